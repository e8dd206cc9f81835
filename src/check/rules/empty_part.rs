//! A list in a cell with nothing between two separators.
//!
//! # Why this is bad
//! Something was deleted by mistake, or the cell was cut off. The list is read without it.
//!
//! # Example
//! ```text
//! subject,relation,object,q.via
//! dhs,monitors,users,ice||hsi
//! ```
//!
//! # Instead
//! Put the missing name in, or take the separator out.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "empty-part",
    level: Level::Warn,
    summary: "a list in a cell has nothing between two separators",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, separator) = (context.ledger, context.ledger.schema.list_separator);
    let qualifiers = ledger.claims.columns.iter().filter(|column| column.name.starts_with("q."));
    let lists = qualifiers
        .map(|column| (&ledger.claims, column.name.as_str()))
        .chain([(&ledger.entities, "aliases"), (&ledger.entities, "external_ids")]);
    for (table, column) in lists {
        let is_bad = |text: &str| text.split(separator).any(|part| part.trim().is_empty());
        findings.cells(context, table, column, is_bad, |text| {
            say(format!("a part of the list `{text}` is empty"))
                .hint(format!("put the missing part in, or take a `{separator}` out"))
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_list_has_no_empty_parts() {
        let shown = told(
            "empty-part",
            &[
                ("entities.csv", "id,aliases\na,one|two\nb,one|\n"),
                ("claims.csv", "subject,relation,object,q.via\na,is,b,a | | b\na,is,b,|\n"),
            ],
        );
        assert_eq!(
            shown,
            "\
warning[empty-part]: a part of the list `one|` is empty
 --> entities.csv:3:3
  |
3 | b,one|
  |   ^^^^
  |
  = help: put the missing part in, or take a `|` out

warning[empty-part]: a part of the list `a | | b` is empty
 --> claims.csv:2:8
  |
2 | a,is,b,a | | b
  |        ^^^^^^^
  |
  = help: put the missing part in, or take a `|` out

warning[empty-part]: a part of the list `|` is empty
 --> claims.csv:3:8
  |
3 | a,is,b,|
  |        ^
  |
  = help: put the missing part in, or take a `|` out"
        );
    }
}
