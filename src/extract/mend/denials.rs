//! Denials that the parser took apart: what is denied hangs on the denial, and so does who denies it.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::claims::{keeps_clause, tells};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::sayings::{clause_with, subject_of, tell};
use crate::extract::mend::verbs;
use crate::extract::saying::is_present_alone;
use crate::extract::stem::stem;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    claims_dismissed(s);
    for verb in 1..s.len() {
        if !may_deny(s, verb) {
            continue;
        }
        let Some((content, label)) = content(s, verb) else {
            denies_noun(s, verb);
            continue;
        };
        let is_above = upwards(s, verb).any(|above| above == content);
        let is_top = is_above || s.is_root(verb) && has_noun(s, verb);
        if is_claims(s, verb) && (!is_top || label != Label::Ccomp) {
            continue;
        }
        match is_above {
            true => raise(s, verb, content, label),
            false => hang(s, content, verb, label),
        }
        if let Some((share, _)) = deed_of_share(s, verb) {
            // It is the denier who is said to have done it, and not his part in it.
            (s.heads[share], s.labels[share]) = (verb as u16, Label::Discourse);
        }
        (s.tags[verb], s.upos[verb]) = (verbs::finite(s, verb), Upos::Verb);
        // Whoever stands before the denial does nothing behind it.
        let before = [Label::Nsubj, Label::NsubjPass];
        let denier = s.children(content).find(|&at| at < verb && before.contains(&s.labels[at]));
        if let Some(denier) = denier {
            hang(s, denier, verb, Label::Nsubj);
        }
        subject_of(s, content);
        if s.child(verb, Label::Nsubj).is_none() {
            find_subject(s, verb);
        }
        tell(s, verb);
    }
}

/// Whether a verb says of a clause, or of claims behind it, that it isn't so.
pub(super) fn denies(s: &Sentence, verb: usize) -> bool {
    let is_verb = s.upos[verb] == Upos::Verb && s.child(verb, Label::AuxPass).is_none();
    is_verb
        && matches!(
            &*stem(s.word(verb)),
            "deny" | "disput" | "reject" | "refut" | "dismis" | "rebut" | "contest"
        )
}

/// Takes for a denial what the parser took for a word beside the claims behind it: `A judge dismissed claims
/// that …`.
fn claims_dismissed(s: &mut Sentence) {
    for verb in 1..s.len().saturating_sub(3) {
        let claims = verb + 1;
        let denies =
            matches!(&*stem(s.word(verb)), "dismis" | "reject" | "refut" | "rebut" | "deny");
        let is_past = matches!(s.tags[verb], Tag::Vbn | Tag::Vbd) && s.head(verb) == Some(claims);
        let behind = claims + 1;
        // `rejected allegations made by Pell that …`
        let made = (s.head(behind) == Some(claims) && s.tags[behind] == Tag::Vbn).then_some(behind);
        let is_said = made.is_some() || s.word(behind).eq_ignore_ascii_case("that");
        if !denies || !is_past || !tells(s, claims) || !is_said {
            continue;
        }
        let denier = verb - 1;
        let above = s.head(denier);
        if s.head(claims) == Some(denier) && s.is_root(denier) {
            verbs::make_root(s, verb, denier);
        } else if is_nominal(s, denier) && (above == Some(verb) || above == Some(claims)) {
            put_above(s, verb, claims);
            verbs::take_subject(s, verb, denier);
        } else {
            continue;
        }
        (s.heads[claims], s.labels[claims]) = (verb as u16, Label::Obj);
        (s.tags[claims], s.upos[claims]) = (Tag::Nns, Upos::Noun);
        let clause = |of: usize| s.children(of).find(|&at| s.labels[at] == Label::Ccomp);
        if let Some(clause) = clause(claims).or_else(|| made.and_then(clause)) {
            hang(s, clause, claims, Label::Acl);
        }
    }
}

