//! What a claim says, where the parser took that for a description of it: `the rumour that …`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    for noun in 0..s.len().saturating_sub(1) {
        content_of_noun(s, noun + 1);
        content_without_that(s, noun);
    }
}

/// The noun that says what a clause says which the parser hung on the place of it: `claims in the press that
/// Orlo paid Pell`, `reports published by the Herald that …`.
pub(super) fn claim_somewhere(s: &Sentence, that: usize, clause: usize) -> Option<usize> {
    let place = s.head(clause).filter(|&place| place < that && is_nominal(s, place))?;
    let above = s.head(place).filter(|&above| above < place)?;
    let is_participle = s.labels[above] == Label::Acl && s.tags[above] == Tag::Vbn;
    let noun = if is_participle { s.head(above)? } else { above };
    if !is_nominal(s, noun) {
        return None;
    }
    let case = s.child(place, Label::Case).map(|case| s.word(case));
    let is_place = matches!(s.labels[place], Label::Nmod | Label::Obl | Label::OblAgent)
        && matches!(case, Some("by" | "from" | "in" | "on"));
    let whole = s.children(clause).any(|at| at > clause && s.labels[at] == Label::Obj);
    let gives = GIVING.contains(&&*s.lemma(clause));
    (is_place && whole && !gives && is_claim(s, noun) && !is_claim(s, place)).then_some(noun)
}

/// Hangs what a claim says on it, where the parser took the claim for an object of its own, and gives
/// the sentence its verb: `the rumour that Orlo paid Pell was denied`.
fn content_of_noun(s: &mut Sentence, that: usize) {
    let noun = that - 1;
    if noun == 0 {
        opening_claim(s);
    }
    let clause = s.head(that).filter(|&clause| clause > that && s.head(clause) == Some(noun));
    let Some(clause) =
        clause.filter(|_| is_claim(s, noun) && s.word(that).eq_ignore_ascii_case("that"))
    else {
        return;
    };
    let behind = match s.labels[clause] {
        Label::Acl => s.child(clause, Label::Obj).filter(|&object| object > clause),
        Label::AclRelcl if s.labels[that] == Label::Obj => object_behind(s, that, clause),
        _ => None,
    };
    let Some(behind) = behind else { return };
    (s.tags[that], s.upos[that], s.labels[that]) = (Tag::In, Upos::Sconj, Label::Mark);
    s.labels[clause] = Label::Acl;
    hang(s, behind, clause, Label::Obj);
    if s.is_root(noun) {
        verb_of_claim(s, [noun, clause, behind]);
    }
}

/// Hangs on a claim what it says where no `that` tells: `resigned over claims he paid Pell`.
fn content_without_that(s: &mut Sentence, noun: usize) {
    use Label::{Acl, AclRelcl, Advcl, Appos, Ccomp, Nmod, Nsubj, NsubjPass, Obj, Obl, Parataxis};
    let place = matches!(s.labels[noun], Appos | Nmod | Nsubj | NsubjPass | Obj | Obl);
    let first = noun + 1;
    if !is_claim(s, noun) || !place || !is_nominal(s, noun) {
        return;
    }
    let doer = upwards(s, first).find(|&at| matches!(s.labels[at], Nsubj | NsubjPass));
    let doer = doer.filter(|&doer| doer > noun);
    let Some(clause) = doer.and_then(|doer| s.head(doer).filter(|&clause| clause > doer)) else {
        return;
    };
    let gives = s.labels[clause] == AclRelcl && GIVING.contains(&&*s.lemma(clause));
    let loose = matches!(s.labels[clause], Acl | AclRelcl | Advcl | Ccomp | Parataxis);
    let above = s.head(noun);
    let beside = above == Some(clause) || s.head(clause) == Some(noun) || s.head(clause) == above;
    let tie = s.child(clause, Label::Mark);
    let has_tie = tie.is_some() || s.child(noun, Label::Case).is_some();
    let follows = tie.is_some_and(|tie| tie > noun);
    if gives || !loose || !beside || follows || above == Some(clause) && !has_tie {
        return;
    }
    let whole = s.children(clause).any(|at| {
        use Label::{AuxPass, Cop, Xcomp};
        at > first && matches!(s.labels[at], Obj | Xcomp | Ccomp | AuxPass | Cop)
    });
    let finite = |at: usize| matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    if !whole || !finite(clause) && !s.children(clause).any(finite) {
        return;
    }
    // `sacked after claims he paid Pell`: the claims, or their tie, were hung on what is claimed.
    if above == Some(clause) {
        (s.heads[noun], s.labels[noun]) = (s.heads[clause], Obl);
    }
    if let Some(tie) = tie {
        (s.heads[tie], s.labels[tie], s.upos[tie]) = (noun as u16, Label::Case, Upos::Adp);
    }
    s.upos[noun] = Upos::Noun;
    hang(s, clause, noun, Acl);
}

