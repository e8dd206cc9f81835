//! The words of a Markdown document.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::text::html::html_pieces;

/// The extensions of Markdown that are understood. What some other dialect has stays text.
pub fn markdown_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
}

/// The text that a Markdown document shows, piece by piece: without marks, and with its entities
/// as characters. With each piece comes where in the document it stands; between blocks stands a
/// blank.
pub(super) fn markdown_pieces(document: &str, mut take: impl FnMut(&str, Range<usize>)) {
    let mut images = 0_usize;
    for (event, place) in Parser::new_ext(document, markdown_options()).into_offset_iter() {
        let before = place.start..place.start;
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            Event::Text(text) if images == 0 => take(&text, place),
            Event::Code(text) if images == 0 => take(&text, inside(document, &text, place)),
            Event::Start(Tag::HtmlBlock) => {
                let start = place.start;
                html_pieces(&document[place], |piece, place| {
                    take(piece, start + place.start..start + place.end);
                });
            }
            Event::InlineHtml(tag) if tag.starts_with("<br") => take(" ", place),
            Event::Start(Tag::Link { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {}
            Event::SoftBreak | Event::HardBreak | Event::Start(_) => take(" ", before),
            _ => {}
        }
    }
}

/// Where code stands within its ticks, if it stands there as it is.
fn inside(document: &str, code: &str, place: Range<usize>) -> Range<usize> {
    match document[place.clone()].find(code) {
        Some(at) => place.start + at..place.start + at + code.len(),
        None => place,
    }
}
