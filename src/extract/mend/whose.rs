//! Whose wife, brother or clerk somebody is, where the parser took the name behind `of` for the name of
//! that one, or took it apart: `the wife of Tomas Brandl`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mentions::is_name_of_person;

pub(super) fn mend(s: &mut Sentence) {
    for name in 2..s.len() {
        if s.upos[name] == Upos::Propn && matches!(s.labels[name], Label::Appos | Label::Nmod) {
            behind_of(s, name);
            second_half(s, name);
        }
    }
}

/// Hangs on a noun whose it is: what has an `of` of its own is no other name of the noun.
fn behind_of(s: &mut Sentence, name: usize) {
    let Some(noun) = s.head(name).filter(|_| s.labels[name] == Label::Appos) else { return };
    let of = s.child(name, Label::Case).filter(|&of| of == noun + 1 && s.word(of) == "of");
    if of.is_some() && s.upos[noun] == Upos::Noun {
        s.labels[name] = Label::Nmod;
    }
}

/// Makes one name of two words in a row that both hang on the noun, of which the first alone has the `of`.
fn second_half(s: &mut Sentence, second: usize) {
    let first = second - 1;
    let is_name = |at: usize| s.tags[at] == Tag::Nnp && s.labels[at] == Label::Nmod;
    let has_of = s.child(first, Label::Case).is_some_and(|of| s.word(of) == "of" && of < first);
    let is_whole = is_name(first) && is_name(second) && s.head(first) == s.head(second);
    let name = || format!("{} {}", s.word(first), s.word(second));
    let is_person = is_whole && has_of && is_name_of_person(&name());
    if is_person && s.child(second, Label::Case).is_none() {
        hang(s, second, first, Label::Flat);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    const WIFE: &str = "The|DT|2|det wife|NN|6|nsubj of|IN|4|case Ann|NNP|2|nmod Ro|NNP|2|nmod \
                        sued|VBD|0|root Orlo|NNP|6|obj";

    #[test]
    fn whose_wife_she_is_has_a_whole_name() {
        assert!(told_after(mend, WIFE).contains("Ann<wife Nmod, Ro<Ann Flat"));
        for (word, other) in [("4|case", "5|case"), ("Ann", "Ostra")] {
            assert!(told_after(mend, &WIFE.replace(word, other)).contains("Ro<wife Nmod"));
        }
    }

    #[test]
    fn a_name_behind_of_is_not_hers() {
        let same = WIFE.replace("Ann|NNP|2|nmod Ro|NNP|2|nmod", "Ann|NNP|2|appos Ro|NNP|4|flat");
        assert!(told_after(mend, &same).contains("Ann<wife Nmod"));
        let named = same.replace("of|IN|4|case", "later|RB|6|advmod");
        assert!(told_after(mend, &named).contains("Ann<wife Appos"));
    }
}
