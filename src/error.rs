//! Why a run couldn't go on. What is wrong with the user's data is a [`crate::text::Diagnostic`].

use std::fmt;
use std::io;

/// The run couldn't go on: what was being done, and why it ended.
///
/// It shows itself as one line, the outermost context first.
///
/// ```
/// use claimgraph::Error;
/// let error = Error::new("there is no such file").context("reading `a.csv`");
/// assert_eq!(error.to_string(), "reading `a.csv`: there is no such file");
/// ```
pub struct Error(Box<Inner>);

/// What most functions that touch the world return.
pub type Result<T> = std::result::Result<T, Error>;

struct Inner {
    message: String,
    hint: Option<String>,
    kind: Option<io::ErrorKind>,
}

impl Error {
    /// An error that says what is the matter.
    pub fn new(message: impl Into<String>) -> Error {
        Error(Box::new(Inner { message: message.into(), hint: None, kind: None }))
    }

    /// Says what was being done.
    pub fn context(mut self, doing: impl fmt::Display) -> Error {
        self.0.message = format!("{doing}: {}", self.0.message);
        self
    }

    /// Adds something the user can do.
    pub fn hint(mut self, hint: impl Into<String>) -> Error {
        self.0.hint = Some(hint.into());
        self
    }

    /// What the user can do, if anything is known.
    pub fn hint_text(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// What kind of failure of the system it was, if it was one.
    ///
    /// ```
    /// use std::{io::ErrorKind, path::Path};
    /// let error = claimgraph::formats::read_file(Path::new("gone.graphml")).unwrap_err();
    /// assert_eq!(error.io_kind(), Some(ErrorKind::NotFound));
    /// ```
    pub fn io_kind(&self) -> Option<io::ErrorKind> {
        self.0.kind
    }

    /// Whether the reader of our output went away, which is no failure of ours.
    pub fn is_closed_pipe(&self) -> bool {
        self.0.kind == Some(io::ErrorKind::BrokenPipe)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        let message = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file or folder".to_string(),
            io::ErrorKind::PermissionDenied => "permission denied".to_string(),
            io::ErrorKind::StorageFull => "no space left on the device".to_string(),
            io::ErrorKind::NotADirectory => "a part of its path is no folder".to_string(),
            io::ErrorKind::IsADirectory => "it is a folder".to_string(),
            io::ErrorKind::AlreadyExists => "there is such a file already".to_string(),
            _ => plain(&error.to_string()),
        };
        Error(Box::new(Inner { message, hint: None, kind: Some(error.kind()) }))
    }
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Error {
        let said = error.to_string();
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Error::from(error),
            _ => Error::new(said),
        }
    }
}

/// What the system says, without its number and without the name of a temporary file behind it.
fn plain(said: &str) -> String {
    let Some((words, _)) = said.split_once(" (os error ") else { return said.to_string() };
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_told_without_its_number() {
        let said = "Too many levels of symbolic links (os error 40) at path \"/.a.1oa3i9.tmp\"";
        assert_eq!(plain(said), "too many levels of symbolic links");
        assert_eq!(plain("It is no file"), "It is no file");
    }

    #[test]
    fn what_is_wrong_with_a_table_is_told_in_words() {
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["a"]).unwrap();
        let said = Error::from(table.write_record(["a", "b"]).unwrap_err()).to_string();
        assert_eq!(
            said,
            "CSV error: found record with 2 fields, but the previous record has 1 fields"
        );
    }
}
