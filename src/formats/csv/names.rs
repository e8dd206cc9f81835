//! What columns are called: names that mean something in a table, and attributes that happen to
//! have one of them.

use crate::formats::{Consumer, Of, WriteOptions};
use crate::model::Graph;

/// Names with a meaning in a table of edges. A column called like nothing would be nobody's.
pub(super) const OF_EDGES: &[&str] = &[
    "",
    "id",
    "source",
    "target",
    "type",
    "kind",
    "label",
    "weight",
    "relation",
    "weight_raw",
    "timeset",
];

/// Names with a meaning in a table of nodes. With a column `source`, Gephi takes it for edges.
pub(super) const OF_NODES: &[&str] = &["", "id", "label", "type", "source", "target", "timeset"];

/// The header of an attribute: its name, and one `_` more if that has a meaning already.
///
/// What already ends in `_` gets another, so that [`attribute`] finds every name again.
fn header(attribute: &str, reserved: &[&str]) -> String {
    match is_reserved(attribute, reserved) {
        true => format!("{attribute}_"),
        false => attribute.to_string(),
    }
}

/// The headers of all attributes of nodes or edges.
pub(super) fn on_paper(graph: &Graph, of: Of, options: &WriteOptions) -> Vec<String> {
    let reserved = if of == Of::Nodes { OF_NODES } else { OF_EDGES };
    let columns = of.columns(graph).iter();
    headers(columns.map(|column| column.name.as_str()), reserved, options.consumer)
}

/// The headers of some attributes.
pub(super) fn headers<'a>(
    attributes: impl Iterator<Item = &'a str>,
    reserved: &[&str],
    consumer: Consumer,
) -> Vec<String> {
    let headers = attributes.map(|attribute| header(attribute, reserved)).collect();
    if consumer == Consumer::Gephi { for_gephi(headers, reserved) } else { headers }
}

/// The attribute that a header stands for.
pub(super) fn attribute<'a>(header: &'a str, reserved: &[&str]) -> &'a str {
    match header.strip_suffix('_') {
        Some(shorter) if is_reserved(header, reserved) => shorter,
        _ => header,
    }
}

/// A header as it is compared: without blanks around it, in small letters.
pub(super) fn folded(header: &str) -> String {
    header.trim().to_lowercase()
}

/// The headers of attributes as Gephi needs them: different in more than case, without the words
/// that make it expect times, without an apostrophe, which its guess of the delimiter trips over.
fn for_gephi(headers: Vec<String>, reserved: &[&str]) -> Vec<String> {
    let mut seen: Vec<String> = reserved.iter().map(|name| name.to_string()).collect();
    let mut chosen = Vec::new();
    for header in headers {
        let mut header = header.trim().replace('\'', "’").replace('\\', "\\\\");
        for word in ["interval", "timestamp"] {
            while let Some(at) = header.to_ascii_lowercase().find(word) {
                header.insert(at + 5, '_');
            }
        }
        while seen.contains(&folded(&header)) {
            header.push('_');
        }
        seen.push(folded(&header));
        chosen.push(header);
    }
    chosen
}

fn is_reserved(name: &str, reserved: &[&str]) -> bool {
    reserved.contains(&folded(name.trim_end_matches('_')).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_again_and_none_has_a_meaning() {
        let names =
            ["", "_", "label", "LABEL", "Label_", " label ", "label _", "labels", "x_", "x"];
        for name in names {
            let header = header(name, OF_EDGES);
            assert!(!OF_EDGES.contains(&folded(&header).as_str()), "{header:?}");
            assert_eq!(attribute(&header, OF_EDGES), name);
        }
    }

    #[test]
    fn gephi_sees_no_two_columns_as_one_and_no_times() {
        let names = ["Note", "note", "time_interval", "it's", "label_"].map(String::from);
        assert_eq!(
            for_gephi(names.to_vec(), OF_NODES),
            ["Note", "note_", "time_inter_val", "it’s", "label_"]
        );
    }
}
