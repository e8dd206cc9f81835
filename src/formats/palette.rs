//! How nodes look by their type: as the project declares it, or else in calm colours that differ.
//!
//! The fills are Paul Tol's "light" scheme, made for black text on coloured cells and told apart
//! with any kind of colour vision. Shapes differ as well, so that a print without colours still
//! says what is what; there are seven of them to eight colours, so 56 types differ in one or both.

use std::collections::{BTreeMap, BTreeSet};

use crate::formats::Look;
use crate::model::{EntityType, Graph, Sym};

/// How the nodes of each type of a graph look.
///
/// It depends on names only, never on the order of rows: undeclared types get colours in the
/// order of the names of all that occur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Palette<'a> {
    appearances: BTreeMap<&'a str, Appearance<'a>>,
    untyped: Appearance<'a>,
}

/// How the nodes of one type look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Appearance<'a> {
    /// What people read for the type.
    pub label: &'a str,
    /// The Graphviz shape, one of those that text fits in.
    pub shape: &'a str,
    /// The fill: red, green, blue.
    pub fill: [u8; 3],
}

const FILLS: [[u8; 3]; 8] = [
    [0x77, 0xaa, 0xdd],
    [0xee, 0xdd, 0x88],
    [0xff, 0xaa, 0xbb],
    [0x99, 0xdd, 0xff],
    [0xbb, 0xcc, 0x33],
    [0xee, 0x88, 0x66],
    [0x44, 0xbb, 0x99],
    [0xaa, 0xaa, 0x00],
];

const NO_TYPE: [u8; 3] = [0xdd, 0xdd, 0xdd];

const SHAPES: [&str; 7] = ["ellipse", "box", "hexagon", "note", "octagon", "house", "folder"];

/// The shapes a project may declare. Not among them are `record` and `Mrecord`, which read braces
/// and bars of a label as structure, and those that draw no outline.
#[rustfmt::skip]
pub(crate) const KNOWN_SHAPES: [&str; 41] = [
    "Mcircle", "Mdiamond", "Msquare", "box", "box3d", "cds", "circle", "component", "cylinder",
    "diamond", "doublecircle", "doubleoctagon", "egg", "ellipse", "folder", "hexagon", "house",
    "invhouse", "invtrapezium", "invtriangle", "larrow", "lpromoter", "note", "octagon", "oval",
    "parallelogram", "pentagon", "polygon", "rarrow", "rect", "rectangle", "rpromoter", "septagon",
    "signature", "square", "star", "tab", "trapezium", "triangle", "tripleoctagon", "underline",
];

impl<'a> Palette<'a> {
    /// The looks of all types that nodes of the graph have.
    pub(crate) fn of(graph: &'a Graph, look: &'a Look) -> Palette<'a> {
        let symbols: std::collections::HashSet<Sym> =
            graph.nodes.types.iter().copied().flatten().collect();
        Palette::of_types(symbols.into_iter().map(|symbol| graph.text(symbol)), look)
    }

    /// The looks of some types, which may repeat and come in any order.
    pub(crate) fn of_types(
        types: impl IntoIterator<Item = &'a str>,
        look: &'a Look,
    ) -> Palette<'a> {
        let types: BTreeSet<&str> = types.into_iter().collect();
        let occurring = look.occurring.iter().map(String::as_str);
        let all: BTreeSet<&str> = types.iter().copied().chain(occurring).collect();
        let mut undeclared = 0;
        let mut appearances = BTreeMap::new();
        for name in all {
            let (shape, fill) = (SHAPES[undeclared % 7], FILLS[undeclared % 8]);
            let declared = inherited(look, name, |t| t.shape.as_deref().and_then(known_shape));
            let colour = inherited(look, name, |t| t.color.as_deref().and_then(rgb));
            undeclared += usize::from(colour.is_none());
            if !types.contains(name) {
                continue;
            }
            let label = look.types.get(name).map_or("", |declared| &declared.label);
            appearances.insert(
                name,
                Appearance {
                    label: if label.is_empty() { name } else { label },
                    shape: declared.unwrap_or(shape),
                    fill: colour.unwrap_or(fill),
                },
            );
        }
        let untyped = Appearance { label: "", shape: "ellipse", fill: NO_TYPE };
        Palette { appearances, untyped }
    }

    /// How nodes of this type look, or nodes without a type.
    pub(crate) fn look(&self, kind: Option<&str>) -> &Appearance<'a> {
        kind.and_then(|kind| self.appearances.get(kind)).unwrap_or(&self.untyped)
    }

    /// The types by name, each with its look.
    pub(crate) fn types(&self) -> impl Iterator<Item = (&'a str, &Appearance<'a>)> {
        self.appearances.iter().map(|(name, appearance)| (*name, appearance))
    }
}

