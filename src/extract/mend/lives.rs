//! Where somebody lives, of which taggers make several lives: `was born in 1974 and lives in Ostra`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::upwards;

pub(super) fn mend(s: &mut Sentence) {
    for lives in 3..s.len().saturating_sub(2) {
        if s.tags[lives] == Tag::Nns && matches!(s.word(lives), "lives" | "resides" | "works") {
            behind_and(s, lives);
        }
    }
}

/// Makes a verb of a bare noun between `and` and a preposition that is joined with a year or a place.
fn behind_and(s: &mut Sentence, lives: usize) {
    let is_bare = s.children(lives).all(|at| at > lives || s.labels[at] == Label::Cc);
    let joined = s.head(lives).filter(|_| s.labels[lives] == Label::Conj && is_bare);
    let Some(before) = joined.filter(|&at| at < lives) else { return };
    let is_one = s.tags[before] == Tag::Cd || s.upos[before] == Upos::Propn;
    let is_between = s.word(lives - 1) == "and" && s.tags[lives + 1] == Tag::In;
    let verb = upwards(s, before).find(|&at| s.upos[at] == Upos::Verb && at < before);
    // `took homes in Ostra and lives in Pell`
    let takes = |verb: usize| s.child(verb, Label::Obj).is_some();
    let Some(verb) = verb.filter(|&verb| is_one && is_between && !takes(verb)) else { return };
    (s.tags[lives], s.upos[lives]) = (Tag::Vbz, Upos::Verb);
    hang(s, lives, verb, Label::Conj);
    for at in lives + 1..s.len() {
        let is_tied = matches!(s.labels[at], Label::Nmod | Label::Obl);
        if is_tied && s.head(at).is_some_and(|head| head == verb || head == lives) {
            hang(s, at, lives, Label::Obl);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    const BORN: &str = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass born|VBN|0|root in|IN|5|case 1974|CD|3|obl \
                        and|CC|7|cc lives|NNS|5|conj in|IN|9|case Ostra|NNP|3|obl";

    #[test]
    fn who_was_born_lives_somewhere() {
        assert!(told_after(mend, BORN).contains("lives<born Conj, in<Ostra Case, Ostra<lives Obl"));
    }

    #[test]
    fn what_has_words_of_its_own_is_a_noun() {
        let works =
            BORN.replace("1974|CD|3|obl and|CC|7|cc", "Pell|NNP|3|obl its|PRP$|7|nmod:poss");
        let took = BORN.replace("Orlo|NNP|3|nsubj:pass", "homes|NNS|3|obj");
        let books = BORN.replace("1974|CD", "books|NNS");
        for (other, on) in [(works, "Pell"), (took, "1974"), (books, "books")] {
            let told = told_after(mend, &other);
            assert!(told.contains(&format!("lives<{on} Conj")), "{told}");
        }
    }
}
