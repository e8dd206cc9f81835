//! Verbs of saying and thinking: which there are, and how they stand beside what they say.
//!
//! The cues tell which verbs these are; `saying.toml` tells in what some differ from the rest.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use foldhash::fast::FixedState;
use serde::Deserialize;

use crate::extract::manner::cues_of_saying;
use crate::extract::verb_forms::{past_of_verb, present_of};

/// In what verbs differ, as data.
const MARKS: &str = include_str!("saying.toml");

/// Whether a verb says what a clause behind it says.
pub(super) fn says(lemma: &str) -> bool {
    verb(lemma).is_some_and(|verb| verb.says)
}

/// Whether an object of a verb may be whom it is told.
pub(super) fn may_tell(lemma: &str) -> bool {
    verb(lemma).is_some_and(|verb| verb.telling != Telling::Nobody)
}

/// The same of a form of a verb.
pub(super) fn may_form_tell(word: &str) -> bool {
    form(word).is_some_and(|verb| verb.telling != Telling::Nobody)
}

/// Whether an object of a verb is whom it is told, if a clause follows.
pub(super) fn tells_somebody(lemma: &str) -> bool {
    verb(lemma).is_some_and(|verb| verb.telling == Telling::Somebody)
}

/// Whether a name behind a verb opens what is said.
pub(super) fn is_never_of_names(lemma: &str) -> bool {
    verb(lemma).is_some_and(|verb| verb.never_of_names)
}

/// The same of a form of a verb.
pub(super) fn is_form_never_of_names(word: &str) -> bool {
    form(word).is_some_and(|verb| verb.never_of_names)
}

/// Whether a word is a form of a verb that stands beside what it says: `…, police confirmed, …`.
pub(super) fn stands_beside(word: &str) -> bool {
    form(word).is_some_and(|verb| verb.beside)
}

/// Whether it may stand there with whoever says it behind: `…, confirmed Ann Ro`.
pub(super) fn may_be_turned(word: &str) -> bool {
    form(word).is_some_and(|verb| verb.beside && verb.turned)
}

/// Whether what stands behind a form of a verb may be what somebody is said to be: `Orlo, declared a hero`.
pub(super) fn may_call(word: &str) -> bool {
    form(word).is_some_and(|verb| verb.calls)
}

/// Whether a word is what one does who says something, and is no plural as well: `alleges`, not `claims`.
pub(super) fn is_present_alone(word: &str) -> bool {
    word.ends_with('s') && form(word).is_some_and(|verb| verb.says && !verb.noun)
}

/// Whether a word is what one does who says something: `alleges`, `claims`.
pub(super) fn is_present(word: &str) -> bool {
    word.ends_with('s') && form(word).is_some_and(|verb| verb.beside)
}

/// Whether a word is a form of such a verb that is no noun: `claimed`, not `claim` or `claims`.
pub(super) fn is_verb_alone(word: &str) -> bool {
    let is_noun = || word.ends_with('s') || verb(word).is_some();
    form(word).is_some_and(|verb| verb.says && !(verb.noun && is_noun()))
}

/// What a verb does.
#[derive(Clone, Copy, Debug, Default)]
struct Verb {
    says: bool,
    beside: bool,
    turned: bool,
    telling: Telling,
    calls: bool,
    never_of_names: bool,
    noun: bool,
}

/// Whom the object of a verb names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Telling {
    /// What is said, or nobody who is told it.
    #[default]
    Nobody,
    /// Either.
    Perhaps,
    /// Who is told.
    Somebody,
}

