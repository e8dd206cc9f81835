//! The words of a document, so that quotes are found in it however its lines are broken.

use std::ops::Range;

use memchr::memmem;
use unicode_normalization::char::compose;

use crate::text::clean::is_fine;
use crate::text::html::{Piece, html_pieces};
use crate::text::markdown::markdown_pieces;
use crate::text::near::{difference, has_in_order};
use crate::text::omissions::Omissions;
use crate::text::word_ends::cuts;
use crate::text::{
    BetweenPages, Markup, framed, is_of_box, is_unseen, letters_of, line_number, nearest,
    note_marks, without_mark,
};

/// The words of a document with one blank between them, and where in its file each stands.
///
/// Blanks and line ends of any kind are one blank, and characters that nobody sees are none. Of a
/// page of HTML or a Markdown document, the words are those that people see; of Markdown, a quote
/// may have the marks as well. A quote has whole words, and its letters are composed (NFC). Marks of
/// footnotes are part of it or not, and so is the hyphen that divides a word at the end of a line.
/// Everything else counts, down to the kind of apostrophe.
///
/// ```
/// use claimgraph::text::Words;
/// let words = Words::of(b"<p>She <b>left</b>\nin May.</p>", "page.html");
/// assert_eq!(words.find("left in May."), Some(10..26));
/// assert_eq!(words.find("left in June."), None);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Words {
    text: String,
    origins: Origins,
    blank: bool,
    /// Whether a line ends in that blank.
    line_ended: bool,
    /// How long the text was when a soft hyphen stood behind it. A quote may leave out the blank that
    /// the end of a line is there.
    divided_at: usize,
    /// Where each line of the document starts, in bytes of the document as text.
    lines: Vec<usize>,
    /// The words with their marks.
    marked: Option<Box<Words>>,
    /// The bytes of the text that a quote may leave out, while it is put together.
    gaps: Vec<Range<usize>>,
    /// Where those of them start that are the lines of pages, and the numbers of lines.
    of_pages: Vec<usize>,
    /// What a quote may leave out, with the lines of pages and, where there are any, without.
    omissions: Vec<Omissions>,
}

/// The text of a document that is most like a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// Its words.
    pub text: String,
    /// The line of the document on which it starts, from 1 on.
    pub line: usize,
    /// How many of the quote's words it has.
    pub per_cent: usize,
    /// If it has just the quote's words: what differs first, in the text and in the quote.
    pub differs: Option<(String, String)>,
    /// Whether it has all of the quote's words in their order.
    pub in_order: bool,
}

/// How much of the nearest text a hint shows.
const MOST_SHOWN: usize = 300;

impl Near {
    /// Where the text is and what it says, for a person who lost the quote.
    pub fn hint(&self, document: &str) -> String {
        let Near { text, line, per_cent, differs, in_order } = self;
        let end = text.char_indices().nth(MOST_SHOWN).map_or(text.len(), |(at, _)| at);
        let dots = if end < text.len() { " …" } else { "" };
        let text = format!("\"{}{dots}\"", &text[..end]);
        let place = format!("{document}:{line}");
        match (differs, per_cent) {
            (Some((own, quoted)), _) => {
                format!("{place} has `{own}` where the quote has `{quoted}`: {text}")
            }
            (None, 100) if *in_order => {
                format!("{place} has more words, which the quote leaves out: {text}")
            }
            (None, 100) => format!("all its words are at {place}, in another order: {text}"),
            _ => format!("the nearest text, with {per_cent} % of the words, is at {place}: {text}"),
        }
    }
}

impl Words {
    /// The words of a document; its name, or else its start, says what it is written in.
    pub fn of(bytes: &[u8], name: &str) -> Words {
        let mark = bytes.len() - without_mark(bytes).len();
        let (text, decoded) = decode(bytes, mark);
        let markup = Markup::of_name(name).unwrap_or_else(|| Markup::of_start(&text));
        let mut words = Words { lines: line_starts(&text), ..Words::default() };
        match markup {
            Markup::Plain => words.add_lines(&text),
            Markup::Html => html_pieces(&text, |piece| words.take(piece)),
            Markup::Markdown => {
                let mut marked = Words::default();
                marked.add_lines(&text);
                marked.origins.behind(decoded.clone());
                words.marked = Some(Box::new(marked));
                markdown_pieces(&text, |piece| words.take(piece));
            }
        }
        words.origins.behind(decoded);
        words.close_gaps();
        words
    }

