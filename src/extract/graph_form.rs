//! A proposition as an edge: two names and what lies between them.
//!
//! A clause can be said in several ways (`requested data`, `requested data from Meta`). A graph
//! wants the one that ends in a name, in the active voice.

use crate::extract::clauses::{Adjunct, Argument, Implied, Proposition};
use crate::extract::language::{Label, Tag, Upos, past_of_participle};
use crate::extract::manner::Manner;
use crate::extract::mend::name_given;
use crate::extract::mentions::{says_kind, written};
use crate::extract::relations::Group;
use crate::extract::ties::{field, tied_to};
use crate::extract::times::time;
use crate::extract::tree::{is_means, is_measure, is_money, upwards};
use crate::extract::verb_forms::{past_of_verb, present_of};
use crate::extract::view::{View, is_thing};
use crate::model::Modality;

/// One way to say a clause as an edge.
#[derive(Clone, Debug)]
pub(super) struct Form<'p> {
    pub(super) proposition: &'p Proposition,
    pub(super) subject: Argument,
    pub(super) object: Argument,
    pub(super) adjuncts: Vec<&'p Adjunct>,
    /// The words between the two, as a table has them.
    pub(super) relation: String,
    /// The same, to be compared with the phrases of a project.
    pub(super) group: Group,
    /// Whether the object is what the subject is said to be.
    pub(super) describes: bool,
    /// How much of the object is meant, if that is a share of it.
    pub(super) share: Option<String>,
    /// How much a graph wants this form and not another of the same clause.
    pub(super) rank: i32,
}

/// Why there is no edge in a proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Formless {
    NoSubject,
    NoObject,
    /// What is said, thought or wished is a clause, which is read by itself.
    Clause,
}

/// The edge a proposition is, if it is one.
pub(super) fn form<'p>(
    view: &View,
    proposition: &'p Proposition,
    manner: &Manner,
) -> Result<Form<'p>, Formless> {
    let (subject, object) = ends(view, proposition)?;
    if is_no_end(view, proposition, manner, (&subject, &object)) {
        return Err(Formless::NoObject);
    }
    if is_clause(view, proposition, (&subject, &object)) {
        return Err(Formless::Clause);
    }
    let adjuncts = proposition.adjuncts.iter().collect();
    let words = relation_words(view, proposition, manner);
    let mut form = Form {
        proposition,
        subject,
        object,
        adjuncts,
        relation: String::new(),
        share: None,
        group: Group::default(),
        describes: is_described(view, proposition),
        rank: 0,
    };
    if form.describes && view.upos(form.object.head) == Upos::Noun {
        form.object = view.described(form.object.head);
    }
    form.voice(view, words, manner);
    form.evaluation(view, manner);
    form.turn_description(view);
    form.part_of_whole(view);
    form.split(view);
    form.rank = rank(view, &form);
    Ok(form)
}

/// Who or what a proposition is about, both ends.
fn ends(view: &View, proposition: &Proposition) -> Result<(Argument, Argument), Formless> {
    let all_of = |argument: &Argument| match view.none_of(argument.head) {
        Some(all) => view.argument(all),
        None => argument.clone(),
    };
    let subject = proposition.subject.as_ref().map(all_of).ok_or(Formless::NoSubject)?;
    let object = proposition.object.as_ref().map(all_of).ok_or(Formless::NoObject)?;
    if !is_thing(view, subject.head) {
        return Err(Formless::NoSubject);
    }
    if !is_thing(view, object.head) && !is_described(view, proposition) {
        return Err(match view.upos(object.head) {
            Upos::Verb | Upos::Aux => Formless::Clause,
            _ => Formless::NoObject,
        });
    }
    Ok((subject, object))
}

