//! Which words a `not` or `nearly` turns: the verb, or but the word behind it.

use crate::extract::language::{Label, Tag, Upos};
use crate::extract::mentions::written;
use crate::extract::times::time;
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
            _ if is_said_again(view, word) || is_too_little(view, word) => Turn::Word,
            _ => Turn::Clause,
        },
        "never" if is_said_again(view, word) || is_too_little(view, word) => Turn::Word,
        _ => Turn::Clause,
    }
}

/// Whether a word for `until` says from when on something is so: `not until 2020`, `did not pay until
/// 2020`.
pub(in crate::extract) fn opens_what_is_so(view: &View, until: usize) -> bool {
    let Some(time) = view.sentence.head(until).filter(|_| is_until(view, until)) else {
        return false;
    };
    let directly = until.checked_sub(1).is_some_and(|before| is_not(view, before));
    let verb = view.sentence.head(time).filter(|_| view.label(time) == Label::Obl);
    directly || verb.is_some_and(|verb| view.tree.children(verb).any(|at| waits(view, at)))
}

/// Whether what a `not` turns is but that it is all, or that it was so before: `did not pay only the
/// minister`, `did not pay the minister alone`, `did not pay until 2020`.
fn is_too_little(view: &View, not: usize) -> bool {
    waits(view, not) || is_not_all(view, not)
}

/// Whether a `not` says until when something wasn't so, which was so from then on. Of what lasts, as in
/// `did not stay until 2020`, nobody can tell.
fn waits(view: &View, not: usize) -> bool {
    #[rustfmt::skip]
    const LASTING: &[&str] = &[
        "adjourn", "continue", "defer", "delay", "extend", "hold", "keep", "last", "live", "postpone",
        "remain", "serve", "stay", "survive", "suspend", "wait", "work",
    ];
    let Some(verb) = view.sentence.head(not).filter(|_| is_not(view, not)) else { return false };
    let mut forms = std::iter::once(verb).chain(view.tree.children(verb));
    let is_past = forms.any(|at| view.tag(at) == Tag::Vbd);
    let is_end = |at: usize| {
        view.label(at) == Label::Obl
            && view.opener(at).is_some_and(|tie| is_until(view, tie))
            && is_time(view, at)
    };
    is_past
        && !LASTING.contains(&&*view.sentence.lemma(verb))
        && view.tree.children(verb).any(|at| at > not && is_end(at))
}

/// Whether words name a time, with or without a `just` before it.
fn is_time(view: &View, at: usize) -> bool {
    let mut words = view.below(at);
    words.retain(|&word| !matches!(view.sentence.word(word), "just" | "only"));
    time(&written(view, &words)).is_some()
}

fn is_until(view: &View, word: usize) -> bool {
    matches!(&*view.sentence.word(word).to_lowercase(), "until" | "till")
}

/// Whether a `not` says that it was more than what the verb names: `did not rely only on Pell`, `did not
/// pay Pell alone`. Who did not leave somebody alone didn't do that.
fn is_not_all(view: &View, not: usize) -> bool {
    let Some(verb) = view.sentence.head(not).filter(|_| is_not(view, not)) else { return false };
    if view.upos(verb) != Upos::Verb || view.tree.children(verb).any(|at| view.tag(at) == Tag::Md) {
        return false;
    }
    let ends = |at: &usize| {
        use Label::{Iobj, Obj, Obl, OblAgent};
        *at > verb && matches!(view.label(*at), Iobj | Obj | Obl | OblAgent)
    };
    let is_left = matches!(&*view.sentence.lemma(verb), "leave" | "let");
    let word = |at: usize| view.sentence.word(at);
    let is_all = |at: usize| matches!(word(at), "exclusively" | "just" | "only" | "solely");
    let is_alone = |at: usize| at < view.sentence.len() && word(at) == "alone";
    view.tree.children(verb).filter(ends).any(|end| {
        let words = view.below(end);
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return false };
        let apart = |at: usize| view.tag(at - 1) == Tag::Comma;
        let before = first.checked_sub(1).filter(|&before| before > verb && !apart(before));
        let own = view.tree.children(end).filter(|&at| at < end);
        // `did not pay Pell just before 2020`
        let is_only = before.into_iter().chain(own).any(is_all) && !is_time(view, end);
        is_only || !is_left && (is_alone(last) || is_alone(last + 1))
    })
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
