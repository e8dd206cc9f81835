//! What Gephi makes of what is in a file, each as a function of what was meant.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::picture::{Edge, Picture, rename};
use crate::quirks::{
    dot, edges_weigh_one, named_by_id, no_empty_text, nodes_have_labels, one_direction,
};

/// What it makes of GraphML: a node with a blank label is called by its id, an attribute with a
/// blank name by the id of its key, and a blank value is none.
pub(crate) fn graphml(picture: &mut Picture) {
    let kinds = kinds(picture, trimmed);
    let some = |text: String| Some(text).filter(|text| !trimmed(text).is_empty());
    picture.change_words(some);
    picture.change_texts(some);
    picture.nodes.iter_mut().for_each(|node| rename(&mut node.attributes, |n| key("n_", n)));
    picture.edges.iter_mut().for_each(|edge| rename(&mut edge.attributes, |n| key("e_", n)));
    nodes_have_labels(picture);
    edges_weigh_one(picture);
    short_weights(picture);
    attributes(picture);
    merge(picture, kinds, sum);
}

/// What it makes of GraphML for yEd: the drawing is an attribute, and weights aren't looked after.
pub(crate) fn yed(picture: &mut Picture) {
    let weighs = |edge: &Edge| edge.weight.is_none_or(|weight| weight as f32 != 0.0);
    picture.edges.retain(weighs);
    for node in &mut picture.nodes {
        let drawn = node.label.as_ref().unwrap_or(&node.id).as_str().into();
        node.attributes.insert("n_graphics".to_string(), drawn);
    }
    for edge in &mut picture.edges {
        if let Some(drawn) = edge.label.as_ref().or(edge.relation.as_ref()) {
            edge.attributes.insert("e_graphics".to_string(), drawn.as_str().into());
        }
    }
    graphml(picture);
    for edge in &mut picture.edges {
        edge.weight = edge.weight.filter(|weight| (*weight as f32).is_finite());
    }
}

/// What it makes of GEXF.
pub(crate) fn gexf(picture: &mut Picture) {
    let kinds = kinds(picture, |kind| kind);
    for edge in &mut picture.edges {
        edge.label = edge.label.take().filter(|label| !label.is_empty());
    }
    nodes_have_labels(picture);
    edges_weigh_one(picture);
    short_weights(picture);
    attributes(picture);
    picture.change(|value| Some(item_by_item(value)));
    named_by_id(picture);
    merge(picture, kinds, sum);
}

/// What it makes of tables.
pub(crate) fn table(picture: &mut Picture) {
    let kinds = kinds(picture, trimmed);
    no_empty_text(picture);
    nodes_have_labels(picture);
    edges_weigh_one(picture);
    let some = |text: String| Some(text.trim().to_string()).filter(|text| !text.is_empty());
    picture.change_words(some);
    picture.change_texts(|text| Some(slashed(&some(text)?)).filter(|text| !is_nothing(text)));
    for node in &mut picture.nodes {
        node.kind = node.kind.take().filter(|kind| !is_nothing(kind));
    }
    picture.change_names(header);
    merge(picture, kinds, |a, b| a + b);
}

/// What it makes of DOT: there are no kinds, and the id is an attribute as others are.
pub(crate) fn dot_file(picture: &mut Picture) {
    dot(picture);
    drawn_labels(picture);
    weights_for_layout(picture);
    picture.change_names(|name| trimmed(name).to_lowercase());
    one_direction(picture);
    for edge in &mut picture.edges {
        let id = edge.id.take().map(Value::from);
        edge.attributes.extend(id.map(|id| (NAME_OF_ID.to_string(), id)));
    }
    let no_kinds = vec![None; picture.edges.len()];
    merge(picture, no_kinds, |a, b| a + b);
    for edge in &mut picture.edges {
        let id = edge.attributes.remove(NAME_OF_ID);
        edge.id = id.and_then(|id| id.as_str().map(str::to_string));
    }
}

/// A name that no attribute has.
const NAME_OF_ID: &str = "\0";

/// The labels as Graphviz draws them: the relation where an edge has none.
fn drawn_labels(picture: &mut Picture) {
    let labels: Vec<_> = picture.nodes.iter().map(|node| node.label.clone()).collect();
    no_empty_text(picture);
    picture.nodes.iter_mut().zip(labels).for_each(|(node, label)| node.label = label);
    nodes_have_labels(picture);
    for edge in &mut picture.edges {
        edge.label = edge.label.take().or(edge.relation.clone());
    }
    let labels = picture.nodes.iter_mut().map(|node| &mut node.label);
    let labels = labels.chain(picture.edges.iter_mut().map(|edge| &mut edge.label));
    labels.flatten().for_each(|label| *label = drawn(label));
}

/// The weights that Graphviz can lay out by are weights, others are attributes.
fn weights_for_layout(picture: &mut Picture) {
    edges_weigh_one(picture);
    for edge in &mut picture.edges {
        let weight = edge.weight.filter(|weight| !(1e-6..=1e6).contains(&weight.abs()));
        if let Some(weight) = weight {
            edge.attributes.insert("weight_raw".to_string(), weight.to_string().into());
            edge.weight = Some(1.0);
        }
    }
    short_weights(picture);
}

