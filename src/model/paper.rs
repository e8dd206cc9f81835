//! Cells on paper: what becomes of them where everything is written as text.

use std::borrow::Cow;

use crate::model::{Carries, Cells, Kind, Sym, Symbols, infer, is_mere_text};

/// The cells as a reader finds them where kinds aren't carried: text that reads as a number is
/// one. Lists that are joined become something else only where what they are joined to is no text.
///
/// A writer that formats these cells writes the same bytes before and after
/// [`Graph::keep`](crate::model::Graph::keep): a text `2.50` is the number 2.5 in both.
pub(crate) fn on_paper<'a>(
    cells: &'a Cells,
    symbols: &Symbols,
    carries: Carries,
) -> Cow<'a, Cells> {
    if carries.kinds {
        return Cow::Borrowed(cells);
    }
    let texts: Vec<Option<Sym>> = match cells {
        Cells::Text(texts) if may_change(texts.iter().flatten(), symbols, carries) => texts.clone(),
        Cells::List(lists) if !carries.lists => {
            let short = |at: usize| lists.get(at).len() <= 1;
            let firsts = || (0..lists.len()).map(|at| lists.get(at).first());
            if !may_change(firsts().flatten(), symbols, carries) || !(0..lists.len()).all(short) {
                return Cow::Borrowed(cells);
            }
            firsts().map(|first| first.copied()).collect()
        }
        _ => return Cow::Borrowed(cells),
    };
    let mut texts = Cells::Text(texts);
    if !carries.empty_text {
        drop_empty(&mut texts, symbols);
    }
    // What is cut ends in an ellipsis, which makes text of any number.
    if has_cut_text(&texts, symbols, carries) {
        return Cow::Borrowed(cells);
    }
    match infer(texts, symbols) {
        Cells::Text(_) => Cow::Borrowed(cells),
        other => Cow::Owned(other),
    }
}

fn has_cut_text(cells: &Cells, symbols: &Symbols, carries: Carries) -> bool {
    let Cells::Text(texts) = cells else { return false };
    carries.longest_text.is_some()
        && texts.iter().flatten().any(|text| carries.cut(symbols.text(*text)).is_some())
}

/// Whether a column has another kind on paper.
pub(super) fn changes_kind(cells: &Cells, symbols: &Symbols, carries: Carries) -> bool {
    cells.kind() != Kind::List && on_paper(cells, symbols, carries).kind() != cells.kind()
}

/// Makes empty texts absent.
pub(super) fn drop_empty(cells: &mut Cells, symbols: &Symbols) {
    if let Cells::Text(cells) = cells {
        for cell in cells {
            *cell = cell.filter(|symbol| !symbols.text(*symbol).is_empty());
        }
    }
}

/// Whether the first text that counts is no mere text. Most columns are told by it.
fn may_change<'a>(
    mut texts: impl Iterator<Item = &'a Sym>,
    symbols: &Symbols,
    carries: Carries,
) -> bool {
    let first = texts.find(|text| carries.empty_text || !symbols.text(**text).is_empty());
    first.is_some_and(|first| !is_mere_text(symbols.text(*first)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GraphBuilder, Lists, write_float};

    const PAPER: Carries =
        Carries { kinds: false, lists: false, empty_text: false, ..Carries::EVERYTHING };

    #[test]
    fn numbers_look_the_same_before_and_after_they_are_kept() {
        let mut symbols = Symbols::new();
        let (a, b, none) = (symbols.intern("2.50"), symbols.intern("1"), symbols.intern(""));
        let text = Cells::Text(vec![Some(a), Some(none), Some(b)]);
        let numbers = Cells::Float(vec![Some(2.5), None, Some(1.0)]);
        assert_eq!(*on_paper(&text, &symbols, PAPER), numbers);
        let mut lists = Lists::default();
        lists.push([a]);
        lists.push([none]);
        lists.push([b]);
        assert_eq!(*on_paper(&Cells::List(lists.clone()), &symbols, PAPER), numbers);
        lists.push([a, b]);
        let lists = Cells::List(lists);
        assert_eq!(*on_paper(&lists, &symbols, PAPER), lists);
    }

    #[test]
    fn a_number_reads_as_it_was_written() {
        for number in [-0.0, 1.0, 0.5, 0.1, 1e300, -1e15, 5e-324, f64::MAX] {
            let mut text = Vec::new();
            write_float(number, &mut text);
            let mut symbols = Symbols::new();
            let text = symbols.intern(std::str::from_utf8(&text).unwrap());
            let read = infer(Cells::Text(vec![Some(text)]), &symbols);
            assert_eq!(format!("{read:?}"), format!("{:?}", Cells::Float(vec![Some(number)])));
        }
    }

    #[test]
    fn a_loss_is_told_if_and_only_if_something_changes() {
        let graph = |texts: &[&str], kind: Kind| {
            let mut draft = GraphBuilder::default();
            let column = draft.node_column("x", Some(kind));
            for (number, text) in texts.iter().enumerate() {
                let node = draft.node(&number.to_string());
                draft.set_node(column, node, text);
            }
            draft.finish()
        };
        assert!(graph(&["1", "2"], Kind::Int).losses(PAPER).is_empty());
        assert!(graph(&["1", "2.5"], Kind::Float).losses(PAPER).is_empty());
        assert!(graph(&["one", "2"], Kind::Text).losses(PAPER).is_empty());
        assert_eq!(graph(&["1", "2"], Kind::Text).losses(PAPER).len(), 1);
        assert_eq!(graph(&["true"], Kind::Text).losses(PAPER).len(), 1);
    }
}
