//! Messages for other programs, and about what they wrote.

use serde_json::{Value, json};

use crate::text::{Diagnostic, Files, locate};

/// What a parser of JSON has against a text, without the place, which a message has of its own.
pub(crate) fn what_is_wrong(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what).to_string()
}

/// The diagnostics as a JSON array, in the order given. Lines and columns count from 1, columns in
/// characters, and `end_column` is the first one behind; what has no place has nulls. `count` is more
/// than 1 where a message stands for several problems.
///
/// ```
/// use claimgraph::text::{Diagnostic, Files, Place, show_json};
/// let mut files = Files::default();
/// let file = files.add_bytes("a.csv", *b"one\ntwo\n");
/// let diagnostic = Diagnostic::warning("odd", "this is odd").at(Place::bytes(file, 4, 3));
/// assert_eq!(
///     show_json(&[diagnostic], &files).to_string(),
///     r#"[{"severity":"warning","rule":"odd","message":"this is odd","file":"a.csv","line":2,"column":1,"end_column":4,"hints":[],"count":1}]"#
/// );
/// ```
pub fn show_json(diagnostics: &[Diagnostic], files: &Files) -> Value {
    let places = locate(diagnostics.iter().map(|diagnostic| diagnostic.place.as_ref()), files);
    let shown = diagnostics.iter().zip(&places).map(|(diagnostic, located)| {
        let at = located.as_ref();
        let width = |span: std::ops::Range<usize>, source: &str| {
            source.get(span).map_or(0, |marked| marked.chars().count())
        };
        json!({
            "severity": diagnostic.severity.name(),
            "rule": diagnostic.rule,
            "message": diagnostic.message,
            "file": diagnostic.place.as_ref().map(|place| files.name(place.file)),
            "line": at.map(|at| at.line),
            "column": at.map(|at| at.column),
            "end_column": at.map(|at| at.column + width(at.span.clone(), &at.source)),
            "hints": diagnostic.hints,
            "count": diagnostic.count,
        })
    });
    Value::Array(shown.collect())
}
