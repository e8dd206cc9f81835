//! Cues that say nothing, because they are negated, wished or nobody's: `failed to prove that …`.

use crate::extract::language::{Label, Tag, Upos};
use crate::extract::manner::Unsaid;
use crate::extract::manner::cues::{Cue, Found};
use crate::extract::manner::negators::{Turn, turn};
use crate::extract::manner::reach::is_small;
use crate::extract::manner::walk::Walk;
use crate::model::Modality;

impl Walk<'_, '_, '_> {
    /// Takes note of what a word above is negated by. The answer is whether it then says nothing:
    /// `no doubt that …`.
    pub(super) fn is_taken_back(&mut self, cue: &Cue, head: usize) -> bool {
        let view = self.view;
        let is_verb = view.upos(head) != Upos::Noun || view.child(head, &[Label::Cop]).is_some();
        // Nobody says what there is no evidence of.
        let says_nothing = cue.rank.is_none() && cue.modality().is_none() && !cue.negates;
        let says_nothing = says_nothing || cue.rank.is_some();
        // `no evidence suggests that …`, `no official said …`
        let told = view.child(head, &[Label::NsubjPass]);
        let nobody = view.doer(head).or(told).filter(|_| is_verb).and_then(|who| self.nobody(who));
        let nobody = nobody.or_else(|| self.nobody_above(head));
        let no = self.no(head).filter(|_| view.upos(head) == Upos::Noun);
        if let Some(no) = no.filter(|_| cue.modality() == Some(Modality::Doubted)) {
            self.note(no, 1);
            return true;
        }
        // `no chance that …`
        if let Some(no) = no.filter(|_| cue.modality() == Some(Modality::Possible)) {
            self.manner.negated = !self.manner.negated;
            self.note(no, 1);
        }
        let no = no.filter(|_| says_nothing);
        if let Some(why) = nobody.or(no).or_else(|| self.left_open(cue, head)) {
            self.manner.unsaid = Some(Unsaid::NotSaid);
            self.note(why, 1);
        }
        if let Some(seems) = self.seeming(head).filter(|_| cue.tells()) {
            self.modality(Modality::Possible, seems);
        }
        // `was not found guilty of …`
        let finds = self.finds(head).filter(|_| cue.asks_for_tie());
        let not = self.negation(head).or_else(|| finds.and_then(|finds| self.negation(finds)));
        // `not unlikely that …`: it may well be so.
        if let Some(not) = not.filter(|_| {
            is_verb && cue.modality() == Some(Modality::Doubted) && view.upos(head) == Upos::Adj
        }) {
            self.note(not, 1);
            self.modality(Modality::Possible, head);
            return true;
        }
        if let Some(not) = not.filter(|_| is_verb) {
            // Who was not cleared, or not tried, may have done it or not.
            let is_opinion_or_wish =
                !cue.asks_for_tie() && (cue.rank.is_none() || cue.status_is("opinion"));
            if !is_opinion_or_wish || cue.open {
                self.manner.unsaid = Some(Unsaid::NotSaid);
            }
            self.manner.negated = !self.manner.negated;
            self.note(not, 1);
        }
        false
    }

    /// The word above a cue, or beside it, because of which it says nothing: `failed to say`, `would
    /// be wrong to say`, `hope to prove`, `must prove`.
    fn left_open(&self, cue: &Cue, head: usize) -> Option<usize> {
        let view = self.view;
        let may = |at: &usize| {
            view.label(*at) == Label::Aux
                && view.cues_at(*at).any(|found| self.cue(found).modality().is_some())
        };
        if let Some(may) = view.tree.children(head).find(|at| cue.open && may(at)) {
            return Some(may);
        }
        // Who may be accused of something is suspected of it already.
        let says = cue.rank.is_some() && !cue.status_is("alleged");
        // `claims that … may be false`
        if let Some(hedge) = self.hedge(head).filter(|_| cue.truth.is_some()) {
            return Some(hedge);
        }
        if let Some(word) = self.no_longer_said(head).filter(|_| says) {
            return Some(word);
        }
        if let Some(hedge) = self.hedge(head).filter(|_| says) {
            return Some(hedge);
        }
        // `may be convicted of …`, `expects to be found guilty of …`
        let is_verdict = cue.asks_for_tie() && !cue.negates && cue.modality().is_none();
        let verdict = self.finds(head).unwrap_or(head);
        let yet = |at: &usize| may(at) || view.tag(*at) == Tag::To;
        if is_verdict && cue.rank.is_none() && view.tree.children(verdict).any(|at| yet(&at)) {
            return Some(verdict);
        }
        // `far from clear`
        let from = view.opener(head).filter(|&word| view.stems[word] == "from");
        if cue.rank.is_none() {
            return from.filter(|_| cue.open);
        }
        self.left_open_above(cue, head, says)
    }

    /// The word further up because of which a cue says nothing, as far as the words between go on
    /// in one chain: `stopped short of saying`.
    fn left_open_above(&self, cue: &Cue, head: usize, says: bool) -> Option<usize> {
        let view = self.view;
        let mut at = head;
        while let Some(above) = view.sentence.head(at) {
            let tie = view.opener(at).map(|word| view.stems[word].as_str());
            // `stopped short of saying`
            let gerund = matches!(tie, Some("of" | "from")) && self.is_gerund(at);
            let tied = match view.label(at) {
                Label::Xcomp | Label::Csubj | Label::CsubjPass => true,
                Label::Acl | Label::Advcl => tie == Some("to") || gerund,
                _ => false,
            };
            if self.regrets(at, above, cue) {
                return Some(above);
            }
            if !tied {
                return None;
            }
            let is_open = (cue.open || says) && !gerund;
            let takes_back = |found: Found| self.takes_back(found, above, is_open);
            // `it would be a mistake to think that …`
            let is_amiss = says && tie == Some("to") && view.cues.is_amiss(&view.stems[above]);
            if is_amiss || view.cues_at(above).any(takes_back) || self.negation(above).is_some() {
                return Some(above);
            }
            // `would have to find that …`
            if let Some(hedge) = self.hedge(above).filter(|_| says && tie == Some("to")) {
                return Some(hedge);
            }
            at = above;
        }
        None
    }

    /// Whether the cue of a word denies what hangs on it, or leaves for later what may be so.
    fn takes_back(&self, found: Found, word: usize, is_open: bool) -> bool {
        let (view, cue) = (self.view, self.cue(found));
        let planned = cue.modality() == Some(Modality::Planned);
        let likely = view.upos(word) == Upos::Adj && view.stems[word] != "able";
        let is_yet_to_be = planned && !view.cues.happened(&view.stems[word])
            || likely && cue.modality() == Some(Modality::Possible);
        cue.reaches_content() && (cue.negates || is_open && is_yet_to_be)
    }

    /// The auxiliary by which somebody hasn't said something yet: `might confirm`, `will testify`,
    /// `should have said`. Who can say something says it, and so does who says `I must say`.
    pub(super) fn hedge(&self, verb: usize) -> Option<usize> {
        let view = self.view;
        let auxiliary = |of: usize| {
            let modal = |at: &usize| {
                view.label(*at) == Label::Aux
                    && view.tag(*at) == Tag::Md
                    && view.stems[*at] != "can"
            };
            view.tree.children(of).find(modal)
        };
        let shares = view.label(verb) == Label::Conj && view.tag(verb) == Tag::Vb;
        let first = view.sentence.head(verb).filter(|_| shares);
        let modal = auxiliary(verb).or_else(|| first.and_then(auxiliary))?;
        let would = view.stems[modal] == "would";
        // `would later admit` is how stories go on.
        let later = |at: usize| {
            matches!(view.sentence.word(at), "later" | "eventually" | "subsequently" | "soon")
        };
        let told = would && view.tree.children(verb).any(later);
        let is_duty = would || matches!(&*view.stems[modal], "must" | "should" | "could");
        (!(told || is_duty && self.is_said_now(verb))).then_some(modal)
    }

    /// Whether whoever writes says it by saying so: `I should add that …`, `it must be said that …`.
    fn is_said_now(&self, verb: usize) -> bool {
        let view = self.view;
        match view.child(verb, &[Label::Nsubj, Label::NsubjPass, Label::Expl]) {
            Some(subject) => {
                matches!(&*view.stems[subject], "i" | "we")
                    || view.stems[subject] == "it" && view.is_passive(verb)
            }
            None => false,
        }
    }

    /// The verb above that says that a word only seems to say something: `appears to show`.
    fn seeming(&self, verb: usize) -> Option<usize> {
        let view = self.view;
        let above = view.sentence.head(verb).filter(|_| view.label(verb) == Label::Xcomp)?;
        let seems = |found: Found| {
            self.cue(found).drops && self.cue(found).modality() == Some(Modality::Possible)
        };
        let is_verb = view.upos(above) == Upos::Verb;
        (is_verb && view.cues_at(above).any(seems)).then_some(above)
    }

    /// Whether a word is an adjective for what somebody was found to be: `guilty`.
    pub(super) fn is_verdict(&self, word: usize) -> bool {
        let is_cue = |found| {
            let cue = self.cue(found);
            cue.asks_for_tie() && cue.rank.is_none() && cue.modality().is_none() && !cue.silent
        };
        self.view.upos(word) == Upos::Adj && self.view.cues_at(word).any(is_cue)
    }

    /// The verb that finds somebody to be what an adjective says: `found guilty`.
    fn finds(&self, adjective: usize) -> Option<usize> {
        let of_verb = self.view.label(adjective) == Label::Xcomp;
        let is_adjective = self.view.upos(adjective) == Upos::Adj;
        self.view.sentence.head(adjective).filter(|_| of_verb && is_adjective)
    }

    /// The word `no` before a noun.
    fn no(&self, noun: usize) -> Option<usize> {
        let view = self.view;
        let no = |&word: &usize| {
            matches!(view.label(word), Label::Det | Label::Amod | Label::Case)
                && matches!(
                    view.sentence.word(word).to_lowercase().as_str(),
                    "no" | "neither"
                        | "few"
                        | "little"
                        | "without"
                        | "insufficient"
                        | "scant"
                        | "inadequate"
                        | "meagre"
                        | "scarce"
                )
        };
        view.tree.children(noun).find(no).or_else(|| self.lacking(noun))
    }

    /// The word that says that there isn't what a noun names, or not enough: `there was not enough
    /// evidence`, `hardly any evidence`, `police lack evidence`, `a lack of evidence`.
    fn lacking(&self, noun: usize) -> Option<usize> {
        let view = self.view;
        let any = view.child(noun, &[Label::Det, Label::Amod]);
        if let Some(hardly) = any.and_then(|any| self.negation(any)) {
            return Some(hardly);
        }
        let above = view.sentence.head(noun)?;
        let lacks = matches!(&*view.stems[above], "lack" | "absenc" | "dearth" | "want");
        let tied = matches!(view.label(noun), Label::Obj | Label::Nmod);
        if lacks && tied {
            return Some(above);
        }
        let there = view.child(above, &[Label::Expl]).is_some() && view.stems[above] == "be";
        self.negation(above).filter(|_| there)
    }

    /// The word that says that nothing does what a verb says: `nothing supports the claim that …`,
    /// `there is nothing to suggest that …`.
    pub(super) fn nobody_above(&self, verb: usize) -> Option<usize> {
        let view = self.view;
        let is_verb = view.upos(verb) == Upos::Verb;
        let noun = view.sentence.head(verb).filter(|_| view.label(verb) == Label::Acl);
        let who = view.child(verb, &[Label::Nsubj]).or(noun).filter(|_| is_verb)?;
        self.nobody(who)
    }

    /// The word that says that it is nobody who says something: `nobody`, `none of …`, `no clerk`.
    pub(super) fn nobody(&self, who: usize) -> Option<usize> {
        let nobody = matches!(
            &*self.view.stems[who],
            "nobody" | "noth" | "non" | "neither" | "few" | "littl"
        );
        if nobody { Some(who) } else { self.no(who) }
    }

    pub(super) fn negation(&self, of: usize) -> Option<usize> {
        // `at no point did Orlo say …`
        let beside = |at: usize| is_small(self.view.label(at)) || self.view.label(at) == Label::Obl;
        let negates = |at: &usize| {
            let not = |found| self.cue(found).negates && self.cue(found).reaches_clause();
            beside(*at) && self.view.cues_at(*at).any(not) && turn(self.view, *at) != Turn::Word
        };
        self.view.tree.children(of).find(negates)
    }
}
