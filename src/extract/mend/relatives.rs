//! Relative clauses that hang on the wrong noun: on what happens to somebody, on whoever does it; and the
//! verb behind one with `whose`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::perfects::DONE_TO_PEOPLE;
use crate::extract::mentions::{is_name_of_person, says_kind, says_person};
use crate::extract::tree::{is_nominal, upwards};
use crate::extract::word_lists::{is_agent_noun, is_span};

pub(super) fn mend(s: &mut Sentence) {
    let is_pronoun = |tag: &Tag| matches!(tag, Tag::Wp | Tag::Wdt | Tag::WpPossessive);
    if !s.tags.iter().any(is_pronoun) {
        return;
    }
    for whose in 2..s.len() {
        if s.tags[whose] == Tag::WpPossessive {
            behind_whose(s, whose);
        }
    }
    for clause in 3..s.len() {
        if s.labels[clause] == Label::AclRelcl {
            whom_it_happens_to(s, clause);
            which_is_nobody(s, clause);
            behind_a_time(s, clause);
            means_of_either(s, clause);
        }
    }
}

/// Hangs a clause on what was there at a time, and not on the time: `an inquiry last year that found Orlo had
/// paid Pell`.
fn behind_a_time(s: &mut Sentence, clause: usize) {
    let Some(time) = s.head(clause).filter(|&time| time < clause) else { return };
    let is_time = matches!(s.labels[time], Label::OblUnmarked | Label::NmodUnmarked);
    let near = s.children(time).any(|at| matches!(s.word(at), "last" | "this" | "earlier"));
    let tie = s.child(clause, Label::Nsubj).filter(|&tie| tie == time + 1);
    let follows = tie.is_some_and(|tie| matches!(s.word(tie), "that" | "which"));
    let above = s.head(time).filter(|_| is_time && near && follows && is_span(&s.lemma(time)));
    let Some(above) = above else { return };
    let noun = match is_nominal(s, above) {
        true => Some(above),
        false => s.children(above).filter(|&at| at < time && s.labels[at] == Label::Obj).last(),
    };
    if let Some(noun) = noun.filter(|&noun| noun > 0) {
        hang(s, clause, noun, Label::AclRelcl);
    }
}

/// Sets apart the means behind a clause that tells whom somebody punishes, helps or harms, as they may be
/// the means of either: `punished those who had helped Orlo by burning their houses`.
fn means_of_either(s: &mut Sentence, clause: usize) {
    #[rustfmt::skip]
    const BY_MEANS: &[&str] = &[
        "attack", "bully", "compensate", "deceive", "defend", "defraud", "deter", "discredit", "exploit",
        "favour", "favor", "harass", "harm", "help", "humiliate", "intimidate", "mislead", "oppress",
        "persecute", "pressure", "protect", "punish", "reward", "silence", "support", "target", "terrorise",
        "terrorize", "thank", "threaten", "victimise", "victimize",
    ];
    let by = |s: &Sentence, at: usize| s.child(at, Label::Mark).filter(|&by| s.word(by) == "by");
    let means = s.children(clause).find(|&at| {
        at > clause && s.labels[at] == Label::Advcl && s.tags[at] == Tag::Vbg && by(s, at).is_some()
    });
    let Some((means, by)) = means.and_then(|means| Some((means, by(s, means)?))) else { return };
    let Some(noun) = s.head(clause).filter(|&noun| noun < clause) else { return };
    let verb = upwards(s, noun).skip(1).find(|&at| s.upos[at] == Upos::Verb && at < noun);
    let Some(verb) = verb.filter(|&verb| BY_MEANS.contains(&&*s.lemma(verb))) else { return };
    // Between commas it is told of whoever the clause is about.
    if (noun..by).all(|at| s.tags[at] != Tag::Comma) {
        hang(s, means, verb, Label::Dep);
    }
}

