//! Denials of all that a sentence says before them: `Orlo is accused of robbing Pell, which he
//! denies`, `… , allegations he denies`, `…; Orlo denied it`.

use crate::extract::afterword::CLAIMS;
use crate::extract::candidate::Candidate;
use crate::extract::clauses::Proposition;
use crate::extract::guide::Guide;
use crate::extract::language::{Label, Tag, Upos};
use crate::extract::manner::teller;
use crate::extract::mend::CALLING;
use crate::extract::mentions::says_person;
use crate::extract::view::View;
use crate::extract::word_lists::is_agent_noun;
use crate::model::Modality;

/// Such a denial, as words of its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct WholeDenial {
    verb: usize,
    /// Who denies.
    pub(super) denier: usize,
    /// The noun for what is denied, if it stands beside what is said.
    noun: Option<usize>,
    /// Whether it belongs to the clause before, so that it can't be about anything else.
    is_tied: bool,
}

impl WholeDenial {
    /// The denial in a sentence, if there is one.
    pub(super) fn of(view: &View) -> Option<WholeDenial> {
        let denies = |at: &usize| rejects(&view.stems[*at]);
        (1..view.sentence.len()).rev().filter(denies).find_map(|verb| {
            let denier = view.child(verb, &[Label::Nsubj]).filter(|&denier| denier < verb)?;
            let noun = noun_before(view, verb, denier);
            // An offer or a ruling may be rejected, and isn't denied by that.
            if noun.is_none() && !denies_truth(&view.stems[verb]) {
                return None;
            }
            let is_tied = noun.is_some() || is_relative(view, verb, denier);
            let denial = WholeDenial { verb, denier, noun, is_tied };
            let is_one = is_tied && !passes(view, verb) || is_next_clause(view, verb);
            (is_one && is_settled(view, verb, denier)).then_some(denial)
        })
    }

    /// Whether a proposition is but the denial, and nothing that is denied.
    fn covers(&self, proposition: &Proposition) -> bool {
        let ends = [&proposition.subject, &proposition.object].into_iter().flatten();
        let mut heads = ends.map(|end| end.head);
        let of_noun = |noun| proposition.head == noun || heads.any(|head| head == noun);
        proposition.head == self.verb || self.noun.is_some_and(of_noun)
    }

    /// Whether a member of a list is the noun for what is denied.
    pub(super) fn is_noun(&self, member: usize) -> bool {
        self.noun == Some(member)
    }

    /// Where a proposition stands.
    pub(super) fn place(&self, proposition: &Proposition) -> Place {
        match proposition.head {
            _ if self.covers(proposition) => Place::Denial,
            head if head < self.verb => Place::Before,
            _ => Place::Elsewhere,
        }
    }

    /// Adds what whoever denies the claims before the denial says of them, in the place of the
    /// denial as a claim of its own. What the text itself seems to say there is what is denied as
    /// well, and so is but a claim.
    pub(super) fn deny(
        &self,
        view: &View,
        claims: &mut Vec<Candidate>,
        places: &[Option<Place>],
        denier: &str,
        guide: &Guide,
    ) {
        let at = |place: Place| move |at: &usize| places.get(*at) == Some(&Some(place));
        let before: Vec<usize> = (0..claims.len()).filter(at(Place::Before)).collect();
        let reports = |at: usize| view.cues_at(at).any(|found| view.cues.may_report(found));
        let is_open = (0..self.verb).any(|at| self.noun != Some(at) && reports(at));
        // Of `Pell won the title, which Orlo disputes` nobody can tell what it is that he disputes.
        let is_own = |&at: &usize| is_pronoun(denier) || claims[at].subject == denier;
        if !is_open && self.noun.is_none() && self.is_tied && !before.iter().all(is_own) {
            return;
        }
        let claimed = guide.labels.distant().and_then(|rank| guide.statuses.get(rank));
        if let (true, [only], Some(claimed)) = (self.is_tied && !is_open, &*before, claimed)
            && !claims[*only].negated
        {
            claims[*only].status.clone_from(claimed);
        }
        let denied: Vec<Candidate> =
            before.iter().filter_map(|&at| denied_by(&claims[at], denier, guide)).collect();
        // Of `accused Orlo of theft, which he denies` the noun alone is what he denies.
        if denied.is_empty() && (is_open || self.noun.is_some() || !self.is_tied) {
            return;
        }
        let mut number = 0..;
        claims.retain(|_| number.next().is_none_or(|number| !at(Place::Denial)(&number)));
        let cue = view.sentence.word(self.verb);
        claims.extend(denied.into_iter().map(|claim| Candidate { cue: cue.to_string(), ..claim }));
    }
}

