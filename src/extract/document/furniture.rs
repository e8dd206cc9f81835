//! What pages say around their articles, known by its words.

use crate::extract::document::BlockKind;
use crate::extract::document::marks::{is_time, is_title};

/// Nothing longer is furniture by its words.
const LONGEST: usize = 400;

/// Starts of pointers to other articles.
const TEASERS: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "read next",
    "read the full",
    "read:",
    "related:",
    "related story",
    "related article",
    "see also",
    "more:",
    "more on this",
    "more from",
    "more stories",
    "watch:",
    "watch more",
    "listen:",
    "recommended:",
    "don't miss",
    "don’t miss",
    "keep reading",
    "continue reading",
    "full story",
    "in pictures:",
    "up next",
    "you may also like",
    "you might also like",
    "most read",
    "what to read next",
    "next article",
    "previous article",
];

/// Words about the page, wherever they stand in a short text.
const NOTICES: &[&str] = &[
    "we use cookies",
    "this site uses cookies",
    "this website uses cookies",
    "our use of cookies",
    "accept all cookies",
    "accept cookies",
    "cookie policy",
    "cookie settings",
    "manage cookies",
    "all rights reserved",
    "terms of use",
    "terms of service apply",
    "enable javascript",
    "your browser does not",
    "sign up for our",
    "subscribe to our",
    "subscribe now",
    "follow us on",
    "share this article",
    "share this story",
    "share on facebook",
    "support our journalism",
    "get our newsletter",
    "to our newsletter",
    "- messages and calls are end-to-end encrypted",
];

/// Starts of lists of what a text is filed under.
#[rustfmt::skip]
const TAGS: &[&str] = &[
    "tags:", "tag:", "keywords:", "key words:", "topics:", "categories:", "category:",
    "filed under",
];

/// Starts of the words with which people end letters.
const REGARDS: &[&str] = &[
    "yours sincerely",
    "sincerely yours",
    "sincerely,",
    "yours faithfully",
    "yours truly",
    "respectfully yours",
    "kind regards",
    "best regards",
    "warm regards",
    "regards,",
];

/// Ends of what programs for chats tell themselves.
const CHAT_ENDS: &[&str] = &[
    " joined the channel",
    " left the channel",
    " joined the room",
    " left the room",
    " joined the chat",
    " left the chat",
    " using the invite link",
    " using this group's invite link",
    " using this group’s invite link",
];

/// Words that they alone have.
const CHAT_WORDS: &[&str] =
    &[" set the channel topic", " is now known as ", " has joined #", " has left #"];

/// Starts of words about the page.
const NOTICE_STARTS: &[&str] =
    &["©", "copyright ©", "copyright (c)", "copyright 2", "copyright 1", "(c) 2"];

/// All that some lines say.
const WHOLE_NOTICES: &[&str] = &[
    "advertisement",
    "advertising",
    "sponsored",
    "sponsored content",
    "subscribe",
    "sign in",
    "log in",
    "sign up",
    "menu",
    "search",
    "close",
    "skip to content",
    "skip to main content",
    "comments",
    "leave a comment",
    "back to top",
    "loading",
    "share this",
    "copy link",
    "print",
    "privacy policy",
    "newsletter",
    "show more",
    "load more",
    "click here",
    "home",
];

/// Buttons, one behind the other.
const BUTTONS: &[&str] = &[
    "share",
    "tweet",
    "facebook",
    "twitter",
    "x",
    "email",
    "e-mail",
    "print",
    "copy",
    "link",
    "whatsapp",
    "telegram",
    "linkedin",
    "pinterest",
    "reddit",
    "save",
    "comment",
    "comments",
    "bluesky",
    "mail",
    "on",
    "via",
    "this",
];

/// Starts and ends of captions.
const CAPTION_STARTS: &[&str] = &[
    "photo:",
    "photos:",
    "photograph:",
    "photo by",
    "photo credit",
    "photo courtesy",
    "image:",
    "image credit",
    "picture:",
    "caption:",
    "file photo",
    "file - ",
    "file – ",
    "credit:",
    "illustration:",
    "video:",
    "graphic:",
];
const CAPTION_WORDS: &[&str] =
    &["getty images", "(ap photo", "/ap photo", "/reuters]", "photo by ", "file photo"];

