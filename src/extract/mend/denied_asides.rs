//! Denials behind the comma of what is denied, where the parser took them for something else: `…, an
//! allegation Orlo rejected`, `…, something the firm denies`, `…, which he denies`,
//! `…, and Orlo denies this`.

use crate::extract::afterword::CLAIMS;
use crate::extract::denied_whole::{denies_truth, rejects};
use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::mend::hanging::hang;
use crate::extract::stem::stem;
use crate::extract::tree::{is_nominal, upwards};

pub(super) fn mend(s: &mut Sentence) {
    for verb in 3..s.len() {
        match aside(s, verb) {
            Some(aside) => put_right(s, &aside),
            None => joined(s, verb),
        }
    }
}

/// Makes a verb of a denial behind `and` or `but` that the parser took for a noun: `accused Orlo of theft,
/// and Orlo denies this`.
fn joined(s: &mut Sentence, verb: usize) {
    let what = verb + 1;
    if s.upos[verb] == Upos::Verb || !s.word(verb).ends_with('s') || what >= s.len() {
        return;
    }
    let is_all = matches!(s.word(what), "it" | "this" | "that") && is_over(s, what);
    let Some(comma) = (0..verb).rfind(|&at| s.tags[at] == Tag::Comma).filter(|_| is_all) else {
        return;
    };
    let (cc, first) = (comma + 1, comma + 2);
    let joins = matches!(s.word(cc), "and" | "but") && denies_truth(&stem(s.word(verb)));
    let main = (0..comma).find(|&at| s.is_root(at)).filter(|&at| s.upos[at] == Upos::Verb);
    let (Some(main), Some(denier)) = (main.filter(|_| joins), denier(s, first, verb)) else {
        return;
    };
    (s.tags[verb], s.upos[verb]) = (Tag::Vbz, Upos::Verb);
    hang(s, verb, main, Label::Conj);
    hang(s, denier, verb, Label::Nsubj);
    for at in (first..verb).filter(|&at| at != denier) {
        if s.head(at) == Some(verb) {
            hang(s, at, denier, s.labels[at]);
        }
    }
    hang(s, cc, verb, Label::Cc);
    hang(s, what, verb, Label::Obj);
}

/// The words of such a denial.
pub(super) struct Aside {
    /// The noun for what is denied, or `which`.
    what: usize,
    denier: usize,
    verb: usize,
}

/// The denial that a word is the verb of, if it stands behind a comma with nothing but what is denied
/// and by whom.
pub(super) fn aside(s: &Sentence, verb: usize) -> Option<Aside> {
    let stem = stem(s.word(verb));
    let denies = denies_truth(&stem);
    if !rejects(&stem) || !is_over(s, verb) {
        return None;
    }
    let comma = (0..verb).rfind(|&at| s.tags[at] == Tag::Comma)?;
    let is_opening = |&at: &usize| matches!(s.tags[at], Tag::Dt | Tag::Jj | Tag::PrpPossessive);
    let which = s.word(comma + 1) == "which";
    let what = match which {
        true => comma + 1,
        false => (comma + 1..verb).find(|at| !is_opening(at))?,
    };
    let word = s.word(what).to_lowercase();
    // Offers are rejected as well, but nobody disputes them.
    let is_open = which || word == "something" || word == "things";
    let is_claim = CLAIMS.contains(&&*word) || is_open && denies;
    let next = what + 1;
    // `…, a request the embassy denied`, but not `…, a company spokesman denied`.
    let is_new = s.tags[comma + 1] == Tag::Dt && matches!(s.tags[what], Tag::Nn | Tag::Nns);
    let is_second = matches!(s.tags[next], Tag::Dt | Tag::Prp | Tag::PrpPossessive);
    let links = !which && matches!(s.word(next), "that" | "which");
    let first = if links { next + 1 } else { next };
    let is_denied = is_claim || is_new && is_second;
    let denier = is_denied.then(|| denier(s, first, verb)).flatten()?;
    Some(Aside { what, denier, verb })
}

