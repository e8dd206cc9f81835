//! Who speaks a line, where the layout tells: `ANN LEE: …`, `[14:05] Lev: …`, `<lev> …`.

use crate::extract::document::Spoken;
use crate::extract::document::cut::beginning;
use crate::extract::document::draft::{Draft, Shape};
use crate::extract::document::furniture::is_byline_row;
use crate::extract::document::letters::{head_line, is_divider};
use crate::extract::document::marks::{
    ends_sentence, is_blank_or_dash, is_time, item_mark, label_of, recorded_speaker, turn_mark,
};
use crate::text::{is_unseen, month};

/// What stands in front of a line, or is all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A label, which may as well be a topic's: `Ann Lee: …`.
    Label,
    /// A message: its time, who sent it, or both.
    Message(Option<String>),
    /// A line that only says who sent what stands on the next lines, and when.
    Sender(String),
    /// A line of the head of a letter, and who wrote it if the line is the one that says so.
    Letter(Option<String>),
}

impl Mark {
    /// Whether its line has none of the words that somebody said.
    pub(super) fn is_head(&self) -> bool {
        matches!(self, Mark::Sender(_) | Mark::Letter(_))
    }

    /// Whether the lines that follow are messages as well, which nobody wraps.
    fn is_of_messages(&self) -> bool {
        matches!(self, Mark::Sender(_) | Mark::Message(_))
    }
}

impl Draft {
    /// The same, of which a mark in front of its lines says who speaks it.
    pub(super) fn said(mut self, mark: Option<&Mark>, spoken: Spoken) -> Draft {
        self.shape = match mark {
            Some(mark) if mark.is_head() => Shape::Byline,
            // What somebody says is no heading.
            Some(_) if self.shape == Shape::Line => Shape::Text,
            None if self.shape == Shape::Line && spoken != Spoken::Unsaid => Shape::Text,
            _ => self.shape,
        };
        if let Some(Mark::Letter(writer)) = mark {
            self.writer.clone_from(writer);
        }
        self.spoken = spoken;
        self
    }
}

/// Wider lines may be rows that a program has wrapped.
const SHORT_ROW: usize = 60;

/// The most bytes of a name, and of a time with its brackets.
const LONGEST: usize = 60;

/// Elements of a page that no message begins with.
#[rustfmt::skip]
const ELEMENTS: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "body", "br", "cite", "code", "del", "dfn",
    "div", "em", "font", "h1", "h2", "h3", "h4", "hr", "i", "img", "ins", "kbd", "label", "li",
    "mark", "nobr", "ol", "p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "td", "th", "time", "tr", "tt", "u", "ul", "var", "wbr",
];

/// What stands in front of each of some lines that have no empty line between them.
pub(super) fn marks(lines: &[&str]) -> Vec<Option<Mark>> {
    let letter: Vec<Option<Option<String>>> = heads(lines);
    let mut found: Vec<Option<Mark>> = Vec::with_capacity(lines.len());
    let labelled = lines.iter().filter(|line| is_labelled(line)).count();
    for (at, line) in lines.iter().enumerate() {
        let is_dialogue = found.first().is_some_and(Option::is_some);
        let is_last = at + 1 == lines.len();
        found.push(match message_of(line) {
            _ if letter[at].is_some() => letter[at].clone().map(Mark::Letter),
            _ if !is_last && sent_behind(line).is_some() => sent_behind(line).map(Mark::Sender),
            Some(message) if message.is_certain || at == 0 || is_dialogue => {
                Some(Mark::Message(message.sender))
            }
            None if !is_last && sent_by(line).is_some() => sent_by(line).map(Mark::Sender),
            _ if !is_labelled(line) => None,
            _ if at == 0 => (labelled > 1).then_some(Mark::Label),
            _ if opens(line) => {
                (is_dialogue || ends_sentence(lines[at - 1])).then_some(Mark::Label)
            }
            _ => (is_dialogue && labelled * 2 > lines.len()).then_some(Mark::Label),
        });
    }
    // One label by itself makes no dialogue.
    if found.iter().flatten().count() == 1 && found.first() == Some(&Some(Mark::Label)) {
        found[0] = None;
    }
    found
}

