//! The keys a file declares, and what each is to nodes and edges.

use std::collections::BTreeMap;

use super::names;
use crate::formats::parts::{Columns, Part};
use crate::formats::remarks::IS_CALLED_LABEL;
use crate::formats::xml::{Event, Events, Tag, decode, in_memory};
use crate::model::Kind;
use crate::text::{Diagnostic, clean};

/// A declared key.
#[derive(Clone, Debug, Default)]
pub(super) struct Key {
    /// What `<data>` calls it.
    pub(super) id: String,
    /// What people call it.
    pub(super) name: String,
    /// What of it is for: nothing, or `all`, is everything.
    target: String,
    kind: Option<Kind>,
    drawing: bool,
    /// The value of what doesn't give one.
    pub(super) default: Option<String>,
    /// Where it is declared: the first byte, and how many.
    place: (u64, usize),
}

/// What a key is to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NodeUse {
    /// What people read.
    Label,
    /// The kind of thing it is.
    Type,
    /// A further attribute.
    Column(usize),
    /// yEd's drawing of it.
    Drawing,
    /// What it is called in Cytoscape, which others say as well.
    Shown,
}

/// What a key is to an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EdgeUse {
    /// What people read.
    Label,
    /// The relation.
    Relation,
    /// The weight.
    Weight,
    /// The id once more, or else a further attribute.
    Rid,
    /// A further attribute.
    Column(usize),
    /// yEd's drawing of it.
    Drawing,
    /// What it is called in Cytoscape, which others say as well.
    Shown,
}

impl Key {
    /// Reads a key, of which the tag has been read.
    pub(super) fn read(tag: Tag, events: &mut Events) -> Key {
        let mut key = Key { place: (tag.at, tag.length), ..Key::default() };
        let mut name = None;
        for (attribute, value) in tag.attributes() {
            let value = decode(value);
            match attribute {
                "id" => key.id = value.into_owned(),
                "for" => key.target = value.into_owned(),
                "attr.name" => name = Some(clean(&value).into_owned()),
                "attr.type" => key.kind = Some(kind(&value, tag, events)),
                "yfiles.type" => key.drawing |= value.ends_with("graphics"),
                _ => {}
            }
        }
        key.name = name.unwrap_or_else(|| clean(&key.id).into_owned());
        let depth = events.depth();
        while let Some(event) = events.next() {
            match event {
                Event::Start(tag) if tag.name == "default" => {
                    key.default = Some(clean(&events.text().0).into_owned());
                }
                Event::Start(_) => events.skip_element(),
                Event::End if events.depth() < depth => break,
                _ => {}
            }
        }
        key
    }

    /// Whether it is for nodes, edges, or whatever this is.
    pub(super) fn is_for(&self, target: &str) -> bool {
        self.target == target || self.target.is_empty() || self.target == "all"
    }

    fn is(&self, name: &str) -> bool {
        !self.drawing && !self.is_shown() && self.name.eq_ignore_ascii_case(name)
    }

    /// Whether it is there for Cytoscape alone.
    fn is_shown(&self) -> bool {
        self.id == names::SHOWN_NODE || self.id == names::SHOWN_EDGE
    }

    /// The name in memory. What ends in `_` has it from us if the id is one that we give, or
    /// igraph, which keeps our names.
    fn column_name(&self, reserved: &[&str]) -> &str {
        match self.id.starts_with("n_") || self.id.starts_with("e_") {
            true => in_memory(&self.name, reserved),
            false => &self.name,
        }
    }
}

fn kind(name: &str, tag: Tag, events: &mut Events) -> Kind {
    match name {
        "boolean" | "bool" => Kind::Bool,
        "int" | "integer" | "long" | "short" | "byte" => Kind::Int,
        "float" | "double" => Kind::Float,
        "string" => Kind::Text,
        other => {
            let message = format!("`{}` is no type of GraphML; the values are read as text", other);
            let told = Diagnostic::warning("unknown-type", message);
            let hint = "the types are boolean, int, long, float, double and string";
            let place = events.remarks.place(tag.at, tag.length);
            events.remarks.tell(told.at(place).hint(hint));
            Kind::Text
        }
    }
}

/// The keys of a file, in order, and what each is.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    list: Vec<Key>,
    nodes: Vec<Option<NodeUse>>,
    edges: Vec<Option<EdgeUse>>,
    /// For each key the first that is the same to nodes, and to edges.
    firsts: [Vec<usize>; 2],
    /// Whether a key says outright what the relation of an edge is.
    pub(super) relation: bool,
    /// Whether yEd wrote the file.
    pub(super) drawn: bool,
}

impl Keys {
    /// Adds a key.
    pub(super) fn push(&mut self, key: Key) {
        self.drawn |= key.drawing;
        self.list.push(key);
    }

