//! Deeds that somebody is accused of, denies or is blamed for, where the parser took them for what is said
//! of those whom they were done to: `accused of misleading voters`, `denied misleading voters`.

use std::ops::Range;

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::verbs::take_subject;
use crate::extract::mentions::{is_document, says_kind, says_place};
use crate::extract::tree::upwards;
use crate::extract::word_lists::is_agent_noun;

pub(super) fn mend(s: &mut Sentence) {
    for deed in 2..s.len().saturating_sub(1) {
        let beside = matches!(s.labels[deed], Label::Amod | Label::Compound);
        let word = s.word(deed);
        if !beside || !word.ends_with("ing") || word.starts_with(char::is_uppercase) {
            continue;
        }
        if let (Some((verb, label)), Some(whom)) = (told_by(s, deed), whom(s, deed)) {
            put_right(s, deed, (verb, label), whom);
        }
    }
}

/// The verb whose clause tells of a deed, and what the deed is to it.
fn told_by(s: &Sentence, deed: usize) -> Option<(usize, Label)> {
    #[rustfmt::skip]
    const BEARING: &[&str] = &[
        "accept", "avoid", "deny", "dodge", "elude", "escape", "evade", "face", "refuse", "risk", "take",
    ];
    const ACCUSING: &[&str] = &["accuse", "acquit", "clear", "convict", "exonerate", "suspect"];
    let tie = deed - 1;
    let is_verb = |&at: &usize| s.upos[at] == Upos::Verb && at < tie;
    match s.word(tie) {
        "of" => {
            let accuses = |at: &usize| is_verb(at) && ACCUSING.contains(&&*s.lemma(*at));
            upwards(s, deed).take(5).find(accuses).map(|verb| (verb, Label::Advcl))
        }
        "for" => {
            let noun = tie.checked_sub(1).filter(|&at| says_blame(s.word(at)))?;
            let tells = |at: &usize| is_verb(at) && BEARING.contains(&&*s.lemma(*at));
            s.head(noun).filter(tells).map(|verb| (verb, Label::Advcl))
        }
        "denied" | "denies" | "deny" => Some((tie, Label::Xcomp)),
        _ => None,
    }
}

fn says_blame(word: &str) -> bool {
    matches!(word, "blame" | "jail" | "prison" | "prosecution" | "punishment" | "responsibility")
}

/// The words for whom a deed is done to, if they name or describe people: nobody misleads growth, but what
/// grows may be accused of it.
fn whom(s: &Sentence, deed: usize) -> Option<Range<usize>> {
    let is_noun = |at: usize| matches!(s.tags[at], Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps);
    let fits = |&at: &usize| is_noun(at) || s.tags[at] == Tag::Jj;
    let end = (deed + 1..s.len()).take_while(fits).last()? + 1;
    let words = deed + 1..end;
    let last = end - 1;
    let small = s.word(last).to_lowercase();
    let is_body = says_kind(&small) && !says_place(&small) && !is_document(&small);
    let are_people = s.tags[last] == Tag::Nns && (is_agent_noun(&small) || is_body);
    let are_people = are_people && !THEIRS.contains(&s.word(deed));
    let is_one = matches!(s.tags[last], Tag::Nnp | Tag::Nnps) && s.word(deed - 1) != "of";
    let is_own = s.head(deed).is_some_and(|head| words.contains(&head));
    (is_own && (are_people || is_one)).then_some(words)
}

/// What people do themselves, and which isn't done to them, or may not be: `denied visiting journalists`.
const THEIRS: &[&str] = &[
    "ageing",
    "aging",
    "dying",
    "existing",
    "living",
    "rising",
    "sitting",
    "sleeping",
    "surviving",
    "travelling",
    "visiting",
    "warring",
    "working",
];

/// Makes a verb of a deed, and its object of whom it is done to.
fn put_right(s: &mut Sentence, deed: usize, (verb, label): (usize, Label), words: Range<usize>) {
    let last = words.end - 1;
    let tie = deed - 1;
    if tie == verb {
        lift(s, verb, last);
    }
    hang(s, deed, verb, label);
    if s.head(deed) != Some(verb) {
        return;
    }
    (s.tags[deed], s.upos[deed]) = (Tag::Vbg, Upos::Verb);
    if tie != verb {
        hang(s, tie, deed, Label::Mark);
    }
    let is_name = s.upos[last] == Upos::Propn;
    let first = if is_name { words.start } else { last };
    hang(s, first, deed, Label::Obj);
    for at in words.filter(|&at| at != first) {
        if !is_name || s.head(at).is_none_or(|head| head < first) {
            hang(s, at, first, if is_name { Label::Flat } else { Label::Compound });
        }
    }
}

/// Gives a denial its place above those of whom it tells, and its subject: of `Orlo denied misleading voters`
/// parsers make nothing but a noun.
fn lift(s: &mut Sentence, verb: usize, top: usize) {
    if s.is_root(top) && s.head(verb) == Some(top) {
        (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
        for at in (0..s.len()).filter(|at| !(verb..=top).contains(at)) {
            if s.head(at) == Some(top) {
                s.heads[at] = verb as u16;
            }
        }
    }
    let denier = verb.checked_sub(1).filter(|&at| s.head(at) == Some(verb));
    let has_own = [Label::Nsubj, Label::NsubjPass, Label::AuxPass];
    let is_open = has_own.iter().all(|&label| s.child(verb, label).is_none());
    let beside = [Label::Amod, Label::Compound, Label::OblUnmarked];
    if let Some(denier) = denier.filter(|&at| is_open && beside.contains(&s.labels[at])) {
        take_subject(s, verb, denier);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn what_is_said_of_those_a_denial_is_about_is_what_is_denied() {
        let denied = "Orlo|JJ|2|compound denied|VBN|4|amod misleading|JJ|4|amod voters|NNS|0|root";
        let told = told_after(mend, denied);
        assert!(told.contains("Orlo<denied Nsubj"), "{told}");
        assert!(told.contains("misleading<denied Xcomp, voters<misleading Obj"), "{told}");
    }

    #[test]
    fn what_nobody_does_to_others_is_said_of_them() {
        let parse = "they|PRP|2|nsubj denied|VBD|0|root dying|VBG|4|amod patients|NNS|2|obj";
        assert!(told_after(mend, parse).contains("dying<patients Amod, patients<denied Obj"));
        let growth = parse.replace("dying", "growing").replace("patients|NNS", "debt|NN");
        assert!(told_after(mend, &growth).contains("growing<debt Amod"));
    }
}
