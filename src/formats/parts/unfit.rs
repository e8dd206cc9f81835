//! Texts that are no cells of the column they stand in.

use crate::formats::remarks::Remarks;
use crate::text::Diagnostic;

/// Why a text is no cell of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It is no value of the column's kind.
    Kind,
    /// It is a number that isn't finite, which some programs write for none.
    Infinite,
    /// There are too many columns for one more.
    TooMany,
}

impl Unfit {
    /// Says so about a text that was meant for the attribute with this name.
    pub(crate) fn tell(self, name: &str, text: &str, at: u64, remarks: &mut Remarks) {
        match self {
            Unfit::Infinite => {
                let what = "numbers that aren't finite are read as absent";
                let hint = "leave the value out to say that there is none";
                remarks.count(what, at, text.len(), hint);
            }
            Unfit::TooMany => {
                let place = remarks.place(at, text.len());
                remarks.unkept(1, place);
            }
            Unfit::Kind => {
                let message =
                    format!("`{text}` is no value of the type that `{name}` is declared with");
                let hint = format!("it is left out; declare `{name}` as a string to keep it");
                let place = remarks.place(at, text.len());
                remarks.tell(Diagnostic::warning("unfit-value", message).at(place).hint(hint));
            }
        }
    }
}

/// A finite number from its text.
pub(crate) fn finite(text: &str) -> Result<f64, Unfit> {
    let number: f64 = text.trim().parse().map_err(|_| Unfit::Kind)?;
    if number.is_finite() { Ok(number) } else { Err(Unfit::Infinite) }
}