/// Whether one of two ends is none that anything is done by or to: a number, a time, a means.
fn is_no_end(
    view: &View,
    proposition: &Proposition,
    manner: &Manner,
    (subject, object): (&Argument, &Argument),
) -> bool {
    let opener = view.opener(object.head).filter(|word| proposition.predicate.contains(word));
    let is_cue = opener.is_some_and(|word| manner.cues.contains(&word));
    // Neither the number of an item nor that of a day does anything, or has anything done to it.
    let is_bare = |end: &Argument| view.upos(end.head) == Upos::Num && end.name.len() == 1;
    let is_number = is_bare(object) || is_bare(subject);
    // `offenders, the NFA Register`: one can't be several.
    let is_apart = proposition.rule == "apposition"
        && view.tag(subject.head) == Tag::Nns
        && view.tag(object.head) == Tag::Nnp;
    let is_labelled = proposition.rule == "apposition"
        && labels(view, subject.head.min(object.head), subject.head.max(object.head));
    // A passive with an agent has him or her for its doer, and no means.
    // `catches fell by a third` says so of the catches.
    let is_active = proposition.implied.is_none()
        && view.child(proposition.head, &[Label::AuxPass]).is_none()
        && is_measure(view.sentence, object.head);
    let by = opener.is_some_and(|word| view.stems[word] == "by");
    // Nobody resigns police in `According to police the minister resigned`.
    let is_source = |word: usize| {
        view.label(word) == Label::Case
            && view.sentence.word(word).eq_ignore_ascii_case("according")
    };
    let is_account = view.sentence.head(object.head) == Some(proposition.head)
        && view.tree.children(object.head).any(is_source);
    let is_means = by && is_means(view.sentence, object.head) && !is_active;
    is_cue
        || is_account
        || is_means
        || is_number
        || is_apart
        || is_labelled
        || tied_time(view, &proposition.predicate, object)
}

/// Whether a proposition only says that somebody says what follows, or that something is so.
fn is_clause(
    view: &View,
    proposition: &Proposition,
    (subject, object): (&Argument, &Argument),
) -> bool {
    // `her claim is that Orlo lied`
    let is_outer = view.label(subject.head) == Label::NsubjOuter && object.head == proposition.head;
    let that = |word: usize| view.label(word) == Label::Mark && view.stems[word] == "that";
    let told = || view.tree.children(object.head).any(|word| word > subject.head && that(word));
    is_outer && told() || says_name(view, proposition, object) || tells(view, proposition.head)
}

/// Whether a colon or dash stands between two nouns: `Photo: private` names nobody.
fn labels(view: &View, first: usize, last: usize) -> bool {
    (first..last).any(|at| view.tag(at) == Tag::Colon)
}

/// Whether a verb only says that somebody says what follows: `told the court that …`.
fn tells(view: &View, verb: usize) -> bool {
    let is_content = |at: &usize| match view.label(*at) {
        Label::Ccomp => true,
        // `Orlo, the Herald reported, sued Pell`: who says so beside it is no content.
        Label::Parataxis => {
            let content = [Label::Ccomp, Label::Obj, Label::Xcomp];
            !says(view, *at) || view.child(*at, &content).is_some()
        }
        _ => false,
    };
    let Some(said) = view.tree.children(verb).find(is_content) else { return false };
    let opener = view.opener(said).map(|word| view.stems[word].as_str());
    let says_of = |found| view.cues.says_of(found, opener);
    view.upos(verb) == Upos::Verb && (says(view, verb) || view.cues_at(verb).any(says_of))
}

/// Whether somebody seems to say somebody: behind `says Orlo` stands a clause that wasn't understood.
fn says_name(view: &View, proposition: &Proposition, object: &Argument) -> bool {
    let is_object = view.label(object.head) == Label::Obj || proposition.rule == "quoted";
    match view.stems[proposition.head].as_str() {
        "say" => is_object && view.upos(proposition.head) == Upos::Verb,
        "alleg" => is_object && view.upos(object.head) == Upos::Propn,
        _ => false,
    }
}

fn says(view: &View, verb: usize) -> bool {
    view.cues_at(verb).any(|found| view.cues.is_saying(found))
}

/// Whether the object is what the subject is said to be: `is a website`, `is insidious`.
fn is_described(view: &View, proposition: &Proposition) -> bool {
    let object = proposition.object.as_ref().map(|object| object.head);
    let copula = view.child(proposition.head, &[Label::Cop]).is_some();
    object == Some(proposition.head) && (copula || proposition.implied == Some(Implied::Be))
}

/// Whether the object is a time, and its preposition the last words of the predicate.
fn tied_time(view: &View, predicate: &[usize], object: &Argument) -> bool {
    let role: Vec<usize> = predicate
        .iter()
        .copied()
        .filter(|&at| view.sentence.head(at) == Some(object.head))
        .collect();
    let mut words = role;
    words.extend(&object.whole);
    time(&written(view, &words)).is_some()
}

