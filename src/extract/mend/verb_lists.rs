//! Lists of verbs: those that share an object, of which the parser made nouns, `makes, sells and
//! ships guns`, and those whose object it took for who says something, `took the bank, claimed the
//! land and sued Orlo`.

use std::ops::Range;

use crate::extract::language::{Label, Sentence, Tag, Upos, base_of, lemma};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::sayings::is_saying;
use crate::extract::mentions::says_person;
use crate::extract::tree::{is_nominal, upwards};
use crate::extract::word_lists::is_span;

pub(super) fn mend(s: &mut Sentence) {
    for member in 3..s.len().saturating_sub(3) {
        if s.tags[member - 1] == Tag::Comma && s.labels[member] == Label::Conj {
            own_object(s, member);
        }
    }
    for first in 1..s.len().saturating_sub(5) {
        if s.tags[first + 1] != Tag::Comma {
            continue;
        }
        let is_verb = s.upos[first] == Upos::Verb;
        let name = if is_verb { first..first } else { name_before(s, first) };
        let form = match is_verb {
            true => form(s, first),
            false if name.is_empty() => None,
            false => form_of_noun(s, first),
        };
        if let Some(form) = form
            && let Some(members) = members(s, first, form)
            && let Some(object) = object_behind(s, &members, name.start, form)
        {
            raise(s, &members, name, object, form);
            share(s, &members, object, form);
        }
    }
}

/// Gives a verb within a list for its object the noun that the parser took for who says so: where a
/// verb follows without a comma, nobody is named by the way.
fn own_object(s: &mut Sentence, member: usize) {
    const CLAIMING: &[&str] = &[
        "admit", "announce", "claim", "concede", "confirm", "declare", "deny", "disclose",
        "promise", "report", "reveal",
    ];
    let tense = s.tags[member];
    let has_doer = |verb: usize| {
        s.child(verb, Label::Nsubj).is_some_and(|at| at < verb) && s.upos[verb] == Upos::Verb
    };
    let first = s.head(member).filter(|&first| first < member && s.tags[first] == tense);
    if !first.is_some_and(has_doer) || !CLAIMING.contains(&&*s.lemma(member)) {
        return;
    }
    let is_whole = [Label::Obj, Label::Ccomp, Label::Xcomp];
    let object = s.child(member, Label::Nsubj).filter(|&at| at > member);
    let Some(object) = object.filter(|&at| !says_person(s.word(at))) else { return };
    let is_next = |&at: &usize| {
        let of_list = s.head(at) == Some(member) || s.head(at) == Some(object);
        let and = s.child(at, Label::Cc).filter(|&and| and > object && and < at);
        let alone = and.is_some_and(|and| {
            (object + 1..and).all(|at| upwards(s, at).any(|above| above == object))
                && (object..and).all(|at| s.tags[at] != Tag::Comma)
        });
        s.labels[at] == Label::Conj && of_list && alone && has_form(s.word(at), tense)
    };
    let Some(next) = (object + 1..s.len()).find(is_next) else { return };
    if is_whole.iter().any(|&label| s.child(member, label).is_some()) {
        return;
    }
    s.labels[object] = Label::Obj;
    hang(s, next, member, Label::Conj);
    (s.tags[next], s.upos[next]) = (tense, Upos::Verb);
}

/// The name right before a verb that the parser took for a part of it, where a sentence or what somebody
/// says begins: `Relay Holding owns, leases and runs two ports`.
fn name_before(s: &Sentence, first: usize) -> Range<usize> {
    let is_capital = |at: &usize| s.word(*at).starts_with(char::is_uppercase);
    let start = (0..first).rev().take_while(is_capital).last().unwrap_or(first);
    let opens = start == 0 || s.word(start - 1) == "that" || is_saying(s, start - 1);
    if opens { start..first } else { first..first }
}

fn form_of_noun(s: &Sentence, first: usize) -> Option<Tag> {
    let word = s.word(first);
    let form = if word.ends_with('s') { Tag::Vbz } else { Tag::Vbd };
    (has_form(word, form) && needs_object(word, form)).then_some(form)
}

