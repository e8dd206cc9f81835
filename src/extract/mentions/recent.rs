//! Who was mentioned last, for pronouns.

use std::collections::VecDeque;

use crate::extract::language::{Label, Tag, Upos};
use crate::extract::mentions::account::{self, Account};
use crate::extract::mentions::kinds::{self, Kind};
use crate::extract::mentions::seen::{Place, Seen, vies};
use crate::extract::mentions::sought::{Asked, Sought, is_done_by, is_owner};
use crate::extract::tree::upwards;
use crate::extract::view::View;

/// So many sentences back somebody may be meant by a pronoun, the one it stands in counted.
const SENTENCES: usize = 3;

/// What the last sentences mention, each in the order of its words.
#[derive(Debug, Default)]
pub(super) struct Recent {
    sentences: VecDeque<Vec<Seen>>,
    /// The one that was read last; nothing if whom a text is about was told since.
    last: Option<u32>,
}

/// What the mentions of one sentence say of a pronoun.
enum Search<'r> {
    Found(&'r Seen),
    /// It may be the one or the other.
    Open,
    /// None of them can be it.
    Nobody,
}

impl Recent {
    pub(super) fn next_sentence(&mut self, number: Option<u32>) {
        self.last = number;
        self.sentences.push_front(Vec::new());
        self.sentences.truncate(SENTENCES);
    }

    /// Forgets the sentence that was read last, as if it hadn't been there.
    pub(super) fn forget_last(&mut self) {
        self.sentences.pop_front();
    }

    pub(super) fn add(&mut self, seen: Seen) {
        if let Some(sentence) = self.sentences.front_mut() {
            sentence.push(seen);
        }
    }

