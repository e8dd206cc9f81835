//! What a ledger must satisfy.
//!
//! One rule is one file of `rules/` and one entry of [`RULES`]. What can't be read at all is told
//! where it is read, and what contradicts itself about who is who by [`crate::resolve`]; here is
//! everything else that a person who checks facts would want to be told.

mod context;
mod documents;
mod findings;
mod kept_columns;
mod kinds;
mod left_out;
mod order;
mod rows;
mod rule;
mod rules;
#[cfg(test)]
mod testing;

use crate::model::{Ledger, Level, Resolution};
use crate::text::{Diagnostic, Files, Severity};

use context::Context;
use findings::Findings;

pub use documents::{LARGEST_DOCUMENT, QuoteCount, count_quotes};
pub use kept_columns::kept_columns;
pub use left_out::left_out;
pub use rule::Rule;
use rules::VALUES;
pub(crate) use rules::is_pronoun;
pub use rules::{RULES, changed_documents, lone_origins};

/// Everything that is the matter with a ledger, sorted by place, then by rule.
///
/// Of one rule's findings the first thousand are told, and one message counts the others.
///
/// ```
/// use claimgraph::{check::check, project, resolve::resolve, text::Files};
///
/// let mut files = Files::default();
/// let table = b"subject,relation,object,when\nAda,wrote to,Mary,2021-13\n";
/// let file = files.add_bytes("letters.csv", *table);
/// let ledger = project::load_table(file, &mut files)?.ledger;
/// let (resolution, _) = resolve(&ledger);
/// let told = check(&ledger, &resolution, &files);
/// assert_eq!(told.iter().map(|told| told.rule).collect::<Vec<_>>(), ["bad-date"]);
/// # Ok::<(), claimgraph::Error>(())
/// ```
pub fn check(ledger: &Ledger, resolution: &Resolution, files: &Files) -> Vec<Diagnostic> {
    look_for(RULES, ledger, resolution, files)
}

/// What is fast to tell and decides what a claim says: the findings of those rules alone that ask for
/// no declarations, as a bare table has none.
pub fn check_values(ledger: &Ledger, resolution: &Resolution, files: &Files) -> Vec<Diagnostic> {
    look_for(VALUES, ledger, resolution, files)
}

fn look_for(
    rules: &[&Rule],
    ledger: &Ledger,
    resolution: &Resolution,
    files: &Files,
) -> Vec<Diagnostic> {
    let names = RULES.iter().map(|rule| rule.name).collect();
    let context = Context::new(ledger, resolution, files, names);
    let mut told = Vec::new();
    for rule in rules {
        let severity = match rule.level_in(ledger) {
            Level::Allow => continue,
            Level::Warn => Severity::Warning,
            Level::Error => Severity::Error,
        };
        let mut findings = Findings::new(rule.name, severity);
        (rule.look)(&context, &mut findings);
        told.extend(findings.finish());
    }
    sort(ledger, &mut told);
    told
}

/// Sorts messages about a ledger's files as people read them: by place, then by rule.
pub fn sort(ledger: &Ledger, diagnostics: &mut [Diagnostic]) {
    order::by_place(ledger, diagnostics);
}
