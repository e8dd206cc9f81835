//! Whom a charge, a punishment or a gift is for, where a noun stands between: "arrested on
//! *suspicion* of hiding it", "cut the grant to *Orlo* for hiding it".

use super::control::is_somebody;
use super::tree::Tree;
use crate::extract::language::{Label, Tag, Upos};
use crate::extract::word_lists::is_punishment;

/// Whether a noun says that somebody may have done what a clause on it tells: "on *suspicion* of
/// hiding it".
pub(super) fn is_charge(tree: &Tree, noun: usize, clause: usize) -> bool {
    const CHARGES: &[&str] =
        &["allegation", "charge", "count", "indictment", "suspicion", "trial", "warrant"];
    let mark = tree.tie(clause).filter(|&at| tree.is_one_of(at, &["of", "for", "over"]));
    // Who is in charge of something isn't accused of it.
    let is_office = tree.child(noun, Label::Case).is_some_and(|tie| tree.is_one_of(tie, &["in"]));
    mark.is_some()
        && !is_office
        && tree.tag(clause) == Tag::Vbg
        && CHARGES.contains(&&*tree.sentence.lemma(noun).to_lowercase())
}

/// Who is punished for what a clause tells, or may be: `the conviction of Orlo for hiding it`, `Orlo's arrest
/// for hiding it`.
pub(super) fn punished(tree: &Tree, noun: usize, clause: usize) -> Option<usize> {
    let is_for = tree.tie(clause).is_some_and(|tie| tree.is_one_of(tie, &["for"]));
    if !is_for || !is_punishment(&tree.sentence.lemma(noun)) {
        return None;
    }
    tree.children(noun).find(|&at| match tree.label(at) {
        Label::NmodPoss => tree.upos(at) != Upos::Pron && is_somebody(tree, at),
        Label::Nmod => {
            let role = tree.role(at);
            let is_of = matches!(role[..], [of] if tree.is_one_of(of, &["of"]));
            is_of && is_somebody(tree, at)
        }
        _ => false,
    })
}

/// What those do who are on trial themselves.
const FACING: &[&str] =
    &["appear", "be", "deny", "escape", "face", "fight", "go", "plead", "return", "stand"];

/// What is done with those who are found not to have done it, or not to be tried.
const CLEARING: &[&str] =
    &["absolve", "acquit", "clear", "discharge", "exonerate", "free", "release", "vindicate"];

fn is_negated(tree: &Tree, verb: usize) -> bool {
    tree.children(verb).any(|at| tree.is_one_of(at, &["not", "n't", "n’t", "never"]))
}

/// The verb that has a charge beside it, and whom it is against: the object, or whoever the verb or
/// the passive is about. Others may speak or rule on it.
pub(super) fn tried(tree: &Tree, charge: usize) -> Option<(usize, Option<usize>)> {
    // `the trial of Orlo for hiding it`
    let whose = tree.children(charge).find(|&at| {
        let role = tree.role(at);
        let tied = matches!(role[..], [tie] if tree.is_one_of(tie, &["of", "against"]));
        tree.label(at) == Label::Nmod && tied && is_somebody(tree, at)
    });
    if whose.is_some() {
        return Some((charge, whose));
    }
    // `is on trial for hiding it`
    if tree.is_copular(charge) && tree.has(charge, Label::Case) {
        return Some((charge, None));
    }
    let verb = tree.head(charge).filter(|&verb| tree.is_verb(verb) && verb < charge)?;
    // `acquitted on charges of hiding it`: of `cleared of charges` the verb tells it.
    let is_of = tree.child(charge, Label::Case).is_some_and(|tie| tree.is_one_of(tie, &["of"]));
    if !is_of && CLEARING.contains(&&*tree.sentence.lemma(verb)) || is_negated(tree, verb) {
        return None;
    }
    let is_object = tree.label(charge) == Label::Obj;
    if !is_object && tree.label(charge) != Label::Obl {
        return None;
    }
    let whom = tree.child(verb, Label::Obj).filter(|&whom| whom != charge);
    if let Some(whom) = whom.filter(|&whom| is_somebody(tree, whom)) {
        return Some((verb, Some(whom)));
    }
    let has_subject = tree.has(verb, Label::Nsubj) || tree.has(verb, Label::NsubjPass);
    let passive = tree.has(verb, Label::AuxPass) || tree.tag(verb) == Tag::Vbn && !has_subject;
    let faces = FACING.contains(&&*tree.sentence.lemma(verb));
    ((passive && !is_object) || faces).then_some((verb, None))
}

/// Whether what a verb does to something reaches somebody: "cut the grant to *Orlo* for lying". Who
/// makes amends to others does so for what he or she did.
pub(super) fn reaches_others(tree: &Tree, verb: usize, mark: usize) -> bool {
    const AMENDS: &[&str] = &["amends", "apology", "compensation", "damages", "debt", "fine"];
    let object = tree.children(verb).find(|&at| {
        (verb..mark).contains(&at) && matches!(tree.label(at), Label::Obj | Label::Xcomp)
    });
    let Some(object) = object.filter(|&at| !tree.is_one_of(at, AMENDS)) else { return false };
    let is_whom = |&at: &usize| {
        let role = tree.role(at);
        matches!(tree.label(at), Label::Obl | Label::Nmod)
            && matches!(role[..], [tie] if tree.is_one_of(tie, &["against", "from", "on", "to"]))
            && is_somebody(tree, at)
    };
    (object + 1..mark).any(|at| is_whom(&at))
}

/// Whether somebody does something at a trial that may be another's: "testified at the trial for
/// hiding it".
pub(super) fn may_be_others_trial(tree: &Tree, verb: usize, mark: usize) -> bool {
    const TRIALS: &[&str] = &["hearing", "inquest", "inquiry", "trial"];
    let is_trial = |at: usize| {
        matches!(tree.label(at), Label::Obl)
            && (verb..mark).contains(&at)
            && TRIALS.contains(&&*tree.sentence.lemma(at))
    };
    let faces = FACING.contains(&&*tree.sentence.lemma(verb));
    !faces && !tree.has(verb, Label::AuxPass) && tree.children(verb).any(is_trial)
}
