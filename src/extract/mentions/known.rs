//! The names a document has given so far, by all the spellings that mean them.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use crate::extract::guide::Guide;
use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mentions::Named;
use crate::extract::mentions::acronyms::acronyms;
use crate::extract::mentions::defined::{Defined, defined};
use crate::extract::mentions::kinds::{self, Gender, Kind, has_and};
use crate::extract::mentions::names::{in_small_letters, is_acronym, key};
use crate::extract::mentions::phrase::{Phrase, written};
use crate::extract::mentions::recent::Recent;
use crate::extract::mentions::titled::{Titled, title_before};
use crate::extract::mentions::wholes::{self, wholes};
use crate::extract::view::View;

/// So many names are kept of one document; further ones stay as they stand.
const MOST: usize = 20_000;

#[derive(Debug)]
pub(super) struct Register<'g> {
    guide: &'g Guide,
    names: Vec<Name>,
    by_key: HashMap<String, u32, FixedState>,
    /// By a word of longer names: the only name that has it, or nothing if several do.
    by_part: HashMap<String, Option<u32>, FixedState>,
    /// By a noun: the only one who was called so.
    by_noun: HashMap<String, Option<u32>, FixedState>,
    /// Who has a surname together with a title: `Mrs Orlo`.
    titled: Titled,
    /// The sentence that was read last.
    last: Option<u32>,
    /// Names of several words in it, of which a parser might make a list, as bytes of the text.
    units_in_last: Vec<(Range<u32>, u32)>,
    /// Whose names it has, and by which words.
    names_in_last: Vec<(u32, usize)>,
}

/// One bearer of names.
#[derive(Clone, Debug)]
struct Name {
    /// The id in a project, else the longest name.
    shown: String,
    kind: Option<Kind>,
    /// The type a project gives it.
    declared: Option<String>,
    gender: Option<Gender>,
    /// What it was called besides: `tanker`, `harbour master`.
    nouns: Vec<String>,
    /// Whom it belongs to.
    home: Option<String>,
    /// Whether it is no list, whatever a parser makes of it.
    whole: bool,
}

impl<'g> Register<'g> {
    pub(super) fn of(guide: &'g Guide) -> Self {
        Register {
            guide,
            names: Vec::new(),
            by_key: HashMap::default(),
            by_part: HashMap::default(),
            by_noun: HashMap::default(),
            titled: Titled::default(),
            last: None,
            units_in_last: Vec::new(),
            names_in_last: Vec::new(),
        }
    }

    /// Learns the acronyms a sentence introduces, and its names that look like lists.
    pub(super) fn sentence(&mut self, view: &View) {
        let s = view.sentence;
        self.last = view.number();
        self.units_in_last.clear();
        self.names_in_last.clear();
        for found in acronyms(s) {
            let (Some(first), Some(last)) = (found.long.first(), found.long.last()) else {
                continue;
            };
            let long = &s.text[s.tokens[*first].start as usize..s.tokens[*last].end as usize];
            let letters = s.word(found.letters);
            let known = self.number(letters).filter(|_| self.number(long).is_none());
            let number = match known {
                // The letters came first; what they stand for is told only now.
                Some(number) => {
                    self.by_key.insert(self.guide.key(long), number);
                    Some(number)
                }
                None => self.add(long),
            };
            if let Some(number) = number {
                self.units_in_last.push((s.tokens[*first].start..s.tokens[*last].end, number));
                self.by_key.insert(self.guide.key(letters), number);
                let name = &mut self.names[number as usize];
                name.kind = name.kind.or(Some(Kind::Organization));
                name.whole = true;
            }
        }
        for found in defined(s) {
            self.short_forms(s, &found);
        }
        self.wholes(s);
    }

    /// Learns what stands for a name from here on, by the brackets behind it.
    fn short_forms(&mut self, s: &Sentence, found: &Defined) {
        let long = wholes::text(s, &found.long);
        let Some(number) = self.number(long).or_else(|| self.add(long)) else { return };
        let range = s.tokens[found.long.start].start..s.tokens[found.long.end - 1].end;
        self.units_in_last.push((range, number));
        for short in &found.short {
            let text = wholes::text(s, short);
            if self.guide.entity(text).is_none() {
                self.by_key.insert(self.guide.key(text), number);
            }
        }
    }

