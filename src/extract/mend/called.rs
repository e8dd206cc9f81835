//! What somebody calls a claim, where the parser took it for a part of the claim: `called claims that Orlo
//! paid Pell a lie`, `described reports she had left as false`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::claims::tells;
use crate::extract::mend::hanging::hang;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    for verb in 0..s.len().saturating_sub(3) {
        if s.upos[verb] != Upos::Verb || !CALLING.contains(&&*s.lemma(verb)) {
            continue;
        }
        name_beside(s, verb);
        let is_claim = |&at: &usize| at > verb && tells(s, at) && s.labels[at] == Label::Obj;
        let Some(noun) = s.children(verb).find(is_claim) else { continue };
        let Some(clause) = clause_of(s, noun) else { continue };
        let Some(name) = name(s, clause) else { continue };
        give_name(s, name, verb, clause);
    }
}

/// Hangs on a verb what it calls a claim, and gives the claim the object that the parser took for a part of
/// that name: `bribed her absurd`.
fn give_name(s: &mut Sentence, name: usize, verb: usize, clause: usize) {
    s.upos[name] = Upos::Noun;
    if !matches!(s.tags[name], Tag::Nn | Tag::Nns) {
        (s.tags[name], s.upos[name]) = (Tag::Jj, Upos::Adj);
    }
    let whom = s.children(name).find(|&at| at > clause && at < name && is_whom(s, at));
    let is_tied = s.child(name, Label::Case).is_some();
    hang(s, name, verb, if is_tied { Label::Obl } else { Label::Xcomp });
    if let Some(whom) = whom {
        hang(s, whom, clause, Label::Obj);
        s.upos[whom] = if is_capital(s, whom) { Upos::Propn } else { Upos::Pron };
    }
    let indirect = s.child(clause, Label::Iobj).filter(|&at| at > clause);
    if let Some(object) = indirect.filter(|_| s.child(clause, Label::Obj).is_none()) {
        s.labels[object] = Label::Obj;
    }
}

/// Hangs on a verb what it calls its object, where the parser took it for another name of that: who `called
/// the report a lie` is who says that it is one.
fn name_beside(s: &mut Sentence, verb: usize) {
    let object = s.children(verb).find(|&at| at > verb && s.labels[at] == Label::Obj);
    let Some(object) = object else { return };
    let is_named = |&at: &usize| {
        let new = s.child(at, Label::Det).is_some_and(|det| matches!(s.word(det), "a" | "an"));
        at > object && s.labels[at] == Label::Appos && new
    };
    let Some(name) = s.children(object).find(is_named) else { return };
    let apart = (object..name).any(|at| s.upos[at] == Upos::Punct);
    if !apart {
        s.labels[object] = Label::Iobj;
        hang(s, name, verb, Label::Obj);
    }
}

/// Verbs that say what something is.
pub(in crate::extract) const CALLING: &[&str] =
    &["brand", "call", "deem", "denounce", "describe", "dub", "label"];

/// What claims are called that aren't believed.
#[rustfmt::skip]
pub(in crate::extract) const UNBELIEVED: &[&str] = &[
    "absurd", "baseless", "bogus", "fabrication", "fabrications", "false", "fanciful", "fantasy", "fiction",
    "groundless", "invention", "inventions", "laughable", "lie", "lies", "ludicrous", "nonsense",
    "nonsensical", "outlandish", "preposterous", "ridiculous", "rubbish", "unfounded", "untrue",
];

/// The verb of what a noun claims.
fn clause_of(s: &Sentence, noun: usize) -> Option<usize> {
    let is_clause = |&at: &usize| {
        at > noun
            && matches!(s.labels[at], Label::Acl | Label::AclRelcl)
            && s.upos[at] == Upos::Verb
    };
    s.children(noun).find(is_clause)
}

/// The last word before a stop or a comma, if it is below the clause and says that a claim isn't believed.
fn name(s: &Sentence, clause: usize) -> Option<usize> {
    let end = (clause..s.len()).find(|&at| {
        matches!(s.tags[at], Tag::Comma | Tag::Stop | Tag::Colon)
            || s.upos[at] == Upos::Punct && at + 1 == s.len()
    });
    let name = end.unwrap_or(s.len()).checked_sub(1).filter(|&at| at > clause)?;
    let below = upwards(s, name).any(|above| above == clause);
    let is_name = UNBELIEVED.contains(&s.word(name).to_lowercase().as_str());
    (below && is_name).then_some(name)
}

/// Whether a word may be whom the clause is about: `bribed her absurd`.
fn is_whom(s: &Sentence, at: usize) -> bool {
    matches!(s.labels[at], Label::NmodPoss | Label::Compound | Label::Nsubj)
        && (is_nominal(s, at) || s.upos[at] == Upos::Pron)
}

fn is_capital(s: &Sentence, at: usize) -> bool {
    s.word(at).starts_with(char::is_uppercase)
}
