//! What whoever says something does besides, where the parser took it for a part of what is said: `said
//! Orlo had lied and jailed him`, `said Orlo had paid Pell, adding that …`.

use crate::extract::language::{Label, Sentence, Tag, Upos, is_past_alone};
use crate::extract::mend::denials::denies;
use crate::extract::mend::hanging::hang;
use crate::extract::mend::sayings::is_saying;
use crate::extract::mentions::{says_kind, says_person};
use crate::extract::tree::is_nominal;
use crate::extract::word_lists::is_agent_noun;

pub(super) fn mend(s: &mut Sentence) {
    for verb in 4..s.len() {
        fails_to_act(s, verb);
        may_have_been(s, verb);
        if !matches!(s.labels[verb], Label::Conj | Label::Advcl) {
            continue;
        }
        let Some(said) = said_with(s, verb) else { continue };
        let whose = match s.labels[verb] {
            // What a denial reaches is told apart once it has its place.
            Label::Conj if denies(s, said.teller) => continue,
            Label::Conj => whose_next(s, &said, verb),
            _ => whose_besides(s, &said, verb),
        };
        match whose {
            Whose::Teller => hang(s, verb, said.teller, s.labels[verb]),
            Whose::Unclear => hang(s, verb, said.teller, Label::Dep),
            Whose::Clause => {}
        }
    }
}

/// Who does what stands behind a clause that somebody says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Teller,
    /// Whoever does what the clause says.
    Clause,
    /// A reader can't tell, so nobody is to be named.
    Unclear,
}

/// A clause that somebody says.
struct Said {
    teller: usize,
    clause: usize,
}

/// The clause that a further verb without a subject hangs on, and who says it.
fn said_with(s: &Sentence, verb: usize) -> Option<Said> {
    use Label::{Aux, AuxPass, Cop, Csubj, Expl, Mark, Nsubj, NsubjPass};
    let own = [Aux, AuxPass, Cop, Csubj, Expl, Mark, Nsubj, NsubjPass];
    let is_bare = !s.children(verb).any(|at| at < verb && own.contains(&s.labels[at]));
    let clause = s.head(verb).filter(|_| is_bare && s.upos[verb] == Upos::Verb)?;
    let teller = s.head(clause).filter(|&teller| teller < clause && clause < verb)?;
    let who = s.child(teller, Nsubj)?;
    let tells = s.labels[clause] == Label::Ccomp
        && is_saying(s, teller)
        && s.child(teller, AuxPass).is_none()
        && !is_about_teller(s, who, clause);
    tells.then_some(Said { teller, clause })
}

/// Whether a clause may tell of whoever says it, so that both do what stands behind: `Orlo said he had paid
/// Pell and denied …`.
pub(super) fn is_about_teller(s: &Sentence, who: usize, clause: usize) -> bool {
    let doer = s.children(clause).find(|&at| {
        matches!(s.labels[at], Label::Nsubj | Label::NsubjPass | Label::Expl) && at < clause
    });
    let several = matches!(s.tags[who], Tag::Nns | Tag::Nnps);
    let stands_for = matches!(s.tags[who], Tag::Wdt | Tag::Wp);
    let pronoun = doer.map(|doer| s.word(doer));
    match pronoun {
        Some("he" | "she" | "it") => !several || stands_for,
        Some("they") => several || stands_for,
        Some("I" | "we") | None => true,
        Some(_) => false,
    }
}

/// Whose a verb is that `and` or `but` joins with a clause that is said.
fn whose_next(s: &Sentence, said: &Said, verb: usize) -> Whose {
    let clause = said.clause;
    let lemma = s.lemma(verb);
    let is_past = matches!(s.tags[verb], Tag::Vbd | Tag::Vbn) && s.word(verb) != &*lemma;
    let auxiliary = |tag: Tag| {
        s.children(clause).any(|at| s.labels[at] == Label::Aux && s.tags[at] == tag && at < clause)
    };
    let is_passive = s.child(clause, Label::AuxPass).is_some();
    // `said Orlo would pay Pell and blamed Vale`: nobody would blamed.
    if is_past && auxiliary(Tag::Md) && !is_passive {
        return Whose::Teller;
    }
    if let Some(whose) = judges(s, said, verb) {
        return whose;
    }
    if &*lemma == "deny" && cannot_deny(s, clause) {
        return Whose::Teller;
    }
    let speaks = SPEAKING.contains(&&*lemma) || calls_upon(s, verb);
    let is_alike = is_saying(s, clause) || acts_by_word(s, clause);
    if speaks && !is_alike {
        let turns = s.child(verb, Label::Cc).is_some_and(|cc| s.word(cc) == "but");
        return match turns || is_passive && is_of_mute(s, clause) || owner_is_teller(s, said, verb)
        {
            true => Whose::Teller,
            false => Whose::Unclear,
        };
    }
    // `said Orlo had written it and gave it to Pell` is grammatical of the teller alone.
    let is_other_form = auxiliary(Tag::Vbd) && is_past_alone(s.word(verb));
    let lone = JUDGING.contains(&&*lemma) && is_about_pronoun(s, verb) && !has_other(s, clause);
    match is_other_form || lone {
        true => Whose::Unclear,
        false => Whose::Clause,
    }
}

