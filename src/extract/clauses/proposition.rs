//! What a clause says, as words of its sentence.

/// One clause: a predicate and what belongs to it, as words of a [`Sentence`].
///
/// [`Sentence`]: crate::extract::language::Sentence
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposition {
    /// The word that carries the predicate: a verb, or the noun or adjective of a copula.
    pub head: usize,
    /// The verb that the text leaves out, if it does ("Ann, a pilot": `is`).
    pub implied: Option<Implied>,
    /// The words that say the relation, in order: verb group, particle, preposition of the object.
    pub predicate: Vec<usize>,
    /// Who does it; nothing if a passive hides it.
    pub subject: Option<Argument>,
    /// To whom or what it is done.
    pub object: Option<Argument>,
    /// What else is said: where, when, with what.
    pub adjuncts: Vec<Adjunct>,
    /// The name of the rule that found it.
    pub rule: &'static str,
    /// How likely it is that a reader would say the same, from 0 to 1.
    pub confidence: f32,
}

/// A verb that readers add to what a text says without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Implied {
    /// "Ann, a pilot"; "posts limited by Meta".
    Be,
    /// "Ann's plane".
    Have,
    /// "Lumen (Relay, Prism)".
    Include,
}

/// Words that stand for somebody or something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Argument {
    /// The word the others depend on.
    pub head: usize,
    /// The words that name it and no more, as a graph wants it.
    pub name: Vec<usize>,
    /// All that belongs to it, as a reader or a benchmark wants it.
    pub whole: Vec<usize>,
}

/// A further argument, and what ties it to the predicate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adjunct {
    /// The words before it (`on`, `because of`, `that`); none before an adverb.
    pub role: Vec<usize>,
    /// What it is.
    pub argument: Argument,
}
