//! Numbers as people type them: with a comma before the decimals, or with signs or blanks between
//! thousands.

use crate::model::{Sym, Symbols, Table, TableColumn};
use crate::text::{Diagnostic, FileId, Layout, Place};

/// A way to write numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Style {
    /// What stands before the decimals.
    decimals: char,
    /// What may stand between thousands.
    thousands: char,
}

const COMMA_DECIMALS: Style = Style { decimals: ',', thousands: '.' };
const POINT_DECIMALS: Style = Style { decimals: '.', thousands: ',' };

/// The headers of columns that were taken in one way, each with the first number it matters for.
type Columns = Vec<(String, String)>;

/// Makes every number one that a program reads, `1.500,00`, `1,500.00` and `1 500,00` alike 1500.00,
/// in the columns that may hold numbers, and says in which it did.
///
/// Only where all numbers of a column can be meant like that and one can't be meant otherwise.
/// Where semicolons or tabs separate the cells, a comma is taken for that of decimals: that is why
/// they do. Where semicolons do, points that may as well stand between thousands are told, too.
pub(crate) fn with_points(
    table: &mut Table,
    layout: Layout,
    symbols: &mut Symbols,
    may_hold_numbers: impl Fn(&TableColumn) -> bool,
) -> Vec<Diagnostic> {
    let Some((_, file)) = table.files.first().copied() else { return Vec::new() };
    let (mut commas, mut groups, mut points) = (Columns::new(), Columns::new(), Columns::new());
    let mut blanks = Columns::new();
    for column in table.columns.iter_mut().filter(|column| may_hold_numbers(column)) {
        let header = column.header.clone();
        match settle(column, layout, symbols) {
            Some((COMMA_DECIMALS, example))
                if example.contains(',') || !example.contains(is_blank) =>
            {
                commas.push((header, example));
            }
            Some((_, example)) if example.contains(is_blank) => blanks.push((header, example)),
            Some((_, example)) => groups.push((header, example)),
            // Commas stand between cells elsewhere, so that points stand before decimals.
            None if layout == Layout::Delimited(b';') => {
                points.extend(maybe_thousands(column, symbols).map(|example| (header, example)));
            }
            None => {}
        }
    }
    let commas_are = |text: &str| COMMA_DECIMALS.plain(text);
    let groups_are = |text: &str| POINT_DECIMALS.plain(text);
    let points_are = |text: &str| text.parse().ok().map(|number: f64| number.to_string());
    let instead = "write thousands without any sign, if that is what a";
    [
        tell("decimal-commas", "decimal commas", &commas, commas_are, file)
            .map(|told| told.hint(format!("{instead} comma stands for"))),
        tell("grouped-numbers", "commas between thousands", &groups, groups_are, file),
        tell("grouped-numbers", "blanks between thousands", &blanks, groups_are, file),
        tell("decimal-points", "decimal points", &points, points_are, file)
            .map(|told| told.hint(format!("{instead} point stands for"))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The first number with a point of a column whose points may all stand between thousands, although
/// nothing says so: three digits follow each. A number that begins with 0 has decimals.
fn maybe_thousands(column: &TableColumn, symbols: &Symbols) -> Option<String> {
    let is_weight = is_weight(column);
    let mut seen = vec![false; symbols.len()];
    let mut example = None;
    for cell in column.cells.iter().flatten() {
        if std::mem::replace(&mut seen[cell.index()], true) {
            continue;
        }
        let text = symbols.text(*cell);
        if is_weight && !is_number(text) {
            continue;
        }
        if COMMA_DECIMALS.plain(text).is_none() || text.contains(',') {
            return None;
        }
        match text.matches('.').count() {
            0 => {}
            1 if !text.trim_start_matches(['-', '+']).starts_with('0') => {
                example.get_or_insert(text);
            }
            _ => return None,
        }
    }
    example.map(str::to_string)
}

/// The style in which a column's numbers are written, if they aren't as programs write them: for
/// whoever puts another number among them.
pub(crate) fn style_of(
    column: &mut TableColumn,
    layout: Layout,
    symbols: &mut Symbols,
) -> Option<Style> {
    settle(column, layout, symbols).map(|(style, _)| style)
}

/// Makes a column's numbers those that programs read, and gives the style in which they were
/// written with the first that needed it.
fn settle(
    column: &mut TableColumn,
    layout: Layout,
    symbols: &mut Symbols,
) -> Option<(Style, String)> {
    if !has_signs(column, symbols) {
        return None;
    }
    let frees_commas = matches!(layout, Layout::Delimited(b';' | b'\t'));
    let styles = [(COMMA_DECIMALS, frees_commas), (POINT_DECIMALS, false)];
    styles.into_iter().find_map(|(style, free)| {
        change(column, style, free, symbols).map(|example| (style, example))
    })
}

fn tell(
    rule: &'static str,
    what: &str,
    columns: &Columns,
    plain: impl Fn(&str) -> Option<String>,
    file: FileId,
) -> Option<Diagnostic> {
    let (_, example) = columns.first()?;
    let headers: Vec<String> = columns.iter().map(|(header, _)| format!("`{header}`")).collect();
    let message = format!("{what} in {}: `{example}` is {}", headers.join(", "), plain(example)?);
    Some(Diagnostic::note(rule, message).at(Place::start(file)))
}

/// Whether a cell of a column has a comma, several points or a blank behind a digit, as far as its
/// cells may be numbers at all: most columns are left here, at little cost.
fn has_signs(column: &TableColumn, symbols: &Symbols) -> bool {
    let is_weight = is_weight(column);
    // Amounts repeat; what was looked at once needn't be again.
    let mut seen = vec![false; symbols.len()];
    for cell in column.cells.iter().flatten() {
        if std::mem::replace(&mut seen[cell.index()], true) {
            continue;
        }
        let text = symbols.text(*cell);
        let has_blank = || text.find(is_blank).is_some_and(|at| is_digit_before(text, at));
        if text.contains(',') || text.matches('.').nth(1).is_some() || has_blank() {
            return true;
        }
        if !is_weight && !text.ends_with(|end: char| end.is_ascii_digit()) {
            return false;
        }
    }
    false
}

/// Whether a column holds numbers and nothing else.
fn is_weight(column: &TableColumn) -> bool {
    column.name.eq_ignore_ascii_case("weight")
}

/// Changes a column whose numbers are written in a style, and gives the first that needed it.
///
/// Where commas are `free` for decimals, they needn't be told from those between thousands, if no
/// number of the column has a point. What is no number in any style is a mistake among weights, and
/// says nothing of the others: only a number within it may raise a doubt, where no other settles it.
fn change(
    column: &mut TableColumn,
    style: Style,
    free: bool,
    symbols: &mut Symbols,
) -> Option<String> {
    // Most columns never need it.
    let mut plain: Vec<Option<Sym>> = Vec::new();
    let is_weight = is_weight(column);
    let mut seen = vec![false; symbols.len()];
    let mut signs = Signs::default();
    for cell in column.cells.iter().flatten() {
        if std::mem::replace(&mut seen[cell.index()], true) {
            continue;
        }
        let text = symbols.text(*cell);
        match style.plain(text) {
            Some(number) if number != text => {
                signs.are_sure |= style.must_be_meant(text, free, is_weight);
                signs.note(text, style);
                plain.resize(seen.len(), None);
                plain[cell.index()] = Some(symbols.intern(&number));
            }
            Some(_) => {}
            None if is_weight && !is_number(text) => {
                let number = within(text);
                signs.raise_doubt |= is_number(number) && style.plain(number).is_none();
            }
            // Exponents have no style, and say nothing where they have no decimals either.
            None if is_weight && !text.contains([',', '.']) => {}
            None => return None,
        }
    }
    if !signs.tell(free) {
        return None;
    }
    if signs.example.is_some() {
        for cell in column.cells.iter_mut().flatten() {
            *cell = plain.get(cell.index()).copied().flatten().unwrap_or(*cell);
        }
    }
    signs.example
}

/// What the numbers of a column show of the style in which they are written.
#[derive(Default)]
struct Signs {
    have_thousands: bool,
    have_blanks: bool,
    /// Whether one of them can't be meant in another style.
    are_sure: bool,
    raise_doubt: bool,
    /// The first number that needed the style.
    example: Option<String>,
}

impl Signs {
    /// Takes note of a number that isn't written as programs do.
    fn note(&mut self, text: &str, style: Style) {
        self.have_thousands |= text.contains(style.thousands);
        self.have_blanks |= text.contains(is_blank);
        // One that has decimals as well shows more.
        let says_less =
            |shown: &String| shown.contains(is_blank) && !shown.contains(style.decimals);
        let has_decimals = text.contains(style.decimals);
        if self.example.as_ref().is_none_or(|shown| has_decimals && says_less(shown)) {
            self.example = Some(text.to_string());
        }
    }

    /// Whether they tell that the style is meant, where commas are `free` for decimals or aren't.
    fn tell(&self, free: bool) -> bool {
        let Signs { have_thousands, have_blanks, are_sure, raise_doubt, .. } = *self;
        // Who has blanks between thousands has no other sign there.
        let is_mixed = have_blanks && have_thousands;
        let is_doubtful = have_thousands || have_blanks || raise_doubt || !free;
        !is_mixed && (are_sure || !is_doubtful)
    }
}

impl Style {
    /// A number as programs write it in this style; other text stays as it is.
    pub(crate) fn written(self, text: &str) -> String {
        let Some(number) = text.parse::<f64>().ok().filter(|number| number.is_finite()) else {
            return text.to_string();
        };
        let typed = |number: &str| number.replace('.', &self.decimals.to_string());
        let as_it_is = Some(typed(text)).filter(|typed| self.plain(typed).as_deref() == Some(text));
        // The reader of styles knows no exponents, and no number that begins with its point.
        as_it_is.unwrap_or_else(|| typed(&number.to_string()))
    }

    /// A number in this style as programs write it; nothing if the text is none.
    pub(crate) fn plain(self, text: &str) -> Option<String> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, decimals) = match unsigned.split_once(self.decimals) {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (unsigned, None),
        };
        let blank = whole.chars().find(|sign| is_blank(*sign));
        let thousands = blank.unwrap_or(self.thousands);
        let mut groups = whole.split(thousands);
        let first = groups.next().unwrap_or_default();
        let is_grouped = whole.contains(thousands);
        // A telephone number begins with 0.
        let fits = are_digits(first)
            && (!is_grouped || first.len() <= 3)
            && (blank.is_none() || !first.starts_with('0'))
            && groups.all(|group| group.len() == 3 && are_digits(group))
            && decimals.is_none_or(are_digits);
        let sign = &text[..text.len() - unsigned.len()];
        let point = if decimals.is_some() { "." } else { "" };
        let whole = whole.replace(thousands, "");
        fits.then(|| format!("{sign}{whole}{point}{}", decimals.unwrap_or_default()))
    }

    /// Whether a number in this style would be none, or a strange one, in the other. That the other
    /// sign is `free` for decimals counts as well. Groups alone may be a telephone number or a list,
    /// unless it is a weight; two groups that a blank parts are none if the first is short.
    fn must_be_meant(self, text: &str, free: bool, is_weight: bool) -> bool {
        let thousands = text.matches(self.thousands).count();
        let blanks = text.matches(is_blank).count();
        let is_short =
            || text.trim_start_matches(['-', '+']).find(is_blank).is_some_and(|digits| digits < 3);
        let decimals = text.split_once(self.decimals).map(|(_, decimals)| decimals.len());
        match decimals {
            Some(count) => thousands + blanks > 0 || (free && count != 3),
            None if is_weight => thousands > 1 || blanks > 0,
            None => blanks == 1 && is_short(),
        }
    }
}

/// Whether a text is a number in any style, or as programs write it.
fn is_number(text: &str) -> bool {
    [COMMA_DECIMALS, POINT_DECIMALS].iter().any(|style| style.plain(text).is_some())
        || text.parse::<f64>().is_ok()
}

/// The part of a text from its first digit to its last: the number of `1,500.00 EUR`.
fn within(text: &str) -> &str {
    text.trim_matches(|sign: char| !sign.is_ascii_digit())
}

/// Whether a sign is one of the blanks that people write between thousands.
fn is_blank(sign: char) -> bool {
    matches!(sign, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

fn is_digit_before(text: &str, at: usize) -> bool {
    text[..at].ends_with(|sign: char| sign.is_ascii_digit())
}

fn are_digits(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of a column of cells; nothing if it stays as it is.
    fn changed(name: &str, cells: &[&str], style: Style, free: bool) -> Option<Vec<String>> {
        let mut symbols = Symbols::new();
        let cells = cells.iter().map(|cell| Some(symbols.intern(cell))).collect();
        let mut column = TableColumn { name: name.into(), header: name.into(), cells };
        change(&mut column, style, free, &mut symbols)?;
        let texts = column.cells.iter().map(|cell| symbols.text_of(*cell).unwrap_or_default());
        Some(texts.map(str::to_string).collect())
    }

    #[test]
    fn a_column_is_changed_only_where_it_can_be_meant_in_one_way() {
        type Case<'a> = (&'a [&'a str], Style, bool, Option<&'a [&'a str]>);
        let table: [Case; 20] = [
            (&["3,5", "2"], COMMA_DECIMALS, true, Some(&["3.5", "2"])),
            (&["3,5", "2"], COMMA_DECIMALS, false, None),
            (&["1,500"], COMMA_DECIMALS, true, Some(&["1.500"])),
            (&["1,500", "2.5"], COMMA_DECIMALS, true, None),
            (&["1.500", "2,5"], COMMA_DECIMALS, true, Some(&["1500", "2.5"])),
            (&["1.500", "1,500"], COMMA_DECIMALS, true, None),
            (&["1.500"], COMMA_DECIMALS, true, None),
            (&["-1.500,00", "7"], COMMA_DECIMALS, false, Some(&["-1500.00", "7"])),
            (&["1,500.00", "1,500"], POINT_DECIMALS, false, Some(&["1500.00", "1500"])),
            (&["1,234,567", "2.5"], POINT_DECIMALS, false, None),
            (&["1,500", "2.5"], POINT_DECIMALS, false, None),
            (&["1,500.00", "see note"], POINT_DECIMALS, false, None),
            (&["1 234,50", "7"], COMMA_DECIMALS, false, Some(&["1234.50", "7"])),
            (&["1\u{a0}234", "12\u{202f}000"], COMMA_DECIMALS, false, Some(&["1234", "12000"])),
            (&["1 234 567.5", "100 000"], POINT_DECIMALS, false, Some(&["1234567.5", "100000"])),
            (&["1 234,5", "1.500"], COMMA_DECIMALS, true, None),
            (&["110 001"], COMMA_DECIMALS, true, None),
            (&["612 345 678"], COMMA_DECIMALS, true, None),
            (&["030 123,5"], COMMA_DECIMALS, true, None),
            (&["1 234", "see note"], COMMA_DECIMALS, true, None),
        ];
        for (cells, style, free, want) in table {
            let want = want.map(|cells| cells.iter().map(|cell| cell.to_string()).collect());
            assert_eq!(changed("amount", cells, style, free), want, "{cells:?}");
        }
    }

    #[test]
    fn a_weight_that_is_no_number_says_nothing_of_the_others() {
        let bad = ["n.a.", "n/a", "12.5%", "approx. 5", "1000.00 EUR", "1,5,0", "1e5", "inf"];
        for bad in bad {
            let cells = ["51,5", bad];
            let want = Some(vec!["51.5".to_string(), bad.to_string()]);
            assert_eq!(changed("weight", &cells, COMMA_DECIMALS, true), want);
            let cells = ["1,234,567.00", bad];
            let want = Some(vec!["1234567.00".to_string(), bad.to_string()]);
            assert_eq!(changed("weight", &cells, POINT_DECIMALS, false), want);
            assert_eq!(changed("amount", &["51,5", bad], COMMA_DECIMALS, true), None);
        }
        assert_eq!(changed("weight", &["51,5", "2.5"], COMMA_DECIMALS, true), None);
        assert_eq!(changed("weight", &["51,5", "2.5e3"], COMMA_DECIMALS, true), None);
        // Nothing but the number in the other cell tells what the comma stands for.
        assert_eq!(changed("weight", &["1,500", "2,000.00 EUR"], COMMA_DECIMALS, true), None);
        let want = Some(vec!["1.500".to_string(), "n.a.".to_string()]);
        assert_eq!(changed("weight", &["1,500", "n.a."], COMMA_DECIMALS, true), want);
    }

    #[test]
    fn groups_alone_are_a_number_only_where_nothing_else_is() {
        for (cell, style) in [("101,202,303", POINT_DECIMALS), ("612.345.678", COMMA_DECIMALS)] {
            assert_eq!(changed("phone", &[cell], style, true), None);
            let whole = cell.replace([',', '.'], "");
            assert_eq!(changed("weight", &[cell], style, true), Some(vec![whole]));
        }
    }

    #[test]
    fn only_columns_with_signs_are_looked_at_twice() {
        let has = |name: &str, cells: &[&str]| {
            let mut symbols = Symbols::new();
            let cells = cells.iter().map(|cell| Some(symbols.intern(cell))).collect();
            let column = TableColumn { name: name.into(), header: name.into(), cells };
            has_signs(&column, &symbols)
        };
        assert!(has("amount", &["7", "1,5"]) && has("amount", &["1.500.000"]));
        assert!(!has("amount", &["0.5", "7"]) && !has("amount", &["see note", "1,5"]));
        assert!(has("weight", &["heavy", "1,5"]));
    }

    #[test]
    fn points_that_may_stand_between_thousands_are_known() {
        let found = |name: &str, cells: &[&str]| {
            let mut symbols = Symbols::new();
            let cells = cells.iter().map(|cell| Some(symbols.intern(cell))).collect();
            let column = TableColumn { name: name.into(), header: name.into(), cells };
            maybe_thousands(&column, &symbols)
        };
        assert_eq!(found("amount", &["7", "-12.500", "3.000"]), Some("-12.500".to_string()));
        assert_eq!(found("weight", &["heavy", "3.000"]), Some("3.000".to_string()));
        for cells in [&["12.500", "0.125"][..], &["12.500", "2.5"], &["7"], &["12.500", "1,500"]] {
            assert_eq!(found("amount", cells), None, "{cells:?}");
            assert_eq!(found("weight", cells), None, "{cells:?}");
        }
        assert_eq!(found("amount", &["see note", "12.500"]), None);
    }

    #[test]
    fn a_number_is_written_as_its_column_has_them() {
        let written = ["0.70", "-1234.5", "7", ".5", "1e-7", "high", "0,7", "inf"]
            .map(|text| COMMA_DECIMALS.written(text));
        let want = ["0,70", "-1234,5", "7", "0,5", "0,0000001", "high", "0,7", "inf"];
        assert_eq!(written, want);
        assert_eq!(POINT_DECIMALS.written("1234.5"), "1234.5");
    }

    #[test]
    fn what_is_no_number_has_no_plain_form() {
        for text in [
            "",
            "-",
            ",5",
            "1,",
            "1.50,0",
            "1500.000,0",
            "1,5,0",
            "1.5.0",
            "1e5",
            "１",
            "1 23",
            "1 234.567",
        ] {
            assert_eq!(COMMA_DECIMALS.plain(text), None, "{text}");
        }
    }
}
