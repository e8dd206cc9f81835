//! Names of attributes that mean something already, and how names from the data keep clear of them.

use std::borrow::Cow;

use crate::formats::dot::quote::{self, Mode, is_keyword};
use crate::formats::{Of, WriteOptions};
use crate::model::Graph;

/// The graph attribute by which a file is known as ours, whoever wrote it again since.
pub(super) const MADE_BY: (&str, &str) = ("made_by", "claimgraph");

/// What Graphviz lays out and draws by, and what this format says of a node or an edge itself;
/// in lower case and in order. Some of Graphviz's make it open files.
#[rustfmt::skip]
const RESERVED: &[&str] = &[
    "_background", "_draw_", "_hdraw_", "_hldraw_", "_ldraw_", "_tdraw_", "_tldraw_", "area",
    "arrowhead", "arrowsize", "arrowtail", "bb", "beautify", "bgcolor", "center", "charset", "cid",
    "class", "cluster", "clusterrank", "color", "colorscheme", "comment", "compound",
    "concentrate", "constraint", "damping", "decorate", "defaultdist", "dim", "dimen", "dir",
    "directed", "diredgeconstraints", "distortion", "dpi", "edge_weight", "edgehref",
    "edgetarget", "edgetooltip", "edgeurl", "epsilon", "esep", "fillcolor", "fixedsize",
    "fontcolor", "fontname", "fontnames", "fontpath", "fontsize", "forcelabels", "gradientangle",
    "group", "head_lp", "headclip", "headhref", "headlabel", "headport", "headtarget",
    "headtooltip", "headurl", "height", "href", "id", "image", "imagepath", "imagepos",
    "imagescale", "inputscale", "k", "key", "label", "label_scheme", "labelangle",
    "labeldistance", "labelfloat", "labelfontcolor", "labelfontname", "labelfontsize",
    "labelhref", "labeljust", "labelloc", "labeltarget", "labeltooltip", "labelurl", "landscape",
    "layer", "layerlistsep", "layers", "layerselect", "layersep", "layout", "len", "levels",
    "levelsgap", "lhead", "lheight", "linelength", "lp", "ltail", "lwidth", "made_by", "margin",
    "maxiter", "mclimit", "mindist", "minlen", "mode", "model", "newrank", "no_label", "nodesep",
    "nojustify", "normalize", "notranslate", "nslimit", "nslimit1", "oneblock", "ordering",
    "orientation", "outputorder", "overlap", "overlap_scaling", "overlap_shrink", "pack",
    "packmode", "pad", "page", "pagedir", "pencolor", "penwidth", "peripheries", "pin",
    "plain_label", "pos", "quadtree", "quantum", "radius", "rank", "rankdir", "ranksep", "ratio",
    "rects", "regular", "relation", "remincross", "repulsiveforce", "resolution", "root",
    "rotate", "rotation", "samehead", "sametail", "samplepoints", "scale", "searchsize", "sep",
    "shape", "shapefile", "showboxes", "sides", "size", "skew", "smoothing", "sortv", "splines",
    "start", "style", "stylesheet", "tail_lp", "tailclip", "tailhref", "taillabel", "tailport",
    "tailtarget", "tailtooltip", "tailurl", "target", "tbbalance", "timeset", "tooltip", "truecolor", "type",
    "url", "vertices", "viewport", "voro_margin", "weight", "weight_raw", "width", "xdotversion",
    "xlabel", "xlp", "z",
];

/// What Graphviz draws or Gephi takes for a time, but people use to say something.
const TELLING: [&str; 11] = [
    "class",
    "comment",
    "group",
    "headlabel",
    "href",
    "id",
    "taillabel",
    "timeset",
    "tooltip",
    "url",
    "xlabel",
];

/// What Graphviz draws or lays out both nodes and edges by, as it spells it.
const DRAWN: &[&str] = &[
    "_draw_",
    "_ldraw_",
    "color",
    "colorscheme",
    "fillcolor",
    "fontcolor",
    "fontname",
    "fontsize",
    "label",
    "layer",
    "nojustify",
    "penwidth",
    "pos",
    "showboxes",
    "style",
    "target",
    "xlp",
];

/// The same of nodes alone.
#[rustfmt::skip]
const DRAWN_NODES: &[&str] = &[
    "area", "distortion", "fixedsize", "gradientangle", "height", "image", "imagepos", "imagescale",
    "labelloc", "margin", "ordering", "orientation", "peripheries", "pin", "rects", "regular",
    "root", "samplepoints", "shape", "shapefile", "sides", "skew", "sortv", "vertices", "width", "z",
];

