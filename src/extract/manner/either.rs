//! What is said of one of several, and not of which: `Orlo or Pell paid`, `bribed or threatened Vale`.

use crate::extract::language::{Label, Tag, Upos};
use crate::extract::manner::walk::Walk;
use crate::extract::tree::is_nominal;
use crate::model::Modality;

impl Walk<'_, '_, '_> {
    /// Takes for possible what is said to be so of one or the other. What is said not to be so is so of none.
    pub(super) fn one_of_several(&mut self, core: usize) {
        let manner = &self.manner;
        if manner.negated || manner.denied || manner.modality != Modality::Actual {
            return;
        }
        // `known as Vantor or VG`: both are names of one.
        const NAMING: &[&str] = &["abbreviate", "call", "dub", "know", "name", "refer", "title"];
        if NAMING.contains(&&*self.view.sentence.lemma(core)) {
            return;
        }
        let proposition = self.proposition;
        let ends = [&proposition.subject, &proposition.object].into_iter().flatten();
        let mut parts = ends.map(|end| end.head).chain([core]);
        if let Some(or) = parts.find_map(|part| self.alternative(part)) {
            self.modality(Modality::Possible, or);
        }
    }

    /// The `or` that joins a word to others of its kind.
    fn alternative(&self, word: usize) -> Option<usize> {
        let view = self.view;
        let is_kind = |at: usize| match is_nominal(view.sentence, word) {
            true => is_nominal(view.sentence, at),
            false => view.upos(at) == Upos::Verb,
        };
        let first = match view.sentence.head(word) {
            Some(head) if view.label(word) == Label::Conj && is_kind(head) => head,
            _ => word,
        };
        let is_member = |&at: &usize| view.label(at) == Label::Conj && at > first && is_kind(at);
        let joint = |at: usize| view.child(at, &[Label::Cc]);
        let mut members: Vec<usize> = view.tree.children(first).filter(is_member).collect();
        members.extend(view.tree.children(word).filter(is_member).filter(|_| first != word));
        let mut next = 0;
        // `Orlo, Pell or Vale`, where each may hang on the one before
        while let Some(&member) = members.get(next).filter(|_| next < view.sentence.len()) {
            if joint(member).is_none() {
                members.extend(view.tree.children(member).filter(is_member));
            }
            next += 1;
        }
        let or = members.iter().find_map(|&at| joint(at).filter(|&cc| view.stems[cc] == "or"))?;
        // `Lantern Institute, or LI`: two names of one.
        let is_alias = members.len() == 1 && or > 0 && view.tag(or - 1) == Tag::Comma;
        (!is_alias).then_some(or)
    }
}
