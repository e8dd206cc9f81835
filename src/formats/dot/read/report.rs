//! What there is to say about a file: each mistake at its place, each kind of thing that isn't
//! kept once, with a count.

use std::collections::BTreeMap;

use crate::formats::dot::read::unkept::Unkept;
use crate::formats::remarks::{Limited, MOST};
use crate::text::{Diagnostic, FileId, Place};

/// The diagnostics of one file.
#[derive(Debug)]
pub(super) struct Report {
    file: FileId,
    mistakes: Limited,
    unkept: BTreeMap<Unkept, (usize, u64)>,
    /// What attributes are called that only say how something is drawn, and how many there are.
    drawing: BTreeMap<String, usize>,
}

impl Report {
    pub(super) fn of(file: FileId) -> Report {
        let (unkept, drawing) = (BTreeMap::new(), BTreeMap::new());
        Report { file, mistakes: Limited::default(), unkept, drawing }
    }

    /// Tells of a mistake.
    pub(super) fn error(
        &mut self,
        rule: &'static str,
        at: usize,
        length: usize,
        message: String,
        hint: &str,
    ) {
        let place = Place::bytes(self.file, at as u64, length as u64);
        self.mistakes.tell(rule, || Diagnostic::error(rule, message).at(place).hint(hint));
    }

    /// Counts something that isn't kept.
    pub(super) fn count(&mut self, what: Unkept, at: usize) {
        self.unkept.entry(what).or_insert((0, at as u64)).0 += 1;
    }

    /// Counts something that isn't kept, of an attribute with this name.
    pub(super) fn count_of(&mut self, what: Unkept, name: &str, at: usize) {
        match what {
            Unkept::Drawing => self.count_drawing(name, at),
            other => self.count(other, at),
        }
    }

    /// Counts an attribute that only says how something is drawn.
    pub(super) fn count_drawing(&mut self, name: &str, at: usize) {
        self.count(Unkept::Drawing, at);
        if let Some(count) = self.drawing.get_mut(name) {
            *count += 1;
        } else if self.drawing.len() < MOST {
            self.drawing.insert(name.to_string(), 1);
        }
    }

    /// All there is to say, by place.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let (mut told, more) = self.mistakes.finish();
        for (what, (count, at)) in self.unkept {
            let place = Place::bytes(self.file, at, 0);
            let mut diagnostic = what.diagnostic(count).at(place);
            if what == Unkept::Drawing {
                diagnostic.message += &format!(": {}", shown(&self.drawing));
            }
            told.push(diagnostic);
        }
        told.sort_by(|a, b| a.place.cmp(&b.place));
        for (rule, count) in more {
            let message = format!("there are {count} more of `{rule}`");
            told.push(Diagnostic::error(rule, message).hint("repair those above first"));
        }
        told
    }
}

/// Names with how many there are of each, the most frequent first.
fn shown(names: &BTreeMap<String, usize>) -> String {
    const MOST_SHOWN: usize = 12;
    let mut all: Vec<(&String, &usize)> = names.iter().collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let one = |(name, count): &(&String, &usize)| match count {
        1 => format!("`{name}`"),
        _ => format!("`{name}` ({count})"),
    };
    let mut shown: Vec<String> = all.iter().take(MOST_SHOWN).map(one).collect();
    if all.len() > MOST_SHOWN {
        shown.push(format!("and {} more", all.len() - MOST_SHOWN));
    }
    shown.join(", ")
}
