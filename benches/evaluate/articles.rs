//! Measures claims, on hand-coded articles.

use std::path::PathBuf;

use crate::scoring::articles::{Article, articles};
use crate::scoring::expected::{ExpectedClaim, Found};
use crate::scoring::pairs::{Outcome, Pair, compare};
use crate::scoring::tally::{COLUMNS, Tally};

/// What the words behind `articles` ask for.
#[derive(Default)]
struct Options {
    /// The folder with a table of what another program found in each article; ours, if none.
    tables: Option<PathBuf>,
    /// The articles that are measured; all if none is named.
    names: Vec<String>,
    /// What is listed besides the scores.
    lists: Vec<List>,
}

#[derive(Clone, Copy, PartialEq)]
enum List {
    /// Claims that have to be found and weren't.
    Misses,
    /// Found claims that nobody expects.
    Extra,
    /// Found claims that are put wrongly.
    Wrong,
}

/// Measures and prints.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let options = options(words)?;
    let mut articles = articles()?;
    if let Some(unknown) =
        options.names.iter().find(|name| articles.iter().all(|article| article.name != **name))
    {
        return Err(format!("there is no article `{unknown}` in tests/articles"));
    }
    articles.retain(|article| options.names.is_empty() || options.names.contains(&article.name));
    articles.sort_by_key(|article| article.is_held);
    print_scores(&articles, &options)
}

fn options(words: &[String]) -> Result<Options, String> {
    let mut options = Options::default();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--tables" => {
                let folder = words.next().ok_or("`--tables` needs a folder")?;
                options.tables = Some(PathBuf::from(folder));
            }
            "--misses" => options.lists.push(List::Misses),
            "--extra" => options.lists.push(List::Extra),
            "--wrong" => options.lists.push(List::Wrong),
            flag if flag.starts_with('-') => return Err(format!("there is no `{flag}`")),
            name => options.names.push(name.to_string()),
        }
    }
    Ok(options)
}

fn print_scores(articles: &[Article], options: &Options) -> Result<(), String> {
    println!("{:<20}{COLUMNS}", "article");
    let (mut open, mut held) = (Tally::default(), Tally::default());
    let mut lists = String::new();
    for article in articles {
        let found = found_in(article, options)?;
        let outcome = compare(&article.expected, &found);
        let claims = &article.expected.claims;
        let required = claims.iter().filter(|claim| claim.is_required).count();
        let tally = Tally::of(&outcome, required);
        let mark = if article.is_held { " (held)" } else { "" };
        println!("{:<20}{}", format!("{}{mark}", article.name), tally.line());
        match article.is_held {
            true => held += tally,
            false => open += tally,
        }
        // What is held back isn't shown by the way.
        if !article.is_held || options.names.contains(&article.name) {
            lists.push_str(&listed(article, &found, &outcome, &options.lists));
        }
    }
    let mut all = open;
    all += held;
    for (name, tally) in [("open", open), ("held back", held), ("all", all)] {
        println!("{name:<20}{}", tally.line());
    }
    print!("{lists}");
    Ok(())
}

fn found_in(article: &Article, options: &Options) -> Result<Vec<Found>, String> {
    match &options.tables {
        Some(folder) => Found::read(&folder.join(format!("{}.csv", article.name))),
        None => Found::extracted(&article.path),
    }
}

/// What a program did wrong in an article, a line each.
fn listed(article: &Article, found: &[Found], outcome: &Outcome, lists: &[List]) -> String {
    let claims = &article.expected.claims;
    let mut text = String::new();
    let mut line = |kind: &str, claim: String, quote: &str| {
        text.push_str(&format!("{}: {kind}: {claim}\n    {quote}\n", article.name));
    };
    for list in lists {
        match list {
            List::Misses => outcome.missed.iter().for_each(|&at| {
                line("missed", expected_line(&claims[at]), &claims[at].quote);
            }),
            List::Extra => outcome.extra.iter().for_each(|&at| {
                let kind = if outcome.furniture.contains(&at) { "furniture" } else { "extra" };
                line(kind, found_line(&found[at]), &found[at].quote);
            }),
            List::Wrong => outcome.pairs.iter().for_each(|pair| {
                let wrong = wrong(pair);
                let (right, is) = (&claims[pair.expected], &found[pair.found]);
                if !wrong.is_empty() {
                    let both = format!("{}\n    not {}", expected_line(right), found_line(is));
                    line(&format!("wrong {}", wrong.join(", ")), both, &right.quote);
                }
            }),
        }
    }
    text
}

/// What of a pair is wrong, but for names that are only short.
fn wrong(pair: &Pair) -> Vec<&'static str> {
    let marks = [
        ("status", pair.status),
        ("negated", pair.negated),
        ("modality", pair.modality),
        ("speaker", pair.speaker),
        ("when", pair.when),
    ];
    marks.iter().filter(|(_, is_right)| !is_right).map(|(name, _)| *name).collect()
}

fn expected_line(claim: &ExpectedClaim) -> String {
    let ends = [&claim.subject, &claim.relation, &claim.object].map(|list| list.join("|"));
    let manner = [&claim.status, &claim.modality, &claim.speaker, &claim.when];
    said(&ends, claim.negated, &manner.map(|list| list.join("|")))
}

fn found_line(found: &Found) -> String {
    let ends = [&found.subject, &found.relation, &found.object].map(String::clone);
    let manner = [&found.status, &found.modality, &found.speaker, &found.when];
    said(&ends, found.negated, &manner.map(String::clone))
}

fn said(ends: &[String], negated: bool, manner: &[String]) -> String {
    let not = if negated { " · negated" } else { "" };
    format!("{}{not} · {}", ends.join(" → "), manner.join(" · "))
}
