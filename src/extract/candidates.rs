//! What a sentence claims, as candidates.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::extract::candidate::Candidate;
use crate::extract::clauses::{Adjunct, Argument, Implied, Proposition};
use crate::extract::denied_whole::{WholeDenial, pronoun};
use crate::extract::document::Block;
use crate::extract::graph_form::{Form, Formless, form};
use crate::extract::guide::Guide;
use crate::extract::language::{Label, Tag, Upos};
use crate::extract::lead_in::LeadIn;
use crate::extract::manner::{Manner, Unsaid, manner, opens_what_is_so};
use crate::extract::members::{is_excluded, is_named_behind, turned_by_but};
use crate::extract::mend::{is_appointing, is_declaring, name_given};
use crate::extract::mentions::{Mentions, Named, is_document, written};
use crate::extract::passed_over::{PassedOver, Reason};
use crate::extract::questions::{is_asked, is_question};
use crate::extract::shares;
use crate::extract::time_spans::Spans;
use crate::extract::times::{Time, time};
use crate::extract::tree::{is_money, is_nominal, upwards};
use crate::extract::view::{View, is_thing};

/// What is known of the place where a sentence stands.
pub(super) struct Context<'c> {
    pub(super) block: &'c Block,
    /// The noun that says what the item's label names, and that name.
    pub(super) labelled: Option<(usize, Named)>,
    /// The time that the item's label or a heading gives.
    pub(super) time: Option<&'c Time>,
    pub(super) speech: &'c [Voice],
    /// What introduces the block.
    pub(super) lead_in: Option<&'c LeadIn>,
    /// Who said what the sentence before says.
    pub(super) carried: Option<&'c str>,
}

/// Direct speech, as bytes of the block's text, and who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Voice {
    pub(super) range: Range<usize>,
    pub(super) speaker: Option<String>,
}

/// How much less a claim about a pronoun that nobody was found for is worth.
const UNRESOLVED: f32 = 0.5;

struct Making<'a, 's, 't> {
    view: &'a View<'s, 't>,
    context: &'a Context<'a>,
    guide: &'a Guide,
    mentions: &'a Mentions<'a>,
    /// A denial of all that the sentence says before it.
    denial: Option<WholeDenial>,
}

/// What a sentence claims, and who said the last of it.
pub(super) fn candidates(
    view: &View,
    propositions: &[Proposition],
    context: &Context,
    guide: &Guide,
    mentions: &Mentions,
    passed_over: &mut PassedOver,
) -> (Vec<Candidate>, Option<String>) {
    let making = Making { view, context, guide, mentions, denial: WholeDenial::of(view) };
    let labelled = context.labelled.as_ref().map(|(noun, _)| of_label(view, *noun));
    let forms = making.forms(labelled.iter().chain(propositions), passed_over);
    let (mut found, mut speaker, mut places) = (Vec::new(), None, Vec::new());
    for forms in forms.into_values() {
        let chosen = making.choose(&forms);
        for _ in 1..forms.len() {
            passed_over.note(Reason::OtherForm);
        }
        let (form, manner) = &forms[chosen];
        for ends in making.pairs(form) {
            let manner = turned_by_but(view, form.proposition, manner, &ends.1);
            match making.candidate(form, &manner, &ends) {
                Ok(candidate) => {
                    speaker = candidate.speaker.clone();
                    places.push(making.denial.map(|denial| denial.place(form.proposition)));
                    found.push(candidate);
                }
                Err(reason) => passed_over.note(reason),
            }
        }
    }
    if let Some(denial) = making.denial {
        let name = || making.said_by(denial.denier, making.voice(denial.denier));
        let denier = pronoun(view, denial.denier).unwrap_or_else(name);
        denial.deny(view, &mut found, &places, &denier, guide);
    }
    (found, speaker)
}

/// The forms of each clause, by its predicate and its subject.
type Forms<'p> = BTreeMap<(usize, usize), Vec<(Form<'p>, Manner)>>;

