//! What of a document is in no candidate: which words, and why.

use std::ops::Range;

use crate::extract::candidate::Candidate;
use crate::extract::document::Block;
use crate::extract::passed_over::Reason;
use crate::extract::reading::Parsed;

/// A sentence, or a block that was set aside, of which nothing is proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Its words, as the document shows them.
    pub text: String,
    /// Its bytes in the document's file.
    pub place: Range<u64>,
    /// Why nothing is proposed: what kind of block it is, or what became of its propositions.
    pub why: String,
}

/// What is left out, block by block.
#[derive(Debug, Default)]
pub(super) struct LeavingOut {
    /// How likely a candidate must be to count.
    least: f32,
    /// The sentences of the block that was read last, whose candidates may still be taken back, and
    /// what was set aside since.
    held: Vec<LeftOut>,
    /// Where candidates stand that a sentence of the next block added to this one's.
    ahead: Vec<Range<u64>>,
    ready: Vec<LeftOut>,
}

impl LeavingOut {
    /// Nothing yet; of what has no candidate that is at least so likely, nothing is proposed.
    pub(super) fn of(least: f32) -> LeavingOut {
        LeavingOut { least, ..LeavingOut::default() }
    }

    /// Notes a block that isn't read for claims.
    pub(super) fn set_aside(&mut self, block: &Block, why: &str) {
        let all = 0..block.text.len();
        self.held.extend(left_out(block, all, why.to_string()));
    }

    /// Notes the sentences of a block, each with why some of its propositions were passed over.
    pub(super) fn read(&mut self, block: &Block, parsed: &[Parsed], reasons: &[Vec<Reason>]) {
        for (parsed, reasons) in parsed.iter().zip(reasons) {
            let words: Vec<&str> = reasons.iter().map(|reason| reason.words()).collect();
            self.held.extend(left_out(block, parsed.sentence.range(), words.join(", ")));
        }
    }

    /// Decides on the block that was read last, by the candidates that are left of it.
    pub(super) fn decide(&mut self, candidates: &[Candidate]) {
        let (likely, unlikely): (Vec<&Candidate>, Vec<&Candidate>) =
            candidates.iter().partition(|candidate| candidate.confidence >= self.least);
        let mut places = std::mem::take(&mut self.ahead);
        places.extend(likely.iter().map(|candidate| candidate.place.clone()));
        let meets = |left: &LeftOut, place: &Range<u64>| {
            place.start < left.place.end && left.place.start < place.end
        };
        for left in &mut self.held {
            if unlikely.iter().any(|candidate| meets(left, &candidate.place)) {
                left.why = "not likely enough".to_string();
            }
        }
        let end = self.held.last().map_or(0, |last| last.place.end);
        let is_left = |left: &LeftOut| !places.iter().any(|place| meets(left, place));
        self.ready.extend(self.held.drain(..).filter(is_left));
        places.retain(|place| place.start >= end);
        self.ahead = places;
    }

    /// Those that are decided on since they were asked for last.
    pub(super) fn take(&mut self) -> Vec<LeftOut> {
        std::mem::take(&mut self.ready)
    }
}

/// A stretch of a block as what is left out of it.
fn left_out(block: &Block, range: Range<usize>, why: String) -> Option<LeftOut> {
    let text = block.text.get(range.clone())?.trim().to_string();
    Some(LeftOut { text, place: block.place(range), why })
}
