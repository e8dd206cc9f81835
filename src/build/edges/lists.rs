//! What several claims of an edge have in a column, and the columns that need no more than that.

use rayon::prelude::*;

use crate::build::edges::gather::Gather;
use crate::build::evidence::Evidence;
use crate::build::facts::Fold;
use crate::build::ranking::{Ranking, UNRANKED};
use crate::model::{CLAIM_COLUMNS, Cells, Column, DIRECTION, Graph, Lists, Sym, Symbols, infer};
use crate::text::Diagnostic;

impl Gather<'_> {
    /// A column's distinct values of each edge, as lists under a name of their own.
    pub(super) fn listed(&self, fold: &Fold, column: &str, name: &str, graph: &mut Graph) {
        let cells = self.ledger.claims.column(column);
        let ranking = Ranking::by_text(cells, &self.ledger.symbols);
        if !ranking.order.is_empty() {
            put(graph, name, distinct(fold, |row| ranking.rank(cells[row]), &ranking.order));
        }
    }

    /// The cells of claims in a column; of their evidence, wherever it stands.
    pub(super) fn cells(&self, column: &str) -> &[Option<Sym>] {
        let evidence = self.evidence.and_then(|evidence| evidence.column(column));
        evidence.unwrap_or_else(|| self.ledger.claims.column(column))
    }

    /// A column's distinct values of each edge: single ones where no edge has two.
    pub(super) fn gathered(&self, fold: &Fold, column: &str, graph: &mut Graph) {
        let cells = self.cells(column);
        let ranking = Ranking::by_text(cells, &self.ledger.symbols);
        if ranking.order.is_empty() {
            return;
        }
        let gathered = distinct(fold, |row| ranking.rank(cells[row]), &ranking.order);
        put_gathered(graph, column, gathered);
    }

    /// All places of edges in their sources.
    pub(super) fn locators(&self, fold: &Fold, graph: &mut Graph) {
        let Some(evidence) = self.evidence.filter(|evidence| !evidence.is_single()) else {
            return self.gathered(fold, "locator", graph);
        };
        let locators = self.all_locators(fold, evidence);
        put_gathered(graph, "locator", locators);
    }

    /// The places of the evidence of each edge's claims.
    pub(super) fn all_locators(&self, fold: &Fold, evidence: &Evidence) -> Cells {
        let (rows, symbols) = (self.ledger.claims.len(), &self.ledger.symbols);
        lists_of(fold, rows, symbols, |row| evidence.locators_of(row))
    }

    /// Says in which columns a number that several claims of an edge have is there once.
    pub(super) fn repeated_numbers(&self, fold: &Fold, columns: &[String]) -> Option<Diagnostic> {
        let is_number = |cell: &Sym| self.ledger.text(*cell).parse().is_ok_and(f64::is_finite);
        let repeats = |cells: &[Option<Sym>], edge: usize| {
            let mut cells: Vec<Sym> = fold.rows(edge).filter_map(|row| cells[row]).collect();
            let count = cells.len();
            cells.sort_unstable_by_key(|cell| cell.index());
            cells.dedup();
            cells.len() < count
        };
        let repeated = columns.iter().filter(|column| {
            let cells = self.ledger.claims.column(column);
            let several = (0..fold.len()).filter(|edge| fold.count(*edge) > 1);
            several.into_iter().any(|e| repeats(cells, e)) && cells.iter().flatten().all(is_number)
        });
        let names: Vec<String> = repeated.map(|column| format!("`{column}`")).collect();
        let message = match names.as_slice() {
            [] => return None,
            names => format!(
                "numbers that an edge has several times are there once: {}",
                names.join(", ")
            ),
        };
        let hint = "`--edges claims` keeps each, `--column weight=HEADER` adds them up";
        Some(Diagnostic::note("repeated-numbers", message).hint(hint))
    }

    /// Qualifiers and the columns that the model gives no meaning.
    pub(super) fn further_columns(&self) -> Vec<String> {
        let columns = self.ledger.claims.columns.iter().map(|column| &column.name);
        let unknown = columns.filter(|n| !CLAIM_COLUMNS.contains(&n.as_str()) && *n != DIRECTION);
        unknown.cloned().collect()
    }
}

