//! What each block is, from its markup, its words, and what comes next.

use crate::extract::afterword::is_verdict;
use crate::extract::document::cut::{LONGEST, beginning, cut_place};
use crate::extract::document::draft::{Draft, Shape};
use crate::extract::document::furniture;
use crate::extract::document::headings::Headings;
use crate::extract::document::letters::{Writers, quoted_writer};
use crate::extract::document::marks::{
    attribution_of, dateline_of, ends_sentence, is_question, is_quoted, is_title, is_upper,
    label_of, names_speaker, tells_first, turn_mark,
};
use crate::extract::document::turns::message_of;
use crate::extract::document::written::Written;
use crate::extract::document::{Block, BlockKind, Spoken};
use crate::extract::manner::is_label;

/// The levels of headings that only their looks give away, and of a term before its description.
const TITLE: u8 = 1;
const LOUD: u8 = 2;
const QUIET: u8 = 3;

/// The levels of paragraphs that are headings, below all that the markup knows: in bold, and of no more
/// than a list.
const BOLD: u8 = 7;
const OF_LIST: u8 = 8;

/// Decides on each block when it has seen the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Sorter {
    pending: Option<Draft>,
    headings: Headings,
    writers: Writers,
    /// The number of the quotation that the last block was a part of.
    quotation: u32,
}

impl Sorter {
    /// Takes the next block, and gives the one before.
    pub(super) fn push(&mut self, draft: Draft) -> Option<Block> {
        if let Some(quoted) = &mut self.pending
            && is_quotation(quoted)
            && attribution_of(quoted.text()).is_none()
            && matches!(draft.shape, Shape::Text | Shape::Line | Shape::Quotation)
            && names_speaker(draft.text())
        {
            quoted.shape = Shape::Quotation;
            quoted.written.append(&draft.written);
            return None;
        }
        let decided = self.pending.take().map(|pending| self.decide(pending, Some(&draft)));
        self.pending = Some(draft);
        decided
    }

    /// The last block, when no other comes.
    pub(super) fn finish(&mut self) -> Option<Block> {
        let pending = self.pending.take()?;
        Some(self.decide(pending, None))
    }

    fn decide(&mut self, mut draft: Draft, next: Option<&Draft>) -> Block {
        let kind = self.kind_of(&draft, next);
        self.close_before(&draft);
        let headings = self.headings.texts();
        if let Some(level) = self.level_of(&draft, kind) {
            self.headings.open(level, draft.text());
            if furniture::is_aside(draft.text()) {
                self.headings.set_aside();
            }
        }
        let last = std::mem::replace(&mut self.quotation, draft.quotation);
        let goes_on = draft.quotation > 0 && draft.quotation == last;
        let spoken = self.spoken(&mut draft, kind);
        let text = std::mem::take(&mut draft.written.text);
        let (mut label, mut dateline, mut attribution) = (None, None, None);
        if kind.yields_claims() || kind == BlockKind::Question {
            attribution = speaker_behind(&text, draft.shape);
            // What stands before the words of a block can't reach into what stands behind them.
            let end = attribution.as_ref().map_or(text.len(), |name| name.start);
            label = match (&spoken, message_of(&text)) {
                (Spoken::By(_) | Spoken::Unsaid, Some(message)) => Some(0..message.length),
                _ => label_of(&text, kind == BlockKind::Item),
            };
            label = label.filter(|label| label.end <= end);
            dateline = dateline_of(&text).filter(|dateline| dateline.end <= end);
            dateline = dateline.filter(|_| kind == BlockKind::Paragraph && label.is_none());
        }
        let indents = draft.indents;
        let depth = match draft.shape {
            Shape::Item { depth, .. } => depth,
            _ => 0,
        };
        let Written { origins, struck, end, .. } = draft.written;
        Block {
            kind,
            depth,
            indents,
            text,
            origins,
            end,
            label,
            dateline,
            attribution,
            struck,
            headings,
            spoken,
            goes_on,
        }
    }

    /// Closes the headings that reach no block such as this one: a list is over, or `**Verdicts:**` leads
    /// in the next.
    fn close_before(&mut self, draft: &Draft) {
        match draft.shape {
            Shape::Item { .. } => {}
            _ if draft.is_bold && draft.text().ends_with(':') => self.headings.close(BOLD),
            _ => self.headings.close(OF_LIST),
        }
    }

