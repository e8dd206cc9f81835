//! The runs of a fold become edges, and their claims' cells the edges' attributes.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::build::EdgeMode;
use crate::build::evidence::Evidence;
use crate::build::facts::{Fold, Negations, Relations};
use crate::build::ranking::{Ranking, UNRANKED};
use crate::build::states;
use crate::model::{
    ACTUAL, CLAIM_COLUMNS, Cells, Column, Graph, Ledger, Lists, NOT, Resolution, Sym, TableColumn,
    When, infer,
};
use crate::text::Diagnostic;

/// Puts the edges of a fold into the graph, and says what they don't hold of their claims.
pub(super) fn build(
    ledger: &Ledger,
    resolution: &Resolution,
    relations: &Relations,
    fold: &Fold,
    mode: EdgeMode,
    graph: &mut Graph,
) -> Option<Diagnostic> {
    let evidence = Evidence::of(ledger);
    let (evidence, negations) = (evidence.as_ref(), Negations::of(ledger));
    let gather = Gather { ledger, resolution, relations, evidence, negations };
    match mode {
        EdgeMode::Relations => {
            gather.ends(fold, mode, graph);
            gather.folded(fold, fold, mode, graph)
        }
        EdgeMode::Pairs => {
            let paired = fold.paired();
            gather.ends(&paired, mode, graph);
            gather.folded(fold, &paired, mode, graph)
        }
        EdgeMode::Claims => {
            let ids = gather.claim_ids(graph);
            let ranks = ranks_of(&ids, graph);
            let apart = fold.apart(&ranks);
            gather.ends(&apart, mode, graph);
            gather.single(fold, &apart, &ids, graph);
            None
        }
    }
}

struct Gather<'a> {
    ledger: &'a Ledger,
    resolution: &'a Resolution,
    relations: &'a Relations,
    evidence: Option<&'a Evidence<'a>>,
    negations: Option<Negations<'a>>,
}

