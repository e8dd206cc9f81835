//! The articles in `tests/articles`: their tables are well-formed, and their quotes are theirs.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

#[path = "../benches/evaluate/scoring/mod.rs"]
mod scoring;

use std::collections::BTreeSet;
use std::fs;

use claimgraph::check::check;
use claimgraph::extract::document::BlockKind;
use claimgraph::extract::{Extraction, Guide};
use claimgraph::model::{Modality, When, default_statuses};
use claimgraph::project::load;
use claimgraph::resolve::resolve;
use claimgraph::text::{Files, show};
use scoring::articles::{Article, articles};
use scoring::expected::Found;
use scoring::pairs::compare;
use scoring::tally::Tally;

#[test]
fn every_kind_of_article_has_claims() {
    let articles = articles().unwrap();
    let held = articles.iter().filter(|article| article.is_held).count();
    assert!(articles.len() >= 12 && held == 4, "{} articles, {held} held back", articles.len());
    for ending in ["txt", "md", "html"] {
        let has = articles.iter().any(|article| article.path.extension().unwrap() == ending);
        assert!(has, "no article ends in {ending}");
    }
    for article in &articles {
        let required = article.expected.claims.iter().filter(|claim| claim.is_required).count();
        assert!(required >= 10, "{}: {required} claims", article.name);
        assert!(!article.expected.furniture.is_empty(), "{}", article.name);
    }
}

#[test]
fn every_expected_claim_is_well_formed() {
    let statuses = default_statuses();
    for article in articles().unwrap() {
        for claim in &article.expected.claims {
            let place = format!("{}: {}", article.name, claim.quote);
            for name in claim.subject.iter().chain(&claim.relation).chain(&claim.object) {
                assert!(!name.trim().is_empty(), "{place}");
            }
            for status in &claim.status {
                let is_known = statuses.iter().any(|known| known.id == *status);
                assert!(is_known, "{place}: {status}");
                assert!(status != "denied" || claim.negated, "{place}: denied, not negated");
            }
            for modality in &claim.modality {
                assert!(Modality::of(modality).is_some(), "{place}");
            }
            for when in claim.when.iter().filter(|when| !when.is_empty()) {
                assert!(When::parse(when).is_some(), "{place}: {when}");
            }
            let is_said = ["stated", "denied"].contains(&claim.status[0].as_str());
            assert!(!is_said || !claim.speaker[0].is_empty(), "{place}: nobody says so");
        }
    }
}

#[test]
fn every_quote_is_in_its_article() {
    let folder = tempfile::tempdir().unwrap();
    let mut sources = csv::Writer::from_path(folder.path().join("sources.csv")).unwrap();
    let mut claims = csv::Writer::from_path(folder.path().join("claims.csv")).unwrap();
    sources.write_record(["id", "file"]).unwrap();
    claims.write_record(["subject", "relation", "object", "source", "quote"]).unwrap();
    let articles = articles().unwrap();
    for Article { name, path, expected, .. } in &articles {
        let file = path.file_name().unwrap().to_str().unwrap();
        fs::copy(path, folder.path().join(file)).unwrap();
        sources.write_record([name, file]).unwrap();
        let quotes = expected.claims.iter().map(|claim| &claim.quote).chain(&expected.furniture);
        for quote in quotes {
            claims.write_record(["a", "is", "b", name, quote]).unwrap();
        }
    }
    sources.flush().unwrap();
    claims.flush().unwrap();

    let mut files = Files::default();
    let loaded = load(folder.path(), &mut files).unwrap();
    let (resolution, _) = resolve(&loaded.ledger);
    let mut lost = check(&loaded.ledger, &resolution, &files);
    lost.retain(|told| ["quote-not-found", "document-missing"].contains(&told.rule));
    assert_eq!(loaded.ledger.documents.len(), articles.len());
    assert_eq!(show(&lost, &files, false), "");
}

#[test]
fn the_expected_claims_themselves_score_full_marks() {
    let mut all = Tally::default();
    for Article { name, expected, .. } in articles().unwrap() {
        let found: Vec<Found> = expected
            .claims
            .iter()
            .map(|claim| Found {
                subject: claim.subject[0].clone(),
                relation: claim.relation[0].clone(),
                object: claim.object[0].clone(),
                status: claim.status[0].clone(),
                negated: claim.negated,
                modality: claim.modality[0].clone(),
                speaker: claim.speaker[0].clone(),
                when: claim.when[0].clone(),
                quote: claim.quote.clone(),
            })
            .collect();
        let outcome = compare(&expected, &found);
        let strays: Vec<_> =
            outcome.pairs.iter().filter(|pair| pair.found != pair.expected).collect();
        assert_eq!(strays, Vec::<&_>::new(), "{name}");
        let required = expected.claims.iter().filter(|claim| claim.is_required).count();
        all += Tally::of(&outcome, required);
    }
    assert_eq!((all.precision(), all.recall(), all.status(), all.speaker()), (1.0, 1.0, 1.0, 1.0));
    assert_eq!((all.paired, all.right, all.furniture), (all.found, [all.found; 6], 0));
}

/// What isn't proposed is left out, with a reason: no sentence is in neither.
#[test]
fn every_sentence_is_proposed_or_left_out() {
    for article in articles().unwrap() {
        let mut files = Files::default();
        let file = files.add(&article.path);
        let guide = Guide::default();
        let mut extraction = Extraction::open(&files, file, &guide).unwrap();
        extraction.remember_left_out(0.0);
        let proposed: BTreeSet<u64> = extraction.by_ref().map(|c| c.unwrap().place.start).collect();
        let left = extraction.take_left_out();
        let names: Vec<&str> = BlockKind::ALL.iter().map(|kind| kind.names().0).collect();
        let sentences = left.iter().filter(|left| !names.contains(&&*left.why)).count();
        let summary = extraction.summary();
        assert_eq!((proposed.len() + sentences) as u64, summary.sentences, "{}", article.name);
        let aside: u64 = BlockKind::ALL
            .into_iter()
            .filter(|kind| !kind.yields_claims())
            .map(|kind| summary.blocks.of(kind))
            .sum();
        assert_eq!((left.len() - sentences) as u64, aside, "{}", article.name);
        assert!(left.iter().all(|left| !left.why.is_empty()), "{}", article.name);
        assert!(left.is_sorted_by_key(|left| left.place.start), "{}", article.name);
    }
}

/// Whoever makes extraction better or worse says so there.
#[test]
fn extraction_is_as_good_as_the_readme_says() {
    let mut all = Tally::default();
    for Article { path, expected, .. } in articles().unwrap() {
        let outcome = compare(&expected, &Found::extracted(&path).unwrap());
        let required = expected.claims.iter().filter(|claim| claim.is_required).count();
        all += Tally::of(&outcome, required);
    }
    assert_eq!(all.furniture, 0, "claims were made of headings, captions or teasers");
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let readme = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    let percent = |figure: f64| format!("{:.0} %", figure * 100.0);
    let [precision, recall] = [all.precision(), all.recall()].map(percent);
    let [status, speaker] = [all.status(), all.speaker()].map(percent);
    for said in [
        format!("{precision} is a claim that the article makes, and it finds {recall} of those"),
        format!("{status} have the right status and {speaker} the right speaker"),
    ] {
        assert!(readme.contains(&said), "the README doesn't say: {said}");
    }
}
