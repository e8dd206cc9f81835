//! Who says so behind all clauses of a sentence: `Orlo paid Pell and threatened Vale, prosecutors
//! allege.` Parsers hang such words on the clause next to them; they belong to the first.

use std::ops::Range;

use crate::extract::language::{Label, Sentence, Tag, Upos, base_of};
use crate::extract::mend::denied_asides;
use crate::extract::mend::hanging::hang;
use crate::extract::mend::sayings::{is_saying, is_telling};
use crate::extract::tree::{is_nominal, upwards};
use crate::extract::who_says::may_say;

pub(super) fn mend(s: &mut Sentence) {
    if let Some((comma, verb)) = closing_verb(s) {
        who_did_it(s, comma, verb);
        around_all(s, comma, verb);
    }
    told_per(s);
    sources_before_qualities(s);
    if let Some(source) = closing_source(s) {
        source_of_all(s, source);
    }
}

/// The words of a sentence without the marks at its end.
fn end(s: &Sentence) -> usize {
    (0..s.len()).rfind(|&at| s.upos[at] != Upos::Punct).map_or(0, |last| last + 1)
}

/// The verb for saying behind the last comma, with nothing but who says it before it, and to whom, where
/// and when behind it; and that comma.
fn closing_verb(s: &Sentence) -> Option<(usize, usize)> {
    let end = end(s);
    let comma = (1..end).rfind(|&at| s.tags[at] == Tag::Comma)?;
    let verb = (comma + 1..end).find(|&at| is_finite(s, at) && s.upos[at] == Upos::Verb)?;
    let says = is_saying(s, verb) || &*s.lemma(verb) == "hear";
    let is_whole = match verb == comma + 1 {
        true => is_turned(s, verb, end),
        false => {
            let who: Vec<&str> = (comma + 1..verb).map(|at| s.word(at)).collect();
            is_who(s, comma + 1..verb) && is_bare(s, verb, end) && may_say(&who)
        }
    };
    let has_clause = (0..comma).any(|at| s.upos[at] == Upos::Verb);
    let is_denial = denied_asides::aside(s, verb).is_some();
    (says && is_whole && has_clause && !is_denial).then_some((comma, verb))
}

/// Whether a verb has whoever says something behind it, and nothing else: `…, said Ann Ro`. Of `the clerk,
/// Ann Ro, says it was a lie` she is before it.
fn is_turned(s: &Sentence, verb: usize, end: usize) -> bool {
    let behind = verb + 1..end;
    let has_own = s.children(verb).any(|at| at < verb && s.labels[at] == Label::Nsubj);
    let is_clause = behind.clone().any(|at| s.upos[at] == Upos::Aux);
    let says = matches!(&*s.lemma(verb), "say" | "write");
    says && !has_own && !is_clause && names(s, behind)
}

/// Whether words are whoever says something, with the auxiliaries of the verb.
fn is_who(s: &Sentence, words: Range<usize>) -> bool {
    let opens = |tag: Tag| {
        !matches!(tag, Tag::In | Tag::Cc | Tag::To | Tag::Rb | Tag::Wrb | Tag::Wp | Tag::Wdt)
    };
    // `…, a request the embassy denied`: those are two, and the second does it to the first.
    let is_second = |at: usize| {
        matches!(s.tags[at], Tag::Dt | Tag::Prp) && is_nominal(s, at - 1) && at > words.start
    };
    let is_one = !words.clone().any(is_second);
    opens(s.tags[words.start]) && is_one && names(s, words)
}

/// Whether words are those of names and nouns, and of auxiliaries.
fn names(s: &Sentence, mut words: Range<usize>) -> bool {
    let may_be = |at: usize| {
        use Upos::{Adj, Adp, Adv, Aux, Cconj, Det, Noun, Num, Part, Pron, Propn, Punct};
        matches!(
            s.upos[at],
            Adj | Adp | Adv | Aux | Cconj | Det | Noun | Num | Part | Pron | Propn | Punct
        ) && s.tags[at] != Tag::Comma
    };
    words.clone().any(|at| is_nominal(s, at)) && words.all(may_be)
}

