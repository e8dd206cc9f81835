//! Texts on their way to their symbols.

use std::borrow::Cow;

use super::Part;
use crate::model::{Recent, Sym};

/// Texts that still have to get their symbols.
///
/// Looking up one word after the other waits for memory most of the time, so they are collected
/// and looked up together.
#[derive(Debug, Default)]
pub(crate) struct Words<'a> {
    texts: Vec<&'a str>,
    slots: Vec<(Slot, u32)>,
    symbols: Vec<Option<Sym>>,
    recent: Recent,
}

/// Where in a row a text belongs.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Slot {
    /// The id of a node.
    Node,
    /// What people read for a node.
    NodeLabel,
    /// The type of a node.
    Type,
    /// A column of texts of nodes.
    NodeColumn(u32),
    /// The id of an edge.
    Edge,
    /// The node an edge goes out from.
    From,
    /// The node an edge goes to.
    To,
    /// The relation of an edge.
    Relation,
    /// What people read for an edge.
    EdgeLabel,
    /// A column of texts of edges.
    EdgeColumn(u32),
}

impl<'a> Words<'a> {
    /// No words yet, after others that went to the same table.
    pub(crate) fn after(recent: Recent) -> Words<'a> {
        Words { recent, ..Words::default() }
    }

    /// What was looked up lately, for further words that go to the same table.
    pub(crate) fn into_recent(self) -> Recent {
        self.recent
    }

    /// How many are looked up together.
    const MANY: usize = 1024;

    /// Puts a text into a slot of a row, now or by the next [`Words::settle`].
    #[inline]
    pub(crate) fn put(&mut self, part: &mut Part, slot: Slot, row: usize, text: Cow<'a, str>) {
        match text {
            Cow::Borrowed(text) if !text.is_empty() => {
                self.texts.push(text);
                self.slots.push((slot, row as u32));
                if self.texts.len() >= Words::MANY {
                    self.settle(part);
                }
            }
            text => {
                self.settle(part);
                let symbol = part.symbols.intern(&text);
                part.put(slot, row, symbol);
            }
        }
    }

    /// Gives all texts their symbols, in the order in which they came.
    pub(crate) fn settle(&mut self, part: &mut Part) {
        let word = |at: usize| self.texts[at].as_bytes();
        part.symbols.intern_all(self.texts.len(), word, &mut self.recent, &mut self.symbols);
        for ((slot, row), symbol) in self.slots.drain(..).zip(self.symbols.drain(..)) {
            if let Some(symbol) = symbol {
                part.put(slot, row as usize, symbol);
            }
        }
        self.texts.clear();
    }
}

impl Part {
    /// Puts a text into a slot of a row.
    #[inline]
    pub(crate) fn put(&mut self, slot: Slot, row: usize, symbol: Sym) {
        let Part { nodes, edges, .. } = self;
        match slot {
            Slot::Node => nodes.ids[row] = symbol,
            Slot::NodeLabel => nodes.labels[row] = Some(symbol),
            Slot::Type => nodes.types[row] = Some(symbol),
            Slot::NodeColumn(column) => nodes.columns.put(column as usize, row, symbol),
            Slot::Edge => edges.ids[row] = Some(symbol),
            Slot::From => edges.from[row] = symbol,
            Slot::To => edges.to[row] = symbol,
            Slot::Relation => edges.relations[row] = Some(symbol),
            Slot::EdgeLabel => edges.labels[row] = Some(symbol),
            Slot::EdgeColumn(column) => edges.columns.put(column as usize, row, symbol),
        }
    }
}
