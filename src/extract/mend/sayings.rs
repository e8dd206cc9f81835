//! What somebody says, where the parser hung it on a noun between: `said on Friday that …`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::claims;
use crate::extract::mend::hanging::hang;
use crate::extract::mend::verbs;
use crate::extract::saying::{may_tell, says};
use crate::extract::tree::{is_nominal, upwards};
use crate::extract::who_says::is_plural;

pub(super) fn mend(s: &mut Sentence) {
    if let Some((verb, subject)) = verb_of_root(s) {
        verbs::make_root(s, verb, subject);
    }
    says_with_subject(s);
    for that in 1..s.len() {
        let Some(clause) = clause_with(s, that) else { continue };
        if let Some(noun) = claims::claim_somewhere(s, that, clause) {
            hang(s, clause, noun, Label::Acl);
            (s.tags[that], s.upos[that], s.labels[that]) = (Tag::In, Upos::Sconj, Label::Mark);
            continue;
        }
        let Some(verb) = teller(s, that, clause) else { continue };
        let has_other = s.children(verb).any(|at| s.labels[at] == Label::Ccomp && at != clause);
        if has_other {
            continue;
        }
        hang(s, clause, verb, Label::Ccomp);
        (s.tags[that], s.upos[that], s.labels[that]) = (Tag::In, Upos::Sconj, Label::Mark);
        s.upos[verb] = Upos::Verb;
        tell(s, verb);
    }
    for clause in 2..s.len() {
        subject_of(s, clause);
    }
    for at in 1..s.len() {
        what_is_to_be_done(s, at);
        whole_behind_that(s, at);
        question(s, at);
        participle_of_claim(s, at);
    }
}

/// Takes for what is to be done what one, and not several, do by its form: `suggested that the firm hire Pell`.
fn what_is_to_be_done(s: &mut Sentence, clause: usize) {
    #[rustfmt::skip]
    const ASKING: &[&str] = &[
        "advise", "ask", "demand", "move", "order", "propose", "recommend", "request", "require",
        "suggest", "urge",
    ];
    if s.tags[clause] != Tag::Vbp || s.labels[clause] != Label::Ccomp {
        return;
    }
    let has_that = s.child(clause, Label::Mark).is_some_and(|mark| s.word(mark) == "that");
    let asks = s.head(clause).is_some_and(|verb| ASKING.contains(&&*s.lemma(verb)));
    let doer = s.child(clause, Label::Nsubj).filter(|_| has_that && asks);
    let is_one = doer.is_some_and(|doer| {
        let is_noun = matches!(s.tags[doer], Tag::Nn | Tag::Nnp) && !is_plural(s.word(doer));
        is_noun && s.child(doer, Label::Conj).is_none()
    });
    let is_bare = s.children(clause).all(|at| !matches!(s.labels[at], Label::Aux | Label::Cop));
    if is_one && is_bare {
        s.tags[clause] = Tag::Vb;
    }
}

/// Takes for a clause with `that` what has its own subject and object: of `rumours spread for weeks that
/// Orlo paid Pell` no weeks paid.
fn whole_behind_that(s: &mut Sentence, clause: usize) {
    let relative = s.labels[clause] == Label::AclRelcl && s.upos[clause] == Upos::Verb;
    let that = s.children(clause).find(|&at| at < clause && s.word(at) == "that");
    let Some(that) = that.filter(|&at| relative && s.labels[at] == Label::Nsubj) else { return };
    let other = s.children(clause).any(|at| {
        at > that && at < clause && s.labels[at] == Label::Nsubj && s.upos[at] == Upos::Propn
    });
    let object = s.child(clause, Label::Obj).is_some_and(|at| at > clause);
    if other && object {
        (s.tags[that], s.upos[that], s.labels[that]) = (Tag::In, Upos::Sconj, Label::Mark);
        s.labels[clause] = Label::Acl;
    }
}

