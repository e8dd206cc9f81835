//! What somebody is accused of, or denies, where it is several things: `accused of robbing Pell and
//! bribing Vale`. Parsers hang the second on the verb, as if that were done as well.

use crate::extract::language::{Label, Sentence, Tag, Upos, is_past_alone};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::tellers::is_somebody;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    for whom in 2..s.len() {
        accused(s, whom);
    }
    for deed in 3..s.len() {
        behind_accuser(s, deed);
        before_object(s, deed);
        crime_behind_names(s, deed);
    }
    for to in 4..s.len() {
        aim_of_noun(s, to);
    }
    for member in 4..s.len() {
        if let Some(first) = first_of_list(s, member) {
            hang(s, member, first, Label::Conj);
        }
    }
}

const ACCUSING: &[&str] =
    &["accuse", "acquit", "charge", "clear", "convict", "exonerate", "suspect"];

/// Hangs on the verb what somebody is accused of, where the parser took it for what the accuser does: `was
/// accused by Orlo of bribing Pell`.
fn behind_accuser(s: &mut Sentence, deed: usize) {
    if s.labels[deed] != Label::Acl {
        return;
    }
    // `by the head of the bank`
    let is_agent = |&at: &usize| s.labels[at] == Label::OblAgent && at < deed;
    let agent = upwards(s, deed).skip(1).take(2).find(is_agent);
    let verb = agent.and_then(|agent| s.head(agent));
    let is_tied = |tie: usize| matches!(s.word(tie), "of" | "with");
    let tied = s.child(deed, Label::Mark).is_some_and(is_tied);
    if let Some(verb) = verb.filter(|&verb| tied && ACCUSING.contains(&&*s.lemma(verb))) {
        hang(s, deed, verb, Label::Advcl);
    }
}

/// Hangs on the verb the crime behind a comma that the parser took for a part of the last name: `convicted Orlo,
/// 44, and Ann Ro, 51, of fraud`.
fn crime_behind_names(s: &mut Sentence, crime: usize) {
    let is_noun = s.labels[crime] == Label::Nmod && s.upos[crime] == Upos::Noun;
    let tie = s.child(crime, Label::Case).filter(|&tie| is_noun && s.word(tie) == "of");
    let Some(name) = s.head(crime).filter(|&name| s.upos[name] == Upos::Propn) else { return };
    let apart = tie.and_then(|tie| tie.checked_sub(1)).is_some_and(|at| s.tags[at] == Tag::Comma);
    let accuses = |&at: &usize| s.upos[at] == Upos::Verb && ACCUSING.contains(&&*s.lemma(at));
    let verb = upwards(s, name).skip(1).take(2).find(accuses).filter(|_| apart);
    if let Some(verb) = verb {
        hang(s, crime, verb, Label::Obl);
    }
}

/// Hangs on a noun what it is for, where the parser took that for the aim of whoever judges: `jailed
/// Pell for conspiracy to bribe Vale`.
fn aim_of_noun(s: &mut Sentence, to: usize) {
    #[rustfmt::skip]
    const AIMING: &[&str] = &[
        "agreement", "campaign", "conspiracy", "contract", "deal", "decision", "failure", "inability", "neglect",
        "obligation", "operation", "order", "pact", "plan", "plot", "pledge", "promise", "refusal", "reluctance",
        "scheme", "threat", "unwillingness", "willingness",
    ];
    let clause = s.head(to).filter(|&clause| s.tags[to] == Tag::To && clause > to);
    let Some(clause) = clause.filter(|&at| matches!(s.labels[at], Label::Advcl | Label::Xcomp))
    else {
        return;
    };
    let noun = to - 1;
    let is_tied = s.child(noun, Label::Case).is_some() && s.upos[noun] == Upos::Noun;
    if is_tied && s.head(clause) != Some(noun) && AIMING.contains(&&*s.lemma(noun)) {
        hang(s, clause, noun, Label::Acl);
    }
}

