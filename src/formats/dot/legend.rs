//! What shapes, colours and lines mean, in words under or above the drawing.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::formats::Look;
use crate::formats::dot::quote::{self, Mode};
use crate::formats::edge_looks::Marks;
use crate::formats::palette::{Appearance, Palette};
use crate::model::{Graph, Line, Status};

/// What there is to explain in a graph.
#[derive(Debug)]
pub(super) struct Legend<'a> {
    title: &'a str,
    types: Vec<Appearance<'a>>,
    statuses: Vec<&'a Status>,
    thin: &'static str,
    denied: bool,
    disputed: bool,
    heavy: bool,
}

/// What edges make use of.
#[derive(Debug, Default)]
struct Used {
    statuses: BTreeSet<usize>,
    none: bool,
    unknown: bool,
    denied: bool,
    disputed: bool,
    /// Whether a disputed edge is drawn heavy.
    heavy: bool,
}

/// The most types that are explained; beyond them a legend is longer than it is useful.
const MOST_TYPES: usize = 24;

/// How many rows a column of the legend has.
const ROWS: usize = 5;

const DENIED: &str = "said not to be so";
const DISPUTED: &str = "sources disagree";

impl<'a> Legend<'a> {
    pub(super) fn of(graph: &'a Graph, look: &'a Look, palette: &Palette<'a>) -> Legend<'a> {
        let used = Used::by(&Marks::of(graph, look), graph.edges.len());
        let statuses = look.statuses.iter().enumerate();
        let statuses =
            statuses.filter(|(at, _)| used.statuses.contains(at)).map(|(_, s)| s).collect();
        Legend {
            title: &graph.name,
            types: palette.types().map(|(_, appearance)| *appearance).take(MOST_TYPES).collect(),
            statuses,
            thin: match (used.none, used.unknown) {
                (true, true) => "no status, another status",
                (true, false) => "no status",
                (false, true) => "another status",
                (false, false) => "",
            },
            denied: used.denied,
            disputed: used.disputed,
            heavy: used.heavy,
        }
    }

    /// The legend as lines of text, ready to stand between quotes.
    pub(super) fn text(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        if !self.title.is_empty() {
            lines.push(shown(self.title));
        }
        lines.extend(self.by_shape().chunks(6).map(|looks| {
            let mut line = String::new();
            for (at, look) in looks.iter().enumerate() {
                let is_alike = at > 0 && looks[at - 1].shape == look.shape;
                let between = if at == 0 { "" } else { " · " };
                let before = match is_alike {
                    true => ", ".to_string(),
                    false => format!("{between}{}: ", look.shape),
                };
                line.push_str(&before);
                line.push_str(&shown(look.label));
            }
            line
        }));
        let edges = self.text_of_edges();
        lines.extend((!edges.is_empty()).then(|| edges.join(" · ")));
        lines.iter().map(|line| format!("{line}\\l")).collect()
    }

    /// What the looks of edges mean, in words.
    fn text_of_edges(&self) -> Vec<String> {
        let mut edges: Vec<String> = Vec::new();
        for line in [Line::Solid, Line::Bold, Line::Dashed, Line::Dotted] {
            let labels: Vec<String> = self.labels(line).map(shown).collect();
            if !labels.is_empty() {
                edges.push(format!("{} line: {}", line.name(), labels.join(", ")));
            }
        }
        if !self.thin.is_empty() {
            edges.push(format!("thin line: {}", self.thin));
        }
        if self.denied {
            edges.push(format!("bar, not: {DENIED}"));
        }
        if self.disputed {
            let line = if self.heavy { "heavy line, " } else { "" };
            edges.push(format!("{line}disputed: {DISPUTED}"));
        }
        edges
    }

    /// The types, those of one shape side by side, as words can't show what colours tell apart.
    fn by_shape(&self) -> Vec<Appearance<'a>> {
        let first = |shape| self.types.iter().position(|look| look.shape == shape);
        let mut types = self.types.clone();
        types.sort_by_key(|look| first(look.shape));
        types
    }