    /// Makes the gaps what a quote may leave out. What looks like the head of a page may be one of the
    /// words, of which a quote then has all but the marks.
    fn close_gaps(&mut self) {
        let gaps = std::mem::take(&mut self.gaps);
        let of_pages = std::mem::take(&mut self.of_pages);
        let is_word = |gap: &&Range<usize>| of_pages.binary_search(&gap.start).is_err();
        let without: Option<Vec<Range<usize>>> =
            (!of_pages.is_empty()).then(|| gaps.iter().filter(is_word).cloned().collect());
        let all = std::iter::once(gaps).chain(without);
        self.omissions = all.filter_map(|gaps| Omissions::of(&self.text, gaps)).collect();
    }

    /// The bytes of the file in which a quote stands, where it stands first.
    pub fn find(&self, quote: &str) -> Option<Range<u64>> {
        self.find_where(quote, |_| true)
    }

    /// The bytes of the file in which a quote stands, where it stands first of the places that are
    /// wanted.
    pub fn find_where(
        &self,
        quote: &str,
        is_wanted: impl Fn(&Range<u64>) -> bool,
    ) -> Option<Range<u64>> {
        let quote = quote.trim();
        let is_plain = !quote.starts_with('>')
            && !quote.bytes().any(|byte| !(b' '..0x80).contains(&byte))
            && !quote.contains("  ");
        if is_plain {
            return self.find_words(quote, &[], &is_wanted);
        }
        let mut words = Words::default();
        words.add_lines(quote);
        words.gaps.retain(|gap| !gap.is_empty());
        self.find_words(&words.text, &words.gaps, &is_wanted)
    }

    fn find_words(
        &self,
        words: &str,
        gaps: &[Range<usize>],
        is_wanted: &dyn Fn(&Range<u64>) -> bool,
    ) -> Option<Range<u64>> {
        let places = memmem::find_iter(self.text.as_bytes(), words.as_bytes());
        let places = places.map(|at| at..at + words.len());
        let is_gap = |at: usize| self.omissions.iter().any(|gaps| gaps.bound(at));
        let is_whole = |place: &Range<usize>| {
            [place.start, place.end].iter().all(|at| !cuts(&self.text, *at) || is_gap(*at))
        };
        // Of its own marks a quote may have some that the document counts as words, as in code.
        let loose = || {
            let find =
                |gaps| self.omissions.iter().find_map(|all| all.find(&self.text, words, gaps));
            find(gaps).or_else(|| find(&[]).filter(|_| !gaps.is_empty()))
        };
        let in_file = |place: Range<usize>| self.origins.range(place, &self.text);
        let found = places.filter(is_whole).map(in_file).find(is_wanted);
        let found = found.or_else(|| loose().map(in_file).filter(is_wanted));
        found.or_else(|| self.marked.as_ref()?.find_words(words, gaps, is_wanted))
    }

    /// The text most like a quote; nothing if none of its words is there.
    pub fn near(&self, quote: &str) -> Option<Near> {
        let mut words = Words::default();
        words.add_lines(quote);
        let quote = words.text;
        let (from, to, likeness) = nearest(&quote, &self.text)?;
        let line = self.lines.partition_point(|start| *start <= self.origins.start(from));
        let per_cent = (likeness * 100.0).floor() as usize;
        let text = &self.text[from..to];
        let differs = difference(&quote, text);
        let differs = differs.map(|(own, quoted)| (own.to_string(), quoted.to_string()));
        let in_order = has_in_order(&quote, text);
        Some(Near { text: text.to_string(), line, per_cent, differs, in_order })
    }

