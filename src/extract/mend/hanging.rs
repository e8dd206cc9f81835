//! How words hang on others, and how a word is hung on another.

use crate::extract::language::{Label, Sentence};
use crate::extract::tree::upwards;

/// Hangs a word on another, unless that one hangs on it: no parse may go in a circle.
pub(super) fn hang(s: &mut Sentence, word: usize, on: usize, label: Label) {
    if upwards(s, on).all(|above| above != word) {
        s.heads[word] = on as u16;
        s.labels[word] = label;
    }
}

/// Whether a word hangs on its verb as neither subject nor object: `in May`, `last year`.
pub(super) fn is_oblique(label: Label) -> bool {
    matches!(label, Label::Obl | Label::OblUnmarked)
}