/// The noun or pronoun that stands for whoever denies, if the words between are all its own.
fn denier(s: &Sentence, first: usize, verb: usize) -> Option<usize> {
    use Upos::{Adj, Adp, Adv, Aux, Det, Noun, Num, Part, Pron, Propn, Punct};
    let fits = |at: usize| {
        let is_word = matches!(s.upos[at], Adj | Adp | Det | Noun | Num | Part | Pron | Propn);
        is_word || s.upos[at] == Punct && s.tags[at] != Tag::Comma
    };
    let is_group = |at: usize| matches!(s.upos[at], Adv | Aux) || s.labels[at] == Label::Advmod;
    let last = (first..verb).rfind(|&at| !is_group(at))?;
    let whole = (first..=last).all(fits) && s.upos[first] != Adp;
    // Of `the head of the bank` it is the head.
    let tie = (first + 1..=last).find(|&at| s.upos[at] == Adp);
    let noun = tie.map_or(last, |tie| tie - 1);
    let is_who = is_nominal(s, noun) || s.tags[noun] == Tag::Prp;
    (whole && noun >= first && is_who).then_some(noun)
}

/// Whether nothing stands behind a verb but adverbs, up to a mark.
fn is_over(s: &Sentence, verb: usize) -> bool {
    let rest = (verb + 1..s.len()).find(|&at| s.upos[at] != Upos::Adv);
    rest.is_none_or(|at| s.upos[at] == Upos::Punct)
}

fn put_right(s: &mut Sentence, &Aside { what, denier, verb }: &Aside) {
    let is_relative = s.word(what) == "which";
    let own = |at: usize| at > what && at < verb;
    // What is denied stands before all of it, and hangs on nothing in it.
    let outside = |s: &Sentence, at: usize| upwards(s, at).find(|&above| above < what);
    let Some(above) = outside(s, verb).or_else(|| outside(s, what)) else { return };
    (s.tags[verb], s.upos[verb]) = (finite(s, verb), Upos::Verb);
    if is_relative {
        (s.heads[verb], s.labels[verb]) = (above as u16, Label::AclRelcl);
        hang(s, what, verb, Label::Obj);
    } else {
        (s.heads[what], s.labels[what]) = (above as u16, Label::Appos);
        (s.heads[verb], s.labels[verb]) = (what as u16, Label::AclRelcl);
    }
    (s.heads[denier], s.labels[denier]) = (verb as u16, Label::Nsubj);
    for at in (what + 1..verb).filter(|&at| at != denier) {
        let within = s.head(at).is_some_and(|head| own(head) && head != denier);
        let is_group = matches!(s.upos[at], Upos::Adv | Upos::Aux) || s.labels[at] == Label::Advmod;
        let links = matches!(s.word(at), "that" | "which");
        match (is_group || links, within) {
            (true, _) if s.head(at) != Some(verb) => hang(s, at, verb, s.labels[at]),
            (false, false) if s.head(at) != Some(denier) => {
                let label = if s.upos[at] == Upos::Det { Label::Det } else { Label::Compound };
                hang(s, at, denier, label);
            }
            _ => {}
        }
    }
}

fn finite(s: &Sentence, verb: usize) -> Tag {
    let has_auxiliary = s.children(verb).any(|at| at < verb && s.upos[at] == Upos::Aux);
    match s.word(verb) {
        _ if has_auxiliary => s.tags[verb],
        word if word.ends_with("ed") => Tag::Vbd,
        word if word.ends_with('s') => Tag::Vbz,
        _ => Tag::Vbp,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::hand_made::told_after;

    fn mended(behind: &str) -> String {
        let said = "Pell|NNP|2|nsubj says|VBZ|0|root Orlo|NNP|4|nsubj left|VBD|2|ccomp Vale|NNP|4|obj ,|,|7|punct";
        told_after(mend, &format!("{said} {behind}"))
    }

    #[test]
    fn who_denies_behind_a_comma_is_who_does_it() {
        let something = mended("something|NN|5|conj Orlo|NNP|9|compound denies|NNS|7|appos");
        assert!(something.contains("Orlo<denies Nsubj, denies<something AclRelcl"));
        let which =
            mended("which|WDT|10|nsubj the|DT|10|det firm|NN|10|compound denies|NNS|4|ccomp");
        assert!(which.contains("the<firm Det, firm<denies Nsubj, denies<left AclRelcl"));
        let charge = mended("a|DT|8|det charge|NN|5|appos Ro|NNP|8|appos rejected|VBD|8|acl:relcl");
        assert!(charge.contains("Ro<rejected Nsubj"));
    }

    #[test]
    fn who_only_says_so_behind_a_comma_is_left() {
        let clerk =
            mended("a|DT|9|det bank|NN|9|compound clerk|NN|10|nsubj denied|VBD|2|parataxis");
        assert!(clerk.contains("bank<clerk Compound, clerk<denied Nsubj, denied<says Parataxis"));
        let of_bank = mended("which|WDT|8|nsubj denied|VBD|5|acl:relcl it|PRP|8|obj");
        assert!(of_bank.contains("which<denied Nsubj"));
    }
}