/// Gives a verb the place of the word it hangs on, and what hangs on that one, what it claims apart.
fn put_above(s: &mut Sentence, verb: usize, claims: usize) {
    s.heads[verb] = if s.is_root(claims) { verb as u16 } else { s.heads[claims] };
    s.labels[verb] = s.labels[claims];
    for at in 0..s.len() {
        let is_own = s.labels[at] == Label::Ccomp || at == claims + 1;
        if at != verb && s.head(at) == Some(claims) && !is_own {
            s.heads[at] = verb as u16;
        }
    }
}

/// Makes a verb of `denies` before charges that the parser took for another name of it: `Orlo
/// denies six counts of robbing Pell`.
fn denies_noun(s: &mut Sentence, verb: usize) {
    let is_charges = |&at: &usize| {
        let near = (verb + 1..at).all(|word| s.head(word) == Some(at));
        let charges = matches!(s.word(at), "counts" | "charges" | "allegations" | "accusations");
        at > verb && charges && near && s.labels[at] == Label::Appos
    };
    let charges = s.children(verb).find(is_charges);
    if let Some(charges) = charges.filter(|_| s.tags[verb] == Tag::Nns && !is_claims(s, verb)) {
        (s.tags[verb], s.upos[verb]) = (Tag::Vbz, Upos::Verb);
        s.labels[charges] = Label::Obj;
        find_subject(s, verb);
    }
}

/// Whether a word may be a form of a verb of denial that isn't passive, whatever its tag.
fn may_deny(s: &Sentence, verb: usize) -> bool {
    let passive = s.child(verb, Label::AuxPass).is_some();
    (is_denial(s, verb) || is_claims(s, verb))
        && !passive
        && !matches!(s.tags[verb], Tag::Nn | Tag::Nnp | Tag::Jj)
}

fn is_denial(s: &Sentence, verb: usize) -> bool {
    matches!(&*stem(s.word(verb)), "deny" | "disput" | "reject" | "refut" | "contest")
}

/// Whether a word that may be a noun as well says something before a clause: `Orlo claims Pell left`.
fn is_claims(s: &Sentence, verb: usize) -> bool {
    // Of those that are plurals as well, only these stand before a clause more often as verbs.
    const CLAIMS: &[&str] = &["claims", "finds", "reports", "shows", "states"];
    let word = s.word(verb).to_lowercase();
    let beside =
        s.labels[verb] == Label::Acl && matches!(&*word, "alleged" | "claimed" | "insisted");
    let alone = || is_present_alone(&word) && !is_denial(s, verb);
    s.tags[verb] == Tag::Nns && (CLAIMS.contains(&&*word) || alone()) || beside
}

/// Whether a noun stands before a word and depends on it. Taggers take strange names for adjectives.
fn has_noun(s: &Sentence, verb: usize) -> bool {
    let is_noun = |at: usize| match s.labels[at] {
        Label::Compound => is_nominal(s, at),
        Label::Amod => s.word(at).starts_with(char::is_uppercase),
        _ => false,
    };
    s.children(verb).any(|at| at < verb && is_noun(at))
}

/// The verb of the clause behind a denial, and what it is to it: `denied having paid`, `denies that
/// it paid`, `denies it paid`.
fn content(s: &Sentence, verb: usize) -> Option<(usize, Label)> {
    let is_adverb = |at: &usize| s.tags.get(*at) == Some(&Tag::Rb);
    let first = (verb + 1..s.len()).find(|at| !is_adverb(at))?;
    let word = s.word(first).to_lowercase();
    if word == "that" {
        let clause = clause_with(s, first).or_else(|| denied_with(s, verb, first));
        let clause = clause.filter(|&clause| upwards(s, clause).any(|at| at == verb));
        return clause.map(|clause| (clause, Label::Ccomp));
    }
    if matches!(&*word, "having" | "being") {
        let of = s.head(first).filter(|&at| at > first && is_auxiliary(s.labels[first]));
        return Some((of.unwrap_or(first), Label::Xcomp));
    }
    let is_gerund = s.tags[first] == Tag::Vbg && s.upos[first] == Upos::Verb;
    if is_gerund && s.labels[first] != Label::Amod {
        return Some((first, Label::Xcomp));
    }
    if let Some((_, deed)) = deed_of_share(s, verb) {
        return Some((deed, Label::Xcomp));
    }
    let bare = || bare_clause(s, verb, first).or_else(|| second_clause(s, verb));
    let below = || s.child(verb, Label::Ccomp).filter(|&clause| clause > verb);
    let clause = clause_behind(s, verb).or_else(bare).or_else(below);
    clause.map(|clause| (clause, Label::Ccomp))
}

