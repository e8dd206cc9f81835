//! What verbs say: who does what to whom, where and when.

use super::clause::{Clause, Part, joined_with, joins_group};
use super::confidence::{self, Rule};
use super::spans::{Without, argument, clause as whole_clause};
use super::subject::{Link, antecedent, own};
use super::tree::Tree;
use super::{Adjunct, Argument, Implied, Proposition};
use crate::extract::language::{Label, Tag};
use crate::extract::saying::stands_beside;
use crate::extract::tree::is_means;

/// Reads a clause whose predicate is a verb.
pub(super) fn read(tree: &Tree, clause: &Clause, found: &mut Vec<Proposition>) {
    let Some(subject) = subject_argument(tree, clause) else { return };
    let group = group(tree, clause);
    let mut rest = parts(tree, clause);
    let Some((rule, object)) = choose_object(tree, clause, &mut rest) else { return };
    let mut predicate = group.clone();
    predicate.extend(&object.role);
    let main = Proposition {
        head: clause.head(),
        implied: implied(tree, clause),
        predicate,
        subject: Some(subject),
        object: Some(object.argument.clone()),
        adjuncts: rest,
        rule: rule.name(),
        confidence: 0.0,
    };
    found.push(confidence::weigh(tree, main, rule, clause));
}

/// Who does it.
pub(super) fn subject_argument(tree: &Tree, clause: &Clause) -> Option<Argument> {
    let subject = clause.subject?;
    let without = Without { dependent: subject.without, conjuncts: false };
    Some(argument(tree, subject.head, without))
}

/// A participle behind a noun lacks the verb that a sentence of its own would have.
pub(super) fn implied(tree: &Tree, clause: &Clause) -> Option<Implied> {
    let link = clause.subject?.link;
    let bare = matches!(link, Link::Participle | Link::Adverbial)
        && matches!(tree.tag(clause.chain[0]), Tag::Vbg | Tag::Vbn | Tag::Vbd);
    let auxiliary = tree.has(clause.chain[0], Label::Aux)
        || tree.has(clause.chain[0], Label::AuxPass)
        || tree.perfect(clause.chain[0]).is_some();
    (bare && !auxiliary).then_some(Implied::Be)
}

/// The words of the verb group: auxiliaries, negation, adverbs between them, verbs, particles.
pub(super) fn group(tree: &Tree, clause: &Clause) -> Vec<usize> {
    let mut words = Vec::new();
    for (index, &verb) in clause.chain.iter().enumerate() {
        words.push(verb);
        let from = tree.start_of_inner(verb);
        for child in tree.children(verb).filter(|&child| child >= from) {
            use Label::*;
            match tree.label(child) {
                Aux | AuxPass | Cop | CompoundPrt | Expl => words.push(child),
                Mark if index > 0 && tree.tag(child) == Tag::To => words.push(child),
                Advmod if joins_group(tree, verb, child) => {
                    words.extend(tree.first(child)..=tree.last(child));
                }
                _ => {}
            }
        }
    }
    if let Some(twin) = joined_with(tree, &clause.chain) {
        let to = tree.children(twin).filter(|&child| tree.tag(child) == Tag::To);
        words.extend(to.filter(|&to| tree.label(to) == Label::Mark));
    }
    if clause.object.is_none() || shares_passive(tree, clause.chain[0]) {
        words.extend(borrowed(tree, clause.chain[0]));
    }
    words.retain(|&word| clause.subject.is_none_or(|subject| subject.head != word));
    words.sort_unstable();
    words
}

/// The auxiliaries that the second of two joined verbs shares with the first ("was found and
/// *sold*").
fn borrowed(tree: &Tree, verb: usize) -> Vec<usize> {
    let is_auxiliary = |child: &usize| matches!(tree.label(*child), Label::Aux | Label::AuxPass);
    let finite = matches!(tree.tag(verb), Tag::Vbz | Tag::Vbp);
    let joined = tree.label(verb) == Label::Conj && own(tree, verb).is_none() && !finite;
    if !joined || tree.children(verb).any(|child| is_auxiliary(&child)) {
        return Vec::new();
    }
    let Some(first) = tree.head(verb) else { return Vec::new() };
    if tree.tag(first) != tree.tag(verb) {
        return Vec::new();
    }
    tree.children(first).filter(is_auxiliary).collect()
}

