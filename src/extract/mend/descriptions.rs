//! What a sentence opens with to say who somebody is: `A former spy, Orlo robbed the bank`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mentions::{says_kind, says_person};
use crate::extract::tree::upwards;
use crate::extract::word_lists::is_agent_noun;

/// Gives a verb for its subject the name before it, where the parser took for that the noun before a comma
/// that says who is named.
pub(super) fn mend(s: &mut Sentence) {
    let opens = s.len() > 4
        && (matches!(s.tags[0], Tag::Dt | Tag::PrpPossessive | Tag::Jj) || s.upos[0] == Upos::Noun);
    let Some(comma) = (1..s.len()).find(|&at| s.tags[at] == Tag::Comma).filter(|_| opens) else {
        return;
    };
    let Some(noun) = upwards(s, 0).find(|&at| is_subject(s, at) && at < comma) else { return };
    let Some(verb) = s.head(noun).filter(|&verb| verb > comma && s.upos[verb] == Upos::Verb) else {
        return;
    };
    let is_doer = |at: &usize| {
        let of_verb = is_subject(s, *at) && s.head(*at) == Some(verb);
        let of_noun = matches!(s.labels[*at], Label::Parataxis | Label::Appos | Label::Flat)
            && upwards(s, *at).any(|above| above == noun);
        s.upos[*at] == Upos::Propn && (of_verb || of_noun)
    };
    let Some(doer) = (comma + 1..verb).find(is_doer) else { return };
    if !says_who(s, noun) || !is_whole(s, comma, doer, verb) {
        return;
    }
    let label = s.labels[noun];
    (s.heads[doer], s.labels[doer]) = (verb as u16, label);
    (s.heads[noun], s.labels[noun]) = (doer as u16, Label::Appos);
    for at in comma + 1..verb {
        if at != doer && s.head(at) == Some(noun) {
            hang(s, at, doer, s.labels[at]);
        }
    }
}

fn is_subject(s: &Sentence, at: usize) -> bool {
    matches!(s.labels[at], Label::Nsubj | Label::NsubjPass)
}

/// Whether a noun says what one person or body is.
fn says_who(s: &Sentence, noun: usize) -> bool {
    let word = s.word(noun).to_lowercase();
    let is_kind = says_person(&word) || says_kind(&word) || is_agent_noun(&word);
    let listed = s.child(noun, Label::Conj).is_some();
    s.upos[noun] == Upos::Noun && s.tags[noun] == Tag::Nn && is_kind && !listed
}

/// Whether between a comma and a verb there is nothing but a name and what belongs to the verb.
fn is_whole(s: &Sentence, comma: usize, doer: usize, verb: usize) -> bool {
    let first = (comma + 1..doer).all(|at| s.head(at) == Some(doer) && s.upos[at] == Upos::Propn);
    let is_part = |at: usize| s.head(at) == Some(doer) && s.labels[at] == Label::Flat;
    let last = (doer + 1..verb).take_while(|&at| is_part(at)).last().unwrap_or(doer);
    let is_group = |at: usize| {
        let small = matches!(s.labels[at], Label::Aux | Label::AuxPass | Label::Advmod);
        s.head(at) == Some(verb) && small
    };
    first && (last + 1..verb).all(is_group)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn whoever_is_described_at_the_start_does_it() {
        let spy = "A|DT|2|det banker|NN|5|nsubj ,|,|2|punct Orlo|NNP|5|nsubj robbed|VBD|0|root \
                   Pell|NNP|5|obj";
        let mended = |notation: &str| told_after(mend, notation);
        assert!(
            mended(spy).contains("banker<Orlo Appos") && mended(spy).contains("Orlo<robbed Nsubj")
        );
        let thing = spy.replace("banker", "photo");
        assert!(mended(&thing).contains("photo<robbed Nsubj"));
        let beside = "A|DT|2|det banker|NN|6|nsubj ,|,|2|punct Orlo|NNP|2|appos ,|,|2|punct \
                      robbed|VBD|0|root Pell|NNP|6|obj";
        assert!(mended(beside).contains("banker<robbed Nsubj"));
    }
}
