//! Products with the matrices of a model, summed in the same order on every machine.

use crate::extract::language::model::Matrix;

/// Fills `out` with `input · matrix + bias`, a row for each row of `input`.
pub(crate) fn product(matrix: &Matrix, input: &[f32], out: &mut Vec<f32>) {
    out.clear();
    let columns = matrix.columns;
    for row in input.chunks_exact(matrix.rows) {
        let from = out.len();
        out.extend_from_slice(&matrix.bias);
        let sums = &mut out[from..];
        for (number, weights) in row.iter().zip(matrix.weights.chunks_exact(columns)) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += number * weight;
            }
        }
    }
}

/// The sum of the products of two rows, in eight parts that are added at the end.
pub(crate) fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut parts = [0.0_f32; 8];
    for (left, right) in left.chunks_exact(8).zip(right.chunks_exact(8)) {
        for ((part, left), right) in parts.iter_mut().zip(left).zip(right) {
            *part += left * right;
        }
    }
    let whole = left.len() / 8 * 8;
    let rest: f32 =
        left[whole..].iter().zip(&right[whole..]).map(|(left, right)| left * right).sum();
    let [a, b, c, d, e, f, g, h] = parts;
    ((a + e) + (b + f)) + ((c + g) + (d + h)) + rest
}
