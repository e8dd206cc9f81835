//! Days, months and years that the parser took apart.

use std::ops::RangeInclusive;

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::text::month;

pub(super) fn mend(s: &mut Sentence) {
    for month in 1..s.len() {
        if is_month(s, month) && is_number(s, month - 1, 1..=2) {
            date(s, month - 1, month);
            openings(s, month - 1);
        }
    }
}

fn is_month(s: &Sentence, at: usize) -> bool {
    s.word(at).starts_with(char::is_uppercase) && month(s.word(at)).is_some()
}

fn is_number(s: &Sentence, at: usize, digits: RangeInclusive<usize>) -> bool {
    let word = s.word(at);
    digits.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Hangs on a day its month and its year, where these hang on something else: `On 9 August 2023, police
/// arrested Orlo`.
fn date(s: &mut Sentence, day: usize, month: usize) {
    let year = Some(month + 1).filter(|&year| year < s.len() && is_number(s, year, 4..=4));
    let last = year.unwrap_or(month);
    let leaves = |at: &usize| s.head(*at).is_none_or(|head| !(day..=last).contains(&head));
    // Where the words of a date hang together, one of them alone hangs on something else.
    if !leaves(&day) || (day..=last).filter(leaves).count() < 2 {
        return;
    }
    for part in std::iter::once(month).chain(year) {
        hang(s, part, day, Label::NmodUnmarked);
    }
}

/// Makes a preposition of all the words before a day in `on or about 3 February`.
fn openings(s: &mut Sentence, day: usize) {
    let Some(first) = day.checked_sub(3) else { return };
    let opening = [first, first + 1, first + 2].map(|at| s.word(at).to_lowercase());
    let opening = opening.each_ref().map(String::as_str);
    let is_opening = matches!(opening, ["on" | "in", "or", "about" | "around"]);
    if !is_opening || s.is_root(day) {
        return;
    }
    hang(s, first, day, Label::Case);
    (s.tags[first], s.upos[first]) = (Tag::In, Upos::Adp);
    for word in [first + 1, first + 2] {
        hang(s, word, first, Label::Fixed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn a_day_has_its_month_and_year() {
        let day =
            "On|IN|2|case 9|CD|5|obl August|NNP|5|obl 2023|CD|3|nmod:unmarked held|VBD|0|root";
        let told = told_after(mend, day);
        assert!(told.contains("August<9 NmodUnmarked, 2023<9 NmodUnmarked"), "{told}");
        let whole = day.replace("August|NNP|5|obl", "August|NNP|2|nmod:unmarked");
        assert!(told_after(mend, &whole).contains("2023<August NmodUnmarked"));
        let dozen = day.replace("9|CD", "900|CD");
        assert!(told_after(mend, &dozen).contains("August<held Obl"));
    }
}
