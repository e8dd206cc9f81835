//! Products with the matrices of a model, in whole numbers, so that every machine gets the same.
//!
//! A row that goes in is scaled to 16 bits; products and their sums are exact, whatever their
//! order and however many are made at once. Only then scales and biases come in, number by number.

use crate::extract::language::numbers::widely;

/// Columns that are summed at once.
const PANEL: usize = 32;

/// For two rows, the weights of the columns of a panel: those of a column side by side.
type Pair = [i16; 2 * PANEL];

/// A matrix with a bias for each column, laid out for products.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matrix {
    rows: usize,
    columns: usize,
    /// Panel by panel.
    pairs: Vec<Pair>,
    /// What a step of each column is worth.
    scales: Vec<f32>,
    bias: Vec<f32>,
}

/// Rows as whole numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    /// Two numbers in each.
    pairs: Vec<i32>,
    /// What a step of each row is worth.
    scales: Vec<f32>,
}

impl Matrix {
    /// Lays out a matrix whose weights are signed bytes, row by row.
    pub(crate) fn new(
        rows: usize,
        columns: usize,
        steps: &[u8],
        scales: Vec<f32>,
        bias: Vec<f32>,
    ) -> Self {
        let mut pairs = vec![[0; 2 * PANEL]; columns.div_ceil(PANEL) * rows.div_ceil(2)];
        for (row, steps) in steps.chunks_exact(columns).enumerate() {
            for (column, step) in steps.iter().enumerate() {
                let pair = column / PANEL * rows.div_ceil(2) + row / 2;
                pairs[pair][column % PANEL * 2 + row % 2] = i16::from(*step as i8);
            }
        }
        Matrix { rows, columns, pairs, scales, bias }
    }

    /// How many numbers come out for a row.
    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    /// Fills `out` with `input · matrix + bias`, a row for each row of `input`.
    pub(crate) fn product(&self, input: &[f32], rows: &mut Rows, out: &mut Vec<f32>) {
        widely(
            #[inline(always)]
            || rows.fill(input, self.rows),
        );
        out.resize(rows.scales.len() * self.columns, 0.0);
        #[cfg(target_arch = "x86_64")]
        if let Some(vectors) = pulp::x86::V3::try_new() {
            vectors.vectorize(
                #[inline(always)]
                || {
                    self.fill(
                        rows,
                        out,
                        #[inline(always)]
                        |one, two, pairs| sums_of_eight(vectors, one, two, pairs),
                    )
                },
            );
            return;
        }
        self.fill(rows, out, sums);
    }

    #[inline(always)]
    fn fill(
        &self,
        rows: &Rows,
        out: &mut [f32],
        sums: impl Fn(&[i32], &[i32], &[Pair]) -> [[i32; PANEL]; 2],
    ) {
        let high = self.rows.div_ceil(2);
        let scales = self.scales.chunks(PANEL).zip(self.bias.chunks(PANEL));
        // A panel stays in the nearest memory until all rows have met it.
        for (panel, (pairs, (scales, bias))) in
            self.pairs.chunks_exact(high).zip(scales).enumerate()
        {
            let twos = rows.pairs.chunks(2 * high).zip(rows.scales.chunks(2));
            for ((two, worth), out) in twos.zip(out.chunks_mut(2 * self.columns)) {
                // A single row at the end is taken twice.
                let (first, second) = two.split_at(high);
                let second = if second.is_empty() { first } else { second };
                let sums = sums(first, second, pairs);
                let parts = out.chunks_exact_mut(self.columns);
                for ((sums, worth), out) in sums.iter().zip(worth).zip(parts) {
                    let out = &mut out[panel * PANEL..][..scales.len()];
                    for (((out, sum), scale), bias) in
                        out.iter_mut().zip(sums).zip(scales).zip(bias)
                    {
                        *out = *sum as f32 * scale * worth + bias;
                    }
                }
            }
        }
    }
}

impl Rows {
    /// Takes over rows of so many numbers.
    #[inline(always)]
    fn fill(&mut self, input: &[f32], long: usize) {
        self.pairs.clear();
        self.scales.clear();
        for row in input.chunks_exact(long) {
            // The bits of numbers above zero are ordered as the numbers are.
            let most =
                row.iter().fold(0, |most, number| (number.to_bits() & 0x7fff_ffff).max(most));
            let most = f32::from_bits(most);
            let steps = if most > 0.0 { 32_767.0 / most } else { 0.0 };
            let (twos, one) = row.as_chunks::<2>();
            self.pairs
                .extend(twos.iter().map(|[first, second]| pair(first * steps, second * steps)));
            self.pairs.extend(one.iter().map(|last| pair(last * steps, 0.0)));
            self.scales.push(most / 32_767.0);
        }
    }
}

/// Two numbers, rounded, in the lower and the upper half of one.
#[inline(always)]
fn pair(first: f32, second: f32) -> i32 {
    // Adding this makes a float round to a whole number, which then sits in its lowest bits.
    const WHOLE: f32 = 12_582_912.0;
    let [first, second] = [first, second].map(|number| (number + WHOLE).to_bits() & 0xffff);
    (second << 16 | first) as i32
}

