//! Who is meant: names of a document grouped, in one pass and with bounded memory.
//!
//! A name is known from its first mention on. Later ones are shown as the longest name the text
//! has given so far, or as the id of a project's entity.

mod account;
mod acronyms;
mod defined;
mod kinds;
mod known;
mod named;
mod names;
mod own_words;
mod phrase;
mod recent;
mod seen;
mod sought;
mod titled;
mod wholes;

use crate::extract::clauses::Argument;
use crate::extract::guide::Guide;
use crate::extract::language::{Label, Tag, Upos};
use crate::extract::tree::upwards;
use crate::extract::view::View;

use kinds::Kind;
use known::Register;
use phrase::Phrase;
use recent::Recent;
use seen::{Place, Seen};

pub(super) use kinds::{
    is_document, is_first_name, is_name_of_person, is_name_of_place, is_title, says_kind,
    says_person, says_place,
};
pub(crate) use named::Named;
pub(super) use names::{is_acronym, key, loose, quiet};
pub(super) use phrase::written;

/// The names of a document, as far as it was read.
#[derive(Debug)]
pub(super) struct Mentions<'g> {
    register: Register<'g>,
    recent: Recent,
}

/// Whether a pronoun stands for what was said and not for somebody: `denied it`.
fn is_said(view: &View, pronoun: usize) -> bool {
    const ANSWERS: &[&str] = &["acknowledge", "admit", "concede", "confirm", "deny", "dispute"];
    let verb = view.sentence.head(pronoun).filter(|_| view.label(pronoun) == Label::Obj);
    verb.is_some_and(|verb| ANSWERS.contains(&&*view.sentence.lemma(verb)))
}

impl<'g> Mentions<'g> {
    pub(super) fn of(guide: &'g Guide) -> Self {
        Mentions { register: Register::of(guide), recent: Recent::default() }
    }

    /// Takes note of the names in a sentence, before its claims are read.
    pub(super) fn read(&mut self, view: &View) {
        self.recent.next_sentence(view.number());
        self.register.sentence(view);
        for head in (0..view.sentence.len()).filter(|&at| phrase::heads_a_name(view, at)) {
            let words = phrase::proper(view, &view.argument(head));
            self.register.name(view, &words);
        }
        for (named, noun) in phrase::descriptions(view) {
            let words = phrase::proper(view, &view.argument(named));
            let owner = phrase::owner(view, noun).and_then(|owner| {
                self.resolve(view, &view.argument(owner)).filter(|named| named.is_name)
            });
            self.register.describe(view, &words, noun, owner);
        }
        for head in (0..view.sentence.len()).filter(|&at| phrase::may_be_referred_to(view, at)) {
            if let Some(seen) = self.seen(view, &view.argument(head)) {
                self.recent.add(seen);
            }
        }
    }

    /// The same of a point of a list that only says what somebody did: `bribing the mayor of
    /// Ellery`. Pronouns in the next point mean whom the list is about, and nobody in this one.
    pub(super) fn read_point(&mut self, view: &View) {
        self.read(view);
        self.recent.forget_last();
    }

    /// Takes note of whom an item is about, by its label: `FaceGrid Watch: …`. Nobody if the label
    /// is no name.
    pub(super) fn topic(&mut self, label: &str) -> Option<Named> {
        let named = self.register.labelled(label.trim().trim_end_matches(':'))?;
        self.recent.next_sentence(None);
        self.recent.add(Seen::topic(named.clone()));
        Some(named)
    }

    /// Whom or what an argument stands for: the name behind it, if one says who it is.
    pub(super) fn who(&self, view: &View, argument: &Argument) -> Option<Named> {
        match view.name_of(argument.head) {
            Some(name) => self.resolve(view, &view.argument(name)),
            None => self.resolve(view, argument),
        }
    }

