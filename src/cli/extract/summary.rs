//! What became of what was read, in a few lines.

use std::path::Path;

use claimgraph::extract::Reason;
use claimgraph::extract::document::BlockKind;
use claimgraph::project::{Pinned, PinnedHow};
use claimgraph::text::visible_name;

use crate::cli::extract::read::Read;
use crate::cli::report::plural;

/// Lines that are told at the end.
#[derive(Default)]
pub(super) struct Told {
    pinned: String,
    pub(super) end: String,
}

impl Told {
    /// Notes what was done to pin a document.
    pub(super) fn pinned(&mut self, path: &Path, pinned: &Pinned) {
        let Pinned { source, file, done, origin } = pinned;
        let [source, file, path] = [source.into(), file.to_string_lossy(), path.to_string_lossy()]
            .map(|n| visible_name(&n));
        self.pinned.push_str(&match done {
            None => return,
            Some(PinnedHow::Copied) => {
                format!("Copied {path} to {file}, as the source `{source}`\n")
            }
            Some(PinnedHow::Described) => format!("Pinned {file}, as the source `{source}`\n"),
        });
        if let Some(origin) = origin {
            let origin = visible_name(origin);
            self.pinned.push_str(&format!(
                "Its origin is `{origin}`, which has a document of that name with another text; \
                 empty `origin` in the table of sources, if it is no later version\n"
            ));
        }
    }

    /// Everything that is told.
    pub(super) fn text(&self, read: &Read, documents: usize) -> String {
        let summary = &read.summary;
        let documents = plural(documents, "document", "documents");
        let sentences = plural(summary.sentences as usize, "sentence", "sentences");
        let candidates = plural(summary.candidates as usize, "candidate", "candidates");
        let unlikely = match read.unlikely {
            0 => String::new(),
            unlikely => format!(", {unlikely} of them not likely enough"),
        };
        let kinds = BlockKind::ALL.into_iter().filter(|kind| !kind.yields_claims());
        let aside = kinds.filter_map(|kind| {
            let (count, (one, several)) = (summary.blocks.of(kind), kind.names());
            (count > 0).then(|| plural(count as usize, one, several))
        });
        let foreign = summary.other_languages as usize;
        let foreign = (foreign > 0)
            .then(|| format!("{} in other languages", plural(foreign, "paragraph", "paragraphs")));
        let passed = Reason::ALL.into_iter().filter_map(|reason| {
            let count = summary.passed_over.count(reason);
            (count > 0).then(|| format!("{count} {}", reason.words()))
        });
        format!(
            "{}{documents}, {sentences}: {candidates}{unlikely}\n{}{}{}",
            self.pinned,
            line("Set aside", aside.chain(foreign)),
            line("Not proposed", passed),
            self.end,
        )
    }
}

fn line(name: &str, parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { String::new() } else { format!("{name}: {}\n", parts.join(", ")) }
}
