//! A sentence as the rules see it: the parse, who depends on whom, stems and cues.

use crate::extract::guide::Guide;
use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::manner::{Cues, Found};
use crate::extract::stem::stem;
use crate::extract::tree::{self, Tree};

/// What is asked of a sentence again and again, found out once.
pub(super) struct View<'s, 't> {
    pub(super) sentence: &'s Sentence<'t>,
    pub(super) tree: Tree,
    pub(super) stems: Vec<String>,
    pub(super) cues: &'s Cues,
    found: Vec<(u16, Found)>,
}

impl<'s, 't> View<'s, 't> {
    pub(super) fn of(sentence: &'s Sentence<'t>, guide: &'s Guide) -> Self {
        let stems: Vec<String> = (0..sentence.len()).map(|at| stem(sentence.word(at))).collect();
        let found = guide.cues.find(sentence, &stems);
        View { sentence, tree: Tree::of(sentence), stems, cues: &guide.cues, found }
    }

    /// The cues whose first word in rank is this one, the longest first.
    pub(super) fn cues_at(&self, at: usize) -> impl Iterator<Item = Found> + '_ {
        let start = self.found.partition_point(|(top, _)| (*top as usize) < at);
        let here = move |(top, _): &&(u16, Found)| *top as usize == at;
        self.found[start..].iter().take_while(here).map(|(_, found)| *found)
    }

    pub(super) fn label(&self, at: usize) -> Label {
        self.sentence.labels[at]
    }

    pub(super) fn upos(&self, at: usize) -> Upos {
        self.sentence.upos[at]
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.sentence.tags[at]
    }

    /// The first word that is one of these to another.
    pub(super) fn child(&self, of: usize, labels: &[Label]) -> Option<usize> {
        self.tree.child(self.sentence, of, labels)
    }

    /// The word that introduces a clause or a noun: `if`, `of`, `to`.
    pub(super) fn opener(&self, of: usize) -> Option<usize> {
        self.child(of, &[Label::Mark, Label::Case])
    }

    pub(super) fn is_passive(&self, at: usize) -> bool {
        tree::is_passive(self.sentence, &self.tree, at)
    }

    /// Who does what a verb says: its subject, that of the verb it shares one with, or the agent
    /// of a passive. `it` in `it is said` is nobody.
    pub(super) fn doer(&self, of: usize) -> Option<usize> {
        let mut at = of;
        for _ in 0..self.sentence.len() {
            if self.is_passive(at) {
                return self.agent(at);
            }
            if let Some(subject) = tree::subject(self.sentence, &self.tree, at) {
                return self.antecedent(subject).filter(|&word| self.label(word) != Label::Expl);
            }
            let head = self.sentence.head(at)?;
            at = match self.label(at) {
                Label::Acl if tree::is_nominal(self.sentence, head) => return Some(head),
                Label::Xcomp => match self.child(head, &[Label::Obj, Label::Iobj]) {
                    Some(object) => return Some(object),
                    None => head,
                },
                Label::Conj | Label::Advcl | Label::Parataxis | Label::Ccomp => head,
                _ => return None,
            };
        }
        None
    }

    /// The one by whom it is done.
    fn agent(&self, verb: usize) -> Option<usize> {
        let by = |at: usize| {
            let oblique = matches!(self.label(at), Label::Obl | Label::OblAgent);
            oblique && self.opener(at).is_some_and(|case| self.stems[case] == "by")
        };
        self.tree.children(verb).find(|&at| by(at))
    }

    /// Whom a relative pronoun stands for; any other word stands for itself.
    pub(super) fn antecedent(&self, word: usize) -> Option<usize> {
        let relative = matches!(self.tag(word), Tag::Wdt | Tag::Wp)
            || (self.stems[word] == "that" && self.upos(word) == Upos::Pron);
        if !relative {
            return Some(word);
        }
        let mut above = tree::upwards(self.sentence, word).skip(1);
        let clause = above.find(|&at| self.label(at) == Label::AclRelcl)?;
        self.sentence.head(clause)
    }

    /// The words below a word and itself, as a sorted list.
    pub(super) fn below(&self, top: usize) -> Vec<usize> {
        let mut words = vec![top];
        let mut next = 0;
        while let Some(&at) = words.get(next) {
            words.extend(self.tree.children(at));
            next += 1;
            if next > self.sentence.len() {
                break;
            }
        }
        words.sort_unstable();
        words.dedup();
        words
    }
}
