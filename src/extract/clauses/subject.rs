//! Who does it, when the doer stands elsewhere: with another verb, or before a relative clause.

use super::charges::{is_charge, may_be_others_trial, punished, reaches_others, tried};
use super::control::{self, Doer, is_somebody};
use super::tree::Tree;
use crate::extract::language::{Label, Tag, Upos};

/// How a clause comes by its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// It has one.
    Own,
    /// Another verb has it, with which this one is joined ("came and saw").
    Shared,
    /// A verb above has it, which says how or whether ("wants to see", "asked him to see").
    Controlled,
    /// The noun it describes ("who saw").
    Relative,
    /// The noun it describes, without a pronoun ("seen by many").
    Participle,
    /// The clause it accompanies has it ("came, seeing nobody").
    Adverbial,
}

/// A subject, and how it was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject {
    pub(super) head: usize,
    pub(super) link: Link,
    /// The dependent of the subject that says this clause, and so is no part of its name.
    pub(super) without: Option<usize>,
}

impl Subject {
    /// Who does something because of what the verb or noun above says: `asked Orlo to pay`.
    fn controlled(head: usize) -> Subject {
        Subject { head, link: Link::Controlled, without: None }
    }
}

/// How many verbs up a subject is looked for; deeper chains are errors of the parse.
const FARTHEST: usize = 6;

/// Who or what a predicate is said of.
pub(super) fn subject(tree: &Tree, at: usize) -> Option<Subject> {
    find(tree, at, FARTHEST)
}

fn find(tree: &Tree, at: usize, left: usize) -> Option<Subject> {
    if left == 0 {
        return None;
    }
    if let Some(own) = own(tree, at) {
        return beside(tree, at, own);
    }
    let head = tree.head(at)?;
    let above = |link| find(tree, head, left - 1).map(|subject| Subject { link, ..subject });
    match tree.label(at) {
        Label::Conj if tree.is_predicate(head) => {
            let subject = find(tree, head, left - 1)?;
            let link = if subject.link == Link::Own { Link::Shared } else { subject.link };
            Some(Subject { link, ..subject })
        }
        Label::Xcomp | Label::Acl | Label::Advcl if control::of_wish(tree, at).is_some() => {
            match control::of_wish(tree, at) {
                Some(Doer::Other(head)) => Some(Subject::controlled(head)),
                _ => None,
            }
        }
        Label::Xcomp => match control::of_complement(tree, head, at) {
            Doer::Other(head) => Some(Subject::controlled(head)),
            Doer::Subject => above(Link::Controlled),
            Doer::Unknown => None,
        },
        Label::Acl if punished(tree, head, at).is_some() => {
            punished(tree, head, at).map(Subject::controlled)
        }
        Label::Acl | Label::Advcl if charged(tree, at).is_some() => {
            charged(tree, at).map(Subject::controlled)
        }
        // `found her guilty of hiding it`, `pleaded guilty to hiding it`
        Label::Acl | Label::Advcl if is_found(tree, head) => above(Link::Controlled),
        Label::Advcl if may_be_others(tree, head, at) => None,
        Label::Advcl if is_open(tree, at) && tree.is_predicate(head) => {
            match control::of_purpose(tree, head, at) {
                Doer::Other(head) => Some(Subject::controlled(head)),
                Doer::Subject => above(Link::Adverbial),
                Doer::Unknown => None,
            }
        }
        Label::Acl => of_noun(tree, at, head, left),
        _ => None,
    }
}

/// The subject that a predicate has beside it, or for whom that one stands.
fn beside(tree: &Tree, at: usize, own: usize) -> Option<Subject> {
    let of_own = |head| Some(Subject { head, link: Link::Own, without: None });
    if let Some(it) = expletive(tree, at, own) {
        return of_own(it);
    }
    if !tree.is_relative_pronoun(own) {
        return of_own(own);
    }
    let (head, without) = antecedent(tree, at)?;
    Some(Subject { head, link: Link::Relative, without: Some(without) })
}

