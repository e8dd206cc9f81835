//! What was said and is said no more: `apologised for saying that …`, `an earlier version said …`.

use crate::extract::language::{Label, Tag};
use crate::extract::manner::cues::Cue;
use crate::extract::manner::walk::Walk;

impl Walk<'_, '_, '_> {
    /// The word beside a verb of saying, or its subject, because of which it no longer says anything.
    pub(super) fn no_longer_said(&self, verb: usize) -> Option<usize> {
        let view = self.view;
        // Parsers take it for an auxiliary in `regrets having said`.
        let regrets =
            |at: &usize| view.label(*at) == Label::Aux && view.cues.is_regret(&view.stems[*at]);
        self.said_before(verb).or_else(|| view.tree.children(verb).find(regrets))
    }

    /// Whether somebody is sorry for what was said, and no longer says it: `apologised for saying`.
    pub(super) fn regrets(&self, said: usize, above: usize, cue: &Cue) -> bool {
        let view = self.view;
        let tied = match view.opener(said) {
            Some(word) => matches!(&*view.stems[word], "for" | "about" | "of"),
            None => view.label(said) == Label::Xcomp || said == above + 1,
        };
        let is_regret = view.cues.is_regret(&view.stems[above]);
        is_regret && tied && cue.rank.is_some() && self.is_gerund(said) && !view.is_passive(said)
    }

    /// Whether a verb is one like `saying` or `having said`.
    pub(super) fn is_gerund(&self, verb: usize) -> bool {
        let view = self.view;
        let having = |at: usize| view.tag(at) == Tag::Vbg && view.label(at) == Label::Aux;
        view.tag(verb) == Tag::Vbg || view.tree.children(verb).any(having)
    }

    /// The word that says that it was said before and is said no more: `an earlier version said …`,
    /// `we previously reported …`.
    fn said_before(&self, verb: usize) -> Option<usize> {
        const TEXTS: &[&str] = &["article", "column", "piece", "post", "report", "story"];
        let view = self.view;
        let who = view.child(verb, &[Label::Nsubj])?;
        let earlier = |of: usize| {
            let is_earlier = |at: &usize| {
                matches!(view.label(*at), Label::Amod | Label::Advmod)
                    && view.cues.is_earlier(&view.stems[*at])
            };
            view.tree.children(of).find(is_earlier)
        };
        let is_this = |det| view.sentence.word(det).eq_ignore_ascii_case("this");
        let this = view.child(who, &[Label::Det]).is_some_and(is_this);
        match &*view.sentence.lemma(who).to_lowercase() {
            "version" => earlier(who),
            "we" => earlier(verb),
            text if this && TEXTS.contains(&text) => earlier(verb),
            _ => None,
        }
    }
}
