//! What programs make of what is in a file, each as a function of what was meant.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::picture::{Attributes, Picture};

/// What networkx makes of GraphML for yEd: it knows the drawing.
pub(crate) fn networkx_yed(picture: &mut Picture) {
    nodes_have_labels(picture);
    no_empty_labels(picture);
}

/// What networkx makes of GEXF.
pub(crate) fn networkx_gexf(picture: &mut Picture) {
    nodes_have_labels(picture);
    picture.change(|value| Some(list_as_text(value)));
}

/// What a reader of plain tables sees.
pub(crate) fn table(picture: &mut Picture) {
    picture.change(|value| Some(text_of(value)));
    no_empty_text(picture);
    edges_weigh_one(picture);
}

/// What igraph makes of GraphML.
pub(crate) fn igraph(picture: &mut Picture) {
    no_empty_text(picture);
    doubles(picture);
    absent_is_false(picture.nodes.iter_mut().map(|node| &mut node.attributes).collect());
    absent_is_false(picture.edges.iter_mut().map(|edge| &mut edge.attributes).collect());
    let ampersand = |text: &str| text.replace('&', "&#38;");
    picture.change_ids(ampersand);
    picture.change_names(ampersand);
    one_direction(picture);
}

/// What graphology makes of GraphML.
pub(crate) fn graphology_graphml(picture: &mut Picture) {
    doubles(picture);
    no_negative_zero(picture);
    one_direction(picture);
}

/// What graphology makes of GraphML for yEd: the drawing is an attribute without a name.
pub(crate) fn graphology_yed(picture: &mut Picture) {
    graphology_graphml(picture);
    for node in &mut picture.nodes {
        let drawn = node.label.clone().unwrap_or(node.id.clone());
        node.attributes.insert(String::new(), drawn.into());
    }
    for edge in &mut picture.edges {
        let drawn = edge.label.clone().or(edge.relation.clone()).unwrap_or_default();
        edge.attributes.insert(String::new(), drawn.into());
    }
}

/// What graphology makes of GEXF.
pub(crate) fn graphology_gexf(picture: &mut Picture) {
    nodes_have_labels(picture);
    no_empty_labels(picture);
    named_by_id(picture);
    doubles(picture);
    no_negative_zero(picture);
}

/// An attribute without a name is called by its id, which is made from the name.
pub(crate) fn named_by_id(picture: &mut Picture) {
    picture.change_names(|name| if name.is_empty() { "2166136261" } else { name }.to_string());
}

/// What graphology makes of its own JSON.
pub(crate) fn graphology_json(picture: &mut Picture) {
    large_is_text(picture.nodes.iter_mut().map(|node| &mut node.attributes).collect());
    large_is_text(picture.edges.iter_mut().map(|edge| &mut edge.attributes).collect());
    doubles(picture);
    no_negative_zero(picture);
}

/// What Graphviz makes of DOT: it keeps the ids of edges to itself, and empty text is none but in
/// the label of a node, which otherwise is the id.
pub(crate) fn graphviz(picture: &mut Picture) {
    dot(picture);
    let labels: Vec<_> = picture.nodes.iter().map(|node| node.label.clone()).collect();
    no_empty_text(picture);
    picture.nodes.iter_mut().zip(labels).for_each(|(node, label)| node.label = label);
    picture.edges.iter_mut().for_each(|edge| edge.id = None);
    // That all edges weigh one stands in the file once, which Graphviz can't know.
    if picture.edges.iter().all(|edge| edge.weight == Some(1.0)) {
        picture.edges.iter_mut().for_each(|edge| edge.weight = None);
    }
}

/// What stands in DOT.
pub(crate) fn dot(picture: &mut Picture) {
    picture.change(|value| Some(text_of(value)));
    // Other readers would end a line there.
    let as_entity = |text: &str| text.replace('\u{2028}', "&#8232;");
    picture.change_texts(|text| Some(as_entity(&text)));
    picture.change_names(as_entity);
    let kinds = picture.nodes.iter_mut().map(|node| &mut node.kind);
    let words = kinds.chain(picture.edges.iter_mut().map(|edge| &mut edge.relation));
    words.flatten().for_each(|word| *word = as_entity(word));
}