/// The verbs by what dictionaries call them, and by their forms.
struct Lexicon {
    by_lemma: BTreeMap<String, Verb>,
    by_form: HashMap<String, Verb, FixedState>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Marks {
    of_something: Vec<String>,
    also: Vec<String>,
    telling: Vec<String>,
    telling_or_not: Vec<String>,
    never_beside: Vec<String>,
    only_beside: Vec<String>,
    never_turned: Vec<String>,
    calling: Vec<String>,
    never_of_names: Vec<String>,
    nouns: Vec<String>,
}

fn verb(lemma: &str) -> Option<Verb> {
    lexicon().by_lemma.get(lemma).copied()
}

fn form(word: &str) -> Option<Verb> {
    let small = match word.chars().any(char::is_uppercase) {
        true => Cow::Owned(word.to_lowercase()),
        false => Cow::Borrowed(word),
    };
    lexicon().by_form.get(&*small).copied()
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let marks: Marks = toml::from_str(MARKS).expect("a test reads how verbs of saying differ");
        let by_lemma = by_lemma(&marks);
        let mut by_form = HashMap::default();
        for (lemma, verb) in &by_lemma {
            for form in [lemma.clone(), past_of_verb(lemma), present_of(lemma, false)] {
                by_form.insert(form, *verb);
            }
        }
        Lexicon { by_lemma, by_form }
    })
}

fn by_lemma(marks: &Marks) -> BTreeMap<String, Verb> {
    let has = |words: &[String], lemma: &str| words.iter().any(|word| word == lemma);
    let cues: Vec<(&str, bool)> = cues_of_saying().collect();
    let cues = cues.into_iter().filter(|(lemma, _)| !has(&marks.of_something, lemma));
    let also = marks.also.iter().chain(&marks.only_beside).map(|lemma| (lemma.as_str(), true));
    let verb_of = |(lemma, beside): (&str, bool)| {
        let telling = match () {
            () if has(&marks.telling, lemma) => Telling::Somebody,
            () if has(&marks.telling_or_not, lemma) => Telling::Perhaps,
            () => Telling::Nobody,
        };
        let verb = Verb {
            says: !has(&marks.only_beside, lemma),
            beside: beside && !has(&marks.never_beside, lemma),
            turned: !has(&marks.never_turned, lemma),
            telling,
            calls: has(&marks.calling, lemma),
            never_of_names: has(&marks.never_of_names, lemma),
            noun: has(&marks.nouns, lemma),
        };
        (lemma.to_string(), verb)
    };
    cues.chain(also).map(verb_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Extraction, Guide};
    use crate::text::Files;

    /// Ways to say the same, and whether who says it stands behind the verb.
    const FRAMES: &[(&str, bool)] = &[
        ("Orlo robbed two banks, prosecutors {}.", false),
        ("Orlo, prosecutors {}, robbed two banks.", false),
        ("\"Orlo robbed two banks,\" prosecutors {}.", false),
        ("Orlo robbed two banks, {} the prosecutors.", true),
        ("\"Orlo robbed two banks,\" {} the prosecutors.", true),
    ];

    /// What the robbery turns into in a sentence, and by whose account.
    fn told(sentence: &str, guide: &Guide) -> Vec<String> {
        let mut files = Files::default();
        let file = files.add_bytes("t.txt", sentence.as_bytes().to_vec());
        let found = Extraction::open(&files, file, guide).expect("it is in memory");
        found
            .map(|found| found.expect("it is in memory"))
            .map(|it| {
                let speaker = it.speaker.unwrap_or_default();
                let (subject, relation, object) = (it.subject, it.relation, it.object);
                let put = (it.status, it.negated, it.modality);
                format!("{subject} {relation} {object}: {put:?} {speaker}")
            })
            .collect()
    }

    #[test]
    fn whoever_says_it_says_the_same_wherever_he_stands() {
        let guide = Guide::default();
        let mut others = Vec::new();
        for (lemma, marks) in &lexicon().by_lemma {
            if !cues_of_saying().any(|(cue, _)| cue == lemma) || !marks.beside {
                continue;
            }
            let past = past_of_verb(lemma);
            let plain = told(&format!("Prosecutors {past} that Orlo robbed two banks."), &guide);
            let plain: Vec<String> =
                plain.iter().map(|claim| claim.replace("Prosecutors", "prosecutors")).collect();
            for (frame, _) in FRAMES.iter().filter(|(_, is_turned)| marks.turned || !is_turned) {
                let sentence = frame.replace("{}", &past);
                let found = told(&sentence, &guide);
                if found != plain || plain.len() != 1 {
                    others.push(format!("{sentence} {found:?} {plain:?}"));
                }
            }
        }
        assert!(others.is_empty(), "{}", others.join("\n"));
    }
}
