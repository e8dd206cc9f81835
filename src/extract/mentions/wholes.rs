//! Names that look like lists: `Bosnia and Herzegovina`, `Marks and Spencer`.

use std::ops::Range;

use crate::extract::language::{Sentence, Tag, Upos};

/// The longest names have as many words before their `and`, and behind it: `Bureau of Alcohol,
/// Tobacco, Firearms and Explosives`.
const BEFORE: usize = 8;
const BEHIND: usize = 4;

/// The words of names with an `and`, of which `is_name` knows the text. None is a part of a name that
/// goes on: `Marks and Spencer Bank`.
pub(super) fn wholes(s: &Sentence, is_name: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for and in 1..s.len().saturating_sub(1) {
        if matches!(s.word(and), "and" | "&") && is_capital(s, and - 1) {
            found.extend(around(s, and, &is_name));
        }
    }
    found
}

/// The longest name around an `and`.
fn around(s: &Sentence, and: usize, is_name: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let starts = and.saturating_sub(BEFORE)..and;
    let ends = (and + 1..s.len().min(and + 1 + BEHIND)).rev();
    let ends = ends.filter(|&last| is_capital(s, last) && !goes_on(s, last));
    let mut names = ends.flat_map(|last| {
        let opens = |&first: &usize| is_capital(s, first) && s.tags[first] != Tag::Dt;
        let starts = starts.clone().filter(opens);
        starts.map(move |first| first..last + 1)
    });
    names.find(|name| is_name(text(s, name)))
}

/// The words of a sentence as they stand in the text.
pub(super) fn text<'s>(s: &'s Sentence, words: &Range<usize>) -> &'s str {
    let end = s.tokens[words.end - 1].end;
    &s.text[s.tokens[words.start].start as usize..end as usize]
}

fn is_capital(s: &Sentence, at: usize) -> bool {
    s.word(at).starts_with(char::is_uppercase)
}

/// Whether a name may begin before its words: `U.S. Customs and Border Protection`.
pub(super) fn begins_before(s: &Sentence, words: &Range<usize>) -> bool {
    let before = words.start.checked_sub(1);
    before.is_some_and(|before| s.upos[before] == Upos::Propn && is_capital(s, before))
}

/// Whether a name goes on behind a word.
fn goes_on(s: &Sentence, at: usize) -> bool {
    at + 1 < s.len() && s.upos[at + 1] == Upos::Propn && is_capital(s, at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::parse;

    fn found(notation: &str) -> Vec<String> {
        let known = ["Marks and Spencer", "Food , Fish and Farms"];
        let s = parse(notation);
        let all = wholes(&s, |text| known.contains(&text));
        all.iter().map(|name| text(&s, name).to_string()).collect()
    }

    #[test]
    fn a_name_is_no_list_and_no_part_of_a_longer_one() {
        let sued =
            "Marks|NNP|4|nsubj and|CC|3|cc Spencer|NNP|1|conj sued|VBD|0|root Kern|NNP|4|obj";
        assert_eq!(found(sued), ["Marks and Spencer"]);
        let bank = sued.replace("sued|VBD", "Bank|NNP");
        assert_eq!(found(&bank), [""; 0]);
        let farms = "Food|NNP|0|root ,|,|3|punct Fish|NNP|1|conj and|CC|5|cc Farms|NNP|1|conj";
        assert_eq!(found(farms), ["Food , Fish and Farms"]);
        let people = "Ann|NNP|0|root and|CC|3|cc Spencer|NNP|1|conj";
        assert_eq!(found(people), [""; 0]);
    }
}
