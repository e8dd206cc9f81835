//! A document as it is read: from parsed sentences to candidates, one block after the other.

use std::ops::Range;

use crate::extract::afterword::{
    Afterword, Before, CLAIMS, afterword, denies_a_claim, is_on_a_claim, look_back, mark_behind,
};
use crate::extract::candidate::Candidate;
use crate::extract::candidates::{Context, Voice, candidates};
use crate::extract::clauses::Proposition;
use crate::extract::denied_whole::{belied, denied_before, last_told};
use crate::extract::document::{Block, BlockKind, Spoken};
use crate::extract::guide::Guide;
use crate::extract::language::{Label, Sentence, Tag, Upos};
use crate::extract::lead_in::{Introduced, LeadIn, LeadIns, completed, is_clause, leading};
use crate::extract::mentions::{Mentions, Named};
use crate::extract::passed_over::{PassedOver, Reason};
use crate::extract::quotes::quotes;
use crate::extract::speakers::{
    addresses, is_letter, is_turn, label_name, speaker_of, speaks_of_itself, utterer_of,
};
use crate::extract::speech::{Quoted, Said, speech};
use crate::extract::times::{Time, time};
use crate::extract::view::View;
use crate::text::page_line;

/// A sentence of a block's text, and what its clauses say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed<'t> {
    /// The sentence; its text is that of the block.
    pub sentence: Sentence<'t>,
    /// What it says.
    pub propositions: Vec<Proposition>,
}

/// A document that is being read: its blocks go in, in order, and candidates come out.
///
/// It remembers who was mentioned, in bounded memory, so that a document of any size can be read.
#[derive(Debug)]
pub struct DocumentReader<'g> {
    guide: &'g Guide,
    mentions: Mentions<'g>,
    passed_over: PassedOver,
    /// Why propositions of each sentence of the last block were passed over.
    reasons: Vec<Vec<Reason>>,
    lead_ins: LeadIns,
    /// How many sentences there were in the blocks so far.
    sentences: u32,
    /// Who speaks the quote that the last block didn't close.
    unclosed: Option<String>,
    /// Who answers the questions of an interview, once one of them is addressed to somebody.
    asked: Option<String>,
    /// Who speaks the block that was read last.
    turn: Option<String>,
    /// The last sentence that was read for claims, and how many it made.
    last: Option<(Before, usize)>,
    /// The claims of the last sentence of the block that tells what somebody says.
    told: Range<usize>,
    /// Whether an answer is being given, which lasts until the next heading.
    is_answer: bool,
    /// Whether questions are put to a person, and not answered by the text itself.
    is_interview: bool,
}

/// What stands around a sentence of a block that is being read.
struct Around<'b> {
    block: &'b Block,
    /// The time that its label or a heading gives.
    time: Option<Time>,
    /// Who speaks the whole block.
    speaker: Option<String>,
    /// Whom its label names, until a sentence says what that is.
    topic: Option<Named>,
    introduced: Introduced,
    /// Who said what the sentence before says.
    carried: Option<String>,
    /// What the sentences before claim.
    found: Vec<Candidate>,
}

impl<'g> DocumentReader<'g> {
    /// A document before its first block.
    pub fn of(guide: &'g Guide) -> Self {
        DocumentReader {
            guide,
            mentions: Mentions::of(guide),
            passed_over: PassedOver::default(),
            reasons: Vec::new(),
            lead_ins: LeadIns::default(),
            sentences: 0,
            unclosed: None,
            asked: None,
            turn: None,
            last: None,
            told: 0..0,
            is_answer: false,
            is_interview: false,
        }
    }

    /// What a block's sentences claim, in the order of the text. Headings, questions and furniture
    /// claim nothing, but the names in them are known from there on.
    pub fn block(&mut self, block: &Block, sentences: &[Parsed]) -> Vec<Candidate> {
        let views = self.views(sentences);
        let mut speech = speech(&block.text, quotes(block), &views);
        self.go_on(block, &mut speech);
        let mut around = self.around(block);
        self.last = None;
        self.told = 0..0;
        self.reasons.clear();
        for (number, (parsed, view)) in sentences.iter().zip(&views).enumerate() {
            let before = self.passed_over.clone();
            // Whoever strikes out a sentence takes it back, and the names in it as well.
            let is_struck = block.is_struck(&view.sentence.range());
            match is_struck {
                true => {
                    parsed.propositions.iter().for_each(|_| self.passed_over.note(Reason::Struck))
                }
                false => self.meet(block, view, parsed),
            }
            self.hear(&mut speech, number, &views);
            if block.kind == BlockKind::Question && !is_struck {
                self.asked = self.addressed(view).or(self.asked.take());
            }
            if block.kind.yields_claims() && !is_struck {
                self.sentence(&mut around, view, &parsed.propositions, &speech);
            }
            self.reasons.push(self.passed_over.since(&before));
        }
        let unclosed = speech.last().filter(|quoted| quoted.quote.is_open);
        self.unclosed =
            unclosed.and_then(|quoted| self.voice(block, quoted, around.speaker.as_ref()).speaker);
        around.found
    }

