//! Keys that mean something, and attributes that happen to be called so.

/// Keys of a node with a meaning here, in Cytoscape, or for the function networkx gives them to. On
/// reading, a `_` behind one of them is taken away.
pub(super) const OF_NODES: &[&str] = &[
    "id",
    "label",
    "type",
    "source",
    "target",
    "key",
    "parent",
    "data",
    "attributes",
    "self",
    "node_for_adding",
    "name",
];

/// The key of an attribute `name` of nodes that have no labels, for which it would be taken.
pub(super) const NAME_OF_NO_LABEL: &str = "name_";

/// Keys of an edge.
pub(super) const OF_EDGES: &[&str] = &[
    "id",
    "source",
    "target",
    "relation",
    "label",
    "weight",
    "directed",
    "undirected",
    "key",
    "parent",
    "data",
    "attributes",
    "self",
    "u_for_edge",
    "v_for_edge",
];

/// Keys of a node that mean something among nodes, here or for networkx.
pub(super) const AMONG_NODES: &[&str] = &["id", "label", "type", "self", "node_for_adding", "name"];

/// Keys of a node that mean something where it may be an edge.
pub(super) const AMONG_BOTH: &[&str] =
    &["id", "label", "type", "source", "target", "self", "node_for_adding", "name"];

/// Keys of an edge that mean something here or for networkx.
pub(super) const AMONG_EDGES: &[&str] = &[
    "id",
    "source",
    "target",
    "relation",
    "label",
    "weight",
    "directed",
    "undirected",
    "key",
    "self",
    "u_for_edge",
    "v_for_edge",
];

/// What `cy.json()` says of the graph, and beside the data of elements, of how they are shown.
#[rustfmt::skip]
pub(super) const CYTOSCAPE_VIEW: &[&str] = &[
    "style", "zoom", "minZoom", "maxZoom", "zoomingEnabled", "userZoomingEnabled", "pan",
    "panningEnabled", "userPanningEnabled", "boxSelectionEnabled", "renderer", "position",
    "removed", "selected", "selectable", "locked", "grabbable", "pannable",
];

/// What an id that is made for an edge starts with; the number of the edge is behind it.
pub(super) const MADE_ID: &str = "claimgraph-edge-";

/// What the id of an edge has before it because a node has it, too.
pub(super) const CLASH: &str = "e:";

/// Whether the id of an edge was made for it, as it had none.
pub(super) fn is_made_id(id: &str) -> bool {
    let number = id.trim_start_matches(CLASH).strip_prefix(MADE_ID);
    number.is_some_and(|n| !n.is_empty() && n.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The key of an attribute: its name, and one `_` more if that has a meaning already, or would
/// lose a `_` on reading.
pub(super) fn key(attribute: &str, meant: &[&str], reserved: &[&str]) -> String {
    let stem = attribute.trim_end_matches('_');
    let loses = stem != attribute && reserved.contains(&stem);
    format!("{attribute}{}", if loses || meant.contains(&attribute) { "_" } else { "" })
}

/// The attribute that a key stands for.
pub(super) fn attribute<'a>(key: &'a str, reserved: &[&str]) -> &'a str {
    match key.strip_suffix('_') {
        Some(shorter) if reserved.contains(&key.trim_end_matches('_')) => shorter,
        _ => key,
    }
}
