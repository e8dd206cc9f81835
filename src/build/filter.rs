//! Which claims count.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use crate::build::negations::is_yes;
use crate::error::{Error, Result};
use crate::model::{EvidenceFor, Ledger, Resolution, Sym, When};
use crate::text::{Diagnostic, did_you_mean, some_of};

/// Which claims count. An empty list asks for nothing; several words of one list are an *or*,
/// several lists an *and*. A word with commas that names nothing itself is several words.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Statuses, by id or label.
    pub statuses: Vec<String>,
    /// Relations, by id or label, be it that of the inverse.
    pub relations: Vec<String>,
    /// Sources, by id or title.
    pub sources: Vec<String>,
    /// Speakers, by id, label or alias of the entity, or as they stand in the table.
    pub speakers: Vec<String>,
    /// Only claims about this day or later; an EDTF date, whose first day counts.
    pub since: Option<String>,
    /// Only claims about this day or earlier; an EDTF date, whose last day counts.
    pub until: Option<String>,
}

impl Filter {
    /// Whether every claim counts.
    pub fn is_empty(&self) -> bool {
        let lists = [&self.statuses, &self.relations, &self.sources, &self.speakers];
        lists.iter().all(|list| list.is_empty()) && self.since.is_none() && self.until.is_none()
    }

    /// Whether each claim counts; nothing if all do.
    ///
    /// # Errors
    ///
    /// If a word names nothing that the ledger has, or a date is none.
    pub fn rows(&self, ledger: &Ledger, resolution: &Resolution) -> Result<Option<Vec<bool>>> {
        if self.is_empty() {
            return Ok(None);
        }
        let mut kept = vec![true; ledger.claims.len()];
        let same_text = |cell: Sym, wanted: &str| ledger.text(cell) == wanted;
        let labels = |cell: Sym, wanted: &str| {
            let relation = ledger.text(cell);
            relation == wanted
                || ledger.schema.relation_label(relation) == wanted
                || is_inverse(ledger, relation, wanted)
        };
        let status = |cell: Sym, wanted: &str| {
            let rank = ledger.schema.status_rank(wanted);
            same_text(cell, wanted)
                || (rank.is_some() && rank == ledger.schema.status_rank(ledger.text(cell)))
        };
        let names = OnceCell::new();
        let meant = |wanted: &str| {
            let id = ledger.symbols.find(wanted).and_then(|name| resolution.entity(name));
            let names = || names.get_or_init(|| resolution.names(ledger));
            id.or_else(|| names().get(wanted).copied().flatten())
        };
        let person = |cell: Sym, wanted: &str| {
            let meant = meant(wanted);
            same_text(cell, wanted) || (meant.is_some() && meant == resolution.entity(cell))
        };
        self.narrow(ledger, "status", &self.statuses, &mut kept, &status)?;
        self.narrow(ledger, "relation", &self.relations, &mut kept, &labels)?;
        self.narrow_to_sources(ledger, &mut kept)?;
        self.narrow(ledger, "speaker", &self.speakers, &mut kept, &person)?;
        self.narrow_to_dates(ledger, &mut kept)?;
        Ok(Some(kept))
    }

    /// Says how many claims are left out because nobody knows whether they are of the wanted time,
    /// though nothing else speaks against them.
    pub(super) fn undated(
        &self,
        ledger: &Ledger,
        resolution: &Resolution,
    ) -> Result<Vec<Diagnostic>> {
        if self.since.is_none() && self.until.is_none() {
            return Ok(Vec::new());
        }
        let others = Filter { since: None, until: None, ..self.clone() };
        let kept = others.rows(ledger, resolution)?;
        let mut undated = Undated::default();
        for row in (0..ledger.claims.len()).filter(|row| kept.as_ref().is_none_or(|k| k[*row])) {
            let text = ledger.symbols.text_of(ledger.claims.cell(row, "when"));
            if reach(ledger, row).is_none() {
                undated.add(text.into_iter());
            }
        }
        Ok(undated.notes(["claim", "claims"], "claims-without-year"))
    }