    /// The legend as a table of Graphviz's kind of HTML, with its brackets.
    pub(super) fn html(&self) -> String {
        let mut columns: Vec<Vec<String>> = Vec::new();
        let types: Vec<String> = self.types.iter().map(swatch).collect();
        columns.extend(types.chunks(ROWS).map(<[String]>::to_vec));
        let lines: Vec<String> = self.lines();
        columns.extend(lines.chunks(ROWS).map(<[String]>::to_vec));
        let span = columns.len() * 2 + 1;
        let mut html = String::from("<<TABLE BORDER=\"0\" CELLSPACING=\"5\" CELLPADDING=\"1\">");
        let title = super::style::wrap(self.title, 70, 3);
        // Graphviz refuses bold text of no letters, and a table without a row.
        if !title.trim().is_empty() || columns.is_empty() {
            let shown = html_text(&title).replace('\n', "<BR ALIGN=\"LEFT\"/>");
            html.push_str(&format!(
                "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" COLSPAN=\"{span}\"><FONT \
                 POINT-SIZE=\"18\"><B>{shown} </B></FONT></TD></TR>"
            ));
        }
        let filler = filler(&title, columns.len());
        for row in 0..columns.iter().map(Vec::len).max().unwrap_or(0) {
            html.push_str("<TR>");
            for column in &columns {
                html.push_str(column.get(row).map_or("<TD></TD><TD></TD>", String::as_str));
            }
            html.push_str(&format!("<TD WIDTH=\"{filler}\"></TD></TR>"));
        }
        html + "</TABLE>>"
    }

    fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for line in [Line::Solid, Line::Bold, Line::Dashed, Line::Dotted] {
            let labels: Vec<&str> = self.labels(line).collect();
            if !labels.is_empty() {
                lines.push(sample(line.name(), "#444444", 1, &labels.join(", ")));
            }
        }
        if !self.thin.is_empty() {
            // Borders of cells can't be thinner than this, only paler.
            lines.push(sample("solid", "#bbbbbb", 1, &format!("thin: {}", self.thin)));
        }
        if self.denied {
            lines.push(barred("#a63603", &format!("not …, bar at the end: {DENIED}")));
        }
        if self.disputed {
            let width = if self.heavy { 3 } else { 1 };
            lines.push(sample("solid", "#08519c", width, &format!("disputed: {DISPUTED}")));
        }
        lines
    }

    fn labels(&self, line: Line) -> impl Iterator<Item = &'a str> {
        let of_line = move |status: &&&Status| status.line == line && !status.denies;
        self.statuses.iter().filter(of_line).map(|status| match status.label.as_str() {
            "" => status.id.as_str(),
            label => label,
        })
    }
}

impl Used {
    fn by(marks: &Marks, edges: usize) -> Used {
        if marks.are_none() {
            return Used::default();
        }
        let add = |mut used: Used, edge| {
            let style = marks.style(edge);
            used.statuses.extend(style.status);
            used.none |= style.thin && !marks.has_status(edge);
            used.unknown |= style.thin && marks.has_status(edge);
            used.denied |= style.denied;
            used.disputed |= style.disputed;
            used.heavy |= style.disputed && !style.thin;
            used
        };
        let both = |mut left: Used, right: Used| {
            left.statuses.extend(right.statuses);
            left.none |= right.none;
            left.unknown |= right.unknown;
            left.denied |= right.denied;
            left.disputed |= right.disputed;
            left.heavy |= right.heavy;
            left
        };
        (0..edges).into_par_iter().fold(Used::default, add).reduce(Used::default, both)
    }
}

/// How wide an empty last column has to be so that a long title doesn't pull the others apart:
/// letters of the title and columns of the legend are about this wide.
fn filler(title: &str, columns: usize) -> usize {
    const LETTER: usize = 11;
    const COLUMN: usize = 110;
    let title = title.lines().map(|line| line.chars().count()).max().unwrap_or(0) * LETTER;
    title.saturating_sub(columns * COLUMN).max(1)
}

/// A colour, the type and its shape. A cell of a table has no shape, so a word must say it: there
/// may be more types than colours, and prints without colours.
fn swatch(look: &Appearance) -> String {
    let label: String = look.label.chars().take(40).collect();
    format!(
        "<TD BGCOLOR=\"{}\" BORDER=\"1\" COLOR=\"#777777\" WIDTH=\"20\" HEIGHT=\"13\" \
         FIXEDSIZE=\"TRUE\"></TD><TD ALIGN=\"LEFT\">{} <FONT COLOR=\"#777777\">({})</FONT></TD>",
        look.fill_hex(),
        html_text(&label),
        look.shape
    )
}

