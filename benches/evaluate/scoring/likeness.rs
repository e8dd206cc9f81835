//! Whether two names, relations or sentences are the same for a reader.

use std::collections::BTreeSet;

use super::expected::{ExpectedClaim, Found};
use super::words::{
    bare_relation_stems, head_stem, is_participle, name_stems, relation_stems, words,
};

/// How much two things agree, from the least on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// One has the words of the other, and the same head.
    Part,
    /// The same.
    Same,
    /// The same as the fullest form.
    Full,
}

/// A subject, a relation and an object, the one who does it first.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Triple {
    pub(crate) subject: String,
    pub(crate) relation: String,
    pub(crate) object: String,
}

impl Triple {
    /// The triple with who does it first, also if the relation says `fined by`.
    pub(crate) fn active(subject: &str, relation: &str, object: &str) -> Triple {
        let triple = |subject: &str, relation: &str, object: &str| Triple {
            subject: subject.to_string(),
            relation: relation.to_string(),
            object: object.to_string(),
        };
        match before_agent(relation) {
            Some(verb) => triple(object, verb, subject),
            None => triple(subject, relation, object),
        }
    }
}

/// The verb of a passive that goes on with who does it (`was fined` of `was fined by`).
pub(crate) fn before_agent(relation: &str) -> Option<&str> {
    let verb = relation.trim().strip_suffix(" by")?;
    let last = verb.rsplit(' ').next()?;
    is_participle(&last.to_lowercase()).then_some(verb)
}

/// How much two triples agree, from 0; nothing if they don't.
fn triples_agree(found: &Triple, expected: &Triple) -> Option<u32> {
    let subject = names_agree(&found.subject, &expected.subject)?;
    let object = names_agree(&found.object, &expected.object);
    let relation = relations_agree(&found.relation, &expected.relation);
    let parts = match (relation, object) {
        (Some(relation), Some(object)) => relation as u32 + object as u32,
        _ if same_words(found, expected) => 0,
        _ => return None,
    };
    Some(subject as u32 + parts)
}

/// How much a found claim agrees with an expected one, from 0; nothing if they don't.
pub(crate) fn claims_agree(found: &Found, expected: &ExpectedClaim) -> Option<u32> {
    if !sentences_agree(&found.quote, &expected.quote) {
        return None;
    }
    let found = Triple::active(&found.subject, &found.relation, &found.object);
    let mut best = None;
    for subject in &expected.subject {
        for relation in &expected.relation {
            for object in &expected.object {
                let triple = Triple::active(subject, relation, object);
                best = best.max(triples_agree(&found, &triple));
            }
        }
    }
    best
}

/// How much a name agrees with the best of those that are right; the first is the fullest.
pub(crate) fn name_likeness(found: &str, right: &[String]) -> Option<Likeness> {
    let likeness = |(at, name): (usize, &String)| match names_agree(found, name) {
        Some(Likeness::Same) if at == 0 => Some(Likeness::Full),
        other => other,
    };
    right.iter().enumerate().filter_map(likeness).max()
}

fn names_agree(found: &str, right: &str) -> Option<Likeness> {
    let (left, right_stems) = (name_stems(found), name_stems(right));
    if left == right_stems {
        return Some(Likeness::Same);
    }
    let (left, right_stems) = (set(left), set(right_stems));
    let is_part = left.is_subset(&right_stems) || right_stems.is_subset(&left);
    (is_part && !left.is_empty() && head_stem(found) == head_stem(right)).then_some(Likeness::Part)
}

fn relations_agree(found: &str, right: &str) -> Option<Likeness> {
    let (left, right_stems) = (relation_stems(found), relation_stems(right));
    if left.is_empty() && right_stems.is_empty() {
        let (left, right) = (set(bare_relation_stems(found)), set(bare_relation_stems(right)));
        return match (left == right, left.is_subset(&right) || right.is_subset(&left)) {
            (true, _) => Some(Likeness::Same),
            (false, is_part) => (is_part && !left.is_empty()).then_some(Likeness::Part),
        };
    }
    if left == right_stems {
        return Some(Likeness::Same);
    }
    let same_main = !left.is_empty() && left.first() == right_stems.first();
    let (left, right_stems) = (set(left), set(right_stems));
    let shared = left.intersection(&right_stems).count();
    let fewer = left.len().min(right_stems.len());
    (fewer > 0 && (same_main || shared * 2 >= fewer)).then_some(Likeness::Part)
}

/// Whether two triples have the same words, however they are shared out between relation and object.
fn same_words(found: &Triple, expected: &Triple) -> bool {
    let all = |triple: &Triple| {
        let object = words(&triple.object).join(" ");
        set(relation_stems(&format!("{} {object}", triple.relation)))
    };
    let (left, right) = (all(found), all(expected));
    !right.is_empty() && (left == right || right.len() > 1 && right.is_subset(&left))
}

/// Whether two quotes are of one sentence: one holds the other.
pub(crate) fn sentences_agree(left: &str, right: &str) -> bool {
    holds(left, right) || holds(right, left)
}

/// Whether a text has the words of a part, one after the other.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    let spaced = |text: &str| format!(" {} ", words(text).join(" "));
    let part = spaced(part);
    part.trim() != "" && spaced(text).contains(&part)
}

fn set(words: Vec<String>) -> BTreeSet<String> {
    words.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_by_head_and_words() {
        let full = |found: &str| name_likeness(found, &["Ines Okafor".to_string()]);
        assert_eq!(full("Ines Okafor"), Some(Likeness::Full));
        assert_eq!(full("Okafor"), Some(Likeness::Part));
        assert_eq!(full("Ms Okafor"), Some(Likeness::Part));
        assert_eq!(full("Ines"), None);
        assert_eq!(full(""), None);
        for (found, right) in
            [("ICE List", "ICE"), ("anti-ICE groups", "ICE"), ("earlier fire", "second fire")]
        {
            assert_eq!(names_agree(found, right), None, "{found} is not {right}");
        }
        assert_eq!(names_agree("the museum’s director", "Museum director"), Some(Likeness::Same));
        assert_eq!(names_agree("traces of an earlier fire", "traces"), Some(Likeness::Part));
    }

    #[test]
    fn relations_agree_by_their_main_word() {
        for (found, right) in [
            ("has fined", "fined"),
            ("plans to inspect", "inspect"),
            ("requested data from", "requested"),
            ("is in", "in"),
        ] {
            assert!(relations_agree(found, right).is_some(), "{found} is {right}");
        }
        for (found, right) in [("is", "has"), ("fined", "owns"), ("is", "owns"), ("", "owns")] {
            assert_eq!(relations_agree(found, right), None, "{found} is not {right}");
        }
    }

    #[test]
    fn a_passive_with_an_agent_is_turned_round() {
        let active = Triple::active("Corvane", "was fined by", "the port");
        assert_eq!(active, Triple::active("the port", "was fined", "Corvane"));
        let stays = Triple::active("Corvane", "stands by", "its crew");
        assert_eq!(stays.subject, "Corvane");
    }

    #[test]
    fn words_may_move_between_relation_and_object() {
        let role = Triple::active("Moe", "is head of", "the board");
        assert!(triples_agree(&Triple::active("Moe", "is", "head of the board"), &role).is_some());
        assert_eq!(triples_agree(&Triple::active("Moe", "is", "the board"), &role), None);
        let tanker = Triple::active("Petrel", "is", "tanker");
        let leak = Triple::active("Petrel", "leaked", "oil of a tanker");
        assert_eq!(triples_agree(&leak, &tanker), None);
    }
}
