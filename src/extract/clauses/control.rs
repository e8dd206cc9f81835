//! Whom a verb makes do what stands behind it: "asked *him* to see", "relied on *her* to pay".

use super::tree::Tree;
use crate::extract::language::{Label, Tag, Upos};
use crate::extract::mentions::{is_name_of_person, says_kind, says_person};
use crate::extract::tree::is_money;
use crate::extract::word_lists::{calls_on, is_agent_noun, is_span};

/// Who does what a verb asks for, promises or aims at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doer {
    /// Whoever does what the verb says.
    Subject,
    /// Somebody else whom the verb has.
    Other(usize),
    /// A reader can't tell.
    Unknown,
}

/// Who does what a complement says: "wants to *see*", "asked him to *see*".
pub(super) fn of_complement(tree: &Tree, verb: usize, clause: usize) -> Doer {
    if let Some(called) = called_on(tree, verb, clause) {
        return called;
    }
    let promises = &*tree.sentence.lemma(verb) == "promise";
    match object(tree, verb).filter(|_| !promises) {
        Some(whom) => Doer::Other(whom),
        None => Doer::Subject,
    }
}

/// Who does what a clause says that stands behind a verb as its aim: "hired him to *see*", but
/// "went there to *see*".
pub(super) fn of_purpose(tree: &Tree, verb: usize, clause: usize) -> Doer {
    if !tree.children(clause).any(|at| tree.tag(at) == Tag::To) {
        return Doer::Subject;
    }
    if let Some(called) = called_on(tree, verb, clause) {
        return called;
    }
    let Some(whom) = object(tree, verb).filter(|&whom| whom < clause) else {
        return Doer::Subject;
    };
    let lemma = tree.sentence.lemma(verb);
    let is = |list: &[&str]| list.contains(&&*lemma);
    // Who bribes somebody to win a contract means to win it.
    if lemma == "bribe" && GAINING.contains(&&*tree.sentence.lemma(clause)) {
        return Doer::Subject;
    }
    if is(HANDING) {
        return given(tree, verb, clause);
    }
    match (is(ORDERING), is(HIRING), is(USING)) {
        (true, ..) => Doer::Other(whom),
        (_, true, _) if is_somebody(tree, whom) => Doer::Other(whom),
        // `hired a boat to flee`
        (_, true, _) => Doer::Unknown,
        (.., true) => used(tree, &lemma, whom),
        _ => Doer::Subject,
    }
}

/// Who does what a clause says that tells what somebody asks for or offers, where a verb has that for
/// its object: "approved a bid by *Orlo* to build". Nothing if it is no such clause, or if the subject
/// may ask for it himself.
pub(super) fn of_wish(tree: &Tree, clause: usize) -> Option<Doer> {
    let head = tree.head(clause)?;
    let object = |verb| tree.child(verb, Label::Obj).filter(|&noun| noun < clause);
    let noun = if tree.is_verb(head) { object(head)? } else { head };
    let verb = tree.head(noun).filter(|_| tree.label(noun) == Label::Obj)?;
    let to = tree.children(clause).any(|at| tree.tag(at) == Tag::To);
    if !to || !WISHES.contains(&&*tree.sentence.lemma(noun)) {
        return None;
    }
    let lemma = tree.sentence.lemma(verb);
    if GRANTING.contains(&&*lemma) {
        // Who calls for something may want others to do it.
        let own = !CALLS.contains(&&*tree.sentence.lemma(noun));
        let whose = whose_wish(tree, noun, clause).filter(|_| own);
        return Some(whose.map_or(Doer::Unknown, Doer::Other));
    }
    // Of a refused or dropped wish nothing comes, and no wish does anything.
    let is_object = tree.label(clause) == Label::Xcomp;
    (is_object || ANSWERING.contains(&&*lemma)).then_some(Doer::Unknown)
}