/// Whether a verb without a tense tells when or how something was done: `after bribing Orlo, Pell fled`.
fn is_beside_deed(view: &View, gerund: usize) -> bool {
    let deed = view.sentence.head(gerund).filter(|_| view.label(gerund) == Label::Advcl);
    let is_past = |at: usize| {
        let was = |aux: usize| matches!(view.sentence.word(aux), "was" | "were" | "had" | "did");
        let auxiliary = view.child(at, &[Label::AuxPass, Label::Aux]);
        auxiliary.map_or(view.tag(at) == Tag::Vbd, was)
    };
    // Whoever campaigned for selling a mill, or died before selling it, didn't sell it.
    let tells = |tie: usize| matches!(view.stems[tie].as_str(), "after" | "by" | "when" | "while");
    deed.is_some_and(|deed| view.upos(deed) == Upos::Verb && is_past(deed))
        && view.opener(gerund).is_none_or(tells)
}

/// The words of a predicate that say what is done: no auxiliaries of tense, no `not`, no adverbs,
/// no articles, nothing that says how it is put.
fn relation_words(view: &View, proposition: &Proposition, manner: &Manner) -> Vec<usize> {
    let says = |&at: &usize| {
        let stem = view.stems[at].as_str();
        let head_is_ing = view.sentence.head(at).is_some_and(|head| view.tag(head) == Tag::Vbg);
        let idle = match view.label(at) {
            Label::Aux => stem != "be" || !head_is_ing,
            Label::Advmod | Label::Det | Label::DetPredet | Label::CcPreconj => true,
            Label::Discourse | Label::Punct => true,
            Label::NmodPoss => view.tag(at) == Tag::PrpPossessive,
            _ => view.upos(at) == Upos::Punct || says_where(view, at),
        };
        !idle && !manner.dropped.contains(&at)
    };
    let mut words: Vec<usize> = proposition.predicate.iter().copied().filter(says).collect();
    while words.first().is_some_and(|&at| view.tag(at) == Tag::To) {
        words.remove(0);
    }
    words
}

/// Whether a word is the `there` of `There Orlo met Pell`, and not that of `there is`.
fn says_where(view: &View, at: usize) -> bool {
    let is_deed = |verb: usize| {
        view.upos(verb) == Upos::Verb && !matches!(&*view.sentence.lemma(verb), "be" | "exist")
    };
    view.tag(at) == Tag::Ex && view.sentence.head(at).is_some_and(is_deed)
}

/// Words for how much of something is owned.
#[rustfmt::skip]
const PARTS: &[&str] =
    &["%", "cent", "half", "pc", "percent", "quarter", "third", "two-thirds", "three-quarters"];

/// How much is owned, before the verb: `is 51 percent owned by Pell`.
fn share_beside(view: &View, verb: usize) -> Option<usize> {
    view.tree.children(verb).find(|&at| {
        let is_before = view.label(at) == Label::OblUnmarked && at + 1 == verb;
        is_before && PARTS.contains(&view.sentence.word(at))
    })
}

