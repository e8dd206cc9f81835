//! What stands right behind a denial or an allegation is never the text's own claim, even where the
//! parse doesn't tie the one to the other.

use crate::extract::language::{Label, Tag, Upos};
use crate::extract::manner::Unsaid;
use crate::extract::manner::walk::Walk;
use crate::text::is_weekday;

impl Walk<'_, '_, '_> {
    /// Passes over a clause behind a denial or an allegation that didn't reach it.
    pub(super) fn behind_doubt(&mut self, core: usize) {
        let Some(verb) = self.verb_before(core) else { return };
        let known = self.manner.denied || self.manner.negated || self.manner.cues.contains(&verb);
        if !known && self.is_doubt(verb) && !self.view.is_passive(verb) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(verb, 1);
        }
    }

    /// Whether a word is a verb of denial or allegation. Taggers take `denies` for a noun.
    fn is_doubt(&self, verb: usize) -> bool {
        let claims = |found| {
            let cue = self.cue(found);
            (cue.status_is("denied") || cue.status_is("claimed")) && cue.reaches_content()
        };
        is_denial(&self.view.stems[verb])
            || self.view.upos(verb) == Upos::Verb && self.view.cues_at(verb).any(claims)
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
        let verb = (0..first).rev().find(|&at| {
            let stem = &view.stems[at];
            is_denial(stem) || !may_stand_between(view.tag(at), stem)
        })?;
        let is_finite =
            |at: usize| matches!(view.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        let within = |at: usize| at > verb && at < core;
        let subject = self.proposition.subject.as_ref().is_some_and(|subject| within(subject.head));
        let of_noun = |at: usize| at >= verb && at < core;
        let object = self.proposition.object.as_ref().is_some_and(|object| of_noun(object.head));
        // In `Orlo denied in court Pell paid` Orlo is often taken for the one who paid.
        let last = first.checked_sub(1).filter(|&last| last > verb);
        let other = view.child(verb, &[Label::Nsubj]).is_none()
            && last.is_some_and(|last| self.may_be_subject(last));
        let described = view.sentence.head(core).filter(|_| view.label(core) == Label::AclRelcl);
        let relative = object || described.is_some_and(|noun| self.is_subject(noun));
        let is_clause = (subject || other) && !relative && (first..=core).any(is_finite);
        let is_gerund = verb + 1 == first && view.tag(first) == Tag::Vbg;
        (is_clause || is_gerund).then_some(verb)
    }

    /// Whether a name or noun has no preposition, or one that belongs to the day before it: `on
    /// Friday Pell paid`.
    fn may_be_subject(&self, noun: usize) -> bool {
        let view = self.view;
        let known = matches!(view.upos(noun), Upos::Propn | Upos::Pron)
            || view.child(noun, &[Label::Det]).is_some();
        let day = noun > 0 && is_weekday(&view.stems[noun - 1]);
        known && (view.opener(noun).is_none() || day)
    }
}

/// Whether a word of this stem denies what stands behind it, or accuses.
fn is_denial(stem: &str) -> bool {
    matches!(stem, "deny" | "disput" | "reject" | "refut" | "alleg")
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