    /// Takes note of the names in a sentence.
    fn meet(&mut self, block: &Block, view: &View, parsed: &Parsed) {
        let is_point = block.kind == BlockKind::Item && parsed.propositions.is_empty();
        match is_point && view.sentence.tags.first() == Some(&Tag::Vbg) {
            true => self.mentions.read_point(view),
            false => self.mentions.read(view),
        }
    }

    /// What stands around the first sentence of a block.
    fn around<'b>(&mut self, block: &'b Block) -> Around<'b> {
        let time = label_time(block);
        self.hear_questions(block);
        let label = block.label.clone().and_then(|range| block.text.get(range));
        let speaker = self.speaker(block, label);
        self.turn.clone_from(&speaker);
        let topic = match speaker {
            Some(_) => None,
            None => label.and_then(|label| self.mentions.topic(label)),
        };
        let introduced = self.introduced(block, label);
        Around { block, time, speaker, topic, introduced, carried: None, found: Vec::new() }
    }

    /// Adds what a sentence claims to what those before it do.
    fn sentence(
        &mut self,
        around: &mut Around,
        view: &View,
        propositions: &[Proposition],
        speech: &[Quoted],
    ) {
        let block = around.block;
        let word = self.last.and_then(|_| afterword(view, None, self.guide));
        self.look_back(&mut around.found, view, word, block);
        let voices = self.voices(block, speech, view, around.speaker.as_ref());
        let text = &view.sentence.text[view.sentence.range()];
        let lead_in = around.introduced.next(&self.guide.labels, text);
        let context = Context {
            block,
            labelled: around.topic.take().and_then(|named| Some((described(view)?, named))),
            time: around.time.as_ref(),
            speech: &voices,
            lead_in: lead_in.as_ref(),
            carried: around.carried.as_deref(),
        };
        let (guide, mentions) = (self.guide, &self.mentions);
        let (mut more, speaker) =
            candidates(view, propositions, &context, guide, mentions, &mut self.passed_over);
        around.carried = speaker;
        if propositions.is_empty() && more.is_empty() {
            self.passed_over.note(Reason::NoClause);
        }
        match word {
            Some(Afterword::Denied) => self.deny_last(&mut around.found, &mut more, view, block),
            // What the verdict says of the claim before is said of what that claims.
            Some(Afterword::False) => more.retain(|claim| !CLAIMS.contains(&&*claim.subject)),
            _ => {}
        }
        let more_claims = more.len();
        let before = Before::of(view);
        if before.reports && more_claims > 0 {
            self.told = around.found.len()..around.found.len() + more_claims;
        }
        self.last = Some((before, more_claims));
        around.found.extend(more);
        if let Some(word) = mark_behind(text) {
            self.last = Some((Before::default(), more_claims));
            self.look_back(&mut around.found, view, Some(word), block);
        }
    }

    /// The speech in which a sentence stands, or which stands in it.
    fn voices(
        &self,
        block: &Block,
        speech: &[Quoted],
        view: &View,
        speaker: Option<&String>,
    ) -> Vec<Voice> {
        let here = speech.iter().filter(|quoted| quoted.is_in(view));
        let quoted = here.map(|quoted| self.voice(block, quoted, speaker));
        quoted.chain(self.spoken(block, speaker)).collect()
    }

    /// Lets whoever spoke a quote that the block before didn't close speak the first of this one, which
    /// opens anew. To be called while what comes before is known.
    fn go_on(&mut self, block: &Block, speech: &mut [Quoted]) {
        let opens = || block.text.starts_with(['“', '"', '„', '«']);
        let Some(speaker) = self.unclosed.take().filter(|_| opens()) else { return };
        if let Some(first) = speech.first_mut().filter(|first| first.said.is_none()) {
            first.speaker = Some(speaker);
        }
    }

    /// The sentences of the next block, in their order behind those before.
    fn views<'s, 't>(&mut self, sentences: &'s [Parsed<'t>]) -> Vec<View<'s, 't>>
    where
        'g: 's,
    {
        let guide = self.guide;
        let numbered = sentences.iter().map(|parsed| {
            self.sentences = self.sentences.wrapping_add(1);
            View::of(&parsed.sentence, guide).numbered(self.sentences)
        });
        numbered.collect()
    }

    /// Finds out who speaks the quotes whose speaker a sentence names, once it was read and while its
    /// words are those that were read last. Of whom a sentence below names, the text so far must do.
    fn hear(&self, speech: &mut [Quoted], number: usize, views: &[View]) {
        for quoted in speech {
            let (sentence, word) = match &quoted.said {
                Some(Said::By(sentence, word)) => (*sentence, *word),
                Some(Said::Named(name)) => {
                    quoted.speaker = Some(self.mentions.called(name));
                    continue;
                }
                None => continue,
            };
            let (Some(view), Some(here)) = (views.get(sentence), views.get(number)) else {
                continue;
            };
            if sentence == number || sentence > number && quoted.is_in(here) {
                let named = self.mentions.who(view, &view.argument(word));
                quoted.speaker = named.map(|named| named.text);
            }
        }
    }

    /// Whether an answer is being given from here on, and whether to a person.
    fn hear_questions(&mut self, block: &Block) {
        match block.kind {
            BlockKind::Question => self.is_answer = true,
            BlockKind::Heading => self.is_answer = false,
            _ => {}
        }
        self.is_interview |= self.is_answer && speaks_to_a_person(block);
    }

    /// Who speaks a whole block.
    fn speaker(&mut self, block: &Block, label: Option<&str>) -> Option<String> {
        // `Myth: …` is said by nobody of that name.
        let introduces = |label| LeadIn::of_label(&self.guide.labels, label).is_some();
        let own = || match label.is_some_and(introduces) {
            true => None,
            false => speaker_of(block, &self.mentions),
        };
        match &block.spoken {
            Spoken::By(sender) => Some(self.mentions.called(sender)),
            Spoken::On => self.turn.take(),
            Spoken::InLetter(writer) => own().or_else(|| Some(self.mentions.called(writer))),
            Spoken::ByLabel | Spoken::InTurn | Spoken::Unsaid => own(),
        }
    }

    /// A quote in a block, by whoever its sentence names, who speaks the block, or whose it is by the
    /// words around it.
    fn voice(&self, block: &Block, quoted: &Quoted, speaker: Option<&String>) -> Voice {
        let quote = &quoted.quote;
        let own = quoted.speaker.as_ref().or(quote.signed.as_ref()).or(speaker).cloned();
        let utterer = || utterer_of(&block.text, &quote.range, &self.mentions);
        Voice { range: quote.range.clone(), speaker: own.or_else(utterer) }
    }

    /// The whole block as speech, if somebody speaks it.
    fn spoken(&self, block: &Block, speaker: Option<&String>) -> Option<Voice> {
        let known = speaker.map(|speaker| whole(block, Some(speaker.clone())));
        let label = || block.text.get(block.label.clone()?).map(label_name);
        // Whoever `B` is talks, and isn't the text.
        let is_somebody = || block.spoken == Spoken::InTurn && label().is_some_and(is_letter);
        let unknown = || is_somebody().then(|| whole(block, None));
        known.or_else(|| self.answer(block)).or_else(unknown)
    }

    /// Puts what the last sentence claims as a word behind it says, which stands in this sentence.
    fn look_back(
        &mut self,
        found: &mut Vec<Candidate>,
        view: &View,
        word: Option<Afterword>,
        block: &Block,
    ) {
        let (Some((before, count)), Some(word)) = (self.last, word) else { return };
        let speaker = match word {
            Afterword::SaidBy(Some(who)) => self.mentions.who(view, &view.argument(who)),
            _ => None,
        };
        let speaker = speaker.filter(|named| !named.unresolved).map(|named| named.text);
        let from = found.len().saturating_sub(count);
        let verdict = matches!(word, Afterword::False | Afterword::Doubtful);
        if verdict && is_on_a_claim(view) && found[from..].iter().all(Candidate::is_plain) {
            return self.belie(found, (self.told.clone(), true), view, block);
        }
        if word == Afterword::Denied && denies_a_claim(view) && all_asserted(&found[from..]) {
            return;
        }
        let gone = look_back(found, from, (before, word), speaker.as_deref(), self.guide);
        self.last = Some((before, count - gone));
        (0..gone).for_each(|_| self.passed_over.note(Reason::NotSaid));
        if word == Afterword::False {
            self.belie(found, (from..found.len(), before.reports), view, block);
        }
    }

    /// Adds that what somebody said isn't so, of whom a sentence before tells, perhaps what he said.
    fn belie(
        &self,
        found: &mut Vec<Candidate>,
        (told, reports): (Range<usize>, bool),
        view: &View,
        block: &Block,
    ) {
        let told = found.get(told).unwrap_or_default();
        let belied = belied(view, told, reports, self.guide);
        let place = block.place(view.sentence.range());
        found.extend(belied.into_iter().map(|claim| Candidate { place: place.clone(), ..claim }));
    }

    /// Adds what whoever denies the claims of the last sentence says of them in this one, in the
    /// place of the denial as a claim of its own.
    fn deny_last(
        &self,
        found: &mut Vec<Candidate>,
        more: &mut Vec<Candidate>,
        view: &View,
        block: &Block,
    ) {
        let Some((_, count)) = self.last else { return };
        let last = &found[found.len().saturating_sub(count)..];
        let is_above = denies_a_claim(view) && all_asserted(last);
        let last = if is_above { last_told(found) } else { last };
        let name = |word| Some(self.mentions.who(view, &view.argument(word))?.text);
        let Some((verb, denied)) = denied_before(view, last, name, self.guide) else { return };
        // Further up, only who is accused himself surely denies that, and nothing else.
        let is_own = |claim: &Candidate| claim.speaker.as_ref() == Some(&claim.subject);
        if is_above && !denied.iter().all(is_own) {
            return;
        }
        more.retain(|claim| !claim.relation.starts_with(view.sentence.word(verb)));
        let place = block.place(view.sentence.range());
        found.extend(denied.into_iter().map(|claim| Candidate { place: place.clone(), ..claim }));
    }

    /// Puts what the block before claims as the first sentence of the next one says. To be called before
    /// that is read.
    pub(super) fn look_back_from(
        &mut self,
        found: &mut Vec<Candidate>,
        block: &Block,
        sentences: &[Parsed],
    ) {
        let Some(first) = sentences.first().filter(|_| self.last.is_some()) else { return };
        let view = View::of(&first.sentence, self.guide);
        let label = block.label.clone().and_then(|range| block.text.get(range));
        let is_rating = |label: &str| self.guide.labels.leads_in_rating(label);
        let word = match afterword(&view, label, self.guide) {
            // Whoever speaks the block may be wrong.
            Some(Afterword::False) if label.is_some_and(|label| !is_rating(label)) => {
                Some(Afterword::Doubtful)
            }
            word => word,
        };
        // Headings are about what comes below, but for `Rating: False`.
        let text = block.text.split(':').next().unwrap_or_default();
        let word = word.filter(|_| block.kind.yields_claims() || is_rating(text));
        self.look_back(found, &view, word, block);
        if word == Some(Afterword::Denied) {
            self.deny_last(found, &mut Vec::new(), &view, block);
        }
    }

    /// What a block is introduced by: its own label, what stands before it, the headings above.
    fn introduced(&mut self, block: &Block, label: Option<&str>) -> Introduced {
        let labels = &self.guide.labels;
        let before = match block.kind {
            // The number of a page between the points of a list ends nothing.
            _ if page_line(&block.text).is_some() => None,
            BlockKind::Heading => {
                self.lead_ins.go_below(labels, block);
                None
            }
            _ => self.lead_ins.reaching(block),
        };
        let mut headings = block.headings.iter().rev();
        let above = headings.find_map(|heading| self.lead_ins.below(labels, heading));
        let around = above.into_iter().chain(before);
        let around = around.reduce(|outer, inner| inner.within(&outer));
        Introduced::of(labels, around, label)
    }

    /// The words of a block that introduce what comes next, with a clause in its place if that can be
    /// told. To be called behind [`DocumentReader::block`], and to be followed by [`DocumentReader::introduce`].
    pub(super) fn leading(&self, block: &Block, sentences: &[Parsed]) -> Option<Option<String>> {
        let lead = leading(block, &sentences.last()?.sentence)?;
        Some(completed(lead, &self.guide.cues))
    }

    /// Takes note of how a block puts what comes next, by its last sentence and that sentence with a
    /// clause behind it.
    pub(super) fn introduce(
        &mut self,
        block: &Block,
        last: &Sentence,
        completed: Option<&Sentence>,
    ) {
        let view_of = |sentence| View::of(sentence, self.guide).numbered(self.sentences);
        let text = block.text.get(last.range()).unwrap_or_default();
        let by_clause = || LeadIn::of_clause(&view_of(completed?), &self.mentions);
        if block.kind == BlockKind::Heading && is_clause(text) {
            let (labels, is_title) = (&self.guide.labels, self.sentences <= 1);
            // Below `What officials say` a whole article tells more than that, in its own voice.
            let found = by_clause().filter(|found| !is_title || found.accuses(self.guide));
            found.into_iter().for_each(|found| self.lead_ins.head(labels, text, found));
            return;
        }
        let lead_in = LeadIn::of_label(&self.guide.labels, text)
            .or_else(by_clause)
            .or_else(|| LeadIn::of_doubt(&view_of(last)));
        self.lead_ins.open(block, lead_in.unwrap_or_default());
    }

    /// What was in the text and was not proposed.
    pub fn passed_over(&self) -> &PassedOver {
        &self.passed_over
    }

    /// The same of each sentence of the block that was read last.
    pub(super) fn reasons(&self) -> &[Vec<Reason>] {
        &self.reasons
    }

    /// The whole block as speech, if it answers a question that was put to somebody, known or not.
    /// What stands behind a label that may be another's name is said by nobody who is known.
    fn answer(&self, block: &Block) -> Option<Voice> {
        let label = block.label.clone().and_then(|range| block.text.get(range));
        let answers = label.is_some_and(is_turn);
        let is_speech = self.asked.is_some() || answers && self.is_interview;
        let is_other = label.is_some_and(|label| !is_turn(label) && time(label).is_none());
        let asked = self.asked.clone().filter(|_| !is_other);
        (self.is_answer && is_speech).then(|| whole(block, asked))
    }

    /// Whom a question speaks to: `Ms Okafor, how did you …`.
    fn addressed(&self, view: &View) -> Option<String> {
        let name = (0..view.sentence.len()).find(|&at| {
            let words = view.below(at);
            let behind = words.last().map_or(at, |last| last + 1);
            let comma = view.sentence.tags.get(behind) == Some(&Tag::Comma)
                || words.last().is_some_and(|&last| view.tag(last) == Tag::Comma);
            view.upos(at) == Upos::Propn && words.first() == Some(&0) && comma
        })?;
        let you = view.stems.iter().any(|stem| stem == "you");
        let named = self.mentions.who(view, &view.argument(name)).filter(|_| you)?;
        Some(named.text)
    }
}

