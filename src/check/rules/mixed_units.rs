//! Weights of several currencies or units.
//!
//! # Why this is bad
//! Weights of one edge are added up: 100 dollars and 7000 roubles make 7100 of nothing.
//!
//! # Example
//! ```text
//! subject,relation,object,weight,currency
//! acme,paid,jane,100,USD
//! acme,paid,jane,7000,RUB
//! ```
//!
//! # Instead
//! Write all weights in one of them, and keep what was said in another column; or call the column of
//! amounts something else than `weight`, so that nothing is added up.

use std::collections::BTreeSet;

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::{Level, is_called};
use crate::text::some_of;

/// What people call a column that says in what a number counts.
const UNITS: [&str; 9] = [
    "currency",
    "currency_code",
    "unit",
    "units",
    "weight_unit",
    "währung",
    "waehrung",
    "einheit",
    "devise",
];

/// The most units that are named.
const MOST_NAMED: usize = 5;

pub(super) static RULE: Rule = Rule {
    name: "mixed-units",
    level: Level::Warn,
    summary: "weights that are added up are of several currencies or units",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, claims) = (context.ledger, &context.ledger.claims);
    if !claims.has("weight") {
        return;
    }
    let says_units =
        |name: &str| UNITS.iter().any(|unit| is_called(name, unit) || name.to_lowercase() == *unit);
    let Some(units) = claims.columns.iter().find(|column| says_units(&column.header)) else {
        return;
    };
    let weighed = units.cells.iter().zip(claims.column("weight"));
    let weighed = weighed.enumerate().filter(|(_, (_, weight))| weight.is_some());
    let of_each = weighed.filter_map(|(row, (unit, _))| Some((row, (*unit)?)));
    let (mut known, mut second) = (BTreeSet::new(), None);
    for (row, unit) in of_each {
        if known.insert(ledger.text(unit)) && known.len() == 2 {
            second = Some(row);
        }
    }
    let Some(row) = second else { return };
    let header = &units.header;
    let message = format!(
        "weights are added up, though `{header}` has several: {}",
        some_of(known.into_iter(), MOST_NAMED)
    );
    let hint =
        "write all weights in one of them, or call their column something else than `weight`";
    findings.tell(Some(claims.place(row).in_column(header)), say(message).hint(hint));
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn weights_of_several_currencies_are_told() {
        let table = "subject,relation,object,weight,Currency\na,paid,b,100,USD\na,paid,b,7000,RUB\n\
                     a,paid,c,,EUR\n";
        assert_eq!(
            told("mixed-units", &[("claims.csv", table)]),
            "\
warning[mixed-units]: weights are added up, though `Currency` has several: `RUB`, `USD`
 --> claims.csv:3:15
  |
3 | a,paid,b,7000,RUB
  |               ^^^
  |
  = help: write all weights in one of them, or call their column something else than `weight`"
        );
        let one = "subject,relation,object,weight,currency\na,paid,b,100,USD\na,paid,c,,EUR\n";
        assert_eq!(told("mixed-units", &[("claims.csv", one)]), "");
        let amounts = "subject,relation,object,amount,currency\na,paid,b,1,USD\na,paid,b,2,EUR\n";
        assert_eq!(told("mixed-units", &[("claims.csv", amounts)]), "");
    }
}
