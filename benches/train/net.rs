//! The network in training: what comes out for a batch of sentences, and how each number should change.

use std::ops::Range;

use claimgraph::extract::language::Upos;
use claimgraph::extract::language::model::Sizes;
use claimgraph::extract::language::numbers::{exp, sigmoid, tanh};

use crate::dice::Dice;
use crate::product::{add_product, add_product_of_left_turned, add_product_of_right_turned};

/// A matrix with a bias for each column, row by row.
#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) weights: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

/// What is learnt: the embeddings of features, row by row, and the matrices.
#[derive(Clone, Debug)]
pub(crate) struct Net {
    pub(crate) sizes: Sizes,
    pub(crate) embeddings: Vec<f32>,
    pub(crate) matrices: Vec<Matrix>,
}

/// Sentences side by side; position 0 of each is the root.
#[derive(Clone, Debug, Default)]
pub(crate) struct Batch {
    /// The rows of each position's features.
    pub(crate) features: Vec<Vec<u32>>,
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) upos: Vec<usize>,
    pub(crate) tags: Vec<usize>,
    /// Counted from the beginning of the sentence.
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<usize>,
}

/// The share of numbers that are left out while learning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dropout {
    pub(crate) input: f32,
    pub(crate) hidden: f32,
    pub(crate) role: f32,
}

/// How a batch went.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    pub(crate) words: usize,
    pub(crate) upos: usize,
    pub(crate) tags: usize,
    pub(crate) heads: usize,
    pub(crate) both: usize,
    pub(crate) loss: f64,
}

impl Score {
    pub(crate) fn add(&mut self, other: Score) {
        self.words += other.words;
        self.upos += other.upos;
        self.tags += other.tags;
        self.heads += other.heads;
        self.both += other.both;
        self.loss += other.loss;
    }
}

/// What a layer has to remember for the way back.
struct Layer {
    input: Vec<f32>,
    gates: Vec<f32>,
    cells: Vec<f32>,
    mask: Vec<f32>,
}

/// How likely each tag of each word is, and how the scores behind it should change.
struct Tagging {
    likely: Vec<f32>,
    change: Vec<f32>,
}

impl Net {
    /// A network that knows nothing yet.
    pub(crate) fn new(sizes: Sizes, dice: &mut Dice) -> Self {
        let embeddings = (0..sizes.features * sizes.embedding).map(|_| dice.around(0.2)).collect();
        let matrices = sizes
            .matrices()
            .into_iter()
            .map(|[rows, columns]| {
                let far = (3.0 / rows as f32).sqrt();
                let weights = (0..rows * columns).map(|_| dice.around(far)).collect();
                Matrix { rows, columns, weights, bias: vec![0.0; columns] }
            })
            .collect();
        Net { sizes, embeddings, matrices }
    }

    /// A network of zeros, for sums of changes.
    pub(crate) fn zeros(sizes: Sizes) -> Self {
        let matrices = sizes.matrices().into_iter().map(|[rows, columns]| Matrix {
            rows,
            columns,
            weights: vec![0.0; rows * columns],
            bias: vec![0.0; columns],
        });
        let embeddings = vec![0.0; sizes.features * sizes.embedding];
        Net { sizes, embeddings, matrices: matrices.collect() }
    }

    /// How well a batch is read; if there is somewhere to put it, also how each number should change.
    pub(crate) fn run(
        &self,
        batch: &Batch,
        dropout: Dropout,
        dice: &mut Dice,
        mut change: Option<&mut Net>,
    ) -> Score {
        let Sizes { hidden, layers, tagged, .. } = self.sizes;
        let count = batch.features.len();
        let mut steps: Vec<Layer> = Vec::new();
        let mut now = self.embed(batch);
        let first_mask = dice.mask(now.len(), dropout.input);
        multiply(&mut now, &first_mask);
        let mut score = Score { words: count - batch.sentences.len(), ..Score::default() };
        let mut tagging = None;
        for layer in 0..layers {
            let (step, mut out) = self.forward(layer, now, &batch.sentences);
            let mask = dice.mask(out.len(), dropout.hidden);
            multiply(&mut out, &mask);
            steps.push(Layer { mask, ..step });
            now = out;
            if layer + 1 == tagged {
                let below = now.clone();
                let tags = self.tag(batch, &mut now, &mut score);
                tagging = Some((below, tags));
            }
        }
        let mut turn = vec![0.0; count * hidden];
        self.parse(
            batch,
            &now,
            (dropout.role, dice),
            &mut score,
            change.as_deref_mut().map(|c| (c, &mut turn)),
        );
        if let Some(change) = change {
            for layer in (0..layers).rev() {
                if let Some((below, tags)) = tagging.as_ref().filter(|_| layer + 1 == tagged) {
                    self.untag(below, tags, &mut turn, change);
                }
                multiply(&mut turn, &steps[layer].mask);
                turn = self.backward(layer, &steps[layer], &turn, &batch.sentences, change);
            }
            multiply(&mut turn, &first_mask);
            let width = self.sizes.embedding;
            for (rows, turn) in batch.features.iter().zip(turn.chunks_exact(width)) {
                for &row in rows {
                    add(&mut change.embeddings[row as usize * width..][..width], turn);
                }
            }
        }
        score
    }

