//! A document's way from bytes to candidates.

use std::collections::VecDeque;

use crate::error::Result;
use crate::extract::asides;
use crate::extract::candidate::Candidate;
use crate::extract::clauses::propositions;
use crate::extract::document::{Block, BlockKind, Blocks, Counts};
use crate::extract::guide::Guide;
use crate::extract::language::{English, Scratch};
use crate::extract::left_out::{LeavingOut, LeftOut};
use crate::extract::mend::mend;
use crate::extract::other_languages::OtherLanguages;
use crate::extract::passed_over::PassedOver;
use crate::extract::reading::{DocumentReader, Parsed};
use crate::text::{Diagnostic, FileId, Files};

/// The candidates of a document, one after the other in the order of the text.
///
/// The document is read a window at a time, so that it may have any size. The same document gives
/// the same candidates on every run and machine.
///
/// ```
/// use claimgraph::extract::{Extraction, Guide};
/// use claimgraph::text::Files;
///
/// let mut files = Files::default();
/// let file = files.add_bytes("port.txt", *b"Brightwater bought the harbour in 2019.\n");
/// let guide = Guide::default();
/// let mut extraction = Extraction::open(&files, file, &guide)?;
/// let found = extraction.by_ref().collect::<claimgraph::Result<Vec<_>>>()?;
/// assert_eq!(found[0].subject, "Brightwater");
/// assert_eq!(found[0].when.as_deref(), Some("2019"));
/// assert_eq!(extraction.summary().sentences, 1);
/// # Ok::<(), claimgraph::Error>(())
/// ```
pub struct Extraction<'f, 'g> {
    blocks: Blocks<'f>,
    reading: DocumentReader<'g>,
    file: FileId,
    other_languages: OtherLanguages,
    english: &'static English,
    scratch: Scratch,
    waiting: VecDeque<Candidate>,
    /// Those of the last block, of which the next one may say that it isn't so.
    held: Vec<Candidate>,
    leaving_out: Option<LeavingOut>,
    sentences: u64,
    candidates: u64,
}

/// What was read, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many blocks of each kind there are.
    pub blocks: Counts,
    /// How many sentences were read for what they claim.
    pub sentences: u64,
    /// How many blocks weren't read because they are in another language.
    pub other_languages: u64,
    /// How many candidates they gave.
    pub candidates: u64,
    /// How many propositions were none, by reason.
    pub passed_over: PassedOver,
}

impl Summary {
    /// Adds that of another document.
    pub fn add(&mut self, other: &Summary) {
        self.blocks.add(&other.blocks);
        self.sentences += other.sentences;
        self.other_languages += other.other_languages;
        self.candidates += other.candidates;
        self.passed_over.add(&other.passed_over);
    }
}

impl<'f, 'g> Extraction<'f, 'g> {
    /// Opens a document. Its name, or else its start, says how it is written.
    ///
    /// # Errors
    ///
    /// If it can't be read.
    pub fn open(files: &'f Files, file: FileId, guide: &'g Guide) -> Result<Extraction<'f, 'g>> {
        Ok(Extraction {
            blocks: Blocks::open(files, file)?,
            reading: DocumentReader::of(guide),
            file,
            other_languages: OtherLanguages::default(),
            english: English::shared(),
            scratch: Scratch::default(),
            waiting: VecDeque::new(),
            held: Vec::new(),
            leaving_out: None,
            sentences: 0,
            candidates: 0,
        })
    }

    /// What was read so far, and what became of it.
    pub fn summary(&self) -> Summary {
        Summary {
            blocks: self.blocks.counts(),
            sentences: self.sentences,
            other_languages: self.other_languages.blocks(),
            candidates: self.candidates,
            passed_over: self.reading.passed_over().clone(),
        }
    }

    /// Lets it remember from here on what is left out, for [`Extraction::take_left_out`]; so is a
    /// sentence of which no candidate is at least so likely to be right, from 0 to 1.
    pub fn remember_left_out(&mut self, least: f32) {
        self.leaving_out = Some(LeavingOut::of(least));
    }

