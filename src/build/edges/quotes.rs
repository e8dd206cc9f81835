//! Which sources and quotes are behind edges.

use crate::build::edges::gather::Gather;
use crate::build::edges::lists::{distinct, lists, put};
use crate::build::evidence::Evidence;
use crate::build::facts::{Fold, Rows};
use crate::build::ranking::UNRANKED;
use crate::model::{Cells, Graph};

impl Gather<'_> {
    pub(super) fn sources(&self, fold: &Fold, graph: &mut Graph) {
        let Some(evidence) = self.evidence else { return };
        let order = &evidence.sources.order;
        let sources = match evidence.is_single() {
            true => distinct(fold, |row| evidence.own(row), order),
            false => lists(
                fold,
                |edge, ranks| {
                    ranks.extend(fold.rows(edge).flat_map(|row| evidence.sources_of(row)));
                },
                order,
            ),
        };
        put(graph, "sources", sources);
    }

    /// What stands behind edges that are one claim each, beside the source, quote and locator that
    /// are shown, where a claim has several.
    pub(super) fn all_evidence(&self, apart: &Fold, graph: &mut Graph) {
        self.sources(apart, graph);
        self.count_quotes(apart, |_| true, graph);
        let Some(evidence) = self.evidence else { return };
        let locators = self.all_locators(apart, evidence);
        if let Cells::List(lists) = &locators
            && (0..lists.len()).any(|edge| lists.get(edge).len() > 1)
        {
            put(graph, "locators", locators);
        }
    }

    /// One quote for each edge: of the relation that says how firm it is, or else of another, that of
    /// the firmest claim, the first by its text; whose words it is; and the address of its source,
    /// or of any if nothing is quoted. Whoever hedges what others say outright isn't quoted for them.
    pub(super) fn quotes(&self, fold: &Fold, graph: &mut Graph) {
        let quotes = self.cells("quote");
        let has_urls = self.evidence.is_some_and(Evidence::has_urls);
        if quotes.is_empty() && !has_urls {
            return;
        }
        let speakers = self.speakers();
        let speaker = |row: usize| speakers.get(row).copied().flatten();
        // A source with an address comes before none.
        let address = |row: usize| {
            let source = self.evidence.filter(|_| has_urls).and_then(|e| e.addressed(row));
            source.unwrap_or(UNRANKED)
        };
        let has_quote = |row: &usize| quotes.get(*row).is_some_and(Option::is_some);
        let is_quoted = |row: &usize| has_quote(row) && self.counts(*row);
        let order = |row: usize| {
            let text = self.ledger.symbols.text_of(quotes[row]);
            // Of those who are quoted with the same words, somebody comes before nobody.
            let said_by = self.ledger.symbols.text_of(speaker(row));
            (self.firmness(row), text, address(row), said_by.is_none(), said_by)
        };
        let firmest = |edge: usize| {
            let decisive = self.decisive(fold, edge);
            let best = |rows: Rows| {
                let is_other = self.firmest(rows.clone()) != decisive;
                let row = rows.filter(is_quoted).min_by_key(|row| order(*row))?;
                Some((is_other, order(row), row))
            };
            fold.propositions(edge).filter_map(best).min().map(|(.., row)| row)
        };
        let rows = fold.each(firmest);
        self.count_quotes(fold, |edge| rows[edge].is_some(), graph);
        let quote = rows.iter().map(|row| row.and_then(|row| quotes[row])).collect();
        put(graph, "quote", Cells::Text(quote));
        // The speakers of an edge have said other things as well.
        put(graph, "quote_speaker", Cells::Text(rows.iter().map(|row| speaker((*row)?)).collect()));
        self.put_addresses(fold, &rows, graph);
    }

    /// The address of each edge's source: that of the row which is quoted, or of any.
    fn put_addresses(&self, fold: &Fold, quoted: &[Option<usize>], graph: &mut Graph) {
        let Some(evidence) = self.evidence.filter(|evidence| evidence.has_urls()) else { return };
        let of_edge = |edge: usize| {
            let all = || fold.rows(edge).filter(|row| self.counts(*row));
            let source = match quoted[edge] {
                Some(quoted) => evidence.addressed(quoted),
                None => {
                    let shown = all().filter_map(|row| evidence.addressed(row)).min();
                    shown.or_else(|| all().filter_map(|r| evidence.any_addressed(r)).min())
                }
            };
            evidence.url(source?)
        };
        put(graph, "source_url", Cells::Text(fold.each(of_edge)));
    }

    /// How many different quotes are behind each edge, if any has more than the one it shows, if it
    /// does.
    fn count_quotes(&self, fold: &Fold, shows: impl Fn(usize) -> bool, graph: &mut Graph) {
        let quotes = self.ledger.claims.column("quote");
        let own = |row: usize| quotes.get(row).copied().flatten();
        let further = |row: usize| self.evidence.into_iter().flat_map(move |e| e.quotes_of(row));
        let counts = fold.each_in(Vec::new, |texts, edge| {
            texts.clear();
            let all = fold.rows(edge).flat_map(|row| own(row).into_iter().chain(further(row)));
            texts.extend(all.map(|quote| self.ledger.text(quote)));
            texts.sort_unstable();
            texts.dedup();
            Some(texts.len() as i64)
        });
        let has_more = |(edge, count): (usize, i64)| count > i64::from(shows(edge));
        if counts.iter().flatten().copied().enumerate().any(has_more) {
            put(graph, "quotes", Cells::Int(counts));
        }
    }
}
