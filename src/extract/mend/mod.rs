//! What capitals, brackets and single words tell of a sentence, and its parse missed.
//!
//! - **Names:** `numbers` and `dates` are nobody, `initials` open a name, `firms` are whole, `mines`
//!   are pits, `capitals` look like verbs, `people` have which name, `pairs` are two of them, `roles`
//!   stand before one; `owned` is `state-owned`, `owners` own or run something; `descriptions` say before a
//!   name who that is, `between_commas` behind it, `appositions` of which of several; `companions`
//!   do it together, `contrasts` are told apart, `offices` are what somebody is appointed to, and
//!   `naming` is what he is called.
//! - **Verbs** that the parser took for something else: `verbs`, `perfects`, `main_verbs` behind an
//!   aside, `joined` behind a description, `verb_lists`, `headlines`, `infinitives`; `turned` and
//!   `inverted` have theirs before their subject; `contacts` are clauses without a pronoun; `nouns` are none.
//! - **Who says it:** `sources` by whose account it is, `closings` behind it all, `quoted` behind a
//!   quote, `sayings` and `without_that` what somebody says, `claims` what a noun says, `tellings`
//!   who tells it, `tellers` what they do besides; `documents` show it.
//! - **How it is put:** `denials`, `denied_asides` behind what is denied, `deniers` what those do
//!   besides, `proofs` what there is a proof of, `verdicts` what is said of it, `called` what it is
//!   called, `contrary` what is so in spite of it, `charges` and `deeds` what somebody is
//!   accused of, `pleas` what he pleads guilty to, `convictions` what he is punished for; `doubts`
//!   are cast, or are none.
//! - **What hangs on what:** `clauses` on the wrong verb, `semicolons` on the one before, `relatives`
//!   on the wrong noun, `lists` on the wrong member; `objects` are what is done to whom, `gifts`
//!   what he gets, `passives` by whom, `shared_passives` behind `and`; `whose` wife somebody is, and
//!   where he `lives`.

mod appositions;
mod between_commas;
mod called;
mod capitals;
mod charges;
mod claims;
mod clauses;
mod closings;
mod companions;
mod contacts;
mod contrary;
mod contrasts;
mod convictions;
mod dates;
mod deeds;
mod denials;
mod denied_asides;
mod deniers;
mod descriptions;
mod documents;
mod doubts;
mod firms;
mod gifts;
mod hanging;
mod headlines;
mod infinitives;
mod initials;
mod inverted;
mod joined;
mod lists;
mod lives;
mod main_verbs;
mod mines;
mod naming;
mod nouns;
mod numbers;
mod objects;
mod offices;
mod owned;
mod owners;
mod pairs;
mod passives;
mod people;
mod perfects;
mod pleas;
mod proofs;
mod quoted;
mod relatives;
mod roles;
mod sayings;
mod semicolons;
mod shared_passives;
mod sources;
mod tellers;
mod tellings;
mod turned;
mod verb_lists;
mod verbs;
mod verdicts;
mod whose;
mod without_that;

pub(super) use called::{CALLING, UNBELIEVED};
pub(super) use naming::{is_declaring, name_given};
pub(super) use offices::is_appointing;

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::mentions::{is_acronym, says_kind};
use crate::extract::tree::{is_nominal, upwards};

/// Mends a sentence, in an order in which each step can build on those before it: who has which
/// name comes first, and who holds which office last.
pub(super) fn mend(s: &mut Sentence) {
    dates::mend(s);
    numbers::mend(s);
    initials::mend(s);
    firms::mend(s);
    mines::mend(s);
    capitals::mend(s);
    people::mend(s);
    pairs::mend(s);
    whose::mend(s);
    roles::mend(s);
    owned::mend(s);
    owners::mend(s);
    descriptions::mend(s);
    companions::mend(s);
    semicolons::subjects(s);
    main_verbs::mend(s);
    verbs::mend(s);
    nouns::mend(s);
    documents::mend(s);
    doubts::mend(s);
    lives::mend(s);
    infinitives::mend(s);
    joined::mend(s);
    pleas::mend(s);
    verb_lists::mend(s);
    contacts::mend(s);
    headlines::mend(s);
    deeds::mend(s);
    denied_asides::mend(s);
    sources::mend(s);
    closings::mend(s);
    main_verbs::before_participles(s);
    quoted::mend(s);
    without_that::mend(s);
    sayings::mend(s);
    claims::mend(s);
    tellers::mend(s);
    proofs::mend(s);
    verdicts::mend(s);
    contrary::mend(s);
    tellings::mend(s);
    denials::mend(s);
    deniers::mend(s);
    between_commas::mend(s);
    charges::mend(s);
    convictions::mend(s);
    semicolons::mend(s);
    clauses::mend(s);
    lists::mend(s);
    relatives::mend(s);
    turned::mend(s);
    inverted::mend(s);
    if is_prose(s) {
        names(s);
    }
    people::capital_roles(s);
    contrasts::mend(s);
    offices::mend(s);
    naming::mend(s);
    objects::mend(s);
    gifts::mend(s);
    brackets(s);
    shared_passives::mend(s);
    passives::mend(s);
    appositions::mend(s);
    subjects_behind_openings(s);
    appositions::mend_offices(s);
}