    /// Adds plain text, of which a form feed ends a line as well. Letters mark every line that they
    /// quote with a `>`, which is no word.
    fn add_lines(&mut self, text: &str) {
        let (mut at, mut page, mut is_in_box) = (0, PageLines::default(), false);
        let mut lines = text.split_inclusive(['\n', '\r', '\x0c']).peekable();
        while let Some(line) = lines.next() {
            let is_divided = self.divided_at == self.text.len() && self.divided_at > 0;
            // A line by itself is no box, and no word goes on behind the side of one.
            let is_box = is_in_box || lines.peek().is_some_and(|next| is_of_box(next));
            is_in_box = is_of_box(line);
            if let Some(inner) = framed(line).filter(|_| is_box && !is_divided) {
                self.add_framed(line, inner, at);
                at += line.len();
                continue;
            }
            let start = line.len() - line.trim_start_matches(['>', ' ']).len();
            self.blank |= start > 0;
            let passed = start.max(page.passed(line, lines.peek().copied()));
            let words = line[start..passed].trim_end();
            if !words.is_empty() {
                let before = self.text.len();
                self.add_note(words, at + start..at + start + words.len());
                self.of_pages.extend((self.text.len() > before).then_some(before));
                self.add_stretch(
                    &line[start + words.len()..passed],
                    at + start + words.len()..at + passed,
                );
            }
            self.add(&line[passed..], at + passed..at + line.len());
            at += line.len();
        }
    }

    /// Adds a line of a box, whose sides a quote may leave out.
    fn add_framed(&mut self, line: &str, inner: Range<usize>, at: usize) {
        let (first, last) = (line[..inner.start].trim_start(), line[inner.end..].trim_end());
        let line_ended = self.line_ended;
        self.of_pages.push(self.text.len());
        self.add_note(first, at + inner.start - first.len()..at + inner.start);
        self.line_ended = line_ended;
        self.add(&line[inner.clone()], at + inner.start..at + inner.end);
        self.of_pages.push(self.text.len());
        self.add_note(last, at + inner.end..at + inner.end + last.len());
        let end = inner.end + last.len();
        self.add_stretch(&line[end..], at + end..at + line.len());
    }

    fn take(&mut self, piece: Piece) {
        match piece {
            Piece::Text(text, place) => self.add(text, place),
            Piece::Note(text, place) => self.add_note(text, place),
            Piece::Mark(text, place) => self.add_mark(text, place),
        }
    }

    /// Adds a mark that a quote may leave out, but not the blank before it.
    fn add_mark(&mut self, mark: &str, place: Range<usize>) {
        if std::mem::take(&mut self.blank) && !self.text.is_empty() {
            self.text.push(' ');
            self.line_ended = false;
        }
        let start = self.text.len();
        self.add_stretch(mark, place);
        self.gaps.push(start..self.text.len());
    }

    /// Adds the mark of a note, with the blank before it.
    fn add_note(&mut self, mark: &str, place: Range<usize>) {
        let start = self.text.len();
        // No word goes on in a mark.
        let line_ended = std::mem::take(&mut self.line_ended);
        self.add_stretch(mark, place);
        if self.text.len() == start {
            self.line_ended = line_ended;
            return;
        }
        self.gaps.pop_if(|hyphen| hyphen.end > start);
        self.gaps.push(start..self.text.len());
    }

    /// Adds a piece of text that stands at a place, and says which marks in it point to notes.
    fn add(&mut self, piece: &str, place: Range<usize>) {
        let (mut done, from) = (0, place.start);
        if piece.len() == place.len() {
            for mark in note_marks(piece) {
                self.add_stretch(&piece[done..mark.start], from + done..from + mark.start);
                self.add_note(&piece[mark.clone()], from + mark.start..from + mark.end);
                done = mark.end;
            }
        }
        self.add_stretch(&piece[done..], from + done..place.end);
    }

    /// Adds text that stands at a place. As text of the same length, it stands there as
    /// it is; else it is a sign for something else.
    fn add_stretch(&mut self, piece: &str, place: Range<usize>) {
        let verbatim = piece.len() == place.len();
        for (offset, c) in piece.char_indices() {
            match verbatim {
                true => self.push(c, place.start + offset, c.len_utf8()),
                false => self.push(c, place.start, place.len()),
            }
        }
    }

