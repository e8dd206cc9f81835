//! Cues: the words that say how a claim is put, those of English and those of a project.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use foldhash::fast::FixedState;
use serde::Deserialize;

use crate::extract::language::{Sentence, Upos};
use crate::extract::stem::stem;
use crate::model::{Modality, Status};

/// The cues of English, as data.
const ENGLISH: &str = include_str!("cues.toml");

/// What words of a text mean for how its claims are put.
#[derive(Debug)]
pub(crate) struct Cues {
    cues: Vec<Cue>,
    statuses: Vec<String>,
    /// By the stem of the first word: the further stems of a phrase, and the number of its cue.
    by_stem: HashMap<String, Vec<(Vec<String>, u16)>, FixedState>,
    hearsay: Vec<String>,
    light: Vec<String>,
    happened: Vec<String>,
    falsely: Vec<String>,
    requests: Vec<String>,
    regrets: Vec<String>,
    earlier: Vec<String>,
    giving_up: Vec<String>,
    ensuring: Vec<String>,
    accounts: Vec<String>,
    amiss: Vec<String>,
    fiction: Vec<String>,
    hearing: Vec<String>,
    done: Vec<String>,
    unsettled: Vec<String>,
    /// The stem of each verb, and that of the word that has to stand behind it.
    overturning: Vec<(String, String)>,
}

/// What a word says about the claims it reaches.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cue {
    words: Vec<String>,
    class: Class,
    status: Option<String>,
    /// The number of the status among the project's, firmest first.
    #[serde(skip)]
    pub(super) rank: Option<usize>,
    modality: Option<String>,
    #[serde(default)]
    pub(super) negates: bool,
    pub(super) reach: Reach,
    pub(super) speaker: Option<Who>,
    /// The words that may tie to it what depends on it; any, if there are none here.
    #[serde(default)]
    ties: Vec<String>,
    /// Whether nobody says what depends on it: `warned against …`.
    #[serde(default)]
    pub(super) silent: bool,
    /// Whether the word is no part of the relation.
    #[serde(default)]
    pub(super) drops: bool,
    /// Whether it says that what depends on it is so, or isn't.
    pub(super) truth: Option<Truth>,
    /// Whether it leaves that open where it is denied, wished or only possible.
    #[serde(default)]
    pub(super) open: bool,
    /// Whether it says so only in the passive.
    #[serde(default)]
    pub(super) passive: bool,
}

/// What a word says of what depends on it.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Truth {
    True,
    False,
    /// That it isn't, if it is but told.
    Absurd,
}

/// Which words of this spelling are meant.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Class {
    Verb,
    Noun,
    Adjective,
    Adverb,
    Auxiliary,
    Phrase,
}

/// What a cue says something about.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Reach {
    /// What depends on it.
    Content,
    /// The clause it stands in.
    Clause,
    /// Either.
    Both,
}

/// Who, seen from a cue, says so.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Who {
    Subject,
    Object,
    Owner,
    Itself,
}

/// A cue found in a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// The number of the cue.
    pub(super) cue: u16,
    /// Its first word, and how many words it has.
    pub(super) start: u16,
    pub(super) count: u16,
}

impl Found {
    /// Its words.
    pub(super) fn words(self) -> Range<usize> {
        self.start as usize..(self.start + self.count) as usize
    }
}

/// The verbs of one word whose subject says what depends on them, and whether anything may tie that, or
/// `that` alone.
pub(in crate::extract) fn cues_of_saying() -> impl Iterator<Item = (&'static str, bool)> {
    let says = |cue: &&Cue| {
        cue.class == Class::Verb
            && cue.status.is_some()
            && cue.reaches_content()
            && cue.speaker == Some(Who::Subject)
            && !cue.passive
            && cue.fits(Some("that"))
    };
    let verbs = |cue: &'static Cue| cue.words.iter().map(|word| (&**word, cue.ties.is_empty()));
    let cues = english().cue.iter().filter(says).flat_map(verbs);
    cues.filter(|(words, _)| !words.contains(' '))
}

