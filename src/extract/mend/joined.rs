//! A verb behind `and` that the parser joined with the description before it: `received it from the
//! watchdog, known as Relay, and had read it`, `called it one-sided and accused Pell`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    denies(s);
    for verb in 4..s.len() {
        let before = s.head(verb).filter(|&at| s.labels[verb] == Label::Conj && at < verb);
        let Some(before) = before else { continue };
        match s.labels[before] {
            Label::Acl => behind_participle(s, before, verb),
            Label::Xcomp => behind_quality(s, before, verb),
            Label::Amod => quality_before(s, before, verb),
            _ => {}
        }
        behind_aside(s, verb);
    }
}

/// Makes a verb of `denies` before what is denied, which the parser took for a noun of the name before:
/// `Orlo denies the report and files a complaint`.
fn denies(s: &mut Sentence) {
    let is_noun = |&at: &usize| s.tags[at] == Tag::Nns && s.word(at) == "denies";
    let Some(verb) = (1..s.len()).find(is_noun) else { return };
    let who = s.children(verb).find(|&at| at + 1 == verb).filter(|&who| {
        let part = matches!(s.labels[who], Label::Amod | Label::Compound);
        part && (is_nominal(s, who) || s.child(verb, Label::Det).is_some_and(|det| det < who))
    });
    let what = s.child(verb, Label::Nsubj).filter(|&what| what > verb);
    if let (Some(who), Some(what)) = (who, what) {
        (s.tags[verb], s.upos[verb]) = (Tag::Vbz, Upos::Verb);
        (s.labels[who], s.labels[what]) = (Label::Nsubj, Label::Obj);
        if !is_nominal(s, who) {
            (s.tags[who], s.upos[who]) = (Tag::Nn, Upos::Noun);
        }
        for at in 0..s.len() {
            let of_who = at < who && s.head(at) == Some(verb) && s.labels[at] == Label::Det;
            let tie = s.head(at) == Some(what) && at < verb;
            if of_who {
                s.heads[at] = who as u16;
            } else if tie {
                s.heads[at] = verb as u16;
            }
        }
    }
}

/// Joins a verb with its own auxiliary to the clause around a description, which has none.
fn behind_participle(s: &mut Sentence, participle: usize, verb: usize) {
    let is_finite = |at: usize| matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let has = |of: usize, labels: &[Label]| s.children(of).any(|at| labels.contains(&s.labels[at]));
    let auxiliary =
        |of: usize| s.children(of).any(|at| s.labels[at] == Label::Aux && is_finite(at));
    let is_bare = s.tags[participle] == Tag::Vbn && !has(participle, &[Label::Aux, Label::AuxPass]);
    let apart = s.child(verb, Label::Cc).is_some_and(|cc| cc > 0 && s.tags[cc - 1] == Tag::Comma);
    let own = has(verb, &[Label::Nsubj, Label::NsubjPass]);
    if !is_bare || !apart || own || !auxiliary(verb) {
        return;
    }
    let is_clause = |&at: &usize| s.upos[at] == Upos::Verb && (is_finite(at) || auxiliary(at));
    let above = upwards(s, participle).skip(1).find(is_clause);
    if let Some(above) = above {
        hang(s, verb, above, Label::Conj);
    }
}

/// Takes for what something is called the word with a hyphen that the parser hung on the name behind it, and
/// gives that to the verb between: `called it one-sided and accused Pell`.
fn quality_before(s: &mut Sentence, quality: usize, verb: usize) {
    let joins = verb == quality + 2 && s.tags[quality + 1] == Tag::Cc;
    let hyphened = quality > 0 && s.tags[quality - 1] == Tag::Hyph;
    let Some(name) = s.head(quality).filter(|&name| name > verb && joins && hyphened) else {
        return;
    };
    let Some(above) = s.head(name).filter(|&above| above < quality) else { return };
    let is_called = |at: usize| s.labels[at] == Label::Obj && (above..quality).contains(&at);
    let is_name = s.word(name).starts_with(char::is_uppercase);
    let is_object = is_name && s.labels[name] == Label::Obj;
    if is_object && s.children(above).any(is_called) {
        hang(s, quality, above, Label::Xcomp);
        hang(s, verb, above, Label::Conj);
        hang(s, name, verb, Label::Obj);
        (s.tags[verb], s.upos[verb]) = (s.tags[above], Upos::Verb);
    }
}

/// Joins a verb with an object to the clause around what is said between commas of somebody something is
/// done to: `cleared Orlo, who had been accused of theft, and fined Pell`.
fn behind_aside(s: &mut Sentence, verb: usize) {
    let Some(and) = s.child(verb, Label::Cc).filter(|&and| and < verb) else { return };
    let Some(aside) = around_aside(s, verb, and) else { return };
    let has = |of: usize, labels: &[Label]| s.children(of).any(|at| labels.contains(&s.labels[at]));
    use Label::{Aux, AuxPass, Iobj, Nsubj, NsubjPass, Obj};
    let is_deed = matches!(s.tags[verb], Tag::Vbd | Tag::Vbn)
        && has(verb, &[Iobj, Obj])
        && !has(verb, &[Aux, AuxPass, Nsubj, NsubjPass]);
    let above = s
        .head(aside)
        .and_then(|noun| upwards(s, noun).find(|&at| s.upos[at] == Upos::Verb && at < noun));
    let Some(above) = above.filter(|_| is_deed && has(aside, &[AuxPass])) else { return };
    let has_doer = s.child(above, Nsubj).is_some_and(|doer| doer < above);
    if has_doer && s.tags[above] == Tag::Vbd {
        hang(s, verb, above, Label::Conj);
        s.tags[verb] = Tag::Vbd;
    }
}

