//! Dates as precise as they were said: EDTF level 1, and days only where a format needs them.
//!
//! <https://www.loc.gov/standards/datetime/>. Beyond level 1, a year nobody named may be `XXXX`
//! before a month or day that somebody did (`XXXX-10`): no year is ever invented.

/// A date or an interval, with the days it can mean.
///
/// ```
/// use claimgraph::model::When;
/// let when = When::parse("2026-02/2026-03?").unwrap();
/// assert_eq!(when.first_day().as_deref(), Some("2026-02-01"));
/// assert_eq!(when.last_day().as_deref(), Some("2026-03-31"));
/// assert_eq!(When::parse("XXXX-10").unwrap().first_day(), None);
/// assert!(When::parse("2026-13").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When<'a> {
    start: Point<'a>,
    end: Point<'a>,
}

/// One end of an interval: what was written, and the first and last day it can mean, counted
/// from 1970-01-01, where the words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Point<'a> {
    text: &'a str,
    days: Option<(i64, i64)>,
    yearly: Option<Yearly>,
}

/// Months and days that are known where the year, or the month, isn't: `XXXX-05` is a May of any
/// year, `2015-XX-01` the first of any month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Yearly {
    months: (i64, i64),
    days: (i64, i64),
}

impl Yearly {
    /// The months and days of a year that it can mean.
    pub(crate) fn dates(self) -> impl Iterator<Item = (i64, i64)> {
        let Yearly { months, days } = self;
        let of_month = move |month| (days.0..=days.1).map(move |day| (month, day));
        (months.0..=months.1).flat_map(of_month)
    }

    /// Whether it can mean this month and day.
    pub(crate) fn has(self, (month, day): (i64, i64)) -> bool {
        let Yearly { months, days } = self;
        (months.0..=months.1).contains(&month) && (days.0..=days.1).contains(&day)
    }
}

impl<'a> When<'a> {
    /// Reads an EDTF date or interval; nothing if it is none.
    pub fn parse(text: &'a str) -> Option<When<'a>> {
        let Some((start, end)) = text.split_once('/') else {
            let (days, yearly) = date(text)?;
            let point = Point { text, days, yearly };
            return Some(When { start: point, end: point });
        };
        let (start, end) = (interval_end(start)?, interval_end(end)?);
        if let (Some((from, _)), Some((_, to))) = (start.days, end.days)
            && from > to
        {
            return None;
        }
        let named =
            start.days.is_some() || end.days.is_some() || !start.is_open() || !end.is_open();
        named.then_some(When { start, end })
    }

    /// The words for where it starts: the date itself, or the first half of an interval, which is
    /// `..` if it has no start and empty if nobody knows it.
    pub fn start_text(&self) -> &'a str {
        self.start.text
    }

    /// The words for where it ends, as [`When::start_text`] has them for the start.
    pub fn end_text(&self) -> &'a str {
        self.end.text
    }

    /// Whether it never started.
    pub fn is_open_start(&self) -> bool {
        self.start.text == ".."
    }

    /// Whether it goes on.
    pub fn is_open_end(&self) -> bool {
        self.end.text == ".."
    }

    /// The first day it can mean, in days from 1970-01-01; nothing if the start is open or has no year.
    pub fn earliest(&self) -> Option<i64> {
        self.start.days.map(|(first, _)| first)
    }

    /// The last day it can mean, in days from 1970-01-01; nothing if the end is open or has no year.
    pub fn latest(&self) -> Option<i64> {
        self.end.days.map(|(_, last)| last)
    }

    /// The first and the last day it can mean at all, in days from 1970-01-01: an end that is open, or
    /// that nobody knows, may be any day. Nothing if no end has a year.
    ///
    /// ```
    /// use claimgraph::model::When;
    /// let reach = |text| When::parse(text).and_then(|when| when.reach());
    /// assert_eq!(reach("1970-01-01/.."), Some((0, i64::MAX)));
    /// assert_eq!(reach("/1970-01-01"), Some((i64::MIN, 0)));
    /// assert_eq!(reach("XXXX-10"), None);
    /// ```
    pub fn reach(&self) -> Option<(i64, i64)> {
        let (first, last) = (self.earliest(), self.latest());
        first.or(last)?;
        Some((first.unwrap_or(i64::MIN), last.unwrap_or(i64::MAX)))
    }

    /// The months and days that a single date can mean, where its days from the first to the last
    /// aren't all of them.
    pub(crate) fn yearly(&self) -> Option<Yearly> {
        self.start.yearly
    }

    /// The first day it can mean, as `YYYY-MM-DD`, for formats that know only days.
    pub fn first_day(&self) -> Option<String> {
        self.earliest().map(day_text)
    }

    /// The last day it can mean, as `YYYY-MM-DD`.
    pub fn last_day(&self) -> Option<String> {
        self.latest().map(day_text)
    }
}

