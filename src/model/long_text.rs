//! Texts that are longer than a format allows.

use crate::model::{Carries, Cells, Column, Graph, Sym, Symbols};

/// What a text that was cut ends in.
pub(crate) const ELLIPSIS: &str = "…";

impl Carries {
    /// The part of a text that is kept before the ellipsis, if the text is too long.
    pub(crate) fn cut(self, text: &str) -> Option<&str> {
        let longest = self.longest_text.filter(|longest| text.len() > *longest)?;
        Some(&text[..floor_of(text, longest.saturating_sub(ELLIPSIS.len()))])
    }
}

impl Graph {
    /// Cuts what isn't a cell of a column: those are cut before their kind is inferred.
    pub(super) fn cut_long_names(&mut self, carries: Carries) {
        if let Some(start) = carries.cut(&self.name) {
            self.name = format!("{start}{ELLIPSIS}");
        }
        let Graph { symbols, nodes, edges, .. } = self;
        for list in [&mut nodes.labels, &mut nodes.types, &mut edges.relations, &mut edges.labels] {
            cut_cells(list, carries, symbols);
        }
    }

    /// How many texts are too long, among what is carried.
    pub(super) fn long_texts(&self, carries: Carries) -> usize {
        let Some(longest) = carries.longest_text else { return 0 };
        // Which lists and columns can't hold anything too long shows without a look at them.
        let most = self.symbols.longest();
        let is_short = |items: &[Sym]| items.len().saturating_mul(most + 1) <= longest;
        let count = |list: &[Option<Sym>]| {
            if most <= longest {
                return 0;
            }
            let lengths = list.iter().flatten().map(|symbol| self.text(*symbol).len());
            lengths.filter(|length| *length > longest).count()
        };
        let columns = |columns: &[Column]| -> usize {
            let cells = columns.iter().map(|column| match &column.cells {
                Cells::Text(cells) => count(cells),
                Cells::List(lists) if !carries.lists => (0..lists.len())
                    .map(|at| lists.get(at))
                    .filter(|items| !is_short(items) && self.list_length(items) > longest)
                    .count(),
                _ => 0,
            });
            cells.sum()
        };
        let mut long = usize::from(carries.name && self.name.len() > longest);
        long += count(&self.edges.relations) + count(&self.edges.labels);
        if carries.node_attributes {
            long += count(&self.nodes.labels) + count(&self.nodes.types);
            long += columns(&self.nodes.columns);
        }
        if carries.edge_attributes {
            long += columns(&self.edges.columns);
        }
        long
    }

    /// The bytes of a list whose parts are joined.
    fn list_length(&self, items: &[Sym]) -> usize {
        let bytes: usize = items.iter().map(|item| self.text(*item).len()).sum();
        bytes + items.len().saturating_sub(1)
    }
}

pub(super) fn cut_cells(cells: &mut [Option<Sym>], carries: Carries, symbols: &mut Symbols) {
    for cell in cells {
        let long = cell.and_then(|symbol| carries.cut(symbols.text(symbol)));
        if let Some(cut) = long.map(|start| format!("{start}{ELLIPSIS}")) {
            *cell = Some(symbols.intern(&cut));
        }
    }
}

fn floor_of(text: &str, most: usize) -> usize {
    (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GraphBuilder, Kind};

    const SHORT: Carries = Carries { longest_text: Some(8), kinds: false, ..Carries::EVERYTHING };

    #[test]
    fn a_long_text_is_cut_before_its_kind_is_inferred() {
        let mut draft = GraphBuilder::default();
        let node = draft.node("a-rather-long-id");
        let column = draft.node_column("note", Some(Kind::Text));
        draft.set_node(column, node, "1.00000000");
        draft.set_node_label(node, "ééééé");
        let graph = draft.finish();
        let kept = graph.keep(SHORT);
        let note = kept.value(&kept.nodes.columns[0].cells, 0);
        assert_eq!(note, Some(crate::model::Value::Text("1.000…")));
        assert_eq!(kept.node_label(0), "éé…");
        assert_eq!(kept.node_id(0), "a-rather-long-id");
        let losses = graph.losses(SHORT);
        assert_eq!((losses[0].what.as_str(), losses[0].count), ("texts of more than 8 bytes", 2));
        assert_eq!(losses.len(), 1);
        assert!(kept.losses(SHORT).is_empty());
    }

    #[test]
    fn what_is_kept_is_in_order_again() {
        let mut draft = GraphBuilder::default();
        let node = draft.node("a");
        for relation in ["12345678z", "12345~"] {
            let edge = draft.edge(node, node);
            draft.set_relation(edge, relation);
        }
        let kept = draft.finish().keep(SHORT);
        assert_eq!(kept.edge_label(0), Some("12345~"));
        assert_eq!(kept.edge_label(1), Some("12345…"));
    }
}
