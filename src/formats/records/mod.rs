//! Tables of records: delimited text and JSON Lines, read on all cores into columns of symbols.
//!
//! One thread at a time cuts the next block of whole records off the file; every thread parses
//! its block and looks its cells up in the table of symbols as it was before, keeping what is new
//! to itself. At the end the new symbols get their common numbers and the parts are put together
//! in the order of the file, so that threads leave no trace.

mod batch;
mod cells;
mod columns;
mod header;
mod lines;
mod marks;
mod merge;
mod numbers;
mod odd;
mod part;
mod shape;
mod source;
mod title;

use std::sync::{Arc, Mutex};

use crate::error::{Error, Result};
use crate::formats::records::part::{Part, Worker};
use crate::formats::records::shape::{Shape, Taking};
use crate::model::{Sym, Symbols, Table};
use crate::text::{
    Block, Blocks, Diagnostic, FileId, Files, Layout, MERGE_CONFLICT, Place, is_conflict_mark,
    tell_utf_16,
};

pub(crate) use header::GLANCE;
pub(crate) use header::layout;
pub(crate) use numbers::{Style, style_of, with_points};
pub(crate) use shape::Naming;
pub(crate) use title::{first_cells, header_below, without_title, words_below};

/// How many bytes are read and parsed in one go.
const BLOCK: usize = 1 << 20;

