//! From parsed sentences to whole candidates.

use super::*;
use crate::extract::clauses::propositions;
use crate::extract::document::{Block, BlockKind};
use crate::extract::hand_made::parse_all;
use crate::model::Modality;

/// The candidates of a document of these blocks, a line each.
fn read_with(guide: &Guide, blocks: &[(BlockKind, &str)]) -> String {
    let mut reading = DocumentReader::of(guide);
    let mut lines = String::new();
    for (kind, notation) in blocks {
        let sentences = parse_all(notation);
        let text = sentences.first().map_or("", |sentence| sentence.text);
        let block = Block {
            kind: *kind,
            text: text.to_string(),
            origins: vec![(0, 100)],
            end: 100 + text.len() as u64,
            label: (*kind == BlockKind::Item).then(|| 0..text.find(':').unwrap_or(0)),
            ..Block::default()
        };
        let parsed: Vec<Parsed> = sentences
            .into_iter()
            .map(|sentence| Parsed { propositions: propositions(&sentence), sentence })
            .collect();
        for candidate in reading.block(&block, &parsed) {
            lines += &line(&candidate);
        }
    }
    lines
}

fn line(candidate: &Candidate) -> String {
    let Candidate { subject, relation, object, status, .. } = candidate;
    let mut line = format!("{subject} | {relation} | {object} | {status}");
    if candidate.negated {
        line += " not";
    }
    if candidate.modality != Modality::Actual {
        line = line + " " + candidate.modality.name();
    }
    if let Some(speaker) = &candidate.speaker {
        line = line + " by " + speaker;
    }
    for (role, text) in &candidate.qualifiers {
        line += &format!(" | {role}: {text}");
    }
    if let Some(text) = &candidate.when_text {
        line += &format!(" | {} ({text})", candidate.when.as_deref().unwrap_or("-"));
    }
    if let Some(note) = &candidate.note {
        line = line + " | " + note;
    }
    line + "\n"
}

fn read(notation: &str) -> String {
    read_with(&Guide::default(), &[(BlockKind::Paragraph, notation)])
}

#[test]
fn a_list_makes_a_claim_of_each_member() {
    let list = "Ferro|NNP|7|nsubj ,|,|3|punct Orlo|NNP|1|conj and|CC|5|cc Vane|NNP|1|conj have|VBP|7|aux \
                bought|VBN|0|root ships|NNS|7|obj in|IN|10|case March|NNP|7|obl .|.|7|punct";
    assert_eq!(
        read(list),
        "Ferro | bought | ships | asserted | XXXX-03 (in March)\n\
         Orlo | bought | ships | asserted | XXXX-03 (in March)\n\
         Vane | bought | ships | asserted | XXXX-03 (in March)\n",
    );
}

#[test]
fn a_passive_with_an_agent_is_turned_round() {
    let passive = "Links|NNS|5|nsubj:pass to|IN|3|case Orlo|NNP|1|nmod were|VBD|5|aux:pass \
                   removed|VBN|0|root by|IN|7|case Ferro|NNP|5|obl:agent";
    assert_eq!(read(passive), "Ferro | removed | Links | asserted\n");
}

#[test]
fn a_day_behind_a_noun_is_not_its_name() {
    let charged = "Orlo|NNP|3|nsubj:pass was|VBD|3|aux:pass charged|VBN|0|root with|IN|5|case \
                   fraud|NN|3|obl on|IN|7|case Monday|NNP|3|obl .|.|3|punct";
    assert_eq!(read(charged), "Orlo | was charged with | fraud | asserted | - (on Monday)\n");
}