/// Who does what hangs on a noun: who is charged with it, is hired to do it, or is described by it.
fn of_noun(tree: &Tree, at: usize, noun: usize, left: usize) -> Option<Subject> {
    if is_charge(tree, noun, at) {
        let (verb, whom) = tried(tree, noun)?;
        return match whom {
            Some(head) => Some(Subject::controlled(head)),
            None => {
                let link = Link::Controlled;
                find(tree, verb, left - 1).map(|subject| Subject { link, ..subject })
            }
        };
    }
    let without = Some(at);
    if control::is_hired(tree, noun, at) {
        return Some(Subject { head: noun, link: Link::Controlled, without });
    }
    describes(tree, noun, at).then_some(Subject { head: noun, link: Link::Participle, without })
}

/// The subject that hangs on the predicate itself.
pub(super) fn own(tree: &Tree, at: usize) -> Option<usize> {
    use Label::{Csubj, CsubjPass, Nsubj, NsubjOuter, NsubjPass};
    let is_subject =
        |child: &usize| matches!(tree.label(*child), Nsubj | NsubjPass | Csubj | CsubjPass);
    tree.children(at).find(is_subject).or_else(|| tree.child(at, NsubjOuter))
}

/// The "it" that stands where a clause would ("*It* is true that they left").
pub(super) fn expletive(tree: &Tree, at: usize, subject: usize) -> Option<usize> {
    let clausal = matches!(tree.label(subject), Label::Csubj | Label::CsubjPass);
    tree.child(at, Label::Expl).filter(|&it| clausal && it < at && subject > at)
}

/// The noun a relative clause describes, and the verb of the clause that hangs on it.
pub(super) fn antecedent(tree: &Tree, mut at: usize) -> Option<(usize, usize)> {
    for _ in 0..FARTHEST {
        let head = tree.head(at)?;
        match tree.label(at) {
            Label::AclRelcl => return Some((head, at)),
            Label::Conj | Label::Xcomp | Label::Ccomp => at = head,
            _ => return None,
        }
    }
    None
}

/// Whom a charge is about: "accused *the firm* of hiding it", "kept *them* from leaving". Parsers
/// hang the clause on the verb or on its object.
fn charged(tree: &Tree, clause: usize) -> Option<usize> {
    let mark = tree.tie(clause)?;
    let head = tree.head(clause)?;
    if charges(tree, head, mark) {
        // `fined the firm two million for hiding it`
        return tree.child(head, Label::Iobj).or_else(|| tree.child(head, Label::Obj));
    }
    let is_object = matches!(tree.label(head), Label::Obj | Label::NsubjPass);
    if let Some(verb) = tree.head(head).filter(|_| is_object) {
        let whom = tree.child(verb, Label::Iobj).unwrap_or(head);
        return charges(tree, verb, mark).then_some(whom);
    }
    charge_against(tree, head, mark).or_else(|| sought(tree, head, mark))
}

/// Whom a search is for: "are looking for *him* for hiding it".
fn sought(tree: &Tree, verb: usize, mark: usize) -> Option<usize> {
    let word = tree.sentence.word(verb).to_lowercase();
    let whom = tree.children(verb).find(|&at| {
        let role = tree.role(at);
        tree.label(at) == Label::Obl
            && (verb..mark).contains(&at)
            && matches!(role[..], [tie] if tree.is_one_of(tie, &["for"]))
    });
    let is_search = ["look", "hunt", "search"].iter().any(|start| word.starts_with(start));
    whom.filter(|_| is_search && tree.is_one_of(mark, &["for", "over"]))
}

