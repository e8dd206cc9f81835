//! Records of Neo4j, as APOC exports them, and of FollowTheMoney, in a form like that of others.

use crate::formats::json::element::Keys;
use crate::formats::json::value::Json;
use crate::model::{Sym, Symbols};

/// What an element says, in fields that have the names of this format.
pub(super) struct Exported {
    pub(super) fields: Vec<(Sym, Json)>,
    pub(super) from: From,
}

/// Where an element comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// Neo4j: a node with its labels.
    Node,
    /// Neo4j: a relationship between two nodes, as far as it names them.
    Relationship,
    /// FollowTheMoney: an entity with its schema.
    FollowTheMoney,
    /// Anywhere else.
    Elsewhere,
}

/// What the properties of a node may be called, too, that means something here.
const OF_NODES: &[&str] = &["id", "key", "label", "type", "source", "target"];

/// The same of a relationship, but for a weight, which is one.
const OF_EDGES: &[&str] =
    &["id", "key", "label", "source", "target", "relation", "directed", "undirected"];

/// Makes an element out of what may be a record.
pub(super) fn plain(fields: Vec<(Sym, Json)>, keys: &Keys, symbols: &mut Symbols) -> Exported {
    let is_sign =
        |(key, _): &(Sym, Json)| matches!(keys.name(*key), "start" | "labels" | "properties");
    if !fields.iter().any(is_sign) {
        return Exported { fields, from: From::Elsewhere };
    }
    let mut record = Record { fields, keys, symbols };
    let from = match record.text("type") {
        Some("relationship") if record.has_object("start") || record.has_object("end") => {
            record.relationship();
            From::Relationship
        }
        Some("node") if record.has_array("labels") || record.has_object("properties") => {
            record.node();
            From::Node
        }
        None if record.text("schema").is_some() && record.has_object("properties") => {
            record.entity();
            From::FollowTheMoney
        }
        _ => From::Elsewhere,
    };
    Exported { fields: record.fields, from }
}

/// The fields of a record.
struct Record<'a> {
    fields: Vec<(Sym, Json)>,
    keys: &'a Keys,
    symbols: &'a mut Symbols,
}

impl Record<'_> {
    fn get(&self, name: &str) -> Option<&Json> {
        self.keys.position(&self.fields, name).map(|at| &self.fields[at].1)
    }

    fn take(&mut self, name: &str) -> Option<Json> {
        self.keys.position(&self.fields, name).map(|at| self.fields.remove(at).1)
    }

    fn put(&mut self, name: &str, value: Json) {
        self.fields.push((self.symbols.intern(name), value));
    }

    fn text(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Some(Json::Text(text)) => Some(self.symbols.text(*text)),
            _ => None,
        }
    }

    fn has_array(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Json::Array(_)))
    }

    fn has_object(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Json::Object(_)))
    }

    /// Makes an edge of a relationship, whose label is what it says.
    fn relationship(&mut self) {
        self.take("type");
        for (name, end) in [("source", "start"), ("target", "end")] {
            let node = self.take(end);
            node.into_iter().for_each(|node| self.put(name, node));
        }
        let label = self.take("label");
        label.into_iter().for_each(|label| self.put("relation", label));
        self.properties(OF_EDGES);
    }

    /// Makes a node of one, whose first label is its type. Where there are several, all of them are
    /// an attribute, too.
    fn node(&mut self) {
        self.take("type");
        if let Some(Json::Array(labels)) = self.get("labels") {
            let (first, is_all) = (labels.first().cloned(), labels.len() < 2);
            if is_all {
                self.take("labels");
            }
            first.into_iter().for_each(|first| self.put("type", first));
        }
        self.properties(OF_NODES);
    }

    /// Makes a node of an entity, whose schema is its type.
    fn entity(&mut self) {
        let schema = self.take("schema");
        schema.into_iter().for_each(|schema| self.put("type", schema));
        let caption = self.take("caption").or_else(|| self.first_name());
        caption.into_iter().for_each(|caption| self.put("label", caption));
        self.properties(OF_NODES);
    }

    fn first_name(&self) -> Option<Json> {
        let Some(Json::Object(properties)) = self.get("properties") else { return None };
        let at = self.keys.position(properties, "name")?;
        match &properties[at].1 {
            Json::Array(names) => names.first().cloned(),
            _ => None,
        }
    }

    /// Puts properties among the fields. One that is called like a field gets a `_`, which attributes
    /// lose again.
    fn properties(&mut self, taken: &[&str]) {
        let Some(Json::Object(properties)) = self.take("properties") else { return };
        for (key, value) in properties {
            let name = self.symbols.text(key);
            let key = match taken.contains(&name) {
                true => {
                    let other = format!("{name}_");
                    self.symbols.intern(&other)
                }
                false => key,
            };
            self.fields.push((key, value));
        }
    }
}