#[test]
fn a_name_is_known_by_its_letters_its_noun_and_a_pronoun() {
    let story = "The|DT|4|det Ellery|NNP|4|compound Harbour|NNP|4|compound Board|NNP|8|nsubj \
                 (~|-LRB-|6|punct EHB~|NNP|4|appos )|-RRB-|6|punct fined|VBD|0|root Ferro|NNP|10|compound \
                 Shipping|NNP|8|obj .|.|8|punct // \
                 EHB|NNP|2|nsubj inspected|VBD|0|root ships|NNS|2|obj .|.|2|punct // \
                 The|DT|2|det board|NN|3|nsubj closed|VBD|0|root beaches|NNS|3|obj .|.|3|punct // \
                 It|PRP|2|nsubj sued|VBD|0|root Ferro|NNP|2|obj .|.|2|punct";
    assert_eq!(
        read(story),
        "Ellery Harbour Board | fined | Ferro Shipping | asserted\n\
         Ellery Harbour Board | inspected | ships | asserted\n\
         Ellery Harbour Board | closed | beaches | asserted\n\
         Ellery Harbour Board | sued | Ferro Shipping | asserted\n",
    );
}

#[test]
fn a_name_within_a_name_is_another() {
    let story = "EHB|NNP|2|nsubj fined|VBD|0|root Ferro|NNP|2|obj .|.|2|punct // \
                 EHB|NNP|2|compound List|NNP|3|nsubj names|VBZ|0|root inspectors|NNS|3|obj .|.|3|punct // \
                 Ferro|NNP|2|nsubj removed|VBD|0|root anti~|JJ|5|amod -~|HYPH|3|punct EHB|NNP|6|compound \
                 posts|NNS|2|obj .|.|2|punct";
    assert_eq!(
        read(story),
        "EHB | fined | Ferro | asserted\n\
         EHB List | names | inspectors | asserted\n\
         Ferro | removed | anti-EHB posts | asserted\n",
    );
}

#[test]
fn a_pronoun_that_may_mean_two_is_marked() {
    let story = "Ada|NNP|3|nsubj Orlo|NNP|1|flat met|VBD|0|root Eva|NNP|3|obj Vane|NNP|4|flat .|.|3|punct // \
                 Later|RB|3|advmod she|PRP|3|nsubj sold|VBD|0|root ships|NNS|3|obj .|.|3|punct // \
                 Ada|NNP|4|nsubj and|CC|3|cc Eva|NNP|1|conj met|VBD|0|root .|.|4|punct // \
                 She|PRP|2|nsubj bought|VBD|0|root boats|NNS|2|obj .|.|2|punct";
    assert_eq!(
        read(story),
        "Ada Orlo | met | Eva Vane | asserted\n\
         she | sold | ships | asserted | unresolved: she\n\
         she | bought | boats | asserted | unresolved: she\n",
    );
}

#[test]
fn we_is_whom_the_speaker_speaks_for() {
    let story = "Ferro|NNP|2|nsubj denied|VBD|0|root fault|NN|2|obj .|.|2|punct // \
                 \"~|``|4|punct We|PRP|4|nsubj have|VBP|4|aux cleaned|VBN|9|ccomp both|DT|6|det beaches~|NNS|4|obj \
                 ,~|,|4|punct \"|''|4|punct said|VBD|0|root its|PRP$|11|nmod:poss spokesman|NN|9|nsubj \
                 Tom|NNP|11|appos Reyes|NNP|12|flat .|.|9|punct";
    assert_eq!(
        read(story),
        "Ferro | denied | fault | asserted\n\
         Ferro | cleaned | beaches | stated by Tom Reyes\n\
         Tom Reyes | is spokesman of | Ferro | asserted\n",
    );
}

