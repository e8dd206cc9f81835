//! Names with initials or hyphens that the parser took apart.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::people::make_name;

pub(super) fn mend(s: &mut Sentence) {
    initials(s);
    for hyphen in 1..s.len().saturating_sub(1) {
        if matches!(s.word(hyphen), "-" | "‑") && is_tight(s, hyphen) {
            given_name(s, hyphen);
            numbered_name(s, hyphen);
        }
    }
}

/// Makes one name of the initials that a sentence opens with and the surname behind them, where the parser
/// sees the letter of a list: `A. Orlo paid Pell`.
fn initials(s: &mut Sentence) {
    let is_initial = |at: usize| {
        let mut letters = s.word(at).chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        first && letters.next() == Some('.') && letters.next().is_none()
    };
    let last = (0..s.len()).find(|&at| !is_initial(at)).filter(|&last| last > 0);
    let Some(last) = last else { return };
    let is_apart = s.tags[0] == Tag::Ls || s.labels[0] == Label::Discourse;
    if is_apart && s.upos[last] == Upos::Propn && s.word(last).starts_with(char::is_uppercase) {
        (0..last).for_each(|initial| hang(s, initial, last, Label::Flat));
        make_name(s, 0, last);
    }
}

/// Whether no blanks stand around a word.
fn is_tight(s: &Sentence, at: usize) -> bool {
    s.tokens[at - 1].end == s.tokens[at].start && s.tokens[at].end == s.tokens[at + 1].start
}

/// Makes one name of `Chan Siu-ming`, whose second half has a small letter.
fn given_name(s: &mut Sentence, hyphen: usize) {
    let Some(family) = hyphen.checked_sub(2) else { return };
    let (first, second) = (hyphen - 1, hyphen + 1);
    let is_capital = |at: usize| s.word(at).starts_with(char::is_uppercase);
    let is_short = |at: usize| s.word(at).len() <= 6;
    let is_name = |at: usize| is_capital(at) && s.upos[at] == Upos::Propn;
    // `the Hong Kong-based firm`, `a Tai Chi-style walk`
    let describes = !matches!(s.tags[second], Tag::Nn | Tag::Nnp)
        || s.upos.get(second + 1).is_some_and(|&upos| matches!(upos, Upos::Noun | Upos::Adj));
    let begins = family == 0 || !is_name(family - 1);
    let halves = is_short(first) && is_short(second) && !is_capital(second);
    if is_name(family) && is_name(first) && begins && halves && !describes {
        make_name(s, family, second);
    }
}

/// Makes one name of `D-4`, as which a witness is known.
fn numbered_name(s: &mut Sentence, hyphen: usize) {
    let (letters, number) = (hyphen - 1, hyphen + 1);
    let are_letters = s.word(letters).len() <= 3 && s.word(letters).chars().all(char::is_uppercase);
    let is_number = s.word(number).bytes().all(|byte| byte.is_ascii_digit());
    if are_letters && is_number && s.upos[letters] == Upos::Propn {
        make_name(s, letters, number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn initials_belong_to_the_surname_behind_them() {
        let orlo = "A.|LS|3|discourse Orlo|NNP|3|nsubj paid|VBD|0|root Pell|NNP|3|obj";
        assert!(told_after(mend, orlo).starts_with("A.<paid Nsubj, Orlo<A. Flat"));
        for other in [orlo.replace("Orlo|NNP", "police|NNS"), orlo.replace("A.|", "1.|")] {
            assert!(told_after(mend, &other).starts_with(&other[..2].to_string()), "{other}");
            assert!(told_after(mend, &other).contains("<paid Discourse"), "{other}");
        }
    }

    #[test]
    fn a_small_half_of_a_given_name_belongs_to_it() {
        let tan = "Tan|NNP|5|nsubj Siu~|NNP|1|flat -~|HYPH|2|punct wei|NN|5|nsubj left|VBD|0|root";
        let told = told_after(mend, tan);
        assert!(
            told.starts_with("Tan<left Nsubj, Siu<Tan Flat, -<Tan Flat, wei<Tan Flat"),
            "{told}"
        );
        let apart = ["wei|NN", "wei|VBN"];
        assert!(told_after(mend, &tan.replace(apart[0], apart[1])).contains("wei<left Nsubj"));
        let style = tan.replace("left|VBD", "walks|NNS");
        assert!(told_after(mend, &style).contains("wei<walks Nsubj"));
    }
}
