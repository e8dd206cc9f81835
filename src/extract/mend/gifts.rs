//! Who gets what: `paid Ann Ro 4 million euros`, `gave the crew direct access`, `fined Orlo $4 for failing to
//! pay`.

use std::ops::Range;

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::objects::{GIVING, is_of_noun};
use crate::extract::mentions::is_name_of_place;
use crate::extract::tree::{is_money, is_nominal, upwards};
use crate::extract::word_lists::{is_agent_noun, is_span};

pub(super) fn mend(s: &mut Sentence) {
    receivers(s);
    orders(s);
    buyers_of_rights(s);
    reasons(s);
}

/// Tells who gets something from what they get, where the parser took both for one noun, or both
/// for objects: `paid Ann Ro 4 million euros`.
fn receivers(s: &mut Sentence) {
    for given in 1..s.len() {
        if let Some(verb) = verb_of_sum(s, given) {
            hang(s, given, verb, Label::Obj);
        }
        let verb = s.head(given).filter(|_| s.labels[given] == Label::Obj);
        let Some(verb) = verb.filter(|&verb| verb < given && s.upos[verb] == Upos::Verb) else {
            continue;
        };
        if let Some(gets) = s.child(verb, Label::Iobj) {
            rest_of_name(s, gets, given);
            continue;
        }
        let between = verb + 1..given;
        let other = between.clone().find(|&at| {
            s.head(at) == Some(verb) && s.labels[at] == Label::Obj && is_nominal(s, at)
        });
        if let Some(other) = other {
            rest_of_name(s, other, given);
            // `a contract worth $4 million` gets nothing.
            let worth = (other + 1..given).any(|at| s.word(at).eq_ignore_ascii_case("worth"));
            if !worth && (other + 1..given).all(|at| is_of_noun(s, at)) {
                s.labels[other] = Label::Iobj;
            }
        } else if is_money(s, given) || is_sentence(s, verb, given) {
            split_off_receiver(s, verb, given, between);
        } else if GIVING.contains(&&*s.lemma(verb)) {
            let gets = between.clone().find(|&at| {
                s.head(at) == Some(given) && s.labels[at] == Label::Compound && is_nominal(s, at)
            });
            let what = |at: usize| s.head(at) == Some(given) && s.labels[at] == Label::Amod;
            // `offered Orlo money`: it is nobody's kind of money.
            let is_pay = |gets: usize| gets + 1 == given && is_pay(s, gets, given);
            let gets = gets.filter(|&gets| what(gets + 1) || is_pay(gets));
            if let Some(gets) = gets.or_else(|| who_is_let(s, verb, given)) {
                (s.tags[gets], s.upos[gets]) = match s.tags[gets] {
                    Tag::Jj => (Tag::Nnp, Upos::Propn),
                    tag => (tag, s.upos[gets]),
                };
                hang_as_receiver(s, verb, given, gets);
            }
        }
    }
}

/// The verb that says to whom a sum goes, where the parser took the sum for a second of those who pay or get
/// it, or for what they are: `charged hospitals £9`. Without an `and` it is no second.
fn verb_of_sum(s: &Sentence, sum: usize) -> Option<usize> {
    const COSTING: &[&str] =
        &["award", "bill", "charge", "cost", "fine", "give", "lend", "offer", "overcharge", "pay"];
    let first = s.head(sum).filter(|&first| s.labels[first] == Label::Obj && first < sum)?;
    let verb = s.head(first)?;
    let near = (first + 1..sum).all(|at| upwards(s, at).any(|above| above == sum));
    let costs = near && COSTING.contains(&&*s.lemma(verb)) && s.upos[first + 1] != Upos::Punct;
    let joined = match s.labels[sum] {
        Label::Conj => s.child(sum, Label::Cc).is_none(),
        Label::Appos => costs,
        _ => false,
    };
    (joined && is_money(s, sum)).then_some(verb)
}