    /// Takes claims out whose cell in a column is none of the wanted ones.
    fn narrow(
        &self,
        ledger: &Ledger,
        column: &str,
        wanted: &[String],
        kept: &mut [bool],
        fits: &dyn Fn(Sym, &str) -> bool,
    ) -> Result<()> {
        if wanted.is_empty() {
            return Ok(());
        }
        let fitting = fitting(ledger, column, ledger.claims.column(column), wanted, fits)?;
        // Who asks for denials wants those that are no status as well.
        let is_denial = |wanted: &String| {
            let mut words = wanted.split(',').map(str::trim);
            ledger.schema.denies(wanted) || words.any(|word| ledger.schema.denies(word))
        };
        let denials = column == "status" && wanted.iter().any(is_denial);
        let negated = ledger.claims.column("negated");
        let says_no = |row: usize| {
            let cell = negated.get(row).copied().flatten();
            denials && ledger.symbols.text_of(cell).is_some_and(is_yes)
        };
        let cells = ledger.claims.column(column);
        for (row, kept) in kept.iter_mut().enumerate() {
            let cell = cells.get(row).copied().flatten();
            *kept &= cell.is_some_and(|cell| fitting[cell.index()]) || says_no(row);
        }
        Ok(())
    }

    /// Whether each source, by the index of its symbol, is one of the wanted ones; nothing if all
    /// are.
    ///
    /// # Errors
    ///
    /// If a word names no source that the ledger has, or is the title of several.
    pub fn wanted_sources(&self, ledger: &Ledger) -> Result<Option<Vec<bool>>> {
        if self.sources.is_empty() {
            return Ok(None);
        }
        let (main, further) = (ledger.claims.column("source"), ledger.evidence.column("source"));
        let all: Vec<Option<Sym>> = main.iter().chain(further).copied().collect();
        let titles = Titles::of(ledger);
        let is_called = |cell: Sym, wanted: &str| {
            ledger.text(cell) == wanted || titles.of_source.get(&cell) == Some(&wanted)
        };
        for title in &self.sources {
            titles.require_one(title, ledger)?;
        }
        fitting(ledger, "source", &all, &self.sources, &is_called).map(Some)
    }

    /// A claim counts if any piece of its evidence is from one of the sources.
    fn narrow_to_sources(&self, ledger: &Ledger, kept: &mut [bool]) -> Result<()> {
        let Some(fitting) = self.wanted_sources(ledger)? else { return Ok(()) };
        let (main, further) = (ledger.claims.column("source"), ledger.evidence.column("source"));
        let cell = |cells: &[Option<Sym>], row: usize| cells.get(row).copied().flatten();
        let is_wanted = |source: Option<Sym>| source.is_some_and(|source| fitting[source.index()]);
        let mut supported = vec![false; kept.len()];
        for (piece, meant) in ledger.evidence_for().into_iter().enumerate() {
            if let EvidenceFor::Claim(row) = meant {
                supported[row as usize] |= is_wanted(cell(further, piece));
            }
        }
        for (row, kept) in kept.iter_mut().enumerate() {
            *kept &= is_wanted(cell(main, row)) || supported[row];
        }
        Ok(())
    }

    /// A claim without a day isn't known to be within any time, so it doesn't count.
    fn narrow_to_dates(&self, ledger: &Ledger, kept: &mut [bool]) -> Result<()> {
        let (since, until) = self.bounds()?;
        if since.is_none() && until.is_none() {
            return Ok(());
        }
        let cells = ledger.claims.column("when");
        if cells.iter().all(Option::is_none) {
            let error = Error::new("no claim says when it held, so none is of any time");
            let hint = "leave --since and --until out, or fill the column `when` with dates or \
                        intervals, such as 2015/2017; two columns can be named by \
                        `--column start=…` and `--column end=…`";
            return Err(error.hint(hint));
        }
        for (row, kept) in kept.iter_mut().enumerate() {
            *kept &= reach(ledger, row).is_some_and(|(first, last)| {
                since.is_none_or(|since| last >= since) && until.is_none_or(|until| first <= until)
            });
        }
        Ok(())
    }

