//! A trained network as bytes: what it knows of words, and its matrices.
//!
//! All numbers are little-endian. Weights are bytes with a sign; each column of a matrix and each
//! row of the embeddings has a scale of its own.

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

    /// Rows and columns of every matrix, in the order of the file: the layers, then the tags, the
    /// roles, the arcs, the distances and the labels.
    pub fn matrices(&self) -> Vec<[usize; 2]> {
        let mut all: Vec<[usize; 2]> = (0..self.layers)
            .map(|layer| match layer {
                // What a word brings along has another size, so it needs a way past the layer.
                0 => [self.embedding, self.hidden * 4],
                _ => [self.hidden, self.hidden * 3],
            })
            .collect();
        all.push([self.hidden, Upos::ALL.len() + Tag::ALL.len()]);
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

/// A matrix with a bias for each column; it is stored row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// How many numbers go in.
    pub rows: usize,
    /// How many come out.
    pub columns: usize,
    /// What each is multiplied with.
    pub weights: Vec<f32>,
    /// What is added to each that comes out.
    pub bias: Vec<f32>,
}

/// A trained network.
#[derive(Clone, Debug)]
pub struct Model<'b> {
    /// How large it is.
    pub sizes: Sizes,
    /// Its matrices, in the order of [`Sizes::matrices`].
    pub matrices: Vec<Matrix>,
    /// How much a step of each feature's embedding is.
    pub scales: Vec<f32>,
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
    let scales: Vec<f32> = numbers_of(rest, columns)?.map(f32::from_le_bytes).collect();
    let steps = take(rest, rows.checked_mul(columns)?)?;
    let weights = steps
        .chunks_exact(columns)
        .flat_map(|row| row.iter().zip(&scales).map(|(&step, scale)| step as i8 as f32 * scale))
        .collect();
    Some(Matrix { rows, columns, weights, bias })
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
