//! What we write, opened in other people's programs and compared with what was meant.
//!
//! `tests/foreign/README.md` tells how the programs are installed and what surprised us in them.

mod common;
#[path = "foreign/gephi.rs"]
mod gephi;
#[path = "foreign/picture.rs"]
mod picture;
#[path = "foreign/programs.rs"]
mod programs;
#[path = "foreign/quirks.rs"]
mod quirks;
#[path = "foreign/samples.rs"]
mod samples;
#[path = "foreign/seen.rs"]
mod seen;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use claimgraph::formats::{Consumer, GexfVersion, Rankdir, WriteOptions, by_name, for_reader};
use claimgraph::model::{Carries, Cells, Denials, Graph, Hedges, NOT, default_statuses};
use picture::Picture;
use programs::{Program, drawn, folder, ill_formed};
use samples::{Sample, samples, typed};

/// A way to bring a graph to a program.
#[derive(Clone, Copy)]
struct Way {
    /// What the reader is asked to read, which is also the format but for CSV, a pair of them.
    format: &'static str,
    consumer: Consumer,
    gexf_version: GexfVersion,
    /// The graph as far as the program can open it at all.
    openable: fn(&Graph) -> Graph,
    /// What the program makes of what a graph means.
    quirks: fn(&mut Picture),
    /// What it says about files that are fine, or how that begins.
    said: &'static [&'static str],
}

const ANY: Way = Way {
    format: "graphml",
    consumer: Consumer::Any,
    gexf_version: GexfVersion::V1_3,
    openable: Graph::clone,
    quirks: |_| {},
    said: &[],
};

/// Gives the files of a sample that are XML.
fn written_as_xml(sample: &Sample) -> Vec<String> {
    let graphml = |consumer| Way { consumer, ..ANY };
    let gexf = |gexf_version| Way { format: "gexf", gexf_version, ..ANY };
    let ways = [
        graphml(Consumer::Any),
        graphml(Consumer::Yed),
        gexf(GexfVersion::V1_2),
        gexf(GexfVersion::V1_3),
    ];
    ways.iter().map(|way| written(sample, "expat", way).1).collect()
}

/// Writes a sample for a program and gives what to ask the reader for.
fn written(sample: &Sample, program: &str, way: &Way) -> (&'static str, String) {
    let options = WriteOptions {
        consumer: way.consumer,
        gexf_version: way.gexf_version,
        look: sample.look.clone(),
        ..WriteOptions::default()
    };
    let file = |format: &str, ending: &str| {
        let name = format!("{}.{:?}.{:?}.{ending}", sample.name, way.consumer, way.gexf_version);
        put(&sample.graph, &options, format, program, &name)
    };
    let paths = match way.format {
        "csv" => format!("{},{}", file("csv", "edges.csv"), file("nodes", "nodes.csv")),
        format => file(format, format),
    };
    (way.format, paths)
}

/// Writes a graph to a file for a program, and gives its name.
fn put(graph: &Graph, options: &WriteOptions, format: &str, program: &str, name: &str) -> String {
    let folder = folder().join("files").join(program);
    fs::create_dir_all(&folder).expect("the folder of outputs can be written");
    let path = folder.join(name);
    let mut bytes = Vec::new();
    let format = by_name(format).expect("it is one of the formats");
    format.write(graph, options, &mut bytes).expect("memory takes everything");
    fs::write(&path, bytes).expect("an output can be written");
    path.to_str().expect("the path is text").to_string()
}

/// What of a graph can be in a file.
fn carried(graph: &Graph, format: &str) -> Graph {
    let of =
        |name: &str| by_name(name).and_then(|format| format.writes.as_ref()).map(|w| w.carries);
    let carries = of(format).expect("the format is written");
    match format {
        // The other table has the rest.
        "csv" => graph.keep(Carries { isolated_nodes: true, node_attributes: true, ..carries }),
        _ => graph.keep(carries),
    }
}

/// Graphs with directed and undirected edges stop networkx.
fn of_one_direction(graph: &Graph) -> Graph {
    graph.keep(Carries { mixed_direction: false, ..Carries::EVERYTHING })
}

/// What is written for networkx has one direction, or two where there was none.
fn for_networkx(graph: &Graph) -> Graph {
    let options = WriteOptions { consumer: Consumer::Networkx, ..WriteOptions::default() };
    for_reader(graph, &options).into_owned()
}

/// Numbers that a double can't hold exactly, because they are so near to zero, stop igraph.
fn without_tiny_numbers(graph: &Graph) -> Graph {
    let mut graph = graph.clone();
    let columns = graph.nodes.columns.iter_mut().chain(&mut graph.edges.columns);
    let numbers = columns.filter_map(|column| match &mut column.cells {
        Cells::Float(cells) => Some(cells.iter_mut().flatten()),
        _ => None,
    });
    let numbers = numbers.flatten().chain(graph.edges.weights.iter_mut().flatten());
    numbers.filter(|number| number.is_subnormal()).for_each(|number| *number = 0.5);
    graph
}

