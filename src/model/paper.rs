//! Cells on paper: what becomes of them where everything is written as text.

use std::borrow::Cow;
use std::io::Write;

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

/// A number as text. One that happens to be whole keeps a point, or its column would read as
/// whole numbers.
pub(crate) fn write_float(number: f64, out: &mut Vec<u8>) {
    write_number(number, out);
    if number.fract() == 0.0 {
        out.extend_from_slice(b".0");
    }
}

/// A number in its fewest digits, without an exponent; a whole one has no point.
pub(crate) fn write_number(number: f64, out: &mut Vec<u8>) {
    // Most numbers were typed with two decimals at most. Up to fifteen digits no two of those
    // are the same to a computer, so there are no fewer digits to look for.
    let hundredths = (number * 100.0).round();
    let is_typed = hundredths.abs() < 1e15 && hundredths / 100.0 == number;
    if !is_typed || (number == 0.0 && number.is_sign_negative()) {
        // Into memory, this can't fail.
        let _ = write!(out, "{number}");
        return;
    }
    let (whole, rest) = (hundredths.abs() as u64 / 100, hundredths.abs() as u64 % 100);
    out.extend_from_slice(if number < 0.0 { b"-" } else { b"" });
    out.extend_from_slice(itoa::Buffer::new().format(whole).as_bytes());
    match (rest / 10, rest % 10) {
        (0, 0) => {}
        (tenths, 0) => out.extend_from_slice(&[b'.', b'0' + tenths as u8]),
        (tenths, ones) => out.extend_from_slice(&[b'.', b'0' + tenths as u8, b'0' + ones as u8]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GraphBuilder, Lists};

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
    fn a_number_has_the_digits_that_rust_gives_it() {
        let hundredths = (-20_000..20_000).map(|n| f64::from(n) / 100.0);
        let odd = [-0.0, 0.1 + 0.2, 1e15, 9_999_999_999_999.99, 1e13 + 0.01, -1e300, 5e-324, 0.001];
        for number in hundredths.chain(odd) {
            let mut text = Vec::new();
            write_number(number, &mut text);
            assert_eq!(String::from_utf8(text).unwrap(), number.to_string());
        }
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
