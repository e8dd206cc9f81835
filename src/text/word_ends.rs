//! Where words begin and end, so that nobody quotes half of one: `legal` out of `illegal`.

use unicode_normalization::char::is_combining_mark;

/// Whether a byte of a text is within a word or number.
pub(super) fn cuts(text: &str, at: usize) -> bool {
    let (mut before, mut after) = (text[..at].chars().rev(), text[at..].chars());
    let (Some(last), Some(first)) = (before.next(), after.next()) else { return false };
    if is_of_word(last) && is_of_word(first) {
        return true;
    }
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match (last, first) {
        // `1,|000`, `1|.5`
        (',' | '.', digit) if digit.is_ascii_digit() => is_digit(before.next()),
        (digit, ',' | '.') if digit.is_ascii_digit() => is_digit(after.next()),
        // `can|'t`, `they'|ve`; in `l'|azienda` a word begins.
        ('\'' | '’', letter) if letter.is_alphabetic() => {
            before.next().is_some_and(char::is_alphabetic) && is_short(&text[at..])
        }
        (letter, '\'' | '’') if letter.is_alphabetic() => is_short(after.as_str()),
        _ => false,
    }
}

/// Whether a text begins with one or two letters.
fn is_short(text: &str) -> bool {
    (1..=2).contains(&text.chars().take_while(|c| c.is_alphabetic()).take(3).count())
}

/// Whether a character belongs to a word that goes on beside it. Some scripts put nothing between
/// words, or add endings to names that nobody quotes.
fn is_of_word(c: char) -> bool {
    let has_no_blanks = matches!(c,
        // Thai, Lao and Tibetan; Burmese; Khmer
        '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        // Chinese, Japanese and Korean
        | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}');
    !has_no_blanks && (c.is_alphanumeric() || is_combining_mark(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_word_or_number_is_no_quote() {
        let is_whole = |text: &str, quote: &str| {
            let at = text.find(quote).unwrap();
            !cuts(text, at) && !cuts(text, at + quote.len())
        };
        for (text, quote) in [
            ("He made illegal payments.", "legal payments"),
            ("He paid 1,000 euros.", "000 euros"),
            ("He paid 1,000 euros.", "He paid 1"),
            ("He paid 100 euros.", "He paid 10"),
            ("It rose by 2.5 percent.", "5 percent"),
            ("He can't pay.", "He can"),
            ("He can’t pay.", "He can"),
            ("Zu\u{308}rich", "Zu"),
        ] {
            assert!(!is_whole(text, quote), "{quote}");
        }
        for (text, quote) in [
            ("L'azienda ha pagato.", "azienda ha pagato"),
            ("“Illegal,” he said.", "Illegal"),
            ("He paid 100. 5 paid more.", "He paid 100"),
            ("(He paid.)", "He paid."),
            ("市长支付了一百欧元。", "支付了"),
            ("one-off payments", "off payments"),
        ] {
            assert!(is_whole(text, quote), "{quote}");
        }
    }
}