    /// Notes that a quote may leave out the hyphen at the end of a line, and the blank or page behind.
    fn note_hyphen(&mut self) {
        let blank = self.text.len().saturating_sub(1);
        let (mut first, mut before) = (self.gaps.len(), blank);
        while let Some(gap) = first.checked_sub(1).and_then(|index| self.gaps.get(index))
            && gap.end == before
        {
            if !self.text[gap.clone()].starts_with(' ') {
                return;
            }
            (first, before) = (first - 1, gap.start);
        }
        let Some(start) = hyphenated(&self.text[..before]) else { return };
        match self.gaps.last_mut().filter(|_| before < blank) {
            Some(last) => {
                last.end = blank + 1;
                self.gaps.insert(first, start..before);
                let index = self.of_pages.partition_point(|at| *at < start);
                self.of_pages.insert(index, start);
            }
            None => self.gaps.push(start..blank + 1),
        }
    }

    /// Makes one character of the last one and a mark above or below it, which stand until a place.
    /// Who types a quote has `é`, where a document may have `e` and an accent.
    fn compose(&mut self, mark: char, until: usize) -> bool {
        if self.blank || self.gaps.last().is_some_and(|gap| gap.end == self.text.len()) {
            return false;
        }
        let Some(last) = self.text.chars().next_back() else { return false };
        let Some(composed) = compose(last, mark) else { return false };
        let start = self.text.len() - last.len_utf8();
        let from = self.origins.start(start);
        self.text.truncate(start);
        self.origins.add(start, from, until - from, composed.len_utf8());
        self.text.push(composed);
        true
    }

    fn push(&mut self, c: char, at: usize, length: usize) {
        if let Some(letters) = letters_of(c) {
            return letters.chars().for_each(|letter| self.push(letter, at, length));
        }
        let ends_line = matches!(c, '\n' | '\r' | '\x0c');
        let fine = ends_line || is_fine(c);
        if fine && c.is_whitespace() {
            self.blank = true;
            self.line_ended |= ends_line;
            return;
        }
        if is_unseen(c) {
            if c == '\u{ad}' && !self.blank {
                self.divided_at = self.text.len();
            }
            return;
        }
        let line_ended = std::mem::take(&mut self.line_ended);
        let is_divided = line_ended && self.divided_at == self.text.len();
        if std::mem::take(&mut self.blank) && !self.text.is_empty() {
            let end = self.text.len();
            self.text.push(' ');
            if is_divided {
                self.gaps.push(end..end + 1);
            } else if line_ended && c.is_alphanumeric() {
                self.note_hyphen();
            }
        }
        let c = if fine { c } else { char::REPLACEMENT_CHARACTER };
        if !c.is_ascii() && self.compose(c, at + length) {
            return;
        }
        self.origins.add(self.text.len(), at, length, c.len_utf8());
        self.text.push(c);
    }
}

/// Which lines, and which numbers in front of lines, are there for whoever turns the pages.
#[derive(Default)]
struct PageLines {
    /// The number of the line before.
    number: Option<u32>,
    between: BetweenPages,
    /// Whether a form feed ends the line before.
    begins_page: bool,
}

impl PageLines {
    /// How many bytes of a line a quote may leave out, given the next line.
    fn passed(&mut self, line: &str, next: Option<&str>) -> usize {
        let number = line_number(line);
        let follows = number.is_some_and(|(own, _)| {
            let before = self.number.is_some_and(|before| before + 1 == own);
            let behind = next.and_then(line_number).is_some_and(|(behind, _)| own + 1 == behind);
            before || behind
        });
        self.number = number.map(|(own, _)| own);
        let is_page_line = self.between.has(line, self.begins_page);
        self.begins_page = line.ends_with('\x0c');
        match number {
            _ if is_page_line => line.trim_end().len(),
            Some((_, length)) if follows => length.min(line.trim_end().len()),
            _ => 0,
        }
    }
}

/// Where a word ends in front of a hyphen, if a text ends so.
fn hyphenated(text: &str) -> Option<usize> {
    let word = text.strip_suffix(['-', '\u{2010}', '¬'])?;
    word.ends_with(char::is_alphanumeric).then_some(word.len())
}

