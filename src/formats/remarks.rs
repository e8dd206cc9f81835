//! What a reader has to say about a file: every message of a rule up to a limit, and one message
//! for all things that are the same matter.

use std::collections::BTreeMap;

use crate::text::{Diagnostic, FileId, Place};

/// How many messages of one rule are told one by one.
pub(super) const MOST: usize = 100;

/// How many kinds of things are counted, each with a message of its own.
pub(super) const MOST_KINDS: usize = 50;

/// What is said about everything past the limit, and what can be done.
pub(super) const FURTHER: &str = "further matters aren't told one by one";
pub(super) const FURTHER_HINT: &str = "see to the other messages first";

/// What is said of ids that aren't read as they stand in the file, and what can be done.
pub(super) const CHANGED_IDS: &str =
    "ids are read without blanks around them and control characters, and composed (NFC)";
pub(super) const CHANGED_IDS_HINT: &str = "ids that differ in nothing else are one";

/// What is told of weights that have more digits than a number holds, and what can be done.
pub(super) const ROUNDED: &str = "weights of more digits than numbers have are rounded";
pub(super) const ROUNDED_HINT: &str =
    "where every digit counts, call the attribute something else than `weight`";

/// What is told of edges without a weight where a format doesn't say what they weigh.
pub(super) const WEIGHTLESS: &str = "edges without a weight weigh 1, because others have one";
pub(super) const WEIGHTLESS_HINT: &str = "give every edge a weight, or none";

/// What is told of edges that hold in both directions, and what can be done.
pub(super) const MUTUAL: &str = "edges that hold in both directions are read as undirected";
pub(super) const MUTUAL_HINT: &str = "write two directed edges if they are two";

/// What becomes of an attribute that is read as a label.
pub(super) const IS_CALLED_LABEL: &str = "in what is written it is called `label`";

/// Messages in the order in which they are made, of each rule up to a limit.
#[derive(Debug, Default)]
pub(super) struct Limited {
    told: Vec<Diagnostic>,
    counts: BTreeMap<&'static str, usize>,
}

impl Limited {
    /// Tells something of a rule. Past the limit it is only counted, and never made.
    pub(super) fn tell(&mut self, rule: &'static str, make: impl FnOnce() -> Diagnostic) {
        let count = self.counts.entry(rule).or_default();
        *count += 1;
        if *count <= MOST {
            self.told.push(make());
        }
    }

    /// Adds what is told of a later part of the file.
    fn append(&mut self, later: Limited) {
        for diagnostic in later.told {
            self.tell(diagnostic.rule, || diagnostic);
        }
        for (rule, count) in later.counts {
            *self.counts.entry(rule).or_default() += count.saturating_sub(MOST);
        }
    }

    /// The messages, and each rule that has more of them, with how many.
    pub(super) fn finish(self) -> (Vec<Diagnostic>, impl Iterator<Item = (&'static str, usize)>) {
        let more = |(rule, count)| (count > MOST).then(|| (rule, count - MOST));
        (self.told, self.counts.into_iter().filter_map(more))
    }
}

/// The remarks of a reader, in the order in which it made them.
#[derive(Debug)]
pub(crate) struct Remarks {
    file: FileId,
    told: Limited,
    kinds: Vec<Kind>,
    /// How many values of attributes had no room, and where the first of them is.
    unkept: Option<(usize, Place)>,
}

#[derive(Debug)]
struct Kind {
    what: String,
    count: usize,
    first: Place,
    hint: &'static str,
    /// Whether nothing is lost by it.
    is_note: bool,
}

impl Remarks {
    /// No remarks about a file yet.
    pub(crate) fn new(file: FileId) -> Remarks {
        Remarks { file, told: Limited::default(), kinds: Vec::new(), unkept: None }
    }

    /// The file.
    pub(crate) fn file(&self) -> FileId {
        self.file
    }

    /// Some bytes of the file.
    pub(crate) fn place(&self, at: u64, length: usize) -> Place {
        Place::bytes(self.file, at, length as u64)
    }

    /// Tells something. Past the limit it is only counted.
    pub(crate) fn tell(&mut self, diagnostic: Diagnostic) {
        self.told.tell(diagnostic.rule, || diagnostic);
    }

    /// Tells something of a rule. Past the limit it is only counted, and never made.
    pub(crate) fn tell_of(&mut self, rule: &'static str, make: impl FnOnce() -> Diagnostic) {
        self.told.tell(rule, make);
    }