/// Gephi takes attributes of tables and DOT for one whose names differ in nothing but case.
fn without_names_alike(graph: &Graph) -> Graph {
    let mut graph = graph.clone();
    for columns in [&mut graph.nodes.columns, &mut graph.edges.columns] {
        let mut known = BTreeSet::new();
        columns.retain(|column| known.insert(column.name.trim().to_lowercase()));
    }
    graph
}

/// Of DOT, Gephi makes all edges between two nodes one, whose exact label may be that of another
/// edge than its drawn one.
fn without_marks(graph: &Graph) -> Graph {
    unmarked(&without_names_alike(graph))
}

/// A graph for yEd, whose drawn labels are the exact ones.
fn unmarked_of_one_direction(graph: &Graph) -> Graph {
    unmarked(&of_one_direction(graph))
}

/// Drawn labels only differ from exact ones where an edge is denied, disputed or planned.
fn unmarked(graph: &Graph) -> Graph {
    let mut graph = graph.clone();
    let marks = ["negated", "state", "status", "relations", "modality", "modalities"];
    graph.edges.columns.retain(|column| !marks.contains(&column.name.as_str()));
    graph
}

/// From the first 25 rows of a table, Gephi guesses the kind of a column. So the first row says it.
fn with_telling_rows(graph: &Graph) -> Graph {
    let carries = by_name("csv").and_then(|format| format.writes.as_ref()).map(|w| w.carries);
    let all = Carries { isolated_nodes: true, node_attributes: true, ..carries.expect("it is") };
    let mut graph = without_names_alike(graph).keep(all);
    let word = graph.symbols.intern("a word");
    for column in graph.nodes.columns.iter_mut().chain(&mut graph.edges.columns) {
        match &mut column.cells {
            Cells::Bool(cells) => cells[0] = Some(true),
            Cells::Int(cells) => {
                cells[0] = cells.iter().flatten().copied().max_by_key(|n| n.unsigned_abs())
            }
            Cells::Float(cells) => cells[0] = Some(0.5),
            Cells::Text(cells) => cells[0] = Some(word),
            Cells::List(_) => {}
        }
    }
    graph
}

/// The label of an edge that denies, or is hedged, says so. In DOT, the plain one stands beside it.
fn say_how(picture: &mut Picture, graph: &Graph) {
    let denials = Denials::of(graph, &default_statuses());
    let hedges = Hedges::of(graph);
    for (at, edge) in picture.edges.iter_mut().enumerate() {
        let relation = graph.edges.relations[at];
        let Some(label) = edge.label.as_ref().or(relation.and(edge.relation.as_ref())) else {
            continue;
        };
        let not = if denials.contains(at) { NOT } else { "" };
        let how = hedges.get(at).map(|hedge| format!(" ({hedge})")).unwrap_or_default();
        if !not.is_empty() || !how.is_empty() {
            edge.label = Some(format!("{not}{label}{how}"));
        }
    }
}

