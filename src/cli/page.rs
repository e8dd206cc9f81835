//! An answer as people read it: lines and tables that fit the terminal, and nothing in them that
//! a terminal would obey.

use std::borrow::Cow;
use std::io::{IsTerminal, Write};

use claimgraph::Result;
use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table,
    TableStyle, Width,
};

use crate::cli::args::Terminal;
use crate::cli::outcome::visible;

/// The width where there is no terminal to ask.
const USUAL_WIDTH: usize = 100;

/// The widest lines anybody likes to read.
const WIDEST: usize = 120;

/// The room for the name of a field.
const FIELD: usize = 8;

/// The most letters of a name, or of a word, that are shown in a table. To break longer ones into
/// lines takes its time, which grows with the square of their length.
const MOST_LETTERS: usize = 1_000;

/// How a piece of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    Strong,
    Faint,
    Alarming,
    Marked,
}

/// An answer that is being written.
pub(crate) struct Page {
    text: String,
    width: usize,
    colours: bool,
}

/// Letters without a blank between them, and how wide they are.
#[derive(Default)]
struct Word {
    pieces: Vec<(Tone, String)>,
    width: usize,
}

impl Page {
    /// An empty page, as wide as the terminal.
    pub(crate) fn new(terminal: &Terminal) -> Page {
        let width = terminal_width().unwrap_or(USUAL_WIDTH);
        let colours = terminal.colours(std::io::stdout().is_terminal());
        Page { text: String::new(), width: width.clamp(40, WIDEST), colours }
    }

    /// Whether what stands out is coloured.
    pub(crate) fn has_colours(&self) -> bool {
        self.colours
    }

    /// An empty page of this width, to be looked at.
    #[cfg(test)]
    pub(crate) fn of_width(width: usize) -> Page {
        Page { text: String::new(), width, colours: false }
    }

    /// What is on it.
    #[cfg(test)]
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Adds a line, if there is anything to say. One that is too long goes on below, further in.
    pub(crate) fn line(&mut self, indent: usize, pieces: &[(Tone, &str)]) {
        self.lay(indent, words(pieces));
    }

    /// Adds a line whose first word takes so much room that those of several lines end alike.
    pub(crate) fn field(&mut self, indent: usize, name: &str, pieces: &[(Tone, &str)]) {
        let text = format!("{name:width$}", width = FIELD);
        let name = Word { width: text.chars().count(), pieces: vec![(Tone::Faint, text)] };
        self.lay(indent, std::iter::once(name).chain(words(pieces)).collect());
    }

    fn lay(&mut self, indent: usize, words: Vec<Word>) {
        let (mut column, mut tone) = (0, Tone::Plain);
        for word in words {
            let fits = column + 1 + word.width <= self.width;
            // A tone goes on over the blank, but not over the end of the line.
            let next = word.pieces.first().map_or(Tone::Plain, |(tone, _)| *tone);
            if column > 0 && !(fits && next == tone) {
                self.switch(&mut tone, Tone::Plain);
            }
            let start = match (column, fits) {
                (0, _) => indent,
                (_, true) => 1,
                (_, false) => {
                    self.text.push('\n');
                    column = 0;
                    indent + 2
                }
            };
            self.text.extend(std::iter::repeat_n(' ', start));
            column += start + word.width;
            for (its, text) in word.pieces {
                self.switch(&mut tone, its);
                self.text.push_str(&text);
            }
        }
        self.switch(&mut tone, Tone::Plain);
        if column > 0 {
            self.text.push('\n');
        }
    }

    /// Adds an empty line.
    pub(crate) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// Adds a table whose columns after the first hold numbers.
    pub(crate) fn numbers(&mut self, header: &[&str], rows: &[Vec<String>]) {
        let mut table = self.empty_table();
        table.load_style(
            TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─')),
        );
        let row = |cells: &mut dyn Iterator<Item = String>| -> Vec<Cell> {
            let aligned = |(at, text): (usize, String)| match at {
                0 => Cell::new(text),
                _ => Cell::new(text).set_alignment(CellAlignment::Right),
            };
            cells.enumerate().map(aligned).collect()
        };
        table.set_header(row(&mut header.iter().map(|text| (*text).to_string())));
        for cells in rows {
            table.add_row(row(&mut cells.iter().map(|text| flat(&cut(text)))));
        }
        self.add(&table);
    }

