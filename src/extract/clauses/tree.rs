//! A sentence with the dependents of each word at hand, and the questions that rules ask of it.

use crate::extract::language::{Label, Sentence, Tag, Upos};

/// A sentence, and for each word its dependents and how far they reach.
///
/// Words that hang in a circle, which no parser should make, are left out of [`Tree::words`].
pub(super) struct Tree<'s> {
    /// The sentence itself.
    pub(super) sentence: &'s Sentence<'s>,
    /// From here on the dependents of each word stand in `dependents`.
    starts: Vec<u32>,
    dependents: Vec<u16>,
    /// The first and last word of what hangs on each; empty (`1, 0`) for words in a circle.
    reach: Vec<(u16, u16)>,
}

impl<'s> Tree<'s> {
    pub(super) fn new(sentence: &'s Sentence<'s>) -> Self {
        let count = sentence.len();
        let mut starts = vec![0u32; count + 1];
        for head in (0..count).filter_map(|at| sentence.head(at)) {
            starts[head] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut dependents = vec![0u16; sum as usize];
        for at in (0..count).rev() {
            if let Some(head) = sentence.head(at) {
                starts[head] -= 1;
                dependents[starts[head] as usize] = at as u16;
            }
        }
        let mut tree = Tree { sentence, starts, dependents, reach: vec![(1, 0); count] };
        tree.measure();
        tree
    }

    /// Finds how far each word reaches, from the leaves up.
    fn measure(&mut self) {
        let roots = (0..self.sentence.len()).filter(|&at| self.sentence.is_root(at));
        let mut order: Vec<usize> = roots.collect();
        let mut next = 0;
        while let Some(&at) = order.get(next) {
            order.extend(self.children(at));
            next += 1;
        }
        for &at in order.iter().rev() {
            let ends = (at as u16, at as u16);
            self.reach[at] = self.children(at).fold(ends, |(first, last), child| {
                let (from, to) = self.reach[child];
                (first.min(from), last.max(to))
            });
        }
    }

    /// The words that hang on the root, in order.
    pub(super) fn words(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.reach.len()).filter(|&at| self.reach[at].0 <= self.reach[at].1)
    }

    pub(super) fn children(&self, of: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.starts[of] as usize..self.starts[of + 1] as usize;
        self.dependents[range].iter().map(|&at| at as usize)
    }

    /// The first word that is this to another.
    pub(super) fn child(&self, of: usize, label: Label) -> Option<usize> {
        self.children(of).find(|&at| self.label(at) == label)
    }

    pub(super) fn has(&self, of: usize, label: Label) -> bool {
        self.child(of, label).is_some()
    }

    pub(super) fn head(&self, at: usize) -> Option<usize> {
        self.sentence.head(at)
    }

    pub(super) fn label(&self, at: usize) -> Label {
        if self.sentence.is_root(at) { Label::Root } else { self.sentence.labels[at] }
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.sentence.tags[at]
    }

    pub(super) fn upos(&self, at: usize) -> Upos {
        self.sentence.upos[at]
    }

    /// The first word of what hangs on a word.
    pub(super) fn first(&self, at: usize) -> usize {
        self.reach[at].0 as usize
    }

    /// The last word of what hangs on a word.
    pub(super) fn last(&self, at: usize) -> usize {
        self.reach[at].1 as usize
    }

    /// Whether a word is one of these, in small letters or capitals.
    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let word = self.sentence.word(at);
        words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    /// Whether a comma, dash, colon or bracket stands right before what hangs on a word.
    pub(super) fn is_set_off(&self, at: usize) -> bool {
        let first = self.first(at);
        let inside = self.upos(first) == Upos::Punct;
        inside || first > 0 && self.upos(first - 1) == Upos::Punct && !self.is_quote(first - 1)
    }

    pub(super) fn is_quote(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::OpenQuote | Tag::CloseQuote)
    }

    /// A verb, or the noun or adjective that a form of "be" makes a predicate, or any word with a
    /// subject: what a clause hangs on.
    pub(super) fn is_predicate(&self, at: usize) -> bool {
        if self.is_verb(at) {
            return true;
        }
        self.children(at).any(|child| {
            use Label::{Cop, Csubj, Nsubj, NsubjOuter, NsubjPass};
            matches!(self.label(child), Cop | Nsubj | NsubjPass | NsubjOuter | Csubj)
        })
    }

    /// A verb that heads a clause, which one inside a name or before a noun doesn't.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        use Label::{Amod, Case, Compound, Fixed, Flat, Mark};
        self.upos(at) == Upos::Verb
            && !matches!(self.label(at), Amod | Compound | Case | Fixed | Flat | Mark)
    }

    /// Whether a form of "be" makes the word a predicate of its own subject ("*answer* is …" isn't
    /// one of what the answer says).
    pub(super) fn is_copular(&self, at: usize) -> bool {
        let from = self.start_of_inner(at);
        self.children(at).any(|child| self.label(child) == Label::Cop && child >= from)
    }

    /// The "have" that an insertion separates from its participle ("They *have*, officials say,
    /// complied"), and that parsers take for a verb of its own.
    pub(super) fn perfect(&self, participle: usize) -> Option<usize> {
        let head = self.head(participle)?;
        let is_have = self.is_one_of(head, &["have", "has", "had", "'ve", "’ve", "having"]);
        let behind = head < participle && self.tag(participle) == Tag::Vbn;
        let bare = !self.has(head, Label::Obj) && !self.has(participle, Label::Mark);
        let hangs = self.label(participle) == Label::Advcl;
        (is_have && behind && bare && hangs).then_some(head)
    }

    /// Where a clause starts that is itself the predicate of an outer subject ("The answer is that
    /// *they left*"); 0 for all others.
    pub(super) fn start_of_inner(&self, at: usize) -> usize {
        if !self.has(at, Label::NsubjOuter) {
            return 0;
        }
        let inner = self.child(at, Label::Nsubj).or_else(|| self.child(at, Label::NsubjPass));
        inner.map_or(at, |subject| self.first(subject))
    }

    /// The words that tie a dependent to its head: a preposition, with all its words.
    pub(super) fn role(&self, at: usize) -> Vec<usize> {
        let cases = self.children(at).filter(|&child| self.label(child) == Label::Case);
        let mut words = Vec::new();
        for case in cases.filter(|&case| self.tag(case) != Tag::Pos) {
            words.push(case);
            words.extend(self.children(case).filter(|&part| self.label(part) == Label::Fixed));
        }
        words.sort_unstable();
        words
    }

    /// The word that ties a clause; parsers take it for that of a noun as well.
    pub(super) fn tie(&self, clause: usize) -> Option<usize> {
        self.child(clause, Label::Mark).or_else(|| self.child(clause, Label::Case))
    }

    /// Who, which or that: a pronoun that stands for the noun its clause belongs to.
    pub(super) fn is_relative_pronoun(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Wdt | Tag::Wp) && !self.is_one_of(at, &["what", "whatever"])
    }
}
