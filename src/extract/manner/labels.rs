//! Labels and headings that say how what stands behind or below them is put: `Unconfirmed:`.

use serde::Deserialize;

use crate::extract::manner::Manner;
use crate::extract::stem::stem;
use crate::model::Status;

/// The labels of English, as data.
const ENGLISH: &str = include_str!("labels.toml");

/// What labels and headings mean for how a text is put.
#[derive(Debug)]
pub(crate) struct Labels {
    labels: Vec<Label>,
    before: Vec<String>,
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
    before: Words,
    behind: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelData {
    words: Vec<String>,
    status: Option<String>,
    #[serde(default)]
    negates: bool,
}

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}

/// The longest label that is looked at, in words.
const LONGEST: usize = 10;

impl Labels {
    /// The labels of English, with the statuses of a project, firmest first.
    pub(crate) fn of(statuses: &[Status]) -> Labels {
        let data: Data = toml::from_str(ENGLISH).expect("a test reads the labels of English");
        let stems = |words: Words| words.words.iter().map(|word| stem(word)).collect();
        let label = |label: LabelData| Label {
            stems: label.words.iter().map(|words| stems_of(words).join(" ")).collect(),
            manner: Manner {
                denied: label.status.as_deref() == Some("denied"),
                status: statuses
                    .iter()
                    .position(|own| Some(&own.id) == label.status.as_ref() && own.id != "denied"),
                negated: label.negates,
                ..Manner::default()
            },
        };
        Labels {
            labels: data.label.into_iter().map(label).collect(),
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
        let words: Vec<String> = stems_of(label);
        if words.len() > LONGEST {
            return None;
        }
        let end = words.iter().position(|word| self.behind.contains(word)).unwrap_or(words.len());
        (1..=2.min(end)).find_map(|count| {
            let (before, last) = words[..end].split_at(end - count);
            let last = last.join(" ");
            let found = self.labels.iter().find(|label| label.stems.contains(&last))?;
            before.iter().all(|word| self.may_stand_before(word)).then(|| found.manner.clone())
        })
    }

    /// `the`, `key`, `the plaintiffs’`, and another label: `unconfirmed reports`.
    fn may_stand_before(&self, stem: &str) -> bool {
        let is_label = |label: &Label| label.stems.iter().any(|own| own == stem);
        stem.contains('\'')
            || self.before.iter().any(|word| word == stem)
            || self.labels.iter().any(is_label)
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
    fn a_headline_with_such_a_word_is_no_label() {
        assert_eq!(told("Mayor denies bribery allegations"), "-");
        assert_eq!(told("What the claims department does"), "-");
        assert_eq!(told("Facts"), "-");
    }
}
