//! Propositions as a graph wants them: one name on each side, and the relation in between.

use super::confidence::Rule;
use super::spans::{Without, argument};
use super::tree::Tree;
use super::{Adjunct, Argument, Proposition};
use crate::extract::language::{Label, Tag, Upos};

/// The propositions that can be an edge, each member of a list for itself.
pub(super) fn simplify(tree: &Tree, found: &[Proposition]) -> Vec<Proposition> {
    let mut simple = Vec::new();
    for proposition in found {
        let told_twice = [Rule::Turned, Rule::CopulaOf].map(Rule::name).contains(&proposition.rule);
        let object = proposition.object.as_ref().map(|object| object.head);
        let is_edge = object.is_some_and(|object| !is_clause(tree, object));
        if is_edge && !told_twice {
            for focused in focus(tree, proposition) {
                distribute(tree, &focused, &mut simple);
            }
        }
    }
    simple
}

fn is_clause(tree: &Tree, at: usize) -> bool {
    matches!(tree.upos(at), Upos::Verb | Upos::Adv | Upos::Adj | Upos::Aux)
        || matches!(tree.label(at), Label::Ccomp | Label::Xcomp | Label::Advcl)
            && tree.is_predicate(at)
}

/// Lets the relation end at a name: what is "requested" is data, but whom it is "requested data
/// from" is Meta. A proposition without a name in reach stays as it is.
fn focus(tree: &Tree, proposition: &Proposition) -> Vec<Proposition> {
    let Some(object) = &proposition.object else { return Vec::new() };
    if proposition.rule == Rule::Member.name() {
        return vec![proposition.clone()];
    }
    if is_named(tree, object.head) || tree.upos(object.head) == Upos::Pron {
        return vec![proposition.clone()];
    }
    let mut focused = Vec::new();
    for (index, adjunct) in proposition.adjuncts.iter().enumerate() {
        if ends_relation(tree, adjunct.argument.head, &adjunct.role) {
            let mut rest = proposition.adjuncts.clone();
            let Adjunct { role, argument } = rest.remove(index);
            focused.push(extended(proposition, object.name.clone(), role, argument, rest));
        }
    }
    let inside = tree.children(object.head).filter(|&child| tree.label(child) == Label::Nmod);
    for nmod in inside {
        let role = tree.role(nmod);
        if ends_relation(tree, nmod, &role) {
            let argument = argument(tree, nmod, Without::default());
            let mut noun = object.name.clone();
            noun.retain(|word| !argument.whole.contains(word) && !role.contains(word));
            focused.push(extended(proposition, noun, role, argument, proposition.adjuncts.clone()));
        }
    }
    if focused.is_empty() { vec![proposition.clone()] } else { focused }
}

fn extended(
    proposition: &Proposition,
    noun: Vec<usize>,
    role: Vec<usize>,
    object: Argument,
    adjuncts: Vec<Adjunct>,
) -> Proposition {
    let mut predicate = proposition.predicate.clone();
    predicate.extend(noun);
    predicate.extend(role);
    Proposition { predicate, object: Some(object), adjuncts, ..proposition.clone() }
}

fn ends_relation(tree: &Tree, noun: usize, role: &[usize]) -> bool {
    !role.is_empty() && is_named(tree, noun) && !is_time(tree, noun)
}

/// Whether a name is among the words that name a noun.
fn is_named(tree: &Tree, noun: usize) -> bool {
    let is_name = |at: usize| tree.upos(at) == Upos::Propn && !is_time(tree, at);
    let of_name = |&child: &usize| {
        use Label::{Compound, Flat, NmodDesc, NmodPoss};
        matches!(tree.label(child), Compound | Flat | NmodDesc | NmodPoss) && is_name(child)
    };
    is_name(noun) || tree.children(noun).any(|child| of_name(&child))
}

/// Months and days are written like names but tell when.
fn is_time(tree: &Tree, at: usize) -> bool {
    const TIMES: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan.",
        "Feb.",
        "Aug.",
        "Sept.",
        "Oct.",
        "Nov.",
        "Dec.",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    tree.is_one_of(at, TIMES)
}

/// One proposition for each pair of a subject and an object in lists.
fn distribute(tree: &Tree, proposition: &Proposition, simple: &mut Vec<Proposition>) {
    let (Some(subject), Some(object)) = (&proposition.subject, &proposition.object) else { return };
    let together = object.head > 0
        && proposition.predicate.iter().any(|&word| tree.is_one_of(word, &["between", "among"]));
    let objects = if together { vec![object.clone()] } else { members(tree, object) };
    for subject in members(tree, subject) {
        for object in &objects {
            simple.push(Proposition {
                subject: Some(subject.clone()),
                object: Some(object.clone()),
                ..proposition.clone()
            });
        }
    }
}

/// The members of a list of nouns, each with what belongs to it alone.
fn members(tree: &Tree, list: &Argument) -> Vec<Argument> {
    let conjuncts: Vec<usize> = tree
        .children(list.head)
        .filter(|&child| tree.label(child) == Label::Conj && !tree.is_predicate(child))
        .filter(|child| list.whole.contains(child))
        .collect();
    if conjuncts.is_empty() {
        return vec![list.clone()];
    }
    let others: Vec<usize> = tree
        .children(list.head)
        .filter(|&child| matches!(tree.label(child), Label::Conj | Label::Cc | Label::CcPreconj))
        .collect();
    let outside =
        |at: &usize| others.iter().all(|&other| *at < tree.first(other) || *at > tree.last(other));
    let mut first = list.clone();
    first.whole.retain(outside);
    first.name.retain(outside);
    while first.whole.len() > 1 && first.whole.last().is_some_and(|&at| tree.tag(at) == Tag::Comma)
    {
        first.whole.pop();
    }
    let alone = Without { dependent: None, conjuncts: true };
    let rest = conjuncts.into_iter().map(|conjunct| argument(tree, conjunct, alone));
    std::iter::once(first).chain(rest).collect()
}
