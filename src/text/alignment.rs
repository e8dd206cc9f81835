//! Where the words of a quote stand in a text, one after the other, as well as they can.

use std::ops::Range;

/// What a word counts that both have, in the order of the quote.
const SAME: i64 = 2;

/// What a word counts that stands for another, or that only one of them has.
const DIFFERENT: i64 = -1;

/// A stretch of a text's words, and how well a quote lies on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Aligned {
    pub(super) score: i64,
    pub(super) words: Range<usize>,
}

/// The stretch of these words on which all words of a quote lie best, in their order; nothing if
/// there are no words. Words are numbers here. Takes as much time as both lengths multiplied.
pub(super) fn align(quote: &[u32], text: &[u32]) -> Option<Aligned> {
    let at = |start: usize| Aligned { score: 0, words: start..start };
    let skip = |from: &Aligned| Aligned { score: from.score + DIFFERENT, ..from.clone() };
    // For so many words of the quote, the best stretch that ends before this word of the text.
    let mut before = vec![at(0)];
    for word in 0..quote.len() {
        before.push(skip(&before[word]));
    }
    let mut best: Option<Aligned> = None;
    for (end, found) in text.iter().enumerate() {
        let mut now = vec![at(end + 1)];
        for (count, wanted) in quote.iter().enumerate() {
            let gain = if wanted == found { SAME } else { DIFFERENT };
            let mut most = Aligned { score: before[count].score + gain, ..before[count].clone() };
            most.words.end = end + 1;
            // Of equally good ones, that wins which takes a word for a word.
            for other in [skip(&before[count + 1]), skip(&now[count])] {
                if other.score > most.score {
                    most = other;
                }
            }
            now.push(most);
        }
        let whole = now.last().filter(|whole| !whole.words.is_empty());
        let is_better =
            |whole: &&Aligned| best.as_ref().is_none_or(|best| whole.score >= best.score);
        if let Some(whole) = whole.filter(is_better) {
            best = Some(whole.clone());
        }
        before = now;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lie_in_their_order_with_others_between_or_instead() {
        type Case<'a> = (&'a [u32], &'a [u32], Range<usize>, i64);
        let table: [Case; 6] = [
            (&[1, 2, 3], &[9, 1, 2, 3, 9], 1..4, 6),
            (&[1, 2, 3], &[3, 1, 2, 9, 1, 2, 3], 4..7, 6),
            (&[1, 2, 3], &[9, 1, 8, 2, 3, 9], 1..5, 5),
            (&[1, 2, 3], &[7, 1, 3, 9], 1..3, 3),
            (&[1, 2, 3], &[7, 1, 2, 9], 1..4, 3),
            (&[1, 2, 3], &[7, 8, 2, 3], 1..4, 3),
        ];
        for (quote, text, words, score) in table {
            assert_eq!(align(quote, text), Some(Aligned { score, words }), "{quote:?} {text:?}");
        }
        assert_eq!(align(&[1], &[]), None);
    }
}
