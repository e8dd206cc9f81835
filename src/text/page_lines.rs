//! What stands on the lines of a text for whoever turns its pages, and in none of its sentences:
//! `Page 3 of 12`, `18 | Annual Report`, the number of each line.

use crate::text::note_marks;

/// How sure it is that a line stands at the head or foot of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageLine {
    /// It says that it is a page's.
    Certain,
    /// It may as well be a row of a table, or a number of the text.
    Likely,
}

/// The longest line of a page's head or foot, in bytes.
const LONGEST: usize = 160;

/// The fewest blanks between the words and the number of a head or foot.
const GAP: &str = "   ";

/// Whether a line may be the head or foot of a page.
pub(crate) fn page_line(line: &str) -> Option<PageLine> {
    let line = line.trim();
    if line.is_empty() || line.len() > LONGEST || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let bare = line.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '[' | ']' | ' '));
    let is_framed = line.len() > bare.len()
        && line.starts_with(['-', '–', '—', '['])
        && line.ends_with(['-', '–', '—', ']']);
    let is_certain = is_page_number(bare)
        || is_framed && is_number(bare)
        || ends_in_page(line)
        || is_numbered_title(line, "|");
    if is_certain {
        return Some(PageLine::Certain);
    }
    // Four digits may be a year.
    let is_alone = is_number(line) && line.len() < 4;
    (is_alone || is_numbered_title(line, GAP)).then_some(PageLine::Likely)
}

/// Which lines stand between the text of two pages, if they are asked one after the other.
#[derive(Debug, Default)]
pub(crate) struct BetweenPages {
    /// Whether nothing but blank lines stands behind the end of a page or its head.
    is_behind: bool,
}

impl BetweenPages {
    /// Whether the next line, with words, is a head or foot; `begins_page` if a form feed is before it.
    pub(crate) fn has(&mut self, line: &str, begins_page: bool) -> bool {
        self.is_behind |= begins_page;
        if line.trim().is_empty() {
            return false;
        }
        let is_head = || is_running_title(line) || is_wide_title(line);
        self.is_behind =
            page_line(line).is_some() || self.is_behind && is_head() && !is_marked(line);
        self.is_behind
    }
}

/// Whether a line has marks that no title has, of notes or of words that go on, or no words.
fn is_marked(line: &str) -> bool {
    let shown = line.trim_end_matches(['\n', '\r', '\x0c']);
    shown.contains(|c: char| c == '\u{ad}' || c.is_control() && c != '\t')
        || !line.contains(char::is_alphanumeric)
        || line.trim_end().ends_with(['-', '\u{2010}', '¬'])
        || !note_marks(line).is_empty()
}

/// Whether a line may be a title that stands at the head or foot of each page.
fn is_running_title(line: &str) -> bool {
    let line = line.trim();
    line.len() <= LONGEST / 2 && is_title(line) && !line.ends_with(['.', ',', ';', ':', '?', '!'])
}

/// Whether a line has a title at its one end and a date, a name or another title at the other:
/// `Report on the mill          12 June 2023`.
fn is_wide_title(line: &str) -> bool {
    const WIDE_GAP: &str = "        ";
    let line = line.trim();
    let begins = !line.starts_with(char::is_lowercase);
    let last = line.rsplit_once(WIDE_GAP).map(|(_, last)| last.trim());
    line.len() <= LONGEST && begins && last.is_some_and(is_title) && !line.ends_with(['.', ','])
}

/// `Page 3`, `page 3 of 12`, `p. 3/12`.
fn is_page_number(text: &str) -> bool {
    let small = text.to_ascii_lowercase();
    let Some(rest) = ["page ", "p. ", "pg. "].iter().find_map(|word| small.strip_prefix(word))
    else {
        return false;
    };
    let (page, all) =
        rest.split_once(" of ").or_else(|| rest.split_once('/')).unwrap_or((rest, "1"));
    is_number(page.trim()) && is_number(all.trim())
}

