//! Members of lists that the parser hung on the wrong one, and verbs in lists that it took for what
//! describes the noun behind them: `raided the office and seized computers`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::joined::around_aside;
use crate::extract::mend::relatives::give_subject;
use crate::extract::times::time;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    crimes(s);
    if !s.tags.contains(&Tag::Cc) {
        return;
    }
    two_subjects(s);
    for member in 4..s.len() {
        if s.labels[member] == Label::Conj {
            behind_description(s, member);
            behind_aside(s, member);
            things_alike(s, member);
        }
    }
    for participle in 4..s.len().saturating_sub(1) {
        if s.labels[participle] == Label::Amod && s.tags[participle] == Tag::Vbn {
            deed(s, participle);
            deed_to_name(s, participle);
        }
    }
    // Only now is it told which nouns are done something to by a verb of their own.
    for member in 2..s.len() {
        if s.labels[member] == Label::Conj {
            member_of_member(s, member);
        }
    }
}

/// Makes one list of two subjects of a verb, and of a name and what was taken for other names of
/// it: `Pell, Orlo and Vale paid`.
fn two_subjects(s: &mut Sentence) {
    for second in 2..s.len().saturating_sub(3) {
        let is_subject = |at: usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass);
        let above =
            s.head(second).filter(|_| is_subject(second) || s.labels[second] == Label::Appos);
        let verb =
            above.and_then(|above| if is_subject(second) { Some(above) } else { s.head(above) });
        let Some(verb) = verb.filter(|&verb| verb > second) else { continue };
        let is_name = |at: usize| s.word(at).starts_with(char::is_uppercase) && is_nominal(s, at);
        let below = |at: usize, top: usize| upwards(s, at).any(|above| above == top);
        let start = (1..second).rev().take_while(|&at| below(at, second) && is_name(at)).last();
        let comma = start.unwrap_or(second) - 1;
        let first = s.children(verb).find(|&at| at < comma && is_subject(at));
        let Some(first) = first.filter(|&at| s.tags[comma] == Tag::Comma && is_name(at)) else {
            continue;
        };
        let whole = (0..comma).all(|at| below(at, first) && is_name(at));
        let last = s.child(second, Label::Conj).filter(|&last| is_name(last) && last < verb);
        let joined = last.is_some_and(|last| s.child(last, Label::Cc).is_some());
        let is_group = |at: usize| {
            let label = s.labels[at];
            s.head(at) == Some(verb) && matches!(label, Label::Aux | Label::AuxPass | Label::Advmod)
        };
        let ends = (second..verb).all(|at| below(at, second) || is_group(at) || s.head(at) == last);
        let closed = (second..verb).any(|at| s.tags[at] == Tag::Comma && at + 1 == verb);
        let is_no_one = s.tags[first] == Tag::Nns || time(s.word(first)).is_some();
        let is_other = s.labels[first] != s.labels[second] && s.labels[second] != Label::Appos;
        if whole && joined && is_name(second) && !is_no_one && !is_other && ends && !closed {
            hang(s, second, first, Label::Conj);
        }
    }
}

/// Hangs the last of a list on its first, and not on the one between: `Pell, Orlo and Vale`.
fn member_of_member(s: &mut Sentence, member: usize) {
    let Some(between) = s.head(member).filter(|&at| at < member && s.labels[at] == Label::Conj)
    else {
        return;
    };
    let first = s.head(between).filter(|&first| first < between);
    let Some(first) = first.filter(|&at| [at, between, member].iter().all(|&at| is_nominal(s, at)))
    else {
        return;
    };
    let tie = |at: usize| s.child(at, Label::Cc).map(|tie| s.word(tie));
    // `by Pell, Orlo, and by Vale` begins anew.
    let alike = s.child(member, Label::Case).is_none()
        && (tie(between).is_none() || tie(between) == tie(member));
    let is_clause = [Label::Nsubj, Label::NsubjPass, Label::Cop, Label::Obj]
        .iter()
        .any(|&label| [first, between, member].iter().any(|&at| s.child(at, label).is_some()));
    if alike && matches!(tie(member), Some("and" | "or" | "nor")) && !is_clause {
        hang(s, member, first, Label::Conj);
    }
}

