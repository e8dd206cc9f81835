//! The document that quotes were looked for in last. Most candidates come from the one before's.

use std::cell::RefCell;
use std::path::PathBuf;

use crate::check::LARGEST_DOCUMENT;
use crate::formats::Version;
use crate::text::{FileId, Files, Words};

/// The words of one document, as long as its file stays what it was.
#[derive(Debug, Default)]
pub(super) struct Searched(RefCell<Option<Known>>);

#[derive(Debug)]
struct Known {
    path: PathBuf,
    version: Version,
    words: Words,
}

impl Searched {
    /// Whether a document can be read and has a quote.
    pub(super) fn has(&self, quote: &str, file: FileId, files: &Files) -> bool {
        self.look(quote, file, files).unwrap_or(false)
    }

    fn look(&self, quote: &str, file: FileId, files: &Files) -> Option<bool> {
        let path = files.path(file)?.canonicalize().ok()?;
        let version = Version::of(&path);
        let mut known = self.0.borrow_mut();
        let is_it = |known: &Known| known.path == path && known.version == version;
        if !known.as_ref().is_some_and(is_it) {
            let bytes = files.read(file, LARGEST_DOCUMENT).ok()?;
            let words = Words::of(&bytes, files.name(file));
            *known = Some(Known { path, version, words });
        }
        known.as_ref().map(|known| known.words.find(quote).is_some())
    }
}