/// Gives what is said without `that` its subject and its object, where the parser took the verb for a
/// participle: `Orlo claims Pell tipped off Lund`.
fn participle_of_claim(s: &mut Sentence, clause: usize) {
    let Some(verb) = s.head(clause).filter(|&verb| verb + 1 < clause && is_saying(s, verb)) else {
        return;
    };
    let is_name = |at: usize| s.upos[at] == Upos::Propn;
    let is_bare = s.labels[clause] == Label::Xcomp
        && s.tags[clause] == Tag::Vbn
        && s.children(clause).all(|at| !matches!(s.labels[at], Label::AuxPass | Label::Mark));
    let doer = s.children(clause).find(|&at| at < clause && is_name(at));
    let Some(doer) = doer.filter(|_| is_bare && (verb + 1..clause).all(is_name)) else { return };
    let object = s.children(clause).find(|&at| {
        let has_tie = s.child(at, Label::Case).is_some();
        at > clause && s.labels[at] == Label::Obl && is_nominal(s, at) && !has_tie
    });
    (s.tags[clause], s.labels[clause], s.labels[doer]) = (Tag::Vbd, Label::Ccomp, Label::Nsubj);
    if let Some(object) = object {
        s.labels[object] = Label::Obj;
    }
}

/// Hangs what is asked on the verb, where the parser hung it on its first word: `wondered how they paid`.
fn question(s: &mut Sentence, word: usize) {
    let verb = s
        .head(word)
        .filter(|&verb| verb < word && s.tags[word] == Tag::Wrb && s.upos[verb] == Upos::Verb);
    let clause = s.children(word).find(|&at| s.labels[at] == Label::AdvclRelcl && at > word);
    let (Some(verb), Some(clause)) = (verb, clause) else { return };
    if matches!(s.labels[word], Label::Obj | Label::Ccomp) {
        hang(s, clause, verb, Label::Ccomp);
        hang(s, word, clause, Label::Advmod);
    }
}

/// The verb of saying beside the noun that a sentence without a verb seems to hang on, with a whole
/// clause behind both: `The watchdog alleged last year that …`.
fn verb_of_root(s: &Sentence) -> Option<(usize, usize)> {
    let noun = (0..s.len()).find(|&at| s.is_root(at) && is_nominal(s, at))?;
    let verb = s.children(noun).find(|&at| {
        let past = s.word(at).ends_with("ed") && matches!(s.tags[at], Tag::Vbn | Tag::Vbd);
        past && s.labels[at] == Label::Acl && at > noun && is_saying(s, at)
    })?;
    let others = [Label::Cop, Label::Nsubj, Label::NsubjPass, Label::Expl];
    let is_noun = !s.children(noun).any(|at| others.contains(&s.labels[at]));
    let is_active = s.child(verb, Label::OblAgent).is_none() && s.child(verb, Label::Obj).is_none();
    let tells = (verb + 1..s.len()).filter_map(|that| clause_with(s, that)).any(|clause| {
        upwards(s, clause)
            .skip(1)
            .take_while(|&at| at > noun)
            .all(|at| s.upos[at] != Upos::Verb || at == verb)
    });
    (is_noun && is_active && tells && !claims::is_claim(s, noun)).then_some((verb, noun))
}

/// Takes for a verb what has whoever says it for a subject: `Orlo alleges in a letter that …`.
fn says_with_subject(s: &mut Sentence) {
    let Some(verb) = (1..s.len()).find(|&at| s.is_root(at)) else { return };
    let who = s.child(verb, Label::Nsubj).filter(|&who| who + 1 == verb);
    if s.tags[verb] == Tag::Nns && who.is_some() && s.child(verb, Label::Cop).is_none() {
        let tag = s.tags[verb];
        s.tags[verb] = Tag::Vbz;
        match says(&s.lemma(verb)) {
            true => s.upos[verb] = Upos::Verb,
            false => s.tags[verb] = tag,
        }
    }
}

/// Whether a word is a form of a verb that has a clause for what is said.
pub(super) fn is_saying(s: &Sentence, verb: usize) -> bool {
    let lemma = s.lemma(verb);
    let is_verb = s.upos[verb] == Upos::Verb || matches!(s.tags[verb], Tag::Vbz | Tag::Vbp);
    is_verb && (says(&lemma) || puts(s, verb) || has_it(s, verb))
}

/// Whether a word is a form of a verb whose object is told what is said.
pub(super) fn is_telling(s: &Sentence, verb: usize) -> bool {
    may_tell(&s.lemma(verb))
}

