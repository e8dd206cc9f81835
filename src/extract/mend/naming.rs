//! What somebody calls or declares somebody, where the parser took it for what they get, or made
//! one noun of both: `called Roth a liar`, `declared the vote void`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::called::UNBELIEVED;
use crate::extract::mend::claims::tells;
use crate::extract::mend::hanging::hang;
use crate::extract::tree::{is_nominal, upwards};
use crate::extract::word_lists::is_span;

/// Verbs that say what somebody takes something to be.
const CALLING: &[&str] = &["brand", "call", "consider", "deem", "dub", "label"];

/// Verbs that make something what they say it is.
const DECLARING: &[&str] = &["declare", "proclaim", "pronounce", "rule"];

/// Other verbs behind whose object stands in what state that is.
const FINDING: &[&str] = &["find", "hold", "judge"];

pub(super) fn mend(s: &mut Sentence) {
    for verb in 1..s.len().saturating_sub(2) {
        if s.upos[verb] != Upos::Verb || !opens_alike(s, verb) {
            continue;
        }
        let lemma = s.lemma(verb);
        let finds = FINDING.contains(&&*lemma);
        if !finds && !CALLING.contains(&&*lemma) && !DECLARING.contains(&&*lemma) {
            continue;
        }
        if s.child(verb, Label::AuxPass).is_some() {
            said_by(s, verb);
        } else if let Some((whom, name)) = named(s, verb).filter(|_| !finds) {
            hang(s, whom, verb, Label::Obj);
            hang(s, name, verb, Label::Xcomp);
        } else {
            told_apart(s, verb);
        }
    }
}

/// Whether a verb begins with a letter of those above, which is soon told.
fn opens_alike(s: &Sentence, verb: usize) -> bool {
    s.word(verb).starts_with(['b', 'c', 'd', 'f', 'h', 'j', 'l', 'p', 'r'])
}

/// Whom a verb has for its object, and what it calls them.
fn named(s: &Sentence, verb: usize) -> Option<(usize, usize)> {
    let is_object = |&at: &usize| {
        at > verb
            && matches!(s.labels[at], Label::Obj | Label::Iobj | Label::Xcomp)
            && is_nominal(s, at)
    };
    let mut objects = s.children(verb).filter(is_object);
    let whom = objects.next()?;
    let beside = |&at: &usize| at > whom && s.labels[at] == Label::Appos;
    let name = objects.next().or_else(|| s.children(whom).find(beside))?;
    let apart = (whom..name).any(|at| matches!(s.tags[at], Tag::Comma | Tag::OpenBracket));
    let is_free = s.child(name, Label::Case).is_none() && !tells(s, whom);
    (is_what(s, name) && !apart && is_free).then_some((whom, name))
}

/// Whether a noun may say what somebody is. A taxi is called for them, and a lie is a verdict of
/// its own.
fn is_what(s: &Sentence, noun: usize) -> bool {
    const CALLED_FOR: &[&str] = &["ambulance", "cab", "car", "name", "taxi"];
    let word = s.word(noun).to_lowercase();
    let is_new = [Label::Det, Label::NmodPoss, Label::Amod];
    let quoted = noun > 0 && s.tags[noun - 1] == Tag::OpenQuote;
    let introduced = quoted || is_new.iter().any(|&label| s.child(noun, label).is_some());
    s.upos[noun] == Upos::Noun
        && (introduced || s.tags[noun] == Tag::Nns)
        && !is_span(&s.lemma(noun))
        && !CALLED_FOR.contains(&&*s.lemma(noun))
        && !UNBELIEVED.contains(&&*word)
}

/// Gives a passive who calls or declares somebody something: `was called a liar by Orlo`.
fn said_by(s: &mut Sentence, verb: usize) {
    let is_state = |at: usize| STATES.contains(&s.word(at));
    let is_name = |&at: &usize| {
        let behind = at > verb && matches!(s.labels[at], Label::Obj | Label::Xcomp);
        behind && (is_what(s, at) || is_state(at))
    };
    let Some(name) = s.children(verb).find(is_name) else { return };
    let is_by = |&at: &usize| {
        at > name
            && matches!(s.labels[at], Label::Nmod | Label::Obl | Label::OblAgent)
            && s.child(at, Label::Case).is_some_and(|tie| s.word(tie) == "by" && tie < at)
    };
    let Some(agent) = s.children(name).chain(s.children(verb)).find(is_by) else { return };
    let is_state = is_state(name);
    hang(s, agent, verb, Label::OblAgent);
    hang(s, name, verb, Label::Xcomp);
    if is_state {
        (s.tags[name], s.upos[name]) = (Tag::Jj, Upos::Adj);
    }
}

/// States in which courts and others find or declare something to be.
#[rustfmt::skip]
const STATES: &[&str] = &[
    "bankrupt", "dead", "guilty", "illegal", "illegitimate", "inadmissible", "insolvent", "invalid",
    "liable", "null", "responsible", "unconstitutional", "unfit", "unlawful", "unsafe", "valid", "void",
];

