//! Two rows that make the same claim with the same evidence.
//!
//! # Why this is bad
//! Mostly a row was copied and not changed, so another claim is missing. Rows without evidence are
//! left alone: a bare table may repeat an edge to count it.
//!
//! # Example
//! ```text
//! id,subject,relation,object,source,quote
//! c7,meta,operates,facebook,brief,"Meta runs Facebook and Threads."
//! c8,meta,operates,facebook,brief,"Meta runs Facebook and Threads."
//! ```
//!
//! # Instead
//! Correct the copy, or take it out.

use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;
use rayon::prelude::*;

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, MOST_TOLD, say};
use crate::check::rows::{Marks, Rows, at};
use crate::model::{LONG_COLUMNS, Ledger, Level, TableColumn};

/// What may differ between two rows that say the same.
const BESIDE: &[&str] = &["id", "confidence", "review", "note", "weight"];

pub(super) static RULE: Rule = Rule {
    name: "duplicate-claim",
    level: Level::Warn,
    summary: "two rows make the same claim with the same evidence",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    let columns: Vec<&TableColumn> =
        claims.columns.iter().filter(|column| !BESIDE.contains(&column.name.as_str())).collect();
    let pairs = repeated(ledger, &columns);
    let told: Vec<usize> = pairs.iter().take(MOST_TOLD).map(|(row, _)| *row).collect();
    let firsts: Vec<usize> = pairs.iter().take(MOST_TOLD).map(|(_, first)| *first).collect();
    let lines = context.lines(claims, &firsts);
    let mut lines = lines.iter();
    let rows = Rows { first: told, count: pairs.len() };
    findings.rows(claims, "subject", &rows, |row| {
        let line = lines.next().map(String::as_str).unwrap_or_default();
        say(format!("{} says the same as {line}", context.claim_name(row)))
            .hint("correct the copy, or take it out")
    });
}

/// The rows that say what a row before them says, each with that row.
fn repeated(ledger: &Ledger, columns: &[&TableColumn]) -> Vec<(usize, usize)> {
    let sources = ledger.claims.column("source");
    let mut hashes: Vec<u64> = vec![0; sources.len()];
    // Hardly any hash is there twice. So each marks one of many places first, and only those
    // that meet at one are sorted.
    let places = (sources.len() * 2).next_power_of_two();
    let (once, twice) = (Marks::new(places), Marks::new(places));
    let place = |hash: u64| hash as usize & (places - 1);
    hashes.par_iter_mut().enumerate().filter(|(row, _)| sources[*row].is_some()).for_each(
        |(row, slot)| {
            *slot = hash(ledger, columns, row);
            if once.mark(place(*slot)) {
                twice.mark(place(*slot));
            }
        },
    );
    let met = |row: &usize| sources[*row].is_some() && twice.has(place(hashes[*row]));
    let mut rows: Vec<usize> = (0..sources.len()).into_par_iter().filter(met).collect();
    rows.par_sort_unstable_by_key(|row| (hashes[*row], *row));
    let mut pairs: Vec<(usize, usize)> = rows
        .chunk_by(|one, other| hashes[*one] == hashes[*other])
        .flat_map(|group| group[1..].iter().map(|row| (*row, group[0])))
        .filter(|(row, first)| columns.iter().all(|column| agree(ledger, column, *row, *first)))
        .collect();
    pairs.sort_unstable();
    pairs
}

fn hash(ledger: &Ledger, columns: &[&TableColumn], row: usize) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    for column in columns {
        match at(&column.cells, row) {
            Some(cell) if is_long(column) => hasher.write(ledger.text(cell).as_bytes()),
            Some(cell) => hasher.write_usize(cell.index() + 1),
            None => hasher.write_usize(0),
        }
    }
    hasher.finish()
}

fn agree(ledger: &Ledger, column: &TableColumn, row: usize, other: usize) -> bool {
    let (one, other) = (at(&column.cells, row), at(&column.cells, other));
    one == other
        || (is_long(column) && ledger.symbols.text_of(one) == ledger.symbols.text_of(other))
}

/// Whether the same text may have several symbols here.
fn is_long(column: &TableColumn) -> bool {
    LONG_COLUMNS.contains(&column.name.as_str())
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_copied_row_is_told() {
        let shown = told(
            "duplicate-claim",
            &[(
                "claims.csv",
                "id,subject,relation,object,source,quote\nc7,a,is,b,s,It is.\nc8,a,is,b,s,It is.\n\
             c9,a,is,b,s,It is!\nc10,a,is,b,,\nc11,a,is,b,,\n,a,is,b,s,It is.\n",
            )],
        );
        assert_eq!(
            shown,
            "\
warning[duplicate-claim]: claim `c8` says the same as claims.csv:2
 --> claims.csv:3:4
  |
3 | c8,a,is,b,s,It is.
  |    ^
  |
  = help: correct the copy, or take it out

warning[duplicate-claim]: this claim says the same as claims.csv:2
 --> claims.csv:7:2
  |
7 | ,a,is,b,s,It is.
  |  ^
  |
  = help: correct the copy, or take it out"
        );
    }
}