/// Whether a verb has nothing behind it but to whom, where and when something is said.
fn is_bare(s: &Sentence, verb: usize, end: usize) -> bool {
    let Some(next) = (verb + 1 < end).then_some(verb + 1) else { return true };
    let time = ["last", "this", "today", "yesterday", "earlier", "later"];
    let opens = matches!(s.tags[next], Tag::In | Tag::To | Tag::Rb)
        || time.contains(&s.word(next))
        || is_telling(s, verb);
    let that = s.word(next).eq_ignore_ascii_case("that");
    opens && !that && (next..end).all(|at| !is_finite(s, at) && s.tags[at] != Tag::Wdt)
}

fn is_finite(s: &Sentence, at: usize) -> bool {
    let has_auxiliary = s
        .children(at)
        .any(|word| word < at && matches!(s.labels[word], Label::Aux | Label::AuxPass));
    matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp) || s.tags[at] == Tag::Vbn && has_auxiliary
}

/// Gives the clause before the comma its subject, which the parser took for one of two who say it: `Orlo
/// Foods paid Pell and left, prosecutors allege.`
fn who_did_it(s: &mut Sentence, comma: usize, verb: usize) {
    let is_subject = |s: &Sentence, at: usize| {
        matches!(s.labels[at], Label::Nsubj | Label::NsubjPass) && s.head(at) == Some(verb)
    };
    let has_own = (comma + 1..s.len()).any(|at| is_subject(s, at));
    let Some(doer) = (0..comma).find(|&at| is_subject(s, at)).filter(|_| has_own) else { return };
    let is_bare = |at: usize| {
        s.children(at)
            .all(|word| !matches!(s.labels[word], Label::Nsubj | Label::NsubjPass | Label::Mark))
    };
    let within = |at: &usize| (doer + 1..comma).contains(at) && s.upos[*at] == Upos::Verb;
    let of_doer = |at: &usize| {
        let active =
            matches!(s.tags[*at], Tag::Vbd | Tag::Vbn) && s.child(*at, Label::OblAgent).is_none();
        s.labels[*at] == Label::Acl && active && s.tags[*at - 1] != Tag::Comma
    };
    let done =
        s.children(verb).filter(within).find(|&at| s.labels[at] == Label::Ccomp && is_bare(at));
    let done =
        done.or_else(|| s.children(doer).filter(within).find(|at| of_doer(at) && is_bare(*at)));
    let done = done.or_else(|| behind_aside(s, doer, comma).filter(|&at| is_bare(at)));
    let Some(done) = done else { return };
    if s.labels[done] != Label::Ccomp {
        s.tags[done] = if s.tags[done] == Tag::Vbz { Tag::Vbz } else { Tag::Vbd };
        hang(s, done, verb, Label::Ccomp);
    }
    let passive = s.child(done, Label::AuxPass).is_some();
    hang(s, doer, done, if passive { Label::NsubjPass } else { Label::Nsubj });
}

/// The verb that the parser took for more of what is told of its subject between commas, though no `and`
/// joins it with that: `Orlo Foods, which owns ports, robbed Pell, prosecutors allege.`
fn behind_aside(s: &Sentence, doer: usize, comma: usize) -> Option<usize> {
    let aside = s.children(doer).find(|&at| s.labels[at] == Label::AclRelcl && at < comma)?;
    let mut joined = (aside + 1..comma).filter(|&at| {
        matches!(s.labels[at], Label::Conj | Label::Xcomp) && s.head(at) == Some(aside)
    });
    let verb = joined.next().filter(|_| joined.next().is_none())?;
    let is_past = s.word(verb).ends_with("ed") || base_of(s.word(verb)).is_some();
    let is_form = match s.tags[verb] {
        Tag::Vb | Tag::Vbd | Tag::Vbn => is_past,
        tag => tag == Tag::Vbz,
    };
    let has_object = s.child(verb, Label::Obj).is_some_and(|object| object > verb);
    let is_list = (aside + 1..comma).any(|at| s.tags[at] == Tag::Cc && s.head(at) == Some(verb));
    let apart = s.tags[verb - 1] == Tag::Comma && s.upos[verb] == Upos::Verb;
    (apart && is_form && has_object && !is_list).then_some(verb)
}

