//! Messages as a compiler shows them: the line, and the cell underlined.

use std::collections::BTreeMap;
use std::io::Read;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use memchr::memchr_iter;
use unicode_width::UnicodeWidthChar;

use crate::text::cells::{cells, unquoted};
use crate::text::visible::is_obeyed;
use crate::text::{
    Diagnostic, FileId, Files, Layout, Part, Place, Severity, before_header, end_of_text, objects,
    visible_message, visible_name, without_mark,
};

/// A place found again in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
    /// The lines the place is on, as they stand in the file.
    pub source: String,
    /// Which bytes of `source` are meant.
    pub span: Range<usize>,
}

/// The most of a record that is looked at to show it.
const WINDOW: usize = 1 << 16;

/// The most marks without a width that are shown one after another, as accents are on a letter. No
/// writing needs as many.
const MOST_STACKED: usize = 8;

/// The diagnostics as people read them, in the order given, in colour or not.
pub fn show(diagnostics: &[Diagnostic], files: &Files, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let places = locate(diagnostics.iter().map(|diagnostic| diagnostic.place.as_ref()), files);
    let mut shown = String::new();
    for (diagnostic, located) in diagnostics.iter().zip(&places) {
        shown.push_str(&show_one(diagnostic, located.as_ref(), files, &renderer));
        shown.push_str("\n\n");
    }
    shown
}

/// The diagnostics, one line each: `file:line:column: severity[rule]: message`.
pub fn show_plain(diagnostics: &[Diagnostic], files: &Files) -> String {
    let places = locate(diagnostics.iter().map(|diagnostic| diagnostic.place.as_ref()), files);
    let mut shown = String::new();
    for (diagnostic, located) in diagnostics.iter().zip(&places) {
        if let (Some(place), Some(at)) = (&diagnostic.place, located) {
            let file = visible_name(files.name(place.file));
            shown.push_str(&format!("{file}:{}:{}: ", at.line, at.column));
        }
        let Diagnostic { severity, rule, message, .. } = diagnostic;
        let message = visible_message(message);
        shown.push_str(&format!("{}[{rule}]: {message}\n", severity.name()));
    }
    shown
}

fn show_one(
    diagnostic: &Diagnostic,
    located: Option<&Located>,
    files: &Files,
    renderer: &Renderer,
) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(visible_message(&diagnostic.message)).id(diagnostic.rule);
    let mut group = Group::with_title(title);
    if let (Some(place), Some(at)) = (&diagnostic.place, located) {
        let (source, span) = at.visible();
        let snippet = Snippet::source(source)
            .line_start(at.line)
            .path(visible_name(files.name(place.file)))
            .annotation(AnnotationKind::Primary.span(span));
        group = group.element(snippet);
    }
    for hint in &diagnostic.hints {
        group = group.element(Level::HELP.message(visible_message(hint)));
    }
    renderer.render(&[group])
}

impl Located {
    /// The lines with what a terminal would obey made visible, and which bytes of them are meant.
    fn visible(&self) -> (String, Range<usize>) {
        let Range { start, end } = self.span;
        let parts = [&self.source[..start], &self.source[start..end], &self.source[end..]];
        let [before, marked, behind] = parts.map(without_obeyed);
        let span = before.len()..before.len() + marked.len();
        (before + &marked + &behind, span)
    }
}

/// Text in which nothing is obeyed, of as many characters: columns are counted in them. For those
/// of ASCII the renderer has signs of its own. It cuts lines by their width, which marks without one
/// would get past.
fn without_obeyed(text: &str) -> String {
    let mut stacked = 0;
    let shown = |c: char| {
        stacked = if c.width() == Some(0) { stacked + 1 } else { 0 };
        let is_kept = stacked <= MOST_STACKED && (c.is_ascii() || !is_obeyed(c));
        if is_kept { c } else { char::REPLACEMENT_CHARACTER }
    };
    text.chars().map(shown).collect()
}

