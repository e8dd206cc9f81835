//! A table read as a graph: what separates its cells, and what its columns mean.

use std::io::Read;

use crate::error::{Error, Result};
use crate::formats::Reading;
use crate::formats::csv::names::{OF_EDGES, OF_NODES, attribute, folded};
use crate::formats::csv::sheet::{Role, Sheet};
use crate::formats::csv::{edges, nodes};
use crate::formats::records::{
    GLANCE, TableReading, first_cells, header_below, read_exact_table, without_title,
};
use crate::formats::remarks::Remarks;
use crate::model::{
    CLAIM_COLUMNS, Certainty, Graph, RowsOf, Symbols, find_ends, find_relation, hint_at_cytoscape,
    in_place_of_times, is_called, without_types,
};
use crate::text::{
    DELIMITERS, Diagnostic, FileId, Files, Layout, Place, before_header, named_separator, some_of,
    tell_utf_16,
};

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Table {
    /// Edges.
    Edges,
    /// Nodes.
    Nodes,
}

/// What separates two cells, which of them are the ends of edges, and what their columns mean.
struct Shape {
    delimiter: u8,
    /// Nothing in a table of nodes.
    ends: Option<[usize; 2]>,
    roles: Vec<Role>,
}

/// Reads a table, of edges or of nodes as its columns have it; `usual` is what the format has
/// between cells, and `likely` what its rows are if both would fit.
pub(super) fn read(files: &Files, file: FileId, usual: u8, likely: Table) -> Result<Reading> {
    let mut start = Vec::new();
    let reading = |error| Error::from(error).context(format!("reading `{}`", files.name(file)));
    files.open(file)?.take(GLANCE).read_to_end(&mut start).map_err(reading)?;
    if let Some(told) = tell_utf_16(&start, file) {
        return Ok(failed(told));
    }
    if start.trim_ascii().is_empty() {
        let told = Diagnostic::warning("no-rows", "there is no header, and no row below it");
        return Ok(failed(told.at(Place::start(file)).hint("the file may be empty")));
    }
    let usual = named_separator(&start).map_or(usual, |(separator, _)| separator);
    let whole = start;
    let start = &whole[before_header(&whole, usual)..];
    let Some(shape) = shape(start, usual, likely) else {
        files.set_layout(file, Layout::Delimited(usual));
        return Ok(failed(unknown_columns(start, file, usual, below(&whole))));
    };
    let mut sheet = read_as(files, file, &shape)?;
    if let Some((told, ends)) = ends_in_place_of_times(&sheet) {
        let headers = first_cells(start, shape.delimiter);
        let Some(roles) = roles_with(&headers, ends) else {
            let unknown = unknown_columns(start, file, shape.delimiter, below(&whole));
            return Ok(Reading { graph: Graph::default(), diagnostics: vec![told, unknown] });
        };
        // What an id is, is read in another way than an attribute.
        sheet = read_as(files, file, &Shape { ends, roles, ..shape })?;
        sheet.remarks.tell(told);
    }
    sheet.write_numbers_with_points(shape.delimiter);
    Ok(if sheet.roles.contains(&Role::From) { edges::graph(sheet) } else { nodes::graph(sheet) })
}

/// The rows of a table with this shape.
fn read_as(files: &Files, file: FileId, shape: &Shape) -> Result<Sheet> {
    let mut symbols = Symbols::new();
    let is_id = |role: &Role| matches!(role, Role::Id | Role::From | Role::To);
    let ids = shape.roles.iter().enumerate().filter(|(_, role)| is_id(role)).map(|(at, _)| at);
    let TableReading { table, diagnostics } =
        read_exact_table(files, file, &mut symbols, shape.delimiter, ids.collect())?;
    let headers: Vec<String> = table.columns.iter().map(|c| c.header.clone()).collect();
    // A quote that was opened in the header and never closed leaves no column with a meaning.
    let roles = roles_with(&headers, shape.ends).unwrap_or_default();
    let mut sheet = Sheet { table, roles, symbols, remarks: Remarks::new(file) };
    diagnostics.into_iter().for_each(|diagnostic| sheet.remarks.tell(diagnostic));
    Ok(sheet)
}

/// Which columns are the ends, if any, where those that are called so hold times.
fn ends_in_place_of_times(sheet: &Sheet) -> Option<(Diagnostic, Option<[usize; 2]>)> {
    let Sheet { table, roles, symbols, remarks } = sheet;
    let find = |wanted: Role| roles.iter().position(|role| *role == wanted);
    let times = [find(Role::From)?, find(Role::To)?];
    let means_nothing = |at: usize| {
        let is_attribute = matches!(roles[at], Role::Attribute(_));
        is_attribute && !CLAIM_COLUMNS.contains(&folded(&table.columns[at].header).as_str())
    };
    let instead = in_place_of_times(table, times, symbols, means_nothing)?;
    let [start, end] = times.map(|at| &table.columns[at].header);
    let message = format!("`{start}` and `{end}` hold times, so they aren't the ends of edges");
    let told = Diagnostic::note("guessed-columns", message).at(Place::start(remarks.file()));
    Some((told, instead.ends))
}

fn failed(diagnostic: Diagnostic) -> Reading {
    Reading { graph: Graph::default(), diagnostics: vec![diagnostic] }
}