/// Headings over lists that are not the article's.
const ASIDES: &[&str] = &[
    "sources",
    "sources used",
    "references",
    "bibliography",
    "further reading",
    "related",
    "related articles",
    "related stories",
    "related news",
    "related topics",
    "related posts",
    "read more",
    "read next",
    "more stories",
    "more news",
    "most read",
    "most popular",
    "popular",
    "trending",
    "comments",
    "share this",
    "tags",
    "topics",
    "you may also like",
    "recommended",
    "recommended for you",
    "external links",
    "notes and references",
    "footnotes",
    "newsletter",
    "editor's picks",
    "editors’ picks",
];

/// What a text is by its words, if it is furniture.
pub(super) fn kind_of(text: &str) -> Option<BlockKind> {
    if text.len() > LONGEST {
        return None;
    }
    let small = text.to_lowercase();
    let small = bare(&small);
    let says = |words: &&str| memchr::memmem::find(small.as_bytes(), words.as_bytes()).is_some();
    match kind_by_start(text, small) {
        Some(kind) => Some(kind),
        None if NOTICES.iter().any(says) => Some(BlockKind::Notice),
        None if CAPTION_WORDS.iter().any(says) => Some(BlockKind::Caption),
        None => None,
    }
}

/// Whether a line of a longer text is furniture by how it starts.
pub(super) fn begins(line: &str) -> bool {
    line.len() <= LONGEST && kind_by_start(line, bare(&line.to_lowercase())).is_some()
}

/// Whether a line of a longer text says who wrote it, or when.
pub(super) fn is_byline_row(line: &str) -> bool {
    line.len() <= LONGEST && is_byline(line, bare(&line.to_lowercase()))
}

fn bare(small: &str) -> &str {
    let is_mark = |c: char| matches!(c, '[' | ']' | '(' | '>' | '»' | '→' | '|');
    small.trim_matches(|c: char| c.is_whitespace() || is_mark(c))
}

fn kind_by_start(text: &str, small: &str) -> Option<BlockKind> {
    match () {
        () if is_teaser(small) => Some(BlockKind::Teaser),
        () if repeats_source(small) || is_tags(small) => Some(BlockKind::Navigation),
        () if is_notice(small) || is_of_chat(small) => Some(BlockKind::Notice),
        () if is_caption(text, small) => Some(BlockKind::Caption),
        () if is_byline(text, small) => Some(BlockKind::Byline),
        () => None,
    }
}

/// Whether a heading is over a list that is not the article's.
pub(super) fn is_aside(heading: &str) -> bool {
    let small = heading.to_lowercase();
    ASIDES.contains(&small.trim_end_matches(':').trim())
}

fn is_teaser(small: &str) -> bool {
    TEASERS.iter().any(|start| {
        let Some(rest) = small.strip_prefix(start) else { return false };
        let is_pointer = start.ends_with(':') || rest.starts_with(':');
        let is_apart = !rest.starts_with(char::is_alphanumeric);
        is_pointer || (is_apart && (!rest.ends_with('.') || small.split_whitespace().count() <= 6))
    })
}

/// `2 Ibid., p. 4.`: a note that only points to the source of the one before.
fn repeats_source(small: &str) -> bool {
    let word = small.trim_start_matches(|c: char| !c.is_alphabetic());
    ["ibid.", "ibid,", "id., at", "op. cit."].iter().any(|start| word.starts_with(start))
}

fn is_notice(small: &str) -> bool {
    WHOLE_NOTICES.contains(&small.trim_end_matches([':', '.', '…', '!']))
        || NOTICE_STARTS.iter().any(|start| small.starts_with(start))
        || is_row_of_buttons(small)
}

/// `Tags: Ellery, ports`; a sentence behind such a word is none.
fn is_tags(small: &str) -> bool {
    !small.ends_with('.') && TAGS.iter().any(|start| small.starts_with(start))
}

/// `Ann joined the channel`, as a program tells it, without a full stop.
fn is_of_chat(small: &str) -> bool {
    let is_told = || {
        CHAT_ENDS.iter().any(|end| small.ends_with(end))
            || CHAT_WORDS.iter().any(|words| small.contains(words))
            || small.starts_with("-- ") && small.contains(" kicked ")
    };
    let is_short = || small.split_whitespace().count() <= 14;
    !small.ends_with('.') && is_short() && is_told()
}

/// `Yours sincerely, Ann Orr`.
fn is_farewell(small: &str) -> bool {
    let is_short = || small.split_whitespace().count() <= 14;
    !small.ends_with('.') && REGARDS.iter().any(|start| small.starts_with(start)) && is_short()
}

