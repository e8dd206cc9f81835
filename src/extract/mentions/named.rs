//! Whom or what words stand for.

/// Whom or what words of a sentence stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// An entity's id, the longest name the text has given so far, or the words themselves.
    pub(crate) text: String,
    pub(crate) kind: Option<String>,
    /// Whether it is a name, and not a description such as `two beaches`.
    pub(crate) is_name: bool,
    /// Whether it is a pronoun that nobody could be found for.
    pub(crate) unresolved: bool,
}
