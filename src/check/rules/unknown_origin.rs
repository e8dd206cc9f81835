//! An origin that is no source, where other origins are, or nearly one.
//!
//! # Why this is bad
//! Sources of one origin count once. A mistyped origin is an origin of its own, so five reprints of
//! one story seem to corroborate each other.
//!
//! # Example
//! ```text
//! id,origin
//! wire-story,
//! morning-paper,wire-story
//! evening-paper,wire-strory
//! ```
//!
//! # Instead
//! Write the id or the title of a source, or add the origin as a source of its own. In a table whose
//! origins are free text only that is told which is nearly the id or the title of another source, or
//! its publisher.

use std::collections::{BTreeSet, HashMap};

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Marks, at, rows_where};
use crate::model::{Ledger, Level, Origins, Sym};
use crate::text::{Diagnostic, Suggest, some_of};

pub(super) static RULE: Rule = Rule {
    name: "unknown-origin",
    level: Level::Warn,
    summary: "an origin is no source, where other origins are, or nearly one",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, table) = (context.ledger, &context.ledger.sources);
    let (ids, origins) = (table.column("id"), table.column("origin"));
    let Some(known) = known(ledger) else { return };
    let (are_sources, all) = (are_sources(origins, &known), Origins::of(ledger));
    let named = Named::of(ledger);
    let mut suggest = Suggest::new();
    let is_bad = |row: usize| {
        let is_unknown = at(origins, row)
            .is_some_and(|origin| !known.has(origin.index()) && !all.are_known(origin));
        is_unknown && (are_sources || named.other(row).is_some())
    };
    findings.rows(table, "origin", &rows_where(origins.len(), is_bad), |row| {
        let name = ledger.symbols.text_of(origins[row]).unwrap_or_default();
        let near =
            || suggest.hint(name, || ids.iter().filter_map(|id| ledger.symbols.text_of(*id)));
        let hint = named.other(row).map(|other| named.hint(other)).or_else(near);
        let hint = hint.unwrap_or_else(|| format!("add `{name}` to the sources"));
        let beside = if are_sources { ", but other origins are" } else { "" };
        say(format!("the origin `{name}` is no source{beside}")).hint(hint)
    });
}

/// The most origins that are named in the note about those of one source.
const MOST_NAMED: usize = 12;

/// Says which origins are no source and only one source has them, where no origin is a source:
/// nothing is counted together by them, as when the source that was meant has got another id.
pub fn lone_origins(ledger: &Ledger) -> Option<Diagnostic> {
    let table = &ledger.sources;
    let origins = table.column("origin");
    let known = known(ledger).filter(|known| !are_sources(origins, known))?;
    let (named, seen) = (Named::of(ledger), known);
    let mut shared: BTreeSet<&str> = BTreeSet::new();
    for origin in origins.iter().flatten().filter(|origin| seen.mark(origin.index())) {
        shared.insert(ledger.text(*origin));
    }
    let all = Origins::of(ledger);
    let is_lone = |row: &usize| {
        let is_lone = |origin| !shared.contains(ledger.text(origin)) && !all.are_known(origin);
        origins[*row].is_some_and(is_lone) && named.other(*row).is_none()
    };
    let lone: Vec<usize> = (0..origins.len()).filter(is_lone).collect();
    let first = table.place_of(*lone.first()?, "origin");
    let name = |row: &usize| ledger.symbols.text_of(origins[*row]).unwrap_or_default();
    let names = some_of(lone.iter().map(name), MOST_NAMED);
    let message = format!("origins that are no source, and that one source alone has: {names}");
    let hint = "nothing is counted as one by them; if one is a source that has another id now, \
                write that";
    Some(Diagnostic::note("lone-origin", message).at(first).hint(hint))
}

/// The ids of sources, marked; nothing if no source has an origin.
fn known(ledger: &Ledger) -> Option<Marks> {
    if !ledger.sources.has("origin") {
        return None;
    }
    let known = Marks::new(ledger.symbols.len());
    ledger.sources.column("id").iter().flatten().for_each(|id| {
        known.mark(id.index());
    });
    Some(known)
}

