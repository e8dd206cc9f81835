//! Edges that are claims, each with an id of its own.

use std::collections::{BTreeMap, HashMap};

use crate::build::edges::gather::Gather;
use crate::model::{Graph, Sym, TableColumn};

impl Gather<'_> {
    /// The id of every claim, made distinct where two are the same.
    pub(super) fn claim_ids(&self, graph: &mut Graph) -> Vec<Sym> {
        let claims = self.ledger.all_claims();
        let mut ids: Vec<Sym> = claims.map(|claim| graph.symbols.intern(&claim.id())).collect();
        let mut times = HashMap::<Sym, usize>::new();
        ids.iter().for_each(|id| *times.entry(*id).or_default() += 1);
        let mut repeated: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (row, id) in ids.iter().enumerate().filter(|(_, id)| times[*id] > 1) {
            repeated.entry(graph.text(*id).to_string()).or_default().push(row);
        }
        for (id, mut rows) in repeated {
            // What stands in the rows decides, because their order must leave no trace.
            rows.sort_by_cached_key(|row| self.row_texts(*row));
            let mut number = 1;
            for row in &rows[1..] {
                ids[*row] = loop {
                    number += 1;
                    let id = graph.symbols.intern(&format!("{id} #{number}"));
                    if times.insert(id, 1).is_none() {
                        break id;
                    }
                };
            }
        }
        ids
    }

    /// Everything that stands in a row, by column.
    fn row_texts(&self, row: usize) -> Vec<(&str, &str)> {
        let text = |column: &TableColumn| self.ledger.symbols.text_of(column.cells[row]);
        let columns = self.ledger.claims.columns.iter();
        let mut cells: Vec<(&str, &str)> =
            columns.filter_map(|column| Some((column.name.as_str(), text(column)?))).collect();
        cells.sort_unstable();
        cells
    }
}

pub(super) fn ranks_of(ids: &[Sym], graph: &Graph) -> Vec<u32> {
    let mut ranks = vec![0; ids.len()];
    for (rank, row) in crate::model::ranks(&graph.symbols, ids).into_iter().enumerate() {
        ranks[row as usize] = rank as u32;
    }
    ranks
}
