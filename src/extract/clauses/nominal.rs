//! What nouns say without a verb: who is what, who has what, and who does what to whom.

use super::confidence::{self, Rule};
use super::spans::{Without, argument};
use super::tree::Tree;
use super::{Argument, Implied, Proposition};
use crate::extract::language::{Label, Tag, Upos};
use crate::extract::tree::is_money;

/// Reads what hangs on a noun.
pub(super) fn read(tree: &Tree, noun: usize, found: &mut Vec<Proposition>) {
    if !matches!(tree.upos(noun), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num) {
        return;
    }
    for child in tree.children(noun) {
        match tree.label(child) {
            Label::Appos => found.extend(apposition(tree, noun, child)),
            Label::Nmod => found.extend(member(tree, noun, child)),
            Label::NmodDesc => found.extend(title(tree, noun, child)),
            Label::NmodPoss => found.extend(possession(tree, noun, child)),
            _ => {}
        }
    }
    found.extend(action(tree, noun));
}

/// "Ann, a pilot": Ann is a pilot. "Lumen (Relay, Prism)": several names in brackets are what the
/// name before them includes.
fn apposition(tree: &Tree, noun: usize, said: usize) -> Option<Proposition> {
    let opens = tree.tag(tree.first(said)) == Tag::OpenBracket;
    let is_no_one = is_whereabouts(tree, noun, said) || sums_up(tree, noun, said);
    if opens && is_aside(tree, noun, said) || is_no_one {
        return None;
    }
    let subject = argument(tree, noun, Without { dependent: Some(said), conjuncts: true });
    let object = argument(tree, said, Without::default());
    let names = [noun, said].iter().all(|&at| tree.upos(at) == Upos::Propn);
    let listed = tree
        .children(said)
        .any(|child| tree.label(child) == Label::Conj && tree.upos(child) == Upos::Propn);
    if names && listed && opens {
        return Some(implied(tree, Implied::Include, subject, object, Rule::Bracket));
    }
    Some(implied(tree, Implied::Be, subject, object, Rule::Apposition))
}

/// Whether a noun says what the whole clause before it is, and not the word next to it: `sued Orlo in
/// Ostra, an accusation that …`.
fn sums_up(tree: &Tree, noun: usize, said: usize) -> bool {
    #[rustfmt::skip]
    const WHOLE: &[&str] = &[
        "accusation", "admission", "allegation", "assertion", "charge", "claim", "complaint", "decision",
        "denial", "finding", "insinuation", "move", "rumor", "rumour", "suggestion",
    ];
    let bare = tree.child(said, Label::Det).is_some_and(|det| tree.is_one_of(det, &["a", "an"]));
    bare && tree.is_set_off(said) && tree.is_one_of(said, WHOLE) && !tree.is_one_of(noun, WHOLE)
}

/// Whether brackets hold what nobody is: a sum, a share or the sign of one, letters behind a name,
/// a side of a picture.
fn is_aside(tree: &Tree, noun: usize, said: usize) -> bool {
    let word = tree.sentence.word(said);
    let is_short = word.chars().filter(|c| c.is_alphabetic()).count() <= 5;
    let is_loud = !word.chars().any(char::is_lowercase);
    const SIDES: &[&str] = &["left", "right", "centre", "center", "pictured", "above", "below"];
    let is_letters = tree.upos(said) == Upos::Propn && is_short && is_loud;
    let name = argument(tree, noun, Without { dependent: Some(said), conjuncts: true }).name;
    let name: String = name.iter().map(|&at| tree.sentence.word(at)).collect();
    is_letters && !is_short_for(word, &name)
        || is_home(tree, noun, said, &name)
        || tree.is_one_of(said, SIDES)
        || is_money(tree.sentence, said)
        || tree.is_one_of(said, &["%", "percent", "pc"])
        || tree.upos(said) == Upos::Num
}

/// Whether one word behind a name says where or of which party somebody is: `Ann Roe (Labour)`. It
/// is another name if one is short for the other, or stands in quotes.
fn is_home(tree: &Tree, noun: usize, said: usize, name: &str) -> bool {
    let names = [noun, said].iter().all(|&at| tree.upos(at) == Upos::Propn);
    let close = tree.first(said)..=tree.last(said);
    let alone = tree.children(said).all(|at| {
        let behind = close.clone().any(|mark| tree.tag(mark) == Tag::CloseBracket && mark < at);
        behind || matches!(tree.label(at), Label::Punct) && !tree.is_quote(at)
    });
    let word = tree.sentence.word(said);
    let loud = |text: &str| !text.chars().any(char::is_lowercase);
    names && alone && !loud(word) && !loud(name) && !is_short_for(word, name)
}