impl<'a, 's, 't> Making<'a, 's, 't> {
    fn forms<'p>(
        &self,
        propositions: impl Iterator<Item = &'p Proposition>,
        passed_over: &mut PassedOver,
    ) -> Forms<'p> {
        let sentence = self.view.sentence;
        let question = is_question(sentence);
        let mut forms = Forms::new();
        for proposition in propositions {
            if question || is_asked(sentence, proposition.head) {
                passed_over.note(Reason::Condition);
                continue;
            }
            match self.form(proposition) {
                Ok((form, manner)) => {
                    let subject = proposition.subject.as_ref().map_or(0, |subject| subject.head);
                    forms.entry((proposition.head, subject)).or_default().push((form, manner));
                }
                Err(reason) => passed_over.note(reason),
            }
        }
        forms
    }

    fn form<'p>(&self, proposition: &'p Proposition) -> Result<(Form<'p>, Manner), Reason> {
        if matches!(proposition.rule, "possessive" | "title") {
            return Err(Reason::Slight);
        }
        let mut manner = manner(self.view, proposition);
        let is_said = manner.speaker.is_some();
        if let Some(lead_in) = self.context.lead_in
            && lead_in.reach(&mut manner, is_said)
        {
            manner.speaker = None;
        }
        match manner.unsaid {
            Some(Unsaid::Condition) => return Err(Reason::Condition),
            Some(Unsaid::NotSaid) => return Err(Reason::NotSaid),
            None => {}
        }
        let form = form(self.view, proposition, &manner).map_err(|why| match why {
            Formless::NoSubject => Reason::NoSubject,
            Formless::NoObject => Reason::NoObject,
            Formless::Clause => Reason::Clause,
        })?;
        Ok((form, manner))
    }

    /// The form of a clause to propose: one that a relation of the project means, else the best.
    fn choose(&self, forms: &[(Form, Manner)]) -> usize {
        let best = |(index, (form, _)): (usize, &(Form, Manner))| {
            let mapped = !self.guide.relations.is_empty()
                && self.guide.relations.find(&form.group, (None, None)).is_some();
            (mapped, form.rank, std::cmp::Reverse(index))
        };
        let ranked = forms.iter().enumerate().map(best);
        ranked.max().map_or(0, |(_, _, std::cmp::Reverse(index))| index)
    }

    /// Each member of a list that is the subject, with each of one that is the object.
    fn pairs(&self, form: &Form) -> Vec<(Argument, Argument)> {
        // What stands in brackets says something of the name before them and of no other.
        let said = form.proposition.head;
        let single = self.label_of(&form.subject).is_some() || form.proposition.rule == "bracket";
        let subjects = match single {
            true => vec![form.subject.clone()],
            false => self.members_of(&form.subject, said),
        };
        let objects = self.members_of(&form.object, said);
        let mut pairs = Vec::new();
        for subject in &subjects {
            pairs.extend(objects.iter().map(|object| (subject.clone(), object.clone())));
        }
        pairs.truncate(MOST_PAIRS);
        pairs
    }

    /// Those members of a list of whom a clause says something.
    fn members_of(&self, argument: &Argument, said: usize) -> Vec<Argument> {
        let mut members = self.members(argument);
        members.retain(|member| !is_named_behind(self.view, member.head, argument.head, said));
        members
    }

    fn members(&self, argument: &Argument) -> Vec<Argument> {
        let view = self.view;
        let is_member = |&at: &usize| {
            Some(at) != view.name_of(argument.head)
                && Some(at) != view.partner(argument.head)
                && !self.mentions.are_one_name(view, at, argument.head)
                && view.label(at) == Label::Conj
                && is_nominal(view.sentence, at)
                && view.child(at, &[Label::Nsubj, Label::Cop]).is_none()
                && !is_excluded(view, at)
                && !self.denial.is_some_and(|denial| denial.is_noun(at))
        };
        let members = view.tree.children(argument.head).filter(is_member);
        let others: Vec<Argument> = members.map(|at| self.view.argument(at)).collect();
        // `not Orlo but Pell`
        let first =
            (others.is_empty() || !is_excluded(view, argument.head)).then(|| argument.clone());
        first.into_iter().chain(others).collect()
    }

    /// Whom the item's label names, if the words say what that is.
    fn label_of(&self, argument: &Argument) -> Option<&Named> {
        let (noun, named) = self.context.labelled.as_ref()?;
        (argument.head == *noun).then_some(named)
    }

    fn candidate(
        &self,
        form: &Form,
        manner: &Manner,
        ends: &(Argument, Argument),
    ) -> Result<Candidate, Reason> {
        let voice = self.voice(form.proposition.head);
        let speaker = self.speaker(manner, voice);
        let (mut subject, mut object) = self.ends(form, manner, voice, ends)?;
        let kinds = (subject.kind.as_deref(), object.kind.as_deref());
        let mapped = self.guide.relations.find(&form.group, kinds);
        if mapped.is_some_and(|mapped| mapped.inverse) {
            std::mem::swap(&mut subject, &mut object);
        }
        let (relation, relation_text) = match mapped {
            Some(mapped) => (mapped.id.to_string(), Some(form.relation.clone())),
            None => (form.relation.clone(), None),
        };
        let (when, qualifiers) = self.qualifiers(form, manner, ends.0.head);
        let sentence = self.view.sentence.range();
        let is_resolved = !subject.unresolved && !object.unresolved;
        let weight = if is_resolved { 1.0 } else { UNRESOLVED };
        Ok(Candidate {
            note: unresolved(&subject, &object, speaker.as_deref()),
            subject: subject.text,
            subject_type: subject.kind,
            relation,
            object: object.text,
            object_type: object.kind,
            relation_text,
            qualifiers,
            status: self.status(manner, voice.is_some()),
            negated: manner.negated != manner.denied,
            modality: manner.modality,
            speaker_type: speaker.as_deref().and_then(|speaker| self.kind_of_speaker(speaker)),
            speaker,
            when: when.as_ref().and_then(|time| time.when.clone()),
            when_text: when.map(|time| time.text),
            quote: self.view.sentence.text[sentence.clone()].to_string(),
            place: self.context.block.place(sentence),
            confidence: form.proposition.confidence * weight,
            cue: self.cue(manner),
            rule: form.proposition.rule,
        })
    }

    /// Whom or what a form is about, if these are two that a claim can be about.
    fn ends(
        &self,
        form: &Form,
        manner: &Manner,
        voice: Option<&Voice>,
        (subject, object): &(Argument, Argument),
    ) -> Result<(Named, Named), Reason> {
        let own = |end: &Argument| self.own_voice(end.head, manner, voice);
        let subject = match self.label_of(subject) {
            Some(named) => named.clone(),
            None => self.end(self.who(subject), own(subject).as_deref())?,
        };
        let named = match form.describes {
            true => self.mentions.resolve(self.view, object),
            false => self.who(object),
        };
        let object = self.end(named, own(object).as_deref())?;
        if subject.text == object.text {
            return Err(Reason::SameEnds);
        }
        if self.is_beside_person(form, &subject, &object) {
            return Err(Reason::Slight);
        }
        Ok((subject, object))
    }

    /// Whether a name in brackets says where a person belongs, and no one who that person is:
    /// `Lund (Leeds West)`.
    fn is_beside_person(&self, form: &Form, subject: &Named, object: &Named) -> bool {
        let opens = |at: usize| self.view.tag(at) == Tag::OpenBracket;
        let first = form.object.whole.first();
        let in_brackets = first.is_some_and(|&at| opens(at) || at > 0 && opens(at - 1));
        let is_person = |named: &Named| named.kind.as_deref() == Some("person");
        let rule = form.proposition.rule;
        in_brackets
            && matches!(rule, "apposition" | "bracket")
            && matches!(&*form.relation, "is" | "includes")
            && is_person(subject)
            && object.is_name
            && !is_person(object)
    }

    /// The name of an end. `we` in direct speech is whoever the speaker speaks for.
    fn end(&self, named: Option<Named>, speaker: Option<&str>) -> Result<Named, Reason> {
        let named = named.ok_or(Reason::NoObject)?;
        if !named.unresolved {
            return Ok(named);
        }
        let of_speaker = |text: &str| Named {
            text: text.to_string(),
            is_name: !is_pronoun(text),
            unresolved: is_pronoun(text),
            ..Named::default()
        };
        match (named.text.as_str(), speaker) {
            ("we" | "us" | "our", Some(speaker)) => Ok(match self.mentions.home(speaker) {
                Some(home) => home,
                // Who says what `we` did had a part in it; what was done to `us` may be done to
                // those alone for whom he speaks, and they have no name here.
                None if named.text == "we" || self.is_body(speaker) => of_speaker(speaker),
                None => named,
            }),
            ("i" | "me" | "my", Some(speaker)) => Ok(of_speaker(speaker)),
            (
                "there" | "you" | "what" | "which" | "who" | "whom" | "that" | "this" | "these"
                | "those" | "one" | "something" | "anything" | "nothing" | "nobody" | "none"
                | "everything" | "all" | "someone" | "anyone" | "everyone" | "somebody" | "anybody"
                | "everybody" | "each" | "other" | "others" | "another" | "himself" | "herself"
                | "itself" | "themselves",
                _,
            ) => Err(Reason::Pronoun),
            _ => Ok(named),
        }
    }

    /// Whether whoever speaks is no person but a body, which `we` stands for.
    fn is_body(&self, speaker: &str) -> bool {
        let declared = self.guide.entity(speaker).and_then(|entity| entity.kind.clone());
        let kind = declared.or_else(|| self.mentions.kind_of(speaker));
        kind.is_some_and(|kind| kind != "person")
    }

    /// What kind of entity says it. Records and data show something, and are no person.
    fn kind_of_speaker(&self, speaker: &str) -> Option<String> {
        let document = || is_document(speaker).then(|| "document".to_string());
        self.mentions.kind_of(speaker).or_else(document)
    }

    /// Whom or what an argument stands for, to whoever speaks it aloud if somebody does.
    fn who(&self, argument: &Argument) -> Option<Named> {
        let speaker = self.voice(argument.head).and_then(|voice| voice.speaker.as_deref());
        match speaker {
            Some(speaker) => self.mentions.who_to(self.view, argument, speaker),
            None => self.mentions.who(self.view, argument),
        }
    }

    /// The direct speech in which a word stands.
    fn voice(&self, word: usize) -> Option<&'a Voice> {
        let start = self.view.sentence.tokens[word].start as usize;
        self.context.speech.iter().find(|voice| voice.range.contains(&start))
    }

    /// Who says it.
    fn speaker(&self, manner: &Manner, voice: Option<&Voice>) -> Option<String> {
        let told = manner.speaker.map(|word| self.said_by(word, voice));
        told.or_else(|| self.speaker_around(voice))
    }

    /// Who speaks the words that a claim stands in, whomever they say it of.
    fn speaker_around(&self, voice: Option<&Voice>) -> Option<String> {
        let lead_in = || self.context.lead_in.and_then(|lead_in| lead_in.speaker.clone());
        voice.and_then(|voice| voice.speaker.clone()).or_else(lead_in)
    }

    /// Whom `I` and `we` stand for. Whoever is only said to say something isn't the one who speaks:
    /// `"Orlo says I paid Pell," Ann Ro said`.
    fn own_voice(&self, word: usize, manner: &Manner, voice: Option<&Voice>) -> Option<String> {
        match manner.speaker.filter(|&teller| self.is_direct(teller, word, voice)) {
            Some(teller) => Some(self.said_by(teller, voice)),
            None => self.speaker_around(voice),
        }
    }

    /// Whether words are given as whoever says them spoke them: between marks, behind a colon, or
    /// before a comma where no other speech is.
    fn is_direct(&self, teller: usize, word: usize, voice: Option<&Voice>) -> bool {
        let view = self.view;
        let mut between = teller.min(word)..teller.max(word);
        match teller < word {
            true => {
                between.any(|at| view.tag(at) == Tag::OpenQuote || view.sentence.word(at) == ":")
            }
            false => between.any(|at| {
                let ends = view.tag(at) == Tag::Comma && voice.is_none();
                ends || view.tag(at) == Tag::CloseQuote
            }),
        }
    }

    fn said_by(&self, word: usize, voice: Option<&Voice>) -> String {
        let argument = self.view.argument(word);
        let named = self.mentions.who(self.view, &argument);
        match (named, self.context.carried) {
            (Some(named), Some(carried))
                if named.unresolved && is_person_word(as_subject(&named.text)) =>
            {
                carried.to_string()
            }
            (Some(named), _)
                if named.unresolved && matches!(as_subject(&named.text), "i" | "we") =>
            {
                let own = || as_subject(&named.text).to_string();
                voice.and_then(|voice| voice.speaker.clone()).unwrap_or_else(own)
            }
            (Some(named), _) if named.unresolved => as_subject(&named.text).to_string(),
            (Some(named), _) => named.text,
            (None, _) => self.view.sentence.word(word).to_string(),
        }
    }

    fn status(&self, manner: &Manner, spoken: bool) -> String {
        let named = |id: &str| self.guide.statuses.iter().position(|own| own == id);
        let rank = match (manner.denied, manner.negated) {
            (true, false) => named("denied"),
            (true, true) => named("stated"),
            _ if spoken => manner.status.max(named("stated")),
            _ => manner.status.or_else(|| named("asserted")),
        };
        rank.and_then(|rank| self.guide.statuses.get(rank)).cloned().unwrap_or_default()
    }

    /// When it is so, and the other adjuncts as qualifiers.
    fn qualifiers(
        &self,
        form: &Form,
        manner: &Manner,
        doer: usize,
    ) -> (Option<Time>, Vec<(String, String)>) {
        let view = self.view;
        let (mut when, mut found): (Option<Time>, BTreeMap<String, Vec<String>>) =
            (None, BTreeMap::new());
        let object = form.object.head;
        let words = |adjunct: &&Adjunct| -> Vec<usize> {
            adjunct.role.iter().chain(&adjunct.argument.whole).copied().collect()
        };
        let spans = Spans::of(view, form.adjuncts.iter().map(words));
        for (number, adjunct) in form.adjuncts.iter().enumerate() {
            let head = adjunct.argument.head;
            let known = head == object || self.is_cue(adjunct, manner) || is_excluded(view, head);
            if known || spans.is_end(number) {
                continue;
            }
            let words = spans.with_end(number, words(adjunct));
            if let Some(time) = time(&written(view, &words)) {
                let from = adjunct.role.first().is_some_and(|&tie| opens_what_is_so(view, tie));
                let time = if from { time.begun_then() } else { time };
                // `on Monday, 3 March`: the date says more than the day of the week.
                when =
                    when.filter(|known| known.when.is_some() || time.when.is_none()).or(Some(time));
                continue;
            }
            let Some(role) = role(view, adjunct) else { continue };
            let members = self.members(&adjunct.argument);
            let texts = members.iter().filter_map(|member| self.who(member));
            let texts = texts.filter(|named| !named.unresolved).map(|named| named.text);
            found.entry(role).or_default().extend(texts);
        }
        let when = when.or_else(|| self.time_beside(object));
        found.retain(|_, texts| !texts.is_empty());
        let share = form.share.clone().or_else(|| shares::in_brackets(view, form, doer));
        found.extend(share.map(|share| ("share".to_string(), vec![share])));
        let separator = self.guide.list_separator.to_string();
        let found = found.into_iter().map(|(role, texts)| (role, texts.join(&separator)));
        let here = || self.context.time.filter(|_| !is_told_aside(view, form.proposition));
        (when.or_else(|| here().cloned()), found.collect())
    }

    /// A time that hangs on the object: `followed the trawlers between March and May`.
    fn time_beside(&self, object: usize) -> Option<Time> {
        let view = self.view;
        let beside = view.tree.children(object).filter(|&at| {
            matches!(view.label(at), Label::Nmod | Label::NmodUnmarked | Label::OblUnmarked)
        });
        beside.map(|at| written(view, &view.below(at))).find_map(|words| time(&words))
    }

    /// Whether an adjunct says how it is put: `according to officials`.
    fn is_cue(&self, adjunct: &Adjunct, manner: &Manner) -> bool {
        adjunct.role.iter().any(|word| manner.cues.contains(word))
            || manner.cues.contains(&adjunct.argument.head)
    }

    fn cue(&self, manner: &Manner) -> String {
        let before = self.context.lead_in.map(|lead_in| &*lead_in.cue);
        let own = manner.cues.iter().map(|&at| self.view.sentence.word(at));
        let words: Vec<&str> =
            before.into_iter().filter(|cue| !cue.is_empty()).chain(own).collect();
        words.join(" ")
    }
}

