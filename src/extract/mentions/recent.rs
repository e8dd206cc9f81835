//! Who was mentioned last, for pronouns.

use std::collections::VecDeque;

use crate::extract::language::{Label, Upos};
use crate::extract::mentions::Named;
use crate::extract::mentions::kinds::Gender;
use crate::extract::tree::upwards;
use crate::extract::view::View;

/// So many sentences back somebody may be meant by a pronoun, the one it stands in counted.
const SENTENCES: usize = 3;

/// What the last sentences mention, each in the order of its words.
#[derive(Debug, Default)]
pub(super) struct Recent {
    sentences: VecDeque<Vec<Seen>>,
}

/// Somebody or something mentioned.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) named: Named,
    /// The word it was mentioned by.
    pub(super) head: usize,
    pub(super) subject: bool,
    /// Whether it is what the whole sentence is about: the subject of its main verb.
    pub(super) main: bool,
    /// Whether it is one, and whether it is several: the first of a list is both.
    pub(super) one: bool,
    pub(super) several: bool,
    /// Whether it is a person, if that is known.
    pub(super) person: Option<bool>,
    pub(super) gender: Option<Gender>,
    /// Whether somebody mentions it in direct speech.
    pub(super) quoted: bool,
}

impl Seen {
    /// Whom everything behind is about.
    pub(super) fn topic(named: Named) -> Seen {
        Seen {
            named,
            head: 0,
            subject: true,
            main: true,
            one: true,
            several: false,
            person: None,
            gender: None,
            quoted: false,
        }
    }

    /// Whether it may be the name of a person: one of two words that nothing more is known of, but
    /// no `India`.
    fn may_be_person(&self) -> bool {
        self.person.is_none() && self.named.is_name && self.named.text.contains(' ')
    }
}

/// What a pronoun asks of those it stands for.
struct Asked {
    plural: bool,
    /// Whether it does something.
    acts: bool,
    /// Whether it must be a person, or mustn't.
    person: Option<bool>,
    gender: Option<Gender>,
}

impl Recent {
    pub(super) fn next_sentence(&mut self) {
        self.sentences.push_front(Vec::new());
        self.sentences.truncate(SENTENCES);
    }

    pub(super) fn add(&mut self, seen: Seen) {
        if let Some(sentence) = self.sentences.front_mut() {
            sentence.push(seen);
        }
    }

    /// The names of the last sentences.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.sentences
            .iter()
            .flatten()
            .filter(|seen| seen.named.is_name)
            .map(|seen| &*seen.named.text)
    }

    /// For whom a pronoun stands, where that is safe: in the nearest sentence that has any who
    /// agree with it, the only one, or the only subject. Not for whoever speaks of somebody else by it.
    pub(super) fn antecedent(
        &self,
        view: &View,
        head: usize,
        word: &str,
        speaker: Option<&str>,
    ) -> Option<&Seen> {
        let mut asked = asked(word)?;
        asked.acts = asked.plural && view.label(head) == Label::Nsubj;
        let clause = clause_of(view, head);
        // Nobody names himself in what he says: `"I never met Orlo," he said`.
        let outside = !view.is_quoted(head) && view.is_teller(head);
        for (back, sentence) in self.sentences.iter().enumerate() {
            let free = |seen: &&Seen| {
                // Whoever does it in this clause would be `itself`.
                !(outside && seen.quoted)
                    && speaker.is_none_or(|speaker| seen.named.text != speaker)
                    && (back > 0
                        || (seen.head < head
                            && (is_owner(view, head) || clause_of(view, seen.head) != clause)))
            };
            let mut fitting: Vec<&Seen> =
                sentence.iter().filter(free).filter(|seen| asked.fits(seen)).collect();
            // `Ann Ro wrote the report. Orlo rejected it`: she may be somebody, and a report is not.
            if asked.person == Some(false) && fitting.iter().any(|seen| !seen.may_be_person()) {
                let people = fitting.iter().any(|seen| seen.may_be_person());
                if people && is_done_by(view, head) {
                    return None;
                }
                fitting.retain(|seen| !seen.may_be_person());
            }
            if let Some(whom) = put_to(view, head).filter(|_| back == 0) {
                let asked = fitting.iter().find(|seen| seen.head == whom);
                if asked.is_some() || view.upos(whom) == Upos::Pron {
                    return asked.copied();
                }
            }
            if back == 0 && fitting.len() > 1 && is_of_either(view, head, &fitting) {
                return None;
            }
            // In what somebody says, `he` may be the speaker, or who does it there.
            if back == 0 && stands_between(view, head, &fitting) {
                return None;
            }
            if let Some(found) = only(&fitting) {
                return (!self.may_be_another(&asked, found, back)).then_some(found);
            }
            // Within a sentence, what is done to `them` may be done to its object as well.
            if back == 0 && !fitting.is_empty() && !is_done_by(view, head) {
                return None;
            }
            let subjects: Vec<&Seen> =
                fitting.iter().filter(|seen| seen.subject).copied().collect();
            let main: Vec<&Seen> = fitting.iter().filter(|seen| seen.main).copied().collect();
            match (fitting.is_empty(), only(&subjects).or_else(|| only(&main))) {
                (_, Some(found)) => return Some(found),
                (false, None) => return None,
                (true, None) => {}
            }
        }
        None
    }

    /// Whether somebody in the sentences before one may be meant rather than what was found there,
    /// of which nobody knows that it is a person: `The director is Orlo Pell. He runs Lumen Freight.
    /// He sued Ostra.`
    fn may_be_another(&self, asked: &Asked, found: &Seen, back: usize) -> bool {
        let is_guess = asked.person == Some(true) && found.person.is_none() && !found.subject;
        let is_other = |seen: &Seen| seen.named.text != found.named.text && asked.fits(seen);
        is_guess && self.sentences.iter().skip(back + 1).flatten().any(is_other)
    }
}

