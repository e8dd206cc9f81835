//! From a proposition's verb upwards, gathering what is said of it on the way.

use std::ops::Range;

use crate::extract::clauses::Proposition;
use crate::extract::language::{Label, Tag, Upos};
use crate::extract::manner::conditions::{inverted, is_within, opens_condition};
use crate::extract::manner::cues::Found;
use crate::extract::manner::{Manner, Unsaid};
use crate::extract::tree::{is_nominal, upwards};
use crate::extract::view::View;
use crate::extract::word_lists::is_punishment;
use crate::model::Modality;

/// How much of what stands beside a word reaches the proposition.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Everything.
    All,
    /// Only who says so and how firmly, because a clause lies between.
    Attribution,
}

pub(super) struct Walk<'a, 's, 't> {
    pub(super) view: &'a View<'s, 't>,
    pub(super) proposition: &'a Proposition,
    pub(super) manner: Manner,
    /// Whether a speaker was met; statuses beyond are not the proposition's own.
    pub(super) settled: bool,
    /// The noun that was last found to say what the proposition says: `claims that …`.
    pub(super) told: Option<usize>,
    /// The words of a condition that has its verb before its subject.
    condition: Option<Range<usize>>,
}

pub(super) fn walk(view: &View, proposition: &Proposition) -> Manner {
    let manner = Manner::default();
    let condition = inverted(view);
    let mut walk = Walk { view, proposition, manner, settled: false, told: None, condition };
    let core = walk.core();
    walk.itself(core);
    walk.upwards(core);
    walk.arguments(core);
    walk.beside_subject();
    if let Some(condition) = walk.condition.clone().filter(|words| is_within(words, proposition)) {
        walk.manner.unsaid = Some(Unsaid::Condition);
        walk.note(condition.start, 1);
    }
    walk.said_to_the_contrary(core);
    walk.behind_doubt(core);
    walk.only_requested(core);
    walk.one_of_several(core);
    walk.calls(core);
    walk.forced(core);
    walk.manner
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
        // Who accuses somebody does so, and who reports a leak; who is accused may be innocent.
        let is_deed = !self.view.is_passive(core) || self.is_handed_on(core);
        // Who planned a raid planned it, and what is planned is yet to be.
        let is_plan = is_deed || self.view.child(core, &[Label::OblAgent]).is_some();
        let says = |found: &Found| {
            let cue = self.cue(*found);
            let is_told = cue.status_is("alleged") || cue.status_is("reported");
            !(is_deed && is_told || is_plan && cue.modality() == Some(Modality::Planned))
        };
        if let Some(found) = own.filter(|found| is_verb && says(found)) {
            // `wrongly described Vale as the owner`: who is wrongly accused was accused.
            let is_opinion = self.cue(found).status_is("opinion");
            let falsely = self.falsely(self.cue(found), core).filter(|_| is_opinion);
            match falsely {
                Some(falsely) => self.belie(found, falsely, core),
                None => {
                    let who = self.speaker(found, core);
                    self.apply(found, who);
                }
            }
        }
        self.beside(core, Scope::All, core);
        self.for_or_against(core);
        self.condition(core);
    }

    /// Whether something is told to somebody: `was reported to the police`.
    fn is_handed_on(&self, verb: usize) -> bool {
        let view = self.view;
        let to = |at: usize| {
            matches!(view.label(at), Label::Obl | Label::Nmod)
                && view.opener(at).is_some_and(|tie| view.stems[tie] == "to")
        };
        view.stems[verb] == "report" && view.tree.children(verb).any(to)
    }

    /// `if they lie, they lose`: what depends on something else may come to be.
    fn condition(&mut self, core: usize) {
        let view = self.view;
        let if_clause = |at: &usize| view.label(*at) == Label::Advcl;
        let opener = view.tree.children(core).filter(if_clause).find_map(|at| view.opener(at));
        if let Some(word) = opener.filter(|&at| opens_condition(view, at)) {
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
        let (mut at, mut scope, mut is_reason) = (core, Scope::All, false);
        for _ in 0..view.sentence.len() {
            self.opened(at, scope);
            self.outer(at);
            let Some(head) = self.governor(at) else { break };
            // In `had Orlo warned Vale, she would have left` nobody warns that she would.
            let leads_in = |words: &Range<usize>| words.contains(&head) && !words.contains(&at);
            if self.condition.as_ref().is_some_and(leads_in) {
                break;
            }
            let label = view.label(at);
            self.of_no_aim(at, head, core);
            if matches!(label, Label::AclRelcl | Label::Appos) && self.follows_comma(at) {
                if at != core || label == Label::AclRelcl {
                    self.claimed_around(at);
                }
                break;
            }
            if label == Label::AclRelcl {
                self.of_nothing(head, core);
            }
            self.ensured(at, head);
            self.belittled(at, head);
            let told = self.told == Some(at);
            let found = self.content(at, head, label, scope);
            if is_reason {
                self.reason_of_denied(found);
            }
            is_reason |= label == Label::Advcl && self.tells_why(at, head);
            let reached = found.is_some();
            self.told = reached.then_some(head);
            if !reached && (told || scope == Scope::All) {
                self.only_thought_of(at, head);
            }
            let contradicted = told && self.contradicted(at);
            scope = self.scope_above(at, head, scope, told, reached);
            if contradicted {
                scope = Scope::Attribution;
            }
            let is_joined = reached || label == Label::Conj;
            self.beside(head, if is_joined { Scope::Attribution } else { scope }, at);
            at = head;
        }
    }

    /// Whether a clause tells what something was done for: `sacked Vale for raising concerns`.
    /// Who is to blame or responsible for a deed has done it.
    fn tells_why(&self, clause: usize, deed: usize) -> bool {
        let view = self.view;
        let tied = view.opener(clause).is_some_and(|tie| view.stems[tie] == "for");
        let is_deed = view.upos(deed) == Upos::Verb && &*view.sentence.lemma(deed) != "blame";
        tied && view.tag(clause) == Tag::Vbg && is_deed
    }

    /// Whoever denies that something was done for a reason says nothing of that: `denied that it sacked
    /// Vale for raising concerns`.
    fn reason_of_denied(&mut self, found: Option<Found>) {
        let denies = |found: Found| self.cue(found).negates || self.cue(found).status_is("denied");
        if found.is_some_and(denies) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
        }
    }

    /// Says nothing of what hangs on something that there isn't: `no grounds to suspect that …`.
    fn of_no_aim(&mut self, at: usize, head: usize, core: usize) {
        let view = self.view;
        let is_aim = |&to: &usize| view.label(at) == Label::Acl && view.tag(to) == Tag::To;
        let aim = view.opener(at).filter(is_aim);
        if let Some(none) = aim.and_then(|_| self.none(head)).filter(|_| at != core) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(none, 1);
        }
    }

    /// What cues above a word are about, once the walk has come from it to its head: whether they
    /// may say something of the proposition, or only who says so.
    fn scope_above(
        &mut self,
        at: usize,
        head: usize,
        scope: Scope,
        told: bool,
        reached: bool,
    ) -> Scope {
        let view = self.view;
        let label = view.label(at);
        let is_beside_noun = label == Label::Advcl && is_nominal(view.sentence, head);
        let scope = if is_beside_noun { Scope::Attribution } else { scope };
        match label {
            Label::Xcomp => {
                if !reached && scope == Scope::All {
                    self.raised(at, head);
                }
                scope
            }
            Label::Conj => {
                if scope == Scope::All {
                    self.shared(at, head);
                }
                match view.child(at, SUBJECTS) {
                    Some(_) => Scope::Attribution,
                    None => scope,
                }
            }
            Label::Acl | Label::AclRelcl | Label::Advcl if reached => scope,
            // `did not consider suing`: what is said of one verb of the relation is said of all.
            Label::Advcl | Label::Ccomp if self.proposition.predicate.contains(&head) => scope,
            label if is_nominal_link(label) && is_nominal(view.sentence, at) => {
                match told && !reached && self.uses_claim(at, head) || self.is_answered(at, head) {
                    true => Scope::Attribution,
                    false => scope,
                }
            }
            _ => Scope::Attribution,
        }
    }

    /// Whoever claims something claims as well what is told by the way of somebody in it: `Orlo claims
    /// that Pell hired Lund, who had stolen the files`. In the present tense behind a past one, the text
    /// may tell it.
    fn claimed_around(&mut self, aside: usize) {
        let view = self.view;
        let content = |at: &usize| matches!(view.label(*at), Label::Ccomp | Label::Acl);
        let mut above = upwards(view.sentence, aside).skip(1);
        let told = above.find(content).and_then(|at| Some((at, view.sentence.head(at)?)));
        let Some((clause, teller)) = told else {
            return self.said_behind(aside);
        };
        let opener = view.opener(clause).map_or("that", |word| view.stems[word].as_str());
        let claims = |found: &Found| {
            let cue = self.cue(*found);
            let is_plain = !cue.negates && !cue.silent && !cue.passive && cue.truth.is_none();
            is_plain && cue.rank.is_some() && !cue.status_is("denied") && cue.fits(Some(opener))
        };
        let found = view.cues_at(teller).filter(|found| self.cue(*found).reaches_content());
        let Some(found) = found.into_iter().find(claims) else { return };
        let is_own = is_present(view, aside) && view.tag(teller) == Tag::Vbd;
        if opener == "that" && !is_own && !self.settled && self.negation(teller).is_none() {
            let speaker = self.speaker(found, teller);
            self.apply(found, speaker);
        }
    }

    /// Whoever says so behind the sentence says as well what is told by the way of somebody in it: `Orlo
    /// hired Lund, who had stolen the files, prosecutors allege`.
    fn said_behind(&mut self, aside: usize) {
        let view = self.view;
        let above: Vec<usize> = upwards(view.sentence, aside).skip(1).collect();
        for word in above.into_iter().flat_map(|at| view.tree.children(at)).filter(|&at| at > aside)
        {
            let tells_now = matches!(view.tag(word), Tag::Vbp | Tag::Vbz);
            let is_own = is_present(view, aside) && !tells_now;
            match (view.label(word), view.child(word, &[Label::Case])) {
                _ if is_own => {}
                (Label::Parataxis, None) => self.said_so(word, None),
                (Label::Obl, Some(case)) if view.stems[case] == "accord" => {
                    self.clause_cue(case, case, Scope::Attribution);
                }
                _ => {}
            }
        }
    }

    /// `the Crown's case is that …`: what a noun for saying something is, it says.
    fn outer(&mut self, at: usize) {
        let view = self.view;
        let Some(noun) = view.child(at, &[Label::NsubjOuter]) else { return };
        let says = |found: &Found| {
            let cue = self.cue(*found);
            cue.reaches_content()
                && (cue.rank.is_some() || cue.truth.is_some())
                && cue.fits(Some("that"))
        };
        let Some(found) = view.cues_at(noun).find(says) else { return };
        let opener = view.opener(at).unwrap_or(at);
        let negation = view.tree.children(at).find(|&word| {
            (noun..opener).contains(&word)
                && view.cues_at(word).any(|found| self.cue(found).negates)
        });
        match negation {
            // `her case is not that …`
            Some(not) => {
                self.manner.unsaid = Some(Unsaid::NotSaid);
                self.note(not, 1);
            }
            None => self.reach(found, at, noun),
        }
    }

    /// The word a clause depends on. In `accused Ferro of hiding a leak` it is often hung on Ferro.
    fn governor(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let head = view.sentence.head(at)?;
        let opener = view.opener(at).map(|word| view.stems[word].as_str());
        let tied =
            matches!(opener, Some("of" | "from" | "for" | "as" | "against" | "about" | "over"));
        // `criticised the arrest of Orlo for …`: it is the arrest that tells what for.
        let is_object = matches!(view.label(head), Label::Obj | Label::NsubjPass);
        let object = is_object && !is_punishment(&view.sentence.lemma(head));
        let verb = view.sentence.head(head).filter(|&verb| {
            let content = |found: Found| self.cue(found).reaches_content();
            view.upos(verb) == Upos::Verb && view.cues_at(verb).any(content)
        });
        // `told the court that …`: it isn't a kind of court.
        let told = opener == Some("that") && view.label(head) == Label::Iobj;
        match verb.filter(|_| view.label(at) == Label::Acl && (tied && object || told)) {
            Some(verb) => Some(verb),
            None => Some(self.charge(at, head).unwrap_or(head)),
        }
    }

    /// The noun before a clause that says what it is about, and which parsers pass by: `faces trial
    /// for bribing …`, `dropped charges against Ferro of bribing …`, `lost its bid to buy …`.
    fn charge(&self, clause: usize, verb: usize) -> Option<usize> {
        let view = self.view;
        let (label, opener) = (view.label(clause), view.opener(clause));
        let tie = opener.map(|word| view.stems[word].as_str());
        let leads_in = |&noun: &usize| {
            let mut cues = view.cues_at(noun).map(|found| self.cue(found));
            let near =
                |next: Option<usize>| view.upos(noun) == Upos::Noun && next == Some(noun + 1);
            (verb..clause).contains(&noun)
                && matches!(view.label(noun), Label::Obj | Label::Obl)
                && cues.any(|cue| match (label, tie) {
                    (Label::Advcl, Some("of" | "for" | "over")) => {
                        cue.status_is("alleged") && cue.fits(tie)
                    }
                    (Label::Advcl, Some("to")) => cue.modality().is_some() && near(opener),
                    // `faces allegations he paid`
                    (Label::Ccomp, None) => {
                        cue.rank.is_some() && near(view.below(clause).first().copied())
                    }
                    _ => false,
                })
        };
        view.tree.children(verb).rfind(leads_in)
    }

    /// A verb above that is no cue: what depends on it is yet to happen, unless the verb says
    /// otherwise (`managed to`) or stands in the relation itself (`wants to block`).
    fn raised(&mut self, at: usize, head: usize) {
        let view = self.view;
        let to = view.opener(at).filter(|&word| view.stems[word] == "to");
        let is_told = self.proposition.predicate.contains(&head);
        if to.is_none() {
            return;
        }
        if is_going(view, head) {
            self.modality(Modality::Planned, head);
            if is_told {
                self.leave_out(head..head + 1, at, head);
            }
            return;
        }
        if is_told {
            return;
        }
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
        let joint = self.joint(at, head);
        let either = matches!(joint, Some("or" | "nor"));
        // `did not bribe him, steal it and burn it`: only `did` lends `steal` its form.
        let lent = view.tag(at) == Tag::Vb && view.child(head, &[Label::Aux]).is_some();
        let lent = lent && joint != Some("but");
        for child in view.tree.children(head).filter(|&child| child < at) {
            let found = view.cues_at(child).find(|&found| self.cue(found).reaches_clause());
            let Some(found) = found.filter(|_| view.label(child) != Label::Conj) else { continue };
            let cue = self.cue(found);
            let modal = view.label(child) == Label::Aux;
            if modal || (cue.negates && (either || lent)) {
                self.apply(found, None);
            }
        }
    }

    /// The word that joins a verb to the list it is in: its own, or that of the next that has one.
    fn joint(&self, at: usize, head: usize) -> Option<&str> {
        let view = self.view;
        let mut members = vec![head];
        let mut next = 0;
        while let Some(&member) = members.get(next) {
            let conj = |child: &usize| view.label(*child) == Label::Conj && *child > member;
            members.extend(view.tree.children(member).filter(conj));
            next += 1;
        }
        members.sort_unstable();
        let behind = members.into_iter().filter(|&member| member >= at);
        let word = behind.filter_map(|member| view.child(member, &[Label::Cc])).next()?;
        Some(view.stems[word].as_str())
    }

    /// Takes note of what a verb does with a claim or plan behind it. The answer is whether it is a claim,
    /// of which the verb says nothing else: `did not hear claims that …` doesn't say that it isn't so.
    fn uses_claim(&mut self, claim: usize, verb: usize) -> bool {
        let is_verb = self.view.upos(verb) == Upos::Verb;
        let is_claim = self.manner.status.is_some();
        match (is_verb, is_claim) {
            (true, true) => {
                self.not_made(verb);
                self.overturned(claim, verb);
            }
            (true, false) => self.given_up(verb),
            (false, _) => {}
        }
        is_verb && is_claim
    }

    /// Who drops or loses a bid to do something is not to do it any more.
    fn given_up(&mut self, verb: usize) {
        let gives_up = self.view.cues.gives_up(&self.view.stems[verb]);
        if gives_up && self.manner.modality != Modality::Actual && self.negation(verb).is_none() {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(verb, 1);
        }
    }

    /// Who did not make a claim does not say what it says.
    fn not_made(&mut self, verb: usize) {
        let light = self.view.cues.is_light(&self.view.stems[verb]);
        let not = self.negation(verb).filter(|_| light).or_else(|| self.nobody_above(verb));
        if let Some(not) = not {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(not, 1);
        }
    }

    /// Turns what somebody said to the contrary of what is so: `contrary to reports that Orlo paid`.
    fn contradicted(&mut self, noun: usize) -> bool {
        let view = self.view;
        let is_contrary = |at: usize| view.sentence.word(at).eq_ignore_ascii_case("contrary");
        let contrary = view.tree.children(noun).find(|&at| is_contrary(at));
        let Some(contrary) = contrary.filter(|&at| view.label(at) == Label::Case) else {
            return false;
        };
        (self.manner.status, self.manner.speaker, self.settled) = (None, None, false);
        self.manner.negated = !self.manner.negated;
        self.note(contrary, 1);
        true
    }

    /// Passes over what else is said between `contrary to` and its comma: of `contrary to what Orlo said`
    /// nobody says that it is so.
    fn said_to_the_contrary(&mut self, core: usize) {
        let s = self.view.sentence;
        let is_contrary = |at: &usize| {
            s.word(*at).eq_ignore_ascii_case("contrary") && self.view.stems[*at + 1] == "to"
        };
        let Some(contrary) = (0..core).rfind(is_contrary) else { return };
        let ends = (contrary..core).any(|at| s.tags[at] == Tag::Comma);
        if !ends && !self.manner.cues.contains(&contrary) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(contrary, 2);
        }
    }

    pub(super) fn follows_comma(&self, clause: usize) -> bool {
        let first = self.view.below(clause).first().copied().unwrap_or(clause);
        let comma = |at: usize| self.view.tag(at) == Tag::Comma;
        // The comma itself usually depends on the clause.
        comma(first) || first.checked_sub(1).is_some_and(comma)
    }
}

const SUBJECTS: &[Label] = &[Label::Nsubj, Label::NsubjPass, Label::Csubj];

fn is_nominal_link(label: Label) -> bool {
    matches!(label, Label::Nmod | Label::Obj | Label::Obl | Label::Nsubj | Label::NsubjPass)
}

/// Whether a clause is in the present tense.
pub(super) fn is_present(view: &View, clause: usize) -> bool {
    let auxiliary = [Label::Aux, Label::AuxPass, Label::Cop];
    let finite = view.tree.children(clause).find(|&at| auxiliary.contains(&view.label(at)));
    matches!(view.tag(finite.unwrap_or(clause)), Tag::Vbz | Tag::Vbp)
}

/// Whether a verb is the `going` of `was going to pay`.
fn is_going(view: &View, verb: usize) -> bool {
    view.sentence.word(verb).eq_ignore_ascii_case("going")
        && view.child(verb, &[Label::Aux]).is_some()
}
