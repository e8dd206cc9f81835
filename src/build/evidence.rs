//! Which sources stand behind a claim, and where those have it from.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::build::ranking::{Ranking, UNRANKED};
use crate::model::{EvidenceFor, Ledger, Origin, Origins, Sym};

/// A piece of further evidence: the row of the claim, and its own.
type Piece = (u32, usize);

/// A column of claims, which may have been filled.
type Cells<'a> = Cow<'a, [Option<Sym>]>;

/// Stands for the origin of a source that has it from one of several.
const SEVERAL: u32 = u32::MAX;

/// The sources and origins behind claims, as numbers.
#[derive(Debug)]
pub(super) struct Evidence<'a> {
    /// The source in the row of each claim, and the locator.
    own: &'a [Option<Sym>],
    own_locators: &'a [Option<Sym>],
    /// The source of each claim that is shown, the quote, and where it stands: those in its row, or
    /// else those of its first piece of further evidence. One with a quote comes before others.
    shown: Cells<'a>,
    quotes: Cells<'a>,
    locators: Cells<'a>,
    /// Further sources: the row of the claim, and the source.
    further: Vec<(u32, Sym)>,
    /// Further quotes and locators in the same way.
    further_quotes: Vec<(u32, Sym)>,
    further_locators: Vec<(u32, Sym)>,
    /// All sources, by text.
    pub(super) sources: Ranking,
    /// Where each source, by its rank, has it from.
    origins: Vec<u32>,
    urls: Vec<Option<Sym>>,
}