fn unknown_columns(start: &[u8], file: FileId, usual: u8, below: Option<usize>) -> Diagnostic {
    let message = "no two columns say what the rows connect, and none is an `Id`";
    let headers = first_cells(start, usual);
    let names = || headers.iter().map(String::as_str);
    let known = some_of(names(), 20);
    let what_to_do = match (below, hint_at_cytoscape(names())) {
        (Some(line), _) => vec![without_title(line)],
        (None, Some(hint)) => vec![hint.to_string()],
        (None, None) => [
            "call two of them `Source` and `Target`, or one `Id` for a table of nodes",
            "`claimgraph export --column subject=… --column object=…` says what others mean",
        ]
        .map(str::to_string)
        .to_vec(),
    };
    Diagnostic::error("missing-column", message)
        .at(Place::record(file, 0))
        .hint(format!("the columns are {known}"))
        .hints(what_to_do)
}

/// The line that looks like the header of a table of edges, though others stand above it.
fn below(start: &[u8]) -> Option<usize> {
    header_below(start, |headers| ends(headers).is_some())
}

/// What may stand between cells, the likeliest first.
fn delimiters(usual: u8) -> impl Iterator<Item = u8> {
    std::iter::once(usual).chain(DELIMITERS)
}

/// The first way of cutting the header that gives columns with a meaning.
fn shape(start: &[u8], usual: u8, likely: Table) -> Option<Shape> {
    let other = if likely == Table::Edges { Table::Nodes } else { Table::Edges };
    let ways = [likely, other].into_iter().flat_map(|t| delimiters(usual).map(move |d| (t, d)));
    ways.filter_map(|(table, delimiter)| {
        let headers = first_cells(start, delimiter);
        let ends = if table == Table::Edges { Some(ends(&headers)?) } else { None };
        Some(Shape { delimiter, ends, roles: roles_with(&headers, ends)? })
    })
    .next()
}

/// The columns that are called like the ends of edges.
fn ends(headers: &[String]) -> Option<[usize; 2]> {
    let headers = without_types(headers, RowsOf::Edges);
    let called = |word: &str| headers.iter().position(|header| is_called(header, word));
    find_ends(|certainty| certainty == Certainty::Sure, called).map(|(from, to)| [from, to])
}

/// What the columns with these headers mean, where these are the ends of edges; nothing if they
/// can't be such a table.
fn roles_with(headers: &[String], ends: Option<[usize; 2]>) -> Option<Vec<Role>> {
    let rows = if ends.is_some() { RowsOf::Edges } else { RowsOf::Nodes };
    let headers: &[String] = &without_types(headers, rows);
    let folded: Vec<String> = headers.iter().map(|header| folded(header)).collect();
    let find = |name: &str| folded.iter().position(|header| header == name);
    let called = |word: &str| headers.iter().position(|header| is_called(header, word));
    let mut found: Vec<(usize, Role)> = Vec::new();
    let mut put = |at: Option<usize>, role: Role| found.extend(at.map(|at| (at, role)));
    let reserved = match ends {
        Some([from, to]) => {
            if from.max(to) >= headers.len() {
                return None;
            }
            put(Some(from), Role::From);
            put(Some(to), Role::To);
            let relation = find("relation");
            let others = || find_relation(called);
            put(find("kind").or(relation).or_else(others), Role::Relation);
            put(relation.filter(|_| find("kind").is_some()), Role::PlainRelation);
            put(find("weight"), Role::Weight);
            put(find("weight_raw").filter(|_| find("weight").is_some()), Role::RawWeight);
            OF_EDGES
        }
        None => {
            find("id")?;
            OF_NODES
        }
    };
    put(find("id"), Role::Id);
    put(find("type"), Role::Type);
    // What other programs call a node stands below `name`.
    let name = find("name").filter(|_| ends.is_none());
    put(find("label").or(name), Role::Label);
    let role = |(at, header): (usize, &String)| match found.iter().find(|(place, _)| *place == at) {
        Some((_, role)) => role.clone(),
        None => Role::Attribute(attribute(header, reserved).to_string()),
    };
    Some(headers.iter().enumerate().map(role).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape_of(header: &str, usual: u8) -> Option<(u8, Table)> {
        let shape = shape(header.as_bytes(), usual, Table::Edges)?;
        let table = if shape.ends.is_some() { Table::Edges } else { Table::Nodes };
        Some((shape.delimiter, table))
    }

    #[test]
    fn the_header_tells_what_separates_cells_and_what_rows_are() {
        assert_eq!(shape_of("Source,Target,;;;;;;;;;\n", b','), Some((b',', Table::Edges)));
        assert_eq!(shape_of("from;to;what, when, how\n", b','), Some((b';', Table::Edges)));
        assert_eq!(
            shape_of("Source\tTarget\t,Source,Target,\n", b'\t'),
            Some((b'\t', Table::Edges))
        );
        assert_eq!(shape_of("\u{feff}SUBJECT|relation|object\n", b','), Some((b'|', Table::Edges)));
        assert_eq!(shape_of("id,name,from\n", b','), Some((b',', Table::Nodes)));
        assert_eq!(shape_of("name,born\n", b','), None);
    }

    #[test]
    fn a_header_is_known_below_a_title() {
        assert_eq!(below(b"Payments\n\nSource;Target\na;b\n"), Some(3));
        assert_eq!(below(b"Payments,,\r\nfrom,to,x\r\n"), Some(2));
        assert_eq!(below(b"Source,Target\na,b\n"), None);
    }
}