impl Form<'_> {
    /// Puts a passive with an agent into the active, and writes the relation.
    fn voice(&mut self, view: &View, mut words: Vec<usize>, manner: &Manner) {
        let head = self.proposition.head;
        let participle = view.tag(head) == Tag::Vbn && view.upos(head) == Upos::Verb;
        let implied_be = self.proposition.implied == Some(Implied::Be);
        let passive = view.is_passive(head) || (implied_be && participle);
        let is_agent = !is_means(view.sentence, self.object.head);
        let inverted = put_auxiliary_first(view, head, &mut words);
        let by = words.iter().position(|&at| {
            view.stems[at] == "by" && view.sentence.head(at) == Some(self.object.head) && is_agent
        });
        if let (true, Some(by)) = (passive, by) {
            words.remove(by);
            words.retain(|&at| !matches!(view.label(at), Label::AuxPass | Label::Aux));
            std::mem::swap(&mut self.subject, &mut self.object);
            self.relation = written(view, &words);
            if let Some(present) = self.present_of_state(view) {
                self.relation = self.relation.replacen(view.sentence.word(head), &present, 1);
            } else {
                let word = view.sentence.word(head);
                let opens = inverted || head == 0;
                let small = if opens { word.to_lowercase() } else { word.to_string() };
                let past = past_of_participle(&small).unwrap_or(&small);
                self.relation = self.relation.replacen(word, past, 1);
            }
            self.group = group(view, &words, false);
            self.reach_receiver(view, &words);
            return;
        }
        self.group = group(view, &words, passive);
        // `seeking help` has no verb to add; `published by Meta` is what `is published` says.
        let adds_be = implied_be && view.tag(head) != Tag::Vbg && self.proposition.rule != "object";
        self.relation = with_be(view, &words, adds_be, self.proposition.implied);
        if inverted {
            let word = view.sentence.word(head);
            self.relation = self.relation.replacen(word, &word.to_lowercase(), 1);
        }
        self.conjugate(view, &words, manner);
        if view.label(self.object.head) == Label::Iobj {
            self.reach_receiver(view, &words);
        }
    }

    /// The present of what somebody goes on doing: `is owned by` is `owns`, of whoever does it.
    fn present_of_state(&self, view: &View) -> Option<String> {
        #[rustfmt::skip]
        const STATES: &[&str] = &[
            "chair", "control", "employ", "govern", "head", "hold", "lead", "manage", "operate",
            "oversee", "own", "run", "supervise",
        ];
        let head = self.proposition.head;
        let is = view.child(head, &[Label::AuxPass]).map(|is| view.sentence.word(is))?;
        let lemma = view.sentence.lemma(head);
        let is_state = matches!(is, "is" | "are") && STATES.contains(&&*lemma);
        // `Drum Holdings` is one.
        let several = view.tag(self.subject.head) == Tag::Nns;
        let alone = view.child(head, &[Label::Aux]).is_none();
        (is_state && alone).then(|| present_of(&lemma, several))
    }

    /// `gave Pell the keys` is told as `gave keys to`, like `gave the keys to Pell`.
    fn reach_receiver(&mut self, view: &View, words: &[usize]) {
        let head = self.proposition.head;
        let Some(gift) = view.child(head, &[Label::Obj]) else { return };
        let names_gift = words.contains(&gift);
        if !names_gift && !is_money(view.sentence, gift) {
            return;
        }
        let Some(tie) = tie_of(&view.sentence.lemma(head), names_gift) else { return };
        self.relation = format!("{} {tie}", self.relation);
        let words = words.iter().map(|&at| view.sentence.word(at));
        self.group = Group::of(words.chain([tie]), false);
    }

    /// Puts a verb that the text leaves without a tense into the one that others would use of it,
    /// so that what is alleged and its denial are told alike: `bribed the inspector`, `denied
    /// bribing him` and `did not bribe him`. What isn't said to have been done is in the present:
    /// `plans to hide a leak`. When and whether it happens is for time and modality to say.
    fn conjugate(&mut self, view: &View, words: &[usize], manner: &Manner) {
        let Some(&verb) = words.first().filter(|&&at| view.upos(at) == Upos::Verb) else { return };
        // `convicted of bribing the inspector`, `talked into suing him`
        let above = view.sentence.head(verb);
        let is_verdict = above.is_some_and(|above| manner.cues.contains(&above));
        let is_told = manner.denied || manner.status.is_some() || is_verdict;
        let is_done = is_told || is_beside_deed(view, verb) && !manner.negated;
        let is_past = match (auxiliary(view, verb).as_deref(), view.tag(verb)) {
            (None, Tag::Vbg) => is_done && manner.modality == Modality::Actual,
            (None, Tag::Vb) if view.opener(verb).is_some_and(|to| view.tag(to) == Tag::To) => false,
            (Some("did"), Tag::Vb) => true,
            // `had stolen the ledger`
            (Some("had" | "has" | "have" | "having"), Tag::Vbn) if !view.is_passive(verb) => true,
            (Some("does"), Tag::Vb) => false,
            _ => return,
        };
        let subject = self.subject.head;
        let several = matches!(view.tag(subject), Tag::Nns | Tag::Nnps)
            || matches!(view.stems[subject].as_str(), "they" | "we" | "you" | "i" | "who");
        let lemma = view.sentence.lemma(verb);
        let form = if is_past { past_of_verb(&lemma) } else { present_of(&lemma, several) };
        self.relation = self.relation.replacen(view.sentence.word(verb), &form, 1);
    }

    /// `critics see the law as an excuse`, `critics call it an excuse`: what the law is, in their
    /// opinion.
    fn evaluation(&mut self, view: &View, manner: &Manner) {
        let head = self.proposition.head;
        let evaluates = view.cues.evaluation(&view.stems[head], head).is_some();
        let given = name_given(view.sentence, head).filter(|_| manner.evaluates);
        let tied = |adjunct: &&&Adjunct| match adjunct.role[..] {
            [role] => evaluates && view.stems[role] == "as",
            _ => given == Some(adjunct.argument.head),
        };
        let participle = |lemma: &str| match lemma {
            "label" => "labelled".to_string(),
            "see" => "seen".to_string(),
            verb => past_of_verb(verb),
        };
        let lemma = view.sentence.lemma(head);
        let words = match given {
            Some(_) => vec![participle(&lemma)],
            None => vec![participle(&lemma), "as".to_string()],
        };
        let said = self.adjuncts.iter().find(tied).map(|said| said.argument.clone());
        let is_active = self.proposition.rule == "object";
        match said.filter(|said| is_active && is_thing(view, said.head)) {
            Some(said) => self.subject = std::mem::replace(&mut self.object, said),
            // `was called an excuse by critics`
            None if given == Some(self.object.head) => {
                let is_agent = |at: usize| view.label(at) == Label::OblAgent;
                self.adjuncts.retain(|adjunct| !is_agent(adjunct.argument.head));
            }
            None => return,
        }
        self.relation = format!("is {}", words.join(" "));
        self.group = Group::of(words.iter().map(String::as_str), true);
    }

    /// `the harbour master, Ines Okafor`: she is the harbour master, not the other way round.
    fn turn_description(&mut self, view: &View) {
        let (subject, object) = (self.subject.head, self.object.head);
        let apposition = self.proposition.rule == "apposition";
        // `the director of Pell is Ann Ro`: so she is.
        let identity = self.proposition.rule == "copula"
            && view.child(object, &[Label::Cop]).is_some()
            && view.tag(subject) == Tag::Nn
            && view.upos(object) == Upos::Propn
            && tied_to(view, subject).is_some();
        if identity {
            std::mem::swap(&mut self.subject, &mut self.object);
        }
        if apposition && view.upos(subject) == Upos::Noun && view.upos(object) == Upos::Propn {
            std::mem::swap(&mut self.subject, &mut self.object);
        }
    }

    /// `owns 51 percent of Pell`: Pell is what is owned, and how much of it is told beside.
    fn part_of_whole(&mut self, view: &View) {
        const SHARES: &[&str] = &["capital", "equity", "share", "shares", "stock"];
        const OWNING: &[&str] =
            &["acquire", "buy", "control", "get", "have", "hold", "own", "purchase", "sell"];
        let (verb, part) = (self.proposition.head, self.object.head);
        let is_part = view.label(part) == Label::Obj && PARTS.contains(&view.sentence.word(part));
        if !OWNING.contains(&&*view.sentence.lemma(verb)) {
            return;
        }
        if let Some(beside) = share_beside(view, verb) {
            self.share = Some(written(view, &view.argument(beside).name));
            return;
        }
        if !is_part {
            return;
        }
        let tied = |noun: usize, ties: &[&str]| {
            view.tree.children(noun).find(|&at| {
                let is_tie = view.opener(at).is_some_and(|case| ties.contains(&&*view.stems[case]));
                view.label(at) == Label::Nmod && at > noun && is_tie
            })
        };
        let whole = tied(part, &["of"]).filter(|&whole| is_thing(view, whole));
        let Some(mut whole) = whole else { return };
        if SHARES.contains(&view.sentence.word(whole)) {
            whole = tied(whole, &["in", "of"]).unwrap_or(whole);
        }
        // `half of the capacity` is nobody's half.
        let is_body = says_kind(view.sentence.word(whole));
        if view.upos(whole) != Upos::Propn && !is_body {
            return;
        }
        let mut words = view.argument(part).name;
        words.retain(|&at| at <= part && view.label(at) != Label::Det);
        self.share = Some(written(view, &words));
        self.object = view.argument(whole);
    }

    /// `is a subsidiary of Brightwater`, `is its spokesman`: the noun belongs to the relation if
    /// somebody is tied to it.
    fn split(&mut self, view: &View) {
        let noun = self.object.head;
        let is_sum = is_money(view.sentence, noun);
        if !self.group.stems.is_empty() || view.upos(noun) != Upos::Noun || is_sum {
            return;
        }
        let Some((end, tie)) = tied_to(view, noun) else { return };
        // Whoever has it may stand above it: `Orlo, whose brother left`.
        let above = upwards(view.sentence, noun).any(|above| above == end);
        let below = if above { Vec::new() } else { view.below(end) };
        let kept = |&at: &usize| {
            let idle = matches!(view.label(at), Label::Det | Label::NmodPoss | Label::Case);
            let kept = at <= noun && view.upos(at) != Upos::Punct;
            // `son-in-law`
            let part = view.label(at) == Label::Flat && view.sentence.head(at) == Some(noun);
            (kept || part) && !below.contains(&at) && !idle
        };
        let mut words: Vec<usize> = self.object.name.iter().copied().filter(kept).collect();
        words.extend(field(view, noun).into_iter().filter(|at| !below.contains(at)));
        let said = format!("{} {tie}", written(view, &words));
        self.relation = format!("{} {said}", self.relation);
        self.group = Group::of(said.split(' '), false);
        self.object = view.argument(end);
        self.describes = false;
    }
}

