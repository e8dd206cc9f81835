//! What a court found and another undid: `quashed a finding that …`, `dropped charges that …`.

use crate::extract::language::{Label, Tag};
use crate::extract::manner::Unsaid;
use crate::extract::manner::cues::Found;
use crate::extract::manner::walk::Walk;
use crate::extract::word_lists::is_punishment;

impl Walk<'_, '_, '_> {
    /// Passes over what a noun says that the verb above says is undone.
    pub(super) fn overturned(&mut self, noun: usize, verb: usize) {
        let is_undone = self.undoes(noun, verb) || self.is_won_against(noun, verb);
        if is_undone && self.negation(verb).is_none() {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(verb, 1);
        }
    }

    /// Whether a verb undoes what was found or charged. Some do so with the word behind them only:
    /// `threw out`.
    fn undoes(&self, noun: usize, verb: usize) -> bool {
        let view = self.view;
        // Who was spared a trial for something may have done it: `dropped charges against Orlo of …`.
        let is_verdict = matches!(&*view.sentence.lemma(noun), "conviction" | "sentence");
        let is_clause = |at: usize| {
            let is_found = view.tag(at) != Tag::Vbg || is_verdict;
            matches!(view.label(at), Label::Acl | Label::AclRelcl) && is_found
        };
        if !view.tree.children(noun).any(is_clause) {
            return false;
        }
        let behind = |at: usize| view.stems.get(at).map_or("", String::as_str);
        view.cues.overturns(&view.stems[verb], behind(verb + 1))
    }

    /// Whether a verb says nothing of what its object tells, but only of the object: that it is undone,
    /// called untrue, or thought of in some way.
    pub(super) fn is_only_judged(&mut self, noun: usize, verb: usize) -> bool {
        self.is_undone(noun, verb)
            || self.is_called_untrue(noun, verb)
            || self.judges_punishment(noun, verb)
    }

    /// Whether a verb only says what somebody thinks of an arrest or a sentence, and not of what it was for:
    /// `criticised the arrest of Orlo for …`.
    fn judges_punishment(&self, noun: usize, verb: usize) -> bool {
        let judges = |found: Found| {
            let cue = self.cue(found);
            cue.status_is("opinion") || cue.status_is("denied")
        };
        is_punishment(&self.view.sentence.lemma(noun)) && self.view.cues_at(verb).any(judges)
    }

    /// Whether a verb that may say something else undoes what its object says: `set aside a finding that …`.
    fn is_undone(&self, noun: usize, verb: usize) -> bool {
        matches!(self.view.label(noun), Label::Obj | Label::Obl) && self.undoes(noun, verb)
    }

    /// Whether somebody had success against it: `won her appeal against a ruling that …`.
    fn is_won_against(&self, noun: usize, verb: usize) -> bool {
        let view = self.view;
        let against = view.opener(noun).is_some_and(|tie| view.stems[tie] == "against");
        let above = view.sentence.head(verb);
        let wins = |at: usize| {
            matches!(&*view.stems[at], "win" | "succeed" | "allow" | "uphold" | "grant")
        };
        against && (wins(verb) || above.is_some_and(wins))
    }
}