    fn embed(&self, batch: &Batch) -> Vec<f32> {
        let width = self.sizes.embedding;
        let mut all = vec![0.0; batch.features.len() * width];
        for (rows, sum) in batch.features.iter().zip(all.chunks_exact_mut(width)) {
            for &row in rows {
                add(sum, &self.embeddings[row as usize * width..][..width]);
            }
        }
        all
    }

    fn forward(
        &self,
        layer: usize,
        input: Vec<f32>,
        sentences: &[Range<usize>],
    ) -> (Layer, Vec<f32>) {
        let matrix = &self.matrices[layer];
        let (hidden, columns) = (self.sizes.hidden, matrix.columns);
        let count = input.len() / matrix.rows;
        let mut gates = with_bias(matrix, count);
        add_product(&mut gates, &input, matrix);
        let mut cells = vec![0.0; count * hidden];
        let mut out = vec![0.0; count * hidden];
        for row in gates.chunks_exact_mut(columns) {
            row[..hidden].iter_mut().for_each(|z| *z = tanh(*z));
            row[hidden..3 * hidden].iter_mut().for_each(|gate| *gate = sigmoid(*gate));
        }
        for sentence in sentences {
            for forth in [true, false] {
                let half = half(hidden, forth);
                let mut before: Option<usize> = None;
                for step in 0..sentence.len() {
                    let at = if forth { sentence.start + step } else { sentence.end - 1 - step };
                    for unit in half.clone() {
                        let gate = |kind: usize| gates[at * columns + kind * hidden + unit];
                        let past = before.map_or(0.0, |before| cells[before * hidden + unit]);
                        let (z, forget, reset) = (gate(0), gate(1), gate(2));
                        let skip = if layer == 0 { gate(3) } else { input[at * hidden + unit] };
                        let cell = forget * past + (1.0 - forget) * z;
                        cells[at * hidden + unit] = cell;
                        out[at * hidden + unit] = reset * cell + (1.0 - reset) * skip;
                    }
                    before = Some(at);
                }
            }
        }
        (Layer { input, gates, cells, mask: Vec::new() }, out)
    }

    fn backward(
        &self,
        layer: usize,
        step: &Layer,
        turn: &[f32],
        sentences: &[Range<usize>],
        change: &mut Net,
    ) -> Vec<f32> {
        let matrix = &self.matrices[layer];
        let (hidden, columns) = (self.sizes.hidden, matrix.columns);
        let Layer { input, gates, cells, .. } = step;
        let mut turned = vec![0.0; gates.len()];
        let mut below = vec![0.0; input.len()];
        for sentence in sentences {
            for forth in [true, false] {
                let half = half(hidden, forth);
                let mut carry = vec![0.0; hidden];
                for left in (0..sentence.len()).rev() {
                    let at = if forth { sentence.start + left } else { sentence.end - 1 - left };
                    let before = (left > 0).then(|| if forth { at - 1 } else { at + 1 });
                    for unit in half.clone() {
                        let gate = |kind: usize| at * columns + kind * hidden + unit;
                        let past = before.map_or(0.0, |before| cells[before * hidden + unit]);
                        let (z, forget, reset) = (gates[gate(0)], gates[gate(1)], gates[gate(2)]);
                        let here = at * hidden + unit;
                        let (cell, turn) = (cells[here], turn[here]);
                        let skip = if layer == 0 { gates[gate(3)] } else { input[here] };
                        let skip_turn = turn * (1.0 - reset);
                        if layer == 0 {
                            turned[gate(3)] = skip_turn;
                        } else {
                            below[here] += skip_turn;
                        }
                        let cell_turn = turn * reset + carry[unit];
                        turned[gate(2)] = turn * (cell - skip) * reset * (1.0 - reset);
                        turned[gate(1)] = cell_turn * (past - z) * forget * (1.0 - forget);
                        turned[gate(0)] = cell_turn * (1.0 - forget) * (1.0 - z * z);
                        carry[unit] = cell_turn * forget;
                    }
                }
            }
        }
        turn_matrix(matrix, &mut change.matrices[layer], input, &turned, &mut below);
        below
    }