/// Makes a verb of what somebody is accused of doing, where the parser took it for a word beside its
/// object: `accused the firm of blocking Radio Pell`.
fn before_object(s: &mut Sentence, deed: usize) {
    if s.tags[deed] != Tag::Vbg {
        return;
    }
    let object = upwards(s, deed).skip(1).find(|&at| s.labels[at] != Label::Compound);
    let is_name = |&at: &usize| s.upos[at] == Upos::Propn && at > deed;
    let Some(object) = object.filter(is_name) else { return };
    let tie = deed - 1;
    let is_tied = s.word(tie) == "of" && (s.head(tie) == Some(object) || s.head(tie) == Some(deed));
    let is_beside = matches!(s.labels[deed], Label::Amod | Label::Compound);
    if !is_tied || !is_beside || !matches!(s.labels[object], Label::Nmod | Label::Obl) {
        return;
    }
    let accuses = |&at: &usize| s.upos[at] == Upos::Verb && ACCUSING.contains(&&*s.lemma(at));
    let Some(verb) = upwards(s, object).skip(1).take(2).find(accuses) else { return };
    (s.heads[deed], s.labels[deed], s.upos[deed]) = (verb as u16, Label::Advcl, Upos::Verb);
    hang(s, tie, deed, Label::Mark);
    hang(s, object, deed, Label::Obj);
}

/// Makes an object of whoever is accused, whom the parser took for a time or a way: `accused Ann Ro of
/// robbing Pell`.
fn accused(s: &mut Sentence, whom: usize) {
    let unmarked = s.labels[whom] == Label::OblUnmarked && is_nominal(s, whom);
    let Some(verb) = s.head(whom).filter(|&verb| unmarked && verb < whom) else { return };
    let passive = s.child(verb, Label::AuxPass).is_some();
    let has_object = s.child(verb, Label::Obj).is_some();
    if !passive && !has_object && ACCUSING.contains(&&*s.lemma(verb)) {
        s.labels[whom] = Label::Obj;
        if s.tags[verb] == Tag::Vbn && s.child(verb, Label::Aux).is_none() {
            s.tags[verb] = Tag::Vbd;
        }
    }
}

/// The first of the things that a verb or its object has behind it, if a word is a further one.
fn first_of_list(s: &Sentence, member: usize) -> Option<usize> {
    let verb = s.head(member).filter(|&verb| verb < member && s.upos[verb] == Upos::Verb)?;
    let in_list = matches!(s.labels[member], Label::Conj | Label::Advcl);
    let has_subject =
        s.children(member).any(|at| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass));
    if !in_list || has_subject || s.upos[member] != Upos::Verb || !is_joined(s, verb, member) {
        return None;
    }
    let form = form(s, member);
    let tie = tie(s, member);
    let is_first = |&at: &usize| {
        let own = tie.is_none() || tie == self::tie(s, at);
        let alike = form != Form::Other && form == self::form(s, at)
            || goes_on_with_perfect(s, verb, at, member);
        let is_content = matches!(s.labels[at], Label::Acl | Label::Advcl | Label::Xcomp);
        at > verb && at < member && is_content && own && alike && is_tied(s, at)
    };
    let of_object = |&at: &usize| matches!(s.labels[at], Label::Obj | Label::NsubjPass);
    let objects = s.children(verb).filter(of_object);
    let below = objects.flat_map(|object| s.children(object));
    s.children(verb).chain(below).find(is_first)
}

/// The form of a verb in such a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `robbing`
    Gerund,
    /// `having robbed`
    PerfectGerund,
    /// `to rob`, `to have robbed`
    Infinitive,
    Other,
}

fn form(s: &Sentence, verb: usize) -> Form {
    let has = |word: &str| s.children(verb).any(|at| at < verb && s.word(at) == word);
    match s.tags[verb] {
        _ if has("having") => Form::PerfectGerund,
        _ if has("to") => Form::Infinitive,
        Tag::Vbg => Form::Gerund,
        _ => Form::Other,
    }
}