/// Makes a noun of a claim that opens a sentence, which the parser took for an order to claim: `Claims
/// that Orlo paid Pell are false.`
fn opening_claim(s: &mut Sentence) {
    let has = |at: usize, label: Label| s.child(at, label).is_some();
    let clauses = |at: &usize| s.labels[*at] == Label::Ccomp;
    let told: Vec<usize> = s.children(0).filter(clauses).collect();
    let [clause, verb] = told[..] else { return };
    let is_bare = !has(verb, Label::Nsubj) && !has(verb, Label::NsubjPass);
    let finite = has(verb, Label::Cop) || has(verb, Label::AuxPass) || has(verb, Label::Aux);
    let opens = s.head(1) == Some(clause) || s.head(1) == Some(verb);
    if !s.is_root(0) || !opens || !is_bare || !finite || has(0, Label::Nsubj) {
        return;
    }
    let object = s.child(clause, Label::Iobj).filter(|_| !has(clause, Label::Obj));
    s.tags[0] = if s.word(0).ends_with('s') { Tag::Nns } else { Tag::Nn };
    s.upos[0] = Upos::Noun;
    s.labels[clause] = Label::Acl;
    s.heads[1] = clause as u16;
    if let Some(object) = object {
        s.labels[object] = Label::Obj;
    }
}

/// The noun behind a verb that seems to have what is claimed for its object.
fn object_behind(s: &Sentence, that: usize, clause: usize) -> Option<usize> {
    let is_doer = |at: usize| s.labels[at] == Label::Nsubj && at > that && at < clause;
    if GIVING.contains(&&*s.lemma(clause)) || !s.children(clause).any(is_doer) {
        return None;
    }
    (clause + 1..s.len()).find(|&at| {
        use Label::{Iobj, Nsubj, NsubjPass, Obj};
        let of_verb = matches!(s.labels[at], Obj | Iobj | Nsubj | NsubjPass);
        let of_doer = s.labels[at] == Label::Flat && s.head(at).is_some_and(is_doer);
        let first = s.children(at).min().unwrap_or(at).min(at);
        is_nominal(s, at) && (of_doer || of_verb && first == clause + 1)
    })
}

/// Makes a verb behind a claim the verb of the sentence, which was taken for the claim alone.
fn verb_of_claim(s: &mut Sentence, [noun, clause, behind]: [usize; 3]) {
    let has = |at: usize, label: Label| s.child(at, label).is_some();
    let is_verb = |&at: &usize| {
        use Label::{Acl, AclRelcl, Aux, AuxPass, Ccomp, Cop, Nsubj, NsubjPass};
        let finite = has(at, AuxPass) || has(at, Cop) || has(at, Aux) || s.labels[at] == Ccomp;
        let clausal = matches!(s.labels[at], Acl | AclRelcl | Ccomp);
        at > behind && clausal && finite && !has(at, Nsubj) && !has(at, NsubjPass)
    };
    let Some(verb) = s.children(clause).chain(s.children(noun)).filter(is_verb).min() else {
        return;
    };
    let passive = has(verb, Label::AuxPass);
    for at in verb + 1..s.len() {
        if s.head(at) == Some(noun) {
            s.heads[at] = verb as u16;
        }
    }
    (s.heads[verb], s.labels[verb]) = (verb as u16, Label::Root);
    s.heads[noun] = verb as u16;
    s.labels[noun] = if passive { Label::NsubjPass } else { Label::Nsubj };
}

