//! Drawings for yEd, which shows only what it is told how to draw.

use crate::formats::WriteOptions;
use crate::formats::edge_looks::{EdgeStyle, Marks};
use crate::formats::palette::Palette;
use crate::formats::xml::{escaped, named};
use crate::model::{Graph, Line};

/// How the nodes and edges of a graph are drawn.
pub(super) struct Drawing<'a> {
    graph: &'a Graph,
    palette: Palette<'a>,
    marks: Marks<'a>,
}

impl<'a> Drawing<'a> {
    /// The drawing of a graph.
    pub(super) fn new(graph: &'a Graph, options: &'a WriteOptions) -> Drawing<'a> {
        let look = &options.look;
        Drawing { graph, palette: Palette::of(graph, look), marks: Marks::of(graph, look) }
    }

    /// Declares the keys of drawings.
    pub(super) fn keys(out: &mut Vec<u8>) {
        for (id, target, kind) in
            [("n_graphics", "node", "nodegraphics"), ("e_graphics", "edge", "edgegraphics")]
        {
            out.extend_from_slice(b"  <key");
            named(out, "id", id);
            named(out, "for", target);
            named(out, "yfiles.type", kind);
            out.extend_from_slice(b"/>\n");
        }
    }

    /// Writes the drawing of a node.
    pub(super) fn node(&self, out: &mut Vec<u8>, node: usize) {
        let kind = self.graph.symbols.text_of(self.graph.nodes.types[node]);
        let look = self.palette.look(kind);
        let label = self.graph.node_label(node);
        out.extend_from_slice(b"<data key=\"n_graphics\"><y:ShapeNode><y:Geometry height=\"30\"");
        named(out, "width", &width(label).to_string());
        out.extend_from_slice(b"/><y:Fill");
        named(out, "color", &look.fill_hex());
        out.extend_from_slice(b" transparent=\"false\"/><y:NodeLabel>");
        escaped(out, label);
        out.extend_from_slice(b"</y:NodeLabel><y:Shape");
        named(out, "type", yed_shape(look.shape));
        out.extend_from_slice(b"/></y:ShapeNode></data>");
    }

    /// Writes the drawing of an edge.
    pub(super) fn edge(&self, out: &mut Vec<u8>, edge: usize) {
        let style = self.marks.style(edge);
        let colour = if style.stands_out() { style.colour() } else { "#000000" };
        let heavy = style.disputed && !style.thin;
        let (line, width) = match style.line {
            _ if style.thin => ("line", "0.5"),
            Line::Solid => ("line", "1"),
            Line::Dashed => ("dashed", "1"),
            Line::Dotted => ("dotted", "1"),
            Line::Bold => ("line", "2"),
        };
        out.extend_from_slice(b"<data key=\"e_graphics\"><y:PolyLineEdge><y:LineStyle");
        named(out, "color", colour);
        named(out, "type", line);
        named(out, "width", if heavy { "3" } else { width });
        out.extend_from_slice(b"/><y:Arrows source=\"none\"");
        named(out, "target", self.arrow(edge, style));
        out.extend_from_slice(b"/>");
        if let Some(label) = self.graph.edge_label(edge) {
            out.extend_from_slice(b"<y:EdgeLabel");
            if style.stands_out() {
                named(out, "textColor", colour);
            }
            out.push(b'>');
            // A label that says nothing has nothing to be said against.
            if !label.is_empty() {
                escaped(out, &style.marked(label, self.marks.status_text(edge)));
            }
            out.extend_from_slice(b"</y:EdgeLabel>");
        }
        out.extend_from_slice(b"</y:PolyLineEdge></data>");
    }

    fn arrow(&self, edge: usize, style: EdgeStyle) -> &'static str {
        match (style.denied, self.graph.edges.undirected[edge] || style.symmetric) {
            (true, _) => "t_shape",
            (false, true) => "none",
            (false, false) => "standard",
        }
    }
}

