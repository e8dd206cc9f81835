//! How much of something each of its owners has.

use crate::extract::graph_form::Form;
use crate::extract::language::{Label, Tag};
use crate::extract::mentions::written;
use crate::extract::view::View;

/// What brackets behind an owner tell: `is owned by Selene Trust (62%) and Pelican (38%)`.
pub(super) fn in_brackets(view: &View, form: &Form, owner: usize) -> Option<String> {
    const OWNING: &[&str] = &["control", "hold", "own"];
    if !OWNING.contains(&&*view.sentence.lemma(form.proposition.head)) {
        return None;
    }
    let is_part = |at: &usize| *at > owner && matches!(view.sentence.word(*at), "%" | "percent");
    let part = view.tree.children(owner).find(is_part)?;
    let number = view.child(part, &[Label::Nummod]).filter(|&number| number < part)?;
    let opens = view.tag(number.checked_sub(1)?) == Tag::OpenBracket;
    opens.then(|| written(view, &(number..=part).collect::<Vec<_>>()))
}
