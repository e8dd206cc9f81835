//! Products of matrices, which take nearly all the time of learning.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};

use crate::net::Matrix;

fn view(numbers: &[f32], columns: usize) -> ArrayView2<'_, f32> {
    ArrayView2::from_shape((numbers.len() / columns, columns), numbers).expect("rows are whole")
}

fn view_mut(numbers: &mut [f32], columns: usize) -> ArrayViewMut2<'_, f32> {
    let rows = numbers.len() / columns;
    ArrayViewMut2::from_shape((rows, columns), numbers).expect("rows are whole")
}

/// `sum += left · matrix`
pub(crate) fn add_product(sum: &mut [f32], left: &[f32], matrix: &Matrix) {
    let right = view(&matrix.weights, matrix.columns);
    general_mat_mul(1.0, &view(left, matrix.rows), &right, 1.0, &mut view_mut(sum, matrix.columns));
}

/// `sum += leftᵀ · right`, whose right side has so many columns.
pub(crate) fn add_product_of_left_turned(
    sum: &mut [f32],
    left: &[f32],
    right: &[f32],
    columns: usize,
) {
    let rows = sum.len() / columns;
    let left = view(left, rows);
    general_mat_mul(1.0, &left.t(), &view(right, columns), 1.0, &mut view_mut(sum, columns));
}

/// `sum += left · rightᵀ`, which have so many columns.
pub(crate) fn add_product_of_right_turned(
    sum: &mut [f32],
    left: &[f32],
    right: &[f32],
    columns: usize,
) {
    let right = view(right, columns);
    let across = right.nrows();
    general_mat_mul(1.0, &view(left, columns), &right.t(), 1.0, &mut view_mut(sum, across));
}