impl Severity {
    /// The word people read for it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Finds places again: the line, the column and the text of each. A place whose file can't be
/// read any more is not found.
pub fn locate<'a>(
    places: impl IntoIterator<Item = Option<&'a Place>>,
    files: &Files,
) -> Vec<Option<Located>> {
    let places: Vec<Option<&Place>> = places.into_iter().collect();
    let mut by_file: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
    for (number, place) in places.iter().enumerate() {
        if let Some(place) = place {
            by_file.entry(place.file).or_default().push(number);
        }
    }
    let mut located = vec![None; places.len()];
    for (file, mut wanted) in by_file {
        wanted.sort_by_key(|number| places[*number].map(|place| place.at));
        let Ok(input) = files.open(file) else { continue };
        let mut walk = Walk::new(input);
        let header = match files.layout(file) {
            Layout::Delimited(delimiter) => {
                let start = walk.window(0);
                start[before_header(start, delimiter)..].to_vec()
            }
            Layout::Plain | Layout::JsonLines | Layout::JsonObjects => Vec::new(),
        };
        for number in wanted {
            let Some(place) = places[number] else { continue };
            walk.go_to(place.at);
            located[number] = Some(found(place, files.layout(file), &header, &mut walk));
        }
    }
    located
}

/// A file read forwards, with the line counted.
struct Walk<R> {
    input: R,
    held: Vec<u8>,
    /// How many of the bytes held are behind already.
    passed: usize,
    at: u64,
    line: usize,
    /// The start of the current line's text before `at`, to show whole lines.
    before: Vec<u8>,
}

impl<R: Read> Walk<R> {
    fn new(input: R) -> Self {
        Walk { input, held: Vec::new(), passed: 0, at: 0, line: 1, before: Vec::new() }
    }

    fn go_to(&mut self, offset: u64) {
        while self.at < offset {
            let missing = usize::try_from(offset - self.at).unwrap_or(WINDOW).min(WINDOW);
            self.hold(missing);
            let step = missing.min(self.held.len() - self.passed);
            if step == 0 {
                return;
            }
            let passed = &self.held[self.passed..self.passed + step];
            self.line += memchr_iter(b'\n', passed).count();
            let last = memchr::memrchr(b'\n', passed);
            if last.is_some() {
                self.before.clear();
            }
            self.before.extend_from_slice(&passed[last.map_or(0, |end| end + 1)..]);
            self.passed += step;
            let excess = self.before.len().saturating_sub(WINDOW);
            self.before.drain(..excess);
            self.at += step as u64;
        }
    }

    /// The bytes from here on, as far as anyone wants to see them.
    fn window(&mut self, skip: usize) -> &[u8] {
        self.hold(WINDOW + skip);
        let ahead = &self.held[self.passed..];
        &ahead[skip.min(ahead.len())..]
    }

    /// Holds at least so many bytes from here on, if there are so many. More are read at once, so
    /// that many short steps don't move them each time.
    fn hold(&mut self, wanted: usize) {
        let ahead = self.held.len() - self.passed;
        if ahead < wanted {
            self.held.drain(..self.passed);
            self.passed = 0;
            let missing = (wanted + 4 * WINDOW - ahead) as u64;
            // What can't be read any more isn't shown; the message itself still is.
            let _ = self.input.by_ref().take(missing).read_to_end(&mut self.held);
        }
    }
}

fn found<R: Read>(place: &Place, layout: Layout, header: &[u8], walk: &mut Walk<R>) -> Located {
    // A record starts behind the blank lines and the line end before it.
    let blank = match place.part {
        Part::Bytes(_) => 0,
        _ => walk.window(0).iter().take_while(|b| matches!(b, b'\n' | b'\r')).count(),
    };
    walk.go_to(place.at + blank as u64);
    let line = walk.line;
    let before = String::from_utf8_lossy(&walk.before).into_owned();
    let window = walk.window(0);
    let range = match (&place.part, layout) {
        (Part::Bytes(length), _) => 0..usize::try_from(*length).unwrap_or(WINDOW).min(window.len()),
        (Part::Column(name), Layout::Delimited(delimiter)) => {
            cell_named(name, header, window, delimiter)
        }
        (Part::Column(name), Layout::JsonLines) => {
            value_named(name, &window[..line_end(window, 0)])
        }
        (Part::Column(name), Layout::JsonObjects) => {
            let end = objects(window).next().map_or(0, |piece| piece.range.end);
            value_named(name, &window[..end])
        }
        (Part::Record | Part::Column(_), _) => 0..line_end(window, 0),
    };
    shown_lines(line, &before, window, range)
}

