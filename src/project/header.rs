//! What is said of a table's header: what it lacks, and what was understood under another name.

use std::collections::BTreeSet;
use std::io::Read;

use crate::formats::records::{GLANCE, header_below, without_title, words_below};
use crate::model::{Symbols, Table, TableColumn, hint_at_cytoscape};
use crate::project::column_names::{is_renamed, own_name};
use crate::project::edge_lists::nearly;
use crate::project::naming;
use crate::text::{Diagnostic, FileId, Files, Place, of_columns, some_of};

/// Says which columns were understood under another name than their own, and which have another
/// because theirs is computed.
pub(super) fn names(table: &Table) -> Vec<Diagnostic> {
    let columns = table.columns.iter().filter(|column| {
        column.name != column.header.to_lowercase()
            && column.name != column.header
            && preferred(column, table).is_none()
    });
    let (renamed, guessed): (Vec<_>, Vec<_>) =
        columns.partition(|column| is_renamed(&column.header, &column.name));
    let list = |columns: &[&TableColumn], pair: fn(&TableColumn) -> String| {
        columns.iter().map(|column| pair(column)).collect::<Vec<_>>().join(", ")
    };
    let mut told = Vec::new();
    if !guessed.is_empty() {
        let read = list(&guessed, |column| format!("`{}` as {}", column.header, column.name));
        let message = format!("columns read: {read}");
        told.push(Diagnostic::note("guessed-columns", message));
    }
    if !renamed.is_empty() {
        let names = list(&renamed, |column| format!("`{}` to `{}`", column.header, column.name));
        let message = format!("columns renamed: {names}");
        let hint = "edges have a computed attribute of the old name";
        told.push(Diagnostic::note("renamed-columns", message).hint(hint));
    }
    told.into_iter().map(|told| told.at(Place::start(table.files[0].1))).collect()
}

/// Says which columns have the name of another one, but for case and what parts its words.
pub(super) fn alike(table: &Table) -> Vec<Diagnostic> {
    let told = |column: &TableColumn| {
        let other = preferred(column, table)?;
        let (header, name) = (&column.header, &other.name);
        let message = format!("two columns are called `{name}`: `{}` and `{header}`", other.header);
        let hint = format!(
            "`{}` is the one that counts, and `{header}` is kept as `{}`; leave one of them out, \
             or give it another name",
            other.header, column.name
        );
        let told = Diagnostic::warning("duplicate-column", message);
        Some(told.at(Place::start(table.files[0].1)).hint(hint))
    };
    of_columns(table.columns.iter().filter_map(told).collect())
}

/// The column that has the name which this one would have, if it came first.
fn preferred<'t>(column: &TableColumn, table: &'t Table) -> Option<&'t TableColumn> {
    let is_lengthened =
        |name: &str| name.trim_end_matches('_') == column.header && name != column.header;
    let own = own_name(&column.header);
    let others = || table.columns.iter().filter(|other| other.name == own);
    is_lengthened(&column.name).then(|| others().find(|other| own_name(&other.header) == own))?
}

/// Says which columns a table has to have and hasn't, and what to do, where what looks like its
/// header may stand `below` its first line. The user can name the columns of a table that is alone:
/// those that are `likely` to be ends.
pub(super) fn lacks(
    table: &Table,
    missing: &[&str],
    below: Option<usize>,
    likely: Option<&[&str]>,
) -> Diagnostic {
    let names: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
    let message = match names.as_slice() {
        [one] => format!("the table has no column {one}"),
        some => format!("the table has no columns {}", some.join(" and ")),
    };
    // Of objects whose values are all null, no keys are known.
    let has = (!table.columns.is_empty()).then(|| format!("it has {}", some_headers(table)));
    let told =
        Diagnostic::error("missing-column", message).at(Place::start(table.files[0].1)).hints(has);
    if let Some(line) = below {
        return told.hint(without_title(line));
    }
    let headers = table.columns.iter().map(|column| column.header.as_str());
    if let Some(hint) = hint_at_cytoscape(headers) {
        return told.hint(hint);
    }
    let has_an_end = missing.iter().filter(|name| is_end(name)).count() < 2;
    if likely.is_some() && !has_an_end && is_of_nodes(table) {
        return told.hint(
            "are these the nodes of a graph? `--from nodes` reads them; `check` is for claims",
        );
    }
    if table.columns.is_empty() || !missing.iter().any(|name| is_end(name)) {
        return told;
    }
    if is_by_columns(table) {
        let hint = "is it a table that pandas has written by columns or by the index? write it by \
                    `to_json(orient=\"records\")`, or by `to_csv(index=False)`";
        return told.hint(hint);
    }
    let ends = "call the ends `subject` and `object`, `source` and `target`, or `from` and `to`";
    told.hint(ends).hints(likely.and_then(|likely| option(table, missing, likely)))
}