/// What a table's reader found.
#[derive(Debug, Default)]
pub(crate) struct TableReading {
    /// The rows that could be read.
    pub table: Table,
    /// Those that couldn't, and what is odd about the header.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a table. Rows that can't be used become diagnostics; every row is counted.
///
/// # Errors
///
/// If the file can't be read, or a record is longer than 64 MiB.
pub(crate) fn read_table(
    files: &mut Files,
    file: FileId,
    symbols: &mut Symbols,
    naming: Naming,
    list_separator: char,
) -> Result<TableReading> {
    let layout = layout(files, file)?;
    let taking = Taking::Meant;
    let shape = Shape { file, layout, heads: Vec::new(), naming, list_separator, taking };
    read(files, shape, symbols)
}

/// Reads a table whose cells are exact, as a program writes them: only ids, in the columns with
/// these numbers, lose the blanks around them. Header and name of a column are the same.
///
/// # Errors
///
/// If the file can't be read, or a record is longer than 64 MiB.
pub(crate) fn read_exact_table(
    files: &Files,
    file: FileId,
    symbols: &mut Symbols,
    delimiter: u8,
    ids: Vec<usize>,
) -> Result<TableReading> {
    let naming = &|headers: &[String]| headers.to_vec();
    let layout = Layout::Delimited(delimiter);
    let taking = Taking::AsItStands { ids };
    let shape = Shape { file, layout, heads: Vec::new(), naming, list_separator: '|', taking };
    read(files, shape, symbols)
}

fn read(files: &Files, mut shape: Shape, symbols: &mut Symbols) -> Result<TableReading> {
    let (file, layout) = (shape.file, shape.layout);
    files.set_layout(file, layout);
    let input = files.open(file)?;
    let mut blocks = match layout {
        Layout::Delimited(delimiter) => Blocks::of_cells(input, delimiter, BLOCK),
        Layout::Plain | Layout::JsonLines => Blocks::of_lines(input, BLOCK),
        Layout::JsonObjects => Blocks::of_objects(input, BLOCK),
    };
    let in_file = |error: Error| error.context(format!("reading `{}`", files.name(file)));
    let Some(mut first) = blocks.next_block().map_err(in_file)? else {
        return Ok(TableReading::default());
    };
    if first.at == 0
        && let Some(told) = tell_utf_16(&first.bytes, file)
    {
        return Ok(TableReading { table: Table::default(), diagnostics: vec![told] });
    }
    if first.bytes.is_empty() {
        // Without a header, no row can be understood.
        let Part { diagnostics, .. } = parse(&shape, &first, &mut Worker::default());
        return Ok(TableReading { table: Table::default(), diagnostics });
    }
    let mut diagnostics = Vec::new();
    if let Layout::Delimited(delimiter) = layout {
        match header::take(&mut first, delimiter, &shape, &mut diagnostics) {
            Ok(heads) => shape.heads = heads,
            Err(too_wide) => {
                return Ok(TableReading { table: Table::default(), diagnostics: vec![too_wide] });
            }
        }
    }
    let base = Arc::new(std::mem::take(symbols));
    let workers = read_blocks(&shape, &base, first, blocks).map_err(in_file);
    *symbols = Arc::try_unwrap(base).unwrap_or_else(|shared| (*shared).clone());
    let (mut table, told) = merge::merge(&shape, workers?, symbols);
    if told.iter().any(|told| told.rule == MERGE_CONFLICT) {
        take_conflict_marks(&mut table, symbols);
    }
    diagnostics.extend(told);
    if matches!((layout, &shape.taking), (Layout::Delimited(_), Taking::Meant)) {
        diagnostics.extend(header::take_repeated(&mut table, symbols));
    }
    Ok(TableReading { table, diagnostics })
}

fn read_blocks<R: std::io::Read + Send>(
    shape: &Shape,
    base: &Arc<Symbols>,
    first: Block,
    blocks: Blocks<R>,
) -> Result<Vec<Worker>> {
    // A file that is one block is read by one thread; more would only have to be woken up.
    let alone = first.bytes.len() < BLOCK / 2;
    let threads = if alone { 1 } else { rayon::current_num_threads() };
    let queue = Mutex::new((0, Some(first), blocks));
    let next = |spare: Vec<u8>| -> Result<Option<(usize, Block)>> {
        let mut queue = queue.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let block = match queue.1.take() {
            Some(first) => Some(first),
            None => queue.2.next_block_into(spare)?,
        };
        queue.0 += 1;
        Ok(block.map(|block| (queue.0, block)))
    };
    let work = || -> Result<Worker> {
        let symbols = Symbols::over(Arc::clone(base));
        let mut worker = Worker { symbols, ..Worker::default() };
        let mut spare = Vec::new();
        while let Some((number, block)) = next(spare)? {
            let part = parse(shape, &block, &mut worker);
            worker.parts.push((number, part));
            spare = block.bytes;
        }
        Ok(Worker { symbols: worker.symbols.apart(), ..worker })
    };
    if threads == 1 {
        return Ok(vec![work()?]);
    }
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let joined = running.into_iter().map(|thread| match thread.join() {
            Ok(worker) => worker,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.collect()
    })
}

fn parse(shape: &Shape, block: &Block, worker: &mut Worker) -> Part {
    let mut part = match shape.layout {
        Layout::Delimited(delimiter) => cells::parse(shape, block, delimiter, worker),
        Layout::Plain | Layout::JsonLines | Layout::JsonObjects => {
            lines::parse(shape, block, worker)
        }
    };
    for at in &block.open_quote {
        part.rows_read += 1;
        let message = "a quote opened on this line is never closed";
        let hint = "close the quote, or double it if it belongs to the text";
        let place = Place::record(shape.file, *at);
        part.tell(Diagnostic::error("open-quote", message).at(place).hint(hint));
    }
    part
}

/// Takes out the rows that are what git puts around the sides of a conflict, and have as many cells
/// as the others: the name of a commit may have commas.
fn take_conflict_marks(table: &mut Table, symbols: &Symbols) {
    let Some(first) = table.columns.first() else { return };
    let is_mark = |cell: &Option<Sym>| {
        symbols.text_of(*cell).is_some_and(|text| is_conflict_mark(text.as_bytes()))
    };
    let rows = first.cells.iter().enumerate().filter(|(_, cell)| is_mark(cell));
    let rows: Vec<usize> = rows.map(|(row, _)| row).collect();
    table.remove(&rows);
}
