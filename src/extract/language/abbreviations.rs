//! Words that end in a full stop of their own.

/// Never the last word of a sentence: a name or number follows.
const TITLES: [&str; 48] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "rev", "gen", "lt", "col", "capt", "sgt", "maj", "cmdr",
    "gov", "sen", "sens", "rep", "reps", "hon", "pres", "vs", "v", "cf", "e.g", "i.e", "eg", "ie",
    "fig", "figs", "eq", "sec", "ch", "vol", "pp", "art", "para", "attn", "viz", "ca", "approx",
    "esp", "ft", "mt", "msgr", "supt", "adm", "messrs",
];

/// May end a sentence.
const OTHERS: [&str; 49] = [
    "etc", "inc", "ltd", "co", "corp", "bros", "jr", "sr", "al", "a.m", "p.m", "ph.d", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "ave", "blvd", "rd", "dept", "est", "hrs",
    "mins", "yrs", "lbs", "oz", "ext", "tel", "univ", "assn", "calif", "mass",
];

/// What a word before a full stop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// An ordinary word, which the stop doesn't belong to.
    None,
    /// Something that a name or a number follows.
    Title,
    /// The first letter of a name.
    Initial,
    /// An abbreviation that may stand anywhere.
    Other,
}

/// What a word is that has a full stop behind it.
pub(crate) fn stop(stem: &str) -> Stop {
    let mut letters = stem.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return if letter.is_uppercase() { Stop::Initial } else { Stop::None };
    }
    if stem.len() > 12 {
        return Stop::None;
    }
    let small = stem.to_lowercase();
    if TITLES.contains(&small.as_str()) {
        return Stop::Title;
    }
    if OTHERS.contains(&small.as_str()) || is_letters_with_stops(stem) {
        return Stop::Other;
    }
    Stop::None
}

/// Whether a full stop behind a word inside a sentence belongs to it.
pub(crate) fn keeps_its_stop(stem: &str) -> bool {
    stop(stem) != Stop::None
}

/// Whether the last word of a sentence takes the full stop with it.
pub(crate) fn ends_sentences_whole(stem: &str) -> bool {
    stop(stem) == Stop::Other
}

/// `U.S`, `p.m`, `D.C`: single letters with a full stop between them.
fn is_letters_with_stops(stem: &str) -> bool {
    stem.contains('.')
        && stem
            .split('.')
            .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}
