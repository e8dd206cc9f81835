//! What a sentence opens with to say who somebody is, where the parser took it for a part of the
//! name behind it: `Trade union boss Ada Kern sued Orlo`, `Car maker Relay sued Orlo`.

use std::ops::Range;

use crate::extract::language::{English, Label, Sentence, Tag, Upos};
use crate::extract::mentions::{says_kind, says_person, says_place};
use crate::extract::tree::upwards;
use crate::extract::word_lists::{is_agent_noun, is_span};

pub(super) fn mend(s: &mut Sentence) {
    let start = usize::from(s.len() > 1 && s.tags[0] == Tag::OpenQuote);
    let Some(role) = role_from(s, start) else { return };
    let is_name = |at: &usize| {
        s.word(*at).starts_with(char::is_uppercase)
            && matches!(s.upos[*at], Upos::Propn | Upos::Noun)
    };
    let Some(last) = (role + 1..s.len()).take_while(is_name).last() else { return };
    let Some(verb) = verb_behind(s, last) else { return };
    let words = start..last + 1;
    if !is_understood(s, role, last) && is_subject(s, &words, verb) {
        put_apart(s, words, role, verb);
    }
}

/// The last of the words that a sentence opens with, if it says who somebody is.
fn role_from(s: &Sentence, start: usize) -> Option<usize> {
    let is_small = |at: usize| s.word(at).starts_with(char::is_lowercase);
    let role = (start + 1..s.len()).take_while(|&at| is_small(at)).last()?;
    let first = s.word(start).to_lowercase();
    let describes = |at: usize| {
        matches!(s.tags[at], Tag::Nn | Tag::Jj | Tag::Nnp | Tag::Vbg) && !is_span(s.word(at))
            || matches!(s.tags[at], Tag::Nns) && (at == start || PLURALS.contains(&s.word(at)))
    };
    let is_common =
        || first != s.word(start) && s.upos[start] != Upos::Det && English::shared().knows(&first);
    (role < start + 6
        && is_role(s.word(role))
        && (start..=role).all(describes)
        && !is_span(&first)
        && is_common())
    .then_some(role)
}

/// Nouns in the plural that say of what kind somebody is. Others may be verbs: `Court fines banker
/// Ada Kern`.
#[rustfmt::skip]
const PLURALS: &[&str] = &[
    "affairs", "arms", "communications", "drugs", "news", "operations", "relations", "rights", "sales",
    "securities", "services", "sports", "weapons",
];

/// Whether a noun, in small letters, says who or what one person or body is.
fn is_role(word: &str) -> bool {
    #[rustfmt::skip]
    const OTHERS: &[&str] = &[
        "billionaire", "boss", "celebrity", "champion", "genius", "giant", "guru", "heir", "hero", "icon",
        "laureate", "legend", "magnate", "maker", "millionaire", "mogul", "outfit", "star", "startup", "tycoon",
        "veteran",
    ];
    let is_body = says_kind(word) && !says_place(word) && !word.ends_with('s');
    OTHERS.contains(&word) || says_person(word) || is_body || is_agent_noun(word)
}

/// The verb right behind a name, with nothing but its own auxiliaries and adverbs between.
fn verb_behind(s: &Sentence, name: usize) -> Option<usize> {
    let is_own = |at: &usize| {
        matches!(s.labels[*at], Label::Aux | Label::AuxPass | Label::Advmod)
            && s.head(*at).is_some_and(|verb| verb > *at)
    };
    let behind = (name + 1..s.len()).take_while(is_own).last().unwrap_or(name) + 1;
    let is_finite = |at: usize| {
        matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp)
            || at > name + 1
            || s.tags[at] == Tag::Vbn
    };
    (behind < s.len() && s.upos[behind] == Upos::Verb && is_finite(behind)).then_some(behind)
}

