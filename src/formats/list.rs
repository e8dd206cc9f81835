//! All formats, and which of them a name means.

use crate::formats::{Format, csv, dot, gexf, graphml, json};
use crate::text::without_compression;

/// Every format, in the order in which people read them.
pub static FORMATS: &[&Format] = &[
    &dot::FORMAT,
    &graphml::FORMAT,
    &gexf::FORMAT,
    &csv::CSV,
    &csv::TSV,
    &csv::NODES_CSV,
    &csv::NODES_TSV,
    &json::JSON,
    &json::JSONL,
];

/// The format with this name.
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

/// The format that a file name suggests: the one with the longest ending that fits. Endings of
/// compressed files are looked through.
pub fn by_file_name(name: &str) -> Option<&'static Format> {
    let name = name.to_lowercase();
    let name = without_compression(&name);
    let fits = |extension: &&str| {
        let rest = name.strip_suffix(*extension);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(['.', '/', '\\']))
    };
    let endings = |format: &'static Format| format.extensions.iter().map(move |e| (*e, format));
    FORMATS
        .iter()
        .flat_map(|format| endings(format))
        .filter(|(extension, _)| fits(extension))
        .max_by_key(|(extension, _)| extension.len())
        .map(|(_, format)| format)
}
