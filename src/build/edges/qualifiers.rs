//! Whom and what the qualifiers of claims name.

use std::collections::HashMap;

use crate::build::edges::gather::Gather;
use crate::build::edges::lists::{lists_of, put, put_gathered};
use crate::build::facts::Fold;
use crate::build::listed::holds_lists;
use crate::model::{CLAIM_COLUMNS, Cells, Graph, Lists, Sym, infer};

/// The cells of a qualifier, or of a column of lists, whose text isn't what they name.
///
/// A person has one id in a graph, whichever of the names stands in a claim, as speakers have; and
/// of a list each entry is somebody or something.
pub(super) struct Named<'a> {
    cells: &'a [Option<Sym>],
    meant: HashMap<Sym, Vec<Sym>>,
}

impl Named<'_> {
    /// What the claim in a row names.
    fn of(&self, row: usize) -> impl Iterator<Item = Sym> + '_ {
        let cell = self.cells.get(row).and_then(Option::as_ref);
        let meant = |cell| self.meant.get(cell).map_or(std::slice::from_ref(cell), Vec::as_slice);
        cell.map(meant).unwrap_or_default().iter().copied()
    }
}

impl Gather<'_> {
    /// What a qualifier names, if that isn't just what stands in its cells; or the entries of a
    /// column of lists.
    pub(super) fn named(&self, column: &str, graph: &mut Graph) -> Option<Named<'_>> {
        let (ledger, resolution) = (self.ledger, self.resolution);
        let cells = ledger.claims.column(column);
        let is_qualifier = column.starts_with("q.");
        let is_own = || !CLAIM_COLUMNS.contains(&column);
        let comes_apart = is_qualifier || (is_own() && holds_lists(ledger, cells));
        if !comes_apart {
            return None;
        }
        let mut distinct: Vec<Sym> = cells.iter().copied().flatten().collect();
        distinct.sort_unstable_by_key(|cell| cell.index());
        distinct.dedup();
        let separator = ledger.schema.list_separator;
        let mut names = None;
        let mut meant = HashMap::new();
        for cell in distinct {
            let id = |number: u32| resolution.entities[number as usize].id;
            let text = ledger.text(cell);
            if is_qualifier && resolution.entity(cell).is_some() {
                if resolution.id_of(cell) != cell {
                    meant.insert(cell, vec![resolution.id_of(cell)]);
                }
            } else if text.contains(separator) {
                if is_qualifier {
                    names.get_or_insert_with(|| resolution.names(ledger));
                }
                let who = |part: &str| {
                    let names = names.as_ref()?;
                    let known = ledger.symbols.find(part).and_then(|name| resolution.entity(name));
                    known.or_else(|| names.get(part).copied().flatten()).map(id)
                };
                let parts = ledger.list(Some(cell));
                let parts =
                    parts.map(|part| who(part).unwrap_or_else(|| graph.symbols.intern(part)));
                meant.insert(cell, parts.collect());
            }
        }
        (!meant.is_empty()).then_some(Named { cells, meant })
    }

    /// The column of a qualifier on edges that stand for several claims.
    pub(super) fn qualifier(&self, fold: &Fold, column: &str, graph: &mut Graph) {
        match self.named(column, graph) {
            None => self.gathered(fold, column, graph),
            Some(named) => {
                let gathered =
                    lists_of(fold, named.cells.len(), &graph.symbols, |row| named.of(row));
                put_gathered(graph, column, gathered);
            }
        }
    }

    /// The column of a qualifier on edges that are one claim each, if it isn't that of its cells.
    pub(super) fn named_by_each(
        &self,
        named: &Named,
        rows: &[usize],
        name: &str,
        graph: &mut Graph,
    ) {
        if rows.iter().all(|row| named.of(*row).count() < 2) {
            let texts = rows.iter().map(|row| named.of(*row).next()).collect();
            return put(graph, name, infer(Cells::Text(texts), &graph.symbols));
        }
        let mut lists = Lists::default();
        rows.iter().for_each(|row| lists.push(named.of(*row)));
        put(graph, name, Cells::List(lists));
    }
}