    /// The first and the last day that are wanted.
    pub(super) fn bounds(&self) -> Result<(Option<i64>, Option<i64>)> {
        let since = self.since.as_deref().map(|text| day(text, Bound::Since)).transpose()?;
        let until = self.until.as_deref().map(|text| day(text, Bound::Until)).transpose()?;
        if let (Some(first), Some(last)) = (&since, &until)
            && first > last
        {
            let text = |date: &Option<String>| date.clone().unwrap_or_default();
            let (since, until) = (text(&self.since), text(&self.until));
            let error = Error::new(format!("no day is both since {since} and until {until}"));
            return Err(error.hint(format!("swap them: --since {until} --until {since}")));
        }
        Ok((since, until))
    }
}

/// What sources are called, where `claims` and `show` name them.
struct Titles<'a> {
    of_source: HashMap<Sym, &'a str>,
}

impl<'a> Titles<'a> {
    fn of(ledger: &'a Ledger) -> Titles<'a> {
        let (ids, titles) = (ledger.sources.column("id"), ledger.sources.column("title"));
        let titles = ids.iter().zip(titles).rev();
        let titled = titles.filter_map(|(id, title)| Some(((*id)?, ledger.text((*title)?))));
        Titles { of_source: titled.collect() }
    }

    /// Says who they are if several sources have a title, and none has it for an id.
    fn require_one(&self, title: &str, ledger: &Ledger) -> Result<()> {
        let is_id = |id: &&Sym| ledger.text(**id) == title;
        let called: Vec<&Sym> =
            self.of_source.iter().filter(|(_, own)| **own == title).map(|(id, _)| id).collect();
        if called.len() < 2 || self.of_source.keys().any(|id| is_id(&id)) {
            return Ok(());
        }
        let ids: BTreeSet<&str> = called.into_iter().map(|id| ledger.text(*id)).collect();
        let ids: Vec<String> = ids.into_iter().map(|id| format!("`{id}`")).collect();
        let error = Error::new(format!("several sources have the title `{title}`"));
        Err(error.hint(format!("use an id: {}", ids.join(", "))))
    }
}

/// Whether a declared relation, by id or label, is called so from the other end.
fn is_inverse(ledger: &Ledger, relation: &str, wanted: &str) -> bool {
    let relations = &ledger.schema.relations;
    let by_label = || relations.values().find(|declared| declared.label == relation);
    let declared = relations.get(relation).or_else(by_label);
    declared.is_some_and(|declared| declared.inverse.as_deref() == Some(wanted))
}

/// How many claims or edges are of no time that anybody knows.
#[derive(Default)]
pub(super) struct Undated {
    without_year: usize,
    unreadable: usize,
    /// One of the times that can't be read.
    example: Option<String>,
}

impl Undated {
    /// Counts one more, with the times that it gives.
    pub(super) fn add<'t>(&mut self, mut times: impl Iterator<Item = &'t str>) {
        match times.find(|text| When::parse(text).is_none()) {
            Some(text) => {
                self.unreadable += 1;
                self.example.get_or_insert_with(|| text.to_string());
            }
            None => self.without_year += 1,
        }
    }

    /// Says of what is called so, one and several, how many are left out.
    pub(super) fn notes(self, [one, several]: [&str; 2], rule: &'static str) -> Vec<Diagnostic> {
        let said = match self.without_year {
            0 => None,
            1 => Some(format!("1 {one} says no year, so it isn't known to be of the wanted time")),
            count => Some(format!(
                "{count} {several} say no year, so they aren't known to be of the wanted time"
            )),
        };
        let unreadable = self.example.map(|text| {
            let of = if self.unreadable == 1 { one } else { several };
            format!("the times of {} {of} can't be read, such as `{text}`", self.unreadable)
        });
        let hint = "they are left out; without `--since` and `--until` they are there";
        let notes = said.into_iter().chain(unreadable);
        notes.map(|message| Diagnostic::note(rule, message).hint(hint)).collect()
    }
}

/// The first and the last day that the time of a claim can mean; nothing if it says no year.
fn reach(ledger: &Ledger, row: usize) -> Option<(i64, i64)> {
    let when = ledger.claims.cell(row, "when");
    When::parse(ledger.symbols.text_of(when)?)?.reach()
}

