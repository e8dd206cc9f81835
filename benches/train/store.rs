//! A trained network becomes bytes.

use claimgraph::extract::language::model::MAGIC;

use crate::net::Net;

/// The bytes of a network whose rows are of these features.
pub(crate) fn pack(net: &Net, known: &[u32]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    let mut number = |number: [u8; 4]| bytes.extend(number);
    for size in net.sizes.numbers() {
        number((size as u32).to_le_bytes());
    }
    for feature in known {
        number(feature.to_le_bytes());
    }
    let rows = || net.embeddings.chunks_exact(net.sizes.embedding);
    for row in rows() {
        number(scale(row.iter()).to_le_bytes());
    }
    for row in rows() {
        let scale = scale(row.iter());
        bytes.extend(row.iter().map(|weight| step(*weight, scale)));
    }
    for matrix in &net.matrices {
        let column = |column: usize| matrix.weights[column..].iter().step_by(matrix.columns);
        let scales: Vec<f32> = (0..matrix.columns).map(|at| scale(column(at))).collect();
        for number in matrix.bias.iter().chain(&scales) {
            bytes.extend(number.to_le_bytes());
        }
        for row in matrix.weights.chunks_exact(matrix.columns) {
            bytes.extend(row.iter().zip(&scales).map(|(weight, scale)| step(*weight, *scale)));
        }
    }
    bytes
}

/// How much a step is, if 127 of them reach the largest.
fn scale<'w>(weights: impl Iterator<Item = &'w f32>) -> f32 {
    weights.fold(0.0_f32, |most, weight| most.max(weight.abs())) / 127.0
}

fn step(weight: f32, scale: f32) -> u8 {
    if scale == 0.0 { 0 } else { (weight / scale).round() as i8 as u8 }
}
