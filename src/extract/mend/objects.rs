//! Objects: which of them there are.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::charges;
use crate::extract::mend::hanging::hang;
use crate::extract::mentions::{is_title, says_place};
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    nouns(s);
    plurals(s);
    places(s);
    vocatives(s);
    name_parts(s);
    joined_names(s);
    found_guilty(s);
    shot_dead(s);
    charges::of_what(s);
    losses(s);
}

/// Gives the verb what the parser hung on `dead` behind it: `was shot dead by Orlo`.
fn shot_dead(s: &mut Sentence) {
    for dead in 2..s.len() {
        if s.word(dead) != "dead" || s.labels[dead] != Label::Xcomp {
            continue;
        }
        let passive = |&verb: &usize| verb < dead && s.child(verb, Label::AuxPass).is_some();
        let Some(verb) = s.head(dead).filter(passive) else { continue };
        s.labels[dead] = Label::CompoundPrt;
        for at in dead + 1..s.len() {
            if s.head(at) == Some(dead) {
                s.heads[at] = verb as u16;
            }
        }
    }
}

/// Takes for a noun what has an article and nothing behind it: `appealed the fine`.
fn nouns(s: &mut Sentence) {
    for at in 1..s.len() {
        let stands_alone = matches!(s.labels[at], Label::Obj | Label::Obl | Label::Nsubj)
            && (s.tags[at], s.upos[at]) == (Tag::Jj, Upos::Adj);
        if stands_alone && s.labels[at - 1] == Label::Det && s.head(at - 1) == Some(at) {
            (s.tags[at], s.upos[at]) = (Tag::Nn, Upos::Noun);
        }
    }
}

/// Takes for a noun the object that the parser took for a verb with a subject: `inspected the Orlo works`.
fn plurals(s: &mut Sentence) {
    for noun in 2..s.len() {
        let is_object = s.labels[noun] == Label::Obj && s.tags[noun] == Tag::Vbz;
        let Some(verb) = s.head(noun).filter(|&verb| is_object && verb < noun) else { continue };
        let before = noun - 1;
        if s.head(before) != Some(noun) || s.labels[before] != Label::Nsubj {
            continue;
        }
        let Some(article) = s.child(before, Label::Det) else { continue };
        if s.child(noun, Label::Obj).is_some() {
            continue;
        }
        (s.tags[noun], s.upos[noun]) = (Tag::Nns, Upos::Noun);
        s.labels[before] = Label::Compound;
        hang(s, article, noun, Label::Det);
        for at in noun + 1..s.len() {
            if s.head(at) == Some(noun) {
                hang(s, at, verb, s.labels[at]);
            }
        }
    }
}

/// Makes one name of a word for a place and the next: `into the River Tolle`.
fn places(s: &mut Sentence) {
    for name in 1..s.len() {
        let first = name - 1;
        let is_name = |at: usize| s.upos[at] == Upos::Propn && s.tags[at] == Tag::Nnp;
        let apart = matches!(s.labels[name], Label::Obl | Label::Appos | Label::Obj);
        let tied = s.child(name, Label::Case).is_some() || s.head(first) == Some(name);
        let is_whole =
            matches!(s.labels[first], Label::Obl | Label::Nmod | Label::Obj | Label::Nsubj);
        let opens = is_name(first) && says_place(s.word(first)) && is_whole;
        if opens && is_name(name) && apart && !tied {
            hang(s, name, first, Label::Flat);
        }
    }
}

/// Takes whom a verb without an object seems to call by name for its object: `Orlo owns Relay`.
fn vocatives(s: &mut Sentence) {
    for name in 1..s.len() {
        let verb = s.head(name).filter(|&verb| verb < name && s.upos[verb] == Upos::Verb);
        let Some(verb) = verb.filter(|_| s.labels[name] == Label::Vocative) else { continue };
        if s.upos[name - 1] != Upos::Punct && s.child(verb, Label::Obj).is_none() {
            s.labels[name] = Label::Obj;
        }
    }
}

