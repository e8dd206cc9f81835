//! Columns that are called like the ends of claims, and hold times.

use crate::model::{CLAIM_COLUMNS, Sym, Symbols, Table, TableColumn, When, find_ends};
use crate::project::NamedColumns;
use crate::project::edge_lists::as_attribute;
use crate::project::naming::own_name;
use crate::text::{Diagnostic, Place, month};

/// Names of ends that may as well be those of times.
const MAY_BE_TIMES: [(&str, &str); 2] = [("from", "to"), ("start", "end")];

/// How many cells of a column are looked at to tell what it holds.
const MOST_LOOKED_AT: usize = 200;

/// Takes the ends of claims for attributes again, if they were found by their names alone, hold
/// times, and names stand beside them: who has a share from 2019 to 2021 relates no year to another.
/// Other columns that are called like ends take their places.
pub(super) fn settle(
    claims: &mut Table,
    symbols: &Symbols,
    named: &NamedColumns,
) -> Option<Diagnostic> {
    let [from, to] = [claims.position("subject")?, claims.position("object")?];
    let headers = [from, to].map(|at| own_name(&claims.columns[at].header));
    let may_be = MAY_BE_TIMES.iter().any(|(start, end)| headers == [*start, *end]);
    if !may_be || named.has("subject") || named.has("object") {
        return None;
    }
    let held = [from, to].map(|at| Held::by(&claims.columns[at], symbols));
    if !held.iter().all(Held::are_times) {
        return None;
    }
    let others = find_others(claims, &headers);
    // Years may be the numbers of nodes.
    let needed = if held.iter().all(Held::are_years) { 2 } else { 1 };
    if others.is_none() && of_names(claims, symbols).count() < needed {
        return None;
    }
    let [start, end] = [from, to].map(|at| as_attribute(claims, at));
    if let Some((from, to)) = others {
        claims.columns[from].name = "subject".to_string();
        claims.columns[to].name = "object".to_string();
    }
    let message = format!("`{start}` and `{end}` hold times, so they aren't the ends of claims");
    Some(Diagnostic::note("guessed-columns", message).at(Place::start(claims.files.first()?.1)))
}

/// The other columns that are called like ends.
fn find_others(claims: &Table, times: &[String; 2]) -> Option<(usize, usize)> {
    let is = |column: &TableColumn, word: &str| own_name(&column.header) == word;
    let find = |word: &str| {
        let is_other = !times.iter().any(|time| time == word);
        claims.columns.iter().position(|column| is(column, word)).filter(|_| is_other)
    };
    find_ends(|_| true, find)
}

/// The columns that mean nothing and hold names.
pub(super) fn of_names<'t>(
    table: &'t Table,
    symbols: &'t Symbols,
) -> impl Iterator<Item = &'t TableColumn> {
    let means_nothing = |column: &&TableColumn| {
        column.name == column.header && !CLAIM_COLUMNS.contains(&&*column.name)
    };
    let holds_names = |column: &&TableColumn| Held::by(column, symbols).are_names();
    table.columns.iter().filter(means_nothing).filter(holds_names)
}

/// What the first cells of a column are.
#[derive(Default)]
struct Held {
    years: usize,
    times: usize,
    numbers: usize,
    others: usize,
}

impl Held {
    fn by(column: &TableColumn, symbols: &Symbols) -> Held {
        let mut held = Held::default();
        let texts = column.cells.iter().flatten().map(|cell: &Sym| symbols.text(*cell));
        for text in texts.take(MOST_LOOKED_AT) {
            let count = match text {
                _ if is_year(text) => &mut held.years,
                _ if is_time(text) => &mut held.times,
                _ if text.starts_with(|first: char| first.is_ascii_digit()) => &mut held.numbers,
                _ => &mut held.others,
            };
            *count += 1;
        }
        held
    }

    /// An end that is open may be a word.
    fn are_times(&self) -> bool {
        let times = self.years + self.times;
        times > 0 && self.numbers == 0 && self.others * 2 <= times
    }

    fn are_years(&self) -> bool {
        self.times == 0
    }

    fn are_names(&self) -> bool {
        self.others > self.years + self.times + self.numbers
    }
}

fn is_year(text: &str) -> bool {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits && text.parse().is_ok_and(|year: u32| (1000..=2100).contains(&year))
}

/// Whether a text is a date or a time of the day, however it is written.
fn is_time(text: &str) -> bool {
    let is_number = |part: &str| (1..=4).contains(&part.len()) && part.parse::<u32>().is_ok();
    let parts = || text.split(['.', '/', ':', '-', ' ', ',']).filter(|part| !part.is_empty());
    let all = parts().all(|part| is_number(part) || month(part).is_some());
    let (several, has_number) = ((2..=6).contains(&parts().count()), parts().any(is_number));
    // Four numbers with points are the address of a computer.
    let is_address = text.matches('.').count() > 2;
    let is_date = || text.len() > 4 && When::parse(text).is_some();
    (all && several && has_number && !is_address) || is_date()
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
