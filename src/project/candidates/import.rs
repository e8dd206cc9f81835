//! Triples with quotes that another program made: only those whose quote is found become candidates.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;
use std::path::Path;

use serde_json::{Map, Value};

use crate::check::LARGEST_DOCUMENT;
use crate::error::{Error, Result};
use crate::model::{Ledger, Modality, Sym, TYPE_COLUMNS, status_hints};
use crate::project::Loaded;
use crate::project::candidates::answer::{Answer, Piece, without_extras, wrapped};
use crate::project::candidates::keys::{Triple, inner_triple, keys_for};
use crate::project::candidates::known::IMPORT;
use crate::project::candidates::list::{Added, add_candidates};
use crate::project::candidates::table_row::TableRow;
use crate::text::{
    Blocks, Diagnostic, FileId, Files, Place, Suggest, Words, did_you_mean, some_of,
};

/// How much of a file is read in one go.
const BLOCK: usize = 1 << 20;

/// For how many lost quotes the nearest text is looked for.
const MOST_NEAR: usize = 50;

/// How many documents a message names.
const MOST_LISTED: usize = 12;

/// How many keys that aren't read a message names, and how many are counted.
const MOST_KEYS: usize = 12;
const MOST_DISTINCT: usize = 100;

/// The fewest letters of a quote that is one word. Some scripts put no space between words.
const LONG_WORD: usize = 12;

/// What became of a file of triples: triples read = added + known + refused.
#[derive(Debug, Default)]
pub struct Imported {
    /// How many triples there are, with what stands where one could.
    pub read: usize,
    /// What became of those whose quote was found.
    pub added: Added,
    /// Why each of the others was refused, by place.
    pub refused: Vec<Diagnostic>,
    /// What is the matter with those that weren't: each word once that the project doesn't know.
    pub doubts: Vec<Diagnostic>,
    /// How many lines of other text stand around fences.
    pub around: usize,
}

/// Reads objects of JSON, each a triple with the words that say it and where they are from, and
/// puts those behind the candidates of a project whose words are in the pinned document. They may
/// stand one a line or in a list, over several lines, in `{"triples": […]}` and in a fence.
///
/// Quotes are looked for as [`crate::check`] does. Keys that other programs use are understood
/// (`head`, `predicate`, `tail`, `evidence` …); a source may be named by its id, or by the path or
/// name of its file, and where a project has a single document, need not be.
///
/// # Errors
///
/// If the file or the list of candidates can't be read or written.
pub fn import_candidates(
    folder: &Path,
    loaded: &Loaded,
    file: FileId,
    files: &Files,
) -> Result<Imported> {
    let mut import = Import::of(&loaded.ledger, files);
    let mut imported = Imported::default();
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    let mut take = |piece: Piece| {
        for piece in wrapped(&piece).unwrap_or_else(|| vec![piece]) {
            imported.read += 1;
            let place = Place::record(file, piece.at);
            match import.row(&piece.bytes, &place) {
                Ok(mut row) => {
                    import.name_types(&mut row);
                    let doubts = import.doubts(&row).into_iter().flatten();
                    imported.doubts.extend(doubts.map(|doubt| doubt.at(place.clone())));
                    rows.push(Ok(row));
                }
                Err(why) => refused.push((piece.at, why.at(place))),
            }
        }
    };
    let in_file = |error: Error| error.context(format!("reading `{}`", files.name(file)));
    let mut answer = Answer::default();
    let mut blocks = Blocks::of_lines(files.open(file)?, BLOCK);
    while let Some(block) = blocks.next_block().map_err(in_file)? {
        let mut at = block.at;
        for line in block.bytes.split_inclusive(|byte| *byte == b'\n') {
            answer.line(line, at).into_iter().for_each(&mut take);
            at += line.len() as u64;
        }
    }
    let (last, around) = answer.end();
    last.into_iter().for_each(&mut take);
    imported.around = around;
    imported.doubts.extend(import.unread());
    imported.doubts.extend(import.assumed());
    refused.sort_by_key(|(at, _)| *at);
    imported.refused = refused.into_iter().map(|(_, why)| why).collect();
    imported.added = add_candidates(folder, &loaded.ledger, rows)?;
    Ok(imported)
}

