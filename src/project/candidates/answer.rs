//! The objects of JSON in what a model answers.
//!
//! Asked for JSON Lines, models give lists, objects over several lines, fences of Markdown around
//! it all, and a sentence before and behind. So lists and fences are looked through, and each
//! object is found by its braces; around a fence, a sentence is no triple that went wrong.

use serde_json::{Map, Value};

use crate::project::candidates::keys::{inner_triple, is_triple};

/// The longest object. A brace that isn't closed within it would otherwise swallow memory.
const LONGEST: usize = 64 << 20;

/// A piece of an answer: an object, or what stands where one could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it begins, in bytes from the start of the file.
    pub(super) at: u64,
    pub(super) bytes: Vec<u8>,
}

/// An answer that is taken in line by line.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pieces: Vec<Piece>,
    /// The object that isn't closed yet.
    open: Vec<u8>,
    at: u64,
    depth: usize,
    in_text: bool,
    is_escaped: bool,
    fence: Fence,
    /// What stands outside of fences, as long as there was none.
    strays: Vec<Piece>,
    /// How many lines stand around fences.
    around: usize,
}

/// Where a line is, as fences go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Fence {
    /// There was none so far.
    #[default]
    None,
    Within,
    Outside,
}

impl Answer {
    /// Takes the next line in, with its end, and gives the pieces that end in it.
    pub(super) fn line(&mut self, line: &[u8], at: u64) -> Vec<Piece> {
        // A text of JSON ends on its line, so this one was never closed.
        self.in_text = false;
        self.is_escaped = false;
        if self.depth > 0 && line.starts_with(b"{") && !self.goes_on() {
            self.give_up();
        }
        for (number, byte) in line.iter().enumerate() {
            if self.depth == 0 {
                match byte {
                    b'{' => self.at = at + number as u64,
                    b'[' | b']' | b',' | 0xef | 0xbb | 0xbf => continue,
                    _ if byte.is_ascii_whitespace() => continue,
                    _ => {
                        self.stray(&line[number..], at + number as u64);
                        break;
                    }
                }
            }
            self.open.push(*byte);
            self.take(*byte);
            if self.depth == 0 || self.open.len() > LONGEST {
                self.give_up();
            }
        }
        std::mem::take(&mut self.pieces)
    }

    /// What is left at the end of the file, and how many lines around fences are no pieces.
    pub(super) fn end(mut self) -> (Vec<Piece>, usize) {
        self.give_up();
        self.pieces.append(&mut self.strays);
        (self.pieces, self.around)
    }

    /// Whether another object may follow where the open one stands.
    fn goes_on(&self) -> bool {
        matches!(self.open.trim_ascii_end().last(), Some(b'[' | b',' | b':' | b'{'))
    }

    fn take(&mut self, byte: u8) {
        match (self.in_text, byte) {
            (true, _) if self.is_escaped => self.is_escaped = false,
            (true, b'\\') => self.is_escaped = true,
            (_, b'"') => self.in_text = !self.in_text,
            (false, b'{') => self.depth += 1,
            (false, b'}') => self.depth -= 1,
            _ => {}
        }
    }

    /// The open object is a piece, closed or not.
    fn give_up(&mut self) {
        self.depth = 0;
        let bytes = std::mem::take(&mut self.open);
        if !bytes.is_empty() {
            self.pieces.push(Piece { at: self.at, bytes });
        }
    }

    /// The rest of a line that is no object; a fence is no news.
    fn stray(&mut self, rest: &[u8], at: u64) {
        let rest = rest.trim_ascii();
        if rest.starts_with(b"//") {
            self.around += 1;
            return;
        }
        if rest.starts_with(b"```") {
            self.around += self.strays.drain(..).count();
            self.fence = if self.fence == Fence::Within { Fence::Outside } else { Fence::Within };
            return;
        }
        let piece = || Piece { at, bytes: rest.to_vec() };
        match self.fence {
            Fence::None => self.strays.push(piece()),
            Fence::Within => self.pieces.push(piece()),
            Fence::Outside => self.around += 1,
        }
    }
}