/// Cuts a block where its lines begin turns. Plain text is cut into lines before.
pub(super) fn split(draft: Draft) -> Vec<Draft> {
    let is_linked = draft.linked * 10 > draft.text().len() * 8;
    if !matches!(draft.shape, Shape::Text | Shape::Quotation) || is_linked {
        return vec![draft];
    }
    let starts: Vec<usize> =
        std::iter::once(0).chain(draft.written.lines.iter().copied()).collect();
    let ends = starts.iter().skip(1).copied().chain([draft.text().len()]);
    let lines: Vec<&str> =
        starts.iter().zip(ends).map(|(start, end)| draft.text()[*start..end].trim()).collect();
    let marks = marks(&lines);
    if marks.iter().all(Option::is_none) {
        return vec![draft];
    }
    let mut pieces: Vec<(usize, Option<Mark>, Spoken)> = Vec::new();
    let mut turn = Turn::default();
    for (at, mark) in marks.iter().enumerate() {
        if at == 0 || mark.is_some() || !turn.goes_on(lines[at - 1]) {
            pieces.push((starts[at], mark.clone(), turn.take(mark.as_ref())));
        }
    }
    let (shape, quoted, quotation) = (draft.shape, draft.quoted, draft.quotation);
    let mut found: Vec<Draft> = Vec::new();
    let mut rest = draft.written;
    for (start, mark, spoken) in pieces.into_iter().rev() {
        let written = if start == 0 { std::mem::take(&mut rest) } else { rest.split_line(start) };
        let piece = Draft { shape, written, quoted, quotation, ..Draft::default() };
        found.push(piece.said(mark.as_ref(), spoken));
    }
    found.reverse();
    found
}

/// The turn that lasts, line by line.
#[derive(Clone, Debug, Default)]
pub(super) struct Turn {
    mark: Option<Mark>,
    /// Whether the last line was one without words that somebody said.
    is_head: bool,
}

impl Turn {
    /// Who speaks the lines from a mark on, or from one without.
    pub(super) fn take(&mut self, mark: Option<&Mark>) -> Spoken {
        let last = self.mark.clone();
        self.mark = mark.cloned().or(self.mark.take());
        self.is_head = mark.is_some_and(Mark::is_head);
        match (mark, last) {
            (Some(Mark::Label), _) => Spoken::ByLabel,
            (Some(Mark::Message(Some(sender))), _) => Spoken::By(sender.clone()),
            (None, Some(Mark::Sender(sender))) => Spoken::By(sender),
            (None, Some(Mark::Label | Mark::Message(Some(_)))) => Spoken::On,
            _ => Spoken::Unsaid,
        }
    }

    /// Whether a line without a mark may go on with the one before.
    pub(super) fn goes_on(&self, last: &str) -> bool {
        let is_message = self.mark.as_ref().is_some_and(Mark::is_of_messages);
        !self.is_head && (!is_message || is_wide(last))
    }
}

fn is_wide(line: &str) -> bool {
    line.chars().count() >= SHORT_ROW && !ends_sentence(line)
}

/// The lines that are the head of a letter: `From: …` with others such as `Subject: …`.
fn heads(lines: &[&str]) -> Vec<Option<Option<String>>> {
    let mut found: Vec<_> = lines.iter().map(|line| head_line(line)).collect();
    let mut from = 0;
    while from < found.len() {
        let run = found[from..].iter().take_while(|head| head.is_some()).count();
        let to = from + run;
        let is_letter = run > 1 && found[from..to].iter().flatten().any(Option::is_some);
        for at in (from..to).filter(|&at| !is_letter && !is_divider(lines[at])) {
            found[at] = None;
        }
        from = to + 1;
    }
    found
}

