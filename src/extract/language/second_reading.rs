//! Reads a sentence again with a word for a verb that was taken for something else, and keeps that
//! reading if the parser is surer of it: `The firm blocks drugs`, `Rebels fund schools`.

use crate::extract::language::{Label, Sentence, Tag, Tagged, Upos, base_of};
use crate::extract::tree::{is_nominal, upwards};

/// So many verbs of one sentence are found at most, each among so many words.
const MOST_VERBS: usize = 3;
const MOST_TRIED: usize = 6;

/// Words for bodies that taggers take for adjectives.
const BODIES: &[&str] = &["chief", "firm", "head", "military", "official", "public", "rival"];

/// Adjectives that are verbs as well.
const DEEDS: &[&str] =
    &["back", "clear", "corrupt", "empty", "free", "open", "record", "secure", "slow"];

/// How much less sure the parser may be of a reading that gives a clause its only verb.
const FOR_LACK_OF_VERB: f32 = 0.1;

/// How much surer it must be if that is no whole sentence, as headings aren't, or the clause has a
/// verb already. On treebanks of 40,000 sentences these let through five readings that are worse.
const FOR_FRAGMENT: f32 = 0.15;
const FOR_ONE_MORE: f32 = 0.02;

/// The reading of a sentence that the parser is surest of, which may be asked for with tags of words
/// that are believed.
pub(super) fn surest<'t>(mut read: impl FnMut(&[Tagged]) -> Sentence<'t>) -> Sentence<'t> {
    let mut best = read(&[]);
    let mut known = Vec::new();
    for _ in 0..MOST_VERBS {
        let guesses = (1..best.len().saturating_sub(1)).filter_map(|at| Guess::of(&best, at));
        let mut better: Option<(Sentence<'t>, Vec<Tagged>)> = None;
        for guess in guesses.take(MOST_TRIED) {
            let with: Vec<Tagged> = known.iter().chain(&guess.known).copied().collect();
            let again = read(&with);
            let is_surest =
                better.as_ref().is_none_or(|(other, _)| again.certainty > other.certainty);
            if is_surest && guess.holds(&best, &again) {
                better = Some((again, with));
            }
        }
        let Some(found) = better else { break };
        (best, known) = found;
    }
    best
}

/// A word that may be a verb, and what is known of words if it is.
struct Guess {
    verb: usize,
    known: Vec<Tagged>,
}

impl Guess {
    /// What a word may be that stands between whoever may do it and whom it may be done to.
    fn of(s: &Sentence, verb: usize) -> Option<Guess> {
        let may_be = match s.upos[verb] {
            Upos::Noun | Upos::Propn | Upos::Adj => true,
            upos => upos == Upos::Verb && describes(s, verb),
        };
        let small = s.word(verb).bytes().all(|byte| byte.is_ascii_lowercase());
        if !may_be || !small || !opens_object(s, verb + 1) {
            return None;
        }
        let doer = (0..verb).rfind(|&at| s.upos[at] != Upos::Adv)?;
        let tag = form(s, verb, doer)?;
        let mut known = vec![Tagged { word: verb, upos: Upos::Verb, tag }];
        match tag {
            Tag::Vb => known.push(Tagged { word: doer, upos: Upos::Part, tag: Tag::To }),
            _ if s.tags[doer] == Tag::Jj => {
                known.push(Tagged { word: doer, upos: Upos::Noun, tag: Tag::Nn });
            }
            _ => {}
        }
        Some(Guess { verb, known })
    }

    /// Whether a sentence read with it has a clause of this verb, and is surer than without.
    fn holds(&self, without: &Sentence, with: &Sentence) -> bool {
        use Label::{Ccomp, Nsubj, Obj, Xcomp};
        let has_subject = with.child(self.verb, Nsubj).is_some_and(|at| at < self.verb);
        let behind = |at: &usize| *at > self.verb;
        let has_object = with.children(self.verb).filter(behind).any(|at| with.labels[at] == Obj);
        // `The company accounts director resigned`: nobody accounts him.
        let is_path = with.children(self.verb).filter(behind).any(|at| {
            let past = matches!(with.tags[at], Tag::Vbn | Tag::Vbd);
            past && matches!(with.labels[at], Xcomp | Ccomp)
        });
        let infinitive = self.known[0].tag == Tag::Vb;
        let least = match lacks_verb(without, self.verb) {
            true if is_sentence(without) => without.certainty - FOR_LACK_OF_VERB,
            true => without.certainty + FOR_FRAGMENT,
            false => without.certainty + FOR_ONE_MORE,
        };
        (infinitive || has_subject) && has_object && !is_path && with.certainty > least
    }
}

