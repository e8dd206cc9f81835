//! A subject, object or speaker that is how other programs write that nothing is known.
//!
//! # Why this is bad
//! All claims whose end nobody knew meet in one node, which looks like the most important of all.
//!
//! # Example
//! ```text
//! subject,relation,object
//! Ann,works for,NA
//! Bob,works for,NA
//! ```
//!
//! # Instead
//! Take out the claims that lack an end, and let cells be empty that need not be filled. Somebody
//! who is really called so gets a longer name: `Namibia` for `NA`.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{at, rows_where};
use crate::model::{Level, Meaning, Sym};

/// What R, pandas, databases and people write for nothing, and spreadsheets for what they can't work
/// out, in English and in German.
const NOTHING: [&str; 33] = [
    "NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "NULL", "null", "None", "-", "--", "—", "–",
    "?", "??", "???", "n.a.", "N.A.", "n. a.", "k.A.", "k. A.", "k.a.", "#REF!", "#VALUE!",
    "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#NV", "#BEZUG!", "#WERT!", "#ZAHL!",
];

pub(super) static RULE: Rule = Rule {
    name: "missing-value",
    level: Level::Warn,
    summary: "a subject, object or speaker is another program's word for nothing",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    for word in NOTHING {
        if let Some(symbol) = context.ledger.symbols.find(word) {
            for column in ["subject", "object", "speaker"] {
                tell(context, symbol, column, findings);
            }
        }
    }
}

fn tell(context: &Context, word: Sym, column: &str, findings: &mut Findings) {
    let (claims, resolution) = (&context.ledger.claims, context.resolution);
    let is_declared = match resolution.meaning(word) {
        Meaning::Entity(number) => !resolution.entities[number as usize].rows.is_empty(),
        Meaning::Ambiguous => true,
        // It is told as unknown where all are declared.
        Meaning::Nobody => context.ledger.declares_entities && column != "speaker",
    };
    if is_declared {
        return;
    }
    let cells = claims.column(column);
    let rows = rows_where(cells.len(), |row| at(cells, row) == Some(word));
    let Some(first) = rows.first.first() else { return };
    let claims_named = match rows.count {
        1 => "of a claim".to_string(),
        count => format!("of {count} claims"),
    };
    let word = context.ledger.text(word);
    let message =
        format!("`{word}` is the {column} {claims_named}, and other programs' word for nothing");
    let instead = match column {
        "speaker" => "let the cells be empty where nobody is known",
        _ => "take the rows out if nothing is known",
    };
    let hint = format!("{instead}; if somebody is called so, write a longer name");
    findings.tell(Some(claims.place_of(*first, column)), say(message).hint(hint));
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn what_is_not_known_is_nobody() {
        let claims =
            "subject,relation,object,speaker\nB,cites,NA,null\nC,cites,NA,\nNaN,cites,B,\n";
        assert_eq!(
            told("missing-value", &[("claims.csv", claims)]),
            "\
warning[missing-value]: `NA` is the object of 2 claims, and other programs' word for nothing
 --> claims.csv:2:9
  |
2 | B,cites,NA,null
  |         ^^
  |
  = help: take the rows out if nothing is known; if somebody is called so, write a longer name

warning[missing-value]: `null` is the speaker of a claim, and other programs' word for nothing
 --> claims.csv:2:12
  |
2 | B,cites,NA,null
  |            ^^^^
  |
  = help: let the cells be empty where nobody is known; if somebody is called so, write a longer name

warning[missing-value]: `NaN` is the subject of a claim, and other programs' word for nothing
 --> claims.csv:4:1
  |
4 | NaN,cites,B,
  | ^^^
  |
  = help: take the rows out if nothing is known; if somebody is called so, write a longer name"
        );
    }

    #[test]
    fn who_is_declared_may_be_called_so() {
        let tables = [
            ("claimgraph.toml", ""),
            ("entities.csv", "id,label\nNA,Namibia\nb,B\n"),
            ("claims.csv", "subject,relation,object\nNA,borders,b\n"),
        ];
        assert_eq!(told("missing-value", &tables), "");
    }
}
