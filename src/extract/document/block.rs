//! A block: its words, where each of them stands in the file, and what it is on its page.

use std::ops::Range;

use crate::extract::document::marks::is_blank_or_dash;
use crate::extract::document::written::{end_of, start_of};

/// A stretch of a document that is read as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What it is on the page.
    pub kind: BlockKind,
    /// How deep it stands in lists: 0 outside of all, and more for an item of an item's list.
    pub depth: usize,
    /// How far its lines are indented, if it stands apart in plain text.
    pub indents: Indents,
    /// Its words, as a reader sees them: entities decoded, markup gone, blanks single, words whole
    /// that the end of a line divides, and marks of footnotes left out.
    pub text: String,
    /// Where stretches of the text stand in the file, in order: from this byte of the text on,
    /// the text is the file's bytes from there on, until the next entry. Where the text goes on
    /// elsewhere in the file, two entries have the same byte of the text: where the stretch before
    /// ends, and where the stretch behind starts.
    pub origins: Vec<(u32, u64)>,
    /// Where the block ends in the file.
    pub end: u64,
    /// The bytes of the text that label it (`October:`, `Targeting:`, `Q:`), if it has a label.
    pub label: Option<Range<usize>>,
    /// The bytes of the text that say where and by whom it was filed (`PARIS (Agency) —`).
    pub dateline: Option<Range<usize>>,
    /// The bytes of the text that name who is quoted, behind a quotation and a dash.
    pub attribution: Option<Range<usize>>,
    /// The bytes of the text that are struck out, as sites do with what they take back.
    pub struck: Vec<Range<usize>>,
    /// The headings it stands under, the widest first.
    pub headings: Vec<String>,
    /// Who speaks or writes it, as far as the layout tells.
    pub spoken: Spoken,
    /// Whether it is a further paragraph of the quotation that the block before is a part of.
    pub goes_on: bool,
}

/// How many blanks stand before the lines of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Indents {
    /// Before the first, which many books indent.
    pub first: usize,
    /// Before the one that has fewest.
    pub least: usize,
}

/// Who speaks or writes a block, as far as the layout tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Spoken {
    /// It doesn't tell.
    #[default]
    Unsaid,
    /// One whom its label may name, as lines with other labels stand beside it.
    ByLabel,
    /// One whom its label names, as that returns among others in a dialogue.
    InTurn,
    /// Who speaks the block before.
    On,
    /// The sender of a message, by name.
    By(String),
    /// The writer of the letter that it is a part of, by name.
    InLetter(String),
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
    /// Who wrote it, and when it appeared.
    Byline,
    /// Words about the page itself: cookies, copyright, buttons to share it.
    Notice,
    /// Menus, buttons, lists of links and sources.
    Navigation,
    /// A cell of a table.
    Table,
    /// Program text, formulas, data in front of a document.
    Code,
    /// The second half of a sentence whose first stands above something else.
    Half,
}

impl BlockKind {
    /// All kinds, in the order in which they are counted.
    pub const ALL: [BlockKind; 14] = [
        BlockKind::Paragraph,
        BlockKind::Item,
        BlockKind::Quotation,
        BlockKind::Heading,
        BlockKind::ListIntroduction,
        BlockKind::Question,
        BlockKind::Caption,
        BlockKind::Teaser,
        BlockKind::Byline,
        BlockKind::Notice,
        BlockKind::Navigation,
        BlockKind::Table,
        BlockKind::Code,
        BlockKind::Half,
    ];

    /// Whether claims are looked for in it.
    pub fn yields_claims(self) -> bool {
        matches!(self, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quotation)
    }

    /// What people call one of them, and several.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            BlockKind::Paragraph => ("paragraph", "paragraphs"),
            BlockKind::Item => ("item", "items"),
            BlockKind::Quotation => ("quotation", "quotations"),
            BlockKind::Heading => ("heading", "headings"),
            BlockKind::ListIntroduction => ("list introduction", "list introductions"),
            BlockKind::Question => ("question", "questions"),
            BlockKind::Caption => ("caption", "captions"),
            BlockKind::Teaser => ("teaser", "teasers"),
            BlockKind::Byline => ("byline", "bylines"),
            BlockKind::Notice => ("notice", "notices"),
            BlockKind::Navigation => ("piece of navigation", "pieces of navigation"),
            BlockKind::Table => ("table cell", "table cells"),
            BlockKind::Code => ("piece of code", "pieces of code"),
            BlockKind::Half => ("half of a sentence", "halves of sentences"),
        }
    }
}

impl Block {
    /// The bytes of the file in which a stretch of the text stands.
    pub fn place(&self, text: Range<usize>) -> Range<u64> {
        let length = self.text.len();
        let start = start_of(&self.origins, self.end, length, text.start);
        let end = end_of(&self.origins, self.end, length, text.end);
        start..end.max(start)
    }

    /// Whether a part of a stretch of the text is struck out.
    pub fn is_struck(&self, text: &Range<usize>) -> bool {
        self.struck.iter().any(|struck| struck.start < text.end && text.start < struck.end)
    }

    /// The bytes of the text that are sentences: what is behind its label or dateline, and before
    /// the name of who is quoted.
    pub fn body(&self) -> Range<usize> {
        let before = self.label.as_ref().or(self.dateline.as_ref());
        let start = before.map_or(0, |before| before.end);
        let end = self.attribution.as_ref().map_or(self.text.len(), |name| name.start);
        let body = &self.text[start..end];
        let end = match self.attribution {
            Some(_) => start + body.trim_end_matches(is_blank_or_dash).len(),
            None => end,
        };
        end - self.text[start..end].trim_start().len()..end
    }
}