/// Puts the first verb of a list where the list stands in the sentence, and hangs the name before it on
/// it.
fn raise(s: &mut Sentence, members: &[usize], name: Range<usize>, object: usize, form: Tag) {
    let Some(&first) = members.first() else { return };
    let within = |at: &usize| name.contains(at) || (first..=object).contains(at);
    let high = upwards(s, first).take_while(within).last().unwrap_or(first);
    if high != first {
        s.heads[first] = if s.is_root(high) { first as u16 } else { s.heads[high] };
        s.labels[first] = if s.is_root(first) { Label::Root } else { s.labels[high] };
        (s.heads[high], s.labels[high]) = (first as u16, Label::Conj);
    }
    let Some(whole) = name.clone().find(|&at| s.head(at).is_none_or(|at| !name.contains(&at)))
    else {
        return;
    };
    (s.tags[first], s.upos[first]) = (form, Upos::Verb);
    if matches!(s.labels[first], Label::Obj | Label::Nsubj) && !s.is_root(first) {
        s.labels[first] = Label::Ccomp;
    }
    for at in name.start..s.len() {
        let of_name = s.head(at) == Some(whole);
        if name.contains(&at) && at != whole {
            hang(s, at, whole, Label::Flat);
            (s.tags[at], s.upos[at]) = (Tag::Nnp, Upos::Propn);
        } else if of_name && at > first {
            hang(s, at, first, s.labels[at]);
        }
    }
    hang(s, whole, first, Label::Nsubj);
    (s.tags[whole], s.upos[whole]) = (Tag::Nnp, Upos::Propn);
}

/// Verbs that need an object, and may say who gets it.
#[rustfmt::skip]
const GIVING: &[&str] = &[
    "deliver", "distribute", "donate", "export", "lease", "market", "provide", "rent", "resell", "sell",
    "ship", "supply", "transfer", "transmit",
];

/// Other verbs that need an object, as those of `Orlo resigned, apologised and repaid the money` don't.
#[rustfmt::skip]
const TAKING: &[&str] = &[
    "abuse", "acquire", "alter", "arrest", "assault", "attack", "blackmail", "bribe", "build", "buy", "conceal",
    "confiscate", "control", "create", "damage", "deceive", "defraud", "design", "destroy", "detain",
    "develop", "edit", "extort", "fabricate", "falsify", "finance", "forge", "fund", "harass", "hide",
    "import", "imprison", "install", "interrogate", "kidnap", "loot", "maintain", "make", "manage",
    "manufacture", "mislead", "monitor", "murder", "obtain", "occupy", "operate", "own", "plunder", "print",
    "process", "produce", "promote", "publish", "recruit", "repair", "rob", "run", "seize", "smuggle", "steal",
    "store", "threaten", "torture", "track",
];

/// The tense of a verb that has a doer and lacks what it is done to.
fn form(s: &Sentence, verb: usize) -> Option<Tag> {
    let form = match s.tags[verb] {
        Tag::Vbz => Tag::Vbz,
        Tag::Vbd | Tag::Vbn => Tag::Vbd,
        _ => return None,
    };
    let done = s.child(verb, Label::AuxPass).is_some();
    let has_doer = s.child(verb, Label::Nsubj).is_some_and(|at| at < verb);
    (has_doer && !done && needs_object(s.word(verb), form)).then_some(form)
}

fn needs_object(word: &str, form: Tag) -> bool {
    let verb = lemma(word, form);
    GIVING.contains(&&*verb) || TAKING.contains(&&*verb)
}

/// The verbs of a list of three or more, with nothing but commas and `and` or `or` between them and
/// a noun behind them. All but the last, which may have the object alone, need one.
fn members(s: &Sentence, first: usize, form: Tag) -> Option<Vec<usize>> {
    let mut members = vec![first];
    let mut at = first + 2;
    loop {
        let joined = matches!(s.tags.get(at)?, Tag::Cc) && matches!(s.word(at), "and" | "or");
        let member = at + usize::from(joined);
        if member + 1 >= s.len() || !has_form(s.word(member), form) {
            return None;
        }
        members.push(member);
        if joined {
            break;
        }
        let comma = s.tags[member + 1] == Tag::Comma;
        let ends = s.tags[member + 1] == Tag::Cc;
        if !(comma || ends) || !needs_object(s.word(member), form) {
            return None;
        }
        at = member + 1 + usize::from(comma);
    }
    (members.len() > 2).then_some(members)
}

/// Whether a word looks like a verb in small letters and in this tense.
fn has_form(word: &str, form: Tag) -> bool {
    let small = word.starts_with(char::is_lowercase);
    small
        && match form {
            Tag::Vbz => word.ends_with('s') && lemma(word, form) != word,
            _ => word.ends_with("ed") || base_of(word).is_some() && !word.ends_with("ing"),
        }
}

/// Joins the verbs, and hangs on the first the object of all.
fn share(s: &mut Sentence, members: &[usize], object: usize, form: Tag) {
    let &[first, .., last] = members else { return };
    if s.upos[object] == Upos::Verb {
        (s.tags[object], s.upos[object]) = (Tag::Nns, Upos::Noun);
    }
    for &member in &members[1..] {
        (s.tags[member], s.upos[member]) = (form, Upos::Verb);
        hang(s, member, first, Label::Conj);
    }
    hang(s, object, first, Label::Obj);
    // Nobody makes guns to somebody, but whoever never made or sold guns to him may have sold some.
    let gives = members.iter().all(|&at| GIVING.contains(&&*lemma(s.word(at), form)));
    let is_shared = gives || s.word(last - 1) == "or";
    for at in last + 1..s.len() {
        let Some(head) = s.head(at).filter(|&head| at != object && head != at) else { continue };
        let of_list = (first + 1..=last).contains(&head);
        let is_to = |case: usize| s.word(case) == "to";
        let receives = is_nominal(s, at) && s.child(at, Label::Case).is_some_and(is_to);
        if receives && (of_list || head == object || head == first) {
            hang(s, at, if is_shared { first } else { last }, Label::Obl);
        } else if of_list || head == object && s.labels[at] == Label::Punct {
            let label = if s.labels[at] == Label::Nmod { Label::Obl } else { s.labels[at] };
            hang(s, at, first, label);
        }
    }
}

