//! What kind of values texts are.

use crate::model::numbers::{is_bare_exponent, number, whole_number};
use crate::model::yes_no::evident_yes_or_no;
use crate::model::{Cells, Sym, Symbols, is_number};

/// Texts as the narrowest kind that holds them all without changing what they say: yes/no, whole
/// numbers, numbers, text. All cells decide, never a sample.
///
/// `007` and `1_000` stay text; `True` and `TRUE`, as pandas and spreadsheets write them, are yes, and
/// so is what a spreadsheet of another language makes of it, such as `WAHR`.
/// `1e-05` is a number, as is `1e5` beside one that has a point or a sign in its exponent. Where
/// all is like `12E4` it may be a code, and is text.
pub(crate) fn infer(cells: Cells, symbols: &Symbols) -> Cells {
    let Cells::Text(texts) = &cells else { return cells };
    if let Some(values) = all(texts, symbols, evident_yes_or_no) {
        return Cells::Bool(values);
    }
    if let Some(values) = all(texts, symbols, whole_number) {
        return Cells::Int(values);
    }
    let (mut is_sure, mut is_doubtful) = (false, false);
    let values = all(texts, symbols, |text| {
        let number = number(text)?;
        is_doubtful |= is_bare_exponent(text);
        is_sure |= !is_bare_exponent(text) && text.contains(['.', 'e', 'E']);
        Some(number)
    });
    match values {
        Some(values) if is_sure || !is_doubtful => Cells::Float(values),
        _ => cells,
    }
}

/// Whether a text may be something else in a column of its like.
pub(crate) fn is_mere_text(text: &str) -> bool {
    evident_yes_or_no(text).is_none() && !is_number(text)
}

fn all<T>(
    texts: &[Option<Sym>],
    symbols: &Symbols,
    mut parse: impl FnMut(&str) -> Option<T>,
) -> Option<Vec<Option<T>>> {
    let mut values = Vec::with_capacity(texts.len());
    for cell in texts {
        values.push(match symbols.text_of(*cell) {
            Some(text) => Some(parse(text)?),
            None => None,
        });
    }
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    fn cells_of(texts: &[&str]) -> Cells {
        let mut symbols = Symbols::new();
        let cells = texts.iter().map(|text| Some(symbols.intern(text))).collect();
        infer(Cells::Text(cells), &symbols)
    }

    fn kind_of(texts: &[&str]) -> Kind {
        cells_of(texts).kind()
    }

    #[test]
    fn all_values_decide_the_kind_of_a_column() {
        assert_eq!(kind_of(&["true", "false"]), Kind::Bool);
        assert_eq!(kind_of(&["1", "-20"]), Kind::Int);
        assert_eq!(kind_of(&["1", "2.50"]), Kind::Float);
        for text in ["007", "1,5", "1_000", "1e5", "NaN", "inf", "+1", "", "99999999999999999999.5"]
        {
            assert_eq!(kind_of(&["1", text]), Kind::Text, "{text}");
        }
    }

    #[test]
    fn yes_and_no_are_read_as_other_programs_write_them() {
        assert_eq!(cells_of(&["TRUE", "False"]), Cells::Bool(vec![Some(true), Some(false)]));
        assert_eq!(kind_of(&["tRUE"]), Kind::Text);
        assert_eq!(kind_of(&["TRUE", "yes"]), Kind::Text);
        assert_eq!(kind_of(&["WAHR", "FALSCH"]), Kind::Bool);
        assert_eq!(kind_of(&["wahr", "falsch"]), Kind::Text);
    }

    #[test]
    fn a_number_may_have_an_exponent() {
        let texts = ["0.5", "1e-05", "2.50E+03", "1e3", "-7e-1", "0e-3"];
        let numbers = [0.5, 0.00001, 2500.0, 1000.0, -0.7, 0.0];
        assert_eq!(cells_of(&texts), Cells::Float(numbers.map(Some).to_vec()));
        assert_eq!(cells_of(&["1e+16"]), Cells::Float(vec![Some(1e16)]));
    }

    #[test]
    fn what_may_be_a_code_or_is_not_exact_is_no_number() {
        for texts in [&["12E4"][..], &["1e5", "7"], &["1e-5", "a"]] {
            assert_eq!(kind_of(texts), Kind::Text, "{texts:?}");
        }
        for text in ["1e", "e5", "1e-", "1e5e5", "1e+999", "1e-999", "01e-5", "+1e-5", ".5e-1"] {
            assert_eq!(kind_of(&["0.5", text]), Kind::Text, "{text}");
        }
        assert_eq!(kind_of(&["1.00000000000000000001e-3"]), Kind::Text);
    }
}