impl Appearance<'_> {
    /// The fill as `#rrggbb`.
    pub(crate) fn fill_hex(&self) -> String {
        hex(self.fill)
    }
}

/// A colour as `#rrggbb`.
pub(crate) fn hex(colour: [u8; 3]) -> String {
    let digits = colour.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = digits.filter_map(|digit| char::from_digit(u32::from(digit), 16));
    std::iter::once('#').chain(digits).collect()
}

/// What a type declares, or else the nearest of its wider types that does.
fn inherited<'a, T>(
    look: &'a Look,
    name: &str,
    what: impl Fn(&'a EntityType) -> Option<T>,
) -> Option<T> {
    let mut declared = look.types.get(name);
    // A chain of parents longer than the list of types goes in a circle.
    for _ in 0..look.types.len() {
        let found = declared?;
        if let Some(value) = what(found) {
            return Some(value);
        }
        declared = found.parent.as_deref().and_then(|parent| look.types.get(parent));
    }
    None
}

fn known_shape(name: &str) -> Option<&'static str> {
    KNOWN_SHAPES.binary_search(&name).ok().map(|at| KNOWN_SHAPES[at])
}

/// The parts of `#rrggbb`; nothing if it isn't one.
pub(super) fn rgb(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declare(look: &mut Look, name: &str, declared: EntityType) {
        look.types.insert(name.to_string(), declared);
    }

    #[test]
    fn undeclared_types_get_colours_in_the_order_of_their_names() {
        let look = Look::default();
        let palette = Palette::of_types(["person", "agency", "person"], &look);
        assert_eq!(palette.look(Some("agency")).fill, FILLS[0]);
        assert_eq!(palette.look(Some("person")).fill, FILLS[1]);
        assert_eq!(palette.look(None).fill_hex(), "#dddddd");
        assert_eq!(palette, Palette::of_types(["agency", "person"], &look));
    }

    #[test]
    fn a_declared_type_looks_as_declared_or_like_its_parent() {
        let mut look = Look::default();
        let (shape, color) = (Some("box".to_string()), Some("#DEebf7".to_string()));
        let organization = EntityType { label: "Firm".into(), shape, color, ..Default::default() };
        declare(&mut look, "organization", organization);
        let parent = Some("organization".to_string());
        declare(&mut look, "agency", EntityType { parent, ..Default::default() });
        let palette = Palette::of_types(["agency", "organization", "other"], &look);
        let agency = palette.look(Some("agency"));
        assert_eq!(*agency, Appearance { label: "agency", shape: "box", fill: [0xde, 0xeb, 0xf7] });
        assert_eq!(palette.look(Some("organization")).label, "Firm");
        assert_eq!(palette.look(Some("other")).fill, FILLS[0]);
    }

    #[test]
    fn a_shape_or_colour_that_is_none_is_passed_over_and_circles_of_parents_end() {
        let mut look = Look::default();
        for (name, parent) in [("a", "b"), ("b", "a")] {
            let (shape, color) = (Some("record".to_string()), Some("#12345".to_string()));
            let parent = Some(parent.to_string());
            declare(&mut look, name, EntityType { shape, color, parent, ..Default::default() });
        }
        let palette = Palette::of_types(["a"], &look);
        assert_eq!(
            (palette.look(Some("a")).shape, palette.look(Some("a")).fill),
            ("ellipse", FILLS[0])
        );
        assert!(KNOWN_SHAPES.is_sorted());
    }
}
