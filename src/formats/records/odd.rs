//! What is odd in rows that are read all the same, told once for all of a table.

use crate::text::{Diagnostic, FileId, Place, conflicts};

/// What was met, and how often.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Oddities {
    /// Rows with control characters.
    pub(super) controls: Met,
    /// Rows with other line ends inside a cell than line feeds.
    pub(super) returns: Met,
    /// Rows that say something twice.
    pub(super) repeated: Met,
    /// Lists whose entries hold the separator of lists.
    pub(super) split: Met,
    /// Lines that git puts around and between the sides of a conflict.
    pub(super) conflicts: Met,
}

/// Where something was met first, if it was, and how often.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Met(Option<(u64, usize)>);

impl Met {
    /// Takes note of something further down than all that was met.
    pub(super) fn at(&mut self, at: u64, count: usize) {
        let (first, before) = self.0.unwrap_or((at, 0));
        self.0 = Some((first, before + count));
    }

    fn join(&mut self, later: Met) {
        if let Some((at, count)) = later.0 {
            self.at(at, count);
        }
    }
}

impl Oddities {
    /// Adds those of a later part.
    pub(super) fn join(&mut self, later: Oddities) {
        let Oddities { controls, returns, repeated, split, conflicts } = later;
        self.controls.join(controls);
        self.returns.join(returns);
        self.repeated.join(repeated);
        self.split.join(split);
        self.conflicts.join(conflicts);
    }

    /// Says what was met in a file whose lists are parted like this.
    pub(super) fn told(self, file: FileId, separator: char) -> Vec<Diagnostic> {
        let Oddities { controls, returns, repeated, split, conflicts: marks } = self;
        let place = |first| Place::record(file, first);
        let tell = |Met(met), tell: &dyn Fn(usize) -> Diagnostic| {
            met.map(|(first, count)| tell(count).at(place(first)))
        };
        let told = [
            marks.0.map(|(first, count)| conflicts(count, place(first))),
            tell(controls, &control_characters),
            tell(repeated, &repeated_keys),
            tell(returns, &line_ends),
            tell(split, &|lists| split_entries(lists, separator)),
        ];
        told.into_iter().flatten().collect()
    }
}

fn control_characters(rows: usize) -> Diagnostic {
    let rows = if rows == 1 { "a row holds".into() } else { format!("{rows} rows hold") };
    let message = format!("{rows} control characters, which are read as U+FFFD");
    let hint = "take them out: no format carries them, and terminals obey some";
    Diagnostic::warning("control-character", message).hint(hint)
}

fn repeated_keys(rows: usize) -> Diagnostic {
    let rows = if rows == 1 { "a row says".into() } else { format!("{rows} rows say") };
    let message = format!("{rows} something twice, of which the last counts");
    Diagnostic::warning("repeated-key", message).hint("give every key of an object once")
}

fn line_ends(rows: usize) -> Diagnostic {
    let message = format!("lines inside cells end with line feeds now: {rows} in this file");
    Diagnostic::note("line-ends", message).counting(rows)
}

fn split_entries(lists: usize, separator: char) -> Diagnostic {
    let message = format!("lists have entries with `{separator}`, each read as several: {lists}");
    let hint = "write something else there, or choose another list separator in the project";
    Diagnostic::warning("split-entries", message).counting(lists).hint(hint)
}
