//! A cell for one name or one source that holds a list.
//!
//! # Why this is bad
//! A claim has one subject, one object, one speaker and one source in its row. `s1|s2` is read as a
//! source of that name, counts as one origin, and where lists are written it looks like two.
//!
//! # Example
//! ```text
//! subject,relation,object,source
//! meta,operates,instagram,brief|letter
//! ```
//!
//! # Instead
//! Write a row for each. Several rows that say the same, from several sources, are one edge with all
//! of them. A project may keep the claim once, and its further sources in `evidence.csv`.

use std::collections::BTreeSet;

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Memo, at, rows_where};
use crate::model::{Ledger, Level};

pub(super) static RULE: Rule = Rule {
    name: "list-in-name",
    level: Level::Warn,
    summary: "a cell for one name or one source holds a list",
    look,
};

/// What people write between names.
const SEMICOLON: char = ';';

/// The most words of a name in a list of them. Whole sentences have semicolons as well.
const MOST_WORDS: usize = 5;

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    // Most tables have the signs nowhere, which is found at once.
    let separators = [ledger.schema.list_separator, SEMICOLON];
    if !separators.iter().any(|separator| ledger.symbols.any_has(*separator)) {
        return;
    }
    let is_list = |name: &&str| name.contains(separators);
    let declared: BTreeSet<&str> = context.entity_names().filter(is_list).collect();
    let is_several = Memo::new(ledger.symbols.len());
    let may_be_value = |row: usize| context.takes_values(claims.cell(row, "relation"));
    for column in ["subject", "object", "speaker"] {
        let cells = claims.column(column);
        let rows = rows_where(cells.len(), |row| {
            at(cells, row).is_some_and(|name| {
                is_several.get(name.index(), || {
                    let text = ledger.text(name);
                    are_names(ledger, text) && !declared.contains(text)
                }) && !(column == "object" && may_be_value(row))
            })
        });
        findings.rows(claims, column, &rows, |row| {
            let name = ledger.symbols.text_of(at(cells, row)).unwrap_or_default();
            say(format!("`{name}` is read as one name"))
                .hint("if it names several, write a row for each")
        });
    }
    // Where sources are declared, another rule looks for those that aren't.
    if ledger.sources.column("id").is_empty() {
        let is_list = |text: &str| {
            parts(ledger, text).is_some() || text.contains(SEMICOLON) && are_names(ledger, text)
        };
        findings.cells(context, claims, "source", is_list, |text| {
            say(format!("`{text}` is read as one source, and counts as one"))
                .hint("write a row for each source: what several say of the same is one edge")
        });
    }
}

/// The parts of a list of two or more, none of which is empty.
fn parts<'t>(ledger: &Ledger, text: &'t str) -> Option<Vec<&'t str>> {
    let separator = ledger.schema.list_separator;
    let parts: Vec<&str> = text.contains(separator).then(|| text.split(separator).collect())?;
    parts.iter().all(|part| !part.trim().is_empty()).then_some(parts)
}

/// Whether a text lists names. The title of a web page has blanks around what parts it, and no part
/// of it stands alone elsewhere.
fn are_names(ledger: &Ledger, text: &str) -> bool {
    let stands_alone = |part: &&str| ledger.symbols.find(part.trim()).is_some();
    parts(ledger, text).is_some_and(|parts| {
        parts.iter().all(|part| part.trim() == *part) || parts.iter().any(stands_alone)
    }) || by_semicolons(text).is_some_and(|mut parts| {
        let is_name = |part: &str| {
            part.starts_with(char::is_uppercase) && part.split(' ').count() <= MOST_WORDS
        };
        parts.all(|part| is_name(part.trim()))
    })
}

/// What stands between semicolons, if there are some, but for one at the end.
fn by_semicolons(text: &str) -> Option<std::str::Split<'_, char>> {
    let text = text.trim_end_matches(SEMICOLON);
    text.contains(SEMICOLON).then(|| text.split(SEMICOLON))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_list_of_sources_or_of_names_is_told() {
        let claims = "subject,relation,object,source\na,is,b,S1|S2\nAnna|Bob,is,b,S1\n\
                      a,is,Home | Example,S1\n|,is,b,S2|\n";
        assert_eq!(
            told("list-in-name", &[("claims.csv", claims)]),
            "\
warning[list-in-name]: `S1|S2` is read as one source, and counts as one
 --> claims.csv:2:8
  |
2 | a,is,b,S1|S2
  |        ^^^^^
  |
  = help: write a row for each source: what several say of the same is one edge

warning[list-in-name]: `Anna|Bob` is read as one name
 --> claims.csv:3:1
  |
3 | Anna|Bob,is,b,S1
  | ^^^^^^^^
  |
  = help: if it names several, write a row for each"
        );
        let claims = "subject,relation,object,source\nAnna; Bob Roe,is,b,S1\na,is,b; c,S1;S2\n\
                      a,said,We came; and left,S1\na,is,Fox & Co;,S1\n\
                      a,is,What she and all others said on Monday; Part II,S1\n";
        let shown = told("list-in-name", &[("claims.csv", claims)]);
        let titles: Vec<&str> = shown.lines().filter(|line| line.starts_with("warning")).collect();
        assert_eq!(
            titles,
            [
                "warning[list-in-name]: `Anna; Bob Roe` is read as one name",
                "warning[list-in-name]: `S1;S2` is read as one source, and counts as one",
            ]
        );
        let declared = ("entities.csv", "id\nAnna|Bob\n");
        let claims = ("claims.csv", "subject,relation,object\nAnna|Bob,is,b\n");
        assert_eq!(told("list-in-name", &[declared, claims]), "");
    }
}
