//! The spells of a node or an edge: the times in which it holds.

use std::cmp::Ordering;

use super::open_ends::within;
use crate::formats::remarks::Remarks;
use crate::formats::xml::{Tag, decode};
use crate::text::clean;

/// Spells, in any order.
#[derive(Debug, Default)]
pub(super) struct Spells {
    starts: Vec<Option<String>>,
    ends: Vec<Option<String>>,
}

impl Spells {
    /// Adds one.
    pub(super) fn add(&mut self, tag: &Tag, has_dates: bool, remarks: &mut Remarks) {
        let mut time = |names: [&str; 2]| {
            let (name, value) = tag.attributes().find(|(name, _)| names.contains(name))?;
            let text = Some(clean(&decode(value)).into_owned()).filter(|text| is_time(text))?;
            Some(within(name, text, has_dates, tag, remarks))
        };
        self.starts.push(time(["start", "startopen"]));
        self.ends.push(time(["end", "endopen"]));
    }

    /// When the first starts; nothing if one has always been.
    pub(super) fn start(&self) -> Option<&str> {
        let starts: Option<Vec<&str>> = self.starts.iter().map(Option::as_deref).collect();
        starts?.into_iter().min_by(|a, b| in_time(a, b))
    }

    /// When the last ends; nothing if one goes on.
    pub(super) fn end(&self) -> Option<&str> {
        let ends: Option<Vec<&str>> = self.ends.iter().map(Option::as_deref).collect();
        ends?.into_iter().max_by(|a, b| in_time(a, b))
    }
}

/// Whether a text is a time. Some write infinity where there is no start or no end.
fn is_time(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.parse().map_or(true, f64::is_finite)
}

/// Numbers by size, dates by their letters.
fn in_time(one: &str, other: &str) -> Ordering {
    match (one.trim().parse::<f64>(), other.trim().parse::<f64>()) {
        (Ok(one), Ok(other)) => one.total_cmp(&other),
        _ => one.cmp(other),
    }
}
