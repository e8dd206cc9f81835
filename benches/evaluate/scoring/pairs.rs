//! Which found claim is which expected one.

use super::expected::{Expected, ExpectedClaim, Found};
use super::likeness::{
    Likeness, before_agent, claims_agree, holds, name_likeness, sentences_agree,
};

/// What is right and wrong in what was found.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Outcome {
    /// Found claims that are expected.
    pub(crate) pairs: Vec<Pair>,
    /// Expected claims that have to be found and weren't.
    pub(crate) missed: Vec<usize>,
    /// Found claims that nobody expects.
    pub(crate) extra: Vec<usize>,
    /// Those of them that come from headings, teasers and the like.
    pub(crate) furniture: Vec<usize>,
}

/// A found claim that is an expected one, and what of it is right.
#[derive(Debug, PartialEq)]
pub(crate) struct Pair {
    /// The number of the expected claim.
    pub(crate) expected: usize,
    /// The number of the found one.
    pub(crate) found: usize,
    pub(crate) status: bool,
    pub(crate) negated: bool,
    pub(crate) modality: bool,
    pub(crate) speaker: bool,
    pub(crate) when: bool,
    /// Whether both names are in their fullest form.
    pub(crate) names: bool,
}

/// Pairs what was found with what is expected: the best pairs first, nothing in two.
pub(crate) fn compare(expected: &Expected, found: &[Found]) -> Outcome {
    let pairs = pairs(&expected.claims, found);
    let missed = (0..expected.claims.len())
        .filter(|&at| expected.claims[at].is_required)
        .filter(|&at| pairs.iter().all(|pair| pair.expected != at))
        .collect();
    let extra: Vec<usize> =
        (0..found.len()).filter(|&at| pairs.iter().all(|pair| pair.found != at)).collect();
    let furniture =
        extra.iter().copied().filter(|&at| is_furniture(expected, &found[at])).collect();
    Outcome { pairs, missed, extra, furniture }
}

fn pairs(expected: &[ExpectedClaim], found: &[Found]) -> Vec<Pair> {
    let mut possible = Vec::new();
    for (right, claim) in expected.iter().enumerate() {
        for (left, proposal) in found.iter().enumerate() {
            if let Some(likeness) = claims_agree(proposal, claim) {
                let pair = pair(right, left, claim, proposal);
                // What is said decides first, then how it is put: an accusation and its denial
                // in one sentence differ in nothing else.
                let manner = [pair.negated, pair.status, pair.speaker, pair.modality];
                let manner = manner.iter().filter(|&&is_right| is_right).count();
                possible.push(((likeness, manner, claim.is_required), pair));
            }
        }
    }
    possible.sort_by(|(left, _), (right, _)| right.cmp(left));
    let mut pairs: Vec<Pair> = Vec::new();
    for (_, pair) in possible {
        let is_taken = |other: &Pair| other.expected == pair.expected || other.found == pair.found;
        if !pairs.iter().any(is_taken) {
            pairs.push(pair);
        }
    }
    pairs.sort_by_key(|pair| pair.found);
    pairs
}

fn pair(right: usize, left: usize, expected: &ExpectedClaim, found: &Found) -> Pair {
    let has = |list: &[String], word: &str| list.iter().any(|right| right == word);
    let is_speaker = name_likeness(&found.speaker, &expected.speaker).is_some();
    Pair {
        expected: right,
        found: left,
        status: match (found.status.as_str(), found.negated) {
            // To deny is to state that it is not so.
            ("stated", true) => has(&expected.status, "stated") || has(&expected.status, "denied"),
            ("denied", false) => false,
            (status, _) => has(&expected.status, status),
        },
        negated: expected.negated == found.negated,
        modality: has(&expected.modality, &found.modality),
        speaker: is_speaker || found.speaker.is_empty() && has(&expected.speaker, ""),
        when: has(&expected.when, &found.when),
        names: has_full_names(expected, found),
    }
}

fn has_full_names(expected: &ExpectedClaim, found: &Found) -> bool {
    let is_full = |name: &str, right: &[String]| name_likeness(name, right) == Some(Likeness::Full);
    let is_passive = |relation: &str| before_agent(relation).is_some();
    let usual = expected.relation.first().is_some_and(|relation| is_passive(relation));
    let (first, second) = match usual == is_passive(&found.relation) {
        true => (&found.subject, &found.object),
        false => (&found.object, &found.subject),
    };
    is_full(first, &expected.subject) && is_full(second, &expected.object)
}

