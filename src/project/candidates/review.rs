//! One candidate after the other becomes a claim or is turned down; each decision is on the disk
//! when the next is asked for.

mod doubts;
mod numbers;
mod opening;
mod searched;
mod tables;
mod vocabulary;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::formats::Staged;
use crate::formats::records::Style;
use crate::model::{Ledger, Table};
use crate::project::candidates::declare::{Declaration, Unknown};
use crate::project::candidates::mark::Mark;
use crate::project::candidates::review::searched::Searched;
use crate::project::candidates::review::tables::{Kept, List};
use crate::project::candidates::table_file::TableFile;
use crate::project::candidates::table_row::{OWN_COLUMNS, TableRow};
use crate::project::candidates::trial::trial;
use crate::project::load;
use crate::text::{Diagnostic, FileId, Files, Part};
use crate::{check, resolve};

use numbers::typed;

pub use doubts::Doubts;

/// The rule under which a candidate is told that can't become a claim at all.
pub const MISSING_CELL: &str = "missing-cell";

/// A project whose candidates are decided on.
///
/// Files that others wrote meanwhile are read again before a decision is written, so that what they
/// changed stays.
#[derive(Debug)]
pub struct Review {
    folder: PathBuf,
    /// What the project declares. Its claims are left out.
    ledger: Ledger,
    files: Files,
    /// What stands for the file of the candidate that is looked at.
    file: FileId,
    pending: Vec<TableRow>,
    decided: usize,
    doubts: Doubts,
    done: Vec<Done>,
    kept: Kept,
    searched: Searched,
    /// The type that candidates give a name, decided on or not; that of the first who gives one.
    types: BTreeMap<String, String>,
    /// How columns of the claims write their numbers that don't write them as programs do.
    styles: BTreeMap<String, Style>,
}

/// A decision that can be taken back.
#[derive(Clone, Debug)]
struct Done {
    id: String,
    accepted: bool,
    declared: Vec<Declaration>,
}

impl Review {
    /// The candidates that nobody has decided on when the review began, in the order of their file.
    pub fn pending(&self) -> &[TableRow] {
        &self.pending
    }

    /// How many candidates were decided on before the review began.
    pub fn decided(&self) -> usize {
        self.decided
    }

    /// What of the marks of candidates isn't as a review leaves them.
    pub fn doubts(&self) -> &Doubts {
        &self.doubts
    }

    /// What `check` will say about a candidate once it is a claim.
    pub fn told(&self, candidate: &TableRow) -> Vec<Diagnostic> {
        self.told_with(candidate, &[])
    }

    /// What `check` will say about a candidate once it is a claim and these names are declared.
    pub fn told_with(&self, candidate: &TableRow, declared: &[Unknown]) -> Vec<Diagnostic> {
        let ends = ["subject", "relation", "object"];
        let missing: Vec<Diagnostic> = ends
            .into_iter()
            .filter(|column| candidate.get(column).is_none())
            .map(|column| Diagnostic::error(MISSING_CELL, format!("the candidate has no {column}")))
            .collect();
        if !missing.is_empty() {
            // Nothing else can be said of what is no claim.
            return missing;
        }
        let mut ledger = trial(&self.ledger, candidate, self.file, declared);
        if self.is_quoted(candidate) {
            // Of its document there is nothing else to tell.
            ledger.documents.clear();
        }
        let (resolution, _) = resolve::resolve(&ledger);
        let mut told = check::check(&ledger, &resolution, &self.files);
        let is_here =
            |told: &Diagnostic| told.place.as_ref().is_some_and(|place| place.file == self.file);
        told.retain(is_here);
        told
    }

    /// Whether the quote of a candidate is in its document. `check` would read that from its start
    /// for each candidate.
    fn is_quoted(&self, candidate: &TableRow) -> bool {
        let (Some(quote), Some(file)) = (candidate.get("quote"), self.document(candidate)) else {
            return false;
        };
        self.searched.has(quote, file, &self.files)
    }