/// Whether a clause tells what something is, or what a thing does, so that nobody in it denies anything:
/// `said the money was his and denied taking it`.
fn cannot_deny(s: &Sentence, clause: usize) -> bool {
    let subjects = [Label::Nsubj, Label::NsubjPass];
    let doer = s.children(clause).find(|&at| at < clause && subjects.contains(&s.labels[at]));
    let is_thing = doer.is_some_and(|doer| s.upos[doer] == Upos::Noun && !is_somebody(s, doer));
    s.child(clause, Label::Cop).is_some() || is_thing
}

/// Whether what happens in a clause happens to a thing that says nothing: `said no bribes had been paid and
/// accused Pell`. A report that had been published may have accused him.
fn is_of_mute(s: &Sentence, clause: usize) -> bool {
    #[rustfmt::skip]
    const SPEAKING_THINGS: &[&str] = &[
        "account", "advert", "affidavit", "article", "book", "broadcast", "charge", "complaint", "document",
        "documentary", "email", "evidence", "file", "film", "indictment", "lawsuit", "leaflet", "letter",
        "memo", "message", "note", "paper", "petition", "poster", "programme", "program", "recording",
        "report", "show", "speech", "statement", "story", "study", "suit", "testimony", "text", "tweet",
        "verdict", "video",
    ];
    let doer = s.child(clause, Label::NsubjPass).filter(|&doer| doer < clause);
    doer.is_some_and(|doer| !SPEAKING_THINGS.contains(&&*s.lemma(doer))) && cannot_deny(s, clause)
}

/// Gives whoever knows of deeds what it is to do nothing about them: `Orlo knew that his men had robbed Pell
/// and failed to punish Kern`.
fn fails_to_act(s: &mut Sentence, verb: usize) {
    #[rustfmt::skip]
    const ACTING: &[&str] = &[
        "act", "discipline", "dismiss", "intervene", "investigate", "prevent", "prosecute", "punish",
        "report", "restrain", "sack", "stop", "suspend",
    ];
    if s.labels[verb] != Label::Conj || !matches!(&*s.lemma(verb), "fail" | "neglect" | "refuse") {
        return;
    }
    let acts = s.child(verb, Label::Xcomp).is_some_and(|act| ACTING.contains(&&*s.lemma(act)));
    let clause = s.head(verb).filter(|&clause| acts && s.labels[clause] == Label::Ccomp);
    let Some(clause) = clause.filter(|&clause| clause < verb) else { return };
    let doer = s.child(clause, Label::Nsubj).or_else(|| s.child(clause, Label::NsubjPass));
    let is_owned = |doer: usize| s.child(doer, Label::NmodPoss).is_some();
    let knower = s.head(clause).filter(|&at| matches!(&*s.lemma(at), "know" | "learn"));
    if let Some(knower) = knower.filter(|_| doer.is_some_and(is_owned)) {
        hang(s, verb, knower, Label::Conj);
    }
}

/// Gives back to a clause with `that` what may have been besides, which the parser took for what the teller
/// may have done: `testified that Orlo was abroad and could not have robbed Pell`.
fn may_have_been(s: &mut Sentence, verb: usize) {
    let teller = s.head(verb).filter(|&at| s.labels[verb] == Label::Conj && is_saying(s, at));
    let Some(teller) = teller.filter(|&teller| teller < verb && s.tags[verb] == Tag::Vbn) else {
        return;
    };
    let auxiliary = |tag: Tag| {
        s.children(verb).find(|&at| s.labels[at] == Label::Aux && s.tags[at] == tag && at < verb)
    };
    let and = s.child(verb, Label::Cc).filter(|&and| s.word(and) == "and");
    let (Some(modal), Some(_), Some(and)) = (auxiliary(Tag::Md), auxiliary(Tag::Vb), and) else {
        return;
    };
    let clause = s.children(teller).filter(|&at| at > teller && at < and).find(|&at| {
        let has_that = s.child(at, Label::Mark).is_some_and(|that| s.word(that) == "that");
        s.labels[at] == Label::Ccomp && has_that && s.child(at, Label::Nsubj).is_some()
    });
    let is_near = modal == and + 1 && s.tags[and - 1] != Tag::Comma;
    if let Some(clause) = clause.filter(|_| is_near) {
        hang(s, verb, clause, Label::Conj);
    }
}

