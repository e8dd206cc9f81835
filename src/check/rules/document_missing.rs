//! A document that can't be read.
//!
//! # Why this is bad
//! None of the quotes from it can be found again.
//!
//! # Example
//! ```text
//! id,file
//! report,documents/reprot.txt
//! ```
//!
//! # Instead
//! Correct the path, which counts from the project's folder, or put the document there.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::Level;
use crate::text::FileId;

pub(super) static RULE: Rule = Rule {
    name: "document-missing",
    level: Level::Error,
    summary: "the document of a source can't be read",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let sources = &context.ledger.sources;
    let missing = || context.documents().iter().filter(|document| document.held.is_err());
    let files: Vec<FileId> = missing().map(|document| document.file).collect();
    let near = context.files.near_names(&files);
    for (document, near) in missing().zip(near.into_iter().chain(std::iter::repeat(None))) {
        let Err(reason) = &document.held else { continue };
        let id = sources.cell(document.source, "id");
        let id = context.ledger.symbols.text_of(id).unwrap_or_default();
        let message =
            say(format!("the document of `{id}` can't be read: {reason}")).hints(near).hint(
                "correct the path, which counts from the project's folder, or put the file there",
            );
        findings.tell(Some(sources.place_of(document.source, "file")), message);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_document_that_is_gone_is_told() {
        let shown = told(
            "document-missing",
            &[
                ("sources.csv", "id,file\nreport,documents/reprot.txt\nother,\n"),
                ("claims.csv", "subject,relation,object\n"),
            ],
        );
        assert_eq!(shown, "\
error[document-missing]: the document of `report` can't be read: reading `documents/reprot.txt`: there is no such file or folder
 --> sources.csv:2:8
  |
2 | report,documents/reprot.txt
  |        ^^^^^^^^^^^^^^^^^^^^
  |
  = help: correct the path, which counts from the project's folder, or put the file there");
    }
}
