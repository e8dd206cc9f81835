//! What stands in a document and a quote of it may leave out: marks of footnotes, and the ends of
//! lines within words.

use std::ops::Range;

use memchr::memmem;

/// The words of a document without what a quote may leave out, and without hyphens: of those at the
/// ends of lines a quote has some and others not. Where it may stand is looked for in these, and
/// then whether it does, in the words as they are.
#[derive(Clone, Debug)]
pub(super) struct Omissions {
    gaps: Vec<Range<usize>>,
    bare: Bare,
}

impl Omissions {
    /// Those of a text, by their bytes in order; nothing if there are none.
    pub(super) fn of(text: &str, mut gaps: Vec<Range<usize>>) -> Option<Omissions> {
        gaps.retain(|gap| !gap.is_empty());
        if gaps.is_empty() {
            return None;
        }
        let bare = Bare::of(text, &with_hyphens(text, &gaps));
        Some(Omissions { gaps, bare })
    }

    /// Whether something starts or ends at a byte of the text that a quote may leave out, as the mark
    /// of a footnote does behind a word.
    pub(super) fn bound(&self, at: usize) -> bool {
        self.gaps.iter().any(|gap| gap.start == at || gap.end == at)
    }

    /// The bytes of the text in which a quote stands that leaves out what it may. It may have some
    /// of it, at the gaps of its own.
    pub(super) fn find(
        &self,
        text: &str,
        quote: &str,
        own: &[Range<usize>],
    ) -> Option<Range<usize>> {
        let bare = Bare::of(quote, &with_hyphens(quote, own)).text;
        if bare.is_empty() {
            return None;
        }
        let places = memmem::find_iter(self.bare.text.as_bytes(), bare.as_bytes());
        let mut stretches = places.map(|at| self.bare.origin(at..at + bare.len()));
        stretches.find_map(|stretch| {
            // A hyphen at the end is left to compare.
            let ends = [stretch.end, end_behind(&self.gaps, stretch.end)];
            self.rests(text, &stretch, quote).into_iter().find_map(|rest| {
                let end = ends.into_iter().find(|end| text[*end..].starts_with(rest))?;
                Some(stretch.start..end + rest.len())
            })
        })
    }

    /// What may follow in a quote behind a stretch of the text, if that is how it starts, gaps apart.
    fn rests<'q>(&self, text: &str, stretch: &Range<usize>, quote: &'q str) -> Vec<&'q str> {
        let mut at = stretch.start;
        // The words behind a gap may look like it, so that nobody can tell yet whether a quote has it.
        let mut rests = vec![quote];
        let mut gaps = self.gaps[self.gaps.partition_point(|gap| gap.end <= at)..].iter();
        while at < stretch.end {
            let gap = gaps.next().filter(|gap| gap.end <= stretch.end);
            let gap = gap.cloned().unwrap_or(stretch.end..stretch.end);
            let words = &text[at..gap.start];
            let behind = rests.iter().filter_map(|rest| rest.strip_prefix(words));
            rests = behind.flat_map(|rest| behind_gap(rest, &text[gap.clone()])).collect();
            rests.sort_unstable_by_key(|rest| rest.len());
            rests.dedup();
            at = gap.end;
        }
        rests
    }
}

/// What may follow in a quote behind a gap, which it may have; of a hyphen and the end of its line, it
/// may have the hyphen alone, and of the end of a page the blank.
fn behind_gap<'q>(quote: &'q str, gap: &str) -> impl Iterator<Item = &'q str> {
    let hyphen = || quote.strip_prefix(gap.strip_suffix(' ')?);
    let blank = || quote.strip_prefix(gap.strip_prefix(' ')?.strip_suffix(' ').map(|_| ' ')?);
    let had = quote.strip_prefix(gap).or_else(hyphen).or_else(blank);
    let without = (!gap.is_empty() || had.is_none()).then_some(quote);
    had.into_iter().chain(without)
}

