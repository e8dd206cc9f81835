//! What a program saw, with the words of the format taken for what they stand for.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::picture::{Attributes, Edge, Node, Picture};
use crate::{gephi, quirks};

/// The picture behind a dump of a file in this format. `meant` only tells which names of
/// attributes to look for, and whether edges have relations and ids.
pub(crate) fn seen(dump: &Value, format: &str, meant: &Picture) -> Picture {
    let reader = dump["reader"].as_str().unwrap_or_default();
    let file = File { reader: reader.split([' ', '-']).next().unwrap_or_default(), format };
    let list = |name: &str| dump[name].as_array().expect("a dump has nodes and edges");
    let mut picture = Picture {
        nodes: list("nodes").iter().map(|dump| file.node(dump)).collect(),
        edges: list("edges").iter().map(|dump| file.edge(dump)).collect(),
    };
    file.relations(&mut picture, list("edges"), meant);
    if format == "dot" {
        real_ids(&mut picture);
        file.real_labels(&mut picture);
    }
    if meant.edges.iter().all(|edge| edge.id.is_none()) {
        // Where edges have no ids, many programs make some up.
        picture.edges.iter_mut().for_each(|edge| edge.id = None);
    }
    if file.reader == "graphology" {
        // JSON, as JavaScript writes it, has no point in whole numbers.
        quirks::doubles(&mut picture);
    }
    name_again(&mut picture, meant);
    picture
}

/// What a program says is the matter with a file.
pub(crate) fn issues(dump: &Value) -> impl Iterator<Item = &str> {
    dump["issues"].as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// Who dumped a file in which format.
#[derive(Clone, Copy)]
struct File<'a> {
    reader: &'a str,
    format: &'a str,
}

impl File<'_> {
    fn is(self, formats: &[&str]) -> bool {
        formats.contains(&self.format)
    }

    fn node(self, dump: &Value) -> Node {
        let mut attributes = self.attributes(dump);
        let plain_table = self.format == "csv" && self.reader != "gephi";
        Node {
            id: text(&dump["id"]).expect("a node has an id"),
            label: text(&dump["label"]),
            kind: take(&mut attributes, if plain_table { "Type" } else { "type" }),
            attributes,
        }
    }

    fn edge(self, dump: &Value) -> Edge {
        let mut attributes = self.attributes(dump);
        let mut id = text(&dump["id"]);
        match (self.format, self.reader) {
            ("graphml", _) => {
                let rid = take(&mut attributes, "rid");
                id = id.or(rid);
            }
            ("dot", _) => id = take(&mut attributes, "key"),
            _ => {}
        }
        let one_way = match (self.format, self.reader) {
            ("csv", "networkx") => take(&mut attributes, "Type").is_none_or(|d| d == "Directed"),
            ("json", "networkx") => attributes.remove("undirected").is_none(),
            _ => true,
        };
        // Gephi adds up the weights that it sees, and those are some.
        let raw = match (self.format, self.reader) {
            ("graphml" | "gexf", _) | ("dot", "graphviz") | ("csv", "gephi") => {
                attributes.remove("weight_raw")
            }
            _ => None,
        };
        let raw = raw.and_then(|raw| raw.as_f64().or_else(|| raw.as_str()?.parse().ok()));
        let relation = take(&mut attributes, "relation");
        Edge {
            id,
            from: text(&dump["source"]).expect("an edge has a source"),
            to: text(&dump["target"]).expect("an edge has a target"),
            directed: one_way && dump["directed"] == true,
            // A table says it only where kinds have numbers.
            relation: relation.filter(|_| !self.is(&["csv"])),
            label: text(&dump["label"]),
            weight: raw.or(dump["weight"].as_f64()),
            attributes,
        }
    }

    /// The attributes but for those by which the format says how things are drawn, or when they
    /// were.
    fn attributes(self, dump: &Value) -> Attributes {
        let all = dump["attributes"].as_object().expect("a dump has attributes").iter();
        let is_data = |name: &str| match self.format {
            "dot" => !DRAWING.contains(&name),
            "graphml" => !["shape_type", "x", "y"].contains(&name),
            "gexf" => !["start", "end", "viz", "color", "Interval"].contains(&name),
            _ => true,
        };
        let all = all.filter(|(name, _)| is_data(name));
        let of_gephi = (self.format, self.reader) == ("graphml", "gephi");
        let name = |name: &String| if of_gephi { gephi::key("", name) } else { name.clone() };
        all.map(|(known, value)| (name(known), value.clone())).collect()
    }

    /// The relation is an attribute or, where no program needs that, the kind or the label.
    fn relations(self, picture: &mut Picture, dumps: &[Value], meant: &Picture) {
        // Elsewhere, a dump calls an attribute of that name a kind.
        let way = (self.format, self.reader);
        let is_kind = matches!(way, ("csv", _) | (_, "gephi") | ("gexf", "graphology"));
        let is_said = picture.edges.iter().any(|edge| edge.relation.is_some());
        let is_meant = meant.edges.iter().any(|edge| edge.relation.is_some());
        for (edge, dump) in picture.edges.iter_mut().zip(dumps) {
            let kind = &dump["kind"];
            match (is_kind, is_said) {
                (true, true) => kind_fits(edge, kind),
                (true, false) => edge.relation = text(kind).map(without_number),
                (false, _) => {
                    if !kind.is_null() {
                        edge.attributes.insert("kind".to_string(), kind.clone());
                    }
                    if !is_said && is_meant {
                        edge.relation.clone_from(&edge.label);
                    }
                }
            }
        }
    }

    /// What is drawn is the label, unless something beside it says otherwise. Gephi makes one edge
    /// of several and doesn't know of whom it says that.
    fn real_labels(self, picture: &mut Picture) {
        let nodes = picture.nodes.iter_mut().map(|node| (&mut node.label, &mut node.attributes));
        let edges = picture.edges.iter_mut().map(|edge| (&mut edge.label, &mut edge.attributes));
        for (label, attributes) in nodes.chain(edges) {
            let mut plain = take(attributes, "plain_label");
            if self.reader == "gephi" {
                // Of edges that became one, the last gives the label, but this may be another's.
                let drawn = label.as_deref().unwrap_or_default();
                plain = plain.filter(|plain| drawn.contains(plain.as_str()));
            }
            match take(attributes, "no_label") {
                Some(_) if self.reader == "graphviz" => *label = None,
                _ => *label = plain.or(label.take()),
            }
        }
        // Graphviz gives every edge a label if one has one.
        for edge in &mut picture.edges {
            edge.label = edge.label.take().filter(|label| !label.is_empty());
        }
    }
}