pub(super) fn is_of_noun(s: &Sentence, at: usize) -> bool {
    s.labels[at] == Label::Flat
        || matches!(
            s.upos[at],
            Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn | Upos::Sym
        )
}

/// Verbs behind which an adjective doesn't follow the first part of a noun, but whoever gets it:
/// `gave the crew direct access`.
pub(super) const GIVING: &[&str] =
    &["award", "deny", "give", "grant", "hand", "lend", "offer", "promise", "sell", "send", "show"];

/// Tells who is found guilty from the word for it, where the parser made one name of both: `found Orlo
/// guilty of fraud`.
fn found_guilty(s: &mut Sentence) {
    for guilty in 2..s.len() {
        let name = guilty - 1;
        let is_verdict = matches!(s.word(guilty), "guilty" | "liable");
        if !is_verdict || s.upos[name] != Upos::Propn {
            continue;
        }
        let is_found = |at: &usize| s.upos[*at] == Upos::Verb && s.lemma(*at) == "find";
        let Some(verb) = upwards(s, guilty).find(is_found).filter(|&verb| verb < name) else {
            continue;
        };
        let within = verb + 1..guilty;
        let top = s.children(verb).find(|at| (verb + 1..=guilty).contains(at));
        let is_one = top == Some(guilty) || s.head(guilty).is_some_and(|at| within.contains(&at));
        let Some(top) = top.filter(|_| is_one && within.clone().all(|at| is_of_noun(s, at))) else {
            continue;
        };
        let top = if top == guilty { name } else { top };
        hang(s, guilty, verb, Label::Xcomp);
        (s.tags[guilty], s.upos[guilty]) = (Tag::Jj, Upos::Adj);
        hang(s, top, verb, Label::Obj);
        for at in verb + 1..s.len() {
            let above = s.head(at);
            if at < guilty && at != top && above == Some(guilty) {
                hang(s, at, top, s.labels[at]);
            } else if at > guilty && above.is_some_and(|above| within.contains(&above)) {
                hang(s, at, guilty, s.labels[at]);
            }
        }
    }
}

/// Hangs on the verb what somebody loses, where the parser took it for what the losers are of: `robbed
/// customers of money`. Those robbed may be customers of a bank.
fn losses(s: &mut Sentence) {
    #[rustfmt::skip]
    const VALUABLES: &[&str] = &[
        "belongings", "cash", "dignity", "funds", "jewellery", "jewelry", "land", "money", "pay",
        "pensions", "phones", "possessions", "property", "rights", "savings", "valuables", "victory", "wages",
    ];
    for lost in 3..s.len() {
        let is_own = || s.child(lost, Label::NmodPoss).is_some_and(|at| s.upos[at] == Upos::Pron);
        let tie = s.child(lost, Label::Case).filter(|&tie| s.word(tie) == "of");
        let Some(tie) = tie.filter(|_| s.labels[lost] == Label::Nmod) else { continue };
        let Some(verb) = upwards(s, lost).skip(1).take(3).find(|&at| s.upos[at] == Upos::Verb)
        else {
            continue;
        };
        let fits = match &*s.lemma(verb) {
            // `deprived customers of the bank of their money`
            "deprive" => (tie + 1..s.len()).all(|at| s.word(at) != "of"),
            "cheat" | "rob" | "strip" => is_own() || VALUABLES.contains(&s.word(lost)),
            _ => false,
        };
        let is_object = |&at: &usize| s.labels[at] == Label::Obj && s.head(at) == Some(verb);
        if fits && verb < tie && upwards(s, lost).skip(1).any(|at| is_object(&at)) {
            hang(s, lost, verb, Label::Obl);
        }
    }
}

