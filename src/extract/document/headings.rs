//! The headings a block stands under.

use crate::extract::document::cut::beginning;

/// The most bytes of a heading that are kept for what stands under it.
const MOST_KEPT: usize = 200;

/// The headings that are open, the widest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Headings {
    open: Vec<(u8, String)>,
    /// The level of the heading of a part nobody should take for the article.
    aside: Option<u8>,
}

impl Headings {
    /// Opens a heading, which closes those of its level and below.
    pub(super) fn open(&mut self, level: u8, text: &str) {
        self.close(level);
        self.open.push((level, beginning(text, MOST_KEPT).to_string()));
        self.aside = self.aside.filter(|aside| *aside < level);
    }

    /// Closes the headings of a level and below.
    pub(super) fn close(&mut self, level: u8) {
        self.open.retain(|(open, _)| *open < level);
    }

    /// Says that what follows, up to the next heading as wide as the last, is not the article's.
    pub(super) fn set_aside(&mut self) {
        self.aside = self.aside.or(self.open.last().map(|(level, _)| *level));
    }

    /// Whether what follows is not the article's.
    pub(super) fn are_aside(&self) -> bool {
        self.aside.is_some()
    }

    /// Whether a text is the first heading once more.
    pub(super) fn begin_with(&self, text: &str) -> bool {
        self.open.first().is_some_and(|(_, title)| title == text)
    }

    /// Whether none is open.
    pub(super) fn are_none(&self) -> bool {
        self.open.is_empty()
    }

    /// Their texts.
    pub(super) fn texts(&self) -> Vec<String> {
        self.open.iter().map(|(_, text)| text.clone()).collect()
    }
}
