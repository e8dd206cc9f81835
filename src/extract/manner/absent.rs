//! What isn't there has nothing in it: `there is no letter in which Orlo paid`, `never saw a letter
//! in which Orlo paid`.

use crate::extract::language::{Label, Upos};
use crate::extract::manner::Unsaid;
use crate::extract::manner::walk::Walk;

impl Walk<'_, '_, '_> {
    /// Passes over what a relative clause says of a thing that isn't there, or may not be.
    pub(super) fn of_nothing(&mut self, noun: usize, core: usize) {
        // Of its own ends the proposition says itself that there are none.
        let is_end = self.nouns(core).contains(&noun);
        let own = self.none(noun).filter(|_| !is_end);
        let why = own.or_else(|| self.absent(noun).filter(|_| self.is_any(noun)));
        if let Some(why) = why {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(why, 1);
        }
    }

    /// Whether a noun names one of many and none that is known: `a letter`, `any letter`, `anybody`.
    fn is_any(&self, noun: usize) -> bool {
        let view = self.view;
        let any = |word: usize| {
            let word = view.sentence.word(word).to_lowercase();
            matches!(&*word, "a" | "an" | "another") || word.starts_with("any")
        };
        any(noun) || view.child(noun, &[Label::Det]).is_some_and(any)
    }

    /// The word that says that a noun isn't there, or that nobody does with it what the verb above says.
    fn absent(&self, noun: usize) -> Option<usize> {
        let view = self.view;
        let mut at = noun;
        while view.label(at) == Label::Nmod {
            at = view.sentence.head(at)?;
            if let Some(none) = self.none(at) {
                return Some(none);
            }
        }
        if view.child(at, &[Label::Cop]).is_some() {
            return self.negation(at);
        }
        let verb = view.sentence.head(at).filter(|&verb| view.upos(verb) == Upos::Verb)?;
        let there = view.child(verb, &[Label::Expl]).is_some();
        let is_taken = match view.label(at) {
            Label::Obj | Label::Obl => true,
            Label::Nsubj => there,
            _ => false,
        };
        let doer = view.child(verb, &[Label::Nsubj]).filter(|&who| who != at);
        let why = self.negation(verb).or_else(|| self.nobody(doer?)).or_else(|| self.refused(verb));
        why.filter(|_| is_taken)
    }

    /// The verb above that says that another isn't done: `failed to find`.
    fn refused(&self, verb: usize) -> Option<usize> {
        let view = self.view;
        let above = view.sentence.head(verb).filter(|_| view.label(verb) == Label::Xcomp)?;
        let negates = |found| self.cue(found).negates && self.cue(found).reaches_content();
        let not = view.cues_at(above).any(negates).then_some(above);
        not.or_else(|| self.negation(above))
    }
}
