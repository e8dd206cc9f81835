//! What stands in a document and a quote of it may leave out.

use std::ops::Range;

use memchr::memmem;

/// The words of a document without what a quote may leave out, such as marks of footnotes.
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
        let bare = Bare::of(text, &gaps);
        Some(Omissions { gaps, bare })
    }

    /// The bytes of the text in which a quote stands that leaves out what it may.
    pub(super) fn find(&self, text: &str, quote: &str) -> Option<Range<usize>> {
        let bare = Bare::of(quote, &[]).text;
        if bare.is_empty() {
            return None;
        }
        let places = memmem::find_iter(self.bare.text.as_bytes(), bare.as_bytes());
        let mut stretches = places.map(|at| self.bare.origin(at..at + bare.len()));
        stretches.find(|stretch| self.agrees(text, stretch, quote))
    }

    /// Whether a stretch of the text is the quote, gaps apart.
    fn agrees(&self, text: &str, stretch: &Range<usize>, quote: &str) -> bool {
        let (mut at, mut quote) = (stretch.start, quote);
        let mut gaps = self.gaps[self.gaps.partition_point(|gap| gap.end <= at)..].iter();
        while at < stretch.end {
            let gap = gaps.next().filter(|gap| gap.end <= stretch.end);
            let until = gap.map_or(stretch.end, |gap| gap.start);
            let Some(rest) = quote.strip_prefix(&text[at..until]) else { return false };
            let gap = gap.cloned().unwrap_or(until..until);
            quote = rest.strip_prefix(&text[gap.clone()]).unwrap_or(rest);
            at = gap.end;
        }
        quote.is_empty()
    }
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
        let found = |quote| omissions.find(text, quote).map(|range| &text[range]);
        assert_eq!(found("the Bank. Kern left."), Some("the Bank12. Kern left."));
        assert_eq!(found("Bank"), Some("Bank"));
        assert_eq!(found("left. Roe"), Some("left.3 Roe"));
        assert_eq!(found("Kern. Lef"), None);
        assert!(Omissions::of(text, vec![]).is_none());
    }
}
