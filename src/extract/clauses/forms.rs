//! Other ways to say a clause: what is requested is data, but whom it is "requested *data from*"
//! is somebody, and that is what a graph wants to know.

use super::confidence::{self, Rule};
use super::spans::{Without, argument};
use super::tree::Tree;
use super::{Adjunct, Argument, Proposition};
use crate::extract::language::Label;
use crate::extract::mend::{is_appointing, is_declaring, name_given};
use crate::extract::tree::is_money;

/// The forms of a proposition in which a noun with a preposition, or whoever gets the object,
/// takes its place.
pub(super) fn forms(tree: &Tree, proposition: &Proposition) -> Vec<Proposition> {
    let Some(object) = &proposition.object else { return Vec::new() };
    let told_as_action = proposition.rule == Rule::Possessive.name();
    let is_clause = tree.is_verb(object.head) || tree.is_predicate(object.head);
    // Nobody calls a liar to Orlo.
    let is_name = name_given(tree.sentence, proposition.head) == Some(object.head);
    if told_as_action || is_name || is_clause && object.head != proposition.head {
        return Vec::new();
    }
    let mut forms = Vec::new();
    for (index, adjunct) in proposition.adjuncts.iter().enumerate() {
        if is_noun(tree, adjunct) {
            let mut rest = proposition.adjuncts.clone();
            let chosen = rest.remove(index);
            forms.push(turned(tree, proposition, object, chosen, rest));
        }
    }
    let inside = tree.children(object.head).filter(|&child| tree.label(child) == Label::Nmod);
    for nmod in inside.filter(|nmod| object.whole.contains(nmod) && *nmod > object.head) {
        let adjunct =
            Adjunct { role: tree.role(nmod), argument: argument(tree, nmod, Without::default()) };
        if is_noun(tree, &adjunct) {
            let mut noun = object.clone();
            noun.name.retain(|word| *word < tree.first(nmod));
            let rest = proposition.adjuncts.clone();
            forms.push(match is_sum(tree, proposition, object) {
                true => moved(proposition, Vec::new(), noun, adjunct, rest),
                false => {
                    noun.name.retain(|word| *word <= object.head);
                    tied(proposition, &noun, adjunct, rest)
                }
            });
        }
    }
    forms.into_iter().map(confidence::lessen).collect()
}

fn is_noun(tree: &Tree, adjunct: &Adjunct) -> bool {
    let receives = tree.label(adjunct.argument.head) == Label::Iobj;
    (receives || !adjunct.role.is_empty()) && !tree.is_predicate(adjunct.argument.head)
}

/// Whether the object is how much: no relation is called after that.
fn is_sum(tree: &Tree, proposition: &Proposition, object: &Argument) -> bool {
    object.head != proposition.head && is_money(tree.sentence, object.head)
}

/// The proposition with another noun as its object; the old one becomes part of the relation, or
/// an adjunct if it is a sum or an office, or has a preposition of its own.
fn turned(
    tree: &Tree,
    proposition: &Proposition,
    object: &Argument,
    chosen: Adjunct,
    rest: Vec<Adjunct>,
) -> Proposition {
    let own_role = tree.role(object.head);
    let is_oblique = own_role.last().is_some_and(|last| proposition.predicate.contains(last))
        && proposition.head != object.head;
    let declares =
        |verb: usize| is_declaring(tree.sentence, verb) && tree.has(verb, Label::OblAgent);
    let makes = |verb: usize| is_appointing(tree.sentence, verb) || declares(verb);
    let is_office = tree.label(object.head) == Label::Xcomp && makes(proposition.head);
    match is_oblique || is_office || is_sum(tree, proposition, object) {
        true => moved(proposition, own_role, object.clone(), chosen, rest),
        false => tied(proposition, object, chosen, rest),
    }
}

/// The proposition with its object among the adjuncts, and another noun in its place.
fn moved(
    proposition: &Proposition,
    own_role: Vec<usize>,
    object: Argument,
    chosen: Adjunct,
    mut rest: Vec<Adjunct>,
) -> Proposition {
    let mut predicate = proposition.predicate.clone();
    predicate.retain(|word| !own_role.contains(word));
    predicate.extend(chosen.role);
    rest.insert(0, Adjunct { role: own_role, argument: object });
    Proposition {
        predicate,
        object: Some(chosen.argument),
        adjuncts: rest,
        rule: Rule::Turned.name(),
        ..proposition.clone()
    }
}

/// The proposition with the name of its object in the relation, tied to another noun.
fn tied(
    proposition: &Proposition,
    object: &Argument,
    chosen: Adjunct,
    adjuncts: Vec<Adjunct>,
) -> Proposition {
    let mut predicate = proposition.predicate.clone();
    predicate.extend(&object.name);
    predicate.extend(chosen.role);
    let copula = proposition.rule == Rule::Copula.name();
    let rule = if copula { Rule::CopulaOf } else { Rule::Turned };
    Proposition {
        predicate,
        object: Some(chosen.argument),
        adjuncts,
        rule: rule.name(),
        ..proposition.clone()
    }
}
