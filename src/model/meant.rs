//! The attributes of edges that say how something is said, by whom and when, in whatever case their
//! names are written: one that is overlooked might be a denial.

use crate::model::{Graph, is_called};

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
    /// there is one of just this name.
    pub(crate) fn name_the_meant(&mut self) {
        let columns = &mut self.edges.columns;
        for at in 0..columns.len() {
            let Some(name) = meant(&columns[at].name) else { continue };
            if !columns.iter().any(|column| column.name == name) {
                let own = std::mem::replace(&mut columns[at].name, name.to_string());
                self.renamed.push((own, name));
            }
        }
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
}