/// Where a proposition of a sentence with such a denial stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    /// It is the denial itself.
    Denial,
    Elsewhere,
}

/// Whether somebody denies indeed, and not `did not deny it`, `may deny it` or `nobody denied it`.
fn is_settled(view: &View, verb: usize, denier: usize) -> bool {
    let open = |&at: &usize| {
        let word = view.sentence.word(at).to_lowercase();
        view.tag(at) == Tag::Md
            || matches!(
                &*word,
                "hardly"
                    | "if"
                    | "n't"
                    | "neither"
                    | "never"
                    | "n’t"
                    | "nor"
                    | "not"
                    | "unless"
                    | "whether"
            )
    };
    let is_no_one = |&at: &usize| {
        matches!(
            &*view.sentence.word(at).to_lowercase(),
            "few" | "neither" | "no" | "nobody" | "none" | "nothing" | "who"
        )
    };
    let is_open = view.tree.children(verb).any(|at| open(&at));
    !is_open && !view.below(denier).iter().any(is_no_one)
}

/// Whether a denial is told by the way: `although he denied it, …`
fn passes(view: &View, verb: usize) -> bool {
    view.label(verb) == Label::Advcl
}

/// The word that ties a denial to the clause before that it stands against: `…, though Orlo denied it`.
fn concession(view: &View, verb: usize) -> Option<usize> {
    let mark = view.child(verb, &[Label::Mark]).filter(|_| passes(view, verb))?;
    let word = view.sentence.word(mark);
    let is_behind = view.sentence.head(verb).is_some_and(|head| head < mark);
    let opposes = matches!(word, "although" | "though" | "whereas" | "while");
    (is_behind && opposes).then_some(mark)
}

/// The noun in `…, allegations he denies`, `…, a charge Orlo denies`.
fn noun_before(view: &View, verb: usize, denier: usize) -> Option<usize> {
    let first = view.below(denier).first().copied()?;
    let before = first.checked_sub(1)?;
    let links = matches!(view.sentence.word(before), "that" | "which");
    let noun = if links { before.checked_sub(1)? } else { before };
    let word = view.sentence.word(noun).to_lowercase();
    let article = noun.checked_sub(1).filter(|&at| view.label(at) == Label::Det);
    let comma = article.unwrap_or(noun).checked_sub(1)?;
    let is_something = word == "something" && denies_truth(&view.stems[verb]);
    let is_claim = CLAIMS.contains(&&*word) || is_something;
    (is_claim && view.tag(comma) == Tag::Comma && is_over(view, verb)).then_some(noun)
}

/// Whether a verb stands in `…, which he denies`, and `which` is no claim that the sentence names.
fn is_relative(view: &View, verb: usize, denier: usize) -> bool {
    let which = view.below(denier).first().and_then(|first| first.checked_sub(1));
    let Some(which) = which.filter(|&at| view.sentence.word(at) == "which") else { return false };
    let comma = which.checked_sub(1).is_some_and(|at| view.tag(at) == Tag::Comma);
    let is_claim = view.sentence.head(verb).is_some_and(|noun| {
        view.upos(noun) == Upos::Noun
            && (view.cues_at(noun).any(|found| view.cues.may_report(found))
                || CLAIMS.contains(&view.sentence.word(noun)))
    });
    comma && !is_claim && !is_refusal(view, verb, denier) && is_over(view, verb)
}

