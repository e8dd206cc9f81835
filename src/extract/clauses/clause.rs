//! A predicate with all that is said with it, each part in its place.

use super::spans::ties;
use super::subject::{Subject, antecedent, expletive, own, subject};
use super::tree::Tree;
use crate::extract::language::{Label, Tag, Upos};

/// One predicate with its parts, before it is decided which of them is the object.
#[derive(Debug)]
pub(super) struct Clause {
    /// The predicate words, each governed by the one before: "wants", "block".
    pub(super) chain: Vec<usize>,
    pub(super) subject: Option<Subject>,
    pub(super) object: Option<Part>,
    pub(super) receiver: Option<usize>,
    /// What is said, thought or become.
    pub(super) complement: Option<Part>,
    /// Where, when, how, with whom, in the order of the text.
    pub(super) adjuncts: Vec<Part>,
}

/// A dependent that becomes an argument.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) head: usize,
    /// The preposition or conjunction that ties it.
    pub(super) role: Vec<usize>,
    /// The clause that hangs on it and is the one being read.
    pub(super) without: Option<usize>,
}

impl Part {
    fn of(tree: &Tree, head: usize) -> Part {
        Part { head, role: tree.role(head), without: None }
    }
}

/// The clauses that a word heads: one, or one for each verb that its last verb is joined with
/// ("has to sell or merge").
pub(super) fn clauses(tree: &Tree, at: usize) -> Vec<Clause> {
    chains(tree, at).into_iter().map(|chain| clause(tree, at, chain)).collect()
}

fn chains(tree: &Tree, at: usize) -> Vec<Vec<usize>> {
    let mut chains = vec![vec![at]];
    let mut last = at;
    while let Some(next) = governed(tree, last) {
        for chain in &mut chains {
            chain.push(next);
        }
        last = next;
    }
    if last != at {
        let joined = tree.children(last).filter(|&child| {
            tree.label(child) == Label::Conj
                && tree.is_predicate(child)
                && own(tree, child).is_none()
        });
        let stem = chains[0][..chains[0].len() - 1].to_vec();
        chains.extend(joined.map(|child| [&stem[..], &[child]].concat()));
    }
    chains
}

/// The verb that a verb or adjective governs with the same subject: "wants to *block*".
fn governed(tree: &Tree, at: usize) -> Option<usize> {
    let blocked = tree.has(at, Label::Obj) || tree.has(at, Label::Iobj);
    let xcomp = tree.child(at, Label::Xcomp).filter(|&xcomp| xcomp > at && !blocked)?;
    let is_verb = tree.upos(xcomp) == Upos::Verb && tree.tag(xcomp) != Tag::Vbn;
    let passive = tree.has(xcomp, Label::AuxPass) || tree.has(xcomp, Label::Aux);
    (is_verb || passive || tree.is_copular(xcomp)).then_some(xcomp)
}

/// Whether a word's clause is told together with the one it hangs on.
pub(super) fn is_governed(tree: &Tree, at: usize) -> bool {
    let Some(head) = tree.head(at) else { return false };
    match tree.label(at) {
        Label::Xcomp => governed(tree, head) == Some(at),
        Label::Conj => own(tree, at).is_none() && is_governed(tree, head),
        _ => false,
    }
}

fn clause(tree: &Tree, at: usize, chain: Vec<usize>) -> Clause {
    let mut found = Clause {
        subject: subject(tree, at),
        chain,
        object: None,
        receiver: None,
        complement: None,
        adjuncts: Vec::new(),
    };
    let twin = joined_with(tree, &found.chain);
    for index in 0..found.chain.len() {
        let verb = found.chain[index];
        for child in tree.children(verb) {
            if !found.chain.contains(&child) && Some(child) != twin {
                found.take(tree, verb, child);
            }
        }
    }
    found.share(tree);
    found.relate(tree, at);
    found.adjuncts.sort_by_key(|part| part.head);
    found
}

/// The verb that the last of a chain is joined with and whose place it takes ("has to *sell* or
/// merge").
pub(super) fn joined_with(tree: &Tree, chain: &[usize]) -> Option<usize> {
    let &[.., above, last] = chain else { return None };
    let twin = tree.head(last).filter(|_| tree.label(last) == Label::Conj)?;
    (tree.head(twin) == Some(above)).then_some(twin)
}

impl Clause {
    /// The word that carries the meaning.
    pub(super) fn head(&self) -> usize {
        self.chain[self.chain.len() - 1]
    }

