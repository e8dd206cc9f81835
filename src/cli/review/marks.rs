//! Where a sentence speaks of the subject, the relation and the object of a candidate.

use std::ops::Range;

use claimgraph::project::{Review, TableRow};

/// What a stretch of a sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// The subject or the object.
    Name,
    /// The relation, or a word of it.
    Relation,
}

/// The stretches of a candidate's quote that say who does what to whom, in order.
pub(super) fn marks(
    review: &Review,
    candidate: &TableRow,
    quote: &str,
) -> Vec<(Range<usize>, Mark)> {
    let mut found: Vec<(Range<usize>, Mark)> = Vec::new();
    let mut add = |place: Option<Range<usize>>, mark| {
        let place = place.filter(|place| found.iter().all(|(other, _)| apart(place, other)));
        found.extend(place.map(|place| (place, mark)));
    };
    for column in ["subject", "object"] {
        let mut names = review.called(candidate.get(column).unwrap_or_default());
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        add(names.iter().find_map(|name| find(quote, name, 0)), Mark::Name);
    }
    let relation = candidate.get("relation_text").or(candidate.get("relation"));
    let relation = relation.unwrap_or_default().replace('_', " ");
    match find(quote, &relation, 0) {
        Some(place) => add(Some(place), Mark::Relation),
        None => {
            let mut from = 0;
            for word in relation.split_whitespace() {
                let place = find(quote, word, from);
                from = place.as_ref().map_or(from, |place| place.end);
                add(place, Mark::Relation);
            }
        }
    }
    found.sort_by_key(|(place, _)| place.start);
    found
}

fn apart(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.end <= other.start || other.end <= one.start
}

/// Where whole words stand first from a place on, whatever the case of their letters.
fn find(text: &str, words: &str, from: usize) -> Option<Range<usize>> {
    if words.is_empty() {
        return None;
    }
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let places = text.char_indices().map(|(at, _)| at..at + words.len());
    places.filter(|place| place.start >= from).find(|place| {
        let found = text.get(place.clone());
        found.is_some_and(|found| found.eq_ignore_ascii_case(words))
            && !is_letter(text[..place.start].chars().next_back())
            && !is_letter(text[place.end..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_and_whatever_their_case() {
        let text = "Éa policeman of ICE blocked é ice.";
        assert_eq!(find(text, "ice", 0), Some(17..20));
        assert_eq!(find(text, "Ice", 18), Some(32..35));
        assert_eq!(find(text, "a policeman", 0), None);
    }
}
