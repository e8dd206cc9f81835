//! Which words a `not` or `nearly` turns: the verb, or but the word behind it.

use crate::extract::language::{Tag, Upos};
use crate::extract::view::View;

/// What a word for `not` beside a verb does to its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// It turns it: `did not pay`.
    Clause,
    /// It turns another word only: `not surprisingly, …`, `almost always`.
    Word,
    /// Nobody can tell.
    Unclear,
}

/// What is no surprise or no rare thing: `not unexpectedly`, `hardly surprisingly`.
#[rustfmt::skip]
const NO_SURPRISES: &[&str] = &[
    "accidentally", "coincidentally", "incidentally", "infrequently", "surprisingly", "uncommonly",
    "unexpectedly", "unreasonably", "untypically", "unusually",
];

/// How often, when or how surely: who almost always pays, pays.
#[rustfmt::skip]
const ALMOST: &[&str] = &[
    "always", "assuredly", "certainly", "completely", "constantly", "continually", "continuously",
    "daily", "definitely", "entirely", "exclusively", "immediately", "inevitably", "instantaneously",
    "instantly", "invariably", "never", "routinely", "simultaneously", "single-handedly", "solely",
    "surely", "totally", "undoubtedly", "uniformly", "universally", "wholly",
];

/// What a word for `not` turns.
pub(super) fn turn(view: &View, word: usize) -> Turn {
    let lower =
        |at: usize| view.sentence.tokens.get(at).map(|_| view.sentence.word(at).to_lowercase());
    let next = lower(word + 1).unwrap_or_default();
    let is_adverb = view.sentence.upos.get(word + 1) == Some(&Upos::Adv);
    match &*view.stems[word] {
        "nearly" | "almost" if is_adverb && ALMOST.contains(&&*next) => Turn::Word,
        "nearly" | "almost" if is_adverb && next.ends_with("ly") => Turn::Unclear,
        "not" | "hardly" | "scarcely" => match &*next {
            "only" | "just" | "merely" | "solely" => Turn::Word,
            // `did not simply pay` may say that he did something else.
            "simply" if goes_on(view, word) => Turn::Word,
            "simply" => Turn::Unclear,
            "without" | "least" => Turn::Word,
            "until" if !follows_auxiliary(view, word) => Turn::Word,
            "for" if says_time(view, word + 2) => Turn::Word,
            surprise if NO_SURPRISES.contains(&surprise) => Turn::Word,
            _ if is_said_again(view, word) => Turn::Word,
            _ => Turn::Clause,
        },
        "never" if is_said_again(view, word) => Turn::Word,
        _ => Turn::Clause,
    }
}

/// Whether `but` or `also` tells further on what else was done.
fn goes_on(view: &View, word: usize) -> bool {
    let tells = |at: usize| matches!(&*view.stems[at], "but" | "also");
    (word..view.stems.len()).any(tells)
}

fn follows_auxiliary(view: &View, word: usize) -> bool {
    word.checked_sub(1).is_some_and(|before| view.upos(before) == Upos::Aux)
}

/// `the first time`, `the only time`.
fn says_time(view: &View, the: usize) -> bool {
    let s = view.sentence;
    let word = |at: usize| s.tokens.get(at).map_or("", |_| s.word(at));
    word(the) == "nothing" || word(the) == "the" && word(the + 2) == "time"
}

/// Whether a `not` before it has turned the same verb, with an auxiliary for each: `does not and will
/// never pay`.
fn is_said_again(view: &View, word: usize) -> bool {
    let s = view.sentence;
    let Some(verb) = s.head(word) else { return false };
    let joins = |at: usize| view.tag(at) == Tag::Cc;
    let first = view.tree.children(verb).find(|&at| at < word && is_not(view, at));
    first.is_some_and(|first| (first..word).any(joins))
}

fn is_not(view: &View, at: usize) -> bool {
    matches!(&*view.stems[at], "not" | "never") && view.upos(at) != Upos::Verb
}
