//! A date that isn't written as EDTF.
//!
//! # Why this is bad
//! It can't be compared or put on a timeline, and `03/04/2026` is another day in another country.
//!
//! # Example
//! ```text
//! subject,relation,object,when
//! meta,informed,users,October 2025
//! ```
//!
//! # Instead
//! Write year, month and day, as far as they were said: `2025`, `2025-10`, `2025-10-03`, `2025-10?` if
//! it is uncertain, `2025-10/2026-02` for an interval, `2026-01/..` for an open one, `XXXX-10` if
//! nobody said the year. The words go into `when_text`.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::{Level, When, day_text};
use crate::text::month;

pub(super) static RULE: Rule = Rule {
    name: "bad-date",
    level: Level::Error,
    summary: "a date isn't written as EDTF, such as 2026-02",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let ledger = context.ledger;
    let columns = [
        (&ledger.claims, "when"),
        (&ledger.sources, "published"),
        (&ledger.sources, "retrieved"),
        (&ledger.decisions, "date"),
    ];
    for (table, column) in columns {
        let is_bad = |text: &str| When::parse(text).is_none();
        findings.cells(context, table, column, is_bad, |text| {
            say(format!("`{text}` is no date")).hint(hint(text))
        });
    }
}

fn hint(text: &str) -> String {
    if let Some((start, end)) = text.split_once('/')
        && When::parse(&format!("{end}/{start}")).is_some()
    {
        return "an interval starts with its earlier end".to_string();
    }
    if let Some(hint) = span_of_years(text) {
        return hint;
    }
    if let Some((odd, date)) = odd_end(text) {
        return format!("write `{date}` for `{odd}`");
    }
    let guess = with_time(text).or_else(|| guess(text));
    match guess.as_deref().filter(|guess| When::parse(guess).is_some()) {
        Some(guess) => format!("write `{guess}`"),
        None => beyond_month(guess.as_deref().unwrap_or(text))
            .or_else(|| two_readings(text))
            .or_else(|| of_spreadsheet(text))
            .unwrap_or_else(otherwise),
    }
}

/// Two years with a dash between them, or of which the second is shortened, as in `2020/21`. That may
/// be a month or a season as well.
fn span_of_years(text: &str) -> Option<String> {
    let (start, end) = text.split_once(['/', '-', '–', '—'])?;
    let span = years(start.trim(), end.trim())?;
    let (start, end) = (start.trim(), end.trim());
    let season = match end {
        "21" => "the spring",
        "22" => "the summer",
        "23" => "the autumn",
        "24" => "the winter",
        _ if When::parse(&format!("{start}-{end}")).is_some() => "that month",
        _ => return Some(format!("write `{span}`")),
    };
    Some(format!("write `{span}` for the years, or `{start}-{end}` for {season}"))
}

