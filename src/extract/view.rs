//! A sentence as the rules see it: the parse, who depends on whom, stems and cues.

use crate::extract::clauses::{Argument, Names};
use crate::extract::guide::Guide;
use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::manner::{Cues, Found};
use crate::extract::stem::stem;
use crate::extract::tree::{self, Dependents, is_nominal};

/// What is asked of a sentence again and again, found out once.
pub(super) struct View<'s, 't> {
    pub(super) sentence: &'s Sentence<'t>,
    pub(super) tree: Dependents,
    pub(super) stems: Vec<String>,
    pub(super) cues: &'s Cues,
    names: Names<'s>,
    found: Vec<(u16, Found)>,
    /// Which sentence of the document it is; nothing for one that is looked at out of turn.
    number: Option<u32>,
}

impl<'s, 't> View<'s, 't> {
    pub(super) fn of(sentence: &'s Sentence<'t>, guide: &'s Guide) -> Self {
        let stems: Vec<String> = (0..sentence.len()).map(|at| stem(sentence.word(at))).collect();
        let found = guide.cues.find(sentence, &stems);
        let (tree, names) = (Dependents::of(sentence), Names::of(sentence));
        View { sentence, tree, stems, cues: &guide.cues, names, found, number: None }
    }

    /// The same as the sentence of the document that has a number.
    pub(super) fn numbered(self, number: u32) -> Self {
        View { number: Some(number), ..self }
    }

    /// Whether places in the sentence of a number are places in this one.
    pub(super) fn is_numbered(&self, number: Option<u32>) -> bool {
        number.is_some() && self.number == number
    }

    pub(super) fn number(&self) -> Option<u32> {
        self.number
    }