fn is_furniture(expected: &Expected, found: &Found) -> bool {
    let is_of_claim =
        expected.claims.iter().any(|claim| sentences_agree(&found.quote, &claim.quote));
    let is_of = |text: &String| holds(text, &found.quote) || holds(&found.quote, text);
    !is_of_claim && expected.furniture.iter().any(is_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &str) -> Vec<String> {
        words.split('|').map(str::to_string).collect()
    }

    /// `subject, relation, object, status, speaker`; a claim that is denied is negated.
    fn expected(rows: &[[&str; 5]]) -> Expected {
        let claims =
            rows.iter().map(|[subject, relation, object, status, speaker]| ExpectedClaim {
                subject: list(subject),
                relation: list(relation),
                object: list(object),
                status: list(status),
                negated: *status == "denied",
                modality: list("actual"),
                speaker: list(speaker),
                when: list(""),
                quote: "A sentence about the port.".to_string(),
                is_required: true,
            });
        Expected { claims: claims.collect(), furniture: list("Read more: Ferries sail later") }
    }

    fn found([subject, relation, object, status, speaker]: [&str; 5]) -> Found {
        Found {
            subject: subject.to_string(),
            relation: relation.to_string(),
            object: object.to_string(),
            status: status.to_string(),
            negated: status == "denied",
            modality: "actual".to_string(),
            speaker: speaker.to_string(),
            when: String::new(),
            quote: "a sentence about the port".to_string(),
        }
    }

    const FINE: [&str; 5] = ["Ellery Harbour Authority|EHA", "fined", "Corvane", "asserted", ""];

    #[test]
    fn what_is_right_in_everything_is_a_pair() {
        let outcome =
            compare(&expected(&[FINE]), &[found(["EHA", "has fined", "Corvane", "asserted", ""])]);
        let pair = Pair {
            expected: 0,
            found: 0,
            status: true,
            negated: true,
            modality: true,
            speaker: true,
            when: true,
            names: false,
        };
        assert_eq!(outcome, Outcome { pairs: vec![pair], ..Outcome::default() });
    }

    #[test]
    fn who_does_it_to_whom_can_not_be_swapped() {
        let swapped = found(["Corvane", "fined", "EHA", "asserted", ""]);
        let outcome = compare(&expected(&[FINE]), &[swapped]);
        assert_eq!((outcome.pairs.len(), outcome.missed, outcome.extra), (0, vec![0], vec![0]));
        let passive =
            found(["Corvane", "was fined by", "Ellery Harbour Authority", "asserted", ""]);
        let outcome = compare(&expected(&[FINE]), &[passive]);
        assert_eq!(outcome.pairs.len(), 1);
        assert!(outcome.pairs[0].names);
    }

    #[test]
    fn a_denial_taken_for_an_assertion_has_the_wrong_status() {
        let denial = ["crew", "received", "warning", "denied", "Corvane"];
        let outcome = compare(
            &expected(&[denial]),
            &[found(["crew", "received", "warning", "asserted", ""])],
        );
        let pair = &outcome.pairs[0];
        assert_eq!((pair.status, pair.negated, pair.speaker), (false, false, false));
        let mut stated = found(["the crew", "received", "any warning", "stated", "Corvane"]);
        stated.negated = true;
        assert!(compare(&expected(&[denial]), &[stated]).pairs[0].status);
    }

    #[test]
    fn an_accusation_and_its_denial_find_their_own() {
        let rows = [
            ["drum", "was damaged in", "storage", "alleged", "campaigners"],
            ["drum", "was damaged in", "storage", "denied", "museum"],
        ];
        let outcome = compare(&expected(&rows), &[found(rows[1]), found(rows[0])]);
        let numbers: Vec<_> =
            outcome.pairs.iter().map(|pair| (pair.found, pair.expected, pair.status)).collect();
        assert_eq!(numbers, [(0, 1, true), (1, 0, true)]);
    }

    #[test]
    fn what_is_found_twice_counts_once() {
        let twice = found(["EHA", "fined", "Corvane", "asserted", ""]);
        let outcome = compare(&expected(&[FINE]), &[twice.clone(), twice]);
        assert_eq!((outcome.pairs.len(), outcome.extra), (1, vec![1]));
    }

    #[test]
    fn what_is_found_once_is_not_two_claims() {
        let once = found(["EHA", "fined", "Corvane", "asserted", ""]);
        let outcome = compare(&expected(&[FINE, FINE]), &[once]);
        assert_eq!((outcome.pairs.len(), outcome.missed), (1, vec![1]));
    }

    #[test]
    fn a_claim_of_another_sentence_is_no_pair() {
        let mut elsewhere = found(["EHA", "fined", "Corvane", "asserted", ""]);
        elsewhere.quote = "Another sentence.".to_string();
        let outcome = compare(&expected(&[FINE]), &[elsewhere]);
        assert_eq!((outcome.pairs.len(), outcome.furniture.len()), (0, 0));
    }

    #[test]
    fn a_claim_of_a_teaser_is_furniture() {
        let mut teaser = found(["Ferries", "sail", "later", "asserted", ""]);
        teaser.quote = "Ferries sail later".to_string();
        let outcome = compare(&expected(&[FINE]), &[teaser]);
        assert_eq!((outcome.extra, outcome.furniture), (vec![0], vec![0]));
    }
}
