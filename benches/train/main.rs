//! Trains the network that reads English, on Universal Dependencies; the same data give the same bytes.

mod adam;
mod dice;
mod net;
mod parsing;
mod product;
mod store;
mod treebank;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use claimgraph::extract::language::model::Sizes;

use adam::Adam;
use dice::Dice;
use net::{Batch, Dropout, Net, Score};
use words::{Example, Rows};

const USAGE: &str = "\
Trains the network that reads English.

  cargo run --release --example train -- DIR -o src/extract/language/english.model

DIR holds treebanks as `NAME-train.conllu.gz` and `NAME-dev.conllu.gz`; after every pass the network
is tried on the dev parts and written. Further options, each with a value:

  --all yes         learn from the dev parts, too; what is tried is then no longer new to it
  --sentences N     learn only from the first N
  --epochs --batch --rate --seed                                  how it learns
  --hide --drop-input --drop-hidden --drop-role                   shares that are hidden from it
  --embedding --hidden --layers --tagged --arc --label            its sizes
";

/// What the command line says.
struct Plan {
    folder: PathBuf,
    out: PathBuf,
    epochs: usize,
    sizes: Sizes,
    /// Words of a batch.
    batch: usize,
    rate: f32,
    seed: u64,
    sentences: usize,
    /// Whether the sentences it is tried on are learnt from, too.
    all: bool,
    hidden_words: f32,
    dropout: Dropout,
}

impl Plan {
    fn read(words: &[String]) -> Result<Self, String> {
        let mut plan = Plan {
            folder: PathBuf::new(),
            out: PathBuf::new(),
            epochs: 26,
            sizes: Sizes {
                features: 0,
                embedding: 112,
                hidden: 160,
                layers: 3,
                tagged: 2,
                arc: 64,
                label: 64,
            },
            batch: 500,
            rate: 3e-3,
            seed: 1,
            sentences: usize::MAX,
            all: false,
            hidden_words: 0.1,
            dropout: Dropout { input: 0.2, hidden: 0.2, role: 0.25 },
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if !word.starts_with('-') {
                plan.folder = PathBuf::from(word);
                continue;
            }
            let value = words.next().ok_or_else(|| format!("`{word}` needs a value"))?;
            let whole = || value.parse::<usize>().map_err(|_| format!("`{value}` is no number"));
            let broken = || value.parse::<f32>().map_err(|_| format!("`{value}` is no number"));
            match word.as_str() {
                "-o" => plan.out = PathBuf::from(value),
                "--epochs" => plan.epochs = whole()?,
                "--embedding" => plan.sizes.embedding = whole()?,
                "--hidden" => plan.sizes.hidden = whole()?,
                "--layers" => plan.sizes.layers = whole()?,
                "--tagged" => plan.sizes.tagged = whole()?,
                "--arc" => plan.sizes.arc = whole()?,
                "--label" => plan.sizes.label = whole()?,
                "--batch" => plan.batch = whole()?,
                "--seed" => plan.seed = whole()? as u64,
                "--sentences" => plan.sentences = whole()?,
                "--all" => plan.all = value == "yes",
                "--rate" => plan.rate = broken()?,
                "--hide" => plan.hidden_words = broken()?,
                "--drop-input" => plan.dropout.input = broken()?,
                "--drop-hidden" => plan.dropout.hidden = broken()?,
                "--drop-role" => plan.dropout.role = broken()?,
                _ => return Err(format!("there is no option `{word}`")),
            }
        }
        if plan.folder.as_os_str().is_empty() || plan.out.as_os_str().is_empty() {
            return Err(USAGE.to_string());
        }
        Ok(plan)
    }
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match Plan::read(&words).and_then(|plan| train(&plan)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn train(plan: &Plan) -> Result<(), String> {
    let mut gold = treebanks(&plan.folder, "train")?;
    gold.truncate(plan.sentences);
    if plan.all {
        gold.extend(treebanks(&plan.folder, "dev")?);
    }
    let rows = Rows::of(&gold);
    let whole = rows.whole(&gold);
    let examples: Vec<Example> = gold.iter().map(|gold| Example::of(gold, &rows)).collect();
    let dev = treebanks(&plan.folder, "dev")?;
    let dev: Vec<Example> = dev.iter().map(|gold| Example::of(gold, &rows)).collect();
    let dev = batches(&dev.iter().collect::<Vec<_>>(), 2000);

    let sizes = Sizes { features: rows.known.len(), ..plan.sizes };
    let mut dice = Dice(plan.seed);
    let mut net = Net::new(sizes, &mut dice);
    let mut change = Net::zeros(sizes);
    let mut adam = Adam::new(&net);
    println!("{} sentences, {sizes:?}", gold.len());
    let begun = Instant::now();
    let mut order: Vec<&Example> = examples.iter().collect();
    for epoch in 0..plan.epochs {
        dice.shuffle(&mut order);
        let mut all = batches(&order, plan.batch);
        let mut score = Score::default();
        let count = all.len();
        for (at, batch) in all.iter_mut().enumerate() {
            words::hide(batch, &whole, 0, plan.hidden_words, &mut dice);
            let done = (epoch * count + at) as f32 / (plan.epochs * count) as f32;
            let rate = plan.rate * (done * 50.0).min(1.0) * (1.0 - done);
            let batch_score = net.run(batch, plan.dropout, &mut dice, Some(&mut change));
            adam.step(&mut net, &mut change, &seen(batch), rate, batch_score.words);
            score.add(batch_score);
        }
        let mut dev_score = Score::default();
        for batch in &dev {
            let none = Dropout { input: 0.0, hidden: 0.0, role: 0.0 };
            dev_score.add(net.run(batch, none, &mut dice, None));
        }
        println!(
            "{epoch:3} train {} dev {} {:.0} s",
            shown(&score),
            shown(&dev_score),
            begun.elapsed().as_secs_f32()
        );
        let bytes = store::pack(&net, &rows.known);
        std::fs::write(&plan.out, bytes).map_err(|why| format!("{}: {why}", plan.out.display()))?;
    }
    Ok(())
}

/// All sentences of the files of this part, in the order of their names.
fn treebanks(folder: &Path, part: &str) -> Result<Vec<treebank::Gold>, String> {
    let told = |why: std::io::Error| format!("{}: {why}", folder.display());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        if path.to_string_lossy().ends_with(&format!("-{part}.conllu.gz")) {
            paths.push(path);
        }
    }
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        all.extend(treebank::read(&path)?);
    }
    Ok(all)
}

