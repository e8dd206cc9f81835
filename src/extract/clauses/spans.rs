//! Which words an argument takes: those that name it, or all that belong to it.

use super::Argument;
use super::tree::Tree;
use crate::extract::language::{Label, Tag, Upos};
use crate::text::month;

/// What is left out of an argument.
#[derive(Clone, Copy, Default)]
pub(super) struct Without {
    /// A dependent that is told elsewhere, such as the relative clause that is being read.
    pub(super) dependent: Option<usize>,
    /// The other members of a list.
    pub(super) conjuncts: bool,
}

/// The argument a word heads, both as a name and as a whole.
pub(super) fn argument(tree: &Tree, head: usize, without: Without) -> Argument {
    if is_clause(tree, head) {
        let whole = clause(tree, head, without.dependent);
        return Argument { head, name: whole.clone(), whole };
    }
    Argument { head, name: name(tree, head), whole: noun(tree, head, without) }
}

/// Whether a word is a clause in the place where it stands, and not a noun.
fn is_clause(tree: &Tree, head: usize) -> bool {
    use Label::*;
    match tree.label(head) {
        Ccomp | Xcomp | Advcl | AdvclRelcl | Csubj | CsubjPass | CsubjOuter => {
            tree.is_predicate(head)
        }
        _ => tree.is_verb(head),
    }
}

/// A noun with all that says which or what kind, without asides between commas.
fn noun(tree: &Tree, head: usize, without: Without) -> Vec<usize> {
    let predicate = tree.is_predicate(head);
    collect(tree, head, |parent, child| {
        use Label::*;
        let label = tree.label(child);
        if Some(child) == without.dependent || is_aside(tree, child) {
            return false;
        }
        if parent != head {
            return true;
        }
        match label {
            Case | Mark => false,
            Cc => child > head && !without.conjuncts,
            Conj if predicate => !tree.is_predicate(child),
            Conj | CcPreconj => !without.conjuncts,
            _ => !predicate || !is_of_clause(label),
        }
    })
}

/// What hangs on a noun but could as well be a sentence of its own.
fn is_aside(tree: &Tree, at: usize) -> bool {
    use Label::*;
    match tree.label(at) {
        AclRelcl | Acl | Appos => tree.is_set_off(at),
        Parataxis | Dislocated | Discourse | Vocative => true,
        _ => false,
    }
}

/// What hangs on the noun of a clause but belongs to the clause.
fn is_of_clause(label: Label) -> bool {
    use Label::*;
    matches!(
        label,
        Nsubj
            | NsubjPass
            | NsubjOuter
            | Csubj
            | CsubjOuter
            | Cop
            | Aux
            | AuxPass
            | Advcl
            | AdvclRelcl
            | Ccomp
            | Expl
    )
}

/// A noun or adjective that is a predicate, without its subject, its form of "be", what stands
/// before that, and the words that are told elsewhere.
pub(super) fn nominal_predicate(tree: &Tree, head: usize, told: &[usize]) -> Vec<usize> {
    let from = tree.child(head, Label::Cop).filter(|&cop| cop < head).unwrap_or(0);
    collect(tree, head, |parent, child| {
        if told.contains(&child) || is_aside(tree, child) {
            return false;
        }
        let label = tree.label(child);
        match label {
            _ if parent != head => true,
            Label::Conj => !tree.is_predicate(child),
            Label::Cc | Label::Mark => false,
            _ => child >= from && !is_of_clause(label),
        }
    })
}

/// A clause as an argument: everything, but for the conjunction that ties it.
pub(super) fn clause(tree: &Tree, head: usize, but: Option<usize>) -> Vec<usize> {
    collect(tree, head, |parent, child| {
        Some(child) != but && !(parent == head && ties(tree, head, child))
    })
}

/// Whether a word ties a clause to what it hangs on: a conjunction, and what stands before that.
pub(super) fn ties(tree: &Tree, clause: usize, at: usize) -> bool {
    let is_mark =
        |&child: &usize| matches!(tree.label(child), Label::Mark) && tree.tag(child) != Tag::To;
    let last = tree.children(clause).rfind(is_mark);
    match tree.label(at) {
        Label::Mark | Label::Advmod => last.is_some_and(|last| at <= last),
        Label::Cc => at < clause,
        Label::Case => !tree.is_copular(clause),
        _ => false,
    }
}

/// The words that name a noun: enough to know it again, no more.
pub(super) fn name(tree: &Tree, head: usize) -> Vec<usize> {
    if !matches!(tree.upos(head), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::X) {
        return noun(tree, head, Without::default());
    }
    let proper = tree.upos(head) == Upos::Propn;
    let mut words = vec![head];
    for child in tree.children(head) {
        use Label::*;
        match tree.label(child) {
            Nummod | Amod if tree.is_set_off(child) && child > head => {}
            // `of 3 May`: a day is no name without its month.
            NmodUnmarked if child > head && !is_day(tree, head) => {}
            Compound | Flat | Goeswith | Fixed | NmodDesc | NmodUnmarked | Nummod | Amod => {
                words.extend(collect(tree, child, |_, part| !is_clausal(tree, part)));
            }
            Det if !tree.is_one_of(child, PLAIN_DETERMINERS) => words.push(child),
            NmodPoss if tree.tag(child) != Tag::WpPossessive => {
                words.extend(name(tree, child));
                words.extend(tree.children(child).filter(|&at| tree.tag(at) == Tag::Pos));
            }
            Nmod if says_which(tree, child, proper) => {
                words.extend(name(tree, child));
                words.extend(tree.role(child));
                words.extend(tree.child(child, Det));
                words.extend(second_field(tree, head, child));
            }
            Punct if tree.tag(child) == Tag::Hyph => words.push(child),
            _ => {}
        }
    }
    words.sort_unstable();
    words.dedup();
    trim(tree, &mut words);
    words
}