/// Makes one name of its parts, where the parser took each for an object, or hung each on the noun
/// before: `met Ann Ro`, `the pilot Ann Ro`.
fn name_parts(s: &mut Sentence) {
    for part in 1..s.len() {
        let first = part - 1;
        let is_name = |at: usize| s.upos[at] == Upos::Propn && s.tags[at] == Tag::Nnp;
        // Of two subjects of one verb only one can be.
        let is_subject = |at: usize| s.labels[at] == Label::Nsubj && is_name(at);
        let verb = s.head(part).filter(|_| is_subject(part) && is_subject(first));
        if verb.is_some_and(|verb| {
            s.head(first) != Some(part)
                && s.children(verb).any(|at| at > part && at < verb && s.labels[at] == Label::Nsubj)
        }) {
            hang(s, part, first, Label::Flat);
            continue;
        }
        let titled = is_subject(part) && is_subject(first) && s.head(part) == s.head(first);
        if titled && is_title(s.word(first)) {
            hang(s, first, part, Label::Compound);
            continue;
        }
        // `fined Omar Ro Pell`, whose first two words are one name already
        let whole = s.head(first).filter(|_| s.labels[first] == Label::Flat);
        let verb = whole.and_then(|whole| s.head(whole)).filter(|_| s.labels[part] == Label::Obj);
        let gives = |verb: usize| GIVING.contains(&&*s.lemma(verb));
        if let Some(whole) = whole
            && s.labels[whole] == Label::Obj
            && is_name(whole)
            && is_name(part)
            && verb.is_some_and(|verb| s.head(part) == Some(verb) && !gives(verb))
        {
            hang(s, part, whole, Label::Flat);
            continue;
        }
        let alike = s.head(part) == s.head(first) && s.labels[part] == s.labels[first];
        let Some(head) = s.head(part).filter(|_| alike && is_name(part) && is_name(first)) else {
            continue;
        };
        let of_noun = s.labels[part] == Label::Flat && s.upos[head] == Upos::Noun && head < first;
        if s.labels[part] == Label::Obj || of_noun {
            s.heads[part] = first as u16;
            s.labels[part] = Label::Flat;
        }
        if of_noun {
            s.labels[first] = Label::Appos;
        }
    }
}

/// Makes one name of what `&` joins, and of a field of work and the next: `Berg & Partner`, `Customs
/// and Border Protection`.
fn joined_names(s: &mut Sentence) {
    for last in 2..s.len() {
        let Some(first) = s.head(last).filter(|_| s.labels[last] == Label::Conj) else { continue };
        let capital = |at: usize| s.word(at).starts_with(char::is_uppercase);
        if first > last || !capital(first) || !capital(last) || !is_nominal(s, first) {
            continue;
        }
        let is_part = |at: &usize| s.head(*at) == Some(last) && s.labels[*at] == Label::Compound;
        let start = (first + 1..last).find(is_part).unwrap_or(last);
        let sign = start - 1;
        let goes_on = sign > first && s.head(sign) == Some(first) && s.labels[sign] == Label::Flat;
        let joins = match s.word(sign) {
            "&" => true,
            "and" => FIELDS.contains(&s.word(first).to_lowercase().as_str()),
            _ => goes_on,
        };
        if sign == first || !joins {
            continue;
        }
        for part in [first, last] {
            (s.tags[part], s.upos[part]) = (Tag::Nnp, Upos::Propn);
        }
        for part in [sign, last] {
            hang(s, part, first, Label::Flat);
        }
    }
}