    /// Who speaks a block: itself says so, or the letter that it is a part of.
    fn spoken(&mut self, draft: &mut Draft, kind: BlockKind) -> Spoken {
        if kind == BlockKind::Byline {
            let writer = draft.writer.take().or_else(|| quoted_writer(draft.text()));
            writer.into_iter().for_each(|writer| self.writers.begin(writer));
            return Spoken::Unsaid;
        }
        let own = std::mem::take(&mut draft.spoken);
        let writer = self.writers.at(draft.quoted).filter(|_| kind.yields_claims());
        match (own, writer) {
            (Spoken::Unsaid, Some(writer)) => Spoken::InLetter(writer),
            (own, _) => own,
        }
    }

    fn kind_of(&self, draft: &Draft, next: Option<&Draft>) -> BlockKind {
        let text = draft.text();
        match draft.shape {
            Shape::Table => return BlockKind::Table,
            Shape::Code => return BlockKind::Code,
            Shape::Half => return BlockKind::Half,
            Shape::Caption => return BlockKind::Caption,
            Shape::Byline => return BlockKind::Byline,
            Shape::Teaser => return BlockKind::Teaser,
            Shape::Navigation => return BlockKind::Navigation,
            Shape::Notice => return BlockKind::Notice,
            _ if quoted_writer(text).is_some() => return BlockKind::Byline,
            Shape::Heading(_) if furniture::is_aside(text) => return BlockKind::Navigation,
            Shape::Heading(_) if is_question(text) => return BlockKind::Question,
            Shape::Heading(_) => return BlockKind::Heading,
            _ => {}
        }
        if draft.shape == Shape::Line && furniture::is_aside(text) && next.is_some() {
            return BlockKind::Navigation;
        }
        if let Some(kind) = furniture::kind_of(text) {
            return kind;
        }
        let signed = draft.shape == Shape::Line && next.is_some_and(is_byline);
        if signed && furniture::is_names(text) && !self.headings.are_none() {
            return BlockKind::Byline;
        }
        if self.headings.begin_with(text) {
            return BlockKind::Caption;
        }
        let leads_on =
            !self.headings.are_aside() || next.is_some_and(|next| ends_sentence(next.text()));
        if leads_on && is_heading(draft, next, self.headings.are_none()) {
            return BlockKind::Heading;
        }
        if self.headings.are_aside() {
            return BlockKind::Navigation;
        }
        self.kind_of_prose(draft, next)
    }

    fn kind_of_prose(&self, draft: &Draft, next: Option<&Draft>) -> BlockKind {
        let text = draft.text();
        let is_item = matches!(draft.shape, Shape::Item { .. });
        if draft.linked * 10 > text.len() * 8 {
            return if is_item { BlockKind::Navigation } else { BlockKind::Teaser };
        }
        if is_question(text) || turn_mark(text).is_some_and(|(_, asks)| asks) {
            return BlockKind::Question;
        }
        if introduces_list(text, next) {
            return BlockKind::ListIntroduction;
        }
        match draft.shape {
            Shape::Item { .. } => BlockKind::Item,
            _ if is_quotation(draft) => BlockKind::Quotation,
            _ => BlockKind::Paragraph,
        }
    }

    /// How wide a heading a block is, if it is one.
    fn level_of(&self, draft: &Draft, kind: BlockKind) -> Option<u8> {
        match (draft.shape, kind) {
            (Shape::Heading(level), _) => Some(level),
            (Shape::Text, BlockKind::Heading) => Some(if draft.is_bold { BOLD } else { OF_LIST }),
            (Shape::Line | Shape::Item { .. }, BlockKind::Heading) => {
                Some(self.looks_of(draft.text()))
            }
            (Shape::Line, BlockKind::Navigation) if furniture::is_aside(draft.text()) => {
                Some(self.looks_of(draft.text()))
            }
            _ => None,
        }
    }

    fn looks_of(&self, heading: &str) -> u8 {
        match heading {
            _ if self.headings.are_none() => TITLE,
            heading if is_upper(heading) => LOUD,
            _ => QUIET,
        }
    }
}

/// Cuts a block that has no end into some that have.
pub(super) fn cut(mut draft: Draft) -> Vec<Draft> {
    let mut pieces = Vec::new();
    while draft.text().len() > LONGEST {
        let at = cut_place(beginning(draft.text(), LONGEST).as_bytes());
        let written = draft.written.split_off(at);
        let spoken = match &draft.spoken {
            Spoken::ByLabel | Spoken::InTurn => Spoken::On,
            spoken => spoken.clone(),
        };
        let (shape, quoted, quotation) = (draft.shape, draft.quoted, draft.quotation);
        let rest = Draft { shape, written, quoted, quotation, spoken, ..Draft::default() };
        pieces.push(std::mem::replace(&mut draft, rest));
    }
    pieces.push(draft);
    pieces
}

