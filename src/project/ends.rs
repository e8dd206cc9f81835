//! Columns that are called like the ends of claims, and hold times.

use crate::model::{CLAIM_COLUMNS, Held, Symbols, Table, TableColumn, in_place_of_times};
use crate::project::NamedColumns;
use crate::project::edge_lists::as_attribute;
use crate::text::{Diagnostic, Place};

/// Takes the ends of claims for attributes again, if they were found by their names alone, hold
/// times, and names stand beside them: who has a share from 2019 to 2021 relates no year to another.
/// Other columns that are called like ends take their places.
pub(super) fn settle(
    claims: &mut Table,
    symbols: &Symbols,
    named: &NamedColumns,
) -> Option<Diagnostic> {
    let [from, to] = [claims.position("subject")?, claims.position("object")?];
    if named.has("subject") || named.has("object") {
        return None;
    }
    let instead =
        in_place_of_times(claims, [from, to], symbols, |at| means_nothing(&claims.columns[at]))?;
    let [start, end] = [from, to].map(|at| as_attribute(claims, at));
    if let Some([from, to]) = instead.ends {
        claims.columns[from].name = "subject".to_string();
        claims.columns[to].name = "object".to_string();
    }
    let message = format!("`{start}` and `{end}` hold times, so they aren't the ends of claims");
    Some(Diagnostic::note("guessed-columns", message).at(Place::start(claims.files.first()?.1)))
}

/// The columns that mean nothing and hold names.
pub(super) fn of_names<'t>(
    table: &'t Table,
    symbols: &'t Symbols,
) -> impl Iterator<Item = &'t TableColumn> {
    let holds_names = |column: &&TableColumn| Held::by(column, symbols).are_names();
    table.columns.iter().filter(|column| means_nothing(column)).filter(holds_names)
}

fn means_nothing(column: &TableColumn) -> bool {
    column.name == column.header && !CLAIM_COLUMNS.contains(&&*column.name)
}

#[cfg(test)]
mod tests {
    use crate::project::load_table;
    use crate::text::Files;

    fn ends_of(table: &str) -> Option<[String; 2]> {
        let mut files = Files::default();
        let file = files.add_bytes("claims.csv", table.as_bytes().to_vec());
        let ledger = load_table(file, &mut files).unwrap().ledger;
        let header = |name| {
            let at = ledger.claims.position(name)?;
            Some(ledger.claims.columns[at].header.clone())
        };
        Some([header("subject")?, header("object")?])
    }

    #[test]
    fn times_beside_names_are_no_ends() {
        for table in [
            "Owner,Company,Start,End\nAda,Mill,2019,2021\nBo,Mill,2020,\n",
            "Owner,Company,From,To\nAda,Mill,01.02.2019,today\nBo,Mill,3.4.2019,5.6.2020\n\
             Cy,Mill,3.4.2019,5.6.2020\n",
            "Minister,Date,From,To\nAda,2020-01-02,14:00,15:30\n",
            "Channel,From,To\nnews,March 2019,Apr 2020\n",
        ] {
            assert_eq!(ends_of(table), None, "{table}");
        }
        let payers = "Payer,Payee,From,To\nAda,Mill,2019-01,2021-02\n";
        assert_eq!(ends_of(payers), Some(["Payer", "Payee"].map(str::to_string)));
    }

    #[test]
    fn what_may_be_a_node_stays_an_end() {
        for table in [
            "From,To,Kind\n2019,2021,precedes\n",
            "From,To,Street\n1001,1002,Mill Lane\n",
            "From,To,Street,Town\n17,1002,Mill Lane,Ely\n",
            "From,To,Host,Protocol\n10.0.0.1,10.0.0.2,mill,tcp\n",
            "From,To,Sender name,Place\nAda,Bo,Ada L.,Ely\n",
            "Start,End,Line\nMay,June,blue\n",
            "Source,Target,Name,Place\n2019-01-01,2019-01-02,first,Ely\n",
        ] {
            assert!(ends_of(table).is_some(), "{table}");
        }
    }
}
