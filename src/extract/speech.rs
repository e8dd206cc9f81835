//! Which sentence says who speaks a quote: by its verb of saying, or by what stands before the
//! quote's colon, whatever the verb is: `Ann Ro disagreed: "…"`.

use crate::extract::language::{Tag, Upos, base_of};
use crate::extract::manner;
use crate::extract::quotes::Quote;
use crate::extract::saying::is_verb_alone;
use crate::extract::view::View;
use crate::extract::who_says::{is_capital, is_tie};

/// A quote of a block, and who speaks it.
pub(super) struct Quoted {
    pub(super) quote: Quote,
    pub(super) said: Option<Said>,
    /// Who that is, as far as it is known.
    pub(super) speaker: Option<String>,
}

/// What says who speaks a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A sentence, and its word for whoever speaks.
    By(usize, usize),
    /// A name right before a verb and the quote's colon, which parses may take apart.
    Named(String),
}

impl Quoted {
    pub(super) fn is_in(&self, view: &View) -> bool {
        touches(&self.quote, view)
    }
}

fn touches(quote: &Quote, view: &View) -> bool {
    let range = view.sentence.range();
    range.start < quote.range.end && quote.range.start < range.end
}

/// The quotes of a block, each with the words that say who speaks it; one without them is spoken by
/// whoever spoke the one before, unless a clause of its own leads it in.
pub(super) fn speech(text: &str, quotes: Vec<Quote>, views: &[View]) -> Vec<Quoted> {
    let mut last = None;
    let mut said = Vec::with_capacity(quotes.len());
    for quote in &quotes {
        let before = words_before(text, quote);
        let named = before.and_then(name_before).map(|name| Said::Named(name.to_string()));
        let named = named.or_else(|| by_verb(quote, &quotes, views));
        let led = before.and_then(|_| led_in(quote, views));
        let is_new = quote.signed.is_some() || led.is_some();
        last = named.or(led.flatten()).or(last.filter(|_| !is_new));
        said.push(last.clone());
    }
    let of = |(quote, said)| Quoted { quote, said, speaker: None };
    quotes.into_iter().zip(said).map(of).collect()
}

/// Who speaks a quote by the verbs of saying in the sentences that it touches.
fn by_verb(quote: &Quote, quotes: &[Quote], views: &[View]) -> Option<Said> {
    views.iter().enumerate().find_map(|(number, view)| {
        let word = touches(quote, view).then(|| manner::speaker_outside(view, quotes))??;
        Some(Said::By(number, word))
    })
}

/// The words before a quote that its colon follows.
fn words_before<'t>(text: &'t str, quote: &Quote) -> Option<&'t str> {
    let before = text.get(..quote.range.start)?;
    let before = before.trim_end_matches(['"', '“', '„', '«']).trim_end();
    Some(before.strip_suffix(':')?.trim_end())
}

/// The name of whoever does what the last word before a quote's colon says, where nothing but a
/// name stands before that in its clause.
fn name_before(before: &str) -> Option<&str> {
    let ends =
        |mark: char| matches!(mark, '.' | ',' | ';' | '!' | '?' | '"' | '”' | '»' | '(' | ')');
    let mut clause = before.rsplit(ends).next()?.trim();
    while let Some((_, rest)) = clause.split_once(' ').filter(|(first, _)| joins(first)) {
        clause = rest;
    }
    let (name, last) = clause.rsplit_once(' ')?;
    let (name, verb) = match is_particle(last) {
        true => name.rsplit_once(' ')?,
        false => (name, last),
    };
    let words = || name.split(' ');
    let first = words().next()?.to_lowercase();
    let is_name = words().count() <= 4
        && words().all(is_plain)
        && !OTHERS.contains(&&*first)
        && !is_tie(&first);
    (is_name && may_utter(verb)).then_some(name)
}

/// A word of a name that stands for nobody else's: not `Orlo's`.
fn is_plain(word: &str) -> bool {
    is_capital(word) && !word.ends_with("'s") && !word.ends_with("’s")
}