    /// The same in what somebody says aloud, who calls others `he` or `she` and never himself.
    pub(super) fn who_to(&self, view: &View, argument: &Argument, speaker: &str) -> Option<Named> {
        let word = view.sentence.word(argument.head).to_lowercase();
        match word.as_str() {
            "he" | "him" | "she" | "her" => self.pronoun(view, argument.head, Some(speaker)),
            _ => self.who(view, argument),
        }
    }

    /// What the words of an argument stand for by themselves. Nothing if it has no words but articles.
    pub(super) fn resolve(&self, view: &View, argument: &Argument) -> Option<Named> {
        let head = argument.head;
        if view.upos(head) == Upos::Pron || view.tag(head) == Tag::PrpPossessive {
            return self.pronoun(view, head, None);
        }
        let phrase = Phrase::of(view, argument);
        if phrase.text.is_empty() {
            return None;
        }
        let known = self
            .register
            .unit(view, head)
            .or_else(|| self.register.phrase(view, &phrase))
            .or_else(|| self.register.description(view, &phrase, &self.recent));
        if let Some(number) = known {
            return Some(self.register.named(number));
        }
        if let Some(named) = self.register.declared(view, &phrase) {
            return Some(named);
        }
        let proper = view.upos(head) == Upos::Propn;
        let kind = match proper {
            true => kinds::of_name(&phrase.text).map(|kind| kind.name().to_string()),
            false => None,
        };
        Some(Named { text: phrase.text, kind, is_name: proper, unresolved: false })
    }

    /// What kind of entity a name or description is, by what was read of it or by its own words.
    pub(super) fn kind_of(&self, text: &str) -> Option<String> {
        let by_words =
            || kinds::of_name(text).or_else(|| kinds::of_noun(kinds::head_of_name(text)));
        self.register.kind_of(text).or_else(by_words).map(|kind| kind.name().to_string())
    }

    /// The longest name the text has given so far for one, titles apart, or the name itself.
    pub(super) fn called(&self, name: &str) -> String {
        let titles = name.split(' ').take_while(|word| is_title(word));
        let title = titles.clone().last();
        let words = name.split(' ').skip(titles.count()).map(names::quiet);
        let bare = words.collect::<Vec<_>>().join(" ");
        let known = self.register.known(name).or_else(|| self.register.bearer(&bare, title));
        known.map_or_else(|| name.to_string(), |number| self.register.named(number).text)
    }

    /// Whether two words are in one name (`Immigration and Customs Enforcement`).
    pub(super) fn are_one_name(&self, view: &View, one: usize, other: usize) -> bool {
        let unit = self.register.unit(view, one);
        unit.is_some() && unit == self.register.unit(view, other)
    }

    /// Whom a person belongs to: a spokesman his company.
    pub(super) fn home(&self, name: &str) -> Option<Named> {
        self.register.home(name)
    }

    fn pronoun(&self, view: &View, head: usize, speaker: Option<&str>) -> Option<Named> {
        let word = view.sentence.word(head).to_lowercase();
        if let Some(named) = self.body_of_itself(view, head) {
            return Some(named);
        }
        let found = self.recent.antecedent(view, head, &word, speaker);
        match found.filter(|seen| !seen.named.unresolved && !is_said(view, head)) {
            Some(seen) => Some(seen.named.clone()),
            None => Some(Named { text: word, unresolved: true, ..Named::default() }),
        }
    }

    /// The body that says of itself what a pronoun does.
    fn body_of_itself(&self, view: &View, pronoun: usize) -> Option<Named> {
        let teller = own_words::teller(view, pronoun)?;
        let named = self.resolve(view, &view.argument(teller)).filter(|named| !named.unresolved)?;
        (self.register.kind_of(&named.text) != Some(Kind::Person)).then_some(named)
    }

