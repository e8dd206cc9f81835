//! What makes a clause a condition: words before it, or its verb before its subject.

use std::ops::Range;

use crate::extract::clauses::Proposition;
use crate::extract::language::{Tag, Upos};
use crate::extract::view::View;

/// Whether a word that opens a clause makes it a condition: `if`, `unless`, `as long as`.
pub(super) fn opens_condition(view: &View, opener: usize) -> bool {
    // Stems, so `unles` for `unless`.
    const ALONE: &[&str] = &["if", "unles", "whether", "lest"];
    const WITH_THAT: &[&str] = &["provided", "providing", "condition", "assuming"];
    let before = |back: usize| {
        opener.checked_sub(back).map(|at| view.sentence.word(at).to_lowercase()).unwrap_or_default()
    };
    match view.stems[opener].as_str() {
        stem if ALONE.contains(&stem) => true,
        "that" => WITH_THAT.contains(&&*before(1)),
        "in" => view.stems.get(opener + 1).is_some_and(|next| next == "cas"),
        // `as though they had paid`
        "though" => before(1) == "as",
        "as" if view.stems.get(opener + 1).is_some_and(|next| next == "though") => true,
        "as" => before(1) == "long" && matches!(&*before(2), "as" | "so"),
        _ => false,
    }
}

/// The words of a condition that has its verb before its subject: `had Orlo paid, …`, `should Orlo
/// pay, …`.
pub(super) fn inverted(view: &View) -> Option<Range<usize>> {
    opening(view).or_else(|| closing(view))
}

/// Whether a proposition stands in such a condition.
pub(super) fn is_within(condition: &Range<usize>, proposition: &Proposition) -> bool {
    let subject = proposition.subject.as_ref().map(|subject| subject.head);
    condition.contains(&proposition.head) || subject.is_some_and(|at| condition.contains(&at))
}

/// The words of a condition that opens a sentence, up to its comma, before a clause that says what
/// would be.
fn opening(view: &View) -> Option<Range<usize>> {
    let s = view.sentence;
    let is_even = |at: usize| s.word(at).eq_ignore_ascii_case("even");
    let joins = |at: &usize| matches!(s.upos[*at], Upos::Punct | Upos::Cconj) || is_even(*at);
    let first = (0..s.len()).find(|at| !joins(at))?;
    let turned =
        ["had", "should", "were"].iter().any(|word| s.word(first).eq_ignore_ascii_case(word));
    let comma = (first..s.len()).find(|&at| s.tags[at] == Tag::Comma)?;
    let is_whole =
        turned && begins_noun(view, first + 1) && (comma..s.len()).any(|at| is_modal(view, at));
    is_whole.then_some(first..comma)
}

/// The words of a condition at the end of a sentence that says what would be: `… had Orlo paid`.
fn closing(view: &View) -> Option<Range<usize>> {
    let s = view.sentence;
    let modal = (0..s.len()).find(|&at| is_modal(view, at))?;
    let turned = (modal + 1..s.len()).find(|&at| {
        s.word(at) == "had" && s.upos[at - 1] != Upos::Pron && begins_noun(view, at + 1)
    })?;
    let participle = |at: usize| matches!(s.tags[at], Tag::Vbn | Tag::Vbd);
    (turned + 1..s.len()).any(participle).then_some(turned..s.len())
}

fn is_modal(view: &View, at: usize) -> bool {
    view.tag(at) == Tag::Md
}

fn begins_noun(view: &View, at: usize) -> bool {
    let begins = |upos: &Upos| {
        matches!(upos, Upos::Det | Upos::Pron | Upos::Propn | Upos::Noun | Upos::Adj | Upos::Num)
    };
    view.sentence.upos.get(at).is_some_and(begins)
}