/// The cues of English, read once.
fn english() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| toml::from_str(ENGLISH).expect("a test reads the cues of English"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    cue: Vec<Cue>,
    hearsay: Words,
    light: Words,
    happened: Words,
    falsely: Words,
    request: Words,
    regret: Words,
    earlier: Words,
    giving_up: Words,
    ensuring: Words,
    account: Words,
    amiss: Words,
    fiction: Words,
    hearing: Words,
    done: Words,
    unsettled: Words,
    overturning: Words,
}

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}

impl Cues {
    /// The cues of English, and those that a project gives its statuses.
    pub(crate) fn of(statuses: &[Status]) -> Cues {
        let data = english();
        let stems = |words: &Words| words.words.iter().map(|word| stem(word)).collect();
        let mut cues = Cues {
            cues: Vec::new(),
            statuses: statuses.iter().map(|status| status.id.clone()).collect(),
            by_stem: HashMap::default(),
            hearsay: stems(&data.hearsay),
            light: stems(&data.light),
            happened: stems(&data.happened),
            falsely: stems(&data.falsely),
            requests: stems(&data.request),
            regrets: stems(&data.regret),
            earlier: stems(&data.earlier),
            giving_up: stems(&data.giving_up),
            ensuring: stems(&data.ensuring),
            accounts: stems(&data.account),
            amiss: stems(&data.amiss),
            fiction: stems(&data.fiction),
            hearing: stems(&data.hearing),
            done: stems(&data.done),
            unsettled: stems(&data.unsettled),
            overturning: data
                .overturning
                .words
                .iter()
                .map(|words| verb_and_particle(words))
                .collect(),
        };
        let rank = |cue: &Cue| statuses.iter().position(|own| Some(&own.id) == cue.status.as_ref());
        for status in statuses.iter().filter(|status| !status.cues.is_empty()) {
            let cue = Cue {
                words: status.cues.clone(),
                class: Class::Phrase,
                status: Some(status.id.clone()),
                rank: None,
                modality: None,
                negates: false,
                reach: Reach::Both,
                speaker: Some(Who::Subject),
                ties: Vec::new(),
                silent: false,
                drops: false,
                truth: None,
                open: false,
                passive: false,
            };
            cues.add(Cue { rank: rank(&cue), ..cue });
        }
        for cue in &data.cue {
            cues.add(Cue { rank: rank(cue), ..cue.clone() });
        }
        cues
    }

    fn add(&mut self, cue: Cue) {
        let number = self.cues.len() as u16;
        for words in &cue.words {
            let mut stems = words.split_whitespace().map(stem);
            let Some(first) = stems.next() else { continue };
            self.by_stem.entry(first).or_default().push((stems.collect(), number));
        }
        self.cues.push(cue);
    }

    pub(super) fn cue(&self, found: Found) -> &Cue {
        &self.cues[found.cue as usize]
    }

    /// Whether a cue is a word for saying or thinking what its subject says or thinks.
    pub(crate) fn is_saying(&self, found: Found) -> bool {
        let cue = self.cue(found);
        cue.tells() && cue.speaker == Some(Who::Subject)
    }

    /// Whether a cue says of whom it has that he or she may have done what it ties: `sued Pell for
    /// …`.
    pub(crate) fn is_blame(&self, found: Found) -> bool {
        let cue = self.cue(found);
        let is_distant = cue.status_is("alleged") || cue.status_is("opinion");
        cue.reaches_content() && is_distant && cue.fits(Some("for"))
    }

    /// Whether a cue says of a clause with this word before it that it is said: `put it to Orlo that …`,
    /// `rumour has it that …`.
    pub(crate) fn says_of(&self, found: Found, opener: Option<&str>) -> bool {
        let cue = self.cue(found);
        let of_clause = cue.asks_for_tie() && cue.speaker == Some(Who::Subject) || found.count > 1;
        of_clause && cue.rank.is_some() && cue.reaches_content() && cue.fits(opener)
    }

    /// The cue of a verb that takes something to be something (`see the law as an excuse`), for
    /// one whose `as` stands apart.
    pub(crate) fn evaluation(&self, stem: &str, verb: usize) -> Option<Found> {
        let of_verb = self.by_stem.get(stem)?.iter().find(|(further, _)| further == &["as"])?;
        Some(Found { cue: of_verb.1, start: verb as u16, count: 1 })
    }