    fn seen(&self, view: &View, argument: &Argument) -> Option<Seen> {
        let head = argument.head;
        if view.upos(head) == Upos::Pron {
            return self.seen_by_pronoun(view, head);
        }
        let named = self.resolve(view, argument)?;
        let noun = phrase::counted(view, head).unwrap_or(head);
        let plural = matches!(view.tag(noun), Tag::Nns | Tag::Nnps);
        let noun = view.sentence.word(noun);
        let kind = self.register.kind_of(&named.text).or_else(|| kinds::of_noun(noun));
        let is_noun = view.upos(head) != Upos::Propn && !named.is_name;
        let is_people = account::acts(noun) || plural && account::is_suffered(view, head);
        let acts = is_noun && is_people;
        let person = match (kind, named.is_name) {
            (Some(kind), _) => Some(kind == Kind::Person),
            (None, true) => self.register.is_thing(&named.text).then_some(false),
            (None, false) => (!acts).then_some(false),
        };
        let place = place_of(view, first_of_list(view, head));
        let is_open = place == Place::Main && !plural && kind.is_none() && person != Some(true);
        let may_be_he = is_open
            && !self.register.is_thing(&named.text)
            && account::may_be_he(view, head, named.is_name.then_some(&*named.text));
        Some(Seen {
            head,
            place,
            // `Halden Foods` is one company.
            one: !plural || named.is_name && kind == Some(Kind::Organization),
            several: plural || view.child(head, &[Label::Conj]).is_some(),
            person,
            gender: self.register.gender_of(&named.text).or_else(|| kinds::gender_of_noun(noun)),
            quoted: view.is_quoted(head),
            tells: tells(view, head),
            accused: account::is_accused(view, head),
            run: account::is_run(view, head),
            acts,
            may_be_he,
            by_pronoun: false,
            kind,
            named,
        })
    }

    /// Somebody whom a pronoun stands for, or nobody who is known.
    fn seen_by_pronoun(&self, view: &View, head: usize) -> Option<Seen> {
        let named = self.pronoun(view, head, None)?;
        let word = view.sentence.word(head).to_lowercase();
        if named.unresolved {
            return Seen::nobody_named(named, head, &word)
                .filter(|_| place_of(view, head) == Place::Main);
        }
        let kind = self.register.kind_of(&named.text);
        let gender = self.register.gender_of(&named.text);
        let several = matches!(word.as_str(), "they" | "them" | "their");
        Some(Seen {
            named,
            head,
            place: place_of(view, head),
            one: !several,
            several,
            kind,
            person: kind.map(|kind| kind == Kind::Person),
            gender,
            quoted: view.is_quoted(head),
            tells: tells(view, head),
            accused: account::is_accused(view, head),
            run: false,
            acts: false,
            may_be_he: false,
            by_pronoun: true,
        })
    }
}

/// The first member of a list, which has the place in the sentence that all of them have.
fn first_of_list(view: &View, member: usize) -> usize {
    let mut above = upwards(view.sentence, member);
    above.find(|&at| view.label(at) != Label::Conj).unwrap_or(member)
}

/// Where in its sentence a word stands.
fn place_of(view: &View, at: usize) -> Place {
    match view.label(at) {
        label if is_subject(label) && is_main(view, at) => Place::Main,
        label if is_subject(label) => Place::Subject,
        Label::Obj | Label::Iobj if account::is_audience(view, at) => Place::Audience,
        Label::Obj | Label::Iobj => Place::Object,
        Label::OblAgent => Place::Agent,
        Label::Obl => match view.opener(at).map(|case| &*view.stems[case]) {
            Some("by") => Place::Agent,
            Some("against" | "for" | "from" | "to" | "with") => Place::Beside,
            _ => Place::Elsewhere,
        },
        _ => Place::Elsewhere,
    }
}

/// Whether a word is who says something, in words that aren't another's.
fn tells(view: &View, at: usize) -> bool {
    view.is_teller(at) && !view.is_quoted(at)
}

fn is_main(view: &View, subject: usize) -> bool {
    view.sentence.head(subject).is_some_and(|verb| view.sentence.is_root(verb))
}

fn is_subject(label: Label) -> bool {
    matches!(label, Label::Nsubj | Label::NsubjPass | Label::NsubjOuter)
}
