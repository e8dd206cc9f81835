//! What kind of thing a name is, by its words and those beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::extract::mentions::names::{key, loose};

/// The words of English that tell, as data.
const ENGLISH: &str = include_str!("kinds.toml");

/// What kind of thing is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Person,
    Organization,
    Place,
    Website,
}

/// He, she, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Woman,
    Man,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    organization: Vec<String>,
    sure_of_organizations: Vec<String>,
    names_of_organizations: Vec<String>,
    person: Vec<String>,
    place: Vec<String>,
    website: Vec<String>,
    things: Vec<String>,
    documents: Vec<String>,
    titles: Vec<String>,
    titles_of_bodies: Vec<String>,
    bodies_with_titles: Vec<String>,
    women: Vec<String>,
    men: Vec<String>,
    women_names: Vec<String>,
    men_names: Vec<String>,
    names_of_both: Vec<String>,
    names_with_and: Vec<String>,
}

/// What words tell, looked up by word.
struct Words {
    kinds: BTreeMap<String, Kind>,
    sure_of_organizations: BTreeSet<String>,
    names_of_organizations: BTreeSet<String>,
    things: BTreeSet<String>,
    documents: BTreeSet<String>,
    titles: BTreeSet<String>,
    titles_of_bodies: BTreeSet<String>,
    bodies_with_titles: BTreeSet<String>,
    genders: BTreeMap<String, Gender>,
    /// First names, and whose they are, if those of one sex alone have them.
    first_names: BTreeMap<String, Option<Gender>>,
    /// As they are compared.
    names_with_and: BTreeSet<String>,
}

fn english() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let data: Data = toml::from_str(ENGLISH).expect("a test reads the words of English");
        let mut kinds = BTreeMap::new();
        for (words, kind) in [
            (data.organization, Kind::Organization),
            (data.person, Kind::Person),
            (data.place, Kind::Place),
            (data.website, Kind::Website),
        ] {
            kinds.extend(words.into_iter().map(|word| (word, kind)));
        }
        let of = |words: Vec<String>, gender| words.into_iter().map(move |word| (word, gender));
        let names = |words: Vec<String>, whose| words.into_iter().map(move |word| (word, whose));
        Words {
            kinds,
            sure_of_organizations: data.sure_of_organizations.into_iter().collect(),
            names_of_organizations: data.names_of_organizations.into_iter().collect(),
            things: data.things.into_iter().collect(),
            documents: data.documents.into_iter().collect(),
            titles: data.titles.into_iter().collect(),
            bodies_with_titles: data.bodies_with_titles.into_iter().collect(),
            titles_of_bodies: data.titles_of_bodies.into_iter().collect(),
            names_with_and: data.names_with_and.iter().map(|name| loose(key(name))).collect(),
            genders: of(data.women, Gender::Woman).chain(of(data.men, Gender::Man)).collect(),
            first_names: names(data.women_names, Some(Gender::Woman))
                .chain(names(data.men_names, Some(Gender::Man)))
                .chain(names(data.names_of_both, None))
                .collect(),
        }
    })
}