/// Hangs whoever says so beside the first clause, and what was hung on it where it was hung itself.
fn around_all(s: &mut Sentence, comma: usize, verb: usize) {
    let Some(root) = (0..comma).find(|&at| s.is_root(at)) else { return };
    let is_clause = s.upos[root] == Upos::Verb || s.child(root, Label::Cop).is_some();
    if !is_clause {
        return;
    }
    let before = s.children(verb).filter(|&at| at < comma && s.upos[at] != Upos::Punct);
    for clause in before.collect::<Vec<usize>>() {
        hang(s, clause, root, Label::Advcl);
    }
    hang(s, verb, root, Label::Parataxis);
    // `…, the clerk told the court.`
    let whom = s.child(verb, Label::Obj).filter(|&whom| whom > verb && is_telling(s, verb));
    if let Some(whom) = whom {
        s.labels[whom] = Label::Iobj;
    }
}

/// Hangs on the main verb by whose words a sentence is told: `Orlo paid Pell, per the complaint`.
fn told_per(s: &mut Sentence) {
    let is_per = |&at: &usize| s.word(at) == "per" && s.tags[at - 1] == Tag::Comma;
    let Some(per) = (2..s.len()).rfind(is_per) else { return };
    let opens = |&next: &&str| matches!(next, "the" | "court" | "police" | "prosecutors");
    let source = s.head(per).filter(|&at| at > per && opens(&s.word(per + 1)));
    let Some(source) = source.filter(|&at| is_nominal(s, at)) else { return };
    let root = (0..per).find(|&at| s.is_root(at) && s.upos[at] == Upos::Verb);
    if let Some(root) = root {
        s.labels[per] = Label::Case;
        hang(s, source, root, Label::Obl);
    }
}

/// Ties whom it is according to before what they are: `…, according to two people familiar with it`,
/// `… to three officials briefed on it`. Parsers take the sentence to say that of its subject.
fn sources_before_qualities(s: &mut Sentence) {
    use Label::{Acl, Advcl, Amod, Conj, Obl, Xcomp};
    for according in 1..s.len() {
        if s.word(according) != "according" || s.labels[according] != Label::Case {
            continue;
        }
        let Some(source) = s.head(according).filter(|&at| at > according) else { continue };
        let Some(quality) = s.head(source).filter(|&at| at == source + 1) else { continue };
        let Some(on) = s.head(quality).filter(|&at| at < according) else { continue };
        let is_one = s.upos[quality] == Upos::Adj || matches!(s.tags[quality], Tag::Vbn | Tag::Vbg);
        if is_one && matches!(s.labels[quality], Acl | Advcl | Amod | Conj | Obl | Xcomp) {
            hang(s, source, on, Obl);
            hang(s, quality, source, Acl);
        }
    }
}

/// The noun that `according to` ties behind all else, with no clause of its own that goes on with the
/// sentence.
fn closing_source(s: &Sentence) -> Option<usize> {
    let end = end(s);
    let according =
        (1..end).rfind(|&at| s.word(at) == "according" && s.labels[at] == Label::Case)?;
    let source = s.head(according).filter(|&at| at > according)?;
    let of_source = |at: usize| upwards(s, at).any(|above| above == source);
    (according..end).all(|at| of_source(at) || s.upos[at] == Upos::Punct).then_some(source)
}