/// Hangs a clause with `who` on the name before it, and not on what happens to its bearer: `the arrest of
/// Orlo, who robbed Pell`, `a deal with Orlo, who robbed Pell`.
fn whom_it_happens_to(s: &mut Sentence, clause: usize) {
    let event = s.head(clause).filter(|&at| s.upos[at] == Upos::Noun && at < clause);
    let Some(event) = event else { return };
    let is_tie = |at: usize| {
        matches!(s.word(at), "who" | "whom") || s.word(at) == "which" && is_of_body(s, clause)
    };
    let who = s.children(clause).find(|&at| is_tie(at) && at < clause);
    let is_body = says_kind(s.word(event)) || is_agent_noun(&s.word(event).to_lowercase());
    let Some(before) = who.and_then(|who| who.checked_sub(1)).filter(|_| !is_body) else {
        return;
    };
    let last = if s.tags[before] == Tag::Comma { before.saturating_sub(1) } else { before };
    let is_whose = |&at: &usize| {
        s.labels[at] == Label::Nmod
            && s.upos[at] == Upos::Propn
            && at > event
            && is_party(s, event, at)
    };
    let whose = s.children(event).find(is_whose);
    let whose = whose.filter(|&whose| upwards(s, last).any(|above| above == whose));
    if let Some(whose) = whose {
        hang(s, clause, whose, Label::AclRelcl);
    }
}

/// Whether a noun is tied to what happens as somebody who has a part in it. Other words than `of` may
/// as well say more of a person: `a native from Ostra, who robbed Pell`.
fn is_party(s: &Sentence, event: usize, at: usize) -> bool {
    #[rustfmt::skip]
    const TIES: &[&str] =
        &["about", "against", "between", "by", "for", "from", "into", "of", "on", "over", "to", "with"];
    let tie = s.child(at, Label::Case).map(|case| s.word(case));
    tie.is_some_and(|tie| TIES.contains(&tie) && (tie == "of" || is_event(&s.lemma(event))))
}

/// Whether a noun is one for what happens, or for what is made of words or money.
fn is_event(noun: &str) -> bool {
    const ENDS: &[&str] = &["ing", "ment", "ship", "sion", "tion"];
    #[rustfmt::skip]
    const EVENTS: &[&str] = &[
        "affair", "appeal", "article", "attack", "bid", "book", "bribe", "call", "campaign", "case",
        "charge", "claim", "complaint", "contact", "contract", "deal", "debate", "dispute", "email",
        "evidence", "feud", "fight", "film", "gift", "inquiry", "job", "licence", "license",
        "interview", "lawsuit", "letter", "link", "loan", "message", "money", "offer", "order",
        "pact", "plot", "post", "probe", "protest", "quarrel", "raid", "report", "row", "sentence",
        "speech", "story", "suit", "support", "talk", "threat", "tie", "trial", "tribute",
        "verdict", "visit", "vote", "war", "warrant", "work",
    ];
    EVENTS.contains(&noun) || noun.len() > 5 && ENDS.iter().any(|end| noun.ends_with(end))
}

/// Whether a clause says what people and bodies alone do, or have done to them.
fn is_of_body(s: &Sentence, clause: usize) -> bool {
    const DOING: &[&str] = &["deny", "employ", "hire", "manufacture", "own", "sue"];
    #[rustfmt::skip]
    const SUFFERING: &[&str] = &[
        "accuse", "blacklist", "bribe", "convict", "fine", "found", "indict", "own", "rob", "sue",
    ];
    let is_passive = s.child(clause, Label::AuxPass).is_some();
    let verbs = if is_passive { SUFFERING } else { DOING };
    verbs.contains(&&*s.lemma(clause))
}

/// Hangs a clause with `which` on the thing before a person, and not on the person: `a house rented by Ann
/// Ro, which was owned by Orlo`. What is said behind the arrest of somebody is said of the arrest.
fn which_is_nobody(s: &mut Sentence, clause: usize) {
    let Some(name) = s.head(clause).filter(|&at| s.upos[at] == Upos::Propn && at < clause) else {
        return;
    };
    let which = s.children(clause).find(|&at| at < clause && s.word(at) == "which");
    let Some(which) = which.filter(|&at| s.tags[at - 1] == Tag::Comma) else { return };
    let several = differs_in_number(s, name, which, clause);
    if !several && (!is_person(s, name) || is_of_firm(s, clause)) {
        return;
    }
    let is_end =
        |&at: &usize| is_nominal(s, at) || !matches!(s.labels[at], Label::Acl | Label::AclRelcl);
    let Some(end) = upwards(s, name).skip(1).find(is_end) else { return };
    let is_thing = is_nominal(s, end) && s.upos[end] == Upos::Noun && !says_person(s.word(end));
    if is_thing && (!several || s.tags[end] == Tag::Nns) {
        hang(s, clause, end, Label::AclRelcl);
    } else if !several && is_done_to_people(s, end) {
        hang(s, clause, end, Label::AdvclRelcl);
    }
}

