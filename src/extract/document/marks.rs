//! The marks that tell what a line or a stretch of it is: bullets, labels, dashes, capitals.

use std::ops::Range;

use crate::extract::document::cut::beginning;
use crate::extract::manner::is_label;
use crate::extract::mentions::{is_title as is_title_of_person, says_person};
use crate::extract::saying::is_verb_alone;
use crate::text::{is_weekday, month};

/// Marks in front of an item.
const BULLETS: &[char] =
    &['•', '-', '*', '+', '◦', '▪', '■', '●', '○', '‣', '·', '–', '✓', '➤', '►'];

const OPENING: &[char] = &['"', '“', '„', '«', '‘'];
const CLOSING: &[char] = &['"', '”', '“', '»', '’'];
const DASHES: &[char] = &['-', '–', '—', '―', '\u{2012}'];

/// Words that stay small in headings.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "but", "by", "for", "from", "in", "into", "is", "of",
    "off", "on", "or", "over", "per", "than", "that", "the", "to", "under", "up", "via", "vs",
    "vs.", "with",
];

/// Words that sentences have and titles leave out.
const OF_PROSE: &[&str] = &[
    "a", "an", "are", "been", "had", "has", "have", "he", "her", "his", "is", "it", "she", "that",
    "the", "their", "they", "was", "were", "which", "who", "will", "would",
];

/// Words that no sentence and hardly any heading ends with.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "a", "about", "against", "an", "and", "at", "because", "been", "between", "but", "by", "could",
    "for", "from", "had", "has", "have", "her", "his", "if", "into", "its", "may", "might", "never",
    "not", "of", "on", "or", "should", "that", "the", "their", "to", "was", "were", "when", "which",
    "while", "who", "whom", "whose", "will", "with", "would",
];

/// Words that tell a time, months and days of the week apart.
const TIMES: &[&str] = &[
    "today",
    "yesterday",
    "ongoing",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "recently",
    "now",
    "since",
];

/// Words that tell a time together with others.
const ABOUT_TIMES: &[&str] = &[
    "early", "mid", "late", "recent", "last", "next", "this", "week", "weeks", "month", "months",
    "year", "years", "day", "days", "am", "pm", "in", "of", "the", "to", "and",
];

/// Words behind which a colon opens what is asked or counted, so that they are no label.
const OPENERS: &[&str] = &[
    "asked",
    "asks",
    "include",
    "includes",
    "including",
    "following",
    "are",
    "is",
    "was",
    "were",
    "that",
    "as",
];

/// The bytes of the bullet or number in front of an item, with the blanks behind it, and whether
/// it is a number.
pub(super) fn item_mark(line: &str) -> Option<(usize, bool)> {
    let first = line.chars().next()?;
    let (mark, numbered) = if BULLETS.contains(&first) {
        (first.len_utf8(), false)
    } else {
        (number_mark(line)?, true)
    };
    let rest = &line[mark..];
    let words = rest.trim_start();
    let is_apart = rest.len() > words.len() || first == '•';
    (is_apart && words.chars().any(char::is_alphanumeric))
        .then(|| (line.len() - words.len(), numbered))
}

/// `1.`, `1)`, `(1)`, `a)`, `iv.` at the start of a line.
fn number_mark(line: &str) -> Option<usize> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (word, mark) = (&inner[..end], inner.as_bytes()[end]);
    let is_number = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter =
        word.len() == 1 || (word.len() <= 4 && word.bytes().all(|b| b"ivx".contains(&b)));
    let fits = match mark {
        b'.' => is_number && line.len() == inner.len(),
        b')' => is_number || is_letter,
        // `4/` counts the posts of a thread.
        b'/' => is_number && inner[end + 1..].starts_with(' '),
        _ => false,
    };
    (fits && end > 0).then_some(line.len() - inner.len() + end + 1)
}

/// Whether a line starts a question or an answer, as in `Q: Why?`.
pub(super) fn turn_mark(line: &str) -> Option<(usize, bool)> {
    ["Q:", "Question:", "Q.", "A:", "Answer:", "A."].into_iter().find_map(|mark| {
        let rest = line.strip_prefix(mark)?;
        (rest.starts_with(' ') && !rest.trim().is_empty())
            .then_some((mark.len(), mark.starts_with('Q')))
    })
}