impl Kind {
    /// The word for it, which is also a type that projects usually have.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organization => "organization",
            Kind::Place => "place",
            Kind::Website => "website",
        }
    }

    /// The kind of this name.
    pub(super) fn named(name: &str) -> Option<Kind> {
        [Kind::Person, Kind::Organization, Kind::Place, Kind::Website]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// Whether a name that is compared by this loose key is one, though it looks like a list.
pub(super) fn has_and(key: &str) -> bool {
    english().names_with_and.contains(key)
}

fn folded(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}

/// What a noun is the word for: `agency`, `spokesman`, in the singular or plural.
pub(super) fn of_noun(noun: &str) -> Option<Kind> {
    let (noun, kinds) = (folded(noun), &english().kinds);
    let singular = || noun.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let found = kinds.get(&noun).or_else(|| kinds.get(noun.strip_suffix('s')?));
    found.or_else(|| kinds.get(&singular()?)).copied()
}

/// Whether a noun says what kind of thing something is, and so is no name by itself.
pub(in crate::extract) fn says_kind(noun: &str) -> bool {
    of_noun(noun).is_some()
}

/// Whether a noun is one for persons.
pub(in crate::extract) fn says_person(noun: &str) -> bool {
    of_noun(noun) == Some(Kind::Person)
}

/// Whether a noun is one for places.
pub(in crate::extract) fn says_place(noun: &str) -> bool {
    of_noun(noun) == Some(Kind::Place)
}

/// Whether a name, or a description, is that of something to read or to look at.
pub(in crate::extract) fn is_document(name: &str) -> bool {
    let (noun, documents) = (folded(head_of_name(name)), &english().documents);
    let listed = |noun: &str| documents.contains(noun);
    listed(&noun) || noun.strip_suffix('s').is_some_and(listed)
}

/// Whether a noun, in small letters, says of what kind something with a name is, so that `the board` may
/// be the Orlo Board. `The cargo` isn't Orlo Air Cargo.
pub(super) fn says_what_is_named(noun: &str) -> bool {
    #[rustfmt::skip]
    const BUILT: &[&str] = &[
        "act", "agreement", "award", "camp", "church", "dam", "deal", "factory", "festival", "hotel", "inquiry",
        "mill", "mine", "mosque", "operation", "pipeline", "plant", "prison", "prize", "programme", "project",
        "refinery", "school", "scheme", "tower", "treaty",
    ];
    // `The capital` isn't Orlo Capital, and `the press` isn't the Orlo Press.
    #[rustfmt::skip]
    const DEALT_IN: &[&str] = &[
        "capital", "construction", "customs", "energy", "enforcement", "foods", "gas", "guard", "insurance", "media",
        "mining", "news", "oil", "post", "power", "press", "shipping", "steel", "times",
    ];
    let kind = of_noun(noun).is_some_and(|kind| kind != Kind::Person) && !DEALT_IN.contains(&noun);
    kind || says_thing(noun) || is_document(noun) || BUILT.contains(&noun)
}

/// Whether a noun, in small letters, is one for things that people give names.
pub(super) fn says_thing(noun: &str) -> bool {
    english().things.contains(noun)
}

/// Whether a name tells by its own words that it is a person's.
pub(in crate::extract) fn is_name_of_person(name: &str) -> bool {
    of_name(name) == Some(Kind::Person)
}

/// The same of a place.
pub(in crate::extract) fn is_name_of_place(name: &str) -> bool {
    of_name(name) == Some(Kind::Place)
}

/// Whether a word before a name is a title of persons.
pub(in crate::extract) fn is_title(word: &str) -> bool {
    english().titles.contains(&folded(word))
}

/// Whether a title may be the first word of a body's name: `Justice Department`, `General Motors`.
pub(super) fn opens_names_of_bodies(word: &str) -> bool {
    english().titles_of_bodies.contains(&folded(word))
}

/// Whether a word is the last one of names of bodies.
pub(super) fn ends_names_of_bodies(word: &str) -> bool {
    let (word, english) = (folded(word), english());
    let is_kind = || english.kinds.get(&word) == Some(&Kind::Organization);
    let is_known = english.names_of_organizations.contains(&word)
        || english.bodies_with_titles.contains(&word);
    is_known || is_kind()
}

/// Whether a word says he or she.
pub(super) fn gender_of_noun(word: &str) -> Option<Gender> {
    english().genders.get(&folded(word)).copied()
}

/// Whose a name's first word is, if it is a first name of one sex alone.
pub(super) fn gender_of_name(name: &str) -> Option<Gender> {
    english().first_names.get(&folded(name.split(' ').next()?)).copied().flatten()
}

/// Whether a word is a first name, whatever its capitals.
pub(in crate::extract) fn is_first_name(word: &str) -> bool {
    english().first_names.contains_key(&folded(word))
}

/// What a name is by its own words.
pub(super) fn of_name(name: &str) -> Option<Kind> {
    let words: Vec<&str> = name.split(' ').collect();
    let first = words.first()?;
    if words.len() > 1 && words.len() < 5 && is_first_name(first) {
        let is_body = english().sure_of_organizations.contains(&folded(words[words.len() - 1]));
        return Some(if is_body { Kind::Organization } else { Kind::Person });
    }
    if name.contains('.') && !name.contains(' ') && name.len() > 4 && !name.ends_with('.') {
        let ending = name.rsplit('.').next().unwrap_or_default();
        let is_domain = ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_lowercase());
        return is_domain.then_some(Kind::Website);
    }
    if words.iter().any(|word| matches!(*word, "&" | "Against" | "Without")) {
        return Some(Kind::Organization);
    }
    let head = head_of_name(name);
    let kind = of_noun(head).filter(|kind| *kind != Kind::Person && words.len() > 1);
    let opens_place = words.len() > 1 && of_noun(first) == Some(Kind::Place);
    let is_firm = words.len() > 1
        && words.iter().all(|word| word.starts_with(char::is_uppercase))
        && english().names_of_organizations.contains(&folded(head));
    kind.or_else(|| opens_place.then_some(Kind::Place))
        .or_else(|| is_firm.then_some(Kind::Organization))
}

/// The word of a name that says what is named: `Department` of `Department of Health`.
pub(super) fn head_of_name(name: &str) -> &str {
    let words: Vec<&str> = name.split(' ').collect();
    let of = words.iter().position(|word| matches!(*word, "of" | "for" | "on"));
    let head = of.and_then(|at| words.get(at.checked_sub(1)?)).or(words.last());
    head.copied().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_they_name() {
        for (name, want) in [
            ("Ines Okafor", Some(Kind::Person)),
            ("Corvane Shipping", Some(Kind::Organization)),
            ("Department of Health", Some(Kind::Organization)),
            ("Corrigan Marine", Some(Kind::Organization)),
            ("Orlo River", Some(Kind::Place)),
            ("Port Ellery", Some(Kind::Place)),
            ("harbourwatch.example", Some(Kind::Website)),
            ("Cooks Without Pots", Some(Kind::Organization)),
            ("Ann Ro Foundation", Some(Kind::Organization)),
            ("Silver Petrel", None),
            ("Meta", None),
            ("Inc.", None),
            ("", None),
        ] {
            assert_eq!(of_name(name), want, "{name}");
        }
    }

    #[test]
    fn nouns_tell_in_the_plural_too() {
        assert_eq!(of_noun("agencies"), Some(Kind::Organization));
        assert_eq!(of_noun("spokeswoman"), Some(Kind::Person));
        assert_eq!(of_noun("ss"), None);
        assert_eq!(gender_of_noun("spokeswoman"), Some(Gender::Woman));
        assert!(is_title("Dr."));
    }

    #[test]
    fn what_is_written_down_is_nobody() {
        let documents = ["data", "company records", "records of the court", "Orlo Report"];
        assert!(documents.into_iter().all(is_document));
        assert!(!["Daily Record", "Ines Okafor", "reporter"].into_iter().any(is_document));
    }
}