/// The clause right behind `denies that`, though it has no object, as that stands behind the next verb: `denies
/// that it paid, or offered to pay, Pell`.
fn denied_with(s: &Sentence, verb: usize, that: usize) -> Option<usize> {
    let clause = s.head(that).filter(|&clause| clause > that && that == verb + 1)?;
    let is_own = s.child(clause, Label::Nsubj).is_some_and(|doer| doer > that);
    let shares = s.children(clause).any(|at| {
        s.labels[at] == Label::Conj && s.child(at, Label::Cc).is_some_and(|cc| s.word(cc) == "or")
    });
    (is_denial(s, verb) && is_own && shares).then_some(clause)
}

/// The part that somebody says not to have had, and in what: `denied any responsibility for killing
/// Pell`.
fn deed_of_share(s: &Sentence, verb: usize) -> Option<(usize, usize)> {
    #[rustfmt::skip]
    const SHARES: &[&str] = &[
        "blame", "complicity", "culpability", "fault", "guilt", "hand", "involvement", "liability", "part",
        "participation", "responsibility", "role",
    ];
    let is_beside = |at: &usize| s.upos[*at] == Upos::Det || s.upos[*at] == Upos::Adj;
    let share = (verb + 1..s.len()).find(|at| !is_beside(at))?;
    let gerund = share + 2;
    let tied = gerund < s.len() && matches!(s.word(share + 1), "for" | "in");
    if !tied || !SHARES.contains(&s.word(share)) || s.tags[gerund] != Tag::Vbg {
        return None;
    }
    let of = s.head(gerund).filter(|&at| at > gerund && is_auxiliary(s.labels[gerund]));
    Some((share, of.unwrap_or(gerund)))
}

/// The verb of a clause with `that`, if words of time and place stand before it.
fn clause_behind(s: &Sentence, verb: usize) -> Option<usize> {
    let word = |at: usize| s.word(at).to_lowercase();
    let that = (verb + 1..s.len()).find(|&at| !is_of_noun(s, at) || word(at) == "that")?;
    let days = ["last", "this", "today", "yesterday"];
    let is_time = matches!(s.tags[verb + 1], Tag::In | Tag::To) || days.contains(&&*word(verb + 1));
    let clause = clause_with(s, that).filter(|_| is_time)?;
    let noun = s.head(clause).filter(|&noun| noun > verb);
    let below = upwards(s, clause).any(|at| at == verb);
    (below && !noun.is_some_and(|noun| keeps_clause(s, noun))).then_some(clause)
}

/// Whether a word may be part of a noun with a preposition.
fn is_of_noun(s: &Sentence, at: usize) -> bool {
    use Tag::*;
    matches!(
        s.tags[at],
        In | To | Rb | Dt | PrpPossessive | Jj | Cd | Pos | Nn | Nns | Nnp | Nnps | Prp
    )
}

/// The verb that seems to have whoever denies for its subject, beside its own: `Orlo denied on Friday
/// he paid`, `the mayor denied the crew was paid`.
fn second_clause(s: &Sentence, verb: usize) -> Option<usize> {
    let is_subject = |at: usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass);
    let clause = upwards(s, verb).find(|&at| at > verb)?;
    let reduced = s.labels[verb] == Label::Acl && s.child(verb, Label::Nsubj).is_none();
    let first = s.children(clause).filter(|&at| at > verb && is_auxiliary(s.labels[at])).min();
    let first = first.unwrap_or(clause).min(clause);
    let object = s
        .child(verb, Label::Obj)
        .is_some_and(|object| object > verb && upwards(s, first - 1).any(|above| above == object));
    let second = s.children(clause).any(|at| at > verb && at < clause && is_subject(at));
    let before = s.children(clause).any(|at| at < verb && is_subject(at));
    (reduced && before && (object || second)).then_some(clause)
}

