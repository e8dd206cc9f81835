//! A table of candidates that is read as claims: what somebody rejected is none.

use crate::project::candidates::Mark;
use crate::project::{Loaded, holds_candidates};
use crate::text::{Diagnostic, Place};

impl Loaded {
    /// Leaves out the candidates that were rejected, and says how many, and how many nobody has
    /// decided about yet. What is no table of candidates stays as it is.
    pub fn without_rejected(mut self) -> Loaded {
        let claims = &mut self.ledger.claims;
        let Some((_, file)) = claims.files.first().copied() else { return self };
        if !holds_candidates(claims) || claims.position("review").is_none() {
            return self;
        }
        let symbols = &self.ledger.symbols;
        let decision = |row: usize| symbols.text_of(claims.cell(row, "review"));
        let is_rejected = |text: &str| Mark::of(text) == Some(Mark::Rejected);
        let rejected: Vec<usize> =
            (0..claims.len()).filter(|row| decision(*row).is_some_and(is_rejected)).collect();
        let undecided = (0..claims.len()).filter(|row| decision(*row).is_none()).count();
        claims.remove(&rejected);
        let mut tell = |rule, message: String, hint: &str| {
            let note = Diagnostic::note(rule, message).at(Place::start(file)).hint(hint);
            self.diagnostics.push(note);
        };
        if !rejected.is_empty() {
            let message = match rejected.len() {
                1 => "1 candidate is rejected, so it is left out".to_string(),
                several => format!("{several} candidates are rejected, so they are left out"),
            };
            tell("rejected-candidates", message, "empty the cells of `review` to have them back");
        }
        if undecided > 0 {
            let message = match undecided {
                1 => "1 candidate is undecided, but read as a claim".to_string(),
                _ => format!("{undecided} candidates are undecided, but read as claims"),
            };
            tell(
                "undecided-candidates",
                message,
                "`claimgraph init DIR --from` this table makes a project of it, for `claimgraph review DIR`",
            );
        }
        self
    }
}
