//! How numbers change step by step.

use crate::net::Net;

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.95;

/// Adam, which looks at rows of embeddings only when they were seen.
pub(crate) struct Adam {
    first: Net,
    second: Net,
    step: i32,
}

impl Adam {
    pub(crate) fn new(net: &Net) -> Self {
        Adam { first: Net::zeros(net.sizes), second: Net::zeros(net.sizes), step: 0 }
    }

    /// Changes a network as a batch of so many words tells, and forgets what it told.
    pub(crate) fn step(
        &mut self,
        net: &mut Net,
        change: &mut Net,
        seen: &[u32],
        rate: f32,
        words: usize,
    ) {
        self.step += 1;
        let rate = rate * (1.0 - SECOND.powi(self.step)).sqrt() / (1.0 - FIRST.powi(self.step));
        let each = 1.0 / words as f32;
        let mut norm = 0.0;
        for matrix in &change.matrices {
            norm += matrix.weights.iter().chain(&matrix.bias).map(|c| c * c).sum::<f32>();
        }
        let norm = norm.sqrt() * each;
        let each = if norm > 2.0 { each * 2.0 / norm } else { each };
        for at in 0..net.matrices.len() {
            let [first, second] = [&mut self.first.matrices[at], &mut self.second.matrices[at]];
            let (own, change) = (&mut net.matrices[at], &mut change.matrices[at]);
            update(
                &mut own.weights,
                &mut change.weights,
                &mut first.weights,
                &mut second.weights,
                rate,
                each,
            );
            update(&mut own.bias, &mut change.bias, &mut first.bias, &mut second.bias, rate, each);
        }
        let width = net.sizes.embedding;
        for &row in seen {
            let here = row as usize * width..(row as usize + 1) * width;
            update(
                &mut net.embeddings[here.clone()],
                &mut change.embeddings[here.clone()],
                &mut self.first.embeddings[here.clone()],
                &mut self.second.embeddings[here],
                rate,
                each,
            );
        }
    }
}

fn update(
    own: &mut [f32],
    change: &mut [f32],
    first: &mut [f32],
    second: &mut [f32],
    rate: f32,
    each: f32,
) {
    for (((own, change), first), second) in own.iter_mut().zip(change).zip(first).zip(second) {
        let slope = *change * each;
        *change = 0.0;
        *first = FIRST * *first + (1.0 - FIRST) * slope;
        *second = SECOND * *second + (1.0 - SECOND) * slope * slope;
        *own -= rate * *first / (second.sqrt() + 1e-8);
    }
}