    /// Whether another name that nothing is known of is where somebody was named last, and may be a
    /// company's as well as that.
    pub(super) fn may_be_body_beside(&self, name: &str, is_another: impl Fn(&str) -> bool) -> bool {
        let names_it = |sentence: &&Vec<Seen>| sentence.iter().any(|seen| seen.named.text == name);
        let Some(sentence) = self.sentences.iter().find(names_it) else { return false };
        let is_unknown = |seen: &Seen| {
            seen.named.is_name
                && seen.kind.is_none()
                && seen.person.is_none()
                && !seen.may_be_person()
                && matches!(seen.place, Place::Main | Place::Subject | Place::Object)
        };
        sentence.iter().any(|seen| {
            seen.named.text != name && is_unknown(seen) && !is_another(&seen.named.text)
        })
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
    /// agree with it, the only one, or the only subject that nobody vies with. Not for whoever speaks of
    /// somebody else by it.
    pub(super) fn antecedent(
        &self,
        view: &View,
        head: usize,
        word: &str,
        speaker: Option<&str>,
    ) -> Option<&Seen> {
        let sought = Sought::of(view, head, word, speaker)?;
        // A sentence that isn't read yet comes behind all that are.
        let ahead = usize::from(!view.is_numbered(self.last));
        for (nth, sentence) in self.sentences.iter().take(SENTENCES - ahead).enumerate() {
            match self.search(&sought, (nth, nth + ahead), sentence) {
                Search::Found(seen) => return Some(seen),
                Search::Open => return None,
                Search::Nobody => {}
            }
        }
        None
    }

    /// What the nth of the last sentences says of a pronoun so many sentences behind it.
    fn search<'r>(
        &'r self,
        sought: &Sought,
        (nth, back): (usize, usize),
        sentence: &'r [Seen],
    ) -> Search<'r> {
        let (view, head, asked) = (sought.view, sought.head, &sought.asked);
        let mut fitting: Vec<&Seen> = sentence
            .iter()
            .filter(|seen| sought.is_free(seen, back) && asked.fits(seen))
            .filter(|seen| back == 0 || !self.is_named_beside(sought, seen))
            .collect();
        // `Ann Ro wrote the report. Orlo rejected it`: she may be somebody, and a report is not.
        if asked.person == Some(false) && fitting.iter().any(|seen| !seen.may_be_person()) {
            let has_part = |seen: &&&Seen| seen.place != Place::Agent;
            let people = fitting.iter().filter(has_part).any(|seen| seen.may_be_person());
            if people && is_done_by(view, head) {
                return Search::Open;
            }
            fitting.retain(|seen| !seen.may_be_person());
        }
        if back == 0
            && let Some(mark) = (0..head).rfind(|&at| view.sentence.word(at) == ";")
        {
            // `Orlo denied it; Relay, which was warned, said it had paid`: Relay speaks of itself.
            let is_own = |seen: &Seen| seen.head > mark && seen.named.is_name;
            if fitting.iter().any(|seen| is_own(seen) && seen.is_subject()) {
                fitting.retain(|seen| seen.head > mark);
            }
        }
        if back == 0
            && let Some(answer) = self.within(sought, &fitting)
        {
            return answer;
        }
        if fitting.is_empty() {
            return Search::Nobody;
        }
        let alone = only(&fitting);
        let is_another = |found| self.may_be_another(asked, found, nth);
        match alone.or_else(|| one_of(sought, back, &fitting)) {
            Some(found) if alone.is_some() && is_another(found) => Search::Open,
            // `Orlo told reporters he had left. "They paid me," he said`: he speaks to them.
            Some(found) if found.place == Place::Audience && view.is_quoted(head) => Search::Open,
            Some(found) if back > 0 && may_be_subject(asked, found, sentence) => Search::Open,
            found => found.map_or(Search::Open, Search::Found),
        }
    }

    /// Whether the clause of a pronoun names somebody of the sentences before: `Orlo hired Pell. He paid
    /// Pell`.
    fn is_named_beside(&self, sought: &Sought, seen: &Seen) -> bool {
        if !sought.view.is_numbered(self.last) {
            return false;
        }
        let mut own = self.sentences.front().into_iter().flatten();
        own.any(|other| other.named.text == seen.named.text && sought.is_beside(other))
    }

    /// What the sentence a pronoun stands in tells of it by how it is made.
    fn within<'r>(&'r self, sought: &Sought, fitting: &[&'r Seen]) -> Option<Search<'r>> {
        let (view, head) = (sought.view, sought.head);
        if let Some(whom) = put_to(view, head) {
            let asked = fitting.iter().find(|seen| seen.head == whom);
            if asked.is_some() || view.upos(whom) == Upos::Pron {
                return Some(asked.map_or(Search::Open, |seen| Search::Found(seen)));
            }
        }
        if let Some(account) = Account::of(view, head)
            && let Some(answer) = self.on_account(sought, &account, fitting)
        {
            return Some(answer);
        }
        let is_of_several = || only(fitting).is_none() && is_thought(view, head);
        if fitting.len() > 1 && (is_of_either(view, head, fitting) || is_of_several()) {
            return Some(Search::Open);
        }
        // In what somebody says, `he` may be the speaker, or who does it there.
        stands_between(view, head, fitting).then_some(Search::Open)
    }

    /// Whom a pronoun means in what is told on somebody's account: `Pell's lawyer said he …`. Nothing if
    /// the account doesn't matter.
    fn on_account<'r>(
        &'r self,
        sought: &Sought,
        account: &Account,
        fitting: &[&'r Seen],
    ) -> Option<Search<'r>> {
        let (view, owner) = (sought.view, account.owner);
        let is_pronoun = view.upos(owner) == Upos::Pron || view.tag(owner) == Tag::PrpPossessive;
        let whose = match is_pronoun {
            true => {
                let word = view.sentence.word(owner).to_lowercase();
                self.antecedent(view, owner, &word, sought.speaker)
            }
            false => self.sentences.front()?.iter().find(|seen| seen.head == owner),
        };
        let Some(whose) = whose else {
            // Nobody knows who `his` is, or `the man's`; but a bank is no `he`.
            let noun = view.sentence.word(owner);
            let asks_person = sought.asked.person == Some(true);
            let may_be = is_pronoun && !noun.eq_ignore_ascii_case("its")
                || kinds::of_noun(noun) == Some(Kind::Person);
            return (asks_person && may_be).then_some(Search::Open);
        };
        let is_other_person = sought.asked.person == Some(true) && whose.person.is_none();
        let others = || fitting.iter().filter(|other| other.named.text != whose.named.text);
        match sought.asked.fits(whose) {
            true if account.is_own && !others().any(|other| other.place == Place::Object) => {
                Some(Search::Found(whose))
            }
            true if others().next().is_some() => Some(Search::Open),
            false if is_other_person => Some(Search::Open),
            _ => None,
        }
    }

    /// Whether somebody in the sentences before one may be meant rather than what was found there,
    /// of which nobody knows that it is a person: `The director is Orlo Pell. He runs Lumen Freight.
    /// He sued Ostra.`
    fn may_be_another(&self, asked: &Asked, found: &Seen, nth: usize) -> bool {
        let is_guess = asked.person == Some(true) && found.person.is_none() && !found.is_subject();
        let is_other = |seen: &Seen| seen.named.text != found.named.text && asked.fits(seen);
        is_guess && self.sentences.iter().skip(nth + 1).flatten().any(is_other)
    }
}

