//! What somebody was forced to do was done: `forced Orlo to sign`.

use crate::extract::language::{Label, Tag, Upos};
use crate::extract::manner::walk::Walk;
use crate::extract::mentions::says_person;
use crate::model::Modality;

impl Walk<'_, '_, '_> {
    /// Takes for done what the one was forced to do who does it, where the text says that he was: what
    /// somebody `will force` or `tried to force` him to do isn't yet.
    pub(super) fn forced(&mut self, core: usize) {
        let view = self.view;
        let Some(force) = view.sentence.head(core).filter(|_| view.tag(core) == Tag::Vb) else {
            return;
        };
        let is_open = |at: usize| matches!(view.tag(at), Tag::Md | Tag::To);
        let is_past = matches!(view.tag(force), Tag::Vbd | Tag::Vbn)
            && !view.tree.children(force).any(|at| at < force && is_open(at));
        let is_forced = matches!(&*view.stems[force], "forc" | "force" | "compel");
        if self.manner.modality != Modality::Planned || !is_forced || !is_past {
            return;
        }
        let whom = view.child(force, &[Label::Obj, Label::Iobj, Label::NsubjPass]);
        let is_one = |whom: usize| {
            let is_doer = self.proposition.subject.as_ref().is_some_and(|doer| doer.head == whom);
            // Who forces a door to get in forces nobody.
            let is_name = matches!(view.upos(whom), Upos::Propn | Upos::Pron);
            is_doer && (is_name || says_person(view.sentence.word(whom)))
        };
        if whom.is_some_and(is_one) && self.negation(force).is_none() {
            self.manner.modality = Modality::Actual;
        }
    }
}
