//! Reading GraphML: the keys first, then nodes and edges; in pieces on all cores if nothing stands
//! against it, or else as a whole.

use super::document::{Document, Found};
use super::pieces;
use super::rows::{Ended, Rows};
use crate::error::Result;
use crate::formats::Reading;
use crate::formats::limits::MOST_BYTES;
use crate::formats::remarks::Remarks;
use crate::formats::xml::{Events, utf8};
use crate::model::Graph;
use crate::text::{FileId, Files};

/// How many bytes are a piece.
const PIECE: usize = 1 << 20;

/// Reads a GraphML file.
pub(super) fn read(files: &Files, file: FileId) -> Result<Reading> {
    if let Some(document) = pieces::read(files, file, PIECE)? {
        return Ok(document.reading());
    }
    let bytes = files.read(file, MOST_BYTES)?;
    Ok(match utf8(&bytes, file) {
        Ok(text) => read_text(text, file),
        Err(diagnostic) => Reading { graph: Graph::default(), diagnostics: vec![*diagnostic] },
    })
}

/// Reads a document that is in memory as a whole.
pub(super) fn read_text(text: &str, file: FileId) -> Reading {
    let mut events = Events::new(text, Remarks::new(file));
    let mut head = Rows::default();
    if head.read(&mut events, 0) != Ended::BeforeRow {
        return Document::of(head, events.remarks).reading();
    }
    // Now that all keys are known, so are their columns.
    let mut rows = head.next_part(text.len());
    let mut behind = events.from(events.at(), Remarks::new(file));
    rows.read(&mut behind, u64::MAX);
    let mut document = Document::of(head, events.remarks);
    document.tables.push(std::mem::take(&mut rows.part.symbols));
    document.take(Found::of(rows, behind.remarks), 0);
    document.reading()
}

#[cfg(test)]
mod tests {
    use crate::formats::xml::laws::{read, shown};

    fn told(text: &str) -> (String, Vec<String>) {
        let (graph, told) = read(&super::super::FORMAT, text);
        (shown(&graph), told)
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
    fn what_yed_draws_tells_the_direction_and_further_labels() {
        let drawn = |arrows: [&str; 2], more: &str| {
            let [source, target] = arrows;
            format!(
                "<edge source='a' target='b' {more}<data key='d9'><y:PolyLineEdge>\
                 <y:Arrows source='{source}' target='{target}'/><y:EdgeLabel>drawn</y:EdgeLabel>\
                 </y:PolyLineEdge></data></edge>"
            )
        };
        let edges = [
            drawn(["none", "none"], ">"),
            drawn(["none", "none"], "directed='true'>"),
            drawn(["standard", "none"], ">"),
            drawn(["delta", "standard"], ">"),
            drawn(["white_diamond", "none"], "><data key='el'>said</data>"),
        ];
        let text = format!(
            "<graphml xmlns:y='http://www.yworks.com/xml/graphml'>
  <key id='l' for='node' attr.name='label'/><key id='el' for='edge' attr.name='label'/>
  <key for='node' id='d6' yfiles.type='nodegraphics'/>
  <key for='edge' id='d9' yfiles.type='edgegraphics'/>
  <graph edgedefault='directed'><node id='a'><data key='d6'><y:ShapeNode><y:NodeLabel>Drawn\
  </y:NodeLabel></y:ShapeNode></data><data key='l'>Said</data></node>
  <node id='b'><data key='d6'><y:ProxyAutoBoundsNode><y:Realizers active='0'><y:GroupNode>
  <y:NodeLabel>Firms</y:NodeLabel></y:GroupNode><y:GroupNode><y:NodeLabel>Folder 1</y:NodeLabel>
  </y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data><graph><node id='b::c'/></graph></node>
  {}</graph></graphml>",
            edges.concat()
        );
        let (graph, told) = told(&text);
        let wanted = "\"\"
\"a\" Some(\"Said\") None \"label 2\": Some(Text(\"Drawn\"))
\"b\" Some(\"Firms\") None \"label 2\": None
\"b::c\" None None \"label 2\": None
(0, 1, true) None Some(\"drawn\") None None \"label 2\": None
(0, 1, false) None Some(\"drawn\") None None \"label 2\": None
(0, 1, true) None Some(\"drawn\") None None \"label 2\": None
(0, 1, false) None Some(\"said\") None None \"label 2\": Some(Text(\"drawn\"))
(1, 0, false) None Some(\"drawn\") None None \"label 2\": None
";
        assert_eq!(graph, wanted);
        let kinds = [
            "edges go the way of their arrow, which stands at their source (1 in this file)",
            "edges that hold in both directions are read as undirected (1 in this file)",
            "graphs inside nodes aren't kept as such, only their nodes and edges (1 in this file)",
            "shapes, colours and places of yEd aren't kept (7 in this file)",
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
