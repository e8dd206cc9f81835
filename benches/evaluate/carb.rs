//! Measures clauses, on CaRB: sentences with what people extracted from them.

mod data;
mod report;
mod score;

use std::path::Path;
use std::time::Instant;

use claimgraph::extract::clauses::clauses;
use claimgraph::extract::language::English;

use score::Tuple;

/// Measures and prints.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let folder = words.first().ok_or("which folder has `dev.txt` and `dev.tsv`?")?;
    let worst = match words.get(1..).unwrap_or_default() {
        [] => 0,
        [flag, count] if flag == "--worst" => {
            count.parse().map_err(|_| format!("`{count}` is no number of sentences"))?
        }
        other => return Err(format!("`{}` is not understood", other.join(" "))),
    };
    let sentences = data::read(Path::new(folder))?;
    let english = English::shared();
    let texts: Vec<String> = sentences.iter().map(|sentence| data::plain(&sentence.text)).collect();

    let start = Instant::now();
    let parses: Vec<_> = texts.iter().map(|text| english.parse_tokens(text)).collect();
    let parsed = start.elapsed();
    let start = Instant::now();
    let found: Vec<_> = parses.iter().map(clauses).collect();
    let read = start.elapsed();

    let mut pairs = Vec::new();
    for (sentence, found) in sentences.iter().zip(&found) {
        let words: Vec<&str> = sentence.text.split_whitespace().collect();
        let predicted = found.iter().map(|proposition| data::tuple(&words, proposition)).collect();
        pairs.push((sentence.gold.clone(), predicted));
    }
    report::figures(&pairs);
    report::calibration(&pairs, &found);
    let count: usize = parses.iter().map(|parse| parse.len()).sum();
    report::speed(sentences.len(), count, parsed, read);
    let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
    report::worst(&texts, &pairs, worst);
    Ok(())
}

/// A sentence and the tuples people extracted from it.
struct Example {
    text: String,
    gold: Vec<Tuple>,
}
