//! What is in a file whose name doesn't say it, told by how it starts.
//!
//! It chooses a reader, so it asks for a whole head, and for keys in their places. To say that a
//! table isn't one, a word is enough: `project/no_table.rs` does that.

use std::io::{BufRead, BufReader, Read};

use claimgraph::formats::Of;
use claimgraph::text::{FileId, Files};
use claimgraph::{Error, Result};

use super::lines::{self, Lines};

/// How much of a file is looked at.
const LENGTH: u64 = 1 << 20;

/// The keys under which a graph in JSON has its nodes and edges.
const OF_GRAPHS: [&str; 4] = ["nodes", "edges", "links", "elements"];

/// The first columns of the tables of edges that `export` writes; no other program has all of them.
const EDGE_COLUMNS: [&str; 6] = ["Source", "Target", "Type", "Kind", "Label", "Weight"];

/// The first columns of the tables of nodes that `export` writes.
const NODE_COLUMNS: [&str; 3] = ["Id", "Label", "Type"];

/// Columns of what `claims` lists; no other program has all of them.
const LISTED: [&str; 4] = ["claim", "state", "subject_id", "object_id"];

/// How a file starts, without a byte order mark.
pub(crate) fn start(files: &Files, file: FileId) -> Result<Vec<u8>> {
    let mut start = Vec::new();
    let in_file = |error| Error::from(error).context(format!("reading `{}`", files.name(file)));
    files.open(file)?.take(LENGTH).read_to_end(&mut start).map_err(in_file)?;
    if start.starts_with(b"\xef\xbb\xbf") {
        start.drain(..3);
    }
    Ok(start)
}

/// Whether a file holds nothing but blanks.
pub(super) fn is_blank(files: &Files, file: FileId) -> Result<bool> {
    let in_file = |error| Error::from(error).context(format!("reading `{}`", files.name(file)));
    let mut input = BufReader::new(files.open(file)?);
    let mut is_start = true;
    loop {
        let bytes = input.fill_buf().map_err(in_file)?;
        if bytes.is_empty() {
            return Ok(true);
        }
        let mark = is_start && bytes.starts_with(b"\xef\xbb\xbf");
        if !bytes[if mark { 3 } else { 0 }..].trim_ascii().is_empty() {
            return Ok(false);
        }
        is_start = false;
        let length = bytes.len();
        input.consume(length);
    }
}

/// The format of a graph that starts so; nothing for claims, and for what doesn't tell.
pub(super) fn graph_format(start: &[u8]) -> Option<&'static str> {
    let text = start.trim_ascii_start();
    match text.first()? {
        b'<' => xml(text),
        b'{' | b'[' if is_json(text) => Some("json"),
        b'{' if lines::what(text) == Lines::Graph => Some("jsonl"),
        _ if is_edge_table(text) => {
            Some(if first_line(text).contains(&b'\t') { "tsv" } else { "csv" })
        }
        _ => is_dot(text).then_some("dot"),
    }
}

/// Whether JSON is what `claims --json` prints.
pub(super) fn is_of_listed_claims(start: &[u8]) -> bool {
    let Some(list) = start.trim_ascii_start().strip_prefix(b"[") else { return false };
    let keys = lines::keys(list.trim_ascii_start());
    LISTED.iter().all(|name| keys.iter().any(|key| key == name))
}

/// Whether a table starts with the columns that nodes or edges have where `export` writes them.
pub(crate) fn is_own_table(start: &[u8], rows: Of) -> bool {
    match rows {
        Of::Edges => is_edge_table(start),
        Of::Nodes => starts_with(start, &NODE_COLUMNS),
    }
}

/// Whether a table starts with the columns that edges have where `export` writes them.
pub(super) fn is_edge_table(start: &[u8]) -> bool {
    starts_with(start, &EDGE_COLUMNS) || starts_with(start, &[&["Id"], &EDGE_COLUMNS[..]].concat())
}

fn starts_with(start: &[u8], columns: &[&str]) -> bool {
    let line = String::from_utf8_lossy(first_line(start));
    let cells = line.trim_end().split([',', '\t', ';']).map(|cell| cell.trim_matches('"'));
    cells.take(columns.len()).eq(columns.iter().copied())
}

fn first_line(text: &[u8]) -> &[u8] {
    text.split(|byte| *byte == b'\n').next().unwrap_or_default()
}

fn xml(text: &[u8]) -> Option<&'static str> {
    let at = |element: &str| memchr::memmem::find(text, element.as_bytes());
    match (at("<graphml"), at("<gexf")) {
        (None, None) => None,
        (graphml, None) => graphml.map(|_| "graphml"),
        (None, gexf) => gexf.map(|_| "gexf"),
        (graphml, gexf) => Some(if graphml < gexf { "graphml" } else { "gexf" }),
    }
}