/// How to say which columns are the ends that are missing.
fn option(table: &Table, missing: &[&str], likely: &[&str]) -> Option<String> {
    let ends: Vec<(&str, Option<&str>)> = missing
        .iter()
        .filter(|name| is_end(name))
        .map(|end| (*end, nearly(table, end).filter(|header| !is_end(header))))
        .collect();
    let is_free = |header: &&&str| !ends.iter().any(|(_, near)| *near == Some(**header));
    let mut others = likely.iter().filter(is_free);
    let options = ends.iter().filter_map(|(end, near)| {
        let header = near.or_else(|| others.next().copied())?;
        Some(format!("--column '{end}={header}'"))
    });
    let options: Vec<String> = options.collect();
    let are = if options.len() > 1 { "columns are" } else { "column is" };
    (!options.is_empty())
        .then(|| format!("or say which {are} meant, such as `{}`", options.join(" ")))
}

/// Whether a table is a single object whose values have an object for all rows, or whose rows have one
/// each: the number of a row is a part of all its names.
fn is_by_columns(table: &Table) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let all = |of: fn(&str) -> Option<&str>| {
        table.columns.iter().all(|column| of(&column.header).is_some_and(is_number))
    };
    table.rows_read == 1
        && (all(|header| Some(header.rsplit_once('.')?.1))
            || all(|header| Some(header.split_once('.')?.0)))
}

/// What to do where the first line of a table looks like a row: it has a number, or a text that comes
/// again in its column. What is called by a year may be a header.
pub(super) fn is_missing(table: &Table, symbols: &Symbols) -> Option<String> {
    let is_year = |text: &str| text.len() == 4 && text.starts_with(['1', '2']);
    let is_number = |text: &str| text.parse::<f64>().is_ok_and(f64::is_finite) && !is_year(text);
    let comes_again = |column: &TableColumn| {
        let header = symbols.find(&column.header);
        header.is_some() && column.cells.contains(&header)
    };
    let is_of_row = |column: &TableColumn| is_number(&column.header) || comes_again(column);
    let hint = "is its first line a row already? then put one above it that names the columns, such \
                as `subject,relation,object`";
    table.columns.iter().any(is_of_row).then(|| hint.to_string())
}

/// The most words of a header that is known by nothing else.
const MOST_WORDS: usize = 4;

/// Whether a table starts as those of nodes do, here and in Gephi.
fn is_of_nodes(table: &Table) -> bool {
    let mut headers = table.columns.iter().map(|column| column.header.as_str());
    ["id", "label"]
        .iter()
        .all(|name| headers.next().is_some_and(|own| own.eq_ignore_ascii_case(name)))
}

/// The line of a table, counted from 1, that looks like a header though others stand above it: both
/// ends are named in it, or all its cells have words below a title.
pub(super) fn below(files: &Files, file: FileId) -> Option<usize> {
    let mut start = Vec::new();
    files.open(file).ok()?.take(GLANCE).read_to_end(&mut start).ok()?;
    let names_ends = |headers: &[String]| {
        // What a line of cells repeats would be given a name of its own each time.
        let mut seen = BTreeSet::new();
        let distinct = headers.iter().filter(|header| seen.insert(*header)).cloned();
        let names = naming::claims(&distinct.collect::<Vec<_>>());
        ["subject", "object"].iter().all(|end| names.iter().any(|name| name == end))
    };
    let is_word =
        |cell: &str| cell.starts_with(char::is_alphabetic) && cell.split(' ').count() <= MOST_WORDS;
    header_below(&start, names_ends).or_else(|| words_below(&start, is_word))
}

/// Whether a column is an end of an edge.
pub(super) fn is_end(name: &str) -> bool {
    name == "subject" || name == "object"
}

/// The first columns as the file names them, and no more than a line of it.
pub(super) fn some_headers(table: &Table) -> String {
    some_of(table.columns.iter().map(|column| column.header.as_str()), 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_known_below_a_title() {
        let table = [
            ("Payments 2024\nsubject,relation,object\na,b,c\n", Some(2)),
            ("Title;;\n\n\"From\";\"To\"\na;b\n", Some(3)),
            ("Ownership;;\nby MK;;\n;;\nOwner;Share;Company\nAda;51;Mill\n", Some(4)),
            ("Ownership\nOwner;Share;Company\nAda;51;Mill\n", Some(2)),
            ("Owner;Share;Company\nAda;Mill;Brook\n", None),
            ("Name\nAda,Bo\n", None),
            ("A story\n\nAda, a clerk, left.\nBo came.\n", None),
            ("a,b\nfrom here,to there\n", None),
            ("subject,relation,object\na,b,c\n", None),
        ];
        for (text, wanted) in table {
            let mut files = Files::default();
            let file = files.add_bytes("claims.csv", text.as_bytes().to_vec());
            assert_eq!(below(&files, file), wanted, "{text}");
        }
    }

    #[test]
    fn a_line_that_says_one_word_over_and_over_is_looked_at_once() {
        for cell in ["note,", "q.a,"] {
            let mut files = Files::default();
            let text = format!("Payments 2024\n{}\nx,y,z\n", cell.repeat(8000));
            let file = files.add_bytes("claims.csv", text.into_bytes());
            assert_eq!(below(&files, file), None);
        }
    }
}