#[test]
fn a_label_gives_the_time_and_a_project_its_relations_and_ids() {
    let item = "October|NNP|4|obl:unmarked :|:|4|punct Ferro|NNP|4|nsubj bought|VBD|0|root Orlo|NNP|6|compound \
                Lines|NNP|4|obj from|IN|8|case Vane|NNP|4|obl .|.|4|punct";
    let mut guide = Guide::default();
    assert_eq!(
        read_with(&guide, &[(BlockKind::Item, item)]),
        "Ferro | bought | Orlo Lines | asserted | from: Vane | XXXX-10 (October)\n",
    );
    guide = Guide::of(&project());
    assert_eq!(
        read_with(&guide, &[(BlockKind::Item, item)]),
        "ferro-plc | acquired | orlo | asserted | from: Vane | XXXX-10 (October)\n",
    );
    assert_eq!(read_with(&guide, &[(BlockKind::Heading, item)]), "");
}

/// A project with two entities and a relation.
fn project() -> crate::model::Ledger {
    use crate::model::{Ledger, Relation, Symbols, Table, TableColumn};
    let mut symbols = Symbols::new();
    let mut column = |name: &str, cells: [&str; 2]| TableColumn {
        name: name.to_string(),
        header: name.to_string(),
        cells: cells.iter().map(|cell| Some(symbols.intern(cell))).collect(),
    };
    let columns = vec![
        column("id", ["ferro-plc", "orlo"]),
        column("type", ["company", "company"]),
        column("label", ["Ferro", "Orlo Lines"]),
    ];
    let entities = Table { columns, offsets: vec![0, 1], rows_read: 2, ..Table::default() };
    let mut ledger = Ledger { symbols: symbols.into(), entities, ..Ledger::default() };
    let acquired = Relation {
        phrases: vec!["has bought".to_string()],
        domain: vec!["company".to_string()],
        ..Relation::default()
    };
    ledger.schema.relations.insert("acquired".to_string(), acquired);
    ledger
}

#[test]
fn an_edge_reaches_the_name_that_a_preposition_ties() {
    let website = "Lumen|NNP|2|nsubj blocked|VBD|0|root links|NNS|2|obj to|IN|10|case the|DT|10|det \
                   \"~|``|8|punct Ledger|NNP|8|compound List~|NNP|10|compound \"|''|8|punct website|NN|2|obl";
    assert_eq!(read(website), "Lumen | blocked links to | Ledger List | asserted\n");
    let fine = "board|NN|2|nsubj imposed|VBD|0|root a|DT|4|det fine|NN|2|obj on|IN|6|case Corvane|NNP|4|nmod";
    assert_eq!(read(fine), "board | imposed fine on | Corvane | asserted\n");
    let place = "Ferro|NNP|2|nsubj posted|VBD|0|root links|NNS|2|obj on|IN|5|case Relay|NNP|2|obl";
    assert_eq!(read(place), "Ferro | posted | links | asserted | on: Relay\n");
    let of = "Ellery|NNP|2|nsubj bought|VBD|0|root the|DT|4|det harbour|NN|2|obj of|IN|6|case Pell|NNP|4|nmod";
    assert_eq!(read(of), "Ellery | bought | harbour of Pell | asserted\n");
}

#[test]
fn a_noun_behind_a_name_as_label_says_what_it_names() {
    let guide = Guide::default();
    let name = "Ostra|NNP|2|compound Board|NNP|7|dislocated (~|-LRB-|4|punct OB~|NNP|2|appos \
                )~|-RRB-|4|punct :|:|2|punct branch|NN|0|root of|IN|10|case Ports|NNP|10|compound \
                Ministry|NNP|7|nmod ,|,|12|punct focused|VBN|7|acl on|IN|14|case ferries|NNS|12|obl";
    assert_eq!(
        read_with(&guide, &[(BlockKind::Item, name)]),
        "Ostra Board | is branch of | Ports Ministry | asserted\n\
         Ostra Board | is focused on | ferries | asserted\n",
    );
    let heading = "Recent|JJ|2|amod Changes|NNS|4|dislocated :|:|2|punct branch|NN|0|root of|IN|6|case \
                   Ministry|NNP|4|nmod";
    assert_eq!(read_with(&guide, &[(BlockKind::Item, heading)]), "");
}

