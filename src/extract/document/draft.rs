//! A block as its markup gives it, before its words are looked at.

use crate::extract::document::written::Written;
use crate::extract::document::{Indents, Spoken};

/// A block as its markup gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) shape: Shape,
    pub(super) written: Written,
    /// How many bytes of its text are links to other pages.
    pub(super) linked: usize,
    /// Whether it is one line, all of it in bold.
    pub(super) is_bold: bool,
    /// How deep it stands in quotations, as of letters.
    pub(super) quoted: usize,
    /// The number of the quotation that it is a part of, from 1 on; 0 outside of all.
    pub(super) quotation: u32,
    /// How far its lines are indented, if it stands apart in plain text.
    pub(super) indents: Indents,
    pub(super) spoken: Spoken,
    /// Who wrote what follows, if it is the line of a letter that says so.
    pub(super) writer: Option<String>,
}

/// What the markup says of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    /// Text, as far as the markup knows.
    #[default]
    Text,
    /// A line of plain text by itself, which may be a heading.
    Line,
    /// An item of a list, perhaps with a number, and how deep it stands in lists.
    Item { numbered: bool, depth: usize },
    /// A heading, 1 the widest.
    Heading(u8),
    /// A quotation.
    Quotation,
    /// The caption of a picture.
    Caption,
    /// A cell of a table.
    Table,
    /// Program text.
    Code,
    /// Who wrote it.
    Byline,
    /// A pointer to another article.
    Teaser,
    /// What is around the article.
    Navigation,
    /// The head or foot of a page.
    Notice,
    /// The second half of a sentence whose first stands elsewhere.
    Half,
}

impl Draft {
    /// Its words.
    pub(super) fn text(&self) -> &str {
        &self.written.text
    }
}