/// Says in which columns an edge has several values, because they don't stand beside the claims they
/// are of: whoever reads two such lists in step takes the share of one for that of another. A single
/// list can't be read so, but a qualifier belongs to its claim alone.
pub(super) fn lists_of_texts(graph: &Graph, columns: &[String]) -> Option<Diagnostic> {
    let list = |column: &String| match graph.edges.column(column) {
        Some(Cells::List(lists)) => Some(lists),
        _ => None,
    };
    let are_several = columns.iter().filter_map(list).nth(1).is_some();
    let is_lone_qualifier =
        |column: &String, lists| column.starts_with("q.") && !are_numbers(graph, lists);
    let is_told = |column: &&String| {
        list(column).is_some_and(|lists| are_several || is_lone_qualifier(column, lists))
    };
    let names: Vec<String> =
        columns.iter().filter(is_told).map(|column| format!("`{column}`")).collect();
    let message = match names.as_slice() {
        [] => return None,
        names => format!(
            "where an edge has several, they are in the order of the alphabet, each once, and not in \
             that of its claims: {}",
            names.join(", ")
        ),
    };
    Some(
        Diagnostic::note("lists-of-texts", message)
            .hint("`--edges claims` keeps each with its claim"),
    )
}

/// Whether all entries of lists are numbers.
fn are_numbers(graph: &Graph, lists: &Lists) -> bool {
    let is_number = |item: &Sym| graph.text(*item).parse().is_ok_and(f64::is_finite);
    (0..lists.len()).flat_map(|edge| lists.get(edge)).all(is_number)
}

/// Says in which columns there are lists of numbers, of which formats know only those of texts, so
/// that a program that adds them up finds texts in every edge.
pub(super) fn lists_of_numbers(graph: &Graph, columns: &[String]) -> Option<Diagnostic> {
    let holds_numbers = |column: &&String| match graph.edges.column(column) {
        Some(Cells::List(lists)) => are_numbers(graph, lists),
        _ => false,
    };
    let names: Vec<String> =
        columns.iter().filter(holds_numbers).map(|column| format!("`{column}`")).collect();
    let message = match names.as_slice() {
        [] => return None,
        names => format!(
            "some edges have several numbers, so all have lists of texts: {}",
            names.join(", ")
        ),
    };
    let hint = "`--edges claims` keeps them numbers";
    Some(Diagnostic::note("lists-of-numbers", message).hint(hint))
}

/// Adds a column, unless it says nothing.
pub(super) fn put(graph: &mut Graph, name: &str, cells: Cells) {
    if cells.present() > 0 {
        graph.edges.columns.push(Column { name: name.to_string(), cells });
    }
}

/// For each edge the distinct values of its claims, each of which may have several. So many rows
/// have claims.
pub(super) fn lists_of<V: Iterator<Item = Sym>>(
    fold: &Fold,
    rows: usize,
    symbols: &Symbols,
    values: impl Fn(usize) -> V + Sync,
) -> Cells {
    let all: Vec<Option<Sym>> = (0..rows).flat_map(&values).map(Some).collect();
    let ranking = Ranking::by_text(&all, symbols);
    let of_edge = |edge: usize, ranks: &mut Vec<u32>| {
        let values = fold.rows(edge).flat_map(&values);
        ranks.extend(values.map(|value| ranking.rank(Some(value))));
    };
    lists(fold, of_edge, &ranking.order)
}

/// Adds a column of lists: of single values where no edge has two.
pub(super) fn put_gathered(graph: &mut Graph, name: &str, gathered: Cells) {
    let Cells::List(lists) = &gathered else { return };
    if (0..lists.len()).any(|edge| lists.get(edge).len() > 1) {
        return put(graph, name, gathered);
    }
    let single = (0..lists.len()).map(|edge| lists.get(edge).first().copied()).collect();
    put(graph, name, infer(Cells::Text(single), &graph.symbols));
}

/// For each edge the distinct values of its claims, in the order of their ranks.
pub(super) fn distinct(
    fold: &Fold,
    rank: impl Fn(usize) -> u32 + Send + Sync,
    order: &[Sym],
) -> Cells {
    let all = fold.each_claim(rank);
    let ranks = |edge: usize, ranks: &mut Vec<u32>| {
        ranks.extend(all[fold.run(edge)].iter().filter(|rank| **rank != UNRANKED));
    };
    lists(fold, ranks, order)
}

pub(super) fn lists(
    fold: &Fold,
    ranks: impl Fn(usize, &mut Vec<u32>) + Sync,
    order: &[Sym],
) -> Cells {
    const CHUNK: usize = 1 << 14;
    let chunks: Vec<Lists> = (0..fold.len().div_ceil(CHUNK))
        .into_par_iter()
        .map(|chunk| {
            let (mut lists, mut found) = (Lists::default(), Vec::new());
            for edge in chunk * CHUNK..((chunk + 1) * CHUNK).min(fold.len()) {
                found.clear();
                ranks(edge, &mut found);
                if found.len() > 1 {
                    found.sort_unstable();
                    found.dedup();
                }
                lists.push(found.iter().map(|rank| order[*rank as usize]));
            }
            lists
        })
        .collect();
    let mut all = Lists::default();
    chunks.into_iter().for_each(|chunk| all.append(chunk));
    Cells::List(all)
}