/// Whose a participle is behind the comma that ends a clause that is said.
fn whose_besides(s: &Sentence, said: &Said, verb: usize) -> Whose {
    let Said { teller, clause } = *said;
    let apart = s.tags[verb - 1] == Tag::Comma && s.tags[verb] == Tag::Vbg;
    let is_alike = is_saying(s, clause) || acts_by_word(s, clause);
    let lemma = s.lemma(verb);
    let goes_on = matches!(&*lemma, "add" | "note" | "stress");
    let speaks = SPEAKING.contains(&&*lemma) || goes_on;
    if !apart || !speaks && !JUDGING.contains(&&*lemma) {
        return Whose::Clause;
    }
    if let Some(whose) = judges(s, said, verb) {
        return whose;
    }
    if goes_on && !is_alike {
        return Whose::Teller;
    }
    let denies = &*s.lemma(teller) == "deny";
    if is_alike {
        return if goes_on || denies { Whose::Unclear } else { Whose::Clause };
    }
    let lone = is_about_pronoun(s, verb) && !has_other(s, clause);
    match denies || speaks && lone {
        true => Whose::Teller,
        false => Whose::Unclear,
    }
}

/// Whose a verb is for what courts do, where a court says something. Of who is a ruler, or of what firms do
/// as well, nobody can tell; who hears something says nothing.
fn judges(s: &Sentence, &Said { teller, clause }: &Said, verb: usize) -> Option<Whose> {
    #[rustfmt::skip]
    const JUDGES: &[&str] = &[
        "authority", "coroner", "court", "judge", "jury", "magistrate", "regulator", "sheriff", "tribunal",
        "watchdog",
    ];
    let who = s.child(teller, Label::Nsubj);
    let is_judge = who.is_some_and(|who| JUDGES.contains(&&*s.lemma(who).to_lowercase()));
    if !is_judge || matches!(&*s.lemma(teller), "hear" | "learn") {
        return None;
    }
    let verb = s.lemma(verb);
    let is_office = s.child(clause, Label::Nsubj).is_some_and(|doer| {
        let word = s.word(doer).to_lowercase();
        s.upos[doer] == Upos::Noun && (says_kind(&word) || is_agent_noun(&word))
    });
    let is_shared = matches!(&*verb, "ban" | "order" | "sack" | "sue");
    JUDGING.contains(&&*verb).then_some(match is_office || is_shared {
        true => Whose::Unclear,
        false => Whose::Teller,
    })
}

/// Verbs for what judges and regulators do.
#[rustfmt::skip]
const JUDGING: &[&str] = &[
    "acquit", "ban", "convict", "disqualify", "fine", "imprison", "jail", "order", "penalise", "penalize",
    "remand", "sack", "sentence", "sue",
];

/// Verbs for saying more, behind which stands of whom or to whom.
#[rustfmt::skip]
const SPEAKING: &[&str] = &[
    "accuse", "blame", "call", "cite", "condemn", "criticise", "criticize", "demand", "denounce", "deny",
    "describe", "insist", "praise", "urge", "vow", "warn",
];

/// Whether a verb calls on somebody: `called on him to resign`. `Called him` may be a telephone.
pub(super) fn calls_upon(s: &Sentence, verb: usize) -> bool {
    let tie = s.word((verb + 1).min(s.len() - 1));
    &*s.lemma(verb) == "call" && matches!(tie, "on" | "for" | "upon")
}

/// Whether a verb is for what people give reasons for: who `sacked Orlo, accusing him` may have done both.
pub(super) fn acts_by_word(s: &Sentence, verb: usize) -> bool {
    #[rustfmt::skip]
    const ACTS: &[&str] = &[
        "arrest", "attack", "boycott", "cancel", "cut", "dismiss", "end", "expel", "fire", "interrupt",
        "leave", "oppose", "oust", "protest", "quit", "refuse", "reject", "resign", "scrap", "shout",
        "suspend", "veto", "vote", "withdraw", "write",
    ];
    let lemma = s.lemma(verb);
    [ACTS, JUDGING, SPEAKING].iter().any(|verbs| verbs.contains(&&*lemma))
}