/// The first auxiliary of a verb, in small letters.
fn auxiliary(view: &View, verb: usize) -> Option<String> {
    let auxiliary = view.child(verb, &[Label::Aux, Label::AuxPass])?;
    Some(view.sentence.word(auxiliary).to_lowercase())
}

/// The preposition that a verb would have before whoever gets what it gives: none if it can do
/// without saying what that is, as `fined Orlo` can.
fn tie_of(verb: &str, names_gift: bool) -> Option<&'static str> {
    match verb {
        "bet" | "bill" | "charge" | "cost" | "fine" | "pay" if !names_gift => None,
        "book" | "build" | "buy" | "find" | "get" | "make" | "order" => Some("for"),
        _ => Some("to"),
    }
}

/// Puts the auxiliary of a passive before its verb, and says whether it stood behind: `Injured were
/// two guards`.
fn put_auxiliary_first(view: &View, verb: usize, words: &mut [usize]) -> bool {
    let be = view.child(verb, &[Label::AuxPass]).filter(|&be| be > verb);
    if let Some(place) = words.iter().position(|&at| Some(at) == be) {
        words[..=place].rotate_right(1);
    }
    be.is_some()
}

fn group(view: &View, words: &[usize], passive: bool) -> Group {
    Group::of(words.iter().map(|&at| view.sentence.word(at)), passive)
}

