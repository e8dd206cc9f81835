//! Who belongs to a list, and of whom among them something is said.

use std::borrow::Cow;

use crate::extract::clauses::{Argument, Proposition};
use crate::extract::language::{Label, Upos};
use crate::extract::manner::Manner;
use crate::extract::tree::upwards;
use crate::extract::view::View;
use crate::model::Modality;

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

/// How a claim of one of several is put: `did not pay Orlo but Pell` says that Pell was paid.
pub(super) fn turned_by_but<'m>(
    view: &View,
    proposition: &Proposition,
    manner: &'m Manner,
    end: &Argument,
) -> Cow<'m, Manner> {
    let tie = view.below(end.head).first().copied().filter(|&at| view.stems[at] == "but");
    let is_other = manner.negated && view.label(end.head) == Label::Conj;
    let Some(but) = tie.filter(|_| is_other) else { return Cow::Borrowed(manner) };
    let verb = proposition.head;
    let doer = proposition.subject.as_ref().map(|doer| doer.head);
    // What is denied behind `but` isn't turned by it (`is rich, but isn't free`), and in `it was not
    // Orlo who paid Pell but Vale` another end is.
    let is_not = |&at: &usize| {
        let word = view.sentence.word(at).to_lowercase();
        view.label(at) == Label::Advmod
            && at < but
            && !doer.is_some_and(|doer| (at..verb).contains(&doer))
            && matches!(&*word, "not" | "n't" | "n’t" | "never")
    };
    if !view.tree.children(verb).any(|at| is_not(&at)) {
        return Cow::Borrowed(manner);
    }
    let between = (but + 1..end.head).filter(|&at| {
        matches!(view.upos(at), Upos::Adv | Upos::Cconj) && view.below(end.head).contains(&at)
    });
    let mut modality = manner.modality;
    for at in between {
        match &*view.sentence.word(at).to_lowercase() {
            "also" | "even" | "instead" | "only" | "rather" => {}
            "allegedly" | "apparently" | "maybe" | "perhaps" | "possibly" | "probably"
            | "reportedly" => modality = Modality::Possible,
            // `but nearly Pell`, `but nor Pell`
            _ => return Cow::Borrowed(manner),
        }
    }
    Cow::Owned(Manner { negated: false, modality, ..manner.clone() })
}