/// Whether capitals tell anything: in a headline most words have them.
fn is_prose(s: &Sentence) -> bool {
    let (mut small, mut capital) = (0, 0);
    for at in 0..s.len() {
        small += usize::from(s.word(at).starts_with(char::is_lowercase));
        capital += usize::from(s.word(at).starts_with(char::is_uppercase));
    }
    small > capital
}

/// Takes a noun with a capital inside a sentence for a name: the last word of `the Ledger List`;
/// and a pronoun in capitals, which is the short form of one: `WHO`.
fn names(s: &mut Sentence) {
    for at in 0..s.len() {
        let capital = s.word(at).starts_with(char::is_uppercase);
        let found = match s.upos[at] {
            Upos::Noun => capital && at > 0 && is_name(s, at),
            Upos::Pron => is_acronym(s.word(at)),
            _ => false,
        };
        if found {
            s.upos[at] = Upos::Propn;
            s.tags[at] = if s.tags[at] == Tag::Nns { Tag::Nnps } else { Tag::Nnp };
        }
    }
}

fn is_name(s: &Sentence, at: usize) -> bool {
    let word = s.word(at);
    let is_propn = |other: usize| s.upos[other] == Upos::Propn;
    let ends_name =
        is_propn(at - 1) && s.labels[at - 1] == Label::Compound && s.head(at - 1) == Some(at);
    let listed = s.labels[at] == Label::Conj && s.head(at).is_some_and(is_propn);
    if ends_name || listed {
        return true;
    }
    // The first word of a quote has a capital anyway, `CEO` is a noun, and so is `the Minister`.
    let opens = s.upos[at - 1] == Upos::Punct && s.tags[at - 1] != Tag::Comma;
    let shouted = !word.chars().any(char::is_lowercase);
    !opens && !shouted && !says_kind(word)
}

/// Hangs the members of a list on the one that stands on the same side of a bracket: in `Lumen
/// (Relay, Prism) and Pell`, Pell is a firm like Lumen.
fn brackets(s: &mut Sentence) {
    let places = places(s);
    if places.iter().all(|&place| place == 0) {
        return;
    }
    behind_names(s, &places);
    for at in 0..s.len() {
        let Some(head) = s.head(at).filter(|_| s.labels[at] == Label::Conj) else { continue };
        let place = places[at];
        if place == places[head] {
            continue;
        }
        let fit = match place {
            // Not below itself, as it hangs on a word in brackets that hangs on this one.
            0 => upwards(s, head).find(|&above| places[above] == 0 && above < head),
            // The first of those in the same brackets, which hangs on the same word.
            _ => (head + 1..at).find(|&first| {
                places[first] == place
                    && s.labels[first] == Label::Appos
                    && s.head(first) == Some(head)
            }),
        };
        if let Some(fit) = fit {
            s.heads[at] = fit as u16;
        }
    }
}

/// Hangs what stands in brackets behind a name on the whole of it, and not on one of its words,
/// which would make it a part of the name: `Acme Corp. (NYSE: ACM)`.
fn behind_names(s: &mut Sentence, places: &[usize]) {
    let is_part = |s: &Sentence, at: usize| {
        matches!(s.labels[at], Label::Flat | Label::Compound) && s.upos[at] == Upos::Propn
    };
    for at in 2..s.len() {
        let Some(part) = s.head(at).filter(|&part| part < at && places[at] != 0) else { continue };
        let whole = upwards(s, part).find(|&above| !is_part(s, above));
        let outside = places[part] == 0 && is_part(s, part);
        if let Some(whole) = whole.filter(|&whole| outside && s.upos[whole] == Upos::Propn) {
            hang(s, at, whole, s.labels[at]);
        }
    }
}

