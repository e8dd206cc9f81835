//! Reading GEXF.

use super::attributes::{Class, Use};
use super::rows::{Rows, direction};
use crate::error::Result;
use crate::formats::Reading;
use crate::formats::guesses::guess_relations;
use crate::formats::limits::MOST_BYTES;
use crate::formats::parts::join;
use crate::formats::remarks::{Remarks, in_short};
use crate::formats::xml::{Event, Events, Tag, utf8};
use crate::model::Graph;
use crate::text::{Diagnostic, FileId, Files, Place, clean};

/// Reads a GEXF file.
pub(super) fn read(files: &Files, file: FileId) -> Result<Reading> {
    let bytes = files.read(file, MOST_BYTES)?;
    Ok(match utf8(&bytes, file) {
        Ok(text) => read_text(text, file),
        Err(diagnostic) => Reading { graph: Graph::default(), diagnostics: vec![*diagnostic] },
    })
}

fn read_text(text: &str, file: FileId) -> Reading {
    let mut events = Events::new(text, Remarks::new(file));
    let mut document = Document::default();
    document.rows.part.set_room(text.len());
    document.read(&mut events);
    document.tell_who_made_it(&mut events);
    let Document { mut rows, name, .. } = document;
    let says_relation = rows.has_kinds || rows.edges.uses(Use::Relation);
    let mut remarks = events.remarks;
    let symbols = std::mem::take(&mut rows.part.symbols);
    weigh_all(&mut rows.part.edges.weights);
    let mut graph = join(vec![symbols], vec![(rows.part, 0)], &mut remarks);
    if !says_relation {
        let told = guess_relations(&mut graph);
        told.into_iter().for_each(|told| remarks.tell(told.at(Place::start(file))));
    }
    graph.name = name;
    graph.sort();
    Reading { graph, diagnostics: remarks.finish() }
}

/// What can be done about what stands in the head of a document.
const META_HINT: &str = "put what matters into an `<attvalue>`";

/// A document as far as it has been read.
#[derive(Default)]
struct Document {
    rows: Rows,
    name: String,
    ours: bool,
    graphs: usize,
    /// Where it says who made it, or when it was changed.
    changed: Option<u64>,
    inside: Vec<Inside>,
}

/// An element that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Root,
    Meta,
    Graph,
    Attributes(Class),
    /// `<nodes>` and `<edges>`.
    List,
    /// `<attvalues>` and `<spells>`, of which only the children count.
    Values,
    Node,
    Edge,
}

/// In GEXF an edge without a weight is one of weight 1. Gephi leaves that out where it writes
/// others.
fn weigh_all(weights: &mut [f64]) {
    if weights.iter().any(|weight| !weight.is_nan()) {
        weights.iter_mut().filter(|weight| weight.is_nan()).for_each(|weight| *weight = 1.0);
    }
}

/// The outermost element; nothing if it isn't that of GEXF.
fn root(tag: Tag, events: &mut Events) -> Option<Inside> {
    if tag.name == "gexf" {
        return Some(Inside::Root);
    }
    let message = format!("the document is `{}`, not `gexf`", tag.name);
    events.stop(message, tag.at, tag.length, "name the format it is in");
    None
}

impl Document {
    fn read(&mut self, events: &mut Events) {
        while let Some(event) = events.next() {
            match event {
                Event::Start(tag) => self.start(tag, events),
                Event::End => match self.inside.pop() {
                    Some(Inside::Node) => self.rows.end_node(events),
                    Some(Inside::Edge) => self.rows.end_edge(events),
                    Some(Inside::Values) => self.rows.end_spells(self.class(), events),
                    _ => {}
                },
                Event::Text(text) if text.trim_ascii().is_empty() => {}
                Event::Text(text) => {
                    let at = events.at() - text.len() as u64;
                    let what = "text between elements isn't kept";
                    let hint = "put it into an `<attvalue>`";
                    events.remarks.count(what, at, text.len().min(40), hint);
                }
            }
        }
    }

