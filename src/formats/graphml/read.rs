//! Reading GraphML: the keys first, then nodes and edges on all cores.
//!
//! A large document is cut where a node or an edge seems to start, and each part is read as if it
//! did. Whether it did is known when the part before it has been read: it must end just there, in
//! the graph itself. If it doesn't, because the place was in a comment, say, the parts behind it
//! are thrown away and it is read on to the end. So the graph is the same however it is cut.

use rayon::prelude::*;

use super::document::{Document, Found};
use super::pieces;
use super::rows::{Ended, Rows, starts_row};
use crate::error::Result;
use crate::formats::Reading;
use crate::formats::limits::MOST_BYTES;
use crate::formats::parts::fit;
use crate::formats::remarks::Remarks;
use crate::formats::xml::{Events, utf8};
use crate::model::Graph;
use crate::text::{FileId, Files};

/// The fewest bytes that are worth a thread.
const FEWEST: usize = 1 << 20;

/// How many bytes are a piece.
const PIECE: usize = 1 << 20;

/// Reads a GraphML file.
pub(super) fn read(files: &Files, file: FileId) -> Result<Reading> {
    if let Some(document) = pieces::read(files, file, PIECE)? {
        return Ok(document.reading());
    }
    let bytes = files.read(file, MOST_BYTES)?;
    Ok(match utf8(&bytes, file) {
        Ok(text) => read_text(text, file, text.len() / FEWEST),
        Err(diagnostic) => Reading { graph: Graph::default(), diagnostics: vec![*diagnostic] },
    })
}

/// Reads a document in at most so many parts.
pub(super) fn read_text(text: &str, file: FileId, most: usize) -> Reading {
    let mut events = Events::new(text, Remarks::new(file));
    let mut head = Rows::default();
    let mut read = Vec::new();
    if head.read(&mut events, 0) == Ended::BeforeRow {
        let parts = most.clamp(1, rayon::current_num_threads());
        read = read_parts(text, &head, &events, parts);
        if read.len() > 1 && !fit(read.iter().map(|(rows, _)| &rows.part)) {
            read = read_parts(text, &head, &events, 1);
        }
    }
    let mut document = Document::of(head, events.remarks);
    for (mut rows, later) in read {
        document.tables.push(std::mem::take(&mut rows.part.symbols));
        document.take(Found::of(rows, later), document.tables.len() - 1);
    }
    document.reading()
}

type ReadPart<'a> = (Rows<'a>, Events<'a>, Ended);

fn read_parts<'a>(
    text: &'a str,
    head: &Rows<'a>,
    events: &Events<'a>,
    parts: usize,
) -> Vec<(Rows<'a>, Remarks)> {
    let mut starts = vec![events.at()];
    starts.extend(cuts(text, events.at() as usize, parts));
    let ends: Vec<u64> = starts.iter().skip(1).copied().chain([u64::MAX]).collect();
    let file = events.remarks.file();
    let read: Vec<ReadPart> = starts
        .par_iter()
        .zip(&ends)
        .map(|(start, end)| {
            let mut rows = head.next_part(text.len());
            let mut events = events.from(*start, Remarks::new(file));
            let ended = rows.read(&mut events, *end);
            (rows, events, ended)
        })
        .collect();
    let mut kept = Vec::new();
    for ((mut rows, mut events, ended), end) in read.into_iter().zip(ends) {
        let fits = ended == Ended::BeforeRow && events.at() == end;
        if ended == Ended::BeforeRow && !fits {
            rows.read(&mut events, u64::MAX);
        }
        kept.push((rows, events.remarks));
        if !fits {
            break;
        }
    }
    kept
}