/// The head of a cable in one line: `FROM: … TO: … SUBJECT: …`.
fn is_head(small: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| small.contains(word));
    small.starts_with("from: ")
        && has(&[" to: "])
        && has(&[" subject: ", " subj: ", " re: ", " info: "])
}

fn is_row_of_buttons(small: &str) -> bool {
    if small.len() > 120 {
        return false;
    }
    let words = small.split(|c: char| c.is_whitespace() || matches!(c, '|' | '·' | ',' | '/'));
    let mut words = words.filter(|word| !word.is_empty()).peekable();
    let first = words.peek().copied().unwrap_or_default();
    BUTTONS[..8].contains(&first)
        && (small.len() > first.len() || first == "share" || first == "tweet")
        && words.all(|word| BUTTONS.contains(&word))
}

fn is_caption(text: &str, small: &str) -> bool {
    CAPTION_STARTS.iter().any(|start| small.starts_with(start)) || is_numbered_title(text)
}

/// A title once more, with the number of a picture: `Ministry Sells the Port - 2`.
fn is_numbered_title(text: &str) -> bool {
    let Some((title, number)) = text.rsplit_once(" - ").or_else(|| text.rsplit_once(" – "))
    else {
        return false;
    };
    number.len() <= 3
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && title.split_whitespace().count() >= 3
        && is_title(title)
}

fn is_byline(text: &str, small: &str) -> bool {
    if is_signature(text) || is_farewell(small) || is_head(small) {
        return true;
    }
    let words = text.split_whitespace().count();
    if words > 16 || text.ends_with('.') {
        return false;
    }
    let dated = [
        "published",
        "updated",
        "last updated",
        "last modified",
        "posted",
        "first published",
        "publication date",
    ];
    let rest = dated.iter().find_map(|start| small.strip_prefix(start));
    if let Some(rest) = rest
        && rest.contains(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    let is_length = small.ends_with("min read")
        || small.ends_with("minute read")
        || small.ends_with("minutes read");
    let named = SIGNING.iter().find_map(|start| text.strip_prefix(start)).is_some_and(is_names);
    let is_signed = is_name_and_date(text);
    let is_date = words >= 2 && is_time(small) && small.contains(|c: char| c.is_ascii_digit());
    is_length
        || named
        || is_date
        || is_signed
        || ((small.starts_with("author:") || small.starts_with("date:")) && words <= 8)
}

/// Words before the names of those who made a text.
#[rustfmt::skip]
const SIGNING: &[&str] = &[
    "By ", "BY ", "Written by ", "Writing by ", "Reported by ", "Reporting by ",
    "Additional reporting by ", "Story by ", "Text by ", "Edited by ", "Editing by ", "Compiled by ",
];

/// `(Reporting by Ann Orlo; Editing by Jan Pell)`, as agencies sign what they send.
fn is_signature(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let signs = |part: &str| {
        let names = SIGNING.iter().find_map(|start| part.trim().strip_prefix(start));
        names.is_some_and(is_names)
    };
    inner.is_some_and(|inner| inner.split(';').all(signs))
}

/// `Ann Orlo, 21 April 2026`, `Ann Orlo | The Courier | 21 April 2026`. A month may as well be that of
/// a title: `Harbour Sale, May 2021`.
fn is_name_and_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split([',', '|', '·']).map(str::trim).collect();
    let Some((date, names)) = parts.split_last() else { return false };
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    // With its time, as `Ann Orlo, 21/04/2026 14:03`, it is that of a message.
    let is_day = is_time(date)
        && !date.contains(':')
        && date.split_whitespace().filter(is_number).count() == 2;
    is_day && !names.is_empty() && names.iter().all(|part| is_names(part))
}

/// Names of people and what they are: no verb in small letters.
pub(super) fn is_names(text: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_string();
    let joins = [
        "and",
        "for",
        "of",
        "in",
        "the",
        "with",
        "at",
        "de",
        "van",
        "von",
        "staff",
        "writer",
        "reporter",
        "correspondent",
    ];
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    let fits = |word: &String| {
        word.is_empty() || joins.contains(&word.as_str()) || word.starts_with(char::is_uppercase)
    };
    words.iter().all(fits) && words.iter().any(|word| word.starts_with(char::is_uppercase))
}
