//! Names nobody has, some of them with everything that formats trip over.

use crate::dice::Dice;

/// The types of the entities.
pub(crate) const TYPES: &[&str] =
    &["person", "company", "ministry", "newspaper", "town", "ship", "treaty"];

/// The relations, by the words for them.
pub(crate) const RELATIONS: &[&str] = &[
    "accuses",
    "admires",
    "answers to",
    "borrowed from",
    "chairs",
    "commissioned",
    "copied",
    "defends",
    "denounced",
    "depends on",
    "discovered",
    "drafted",
    "elected",
    "financed",
    "founded",
    "grants access to",
    "hired",
    "inherited from",
    "insures",
    "is married to",
    "leased",
    "leads",
    "mentions",
    "negotiated with",
    "obstructed",
    "outbid",
    "paid",
    "rents from",
    "represents",
    "shipped to",
    "signed",
    "translated",
    "visited",
    "warned",
    "wrote to",
    "called \"friend\"",
    "traded R&D with",
    "ranks < than",
    "bought, then sold,",
    "überwacht",
    "投資した",
];

/// How things are put, as often as it is listed. The first has no speaker.
pub(crate) const STATUSES: &[&str] = &[
    "asserted", "asserted", "asserted", "asserted", "stated", "claimed", "reported", "reported",
    "alleged", "opinion", "denied",
];

const STARTS: &[&str] = &["b", "d", "f", "gr", "h", "k", "l", "m", "n", "pr", "r", "s", "t", "v"];
const VOWELS: &[&str] = &["a", "e", "i", "o", "u", "ai", "ou"];
const ENDS: &[&str] = &["", "", "l", "n", "r", "s", "sk"];

/// The id of an entity.
pub(crate) fn id(number: u64) -> String {
    let mut dice = Dice::of(1, number);
    let word = word(&mut dice);
    match dice.below(16) {
        0 => format!("{word}-ø{number}"),
        _ => format!("{word}-{number}"),
    }
}

/// The label of an entity. One in six has something in it that some format has to escape.
pub(crate) fn label(number: u64) -> String {
    let mut dice = Dice::of(2, number);
    let (name, other) = (title(&mut dice), title(&mut dice));
    match dice.below(60) {
        0 => format!("{name}, née {other}"),
        1 => format!("{name} “of” {other}"),
        2 => format!("The \"{name}\" circle"),
        3 => format!("{name}\n(once {other})"),
        4 => format!("<b>{name}</b> & {other}"),
        5 => format!("{name} ]]> &amp; {other}"),
        6 => format!("={name}({other})"),
        7 => format!("{name}\\n{other}\\"),
        8 => format!("{name} 北京 {number}"),
        9 => format!("Δήμος {name} 🚢"),
        _ => format!("{name} {other} {number}"),
    }
}

/// What a source is called.
pub(crate) fn source(number: u64) -> String {
    let mut dice = Dice::of(3, number);
    let name = title(&mut dice);
    match dice.below(8) {
        0 => format!("{name} Post, evening edition {number}"),
        1 => format!("{name} & Filles \"{number}\""),
        _ => format!("{name} Courier {number}"),
    }
}

/// A sentence somebody may have said, unlike all others.
pub(crate) fn sentence(number: u64, relation: &str) -> String {
    let mut dice = Dice::of(4, number);
    let (one, two, place) = (title(&mut dice), title(&mut dice), title(&mut dice));
    match dice.below(4) {
        0 => format!("\"{one} {relation} {two},\" a clerk in {place} noted on sheet {number}."),
        1 => format!("On sheet {number}, filed in {place}, {one} {relation} {two}."),
        2 => format!("{one} {relation} {two} – so sheet {number} from {place} has it."),
        _ => format!("Nobody in {place} doubts sheet {number}: {one} {relation} {two}."),
    }
}

fn title(dice: &mut Dice) -> String {
    let word = word(dice);
    word[..1].to_uppercase() + &word[1..]
}

fn word(dice: &mut Dice) -> String {
    let mut word = String::new();
    for _ in 0..2 + dice.below(2) {
        word.push_str(dice.pick(STARTS));
        word.push_str(dice.pick(VOWELS));
    }
    word + dice.pick(ENDS)
}