/// Whether people say something who have no name: `rumour has it that …`.
fn has_it(s: &Sentence, verb: usize) -> bool {
    const HEARSAY: &[&str] = &["gossip", "legend", "rumor", "rumour", "word"];
    let before = verb.checked_sub(1).map(|at| s.word(at).to_lowercase());
    let told = before.is_some_and(|word| HEARSAY.contains(&word.as_str()));
    told && &*s.lemma(verb) == "have" && s.word((verb + 1).min(s.len() - 1)) == "it"
}

/// Whether somebody puts something to somebody: `put it to Orlo that …`, `it was put to Orlo that …`.
fn puts(s: &Sentence, verb: usize) -> bool {
    let to = |at: usize| s.child(at, Label::Case).is_some_and(|case| s.word(case) == "to");
    let object = s.child(verb, Label::Obj).filter(|&at| s.word(at) != "it");
    &*s.lemma(verb) == "put" && object.is_none() && s.children(verb).any(to)
}

/// The verb of a whole clause that a `that` opens: it isn't the one who does it, nor to whom it is
/// done.
pub(super) fn clause_with(s: &Sentence, that: usize) -> Option<usize> {
    let clause = s.head(that).filter(|&clause| clause > that)?;
    let before = that.checked_sub(1).map(|before| s.word(before));
    let joins = |word: &str| before.is_some_and(|before| before.eq_ignore_ascii_case(word));
    if !s.word(that).eq_ignore_ascii_case("that") || joins("so") || joins("such") {
        return None;
    }
    let own =
        |labels: &[Label]| s.children(clause).any(|at| at > that && labels.contains(&s.labels[at]));
    let subject = own(&[Label::Nsubj, Label::NsubjPass, Label::Expl]);
    let is_whole = own(&[Label::Obj, Label::AuxPass, Label::Cop]);
    let opens = s.labels[that] == Label::Mark
        || subject && (is_whole || s.head(clause).is_some_and(|noun| has_no_relative(s, noun)));
    opens.then_some(clause)
}

/// Whether no clause tells which one is meant, because it is a day or has a name, or none is meant
/// (`under oath`).
fn has_no_relative(s: &Sentence, noun: usize) -> bool {
    let is_bare = s.child(noun, Label::Det).is_none()
        && matches!(s.tags[noun], Tag::Nn | Tag::Nnp | Tag::Nnps);
    // `was said at the time that he had left`
    let is_then =
        s.word(noun) == "time" && s.child(noun, Label::Case).is_some_and(|at| s.word(at) == "at");
    is_bare || is_then || matches!(s.labels[noun], Label::OblUnmarked | Label::NmodUnmarked)
}

/// The verb before a clause that says it, if all between are words of where, when and to whom.
fn teller(s: &Sentence, that: usize, clause: usize) -> Option<usize> {
    let above = s.head(clause)?;
    let mut at = before_aside(s, that, above).unwrap_or(above);
    if at > that || is_nominal(s, at) && claims::keeps_clause(s, at) {
        return None;
    }
    // In `denied in the letter that was found that …` nobody found anything out.
    let is_relative = |s: &Sentence, at: usize| {
        matches!(s.labels[at], Label::Acl | Label::AclRelcl)
            && s.tags[at] == Tag::Vbn
            && s.child(at, Label::Expl).is_none()
    };
    if is_saying(s, at) && !is_relative(s, at) {
        use Label::{Acl, AclRelcl, Advcl, AdvclRelcl, Ccomp, Dep};
        let loose = [Ccomp, Advcl, AdvclRelcl, Acl, AclRelcl, Dep];
        return loose.contains(&s.labels[clause]).then_some(at);
    }
    for _ in 0..s.len() {
        use Label::*;
        let head = s.head(at).filter(|&head| head < that)?;
        let ties = match s.labels[at] {
            Obl | OblUnmarked | OblAgent | Nmod | NmodUnmarked | Iobj | Flat | Conj | Appos => true,
            Obj => is_telling(s, head) || s.tags[that - 1] == Tag::Colon,
            Advmod => at > head,
            Acl | AclRelcl => is_relative(s, at),
            _ => false,
        };
        if !ties {
            return None;
        }
        if is_saying(s, head) {
            return (head < at).then_some(head);
        }
        if !is_nominal(s, head) && s.upos[head] != Upos::Adv && !is_relative(s, head) {
            return None;
        }
        at = head;
    }
    None
}

