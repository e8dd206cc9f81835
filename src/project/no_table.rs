//! Files that are given for tables and are something else, told by how they start.
//!
//! The command line has a look of its own (`cli/input/glance.rs`), which chooses the reader of a
//! file whose name doesn't say it. It must be sure, so it asks for a whole head, and for keys in
//! their places. Here a word is enough: a graph that is written wrongly, or whose head is longer
//! than what is looked at, is no table either, and its own reader tells what is the matter.

use std::io::Read;

use crate::error::{Error, Result};
use crate::formats::records::GLANCE;
use crate::project::header;
use crate::text::{
    Diagnostic, ENDS_EARLY, FileId, Files, MERGE_CONFLICT, Place, RESOLVE, is_conflict_mark,
    is_utf_16, without_mark,
};

/// What an article is.
const TEXT: &str = "text";

/// What a file is, and what to do with it.
struct Kind {
    /// With its article: `a GEXF file`.
    what: &'static str,
    hint: Hint,
}

enum Hint {
    /// It holds sheets.
    SaveTheSheet,
    /// It is a graph in this format.
    Convert(&'static str),
    /// It is an article, perhaps.
    Extract,
    /// Something else.
    Say(&'static str),
}

/// Says that a file is no table, if its first bytes tell so.
///
/// One message for a file instead of one for each of its lines.
///
/// # Errors
///
/// If it can't be read.
pub(super) fn look(files: &Files, file: FileId) -> Result<Option<Diagnostic>> {
    let mut start = Vec::new();
    let reading = |error| Error::from(error).context(format!("reading `{}`", files.name(file)));
    files.open(file)?.take(GLANCE).read_to_end(&mut start).map_err(reading)?;
    let text = without_mark(&start);
    if text.trim_ascii().is_empty() && (start.len() as u64) < GLANCE {
        let message = "there is nothing in the file, not even a header";
        let told = Diagnostic::error(ENDS_EARLY, message).at(Place::start(file));
        return Ok(Some(told.hint("write its header, or take the file away")));
    }
    if text.split(|byte| *byte == b'\n').next().is_some_and(is_conflict_mark) {
        let message = "a merge conflict begins in the header, so nothing can be read";
        let told = Diagnostic::error(MERGE_CONFLICT, message).at(Place::record(file, 0));
        return Ok(Some(told.hint(RESOLVE)));
    }
    // What has a header somewhere is a table, with a title above it.
    let is_it = |kind: &Kind| kind.what != TEXT || header::below(files, file).is_none();
    Ok(kind(&start).filter(is_it).map(|Kind { what, hint }| {
        let message = format!("the file is {what}, not a table");
        let hint = match hint {
            Hint::SaveTheSheet => "save the sheet as CSV (UTF-8), and name that file".to_string(),
            Hint::Convert(format) => format!(
                "a graph has no claims to check; other commands read it with `--from {format}`, \
                 and tell what is the matter with it"
            ),
            Hint::Extract => {
                let name = files.name(file);
                format!("is it an article? `claimgraph extract {name}` proposes what it claims")
            }
            Hint::Say(hint) => hint.to_string(),
        };
        Diagnostic::error("not-a-table", message).at(Place::start(file)).hint(hint)
    }))
}

fn kind(start: &[u8]) -> Option<Kind> {
    let is = |what, hint| Some(Kind { what, hint });
    if start.starts_with(b"PK\x03\x04") {
        return is("a spreadsheet, or another archive", Hint::SaveTheSheet);
    }
    if start.starts_with(b"\xd0\xcf\x11\xe0") {
        return is("a spreadsheet of an old kind", Hint::SaveTheSheet);
    }
    if start.starts_with(b"%PDF-") {
        return is("a PDF", Hint::Say("copy its table into a spreadsheet, and save that as CSV"));
    }
    // A cell may hold such a byte by accident, a header hardly.
    let header = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if header.contains(&0) && !is_utf_16(start) {
        return is("something other than text", Hint::Say("is it the right file?"));
    }
    let text = String::from_utf8_lossy(without_mark(start));
    let text = text.trim_start();
    if text.starts_with('<') {
        let has = |element: &str| text.contains(element);
        return match (has("<graphml"), has("<gexf")) {
            (true, _) => is("a GraphML file", Hint::Convert("graphml")),
            (_, true) => is("a GEXF file", Hint::Convert("gexf")),
            _ => is("XML or HTML", Hint::Say("save what it holds as CSV, and name that file")),
        };
    }
    if is_dot(text) {
        return is("a DOT file", Hint::Convert("dot"));
    }
    if is_prose(text) {
        return is(TEXT, Hint::Extract);
    }
    json(text)
}

/// How many lines of an article, such as who wrote it, may stand above its first sentence.
const MOST_ABOVE: usize = 4;

/// Whether a text has no header, and sentences below its first line: those of a table stand in cells.
fn is_prose(text: &str) -> bool {
    let parts_cells = |c: char| matches!(c, ',' | ';' | '\t' | '|');
    let is_sentence = |line: &str| {
        // Within a text a comma has a blank, a quote or a digit of its number behind it.
        let goes_on = |rest: &str| {
            rest.starts_with([' ', '"', '”']) || rest.starts_with(|c: char| c.is_ascii_digit())
        };
        let line = line.trim_end();
        let has_cells = line.contains([';', '\t', '|'])
            || line.split(',').skip(1).any(|rest| !rest.is_empty() && !goes_on(rest));
        let ends = line.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?']);
        (ends || line.contains(". ")) && line.split_whitespace().nth(7).is_some() && !has_cells
    };
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some(first) = lines.next() else { return false };
    let has_no_header = !first.contains(parts_cells) || is_sentence(first);
    // A title may stand above the header of a table, but no sentence.
    has_no_header && (is_sentence(first) || lines.take(MOST_ABOVE).any(is_sentence))
}

/// A graph in JSON; not objects, each of which is a row.
fn json(text: &str) -> Option<Kind> {
    let line = text.lines().next()?.trim_end();
    let array = line.strip_prefix('[').map(str::trim_start);
    let is_array = array.is_some_and(|rest| rest.is_empty() || rest.starts_with('{'));
    let keys = ["\"nodes\"", "\"edges\"", "\"links\"", "\"elements\""];
    let is_graph = keys.iter().any(|key| text.contains(key)) && !text.contains("\"subject\"");
    (is_graph && (is_array || line.starts_with('{')))
        .then_some(Kind { what: "a graph in JSON", hint: Hint::Convert("json") })
}

/// Whether a text starts as Graphviz's language does: `digraph {`, perhaps behind comments.
fn is_dot(text: &str) -> bool {
    let mut text = text;
    loop {
        let comment = match text {
            _ if text.starts_with("/*") => text.split_once("*/"),
            _ if text.starts_with("//") || text.starts_with('#') => text.split_once('\n'),
            _ => break,
        };
        let Some((_, rest)) = comment else { return false };
        text = rest.trim_start();
    }
    let Some((before, _)) = text.split_once('{') else { return false };
    let mut words = before.split_whitespace().map(str::to_ascii_lowercase);
    let word = words.next().filter(|word| word != "strict").or_else(|| words.next());
    let is_graph = word.is_some_and(|word| word == "graph" || word == "digraph");
    is_graph && !before.contains([',', ';', '\t', '|'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_known_by_their_start() {
        let table = [
            ("subject,relation,object\n<a>,b,c\n", None),
            ("graph,of,{x}\n", None),
            ("{\"subject\": \"a\", \"nodes\": 3}\n{}", None),
            ("[id],b\n", None),
            ("", None),
            ("i\0d\0,\0a\0", None),
            ("a,b\nc\0,d\n", None),
            ("\u{7f}ELF\0\0\n", Some("something other than text")),
            ("PK\u{3}\u{4}mimetype", Some("a spreadsheet, or another archive")),
            ("\u{feff}<?xml version='1.0'?>\n<gexf>", Some("a GEXF file")),
            ("<graphml>", Some("a GraphML file")),
            ("<!DOCTYPE html>", Some("XML or HTML")),
            ("/* a, b */ // c\nstrict digraph \"x\"\n{", Some("a DOT file")),
            ("graph{", Some("a DOT file")),
            ("{\"directed\": true, \"nodes\": [", Some("a graph in JSON")),
            ("{\n  \"elements\": {", Some("a graph in JSON")),
            ("[{\"subject\": \"a\"}]", None),
            ("Pier sold\n\nThe board, which met on Monday, has sold the pier.\n", Some("text")),
            (
                "# Pier\n\nBy Ada Lund\n\nLund said: \"It was late, and I did not see it.\"\n",
                Some("text"),
            ),
            ("The board, which met on Monday, has sold the pier. It rained.", Some("text")),
            ("Payments of the board in 2024\nfrom,to\na,b\n", None),
            ("claim\n\"The board, which met on Monday, has sold it.\",b\n", None),
            ("subject, relation, quote\na, b, The board that met has sold the pier.\n", None),
            ("quote\nThe board has sold it.\n", None),
        ];
        for (start, what) in table {
            assert_eq!(kind(start.as_bytes()).map(|kind| kind.what), what, "{start}");
        }
    }
}