/// The words, with the `be` that a text leaves out or that lost its auxiliary.
fn with_be(view: &View, words: &[usize], implied_be: bool, implied: Option<Implied>) -> String {
    let text = written(view, words);
    match implied {
        Some(Implied::Have) => return "has".to_string(),
        Some(Implied::Include) => return "includes".to_string(),
        Some(Implied::Be) | None => {}
    }
    if implied_be {
        return format!("is {text}").trim_end().to_string();
    }
    let (first, rest) = text.split_once(' ').unwrap_or((&text, ""));
    let first = match first.to_lowercase().as_str() {
        "be" | "being" => "is",
        "been" => "was",
        "" => "is",
        _ => return text,
    };
    format!("{first} {rest}").trim_end().to_string()
}

/// How well the form serves a graph: a name at its end is wanted most.
fn rank(view: &View, form: &Form) -> i32 {
    let object = form.object.head;
    let name = view.upos(object) == Upos::Propn || view.name_of(object).is_some();
    let flipped =
        form.proposition.subject.as_ref().is_some_and(|own| own.head != form.subject.head);
    let last = form.proposition.predicate.last().map(|&at| view.stems[at].as_str());
    // `imposed a fine on Orlo` is about Orlo; `posted links on Relay` says where.
    let inside = view.label(object) == Label::Nmod;
    let place = match last {
        Some("on" | "with") => !inside,
        Some(last) => matches!(last, "in" | "at" | "dur" | "near" | "as" | "after" | "before"),
        None => false,
    };
    // What is done to the noun reaches the name that `from`, `to` or `against` ties to it.
    let reaches = matches!(last, Some("from" | "to" | "against" | "with" | "on" | "for"));
    let turned = matches!(form.proposition.rule, "turned" | "object-turned" | "oblique-turned");
    let direct = matches!(form.proposition.rule, "object" | "copula" | "apposition");
    let long = form.relation.split(' ').count() > 4;
    4 * i32::from(name) + 2 * i32::from(direct) + 4 * i32::from(flipped)
        - i32::from(turned && place)
        // `the harbour of Ellery` is a name that `bought the harbour of` would break.
        - 4 * i32::from(turned && last == Some("of"))
        // A sum is nobody.
        - 5 * i32::from(is_money(view.sentence, object))
        - i32::from(turned)
        + i32::from(turned && name && reaches && !place)
        - 2 * i32::from(long)
}