/// Whether a verb says what is done to people and not to firms.
fn is_done_to_people(s: &Sentence, verb: usize) -> bool {
    #[rustfmt::skip]
    const TO_PEOPLE: &[&str] = &[
        "arrest", "convict", "deport", "detain", "elect", "execute", "imprison", "injure", "jail", "marry",
        "pardon", "release", "shoot", "wound",
    ];
    let lemma = s.lemma(verb);
    DONE_TO_PEOPLE.contains(&&*lemma) || TO_PEOPLE.contains(&&*lemma)
}

/// Whether a clause is of several and the name before it of one: `Ann Ro, which were taxed`.
fn differs_in_number(s: &Sentence, name: usize, which: usize, clause: usize) -> bool {
    let is_subject = matches!(s.labels[which], Label::Nsubj | Label::NsubjPass);
    let several = s.children(clause).any(|at| {
        let is_auxiliary = matches!(s.labels[at], Label::Aux | Label::AuxPass | Label::Cop);
        is_auxiliary && matches!(s.word(at), "are" | "have" | "were")
    });
    let one = s.tags[name] == Tag::Nnp && s.child(name, Label::Conj).is_none();
    is_subject && several && one
}

/// Whether a firm with the name of a person may be meant: `Ann Ro, which employs 50 people`.
fn is_of_firm(s: &Sentence, clause: usize) -> bool {
    let owned = s.child(clause, Label::AuxPass).is_some() && &*s.lemma(clause) == "own";
    is_of_body(s, clause) && !owned
}

/// Whether the names in a row that a word stands in are a person's.
fn is_person(s: &Sentence, name: usize) -> bool {
    let is_name = |at: &usize| s.upos[*at] == Upos::Propn;
    let first = (0..name).rev().take_while(is_name).last().unwrap_or(name);
    let words: Vec<&str> = (first..s.len()).take_while(is_name).map(|at| s.word(at)).collect();
    is_name_of_person(&words.join(" "))
}

/// Hangs a clause with `whose` on the name before it, and gives the verb behind its comma that name for a
/// subject: `Orlo, whose wife is Ann Ro, paid Pell`.
fn behind_whose(s: &mut Sentence, whose: usize) {
    if s.tags[whose - 1] != Tag::Comma {
        return;
    }
    let last = whose - 2;
    let Some(clause) = upwards(s, whose).find(|&at| {
        s.labels[at] == Label::AclRelcl || s.labels[at] == Label::Appos && has_subject(s, at)
    }) else {
        return;
    };
    let Some(name) = s.head(clause).filter(|&at| at <= last && is_nominal(s, at)) else { return };
    if !upwards(s, last).any(|above| above == name) {
        return;
    }
    s.labels[clause] = Label::AclRelcl;
    // `Orlo, whose money Pell stole`: of two subjects the first is the object.
    let owned = s.head(whose).filter(|&at| is_subject(s, at) && s.head(at) == Some(clause));
    if let Some(owned) = owned
        && s.children(clause).any(|at| at > owned && is_subject(s, at))
        && s.child(clause, Label::Obj).is_none()
    {
        s.labels[owned] = Label::Obj;
    }
    let is_main = |at: &usize| {
        let of_both = s.head(*at).is_some_and(|above| above == name || above == clause);
        *at > clause && of_both && is_bare_verb(s, *at, clause)
    };
    let Some(verb) = (clause + 1..s.len()).find(is_main) else { return };
    if !s.is_root(name) && !matches!(s.labels[name], Label::Ccomp | Label::Parataxis) {
        return;
    }
    give_subject(s, name, verb);
}

/// Puts a verb in the place of a name, gives it that for a subject, and what was behind both.
pub(super) fn give_subject(s: &mut Sentence, name: usize, verb: usize) {
    s.heads[verb] = if s.is_root(name) { verb as u16 } else { s.heads[name] };
    s.labels[verb] = s.labels[name];
    if s.tags[verb] == Tag::Vbn && s.child(verb, Label::Aux).is_none() {
        s.tags[verb] = Tag::Vbd;
    }
    let passive = s.child(verb, Label::AuxPass).is_some();
    let label = if passive { Label::NsubjPass } else { Label::Nsubj };
    (s.heads[name], s.labels[name]) = (verb as u16, label);
    for at in verb + 1..s.len() {
        if s.head(at) == Some(name) {
            s.heads[at] = verb as u16;
        }
    }
}