/// The bytes of the label that a text starts with, such as `October:`.
pub(super) fn label_of(text: &str, is_item: bool) -> Option<Range<usize>> {
    if let Some((length, _)) = turn_mark(text) {
        return Some(0..length);
    }
    let marked = date_before(text).or_else(|| thread_mark(text)).or_else(|| verdict_before(text));
    let marked = marked.or_else(|| recorded_speaker(text));
    if let Some(label) = marked {
        return Some(label);
    }
    let start = beginning(text, 90);
    let colon =
        start.match_indices(':').map(|(at, _)| at).find(|at| text[at + 1..].starts_with(' '))?;
    let label = &text[..colon];
    let words: Vec<&str> = label.split_whitespace().collect();
    let last = words.last()?.to_lowercase();
    // `Orlo Ltd (LSE: ORL) bought …`
    let is_inside = label.matches('(').count() > label.matches(')').count();
    if words.len() > 8 || label.contains(['?', '!', ';']) || is_inside || is_opener(&last) {
        return None;
    }
    let stops =
        label.split_whitespace().rev().skip(1).any(|word| word.ends_with('.') && word.len() > 5);
    let begins = label.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let most = if is_item { 8 } else { 4 };
    let is_account = label.starts_with('@') && words.len() == 1;
    let bare = label.split(" (").next().unwrap_or(label);
    // `Orr (chair): We left.`
    let opens = || text[colon + 1..].trim_start().starts_with(char::is_uppercase);
    let is_named = label.ends_with(')')
        && (is_title(label) || is_title(bare) && opens())
        && bare.split(' ').count() <= 6;
    let is_title = is_account || is_named || is_title(label) && words.len() <= most;
    let is_short = is_item && begins && words.len() <= 3;
    let is_known = begins && is_label(label);
    (!stops && (is_title || is_short || is_known || is_time(label))).then_some(0..colon + 1)
}

/// The bytes of the title and the name in capitals with which records of parliaments begin what
/// somebody says: `Mr. ORLO. Thank you, …`.
pub(super) fn recorded_speaker(text: &str) -> Option<Range<usize>> {
    let start = beginning(text, 60);
    let (title, rest) = start.split_once(' ')?;
    let end = rest.find(". ")?;
    let name = &rest[..end];
    let is_person = |word: &str| says_person(&word.to_lowercase());
    let is_titled = is_title_of_person(title) || is_person(title);
    if !is_titled && (title != "The" || !is_person(name)) {
        return None;
    }
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let is_loud = letters().count() > 2 && is_upper(name) && name.split(' ').count() <= 3;
    let behind = rest[end + 1..].trim_start();
    let goes_on = behind.starts_with(|c: char| c.is_uppercase() || OPENING.contains(&c));
    // Where all is in capitals the name doesn't stand out.
    let stands_out = title.contains(char::is_lowercase) && !is_upper(behind);
    (is_loud && goes_on && stands_out).then_some(0..title.len() + 1 + end + 1)
}

/// Whether a colon behind a word opens something else than what a label is about.
fn is_opener(word: &str) -> bool {
    OPENERS.contains(&word) || is_verb_alone(word)
}

/// The bytes of a word that says how what stands behind its dash is put: `CLAIM – …`.
fn verdict_before(text: &str) -> Option<Range<usize>> {
    let start = beginning(text, 40);
    let (at, dash) = start.char_indices().find(|(_, c)| DASHES.contains(c))?;
    let behind = at + dash.len_utf8();
    let is_apart = start[..at].ends_with(' ') && text[behind..].starts_with(' ');
    let rest = text[behind..].trim_start();
    let goes_on = rest.starts_with(|c: char| c.is_uppercase() || OPENING.contains(&c));
    let begins = start.starts_with(|c: char| c.is_uppercase());
    let label = start[..at].trim_end();
    let is_short = label.split(' ').count() <= 3;
    (is_apart && goes_on && begins && is_short && is_label(label)).then_some(0..behind)
}