/// The triples that stand within an object that is none: in one of its lists, as in `{"triples": […]}`,
/// deeper, or in a text that is an answer itself, as programs hand on what a model said.
pub(super) fn wrapped(piece: &Piece) -> Option<Vec<Piece>> {
    let mut found = Vec::new();
    gather(piece, DEEPEST, &mut found);
    (!found.is_empty()).then_some(found)
}

/// How deep triples may stand in others.
const DEEPEST: usize = 6;

fn gather(piece: &Piece, depth: usize, found: &mut Vec<Piece>) {
    let Ok(object) = serde_json::from_slice::<Map<String, Value>>(&piece.bytes) else { return };
    // The triple may stand beside its quote: `{"triple": {…}, "quote": …}`.
    if is_triple(&object) || inner_triple(&object).is_some() {
        return found.push(piece.clone());
    }
    let Some(depth) = depth.checked_sub(1) else { return };
    for list in objects_within(piece) {
        let before = found.len();
        let mut lost = Vec::new();
        for within in list {
            let count = found.len();
            gather(&within, depth, found);
            if found.len() == count {
                lost.push(within);
            }
        }
        // What stands in a list beside triples is one that went wrong.
        if found.len() > before {
            found.extend(lost);
        }
    }
    for text in object.values().filter_map(Value::as_str).filter(|text| text.contains('{')) {
        let mut answer = Answer::default();
        let lines = text.split_inclusive('\n');
        let mut pieces: Vec<Piece> =
            lines.flat_map(|line| answer.line(line.as_bytes(), piece.at)).collect();
        pieces.extend(answer.end().0);
        // Within a text of JSON nobody can tell where they stand.
        for within in pieces {
            gather(&Piece { at: piece.at, ..within }, depth, found);
        }
    }
}