/// Which end of the wanted time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Since,
    Until,
}

/// The first or the last day of a date that bounds the wanted time, whichever bounds it.
fn day(text: &str, bound: Bound) -> Result<i64> {
    let option = match bound {
        Bound::Since => "--since",
        Bound::Until => "--until",
    };
    let Some(when) = When::parse(text) else {
        return Err(Error::new(format!("`{text}` is no date for `{option}`"))
            .hint("write a year, month or day: 2026, 2026-02, 2026-02-14"));
    };
    let (day, side, known) = match bound {
        Bound::Since => (when.earliest(), "beginning", when.end_text()),
        Bound::Until => (when.latest(), "end", when.start_text()),
    };
    day.ok_or_else(|| match when.reach() {
        Some(_) => Error::new(format!("`{text}` has no {side} for `{option}`"))
            .hint(format!("write where the wanted time has its {side}, such as {option} {known}")),
        None => Error::new(format!("`{text}` has no year for `{option}`"))
            .hint("a day without a year is neither before nor after another"),
    })
}

/// Which symbols of a column fit one of the words; each word must fit something.
fn fitting(
    ledger: &Ledger,
    column: &str,
    cells: &[Option<Sym>],
    wanted: &[String],
    fits: &dyn Fn(Sym, &str) -> bool,
) -> Result<Vec<bool>> {
    let mut seen = vec![false; ledger.symbols.len()];
    let mut fitting = vec![false; ledger.symbols.len()];
    let mut distinct = Vec::new();
    for cell in cells.iter().flatten() {
        if !std::mem::replace(&mut seen[cell.index()], true) {
            distinct.push(*cell);
        }
    }
    let declared = |word: &str| match column {
        "status" => ledger.schema.status_rank(word).is_some(),
        "relation" => {
            let mut relations = ledger.schema.relations.iter();
            relations.any(|(id, declared)| id == word || declared.inverse.as_deref() == Some(word))
        }
        _ => false,
    };
    let is_known = |word: &str| declared(word) || distinct.iter().any(|cell| fits(*cell, word));
    let words = wanted.iter().flat_map(|wanted| match wanted.contains(',') && !is_known(wanted) {
        true => wanted.split(',').map(str::trim).collect(),
        false => vec![wanted.as_str()],
    });
    for word in words {
        let mut any = false;
        for cell in distinct.iter().filter(|cell| fits(**cell, word)) {
            fitting[cell.index()] = true;
            any = true;
        }
        if !any && !declared(word) {
            return Err(fits_nothing(ledger, column, word, &distinct));
        }
    }
    Ok(fitting)
}

/// That no claim has a word in a column that holds these others.
fn fits_nothing(ledger: &Ledger, column: &str, word: &str, others: &[Sym]) -> Error {
    let error = Error::new(format!("no claim has the {column} `{word}`"));
    let known = others.iter().map(|cell| ledger.text(*cell));
    let other_names = other_names(ledger, column);
    let known = known.chain(other_names.iter().map(String::as_str));
    let hint = did_you_mean(word, known.clone()).or_else(|| holding(word, known));
    match hint {
        Some(hint) => error.hint(hint),
        None => error,
    }
}

/// The words that have another within them, as `Lumen 12` has `Lumen`.
fn holding<'t>(word: &str, known: impl Iterator<Item = &'t str>) -> Option<String> {
    let word = word.trim().to_lowercase();
    let holds = |known: &&str| known.to_lowercase().contains(&word);
    let held: BTreeSet<&str> = known.filter(holds).collect();
    if word.is_empty() || held.is_empty() {
        return None;
    }
    Some(format!("it is part of {}", some_of(held.into_iter(), MOST_HOLDING)))
}

/// The most words that are named because another is within them.
const MOST_HOLDING: usize = 5;

/// What else the words of a column may be called.
fn other_names(ledger: &Ledger, column: &str) -> Vec<String> {
    match column {
        "source" => Titles::of(ledger).of_source.into_values().map(str::to_string).collect(),
        "relation" => {
            let relations = ledger.schema.relations.values();
            relations.flat_map(|known| known.inverse.clone()).collect()
        }
        _ => Vec::new(),
    }
}
