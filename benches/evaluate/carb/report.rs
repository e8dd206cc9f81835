//! The measure, printed.

use std::collections::BTreeMap;
use std::time::Duration;

use claimgraph::extract::clauses::Proposition;

use super::score::{Point, Tuple, area, assign, curve, matches, sums};

type Pairs = [(Vec<Tuple>, Vec<Tuple>)];

/// Precision, recall and F1 where F1 is best and where all is taken, and the area.
pub(super) fn figures(pairs: &Pairs) {
    let points = curve(pairs);
    let best = points.iter().max_by(|left, right| left.sums.f1().total_cmp(&right.sums.f1()));
    let show = |name: &str, point: &Point| {
        println!(
            "{name:<10} P {:.3}  R {:.3}  F1 {:.3}  at confidence {:.3}  ({} tuples)",
            point.sums.precision(),
            point.sums.recall(),
            point.sums.f1(),
            point.confidence,
            point.sums.predicted
        );
    };
    if let (Some(best), Some(all)) = (best, points.first()) {
        show("best F1", best);
        show("all", all);
    }
    println!("AUC {:.3}", area(&points));
}

/// How precise the tuples of each rule and of each confidence are: the confidence should tell.
pub(super) fn calibration(pairs: &Pairs, found: &[Vec<Proposition>]) {
    let mut rules: BTreeMap<&str, [f64; 3]> = BTreeMap::new();
    let mut steps: BTreeMap<u32, [f64; 3]> = BTreeMap::new();
    for ((gold, predicted), found) in pairs.iter().zip(found) {
        let matches = matches(gold, predicted);
        let all: Vec<usize> = (0..predicted.len()).collect();
        let mut precisions = vec![0.0; predicted.len()];
        for (row, column) in assign(&matches, &all) {
            precisions[column] = matches[row][column].precision;
        }
        for (proposition, precision) in found.iter().zip(precisions) {
            let confidence = f64::from(proposition.confidence);
            let step = (confidence * 10.0).floor() as u32;
            for sums in [rules.entry(proposition.rule).or_default(), steps.entry(step).or_default()]
            {
                sums[0] += 1.0;
                sums[1] += confidence;
                sums[2] += precision;
            }
        }
    }
    println!("\n{:<14} {:>6} {:>10} {:>9}", "rule", "tuples", "confidence", "precision");
    let line = |name: &str, [count, confidence, precision]: [f64; 3]| {
        println!("{name:<14} {count:>6} {:>10.2} {:>9.2}", confidence / count, precision / count);
    };
    rules.iter().for_each(|(rule, sums)| line(rule, *sums));
    println!();
    steps.iter().for_each(|(step, sums)| line(&format!("from 0.{step}"), *sums));
}

/// How fast sentences are parsed, and read by the rules.
pub(super) fn speed(sentences: usize, tokens: usize, parsed: Duration, read: Duration) {
    let rate = |time: Duration| sentences as f64 / time.as_secs_f64();
    println!(
        "\n{sentences} sentences: parsed {:.0} a second, read {:.0} a second ({:.2} µs a token)",
        rate(parsed),
        rate(read),
        read.as_secs_f64() * 1e6 / tokens as f64
    );
}

/// The sentences that cost most, with what was wanted (`-`, and its best recall) and what was
/// found (`+`, and its precision).
pub(super) fn worst(texts: &[&str], pairs: &Pairs, count: usize) {
    let mut costs: Vec<(f64, usize)> = Vec::new();
    for (index, (gold, predicted)) in pairs.iter().enumerate() {
        let sums = sums(&matches(gold, predicted), gold.len(), predicted, 0.0);
        costs.push((sums.predicted - sums.precision + sums.gold - sums.recall, index));
    }
    costs.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    for (cost, index) in costs.into_iter().take(count) {
        let (gold, predicted) = &pairs[index];
        let matches = matches(gold, predicted);
        let all: Vec<usize> = (0..predicted.len()).collect();
        let pairs = assign(&matches, &all);
        println!("\n{cost:.1}  {}", texts[index]);
        for (row, tuple) in gold.iter().enumerate() {
            let best = matches[row].iter().map(|pair| pair.recall).fold(0.0, f64::max);
            println!("  - {best:.2}       {}", show(tuple));
        }
        for (column, tuple) in predicted.iter().enumerate() {
            let row = pairs.iter().find(|pair| pair.1 == column).map(|pair| pair.0);
            let precision = row.map_or(0.0, |row| matches[row][column].precision);
            println!("  + {precision:.2} {:.3} {}", tuple.confidence, show(tuple));
        }
    }
}

fn show(tuple: &Tuple) -> String {
    let part =
        |words: &Option<Vec<String>>| words.as_ref().map_or(String::new(), |words| words.join(" "));
    format!("{} | {} | {}", part(&tuple.subject), tuple.relation.join(" "), part(&tuple.rest))
}
