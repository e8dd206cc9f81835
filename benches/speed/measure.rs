//! Every task with every program, in turns.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::options::{Options, Size};
use crate::run::{Run, run, write_only};
use crate::tasks::{Input, Program, TASKS, Task};

/// What was measured with tables of one size.
pub(crate) struct Measured {
    pub(crate) size: Size,
    pub(crate) runs: usize,
    pub(crate) nodes: u64,
    pub(crate) edges: u64,
    pub(crate) cells: Vec<Cell>,
}

/// What one program took for one task.
pub(crate) struct Cell {
    pub(crate) task: Option<Task>,
    pub(crate) program: String,
    pub(crate) bytes_in: u64,
    pub(crate) runs: Vec<Run>,
    /// What it said if it couldn't.
    pub(crate) lost: Option<String>,
}

impl Cell {
    /// The median of the seconds, if it ran.
    pub(crate) fn seconds(&self) -> Option<f64> {
        let mut all: Vec<f64> = self.runs.iter().map(|run| run.seconds).collect();
        all.sort_by(f64::total_cmp);
        let middle = all.len() / 2;
        match all.len() {
            0 => None,
            odd if odd % 2 == 1 => Some(all[middle]),
            _ => Some(f64::midpoint(all[middle - 1], all[middle])),
        }
    }

    /// How far the slowest and the fastest run are apart, as a part of the median.
    pub(crate) fn spread(&self) -> Option<f64> {
        let all = || self.runs.iter().map(|run| run.seconds);
        let apart = all().fold(0.0, f64::max) - all().fold(f64::INFINITY, f64::min);
        self.seconds().filter(|_| self.runs.len() > 1).map(|median| apart / median)
    }

    /// The peak memory, if it is known: the largest, since a busy machine may miss some of it.
    pub(crate) fn peak(&self) -> Option<u64> {
        self.runs.iter().filter_map(|run| run.peak).max()
    }

    /// Bytes written by a run.
    pub(crate) fn written(&self) -> Option<u64> {
        self.runs.first().map(|run| run.written)
    }

    /// Whether it is our own program that couldn't.
    pub(crate) fn is_ours_lost(&self) -> bool {
        self.lost.is_some() && self.program == Program::ours().name
    }
}

/// Measures everything with tables of one size.
pub(crate) fn measure(
    size: &Size,
    tables: &Path,
    out: &Path,
    programs: &[Program],
    options: &Options,
) -> Measured {
    let out = out.join(&size.name);
    let inputs = Inputs::prepare(tables, &out.join("in"));
    let filter = options.filter.as_deref().unwrap_or_default();
    let mut cells = Vec::new();
    for task in TASKS.iter().filter(|task| task.name.contains(filter)) {
        let bytes_in = bytes(&inputs.path(task.input));
        for program in programs {
            let (program, runs) = (program.name.clone(), Vec::new());
            cells.push(Cell { task: Some(*task), program, bytes_in, runs, lost: None });
        }
    }
    let runs = options.runs(size);
    let mut disk = Vec::new();
    for round in 0..runs {
        eprintln!("{}: round {} of {runs} …", size.name, round + 1);
        for of_task in cells.chunks_mut(programs.len()) {
            for turn in 0..programs.len() {
                let at = (turn + round) % programs.len();
                take(&mut of_task[at], &programs[at], &inputs, &fresh(&out.join("run")));
            }
            if let ("graphml", Some(run)) = (name(&of_task[0]), of_task[0].runs.last()) {
                disk.push(write_only(run.written, &fresh(&out.join("run"))));
            }
        }
    }
    if !disk.is_empty() {
        let program = "the disk".to_string();
        cells.push(Cell { task: None, program, bytes_in: 0, runs: disk, lost: None });
    }
    fs::remove_dir_all(&out).unwrap();
    Measured { size: size.clone(), runs, nodes: inputs.nodes, edges: inputs.edges, cells }
}

/// Measures how long it takes to do almost nothing: to draw the bundled case.
pub(crate) fn start_up(out: &Path, runs: usize) -> Cell {
    let task = TASKS.iter().find(|task| task.name == "dot").copied();
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("graph-data");
    let (ours, folder) = (Program::ours(), out.join("start-up"));
    let mut cell =
        Cell { task, program: ours.name.clone(), bytes_in: bytes(&case), runs: vec![], lost: None };
    for _ in 0..runs {
        let folder = fresh(&folder);
        let command = ours.command(&task.unwrap(), &case, &folder.join("out.dot"));
        cell.runs.push(run(command, &folder).unwrap());
    }
    fs::remove_dir_all(folder).unwrap();
    cell
}

fn take(cell: &mut Cell, program: &Program, inputs: &Inputs, folder: &Path) {
    let (Some(task), None) = (&cell.task, &cell.lost) else { return };
    let output = folder.join("out").with_extension(task.ending);
    match run(program.command(task, &inputs.path(task.input), &output), folder) {
        Ok(run) => cell.runs.push(run),
        Err(why) => cell.lost = Some(why),
    }
}

fn name(cell: &Cell) -> &str {
    cell.task.map_or("", |task| task.name)
}

/// The files that tasks start from.
struct Inputs {
    tables: PathBuf,
    made: PathBuf,
    nodes: u64,
    edges: u64,
}

impl Inputs {
    /// Makes the graph files with our program, so that every program converts the same.
    fn prepare(tables: &Path, made: &Path) -> Inputs {
        fresh(made);
        let table = tables.join("table");
        let (graphml, csv) = (made.join("graph.graphml"), made.join("edges.csv"));
        let mut export = Command::new(env!("CARGO_BIN_EXE_claimgraph"));
        export.args(["export", "--quiet"]).arg(&table).arg("--output").arg(graphml);
        assert!(export.arg("--output").arg(csv).status().unwrap().success(), "{export:?}");
        let mut stats = Command::new(env!("CARGO_BIN_EXE_claimgraph"));
        let told = stats.args(["stats", "--json"]).arg(&table).output().unwrap();
        let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
        let count = |what: &str| told[what].as_u64().unwrap();
        let (nodes, edges) = (count("nodes"), count("edges"));
        Inputs { tables: tables.to_path_buf(), made: made.to_path_buf(), nodes, edges }
    }

    fn path(&self, input: Input) -> PathBuf {
        match input {
            Input::Tables => self.tables.join("table"),
            Input::Project => self.tables.join("project"),
            Input::GraphMl => self.made.join("graph.graphml"),
            Input::Edges => self.made.join("edges.csv"),
        }
    }
}

fn fresh(folder: &Path) -> PathBuf {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    fs::create_dir_all(folder).unwrap();
    folder.to_path_buf()
}

fn bytes(path: &Path) -> u64 {
    let about = fs::metadata(path).unwrap();
    if !about.is_dir() {
        return about.len();
    }
    fs::read_dir(path).unwrap().map(|entry| bytes(&entry.unwrap().path())).sum()
}
