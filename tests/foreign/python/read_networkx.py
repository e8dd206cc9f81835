"""Reads a graph with networkx and dumps it.

usage: read_networkx.py (graphml|gexf|json|csv FILE)...

json is networkx's node-link form. csv is an edge table, or EDGES,NODES.
"""

import csv
import json

import networkx

import dump


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return networkx.node_link_graph(json.load(file))


def read_csv(paths):
    # networkx has no table reader of its own but through pandas, which guesses
    # types; the plain rows say more about the file.
    edge_table, _, node_table = paths.partition(",")
    graph = networkx.MultiDiGraph()
    for row in rows(node_table, {"id", "label"}) if node_table else ():
        # Not as keywords, of which networkx has some of its own.
        id = row.pop("id")
        graph.add_node(id)
        graph.nodes[id].update(row)
    for row in rows(edge_table, {"id", "label", "source", "target", "kind", "weight"}):
        if "weight" in row:
            row["weight"] = float(row["weight"])
        source, target = row.pop("source"), row.pop("target")
        key = graph.add_edge(source, target, row.get("id"))
        graph.edges[source, target, key].update(row)
    return graph


def rows(path, known):
    """The rows of a table, without empty cells, known names in small letters."""
    # strict: an open quote is an error, not the rest of the file.
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            if None in row or None in row.values():
                raise ValueError(f"{path}: a row of the wrong length: {row}")
            yield {
                name.lower() if name.lower() in known else name: cell
                for name, cell in row.items()
                if cell != ""
            }


READERS = {
    "graphml": networkx.read_graphml,
    "gexf": networkx.read_gexf,
    "json": read_json,
    "csv": read_csv,
}


def edges_of(graph):
    if graph.is_multigraph():
        return graph.edges(keys=True, data=True)
    return ((source, target, None, data) for source, target, data in graph.edges(data=True))


def read(format, path):
    graph = READERS[format](path)
    directed = graph.is_directed()
    nodes = [dump.node(id, data) for id, data in graph.nodes(data=True)]
    edges = [
        # The XML readers keep the edge's id twice: as key and as attribute.
        dump.edge(source, target, {k: v for k, v in data.items() if k != "id"}, data.get("id", key), directed)
        for source, target, key, data in edges_of(graph)
    ]
    return nodes, edges


if __name__ == "__main__":
    dump.main(f"networkx {networkx.__version__}", READERS, read, __doc__)
