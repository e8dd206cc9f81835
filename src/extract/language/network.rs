//! The network at work: tags and heads for the words of one sentence.

use crate::extract::language::features::{Features, ROOT, UNKNOWN, settings};
use crate::extract::language::matrix::{dot, product};
use crate::extract::language::model::{Matrix, Model, distance};
use crate::extract::language::numbers::{exp, sigmoid, tanh};
use crate::extract::language::{Label, Tag, Upos, tree};

/// What the network says of a sentence; a head is a position, the root is position 0 and the
/// words begin at 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) upos: Vec<Upos>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<Label>,
    /// How likely each word's head is.
    pub(crate) likely: Vec<f32>,
}

/// Memory that is used again for the next sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Workspace {
    features: Features,
    now: Vec<f32>,
    next: Vec<f32>,
    gates: Vec<f32>,
    tags: Vec<f32>,
    roles: Vec<f32>,
    dependents: Vec<f32>,
    seeking: Vec<f32>,
    distances: Vec<f32>,
    scores: Vec<f32>,
}

impl Model<'_> {
    /// Reads a sentence of at least one word.
    pub(crate) fn reading(&self, words: &[&str], work: &mut Workspace) -> Reading {
        let mut reading = Reading::default();
        self.embed(words, work);
        for layer in 0..self.sizes.layers {
            self.layer(layer, work);
            if layer + 1 == self.sizes.tagged {
                self.tag(work, &mut reading);
            }
        }
        self.heads(work, &mut reading);
        self.labels(work, &mut reading);
        reading
    }

    fn matrix_above(&self, at: usize) -> &Matrix {
        &self.matrices[self.sizes.layers + at]
    }

    /// Sums up what is known of each word.
    fn embed(&self, words: &[&str], work: &mut Workspace) {
        let width = self.sizes.embedding;
        work.now.clear();
        work.now.resize((words.len() + 1) * width, 0.0);
        let (root, rest) = work.now.split_at_mut(width);
        self.add(ROOT, root);
        let sums = rest.chunks_exact_mut(width);
        for ((word, setting), sum) in words.iter().zip(settings(words.iter().copied())).zip(sums) {
            let mut first = true;
            work.features.each(word, setting, |_, feature| {
                if !self.add(feature, sum) && first {
                    self.add(UNKNOWN, sum);
                }
                first = false;
            });
        }
    }

    /// Adds the embedding of a feature, if it is known.
    fn add(&self, feature: u32, sum: &mut [f32]) -> bool {
        let Some(row) = self.row(feature) else { return false };
        let scale = self.scales[row];
        for (sum, step) in sum.iter_mut().zip(self.embedding(row)) {
            *sum += f32::from(*step as i8) * scale;
        }
        true
    }

    /// Takes what is known of each word through a layer, forth and back.
    fn layer(&self, layer: usize, work: &mut Workspace) {
        let (matrix, hidden) = (&self.matrices[layer], self.sizes.hidden);
        let columns = matrix.columns;
        product(matrix, &work.now, &mut work.gates);
        let long = work.gates.len() / columns;
        for row in work.gates.chunks_exact_mut(columns) {
            row[..hidden].iter_mut().for_each(|gate| *gate = tanh(*gate));
            row[hidden..3 * hidden].iter_mut().for_each(|gate| *gate = sigmoid(*gate));
        }
        work.next.clear();
        work.next.resize(long * hidden, 0.0);
        let mut cells = [vec![0.0; hidden / 2], vec![0.0; hidden - hidden / 2]];
        for step in 0..long {
            for (forth, cells) in [true, false].into_iter().zip(&mut cells) {
                let at = if forth { step } else { long - 1 - step };
                let units = if forth { 0..hidden / 2 } else { hidden / 2..hidden };
                let gates = &work.gates[at * columns..][..columns];
                let gate = |kind: usize| &gates[kind * hidden..][units.clone()];
                let skip =
                    if layer == 0 { gate(3) } else { &work.now[at * hidden..][units.clone()] };
                let out = &mut work.next[at * hidden..][units.clone()];
                let [z, forget, reset] = [0, 1, 2].map(gate);
                for unit in 0..cells.len() {
                    let cell = forget[unit] * cells[unit] + (1.0 - forget[unit]) * z[unit];
                    cells[unit] = cell;
                    out[unit] = reset[unit] * cell + (1.0 - reset[unit]) * skip[unit];
                }
            }
        }
        std::mem::swap(&mut work.now, &mut work.next);
    }

    fn tag(&self, work: &mut Workspace, reading: &mut Reading) {
        let matrix = self.matrix_above(0);
        product(matrix, &work.now, &mut work.tags);
        for row in work.tags.chunks_exact(matrix.columns).skip(1) {
            let (upos, tags) = row.split_at(Upos::ALL.len());
            reading.upos.push(Upos::ALL[best(upos)]);
            reading.tags.push(Tag::ALL[best(tags)]);
        }
    }

    /// Finds the tree.
    fn heads(&self, work: &mut Workspace, reading: &mut Reading) {
        let arc = self.sizes.arc;
        let matrix = self.matrix_above(1);
        let columns = matrix.columns;
        product(matrix, &work.now, &mut work.roles);
        let long = work.roles.len() / columns;
        work.dependents.clear();
        for row in work.roles.chunks_exact_mut(columns) {
            row[..2 * arc].iter_mut().for_each(|number| *number = number.max(0.0));
            work.dependents.extend_from_slice(&row[..arc]);
        }
        product(self.matrix_above(2), &work.dependents, &mut work.seeking);
        product(self.matrix_above(3), &work.dependents, &mut work.distances);
        let apart = self.matrix_above(3).columns;
        work.scores.clear();
        for (dependent, seeking) in work.seeking.chunks_exact(arc).enumerate() {
            let distances = &work.distances[dependent * apart..][..apart];
            for head in 0..long {
                let offered = &work.roles[head * columns + arc..][..arc];
                work.scores.push(dot(seeking, offered) + distances[distance(dependent, head)]);
            }
        }
        reading.heads = tree::heads(&work.scores, long);
        for (dependent, row) in work.scores.chunks_exact(long).enumerate().skip(1) {
            reading.likely.push(likely(row, dependent, reading.heads[dependent]));
        }
    }

    fn labels(&self, work: &mut Workspace, reading: &mut Reading) {
        let (arc, label) = (self.sizes.arc, self.sizes.label);
        let columns = self.matrix_above(1).columns;
        work.next.clear();
        for (dependent, &head) in reading.heads.iter().enumerate().skip(1) {
            let own = &work.roles[dependent * columns + 2 * arc..][..label];
            let above = &work.roles[head * columns + 2 * arc + label..][..label];
            work.next.extend(own.iter().zip(above).map(|(own, above)| (own + above).max(0.0)));
        }
        let matrix = self.matrix_above(4);
        product(matrix, &work.next, &mut work.gates);
        let rows = work.gates.chunks_exact(matrix.columns);
        for (row, &head) in rows.zip(&reading.heads[1..]) {
            reading.labels.push(if head == 0 { Label::Root } else { best_but_root(row) });
        }
    }
}

fn best(scores: &[f32]) -> usize {
    (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best })
}

fn best_but_root(scores: &[f32]) -> Label {
    let mut order = Label::ALL.iter().zip(scores).filter(|(label, _)| **label != Label::Root);
    let first = order.next().map_or((Label::Dep, f32::MIN), |(label, score)| (*label, *score));
    order.fold(first, |most, (label, &score)| if score > most.1 { (*label, score) } else { most }).0
}

/// The share of a head among all that a word could have.
fn likely(scores: &[f32], dependent: usize, head: usize) -> f32 {
    let mut sum = 0.0;
    for (other, score) in scores.iter().enumerate() {
        if other != dependent {
            sum += exp(score - scores[head]);
        }
    }
    1.0 / sum
}
