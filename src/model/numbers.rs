//! Texts as numbers, and numbers as texts.

use std::io::Write;

/// Whether a text is a number in a column of numbers.
pub(crate) fn is_number(text: &str) -> bool {
    whole_number(text).is_some() || number(text).is_some()
}

pub(super) fn whole_number(text: &str) -> Option<i64> {
    text.parse::<i64>().ok().filter(|number| number.to_string() == text)
}

pub(super) fn number(text: &str) -> Option<f64> {
    match text.contains(['e', 'E']) {
        true => number_with_exponent(text),
        false => plain_number(text),
    }
}

/// A decimal number that reads the same after a round trip, but for zeros at its end.
fn plain_number(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    let shown = number.to_string();
    let trimmed = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => text,
    };
    (number.is_finite() && shown == trimmed).then_some(number)
}

/// A number with an exponent, if it is as exact as the text.
fn number_with_exponent(text: &str) -> Option<f64> {
    let (mantissa, _) = text.split_once(['e', 'E'])?;
    let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let whole = unsigned.split('.').next()?;
    let starts_well = whole == "0" || whole.starts_with(|digit: char| ('1'..='9').contains(&digit));
    let number: f64 = text.parse().ok().filter(|number: &f64| starts_well && number.is_finite())?;
    let shown = format!("{number:e}");
    (significant(shown.split('e').next()?) == significant(mantissa)).then_some(number)
}

/// The digits of a number that tell it from others of its size.
fn significant(mantissa: &str) -> String {
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_string()
}

/// Whether a text is digits, a letter and digits, which a code may be as well.
pub(super) fn is_bare_exponent(text: &str) -> bool {
    text.contains(['e', 'E'])
        && !text.contains(['.', '+'])
        && !text.contains("e-")
        && !text.contains("E-")
}

/// A number as text. One that happens to be whole keeps a point, or its column would read as
/// whole numbers.
pub(crate) fn write_float(number: f64, out: &mut Vec<u8>) {
    write_number(number, out);
    if number.fract() == 0.0 {
        out.extend_from_slice(b".0");
    }
}

/// A number in its fewest digits, without an exponent; a whole one has no point.
pub(crate) fn write_number(number: f64, out: &mut Vec<u8>) {
    // Most numbers were typed with two decimals at most. Up to fifteen digits no two of those
    // are the same to a computer, so there are no fewer digits to look for.
    let hundredths = (number * 100.0).round();
    let is_typed = hundredths.abs() < 1e15 && hundredths / 100.0 == number;
    if !is_typed || (number == 0.0 && number.is_sign_negative()) {
        // Into memory, this can't fail.
        let _ = write!(out, "{number}");
        return;
    }
    let (whole, rest) = (hundredths.abs() as u64 / 100, hundredths.abs() as u64 % 100);
    out.extend_from_slice(if number < 0.0 { b"-" } else { b"" });
    out.extend_from_slice(itoa::Buffer::new().format(whole).as_bytes());
    match (rest / 10, rest % 10) {
        (0, 0) => {}
        (tenths, 0) => out.extend_from_slice(&[b'.', b'0' + tenths as u8]),
        (tenths, ones) => out.extend_from_slice(&[b'.', b'0' + tenths as u8, b'0' + ones as u8]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_the_digits_that_rust_gives_it() {
        let hundredths = (-20_000..20_000).map(|n| f64::from(n) / 100.0);
        let odd = [-0.0, 0.1 + 0.2, 1e15, 9_999_999_999_999.99, 1e13 + 0.01, -1e300, 5e-324, 0.001];
        for number in hundredths.chain(odd) {
            let mut text = Vec::new();
            write_number(number, &mut text);
            assert_eq!(String::from_utf8(text).unwrap(), number.to_string());
        }
    }
}
