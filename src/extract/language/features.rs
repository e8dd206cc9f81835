//! What the network sees of a word: its letters, how it begins and ends, and its shape.
//!
//! A feature is a hash of its kind and its text, so that a model needs no words, and a word that no
//! treebank has is still seen by its ends.

/// The feature in place of a word that the model doesn't know.
pub const UNKNOWN: u32 = 1;

/// The only feature of what stands before each sentence, on which the root depends.
pub const ROOT: u32 = 2;

/// How many characters of a word are looked at, from either end.
const ENDS: usize = 24;

/// What a feature tells of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Its letters, small, with every digit a zero.
    Word,
    /// Its letters as they are written, if some are capitals.
    Written,
    /// Its last characters.
    Suffix,
    /// Its first characters.
    Prefix,
    /// Its runs of capitals, small letters, digits and marks.
    Shape,
    /// Whether it is capitalised, where it stands, and whether the sentence has small letters.
    Case,
}

/// What a word can't know of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// Whether it is the first with letters in its sentence.
    pub first: bool,
    /// Whether the sentence has no small letters.
    pub loud: bool,
}

/// Finds the features of words, and keeps its memory between them.
#[derive(Clone, Debug, Default)]
pub struct Features {
    small: Vec<char>,
    written: Vec<char>,
}

impl Features {
    /// Hands over the features of a word, the word itself first.
    pub fn each(&mut self, word: &str, setting: Setting, mut with: impl FnMut(Kind, u32)) {
        self.look(word);
        let small = &self.small;
        with(Kind::Word, hash(Kind::Word, 0, small.iter().copied()));
        if small != &self.written {
            with(Kind::Written, hash(Kind::Written, 0, self.written.iter().copied()));
        }
        for long in 1..=4.min(small.len().saturating_sub(1)) {
            let suffix = &small[small.len() - long..];
            with(Kind::Suffix, hash(Kind::Suffix, long, suffix.iter().copied()));
            let prefix = &small[..long];
            with(Kind::Prefix, hash(Kind::Prefix, long, prefix.iter().copied()));
        }
        with(Kind::Shape, hash(Kind::Shape, 0, shape(&self.written)));
        let case = case(&self.written) as usize;
        let place = case * 4 + usize::from(setting.first) * 2 + usize::from(setting.loud);
        with(Kind::Case, hash(Kind::Case, place, std::iter::empty()));
    }

    /// Reads the characters of a word; of a very long one, those at its ends.
    fn look(&mut self, word: &str) {
        self.written.clear();
        self.written.extend(word.chars().take(ENDS).map(plain));
        if word.len() > ENDS {
            let rest = word.chars().count().saturating_sub(ENDS);
            let end = self.written.len();
            self.written.extend(word.chars().rev().take(rest.min(ENDS)).map(plain));
            self.written[end..].reverse();
        }
        self.small.clear();
        self.small.extend(self.written.iter().map(|&letter| small(letter)));
    }
}

/// The setting of each word of a sentence.
pub fn settings<'w>(
    words: impl Iterator<Item = &'w str> + Clone,
) -> impl Iterator<Item = Setting> + Clone {
    let loud = !words.clone().any(|word| word.chars().any(char::is_lowercase));
    let mut begun = false;
    words.map(move |word| {
        let first = !begun;
        begun |= word.chars().any(char::is_alphanumeric);
        Setting { first, loud }
    })
}

/// A character as the treebanks would have it: straight quotes, plain dashes, zeros for digits.
fn plain(letter: char) -> char {
    match letter {
        '0'..='9' => '0',
        '‘' | '’' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' | '‐' | '‑' | '−' => '-',
        '…' => '.',
        '\u{a0}' => ' ',
        other => other,
    }
}

/// A letter as a small one; one that becomes several stays as it is.
fn small(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

/// The kinds of characters in order; a run counts as two at most, a shape as ten.
fn shape(written: &[char]) -> impl Iterator<Item = char> + '_ {
    let mut before = ['\0'; 2];
    written
        .iter()
        .map(|&letter| match letter {
            '0' => '0',
            letter if letter.is_uppercase() => 'X',
            letter if letter.is_alphabetic() => 'x',
            letter => letter,
        })
        .filter(move |&kind| {
            let third = before == [kind; 2];
            before = [before[1], kind];
            !third
        })
        .take(10)
}

/// How the letters of a word are written.
#[derive(Clone, Copy)]
enum Case {
    None,
    Small,
    Title,
    Capital,
    Capitals,
    Mixed,
}

fn case(written: &[char]) -> Case {
    let upper = written.iter().filter(|letter| letter.is_uppercase()).count();
    let lower = written.iter().filter(|letter| letter.is_lowercase()).count();
    let first = written.first().is_some_and(|letter| letter.is_uppercase());
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Small,
        (1, 0) => Case::Capital,
        (_, 0) => Case::Capitals,
        (1, _) if first => Case::Title,
        _ => Case::Mixed,
    }
}

/// The number of a feature: FNV-1a with a last stir.
fn hash(kind: Kind, extra: usize, letters: impl Iterator<Item = char>) -> u32 {
    let mut hash = 0x811c_9dc5_u32 ^ (kind as u32 * 64 + extra as u32);
    hash = hash.wrapping_mul(0x0100_0193);
    for letter in letters {
        hash = (hash ^ letter as u32).wrapping_mul(0x0100_0193);
    }
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    (hash ^ (hash >> 16)).max(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(word: &str) -> Vec<(Kind, u32)> {
        let mut found = Vec::new();
        Features::default().each(word, Setting::default(), |kind, hash| found.push((kind, hash)));
        found
    }

    #[test]
    fn a_word_with_capitals_shares_all_but_how_it_is_written() {
        let (small, title) = (kinds("march"), kinds("March"));
        assert_eq!(small[0], title[0]);
        assert_eq!(title[1].0, Kind::Written);
        assert_eq!(small[1..9], title[2..10]);
        assert_ne!(small[9..], title[10..]);
    }

    #[test]
    fn digits_and_quotes_are_alike() {
        assert_eq!(kinds("1984"), kinds("2026"));
        assert_eq!(kinds("’s"), kinds("'s"));
    }

    #[test]
    fn a_word_of_any_length_has_few_features() {
        for word in ["", "a", "é", &"long".repeat(100_000), "\u{0}\u{fffd}😀"] {
            assert!(kinds(word).len() <= 12, "{word:.20}");
        }
    }
}
