//! What the formats of a run's files can't carry, told to people and to programs.

use std::path::PathBuf;

use claimgraph::formats::{Format, WriteOptions};
use claimgraph::model::{Graph, Loss};
use claimgraph::text::{Diagnostic, Severity, visible_message, visible_name};
use claimgraph::{Result, check};

use crate::cli::report;
use crate::cli::writing::Writing;

/// What one file lost.
pub(crate) struct Lost {
    file: String,
    format: &'static str,
    losses: Vec<Loss>,
}

/// What each file loses that none beside it keeps.
pub(crate) fn losses(
    graph: &Graph,
    targets: &[PathBuf],
    writing: &Writing,
    options: &WriteOptions,
) -> Result<Vec<Lost>> {
    let mut all = Vec::new();
    for target in targets {
        let (format, writes) = writing.format(target)?;
        all.push((target, format, writes.losses(graph, options)));
    }
    let mut lost = Vec::new();
    for (target, format, losses) in &all {
        let beside = all.iter().filter(|(_, other, _)| are_a_pair(format, other));
        let beside: Vec<&Vec<Loss>> = beside.map(|(.., losses)| losses).collect();
        let is_lost =
            |loss: &&Loss| !loss.is_left_out() || beside.iter().all(|there| there.contains(loss));
        let losses: Vec<Loss> = losses.iter().filter(is_lost).cloned().collect();
        if !losses.is_empty() {
            lost.push(Lost { file: target.display().to_string(), format: format.name, losses });
        }
    }
    Ok(lost)
}

/// Whether one is a table of edges and the other one of nodes, so that together they have what
/// either lacks.
fn are_a_pair(one: &Format, other: &Format) -> bool {
    matches!((one.rows, other.rows), (Some(one), Some(other)) if one != other)
}

/// Whether a message is about something that isn't in the graph. What a rule warns of is there.
pub(crate) fn tells_loss(told: &Diagnostic) -> bool {
    let is_of_rule = || check::RULES.iter().any(|rule| rule.name == told.rule);
    match told.severity {
        Severity::Error => true,
        Severity::Warning => !is_of_rule(),
        Severity::Note => false,
    }
}

/// The most attributes that are named in one line.
const MOST_NAMED: usize = 8;

/// Tells people.
pub(crate) fn tell(lost: &[Lost], quiet: bool) {
    for Lost { file, format, losses } in lost.iter().filter(|_| !quiet) {
        let mut text = format!("{}: {format} can't carry everything:\n", visible_name(file));
        for same in together(losses) {
            text.push_str(&format!("  {}\n", visible_message(&line(&same))));
        }
        report::say(&text);
    }
}

/// Losses of one sort together, in the order in which they come.
fn together(losses: &[Loss]) -> Vec<Vec<&Loss>> {
    let mut sorts: Vec<Vec<&Loss>> = Vec::new();
    for loss in losses {
        let is_like = |same: &&mut Vec<&Loss>| {
            let first = same[0];
            first.column.is_some() && first.what == loss.what && first.becomes == loss.becomes
        };
        match sorts.iter_mut().find(is_like) {
            Some(same) => same.push(loss),
            None => sorts.push(vec![loss]),
        }
    }
    sorts
}

/// What is lost in one way: ``7 edge lists (`statuses`, `state`): joined by `|` ``.
fn line(same: &[&Loss]) -> String {
    let [first, rest @ ..] = same else { return String::new() };
    if rest.is_empty() {
        let name = if first.count == 1 { singular(&first.name()) } else { first.name() };
        return format!("{} {name}: {}", first.count, first.becomes);
    }
    let count: usize = same.iter().map(|loss| loss.count).sum();
    let columns = same.iter().flat_map(|loss| &loss.column).map(|column| format!("`{column}`"));
    let mut named: Vec<String> = columns.collect();
    let more = named.len().saturating_sub(MOST_NAMED);
    if more > 1 {
        named.truncate(MOST_NAMED);
        named.push(format!("{more} more"));
    }
    format!("{count} {} ({}): {}", first.what, named.join(", "), first.becomes)
}

/// The name of one thing from that of several: `edge list`, `node without edges`.
fn singular(several: &str) -> String {
    let (things, rest) = match several.find(" (") {
        Some(at) => several.split_at(at),
        None => (several, ""),
    };
    let one = |plural: &str| plural.strip_suffix('s').unwrap_or(plural).to_string();
    match ["nodes ", "edges ", "texts "].iter().find(|plural| things.starts_with(**plural)) {
        Some(first) => format!("{} {}{rest}", one(first.trim()), &things[first.len()..]),
        None => one(things) + rest,
    }
}

/// The same for programs.
pub(crate) fn report_of(lost: &[Lost]) -> serde_json::Value {
    let of = |loss: &Loss| {
        serde_json::json!({
            "kind": loss.becomes.kind(),
            "of": loss.what,
            "attribute": loss.column,
            "what": loss.name(),
            "count": loss.count,
            "becomes": loss.becomes.to_string(),
        })
    };
    let files = lost.iter().map(|lost| {
        let losses: Vec<_> = lost.losses.iter().map(of).collect();
        serde_json::json!({ "file": lost.file, "format": lost.format, "losses": losses })
    });
    serde_json::json!({ "files": files.collect::<Vec<_>>() })
}
