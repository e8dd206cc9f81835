//! What the elements of a page mean for the text within.

use crate::extract::document::page::main_part::Around;
use crate::text::{Tag, is_empty, is_inline, is_struck, is_unread};

/// Elements, as far as they matter here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Element {
    /// Whose tags may stand inside a word.
    #[default]
    Inline,
    /// A block that means nothing by itself.
    Block,
    Body,
    Paragraph,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    /// A term before its description.
    Term,
    List,
    Item,
    Quote,
    Caption,
    Table,
    Cell,
    Preformatted,
    Code,
    Link,
    /// What somebody took back.
    Struck,
    Main,
    Article,
    Header,
    Footer,
    Address,
    /// Menus, forms, asides.
    Around,
    /// What people press: within words it says nothing, and by itself it is around the article.
    Button,
    /// An element nobody knows. It stands within words, but for one that is hidden or called a part
    /// of the page.
    Unknown,
    /// Without content, and for programs only.
    Empty,
    /// Who is quoted, or in what work.
    Cite,
    Figure,
    /// Scripts, styles, pictures.
    Unseen,
    /// The end of a line.
    Break,
    /// A block without content.
    Void,
}

/// Elements within words that mean nothing by themselves.
const INLINE: &[&str] = &[
    "abbr", "acronym", "b", "bdi", "bdo", "big", "data", "dfn", "em", "font", "i", "img", "ins",
    "label", "mark", "nobr", "picture", "q", "rb", "rp", "rt", "ruby", "small", "span", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Whether an element shows its words in bold.
pub(super) fn is_strong(name: &str) -> bool {
    matches!(name, "b" | "strong")
}

/// An element that is open.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Open {
    pub(super) element: Element,
    pub(super) is_unseen: bool,
    pub(super) is_around: bool,
    pub(super) is_hinted: bool,
    pub(super) is_byline: bool,
    pub(super) is_struck: bool,
}

impl Open {
    /// Whether its tags end what stands before, though those of its kind mostly don't.
    pub(super) fn is_apart(self) -> bool {
        matches!(self.element, Element::Button | Element::Unknown)
            && (self.is_around || self.is_hinted || self.is_byline)
    }
}

/// How many elements of each kind are open.
pub(super) struct Counts([u32; Element::COUNT]);

impl Default for Counts {
    fn default() -> Self {
        Counts([0; Element::COUNT])
    }
}

impl Counts {
    pub(super) fn of(&self, element: Element) -> u32 {
        self.0[element as usize]
    }

    pub(super) fn add(&mut self, element: Element, by: i32) {
        let count = &mut self.0[element as usize];
        *count = count.saturating_add_signed(by);
    }
}

/// Words in classes and ids that say a part is not the article.
const AROUND_NAMES: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "cookiebar",
    "footer",
    "gdpr",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "pagination",
    "paywall",
    "popup",
    "promo",
    "recommended",
    "related",
    "share",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsored",
    "subscribe",
    "tags",
    "teaser",
    "teasers",
    "toolbar",
    "trending",
    "widget",
];

/// Words in classes that say a part tells who wrote the article.
const BYLINE_NAMES: &[&str] =
    &["byline", "author", "authors", "dateline", "timestamp", "published", "pubdate"];

/// Roles of parts that are not the article.
const AROUND_ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
    "toolbar",
    "form",
];

impl Element {
    /// How many there are.
    const COUNT: usize = Element::Void as usize + 1;

    /// The headings, the widest first; the term before a description is the narrowest.
    pub(super) const HEADINGS: [Element; 7] = [
        Element::Heading1,
        Element::Heading2,
        Element::Heading3,
        Element::Heading4,
        Element::Heading5,
        Element::Heading6,
        Element::Term,
    ];

    pub(super) fn is_heading(self) -> bool {
        Element::HEADINGS.contains(&self)
    }