/// Whether a noun says what a clause with `that` behind it says.
pub(super) fn is_claim(s: &Sentence, noun: usize) -> bool {
    TELLING_NOUNS.contains(&&*s.lemma(noun).to_lowercase())
}

/// Whether a noun is a word for what somebody says or finds.
pub(super) fn tells(s: &Sentence, noun: usize) -> bool {
    const FOUND: &[&str] =
        &["conclusion", "decision", "judgment", "judgement", "ruling", "verdict"];
    is_claim(s, noun) || FOUND.contains(&&*s.lemma(noun).to_lowercase())
}

/// Whether a noun says itself what the clause behind it says: `replied to the claim that …`; not
/// `said in a report that …`, where it only tells in what it was said.
pub(super) fn keeps_clause(s: &Sentence, noun: usize) -> bool {
    // Whoever says something `in the belief that …` or `on condition that …` doesn't say that.
    #[rustfmt::skip]
    const REASONS: &[&str] = &[
        "assurance", "basis", "belief", "case", "condition", "conviction", "effect", "event",
        "expectation", "fear", "ground", "grounds", "hope", "knowledge", "pretext", "proviso", "reason",
        "understanding",
    ];
    let lemma = s.lemma(noun).to_lowercase();
    let within = s.child(noun, Label::Case).is_some_and(|case| {
        let case = s.word(case).to_lowercase();
        ["in", "without", "during", "under", "at", "through", "via"].contains(&&*case)
    });
    let is_object = matches!(s.labels[noun], Label::Obj | Label::Nsubj | Label::NsubjPass);
    REASONS.contains(&&*lemma) || is_claim(s, noun) && (is_object || !within)
}

/// Nouns that say what a clause with `that` behind them says.
#[rustfmt::skip]
const TELLING_NOUNS: &[&str] = &[
    "accusation", "admission", "allegation", "announcement", "argument", "assertion", "assumption",
    "charge", "claim", "complaint", "concern", "confirmation", "criticism", "denial", "doubt",
    "evidence", "fact", "finding", "idea", "impression", "indication", "insinuation", "notion",
    "possibility", "proof", "report", "reminder", "rumor", "rumour", "sign", "speculation",
    "statement", "story", "suggestion", "suspicion", "testimony", "theory", "view", "warning",
];

/// Verbs behind which may stand who gets what is told: `the report that Orlo sent Pell`.
#[rustfmt::skip]
const GIVING: &[&str] = &[
    "bring", "give", "hand", "lend", "offer", "owe", "send", "sell", "show", "teach", "tell", "write",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    #[test]
    fn what_a_claim_says_is_no_relative_clause() {
        let untrue = "rumours|NNS|6|nsubj that|WDT|4|obj Orlo|NNP|4|nsubj paid|VBD|1|acl:relcl Pell|NNP|4|iobj \
                      untrue|JJ|0|root";
        assert!(told_after(mend, untrue).contains("paid<rumours Acl,"));
        assert!(told_after(mend, untrue).contains("Pell<paid Obj"));
        let denied = "claims|NNS|0|root that|WDT|4|obj Orlo|NNP|4|nsubj paid|VBD|1|acl:relcl \
                      Pell|NNP|7|nsubj:pass were|VBD|7|aux:pass denied|VBN|1|acl:relcl";
        assert!(told_after(mend, denied).contains("claims<denied NsubjPass"));
        assert!(told_after(mend, denied).contains("Pell<paid Obj"));
        let made = "claims|NNS|0|root that|WDT|4|obj Orlo|NNP|4|nsubj made|VBD|1|acl:relcl";
        assert!(told_after(mend, made).contains("made<claims AclRelcl"));
        let sent = "reports|NNS|0|root that|WDT|4|obj Orlo|NNP|4|nsubj sent|VBD|1|acl:relcl Pell|NNP|4|iobj";
        assert!(told_after(mend, sent).contains("sent<reports AclRelcl"));
    }
}
