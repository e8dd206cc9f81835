//! The network at work: tags and heads for the words of one sentence.

use crate::extract::language::features::{Features, ROOT, Setting, UNKNOWN, settings};
use crate::extract::language::matrix::{Matrix, Rows, dot};
use crate::extract::language::memory::Memory;
use crate::extract::language::model::{Model, distance};
use crate::extract::language::numbers::{exp, sigmoid, tanh, widely};
use crate::extract::language::{Label, Tag, Upos, spanning_tree};

/// What the network says of a sentence; a head is a position, the root is position 0 and the
/// words begin at 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct TagsAndHeads {
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
    /// Words and the rows of their features.
    known: Vec<(usize, usize)>,
    memory: Memory,
    /// Places of words that are not in memory.
    fresh: Vec<usize>,
    rows: Rows,
    now: Vec<f32>,
    next: Vec<f32>,
    gates: Vec<f32>,
    cells: Vec<f32>,
    tags: Vec<f32>,
    roles: Vec<f32>,
    dependents: Vec<f32>,
    seeking: Vec<f32>,
    distances: Vec<f32>,
    scores: Vec<f32>,
}

/// A word whose tags are known before the sentence is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tagged {
    /// Its place among the words.
    pub(crate) word: usize,
    pub(crate) upos: Upos,
    pub(crate) tag: Tag,
}