impl<'a> Evidence<'a> {
    /// The evidence of a ledger; nothing if its tables have no place for any. Where only some sources
    /// are wanted, by the index of their symbols, what is shown is theirs.
    pub(super) fn of(ledger: &'a Ledger, wanted: Option<&[bool]>) -> Option<Evidence<'a>> {
        let column = |name: &str| Cow::Borrowed(ledger.claims.column(name));
        let own = ledger.claims.column("source");
        let (mut shown, mut quotes) = (column("source"), column("quote"));
        let mut locators = column("locator");
        if own.is_empty() && quotes.is_empty() && ledger.evidence.is_empty() {
            return None;
        }
        let pieces = pieces(ledger);
        let [further, further_quotes, further_locators] =
            ["source", "quote", "locator"].map(|column| all_further(ledger, &pieces, column));
        fill(ledger, &pieces, wanted, [&mut shown, &mut quotes, &mut locators]);
        let mut all = Cow::Borrowed(own);
        if !further.is_empty() {
            all.to_mut().extend(further.iter().map(|(_, source)| Some(*source)));
        }
        let sources = Ranking::by_text(&all, &ledger.symbols);
        let mut evidence = Evidence {
            own,
            own_locators: ledger.claims.column("locator"),
            shown,
            quotes,
            locators,
            further,
            further_quotes,
            further_locators,
            sources,
            origins: Vec::new(),
            urls: Vec::new(),
        };
        evidence.look_up(ledger);
        Some(evidence)
    }

    /// Finds the origin and address of each source. One without an origin is its own.
    fn look_up(&mut self, ledger: &Ledger) {
        let table = &ledger.sources;
        if table.is_empty() {
            self.origins = (0..self.sources.order.len() as u32).collect();
            self.urls = vec![None; self.sources.order.len()];
            return;
        }
        let origins = Origins::of(ledger);
        let mut roots = Roots { ledger, origins: &origins, known: HashMap::new() };
        let mut number_of: HashMap<Sym, u32> = HashMap::new();
        for source in &self.sources.order {
            let next = number_of.len() as u32;
            let root = roots.of(*source);
            self.origins.push(root.map_or(SEVERAL, |root| *number_of.entry(root).or_insert(next)));
            self.urls.push(origins.row(*source).and_then(|row| table.cell(row, "url")));
        }
    }

    /// The cells of claims of a column that evidence has as well; nothing for another.
    pub(super) fn column(&self, name: &str) -> Option<&[Option<Sym>]> {
        match name {
            "source" => Some(&self.shown),
            "quote" => Some(&self.quotes),
            "locator" => Some(&self.locators),
            _ => None,
        }
    }

    /// Whether anything at all stands behind a claim.
    pub(super) fn supports(&self, row: usize) -> bool {
        let has = |cells: &[Option<Sym>]| cells.get(row).is_some_and(Option::is_some);
        has(&self.shown) || has(&self.quotes) || !self.further_of(row).is_empty()
    }

    /// The ranks of the sources of a claim.
    pub(super) fn sources_of(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        let further = self.further_of(row).iter().map(|(_, source)| Some(*source));
        let further = further.map(|source| self.sources.rank(source));
        std::iter::once(self.own(row)).chain(further).filter(|rank| *rank != UNRANKED)
    }

    /// The rank of the source in a claim's own row.
    #[inline]
    pub(super) fn own(&self, row: usize) -> u32 {
        self.sources.rank(self.own.get(row).copied().flatten())
    }

    /// Whether no claim has sources but the one in its row.
    pub(super) fn is_single(&self) -> bool {
        self.further.is_empty()
    }

    /// The rank of the source that is shown for a claim, if it has an address. That of another paper
    /// would say that the quote stands there.
    pub(super) fn addressed(&self, row: usize) -> Option<u32> {
        let shown = self.sources.rank(self.shown.get(row).copied().flatten());
        self.has_url(shown).then_some(shown)
    }

    /// The first of all sources of a claim that has an address.
    pub(super) fn any_addressed(&self, row: usize) -> Option<u32> {
        self.sources_of(row).filter(|rank| self.has_url(*rank)).min()
    }

    fn has_url(&self, rank: u32) -> bool {
        rank != UNRANKED && self.url(rank).is_some()
    }

    /// The address of a source, by its rank.
    pub(super) fn url(&self, rank: u32) -> Option<Sym> {
        self.urls[rank as usize]
    }

    /// Whether any source has an address.
    pub(super) fn has_urls(&self) -> bool {
        self.urls.iter().any(Option::is_some)
    }

    /// How many independent origins stand behind claims. Those without a source count together
    /// as one, if there is no other. `origins` is memory to work in.
    pub(super) fn count_origins(
        &self,
        rows: impl Iterator<Item = usize>,
        origins: &mut Vec<u32>,
    ) -> usize {
        origins.clear();
        origins.extend(rows.flat_map(|row| self.origins_of(row)));
        if origins.len() > 1 {
            origins.sort_unstable();
            origins.dedup();
        }
        origins.len().max(1)
    }

    /// The numbers of the origins of a claim. A source that has it from one of several is none.
    pub(super) fn origins_of(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        let origins = self.sources_of(row).map(|rank| self.origins[rank as usize]);
        origins.filter(|origin| *origin != SEVERAL)
    }

    /// The quotes of a claim that don't stand in its own row.
    pub(super) fn quotes_of(&self, row: usize) -> impl Iterator<Item = Sym> + '_ {
        of_row(&self.further_quotes, row).iter().map(|(_, quote)| *quote)
    }

    /// All places where a claim stands in its sources.
    pub(super) fn locators_of(&self, row: usize) -> impl Iterator<Item = Sym> + '_ {
        let further = of_row(&self.further_locators, row).iter().map(|(_, locator)| *locator);
        self.own_locators.get(row).copied().flatten().into_iter().chain(further)
    }

    fn further_of(&self, row: usize) -> &[(u32, Sym)] {
        of_row(&self.further, row)
    }
}

fn of_row(list: &[(u32, Sym)], row: usize) -> &[(u32, Sym)] {
    if list.is_empty() {
        return &[];
    }
    let row = row as u32;
    let start = list.partition_point(|(other, _)| *other < row);
    let end = list.partition_point(|(other, _)| *other <= row);
    &list[start..end]
}

