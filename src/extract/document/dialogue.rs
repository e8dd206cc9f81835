//! Which labels are speakers', because they take turns: `Orr: …`, `Vale: …`, `Orr: …`.
//!
//! The first of them stands before anybody knows that it returns, so that some blocks wait.

use std::collections::{HashMap, VecDeque};

use foldhash::fast::FixedState;

use crate::extract::document::Spoken;
use crate::extract::document::draft::{Draft, Shape};
use crate::extract::document::marks::{ends_sentence, is_title, label_of};
use crate::extract::document::turns::message_of;
use crate::extract::mentions::is_name_of_place;
use crate::extract::speakers::{
    is_letter, is_turn, label_name, may_ask, may_take_turns, speaks_to_a_person,
};

/// How many blocks wait for labels that return.
const AHEAD: usize = 64;

/// So many labels are kept of one document; a play has fewer roles.
const MOST: usize = 2000;

/// The blocks that wait, and the labels seen so far.
#[derive(Debug, Default)]
pub(super) struct Dialogue {
    waiting: VecDeque<(Draft, Option<String>)>,
    /// The name that is all of the last block, and the one under which the next blocks stand.
    alone: Option<String>,
    under: Option<String>,
    labels: HashMap<String, Turns, FixedState>,
    last: Option<String>,
    /// Whether somebody who may take turns says `I` or `you`, or asks.
    has_persons: bool,
    has_questions: bool,
    /// Whether the block that was taken last is a turn.
    is_turn: bool,
}

/// What is known of a label.
#[derive(Clone, Copy, Debug, Default)]
struct Turns {
    /// Whether it stands once more behind another label.
    returns: bool,
    /// Whether a speaker may be named so, if that was of interest.
    is_possible: Option<bool>,
}

impl Dialogue {
    /// Whether so many blocks wait that the first of them can be taken.
    pub(super) fn is_full(&self) -> bool {
        self.waiting.len() > AHEAD
    }

    /// Lets a block wait.
    pub(super) fn push(&mut self, draft: Draft) {
        if let Some(name) = self.alone.take() {
            self.note(&name, draft.text());
        }
        self.alone = name_alone(&draft);
        if let Some(name) = &self.alone {
            self.waiting.push_back((draft, Some(name.clone())));
            return;
        }
        let label = label_in(&draft);
        let name = label.map(|end| label_name(&draft.text()[..end]).to_string());
        if let (Some(name), Some(end)) = (&name, label) {
            self.note(name, &draft.text()[end..]);
        }
        self.waiting.push_back((draft, name));
    }

    /// The block that has waited longest; nothing if none waits.
    pub(super) fn pop(&mut self) -> Option<Draft> {
        let (mut draft, name) = self.waiting.pop_front()?;
        if name.as_deref().is_some_and(|name| name.starts_with(ALONE)) {
            self.under = name.filter(|name| self.speaks_below(name));
            self.is_turn = false;
            if self.under.is_some() {
                draft.shape = Shape::Byline;
            }
            return Some(draft);
        }
        if self.is_under(&draft) {
            draft.spoken = Spoken::By(label_name(self.under.as_deref()?).to_string());
            draft.shape = match draft.shape {
                Shape::Line => Shape::Text,
                shape => shape,
            };
            return Some(draft);
        }
        self.is_turn = name.is_some_and(|name| {
            self.is_speaker(&name) || self.is_beside_turn() && self.may_speak(&name)
        });
        if self.is_turn {
            draft.spoken = Spoken::InTurn;
            // What somebody says is no heading.
            if draft.shape == Shape::Line {
                draft.shape = Shape::Text;
            }
        }
        Some(draft)
    }

    /// Whether a name that stands alone is that of whoever speaks what is below it: it returns, or
    /// it stands between two that do.
    fn speaks_below(&self, label: &str) -> bool {
        let next = self
            .waiting
            .iter()
            .find_map(|(_, name)| name.as_deref().filter(|name| name.starts_with(ALONE)));
        let is_between = || self.under.is_some() && next.is_some_and(|next| self.is_speaker(next));
        let may_speak =
            |label| self.may_speak(label) && !is_name_of_place(&label[ALONE.len_utf8()..]);
        may_speak(label) && (self.is_speaker(label) || is_between())
    }

