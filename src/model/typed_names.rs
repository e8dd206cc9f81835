//! The headers of Neo4j's tables, which have a type behind each name: `born:int`, `:START_ID(Person)`.

use std::borrow::Cow;

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowsOf {
    /// Relationships.
    Edges,
    /// Nodes.
    Nodes,
}

/// What says in a header that a column isn't a property, and what the column is called here; the
/// first of them is what every such table has.
const OF_EDGES: &[(&str, &str)] =
    &[("start_id", ":start_id"), ("end_id", ":end_id"), ("type", ":type")];
const OF_NODES: &[(&str, &str)] = &[("id", "id"), ("label", "type")];

/// The types of properties.
const TYPES: [&str; 16] = [
    "int",
    "long",
    "float",
    "double",
    "boolean",
    "byte",
    "short",
    "char",
    "string",
    "point",
    "date",
    "localtime",
    "time",
    "localdatetime",
    "datetime",
    "duration",
];

/// The headers without their types, if the table is one of Neo4j with such rows. No two of them
/// become the same.
pub(crate) fn without_types(headers: &[String], rows: RowsOf) -> Cow<'_, [String]> {
    let marks = if rows == RowsOf::Edges { OF_EDGES } else { OF_NODES };
    let is = |header: &String, mark: &str| split(header).1.eq_ignore_ascii_case(mark);
    let position = |mark: &str| headers.iter().position(|header| is(header, mark));
    if position(marks[0].0).is_none() {
        return Cow::Borrowed(headers);
    }
    let marked = |at: usize| marks.iter().find(|(mark, _)| position(mark) == Some(at));
    let mut names: Vec<String> = Vec::with_capacity(headers.len());
    for (at, header) in headers.iter().enumerate() {
        if let Some((_, name)) = marked(at) {
            names.push(name.to_string());
            continue;
        }
        let (name, kind) = split(header);
        let is_typed =
            !name.is_empty() && TYPES.iter().any(|known| kind.eq_ignore_ascii_case(known));
        let mut name = if is_typed { name.to_string() } else { header.clone() };
        let is_taken = |name: &str| {
            let mut given = marks.iter().filter(|(mark, _)| position(mark).is_some());
            given.any(|(_, given)| name.trim().eq_ignore_ascii_case(given))
                || names.iter().any(|other| other == name)
        };
        while is_taken(&name) {
            name.push('_');
        }
        names.push(name);
    }
    Cow::Owned(names)
}

/// A header's name, and its type without what stands in brackets behind it.
fn split(header: &str) -> (&str, &str) {
    let mut rest = header.trim();
    for (opening, closing) in [('{', '}'), ('(', ')')] {
        if let (true, Some(at)) = (rest.ends_with(closing), rest.find(opening)) {
            rest = &rest[..at];
        }
    }
    let (name, kind) = rest.rsplit_once(':').unwrap_or((rest, ""));
    (name.trim(), kind.strip_suffix("[]").unwrap_or(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(headers: &str, rows: RowsOf) -> String {
        let headers: Vec<String> = headers.split(',').map(str::to_string).collect();
        without_types(&headers, rows).join(",")
    }

    #[test]
    fn types_are_taken_off_where_a_table_is_one_of_neo4j() {
        let edges = ":START_ID(Person),:END_ID(Firm),:TYPE,negated:boolean,who:string[],at:datetime{timezone:+01:00}";
        assert_eq!(names(edges, RowsOf::Edges), ":start_id,:end_id,:type,negated,who,at");
        let nodes = "personId:ID(Person),name,:LABEL,born:int,see:also";
        assert_eq!(names(nodes, RowsOf::Nodes), "id,name,type,born,see:also");
    }

    #[test]
    fn no_two_columns_become_one_and_other_tables_keep_their_headers() {
        let nodes = "key:ID,id,Type:string,:LABEL,a:int,a:string,a";
        assert_eq!(names(nodes, RowsOf::Nodes), "id,id_,Type_,type,a,a_,a__");
        for other in ["Source,Target,negated:boolean", "subject,relation,object,patient:ID"] {
            assert_eq!(names(other, RowsOf::Edges), other);
        }
    }
}
