//! How a claim is put, in words: the same for a candidate and for what became of it.

use claimgraph::model::{Modality, yes_or_no};

/// Its status, and whether it is negated, possible or planned. A status that denies says itself that
/// it isn't so.
pub(crate) fn put<'c>(get: impl Fn(&str) -> Option<&'c str>, denies: bool) -> Vec<String> {
    let mut parts: Vec<String> = get("status").map(str::to_string).into_iter().collect();
    if get("negated").and_then(yes_or_no) == Some(true) && !denies {
        parts.push("negated".to_string());
    }
    let modality = get("modality").filter(|how| *how != Modality::Actual.name());
    parts.extend(modality.map(str::to_string));
    parts
}

/// When: in the words of the text, and as a date.
pub(crate) fn when<'c>(get: impl Fn(&str) -> Option<&'c str>) -> Option<String> {
    match (get("when"), get("when_text")) {
        (Some(when), Some(words)) => Some(format!("{words} ({when})")),
        (when, words) => when.or(words).map(str::to_string),
    }
}