fn is_auxiliary(label: Label) -> bool {
    matches!(label, Label::Aux | Label::AuxPass | Label::Cop)
}

/// The verb of a clause without `that`, whose subject is a noun right behind the denial.
fn bare_clause(s: &Sentence, verb: usize, first: usize) -> Option<usize> {
    let of_noun =
        |at: usize| is_of_noun(s, at) && !matches!(s.tags[at], Tag::In | Tag::To | Tag::Rb);
    let end = (first..s.len()).find(|&at| !of_noun(at)).filter(|&end| end > first)?;
    let finite = (end..s.len()).find(|&at| s.tags[at] != Tag::Rb)?;
    if !matches!(s.tags[finite], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md) {
        return None;
    }
    let clause = match is_auxiliary(s.labels[finite]) {
        true => s.head(finite).filter(|&at| at > finite)?,
        false => finite,
    };
    let subject = s.children(clause).any(|at| {
        (first..end).contains(&at)
            && matches!(s.labels[at], Label::Nsubj | Label::NsubjPass | Label::Expl)
    });
    // `denied the claims Vale made` denies no clause.
    let relative = s.labels[clause] == Label::AclRelcl
        && s.head(clause) != Some(verb)
        && s.child(clause, Label::Obj).is_none();
    (subject && !relative).then_some(clause)
}

/// Puts a denial in the place of what is denied, which was taken for the verb of the sentence.
fn raise(s: &mut Sentence, verb: usize, content: usize, label: Label) {
    let beside: Vec<usize> = s.children(content).filter(|&at| at < verb).collect();
    let last = s.len() - 1;
    s.heads[verb] = if s.is_root(content) { verb as u16 } else { s.heads[content] };
    let denied_as = s.labels[verb];
    s.labels[verb] = s.labels[content];
    for at in beside {
        if at != verb {
            s.heads[at] = verb as u16;
        }
    }
    if s.head(last) == Some(content) && s.upos[last] == Upos::Punct {
        s.heads[last] = verb as u16;
    }
    (s.heads[content], s.labels[content]) = (verb as u16, label);
    let subject = s.children(verb).filter(|&at| at < verb && is_nominal(s, at)).last();
    if let Some(subject) = subject.filter(|_| denied_as != Label::Parataxis) {
        s.labels[subject] = Label::Nsubj;
    }
}

