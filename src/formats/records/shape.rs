//! How a table is laid out, and how its cells are taken: what every thread needs to know.

use crate::model::LONG_COLUMNS;
use crate::text::{FileId, Layout};

/// A column's name in the file, and in the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// The name in the file.
    pub header: String,
    /// The model's name where the column has a meaning there, else the same.
    pub name: String,
}

/// Gives the model's name for each of a table's headers.
pub(crate) type Naming<'a> = &'a (dyn Fn(&[String]) -> Vec<String> + Sync);

/// What the threads need to know about the table.
pub(super) struct Shape<'a> {
    pub(super) file: FileId,
    pub(super) layout: Layout,
    pub(super) heads: Vec<Head>,
    pub(super) naming: Naming<'a>,
    pub(super) list_separator: char,
    pub(super) taking: Taking,
}

/// How the text of cells is taken.
pub(super) enum Taking {
    /// Without blanks around it and composed (NFC), as people mean what they type into a table.
    Meant,
    /// As it stands, but for these columns, which hold ids.
    AsItStands { ids: Vec<usize> },
}

/// What kind of text a column holds.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum CellText {
    /// Words that repeat, composed, without blanks around them.
    Words,
    /// Text that hardly ever repeats, without blanks around it.
    Long,
    /// Text as it stands.
    Exact,
}

impl Shape<'_> {
    pub(super) fn text_of(&self, column: usize) -> CellText {
        match &self.taking {
            Taking::AsItStands { ids } if ids.contains(&column) => CellText::Words,
            Taking::AsItStands { .. } => CellText::Exact,
            Taking::Meant if is_long(&self.heads[column].name) => CellText::Long,
            Taking::Meant => CellText::Words,
        }
    }
}

/// Whether a column's text hardly ever repeats.
pub(super) fn is_long(name: &str) -> bool {
    LONG_COLUMNS.contains(&name)
}