/// The form a word has if it is the verb of whoever stands before it.
fn form(s: &Sentence, verb: usize, doer: usize) -> Option<Tag> {
    use Tag::{Jj, Nn, Nnp, Nnps, Nns, Vb, Vbd, Vbn, Vbp, Vbz, Wdt, Wp};
    let (word, tag) = (s.word(verb), s.tags[verb]);
    let is_body = s.tags[doer] == Jj && BODIES.contains(&s.word(doer));
    let one = is_body || matches!(s.tags[doer], Nn | Nnp | Wdt | Wp);
    let is_last = s.labels[doer] == Label::Conj && matches!(s.tags[doer], Nn | Nnp);
    let several = is_last
        || matches!(s.tags[doer], Nns | Nnps)
        || s.word(doer).eq_ignore_ascii_case("police");
    let is_past = word.ends_with("ed") || base_of(word).is_some();
    if is_past && matches!(tag, Vbn | Vbd | Jj) && describes(s, verb) {
        return (one || several).then_some(Vbd);
    }
    if word.ends_with('s') && !word.ends_with("ss") && matches!(tag, Nns | Nn | Nnp | Nnps | Vbz) {
        return (one).then_some(Vbz);
    }
    let is_base = matches!(tag, Nn | Vb | Vbp) || tag == Jj && DEEDS.contains(&word);
    if s.word(doer) == "to" && s.labels[doer] == Label::Case {
        let is_meant = doer.checked_sub(1).is_some_and(|at| s.upos[at] == Upos::Verb);
        return (is_base && is_meant && s.tags[verb + 1] != Tag::Cd).then_some(Vb);
    }
    (several && is_base).then_some(Vbp)
}

/// Whether a word seems to describe the noun behind it, or the one before though it has an object:
/// nobody bribed Pell who was bribed.
fn describes(s: &Sentence, at: usize) -> bool {
    let has_object = || s.word(at).ends_with("ed") && s.child(at, Label::Obj).is_some();
    s.labels[at] == Label::Amod || s.labels[at] == Label::Acl && has_object()
}

/// Whether an object may begin with a word.
fn opens_object(s: &Sentence, at: usize) -> bool {
    use Tag::{Cd, Currency, Dt, Jj, Nn, Nnp, Nnps, Nns, Prp, PrpPossessive};
    matches!(s.tags[at], Cd | Currency | Dt | Jj | Nn | Nnp | Nnps | Nns | Prp | PrpPossessive)
}

/// Whether the clause in which a word stands has a noun where its verb should be.
fn lacks_verb(s: &Sentence, word: usize) -> bool {
    let mut tops = upwards(s, word).filter(|&at| {
        use Label::{Acl, AclRelcl, Advcl, Ccomp, Parataxis};
        let is_said =
            s.labels[at] == Label::Obj && s.head(at).is_some_and(|verb| &*s.lemma(verb) == "say");
        is_said
            || s.is_root(at)
            || matches!(s.labels[at], Acl | AclRelcl | Advcl | Ccomp | Parataxis)
    });
    let Some(top) = tops.next() else { return false };
    let has = |label: Label| s.child(top, label).is_some();
    is_nominal(s, top) && !has(Label::Cop) && !has(Label::Nsubj)
}

/// Whether words end as a sentence does, and a heading doesn't.
fn is_sentence(s: &Sentence) -> bool {
    s.tags.last() == Some(&Tag::Stop)
}

#[cfg(test)]
mod tests {
    use crate::extract::language::{English, Label, Sentence};

    fn read(text: &str) -> Sentence<'_> {
        English::shared().parse(text, 0..text.len())
    }

    /// Who does it and to whom, by a word that may be a verb.
    fn clause(text: &str, verb: &str) -> Option<String> {
        let s = read(text);
        let verb = (0..s.len()).find(|&at| s.word(at) == verb)?;
        let (doer, object) = (s.child(verb, Label::Nsubj)?, s.child(verb, Label::Obj)?);
        Some(format!("{} {} {}", s.word(doer), s.word(verb), s.word(object)))
    }

    #[test]
    fn a_clause_gets_its_verb() {
        for (text, verb, wanted) in [
            ("Orlo monitors Pell.", "monitors", "Orlo monitors Pell"),
            ("The ministry said the firm blocks drugs.", "blocks", "firm blocks drugs"),
            ("Vale has denied that the chip records places.", "records", "chip records places"),
            ("The group, which targets rebels, was banned.", "targets", "which targets rebels"),
            ("Rebels fund schools.", "fund", "Rebels fund schools"),
            ("The firm copied drugs.", "copied", "firm copied drugs"),
        ] {
            assert_eq!(clause(text, verb).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_verb_stays_none() {
        for (text, word) in [
            ("The arms dealer bribed the minister.", "arms"),
            ("Bank records show that Orlo paid Pell.", "records"),
            ("The company accounts director resigned.", "accounts"),
            ("The water supplies company poisoned the lake.", "supplies"),
            ("The town the government forces attacked fell.", "forces"),
            ("Good sports bar.", "sports"),
            ("Nice teachers good school", "good"),
            ("Visits increased to number 3 in May.", "number"),
        ] {
            assert_eq!(clause(text, word), None, "{text}");
        }
    }
}
