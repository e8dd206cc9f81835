//! Questions within a sentence, which nobody claims: `"Did Orlo pay?" she asked.`

use crate::extract::language::{Sentence, Tag};

/// Whether a sentence ends as a question.
pub(super) fn is_question(s: &Sentence) -> bool {
    s.len().checked_sub(1).is_some_and(|last| asks(s.word(last)))
}

/// Whether a word stands in a question, which may be but a part of its sentence: whether the mark that
/// ends it is a question mark. What stands in quotation marks or brackets behind the word is none of
/// its business.
pub(super) fn is_asked(s: &Sentence, word: usize) -> bool {
    let mut depth = 0_usize;
    for at in word + 1..s.len() {
        match s.tags[at] {
            Tag::OpenQuote | Tag::OpenBracket => depth += 1,
            Tag::CloseQuote | Tag::CloseBracket if depth == 0 => return false,
            Tag::CloseQuote | Tag::CloseBracket => depth -= 1,
            _ if depth > 0 => {}
            _ if asks(s.word(at)) => return true,
            Tag::Stop => return false,
            _ => {}
        }
    }
    false
}

/// Whether a mark asks, as `??` and `?!` do.
fn asks(mark: &str) -> bool {
    mark.contains('?') && mark.chars().all(|mark| matches!(mark, '?' | '!'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::parse;

    #[test]
    fn a_question_ends_with_its_mark() {
        let quoted = "\"~|``|4|punct Did|VBD|4|aux Orlo|NNP|4|nsubj pay~|VB|7|ccomp ?~|.|4|punct \
                      \"|''|4|punct asked|VBD|0|root Pell~|NNP|7|nsubj .|.|7|punct";
        let s = parse(quoted);
        assert_eq!((is_question(&s), is_asked(&s, 3), is_asked(&s, 6)), (false, true, false));
        let before = "Pell|NNP|2|nsubj asked|VBD|0|root \"~|``|5|punct who|WP|5|nsubj paid~|VBD|2|ccomp \
                      ?~|.|5|punct \"|''|5|punct";
        let s = parse(before);
        assert_eq!((is_asked(&s, 4), is_asked(&s, 1)), (true, false));
        let whole = parse("Did|VBD|3|aux Orlo|NNP|3|nsubj pay~|VB|0|root ?!|.|3|punct");
        assert_eq!((is_question(&whole), is_asked(&whole, 2)), (true, true));
        let told = parse(
            "\"~|``|3|punct Orlo|NNP|3|nsubj paid~|VBD|0|root .~|.|3|punct Did|VBD|6|aux it~|PRP|3|conj ?~|.|3|punct \"|''|3|punct",
        );
        assert_eq!((is_asked(&told, 2), is_asked(&told, 5)), (false, true));
    }
}
