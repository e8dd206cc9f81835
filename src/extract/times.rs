//! Words of time as dates, as precise as the words are. No year is made up.

use crate::model::When;
use crate::text::{is_weekday, month};

/// A time that a text names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Time {
    /// As an EDTF date or interval; nothing for `last week`, which needs a day to count from.
    pub(super) when: Option<String>,
    /// In the text's words.
    pub(super) text: String,
}

impl Time {
    /// The time that begins where this one ends: `not until 2020`.
    pub(super) fn begun_then(self) -> Time {
        let from = |when: String| match when.strip_prefix("../") {
            Some(end) => format!("{end}/.."),
            None => when,
        };
        let text = match self.text.to_lowercase().starts_with("not ") {
            true => self.text,
            false => format!("not {}", self.text),
        };
        Time { when: self.when.map(from), text }
    }
}

/// One day, month, year, decade or century, as far as the text tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Point {
    /// Four digits, or `X` for those that are open.
    year: Option<String>,
    /// A month from 1 on, or a season from 21 on.
    month: Option<u8>,
    day: Option<u8>,
    /// `about`, `around`.
    about: bool,
}

/// The time that these words name, with their preposition; nothing if they name something else.
///
/// One word that is no word of time makes the whole something else: `in 2019` is a time, and
/// `in the 2019 report` is none.
pub(super) fn time(text: &str) -> Option<Time> {
    let is_around = |c: char| c.is_whitespace() || ",:;.()[]–—-".contains(c);
    let text = text.trim_start_matches(['(', '[', ' ']);
    let text = text.trim_end_matches(is_around);
    if text.len() > LONGEST {
        return None;
    }
    let words = words(text);
    let mut reader = Reader { words: &words, at: 0, told: false };
    let when = reader.when()?;
    let when = when.filter(|when| When::parse(when).is_some());
    Some(Time { when, text: text.to_string() })
}

/// Longer than any words of time.
const LONGEST: usize = 100;

struct Reader<'w> {
    words: &'w [String],
    at: usize,
    /// Whether a word was met that only times have.
    told: bool,
}

const SEASONS: [(&str, u8); 5] =
    [("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24)];

/// Words that only times have, though no calendar tells which day they mean.
const VAGUE: &[&str] = &[
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "now",
    "recently",
    "currently",
    "ongoing",
    "ago",
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "night",
    "nights",
    "morning",
    "afternoon",
    "evening",
    "midnight",
    "noon",
    "week",
    "weeks",
    "weekend",
    "fortnight",
    "month",
    "months",
    "quarter",
    "year",
    "years",
    "decade",
    "decades",
    "century",
    "centuries",
    "christmas",
    "easter",
    "overnight",
    "nowadays",
    "soon",
    "a.m.",
    "p.m.",
    "am",
    "pm",
];

/// Words that times have among others.
const SMALL: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "at",
    "this",
    "that",
    "last",
    "next",
    "past",
    "recent",
    "coming",
    "previous",
    "same",
    "following",
    "first",
    "third",
    "fourth",
    "few",
    "several",
    "many",
    "some",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "twenty",
    "later",
    "earlier",
    "early",
    "late",
    "mid",
    "middle",
    "beginning",
    "end",
    "start",
    "every",
    "each",
    "more",
    "than",
    "and",
    "half",
    "late-night",
    "fiscal",
    "during",
    "throughout",
    "over",
    "within",
    "for",
    "just",
    "only",
    "almost",
    "nearly",
    "most",
    "all",
    "long",
    "another",
];

impl Reader<'_> {
    /// The whole: an open or closed interval, or a point. `None` if it is no time.
    fn when(&mut self) -> Option<Option<String>> {
        let opening = self.take(&[
            "since", "from", "between", "until", "till", "before", "by", "after", "as", "starting",
        ]);
        let (opening, _) = (opening.unwrap_or_default(), self.take(&["of", "in", "on", "from"]));
        self.take_before("or", &["about", "around"]);
        let first = self.point()?;
        let link = self.take(&["to", "until", "till", "and", "-", "through"]);
        let both = link.as_deref() == Some("and");
        let second = match link {
            Some(_) => Some(self.point()?),
            None => None,
        };
        if self.at < self.words.len() || !self.told {
            return None;
        }
        // `in 2014 and 2016` names two times, and not all between.
        if both && opening != "between" {
            return Some(None);
        }
        Some(interval(&opening, first, second))
    }

    fn take(&mut self, words: &[&str]) -> Option<String> {
        let word = self.words.get(self.at)?;
        let known = words.contains(&word.as_str());
        known.then(|| {
            self.at += 1;
            word.clone()
        })
    }

    /// Takes a word, if one of others is behind it: `on or about 3 May`.
    fn take_before(&mut self, word: &str, others: &[&str]) {
        let behind = self.words.get(self.at + 1);
        if behind.is_some_and(|behind| others.contains(&behind.as_str())) {
            self.take(&[word]);
        }
    }

    /// As many words as belong to one time. `None` if there are none.
    fn point(&mut self) -> Option<Point> {
        let (start, mut point) = (self.at, Point::default());
        while let Some(word) = self.words.get(self.at) {
            if !self.part(word, &mut point) {
                break;
            }
            self.at += 1;
        }
        (self.at > start).then_some(point)
    }

    /// Whether a word belongs to a time; if so, what it says is noted.
    fn part(&mut self, word: &str, point: &mut Point) -> bool {
        let plain = word.strip_prefix("mid-").unwrap_or(word);
        // `hurt himself in a fall`
        let before = self.at.checked_sub(1).map(|before| self.words[before].as_str());
        if before == Some("a") && self.at + 1 == self.words.len() && is_season(plain) {
            return false;
        }
        if let Some(month) = month_or_season(plain) {
            let free = point.month.is_none();
            (point.month, self.told) = (Some(month), true);
            return free;
        }
        if let Some(year) = year(plain) {
            let free = point.year.is_none();
            (point.year, self.told) = (Some(year), true);
            return free;
        }
        if let Some(date) = iso(word).or_else(|| numeric(word)) {
            (*point, self.told) = (date, true);
            return true;
        }
        if let Some(day) = day(plain) {
            point.day = Some(day);
            return true;
        }
        if ["about", "around", "circa", "approximately", "roughly", "c."].contains(&word) {
            point.about = true;
            return true;
        }
        if VAGUE.contains(&plain) || is_weekday(plain) {
            self.told = true;
            // `the 19th century` was read as a day.
            if plain == "century" {
                point.year = point.day.take().map(|number| format!("{:02}XX", number - 1));
            }
            return true;
        }
        // `and` stands within `one and a half years` and between two dates.
        let is_told = point.year.is_some() || point.month.is_some() || point.day.is_some();
        let between = word == "and" && is_told;
        SMALL.contains(&word) && !between
    }
}