/// Who is granted or denied what he needs a judge or an office for, where the parser made one noun of both:
/// `granted Orlo bail`. Nobody's bail is Orlo's by name.
fn who_is_let(s: &Sentence, verb: usize, given: usize) -> Option<usize> {
    const LETTING: &[&str] = &["deny", "give", "grant", "offer", "refuse"];
    #[rustfmt::skip]
    const LEAVE: &[&str] = &[
        "asylum", "bail", "citizenship", "clemency", "custody", "immunity", "parole", "permission",
        "probation",
    ];
    if !LETTING.contains(&&*s.lemma(verb)) || !LEAVE.contains(&s.word(given)) {
        return None;
    }
    let is_large = |at: usize| s.word(at).starts_with(char::is_uppercase);
    let is_part = |at: usize| {
        let beside = matches!(s.labels[at], Label::Compound | Label::Amod);
        s.head(at) == Some(given) && (beside || s.labels[at] == Label::Det)
    };
    let last = (verb + 1..given).rfind(|&at| is_large(at))?;
    // `denied British citizenship`, `granted Swiss asylum`
    let is_nation = |word: &str| {
        const ENDS: &[&str] = &["an", "ch", "ek", "ese", "i", "ic", "iss", "sh"];
        ENDS.iter().any(|end| word.ends_with(end))
    };
    let is_name = match s.upos[last] {
        Upos::Propn => !is_name_of_place(s.word(last)),
        Upos::Adj => !is_nation(s.word(last)) && s.word(given) != "citizenship",
        _ => false,
    };
    (is_name && (verb + 1..given).all(is_part)).then_some(last)
}

/// Whether somebody with a name or an article gets what has neither.
fn is_pay(s: &Sentence, gets: usize, given: usize) -> bool {
    const PAY: &[&str] = &["bribes", "cash", "money"];
    let article = s.children(given).any(|at| at < gets && s.labels[at] == Label::Det);
    let is_one =
        s.upos[gets] == Upos::Propn || article && is_agent_noun(&s.word(gets).to_lowercase());
    PAY.contains(&s.word(given)) && is_one
}

/// Whether what somebody is given is a span of time: `gave Orlo three years`.
fn is_sentence(s: &Sentence, verb: usize, given: usize) -> bool {
    let is_given = ["give", "hand"].contains(&&*s.lemma(verb));
    is_given && is_span(&s.lemma(given)) && s.child(given, Label::Nummod).is_some()
}

/// Hangs on the first word of a name the next ones that the parser took for a part of a sum: `paid
/// Lumen Copper $4 million`; and on a noun the name behind it: `paid its rival Lumen $4 million`.
fn rest_of_name(s: &mut Sentence, first: usize, sum: usize) {
    let is_rest = |s: &Sentence, at: usize| {
        s.head(at) == Some(sum) && s.labels[at] == Label::Compound && s.upos[at] == Upos::Propn
    };
    if !is_money(s, sum) {
        return;
    }
    let mut next = (first + 1..sum).find(|&at| s.head(at) != Some(first)).unwrap_or(sum);
    let is_part = |at: &usize| *at == first || s.labels[*at] != Label::Flat;
    let last = (first..next).rfind(|&at| s.upos[at] == Upos::Propn);
    let mut whole = last.and_then(|at| upwards(s, at).find(is_part)).unwrap_or(first);
    while next < sum && is_rest(s, next) {
        let opens = s.upos[whole] != Upos::Propn;
        hang(s, next, whole, if opens { Label::Appos } else { Label::Flat });
        whole = if opens { next } else { whole };
        next += 1;
    }
}