    fn start(&mut self, tag: Tag, events: &mut Events) {
        let inside = match self.inside.last().copied() {
            None => root(tag, events),
            Some(Inside::Meta) => {
                self.meta(tag.name, tag.at, events);
                None
            }
            Some(Inside::List) => self.start_row(tag, events),
            Some(parent) => self.start_within(parent, tag, events),
        };
        self.inside.extend(inside);
    }

    /// Starts an element of a list; nothing if it is no node or edge.
    fn start_row(&mut self, tag: Tag, events: &mut Events) -> Option<Inside> {
        let (is_row, inside) = match tag.name {
            "node" => {
                if self.inside.contains(&Inside::Node) {
                    let what = "nodes inside nodes aren't kept as such, only the nodes";
                    let hint = "say where a node belongs in an attribute, or by an edge";
                    events.remarks.count(what, tag.at, tag.length, hint);
                }
                (self.rows.node(tag, events), Inside::Node)
            }
            "edge" => (self.rows.edge(tag, events), Inside::Edge),
            name => {
                self.not_kept(name, tag, events);
                return None;
            }
        };
        if !is_row {
            events.skip_element();
        }
        is_row.then_some(inside)
    }

    /// Starts an element that is no part of a list; nothing if nothing in it counts any more.
    fn start_within(&mut self, parent: Inside, tag: Tag, events: &mut Events) -> Option<Inside> {
        use Inside::{Attributes, Edge, Graph, List, Meta, Node, Root, Values};
        match (parent, tag.name) {
            (Root, "meta") => {
                self.changed = tag.get("lastmodifieddate").map(|_| tag.at);
                return Some(Meta);
            }
            (Root, "graph") => {
                self.graph(tag, events);
                return Some(Graph);
            }
            (Graph, "attributes") => {
                let edges = tag.get("class").is_some_and(|class| class == "edge");
                return Some(Attributes(if edges { Class::Edge } else { Class::Node }));
            }
            (Graph | Node, "nodes" | "edges") => return Some(List),
            (Node | Edge, "attvalues" | "spells") => return Some(Values),
            (Attributes(class), "attribute") => {
                self.rows.declare(tag, class, self.ours, events);
            }
            (Node | Edge | Values, "attvalue") => {
                let class = self.class();
                self.rows.value(tag, class, events);
                events.skip_element();
            }
            (Values, "spell") => {
                self.rows.spell(tag, events);
                events.skip_element();
            }
            (_, name) => self.not_kept(name, tag, events),
        }
        None
    }

    /// What the innermost node or edge is.
    fn class(&self) -> Class {
        match self.inside.iter().rev().find(|i| matches!(i, Inside::Node | Inside::Edge)) {
            Some(Inside::Edge) => Class::Edge,
            _ => Class::Node,
        }
    }

    fn meta(&mut self, name: &str, at: u64, events: &mut Events) {
        let text = events.text().0;
        match name {
            "creator" => {
                self.ours = text == "claimgraph";
                self.changed = self.changed.or(Some(at)).filter(|_| !self.ours);
            }
            "description" => self.name = clean(&text).into_owned(),
            "title" if self.name.is_empty() => self.name = clean(&text).into_owned(),
            _ if text.trim_ascii().is_empty() => {}
            _ => {
                let what = format!("`{}` of the file isn't kept", in_short(name));
                events.remarks.count(&what, at, name.len() + 1, META_HINT);
            }
        }
    }

    /// Says that who made the file, and when, isn't kept: which is true of the new file no longer.
    fn tell_who_made_it(&self, events: &mut Events) {
        if let Some(at) = self.changed {
            let message = "who made the file and when it was changed isn't kept";
            let place = events.remarks.place(at, 5);
            events.remarks.tell(Diagnostic::note("made-by", message).at(place));
        }
    }

