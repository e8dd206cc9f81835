//! What a file of another program doesn't say outright: the relations of edges and the labels of
//! nodes, by what those are likely to be called.

use crate::formats::remarks::IS_CALLED_LABEL;
use crate::model::{Cells, Column, EdgeLabels, Graph, RELATIONS, Sym, Symbols, is_called};
use crate::text::Diagnostic;

/// What the relation of an edge may be called in a file that doesn't say it outright, the
/// likeliest first. `label` is what people read.
const LIKELY: &[&str] = &["predicate", "interaction", "type", "label", "role", "kind"];

/// How Sigma and its like draw edges, which they call their type.
const DRAWN: &[&str] = &[
    "line",
    "arrow",
    "doublearrow",
    "double-arrow",
    "curve",
    "curved",
    "curvedarrow",
    "straight",
    "curvedline",
    "rectangle",
    "tapered",
    "dashed",
    "dotted",
    "parallel",
    "fast",
    "clamped",
    "loop",
];

/// Those and then the other names that a relation has anywhere.
fn likely() -> impl Iterator<Item = &'static str> {
    let others = RELATIONS.into_iter().filter(|name| !LIKELY.contains(name));
    LIKELY.iter().copied().chain(others)
}

/// Whether the relation must be an attribute besides being the kind: other programs must find it in
/// the label everywhere, it may not have a number, and where there is none, [`guess_relations`]
/// mustn't take something else for it.
pub(crate) fn needs_attribute(graph: &Graph, numbered: bool, labels: &EdgeLabels) -> bool {
    let edges = &graph.edges;
    if edges.relations.iter().any(Option::is_some) {
        let text = |symbol: Option<Sym>| graph.symbols.text_of(symbol);
        let differs = |(relation, label): (&Option<Sym>, &Option<Sym>)| {
            label.is_some() && text(*relation) != text(*label)
        };
        return numbered
            || labels.any_is_marked()
            || edges.relations.iter().zip(&edges.labels).any(differs);
    }
    let is_likely = |column: &Column| {
        column.cells.present() > 0 && likely().any(|name| is_called(&column.name, name))
    };
    edges.labels.iter().any(Option::is_some) || edges.columns.iter().any(is_likely)
}

/// Takes the relations of edges, where none has one, from the attribute that is likeliest to have
/// them. It stays an attribute, too: whoever gets the graph back looks for it by its own name. It is
/// told if one is passed over.
pub(crate) fn guess_relations(graph: &mut Graph) -> Option<Diagnostic> {
    let Graph { edges, symbols, .. } = graph;
    if edges.relations.iter().any(Option::is_some) {
        return None;
    }
    let has_labels = edges.labels.iter().any(Option::is_some);
    let mut drawn = None;
    for name in likely() {
        if name == "label" && has_labels {
            edges.relations.clone_from(&edges.labels);
            return drawn;
        }
        for column in edges.columns.iter().filter(|column| is_called(&column.name, name)) {
            let Cells::Text(cells) = &column.cells else { continue };
            if has_labels && are_drawn(cells, symbols) {
                drawn = drawn.or_else(|| Some(passed_over(&column.name)));
                continue;
            }
            edges.relations.clone_from(cells);
            return drawn;
        }
    }
    drawn
}

/// Whether all texts say how an edge is drawn.
fn are_drawn(cells: &[Option<Sym>], symbols: &Symbols) -> bool {
    let is_drawn = |text: &str| DRAWN.iter().any(|drawn| drawn.eq_ignore_ascii_case(text));
    let mut known: Option<Sym> = None;
    cells.iter().flatten().all(|cell| {
        let is_same = known == Some(*cell);
        known = Some(*cell);
        is_same || is_drawn(symbols.text(*cell))
    })
}

/// Says that an attribute isn't the relation, though it is called like one.
fn passed_over(name: &str) -> Diagnostic {
    let message =
        format!("`{name}` of edges says how they are drawn, so their label is the relation");
    let hint = "call what connects two nodes `relation`, if something else is meant";
    Diagnostic::note("read-as-drawn", message).hint(hint)
}

/// What the label of a node may be called: igraph writes it so in DOT, with a number for the id, and
/// d3 and Cytoscape do in JSON.
pub(crate) const NAME: &str = "name";

/// Whether names would be taken for labels, because no node has one.
pub(crate) fn are_labels_named(graph: &Graph) -> bool {
    let is_named = |column: &Column| column.name == NAME && matches!(column.cells, Cells::Text(_));
    let nodes = &graph.nodes;
    nodes.labels.iter().all(Option::is_none) && nodes.columns.iter().any(is_named)
}

/// Takes names for labels where no node has one, and says so.
pub(crate) fn label_by_name(graph: &mut Graph) -> Option<Diagnostic> {
    if !are_labels_named(graph) {
        return None;
    }
    let nodes = &mut graph.nodes;
    let at = nodes.columns.iter().position(|column| column.name == NAME)?;
    if let Cells::Text(names) = nodes.columns.remove(at).cells {
        nodes.labels = names;
    }
    let message = "`name` of nodes is read as their label";
    Some(Diagnostic::note("read-as-label", message).hint(IS_CALLED_LABEL))
}
