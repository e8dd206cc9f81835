//! Files that hold text in a way that isn't read, known by how they start.

/// What a file is instead of text, and how to make text of it.
const OTHERS: &[(&[u8], &str, &str)] = &[
    (b"\xff\xfe", "UTF-16", "save the document as UTF-8"),
    (b"\xfe\xff", "UTF-16", "save the document as UTF-8"),
    (b"%PDF", "a PDF", "`pdftotext` makes text of it"),
    (b"PK\x03\x04", "a zip archive or an office document", "save the document as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save the document as text or HTML"),
    (b"WEBVTT", "a file of subtitles", SUBTITLES),
    (b"{\\rtf", "RTF", "save the document as text or HTML"),
];

const SUBTITLES: &str = "make text of it, with who speaks and a colon before the words";
const MESSAGE: &str = "save the message as text or HTML in the program that shows it";

/// How much of a file tells whether it is one of these.
const HEAD: usize = 4096;

/// What a document that starts so is instead of text, and what to do; nothing if it may be text.
pub(crate) fn other_than_text(start: &[u8]) -> Option<(&'static str, &'static str)> {
    let other = OTHERS.iter().find(|(known, ..)| start.starts_with(known));
    if let Some((_, what, hint)) = other {
        return Some((what, hint));
    }
    let head = String::from_utf8_lossy(&start[..start.len().min(HEAD)]);
    if is_encoded_message(&head) {
        return Some(("a message as programs send it", MESSAGE));
    }
    is_numbered_subtitle(&head).then_some(("a file of subtitles", SUBTITLES))
}

/// Whether the fields in front of a message say that its text is encoded, or in parts, as that of a
/// page saved with its pictures is.
fn is_encoded_message(head: &str) -> bool {
    let fields = head.lines().take_while(|line| !line.trim().is_empty());
    let mut named = fields.filter_map(|line| line.split_once(':'));
    named.any(|(name, value)| {
        let value = value.trim().to_ascii_lowercase();
        match name.to_ascii_lowercase().as_str() {
            "content-transfer-encoding" => matches!(&*value, "quoted-printable" | "base64"),
            "content-type" => value.starts_with("multipart/"),
            _ => false,
        }
    })
}

/// Whether a file begins as subtitles do: a number, and from when until when the words are shown.
fn is_numbered_subtitle(head: &str) -> bool {
    let mut lines = head.trim_start_matches('\u{feff}').lines().map(str::trim);
    let is_number = lines.next().is_some_and(|line| line == "1" || line == "0");
    let is_time = |part: &str| part.contains(':') && part.starts_with(|c: char| c.is_ascii_digit());
    let times = lines.next().and_then(|line| line.split_once(" --> "));
    is_number && times.is_some_and(|(from, to)| is_time(from) && is_time(to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_known_by_their_start() {
        let what = |start: &str| other_than_text(start.as_bytes()).map(|(what, _)| what);
        assert_eq!(what("WEBVTT\n\n00:01.000 --> 00:04.000\nA"), Some("a file of subtitles"));
        assert_eq!(what("1\n00:00:01,000 --> 00:00:04,000\nA"), Some("a file of subtitles"));
        let mail = "From: A\nContent-Transfer-Encoding: quoted-printable\n\nA=";
        assert_eq!(what(mail), Some("a message as programs send it"));
        for text in [
            "From: A\nContent-Transfer-Encoding: 8bit\n\nA",
            "Roe writes:\n\nContent-Type: multipart/mixed",
            "1\nKern --> Lund",
        ] {
            assert_eq!(what(text), None, "{text}");
        }
    }
}
