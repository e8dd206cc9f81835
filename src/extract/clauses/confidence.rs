//! How likely a proposition is what a reader would say, from the rule that found it.

use super::Proposition;
use super::clause::Clause;
use super::subject::Link;
use super::tree::Tree;
use crate::extract::language::{Label, Upos};

/// What a proposition was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    Object,
    Oblique,
    Said,
    Quoted,
    Complement,
    Adverb,
    TurnedObject,
    TurnedOblique,
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
            Rule::TurnedObject => "object-turned",
            Rule::TurnedOblique => "oblique-turned",
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
    set(tree, proposition, rule, clause.subject.map(|subject| subject.link))
}

/// Sets the confidence of what a noun says.
pub(super) fn weigh_noun(tree: &Tree, proposition: Proposition, rule: Rule) -> Proposition {
    set(tree, proposition, rule, None)
}

static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
fn set(tree: &Tree, mut p: Proposition, rule: Rule, link: Option<Link>) -> Proposition {
    let id = NEXT.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    p.confidence = match rule {
        Rule::Object | Rule::Said => 0.8,
        Rule::Copula | Rule::Oblique => 0.7,
        Rule::TurnedObject | Rule::TurnedOblique | Rule::CopulaOf => 0.3,
        _ => 0.5,
    };
    if std::env::var("DUMP").is_ok() {
        p.confidence = id as f32;
        let (Some(s), Some(o)) = (&p.subject, &p.object) else { return p };
        let first = p.predicate.first().copied().unwrap_or(o.head);
        let last = p.predicate.last().copied().unwrap_or(o.head);
        let ofirst = o.whole.first().copied().unwrap_or(o.head);
        let slast = s.whole.last().copied().unwrap_or(s.head);
        let holes = |w: &[usize]| w.windows(2).filter(|w| w[1] != w[0] + 1).count();
        let mark = tree.child(p.head, Label::Mark).is_some();
        eprintln!(
            "F\t{id}\trule={}\tlink={:?}\tlabel={:?}\tcert={}\tadj={}\tslen={}\tolen={}\talen={}\tplen={}\tspron={}\topron={}\tsgap={}\togap={}\tsholes={}\toholes={}\tpholes={}\tset={}\tolabel={:?}\tslabel={:?}\tmark={}\tsdet={}\tn={}\toname={}\tsname={}",
            rule.name(),
            link,
            tree.label(p.head),
            tree.sentence.certainty,
            p.adjuncts.len(),
            s.whole.len(),
            o.whole.len(),
            p.adjuncts.iter().map(|a| a.argument.whole.len() + a.role.len()).sum::<usize>(),
            p.predicate.len(),
            u8::from(tree.upos(s.head) == Upos::Pron),
            u8::from(tree.upos(o.head) == Upos::Pron),
            first as i64 - slast as i64,
            ofirst as i64 - last as i64,
            holes(&s.whole),
            holes(&o.whole),
            holes(&p.predicate),
            u8::from(tree.is_set_off(o.head)),
            tree.label(o.head),
            tree.label(s.head),
            u8::from(mark),
            u8::from(tree.has(s.head, Label::Det)),
            tree.sentence.len(),
            u8::from(tree.upos(o.head) == Upos::Propn),
            u8::from(tree.upos(s.head) == Upos::Propn),
        );
    }
    p
}