/// Gaps, and the hyphens behind words around them, each with a blank behind it.
fn with_hyphens(text: &str, gaps: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut next = gaps.iter().peekable();
    let is_within = |at: &usize| text[..start_before(gaps, *at)].ends_with(char::is_alphanumeric);
    let hyphens = memchr::memchr_iter(b'-', text.as_bytes()).filter(is_within);
    for mut hyphen in hyphens.map(|at| at..at + 1) {
        while let Some(gap) = next.next_if(|gap| gap.start <= hyphen.start) {
            found.push(gap.clone());
        }
        if text[hyphen.end..].starts_with(' ')
            && next.peek().is_none_or(|gap| gap.start > hyphen.end)
        {
            hyphen.end += 1;
        }
        if found.last().is_none_or(|last| last.end <= hyphen.start) {
            found.push(hyphen);
        }
    }
    found.extend(next.cloned());
    found
}

/// Where the gaps begin that end at a byte, or that byte.
fn start_before(gaps: &[Range<usize>], mut at: usize) -> usize {
    while let Ok(index) = gaps.binary_search_by_key(&at, |gap| gap.end) {
        at = gaps[index].start;
    }
    at
}

/// Where the gaps end that begin at a byte, or that byte.
fn end_behind(gaps: &[Range<usize>], mut at: usize) -> usize {
    while let Ok(index) = gaps.binary_search_by_key(&at, |gap| gap.start) {
        at = gaps[index].end;
    }
    at
}

/// A text without some of its bytes.
#[derive(Clone, Debug, Default)]
struct Bare {
    text: String,
    /// From this byte on, so many were left out before.
    left_out: Vec<(usize, usize)>,
}

impl Bare {
    fn of(text: &str, gaps: &[Range<usize>]) -> Bare {
        let mut bare = Bare::default();
        let mut done = 0;
        for gap in gaps {
            bare.text.push_str(&text[done..gap.start]);
            done = gap.end;
            bare.left_out.push((bare.text.len(), done - bare.text.len()));
        }
        bare.text.push_str(&text[done..]);
        bare
    }

    /// Where a stretch of it was, without what was left out around it.
    fn origin(&self, stretch: Range<usize>) -> Range<usize> {
        let before = |count: usize| count.checked_sub(1).map_or(0, |last| self.left_out[last].1);
        let start = self.left_out.partition_point(|(from, _)| *from <= stretch.start);
        let end = self.left_out.partition_point(|(from, _)| *from < stretch.end);
        stretch.start + before(start)..stretch.end + before(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_leaves_out_what_it_may_and_nothing_else() {
        let text = "Lund owns the Bank12. Kern left.3 Roe";
        let omissions = Omissions::of(text, vec![18..20, 32..33]).unwrap();
        let found = |quote| omissions.find(text, quote, &[]).map(|range| &text[range]);
        assert_eq!(found("the Bank. Kern left."), Some("the Bank12. Kern left."));
        assert_eq!(found("Bank"), Some("Bank"));
        assert_eq!(found("left. Roe"), Some("left.3 Roe"));
        assert_eq!(found("Kern. Lef"), None);
        let mark = 4..7;
        let omissions = Omissions::of("left[3][3]a", vec![mark]).unwrap();
        assert_eq!(omissions.find("left[3][3]a", "left[3]a", &[]), Some(0..11));
        let text = "an é¹- b";
        let gap = 5..7;
        let omissions = Omissions::of(text, vec![gap]).unwrap();
        assert_eq!(omissions.find(text, "é-", &[]), Some(3..8));
        assert!(Omissions::of(text, vec![]).is_none());
    }

    #[test]
    fn a_quote_has_the_hyphen_of_a_line_or_not() {
        let text = "The ex- minister trans- ferred a non-cash re-sign.";
        let omissions = Omissions::of(text, vec![6..8, 22..24]).unwrap();
        let found = |quote| omissions.find(text, quote, &[]).map(|range| &text[range]);
        assert_eq!(found("ex-minister transferred a"), Some("ex- minister trans- ferred a"));
        assert_eq!(found("exminister trans-ferred a"), Some("ex- minister trans- ferred a"));
        assert_eq!(found("transferred a non-cash"), Some("trans- ferred a non-cash"));
        assert_eq!(found("transferred a noncash"), None);
        assert_eq!(found("a resign"), None);
    }
}
