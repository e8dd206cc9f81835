//! An origin that is no source, where other origins are.
//!
//! # Why this is bad
//! Sources of one origin count once. A mistyped origin is an origin of its own, so five reprints of
//! one story seem to corroborate each other.
//!
//! # Example
//! ```text
//! id,origin
//! wire-story,
//! morning-paper,wire-story
//! evening-paper,wire-strory
//! ```
//!
//! # Instead
//! Write the id of a source, or add the origin as a source of its own. In a table whose origins are
//! free text nothing is told.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Marks, rows_where};
use crate::model::Level;
use crate::text::Suggest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-origin",
    level: Level::Warn,
    summary: "an origin is no source, where other origins are",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, table) = (context.ledger, &context.ledger.sources);
    let (ids, origins) = (table.column("id"), table.column("origin"));
    if origins.is_empty() {
        return;
    }
    let known = Marks::new(ledger.symbols.len());
    ids.iter().flatten().for_each(|id| {
        known.mark(id.index());
    });
    if !origins.iter().flatten().any(|origin| known.has(origin.index())) {
        return;
    }
    let mut suggest = Suggest::new();
    let is_bad = |row: usize| origins[row].is_some_and(|origin| !known.has(origin.index()));
    findings.rows(table, "origin", &rows_where(origins.len(), is_bad), |row| {
        let name = ledger.symbols.text_of(origins[row]).unwrap_or_default();
        let hint = suggest.hint(name, || ids.iter().filter_map(|id| ledger.symbols.text_of(*id)));
        let hint = hint.unwrap_or_else(|| format!("add `{name}` to the sources"));
        say(format!("the origin `{name}` is no source, but other origins are")).hint(hint)
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_mistyped_origin_would_count_as_another_one() {
        let claims = ("claims.csv", "subject,relation,object\n");
        let sources = ("sources.csv", "id,origin\nwire,\na,wire\nb,wier\n");
        assert_eq!(
            told("unknown-origin", &[claims, sources]),
            "\
warning[unknown-origin]: the origin `wier` is no source, but other origins are
 --> sources.csv:4:3
  |
4 | b,wier
  |   ^^^^
  |
  = help: did you mean `wire`?"
        );
        let sources = ("sources.csv", "id,origin\na,AP\nb,Reuters\n");
        assert_eq!(told("unknown-origin", &[claims, sources]), "");
    }
}
