//! What was proposed to a project before, under whatever names it was.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::{Ledger, Modality, yes_or_no};
use crate::project::candidates::known_names::Names;
use crate::project::candidates::table_file::TableFile;
use crate::project::candidates::table_row::TableRow;

/// What stands in the column `rule` of what another program made.
pub(super) const IMPORT: &str = "import";

/// The part of a proposition that is its relation.
const RELATION: usize = 2;

/// The candidates and claims that need no second proposal.
pub(super) struct Known {
    names: Names,
    ids: HashSet<String>,
    candidates: HashSet<Vec<String>>,
    /// How each claim with a source is put, by what it claims.
    claims: HashMap<Vec<String>, Vec<TableRow>>,
    /// What earlier runs read, by the sentence and its verb.
    shown: HashMap<Vec<String>, Vec<Shown>>,
}

/// A candidate that was shown before: whom it names, and whether this run proposed it again.
struct Shown {
    names: [String; 3],
    again: bool,
}

impl Known {
    pub(super) fn of(ledger: &Ledger, list: &TableFile) -> Known {
        let names = Names::of(ledger);
        let (ids, candidates, claims) = (HashSet::new(), HashSet::new(), HashMap::new());
        let mut known = Known { names, ids, candidates, claims, shown: HashMap::new() };
        let columns = ledger.claims.columns.iter().map(|column| &*column.name);
        let columns: Vec<&str> = columns.filter(|column| says_how(column)).collect();
        for claim in ledger.all_claims() {
            known.ids.extend(claim.get("id").map(str::to_string));
            if claim.get("source").is_some() {
                let mut put = TableRow::default();
                columns.iter().for_each(|name| put.set(name, claim.get(name).unwrap_or_default()));
                let proposition = known.proposition(|column| claim.get(column));
                known.claims.entry(proposition).or_default().push(put);
            }
        }
        for row in (0..list.len()).map(|row| list.row(row)) {
            known.note(&row);
            if !is_imported(&row) && row.get("start").is_some() {
                let shown = Shown { names: known.whom(&row), again: false };
                known.shown.entry(known.words(&row)).or_default().push(shown);
            }
        }
        known
    }

    /// Notes a proposed candidate. The answer is no if it was known, or if the same words of the
    /// same sentence were shown: a name that was declared meanwhile may be read longer or shorter.
    pub(super) fn propose(&mut self, row: &TableRow) -> bool {
        let was_shown = !is_imported(row) && self.was_shown(row);
        self.note(row) && !was_shown
    }

    /// Whether a candidate of an earlier run says it, be it of longer or shorter names. Each is
    /// taken once: a second claim of the same verb is another one.
    fn was_shown(&mut self, row: &TableRow) -> bool {
        let (words, whom) = (self.words(row), self.whom(row));
        let names = &self.names;
        let Some(shown) = self.shown.get_mut(&words) else { return false };
        let mut left: Vec<&mut Shown> = shown.iter_mut().filter(|shown| !shown.again).collect();
        let is_alike = |shown: &&mut Shown| {
            shown.names.iter().zip(&whom).all(|(one, other)| are_alike(names, one, other))
        };
        let same = left.iter().position(|shown| shown.names == whom);
        let Some(at) = same.or_else(|| left.iter().position(is_alike)) else { return false };
        left[at].again = true;
        true
    }

    /// Whom a candidate names, as the project calls them.
    fn whom(&self, row: &TableRow) -> [String; 3] {
        let name = |column| self.names.entity(row.get(column).unwrap_or_default()).to_string();
        ["subject", "object", "speaker"].map(name)
    }

    /// The sentence of a candidate, its verb, and whether it is denied.
    fn words(&self, row: &TableRow) -> Vec<String> {
        let place = ["source", "start", "end"].map(|column| row.get(column));
        let mut words = place.map(|text| text.unwrap_or_default().to_string()).to_vec();
        words.push(verb(row).to_string());
        words.push(is_negated(row.get("negated")).to_string());
        words
    }

    /// Notes a candidate. The answer is no if it was known.
    fn note(&mut self, row: &TableRow) -> bool {
        let mut candidate = self.proposition(|column| row.get(column));
        let claims = self.claims.get(&candidate);
        if claims.is_some_and(|claims| claims.iter().any(|claim| is_put_so(row, claim))) {
            return false;
        }
        let place = ["start", "end", "quote"].map(|column| row.get(column));
        candidate[RELATION] = verb(row).to_string();
        candidate.extend(place.map(|text| text.unwrap_or_default().to_string()));
        if is_imported(row) {
            let put = how(row).filter(|cell| *cell != ("modality", Modality::Actual.name()));
            candidate.extend(put.flat_map(|(column, text)| [column, text].map(str::to_string)));
        }
        let id = row.get("id").unwrap_or_default().to_string();
        let is_new = self.candidates.insert(candidate);
        self.ids.insert(id) && is_new
    }