/// The objects that stand right within an object, those of each of its lists together.
fn objects_within(piece: &Piece) -> Vec<Vec<Piece>> {
    let (mut found, mut depth, mut start) = (vec![Vec::new()], 0_usize, 0);
    let (mut in_text, mut is_escaped) = (false, false);
    for (at, byte) in piece.bytes.iter().enumerate() {
        match (in_text, byte) {
            (true, _) if is_escaped => is_escaped = false,
            (true, b'\\') => is_escaped = true,
            (_, b'"') => in_text = !in_text,
            (false, b'[' | b']') if depth == 1 => found.push(Vec::new()),
            (false, b'{') => {
                depth += 1;
                if depth == 2 {
                    start = at;
                }
            }
            (false, b'}') => {
                if depth == 2 {
                    let bytes = piece.bytes.get(start..=at).unwrap_or_default().to_vec();
                    let within = Piece { at: piece.at + start as u64, bytes };
                    if let Some(list) = found.last_mut() {
                        list.push(within);
                    }
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    found
}

/// An object without what people write into JSON and JSON doesn't have: comments behind `//`, and
/// a comma behind the last of a list.
pub(super) fn without_extras(object: &[u8]) -> Vec<u8> {
    let (mut clean, mut at): (Vec<u8>, usize) = (Vec::with_capacity(object.len()), 0);
    let (mut in_text, mut is_escaped) = (false, false);
    while let Some(byte) = object.get(at) {
        match (in_text, byte) {
            (true, _) if is_escaped => is_escaped = false,
            (true, b'\\') => is_escaped = true,
            (_, b'"') => in_text = !in_text,
            (false, b'/') if object.get(at + 1) == Some(&b'/') => {
                let rest = object.get(at..).unwrap_or_default();
                at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                continue;
            }
            (false, b'}' | b']') => {
                let words = clean.trim_ascii_end().len();
                if clean.get(..words).is_some_and(|words| words.ends_with(b",")) {
                    clean.truncate(words - 1);
                }
            }
            _ => {}
        }
        clean.push(*byte);
        at += 1;
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<String> {
        let mut answer = Answer::default();
        let (mut found, mut at) = (Vec::new(), 0);
        for line in text.split_inclusive('\n') {
            found.extend(answer.line(line.as_bytes(), at));
            at += line.len() as u64;
        }
        found.extend(answer.end().0);
        found.sort_by_key(|piece| piece.at);
        let place = |piece: &Piece| piece.at as usize..piece.at as usize + piece.bytes.len();
        assert!(found.iter().all(|piece| text.as_bytes()[place(piece)] == piece.bytes));
        found.iter().map(|piece| String::from_utf8_lossy(&piece.bytes).into_owned()).collect()
    }

    #[test]
    fn lists_fences_and_objects_over_several_lines_are_looked_through() {
        assert_eq!(
            pieces("\u{feff}{\"a\":1}\n{\"a\":\"\\\"}\"}\n"),
            ["{\"a\":1}", "{\"a\":\"\\\"}\"}"]
        );
        assert_eq!(pieces("[{\"a\":1}, {\"b\":{}}]"), ["{\"a\":1}", "{\"b\":{}}"]);
        assert_eq!(
            pieces("```json\n[\n  {\n    \"a\": 1\n  },\n]\n```\n"),
            ["{\n    \"a\": 1\n  }"]
        );
    }

    #[test]
    fn what_is_no_object_takes_nothing_else_with_it() {
        let found = pieces("Here you are:\n{\"a\": \"x\n{\"b\":1}\n1]\n{\"c\":\n");
        assert_eq!(found, ["Here you are:", "{\"a\": \"x\n", "{\"b\":1}", "1]", "{\"c\":\n"]);
        assert_eq!(pieces("{\"a\":[\n{},\n{}]}}"), ["{\"a\":[\n{},\n{}]}", "}"]);
    }

    #[test]
    fn what_is_said_around_a_fence_is_no_piece() {
        let text = "Here you are:\n\n```json\n{\"a\":1}\nb\n```\nI hope it helps!\n{\"c\":1}\n";
        assert_eq!(pieces(text), ["{\"a\":1}", "b", "{\"c\":1}"]);
        let mut answer = Answer::default();
        text.split_inclusive('\n').for_each(|line| drop(answer.line(line.as_bytes(), 0)));
        assert_eq!(answer.end(), (vec![], 2));
    }

    #[test]
    fn what_an_object_wraps_is_looked_into() {
        let of = |text: &str| wrapped(&Piece { at: 5, bytes: text.as_bytes().to_vec() });
        let piece = |at, text: &str| Piece { at, bytes: text.as_bytes().to_vec() };
        let (one, other) = (r#"{"head":"}","tail":1}"#, r#"{"head":"b","tail":"c"}"#);
        let found = of(&format!("{{\"names\":[{{\"a\":1}}],\"list\":[{one},{other}]}}"));
        assert_eq!(found, Some(vec![piece(32, one), piece(54, other)]));
        let found = of(&format!("{{\"results\":{{\"list\":[{one}]}}}}"));
        assert_eq!(found, Some(vec![piece(25, one)]));
        let told = serde_json::to_string(&format!("Here:\n```\n[{other}]\n```")).unwrap();
        assert_eq!(of(&format!("{{\"content\":{told}}}")), Some(vec![piece(5, other)]));
        let beside = format!("{{\"triple\":{other},\"quote\":\"d\"}}");
        assert_eq!(of(&beside), Some(vec![piece(5, &beside)]));
        assert_eq!(of("{\"a\":[1]}"), None);
        assert_eq!(of("{\"["), None);
    }

    #[test]
    fn comments_and_last_commas_are_no_part_of_an_object() {
        let clean = |text: &str| String::from_utf8(without_extras(text.as_bytes())).unwrap();
        assert_eq!(clean("{\"a\":\"b // c,}\", // d\n}"), "{\"a\":\"b // c,}\"}");
        assert_eq!(clean("{\"a\":[1, ],}"), "{\"a\":[1]}");
    }
}
