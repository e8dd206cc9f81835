//! On whose account something is told: `Pell's lawyer said he …`, `Pell's denial that he …`.

use crate::extract::language::{Label, Upos};
use crate::extract::mentions::{is_acronym, kinds, phrase};
use crate::extract::tree::{is_nominal, subject, upwards};
use crate::extract::view::View;
use crate::extract::word_lists::is_agent_noun;

/// Whose account a clause is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Account {
    /// The word for whoever's claim, lawyer or friend it is.
    pub(super) owner: usize,
    /// Whether it is told of him alone: a denial is about whoever denies, and a lawyer speaks of his client.
    pub(super) is_own: bool,
}

/// What people say of themselves.
#[rustfmt::skip]
const OF_ONESELF: &[&str] = &[
    "admission", "apology", "assurance", "boast", "confession", "defence", "defense", "denial",
    "excuse", "insistence", "plea", "pledge", "promise", "vow",
];

/// Who speaks for others.
#[rustfmt::skip]
const SPEAKING_FOR: &[&str] = &[
    "agent", "attorney", "barrister", "counsel", "lawyer", "representative", "solicitor",
    "spokesman", "spokesperson", "spokeswoman",
];

/// Who decides about what others did.
#[rustfmt::skip]
const JUDGES: &[&str] = &[
    "arbitrator", "coroner", "court", "judge", "juror", "jury", "justice", "magistrate",
    "tribunal",
];

/// Who is told what others did, and has no part in it.
#[rustfmt::skip]
const AUDIENCES: &[&str] = &[
    "afp", "ap", "bbc", "bloomberg", "cnn", "committee", "court", "congress", "daily",
    "guardian", "gazette", "herald", "hearing", "inquest", "inquiry", "journal", "journalist",
    "jury", "magazine", "media", "news", "newspaper", "paper", "parliament", "post", "press",
    "radio", "reporter", "reuters", "telegraph", "television", "times", "tribunal", "tribune",
];

/// Whom a thing may have as well as a body: a report has an author.
#[rustfmt::skip]
const OF_THINGS: &[&str] = &[
    "artist", "author", "creator", "editor", "expert", "maker", "owner", "victim", "witness",
    "writer",
];

/// Of whom these say that they did something wrong.
const ACCUSING: &[&str] = &["accuse", "blame", "charge", "indict", "prosecute", "suspect"];

/// What is done to firms and clubs, and to no person.
#[rustfmt::skip]
const RUNNING: &[&str] = &[
    "acquire", "buy", "chair", "co-found", "cofound", "establish", "found", "launch", "own",
    "run",
];

/// What bodies do to people, so that nobody takes whoever does it for a person.
#[rustfmt::skip]
const RULING: &[&str] = &[
    "appoint", "arrest", "charge", "convict", "detain", "discipline", "dismiss", "elect", "employ", "fine",
    "fire", "hire", "indict", "jail", "name", "promote", "recruit", "release", "sack", "sentence",
    "suspend",
];

/// Nouns for what happens or is planned, which often do something to somebody.
#[rustfmt::skip]
const EVENTS: &[&str] = &[
    "affair", "article", "attack", "bill", "book", "bomb", "bullet", "case", "crash", "crisis", "deal",
    "decree", "film", "fire", "fund", "inquest", "jury", "law", "loss", "money", "move", "news", "plan",
    "plot", "policy", "post", "programme", "raid", "row", "scandal", "scheme", "show", "storm", "story", "strike",
    "trial", "verdict", "video", "vote", "war", "work", "year",
];

impl Account {
    /// On whose account a clause with a pronoun is told.
    pub(super) fn of(view: &View, pronoun: usize) -> Option<Account> {
        if let Some(noun) = content_of(view, pronoun) {
            let owner = view.child(noun, &[Label::NmodPoss]).filter(|&owner| owner < pronoun)?;
            let is_own = OF_ONESELF.contains(&&*view.sentence.lemma(noun));
            return Some(Account { owner, is_own });
        }
        let reported =
            upwards(view.sentence, pronoun).find(|&at| view.label(at) == Label::Ccomp)?;
        let teller = subject(view.sentence, &view.tree, view.sentence.head(reported)?)?;
        let beside = view.tree.children(teller).filter(|&at| view.label(at) == Label::Appos);
        let mut roles = std::iter::once(teller).chain(beside);
        let role = roles.find(|&at| kinds::says_person(view.sentence.word(at)))?;
        let owner = phrase::owner(view, role).filter(|&owner| owner < pronoun)?;
        let is_own = SPEAKING_FOR.contains(&&*view.sentence.lemma(role));
        Some(Account { owner, is_own })
    }
}

/// Whether a noun is one for people whom only a body has: `its spokesman`, but not `its author`.
pub(super) fn is_in_service(view: &View, noun: usize) -> bool {
    kinds::says_person(view.sentence.word(noun))
        && !OF_THINGS.contains(&&*view.sentence.lemma(noun))
}

/// The noun whose content a clause with a pronoun is: `charges that he robbed a bank`.
pub(super) fn content_of(view: &View, pronoun: usize) -> Option<usize> {
    let is_content = |&at: &usize| matches!(view.label(at), Label::Acl | Label::Ccomp);
    let clause = upwards(view.sentence, pronoun).find(is_content)?;
    view.sentence.head(clause).filter(|&noun| noun < pronoun && is_nominal(view.sentence, noun))
}

