//! What a court found and another undid: `quashed a finding that …`, `dropped charges that …`.

use crate::extract::language::{Label, Tag};
use crate::extract::manner::Unsaid;
use crate::extract::manner::walk::Walk;

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
        let is_clause = |at: usize| {
            matches!(view.label(at), Label::Acl | Label::AclRelcl) && view.tag(at) != Tag::Vbg
        };
        if !view.tree.children(noun).any(is_clause) {
            return false;
        }
        let behind = |at: usize| view.stems.get(at).map_or("", String::as_str);
        view.cues.overturns(&view.stems[verb], behind(verb + 1))
    }

    /// Whether a verb that may say something else undoes what its object says: `set aside a finding that …`.
    pub(super) fn is_undone(&self, noun: usize, verb: usize) -> bool {
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
