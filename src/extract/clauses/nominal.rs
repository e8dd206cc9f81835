//! What nouns say without a verb: who is what, who has what, and who does what to whom.

use super::confidence::{self, Rule};
use super::spans::{Without, argument};
use super::tree::Tree;
use super::{Argument, Implied, Proposition};
use crate::extract::language::{Label, Tag, Upos};

/// Reads what hangs on a noun.
pub(super) fn read(tree: &Tree, noun: usize, found: &mut Vec<Proposition>) {
    if !matches!(tree.upos(noun), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num) {
        return;
    }
    for child in tree.children(noun) {
        match tree.label(child) {
            Label::Appos => found.push(apposition(tree, noun, child)),
            Label::NmodDesc => found.extend(title(tree, noun, child)),
            Label::NmodPoss => found.extend(possession(tree, noun, child)),
            _ => {}
        }
    }
}

/// "Ann, a pilot": Ann is a pilot.
fn apposition(tree: &Tree, noun: usize, said: usize) -> Proposition {
    let subject = argument(tree, noun, Without { dependent: Some(said), conjuncts: true });
    let object = argument(tree, said, Without::default());
    implied(tree, Implied::Be, subject, object, Rule::Apposition)
}

/// "President Bush": Bush is President.
fn title(tree: &Tree, noun: usize, said: usize) -> Option<Proposition> {
    let subject = argument(tree, noun, Without { dependent: Some(said), conjuncts: true });
    let object = argument(tree, said, Without::default());
    (said < noun).then(|| implied(tree, Implied::Be, subject, object, Rule::Title))
}

/// "Ann's plane": Ann has a plane.
fn possession(tree: &Tree, noun: usize, owner: usize) -> Option<Proposition> {
    if tree.upos(owner) == Upos::Pron {
        return None;
    }
    let mut subject = argument(tree, owner, Without::default());
    subject.whole.retain(|&at| tree.tag(at) != Tag::Pos);
    let object = argument(tree, noun, Without { dependent: Some(owner), conjuncts: true });
    Some(implied(tree, Implied::Have, subject, object, Rule::Possessive))
}

fn implied(
    tree: &Tree,
    verb: Implied,
    subject: Argument,
    object: Argument,
    rule: Rule,
) -> Proposition {
    let proposition = Proposition {
        head: object.head,
        implied: Some(verb),
        predicate: Vec::new(),
        subject: Some(subject),
        object: Some(object),
        adjuncts: Vec::new(),
        rule: rule.name(),
        confidence: 0.0,
    };
    confidence::weigh_noun(tree, proposition, rule)
}