/// Whether a text is one graph in JSON, and not one of its elements, or claims, on each line.
fn is_json(text: &[u8]) -> bool {
    if let Some(list) = text.strip_prefix(b"[") {
        let keys = lines::keys(list.trim_ascii_start());
        return lines::of_keys(&keys) == Lines::Graph;
    }
    let keys = lines::keys(text);
    let has = |name: &&str| keys.iter().any(|key| key == name);
    let known = OF_GRAPHS.iter().filter(|name| has(name)).count();
    // A node may have something called `edges`, but hardly `nodes` besides.
    known > 1 || known == 1 && lines::of_keys(&keys) == Lines::Unknown
}

/// Whether JSON is a claim or a list of them, and no graph.
pub(super) fn is_of_claims(start: &[u8]) -> bool {
    let text = start.trim_ascii_start();
    let object = text.strip_prefix(b"[").unwrap_or(text).trim_ascii_start();
    !is_json(text) && lines::of_keys(&lines::keys(object)) == Lines::Claims
}

/// Whether a text starts as DOT does: `strict`, `graph` or `digraph`, a name, a brace.
fn is_dot(text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    let mut rest = behind_comments(&text);
    let mut is_graph = false;
    for _ in 0..2 {
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let word = rest[..end].to_ascii_lowercase();
        is_graph = matches!(word.as_str(), "graph" | "digraph");
        if !is_graph && word != "strict" {
            return false;
        }
        rest = behind_comments(&rest[end..]);
        if is_graph {
            break;
        }
    }
    is_graph && behind_comments(behind_name(rest)).starts_with('{')
}

/// What stands behind blanks and comments.
fn behind_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let end = match rest.get(..2) {
            Some("/*") => rest.find("*/").map(|end| end + 2),
            Some("//") => rest.find('\n'),
            _ if rest.starts_with('#') => rest.find('\n'),
            _ => return rest,
        };
        rest = end.map_or("", |end| &rest[end..]).trim_start();
    }
}

/// What stands behind a name in quotes or without, if there is one.
fn behind_name(text: &str) -> &str {
    let Some(quoted) = text.strip_prefix('"') else {
        return text.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.'));
    };
    let mut escaped = false;
    let end = quoted.find(|c: char| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or("", |end| &quoted[end + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graph_is_known_by_how_it_starts() {
        let format = |text: &str| graph_format(text.as_bytes());
        for json in [
            "{\n\"directed\": true, \"graph\": {}, \"nodes\": [{\"id\": \"a\"}], \"edges\": []}\n",
            "{\"nodes\":[],\"links\":[]}",
            "{\"elements\": {\"nodes\": [",
            "{\"id\": \"g\", \"nodes\": [], \"edges\": []}",
            " [ {\"data\": 1, \"id\": \"a\"}]",
        ] {
            assert_eq!(format(json), Some("json"), "{json}");
        }
        for lines in ["{\"id\":\"a\"}\n{\"id\":\"b\"}\n", "{\"id\":\"a\",\"edges\":3}\n"] {
            assert_eq!(format(lines), Some("jsonl"), "{lines}");
        }
        for dot in
            ["digraph {", "/* — */ // x\n strict Graph \"a \\\" {b\" /* c */ {", "# a\ngraph G_1{}"]
        {
            assert_eq!(format(dot), Some("dot"), "{dot}");
        }
        assert_eq!(format("<?xml version='1.0'?>\n<gexf xmlns=''>"), Some("gexf"));
        assert_eq!(format("<?xml version='1.0'?>\n<graphml xmlns=''>"), Some("graphml"));
        for other in [
            "",
            "graph,source\na,b\n",
            "strict",
            "<html>",
            "subject,relation,object\n",
            "{\"subject\": \"a\", \"object\": \"b\", \"edges\": []}",
            "[{\"subject\": \"a\", \"object\": \"b\"}]",
            "{\"foo\": 1}",
        ] {
            assert_eq!(format(other), None, "{other}");
        }
    }

    #[test]
    fn json_is_of_claims_if_its_first_object_is_one() {
        for claims in [
            "[{\"subject\": \"a\", \"object\": \"b\"}]",
            "[\n  {\n    \"subject\": \"a\", \"relation\": \"r\"",
            "{\n\"subject\": \"a\",\n\"object\": \"b\", \"edges\": []}",
        ] {
            assert!(is_of_claims(claims.as_bytes()), "{claims}");
        }
        for other in [
            "",
            "[]",
            "[{\"id\": \"a\", \"subject\": \"maths\"}]",
            "[{\"source\": \"a\", \"target\": \"b\", \"subject\": \"x\", \"object\": \"y\"}]",
            "{\"nodes\": [], \"links\": [], \"subject\": \"a\", \"object\": \"b\"}",
        ] {
            assert!(!is_of_claims(other.as_bytes()), "{other}");
        }
    }
}
