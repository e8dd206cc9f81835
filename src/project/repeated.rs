//! Keys that stand twice in a manifest, as a merge of two branches leaves them.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// What is said of them, one after the other.
pub(super) struct Repeated<'t> {
    text: &'t str,
    table: &'t DeTable<'t>,
    /// The line of each header, and the keys in it.
    headers: Vec<(Range<usize>, Vec<String>)>,
    /// Where the last table ends that was there before: its keys are no mistakes of their own.
    told_until: usize,
}

impl<'t> Repeated<'t> {
    /// Of a manifest, and what could be read of it.
    pub(super) fn of(text: &'t str, table: &'t DeTable<'t>) -> Repeated<'t> {
        let header = |line: Range<usize>| keys(&text[line.clone()]).map(|keys| (line, keys));
        Repeated { text, table, headers: lines(text).filter_map(header).collect(), told_until: 0 }
    }

    /// What is the matter with a key that was there before, and what to do; nothing where it is
    /// told already.
    pub(super) fn tell(&mut self, key: &Range<usize>) -> Option<(String, String)> {
        if key.start < self.told_until {
            return None;
        }
        let below = self.headers.partition_point(|(line, _)| line.start <= key.start);
        let own = below.checked_sub(1).and_then(|at| self.headers.get(at));
        let (what, hint, first) = match own {
            Some((line, path)) if line.contains(&key.start) => {
                let next = self.headers.get(below);
                self.told_until = next.map_or(self.text.len(), |(next, _)| next.start);
                let same = self.headers.iter().find(|(_, other)| other == path);
                let first = same.map(|(line, _)| line.start).filter(|at| *at < line.start);
                (format!("[{}]", path.join(".")), "put into one what both say", first)
            }
            _ => {
                let name = self.text.get(key.clone())?.trim_matches(['"', '\'']);
                let table = own.map(|(_, path)| path.as_slice()).unwrap_or_default();
                let first = place_of(self.table, table, name).filter(|at| *at < key.start);
                (name.to_string(), "leave one of them out", first)
            }
        };
        let line = first.map(|at| 1 + self.text[..at].matches('\n').count());
        let line = line.map(|line| format!("; the first is on line {line}")).unwrap_or_default();
        Some((format!("`{what}` is there twice"), format!("{hint}{line}")))
    }
}

/// Where each line is, with its line end.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    text.split_inclusive('\n').map(move |line| {
        end += line.len();
        end - line.len()..end
    })
}

/// The keys in a header, such as `[relations.owns]`; nothing for another line.
fn keys(line: &str) -> Option<Vec<String>> {
    if !line.starts_with('[') {
        return None;
    }
    let header = DeTable::parse(line).ok()?;
    let (mut keys, mut table) = (Vec::new(), header.get_ref());
    while let Some((key, value)) = table.iter().next() {
        keys.push(key.get_ref().to_string());
        match value.get_ref() {
            DeValue::Table(inner) => table = inner,
            _ => break,
        }
    }
    Some(keys)
}

/// Where a key stands in the table that is reached by some others, one within the other.
fn place_of(table: &DeTable, path: &[String], name: &str) -> Option<usize> {
    let own = path.first().map_or(name, String::as_str);
    let (key, value) = table.iter().find(|(key, _)| key.get_ref().as_ref() == own)?;
    match path.split_first() {
        None => Some(key.span().start),
        Some((_, rest)) => place_of(value.get_ref().as_table()?, rest, name),
    }
}