/// Whether letters stand for a name: `Kestrel (KST)`.
fn is_short_for(letters: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let mut rest = name.chars();
    let letters = letters.to_lowercase();
    name.chars().next() == letters.chars().next()
        && letters.chars().all(|letter| rest.any(|own| own == letter))
}

/// Whether a name behind a comma says where the place before it lies: `in Basel, Switzerland`.
fn is_whereabouts(tree: &Tree, noun: usize, said: usize) -> bool {
    const WHERE: &[&str] = &["in", "at", "near", "outside", "from", "of", "to", "around"];
    let names = [noun, said].iter().all(|&at| tree.upos(at) == Upos::Propn);
    let is_bare = tree
        .children(said)
        .all(|child| matches!(tree.label(child), Label::Punct | Label::Compound | Label::Flat));
    let comma = tree.first(said).checked_sub(1).map_or(Tag::Comma, |before| tree.tag(before));
    let begins = tree.tag(tree.first(said));
    let is_behind = begins == Tag::Comma || comma == Tag::Comma && begins != Tag::OpenBracket;
    names && is_bare && is_behind && has_role(tree, noun, WHERE)
}

/// "President Bush": Bush is President.
fn title(tree: &Tree, noun: usize, said: usize) -> Option<Proposition> {
    let subject = argument(tree, noun, Without { dependent: Some(said), conjuncts: true });
    let object = argument(tree, said, Without::default());
    (said < noun).then(|| implied(tree, Implied::Be, subject, object, Rule::Title))
}

/// "Ann's plane": Ann has a plane.
fn possession(tree: &Tree, noun: usize, owner: usize) -> Option<Proposition> {
    if tree.upos(owner) == Upos::Pron {
        return None;
    }
    let subject = argument(tree, owner, Without::default());
    let object = argument(tree, noun, Without { dependent: Some(owner), conjuncts: true });
    Some(implied(tree, Implied::Have, subject, object, Rule::Possessive))
}

/// "Companies such as Meta": Meta is among the companies.
fn member(tree: &Tree, noun: usize, member: usize) -> Option<Proposition> {
    let role = tree.role(member);
    let (first, last) = (*role.first()?, *role.last()?);
    // `Relay, like Orlo, paid`: one name is not the other.
    let is_kind = tree.upos(noun) != Upos::Propn;
    let names = tree.is_one_of(first, &["including"])
        || tree.is_one_of(first, &["like"]) && is_kind
        || tree.is_one_of(first, &["such"]) && tree.is_one_of(last, &["as"]);
    let subject = argument(tree, member, Without::default());
    let object = argument(tree, noun, Without { dependent: Some(member), conjuncts: true });
    names.then(|| implied(tree, Implied::Be, subject, object, Rule::Member))
}

/// "DHS's request to Meta", "a request from DHS to Meta": a noun that stands for what is done.
fn action(tree: &Tree, noun: usize) -> Option<Proposition> {
    if tree.upos(noun) != Upos::Noun || !is_action(tree.sentence.word(noun)) || failed(tree, noun) {
        return None;
    }
    let owner = tree.child(noun, Label::NmodPoss).filter(|&doer| tree.upos(doer) != Upos::Pron);
    let from = || nmod(tree, noun, &["from"]).filter(|_| comes_from_doer(tree, noun));
    let doer = owner.or_else(|| nmod(tree, noun, &["by"])).or_else(from)?;
    const UNDERGOING: &[&str] =
        &["of", "to", "against", "on", "for", "with", "about", "into", "over", "from", "in"];
    let done_to = tree.children(noun).find(|&child| {
        tree.label(child) == Label::Nmod && child != doer && has_role(tree, child, UNDERGOING)
    })?;
    let subject = argument(tree, doer, Without::default());
    let object = argument(tree, done_to, Without::default());
    if [&subject, &object].iter().any(|end| has_verb_inside(tree, end)) {
        return None;
    }
    let mut predicate: Vec<usize> = tree
        .children(noun)
        .filter(|&child| matches!(tree.label(child), Label::Compound | Label::Amod))
        .collect();
    predicate.push(noun);
    predicate.extend(tree.role(done_to));
    let proposition = Proposition {
        head: noun,
        implied: None,
        predicate,
        subject: Some(subject),
        object: Some(object),
        adjuncts: Vec::new(),
        rule: Rule::Action.name(),
        confidence: 0.0,
    };
    Some(confidence::weigh_noun(tree, proposition, Rule::Action))
}

/// Whether nothing came of what a noun stands for: `the failed takeover`. A failed bid was made.
fn failed(tree: &Tree, noun: usize) -> bool {
    #[rustfmt::skip]
    const FAILED: &[&str] = &[
        "abandoned", "aborted", "abortive", "botched", "cancelled", "canceled", "collapsed", "failed", "foiled",
        "thwarted", "unsuccessful",
    ];
    const TRIED: &[&str] =
        &["appeal", "attempt", "bid", "challenge", "lawsuit", "offer", "request"];
    let is_tried = TRIED.contains(&&*tree.sentence.lemma(noun));
    let is_failed = |at: usize| {
        matches!(tree.label(at), Label::Amod | Label::Compound | Label::Acl)
            && tree.is_one_of(at, FAILED)
    };
    !is_tried && tree.children(noun).any(|at| at < noun && is_failed(at))
}

