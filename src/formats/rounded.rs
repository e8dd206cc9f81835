//! Weights that have more digits than a number holds.

/// What is told of them once for a file, and what can be done.
pub(super) const ROUNDED: &str = "weights of more digits than numbers have are rounded";
pub(super) const ROUNDED_HINT: &str =
    "where every digit counts, call the attribute something else than `weight`";

/// Up to here every whole number is a number of its own: 2^53.
pub(super) const EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether a number isn't the whole number that its text says.
pub(super) fn is_rounded(text: &str, number: f64) -> bool {
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
