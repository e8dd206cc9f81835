//! Who is told apart from whom: `Orlo, not Pell, paid`, `Orlo, rather than Pell, paid`, `it was Orlo who
//! paid`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    for other in 2..s.len() {
        let not = s.children(other).find(|&at| at < other && is_not(s, at));
        // A contrast stands behind a comma, which an `and` may follow.
        let comma = |at: usize| s.tags[at] == Tag::Comma;
        let is_behind = |not: &usize| {
            let before = |words: usize| not.checked_sub(words);
            let and = before(1).is_some_and(|at| s.tags[at] == Tag::Cc);
            before(1).is_some_and(comma) || and && before(2).is_some_and(comma)
        };
        let Some(not) = not.filter(is_behind) else { continue };
        if let Some(first) = told_apart(s, other, not) {
            hang(s, other, first, Label::Conj);
            relative_of(s, other, first);
        }
    }
    for other in 3..s.len() {
        rather_than(s, other);
    }
    for noun in 1..s.len() {
        cleft(s, noun);
    }
}

fn is_not(s: &Sentence, at: usize) -> bool {
    let only = s.tags.get(at + 1).is_some() && s.word(at + 1).eq_ignore_ascii_case("only");
    s.word(at).eq_ignore_ascii_case("not") && s.labels[at] == Label::Advmod && !only
}

/// Whom a noun with `not` before it is told apart from: the object, subject or noun before it.
fn told_apart(s: &mut Sentence, other: usize, not: usize) -> Option<usize> {
    let head = s.head(other).filter(|_| is_nominal(s, other))?;
    match s.labels[other] {
        Label::Appos | Label::Parataxis | Label::Conj if head < not => {
            is_nominal(s, head).then_some(head)
        }
        Label::Obj if head < not => {
            let is_object = |at: &usize| matches!(s.labels[*at], Label::Obj | Label::Iobj);
            let first = s.children(head).filter(is_object).find(|&at| at > head && at < not)?;
            s.labels[first] = Label::Obj;
            Some(first)
        }
        // `by Orlo, not by Pell`
        Label::Obl | Label::OblAgent if head < not => {
            let tie = s.child(other, Label::Case).filter(|&tie| tie > not)?;
            let is_same = |at: usize| {
                s.child(at, Label::Case)
                    .is_some_and(|own| s.word(own).eq_ignore_ascii_case(s.word(tie)))
            };
            s.children(head).find(|&at| {
                let oblique = matches!(s.labels[at], Label::Obl | Label::OblAgent);
                oblique && at > head && at < not && is_same(at)
            })
        }
        // `said Orlo, not Pell, paid`: who paid was taken for the object of what was said.
        Label::Nsubj if s.labels[head] == Label::Ccomp => {
            let verb = s.head(head).filter(|&verb| verb < not)?;
            let first = s.child(verb, Label::Obj).filter(|&at| at > verb && at < not)?;
            hang(s, first, head, Label::Nsubj);
            Some(first)
        }
        _ => None,
    }
}

/// Hangs `rather than` on who is told apart by it, where the parser hung it on the verb: `Orlo, rather
/// than Pell, paid`. Whom somebody with a name is told apart from has one as well.
fn rather_than(s: &mut Sentence, other: usize) {
    let is_word = |at: usize, word: &str| s.word(at).eq_ignore_ascii_case(word);
    let tie = (1..other - 1).rfind(|&at| is_word(at, "rather") && is_word(at + 1, "than"));
    let Some(rather) = tie.filter(|_| is_nominal(s, other)) else { return };
    if !(rather + 2..other).all(|at| upwards(s, at).any(|above| above == other)) {
        return;
    }
    let before = (0..rather).rfind(|&at| s.tags[at] != Tag::Comma).unwrap_or(0);
    let names = s.upos[other] == Upos::Propn && s.word(before).starts_with(char::is_uppercase);
    if names && s.upos[before] == Upos::Adj && s.labels[before] == Label::Nsubj {
        (s.tags[before], s.upos[before]) = (Tag::Nnp, Upos::Propn);
    }
    let first = s.head(other).filter(|&first| s.labels[other] == Label::Conj && first < rather);
    if let Some(first) = first {
        hang(s, rather, other, Label::Cc);
        hang(s, rather + 1, rather, Label::Fixed);
        // `it was Orlo, rather than Pell, who paid`; elsewhere it may as well be Pell who did.
        if s.child(first, Label::Cop).is_some() {
            relative_of(s, other, first);
        }
    }
}

/// Hangs a relative clause behind a comma on the one meant, and not on who is told apart.
fn relative_of(s: &mut Sentence, other: usize, first: usize) {
    let clause = s.child(other, Label::AclRelcl).filter(|&clause| clause > other);
    let comma = s.tags.get(other + 1) == Some(&Tag::Comma);
    if let Some(clause) = clause.filter(|_| comma) {
        hang(s, clause, first, Label::AclRelcl);
    }
}