/// Where the lines of a text start. A carriage return alone ends one, too.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    let ends = ends.filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
    std::iter::once(0).chain(ends.map(|at| at + 1)).collect()
}

/// Bytes from one of them on as text, with U+FFFD for what is no UTF-8, and where it all was.
fn decode(bytes: &[u8], start: usize) -> (String, Origins) {
    let mut text = String::with_capacity(bytes.len());
    let (mut origins, mut at) = (Origins::default(), start);
    for chunk in bytes[start..].utf8_chunks() {
        if !chunk.valid().is_empty() {
            origins.add(text.len(), at, chunk.valid().len(), chunk.valid().len());
            text.push_str(chunk.valid());
            at += chunk.valid().len();
        }
        if !chunk.invalid().is_empty() {
            let sign = char::REPLACEMENT_CHARACTER;
            origins.add(text.len(), at, chunk.invalid().len(), sign.len_utf8());
            text.push(sign);
            at += chunk.invalid().len();
        }
    }
    (text, origins)
}

/// Where the parts of a text come from.
#[derive(Clone, Debug, Default)]
struct Origins {
    /// From this byte of the text on, until the next entry.
    entries: Vec<Origin>,
    /// Where what these offsets point to comes from.
    behind: Option<Box<Origins>>,
}

#[derive(Clone, Copy, Debug)]
struct Origin {
    at: usize,
    from: usize,
    /// The length of what this one sign stands for; 0 for text that stands there as it is.
    stands_for: usize,
}

impl Origins {
    fn add(&mut self, at: usize, from: usize, length: usize, own: usize) {
        let stands_for = if length == own { 0 } else { length };
        let goes_on = self.entries.last().is_some_and(|last| {
            stands_for == 0
                && last.stands_for == 0
                && from.checked_sub(last.from) == Some(at - last.at)
        });
        if !goes_on {
            self.entries.push(Origin { at, from, stands_for });
        }
    }

    /// Puts the origins of the origins behind these, unless they are the same offsets.
    fn behind(&mut self, behind: Origins) {
        let plain = |origin: &Origin| origin.at == origin.from && origin.stands_for == 0;
        if !behind.entries.iter().all(plain) {
            self.behind = Some(Box::new(behind));
        }
    }

    /// Where a stretch that neither begins nor ends with a blank comes from.
    fn range(&self, stretch: Range<usize>, text: &str) -> Range<u64> {
        let last = text[..stretch.end].char_indices().next_back().map_or(0, |(at, _)| at);
        let own = self.start(stretch.start)..self.end(last, stretch.end);
        let found = match &self.behind {
            None => own,
            Some(behind) => behind.start(own.start)..behind.end(own.end.saturating_sub(1), own.end),
        };
        found.start as u64..found.end as u64
    }

    fn start(&self, at: usize) -> usize {
        self.entry(at).map_or(at, |entry| match entry.stands_for {
            0 => entry.from + (at - entry.at),
            _ => entry.from,
        })
    }

    /// The end of a character that begins at one place of the text and ends at another.
    fn end(&self, last: usize, end: usize) -> usize {
        self.entry(last).map_or(end, |entry| match entry.stands_for {
            0 => entry.from + (end - entry.at),
            length => entry.from + length,
        })
    }