    fn take(&mut self, tree: &Tree, verb: usize, child: usize) {
        use Label::*;
        let copular = tree.is_copular(verb);
        match tree.label(child) {
            _ if tree.is_relative_pronoun(child) => {}
            Obj if self.object.is_none() => self.object = Some(Part::of(tree, child)),
            Iobj => self.receiver = Some(child),
            Ccomp | Xcomp if self.complement.is_none() => {
                let role = marks(tree, child);
                self.complement = Some(Part { head: child, role, without: None });
            }
            Csubj | CsubjPass if expletive(tree, verb, child).is_some() => {
                let role = marks(tree, child);
                self.complement = Some(Part { head: child, role, without: None });
            }
            Obl | OblAgent | OblUnmarked => {
                let relative = tree.children(child).any(|part| tree.is_relative_pronoun(part));
                if !relative && !is_connective(tree, child) {
                    self.adjuncts.push(Part::of(tree, child));
                }
            }
            Advmod if is_adjunct(tree, verb, child) => self.adjuncts.push(Part::of(tree, child)),
            Advcl if is_told_here(tree, child) => {
                let role = marks(tree, child);
                self.adjuncts.push(Part { head: child, role, without: None });
            }
            Nmod if copular && tree.upos(verb) == Upos::Adj => {
                self.adjuncts.push(Part::of(tree, child));
            }
            _ => {}
        }
    }

    /// Takes what stands behind the second of two joined verbs but hangs on the first ("buys and
    /// sells *stocks*"), and the time or place both have in common.
    fn share(&mut self, tree: &Tree) {
        let head = self.head();
        self.share_of_next(tree, head);
        if tree.label(head) != Label::Conj || own(tree, head).is_some() {
            return;
        }
        let Some(first) = tree.head(head).filter(|&first| tree.is_predicate(first)) else { return };
        for child in tree.children(first) {
            use Label::{Obj, Obl, OblUnmarked};
            let behind = child > head;
            let before = child < first;
            match tree.label(child) {
                Obj if behind && self.object.is_none() && self.complement.is_none() => {
                    self.object = Some(Part::of(tree, child));
                }
                Obl | OblUnmarked if behind || before => self.adjuncts.push(Part::of(tree, child)),
                _ => {}
            }
        }
    }

    /// Takes the object of the second of two verbs if nothing stands between them ("*found* and
    /// later sold the car").
    fn share_of_next(&mut self, tree: &Tree, head: usize) {
        let bare = self.object.is_none()
            && self.complement.is_none()
            && self.adjuncts.iter().all(|part| part.head < head)
            && !tree.has(head, Label::AuxPass)
            && !ALONE.contains(&&*tree.sentence.lemma(head));
        let next = tree.child(head, Label::Conj).filter(|&next| bare && tree.is_verb(next));
        let Some(next) = next.filter(|&next| own(tree, next).is_none()) else { return };
        let adjacent = tree.upos(head) == Upos::Verb && tree.first(next) == head + 1;
        let object = tree.child(next, Label::Obj).filter(|_| adjacent);
        self.object = object.map(|object| Part::of(tree, object));
    }

    /// Gives a relative clause the noun it describes, in the place of its pronoun.
    fn relate(&mut self, tree: &Tree, at: usize) {
        let Some((noun, without)) = antecedent(tree, at) else { return };
        if self.subject.is_some_and(|subject| subject.head == noun) {
            return;
        }
        let without = Some(without);
        for verb in self.chain.clone() {
            for child in tree.children(verb) {
                let pronoun = tree.is_relative_pronoun(child)
                    || tree.children(child).any(|part| tree.is_relative_pronoun(part));
                let adverb = tree.tag(child) == Tag::Wrb;
                let part = |role| Part { head: noun, role, without };
                match tree.label(child) {
                    // `whom Orlo hired Pell to kill` is killed, and isn't hired.
                    Label::Obj if pronoun && self.object.is_some() && lacks_object(tree, verb) => {}
                    Label::Obj if pronoun => self.object = Some(part(Vec::new())),
                    Label::Obl if pronoun => self.adjuncts.push(part(tree.role(child))),
                    Label::Advmod if adverb => self.adjuncts.push(part(Vec::new())),
                    _ => continue,
                }
                return;
            }
        }
        let bare = self.object.is_none() && self.complement.is_none();
        let stranded = self.chain.iter().any(|&verb| tree.has(verb, Label::Obl));
        // Of `Orlo, whose brother fled`, nobody fled Orlo.
        let whose = (tree.first(at)..at).any(|word| tree.tag(word) == Tag::WpPossessive);
        if bare && own(tree, at).is_some() && !stranded && !whose && !tree.is_copular(self.head()) {
            self.object = Some(Part { head: noun, role: Vec::new(), without });
        }
    }
}

