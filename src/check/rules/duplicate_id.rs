//! An id that two claims or two sources have.
//!
//! # Why this is bad
//! Nobody can say which one evidence is for, so it stands behind neither; and of two sources the
//! first counts, with its origin.
//!
//! # Example
//! ```text
//! id,subject,relation,object
//! c1,meta,operates,instagram
//! c1,meta,operates,threads
//! ```
//!
//! # Instead
//! Give one of them another id, or none: a claim without an id gets one made of what it says.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{MOST_TOLD, Rows};
use crate::model::{Level, Sym, Table};

pub(super) static RULE: Rule = Rule {
    name: "duplicate-id",
    level: Level::Error,
    summary: "two claims or two sources have the same id",
    look,
};

/// The same of sources alone, where it changes what is counted as one origin. In a table that
/// nobody made for this program, rows may share an id as they like.
pub(super) static OF_SOURCES: Rule = Rule { look: look_at_sources, ..RULE };

fn look(context: &Context, findings: &mut Findings) {
    look_at_sources(context, findings);
    look_at(context, &context.ledger.claims, "claims", findings);
}

fn look_at_sources(context: &Context, findings: &mut Findings) {
    look_at(context, &context.ledger.sources, "sources", findings);
}

fn look_at(context: &Context, table: &Table, what: &str, findings: &mut Findings) {
    let rows = repeated(context, table);
    let cells = table.column("id");
    let firsts = firsts(cells, &rows);
    let lines = context.lines(table, &firsts);
    let mut lines = lines.iter();
    findings.rows(table, "id", &rows, |row| {
        let id = context.ledger.symbols.text_of(cells[row]).unwrap_or_default();
        let first = lines.next().map(String::as_str).unwrap_or_default();
        say(format!("two {what} have the id `{id}`"))
            .hint(format!("give one of them another id; the first is at {first}"))
    });
}

/// The rows whose id was there before.
fn repeated(context: &Context, table: &Table) -> Rows {
    let cells = table.column("id");
    let mut seen = vec![false; if cells.is_empty() { 0 } else { context.ledger.symbols.len() }];
    let mut rows = Rows { first: Vec::new(), count: 0 };
    for (row, id) in cells.iter().enumerate() {
        let Some(id) = id else { continue };
        if std::mem::replace(&mut seen[id.index()], true) {
            rows.count += 1;
            if rows.first.len() < MOST_TOLD {
                rows.first.push(row);
            }
        }
    }
    rows
}

/// For each of these rows the first that has the same id.
fn firsts(cells: &[Option<Sym>], rows: &Rows) -> Vec<usize> {
    let mut first: HashMap<Sym, usize, RandomState> = HashMap::default();
    let ids = || rows.first.iter().filter_map(|row| cells[*row]);
    first.extend(ids().map(|id| (id, usize::MAX)));
    if first.is_empty() {
        return Vec::new();
    }
    for (row, id) in cells.iter().enumerate() {
        if let Some(id) = id
            && let Some(first) = first.get_mut(id)
        {
            *first = row.min(*first);
        }
    }
    ids().filter_map(|id| first.get(&id).copied()).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn an_id_is_given_once() {
        let shown = told(
            "duplicate-id",
            &[
                (
                    "claims.csv",
                    "id,subject,relation,object\n1,a,is,b\n,a,is,c\n,a,is,c\n1,a,is,d\n",
                ),
                ("sources.csv", "id\ns\ns\n"),
            ],
        );
        assert_eq!(
            shown,
            "\
error[duplicate-id]: two sources have the id `s`
 --> sources.csv:3:1
  |
3 | s
  | ^
  |
  = help: give one of them another id; the first is at sources.csv:2

error[duplicate-id]: two claims have the id `1`
 --> claims.csv:5:1
  |
5 | 1,a,is,d
  | ^
  |
  = help: give one of them another id; the first is at claims.csv:2"
        );
    }
}
