//! Words and marks of a sentence, cut as the English treebanks cut them.
//!
//! White space separates. Of what is left, quotes, brackets and marks come off at both ends; then
//! hyphens and slashes divide what is inside, and contractions become the two words they are.

use std::ops::Range;

use crate::extract::language::{Token, abbreviations, contractions};

/// What is longer without any white space is no word, and isn't cut.
const LONGEST: usize = 1000;

/// The words and marks in a range of a text.
pub(crate) fn tokens(text: &str, range: Range<usize>) -> Vec<Token> {
    let mut cutter = Cutter { text, tokens: Vec::new(), end: range.end };
    let mut start = None;
    for (at, letter) in text[range.clone()].char_indices() {
        let at = range.start + at;
        match (separates(letter), start) {
            (true, Some(from)) => {
                cutter.chunk(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        cutter.chunk(from..range.end);
    }
    cutter.tokens
}

/// Whether a character only separates words; what has no width and no meaning does so, too.
fn separates(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

struct Cutter<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    /// The end of the sentence.
    end: usize,
}

impl<'t> Cutter<'t> {
    fn word(&self, range: &Range<usize>) -> &'t str {
        &self.text[range.clone()]
    }

    fn push(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.tokens.push(Token { start: range.start as u32, end: range.end as u32 });
        }
    }

    /// Cuts what stands between white space.
    fn chunk(&mut self, chunk: Range<usize>) {
        if is_one_mark(self.word(&chunk)) || chunk.len() > LONGEST {
            return self.push(chunk);
        }
        let mut core = chunk;
        if self.word(&core).contains('@') && is_address(self.word(&core)) {
            let word = self.word(&core);
            let end = word.trim_end_matches(|letter: char| !letter.is_alphanumeric()).len();
            if word.starts_with(|letter: char| letter.is_alphanumeric()) && end == word.len() {
                return self.push(core);
            }
        }
        while let Some(long) = opening(self.word(&core)) {
            self.push(core.start..core.start + long);
            core.start += long;
        }
        let mut behind = Vec::new();
        while let Some(long) = self.closing(&core) {
            if is_one_mark(self.word(&core)) {
                break;
            }
            behind.push(core.end - long..core.end);
            core.end -= long;
        }
        self.core(core);
        for mark in behind.into_iter().rev() {
            self.push(mark);
        }
    }

    /// How long the mark at the end of a word is, if one is there.
    fn closing(&self, core: &Range<usize>) -> Option<usize> {
        let word = self.word(core);
        let last = word.chars().next_back()?;
        if matches!(last, '.' | '!' | '?' | '…') {
            let run = run_at_end(word, |letter| matches!(letter, '.' | '!' | '?' | '…'));
            if run == word.len() || word[word.len() - run..].chars().count() > 1 {
                // `U.S..` never happens, but `etc...` and `U.S.?` do.
                let keeps = word[word.len() - run..].starts_with('.')
                    && last != '.'
                    && abbreviations::keeps_its_stop(&word[..word.len() - run]);
                return Some(run - usize::from(keeps && run > 1));
            }
            if last == '.' && self.keeps_its_stop(core) {
                return None;
            }
            return Some(run);
        }
        if matches!(last, '\'' | '’') {
            // What follows an s may be a possessive; it is a mark of its own either way.
            let pair = word.ends_with("''") || word.ends_with("’’");
            return Some(last.len_utf8() * if pair { 2 } else { 1 });
        }
        #[rustfmt::skip]
        let mark = matches!(
            last,
            ',' | ';' | ':' | '"' | '”' | '»' | ')' | ']' | '}' | '>' | '%' | '‘' | '“' | '•' | '*'
                | '|' | '=' | '~' | '`' | '\\' | '–' | '—'
        );
        if mark {
            let same = run_at_end(word, |letter| letter == last);
            let alone = matches!(last, ')' | ']' | '}' | '"' | '%' | ',' | '”' | '’');
            return Some(if alone { last.len_utf8() } else { same });
        }
        if last == '-' && word.len() > 1 {
            // A word that breaks off keeps its hyphen.
            let run = run_at_end(word, |letter| letter == '-');
            let breaks_off = run == 1 && word[..word.len() - 1].chars().all(char::is_alphabetic);
            return (!breaks_off).then_some(run);
        }
        if last == '/' && !is_address(word) && word.len() > 1 {
            return Some(1);
        }
        None
    }

    /// Whether a full stop belongs to the word before it.
    fn keeps_its_stop(&self, core: &Range<usize>) -> bool {
        let word = self.word(core);
        let stem = &word[..word.len() - 1];
        let last = self.text[core.end..self.end].chars().all(|letter| !letter.is_alphanumeric());
        if last {
            return abbreviations::ends_sentences_whole(stem);
        }
        if stem == "No" || stem == "no" || stem == "Nos" {
            let next = self.text[core.end..self.end].trim_start();
            return next.starts_with(|letter: char| letter.is_ascii_digit());
        }
        abbreviations::keeps_its_stop(stem)
    }

    /// Cuts what is left between the marks.
    fn core(&mut self, core: Range<usize>) {
        let word = self.word(&core);
        if word.is_empty() {
            return;
        }
        if is_address(word) || is_number(word) {
            return self.push(core);
        }
        let mut start = core.start;
        let mut skip = core.start;
        for (at, letter) in word.char_indices() {
            let at = core.start + at;
            if at < skip || at == core.start {
                continue;
            }
            let long = inner_mark(self.text, &core, start, at, letter);
            if long > 0 {
                self.piece(start..at);
                self.push(at..at + long);
                start = at + long;
                skip = start;
            }
        }
        self.piece(start..core.end);
    }

    /// Cuts a word with nothing but letters, digits and apostrophes.
    fn piece(&mut self, piece: Range<usize>) {
        let word = self.word(&piece);
        let mut start = piece.start;
        if let Some(cut) = number_before_unit(word) {
            self.push(start..start + cut);
            start += cut;
        }
        for cut in contractions::cuts(&self.text[start..piece.end]) {
            self.push(start..piece.start.max(start) + cut);
            start += cut;
        }
        self.push(start..piece.end);
    }
}

/// How many bytes of a word's beginning are a mark of their own.
fn opening(word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    let rest = &word[first.len_utf8()..];
    if rest.is_empty() {
        return None;
    }
    let long = match first {
        '\'' | '’' | '`' | '‘' => {
            if rest.starts_with(first) {
                return Some(2 * first.len_utf8());
            }
            if first != '‘' && contractions::begins_with_apostrophe(rest) {
                return None;
            }
            first.len_utf8()
        }
        '(' | '[' | '{' | '"' | '“' | '”' | '„' | '«' | ',' | ';' | ':' | '$' | '£' | '€' | '¥'
        | '#' | '%' | ')' | ']' | '}' => first.len_utf8(),
        '<' | '>' | '*' | '•' | '·' | '–' | '—' | '=' | '~' | '|' | '!' | '?' | '…' | '→' | '■'
        | '●' | '►' | '_' => run_at_start(word, first),
        '.' if rest.starts_with('.') => run_at_start(word, '.'),
        '.' if !rest.starts_with(|letter: char| letter.is_ascii_alphanumeric()) => 1,
        '-' => run_at_start(word, '-'),
        '/' if !rest.contains('/') => 1,
        _ => return None,
    };
    Some(long)
}

/// How many bytes at a place inside a word divide it; 0 if it goes on.
fn inner_mark(text: &str, core: &Range<usize>, start: usize, at: usize, letter: char) -> usize {
    let before = &text[start..at];
    let after = &text[at + letter.len_utf8()..core.end];
    let digits = before.ends_with(|letter: char| letter.is_ascii_digit())
        && after.starts_with(|letter: char| letter.is_ascii_digit());
    match letter {
        '–' | '—' | '(' | ')' | '[' | ']' | '{' | '}' | '"' | '“' | '”' | '«' | '»' | ';' | '<'
        | '>' | '…' | '|' | '•' | '$' | '€' | '£' | '%'
            if !(letter == '$' && before.chars().all(|letter| letter.is_ascii_uppercase())) =>
        {
            letter.len_utf8()
        }
        '-' if after.starts_with('-') => run_at_start(&text[at..core.end], '-'),
        '-' if divides(before, after, &text[core.clone()]) => 1,
        '/' if !digits && before.chars().count() + after.chars().count() > 2 => 1,
        ',' | '?' | '!' | ':' | '*' | '=' if !digits && !before.is_empty() => 1,
        '.' if after.starts_with('.') => run_at_start(&text[at..core.end], '.'),
        // A space is missing between two sentences.
        '.' if before.len() > 2
            && before.chars().all(char::is_lowercase)
            && after.starts_with(char::is_uppercase)
            && after.chars().nth(1).is_some_and(char::is_lowercase) =>
        {
            1
        }
        _ => 0,
    }
}

/// Whether a hyphen divides two words, as most do in the treebanks, but not behind a prefix.
fn divides(before: &str, after: &str, whole: &str) -> bool {
    if before.is_empty() || after.is_empty() {
        return false;
    }
    let digits = whole.chars().all(|letter| letter.is_ascii_digit() || letter == '-');
    if digits {
        // Numbers of telephones and dates have several hyphens, or long parts.
        return whole.matches('-').count() == 1 && before.len() < 3
            || before.len() == 4 && after.len() == 4;
    }
    !is_prefix(before)
}

/// What never stands alone.
fn is_prefix(word: &str) -> bool {
    const PREFIXES: [&str; 29] = [
        "anti", "bi", "co", "counter", "cyber", "de", "e", "ex", "extra", "inter", "intra",
        "macro", "mega", "micro", "mid", "multi", "neo", "non", "over", "post", "pre", "pro",
        "pseudo", "re", "semi", "sub", "trans", "ultra", "un",
    ];
    word.len() < 8 && PREFIXES.contains(&word.to_lowercase().as_str())
}

/// Marks that look like several but are one: faces, lines, arrows.
fn is_one_mark(word: &str) -> bool {
    const FACES: [&str; 18] = [
        ":)", ":(", ";)", ":-)", ":-(", ";-)", ":D", ":P", ":p", "=)", "=(", ":/", "<3", "^_^",
        ":'(", ":O", ";P", "-_-",
    ];
    FACES.contains(&word)
        || word.len() > 2
            && word.len() < 200
            && word.chars().all(|letter| {
                matches!(letter, '-' | '=' | '+' | '*' | '_' | '>' | '<' | '|' | '#' | '~')
            })
}

/// Whether a word is an address of the web or of mail, or a file's name.
fn is_address(word: &str) -> bool {
    const ENDS: [&str; 16] = [
        "com", "org", "net", "gov", "edu", "uk", "de", "eu", "io", "info", "doc", "pdf", "xls",
        "htm", "html", "jpg",
    ];
    if word.contains("://") || word.starts_with("www.") || word.starts_with("mailto:") {
        return true;
    }
    if let Some((name, host)) = word.split_once('@') {
        return !host.is_empty() && !name.ends_with(|letter: char| !letter.is_alphanumeric());
    }
    let host = word.split('/').next().unwrap_or_default();
    host.rsplit_once('.').is_some_and(|(name, end)| {
        name.len() > 1
            && name.bytes().all(|letter| {
                letter.is_ascii_alphanumeric() || matches!(letter, b'.' | b'-' | b'_')
            })
            && ENDS.contains(&end.to_ascii_lowercase().as_str())
    })
}

/// Whether a word has digits with marks between them only: an amount, a time, a date, a version.
fn is_number(word: &str) -> bool {
    let mut digit = false;
    for letter in word.chars() {
        let joins = digit && matches!(letter, '.' | ',' | ':' | '/');
        if !letter.is_ascii_digit() && !joins {
            return false;
        }
        digit = letter.is_ascii_digit();
    }
    digit
}

/// Where a number ends that has its unit right behind it (`5pm`, `10km`, `$3m`).
fn number_before_unit(word: &str) -> Option<usize> {
    const UNITS: [&str; 22] = [
        "am", "pm", "a.m.", "p.m.", "km", "kg", "mm", "cm", "m", "g", "ft", "lb", "lbs", "mph",
        "k", "bn", "mg", "ml", "hrs", "min", "mins", "hz",
    ];
    let cut =
        word.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ',' | ':'))?;
    let number = &word[..cut];
    let unit = number.ends_with(|letter: char| letter.is_ascii_digit())
        && UNITS.contains(&word[cut..].to_lowercase().as_str());
    unit.then_some(cut)
}

