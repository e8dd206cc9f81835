//! The blocks of a document, one after the other, in bounded memory.

use std::collections::VecDeque;
use std::io::Read;

use crate::error::Result;
use crate::extract::document::broken_off::BrokenOff;
use crate::extract::document::dialogue::Dialogue;
use crate::extract::document::draft::Draft;
use crate::extract::document::input::Input;
use crate::extract::document::lines::Lines;
use crate::extract::document::markdown::Sections;
use crate::extract::document::page::Page;
use crate::extract::document::plain::Plain;
use crate::extract::document::sorter::{Sorter, cut};
use crate::extract::document::turns::split;
use crate::extract::document::{Block, BlockKind};
use crate::text::{Diagnostic, FileId, Files, Markup};

/// The blocks of a document, in order, furniture included.
///
/// Plain text and Markdown are read a window at a time and may have any size; a page of HTML is
/// read up to 64 MiB. A block has at most 64 KiB of text: what has no end is cut where a sentence
/// seems to end. What is the matter with a document is told by [`Blocks::told`] when all blocks
/// are read.
///
/// ```
/// use claimgraph::extract::document::{BlockKind, Blocks};
/// use claimgraph::text::Files;
///
/// let mut files = Files::default();
/// let page = "<nav>Home</nav><h1>Port sold</h1><p>Ava&rsquo;s firm <b>bought</b> it.";
/// let file = files.add_bytes("port.html", page.as_bytes());
/// let mut blocks = Blocks::open(&files, file)?;
/// let read: Vec<_> = blocks.by_ref().collect::<Result<_, _>>()?;
///
/// assert_eq!(read[2].text, "Ava’s firm bought it.");
/// assert_eq!(read[2].headings, ["Port sold"]);
/// let bought = read[2].place(13..19);
/// assert_eq!(&page[bought.start as usize..bought.end as usize], "bought");
/// assert_eq!(blocks.counts().of(BlockKind::Navigation), 1);
/// # Ok::<(), claimgraph::Error>(())
/// ```
pub struct Blocks<'f> {
    file: FileId,
    source: Source<'f>,
    /// Pieces of blocks without end, and blocks that are decided on.
    drafts: VecDeque<Draft>,
    broken_off: BrokenOff,
    dialogue: Dialogue,
    sorter: Sorter,
    counts: Counts,
    ended: bool,
}

/// How many blocks of each kind were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([u64; BlockKind::ALL.len()]);

enum Source<'f> {
    Plain(Plain<'f>),
    Markdown(Sections<'f>),
    Html(Page<'f>),
}

impl Source<'_> {
    /// The next block, cut where its lines begin turns; nothing at the end of the document.
    fn next_drafts(&mut self) -> Result<Option<Vec<Draft>>> {
        Ok(match self {
            Source::Plain(plain) => plain.next_draft()?.map(|draft| vec![draft]),
            Source::Markdown(sections) => sections.next_draft()?.map(split),
            Source::Html(page) => page.next_draft()?.map(split),
        })
    }
}

impl<'f> Blocks<'f> {
    /// Opens a document. The ending of its name says how it is written, or else its start.
    ///
    /// # Errors
    ///
    /// If it can't be read.
    pub fn open(files: &'f Files, file: FileId) -> Result<Blocks<'f>> {
        let context =
            |error: crate::Error| error.context(format!("reading `{}`", files.name(file)));
        Blocks::of(files.open(file)?, Markup::of_name(files.name(file)), file).map_err(context)
    }

    fn of(
        input: Box<dyn Read + Send + 'f>,
        markup: Option<Markup>,
        file: FileId,
    ) -> Result<Blocks<'f>> {
        let input = Input::of(input)?;
        let start = || Markup::of_start(&String::from_utf8_lossy(input.rest()));
        let source = match markup.unwrap_or_else(start) {
            Markup::Plain => Source::Plain(Plain::of(Lines::of(input))),
            Markup::Markdown => Source::Markdown(Sections::of(Lines::of(input))),
            Markup::Html => Source::Html(Page::of(input)),
        };
        let (drafts, dialogue) = (VecDeque::new(), Dialogue::default());
        let broken_off = BrokenOff::default();
        let (sorter, counts) = (Sorter::default(), Counts::default());
        Ok(Blocks { file, source, drafts, broken_off, dialogue, sorter, counts, ended: false })
    }

    /// The next block; nothing at the end of the document.
    ///
    /// # Errors
    ///
    /// If the file can't be read on.
    pub fn next_block(&mut self) -> Result<Option<Block>> {
        while !self.ended {
            let draft = match self.drafts.pop_front() {
                Some(draft) => Some(draft),
                None => self.next_draft()?,
            };
            self.ended = draft.is_none();
            let block = match draft {
                Some(draft) if draft.text().is_empty() => None,
                Some(draft) => self.sorter.push(draft),
                None => self.sorter.finish(),
            };
            if let Some(block) = block {
                self.counts.0[block.kind as usize] += 1;
                return Ok(Some(block));
            }
        }
        Ok(None)
    }

    fn next_draft(&mut self) -> Result<Option<Draft>> {
        while !self.dialogue.is_full()
            && let Some(drafts) = self.source.next_drafts()?
        {
            let drafts = drafts.into_iter().flat_map(|draft| self.broken_off.push(draft));
            drafts.for_each(|draft| self.dialogue.push(draft));
        }
        if !self.dialogue.is_full() {
            self.broken_off.finish().into_iter().for_each(|draft| self.dialogue.push(draft));
        }
        self.drafts.extend(self.dialogue.pop().into_iter().flat_map(cut));
        Ok(self.drafts.pop_front())
    }

    /// How many blocks of each kind were read so far.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// What is the matter with the document, as far as it is read.
    pub fn told(&self) -> Vec<Diagnostic> {
        let troubles = match &self.source {
            Source::Plain(plain) => plain.lines.troubles(),
            Source::Markdown(sections) => &sections.lines.input.troubles,
            Source::Html(page) => &page.input.troubles,
        };
        troubles.told(self.file)
    }
}

impl Iterator for Blocks<'_> {
    type Item = Result<Block>;

    fn next(&mut self) -> Option<Result<Block>> {
        let block = self.next_block();
        // After a failure there is nothing to go on with.
        self.ended |= block.is_err();
        block.transpose()
    }
}

impl Counts {
    /// How many of a kind.
    pub fn of(&self, kind: BlockKind) -> u64 {
        self.0[kind as usize]
    }

    /// How many that yield no claims.
    pub fn set_aside(&self) -> u64 {
        BlockKind::ALL
            .into_iter()
            .filter(|kind| !kind.yields_claims())
            .map(|kind| self.of(kind))
            .sum()
    }

    /// Adds those of another document.
    pub fn add(&mut self, other: &Counts) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own += other;
        }
    }
}
