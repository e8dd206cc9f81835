//! Numbers that the parser took for somebody: those of items, and the days of dates.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hang;
use crate::extract::tree::upwards;

pub(super) fn mend(s: &mut Sentence) {
    numbered(s);
    for noun in 1..s.len() {
        beside_day(s, noun);
    }
}

/// Gives the number before a slash or bracket no part in its sentence: `4/ Orlo paid Pell`.
fn numbered(s: &mut Sentence) {
    if s.len() < 3 || s.tags[0] != Tag::Cd || !matches!(s.word(1), "/" | ")") {
        return;
    }
    let Some(name) = (2..s.len()).find(|&at| s.head(at) == Some(0) && s.labels[at] == Label::Conj)
    else {
        return;
    };
    let is_root = s.is_root(0);
    s.heads[name] = if is_root { name as u16 } else { s.heads[0] };
    s.labels[name] = s.labels[0];
    for at in 0..s.len() {
        if s.head(at) == Some(0) {
            s.heads[at] = name as u16;
        }
    }
    for mark in [0, 1] {
        (s.heads[mark], s.labels[mark]) = (name as u16, Label::Punct);
    }
}

/// Hangs on its verb a noun that the parser took for what a day is: `3 May 2024, the mayor, Ann Ro,
/// wrote`.
fn beside_day(s: &mut Sentence, noun: usize) {
    let day = s.head(noun).filter(|&day| day < noun && s.labels[noun] == Label::Appos);
    let Some(day) = day.filter(|&day| s.tags[day] == Tag::Cd && s.tags[noun] != Tag::Cd) else {
        return;
    };
    let is_finite = |at: &usize| matches!(s.tags[*at], Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let subject = |at: usize| s.child(at, Label::Nsubj).or_else(|| s.child(at, Label::NsubjPass));
    let is_open = |at: &usize| s.upos[*at] == Upos::Verb && is_finite(at) && subject(*at).is_none();
    let verb = (noun + 1..s.len())
        .find(is_open)
        .filter(|&verb| s.head(verb) == Some(day) || upwards(s, day).any(|above| above == verb));
    let Some(verb) = verb else { return hang(s, noun, day, Label::Parataxis) };
    if s.head(verb) == Some(day) {
        let (is_root, above, label) = (s.is_root(day), s.heads[day], s.labels[day]);
        s.heads[verb] = if is_root { verb as u16 } else { above };
        s.labels[verb] = label;
        (s.heads[day], s.labels[day]) = (verb as u16, Label::OblUnmarked);
        let last = s.len() - 1;
        if s.head(last) == Some(day) && s.upos[last] == Upos::Punct {
            s.heads[last] = verb as u16;
        }
    }
    hang(s, noun, verb, Label::Nsubj);
}