/// What DOT says about drawing. No attribute of ours has such a name on paper.
#[rustfmt::skip]
const DRAWING: [&str; 19] = [
    "URL", "arrowhead", "arrowsize", "color", "dir", "directed", "fillcolor", "fontcolor",
    "fontname", "fontsize", "headlabel", "height", "labeldistance", "margin", "penwidth", "shape",
    "style", "tooltip", "url",
];

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_string)
}

fn take(attributes: &mut Attributes, name: &str) -> Option<String> {
    let value = attributes.remove(name)?;
    Some(text(&value).unwrap_or_else(|| value.to_string()))
}

/// The relation that a kind stands for, where a number tells it apart from others.
fn without_number(kind: String) -> String {
    match kind.rsplit_once(" #") {
        Some((relation, number)) if number.parse::<u32>().is_ok() => relation.to_string(),
        _ => kind,
    }
}

/// Asserts that the kind is the relation, with a number behind it if the relation repeats. Gephi
/// trims kinds, but doesn't know infinity in them as it does in attributes.
fn kind_fits(edge: &Edge, kind: &Value) {
    if let (Some(relation), Some(kind)) = (&edge.relation, kind.as_str()) {
        let known = |text: &str| text.trim().replace("INF", "Infinity");
        let kind = known(kind);
        let rest = kind.strip_prefix(&known(relation));
        let fits = rest.is_some_and(|rest| rest.is_empty() || rest.trim().starts_with('#'));
        assert!(fits, "the kind {kind:?} is of {relation:?}");
    }
}

/// Where an id can't stand in DOT, it is beside its stand-in.
fn real_ids(picture: &mut Picture) {
    let real = |node: &mut Node| Some((node.id.clone(), take(&mut node.attributes, "cid")?));
    let real: Vec<(String, String)> = picture.nodes.iter_mut().filter_map(real).collect();
    picture.change_ids(|id| {
        let found = real.iter().find(|(stand_in, _)| stand_in == id);
        found.map_or(id, |(_, real)| real).to_string()
    });
}

/// Takes back the `_` that is behind names which mean something to a program. It is behind all
/// names that differ in nothing but the number of `_` at their ends, or behind none of them.
fn name_again(picture: &mut Picture, meant: &Picture) {
    let nodes: Vec<&Attributes> = meant.nodes.iter().map(|node| &node.attributes).collect();
    let edges: Vec<&Attributes> = meant.edges.iter().map(|edge| &edge.attributes).collect();
    renamed(picture.nodes.iter_mut().map(|node| &mut node.attributes).collect(), &nodes);
    renamed(picture.edges.iter_mut().map(|edge| &mut edge.attributes).collect(), &edges);
}

fn renamed(mut seen: Vec<&mut Attributes>, meant: &[&Attributes]) {
    let names: BTreeSet<&String> = meant.iter().flat_map(|attributes| attributes.keys()).collect();
    let found: BTreeSet<String> =
        seen.iter().flat_map(|attributes| attributes.keys().cloned()).collect();
    let stem = |name: &str| name.trim_end_matches('_').to_string();
    let longer = |name: &str| format!("{name}_");
    let is_renamed = |name: &str| {
        let mut group = names.iter().filter(|other| stem(other) == stem(name));
        group.all(|other| found.contains(&longer(other)))
    };
    let renamed: BTreeSet<String> =
        names.iter().filter(|name| is_renamed(name)).map(|name| longer(name)).collect();
    for attributes in &mut seen {
        let all = std::mem::take(*attributes).into_iter();
        attributes.extend(all.map(|(name, value)| match name.strip_suffix('_') {
            Some(shorter) if renamed.contains(&name) => (shorter.to_string(), value),
            _ => (name, value),
        }));
    }
}
