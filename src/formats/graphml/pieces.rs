//! A document read in pieces, so that it needn't be in memory as a whole.
//!
//! The file is cut where a node or an edge seems to start. Each thread reads the next piece as if
//! one did, until all are read. If a piece doesn't end where the next one starts, because that was
//! in a comment, say, or if anything else is odd, nothing of this counts, and the document has to
//! be read as a whole.

use std::io::Read;
use std::sync::{Mutex, PoisonError};

use memchr::memrchr_iter;

use super::document::{Document, Found};
use super::rows::{Ended, Rows, starts_row};
use crate::error::{Error, Result};
use crate::formats::parts::Words;
use crate::formats::remarks::Remarks;
use crate::formats::xml::Events;
use crate::model::{Recent, Symbols};
use crate::text::{FileId, Files};

/// The most bytes between the starts of two rows, and of what stands before the first.
const LONGEST: usize = 64 << 20;

/// How many bytes tell that a row starts: `<node` and what follows it.
const START: usize = 6;

/// Reads a document in pieces of about so many bytes; nothing if it has to be read as a whole.
///
/// # Errors
///
/// If the file can't be read.
pub(super) fn read(files: &Files, file: FileId, size: usize) -> Result<Option<Document>> {
    let in_file = |error| Error::from(error).context(format!("reading `{}`", files.name(file)));
    let mut queue =
        Queue { input: files.open(file)?, size, rest: Vec::new(), at: 0, next: Some(0) };
    queue.fill(size).map_err(in_file)?;
    let end = (queue.last_row() + START).min(queue.rest.len());
    let Ok(first) = std::str::from_utf8(&queue.rest[..end]) else { return Ok(None) };
    let first = first.to_string();
    let mut events = Events::new(&first, Remarks::new(file));
    let mut head = Rows::default();
    if head.read(&mut events, 0) != Ended::BeforeRow {
        return Ok(None);
    }
    // More threads than pieces would only have to be woken up.
    let is_all = queue.rest.len() < size;
    let threads = if is_all { 1 } else { rayon::current_num_threads() };
    queue.rest.drain(..events.at() as usize);
    queue.at = events.at();
    let queue = Mutex::new(queue);
    let work = || work(&head, &events, &queue);
    let workers: std::io::Result<Vec<Worker>> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let joined = running.into_iter().map(|thread| match thread.join() {
            Ok(worker) => worker,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.collect()
    });
    let workers = workers.map_err(in_file)?;
    let queue = queue.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(queue.next.is_some().then(|| together(head, events, workers, queue.at)).flatten())
}

/// What a thread read: its texts, and the pieces with their numbers.
struct Worker {
    symbols: Symbols,
    found: Vec<(usize, Found)>,
}

/// The document of all pieces, unless its attributes are too many for it.
fn together(head: Rows, events: Events, workers: Vec<Worker>, length: u64) -> Option<Document> {
    let mut document = Document::of(head, events.remarks);
    let mut all = Vec::new();
    for Worker { symbols, found } in workers {
        document.tables.push(symbols);
        let table = document.tables.len() - 1;
        all.extend(found.into_iter().map(|(number, found)| (number, found, table)));
    }
    all.sort_by_key(|(number, ..)| *number);
    all.into_iter().for_each(|(_, found, table)| document.take(found, table));
    document.fits(length as usize).then_some(document)
}

/// The pieces of a file, one after the other.
struct Queue<R> {
    input: R,
    size: usize,
    /// What was read and isn't in a piece yet, and where it stands.
    rest: Vec<u8>,
    at: u64,
    /// The number of the next piece; nothing if reading in pieces failed.
    next: Option<usize>,
}

/// Some rows of a file.
struct Piece {
    number: usize,
    /// The rows, and enough of the next one to see that it is one.
    bytes: Vec<u8>,
    at: u64,
    /// Where the next piece starts; nothing if this is the last one.
    end: Option<u64>,
}

impl<R: Read> Queue<R> {
    /// Reads up to this many bytes.
    fn fill(&mut self, wanted: usize) -> std::io::Result<()> {
        let missing = wanted.saturating_sub(self.rest.len());
        self.rest.reserve_exact(missing);
        self.input.by_ref().take(missing as u64).read_to_end(&mut self.rest)?;
        Ok(())
    }

    /// Where the last row seems to start that isn't the first thing here; otherwise the end.
    fn last_row(&self) -> usize {
        let tags = memrchr_iter(b'<', self.rest.get(1..).unwrap_or_default()).map(|at| at + 1);
        let starts = |at: &usize| {
            let start = self.rest.get(*at..*at + START).unwrap_or_default();
            std::str::from_utf8(start).is_ok_and(starts_row)
        };
        tags.take(1 << 16).find(starts).unwrap_or(self.rest.len())
    }