/// A node wide enough for its label, in yEd's usual letters.
fn width(label: &str) -> usize {
    let longest = label.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    (longest * 7 + 16).clamp(30, 400)
}

/// The shape of yEd that is like a shape of Graphviz.
fn yed_shape(shape: &str) -> &'static str {
    match shape {
        "box" | "rect" | "rectangle" | "square" | "note" => "rectangle",
        "box3d" | "tab" | "folder" | "component" => "rectangle3d",
        "diamond" => "diamond",
        "hexagon" => "hexagon",
        "octagon" | "doubleoctagon" => "octagon",
        "parallelogram" => "parallelogram",
        "trapezium" => "trapezoid",
        "invtrapezium" => "trapezoid2",
        "triangle" => "triangle",
        "house" | "cds" => "roundrectangle",
        "star" => "star5",
        _ => "ellipse",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GraphBuilder, Kind};

    #[test]
    fn types_nobody_declared_look_as_in_other_drawings() {
        let mut draft = GraphBuilder::default();
        for (name, kind) in [("Jane", "person"), ("Paper", "firm"), ("x", "")] {
            let node = draft.node(name);
            if !kind.is_empty() {
                draft.set_node_type(node, kind);
            }
        }
        let (graph, options) = (draft.finish(), WriteOptions::default());
        let drawing = Drawing::new(&graph, &options);
        let look = |node: usize| {
            let mut out = Vec::new();
            drawing.node(&mut out, node);
            let drawn = String::from_utf8(out).unwrap();
            let part = |from: &str| drawn.split(from).nth(1)?.split('"').next().map(String::from);
            [part("Fill color=\""), part("Shape type=\"")].map(Option::unwrap)
        };
        assert_eq!(look(0), ["#eedd88", "rectangle"]);
        assert_eq!(look(1), ["#77aadd", "ellipse"]);
        assert_eq!(look(2), ["#dddddd", "ellipse"]);
    }

    #[test]
    fn a_denial_is_drawn_as_one_and_a_dispute_is_heavy() {
        let mut draft = GraphBuilder::default();
        let (paper, jane) = (draft.node("Paper"), draft.node("Jane"));
        let status = draft.edge_column("status", Some(Kind::Text));
        let state = draft.edge_column("state", Some(Kind::Text));
        for (said, how) in [("alleged", "disputed"), ("denied", "disputed"), ("claimed", "")] {
            let edge = draft.edge(paper, jane);
            draft.set_relation(edge, "paid");
            draft.set_edge(status, edge, said);
            draft.set_edge(state, edge, how);
        }
        let silent = draft.edge(paper, jane);
        draft.set_relation(silent, "paid");
        let graph = draft.finish();
        let options = WriteOptions::default();
        let drawing = Drawing::new(&graph, &options);
        let drawn = |edge: usize| {
            let mut out = Vec::new();
            drawing.edge(&mut out, edge);
            String::from_utf8(out).unwrap()
        };
        let wanted = |line: &str, arrow: &str, label: &str| {
            format!(
                "<data key=\"e_graphics\"><y:PolyLineEdge><y:LineStyle {line}/>\
                 <y:Arrows source=\"none\" target=\"{arrow}\"/>\
                 <y:EdgeLabel{label}</y:EdgeLabel></y:PolyLineEdge></data>"
            )
        };
        let line = "color=\"#08519c\" type=\"dotted\" width=\"3\"";
        let label = " textColor=\"#08519c\">paid (disputed)";
        assert_eq!(drawn(0), wanted(line, "standard", label));
        let line = "color=\"#a63603\" type=\"dashed\" width=\"3\"";
        let label = " textColor=\"#a63603\">not: paid (disputed)";
        assert_eq!(drawn(1), wanted(line, "t_shape", label));
        let line = "color=\"#000000\" type=\"dashed\" width=\"1\"";
        assert_eq!(drawn(2), wanted(line, "standard", ">paid"));
        let line = "color=\"#000000\" type=\"line\" width=\"0.5\"";
        assert_eq!(drawn(3), wanted(line, "standard", ">paid"));
    }
}
