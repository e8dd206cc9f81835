//! A title above the header of a table, which is taken for the header.

use crate::formats::limits::MOST_COLUMNS;
use crate::text::{DELIMITERS, cells, unquoted, without_mark};

/// How many lines of a title may stand above a header.
const MOST_LINES: usize = 20;

/// The line of a table, counted from 1, that looks like its header though others stand above it.
pub(crate) fn header_below(start: &[u8], is_header: impl Fn(&[String]) -> bool) -> Option<usize> {
    let mut lines = start.split(|byte| *byte == b'\n').enumerate().skip(1).take(MOST_LINES);
    let is_header_of = |line: &[u8], delimiter: u8| {
        let cells = first_cells(line, delimiter);
        cells.len() <= MOST_COLUMNS && is_header(&cells)
    };
    let looks_like_one =
        |line: &[u8]| DELIMITERS.into_iter().any(|delimiter| is_header_of(line, delimiter));
    lines.find(|(_, line)| looks_like_one(line)).map(|(before, _)| before + 1)
}

/// The first line of a table, counted from 1, that has a word in every cell, though one cell alone of
/// its very first line has something: that is a title.
pub(crate) fn words_below(start: &[u8], is_word: impl Fn(&str) -> bool) -> Option<usize> {
    let lines = || without_mark(start).split(|byte| *byte == b'\n').take(MOST_LINES);
    let has = |cells: &[String]| cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let of_delimiter = |delimiter: u8| {
        let cells = |line: &[u8]| first_cells(line.trim_ascii_end(), delimiter);
        let first = cells(lines().find(|line| !line.trim_ascii().is_empty())?);
        if has(&first) > 1 {
            return None;
        }
        let are_words = |line: &[u8]| {
            let cells = cells(line);
            let is_row = cells.len() > 2 || cells.len() > 1 && cells.len() == first.len();
            is_row && cells.iter().all(|cell| is_word(cell.trim()))
        };
        let at = lines().position(are_words)?;
        // The commas of two sentences hardly ever part them into as many pieces.
        let width = |at: usize| lines().nth(at).map(|line| cells(line).len());
        (width(at) == width(at + 1)).then_some(at + 1)
    };
    DELIMITERS.into_iter().find_map(of_delimiter)
}

/// What to do where a header stands on this line.
pub(crate) fn without_title(line: usize) -> String {
    format!("line {line} looks like the header: take out the lines above it")
}

/// The cells of the first record of a text.
pub(crate) fn first_cells(start: &[u8], delimiter: u8) -> Vec<String> {
    let start = without_mark(start);
    let blank = start.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    let record = &start[blank..];
    let cells = cells(record, delimiter).into_iter();
    cells.map(|cell| unquoted(&record[cell]).into_owned()).collect()
}