/// The same of edges alone.
#[rustfmt::skip]
const DRAWN_EDGES: &[&str] = &[
    "_hdraw_", "_hldraw_", "_tdraw_", "_tldraw_", "arrowhead", "arrowsize", "arrowtail",
    "constraint", "decorate", "dir", "edgehref", "edgetarget", "edgetooltip", "edgeURL", "head_lp",
    "headclip", "headhref", "headport", "headtarget", "headtooltip", "headURL", "labelangle",
    "labeldistance", "labelfloat", "labelfontcolor", "labelfontname", "labelfontsize", "labelhref",
    "labeltarget", "labeltooltip", "labelURL", "len", "lhead", "lp", "ltail", "minlen", "radius",
    "samehead", "sametail", "tail_lp", "tailclip", "tailhref", "tailport", "tailtarget",
    "tailtooltip", "tailURL",
];

/// Whether Graphviz draws or lays out nodes, or edges, by an attribute. What it uses elsewhere, or
/// spells otherwise, is one of the data: the size of a firm, the rank of an officer.
pub(super) fn is_drawn(of: Of, name: &str) -> bool {
    let own = if of == Of::Nodes { DRAWN_NODES } else { DRAWN_EDGES };
    DRAWN.contains(&name) || own.contains(&name)
}

/// What an attribute name means that stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It is one of the data.
    Data,
    /// It says how something is drawn, but may be worth keeping as an attribute.
    Telling,
    /// It says how something is drawn.
    Drawing,
}

/// What all attributes of nodes or edges are called in a file.
pub(super) fn on_paper(graph: &Graph, of: Of, _: &WriteOptions) -> Vec<String> {
    of.columns(graph).iter().map(|column| clear(&column.name).into_owned()).collect()
}

/// A name that is clear of the reserved ones.
fn clear(name: &str) -> Cow<'_, str> {
    match is_taken(name) {
        true => Cow::Owned(format!("{name}_")),
        false => Cow::Borrowed(name),
    }
}

/// The name under which a column of the data is written, ready for the file.
pub(super) fn written(name: &str) -> String {
    let name = clear(name);
    let mut scratch = String::new();
    let escaped = quote::escape(&name, Mode::Data, &mut scratch);
    let plain = escaped.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && escaped.starts_with(|c: char| !c.is_ascii_digit())
        && !is_keyword(escaped);
    if plain { escaped.to_string() } else { format!("\"{escaped}\"") }
}

/// The name of a column of the data from what [`written`] made of it.
pub(super) fn column(name: &str) -> &str {
    name.strip_suffix('_').filter(|shorter| is_taken(shorter)).unwrap_or(name)
}

/// What a name means, as it stands in a file.
pub(super) fn meaning(name: &str) -> Meaning {
    let lower = name.to_ascii_lowercase();
    match RESERVED.binary_search(&lower.as_str()) {
        Err(_) => Meaning::Data,
        Ok(_) if TELLING.contains(&lower.as_str()) => Meaning::Telling,
        Ok(_) => Meaning::Drawing,
    }
}

/// Whether a name is reserved, or is one with `_` added, so that adding one more can be undone. So
/// is what is nothing but blanks, which ends Gephi's reading.
fn is_taken(name: &str) -> bool {
    let mut shorter = name;
    loop {
        if meaning(shorter) != Meaning::Data || shorter.trim().is_empty() {
            return true;
        }
        match shorter.strip_suffix('_') {
            Some(rest) => shorter = rest,
            None => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_clear_of_reserved_ones_and_come_back() {
        for (name, in_file) in [
            ("founded", "founded"),
            ("Color", "Color_"),
            ("color_", "color__"),
            ("_draw_", "_draw__"),
            ("_draw", "_draw"),
            ("_", "__"),
            (" _", "\" __\""),
            ("strict", "\"strict\""),
            ("q.via", "\"q.via\""),
            ("1a", "\"1a\""),
            ("", "_"),
            (" ", "\" _\""),
            ("a\"b\\", "\"a\\\"b\\\\\""),
        ] {
            assert_eq!(written(name), in_file);
            let bare = in_file.trim_matches('"');
            if !bare.contains('\\') {
                assert_eq!((column(bare), meaning(bare)), (name, Meaning::Data), "{name}");
            }
        }
        assert!(RESERVED.is_sorted());
        let drawn = DRAWN.iter().chain(DRAWN_NODES).chain(DRAWN_EDGES);
        drawn.for_each(|name| assert_eq!(meaning(name), Meaning::Drawing, "{name}"));
        assert!(TELLING.iter().all(|name| RESERVED.contains(name)));
    }
}