/// Places where a node or an edge seems to start, so that the parts are about as long.
fn cuts(text: &str, start: usize, parts: usize) -> Vec<u64> {
    let mut cuts: Vec<u64> = Vec::new();
    for part in 1..parts {
        let near = start + (text.len() - start) / parts * part;
        let tags = memchr::memchr_iter(b'<', &text.as_bytes()[near..]).map(|at| near + at);
        let found = tags.take(1 << 16).find(|at| starts_row(&text[*at..]));
        cuts.extend(found.map(|at| at as u64).filter(|at| cuts.last() < Some(at)));
    }
    cuts.retain(|cut| *cut > start as u64);
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::xml::laws::{read, shown};
    use crate::text::Diagnostic;

    fn told(text: &str) -> (String, Vec<String>) {
        let (graph, told) = read(&super::super::FORMAT, text);
        (shown(&graph), told)
    }

    #[test]
    fn the_graph_is_the_same_however_it_is_cut() {
        let mut text = String::from(
            "<graphml><key id='k' for='all' attr.name='k'/><graph id='g' edgedefault='directed'>\n",
        );
        for n in 0..60 {
            text.push_str(&format!("<node id=\"n{n}\"><data key=\"k\">{n}</data></node>\n"));
            text.push_str("<!-- <node id=\"no\"/> --><node id=\"x");
            text.push_str(&format!("{n}\"><data key='k'><![CDATA[<edge source='a'/>]]></data>"));
            text.push_str("<graph><node id=\"inner\"/></graph></node><?pi <node id='pi'/>?>\n");
            text.push_str(&format!("<edge source=\"n{n}\" target=\"m{n}\"></edge>\n"));
        }
        for end in ["</graph></graphml>", "<edge", "</node>", ""] {
            let whole = format!("{text}{end}");
            let file = Files::default().add_bytes("a", Vec::new());
            let told = |reading: &Reading| {
                let text = |told: &Diagnostic| format!("{:?} {}", told.place, told.message);
                reading.diagnostics.iter().map(text).collect::<Vec<_>>()
            };
            let once = read_text(&whole, file, 1);
            for parts in 2..40 {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(parts).build().unwrap();
                let cut = pool.install(|| read_text(&whole, file, parts));
                assert_eq!(shown(&cut.graph), shown(&once.graph), "{parts} {end}");
                assert_eq!(told(&cut), told(&once), "{parts} {end}");
            }
        }
    }

    #[test]
    fn networkx_is_read() {
        let text = "<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">
  <key id=\"d2\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\" />
  <key id=\"d1\" for=\"edge\" attr.name=\"predicate\" attr.type=\"string\" />
  <key id=\"d0\" for=\"node\" attr.name=\"ok\" attr.type=\"boolean\" />
  <key id=\"d3\" for=\"node\" attr.name=\"n\" attr.type=\"long\" />
  <key id=\"d4\" for=\"node\" attr.name=\"n\" attr.type=\"double\" />
  <graph edgedefault=\"undirected\">
    <node id=\"a\">
      <data key=\"d0\">True</data>
      <data key=\"d3\">1</data>
    </node>
    <node id=\"b\"><data key=\"d4\">0.5</data></node>
    <edge source=\"a\" target=\"b\" id=\"0\">
      <data key=\"d1\">knows</data>
      <data key=\"d2\">2.5</data>
    </edge>
  </graph>
</graphml>";
        let (graph, told) = told(text);
        let wanted = "\"\"
\"a\" None None \"n\": Some(Float(1.0)) \"ok\": Some(Bool(true))
\"b\" None None \"n\": Some(Float(0.5)) \"ok\": None
(0, 1, true) Some(\"0\") Some(\"knows\") None Some(2.5) \"predicate\": Some(Text(\"knows\"))
";
        assert_eq!((graph.as_str(), told), (wanted, Vec::new()));
    }

    #[test]
    fn yed_is_read_by_what_is_written_on_its_shapes() {
        let text = "<graphml xmlns:y='http://www.yworks.com/xml/graphml'>
  <key for=\"port\" id=\"d0\" yfiles.type=\"portgraphics\"/>
  <key attr.name=\"url\" attr.type=\"string\" for=\"node\" id=\"d4\"/>
  <key for=\"node\" id=\"d6\" yfiles.type=\"nodegraphics\"/>
  <key for=\"edge\" id=\"d9\" yfiles.type=\"edgegraphics\"/>
  <key for=\"graphml\" id=\"d7\" yfiles.type=\"resources\"/>
  <graph edgedefault=\"directed\" id=\"G\">
    <node id=\"n0\"><data key=\"d4\"/><data key=\"d6\"><y:ShapeNode><y:Geometry x='1'/>
      <y:NodeLabel a='b'>Ada &amp; co<y:LabelModel>no</y:LabelModel></y:NodeLabel></y:ShapeNode></data></node>
    <node id=\"n1\" yfiles.foldertype='group'><graph id='n1:'><node id='n1::n0'/></graph></node>
    <edge id=\"e0\" source=\"n0\" target=\"n1\" sourceport='p'><data key=\"d9\"><y:PolyLineEdge>
      <y:EdgeLabel>knows</y:EdgeLabel><y:EdgeLabel/><y:EdgeLabel>51%</y:EdgeLabel>
      <y:EdgeLabel>knows</y:EdgeLabel></y:PolyLineEdge></data></edge>
    <hyperedge><endpoint node='n0'/></hyperedge>
  </graph>
  <data key=\"d7\"><y:Resources/></data>
</graphml>";
        let (graph, told) = told(text);
        let wanted = "\"\"
\"n0\" Some(\"Ada & co\") None
\"n1\" None None
\"n1::n0\" None None
(0, 1, false) Some(\"e0\") Some(\"knows\") None None \"label 2\": Some(Text(\"51%\"))
";
        assert_eq!(graph, wanted);
        let kinds = [
            "elements `Resources` inside `<data>` aren't kept (1 in this file)",
            "elements `hyperedge` aren't kept (1 in this file)",
            "graphs inside nodes aren't kept as such, only their nodes and edges (1 in this file)",
            "ports of edges aren't kept (1 in this file)",
            "shapes, colours and places of yEd aren't kept (2 in this file)",
        ];
        assert_eq!(told, kinds);
    }

    #[test]
    fn of_maltego_types_and_shown_values_are_read() {
        let property = |name: &str, value: &str| {
            format!("<mtg:Property name='{name}'><mtg:Value>{value}</mtg:Value></mtg:Property>")
        };
        let entity = |kind: &str, shown: &str, properties: &str| {
            format!(
                "<data key='d5'>\n<mtg:MaltegoEntity type='{kind}'><mtg:Properties {shown}>{properties}\
                 </mtg:Properties></mtg:MaltegoEntity>\n</data>"
            )
        };
        let named = property("person.fullname", "Ivan &amp; Petrov") + &property("note", "x");
        let shown = property("note", "x") + &property("title", "Acme") + &property("title", "");
        let text = format!(
            "<graphml xmlns:mtg='http://maltego.paterva.com/xml/mtgx'>
  <key attr.name='MaltegoEntity' for='node' id='d5'/><key attr.name='MaltegoLink' for='edge' id='d11'/>
  <graph edgedefault='directed'>
    <node id='n0'>{}</node><node id='n1'>{}</node>
    <edge source='n0' target='n1'><data key='d11'><mtg:MaltegoLink/></data></edge>
  </graph></graphml>",
            entity("maltego.Person", "", &named),
            entity("maltego.Company", "displayValue='title' value='note'", &shown),
        );
        let (graph, told) = told(&text);
        let wanted = "\"\"
\"n0\" Some(\"Ivan & Petrov\") Some(\"maltego.Person\")
\"n1\" Some(\"Acme\") Some(\"maltego.Company\")
(0, 1, false) None None None None
";
        let kinds = [
            "elements `MaltegoEntity` are kept as type and label of a node, no more (2 in this file)",
            "elements `MaltegoLink` inside `<data>` aren't kept (1 in this file)",
        ];
        assert_eq!((graph.as_str(), told), (wanted, kinds.map(str::to_string).to_vec()));
    }

    #[test]
    fn igraph_is_read_and_what_is_wrong_is_told() {
        let text = "<graphml>
  <key id=\"v_name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>
  <key id=\"v_x\" for=\"node\" attr.name=\"x\" attr.type=\"double\"><default>1</default></key>
  <key id=\"v_z\" for=\"node\" attr.name=\"z\" attr.type=\"int\"/>
  <graph id=\"G\" edgedefault=\"directed\">
    <edge source=\"n1\" target=\"n0\"><data key='new'>7</data></edge>
    <node id=\"n0\"><data key=\"v_name\">Ada</data><data key=\"v_x\">nan</data></node>
    <node id=\"n0\"/>
    <node/>
    <edge source=\"n0\"><data key='new'>8</data></edge>
    <node id=\"n2\"><data key=\"v_z\">1.5</data><data key=\"v_z\">2</data></node>
  </graph>
</graphml>";
        let (graph, told) = told(text);
        let wanted = "\"\"
\"n0\" Some(\"Ada\") None \"x\": Some(Float(1.0)) \"z\": None
\"n1\" None None \"x\": None \"z\": None
\"n2\" None None \"x\": Some(Float(1.0)) \"z\": Some(Int(2))
(1, 0, false) None None None None \"new\": Some(Int(7))
";
        assert_eq!(graph, wanted);
        let kinds = [
            "`name` of nodes is read as their label",
            "a node has no id",
            "an edge names no node at one of its ends",
            "`1.5` is no value of the type that `z` is declared with",
            "node `n0` is there already",
            "the edge names node `n1`, which isn't there",
            "`z` is said twice of one node or edge (1 in this file)",
            "numbers that aren't finite are read as absent (1 in this file)",
            "values of key `new`, which isn't declared for them, are kept (1 in this file)",
        ];
        assert_eq!(told, kinds);
    }

    #[test]
    fn what_stands_in_tags_beside_what_graphml_knows_is_told() {
        let text = "<graphml><graph edgedefault='directed'>
<node id='caf&eacute;' name='Alice' yfiles.foldertype='group'/>
<edge source='a &amp; b' target='caf&eacute;' weight='7' rel='x'/></graph></graphml>";
        let (graph, mut told) = told(text);
        told.retain(|told| !told.contains("isn't there"));
        assert_eq!(graph.lines().last().unwrap(), "(0, 1, false) None None None None");
        let kinds = [
            "`&eacute;` stands for nothing that XML knows",
            "`&eacute;` stands for nothing that XML knows",
            "`name=` on nodes and edges isn't kept (1 in this file)",
            "`rel=` on nodes and edges isn't kept (1 in this file)",
            "`weight=` on nodes and edges isn't kept (1 in this file)",
        ];
        assert_eq!(told, kinds);
    }

    #[test]
    fn what_is_no_direction_is_told_and_the_default_holds() {
        let edges = |default: &str, directions: &[&str]| {
            let edge = |said: &&str| format!("<edge source='a' target='a' directed='{said}'/>");
            let edges: String = directions.iter().map(edge).collect();
            let (graph, told) = told(&format!(
                "<graphml><graph edgedefault='{default}'><node id='a'/>{edges}</graph></graphml>"
            ));
            let undirected: Vec<bool> =
                graph.lines().skip(2).map(|edge| edge.contains("true")).collect();
            (undirected, told)
        };
        let known = ["true", "1", "True", "false", "0", "False"];
        let (undirected, told) = edges("undirected", &known);
        assert_eq!(undirected, [false, false, false, true, true, true]);
        assert_eq!(told, [""; 0]);
        let (undirected, told) = edges("undirected", &["no", "", "no"]);
        assert_eq!(undirected, [true; 3]);
        let kinds = [
            "edges with `directed=\"\"` are as `edgedefault` says (1 in this file)",
            "edges with `directed=\"no\"` are as `edgedefault` says (2 in this file)",
        ];
        assert_eq!(told, kinds);
        let (undirected, told) = edges("banana", &["no"]);
        assert_eq!(undirected, [false]);
        let kinds = [
            "edges of a graph with `edgedefault=\"banana\"` are read as directed (1 in this file)",
            "edges with `directed=\"no\"` are as `edgedefault` says (1 in this file)",
        ];
        assert_eq!(told, kinds);
    }
}
