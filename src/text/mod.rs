//! Files, places in files, and messages about them. Nothing here knows of graphs.

mod alignment;
mod alike;
mod blocks;
mod calendar;
mod cells;
mod clean;
mod compressed;
mod conflict;
mod diagnostic;
mod elements;
mod encoding;
mod files;
mod frames;
mod html;
mod json;
mod large_numbers;
mod markdown;
mod markup;
mod near;
mod notes;
mod objects;
mod omissions;
mod other_files;
mod page;
mod page_lines;
mod page_visitor;
mod place;
mod quoted;
mod separator;
mod show;
mod suggest;
mod visible;
mod word_ends;
mod words;

pub(crate) use alike::{numbered_sign, signs_apart, skeleton, stranger};
pub use blocks::{Block, Blocks};
pub(crate) use calendar::{is_weekday, month};
pub(crate) use cells::{DELIMITERS, cells, count_cells, records, unquoted};
pub use clean::{clean, clean_name, clean_word};
pub(crate) use clean::{holds_controls, is_unseen, letters_of};
pub use compressed::without_compression;
pub use conflict::MERGE_CONFLICT;
pub(crate) use conflict::{RESOLVE, conflicts, is_conflict_mark};
pub(crate) use diagnostic::of_columns;
pub use diagnostic::{Diagnostic, ENDS_EARLY, Severity};
pub(crate) use elements::{is_empty, is_inline, is_struck, is_unread};
pub(crate) use encoding::{
    CONVERT_TO_UTF_8, SAVE_AS_UTF_8, is_utf_16, not_utf_8, tell_utf_16, without_mark,
};
pub use files::{FileId, Files, Layout};
pub(crate) use frames::{framed, is_of_box};
pub use json::show_json;
pub(crate) use json::{HALF_CHARACTER, half_character, what_is_wrong, where_it_stopped};
pub(crate) use large_numbers::{
    end_of_number, end_of_text, place_without_quotes, with_infinite_numbers_quoted,
    with_large_numbers_quoted,
};
pub(crate) use markdown::markdown_events;
pub use markup::Markup;
pub use near::did_you_mean;
pub(crate) use near::{asked, most_like, nearest};
pub(crate) use notes::note_marks;
pub(crate) use objects::{Piece, objects};
pub(crate) use other_files::other_than_text;
pub(crate) use page::visit_page;
pub(crate) use page_lines::{BetweenPages, PageLine, line_number, page_line};
pub(crate) use page_visitor::{PageVisitor, Tag};
pub use place::{Part, Place};
pub(crate) use separator::{before_header, named_separator};
pub use show::{Located, locate, show, show_plain};
pub(crate) use suggest::Suggest;
pub(crate) use visible::some_of;
pub use visible::{visible, visible_message, visible_name};
pub use words::{Near, Words};