    /// Learns the names of a sentence that look like lists: those of a project, those that the text
    /// has written with `&` or letters in brackets, and those that everybody knows.
    fn wholes(&mut self, s: &Sentence) {
        let is_name = |text: &str| {
            let key = self.guide.key(text);
            let known = self.by_key.get(&key).is_some_and(|own| self.names[*own as usize].whole);
            known || self.guide.entity(text).is_some() || has_and(&key)
        };
        for name in wholes(s, is_name) {
            let text = wholes::text(s, &name);
            if wholes::begins_before(s, &name) && self.guide.entity(text).is_none() {
                continue;
            }
            if let Some(number) = self.number(text).or_else(|| self.add(text)) {
                let range = s.tokens[name.start].start..s.tokens[name.end - 1].end;
                self.units_in_last.push((range, number));
            }
        }
    }

    /// Learns a name that a sentence mentions.
    pub(super) fn name(&mut self, view: &View, words: &[usize]) {
        let text = written(view, words);
        let title = title_before(view, words);
        let known = self.bearer(&text, title);
        let Some(number) = known.or_else(|| self.add_titled(&text, title)) else { return };
        let name = &mut self.names[number as usize];
        if let Some(title) = title {
            name.kind = name.kind.or(Some(Kind::Person));
            // A title says it more surely than a first name, which may be any of theirs elsewhere.
            let by_name = name.gender.filter(|_| known.is_some());
            name.gender = by_name.or(kinds::gender_of_noun(title)).or(name.gender);
            if let Some(gender) = name.gender {
                self.titled.learn(&text, gender, number);
            }
        }
        let Some(&head) = words.last() else { return };
        self.names_in_last.push((number, head));
        let place = view.opener(head).is_some_and(|case| view.stems[case] == "in");
        if place && view.tag(head) == Tag::Nnp && name.kind.is_none() && !is_acronym(&text) {
            name.kind = Some(Kind::Place);
        }
    }

    /// Learns what a name is called besides, and whom it belongs to.
    pub(super) fn describe(
        &mut self,
        view: &View,
        words: &[usize],
        noun: usize,
        owner: Option<Named>,
    ) {
        let text = written(view, words);
        let Some(number) = self.bearer(&text, title_before(view, words)) else { return };
        let word = view.sentence.word(noun);
        let name = &mut self.names[number as usize];
        name.kind = name.kind.or_else(|| kinds::of_noun(word));
        name.gender = name.gender.or_else(|| kinds::gender_of_noun(word));
        name.home = name.home.take().or(owner.map(|owner| owner.text));
        let noun = word.to_lowercase();
        let called = self.by_noun.entry(noun.clone()).or_insert(Some(number));
        *called = called.filter(|known| *known == number);
        if name.nouns.len() < 8 && !name.nouns.contains(&noun) {
            name.nouns.push(noun);
        }
    }

    /// Whose name a phrase is: the longest of its words that are one, around its head.
    pub(super) fn phrase(&self, view: &View, phrase: &Phrase) -> Option<u32> {
        // `night services` in small letters isn't what a heading calls `Night Services`.
        if !phrase.text.contains(char::is_uppercase) {
            return None;
        }
        if let Some(number) = self.bearer(&phrase.text, title_before(view, &phrase.words)) {
            return Some(number);
        }
        self.named_and_called(view, phrase)
    }

    /// Whose name a word is a part of, where the name was taken as a whole.
    pub(super) fn unit(&self, view: &View, word: usize) -> Option<u32> {
        if self.units_in_last.is_empty() || !view.is_numbered(self.last) {
            return None;
        }
        let start = view.sentence.tokens[word].start;
        let mut units = self.units_in_last.iter();
        units.find(|(range, _)| range.contains(&start)).map(|(_, number)| *number)
    }

