//! Whoever denies having asked others for something doesn't say that they didn't do it: `denied that he had
//! told Orlo to pay`.

use crate::extract::language::Label;
use crate::extract::manner::Unsaid;
use crate::extract::manner::walk::Walk;
use crate::extract::tree::upwards;

impl Walk<'_, '_, '_> {
    /// Passes over what somebody was asked, told or hired to do, where it is denied that he was.
    pub(super) fn only_requested(&mut self, core: usize) {
        if !self.manner.denied {
            return;
        }
        let view = self.view;
        let Some(doer) = self.proposition.subject.as_ref().map(|subject| subject.head) else {
            return;
        };
        let requested = upwards(view.sentence, core)
            .take_while(|&at| matches!(view.label(at), Label::Advcl | Label::Conj | Label::Xcomp))
            .filter_map(|at| view.sentence.head(at))
            .find(|&verb| view.child(verb, &[Label::Iobj, Label::Obj]) == Some(doer));
        let Some(request) = requested.filter(|&verb| verb < doer && doer < core) else { return };
        let is_denial = |at: &usize| self.manner.cues.contains(at);
        if let Some(denial) = upwards(view.sentence, request).skip(1).find(is_denial) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(denial, 1);
        }
    }
}