/// The noun of whom more is told between commas before a `that`, which goes on with what is said and not
/// with that: `told the court, which adjourned at noon, that …`. `above` is what the clause hangs on.
fn before_aside(s: &Sentence, that: usize, above: usize) -> Option<usize> {
    if s.tags[that - 1] != Tag::Comma || above > that {
        return None;
    }
    let is_open = |at: usize| is_telling(s, at) || s.child(at, Label::Obj).is_none();
    let mut within = upwards(s, above).take_while(|&at| !is_saying(s, at) || !is_open(at));
    let aside = within.find(|&at| s.labels[at] == Label::AclRelcl)?;
    let noun = s.head(aside).filter(|&noun| noun < aside)?;
    let opens = |at: usize| {
        let pronoun = matches!(s.tags[at], Tag::Wdt | Tag::Wp | Tag::WpPossessive | Tag::Wrb);
        pronoun && s.tags[at - 1] == Tag::Comma && upwards(s, at).any(|above| above == aside)
    };
    (noun + 1..that).any(opens).then_some(noun)
}

/// Gives what is said without `that` its subject, which the parser took for the object of the verb:
/// `denied Orlo paid Pell`.
pub(super) fn subject_of(s: &mut Sentence, clause: usize) {
    let Some(verb) = s.head(clause).filter(|&verb| verb + 1 < clause) else { return };
    let lemma = s.lemma(verb);
    // The object of `told` is whom it is told.
    let is_said = s.labels[clause] == Label::Ccomp && says(&lemma) && !may_tell(&lemma);
    let is_finite = |at: usize| matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let group = |at: usize| {
        matches!(s.labels[at], Label::Aux | Label::AuxPass | Label::Cop | Label::Advmod)
    };
    let finite = is_finite(clause) || s.children(clause).any(|at| group(at) && is_finite(at));
    let has_own = s.children(clause).any(|at| {
        matches!(s.labels[at], Label::Nsubj | Label::NsubjPass | Label::Mark | Label::Expl)
    });
    if !is_said || !finite || has_own {
        return;
    }
    let first = s.children(clause).filter(|&at| group(at)).min().unwrap_or(clause).min(clause);
    let Some(before) = first.checked_sub(1) else { return };
    let subject = s.children(verb).find(|&at| {
        let is_object = matches!(s.labels[at], Label::Obj | Label::Expl);
        is_object && at > verb && upwards(s, before).any(|above| above == at)
    });
    let Some(subject) = subject else { return };
    let passive = s.child(clause, Label::AuxPass).is_some();
    hang(s, subject, clause, if passive { Label::NsubjPass } else { Label::Nsubj });
}

