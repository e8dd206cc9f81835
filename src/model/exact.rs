//! Which whole numbers a weight keeps.

/// Up to here every whole number is a number of its own: 2^53.
pub(crate) const EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether a number isn't the whole number that its text says.
pub(crate) fn is_rounded(text: &str, number: f64) -> bool {
    let number = number.abs();
    if number < EXACT {
        return false;
    }
    let digits = text.trim().trim_start_matches(['+', '-']).trim_end_matches(".0");
    let digits = digits.trim_start_matches('0');
    // What a program wrote of a number has as many digits as tell it from others, then zeros.
    let is_whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_whole && digits != format!("{number:.0}") && digits != format!("{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_rounded_if_its_last_digits_change() {
        let rounded = |text: &str| is_rounded(text, text.parse().unwrap());
        for text in ["9007199254740993", "-12345678901234567890", "+9007199254740993.0"] {
            assert!(rounded(text), "{text}");
        }
        for text in [
            "9007199254740992",
            "9007199254740994",
            "12345678901234567168",
            "12345678901234567000.0",
            "0018446744073709551616",
            "1e300",
            "0.12345678901234567890123",
            "-5",
        ] {
            assert!(!rounded(text), "{text}");
        }
    }
}
