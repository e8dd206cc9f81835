//! A document without its hash.
//!
//! # Why this is bad
//! Nobody notices when it changes. A project that wants its evidence to stand switches this on.
//!
//! # Example
//! ```text
//! id,file,sha256
//! report,documents/report.txt,
//! ```
//!
//! # Instead
//! Write the hash that the hint gives.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "document-unpinned",
    level: Level::Allow,
    summary: "a document has no hash, so a change of it goes unnoticed",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let sources = &context.ledger.sources;
    for document in context.documents() {
        if let (Ok(held), None) = (&document.held, sources.cell(document.source, "sha256")) {
            let name = context.files.name(document.file);
            let message = say(format!("`{name}` isn't pinned"))
                .hint(format!("write its hash: {}", held.sha256));
            findings.tell(Some(sources.place_of(document.source, "sha256")), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_project_may_want_every_document_pinned() {
        let files = [
            ("sources.csv", "id,file,sha256\na,a.txt,\n"),
            ("a.txt", "hello\n"),
            ("claims.csv", "subject,relation,object\n"),
            ("claimgraph.toml", "lints.document-unpinned = \"warn\""),
        ];
        assert_eq!(
            told("document-unpinned", &files),
            "\
warning[document-unpinned]: `a.txt` isn't pinned
 --> sources.csv:2:9
  |
2 | a,a.txt,
  |         ^
  |
  = help: write its hash: 5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"
        );
        assert_eq!(told("document-unpinned", &files[..3]), "");
    }
}
