//! Sentences that break off at the end of a block and go on in the next: where each line of a text has
//! an empty one below it, or where a picture stands in the middle of a sentence.
//!
//! The second half by itself says what nobody says: `The bank denied that its owner`, `bribed Lund.`

use crate::extract::document::Spoken;
use crate::extract::document::cut::LONGEST;
use crate::extract::document::draft::{Draft, Shape};
use crate::extract::document::furniture;
use crate::extract::document::marks::{ends_open, ends_sentence, is_of_prose};
use crate::extract::language::English;

/// How many blocks may stand between the halves of a sentence.
const MOST_BETWEEN: usize = 2;

/// The fewest bytes of a block that breaks off whatever its last word is. Headings are shorter, and
/// hardly ever stand above a paragraph that begins with a small letter.
const LONG: usize = 20;

/// The fewest words of a block that goes on with a sentence and doesn't end it.
const WORDS_OF_HALF: usize = 5;

/// Small words that names begin with.
const OF_NAMES: &[&str] =
    &["al", "bin", "da", "de", "del", "della", "di", "dos", "du", "el", "la", "le", "van", "von"];

/// Joins blocks between which a sentence goes on. Where something stands between them, the second half
/// is set aside.
#[derive(Debug, Default)]
pub(super) struct BrokenOff {
    last: Option<Draft>,
    /// How many blocks were taken since one broke off.
    since: Option<usize>,
}

impl BrokenOff {
    /// Takes the next block, and gives those that nothing more belongs to.
    pub(super) fn push(&mut self, mut draft: Draft) -> Vec<Draft> {
        if draft.text().is_empty() {
            return Vec::new();
        }
        let Some(mut last) = self.last.take() else {
            self.last = Some(draft);
            return Vec::new();
        };
        let is_broken = breaks_off(&last);
        let is_half = may_go_on(&draft);
        if is_broken && is_half && are_alike(&last, &draft) {
            join(&mut last, &draft);
            self.last = Some(last);
            return Vec::new();
        }
        self.since = match is_broken {
            true => Some(0),
            false => self.since.map(|since| since + 1).filter(|since| *since <= MOST_BETWEEN),
        };
        let mut given = vec![last];
        if is_half && self.since.take_if(|since| *since > 0).is_some() {
            let rest = cut_sentence(&mut draft);
            given.push(Draft { shape: Shape::Half, ..draft });
            self.last = rest;
        } else {
            self.last = Some(draft);
        }
        given
    }

    /// The last block, when no other comes.
    pub(super) fn finish(&mut self) -> Option<Draft> {
        self.last.take()
    }
}

/// Whether the layout has both blocks as parts of one text.
fn are_alike(first: &Draft, second: &Draft) -> bool {
    let are_alike = match (first.shape, second.shape) {
        (Shape::Text | Shape::Line, Shape::Text | Shape::Line) => true,
        (Shape::Item { .. }, Shape::Text | Shape::Line) => ends_open(first.text()),
        (first, second) => first == Shape::Quotation && second == Shape::Quotation,
    };
    are_alike && first.quoted == second.quoted && first.quotation == second.quotation
}

fn join(first: &mut Draft, second: &Draft) {
    first.written.append(&second.written);
    first.linked += second.linked;
    first.is_bold &= second.is_bold;
    first.indents.least = first.indents.least.min(second.indents.least);
    if first.shape == Shape::Line {
        first.shape = Shape::Text;
    }
}

/// Whether a block ends within a sentence. Who writes all in small letters may leave out full stops too.
fn breaks_off(draft: &Draft) -> bool {
    let text = draft.text();
    let may =
        matches!(draft.shape, Shape::Text | Shape::Line | Shape::Quotation | Shape::Item { .. });
    may && !ends_sentence(text)
        && text.len() < LONGEST / 2
        && text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '"' | '”' | ')'))
        && !text.starts_with(char::is_lowercase)
        && !text.starts_with("Dear ")
        && !text.ends_with("following")
        && !counts_picture(text)
        && (ends_open(text) || text.len() >= LONG && text.split(' ').any(is_of_prose))
        && is_of_text(draft)
}

/// Whether a text is the caption of a picture or table: `Figure 3: The mill`.
fn counts_picture(text: &str) -> bool {
    let Some((first, rest)) = text.split_once(' ') else { return false };
    let counted = ["Chart", "Exhibit", "Fig.", "Figure", "Map", "Picture", "Plate", "Table"];
    counted.contains(&first) && rest.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a block may be the second half of a sentence, or begin with it.
fn may_go_on(draft: &Draft) -> bool {
    let text = draft.text();
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default().trim_end_matches(',');
    let second = words.next().unwrap_or_default();
    matches!(draft.shape, Shape::Text | Shape::Line | Shape::Quotation)
        && matches!(draft.spoken, Spoken::Unsaid | Spoken::On)
        && first.starts_with(char::is_lowercase)
        && first.chars().all(char::is_lowercase)
        && !(OF_NAMES.contains(&first) && second.starts_with(char::is_uppercase))
        && (ends_sentence(text) || words.count() + 2 >= WORDS_OF_HALF)
        && is_of_text(draft)
}

/// Whether a block is none of what pages have around their text.
fn is_of_text(draft: &Draft) -> bool {
    draft.writer.is_none()
        && draft.linked * 10 <= draft.text().len() * 8
        && furniture::kind_of(draft.text()).is_none()
}

/// Leaves the first sentence of a block, and gives the rest.
fn cut_sentence(draft: &mut Draft) -> Option<Draft> {
    let sentences = English::shared().sentences(draft.text());
    let next = sentences.get(1).map(|next| next.start)?;
    let written = draft.written.split_line(next);
    let (shape, quoted, quotation) = (draft.shape, draft.quoted, draft.quotation);
    let (indents, spoken) = (draft.indents, draft.spoken.clone());
    Some(Draft { shape, written, quoted, quotation, indents, spoken, ..Draft::default() })
}
