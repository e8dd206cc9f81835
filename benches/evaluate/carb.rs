//! Measures clauses, on CaRB.

/// Measures and prints.
pub(crate) fn run(_words: &[String]) -> Result<(), String> {
    Err("nothing is measured yet".to_string())
}