    /// Whether a block stands under the name of whoever speaks it; a heading ends that.
    fn is_under(&mut self, draft: &Draft) -> bool {
        if matches!(draft.shape, Shape::Heading(_)) {
            self.under = None;
        }
        let is_prose = matches!(draft.shape, Shape::Text | Shape::Line | Shape::Item { .. });
        self.under.is_some() && is_prose && draft.spoken == Spoken::Unsaid
    }

    fn note(&mut self, label: &str, body: &str) {
        let name = label.trim_start_matches(ALONE);
        let is_kept = self.labels.contains_key(label);
        if !is_kept && self.labels.len() >= MOST {
            return;
        }
        let (speaks, asks) = (speaks_to_a_person(name, body), body.ends_with('?'));
        let is_behind_another = self.last.as_deref().is_some_and(|last| last != label);
        let turns = self.labels.entry(label.to_string()).or_default();
        turns.returns |= is_kept && is_behind_another;
        if turns.returns || speaks || asks {
            let is_possible = turns.is_possible.get_or_insert_with(|| may_take_turns(name));
            *is_possible |= asks && speaks && may_ask(name);
            let is_possible = *is_possible;
            self.has_persons |= is_possible && speaks;
            self.has_questions |= is_possible && asks;
        }
        self.last = Some(label.to_string());
    }

    /// Whether a label is that of somebody who talks with others. The towns of a digest return too, but
    /// none of them asks or says `I`; and lists of questions ask, but speak to nobody.
    fn is_speaker(&self, label: &str) -> bool {
        let name = label.trim_start_matches(ALONE);
        let is_talk = self.has_persons || self.has_questions && !is_turn(name) && !is_letter(name);
        is_talk
            && self.may_speak(label)
            && self.labels.get(label).is_some_and(|turns| turns.returns)
    }

    fn may_speak(&self, label: &str) -> bool {
        let known = self.labels.get(label).and_then(|turns| turns.is_possible);
        known.unwrap_or_else(|| may_take_turns(label.trim_start_matches(ALONE)))
    }

    /// Whether the block before or behind the one that is taken is somebody's turn.
    fn is_beside_turn(&self) -> bool {
        let next = || self.waiting.front().and_then(|(_, name)| name.as_deref());
        self.is_turn || next().is_some_and(|name| self.is_speaker(name))
    }
}

/// What the names that stand alone begin with among the labels.
const ALONE: char = '\n';

/// The name that is all of a block, as where `ANN RO` stands above what she says.
fn name_alone(draft: &Draft) -> Option<String> {
    let is_line = draft.shape == Shape::Line || draft.shape == Shape::Text && draft.is_bold;
    let text = draft.text();
    if !is_line || draft.spoken != Spoken::Unsaid || text.len() > LONGEST_NAME {
        return None;
    }
    let is_name = is_title(text)
        && text.split(' ').count() <= 3
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        && !ends_sentence(text);
    is_name.then(|| format!("{ALONE}{text}"))
}

/// The most bytes of a name that stands alone.
const LONGEST_NAME: usize = 40;

/// Where the label of a block ends, if it may be a speaker's.
fn label_in(draft: &Draft) -> Option<usize> {
    let is_open = matches!(draft.spoken, Spoken::Unsaid | Spoken::ByLabel);
    let is_prose = matches!(draft.shape, Shape::Text | Shape::Line | Shape::Quotation);
    if !is_open || !is_prose {
        return None;
    }
    let text = draft.text();
    let label = label_of(text, false).filter(|_| message_of(text).is_none())?;
    let name = text[..label.end].trim_end_matches([':', '.']);
    (name.len() < label.end).then_some(label.end)
}

#[cfg(test)]
mod tests {
    use crate::extract::document::{Block, Blocks, Spoken};
    use crate::text::Files;