/// Takes a verb that says something for active where nothing makes it passive.
pub(super) fn tell(s: &mut Sentence, verb: usize) {
    let has = |s: &Sentence, label: Label| s.child(verb, label).is_some();
    if has(s, Label::Aux) || has(s, Label::AuxPass) || has(s, Label::OblAgent) {
        return;
    }
    let subject = s.children(verb).find(|&at| s.labels[at] == Label::NsubjPass && at < verb);
    if let Some(subject) = subject {
        s.labels[subject] = Label::Nsubj;
        s.tags[verb] = Tag::Vbd;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::parse;

    /// The word that another hangs on, and how.
    fn mended(notation: &str, word: &str) -> String {
        let mut s = parse(notation);
        mend(&mut s);
        let at = (0..s.len()).find(|&at| s.word(at) == word).expect("it is in the sentence");
        format!("{} {:?}", s.head(at).map_or("-", |head| s.word(head)), s.labels[at])
    }

    #[test]
    fn what_is_said_on_a_day_is_no_clause_of_the_day() {
        let friday = "Orlo|NNP|2|nsubj said|VBD|0|root on|IN|4|case Friday|NNP|2|obl that|IN|7|mark \
                      Pell|NNP|7|nsubj left|VBD|4|acl";
        assert_eq!(mended(friday, "left"), "said Ccomp");
        let letter = "Orlo|NNP|2|nsubj told|VBD|0|root Pell|NNP|2|obj in|IN|5|case letters|NNS|3|nmod \
                      to|IN|7|case clerks|NNS|5|nmod that|IN|10|mark he|PRP|10|nsubj left|VBD|7|acl";
        assert_eq!(mended(letter, "left"), "told Ccomp");
        let year = "watchdogs|NNS|0|root alleged|VBN|1|acl last|JJ|4|amod year|NN|1|nmod:unmarked \
                    that|WDT|7|obj Orlo|NNP|7|nsubj bribed|VBD|4|acl:relcl clerks|NNS|7|obj";
        assert_eq!(mended(year, "bribed"), "alleged Ccomp");
        assert_eq!(mended(year, "watchdogs"), "alleged Nsubj");
    }

    #[test]
    fn what_is_said_is_no_part_of_an_aside_before_it() {
        let aside = |verb: &str| {
            format!(
                "He|PRP|2|nsubj told|VBD|0|root courts|NNS|2|iobj ,|,|6|punct which|WDT|6|nsubj \
                 {verb}|VBD|3|acl:relcl ,|,|10|punct that|IN|10|mark Orlo|NNP|10|nsubj left|VBD|6|ccomp"
            )
        };
        assert_eq!(mended(&aside("adjourned"), "left"), "told Ccomp");
        assert_eq!(mended(&aside("said"), "left"), "said Ccomp");
    }

    #[test]
    fn a_noun_keeps_the_clause_that_says_what_it_is() {
        let claim = "Orlo|NNP|2|nsubj replied|VBD|0|root to|IN|4|case claims|NNS|2|obl that|IN|7|mark \
                     Pell|NNP|7|nsubj left|VBD|4|acl";
        assert_eq!(mended(claim, "left"), "claims Acl");
        let letter = "Orlo|NNP|2|nsubj said|VBD|0|root in|IN|5|case the|DT|5|det letter|NN|2|obl \
                      that|WDT|8|obj Pell|NNP|8|nsubj wrote|VBD|5|acl:relcl";
        assert_eq!(mended(letter, "wrote"), "letter AclRelcl");
        let hope = "Orlo|NNP|2|nsubj said|VBD|0|root in|IN|4|case hope|NN|2|obl that|IN|7|mark \
                    Pell|NNP|7|nsubj left|VBD|4|acl";
        assert_eq!(mended(hope, "left"), "hope Acl");
    }

    #[test]
    fn who_does_what_is_said_is_no_object() {
        let paid =
            "Orlo|NNP|2|nsubj denied|VBD|0|root Pell|NNP|2|obj paid|VBD|2|ccomp him|PRP|4|obj";
        assert_eq!(mended(paid, "Pell"), "paid Nsubj");
    }

    #[test]
    fn who_is_claimed_to_have_done_something_did_it() {
        let tipped = "insider|NN|2|nsubj claims|VBZ|0|root Pell|NNP|4|advmod tipped|VBN|2|xcomp \
                      off|RP|4|compound:prt Lund|NNP|4|obl";
        assert_eq!(mended(tipped, "tipped"), "claims Ccomp");
        assert_eq!(mended(tipped, "Pell"), "tipped Nsubj");
        assert_eq!(mended(tipped, "Lund"), "tipped Obj");
    }

    #[test]
    fn what_is_asked_hangs_on_who_asks() {
        let how = "Orlo|NNP|2|nsubj wondered|VBD|0|root how|WRB|2|obj Pell|NNP|5|nsubj left|VBD|3|advcl:relcl";
        assert_eq!(mended(how, "left"), "wondered Ccomp");
    }

    #[test]
    fn what_was_found_says_nothing_of_what_is_denied() {
        let found = "Orlo|NNP|2|nsubj denied|VBD|0|root in|IN|4|case letters|NNS|2|obl that|WDT|7|nsubj:pass \
                     were|VBD|7|aux:pass found|VBN|4|acl:relcl that|IN|10|mark Pell|NNP|10|nsubj left|VBD|7|ccomp";
        assert_eq!(mended(found, "left"), "denied Ccomp");
    }

    #[test]
    fn nothing_stands_before_a_word_that_opens_the_sentence() {
        let asked =
            "Did|VBD|5|aux Ferro|NNP|3|nsubj denied|VBD|0|root Vale|NNP|3|obj hire|VB|3|ccomp";
        assert_eq!(mended(asked, "Did"), "hire Aux");
    }
}
