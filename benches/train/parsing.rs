//! Heads and labels in training: how words are scored, and how each number should change.

use std::ops::Range;

use claimgraph::extract::language::model::{Sizes, distance};

use crate::dice::Dice;
use crate::net::{
    Batch, Matrix, Net, Score, add, best, choose, rectify, turn_matrix, unrectify, with_bias,
};
use crate::product::{add_product, add_product_of_left_turned, add_product_of_right_turned};

/// What each word is as a dependent and as a head, for arcs and for their labels.
struct Roles {
    dependent: Vec<f32>,
    head: Vec<f32>,
    label_dependent: Vec<f32>,
    label_head: Vec<f32>,
    masks: [Vec<f32>; 2],
}

/// The heads that were found, and how what they were found by should change.
struct Arcs {
    found: Vec<usize>,
    /// Of what a word seeks, of the distances it likes, and of what a head offers.
    turns: [Vec<f32>; 3],
}

/// Words joined with their heads, and how the scores of their labels should change.
struct Labels {
    joined: Vec<f32>,
    mask: Vec<f32>,
    change: Vec<f32>,
}

impl Net {
    /// Chooses heads and labels; if there is somewhere to put it, also how each number should change.
    pub(crate) fn parse(
        &self,
        batch: &Batch,
        below: &[f32],
        (dropout, dice): (f32, &mut Dice),
        score: &mut Score,
        change: Option<(&mut Net, &mut Vec<f32>)>,
    ) {
        let roles = self.roles(below, dropout, dice);
        let arcs = self.all_arcs(batch, &roles, score);
        let mask = dice.mask(batch.features.len() * self.sizes.label, dropout);
        let labels = self.labels(batch, &roles, mask, &arcs.found, score);
        if let Some((change, turn)) = change {
            let turned = self.unparse(batch, roles, arcs, labels, change);
            let at = self.sizes.layers + 2;
            turn_matrix(&self.matrices[at], &mut change.matrices[at], below, &turned, turn);
        }
    }

    fn roles(&self, below: &[f32], dropout: f32, dice: &mut Dice) -> Roles {
        let Sizes { layers, arc, label, .. } = self.sizes;
        let matrix = &self.matrices[layers + 2];
        let count = below.len() / matrix.rows;
        let mut all = with_bias(matrix, count);
        add_product(&mut all, below, matrix);
        let part = |from: usize, width: usize| -> Vec<f32> {
            let rows = all.chunks_exact(matrix.columns);
            rows.flat_map(|row| &row[from..from + width]).copied().collect()
        };
        let [mut dependent, mut head] = [0, arc].map(|from| part(from, arc));
        let [label_dependent, label_head] = [0, label].map(|from| part(2 * arc + from, label));
        let masks = [0, 1].map(|_| dice.mask(count * arc, dropout));
        rectify(&mut dependent, &masks[0]);
        rectify(&mut head, &masks[1]);
        Roles { dependent, head, label_dependent, label_head, masks }
    }

    fn all_arcs(&self, batch: &Batch, roles: &Roles, score: &mut Score) -> Arcs {
        let [arcs, distances] = [3, 4].map(|after| &self.matrices[self.sizes.layers + after]);
        let count = batch.features.len();
        let mut seeking = with_bias(arcs, count);
        add_product(&mut seeking, &roles.dependent, arcs);
        let mut far = with_bias(distances, count);
        add_product(&mut far, &roles.dependent, distances);
        let zeros = |like: &[f32]| vec![0.0; like.len()];
        let mut turns = [zeros(&seeking), zeros(&far), zeros(&roles.head)];
        let mut found = vec![0; count];
        for sentence in &batch.sentences {
            let parts = [&seeking, &far, &roles.head].map(Vec::as_slice);
            self.arcs(batch, sentence.clone(), parts, &mut turns, &mut found, score);
        }
        Arcs { found, turns }
    }

