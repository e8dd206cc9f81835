//! The objects of JSON in what a model answers.
//!
//! Asked for JSON Lines, models give lists, objects over several lines, fences of Markdown around
//! it all, and a sentence before and behind. So lists and fences are looked through, and each
//! object is found by its braces; around a fence, a sentence is no triple that went wrong.

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

/// The objects in the only list of an object that has nothing else, as in `{"triples": […]}`.
pub(super) fn wrapped(piece: &Piece) -> Option<Vec<Piece>> {
    let object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(&piece.bytes).ok()?;
    let is_list = |value: &serde_json::Value| {
        value.as_array().is_some_and(|list| list.iter().all(serde_json::Value::is_object))
    };
    if object.len() != 1 || !object.values().all(is_list) {
        return None;
    }
    let open = piece.bytes.iter().position(|byte| *byte == b'[')?;
    let close = piece.bytes.iter().rposition(|byte| *byte == b']')?;
    let mut answer = Answer::default();
    let mut found = answer.line(piece.bytes.get(open..close)?, piece.at + open as u64);
    found.extend(answer.end().0);
    Some(found)
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
    fn the_only_list_of_an_object_is_looked_into() {
        let of = |text: &str| wrapped(&Piece { at: 5, bytes: text.as_bytes().to_vec() });
        let piece = |at, text: &str| Piece { at, bytes: text.as_bytes().to_vec() };
        let found = of("{\"list\":\n[{\"a\":\"]\"},\n{\"b\":1}]}");
        assert_eq!(found, Some(vec![piece(15, "{\"a\":\"]\"}"), piece(26, "{\"b\":1}")]));
        assert_eq!(of("{\"a\":[],\"b\":1}"), None);
        assert_eq!(of("{\"a\":[1]}"), None);
        assert_eq!(of("{\"["), None);
    }
}