/// The span from one year to another, which may lack its century.
pub(super) fn years(start: &str, end: &str) -> Option<String> {
    let is_of = |text: &str, digits: usize| {
        text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let first: u32 = start.parse().ok().filter(|_| is_of(start, 4))?;
    let last: u32 = end.parse().ok()?;
    let last = match end.len() {
        4 if is_of(end, 4) => last,
        2 if is_of(end, 2) && last == 0 && first % 100 == 99 => first + 1,
        2 if is_of(end, 2) => first - first % 100 + last,
        _ => return None,
    };
    (last > first).then(|| format!("{first}/{last}"))
}

/// That a month hasn't as many days, if that is why a day is none.
fn beyond_month(date: &str) -> Option<String> {
    let (month, day) = date.rsplit_once('-')?;
    let last = When::parse(month).filter(|_| month.matches('-').count() == 1)?.last_day()?;
    let is_beyond = day.parse().is_ok_and(|day: u32| (29..=31).contains(&day));
    is_beyond.then(|| format!("the last day of `{month}` is {last}"))
}

fn otherwise() -> String {
    "write year, month and day as far as they are known, as in 2026, 2026-02, 2026-02-28, 2026-02?, \
     XXXX-10 or 2026-01/.."
        .to_string()
}

/// Both days that a date may mean which has its month first or second.
fn two_readings(text: &str) -> Option<String> {
    let parts: [&str; 3] = text.split(['/', '-']).collect::<Vec<_>>().try_into().ok()?;
    let [one, other] = [parts[0], parts[1]].map(|part| part.parse::<u32>().ok());
    let read = |month: u32, day: u32| {
        let date = format!("{}-{month:02}-{day:02}", parts[2]);
        When::parse(&date).is_some().then_some(date)
    };
    let (month_second, month_first) = (read(other?, one?)?, read(one?, other?)?);
    Some(format!("write `{month_second}` or `{month_first}`, whichever day is meant"))
}

/// The first day that a spreadsheet counts: 1899-12-30, in days from 1970-01-01.
const FIRST_OF_SPREADSHEETS: i64 = -25_569;

/// What a spreadsheet has made of a month, of a day without a year, or of a day.
fn of_spreadsheet(text: &str) -> Option<String> {
    // Numbers of days from 1954 to 2119; others may count anything.
    if let Ok(number @ 20_000..=80_000) = text.parse::<i64>() {
        let day = day_text(FIRST_OF_SPREADSHEETS + number);
        return Some(format!("write `{day}`, if it is how a spreadsheet numbers that day"));
    }
    let (one, other) = text.split_once(['-', ' '])?;
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    match (month(one), number(one), month(other), number(other)) {
        (Some(month), _, _, Some(year)) if other.len() == 2 => {
            let century = if year < 30 { 20 } else { 19 };
            Some(format!("write `{century}{year:02}-{month:02}`, if a spreadsheet shows it so"))
        }
        (_, Some(day), Some(month), _) if day > 0 => Some(format!(
            "write `XXXX-{month:02}-{day:02}`, or the year, which a spreadsheet doesn't show"
        )),
        _ => None,
    }
}

/// The end of an interval that is no date, and what it means, where the other is fine or as plain.
fn odd_end(text: &str) -> Option<(&str, String)> {
    let ends: [&str; 2] = text.split('/').collect::<Vec<_>>().try_into().ok()?;
    let is_fine = |end: &str| end.is_empty() || end == ".." || When::parse(end).is_some();
    let meant = |end: &str| guess(end).filter(|guess| When::parse(guess).is_some());
    let odd = ends.into_iter().filter(|end| !is_fine(end));
    let guesses: Option<Vec<(&str, String)>> = odd.map(|end| Some((end, meant(end)?))).collect();
    guesses?.into_iter().next()
}

/// A day with a time of it, as databases write them: `2026-02-01 10:00`, with parts of a second.
fn with_time(text: &str) -> Option<String> {
    let (day, time) = text.split_once([' ', 'T'])?;
    let day = if When::parse(day).is_some() { day.to_string() } else { guess(day)? };
    let time = time.trim_start();
    let is_clock = |c: char| c.is_ascii_digit() || c == ':';
    let (clock, rest) = time.split_at(time.find(|c| !is_clock(c)).unwrap_or(time.len()));
    let fraction = rest.strip_prefix(['.', ',']).unwrap_or_default();
    let zone = match fraction {
        "" => rest,
        _ => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
    };
    let seconds = if clock.matches(':').count() == 1 { ":00" } else { "" };
    Some(format!("{day}T{clock}{seconds}{}", zone.trim_start()))
}

/// What a date in another order or with a month's name means, if it can only mean one day.
fn guess(text: &str) -> Option<String> {
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    let year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let month = |part: &str| month(part).map(u32::from);
    match parts.as_slice() {
        [digits] => without_marks(digits),
        [y, m] if year(y) => Some(format!("{y}-{:02}", number(m).or_else(|| month(m))?)),
        [m, y] if year(y) => Some(format!("{y}-{:02}", number(m).or_else(|| month(m))?)),
        [y, m, d] if year(y) => Some(format!("{y}-{:02}-{:02}", number(m)?, number(d)?)),
        [a, b, y] if year(y) => {
            let (day, month) = match (number(a), month(a), number(b), month(b)) {
                (Some(day), _, _, Some(month)) | (_, Some(month), Some(day), _) => (day, month),
                (Some(day), _, Some(month), _) if text.contains('.') || day > 12 => (day, month),
                (Some(month), _, Some(day), _) if day > 12 || day == month => (day, month),
                _ => return None,
            };
            Some(format!("{y}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

/// A day or a month without anything between its numbers, as event data bases write them. Of six
/// digits, the first must look like a year of the last centuries, or they may be a day.
fn without_marks(digits: &str) -> Option<String> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let is_recent = ["17", "18", "19", "20"].iter().any(|century| digits.starts_with(century));
    match digits.len() {
        8 => Some(format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..])),
        6 if is_recent => Some(format!("{}-{}", &digits[..4], &digits[4..])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::hint;
    use crate::check::testing::told;

    #[test]
    fn a_date_is_pointed_at_wherever_it_stands() {
        let shown = told(
            "bad-date",
            &[
                (
                    "claims.csv",
                    "subject,relation,object,when\na,is,b,October 2025\na,is,b,2025-10?\n",
                ),
                ("sources.csv", "id,published,retrieved\ns,2026-02-30,soon\n"),
                ("same.csv", "left,right,decision,date\na,b,unsure,2026/2025\n"),
            ],
        );
        assert_eq!(shown, "\
error[bad-date]: `2026-02-30` is no date
 --> sources.csv:2:3
  |
2 | s,2026-02-30,soon
  |   ^^^^^^^^^^
  |
  = help: the last day of `2026-02` is 2026-02-28

error[bad-date]: `soon` is no date
 --> sources.csv:2:14
  |
2 | s,2026-02-30,soon
  |              ^^^^
  |
  = help: write year, month and day as far as they are known, as in 2026, 2026-02, 2026-02-28, 2026-02?, XXXX-10 or 2026-01/..

error[bad-date]: `October 2025` is no date
 --> claims.csv:2:8
  |
2 | a,is,b,October 2025
  |        ^^^^^^^^^^^^
  |
  = help: write `2025-10`

error[bad-date]: `2026/2025` is no date
 --> same.csv:2:12
  |
2 | a,b,unsure,2026/2025
  |            ^^^^^^^^^
  |
  = help: an interval starts with its earlier end");
    }

    #[test]
    fn only_what_can_mean_one_day_is_guessed() {
        let table = [
            ("01.02.2026", "write `2026-02-01`"),
            ("2026/2/1", "write `2026-02-01`"),
            ("2026-2", "write `2026-02`"),
            ("13/2/2026", "write `2026-02-13`"),
            ("2/13/2026", "write `2026-02-13`"),
            ("3 March 2026", "write `2026-03-03`"),
            ("Mar 3, 2026", "write `2026-03-03`"),
            ("2026-02/2026-01", "an interval starts with its earlier end"),
            ("2026-02-01 10:00", "write `2026-02-01T10:00:00`"),
            ("2026-02-01 10:00:05.250", "write `2026-02-01T10:00:05`"),
            ("2026-02-01T10:00:05.250Z", "write `2026-02-01T10:00:05Z`"),
            ("2026-02-01 10:00:05+01:00", "write `2026-02-01T10:00:05+01:00`"),
            ("13/2/2026 9:30", "write year, month and day"),
            ("13/2/2026 09:30", "write `2026-02-13T09:30:00`"),
            ("20140218", "write `2014-02-18`"),
            ("201403", "write `2014-03`"),
            ("01.01.2020/2021", "write `2020-01-01` for `01.01.2020`"),
            ("2020/31.12.2021", "write `2021-12-31` for `31.12.2021`"),
            ("2018/heute", "write year, month and day"),
            ("2018-2020", "write `2018/2020`"),
            ("2018 – 2020", "write `2018/2020`"),
            ("2020/21", "write `2020/2021` for the years, or `2020-21` for the spring"),
            ("2011/12", "write `2011/2012` for the years, or `2011-12` for that month"),
            ("2011/10", "write `2011-10`"),
            ("2018/25", "write `2018/2025`"),
            ("1998-99", "write `1998/1999`"),
            ("1999/00", "write `1999/2000`"),
            ("2020-2018", "write year, month and day"),
            ("2021-04-31", "the last day of `2021-04` is 2021-04-30"),
            ("31.04.2021", "the last day of `2021-04` is 2021-04-30"),
            ("20140231", "the last day of `2014-02` is 2014-02-28"),
            ("2023-02-29", "the last day of `2023-02` is 2023-02-28"),
            ("3/5/2022", "write `2022-05-03` or `2022-03-05`, whichever day is meant"),
            ("3-5-2022", "write `2022-05-03` or `2022-03-05`, whichever day is meant"),
            ("Jun-22", "write `2022-06`, if a spreadsheet shows it so"),
            ("Mar 98", "write `1998-03`, if a spreadsheet shows it so"),
            ("22-Jun", "write `XXXX-06-22`, or the year"),
            ("45729", "write `2025-03-13`, if it is how a spreadsheet numbers that day"),
            ("20140218 13:00", "write `2014-02-18T13:00:00`"),
        ];
        for (text, want) in table {
            assert!(hint(text).starts_with(want), "{text}: {}", hint(text));
        }
        for text in [
            "1/2/26",
            "19999",
            "80001",
            "Jun-2",
            "22-Junk",
            "0-Jun",
            "Decade 2020",
            "Mayor 2019",
            "next week",
            "",
            "99.99.2026",
            "é/é/2026",
            "201413",
            "120304",
            "é20140",
        ] {
            assert!(hint(text).starts_with("write year"), "{text}: {}", hint(text));
        }
    }
}
