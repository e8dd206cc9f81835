//! What of a terminal's input is a key that somebody meant.
//!
//! Keys such as Ctrl-Up come as several characters, of which `console` knows the first ones only.
//! The others must not be taken for letters: the last of Ctrl-Up is `A`.

use console::Key;

/// The most characters of a sequence that are kept.
const LONGEST_SEQUENCE: usize = 16;

/// Tells keys from the characters of sequences.
#[derive(Debug, Default)]
pub(super) struct Keys {
    within: Within,
    /// Whether what comes is pasted text, which is no command.
    pasting: bool,
}

/// What the next character belongs to.
#[derive(Debug, Default)]
enum Within {
    /// Nothing: it is a key.
    #[default]
    Nothing,
    /// What escape begins.
    Escape,
    /// A sequence that ends with a letter or a sign, so far.
    Sequence(String),
    /// A sequence of one more character.
    Single,
    /// A text that the terminal sends on its own.
    Report,
}

impl Keys {
    /// The key, unless it is a part of something that has no meaning here.
    pub(super) fn meant(&mut self, key: Key) -> Option<Key> {
        match (key, &self.within) {
            (Key::UnknownEscSeq(characters), _) => {
                self.within = Within::Escape;
                characters.into_iter().for_each(|c| self.swallow(c));
                None
            }
            (key @ Key::Char(_), Within::Nothing) if !self.pasting => Some(key),
            (Key::Char(c), within) if !c.is_control() || matches!(within, Within::Report) => {
                self.swallow(c);
                None
            }
            // It ends what wasn't ended. Of pasted text, only escape does.
            (key, _) => {
                self.within = Within::Nothing;
                let is_key = !self.pasting;
                self.pasting &= key != Key::Escape;
                is_key.then_some(key)
            }
        }
    }

    fn swallow(&mut self, c: char) {
        self.within = match std::mem::take(&mut self.within) {
            Within::Nothing => Within::Nothing,
            Within::Escape => match c {
                '\u{1b}' => Within::Escape,
                '[' => Within::Sequence(String::new()),
                'N' | 'O' => Within::Single,
                ']' | 'P' | 'X' | '^' | '_' => Within::Report,
                _ => Within::Nothing,
            },
            // The console of Linux has `[[A` for F1.
            Within::Sequence(text) if text.is_empty() && c == '[' => Within::Single,
            Within::Sequence(text) if matches!(c, '@'..='~') => {
                self.end(&text, c);
                Within::Nothing
            }
            Within::Sequence(_) if c.is_control() => Within::Nothing,
            Within::Sequence(mut text) => {
                if text.len() < LONGEST_SEQUENCE {
                    text.push(c);
                }
                Within::Sequence(text)
            }
            Within::Single if c.is_ascii_digit() || c == ';' => Within::Single,
            Within::Single => Within::Nothing,
            Within::Report if c == '\u{7}' => Within::Nothing,
            Within::Report => Within::Report,
        };
    }

    fn end(&mut self, text: &str, last: char) {
        match (text, last) {
            ("200", '~') => self.pasting = true,
            ("201", '~') => self.pasting = false,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of a text: escape comes with up to so many characters, as `console` gives them.
    fn keys(text: &str, at_once: usize) -> String {
        let (mut keys, mut meant) = (Keys::default(), String::new());
        let mut characters = text.chars().peekable();
        while let Some(c) = characters.next() {
            let key = match c {
                '\u{1b}' => {
                    let mut sequence: Vec<char> = characters.next().into_iter().collect();
                    while sequence[0] == '[' && sequence.len() < at_once {
                        sequence.extend(characters.next());
                    }
                    Key::UnknownEscSeq(sequence)
                }
                '\n' => Key::Enter,
                c => Key::Char(c),
            };
            match keys.meant(key) {
                Some(Key::Char(c)) => meant.push(c),
                Some(Key::Enter) => meant.push('\n'),
                None => {}
                Some(other) => panic!("{other:?}"),
            }
        }
        meant
    }

    #[test]
    fn the_letters_of_a_sequence_are_no_keys() {
        let (ctrl_up, f1, f5, delete) = ("\u{1b}[1;5A", "\u{1b}OP", "\u{1b}[15~", "\u{1b}[3;5~");
        let (paste, alt) = ("\u{1b}[200~A\nA\u{1b}[1;5Aa\u{1b}[201~", "\u{1b}a");
        let (console_f1, colour) = ("\u{1b}[[A", "\u{1b}]11;rgb:ff/ff/ff\u{7}");
        let (report, alt_up) = ("\u{1b}Pq\u{1b}\\", "\u{1b}\u{1b}[1;5A");
        for sequence in [ctrl_up, f1, f5, delete, paste, alt, console_f1, colour, report, alt_up] {
            for at_once in 1..=3 {
                assert_eq!(keys(&format!("a{sequence}r"), at_once), "ar", "{sequence:?} {at_once}");
            }
        }
    }

    #[test]
    fn a_sequence_that_never_ends_takes_no_other_key_with_it() {
        assert_eq!(keys("\u{1b}[1\nA", 2), "\nA");
        assert_eq!(keys("\u{1b}[1\nA", 3), "A");
        assert_eq!(keys("\u{1b}]A\nA", 3), "\nA");
        let mut keys = Keys::default();
        assert_eq!(keys.meant(Key::UnknownEscSeq(vec!['['])), None);
        assert_eq!(keys.meant(Key::Escape), Some(Key::Escape));
    }
}
