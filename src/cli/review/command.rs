//! What a person says to do with a candidate.

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command<'l> {
    Accept,
    AcceptAnyway,
    Declare,
    /// The field and its new text, as far as they were said.
    Edit(&'l str),
    Reject,
    Skip,
    Undo,
    Quit,
    Help,
    Unknown(&'l str),
}

/// Reads a command: its letter or its whole word, and for an edit what follows.
pub(super) fn parse(line: &str) -> Command<'_> {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match (word, rest.is_empty()) {
        ("e" | "edit", _) => Command::Edit(rest.trim()),
        ("a" | "accept", true) => Command::Accept,
        ("A", true) => Command::AcceptAnyway,
        ("d" | "declare", true) => Command::Declare,
        ("r" | "reject", true) => Command::Reject,
        ("s" | "skip", true) => Command::Skip,
        ("u" | "undo", true) => Command::Undo,
        ("q" | "quit", true) => Command::Quit,
        ("?" | "h" | "help", true) => Command::Help,
        _ => Command::Unknown(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_words_are_commands() {
        assert_eq!(parse(" accept\r"), Command::Accept);
        assert_eq!(parse("A"), Command::AcceptAnyway);
        assert_eq!(parse("e  when  2026-02 "), Command::Edit("when  2026-02"));
        assert_eq!(parse("edit"), Command::Edit(""));
        assert_eq!(parse("reject it"), Command::Unknown("reject it"));
    }
}
