//! What is said with "is": who is what, and in which state or place.

use super::clause::{Clause, is_negation};
use super::confidence::{self, Rule};
use super::spans::{Without, argument, clause as whole_clause, name, nominal_predicate};
use super::tree::Tree;
use super::verbal::{adjunct, subject_argument};
use super::{Adjunct, Argument, Proposition};
use crate::extract::language::{Label, Upos};

/// Reads a clause whose predicate is a noun, an adjective or a place.
pub(super) fn read(tree: &Tree, clause: &Clause, found: &mut Vec<Proposition>) {
    let head = clause.head();
    let Some(subject) = subject_argument(tree, clause) else { return };
    let mut verbs = verb_words(tree, clause);
    let adjuncts: Vec<Adjunct> = clause.adjuncts.iter().map(|part| adjunct(tree, part)).collect();
    let role = tree.role(head);
    let is_place = !role.is_empty();
    verbs.extend(&role);
    let mut outside: Vec<usize> = clause.adjuncts.iter().map(|part| part.head).collect();
    outside.extend(&verbs);
    let whole = nominal_predicate(tree, head, &outside);
    let is_noun = matches!(tree.upos(head), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num);
    let name = if is_noun { name(tree, head) } else { whole.clone() };
    let object = Argument { head, name, whole };
    let mut main = Proposition {
        head,
        implied: None,
        predicate: verbs,
        subject: Some(subject),
        object: Some(object),
        adjuncts,
        rule: Rule::Copula.name(),
        confidence: 0.0,
    };
    let rule = match tree.upos(head) {
        _ if clause.complement.is_some() => Rule::Said,
        _ if is_place => Rule::Place,
        Upos::Adj | Upos::Verb | Upos::Adv => Rule::Adjective,
        _ => Rule::Copula,
    };
    if rule == Rule::Adjective {
        main = with_preposition(tree, main);
    }
    if let Some(complement) = &clause.complement {
        main = with_complement(main, adjunct(tree, complement));
    }
    main.rule = rule.name();
    found.push(confidence::weigh(tree, main, rule, clause));
}

/// The words of "is", with its auxiliaries, negation and adverbs, and the verbs above it.
fn verb_words(tree: &Tree, clause: &Clause) -> Vec<usize> {
    let head = clause.head();
    let last = tree.children(head).rfind(|&child| tree.label(child) == Label::Cop);
    let mut words = super::verbal::group(tree, clause);
    words.retain(|&word| word < head && (Some(word) <= last || is_negation(tree, word)));
    words
}

/// "Is sure *that*": the adjective belongs to the relation when a clause is tied to it.
fn with_complement(mut main: Proposition, complement: Adjunct) -> Proposition {
    if let Some(adjective) = main.object.take() {
        main.predicate
            .extend(adjective.whole.iter().filter(|at| !complement.argument.whole.contains(at)));
    }
    main.predicate.retain(|word| !complement.argument.whole.contains(word));
    main.predicate.extend(complement.role);
    main.object = Some(complement.argument);
    main
}

/// Reads "The answer is that they left": the clause is what the outer subject is.
pub(super) fn read_outer(tree: &Tree, at: usize, found: &mut Vec<Proposition>) {
    let Some(subject) = tree.child(at, Label::NsubjOuter) else { return };
    let from = tree.start_of_inner(at);
    let is_verb = |&child: &usize| {
        matches!(tree.label(child), Label::Cop | Label::Aux | Label::Advmod) && child < from
    };
    let predicate: Vec<usize> = tree.children(at).filter(is_verb).collect();
    if predicate.is_empty() || tree.is_relative_pronoun(subject) {
        return;
    }
    let mut whole = whole_clause(tree, at, Some(subject));
    whole.retain(|word| !predicate.contains(word));
    let proposition = Proposition {
        head: at,
        predicate,
        subject: Some(argument(tree, subject, Without::default())),
        object: Some(Argument { head: at, name: whole.clone(), whole }),
        rule: Rule::Said.name(),
        ..Proposition::default()
    };
    found.push(confidence::weigh_noun(tree, proposition, Rule::Said));
}

/// "Is similar *to* it": the adjective belongs to the relation when a noun is tied to it.
fn with_preposition(tree: &Tree, mut main: Proposition) -> Proposition {
    let behind = |part: &Adjunct| part.argument.head > main.head && !part.role.is_empty();
    let Some(index) = main.adjuncts.iter().position(behind) else { return main };
    if tree.is_predicate(main.adjuncts[index].argument.head) {
        return main;
    }
    let tied = main.adjuncts.remove(index);
    if let Some(adjective) = main.object.take() {
        main.predicate.extend(adjective.whole);
    }
    main.predicate.extend(tied.role);
    main.object = Some(tied.argument);
    main
}
