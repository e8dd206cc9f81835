//! What stands beside a verb, its subject and its object.

use crate::extract::language::{Label, Upos};
use crate::extract::manner::walk::{Scope, Walk};
use crate::extract::view::View;

impl Walk<'_, '_, '_> {
    /// What stands beside a word: adverbs, auxiliaries, `according to …`, `…, officials said`.
    pub(super) fn beside(&mut self, word: usize, scope: Scope, from: usize) {
        let view = self.view;
        for child in view.tree.children(word).filter(|&child| child != from) {
            match view.label(child) {
                Label::Advmod | Label::Discourse | Label::Aux | Label::CcPreconj => {
                    self.clause_cue(child, child, scope);
                }
                Label::Amod if word == self.proposition.head => {
                    self.clause_cue(child, child, scope);
                }
                Label::Obl | Label::OblUnmarked | Label::Nmod | Label::Advcl => {
                    self.clause_cue(child, child, scope);
                    if let Some(case) = view.child(child, &[Label::Case, Label::Mark]) {
                        self.clause_cue(case, case, scope);
                        self.said_so(child, Some(case));
                    }
                }
                Label::Parataxis => self.said_so(child, None),
                Label::Det if view.stems[child] == "no" && scope == Scope::All => {
                    self.manner.negated = !self.manner.negated;
                    self.note(child, 1);
                }
                _ => {}
            }
        }
    }

    pub(super) fn clause_cue(&mut self, at: usize, top: usize, scope: Scope) {
        let found = self.view.cues_at(at).find(|&found| self.cue(found).reaches_clause());
        let Some(found) = found else { return };
        let cue = self.cue(found);
        if scope == Scope::All || cue.rank.is_some() {
            let speaker = self.speaker(found, top);
            self.apply(found, speaker);
        }
    }

    /// `…, officials said` and `as officials said`.
    fn said_so(&mut self, verb: usize, opener: Option<usize>) {
        let view = self.view;
        let has_content = view.child(verb, &[Label::Ccomp, Label::Obj, Label::Xcomp]).is_some();
        let tied = opener.is_none_or(|word| view.stems[word] == "as");
        let cue = view.cues_at(verb).find(|&found| self.cue(found).tells());
        let is_verb = view.upos(verb) == Upos::Verb;
        if let Some(found) = cue.filter(|_| is_verb && tied && !has_content) {
            let falsely = self.falsely(self.cue(found), verb);
            match falsely {
                Some(falsely) => self.belie(found, falsely, verb),
                None => {
                    let speaker = self.speaker(found, verb);
                    self.apply(found, speaker);
                }
            }
        }
    }

    /// `no` before the subject or object: `the entries contain no addresses`.
    pub(super) fn arguments(&mut self) {
        let ends = [&self.proposition.subject, &self.proposition.object];
        for head in ends.into_iter().flatten().map(|argument| argument.head) {
            let view = self.view;
            let first = joined_first(view, head);
            let no = view.tree.children(first).find(|&word| {
                matches!(view.label(word), Label::Det | Label::CcPreconj)
                    && matches!(view.stems[word].as_str(), "no" | "neither")
            });
            let none = view.none_of(head).map(|_| head);
            if let Some(no) = no.or(none) {
                self.manner.negated = !self.manner.negated;
                self.note(no, 1);
                self.manner.dropped.push(no);
            }
        }
    }

    /// `the council, according to minutes, ended …`: who says so often hangs on the subject.
    pub(super) fn beside_subject(&mut self) {
        let view = self.view;
        let Some(subject) = self.proposition.subject.as_ref().map(|subject| subject.head) else {
            return;
        };
        for child in view.tree.children(subject).filter(|&child| child > subject) {
            let opener = view.opener(child).filter(|&word| view.stems[word] == "accord");
            if let Some(according) = opener {
                self.clause_cue(according, according, Scope::Attribution);
            }
        }
    }
}

/// The first of joined nouns, which has the word `no` for all.
fn joined_first(view: &View, noun: usize) -> usize {
    let either = |at: usize| {
        view.child(at, &[Label::Cc])
            .is_some_and(|word| matches!(view.stems[word].as_str(), "or" | "nor"))
    };
    match view.sentence.head(noun) {
        Some(first) if view.label(noun) == Label::Conj && either(noun) => first,
        _ => noun,
    }
}