    /// Whether a clause with `that` may follow a word: `denied`, `allegations`, `untrue`.
    pub(crate) fn leads_on(&self, word: &str) -> bool {
        let starting = self.by_stem.get(&stem(word)).into_iter().flatten();
        let mut cues = starting.filter(|(further, _)| further.is_empty());
        cues.any(|(_, cue)| self.cues[*cue as usize].reaches_content())
    }

    /// Whether what depends on a word may well not be so: `denied`, `accused`, `a lie`.
    pub(crate) fn is_doubtful(&self, found: Found) -> bool {
        let cue = self.cue(found);
        let distant = ["denied", "alleged", "claimed", "reported"];
        let is_distant = distant.iter().any(|status| cue.status_is(status));
        cue.reaches_content() && (is_distant || cue.truth.is_some() || cue.negates || cue.silent)
    }

    /// Whether a word may tell what somebody says, is accused of or punished for.
    pub(crate) fn may_report(&self, found: Found) -> bool {
        let cue = self.cue(found);
        let is_tied = cue.ties.iter().any(|tie| matches!(&**tie, "of" | "for" | "that"));
        cue.rank.is_some() || cue.truth.is_some() || is_tied
    }

    /// The number of a status, by its id.
    pub(super) fn rank(&self, status: &str) -> Option<usize> {
        self.statuses.iter().position(|id| id == status)
    }

    /// Whether nouns of this stem pass on what others say.
    pub(super) fn is_hearsay(&self, stem: &str) -> bool {
        self.hearsay.iter().any(|word| word == stem)
    }

    /// Whether verbs of this stem lend a noun their subject.
    pub(super) fn is_light(&self, stem: &str) -> bool {
        self.light.iter().any(|word| word == stem)
    }

    /// Whether what depends on verbs of this stem happened if they did.
    pub(super) fn happened(&self, stem: &str) -> bool {
        self.happened.iter().any(|word| word == stem)
    }

    /// Whether words of this stem say that what somebody said isn't so.
    pub(super) fn is_falsely(&self, stem: &str) -> bool {
        self.falsely.iter().any(|word| word == stem)
    }

    /// Whether nouns of this stem are what somebody asks for.
    pub(super) fn is_request(&self, stem: &str) -> bool {
        self.requests.iter().any(|word| word == stem)
    }

    /// Whether words of this stem say that somebody no longer says what was said.
    pub(super) fn is_regret(&self, stem: &str) -> bool {
        self.regrets.iter().any(|word| word == stem)
    }

    /// Whether words of this stem say that something was said before, and not now.
    pub(super) fn is_earlier(&self, stem: &str) -> bool {
        self.earlier.iter().any(|word| word == stem)
    }

    /// Whether verbs of this stem say that a plan comes to nothing.
    pub(super) fn gives_up(&self, stem: &str) -> bool {
        self.giving_up.iter().any(|word| word == stem)
    }

    /// Whether what depends on verbs of this stem is so once they are done.
    pub(super) fn ensures(&self, stem: &str) -> bool {
        self.ensuring.iter().any(|word| word == stem)
    }

    /// Whether nouns of this stem are what somebody says or sees of the whole.
    pub(super) fn is_account(&self, stem: &str) -> bool {
        self.accounts.iter().any(|word| word == stem)
    }

    /// Whether words of this stem say of what somebody may say that it shouldn't be said.
    pub(super) fn is_amiss(&self, stem: &str) -> bool {
        self.amiss.iter().any(|word| word == stem)
    }

    /// Whether nouns of this stem are works in which what happens is made up.
    pub(super) fn is_fiction(&self, stem: &str) -> bool {
        self.fiction.iter().any(|word| word == stem)
    }

    /// Whether nouns of this stem are bodies before which others say what they hear.
    pub(super) fn is_hearing(&self, stem: &str) -> bool {
        self.hearing.iter().any(|word| word == stem)
    }

    /// Whether what adjectives of this stem are about was done: `guilty of bribing …`.
    pub(super) fn is_done(&self, stem: &str) -> bool {
        self.done.iter().any(|word| word == stem)
    }

    /// Whether what nouns of this stem are about may never be done: `interest in buying …`.
    pub(super) fn is_unsettled(&self, stem: &str) -> bool {
        self.unsettled.iter().any(|word| word == stem)
    }

