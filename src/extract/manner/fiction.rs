//! What is only made up: `In the film, Orlo steals the cash`.

use crate::extract::language::{Label, Tag};
use crate::extract::manner::Unsaid;
use crate::extract::manner::walk::{Walk, is_present};

impl Walk<'_, '_, '_> {
    /// Passes over what happens in a work of fiction, as the words set apart from a clause in the
    /// present tense tell. `In the film industry` there are no made up people, and in a documentary
    /// neither.
    pub(super) fn made_up(&mut self, work: usize, verb: usize) {
        let view = self.view;
        if !view.cues.is_fiction(&view.stems[work]) || !is_present(view, verb) {
            return;
        }
        // Who plays whom, and what the work itself argues or shows, isn't made up.
        #[rustfmt::skip]
        const MAKING: &[&str] = &[
            "appear", "argue", "direct", "interview", "narrate", "perform", "play", "portray", "read", "sing",
            "star", "tell", "voice", "write",
        ];
        if MAKING.contains(&&*view.sentence.lemma(verb)) {
            return;
        }
        let within = view.opener(work).is_some_and(|tie| view.stems[tie] == "in");
        let is_record = |&at: &usize| {
            matches!(view.label(at), Label::Amod | Label::Compound)
                && view.sentence.word(at).eq_ignore_ascii_case("documentary")
        };
        let is_tale = !view.tree.children(work).any(|at| is_record(&at));
        if within && is_tale && view.tag(work) == Tag::Nn && self.stands_apart(work) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(work, 1);
        }
    }
}