/// Where sources have it from in the end.
struct Roots<'a> {
    ledger: &'a Ledger,
    origins: &'a Origins<'a>,
    known: HashMap<Sym, Option<Sym>>,
}

impl Roots<'_> {
    /// The last origin in a chain of them; nothing where it leads to several. Sources that have it
    /// from one another in a circle count as one, the first of them by its text.
    fn of(&mut self, source: Sym) -> Option<Sym> {
        let (mut chain, mut place) = (Vec::new(), HashMap::new());
        let mut next = source;
        let root = loop {
            if let Some(root) = self.known.get(&next) {
                break *root;
            }
            if let Some(start) = place.insert(next, chain.len()) {
                let circle = chain[start..].iter().copied();
                break circle.min_by_key(|source| self.ledger.text(*source)).or(Some(next));
            }
            chain.push(next);
            match self.origins.of_source(next) {
                Some(Origin::One(origin)) => next = origin,
                Some(Origin::Several) => break None,
                None => break Some(next),
            }
        };
        self.known.extend(chain.into_iter().map(|source| (source, root)));
        root
    }
}

/// Gives claims whose rows have no quote the source, quote and locator of a piece of further
/// evidence: of the first by its texts, if there are several. A piece without a quote says nothing
/// that the row's own source doesn't. Where the row's own source isn't wanted, its words aren't
/// either.
fn fill<'a>(
    ledger: &'a Ledger,
    pieces: &[Piece],
    wanted: Option<&[bool]>,
    [sources, quotes, locators]: [&mut Cells<'a>; 3],
) {
    let evidence = &ledger.evidence;
    let text = |piece: usize, name: &str| ledger.symbols.text_of(evidence.cell(piece, name));
    let order = |piece: &usize| {
        let quote = text(*piece, "quote");
        (quote.is_none(), quote, text(*piece, "source"), text(*piece, "locator"))
    };
    let has = |cells: &Cells, row: usize| cells.get(row).is_some_and(Option::is_some);
    let is_wanted = |source: Option<Sym>| {
        wanted.is_none_or(|wanted| source.is_some_and(|source| wanted[source.index()]))
    };
    for pieces in pieces.chunk_by(|one, other| one.0 == other.0) {
        let row = pieces[0].0 as usize;
        let from_wanted = |piece: &usize| is_wanted(evidence.cell(*piece, "source"));
        let first = pieces.iter().map(|(_, piece)| *piece).filter(from_wanted).min_by_key(order);
        let Some(piece) = first else { continue };
        let has_own = is_wanted(sources.get(row).copied().flatten());
        let says_more = !has(sources, row) || evidence.cell(piece, "quote").is_some();
        if has_own && (has(quotes, row) || !says_more) {
            continue;
        }
        let columns =
            [(&mut *sources, "source"), (&mut *quotes, "quote"), (&mut *locators, "locator")];
        for (cells, name) in columns {
            let cell = evidence.cell(piece, name);
            if cell.is_some() || has(cells, row) {
                let cells = cells.to_mut();
                cells.resize(ledger.claims.len(), None);
                cells[row] = cell;
            }
        }
    }
}

/// What a column of the table of further evidence has for claims, in the order of their rows.
fn all_further(ledger: &Ledger, pieces: &[Piece], column: &str) -> Vec<(u32, Sym)> {
    let cell = |(row, piece): &Piece| Some((*row, ledger.evidence.cell(*piece, column)?));
    pieces.iter().filter_map(cell).collect()
}

/// All pieces of further evidence, in the order of their claims.
fn pieces(ledger: &Ledger) -> Vec<Piece> {
    let of_claim = |(piece, meant): (usize, EvidenceFor)| match meant {
        EvidenceFor::Claim(row) => Some((row, piece)),
        EvidenceFor::Several | EvidenceFor::NoClaim => None,
    };
    let all = ledger.evidence_for().into_iter().enumerate();
    let mut pieces: Vec<Piece> = all.filter_map(of_claim).collect();
    pieces.sort_unstable();
    pieces
}
