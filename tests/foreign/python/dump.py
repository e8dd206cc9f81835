"""The dump that every Python reader prints; ../README.md says what it holds."""

import json
import math
import sys
import traceback


def node(id, attributes):
    rest = dict(attributes)
    return {"id": id, "label": rest.pop("label", None), "attributes": rest}


def edge(source, target, attributes, id, directed):
    rest = dict(attributes)
    return {
        "id": id,
        "source": source,
        "target": target,
        "directed": directed,
        "kind": rest.pop("kind", None),
        "label": rest.pop("label", None),
        "weight": rest.pop("weight", None),
        "attributes": rest,
    }


def write(reader, format, nodes, edges, issues=()):
    """Prints one line of ASCII, so that no locale can change what is read."""
    keys = ("source", "target", "kind", "label", "id")
    dump = {
        "reader": reader,
        "format": format,
        "nodes": sorted(nodes, key=lambda node: node["id"]),
        "edges": sorted(edges, key=lambda edge: [str(edge[key] or "") for key in keys]),
        "issues": list(issues),
    }
    json.dump(_finite(dump), sys.stdout, allow_nan=False)
    print()


def main(reader, formats, read, usage):
    """Dumps one file after the other: `read` gives the nodes, the edges and the issues of one.

    A file that it can't open is an empty dump with a CRITICAL issue.
    """
    arguments = sys.argv[1:]
    pairs = list(zip(arguments[::2], arguments[1::2]))
    if not pairs or len(arguments) % 2 or any(format not in formats for format, _ in pairs):
        sys.exit(usage)
    gave_up = False
    for format, path in pairs:
        try:
            write(reader, format, *read(format, path))
        except Exception as error:
            gave_up = True
            traceback.print_exc()
            write(reader, format, [], [], [f"CRITICAL: {type(error).__name__}: {error}"])
    sys.exit(gave_up)


def _finite(value):
    """JSON has no NaN and no Infinity: they are written as words."""
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return {math.inf: "Infinity", -math.inf: "-Infinity"}.get(value, "NaN")
    return value
