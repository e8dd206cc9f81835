//! Text in other languages, which is told and not read as if it were English.

use std::collections::BTreeMap;

use whatlang::{Info, Lang, Script, detect};

use crate::extract::document::Block;
use crate::extract::language::English;
use crate::text::{Diagnostic, FileId, Place};

/// The blocks of a document that aren't English, as far as it is read.
#[derive(Debug, Default)]
pub(super) struct OtherLanguages {
    /// Whether the last block that showed its language was in another one.
    is_other: bool,
    blocks: u64,
    /// Where the first of them stands in the file.
    first: u64,
    /// How many of them showed which language it is.
    named: BTreeMap<&'static str, u64>,
}

/// Words that hardly any English paragraph does without, and that other languages don't have.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "that", "with", "from", "which", "his", "were", "by", "this", "has",
    "been", "it", "its", "are", "their", "who", "said", "he", "she", "they", "not", "but", "had",
    "have", "would", "after", "when", "or", "be", "about", "into", "than",
];

/// Text is English if one in so many of its words is among those.
const ENOUGH: usize = 12;

/// Small words of languages that English texts quote most, without those that English has, or that
/// are parts of names (`von`, `de la`).
#[rustfmt::skip]
const OF_OTHERS: &[&str] = &[
    // German and Dutch
    "auch", "auf", "aus", "bei", "das", "dem", "ein", "eine", "einem", "einen", "einer", "gegen",
    "haben", "hat", "ist", "mit", "nach", "nicht", "sich", "sind", "und", "wegen", "wir", "wird",
    "wurde", "zu", "een", "heeft", "het", "naar", "niet", "voor", "werd", "wordt", "zijn",
    // French, Italian, Portuguese, Romanian and Spanish
    "aux", "avec", "dans", "des", "est", "et", "les", "ont", "par", "qui", "sont", "sur", "une",
    "che", "della", "gli", "nel", "nella", "sono", "ao", "foi", "foram", "não", "pelo", "uma",
    "este", "fost", "din", "și", "con", "fue", "han", "las", "los", "por", "que", "sus", "una", "y",
];

/// A text of so many words, none of which English has, shows its language by one small word of
/// another.
const LONG_ENOUGH: usize = 5;

/// What a text shows of its language.
enum Shown {
    English,
    Other(Lang),
    /// It is too short, or all names.
    Nothing,
}

impl OtherLanguages {
    /// Whether a block is in one, and noted as such. A short block is in the language of those
    /// before.
    pub(super) fn has(&mut self, block: &Block) -> bool {
        if block.kind.yields_claims() {
            match shown(&block.text) {
                Shown::English => self.is_other = false,
                Shown::Nothing => {}
                Shown::Other(language) => {
                    self.is_other = true;
                    *self.named.entry(language.eng_name()).or_default() += 1;
                }
            }
            if self.is_other {
                if self.blocks == 0 {
                    self.first = block.place(0..block.text.len()).start;
                }
                self.blocks += 1;
            }
        }
        self.is_other
    }

    /// How many blocks there are that would have been read for what they claim.
    pub(super) fn blocks(&self) -> u64 {
        self.blocks
    }

    /// Says that they weren't read.
    pub(super) fn told(&self, file: FileId) -> Option<Diagnostic> {
        let most = self.named.iter().max_by_key(|(_, blocks)| **blocks);
        let language = most.map_or("another language", |(name, _)| name);
        let others = if self.named.len() > 1 { " and other languages" } else { "" };
        let message = match self.blocks {
            0 => return None,
            1 => format!("a paragraph seems to be in {language}{others} and wasn't read"),
            many => format!("{many} paragraphs seem to be in {language}{others} and weren't read"),
        };
        let told = Diagnostic::warning("other-language", message);
        let hint = "only English is read; put what they say into claims.csv, or read a translation";
        Some(told.at(Place::bytes(file, self.first, 0)).hint(hint))
    }
}

fn shown(text: &str) -> Shown {
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_english = |word: &&str| ENGLISH.iter().any(|known| word.eq_ignore_ascii_case(known));
    let english = words().filter(is_english).count();
    if english > 0 && english * ENOUGH >= words().count() {
        return Shown::English;
    }
    // English has hardly a word in small letters that has an accent.
    let is_accented = |word: &str| word.starts_with(char::is_lowercase) && !word.is_ascii();
    let is_of_others = |word: &str| OF_OTHERS.contains(&word) || is_accented(word);
    let is_known = |word: &str| {
        word.len() > 3
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && !OF_OTHERS.contains(&word)
            && English::shared().knows(word)
    };
    let is_foreign = || {
        let is_bare = english == 0 && words().count() >= LONG_ENOUGH;
        is_bare && words().any(is_of_others) && !words().any(is_known)
    };
    let is_sure = |found: &Info| {
        let is_other = found.lang() != Lang::Eng && is_foreign();
        found.is_reliable() || found.script() != Script::Latin || is_other
    };
    match detect(text).filter(is_sure) {
        Some(found) if found.lang() == Lang::Eng => Shown::English,
        Some(found) => Shown::Other(found.lang()),
        None => Shown::Nothing,
    }
}
