//! A column whose name is nearly one of the model's.
//!
//! # Why this is bad
//! A column that isn't known is kept and exported, and means nothing. Without `negated` a denial
//! counts as an assertion; without `status` so does an allegation; without `file` no quote is looked
//! for.
//!
//! # Example
//! ```text
//! subject,relation,object,negatd
//! meta,sold,data,yes
//! ```
//!
//! # Instead
//! Give the column its name. If it is meant as it is, set `misspelt-column = "allow"` in `[lints]`.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::{
    CLAIM_COLUMNS, COMPUTED_COLUMNS, DECISION_COLUMNS, ENTITY_COLUMNS, EVIDENCE_COLUMNS, Ledger,
    Level, SOURCE_COLUMNS, Table, TableColumn, are_statuses, misnamed, misnamed_hint,
};
use crate::text::Place;

/// Columns on which nothing depends: a name beside theirs is as good.
const FREE_TEXT: &[&str] = &["note", "description", "review"];

/// What the rule is called.
pub(in crate::check) const MISSPELT_COLUMN: &str = "misspelt-column";

pub(super) static RULE: Rule = Rule {
    name: MISSPELT_COLUMN,
    level: Level::Warn,
    summary: "a column has nearly the name of one that the table lacks",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let ledger = context.ledger;
    let tables = [
        (&ledger.entities, ENTITY_COLUMNS),
        (&ledger.claims, CLAIM_COLUMNS),
        (&ledger.sources, SOURCE_COLUMNS),
        (&ledger.evidence, EVIDENCE_COLUMNS),
        (&ledger.decisions, DECISION_COLUMNS),
    ];
    for (table, known) in tables {
        let lacking: Vec<&str> = known
            .iter()
            .copied()
            .filter(|name| !FREE_TEXT.contains(name) && table.position(name).is_none())
            .collect();
        let is_export = is_export(table);
        let is_known = |column: &TableColumn| {
            known.contains(&&*column.name) || is_export && is_computed(column)
        };
        for column in table.columns.iter().filter(|column| !is_known(column)) {
            let slip = lacking.iter().find(|name| is_nearly(&column.header, name));
            let is_of_claims = std::ptr::eq(table, &ledger.claims);
            let hint = match (slip, is_of_claims) {
                (Some(name), _) => format!("did you mean `{name}`?"),
                (None, true) => match meant(ledger, column, &lacking) {
                    Some(name) => misnamed_hint(name),
                    None => continue,
                },
                (None, false) => continue,
            };
            let message = say(format!("`{}` is no column that means anything here", column.header));
            findings.tell(header_of(table, column), message.hint(hint));
        }
    }
}