/// Whom a noun is about that a verb has: "dropped charges against *them* of hiding it".
fn charge_against(tree: &Tree, verb: usize, mark: usize) -> Option<usize> {
    const CHARGES: &[&str] = &[
        "accusation",
        "accusations",
        "allegation",
        "allegations",
        "case",
        "charge",
        "charges",
        "complaint",
        "inquiry",
        "investigation",
        "lawsuit",
        "probe",
        "proceedings",
        "suit",
        "trial",
    ];
    let noun = tree.child(verb, Label::Obj).filter(|&noun| noun < mark)?;
    let about = |&at: &usize| {
        let role = tree.role(at);
        matches!(tree.label(at), Label::Nmod | Label::Obl)
            && (noun..mark).contains(&at)
            && role.iter().any(|&word| tree.is_one_of(word, &["against", "into", "of"]))
    };
    let is_charge = tree.is_one_of(noun, CHARGES) && tree.is_one_of(mark, &["of", "for", "over"]);
    let whom = tree.children(noun).find(about).or_else(|| tree.children(verb).find(about));
    whom.filter(|_| is_charge)
}

/// Whether whoever charges somebody for something accuses him: a bank wants money for it.
fn is_before_court(tree: &Tree, verb: usize) -> bool {
    #[rustfmt::skip]
    const ACCUSERS: &[&str] = &[
        "attorney", "attorneys", "authorities", "court", "jury", "officials", "police", "prosecution", "prosecutor",
        "prosecutors",
    ];
    let passive = tree.child(verb, Label::AuxPass).is_some();
    passive || tree.child(verb, Label::Nsubj).is_some_and(|who| tree.is_one_of(who, ACCUSERS))
}

/// Whether a verb says of its object that it does, did or may not do what this word ties to it.
fn charges(tree: &Tree, verb: usize, tie: usize) -> bool {
    let word = tree.sentence.word(verb).to_lowercase();
    let is_one = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
    let tied = |ties: &[&str]| tree.is_one_of(tie, ties);
    let object = tree.child(verb, Label::Iobj).or_else(|| tree.child(verb, Label::Obj));
    let named = || object.is_some_and(|at| matches!(tree.upos(at), Upos::Propn | Upos::Pron));
    let somebody = || object.is_some_and(|at| is_somebody(tree, at));
    let bills = || word.starts_with("charg") && tied(&["for"]) && !is_before_court(tree, verb);
    tree.is_verb(verb)
        && (tied(&["of", "from", "for", "with"]) && is_one(CHARGING) && !bills()
            || tied(&["from", "against", "out"]) && is_one(KEEPING)
            || tied(&["about", "on", "over"]) && is_one(ASKING)
            || tied(&["for"]) && is_one(SEEKING) && named()
            || tied(&["for"]) && is_one(GIVING) && somebody()
            || tied(&["into"]) && is_one(TALKING) && somebody())
}

/// Whether a verb has somebody who may have done what a gerund behind says: who `barracked Orlo for
/// lying` didn't lie, and who `used Orlo for lying` did.
fn may_be_others(tree: &Tree, verb: usize, clause: usize) -> bool {
    let mark = tree.tie(clause).filter(|&at| tree.is_one_of(at, &["for", "from"]));
    let whom = tree.child(verb, Label::Obj).filter(|&whom| (verb..clause).contains(&whom));
    let having = tree.child(clause, Label::Aux).is_some_and(|at| tree.tag(at) == Tag::Vbg);
    let gerund = tree.tag(clause) == Tag::Vbg || having;
    let is_others = whom.is_some_and(|whom| is_somebody(tree, whom))
        || mark.is_some_and(|mark| reaches_others(tree, verb, mark))
        || mark.is_some_and(|mark| may_be_others_trial(tree, verb, mark));
    gerund && mark.is_some() && is_others
}

/// Verbs for charging somebody with something, and for keeping somebody from it.
#[rustfmt::skip]
const CHARGING: &[&str] = &[
    "absolv", "accus", "acquit", "admonish", "arrest", "attack", "ban", "bar", "bash", "berat",
    "blacklist", "blam", "book", "castigat", "censur", "charg", "chastis", "chid", "clear", "condemn",
    "convict", "credit", "criticis", "criticiz", "debar", "delist", "demot", "denounc", "designat",
    "detain", "disbar",
    "disciplin", "discourag", "dismiss", "disqualif", "eject", "evict", "exclud", "excoriat",
    "exonerat", "expel", "extradit", "fine", "fining", "fired", "forgav", "forgiv",
    "impeach", "indict", "interrogat", "investigat", "jail", "keep", "kept", "lambast", "nabbed",
    "oust", "pardon", "penalis", "penaliz", "pilloried", "pillory", "prais", "prevent", "prosecut",
    "pull", "punish", "rapped", "rebuk", "remand", "remov", "reprimand", "reproach",
    "reprov", "reward", "ridicul", "sack", "sanction", "scold", "sentenc", "slam", "slat", "stop",
    "sued", "sues", "suing", "suspect", "suspend", "thank", "upbraid", "vindicat",
];

