//! The fields of a node or an edge, whichever form of JSON it has.

use crate::formats::json::names::{NAME_OF_NO_LABEL, OF_EDGES, OF_NODES};
use crate::formats::json::value::Json;
use crate::model::{Sym, Symbols};

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Element {
    /// A node.
    Node,
    /// An edge.
    Edge,
    /// An edge if it says what it connects, else a node.
    Either,
}

/// The fields of an element on one level.
pub(super) struct Flat {
    /// What it says, its `data` or `attributes` last.
    pub(super) fields: Vec<(Sym, Json)>,
    /// Whether it has a `key` beside its attributes, as graphology's elements have.
    pub(super) keyed: bool,
    /// What stands beside its data and means nothing here.
    pub(super) beside: Vec<Sym>,
}

/// The keys with a meaning, in the order of their symbols, which are the first of all.
pub(super) struct Keys(Vec<&'static str>);

impl Keys {
    /// The keys, as the first symbols of an empty table.
    pub(super) fn new(symbols: &mut Symbols) -> Keys {
        let others = [
            "name",
            "from",
            "to",
            "subject",
            "object",
            "predicate",
            "node",
            "edge",
            "group",
            "index",
            "start",
            "end",
            "labels",
            "properties",
            "schema",
            "caption",
            NAME_OF_NO_LABEL,
        ];
        let mut keys = Vec::new();
        for key in OF_NODES.iter().chain(OF_EDGES).chain(&others) {
            if symbols.intern(key).index() == keys.len() {
                keys.push(*key);
            }
        }
        Keys(keys)
    }

    /// The key, if it has a meaning.
    pub(super) fn name(&self, key: Sym) -> &'static str {
        self.0.get(key.index()).copied().unwrap_or_default()
    }

    /// Where the field with this key stands.
    pub(super) fn position(&self, fields: &[(Sym, Json)], name: &str) -> Option<usize> {
        fields.iter().position(|(key, _)| self.name(*key) == name)
    }

    /// The fields of an element, with those of its `data` or `attributes` among them.
    pub(super) fn flattened(&self, fields: Vec<(Sym, Json)>) -> Flat {
        let is_wrapper = |name: &str| matches!(name, "data" | "attributes" | "node" | "edge");
        let wraps = |(key, value): &(Sym, Json)| {
            matches!(value, Json::Object(_)) && is_wrapper(self.name(*key))
        };
        let mut flat = Flat { fields, keyed: false, beside: Vec::new() };
        if !flat.fields.iter().any(wraps) {
            return flat;
        }
        let mut inner = Vec::new();
        for (key, value) in std::mem::take(&mut flat.fields) {
            match (self.name(key), value) {
                (name, Json::Object(fields)) if is_wrapper(name) => inner.extend(fields),
                (
                    name @ ("id" | "key" | "source" | "target" | "undirected" | "directed"),
                    value,
                ) => {
                    flat.keyed |= name == "key";
                    flat.fields.push((key, value));
                }
                // It says whether the element is a node or an edge, as its ends do.
                ("group", _) => {}
                _ => flat.beside.push(key),
            }
        }
        flat.fields.append(&mut inner);
        flat
    }
}