/// A label as Graphviz needs it: what it would take for an entity isn't one.
fn drawn(label: &str) -> String {
    let mut drawn = String::new();
    for (at, c) in label.char_indices() {
        let after = &label[at + c.len_utf8()..];
        let name = after.strip_prefix('#').unwrap_or(after);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(0);
        match c {
            '&' if end > 0 && name[end..].starts_with(';') => drawn.push_str("&amp;"),
            '\u{2028}' => drawn.push_str("&#8232;"),
            c => drawn.push(c),
        }
    }
    drawn
}

/// Weights have 32 bits, but for those that are an attribute because of that.
fn short_weights(picture: &mut Picture) {
    let weights = picture.edges.iter_mut().filter_map(|edge| edge.weight.as_mut());
    weights.filter(|weight| fits(**weight)).for_each(|w| *w = f64::from(*w as f32));
}

/// Whether a weight can be one in 32 bits.
fn fits(weight: f64) -> bool {
    weight as f32 != 0.0 && (weight as f32).is_finite()
}

/// The weight of two edges that became one, and an attribute is what the last one says it is.
fn sum(first: f64, second: f64) -> f64 {
    match (fits(first), fits(second)) {
        (true, true) => first + second,
        (false, true) => first,
        (_, false) => second,
    }
}

/// A text as Java trims it.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c| c <= ' ')
}

/// Texts of attributes are searched for what Java doesn't call infinity, and `null` is nothing.
fn attributes(picture: &mut Picture) {
    let made = |text: String| {
        (!text.is_empty() && !is_nothing(&text)).then(|| text.replace("INF", "Infinity"))
    };
    picture.change_texts(made);
    for node in &mut picture.nodes {
        node.kind = node.kind.take().and_then(made);
    }
    for edge in &mut picture.edges {
        edge.relation = edge.relation.take().and_then(made);
    }
}

fn is_nothing(text: &str) -> bool {
    text.eq_ignore_ascii_case("null")
}

/// An empty text in a list is nothing, and so is `null`; infinity is looked for as well.
fn item_by_item(value: Value) -> Value {
    let Value::Array(items) = value else { return value };
    let made = |item: Value| match item.as_str() {
        Some(text) if text.is_empty() || is_nothing(text) => Value::Null,
        Some(text) => text.replace("INF", "Infinity").into(),
        None => item,
    };
    items.into_iter().map(made).collect()
}

/// The name of a column in a table, which we keep clear of what Gephi looks for in names.
fn header(name: &str) -> String {
    let name = name.trim().to_lowercase().replace('\'', "’");
    name.replace("interval", "inter_val").replace("timestamp", "times_tamp")
}

/// A date as we write it, so that Gephi takes it for a text.
fn slashed(text: &str) -> String {
    let date = text.split('T').next().unwrap_or_default();
    let digits: Vec<usize> = date.split('-').map(|part| part.len()).collect();
    let is_date = date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        && matches!(digits.as_slice(), [4, 2] | [4, 2, 2]);
    if is_date { text.replacen('-', "/", 2) } else { text.to_string() }
}

/// The name of an attribute in GraphML. One that is nothing but blanks gives way to the id of the
/// key, which is made from it. Blanks before a `_` count as those at the end: it may be ours.
pub(crate) fn key(prefix: &str, name: &str) -> String {
    let stem = name.trim_end_matches('_');
    match trimmed(name) {
        "" => format!("{prefix}{}_{:08x}", "_".repeat(name.len()), hash(name)),
        _ => format!("{}{}", trimmed(stem), &name[stem.len()..]),
    }
}

/// The number that ids of attributes are made from.
fn hash(name: &str) -> u32 {
    let mixed = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    name.bytes().fold(0x811c_9dc5, mixed)
}

/// What keeps edges apart: we number the relations that repeat. An empty kind is none.
fn kinds(picture: &Picture, kind: fn(&str) -> &str) -> Vec<Option<usize>> {
    let mut empty = BTreeSet::new();
    let edges = picture.edges.iter().enumerate();
    let number = |(number, edge): (usize, &Edge)| {
        let relation = edge.relation.as_deref()?;
        let mut is_first =
            || empty.insert((relation.to_string(), edge.from.clone(), edge.to.clone()));
        if kind(relation).is_empty() && is_first() { None } else { Some(number) }
    };
    edges.map(number).collect()
}

/// Edges of one kind between the same nodes are one: the first, with the sum of the weights, and
/// what else is said of the last one that says it.
fn merge(picture: &mut Picture, kinds: Vec<Option<usize>>, sum: fn(f64, f64) -> f64) {
    let mut merged: Vec<(Edge, Option<usize>)> = Vec::new();
    for (edge, kind) in std::mem::take(&mut picture.edges).into_iter().zip(kinds) {
        let same = merged.iter_mut().find(|(other, known)| *known == kind && meet(other, &edge));
        let Some((first, _)) = same else {
            merged.push((edge, kind));
            continue;
        };
        first.weight = first.weight.zip(edge.weight).map(|(a, b)| sum(a, b));
        first.label = edge.label.or(first.label.take());
        first.relation = edge.relation.or(first.relation.take());
        first.attributes.extend(edge.attributes);
    }
    picture.edges = merged.into_iter().map(|(edge, _)| edge).collect();
}

/// Whether two edges have the same ends, in any order if one has no direction.
fn meet(a: &Edge, b: &Edge) -> bool {
    let turned = a.from == b.to && a.to == b.from && !(a.directed && b.directed);
    turned || (a.from == b.from && a.to == b.to)
}