impl Model<'_> {
    /// Reads a sentence of at least one word; what is known of words is believed.
    pub(crate) fn reading(
        &self,
        words: &[&str],
        known: &[Tagged],
        work: &mut Workspace,
    ) -> TagsAndHeads {
        let mut reading = TagsAndHeads::default();
        for layer in 0..self.sizes.layers {
            match layer {
                0 => self.lowest_layer(words, work),
                _ => self.layer(layer, work),
            }
            if layer + 1 == self.sizes.tagged {
                self.tag(known, work, &mut reading);
            }
        }
        self.heads(work, &mut reading);
        self.labels(work, &mut reading);
        reading
    }

    fn matrix_above(&self, at: usize) -> &Matrix {
        &self.matrices[self.sizes.layers + at]
    }

    /// Takes words through the lowest layer, of which most were met before.
    fn lowest_layer(&self, words: &[&str], work: &mut Workspace) {
        let Workspace { memory, rows, now, next, gates, cells, fresh, .. } = work;
        let (matrix, hidden) = (&self.matrices[0], self.sizes.hidden);
        let columns = matrix.columns();
        gates.resize((words.len() + 1) * columns, 0.0);
        // The root has no letters, and no word has none.
        let alone = std::iter::once(("", Setting::default()));
        let words = alone.chain(words.iter().copied().zip(settings(words.iter().copied())));
        fresh.clear();
        for (at, (word, setting)) in words.clone().enumerate() {
            match memory.get(word, setting) {
                Some(row) => gates[at * columns..][..columns].copy_from_slice(row),
                None => fresh.push(at),
            }
        }
        if !fresh.is_empty() {
            self.embed(words.clone(), fresh, &mut work.features, &mut work.known, now);
            matrix.product(now, rows, next);
            widely(
                #[inline(always)]
                || activate(hidden, columns, next),
            );
            let mut unmet = fresh.iter().zip(next.chunks_exact(columns)).peekable();
            for (at, (word, setting)) in words.enumerate() {
                if let Some((_, row)) = unmet.next_if(|(unmet, _)| **unmet == at) {
                    gates[at * columns..][..columns].copy_from_slice(row);
                    memory.keep(word, setting, row);
                }
            }
        }
        renew(cells, hidden);
        next.resize(gates.len() / columns * hidden, 0.0);
        widely(
            #[inline(always)]
            || walk(hidden, gates, None, cells, next),
        );
        std::mem::swap(now, next);
    }

    /// Sums up the features of some of the words.
    fn embed<'w>(
        &self,
        words: impl Iterator<Item = (&'w str, Setting)>,
        wanted: &[usize],
        features: &mut Features,
        known: &mut Vec<(usize, usize)>,
        sums: &mut Vec<f32>,
    ) {
        known.clear();
        let mut wanted_now = wanted.iter().enumerate().peekable();
        for (at, (word, setting)) in words.enumerate() {
            let Some((place, _)) = wanted_now.next_if(|(_, wanted)| **wanted == at) else {
                continue;
            };
            if word.is_empty() {
                known.extend(self.row(ROOT).map(|row| (place, row)));
                continue;
            }
            let mut first = true;
            features.each(word, setting, |_, feature| {
                let or_unknown = || if first { self.row(UNKNOWN) } else { None };
                known.extend(self.row(feature).or_else(or_unknown).map(|row| (place, row)));
                first = false;
            });
        }
        let width = self.sizes.embedding;
        sums.clear();
        sums.resize(wanted.len() * width, 0.0);
        widely(
            #[inline(always)]
            || {
                for &(place, row) in known.iter() {
                    let scale = self.scales[row];
                    let sum = &mut sums[place * width..][..width];
                    for (sum, step) in sum.iter_mut().zip(self.embedding(row)) {
                        *sum += f32::from(*step as i8) * scale;
                    }
                }
            },
        );
    }

    /// Takes what is known of each word through a layer, forth and back.
    fn layer(&self, layer: usize, work: &mut Workspace) {
        let (matrix, hidden) = (&self.matrices[layer], self.sizes.hidden);
        let Workspace { rows, now, next, gates, cells, .. } = work;
        matrix.product(now, rows, gates);
        renew(cells, hidden);
        next.resize(gates.len() / matrix.columns() * hidden, 0.0);
        widely(
            #[inline(always)]
            || {
                activate(hidden, matrix.columns(), gates);
                walk(hidden, gates, Some(now), cells, next);
            },
        );
        std::mem::swap(now, next);
    }

    /// Chooses tags, and adds to what is known of each word how likely each tag is.
    fn tag(&self, known: &[Tagged], work: &mut Workspace, reading: &mut TagsAndHeads) {
        let matrix = self.matrix_above(0);
        matrix.product(&work.now, &mut work.rows, &mut work.tags);
        for known in known {
            let row = &mut work.tags[(known.word + 1) * matrix.columns()..][..matrix.columns()];
            row.fill(f32::MIN);
            row[known.upos as usize] = 0.0;
            row[Upos::ALL.len() + known.tag as usize] = 0.0;
        }
        for row in work.tags.chunks_exact(matrix.columns()).skip(1) {
            let (upos, tags) = row.split_at(Upos::ALL.len());
            reading.upos.push(Upos::ALL[best(upos)]);
            reading.tags.push(Tag::ALL[best(tags)]);
        }
        widely(
            #[inline(always)]
            || {
                for row in work.tags.chunks_exact_mut(matrix.columns()) {
                    let (upos, tags) = row.split_at_mut(Upos::ALL.len());
                    share(upos);
                    share(tags);
                }
            },
        );
        self.matrix_above(1).product(&work.tags, &mut work.rows, &mut work.next);
        work.now.iter_mut().zip(&work.next).for_each(|(now, more)| *now += more);
    }

    /// Finds the tree.
    fn heads(&self, work: &mut Workspace, reading: &mut TagsAndHeads) {
        let arc = self.sizes.arc;
        let matrix = self.matrix_above(2);
        let columns = matrix.columns();
        matrix.product(&work.now, &mut work.rows, &mut work.roles);
        let long = work.roles.len() / columns;
        work.dependents.clear();
        for row in work.roles.chunks_exact_mut(columns) {
            row[..2 * arc].iter_mut().for_each(|number| *number = number.max(0.0));
            work.dependents.extend_from_slice(&row[..arc]);
        }
        self.matrix_above(3).product(&work.dependents, &mut work.rows, &mut work.seeking);
        self.matrix_above(4).product(&work.dependents, &mut work.rows, &mut work.distances);
        work.scores.clear();
        work.scores.resize(long * long, 0.0);
        let Workspace { seeking, distances, roles, scores, .. } = work;
        widely(
            #[inline(always)]
            || score(arc, seeking, distances, roles, scores),
        );
        reading.heads = spanning_tree::heads(scores, long);
        reading.likely = widely(
            #[inline(always)]
            || {
                let rows = scores.chunks_exact(long).enumerate().skip(1);
                rows.map(|(word, row)| likely(row, word, reading.heads[word])).collect()
            },
        );
    }

    fn labels(&self, work: &mut Workspace, reading: &mut TagsAndHeads) {
        let (arc, label) = (self.sizes.arc, self.sizes.label);
        let columns = self.matrix_above(2).columns();
        work.next.clear();
        for (dependent, &head) in reading.heads.iter().enumerate().skip(1) {
            let own = &work.roles[dependent * columns + 2 * arc..][..label];
            let above = &work.roles[head * columns + 2 * arc + label..][..label];
            work.next.extend(own.iter().zip(above).map(|(own, above)| (own + above).max(0.0)));
        }
        let matrix = self.matrix_above(5);
        matrix.product(&work.next, &mut work.rows, &mut work.gates);
        let rows = work.gates.chunks_exact(matrix.columns());
        for (row, &head) in rows.zip(&reading.heads[1..]) {
            reading.labels.push(if head == 0 { Label::Root } else { best_but_root(row) });
        }
    }
}

