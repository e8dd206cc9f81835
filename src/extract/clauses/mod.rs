//! Who does what to whom, by rules over a parse.

/// One clause: a predicate and what belongs to it, as words of a [`Sentence`].
///
/// [`Sentence`]: crate::extract::language::Sentence
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposition {
    /// The word that carries the predicate: a verb, or the noun or adjective of a copula.
    pub head: usize,
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

/// A further argument, and the preposition or conjunction that ties it to the predicate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adjunct {
    /// The word before it (`on`, `for`, `because`), or nothing.
    pub role: Option<usize>,
    /// What it is.
    pub argument: Argument,
}
