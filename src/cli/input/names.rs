//! The formats that names mean: their own, and those of files.

use std::path::Path;

use claimgraph::formats::{self, Format};
use claimgraph::text::did_you_mean;
use claimgraph::{Error, Result};

/// The format with this name, or an error that knows a better one.
pub(crate) fn named(name: &str) -> Result<&'static Format> {
    formats::by_name(name).ok_or_else(|| {
        let error = Error::new(format!("there is no format `{name}`"));
        let names = formats::FORMATS.iter().map(|format| format.name);
        let names = names.chain(["claims"]).filter(|known| *known != name);
        let hint = did_you_mean(name, names);
        error.hint(hint.unwrap_or_else(|| "see `claimgraph formats`".to_string()))
    })
}

/// The format of a graph that is known by the name of its file.
pub(crate) fn format_of_graph(path: &Path) -> Option<&'static Format> {
    // Spreadsheets and databases call a table with tabs so.
    let is_text = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
    let tabs = || formats::by_name("tsv").filter(|_| is_text);
    formats::by_file_name(&path.to_string_lossy()).or_else(tabs)
}