/// `Case 1:19-cv-01234   Filed 06/12/20   Page 3 of 24`, `HALDEN TRIBUNE     Page 3`.
fn ends_in_page(line: &str) -> bool {
    let Some(at) = line.rfind(" Page ").or_else(|| line.rfind(" page ")) else { return false };
    let (before, page) = (&line[..at], &line[at + 1..]);
    is_page_number(page) && (before.ends_with("  ") || page.contains(" of ") && is_title(before))
}

/// `Annual Report       18`, `18 | Annual Report`, by what stands between title and number.
fn is_numbered_title(line: &str, between: &str) -> bool {
    let Some((first, rest)) = line.split_once(between) else { return false };
    let last = line.rsplit_once(between);
    let starts = is_number(first.trim()) && is_title(rest);
    starts || last.is_some_and(|(title, number)| is_number(number.trim()) && is_title(title))
}

fn is_number(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether all words but the smallest begin as those of a title do.
fn is_title(text: &str) -> bool {
    const SMALL: &[&str] =
        &["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to"];
    let mut words = text.split_whitespace().peekable();
    let begins = words.peek().is_some_and(|word| !word.starts_with(char::is_lowercase));
    begins && words.all(|word| !word.starts_with(char::is_lowercase) || SMALL.contains(&word))
}

/// The number that a line begins with, if it may be that of the line, and how many bytes it takes
/// with the blanks around it.
pub(crate) fn line_number(line: &str) -> Option<(u32, usize)> {
    let bare = line.trim_start();
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let rest = bare.get(digits..).filter(|_| (1..=2).contains(&digits))?;
    let is_apart = rest.is_empty() || rest.starts_with([' ', '\t']);
    let number = bare.get(..digits)?.parse().ok()?;
    is_apart.then(|| (number, line.len() - rest.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_its_number_at_its_head_or_foot() {
        for line in [
            "Page 3 of 12",
            "  - 3 -",
            "[17]",
            "Case 1:21-cv-00417-KLM   Document 8   Filed 02/03/21   Page 3 of 24",
            "Case 1:21-cv-00417-KLM Document 8 Filed 02/03/21 Page 3 of 24",
            "ORCHARD GAZETTE              Page 3",
            "3 | Annual Report",
        ] {
            assert_eq!(page_line(line), Some(PageLine::Certain), "{line}");
        }
        for line in ["3", "Annual Report of the Bank 2022      18"] {
            assert_eq!(page_line(line), Some(PageLine::Likely), "{line}");
        }
        for line in [
            "Kern read it on Page 3 of 12",
            "as Lund told him on page 3",
            "Kern paid Lund in 2019",
            "Annual Report 2022",
            "the bank lost      18",
            "Page three",
            "1960",
            "3 of them left",
            "",
        ] {
            assert_eq!(page_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_title_behind_the_end_of_a_page_is_its_head() {
        let heads = |text: &str| -> Vec<bool> {
            let mut between = BetweenPages::default();
            let begins = |line: &str| line.starts_with('\u{c}');
            text.lines().map(|line| between.has(line.trim_matches('\u{c}'), begins(line))).collect()
        };
        assert_eq!(heads("told\n\u{c}ORLO POST\n\nand"), [false, true, false, false]);
        assert_eq!(heads("told\n3\n\u{c}\nOrlo Post\nand"), [false, true, false, true, false]);
        assert_eq!(heads("\u{c}Sale of the mill          May 2020\nand"), [true, false]);
        assert_eq!(heads("\u{c}Sale of the mill\nORLO POST"), [false, false]);
        assert_eq!(heads("told\nORLO POST          May 2020\n\nand"), [false; 4]);
    }

    #[test]
    fn a_line_may_begin_with_its_number() {
        assert_eq!(line_number(" 7  MS. LUND: No."), Some((7, 4)));
        assert_eq!(line_number("12"), Some((12, 2)));
        for line in ["7. No", "2019 was", "7th", "No", ""] {
            assert_eq!(line_number(line), None, "{line}");
        }
    }
}