    /// Chooses tags, and adds to what is known of each word how likely each tag is.
    fn tag(&self, batch: &Batch, now: &mut [f32], score: &mut Score) -> Tagging {
        let [tags, known] = [0, 1].map(|after| &self.matrices[self.sizes.layers + after]);
        let mut likely = with_bias(tags, batch.features.len());
        add_product(&mut likely, now, tags);
        let mut change = vec![0.0; likely.len()];
        for row in likely.chunks_exact_mut(tags.columns) {
            let (upos, tags) = row.split_at_mut(Upos::ALL.len());
            share(upos);
            share(tags);
        }
        for sentence in &batch.sentences {
            for word in sentence.clone().skip(1) {
                let here = word * tags.columns..(word + 1) * tags.columns;
                let (upos, tags) = likely[here.clone()].split_at(Upos::ALL.len());
                let (upos_change, tags_change) = change[here].split_at_mut(Upos::ALL.len());
                let loss = &mut score.loss;
                score.upos += usize::from(learn(upos, batch.upos[word], TAG, upos_change, loss));
                score.tags += usize::from(learn(tags, batch.tags[word], TAG, tags_change, loss));
            }
        }
        for row in now.chunks_exact_mut(known.columns) {
            add(row, &known.bias);
        }
        add_product(now, &likely, known);
        Tagging { likely, change }
    }

    /// The way back through [`Net::tag`].
    fn untag(&self, below: &[f32], tagging: &Tagging, turn: &mut [f32], change: &mut Net) {
        let at = self.sizes.layers;
        let [tags, known] = [at, at + 1].map(|at| &self.matrices[at]);
        let Tagging { likely, change: own } = tagging;
        let mut turned = vec![0.0; likely.len()];
        turn_matrix(known, &mut change.matrices[at + 1], likely, turn, &mut turned);
        let rows = turned.chunks_exact_mut(tags.columns).zip(likely.chunks_exact(tags.columns));
        for (turned, likely) in rows {
            for part in [0..Upos::ALL.len(), Upos::ALL.len()..tags.columns] {
                let (turned, likely) = (&mut turned[part.clone()], &likely[part]);
                let mean: f32 = turned.iter().zip(likely).map(|(turn, share)| turn * share).sum();
                turned
                    .iter_mut()
                    .zip(likely)
                    .for_each(|(turn, share)| *turn = share * (*turn - mean));
            }
        }
        add(&mut turned, own);
        turn_matrix(tags, &mut change.matrices[at], below, &turned, turn);
    }
}

/// Which units of a layer go forth, and which back.
fn half(hidden: usize, forth: bool) -> Range<usize> {
    if forth { 0..hidden / 2 } else { hidden / 2..hidden }
}

pub(crate) fn with_bias(matrix: &Matrix, count: usize) -> Vec<f32> {
    matrix.bias.iter().copied().cycle().take(count * matrix.columns).collect()
}

/// From how a product should change: how its matrix should, and what went into it.
pub(crate) fn turn_matrix(
    matrix: &Matrix,
    change: &mut Matrix,
    input: &[f32],
    turned: &[f32],
    below: &mut [f32],
) {
    add_product_of_left_turned(&mut change.weights, input, turned, matrix.columns);
    for row in turned.chunks_exact(matrix.columns) {
        add(&mut change.bias, row);
    }
    add_product_of_right_turned(below, turned, &matrix.weights, matrix.columns);
}

pub(crate) fn add(sum: &mut [f32], more: &[f32]) {
    sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}

fn multiply(all: &mut [f32], with: &[f32]) {
    all.iter_mut().zip(with).for_each(|(number, with)| *number *= with);
}

/// Keeps what is above zero, and some of that.
pub(crate) fn rectify(all: &mut [f32], mask: &[f32]) {
    all.iter_mut().zip(mask).for_each(|(number, mask)| *number = number.max(0.0) * mask);
}

/// The way back through [`rectify`].
pub(crate) fn unrectify(turn: &mut [f32], out: &[f32], mask: &[f32]) {
    for ((turn, out), mask) in turn.iter_mut().zip(out).zip(mask) {
        *turn *= if *out > 0.0 { *mask } else { 0.0 };
    }
}

pub(crate) fn best(scores: &[f32]) -> usize {
    (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best })
}

/// How much tags count beside heads and labels.
const TAG: f32 = 0.75;

/// Makes of scores how they should change so that the right one wins; says whether it does.
pub(crate) fn choose(scores: &mut [f32], right: usize, weight: f32, loss: &mut f64) -> bool {
    share(scores);
    let shares = scores.to_vec();
    learn(&shares, right, weight, scores, loss)
}

/// Makes of scores the share of each.
fn share(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - top);
        sum += *score;
    }
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// Writes down how the scores behind these shares should change; says whether the right one wins.
fn learn(shares: &[f32], right: usize, weight: f32, change: &mut [f32], loss: &mut f64) -> bool {
    *loss -= f64::from(weight * shares[right].max(1e-12).ln());
    change.iter_mut().zip(shares).for_each(|(change, share)| *change = weight * share);
    change[right] -= weight;
    best(shares) == right
}
