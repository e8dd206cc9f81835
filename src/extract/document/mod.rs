//! Documents as blocks: paragraphs, headings, items, and the furniture of a page.

use std::ops::Range;

/// A stretch of a document that is read as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What it is on the page.
    pub kind: BlockKind,
    /// Its words, as a reader sees them: entities decoded, markup gone, blanks single.
    pub text: String,
    /// Where stretches of the text stand in the file, in order: from this byte of the text on,
    /// the text is the file's bytes from there on, until the next entry.
    pub origins: Vec<(u32, u64)>,
    /// Where the block ends in the file.
    pub end: u64,
    /// The bytes of the text that label an item (`October:`, `Targeting:`), if it has a label.
    pub label: Option<Range<usize>>,
    /// The headings it stands under, the widest first.
    pub headings: Vec<String>,
}

/// What a block is on its page. Only paragraphs, items and quotations yield claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// Running text.
    #[default]
    Paragraph,
    /// An item of a list.
    Item,
    /// A quotation that stands by itself, perhaps with a dash and a name behind it.
    Quotation,
    /// A heading.
    Heading,
    /// Words that only introduce a list.
    ListIntroduction,
    /// A question, as in an interview or a list of questions.
    Question,
    /// The caption of a picture.
    Caption,
    /// A pointer to another article.
    Teaser,
    /// Menus, notices, bylines, buttons.
    Navigation,
}

impl Block {
    /// The bytes of the file in which a stretch of the text stands.
    pub fn place(&self, text: Range<usize>) -> Range<u64> {
        self.offset(text.start)..self.offset(text.end)
    }

    fn offset(&self, at: usize) -> u64 {
        let after = self.origins.partition_point(|(from, _)| (*from as usize) <= at);
        match after.checked_sub(1).map(|index| self.origins[index]) {
            Some((from, origin)) => (origin + (at as u64 - u64::from(from))).min(self.end),
            None => self.end,
        }
    }
}
