//! Who belongs to a list, and of whom among them something is said.

use crate::extract::language::Label;
use crate::extract::tree::upwards;
use crate::extract::view::View;

/// Whether a member of a list is said not to be one: `Orlo but not Pell`, `Orlo rather than Pell`.
pub(super) fn is_excluded(view: &View, member: usize) -> bool {
    if view.child(member, &[Label::Cc]).is_some_and(|tie| view.stems[tie] == "rather") {
        return true;
    }
    let only = |word: usize| view.stems.get(word + 1).is_some_and(|next| next == "only");
    let not = view.child(member, &[Label::Advmod]);
    not.is_some_and(|word| matches!(&*view.stems[word], "not" | "never") && !only(word))
}

/// Whether something is said of the first of a list before another is named: in `Ann Ro, the head of
/// Pell, and Orlo` he isn't its head.
pub(super) fn is_named_behind(view: &View, member: usize, first: usize, said: usize) -> bool {
    (first + 1..member).contains(&said) && upwards(view.sentence, said).any(|above| above == first)
}
