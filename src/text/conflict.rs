//! What git leaves in a file where two people changed the same lines.

use crate::text::{Diagnostic, Place};

/// What to do about it.
pub(crate) const RESOLVE: &str = "above `=======` is the one version, below it the other: keep what \
    is right of both, and take out the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`";

/// The rule under which it is told that a file has two versions of some lines, and both are read.
pub const MERGE_CONFLICT: &str = "merge-conflict";

/// Whether a line is one of those that git puts around and between two versions of some lines.
pub(crate) fn is_conflict_mark(line: &[u8]) -> bool {
    let Some(sign @ (b'<' | b'|' | b'=' | b'>')) = line.first() else { return false };
    let signs = line.iter().take_while(|byte| *byte == sign).count();
    let rest = &line[signs..];
    signs == 7 && (rest.trim_ascii().is_empty() || *sign != b'=' && rest.starts_with(b" "))
}

/// Says how many conflicts a file has, the first at a place.
pub(crate) fn conflicts(count: usize, first: Place) -> Diagnostic {
    let message = match count {
        0 | 1 => "a merge conflict begins here, and what both sides have is read".to_string(),
        _ => format!("{count} merge conflicts, the first here; what both sides have is read"),
    };
    Diagnostic::error(MERGE_CONFLICT, message).at(first).hint(RESOLVE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_git_are_known() {
        for mark in ["<<<<<<< HEAD", "|||||||", "||||||| 12ab", "=======\r\n", ">>>>>>> anna, b"] {
            assert!(is_conflict_mark(mark.as_bytes()), "{mark}");
        }
        for other in ["", "<<<<<<HEAD", "<<<<<<<HEAD", "========", "======= x", "a", "<a>,b,c"] {
            assert!(!is_conflict_mark(other.as_bytes()), "{other}");
        }
    }
}