    /// What was left out since this was asked for last, in the order of the text; nothing before
    /// [`Extraction::remember_left_out`].
    ///
    /// ```
    /// use claimgraph::extract::{Extraction, Guide};
    /// use claimgraph::text::Files;
    ///
    /// let mut files = Files::default();
    /// let file = files.add_bytes("port.txt", *b"Brightwater bought the harbour. It rained.\n");
    /// let guide = Guide::default();
    /// let mut extraction = Extraction::open(&files, file, &guide)?;
    /// extraction.remember_left_out(0.0);
    /// assert_eq!(extraction.by_ref().count(), 1);
    /// let left = extraction.take_left_out();
    /// assert_eq!((&*left[0].text, &*left[0].why), ("It rained.", "with no clause to read"));
    /// # Ok::<(), claimgraph::Error>(())
    /// ```
    pub fn take_left_out(&mut self) -> Vec<LeftOut> {
        self.leaving_out.as_mut().map(LeavingOut::take).unwrap_or_default()
    }

    /// What is the matter with the document, as far as it is read.
    pub fn told(&self) -> Vec<Diagnostic> {
        self.blocks.told().into_iter().chain(self.other_languages.told(self.file)).collect()
    }

    fn next_candidate(&mut self) -> Result<Option<Candidate>> {
        loop {
            if let Some(candidate) = self.waiting.pop_front() {
                self.candidates += 1;
                return Ok(Some(candidate));
            }
            let Some(block) = self.blocks.next_block()? else {
                self.let_go();
                match self.waiting.is_empty() {
                    true => return Ok(None),
                    false => continue,
                }
            };
            let is_foreign = is_read(block.kind) && self.other_languages.has(&block);
            if let Some(why) = why_set_aside(&block, is_foreign) {
                self.leaving_out.iter_mut().for_each(|leaving| leaving.set_aside(&block, why));
            }
            if !is_read(block.kind) || is_foreign {
                continue;
            }
            let parsed = self.parse(&block);
            if block.kind.yields_claims() {
                self.sentences += parsed.len() as u64;
            }
            self.reading.look_back_from(&mut self.held, &block, &parsed);
            self.let_go();
            self.held = self.reading.block(&block, &parsed);
            if let Some(leaving) = self.leaving_out.as_mut().filter(|_| block.kind.yields_claims())
            {
                leaving.read(&block, &parsed, self.reading.reasons());
            }
            self.introduce(&block, &parsed);
        }
    }

    /// Lets the candidates of the block that was read last go, of which nothing more is told.
    fn let_go(&mut self) {
        self.leaving_out.iter_mut().for_each(|leaving| leaving.decide(&self.held));
        self.waiting.extend(self.held.drain(..));
    }

    /// Lets the reading know how a block puts what it introduces, if it does that.
    fn introduce(&mut self, block: &Block, parsed: &[Parsed]) {
        let Some(last) = parsed.last() else { return };
        let Some(text) = self.reading.leading(block, parsed) else { return };
        let sentence = text.as_deref().map(|text| {
            let mut sentence = asides::parse(self.english, &mut self.scratch, text, 0..text.len());
            mend(&mut sentence);
            sentence
        });
        self.reading.introduce(block, &last.sentence, sentence.as_ref());
    }

    fn parse<'t>(&mut self, block: &'t Block) -> Vec<Parsed<'t>> {
        let body = block.body();
        let sentences = self.english.sentences(&block.text[body.clone()]);
        let mut parsed = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let range = body.start + sentence.start..body.start + sentence.end;
            let mut sentence = asides::parse(self.english, &mut self.scratch, &block.text, range);
            mend(&mut sentence);
            // Only what yields claims needs its clauses; of the rest, names are enough.
            let propositions = match block.kind.yields_claims() {
                true => propositions(&sentence),
                false => Vec::new(),
            };
            parsed.push(Parsed { sentence, propositions });
        }
        parsed
    }
}

impl Iterator for Extraction<'_, '_> {
    type Item = Result<Candidate>;

    fn next(&mut self) -> Option<Result<Candidate>> {
        self.next_candidate().transpose()
    }
}

/// Why nothing is proposed of a block, if that is plain before it is read.
fn why_set_aside(block: &Block, is_foreign: bool) -> Option<&'static str> {
    match block.kind.yields_claims() {
        _ if is_foreign => Some("in another language"),
        true => None,
        false => Some(block.kind.names().0),
    }
}

/// Whether the words of a block are read. Who is named in a heading or a question is known in the
/// text below.
fn is_read(kind: BlockKind) -> bool {
    kind.yields_claims()
        || matches!(kind, BlockKind::Heading | BlockKind::Question | BlockKind::ListIntroduction)
}