impl Point<'_> {
    fn is_open(&self) -> bool {
        self.text.is_empty() || self.text == ".."
    }
}

fn interval_end(text: &str) -> Option<Point<'_>> {
    let (days, _) = if text.is_empty() || text == ".." { (None, None) } else { date(text)? };
    Some(Point { text, days, yearly: None })
}

/// The first and the last day a date can mean, unless it has no year; and its months and days where
/// not all between are meant.
type Date = (Option<(i64, i64)>, Option<Yearly>);

/// What a single date means; nothing if it is none.
fn date(text: &str) -> Option<Date> {
    let text = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let text = match text.split_once('T') {
        Some((day, time)) => is_time(time).then_some(day)?,
        None => text,
    };
    if let Some(year) = text.strip_prefix('Y') {
        let year: i64 =
            year.parse().ok().filter(|year| (-999_999_999..=999_999_999).contains(year))?;
        return Some((Some((day_number(year, 1, 1), day_number(year, 12, 31))), None));
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let mut parts = digits.split('-');
    let year = unspecified(parts.next()?, 4)?;
    let mut pair = || parts.next().map_or(Some((0, 99)), |part| unspecified(part, 2));
    let (month, day) = (pair()?, pair()?);
    if parts.next().is_some() {
        return None;
    }
    calendar(year, sign, month, day)
}

/// The least and the greatest number that digits with `X` for the unknown ones can mean.
fn unspecified(part: &str, width: usize) -> Option<(i64, i64)> {
    let known = part.trim_end_matches('X');
    // `XXXX` stands before a known month; inside a part, unknown digits come last.
    if part.len() != width || !known.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let scale = 10_i64.pow((width - known.len()) as u32);
    let low = known.parse::<i64>().unwrap_or(0) * scale;
    Some((low, low + scale - 1))
}

fn calendar(
    (low, high): (i64, i64),
    sign: i64,
    month: (i64, i64),
    day: (i64, i64),
) -> Option<Date> {
    let no_year = (low, high) == (0, 9999);
    if let (21..=24, true, (0, 99)) = (month.0, month.0 == month.1, day) {
        return Some(((!no_year).then(|| season(low, high, sign)), None));
    }
    let (first_month, last_month) = within(month, 12)?;
    let year = if sign < 0 { -high } else { low };
    let exact_month = first_month == last_month;
    let (first, last) =
        within(day, if exact_month { days_most(low == high, year, last_month) } else { 31 })?;
    let yearly = Yearly { months: (first_month, last_month), days: (first, last) };
    // Within one year, or one month, all months or days are meant from the first to the last.
    let of_each_year = low < high && !(first_month == 1 && last_month == 12);
    let of_each_month = (low < high || !exact_month) && !(first == 1 && last >= 28);
    let yearly = (of_each_year || of_each_month).then_some(yearly);
    if no_year {
        return Some((None, yearly));
    }
    let last_year = if sign < 0 { -low } else { high };
    let last = last.min(days_in(last_year, last_month));
    let days = (day_number(year, first_month, first), day_number(last_year, last_month, last));
    Some((Some(days), yearly))
}

/// A season is as long as its year: hemispheres disagree about its months.
fn season(low: i64, high: i64, sign: i64) -> (i64, i64) {
    let (first, last) = if sign < 0 { (-high, -low) } else { (low, high) };
    (day_number(first, 1, 1), day_number(last, 12, 31))
}

fn days_most(known_year: bool, year: i64, month: i64) -> i64 {
    if known_year || month != 2 { days_in(year, month) } else { 29 }
}

/// Cuts what digits can mean down to what a calendar has; nothing if that leaves nothing.
fn within((low, high): (i64, i64), most: i64) -> Option<(i64, i64)> {
    let (low, high) = (low.max(1), high.min(most));
    (low <= high).then_some((low, high))
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_time(time: &str) -> bool {
    let zone = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    // Hours, minutes and seconds, of which a minute may have one more.
    let are = |text: &str, count: usize| {
        let parts: Vec<&str> = text.split(':').collect();
        let is_below = |(part, limit): (&&str, u8)| {
            part.len() == 2
                && part.bytes().all(|b| b.is_ascii_digit())
                && part.parse().is_ok_and(|number: u8| number < limit)
        };
        parts.len() == count && parts.iter().zip([24, 60, 61]).all(is_below)
    };
    let zone = zone.trim_start_matches(['+', '-']);
    // EDTF has seconds; ISO 8601, and what many programs write, may do without.
    (are(clock, 2) || are(clock, 3))
        && (zone.is_empty() || zone == "Z" || are(zone, 1) || are(zone, 2))
}

/// A day and a time as EDTF has them, where they are one but for the blank or the parts of seconds
/// that databases write: `2021-03-04T10:00:00Z` of `2021-03-04 10:00:00.000Z`.
pub(crate) fn edtf_of(text: &str) -> Option<String> {
    let (day, rest) = text.split_at_checked("2021-03-04".len())?;
    let time = rest.strip_prefix([' ', 'T'])?;
    let (seconds, parts) = time.split_at_checked("10:00:00".len()).unwrap_or((time, ""));
    let zone = match parts.strip_prefix('.') {
        Some(parts) => {
            let zone = parts.trim_start_matches(|part: char| part.is_ascii_digit());
            (zone.len() < parts.len()).then_some(zone)?
        }
        None => parts,
    };
    let date = format!("{day}T{seconds}{zone}");
    (date != text && When::parse(day).is_some() && When::parse(&date).is_some()).then_some(date)
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar, after Howard Hinnant's
/// `days_from_civil` (<https://howardhinnant.github.io/date_algorithms.html>).
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The first and the last time that a month and day come within some days; nothing if they don't. An
/// end that may be any day stays.
pub(crate) fn recurring((first, last): (i64, i64), (month, day): (i64, i64)) -> Option<(i64, i64)> {
    // The twenty-ninth of February may be eight years off, and there is no thirtieth.
    const YEARS: i64 = 8;
    let of_year = |year: i64| (day <= days_in(year, month)).then(|| day_number(year, month, day));
    let from = match first {
        i64::MIN => first,
        _ => {
            let year = calendar_day(first).0;
            (year..=year + YEARS).filter_map(of_year).find(|day| *day >= first)?
        }
    };
    let to = match last {
        i64::MAX => last,
        _ => {
            let year = calendar_day(last).0;
            (year - YEARS..=year).rev().filter_map(of_year).find(|day| *day <= last)?
        }
    };
    (from <= to).then_some((from, to))
}

/// A day from 1970-01-01 on, or before it, as text.
pub(crate) fn day_text(number: i64) -> String {
    let (year, month, day) = calendar_day(number);
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}-{month:02}-{day:02}", year.abs())
}

/// The year, month and day of a day from 1970-01-01 on, or before it.
fn calendar_day(number: i64) -> (i64, i64, i64) {
    let shifted = number + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Option<(Option<String>, Option<String>)> {
        When::parse(text).map(|when| (when.first_day(), when.last_day()))
    }

    #[test]
    fn a_clock_has_no_hour_or_minute_beyond_its_own() {
        for time in ["23:59:60Z", "00:00:00+14:00", "08:30:00", "08:30", "08:30Z"] {
            assert!(When::parse(&format!("2026-01-01T{time}")).is_some(), "{time}");
        }
        for time in ["25:00:00Z", "12:61:00", "12:00:99+02:00", "08", "08:60", "08:3"] {
            assert!(When::parse(&format!("2026-01-01T{time}")).is_none(), "{time}");
        }
    }

    #[test]
    fn a_time_of_a_database_is_one_of_edtf_but_for_its_blank_and_parts_of_seconds() {
        for (text, date) in [
            ("2021-03-04 00:00:00", "2021-03-04T00:00:00"),
            ("2021-03-04T00:00:00.000", "2021-03-04T00:00:00"),
            ("2021-03-04 10:20:30.123456+00:00", "2021-03-04T10:20:30+00:00"),
            ("2021-03-04 10:20:30.5Z", "2021-03-04T10:20:30Z"),
            ("2021-03-04 10:20", "2021-03-04T10:20"),
        ] {
            assert_eq!(edtf_of(text).as_deref(), Some(date));
        }
        for text in [
            "2021-03-04T10:20:30Z",
            "2021-03-04",
            "2021-03-04 about ten",
            "2021-03-04 10:20:30.",
            "2021-03-04 25:00:00",
            "2021-02-30 10:20:30",
            "04.03.2021 10:20:30",
            "2021-03-04 10:20:30/2021-03-05 10:20:30",
        ] {
            assert_eq!(edtf_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_means_every_day_it_could() {
        let table = [
            ("2026", Some(("2026-01-01", "2026-12-31"))),
            ("2024-02", Some(("2024-02-01", "2024-02-29"))),
            ("2025-10?", Some(("2025-10-01", "2025-10-31"))),
            ("201X", Some(("2010-01-01", "2019-12-31"))),
            ("2026-XX", Some(("2026-01-01", "2026-12-31"))),
            ("2026-02-XX", Some(("2026-02-01", "2026-02-28"))),
            ("2026-22", Some(("2026-01-01", "2026-12-31"))),
            ("-0044-03-15", Some(("-0044-03-15", "-0044-03-15"))),
            ("1985-04-12T23:20:30Z", Some(("1985-04-12", "1985-04-12"))),
            ("2026-01/2026-03", Some(("2026-01-01", "2026-03-31"))),
            ("-004X", Some(("-0049-01-01", "-0040-12-31"))),
            ("-004X-02", Some(("-0049-02-01", "-0040-02-29"))),
            ("-004X-21", Some(("-0049-01-01", "-0040-12-31"))),
            ("Y-999999999", Some(("-999999999-01-01", "-999999999-12-31"))),
            ("XXXX-10", None),
            ("XXXX-21", None),
        ];
        for (text, want) in table {
            let want =
                want.map_or((None, None), |(a, b)| (Some(a.to_string()), Some(b.to_string())));
            assert_eq!(days(text), Some(want), "{text}");
        }
    }

    #[test]
    fn a_month_or_day_of_no_known_year_comes_again() {
        let days = |text| When::parse(text).unwrap().reach().unwrap();
        let within = |text, date| {
            recurring(days(text), date).map(|(first, last)| (day_text(first), day_text(last)))
        };
        let both = |first: &str, last: &str| Some((first.to_string(), last.to_string()));
        assert_eq!(within("2015/2017", (5, 1)), both("2015-05-01", "2017-05-01"));
        assert_eq!(within("2015-06/2016-04", (5, 1)), None);
        assert_eq!(within("1896/1904", (2, 29)), both("1896-02-29", "1904-02-29"));
        assert_eq!(within("1897/1903", (2, 29)), None);
        assert_eq!(within("2015", (2, 30)), None);
        assert_eq!(recurring((i64::MIN, i64::MAX), (2, 30)), Some((i64::MIN, i64::MAX)));
        let dates = |text| When::parse(text).unwrap().yearly().map(|yearly| yearly.dates().count());
        for text in ["2015", "2015-XX", "2015-05", "2015-05-XX", "201X", "XXXX-21", "XXXX-05/.."] {
            assert_eq!(dates(text), None, "{text}");
        }
        assert_eq!(["XXXX-05", "201X-05-01", "2015-XX-01"].map(dates), [31, 1, 12].map(Some));
    }

    #[test]
    fn an_open_interval_has_one_known_end() {
        assert_eq!(days("2026-01/.."), Some((Some("2026-01-01".into()), None)));
        assert_eq!(days("../2026"), Some((None, Some("2026-12-31".into()))));
        assert!(When::parse("2026-01/..").is_some_and(|when| when.is_open_end()));
    }

    #[test]
    fn what_no_calendar_has_is_no_date() {
        for text in [
            "",
            "soon",
            "2026-13",
            "2026-02-30",
            "26-01-01",
            "2026/2025",
            "../..",
            "1/2",
            "2026-1",
            "XX26",
            "2026-01-01T25",
            "01.02.2026",
            "2026-00",
            "2026-01-01-01",
            "é026",
            "Y1000000000",
            "Y-9223372036854775808",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