#[test]
fn what_is_in_brackets_belongs_to_the_name_before_them() {
    let list = "Pell|NNP|9|nsubj (~|-LRB-|3|punct Relay~|NNP|1|appos ,|,|5|punct Prism~|NNP|3|conj \
                )|-RRB-|3|punct and|CC|8|cc Lumen|NNP|1|conj refused|VBD|0|root";
    assert_eq!(
        read(list),
        "Pell | includes | Relay | asserted\nPell | includes | Prism | asserted\n",
    );
}

#[test]
fn the_harbour_is_no_name_that_only_starts_so() {
    let story = "Harbour|NN|2|compound Surveillance|NNP|3|nsubj sued|VBD|0|root Ferro|NNP|3|obj \
                 .|.|3|punct // The|DT|2|det harbour|NN|3|nsubj pays|VBZ|0|root Orlo|NNP|3|obj";
    assert_eq!(
        read(story),
        "Harbour Surveillance | sued | Ferro | asserted\nharbour | pays | Orlo | asserted\n",
    );
}

#[test]
fn small_letters_are_no_name_and_no_name_starts_with_and() {
    let story = "Night|NNP|2|compound Services|NNPS|3|nsubj bought|VBD|0|root Ferro|NNP|3|obj .|.|3|punct // \
                 Orlo|NNP|2|nsubj sells|VBZ|0|root night|NN|4|compound services|NNS|2|obj and|CC|6|cc \
                 cheap|JJ|7|amod tickets|NNS|4|conj";
    assert_eq!(
        read(story),
        "Night Services | bought | Ferro | asserted\n\
         Orlo | sells | night services | asserted\n\
         Orlo | sells | cheap tickets | asserted\n",
    );
}

#[test]
fn a_verb_without_a_tense_is_told_as_others_would_tell_it() {
    let accused = "Ferro|NNP|3|nsubj:pass is|VBZ|3|aux:pass accused|VBN|0|root of|IN|5|mark \
                   hiding|VBG|3|advcl leaks|NNS|5|obj to|TO|8|mark target|VB|5|advcl owners|NNS|8|obj";
    assert_eq!(
        read(accused),
        "Ferro | hid | leaks | alleged\nFerro | targets | owners | alleged planned\n",
    );
    let several =
        "users|NNS|4|nsubj posting|VBG|1|acl videos|NNS|2|obj met|VBD|0|root Orlo|NNP|4|obj";
    assert_eq!(read(several), "users | post | videos | asserted\nusers | met | Orlo | asserted\n",);
    let modal = "Ferro|NNP|3|nsubj may|MD|3|aux hide|VB|0|root leaks|NNS|3|obj";
    assert_eq!(read(modal), "Ferro | hide | leaks | asserted possible\n");
}

#[test]
fn what_is_not_proposed_is_counted() {
    let guide = Guide::default();
    let mut reading = DocumentReader::of(&guide);
    let sentences = parse_all(
        "If|IN|3|mark Ferro|NNP|3|nsubj pays|VBZ|6|advcl clerks|NNS|3|obj we|PRP|6|nsubj win|VBP|0|root .|.|6|punct // \
         Did|VBD|3|aux Ferro|NNP|3|nsubj pay|VB|0|root clerks|NNS|3|obj ?|.|3|punct",
    );
    let text = sentences[0].text.to_string();
    let block = Block { text, ..Block::default() };
    let parsed: Vec<Parsed> = sentences
        .into_iter()
        .map(|sentence| Parsed { propositions: propositions(&sentence), sentence })
        .collect();
    assert_eq!(reading.block(&block, &parsed), []);
    assert_eq!(reading.passed_over().count(Reason::Condition), 2);
}

/// Numbers below one, by chance.
fn dice(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    move |most| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % most as u64) as usize
    }
}

