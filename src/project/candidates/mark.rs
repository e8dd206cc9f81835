//! What a person decided about a candidate, as its column `review` says.

/// A decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::project) enum Mark {
    /// It is a claim.
    Accepted,
    /// It is none, and isn't to be proposed again.
    Rejected,
}

impl Mark {
    /// The decision that a cell holds, in whatever case somebody typed it.
    pub(in crate::project) fn of(text: &str) -> Option<Mark> {
        let is = |mark: &Mark| text.eq_ignore_ascii_case(mark.name());
        [Mark::Accepted, Mark::Rejected].into_iter().find(is)
    }

    /// The word for it.
    pub(in crate::project) fn name(self) -> &'static str {
        match self {
            Mark::Accepted => "accepted",
            Mark::Rejected => "rejected",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_known_in_any_case() {
        let marks = ["Accepted", "REJECTED", "yes", ""].map(Mark::of);
        assert_eq!(marks, [Some(Mark::Accepted), Some(Mark::Rejected), None, None]);
    }
}
