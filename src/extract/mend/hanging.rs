//! The one way in which a parse is mended: a word is hung on another.

use crate::extract::language::{Label, Sentence};
use crate::extract::tree::upwards;

/// Hangs a word on another, unless that one hangs on it: no parse may go in a circle.
pub(super) fn hang(s: &mut Sentence, word: usize, on: usize, label: Label) {
    if upwards(s, on).all(|above| above != word) {
        s.heads[word] = on as u16;
        s.labels[word] = label;
    }
}
