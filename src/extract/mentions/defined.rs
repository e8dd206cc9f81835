//! `Corvane Mining plc ("Corvane" or "the Company")`: a long name and what stands for it from here on.

use std::ops::Range;

use crate::extract::language::{Sentence, Tag, Upos};
use crate::extract::mentions::kinds::{self, Kind};
use crate::extract::mentions::wholes::text;
use crate::text::month;

/// A name and the short ones that brackets give it, as words of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Defined {
    pub(super) long: Range<usize>,
    pub(super) short: Vec<Range<usize>>,
}

/// So many words are looked at in brackets.
const LONGEST: usize = 16;

/// The names that a sentence gives short forms.
pub(super) fn defined(s: &Sentence) -> Vec<Defined> {
    let opens = |&at: &usize| s.tags[at] == Tag::OpenBracket;
    (2..s.len()).filter(opens).filter_map(|open| defined_at(s, open)).collect()
}

fn defined_at(s: &Sentence, open: usize) -> Option<Defined> {
    let mut short = quoted_names(s, open + 1)?;
    let long = name_before(s, open)?;
    short.retain(|short| is_part_of(s, short, &long) || stands_for(s, short, &long));
    (!short.is_empty()).then_some(Defined { long, short })
}

/// The names in quotes that brackets hold, if they hold nothing else.
fn quoted_names(s: &Sentence, first: usize) -> Option<Vec<Range<usize>>> {
    const BETWEEN: &[&str] = &["the", "or", "and", ",", "hereinafter"];
    let is_quote = |at: usize| matches!(s.tags[at], Tag::OpenQuote | Tag::CloseQuote);
    let mut names = Vec::new();
    let mut opened = None;
    for at in first..s.len().min(first + LONGEST) {
        match opened {
            None if s.tags[at] == Tag::CloseBracket => return Some(names),
            None if is_quote(at) => opened = Some(at + 1),
            None if !BETWEEN.contains(&s.word(at)) => return None,
            Some(start) if is_quote(at) && start < at => {
                names.push(start..at);
                opened = None;
            }
            _ => {}
        }
    }
    None
}

/// The words with capitals right before brackets, if they are a name of several.
fn name_before(s: &Sentence, open: usize) -> Option<Range<usize>> {
    const FORMS: &[&str] = &["a.s.", "d.d.", "d.o.o.", "plc", "s.r.o."];
    let is_part = |at: &usize| {
        let is_capital = s.word(*at).starts_with(char::is_uppercase);
        let is_form = *at + 1 == open && FORMS.contains(&s.word(*at));
        is_form || is_capital && matches!(s.upos[*at], Upos::Propn | Upos::Noun | Upos::Adj)
    };
    let words = (0..open).rev().take_while(is_part);
    // `In May Orlo Trading ("Orlo") left`
    let first = words.take_while(|&at| month(s.word(at)).is_none()).last()?;
    (open - first > 1).then_some(first..open)
}

fn is_the(s: &Sentence, at: usize) -> bool {
    s.word(at).eq_ignore_ascii_case("the")
}

/// Whether a short form has no words but those of a name.
fn is_part_of(s: &Sentence, short: &Range<usize>, long: &Range<usize>) -> bool {
    let mut words = short.clone().filter(|&at| !is_the(s, at));
    words.all(|at| long.clone().any(|part| s.word(part) == s.word(at)))
}

/// Whether `the Company` stands for a name: one of a company, which isn't what something else is of. In `the
/// owner of Orlo Trading ("the Company")` one doesn't know whose the short form is.
fn stands_for(s: &Sentence, short: &Range<usize>, long: &Range<usize>) -> bool {
    let before = |steps: usize| long.start.checked_sub(steps).map(|at| s.tags[at]);
    if before(1) == Some(Tag::In) || before(1) == Some(Tag::Dt) && before(2) == Some(Tag::In) {
        return false;
    }
    let is_the = |at: usize| is_the(s, at);
    let is_definite = is_the(short.start) || short.start > 1 && is_the(short.start - 2);
    let noun = kinds::of_noun(s.word(short.end - 1));
    let kind = kinds::of_name(text(s, long));
    let fits = match kind {
        Some(kind) => noun == Some(kind),
        None => noun == Some(Kind::Organization),
    };
    is_definite && short.clone().filter(|&at| !is_the(at)).count() == 1 && fits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::parse;

    fn found(notation: &str) -> Vec<String> {
        let s = parse(notation);
        let all = defined(&s);
        let shown = |one: &Defined| {
            let short: Vec<&str> = one.short.iter().map(|short| text(&s, short)).collect();
            format!("{}={}", text(&s, &one.long), short.join("+"))
        };
        all.iter().map(shown).collect()
    }

    #[test]
    fn brackets_give_a_name_its_short_forms() {
        let plc = "Corvane|NNP|3|compound Mining|NNP|3|compound plc|NN|13|nsubj (~|-LRB-|6|punct \"~|``|6|punct \
                   Corvane~|NNP|3|appos \"|''|6|punct or|CC|11|cc \"~|``|11|punct the|DT|11|det \
                   Company~|NN|6|conj \"~|''|11|punct )|-RRB-|11|punct left|VBD|0|root";
        assert_eq!(found(plc), ["Corvane Mining plc=Corvane+the Company"]);
        assert_eq!(found(&plc.replace("Company", "Loan")), ["Corvane Mining plc=Corvane"]);
        let drum = plc.replace("Corvane~", "Drum~");
        assert_eq!(found(&drum), ["Corvane Mining plc=the Company"]);
        assert_eq!(found(&drum.replace("Company", "Loan")), [""; 0]);
        assert_eq!(found(&plc.replace("Mining|NNP", "mining|NN")), [""; 0]);
        assert_eq!(found(&format!("of|IN|4|case {plc}")), ["Corvane Mining plc=Corvane"]);
    }
}
