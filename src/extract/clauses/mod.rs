//! Who does what to whom, by rules over a parse.
//!
//! `tree` answers questions about the parse, and `clause` is a predicate with its parts. Each of
//! the rules makes [`Proposition`]s: `verbal` of verbs, `copular` of "is", `nominal` of what nouns
//! say without a verb; `forms` are the other ways to say them. How far each can be trusted is in
//! `confidence`.

mod charges;
mod clause;
mod confidence;
mod control;
mod copular;
mod forms;
mod nominal;
#[cfg(test)]
mod notation;
mod proposition;
mod spans;
mod subject;
#[cfg(test)]
mod tests;
mod tree;
mod verbal;

use crate::extract::language::Sentence;
use tree::Tree;

pub use proposition::{Adjunct, Argument, Implied, Proposition};

/// What the words of a sentence stand for, for those who ask beyond its propositions: members of a
/// list, speakers.
pub(super) struct Names<'s>(Tree<'s>);

impl<'s> Names<'s> {
    pub(super) fn of(sentence: &'s Sentence<'s>) -> Self {
        Names(Tree::new(sentence))
    }

    /// What a word and those that hang on it stand for.
    pub(super) fn argument(&self, head: usize) -> Argument {
        let without = spans::Without { dependent: None, conjuncts: true };
        spans::argument(&self.0, head, without)
    }

    /// What a noun is called that a form of "be" makes a clause of: "a loan" in "said it was a
    /// loan".
    pub(super) fn described(&self, noun: usize) -> Argument {
        let whole = spans::nominal_predicate(&self.0, noun, &[]);
        Argument { head: noun, name: spans::name(&self.0, noun), whole }
    }
}

/// What a sentence says, in the order of its predicates, each clause once and as a reader would
/// say it: lists stay together, and what is less sure has a low confidence.
pub fn clauses(sentence: &Sentence) -> Vec<Proposition> {
    read(&Tree::new(sentence))
}

/// What a sentence says, each clause in all forms it can be said in: that Ann "asked" for data,
/// and that she "asked for data from" Bob. All forms of a clause have the same head and subject.
pub fn propositions(sentence: &Sentence) -> Vec<Proposition> {
    let tree = Tree::new(sentence);
    let mut found = Vec::new();
    for proposition in read(&tree) {
        let forms = forms::forms(&tree, &proposition);
        found.push(proposition);
        found.extend(forms);
    }
    found
}

fn read(tree: &Tree) -> Vec<Proposition> {
    let mut found = Vec::new();
    for at in tree.words() {
        copular::read_outer(tree, at, &mut found);
        if tree.is_predicate(at) && !clause::is_governed(tree, at) {
            // What an insertion cuts from "have" is told of its participle.
            if tree.children(at).any(|child| tree.perfect(child).is_some()) {
                continue;
            }
            for clause in clause::clauses(tree, at) {
                if tree.is_copular(clause.head()) {
                    copular::read(tree, &clause, &mut found);
                } else {
                    verbal::read(tree, &clause, &mut found);
                }
            }
        }
        nominal::read(tree, at, &mut found);
    }
    found
}