/// Whether a line of plain text, or a lonely number with words behind, is a heading.
fn is_heading(draft: &Draft, next: Option<&Draft>, is_first: bool) -> bool {
    let text = draft.text();
    let Some(next) = next else { return false };
    let words = text.split_whitespace().count();
    // Behind the last words of somebody a sentence ends, and a title such as `Who Asks “Why?”` may.
    let quotes = || text.ends_with(['"', '”', '’', '\'']) && ends_sentence(text) && !is_title(text);
    let ends = text.ends_with(['.', ',', ';', '!', '?']) || quotes();
    let is_speech = ends_sentence(text)
        && (text.starts_with(['"', '“'])
            || label_of(text, false)
                .is_some_and(|label| is_quoted(text[label.end..].trim_start())));
    if ends || words > 16 || text.len() > 160 || is_speech {
        return false;
    }
    let prose = matches!(next.shape, Shape::Text | Shape::Line)
        && (ends_sentence(next.text()) || next.text().ends_with(':'));
    let is_longer = next.text().len() > text.len() && prose;
    match draft.shape {
        Shape::Line if text.ends_with(':') => {
            is_title(text) && !matches!(next.shape, Shape::Item { .. })
        }
        Shape::Line if is_upper(text) || is_title(text) => true,
        Shape::Line => (is_longer && words <= 12) || (is_first && (prose || is_below_title(next))),
        Shape::Item { numbered: true, .. } => is_longer && words <= 8 && is_title(text),
        Shape::Text => is_heading_by_itself(draft, next),
        _ => false,
    }
}

/// Whether a paragraph is the heading of what comes next: all of it is in bold, or a label, and a list
/// comes. `False` is a verdict on what stands above, unless it is one on a list.
fn is_heading_by_itself(draft: &Draft, next: &Draft) -> bool {
    let text = draft.text();
    let before_items = matches!(next.shape, Shape::Item { .. });
    let is_open = text.contains(':') || is_quotation(draft) || draft.spoken != Spoken::Unsaid;
    !is_open
        && match is_verdict(text) {
            true => draft.is_bold && before_items,
            false => draft.is_bold || before_items && is_label(text),
        }
}

/// Whether a block stands between the title of a text and its first sentence: who wrote it, when,
/// or a second title.
fn is_below_title(draft: &Draft) -> bool {
    let is_line = draft.shape == Shape::Line && !ends_sentence(draft.text());
    is_byline(draft) || (is_line && is_title(draft.text()))
}

fn is_byline(draft: &Draft) -> bool {
    furniture::kind_of(draft.text()) == Some(BlockKind::Byline)
}

fn is_quotation(draft: &Draft) -> bool {
    match draft.shape {
        Shape::Quotation => true,
        Shape::Text | Shape::Line => {
            is_quoted(draft.text()) || attribution_of(draft.text()).is_some()
        }
        _ => false,
    }
}

/// Who is quoted: behind the closing quote, or at the end of a block that is a quotation.
fn speaker_behind(text: &str, shape: Shape) -> Option<std::ops::Range<usize>> {
    if let Some(name) = attribution_of(text) {
        return Some(name);
    }
    if shape != Shape::Quotation {
        return None;
    }
    let dash = [" — ", " – ", " - ", " ― ", " -- "]
        .into_iter()
        .filter_map(|dash| text.rfind(dash))
        .max()?;
    let line = text[dash..].trim_start();
    let name = line.trim_start_matches(super::marks::is_blank_or_dash);
    (ends_sentence(text[..dash].trim_end()) && names_speaker(line))
        .then(|| text.len() - name.len()..text.len())
}

fn introduces_list(text: &str, next: Option<&Draft>) -> bool {
    let Some(start) = text.strip_suffix(':') else { return false };
    let before_items = next.is_some_and(|next| matches!(next.shape, Shape::Item { .. }));
    let counts = ["include", "includes", "including", "following", "are", "these", "below"];
    let last = start.rsplit(' ').next().unwrap_or_default().to_lowercase();
    (before_items || counts.contains(&last.as_str()))
        && start.split_whitespace().count() <= 40
        && !tells_first(start)
}
