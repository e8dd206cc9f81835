//! Two rows that make the same claim with the same evidence.
//!
//! # Why this is bad
//! Mostly a row was copied and not changed, so another claim is missing. Rows without a source are
//! looked at in projects alone: a bare table may repeat an edge to count it.
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
use crate::check::findings::{Findings, say};
use crate::check::rows::{MOST_TOLD, Marks, Rows, at};
use crate::model::{LONG_COLUMNS, Ledger, Level, Sym, TableColumn};

/// What may differ between two rows that say the same.
const BESIDE: &[&str] = &["id", "confidence", "review", "note", "weight"];

pub(super) static RULE: Rule = Rule {
    name: "duplicate-claim",
    level: Level::Warn,
    summary: "two rows make the same claim with the same evidence, in a project also with none",
    look,
};

/// A column that says something about the claim.
struct Meant<'a> {
    cells: &'a [Option<Sym>],
    /// Whether the same text may have several symbols here.
    is_long: bool,
}

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    let means = |column: &&TableColumn| !BESIDE.contains(&column.name.as_str());
    let columns: Vec<Meant> = claims.columns.iter().filter(means).map(Meant::of).collect();
    let sources = claims.column("source");
    // A project has claims, and a claim may have its evidence in a table of its own.
    let has_further = if context.is_project() { context.has_further() } else { Vec::new() };
    let is_bare_claim = |row: usize| has_further.get(row) == Some(&false);
    let is_looked_at = |row: usize| at(sources, row).is_some() || is_bare_claim(row);
    let pairs = repeated(ledger, &columns, is_looked_at);
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
fn repeated(
    ledger: &Ledger,
    columns: &[Meant],
    is_looked_at: impl Fn(usize) -> bool + Sync,
) -> Vec<(usize, usize)> {
    let count = if columns.is_empty() { 0 } else { ledger.claims.len() };
    let mut hashes: Vec<u64> = vec![0; count];
    // Hardly any hash is there twice. So each marks one of many places first, and only those
    // that meet at one are sorted.
    let places = (count * 4).next_power_of_two();
    let (once, twice) = (Marks::new(places), Marks::new(places));
    let place = |hash: u64| hash as usize & (places - 1);
    hashes.par_iter_mut().enumerate().filter(|(row, _)| is_looked_at(*row)).for_each(
        |(row, slot)| {
            *slot = hash(ledger, columns, row);
            if once.mark(place(*slot)) {
                twice.mark(place(*slot));
            }
        },
    );
    let met = |row: &usize| is_looked_at(*row) && twice.has(place(hashes[*row]));
    let rows = (0..count).into_par_iter().filter(met);
    let mut rows: Vec<(u64, usize)> = rows.map(|row| (hashes[row], row)).collect();
    rows.par_sort_unstable();
    let mut pairs: Vec<(usize, usize)> = rows
        .chunk_by(|one, other| one.0 == other.0)
        .flat_map(|group| group[1..].iter().map(|(_, row)| (*row, group[0].1)))
        .filter(|(row, first)| columns.iter().all(|column| column.agrees(ledger, *row, *first)))
        .collect();
    pairs.sort_unstable();
    pairs
}

fn hash(ledger: &Ledger, columns: &[Meant], row: usize) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    for column in columns {
        match column.cells[row] {
            Some(cell) if column.is_long => hasher.write(ledger.text(cell).as_bytes()),
            Some(cell) => hasher.write_usize(cell.index() + 1),
            None => hasher.write_usize(0),
        }
    }
    hasher.finish()
}

impl Meant<'_> {
    fn of(column: &TableColumn) -> Meant<'_> {
        let is_long = LONG_COLUMNS.contains(&column.name.as_str());
        Meant { cells: &column.cells, is_long }
    }

    fn agrees(&self, ledger: &Ledger, row: usize, other: usize) -> bool {
        let (one, other) = (self.cells[row], self.cells[other]);
        one == other
            || (self.is_long && ledger.symbols.text_of(one) == ledger.symbols.text_of(other))
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn in_a_project_a_copied_row_without_evidence_is_told_as_well() {
        let claims = ("claims.csv", "id,subject,relation,object,note\n1,a,is,b,\n2,a,is,b,x\n");
        assert_eq!(told("duplicate-claim", &[claims]), "");
        let shown = told("duplicate-claim", &[claims, ("sources.csv", "id\ns\n")]);
        let first = shown.lines().next();
        assert_eq!(
            first,
            Some("warning[duplicate-claim]: claim `2` says the same as claims.csv:2")
        );
        let evidence = ("evidence.csv", "claim,source,quote\n2,s,A is b.\n");
        let shown = told("duplicate-claim", &[claims, ("sources.csv", "id\ns\n"), evidence]);
        assert_eq!(shown, "");
    }

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
