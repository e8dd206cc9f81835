//! Where cells of delimited text may end, found for a whole block in one pass.

/// For every byte of a block a bit: whether a cell ends there, and whether it is odd.
///
/// Cells end at delimiters and line ends. Odd is what makes a row need a closer look: quotes, other
/// control characters, and what isn't ASCII. A row without it is cut where the ends are.
pub(super) struct Marks {
    ends: Vec<u64>,
    odd: Vec<u64>,
}

impl Marks {
    /// The marks of a block.
    pub(super) fn of(bytes: &[u8], delimiter: u8) -> Marks {
        let (chunks, rest) = bytes.as_chunks::<64>();
        let count = chunks.len() + 1;
        let mut marks = Marks { ends: Vec::with_capacity(count), odd: Vec::with_capacity(count) };
        for chunk in chunks {
            marks.add(chunk, delimiter);
        }
        // Spaces end nothing and aren't odd.
        let mut last = [b' '; 64];
        last[..rest.len()].copy_from_slice(rest);
        marks.add(&last, delimiter);
        marks
    }

    fn add(&mut self, chunk: &[u8; 64], delimiter: u8) {
        let is_end = |byte: u8| (byte == delimiter) | (byte == b'\n');
        let is_odd = |byte: u8| (byte.wrapping_sub(b' ') > b'~' - b' ') | (byte == b'"');
        self.ends.push(bits(chunk, is_end));
        self.odd.push(bits(chunk, |byte| is_odd(byte) & !is_end(byte)));
    }

    /// The places from here on where cells may end.
    pub(super) fn ends_from(&self, start: usize) -> impl Iterator<Item = usize> {
        let first = start / 64;
        let mut word = first;
        let mut left = self.ends.get(first).map_or(0, |bits| bits & (u64::MAX << (start % 64)));
        std::iter::from_fn(move || {
            while left == 0 {
                word += 1;
                left = *self.ends.get(word)?;
            }
            let at = word * 64 + left.trailing_zeros() as usize;
            left &= left - 1;
            Some(at)
        })
    }

    /// Whether anything between two places is odd.
    #[inline]
    pub(super) fn is_odd(&self, start: usize, end: usize) -> bool {
        if start >= end {
            return false;
        }
        let (first, last) = (start / 64, (end - 1) / 64);
        let (from, to) = (u64::MAX << (start % 64), u64::MAX >> (63 - (end - 1) % 64));
        if first == last {
            return self.odd[first] & from & to != 0;
        }
        let between = self.odd[first + 1..last].iter().fold(0, |all, bits| all | bits);
        self.odd[first] & from | between | self.odd[last] & to != 0
    }
}

/// A bit for each of 64 bytes, the first byte's the lowest.
///
/// The flags are made by comparisons alone, many at once; eight of them are then moved together by
/// one product, whose highest byte has the lowest bit of each.
#[inline]
fn bits(chunk: &[u8; 64], is: impl Fn(u8) -> bool) -> u64 {
    let flags = chunk.map(|byte| u8::from(is(byte)));
    let (eights, _) = flags.as_chunks::<8>();
    let together =
        |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.iter().rev().fold(0, |bits, eight| bits << 8 | together(eight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_its_bits() {
        let pieces = ["a", ",", "\n", "\"", "\r", "é", "\u{7f}", " ", "~", "\t"];
        let text: String = (0..500).map(|n| pieces[n * n / 7 % pieces.len()]).collect();
        for length in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let bytes = &text.as_bytes()[..length];
            let marks = Marks::of(bytes, b',');
            let ends: Vec<usize> = marks.ends_from(length / 3).collect();
            let is_end = |at: &usize| matches!(bytes[*at], b',' | b'\n');
            assert_eq!(ends, (length / 3..length).filter(is_end).collect::<Vec<_>>());
            let is_odd = |byte: &u8| matches!(byte, b'"' | b'\r' | b'\t' | 0x7f..);
            for start in [0, length / 2, length.saturating_sub(3), length] {
                let expected = bytes[start..].iter().any(is_odd);
                assert_eq!(marks.is_odd(start, length), expected, "{start}..{length}");
            }
        }
    }
}