    /// Decides what each key is, now that all are known, and makes their columns. It gives the same
    /// columns each time.
    pub(super) fn decide(&mut self, part: &mut Part) {
        let label = self.chosen("node", names::NODE_LABEL).or_else(|| self.id_of_igraph());
        let edge_label = self.chosen("edge", names::EDGE_LABEL);
        let weight = self.chosen("edge", names::WEIGHT);
        self.nodes = self
            .list
            .iter()
            .map(|key| {
                let columns = &mut part.nodes.columns;
                key.is_for("node").then(|| match key {
                    key if key.drawing => NodeUse::Drawing,
                    key if key.is_shown() => NodeUse::Shown,
                    key if Some(&key.name) == label.as_ref() => NodeUse::Label,
                    key if key.is("type") => NodeUse::Type,
                    key => NodeUse::Column(draft(columns, key, names::NODE)),
                })
            })
            .collect();
        self.edges = self
            .list
            .iter()
            .map(|key| {
                let columns = &mut part.edges.columns;
                key.is_for("edge").then(|| match key {
                    key if key.drawing => EdgeUse::Drawing,
                    key if key.is_shown() => EdgeUse::Shown,
                    key if Some(&key.name) == edge_label.as_ref() => EdgeUse::Label,
                    key if Some(&key.name) == weight.as_ref() || key.is("weight_raw") => {
                        EdgeUse::Weight
                    }
                    key if key.is("relation") => EdgeUse::Relation,
                    key if key.is("rid") => EdgeUse::Rid,
                    key => EdgeUse::Column(draft(columns, key, names::EDGE)),
                })
            })
            .collect();
        self.relation = self.edges.contains(&Some(EdgeUse::Relation));
        self.firsts = [firsts(&self.nodes), firsts(&self.edges)];
    }

    /// Says which keys are labels without being called so: other programs that read what is written
    /// look for them in vain.
    pub(super) fn tell_labels(&self, events: &mut Events) {
        for (number, key) in self.list.iter().enumerate().filter(|(_, key)| !key.is("label")) {
            let name = &key.name;
            let message = match (self.nodes[number], self.edges[number]) {
                (Some(NodeUse::Label), _) => format!("`{name}` of nodes is read as their label"),
                (_, Some(EdgeUse::Label)) => format!("`{name}` of edges is read as their label"),
                _ => continue,
            };
            let told = Diagnostic::note("read-as-label", message);
            let place = events.remarks.place(key.place.0, key.place.1);
            events.remarks.tell(told.at(place).hint(IS_CALLED_LABEL));
        }
    }

    /// The number of the key with this id; `guess` is where it would be if keys came in order.
    pub(super) fn find(&self, id: &str, guess: usize) -> Option<usize> {
        if self.list.get(guess).is_some_and(|key| key.id == id) {
            return Some(guess);
        }
        self.list.iter().position(|key| key.id == id)
    }

    /// A key.
    pub(super) fn get(&self, number: usize) -> &Key {
        &self.list[number]
    }

    /// What a key is to a node.
    pub(super) fn of_node(&self, number: usize) -> Option<NodeUse> {
        self.nodes[number]
    }

    /// What a key is to an edge.
    pub(super) fn of_edge(&self, number: usize) -> Option<EdgeUse> {
        self.edges[number]
    }

    /// The first key that is the same to a node as this one.
    pub(super) fn first_of_node(&self, number: usize) -> usize {
        self.firsts[0][number]
    }

    /// The first key that is the same to an edge as this one.
    pub(super) fn first_of_edge(&self, number: usize) -> usize {
        self.firsts[1][number]
    }

    /// The first key whose values are in this column of nodes.
    pub(super) fn of_node_column(&self, column: usize) -> Option<usize> {
        self.nodes.iter().position(|key| *key == Some(NodeUse::Column(column)))
    }

    /// The first key whose values are in this column of edges.
    pub(super) fn of_edge_column(&self, column: usize) -> Option<usize> {
        self.edges.iter().position(|key| *key == Some(EdgeUse::Column(column)))
    }

    /// Whether a key says what people read for nodes, so that an entity doesn't.
    pub(super) fn label_nodes(&self) -> bool {
        self.nodes.contains(&Some(NodeUse::Label))
    }

    /// The values of what gives none: the number of the key and the text.
    pub(super) fn defaults(&self, target: &str) -> Vec<(usize, String)> {
        let of = |(number, key): (usize, &Key)| {
            let default = key.default.clone().filter(|_| key.is_for(target))?;
            Some((number, default))
        };
        self.list.iter().enumerate().filter_map(of).collect()
    }

    /// How many keys there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// igraph numbers the nodes of a file anew, and keeps the ids that they had in an attribute.
    fn id_of_igraph(&self) -> Option<String> {
        let is_it = |key: &&Key| key.is_for("node") && key.id == "v_id" && key.is("id");
        self.list.iter().find(is_it).map(|key| key.name.clone())
    }

    fn chosen(&self, target: &str, candidates: &[&str]) -> Option<String> {
        let find = |name: &&str| {
            self.list.iter().find(|key| key.is_for(target) && key.is(name)).map(|key| &key.name)
        };
        candidates.iter().find_map(find).cloned()
    }
}

/// For each key the first of which the use is the same, or else the key itself.
fn firsts<U: Copy + Ord>(uses: &[Option<U>]) -> Vec<usize> {
    let mut known = BTreeMap::new();
    let first = |(number, what): (usize, &Option<U>)| match what {
        Some(what) => *known.entry(*what).or_insert(number),
        None => number,
    };
    uses.iter().enumerate().map(first).collect()
}

/// The column of a key. Several keys of one name but different types, as networkx declares them,
/// are one column, and all its values tell its kind.
fn draft(columns: &mut Columns, key: &Key, reserved: &[&str]) -> usize {
    columns.declared(key.column_name(reserved), key.kind.unwrap_or(Kind::Text))
}