/// How sure it is that a noun behind a label says what the label names.
const LABELLED: f32 = 0.6;

/// What a label names is what the noun behind it says.
fn of_label(view: &View, noun: usize) -> Proposition {
    Proposition {
        head: noun,
        implied: Some(Implied::Be),
        subject: Some(view.argument(noun)),
        object: Some(view.argument(noun)),
        rule: "label",
        confidence: LABELLED,
        ..Proposition::default()
    }
}

/// The note that names the pronouns nobody was found for, if there are any.
fn unresolved(subject: &Named, object: &Named, speaker: Option<&str>) -> Option<String> {
    let ends = [subject, object].into_iter().filter(|end| end.unresolved);
    let ends = ends.map(|end| end.text.as_str());
    let mut names: Vec<&str> = ends.chain(speaker.filter(|name| is_pronoun(name))).collect();
    names.dedup();
    (!names.is_empty()).then(|| format!("unresolved: {}", names.join(", ")))
}

/// More pairs of two lists than a reader would make.
const MOST_PAIRS: usize = 64;

/// Whether a clause only says more of somebody whom the sentence names, so that the date before it isn't
/// its own: `3 May: police arrest Orlo, who founded Pell`.
fn is_told_aside(view: &View, proposition: &Proposition) -> bool {
    let is_noun = matches!(proposition.rule, "apposition" | "bracket");
    let is_relative = |at: usize| {
        let participle = view.label(at) == Label::Acl && view.tag(at) != Tag::Vb;
        let content = view.opener(at).is_some();
        view.label(at) == Label::AclRelcl || participle && !content
    };
    is_noun || upwards(view.sentence, proposition.head).any(is_relative)
}