/// Makes one list of things that are told of alike, where the parser took those between for what the first
/// is: `supplied the trucks, the fuel and the maps`. Who has an office may have another.
fn things_alike(s: &mut Sentence, last: usize) {
    let Some(above) = s.head(last).filter(|&at| at < last) else { return };
    let first = match s.labels[above] {
        Label::Appos => s.head(above).filter(|&first| first < above),
        _ => Some(above),
    };
    let joined = s.child(last, Label::Cc).is_some_and(|cc| s.word(cc) == "and");
    let Some(first) = first.filter(|&first| joined && is_told_with_article(s, first)) else {
        return;
    };
    let is_between = |at: usize| s.head(at) == Some(first) && s.labels[at] == Label::Appos;
    let between: Vec<usize> = (first + 1..last).filter(|&at| is_between(at)).collect();
    let is_alike = |at: usize| is_told_with_article(s, at) && is_bare(s, at, last);
    if between.is_empty() || !between.iter().all(|&at| is_alike(at)) || !is_alike(last) {
        return;
    }
    for member in between.into_iter().chain([last]) {
        hang(s, member, first, Label::Conj);
    }
}

/// Whether a noun is told of as `the trucks`, and so is no name.
fn is_told_with_article(s: &Sentence, noun: usize) -> bool {
    let article = s.child(noun, Label::Det).filter(|&det| s.word(det) == "the");
    s.upos[noun] == Upos::Noun && article.is_some()
}

/// Whether nothing behind a noun says more of it.
fn is_bare(s: &Sentence, noun: usize, last: usize) -> bool {
    s.children(noun).all(|at| at < noun || at == last)
}

/// Makes one noun of `money laundering`, where the parser took for a verb what is done with it.
fn crimes(s: &mut Sentence) {
    const DEEDS: &[&str] = &[
        "dealing",
        "dodging",
        "fixing",
        "laundering",
        "rigging",
        "running",
        "smuggling",
        "trafficking",
    ];
    #[rustfmt::skip]
    const THINGS: &[&str] = &[
        "arms", "bid", "cocaine", "drug", "drugs", "gun", "heroin", "human", "insider", "match", "money",
        "people", "price", "tax", "tobacco", "vote", "weapons",
    ];
    for deed in 1..s.len() {
        let thing = deed - 1;
        if !DEEDS.contains(&s.word(deed)) || !THINGS.contains(&s.word(thing)) {
            continue;
        }
        let is_verb = s.tags[deed] == Tag::Vbg;
        if is_verb && of_crime(s, thing, deed) {
            continue;
        }
        let beside = s.head(thing) == s.head(deed) && s.labels[thing] == s.labels[deed];
        let has_own = [Label::Obj, Label::Nsubj, Label::Aux, Label::Mark, Label::Xcomp];
        if !is_verb && !beside || has_own.iter().any(|&label| s.child(deed, label).is_some()) {
            continue;
        }
        let above = s.head(thing).filter(|&above| above != deed);
        let Some(above) = above.filter(|&above| upwards(s, above).all(|at| at != deed)) else {
            continue;
        };
        (s.heads[deed], s.labels[deed]) = (above as u16, s.labels[thing]);
        (s.tags[deed], s.upos[deed]) = (Tag::Nn, Upos::Noun);
        for at in 0..s.len() {
            if s.head(at) == Some(thing) {
                s.heads[at] = deed as u16;
            }
            if s.head(at) == Some(deed) && s.labels[at] == Label::Obl {
                s.labels[at] = Label::Nmod;
            }
        }
        (s.heads[thing], s.labels[thing]) = (deed as u16, Label::Compound);
    }
}

/// Makes one noun of `money laundering charges`, and says whether it was one.
fn of_crime(s: &mut Sentence, thing: usize, deed: usize) -> bool {
    #[rustfmt::skip]
    const CRIMINAL: &[&str] = &[
        "allegation", "case", "cell", "charge", "claim", "control", "conspiracy", "conviction",
        "crime", "empire", "failure", "gang", "group", "inquiry", "investigation", "law", "network",
        "offence", "offense", "operation", "plot", "probe", "prosecution", "racket", "ring",
        "route", "rule", "scandal", "scheme", "suspect", "trial",
    ];
    let noun = deed + 1;
    let owned = s.head(noun.min(s.len() - 1)) == Some(deed) && s.labels[noun] == Label::Obj;
    let above =
        s.head(thing).filter(|&above| upwards(s, above).all(|at| at != deed && at != thing));
    let Some(above) = above.filter(|_| owned && CRIMINAL.contains(&&*s.lemma(noun))) else {
        return false;
    };
    (s.heads[noun], s.labels[noun]) = (above as u16, s.labels[thing]);
    for at in 0..s.len() {
        let part = s.head(at).is_some_and(|head| head == thing || head == deed);
        if part && at != noun {
            s.heads[at] = noun as u16;
            s.labels[at] = match s.labels[at] {
                Label::Obl => Label::Nmod,
                Label::Mark => Label::Case,
                label => label,
            };
        }
    }
    for part in [thing, deed] {
        (s.heads[part], s.labels[part]) = (noun as u16, Label::Compound);
        (s.tags[part], s.upos[part]) = (Tag::Nn, Upos::Noun);
    }
    true
}