/// A sentence that no parser would make: words, tags, heads and labels by chance.
fn by_chance(seed: u64, text: &'static str) -> language::Sentence<'static> {
    use language::{Label, Sentence, Tag, Token, Upos};
    let mut below = dice(seed);
    let mut sentence = Sentence { text, certainty: 0.5, ..Sentence::default() };
    let mut start = 0;
    for word in text.split(' ') {
        let end = start + word.len();
        sentence.tokens.push(Token { start: start as u32, end: end as u32 });
        start = end + 1;
    }
    for _ in 0..sentence.tokens.len() {
        sentence.upos.push(Upos::ALL[below(Upos::ALL.len())]);
        sentence.tags.push(Tag::ALL[below(Tag::ALL.len())]);
        sentence.labels.push(Label::ALL[below(Label::ALL.len())]);
        sentence.heads.push(below(sentence.tokens.len()) as u16);
    }
    sentence
}

#[test]
fn any_tree_is_read_to_its_end() {
    let texts = [
        "Ferro denied that its spokesman , Tom Reyes , said he may have told \" them all \" in May 2019",
        "none of the ( EHB ) 's own claims of it as not without \u{201c} We \u{201d} & Orlo to be yet 12 March",
        "\u{a0} ’ ’s – ß\u{301} 𝔐 … ( ) X",
    ];
    let guide = Guide::of(&project());
    let mut reading = DocumentReader::of(&guide);
    for seed in 0..3_000 {
        let text = texts[seed as usize % texts.len()];
        let sentence = by_chance(seed, text);
        let kind = BlockKind::ALL[seed as usize % BlockKind::ALL.len()];
        let block = Block { text: text.to_string(), kind, ..Block::default() };
        let parsed = [Parsed { propositions: propositions(&sentence), sentence }];
        for candidate in reading.block(&block, &parsed) {
            assert!((0.0..=1.0).contains(&candidate.confidence));
            assert!(!candidate.subject.is_empty() && !candidate.object.is_empty());
            assert!(!candidate.relation.is_empty(), "{candidate:?}");
            assert!(guide.statuses.contains(&candidate.status));
            let when = candidate.when.as_deref();
            assert!(when.is_none_or(|when| crate::model::When::parse(when).is_some()));
        }
    }
}

/// Sentences of which quotes run from one to the next.
const SPOKEN: &[&str] = &[
    "The|DT|2|det minister|NN|3|nsubj said|VBD|0|root \u{201c}~|``|5|punct No|UH|3|ccomp .|.|3|punct",
    "She|PRP|2|nsubj sold|VBD|0|root the|DT|4|det company|NN|2|obj to|IN|6|case Acme|NNP|2|obl \
     and|CC|8|cc paid|VBD|2|conj Ann|NNP|8|obj Pell|NNP|9|flat .|.|2|punct",
    "He|PRP|2|nsubj denied|VBD|0|root that|IN|6|mark it|PRP|6|nsubj had|VBD|6|aux told|VBN|2|ccomp \
     the|DT|8|det firm|NN|6|obj \u{201d}|''|2|punct ,|,|2|punct Acme|NNP|12|nsubj said|VBD|2|parataxis",
    "\u{201c}~|``|4|punct We|PRP|4|nsubj never|RB|4|advmod paid|VBD|9|ccomp the|DT|6|det agency|NN|4|obj \
     \u{201d}|''|4|punct its|PRP$|9|nmod:poss lawyer|NN|10|nsubj wrote|VBD|0|root",
    "According|VBG|4|case to|IN|1|fixed the|DT|4|det company|NN|7|obl ,|,|7|punct they|PRP|7|nsubj \
     left|VBD|0|root Orlo|NNP|7|obj \u{201d}|''|7|punct .|.|7|punct",
    "The|DT|2|det company|NN|4|nsubj is|VBZ|4|cop Orlo|NNP|0|root .|.|4|punct",
];

/// A block of up to three of them, in which some words hang on others by chance.
fn spoken_by_chance(seed: u64) -> Vec<language::Sentence<'static>> {
    use language::Label;
    let mut below = dice(seed);
    let count = below(3) + 1;
    let drawn: Vec<&str> = (0..count).map(|_| SPOKEN[below(SPOKEN.len())]).collect();
    let mut sentences = parse_all(&drawn.join(" // "));
    for sentence in &mut sentences {
        for at in 0..sentence.len() {
            if below(8) == 0 {
                sentence.labels[at] = Label::ALL[below(Label::ALL.len())];
                sentence.heads[at] = below(sentence.len()) as u16;
            }
        }
    }
    sentences
}