/// Where some boolean is there, all are.
fn absent_is_false(attributes: Vec<&mut Attributes>) {
    let booleans = attributes.iter().flat_map(|attributes| attributes.iter());
    let booleans = booleans.filter(|(_, value)| value.is_boolean());
    let names: BTreeSet<String> = booleans.map(|(name, _)| name.clone()).collect();
    for attributes in attributes {
        for name in &names {
            attributes.entry(name.clone()).or_insert(false.into());
        }
    }
}

/// Where some whole number is larger than a double can tell from its neighbours, all are text.
fn large_is_text(mut attributes: Vec<&mut Attributes>) {
    let values = attributes.iter().flat_map(|attributes| attributes.iter());
    let large = values.filter(|(_, v)| v.as_i64().is_some_and(|n| n.unsigned_abs() >= 1 << 53));
    let names: BTreeSet<String> = large.map(|(name, _)| name.clone()).collect();
    let values = attributes.iter_mut().flat_map(|attributes| attributes.iter_mut());
    for (_, value) in values.filter(|(name, _)| names.contains(*name)) {
        *value = value.to_string().into();
    }
}

/// In a graph of directed edges, all are.
pub(crate) fn one_direction(picture: &mut Picture) {
    if picture.edges.iter().any(|edge| edge.directed) {
        picture.edges.iter_mut().for_each(|edge| edge.directed = true);
    }
}

/// The smallest zero is zero.
fn no_negative_zero(picture: &mut Picture) {
    let zero = |number: f64| if number == 0.0 { 0.0 } else { number };
    picture.change(|value| match value.as_f64() {
        Some(number) if value.is_f64() => Some(zero(number).into()),
        _ => Some(value),
    });
    for edge in &mut picture.edges {
        edge.weight = edge.weight.map(zero);
    }
}

/// An edge without a weight has one.
pub(crate) fn edges_weigh_one(picture: &mut Picture) {
    for edge in &mut picture.edges {
        edge.weight.get_or_insert(1.0);
    }
}

/// An empty label is none.
pub(crate) fn no_empty_labels(picture: &mut Picture) {
    let nodes = picture.nodes.iter_mut().map(|node| &mut node.label);
    let labels = nodes.chain(picture.edges.iter_mut().map(|edge| &mut edge.label));
    labels.for_each(|label| *label = label.take().filter(|label| !label.is_empty()));
}

/// An empty text is none.
pub(crate) fn no_empty_text(picture: &mut Picture) {
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    picture.change_words(some);
    picture.change_texts(some);
}

/// A node without a label has its id as one.
pub(crate) fn nodes_have_labels(picture: &mut Picture) {
    for node in &mut picture.nodes {
        node.label.get_or_insert_with(|| node.id.clone());
    }
}

/// All numbers are doubles.
pub(crate) fn doubles(picture: &mut Picture) {
    picture.change(|value| Some(value.as_f64().map_or(value, Value::from)));
}

/// A list is what stands in the file.
fn list_as_text(value: Value) -> Value {
    let Value::Array(items) = value else { return value };
    let quoted = |item: &Value| {
        let text = item.as_str().expect("lists are of texts");
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    };
    format!("[{}]", items.iter().map(quoted).collect::<Vec<String>>().join(", ")).into()
}

/// A value is the text that stands in the file.
pub(crate) fn text_of(value: Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => {
            let number = number.as_f64().expect("it is one");
            let point = if number.fract() == 0.0 { ".0" } else { "" };
            format!("{number}{point}").into()
        }
        Value::Number(_) | Value::Bool(_) => value.to_string().into(),
        other => other,
    }
}
