//! A page of HTML as the standard reads it: tags and text, each with its place in the page.

use std::convert::Infallible;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, Tokenizer};

use crate::text::notes::Notes;
use crate::text::page_visitor::{PageVisitor, Tag};
use crate::text::quoted::Quoted;

/// The most attributes of a tag that are kept, and the most bytes of each.
const MOST_ATTRIBUTES: usize = 32;
const MOST_OF_A_VALUE: usize = 512;

/// Tells a visitor what stands on a page. Comments and declarations are passed over; what is in
/// scripts, styles, titles and text areas is told as text, but where it stands only roughly.
pub(crate) fn visit_page(page: &str, visitor: &mut impl PageVisitor) {
    let (tag, begun) = (Tag::default(), Vec::new());
    let mut quoted = Quoted::of(visitor);
    let mut notes = Notes::of(&mut quoted);
    let told = Told { page, visitor: &mut notes, tag, tag_start: 0, begun, end: 0 };
    let mut emitter = CallbackEmitter::new(told);
    emitter.naively_switch_states(true);
    let pieces = Pieces { emitter, position: 0 };
    let Ok(_) = Tokenizer::new_with_emitter(page, pieces).finish();
    notes.finish();
}

/// Hands text on as it is found. The crate's emitter would join it with decoded entities, and
/// then nobody could say where the characters behind an entity stand.
struct Pieces<'v, V: PageVisitor> {
    emitter: CallbackEmitter<Told<'v, V>, Infallible, usize>,
    position: usize,
}

impl<V: PageVisitor> ForwardingEmitter for Pieces<'_, V> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.emitter
    }

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
        self.emitter.move_position(offset);
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_string(&mut self, text: &[u8]) {
        let position = self.position;
        self.emitter.callback_mut().piece(text, position);
    }
}

struct Told<'v, V> {
    page: &'v str,
    visitor: &'v mut V,
    tag: Tag,
    tag_start: usize,
    /// The bytes of a character that isn't whole yet.
    begun: Vec<u8>,
    /// Where the last piece ended.
    end: usize,
}

impl<V: PageVisitor> Told<'_, V> {
    fn piece(&mut self, bytes: &[u8], end: usize) {
        let whole = std::str::from_utf8(bytes).ok().filter(|_| self.begun.is_empty());
        if let Some(text) = whole {
            return self.text(text, end);
        }
        // Behind an entity and in scripts, the bytes of a character come one by one.
        self.begun.extend_from_slice(bytes);
        let begun = std::mem::take(&mut self.begun);
        match std::str::from_utf8(&begun) {
            Ok(text) => self.text(text, end),
            Err(_) => self.begun = begun,
        }
    }

    fn text(&mut self, text: &str, end: usize) {
        let end = end.min(self.page.len());
        // The second byte of a line end is told as no text.
        if text.is_empty() {
            return;
        }
        let verbatim = end.saturating_sub(text.len());
        let is_verbatim = self.page.as_bytes()[verbatim..end] == *text.as_bytes();
        let since = self.end.min(end);
        let entity = || memchr::memrchr(b'&', &self.page.as_bytes()[since..end]);
        let start = if is_verbatim { verbatim } else { since + entity().unwrap_or_default() };
        self.end = end;
        self.visitor.text(text, start..end);
    }
}

impl<V: PageVisitor> Callback<Infallible, usize> for Told<'_, V> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.name.clear();
                self.tag.name.push_str(&String::from_utf8_lossy(name));
                self.tag.attributes.clear();
                self.tag_start = span.start;
            }
            CallbackEvent::AttributeName { name }
                if self.tag.attributes.len() < MOST_ATTRIBUTES =>
            {
                self.tag.attributes.push((start_of(name), String::new()));
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, last)) = self.tag.attributes.last_mut()
                    && last.is_empty()
                {
                    *last = start_of(value);
                }
            }
            CallbackEvent::CloseStartTag { .. } => {
                self.end = span.end.min(self.page.len());
                self.visitor.open(&self.tag, self.tag_start..self.end);
            }
            CallbackEvent::EndTag { name } => {
                self.end = span.end.min(self.page.len());
                self.visitor.close(&String::from_utf8_lossy(name), span.start..self.end);
            }
            _ => self.end = self.end.max(span.end.min(self.page.len())),
        }
        None
    }
}

fn start_of(text: &[u8]) -> String {
    String::from_utf8_lossy(&text[..text.len().min(MOST_OF_A_VALUE)]).into_owned()
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::prelude::*;

    use super::*;

    #[derive(Default)]
    struct Shown(String);

    impl PageVisitor for Shown {
        fn open(&mut self, tag: &Tag, place: Range<usize>) {
            self.0.push_str(&format!("{place:?} <{} {:?}>\n", tag.name, tag.attributes));
        }

        fn close(&mut self, name: &str, place: Range<usize>) {
            self.0.push_str(&format!("{place:?} </{name}>\n"));
        }

        fn text(&mut self, text: &str, place: Range<usize>) {
            self.0.push_str(&format!("{place:?} {text:?}\n"));
        }

        fn note(&mut self, text: &str, place: Range<usize>) {
            self.0.push_str(&format!("{place:?} note {text:?}\n"));
        }
    }

    fn shown(page: &str) -> String {
        let mut shown = Shown::default();
        visit_page(page, &mut shown);
        shown.0
    }

    #[test]
    fn every_piece_has_its_place() {
        let page = "<!-- x --><P class=\"a b\" hidden>Zoë&rsquo;s&amp;\r\n<b>t</b> &eacute";
        assert_eq!(
            shown(page),
            "10..32 <p [(\"class\", \"a b\"), (\"hidden\", \"\")]>\n32..36 \"Zoë\"\n\
             36..43 \"’\"\n43..44 \"s\"\n44..49 \"&\"\n49..50 \"\\n\"\n51..54 <b []>\n\
             54..55 \"t\"\n55..59 </b>\n59..60 \" \"\n60..67 \"é\"\n"
        );
    }

    /// Checks that pieces come in order, and that only entities and line ends are not themselves.
    struct Law<'p>(&'p str, usize);

    impl PageVisitor for Law<'_> {
        fn open(&mut self, _: &Tag, place: Range<usize>) {
            self.pass(place, "<");
        }

        fn close(&mut self, _: &str, place: Range<usize>) {
            self.pass(place, "</");
        }

        fn text(&mut self, text: &str, place: Range<usize>) {
            let start = if self.0[place.clone()] == *text { text } else { "&" };
            let start = if text == "\n" { "" } else { start };
            self.pass(place, start);
        }

        fn note(&mut self, text: &str, place: Range<usize>) {
            self.text(text, place);
        }
    }

    impl Law<'_> {
        fn pass(&mut self, place: Range<usize>, start: &str) {
            assert!(self.1 <= place.start && place.start < place.end, "{place:?} in {:?}", self.0);
            assert!(self.0[place.clone()].starts_with(start), "{place:?} in {:?}", self.0);
            self.1 = place.end;
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn every_text_is_the_pages_or_an_entity(
            page in "(<|>|&|;|#|x|amp|lt|notin|é|/|!|-|--|=|'|\"| |\r|\n|<p>|</p>|</|<b a='x'>|<sup>|</sup>|1|&#x41;|&ngE;){0,24}"
        ) {
            visit_page(&page, &mut Law(&page, 0));
        }
    }
}