/// Whose wish it is: "*Orlo's* bid", "a bid by *Orlo*".
fn whose_wish(tree: &Tree, noun: usize, clause: usize) -> Option<usize> {
    let is_whose = |&at: &usize| {
        let role = tree.role(at);
        let tied = matches!(role[..], [tie] if tree.is_one_of(tie, &["by", "from"]));
        let behind = matches!(tree.label(at), Label::Nmod | Label::Obl | Label::OblAgent);
        let whose =
            tree.label(at) == Label::NmodPoss || behind && tied && (noun..clause).contains(&at);
        whose && is_somebody(tree, at)
    };
    let of_verb = || tree.head(noun).and_then(|verb| tree.children(verb).find(is_whose));
    tree.children(noun).find(is_whose).or_else(of_verb)
}

/// Whether a verb takes on the one behind it for what the clause on it says: "hired a *lawyer* to
/// sue".
pub(super) fn is_hired(tree: &Tree, noun: usize, clause: usize) -> bool {
    let verb = tree.head(noun).filter(|_| tree.label(noun) == Label::Obj);
    verb.is_some_and(|verb| of_purpose(tree, verb, clause) == Doer::Other(noun))
}

/// Who is meant if somebody may get something: "offered *them* money to leave". Whether "gave them the
/// keys to leave" is what he wants or what they do nobody can tell.
fn given(tree: &Tree, verb: usize, clause: usize) -> Doer {
    let to = |&at: &usize| {
        let tied = matches!(tree.role(at)[..], [tie] if tree.is_one_of(tie, &["to"]));
        let beside = matches!(tree.label(at), Label::Obl | Label::Nmod) && tied;
        beside && (verb..clause).contains(&at) && is_somebody(tree, at)
    };
    let gift = tree.child(verb, Label::Obj).filter(|&gift| gift < clause);
    let receiver = tree
        .child(verb, Label::Iobj)
        .or_else(|| tree.children(verb).find(to))
        .or_else(|| gift.and_then(|gift| tree.children(gift).find(to)));
    let offers = matches!(&*tree.sentence.lemma(verb), "offer" | "promise");
    let is_pay = |gift| {
        is_money(tree.sentence, gift) || tree.is_one_of(gift, &["bribe", "bribes", "cash", "money"])
    };
    match receiver {
        Some(receiver) if offers && gift.is_some_and(is_pay) => Doer::Other(receiver),
        Some(_) => Doer::Unknown,
        None => Doer::Subject,
    }
}

/// Who is meant if a verb may have somebody or something for its end: "sent her to pay", "sent the
/// money to pay". Whether a single name is that of a tool nobody can tell.
fn used(tree: &Tree, lemma: &str, whom: usize) -> Doer {
    let word = tree.sentence.word(whom);
    let is_tool = says_kind(word) && !says_person(word) && lemma == "use";
    match tree.upos(whom) {
        // Whoever is paid a sum to do something does it, whatever he is called.
        _ if lemma == "pay" && tree.label(whom) == Label::Iobj => Doer::Other(whom),
        _ if is_tool => Doer::Subject,
        Upos::Propn if lemma == "use" && !is_person(tree, whom) => Doer::Unknown,
        Upos::Noun if !says_kind(word) && !is_agent_noun(&word.to_lowercase()) => Doer::Subject,
        _ if is_somebody(tree, whom) => Doer::Other(whom),
        _ => Doer::Subject,
    }
}

/// Whether somebody is called on between a verb and a clause: "called on *them* to pay".
fn called_on(tree: &Tree, verb: usize, clause: usize) -> Option<Doer> {
    let lemma = tree.sentence.lemma(verb);
    let whom = tree.children(verb).filter(|&at| at > verb && at < clause).find(|&at| {
        let role = tree.role(at);
        matches!(tree.label(at), Label::Obl | Label::Nmod)
            && matches!(role[..], [tie] if calls_on(&lemma, tree.sentence.word(tie)))
    })?;
    let is_time = is_span(&tree.sentence.lemma(whom)) || tree.upos(whom) == Upos::Num;
    Some(match is_somebody(tree, whom) {
        _ if is_time => Doer::Subject,
        // `relies on front firms to fund militias`: they may be but what it does that with.
        true if is_tool(tree, &lemma, whom) => Doer::Unknown,
        true => Doer::Other(whom),
        // `asked for money to build it`
        false => Doer::Unknown,
    })
}

