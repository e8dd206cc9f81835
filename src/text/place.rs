//! Where something stands: small enough to keep for every row, found again when it is shown.

use crate::text::FileId;

/// A record of a file, or a part of it.
///
/// Offsets count bytes after decompression. Line and column are found again when a message is
/// shown ([`crate::text::locate`]), so that reading pays nothing for them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Where the record starts.
    pub at: u64,
    /// Which part of the record.
    pub part: Part,
}

/// A part of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it.
    Record,
    /// The cell in the column with this header, as the file names it.
    Column(String),
    /// So many bytes from its start.
    Bytes(u64),
}

impl Place {
    /// A whole record.
    pub fn record(file: FileId, at: u64) -> Place {
        Place { file, at, part: Part::Record }
    }

    /// Some bytes.
    pub fn bytes(file: FileId, at: u64, length: u64) -> Place {
        Place { file, at, part: Part::Bytes(length) }
    }

    /// The start of a file.
    pub fn start(file: FileId) -> Place {
        Place::bytes(file, 0, 0)
    }

    /// The cell of this record in a column.
    pub fn in_column(self, header: &str) -> Place {
        Place { part: Part::Column(header.to_string()), ..self }
    }
}
