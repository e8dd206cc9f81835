//! Members of lists that the parser hung on the wrong one, and verbs in lists that it took for what
//! describes the noun behind them: `raided the office and seized computers`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mend::relatives::give_subject;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    crimes(s);
    if !s.tags.contains(&Tag::Cc) {
        return;
    }
    for member in 4..s.len() {
        if s.labels[member] == Label::Conj {
            behind_description(s, member);
            behind_aside(s, member);
        }
    }
    for participle in 4..s.len().saturating_sub(1) {
        if s.labels[participle] == Label::Amod && s.tags[participle] == Tag::Vbn {
            deed(s, participle);
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
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