/// The relative clause between commas that a word behind it seems to belong to, if the latter comma stands
/// before this `and`.
pub(super) fn around_aside(s: &Sentence, word: usize, and: usize) -> Option<usize> {
    let is_comma = |at: usize| s.tags[at] == Tag::Comma;
    and.checked_sub(1).filter(|&at| is_comma(at))?;
    let aside = upwards(s, word).skip(1).find(|&at| s.labels[at] == Label::AclRelcl)?;
    let below = |at: usize| upwards(s, at).any(|above| above == aside);
    let first = (0..aside).find(|&at| below(at) && !is_comma(at))?;
    let is_apart = first.checked_sub(1).is_some_and(is_comma);
    let noun = s.head(aside)?;
    (is_apart && noun < first).then_some(aside)
}

/// Joins a verb with an object to the verb that calls something `one-sided`, and not to that word.
fn behind_quality(s: &mut Sentence, quality: usize, verb: usize) {
    let Some(above) = s.head(quality).filter(|&above| above < quality) else { return };
    let joins = verb == quality + 2 && s.tags[quality + 1] == Tag::Cc;
    let object = s
        .children(quality)
        .chain(s.children(verb))
        .find(|&at| at > verb && s.labels[at] == Label::Obj);
    if !joins || s.tags[quality - 1] != Tag::Hyph || object.is_none() {
        return;
    }
    for at in verb + 1..s.len() {
        if s.head(at) == Some(quality) {
            s.heads[at] = verb as u16;
        }
    }
    hang(s, verb, above, Label::Conj);
    s.tags[verb] = s.tags[above];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn a_verb_behind_a_description_is_joined_to_the_clause() {
        let known = "it|PRP|3|nsubj had|VBD|3|aux got|VBN|0|root Relay~|NNP|3|obj ,|,|6|punct known|VBN|4|acl ,|,|10|punct \
                     and|CC|10|cc had|VBD|10|aux read|VBN|6|conj them|PRP|10|obj";
        assert!(told_after(mend, known).contains("read<got Conj"));
        let called = "Orlo|NNP|2|nsubj called|VBD|0|root it|PRP|2|obj one~|CD|6|nummod -~|HYPH|4|punct sided|VBN|2|xcomp \
                      and|CC|8|cc accused|VBN|6|conj Pell|NNP|6|obj";
        assert!(told_after(mend, called).contains("accused<called Conj, Pell<accused Obj"));
        let beside = "Orlo|NNP|2|nsubj called|VBD|0|root it|PRP|2|obj one~|CD|6|nummod -~|HYPH|4|punct \
                      sided|VBN|9|amod and|CC|8|cc accused|VBN|6|conj Pell|NNP|2|obj";
        assert!(told_after(mend, beside).contains("accused<called Conj, Pell<accused Obj"));
        let denies = "Orlo|NNP|2|compound denies|NNS|0|root the|DT|4|det report|NN|2|nsubj";
        assert!(told_after(mend, denies).contains("Orlo<denies Nsubj"));
    }

    #[test]
    fn behind_the_second_comma_the_clause_goes_on() {
        let cleared = "Orlo|NNP|2|nsubj cleared|VBD|0|root Pell|NNP|2|obj ,|,|7|punct who|WP|7|nsubj:pass \
                       was|VBD|7|aux:pass accused|VBN|3|acl:relcl ,|,|10|punct and|CC|10|cc fined|VBN|7|conj \
                       Vale|NNP|10|obj";
        assert!(told_after(mend, cleared).contains("fined<cleared Conj"));
        let list = cleared.replace("Vale|NNP|10|obj", "twice|RB|10|advmod");
        assert!(told_after(mend, &list).contains("fined<accused Conj"));
        let active = cleared.replace("was|VBD|7|aux:pass", "had|VBD|7|aux");
        assert!(told_after(mend, &active).contains("fined<accused Conj"));
    }

    #[test]
    fn what_describes_as_well_stays_there() {
        let known = "it|PRP|2|nsubj got|VBD|0|root Relay~|NNP|2|obj ,|,|5|punct owned|VBN|3|acl and|CC|7|cc led|VBN|5|conj \
                     by|IN|9|case Pell|NNP|7|obl:agent";
        assert!(told_after(mend, known).contains("led<owned Conj"));
        let called = "Orlo|NNP|2|nsubj called|VBD|0|root it|PRP|2|obj one~|CD|6|nummod -~|HYPH|4|punct sided|VBN|2|xcomp \
                      and|CC|8|cc flawed|VBN|6|conj";
        assert!(told_after(mend, called).contains("flawed<sided Conj"));
    }
}
