//! From a proposition's verb upwards, gathering what is said of it on the way.

use crate::extract::candidate::Modality;
use crate::extract::clauses::Proposition;
use crate::extract::language::{Label, Tag, Upos};
use crate::extract::manner::cues::{Cue, Found, Who};
use crate::extract::manner::{Manner, Unsaid};
use crate::extract::tree::is_nominal;
use crate::extract::view::View;

/// How much of what stands beside a word reaches the proposition.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Everything.
    All,
    /// Only who says so and how firmly, because a clause lies between.
    Attribution,
}

struct Walk<'a, 's, 't> {
    view: &'a View<'s, 't>,
    proposition: &'a Proposition,
    manner: Manner,
    /// Whether a speaker was met; statuses beyond are not the proposition's own.
    settled: bool,
}

pub(super) fn walk(view: &View, proposition: &Proposition) -> Manner {
    let mut walk = Walk { view, proposition, manner: Manner::default(), settled: false };
    let core = walk.core();
    walk.itself(core);
    walk.upwards(core);
    walk.arguments();
    walk.beside_subject();
    walk.manner
}

/// The verbs of a sentence that say what somebody says, and who that is; and `according to …`.
pub(super) fn verbs_of_saying(view: &View) -> impl Iterator<Item = (usize, Option<usize>)> {
    (0..view.sentence.len()).filter_map(|at| {
        let cue = |found: Found| view.cues.cue(found);
        let found = view.cues_at(at).find(|&found| cue(found).rank.is_some())?;
        match (cue(found).speaker?, view.upos(at)) {
            (Who::Subject, Upos::Verb) if cue(found).reaches_content() => Some((at, view.doer(at))),
            (Who::Object, _) => Some((at, tied(view, at))),
            _ => None,
        }
    })
}

