//! Links and labels of a drawing: safe to click, short enough to read.

/// A link that is safe to click, ready for a file; nothing if it isn't one.
///
/// Graphviz 2.42 puts it into SVG as it stands, so a quote would end the attribute there and a
/// bare `&` would spoil the file.
pub(super) fn link(url: &str) -> Option<String> {
    const LONGEST: usize = 2000;
    let (scheme, _) = url.split_once(':')?;
    let known = ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if !known || url.len() > LONGEST {
        return None;
    }
    let mut safe = String::with_capacity(url.len() + 16);
    for c in url.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '"' | '<' | '>' | '\\' | '\'' | '`' => safe.push_str(&format!("%{:02X}", c as u32)),
            c if c.is_whitespace() || c.is_control() => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    safe.push_str(&format!("%{byte:02X}"));
                }
            }
            c => safe.push(c),
        }
    }
    Some(safe)
}

/// The text in lines of about this many characters, cut after so many lines. Line ends it has
/// already stay.
pub(super) fn wrap(text: &str, width: usize, most_lines: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let length = line.chars().count();
            if length > 0 && length + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if lines.len() > most_lines {
                break;
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.extend(word.chars().take(3 * width));
        }
        lines.push(line);
    }
    if lines.len() > most_lines {
        lines.truncate(most_lines);
        lines.iter_mut().skip(most_lines - 1).for_each(|line| line.push('…'));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_that_are_safe_to_click_are_links() {
        for bad in ["javascript:alert(1)", "data:text/html,x", "www.example.org", " http://a", ""] {
            assert_eq!(link(bad), None, "{bad}");
        }
        let odd = "HTTPS://example.org/?a=\"<b>&c='\\ \u{a0}";
        let safe = "HTTPS://example.org/?a=%22%3Cb%3E&amp;c=%27%5C%20%C2%A0";
        assert_eq!(link(odd).as_deref(), Some(safe));
    }

    #[test]
    fn long_labels_are_wrapped_and_very_long_ones_cut() {
        assert_eq!(
            wrap("Department of Homeland Security", 14, 4),
            "Department of\nHomeland\nSecurity"
        );
        assert_eq!(wrap("a b c d e f", 3, 2), "a b\nc d…");
        assert_eq!(wrap("one\ntwo", 14, 4), "one\ntwo");
        assert_eq!(wrap("", 14, 4), "");
    }
}