/// Whether a line begins with a label that may be a speaker's.
fn is_labelled(line: &str) -> bool {
    let Some(label) = label_of(line, false).filter(|_| item_mark(line).is_none()) else {
        return false;
    };
    turn_mark(line).is_some()
        || line[..label.end].ends_with(':')
        || recorded_speaker(line).is_some()
}

/// Whether what is behind a label begins as a sentence does.
fn opens(line: &str) -> bool {
    let label = label_of(line, false).map_or(0, |label| label.end);
    !line[label..].trim_start().starts_with(char::is_lowercase)
}

/// What stands in front of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// How many bytes of the line it takes.
    pub(super) length: usize,
    pub(super) sender: Option<String>,
    /// Whether no wrapped line of prose begins so.
    is_certain: bool,
}

/// What stands in front of a message, if a line begins with one.
pub(super) fn message_of(line: &str) -> Option<Message> {
    if let Some((time, is_apart)) = time_before(line) {
        let rest =
            line[time..].trim_start_matches(|c| is_blank_or_dash(c) || is_unseen(c) || c == '|');
        let before = line.len() - rest.len();
        let sender = nick_before(rest).or_else(|| name_before(rest));
        let (length, sender) = match sender {
            Some((length, sender)) => (before + length, Some(sender)),
            None if is_apart || rest.starts_with(char::is_uppercase) => (before, None),
            None => return None,
        };
        let has_words = line[length..].contains(char::is_alphanumeric);
        return has_words.then_some(Message { length, sender, is_certain: is_apart });
    }
    if let Some((length, sender)) = nick_before(line) {
        let has_words = line[length..].contains(char::is_alphanumeric);
        return has_words.then_some(Message { length, sender: Some(sender), is_certain: true });
    }
    let start = beginning(line, 2 * LONGEST);
    let mut colons = start.match_indices(": ").map(|(at, _)| at);
    colons.find_map(|colon| {
        let sender = sent_by(&line[..colon]).filter(|_| !line.starts_with(char::is_lowercase))?;
        let is_certain = line[..colon].ends_with([']', ')']);
        Some(Message { length: colon + 1, sender: Some(sender), is_certain })
    })
}

/// Who sent what follows, of a line that is a name and a time: `Lev 14:03`, `Lev, [12.03.22 14:03]`.
fn sent_by(line: &str) -> Option<String> {
    let line = line.trim();
    if line.len() > 2 * LONGEST || is_byline_row(line) {
        return None;
    }
    let (name, time) = match line.strip_suffix([']', ')']) {
        Some(inner) => inner.rsplit_once(['[', '('])?,
        None => {
            let blanks = line.match_indices(' ').map(|(at, _)| line.split_at(at));
            let mut parts = blanks.map(|(name, time)| (name, time.trim_matches(is_blank_or_dash)));
            parts.find(|(_, time)| is_clock_time(time))?
        }
    };
    let is_end = |c: char| is_blank_or_dash(c) || matches!(c, ',' | '·' | '|' | '•');
    let name = name.trim_end_matches(is_end);
    // `lev — Today at 14:03`, and not `at 14:03`.
    let is_apart = line[name.len()..].trim_start().starts_with(['—', '–', '-', '[', '(']);
    let may_be = is_apart || !name.starts_with(char::is_lowercase);
    (may_be && is_clock_time(time) && is_sender(name)).then(|| sender(name))
}

/// The same, the time first and in brackets: `[14:03] Lev Orlov`.
fn sent_behind(line: &str) -> Option<String> {
    let (time, _) = time_before(line).filter(|_| line.starts_with('['))?;
    let name = line[time..].trim();
    let is_name = name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    (is_name && is_sender(name) && !name.contains([':', '.'])).then(|| sender(name))
}

