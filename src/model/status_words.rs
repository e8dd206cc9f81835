//! Words that people write for a status, and what they may mean by it.

use crate::model::foreign_statuses::in_english;
use crate::model::{Modality, Status, status_of};
use crate::text::asked;

/// What a word is that stands for a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusWord {
    /// It says that the claim is not so.
    Denial,
    /// It says nothing of how a claim is put, so a status of this name would lead astray.
    NoStatus,
    /// It may be a way to put a claim.
    Manner,
}

/// Words, what they are, and what to write for them.
type Meant = (&'static [&'static str], StatusWord, &'static str);

const MEANT: &[Meant] = &[
    (
        &["refuted", "rebutted", "false", "untrue", "debunked", "disproved", "disproven"],
        StatusWord::Denial,
        "if the claim is not so, write `denied`, or declare the status with `denies = true`",
    ),
    (
        &["rejected", "retracted", "withdrawn"],
        StatusWord::NoStatus,
        "if somebody says that the claim is not so, write `denied`; if nobody makes it any more, \
         leave it out",
    ),
    (
        &["disputed", "contested", "contradicted", "corroborated", "unsupported"],
        StatusWord::NoStatus,
        "write how each side puts it; that a claim is disputed or corroborated is found by itself",
    ),
    (
        &["confirmed", "unconfirmed", "verified", "unverified", "proven", "unproven"],
        StatusWord::NoStatus,
        "write how the source puts it, such as `asserted` or `reported`; how sure you are of it is \
         for the column `confidence`",
    ),
    (&Modality::NAMES, StatusWord::NoStatus, "write it in the column `modality`, beside a status"),
    (
        &["suspected", "accused"],
        StatusWord::Manner,
        "write `alleged` for an accusation; for what may be so, `possible` in the column `modality`",
    ),
    (
        &["rumoured", "rumored", "rumour", "rumor", "hearsay"],
        StatusWord::Manner,
        "write `reported` for hearsay",
    ),
    (
        &["admitted", "confessed", "acknowledged", "said"],
        StatusWord::Manner,
        "write `stated`, and who says so in the column `speaker`",
    ),
];

/// The statuses of an edge where a file that mixes texts and lists made one text of a list.
pub(crate) fn listed(text: &str) -> Option<Vec<String>> {
    text.starts_with('[').then(|| serde_json::from_str(text).ok())?
}

impl StatusWord {
    /// What a word is, in small letters or capitals, in whichever language.
    pub(crate) fn of(word: &str) -> StatusWord {
        meant(word).map_or(StatusWord::Manner, |(_, kind, _)| *kind)
    }
}

/// Whether a word is meant for a status: it is known to be put as one, or nearly is one.
pub(crate) fn is_put_as_status(word: &str, statuses: &[Status]) -> bool {
    meant(word).is_some() || slip_of(word, statuses).is_some()
}

/// Whether words are statuses, whatever their column is called: one of them is, and what isn't is
/// one but for a slip, or says that a claim is not so.
pub(crate) fn are_statuses<'w>(words: impl Iterator<Item = &'w str>, statuses: &[Status]) -> bool {
    let (mut is_any, mut nearly) = (false, Vec::new());
    for word in words {
        if status_of(statuses, word).is_some() {
            is_any = true;
        } else if !nearly.contains(&word) {
            if StatusWord::of(word) != StatusWord::Denial && slip_of(word, statuses).is_none() {
                return false;
            }
            nearly.push(word);
        }
    }
    is_any
}

fn meant(word: &str) -> Option<&'static Meant> {
    let word = in_english(word).unwrap_or(word);
    let is = |known: &&str| known.eq_ignore_ascii_case(word);
    MEANT.iter().find(|(words, ..)| words.iter().any(is))
}

/// What to write in place of a word that is no status.
pub(crate) fn status_hints(word: &str, statuses: &[Status]) -> Vec<String> {
    let meaning = meant(word).map(|(.., hint)| hint.to_string());
    if let (None, Some(near)) = (&meaning, slip_of(word, statuses)) {
        return vec![asked(word, near, "")];
    }
    let known: Vec<&str> = statuses.iter().map(|status| status.id.as_str()).collect();
    let list = format!("known are {}", known.join(", "));
    meaning.into_iter().chain([list]).collect()
}

/// The status that a word is but for a slip of a letter or two. No more is guessed: `refuted` is much
/// like `reported`, and says the opposite.
fn slip_of<'s>(word: &str, statuses: &'s [Status]) -> Option<&'s str> {
    if word.len() >= 100 {
        return None;
    }
    let lower = word.to_lowercase();
    let most = if lower.chars().count() < 6 { 1 } else { 2 };
    let slips = |known: &&str| strsim::damerau_levenshtein(&lower, &known.to_lowercase());
    let known = statuses.iter().map(|status| status.id.as_str());
    known.filter(|known| slips(known) <= most).min_by_key(slips)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::default_statuses;

    #[test]
    fn words_are_statuses_if_one_is_and_no_other_is_something_else() {
        let are = |words: &[&str]| are_statuses(words.iter().copied(), &default_statuses());
        for words in [
            &["denied"][..],
            &["Alleged", "alledged", "alledged"],
            &["refuted", "stated"],
            &["指控"],
        ] {
            assert!(are(words), "{words:?}");
        }
        for words in [
            &[][..],
            &["refuted"],
            &["alledged"],
            &["reported", "confirmed"],
            &["denied", "granted"],
            &["opinion", "news"],
        ] {
            assert!(!are(words), "{words:?}");
        }
    }

    #[test]
    fn no_word_is_taken_for_its_opposite() {
        let statuses = default_statuses();
        let hint = |word| status_hints(word, &statuses).remove(0);
        for (slip, meant) in
            [("alledged", "alleged"), ("Assertd", "asserted"), ("denyed", "denied")]
        {
            assert_eq!(hint(slip), format!("did you mean `{meant}`?"));
        }
        for word in [
            "disputed",
            "suspected",
            "admitted",
            "verified",
            "refuted",
            "retracted",
            "rejected",
            "rumoured",
            "confirmed",
            "Untrue",
            "planned",
            "noted",
            "dead",
            "open",
        ] {
            assert!(!hint(word).starts_with("did you mean"), "{word}: {}", hint(word));
        }
    }
}