    /// The cues whose first word in rank is this one, the longest first.
    pub(super) fn cues_at(&self, at: usize) -> impl Iterator<Item = Found> + '_ {
        let start = self.found.partition_point(|(top, _)| (*top as usize) < at);
        let here = move |(top, _): &&(u16, Found)| *top as usize == at;
        self.found[start..].iter().take_while(here).map(|(_, found)| *found)
    }

    /// What a word and those that hang on it stand for.
    pub(super) fn argument(&self, head: usize) -> Argument {
        self.names.argument(head)
    }

    /// What a noun is called that a form of `be` makes a clause of.
    pub(super) fn described(&self, noun: usize) -> Argument {
        self.names.described(noun)
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

    /// The word that makes a clause a question within another: `why` in `asked why they left`.
    pub(super) fn question_word(&self, clause: usize) -> Option<usize> {
        let first = self.below(clause).first().copied()?;
        matches!(self.tag(first), Tag::Wrb | Tag::Wp | Tag::Wdt | Tag::WpPossessive)
            .then_some(first)
    }

    pub(super) fn is_passive(&self, at: usize) -> bool {
        tree::is_passive(self.sentence, &self.tree, at)
    }

    /// Who does what a verb says: its subject, that of the verb it shares one with, or the agent
    /// of a passive. `it` in `it is said` is nobody.
    pub(super) fn doer(&self, of: usize) -> Option<usize> {
        // `Orlo, described by Pell as corrupt`
        let is_done = self.tag(of) == Tag::Vbn && self.label(of) == Label::Acl;
        if let Some(agent) = self.agent(of).filter(|_| is_done) {
            return Some(agent);
        }
        let mut at = of;
        for _ in 0..self.sentence.len() {
            // `it was sued by Pell but said …`: it said so.
            let has_own_voice = at != of && self.is_active(of);
            if self.is_passive(at) && !has_own_voice {
                return self.agent(at);
            }
            if let Some(subject) = tree::subject(self.sentence, &self.tree, at) {
                return self.antecedent(subject).filter(|&word| self.label(word) != Label::Expl);
            }
            let head = self.sentence.head(at)?;
            at = match self.label(at) {
                Label::Acl if tree::is_nominal(self.sentence, head) => {
                    return self.doer_at_noun(at, head);
                }
                Label::Xcomp => match self.child(head, &[Label::Obj, Label::Iobj]) {
                    Some(object) => return Some(object),
                    None => head,
                },
                // `quoted Orlo as saying …`
                Label::Advcl if self.is_spoken_as(at, head) => {
                    let whom = [Label::Obj, Label::NsubjPass, Label::Iobj];
                    return self.antecedent(self.child(head, &whom)?);
                }
                Label::Conj | Label::Advcl | Label::Parataxis | Label::Ccomp => head,
                _ => return None,
            };
        }
        None
    }

    /// Whether a verb that is joined with another has a form that no passive has.
    fn is_active(&self, verb: usize) -> bool {
        self.label(verb) == Label::Conj
            && matches!(self.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && self.child(verb, &[Label::AuxPass]).is_none()
    }

    /// Whether a clause tells what somebody is quoted as saying, or accused of or sued for.
    fn is_spoken_as(&self, clause: usize, verb: usize) -> bool {
        let tie = self.opener(clause).map(|word| self.stems[word].as_str());
        let tied = match tie {
            Some("as") => true,
            Some("of" | "for" | "over") => {
                self.cues_at(verb).any(|found| self.cues.is_blame(found))
            }
            _ => false,
        };
        let whom = self.child(verb, &[Label::Obj, Label::NsubjPass, Label::Iobj]);
        tied && self.tag(clause) == Tag::Vbg && whom.is_some()
    }

    /// Who does what a clause on a noun says: the noun itself, but not `grounds to suspect`, nor
    /// whoever `a complaint against Orlo alleging that …` is against.
    fn doer_at_noun(&self, clause: usize, noun: usize) -> Option<usize> {
        let tie = |at: usize| self.opener(at).map(|word| self.stems[word].as_str());
        let above = self.sentence.head(noun);
        if self.tag(clause) == Tag::Vb && tie(clause) == Some("to") {
            let whose = self.child(noun, &[Label::NmodPoss]);
            let verb = above.filter(|_| self.label(noun) == Label::Obj);
            return whose.or_else(|| self.doer(verb?));
        }
        if tie(noun) != Some("against") {
            return Some(noun);
        }
        let above = above?;
        match tree::is_nominal(self.sentence, above) {
            true => Some(above),
            false => tree::subject(self.sentence, &self.tree, above),
        }
    }

    /// The one by whom it is done.
    pub(super) fn agent(&self, verb: usize) -> Option<usize> {
        let by = |at: usize| {
            let oblique = matches!(self.label(at), Label::Obl | Label::OblAgent);
            let by = self.opener(at).is_some_and(|case| self.stems[case] == "by");
            oblique && by && !tree::is_means(self.sentence, at)
        };
        self.tree.children(verb).find(|&at| by(at))
    }

    /// Whom a relative pronoun stands for; any other word stands for itself.
    pub(super) fn antecedent(&self, word: usize) -> Option<usize> {
        let relative = matches!(self.tag(word), Tag::Wdt | Tag::Wp | Tag::WpPossessive)
            || (self.stems[word] == "that" && self.upos(word) == Upos::Pron);
        if !relative {
            return Some(word);
        }
        let mut above = tree::upwards(self.sentence, word).skip(1);
        let clause = above.find(|&at| self.label(at) == Label::AclRelcl)?;
        self.sentence.head(clause)
    }

    /// Whether a word stands between quotation marks, which may open or close in another sentence.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        let is_mark = |tag: &&Tag| matches!(tag, Tag::OpenQuote | Tag::CloseQuote);
        let tags = &self.sentence.tags;
        let before = tags[..at].iter().rev().find(is_mark);
        let behind = tags[at..].iter().find(is_mark);
        match (before, behind) {
            (Some(before), _) => *before == Tag::OpenQuote,
            (None, behind) => behind == Some(&Tag::CloseQuote),
        }
    }

    /// Whether a word is who says something, by a verb for saying.
    pub(super) fn is_teller(&self, at: usize) -> bool {
        let verb = self.sentence.head(at).filter(|_| self.label(at) == Label::Nsubj);
        verb.is_some_and(|verb| self.cues_at(verb).any(|found| self.cues.is_saying(found)))
    }

    /// The second half of a name such as `Pym & Foss`.
    pub(super) fn partner(&self, first: usize) -> Option<usize> {
        let tied = |&at: &usize| {
            let and = self.child(at, &[Label::Cc]).filter(|&and| self.sentence.word(and) == "&");
            self.label(at) == Label::Conj
                && self.upos(at) == Upos::Propn
                && and == at.checked_sub(1)
        };
        self.tree.children(first).find(tied)
    }

    /// Those of whom `none of …` and `neither of …` say that it isn't so.
    pub(super) fn none_of(&self, word: usize) -> Option<usize> {
        let none = matches!(self.stems[word].as_str(), "non" | "neither");
        self.child(word, &[Label::Nmod]).filter(|_| none)
    }

    /// The name of whom a noun describes: `the harbour master, Ines Okafor`, `Pelagos, a company`.
    pub(super) fn name_of(&self, noun: usize) -> Option<usize> {
        if self.upos(noun) != Upos::Noun || self.tag(noun) != Tag::Nn {
            return None;
        }
        if let Some(name) = self.tree.children(noun).find(|&at| self.names(noun, at)) {
            return Some(name);
        }
        if let Some(name) = self.name_before(noun) {
            return Some(name);
        }
        let head = self.sentence.head(noun)?;
        if self.label(noun) == Label::Appos && self.upos(head) == Upos::Propn {
            return Some(head);
        }
        // Of `its rival Grainco bought` parsers often make two subjects.
        let twin = |&at: &usize| {
            self.upos(at) == Upos::Propn
                && self.label(at) == self.label(noun)
                && at > noun
                // `fraud on Monday`: what has a preposition of its own names nobody before it.
                && self.opener(at).is_none()
        };
        let next = self.tree.children(head).find(twin)?;
        (self.below(next).first() == Some(&(noun + 1))).then_some(next)
    }

    /// The name before a noun that says what it is the name of: `the "Ledger List" website`. Not
    /// that of `a Lumen website`, which is but one of Lumen's.
    fn name_before(&self, noun: usize) -> Option<usize> {
        let compounds = |at: &usize| self.label(*at) == Label::Compound;
        let name = self.tree.children(noun).find(compounds)?;
        let only = self.tree.children(noun).filter(compounds).count() == 1;
        let between = name + 1..noun;
        let quoted = between.clone().any(|at| self.tag(at) == Tag::CloseQuote);
        let near = between.clone().all(|at| self.upos(at) == Upos::Punct);
        let the = self.child(noun, &[Label::Det]).is_some_and(|det| self.stems[det] == "the");
        let is_name = self.upos(name) == Upos::Propn && only && near && (quoted || the);
        (is_name && self.says_of_what(noun)).then_some(name)
    }

    /// Whether a noun behind a name says what is named, and not what the named one has.
    pub(super) fn says_of_what(&self, noun: usize) -> bool {
        matches!(
            self.stems[noun].as_str(),
            "websit"
                | "sit"
                | "app"
                | "platform"
                | "portal"
                | "blog"
                | "company"
                | "firm"
                | "newspaper"
                | "agency"
                | "charity"
                | "group"
                | "programm"
                | "program"
        )
    }

    /// Whether a dependent of a noun is its bearer's name. Parsers often take it for the second
    /// member of a list, which it can't be without an `and`.
    fn names(&self, noun: usize, at: usize) -> bool {
        // `the board, not Orlo`
        let not = self.child(at, &[Label::Advmod]).is_some_and(|not| self.stems[not] == "not");
        if at < noun || self.upos(at) != Upos::Propn || not {
            return false;
        }
        match self.label(at) {
            Label::Appos | Label::Flat | Label::NmodDesc => true,
            Label::Conj => {
                let joined = self.tree.children(noun).filter(|&at| self.label(at) == Label::Conj);
                joined.count() == 1 && self.child(at, &[Label::Cc]).is_none()
            }
            _ => false,
        }
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

/// Whether a word stands for somebody or something, not for what happens.
pub(super) fn is_thing(view: &View, at: usize) -> bool {
    let predicate = view.child(at, &[Label::Nsubj, Label::NsubjPass, Label::Cop]).is_some();
    let most_of = view.upos(at) == Upos::Adj
        && matches!(view.label(at), Label::Nsubj | Label::NsubjPass | Label::Obj)
        && view.child(at, &[Label::Nmod]).is_some();
    (is_nominal(view.sentence, at) || most_of) && !predicate
        || matches!(view.tag(at), Tag::Dt | Tag::PrpPossessive) && view.upos(at) == Upos::Pron
}
