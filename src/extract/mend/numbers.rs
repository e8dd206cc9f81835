//! Numbers that the parser took for somebody: those of items, and the days of dates; and what a firm is
//! listed as.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::{is_money, upwards};

pub(super) fn mend(s: &mut Sentence) {
    numbered(s);
    for noun in 1..s.len() {
        beside_day(s, noun);
        age_between_commas(s, noun);
        home_behind_age(s, noun);
        home_between_commas(s, noun);
        someone_so_old(s, noun);
    }
    for times in 3..s.len() {
        name_before_times(s, times);
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

/// Takes for a noun whoever is so and so many years old: `stabbed the 19-year-old`.
fn someone_so_old(s: &mut Sentence, old: usize) {
    if !s.word(old).eq_ignore_ascii_case("old") || old < 4 || s.tags[old - 1] != Tag::Hyph {
        return;
    }
    let year = old - 2;
    let is_age = matches!(s.word(year), "year" | "month" | "week") && s.head(year) == Some(old);
    use Label::{Iobj, Nmod, Nsubj, NsubjPass, Obj, Obl, OblAgent};
    let is_part = matches!(s.labels[old], Iobj | Nmod | Nsubj | NsubjPass | Obj | Obl | OblAgent);
    if is_age && is_part {
        (s.tags[old], s.upos[old]) = (Tag::Nn, Upos::Noun);
        s.labels[year] = Label::Compound;
    }
}

/// Takes for an age the number between commas behind a person, which the parser took for one more person
/// or for a part of the name: `arrested Orlo Pell, 52, and Ann Ro, 44`.
fn age_between_commas(s: &mut Sentence, age: usize) {
    let is_comma = |at: usize| s.tags[at] == Tag::Comma;
    let is_number = s.tags[age] == Tag::Cd && (2..3).contains(&s.word(age).len());
    if age < 2 || !is_number || !is_comma(age - 1) {
        return;
    }
    let ends = s.upos.get(age + 1).is_none_or(|&upos| upos == Upos::Punct);
    let joined = matches!(s.labels[age], Label::Conj | Label::Flat);
    if !ends || !joined || s.child(age, Label::Cc).is_some() {
        return;
    }
    // `rooms 3, 44 and 51` have no names. One name is enough between commas.
    let apart = s.tags.get(age + 1) == Some(&Tag::Comma) && is_adult(s.word(age));
    let alone = Some(age - 2).filter(|&name| apart && s.upos[name] == Upos::Propn);
    let person = whole_name(s, age - 2).or(alone).filter(|&person| person < age);
    if let Some(person) = person {
        hang(s, age, person, Label::Nummod);
    }
}

/// Whether a number may be the age of somebody in the news.
fn is_adult(number: &str) -> bool {
    number.parse::<u8>().is_ok_and(|years| (10..=99).contains(&years))
}

/// The head of the name of several words that ends with a word.
fn whole_name(s: &Sentence, last: usize) -> Option<usize> {
    let is_part = |at: &usize| matches!(s.labels[*at], Label::Flat | Label::Compound);
    let head = upwards(s, last).find(|at| !is_part(at))?;
    let several = s.children(head).any(|at| is_part(&at) && s.upos[at] == Upos::Propn);
    (s.upos[last] == Upos::Propn && s.upos[head] == Upos::Propn && several).then_some(head)
}

/// Sets apart from a name the place between commas behind it, and hangs on the name whoever the parser took
/// for one more such place: `Orlo Pell, of Ostra, and Ann Ro, of Berg`.
fn home_between_commas(s: &mut Sentence, home: usize) {
    let tie = s.child(home, Label::Case).filter(|&tie| tie > 2 && tie < home);
    let Some(tie) = tie.filter(|&tie| matches!(s.word(tie), "of" | "from")) else { return };
    let is_comma = |at: usize| s.tags.get(at) == Some(&Tag::Comma);
    let is_place = s.labels[home] == Label::Nmod && s.upos[home] == Upos::Propn;
    if !is_place || !is_comma(tie - 1) {
        return;
    }
    let last = (home..s.len()).find(|&at| is_comma(at + 1));
    let is_bare = last.is_some_and(|last| (tie..=last).all(|at| s.upos[at] != Upos::Verb));
    // `Orlo Pell, 52, of Ostra`
    let is_age = s.tags[tie - 2] == Tag::Cd && tie > 4 && is_comma(tie - 3);
    let last = if is_age { tie - 4 } else { tie - 2 };
    let Some(person) = whole_name(s, last).filter(|_| is_bare) else { return };
    hang(s, home, person, Label::Dep);
    let is_other = |s: &Sentence, at: usize| {
        let and = s.child(at, Label::Cc);
        s.labels[at] == Label::Conj
            && and.is_some_and(|and| and > 0 && s.tags[and - 1] == Tag::Comma)
    };
    let others: Vec<usize> = s.children(home).filter(|&at| is_other(s, at)).collect();
    for other in others {
        hang(s, other, person, Label::Conj);
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

/// Takes off a name how often something is done, where the parser took both for one noun: `wrote to Orlo
/// three times`.
fn name_before_times(s: &mut Sentence, times: usize) {
    let number = times - 1;
    let name = number - 1;
    let is_times = s.word(times) == "times" && s.head(number) == Some(times);
    let is_name = s.upos[name] == Upos::Propn
        && matches!(
            s.labels[name],
            Label::Compound | Label::Flat | Label::NmodUnmarked | Label::Nummod
        )
        && s.head(name).is_some_and(|at| at == times || at == number);
    let tie = s.child(times, Label::Case).filter(|&tie| tie < name && is_times && is_name);
    let Some((tie, verb)) = tie.and_then(|tie| Some((tie, s.head(times)?))) else { return };
    if s.tags[number] != Tag::Cd || !(tie + 1..=name).all(|at| s.upos[at] == Upos::Propn) {
        return;
    }
    hang(s, name, verb, Label::Obl);
    for at in tie..name {
        let label = if at == tie { Label::Case } else { Label::Compound };
        hang(s, at, name, label);
    }
    s.labels[times] = Label::OblUnmarked;
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
    let is_done = |at: usize| s.child(at, Label::AuxPass).is_some_and(|was| was > noun);
    let is_open = |at: &usize| {
        s.upos[*at] == Upos::Verb && (is_finite(at) || is_done(*at)) && subject(*at).is_none()
    };
    let verb = (noun + 1..s.len())
        .find(is_open)
        .filter(|&verb| s.head(verb) == Some(day) || upwards(s, day).any(|above| above == verb));
    let Some(verb) = verb else { return hang(s, noun, day, Label::Parataxis) };
    let part = if is_done(verb) { Label::NsubjPass } else { Label::Nsubj };
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
    hang(s, noun, verb, part);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::{parse, told_after};

    #[test]
    fn ages_and_homes_are_no_further_persons() {
        let ages = "police|NNS|2|nsubj held|VBD|0|root Orlo|NNP|2|obj Pell|NNP|3|flat ,|,|6|punct 44|CD|3|conj \
                    ,|,|9|punct and|CC|9|cc Ann|NNP|3|conj Ro|NNP|9|flat ,|,|12|punct 51|CD|9|flat .|.|2|punct";
        let told = told_after(mend, ages);
        assert!(told.contains("44<Orlo Nummod") && told.contains("51<Ann Nummod"), "{told}");
        let homes = "Orlo|NNP|2|compound Pell|NNP|11|nsubj ,|,|5|punct of|IN|5|case Berg|NNP|2|nmod ,|,|8|punct \
                     and|CC|8|cc Ann|NNP|5|conj Ro|NNP|8|flat ,|,|2|punct left|VBD|0|root";
        let told = told_after(mend, homes);
        assert!(told.contains("Berg<Pell Dep") && told.contains("Ann<Pell Conj"), "{told}");
        let one = "Orlo|NNP|5|nsubj ,|,|3|punct 52|CD|1|conj ,|,|1|punct left|VBD|0|root";
        assert!(told_after(mend, one).contains("52<Orlo Nummod"));
        assert!(told_after(mend, &one.replace("52", "7")).contains("7<Orlo Conj"));
        let rooms = "Orlo|NNP|2|nsubj let|VBD|0|root Hall|NNP|2|obj 3|CD|3|nummod ,|,|6|punct 44|CD|4|conj \
                     ,|,|9|punct and|CC|9|cc 51|CD|4|conj .|.|2|punct";
        assert!(told_after(mend, rooms).contains("44<3 Conj"));
    }

    #[test]
    fn nobody_is_called_three_times() {
        let wrote = "Orlo|NNP|2|nsubj wrote|VBD|0|root to|IN|6|case Pell|NNP|5|nmod:unmarked three|CD|6|nummod \
                     times|NNS|2|obl:unmarked";
        let told = told_after(mend, wrote);
        assert!(told.contains("to<Pell Case, Pell<wrote Obl"), "{told}");
        assert!(told_after(mend, &wrote.replace("times", "men")).contains("to<men Case"));
    }

    #[test]
    fn whoever_is_so_old_is_somebody() {
        let upos = |rest: &str| {
            let years = "9~|CD|6|nummod -~|HYPH|4|punct year~|NN|8|obl:unmarked -~|HYPH|6|punct";
            let notation = format!("Orlo|NNP|2|nsubj robbed|VBD|0|root a|DT|8|det {years} {rest}");
            let mut s = parse(&notation);
            mend(&mut s);
            s.upos[7]
        };
        assert_eq!(upos("old|JJ|2|obj"), Upos::Noun);
        assert_eq!(upos("old|JJ|9|amod shop|NN|2|obj"), Upos::Adj);
    }
}
