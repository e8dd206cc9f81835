//! The words for what claims add up to. Drawings and answers look for them in graphs that were read,
//! so they are the same wherever they are written.

/// Somebody denies what others say, or say that it may be; what they only doubt isn't disputed.
pub const DISPUTED: &str = "disputed";

/// Claims put it in several ways. Whoever denies and whoever states that it is not so put it in one.
pub const MIXED_STATUS: &str = "mixed-status";

/// No source and no quote is behind it.
pub const UNSUPPORTED: &str = "unsupported";

/// One origin is behind it.
pub const SINGLE_ORIGIN: &str = "single-origin";

/// So many independent origins are behind it: `corroborated(2)`. Those that hedge more than others
/// don't count, and those that doubt never corroborate.
pub fn corroborated(origins: usize) -> String {
    format!("corroborated({origins})")
}

/// Whether a word is one of these.
pub(crate) fn is_state(word: &str) -> bool {
    let number = word.strip_prefix("corroborated(").and_then(|rest| rest.strip_suffix(')'));
    [DISPUTED, MIXED_STATUS, UNSUPPORTED, SINGLE_ORIGIN].contains(&word)
        || number.is_some_and(|number| number.parse::<u64>().is_ok())
}
