//! What people decided about who is who, and where they contradict each other.

use std::collections::{HashMap, HashSet, VecDeque};

use petgraph::unionfind::UnionFind;

use crate::model::{Ledger, Resolution};
use crate::resolve::sides::Sides;
use crate::resolve::told::{MOST_TOLD, Told};
use crate::text::{Diagnostic, did_you_mean};

/// Pairs of entity numbers that were decided about.
#[derive(Debug, Default)]
pub(super) struct Decided {
    /// Left and right are one; and the row that says so.
    pub(super) same: Vec<(u32, u32, usize)>,
    /// They are not; and the row that says so.
    different: Vec<(u32, u32, usize)>,
    /// Nobody knows; and the row that says so.
    unsure: Vec<(u32, u32, usize)>,
}

/// Reads the table of decisions. `unsure` decides nothing, which is what it says; beside a decision
/// about the same two it is told.
pub(super) fn read(
    ledger: &Ledger,
    resolution: &Resolution,
    diagnostics: &mut Vec<Diagnostic>,
) -> Decided {
    let table = &ledger.decisions;
    let (mut decided, mut told) = (Decided::default(), Told::default());
    let mut sides = Sides::of(ledger, resolution);
    for row in 0..table.len() {
        let typed = ledger.symbols.text_of(table.cell(row, "decision")).unwrap_or_default();
        let is = |word: &&str| typed.eq_ignore_ascii_case(word);
        let Some(decision) = ["same", "different", "unsure"].into_iter().find(is) else {
            told.tell("unknown-decision", || unknown(typed).at(table.place_of(row, "decision")));
            continue;
        };
        let mut side = |name| sides.entity(row, name, &mut told);
        let (Some(left), Some(right)) = (side("left"), side("right")) else { continue };
        match decision {
            "same" if left == right => {
                let said = format!("{} is the same as itself", named(ledger, &[row], &["left"]));
                let told = Diagnostic::warning("decides-nothing", said);
                let hint = "name two entities, or take the row out";
                diagnostics.push(told.at(table.place(row)).hint(hint));
            }
            "same" => decided.same.push((left, right, row)),
            "different" => decided.different.push((left, right, row)),
            _ => decided.unsure.push((left, right, row)),
        }
    }
    diagnostics.extend(told.finish());
    contradictions(ledger, resolution, &mut decided, diagnostics);
    decided
}

fn unknown(decision: &str) -> Diagnostic {
    let hint = did_you_mean(decision, ["same", "different", "unsure"]);
    let hint = hint.unwrap_or_else(|| "write same, different or unsure".to_string());
    Diagnostic::error("unknown-decision", format!("`{decision}` is no decision")).hint(hint)
}

fn contradictions(
    ledger: &Ledger,
    resolution: &Resolution,
    decided: &mut Decided,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let sets = applied(decided, resolution.entities.len());
    let (mut contested, mut told, mut untold) = (HashSet::new(), Vec::new(), 0);
    for (left, right, row) in &decided.different {
        let place = ledger.decisions.place(*row);
        let set = sets.find(*left as usize);
        let contradicts = left == right || sets.equiv(*left as usize, *right as usize);
        if contradicts && left != right {
            contested.insert(set);
        }
        if contradicts && told.len() == MOST_TOLD {
            untold += 1;
        } else if left == right {
            told.push(not_itself(ledger, *row).at(place));
        } else if contradicts {
            let group: Vec<(u32, u32, usize)> = decided
                .same
                .iter()
                .copied()
                .filter(|(left, _, _)| sets.find(*left as usize) == set)
                .collect();
            told.push(contradiction(ledger, resolution, (*left, *right), &group).at(place));
        }
    }
    diagnostics.extend(told);
    if untold > 0 {
        let message = format!("{untold} more rows contradict others");
        diagnostics.push(Diagnostic::error(CONTRADICTING, message).counting(untold));
    }
    // Until somebody settles it, those that are contested stay apart.
    decided.same.retain(|(left, _, _)| !contested.contains(&sets.find(*left as usize)));
    diagnostics.extend(doubts(ledger, decided, &applied(decided, resolution.entities.len())));
}

/// Who is one with whom by the decisions that count.
fn applied(decided: &Decided, entities: usize) -> UnionFind<usize> {
    let mut sets = UnionFind::new(entities);
    for (left, right, _) in &decided.same {
        sets.union(*left as usize, *right as usize);
    }
    sets
}

/// Tells rows that are unsure about two of whom others are sure.
fn doubts(ledger: &Ledger, decided: &Decided, sets: &UnionFind<usize>) -> Vec<Diagnostic> {
    let pair = |left: u32, right: u32| {
        let (left, right) = (sets.find(left as usize), sets.find(right as usize));
        (left.min(right), left.max(right))
    };
    let mut different: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    for (left, right, row) in decided.different.iter().filter(|(left, right, _)| left != right) {
        different.entry(pair(*left, *right)).or_default().push(*row);
    }
    let is_decided = |left: u32, right: u32| {
        let (one, other) = pair(left, right);
        left != right && (one == other || different.contains_key(&(one, other)))
    };
    let mut doubted = decided.unsure.iter().filter(|(left, right, _)| is_decided(*left, *right));
    let doubt = |(left, right, row): &(u32, u32, usize)| match different.get(&pair(*left, *right)) {
        Some(rows) => doubt(ledger, *row, rows, "they stay apart"),
        None => doubt(ledger, *row, &way(*left, *right, &decided.same), "they are one"),
    };
    let mut told: Vec<Diagnostic> = doubted.by_ref().take(MOST_TOLD).map(doubt).collect();
    let untold = doubted.count();
    if untold > 0 {
        let message = format!("{untold} more rows are unsure about what others decide");
        told.push(Diagnostic::warning(DOUBTED, message).counting(untold));
    }
    told
}

