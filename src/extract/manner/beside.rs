//! What stands beside a verb, its subject and its object.

use crate::extract::language::{Label, Tag, Upos};
use crate::extract::manner::Unsaid;
use crate::extract::manner::cues::Found;
use crate::extract::manner::negators::{Turn, turn};
use crate::extract::manner::walk::{Scope, Walk};
use crate::extract::tree::is_nominal;
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
                    if !self.is_told_apart(child) {
                        self.clause_cue(child, child, scope);
                    }
                    if let Some(case) = view.child(child, &[Label::Case, Label::Mark]) {
                        self.clause_cue(case, case, scope);
                        self.said_so(child, Some(case));
                    }
                    self.account(child);
                    if scope == Scope::All {
                        self.made_up(child, word);
                    }
                }
                Label::Parataxis => self.said_so(child, None),
                Label::Ccomp if child > word && self.follows_comma(child) => {
                    self.said_so(child, None);
                }
                // `will under no circumstances pay`: parsers see a second subject there.
                Label::Nsubj if self.negation_of_phrase(child) => {
                    self.clause_cue(child, child, scope);
                }
                Label::Cc if self.turns(child) => self.clause_cue(child, child, scope),
                Label::Det if view.stems[child] == "no" && scope == Scope::All => {
                    self.manner.negated = !self.manner.negated;
                    self.note(child, 1);
                }
                _ => {}
            }
            if scope == Scope::All {
                self.only_perhaps_so(child);
            }
        }
    }

    /// What stands before the tie of somebody whom the proposition is about: `was shot, allegedly by Orlo`.
    fn only_perhaps_so(&mut self, end: usize) {
        let view = self.view;
        let ends = [&self.proposition.subject, &self.proposition.object];
        let is_end = ends.into_iter().flatten().any(|argument| argument.head == end);
        let tie = view.child(end, &[Label::Case]).filter(|&tie| is_end && tie < end);
        let Some(adverb) = tie.and_then(|tie| tie.checked_sub(1)) else { return };
        let is_own =
            view.sentence.head(adverb).is_some_and(|head| head == end || Some(head) == tie);
        let negates = view.cues_at(adverb).any(|found| self.cue(found).negates);
        if is_own && view.upos(adverb) == Upos::Adv && !negates {
            self.clause_cue(adverb, adverb, Scope::All);
        }
    }

    /// Whether a clause beside a verb tells of a claim that isn't the verb's: `arrested Orlo after Pell
    /// alleged that …`, but `as Pell alleged`.
    fn is_told_apart(&self, clause: usize) -> bool {
        let view = self.view;
        let is_clause = view.label(clause) == Label::Advcl && view.upos(clause) == Upos::Verb;
        is_clause
            && match view.opener(clause) {
                Some(opener) => view.stems[opener] != "as",
                None => {
                    view.question_word(clause).is_some()
                        || view.child(clause, &[Label::Ccomp, Label::Obj]).is_some()
                        || self.is_accused(clause)
                }
            }
    }

    /// Whether a participle is what somebody suffers: `Accused of fraud, Orlo hired a lawyer` says of nothing
    /// else that it is alleged.
    pub(super) fn is_accused(&self, participle: usize) -> bool {
        let view = self.view;
        let own =
            [Label::Nsubj, Label::NsubjPass, Label::Expl, Label::Aux, Label::Obj, Label::Ccomp];
        view.tag(participle) == Tag::Vbn
            && matches!(view.label(participle), Label::Acl | Label::Advcl | Label::Xcomp)
            && view.child(participle, &own).is_none()
    }

    /// Whether a word that joins clauses turns the one behind it: `nor did Orlo pay`.
    fn turns(&self, word: usize) -> bool {
        let next = word + 1;
        matches!(&*self.view.stems[word], "nor" | "neither")
            && self.view.sentence.upos.get(next) == Some(&Upos::Aux)
    }

    /// Whether a word is the top of several that say `not`: `at no point`.
    fn negation_of_phrase(&self, at: usize) -> bool {
        self.view.cues_at(at).any(|found| found.count > 1 && self.cue(found).negates)
    }

    pub(super) fn clause_cue(&mut self, at: usize, top: usize, scope: Scope) {
        let found = self.view.cues_at(at).find(|&found| self.cue(found).reaches_clause());
        let Some(found) = found else { return };
        let is_own = scope == Scope::All;
        if self.cue(found).negates && is_own {
            match turn(self.view, at) {
                Turn::Clause => {}
                Turn::Word => return,
                Turn::Unclear => self.manner.unsaid = Some(Unsaid::NotSaid),
            }
        }
        if is_own || self.cue(found).rank.is_some() {
            let speaker = self.speaker(found, top);
            self.apply(found, speaker);
        }
    }

    /// `…, officials said` and `as officials said`.
    pub(super) fn said_so(&mut self, verb: usize, opener: Option<usize>) {
        let view = self.view;
        let has_content = view.child(verb, &[Label::Ccomp, Label::Obj, Label::Xcomp]).is_some();
        // `quoted Orlo as saying …` says nothing of the quoting.
        let tied = opener.is_none_or(|word| view.stems[word] == "as" && view.tag(verb) != Tag::Vbg);
        let cue = view.cues_at(verb).find(|&found| self.cue(found).tells());
        let is_verb = view.upos(verb) == Upos::Verb;
        if let Some(found) = cue.filter(|_| is_verb && tied && !has_content) {
            let falsely = self.falsely(self.cue(found), verb);
            if let Some(hedge) = self.hedge(verb).or_else(|| self.negation(verb)) {
                self.manner.unsaid = Some(Unsaid::NotSaid);
                return self.note(hedge, 1);
            }
            match falsely {
                Some(falsely) => self.belie(found, falsely, verb),
                None => {
                    let speaker = self.speaker(found, verb);
                    self.apply(found, speaker);
                }
            }
        } else if is_verb && tied && !has_content {
            self.seems_so(verb);
            self.said_in_fun(verb);
        }
    }

    /// `…, Orlo joked`
    fn said_in_fun(&mut self, verb: usize) {
        let view = self.view;
        let is_fun = matches!(&*view.stems[verb], "jok" | "jest" | "quip");
        if is_fun && view.child(verb, &[Label::Nsubj]).is_some() {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(verb, 1);
        }
    }

    /// `…, it seems, …`
    fn seems_so(&mut self, verb: usize) {
        let view = self.view;
        let seems = |found: &Found| {
            let cue = self.cue(*found);
            cue.reaches_content() && cue.modality().is_some() && !cue.asks_for_tie()
        };
        let it =
            view.child(verb, &[Label::Nsubj, Label::Expl]).filter(|&it| view.stems[it] == "it");
        if let Some(found) = view.cues_at(verb).find(seems).filter(|_| it.is_some()) {
            self.apply(found, None);
        }
    }

    /// `no` before a noun of the clause: `the entries contain no addresses`; `took no money from Orlo`,
    /// where the noun is part of the relation.
    pub(super) fn arguments(&mut self, core: usize) {
        for head in self.nouns(core) {
            let none = self.none(head).filter(|none| !self.manner.cues.contains(none));
            if let Some(none) = none {
                self.manner.negated = !self.manner.negated;
                self.note(none, 1);
                self.manner.dropped.push(none);
            }
        }
    }

    /// The subject and object of the proposition, the objects of its verb, which another form may
    /// have for its end, and the nouns in its relation.
    pub(super) fn nouns(&self, core: usize) -> Vec<usize> {
        let (view, proposition) = (self.view, self.proposition);
        let ends = [&proposition.subject, &proposition.object].into_iter().flatten();
        let objects = view
            .tree
            .children(core)
            .filter(|&at| matches!(view.label(at), Label::Obj | Label::Iobj));
        let within = proposition.predicate.iter().copied();
        let within = within.filter(|&at| is_nominal(view.sentence, at));
        let mut nouns: Vec<usize> =
            ends.map(|argument| argument.head).chain(objects).chain(within).collect();
        nouns.sort_unstable();
        nouns.dedup();
        nouns
    }

    /// The word that says that there is none of what a noun names: `no money`, `not a cent`, `none of
    /// the boats`.
    pub(super) fn none(&self, noun: usize) -> Option<usize> {
        let view = self.view;
        let first = joined_first(view, noun);
        let no = view.tree.children(first).find(|&word| {
            let stem = view.stems[word].as_str();
            matches!(view.label(word), Label::Det | Label::CcPreconj)
                && (stem == "no" && !self.is_no_doubt(word, noun) || stem == "neither")
                || stem == "not" && self.is_not_one(word, first)
        });
        no.or_else(|| view.none_of(noun).map(|_| noun))
    }

    /// Whether a `no` belongs to another noun, as in `no doubt Orlo paid`.
    fn is_no_doubt(&self, no: usize, noun: usize) -> bool {
        noun != no + 1 && self.view.stems.get(no + 1).is_some_and(|next| next == "doubt")
    }

    /// Whether a `not` says `not a cent`, and not `not a bank but a club`.
    fn is_not_one(&self, not: usize, noun: usize) -> bool {
        let view = self.view;
        let one = view.stems.get(not + 1).is_some_and(|next| matches!(&**next, "a" | "an" | "on"));
        one && not < noun && view.child(noun, &[Label::Conj]).is_none()
    }

    /// `the council, according to minutes, ended …`: who says so often hangs on the subject.
    pub(super) fn beside_subject(&mut self) {
        let view = self.view;
        let Some(subject) = self.proposition.subject.as_ref().map(|subject| subject.head) else {
            return;
        };
        // `the alleged killer, Ann Ro`: she is that in no other way.
        let describes = self.proposition.rule == "apposition";
        let amod = |at: &usize| describes && view.label(*at) == Label::Amod;
        for word in view.tree.children(subject).filter(amod) {
            self.clause_cue(word, word, Scope::All);
        }
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