/// Hangs what stands behind a description and its comma on whoever is described: in `her husband, the
/// painter Leo Ro, and a son` he is no son.
fn behind_description(s: &mut Sentence, member: usize) {
    let Some(noun) = s.head(member).filter(|&at| at < member && s.labels[at] == Label::Appos)
    else {
        return;
    };
    let named = s.children(noun).any(|at| at > noun && s.labels[at] == Label::Appos);
    let above = s.head(noun).filter(|&above| above < noun && is_nominal(s, above));
    if let Some(above) = above.filter(|_| named && is_only(s, noun, member) && is_apart(s, member))
    {
        hang(s, member, above, Label::Conj);
    }
}

/// Hangs it on whoever is described, and on none in what is said of them: `Ann Ro, the widow of Orlo, and
/// Pell`, `Ann Ro, who sued Orlo, and Pell`.
fn behind_aside(s: &mut Sentence, member: usize) {
    let Some(part) = s.head(member).filter(|&at| at < member) else { return };
    let role = s.head(part).filter(|&role| match (s.labels[role], s.labels[part]) {
        (Label::Appos, Label::Nmod) => role < part,
        (Label::AclRelcl, Label::Obj | Label::Obl | Label::OblAgent) => role < part,
        _ => false,
    });
    let above = role.and_then(|role| s.head(role).filter(|&above| above < role));
    let Some((role, above)) = role.zip(above) else { return };
    let below = |at: usize| upwards(s, at).any(|above| above == role);
    let opens = (0..=role).find(|&at| below(at)).unwrap_or(role);
    let comma = s.tags[opens] == Tag::Comma || opens > 0 && s.tags[opens - 1] == Tag::Comma;
    let names = [above, member].iter().all(|&at| s.upos[at] == Upos::Propn);
    if !comma || !names || !is_only(s, part, member) || !is_apart(s, member) {
        return;
    }
    hang(s, member, above, Label::Conj);
    let is_main = |&at: &usize| at > member && is_bare_verb(s, at);
    let verb = s.children(above).find(is_main).filter(|_| s.is_root(above));
    if let Some(verb) = verb {
        give_subject(s, above, verb);
    }
}

fn is_only(s: &Sentence, first: usize, member: usize) -> bool {
    s.children(first).all(|at| at == member || s.labels[at] != Label::Conj)
}

/// Whether a member of a list is a verb that nothing joins and that has no subject.
fn is_bare_verb(s: &Sentence, at: usize) -> bool {
    let finite = matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || s.child(at, Label::Aux).or_else(|| s.child(at, Label::AuxPass)).is_some();
    let own = [Label::Cc, Label::Nsubj, Label::NsubjPass];
    s.labels[at] == Label::Conj
        && s.upos[at] == Upos::Verb
        && finite
        && own.iter().all(|&label| s.child(at, label).is_none())
}

/// Whether a comma stands before the `and` of a member of a list.
fn is_apart(s: &Sentence, member: usize) -> bool {
    let and = s.child(member, Label::Cc).filter(|&and| and < member);
    and.and_then(|and| and.checked_sub(1)).is_some_and(|before| s.tags[before] == Tag::Comma)
}

/// What is done to what is found in a place. What is `parked` or `elected` may be so without them.
#[rustfmt::skip]
const SEIZING: &[&str] = &[
    "abduct", "arrest", "assault", "burn", "capture", "collect", "confiscate", "copy", "damage",
    "delete", "demolish", "destroy", "detain", "download", "encrypt", "evict", "execute", "impound",
    "injure", "kidnap", "kill", "loot", "murder", "rape", "recover", "remove", "rescue", "rob",
    "seize", "smash", "torch", "torture", "wound",
];