/// What offices are for. A name that begins with one of them goes on behind `and`.
#[rustfmt::skip]
pub(super) const FIELDS: &[&str] = &[
    "agriculture", "alcohol", "antitrust", "borders", "commerce", "consumer", "culture", "customs",
    "defence", "defense", "education", "employment", "energy", "environment", "equality", "finance",
    "firearms", "fisheries", "food", "gambling", "health", "home", "housing", "immigration",
    "industry", "information", "innovation", "investment", "justice", "labor", "labour", "medicines",
    "migration", "monopolies", "pensions", "privacy", "prisons", "revenue", "safety", "science",
    "securities", "security", "standards", "tax", "technology", "tobacco", "tourism", "trade",
    "transport", "water", "welfare", "work",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::parse;

    #[test]
    fn whom_a_verb_seems_to_call_is_its_object() {
        let mut owns = parse("Orlo|NNP|2|nsubj owns|VBZ|0|root Relay|NNP|2|vocative");
        mend(&mut owns);
        assert_eq!(owns.labels[2], Label::Obj);
        let mut called = parse("wait|VB|0|root here~|RB|1|advmod ,|,|1|punct Ann|NNP|1|vocative");
        mend(&mut called);
        assert_eq!(called.labels[3], Label::Vocative);
    }

    #[test]
    fn a_name_is_one_object() {
        let mut met = parse("they|PRP|2|nsubj met|VBD|0|root Ann|NNP|2|obj Ro|NNP|2|obj");
        mend(&mut met);
        assert_eq!((met.heads[3], met.labels[3], met.labels[2]), (2, Label::Flat, Label::Obj));
        let mut pilot =
            parse("the|DT|2|det pilot|NN|5|nsubj Ann|NNP|2|flat Ro|NNP|2|flat left|VBD|0|root");
        mend(&mut pilot);
        assert_eq!((pilot.heads[3], pilot.labels[2]), (2, Label::Appos));
    }

    #[test]
    fn what_has_an_article_and_no_noun_is_one() {
        let mut fine = parse("they|PRP|2|nsubj appealed|VBD|0|root the|DT|4|det fine|JJ|2|obj");
        mend(&mut fine);
        assert_eq!(fine.upos[3], Upos::Noun);
    }

    #[test]
    fn a_place_has_its_whole_name() {
        let mut tolle = parse(
            "they|PRP|2|nsubj led|VBD|0|root it|PRP|2|obj into|IN|6|case the|DT|6|det River|NNP|2|obl \
             Tolle|NNP|2|obl",
        );
        mend(&mut tolle);
        assert_eq!((tolle.heads[6], tolle.labels[6]), (5, Label::Flat));
    }

    #[test]
    fn an_object_with_an_article_is_no_verb() {
        let mut works = parse(
            "they|PRP|2|nsubj saw|VBD|0|root the|DT|4|det Tolle|NNP|5|nsubj works|VBZ|2|obj once|RB|5|advmod",
        );
        mend(&mut works);
        assert_eq!((works.upos[4], works.labels[3]), (Upos::Noun, Label::Compound));
        assert_eq!((works.heads[2], works.heads[5]), (4, 1));
    }

    #[test]
    fn a_firm_of_two_is_one() {
        let mut paid =
            parse("Berg|NNP|4|nsubj &|CC|3|cc Partner|NN|1|conj paid|VBD|0|root Pell|NNP|4|obj");
        mend(&mut paid);
        assert_eq!((paid.labels[1], paid.labels[2]), (Label::Flat, Label::Flat));
        assert_eq!(paid.upos[2], Upos::Propn);
    }

    #[test]
    fn an_office_for_several_things_is_one() {
        let mut asked = parse(
            "Immigration|NNP|5|nsubj and|CC|3|cc Customs|NNS|1|conj Enforcement|NNP|1|conj \
             asked|VBD|0|root Relay|NNP|5|obj",
        );
        mend(&mut asked);
        assert_eq!(asked.heads[..4], [4, 0, 0, 0]);
        assert_eq!((asked.labels[2], asked.labels[3]), (Label::Flat, Label::Flat));
        let mut food = parse(
            "Food|NNP|5|nsubj and|CC|4|cc Drug|NNP|4|compound Board|NNP|1|conj asked|VBD|0|root",
        );
        mend(&mut food);
        assert_eq!((food.heads[3], food.labels[3], food.heads[1]), (0, Label::Flat, 0));
        let mut two = parse("Orlo|NNP|4|nsubj and|CC|3|cc Pell|NNP|1|conj asked|VBD|0|root");
        mend(&mut two);
        assert_eq!(two.labels[2], Label::Conj);
    }
}
