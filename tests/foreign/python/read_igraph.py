"""Reads GraphML with igraph and dumps it.

usage: read_igraph.py (graphml FILE)...
"""

import math
import warnings

import igraph

import dump


def present(attributes):
    """What was said: igraph fills what was not with "" or NaN."""
    return {
        name: value
        for name, value in attributes.items()
        if value != "" and not (isinstance(value, float) and math.isnan(value))
    }


def without(name, attributes):
    return {key: value for key, value in attributes.items() if key != name}


def read(format, path):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        graph = igraph.Graph.Read_GraphML(path)
    # Not graph.vs["id"], which a graph without nodes doesn't have.
    ids = [vertex["id"] for vertex in graph.vs]
    nodes = [dump.node(vertex["id"], without("id", present(vertex.attributes()))) for vertex in graph.vs]
    edges = [
        # igraph 1.0.0 fills the edge attribute `id` with the ids of nodes.
        dump.edge(
            ids[edge.source],
            ids[edge.target],
            without("id", present(edge.attributes())),
            None,
            graph.is_directed(),
        )
        for edge in graph.es
    ]
    return nodes, edges, [f"WARNING: {warning.message}" for warning in caught]


if __name__ == "__main__":
    dump.main(f"igraph {igraph.__version__}", ["graphml"], read, __doc__)