/// Makes so many numbers zero.
fn renew(numbers: &mut Vec<f32>, count: usize) {
    numbers.clear();
    numbers.resize(count, 0.0);
}

/// Turns sums into gates: what is fresh between -1 and 1, what to keep and to take between 0 and 1.
#[inline(always)]
fn activate(hidden: usize, columns: usize, gates: &mut [f32]) {
    for row in gates.chunks_exact_mut(columns) {
        let (fresh, rest) = row.split_at_mut(hidden);
        fresh.iter_mut().for_each(|gate| *gate = tanh(*gate));
        rest[..2 * hidden].iter_mut().for_each(|gate| *gate = sigmoid(*gate));
    }
}

/// Goes over the words forth with one half of the cells and back with the other: each cell keeps
/// some of what it had and takes some of what is fresh; each word gets some of its cells, and some
/// of what it brought along.
#[inline(always)]
fn walk(hidden: usize, gates: &[f32], brought: Option<&[f32]>, cells: &mut [f32], out: &mut [f32]) {
    let columns = gates.len() / (out.len() / hidden);
    let long = out.len() / hidden;
    let middle = hidden / 2;
    for step in 0..long {
        for (at, from, to) in [(step, 0, middle), (long - 1 - step, middle, hidden)] {
            let gates = &gates[at * columns..][..columns];
            let [fresh, keep, take] = [0, 1, 2].map(|kind| &gates[kind * hidden..][from..to]);
            let brought = match brought {
                Some(brought) => &brought[at * hidden..][from..to],
                None => &gates[3 * hidden..][from..to],
            };
            let (cells, out) = (&mut cells[from..to], &mut out[at * hidden..][from..to]);
            let numbers = cells.iter_mut().zip(out).zip(fresh).zip(keep).zip(take).zip(brought);
            for (((((cell, out), fresh), keep), take), brought) in numbers {
                *cell = keep * *cell + (1.0 - keep) * fresh;
                *out = take * *cell + (1.0 - take) * brought;
            }
        }
    }
}

/// How well each word suits as the head of each.
#[inline(always)]
fn score(arc: usize, seeking: &[f32], distances: &[f32], roles: &[f32], scores: &mut [f32]) {
    let long = seeking.len() / arc;
    let [apart, columns] = [distances, roles].map(|all| all.len() / long);
    let rows = scores.chunks_exact_mut(long).zip(seeking.chunks_exact(arc));
    for (dependent, (scores, seeking)) in rows.enumerate() {
        let distances = &distances[dependent * apart..][..apart];
        for (head, (score, offered)) in
            scores.iter_mut().zip(roles.chunks_exact(columns)).enumerate()
        {
            *score = dot(seeking, &offered[arc..2 * arc]) + distances[distance(dependent, head)];
        }
    }
}

#[inline(always)]
fn best(scores: &[f32]) -> usize {
    (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best })
}

fn best_but_root(scores: &[f32]) -> Label {
    let mut order = Label::ALL.iter().zip(scores).filter(|(label, _)| **label != Label::Root);
    let first = order.next().map_or((Label::Dep, f32::MIN), |(label, score)| (*label, *score));
    order.fold(first, |most, (label, &score)| if score > most.1 { (*label, score) } else { most }).0
}

/// Makes of scores the share of each.
#[inline(always)]
fn share(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.iter_mut().for_each(|score| *score = exp(*score - top));
    let sum: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// The share of a head among all that a word could have.
#[inline(always)]
fn likely(scores: &[f32], dependent: usize, head: usize) -> f32 {
    let mut sum = 0.0;
    for (other, score) in scores.iter().enumerate() {
        if other != dependent {
            sum += exp(score - scores[head]);
        }
    }
    1.0 / sum
}