impl Gather<'_> {
    fn ends(&self, fold: &Fold, mode: EdgeMode, graph: &mut Graph) {
        let edges = &mut graph.edges;
        (edges.from, edges.to) = fold.ends();
        if mode == EdgeMode::Pairs {
            edges.relations = vec![None; fold.len()];
            edges.labels = vec![None; fold.len()];
        } else {
            edges.relations = fold.each(|edge| Some(self.relations.ids[fold.relation(edge)]));
            edges.labels = fold.each(|edge| self.relations.label(fold.relation(edge)));
        }
        edges.undirected = fold.each(|edge| fold.is_undirected(edge));
        edges.weights = Some(self.weights(fold));
    }

    /// The columns of edges that stand for several claims, perhaps of several propositions.
    fn folded(
        &self,
        propositions: &Fold,
        fold: &Fold,
        mode: EdgeMode,
        graph: &mut Graph,
    ) -> Option<Diagnostic> {
        let counts = fold.each(|edge| Some(fold.count(edge) as i64));
        put(graph, "count", Cells::Int(counts));
        if mode == EdgeMode::Pairs {
            let names = self.relation_names(graph);
            let ranking = Ranking::by_text(&names, &graph.symbols);
            put(graph, "relations", distinct(fold, |row| ranking.rank(names[row]), &ranking.order));
            self.label_pairs(graph);
        }
        self.negated(fold, mode, graph);
        self.statuses(fold, graph);
        self.states(propositions, fold, graph);
        self.modalities(fold, graph);
        let speakers = self.speakers();
        if !speakers.is_empty() {
            let ranking = Ranking::by_text(&speakers, &graph.symbols);
            let rank = |row: usize| ranking.rank(speakers[row]);
            put(graph, "speakers", distinct(fold, rank, &ranking.order));
        }
        self.sources(fold, graph);
        self.dates(fold, graph);
        self.quotes(fold, graph);
        let further = self.further_columns();
        for column in &further {
            self.gathered(fold, column, graph);
        }
        // Nothing that stands in a table vanishes from its graph.
        for column in ["when_text", "locator", "confidence", "review", "note"] {
            self.gathered(fold, column, graph);
        }
        self.listed(fold, "id", "claims", graph);
        self.repeated_numbers(fold, &further)
    }

    /// The columns of edges that are one claim each.
    fn single(&self, fold: &Fold, apart: &Fold, ids: &[Sym], graph: &mut Graph) {
        let row = |edge: usize| apart.rows(edge).next().unwrap_or_default();
        graph.edges.ids = Some(apart.each(|edge| ids[row(edge)]));
        self.negated(apart, EdgeMode::Claims, graph);
        self.states(fold, apart, graph);
        let speakers = self.speakers();
        let speakers = apart.each(|edge| speakers.get(row(edge)).copied().flatten());
        put(graph, "speaker", Cells::Text(speakers));
        self.dates(apart, graph);
        let own = ["status", "modality", "when", "when_text", "source", "quote", "locator"];
        let rest = ["confidence", "review", "note"];
        let names = own.into_iter().chain(rest).map(str::to_string).chain(self.further_columns());
        for name in names {
            let cells = self.cells(&name);
            if !cells.is_empty() {
                let texts = apart.each(|edge| cells[row(edge)]);
                // An edge's source is the node it goes out from, wherever people read tables.
                let name = if name == "source" { "source_id".to_string() } else { name };
                put(graph, &name, infer(Cells::Text(texts), &graph.symbols));
            }
        }
        if let Some(evidence) = self.evidence.filter(|evidence| evidence.has_urls()) {
            let url = |edge: usize| evidence.addressed(row(edge)).and_then(|s| evidence.url(s));
            put(graph, "source_url", Cells::Text(apart.each(url)));
        }
    }

    fn weights(&self, fold: &Fold) -> Vec<f64> {
        let own = self.ledger.claims.column("weight");
        if own.iter().any(Option::is_some) {
            let number_of = self.numbers(own);
            let numbers =
                fold.each_claim(|row| own[row].map_or(1.0, |cell| number_of[cell.index()]));
            return fold.each_in(Vec::new, |list, edge| {
                list.clear();
                list.extend_from_slice(&numbers[fold.run(edge)]);
                sum(list)
            });
        }
        match self.evidence.filter(|evidence| !evidence.sources.order.is_empty()) {
            Some(evidence) => fold.each_in(Vec::new, |list, edge| {
                evidence.count_origins(fold.rows(edge), list) as f64
            }),
            None => fold.each(|edge| fold.count(edge) as f64),
        }
    }

    /// The weights that stand in cells, by the index of their symbols; 1 for what can't be used.
    fn numbers(&self, cells: &[Option<Sym>]) -> Vec<f64> {
        let symbols = &self.ledger.symbols;
        // No weight is NaN: one that is hasn't been looked at.
        let mut numbers = vec![f64::NAN; symbols.len()];
        for cell in cells.iter().flatten() {
            let number = &mut numbers[cell.index()];
            if number.is_nan() {
                let parsed = symbols.text(*cell).parse().ok();
                *number = parsed.filter(|parsed: &f64| parsed.is_finite()).unwrap_or(1.0);
            }
        }
        numbers
    }

    /// Whether all claims of an edge deny what it says.
    fn negated(&self, fold: &Fold, mode: EdgeMode, graph: &mut Graph) {
        if self.negations.is_some() {
            let all_deny = |edge: usize| match mode {
                EdgeMode::Pairs => fold.rows(edge).all(|row| self.denies(row)),
                EdgeMode::Relations | EdgeMode::Claims => fold.is_negated(edge),
            };
            put(graph, "negated", Cells::Bool(fold.each(|edge| Some(all_deny(edge)))));
        }
        if self.relations.any_symmetric() && mode != EdgeMode::Pairs {
            let symmetric = |edge| Some(self.relations.is_symmetric(fold.relation(edge)));
            put(graph, "symmetric", Cells::Bool(fold.each(symmetric)));
        }
    }

    fn denies(&self, row: usize) -> bool {
        self.negations.as_ref().is_some_and(|known| known.deny(row))
    }

    /// The strongest status of each edge, and all of them from the firmest to the weakest. That of a
    /// denial says nothing of what others of the edge affirm.
    fn statuses(&self, fold: &Fold, graph: &mut Graph) {
        let cells = self.ledger.claims.column("status");
        let ranking = self.status_ranking();
        if ranking.order.is_empty() {
            return;
        }
        let rank = |row: usize| ranking.rank(cells[row]);
        let strongest = fold.each(|edge| {
            let best = fold.rows(edge).map(|row| (self.denies(row), rank(row))).min();
            best.and_then(|(_, best)| ranking.order.get(best as usize).copied())
        });
        put(graph, "status", Cells::Text(strongest));
        put(graph, "statuses", distinct(fold, rank, &ranking.order));
    }

    fn status_ranking(&self) -> Ranking {
        let schema = &self.ledger.schema;
        let rank = |text: &str| schema.status_rank(text).unwrap_or(usize::MAX);
        Ranking::by_key(self.ledger.claims.column("status"), &self.ledger.symbols, rank)
    }

    /// The states of propositions, on edges that may be single claims of them.
    fn states(&self, fold: &Fold, shown: &Fold, graph: &mut Graph) {
        let status = (&self.status_ranking(), self.ledger.claims.column("status"));
        // Without a table of sources nobody knows which of them have it from one another.
        let evidence = self.evidence.filter(|_| self.ledger.sources.rows_read > 0);
        let lists = states::of(fold, evidence, status, &mut graph.symbols);
        if std::ptr::eq(fold, shown) {
            return put(graph, "state", Cells::List(lists));
        }
        let mut edge_of = vec![0_u32; self.ledger.claims.len()];
        for edge in 0..fold.len() {
            fold.rows(edge).for_each(|row| edge_of[row] = edge as u32);
        }
        let mut own = Lists::default();
        for edge in 0..shown.len() {
            let mut states: Vec<Sym> = Vec::new();
            for row in shown.rows(edge) {
                let new = lists.get(edge_of[row] as usize).iter().filter(|s| !states.contains(s));
                let new: Vec<Sym> = new.copied().collect();
                states.extend(new);
            }
            own.push(states);
        }
        put(graph, "state", Cells::List(own));
    }

    /// Who says each claim: the id of an entity, or what stands there.
    fn speakers(&self) -> Vec<Option<Sym>> {
        let who = |name: Sym| match self.resolution.entity(name) {
            Some(number) => self.resolution.entities[number as usize].id,
            None => name,
        };
        self.ledger.claims.column("speaker").iter().map(|cell| cell.map(who)).collect()
    }

    fn sources(&self, fold: &Fold, graph: &mut Graph) {
        let Some(evidence) = self.evidence else { return };
        let order = &evidence.sources.order;
        let sources = match evidence.is_single() {
            true => distinct(fold, |row| evidence.main(row), order),
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

    fn dates(&self, fold: &Fold, graph: &mut Graph) {
        let cells = self.ledger.claims.column("when");
        if cells.iter().all(Option::is_none) {
            return;
        }
        let symbols = &self.ledger.symbols;
        // Dates without a year come after all others, whichever end is asked for.
        // An end that is open reaches further than any other.
        let rank = |day: Option<i64>, open: bool, sign: i64| match day {
            _ if open => (false, i64::MIN),
            Some(day) => (false, sign * day),
            None => (true, 0),
        };
        let start = |text: &str| {
            let when = When::parse(text);
            rank(when.and_then(|w| w.earliest()), when.is_some_and(|w| w.is_open_start()), 1)
        };
        let end = |text: &str| {
            let when = When::parse(text);
            rank(when.and_then(|w| w.latest()), when.is_some_and(|w| w.is_open_end()), -1)
        };
        let starts = Ranking::by_key(cells, symbols, start);
        let ends = Ranking::by_key(cells, symbols, end);
        let first = halves(&starts, graph, |when| when.start_text());
        let last = halves(&ends, graph, |when| when.end_text());
        let cells = fold.each_claim(|row| cells[row]);
        let best = |ranking: &Ranking, shown: &[Option<Sym>], edge: usize| {
            let rank = cells[fold.run(edge)].iter().map(|cell| ranking.rank(*cell)).min();
            rank.and_then(|rank| shown.get(rank as usize).copied().flatten())
        };
        let first = fold.each(|edge| best(&starts, &first, edge));
        let last = fold.each(|edge| best(&ends, &last, edge));
        put(graph, "first", Cells::Text(first));
        put(graph, "last", Cells::Text(last));
    }

    /// One quote for each edge: of those with the firmest status, denials last, the first by its
    /// text; and the address of a source.
    fn quotes(&self, fold: &Fold, graph: &mut Graph) {
        let (quotes, status) = (self.cells("quote"), self.cells("status"));
        let has_urls = self.evidence.is_some_and(Evidence::has_urls);
        if quotes.is_empty() && !has_urls {
            return;
        }
        let ranking = self.status_ranking();
        // A source with an address comes before none.
        let address = |row: usize| {
            let source = self.evidence.filter(|_| has_urls).and_then(|e| e.addressed(row));
            source.unwrap_or(UNRANKED)
        };
        let firmest = |edge: usize| {
            let quoted =
                fold.rows(edge).filter(|row| quotes.get(*row).is_some_and(Option::is_some));
            quoted.min_by_key(|row| {
                let rank = ranking.rank(status.get(*row).copied().flatten());
                let text = self.ledger.symbols.text_of(quotes[*row]);
                (self.denies(*row), rank, text, address(*row))
            })
        };
        let rows = fold.each(firmest);
        self.count_quotes(fold, graph);
        let quote = rows.iter().map(|row| row.and_then(|row| quotes[row])).collect();
        put(graph, "quote", Cells::Text(quote));
        if let Some(evidence) = self.evidence.filter(|evidence| evidence.has_urls()) {
            let of_edge = |edge: usize| {
                let quoted = rows[edge].map(address).filter(|source| *source != UNRANKED);
                let source = quoted.or_else(|| fold.rows(edge).map(address).min())?;
                if source == UNRANKED { None } else { evidence.url(source) }
            };
            put(graph, "source_url", Cells::Text(fold.each(of_edge)));
        }
    }

    /// How many different quotes are behind each edge, if any has more than the one it shows.
    fn count_quotes(&self, fold: &Fold, graph: &mut Graph) {
        let quotes = self.cells("quote");
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
        if counts.iter().flatten().any(|count| *count > 1) {
            put(graph, "quotes", Cells::Int(counts));
        }
    }

    /// How each edge holds, according to its claims: one that doesn't say means that it does.
    fn modalities(&self, fold: &Fold, graph: &mut Graph) {
        let symbols = &self.ledger.symbols;
        let actual = symbols.find(ACTUAL);
        let cells = self.ledger.claims.column("modality");
        let cells: Vec<Option<Sym>> = cells.iter().map(|cell| cell.or(actual)).collect();
        let ranking = Ranking::by_text(&cells, symbols);
        // What is actually so needs no saying where nothing else is.
        if ranking.order.iter().any(|symbol| Some(*symbol) != actual) {
            let rank = |row: usize| ranking.rank(cells[row]);
            put(graph, "modalities", distinct(fold, rank, &ranking.order));
        }
    }

    /// A column's distinct values of each edge, as lists under a name of their own.
    fn listed(&self, fold: &Fold, column: &str, name: &str, graph: &mut Graph) {
        let cells = self.ledger.claims.column(column);
        let ranking = Ranking::by_text(cells, &self.ledger.symbols);
        if !ranking.order.is_empty() {
            put(graph, name, distinct(fold, |row| ranking.rank(cells[row]), &ranking.order));
        }
    }

    /// The cells of claims in a column; of their evidence, wherever it stands.
    fn cells(&self, column: &str) -> &[Option<Sym>] {
        let evidence = self.evidence.and_then(|evidence| evidence.column(column));
        evidence.unwrap_or_else(|| self.ledger.claims.column(column))
    }

    /// A column's distinct values of each edge: single ones where no edge has two.
    fn gathered(&self, fold: &Fold, column: &str, graph: &mut Graph) {
        let cells = self.cells(column);
        let ranking = Ranking::by_text(cells, &self.ledger.symbols);
        if ranking.order.is_empty() {
            return;
        }
        let gathered = distinct(fold, |row| ranking.rank(cells[row]), &ranking.order);
        let Cells::List(lists) = &gathered else { return };
        if (0..lists.len()).any(|edge| lists.get(edge).len() > 1) {
            return put(graph, column, gathered);
        }
        let single = (0..lists.len()).map(|edge| lists.get(edge).first().copied()).collect();
        put(graph, column, infer(Cells::Text(single), &graph.symbols));
    }

    /// Says in which columns a number that several claims of an edge have is there once.
    fn repeated_numbers(&self, fold: &Fold, columns: &[String]) -> Option<Diagnostic> {
        let is_number = |cell: &Sym| self.ledger.text(*cell).parse().is_ok_and(f64::is_finite);
        let repeats = |cells: &[Option<Sym>], edge: usize| {
            let mut cells: Vec<Sym> = fold.rows(edge).filter_map(|row| cells[row]).collect();
            let count = cells.len();
            cells.sort_unstable_by_key(|cell| cell.index());
            cells.dedup();
            cells.len() < count
        };
        let repeated = columns.iter().filter(|column| {
            let cells = self.ledger.claims.column(column);
            let several = (0..fold.len()).filter(|edge| fold.count(*edge) > 1);
            several.into_iter().any(|e| repeats(cells, e)) && cells.iter().flatten().all(is_number)
        });
        let names: Vec<String> = repeated.map(|column| format!("`{column}`")).collect();
        let message = match names.as_slice() {
            [] => return None,
            names => format!(
                "numbers that an edge has several times are there once: {}",
                names.join(", ")
            ),
        };
        let hint = "`--edges claims` keeps each, `--column weight=HEADER` adds them up";
        Some(Diagnostic::note("repeated-numbers", message).hint(hint))
    }

    /// Qualifiers and the columns that the model gives no meaning.
    fn further_columns(&self) -> Vec<String> {
        let columns = self.ledger.claims.columns.iter().map(|column| &column.name);
        let unknown = columns.filter(|n| !CLAIM_COLUMNS.contains(&n.as_str()) && *n != "direction");
        unknown.cloned().collect()
    }

    /// What people read for the relation of each claim; `not` before a denied one.
    fn relation_names(&self, graph: &mut Graph) -> Vec<Option<Sym>> {
        let claims = &self.ledger.claims;
        let names = claims.column("relation").iter().enumerate().map(|(row, name)| {
            let id = self.relations.id((*name)?);
            let label = self.ledger.schema.relation_label(graph.symbols.text(id)).to_string();
            let label = if self.denies(row) { format!("{NOT}{label}") } else { label };
            Some(graph.symbols.intern(&label))
        });
        names.collect()
    }

    fn label_pairs(&self, graph: &mut Graph) {
        let Some(Cells::List(lists)) = graph.edges.column("relations").cloned() else { return };
        for edge in 0..lists.len() {
            let texts: Vec<&str> = lists.get(edge).iter().map(|s| graph.symbols.text(*s)).collect();
            let label = texts.join("; ");
            graph.edges.labels[edge] = Some(graph.symbols.intern(&label));
        }
    }

    /// The id of every claim, made distinct where two are the same.
    fn claim_ids(&self, graph: &mut Graph) -> Vec<Sym> {
        let claims = self.ledger.all_claims();
        let mut ids: Vec<Sym> = claims.map(|claim| graph.symbols.intern(&claim.id())).collect();
        let mut times = HashMap::<Sym, usize>::new();
        ids.iter().for_each(|id| *times.entry(*id).or_default() += 1);
        let mut repeated: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (row, id) in ids.iter().enumerate().filter(|(_, id)| times[*id] > 1) {
            repeated.entry(graph.text(*id).to_string()).or_default().push(row);
        }
        for (id, mut rows) in repeated {
            // What stands in the rows decides, because their order must leave no trace.
            rows.sort_by_cached_key(|row| self.row_texts(*row));
            let mut number = 1;
            for row in &rows[1..] {
                ids[*row] = loop {
                    number += 1;
                    let id = graph.symbols.intern(&format!("{id} #{number}"));
                    if times.insert(id, 1).is_none() {
                        break id;
                    }
                };
            }
        }
        ids
    }

    /// Everything that stands in a row, by column.
    fn row_texts(&self, row: usize) -> Vec<(&str, &str)> {
        let text = |column: &TableColumn| self.ledger.symbols.text_of(column.cells[row]);
        let columns = self.ledger.claims.columns.iter();
        let mut cells: Vec<(&str, &str)> =
            columns.filter_map(|column| Some((column.name.as_str(), text(column)?))).collect();
        cells.sort_unstable();
        cells
    }
}

fn ranks_of(ids: &[Sym], graph: &Graph) -> Vec<u32> {
    let mut ranks = vec![0; ids.len()];
    for (rank, row) in crate::model::ranks(&graph.symbols, ids).into_iter().enumerate() {
        ranks[row as usize] = rank as u32;
    }
    ranks
}

/// Adds a column, unless it says nothing.
fn put(graph: &mut Graph, name: &str, cells: Cells) {
    if cells.present() > 0 {
        graph.edges.columns.push(Column { name: name.to_string(), cells });
    }
}

/// For each time of a ranking the half of an interval that an end of the edge's time means.
fn halves(
    ranking: &Ranking,
    graph: &mut Graph,
    half: impl Fn(When<'_>) -> &str,
) -> Vec<Option<Sym>> {
    let of = |symbol: &Sym| {
        let text = graph.symbols.text(*symbol);
        if !text.contains('/') {
            return Some(*symbol);
        }
        let half = When::parse(text).map_or(text, &half).to_string();
        (!half.is_empty()).then(|| graph.symbols.intern(&half))
    };
    ranking.order.iter().map(of).collect()
}

/// For each edge the distinct values of its claims, in the order of their ranks.
fn distinct(fold: &Fold, rank: impl Fn(usize) -> u32 + Send + Sync, order: &[Sym]) -> Cells {
    let all = fold.each_claim(rank);
    let ranks = |edge: usize, ranks: &mut Vec<u32>| {
        ranks.extend(all[fold.run(edge)].iter().filter(|rank| **rank != UNRANKED));
    };
    lists(fold, ranks, order)
}

fn lists(fold: &Fold, ranks: impl Fn(usize, &mut Vec<u32>) + Sync, order: &[Sym]) -> Cells {
    const CHUNK: usize = 1 << 14;
    let chunks: Vec<Lists> = (0..fold.len().div_ceil(CHUNK))
        .into_par_iter()
        .map(|chunk| {
            let (mut lists, mut found) = (Lists::default(), Vec::new());
            for edge in chunk * CHUNK..((chunk + 1) * CHUNK).min(fold.len()) {
                found.clear();
                ranks(edge, &mut found);
                if found.len() > 1 {
                    found.sort_unstable();
                    found.dedup();
                }
                lists.push(found.iter().map(|rank| order[*rank as usize]));
            }
            lists
        })
        .collect();
    let mut all = Lists::default();
    chunks.into_iter().for_each(|chunk| all.append(chunk));
    Cells::List(all)
}

/// The sum of some numbers, the same in whatever order they come; the largest number there is where
/// the sum is beyond it, because no format has a word for infinity that is read back.
fn sum(numbers: &mut [f64]) -> f64 {
    // Numbers this much smaller have a sum that isn't beyond it, however many there are.
    const SMALL: f64 = 1.0 / (1_u128 << 64) as f64;
    if numbers.len() > 2 {
        numbers.sort_unstable_by(f64::total_cmp);
    }
    let sum: f64 = numbers.iter().sum();
    if !sum.is_finite() {
        let small: f64 = numbers.iter().map(|number| number * SMALL).sum();
        return (small / SMALL).clamp(f64::MIN, f64::MAX);
    }
    // Hundredths that were typed shouldn't come out as 0.30000000000000004.
    let rounded = (sum * 1e9).round() / 1e9;
    if rounded.is_finite() && (rounded - sum).abs() < 1e-10 { rounded } else { sum }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_stays_a_number() {
        assert_eq!(sum(&mut [0.1, 0.2]), 0.3);
        assert_eq!(sum(&mut [1e308, 1e308]), f64::MAX);
        assert_eq!(sum(&mut [-1e308; 3]), f64::MIN);
        assert_eq!(sum(&mut [1e308, -1e308, 1e308, -1e308, 1e308]), 1e308);
    }
}
