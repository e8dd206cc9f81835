//! Documents read side by side; what they give keeps their order.

use claimgraph::Result;
use claimgraph::extract::{Extraction, Guide, Summary};
use claimgraph::project::{Spool, TableRow};
use claimgraph::text::{Diagnostic, FileId, Files};
use rayon::prelude::*;

use crate::cli::extract::left_out;
use crate::cli::progress::Progress;

/// A document that is read.
pub(super) struct Document {
    pub(super) file: FileId,
    /// What its candidates have in the column `source`.
    pub(super) source: String,
    /// How large its file is.
    pub(super) bytes: u64,
}

/// What documents gave.
#[derive(Default)]
pub(super) struct Read {
    pub(super) rows: Spool,
    pub(super) summary: Summary,
    /// How many candidates were not likely enough.
    pub(super) unlikely: usize,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What nothing is proposed of, if somebody asks for it.
    pub(super) left_out: Option<Spool>,
}

/// What is read for.
pub(super) struct Wanted<'g> {
    pub(super) guide: &'g Guide,
    pub(super) min_confidence: f32,
    /// Whether to tell as well what nothing is proposed of.
    pub(super) left_out: bool,
}

impl Read {
    /// Takes over what was left out since it was asked for last.
    fn leave_out(&mut self, extraction: &mut Extraction, source: &str) -> Result<()> {
        let Some(rows) = &mut self.left_out else { return Ok(()) };
        let mut left = extraction.take_left_out().into_iter();
        left.try_for_each(|left| rows.push(&left_out::row(&left, source)))
    }
}

/// Reads documents, as many at a time as there are cores.
pub(super) fn read(
    documents: &[Document],
    files: &Files,
    wanted: &Wanted,
    progress: &Progress,
) -> Result<Read> {
    progress.along(documents.iter().map(|document| document.bytes).sum());
    let one = |document: &Document| one(document, files, wanted, progress);
    let mut all = Read { left_out: wanted.left_out.then(left_out::none), ..Read::default() };
    for some in documents.chunks(rayon::current_num_threads() * 4) {
        let read: Vec<Result<Read>> = some.par_iter().map(one).collect();
        for read in read {
            let mut read = read?;
            for row in read.rows.rows()? {
                all.rows.push(&row?)?;
            }
            if let (Some(all), Some(more)) = (&mut all.left_out, &mut read.left_out) {
                more.rows()?.try_for_each(|row| all.push(&row?))?;
            }
            all.summary.add(&read.summary);
            all.unlikely += read.unlikely;
            all.diagnostics.append(&mut read.diagnostics);
        }
    }
    Ok(all)
}

fn one(document: &Document, files: &Files, wanted: &Wanted, progress: &Progress) -> Result<Read> {
    let name = files.name(document.file);
    progress.doing(format!("reading {name}"));
    let mut read = Read { left_out: wanted.left_out.then(left_out::none), ..Read::default() };
    let mut extraction = Extraction::open(files, document.file, wanted.guide)?;
    if wanted.left_out {
        extraction.remember_left_out(wanted.min_confidence);
    }
    let mut done = 0;
    while let Some(candidate) = extraction.next() {
        let candidate = candidate.map_err(|e| e.context(format!("reading `{name}`")))?;
        read.leave_out(&mut extraction, &document.source)?;
        // Of what is unpacked, more bytes come out than the file has.
        let now = candidate.place.end.min(document.bytes);
        progress.advance(now.saturating_sub(done));
        done = now.max(done);
        match candidate.confidence < wanted.min_confidence {
            true => read.unlikely += 1,
            false => read.rows.push(&TableRow::of_candidate(&candidate, &document.source))?,
        }
    }
    progress.advance(document.bytes - done);
    read.leave_out(&mut extraction, &document.source)?;
    read.summary = extraction.summary();
    read.diagnostics = extraction.told();
    Ok(read)
}
