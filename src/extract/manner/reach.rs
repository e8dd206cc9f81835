//! What a cue does to the proposition it reaches.

use std::ops::Range;

use crate::extract::language::{Label, Tag, Upos};
use crate::extract::manner::Unsaid;
use crate::extract::manner::cues::{Cue, Found, Truth, Who};
use crate::extract::manner::walk::{Scope, Walk};
use crate::extract::tree::{is_nominal, upwards};
use crate::extract::view::View;
use crate::model::Modality;

/// The verbs of a sentence that say what somebody says, and who that is; and `according to …`.
pub(super) fn verbs_of_saying(view: &View) -> impl Iterator<Item = (usize, Option<usize>)> {
    (0..view.sentence.len()).filter_map(|at| {
        let cue = |found: Found| view.cues.cue(found);
        let found = view.cues_at(at).find(|&found| cue(found).rank.is_some())?;
        match (cue(found).speaker?, view.upos(at)) {
            (Who::Subject, Upos::Verb) if cue(found).tells() => Some((at, view.doer(at))),
            (Who::Object, _) => Some((at, tied(view, at))),
            _ => None,
        }
    })
}

impl Walk<'_, '_, '_> {
    /// What a word above says of what depends on it.
    pub(super) fn content(
        &mut self,
        at: usize,
        head: usize,
        label: Label,
        scope: Scope,
    ) -> Option<Found> {
        let view = self.view;
        if self.told == Some(at) && self.is_only_judged(at, head) {
            return None;
        }
        let opener = view.opener(at).map(|word| view.stems[word].as_str());
        let Some(found) = self.cue_above(at, head, label, opener) else {
            return self.tidings(at, head, scope);
        };
        let cue = self.cue(found);
        // `tried to post` says itself that nothing may have been posted.
        let told = !cue.drops && self.proposition.predicate.contains(&head);
        if cue.rank.is_none() && (told || scope == Scope::Attribution) {
            return None;
        }
        // `denied paying: hiding it, robbing Pell` goes on with what is denied.
        let goes_on = view.child(at, &[Label::Nsubj, Label::NsubjPass]).is_none();
        let denied: &[Label] = if goes_on { &[Label::Obj] } else { &[Label::Obj, Label::Xcomp] };
        if label == Label::Parataxis
            && cue.status_is("denied")
            && !self.is_of_speaker(at)
            && let Some(object) = view.child(head, denied)
        {
            self.counter(found, head, object);
            return None;
        }
        if cue.truth == Some(Truth::Absurd) && opener == Some("that") {
            return self.absurd(found);
        }
        if !self.is_content(found, at, head, label, opener) {
            return None;
        }
        self.reach(found, at, head);
        Some(found)
    }

    /// The cue of a word that may say something of what depends on it.
    fn cue_above(
        &self,
        at: usize,
        head: usize,
        label: Label,
        opener: Option<&str>,
    ) -> Option<Found> {
        let view = self.view;
        let asked = view.question_word(at).map(|word| view.sentence.word(word).to_lowercase());
        let reaches = |&found: &Found| {
            let cue = self.cue(found);
            // `did not accept they paid` has no `that`.
            let is_clause = matches!(label, Label::Ccomp | Label::Csubj | Label::CsubjPass);
            let bare = is_clause && opener.is_none() && cue.fits(Some("that"));
            let fits = bare || cue.fits(opener) || cue.fits(asked.as_deref());
            cue.reaches_content() && fits && (!cue.passive || view.is_passive(head))
        };
        view.cues_at(head).find(reaches)
    }

    /// Whether a cue says something of what depends on it in this way.
    fn is_content(
        &self,
        found: Found,
        at: usize,
        head: usize,
        label: Label,
        opener: Option<&str>,
    ) -> bool {
        let (view, cue) = (self.view, self.cue(found));
        match label {
            _ if cue.truth == Some(Truth::Absurd) => label == Label::Nsubj && self.told == Some(at),
            Label::Ccomp | Label::Xcomp | Label::Csubj | Label::CsubjPass => true,
            Label::Parataxis => {
                let is_content = at > head && !self.is_another_matter(at, head);
                is_content && self.view.upos(head) == Upos::Verb && !self.is_of_speaker(at)
            }
            // A clause with `that` is what is alleged, whatever the parser calls it.
            // `claims he paid Pell`: there is nothing else that he could have paid him.
            Label::AclRelcl => {
                let whole = opener.is_none() && cue.rank.is_some() && self.is_whole(at);
                is_nominal(view.sentence, head) && (opener == Some("that") || whole)
            }
            // `allegations made by Orlo`: that is how they came to be, and not what they say.
            Label::Acl if self.is_reduced(at) => false,
            // Parsers say so of a clause behind a verb as well.
            Label::Acl => {
                is_nominal(view.sentence, head)
                    || view.upos(head) == Upos::Adj
                    || Some(head) != view.sentence.head(at)
                    || opener == Some("that")
            }
            Label::Advcl => self.is_tied_clause(found, at, head, opener),
            // `the claim that … is false`
            Label::Nsubj => (cue.truth.is_some() || cue.silent) && self.told == Some(at),
            // Who appears in court on a charge does so.
            Label::Obl if cue.drops && cue.modality() == Some(Modality::Possible) => false,
            // Who bars reports of something doesn't say that it isn't so.
            Label::Obj if cue.negates && cue.truth.is_none() && self.is_cue(at) => false,
            // Who repeats a lie doesn't say that it is one.
            Label::Obj | Label::Obl | Label::Nmod if self.is_untrue(at) => false,
            Label::Nmod | Label::Obj | Label::Obl | Label::NsubjPass => {
                self.is_noun_of(found, at, head, opener)
            }
            _ => false,
        }
    }

    /// Whether a clause beside a cue's word is what the cue is about: `came close to firing`.
    fn is_tied_clause(&self, found: Found, at: usize, head: usize, opener: Option<&str>) -> bool {
        let (view, cue) = (self.view, self.cue(found));
        let gerund = opener.is_none() && view.tag(at) == Tag::Vbg;
        let tied = matches!(opener, Some("of" | "as" | "from" | "with" | "for" | "about"));
        // Who lied about paying may well have paid, and who was dismissed for it as well.
        let is_reason = opener == Some("for") && cue.status_is("denied");
        let tied = tied && cue.truth.is_none() && !is_reason;
        let of_noun = Some(head) != view.sentence.head(at) && opener == Some("to");
        self.is_opened_by(found, at)
            || (gerund && self.expects_gerund(head))
            || tied
            || of_noun
            || cue.asks_for_tie()
    }

    /// Whether a noun beside a cue's word is what the cue is about.
    fn is_noun_of(&self, found: Found, at: usize, head: usize, opener: Option<&str>) -> bool {
        let view = self.view;
        let own = self.is_opened_by(found, at);
        let about = own || matches!(opener, None | Some("of" | "about" | "for" | "on"));
        let is_bid = self.is_plan(at) && view.cues.gives_up(&view.stems[head]);
        let is_said = self.is_said(at) && !self.is_request(at) && !is_bid;
        about && is_nominal(view.sentence, at) && is_said
    }

    /// Whether a cue's own words tie to it what depends on it.
    fn is_opened_by(&self, found: Found, at: usize) -> bool {
        self.view.opener(at).is_some_and(|word| found.words().contains(&word))
    }

    /// Whether a participle tells what was done to the noun before it: `the report published by Orlo`.
    fn is_reduced(&self, participle: usize) -> bool {
        let view = self.view;
        let own = [Label::Nsubj, Label::NsubjPass, Label::Mark, Label::Case, Label::Aux];
        matches!(view.tag(participle), Tag::Vbn | Tag::Vbd)
            && self.proposition.predicate.contains(&participle)
            && view.child(participle, &own).is_none()
            && view.child(participle, &[Label::OblAgent]).is_some()
    }

    /// Of what is called absurd nobody can tell whether it was done: `it is ludicrous that …`.
    fn absurd(&mut self, found: Found) -> Option<Found> {
        self.manner.unsaid = Some(Unsaid::NotSaid);
        self.note(found.start as usize, found.count as usize);
        Some(found)
    }

    /// What follows a denial that has its object is what is said instead: `denied it: the board had
    /// …`. Behind a noun for what is denied nobody can tell.
    fn counter(&mut self, found: Found, head: usize, object: usize) {
        if self.settled {
            return;
        }
        if self.is_cue(object) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
        } else {
            self.manner.status = self.manner.status.max(self.view.cues.rank("stated"));
            self.manner.speaker = self.speaker(found, head);
            self.settled = true;
        }
        self.note(found.start as usize, found.count as usize);
    }

    /// Whether what stands behind a semicolon is no longer what somebody is accused of: `accused
    /// Orlo of robbing Pell; Vale sued them`.
    fn is_another_matter(&self, clause: usize, verb: usize) -> bool {
        let view = self.view;
        let first = view.below(clause).into_iter().find(|&at| at > verb);
        let is_mark = |at: usize| view.sentence.word(at) == ";";
        let behind = first.is_some_and(|first| is_mark(first) || first > 0 && is_mark(first - 1));
        behind && view.child(verb, &[Label::Obj]).is_some()
    }

    /// Whether the proposition tells who says something, and not what: `Orlo denied it, a lawyer who knows
    /// him said`.
    fn is_of_speaker(&self, saying: usize) -> bool {
        let view = self.view;
        let who = view.child(saying, &[Label::Nsubj]);
        let says = view.cues_at(saying).any(|found| self.cue(found).reaches_content());
        let of = |who| upwards(view.sentence, self.proposition.head).any(|above| above == who);
        says && who.is_some_and(of)
    }

    /// Whether a noun is what the proposition is about, or the word for saying it; not the `bid` of
    /// `the bid that Orlo made`.
    fn is_said(&self, at: usize) -> bool {
        self.told == Some(at) || at == self.proposition.head
    }

    /// Whether a noun of the proposition's own is what somebody asks for: who refuses it doesn't say that
    /// nobody asked.
    fn is_request(&self, at: usize) -> bool {
        self.told != Some(at) && self.view.cues.is_request(&self.view.stems[at])
    }

    /// Whether a noun is a plan or bid to do what the proposition says, and nobody's claim.
    pub(super) fn is_plan(&self, noun: usize) -> bool {
        let is_hedged = self.manner.modality != Modality::Actual && self.manner.status.is_none();
        self.told == Some(noun) && is_hedged
    }

    /// Whether a word says that something isn't so: `a lie that …`, `false`.
    fn is_untrue(&self, at: usize) -> bool {
        self.view.cues_at(at).any(|found| self.cue(found).truth == Some(Truth::False))
    }

    /// Whether a clause has a subject and an object of its own, so that no noun before it is either:
    /// `claims he paid Pell`, but `claims he sent Pell`.
    fn is_whole(&self, clause: usize) -> bool {
        #[rustfmt::skip]
        const GIVING: &[&str] = &[
            "bring", "give", "hand", "lend", "offer", "send", "show", "teach", "tell",
        ];
        let view = self.view;
        let is_own = |at: usize| !matches!(view.tag(at), Tag::Wdt | Tag::Wp);
        let has = |labels: &[Label]| view.child(clause, labels).is_some_and(is_own);
        let gives = GIVING.contains(&&*view.sentence.lemma(clause));
        !gives && has(&[Label::Nsubj]) && has(&[Label::Obj]) && !has(&[Label::Iobj])
    }

    fn is_cue(&self, at: usize) -> bool {
        self.view.cues_at(at).any(|found| self.cue(found).reaches_content())
    }

    /// Parsers often hang the gerund of `denied paying` as if it were an adverb.
    fn expects_gerund(&self, verb: usize) -> bool {
        let object = self.view.child(verb, &[Label::Obj, Label::Ccomp, Label::Xcomp]);
        object.is_none() && self.view.upos(verb) == Upos::Verb && !self.view.is_passive(verb)
    }

    pub(super) fn reach(&mut self, found: Found, at: usize, head: usize) {
        let view = self.view;
        let (cue, speaker) = (self.cue(found).clone(), self.speaker(found, head));
        if cue.silent || self.is_yet_to_be(&cue, head) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            return self.note(found.start as usize, found.count as usize);
        }
        if let Some(falsely) = self.falsely(&cue, head) {
            return self.belie(found, falsely, head);
        }
        if self.is_taken_back(&cue, head) {
            return;
        }
        // Whoever calls a story false doesn't tell it.
        if cue.truth.is_some() && is_nominal(view.sentence, at) {
            (self.manner.status, self.manner.speaker, self.settled) = (None, None, false);
        }
        // `was found guilty of bribing Pell`: that is what the court did.
        if self.is_verdict(at) && view.is_passive(head) && view.stems[head] == "find" {
            return self.note(found.start as usize, found.count as usize);
        }
        match cue.status_is("denied") && self.rules_out(head, at) {
            true => self.plan_no_more(found, speaker),
            false => self.apply(found, speaker),
        }
        // `false claims that …`
        let untrue = |at: &usize| view.label(*at) == Label::Amod && self.is_untrue(*at);
        if let Some(word) = view.tree.children(head).find(untrue) {
            (self.manner.status, self.manner.speaker, self.settled) = (None, None, false);
            self.manner.negated = !self.manner.negated;
            self.note(word, 1);
        }
        // `is said to have paid`: nobody in particular says so, and it isn't what is done.
        let is_said = view.is_passive(head) && cue.rank.is_some() && view.label(at) == Label::Xcomp;
        if is_said && cue.status_is("stated") && speaker.is_none() {
            self.manner.status = view.cues.rank("reported").or(self.manner.status);
        }
        if self.proposition.predicate.contains(&head) && (cue.drops || is_said) {
            self.leave_out(found.words(), at, head);
        }
    }

    /// What somebody rules out is not to be done.
    fn plan_no_more(&mut self, found: Found, speaker: Option<usize>) {
        self.note(found.start as usize, found.count as usize);
        self.manner.modality = Modality::Planned;
        self.manner.negated = !self.manner.negated;
        if !self.settled {
            self.manner.status = self.manner.status.max(self.view.cues.rank("stated"));
            self.manner.speaker = speaker;
            self.settled = true;
        }
    }

    /// The word beside one for saying something that says that it isn't so.
    pub(super) fn falsely(&self, cue: &Cue, head: usize) -> Option<usize> {
        let view = self.view;
        let is_verdict = cue.asks_for_tie() && cue.modality().is_none();
        let beside = |&at: &usize| {
            matches!(view.label(at), Label::Advmod | Label::Amod)
                && view.cues.is_falsely(&view.stems[at])
        };
        let found = view.tree.children(head).find(beside);
        let found = found.or_else(|| self.falsely_between(head)).or_else(|| self.in_error(head));
        found.filter(|_| cue.rank.is_some() || is_verdict)
    }

    /// `stated, incorrectly, that …`: parsers may hang the word on what is stated.
    fn falsely_between(&self, verb: usize) -> Option<usize> {
        let view = self.view;
        let comma = |at: usize| view.sentence.tags.get(at) == Some(&Tag::Comma);
        let word = verb + 2;
        let is_apart = comma(verb + 1) && comma(word + 1);
        (is_apart && view.cues.is_falsely(&view.stems[word])).then_some(word)
    }

    /// `stated in error that …`, `owing to an editing error, we said that …`
    fn in_error(&self, verb: usize) -> Option<usize> {
        let view = self.view;
        let ties = |tie: usize| {
            matches!(
                &*view.stems[tie],
                "in" | "by" | "through" | "ow" | "due" | "becaus" | "follow" | "aft"
            )
        };
        let is_error = |&at: &usize| {
            let oblique = matches!(view.label(at), Label::Obl | Label::Nmod | Label::Advcl);
            let is_mistake = matches!(&*view.stems[at], "error" | "mistak" | "oversight");
            oblique && is_mistake && view.opener(at).is_some_and(ties)
        };
        view.tree.children(verb).find(is_error).or_else(|| self.opening_error(verb))
    }

    /// `owing to an editing error, we said …`: parsers see several verbs there.
    fn opening_error(&self, verb: usize) -> Option<usize> {
        let view = self.view;
        let first = view.stems.first().map(String::as_str);
        let comma = view.sentence.tags.iter().position(|&tag| tag == Tag::Comma)?;
        let is_cause = matches!(first, Some("ow" | "due" | "becaus" | "through" | "thank"));
        let is_new = (0..comma).any(|at| matches!(&*view.stems[at], "a" | "an"));
        let error = comma.checked_sub(1)?;
        let is_error = matches!(&*view.stems[error], "error" | "mistak" | "oversight");
        let first = view.below(view.child(verb, &[Label::Nsubj])?).first().copied();
        (is_cause && is_new && is_error && first == Some(comma + 1)).then_some(error)
    }

    /// What somebody said falsely is denied by the text. A false denial, or who did not speak
    /// falsely, leaves it open.
    pub(super) fn belie(&mut self, found: Found, falsely: usize, head: usize) {
        let cue = self.cue(found);
        let is_open = cue.negates
            || cue.status_is("denied")
            || [head, falsely].iter().any(|&at| self.negation(at).is_some());
        match is_open {
            true => self.manner.unsaid = Some(Unsaid::NotSaid),
            false => {
                self.manner.denied = !self.manner.denied;
                self.settled = true;
            }
        }
        self.note(falsely, 1);
        self.note(found.start as usize, found.count as usize);
    }

    /// Leaves a cue, and the small words around it, out of the relation.
    pub(super) fn leave_out(&mut self, words: Range<usize>, at: usize, head: usize) {
        let view = self.view;
        let small = |word: &usize| {
            matches!(view.label(*word), Label::Aux | Label::AuxPass | Label::Cop | Label::Advmod)
        };
        let beside = view.tree.children(head).filter(small);
        self.manner.dropped.extend(words.chain(view.opener(at)).chain(beside));
    }

    /// Whether what clears or stops somebody is only tried, or may come to be: `tried to stop`, `may
    /// clear`.
    fn is_yet_to_be(&self, cue: &Cue, head: usize) -> bool {
        let view = self.view;
        let unsure = view.tree.children(head).any(|at| matches!(view.tag(at), Tag::Md | Tag::To));
        cue.asks_for_tie() && cue.negates && unsure
    }

    /// The word for who says so, seen from the word that bears the cue.
    pub(super) fn speaker(&self, found: Found, top: usize) -> Option<usize> {
        let view = self.view;
        match self.cue(found).speaker? {
            Who::Subject if view.stems[top] == "hear" => self.heard_from(top),
            Who::Subject if self.is_accused(top) && !self.cue(found).status_is("opinion") => {
                view.agent(top)
            }
            Who::Subject => view.doer(top),
            Who::Object => tied(view, top),
            Who::Owner => self.owner(top),
            Who::Itself => self.proposition.subject.as_ref().map(|subject| subject.head),
        }
    }

    /// Who tells what somebody hears: `heard from Orlo that …`. A court that hears something doesn't say it,
    /// and nobody else is named.
    fn heard_from(&self, verb: usize) -> Option<usize> {
        let view = self.view;
        let from = |at: &usize| {
            matches!(view.label(*at), Label::Obl | Label::Nmod)
                && view.opener(*at).is_some_and(|tie| view.stems[tie] == "from")
        };
        let told_by = view.tree.children(verb).find(from);
        told_by.or_else(|| view.doer(verb).filter(|_| !self.is_hearing(verb)))
    }

    /// Whether a body hears something that is told before it: `the court heard`. Nor does whoever writes
    /// `we heard` say it.
    fn is_hearing(&self, verb: usize) -> bool {
        let view = self.view;
        let hears = |at: usize| {
            matches!(&*view.stems[at], "i" | "we") || view.cues.is_hearing(&view.stems[at])
        };
        view.stems[verb] == "hear" && view.doer(verb).is_some_and(hears)
    }

    /// Whose claim, report or fear a noun is.
    pub(super) fn owner(&self, noun: usize) -> Option<usize> {
        let view = self.view;
        // `the case for the Crown`
        let is_case = view.stems[noun] == "cas";
        let by = |at: &usize| {
            let tie = view.opener(*at).map(|case| view.stems[case].as_str());
            view.label(*at) == Label::Nmod
                && (matches!(tie, Some("by" | "from")) || is_case && tie == Some("for"))
        };
        let owner = view.child(noun, &[Label::NmodPoss]).or_else(|| self.party(noun));
        owner.or_else(|| view.tree.children(noun).find(by)).or_else(|| {
            let verb = view.sentence.head(noun).filter(|_| view.label(noun) == Label::Obj)?;
            let light = view.cues.is_light(&view.stems[verb]);
            view.doer(verb).filter(|_| light)
        })
    }

    /// The party to a trial whose case a noun is: `the prosecution case`.
    fn party(&self, noun: usize) -> Option<usize> {
        const PARTIES: &[&str] =
            &["crown", "defence", "defense", "plaintiff", "police", "prosecution", "state"];
        let view = self.view;
        let is_party = |&at: &usize| {
            view.label(at) == Label::Compound
                && PARTIES.contains(&&*view.sentence.word(at).to_lowercase())
        };
        view.tree.children(noun).find(is_party)
    }

    pub(super) fn apply(&mut self, found: Found, speaker: Option<usize>) {
        let cue = self.cue(found).clone();
        self.note(found.start as usize, found.count as usize);
        if cue.status_is("denied") {
            // `a judge rejected his denial`: that it is so is what she says.
            if self.manner.denied {
                self.manner.status = self.manner.status.max(self.view.cues.rank("claimed"));
            }
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
            // `it is unlikely that they will pay`
            if modality == Modality::Doubted {
                self.manner.modality = modality;
                self.manner.speaker = speaker.or(self.manner.speaker);
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
        let rank = match found.words().any(|word| self.is_hearing(word)) {
            true => self.view.cues.rank("stated"),
            false => cue.rank.map(|rank| self.hearsay(rank, &cue, speaker)),
        };
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

    pub(super) fn modality(&mut self, modality: Modality, word: usize) {
        if self.manner.modality == Modality::Actual {
            self.manner.modality = modality;
            self.note(word, 1);
        }
    }

    pub(super) fn note(&mut self, start: usize, count: usize) {
        for word in start..start + count {
            if !self.manner.cues.contains(&word) {
                self.manner.cues.push(word);
            }
        }
    }

    pub(super) fn cue(&self, found: Found) -> &Cue {
        self.view.cues.cue(found)
    }
}

/// The noun to which `according to` or `in the words of` ties.
pub(super) fn tied(view: &View, top: usize) -> Option<usize> {
    match view.label(top) {
        Label::Case | Label::Mark | Label::Fixed => view.sentence.head(top),
        _ => view.child(top, &[Label::Nmod, Label::Obl, Label::Obj]),
    }
}

pub(super) fn is_small(label: Label) -> bool {
    matches!(label, Label::Advmod | Label::Aux | Label::CcPreconj | Label::Cc)
}
