//! Names of a list that the parser cut: `Mia Lund and Ada Kern sued Orlo`.

use std::ops::Range;

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::objects::FIELDS;
use crate::extract::mend::people::make_name;
use crate::extract::mentions::{is_name_of_person, says_kind, says_person};

pub(super) fn mend(s: &mut Sentence) {
    for joint in 1..s.len().saturating_sub(1) {
        if s.tags[joint] == Tag::Comma || matches!(s.word(joint), "and" | "or") {
            pair(s, joint);
        }
    }
}

/// Makes one name of the words behind `and` or a comma, and hangs it on the whole name before.
fn pair(s: &mut Sentence, joint: usize) {
    let is_name =
        |at: &usize| s.upos[*at] == Upos::Propn && s.word(*at).starts_with(char::is_uppercase);
    let Some(end) = (joint + 1..s.len()).take_while(is_name).last() else { return };
    let second = joint + 1..end + 1;
    let joined = |at: usize| s.head(at).filter(|&on| s.labels[at] == Label::Conj && on < joint);
    let Some(on) = joined(end).filter(|on| is_name(on)) else { return };
    let start = (0..on).rev().take_while(is_name).last().unwrap_or(on);
    let first = start..(on..joint).take_while(is_name).last().unwrap_or(on) + 1;
    let is_cut = match second.len() {
        1 => s.labels[on] == Label::Flat && is_person(s, &first),
        _ => (second.start..end).any(|at| joined(at).is_some_and(|on| first.contains(&on))),
    };
    let Some(top) = top(s, &first).filter(|_| is_cut && !is_one(s, &first, &second)) else {
        return;
    };
    if second.len() > 1 {
        make_name(s, second.start, end);
    }
    hang(s, second.start, top, Label::Conj);
    if s.tags[joint] == Tag::Cc {
        hang(s, joint, second.start, Label::Cc);
    }
}

/// The word of a name on which the others hang.
fn top(s: &Sentence, name: &Range<usize>) -> Option<usize> {
    let within = |at: usize| name.contains(&at);
    let mut tops = name.clone().filter(|&at| !s.head(at).is_some_and(within));
    tops.next().filter(|_| tops.next().is_none())
}

fn is_person(s: &Sentence, name: &Range<usize>) -> bool {
    let words: Vec<&str> = name.clone().map(|at| s.word(at)).collect();
    is_name_of_person(&words.join(" "))
}

/// Whether both are one name: `Health and Safety Board`, `Ministry of Trade and Industry`.
fn is_one(s: &Sentence, first: &Range<usize>, second: &Range<usize>) -> bool {
    let is_body = |at: usize| says_kind(s.word(at)) && !says_person(s.word(at));
    let tied = first.start > 0 && matches!(s.word(first.start - 1), "of" | "for");
    let is_field = FIELDS.contains(&s.word(first.start).to_lowercase().as_str());
    second.clone().any(is_body) || first.len() == 1 && (tied || is_field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    const TWO: &str = "Mia|NNP|6|nsubj Lund|NNP|1|flat and|CC|5|cc Ada|NNP|2|conj Kern|NNP|1|conj \
                       sued|VBD|0|root Orlo|NNP|6|obj";

    #[test]
    fn the_second_of_two_names_is_one() {
        let told = told_after(mend, TWO);
        assert!(told.contains("and<Ada Cc, Ada<Mia Conj, Kern<Ada Flat"), "{told}");
    }

    #[test]
    fn a_name_with_an_and_in_it_stays_one() {
        let board = TWO.replace("Kern", "Board");
        assert!(told_after(mend, &board).contains("Board<Mia Conj"));
        let whole = TWO.replace("Ada|NNP|2|conj", "Ada|NNP|5|compound");
        assert!(told_after(mend, &whole).contains("Ada<Kern Compound, Kern<Mia Conj"));
    }

    #[test]
    fn a_single_name_is_no_part_of_the_person_before() {
        let one = "Anna|NNP|5|nsubj Lund|NNP|1|flat and|CC|4|cc Kern|NNP|2|conj sued|VBD|0|root \
                   Orlo|NNP|5|obj";
        assert!(told_after(mend, one).contains("Kern<Anna Conj"));
        let firm = one.replace("Anna", "Pell");
        assert!(told_after(mend, &firm).contains("Kern<Lund Conj"));
    }
}
