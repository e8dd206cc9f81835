//! By whom something is done: `was sold in 2019 by Orlo`, `was seen by Orlo robbing Pell`.

use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::{hang, is_oblique};
use crate::extract::mend::people::make_name;
use crate::extract::mend::perfects::DONE_TO_PEOPLE;
use crate::extract::mend::tellers::is_somebody;
use crate::extract::mentions::{is_document, says_kind, says_place};
use crate::extract::tree::{is_nominal, upwards};
use crate::extract::word_lists::is_agent_noun;

pub(super) fn mend(s: &mut Sentence) {
    if !(0..s.len()).any(|at| is_by(s, at)) {
        return;
    }
    for by in 1..s.len().saturating_sub(1) {
        if is_by(s, by) {
            whole_agent(s, by);
            agent(s, by);
            tie(s, by);
            seen_by(s, by);
            told_by(s, by);
            judged_by(s, by);
        }
    }
}

/// Hangs on the verb whoever accuses or clears somebody, where the parser hung him on the deed: `cleared of
/// bribing Pell by a court`. What somebody is killed by is nobody.
fn judged_by(s: &mut Sentence, by: usize) {
    const JUDGING: &[&str] =
        &["accuse", "acquit", "charge", "clear", "convict", "exonerate", "suspect"];
    let Some(judge) = s.head(by).filter(|&at| at > by && is_nominal(s, at)) else { return };
    let is_verb = |&at: &usize| s.upos[at] == Upos::Verb && JUDGING.contains(&&*s.lemma(at));
    let Some(verb) = upwards(s, judge).skip(1).take(4).find(is_verb) else { return };
    let is_deed = |at: usize| s.head(at) == Some(verb) && s.tags[at] == Tag::Vbg && at < by;
    let Some(above) = s.head(judge) else { return };
    let of_deed = is_deed(above) || s.labels[above] == Label::Xcomp && s.tags[above] == Tag::Vbg;
    // `hiding a report by Pell`
    let of_object = s.labels[above] == Label::Obj
        && s.head(above).is_some_and(is_deed)
        && s.upos[judge] == Upos::Noun
        && !is_document(s.word(above));
    let has_own = |label: Label| s.child(verb, label).is_some();
    let word = s.word(judge).to_lowercase();
    let is_one = s.upos[judge] == Upos::Propn || says_kind(&word) || is_agent_noun(&word);
    let fits = is_one && !says_place(&word) && has_own(Label::AuxPass);
    if (of_deed || of_object) && fits && !has_own(Label::OblAgent) {
        hang(s, judge, verb, Label::OblAgent);
    }
}

fn is_by(s: &Sentence, at: usize) -> bool {
    s.labels[at] == Label::Case && s.word(at).eq_ignore_ascii_case("by")
}

/// Makes one name of two words in a row that the parser took for two agents: `by Pell International`.
fn whole_agent(s: &mut Sentence, by: usize) {
    let Some(first) = s.head(by).filter(|&first| first > by && first + 1 < s.len()) else { return };
    let rest = first + 1;
    // `by Doctors Abroad`
    let is_adverb = s.labels[rest] == Label::Advmod && s.upos[first] == Upos::Propn;
    let above = s.head(rest).filter(|&above| above == first || Some(above) == s.head(first));
    if is_adverb && above.is_some() && s.word(rest).starts_with(char::is_uppercase) {
        make_name(s, first, rest);
        return;
    }
    let is_agent = |at: usize| s.labels[at] == Label::OblAgent && s.tags[at] == Tag::Nnp;
    let is_one = is_agent(first) && is_agent(rest) && s.head(first) == s.head(rest);
    if !is_one || s.child(rest, Label::Case).is_some() {
        return;
    }
    // `published by Pell International concerning the mine`: what is published does.
    let thing = s.head(first).and_then(|verb| s.head(verb));
    let about = s.child(rest, Label::Acl);
    let about = about.filter(|&at| matches!(s.word(at), "concerning" | "regarding"));
    hang(s, rest, first, Label::Flat);
    if let (Some(thing), Some(about)) = (thing.filter(|&thing| is_nominal(s, thing)), about) {
        hang(s, about, thing, Label::Acl);
    }
}