/// The column of claims that one of another name must be: by the name, or because nothing but
/// statuses stands in it.
fn meant(ledger: &Ledger, column: &TableColumn, lacking: &[&'static str]) -> Option<&'static str> {
    misnamed(&column.header, |name| lacking.contains(&name)).or_else(|| {
        let cells = column.cells.iter().flatten().map(|cell| ledger.text(*cell));
        let are_meant = lacking.contains(&"status") && are_statuses(cells, &ledger.schema.statuses);
        are_meant.then_some("status")
    })
}

/// Whether a table was written by an export: its `speakers` and `sources` are no slips.
fn is_export(table: &Table) -> bool {
    table.columns.iter().filter(|column| is_computed(column)).count() > 2
}

fn is_computed(column: &TableColumn) -> bool {
    COMPUTED_COLUMNS.contains(&column.header.as_str())
}

/// Where a column's name stands: in the first file that has something in the column.
fn header_of(table: &Table, column: &TableColumn) -> Option<Place> {
    let file = match column.cells.iter().position(Option::is_some) {
        Some(row) => table.place(row).file,
        None => table.files.first()?.1,
    };
    Some(Place::record(file, 0).in_column(&column.header))
}

/// Whether a header can only be a slip of the pen. People have columns called `location`, `state`,
/// `quota` or `file2`, and mean them.
fn is_nearly(header: &str, name: &str) -> bool {
    let (header, name) = (letters(header), letters(name));
    let short = header.len().min(name.len());
    if short < 3 || name.len() < 4 || header.chars().next() != name.chars().next() {
        return false;
    }
    if is_plural(&header, &name) || is_plural(&name, &header) {
        return true;
    }
    // A digit behind the name counts columns.
    let is_numbered = |text: &str| text.ends_with(|last: char| last.is_ascii_digit());
    if is_numbered(&header) && !is_numbered(&name) {
        return false;
    }
    let has_its_letters = header.chars().all(|letter| name.contains(letter));
    match strsim::damerau_levenshtein(&header, &name) {
        // It has another name than its own for a reason, and that was told.
        0 => false,
        1 => name.len() >= 7 || name.len() == 6 && header.len() == 6 || has_its_letters,
        2 => name.len() >= 7 && has_its_letters,
        _ => false,
    }
}

fn is_plural(many: &str, one: &str) -> bool {
    many.strip_prefix(one).is_some_and(|end| end == "s" || end == "es")
}

/// A name without what may stand between its words.
fn letters(name: &str) -> String {
    name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::is_nearly;
    use crate::check::testing::told;

    #[test]
    fn a_name_that_is_nearly_the_models_is_told_at_its_header() {
        let shown = told(
            "misspelt-column",
            &[
                ("entities.csv", "id,alias,note2,amount\nmeta,fb,,\n"),
                ("claims.csv", "subject,relation,object,negatd,state\nmeta,is,meta,yes,x\n"),
                ("sources.csv", "id,files,location\ns,a.txt,b\n"),
                ("evidence.csv", "claim,source,qoute\nc1,s,x\n"),
            ],
        );
        assert_eq!(
            shown,
            "\
warning[misspelt-column]: `alias` is no column that means anything here
 --> entities.csv:1:4
  |
1 | id,alias,note2,amount
  |    ^^^^^
  |
  = help: did you mean `aliases`?

warning[misspelt-column]: `files` is no column that means anything here
 --> sources.csv:1:4
  |
1 | id,files,location
  |    ^^^^^
  |
  = help: did you mean `file`?

warning[misspelt-column]: `negatd` is no column that means anything here
 --> claims.csv:1:25
  |
1 | subject,relation,object,negatd,state
  |                         ^^^^^^
  |
  = help: did you mean `negated`?

warning[misspelt-column]: `qoute` is no column that means anything here
 --> evidence.csv:1:14
  |
1 | claim,source,qoute
  |              ^^^^^
  |
  = help: did you mean `quote`?"
        );
    }

    #[test]
    fn a_column_that_the_table_has_isnt_missed() {
        let files = [("claims.csv", "subject,relation,object,quote,quotes\na,is,b,c,d\n")];
        assert_eq!(told("misspelt-column", &files), "");
        let files = [("claims.csv", "source,target,speakers,sources,state\na,b,c,d,e\n")];
        assert_eq!(told("misspelt-column", &files), "");
    }

    #[test]
    fn other_words_are_no_slips() {
        let slips = [
            ("orgin", "origin"),
            ("staus", "status"),
            ("Statuz", "status"),
            ("Speeker", "speaker"),
            ("confidance", "confidence"),
            ("confidense", "confidence"),
            ("sha265", "sha256"),
            ("Sources", "source"),
            ("flie", "file"),
            ("typ", "type"),
            ("lable", "label"),
        ];
        for (header, name) in slips {
            assert!(is_nearly(header, name), "{header}");
        }
        let words = [
            ("Status", "status"),
            ("state", "status"),
            ("status2", "status"),
            ("location", "locator"),
            ("height", "weight"),
            ("quota", "quote"),
            ("filed", "file"),
            ("fine", "file"),
            ("then", "when"),
            ("ids", "id"),
            ("urls", "url"),
            ("sha512", "sha256"),
            ("", "file"),
            ("相", "file"),
        ];
        for (header, name) in words {
            assert!(!is_nearly(header, name), "{header}");
        }
    }
}