/// The bytes of the date in front of an entry of a chronology: `3 June 2022 – …`, `[June 2022] …`,
/// `2022-06-03 …`, `3 June 2022 Orlo …`.
fn date_before(text: &str) -> Option<Range<usize>> {
    let start = beginning(text, 40);
    let begins = |at: usize| {
        let rest = text[at..].trim_start();
        rest.len() < text.len() - at
            && rest.starts_with(|c: char| c.is_uppercase() || OPENING.contains(&c))
    };
    if let Some(inner) = start.strip_prefix(['[', '(']) {
        let end = inner.find([']', ')'])?;
        return (is_date(&inner[..end]) && begins(end + 2)).then_some(0..end + 2);
    }
    start.match_indices(' ').find_map(|(blank, _)| {
        let (date, rest) = (&start[..blank], text[blank..].trim_start());
        let dash = rest.chars().next().filter(|c| DASHES.contains(c)).map(char::len_utf8);
        let end = match (dash, date.strip_suffix('.')) {
            (Some(_), _) => text.len() - rest.trim_start_matches(DASHES).len(),
            (None, Some(_)) => blank,
            // No sentence starts with a name behind a whole day.
            (None, None) => {
                let is_day = is_numeric_date(date) || is_whole_day(date);
                return (is_day && begins(blank)).then_some(0..blank);
            }
        };
        let told = date.trim_end_matches('.');
        let is_whole = dash.is_some() || told.ends_with(|c: char| c.is_ascii_digit());
        (is_whole && is_date(told) && begins(end)).then_some(0..end)
    })
}

/// Whether a text is a date with a year, and nothing else.
fn is_date(text: &str) -> bool {
    let is_year = |word: &str| word.len() == 4 && word.starts_with(['1', '2']);
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    is_time(text)
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && words.any(|word| is_year(word) && word.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_numeric_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number) && is_date(text)
}