/// Tells whom somebody declares bankrupt from the word for it, where the parser made one noun of
/// both.
fn told_apart(s: &mut Sentence, verb: usize) {
    let is_state = |&at: &usize| at > verb + 1 && STATES.contains(&s.word(at));
    // `declared the sale of the bank void`
    let object = s.child(verb, Label::Obj).filter(|&object| object > verb);
    let behind = |object: usize| s.children(object).filter(move |&at| at > object).find(is_state);
    if let Some(state) = object.and_then(behind) {
        hang(s, state, verb, Label::Xcomp);
        (s.tags[state], s.upos[state]) = (Tag::Jj, Upos::Adj);
        return;
    }
    let Some(state) = s.children(verb).find(is_state) else { return };
    let noun = state - 1;
    // `found Orlo guilty`, which both were taken for objects
    let is_object = |at: usize| matches!(s.labels[at], Label::Obj | Label::Iobj);
    let beside = upwards(s, noun).find(|&at| s.head(at) == Some(verb));
    if let Some(whom) = beside.filter(|&whom| whom > verb && whom < state && is_object(whom)) {
        hang(s, whom, verb, Label::Obj);
        (s.tags[state], s.upos[state], s.labels[state]) = (Tag::Jj, Upos::Adj, Label::Xcomp);
        return;
    }
    let within = |at: usize| (verb + 1..state).contains(&at);
    let is_part = |at: usize| {
        let label = s.labels[at];
        let of_noun = matches!(label, Label::Amod | Label::Compound | Label::Det | Label::NmodPoss);
        of_noun || label == Label::Nsubj || s.head(at).is_some_and(within)
    };
    let on_state = s.head(noun) == Some(state);
    let is_thing = is_nominal(s, noun) || s.word(noun).starts_with(char::is_uppercase);
    let ends = matches!(s.labels[state], Label::Obj | Label::Xcomp);
    if !on_state || !is_thing || !ends || !(verb + 1..state).all(is_part) {
        return;
    }
    if !is_nominal(s, noun) || s.upos[noun] == Upos::Adj {
        (s.tags[noun], s.upos[noun]) = (Tag::Nnp, Upos::Propn);
    }
    hang(s, noun, verb, Label::Obj);
    for at in verb + 1..noun {
        if s.head(at) == Some(state) {
            hang(s, at, noun, s.labels[at]);
        }
    }
    (s.tags[state], s.upos[state], s.labels[state]) = (Tag::Jj, Upos::Adj, Label::Xcomp);
}

/// What somebody calls the object of a verb, or whom the passive of one is about.
pub(in crate::extract) fn name_given(s: &Sentence, verb: usize) -> Option<usize> {
    let is_calling =
        s.upos[verb] == Upos::Verb && opens_alike(s, verb) && CALLING.contains(&&*s.lemma(verb));
    let is_name = |&at: &usize| {
        at > verb
            && s.labels[at] == Label::Xcomp
            && matches!(s.upos[at], Upos::Noun | Upos::Adj)
            && s.child(at, Label::Mark).is_none()
            && s.child(at, Label::Case).is_none()
    };
    let name = s.children(verb).find(is_name).filter(|_| is_calling)?;
    let has = |label: Label| s.child(verb, label).is_some();
    // What is called a lie is denied.
    if s.child(verb, Label::Obj).is_some_and(|whom| tells(s, whom)) {
        return None;
    }
    (has(Label::Obj) || has(Label::AuxPass) && has(Label::OblAgent)).then_some(name)
}

/// Whether a verb makes something what it says that it is: `declared Orlo the winner`, `found Orlo
/// guilty`.
pub(in crate::extract) fn is_declaring(s: &Sentence, verb: usize) -> bool {
    let declares = |lemma: &str| DECLARING.contains(&lemma) || FINDING.contains(&lemma);
    opens_alike(s, verb) && declares(&s.lemma(verb))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    const LIAR: &str = "Orlo|NNP|2|nsubj called|VBD|0|root Roth|NNP|2|obj a|DT|5|det liar|NN|2|obj";

    #[test]
    fn what_somebody_is_called_is_no_gift() {
        assert!(told_after(mend, LIAR).contains("Roth<called Obj, a<liar Det, liar<called Xcomp"));
        for (word, other) in [("liar", "taxi"), ("called", "gave"), ("liar", "week")] {
            let other = LIAR.replace(word, other);
            assert!(told_after(mend, &other).contains("Obj, a<"), "{other}");
            assert!(!told_after(mend, &other).contains("Xcomp"), "{other}");
        }
    }

    #[test]
    fn what_is_declared_void_is_no_part_of_void() {
        let void =
            "courts|NNS|2|nsubj declared|VBD|0|root the|DT|5|det vote|NN|5|compound void|NN|2|obj";
        let told = told_after(mend, void);
        assert!(told.contains("the<vote Det, vote<declared Obj, void<declared Xcomp"), "{told}");
        let day = void.replace("void", "holiday");
        assert!(told_after(mend, &day).contains("vote<holiday Compound"));
    }

    #[test]
    fn who_calls_somebody_something_stands_behind_by() {
        let called = "Roth|NNP|3|nsubj:pass was|VBD|3|aux:pass branded|VBN|0|root a|DT|5|det traitor|NN|3|obj \
                      by|IN|7|case Orlo|NNP|5|nmod";
        let told = told_after(mend, called);
        assert!(
            told.contains("traitor<branded Xcomp, by<Orlo Case, Orlo<branded OblAgent"),
            "{told}"
        );
    }
}