/// Whether what was asked for is refused: `asked for a visa, which the embassy denied`.
fn is_refusal(view: &View, verb: usize, denier: usize) -> bool {
    #[rustfmt::skip]
    const ASKED_FOR: &[&str] = &[
        "access", "appeal", "application", "asylum", "bail", "entry", "help", "leave", "licence", "license",
        "loan", "motion", "parole", "pension", "permission", "permit", "petition", "plea", "request", "visa",
    ];
    let noun = view.sentence.head(verb);
    let is_asked = noun.is_some_and(|noun| ASKED_FOR.contains(&&*view.sentence.lemma(noun)));
    is_asked && !matches!(view.sentence.word(denier), "he" | "she" | "they")
}

/// Whether a verb stands in a clause of its own that denies what the one before says: `…; Orlo
/// denied it`, `…, though Orlo denied it`.
fn is_next_clause(view: &View, verb: usize) -> bool {
    let concession = concession(view, verb);
    let joined = matches!(view.label(verb), Label::Parataxis | Label::Conj) || concession.is_some();
    let Some(object) = view.child(verb, &[Label::Obj]).filter(|&at| joined && at > verb) else {
        return false;
    };
    let word = view.sentence.word(object).to_lowercase();
    let the = view.child(object, &[Label::Det]).is_some_and(|det| {
        matches!(&*view.sentence.word(det).to_lowercase(), "the" | "this" | "these" | "those")
    });
    let is_all = matches!(&*word, "it" | "this" | "that") || the && CLAIMS.contains(&&*word);
    let start = view.below(verb).into_iter().find(|&at| view.upos(at) != Upos::Punct);
    let apart = start.and_then(|start| start.checked_sub(1));
    let is_apart = concession.is_some() || apart.is_some_and(|at| view.upos(at) == Upos::Punct);
    is_all && is_apart && is_over(view, object)
}

/// Whether only adverbs follow a word up to the end of the sentence or of a clause.
fn is_over(view: &View, word: usize) -> bool {
    let rest = (word + 1..view.sentence.len()).find(|&at| view.upos(at) != Upos::Adv);
    rest.is_none_or(|at| view.upos(at) == Upos::Punct)
}

/// Whether somebody else says what a claim says, and the text leaves it open.
fn is_distant(claim: &Candidate) -> bool {
    let open = match &*claim.status {
        "alleged" | "claimed" | "reported" => true,
        "stated" | "opinion" => claim.speaker.is_some(),
        _ => false,
    };
    open && !claim.negated
        && claim.modality == Modality::Actual
        && !matches!(claim.rule, "apposition" | "bracket" | "title")
}

/// What somebody says who denies a claim: whoever it is about, if there is but a pronoun for him.
fn denied_by(claim: &Candidate, denier: &str, guide: &Guide) -> Option<Candidate> {
    let denied = guide.statuses.iter().find(|id| *id == "denied")?;
    let is_other = matches!(denier, "he" | "she") && !may_be_person(claim);
    let denier = if is_pronoun(denier) && !is_other { &*claim.subject } else { denier };
    let is_own = claim.speaker.as_deref() == Some(denier);
    (is_distant(claim) && !is_own).then(|| Candidate {
        status: denied.clone(),
        negated: true,
        speaker: Some(denier.to_string()),
        speaker_type: None,
        ..claim.clone()
    })
}

/// Whether `he` may stand for whom a claim is about; not for `government troops`.
fn may_be_person(claim: &Candidate) -> bool {
    match claim.subject_type.as_deref() {
        Some(kind) => kind == "person",
        None => {
            let last = claim.subject.rsplit(' ').next().unwrap_or_default();
            let is_name = claim.subject.starts_with(|c: char| !c.is_lowercase());
            is_name || says_person(last) || is_agent_noun(last)
        }
    }
}

/// What somebody says in a sentence who denies there what the one before claims: `Orlo denies
/// this`. It has to be sure what that is: a single claim, or claims about the one who denies them.
pub(super) fn denied_before(
    view: &View,
    claims: &[Candidate],
    name: impl Fn(usize) -> Option<String>,
    guide: &Guide,
) -> Option<(usize, Vec<Candidate>)> {
    let (verb, denier) = who_denies(view)
        .filter(|&(verb, who)| !passes(view, verb) && is_settled(view, verb, who))?;
    let denier = pronoun(view, denier).or_else(|| name(denier))?;
    let distant: Vec<&Candidate> = claims.iter().filter(|claim| is_distant(claim)).collect();
    let first = distant.first()?;
    let of_one = distant.iter().all(|claim| claim.subject == first.subject);
    let is_sure = distant.len() == 1 || of_one && (first.subject == denier || is_pronoun(&denier));
    let denied = distant.into_iter().filter(|_| is_sure);
    let denied: Vec<Candidate> =
        denied.filter_map(|claim| denied_by(claim, &denier, guide)).collect();
    let cue = view.sentence.word(verb);
    (!denied.is_empty()).then(|| (verb, told_here(view, denied, cue)))
}

