//! Which labels are speakers', because they take turns: `Orr: …`, `Vale: …`, `Orr: …`.
//!
//! The first of them stands before anybody knows that it returns, so that some blocks wait.

use std::collections::{HashMap, VecDeque};

use foldhash::fast::FixedState;

use crate::extract::document::Spoken;
use crate::extract::document::draft::{Draft, Shape};
use crate::extract::document::marks::label_of;
use crate::extract::document::turns::message_of;
use crate::extract::speakers::{is_turn, label_name, may_ask, may_take_turns, speaks_to_a_person};

/// How many blocks wait for labels that return.
const AHEAD: usize = 64;

/// So many labels are kept of one document; a play has fewer roles.
const MOST: usize = 2000;

/// The blocks that wait, and the labels seen so far.
#[derive(Debug, Default)]
pub(super) struct Dialogue {
    waiting: VecDeque<(Draft, Option<String>)>,
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

    fn note(&mut self, name: &str, body: &str) {
        let is_kept = self.labels.contains_key(name);
        if !is_kept && self.labels.len() >= MOST {
            return;
        }
        let (speaks, asks) = (speaks_to_a_person(name, body), body.ends_with('?'));
        let is_behind_another = self.last.as_deref().is_some_and(|last| last != name);
        let turns = self.labels.entry(name.to_string()).or_default();
        turns.returns |= is_kept && is_behind_another;
        if turns.returns || speaks || asks {
            let is_possible = turns.is_possible.get_or_insert_with(|| may_take_turns(name));
            *is_possible |= asks && speaks && may_ask(name);
            let is_possible = *is_possible;
            self.has_persons |= is_possible && speaks;
            self.has_questions |= is_possible && asks;
        }
        self.last = Some(name.to_string());
    }

    /// Whether a label is that of somebody who talks with others. The towns of a digest return too, but
    /// none of them asks or says `I`; and lists of questions ask, but speak to nobody.
    fn is_speaker(&self, name: &str) -> bool {
        let is_talk = self.has_persons || self.has_questions && !is_turn(name);
        is_talk && self.may_speak(name) && self.labels.get(name).is_some_and(|turns| turns.returns)
    }

    fn may_speak(&self, name: &str) -> bool {
        let known = self.labels.get(name).and_then(|turns| turns.is_possible);
        known.unwrap_or_else(|| may_take_turns(name))
    }

    /// Whether the block before or behind the one that is taken is somebody's turn.
    fn is_beside_turn(&self) -> bool {
        let next = || self.waiting.front().and_then(|(_, name)| name.as_deref());
        self.is_turn || next().is_some_and(|name| self.is_speaker(name))
    }
}

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
    use crate::extract::document::{Blocks, Spoken};
    use crate::text::Files;

    /// The labels of those who take turns.
    fn turns(text: &str) -> Vec<String> {
        let mut files = Files::default();
        let file = files.add_bytes("talk.txt", text.as_bytes());
        let blocks = Blocks::open(&files, file).unwrap().map(Result::unwrap);
        let turns = blocks.filter(|block| block.spoken == Spoken::InTurn);
        turns.map(|block| block.text[block.label.unwrap()].to_string()).collect()
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
