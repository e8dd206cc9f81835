//! Something that is the matter with the user's data, at a place, with a way out.

use crate::text::Place;

/// The rule of what is said where a file ends before what is in it does.
pub const ENDS_EARLY: &str = "ends-early";

/// The most columns of a header that something is told of one by one: each message shows the whole
/// line.
const MOST_COLUMNS_TOLD: usize = 20;

/// How much it weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably not meant.
    Warning,
    /// Can't be used as it is.
    Error,
}

/// One message about the data, as a compiler would give it.
///
/// ```
/// use claimgraph::text::Diagnostic;
/// let diagnostic = Diagnostic::error("unknown-entity", "nobody declares `meat`")
///     .hint("did you mean `meta`?");
/// assert_eq!(diagnostic.hints, ["did you mean `meta`?"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// The name of what was found, for searching; a manifest's `[lints]` takes those of
    /// [`RULES`](crate::check::RULES).
    pub rule: &'static str,
    /// What is the matter.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// What to do.
    pub hints: Vec<String>,
    /// How many problems it stands for: more than one if it counts what isn't told one by one.
    pub count: usize,
}

impl Diagnostic {
    /// Something that can't be used as it is.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, rule, message)
    }

    /// Something that was probably not meant.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, rule, message)
    }

    /// Something worth knowing.
    pub fn note(rule: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Note, rule, message)
    }

    fn new(severity: Severity, rule: &'static str, message: impl Into<String>) -> Diagnostic {
        let (message, place, hints) = (message.into(), None, Vec::new());
        Diagnostic { severity, rule, message, place, hints, count: 1 }
    }

    /// One that counts those of a rule that aren't told one by one.
    pub(crate) fn untold(severity: Severity, rule: &'static str, count: usize) -> Diagnostic {
        let message = format!("{count} more of `{rule}` are not told");
        let hint = "repair those that are told first; the others may have the same cause";
        Diagnostic::new(severity, rule, message).hint(hint).counting(count)
    }

    /// Says that it stands for so many.
    pub fn counting(mut self, count: usize) -> Diagnostic {
        self.count = count;
        self
    }

    /// Says where.
    pub fn at(mut self, place: Place) -> Diagnostic {
        self.place = Some(place);
        self
    }

    /// Adds something a person can do.
    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hints.push(hint.into());
        self
    }

    /// Adds something a person can do, if there is something.
    pub fn hints(mut self, hints: impl IntoIterator<Item = String>) -> Diagnostic {
        self.hints.extend(hints);
        self
    }
}

/// What one rule tells of the columns of a header, so much of it as anybody reads.
pub(crate) fn of_columns(mut told: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let untold = told.len().saturating_sub(MOST_COLUMNS_TOLD);
    told.truncate(MOST_COLUMNS_TOLD);
    let counted = told.last().filter(|_| untold > 0).map(|last| {
        let place = last.place.clone();
        Diagnostic { place, ..Diagnostic::untold(last.severity, last.rule, untold) }
    });
    told.into_iter().chain(counted).collect()
}