/// Nobody says `Ro 4 million euros` of a kind of money: a noun before the number gets it.
fn split_off_receiver(s: &mut Sentence, verb: usize, money: usize, before: Range<usize>) {
    let is_part = |s: &Sentence, at: usize, labels: &[Label]| {
        let of_sum = |head: usize| head == money || s.tags[head] == Tag::Cd && head > at;
        s.head(at).is_some_and(of_sum) && labels.contains(&s.labels[at])
    };
    let Some(number) = s.child(money, Label::Nummod) else { return };
    let first_of_number = before.clone().find(|&at| s.tags[at] == Tag::Cd);
    let end = first_of_number.unwrap_or(number).min(money);
    let labels = [Label::Compound, Label::NmodUnmarked, Label::Flat, Label::NmodPoss];
    let is_receiver = |at: &usize| is_part(s, *at, &labels) && is_nominal(s, *at);
    let Some(receiver) = (before.start..end).rfind(is_receiver) else { return };
    hang_as_receiver(s, verb, money, receiver);
}

/// Hangs on the verb whoever was hung on what they get, with the words before them.
fn hang_as_receiver(s: &mut Sentence, verb: usize, given: usize, receiver: usize) {
    hang(s, receiver, verb, Label::Iobj);
    for at in verb + 1..receiver {
        if s.head(at) == Some(given) {
            hang(s, at, receiver, s.labels[at]);
        }
    }
}

/// Takes for an object, and for what it is about, the orders that the parser took for those who get them:
/// `gave orders to kill Orlo`.
fn orders(s: &mut Sentence) {
    const ORDERS: &[&str] = &["assurances", "instructions", "orders", "promises"];
    for order in 1..s.len() {
        let verb = s.head(order).filter(|_| s.labels[order] == Label::Iobj);
        let Some(verb) = verb else { continue };
        let own = s.child(order, Label::NmodPoss).is_some_and(|at| s.upos[at] == Upos::Pron);
        let mut alone = [Label::Obj, Label::Ccomp, Label::Xcomp].iter();
        // `gave his life to save Orlo`
        if own && s.lemma(verb) == "give" && alone.all(|&label| s.child(verb, label).is_none()) {
            s.labels[order] = Label::Obj;
        }
        if !ORDERS.contains(&s.word(order)) {
            continue;
        }
        let aim = s.child(verb, Label::Xcomp).filter(|&aim| aim > order);
        if let Some(aim) = aim.filter(|_| s.child(verb, Label::Obj).is_none()) {
            (s.labels[order], s.labels[aim]) = (Label::Obj, Label::Advcl);
        }
    }
}

/// Hangs on the verb whom something is sold to, where what is sold are rights to something else: `sold rights
/// to the drug to Pell`.
fn buyers_of_rights(s: &mut Sentence) {
    const RIGHTS: &[&str] =
        &["access", "claim", "entry", "key", "licence", "license", "right", "title"];
    #[rustfmt::skip]
    const HANDING: &[&str] = &[
        "assign", "give", "grant", "hand", "lease", "offer", "pass", "provide", "sell", "transfer",
    ];
    for buyer in 6..s.len() {
        let to = |at: usize| s.child(at, Label::Case).filter(|&tie| s.word(tie) == "to");
        let thing = s.head(buyer).filter(|&at| s.labels[buyer] == Label::Nmod && at < buyer);
        let Some(thing) = thing.filter(|&at| s.labels[at] == Label::Obl) else { continue };
        let verb = s.head(thing).filter(|&verb| HANDING.contains(&&*s.lemma(verb)));
        let (Some(tie), Some(verb), Some(_)) = (to(thing), verb, to(buyer)) else { continue };
        let rights = s.child(verb, Label::Obj).filter(|&rights| rights + 1 == tie);
        if let Some(rights) = rights.filter(|&at| RIGHTS.contains(&&*s.lemma(at))) {
            hang(s, buyer, verb, Label::Obl);
            hang(s, thing, rights, Label::Nmod);
        }
    }
}