fn interval(opening: &str, mut first: Point, second: Option<Point>) -> Option<String> {
    if let Some(second) = &second {
        // `March to June 2024`: both are in the year that is named once.
        if first.year.is_none() && first.month.is_some() {
            first.year = second.year.clone();
        }
        // `between 10 and 12 January 2024`: so are both days.
        if first.year.is_none() && first.month.is_none() && first.day.is_some() {
            first.month = second.month;
            first.year = second.year.clone();
        }
        return Some(format!("{}/{}", first.text()?, second.text()?));
    }
    let point = first.text()?;
    Some(match opening {
        "since" | "from" | "after" | "starting" => format!("{point}/.."),
        "as" => point,
        "until" | "till" | "before" | "by" => format!("../{point}"),
        _ => point,
    })
}

impl Point {
    /// As EDTF; nothing if it is no calendar's.
    fn text(&self) -> Option<String> {
        let day = self.day.filter(|_| self.month.is_some_and(|month| month <= 12));
        let year = match (&self.year, self.month) {
            (Some(year), _) => year.as_str(),
            (None, Some(month)) if month <= 12 => "XXXX",
            _ => return None,
        };
        let mut text = year.to_string();
        if let Some(month) = self.month {
            text += &format!("-{month:02}");
        }
        if let Some(day) = day {
            text += &format!("-{day:02}");
        }
        if self.about {
            text.push('~');
        }
        Some(text)
    }
}

/// Small words, without commas; dashes between numbers stand apart.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        let word = word.trim_matches([',', '(', ')', '"', '“', '”']).to_lowercase();
        let parts = match word.split_once(['–', '—', '-']) {
            Some((left, right))
                if year(left).is_some() && year(&century(left, right)).is_some() =>
            {
                vec![left.to_string(), "-".to_string(), century(left, right)]
            }
            _ if ["–", "—"].contains(&word.as_str()) => vec!["-".to_string()],
            _ => vec![word],
        };
        words.extend(parts.into_iter().filter(|part| !part.is_empty()));
    }
    words
}

/// `2019–21` ends in 2021.
fn century(first: &str, second: &str) -> String {
    match (first.get(..2), second.len()) {
        (Some(century), 2) => format!("{century}{second}"),
        _ => second.to_string(),
    }
}

fn is_season(word: &str) -> bool {
    SEASONS.iter().any(|(name, _)| *name == word)
}