#[test]
fn quotes_that_run_over_sentences_are_read_to_their_end() {
    let guide = Guide::of(&project());
    let mut reading = DocumentReader::of(&guide);
    for seed in 0..6_000 {
        let sentences = spoken_by_chance(seed);
        let kind = BlockKind::ALL[seed as usize % BlockKind::ALL.len()];
        let block = Block { text: sentences[0].text.to_string(), kind, ..Block::default() };
        let parsed: Vec<Parsed> = sentences
            .into_iter()
            .map(|sentence| Parsed { propositions: propositions(&sentence), sentence })
            .collect();
        for candidate in reading.block(&block, &parsed) {
            assert!(!candidate.subject.is_empty() && !candidate.object.is_empty());
            assert!(candidate.speaker.is_none_or(|speaker| !speaker.is_empty()));
        }
    }
}

/// Words that mends look for, each as a tagger sees it, on whatever and as whatever by chance.
fn mendable_by_chance(seed: u64) -> language::Sentence<'static> {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "Orlo|NNP", "Ann|NNP", "firm|NN", "claims|NNS", "proof|NN", "doubt|NN", "45|CD", "May|NNP",
        "denied|VBD", "said|VBD", "did|VBD", "was|VBD", "had|VBD", "paid|VBD", "shot|VBN", "accused|VBN",
        "hire|VB", "adding|VBG", ",|,", "that|IN", "of|IN", "by|IN", "per|IN", "to|TO", "not|RB", "no|DT",
        "the|DT", "who|WP", "it|PRP", "his|PRP$", "and|CC", "but|CC", "guilty|JJ", ".|.",
    ];
    #[rustfmt::skip]
    const LABELS: &[&str] = &[
        "nsubj", "nsubj:pass", "obj", "ccomp", "aux", "aux:pass", "conj", "advcl", "acl", "mark", "obl",
        "nmod", "appos", "advmod", "det", "case", "compound", "flat", "punct", "cc", "root",
    ];
    let mut below = dice(seed);
    let count = below(9) + 2;
    let words: Vec<String> = (0..count)
        .map(|_| {
            let (word, label) = (WORDS[below(WORDS.len())], LABELS[below(LABELS.len())]);
            format!("{word}|{}|{label}", below(count + 1))
        })
        .collect();
    crate::extract::hand_made::parse(words.join(" ").leak())
}

#[test]
fn any_tree_is_mended() {
    let mendable = (0..60_000).map(mendable_by_chance);
    for mut sentence in mendable.chain((0..2_000).flat_map(spoken_by_chance)) {
        mend::mend(&mut sentence);
        propositions(&sentence);
    }
}

#[test]
fn a_sum_is_told_beside_those_who_pay_and_get_it() {
    let paid = "Orlo|NNP|2|nsubj paid|VBD|0|root Ann|NNP|2|iobj $~|$|2|obj 4|CD|6|compound \
        million~|CD|4|nummod .|.|2|punct";
    assert_eq!(read(paid), "Orlo | paid | Ann | asserted | amount: $4 million\n");
    let to = "Orlo|NNP|2|nsubj gave|VBD|0|root 4|CD|4|nummod euros|NNS|2|obj to|IN|6|case \
        Pell~|NNP|2|obl .|.|2|punct";
    assert_eq!(read(to), "Orlo | gave to | Pell | asserted | amount: 4 euros\n");
    let from = "Pell|NNP|2|nsubj got|VBD|0|root 4|CD|4|nummod euros|NNS|2|obj from|IN|6|case \
        Orlo~|NNP|4|nmod .|.|2|punct";
    assert_eq!(read(from), "Pell | got from | Orlo | asserted | amount: 4 euros\n");
}