    /// The entity of a project that a description names: `social media companies`.
    pub(super) fn declared(&self, view: &View, phrase: &Phrase) -> Option<Named> {
        let plural = view.tag(phrase.head) == Tag::Nns;
        let known = match plural {
            true => self.guide.group(&phrase.text),
            false => self.guide.entity(&phrase.text),
        }?;
        Some(Named {
            text: known.id.clone(),
            kind: known.kind.clone(),
            is_name: true,
            unresolved: false,
        })
    }

    /// `the ICE List website`: a name, and behind it what it is. `An Ostra firm` is one of many, and
    /// `the Ostra firm Pell` has a name of its own.
    fn named_and_called(&self, view: &View, phrase: &Phrase) -> Option<u32> {
        let (last, before) = phrase.words.split_last()?;
        if !phrase.definite || view.child(*last, &[Label::Appos, Label::Flat]).is_some() {
            return None;
        }
        let called = view.tag(*last) == Tag::Nn && *last == phrase.head && view.says_of_what(*last);
        let names = !before.is_empty() && before.iter().all(|&at| view.upos(at) == Upos::Propn);
        self.known(&written(view, before)).filter(|_| called && names)
    }

    /// Whom `the agency` or `the tanker` means, if only one was called so or has the word in its
    /// name.
    pub(super) fn description(&self, view: &View, phrase: &Phrase, recent: &Recent) -> Option<u32> {
        let common = view.upos(phrase.head) == Upos::Noun && view.tag(phrase.head) == Tag::Nn;
        if !phrase.definite || !common || phrase.words.len() != 1 {
            return None;
        }
        let noun = phrase.text.to_lowercase();
        let called = |number: &u32| {
            let name = &self.names[*number as usize];
            let in_name = || {
                let is_whole = !name.shown.contains(' ');
                (is_whole || kinds::says_what_is_named(&noun))
                    && kinds::head_of_name(&name.shown).to_lowercase() == noun
            };
            name.nouns.contains(&noun) || in_name()
        };
        let may_be = |number: &u32| !self.has_another_part(view, *number, phrase.head);
        let nearby = recent.names().filter_map(|text| self.number(text)).filter(may_be);
        let mut of_this_name: Vec<u32> = nearby.clone().filter(called).collect();
        let by_kind = of_this_name.is_empty();
        if by_kind {
            if let Some(only) = self.by_noun.get(&noun) {
                return only.filter(may_be);
            }
            let kind = kinds::of_noun(&noun).filter(|kind| is_general(&noun, *kind))?;
            let of_kind = |number: &u32| {
                let name = &self.names[*number as usize];
                name.kind == Some(kind) && !is_another_kind_of_body(&noun, &name.shown)
            };
            of_this_name = nearby.filter(of_kind).collect();
        }
        of_this_name.sort_unstable();
        of_this_name.dedup();
        let [only] = of_this_name[..] else { return None };
        let is_another = |text: &str| self.number(text).is_some_and(|number| !may_be(&number));
        let shown = &self.names[only as usize].shown;
        (!by_kind || !recent.may_be_body_beside(shown, is_another)).then_some(only)
    }

    /// Whether a sentence names somebody only behind a noun, or beside it at the same verb, and so
    /// speaks of another: `The company, which sacked Orlo, was bought by Calder Bank`.
    fn has_another_part(&self, view: &View, number: u32, noun: usize) -> bool {
        if !view.is_numbered(self.last) || view.name_of(noun).is_some() {
            return false;
        }
        let mut places =
            self.names_in_last.iter().filter(|(own, _)| *own == number).map(|(_, at)| *at);
        let Some(first) = places.next() else { return false };
        let is_part = |at: usize| {
            matches!(view.label(at), Label::Nsubj | Label::NsubjPass | Label::Obj | Label::Iobj)
        };
        // `The company is Calder Bank`
        if view.sentence.head(noun) == Some(first) && view.child(first, &[Label::Cop]).is_some() {
            return false;
        }
        let same_verb = view.sentence.head(first) == view.sentence.head(noun);
        first > noun || same_verb && is_part(first) && is_part(noun)
    }

