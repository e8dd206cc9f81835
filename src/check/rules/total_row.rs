//! A row that sums up the others.
//!
//! # Why this is bad
//! `Total` is taken for somebody, who owns or pays more than anybody else.
//!
//! # Example
//! ```text
//! payer,payee,amount
//! acme,jane,100
//! acme,bob,50
//! Total,2,150
//! ```
//!
//! # Instead
//! Take the row out. Somebody who is really called so gets a longer name, such as `Total Ltd`.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{at, rows_where};
use crate::model::{Level, Meaning, Sym};

/// What people call such rows.
const SUMS: [&str; 12] = [
    "Total",
    "Totals",
    "Grand total",
    "Grand Total",
    "Subtotal",
    "Sub-total",
    "Sum",
    "Summe",
    "Gesamt",
    "Gesamtsumme",
    "Insgesamt",
    "Zwischensumme",
];

pub(super) static RULE: Rule = Rule {
    name: "total-row",
    level: Level::Warn,
    summary: "a row sums up the others, and is read as a claim",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    let is_declared = |name| match context.resolution.meaning(name) {
        Meaning::Entity(number) => !context.resolution.entities[number as usize].rows.is_empty(),
        Meaning::Ambiguous | Meaning::Nobody => true,
    };
    let find = |word: String| ledger.symbols.find(&word);
    let sums: Vec<Sym> = SUMS.into_iter().flat_map(spellings).filter_map(find).collect();
    if sums.is_empty() {
        return;
    }
    for (column, other) in [("subject", "object"), ("object", "subject")] {
        let (cells, others) = (claims.column(column), claims.column(other));
        let sums_up = |row: usize| {
            let is_sum =
                at(cells, row).is_some_and(|name| sums.contains(&name) && !is_declared(name));
            let is_number = || {
                let text = ledger.symbols.text_of(at(others, row)).unwrap_or_default();
                text.starts_with(|first: char| first.is_ascii_digit())
            };
            is_sum && (row + 1 == cells.len() || is_number())
        };
        findings.rows(claims, column, &rows_where(cells.len(), sums_up), |row| {
            let name = ledger.symbols.text_of(at(cells, row)).unwrap_or_default();
            say(format!("`{name}` is read as somebody, but looks like a sum of other rows"))
                .hint("take the row out; if somebody is called so, write a longer name")
        });
    }
}

/// A word in small letters and in capitals, with a colon and without.
fn spellings(word: &str) -> [String; 6] {
    let cases = [word.to_string(), word.to_lowercase(), word.to_uppercase()];
    let [with, small_with, large_with] = cases.clone().map(|case| case + ":");
    let [plain, small, large] = cases;
    [plain, small, large, with, small_with, large_with]
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_sum_is_nobody() {
        let claims =
            "subject,relation,object\na,owns,b\nSumme,owns,2\nTotal,owns,c\ntotal:,owns,d\n";
        assert_eq!(
            told("total-row", &[("claims.csv", claims)]),
            "\
warning[total-row]: `Summe` is read as somebody, but looks like a sum of other rows
 --> claims.csv:3:1
  |
3 | Summe,owns,2
  | ^^^^^
  |
  = help: take the row out; if somebody is called so, write a longer name

warning[total-row]: `total:` is read as somebody, but looks like a sum of other rows
 --> claims.csv:5:1
  |
5 | total:,owns,d
  | ^^^^^^
  |
  = help: take the row out; if somebody is called so, write a longer name"
        );
        let declared = ("entities.csv", "id,label\nte,Total\n");
        let claims = ("claims.csv", "subject,relation,object\nTotal,owns,2\n");
        assert_eq!(told("total-row", &[declared, claims]), "");
    }
}
