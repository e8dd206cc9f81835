//! Bytes that are text.

use crate::text::{Diagnostic, FileId, Place, tell_utf_16};

/// The text of a document, or what is wrong with its bytes.
pub(crate) fn utf8(bytes: &[u8], file: FileId) -> Result<&str, Box<Diagnostic>> {
    let told = |message: &str, at: usize, hint: &str| {
        let place = Place::bytes(file, at as u64, 1);
        Err(Box::new(Diagnostic::error("not-utf-8", message).at(place).hint(hint)))
    };
    if let Some(told) = tell_utf_16(bytes, file) {
        return Err(Box::new(told));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let hint = "save it as UTF-8; `iconv -f LATIN1 -t UTF-8` may be what it needs";
            told("the file isn't UTF-8", error.valid_up_to(), hint)
        }
    }
}
