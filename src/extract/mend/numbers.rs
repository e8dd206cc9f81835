//! Numbers that the parser took for somebody: those of items, and the days of dates; and what a firm is
//! listed as.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hang;
use crate::extract::tree::{is_money, upwards};

pub(super) fn mend(s: &mut Sentence) {
    numbered(s);
    for noun in 1..s.len() {
        beside_day(s, noun);
        home_behind_age(s, noun);
    }
    for sum in 0..s.len().saturating_sub(1) {
        listing(s, sum);
        number_of_sum(s, sum);
        bounded_sum(s, sum);
    }
}

/// Sets apart what a colon in brackets tells more of, which the name before is not: `Orlo (LSE: ORL) paid`.
fn listing(s: &mut Sentence, bracket: usize) {
    let told = bracket + 1;
    let opens = s.tags[bracket] == Tag::OpenBracket && bracket + 2 < s.len();
    if opens && s.word(bracket + 2) == ":" && s.labels[told] == Label::Appos {
        s.labels[told] = Label::Dep;
    }
}

/// Hangs on a person where he is from, which the parser hung on his age: `Orlo Pell, 52, of Ostra`.
fn home_behind_age(s: &mut Sentence, age: usize) {
    let is_age = s.tags[age] == Tag::Cd && s.labels[age] == Label::Appos && s.word(age).len() < 3;
    let Some(person) = s.head(age).filter(|&person| is_age && person < age) else { return };
    let home = s.children(age).find(|&at| {
        let tie = s.child(at, Label::Case);
        at > age && s.labels[at] == Label::Nmod && tie.is_some_and(|tie| s.word(tie) != "years")
    });
    if let Some(home) = home {
        // It is set apart, and so no part of the name.
        hang(s, home, person, Label::Dep);
    }
    s.labels[age] = Label::Nummod;
}

/// Hangs on a currency the number right behind it: `I paid her €3m`.
fn number_of_sum(s: &mut Sentence, sum: usize) {
    let number = sum + 1;
    let is_number = s.word(number).starts_with(|c: char| c.is_ascii_digit());
    if s.tags[sum] == Tag::Currency && is_number && s.head(number) != Some(sum) {
        hang(s, number, sum, Label::Nummod);
    }
    let unit = number + 1;
    let is_near = |s: &Sentence| s.tokens[unit].start == s.tokens[number].end;
    let is_unit = unit < s.len() && matches!(s.word(unit), "m" | "bn" | "k" | "tn" | "mn");
    if s.head(number) == Some(sum) && is_unit && is_near(s) {
        hang(s, unit, sum, Label::Nummod);
    }
}

/// Makes an object of a sum that says how much at least or at most is paid: `paid Orlo up to $3m`.
fn bounded_sum(s: &mut Sentence, sum: usize) {
    #[rustfmt::skip]
    const PAYING: &[&str] = &[
        "award", "charge", "cost", "donate", "earn", "fine", "give", "invest", "lend", "offer", "owe", "pay",
        "receive", "send", "spend", "steal", "take", "transfer",
    ];
    let Some(bound) = sum.checked_sub(2).filter(|_| is_money(s, sum)) else { return };
    let is_bound =
        matches!((s.word(bound), s.word(bound + 1)), ("at", "least" | "most") | ("up", "to"));
    let is_paid = |at: &usize| s.upos[*at] == Upos::Verb && PAYING.contains(&&*s.lemma(*at));
    let verb = upwards(s, sum).skip(1).find(is_paid).filter(|&verb| verb < bound);
    let Some(verb) = verb.filter(|_| is_bound) else { return };
    let receiver =
        s.children(verb).find(|&at| at < bound && at > verb && s.labels[at] == Label::Obj);
    if let Some(receiver) = receiver {
        s.labels[receiver] = Label::Iobj;
    }
    hang(s, sum, verb, Label::Obj);
    for word in [bound, bound + 1] {
        hang(s, word, sum, Label::Advmod);
        s.upos[word] = Upos::Adv;
    }
}

/// Gives the number before a slash or bracket no part in its sentence: `4/ Orlo paid Pell`.
fn numbered(s: &mut Sentence) {
    if s.len() < 3 || s.tags[0] != Tag::Cd || !matches!(s.word(1), "/" | ")") {
        return;
    }
    let Some(name) = (2..s.len()).find(|&at| s.head(at) == Some(0) && s.labels[at] == Label::Conj)
    else {
        return;
    };
    let is_root = s.is_root(0);
    s.heads[name] = if is_root { name as u16 } else { s.heads[0] };
    s.labels[name] = s.labels[0];
    for at in 0..s.len() {
        if s.head(at) == Some(0) {
            s.heads[at] = name as u16;
        }
    }
    for mark in [0, 1] {
        (s.heads[mark], s.labels[mark]) = (name as u16, Label::Punct);
    }
}

/// Hangs on its verb a noun that the parser took for what a day is: `3 May 2024, the mayor, Ann Ro,
/// wrote`.
fn beside_day(s: &mut Sentence, noun: usize) {
    let day = s.head(noun).filter(|&day| day < noun && s.labels[noun] == Label::Appos);
    let Some(day) = day.filter(|&day| s.tags[day] == Tag::Cd && s.tags[noun] != Tag::Cd) else {
        return;
    };
    let is_finite = |at: &usize| matches!(s.tags[*at], Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let subject = |at: usize| s.child(at, Label::Nsubj).or_else(|| s.child(at, Label::NsubjPass));
    let is_open = |at: &usize| s.upos[*at] == Upos::Verb && is_finite(at) && subject(*at).is_none();
    let verb = (noun + 1..s.len())
        .find(is_open)
        .filter(|&verb| s.head(verb) == Some(day) || upwards(s, day).any(|above| above == verb));
    let Some(verb) = verb else { return hang(s, noun, day, Label::Parataxis) };
    if s.head(verb) == Some(day) {
        let (is_root, above, label) = (s.is_root(day), s.heads[day], s.labels[day]);
        s.heads[verb] = if is_root { verb as u16 } else { above };
        s.labels[verb] = label;
        (s.heads[day], s.labels[day]) = (verb as u16, Label::OblUnmarked);
        let last = s.len() - 1;
        if s.head(last) == Some(day) && s.upos[last] == Upos::Punct {
            s.heads[last] = verb as u16;
        }
    }
    hang(s, noun, verb, Label::Nsubj);
}