/// Shows all samples to a program in every way, and compares.
fn opens(program: Program, ways: &[Way]) {
    let mut shown = Vec::new();
    for sample in samples() {
        for way in ways {
            let graph = (way.openable)(&sample.graph);
            let carried = carried(&graph, way.format);
            let mut meant = Picture::of(&carried);
            if way.format != "dot" {
                say_how(&mut meant, &carried);
            }
            let sample = Sample { graph, ..sample.clone() };
            let file = written(&sample, &format!("{program:?}").to_lowercase(), way);
            (way.quirks)(&mut meant);
            shown.push((file, meant, way.said));
        }
    }
    let files: Vec<_> = shown.iter().map(|(file, _, _)| file.clone()).collect();
    let Some(dumps) = program.dumps(&files) else { return };
    let mut wrong = Vec::new();
    for (((format, file), meant, said), dump) in shown.iter().zip(&dumps) {
        let seen = seen::seen(dump, format, meant);
        let is_news = |issue: &&str| !said.iter().any(|known| issue.starts_with(known));
        let issues = seen::issues(dump).filter(is_news).map(str::to_string);
        let told: Vec<String> = issues.chain(seen.differences(meant)).collect();
        if !told.is_empty() {
            wrong.push(format!("{file}\n  {}", told.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{program:?} differs in {} files\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn networkx_opens_what_is_written() {
    let graphml = Way { openable: of_one_direction, ..ANY };
    let gexf = Way { format: "gexf", quirks: quirks::networkx_gexf, ..graphml };
    opens(
        Program::Networkx,
        &[
            Way {
                consumer: Consumer::Yed,
                quirks: quirks::networkx_yed,
                openable: unmarked_of_one_direction,
                ..graphml
            },
            Way { consumer: Consumer::Networkx, openable: for_networkx, ..graphml },
            Way { consumer: Consumer::Networkx, openable: for_networkx, ..gexf },
            Way { format: "json", consumer: Consumer::Networkx, openable: for_networkx, ..ANY },
            graphml,
            Way { gexf_version: GexfVersion::V1_2, ..gexf },
            gexf,
            Way { format: "json", ..ANY },
            Way { format: "csv", quirks: quirks::table, ..ANY },
        ],
    );
}

#[test]
fn igraph_opens_what_is_written() {
    let graphml = Way { openable: without_tiny_numbers, quirks: quirks::igraph, ..ANY };
    opens(Program::Igraph, &[Way { consumer: Consumer::Yed, ..graphml }, graphml]);
}

#[test]
fn graphology_opens_what_is_written() {
    let graphml = Way { quirks: quirks::graphology_graphml, ..ANY };
    let gexf = Way { format: "gexf", quirks: quirks::graphology_gexf, ..ANY };
    opens(
        Program::Graphology,
        &[
            Way {
                consumer: Consumer::Yed,
                quirks: quirks::graphology_yed,
                openable: unmarked,
                ..graphml
            },
            graphml,
            Way { gexf_version: GexfVersion::V1_2, ..gexf },
            gexf,
            Way {
                format: "json",
                consumer: Consumer::Graphology,
                quirks: quirks::graphology_json,
                ..ANY
            },
        ],
    );
}

#[test]
fn graphviz_opens_what_is_written() {
    let dot = Way { format: "dot", quirks: quirks::graphviz, ..ANY };
    opens(Program::Graphviz, &[Way { consumer: Consumer::Graphviz, ..dot }, dot]);
}

#[test]
fn graphviz_draws_frames_around_any_nodes() {
    let framed = |(number, graph): (usize, &Graph)| {
        let options = WriteOptions {
            consumer: Consumer::Graphviz,
            cluster_by_type: true,
            rankdir: if number % 2 == 0 { Rankdir::LeftToRight } else { Rankdir::TopToBottom },
            ..WriteOptions::default()
        };
        ("dot", put(graph, &options, "dot", "framed", &format!("{number}.dot")))
    };
    let graphs = typed(24);
    let files: Vec<_> = graphs.iter().enumerate().map(framed).collect();
    let Some(dumps) = Program::Graphviz.dumps(&files) else { return };
    for ((_, file), dump) in files.iter().zip(&dumps) {
        assert_eq!(seen::issues(dump).collect::<Vec<&str>>(), [""; 0], "{file}");
    }
}

/// Versions of Graphviz lay graphs out in different ways, but all write the same.
#[test]
fn the_pictures_say_what_the_drawings_say() {
    let texts = |svg: &str| -> BTreeSet<String> {
        let pieces = svg.split(['<', '>']).map(str::trim).filter(|piece| !piece.is_empty());
        // Between tags, or in one as a tooltip or an address.
        let is_said = |piece: &&str| {
            let is_drawing = piece.contains("=\"") && !piece.starts_with("a ");
            !is_drawing && !piece.starts_with(['!', '?'])
        };
        pieces.filter(is_said).map(str::to_string).collect()
    };
    let exports = Path::new(env!("CARGO_MANIFEST_DIR")).join("exports");
    for name in ["picture", "article"] {
        let Some(drawn) = drawn(&exports.join(name).with_extension("dot")) else { return };
        let picture = fs::read_to_string(exports.join(name).with_extension("svg")).unwrap();
        let (drawn, picture) = (texts(&drawn), texts(&picture));
        let stray: Vec<_> = drawn.symmetric_difference(&picture).collect();
        assert!(picture.len() > 50 && stray.is_empty(), "{name}.svg is of another day: {stray:#?}");
    }
}

#[test]
fn gephi_opens_what_is_written() {
    let said: &[&str] = &[
        "WARNING: Graph attributes 'name' ignored as not supported by Gephi",
        // Those with a negative weight.
        "WARNING: Edge id='",
        // Those with a line end in it.
        "WARNING: Node id='",
    ];
    let graphml = Way { consumer: Consumer::Gephi, quirks: gephi::graphml, said, ..ANY };
    let yed: &[&str] = &[
        "WARNING: Graph attributes 'name' ignored as not supported by Gephi",
        "WARNING: Edge id='",
        "WARNING: Node id='",
        "SEVERE: Edge weight is 0",
        "SEVERE: Attribute type not found for attribute 'n_graphics'",
        "SEVERE: Attribute type not found for attribute 'e_graphics'",
    ];
    let gexf = Way { format: "gexf", quirks: gephi::gexf, ..graphml };
    let table = Way { format: "csv", quirks: gephi::table, ..graphml };
    opens(
        Program::Gephi,
        &[
            Way {
                consumer: Consumer::Yed,
                quirks: gephi::yed,
                openable: unmarked,
                said: yed,
                ..graphml
            },
            graphml,
            Way { gexf_version: GexfVersion::V1_2, ..gexf },
            gexf,
            Way { openable: with_telling_rows, ..table },
            Way { format: "dot", openable: without_marks, quirks: gephi::dot_file, ..graphml },
        ],
    );
}

#[test]
fn what_is_xml_is_well_formed() {
    let files: Vec<String> = samples().iter().flat_map(written_as_xml).collect();
    if let Some(said) = ill_formed(&files) {
        assert_eq!(said, "");
    }
}
