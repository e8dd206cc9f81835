//! An origin that has an origin of its own.
//!
//! # Why this is bad
//! Independent origins are counted by the origin that a source names. If one paper names the agency
//! and the next one the first paper, the two count as independent, though both come from the agency.
//!
//! # Example
//! ```text
//! id,origin
//! agency,
//! morning-paper,agency
//! evening-paper,morning-paper
//! ```
//!
//! # Instead
//! Name where the story first came from.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::at;
use crate::model::{Level, Origin, Origins, Sym};

pub(super) static RULE: Rule = Rule {
    name: "chained-origin",
    level: Level::Warn,
    summary: "the origin of a source has an origin of its own",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, table) = (context.ledger, &context.ledger.sources);
    let (ids, column) = (table.column("id"), table.column("origin"));
    if !table.has("origin") {
        return;
    }
    let origins = Origins::of(ledger);
    // An origin may be the id or the title of a source.
    let source = |row: usize| match origins.read(at(column, row)?) {
        Origin::One(source) => Some(source),
        Origin::Several => None,
    };
    let mut origin_of: HashMap<Sym, Sym, RandomState> = HashMap::default();
    for row in (0..column.len()).rev() {
        if let (Some(id), Some(origin)) = (at(ids, row), source(row))
            && id != origin
        {
            origin_of.insert(id, origin);
        }
    }
    for row in 0..column.len() {
        let (Some(id), Some(named)) = (at(ids, row), at(column, row)) else { continue };
        let Some(origin) = source(row) else { continue };
        let Some(next) = origin_of.get(&origin).filter(|_| origin != id) else { continue };
        let first = first(&origin_of, *next);
        let (origin, next) = (ledger.text(named), ledger.text(*next));
        let hint = match first {
            Some(first) => format!("write `{}`, where it first came from", ledger.text(first)),
            None => "these origins lead in a circle; one of them must be the first".to_string(),
        };
        let message = say(format!("the origin `{origin}` itself comes from `{next}`")).hint(hint);
        findings.tell(Some(table.place_of(row, "origin")), message);
    }
}

/// The end of a chain of origins, if it has one.
fn first(origin_of: &HashMap<Sym, Sym, RandomState>, from: Sym) -> Option<Sym> {
    // A chain longer than this may as well be a circle.
    let mut chain = std::iter::successors(Some(from), |one| origin_of.get(one).copied()).take(1000);
    chain.find(|one| !origin_of.contains_key(one))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn an_origin_is_where_it_first_came_from() {
        let shown = told(
            "chained-origin",
            &[
                ("claims.csv", "subject,relation,object\n"),
                ("sources.csv", "id,origin\nagency,agency\na,agency\nb,a\nc,b\nx,y\ny,x\n"),
            ],
        );
        assert_eq!(
            shown,
            "\
warning[chained-origin]: the origin `a` itself comes from `agency`
 --> sources.csv:4:3
  |
4 | b,a
  |   ^
  |
  = help: write `agency`, where it first came from

warning[chained-origin]: the origin `b` itself comes from `a`
 --> sources.csv:5:3
  |
5 | c,b
  |   ^
  |
  = help: write `agency`, where it first came from

warning[chained-origin]: the origin `y` itself comes from `x`
 --> sources.csv:6:3
  |
6 | x,y
  |   ^
  |
  = help: these origins lead in a circle; one of them must be the first

warning[chained-origin]: the origin `x` itself comes from `y`
 --> sources.csv:7:3
  |
7 | y,x
  |   ^
  |
  = help: these origins lead in a circle; one of them must be the first"
        );
    }

    #[test]
    fn an_origin_may_go_by_its_title() {
        let sources = |rows: &str| format!("id,title,origin\nw,The Wire,\np,The Post,w\n{rows}");
        for (row, found) in [
            ("e,Evening,p\n", 1),
            ("e,Evening,The Post\n", 1),
            ("e,Evening,the post\n", 1),
            ("e,Evening,The Wire\n", 0),
            ("e,Evening,Evening\n", 0),
            ("e,Evening,The Postman\n", 0),
            ("e,Evening,w|p\n", 0),
            // Nobody knows which of the two is meant.
            ("q,The Post,w\ne,Evening,The Post\n", 0),
        ] {
            let sources = sources(row);
            let files = [("claims.csv", "subject,relation,object\n"), ("sources.csv", &*sources)];
            let shown = told("chained-origin", &files);
            assert_eq!(shown.matches("` itself comes from `w`").count(), found, "{row}");
            assert_eq!(shown.matches("warning[").count(), found, "{row}");
        }
    }
}