    /// The next piece, in memory that an earlier one had; nothing at the end, or if it failed.
    fn piece(&mut self, mut spare: Vec<u8>) -> std::io::Result<Option<Piece>> {
        let Some(number) = self.next else { return Ok(None) };
        let mut wanted = self.size;
        loop {
            self.fill(wanted)?;
            let is_last = self.rest.len() < wanted;
            if self.rest.is_empty() {
                return Ok(None);
            }
            let cut = if is_last { self.rest.len() } else { self.last_row() };
            if cut == self.rest.len() && !is_last {
                if wanted >= LONGEST {
                    self.next = None;
                    return Ok(None);
                }
                wanted *= 2;
                continue;
            }
            spare.clear();
            spare.extend_from_slice(&self.rest[cut..]);
            self.rest.truncate(if is_last { cut } else { cut + START });
            let bytes = std::mem::replace(&mut self.rest, spare);
            let at = self.at;
            self.at += cut as u64;
            self.next = Some(number + 1);
            return Ok(Some(Piece { number, bytes, at, end: (!is_last).then_some(self.at) }));
        }
    }
}

fn work<R: Read>(head: &Rows, events: &Events, queue: &Mutex<Queue<R>>) -> std::io::Result<Worker> {
    let lock = || queue.lock().unwrap_or_else(PoisonError::into_inner);
    let mut worker = Worker { symbols: Symbols::new(), found: Vec::new() };
    let (mut recent, mut spare) = (Recent::default(), Vec::new());
    loop {
        let piece = lock().piece(std::mem::take(&mut spare))?;
        let Some(Piece { number, bytes, at, end }) = piece else { return Ok(worker) };
        let Ok(text) = String::from_utf8(bytes) else {
            lock().next = None;
            return Ok(worker);
        };
        // The room of any document: that of this one is known when it has been read.
        let mut rows = head.next_part(0);
        rows.part.symbols = std::mem::take(&mut worker.symbols);
        if let Some((_, last)) = worker.found.last() {
            rows.part.reserve_as(&last.part);
        }
        rows.words = Words::after(std::mem::take(&mut recent));
        let mut events = events.over(&text, at, Remarks::new(events.remarks.file()));
        let ended = rows.read(&mut events, end.unwrap_or(u64::MAX));
        let fits = match end {
            Some(end) => ended == Ended::BeforeRow && events.at() == end,
            None => ended == Ended::AtEnd,
        };
        if !fits || rows.part.was_refused_room() {
            lock().next = None;
            return Ok(worker);
        }
        worker.symbols = std::mem::take(&mut rows.part.symbols);
        recent = std::mem::take(&mut rows.words).into_recent();
        worker.found.push((number, Found::of(rows, events.remarks)));
        spare = text.into_bytes();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::Reading;
    use crate::formats::graphml::read::read_text;
    use crate::formats::xml::laws::shown;

    fn told(reading: &Reading) -> (String, Vec<String>) {
        let told = reading.diagnostics.iter().map(|d| format!("{:?} {}", d.place, d.message));
        (shown(&reading.graph), told.collect())
    }

    /// In how many sizes of pieces a document can be read, always to the same graph.
    fn sizes(text: &str) -> usize {
        let mut files = Files::default();
        let file = files.add_bytes("a.graphml", text.as_bytes());
        let whole = told(&read_text(text, file));
        let same = |size: usize| {
            let document = read(&files, file, size).unwrap();
            document.is_some_and(|document| {
                assert_eq!(told(&document.reading()), whole, "{size}");
                true
            })
        };
        (1..text.len() + 2).filter(|size| same(*size)).count()
    }

    #[test]
    fn the_graph_is_the_same_in_pieces_of_any_size() {
        let head = "<graphml><key id='k' for='all' attr.name='k'/><key id='d' for='all' \
                    attr.name='d' attr.type='int'><default>7</default></key><graph id='g'>";
        let mut rows = String::new();
        for n in 0..12 {
            rows.push_str(&format!("\n<node id=\"é{n}\"><data key=\"k\">{n}</data></node>"));
            rows.push_str(&format!("<edge source=\"é{n}\" target=\"m{n}\"><data key='x'>y"));
            rows.push_str("</data></edge> <!-- --><?pi x?>");
        }
        let text = format!("{head}{rows}</graph></graphml>");
        // All that show where the first row starts.
        assert_eq!(sizes(&text), (head.len() + 1 + START..text.len() + 2).len());
        // What ends wrongly ends wrongly in pieces, too.
        assert!(sizes(&format!("\u{feff}{head}{rows}<node")) > rows.len() / 2);
    }

    #[test]
    fn what_looks_like_a_row_but_is_none_stops_it() {
        let rows = "<node id='a'/><!-- <node id='no'/> --><node id='b'/>".repeat(20);
        let text = format!("<graphml><graph>{rows}</graph></graphml>");
        // Only as one piece, or where all cuts happen to be right.
        assert!(sizes(&text) < text.len() / 2);
        let nested = "<node id='a'><graph><node id='b'/></graph></node>".repeat(20);
        assert!(sizes(&format!("<graphml><graph>{nested}</graph></graphml>")) < nested.len() / 2);
    }
}
