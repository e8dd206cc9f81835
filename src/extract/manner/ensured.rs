//! What somebody ensures is so if it was ensured, and is to be if it is yet to be: `will ensure that
//! Orlo pays`.

use crate::extract::language::{Label, Tag};
use crate::extract::manner::Unsaid;
use crate::extract::manner::walk::Walk;
use crate::model::Modality;

impl Walk<'_, '_, '_> {
    /// Says of a clause that is ensured what is said of the ensuring.
    pub(super) fn ensured(&mut self, clause: usize, head: usize) {
        let Some(verb) = self.ensuring(clause, head) else { return };
        if let Some(not) = self.not_done(verb) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            return self.note(not, 1);
        }
        if let Some(why) = self.yet_to_be_done(verb) {
            self.modality(Modality::Planned, why);
        }
    }

    /// The verb by which somebody ensures what a clause says: `ensure`, the `make` of `make sure`, the
    /// `see` of `see to it`.
    fn ensuring(&self, clause: usize, head: usize) -> Option<usize> {
        let view = self.view;
        let is_clause = matches!(view.label(clause), Label::Ccomp | Label::Xcomp | Label::Advcl);
        let is_sure = |at: usize| matches!(view.sentence.word(at), "sure" | "certain");
        let makes = |at: &usize| view.sentence.lemma(*at).eq_ignore_ascii_case("make");
        let to_it = |at: usize| {
            let to = view.opener(at).is_some_and(|to| view.stems[to] == "to");
            to && view.stems[at] == "it"
        };
        let has = |with: &dyn Fn(usize) -> bool| view.tree.children(head).any(with);
        let sees = view.sentence.lemma(head) == "see" && has(&to_it);
        let is_whole =
            view.cues.ensures(&view.stems[head]) || makes(&head) && has(&is_sure) || sees;
        let above = view.sentence.head(head).filter(|_| is_sure(head));
        let found = if is_whole { Some(head) } else { above.filter(makes) };
        found.filter(|_| is_clause)
    }

    /// The word because of which a verb, or one above that it depends on, isn't done.
    fn not_done(&self, verb: usize) -> Option<usize> {
        let view = self.view;
        let mut at = verb;
        loop {
            if let Some(not) = self.negation(at) {
                return Some(not);
            }
            let above = view.sentence.head(at).filter(|_| view.label(at) == Label::Xcomp)?;
            let negates = |found| self.cue(found).negates && self.cue(found).reaches_content();
            if view.cues_at(above).any(negates) {
                return Some(above);
            }
            at = above;
        }
    }

    /// The word because of which a verb is yet to be done: `will`, `to`, or itself where it is an order.
    fn yet_to_be_done(&self, verb: usize) -> Option<usize> {
        let view = self.view;
        let before =
            |tag: Tag| view.tree.children(verb).find(|&at| view.tag(at) == tag && at < verb);
        let happened = |above: &usize| view.cues.happened(&view.stems[*above]);
        if let Some(modal) = before(Tag::Md) {
            return Some(modal);
        }
        if let Some(to) = before(Tag::To) {
            let above = view.sentence.head(verb).filter(|_| view.label(verb) == Label::Xcomp);
            return match above.filter(happened) {
                Some(above) => self.yet_to_be_done(above),
                None => Some(to),
            };
        }
        let has_auxiliary = view.child(verb, &[Label::Aux]).is_some();
        let shares = view.sentence.head(verb).filter(|_| view.label(verb) == Label::Conj);
        match view.tag(verb) == Tag::Vb && !has_auxiliary {
            true => shares.map_or(Some(verb), |first| self.yet_to_be_done(first)),
            false => None,
        }
    }
}