    /// Adds two texts side by side.
    pub(crate) fn sides(&mut self, header: [&str; 2], left: &str, right: &str) {
        let mut table = self.empty_table();
        let line = LineStyle::new('─', '─', '┼', '─');
        let content = ContentLineStyle::none().junction('│');
        let style = TableStyle::new().header_lines(content).header_separator(line);
        table.load_style(style.content_lines(content));
        table.set_header(header);
        table.add_row([left, right].map(|text| visible(&with_words_cut(text))));
        let half = u16::try_from((self.width - 1) / 2).unwrap_or(u16::MAX);
        table.set_constraints([ColumnConstraint::Absolute(Width::Fixed(half)); 2]);
        self.add(&table);
    }

    /// Prints the page on stdout.
    pub(crate) fn print(self) -> Result<()> {
        let mut out = std::io::stdout().lock();
        out.write_all(self.text.as_bytes())?;
        Ok(out.flush()?)
    }

    fn empty_table(&self) -> Table {
        let mut table = Table::new();
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.width).unwrap_or(u16::MAX));
        table
    }

    fn add(&mut self, table: &Table) {
        for line in table.lines() {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    fn switch(&mut self, tone: &mut Tone, to: Tone) {
        if *tone != to && self.colours {
            self.text.push_str(match to {
                Tone::Plain => "\u{1b}[0m",
                Tone::Strong => "\u{1b}[0;1m",
                Tone::Faint => "\u{1b}[0;2m",
                Tone::Alarming => "\u{1b}[0;31m",
                Tone::Marked => "\u{1b}[0;1;4m",
            });
        }
        *tone = to;
    }
}

/// How wide the terminal is, if there is one.
pub(crate) fn terminal_width() -> Option<usize> {
    let size = terminal_size::terminal_size_of(std::io::stdout());
    size.map(|(width, _)| usize::from(width.0))
}

/// Text on one line, with what a terminal would obey made visible.
pub(crate) fn flat(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// As much of a text as is shown.
fn cut(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// A text with as much of each word as is shown.
fn with_words_cut(text: &str) -> String {
    text.split_inclusive(char::is_whitespace)
        .flat_map(|word| {
            let blank = word.strip_prefix(word.trim_end()).unwrap_or_default();
            [cut(word.trim_end()), Cow::Borrowed(blank)]
        })
        .collect()
}

fn words(pieces: &[(Tone, &str)]) -> Vec<Word> {
    let mut words = vec![Word::default()];
    for (tone, text) in pieces {
        for (at, part) in text.split(char::is_whitespace).enumerate() {
            if at > 0 {
                words.push(Word::default());
            }
            if let (false, Some(word)) = (part.is_empty(), words.last_mut()) {
                let part = visible(part);
                word.width += part.chars().count();
                word.pieces.push((*tone, part));
            }
        }
    }
    words.retain(|word| word.width > 0);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_below_and_terminals_obey_nothing() {
        let mut page = Page { text: String::new(), width: 12, colours: true };
        page.line(1, &[]);
        page.line(1, &[(Tone::Strong, "A B"), (Tone::Plain, ", who\nwrote\u{1b}[2J notes")]);
        let shown = " \u{1b}[0;1mA B\u{1b}[0m, who\n   wrote\\u{1b}[2J\n   notes\n";
        assert_eq!(page.text, shown);
    }

    #[test]
    fn of_names_and_words_that_never_end_only_the_start_is_shown() {
        let long = "x".repeat(400_000);
        let mut page = Page::of_width(100);
        page.numbers(&["node", "edges"], &[vec![format!("{long} {long}"), "1".to_string()]]);
        page.sides(["said", "denied"], &format!("Acme\npaid {long}\n"), &long);
        assert!(page.text().len() < 20_000);
        assert_eq!(page.text().matches('…').count(), 3);
        assert_eq!(page.text().matches('x').count(), 3 * MOST_LETTERS);
        assert_eq!(with_words_cut("Acme\n  paid Jane \n"), "Acme\n  paid Jane \n");
    }
}