/// Hangs an agent on its verb that the parser hung on a year between them: `sold in 2019 by Orlo`.
fn agent(s: &mut Sentence, by: usize) {
    let agent = s.head(by).filter(|&at| at > by && s.labels[at] == Label::Nmod);
    let Some(agent) = agent else { return };
    let year = s.head(agent).filter(|&at| at < by && s.tags[at] == Tag::Cd);
    let verb = year.filter(|&at| is_oblique(s.labels[at])).and_then(|at| s.head(at));
    if let Some(verb) = verb.filter(|&at| at < by && s.tags[at] == Tag::Vbn) {
        s.heads[agent] = verb as u16;
        s.labels[agent] = Label::OblAgent;
    }
}

/// Hangs `by` on the agent behind it, where the parser hung it on a title or a time: `by President
/// Orlo`, `by the council last year`.
fn tie(s: &mut Sentence, by: usize) {
    let Some(agent) = (by + 1..s.len()).find(|&at| s.labels[at] == Label::OblAgent) else { return };
    let own = s.child(agent, Label::Case).is_some();
    let near = (by + 1..agent).all(|at| upwards(s, at).any(|above| above == agent));
    if !own && near && s.head(by) != Some(agent) {
        hang(s, by, agent, Label::Case);
    }
}

/// Gives to whoever is seen what the parser gave to whoever sees it: `was seen by Orlo robbing
/// Pell`. Who is on patrol or on the way may as well be the one who sees it.
fn seen_by(s: &mut Sentence, by: usize) {
    #[rustfmt::skip]
    const SEEING: &[&str] = &[
        "catch", "film", "find", "hear", "notice", "observe", "overhear", "photograph", "record", "see",
        "spot", "videotape", "watch", "witness",
    ];
    #[rustfmt::skip]
    const SEARCHING: &[&str] = &[
        "check", "conduct", "cover", "drive", "fly", "guard", "inspect", "investigate", "live", "look",
        "monitor", "patrol", "pass", "police", "probe", "raid", "run", "search", "stand", "survey", "test",
        "track", "travel", "visit", "walk", "watch", "wait", "work",
    ];
    #[rustfmt::skip]
    const OFFENCES: &[&str] = &[
        "break", "burgle", "burn", "bury", "destroy", "dump", "enter", "forge", "hide", "hit", "kick", "leave",
        "loot", "punch", "shoot", "smuggle", "stab", "steal", "strike", "take", "throw", "trespass", "vandalise",
        "vandalize",
    ];
    let Some(agent) = s.head(by).filter(|&at| at > by && is_nominal(s, at)) else { return };
    let Some(verb) = upwards(s, agent).skip(1).find(|&at| at < by) else { return };
    let seen = s.tags[verb] == Tag::Vbn
        && SEEING.contains(&&*s.lemma(verb))
        && s.child(verb, Label::NsubjPass).is_none_or(|seen| !is_thing(s, seen));
    let is_deed = |at: usize| {
        let near = (agent + 1..at).all(|word| upwards(s, word).any(|above| above == at));
        let of_agent = s.labels[at] == Label::Acl && s.head(at) == Some(agent);
        let of_verb = s.labels[agent] == Label::Nsubj && s.head(agent) == Some(at);
        s.tags[at] == Tag::Vbg
            && s.upos[at] == Upos::Verb
            && near
            && (of_agent || of_verb && s.labels[at] == Label::Advcl)
    };
    let deed = (agent + 1..s.len()).find(|&at| is_deed(at));
    let Some(deed) = deed.filter(|&at| seen && !SEARCHING.contains(&&*s.lemma(at))) else { return };
    // `seen by a doctor treating Pell` may tell which doctor; a name needs no telling.
    let is_crime = OFFENCES.contains(&&*s.lemma(deed)) || DONE_TO_PEOPLE.contains(&&*s.lemma(deed));
    let is_caught = matches!(&*s.lemma(verb), "catch");
    if s.upos[agent] != Upos::Propn && !is_crime && !is_caught {
        return;
    }
    hang(s, deed, verb, Label::Advcl);
    hang(s, agent, verb, Label::OblAgent);
}

/// Whether a noun with an article is for nobody who does something: `the body`, `a letter`.
fn is_thing(s: &Sentence, noun: usize) -> bool {
    s.upos[noun] == Upos::Noun && s.child(noun, Label::Det).is_some() && !is_somebody(s, noun)
}

