//! JSON Lines as a graph.

use serde::de::DeserializeSeed;

use crate::error::{Error, Result};
use crate::formats::Reading;
use crate::formats::json::element::Element;
use crate::formats::json::infinite::Finite;
use crate::formats::json::read::syntax;
use crate::formats::json::sink::{At, Sink};
use crate::formats::json::value::Json;
use crate::text::{
    Blocks, Diagnostic, ENDS_EARLY, FileId, Files, Layout, tell_utf_16, with_large_numbers_quoted,
};

/// How many bytes are read in one go.
const BLOCK: usize = 1 << 20;

/// Reads one object a line, each a node or an edge. Several on one line are told apart, too.
pub(super) fn read(files: &Files, file: FileId) -> Result<Reading> {
    files.set_layout(file, Layout::JsonLines);
    let mut sink = Sink::new(file, b"", 0);
    let mut blocks = Blocks::of_lines(files.open(file)?, BLOCK);
    let in_file = |error: Error| error.context(format!("reading `{}`", files.name(file)));
    while let Some(block) = blocks.next_block().map_err(in_file)? {
        if block.at == 0
            && let Some(told) = tell_utf_16(block.bytes.as_ref(), file)
        {
            sink.remarks.tell(told);
            break;
        }
        let mut at = block.at;
        for line in block.bytes.split_inclusive(|byte| *byte == b'\n') {
            let mark = if at == 0 && line.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
            read_line(&line[mark..], file, at + mark as u64, &mut sink);
            at += line.len() as u64;
        }
    }
    Ok(sink.finish())
}

fn read_line(line: &[u8], file: FileId, at: u64, sink: &mut Sink) {
    let is_last = !line.ends_with(b"\n");
    let line = line.trim_ascii_end();
    if line.is_empty() {
        return;
    }
    let place = At::Bytes(at, line.len());
    let (mut read, mut told) = values(line, file, at, sink);
    if told.is_some()
        && let Some(finite) = Finite::of(line)
    {
        (read, told) = values(&finite.text, file, 0, sink);
        if !read.is_empty() {
            finite.tell(at, &mut sink.remarks);
        }
        told = told.map(|told| finite.of_first(told, at));
    }
    for value in read {
        sink.add(value, Element::Either, place);
    }
    if let Some(mut told) = told {
        // Where other lines follow, the file goes on.
        if told.rule == ENDS_EARLY && !is_last {
            told.rule = "not-json";
        }
        sink.remarks.tell(told);
    }
}

/// The value that a line is, or all of them where a line end is missing, up to what is no JSON.
fn values(line: &[u8], file: FileId, at: u64, sink: &mut Sink) -> (Vec<Json>, Option<Diagnostic>) {
    let exact = with_large_numbers_quoted(line);
    let mut json = serde_json::Deserializer::from_slice(&exact);
    let mut read = Vec::new();
    loop {
        match sink.values().deserialize(&mut json) {
            Ok(value) => read.push(value),
            Err(error) => return (read, Some(syntax(&error, line, &exact, file, at))),
        }
        if json.end().is_ok() {
            sink.go_to(At::Bytes(at, line.len()));
            sink.count_large_numbers(line, &exact);
            return (read, None);
        }
    }
}
