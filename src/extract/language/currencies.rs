//! Codes of currencies, which the network reads as the signs and words that it has learnt.

/// The codes of ISO 4217 that sums are told in, but those that are words as well: `ALL`, `CUP`, `TOP`.
#[rustfmt::skip]
const CODES: &[&str] = &[
    "AED", "ARS", "AUD", "AZN", "BAM", "BDT", "BGN", "BHD", "BRL", "BYN", "CAD", "CHF", "CLP", "CNY", "CZK",
    "DKK", "DZD", "EGP", "ETB", "EUR", "GBP", "GEL", "GHS", "HKD", "HRK", "HUF", "IDR", "ILS", "INR", "IQD",
    "IRR", "ISK", "JOD", "JPY", "KES", "KRW", "KWD", "KZT", "LBP", "LKR", "MDL", "MKD", "MMK", "MXN", "MYR",
    "NGN", "NOK", "NZD", "OMR", "PHP", "PKR", "PLN", "QAR", "RMB", "RSD", "RUB", "SAR", "SDG", "SEK", "SGD",
    "THB", "TND", "TRY", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VND", "XAF", "XOF", "YER", "ZAR",
    "ZMW",
];

/// Whether a word is the code of a currency.
pub(crate) fn is_code(word: &str) -> bool {
    word.len() == 3 && CODES.binary_search(&word).is_ok()
}

/// Puts a sign or a word in the place of each code that has a number beside it: `paid EUR 14 million`.
pub(super) fn make_plain(words: &mut [&str]) {
    const GROUPS: &[&str] = &["billion", "bn", "m", "million", "mn", "thousand", "trillion"];
    let is_number = |word: &&str| word.starts_with(|first: char| first.is_ascii_digit());
    for at in 0..words.len() {
        if !is_code(words[at]) {
            continue;
        }
        let before = at.checked_sub(1).map(|before| words[before]);
        if words.get(at + 1).is_some_and(is_number) {
            words[at] = "€";
        } else if before.is_some_and(|word| is_number(&word) || GROUPS.contains(&word)) {
            words[at] = "euros";
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted() {
        assert!(CODES.is_sorted());
    }

    #[test]
    fn a_code_beside_a_number_is_money() {
        let plain = |text: &'static str| {
            let mut words: Vec<&str> = text.split(' ').collect();
            make_plain(&mut words);
            words.join(" ")
        };
        assert_eq!(plain("lent Pell EUR 14 million"), "lent Pell € 14 million");
        assert_eq!(plain("lent 14 million USD to Pell"), "lent 14 million euros to Pell");
        assert_eq!(plain("the EUR rose , ALL 14 left"), "the EUR rose , ALL 14 left");
    }
}
