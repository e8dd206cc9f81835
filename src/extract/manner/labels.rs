//! Labels and headings that say how what stands behind or below them is put: `Unconfirmed:`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::extract::manner::{Manner, Unsaid};
use crate::extract::stem::stem;
use crate::model::Status;

/// The labels of English, as data.
const ENGLISH: &str = include_str!("labels.toml");

/// What labels and headings mean for how a text is put.
#[derive(Debug)]
pub(crate) struct Labels {
    labels: Vec<Label>,
    so: Vec<String>,
    ratings: Vec<String>,
    given: Vec<String>,
    only: Vec<String>,
    parts: Vec<String>,
    numbering: Vec<String>,
    before: Vec<String>,
    asked: Vec<String>,
    behind: Vec<String>,
    distant: Option<usize>,
}

#[derive(Debug)]
struct Label {
    /// Each of its words or phrases, as stems with blanks between.
    stems: Vec<String>,
    manner: Manner,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    label: Vec<LabelData>,
    so: Words,
    rating: Words,
    given: Words,
    only: Words,
    part: Words,
    numbering: Words,
    before: Words,
    asked: Words,
    behind: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelData {
    words: Vec<String>,
    status: Option<String>,
    #[serde(default)]
    negates: bool,
    #[serde(default)]
    silent: bool,
}

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}

/// The longest label that is looked at, in words, and the longest phrase that is one.
const LONGEST: usize = 10;
const LONGEST_PHRASE: usize = 3;

/// Whether a text is a label that says how what it stands before is put, in whatever project.
pub(crate) fn is_label(text: &str) -> bool {
    static ALL: LazyLock<Labels> = LazyLock::new(|| Labels::of(&[]));
    ALL.manner(text).is_some() || ALL.leads_in_truth(text)
}

impl Labels {
    /// The labels of English, with the statuses of a project, firmest first.
    pub(crate) fn of(statuses: &[Status]) -> Labels {
        let data: Data = toml::from_str(ENGLISH).expect("a test reads the labels of English");
        let stems = |words: Words| words.words.iter().map(|word| stem(word)).collect();
        let phrases =
            |words: Words| words.words.iter().map(|words| stems_of(words).join(" ")).collect();
        let label = |label: LabelData| Label {
            stems: label.words.iter().map(|words| stems_of(words).join(" ")).collect(),
            manner: Manner {
                denied: label.status.as_deref() == Some("denied"),
                status: statuses
                    .iter()
                    .position(|own| Some(&own.id) == label.status.as_ref() && own.id != "denied"),
                negated: label.negates,
                unsaid: label.silent.then_some(Unsaid::NotSaid),
                ..Manner::default()
            },
        };
        Labels {
            labels: data.label.into_iter().map(label).collect(),
            so: stems(data.so),
            ratings: phrases(data.rating),
            given: stems(data.given),
            only: data.only.words,
            asked: stems(data.asked),
            parts: phrases(data.part),
            numbering: data.numbering.words,
            before: stems(data.before),
            behind: stems(data.behind),
            distant: statuses.iter().position(|own| own.id == "claimed"),
        }
    }

    /// The status of what a text keeps its distance from.
    pub(crate) fn distant(&self) -> Option<usize> {
        self.distant
    }

    /// How a label puts what it stands before; nothing if it doesn't say.
    pub(crate) fn manner(&self, label: &str) -> Option<Manner> {
        let words = stems_of(label);
        if words.len() > LONGEST {
            return None;
        }
        let words = self.without_question(without_number(&words));
        if let Some(whole) = self.found(&words.join(" ")) {
            return Some(whole.manner.clone());
        }
        self.ended(words).or_else(|| self.of_several(label, words)).or_else(|| self.of_both(words))
    }

    /// How a label puts it whose last words before a preposition say so: `Key claims by the mayor`.
    fn ended(&self, words: &[String]) -> Option<Manner> {
        let end = words.iter().position(|word| self.behind.contains(word)).unwrap_or(words.len());
        (1..=LONGEST_PHRASE.min(end)).find_map(|count| {
            let (before, last) = words[..end].split_at(end - count);
            let found = self.found(&last.join(" "))?;
            let untrue = before.iter().filter_map(|word| self.found(word));
            let untrue = untrue.map(|label| &label.manner).find(|manner| manner.negated);
            let known = before.iter().all(|word| self.may_stand_before(word));
            known.then(|| untrue.unwrap_or(&found.manner).clone())
        })
    }