/// Makes a verb of a participle behind the `and` of whoever raids a place: `raided the office and seized
/// computers`. Elsewhere it may as well say which ones are meant: `visited the base and wounded soldiers`.
fn deed(s: &mut Sentence, participle: usize) {
    #[rustfmt::skip]
    const RAIDING: &[&str] = &[
        "ambush", "attack", "bomb", "bombard", "break", "breach", "burgle", "enter", "hack",
        "invade", "loot", "overrun", "raid", "ransack", "search", "shell", "storm", "vandalise",
        "vandalize",
    ];
    let and = participle - 1;
    let Some(thing) = s.head(participle).filter(|&at| at > participle && s.tags[and] == Tag::Cc)
    else {
        return;
    };
    let bare = matches!(s.tags[thing], Tag::Nn | Tag::Nns)
        && (participle + 1..thing).all(|at| upwards(s, at).any(|above| above == thing))
        && s.child(thing, Label::Det).is_none_or(|det| det < and);
    let verb = upwards(s, thing).skip(1).find(|&at| s.upos[at] == Upos::Verb && at < and);
    let Some(verb) = verb.filter(|&verb| bare && s.tags[verb] == Tag::Vbd) else { return };
    let place = (verb + 1..and).rfind(|&at| is_nominal(s, at));
    let Some(place) = place.filter(|&place| s.head(place) == Some(verb)) else { return };
    let joins = match s.labels[thing] {
        Label::Conj => s.head(thing) == Some(place),
        Label::Obj => s.head(thing) == Some(verb),
        _ => false,
    };
    let (raid, deed) = (s.lemma(verb), s.lemma(participle));
    if !joins || !RAIDING.contains(&&*raid) || !SEIZING.contains(&&*deed) {
        return;
    }
    (s.heads[participle], s.labels[participle], s.tags[participle]) =
        (verb as u16, Label::Conj, Tag::Vbd);
    (s.heads[thing], s.labels[thing]) = (participle as u16, Label::Obj);
    hang(s, and, participle, Label::Cc);
    for at in verb + 1..and {
        if s.head(at) == Some(thing) {
            s.heads[at] = place as u16;
        }
    }
}