fn shown_lines(line: usize, before: &str, window: &[u8], range: Range<usize>) -> Located {
    let breaks = memchr_iter(b'\n', &window[..range.start]).count();
    let (first, before) = match memchr::memrchr(b'\n', &window[..range.start]) {
        Some(end) => (end + 1, ""),
        None => (0, before),
    };
    // A cell of many lines is shown by its first one.
    let end = line_end(window, range.start);
    let lead = format!("{before}{}", String::from_utf8_lossy(&window[first..range.start]));
    let marked = String::from_utf8_lossy(&window[range.start..range.end.clamp(range.start, end)]);
    let rest = String::from_utf8_lossy(&window[range.end.clamp(range.start, end)..end]);
    let lead = lead.trim_start_matches('\u{feff}');
    Located {
        line: line + breaks,
        column: lead.chars().count() + 1,
        span: lead.len()..lead.len() + marked.len(),
        source: format!("{lead}{marked}{rest}"),
    }
}

fn line_end(window: &[u8], from: usize) -> usize {
    let end = memchr::memchr(b'\n', &window[from..]).map_or(window.len(), |end| from + end);
    if end > from && window[end - 1] == b'\r' { end - 1 } else { end }
}

fn cell_named(name: &str, header: &[u8], window: &[u8], delimiter: u8) -> Range<usize> {
    let header = without_mark(header);
    let is_wanted = |range: Range<usize>| unquoted(&header[range]).trim() == name;
    let wanted = cells(header, delimiter).into_iter().position(is_wanted);
    match wanted.and_then(|at| cells(window, delimiter).into_iter().nth(at)) {
        Some(range) => range,
        None => 0..line_end(window, 0),
    }
}

/// Where the value of a key stands in an object of JSON: of its own, or with a dot between them, of
/// an object in it.
fn value_named(name: &str, object: &[u8]) -> Range<usize> {
    let within = || {
        let (outer, inner) = name.split_once('.')?;
        let start = value_of(outer, object)?;
        let found = value_of(inner, &object[start..])?;
        Some(start + found)
    };
    let Some(start) = value_of(name, object).or_else(within) else {
        return 0..line_end(object, 0);
    };
    let mut values =
        serde_json::Deserializer::from_slice(&object[start..]).into_iter::<serde::de::IgnoredAny>();
    match values.next() {
        Some(Ok(_)) => start..start + values.byte_offset(),
        _ => start..line_end(object, start),
    }
}

/// Where the value of an object's own key starts.
fn value_of(key: &str, object: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(byte) = object.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let end = end_of_text(object, at);
                let blank = |from: usize| object[from..].iter().take_while(|b| **b == b' ').count();
                let colon = end + blank(end);
                let is_key = depth == 1 && object.get(colon) == Some(&b':');
                if is_key
                    && serde_json::from_slice::<String>(&object[at..end]).is_ok_and(|k| k == key)
                {
                    return Some(colon + 1 + blank(colon + 1));
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_without_a_width_are_shown_as_far_as_writing_has_them() {
        let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦 ❤\u{fe0f} שָׁ֣לוֹם u\u{308}\u{304}";
        assert_eq!(without_obeyed(family), family);
        let stacked = without_obeyed(&format!("a{}b", "\u{301}".repeat(20)));
        let wanted = format!("a{}{}b", "\u{301}".repeat(8), "\u{fffd}".repeat(12));
        assert_eq!(stacked, wanted);
    }
}
