//! A candidate as a person looks at it.

use claimgraph::Result;
use claimgraph::model::yes_or_no;
use claimgraph::project::{Review, TableRow, Unknown};
use claimgraph::text::{Diagnostic, Severity};

use crate::cli::args::Terminal;
use crate::cli::manner;
use crate::cli::outcome::visible;
use crate::cli::page::{Page, Tone};
use crate::cli::review::marks::{Mark, marks};

/// The keys, on one line.
pub(super) const MENU: &str = "[a]ccept [d]eclare [e]dit [r]eject [s]kip [u]ndo [q]uit [?] ";

/// The keys when all candidates were looked at.
pub(super) const LAST_MENU: &str = "That was the last one. [u]ndo [q]uit [?] ";

/// What the commands do.
pub(super) const HELP: &str = "\
a  accept: it becomes a claim
d  declare the names nobody knows, and accept, unless check would still refuse it
A  accept although check would refuse it
e  edit: e FIELD TEXT, such as `e status alleged`; `-` empties the field, and
   `e object_type place` is what d declares a new object as
r  reject: it is never proposed again
s  skip: it stays for the next time, as it was edited
u  undo the last decision
q  quit: everything decided is written already, and edits are kept";

/// Shows a candidate on stdout.
pub(super) fn show(
    review: &Review,
    candidate: &TableRow,
    told: &[Diagnostic],
    (number, count): (usize, usize),
    terminal: &Terminal,
) -> Result<()> {
    let mut page = Page::new(terminal);
    let place = review.place(candidate).map(|(file, line)| format!(" · {file}:{line}"));
    let place = place.or(candidate.get("source").map(|source| format!(" · {source}")));
    let heading = format!("{number} of {count}");
    page.gap();
    page.line(0, &[(Tone::Strong, &heading), (Tone::Faint, &place.unwrap_or_default())]);
    if let Some(quote) = candidate.get("quote") {
        let pieces = sentence(review, candidate, quote, page.has_colours());
        let pieces: Vec<(Tone, &str)> =
            pieces.iter().map(|(tone, text)| (*tone, text.as_str())).collect();
        page.line(2, &pieces);
    }
    for column in ["subject", "relation", "object"] {
        let text = candidate.get(column).unwrap_or("–");
        let label = review.label(column, text).filter(|label| label != text);
        let label = label.map(|label| format!(" ({label})")).unwrap_or_default();
        page.field(2, column, &[(Tone::Strong, text), (Tone::Plain, &label)]);
    }
    for (name, text) in [("put", manner(review, candidate)), ("because", reason(candidate))] {
        if !text.is_empty() {
            page.field(2, name, &[(Tone::Plain, &text)]);
        }
    }
    put_new_names(review, candidate, told, &mut page);
    told.iter().for_each(|told| put_message(review, candidate, told, &mut page));
    page.print()
}

/// Shows the names that nobody declares.
fn put_new_names(review: &Review, candidate: &TableRow, told: &[Diagnostic], page: &mut Page) {
    let unknown = review.unknown(candidate, told);
    if !unknown.is_empty() {
        let names: Vec<String> = unknown.iter().map(|name| new_name(review, name)).collect();
        let what = ", which nobody declares";
        page.field(2, "new", &[(Tone::Alarming, &names.join(" · ")), (Tone::Faint, what)]);
    }
}

/// Shows what `check` would say of a candidate. Of new names, only what they may be meant to be is
/// worth a line.
fn put_message(review: &Review, candidate: &TableRow, told: &Diagnostic, page: &mut Page) {
    let is_name = review.is_unknown_name(told);
    if !is_name {
        let tone = if told.severity == Severity::Error { Tone::Alarming } else { Tone::Plain };
        let title = format!("{}[{}]: ", told.severity.name(), told.rule);
        page.line(2, &[(tone, &title), (Tone::Plain, &told.message)]);
    }
    let hints = hints(told);
    let hints = hints.iter().filter(|hint| !is_name || hint.starts_with("did you mean"));
    let of = review.name_in(candidate, told).filter(|_| is_name);
    let of = of.map(|name| format!("`{name}`: ")).unwrap_or_default();
    hints.for_each(|hint| page.line(4, &[(Tone::Faint, &format!("{of}{hint}"))]));
}