/// Gives a verb for its subject whoever stands between commas before it, where the parser took that one
/// for another name of who stands before the commas: `asked by the Relay, Orlo's brother, Pell, denied it`.
fn subjects_behind_openings(s: &mut Sentence) {
    for doer in 3..s.len() {
        // What has neither a name nor an owner only tells what somebody is.
        let is_whole = s.upos[doer] == Upos::Propn
            || [Label::NmodPoss, Label::Appos].iter().any(|&label| s.child(doer, label).is_some());
        let joined = s.labels[doer] == Label::Conj && s.child(doer, Label::Cc).is_none();
        if !(joined || s.labels[doer] == Label::Appos) || !is_nominal(s, doer) || !is_whole {
            continue;
        }
        let is_finite = |at: usize| matches!(s.tags[at], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        let within = |label: Label| matches!(label, Label::Aux | Label::AuxPass | Label::Advmod);
        let Some(verb) = upwards(s, doer).find(|&at| at > doer && s.upos[at] == Upos::Verb) else {
            continue;
        };
        let below = |top: usize, at: usize| upwards(s, at).any(|above| above == top);
        let start = (0..doer).find(|&at| below(doer, at) && s.tags[at] != Tag::Comma);
        let group = |at: usize| s.head(at) == Some(verb) && within(s.labels[at]);
        let first = (1..verb).rev().take_while(|&at| group(at)).last().unwrap_or(verb);
        let last = first.checked_sub(2).filter(|_| s.tags[first - 1] == Tag::Comma);
        let ends = last.is_some_and(|last| below(doer, last));
        let bare = s.children(verb).all(|at| {
            use Label::{Csubj, CsubjPass, Expl, Nsubj, NsubjPass};
            !matches!(s.labels[at], Csubj | CsubjPass | Expl | Nsubj | NsubjPass)
        });
        let finite = is_finite(verb) || s.children(verb).any(|at| group(at) && is_finite(at));
        let before = start.and_then(|start| start.checked_sub(1));
        let apart = before.is_some_and(|at| s.tags[at] == Tag::Comma);
        if bare && finite && apart && ends {
            let passive = s.child(verb, Label::AuxPass).is_some();
            hang(s, doer, verb, if passive { Label::NsubjPass } else { Label::Nsubj });
        }
    }
}

/// For each word the number of the brackets it stands in, 0 outside of all and on their marks.
fn places(s: &Sentence) -> Vec<usize> {
    let mut places = vec![0; s.len()];
    let (mut count, mut open) = (0, None);
    for at in 0..s.len() {
        match (s.tags[at], open) {
            (Tag::OpenBracket, None) => {
                count += 1;
                open = Some(at);
            }
            (Tag::CloseBracket, Some(start)) => {
                places[start + 1..at].fill(count);
                open = None;
            }
            _ => {}
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::parse;

    /// The names of a sentence, and the words that members of lists hang on.
    fn mended(notation: &str) -> String {
        let mut sentence = parse(notation);
        mend(&mut sentence);
        let s = &sentence;
        let mut told = Vec::new();
        for at in 0..s.len() {
            let joined = s.head(at).filter(|_| s.labels[at] == Label::Conj);
            match (joined, s.upos[at]) {
                (Some(head), _) => told.push(format!("{}<{}", s.word(at), s.word(head))),
                (None, Upos::Propn) => told.push(s.word(at).to_string()),
                _ => {}
            }
        }
        told.join(" ")
    }

    #[test]
    fn a_noun_with_a_capital_inside_a_sentence_is_a_name() {
        let list = "critics|NNS|4|nsubj of|IN|3|case Ledger~|NNP|4|compound List|NN|1|nmod \
                    fear|VBP|0|root the|DT|7|det Minister|NN|5|obj and|CC|9|cc her|PRP$|10|nmod:poss \
                    CEO|NN|7|conj";
        assert_eq!(mended(list), "Ledger List CEO<Minister");
        let lone =
            "they|PRP|2|nsubj bought|VBD|0|root the|DT|5|det platform|NN|5|compound Relay|NN|2|obj";
        assert_eq!(mended(lone), "Relay");
        let headline = "Harbour|NN|2|compound Board|NN|3|nsubj fines|VBZ|0|root Ferry|NN|5|compound \
                        Firm|NN|3|obj";
        assert_eq!(mended(headline), "");
        let quoted =
            "they|PRP|2|nsubj call|VBP|0|root it|PRP|2|obj \"~|``|5|punct Masking|NN|2|xcomp";
        assert_eq!(mended(quoted), "");
    }

    #[test]
    fn a_pronoun_in_capitals_is_a_short_name() {
        let short = "doctors|NNS|4|nsubj and|CC|3|cc WHO|WP|1|conj warn|VBP|0|root";
        assert_eq!(mended(short), "WHO<doctors");
        let mut sentence = parse(short);
        mend(&mut sentence);
        assert_eq!((sentence.upos[2], sentence.tags[2]), (Upos::Propn, Tag::Nnp));
        let own = "today|NN|3|obl I|PRP|3|nsubj left|VBD|0|root";
        assert_eq!(mended(own), "");
    }

    #[test]
    fn a_name_between_commas_is_no_second_subject() {
        let mut told = parse(
            "According~|VBG|4|case to|IN|1|fixed the|DT|4|det pilot~|NN|11|obl ,|,|4|punct Ann|NNP|11|nsubj \
             Ro~|NNP|6|flat ,|,|4|punct the|DT|10|det crew|NN|11|nsubj left|VBD|0|root",
        );
        mend(&mut told);
        assert_eq!((told.heads[5], told.labels[5]), (3, Label::Appos));
    }

    #[test]
    fn a_name_behind_an_office_is_who_holds_it() {
        let appositive = |noun: &str, name: &str| {
            let mut left = parse(&format!(
                "the|DT|2|det {noun}|NN|10|nsubj of|IN|5|case the|DT|5|det bank~|NN|2|nmod ,|,|7|punct \
                 Ann|NNP|5|appos {name}~|NNP|7|flat ,|,|7|punct left|VBD|0|root"
            ));
            mend(&mut left);
            left.heads[6]
        };
        assert_eq!(appositive("director", "Ro"), 1);
        assert_eq!(appositive("director", "Holdings"), 4);
        assert_eq!(appositive("roof", "Ro"), 4);
    }

    #[test]
    fn a_list_ends_at_its_bracket() {
        let list = "Lumen|NNP|11|nsubj (~|-LRB-|3|punct Relay~|NNP|1|appos ,|,|5|punct Prism~|NNP|3|conj \
                    ,|,|7|punct Vela~|NNP|1|conj )|-RRB-|3|punct and|CC|10|cc Pell|NNP|3|conj \
                    refused|VBD|0|root";
        assert_eq!(mended(list), "Lumen Relay Prism<Relay Vela<Relay Pell<Lumen");
    }

    #[test]
    fn no_parse_goes_in_a_circle() {
        let words = [
            "Orlo",
            "and",
            "&",
            "paid",
            "Pell",
            "4",
            "euros",
            "that",
            "denies",
            "having",
            "denied",
            "said",
            "claims",
            "not",
            ",",
            "it",
            "as",
            "Mr",
            "nor",
            "has",
            "set",
            "are",
            "false",
            "to",
            "contrary",
            "neither",
            "proved",
            "rather",
            "than",
            "fines",
            "River",
            "worth",
            "for",
            "failing",
            "lawyer",
            "according",
            "accuse",
            "alleges",
            "heard",
            "or",
            "told",
            "makes",
            "sells",
            "named",
            "director",
            "by",
            "misleading",
            "voters",
            "of",
            "among",
            "was",
            "documents",
            "seen",
            "show",
            "doubt",
            "casts",
            "on",
            "beyond",
            "9",
            "August",
            "2023",
            "about",
            "herself",
            "GmbH",
            "wife",
            "of",
            "lives",
            "born",
            "conviction",
            "only",
            "until",
            "shared",
            "evidence",
            "owned",
            "run",
            "each",
            "(",
            "%",
            "EUR",
            "A.",
            ".",
        ];
        let labels = [
            Label::Nsubj,
            Label::Obj,
            Label::Iobj,
            Label::Conj,
            Label::Compound,
            Label::Nummod,
            Label::Acl,
            Label::AclRelcl,
            Label::Ccomp,
            Label::Amod,
            Label::NsubjPass,
            Label::Vocative,
            Label::Appos,
            Label::Advcl,
            Label::Flat,
            Label::Obl,
            Label::Mark,
            Label::Aux,
            Label::Cop,
            Label::Case,
            Label::Cc,
            Label::Xcomp,
            Label::OblUnmarked,
            Label::Csubj,
            Label::AuxPass,
            Label::Nmod,
        ];
        let tags = [
            "NNP", "NNS", "VBD", "VBN", "VB", "CD", "VBG", "JJ", "RB", ",", "PRP", "VBZ", "CC", ".",
        ];
        let mut state = 1_u64;
        let mut below = |most: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as usize % most
        };
        for _ in 0..40_000 {
            let count = 1 + below(8);
            let item = |below: &mut dyn FnMut(usize) -> usize| {
                format!("{}|{}|0|root", words[below(words.len())], tags[below(tags.len())])
            };
            let notation: Vec<String> = (0..count).map(|_| item(&mut below)).collect();
            let mut s = parse(&notation.join(" "));
            // Each word hangs on one that is in place already, so that it is a tree.
            let mut placed = vec![below(count)];
            for at in (0..count).filter(|at| *at != placed[0]).collect::<Vec<_>>() {
                s.heads[at] = placed[below(placed.len())] as u16;
                s.labels[at] = labels[below(labels.len())];
                placed.push(at);
            }
            s.heads[placed[0]] = placed[0] as u16;
            mend(&mut s);
            for at in 0..count {
                let top = upwards(&s, at).last();
                assert!(top.is_some_and(|top| s.is_root(top)), "{notation:?} {:?}", s.heads);
            }
        }
    }
}