fn is_about_pronoun(s: &Sentence, verb: usize) -> bool {
    s.children(verb).any(|at| {
        let object = matches!(s.labels[at], Label::Obj | Label::Iobj) && at > verb;
        object && matches!(s.word(at), "him" | "her" | "it" | "them")
    })
}

/// Whether a clause has somebody besides its subject whom a pronoun behind may mean.
fn has_other(s: &Sentence, clause: usize) -> bool {
    s.children(clause).any(|at| {
        use Label::{Iobj, Obj, Obl, OblAgent};
        let is_part = matches!(s.labels[at], Iobj | Obj | Obl | OblAgent);
        at > clause && is_part && is_nominal(s, at) && is_somebody(s, at)
    })
}

pub(super) fn is_somebody(s: &Sentence, at: usize) -> bool {
    let word = s.word(at).to_lowercase();
    s.upos[at] == Upos::Propn || says_kind(&word) || is_agent_noun(&word)
}

/// Whether `his` and `her` tell that a person does it, and what is said is of no person: `said the firm
/// had lied and urged his supporters …`.
fn owner_is_teller(s: &Sentence, said: &Said, verb: usize) -> bool {
    let owned = s.children(verb).find(|&at| s.labels[at] == Label::Obj && at > verb);
    let owner = owned.and_then(|owned| s.child(owned, Label::NmodPoss));
    let personal = owner.is_some_and(|owner| matches!(s.word(owner), "his" | "her"));
    let doer = s.child(said.clause, Label::Nsubj);
    let is_body = doer.is_some_and(|doer| {
        s.upos[doer] == Upos::Noun && says_kind(s.word(doer)) && !says_person(s.word(doer))
    });
    personal && is_body && !has_other(s, said.clause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
    }

    #[test]
    fn who_judges_does_so_besides() {
        let jailed = |who: &str| {
            mended(&format!(
                "{who}|NN|2|nsubj said|VBD|0|root Orlo|NNP|5|nsubj had|VBD|5|aux lied|VBN|2|ccomp \
                 and|CC|7|cc jailed|VBD|5|conj him|PRP|7|obj"
            ))
        };
        assert!(jailed("judge").contains("jailed<said Conj"));
        assert!(jailed("clerk").contains("jailed<said Dep"));
        let ordered = |said: &str| {
            mended(&format!(
                "judge|NN|2|nsubj {said}|VBD|0|root Orlo|NNP|5|nsubj had|VBD|5|aux lied|VBN|2|ccomp \
                 and|CC|7|cc jailed|VBD|5|conj Pell|NNP|7|obj"
            ))
        };
        assert!(ordered("said").contains("jailed<said Conj"));
        assert!(ordered("heard").contains("jailed<lied Conj"));
    }

    #[test]
    fn who_adds_something_said_what_stands_before() {
        let adding = |verb: &str| {
            mended(&format!(
                "Pell|NNP|2|nsubj said|VBD|0|root Orlo|NNP|5|nsubj had|VBD|5|aux {verb}|VBN|2|ccomp \
                 Vale|NNP|5|obj ,|,|8|punct adding|VBG|5|advcl that|IN|10|mark he|PRP|10|nsubj left|VBD|8|ccomp"
            ))
        };
        assert!(adding("robbed").contains("adding<said Advcl"));
        assert!(adding("warned").contains("adding<said Dep"));
    }

    #[test]
    fn a_deed_behind_a_deed_is_of_the_same() {
        let killed = "Pell|NNP|2|nsubj said|VBD|0|root Orlo|NNP|5|nsubj had|VBD|5|aux robbed|VBN|2|ccomp \
                      Vale|NNP|5|obj and|CC|8|cc killed|VBD|5|conj her|PRP|8|obj";
        assert!(mended(killed).contains("killed<robbed Conj"));
        let sued = "Pell|NNP|2|nsubj said|VBD|0|root Orlo|NNP|5|nsubj had|VBD|5|aux sued|VBN|2|ccomp \
                    Vale|NNP|5|obj ,|,|8|punct accusing|VBG|5|advcl her|PRP|8|obj";
        assert!(mended(sued).contains("accusing<sued Advcl"));
    }
}