/// The sums of a panel for two rows.
#[inline(always)]
fn sums(one: &[i32], two: &[i32], pairs: &[Pair]) -> [[i32; PANEL]; 2] {
    let mut sums = [[0_i32; PANEL]; 2];
    for ((pair, one), two) in pairs.iter().zip(one).zip(two) {
        for (sums, row) in sums.iter_mut().zip([*one, *two]) {
            let [first, second] = [i32::from(row as i16), row >> 16];
            for (sum, weights) in sums.iter_mut().zip(pair.as_chunks::<2>().0) {
                let [a, b] = weights.map(i32::from);
                *sum = sum.wrapping_add(first.wrapping_mul(a)).wrapping_add(second.wrapping_mul(b));
            }
        }
    }
    sums
}

/// The same, eight sums in each register.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn sums_of_eight(
    vectors: pulp::x86::V3,
    one: &[i32],
    two: &[i32],
    pairs: &[Pair],
) -> [[i32; PANEL]; 2] {
    use std::arch::x86_64::__m256i;
    let mut sums = [[vectors.avx._mm256_setzero_si256(); PANEL / 8]; 2];
    for ((pair, one), two) in pairs.iter().zip(one).zip(two) {
        let weights: [__m256i; PANEL / 8] = pulp::cast(*pair);
        let one = vectors.avx._mm256_set1_epi32(*one);
        let two = vectors.avx._mm256_set1_epi32(*two);
        for (at, weights) in weights.iter().enumerate() {
            let products = vectors.avx2._mm256_madd_epi16(one, *weights);
            sums[0][at] = vectors.avx2._mm256_add_epi32(sums[0][at], products);
            let products = vectors.avx2._mm256_madd_epi16(two, *weights);
            sums[1][at] = vectors.avx2._mm256_add_epi32(sums[1][at], products);
        }
    }
    pulp::cast(sums)
}

/// The sum of the products of two rows, in eight parts that are added at the end.
#[inline(always)]
pub(crate) fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut parts = [0.0_f32; 8];
    let (left, left_rest) = left.as_chunks::<8>();
    let (right, right_rest) = right.as_chunks::<8>();
    for (left, right) in left.iter().zip(right) {
        for ((part, left), right) in parts.iter_mut().zip(left).zip(right) {
            *part += left * right;
        }
    }
    let rest: f32 = left_rest.iter().zip(right_rest).map(|(left, right)| left * right).sum();
    let [a, b, c, d, e, f, g, h] = parts;
    ((a + e) + (b + f)) + ((c + g) + (d + h)) + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random.
    fn numbers(count: usize, seed: u32) -> impl Iterator<Item = u32> {
        (0..count as u32).map(move |at| (at + seed).wrapping_mul(2_654_435_761) >> 8)
    }

    fn matrix(rows: usize, columns: usize) -> Matrix {
        let steps: Vec<u8> = numbers(rows * columns, 1).map(|number| number as u8).collect();
        let scales = numbers(columns, 2).map(|number| (number % 100) as f32 / 1e4).collect();
        let bias = numbers(columns, 3).map(|number| (number % 100) as f32 / 10.0).collect();
        Matrix::new(rows, columns, &steps, scales, bias)
    }

    #[test]
    fn a_product_is_what_it_should_be() {
        for (rows, columns, count) in [(3, 5, 1), (160, 67, 5), (7, 64, 2)] {
            let matrix = matrix(rows, columns);
            let input: Vec<f32> =
                numbers(rows * count, 4).map(|n| (n % 2001) as f32 / 100.0 - 10.0).collect();
            let mut out = Vec::new();
            matrix.product(&input, &mut Rows::default(), &mut out);
            let steps: Vec<i8> =
                numbers(rows * columns, 1).map(|number| number as u8 as i8).collect();
            for (at, out) in out.iter().enumerate() {
                let (row, column) = (at / columns, at % columns);
                let sum: f64 = (0..rows)
                    .map(|k| {
                        f64::from(input[row * rows + k]) * f64::from(steps[k * columns + column])
                    })
                    .sum();
                let wanted =
                    sum * f64::from(matrix.scales[column]) + f64::from(matrix.bias[column]);
                assert!(
                    (wanted - f64::from(*out)).abs() < 0.01 * (rows as f64).sqrt(),
                    "{wanted} {out}"
                );
            }
        }
    }

    #[test]
    fn every_kind_of_machine_gets_the_same_bits() {
        let matrix = matrix(160, 96);
        let input: Vec<f32> =
            numbers(160 * 7, 5).map(|n| (n % 20_011) as f32 / 1e3 - 10.0).collect();
        let (mut rows, mut out) = (Rows::default(), Vec::new());
        matrix.product(&input, &mut rows, &mut out);
        let mut plain = vec![0.0; out.len()];
        matrix.fill(&rows, &mut plain, sums);
        assert_eq!(out, plain);
    }
}