/// Verbs for keeping somebody from something that other words tie to other things.
const KEEPING: &[&str] = &[
    "advis", "block", "caution", "counsel", "deter", "dissuad", "forbad", "forbid", "hinder",
    "prohibit", "restrain", "sav", "spar", "talk", "urg", "warn",
];

/// Verbs for asking somebody about what he or she may have done.
const ASKING: &[&str] =
    &["ask", "challeng", "confront", "grill", "interrogat", "interview", "question", "quiz"];

/// Verbs that say so if their object is somebody: "want *him* for hiding it".
const SEEKING: &[&str] =
    &["held", "hold", "hunt", "question", "seek", "sought", "tried", "try", "want"];

/// Verbs for giving somebody something in return for it: "gave *her* a year for hiding it".
const GIVING: &[&str] = &["award", "gave", "give", "giving", "hand", "paid", "pay"];

/// Verbs for making somebody do something: "talked *them* into hiding it".
const TALKING: &[&str] = &[
    "badger",
    "blackmail",
    "bludgeon",
    "bribe",
    "bribing",
    "brow",
    "bull",
    "cajol",
    "charm",
    "coax",
    "coerc",
    "con",
    "deceiv",
    "delud",
    "dragoon",
    "dup",
    "fool",
    "forc",
    "frighten",
    "goad",
    "harass",
    "hound",
    "intimidat",
    "lur",
    "manipulat",
    "mislead",
    "misled",
    "nudg",
    "persuad",
    "press",
    "pressur",
    "prod",
    "provok",
    "push",
    "scar",
    "seduc",
    "shame",
    "steer",
    "talk",
    "tempt",
    "threaten",
    "trick",
];

/// Whether a word is the verdict on somebody, or the plea.
fn is_found(tree: &Tree, word: usize) -> bool {
    let of_verb = matches!(tree.label(word), Label::Xcomp | Label::Conj | Label::Advcl);
    of_verb && tree.upos(word) == Upos::Adj && tree.is_one_of(word, &["guilty", "innocent"])
}

/// Whether a clause has neither a subject nor a conjunction that would ask for one.
fn is_open(tree: &Tree, at: usize) -> bool {
    !matches!(tree.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp)
}

/// Nouns for what those have who do what the gerund behind says.
const ENDURED: &[&str] = &[
    "difficulty",
    "difficulties",
    "trouble",
    "troubles",
    "problem",
    "problems",
    "experience",
    "success",
    "time",
    "luck",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
];

/// Whether a noun does, or suffers, what the clause behind it says ("posts limited by Meta").
fn describes(tree: &Tree, noun: usize, verb: usize) -> bool {
    if noun > verb || matches!(tree.upos(noun), Upos::Verb | Upos::Adj) {
        return false;
    }
    let to = tree.children(verb).any(|child| tree.tag(child) == Tag::To);
    if !to {
        // "A way of asking" doesn't ask, nor do "difficulties asking".
        let endured = tree.tag(verb) == Tag::Vbg && tree.is_one_of(noun, ENDURED);
        let participle = matches!(tree.tag(verb), Tag::Vbg | Tag::Vbn | Tag::Vbd);
        return participle && !endured && !tree.has(verb, Label::Mark);
    }
    // "The first to leave" leaves; "a plan to leave" doesn't.
    tree.children(noun).any(|child| tree.is_one_of(child, &["first", "last", "only", "next"]))
}