#[test]
fn who_gets_something_is_named_like_one_to_whom_it_is_given() {
    let bare = "Orlo|NNP|2|nsubj sent|VBD|0|root Pell|NNP|2|iobj the|DT|5|det keys~|NNS|2|obj \
        .|.|2|punct";
    let tied = "Orlo|NNP|2|nsubj sent|VBD|0|root the|DT|4|det keys|NNS|2|obj to|IN|6|case \
        Pell~|NNP|2|obl .|.|2|punct";
    let passive = "Pell|NNP|3|nsubj:pass was|VBD|3|aux:pass sent|VBN|0|root the|DT|5|det \
        keys|NNS|3|obj by|IN|7|case Orlo~|NNP|3|obl:agent .|.|3|punct";
    for sentence in [bare, tied, passive] {
        assert_eq!(read(sentence), "Orlo | sent keys to | Pell | asserted\n");
    }
    let common = "Orlo|NNP|2|nsubj sent|VBD|0|root the|DT|4|det press|NN|2|iobj the|DT|6|det \
        keys~|NNS|2|obj .|.|2|punct";
    assert_eq!(read(common), "Orlo | sent | keys | asserted | to: press\n");
}

#[test]
fn what_is_denied_is_nobody_and_things_do_not_act() {
    let denied = "Orlo|NNP|2|nsubj sold|VBD|0|root Relay~|NNP|2|obj .|.|2|punct // \
        Pell|NNP|2|nsubj denied|VBD|0|root it~|PRP|2|obj .|.|2|punct";
    assert!(read(denied).contains("Orlo | sold | Relay | denied not by Pell"), "{denied}");
    let met = "Orlo|NNP|2|nsubj paid|VBD|0|root damages~|NNS|2|obj .|.|2|punct // \
        They|PRP|2|nsubj met|VBD|0|root Pell~|NNP|2|obj .|.|2|punct";
    assert!(read(met).contains("they | met | Pell"), "{met}");
}

#[test]
fn what_is_said_not_to_be_so_is_not_asserted() {
    let neither = "Neither|CC|2|cc:preconj Orlo|NNP|5|nsubj nor|CC|4|cc Pell|NNP|2|conj \
        paid|VBD|0|root Ann~|NNP|5|obj .|.|5|punct";
    assert_eq!(
        read(neither),
        "Orlo | paid | Ann | asserted not\nPell | paid | Ann | asserted not\n"
    );
    let but = "Orlo|NNP|2|nsubj paid|VBD|0|root Pell|NNP|2|obj but|CC|6|cc not|RB|6|advmod \
        Ann~|NNP|3|conj .|.|2|punct";
    assert_eq!(read(but), "Orlo | paid | Pell | asserted\n");
    let untrue = "It|PRP|3|expl is|VBZ|3|cop false|JJ|0|root that|IN|6|mark Orlo|NNP|6|nsubj \
        paid|VBD|3|csubj Ann~|NNP|6|obj .|.|3|punct";
    assert_eq!(read(untrue), "Orlo | paid | Ann | asserted not\n");
    let not_true = "It|PRP|4|expl is|VBZ|4|cop not|RB|4|advmod true|JJ|0|root that|IN|7|mark \
        Orlo|NNP|7|nsubj paid|VBD|4|csubj Ann~|NNP|7|obj .|.|4|punct";
    assert_eq!(read(not_true), "Orlo | paid | Ann | asserted not\n");
    let evidence = "There|EX|2|expl is|VBZ|0|root no|DT|4|det evidence|NN|2|nsubj that|IN|7|mark \
        Orlo|NNP|7|nsubj paid|VBD|4|acl Ann~|NNP|7|obj .|.|2|punct";
    assert_eq!(read(evidence), "");
    let doubt = evidence.replace("evidence", "doubt");
    assert_eq!(read(&doubt), "Orlo | paid | Ann | asserted\n");
}