/// Whether a date has the day, the month's name and, last, the year.
fn is_whole_day(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_day = |word: &&&str| {
        let number = word.trim_end_matches(char::is_alphabetic);
        (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_year = words.last().is_some_and(|word| word.len() == 4);
    let is_named = words.iter().any(|word| month(&word.to_lowercase()).is_some());
    is_year && is_named && words.iter().filter(is_day).count() == 1 && is_date(text)
}

/// The number in front of a post of a thread: `4/ …`.
fn thread_mark(text: &str) -> Option<Range<usize>> {
    let (mark, numbered) = item_mark(text)?;
    let length = text[..mark].trim_end().len();
    (numbered && text[..length].ends_with('/')).then_some(0..length)
}

/// Whether all words tell a time.
pub(super) fn is_time(text: &str) -> bool {
    let mut tells = false;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        let is_number = word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 4;
        let is_named = month(&word).is_some() || is_weekday(&word);
        if is_named || is_number || TIMES.contains(&word.as_str()) {
            tells = true;
        } else if !ABOUT_TIMES.contains(&word.as_str()) {
            return false;
        }
    }
    tells || text.trim().to_lowercase().starts_with("recent")
}

/// The bytes that say where and by whom a text was filed, with the dash behind.
pub(super) fn dateline_of(text: &str) -> Option<Range<usize>> {
    let start = beginning(text, 80);
    let dashes = start.char_indices().filter(|(_, c)| DASHES.contains(c));
    for (at, dash) in dashes {
        let place = start[..at].trim_end();
        let rest = &text[at + dash.len_utf8()..];
        let is_apart = place.len() < at || (dash != '-' && rest.starts_with(char::is_alphanumeric));
        if !is_apart {
            continue;
        }
        let words = rest.trim_start_matches(is_blank_or_dash);
        let goes_on = words.starts_with(|c: char| c.is_uppercase() || OPENING.contains(&c));
        return (goes_on && is_place(place)).then(|| 0..text.len() - words.len());
    }
    None
}

/// `WASHINGTON (Reuters)`, `NEW YORK, Feb. 3 (AP)`, `Port Ellery, 4 March`.
fn is_place(text: &str) -> bool {
    let dated = text.split_once(',').is_some_and(|(place, day)| is_title(place) && is_time(day));
    if dated {
        return true;
    }
    let plain: &str = text.split('(').next().unwrap_or_default();
    let first = plain.split([' ', ',']).next().unwrap_or_default();
    let is_loud = first.chars().filter(|c| c.is_alphabetic()).count() >= 3 && is_upper(first);
    let begins = |word: &str| word.starts_with(|c: char| !c.is_lowercase());
    is_loud
        && text.split_whitespace().count() <= 8
        && plain.split_whitespace().all(begins)
        && (plain.len() < text.len() || plain.contains(',') || is_upper(plain))
}

/// The bytes that name who is quoted: behind a closing quote and a dash.
pub(super) fn attribution_of(text: &str) -> Option<Range<usize>> {
    if !text.starts_with(OPENING) {
        return None;
    }
    let (close, mark) =
        text.char_indices().rev().find(|(_, c)| CLOSING.contains(c) && *c != '’')?;
    let behind = close + mark.len_utf8();
    let rest = text[behind..].trim_start();
    let name = rest.strip_prefix(DASHES)?.trim_start_matches(is_blank_or_dash);
    let is_speaker = is_name_line(name) && !is_label(name);
    (close > 0 && is_speaker).then(|| text.len() - name.len()..text.len())
}

/// Whether a line is a dash and the name of who is quoted before it.
pub(super) fn names_speaker(line: &str) -> bool {
    line.strip_prefix(DASHES)
        .is_some_and(|rest| is_name_line(rest.trim_start_matches(is_blank_or_dash)))
}

fn is_name_line(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (1..=14).contains(&words)
        && name.len() <= 120
        && !name.ends_with(['.', '?', '!', ':'])
        && name.starts_with(|c: char| c.is_uppercase() || OPENING.contains(&c))
}

/// Whether a text is one quotation from its first to its last character.
pub(super) fn is_quoted(text: &str) -> bool {
    let Some(first) = text.chars().next().filter(|c| OPENING.contains(c)) else { return false };
    let inside = &text[first.len_utf8()..];
    let closing: &[char] = if first == '"' { &['"'] } else { CLOSING };
    let closes = inside.char_indices().find(|(_, c)| closing.contains(c) && *c != '’');
    closes.is_some_and(|(at, c)| inside[at + c.len_utf8()..].trim_matches('.').is_empty())
        && inside.len() > 12
}

/// Whether a text asks and does nothing else.
pub(super) fn is_question(text: &str) -> bool {
    let asked = text.strip_suffix(['"', '”']).filter(|_| text.starts_with(OPENING)).unwrap_or(text);
    asked.ends_with('?') && text.len() <= 400 && !tells_first(text)
}

/// Whether a sentence seems to end with a full stop before the text does.
pub(super) fn tells_first(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let word = text[..at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let goes_on = text[at + 2..].trim_start().starts_with(|c: char| !c.is_lowercase());
        goes_on && word.chars().filter(|c| c.is_lowercase()).count() >= 3
    })
}

/// Whether the words are capitalised as those of a heading are.
pub(super) fn is_title(text: &str) -> bool {
    let mut begins = false;
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(first) = word.chars().next() else { continue };
        let is_small = first.is_lowercase();
        if is_small && (!begins || !SMALL_WORDS.contains(&word)) {
            return false;
        }
        begins = true;
    }
    begins
}

/// Whether no sentence can end where a text does.
pub(super) fn ends_open(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.len() < text.len() && OPEN.contains(&last)
}

/// Whether sentences have this word, and titles leave it out.
pub(super) fn is_of_prose(word: &str) -> bool {
    OF_PROSE.binary_search(&word).is_ok()
}

/// Whether all letters are capitals.
pub(super) fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Whether a text ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare =
        text.trim_end_matches(|c: char| CLOSING.contains(&c) || matches!(c, ')' | ']' | '\''));
    bare.ends_with(['.', '?', '!', '…'])
}

pub(super) fn is_blank_or_dash(c: char) -> bool {
    c.is_whitespace() || DASHES.contains(&c)
}