/// Whether a verb with an object is joined with a passive and has the form of one ("was held and
/// *given* a fine").
fn shares_passive(tree: &Tree, verb: usize) -> bool {
    let first = tree.head(verb).filter(|_| tree.label(verb) == Label::Conj);
    tree.tag(verb) == Tag::Vbn && first.is_some_and(|first| tree.has(first, Label::AuxPass))
}

/// All arguments but the subject and the object, in the order of the text.
fn parts(tree: &Tree, clause: &Clause) -> Vec<Adjunct> {
    let mut found: Vec<Adjunct> = clause.adjuncts.iter().map(|part| adjunct(tree, part)).collect();
    if let Some(receiver) = clause.receiver {
        let argument = argument(tree, receiver, Without::default());
        found.insert(0, Adjunct { role: Vec::new(), argument });
    }
    found
}

pub(super) fn adjunct(tree: &Tree, part: &Part) -> Adjunct {
    let without = Without { dependent: part.without, conjuncts: false };
    Adjunct { role: part.role.clone(), argument: argument(tree, part.head, without) }
}

/// What it is done to: the object, else what is said or become, else the nearest noun with a
/// preposition, else an adverb.
fn choose_object(tree: &Tree, clause: &Clause, rest: &mut Vec<Adjunct>) -> Option<(Rule, Adjunct)> {
    if let Some(object) = &clause.object {
        if let Some(complement) = &clause.complement {
            rest.push(adjunct(tree, complement));
        }
        return Some((Rule::Object, adjunct(tree, object)));
    }
    if let Some(said) = said_around(tree, clause) {
        return Some((Rule::Quoted, said));
    }
    if let (Some(_), Some(complement)) = (clause.receiver, &clause.complement) {
        rest.insert(1, adjunct(tree, complement));
        return Some((Rule::Object, rest.remove(0)));
    }
    if let Some(complement) = &clause.complement {
        let rule = match tree.label(complement.head) {
            Label::Ccomp | Label::Csubj | Label::CsubjPass => Rule::Said,
            _ => Rule::Complement,
        };
        return Some((rule, adjunct(tree, complement)));
    }
    if clause.receiver.is_some() {
        return Some((Rule::Object, rest.remove(0)));
    }
    let head = clause.head();
    let agent = rest.iter().position(|part| {
        let head = part.argument.head;
        tree.label(head) == Label::OblAgent && !is_means(tree.sentence, head)
    });
    let tied = |part: &Adjunct| !part.role.is_empty() && !tree.is_predicate(part.argument.head);
    let noun = antecedent(tree, clause.chain[0]).map(|(noun, _)| noun);
    let behind = || {
        rest.iter().position(|part| {
            (part.argument.head > head || Some(part.argument.head) == noun) && tied(part)
        })
    };
    if let Some(index) = agent.or_else(behind) {
        return Some((Rule::Oblique, rest.remove(index)));
    }
    let index = rest.iter().position(|part| part.argument.head > head).unwrap_or(0);
    if rest.is_empty() {
        return None;
    }
    let Adjunct { role, mut argument } = rest.remove(index);
    argument.whole.splice(0..0, role);
    Some((Rule::Adverb, Adjunct { role: Vec::new(), argument }))
}

/// The sentence that an inserted reporting clause speaks about ("The links, she said, are gone").
fn said_around(tree: &Tree, clause: &Clause) -> Option<Adjunct> {
    let verb = clause.chain[0];
    let main = tree.head(verb).filter(|_| tree.label(verb) == Label::Parataxis)?;
    own(tree, verb)?;
    if clause.complement.is_some() || !tree.is_predicate(main) || !reports(tree, clause.head()) {
        return None;
    }
    let whole = whole_clause(tree, main, Some(verb));
    let argument = Argument { head: main, name: whole.clone(), whole };
    Some(Adjunct { role: Vec::new(), argument })
}

/// Verbs of saying and thinking that are inserted into what is said.
fn reports(tree: &Tree, verb: usize) -> bool {
    stands_beside(tree.sentence.word(verb)) || tree.is_one_of(verb, &["asked", "asks"])
}
