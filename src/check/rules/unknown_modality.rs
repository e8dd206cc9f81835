//! A modality other than the four there are.
//!
//! # Why this is bad
//! It says whether the claim is about what is, may be, is planned or is doubted. A word that isn't
//! known may mean anything, so its claim corroborates nobody, and its edge is called by it.
//!
//! # Example
//! ```text
//! subject,relation,object,modality
//! ice,monitors,social media,maybe
//! ```
//!
//! # Instead
//! Write `actual`, `possible`, `planned` or `doubted`.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::{Level, Modality};
use crate::text::Suggest;

pub(super) static RULE: Rule = Rule {
    name: "unknown-modality",
    level: Level::Error,
    summary: "a claim's modality isn't actual, possible, planned or doubted",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let mut suggest = Suggest::new();
    let is_bad = |modality: &str| Modality::of(modality).is_none();
    findings.cells(context, &context.ledger.claims, "modality", is_bad, |modality| {
        let hint = suggest.hint_or_list(modality, || Modality::NAMES.into_iter());
        say(format!("`{modality}` is no modality")).hints(hint)
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn there_are_four_modalities() {
        let shown = told(
            "unknown-modality",
            &[(
                "claims.csv",
                "subject,relation,object,modality\na,is,b,planed\na,is,b,maybe\na,is,b,possible\n",
            )],
        );
        assert_eq!(
            shown,
            "\
error[unknown-modality]: `planed` is no modality
 --> claims.csv:2:8
  |
2 | a,is,b,planed
  |        ^^^^^^
  |
  = help: did you mean `planned`?

error[unknown-modality]: `maybe` is no modality
 --> claims.csv:3:8
  |
3 | a,is,b,maybe
  |        ^^^^^
  |
  = help: known are actual, possible, planned, doubted"
        );
    }
}
