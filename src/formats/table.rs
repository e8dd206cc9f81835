//! The table of formats, as people and programs read it. The README's is this one.

use serde_json::{Value, json};

use crate::formats::{FORMATS, Format};
use crate::model::Carries;

/// The facts of [`Carries`] that people ask for, and their names.
fn facts(carries: &Carries) -> [(&'static str, bool); 8] {
    [
        ("isolated nodes", carries.isolated_nodes),
        ("node attributes", carries.node_attributes),
        ("edge attributes", carries.edge_attributes),
        ("edge ids", carries.edge_ids),
        ("value types", carries.kinds),
        ("lists", carries.lists),
        ("mixed direction", carries.mixed_direction),
        ("empty text", carries.empty_text),
    ]
}

/// The table in Markdown, one row for each format.
pub fn as_markdown() -> String {
    let heads = facts(&Carries::EVERYTHING).map(|(name, _)| name);
    let mut rows = vec![row_of("format", "endings", "reads", "writes", heads, "about")];
    for format in FORMATS {
        let yes = |yes: bool| if yes { "yes" } else { "–" };
        let endings: Vec<String> = format.extensions.iter().map(|e| format!(".{e}")).collect();
        let carried = match &format.writes {
            Some(writes) => facts(&writes.carries).map(|(_, carried)| yes(carried)),
            None => [""; 8],
        };
        let (reads, writes) = (yes(format.reads.is_some()), yes(format.writes.is_some()));
        let endings = endings.join(" ");
        rows.push(row_of(format.name, &endings, reads, writes, carried, format.summary));
    }
    aligned(&rows)
}

/// What a format can't carry, of all that a graph has; nothing if it isn't written.
pub fn lacks(format: &Format) -> Vec<&'static str> {
    let facts = format.writes.iter().flat_map(|writes| facts(&writes.carries));
    facts.filter(|(_, carried)| !carried).map(|(name, _)| name).collect()
}

/// One format as JSON.
pub fn as_json(format: &Format) -> Value {
    let carries = format.writes.as_ref().map(|writes| {
        facts(&writes.carries).into_iter().map(|(n, c)| (n.replace(' ', "_"), c.into())).collect()
    });
    json!({
        "name": format.name,
        "extensions": format.extensions,
        "summary": format.summary,
        "reads": format.reads.is_some(),
        "writes": format.writes.is_some(),
        "carries": carries.map(Value::Object),
    })
}

fn row_of(
    name: &str,
    endings: &str,
    reads: &str,
    writes: &str,
    carried: [&str; 8],
    about: &str,
) -> Vec<String> {
    let start = [name, endings, reads, writes];
    start.into_iter().chain(carried).chain([about]).map(str::to_string).collect()
}

fn aligned(rows: &[Vec<String>]) -> String {
    let width = |column: usize| rows.iter().map(|r| r[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
    let mut text = String::new();
    for (at, row) in rows.iter().enumerate() {
        for (cell, width) in row.iter().zip(&widths) {
            text.push_str(&format!("| {cell:width$} "));
        }
        text.push_str("|\n");
        if at == 0 {
            widths.iter().for_each(|width| text.push_str(&format!("|{}", "-".repeat(width + 2))));
            text.push_str("|\n");
        }
    }
    text
}