#[test]
fn whoever_is_ordered_or_fined_does_it() {
    let ordered = "The|DT|2|det court|NN|3|nsubj ordered|VBD|0|root Orlo|NNP|3|obj to|TO|6|mark \
        pay|VB|3|advcl Ann~|NNP|6|obj .|.|3|punct";
    assert_eq!(
        read(ordered),
        "court | ordered | Orlo | asserted\nOrlo | pays | Ann | asserted planned\n"
    );
    let fined = "The|DT|2|det court|NN|3|nsubj fined|VBD|0|root Orlo|NNP|3|obj for|IN|6|mark \
        hiding|VBG|3|advcl Relay~|NNP|6|obj .|.|3|punct";
    assert_eq!(
        read(fined),
        "court | fined | Orlo | asserted\nOrlo | hid | Relay | alleged by court\n"
    );
}

#[test]
fn what_depends_on_something_is_only_possible() {
    let sue = "If|IN|3|mark Orlo|NNP|3|nsubj sells|VBZ|7|advcl Relay~|NNP|3|obj ,|,|3|punct \
        Ann|NNP|7|nsubj sues|VBZ|0|root Pell~|NNP|7|obj .|.|7|punct";
    assert_eq!(read(sue), "Ann | sues | Pell | asserted possible\n");
}

#[test]
fn a_date_tells_more_than_its_day() {
    let met = "Orlo|NNP|2|nsubj met|VBD|0|root Ann|NNP|2|obj on|IN|5|case Monday~|NNP|2|obl \
        ,|,|7|punct 3|CD|2|obl:unmarked March|NNP|7|nmod:unmarked 2025~|CD|7|nmod:unmarked .|.|2|punct";
    assert_eq!(read(met), "Orlo | met | Ann | asserted | 2025-03-03 (3 March 2025)\n");
}

#[test]
fn a_noun_that_is_said_of_something_is_no_clause() {
    let loan = "Ann|NNP|2|nsubj said|VBD|0|root the|DT|4|det payment|NN|7|nsubj was|VBD|7|cop \
        a|DT|7|det loan~|NN|2|ccomp .|.|2|punct";
    assert_eq!(read(loan), "payment | was | loan | stated by Ann\n");
}

#[test]
fn an_office_for_two_things_has_one_name() {
    let paid = "The|DT|2|det Ministry|NNP|7|nsubj of|IN|4|case Health|NNP|2|nmod and|CC|6|cc \
        Work|NNP|4|conj paid|VBD|0|root Orlo~|NNP|7|obj .|.|7|punct";
    assert_eq!(read(paid), "Ministry of Health and Work | paid | Orlo | asserted\n");
}

#[test]
fn what_somebody_is_said_to_have_done_is_reported() {
    let said = "Orlo|NNP|3|nsubj:pass is|VBZ|3|aux:pass said|VBN|0|root to|TO|6|mark have|VB|6|aux \
        paid|VBN|3|xcomp Pell~|NNP|6|obj .|.|3|punct";
    assert_eq!(read(said), "Orlo | paid | Pell | reported\n");
}

#[test]
fn what_nobody_says_is_not_said() {
    let no = "No|DT|2|det evidence|NN|3|nsubj suggests|VBZ|0|root that|IN|6|mark Orlo|NNP|6|nsubj \
        paid|VBD|3|ccomp Pell~|NNP|6|obj .|.|3|punct";
    assert_eq!(read(no), "");
}