/// Verbs that have no object, or often lack one: who `resigned and sued Orlo` didn't resign him.
#[rustfmt::skip]
const ALONE: &[&str] = &[
    "agree", "apologise", "apologize", "appear", "arrive", "campaign", "collapse", "collude", "come",
    "complain", "confess", "conspire", "cooperate", "cry", "die", "disappear", "emerge", "escape", "fail",
    "fall", "flee", "go", "intervene", "kneel", "laugh", "leave", "lie", "live", "march", "migrate",
    "move", "plead", "protest", "quit", "react", "rebel", "relent", "reply", "resign", "respond",
    "retaliate", "retire", "retreat", "return", "sit", "speak", "stay", "struggle", "succeed",
    "surrender", "talk", "testify", "travel", "turn", "vanish", "vote", "wait", "walk", "withdraw", "work",
];

/// Whether a clause behind the object of a verb says what is done, and not to whom: `hired Pell to kill`,
/// `accuses Pell of arming`.
fn lacks_object(tree: &Tree, verb: usize) -> bool {
    let object = tree.child(verb, Label::Obj).into_iter().chain(tree.child(verb, Label::Iobj));
    let object: Vec<usize> = object.filter(|&at| at > verb).collect();
    tree.children(verb).chain(object.into_iter().flat_map(|at| tree.children(at))).any(|at| {
        let tied = tree.has(at, Label::Mark) || tree.has(at, Label::Case);
        let is_deed = tree.tag(at) == Tag::Vb || tree.sentence.word(at).ends_with("ing");
        let bare = [Label::Obj, Label::Nmod, Label::Obl].iter().all(|&label| !tree.has(at, label));
        let below = matches!(
            tree.label(at),
            Label::Advcl | Label::Acl | Label::Xcomp | Label::Obl | Label::Nmod
        );
        at > verb && below && tied && is_deed && bare
    })
}

/// The words that tie a clause: a conjunction, with what stands before it ("even if").
fn marks(tree: &Tree, at: usize) -> Vec<usize> {
    let mut words = Vec::new();
    for tie in tree.children(at).filter(|&child| ties(tree, at, child)) {
        if tree.label(tie) != Label::Cc {
            words.extend(tree.first(tie)..=tree.last(tie));
        }
    }
    words
}

/// Whether an adverb is an argument of its own: one behind the verb, or one that opens the clause.
fn is_adjunct(tree: &Tree, verb: usize, adverb: usize) -> bool {
    tree.tag(adverb) != Tag::Wrb
        && !is_negation(tree, adverb)
        && !is_connective(tree, adverb)
        && !joins_group(tree, verb, adverb)
}

/// Words that only tie a sentence to the one before ("However", "for instance").
fn is_connective(tree: &Tree, at: usize) -> bool {
    const CONNECTIVES: &[&str] = &[
        "however",
        "moreover",
        "furthermore",
        "additionally",
        "nevertheless",
        "nonetheless",
        "meanwhile",
        "therefore",
        "thus",
        "hence",
        "instead",
        "otherwise",
        "instance",
        "example",
        "addition",
        "course",
        "fact",
        "contrast",
        "likewise",
        "besides",
        "consequently",
    ];
    tree.is_one_of(at, CONNECTIVES) && tree.last(at) - tree.first(at) < 2
}

pub(super) fn is_negation(tree: &Tree, at: usize) -> bool {
    tree.is_one_of(at, &["not", "n't", "n’t", "never"])
}

/// Whether an adverb stands within the verb group ("has *explicitly* blocked").
pub(super) fn joins_group(tree: &Tree, verb: usize, adverb: usize) -> bool {
    if is_negation(tree, adverb) {
        return true;
    }
    let behind = own(tree, verb).map_or(0, |subject| tree.last(subject) + 1);
    if tree.last(adverb) >= verb || adverb < behind {
        return false;
    }
    let pause = tree.upos(tree.last(adverb) + 1) == Upos::Punct;
    !pause && (behind > 0 || is_close(tree, verb, adverb))
}

/// Whether only words of the verb group lie between an adverb and its verb.
fn is_close(tree: &Tree, verb: usize, adverb: usize) -> bool {
    (adverb + 1..verb).all(|at| {
        matches!(tree.label(at), Label::Aux | Label::AuxPass | Label::Advmod | Label::Cop)
    })
}

/// Purposes, reasons and times are told with the clause; a bare participle is a clause of its own.
fn is_told_here(tree: &Tree, advcl: usize) -> bool {
    let tied = tree.has(advcl, Label::Mark)
        || tree.children(advcl).any(|child| tree.tag(child) == Tag::Wrb);
    tied && own(tree, advcl).is_none()
}
