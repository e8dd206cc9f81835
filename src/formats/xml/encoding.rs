//! Bytes that are text.

use crate::text::{Diagnostic, FileId, Place};

/// The text of a document, or what is wrong with its bytes.
pub(crate) fn utf8(bytes: &[u8], file: FileId) -> Result<&str, Box<Diagnostic>> {
    let told = |message: &str, at: usize, hint: &str| {
        let place = Place::bytes(file, at as u64, 1);
        Err(Box::new(Diagnostic::error("encoding", message).at(place).hint(hint)))
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return told("the file is UTF-16", 0, "save it as UTF-8");
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let hint = "save it as UTF-8; `iconv -f LATIN1 -t UTF-8` may be what it needs";
            told("the file isn't UTF-8", error.valid_up_to(), hint)
        }
    }
}
