//! What yEd draws: what is written on a node or an edge, and which way its arrows point.

use super::rows::{Inside, Rows};
use crate::formats::parts::Part;
use crate::formats::remarks::{MUTUAL, MUTUAL_HINT};
use crate::formats::xml::{Event, Events, Tag};
use crate::text::clean;

/// Ends of lines that show a direction, as yEd calls them. A diamond, say, shows something else.
const ARROWS: [&str; 8] =
    ["standard", "delta", "white_delta", "short", "plain", "concave", "convex", "skewed_dash"];

/// A drawing of a node or an edge.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    /// What is written on it, each text once.
    labels: Vec<String>,
    /// What is at the start of a line, and at its end.
    arrows: Option<[String; 2]>,
}

impl Drawing {
    /// Reads a drawing, of which the tag has been read.
    fn read(events: &mut Events) -> Drawing {
        let depth = events.depth();
        let mut drawing = Drawing::default();
        // A folder is drawn once as it looks when it is open, and once for when it is closed.
        let (mut views, mut view) = (usize::MAX, 0);
        while let Some(event) = events.next() {
            match event {
                Event::Start(tag) if matches!(tag.name, "NodeLabel" | "EdgeLabel") => {
                    let text = events.text().0;
                    drawing.write(&clean(text.trim()), view > 1);
                }
                Event::Start(tag) if tag.name == "Realizers" => views = events.depth(),
                Event::Start(tag) => {
                    if tag.name == "Arrows" {
                        let end = |name| tag.get(name).unwrap_or("none".into()).into_owned();
                        drawing.arrows = Some([end("source"), end("target")]);
                    }
                    view += usize::from(events.depth() == views.saturating_add(1));
                }
                Event::End if events.depth() < depth => break,
                _ => {}
            }
        }
        drawing
    }

    /// Adds a text that is written on it. What yEd calls a folder that is closed says nothing.
    fn write(&mut self, text: &str, is_closed: bool) {
        let is_usual = || matches!(text.split_once(' '), Some((_, number)) if is_number(number));
        let is_known = || self.labels.iter().any(|label| label == text);
        if text.is_empty() || is_closed && is_usual() || is_known() {
            return;
        }
        self.labels.push(text.to_string());
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

impl<'a> Rows<'a> {
    /// Reads yEd's drawing of a node or edge. In our own files it says no more than the data.
    pub(super) fn drawing(&mut self, tag: Tag<'a>, is_ours: bool, events: &mut Events<'a>) {
        let what = "shapes, colours and places of yEd aren't kept";
        events.remarks.count(what, tag.at, tag.length, "declare looks by type in the project");
        let drawing = Drawing::read(events);
        let Some(inside) = self.inside.last().copied().filter(|_| !is_ours) else { return };
        if let (Inside::Edge(row), Some([start, end])) = (inside, &drawing.arrows) {
            self.point(row, [start, end], tag, events);
        }
        if !drawing.labels.is_empty() {
            self.drawn = Some((inside, tag.at, drawing.labels));
        }
    }

    /// Gives an edge the direction of its arrows, unless the file says outright which it has.
    fn point(&mut self, row: usize, ends: [&str; 2], tag: Tag<'a>, events: &mut Events<'a>) {
        if self.says_direction {
            return;
        }
        self.words.settle(&mut self.part);
        let edges = &mut self.part.edges;
        match (ends, ends.map(|end| ARROWS.contains(&end))) {
            (["none", "none"], _) => edges.undirected[row] = true,
            ([_, "none"], [true, _]) => {
                std::mem::swap(&mut edges.from[row], &mut edges.to[row]);
                let what = "edges go the way of their arrow, which stands at their source";
                let hint = "in yEd, draw the arrow at the target if it is meant the other way";
                events.remarks.note(what, tag.at, tag.length, hint);
            }
            (_, [true, true]) => {
                events.remarks.count(MUTUAL, tag.at, tag.length, MUTUAL_HINT);
                edges.undirected[row] = true;
            }
            _ => {}
        }
    }

    /// Keeps what is written on the element that ends or is left now: as its label, if no key has
    /// one, and what else there is as further attributes.
    pub(super) fn settle_drawn(&mut self, events: &mut Events<'a>) {
        let Some((inside, at, texts)) = self.drawn.take() else { return };
        self.words.settle(&mut self.part);
        let Part { symbols, nodes, edges } = &mut self.part;
        let (label, columns, row) = match inside {
            Inside::Node(row) => (&mut nodes.labels[row], &mut nodes.columns, row),
            Inside::Edge(row) => (&mut edges.labels[row], &mut edges.columns, row),
            _ => return,
        };
        let mut texts = texts.into_iter();
        if label.is_none() {
            *label = texts.next().map(|text| symbols.intern(&text));
        }
        let label = symbols.text_of(*label).map(str::to_string);
        let others = texts.filter(|text| Some(text) != label.as_ref());
        for (number, text) in others.enumerate() {
            let name = format!("label {}", number + 2);
            if let Err(unfit) = columns.set_by_name(&name, row, &text, symbols) {
                unfit.tell(&name, &text, at, &mut events.remarks);
            }
        }
    }
}