    fn graph(&mut self, tag: Tag, events: &mut Events) {
        self.graphs += 1;
        for name in ["start", "end", "timestamp"].into_iter().filter(|name| tag.get(name).is_some())
        {
            let what = format!("`{name}` of the graph isn't kept");
            events.remarks.count(&what, tag.at, tag.length, META_HINT);
        }
        // networkx writes it there, and no description.
        if let Some(name) = tag.get("name").filter(|_| self.name.is_empty()) {
            self.name = clean(&name).into_owned();
        }
        if self.graphs > 1 {
            let what = "further graphs aren't kept as such, only their nodes and edges";
            events.remarks.count(what, tag.at, tag.length, "write each graph into its own file");
        }
        // GEXF says that edges without a type are undirected unless the graph says otherwise.
        let default = tag.get("defaultedgetype").unwrap_or("undirected".into());
        let said = direction(&default);
        if said.is_none() {
            let shown = in_short(&default);
            let what = format!(
                "edges of a graph with `defaultedgetype=\"{shown}\"` are read as undirected"
            );
            let hint = "the types are directed, undirected and mutual";
            events.remarks.count(&what, tag.at, tag.length, hint);
        }
        let format = tag.get("timeformat").unwrap_or_default();
        self.rows.has_dates = format.to_ascii_lowercase().starts_with("date");
        self.rows.usual = said.unwrap_or_default();
    }