    /// Whether verbs of this stem undo what was found or charged, with a word of that stem behind them.
    pub(super) fn overturns(&self, stem: &str, behind: &str) -> bool {
        let fits = |particle: &str| particle.is_empty() || particle == behind;
        self.overturning.iter().any(|(verb, particle)| verb == stem && fits(particle))
    }

    /// The cues in a sentence, each under the word of it that the others depend on.
    pub(crate) fn find(&self, s: &Sentence, stems: &[String]) -> Vec<(u16, Found)> {
        let mut all = Vec::new();
        for start in 0..stems.len() {
            let Some(starting) = self.by_stem.get(&stems[start]) else { continue };
            for (further, cue) in starting {
                let end = start + 1 + further.len();
                if stems.get(start + 1..end).is_some_and(|words| words == &further[..]) {
                    let top = top(s, start, end);
                    if further.is_empty() && !self.cues[*cue as usize].class.fits(s.upos[start]) {
                        continue;
                    }
                    let found =
                        Found { cue: *cue, start: start as u16, count: (end - start) as u16 };
                    all.push((top as u16, found));
                }
            }
        }
        // Of several at one word the longest comes first, then a project's own.
        all.sort_by_key(|(top, found)| (*top, std::cmp::Reverse(found.count), found.cue));
        all
    }
}

impl Cue {
    pub(super) fn modality(&self) -> Option<Modality> {
        self.modality.as_deref().and_then(Modality::of).filter(|modality| modality.is_hedge())
    }

    pub(super) fn status_is(&self, id: &str) -> bool {
        self.status.as_deref() == Some(id)
    }

    /// Whether it is a word for saying something, and not only for being tried for it.
    pub(super) fn tells(&self) -> bool {
        self.rank.is_some() && self.reaches_content() && self.ties.is_empty()
    }

    /// Whether it asks for certain words to tie what depends on it: `wanted for`.
    pub(super) fn asks_for_tie(&self) -> bool {
        !self.ties.is_empty()
    }

    /// Whether it reaches what this word introduces.
    pub(super) fn fits(&self, opener: Option<&str>) -> bool {
        let tie = |opener| self.ties.iter().any(|tie| tie == opener);
        self.ties.is_empty() || opener.is_some_and(tie)
    }

    /// Whether it says something about what depends on it.
    pub(super) fn reaches_content(&self) -> bool {
        self.reach != Reach::Clause
    }

    /// Whether it says something about the clause it stands in.
    pub(super) fn reaches_clause(&self) -> bool {
        self.reach != Reach::Content
    }
}

impl Class {
    fn fits(self, upos: Upos) -> bool {
        match self {
            Class::Verb => matches!(upos, Upos::Verb | Upos::Aux),
            Class::Noun => matches!(upos, Upos::Noun | Upos::Propn),
            // Taggers often see a verb in `the alleged thief`.
            Class::Adjective => matches!(upos, Upos::Adj | Upos::Verb),
            // Taggers see an article in `neither paid nor sued`.
            Class::Adverb => {
                matches!(upos, Upos::Adv | Upos::Part | Upos::Cconj | Upos::Adj | Upos::Det)
            }
            Class::Auxiliary => upos == Upos::Aux,
            Class::Phrase => true,
        }
    }
}

/// The stems of a verb and of the word behind it, if it has one: `throw out`.
fn verb_and_particle(words: &str) -> (String, String) {
    let (verb, particle) = words.split_once(' ').unwrap_or((words, ""));
    (stem(verb), stem(particle))
}

/// The word of a stretch on which the others depend.
fn top(s: &Sentence, start: usize, end: usize) -> usize {
    let outside = |at: &usize| s.head(*at).is_none_or(|head| !(start..end).contains(&head));
    (start..end).find(outside).unwrap_or(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::default_statuses;

    #[test]
    fn the_cues_of_english_name_statuses_and_modalities_that_exist() {
        let statuses = default_statuses();
        for cue in &Cues::of(&statuses).cues {
            assert_eq!(cue.status.is_some(), cue.rank.is_some(), "{:?}", cue.words);
            assert_eq!(cue.modality.is_some(), cue.modality().is_some(), "{:?}", cue.words);
            assert!(!cue.words.iter().any(String::is_empty));
        }
    }
}
