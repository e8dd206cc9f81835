//! A quote that isn't in the document it is said to be from.
//!
//! # Why this is bad
//! The quote is the proof. If the document doesn't have it, word by word, then it was mistyped, taken
//! from elsewhere or made up, or the document changed.
//!
//! Blanks and line ends don't matter; everything else does, down to the kind of apostrophe.
//!
//! # Example
//! ```text
//! subject,relation,object,source,quote
//! ada,translated,paper,letter,"She translated the paper."
//!                             the letter has: She translated that paper.
//! ```
//!
//! # Instead
//! Copy the words from the document. Leave words out by quoting a shorter stretch, not with dots.

use crate::check::Rule;
use crate::check::context::Context;
use crate::check::documents::{Document, Held, Quote, near};
use crate::check::findings::{Findings, say};
use crate::model::{Level, Table};
use crate::text::Diagnostic;

/// For how many lost quotes the nearest text is looked for.
const MOST_NEAR: usize = 50;

/// How many bytes of documents are searched for it; the first quote always gets one.
const MOST_SEARCHED: usize = 64 << 20;

pub(super) static RULE: Rule = Rule {
    name: "quote-not-found",
    level: Level::Error,
    summary: "a quote isn't in the pinned document of its source",
    look,
};

fn look(context: &Context, findings: &mut Findings) {
    let ledger = context.ledger;
    let mut lost: Vec<(Quote, &Document)> = Vec::new();
    for document in context.documents() {
        let quotes = document.held.iter().flat_map(|held| &held.lost);
        lost.extend(quotes.map(|quote| (*quote, document)));
    }
    lost.sort_by_key(|(quote, _)| *quote);
    let mut searched = 0;
    for (number, (quote, document)) in lost.into_iter().enumerate() {
        let (table, row, claim): (&Table, usize, String) = match quote {
            Quote::Claim(row) => (&ledger.claims, row, context.claim_name(row)),
            Quote::Evidence(row) => {
                let claim = ledger.symbols.text_of(ledger.evidence.cell(row, "claim"));
                (&ledger.evidence, row, format!("claim `{}`", claim.unwrap_or_default()))
            }
        };
        let source = ledger.symbols.text_of(ledger.sources.cell(document.source, "id"));
        let source = source.unwrap_or_default();
        let message = say(format!("the quote of {claim} isn't in `{source}`"));
        let is_searched = number < MOST_NEAR && searched < MOST_SEARCHED;
        searched += document.held.as_ref().map_or(0, |held| held.size);
        let message = match is_searched {
            true => with_nearest(message, context, document, quote.text(context.ledger)),
            false => message,
        };
        findings.tell(Some(table.place_of(row, "quote")), message);
    }
}

fn with_nearest(
    message: Diagnostic,
    context: &Context,
    document: &Document,
    quote: &str,
) -> Diagnostic {
    let name = context.files.name(document.file);
    if let Ok(Held { other: Some((what, hint)), .. }) = document.held {
        return message.hint(format!("{name} is {what}, which isn't read: {hint}; pin that"));
    }
    if document.held.as_ref().is_ok_and(|held| !held.is_utf8) {
        let hint = format!("{name} isn't UTF-8, so its letters can't be told; save it as UTF-8");
        return message.hint(hint);
    }
    match near(context.files, document.file, quote) {
        Some(near) => message.hint(near.hint(name)),
        None => message.hint(format!("nothing in {name} is like it; is it from another source?")),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::told;

    #[test]
    fn no_quote_is_found_in_what_is_no_text() {
        let shown = told(
            "quote-not-found",
            &[
                ("sources.csv", "id,file\nletter,letter.pdf\n"),
                ("letter.pdf", "%PDF-1.4\nIt rained.\n"),
                (
                    "claims.csv",
                    "id,subject,relation,object,source,quote\nc1,a,is,b,letter,It snowed\n",
                ),
            ],
        );
        let hint =
            "= help: letter.pdf is a PDF, which isn't read: `pdftotext` makes text of it; pin that";
        assert!(shown.ends_with(hint), "{shown}");
    }

    #[test]
    fn a_lost_quote_is_told_with_the_text_nearest_to_it() {
        let shown = told(
            "quote-not-found",
            &[
                ("sources.csv", "id,file\nletter,letter.txt\npage,page.html\n"),
                ("letter.txt", "It rained.\r\n\r\nShe translated\r\nthat paper, slowly.\n"),
                ("page.html", "<p>She didn&rsquo;t\n<b>stop</b>.</p>"),
                (
                    "claims.csv",
                    "id,subject,relation,object,source,quote\n\
                 c1,a,is,b,letter,translated that paper\n\
                 c2,a,is,b,letter,She translated the paper\n\
                 ,a,is,b,letter,nothing alike\n\
                 c4,a,is,b,page,She didn’t stop.\n",
                ),
                ("evidence.csv", "claim,source,quote\nc1,page,She didn't stop.\nc1,nowhere,x\n"),
            ],
        );
        assert_eq!(shown, "\
error[quote-not-found]: the quote of claim `c2` isn't in `letter`
 --> claims.csv:3:18
  |
3 | c2,a,is,b,letter,She translated the paper
  |                  ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: the nearest text, with 75 % of the words, is at letter.txt:3: \"She translated that paper,\"

error[quote-not-found]: the quote of this claim isn't in `letter`
 --> claims.csv:4:16
  |
4 | ,a,is,b,letter,nothing alike
  |                ^^^^^^^^^^^^^
  |
  = help: nothing in letter.txt is like it; is it from another source?

error[quote-not-found]: the quote of claim `c1` isn't in `page`
 --> evidence.csv:2:9
  |
2 | c1,page,She didn't stop.
  |         ^^^^^^^^^^^^^^^^
  |
  = help: page.html:1 has `’` where the quote has `'`: \"She didn’t stop.\"");
    }
}
