//! Ends that a time comes up to without reaching them: `startopen` and `endopen`.

use crate::formats::remarks::Remarks;
use crate::formats::xml::Tag;
use crate::model::{When, day_text};

/// The first or the last that is within a time of which an attribute says where it starts or ends.
/// Where nobody can say it, the end is read as if it were within, which is told.
pub(super) fn within(
    name: &str,
    text: String,
    has_dates: bool,
    tag: &Tag,
    remarks: &mut Remarks,
) -> String {
    if !name.ends_with("open") || text.trim().parse().is_ok_and(f64::is_infinite) {
        return text;
    }
    beside(name, text.trim(), has_dates).unwrap_or_else(|| {
        let what = "`startopen` and `endopen` that are no days are read as `start` and `end`";
        let hint = "write days, or the first and the last that is within in `start` and `end`";
        remarks.count(what, tag.at, tag.length, hint);
        text
    })
}

/// What comes right after a start or before an end: a day of a day, a month of a month.
fn beside(name: &str, text: &str, has_dates: bool) -> Option<String> {
    if text.contains('/') || !has_dates && text.parse::<f64>().is_ok() {
        return None;
    }
    let is_start = name.starts_with("start");
    let when = When::parse(text.split_once('.').map_or(text, |(date, _)| date))?;
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let is_midnight = time.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.'));
    if !time.is_empty() && (is_start || !is_midnight) {
        // The rest of the day is within.
        return Some(date.to_string());
    }
    let day = if is_start { when.latest()? + 1 } else { when.earliest()? - 1 };
    let day = day_text(day);
    let is_plain = |date: &str| date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    (is_plain(date) && day.len() == 10 && !day.starts_with('-'))
        .then(|| day.get(..date.len()).map(String::from))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_end_is_the_last_day_before_it_and_an_open_start_the_first_after() {
        let all = [
            ("endopen", "2020-01-01", Some("2019-12-31")),
            ("startopen", "2020-02-28", Some("2020-02-29")),
            ("endopen", "2020-03", Some("2020-02")),
            ("startopen", "2020", Some("2021")),
            ("endopen", "2020-01-01T00:00:00.000", Some("2019-12-31")),
            ("startopen", "2020-01-01T00:00:00", Some("2020-01-01")),
            ("endopen", "2020-01-01T10:30:00", Some("2020-01-01")),
            ("endopen", "11.5", None),
            ("endopen", "soon", None),
            ("endopen", "2020-01/2020-02", None),
            ("endopen", "202X", None),
            ("endopen", "0000", None),
            ("startopen", "9999-12-31", None),
        ];
        for (name, text, wanted) in all {
            assert_eq!(beside(name, text, true).as_deref(), wanted, "{name}={text}");
        }
        assert_eq!(beside("endopen", "2020", false), None);
    }
}