/// The word before a verb that ties it, if it isn't the `to` of the infinitive.
fn tie<'s>(s: &'s Sentence, verb: usize) -> Option<&'s str> {
    let tie = s.children(verb).find(|&at| matches!(s.labels[at], Label::Mark | Label::Case))?;
    (s.tags[tie] != Tag::To).then(|| s.word(tie))
}

/// Whether a verb has a tie of its own, or is what the verb above it asks for.
fn is_tied(s: &Sentence, verb: usize) -> bool {
    s.labels[verb] == Label::Xcomp || tie(s, verb).is_some_and(|tie| TIES.contains(&tie))
}

const TIES: &[&str] =
    &["about", "against", "for", "from", "in", "into", "of", "over", "to", "with"];

/// Whether a verb stands in a list: with `and` or `or` before it, or before a later member.
fn is_joined(s: &Sentence, verb: usize, member: usize) -> bool {
    let has_and = |at: usize| s.child(at, Label::Cc).is_some();
    let later = |at: usize| at > member && s.labels[at] == Label::Conj && has_and(at);
    let own = s.labels[member] == Label::Conj && has_and(member);
    own || s.tags[member] == Tag::Vbg && s.children(member).chain(s.children(verb)).any(later)
}

/// Whether a past tense goes on with what somebody is said to have done: `is said to have robbed Pell and
/// fled`. Nobody says that he is said something and fled.
fn goes_on_with_perfect(s: &Sentence, verb: usize, first: usize, member: usize) -> bool {
    let is_told = s
        .children(verb)
        .any(|at| s.labels[at] == Label::AuxPass && matches!(s.tags[at], Tag::Vbz | Tag::Vbp));
    let perfect = s.child(first, Label::Aux).is_some_and(|at| s.word(at) == "have");
    let bare = s
        .children(member)
        .all(|at| !matches!(s.labels[at], Label::Aux | Label::AuxPass | Label::Mark | Label::Cop));
    let participle = matches!(s.tags[member], Tag::Vbd | Tag::Vbn)
        && !is_past_alone(&s.word(member).to_lowercase());
    let is_near = upwards(s, first).any(|at| at == verb);
    is_told && perfect && bare && participle && is_near
}

/// Hangs on the verb what somebody is accused, or informed, of: `convicted Orlo of fraud`, `accused by
/// Orlo of fraud`, `convicted the clerk of fraud`. Other nouns may tell which one it is: `the head of sales`.
pub(super) fn of_what(s: &mut Sentence) {
    const CHARGING: &[&str] = &[
        "accuse", "acquit", "assure", "clear", "convict", "deprive", "inform", "notify", "remind",
        "rob", "strip", "suspect", "warn",
    ];
    for charge in 2..s.len() {
        let whom = s.head(charge).filter(|_| s.labels[charge] == Label::Nmod);
        // `warned by the Bank of Ellery`
        let is_end = |at: usize| match s.labels[at] {
            Label::OblAgent => s.upos[charge] == Upos::Noun,
            label => label == Label::Obj,
        };
        let Some(whom) = whom.filter(|&at| at < charge && is_end(at)) else { continue };
        let verb = s.head(whom).filter(|&verb| CHARGING.contains(&&*s.lemma(verb)));
        let of = s.child(charge, Label::Case).is_some_and(|at| s.word(at) == "of");
        let is_apart = s.upos[whom] == Upos::Propn || is_taken_or_crime(s, whom, charge);
        if let Some(verb) = verb.filter(|_| of && is_apart) {
            s.heads[charge] = verb as u16;
            s.labels[charge] = Label::Obl;
        }
    }
}