    fn not_kept(&self, name: &str, tag: Tag, events: &mut Events) {
        match name {
            // They say no more than the type of a node, or that an edge denies or is disputed.
            "color" if self.ours => {}
            "color" | "size" | "position" | "shape" | "thickness" => {
                let what = "colours, sizes, shapes and places aren't kept";
                let hint = "declare looks by type in the project";
                events.remarks.count(what, tag.at, tag.length, hint);
            }
            _ => {
                let what = format!("elements `{name}` aren't kept");
                let hint = "put what they say into an `<attvalue>`";
                events.remarks.count(&what, tag.at, tag.length, hint);
            }
        }
        events.skip_element();
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::xml::laws::{read, shown, written};
    use crate::formats::{Consumer, Look, WriteOptions};
    use crate::model::{EntityType, GraphBuilder};

    #[test]
    fn a_dynamic_file_of_another_program_is_read() {
        let text = "<?xml version='1.0'?>
<gexf xmlns='http://www.gexf.net/1.2draft' xmlns:v='http://www.gexf.net/1.2draft/viz' version='1.2'>
  <meta lastmodifieddate='2009-03-20'><creator>Gephi</creator><description>Web</description></meta>
  <graph mode='dynamic' defaultedgetype='directed'>
    <attributes class='node' mode='dynamic'>
      <attribute id='0' title='degree' type='integer'><default>3</default></attribute>
      <attribute id='1' title='tags' type='liststring'/></attributes>
    <nodes count='2'>
      <node id='a' label='A'><attvalues><attvalue for='0' value='1' start='2009'/>
        <attvalue for='0' value='0' start='2008'/><attvalue for='1' value='x|y'/></attvalues>
        <v:color r='1' g='2' b='3'/><v:size value='2'/>
        <nodes><node id='b' label='b' start='2000' end='2001'/></nodes></node>
    </nodes>
    <edges><edge source='a' target='b' type='mutual' weight='2' label='likes'>
      <spells><spell start='1' end='2'/><spell start='3' end='4'/></spells></edge></edges>
  </graph></gexf>";
        let (graph, told) = read(&super::super::FORMAT, text);
        let wanted = "\"Web\"
\"a\" Some(\"A\") None \"degree\": Some(Int(1)) \"end\": None \"start\": None \"tags\": [\"x\", \"y\"]
\"b\" None None \"degree\": Some(Int(3)) \"end\": Some(Int(2001)) \"start\": Some(Int(2000)) \"tags\": None
(0, 1, true) None Some(\"likes\") None Some(2.0) \"end\": Some(Int(4)) \"start\": Some(Int(1))
";
        assert_eq!(shown(&graph), wanted);
        let kinds = [
            "who made the file and when it was changed isn't kept",
            "colours, sizes, shapes and places aren't kept (2 in this file)",
            "edges that hold in both directions are read as undirected (1 in this file)",
            "nodes inside nodes aren't kept as such, only the nodes (1 in this file)",
            "spells aren't kept, only when the first starts and the last ends (2 in this file)",
            "starts and ends of edges that are no dates are attributes, no times (2 in this file)",
            "values that change over time aren't kept, only the latest (1 in this file)",
        ];
        assert_eq!(told, kinds);
    }

    #[test]
    fn the_dates_of_edges_are_times_and_years_are_where_the_file_says_so() {
        let graph = |format: &str, times: &str| {
            let text = format!(
                "<gexf><graph mode='dynamic'{format} defaultedgetype='directed'><nodes>\
                 <node id='a'/></nodes><edges><edge source='a' target='a' {times}/></edges>\
                 </graph></gexf>"
            );
            let (graph, told) = read(&super::super::FORMAT, &text);
            let shown = shown(&graph);
            let edge = shown.lines().last().unwrap_or_default();
            let times = edge.strip_prefix("(0, 0, false) None None None None ").unwrap_or(edge);
            (times.to_string(), told.len())
        };
        let (is_date, is_time) = (" timeformat='date'", " timeformat='dateTime'");
        let first_and_last =
            "\"first\": Some(Text(\"2010-03-01\")) \"last\": Some(Text(\"2010-09-30\"))";
        let dates = "start='2010-03-01' end='2010-09-30'";
        assert_eq!(graph(is_date, dates), (first_and_last.into(), 0));
        assert_eq!(graph("", dates), (first_and_last.into(), 0));
        let (years, _) = graph(is_date, "start='2010' end='2011'");
        assert_eq!(years, "\"first\": Some(Int(2010)) \"last\": Some(Int(2011))");
        let (numbers, told) = graph("", "start='2010' end='2011'");
        assert_eq!(numbers, "\"end\": Some(Int(2011)) \"start\": Some(Int(2010))");
        assert_eq!(told, 1);
        let (times, _) = graph(is_time, "start='2010-03-01T10:00:00.000Z'");
        assert_eq!(times, "\"first\": Some(Text(\"2010-03-01T10:00:00Z\"))");
    }

    #[test]
    fn what_a_tag_says_itself_counts_and_an_attribute_of_that_name_is_kept_beside_it() {
        let declared = |class: &str, titles: &[&str]| {
            let one =
                |title: &&str| format!("<attribute id='{title}' title='{title}' type='string'/>");
            let all: String = titles.iter().map(one).collect();
            format!("<attributes class='{class}'>{all}</attributes>")
        };
        let values = |all: &[(&str, &str)]| {
            let one =
                |(id, value): &(&str, &str)| format!("<attvalue for='{id}' value='{value}'/>");
            format!("<attvalues>{}</attvalues>", all.iter().map(one).collect::<String>())
        };
        let graph = |edge: &str| {
            let text = format!(
                "<gexf><graph mode='dynamic' timeformat='date' defaultedgetype='directed'>{}{}<nodes>\
                 <node id='a' label='Alice' start='2001-01-01'>{}</node></nodes><edges>\
                 <edge source='a' target='a' kind='pays' weight='2' start='2002-01-01'>{edge}</edge>\
                 </edges></graph></gexf>",
                declared("node", &["label", "start"]),
                declared("edge", &["weight", "first", "relation"]),
                values(&[("label", "other"), ("start", "mine")]),
            );
            let (graph, told) = read(&super::super::FORMAT, &text);
            (shown(&graph), told.len())
        };
        let node = "\"\"\n\"a\" Some(\"Alice\") None \"label\": Some(Text(\"other\")) \
                    \"start\": Some(Text(\"2001-01-01\")) \"start_\": Some(Text(\"mine\"))\n";
        let edge = "(0, 0, false) None Some(\"pays\") None Some(2.0) ";
        let others = values(&[("weight", "9"), ("first", "1999"), ("relation", "owns")]);
        let wanted = "\"first\": Some(Text(\"2002-01-01\")) \"first_\": Some(Int(1999)) \
                      \"relation\": Some(Text(\"owns\")) \"weight\": Some(Int(9))\n";
        assert_eq!(graph(&others), (format!("{node}{edge}{wanted}"), 5));
        // What says the same, as Gephi writes our files, isn't said twice.
        let same = values(&[("weight", "2.0"), ("first", "2002-01"), ("relation", "pays")]);
        let wanted = "\"first\": Some(Text(\"2002-01\"))\n";
        assert_eq!(graph(&same), (format!("{node}{edge}{wanted}"), 2));
    }

    #[test]
    fn a_spell_without_an_end_goes_on_and_the_order_of_spells_is_no_matter() {
        let graph = |spells: &str| {
            let text = format!(
                "<gexf><graph defaultedgetype='directed'><nodes><node id='a'><spells>{spells}\
                 </spells></node></nodes></graph></gexf>"
            );
            shown(&read(&super::super::FORMAT, &text).0)
        };
        let all = [
            ("<spell start='2001' end='2002'/><spell start='2005'/>", "\"start\": Some(Int(2001))"),
            ("<spell start='2005' end='2006'/><spell end='2002'/>", "\"end\": Some(Int(2006))"),
            (
                "<spell start='10' end='11'/><spell start='9' end='9'/>",
                "\"end\": Some(Int(11)) \"start\": Some(Int(9))",
            ),
            (
                "<spell start='2005-02' endopen='2005-03'/><spell startopen='2004' end='INF'/>",
                "\"start\": Some(Int(2004))",
            ),
        ];
        for (spells, wanted) in all {
            assert_eq!(graph(spells), format!("\"\"\n\"a\" None None {wanted}\n"), "{spells}");
        }
    }

    #[test]
    fn what_is_written_is_what_a_person_has_read() {
        let mut draft = GraphBuilder::default();
        draft.set_name("Demo");
        let (ada, bob) = (draft.node("ada"), draft.node("bob"));
        draft.set_node_type(ada, "person");
        draft.set_node_label(ada, "ada");
        let (first, last) = (draft.edge_column("first", None), draft.edge_column("last", None));
        for (start, end) in [("2026-02", "2026-02"), ("2027", "2026"), ("12026", "XXXX-10")] {
            let edge = draft.edge(ada, bob);
            draft.set_relation(edge, "knows");
            draft.set_edge(first, edge, start);
            draft.set_edge(last, edge, end);
        }
        let mut look = Look::default();
        let color = Some("#1f77B4".to_string());
        look.types.insert("person".into(), EntityType { color, ..EntityType::default() });
        let options = WriteOptions { look, ..WriteOptions::default() };
        let wanted = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">
  <meta>
    <creator>claimgraph</creator>
    <description>Demo</description>
  </meta>
  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">
    <attributes class=\"node\">
      <attribute id=\"label\" title=\"label\" type=\"string\"/>
      <attribute id=\"type\" title=\"type\" type=\"string\"/>
    </attributes>
    <attributes class=\"edge\">
      <attribute id=\"relation\" title=\"relation\" type=\"string\"/>
      <attribute id=\"first\" title=\"first\" type=\"string\"/>
      <attribute id=\"last\" title=\"last\" type=\"string\"/>
    </attributes>
    <nodes>
      <node id=\"ada\" label=\"ada\"><attvalues><attvalue for=\"label\" value=\"ada\"/><attvalue for=\"type\" value=\"person\"/></attvalues><viz:color r=\"31\" g=\"119\" b=\"180\"/></node>
      <node id=\"bob\" label=\"bob\"/>
    </nodes>
    <edges>
      <edge source=\"ada\" target=\"bob\" kind=\"knows\" label=\"knows\" start=\"2026-02-01\" end=\"2026-02-28\"><attvalues><attvalue for=\"relation\" value=\"knows\"/><attvalue for=\"first\" value=\"2026-02\"/><attvalue for=\"last\" value=\"2026-02\"/></attvalues></edge>
      <edge source=\"ada\" target=\"bob\" kind=\"knows #2\" label=\"knows\"><attvalues><attvalue for=\"relation\" value=\"knows\"/><attvalue for=\"first\" value=\"2027\"/><attvalue for=\"last\" value=\"2026\"/></attvalues></edge>
      <edge source=\"ada\" target=\"bob\" kind=\"knows #3\" label=\"knows\"><attvalues><attvalue for=\"relation\" value=\"knows\"/><attvalue for=\"first\" value=\"12026\"/><attvalue for=\"last\" value=\"XXXX-10\"/></attvalues></edge>
    </edges>
  </graph>
</gexf>
";
        assert_eq!(written(&super::super::FORMAT, &draft.finish(), &options), wanted);
    }

    #[test]
    fn types_nobody_declared_have_colours_which_reading_back_leaves_alone() {
        let mut draft = GraphBuilder::default();
        let node = draft.node("ada");
        draft.set_node_type(node, "person");
        let graph = draft.finish();
        let file = |consumer| {
            let options = WriteOptions { consumer, ..WriteOptions::default() };
            written(&super::super::FORMAT, &graph, &options)
        };
        let drawn = file(Consumer::Any);
        assert!(drawn.contains("<viz:color r=\"119\" g=\"170\" b=\"221\"/></node>"), "{drawn}");
        let (_, told) = read(&super::super::FORMAT, &drawn);
        assert_eq!(told, [""; 0]);
        assert!(!file(Consumer::Networkx).contains("viz:color"));
    }

    #[test]
    fn a_type_has_the_colour_of_the_wider_one() {
        let mut draft = GraphBuilder::default();
        let ada = draft.node("ada");
        draft.set_node_type(ada, "poet");
        let mut look = Look::default();
        let (color, parent) = (Some("#1f77b4".to_string()), Some("person".to_string()));
        look.types.insert("person".into(), EntityType { color, ..EntityType::default() });
        look.types.insert("poet".into(), EntityType { parent, ..EntityType::default() });
        let options = WriteOptions { look, ..WriteOptions::default() };
        let text = written(&super::super::FORMAT, &draft.finish(), &options);
        let colours: Vec<&str> =
            text.split('<').filter(|tag| tag.starts_with("viz:color")).collect();
        assert_eq!(colours, ["viz:color r=\"31\" g=\"119\" b=\"180\"/>"]);
    }

    #[test]
    fn edges_that_hold_in_both_directions_unless_they_say_otherwise_are_undirected() {
        let text = "<gexf><graph defaultedgetype='mutual'><nodes><node id='a'/></nodes>
<edges><edge source='a' target='a'/><edge source='a' target='a' type='directed'/></edges>
</graph></gexf>";
        let (graph, told) = read(&super::super::FORMAT, text);
        let wanted = "\"\"
\"a\" None None
(0, 0, true) None None None None
(0, 0, false) None None None None
";
        assert_eq!(shown(&graph), wanted);
        let kinds = ["edges that hold in both directions are read as undirected (1 in this file)"];
        assert_eq!(told, kinds);
    }

    #[test]
    fn what_is_no_direction_is_told_and_the_default_holds() {
        let text = "<gexf><graph defaultedgetype='undirected'>
<nodes><node id='a' label='caf&eacute;'/></nodes>
<edges><edge source='a' target='a' type='dir'/><edge source='a' target='a' type='Directed'/></edges>
</graph><graph defaultedgetype='odd'/></gexf>";
        let (graph, told) = read(&super::super::FORMAT, text);
        let wanted = "\"\"
\"a\" Some(\"caf&eacute;\") None
(0, 0, true) None None None None
(0, 0, false) None None None None
";
        assert_eq!(shown(&graph), wanted);
        let kinds = [
            "`&eacute;` stands for nothing that XML knows",
            "edges of a graph with `defaultedgetype=\"odd\"` are read as undirected (1 in this file)",
            "edges with `type=\"dir\"` are as `defaultedgetype` says (1 in this file)",
            "further graphs aren't kept as such, only their nodes and edges (1 in this file)",
        ];
        assert_eq!(told, kinds);
    }
}