impl Walk<'_, '_, '_> {
    /// The lowest verb of the predicate: `block` in `wants to block`.
    fn core(&self) -> usize {
        let predicate = &self.proposition.predicate;
        let lower = |of: usize| {
            let part = |at: &usize| {
                predicate.contains(at)
                    && matches!(self.view.label(*at), Label::Xcomp | Label::Advcl | Label::Ccomp)
            };
            self.view.tree.children(of).find(part)
        };
        let mut at = self.proposition.head;
        for _ in 0..predicate.len() {
            let Some(next) = lower(at) else { break };
            at = next;
        }
        at
    }

    /// What the verb says of its own clause: `described … as`, `were reported`.
    fn itself(&mut self, core: usize) {
        let own = self.view.cues_at(core).find(|&found| self.cue(found).reaches_clause());
        let own = own.or_else(|| self.evaluation(core));
        let is_verb = self.view.upos(core) == Upos::Verb;
        // Who accuses somebody does so; who is accused may be innocent.
        let says =
            |found: &Found| !self.cue(*found).status_is("alleged") || self.view.is_passive(core);
        if let Some(found) = own.filter(|found| is_verb && says(found)) {
            let who = self.speaker(found, core);
            self.apply(found, who);
        }
        self.beside(core, Scope::All, core);
        self.condition(core);
    }

    /// `if they lie, they lose`: what depends on something else may come to be.
    fn condition(&mut self, core: usize) {
        let view = self.view;
        let if_clause = |at: &usize| view.label(*at) == Label::Advcl;
        let opener = view.tree.children(core).filter(if_clause).find_map(|at| view.opener(at));
        if let Some(word) = opener.filter(|&at| matches!(&*view.stems[at], "if" | "unless")) {
            self.manner.modality = Modality::Possible;
            self.note(word, 1);
        }
    }

    /// `see the law as an excuse`.
    fn evaluation(&self, verb: usize) -> Option<Found> {
        let role = |role: &Vec<usize>| matches!(role[..], [at] if self.view.stems[at] == "as");
        let tied = self.proposition.adjuncts.iter().any(|adjunct| role(&adjunct.role));
        self.view.cues.evaluation(&self.view.stems[verb], verb).filter(|_| tied)
    }

    fn upwards(&mut self, core: usize) {
        let view = self.view;
        let (mut at, mut scope) = (core, Scope::All);
        for _ in 0..view.sentence.len() {
            self.opened(at, scope);
            let Some(head) = self.governor(at) else { break };
            let label = view.label(at);
            if matches!(label, Label::AclRelcl | Label::Appos) && self.follows_comma(at) {
                break;
            }
            let reached = self.content(at, head, label, scope);
            match label {
                Label::Xcomp if reached.is_none() && scope == Scope::All => self.raised(at, head),
                Label::Xcomp => {}
                Label::Conj => {
                    if scope == Scope::All {
                        self.shared(at, head);
                    }
                    if self.view.child(at, SUBJECTS).is_some() {
                        scope = Scope::Attribution;
                    }
                }
                Label::Acl if reached.is_some() => {}
                Label::Advcl if reached.is_some() => {}
                label if is_nominal_link(label) && is_nominal(view.sentence, at) => {}
                _ => scope = Scope::Attribution,
            }
            let beside = if label == Label::Conj { Scope::Attribution } else { scope };
            match reached {
                Some(_) => self.beside(head, Scope::Attribution, at),
                None => self.beside(head, beside, at),
            }
            at = head;
        }
    }

    /// The word a clause depends on. In `accused Ferro of hiding a leak` it is often hung on Ferro.
    fn governor(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let head = view.sentence.head(at)?;
        let opener = view.opener(at).map(|word| view.stems[word].as_str());
        let tied = matches!(opener, Some("of" | "from" | "for" | "as"));
        let object = matches!(view.label(head), Label::Obj | Label::NsubjPass);
        let verb = view.sentence.head(head).filter(|&verb| {
            let content = |found: Found| self.cue(found).reaches_content();
            view.upos(verb) == Upos::Verb && view.cues_at(verb).any(content)
        });
        match verb.filter(|_| view.label(at) == Label::Acl && tied && object) {
            Some(verb) => Some(verb),
            None => Some(head),
        }
    }

    /// What a word above says of what depends on it.
    fn content(&mut self, at: usize, head: usize, label: Label, scope: Scope) -> Option<Found> {
        let view = self.view;
        let found = view.cues_at(head).find(|&found| self.cue(found).reaches_content())?;
        let cue = self.cue(found);
        // `tried to post` says itself that nothing may have been posted.
        let told = !cue.drops && self.proposition.predicate.contains(&head);
        if cue.rank.is_none() && (told || scope == Scope::Attribution) {
            return told.then_some(found);
        }
        let opener = view.opener(at).map(|word| view.stems[word].as_str());
        let reaches = match label {
            Label::Ccomp | Label::Xcomp | Label::Csubj | Label::CsubjPass => true,
            Label::Parataxis => at > head && self.view.upos(head) == Upos::Verb,
            // A clause with `that` is what is alleged, whatever the parser calls it.
            Label::AclRelcl => is_nominal(view.sentence, head) && opener == Some("that"),
            Label::Acl => is_nominal(view.sentence, head) || Some(head) != view.sentence.head(at),
            Label::Advcl => {
                let gerund = opener.is_none() && view.tag(at) == Tag::Vbg;
                let tied = matches!(opener, Some("of" | "as" | "from" | "with" | "for" | "about"));
                (gerund && self.expects_gerund(head)) || tied
            }
            Label::Nmod | Label::Obj | Label::Obl | Label::NsubjPass => {
                let about = matches!(opener, None | Some("of" | "about" | "for" | "on"));
                about && is_nominal(view.sentence, at) && self.is_said(at)
            }
            _ => false,
        };
        if !reaches {
            return None;
        }
        self.reach(found, at, head);
        Some(found)
    }

    /// Whether a noun is what the proposition is about, or the word for saying it.
    fn is_said(&self, at: usize) -> bool {
        let is_cue = self.view.cues_at(at).any(|found| self.cue(found).reaches_content());
        is_cue || at == self.proposition.head
    }

    /// Parsers often hang the gerund of `denied paying` as if it were an adverb.
    fn expects_gerund(&self, verb: usize) -> bool {
        let object = self.view.child(verb, &[Label::Obj, Label::Ccomp, Label::Xcomp]);
        object.is_none() && self.view.upos(verb) == Upos::Verb && !self.view.is_passive(verb)
    }

    fn reach(&mut self, found: Found, at: usize, head: usize) {
        let view = self.view;
        let (cue, speaker) = (self.cue(found).clone(), self.speaker(found, head));
        let is_verb = view.upos(head) != Upos::Noun;
        // Nobody says what there is no evidence of.
        let says_nothing = cue.rank.is_none() && cue.modality().is_none() && !cue.negates;
        // `no evidence suggests that …`, `no official said …`
        let nobody = view.doer(head).filter(|_| is_verb).and_then(|who| self.no(who));
        if let Some(no) = nobody {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(no, 1);
        }
        if let Some(no) = self.no(head).filter(|_| !is_verb) {
            if cue.modality() == Some(Modality::Doubted) {
                return self.note(no, 1);
            }
            if says_nothing {
                self.manner.unsaid = Some(Unsaid::NotSaid);
                self.note(no, 1);
            }
        }
        if let Some(not) = self.negation(head).filter(|_| is_verb) {
            let opinion_or_wish = cue.rank.is_none() || self.is_opinion(&cue);
            if !opinion_or_wish {
                self.manner.unsaid = Some(Unsaid::NotSaid);
            }
            self.manner.negated = !self.manner.negated;
            self.note(not, 1);
        }
        self.apply(found, speaker);
        // `is said to have paid`: nobody in particular says so, and it isn't what is done.
        let is_said = view.is_passive(head) && cue.status_is("stated") && speaker.is_none();
        if is_said && view.label(at) == Label::Xcomp {
            self.manner.status = view.cues.rank("reported").or(self.manner.status);
        }
        let drops = cue.drops || is_said;
        if self.proposition.predicate.contains(&head) && drops {
            let small = |word: &usize| {
                matches!(
                    view.label(*word),
                    Label::Aux | Label::AuxPass | Label::Cop | Label::Advmod
                )
            };
            let dropped = (found.start..found.start + found.count).map(usize::from);
            let opener = view.opener(at);
            let beside = view.tree.children(head).filter(small);
            self.manner.dropped.extend(dropped.chain(opener).chain(beside));
        }
    }

    /// The word `no` before a noun.
    fn no(&self, noun: usize) -> Option<usize> {
        self.view.child(noun, &[Label::Det]).filter(|&word| self.view.stems[word] == "no")
    }

    fn is_opinion(&self, cue: &Cue) -> bool {
        cue.status_is("opinion")
    }

    /// A verb above that is no cue: what depends on it is yet to happen, unless the verb says
    /// otherwise (`managed to`) or stands in the relation itself (`wants to block`).
    fn raised(&mut self, at: usize, head: usize) {
        let view = self.view;
        let to = view.opener(at).filter(|&word| view.stems[word] == "to");
        let told_apart = self.proposition.predicate.contains(&head);
        let Some(_) = to.filter(|_| !told_apart) else { return };
        if view.stems[head] == "be" || !view.cues.happened(&view.stems[head]) {
            self.modality(Modality::Planned, head);
        }
    }

    /// What the first of two joined verbs shares with the second: `may block or limit`.
    fn shared(&mut self, at: usize, head: usize) {
        let view = self.view;
        let has_own = view.child(at, &[Label::Aux, Label::AuxPass, Label::Nsubj, Label::Mark]);
        if has_own.is_some() {
            return;
        }
        let either = view
            .child(at, &[Label::Cc])
            .is_some_and(|word| matches!(view.stems[word].as_str(), "or" | "nor"));
        for child in view.tree.children(head).filter(|&child| child < at) {
            let found = view.cues_at(child).find(|&found| self.cue(found).reaches_clause());
            let Some(found) = found.filter(|_| view.label(child) != Label::Conj) else { continue };
            let cue = self.cue(found);
            let modal = view.label(child) == Label::Aux;
            if modal || (cue.negates && either) {
                self.apply(found, None);
            }
        }
    }

    /// What introduces the clause: `if`, `whether`, `without`, or the `to` of a purpose.
    fn opened(&mut self, at: usize, scope: Scope) {
        let view = self.view;
        let openers = view
            .tree
            .children(at)
            .filter(|&word| matches!(view.label(word), Label::Mark | Label::Case | Label::Advmod));
        for word in openers {
            match (view.stems[word].as_str(), view.label(at)) {
                ("if" | "unless" | "whether" | "lest", _) => {
                    self.manner.unsaid = Some(Unsaid::Condition);
                    self.note(word, 1);
                }
                // `more likely to object than to agree` doesn't say that anybody agrees.
                ("than", _) if scope == Scope::All => {
                    self.manner.unsaid = Some(Unsaid::NotSaid);
                    self.note(word, 1);
                }
                ("without", Label::Advcl | Label::Acl) if scope == Scope::All => {
                    self.manner.negated = !self.manner.negated;
                    self.note(word, 1);
                }
                ("to", Label::Advcl | Label::Acl) if scope == Scope::All => {
                    self.modality(Modality::Planned, word);
                }
                ("to", Label::Root | Label::Ccomp | Label::Conj) if is_to_be(view, at) => {
                    self.modality(Modality::Planned, word);
                }
                _ => {}
            }
        }
    }

    /// What stands beside a word: adverbs, auxiliaries, `according to …`, `…, officials said`.
    fn beside(&mut self, word: usize, scope: Scope, from: usize) {
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

    fn clause_cue(&mut self, at: usize, top: usize, scope: Scope) {
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
        let cue = view.cues_at(verb).find(|&found| self.cue(found).reaches_content());
        let is_verb = view.upos(verb) == Upos::Verb;
        if let Some(found) = cue.filter(|_| is_verb && tied && !has_content)
            && self.cue(found).rank.is_some()
        {
            let speaker = self.speaker(found, verb);
            self.apply(found, speaker);
        }
    }

    /// `no` before the subject or object: `the entries contain no addresses`.
    fn arguments(&mut self) {
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
    fn beside_subject(&mut self) {
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

    /// The word for who says so, seen from the word that bears the cue.
    fn speaker(&self, found: Found, top: usize) -> Option<usize> {
        let view = self.view;
        match self.cue(found).speaker? {
            Who::Subject => view.doer(top),
            Who::Object => tied(view, top),
            Who::Owner => self.owner(top),
            Who::Itself => self.proposition.subject.as_ref().map(|subject| subject.head),
        }
    }

    /// Whose claim, report or fear a noun is.
    fn owner(&self, noun: usize) -> Option<usize> {
        let view = self.view;
        let by = |at: &usize| {
            view.label(*at) == Label::Nmod
                && view
                    .opener(*at)
                    .is_some_and(|case| matches!(view.stems[case].as_str(), "by" | "from"))
        };
        let owner = view.child(noun, &[Label::NmodPoss]);
        owner.or_else(|| view.tree.children(noun).find(by)).or_else(|| {
            let verb = view.sentence.head(noun).filter(|_| view.label(noun) == Label::Obj)?;
            let light = view.cues.is_light(&view.stems[verb]);
            view.doer(verb).filter(|_| light)
        })
    }

    fn negation(&self, of: usize) -> Option<usize> {
        let negates = |at: &usize| {
            is_small(self.view.label(*at))
                && self.view.cues_at(*at).any(|found| self.cue(found).negates)
        };
        self.view.tree.children(of).find(negates)
    }

    fn apply(&mut self, found: Found, speaker: Option<usize>) {
        let cue = self.cue(found).clone();
        self.note(found.start as usize, found.count as usize);
        if cue.status_is("denied") {
            self.manner.denied = !self.manner.denied;
            self.manner.speaker = speaker;
            self.settled = true;
            return;
        }
        if let Some(modality) = cue.modality() {
            self.manner.modality = match self.manner.modality {
                Modality::Actual => modality,
                known => known,
            };
            if modality == Modality::Doubted && speaker.is_some() {
                self.manner.modality = modality;
                self.manner.speaker = speaker;
            }
        }
        if cue.negates {
            self.manner.negated = !self.manner.negated;
        }
        if is_small(self.view.label(found.start as usize)) {
            self.manner.dropped.push(found.start as usize);
        }
        if self.settled {
            return;
        }
        let rank = cue.rank.map(|rank| self.hearsay(rank, &cue, speaker));
        self.manner.status = self.manner.status.max(rank);
        if let (Some(_), Some(_)) = (speaker, rank) {
            self.manner.speaker = speaker;
            self.settled = true;
        }
    }

    /// What users, polls and reports say is reported, not stated.
    fn hearsay(&self, rank: usize, cue: &Cue, speaker: Option<usize>) -> usize {
        let Some(who) = speaker.filter(|_| cue.status_is("stated") || cue.status_is("reported"))
        else {
            return rank;
        };
        let view = self.view;
        let bare = view.child(who, &[Label::NmodPoss]).is_none()
            && view
                .child(who, &[Label::Det])
                .is_none_or(|det| matches!(view.stems[det].as_str(), "som" | "many" | "several"));
        let plural = matches!(view.tag(who), Tag::Nns);
        let hearsay = plural && bare && view.cues.is_hearsay(&view.stems[who]);
        match (cue.status_is("stated"), hearsay) {
            (true, true) => view.cues.rank("reported").unwrap_or(rank),
            (false, false) if view.tag(who) != Tag::Nns => view.cues.rank("stated").unwrap_or(rank),
            _ => rank,
        }
    }

    fn modality(&mut self, modality: Modality, word: usize) {
        if self.manner.modality == Modality::Actual {
            self.manner.modality = modality;
            self.note(word, 1);
        }
    }

    fn note(&mut self, start: usize, count: usize) {
        for word in start..start + count {
            if !self.manner.cues.contains(&word) {
                self.manner.cues.push(word);
            }
        }
    }

    fn follows_comma(&self, clause: usize) -> bool {
        let first = self.view.below(clause).first().copied().unwrap_or(clause);
        let comma = |at: usize| self.view.tag(at) == Tag::Comma;
        // The comma itself usually depends on the clause.
        comma(first) || first.checked_sub(1).is_some_and(comma)
    }

    fn cue(&self, found: Found) -> &Cue {
        self.view.cues.cue(found)
    }
}

/// The noun to which `according to` or `in the words of` ties.
fn tied(view: &View, top: usize) -> Option<usize> {
    match view.label(top) {
        Label::Case | Label::Mark | Label::Fixed => view.sentence.head(top),
        _ => view.child(top, &[Label::Nmod, Label::Obl, Label::Obj]),
    }
}

const SUBJECTS: &[Label] = &[Label::Nsubj, Label::NsubjPass, Label::Csubj];

fn is_nominal_link(label: Label) -> bool {
    matches!(label, Label::Nmod | Label::Obj | Label::Obl | Label::Nsubj | Label::NsubjPass)
}

fn is_small(label: Label) -> bool {
    matches!(label, Label::Advmod | Label::Aux | Label::CcPreconj | Label::Cc)
}

/// Whether a verb stands in `is to …`, `is due to …`.
fn is_to_be(view: &View, verb: usize) -> bool {
    let be = view.child(verb, &[Label::Aux, Label::Cop]).filter(|&at| view.stems[at] == "be");
    be.is_some() && view.tag(verb) == Tag::Vb
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
