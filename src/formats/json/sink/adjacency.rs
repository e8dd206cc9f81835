//! Lists of neighbours, as networkx's `adjacency_data` makes them.

use crate::formats::json::sink::{At, End, Sink};
use crate::formats::json::value::Json;
use crate::model::Sym;

impl Sink<'_> {
    /// Adds the edges of lists of neighbours: for each node in turn, those that it is connected
    /// to. An edge without direction stands there twice, once at either end.
    pub(in crate::formats::json) fn neighbours(&mut self, lists: Json) {
        // A second walk over the file finds elements, but not these.
        self.go_to(At::Bytes(0, 0));
        let nodes = self.positions.nodes.clone();
        let lists = match lists {
            Json::Array(lists) if lists.len() == nodes.len() => lists,
            _ => {
                let message = "`adjacency` isn't one list for each node, so it has no edges";
                let hint = "write the graph with networkx's `node_link_data`";
                return self.tell("not-an-element", message, hint);
            }
        };
        let id = self.symbols.intern("id");
        for (node, list) in nodes.into_iter().zip(lists) {
            // A node without an id has none that its neighbours could be told by either.
            let from = End { id: self.graph.nodes.ids[node as usize], is_number: false };
            let Json::Array(list) = list else { continue };
            for neighbour in list {
                let Json::Object(fields) = neighbour else {
                    let hint = "write `{\"id\": ...}`";
                    self.tell("not-an-element", "a neighbour is no object", hint);
                    continue;
                };
                let Some(at) = fields.iter().position(|(key, _)| *key == id) else {
                    let hint = "give it an `id`";
                    self.tell("missing-end", "a neighbour doesn't say who it is", hint);
                    continue;
                };
                if !self.directed && self.stands_before(&fields[at].1, node) {
                    continue;
                }
                let Some(to) = self.end(&fields[at].1) else {
                    let hint = "give it an `id` that is a text or a number";
                    self.tell("missing-end", "a neighbour doesn't say who it is", hint);
                    continue;
                };
                self.edge_between([from, to], fields, [Some(at), None], false);
            }
        }
    }

    /// Whether a value is the id of a node with a lower number.
    fn stands_before(&mut self, value: &Json, node: u32) -> bool {
        let id: Option<Sym> = self.id(value);
        let number = id.and_then(|id| self.numbers.get(id.index()).copied().flatten());
        number.is_some_and(|number| number < node)
    }
}