/// Who judges about a claim, and so isn't whom it is about: `a judge threw out charges`.
pub(super) fn judge_of(view: &View, claim: usize) -> Option<usize> {
    let above = view.sentence.head(claim).filter(|_| view.label(claim) == Label::Obj)?;
    let judge = subject(view.sentence, &view.tree, above)?;
    JUDGES.contains(&&*view.sentence.lemma(judge).to_lowercase()).then_some(judge)
}

/// Whether a noun, which need not be in the lists of kinds, is one for whoever does something: `driver`,
/// `workers`.
pub(super) fn acts(noun: &str) -> bool {
    let is_small = noun.starts_with(char::is_lowercase);
    let is_people =
        matches!(noun, "men" | "people" | "women") || noun.len() > 6 && noun.ends_with("hand");
    is_small && (is_people || is_agent_noun(noun)) && !kinds::says_thing(noun.trim_end_matches('s'))
}

/// Whether a word is whom a verb does something to that is done to people alone: `arrested the
/// ringleaders`.
pub(super) fn is_suffered(view: &View, at: usize) -> bool {
    #[rustfmt::skip]
    const DONE_TO_PEOPLE: &[&str] = &[
        "arrest", "convict", "deport", "detain", "evict", "handcuff", "indict", "jail", "kidnap", "kill",
        "murder", "recruit", "sack", "shoot", "torture",
    ];
    let is_object = matches!(view.label(at), Label::Obj | Label::NsubjPass);
    let verb = view.sentence.head(at).filter(|_| is_object);
    verb.is_some_and(|verb| DONE_TO_PEOPLE.contains(&&*view.sentence.lemma(verb)))
}

/// Whether a subject of which nothing is known may be a person: `Orlo`, `the oligarch`. A name is given
/// where it is one.
pub(super) fn may_be_he(view: &View, at: usize, name: Option<&str>) -> bool {
    #[rustfmt::skip]
    const ABSTRACT: &[&str] = &[
        "age", "al", "ance", "dom", "ence", "ing", "ion", "ism", "ity", "ment", "ness", "ship", "sis", "ture",
    ];
    let rules = |verb: usize| RULING.contains(&&*view.sentence.lemma(verb));
    if view.sentence.head(at).is_none_or(rules) {
        return false;
    }
    let noun = view.sentence.lemma(at).to_lowercase();
    let is_paper = AUDIENCES.contains(&&*noun);
    match name {
        Some(name) => !name.contains(' ') && !is_acronym(name) && !is_paper,
        None => {
            view.upos(at) == Upos::Noun
                && !is_paper
                && !kinds::is_document(&noun)
                && !kinds::says_thing(&noun)
                && !EVENTS.contains(&&*noun)
                && !ABSTRACT.iter().any(|end| noun.ends_with(end))
        }
    }
}

/// Whether a name is that of something which people run or own, and so nobody's.
pub(super) fn is_run(view: &View, at: usize) -> bool {
    let verb = view.sentence.head(at).filter(|_| view.label(at) == Label::Obj);
    verb.is_some_and(|verb| RUNNING.contains(&&*view.sentence.lemma(verb)))
}

/// Whether a pronoun goes on with what the one before did: `Orlo bribed Pell. He also paid Lund`.
pub(super) fn goes_on(view: &View, at: usize) -> bool {
    let Some(verb) = view.sentence.head(at).filter(|_| view.label(at) == Label::Nsubj) else {
        return false;
    };
    let is_main =
        view.sentence.is_root(verb) || matches!(view.label(verb), Label::Conj | Label::Parataxis);
    let mut around = view.tree.children(verb).map(|word| view.sentence.word(word));
    is_main && around.any(|word| word == "also") && !is_earlier(view, verb)
}

/// Whether what a verb says was so before what the others tell: `had also paid`.
fn is_earlier(view: &View, verb: usize) -> bool {
    view.tree.children(verb).any(|word| view.sentence.word(word) == "had")
}

/// Whether a pronoun is said to be somebody by name: `It is Calder Bank`.
pub(super) fn is_named(view: &View, at: usize) -> bool {
    let name = view.sentence.head(at).filter(|_| view.label(at) == Label::Nsubj);
    name.is_some_and(|name| {
        view.upos(name) == Upos::Propn && view.child(name, &[Label::Cop]).is_some()
    })
}

/// Whether a word is who is accused of something.
pub(super) fn is_accused(view: &View, at: usize) -> bool {
    let is_object = matches!(view.label(at), Label::Obj | Label::NsubjPass);
    let verb = view.sentence.head(at).filter(|_| is_object);
    verb.is_some_and(|verb| ACCUSING.contains(&&*view.sentence.lemma(verb)))
}

/// Whether a pronoun is who denies something.
pub(super) fn is_denier(view: &View, at: usize) -> bool {
    let verb = view.sentence.head(at).filter(|_| view.label(at) == Label::Nsubj);
    verb.is_some_and(|verb| &*view.sentence.lemma(verb) == "deny")
}

/// Whether a word is but who hears what somebody tells: `told Reuters that it …`.
pub(super) fn is_audience(view: &View, at: usize) -> bool {
    let verb = view.sentence.head(at);
    let is_told = verb.is_some_and(|verb| matches!(&*view.sentence.lemma(verb), "tell" | "inform"));
    is_told && AUDIENCES.contains(&&*view.sentence.lemma(at).to_lowercase())
}
