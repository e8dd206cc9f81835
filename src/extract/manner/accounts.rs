//! Whose account a sentence gives: `on Orlo's account, Vale paid`, `in Orlo's version of events, …`.

use crate::extract::language::{Label, Tag};
use crate::extract::manner::walk::Walk;

impl Walk<'_, '_, '_> {
    /// Takes for the speaker whoever a noun beside the verb says that the account is of.
    pub(super) fn account(&mut self, noun: usize) {
        let view = self.view;
        let is_account = view.cues.is_account(&view.stems[noun]);
        let Some(case) = view.child(noun, &[Label::Case]).filter(|_| is_account) else { return };
        let tied = matches!(view.stems[case].as_str(), "on" | "in" | "by");
        let of = |at: &usize| {
            let of = view.opener(*at).is_some_and(|of| view.stems[of] == "of");
            view.label(*at) == Label::Nmod && of
        };
        // The account of a meeting is nobody's, and neither is what is done in view of it.
        let the = view.child(noun, &[Label::Det]).is_some();
        let may_be_of = the && !matches!(view.sentence.word(noun), "account" | "version");
        let whose = view.child(noun, &[Label::NmodPoss]);
        let whose = whose.or_else(|| view.tree.children(noun).find(of).filter(|_| may_be_of));
        let is_apart = self.stands_apart(noun);
        let Some(whose) = whose.filter(|_| tied && is_apart && !self.settled) else { return };
        self.manner.status = self.manner.status.max(view.cues.rank("stated"));
        self.manner.speaker = Some(whose);
        self.settled = true;
        self.note(case, 1);
        self.note(noun, 1);
    }

    /// Whether commas keep a noun from what is done: money isn't put `in Orlo's account, …`.
    pub(super) fn stands_apart(&self, noun: usize) -> bool {
        let words = self.view.below(noun);
        let comma = |at: usize| self.view.sentence.tags.get(at) == Some(&Tag::Comma);
        let last = words.last().copied().unwrap_or(noun);
        self.follows_comma(noun) || comma(last) || comma(last + 1)
    }
}