    pub(super) fn named(&self, number: u32) -> Named {
        let name = &self.names[number as usize];
        let kind = name.declared.clone().or_else(|| name.kind.map(|kind| kind.name().to_string()));
        Named { text: name.shown.clone(), kind, is_name: true, unresolved: false }
    }

    /// Whose name a label is: one the text has given, one with its letters in brackets, or one in
    /// quotes. Any other label is a heading, though it may have capitals.
    pub(super) fn labelled(&mut self, label: &str) -> Option<Named> {
        let quotes = ['"', '“', '”'];
        let (long, letters) = match label.strip_suffix(')').and_then(|label| label.split_once(" ("))
        {
            Some((long, letters)) if is_acronym(letters) => (long, Some(letters)),
            _ => (label, None),
        };
        let name = long.trim_matches(quotes);
        let known = self.known(name).or_else(|| self.known(letters?));
        let quoted = long.starts_with(quotes) && long.ends_with(quotes);
        let number = known.or_else(|| match letters.is_some() || quoted {
            true => self.add(name),
            false => None,
        })?;
        for spelling in letters.into_iter().chain([name]) {
            self.by_key.entry(self.guide.key(spelling)).or_insert(number);
        }
        Some(self.named(number))
    }

    pub(super) fn home(&self, name: &str) -> Option<Named> {
        let home = self.names[self.number(name)? as usize].home.as_deref()?;
        self.number(home).map(|number| self.named(number))
    }

    pub(super) fn kind_of(&self, shown: &str) -> Option<Kind> {
        self.names[self.number(shown)? as usize].kind
    }

    pub(super) fn gender_of(&self, shown: &str) -> Option<Gender> {
        self.names[self.number(shown)? as usize].gender
    }

    /// Whether whoever bears a name was called a `tanker` or the like.
    pub(super) fn is_thing(&self, shown: &str) -> bool {
        let nouns = self.number(shown).map(|number| &self.names[number as usize].nouns);
        nouns.is_some_and(|nouns| nouns.iter().any(|noun| kinds::says_thing(noun)))
    }

    fn number(&self, text: &str) -> Option<u32> {
        let known = self.by_key.get(&self.guide.key(text)).copied();
        known.or_else(|| self.by_key.get(&self.guide.key(&in_small_letters(text)?)).copied())
    }

    /// Who bears a name or the shorter form of one.
    pub(super) fn known(&self, text: &str) -> Option<u32> {
        if let Some(number) = self.number(text) {
            return Some(number);
        }
        // `ICE` is no short form of `ICE List`.
        if text.contains(' ') || is_acronym(text) {
            return None;
        }
        self.by_part.get(&key(text)).copied().flatten()
    }

    /// Who bears a name with this title before it: `Mrs Orlo` isn't `Viktor Orlo`.
    pub(super) fn bearer(&self, text: &str, title: Option<&str>) -> Option<u32> {
        let Some(gender) = title.and_then(kinds::gender_of_noun) else { return self.known(text) };
        self.titled.bearer(text, gender).or_else(|| {
            let known = self.known(text)?;
            let theirs = self.names[known as usize].gender;
            theirs.is_none_or(|theirs| theirs == gender).then_some(known)
        })
    }

    /// Adds a name that nobody bears so far with this title. If somebody else bears it, it is shown with
    /// the title, and from here on alone it may mean either.
    fn add_titled(&mut self, text: &str, title: Option<&str>) -> Option<u32> {
        let (Some(title), Some(other)) = (title, self.known(text)) else { return self.add(text) };
        let number = self.add(&format!("{title} {text}"))?;
        if let Some(gender) = self.names[other as usize].gender {
            self.titled.learn(text, gender, other);
        }
        self.by_part.insert(key(text), None);
        let name = &mut self.names[number as usize];
        name.kind = Some(Kind::Person);
        name.gender = kinds::gender_of_noun(title);
        Some(number)
    }