    /// Who does what to whom, whether it is denied, and who says so: under the names that the
    /// project has for them, so that a name it learns makes no other proposition of it.
    fn proposition<'c>(&self, get: impl Fn(&str) -> Option<&'c str>) -> Vec<String> {
        let text = |column: &str| get(column).unwrap_or_default();
        vec![
            text("source").to_string(),
            self.names.entity(text("subject")).to_string(),
            self.names.relation(text("relation")).to_string(),
            self.names.entity(text("object")).to_string(),
            self.names.entity(text("speaker")).to_string(),
            is_negated(get("negated")).to_string(),
        ]
    }
}

/// The verb of the text stays when a project learns to call it by one of its relations.
fn verb(row: &TableRow) -> &str {
    row.get("relation_text").or(row.get("relation")).unwrap_or_default()
}

/// Whether another program made it: what that says of a sentence, it says on purpose, while here
/// the same sentence may be read in another way once more names are known.
fn is_imported(row: &TableRow) -> bool {
    row.get("rule") == Some(IMPORT)
}

/// Whether a column says how and when something is so.
fn says_how(column: &str) -> bool {
    matches!(column, "status" | "modality" | "when" | "when_text") || column.starts_with("q.")
}

/// How a row is put, by column.
fn how(row: &TableRow) -> impl Iterator<Item = (&str, &str)> {
    let mut cells: Vec<(&str, &str)> = row.iter().filter(|(column, _)| says_how(column)).collect();
    cells.sort_unstable();
    cells.into_iter()
}

/// Whether a claim is put as a candidate is, as far as that says.
fn is_put_so(row: &TableRow, claim: &TableRow) -> bool {
    let is_so = |(column, text): (&str, &str)| match column {
        "modality" => claim.get(column).unwrap_or(Modality::Actual.name()) == text,
        _ => claim.get(column) == Some(text),
    };
    !is_imported(row) || how(row).all(is_so)
}

fn is_negated(cell: Option<&str>) -> bool {
    cell.and_then(yes_or_no) == Some(true)
}

/// Whether two names may be the same words of a text: one of them has all words of the other.
fn are_alike(names: &Names, one: &str, other: &str) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let others: Vec<BTreeSet<String>> = names.called(other).map(words).collect();
    let is_part = |own: &BTreeSet<String>| {
        others.iter().any(|other| own.is_subset(other) || other.is_subset(own))
    };
    one == other
        || !one.is_empty() && !other.is_empty() && names.called(one).map(words).any(|o| is_part(&o))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::load;
    use crate::text::Files;

    #[test]
    fn what_was_shown_of_a_sentence_stays_shown_under_longer_and_shorter_names() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("claims.csv", "subject,relation,object\n");
        write("entities.csv", "id,label\ncg,Caldera Gold Ltd.\ngold,Caldera Gold\n");
        write(
            "candidates.csv",
            "id,subject,relation,object,review,start,end,rule\n\
            1,Caldera Gold Ltd.,sued,Lund,rejected,7,8,object\n\
            2,Milan,paid,Eva,accepted,9,10,object\n\
            3,Ruth,saw,Eva Roe,,11,12,import\n",
        );
        let ledger = load(folder.path(), &mut Files::default()).unwrap().ledger;
        let list = crate::project::candidates::list::open(folder.path()).unwrap();
        let mut known = Known::of(&ledger, &list);
        let mut is_new = |cells: [&str; 5]| {
            let [subject, relation, object, start, rule] = cells;
            let ends = [("subject", subject), ("relation", relation), ("object", object)];
            let end = (start.parse::<u64>().unwrap() + 1).to_string();
            let mut row = TableRow::of(ends);
            for (column, text) in [("start", start), ("end", &end), ("rule", rule)] {
                row.set(column, text);
            }
            row.set("id", &row.meaning_id());
            known.propose(&row)
        };
        // The same words, then what was never shown of the sentence.
        assert!(!is_new(["Caldera", "sued", "Lund", "7", "object"]));
        assert!(is_new(["Caldera Gold", "sued", "Lund", "7", "object"]));
        assert!(is_new(["Kern", "paid", "Eva", "9", "object"]));
        assert!(!is_new(["Milan Drevik", "paid", "Eva Roe", "9", "object"]));
        assert!(is_new(["Milan", "paid", "Eva Roe", "19", "object"]));
        // Another program says what it means.
        assert!(is_new(["Ruth", "saw", "Eva", "11", "import"]));
    }
}