fn run_at_start(word: &str, letter: char) -> usize {
    word.chars().take_while(|&other| other == letter).map(char::len_utf8).sum()
}

fn run_at_end(word: &str, wanted: impl Fn(char) -> bool) -> usize {
    word.chars().rev().take_while(|&letter| wanted(letter)).map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let words = tokens(text, 0..text.len());
        let words = words.iter().map(|token| &text[token.start as usize..token.end as usize]);
        words.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_are_cut_as_in_the_treebanks() {
        for (text, wanted) in [
            (
                "They didn't ask Meta's lawyers, \"why?\"",
                "They|did|n't|ask|Meta|'s|lawyers|,|\"|why|?|\"",
            ),
            ("“We’ve won’t,” he said…", "“|We|’ve|wo|n’t|,|”|he|said|…"),
            (
                "a 15-year-old e-mail (re-read) and/or $4.25",
                "a|15|-|year|-|old|e-mail|(|re-read|)|and|/|or|$|4.25",
            ),
            ("Dr. J. Smith of the U.S. left the U.S.", "Dr.|J.|Smith|of|the|U.S.|left|the|U.S."),
            (
                "See https://x.org/a-b?c=d, or mail me@x.org.",
                "See|https://x.org/a-b?c=d|,|or|mail|me@x.org|.",
            ),
            ("50% of 1,200 at 5pm... really?!", "50|%|of|1,200|at|5|pm|...|really|?!"),
            ("the agents' cannot—gonna", "the|agents|'|can|not|—|gon|na"),
            ("the word.Then more", "the|word|.|Then|more"),
            ("No. 5, but No. \"Yes.\"", "No.|5|,|but|No|.|\"|Yes|.|\""),
            ("9/11 in 2026-02 etc.", "9/11|in|2026-02|etc."),
        ] {
            assert_eq!(cut(text), wanted);
        }
    }

    #[test]
    fn nothing_but_white_space_is_left_out() {
        for text in [
            "",
            " ",
            "…",
            "'",
            "''",
            "-",
            "a-",
            "-a-",
            "((((",
            "\u{a0}x\u{a0}",
            "é—ü’s",
            "$",
            "..",
            "a.b.c.",
            "😀😀",
            "1.5.2,",
            "//",
            "'s",
        ] {
            let kept: String = tokens(text, 0..text.len())
                .iter()
                .map(|token| &text[token.start as usize..token.end as usize])
                .collect();
            let wanted: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
            assert_eq!(kept, wanted);
        }
    }
}
