//! What somebody only thinks of, or is against: `interested in buying …`, `objected to paying …`, `ruled
//! out paying …`.

use crate::extract::language::{Label, Tag, Upos};
use crate::extract::manner::Unsaid;
use crate::extract::manner::walk::Walk;

impl Walk<'_, '_, '_> {
    /// Passes over a gerund behind a preposition, unless the words before it tell that it was done:
    /// `guilty of`, `succeeded in`, but not `wary of`, nor `not responsible for`.
    pub(super) fn only_thought_of(&mut self, gerund: usize, head: usize) {
        let view = self.view;
        let Some(tie) = self.tie_of_gerund(gerund) else { return };
        let link = matches!(view.label(gerund), Label::Advcl | Label::Acl | Label::Xcomp);
        if !link || head > gerund {
            return;
        }
        let noun = tie.checked_sub(1).filter(|&at| view.upos(at) == Upos::Noun);
        let of_noun = noun.and_then(|noun| {
            // Who loses no time in suing sues.
            let none = self.none(noun).filter(|_| view.stems[noun] != "tim");
            none.or(Some(noun).filter(|&noun| view.cues.is_unsettled(&view.stems[noun])))
        });
        let describes = view.upos(head) == Upos::Adj || view.child(head, &[Label::Cop]).is_some();
        let is_open = describes && noun.is_none() && !view.cues.is_done(&view.stems[head]);
        let why = of_noun.or_else(|| self.negation(head)).or(is_open.then_some(head));
        if let Some(why) = why {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(why, 1);
        }
    }

    /// Passes over what is but a preposition with `be` before it: `was against hiring Orlo`.
    pub(super) fn for_or_against(&mut self, core: usize) {
        let is_described = self.view.child(core, &[Label::Cop]).is_some();
        if let Some(tie) = self.tie_of_gerund(core).filter(|_| is_described) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(tie, 1);
        }
    }

    /// Whether a word rules out a plan, and denies no deed: `ruled out selling the bank`, but not `ruled out
    /// having sold it`.
    pub(super) fn rules_out(&self, verb: usize, plan: usize) -> bool {
        let view = self.view;
        let has = |of: usize, labels: &[Label]| view.child(of, labels).is_some();
        view.stems[verb] == "rul"
            && view.label(plan) == Label::Xcomp
            && view.tag(plan) == Tag::Vbg
            && !has(plan, &[Label::Aux, Label::Nsubj])
            && !has(verb, &[Label::Obj])
    }

    /// The preposition that ties a gerund to what it is about. When or how something was done
    /// (`after buying`, `by bribing`) is no such thing.
    fn tie_of_gerund(&self, gerund: usize) -> Option<usize> {
        #[rustfmt::skip]
        const TIES: &[&str] = &[
            "about", "against", "at", "for", "from", "in", "into", "of", "on", "over", "to", "toward",
            "towards", "with",
        ];
        let view = self.view;
        let is_gerund = view.tag(gerund) == Tag::Vbg && view.upos(gerund) == Upos::Verb;
        let is_tie = |&word: &usize| TIES.contains(&&*view.sentence.word(word).to_lowercase());
        view.opener(gerund).filter(is_tie).filter(|&tie| is_gerund && tie < gerund)
    }
}
