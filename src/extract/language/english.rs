//! The reader of English that everything else asks.

use std::ops::Range;
use std::sync::OnceLock;

use crate::extract::language::features::{Features, Kind, Setting};
use crate::extract::language::model::Model;
use crate::extract::language::network::{Tagged, TagsAndHeads, Workspace};
use crate::extract::language::sentences::{self, MOST_WORDS};
use crate::extract::language::{Label, Sentence, Token, currencies, second_reading, tokens};

/// The network that `cargo run --release --example train` made.
const MODEL: &[u8] = include_bytes!("english.model");

/// Finds sentences and words, and how they hang together.
#[derive(Clone, Debug)]
pub struct English {
    model: Model<'static>,
}

/// Memory that [`English::parse_with`] uses again for the next sentence.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    work: Workspace,
}

impl English {
    /// The reader that is part of the program; it is made when it is first asked for.
    pub fn shared() -> &'static English {
        static SHARED: OnceLock<English> = OnceLock::new();
        SHARED.get_or_init(|| English {
            model: Model::read(MODEL)
                .expect("the model is part of the program, and a test reads it"),
        })
    }

    /// How many bytes the network takes.
    pub fn size(&self) -> usize {
        MODEL.len()
    }

    /// Whether a word was among those that the network learnt from, whatever its capitals.
    pub fn knows(&self, word: &str) -> bool {
        let mut known = false;
        Features::default().each(word, Setting::default(), |kind, feature| {
            known |= kind == Kind::Word && self.model.row(feature).is_some();
        });
        known
    }

    /// The sentences of a text, as bytes of it; what lies between them is white space.
    pub fn sentences(&self, text: &str) -> Vec<Range<usize>> {
        sentences::sentences(text)
    }

    /// Parses what stands in a range of a text as one sentence.
    ///
    /// Of more than 65,535 words only these are parsed; no range of [`English::sentences`] has more
    /// than 256.
    ///
    /// # Panics
    ///
    /// If the range ends outside the text or inside a character.
    pub fn parse<'t>(&self, text: &'t str, range: Range<usize>) -> Sentence<'t> {
        self.parse_with(&mut Scratch::default(), text, range)
    }

    /// Parses as [`English::parse`] does, with memory that was used before.
    ///
    /// # Panics
    ///
    /// If the range ends outside the text or inside a character.
    pub fn parse_with<'t>(
        &self,
        scratch: &mut Scratch,
        text: &'t str,
        range: Range<usize>,
    ) -> Sentence<'t> {
        self.parse_words(scratch, text, self.words(text, range))
    }

    /// The words and marks in a range of a text, as many of them as a sentence may have.
    pub(crate) fn words(&self, text: &str, range: Range<usize>) -> Vec<Token> {
        let mut tokens = tokens::tokens(text, range);
        tokens.truncate(u16::MAX as usize);
        tokens
    }

    /// Parses some words of a text as one sentence, as if no others stood between them.
    pub(crate) fn parse_words<'t>(
        &self,
        scratch: &mut Scratch,
        text: &'t str,
        tokens: Vec<Token>,
    ) -> Sentence<'t> {
        let mut words: Vec<&str> =
            tokens.iter().map(|token| &text[token.start as usize..token.end as usize]).collect();
        currencies::make_plain(&mut words);
        self.read(scratch, text, &words, tokens)
    }

    /// Parses words that somebody else has found; `text` has them with a space between each.
    ///
    /// Of more than 65,535 words only these are parsed.
    pub fn parse_tokens<'t>(&self, text: &'t str) -> Sentence<'t> {
        let mut tokens = Vec::new();
        let mut words = Vec::new();
        let mut start = 0;
        for word in text.split(' ') {
            if !word.is_empty() && words.len() < u16::MAX as usize {
                tokens.push(Token { start: start as u32, end: (start + word.len()) as u32 });
                words.push(word);
            }
            start += word.len() + 1;
        }
        self.read(&mut Scratch::default(), text, &words, tokens)
    }

    fn read<'t>(
        &self,
        scratch: &mut Scratch,
        text: &'t str,
        words: &[&str],
        tokens: Vec<Token>,
    ) -> Sentence<'t> {
        let read = |known: &[Tagged]| self.reading(scratch, text, words, tokens.clone(), known);
        second_reading::surest(read, |word| self.knows(&word.to_lowercase()))
    }

    /// The words with their tags and heads; what is known of some of them is believed.
    fn reading<'t>(
        &self,
        scratch: &mut Scratch,
        text: &'t str,
        words: &[&str],
        tokens: Vec<Token>,
        known: &[Tagged],
    ) -> Sentence<'t> {
        let mut sentence = Sentence { text, tokens, certainty: 1.0, ..Sentence::default() };
        let mut likely = Vec::new();
        let mut first = None;
        for piece in pieces(words) {
            let within = known.iter().filter(|known| piece.contains(&known.word));
            let within: Vec<Tagged> =
                within.map(|known| Tagged { word: known.word - piece.start, ..*known }).collect();
            let reading = self.model.reading(&words[piece.clone()], &within, &mut scratch.work);
            first = Some(append(&mut sentence, piece.start, &reading, first));
            likely.extend(reading.likely);
        }
        sentence.certainty = certainty(&likely);
        sentence
    }
}