/// Whether a number is the day of a month that stands behind it.
fn is_day(tree: &Tree, number: usize) -> bool {
    let next = tree.children(number).find(|&at| at > number);
    tree.tag(number) == Tag::Cd
        && next.is_some_and(|at| month(&tree.sentence.word(at).to_lowercase()).is_some())
}

/// The other thing that an office is for: `and Welfare` of `Ministry of Health and Welfare`.
fn second_field(tree: &Tree, office: usize, field: usize) -> Vec<usize> {
    #[rustfmt::skip]
    const OFFICES: &[&str] = &[
        "administration", "agency", "board", "bureau", "center", "centre", "commission", "committee",
        "council", "department", "directorate", "institute", "minister", "ministry", "office",
        "secretariat", "secretary",
    ];
    let second = tree.child(field, Label::Conj).filter(|&second| {
        tree.upos(second) == Upos::Propn && tree.last(field) == tree.last(second)
    });
    let Some(second) = second.filter(|_| tree.is_one_of(office, OFFICES)) else {
        return Vec::new();
    };
    let and = tree.child(second, Label::Cc).filter(|&and| tree.first(second) == and);
    match and {
        Some(and) => (and..=tree.last(second)).collect(),
        None => Vec::new(),
    }
}

fn is_clausal(tree: &Tree, at: usize) -> bool {
    use Label::{Acl, AclRelcl, Advcl, Ccomp, Obl, Xcomp};
    matches!(tree.label(at), Acl | AclRelcl | Advcl | Ccomp | Obl | Xcomp)
}

/// Determiners that say nothing about which one is meant.
const PLAIN_DETERMINERS: &[&str] = &["a", "an", "the", "this", "that", "these", "those", "its"];

/// "of" tells which; in a name so does every preposition before a name (`Ministry for Health`).
fn says_which(tree: &Tree, nmod: usize, proper: bool) -> bool {
    let role = tree.role(nmod);
    let [preposition] = role[..] else { return false };
    if nmod < preposition || tree.has(nmod, Label::Conj) && !proper {
        return false;
    }
    tree.is_one_of(preposition, &["of"])
        || proper && tree.upos(nmod) == Upos::Propn && tree.is_one_of(preposition, &["for"])
}

/// A word and what hangs on it where `keep(parent, child)`, in order, without marks at the ends.
fn collect(tree: &Tree, head: usize, keep: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut words = vec![head];
    let mut next = 0;
    while let Some(&at) = words.get(next).filter(|_| next < tree.sentence.len()) {
        words.extend(tree.children(at).filter(|&child| keep(at, child)));
        next += 1;
    }
    words.sort_unstable();
    // What stood between two commas may be gone.
    words.dedup_by(|next, last| is_loose(tree, *next) && is_loose(tree, *last));
    trim(tree, &mut words);
    words
}

/// Takes commas, stops and lone quotes or brackets from both ends.
fn trim(tree: &Tree, words: &mut Vec<usize>) {
    while words.len() > 1 {
        if words.len() > 2 && is_enclosed(tree, words) {
            words.pop();
            words.remove(0);
            continue;
        }
        let (first, last) = (words[0], words[words.len() - 1]);
        if is_loose(tree, last) || is_alone(tree, words, last) {
            words.pop();
        } else if is_loose(tree, first) || is_alone(tree, words, first) {
            words.remove(0);
        } else {
            return;
        }
    }
}

/// Whether brackets stand around the whole.
fn is_enclosed(tree: &Tree, words: &[usize]) -> bool {
    let is = |at: usize, tag: Tag| tree.tag(words[at]) == tag;
    is(0, Tag::OpenBracket) && is(words.len() - 1, Tag::CloseBracket)
}

fn is_loose(tree: &Tree, at: usize) -> bool {
    matches!(tree.tag(at), Tag::Comma | Tag::Colon | Tag::Stop | Tag::Nfp)
        && tree.upos(at) == Upos::Punct
}

/// Whether a quote or bracket lacks its partner among the words.
fn is_alone(tree: &Tree, words: &[usize], at: usize) -> bool {
    let count = |is: &dyn Fn(usize) -> bool| words.iter().filter(|&&word| is(word)).count();
    if tree.is_quote(at) {
        return count(&|word| tree.is_quote(word)) % 2 == 1;
    }
    let opening = count(&|word| tree.tag(word) == Tag::OpenBracket);
    let closing = count(&|word| tree.tag(word) == Tag::CloseBracket);
    match tree.tag(at) {
        Tag::OpenBracket => opening > closing,
        Tag::CloseBracket => closing > opening,
        _ => false,
    }
}