/// A piece of a line, made of the lower borders of cells: a table has no bold line but wide borders,
/// and where its borders are dashed, Graphviz 2.43 crashes on writing xdot.
fn sample(style: &str, colour: &str, width: u8, label: &str) -> String {
    let (dash, gap, count, width) = match style {
        "dashed" => (6, 5, 4, width),
        "dotted" => (2, 2, 9, width),
        "bold" => (34, 0, 1, 2),
        _ => (34, 0, 1, width),
    };
    let drawn = format!(
        "<TD SIDES=\"B\" BORDER=\"{width}\" COLOR=\"{colour}\" WIDTH=\"{dash}\" HEIGHT=\"3\"></TD>"
    );
    let between = format!("<TD WIDTH=\"{gap}\"></TD>");
    explained(&format!("<TR>{}</TR>", vec![drawn; count].join(&between)), label)
}

/// A piece of a line with a bar at its end.
fn barred(colour: &str, label: &str) -> String {
    let rows = format!(
        "<TR><TD SIDES=\"B\" BORDER=\"1\" COLOR=\"{colour}\" WIDTH=\"31\" HEIGHT=\"5\"></TD>\
         <TD ROWSPAN=\"2\" BGCOLOR=\"{colour}\" WIDTH=\"3\" HEIGHT=\"11\" FIXEDSIZE=\"TRUE\"></TD>\
         </TR><TR><TD WIDTH=\"31\" HEIGHT=\"5\"></TD></TR>"
    );
    explained(&rows, label)
}

/// The rows of a small picture, and what it means.
fn explained(rows: &str, label: &str) -> String {
    let label: String = label.chars().take(80).collect();
    format!(
        "<TD WIDTH=\"34\"><TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">{rows}</TABLE></TD>\
         <TD ALIGN=\"LEFT\">{}</TD>",
        html_text(&label)
    )
}

fn html_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// The start of a text, ready to stand between quotes.
fn shown(text: &str) -> String {
    let text: String = text.chars().take(80).collect();
    quote::escape(&text, Mode::Drawn, &mut String::new()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_without_a_name_or_types_is_still_a_table() {
        let (graph, look) = (Graph::default(), Look::default());
        let palette = Palette::of(&graph, &look);
        let legend = Legend::of(&graph, &look, &palette);
        assert!(legend.html().contains("<TR><TD ") && !legend.html().contains("<B></B>"));
        assert_eq!(legend.text(), "");
    }

    #[test]
    fn types_of_one_shape_are_named_together_and_swatches_name_theirs() {
        let mut draft = crate::model::GraphBuilder::default();
        for kind in 'a'..='i' {
            let node = draft.node(&kind.to_string());
            draft.set_node_type(node, &kind.to_string());
        }
        let (graph, look) = (draft.finish(), Look::default());
        let palette = Palette::of(&graph, &look);
        let legend = Legend::of(&graph, &look, &palette);
        let wanted = "ellipse: a, h · box: b, i · hexagon: c · note: d\\l\
                      octagon: e · house: f · folder: g\\l";
        assert_eq!(legend.text(), wanted);
        let named = "i <FONT COLOR=\"#777777\">(box)</FONT></TD>";
        assert!(legend.html().contains(named), "{}", legend.html());
    }

    #[test]
    fn what_edges_make_use_of_is_explained() {
        let mut draft = crate::model::GraphBuilder::default();
        draft.set_name("R&D <b>");
        let node = draft.node("a");
        draft.set_node_type(node, "person");
        let status = draft.edge_column("status", None);
        for name in ["denied", "alleged", "alleged", "hm", ""] {
            let edge = draft.edge(node, node);
            if !name.is_empty() {
                draft.set_edge(status, edge, name);
            }
        }
        let (graph, look) = (draft.finish(), Look::default());
        let palette = Palette::of(&graph, &look);
        let legend = Legend::of(&graph, &look, &palette);
        let wanted = "R&D <b>\\lellipse: person\\ldotted line: alleged · thin line: no status, another status · \
             bar, not: said not to be so\\l";
        assert_eq!(legend.text(), wanted);
        assert!(legend.html().contains("<B>R&amp;D &lt;b&gt; </B>"));
    }
}
