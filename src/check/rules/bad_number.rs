//! A number that is none, or is outside of what it can be.
//!
//! # Why this is bad
//! A `confidence` of 90 or a `weight` of `1,5` falsifies every sum: a weight that is no number
//! counts as 1.
//!
//! # Example
//! ```text
//! subject,relation,object,confidence
//! meta,operates,instagram,90 %
//! ```
//!
//! # Instead
//! Write `confidence` from 0 to 1 and `weight` as a number, with a point.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "bad-number",
    level: Level::Error,
    summary: "a confidence isn't from 0 to 1, or a weight or score is no number",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let ledger = context.ledger;
    let is_share = |number: f64| (0.0..=1.0).contains(&number);
    findings.cells(
        context,
        &ledger.claims,
        "confidence",
        |text| !is(text, is_share),
        |text| {
            let hint = match share(text) {
                Some(share) => format!("write `{share}`"),
                None => {
                    "write 0 for not at all, 1 for certain, or a number between them".to_string()
                }
            };
            say(format!("`{text}` is no confidence from 0 to 1")).hint(hint)
        },
    );
    let numbers =
        [(&ledger.claims, "weight", ", so its claim weighs 1"), (&ledger.decisions, "score", "")];
    for (table, column, effect) in numbers {
        findings.cells(
            context,
            table,
            column,
            |text| !is(text, f64::is_finite),
            |text| say(format!("`{text}` is no number{effect}")).hint(plainly(text)),
        );
    }
}

/// How to write a number so that it can't be mistaken.
fn plainly(text: &str) -> String {
    let number = alone(text);
    let with = |comma: &str| plain(&number.replace(',', comma));
    let may_be_thousands = number.rsplit(',').next().is_some_and(|last| last.len() == 3);
    let thousands = if may_be_thousands { with("") } else { None };
    let has_more = number != text;
    if has_more && let Some((thousands, decimals)) = two_readings(number) {
        return format!("write {thousands} or {decimals}, whichever is meant");
    }
    match (with(".").or_else(|| ungrouped(number)), thousands) {
        // The other numbers of the column may have commas as well, and be read like that.
        (Some(_), _) | (_, Some(_)) if has_more => format!("write `{number}`"),
        (Some(decimals), Some(thousands)) => format!("write {thousands} or {decimals}"),
        (Some(number), None) | (None, Some(number)) => format!("write {number}"),
        (None, None) => "write a number such as 1 or 0.5".to_string(),
    }
}

/// What a number means whose only sign may stand between thousands or before decimals: `30,000`.
fn two_readings(number: &str) -> Option<(String, String)> {
    let (before, after) = number.split_once([',', '.'])?;
    let is_group = after.len() == 3 && after.bytes().all(|byte| byte.is_ascii_digit());
    let starts_group = (1..=3).contains(&before.len()) && !before.starts_with('0');
    let decimals: f64 = format!("{before}.{after}").parse().ok()?;
    let thousands = plain(&format!("{before}{after}"))?;
    (is_group && starts_group).then(|| (thousands, format!("`{decimals}`")))
}

/// A number as it is shown in a hint.
fn plain(text: &str) -> Option<String> {
    is(text, f64::is_finite).then(|| format!("`{text}`"))
}

/// A number that has one sign between thousands and another before its decimals.
fn ungrouped(number: &str) -> Option<String> {
    let (thousands, decimals) =
        if number.rfind(',') < number.rfind('.') { (',', '.') } else { ('.', ',') };
    plain(&number.replace(thousands, "").replace(decimals, "."))
}

/// The number of an amount or a share, without what it counts or how exact it is: of `12.5%`,
/// `1000.00 EUR` and `ca. 50`. Other words may change how much it is, as those of `3 million` do.
fn alone(text: &str) -> &str {
    let is_sign = |sign: char| sign.is_whitespace() || "%€$£¥~≈".contains(sign);
    let is_code = |word: &str| word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    let is_about = |word: &str| ["ca.", "ca", "c.", "approx.", "about", "circa"].contains(&word);
    let text = text.trim_matches(is_sign);
    let number = match text.split_once(' ') {
        Some((word, number)) if is_code(word) || is_about(word) => number,
        _ => text.rsplit_once(' ').filter(|(_, word)| is_code(word)).map_or(text, |(n, _)| n),
    };
    number.trim_matches(is_sign)
}

