//! The values that keys give to what has none.

use std::borrow::Cow;

use super::rows::Rows;
use crate::formats::parts::Slot;
use crate::formats::xml::Events;

impl<'a> Rows<'a> {
    /// Gives all nodes and edges that have been read the values they leave to their keys. One key
    /// after the other, because its text is looked up once and its column grows once.
    pub(super) fn fill_in(&mut self, events: &mut Events<'a>) {
        let (nodes, edges) = (self.part.nodes.ids.len(), self.part.edges.ids.len());
        for (key, text) in self.keys.defaults("node") {
            let slot = self.node_slot(key);
            let symbol = slot.map(|_| self.part.symbols.intern(&text));
            for row in (0..nodes).filter(|row| !self.node_has(key, *row)).collect::<Vec<_>>() {
                match slot.zip(symbol) {
                    Some((slot, symbol)) => self.part.put(slot, row, symbol),
                    None => self.set_node(key, row, Cow::Owned(text.clone()), 0, events),
                }
            }
        }
        for (key, text) in self.keys.defaults("edge") {
            let slot = self.edge_slot(key);
            let symbol = slot.map(|_| self.part.symbols.intern(&text));
            for row in (0..edges).filter(|row| !self.edge_has(key, *row)).collect::<Vec<_>>() {
                match slot.zip(symbol) {
                    Some((slot, symbol)) => {
                        self.has_relations |= matches!(slot, Slot::Relation);
                        self.part.put(slot, row, symbol);
                    }
                    None => self.set_edge(key, row, Cow::Owned(text.clone()), 0, events),
                }
            }
        }
    }
}
