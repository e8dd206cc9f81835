//! A document that isn't what it was when it was pinned.
//!
//! # Why this is bad
//! The claims were read in another text. Quotes that are still there may mean something else, and
//! nobody can tell what else was changed.
//!
//! # Example
//! ```text
//! id,file,sha256
//! report,documents/report.txt,5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03
//! ```
//!
//! # Instead
//! Bring the old text back; or read the new one, correct the claims, and write its hash.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::documents::{LARGEST_DOCUMENT, sha256};
use crate::check::findings::{Findings, say};
use crate::check::rules::bad_hash::is_hash;
use crate::model::{Ledger, Level};
use crate::text::{Diagnostic, FileId, Files, Place, Severity};

pub(super) static RULE: Rule = Rule {
    name: "document-changed",
    level: Level::Error,
    summary: "a document isn't the one that was pinned",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let Context { ledger, files, .. } = context;
    for document in context.documents() {
        if let Ok(held) = &document.held {
            let told = changed(ledger, files, (document.source, document.file), &held.sha256);
            told.into_iter().for_each(|(place, message)| findings.tell(Some(place), message));
        }
    }
}

/// Says which documents of some sources aren't what they were when they were pinned, for who is
/// about to read them.
pub fn changed_documents(ledger: &Ledger, files: &Files, sources: &[&str]) -> Vec<Diagnostic> {
    let severity = match RULE.level_in(ledger) {
        Level::Allow => return Vec::new(),
        Level::Warn => Severity::Warning,
        Level::Error => Severity::Error,
    };
    let mut findings = Findings::new(RULE.name, severity);
    for (source, file) in &ledger.documents {
        let id = ledger.symbols.text_of(ledger.sources.cell(*source, "id"));
        let Some(_) = id.filter(|id| sources.contains(id)) else { continue };
        let Ok(bytes) = files.read(*file, LARGEST_DOCUMENT) else { continue };
        let told = changed(ledger, files, (*source, *file), &sha256(&bytes));
        told.into_iter().for_each(|(place, message)| findings.tell(Some(place), message));
    }
    findings.finish()
}

/// What is to be told of a document, by its source and file, if its hash isn't the pinned one.
fn changed(
    ledger: &Ledger,
    files: &Files,
    (source, file): (usize, FileId),
    now: &str,
) -> Option<(Place, Diagnostic)> {
    let pinned = ledger.symbols.text_of(ledger.sources.cell(source, "sha256"))?;
    if !is_hash(pinned) || pinned.eq_ignore_ascii_case(now) {
        return None;
    }
    let name = files.name(file);
    let message = match has_other_line_ends(files, file, pinned) {
        true => say(format!("the line ends of `{name}` changed since it was pinned"))
            .hint(
                "if git changed them, `documents/* -text` in `.gitattributes` keeps it from that: \
                 add the line, and check the file out again",
            )
            .hint(format!("or write its new hash: {now}")),
        false => say(format!("`{name}` changed since it was pinned"))
            .hint(format!("if the claims still hold, write its new hash: {now}")),
    };
    Some((ledger.sources.place_of(source, "sha256"), message))
}

/// Whether a document would have its pinned hash if its lines ended the other way.
fn has_other_line_ends(files: &Files, file: FileId, pinned: &str) -> bool {
    let Ok(bytes) = files.read(file, LARGEST_DOCUMENT) else { return false };
    let line_feeds = memchr::memmem::find_iter(&bytes, b"\r\n");
    let mut plain = Vec::with_capacity(bytes.len());
    let mut start = 0;
    for at in line_feeds {
        plain.extend_from_slice(&bytes[start..at]);
        start = at + 1;
    }
    plain.extend_from_slice(&bytes[start..]);
    let returns: Vec<u8> =
        plain.split(|byte| *byte == b'\n').collect::<Vec<_>>().join(&b"\r\n"[..]);
    [plain, returns].iter().any(|bytes| pinned.eq_ignore_ascii_case(&sha256(bytes)))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_document_is_what_it_was() {
        let hash = "5891B5B522D5DF086D0FF0B110FBD9D21BB4FC7163AF34D08286A2E846F6BE03";
        let sources = format!("id,file,sha256\na,a.txt,{hash}\nb,b.txt,{hash}\nc,b.txt,\n");
        let shown = told(
            "document-changed",
            &[
                ("sources.csv", &sources),
                ("claims.csv", "subject,relation,object\n"),
                ("a.txt", "hello\n"),
                ("b.txt", "hello!\n"),
            ],
        );
        assert_eq!(shown, "\
error[document-changed]: `b.txt` changed since it was pinned
 --> sources.csv:3:9
  |
3 | b,b.txt,5891B5B522D5DF086D0FF0B110FBD9D21BB4FC7163AF34D08286A2E846F6BE03
  |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: if the claims still hold, write its new hash: c8a31cb076b21999bd2cdcfa5f446a7a6644de88037087112fa18bd90cc13984");
    }

    #[test]
    fn that_only_line_ends_changed_is_told() {
        // Of "hello\n" and "hello\r\n".
        let hashes = [
            "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
            "cd2eca3535741f27a8ae40c31b0c41d4057a7a7b912b33b9aed86485d1c84676",
        ];
        for (hash, now) in hashes.into_iter().zip(["hello\r\n", "hello\n"]) {
            let sources = format!("id,file,sha256\na,a.txt,{hash}\n");
            let shown = told(
                "document-changed",
                &[
                    ("sources.csv", &sources),
                    ("claims.csv", "subject,relation,object\n"),
                    ("a.txt", now),
                ],
            );
            assert!(
                shown.contains("the line ends of `a.txt` changed since it was pinned"),
                "{shown}"
            );
            assert!(shown.contains("`documents/* -text` in `.gitattributes`"), "{shown}");
        }
    }
}
