//! What statements are made of, and how reading goes on where something else stands.

use std::borrow::Cow;

use crate::formats::dot::read::attribute::Attribute;
use crate::formats::dot::read::parse::Parser;
use crate::formats::dot::read::token::{Keyword, Token, Trouble, What};
use crate::formats::dot::read::unkept::Unkept;
use crate::text::ENDS_EARLY;

impl<'a> Parser<'a> {
    /// Everything between brackets, of which there may be several pairs.
    pub(super) fn attributes(&mut self) -> Vec<Attribute<'a>> {
        let mut attributes = Vec::new();
        while self.next.is(b'[') {
            self.skip();
            loop {
                let at = self.next.at;
                match &self.next.what {
                    What::Sign(b']') => break self.skip(),
                    What::Sign(b';' | b',') => self.skip(),
                    What::Id { .. } => {
                        let Some(name) = self.id_or_keyword() else { break };
                        let mut attribute =
                            Attribute { name, value: Cow::Borrowed("true"), html: false, at };
                        if self.next.is(b'=') {
                            self.skip();
                            let Some((value, html)) = self.value() else {
                                self.wrong("a value");
                                return attributes;
                            };
                            (attribute.value, attribute.html) = (value, html);
                        }
                        attributes.push(attribute);
                    }
                    _ => {
                        self.wrong("an attribute");
                        return attributes;
                    }
                }
            }
        }
        attributes
    }

    pub(super) fn value(&mut self) -> Option<(Cow<'a, str>, bool)> {
        match &mut self.next.what {
            What::Html(text) => {
                let text = std::mem::take(text);
                self.skip();
                Some((text, true))
            }
            _ => self.id_or_keyword().map(|text| (text, false)),
        }
    }

    /// A name, unless it is one of the language's own words.
    pub(super) fn id(&mut self) -> Option<Cow<'a, str>> {
        if self.next.keyword().is_some() {
            return None;
        }
        match &mut self.next.what {
            What::Html(text) => {
                let (text, at) = (std::mem::take(text), self.next.at);
                self.draft.report.count(Unkept::Html, at);
                self.skip();
                Some(text)
            }
            _ => self.id_or_keyword(),
        }
    }

    fn id_or_keyword(&mut self) -> Option<Cow<'a, str>> {
        let What::Id { text, .. } = &mut self.next.what else { return None };
        let text = std::mem::take(text);
        self.skip();
        Some(text)
    }

    pub(super) fn skip(&mut self) {
        self.end = self.next.end;
        self.next = self.lexer.token();
        for (trouble, at) in self.lexer.troubles.drain(..) {
            match trouble {
                Trouble::Encoding => self.draft.report.count(Unkept::Encoding, at),
                Trouble::Number => self.draft.report.count(Unkept::Number, at),
                Trouble::Open(what) => {
                    let message = format!("the {what} that opens here is never closed");
                    let hint = "close it; everything behind it is taken for a part of it";
                    self.draft.report.error("dot-open", at, 1, message, hint);
                }
            }
        }
    }

    /// Tells what should be here, and goes on at the next statement.
    pub(super) fn wrong(&mut self, wanted: &str) {
        self.expected(wanted);
        if !self.is_statement_start() {
            self.skip();
        }
        while !self.is_statement_start() {
            self.skip();
        }
    }

    pub(super) fn expected(&mut self, wanted: &str) {
        let Token { what, at, end } = &self.next;
        if self.ended {
            return;
        }
        self.ended = *what == What::End;
        let message = match what {
            What::End => "the file ends before the graph does".to_string(),
            what => format!("here should be {wanted}, not `{}`", what.shown()),
        };
        let (rule, hint) = match what {
            What::End => (ENDS_EARLY, "the file may have been cut off"),
            _ => ("dot-syntax", "reading goes on at the next statement"),
        };
        self.draft.report.error(rule, *at, end - at, message, hint);
    }

    /// Whether reading can go on here after a mistake: a new statement mostly has a line of its own.
    fn is_statement_start(&self) -> bool {
        match (&self.next.what, self.next.keyword()) {
            (What::End | What::Sign(b'{' | b'}' | b';'), _) => true,
            (_, Some(Keyword::Strict | Keyword::Digraph)) => false,
            (What::Id { .. } | What::Html(_), _) => self.lexer.has_line_end(self.end, self.next.at),
            _ => false,
        }
    }
}