    /// `Alleged violations of the embargo`; `Alleged gunman arrested` is a headline.
    fn of_several(&self, label: &str, words: &[String]) -> Option<Manner> {
        let [adjective, _, behind @ ..] = self.bare(words) else { return None };
        let is_closed = behind.first().is_none_or(|word| self.behind.contains(word));
        // The claims department claims nothing: the stem isn't enough.
        let is_only = |word: &str| self.only.contains(&word.to_lowercase());
        let is_told = is_closed && label.split_whitespace().any(is_only);
        is_told.then(|| self.found(adjective))?.map(|label| label.manner.clone())
    }

    /// The words of a label behind `what is`, `what we do` or the like.
    fn without_question<'w>(&self, words: &'w [String]) -> &'w [String] {
        let Some((_, words)) = words.split_first().filter(|(first, _)| *first == "what") else {
            return words;
        };
        let from = words.iter().take_while(|word| self.asked.contains(word)).count();
        words.get(from..).unwrap_or_default()
    }

    /// `Rumours and speculation`, `Summary of the charges`.
    fn of_both(&self, words: &[String]) -> Option<Manner> {
        let at = words.iter().position(|word| matches!(&**word, "and" | "or" | "of"))?;
        let (first, behind) = (self.bare(&words[..at]), words.get(at + 1..)?);
        let second = self.found(&self.bare(behind).join(" ")).map(|label| &label.manner);
        let second = || second.cloned().or_else(|| self.ended(behind));
        if words[at] == "of" {
            let is_given = matches!(first, [noun] if self.given.contains(noun));
            return is_given.then(second)?;
        }
        let (own, other) = (self.found(&first.join(" "))?.manner.clone(), second()?);
        Some(Manner { status: own.status.max(other.status), ..own })
    }

    /// The words of a label behind those that may stand before it.
    fn bare<'w>(&self, words: &'w [String]) -> &'w [String] {
        let from = words.iter().take_while(|word| self.before.contains(word)).count();
        words.get(from..).unwrap_or_default()
    }

    /// Whether a label leads in what is so: `Fact`, `The truth`.
    pub(crate) fn leads_in_truth(&self, label: &str) -> bool {
        let words = stems_of(label);
        let last = without_number(&words).split_last();
        last.is_some_and(|(last, before)| {
            let known = before.iter().all(|word| self.before.contains(word));
            words.len() <= LONGEST && self.so.contains(last) && known
        })
    }

    /// Whether a label leads in how what stands before it is rated: `Verdict`, `Our rating`.
    pub(crate) fn leads_in_rating(&self, label: &str) -> bool {
        let words = stems_of(label);
        let before = words.iter().take_while(|word| self.before.contains(word)).count();
        let from = before.min(words.len().saturating_sub(1));
        words.len() <= LONGEST
            && (0..=from).any(|from| self.ratings.contains(&words[from..].join(" ")))
    }

    /// Whether a heading is that of a part of a charge or complaint: `COUNT TWO (Bribery)`.
    pub(crate) fn is_part(&self, heading: &str) -> bool {
        let title = heading.split(['(', ':', '–', '—']).next().unwrap_or_default();
        let title = title.split(" - ").next().unwrap_or_default();
        let is_number = |word: &str| {
            word.len() == 1
                || word.bytes().all(|byte| byte.is_ascii_digit())
                || word.len() <= 5 && word.bytes().all(|byte| b"ivxl".contains(&byte))
                || self.numbering.iter().any(|own| own == word)
        };
        let mut words: Vec<String> = title
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
            .collect();
        let is_told_apart = |word: &String| word.is_empty() || is_number(word);
        words.truncate(LONGEST);
        while words.last().is_some_and(is_told_apart) {
            words.pop();
        }
        let from = words.iter().take_while(|word| is_told_apart(word)).count();
        let stems: Vec<String> = words[from..].iter().map(|word| stem(word)).collect();
        self.parts.contains(&stems.join(" "))
    }

    fn found(&self, stems: &str) -> Option<&Label> {
        self.labels.iter().find(|label| label.stems.iter().any(|own| own == stems))
    }

    /// `the`, `key`, `the plaintiffs’`, and another label: `unconfirmed reports`.
    fn may_stand_before(&self, stem: &str) -> bool {
        stem.contains('\'')
            || self.before.iter().any(|word| word == stem)
            || self.found(stem).is_some()
    }
}

/// The words of a label without the number behind them: `Claim 1`, `Myth #2`, `Allegation no. 3`.
fn without_number(words: &[String]) -> &[String] {
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    match words {
        [words @ .., no, number] if is_number(number) && matches!(&**no, "no" | "number") => words,
        [words @ .., number] if is_number(number) => words,
        words => words,
    }
}