/// What to do about a message: where it would be to change a cell, what to type here.
fn hints(told: &Diagnostic) -> Vec<String> {
    match told.rule {
        "denied-not-negated" => {
            vec![
                "type `e negated yes`; or, if it isn't denied, `e status asserted` or its like"
                    .into(),
            ]
        }
        _ => told.hints.clone(),
    }
}

/// A name that would be declared, with the type it would get.
fn new_name(review: &Review, unknown: &Unknown) -> String {
    match unknown {
        Unknown::Entity(name, Some(kind)) => format!("{name} ({kind})"),
        Unknown::Entity(name, None) if review.has_types() => format!("{name} (of no type)"),
        Unknown::Entity(name, None) | Unknown::Relation(name) => name.clone(),
    }
}

/// The quote with what it says marked: by looks where there are colours, else by brackets.
fn sentence(
    review: &Review,
    candidate: &TableRow,
    quote: &str,
    colours: bool,
) -> Vec<(Tone, String)> {
    let mut pieces = vec![(Tone::Plain, "“".to_string())];
    let mut at = 0;
    for (place, mark) in marks(review, candidate, quote) {
        pieces.push((Tone::Plain, quote[at..place.start].to_string()));
        let text = &quote[place.clone()];
        let tone = if mark == Mark::Name { Tone::Strong } else { Tone::Marked };
        pieces.push((tone, if colours { text.to_string() } else { format!("[{text}]") }));
        at = place.end;
    }
    pieces.push((Tone::Plain, format!("{}”", &quote[at..])));
    pieces
}

/// How it is put, by whom, when, and what else is said.
fn manner(review: &Review, candidate: &TableRow) -> String {
    let denies = candidate.get("status").is_some_and(|status| review.denies(status));
    let mut parts = manner::put(|column| candidate.get(column), denies);
    parts.extend(candidate.get("speaker").map(|speaker| {
        let label = review.label("speaker", speaker).filter(|label| label != speaker);
        label.map_or(format!("says {speaker}"), |label| format!("says {speaker} ({label})"))
    }));
    parts.extend(manner::when(|column| candidate.get(column)));
    let qualifiers = candidate.iter().filter(|(column, _)| column.starts_with("q."));
    parts.extend(qualifiers.map(|(column, text)| format!("{} {text}", &column[2..])));
    parts.join(" · ")
}

/// What a claim says, on one line: an allegation or a denial is no fact there either.
pub(super) fn in_words(review: &Review, claim: &TableRow) -> String {
    let denies = claim.get("status").is_some_and(|status| review.denies(status));
    let is_negated = denies || claim.get("negated").and_then(yes_or_no) == Some(true);
    let not = if is_negated { "not so: " } else { "" };
    let words = ["subject", "relation", "object"].map(|column| claim.get(column).unwrap_or("–"));
    let mut put = manner::put(|column| claim.get(column), denies);
    put.retain(|how| how != "asserted" && how != "negated");
    let put = if put.is_empty() { String::new() } else { format!(" ({})", put.join(" · ")) };
    visible(&format!("{not}{}{put}", words.join(" ")))
}

/// The rule, the words that decided, the confidence.
fn reason(candidate: &TableRow) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(candidate.get("rule").map(str::to_string));
    parts.extend(candidate.get("cue").map(|cue| format!("“{cue}”")));
    parts.extend(candidate.get("confidence").map(|number| format!("confidence {number}")));
    parts.extend(candidate.get("note").map(str::to_string));
    parts.join(" · ")
}
