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
    for tie in 1..s.len().saturating_sub(4) {
        as_well_as(s, tie);
    }
}

/// Joins those who do something `as well as` others, where the parser made two subjects of them.
fn as_well_as(s: &mut Sentence, tie: usize) {
    let words = [s.word(tie), s.word(tie + 1), s.word(tie + 2)];
    if words != ["as", "well", "as"] {
        return;
    }
    let Some(verb) = s.head(tie).filter(|&verb| verb > tie + 3) else { return };
    let is_subject =
        |&at: &usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass) && is_nominal(s, at);
    let subjects: Vec<usize> = s.children(verb).filter(is_subject).collect();
    if let [first, other] = subjects[..]
        && (first..other).contains(&tie)
        && s.child(first, Label::Case).is_none()
    {
        hang(s, other, first, Label::Conj);
        hang(s, tie, other, Label::Cc);
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
    fn who_does_it_as_well_does_it() {
        let both = "Orlo|NNP|6|nsubj as|RB|6|advmod well|RB|2|fixed as|IN|2|fixed Pell|NNP|6|nsubj paid|VBD|0|root";
        assert!(
            told_after(mend, both).contains("as<Pell Cc")
                && told_after(mend, both).contains("Pell<Orlo Conj")
        );
        let no_other = both.replace("Pell|NNP|6|nsubj", "Pell|NNP|6|obl");
        assert!(told_after(mend, &no_other).contains("Pell<paid Obl"));
    }

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
