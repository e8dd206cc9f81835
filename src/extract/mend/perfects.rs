//! Participles behind `had` and `having` that the parser took for what describes their object.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::tree::is_nominal;

/// Makes one verb of `had robbed customers`, where the parser made of them customers that somebody had.
pub(super) fn with_had(s: &mut Sentence) {
    for had in 1..s.len().saturating_sub(2) {
        if s.tags[had] != Tag::Vbd || !s.word(had).eq_ignore_ascii_case("had") {
            continue;
        }
        let done = had + 1;
        let describes = matches!(s.labels[done], Label::Amod | Label::Compound);
        let object = s.head(done).filter(|&at| at > done && describes && is_nominal(s, at));
        let Some(object) = object.filter(|_| matches!(s.tags[done], Tag::Vbn | Tag::Vbd)) else {
            continue;
        };
        if s.head(had) == Some(done) {
            // `denied that he had bribed officials`: who did it and `that` hang on `had`.
            for at in 0..had {
                if s.head(at) == Some(had) {
                    s.heads[at] = done as u16;
                }
            }
            continue;
        }
        let beside = s.labels[object] == Label::Obj && s.labels[had] == Label::Ccomp;
        let apart = beside && s.head(object) == s.head(had);
        let owned = s.head(object) == Some(had) && s.labels[object] == Label::Obj;
        if apart || owned && DONE_TO_PEOPLE.contains(&&*s.lemma(done)) {
            make_perfect(s, had, object);
        }
    }
}

/// Takes a participle right behind that of a verb for what describes its object: `had stolen encrypted
/// files`.
pub(super) fn with_described_object(s: &mut Sentence) {
    for described in 2..s.len().saturating_sub(1) {
        let verb = described - 1;
        let both = [verb, described].iter().all(|&at| s.tags[at] == Tag::Vbn);
        let is_below = s.labels[described] == Label::Xcomp && s.head(described) == Some(verb);
        if !both || !is_below || s.child(verb, Label::Obj).is_some() {
            continue;
        }
        // `has died aged 88`
        let is_object = |&at: &usize| at > described && s.upos[at] != Upos::Num;
        let object = s.child(described, Label::Obj).filter(is_object);
        let active = s.child(verb, Label::AuxPass).is_none() && s.child(verb, Label::Aux).is_some();
        if let Some(object) = object.filter(|_| active) {
            (s.heads[object], s.labels[object]) = (verb as u16, Label::Obj);
            (s.heads[described], s.labels[described]) = (object as u16, Label::Amod);
            (s.tags[described], s.upos[described]) = (Tag::Jj, Upos::Adj);
        }
    }
}

/// Verbs for what is done to people; nobody has people to whom it was done.
#[rustfmt::skip]
pub(super) const DONE_TO_PEOPLE: &[&str] = &[
    "accuse", "assault", "attack", "beat", "betray", "blackmail", "bribe", "cheat", "deceive", "defraud",
    "dupe", "evict", "fire", "harass", "humiliate", "intimidate", "kill", "mislead", "murder", "overcharge",
    "rob", "sack", "sue", "swindle", "threaten", "torture", "trick",
];

/// Gives the participle behind `had` its place, and the noun behind both for its object.
fn make_perfect(s: &mut Sentence, had: usize, object: usize) {
    let done = had + 1;
    s.heads[done] = if s.is_root(had) { done as u16 } else { s.heads[had] };
    s.labels[done] = s.labels[had];
    (s.tags[done], s.upos[done]) = (Tag::Vbn, Upos::Verb);
    for at in 0..s.len() {
        let of_object = s.head(at) == Some(object) && at < had;
        if at != done && s.head(at) == Some(had) || of_object {
            s.heads[at] = done as u16;
        }
    }
    (s.heads[object], s.labels[object]) = (done as u16, Label::Obj);
    (s.heads[had], s.labels[had], s.upos[had]) = (done as u16, Label::Aux, Upos::Aux);
}

/// Gives `denied having shared data` a clause where the parser saw data that are `having shared`.
pub(super) fn with_having(s: &mut Sentence) {
    for participle in 2..s.len() {
        let noun = s.head(participle).filter(|_| s.labels[participle] == Label::Amod);
        let Some(noun) = noun.filter(|&noun| noun > participle && s.labels[noun] == Label::Obj)
        else {
            continue;
        };
        let Some(verb) = s.head(noun).filter(|&verb| verb < participle) else { continue };
        let having = s.word(participle - 1).eq_ignore_ascii_case("having");
        if having && s.head(participle - 1) == Some(participle) {
            s.heads[participle] = verb as u16;
            s.labels[participle] = Label::Xcomp;
            s.heads[noun] = participle as u16;
        }
    }
}
