//! The words of a Markdown document, line by line as they stand in its file.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::text::html::LinedWords;
use crate::text::html_words;

/// The extensions of Markdown that are understood. What some other dialect has stays text.
pub fn markdown_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
}

/// The text that a Markdown document shows: without marks, and with its entities as characters.
/// It has as many lines as the document, so that a line of it can be named.
///
/// ```
/// use claimgraph::text::markdown_words;
/// assert_eq!(markdown_words("He **pa**id\n[Ava](u) &lt; 5.").trim_start(), "He paid \nAva < 5.");
/// ```
pub fn markdown_words(document: &str) -> String {
    let mut words = LinedWords::of(document);
    let mut images = 0_usize;
    for (event, place) in Parser::new_ext(document, markdown_options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            Event::Text(text) | Event::Code(text) if images == 0 => words.push(&text, place),
            Event::Start(Tag::HtmlBlock) => {
                words.push(&html_words(&document[place.clone()]), place)
            }
            Event::InlineHtml(tag) if tag.starts_with("<br") => words.push(" ", place),
            Event::SoftBreak | Event::HardBreak => words.push(" ", place.start..place.start),
            Event::Start(Tag::Link { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {}
            Event::Start(_) => words.push(" ", place.start..place.start),
            _ => {}
        }
    }
    words.finish()
}
