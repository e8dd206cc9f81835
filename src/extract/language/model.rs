//! A trained network as bytes: what it knows of words, and its matrices.
//!
//! All numbers are little-endian. Weights are bytes with a sign; each column of a matrix and each
//! row of the embeddings has a scale of its own.

use crate::extract::language::matrix::Matrix;
use crate::extract::language::{Label, Tag, Upos};

/// The first bytes of a model.
pub const MAGIC: [u8; 8] = *b"cg-en-1\n";

/// How many distances between two words are told apart, and the one of the root.
pub const DISTANCES: usize = 26;

/// How large each part of a network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Features of words.
    pub features: usize,
    /// Numbers for a feature.
    pub embedding: usize,
    /// Numbers for a word in its sentence, half from each direction.
    pub hidden: usize,
    /// Recurrent layers.
    pub layers: usize,
    /// The layers below the tags.
    pub tagged: usize,
    /// Numbers for a word as somebody's head or dependent.
    pub arc: usize,
    /// Numbers for a word when its label is sought.
    pub label: usize,
}

impl Sizes {
    /// How many numbers say how large a network is.
    pub const COUNT: usize = 7;

    /// The sizes as numbers.
    pub fn numbers(&self) -> [usize; Self::COUNT] {
        let Sizes { features, embedding, hidden, layers, tagged, arc, label } = *self;
        [features, embedding, hidden, layers, tagged, arc, label]
    }

    /// The sizes that numbers say.
    pub fn of(numbers: [usize; Self::COUNT]) -> Self {
        let [features, embedding, hidden, layers, tagged, arc, label] = numbers;
        Sizes { features, embedding, hidden, layers, tagged, arc, label }
    }

    /// Whether a network of these sizes can be made at all.
    fn are_sensible(&self) -> bool {
        let widths = [self.embedding, self.hidden, self.arc, self.label];
        widths.iter().all(|width| (1..=4096).contains(width))
            && (1..=1 << 24).contains(&self.features)
            && (1..=16).contains(&self.layers)
            && (1..=self.layers).contains(&self.tagged)
    }

    /// Rows and columns of every matrix, in the order of the file: the layers, then the tags, what
    /// they add to a word, the roles, the arcs, the distances and the labels.
    pub fn matrices(&self) -> Vec<[usize; 2]> {
        let mut all: Vec<[usize; 2]> = (0..self.layers)
            .map(|layer| match layer {
                // What a word brings along has another size, so it needs a way past the layer.
                0 => [self.embedding, self.hidden * 4],
                _ => [self.hidden, self.hidden * 3],
            })
            .collect();
        all.push([self.hidden, Upos::ALL.len() + Tag::ALL.len()]);
        all.push([Upos::ALL.len() + Tag::ALL.len(), self.hidden]);
        all.push([self.hidden, 2 * self.arc + 2 * self.label]);
        all.push([self.arc, self.arc]);
        all.push([self.arc, DISTANCES]);
        all.push([self.label, Label::ALL.len()]);
        all
    }
}

/// Which of the [`DISTANCES`] lies between a word and its head, counted with the root as 0.
pub fn distance(dependent: usize, head: usize) -> usize {
    if head == 0 {
        return DISTANCES - 1;
    }
    let step = match dependent.abs_diff(head) {
        near @ 0..=8 => near,
        9..=11 => 9,
        12..=16 => 10,
        17..=24 => 11,
        _ => 12,
    };
    if head > dependent { 12 + step } else { 12 - step }
}

/// A trained network.
#[derive(Clone, Debug)]
pub struct Model<'b> {
    /// How large it is.
    pub sizes: Sizes,
    /// In the order of [`Sizes::matrices`].
    pub(crate) matrices: Vec<Matrix>,
    /// How much a step of each feature's embedding is.
    pub(crate) scales: Vec<f32>,
    embeddings: &'b [u8],
    slots: Vec<[u32; 2]>,
}

