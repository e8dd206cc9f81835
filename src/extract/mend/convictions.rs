//! What somebody was convicted or arrested for, which hangs on the noun for that and not on the verb of the
//! court that rules on it: `upheld the conviction of Orlo for robbing Pell`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::word_lists::is_punishment;

pub(super) fn mend(s: &mut Sentence) {
    for tie in 3..s.len().saturating_sub(1) {
        if s.word(tie) != "for" || s.labels[tie] != Label::Mark {
            continue;
        }
        let deed = s.head(tie).filter(|&deed| deed > tie && s.labels[deed] == Label::Advcl);
        let having =
            |deed: usize| s.child(deed, Label::Aux).is_some_and(|at| s.tags[at] == Tag::Vbg);
        let Some(deed) = deed.filter(|&deed| s.tags[deed] == Tag::Vbg || having(deed)) else {
            continue;
        };
        let noun = s.head(deed).and_then(|verb| punishment(s, verb, tie));
        if let Some(noun) = noun {
            hang(s, deed, noun, Label::Acl);
        }
    }
}

/// Verbs by which a court decides of what another decided.
#[rustfmt::skip]
const RULING: &[&str] =
    &["affirm", "annul", "confirm", "overturn", "quash", "reinstate", "reverse", "uphold", "vacate"];

/// The punishment that a verb has right before a word, where it is another's than the one's who does what the
/// verb says. What he says of `his conviction` is about his own deed.
fn punishment(s: &Sentence, verb: usize, tie: usize) -> Option<usize> {
    let noun = s.children(verb).find(|&at| {
        let place = matches!(s.labels[at], Label::Obj | Label::Obl) && verb < at && at < tie;
        place && is_punishment(&s.lemma(at))
    })?;
    let is_whose = |at: usize| match s.labels[at] {
        Label::NmodPoss => s.upos[at] != Upos::Pron,
        Label::Nmod => s.child(at, Label::Case).is_some_and(|of| s.word(of) == "of"),
        _ => false,
    };
    let is_others = s.children(noun).any(is_whose);
    let rules = RULING.contains(&&*s.lemma(verb)) && s.child(verb, Label::AuxPass).is_none();
    (is_others || rules).then_some(noun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn what_somebody_is_convicted_of_is_no_deed_of_the_court() {
        let of = "court|NN|2|nsubj upheld|VBD|0|root conviction|NN|2|obj of|IN|5|case Orlo|NNP|3|nmod \
                  for|IN|7|mark robbing|VBG|2|advcl Pell|NNP|7|obj";
        assert!(told_after(mend, of).contains("robbing<conviction Acl"));
        let bare = "court|NN|2|nsubj upheld|VBD|0|root conviction|NN|2|obj for|IN|5|mark \
                    robbing|VBG|2|advcl Pell|NNP|5|obj";
        assert!(told_after(mend, bare).contains("robbing<conviction Acl"));
    }

    #[test]
    fn what_somebody_did_himself_stays_his_deed() {
        let own = "Orlo|NNP|2|nsubj appealed|VBD|0|root his|PRP$|4|nmod:poss conviction|NN|2|obj \
                   for|IN|6|mark robbing|VBG|2|advcl Pell|NNP|6|obj";
        assert!(told_after(mend, own).contains("robbing<appealed Advcl"));
        let other = "firm|NN|2|nsubj sold|VBD|0|root shares|NNS|2|obj of|IN|5|case Orlo|NNP|3|nmod \
                     for|IN|7|mark saving|VBG|2|advcl money|NN|7|obj";
        assert!(told_after(mend, other).contains("saving<sold Advcl"));
    }
}
