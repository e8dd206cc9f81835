//! The attributes of edges that say how something is said, by whom and when, in whatever case their
//! names are written: one that is overlooked might be a denial.

use crate::model::{Graph, NEGATED, is_called, say_yes_and_no};

/// What the attributes are called here.
const MEANT: [&str; 17] = [
    "negated",
    "status",
    "statuses",
    "state",
    "symmetric",
    "relations",
    "modality",
    "modalities",
    "speaker",
    "speakers",
    "quote",
    "source",
    "sources",
    "source_id",
    "first",
    "last",
    "when",
];

impl Graph {
    /// Gives the attributes of edges that are meant their names: `Negated` is `negated`, unless
    /// there is one of just this name. Where nothing is called so, `not` is, if it says yes and no.
    pub(crate) fn name_the_meant(&mut self) {
        let columns = &mut self.edges.columns;
        for at in 0..columns.len() {
            let Some(name) = meant(&columns[at].name) else { continue };
            if !columns.iter().any(|column| column.name == name) {
                let own = std::mem::replace(&mut columns[at].name, name.to_string());
                self.renamed.push((own, name));
            }
        }
        if let Some(at) = self.denial_by_another_name() {
            let own = std::mem::replace(&mut self.edges.columns[at].name, "negated".to_string());
            self.renamed.push((own, "negated"));
        }
    }

    /// The attribute of edges that says which are denied, if another name than `negated` does.
    fn denial_by_another_name(&self) -> Option<usize> {
        let columns = &self.edges.columns;
        let find = |word: &str| columns.iter().position(|column| is_called(&column.name, word));
        if find("negated").is_some() {
            return None;
        }
        let texts = |cells| {
            let values = (0..self.edges.len()).filter_map(move |row| self.value(cells, row));
            values.filter(|value| !self.is_blank(*value)).map(|value| self.render(value))
        };
        let says = |at: &usize| say_yes_and_no(texts(&columns[*at].cells));
        NEGATED.into_iter().filter_map(find).find(says)
    }

    /// The attributes of edges that would be meant, but for others whose names are just so: each
    /// with that name.
    pub(crate) fn overshadowed(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let names = self.edges.columns.iter().map(|column| column.name.as_str());
        names.filter_map(|name| Some((name, meant(name)?))).filter(|(name, meant)| name != meant)
    }
}

/// What an attribute of this name is called here, if it is one of them.
fn meant(name: &str) -> Option<&'static str> {
    MEANT.into_iter().find(|word| is_called(name, word))
}

#[cfg(test)]
mod tests {
    use crate::model::{GraphBuilder, Kind};

    fn names_of(names: &[&str]) -> Vec<String> {
        let mut draft = GraphBuilder::default();
        let node = draft.node("a");
        let edge = draft.edge(node, node);
        for name in names {
            let column = draft.edge_column(name, Some(Kind::Text));
            draft.set_edge(column, edge, "x");
        }
        draft.finish().edges.columns.into_iter().map(|column| column.name).collect()
    }

    #[test]
    fn what_is_meant_has_its_name_once_and_nothing_else_gets_one() {
        assert_eq!(names_of(&["NEGATED", "Source ID"]), ["negated", "source_id"]);
        assert_eq!(names_of(&["Status", "status", "STATUS"]), ["Status", "status", "STATUS"]);
        assert_eq!(names_of(&["Status", "STATUS"]), ["status", "STATUS"]);
        let others = ["Negated by", "Status_", "First name", "Count", "Nicht"];
        assert_eq!(names_of(&others), others);
    }

    /// What an attribute with this name and these values is called.
    fn name_of(name: &str, kind: Option<Kind>, values: &[&str]) -> String {
        let mut draft = GraphBuilder::default();
        let node = draft.node("a");
        let column = draft.edge_column(name, kind);
        for value in values {
            let edge = draft.edge(node, node);
            draft.set_edge(column, edge, value);
        }
        draft.finish().edges.columns.remove(0).name
    }

    #[test]
    fn a_denial_by_another_name_says_yes_and_no() {
        for (name, kind, values) in [
            ("not", None, vec!["true", "false"]),
            ("is negated", Some(Kind::Text), vec!["yes", "", "no"]),
            ("Negation", Some(Kind::Text), vec!["ja", "vielleicht"]),
            ("negate", None, vec!["0", "1"]),
            ("isNegated", None, vec!["1.0", "0.0"]),
            ("not", Some(Kind::List), vec!["yes"]),
        ] {
            let expected = if name == "isNegated" { name } else { "negated" };
            assert_eq!(name_of(name, kind, &values), expected, "{name}");
        }
        for (name, kind, values) in [
            ("not", None, vec!["1", "2"]),
            ("not", None, vec!["0.5", "1.0"]),
            ("negation", None, vec!["none", "partial"]),
            ("Not", None, vec!["a knot"]),
            ("denied", None, vec!["true", "false"]),
            ("nothing", None, vec!["yes"]),
            ("not_yet", None, vec!["yes"]),
        ] {
            assert_eq!(name_of(name, kind, &values), name);
        }
    }

    #[test]
    fn a_denial_by_its_own_name_counts_before_others() {
        assert_eq!(names_of(&["not", "negated"]), ["not", "negated"]);
        let mut draft = GraphBuilder::default();
        let node = draft.node("a");
        let edge = draft.edge(node, node);
        for (name, value) in [("not", "yes"), ("negation", "no"), ("is_negated", "partly")] {
            let column = draft.edge_column(name, None);
            draft.set_edge(column, edge, value);
        }
        let columns = draft.finish().edges.columns;
        let names: Vec<&str> = columns.iter().map(|column| &*column.name).collect();
        assert_eq!(names, ["not", "negated", "is_negated"]);
    }
}