/// Whether a body without a name may be what somebody else uses.
fn is_tool(tree: &Tree, lemma: &str, whom: usize) -> bool {
    let word = tree.sentence.word(whom).to_lowercase();
    let is_body = says_kind(&word) && !says_person(&word) && !is_agent_noun(&word);
    matches!(lemma, "bank" | "count" | "depend" | "lean" | "rely")
        && tree.upos(whom) == Upos::Noun
        && is_body
}

fn object(tree: &Tree, verb: usize) -> Option<usize> {
    tree.child(verb, Label::Iobj).or_else(|| tree.child(verb, Label::Obj))
}

/// Whether a word names or describes somebody who can do something.
pub(super) fn is_somebody(tree: &Tree, at: usize) -> bool {
    const THINGS: &[&str] = &["it", "this", "that", "these", "those", "what", "which"];
    let word = tree.sentence.word(at).to_lowercase();
    match tree.upos(at) {
        Upos::Propn => true,
        Upos::Pron => !THINGS.contains(&&*word),
        Upos::Noun => says_kind(&word) || is_agent_noun(&word),
        _ => false,
    }
}

/// Whether a name is one of a person, as its words or those before it tell.
fn is_person(tree: &Tree, name: usize) -> bool {
    let words: Vec<&str> =
        (tree.first(name)..=tree.last(name)).map(|at| tree.sentence.word(at)).collect();
    let titled = words.first().is_some_and(|first| says_person(first));
    titled || is_name_of_person(&words.join(" "))
}

/// Verbs that order, ask or let somebody do something, so that it is no purpose of whoever does.
#[rustfmt::skip]
const ORDERING: &[&str] = &[
    "advise", "allow", "ask", "authorise", "authorize", "beg", "beseech", "challenge", "coax", "coerce",
    "compel", "convince", "dare", "direct", "enable", "encourage", "entice", "entreat", "expect",
    "forbid", "force", "implore", "incite", "induce", "inspire", "instruct", "invite", "lobby", "lure",
    "motivate", "oblige", "order", "permit", "persuade", "petition", "press", "pressure", "prompt",
    "push", "require", "tell", "tempt", "urge", "warn",
];

/// Verbs that take somebody on for something.
#[rustfmt::skip]
const HIRING: &[&str] = &[
    "appoint", "assign", "bribe", "commission", "contract", "delegate", "elect", "enlist", "hire",
    "nominate", "recruit", "summon", "task", "train",
];

/// What somebody bribes others for who wants it himself.
#[rustfmt::skip]
const GAINING: &[&str] =
    &["avoid", "escape", "evade", "gain", "get", "keep", "land", "obtain", "retain", "secure", "win"];

/// Verbs for giving somebody something.
const HANDING: &[&str] = &["give", "grant", "hand", "lend", "offer", "promise", "transfer", "wire"];

/// Verbs that do so if they have somebody; a thing they use for a purpose of their own.
const USING: &[&str] = &["deploy", "dispatch", "employ", "engage", "pay", "send", "use"];

/// What somebody asks for, offers or means to do.
#[rustfmt::skip]
const WISHES: &[&str] = &[
    "appeal", "application", "attempt", "bid", "call", "demand", "effort", "invitation", "motion", "move",
    "offer", "petition", "plan", "plea", "proposal", "push", "request",
];

/// Those of them by which others may be asked to do it.
const CALLS: &[&str] =
    &["appeal", "call", "demand", "invitation", "motion", "petition", "plea", "proposal"];

/// Verbs by which it becomes so.
const GRANTING: &[&str] = &[
    "allow",
    "approve",
    "authorise",
    "authorize",
    "back",
    "endorse",
    "grant",
    "support",
    "uphold",
];

/// Verbs for what others do with it, and for dropping it.
#[rustfmt::skip]
const ANSWERING: &[&str] = &[
    "abandon", "axe", "block", "cancel", "condemn", "consider", "criticise", "criticize", "decline",
    "defeat", "deny", "dismiss", "ditch", "drop", "fight", "foil", "frustrate", "halt", "hear", "ignore",
    "obstruct", "oppose", "overrule", "quash", "rebuff", "receive", "refuse", "reject", "resist", "review",
    "scrap", "scupper", "scuttle", "shelve", "spurn", "stop", "throw", "thwart", "turn", "veto", "withdraw",
];
