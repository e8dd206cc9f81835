//! The words of a Markdown document.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::text::html::{Piece, html_pieces};
use crate::text::notes::{is_bracketed_mark, is_note};

/// The extensions of Markdown that are understood. What some other dialect has stays text.
fn markdown_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_GFM
}

/// What stands in a Markdown document, in order. A mark of a note that is raised by tags is told as
/// a reference to a footnote, and so is one to a footnote that isn't there, and the line that begins
/// or ends a box such as `:::note`.
pub(crate) fn markdown_events(document: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let mut events = Parser::new_ext(document, markdown_options()).into_offset_iter();
    let (mut waiting, mut before) = (VecDeque::new(), String::new());
    std::iter::from_fn(move || {
        if let Some(event) = waiting.pop_front() {
            return Some(event);
        }
        let (event, place) = events.next()?;
        match &event {
            Event::Text(text) if &**text == "[" => {
                let behind: Vec<_> = events.by_ref().take(2).collect();
                if let [(Event::Text(mark), _), (Event::Text(end), last)] = &behind[..]
                    && end.starts_with(']')
                    && last.len() == 1
                    && (mark.starts_with('^')
                        || is_bracketed_mark(&before, mark, &document[last.end..]))
                {
                    let place = place.start..last.end;
                    let mark = mark.trim_start_matches('^').to_string();
                    return Some((Event::FootnoteReference(mark.into()), place));
                }
                waiting = behind.into();
            }
            Event::Text(text) if is_fence(text) => {
                return Some((Event::FootnoteReference(text.clone()), place));
            }
            Event::Text(text) => before = text.to_string(),
            Event::InlineHtml(tag) if &**tag == "<sup>" => {
                waiting = raised(&mut events, &before);
                if let [(Event::FootnoteReference(_), _)] = waiting.make_contiguous() {
                    return waiting.pop_front();
                }
            }
            Event::InlineHtml(_) => {}
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. }) => {}
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            _ => before.clear(),
        }
        Some((event, place))
    })
}

/// Whether a line begins or ends a box: `:::`, `:::note`, `::: {.warning}`.
fn is_fence(line: &str) -> bool {
    let name = line.strip_prefix(":::").map(|rest| rest.trim_start_matches(':').trim());
    name.is_some_and(|name| !name.contains(' ') || name.starts_with('{'))
}

/// The most events between the tags of a raised mark: a number, a link around it, and its end.
const MOST_RAISED: usize = 4;

/// What follows the tag that raises: one reference to a footnote, or the events as they are.
fn raised<'d>(
    events: &mut impl Iterator<Item = (Event<'d>, Range<usize>)>,
    before: &str,
) -> VecDeque<(Event<'d>, Range<usize>)> {
    let (mut found, mut text, mut linked) = (VecDeque::new(), String::new(), false);
    while found.len() < MOST_RAISED
        && let Some((event, place)) = events.next()
    {
        match &event {
            Event::InlineHtml(tag) if &**tag == "</sup>" && is_note(before, &text, linked) => {
                return VecDeque::from([(Event::FootnoteReference(text.into()), place)]);
            }
            Event::InlineHtml(tag) => linked |= tag.starts_with("<a"),
            Event::Start(Tag::Link { .. }) => linked = true,
            Event::Text(piece) => text.push_str(piece),
            Event::End(TagEnd::Link) => {}
            _ => {
                found.push_back((event, place));
                return found;
            }
        }
        found.push_back((event, place));
    }
    found
}

/// The text that a Markdown document shows, piece by piece: without marks, and with its entities
/// as characters. With each piece comes where in the document it stands; between blocks stands a
/// blank.
pub(super) fn markdown_pieces(document: &str, mut take: impl FnMut(Piece)) {
    let mut images = 0_usize;
    for (event, place) in markdown_events(document) {
        let before = place.start..place.start;
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            Event::Text(text) if images == 0 => take(Piece::Text(&text, place)),
            Event::Code(text) if images == 0 => {
                let place = inside(document, &text, place);
                take(Piece::Text(&text, place));
            }
            Event::Start(Tag::HtmlBlock) => {
                let start = place.start;
                let moved = |place: Range<usize>| start + place.start..start + place.end;
                html_pieces(&document[place], |piece| match piece {
                    Piece::Text(text, place) => take(Piece::Text(text, moved(place))),
                    Piece::Note(text, place) => take(Piece::Note(text, moved(place))),
                    Piece::Mark(text, place) => take(Piece::Mark(text, moved(place))),
                });
            }
            Event::FootnoteReference(mark) if images == 0 => take(Piece::Note(&mark, place)),
            Event::InlineHtml(tag) if tag.starts_with("<br") => take(Piece::Text("\n", place)),
            Event::Start(Tag::Link { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {}
            Event::SoftBreak | Event::HardBreak => take(Piece::Text("\n", before)),
            Event::Start(_) => take(Piece::Text(" ", before)),
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
