//! What stands right behind a denial or an allegation is never the text's own claim, even where the
//! parse doesn't tie the one to the other.

use crate::extract::language::{Label, Tag, Upos};
use crate::extract::manner::Unsaid;
use crate::extract::manner::walk::Walk;

impl Walk<'_, '_, '_> {
    /// Passes over a clause behind a denial or an allegation that didn't reach it.
    pub(super) fn behind_doubt(&mut self, core: usize) {
        let Some(verb) = self.verb_before(core) else { return };
        let doubts = self.view.cues_at(verb).find(|&found| {
            let cue = self.cue(found);
            cue.status_is("denied") || cue.status_is("claimed") || self.view.stems[verb] == "alleg"
        });
        let Some(found) = doubts.filter(|_| !self.manner.cues.contains(&verb)) else { return };
        let own = self.manner.denied || self.manner.negated;
        if !own && self.cue(found).reaches_content() && !self.view.is_passive(verb) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(verb, 1);
        }
    }

    fn is_subject(&self, noun: usize) -> bool {
        self.proposition.subject.as_ref().is_some_and(|subject| subject.head == noun)
    }

    /// The verb before a clause, with nothing between but its subject and words of time and place:
    /// `denied on Tuesday he paid`.
    fn verb_before(&self, core: usize) -> Option<usize> {
        let view = self.view;
        let group = |at: &usize| view.upos(*at) == Upos::Aux || view.tag(*at) == Tag::Rb;
        let first = (0..core).rev().take_while(group).last().unwrap_or(core);
        let verb =
            (0..first).rev().find(|&at| !may_stand_between(view.tag(at), &view.stems[at]))?;
        let is_finite =
            |at: usize| matches!(view.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        let within = |at: usize| at > verb && at < core;
        let subject = self.proposition.subject.as_ref().is_some_and(|subject| within(subject.head));
        let object = self.proposition.object.as_ref().is_some_and(|object| within(object.head));
        // In `Orlo denied in court Pell paid` Orlo is often taken for the one who paid.
        let last = first.checked_sub(1).filter(|&last| last > verb);
        let is_name = |at: usize| matches!(view.upos(at), Upos::Propn | Upos::Pron);
        let other = view.label(verb) == Label::Acl
            && last.is_some_and(|last| is_name(last) && view.opener(last).is_none());
        let described = view.sentence.head(core).filter(|_| view.label(core) == Label::AclRelcl);
        let relative = object || described.is_some_and(|noun| self.is_subject(noun));
        let is_clause = (subject || other) && !relative && (first..=core).any(is_finite);
        let is_gerund = verb + 1 == first && view.tag(first) == Tag::Vbg;
        (view.upos(verb) == Upos::Verb && (is_clause || is_gerund)).then_some(verb)
    }
}

/// Whether a word may stand between a verb of saying and the verb of what is said.
fn may_stand_between(tag: Tag, stem: &str) -> bool {
    use Tag::{Cd, Dt, In, Jj, Nn, Nnp, Nnps, Nns, Pos, Prp, PrpPossessive, To, Wdt};
    match tag {
        In | To => ["that", "on", "in", "at", "to", "for", "under", "dur", "through", "with", "of"]
            .contains(&stem),
        Wdt => stem == "that",
        _ => matches!(tag, Cd | Dt | Jj | Nn | Nnp | Nnps | Nns | Pos | Prp | PrpPossessive),
    }
}
