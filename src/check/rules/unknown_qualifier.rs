//! A qualifier that names no entity, in a column where most do.
//!
//! # Why this is bad
//! `q.via` and its like lead to entities as the ends of a claim do. A mistyped one is only text, and
//! whoever looks for claims about that entity misses this one.
//!
//! # Example
//! ```text
//! subject,relation,object,q.via
//! dhs,requested data from,meta,ice
//! dhs,requested data from,google,ise
//! ```
//!
//! # Instead
//! Write the id, the label or an alias of an entity. In a column of free text nothing is told.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::rows_where;
use crate::model::{Level, Meaning, Sym};
use crate::text::Suggest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-qualifier",
    level: Level::Warn,
    summary: "a qualifier names no entity, where others of its column do",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    if !ledger.declares_entities {
        return;
    }
    let mut suggest = Suggest::new();
    for column in claims.columns.iter().filter(|column| column.name.starts_with("q.")) {
        let Some(is_bad) = odd_cells(context, &column.cells) else { continue };
        let is_bad = |row: usize| column.cells[row].is_some_and(|cell| is_bad[cell.index()]);
        let rows = rows_where(column.cells.len(), is_bad);
        findings.rows(claims, &column.name, &rows, |row| {
            let mut names = column.cells[row].into_iter().flat_map(|cell| nobodies(context, cell));
            let name = names.next().unwrap_or_default();
            let hint = suggest.hint(name, || context.entity_names());
            let hint = hint.unwrap_or_else(|| format!("add `{name}` to the entities"));
            say(format!("`{name}` is no entity, but most of `{}` are", column.header)).hint(hint)
        });
    }
}

/// Whether a symbol is a cell with a part that nobody is called; nothing if that is usual here.
/// Every distinct cell counts once.
fn odd_cells(context: &Context, cells: &[Option<Sym>]) -> Option<Vec<bool>> {
    let mut seen = vec![false; context.ledger.symbols.len()];
    let mut is_odd = seen.clone();
    let (mut all, mut strange) = (0, 0);
    for cell in cells.iter().flatten() {
        if !std::mem::replace(&mut seen[cell.index()], true) {
            let nobodies = nobodies(context, *cell).count();
            is_odd[cell.index()] = nobodies > 0;
            strange += nobodies;
            all += context.ledger.list(Some(*cell)).count();
        }
    }
    (strange * 2 < all && strange > 0).then_some(is_odd)
}

/// The parts of a cell that nobody is called.
fn nobodies<'a>(context: &'a Context, cell: Sym) -> impl Iterator<Item = &'a str> {
    context.ledger.list(Some(cell)).filter(|name| context.meant(name) == Meaning::Nobody)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn one_stranger_in_a_column_of_entities_is_told() {
        let shown = told(
            "unknown-qualifier",
            &[
                ("claimgraph.toml", ""),
                ("entities.csv", "id,aliases\nice,agency\nhsi,\ndhs,\n"),
                (
                    "claims.csv",
                    "subject,relation,object,q.via,q.how\nice,is,hsi,ice|hsi,by mail\nice,is,hsi,dhs|ise,ice\n",
                ),
            ],
        );
        assert_eq!(
            shown,
            "\
warning[unknown-qualifier]: `ise` is no entity, but most of `q.via` are
 --> claims.csv:3:12
  |
3 | ice,is,hsi,dhs|ise,ice
  |            ^^^^^^^
  |
  = help: did you mean `ice`?"
        );
    }
}
