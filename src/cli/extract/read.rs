//! Documents read side by side; what they give keeps their order.

use claimgraph::Result;
use claimgraph::extract::{Extraction, Guide, Summary};
use claimgraph::project::{Spool, TableRow};
use claimgraph::text::{Diagnostic, FileId, Files};
use rayon::prelude::*;

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
}

/// Reads documents, as many at a time as there are cores.
pub(super) fn read(
    documents: &[Document],
    files: &Files,
    guide: &Guide,
    min_confidence: f32,
    progress: &Progress,
) -> Result<Read> {
    progress.along(documents.iter().map(|document| document.bytes).sum());
    let one = |document: &Document| one(document, files, guide, min_confidence, progress);
    let mut all = Read::default();
    for some in documents.chunks(rayon::current_num_threads() * 4) {
        let read: Vec<Result<Read>> = some.par_iter().map(one).collect();
        for read in read {
            let mut read = read?;
            for row in read.rows.rows()? {
                all.rows.push(&row?)?;
            }
            all.summary.add(&read.summary);
            all.unlikely += read.unlikely;
            all.diagnostics.append(&mut read.diagnostics);
        }
    }
    Ok(all)
}

fn one(
    document: &Document,
    files: &Files,
    guide: &Guide,
    min_confidence: f32,
    progress: &Progress,
) -> Result<Read> {
    let name = files.name(document.file);
    progress.doing(format!("reading {name}"));
    let mut read = Read::default();
    let mut extraction = Extraction::open(files, document.file, guide)?;
    let mut done = 0;
    for candidate in extraction.by_ref() {
        let candidate = candidate.map_err(|e| e.context(format!("reading `{name}`")))?;
        // Of what is unpacked, more bytes come out than the file has.
        let now = candidate.place.end.min(document.bytes);
        progress.advance(now.saturating_sub(done));
        done = now.max(done);
        match candidate.confidence < min_confidence {
            true => read.unlikely += 1,
            false => read.rows.push(&TableRow::of_candidate(&candidate, &document.source))?,
        }
    }
    progress.advance(document.bytes - done);
    read.summary = extraction.summary();
    read.diagnostics = extraction.told();
    Ok(read)
}
