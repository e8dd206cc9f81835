//! Who does something along with others, of whom the parser only told how it is done: `Relay,
//! together with Orlo, bought the mill`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mentions::says_person;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    for with in 3..s.len().saturating_sub(3) {
        let tie = with - 1;
        if s.word(with) != "with" || !matches!(s.word(tie), "along" | "together") {
            continue;
        }
        let Some((companion, subject)) = companion(s, with) else { continue };
        hang(s, companion, subject, Label::Conj);
        hang(s, tie, companion, Label::Cc);
        hang(s, with, tie, Label::Fixed);
    }
}

/// Who stands between commas behind `with`, and the subject before, with which they do what the
/// verb says.
fn companion(s: &Sentence, with: usize) -> Option<(usize, usize)> {
    let comma = with - 2;
    let companion = s.head(with).filter(|&at| at > with && s.labels[with] == Label::Case)?;
    let is_somebody = s.upos[companion] == Upos::Propn || says_person(s.word(companion));
    let below = |at: usize, top: usize| upwards(s, at).any(|above| above == top);
    let last = (with..s.len()).take_while(|&at| below(at, companion)).last()?;
    let is_comma = |at: usize| s.tags.get(at) == Some(&Tag::Comma);
    if !is_comma(comma) || !is_somebody || !is_nominal(s, companion) || !is_comma(last + 1) {
        return None;
    }
    let verb = upwards(s, companion).find(|&at| at > last && s.upos[at] == Upos::Verb)?;
    let ends_there = |at: usize| at < comma && below(comma - 1, at);
    let is_subject =
        |&at: &usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass) && ends_there(at);
    Some((companion, s.children(verb).find(is_subject)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn whoever_does_it_together_does_it() {
        let both = "Relay|NNP|7|nsubj ,|,|3|punct together|RB|1|advmod with|IN|5|case Orlo|NNP|3|obl ,|,|1|punct \
                    bought|VBD|0|root Drum|NNP|7|obj in|IN|10|case May|NNP|7|obl";
        let told = told_after(mend, both);
        assert!(told.contains("together<Orlo Cc, with<together Fixed, Orlo<Relay Conj"), "{told}");
        for (word, other) in [
            ("Orlo|NNP", "cash|NN"),
            ("together", "pleased"),
            ("Relay|NNP|7|nsubj", "Relay|NNP|7|obl"),
        ] {
            let other = both.replace(word, other);
            assert!(!told_after(mend, &other).contains("Conj"), "{other}");
        }
    }
}
