"""Reads DOT with Graphviz and dumps it; also draws it, and says what is drawn otherwise than read.

usage: read_graphviz.py (dot FILE)...

Needs `dot` on the path and nothing but the standard library.
"""

import html.entities
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections import Counter

import dump

DRAWN = {"label", "xlabel", "headlabel", "taillabel", "tooltip"}
SVG = "{http://www.w3.org/2000/svg}"


def run(*arguments):
    """What `dot` writes, and its warnings."""
    done = subprocess.run(["dot", *arguments], capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise ValueError(done.stderr)
    # Other lines are about fonts, not about the graph.
    levels = {"Warning": "WARNING", "Error": "SEVERE"}
    said = [line.partition(":") for line in done.stderr.splitlines()]
    return done.stdout, [levels[word] + colon + text for word, colon, text in said if word in levels]


def unescape(text):
    """In names and values Graphviz keeps backslash escapes until it draws."""
    lines = {"n": "\n", "l": "\n", "r": "\n"}
    return re.sub(r"\\(.)", lambda match: lines.get(match[1], match[1]), text, flags=re.DOTALL)


def decode_entities(text):
    """Graphviz knows the 252 entities of HTML 4 and needs their semicolon."""

    def decode(match):
        name = match[1]
        if name.startswith(("#x", "#X")):
            return chr(int(name[2:], 16))
        if name.startswith("#"):
            return chr(int(name[1:]))
        code = html.entities.name2codepoint.get(name)
        return match[0] if code is None else chr(code)

    return re.sub(r"&(#[xX][0-9a-fA-F]+|#[0-9]+|\w+);", decode, text)


def value(name, raw):
    text = unescape(raw)
    return decode_entities(text) if name in DRAWN else text


def split(own_names, pairs):
    """The members Graphviz adds, and the attributes of the file.

    Graphviz writes its own members first and doesn't mind an attribute of the same name behind them.
    """
    own, attributes = {}, {}
    for name, member in pairs:
        if name in own_names and name not in own:
            own[name] = member
        # The default label is "\N", the node's id: nobody wrote it.
        elif (name, member) != ("label", r"\N"):
            attributes[unescape(name)] = value(name, member)
    if "weight" in attributes:
        attributes["weight"] = float(attributes["weight"])
    return own, attributes


def elements(text):
    """The nodes and edges of Graphviz's JSON, in which keys may repeat."""
    graph = dict(json.loads(text, object_pairs_hook=list))
    # Clusters and other subgraphs come before the nodes.
    objects = graph.get("objects", [])[graph["_subgraph_cnt"] :]
    ids, nodes, edges = {}, [], []
    for pairs in objects:
        own, attributes = split({"_gvid", "name"}, pairs)
        ids[own["_gvid"]] = own["name"]
        nodes.append(dump.node(own["name"], attributes))
    for pairs in graph.get("edges", []):
        own, attributes = split({"_gvid", "tail", "head"}, pairs)
        directed = graph["directed"] and attributes.get("dir") != "none"
        # Graphviz keeps an edge's key, its id, to itself.
        edges.append(dump.edge(ids[own["tail"]], ids[own["head"]], attributes, None, directed))
    return nodes, edges, graph["directed"]


def differences(svg, nodes, edges, directed):
    """What is drawn otherwise than read."""
    try:
        on_paper = Counter(drawn(svg))
    except ElementTree.ParseError as error:
        return [f"SEVERE: the drawing is not well-formed XML: {error}"]
    in_file = Counter(expected(nodes, edges, directed))
    return [
        *(f"WARNING: drawn but not read: {shape}" for shape in on_paper - in_file),
        *(f"WARNING: read but not drawn: {shape}" for shape in in_file - on_paper),
    ]


def drawn(svg):
    """The title and the words of every shape."""
    for group in ElementTree.fromstring(svg).iter(f"{SVG}g"):
        if group.get("class") in {"node", "edge"}:
            texts = [text.text or "" for text in group.iter(f"{SVG}text")]
            yield group.findtext(f"{SVG}title"), words(*texts)


def expected(nodes, edges, directed):
    arrow = "->" if directed else "--"
    for node in nodes:
        yield node["id"], words(node["id"] if node["label"] is None else node["label"], *beside(node))
    for edge in edges:
        yield f"{edge['source']}{arrow}{edge['target']}", words(edge["label"] or "", *beside(edge))


def beside(element):
    """The texts drawn beside the label."""
    return [text for name, text in element["attributes"].items() if name in DRAWN - {"tooltip"}]


def words(*texts):
    """What is drawn, whatever the order of the texts and the width of the blanks."""
    return " ".join(sorted(word for text in texts for word in text.split()))


def read(format, path):
    text, issues = run("-Tdot_json", path)
    svg, _ = run("-Tsvg", path)
    nodes, edges, directed = elements(text)
    return nodes, edges, issues + differences(svg, nodes, edges, directed)


if __name__ == "__main__":
    version = subprocess.run(["dot", "-V"], capture_output=True, text=True).stderr.split()[4]
    dump.main(f"graphviz {version}", ["dot"], read, __doc__)