    fn add(&mut self, text: &str) -> Option<u32> {
        let own = self.guide.key(text);
        if own.is_empty() || self.names.len() >= MOST {
            return None;
        }
        let number = self.names.len() as u32;
        let entity = self.guide.entity(text);
        if let Some(entity) = entity {
            // Another name of the same entity was met before.
            if let Some(known) = self.by_key.get(&key(&entity.id)).copied() {
                self.by_key.insert(own, known);
                return Some(known);
            }
            self.by_key.insert(key(&entity.id), number);
        }
        let declared = entity.and_then(|entity| entity.kind.clone());
        let kind = declared.as_deref().and_then(Kind::named).or_else(|| kinds::of_name(text));
        let shown = entity.map_or_else(|| text.to_string(), |entity| entity.id.clone());
        let gender = kinds::gender_of_name(text).filter(|_| kind == Some(Kind::Person));
        let whole = entity.is_some() || text.contains(" & ");
        self.names.push(Name {
            shown,
            kind,
            declared,
            gender,
            nouns: Vec::new(),
            home: None,
            whole,
        });
        self.by_key.insert(own.clone(), number);
        // `Stojan KRALJ` will be known as `Stojan Kralj`, unless a project has somebody of that name.
        let small = in_small_letters(text)
            .filter(|small| entity.is_none() && self.guide.entity(small).is_none());
        if let Some(small) = &small {
            self.by_key.entry(self.guide.key(small)).or_insert(number);
        }
        self.parts(small.as_deref().unwrap_or(text), number, kind);
        Some(number)
    }

    /// The first word of a company's name and either of a person's stand for it, unless two have it.
    fn parts(&mut self, text: &str, number: u32, kind: Option<Kind>) {
        let words: Vec<&str> = text.split(' ').collect();
        // The board isn't the `Chair of the Board`, and the minister may be another than the `Prime Minister`.
        let noun = kinds::head_of_name(text).to_lowercase();
        if words.len() > 1 && kinds::of_noun(&noun).is_some() && kinds::says_what_is_named(&noun) {
            let called = self.by_noun.entry(noun).or_insert(Some(number));
            *called = called.filter(|known| *known == number);
        }
        let parts: &[&str] = match (kind, &words[..]) {
            (Some(Kind::Person), [first, .., last]) => &[first, last],
            (Some(Kind::Organization), [first, _, ..]) if kinds::of_noun(first).is_none() => {
                &[first]
            }
            (None, [_, last]) => &[last],
            _ => return,
        };
        for part in parts {
            // `Orlo` of Ann Orlo and the Orlo Group is she.
            let is_surname =
                |name: &Name| name.kind == Some(Kind::Person) && name.shown.ends_with(part);
            let bearer = self.by_part.entry(key(part)).or_insert(Some(number));
            let Some(known) = bearer.filter(|known| *known != number) else { continue };
            let (one, other) = (&self.names[known as usize], &self.names[number as usize]);
            *bearer = match (one.kind, other.kind) {
                (Some(Kind::Organization), _) if is_surname(other) => Some(number),
                (_, Some(Kind::Organization)) if is_surname(one) => Some(known),
                _ => None,
            };
        }
    }
}

/// Whether a noun means a business, and a name a public body: `the firm` is no ministry.
fn is_another_kind_of_body(noun: &str, name: &str) -> bool {
    const BUSINESSES: &[&str] =
        &["business", "company", "corporation", "firm", "manufacturer", "retailer", "startup"];
    const PUBLIC: &[&str] = &[
        "administration",
        "agency",
        "authority",
        "bureau",
        "commission",
        "council",
        "court",
        "department",
        "government",
        "ministry",
        "parliament",
        "party",
        "police",
        "union",
        "university",
    ];
    let head = kinds::head_of_name(name).to_lowercase();
    BUSINESSES.contains(&noun) && PUBLIC.contains(&head.as_str())
}

/// Whether a noun is said of any of its kind: `the company`, but not `the court`.
fn is_general(noun: &str, kind: Kind) -> bool {
    match kind {
        Kind::Organization => matches!(
            noun,
            "company"
                | "firm"
                | "agency"
                | "organisation"
                | "organization"
                | "corporation"
                | "group"
        ),
        Kind::Website => matches!(noun, "website" | "site"),
        Kind::Person | Kind::Place => false,
    }
}