fn month_or_season(word: &str) -> Option<u8> {
    let season = SEASONS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
    season.or_else(|| month(word))
}

/// `2024`, `1990s` as `199X`.
fn year(word: &str) -> Option<String> {
    let digits = word.strip_suffix("'s").or_else(|| word.strip_suffix('s')).unwrap_or(word);
    let plausible = digits.len() == 4
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && ("1000"..="2199").contains(&digits);
    match plausible {
        true if digits.len() == word.len() => Some(digits.to_string()),
        true if digits.ends_with('0') => Some(format!("{}X", &digits[..3])),
        _ => None,
    }
}

fn iso(word: &str) -> Option<Point> {
    let mut parts = word.split('-');
    let year = year(parts.next()?)?;
    let mut number = || parts.next().filter(|part| part.len() == 2)?.parse().ok();
    let month = number()?;
    let day = number();
    Some(Point { year: Some(year), month: Some(month), day, about: false })
}

/// `14.09.2022`, `14/9/2022`; of `03/06/2022`, which is a day in June or in March, only the year.
fn numeric(word: &str) -> Option<Point> {
    let dotted = word.contains('.');
    let parts: Vec<&str> = word.split(if dotted { '.' } else { '/' }).collect();
    let [first, second, last] = parts[..] else { return None };
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    let (first, second) = (number(first)?, number(second)?);
    let date = match (first, second) {
        (1..=31, 1..=12) if dotted || first > 12 || first == second => Some((second, first)),
        (1..=12, 13..=31) if !dotted => Some((first, second)),
        (1..=12, 1..=12) => None,
        _ => return None,
    };
    let (month, day) = date.unzip();
    Some(Point { year: Some(year(last)?), month, day, about: false })
}

/// `3`, `3rd`.
fn day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let known = ["", "st", "nd", "rd", "th"].contains(&ending);
    digits.parse().ok().filter(|day| known && (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_as_precise_as_its_words() {
        let table = [
            ("on 12 March 2024", "2024-03-12"),
            ("on March 12, 2024", "2024-03-12"),
            ("on the 3rd of May", "XXXX-05-03"),
            ("October:", "XXXX-10"),
            ("in early February", "XXXX-02"),
            ("in mid-October 2023", "2023-10"),
            ("in 2019", "2019"),
            ("2024-03-12", "2024-03-12"),
            ("14.09.2022:", "2022-09-14"),
            ("on 9/14/2022", "2022-09-14"),
            ("03/06/2022:", "2022"),
            ("[3 June 2022]", "2022-06-03"),
            ("3 June 2022 –", "2022-06-03"),
            ("Sept. 2021", "2021-09"),
            ("in the spring of 2020", "2020-21"),
            ("in the 1990s", "199X"),
            ("in the 19th century", "18XX"),
            ("around 2010", "2010~"),
            ("since 2019", "2019/.."),
            ("since October", "XXXX-10/.."),
            ("until 2021", "../2021"),
            ("by the end of 2030", "../2030"),
            ("between 2019 and 2021", "2019/2021"),
            ("from March to June 2024", "2024-03/2024-06"),
            ("2019–21", "2019/2021"),
            ("on Tuesday, 4 June 2024", "2024-06-04"),
            ("on or about 3 February 2022", "2022-02-03~"),
            ("in or around May 2022", "2022-05~"),
            ("between 10 and 12 January 2024", "2024-01-10/2024-01-12"),
            ("from 10 to 12 January", "XXXX-01-10/XXXX-01-12"),
        ];
        for (text, want) in table {
            let found = time(text).and_then(|time| time.when);
            assert_eq!(found.as_deref(), Some(want), "{text}");
            assert!(When::parse(want).is_some(), "{want}");
        }
    }

    #[test]
    fn what_has_no_place_in_a_calendar_keeps_its_words() {
        for text in [
            "last week",
            "in recent months",
            "two years ago",
            "on Monday",
            "Recent Weeks:",
            "in winter",
            "on 31 February 2024",
            "later that day",
            "in 2014 and 2016",
            "on 10 and 12 January",
            "one and a half years ago",
        ] {
            let found = time(text).unwrap_or_else(|| panic!("{text} is a time"));
            assert_eq!(found.when, None, "{text}");
            assert_eq!(found.text, text.trim_end_matches(':'));
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "in Paris",
            "in the 2019 report",
            "to Meta",
            "the first",
            "12",
            "Targeting:",
            "for three dollars",
            "by Friday's crowd",
            "in March with Meta",
            "in a fall",
            "on or about",
            "of the",
            "and",
            "-",
            "’",
        ] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