/// Whether what a noun stands for comes from whoever does it: `a request from Orlo`, but `the purchase
/// of the port from Orlo`, `the removal of Orlo from the board`.
fn comes_from_doer(tree: &Tree, noun: usize) -> bool {
    #[rustfmt::skip]
    const GIVEN: &[&str] = &[
        "accusation", "appeal", "attack", "bid", "call", "claim", "complaint", "criticism", "demand", "donation",
        "instruction", "intervention", "invitation", "investment", "lawsuit", "letter", "loan", "objection",
        "offer", "opposition", "order", "payment", "permission", "pressure", "protest", "request", "response",
        "subpoena", "suggestion", "support", "threat", "transfer", "visit", "warning",
    ];
    GIVEN.contains(&&*tree.sentence.lemma(noun))
}

/// Whether parsers took a verb for a part of a name: `Orlo shocked Ostra`, `Orlo cost jobs`.
fn has_verb_inside(tree: &Tree, end: &Argument) -> bool {
    let is_name = |at: usize| tree.upos(at) == Upos::Propn;
    let is_verb = |at: usize| {
        let word = tree.sentence.word(at);
        let is_small = word.starts_with(char::is_lowercase);
        is_small
            && (word.ends_with("ed")
                || tree.is_one_of(at, &["cost", "hit", "hurt", "led", "shook"]))
    };
    let before = end.whole.iter().filter(|&&at| at <= end.head);
    let mut words = before.chain(&end.name).copied();
    words.any(|at| at > 0 && is_verb(at) && is_name(at - 1))
}

fn nmod(tree: &Tree, noun: usize, roles: &[&str]) -> Option<usize> {
    let is_tied = |&child: &usize| {
        tree.label(child) == Label::Nmod && child > noun && has_role(tree, child, roles)
    };
    tree.children(noun).find(is_tied)
}

fn has_role(tree: &Tree, at: usize, roles: &[&str]) -> bool {
    matches!(tree.role(at)[..], [preposition] if tree.is_one_of(preposition, roles))
}

/// Ends of nouns that stand for what somebody does.
const ENDS_OF_ACTIONS: &[&str] = &["tion", "sion", "ment", "ing", "refusal", "removal", "approval"];

/// Nouns that stand for what somebody does, though they have none of these ends.
#[rustfmt::skip]
const ACTIONS: &[&str] = &[
    "request", "attack", "visit", "support", "demand", "call", "order", "complaint", "lawsuit",
    "deal", "contract", "purchase", "sale", "ban", "raid", "arrest", "murder", "assault",
    "threat", "letter", "response", "offer", "bid", "criticism", "warning", "transfer", "search",
    "probe", "inquiry", "charge", "strike", "use", "abuse", "loan", "merger", "takeover", "suit",
    "claim", "payment", "control", "pressure", "protest", "victory", "win", "defeat", "appeal",
    "subpoena",
];

/// Nouns that stand for nothing of the kind, though they have such an end.
#[rustfmt::skip]
const NO_ACTIONS: &[&str] = &[
    "station", "nation", "position", "department", "government", "parliament", "apartment",
    "document", "building", "section", "population", "version", "region", "mission", "pension",
    "organization", "organisation", "institution", "corporation", "administration", "association",
    "foundation", "generation", "session", "condition", "function", "question", "morning",
    "evening", "thing", "king", "wing", "spring", "string", "ring", "ceiling", "element",
    "moment", "segment", "garment", "cement", "monument", "instrument", "regiment", "environment",
];

/// Whether a noun stands for what somebody does, by its end or because it is known.
fn is_action(noun: &str) -> bool {
    let noun = noun.to_ascii_lowercase();
    let noun = noun.strip_suffix('s').unwrap_or(&noun);
    ACTIONS.contains(&noun)
        || ENDS_OF_ACTIONS.iter().any(|end| noun.ends_with(end)) && !NO_ACTIONS.contains(&noun)
}

fn implied(
    tree: &Tree,
    verb: Implied,
    subject: Argument,
    object: Argument,
    rule: Rule,
) -> Proposition {
    let proposition = Proposition {
        head: object.head,
        implied: Some(verb),
        predicate: Vec::new(),
        subject: Some(subject),
        object: Some(object),
        adjuncts: Vec::new(),
        rule: rule.name(),
        confidence: 0.0,
    };
    confidence::weigh_noun(tree, proposition, rule)
}
