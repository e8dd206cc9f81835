//! Drawings for yEd, which shows only what it is told how to draw.

use crate::formats::xml::{escaped, named};
use crate::formats::{Look, WriteOptions};
use crate::model::{Cells, Graph, Line};

/// How the nodes and edges of a graph are drawn.
pub(super) struct Drawing<'a> {
    graph: &'a Graph,
    look: &'a Look,
    statuses: Option<&'a Cells>,
}

impl<'a> Drawing<'a> {
    /// The drawing of a graph.
    pub(super) fn new(graph: &'a Graph, options: &'a WriteOptions) -> Drawing<'a> {
        Drawing { graph, look: &options.look, statuses: graph.edges.column("status") }
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
        let declared = kind.and_then(|kind| self.look.types.get(kind));
        let label = self.graph.node_label(node);
        out.extend_from_slice(b"<data key=\"n_graphics\"><y:ShapeNode><y:Geometry height=\"30\"");
        named(out, "width", &width(label).to_string());
        out.extend_from_slice(b"/><y:Fill");
        let colour = declared.and_then(|declared| declared.color.as_deref());
        named(out, "color", colour.unwrap_or("#ffffff"));
        out.extend_from_slice(b" transparent=\"false\"/><y:NodeLabel>");
        escaped(out, label);
        out.extend_from_slice(b"</y:NodeLabel><y:Shape");
        let shape = declared.and_then(|declared| declared.shape.as_deref());
        named(out, "type", yed_shape(shape.unwrap_or("ellipse")));
        out.extend_from_slice(b"/></y:ShapeNode></data>");
    }

    /// Writes the drawing of an edge.
    pub(super) fn edge(&self, out: &mut Vec<u8>, edge: usize) {
        let (line, width) = match self.line(edge) {
            Line::Solid => ("line", "1"),
            Line::Dashed => ("dashed", "1"),
            Line::Dotted => ("dotted", "1"),
            Line::Bold => ("line", "2"),
        };
        out.extend_from_slice(b"<data key=\"e_graphics\"><y:PolyLineEdge><y:LineStyle");
        named(out, "color", "#000000");
        named(out, "type", line);
        named(out, "width", width);
        out.extend_from_slice(b"/><y:Arrows source=\"none\"");
        let arrow = if self.graph.edges.undirected[edge] { "none" } else { "standard" };
        named(out, "target", arrow);
        out.extend_from_slice(b"/>");
        if let Some(label) = self.graph.edge_label(edge) {
            out.extend_from_slice(b"<y:EdgeLabel>");
            escaped(out, label);
            out.extend_from_slice(b"</y:EdgeLabel>");
        }
        out.extend_from_slice(b"</y:PolyLineEdge></data>");
    }

    /// The line of an edge's status.
    fn line(&self, edge: usize) -> Line {
        let Some(Cells::Text(statuses)) = self.statuses else { return Line::Solid };
        let status = self.graph.symbols.text_of(statuses[edge]);
        let declared = self.look.statuses.iter().find(|known| Some(known.id.as_str()) == status);
        declared.map_or(Line::Solid, |declared| declared.line)
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
        "box" | "rect" | "rectangle" | "square" | "note" | "tab" | "folder" | "component" => {
            "rectangle"
        }
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
