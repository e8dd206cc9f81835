//! What a ledger must satisfy.
use crate::model::{Ledger, Level, Resolution};
use crate::text::{Diagnostic, Files};
/// A rule.
pub struct Rule {
    /// Name.
    pub name: &'static str,
    /// Level.
    pub level: Level,
    /// Summary.
    pub summary: &'static str,
}
/// Rules.
pub static RULES: &[&Rule] = &[];
/// Checks.
pub fn check(_: &Ledger, _: &Resolution, _: &Files) -> Vec<Diagnostic> {
    Vec::new()
}
/// Sorts.
pub fn sort(_: &mut [Diagnostic], _: &Files) {}