struct Import<'a> {
    ledger: &'a Ledger,
    files: &'a Files,
    /// The number of a document by what its source may be called.
    documents: BTreeMap<&'a str, usize>,
    /// The ids of all sources, be they pinned or not.
    sources: HashSet<Sym>,
    /// What names of no document are taken for.
    suggest: Suggest<'a>,
    /// The words of each document that was asked for, or why it can't be read.
    words: BTreeMap<usize, std::result::Result<Words, String>>,
    /// How many quotes were not found.
    lost: usize,
    /// The statuses, modalities and types that were told, being none.
    told: BTreeSet<String>,
    /// The keys that aren't read, each with the first triple that has it.
    unread: Vec<(Place, String)>,
    /// How many triples name no source, and the first of them.
    assumed: (usize, Option<Place>),
}

impl<'a> Import<'a> {
    fn of(ledger: &'a Ledger, files: &'a Files) -> Import<'a> {
        let mut documents = BTreeMap::new();
        for (number, (row, _)) in ledger.documents.iter().enumerate().rev() {
            let text = |column| ledger.symbols.text_of(ledger.sources.cell(*row, column));
            let path = text("file").unwrap_or_default();
            let name = path.rsplit('/').next().unwrap_or_default();
            for known in [name, path].into_iter().chain(text("id")) {
                documents.insert(known, number);
            }
        }
        let sources = ledger.sources.column("id").iter().flatten().copied().collect();
        let (words, told, unread) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
        let suggest = Suggest::new();
        Import {
            ledger,
            files,
            documents,
            sources,
            suggest,
            words,
            lost: 0,
            told,
            unread,
            assumed: (0, None),
        }
    }

    /// The candidate that a triple proposes, or why it is refused.
    fn row(&mut self, triple: &[u8], at: &Place) -> std::result::Result<TableRow, Diagnostic> {
        let object = object_of(triple)?;
        let Triple { cells: mut row, unread } =
            Triple::of(&object, self.ledger.schema.list_separator)?;
        for key in unread {
            if self.unread.len() < MOST_DISTINCT
                && self.unread.iter().all(|(_, known)| *known != key)
            {
                self.unread.push((at.clone(), key));
            }
        }
        for column in ["subject", "relation", "object", "quote"] {
            if row.get(column).is_none() {
                let told = Diagnostic::error("missing-cell", format!("the triple has no {column}"));
                return Err(told.hint(keys_for(column)));
            }
        }
        let number = self.document(row.get("source"))?;
        if row.get("source").is_none() {
            self.assumed.0 += 1;
            self.assumed.1.get_or_insert_with(|| at.clone());
        }
        let (source, _) = self.ledger.documents[number];
        let id = self.ledger.symbols.text_of(self.ledger.sources.cell(source, "id"));
        row.set("source", id.unwrap_or_default());
        let quote = row.get("quote").unwrap_or_default().to_string();
        refuse_single_word(&quote)?;
        let place = self.find(number, &quote)?;
        row.set("start", &place.start.to_string());
        row.set("end", &place.end.to_string());
        row.set("rule", IMPORT);
        Ok(row)
    }

    /// Writes types as the project has them, whatever capitals a triple has.
    fn name_types(&self, row: &mut TableRow) {
        let types = &self.ledger.schema.types;
        for column in TYPE_COLUMNS {
            let Some(word) = row.get(column) else { continue };
            let is_it = |name: &str| name.eq_ignore_ascii_case(word);
            let own = types.get_key_value(word).map(|(id, _)| id).or_else(|| {
                let mut types = types.iter();
                types.find(|(id, kind)| is_it(id) || is_it(&kind.label)).map(|(id, _)| id)
            });
            if let Some(own) = own {
                row.set(column, own);
            }
        }
    }

    /// That a candidate's status, modality or type is none, for a word that wasn't told yet.
    fn doubts(&mut self, row: &TableRow) -> [Option<Diagnostic>; 5] {
        let schema = &self.ledger.schema;
        let is_status = |status: &str| schema.status_rank(status).is_some();
        let is_modality = |modality: &str| Modality::NAMES.contains(&modality);
        let is_type = |kind: &str| schema.types.is_empty() || schema.types.contains_key(kind);
        let told = &mut self.told;
        type Hints<'f> = &'f dyn Fn(&str) -> Vec<String>;
        let mut doubt = |column: &str, rule, is_known: &dyn Fn(&str) -> bool, hints: Hints| {
            let word = row.get(column).filter(|word| !is_known(word))?;
            let what = if column.ends_with("_type") { "type" } else { column };
            let told = told.insert(format!("{what} {word}"));
            let doubt = || Diagnostic::warning(rule, format!("`{word}` is no {what}"));
            told.then(|| doubt().hints(hints(word)))
        };
        let statuses = |word: &str| status_hints(word, &schema.statuses);
        let modalities = |word: &str| near_or_list(word, &Modality::NAMES);
        let types = |word: &str| {
            let known: Vec<&str> = schema.types.keys().map(String::as_str).collect();
            near_or_list(word, &known)
        };
        let [subject, object, speaker] =
            TYPE_COLUMNS.map(|column| doubt(column, "unknown-type", &is_type, &types));
        [
            doubt("status", "unknown-status", &is_status, &statuses),
            doubt("modality", "unknown-modality", &is_modality, &modalities),
            subject,
            object,
            speaker,
        ]
    }

    /// Says which keys weren't read, if there are any.
    fn unread(&self) -> Option<Diagnostic> {
        let (first, _) = self.unread.first()?;
        let keys = some_of(self.unread.iter().map(|(_, key)| key.as_str()), MOST_KEYS);
        let message = format!("keys that aren't read: {keys}");
        let hint = "put what a claim should have into its `qualifiers`";
        Some(Diagnostic::warning("unread-key", message).at(first.clone()).hint(hint))
    }

    /// Says how many triples were taken to be from the only document, if any.
    fn assumed(&self) -> Option<Diagnostic> {
        let (count, first) = (self.assumed.0, self.assumed.1.clone()?);
        let (source, _) = self.ledger.documents.first()?;
        let id = self.ledger.symbols.text_of(self.ledger.sources.cell(*source, "id"));
        let triples = if count == 1 { "1 triple names" } else { &format!("{count} triples name") };
        let only = id.unwrap_or_default();
        let message = format!("{triples} no source, so the only document is taken: `{only}`");
        Some(Diagnostic::note("assumed-source", message).at(first))
    }

    /// The number of the document that a triple names; the only one, where it names none.
    fn document(&mut self, named: Option<&str>) -> std::result::Result<usize, Diagnostic> {
        let told = |message: String| Diagnostic::error("unknown-source", message);
        let Some(name) = named else {
            let several = "the triple names no source, and the project has not just one document";
            return match self.ledger.documents.len() {
                1 => Ok(0),
                _ => Err(told(several.to_string()).hint(keys_for("source"))),
            };
        };
        let bare = name.rsplit(['/', '\\']).next().unwrap_or(name);
        if let Some(number) = self.documents.get(name).or_else(|| self.documents.get(bare)) {
            return Ok(*number);
        }
        if self.ledger.symbols.find(name).is_some_and(|id| self.sources.contains(&id)) {
            let message = format!("`{name}` has no pinned document to find the quote in");
            return Err(told(message).hint("name its `file` in sources.csv"));
        }
        let known = || self.documents.keys().copied();
        let hint = self.suggest.hint(name, known);
        let hint = hint.unwrap_or_else(|| match self.documents.is_empty() {
            true => "the project has no documents; `claimgraph extract` pins one".to_string(),
            false => {
                format!("known are {}", known().take(MOST_LISTED).collect::<Vec<_>>().join(", "))
            }
        });
        Err(told(format!("there is no document `{name}`")).hint(hint))
    }

    /// Where a quote stands in a document, or why that can't be said.
    fn find(&mut self, number: usize, quote: &str) -> std::result::Result<Range<u64>, Diagnostic> {
        let (_, file) = self.ledger.documents[number];
        let name = self.files.name(file);
        let read = || match self.files.read(file, LARGEST_DOCUMENT) {
            Ok(bytes) => Ok(Words::of(&bytes, name)),
            Err(error) => Err(error.to_string()),
        };
        let words = self.words.entry(number).or_insert_with(read).as_ref();
        let words = words.map_err(|why| Diagnostic::error("document-missing", why))?;
        if let Some(place) = words.find(quote) {
            return Ok(place);
        }
        self.lost += 1;
        let near = || match words.near(quote) {
            Some(near) => near.hint(name),
            None => format!("nothing in {name} is like it"),
        };
        let hint = (self.lost <= MOST_NEAR).then(near);
        Err(Diagnostic::error("quote-not-found", format!("the quote isn't in `{name}`"))
            .hints(hint))
    }
}

