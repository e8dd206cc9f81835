//! How a document is written: plain text, Markdown or HTML.

use crate::text::without_compression;

/// How a document is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// Plain text.
    #[default]
    Plain,
    /// Markdown, after CommonMark.
    Markdown,
    /// HTML.
    Html,
}

/// How the start of a page of HTML may look, in lower case.
const PAGE_STARTS: &[&str] =
    &["<!doctype html", "<html", "<head", "<body", "<?xml", "<div", "<article", "<main", "<p>"];

impl Markup {
    /// What the ending of a file's name says, before `.gz` and `.zst`.
    ///
    /// ```
    /// use claimgraph::text::Markup;
    /// assert_eq!(Markup::of_name("Page.HTM.gz"), Some(Markup::Html));
    /// assert_eq!(Markup::of_name("<stdin>"), None);
    /// ```
    pub fn of_name(name: &str) -> Option<Markup> {
        let name = name.to_lowercase();
        match without_compression(&name).rsplit_once('.')?.1 {
            "html" | "htm" | "xhtml" => Some(Markup::Html),
            "md" | "markdown" | "mkd" => Some(Markup::Markdown),
            "txt" | "text" => Some(Markup::Plain),
            _ => None,
        }
    }

    /// What the start of a document looks like.
    ///
    /// ```
    /// use claimgraph::text::Markup;
    /// assert_eq!(Markup::of_start("\n<!DOCTYPE html>\n<p>"), Markup::Html);
    /// assert_eq!(Markup::of_start("# Report\n\nIt rained."), Markup::Markdown);
    /// assert_eq!(Markup::of_start("Report\n\n1 < 2"), Markup::Plain);
    /// ```
    pub fn of_start(start: &str) -> Markup {
        let first = start.trim_start_matches('\u{feff}').trim_start();
        let head: String = first.chars().take(16).flat_map(char::to_lowercase).collect();
        if PAGE_STARTS.iter().any(|start| head.starts_with(start)) {
            return Markup::Html;
        }
        let is_heading = |line: &str| {
            let rest = line.trim_start_matches('#');
            (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
        };
        let is_marked = first.starts_with("---\n") || first.lines().any(is_heading);
        if is_marked || first.contains("](http") { Markup::Markdown } else { Markup::Plain }
    }
}
