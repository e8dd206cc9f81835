//! Keys that mean something, and attributes that happen to be called so.

/// Keys of a node with a meaning here, in Cytoscape, or for the function networkx gives them to.
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
];

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

/// The key of an attribute: its name, and one `_` more if that has a meaning already.
pub(super) fn key(attribute: &str, reserved: &[&str]) -> String {
    let taken = reserved.contains(&attribute.trim_end_matches('_'));
    format!("{attribute}{}", if taken { "_" } else { "" })
}

/// The attribute that a key stands for.
pub(super) fn attribute<'a>(key: &'a str, reserved: &[&str]) -> &'a str {
    match key.strip_suffix('_') {
        Some(shorter) if reserved.contains(&key.trim_end_matches('_')) => shorter,
        _ => key,
    }
}
