//! A second verb behind `and` that shares the `was` of a passive, or doesn't: who `was held and denied
//! bail` didn't deny it, who `was held and denied the theft` did.

use crate::extract::language::{Label, Sentence, Tag, Upos, past_of_participle};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::{is_means, is_money, is_nominal};

pub(super) fn mend(s: &mut Sentence) {
    if !s.labels.contains(&Label::AuxPass) {
        return;
    }
    for verb in 4..s.len() {
        let Some(first) = passive_before(s, verb) else { continue };
        let Some(object) = object(s, first, verb) else { continue };
        if s.labels[object] == Label::Obj {
            hang(s, object, verb, Label::Obj);
        }
        match voice(s, verb, object) {
            Voice::Passive => {
                s.tags[verb] = Tag::Vbn;
                tie_agent(s, verb, object);
            }
            Voice::Active => s.tags[verb] = Tag::Vbd,
            Voice::Unclear => hang(s, verb, first, Label::Dep),
        }
    }
}

enum Voice {
    Active,
    Passive,
    /// A reader can't tell who denied what to whom, so nobody is to be named.
    Unclear,
}

/// The passive that a verb without a subject and auxiliaries of its own is joined with.
fn passive_before(s: &Sentence, verb: usize) -> Option<usize> {
    use Label::{Aux, AuxPass, Cop, Expl, Mark, Nsubj, NsubjPass};
    let own = [Aux, AuxPass, Cop, Expl, Mark, Nsubj, NsubjPass];
    let is_past = matches!(s.tags[verb], Tag::Vbd | Tag::Vbn) && s.upos[verb] == Upos::Verb;
    let is_joined = s.labels[verb] == Label::Conj && is_past;
    let first =
        s.head(verb).filter(|&first| is_joined && first < verb && s.tags[first] == Tag::Vbn)?;
    let and = s.child(verb, Label::Cc).is_some_and(|cc| matches!(s.word(cc), "and" | "or"));
    let is_bare = s.children(verb).all(|at| at > verb || !own.contains(&s.labels[at]));
    (and && is_bare && s.child(first, AuxPass).is_some()).then_some(first)
}

/// What stands behind a verb as its object; the parser may have hung it on the first verb.
fn object(s: &Sentence, first: usize, verb: usize) -> Option<usize> {
    let behind = |of: usize| {
        s.children(of).find(|&at| {
            let is_object = matches!(s.labels[at], Label::Obj | Label::Iobj | Label::Ccomp);
            at > verb && is_object
        })
    };
    behind(verb).or_else(|| behind(first).filter(|&at| s.labels[at] == Label::Obj))
}

/// Who is given something, or refused it, by the form of a verb and by what that is.
fn voice(s: &Sentence, verb: usize, object: usize) -> Voice {
    #[rustfmt::skip]
    const DENIED: &[&str] = &[
        "access", "asylum", "bail", "care", "citizenship", "compensation", "contact", "counsel", "entry",
        "food", "freedom", "hearing", "justice", "lawyer", "leave", "licence", "license", "medication",
        "medicine", "parole", "passport", "permission", "permit", "release", "right", "shelter", "sleep",
        "treatment", "trial", "visa", "visit", "visitor", "water",
    ];
    // Whoever is held may refuse food, and hardly bail.
    #[rustfmt::skip]
    const ASKED_FOR: &[&str] = &[
        "asylum", "bail", "citizenship", "compensation", "entry", "licence", "license", "parole", "passport",
        "permission", "permit", "visa",
    ];
    let lemma = s.lemma(verb);
    let is_thing = || is_nominal(s, object) && s.upos[object] == Upos::Noun;
    let is_denied = || is_thing() && DENIED.contains(&&*s.lemma(object));
    let is_agent = |at: usize| s.labels[at] == Label::OblAgent && at > verb && !is_means(s, at);
    let is_paid = || is_money(s, object) && giver(s, object).is_some();
    let has_agent = s.children(verb).any(is_agent) || is_paid();
    let gets = s.child(verb, Label::Iobj).is_none() && s.child(verb, Label::Ccomp).is_none();
    match &*lemma {
        _ if past_of_participle(s.word(verb)).is_some() || has_agent => Voice::Passive,
        "deny" if is_denied() => Voice::Passive,
        "refuse" if is_thing() && ASKED_FOR.contains(&&*s.lemma(object)) => Voice::Passive,
        "refuse" if is_denied() => Voice::Unclear,
        "award" | "grant" if gets && is_thing() => Voice::Passive,
        _ => Voice::Active,
    }
}

/// Hangs on the verb who gave something, where the parser hung it on that: `was held and given a fine by
/// the court`.
fn tie_agent(s: &mut Sentence, verb: usize, object: usize) {
    if let Some(giver) = giver(s, object) {
        hang(s, giver, verb, Label::OblAgent);
    }
}

/// Who is tied to a thing by `by`.
fn giver(s: &Sentence, thing: usize) -> Option<usize> {
    let by = |&at: &usize| {
        let tie = s.child(at, Label::Case).filter(|&tie| s.word(tie) == "by");
        s.labels[at] == Label::Nmod && tie.is_some_and(|tie| tie > thing) && !is_means(s, at)
    };
    s.children(thing).find(by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::parse;

    const HELD: &str = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass held|VBN|0|root and|CC|5|cc \
                        denied|VBD|3|conj bail|NN|3|obj";

    fn told(notation: &str) -> (Tag, Label, usize) {
        let mut s = parse(notation);
        mend(&mut s);
        (s.tags[4], s.labels[4], s.heads[5] as usize)
    }

    #[test]
    fn what_nobody_denies_is_denied_to_him() {
        assert_eq!(told(HELD), (Tag::Vbn, Label::Conj, 4));
        assert_eq!(told(&HELD.replace("denied", "refused")), (Tag::Vbn, Label::Conj, 4));
        assert_eq!(told(&HELD.replace("denied", "given")), (Tag::Vbn, Label::Conj, 4));
    }

    #[test]
    fn what_may_be_his_own_deed_is_not_done_to_him() {
        let theft = HELD.replace("bail", "theft").replace("denied|VBD", "denied|VBN");
        assert_eq!(told(&theft), (Tag::Vbd, Label::Conj, 4));
        assert_eq!(told(&HELD.replace("denied", "refused").replace("bail", "food")).1, Label::Dep);
        let robbed = HELD.replace("denied", "robbed").replace("bail", "guards");
        assert_eq!(told(&robbed), (Tag::Vbd, Label::Conj, 4));
    }
}