/// Finds who denies, where the parser took the denial for a word beside its subject.
fn find_subject(s: &mut Sentence, verb: usize) {
    let parts = [Label::Compound, Label::NmodUnmarked, Label::Amod, Label::NsubjPass, Label::Nsubj];
    let part = s.children(verb).filter(|&at| at < verb && parts.contains(&s.labels[at])).last();
    if let Some(subject) = part {
        verbs::take_subject(s, verb, subject);
        return;
    }
    let Some(top) = upwards(s, verb).find(|&at| s.is_root(at)).filter(|&top| top < verb) else {
        return;
    };
    let is_verbless = is_nominal(s, top) || top == 0 && s.tags[top] != Tag::Vbg;
    let has_verb = [Label::Cop, Label::Nsubj, Label::NsubjPass, Label::Expl];
    use Label::{Acl, Appos, Ccomp, Conj, Dep, Nsubj, Obj, Xcomp};
    let loose = [Acl, Appos, Ccomp, Conj, Dep, Nsubj, Obj, Xcomp];
    // `Weiss, who was not on trial, denied …`: the comma ends what is said of Weiss.
    let before = (0..verb).rfind(|&at| s.tags[at] != Tag::Rb);
    let is_behind = before.is_some_and(|before| s.tags[before] == Tag::Comma);
    let is_beside = s.head(verb) == Some(top) && loose.contains(&s.labels[verb]);
    let own = s.children(top).any(|at| at != verb && has_verb.contains(&s.labels[at]));
    if is_verbless && !own && (is_beside || is_behind) {
        verbs::make_root(s, verb, top);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::parse;

    /// Who denies, and what.
    fn mended(notation: &str) -> String {
        let mut s = parse(notation);
        mend(&mut s);
        let top = (0..s.len()).find(|&at| s.is_root(at)).expect("a sentence has a root");
        let parts = [Label::Nsubj, Label::Ccomp, Label::Xcomp];
        let told = s.children(top).filter(|&at| parts.contains(&s.labels[at]));
        let told: Vec<String> =
            told.map(|at| format!("{} {:?}", s.word(at), s.labels[at])).collect();
        format!("{}: {}", s.word(top), told.join(", "))
    }

    #[test]
    fn what_stands_right_behind_a_denial_is_denied() {
        let having = "firms|NNS|2|nsubj denied|VBN|0|root having|VBG|4|aux paid|VBN|2|advcl";
        assert_eq!(mended(having), "denied: firms Nsubj, paid Xcomp");
        let been = "Orlo|NNP|5|nsubj:pass denied|VBN|1|acl having|VBG|5|aux been|VBN|5|aux:pass \
                    paid|VBN|0|root";
        assert_eq!(mended(been), "denied: Orlo Nsubj, paid Xcomp");
        let bare = "Orlo|NNP|2|compound denies|NNS|4|nsubj he|PRP|4|nsubj paid|VBD|0|root";
        assert_eq!(mended(bare), "denies: Orlo Nsubj, paid Ccomp");
        let friday = "Orlo|NNP|6|nsubj denied|VBN|1|acl on|IN|4|case Friday|NNP|2|obl he|PRP|6|nsubj \
                      paid|VBD|0|root";
        assert_eq!(mended(friday), "denied: Orlo Nsubj, paid Ccomp");
        let crew = "Orlo|NNP|6|nsubj:pass denied|VBN|1|acl the|DT|4|det crew|NN|2|obj was|VBD|6|aux:pass \
                    paid|VBN|0|root";
        assert_eq!(mended(crew), "denied: Orlo Nsubj, paid Ccomp");
        let oath = "Orlo|NNP|2|compound denies|NNS|0|root under|IN|4|case oath|NN|2|nmod that|IN|7|mark \
                    he|PRP|7|nsubj paid|VBD|4|acl";
        assert_eq!(mended(oath), "denies: Orlo Nsubj, paid Ccomp");
    }

    #[test]
    fn what_somebody_had_no_part_in_is_denied() {
        let role = "Orlo|NNP|2|nsubj denied|VBD|0|root any|DT|4|det role|NN|2|obj in|IN|6|mark \
                    robbing|VBG|4|acl Pell|NNP|6|obj";
        assert_eq!(mended(role), "denied: Orlo Nsubj, robbing Xcomp");
        assert_eq!(mended(&role.replace("role", "visas")), "denied: Orlo Nsubj");
    }

    #[test]
    fn who_denies_may_have_a_clause_of_its_own() {
        let trial = "Orlo|NNP|0|root ,|,|5|punct who|WP|5|nsubj was|VBD|5|cop ill|JJ|1|acl:relcl \
                     ,|,|7|punct denied|VBN|5|acl paying|VBG|7|advcl Pell|NNP|8|obj";
        assert_eq!(mended(trial), "denied: Orlo Nsubj, paying Xcomp");
    }

    #[test]
    fn a_relative_clause_is_not_denied() {
        let made = "Orlo|NNP|2|nsubj denied|VBD|0|root claims|NNS|2|obj Pell|NNP|5|nsubj \
                    made|VBD|3|acl:relcl";
        assert_eq!(mended(made), "denied: Orlo Nsubj");
        let relative = "clerks|NNS|5|nsubj who|WP|3|nsubj denied|VBD|1|acl:relcl it|PRP|3|obj \
                        left|VBD|0|root";
        assert_eq!(mended(relative), "left: clerks Nsubj");
    }
}