/// Hangs a source on the first of the clauses before it that are joined, or that one of them goes on with.
fn source_of_all(s: &mut Sentence, source: usize) {
    use Label::{Acl, AclRelcl, Advcl, Conj, Nmod, Obj, Obl, OblUnmarked, Parataxis, Xcomp};
    let goes_on = |at: usize| {
        let clause = matches!(s.labels[at], Acl | AclRelcl | Advcl | Conj | Parataxis | Xcomp);
        clause || is_nominal(s, at) && matches!(s.labels[at], Nmod | Obj | Obl | OblUnmarked)
    };
    let Some(head) = s.head(source) else { return };
    let Some(first) = upwards(s, head).find(|&at| !goes_on(at)).filter(|&at| at < source) else {
        return;
    };
    if first != head && (s.upos[first] == Upos::Verb || s.child(first, Label::Cop).is_some()) {
        hang(s, source, first, Obl);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
    }

    #[test]
    fn who_says_so_behind_all_clauses_says_all_of_them() {
        let allege = "Orlo|NNP|2|nsubj paid|VBD|0|root Pell|NNP|2|obj and|CC|5|cc left|VBD|2|conj Ostra~|NNP|5|obj \
                      ,|,|9|punct police|NNS|9|nsubj allege|VBP|5|conj";
        assert!(mended(allege).contains("allege<paid Parataxis"));
        let source = "Orlo|NNP|2|nsubj paid|VBD|0|root Pell|NNP|2|obj and|CC|5|cc left|VBD|2|conj Ostra~|NNP|5|obj \
                      ,|,|10|punct according|VBG|10|case to|IN|8|fixed police|NNS|5|obl";
        assert!(mended(source).contains("police<paid Obl"));
        let familiar = "Orlo|NNP|2|nsubj paid|VBD|0|root Pell~|NNP|2|obj ,|,|8|punct according|VBG|8|case to|IN|5|fixed \
                        two|CD|8|nummod people|NNS|9|obl familiar|JJ|2|xcomp with|IN|11|case it|PRP|9|obl";
        assert!(mended(familiar).contains("people<paid Obl, familiar<people Acl"));
        let left =
            "according|VBG|3|case to|IN|1|fixed police|NNS|5|obl Orlo|NNP|5|nsubj left|VBD|0|root";
        assert!(mended(left).contains("police<left Obl"));
        let other = "Orlo|NNP|2|nsubj paid|VBD|0|root Pell~|NNP|2|obj ,|,|6|punct police|NNS|6|nsubj \
                     made|VBD|2|conj arrests|NNS|6|obj";
        assert!(mended(other).contains("made<paid Conj"));
        let clerk = "Orlo|NNP|2|nsubj paid|VBD|0|root Pell|NNP|2|obj but|CC|9|cc Lund~|NNP|9|nsubj ,|,|5|punct \
                     Vale~|NNP|5|appos ,|,|5|punct says|VBZ|2|conj Pell|NNP|12|nsubj was|VBD|12|cop \
                     ill|JJ|9|ccomp";
        assert!(mended(clerk).contains("says<paid Conj"));
        let told = "Orlo|NNP|2|nsubj paid|VBD|0|root Pell~|NNP|2|obj ,|,|6|punct Lund|NNP|6|nsubj told|VBD|2|conj \
                    Vale|NNP|6|obj";
        assert!(mended(told).contains("told<paid Parataxis, Vale<told Iobj"));
    }

    #[test]
    fn who_did_it_is_none_of_those_who_say_so() {
        let allege = "Foods|NNPS|6|nsubj paid|VBN|1|acl Pell~|NNP|2|obj ,|,|6|punct police|NNS|6|nsubj \
                      allege|VBP|0|root";
        let mended = mended(allege);
        assert!(mended.contains("Foods<paid Nsubj") && mended.contains("paid<allege Ccomp"));
    }
}
