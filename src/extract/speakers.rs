//! Whom the words before a text name as its speaker: `MR ASHTON: …`, `Pell's statement: "…"`.

use std::ops::Range;

use crate::extract::document::{Block, BlockKind, Spoken};
use crate::extract::language::{English, Upos};
use crate::extract::manner::is_label;
use crate::extract::mentions::{
    Mentions, is_acronym, is_document, is_title, quiet, says_person, says_place,
};
use crate::extract::times::time;
use crate::extract::word_lists::is_agent_noun;

/// What people say or write, in front of which stands whose it is.
const UTTERANCES: &[&str] = &[
    "account",
    "affidavit",
    "answer",
    "comment",
    "deposition",
    "email",
    "e-mail",
    "evidence",
    "letter",
    "message",
    "post",
    "reply",
    "response",
    "statement",
    "testimony",
    "tweet",
];

/// Labels of what a text says of itself.
#[rustfmt::skip]
const NOTES: &[&str] = &[
    "addendum", "background", "caveat", "clarification", "context", "correction", "disclaimer",
    "disclosure", "erratum", "footnote", "headline", "note", "notice", "retraction", "summary", "title",
    "update",
];

/// Who takes part in talks, beside those whose words say that they are persons.
const ROLES: &[&str] = &["caller", "clerk", "guest", "host", "voice"];

/// Words for somebody that nobody says of himself: what starts with one is about the label's name.
const ABOUT: &[&str] = &["he", "she", "they", "his", "her", "their", "it", "its"];

/// Words of whoever speaks for himself.
const OWN: &[&str] = &["i", "we", "my", "our", "me", "us"];

/// Who speaks a block, by its label. Labels are times and topics as well; where nothing tells, the
/// label names no speaker.
pub(super) fn speaker_of(block: &Block, mentions: &Mentions) -> Option<String> {
    let label = label_name(block.text.get(block.label.clone()?)?);
    if is_turn(label)
        || is_letter(label)
        || time(label).is_some()
        || !label.contains(char::is_alphabetic)
    {
        return None;
    }
    if NOTES.contains(&label.to_lowercase().as_str()) {
        return None;
    }
    let body = block.text.get(block.body())?;
    let speaks = match () {
        () if label.starts_with('@') || is_person(label) => true,
        () if is_party(label) && body.starts_with(char::is_uppercase) => true,
        () if block.kind == BlockKind::Item => false,
        () if block.spoken == Spoken::InTurn => !is_place(label, mentions),
        () if label.eq_ignore_ascii_case("the court") => true,
        () if body.starts_with(['"', '“', '„', '«']) => {
            !is_common(label) || label.contains(' ')
        }
        () if speaks_of_itself(body) && !is_common(label) => true,
        () => is_name(label, mentions) && (is_of_dialogue(block, label, body) || !is_about(body)),
    };
    speaks.then(|| mentions.called(label))
}

/// The name in a label, with the mark behind it or without.
pub(super) fn label_name(label: &str) -> &str {
    without_brackets(label.trim_end_matches([':', '.']).trim())
}

/// Whether a label that returns among others is a speaker's, for all that its words tell: a name, or who
/// somebody is. English has words that are names as well, and knows many names.
pub(super) fn may_take_turns(label: &str) -> bool {
    if is_turn(label) || is_letter(label) || label.starts_with('@') || is_person(label) {
        return true;
    }
    let small = label.to_lowercase();
    let Some(noun) = speaking_noun(label, &small) else { return false };
    let is_somebody = says_person(noun) || is_agent_noun(noun) || ROLES.contains(&noun);
    // Parsers take names that they never met for nouns: `SPIEGEL: …`.
    is_somebody || !English::shared().knows(noun) || is_read_as_name(label)
}

/// Whether a label before a question that is put to somebody may be that of who asks, whatever its
/// words are: `TIME: Did you pay?`
pub(super) fn may_ask(label: &str) -> bool {
    speaking_noun(label, &label.to_lowercase()).is_some()
}

/// The last word of a label, in small letters, unless it is a time, a place, or what a text says of
/// itself.
fn speaking_noun<'s>(label: &str, small: &'s str) -> Option<&'s str> {
    if time(label).is_some() || is_label(label) || NOTES.contains(&small) {
        return None;
    }
    let noun = small.rsplit(' ').find(|word| word.starts_with(char::is_alphabetic));
    noun.filter(|noun| !says_place(noun) && !is_document(noun))
}

/// Whether a label is read as a name where it stands before a sentence.
fn is_read_as_name(label: &str) -> bool {
    let words: Vec<String> = label.split(' ').map(quiet).collect();
    let text = format!("{}: He left.", words.join(" "));
    let sentence = English::shared().parse(&text, 0..text.len());
    let colon = (0..sentence.len()).find(|&at| sentence.word(at) == ":");
    let last = colon.and_then(|colon| colon.checked_sub(1));
    last.and_then(|last| sentence.upos.get(last)) == Some(&Upos::Propn)
}