fn is(text: &str, fits: impl Fn(f64) -> bool) -> bool {
    text.parse().is_ok_and(fits)
}

/// Up to this number a share without a sign may be one of ten as well, or a slip of the pen.
const SURELY_PER_CENT: f64 = 10.0;

/// A share that was written in per cent, or with a comma.
fn share(text: &str) -> Option<f64> {
    let number: f64 = text.trim_end_matches('%').trim().replace(',', ".").parse().ok()?;
    let is_per_cent = text.contains('%') || number > SURELY_PER_CENT;
    let share = if is_per_cent { number / 100.0 } else { number };
    (0.0..=1.0).contains(&share).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::{plainly, share};
    use crate::check::testing::told;

    #[test]
    fn only_what_must_be_per_cent_is_taken_for_it() {
        let table = [
            ("90 %", Some(0.9)),
            ("90", Some(0.9)),
            ("1.5 %", Some(0.015)),
            ("0,5", Some(0.5)),
            ("1.5", None),
            ("5", None),
            ("900", None),
            ("high", None),
        ];
        for (text, want) in table {
            assert_eq!(share(text), want, "{text}");
        }
    }

    #[test]
    fn a_number_is_given_without_what_it_counts() {
        let such = "write a number such as 1 or 0.5";
        let table = [
            ("1,5", "write `1.5`"),
            ("1,500", "write `1500` or `1.500`"),
            ("1.234,50", "write `1234.50`"),
            ("1,234.50", "write `1234.50`"),
            ("12.5%", "write `12.5`"),
            ("12,5 %", "write `12,5`"),
            ("1000.00 EUR", "write `1000.00`"),
            ("USD 1,000", "write `1000` or `1`, whichever is meant"),
            ("€50.000", "write `50000` or `50`, whichever is meant"),
            ("1.234 EUR", "write `1234` or `1.234`, whichever is meant"),
            ("0.125 %", "write `0.125`"),
            ("2,000,000 USD", "write `2,000,000`"),
            ("-€500.00", such),
            ("€-500.00", "write `-500.00`"),
            ("ca. 50 %", "write `50`"),
            ("3 million", such),
            ("<5", such),
            ("n.a.", such),
            ("%", such),
        ];
        for (text, want) in table {
            assert_eq!(plainly(text), want, "{text}");
        }
    }

    #[test]
    fn numbers_are_numbers() {
        let shown = told(
            "bad-number",
            &[
                (
                    "claims.csv",
                    "subject,relation,object,confidence,weight\na,is,b,90 %,1\na,is,b,0.9,\"1,5\"\na,is,b,high,inf\na,is,b,-1,-2e3\n",
                ),
                ("same.csv", "left,right,decision,score\na,b,unsure,NaN\n"),
            ],
        );
        assert_eq!(
            shown,
            "\
error[bad-number]: `90 %` is no confidence from 0 to 1
 --> claims.csv:2:8
  |
2 | a,is,b,90 %,1
  |        ^^^^
  |
  = help: write `0.9`

error[bad-number]: `1,5` is no number, so its claim weighs 1
 --> claims.csv:3:12
  |
3 | a,is,b,0.9,\"1,5\"
  |            ^^^^^
  |
  = help: write `1.5`

error[bad-number]: `high` is no confidence from 0 to 1
 --> claims.csv:4:8
  |
4 | a,is,b,high,inf
  |        ^^^^
  |
  = help: write 0 for not at all, 1 for certain, or a number between them

error[bad-number]: `inf` is no number, so its claim weighs 1
 --> claims.csv:4:13
  |
4 | a,is,b,high,inf
  |             ^^^
  |
  = help: write a number such as 1 or 0.5

error[bad-number]: `-1` is no confidence from 0 to 1
 --> claims.csv:5:8
  |
5 | a,is,b,-1,-2e3
  |        ^^
  |
  = help: write 0 for not at all, 1 for certain, or a number between them

error[bad-number]: `NaN` is no number
 --> same.csv:2:12
  |
2 | a,b,unsure,NaN
  |            ^^^
  |
  = help: write a number such as 1 or 0.5"
        );
    }
}
