//! Boxes that are drawn around a text: `| text |`.

use std::ops::Range;

/// The left and right sides of boxes.
const SIDES: &[char] = &['|', '│', '┃', '║'];

/// Whether a line may be one between the sides of a box.
fn may_be_framed(line: &str) -> bool {
    line.trim_start().starts_with(SIDES)
}

/// The bytes of a line between the two sides of a box; nothing if it has none, or more sides within, as
/// the rows of tables have.
pub(crate) fn framed(line: &str) -> Option<Range<usize>> {
    if !may_be_framed(line) {
        return None;
    }
    let bare = line.trim();
    let side = bare.chars().next()?;
    let inner = bare.strip_prefix(side)?.strip_suffix(side)?;
    let start = line.len() - line.trim_start().len() + side.len_utf8();
    let is_apart = inner.starts_with(' ') && inner.ends_with(' ');
    let says = inner.trim().is_empty() || inner.contains(char::is_alphanumeric);
    (is_apart && says && !inner.contains(SIDES)).then(|| start..start + inner.len())
}

/// Whether a line may be one of a box.
pub(crate) fn is_of_box(line: &str) -> bool {
    framed(line).is_some() || is_edge(line)
}

/// Whether a line is the upper or lower side of a box.
fn is_edge(line: &str) -> bool {
    let bare = line.trim();
    let is_drawn = |c: char| matches!(c, '+' | '-' | '=' | '\u{2500}'..='\u{257f}');
    bare.len() >= 3
        && bare.starts_with(['+', '┌', '└', '├', '┏', '┗', '┣', '╔', '╚', '╠', '╭', '╰'])
        && bare.chars().all(is_drawn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_has_two_sides() {
        for (line, inner) in
            [("| Kern left. |", " Kern left. "), ("  │ Kern  │", " Kern  "), ("|  |", "  ")]
        {
            assert_eq!(framed(line).map(|range| &line[range]), Some(inner), "{line}");
        }
        for line in ["| Kern | Lund |", "| --- |", "|x|", "| Kern", "Kern |", "|", "║ Kern |", ""]
        {
            assert_eq!(framed(line), None, "{line}");
        }
        assert!(is_edge("+------+") && is_edge(" ┌──┐") && is_edge("+---+---+"));
        assert!(!is_edge("-----") && !is_edge("+ Kern") && !is_edge("++"));
    }
}
