//! A hash that can't be one.
//!
//! # Why this is bad
//! The document is as good as not pinned: a change of it goes unnoticed.
//!
//! # Example
//! ```text
//! id,file,sha256
//! report,documents/report.txt,a7ffc6f8
//! ```
//!
//! # Instead
//! Write the 64 hexadecimal digits of the SHA-256 of the file, as `sha256sum` gives them.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "bad-hash",
    level: Level::Error,
    summary: "a `sha256` cell isn't 64 hexadecimal digits",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let ledger = context.ledger;
    let sources = &ledger.sources;
    let hash_of = |text: &str| {
        let cells = sources.column("sha256").iter().zip(0..);
        let mut rows = cells.filter(|(cell, _)| ledger.symbols.text_of(**cell) == Some(text));
        let (_, row) = rows.next()?;
        let document = context.documents().iter().find(|document| document.source == row)?;
        Some(document.held.as_ref().ok()?.sha256.clone())
    };
    findings.cells(
        context,
        sources,
        "sha256",
        |text| !is_hash(text),
        |text| {
            let digits = text.chars().count();
            let hint = match hash_of(text) {
                Some(hash) => format!("the document's is {hash}"),
                None => "write the 64 hexadecimal digits that `sha256sum` gives".to_string(),
            };
            say(format!("these {digits} characters are no SHA-256")).hint(hint)
        },
    );
}

/// Whether a cell looks like a SHA-256.
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_hash_has_64_digits() {
        let shown = told(
            "bad-hash",
            &[
                ("sources.csv", "id,file,sha256\na,a.txt,a7ffc6f8\nb,,unknown\n"),
                ("claims.csv", "subject,relation,object\n"),
                ("a.txt", "hello\n"),
            ],
        );
        assert_eq!(
            shown,
            "\
error[bad-hash]: these 8 characters are no SHA-256
 --> sources.csv:2:9
  |
2 | a,a.txt,a7ffc6f8
  |         ^^^^^^^^
  |
  = help: the document's is 5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03

error[bad-hash]: these 7 characters are no SHA-256
 --> sources.csv:3:4
  |
3 | b,,unknown
  |    ^^^^^^^
  |
  = help: write the 64 hexadecimal digits that `sha256sum` gives"
        );
    }
}