/// Makes a verb of a participle between `and` and a name, behind another verb: of `called Pell a
/// thief and sued Orlo` nobody is `sued Orlo`.
fn deed_to_name(s: &mut Sentence, participle: usize) {
    #[rustfmt::skip]
    const SORTS: &[&str] = &[
        "annexed", "beloved", "besieged", "disgraced", "divided", "exiled", "famed", "occupied",
        "renowned", "reunited", "unified", "united",
    ];
    let and = participle - 1;
    let Some(name) = s.head(participle).filter(|&at| at > participle) else { return };
    let is_name =
        |at: usize| s.upos[at] == Upos::Propn && s.word(at).starts_with(char::is_uppercase);
    if s.tags[and] != Tag::Cc || !(participle + 1..=name).all(is_name) {
        return;
    }
    let doer = |verb: usize| s.child(verb, Label::Nsubj).is_some_and(|at| at < verb);
    let is_verb = |at: &usize| s.upos[*at] == Upos::Verb && *at < and;
    let verb = upwards(s, name).skip(1).find(is_verb);
    // `cleared Orlo, who was accused of selling data, and fined Pell`
    let around =
        around_aside(s, name, and).and_then(|aside| upwards(s, s.head(aside)?).find(is_verb));
    let verb = around.or(verb).filter(|&verb| s.tags[verb] == Tag::Vbd);
    let has_doer =
        |verb: usize| doer(verb) || s.head(verb).is_some_and(|first| first < verb && doer(first));
    let joins = s.labels[name] == Label::Conj && s.head(name).is_some_and(|at| at < and);
    let Some(verb) = verb.filter(|&verb| joins && has_doer(verb)) else { return };
    if SORTS.contains(&s.word(participle)) {
        return;
    }
    (s.heads[participle], s.labels[participle], s.tags[participle], s.upos[participle]) =
        (verb as u16, Label::Conj, Tag::Vbd, Upos::Verb);
    (s.heads[name], s.labels[name]) = (participle as u16, Label::Obj);
    hang(s, and, participle, Label::Cc);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
    }

    #[test]
    fn the_last_of_a_list_belongs_to_its_first() {
        let list = "Pell|NNP|6|nsubj ,|,|3|punct Orlo|NNP|1|conj and|CC|5|cc Vale|NNP|3|conj paid|VBD|0|root";
        assert!(mended(list).contains("Vale<Pell Conj"));
        let two = list.replace("Orlo|NNP|1|conj", "Orlo|NNP|6|nsubj");
        assert!(mended(&two).contains("Orlo<Pell Conj, and<Vale Cc, Vale<Pell Conj"));
        let other = list.replace("Orlo|NNP|1|conj", "Orlo|NNP|1|appos");
        assert!(mended(&other).contains("Orlo<Pell Conj, and<Vale Cc, Vale<Pell Conj"));
        let firm = other.replace("Vale|NNP|3|conj paid", "Vale|NNP|3|conj ,|,|3|punct paid");
        assert!(!mended(&firm.replace("|6|nsubj", "|7|nsubj")).contains("Orlo<Pell Conj"));
        let day = two.replace("Pell|", "Monday|");
        assert!(mended(&day).contains("Orlo<paid Nsubj"));
        let partners = list.replace("and|CC", "&|CC");
        assert!(mended(&partners).contains("Vale<Orlo Conj"));
    }

    #[test]
    fn what_is_seized_is_not_raided() {
        let raided = "police|NNS|2|nsubj raided|VBD|0|root houses|NNS|2|obj and|CC|6|cc seized|VBN|6|amod \
                      guns|NNS|3|conj and|CC|8|cc drugs|NNS|6|conj";
        assert!(mended(raided).contains("guns<seized Obj, and<drugs Cc, drugs<guns Conj"));
    }

    #[test]
    fn nobody_is_called_by_what_is_done_to_him() {
        let called = "Orlo|NNP|2|nsubj called|VBD|0|root Roth|NNP|2|obj a|DT|5|det thief|NN|2|obj \
                      and|CC|8|cc sued|VBN|8|amod Kern|NNP|5|conj";
        assert!(mended(called).contains("sued<called Conj, Kern<sued Obj"));
        for (word, other) in [("sued", "disgraced"), ("Kern|NNP", "friends|NNS")] {
            let other = called.replace(word, other);
            assert!(mended(&other).contains("<thief Conj"), "{other}");
        }
    }

    #[test]
    fn whoever_raids_a_place_seizes_what_is_there() {
        let raided = "police|NNS|2|nsubj raided|VBD|0|root the|DT|4|det flat|NN|2|obj \
                      and|CC|7|cc seized|VBN|7|amod \
                      files|NNS|4|conj";
        assert!(mended(raided).contains("and<seized Cc, seized<raided Conj, files<seized Obj"));
        for other in [raided.replace("raided", "kept"), raided.replace("seized", "locked")] {
            assert!(mended(&other).contains("files<flat Conj"));
        }
    }

    #[test]
    fn what_is_laundered_is_no_crime_by_itself() {
        let fraud = "Orlo|NNP|2|nsubj admitted|VBD|0|root fraud|NN|2|obj and|CC|5|cc money|NN|3|conj \
                     laundering|VBG|2|advcl";
        assert!(
            mended(fraud)
                .contains("and<laundering Cc, money<laundering Compound, laundering<fraud Conj")
        );
        let doing =
            "Orlo|NNP|2|nsubj moved|VBD|0|root money|NN|2|obj laundering|VBG|2|advcl it|PRP|4|obj";
        assert!(mended(doing).contains("money<moved Obj"));
    }

    #[test]
    fn who_stands_behind_a_description_is_not_described() {
        let son = "by|IN|2|case husband|NN|0|root ,|,|4|punct painter|NN|2|appos Leo|NNP|4|appos \
                   ,|,|9|punct \
                   and|CC|9|cc a|DT|9|det son|NN|4|conj";
        assert!(mended(son).contains("son<husband Conj"));
        let poet = "by|IN|2|case husband|NN|0|root ,|,|4|punct painter|NN|2|appos \
                    Leo|NNP|4|appos and|CC|8|cc \
                    a|DT|8|det poet|NN|4|conj";
        assert!(mended(poet).contains("poet<painter Conj"));
    }

    #[test]
    fn who_stands_behind_an_aside_has_no_part_in_it() {
        let widow = "Ann|NNP|10|nsubj ,|,|4|punct the|DT|4|det widow|NN|1|appos of|IN|6|case \
                     Orlo|NNP|4|nmod \
                     ,|,|9|punct and|CC|9|cc Pell|NNP|6|conj left|VBD|0|root";
        assert!(mended(widow).contains("Pell<Ann Conj"));
        let both = widow.replace(",|,|9|punct", "now|RB|9|advmod");
        assert!(mended(&both).contains("Pell<Orlo Conj"));
    }
}