/// How many bytes of a line are a time of day in front of it, perhaps with its date, and whether
/// brackets or a dash set it apart.
fn time_before(line: &str) -> Option<(usize, bool)> {
    let bare = line.trim_start_matches(is_unseen);
    let from = line.len() - bare.len();
    let start = beginning(bare, LONGEST);
    if let Some(inner) = start.strip_prefix(['[', '(']) {
        let end = inner.find([']', ')'])?;
        return is_clock_time(&inner[..end]).then_some((from + end + 2, true));
    }
    if !start.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut blanks = start.match_indices(' ').map(|(at, _)| at);
    let end = blanks.rfind(|at| is_clock_time(&start[..*at]))?;
    let rest = bare[end..].trim_start();
    let is_apart = rest.starts_with(['-', '–', '—', '|', '<']);
    Some((from + end, is_apart))
}

/// Whether a text is a time of day, perhaps with its date: `14:05`, `12/03/2022, 2:03 PM`.
fn is_clock_time(text: &str) -> bool {
    let mut has_clock = false;
    let words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    for word in words {
        let word = word.to_lowercase();
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let is_of_time =
            |c: char| c.is_ascii_digit() || matches!(c, ':' | '/' | '.' | '-' | '+' | 't' | 'z');
        let bare = word.trim_end_matches("am").trim_end_matches("pm");
        let is_number = (1..=20).contains(&digits)
            && bare.starts_with(|c: char| c.is_ascii_digit())
            && bare.chars().all(is_of_time);
        has_clock |= is_number && is_clock(bare);
        let is_word =
            matches!(&*word, "am" | "pm" | "a.m." | "p.m." | "at" | "utc" | "gmt" | "today")
                || month(&word).is_some()
                || is_time(&word);
        if !is_number && !is_word {
            return false;
        }
    }
    has_clock
}

/// Whether digits have a colon between them.
fn is_clock(word: &str) -> bool {
    let is_digit = |at: Option<usize>| {
        at.and_then(|at| word.as_bytes().get(at)).is_some_and(u8::is_ascii_digit)
    };
    word.match_indices(':').any(|(at, _)| is_digit(at.checked_sub(1)) && is_digit(Some(at + 2)))
}

/// `<lev> …`: how many bytes it takes, and the name.
fn nick_before(line: &str) -> Option<(usize, String)> {
    let inner = beginning(line, LONGEST).strip_prefix('<')?;
    let end = inner.find('>')?;
    let nick = inner[..end].trim_start_matches(['@', '+', '%', '~', '&', ' ']);
    let is_nick = nick.chars().all(|c| c.is_alphanumeric() || "_-[]|^`\\{}".contains(c));
    let is_element = ELEMENTS.contains(&nick);
    let is_apart = line[end + 2..].starts_with(' ');
    let has_letters = nick.chars().any(char::is_alphabetic);
    (is_nick && has_letters && !is_element && is_apart).then(|| (end + 2, nick.to_string()))
}

/// `Sasha K: …`: how many bytes it takes, and the name.
fn name_before(line: &str) -> Option<(usize, String)> {
    let start = beginning(line, LONGEST);
    let colon = start
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|at| line[at + 1..].is_empty() || line[at + 1..].starts_with(char::is_whitespace))?;
    is_sender(&line[..colon]).then(|| (colon + 1, sender(&line[..colon])))
}

/// Whether a text may be the name of who sent a message: that of an account may be small, and one
/// that nobody knows is a number.
fn is_sender(name: &str) -> bool {
    let bare = sender(name);
    let words: Vec<&str> = bare.split_whitespace().collect();
    let is_number = bare.starts_with('+') && bare.bytes().filter(u8::is_ascii_digit).count() > 6;
    let is_word = |word: &&str| {
        !word.starts_with(char::is_lowercase) || matches!(*word, "de" | "van" | "von" | "al" | "of")
    };
    let has_stop = |word: &&str| {
        word.ends_with(['!', '?', ';', ',', '"', '”']) || word.ends_with('.') && word.len() > 5
    };
    (1..=5).contains(&words.len())
        && (is_number || bare.contains(char::is_alphabetic))
        && (words.len() == 1 || words.iter().all(is_word))
        && !words.iter().any(has_stop)
        && (is_number || !is_time(&bare))
}