/// Words in pieces of at most [`MOST_WORDS`], cut behind a mark if there is one in the second half.
fn pieces(words: &[&str]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while words.len() - start > MOST_WORDS {
        let half = start + MOST_WORDS / 2;
        let window = &words[half..start + MOST_WORDS];
        let behind = |marks: &[&str]| window.iter().rposition(|word| marks.contains(word));
        let cut = behind(&[".", "!", "?", ";"]).or_else(|| behind(&[":", ",", "–", "—", "--"]));
        let end = cut.map_or(start + MOST_WORDS, |at| half + at + 1);
        pieces.push(start..end);
        start = end;
    }
    if start < words.len() {
        pieces.push(start..words.len());
    }
    pieces
}

/// Adds the words of a piece, whose root hangs on that of the first; returns the first's root.
fn append(
    sentence: &mut Sentence,
    start: usize,
    reading: &TagsAndHeads,
    first: Option<usize>,
) -> usize {
    let mut root = first;
    sentence.upos.extend(&reading.upos);
    sentence.tags.extend(&reading.tags);
    for (word, (&head, &label)) in reading.heads[1..].iter().zip(&reading.labels).enumerate() {
        let (head, label) = match (head, first) {
            (0, None) => {
                root = Some(start + word);
                (start + word, Label::Root)
            }
            (0, Some(root)) => (root, Label::Parataxis),
            (head, _) => (start + head - 1, label),
        };
        sentence.heads.push(head as u16);
        sentence.labels.push(label);
    }
    root.unwrap_or(start)
}

/// The mean of how likely the heads are; the half that is least likely counts alone.
fn certainty(likely: &[f32]) -> f32 {
    let mut sorted = likely.to_vec();
    sorted.sort_by(f32::total_cmp);
    let half = &sorted[..sorted.len().div_ceil(2)];
    if half.is_empty() { 1.0 } else { half.iter().sum::<f32>() / half.len() as f32 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A line for each word: itself, its tags, its label and its head.
    fn shown(sentence: &Sentence) -> String {
        let line = |at: usize| {
            let head = sentence.head(at).map_or("–", |head| sentence.word(head));
            let (upos, tag) = (sentence.upos[at].name(), sentence.tags[at].name());
            format!("{} {upos} {tag} {} {head}\n", sentence.word(at), sentence.labels[at].name())
        };
        (0..sentence.len()).map(line).collect()
    }

    /// Panics unless every word has all it should, and leads to the root.
    fn assert_whole(sentence: &Sentence) {
        let long = sentence.len();
        let columns =
            [sentence.upos.len(), sentence.tags.len(), sentence.heads.len(), sentence.labels.len()];
        assert_eq!(columns, [long; 4]);
        let roots = (0..long).filter(|&at| sentence.is_root(at)).count();
        assert_eq!(roots, usize::from(long > 0));
        for mut at in 0..long {
            let mut steps = 0;
            while let Some(head) = sentence.head(at) {
                at = head;
                steps += 1;
                assert!(steps <= long, "a circle");
            }
        }
        for pair in sentence.tokens.windows(2) {
            assert!(pair[0].end <= pair[1].start);
        }
        assert!((0.0..=1.0).contains(&sentence.certainty));
    }

    #[test]
    fn a_sentence_gets_the_same_tree_everywhere() {
        let text = "The lawyers asked two judges.";
        let wanted = "\
The DET DT det lawyers
lawyers NOUN NNS nsubj asked
asked VERB VBD root –
two NUM CD nummod judges
judges NOUN NNS obj asked
. PUNCT . punct asked
";
        assert_eq!(shown(&English::shared().parse(text, 0..text.len())), wanted);
    }

    #[test]
    fn memory_of_other_sentences_changes_nothing() {
        let english = English::shared();
        let mut scratch = Scratch::default();
        for text in ["The agency asked Meta.", "WHO ASKED?", "the agency asked meta.", "x"] {
            for _ in 0..2 {
                let again = english.parse_with(&mut scratch, text, 0..text.len());
                assert_eq!(again, english.parse(text, 0..text.len()));
            }
        }
    }

    #[test]
    fn a_sentence_of_any_length_is_one_tree() {
        let english = English::shared();
        for text in ["word ".repeat(600), "a, ".repeat(300), ") ( ".repeat(20), "x".repeat(200_000)]
        {
            assert_whole(&english.parse(&text, 0..text.len()));
        }
        assert_eq!(english.parse("", 0..0), Sentence { certainty: 1.0, ..Sentence::default() });
    }

    #[test]
    fn a_long_line_without_an_end_takes_linear_time() {
        for unit in ["((((", "''", "a.", "Mr. ", "\u{301}", "\u{0}", "-", "?!x", "…\u{a0}"] {
            let text = unit.repeat(300_000 / unit.len());
            let begun = std::time::Instant::now();
            let found = English::shared().sentences(&text);
            assert!(found.iter().all(|range| range.len() <= MOST_WORDS * 32), "{unit:?}");
            assert!(begun.elapsed().as_secs() < 60, "{unit:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn any_text_becomes_whole_sentences(text in "[a-cIS.,!?'’\"“”()$%/@:\\- \n\u{a0}é😀0-9]{0,80}|\\PC{0,40}") {
            let english = English::shared();
            let mut end = 0;
            for range in english.sentences(&text) {
                prop_assert!(text[end..range.start].chars().all(char::is_whitespace));
                end = range.end;
                let sentence = english.parse(&text, range);
                assert_whole(&sentence);
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
