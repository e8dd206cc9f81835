//! Tables of claims as they come: a few entities are in everybody's mouth, most are named a few
//! times; about three of ten rows repeat what an earlier one says; some cells are hard to read.
//!
//! Each row depends on its number only, so the tables are the same on every machine, and making
//! them needs no memory.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use crate::dice::Dice;
use crate::{project, words};

/// What makes the tables. Where it has changed, they are made anew.
const MADE_BY: &[&str] = &[
    include_str!("dice.rs"),
    include_str!("generate.rs"),
    include_str!("project.rs"),
    include_str!("words.rs"),
];

/// What a row says.
pub(crate) struct Said {
    pub(crate) subject: u64,
    pub(crate) relation: usize,
    pub(crate) object: u64,
}

/// A table that is being written.
pub(crate) type Table = csv::Writer<BufWriter<File>>;

/// Makes `table/` and `project/` in a folder, unless they are there.
pub(crate) fn once(folder: &Path, claims: u64) {
    let stamp = folder.join("made-by");
    let made_by = format!("{claims} claims\n{}", MADE_BY.concat());
    if fs::read_to_string(&stamp).is_ok_and(|found| found == made_by) {
        return;
    }
    eprintln!("making {} …", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    table(&folder.join("table"), claims);
    project::write(&folder.join("project"), claims);
    fs::write(stamp, made_by).unwrap();
}

/// How many entities there are for so many claims.
pub(crate) fn entities(claims: u64) -> u64 {
    (claims / 5).max(10)
}

/// What the row with this number says.
pub(crate) fn said(row: u64, claims: u64) -> Said {
    let mut row = row;
    let mut dice = Dice::of(10, row);
    while row > 0 && dice.below(10) < 3 {
        row = dice.below(row);
        dice = Dice::of(10, row);
    }
    Said {
        subject: somebody(&mut dice, claims),
        relation: dice.skewed(words::RELATIONS.len() as u64) as usize,
        object: somebody(&mut dice, claims),
    }
}

/// An entity. Those that everybody names are strewn among the others.
pub(crate) fn somebody(dice: &mut Dice, claims: u64) -> u64 {
    const STRIDE: u64 = 7_368_787;
    let all = entities(claims);
    dice.skewed(all) * STRIDE % all
}

/// A day.
pub(crate) fn day(dice: &mut Dice) -> String {
    format!("{}-{:02}-{:02}", 1990 + dice.below(36), 1 + dice.below(12), 1 + dice.below(28))
}

/// Begins a table with these columns.
pub(crate) fn begin(path: &Path, columns: &[&str]) -> Table {
    let mut table = csv::Writer::from_writer(BufWriter::new(File::create(path).unwrap()));
    table.write_record(columns).unwrap();
    table
}

/// Names the columns as many programs do, so that they can be measured with the same files.
fn table(folder: &Path, claims: u64) {
    fs::create_dir_all(folder).unwrap();
    let mut table = begin(&folder.join("entities.csv"), &["id", "type", "label", "country"]);
    for number in 0..entities(claims) {
        let mut dice = Dice::of(11, number);
        let kind = dice.pick(words::TYPES);
        let country = dice.pick(&["NO", "PT", "KE", "VN", "CL", ""]);
        let row = [&words::id(number), kind, &words::label(number), country];
        table.write_record(row).unwrap();
    }
    table.flush().unwrap();
    let columns = ["subject", "predicate", "object", "source", "date", "weight"];
    let mut table = begin(&folder.join("claims.csv"), &columns);
    for row in 0..claims {
        let said = said(row, claims);
        let mut dice = Dice::of(12, row);
        let source = words::source(dice.skewed(sources(claims)));
        let weight = (1 + dice.below(16)) as f64 / 4.0;
        let relation = words::RELATIONS[said.relation];
        let (subject, object) = (words::id(said.subject), words::id(said.object));
        let (day, weight) = (day(&mut dice), weight.to_string());
        table.write_record([&subject, relation, &object, &source, &day, &weight]).unwrap();
    }
    table.flush().unwrap();
}

/// How many sources without a document there are.
pub(crate) fn sources(claims: u64) -> u64 {
    (claims / 2000).max(20)
}