/// Whether a speaker is but a word for somebody that nobody was found for.
fn is_pronoun(text: &str) -> bool {
    is_person_word(text) || matches!(text, "i" | "we")
}

/// The pronoun for somebody who does something, for one of any form: `his` claim is what he says.
fn as_subject(pronoun: &str) -> &str {
    match pronoun {
        "his" | "him" => "he",
        "her" | "hers" => "she",
        "their" | "theirs" | "them" => "they",
        "its" => "it",
        "my" | "me" => "i",
        "our" | "us" => "we",
        other => other,
    }
}

fn is_person_word(text: &str) -> bool {
    matches!(text, "he" | "she" | "they" | "it")
}

/// Whether a word is what somebody is appointed to, or declared or called.
fn is_office(view: &View, word: usize) -> bool {
    let (s, is_noun) = (view.sentence, view.upos(word) != Upos::Adj);
    let says = |verb: usize| is_declaring(s, verb) || name_given(s, verb) == Some(word);
    let makes = |verb: usize| says(verb) || is_noun && is_appointing(s, verb);
    view.label(word) == Label::Xcomp && s.head(word).is_some_and(makes)
}

/// The name of a qualifier: its preposition, if it ties a noun; who gets something has none, and
/// neither has what somebody is named, or how much it is.
fn role(view: &View, adjunct: &Adjunct) -> Option<String> {
    let noun = adjunct.argument.head;
    let is_state = view.upos(noun) == Upos::Adj && is_office(view, noun);
    if !is_thing(view, noun) && !is_state || view.upos(noun) == Upos::Pron {
        return None;
    }
    if adjunct.role.is_empty() {
        return match view.label(noun) {
            Label::Iobj => Some("to".to_string()),
            _ if is_office(view, noun) => Some("as".to_string()),
            Label::Obj if is_money(view.sentence, noun) => Some("amount".to_string()),
            _ => None,
        };
    }
    let words: Vec<String> =
        adjunct.role.iter().map(|&at| view.sentence.word(at).to_lowercase()).collect();
    let role = words.join("_");
    role.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_').then_some(role)
}
