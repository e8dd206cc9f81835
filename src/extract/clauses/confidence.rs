//! How likely a proposition is what a reader would say, from the rule that found it.

use super::Proposition;
use super::clause::Clause;
use super::tree::Tree;

/// What a proposition was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    Object,
    Oblique,
    Said,
    Quoted,
    Complement,
    Adverb,
    Turned,
    Copula,
    CopulaOf,
    Adjective,
    Place,
    Apposition,
    Title,
    Possessive,
    Member,
    Action,
}

impl Rule {
    pub(super) fn name(self) -> &'static str {
        match self {
            Rule::Object => "object",
            Rule::Oblique => "oblique",
            Rule::Said => "said",
            Rule::Quoted => "quoted",
            Rule::Complement => "complement",
            Rule::Adverb => "adverb",
            Rule::Turned => "turned",
            Rule::Copula => "copula",
            Rule::CopulaOf => "copula-of",
            Rule::Adjective => "adjective",
            Rule::Place => "place",
            Rule::Apposition => "apposition",
            Rule::Title => "title",
            Rule::Possessive => "possessive",
            Rule::Member => "member",
            Rule::Action => "action",
        }
    }
}

/// Sets the confidence of what a clause says.
pub(super) fn weigh(
    tree: &Tree,
    proposition: Proposition,
    rule: Rule,
    clause: &Clause,
) -> Proposition {
    let _ = clause;
    weigh_noun(tree, proposition, rule)
}

/// Sets the confidence of what a noun says.
pub(super) fn weigh_noun(tree: &Tree, mut proposition: Proposition, rule: Rule) -> Proposition {
    let _ = tree;
    proposition.confidence = match rule {
        Rule::Object | Rule::Said => 0.8,
        Rule::Copula | Rule::Oblique => 0.7,
        Rule::Turned | Rule::CopulaOf => 0.3,
        _ => 0.5,
    };
    proposition
}