/// Whether it is the text that says all of some claims.
fn all_asserted(claims: &[Candidate]) -> bool {
    claims.iter().all(|claim| claim.status == "asserted" && claim.speaker.is_none())
}

/// Whether a question is put to somebody, or an answer given by whom the text isn't.
fn speaks_to_a_person(block: &Block) -> bool {
    let body = &block.text[block.body()];
    // Courts write `Q.` and `A.`.
    if ["Q. ", "A. "].iter().any(|turn| block.text.starts_with(turn)) && block.label.is_some() {
        return true;
    }
    match block.kind {
        _ if block.spoken == Spoken::InTurn => true,
        BlockKind::Question => addresses(body),
        _ => speaks_of_itself(body),
    }
}

fn whole(block: &Block, speaker: Option<String>) -> Voice {
    Voice { range: 0..block.text.len(), speaker }
}

/// The noun that all of a sentence hangs on and that says what its item's label names: `OBP: a
/// branch of the ministry`.
fn described(view: &View) -> Option<usize> {
    let root = (0..view.sentence.len()).find(|&at| view.sentence.is_root(at))?;
    let parts = [Label::Nsubj, Label::NsubjPass, Label::Cop, Label::Case, Label::Mark, Label::Aux];
    let is_noun = view.upos(root) == Upos::Noun && view.child(root, &parts).is_none();
    is_noun.then_some(root)
}

/// The time in an item's label or in a heading above: `October: …`.
fn label_time(block: &Block) -> Option<Time> {
    // When a message was sent is not when what it tells has happened.
    let is_sent = matches!(block.spoken, Spoken::By(_));
    let label = block.label.clone().filter(|_| !is_sent).and_then(|range| block.text.get(range));
    label.and_then(time).or_else(|| block.headings.iter().rev().find_map(|heading| time(heading)))
}