/// Whether a pronoun may mean whom a sentence is about, of whom nobody knows what it is, rather than the
/// one of whom that is known: `Orlo bribed Mr Pell. He left Ostra`. Not where a pronoun meant that one
/// before: `Orlo bribed him. He left Ostra`.
fn may_be_subject(asked: &Asked, found: &Seen, sentence: &[Seen]) -> bool {
    let is_other = |seen: &Seen| seen.may_be_he && seen.named.text != found.named.text;
    let goes_on = |seen: &Seen| seen.by_pronoun && seen.named.text == found.named.text;
    asked.person == Some(true)
        && found.place != Place::Main
        && sentence.iter().any(is_other)
        && !sentence.iter().any(goes_on)
}

/// The one of several whom a pronoun means, where that is safe.
fn one_of<'r>(sought: &Sought, back: usize, fitting: &[&'r Seen]) -> Option<&'r Seen> {
    let (view, head, plural) = (sought.view, sought.head, sought.asked.plural);
    // `Orlo accused Pell of theft. He denied it.`
    let accused = fitting.iter().find(|seen| seen.accused).copied();
    if let Some(accused) = accused.filter(|_| account::is_denier(view, head)) {
        return Some(accused);
    }
    // Within a sentence, what is done to `them` may be done to its object as well.
    if back == 0 && !is_done_by(view, head) {
        return None;
    }
    let placed = |is_so: fn(&Seen) -> bool| -> Vec<&'r Seen> {
        fitting.iter().copied().filter(|seen| is_so(seen)).collect()
    };
    let subjects = placed(Seen::is_subject);
    let found = only(&subjects).or_else(|| only(&placed(|seen| seen.place == Place::Main)))?;
    // A report has an author, whatever it is about.
    let is_of_thing = is_owner(view, head) && !found.is_somebody();
    if account::is_named(view, head) && !found.is_somebody() {
        return None;
    }
    let is_sure = is_of_thing || account::goes_on(view, head);
    (is_sure || !fitting.iter().any(|other| vies(other, found, plural))).then_some(found)
}

/// All of them, if they are one.
fn only<'s>(seen: &[&'s Seen]) -> Option<&'s Seen> {
    let (first, rest) = seen.split_first()?;
    rest.iter().all(|other| other.named.text == first.named.text).then_some(first)
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

/// Whether a pronoun does what somebody thinks, who hardly ever has to guess what he does himself:
/// `Orlo tracks the group Pell and believes it works for Lund`.
fn is_thought(view: &View, pronoun: usize) -> bool {
    const THINKING: &[&str] =
        &["assume", "believe", "fear", "guess", "reckon", "suppose", "suspect", "think"];
    let clause = view.sentence.head(pronoun).filter(|&verb| view.label(verb) == Label::Ccomp);
    let thinks = |verb: usize| THINKING.contains(&&*view.sentence.lemma(verb));
    view.label(pronoun) == Label::Nsubj
        && clause.and_then(|verb| view.sentence.head(verb)).is_some_and(thinks)
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