/// Hangs on its verb what is put or said by somebody, and isn't about him: `it was put to her by
/// the chairman that Orlo had paid`.
fn told_by(s: &mut Sentence, by: usize) {
    let agent = s.head(by).filter(|&at| s.labels[at] == Label::OblAgent);
    let Some((agent, verb)) = agent.and_then(|agent| Some((agent, s.head(agent)?))) else { return };
    let is_it = |at: usize| {
        matches!(s.labels[at], Label::NsubjPass | Label::Expl)
            && s.word(at).eq_ignore_ascii_case("it")
    };
    let clause = s.children(agent).find(|&at| s.labels[at] == Label::AclRelcl);
    let Some(clause) = clause.filter(|_| s.children(verb).any(is_it)) else { return };
    let is_subject = |at: usize| matches!(s.labels[at], Label::Nsubj | Label::NsubjPass);
    let that = agent + 1;
    let is_that = s.head(that) == Some(clause) && s.word(that) == "that";
    if is_that && s.children(clause).any(|at| at > that && is_subject(at)) {
        (s.tags[that], s.upos[that]) = (Tag::In, Upos::Sconj);
        s.labels[that] = Label::Mark;
        hang(s, clause, verb, Label::Ccomp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::{parse, told_after};

    #[test]
    fn who_clears_somebody_has_no_part_in_the_deed() {
        let court = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass cleared|VBN|0|root of|IN|5|mark bribing|VBG|3|advcl \
                     Pell|NNP|5|obj by|IN|9|case a|DT|9|det court|NN|5|obl";
        let judge = |notation: &str| {
            let mut s = parse(notation);
            mend(&mut s);
            (s.heads[8], s.labels[8])
        };
        assert_eq!(judge(court), (2, Label::OblAgent));
        assert_eq!(judge(&court.replace("court", "knife")), (4, Label::Obl));
        let made = court.replace("Pell|NNP", "bread|NN").replace("bribing|VBG", "made|VBN");
        assert_eq!(judge(&made), (4, Label::Obl));
    }

    #[test]
    fn an_agent_behind_a_year_does_what_the_verb_says() {
        let mut sold = parse(
            "Ferries|NNS|3|nsubj:pass were|VBD|3|aux:pass sold|VBN|0|root in|IN|5|case 2019|CD|3|obl \
             by|IN|7|case Orlo|NNP|5|nmod",
        );
        mend(&mut sold);
        assert_eq!((sold.heads[6], sold.labels[6]), (2, Label::OblAgent));
    }

    fn mended(notation: &str) -> String {
        told_after(mend, notation)
    }

    #[test]
    fn by_belongs_to_the_agent_behind_its_title_or_before_a_time() {
        let titled = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass pardoned|VBN|0|root by|IN|5|case \
                      Captain|NNP|6|nmod:desc Pell|NNP|3|obl:agent";
        assert!(mended(titled).contains("by<Pell Case"));
        let last = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass sued|VBN|0|root by|IN|7|case Pell|NNP|3|obl:agent \
                    last|JJ|7|amod year|NN|3|obl:unmarked";
        assert!(mended(last).contains("by<Pell Case"));
        let river = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass paid|VBN|0|root by|IN|5|case Monday|NNP|3|obl";
        assert!(mended(river).contains("by<Monday Case"));
    }

    #[test]
    fn who_is_seen_does_it_and_not_who_sees() {
        let caught = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass caught|VBN|0|root by|IN|5|case \
                      guards|NNS|3|obl:agent robbing|VBG|5|acl Pell|NNP|6|obj";
        assert!(mended(caught).contains("robbing<caught Advcl"));
        assert!(mended(&caught.replace("robbing", "patrolling")).contains("patrolling<guards Acl"));
        let named = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass seen|VBN|0|root by|IN|5|case Vale|NNP|6|nsubj \
                     robbing|VBG|3|advcl Pell|NNP|6|obj";
        assert!(mended(named).contains("Vale<seen OblAgent, robbing<seen Advcl"));
        assert!(mended(&named.replace("seen", "helped")).contains("Vale<robbing Nsubj"));
        let treating = caught.replace("caught", "seen").replace("robbing", "treating");
        assert!(mended(&treating).contains("treating<guards Acl"));
    }

    #[test]
    fn what_is_put_by_somebody_is_not_about_him() {
        let put = "it|PRP|3|nsubj:pass was|VBD|3|aux:pass put|VBN|0|root by|IN|5|case Vale|NNP|3|obl:agent \
                   that|WDT|8|nsubj Orlo|NNP|8|nsubj paid|VBD|5|acl:relcl Pell|NNP|8|obj";
        assert!(mended(put).contains("that<paid Mark, Orlo<paid Nsubj, paid<put Ccomp"));
    }
}