impl Asked {
    fn fits(&self, seen: &Seen) -> bool {
        let person = match (self.person, seen.person) {
            (Some(asked), Some(known)) => asked == known,
            (Some(true), None) => seen.may_be_person(),
            _ => true,
        };
        let gender = match (self.gender, seen.gender) {
            (Some(asked), Some(known)) => asked == known,
            _ => true,
        };
        let number = if self.plural { seen.several } else { seen.one };
        // What something is done to, such as `damages`, hardly ever does the next thing itself.
        let can_act = seen.named.is_name || seen.subject || seen.person == Some(true);
        number && person && gender && (can_act || !self.acts)
    }
}

/// All of them, if they are one.
fn only<'s>(seen: &[&'s Seen]) -> Option<&'s Seen> {
    let (first, rest) = seen.split_first()?;
    rest.iter().all(|other| other.named.text == first.named.text).then_some(first)
}

fn asked(word: &str) -> Option<Asked> {
    let singular =
        |person, gender| Some(Asked { plural: false, acts: false, person: Some(person), gender });
    match word {
        "he" | "him" | "his" | "himself" => singular(true, Some(Gender::Man)),
        "she" | "her" | "hers" | "herself" => singular(true, Some(Gender::Woman)),
        "it" | "its" | "itself" => singular(false, None),
        "they" | "them" | "their" | "theirs" => {
            Some(Asked { plural: true, acts: false, person: None, gender: None })
        }
        _ => None,
    }
}

/// Whether some of those a pronoun fits stand in the same reported clause as it does, and others
/// outside: `Orlo says that Pell left before he paid`.
fn stands_between(view: &View, pronoun: usize, fitting: &[&Seen]) -> bool {
    let said = |at: &usize| view.label(*at) == Label::Ccomp;
    let Some(reported) = upwards(view.sentence, pronoun).find(said) else { return false };
    let inside = |seen: &&&Seen| upwards(view.sentence, seen.head).any(|above| above == reported);
    let within = fitting.iter().filter(inside).count();
    within > 0 && within < fitting.len()
}

/// To whom is put what a pronoun stands in: `put it to Orlo that he had paid`.
fn put_to(view: &View, pronoun: usize) -> Option<usize> {
    let said = |at: &usize| view.label(*at) == Label::Ccomp;
    let reported = upwards(view.sentence, pronoun).find(said)?;
    let verb = view.sentence.head(reported)?;
    let to = |&at: &usize| {
        let tie = view.opener(at).filter(|_| matches!(view.label(at), Label::Obl | Label::Nmod));
        tie.is_some_and(|tie| view.stems[tie] == "to")
    };
    let puts = matches!(&*view.sentence.lemma(verb), "put" | "suggest");
    view.tree.children(verb).find(to).filter(|_| puts)
}

/// Whether what a pronoun does is claimed of somebody who may be the object above as well as the
/// subject: `Orlo sued Pell after reports it had lied`.
fn is_of_either(view: &View, pronoun: usize, fitting: &[&Seen]) -> bool {
    let claimed = |at: &usize| view.label(*at) == Label::Acl;
    let Some(clause) = upwards(view.sentence, pronoun).find(claimed) else { return false };
    let noun = view.sentence.head(clause).filter(|&noun| view.label(noun) == Label::Obl);
    let object = noun.and_then(|noun| view.child(view.sentence.head(noun)?, &[Label::Obj]));
    fitting.iter().any(|seen| Some(seen.head) == object)
}

fn is_done_by(view: &View, pronoun: usize) -> bool {
    matches!(view.label(pronoun), Label::Nsubj | Label::NsubjPass | Label::NmodPoss)
}

fn is_owner(view: &View, at: usize) -> bool {
    view.label(at) == Label::NmodPoss
}

/// The verb or other predicate in whose clause a word stands.
fn clause_of(view: &View, at: usize) -> usize {
    use Label::{Acl, AclRelcl, Advcl, Ccomp, Conj, Csubj, NsubjOuter, Parataxis, Root};
    let opens = |&word: &usize| {
        let label = view.label(word);
        let verb = !crate::extract::tree::is_nominal(view.sentence, word);
        matches!(label, AclRelcl | Acl | Advcl | Ccomp | Csubj | NsubjOuter | Parataxis)
            || (label == Conj && verb)
            || label == Root
            || view.sentence.is_root(word)
    };
    upwards(view.sentence, at).find(opens).unwrap_or(at)
}