/// Makes a plain sentence of `it was Orlo who paid`. Of `it is a firm that …` nobody can tell
/// whether a firm is meant that was named before.
fn cleft(s: &mut Sentence, noun: usize) {
    let it = s.children(noun).find(|&at| {
        let subject = matches!(s.labels[at], Label::Nsubj | Label::Expl);
        subject && at < noun && s.word(at).eq_ignore_ascii_case("it")
    });
    let (Some(it), Some(be)) = (it, s.child(noun, Label::Cop)) else { return };
    let of_noun = |at: usize| s.head(at) == Some(noun);
    let is_clause = |at: usize| matches!(s.labels[at], Label::AclRelcl | Label::AdvclRelcl);
    let joined =
        |at: usize| s.head(at).is_some_and(|head| s.labels[head] == Label::Conj && of_noun(head));
    let clause = (noun + 1..s.len()).find(|&at| is_clause(at) && (of_noun(at) || joined(at)));
    let the = |at: usize| s.labels[at] == Label::NmodPoss || s.word(at).eq_ignore_ascii_case("the");
    let is_name = s.word(noun).starts_with(char::is_uppercase);
    let is_known = is_name || s.children(noun).any(|at| at < noun && the(at));
    let Some(verb) = clause.filter(|_| is_known) else { return };
    let is_subject = |at: usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass);
    let who = s.children(verb).find(|&at| {
        is_subject(at) && matches!(&*s.word(at).to_lowercase(), "who" | "that" | "which")
    });
    let Some(who) = who else { return };
    if !is_nominal(s, noun) {
        (s.tags[noun], s.upos[noun]) = (Tag::Nnp, Upos::Propn);
    }
    let label = s.labels[who];
    s.heads[verb] = if s.is_root(noun) { verb as u16 } else { s.heads[noun] };
    s.labels[verb] = s.labels[noun];
    (s.heads[noun], s.labels[noun]) = (verb as u16, label);
    let beside: Vec<usize> = s.children(noun).filter(|&at| is_of_clause(s, noun, at)).collect();
    for at in beside {
        s.heads[at] = verb as u16;
    }
    // They say no more than that it is a sentence.
    for at in [it, be, who] {
        (s.heads[at], s.labels[at]) = (verb as u16, Label::Discourse);
    }
}

/// Whether a dependent of the noun in a cleft belongs to all of the sentence. The `not` of `not Orlo
/// but Pell` is Orlo's.
fn is_of_clause(s: &Sentence, noun: usize, at: usize) -> bool {
    let but = s.children(noun).filter(|&other| s.labels[other] == Label::Conj).any(|other| {
        s.child(other, Label::Cc).is_some_and(|cc| s.word(cc).eq_ignore_ascii_case("but"))
    });
    match s.labels[at] {
        Label::Aux | Label::Mark => true,
        Label::Advmod => at < noun && !(but && is_not(s, at)),
        Label::Punct | Label::Parataxis => at > noun,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::parse;

    /// The verb of a sentence, and who does what it says.
    fn mended(notation: &str) -> String {
        let mut s = parse(notation);
        mend(&mut s);
        let verb = (0..s.len()).find(|&at| s.is_root(at)).expect("a sentence has a root");
        let who = s.child(verb, Label::Nsubj).expect("somebody does it");
        let not = s.children(verb).any(|at| is_not(&s, at));
        format!("{}{} {}", s.word(who), if not { " not" } else { "" }, s.word(verb))
    }

    #[test]
    fn who_it_was_did_it() {
        let was =
            "it|PRP|3|nsubj was|VBD|3|cop Orlo|NNP|0|root who|WP|5|nsubj paid|VBD|3|acl:relcl";
        assert_eq!(mended(was), "Orlo paid");
        let not = "it|PRP|4|nsubj was|VBD|4|cop not|RB|4|advmod Orlo|NNP|0|root who|WP|6|nsubj \
                   paid|VBD|4|acl:relcl";
        assert_eq!(mended(not), "Orlo not paid");
        let firm = "it|PRP|4|nsubj is|VBZ|4|cop a|DT|4|det firm|NN|0|root that|WDT|6|nsubj \
                    pays|VBZ|4|acl:relcl";
        assert_eq!(mended(firm), "it firm");
        let apart = "it|PRP|3|nsubj was|VBD|3|cop Orlo|NNP|0|root ,|,|6|punct not|RB|6|advmod \
                     Pell|NNP|3|conj ,|,|9|punct who|WP|9|nsubj paid|VBD|6|acl:relcl";
        assert_eq!(mended(apart), "Orlo paid");
    }

    #[test]
    fn rather_than_belongs_to_whom_it_tells_apart() {
        let mut paid = parse(
            "Frost|JJ|6|nsubj rather|RB|6|cc than|IN|2|fixed Pell|NNP|1|conj ,|,|4|punct \
             paid|VBD|0|root Orlo|NNP|6|obj",
        );
        mend(&mut paid);
        assert_eq!((paid.heads[1], paid.labels[1], paid.upos[0]), (3, Label::Cc, Upos::Propn));
    }

    #[test]
    fn whoever_is_told_apart_is_no_receiver() {
        let mut paid = parse(
            "Orlo|NNP|2|nsubj paid|VBD|0|root Pell|NNP|2|iobj ,|,|6|punct not|RB|6|advmod Vela|NNP|2|obj",
        );
        mend(&mut paid);
        assert_eq!((paid.labels[2], paid.heads[5], paid.labels[5]), (Label::Obj, 2, Label::Conj));
    }
}