/// Whether somebody may be convicted, or robbed, of what a noun says, and can't be told by it from others.
fn is_taken_or_crime(s: &Sentence, whom: usize, charge: usize) -> bool {
    #[rustfmt::skip]
    const THINGS: &[&str] = &[
        "abuse", "arson", "assault", "bail", "battery", "bribery", "burglary", "citizenship", "collusion",
        "complicity", "conspiracy", "contempt", "corruption", "crime", "embezzlement", "espionage", "evasion",
        "extortion", "forgery", "fraud", "genocide", "homicide", "immunity", "kidnapping", "laundering",
        "liberty", "libel", "manslaughter", "misconduct", "money", "murder", "negligence", "perjury",
        "possession", "property", "rape", "rights", "robbery", "savings", "sedition", "slander", "smuggling",
        "spying", "terrorism", "theft", "torture", "trafficking", "treason", "wages",
    ];
    let is_one = THINGS.contains(&&*s.lemma(charge)) || THINGS.contains(&s.word(charge));
    s.upos[whom] == Upos::Noun && is_one && is_somebody(s, whom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::{parse, told_after};

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
    }

    #[test]
    fn what_somebody_is_accused_of_may_be_several_things() {
        let two = "Orlo|NNP|3|nsubj:pass is|VBZ|3|aux:pass accused|VBN|0|root of|IN|5|mark robbing|VBG|3|advcl \
                   Pell|NNP|5|obj and|CC|8|cc bribing|VBG|3|conj Vale|NNP|8|obj";
        assert!(mended(two).contains("bribing<robbing Conj"));
        let three = "police|NNS|2|nsubj accuse|VBP|0|root Orlo|NNP|2|obj of|IN|5|mark robbing|VBG|3|acl \
                     Pell~|NNP|5|obj ,|,|8|punct bribing|VBG|2|advcl Vale|NNP|8|obj and|CC|11|cc \
                     threatening|VBG|8|conj Lund|NNP|11|obj";
        assert!(mended(three).contains("bribing<robbing Conj"));
        let having = "Orlo|NNP|2|nsubj denied|VBD|0|root having|VBG|4|aux robbed|VBN|2|xcomp Pell|NNP|4|obj \
                      and|CC|8|cc having|VBG|8|aux bribed|VBN|2|conj Vale|NNP|8|obj";
        assert!(mended(having).contains("bribed<robbed Conj"));
        let said = "Orlo|NNP|3|nsubj:pass is|VBZ|3|aux:pass said|VBN|0|root to|TO|6|mark have|VB|6|aux \
                    robbed|VBN|3|xcomp Pell|NNP|6|obj and|CC|9|cc fled|VBD|3|conj";
        assert!(mended(said).contains("fled<robbed Conj"));
        assert!(mended(&said.replace("fled", "took")).contains("took<said Conj"));
    }

    #[test]
    fn what_the_accused_does_is_no_charge() {
        let fled = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass accused|VBN|0|root of|IN|5|mark robbing|VBG|3|advcl \
                    Pell|NNP|5|obj and|CC|8|cc fled|VBD|3|conj";
        assert!(mended(fled).contains("fled<accused Conj"));
        let ending = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass accused|VBN|0|root of|IN|5|mark robbing|VBG|3|advcl \
                      Pell~|NNP|5|obj ,|,|8|punct ending|VBG|3|advcl his|PRP$|10|nmod:poss career|NN|8|obj";
        assert!(mended(ending).contains("ending<accused Advcl"));
        let guilty = "they|PRP|2|nsubj found|VBD|0|root Orlo|NNP|2|obj guilty|JJ|2|xcomp and|CC|6|cc \
                      freed|VBD|2|conj Pell|NNP|6|obj";
        assert!(mended(guilty).contains("freed<found Conj"));
    }

    #[test]
    fn who_is_accused_is_an_object() {
        let widow = "widow|NN|2|nsubj accused|VBN|0|root Ann|NNP|2|obl:unmarked Ro|NNP|3|flat of|IN|6|mark \
                     robbing|VBG|2|advcl Pell|NNP|6|obj";
        assert!(mended(widow).contains("Ann<accused Obj"));
    }

    #[test]
    fn what_somebody_is_convicted_of_is_no_part_of_the_name() {
        let mut fraud = parse(
            "they|PRP|2|nsubj convicted|VBD|0|root Orlo|NNP|2|obj of|IN|5|case fraud|NN|3|nmod",
        );
        of_what(&mut fraud);
        assert_eq!((fraud.heads[4], fraud.labels[4]), (1, Label::Obl));
    }
}