/// Who a label with brackets means: in `Mr Roe (Leeds West)` they say where he is from, and in `The Minister
/// for Water (Mr Roe)` who the minister is.
fn without_brackets(label: &str) -> &str {
    let Some((before, inner)) = label.strip_suffix(')').and_then(|label| label.split_once(" ("))
    else {
        return label;
    };
    if is_person(inner) && !is_person(before) { inner } else { before }
}

/// Whose the quote is that begins at a byte, by the words between the block's start and it.
pub(super) fn utterer_of(text: &str, quote: &Range<usize>, mentions: &Mentions) -> Option<String> {
    let before = text[..quote.start].trim_end_matches(['"', '“', '„', '«']).trim_end();
    let before = before.strip_suffix(':')?;
    let (name, words) = before.split_once("'s ").or_else(|| before.split_once("’s "))?;
    let last = words.rsplit(' ').next()?.to_lowercase();
    let is_short = name.split(' ').count() <= 5 && words.split(' ').count() <= 3;
    let is_whole = name.starts_with(char::is_uppercase) && !name.contains(['.', '?', '!']);
    (is_short && is_whole && UTTERANCES.contains(&last.as_str())).then(|| mentions.called(name))
}

/// Whether a block's words show that an answer is given by a person, not by the text itself.
pub(super) fn speaks_of_itself(body: &str) -> bool {
    let outside = body.split(['"', '“']).next().unwrap_or_default();
    words(outside).any(|word| OWN.contains(&word.as_str()))
}

/// Whether a text speaks to somebody.
pub(super) fn addresses(body: &str) -> bool {
    words(body).any(|word| matches!(word.as_str(), "you" | "your"))
}

/// Whether a turn shows that persons talk. Lists of questions ask what `I` have to do, and tell `you`.
pub(super) fn speaks_to_a_person(label: &str, body: &str) -> bool {
    // Where `A` asks it is no answer, but one of those who talk.
    let is_listed = is_turn(label) && !(label == "A" && body.ends_with('?'));
    let asks = label.starts_with('Q');
    (!is_listed || !asks) && speaks_of_itself(body) || (!is_listed || asks) && addresses(body)
}

/// Whether a block is a turn of a dialogue by its looks, whomever it is about: in a message, or behind
/// a name in capitals.
fn is_of_dialogue(block: &Block, label: &str, body: &str) -> bool {
    let is_loud = !label.contains(char::is_lowercase);
    block.spoken == Spoken::ByLabel && (is_loud || body.starts_with(char::is_lowercase))
}

/// Whether a label names those who are heard in a case, and so no topic: `- Prosecutors: …`.
fn is_party(label: &str) -> bool {
    #[rustfmt::skip]
    const PARTIES: &[&str] = &[
        "accuser", "claimant", "complainant", "defendant", "investigator", "plaintiff",
        "prosecution", "prosecutor", "witness",
    ];
    let small = label.to_lowercase();
    let noun = small.strip_prefix("the ").unwrap_or(&small);
    let is = |noun: &str| PARTIES.contains(&noun);
    is(noun) || is(noun.trim_end_matches('s')) || is(noun.trim_end_matches("es"))
}

/// Whether a label is a letter that stands for somebody, nobody knows whom: `B: He left.`
pub(super) fn is_letter(label: &str) -> bool {
    label.len() == 1 && label.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Whether a label is that of a question or an answer.
pub(super) fn is_turn(label: &str) -> bool {
    matches!(label.trim_end_matches([':', '.']), "Q" | "A" | "Question" | "Answer")
}

/// Whether a label says that it is a person's: `Dr Roe`, `THE CHAIR`, `Witness 2`.
fn is_person(label: &str) -> bool {
    let words: Vec<&str> = label.split(' ').collect();
    let [first, .., last] = words[..] else { return false };
    let is_numbered =
        last.len() <= 2 && last.chars().all(|c| c.is_ascii_digit() || c.is_uppercase());
    let is_definite = first.eq_ignore_ascii_case("the") && words.len() == 2;
    is_title(first) && last.starts_with(char::is_uppercase)
        || is_definite && says_person(last)
        || is_numbered && says_person(first) && words.len() == 2
}

/// Whether a label is a name by itself: no word that English has, or one behind a first name, and
/// none of a body or place.
fn is_name(label: &str, mentions: &Mentions) -> bool {
    let kind = mentions.kind_of(label);
    let is_person = kind.as_deref() == Some("person");
    let may_be = kind.is_none() && !is_common(label) && !is_acronym(label);
    let is_whole = label.split(' ').all(|word| !word.starts_with(char::is_lowercase));
    is_whole && label.split(' ').count() <= 3 && (is_person || may_be)
}

fn is_place(label: &str, mentions: &Mentions) -> bool {
    mentions.kind_of(label).as_deref() == Some("place")
}

/// Whether the last word of a label is one that English has.
fn is_common(label: &str) -> bool {
    label.rsplit(' ').next().is_some_and(|word| English::shared().knows(word))
}

/// Whether a text goes on about the name before it.
fn is_about(body: &str) -> bool {
    let first = words(body).next().unwrap_or_default();
    ABOUT.contains(&first.as_str()) || body.starts_with(char::is_lowercase)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}
