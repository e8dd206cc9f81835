//! Who is mentioned in a sentence, as pronouns behind may mean them.

use crate::extract::mentions::Named;
use crate::extract::mentions::kinds::{Gender, Kind};

/// Somebody or something mentioned.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) named: Named,
    /// The word it was mentioned by.
    pub(super) head: usize,
    pub(super) place: Place,
    /// Whether it is one, and whether it is several: the first of a list is both.
    pub(super) one: bool,
    pub(super) several: bool,
    pub(super) kind: Option<Kind>,
    /// Whether it is a person, if that is known.
    pub(super) person: Option<bool>,
    pub(super) gender: Option<Gender>,
    /// Whether somebody mentions it in direct speech.
    pub(super) quoted: bool,
    /// Whether it says something, in words that aren't another's.
    pub(super) tells: bool,
    /// Whether it is accused of something.
    pub(super) accused: bool,
    /// Whether it is what somebody runs or owns.
    pub(super) run: bool,
    /// Whether it is no name but a noun for whoever does something, people most often: `driver`.
    pub(super) acts: bool,
    /// Whether it is what a sentence is about, and may be a person though nothing says so: `Orlo paid`.
    pub(super) may_be_he: bool,
    /// Whether a pronoun mentions it, as it does whom several sentences are about.
    pub(super) by_pronoun: bool,
}

/// Where in a sentence somebody is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// What the whole sentence is about: the subject of its main verb.
    Main,
    Subject,
    Object,
    /// By whom it is done.
    Agent,
    /// With whom or against whom it is done: `met with Orlo`.
    Beside,
    /// Who is but told something: `told reporters`.
    Audience,
    Elsewhere,
}

impl Seen {
    /// Whom everything behind is about.
    pub(super) fn topic(named: Named) -> Seen {
        Seen {
            named,
            head: 0,
            place: Place::Main,
            one: true,
            several: false,
            kind: None,
            person: None,
            gender: None,
            quoted: false,
            tells: false,
            accused: false,
            run: false,
            acts: false,
            may_be_he: false,
            by_pronoun: false,
        }
    }

    /// Whom a sentence is about, if that is but `she` or `he`: a name in it needn't be theirs who are
    /// meant by the next `she`.
    pub(super) fn nobody_named(named: Named, head: usize, pronoun: &str) -> Option<Seen> {
        let gender = match pronoun {
            "she" => Gender::Woman,
            "he" => Gender::Man,
            _ => return None,
        };
        let kind = Some(Kind::Person);
        let topic = Seen::topic(named);
        Some(Seen {
            head,
            kind,
            person: Some(true),
            gender: Some(gender),
            by_pronoun: true,
            ..topic
        })
    }

    pub(super) fn is_subject(&self) -> bool {
        matches!(self.place, Place::Main | Place::Subject)
    }

    /// Whether it is somebody who may do something: a name, a person or a body.
    pub(super) fn is_somebody(&self) -> bool {
        self.named.is_name
            || self.acts
            || matches!(self.kind, Some(Kind::Person | Kind::Organization))
    }

    /// Whether it may be the name of a person: one of two words that nothing more is known of, but
    /// no `India`. Or a driver.
    pub(super) fn may_be_person(&self) -> bool {
        let is_full_name = self.named.is_name && self.named.text.contains(' ');
        self.person.is_none() && (is_full_name || self.acts)
    }
}

/// Whether another may be meant as well as the one whom a sentence seems to be about: both are somebody
/// of the same kind, and the verb has to do with both, as in `Orlo sued Pell after he left`. `They` may be
/// the police as well as those whom they arrest.
pub(super) fn vies(other: &Seen, found: &Seen, plural: bool) -> bool {
    let are_people = |kind| matches!(kind, Kind::Person | Kind::Organization);
    let same_kind = match (other.kind, found.kind) {
        (Some(one), Some(two)) if plural && !other.named.is_name => {
            one == two || are_people(one) && are_people(two)
        }
        (Some(other), Some(found)) => other == found,
        _ => true,
    };
    // `Ann Ro runs Ionian Bunkering. She …`
    if other.run && found.person == Some(true) {
        return false;
    }
    let has_part = match other.place {
        Place::Main | Place::Subject | Place::Object => other.is_somebody(),
        Place::Beside => other.kind == Some(Kind::Person),
        Place::Agent | Place::Audience | Place::Elsewhere => false,
    };
    other.named.text != found.named.text && same_kind && has_part
}
