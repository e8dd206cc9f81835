//! A document as it is read: from parsed sentences to candidates, one block after the other.

use crate::extract::candidate::Candidate;
use crate::extract::candidates::{Context, Voice, candidates};
use crate::extract::clauses::{Names, Proposition};
use crate::extract::document::Block;
use crate::extract::guide::Guide;
use crate::extract::language::Sentence;
use crate::extract::manner;
use crate::extract::mentions::Mentions;
use crate::extract::passed_over::PassedOver;
use crate::extract::quotes::{Quote, quotes};
use crate::extract::times::{Time, time};
use crate::extract::view::View;

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
pub struct Reading<'g> {
    guide: &'g Guide,
    mentions: Mentions<'g>,
    passed_over: PassedOver,
}

impl<'g> Reading<'g> {
    /// A document before its first block.
    pub fn of(guide: &'g Guide) -> Self {
        Reading { guide, mentions: Mentions::of(guide), passed_over: PassedOver::default() }
    }

    /// What a block's sentences claim, in the order of the text. Headings, questions and furniture
    /// claim nothing, but the names in them are known from there on.
    pub fn block(&mut self, block: &Block, sentences: &[Parsed]) -> Vec<Candidate> {
        let views: Vec<View> =
            sentences.iter().map(|parsed| View::of(&parsed.sentence, self.guide)).collect();
        let quotes = quotes(block);
        let voices = voices(&quotes, &views);
        let time = label_time(block);
        let claims = block.kind.yields_claims();
        let mut found = Vec::new();
        let mut carried: Option<String> = None;
        for (parsed, view) in sentences.iter().zip(&views) {
            let names = Names::of(&parsed.sentence);
            self.mentions.read(view, &names);
            if !claims {
                continue;
            }
            let speech: Vec<Voice> = quotes
                .iter()
                .zip(&voices)
                .map(|(quote, word)| self.voice(quote, *word, &views, view, &names))
                .collect();
            let context = Context {
                block,
                time: time.as_ref(),
                speech: &speech,
                carried: carried.as_deref(),
            };
            let (more, speaker) = candidates(
                view,
                &names,
                &parsed.propositions,
                &context,
                self.guide,
                &self.mentions,
                &mut self.passed_over,
            );
            carried = speaker;
            found.extend(more);
        }
        found
    }

    /// What was in the text and was not proposed.
    pub fn passed_over(&self) -> &PassedOver {
        &self.passed_over
    }

    fn voice(
        &self,
        quote: &Quote,
        said: Option<(usize, usize)>,
        views: &[View],
        view: &View,
        names: &Names,
    ) -> Voice {
        let speaker = said.and_then(|(sentence, word)| {
            let there = &views[sentence];
            if std::ptr::eq(there, view) {
                return self.mentions.resolve(view, &names.argument(word));
            }
            let names = Names::of(there.sentence);
            self.mentions.resolve(there, &names.argument(word))
        });
        let speaker = speaker.map(|named| named.text).or_else(|| quote.signed.clone());
        Voice { range: quote.range.clone(), speaker }
    }
}

/// For each quote the sentence and word that say who speaks it; a quote without one is spoken by
/// whoever spoke the one before in the same block.
fn voices(quotes: &[Quote], views: &[View]) -> Vec<Option<(usize, usize)>> {
    let mut last = None;
    let mut found = Vec::new();
    for quote in quotes {
        let said = views.iter().enumerate().find_map(|(number, view)| {
            let range = view.sentence.range();
            let touches = range.start < quote.range.end && quote.range.start < range.end;
            let word = touches.then(|| manner::speaker_outside(view, quotes))??;
            Some((number, word))
        });
        last = said.or(last.filter(|_| quote.signed.is_none()));
        found.push(last);
    }
    found
}

/// The time in an item's label or in a heading above: `October: …`.
fn label_time(block: &Block) -> Option<Time> {
    let label = block.label.clone().and_then(|range| block.text.get(range));
    label.and_then(time).or_else(|| block.headings.iter().rev().find_map(|heading| time(heading)))
}