/// Whether a verb behind a clause and its comma has no subject, and nothing that joins it.
fn is_bare_verb(s: &Sentence, verb: usize, clause: usize) -> bool {
    let is_group = |at: usize| {
        let small = matches!(s.labels[at], Label::Advmod | Label::Aux | Label::AuxPass);
        s.head(at) == Some(verb) && small
    };
    let first = (clause + 1..verb).rev().take_while(|&at| is_group(at)).last().unwrap_or(verb);
    s.upos[verb] == Upos::Verb
        && matches!(s.tags[verb], Tag::Vbd | Tag::Vbn | Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Vbg)
        && matches!(s.labels[verb], Label::AclRelcl | Label::Conj | Label::Parataxis)
        && s.tags[first - 1] == Tag::Comma
        && s.child(verb, Label::Cc).is_none()
        && !has_subject(s, verb)
}

fn has_subject(s: &Sentence, at: usize) -> bool {
    s.children(at).any(|child| is_subject(s, child))
}

fn is_subject(s: &Sentence, at: usize) -> bool {
    matches!(s.labels[at], Label::Nsubj | Label::NsubjPass)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
    }

    #[test]
    fn no_event_does_what_somebody_did() {
        let deal = "they|PRP|2|nsubj signed|VBD|0|root deals|NNS|2|obj with|IN|5|case \
                    Orlo|NNP|3|nmod ,|,|8|punct who|WP|8|nsubj robbed|VBD|3|acl:relcl Pell|NNP|8|obj";
        assert!(mended(deal).contains("robbed<Orlo AclRelcl"));
        let cost = deal.replace("who|WP", "which|WDT").replace("robbed", "cost");
        assert!(mended(&cost).contains("cost<deals AclRelcl"));
        assert!(mended(&cost.replace("cost", "sued")).contains("sued<Orlo AclRelcl"));
        assert!(mended(&deal.replace("deals", "lawyers")).contains("robbed<lawyers AclRelcl"));
    }

    #[test]
    fn means_may_be_those_of_whoever_punishes() {
        let by = |verb: &str| {
            mended(&format!(
                "Orlo|NNP|2|nsubj {verb}|VBD|0|root men|NNS|2|obj who|WP|6|nsubj had|VBD|6|aux \
                 helped|VBN|3|acl:relcl Pell|NNP|6|obj by|IN|9|mark burning|VBG|6|advcl houses|NNS|9|obj"
            ))
        };
        assert!(by("punished").contains("burning<punished Dep"));
        assert!(by("arrested").contains("burning<helped Advcl"));
    }

    #[test]
    fn a_person_is_no_which() {
        let rented = "the|DT|2|det house|NN|9|nsubj rented|VBN|2|acl by|IN|5|case \
                      Ann|NNP|3|obl:agent ,|,|8|punct \
                      which|WDT|8|nsubj burned|VBD|5|acl:relcl stood|VBD|0|root";
        let named = rented.replace("Ann|NNP|3|obl:agent", "Ann|NNP|3|obl:agent Ro|NNP|5|flat");
        let named = named.replace("|8|", "|9|").replace("|9|nsubj rented", "|10|nsubj rented");
        assert!(mended(&named).contains("burned<house AclRelcl"));
        assert!(mended(rented).contains("burned<Ann AclRelcl"));
    }

    #[test]
    fn whoever_has_what_whose_says_does_what_stands_behind() {
        let wife = "Orlo|NNP|0|root ,|,|6|punct whose|WP$|4|nmod:poss wife|NN|6|nsubj \
                    is|VBZ|6|cop Ann|NNP|1|acl:relcl \
                    ,|,|8|punct paid|VBD|6|conj Pell|NNP|8|obj .|.|1|punct";
        let now = mended(wife);
        assert!(
            now.contains("Orlo<paid Nsubj") && now.contains("paid<- Root, Pell<paid Obj, .<paid")
        );
        let and = wife.replace(",|,|8|punct paid", "and|CC|8|cc paid");
        assert!(mended(&and).contains("paid<Ann Conj"));
    }
}