    /// Counts one more of what is told once for the whole file: what, the first place, a way out.
    pub(crate) fn count(&mut self, what: &str, at: u64, length: usize, hint: &'static str) {
        let first = self.place(at, length);
        self.add(Kind { what: what.to_string(), count: 1, first, hint, is_note: false });
    }

    /// Counts the same of what is kept, though it is told another way.
    pub(crate) fn note(&mut self, what: &str, at: u64, length: usize, hint: &'static str) {
        let first = self.place(at, length);
        self.add(Kind { what: what.to_string(), count: 1, first, hint, is_note: true });
    }

    /// Counts values of attributes that aren't kept, as there are too many attributes, and the first
    /// of these values.
    pub(crate) fn unkept(&mut self, values: usize, first: Place) {
        match &mut self.unkept {
            Some((count, _)) => *count += values,
            None if values > 0 => self.unkept = Some((values, first)),
            None => {}
        }
    }

    fn add(&mut self, mut kind: Kind) {
        if self.kinds.len() >= MOST_KINDS && !self.kinds.iter().any(|known| known.what == kind.what)
        {
            kind.is_note = false;
            kind.what = FURTHER.to_string();
            kind.hint = FURTHER_HINT;
        }
        match self.kinds.iter_mut().find(|known| known.what == kind.what) {
            Some(known) => known.count += kind.count,
            None => self.kinds.push(kind),
        }
    }

    /// Adds the remarks about a later part of the file.
    pub(crate) fn append(&mut self, later: Remarks) {
        self.told.append(later.told);
        later.kinds.into_iter().for_each(|kind| self.add(kind));
        if let Some((values, first)) = later.unkept {
            self.unkept(values, first);
        }
    }

    /// All of them, as messages.
    pub(crate) fn finish(self) -> Vec<Diagnostic> {
        let ((mut all, more), mut kinds) = (self.told.finish(), self.kinds);
        let unkept = self.unkept.map(|(values, first)| too_many_attributes(values).at(first));
        all.extend(unkept);
        kinds.sort_by(|a, b| a.what.cmp(&b.what));
        for Kind { what, count, first, hint, is_note } in kinds {
            let message = format!("{what} ({count} in this file)");
            let told = match is_note {
                true => Diagnostic::note("read-as-drawn", message),
                false => Diagnostic::warning("not-kept", message),
            };
            let told = told.counting(count);
            all.push(told.at(first).hint(hint));
        }
        for (rule, count) in more {
            let message = format!("{count} more messages of `{rule}` aren't shown");
            all.push(Diagnostic::note(rule, message));
        }
        all
    }
}

/// A value as a message shows it: only how it starts, if it is long.
pub(crate) fn in_short(value: &str) -> String {
    match value.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_string(),
    }
}

/// Says that the values of an attribute are texts, as no other kind fits all of them.
pub(crate) fn mixed_kinds(name: &str) -> Diagnostic {
    let message = format!("the values of `{name}` are of several kinds, so all are text");
    Diagnostic::note("mixed-kinds", message)
}

/// Says that values are left out, because there are too many attributes, or too many for a file
/// this long.
pub(crate) fn too_many_attributes(values: usize) -> Diagnostic {
    let are = if values == 1 { "value isn't" } else { "values aren't" };
    let message = format!("{values} {are} kept: there are too many attributes");
    let hint = "leave out attributes that few have, or make them one attribute";
    Diagnostic::error("too-many-attributes", message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Files;

    #[test]
    fn what_is_only_counted_is_never_made() {
        let mut remarks = Remarks::new(Files::default().add_bytes("a", Vec::new()));
        let mut made = 0;
        for _ in 0..130 {
            remarks.tell_of("rule", || {
                made += 1;
                Diagnostic::error("rule", "one")
            });
        }
        assert_eq!(made, 100);
        assert_eq!(remarks.finish()[100].message, "30 more messages of `rule` aren't shown");
    }

    #[test]
    fn past_the_limit_messages_are_counted_whatever_the_parts() {
        let file = Files::default().add_bytes("a", Vec::new());
        let some = |count: usize| {
            let mut remarks = Remarks::new(file);
            (0..count).for_each(|n| remarks.tell(Diagnostic::error("rule", n.to_string())));
            remarks.count("ports aren't kept", count as u64, 1, "");
            remarks
        };
        let mut joined = some(130);
        joined.append(some(120));
        let all = joined.finish();
        assert_eq!(all.len(), 102);
        assert_eq!(all[100].message, "ports aren't kept (2 in this file)");
        assert_eq!(all[101].message, "150 more messages of `rule` aren't shown");
    }
}
