//! A word for a missing value among numbers.
//!
//! # Why this is bad
//! A column with one `NA` holds texts, so no program adds up its numbers or draws by them.
//!
//! # Example
//! ```text
//! subject,relation,object,amount
//! acme,paid,jane,100
//! acme,paid,john,NA
//! ```
//!
//! # Instead
//! Leave the cell empty.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::findings::{Findings, say};
use crate::model::{CLAIM_COLUMNS, ENTITY_COLUMNS, GAP_HINT, Level, gap_among_numbers};

pub(super) static RULE: Rule = Rule {
    name: "gaps-among-numbers",
    level: Level::Warn,
    summary: "a word such as `NA` stands among the numbers of a column",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let (ledger, symbols) = (context.ledger, &context.ledger.symbols);
    for (table, meant) in [(&ledger.claims, CLAIM_COLUMNS), (&ledger.entities, ENTITY_COLUMNS)] {
        let columns = table.columns.iter();
        for column in columns.filter(|column| !meant.contains(&column.name.as_str())) {
            let Some(gap) = gap_among_numbers(&column.cells, symbols) else { continue };
            let Some(row) = column.cells.iter().position(|cell| *cell == Some(gap)) else {
                continue;
            };
            let message = format!(
                "`{}` stands among the numbers of `{}`, so that all of them are texts",
                symbols.text(gap),
                column.header
            );
            let place = table.place(row).in_column(&column.header);
            findings.tell(Some(place), say(message).hint(GAP_HINT));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn a_word_for_no_number_is_told_among_numbers_alone() {
        let table = |cells: [&str; 3]| {
            let [one, two, three] = cells;
            format!(
                "subject,relation,object,amount\na,paid,b,{one}\nb,paid,c,{two}\nc,paid,a,{three}\n"
            )
        };
        let told = |cells| told("gaps-among-numbers", &[("claims.csv", &table(cells))]);
        assert_eq!(
            told(["10", "NA", "9.5"]),
            "\
warning[gaps-among-numbers]: `NA` stands among the numbers of `amount`, so that all of them are texts
 --> claims.csv:3:10
  |
3 | b,paid,c,NA
  |          ^^
  |
  = help: leave the cells without a number empty, and the others are numbers"
        );
        for cells in [["10", "", "9.5"], ["10", "NA", "much"], ["NA", "-", "NA"], ["1", "2", "3"]] {
            assert_eq!(told(cells), "", "{cells:?}");
        }
    }
}