    /// Chooses a head for each word of a sentence.
    fn arcs(
        &self,
        batch: &Batch,
        sentence: Range<usize>,
        [seeking, far, head]: [&[f32]; 3],
        [seeking_turn, far_turn, head_turn]: &mut [Vec<f32>; 3],
        found: &mut [usize],
        score: &mut Score,
    ) {
        let (arc, apart) = (self.sizes.arc, self.matrices[self.sizes.layers + 4].columns);
        let long = sentence.len();
        let here = sentence.start * arc..sentence.end * arc;
        let mut scores = vec![0.0; long * long];
        add_product_of_right_turned(&mut scores, &seeking[here.clone()], &head[here.clone()], arc);
        for word in 0..long {
            let row = &mut scores[word * long..][..long];
            if word == 0 {
                row.fill(0.0);
                continue;
            }
            let at = sentence.start + word;
            for (other, score) in row.iter_mut().enumerate() {
                *score += far[at * apart + distance(word, other)];
            }
            row[word] = -1e9;
            found[at] = best(row);
            score.heads += usize::from(choose(row, batch.heads[at], 1.0, &mut score.loss));
            for (other, change) in row.iter().enumerate() {
                far_turn[at * apart + distance(word, other)] += change;
            }
        }
        add_product(
            &mut seeking_turn[here.clone()],
            &scores,
            &Matrix {
                rows: long,
                columns: arc,
                weights: head[here.clone()].to_vec(),
                bias: Vec::new(),
            },
        );
        add_product_of_left_turned(&mut head_turn[here.clone()], &scores, &seeking[here], arc);
    }

    /// Chooses labels, which are learnt for the right heads.
    fn labels(
        &self,
        batch: &Batch,
        roles: &Roles,
        mask: Vec<f32>,
        found: &[usize],
        score: &mut Score,
    ) -> Labels {
        let label = self.sizes.label;
        let matrix = &self.matrices[self.sizes.layers + 5];
        let mut joined = vec![0.0; mask.len()];
        for (word, head) in words_and_heads(batch) {
            let sum = &mut joined[word * label..][..label];
            add(sum, &roles.label_dependent[word * label..][..label]);
            add(sum, &roles.label_head[head * label..][..label]);
        }
        rectify(&mut joined, &mask);
        let mut change = with_bias(matrix, batch.features.len());
        add_product(&mut change, &joined, matrix);
        for sentence in &batch.sentences {
            change[sentence.start * matrix.columns..][..matrix.columns].fill(0.0);
        }
        for (word, _) in words_and_heads(batch) {
            let row = &mut change[word * matrix.columns..][..matrix.columns];
            let right = choose(row, batch.labels[word], 1.0, &mut score.loss);
            score.both += usize::from(right && found[word] == batch.heads[word]);
        }
        Labels { joined, mask, change }
    }

    /// The way back: how the roles of each word should change.
    fn unparse(
        &self,
        batch: &Batch,
        roles: Roles,
        arcs: Arcs,
        labels: Labels,
        change: &mut Net,
    ) -> Vec<f32> {
        let Sizes { layers, arc, label, .. } = self.sizes;
        let mut back = |after: usize, input: &[f32], turned: &[f32], below: &mut [f32]| {
            let at = layers + after;
            turn_matrix(&self.matrices[at], &mut change.matrices[at], input, turned, below);
        };
        let mut joined = vec![0.0; labels.joined.len()];
        back(5, &labels.joined, &labels.change, &mut joined);
        unrectify(&mut joined, &labels.joined, &labels.mask);
        let [seeking, far, mut head] = arcs.turns;
        let mut dependent = vec![0.0; roles.dependent.len()];
        back(3, &roles.dependent, &seeking, &mut dependent);
        back(4, &roles.dependent, &far, &mut dependent);
        unrectify(&mut dependent, &roles.dependent, &roles.masks[0]);
        unrectify(&mut head, &roles.head, &roles.masks[1]);
        let columns = 2 * arc + 2 * label;
        let mut turned = vec![0.0; batch.features.len() * columns];
        for (word, row) in turned.chunks_exact_mut(columns).enumerate() {
            row[..arc].copy_from_slice(&dependent[word * arc..][..arc]);
            row[arc..2 * arc].copy_from_slice(&head[word * arc..][..arc]);
            row[2 * arc..2 * arc + label].copy_from_slice(&joined[word * label..][..label]);
        }
        for (word, head) in words_and_heads(batch) {
            let row = &mut turned[head * columns + 2 * arc + label..][..label];
            add(row, &joined[word * label..][..label]);
        }
        turned
    }
}

/// The words of all sentences, but not their roots, each with the place of its right head.
fn words_and_heads(batch: &Batch) -> impl Iterator<Item = (usize, usize)> + '_ {
    batch.sentences.iter().flat_map(|sentence| {
        let words = sentence.clone().skip(1);
        words.map(|word| (word, sentence.start + batch.heads[word]))
    })
}
