//! JSON Lines as a graph.

use serde::de::DeserializeSeed;

use crate::error::{Error, Result};
use crate::formats::Reading;
use crate::formats::json::element::Element;
use crate::formats::json::infinite::Finite;
use crate::formats::json::read::syntax;
use crate::formats::json::sink::{At, Sink};
use crate::formats::json::value::Json;
use crate::text::{Blocks, Diagnostic, FileId, Files, Layout, with_large_numbers_quoted};

/// How many bytes are read in one go.
const BLOCK: usize = 1 << 20;

/// Reads one object a line, each a node or an edge.
pub(super) fn read(files: &Files, file: FileId) -> Result<Reading> {
    files.set_layout(file, Layout::JsonLines);
    let mut sink = Sink::new(file, b"", 0);
    let mut blocks = Blocks::of_lines(files.open(file)?, BLOCK);
    let in_file = |error: Error| error.context(format!("reading `{}`", files.name(file)));
    while let Some(block) = blocks.next_block().map_err(in_file)? {
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
    let line = line.trim_ascii_end();
    if line.is_empty() {
        return;
    }
    let told = match value(line, file, at, sink) {
        Ok(value) => return sink.add(value, Element::Either, At::Bytes(at, line.len())),
        Err(told) => told,
    };
    let Some(finite) = Finite::of(line) else { return sink.remarks.tell(told) };
    match value(&finite.text, file, 0, sink) {
        Ok(value) => {
            finite.tell(at, &mut sink.remarks);
            sink.add(value, Element::Either, At::Bytes(at, line.len()));
        }
        Err(told) => sink.remarks.tell(finite.of_first(told, at)),
    }
}

/// The value that a line is.
fn value(
    line: &[u8],
    file: FileId,
    at: u64,
    sink: &mut Sink,
) -> std::result::Result<Json, Diagnostic> {
    let exact = with_large_numbers_quoted(line);
    let mut json = serde_json::Deserializer::from_slice(&exact);
    let value = sink.values().deserialize(&mut json);
    let value = value.and_then(|value| json.end().map(|()| value));
    value.map_err(|error| syntax(&error, line, &exact, file, at))
}
