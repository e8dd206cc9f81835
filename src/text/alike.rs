//! Letters and signs that look like others.

use std::borrow::Cow;

/// The Latin letters that Cyrillic and Greek ones look like.
const LETTERS: [(&str, &str); 3] = [
    ("АВЕКМНОРСТУХІЈЅаеорсухіјѕһԁԛԝЁЇёї", "ABEKMHOPCTYXIJSaeopcyxijshdqwËÏëï"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ", "ABEZHIKMNOPTYXovp"),
    ("’‘ʼ′´`‐‑‒–—−“”„", "''''''------\"\"\""),
];

/// A text that all texts share which look like it: letters of other scripts are the Latin ones they
/// look like, dashes and quotes the plain ones, wide letters narrow.
///
/// Who compares by it wants to tell people about names, and not to make them one.
pub(crate) fn skeleton(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| looks_like(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(looks_like).collect())
}

/// The first letters in which two texts differ that people would take for the same: signs that look
/// alike, or letters of two scripts. Nothing if they differ in more than such, or don't at all.
pub(crate) fn signs_apart(text: &str, other: &str) -> Option<(char, char)> {
    if text.chars().count() != other.chars().count() {
        return None;
    }
    let pairs = text.chars().zip(other.chars());
    let mut apart = pairs.filter(|(own, its)| own != its);
    let alike = |(own, its): &(char, char)| {
        let scripts = (script(*own), script(*its));
        looks_like(*own) == looks_like(*its)
            || matches!(scripts, (Some(own), Some(its)) if own != its)
    };
    let first = apart.next().filter(alike)?;
    apart.all(|pair| alike(&pair)).then_some(first)
}

/// A letter with its number, for those who see no difference.
pub(crate) fn numbered_sign(letter: char) -> String {
    format!("`{letter}` (U+{:04X})", u32::from(letter))
}

/// A letter that is alone among those of another script within a word, and looks as if it belonged
/// there: the letter, its script, and theirs.
pub(crate) fn stranger(text: &str) -> Option<(char, &'static str, &'static str)> {
    if text.is_ascii() {
        return None;
    }
    text.split(|c: char| !c.is_alphabetic()).find_map(|word| {
        let of = |wanted: Script| word.chars().filter(move |c| script(*c) == Some(wanted));
        let (latin, cyrillic) = (of(Script::Latin).count(), of(Script::Cyrillic).count());
        let in_latin = || of(Script::Cyrillic).all(|c| looks_like(c) != c);
        let in_cyrillic = || of(Script::Latin).all(|c| LETTERS[0].1.contains(c));
        if cyrillic < latin && in_latin() {
            return of(Script::Cyrillic).next().map(|c| (c, "Cyrillic", "Latin"));
        }
        let is_alone = latin < cyrillic && in_cyrillic();
        of(Script::Latin).next().filter(|_| is_alone).map(|c| (c, "Latin", "Cyrillic"))
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
}

fn script(c: char) -> Option<Script> {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' if c.is_alphabetic() => Some(Script::Latin),
        '\u{370}'..='\u{3ff}' => Some(Script::Greek),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        _ => None,
    }
}

fn looks_like(c: char) -> char {
    if c.is_ascii() && c != '`' {
        return c;
    }
    let wide = u32::from(c).wrapping_sub(0xff01);
    if wide < 94 {
        return char::from_u32(wide + 0x21).unwrap_or(c);
    }
    let mut known = LETTERS.iter().flat_map(|(odd, plain)| odd.chars().zip(plain.chars()));
    known.find_map(|(odd, plain)| (odd == c).then_some(plain)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_one_that_it_looks_like() {
        for (odd, plain) in LETTERS {
            assert_eq!(odd.chars().count(), plain.chars().count(), "{odd}");
            assert_eq!(skeleton(odd), plain);
        }
        assert_eq!(skeleton("Ｒｏｍ　ａ"), "Rom　a");
        assert!(matches!(skeleton("Zoë Müller & 山"), Cow::Borrowed(_)));
    }

    #[test]
    fn signs_that_people_take_for_the_same_are_found() {
        assert_eq!(signs_apart("Аcme", "Acme"), Some(('А', 'A')));
        // Who types it as it sounds sees another letter, but the same name.
        assert_eq!(signs_apart("Рomashka LLC", "Romashka LLC"), Some(('Р', 'R')));
        assert_eq!(signs_apart("O’Brien", "O'Brien"), Some(('’', '\'')));
        for (text, other) in [("Ann", "Anne"), ("Ann", "Ann"), ("Аnn", "Amy"), ("meat", "Meta")] {
            assert_eq!(signs_apart(text, other), None);
        }
    }

    #[test]
    fn a_letter_is_a_stranger_among_those_of_another_script() {
        assert_eq!(stranger("Рomashka LLC"), Some(('Р', "Cyrillic", "Latin")));
        assert_eq!(stranger("Иванoв"), Some(('o', "Latin", "Cyrillic")));
        for name in ["Romashka LLC", "Ромашка", "SMSка", "iPhoneов", "TNFα", "ООО Acme", "Zoë"]
        {
            assert_eq!(stranger(name), None, "{name}");
        }
    }
}
