//! JSON Graph Format: a `graph` that has its nodes and edges within it.
//!
//! Its nodes are a list, or an object that has them by their ids; what people add to a node or an
//! edge is its `metadata`.

use crate::formats::json::element::Element;
use crate::formats::json::sink::{At, Sink};
use crate::formats::json::value::Json;
use crate::model::Sym;

impl Sink<'_> {
    /// Reads what stands under `graph`, if that is a whole graph.
    pub(super) fn graph_within(&mut self, value: Json, at: At) -> Result<(), Json> {
        let fields = match value {
            Json::Object(fields) if self.has_elements(&fields) => fields,
            other => return Err(other),
        };
        self.is_graph = true;
        let mut about = Vec::new();
        for (key, value) in fields {
            match (self.symbols.text(key), value) {
                ("nodes", Json::Array(nodes)) => self.add_all(nodes, Element::Node, at),
                ("nodes", Json::Object(nodes)) => {
                    let id = self.symbols.intern("id");
                    let named = |(name, node)| match node {
                        Json::Object(fields) => {
                            Json::Object([vec![(id, Json::Text(name))], fields].concat())
                        }
                        _ => Json::Object(vec![(id, Json::Text(name))]),
                    };
                    self.add_all(nodes.into_iter().map(named).collect(), Element::Node, at);
                }
                ("edges", Json::Array(edges)) => self.add_all(edges, Element::Edge, at),
                ("directed", Json::Bool(directed)) => self.directed = directed,
                ("label", label) => about.push((self.symbols.intern("name"), label)),
                (_, value) => about.push((key, value)),
            }
        }
        self.about_graph(Json::Object(about));
        Ok(())
    }

    fn has_elements(&self, fields: &[(Sym, Json)]) -> bool {
        fields.iter().any(|(key, value)| match self.symbols.text(*key) {
            "nodes" => matches!(value, Json::Array(_) | Json::Object(_)),
            "edges" => matches!(value, Json::Array(_)),
            _ => false,
        })
    }

    fn add_all(&mut self, elements: Vec<Json>, element: Element, at: At) {
        for value in elements {
            let value = match value {
                Json::Object(fields) => Json::Object(self.with_metadata(fields)),
                other => other,
            };
            self.add(value, element, at);
        }
    }

    /// The fields of an element, with those of its `metadata` behind them.
    fn with_metadata(&self, fields: Vec<(Sym, Json)>) -> Vec<(Sym, Json)> {
        let (mut own, mut further) = (Vec::with_capacity(fields.len()), Vec::new());
        for (key, value) in fields {
            match value {
                Json::Object(inner) if self.symbols.text(key) == "metadata" => {
                    further.extend(inner)
                }
                value => own.push((key, value)),
            }
        }
        own.append(&mut further);
        own
    }
}