impl<'b> Model<'b> {
    /// The network that bytes hold; nothing if they hold none.
    pub fn read(bytes: &'b [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(&MAGIC)?;
        let numbers: Vec<u32> =
            numbers_of(&mut rest, Sizes::COUNT)?.map(u32::from_le_bytes).collect();
        let mut sizes = [0; Sizes::COUNT];
        for (size, number) in sizes.iter_mut().zip(numbers) {
            *size = number as usize;
        }
        let sizes = Sizes::of(sizes);
        if !sizes.are_sensible() {
            return None;
        }
        let known: Vec<u32> =
            numbers_of(&mut rest, sizes.features)?.map(u32::from_le_bytes).collect();
        let scales = numbers_of(&mut rest, sizes.features)?.map(f32::from_le_bytes).collect();
        let embeddings = take(&mut rest, sizes.features.checked_mul(sizes.embedding)?)?;
        let mut matrices = Vec::new();
        for [rows, columns] in sizes.matrices() {
            matrices.push(matrix(&mut rest, rows, columns)?);
        }
        let slots = slots(&known);
        Some(Model { sizes, matrices, scales, embeddings, slots })
    }

    /// The row of a feature, if it is known.
    pub fn row(&self, feature: u32) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut at = feature as usize & mask;
        loop {
            match self.slots[at] {
                [0, _] => return None,
                [known, row] if known == feature => return Some(row as usize),
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// The embedding of a row, in steps of its scale.
    #[inline(always)]
    pub fn embedding(&self, row: usize) -> &'b [u8] {
        &self.embeddings[row * self.sizes.embedding..][..self.sizes.embedding]
    }
}

/// A table of features and their rows in which each is at its own number's place or soon after.
fn slots(known: &[u32]) -> Vec<[u32; 2]> {
    let mut slots = vec![[0, 0]; (known.len() * 2 + 1).next_power_of_two()];
    let mask = slots.len() - 1;
    for (row, &feature) in known.iter().enumerate() {
        let mut at = feature as usize & mask;
        while slots[at][0] != 0 {
            at = (at + 1) & mask;
        }
        slots[at] = [feature, row as u32];
    }
    slots
}

fn matrix(rest: &mut &[u8], rows: usize, columns: usize) -> Option<Matrix> {
    let bias = numbers_of(rest, columns)?.map(f32::from_le_bytes).collect();
    let scales = numbers_of(rest, columns)?.map(f32::from_le_bytes).collect();
    let steps = take(rest, rows.checked_mul(columns)?)?;
    Some(Matrix::new(rows, columns, steps, scales, bias))
}

fn numbers_of<'b>(
    rest: &mut &'b [u8],
    count: usize,
) -> Option<impl Iterator<Item = [u8; 4]> + use<'b>> {
    let bytes = take(rest, count.checked_mul(4)?)?;
    Some(bytes.as_chunks().0.iter().copied())
}

fn take<'b>(rest: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, left) = rest.split_at_checked(count)?;
    *rest = left;
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &[u8] = include_bytes!("english.model");

    #[test]
    fn the_model_is_small_and_known_features_have_rows() {
        assert!(MODEL.len() < 6_000_000, "{}", MODEL.len());
        let model = Model::read(MODEL).expect("it is a model");
        assert_eq!(model.row(crate::extract::language::features::UNKNOWN), Some(0));
        assert_eq!(model.row(u32::MAX), None);
    }

    #[test]
    fn bytes_that_are_no_model_are_refused() {
        assert!(Model::read(b"").is_none());
        for end in [0, 8, 20, 36, 40, 1000, MODEL.len() / 2, MODEL.len() - 1] {
            assert!(Model::read(&MODEL[..end]).is_none(), "{end}");
        }
        for at in (8..36).step_by(4) {
            for number in [0, u32::MAX] {
                let mut bytes = MODEL.to_vec();
                bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
                assert!(Model::read(&bytes).is_none(), "{at} {number}");
            }
        }
    }

    #[test]
    fn distances_are_told_apart_and_capped() {
        assert_eq!(distance(5, 0), DISTANCES - 1);
        assert_eq!(distance(5, 6) + distance(5, 4), 24);
        assert_eq!(distance(1, 200), 24);
        assert_eq!(distance(200, 1), 0);
    }
}