/// A name as it is meant: without what an app puts in front.
fn sender(name: &str) -> String {
    let seen: String = name.chars().filter(|c| !is_unseen(*c)).collect();
    seen.trim().trim_start_matches(['~', ' ', '\u{a0}', '\u{202f}']).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(lines: &str) -> Vec<String> {
        let lines: Vec<&str> = lines.split('\n').collect();
        let told = |(line, mark): (&&str, Option<Mark>)| match mark {
            None => "-".to_string(),
            Some(Mark::Label) => "label".to_string(),
            Some(Mark::Message(sender)) => {
                let length = message_of(line).map_or(0, |message| message.length);
                format!("{}|{}", sender.unwrap_or_default(), line[length..].trim())
            }
            Some(Mark::Sender(sender)) => format!("{sender}:"),
            Some(Mark::Letter(writer)) => format!("letter {}", writer.unwrap_or_default()),
        };
        lines.iter().zip(marks(&lines)).map(told).collect()
    }

    #[test]
    fn a_message_begins_with_its_time_or_its_sender() {
        for (line, want) in [
            ("[12/03/2022, 14:03:11] Lev: ok then", "Lev|ok then"),
            ("[14:02, 12/03/2022] Sasha K: did he?", "Sasha K|did he?"),
            ("12/03/2022, 14:05 - Sasha K: Orlov left", "Sasha K|Orlov left"),
            ("12/03/22, 2:05 PM - +49 171 555 1234: Orlov left", "+49 171 555 1234|Orlov left"),
            ("2022-03-12 14:05 <lev> Orlov left", "lev|Orlov left"),
            ("<@lev_k> Orlov left", "lev_k|Orlov left"),
            ("Lev [14:05]: Orlov left", "Lev|Orlov left"),
            ("[14:05] Orlov left the group", "|Orlov left the group"),
            ("14:05 Police arrive.", "|Police arrive."),
        ] {
            assert_eq!(told(line), [want], "{line}");
        }
        for line in [
            "14:05 was when he left",
            "At 14:05 Roe left",
            "<b> Orlov left",
            "He left [14:05]: Roe knew",
            "Score: 14:05",
            "Ann Lee: I hired Karl Bose.",
        ] {
            assert_eq!(told(line), ["-"], "{line}");
        }
    }

    #[test]
    fn labels_of_several_lines_make_a_dialogue() {
        assert_eq!(told("Ann Lee: I left.\nTOM ROE: No."), ["label", "label"]);
        assert_eq!(told("Lev: he left\nSasha: who\nLev: Roe"), ["label", "label", "label"]);
        assert_eq!(told("Ann Lee: I left\nand he knew.\nRoe: No."), ["label", "-", "label"]);
        assert_eq!(told("She asked the Chief\nMinister: he left."), ["-", "-"]);
        assert_eq!(told("He said so to the\nMinister: Roe left."), ["-", "-"]);
    }

    #[test]
    fn a_line_may_say_who_sent_the_next() {
        assert_eq!(told("Lev 14:03\nOrlov left"), ["Lev:", "-"]);
        assert_eq!(told("Sasha K, [12.03.22 14:03]\nOrlov left"), ["Sasha K:", "-"]);
        assert_eq!(told("Lev — Today at 2:03 PM\nOrlov left"), ["Lev:", "-"]);
        assert_eq!(told("lev — Today at 14:03\norlov left"), ["lev:", "-"]);
        assert_eq!(told("Updated 14:03\nOrlov left"), ["-", "-"]);
        assert_eq!(told("at 14:03\nOrlov left"), ["-", "-"]);
        let letter = "From: Ann Lee <a@b.org>\nTo: Tom Roe\nSubject: Lunch\nI left.";
        assert_eq!(told(letter), ["letter Ann Lee", "letter ", "letter ", "-"]);
        let added = "I left.\n-----Original Message-----\nFrom: Ann Lee\nRoe left.";
        assert_eq!(told(added), ["-", "letter ", "letter Ann Lee", "-"]);
        assert_eq!(told("From: Leeds\nRoe left."), ["-", "-"]);
    }
}
