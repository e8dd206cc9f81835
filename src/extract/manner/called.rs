//! What somebody calls somebody, which is an opinion, and what he calls a claim that he doesn't
//! believe: `called Orlo a crook`, `called claims that … a lie`.

use crate::extract::language::{Label, Upos};
use crate::extract::manner::Unsaid;
use crate::extract::manner::walk::Walk;
use crate::extract::mend::{CALLING, UNBELIEVED, name_given};

impl Walk<'_, '_, '_> {
    /// Takes what somebody calls somebody for what he thinks of them, as if he described them so,
    /// unless it is others who say that he does.
    pub(super) fn calls(&mut self, core: usize) {
        let manner = &self.manner;
        let is_told = manner.status.is_some() || manner.speaker.is_some() || manner.denied;
        let view = self.view;
        let name = name_given(view.sentence, core);
        // `said that Vale lied, calling him a coward`: nobody calls himself that.
        let whom = view.child(core, &[Label::Obj]);
        let is_named = whom.is_none_or(|whom| view.upos(whom) != Upos::Pron);
        let is_noun = name.is_some_and(|name| view.upos(name) == Upos::Noun);
        if is_told || !is_noun || !is_named {
            return;
        }
        let Some(found) = self.view.cues.evaluation("describ", core) else { return };
        match self.falsely(self.cue(found), core) {
            Some(falsely) => self.belie(found, falsely, core),
            None => {
                let who = self.speaker(found, core);
                self.apply(found, who);
            }
        }
        self.manner.evaluates = true;
    }

    /// Takes what a noun says for denied if the verb above calls it untrue. The answer is whether it does.
    pub(super) fn is_called_untrue(&mut self, noun: usize, verb: usize) -> bool {
        let view = self.view;
        let is_object = matches!(view.label(noun), Label::Obj | Label::Xcomp | Label::Obl);
        let Some(name) = self.unbelieved(noun, verb).filter(|_| is_object) else { return false };
        if self.negation(verb).is_some() {
            self.manner.unsaid = Some(Unsaid::NotSaid);
        } else {
            self.manner.denied = !self.manner.denied;
            self.manner.speaker = view.doer(verb);
            self.settled = true;
        }
        self.note(verb, 1);
        self.note(name, 1);
        true
    }

    /// Passes over what is told of that as which a claim is dismissed: nobody knows who wrote it of whom it is
    /// only said that a report is `fiction written by Orlo`.
    pub(super) fn belittled(&mut self, noun: usize, head: usize) {
        let view = self.view;
        let as_that = view.opener(noun).filter(|&tie| view.stems[tie] == "as");
        let is_tied = matches!(view.label(noun), Label::Obl | Label::Nmod) && head < noun;
        let word = view.sentence.word(noun);
        if let Some(tie) = as_that.filter(|_| is_tied && UNBELIEVED.contains(&word)) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(tie, 1);
        }
    }

    /// The word for what somebody calls a claim that he doesn't believe.
    fn unbelieved(&self, noun: usize, verb: usize) -> Option<usize> {
        let view = self.view;
        if view.upos(verb) != Upos::Verb || !CALLING.contains(&&*view.sentence.lemma(verb)) {
            return None;
        }
        let is_name = |&at: &usize| {
            let word = view.sentence.word(at).to_lowercase();
            matches!(view.label(at), Label::Xcomp | Label::Obl | Label::Compound | Label::Obj)
                && UNBELIEVED.contains(&&*word)
        };
        let beside = view.tree.children(verb).find(is_name);
        beside.or_else(|| view.tree.children(noun).find(is_name))
    }
}