/// Sentences in batches of about so many words.
fn batches(examples: &[&Example], words: usize) -> Vec<Batch> {
    let mut all = Vec::new();
    let mut now: Vec<&Example> = Vec::new();
    let mut count = 0;
    for example in examples {
        now.push(example);
        count += example.rows.len();
        if count >= words {
            all.push(words::batch(&now));
            now.clear();
            count = 0;
        }
    }
    if !now.is_empty() {
        all.push(words::batch(&now));
    }
    all
}

/// The rows that a batch has touched.
fn seen(batch: &Batch) -> Vec<u32> {
    let mut rows: Vec<u32> = batch.features.iter().flatten().copied().collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

fn shown(score: &Score) -> String {
    let share = |count: usize| 100.0 * count as f64 / score.words as f64;
    let [upos, tags, heads, both] = [score.upos, score.tags, score.heads, score.both].map(share);
    let loss = score.loss / score.words as f64;
    format!("{loss:.3} upos {upos:.2} xpos {tags:.2} uas {heads:.2} las {both:.2}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiny() -> (Net, Batch) {
        let sizes =
            Sizes { features: 5, embedding: 6, hidden: 4, layers: 3, tagged: 2, arc: 3, label: 3 };
        let batch = Batch {
            features: vec![vec![1], vec![2, 3], vec![3, 4], vec![1], vec![0, 2], vec![4], vec![3]],
            sentences: vec![0..3, 3..7],
            upos: vec![0, 1, 2, 0, 1, 4, 5],
            tags: vec![0, 3, 5, 0, 9, 10, 11],
            heads: vec![0, 0, 1, 0, 2, 0, 1],
            labels: vec![0, 5, 6, 0, 1, 8, 10],
        };
        let mut net = Net::new(sizes, &mut Dice(7));
        // Far from zero, where a rectified number has no slope to speak of.
        let mut dice = Dice(8);
        for bias in net.matrices.iter_mut().flat_map(|matrix| &mut matrix.bias) {
            *bias = dice.around(0.5);
        }
        (net, batch)
    }

    fn loss(net: &Net, batch: &Batch) -> f64 {
        let none = Dropout { input: 0.3, hidden: 0.3, role: 0.3 };
        net.run(batch, none, &mut Dice(3), None).loss
    }

    #[test]
    fn a_small_step_changes_the_loss_as_foretold() {
        let (net, batch) = tiny();
        let mut change = Net::zeros(net.sizes);
        let drop = Dropout { input: 0.3, hidden: 0.3, role: 0.3 };
        net.run(&batch, drop, &mut Dice(3), Some(&mut change));
        let step = 2e-3;
        let mut check = |told: f32, set: &dyn Fn(&mut Net, f32), what: &str| {
            let moved = |by: f32| {
                let mut net = net.clone();
                set(&mut net, by);
                loss(&net, &batch)
            };
            let slope = (moved(step) - moved(-step)) / f64::from(2.0 * step);
            assert!(
                (slope - f64::from(told)).abs() < 0.02 + 0.03 * slope.abs(),
                "{what}: {slope} {told}"
            );
        };
        for at in 0..net.embeddings.len() {
            check(
                change.embeddings[at],
                &|net, by| net.embeddings[at] += by,
                &format!("embedding {at}"),
            );
        }
        for matrix in 0..net.matrices.len() {
            for at in 0..net.matrices[matrix].weights.len() {
                let told = change.matrices[matrix].weights[at];
                check(
                    told,
                    &|net, by| net.matrices[matrix].weights[at] += by,
                    &format!("{matrix}[{at}]"),
                );
            }
            for at in 0..net.matrices[matrix].bias.len() {
                let told = change.matrices[matrix].bias[at];
                check(
                    told,
                    &|net, by| net.matrices[matrix].bias[at] += by,
                    &format!("bias {matrix}[{at}]"),
                );
            }
        }
    }
}
