//! What the rows of a table of entities say of nodes, several of one where people decided so.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use crate::build::people::{Member, People};
use crate::model::{Graph, Ledger, Resolution, Sym, Symbols};

/// The column of the other names of an entity.
pub(super) const ALIASES: &str = "aliases";

/// What stands between texts of several rows, so that nobody takes them for one text.
const BETWEEN_TEXTS: &str = " | ";

/// The rows that describe nodes.
pub(super) struct Rows<'a> {
    /// The first of each node; [`NO_ROW`], if it has none.
    first: Vec<u32>,
    /// The nodes with further ones, in order, and these.
    further: Vec<(u32, &'a [u32])>,
}

const NO_ROW: u32 = u32::MAX;

impl<'a> Rows<'a> {
    /// The rows that describe each node.
    pub(super) fn of(people: &People, resolution: &'a Resolution) -> Rows<'a> {
        let of = |member: &Member| match member {
            Member::Entity(number) => resolution.entities[*number as usize].rows.as_slice(),
            Member::Literal(_) => &[],
        };
        let members = &people.members;
        let first = |member: &Member| of(member).first().copied().unwrap_or(NO_ROW);
        let first = members.par_iter().with_min_len(1 << 12).map(first).collect();
        let mut further = Vec::new();
        if resolution.entities.iter().any(|entity| entity.rows.len() > 1) {
            let all = members.iter().enumerate();
            let all = all.map(|(node, member)| (node as u32, of(member)));
            further = all.filter(|(_, rows)| rows.len() > 1).collect();
        }
        Rows { first, further }
    }

    /// What the rows of each node say in a column: the first that says anything.
    pub(super) fn cells(&self, column: &[Option<Sym>]) -> Vec<Option<Sym>> {
        if column.is_empty() {
            return vec![None; self.first.len()];
        }
        let cell = |row: &u32| column.get(*row as usize).copied().flatten();
        let mut cells: Vec<Option<Sym>> =
            self.first.par_iter().with_min_len(1 << 12).map(cell).collect();
        for (node, rows) in &self.further {
            let said = &mut cells[*node as usize];
            *said = said.or_else(|| rows.iter().find_map(cell));
        }
        cells
    }

    /// What the rows of each node say in a column, one behind the other with a sign between them.
    pub(super) fn sentences(
        &self,
        column: &[Option<Sym>],
        symbols: &mut Symbols,
    ) -> Vec<Option<Sym>> {
        let mut cells = self.cells(column);
        for (node, rows) in &self.further {
            let texts = rows.iter().filter_map(|row| column.get(*row as usize).copied().flatten());
            let said = distinct(texts.map(|cell| symbols.text(cell)));
            if said.len() > 1 {
                cells[*node as usize] = Some(symbols.intern(&said.join(BETWEEN_TEXTS)));
            }
        }
        cells
    }

    /// What the lists of all rows hold together, for each node that several describe.
    pub(super) fn parts(
        &self,
        ledger: &Ledger,
        column: &[Option<Sym>],
    ) -> BTreeMap<u32, Vec<String>> {
        let of = |rows: &[u32]| {
            let cells = rows.iter().map(|row| column.get(*row as usize).copied().flatten());
            distinct(cells.flat_map(|cell| ledger.list(cell)))
        };
        self.further.iter().map(|(node, rows)| (*node, of(rows))).collect()
    }

    /// The names of those who were decided to be the same as others, beside the label that stays.
    ///
    /// An id is a name where there is no label.
    pub(super) fn other_names(
        &self,
        ledger: &Ledger,
        resolution: &Resolution,
        people: &People,
        graph: &Graph,
    ) -> BTreeMap<u32, Vec<String>> {
        let names_of = |(node, rows): &(u32, &[u32])| (*node, distinct(names_in(ledger, rows)));
        let mut names: BTreeMap<u32, Vec<String>> = self.further.iter().map(names_of).collect();
        for (number, decided) in decided_names(ledger, resolution) {
            let rows = &resolution.entities[number as usize].rows;
            let id = |row: &u32| ledger.entities.cell(*row as usize, "id");
            let ids: HashSet<Sym> = rows.iter().filter_map(id).collect();
            let undeclared = decided.into_iter().filter(|name| !ids.contains(name));
            let undeclared: Vec<&str> = undeclared.map(|name| ledger.text(name)).collect();
            if !undeclared.is_empty() {
                let all = names_in(ledger, rows).chain(undeclared);
                names.insert(people.node_of[number as usize], distinct(all));
            }
        }
        for (node, names) in &mut names {
            let own = (graph.node_label(*node as usize), graph.node_id(*node as usize));
            names.retain(|name| name != own.0 && name != own.1);
        }
        names.retain(|_, names| !names.is_empty());
        names
    }
}

/// The names in decisions by whom they mean, because somebody whom no row describes is called by
/// what stands there. By text, because the order of rows must leave no trace.
fn decided_names(ledger: &Ledger, resolution: &Resolution) -> BTreeMap<u32, Vec<Sym>> {
    let sides = ["left", "right"].map(|side| ledger.decisions.column(side));
    let names = sides.into_iter().flatten().flatten();
    let by_text: BTreeMap<&str, Sym> = names.map(|name| (ledger.text(*name), *name)).collect();
    let mut of_entity: BTreeMap<u32, Vec<Sym>> = BTreeMap::new();
    for name in by_text.into_values() {
        if let Some(number) = resolution.entity(name) {
            of_entity.entry(number).or_default().push(name);
        }
    }
    of_entity
}

/// The texts in their order, each of them once.
fn distinct<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut known = HashSet::new();
    texts.filter(|text| known.insert(*text)).map(str::to_string).collect()
}

/// The names in some rows: all aliases, and each label, or the id where there is none.
fn names_in<'l>(ledger: &'l Ledger, rows: &[u32]) -> impl Iterator<Item = &'l str> {
    let cell = |row: &u32, column: &str| ledger.entities.cell(*row as usize, column);
    let aliases = rows.iter().flat_map(move |row| ledger.list(cell(row, ALIASES)));
    let called = rows.iter().filter_map(move |row| cell(row, "label").or(cell(row, "id")));
    aliases.chain(called.map(|name| ledger.text(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_in_their_order_each_once() {
        assert_eq!(distinct(["b", "a", "b", "", "a", "c"].into_iter()), ["b", "a", "", "c"]);
    }
}