/// Hangs on the verb what somebody has to pay for, where the parser hung it on the sum: `fined Orlo $4
/// for failing to pay`.
fn reasons(s: &mut Sentence) {
    for act in 2..s.len() {
        let sum =
            s.head(act).filter(|&sum| sum < act && is_money(s, sum) && s.labels[sum] == Label::Obj);
        let Some(verb) = sum.and_then(|sum| s.head(sum)).filter(|&at| s.upos[at] == Upos::Verb)
        else {
            continue;
        };
        // `raised $4 for building it` doesn't say who builds.
        if s.child(verb, Label::Iobj).is_none() {
            continue;
        }
        let is_reason =
            matches!(s.labels[act], Label::Nmod | Label::Acl) && s.word(act).ends_with("ing");
        let tie = s.children(act).find(|&at| {
            matches!(s.labels[at], Label::Case | Label::Mark)
                && s.word(at).eq_ignore_ascii_case("for")
        });
        let Some(tie) = tie.filter(|_| is_reason) else { continue };
        let clause = s.child(act, Label::Acl);
        if s.tags[act] == Tag::Nn && clause.is_none() {
            hang(s, act, verb, Label::Obl);
            continue;
        }
        (s.tags[act], s.upos[act]) = (Tag::Vbg, Upos::Verb);
        s.labels[tie] = Label::Mark;
        hang(s, act, verb, Label::Advcl);
        if let Some(clause) = clause {
            s.labels[clause] = Label::Xcomp;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::parse;

    #[test]
    fn who_gets_a_sum_is_no_part_of_it() {
        let mut one = parse(
            "Orlo|NNP|2|nsubj paid|VBD|0|root the|DT|6|det pilot|NN|6|compound 4|CD|6|nummod \
             euros|NNS|2|obj",
        );
        mend(&mut one);
        assert_eq!((one.heads[3], one.labels[3], one.heads[2]), (1, Label::Iobj, 3));
        let mut two = parse(
            "Orlo|NNP|2|nsubj fined|VBD|0|root Pell|NNP|2|obj $~|$|2|obj 3|CD|4|nummod in|IN|7|case \
             2020|CD|2|obl",
        );
        mend(&mut two);
        assert_eq!((two.labels[2], two.labels[3]), (Label::Iobj, Label::Obj));
        let mut plane = parse(
            "Orlo|NNP|2|nsubj bought|VBD|0|root Aero|NNP|5|compound 747|CD|5|nummod jets|NNS|2|obj",
        );
        mend(&mut plane);
        assert_eq!((plane.heads[2], plane.labels[2]), (4, Label::Compound));
    }

    #[test]
    fn what_is_worth_a_sum_gets_none() {
        let mut won = parse(
            "they|PRP|2|nsubj won|VBD|0|root contracts|NNS|2|obj worth|JJ|6|amod 4|CD|6|nummod euros|NNS|2|obj",
        );
        mend(&mut won);
        assert_eq!(won.labels[2], Label::Obj);
    }

    #[test]
    fn who_gets_something_good_is_no_part_of_it() {
        let mut gave = parse(
            "Orlo|NNP|2|nsubj gave|VBD|0|root the|DT|6|det crew|NN|6|compound free|JJ|6|amod \
             keys|NNS|2|obj",
        );
        mend(&mut gave);
        assert_eq!((gave.heads[3], gave.labels[3], gave.heads[2]), (1, Label::Iobj, 3));
    }

    #[test]
    fn what_a_fine_is_for_is_no_part_of_the_sum() {
        let mut fined = parse(
            "they|PRP|2|nsubj fined|VBD|0|root Orlo|NNP|2|iobj 4|CD|5|nummod euros|NNS|2|obj for|IN|7|case \
             failing|NN|5|nmod to|TO|9|mark pay|VB|7|acl",
        );
        mend(&mut fined);
        assert_eq!(
            (fined.heads[6], fined.labels[6], fined.labels[8]),
            (1, Label::Advcl, Label::Xcomp)
        );
    }
}