/// The rule under which rows are told that doubt what others decide.
const DOUBTED: &str = "doubted-decision";

/// The rule under which rows are told that contradict others.
const CONTRADICTING: &str = "contradicting-decisions";

fn doubt(ledger: &Ledger, row: usize, by: &[usize], until: &str) -> Diagnostic {
    let [left, right] = ["left", "right"].map(|side| named(ledger, &[row], &[side]));
    let decisions = named(ledger, by, &["left", "right", "decision"]);
    let verb = if by.len() == 1 { "decides" } else { "decide" };
    let message = format!("this row is unsure about {left} and {right}, but {decisions} {verb}");
    Diagnostic::warning(DOUBTED, message)
        .at(ledger.decisions.place(row))
        .hint(format!("take one of the rows out; until then {until}"))
}

/// Rows of the table of decisions as a message has them: what stands in some of their columns.
fn named(ledger: &Ledger, rows: &[usize], columns: &[&str]) -> String {
    let cell = |row: usize, column: &str| {
        ledger.symbols.text_of(ledger.decisions.cell(row, column)).unwrap_or_default()
    };
    let name = |row: &usize| {
        let cells: Vec<&str> = columns.iter().map(|column| cell(*row, column)).collect();
        format!("`{}`", cells.join(","))
    };
    let shown: Vec<String> = rows.iter().take(MOST_NAMED).map(name).collect();
    let left = rows.len() - shown.len();
    let more = if left > 0 { format!(" and {left} more") } else { String::new() };
    shown.join(", ") + &more
}

/// Says that a row tells somebody apart from nobody else.
fn not_itself(ledger: &Ledger, row: usize) -> Diagnostic {
    let side = |name| ledger.symbols.text_of(ledger.decisions.cell(row, name)).unwrap_or_default();
    let (left, right) = (side("left"), side("right"));
    let message = match left == right {
        true => format!("`{left}` is decided to be different from itself"),
        false => format!("`{left}` and `{right}` are one entity, so they can't be different"),
    };
    let hint = "name two entities, or take the row out";
    Diagnostic::error(CONTRADICTING, message).hint(hint)
}

/// Says which of a group's rows make two the same who are decided to be different, and that none of
/// the group's rows counts.
fn contradiction(
    ledger: &Ledger,
    resolution: &Resolution,
    (left, right): (u32, u32),
    group: &[(u32, u32, usize)],
) -> Diagnostic {
    let id = |number: u32| ledger.text(resolution.entities[number as usize].id);
    let pairs = |rows: &[usize]| named(ledger, rows, &["left", "right"]);
    let (way, rows) = (way(left, right, group), group.iter().map(|(_, _, row)| *row));
    let message = format!(
        "`{}` and `{}` are decided to be different, but {} {} them the same",
        id(left),
        id(right),
        pairs(&way),
        if way.len() == 1 { "makes" } else { "make" },
    );
    let on_the_way: HashSet<usize> = way.iter().copied().collect();
    let rest: Vec<usize> = rows.filter(|row| !on_the_way.contains(row)).collect();
    let rest = match rest.is_empty() {
        true => String::new(),
        false => format!(", nor {} of the same group", pairs(&rest)),
    };
    let what = match way.len() {
        1 => format!("the row {} isn't", named(ledger, &way, &["left", "right", "decision"])),
        _ => "none of those rows is".to_string(),
    };
    Diagnostic::error(CONTRADICTING, message)
        .hint("change this row, or one of those")
        .hint(format!("until then {what} applied{rest}"))
}

/// The most rows that a message names.
const MOST_NAMED: usize = 8;

/// The fewest rows that lead from one entity to another, in the order in which they do.
fn way(left: u32, right: u32, group: &[(u32, u32, usize)]) -> Vec<usize> {
    let mut beside: HashMap<u32, Vec<(u32, usize)>> = HashMap::new();
    for (left, right, row) in group {
        beside.entry(*left).or_default().push((*right, *row));
        beside.entry(*right).or_default().push((*left, *row));
    }
    // Who was reached from whom, by which row.
    let mut from: HashMap<u32, (u32, usize)> = HashMap::new();
    let mut queue = VecDeque::from([left]);
    while let Some(entity) = queue.pop_front().filter(|entity| *entity != right) {
        for (next, row) in beside.get(&entity).into_iter().flatten() {
            if *next != left && !from.contains_key(next) {
                from.insert(*next, (entity, *row));
                queue.push_back(*next);
            }
        }
    }
    let mut rows = Vec::new();
    let mut entity = right;
    while let Some((before, row)) = from.get(&entity) {
        rows.push(*row);
        entity = *before;
    }
    rows.reverse();
    rows
}