    /// The document that a candidate comes from.
    fn document(&self, candidate: &TableRow) -> Option<FileId> {
        let ledger = &self.ledger;
        let id = |row: usize| ledger.symbols.text_of(ledger.sources.cell(row, "id"));
        let is_it = |(row, _): &&(usize, FileId)| id(*row) == candidate.get("source");
        ledger.documents.iter().find(is_it).map(|(_, file)| *file)
    }

    /// Whether a message about a candidate is that nobody declares a name.
    pub fn is_unknown_name(&self, told: &Diagnostic) -> bool {
        matches!(told.rule, "unknown-entity" | "unknown-speaker" | "unknown-relation")
    }

    /// The name in a candidate that a message is about.
    pub fn name_in<'c>(&self, candidate: &'c TableRow, told: &Diagnostic) -> Option<&'c str> {
        self.column_of(told).and_then(|column| candidate.get(column))
    }

    fn column_of<'d>(&self, told: &'d Diagnostic) -> Option<&'d str> {
        match &told.place.as_ref()?.part {
            Part::Column(column) => Some(column),
            _ => None,
        }
    }

    /// The number that somebody means who writes it as the claims have theirs, or else the text
    /// itself.
    pub fn typed(&self, column: &str, text: &str) -> String {
        let number = self.styles.get(column).and_then(|style| typed(*style, text));
        number.unwrap_or_else(|| text.to_string())
    }

    /// The names that nobody declares, and that may be declared.
    pub fn unknown(&self, candidate: &TableRow, told: &[Diagnostic]) -> Vec<Unknown> {
        let mut unknown: Vec<Unknown> = Vec::new();
        for told in told.iter().filter(|told| self.is_unknown_name(told)) {
            let Some(column) = self.column_of(told) else { continue };
            let name = candidate.get(column).unwrap_or_default().to_string();
            let known = unknown.iter().position(|known| known.name() == name);
            let kind = self.kind(candidate, column);
            match (known.map(|at| &mut unknown[at]), told.rule) {
                (Some(Unknown::Entity(_, known)), _) => *known = known.take().or(kind),
                (Some(Unknown::Relation(_)), _) => {}
                (None, "unknown-relation") => unknown.push(Unknown::Relation(name)),
                (None, _) => unknown.push(Unknown::Entity(name, kind)),
            }
        }
        unknown
    }

    /// Whether entities are expected to have a type.
    pub fn has_types(&self) -> bool {
        !self.ledger.schema.types.is_empty()
    }

    /// The line of its document on which a candidate's sentence begins, and the document's file.
    pub fn place(&self, candidate: &TableRow) -> Option<(&str, usize)> {
        let file = self.document(candidate)?;
        let bytes = self.files.read(file, check::LARGEST_DOCUMENT).ok()?;
        let before = bytes.get(..candidate.get("start")?.parse().ok()?)?;
        Some((self.files.name(file), memchr::memchr_iter(b'\n', before).count() + 1))
    }

    /// Makes a candidate a claim, with whatever was changed about it, and declares names it needs.
    /// Its bytes stay behind, so a claim without a locator gets the line they are on. Gives the
    /// claim as it was written.
    ///
    /// # Errors
    ///
    /// If the candidate isn't in its file any more, or a file can't be read or written. Then
    /// nothing is written.
    pub fn accept(&mut self, candidate: &TableRow, unknown: &[Unknown]) -> Result<TableRow> {
        let id = candidate.get("id").unwrap_or_default();
        let mut claim = self.claim_of(candidate);
        let (list, mark) = self.marked(id, Some(Mark::Accepted))?;
        let (mut declared, mut staged) = (Vec::new(), Vec::new());
        if !unknown.is_empty() {
            let unknown = self.still(candidate, unknown)?;
            (declared, staged) = Declaration::of(&self.folder, &self.ledger, &unknown)?;
            declared.iter().for_each(|declaration| declaration.rename_in(&mut claim));
        }
        let mut claims = self.kept.take_claims(&self.folder)?;
        self.say_not_negated(&mut claim, &claims);
        claims.append(&claim);
        staged.push(claims.stage()?);
        staged.push(mark);
        Staged::finish_all(staged)?;
        self.kept = Kept { list: Some(list), claims: Some(claims) };
        let reload = !declared.is_empty();
        self.done.push(Done { id: id.to_string(), accepted: true, declared });
        if reload {
            self.reload()?;
        }
        Ok(claim)
    }

    /// The claim that a candidate becomes.
    fn claim_of(&self, candidate: &TableRow) -> TableRow {
        let mut claim = TableRow::default();
        for (column, text) in candidate.iter().filter(|(column, _)| !OWN_COLUMNS.contains(column)) {
            claim.set(column, text);
        }
        claim.set("review", Mark::Accepted.name());
        if let (None, Some((_, line))) = (claim.get("locator"), self.place(candidate)) {
            claim.set("locator", &format!("line {line}"));
        }
        claim
    }

    /// Says of a claim that it isn't negated, if it says nothing of it and others do. The person who
    /// accepts it has read it so, and an empty cell would look like one that was lost.
    fn say_not_negated(&self, claim: &mut TableRow, claims: &TableFile) {
        let is_denied = claim.get("status").is_some_and(|put| self.ledger.schema.denies(put));
        if claim.get("negated").is_none() && !is_denied && claims.has("negated") {
            claim.set("negated", "no");
        }
    }

    /// Turns a candidate down.
    ///
    /// # Errors
    ///
    /// As for [`Review::accept`].
    pub fn reject(&mut self, candidate: &TableRow) -> Result<()> {
        let id = candidate.get("id").unwrap_or_default().to_string();
        let (list, mark) = self.marked(&id, Some(Mark::Rejected))?;
        mark.finish()?;
        self.kept.list = Some(list);
        self.done.push(Done { id, accepted: false, declared: Vec::new() });
        Ok(())
    }

    /// Writes what was changed about a candidate that isn't decided on, so that the next review
    /// begins with it.
    ///
    /// # Errors
    ///
    /// As for [`Review::accept`].
    pub fn keep(&mut self, candidate: &TableRow) -> Result<()> {
        let id = candidate.get("id").unwrap_or_default();
        let known = self.pending.iter().position(|row| row.get("id") == Some(id));
        let Some(at) = known.filter(|at| self.pending[*at] != *candidate) else { return Ok(()) };
        let mut list = self.kept.take_list(&self.folder)?;
        let row = self.row_of(&list, id)?;
        let before = std::mem::replace(&mut self.pending[at], candidate.clone());
        for (column, text) in before.changes(candidate) {
            list.table.set(row, column, text);
        }
        list.table.stage()?.finish()?;
        self.kept.list = Some(list);
        Ok(())
    }

    /// Takes the last decision of this review back, and gives the number of its candidate among
    /// the pending ones; nothing if there is none.
    ///
    /// # Errors
    ///
    /// As for [`Review::accept`].
    pub fn undo(&mut self) -> Result<Option<usize>> {
        let Some(Done { id, accepted, declared }) = self.done.last().cloned() else {
            return Ok(None);
        };
        let (list, mark) = self.marked(&id, None)?;
        let (mut staged, mut claims) = (vec![mark], None);
        if accepted {
            let mut table = self.kept.take_claims(&self.folder)?;
            let own = |row: &usize| table.cell(*row, "id").as_ref() == Some(&id);
            if let Some(row) = (0..table.len()).rev().find(own) {
                table.remove(row);
            }
            staged.push(table.stage()?);
            claims = Some(table);
            staged.extend(Declaration::take_back(&self.folder, &declared)?);
        }
        Staged::finish_all(staged)?;
        self.kept = Kept { list: Some(list), claims };
        self.done.pop();
        if !declared.is_empty() {
            self.reload()?;
        }
        Ok(self.pending.iter().position(|row| row.get("id") == Some(&*id)))
    }

    /// Those of the names that nobody has declared meanwhile.
    fn still(&mut self, candidate: &TableRow, unknown: &[Unknown]) -> Result<Vec<Unknown>> {
        self.reload()?;
        let now = self.unknown(candidate, &self.told(candidate));
        let is_now = |one: &&Unknown| now.iter().any(|other| other.name() == one.name());
        Ok(unknown.iter().filter(is_now).cloned().collect())
    }

    /// The list of candidates in which one of them is marked, or isn't any more.
    fn marked(&mut self, id: &str, mark: Option<Mark>) -> Result<(List, Staged)> {
        let mut list = self.kept.take_list(&self.folder)?;
        let row = self.row_of(&list, id)?;
        list.table.set(row, "review", mark.map(Mark::name).unwrap_or_default());
        let staged = list.table.stage()?;
        Ok((list, staged))
    }

    /// The row of a candidate that nobody else has decided on.
    fn row_of(&self, list: &List, id: &str) -> Result<usize> {
        let own = list.rows(id);
        let Some(row) = own.first().copied() else {
            return Err(Error::new(format!("`{id}` isn't in the table of candidates any more")));
        };
        let mark = |row: &usize| list.table.cell(*row, "review").as_deref().and_then(Mark::of);
        let is_decided = own.iter().all(|row| mark(row).is_some());
        if is_decided && self.done.iter().all(|done| done.id != id) {
            let error = Error::new(format!("`{id}` was decided on in another place meanwhile"));
            return Err(error.hint("end the other review, and start this one again to go on"));
        }
        Ok(row)
    }

    fn reload(&mut self) -> Result<()> {
        let mut files = Files::default();
        let ledger = load(&self.folder, &mut files)?.ledger;
        self.file = files.add_bytes("candidates.csv", Vec::new());
        self.ledger = Ledger { claims: Table::default(), ..ledger };
        self.files = files;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::create;

    const CANDIDATES: &str = "id,subject,relation,object,status,source,quote,review,start,mine\n\
        k1,council,repaired,Old bridge,asserted,minutes,The council owns the old bridge.,,197,x\n\
        k2,Ruth Vale,inspected,Pier 4,asserted,minutes,Pier 4.,,,\n\
        k3,council,owns,old-bridge,asserted,minutes,x,rejected,,\n\
        c1,council,owns,old-bridge,asserted,minutes,x,,,\n";

    fn project() -> (tempfile::TempDir, Review) {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p");
        create(&project).unwrap();
        std::fs::write(project.join("candidates.csv"), CANDIDATES).unwrap();
        let review = Review::open(&project).unwrap();
        (folder, review)
    }

    fn text(folder: &tempfile::TempDir, name: &str) -> String {
        std::fs::read_to_string(folder.path().join("p").join(name)).unwrap()
    }

    /// What was put behind a file that was there before.
    fn added<'t>(now: &'t str, before: &str) -> &'t str {
        now.strip_prefix(before).unwrap()
    }

    #[test]
    fn a_quote_is_looked_for_in_its_document_as_it_is_now() {
        let (folder, review) = project();
        let candidate = &review.pending()[0];
        let is_lost = || review.told(candidate).iter().any(|told| told.rule == "quote-not-found");
        let document = folder.path().join("p/documents/minutes.txt");
        let before = std::fs::read(&document).unwrap();
        assert!(!is_lost());
        std::fs::write(&document, "The council sold the old bridge.\n").unwrap();
        assert!(is_lost());
        std::fs::remove_file(&document).unwrap();
        assert!(!is_lost());
        std::fs::write(&document, before).unwrap();
        assert!(!is_lost());
    }

    #[test]
    fn what_others_write_between_two_decisions_stays() {
        let (folder, mut review) = project();
        let pending = review.pending().to_vec();
        review.accept(&pending[0], &[]).unwrap();
        for (name, row) in [("candidates.csv", "k9,a,b,c\n"), ("claims.csv", "mine,a,b,c\n")] {
            let path = folder.path().join("p").join(name);
            std::fs::write(&path, std::fs::read_to_string(&path).unwrap() + row).unwrap();
        }
        review.accept(&pending[1], &[]).unwrap();
        review.undo().unwrap();
        review.reject(&pending[1]).unwrap();
        let (list, claims) = (text(&folder, "candidates.csv"), text(&folder, "claims.csv"));
        assert!(list.ends_with("\nk9,a,b,c\n"));
        assert!(list.contains(",Pier 4.,rejected,"));
        assert!(claims.contains("\nk1,") && claims.ends_with("\nmine,a,b,c\n"));
    }

    #[test]
    fn an_accepted_candidate_is_a_claim_and_stays_as_a_marked_candidate() {
        let (folder, mut review) = project();
        let before = text(&folder, "claims.csv");
        assert_eq!((review.pending().len(), review.decided()), (2, 2));
        let mut candidate = review.pending()[0].clone();
        assert_eq!(review.told(&candidate), []);
        assert_eq!(review.place(&candidate).map(|(_, line)| line), Some(5));
        candidate.set("negated", "no");
        review.accept(&candidate, &[]).unwrap();
        let after = text(&folder, "claims.csv");
        let (head, rows) = after.split_once('\n').unwrap();
        let (old, _) = before.split_once('\n').unwrap();
        assert_eq!(head, format!("{old},mine,review"));
        let want = "k1,council,repaired,Old bridge,asserted,no,,,,,minutes,\
            The council owns the old bridge.,line 5,,x,accepted";
        assert_eq!(rows.lines().last(), Some(want));
        let list = text(&folder, "candidates.csv");
        assert_eq!(list, CANDIDATES.replace(",,197,x", ",accepted,197,x"));
        assert_eq!(Review::open(&folder.path().join("p")).unwrap().pending().len(), 1);
        assert_eq!(review.undo().unwrap(), Some(0));
        assert_eq!(text(&folder, "candidates.csv"), CANDIDATES);
        assert_eq!(text(&folder, "claims.csv").lines().count(), before.lines().count());
        assert_eq!(review.undo().unwrap(), None);
    }

    #[test]
    fn a_confidence_is_read_and_written_as_the_claims_have_theirs() {
        let (folder, _) = project();
        let project = folder.path().join("p");
        let claims = "id;subject;relation;object;confidence\nc9;council;owns;old-bridge;0,9\n";
        std::fs::write(project.join("claims.csv"), claims).unwrap();
        let list = "id,subject,relation,object,confidence\n\
            k1,council,repaired,old-bridge,0.70\nk2,council,owns,old-bridge,\"0,8\"\n";
        std::fs::write(project.join("candidates.csv"), list).unwrap();
        let mut review = Review::open(&project).unwrap();
        for candidate in review.pending().to_vec() {
            assert_eq!(review.told(&candidate).iter().find(|told| told.rule == "bad-number"), None);
            review.accept(&candidate, &[]).unwrap();
        }
        let want = "id;subject;relation;object;confidence;review\n\
            c9;council;owns;old-bridge;0,9;\nk1;council;repaired;old-bridge;0,70;accepted\n\
            k2;council;owns;old-bridge;0,8;accepted\n";
        assert_eq!(text(&folder, "claims.csv"), want);
        assert_eq!(review.typed("confidence", "0,75"), "0.75");
        assert_eq!(review.typed("confidence", "0.125"), "0.125");
    }

    #[test]
    fn names_that_nobody_knows_are_told_and_can_be_declared_and_taken_back() {
        let (folder, mut review) = project();
        let names = ["claimgraph.toml", "entities.csv"];
        let before = names.map(|name| text(&folder, name));
        let mut candidate = review.pending()[1].clone();
        candidate.set("speaker", "Pier 4");
        candidate.set("object_type", "place");
        let told = review.told(&candidate);
        let rules: Vec<&str> = told.iter().map(|told| told.rule).collect();
        assert_eq!(
            rules,
            [
                "unknown-relation",
                "unknown-entity",
                "asserted-by-speaker",
                "quote-not-found",
                "unknown-speaker"
            ]
        );
        let unknown = review.unknown(&candidate, &told);
        let want = [
            Unknown::Relation("inspected".into()),
            Unknown::Entity("Pier 4".into(), Some("place".into())),
        ];
        assert_eq!(unknown, want);
        let claim = review.accept(&candidate, &unknown).unwrap();
        assert_eq!(claim.get("object"), Some("pier-4"));
        let after = names.map(|name| text(&folder, name));
        assert_eq!(
            added(&after[0], &before[0]),
            "\n[relations.inspected]\nlabel = \"inspected\"\n"
        );
        assert_eq!(added(&after[1], &before[1]), "pier-4,place,Pier 4,,\n");
        let rules: Vec<&str> = review.told(&claim).iter().map(|told| told.rule).collect();
        assert_eq!(rules, ["asserted-by-speaker", "quote-not-found"]);
        assert_eq!(review.undo().unwrap(), Some(1));
        assert_eq!(names.map(|name| text(&folder, name)), before);
    }

    #[test]
    fn what_others_declare_meanwhile_is_declared_once() {
        let (folder, mut review) = project();
        let mut other = Review::open(&folder.path().join("p")).unwrap();
        let candidate = review.pending()[1].clone();
        let unknown = review.unknown(&candidate, &review.told(&candidate));
        let before = ["claimgraph.toml", "entities.csv"].map(|name| text(&folder, name));
        let mut first = other.pending()[0].clone();
        first.set("relation", "inspected");
        other.accept(&first, &[Unknown::Relation("inspected".into())]).unwrap();
        review.accept(&candidate, &unknown).unwrap();
        let added_text = "\n[relations.inspected]\nlabel = \"inspected\"\n";
        assert_eq!(added(&text(&folder, "claimgraph.toml"), &before[0]), added_text);
        assert_eq!(added(&text(&folder, "entities.csv"), &before[1]), "pier-4,,Pier 4,,\n");
    }

    #[test]
    fn what_was_changed_of_a_candidate_is_there_the_next_time() {
        let (folder, mut review) = project();
        let mut candidate = review.pending()[0].clone();
        review.keep(&candidate).unwrap();
        assert_eq!(text(&folder, "candidates.csv"), CANDIDATES);
        candidate.set("status", "alleged");
        candidate.set("mine", "");
        review.keep(&candidate).unwrap();
        let want = CANDIDATES.replacen("asserted", "alleged", 1).replace(",197,x", ",197,");
        assert_eq!(text(&folder, "candidates.csv"), want);
        let again = Review::open(&folder.path().join("p")).unwrap();
        assert_eq!(again.pending()[0].get("status"), Some("alleged"));
    }

    #[test]
    fn what_others_change_meanwhile_stays() {
        let (folder, mut review) = project();
        let candidates = folder.path().join("p/candidates.csv");
        let longer = CANDIDATES.replace("k2,", "k9,new,owns,x,,,,,,\nk2,");
        std::fs::write(&candidates, &longer).unwrap();
        let mut other = Review::open(&folder.path().join("p")).unwrap();
        review.reject(&review.pending()[1].clone()).unwrap();
        let want = longer.replace("Pier 4.,,,", "Pier 4.,rejected,,");
        assert_eq!(text(&folder, "candidates.csv"), want);
        let k2 = review.pending()[1].clone();
        let error = other.accept(&k2, &[]).unwrap_err();
        assert_eq!(error.to_string(), "`k2` was decided on in another place meanwhile");
        std::fs::write(&candidates, "id\n").unwrap();
        let claims = text(&folder, "claims.csv");
        let error = review.accept(&review.pending()[0].clone(), &[]).unwrap_err();
        assert_eq!(error.to_string(), "`k1` isn't in the table of candidates any more");
        assert_eq!(text(&folder, "claims.csv"), claims);
    }
}
