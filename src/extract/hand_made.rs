//! Sentences that tests parse by hand.

use crate::extract::language::{Label, Sentence, Tag, Token, Upos};

/// The sentences of one text; `//` stands between their notations.
pub(crate) fn parse_all(notation: &str) -> Vec<Sentence<'static>> {
    let mut sentences: Vec<Sentence> = notation.split("//").map(parse).collect();
    let mut text = String::new();
    for sentence in &mut sentences {
        let shift = text.len() as u32;
        text.push_str(sentence.text);
        for token in &mut sentence.tokens {
            token.start += shift;
            token.end += shift;
        }
    }
    let text: &'static str = text.leak();
    sentences.iter_mut().for_each(|sentence| sentence.text = text);
    sentences
}

/// A sentence from words such as `Meta|NNP|2|nsubj`: the word, its tag, the number of its head
/// (from 1 on; 0 for the root) and its label. A word ends with `~` if no blank follows it.
///
/// The text is leaked, as a test may.
pub(crate) fn parse(notation: &str) -> Sentence<'static> {
    let mut sentence = Sentence { certainty: 1.0, ..Sentence::default() };
    let mut text = String::new();
    for (at, item) in notation.split_whitespace().enumerate() {
        let parts: Vec<&str> = item.split('|').collect();
        let [word, tag, head, label] = parts[..] else { panic!("four parts in {item}") };
        let (word, glued) = word.strip_suffix('~').map_or((word, false), |word| (word, true));
        let start = text.len() as u32;
        text.push_str(word);
        sentence.tokens.push(Token { start, end: text.len() as u32 });
        if !glued {
            text.push(' ');
        }
        let label = Label::named(label).unwrap_or_else(|| panic!("no label {label}"));
        let tag = Tag::named(tag).unwrap_or_else(|| panic!("no tag {tag}"));
        let head: usize = head.parse().expect("a number");
        sentence.upos.push(upos(tag, label));
        sentence.tags.push(tag);
        sentence.heads.push(head.checked_sub(1).unwrap_or(at) as u16);
        sentence.labels.push(label);
    }
    sentence.text = text.leak();
    sentence
}

/// The universal part of speech that goes with a tag.
fn upos(tag: Tag, label: Label) -> Upos {
    match tag {
        Tag::Nn | Tag::Nns => Upos::Noun,
        Tag::Nnp | Tag::Nnps => Upos::Propn,
        Tag::Md => Upos::Aux,
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz => match label {
            Label::Aux | Label::AuxPass | Label::Cop => Upos::Aux,
            _ => Upos::Verb,
        },
        Tag::In if label == Label::Mark => Upos::Sconj,
        Tag::In | Tag::Rp => Upos::Adp,
        Tag::To | Tag::Pos => Upos::Part,
        Tag::Dt | Tag::PrpPossessive if label == Label::Det => Upos::Det,
        Tag::Dt | Tag::Prp | Tag::PrpPossessive | Tag::Wdt | Tag::Wp | Tag::Ex => Upos::Pron,
        Tag::Rb | Tag::Wrb => Upos::Adv,
        Tag::Jj | Tag::Jjr | Tag::Jjs => Upos::Adj,
        Tag::Cd => Upos::Num,
        Tag::Cc => Upos::Cconj,
        Tag::Currency => Upos::Sym,
        _ => Upos::Punct,
    }
}

/// Who depends on whom in a sentence that was mended, and how.
pub(crate) fn told_after(mend: fn(&mut Sentence), notation: &str) -> String {
    let mut s = parse(notation);
    mend(&mut s);
    told(&s)
}

/// Who depends on whom in a sentence, and how.
pub(crate) fn told(s: &Sentence) -> String {
    let told = (0..s.len()).map(|at| {
        let head = s.head(at).map_or("-", |head| s.word(head));
        format!("{}<{head} {:?}", s.word(at), s.labels[at])
    });
    told.collect::<Vec<String>>().join(", ")
}