/// Words that no name begins with.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "a", "after", "an", "another", "as", "at", "before", "both", "by", "everyone", "from", "he",
    "her", "his", "how", "i", "it", "its", "my", "nobody", "one", "others", "our", "she", "since",
    "some", "somebody", "someone", "that", "their", "these", "they", "this", "those", "we", "what",
    "who", "you",
];

/// Whether a word ties a clause to the one before it.
fn joins(word: &str) -> bool {
    #[rustfmt::skip]
    const JOINING: &[&str] = &[
        "again", "and", "but", "later", "so", "then", "today", "when", "while", "yesterday", "yet",
    ];
    JOINING.contains(&&*word.to_lowercase())
}

/// Whether a word stands behind a verb that means something else with it: `shot back`.
fn is_particle(word: &str) -> bool {
    matches!(word, "back" | "on" | "out" | "in" | "again")
}

/// Whether a form of a verb right before a colon and a quote may have it uttered by whoever does
/// it. What somebody heard or read is another's.
fn may_utter(verb: &str) -> bool {
    #[rustfmt::skip]
    const HEARING: &[&str] = &[
        "are", "been", "cited", "did", "discovered", "got", "had", "has", "heard", "intercepted",
        "is", "learned", "learnt", "noticed", "obtained", "overheard", "quoted", "read", "received",
        "recorded", "remembered", "saw", "translated", "was", "were",
    ];
    let is_irregular = || base_of(verb).is_some_and(|base| base != verb);
    let is_past = verb.len() > 4 && verb.ends_with("ed") || is_irregular();
    !HEARING.contains(&verb)
        && verb.starts_with(char::is_lowercase)
        && (is_past || is_verb_alone(verb))
}

/// Whoever does what stands right before a quote's colon, in a clause with a verb or a name of its
/// own: the inner answer is nothing where that tells nobody. `He was blunt: "…"` goes on with the
/// speech before.
fn led_in(quote: &Quote, views: &[View]) -> Option<Option<Said>> {
    let (number, view) = views.iter().enumerate().rfind(|(_, view)| {
        let range = view.sentence.range();
        range.start < quote.range.start && touches(quote, view)
    })?;
    let start_of = |at: usize| view.sentence.tokens[at].start as usize;
    let before = |&at: &usize| start_of(at) < quote.range.start && view.sentence.word(at) == ":";
    let colon = (0..view.sentence.len()).rfind(before)?;
    let tells = |at: usize| matches!(view.upos(at), Upos::Verb | Upos::Aux | Upos::Propn);
    if !(0..colon).any(tells) {
        return None;
    }
    let is_on = view.sentence.word(colon.checked_sub(1)?);
    let verb = colon.checked_sub(if is_particle(is_on) { 2 } else { 1 })?;
    let is_pronoun = |at: usize| view.upos(at) == Upos::Pron;
    let utters = view.upos(verb) == Upos::Verb && may_utter(view.sentence.word(verb));
    let first = || (0..colon).find(|&at| view.tag(at) != Tag::Rb);
    match view.doer(verb).filter(|_| utters) {
        Some(who) if !is_pronoun(who) => Some(Some(Said::By(number, who))),
        _ if first().is_some_and(is_pronoun) => None,
        _ => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_before_a_verb_and_a_colon_speaks() {
        for (before, want) in [
            ("Fox replied", "Fox"),
            ("O'Brien retorted", "O'Brien"),
            ("\"It is so,\" he said. But Ann Ro disagreed", "Ann Ro"),
            ("Asked why, Mr. Marks shot back", "Marks"),
            ("The Herald wrote", "The Herald"),
        ] {
            assert_eq!(name_before(before), Some(want), "{before}");
        }
    }

    #[test]
    fn where_something_else_stands_there_it_is_no_name() {
        for before in [
            "He replied",
            "The verdict was clear",
            "Ann Ro received",
            "Orlo's Lawyer replied",
            "In Paris Marks replied",
            "Ann Ro told Marks",
            "Marks",
            "",
        ] {
            assert_eq!(name_before(before), None, "{before}");
        }
    }
}