/// The noun right behind a list of verbs, with what stands before it. Of two verbs in a row the second is a
/// noun: `sells and ships pumps`.
fn object_behind(s: &Sentence, members: &[usize], start: usize, form: Tag) -> Option<usize> {
    let &[first, .., last] = members else { return None };
    let object = upwards(s, last + 1).take_while(|&at| at > last).last()?;
    let is_free = s.child(object, Label::Case).is_none_or(|case| case > object)
        && [Label::Nsubj, Label::NsubjPass, Label::Cop, Label::Mark, Label::Obj]
            .iter()
            .all(|&label| s.child(object, label).is_none());
    let is_subject = matches!(s.labels[object], Label::Nsubj | Label::NsubjPass);
    let is_time = s.labels[object] == Label::OblUnmarked || is_span(&s.lemma(object));
    let is_plural = object == last + 1
        && (form, s.tags[object]) == (Tag::Vbz, Tag::Vbz)
        && needs_object(s.word(last), form)
        && !is_saying(s, object);
    // `Relay, which makes, sells and ships pumps, sued Orlo`: of these words one is the verb of another
    // clause.
    let mut far = upwards(s, first).skip_while(|at| (start..=object).contains(at));
    let is_outer = far.any(|above| (first..=object).contains(&above));
    let is_noun = is_nominal(s, object) || is_plural;
    (is_noun && is_free && !is_subject && !is_time && !is_outer).then_some(object)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    const MAKES: &str = "Relay|NNP|2|nsubj makes~|VBZ|0|root ,|,|4|punct sells|NNS|2|obj and|CC|6|cc \
                         ships|NNS|4|conj guns|NNS|4|conj to|IN|9|case Vale|NNP|7|nmod";

    #[test]
    fn verbs_of_a_list_share_their_object() {
        let told = told_after(mend, MAKES);
        assert!(told.contains("sells<makes Conj, and<ships Cc, ships<makes Conj, guns<makes Obj"));
        assert!(told.contains("Vale<ships Obl"), "{told}");
        let given = MAKES.replace("makes", "supplies");
        assert!(told_after(mend, &given).contains("Vale<supplies Obl"));
        let either = MAKES.replace("and|CC", "or|CC");
        assert!(told_after(mend, &either).contains("Vale<makes Obl"));
    }

    #[test]
    fn what_is_claimed_within_a_list_sues_nobody() {
        let took = "Orlo|NNP|2|nsubj took|VBD|0|root it|PRP|2|obj ,|,|5|punct claimed|VBD|2|conj land|NN|5|nsubj \
                    and|CC|8|cc sued|VBD|5|conj Roth|NNP|8|obj";
        assert!(told_after(mend, took).contains("land<claimed Obj"));
        for (word, other) in [("claimed", "argued"), ("land", "mayor"), ("took|VBD", "takes|VBZ")] {
            let other = took.replace(word, other);
            assert!(told_after(mend, &other).contains("Nsubj, and<"), "{other}");
        }
    }

    #[test]
    fn the_first_verb_of_a_list_is_no_part_of_the_name_before_it() {
        let owns = "Relay|NNP|2|compound owns~|NNS|6|nsubj ,|,|4|punct sells|NNS|2|conj and|CC|6|cc runs|VBZ|0|root \
                    two|CD|8|nummod ports|NNS|6|obj";
        let told = told_after(mend, owns);
        assert!(told.contains("Relay<owns Nsubj, owns<- Root"), "{told}");
        assert!(told.contains("runs<owns Conj, two<ports Nummod, ports<owns Obj"), "{told}");
        let stores = owns.replace("sells", "goats");
        assert!(told_after(mend, &stores).contains("Relay<owns Compound"));
    }

    #[test]
    fn what_needs_no_object_or_stands_elsewhere_gets_none() {
        for (word, other) in [("makes", "lies"), ("sells", "goats"), ("and", "with")] {
            let other = MAKES.replace(word, other);
            assert!(!told_after(mend, &other).contains("ships<makes"), "{other}");
        }
        let years = MAKES.replace("guns|NNS|4|conj", "years|NNS|4|obl:unmarked");
        assert!(!told_after(mend, &years).contains("ships<makes"));
    }
}
