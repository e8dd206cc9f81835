//! To whom a noun ties its bearer: `subsidiary of Orlo`, `its spokesman`, `head of sales at Orlo`.

use crate::extract::language::{Label, Tag, Upos};
use crate::extract::view::{View, is_thing};

/// To whom a noun ties its bearer, and the word for it: `subsidiary of`, `its spokesman`.
pub(super) fn tied_to<'v>(view: &'v View, noun: usize) -> Option<(usize, &'v str)> {
    if let Some(owner) = view.child(noun, &[Label::NmodPoss]) {
        return Some((view.antecedent(owner)?, "of"));
    }
    let is_name = |at: usize| matches!(view.upos(at), Upos::Propn | Upos::Pron);
    let case_of =
        |at: usize| view.opener(at).filter(|_| view.label(at) == Label::Nmod && at > noun);
    // `head of sales at Orlo`, whichever of the two Orlo hangs on
    let at_work = |at: usize| {
        let case = case_of(at)?;
        let ties = matches!(view.stems[case].as_str(), "at" | "for");
        (is_name(at) && ties).then(|| (at, view.sentence.word(case)))
    };
    if let Some(sales) = field_of(view, noun) {
        let mut below = view.tree.children(noun).chain(view.tree.children(sales));
        if let Some(found) = below.find_map(at_work) {
            return Some(found);
        }
    }
    let tied = |at: usize| {
        let case = case_of(at)?;
        let of = view.stems[case] == "of";
        let ties =
            matches!(view.stems[case].as_str(), "of" | "to" | "for" | "in" | "at" | "by" | "from");
        (is_thing(view, at) && ties && (of || is_name(at))).then(|| (at, view.sentence.word(case)))
    };
    view.tree.children(noun).find_map(tied)
}

/// The words that tell of what somebody is the head, if another is told whose head he is: `of sales` in
/// `Orlo's head of sales`.
pub(super) fn field(view: &View, noun: usize) -> Vec<usize> {
    let Some(sales) = field_of(view, noun) else { return Vec::new() };
    view.below(sales).into_iter().filter(|&at| at <= sales).collect()
}

/// What somebody's work is about, and not whose it is: a noun without an article, number or owner.
fn field_of(view: &View, noun: usize) -> Option<usize> {
    let bare = [Label::Det, Label::NmodPoss, Label::Nummod];
    view.tree.children(noun).find(|&at| {
        let of = view.opener(at).is_some_and(|case| view.stems[case] == "of" && case == noun + 1);
        of && view.label(at) == Label::Nmod
            && matches!(view.tag(at), Tag::Nn | Tag::Nns)
            && view.child(at, &bare).is_none()
    })
}
