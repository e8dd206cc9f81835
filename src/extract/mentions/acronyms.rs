//! `Department of Homeland Security (DHS)`: a long name and its letters in brackets.

use crate::extract::language::{Sentence, Tag, Upos};
use crate::extract::mentions::names::is_acronym;

/// A long name and the acronym that stands for it from here on, as words of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Acronym {
    pub(super) long: Vec<usize>,
    pub(super) letters: usize,
}

/// The acronyms that a sentence introduces.
pub(super) fn acronyms(s: &Sentence) -> Vec<Acronym> {
    let bracketed = |at: usize| {
        let closed = s.tags.get(at + 1) == Some(&Tag::CloseBracket);
        at > 1 && s.tags[at - 1] == Tag::OpenBracket && closed && is_acronym(s.word(at))
    };
    let found = |letters: usize| long_name(s, letters).map(|long| Acronym { long, letters });
    (0..s.len()).filter(|&at| bracketed(at)).filter_map(found).collect()
}

/// The words before the bracket whose first letters the acronym has, small words apart.
fn long_name(s: &Sentence, letters: usize) -> Option<Vec<usize>> {
    let wanted: Vec<char> = s.word(letters).chars().filter(|c| c.is_alphabetic()).collect();
    let mut left = wanted.len();
    let mut at = letters - 1;
    while at > 0 && letters - at < 2 * wanted.len() + 6 {
        at -= 1;
        let word = s.word(at);
        let initial = word.chars().next()?.to_uppercase().next()?;
        let named = word.chars().next().is_some_and(char::is_uppercase);
        let small = matches!(
            word,
            "of" | "the" | "and" | "for" | "in" | "on" | "&" | "-" | "to" | "’s" | "'s"
        );
        if left > 0 && initial == wanted[left - 1] && (named || !small) {
            left -= 1;
        } else if !small
            && s.upos[at] == Upos::Punct
            && !matches!(s.tags[at], Tag::CloseQuote | Tag::OpenQuote)
        {
            return None;
        }
        if left == 0 {
            return named.then(|| (at..letters - 1).collect());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::parse;

    fn long(notation: &str) -> Vec<String> {
        let s = parse(notation);
        let words =
            |words: &[usize]| words.iter().map(|&at| s.word(at)).collect::<Vec<_>>().join(" ");
        acronyms(&s)
            .iter()
            .map(|found| format!("{}={}", s.word(found.letters), words(&found.long)))
            .collect()
    }

    #[test]
    fn an_acronym_stands_for_the_words_whose_letters_it_has() {
        let board = "The|DT|4|det Ellery|NNP|4|compound Harbour|NNP|4|compound Board|NNP|8|nsubj \
                     (~|-LRB-|6|punct EHB~|NNP|4|appos )|-RRB-|6|punct paid|VBD|0|root";
        assert_eq!(long(board), ["EHB=Ellery Harbour Board"]);
        let office = "Office|NNP|0|root for|IN|4|case Bridge|NNP|4|compound Repair|NNP|1|nmod \
                      (~|-LRB-|6|punct OBR~|NNP|1|appos )|-RRB-|6|punct";
        assert_eq!(long(office), ["OBR=Office for Bridge Repair"]);
        let other =
            "Ferro|NNP|2|nsubj paid|VBD|0|root (~|-LRB-|4|punct XYZ~|NNP|2|dep )|-RRB-|4|punct";
        assert_eq!(long(other), Vec::<String>::new());
    }
}
