//! Two years with a hyphen between them, which mean a season.
//!
//! # Why this is bad
//! In EDTF `2020-21` is the spring of 2020, and `2020-24` the winter. Who meant the years from 2020 to
//! 2021 has a date that ends a year too early, and nothing looks wrong.
//!
//! # Example
//! ```text
//! subject,relation,object,when
//! ann,chaired,board,2020-21
//! ```
//!
//! # Instead
//! Write `2020/2021` for the years. If seasons are meant, set `season-or-years = "allow"` in `[lints]`.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::check::rows::{Memo, at, rows_where};
use crate::check::rules::bad_date::years;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "season-or-years",
    level: Level::Warn,
    summary: "a season looks like two years, as 2020-21 does",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let ledger = context.ledger;
    let columns = [(&ledger.claims, "when"), (&ledger.sources, "published")];
    for (table, column) in columns {
        let cells = table.column(column);
        let memo = Memo::new(if cells.is_empty() { 0 } else { ledger.symbols.len() });
        let may_be = |cell| span(ledger.text(cell)).is_some();
        let rows = rows_where(cells.len(), |row| {
            at(cells, row).is_some_and(|cell| memo.get(cell.index(), || may_be(cell)))
        });
        let Some(first) = rows.first.first() else { continue };
        let text = ledger.symbols.text_of(at(cells, *first)).unwrap_or_default();
        let Some((season, span)) = span(text) else { continue };
        let message = match rows.count {
            1 => format!("`{text}` is read as a season, {season}"),
            count => format!("{count} dates such as `{text}` are read as seasons, here {season}"),
        };
        let hint = format!("write `{span}`, if the years are meant");
        findings.tell(Some(table.place_of(*first, column)), say(message).hint(hint));
    }
}

/// The season that a date means, and the years it may be meant to be.
fn span(date: &str) -> Option<(String, String)> {
    let (start, end) = date.split_once('-')?;
    let season = match end {
        "21" => "spring",
        "22" => "summer",
        "23" => "autumn",
        "24" => "winter",
        _ => return None,
    };
    Some((format!("the {season} of {start}"), years(start, end)?))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_season_that_looks_like_two_years_is_told_once() {
        let table = "subject,relation,object,when\na,led,b,2020-21\na,led,c,2019-23\na,led,d,2024-21\n\
                     a,led,e,2020-12\na,led,f,2020-05-21\n";
        assert_eq!(
            told("season-or-years", &[("claims.csv", table)]),
            "\
warning[season-or-years]: 2 dates such as `2020-21` are read as seasons, here the spring of 2020
 --> claims.csv:2:9
  |
2 | a,led,b,2020-21
  |         ^^^^^^^
  |
  = help: write `2020/2021`, if the years are meant"
        );
        let seasons = "subject,relation,object,when\na,led,b,2024-21\na,led,c,2026-24\n";
        assert_eq!(told("season-or-years", &[("claims.csv", seasons)]), "");
    }
}
