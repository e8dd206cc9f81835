//! Which part of a page is its article.

use crate::extract::document::draft::{Draft, Shape};

/// A block of a page, and where on the page it was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) draft: Draft,
    pub(super) around: Around,
    pub(super) is_main: bool,
    pub(super) is_article: bool,
}

/// Whether a block is around the article, and how that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Around {
    /// It isn't.
    #[default]
    Article,
    /// It says who wrote it.
    Byline,
    /// By the names the page gives its parts, which may mislead.
    Hinted,
    /// By what its elements are.
    Certain,
}

/// The blocks of a page, with those around its article set aside.
///
/// What the page calls `main`, or else `article`, is believed if it has a good part of the running
/// text; so are its names for parts, unless they would leave next to nothing.
pub(super) fn article(found: Vec<Found>) -> Vec<Draft> {
    let prose = |fits: &dyn Fn(&Found) -> bool| -> usize {
        found
            .iter()
            .filter(|found| is_prose(found) && fits(found))
            .map(|found| found.draft.text().len())
            .sum()
    };
    let hinted = prose(&|found| found.around == Around::Hinted);
    let kept = prose(&|found| matches!(found.around, Around::Article | Around::Byline));
    let trusts_hints = kept * 4 >= hinted;
    let outside = |found: &Found| match found.around {
        Around::Certain => true,
        Around::Hinted => trusts_hints,
        Around::Article | Around::Byline => false,
    };
    let all = prose(&|found| !outside(found));
    let is_much = |fits: &dyn Fn(&Found) -> bool| {
        let part = prose(&|found| !outside(found) && fits(found));
        part > 0 && part * 4 >= all
    };
    let (by_main, by_article) =
        (is_much(&|found| found.is_main), is_much(&|found| found.is_article));
    let is_outside: Vec<bool> = found
        .iter()
        .map(|found| {
            let elsewhere = if by_main { !found.is_main } else { by_article && !found.is_article };
            outside(found) || elsewhere
        })
        .collect();
    found.into_iter().zip(is_outside).map(|(found, outside)| draft(found, outside)).collect()
}

/// Whether a block is running text: long enough, and not mostly links.
fn is_prose(found: &Found) -> bool {
    let length = found.draft.text().len();
    length >= 60 && found.draft.linked * 2 < length && found.around != Around::Certain
}

fn draft(found: Found, is_outside: bool) -> Draft {
    let Found { mut draft, around, .. } = found;
    let is_link = draft.linked * 10 > draft.text().len() * 8;
    draft.shape = match draft.shape {
        _ if is_outside => Shape::Navigation,
        _ if around == Around::Byline && draft.text().len() <= 200 => Shape::Byline,
        Shape::Heading(level) if level > 1 && is_link => Shape::Teaser,
        shape => shape,
    };
    draft
}