/// Whether the origins are sources at all, and no free text.
fn are_sources(origins: &[Option<Sym>], known: &Marks) -> bool {
    origins.iter().flatten().any(|origin| known.has(origin.index()))
}

/// The sources by what people call them: by id, title or publisher, whatever the capitals and signs.
struct Named<'a> {
    ledger: &'a Ledger,
    rows: HashMap<String, Vec<(usize, &'static str)>>,
}

impl<'a> Named<'a> {
    fn of(ledger: &'a Ledger) -> Named<'a> {
        let mut rows: HashMap<String, Vec<(usize, &'static str)>> = HashMap::new();
        for column in ["id", "title", "publisher"] {
            for (row, cell) in ledger.sources.column(column).iter().enumerate() {
                if let Some(text) = ledger.symbols.text_of(*cell) {
                    rows.entry(letters(text)).or_default().push((row, column));
                }
            }
        }
        Named { ledger, rows }
    }

    /// The other source that goes by the origin of this one, and by what. One that has the same
    /// origin counts with it already.
    fn other(&self, row: usize) -> Option<(usize, &'static str)> {
        let sources = &self.ledger.sources;
        let origin = sources.cell(row, "origin")?;
        let letters = letters(self.ledger.text(origin));
        let named = self.rows.get(&letters).filter(|_| !letters.is_empty())?;
        let is_apart = |(other, _): &&(usize, &str)| {
            *other != row && sources.cell(*other, "origin") != Some(origin)
        };
        named.iter().find(is_apart).copied()
    }

    fn hint(&self, (row, column): (usize, &str)) -> String {
        let text = |column| self.ledger.symbols.text_of(self.ledger.sources.cell(row, column));
        let (id, called) = (text("id").unwrap_or_default(), text(column).unwrap_or_default());
        match column {
            "id" => format!("did you mean `{id}`?"),
            _ => format!("did you mean `{id}`, whose {column} is `{called}`?"),
        }
    }
}

/// A name without capitals and signs.
fn letters(name: &str) -> String {
    name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_mistyped_origin_would_count_as_another_one() {
        let claims = ("claims.csv", "subject,relation,object\n");
        let sources = ("sources.csv", "id,origin\nwire,\na,wire\nb,wier\n");
        assert_eq!(
            told("unknown-origin", &[claims, sources]),
            "\
warning[unknown-origin]: the origin `wier` is no source, but other origins are
 --> sources.csv:4:3
  |
4 | b,wier
  |   ^^^^
  |
  = help: did you mean `wire`?"
        );
        let sources = ("sources.csv", "id,origin\na,AP\nb,Reuters\n");
        assert_eq!(told("unknown-origin", &[claims, sources]), "");
    }

    #[test]
    fn an_origin_may_be_what_people_call_another_source() {
        let claims = ("claims.csv", "subject,relation,object\n");
        let table = [
            ("wire-0313,,,\nb,,,Wire 0313\n", Some("`wire-0313`")),
            ("w1,Port-wire,,\nb,,,Port Wire\n", Some("`w1`, whose title is `Port-wire`")),
            // A title is understood.
            ("w1,Port wire,,\nb,,,Port Wire\n", None),
            ("w1,,Reuters,\nb,,,Reuters\n", Some("`w1`, whose publisher is `Reuters`")),
            // Both count as one already, or it is its own.
            ("w1,,Reuters,Reuters\nb,,,Reuters\n", None),
            ("b,,Reuters,Reuters\nc,,,\n", None),
            ("w1,,Reuters Ltd,\nb,,,Reuters\n", None),
        ];
        for (rows, want) in table {
            let sources = format!("id,title,publisher,origin\n{rows}");
            let shown = told("unknown-origin", &[claims, ("sources.csv", &sources)]);
            let want = want.map(|want| format!("  = help: did you mean {want}?"));
            assert_eq!(shown.lines().last(), want.as_deref(), "{rows}");
        }
    }
}