/// The word that is nearly another one, or all that are known.
fn near_or_list(word: &str, known: &[&str]) -> Vec<String> {
    let list = || format!("known are {}", known[..known.len().min(MOST_LISTED)].join(", "));
    vec![did_you_mean(word, known.iter().copied()).unwrap_or_else(list)]
}

/// The object of JSON that a triple is, with what stands beside the triple in it.
fn object_of(triple: &[u8]) -> std::result::Result<Map<String, Value>, Diagnostic> {
    let read = |bytes: &[u8]| serde_json::from_slice::<Map<String, Value>>(bytes);
    let object = read(triple).or_else(|error| read(&without_extras(triple)).map_err(|_| error));
    let mut object = object.map_err(|error| {
        // The place it names is within the object.
        let error = error.to_string();
        let why = error.split(" at line ").next().unwrap_or_default();
        Diagnostic::error("not-json", format!("this is no object of JSON: {why}"))
    })?;
    if let Some((key, inner)) = inner_triple(&object) {
        let inner = inner.clone();
        object.remove(key);
        object.extend(inner);
    }
    Ok(object)
}

/// Refuses a quote of one short word, which any text has, and which can't say who does what to whom.
fn refuse_single_word(quote: &str) -> std::result::Result<(), Diagnostic> {
    let is_short = quote.chars().filter(|c| c.is_alphanumeric()).count() < LONG_WORD;
    if quote.split_whitespace().nth(1).is_some() || !is_short {
        return Ok(());
    }
    let message = format!("the quote is the one word `{quote}`");
    Err(Diagnostic::error("short-quote", message).hint("quote the words that say all of it"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::load;
    use crate::text::show;

    fn imported(documents: &[(&str, &str)], lines: &str) -> (Imported, String, String) {
        let folder = tempfile::tempdir().unwrap();
        let mut sources = String::from("id,file\nnowhere,\n");
        for (name, text) in documents {
            sources.push_str(&format!("{},{name}\n", name.split('.').next().unwrap()));
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        std::fs::write(folder.path().join("sources.csv"), sources).unwrap();
        std::fs::write(folder.path().join("claims.csv"), "subject,relation,object\n").unwrap();
        let mut files = Files::default();
        let loaded = load(folder.path(), &mut files).unwrap();
        let file = files.add_bytes("model.jsonl", lines.as_bytes().to_vec());
        let imported = import_candidates(folder.path(), &loaded, file, &files).unwrap();
        let told = show(&imported.refused, &files, false);
        let list = std::fs::read_to_string(folder.path().join("candidates.csv"));
        (
            imported,
            told.replace(&format!("{}/", folder.path().display()), ""),
            list.unwrap_or_default(),
        )
    }

    #[test]
    fn what_other_programs_call_a_claim_is_understood() {
        let lines = "\u{feff}{\"Head\":{\"name\":\"Ada\",\"type\":\"person\"},\"predicate\":\"wrote to\",\
            \"tail\":\" Mary \",\"evidence\":{\"quote\":\"Ada wrote\\nto Mary\"},\"score\":0.9,\
            \"negation\":false,\"qualifiers\":{\"On-day\":\"Monday\"}}\n\n\
            {\"subject\":\"Ada\",\"verb\":\"wrote to\",\"object\":\"Mary\",\"quote\":\"Ada wrote to Mary\",\
            \"source\":\"some/letters.html\"}\n";
        let (told, refused, list) =
            imported(&[("letters.html", "<p>Ada <b>wrote</b> to Mary")], lines);
        assert_eq!((told.read, told.added.added, refused.as_str()), (2, 2, ""));
        let rows: Vec<&str> = list.lines().skip(1).map(|row| &row[19..]).collect();
        let want = [
            "Ada,wrote to,Mary,,no,,,,,letters,\"Ada wrote",
            "",
            "Ada,wrote to,Mary,,,,,,,letters,Ada wrote to Mary,,,,,3,27,,import,,,",
        ];
        assert_eq!([rows[0], rows[2]], [want[0], want[2]]);
        assert!(list.contains("to Mary\",,0.9,,,3,27,,import,,person,Monday\n"), "{list}");
    }

    #[test]
    fn triples_whose_words_are_not_there_are_refused_with_a_reason() {
        let quoted = |source: &str, quote: &str| {
            format!(
                "{{\"s\":1,\"subject\":\"a\",\"relation\":\"b\",\"object\":\"c\",\"source\":\"{source}\",\"quote\":\"{quote}\"}}\n"
            )
        };
        let lines = [
            quoted("a", "It rained all day."),
            quoted("a", "It rained."),
            quoted("a", "It rained."),
            quoted("nowhere", "It rained."),
            quoted("aa", "It rained."),
            "{\"subject\":\"a\",\"relation\":\"b\"}\n[1]".to_string(),
        ]
        .concat();
        let (told, refused, _) = imported(&[("a.txt", "Well.\nIt rained."), ("b.txt", "")], &lines);
        assert_eq!((told.read, told.added), (7, Added { added: 1, known: 1 }));
        let shown: Vec<&str> = refused
            .lines()
            .filter(|line| line.starts_with("error") || line.contains("help:"))
            .collect();
        assert_eq!(
            shown,
            [
                "error[quote-not-found]: the quote isn't in `a.txt`",
                "  = help: the nearest text, with 50 % of the words, is at a.txt:2: \"It rained.\"",
                "error[unknown-source]: `nowhere` has no pinned document to find the quote in",
                "  = help: name its `file` in sources.csv",
                "error[unknown-source]: there is no document `aa`",
                "  = help: known are a, a.txt, b, b.txt",
                "error[missing-cell]: the triple has no object",
                "  = help: call it `object`, or `tail`, `to`, `arg2`, `target`, `target_entity`, `target_node`",
                "error[not-json]: this is no object of JSON: invalid type: integer `1`, expected a map",
            ]
        );
    }

    #[test]
    fn names_of_no_document_are_compared_with_all_documents_no_more_than_fifty_times() {
        let triple = |source: usize| {
            format!(
                "{{\"subject\":\"a\",\"relation\":\"b\",\"object\":\"c\",\"quote\":\"It rained\",\"source\":\"minutes-{source}\"}}\n"
            )
        };
        let lines: String = (0..60).chain(0..60).map(triple).collect();
        let (told, ..) = imported(&[("minutes.txt", "It rained.")], &lines);
        let hints: Vec<&str> = told.refused.iter().map(|why| &*why.hints[0]).collect();
        let first =
            [["did you mean `minutes`?"; 50].as_slice(), &["known are minutes, minutes.txt"; 10]];
        assert_eq!(hints, [first.concat(), first.concat()].concat());
    }

    #[test]
    fn a_word_is_no_quote_and_an_unknown_status_is_told_once() {
        let triple = |quote: &str, status: &str| {
            format!(
                "{{\"subject\":\"a\",\"relation\":\"b\",\"object\":\"c\",\"quote\":\"{quote}\",\"status\":\"{status}\"}}\n"
            )
        };
        let lines = [
            triple("Well.", "stated"),
            triple("It rained.", "rumoured"),
            triple("It rained", "rumoured"),
            triple("It rained", "Alleged"),
        ];
        let (told, refused, _) = imported(&[("a.txt", "Well.\nIt rained.")], &lines.concat());
        assert_eq!((told.read, told.added), (4, Added { added: 3, known: 0 }));
        let shown: Vec<&str> = refused.lines().filter(|line| line.starts_with("error")).collect();
        assert_eq!(shown, ["error[short-quote]: the quote is the one word `Well.`"]);
        let doubts: Vec<&str> = told.doubts.iter().map(|doubt| &*doubt.message).collect();
        let assumed = "4 triples name no source, so the only document is taken: `a`";
        assert_eq!(doubts, ["`rumoured` is no status", assumed]);
    }

    #[test]
    fn triples_that_are_put_differently_are_different_candidates() {
        let lines: Vec<String> = ["stated", "alleged"]
            .into_iter()
            .flat_map(|status| ["", ",\"when\":\"2014\"", ",\"modality\":\"possible\"", ",\"q\":{\"on\":\"x\"}"].map(|more| {
                format!(
                    "{{\"subject\":\"a\",\"relation\":\"b\",\"object\":\"c\",\"quote\":\"It rained\",\"status\":\"{status}\"{more}}}\n"
                )
            }))
            .collect();
        let (told, _, _) =
            imported(&[("a.txt", "It rained.")], &[&*lines, &*lines].concat().concat());
        assert_eq!(told.added, Added { added: 8, known: 8 });
    }
}