    /// Whether its tags end the block before.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Element::Inline
                | Element::Link
                | Element::Struck
                | Element::Code
                | Element::Break
                | Element::Unseen
                | Element::Button
                | Element::Unknown
                | Element::Empty
                | Element::Cite
        )
    }

    /// Whether it is not the article by what it is.
    pub(super) fn is_around(self, in_article: bool, in_quote: bool, tag: &Tag) -> bool {
        let by_role = tag.attribute("role").is_some_and(|role| AROUND_ROLES.contains(&role));
        match self {
            Element::Around => true,
            Element::Header => !in_article,
            Element::Footer => !in_quote,
            Element::Body | Element::Main | Element::Article => false,
            _ => by_role,
        }
    }
}

/// What an element is, by its name.
pub(super) fn element_of(name: &str) -> Element {
    match name {
        "a" => Element::Link,
        "code" | "samp" | "kbd" => Element::Code,
        "br" => Element::Break,
        "p" => Element::Paragraph,
        "h1" => Element::Heading1,
        "h2" => Element::Heading2,
        "h3" => Element::Heading3,
        "h4" => Element::Heading4,
        "h5" => Element::Heading5,
        "h6" => Element::Heading6,
        "dt" => Element::Term,
        "ul" | "ol" | "dl" => Element::List,
        "li" | "dd" => Element::Item,
        "blockquote" => Element::Quote,
        "cite" => Element::Cite,
        "figure" => Element::Figure,
        "figcaption" | "caption" => Element::Caption,
        "table" => Element::Table,
        "td" | "th" => Element::Cell,
        "pre" => Element::Preformatted,
        "body" | "html" => Element::Body,
        "main" => Element::Main,
        "article" => Element::Article,
        "header" => Element::Header,
        "footer" => Element::Footer,
        "address" => Element::Address,
        "nav" | "aside" | "form" | "menu" | "dialog" | "fieldset" => Element::Around,
        "button" => Element::Button,
        "head" | "title" => Element::Unseen,
        name if is_unread(name) => Element::Unseen,
        name if is_struck(name) => Element::Struck,
        name if is_empty(name) => Element::Empty,
        "hr" | "col" => Element::Void,
        name if INLINE.binary_search(&name).is_ok() => Element::Inline,
        name if is_inline(name) => Element::Unknown,
        _ => Element::Block,
    }
}

/// Whether an element is shown struck out, whatever it is.
pub(super) fn is_shown_struck(tag: &Tag) -> bool {
    let style = tag.attribute("style").unwrap_or_default().to_ascii_lowercase();
    let mut rules = style.split(';').filter_map(|rule| rule.split_once(':'));
    rules.any(|(name, value)| {
        name.trim().starts_with("text-decoration") && value.contains("line-through")
    })
}

/// Whether an element and what it holds is not shown.
pub(super) fn is_hidden(tag: &Tag) -> bool {
    let style = tag.attribute("style").unwrap_or_default();
    let is_none = style.replace(' ', "").to_ascii_lowercase().contains("display:none");
    is_none || tag.attribute("hidden").is_some() || tag.attribute("aria-hidden") == Some("true")
}

/// What the names a page gives an element say of it.
pub(super) fn hint_of(element: Element, tag: &Tag) -> Option<Around> {
    // Whole pages are called `has-sidebar`.
    if matches!(element, Element::Body | Element::Main | Element::Article) || element.is_heading() {
        return None;
    }
    let is_author =
        tag.attribute("rel") == Some("author") || tag.attribute("itemprop") == Some("author");
    let mut hint = is_author.then_some(Around::Byline);
    for name in
        ["class", "id"].iter().flat_map(|name| tag.attribute(name)).flat_map(str::split_whitespace)
    {
        let words =
            || name.split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_ascii_lowercase);
        if words().any(|word| matches!(word.as_str(), "has" | "with" | "no" | "without")) {
            continue;
        }
        if words().any(|word| AROUND_NAMES.contains(&word.as_str())) {
            return Some(Around::Hinted);
        }
        if words().any(|word| BYLINE_NAMES.contains(&word.as_str())) {
            hint = Some(Around::Byline);
        }
    }
    hint
}
