//! A pronoun, and whom it may stand for by its form and by its place in the sentence.

use crate::extract::language::Label;
use crate::extract::mentions::account;
use crate::extract::mentions::kinds::Gender;
use crate::extract::mentions::seen::{Place, Seen};
use crate::extract::tree::upwards;
use crate::extract::view::View;

/// What a pronoun asks of those it stands for.
pub(super) struct Asked {
    pub(super) plural: bool,
    /// Whether it does something.
    acts: bool,
    /// Whether it has people in its service: `its spokesman`.
    has_people: bool,
    /// Whether it must be a person, or mustn't.
    pub(super) person: Option<bool>,
    gender: Option<Gender>,
}

/// A pronoun whose bearer is looked for.
pub(super) struct Sought<'a, 's, 't> {
    pub(super) view: &'a View<'s, 't>,
    pub(super) head: usize,
    /// Who speaks it aloud.
    pub(super) speaker: Option<&'a str>,
    pub(super) asked: Asked,
    clause: usize,
    /// Whether it says what somebody says aloud: `"I never met Orlo," he said`.
    outside: bool,
    /// The noun whose content it tells, and who judges about that: `a judge rejected claims that he …`.
    told_by: Option<usize>,
    judge: Option<usize>,
    /// The noun of which its clause tells: `Orlo, whom he paid`.
    told_of: Option<usize>,
    /// Who does what its clause says, if it does something to the pronoun's bearer: `accusing it`.
    doer: Option<usize>,
}

impl<'a, 's, 't> Sought<'a, 's, 't> {
    pub(super) fn of(
        view: &'a View<'s, 't>,
        head: usize,
        word: &str,
        speaker: Option<&'a str>,
    ) -> Option<Sought<'a, 's, 't>> {
        let mut asked = asked(word)?;
        asked.acts = asked.plural && view.label(head) == Label::Nsubj;
        let owned = view.sentence.head(head).filter(|_| is_owner(view, head));
        asked.has_people = owned.is_some_and(|noun| account::is_in_service(view, noun));
        let told_by = account::content_of(view, head);
        let clause = clause_of(view, head);
        let is_relative = view.label(clause) == Label::AclRelcl && !is_owner(view, head);
        let is_participle = view.label(clause) == Label::Advcl && view.opener(clause).is_none();
        Some(Sought {
            view,
            head,
            speaker,
            asked,
            clause,
            told_of: view.sentence.head(clause).filter(|_| is_relative),
            doer: view.doer(clause).filter(|_| is_participle && !is_done_by(view, head)),
            outside: !view.is_quoted(head) && view.is_teller(head),
            told_by,
            judge: told_by.and_then(|noun| account::judge_of(view, noun)),
        })
    }

    /// Whether a clause with a pronoun names somebody, who so is another: `He paid Orlo`.
    pub(super) fn is_beside(&self, named: &Seen) -> bool {
        named.head != self.head
            && named.named.is_name
            && !is_owner(self.view, self.head)
            && !matches!(named.place, Place::Audience | Place::Elsewhere)
            && clause_of(self.view, named.head) == self.clause
    }

    /// Whether nothing in how its sentence is made keeps somebody from being the one that a pronoun stands
    /// for.
    pub(super) fn is_free(&self, seen: &Seen, back: usize) -> bool {
        let view = self.view;
        // Nobody names himself in what he says: `"I never met Orlo," he said`.
        if self.outside && seen.quoted
            || self.speaker.is_some_and(|speaker| seen.named.text == speaker)
        {
            return false;
        }
        if back > 0 {
            // `Orlo said Pell was a thief. "He robbed the bank."`
            let is_voice = self.speaker.is_none() && view.is_quoted(self.head) && seen.tells;
            return !is_voice;
        }
        let is_other = [self.told_by, self.judge, self.told_of].contains(&Some(seen.head));
        if seen.head >= self.head || is_other {
            return false;
        }
        // Whoever does it in this clause would be `itself`.
        is_owner(view, self.head)
            || clause_of(view, seen.head) != self.clause && Some(seen.head) != self.doer
    }
}

impl Asked {
    pub(super) fn fits(&self, seen: &Seen) -> bool {
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
        let can_act = seen.is_somebody() || seen.is_subject();
        let serves = !self.has_people || seen.is_somebody() || seen.kind.is_some();
        number && person && gender && serves && (can_act || !self.acts)
    }
}

fn asked(word: &str) -> Option<Asked> {
    let of = |plural, person, gender| {
        Some(Asked { plural, acts: false, has_people: false, person, gender })
    };
    match word {
        "he" | "him" | "his" | "himself" => of(false, Some(true), Some(Gender::Man)),
        "she" | "her" | "hers" | "herself" => of(false, Some(true), Some(Gender::Woman)),
        "it" | "its" | "itself" => of(false, Some(false), None),
        "they" | "them" | "their" | "theirs" => of(true, None, None),
        _ => None,
    }
}

pub(super) fn is_done_by(view: &View, pronoun: usize) -> bool {
    matches!(view.label(pronoun), Label::Nsubj | Label::NsubjPass | Label::NmodPoss)
}

pub(super) fn is_owner(view: &View, at: usize) -> bool {
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