/// The stems of a label's words; that of an owner keeps its apostrophe.
fn stems_of(text: &str) -> Vec<String> {
    let bare = |word: &str| {
        let word = word.replace('’', "'");
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'').to_string();
        if word.contains('\'') { word.to_lowercase() } else { stem(&word) }
    };
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::default_statuses;

    fn told(label: &str) -> String {
        let statuses = default_statuses();
        let Some(manner) = Labels::of(&statuses).manner(label) else { return "-".to_string() };
        let status = manner.status.map_or("", |rank| &statuses[rank].id);
        let denied = if manner.denied { "denied" } else { "" };
        format!("{status}{denied}{}", if manner.negated { "not" } else { "" })
    }

    #[test]
    fn a_label_says_how_what_follows_is_put() {
        assert_eq!(told("Allegations"), "alleged");
        assert_eq!(told("The plaintiffs’ key allegations:"), "alleged");
        assert_eq!(told("Claims by the mayor of Ellery"), "claimed");
        assert_eq!(told("Unconfirmed reports:"), "reported");
        assert_eq!(told("Not confirmed:"), "reported");
        assert_eq!(told("Myth:"), "not");
        assert_eq!(told("Denied:"), "denied");
    }

    #[test]
    fn a_label_may_have_a_number_or_say_that_the_claim_is_false() {
        assert_eq!(told("The claim:"), "claimed");
        assert_eq!(told("Claim 1:"), "claimed");
        assert_eq!(told("MYTH #1:"), "not");
        assert_eq!(told("Allegation no. 3:"), "alleged");
        assert_eq!(told("False claim:"), "not");
        assert_eq!(told("Misleading:"), "claimed");
        assert_eq!(told("Pants on fire:"), "not");
    }

    #[test]
    fn a_heading_may_say_so_of_what_it_sums_up_or_asks() {
        assert_eq!(told("FORFEITURE ALLEGATIONS"), "alleged");
        assert_eq!(told("Summary of the charges"), "alleged");
        assert_eq!(told("Claims and counterclaims"), "claimed");
        assert_eq!(told("Alleged violations of the embargo"), "alleged");
        assert_eq!(told("What is disputed"), "claimed");
        let labels = Labels::of(&default_statuses());
        for unknown in ["What we don’t know", "What is not known", "What remains unclear"] {
            assert!(labels.manner(unknown).is_some_and(|manner| manner.unsaid.is_some()));
        }
    }

    #[test]
    fn a_label_may_lead_in_what_is_so() {
        let labels = Labels::of(&default_statuses());
        let leads_in = |label| labels.leads_in_truth(label);
        assert_eq!(["Fact:", "The truth", "REALITY 2"].map(leads_in), [true; 3]);
        assert_eq!(["Myth:", "The fact checker", "Facts about him"].map(leads_in), [false; 3]);
    }

    #[test]
    fn a_label_may_lead_in_a_rating() {
        let labels = Labels::of(&default_statuses());
        let leads_in = |label| labels.leads_in_rating(label);
        assert_eq!(["Our rating:", "VERDICT", "Fact check", "The result"].map(leads_in), [true; 4]);
        assert_eq!(["Claim", "A result of the war", "The"].map(leads_in), [false; 3]);
    }

    #[test]
    fn a_heading_may_be_that_of_a_part_of_a_charge() {
        let labels = Labels::of(&default_statuses());
        for part in [
            "COUNT TWO (Wire Fraud)",
            "Counts 2 and 3",
            "First Count",
            "II. PARTIES",
            "Count 1: Theft",
        ] {
            assert!(labels.is_part(part), "{part}");
        }
        for other in [
            "VERDICT",
            "The count of Orlo",
            "Counting votes",
            "II.",
            "Two firsts",
            "Count Orlo",
            "",
        ] {
            assert!(!labels.is_part(other), "{other}");
        }
    }

    #[test]
    fn a_headline_with_such_a_word_is_no_label() {
        assert_eq!(told("Mayor denies bribery allegations"), "-");
        assert_eq!(told("What the claims department does"), "-");
        assert_eq!(told("The claims department"), "-");
        assert_eq!(told("Alleged gunman arrested"), "-");
        assert_eq!(told("Undisputed facts"), "-");
        assert_eq!(told("What we know"), "-");
        assert_eq!(told("Statement of the mayor"), "-");
        assert_eq!(told("Crime and charges"), "-");
        assert_eq!(told("Facts"), "-");
    }
}