    /// The labels of those who take turns.
    fn turns(text: &str) -> Vec<String> {
        let mut files = Files::default();
        let file = files.add_bytes("talk.txt", text.as_bytes());
        let blocks = Blocks::open(&files, file).unwrap().map(Result::unwrap);
        let turns = blocks.filter(|block| block.spoken == Spoken::InTurn);
        turns.map(|block| block.text[block.label.unwrap()].to_string()).collect()
    }

    /// Whoever speaks the blocks under a name of their own.
    fn spoken_below(text: &str) -> Vec<String> {
        let mut files = Files::default();
        let file = files.add_bytes("talk.txt", text.as_bytes());
        let blocks = Blocks::open(&files, file).unwrap().map(Result::unwrap);
        let of = |block: Block| match block.spoken {
            Spoken::By(name) => Some(name),
            _ => None,
        };
        blocks.filter_map(of).collect()
    }

    #[test]
    fn names_above_what_nobody_says_are_headings() {
        for text in [
            "Orr\n\nHe sold it.\n\nHost\n\nShe left.\n\nOrr\n\nHe left.",
            "Port Ellery\n\nWhy?\n\nPort Orr\n\nHe left.\n\nPort Ellery\n\nShe left.",
            "Orr\n\nI sold it.\n\nHost\n\nWhy?",
            "Background\n\nI met him.\n\nResults\n\nHe left.\n\nBackground\n\nNo.",
        ] {
            assert_eq!(spoken_below(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn labels_that_return_among_others_are_speakers() {
        let talk = "Smith: We sold it.\n\nBrown: Why?\n\nSmith: He left.\n\nBrown: No.";
        assert_eq!(turns(talk), ["Smith:", "Brown:", "Smith:", "Brown:"]);
        let titled = "Orr (chair): We sold it.\n\nHost: Why?\n\nOrr: He left.";
        assert_eq!(turns(titled), ["Orr (chair):", "Host:", "Orr:"]);
        let numbered = "Speaker 1: He left.\n\nSpeaker 2: I know.\n\nSpeaker 1: He sold it.";
        assert_eq!(turns(numbered), ["Speaker 1:", "Speaker 2:", "Speaker 1:"]);
        let far = format!("Orr: I left.\n\n{}Smith: No.\n\nOrr: Yes.", "He left.\n\n".repeat(20));
        assert_eq!(turns(&far), ["Orr:", "Smith:", "Orr:"]);
        let paper = "TIME: Did you sell it?\n\nOrr: I did.\n\nTIME: Smith sold it.\n\nOrr: No.";
        assert_eq!(turns(paper), ["TIME:", "Orr:", "TIME:", "Orr:"]);
        let above = "Orr\n\nI sold it.\n\nHost\n\nWhy?\n\nOrr\n\nHe left.\n\nHost\n\nNo.";
        assert_eq!(spoken_below(above), ["Orr", "Host", "Orr", "Host"]);
        let court = "Q: Who sold it?\n\nA: Orr did.\n\nQ: Did you see it?\n\nA: Yes.";
        assert_eq!(turns(court), ["Q:", "A:", "Q:", "A:"]);
    }

    #[test]
    fn labels_of_topics_places_and_forms_are_none() {
        for text in [
            "Smith: We sold it.\n\nBrown: Why?",
            "Orr: I sold it.\n\nOrr: He left.",
            "London: He left.\n\nParis: She left.\n\nLondon: They left.",
            "Note: I left.\n\nUpdate: Why?\n\nNote: He left.\n\nUpdate: You left.",
            "Name: Orr\nComment: I left.\n\nName: Smith\nComment: Did he?",
            "Background: We met.\n\nResults: He left.\n\nBackground: I left.\n\nResults: No.",
            "Monday: I left.\n\nTuesday: He left.\n\nMonday: We met.\n\nTuesday: No.",
            "Sports: Did he win?\n\nWorld: He left.\n\nSports: He left.",
            "Sports: You met.\n\nWorld: He left.\n\nSports: I left.\n\nWorld: No.",
            "Q: Who sold it?\n\nA: Orr did.\n\nQ: Should I sue?\n\nA: You can.",
        ] {
            assert_eq!(turns(text), [""; 0], "{text}");
        }
    }
}