    fn entry(&self, at: usize) -> Option<&Origin> {
        let after = self.entries.partition_point(|entry| entry.at <= at);
        after.checked_sub(1).map(|index| &self.entries[index])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'f>(file: &'f [u8], name: &str, quote: &str) -> Option<&'f [u8]> {
        let range = Words::of(file, name).find(quote)?;
        Some(&file[range.start as usize..range.end as usize])
    }

    #[test]
    fn a_quote_has_whole_words_and_its_letters_are_composed() {
        let file = "The cafe\u{301} made illegal payments. They were legal payments.".as_bytes();
        let words = Words::of(file, "a.txt");
        assert_eq!(found(file, "a.txt", "The café"), Some(&file[..10]));
        assert_eq!(words.find("The cafe\u{301} made"), words.find("The café made"));
        assert_eq!(words.find("The cafe"), None);
        assert_eq!(words.find("legal payments"), Some(44..58));
        let near = words.near("The café mad").unwrap();
        assert_eq!(near.text, "The café made");
    }

    #[test]
    fn a_quote_may_run_over_lines_and_blanks() {
        let file = "\u{feff}One  two\r\n\r\nthree\u{a0}four.".as_bytes();
        let rest = |quote| found(file, "a.txt", quote).map(String::from_utf8_lossy);
        assert_eq!(rest("two three four.").as_deref(), Some("two\r\n\r\nthree\u{a0}four."));
        assert_eq!(rest("One \n two").as_deref(), Some("One  two"));
        assert_eq!(rest("two Three"), None);
        let letter = "> it was\n> lost in\u{ad}deed".as_bytes();
        let place = Words::of(letter, "a.txt").find("it was lost indeed");
        assert_eq!(place, Some(2..letter.len() as u64));
        assert_eq!(found(letter, "a.txt", "> it was"), Some(&b"it was"[..]));
    }

    #[test]
    fn a_quote_has_its_place_in_the_file_whatever_it_is_made_of() {
        let table: [(&str, &[u8], &str, &[u8]); 5] = [
            (
                "a.html",
                b"<p>It&rsquo;s <b>o</b>pen&hellip;</p>",
                "It’s open…",
                b"It&rsquo;s <b>o</b>pen&hellip;",
            ),
            ("a.html.gz", b"a<br>b <script>b c</script> c", "b c", b"b <script>b c</script> c"),
            ("a.txt", b"x\xff\xfe y\x07z end", "y\u{fffd}z end", b"y\x07z end"),
            ("a.txt", b"x\xff\xfe y\x07z end", "x\u{fffd}\u{fffd}", b"x\xff\xfe"),
            ("a.htm", b"\xef\xbb\xbf\xff&amp;\xff <i>e", "&\u{fffd} e", b"&amp;\xff <i>e"),
        ];
        for (name, file, quote, want) in table {
            assert_eq!(found(file, name, quote), Some(want), "{quote}");
        }
    }

    #[test]
    fn a_quote_of_a_marked_document_has_its_words_or_its_marks() {
        let text = b"\n\nDelta **Hold**ing `paid`\n[the List](https://example.org) &amp; left.\n";
        let place = |quote| found(text, "Note.MD.gz", quote).map(String::from_utf8_lossy);
        let want = "Delta **Hold**ing `paid`\n[the List](https://example.org) &amp; left.";
        assert_eq!(place("Delta Holding paid the List & left.").as_deref(), Some(want));
        assert_eq!(place("**Hold**ing `paid`").as_deref(), Some("**Hold**ing `paid`"));
        assert_eq!(place("paid").as_deref(), Some("paid"));
        let near = Words::of(text, "a.md").near("Delta Holding paid a List & left.").unwrap();
        assert_eq!((near.line, near.text.as_str()), (3, "Delta Holding paid the List & left."));
    }

    #[test]
    fn the_nearest_text_has_the_line_it_starts_on() {
        let words = Words::of(b"\n\nOne two.\r\n\rShe wrote that letter\nin May.\n", "a.txt");
        let near = words.near("She wrote the letter in May.").unwrap();
        assert_eq!((near.line, near.text.as_str()), (5, "She wrote that letter in May."));
        assert_eq!(near.per_cent, 83);
        assert_eq!(words.near("One two.").unwrap().line, 3);
    }

    #[test]
    fn a_hint_says_how_the_nearest_text_differs() {
        let words = Words::of(b"Pryce signed it.\nPryce denied signing it.\n", "d.txt");
        let hint = |quote: &str| words.near(quote).unwrap().hint("d.txt");
        assert_eq!(
            hint("Pryce denied it."),
            "d.txt:2 has more words, which the quote leaves out: \"Pryce denied signing it.\""
        );
        assert_eq!(
            hint("denied Pryce signing it."),
            "all its words are at d.txt:2, in another order: \"Pryce denied signing it.\""
        );
        assert_eq!(
            hint("Pryce denied sining it."),
            "the nearest text, with 75 % of the words, is at d.txt:2: \"Pryce denied signing it.\""
        );
    }
}
