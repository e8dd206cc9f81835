//! Numbers as the XML formats and the languages behind them read them.

use std::io::Write;

use crate::model::{Cells, write_float};

/// Writes a cell that is a number, or yes or no; the answer is no if it is absent.
pub(crate) fn value(out: &mut Vec<u8>, cells: &Cells, row: usize) -> bool {
    match cells {
        Cells::Bool(cells) => {
            let word = cells[row].map(|value| if value { "true" } else { "false" });
            word.map(|word| out.extend_from_slice(word.as_bytes())).is_some()
        }
        Cells::Int(cells) => cells[row].map(|number| int(out, number)).is_some(),
        Cells::Float(cells) => cells[row].map(|number| float(out, number)).is_some(),
        Cells::Text(_) | Cells::List(_) => false,
    }
}

/// Writes a whole number.
fn int(out: &mut Vec<u8>, number: i64) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// Writes a number so that it reads back as the same: `2.0`, `0.1`, `1e300`, `-0.0`.
pub(crate) fn float(out: &mut Vec<u8>, number: f64) {
    let is_short = (1e-4..1e15).contains(&number.abs()) || number == 0.0;
    if is_short {
        write_float(number, out);
    } else {
        write!(out, "{number:?}").expect("memory takes everything");
    }
}

/// Whether Gephi, which has 32 bits for the weight of an edge, takes this for nothing, so that it
/// drops the edge, or for infinite.
pub(crate) fn is_lost_on_gephi(weight: f64) -> bool {
    let short = weight as f32;
    short == 0.0 || short.is_infinite()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_weights_have_more_bits_than_gephi() {
        assert!([0.0, -0.0, 1e-300, 5e-324, 1e300].map(is_lost_on_gephi).iter().all(|lost| *lost));
        assert!(![1.0, -0.1, 1e-30, 1e30].map(is_lost_on_gephi).contains(&true));
    }

    #[test]
    fn a_number_reads_back_as_the_same() {
        for number in [0.0, -0.0, 2.0, -3.0, 0.1, 1e300, -1e15, 1e-7, f64::MAX, f64::MIN_POSITIVE] {
            let mut out = Vec::new();
            float(&mut out, number);
            let text = String::from_utf8(out).unwrap();
            assert_eq!(text.parse::<f64>().unwrap().to_bits(), number.to_bits(), "{text}");
            assert!(text.contains(['.', 'e']), "{text}");
        }
    }
}
