//! Which of a table's columns mean what, where its user says so.

use crate::error::{Error, Result};
use crate::model::{CLAIM_COLUMNS, TYPE_COLUMNS};
use crate::project::column_names::{free_name, own_name};
use crate::text::{clean_word, did_you_mean};

/// The names that a user gives to the columns that say since when and until when a claim holds.
pub(super) const PERIOD: [&str; 2] = ["start", "end"];

/// What a user says of a table's columns: the model's name for one, and its header.
///
/// ```
/// use claimgraph::project::NamedColumns;
/// let mut columns = NamedColumns::default();
/// columns.add("subject", "Zahler")?;
/// let again = columns.add("subject", "Konto").unwrap_err();
/// assert_eq!(again.to_string(), "two columns are to be `subject`: `Zahler` and `Konto`");
/// let unknown = columns.add("subjekt", "Konto").unwrap_err();
/// assert_eq!(unknown.to_string(), "a claim has no `subjekt`");
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedColumns(pub(super) Vec<(String, String)>);

impl NamedColumns {
    /// Says that the column with a header holds what the model knows under a name: a column of a
    /// claim, a type such as `subject_type`, a qualifier such as `q.via`, or the `start` or the `end`
    /// of its time.
    ///
    /// # Errors
    ///
    /// If the model has no such name, or another column has it already, or the column another name.
    pub fn add(&mut self, name: &str, header: &str) -> Result<()> {
        let own = CLAIM_COLUMNS.iter().copied().chain(TYPE_COLUMNS);
        let known: Vec<&str> = own.chain(PERIOD).collect();
        let name = own_name(name);
        if !known.contains(&name.as_str()) && name.strip_prefix("q.").is_none_or(str::is_empty) {
            let error = Error::new(format!("a claim has no `{name}`"));
            let all = || format!("it has {}, and qualifiers such as q.via", known.join(", "));
            return Err(error.hint(did_you_mean(&name, known.iter().copied()).unwrap_or_else(all)));
        }
        if let Some((_, other)) = self.0.iter().find(|(taken, _)| *taken == name) {
            let message = format!("two columns are to be `{name}`: `{other}` and `{header}`");
            return Err(Error::new(message).hint("name the one that is meant"));
        }
        if let Some((other, _)) = self.0.iter().find(|(_, taken)| is_same(taken, header)) {
            let message = format!("the column `{header}` is to be both `{other}` and `{name}`");
            return Err(Error::new(message).hint("name another column for one of them"));
        }
        self.0.push((name, clean_word(header).into_owned()));
        Ok(())
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a column was given this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(given, _)| given == name)
    }

    /// What the column with a header was said to mean.
    pub(super) fn meaning(&self, header: &str) -> Option<&str> {
        let said = self.0.iter().find(|(_, other)| is_same(other, header));
        said.map(|(name, _)| name.as_str())
    }

    /// Gives the columns that were meant their names. Another that had one of these gets a `_`
    /// behind it.
    pub(super) fn apply(&self, headers: &[String], names: &mut [String]) {
        for (name, header) in &self.0 {
            let Some(at) = headers.iter().position(|other| is_same(other, header)) else {
                continue;
            };
            names[at].clear();
            if let Some(other) = names.iter().position(|other| other == name) {
                names[other] = free_name(&format!("{name}_"), names);
            }
            names[at].clone_from(name);
        }
    }
}

/// Whether two headers are the same but for case and the blanks around them.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}