/// The claims of the last sentence that tells what somebody says, of some in the order of the text.
pub(super) fn last_told(claims: &[Candidate]) -> &[Candidate] {
    let Some(last) = claims.iter().rposition(is_distant) else { return &[] };
    let place = &claims[last].place;
    let first = claims[..last].iter().rposition(|claim| claim.place != *place);
    &claims[first.map_or(0, |before| before + 1)..=last]
}

/// The verb by which somebody denies what the sentence before says, and who that is: `Orlo denies it`, `Orlo
/// called the claim a lie`, `Orlo said that was untrue`.
fn who_denies(view: &View) -> Option<(usize, usize)> {
    let denies = |at: &usize| rejects(&view.stems[*at]);
    let calls =
        |at: &usize| view.upos(*at) == Upos::Verb && CALLING.contains(&&*view.sentence.lemma(*at));
    let words = 1..view.sentence.len();
    let verb = words.clone().find(denies).or_else(|| words.clone().find(calls));
    let Some(verb) = verb else { return teller(view) };
    // Of `Orlo denies this` parsers make a list of names.
    let subject = view.child(verb, &[Label::Nsubj, Label::Compound]);
    let denier = subject.filter(|&denier| denier < verb)?;
    // `Pell accused Ro of theft; Orlo denied it`: that is no longer about the sentence before.
    let of_denier = view.below(denier);
    let is_other = |at: usize| view.upos(at) == Upos::Verb && !of_denier.contains(&at);
    (!(0..verb).any(is_other)).then_some((verb, denier))
}

/// The text's own denial of the one thing that somebody else says in the sentence before: `That is false.`
pub(super) fn belied(
    view: &View,
    claims: &[Candidate],
    reports: bool,
    guide: &Guide,
) -> Vec<Candidate> {
    let Some(asserted) = guide.statuses.iter().find(|id| *id == "asserted") else {
        return Vec::new();
    };
    // What stands behind `Claim:` is rated where that is read.
    let is_told = |claim: &&Candidate| is_distant(claim) && (reports || claim.speaker.is_some());
    let distant: Vec<&Candidate> = claims.iter().filter(is_told).collect();
    // Of several things one may be so.
    let is_one = distant.windows(2).all(|pair| pair[0].relation == pair[1].relation);
    let of_text = |claim: &Candidate| Candidate {
        status: asserted.clone(),
        negated: true,
        speaker: None,
        speaker_type: None,
        ..claim.clone()
    };
    let denied = distant.into_iter().filter(|_| is_one).map(of_text).collect();
    told_here(view, denied, view.sentence.text.get(view.sentence.range()).unwrap_or_default())
}

/// Claims with the words of a sentence for their quote.
fn told_here(view: &View, claims: Vec<Candidate>, cue: &str) -> Vec<Candidate> {
    let quote = &view.sentence.text[view.sentence.range()];
    let told = |claim| Candidate { cue: cue.to_string(), quote: quote.to_string(), ..claim };
    claims.into_iter().map(told).collect()
}

/// Whether a verb of this stem says of something that it isn't so, and not only that it isn't wanted.
pub(super) fn denies_truth(stem: &str) -> bool {
    matches!(stem, "deny" | "disput" | "refut")
}

/// Whether a verb of this stem denies a claim.
pub(super) fn rejects(stem: &str) -> bool {
    denies_truth(stem) || matches!(stem, "contest" | "dismis" | "reject")
}

/// A pronoun for whoever denies: it is the claim before that tells who that is.
pub(super) fn pronoun(view: &View, denier: usize) -> Option<String> {
    Some(view.sentence.word(denier).to_lowercase()).filter(|word| is_pronoun(word))
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it")
}
