//! From parsed sentences to whole candidates.

use super::*;
use crate::extract::clauses::propositions;
use crate::extract::document::{Block, BlockKind};
use crate::extract::hand_made::parse_all;

/// The candidates of a document of these blocks, a line each.
fn read_with(guide: &Guide, blocks: &[(BlockKind, &str)]) -> String {
    let mut reading = Reading::of(guide);
    let mut lines = String::new();
    for (kind, notation) in blocks {
        let sentences = parse_all(notation);
        let text = sentences.first().map_or("", |sentence| sentence.text);
        let block = Block {
            kind: *kind,
            text: text.to_string(),
            origins: vec![(0, 100)],
            end: 100 + text.len() as u64,
            label: (*kind == BlockKind::Item).then(|| 0..text.find(':').unwrap_or(0)),
            ..Block::default()
        };
        let parsed: Vec<Parsed> = sentences
            .into_iter()
            .map(|sentence| Parsed { propositions: propositions(&sentence), sentence })
            .collect();
        for candidate in reading.block(&block, &parsed) {
            lines += &line(&candidate);
        }
    }
    lines
}

fn line(candidate: &Candidate) -> String {
    let Candidate { subject, relation, object, status, .. } = candidate;
    let mut line = format!("{subject} | {relation} | {object} | {status}");
    if candidate.negated {
        line += " not";
    }
    if candidate.modality != Modality::Actual {
        line = line + " " + candidate.modality.name();
    }
    if let Some(speaker) = &candidate.speaker {
        line = line + " by " + speaker;
    }
    for (role, text) in &candidate.qualifiers {
        line += &format!(" | {role}: {text}");
    }
    if let Some(text) = &candidate.when_text {
        line += &format!(" | {} ({text})", candidate.when.as_deref().unwrap_or("-"));
    }
    if let Some(note) = &candidate.note {
        line = line + " | " + note;
    }
    line + "\n"
}

fn read(notation: &str) -> String {
    read_with(&Guide::default(), &[(BlockKind::Paragraph, notation)])
}

#[test]
fn a_list_makes_a_claim_of_each_member() {
    let list = "Ferro|NNP|7|nsubj ,|,|3|punct Orlo|NNP|1|conj and|CC|5|cc Vane|NNP|1|conj have|VBP|7|aux \
                bought|VBN|0|root ships|NNS|7|obj in|IN|10|case March|NNP|7|obl .|.|7|punct";
    assert_eq!(
        read(list),
        "Ferro | bought | ships | asserted | XXXX-03 (in March)\n\
         Orlo | bought | ships | asserted | XXXX-03 (in March)\n\
         Vane | bought | ships | asserted | XXXX-03 (in March)\n",
    );
}

#[test]
fn a_passive_with_an_agent_is_turned_round() {
    let passive = "Links|NNS|5|nsubj:pass to|IN|3|case Orlo|NNP|1|nmod were|VBD|5|aux:pass \
                   removed|VBN|0|root by|IN|7|case Ferro|NNP|5|obl:agent";
    assert_eq!(read(passive), "Ferro | removed | Links | asserted\n");
}