/// Whether the parser told the role from the name already.
fn is_understood(s: &Sentence, role: usize, last: usize) -> bool {
    let of_name =
        |at: usize| upwards(s, at).any(|above| above == role || above > role && above <= last);
    let beside = matches!(s.labels[role], Label::NmodDesc | Label::Compound)
        && s.head(role).is_some_and(|name| (role + 1..=last).contains(&name))
        && says_person(s.word(role));
    let before =
        matches!(s.labels[role + 1], Label::Appos | Label::Flat) && s.head(role + 1) == Some(role);
    let rest = (role + 2..=last).all(of_name);
    (beside || before) && rest
}

/// Whether some words are the subject of the verb behind them, or all of the rest hangs on them.
fn is_subject(s: &Sentence, words: &Range<usize>, verb: usize) -> bool {
    let of_verb = |at: usize| {
        matches!(s.labels[at], Label::Nsubj | Label::NsubjPass) && s.head(at) == Some(verb)
    };
    let outer = |at: usize| s.head(at).is_none_or(|above| !words.contains(&above));
    let participle = s.labels[verb] == Label::Acl
        && s.head(verb).is_some_and(|noun| words.contains(&noun) && s.is_root(noun))
        && s.child(verb, Label::AuxPass).is_none();
    words.clone().filter(|&at| outer(at)).all(|at| of_verb(at) || participle && s.is_root(at))
}

/// Makes a name the subject of the verb, and hangs what stands before it on it.
fn put_apart(s: &mut Sentence, words: Range<usize>, role: usize, verb: usize) {
    let name = role + 1;
    let is_passive =
        words.clone().any(|at| s.head(at) == Some(verb) && s.labels[at] == Label::NsubjPass);
    if s.head(verb).is_some_and(|noun| words.contains(&noun)) {
        (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
        (s.tags[verb], s.upos[verb]) = (Tag::Vbd, Upos::Verb);
    }
    for at in words.end..s.len() {
        if at != verb && s.head(at).is_some_and(|above| words.contains(&above)) {
            s.heads[at] = verb as u16;
        }
    }
    for at in words {
        let (head, label) = match at {
            _ if at == role => (name, Label::NmodDesc),
            _ if at == name && is_passive => (verb, Label::NsubjPass),
            _ if at == name => (verb, Label::Nsubj),
            _ if at > name => (name, Label::Flat),
            _ if s.upos[at] == Upos::Adj => (role, Label::Amod),
            _ => (role, Label::Compound),
        };
        (s.heads[at], s.labels[at]) = (head as u16, label);
        if at >= name {
            (s.tags[at], s.upos[at]) = (Tag::Nnp, Upos::Propn);
        }
    }
    (s.tags[role], s.upos[role]) = (Tag::Nn, Upos::Noun);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    const BOSS: &str = "Trade|NN|2|compound union|NN|0|root boss|NN|6|nsubj Ada|NNP|2|flat Kern|NNP|2|flat \
                        sued|VBD|2|acl Orlo|NNP|6|obj";

    #[test]
    fn what_somebody_is_stands_before_the_name() {
        let told = told_after(mend, BOSS);
        assert!(
            told.contains("boss<Ada NmodDesc, Ada<sued Nsubj, Kern<Ada Flat, sued<- Root"),
            "{told}"
        );
        let maker = "Car|NN|2|compound maker|NN|3|compound Relay|NN|4|nsubj:pass sued|VBN|0|root Orlo|NNP|4|obj";
        assert!(
            told_after(mend, maker)
                .contains("Car<maker Compound, maker<Relay NmodDesc, Relay<sued NsubjPass")
        );
    }

    #[test]
    fn what_says_nobody_or_may_be_a_verb_stays_as_it_is() {
        for (word, other) in
            [("boss", "building"), ("Kern", "'s"), ("union|NN", "fines|NNS"), ("Trade", "Orlo")]
        {
            let other = BOSS.replace(word, other);
            assert!(!told_after(mend, &other).contains("NmodDesc"), "{other}");
        }
    }
}
