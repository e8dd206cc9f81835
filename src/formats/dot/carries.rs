//! What DOT can carry.

use crate::model::Carries;

/// What survives in it.
pub(super) const CARRIES: Carries =
    Carries { kinds: false, lists: false, longest_text: Some(8000), ..Carries::EVERYTHING };
