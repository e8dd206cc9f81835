//! How much room attributes may take: a column has a cell for every row, whoever has a value.

/// The room for the attributes of nodes, or of edges, while a file is read.
///
/// A file of a few megabytes can name thousands of attributes that one node each has, next to a
/// million other nodes. As columns, they would fill any memory; so what is set aside for them
/// depends on how long the file is, and values beyond that are turned away.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    most: usize,
    columns: usize,
    refused: usize,
}

/// The cells that any file may have.
const ANY: usize = 1 << 25;

/// The cells that a file may have beyond, for each of its bytes.
const EACH: usize = 4;

impl Default for Room {
    fn default() -> Room {
        Room::of(0)
    }
}

impl Room {
    /// The room for a file of so many bytes.
    pub(crate) fn of(length: usize) -> Room {
        let most = ANY.saturating_add(length.saturating_mul(EACH));
        Room { most, columns: 0, refused: 0 }
    }

    /// Whether a column with so many cells may have one in this row. If not, a value is refused.
    #[inline]
    pub(crate) fn admits(&mut self, cells: usize, row: usize) -> bool {
        if row < cells {
            return true;
        }
        let columns = self.columns + usize::from(cells == 0);
        let fits = columns.saturating_mul(row + 1) <= self.most;
        if fits {
            self.columns = columns;
        } else {
            self.refused += 1;
        }
        fits
    }

    /// Which columns can have a cell in every row, if they have so many values each: all, or the
    /// fullest. The values of the others are refused.
    pub(crate) fn kept(&mut self, values: &[usize], rows: usize) -> Vec<bool> {
        let fit = self.most / rows.max(1);
        let mut fullest: Vec<usize> = (0..values.len()).collect();
        fullest.sort_by_key(|at| std::cmp::Reverse(values[*at]));
        let mut kept = vec![true; values.len()];
        for at in fullest.into_iter().skip(fit) {
            kept[at] = false;
            self.refused += values[at];
        }
        kept
    }

    /// Whether so many columns can have a cell in every row.
    pub(crate) fn fits(&self, columns: usize, rows: usize) -> bool {
        self.refused == 0 && columns.saturating_mul(rows) <= self.most
    }

    /// The room for a file of which there is another part.
    pub(crate) fn join(&mut self, other: &Room) {
        self.most = self.most.max(other.most);
        self.refused += other.refused;
    }

    /// How many values were refused.
    pub(crate) fn refused(&self) -> usize {
        self.refused
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_times_rows_is_what_counts() {
        let mut room = Room::of(0);
        assert!(room.admits(0, ANY - 1), "one column of many rows");
        assert!(!room.admits(0, ANY / 2), "a second one, as long as half of it");
        assert!(room.admits(0, ANY / 2 - 1));
        assert!(!room.admits(ANY / 2, ANY / 2), "two of them, longer");
        assert!(room.admits(5, 4), "a cell that is there already");
        assert_eq!(room.refused(), 2);
        assert_eq!(Room::of(0).kept(&[1, 3, 2], ANY / 2), [false, true, true]);
    }
}
