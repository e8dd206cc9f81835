//! Documents as blocks, as a person has read them. `UPDATE=1` writes the files of blocks anew;
//! read what changed before you commit it.

#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use claimgraph::extract::document::{Block, BlockKind, Blocks};
use claimgraph::text::{Files, Words, show_plain};
use proptest::prelude::*;
use proptest::string::string_regex;

/// What a document holds: of each block its kind, the headings it stands under, and its words
/// with label, dateline and speaker in brackets; then what was counted and told.
fn shown(name: &str, bytes: Vec<u8>) -> String {
    let mut files = Files::default();
    let file = files.add_bytes(name, bytes);
    let mut blocks = Blocks::open(&files, file).unwrap();
    let (mut shown, mut under) = (String::new(), Vec::new());
    for block in blocks.by_ref() {
        let block = block.unwrap();
        if block.headings != under {
            writeln!(shown, "\n== {}", block.headings.join(" › ")).unwrap();
            under.clone_from(&block.headings);
        }
        writeln!(shown, "{}: {}", block.kind.names().0, marked(&block)).unwrap();
    }
    shown.push('\n');
    for kind in BlockKind::ALL.into_iter().filter(|kind| blocks.counts().of(*kind) > 0) {
        let count = blocks.counts().of(kind);
        let (one, several) = kind.names();
        writeln!(shown, "{count} {}", if count == 1 { one } else { several }).unwrap();
    }
    writeln!(shown, "{} set aside", blocks.counts().set_aside()).unwrap();
    shown + &show_plain(&blocks.told(), &files)
}

fn marked(block: &Block) -> String {
    let mut text = block.text.clone();
    let parts = [&block.attribution, &block.dateline, &block.label];
    for part in parts.into_iter().flatten() {
        text.insert(part.end, ']');
        text.insert(part.start, '[');
    }
    text
}

#[test]
fn documents_are_read_as_a_person_has_read_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let is_document = |path: &PathBuf| path.extension().is_some_and(|ending| ending != "blocks");
    let mut documents: Vec<PathBuf> = entries.filter(is_document).collect();
    documents.sort();
    assert!(!documents.is_empty());
    let mut wrong = String::new();
    for path in documents {
        let name = path.file_name().unwrap().to_str().unwrap();
        let now = shown(name, fs::read(&path).unwrap());
        let golden = folder.join(format!("{name}.blocks"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&golden, &now).unwrap();
        }
        let was = fs::read_to_string(&golden).unwrap_or_default();
        if let Some(line) = was.lines().zip(now.lines()).position(|(was, now)| was != now) {
            let (was, now) = (was.lines().nth(line).unwrap(), now.lines().nth(line).unwrap());
            writeln!(wrong, "{name}.blocks:{}\n  was {was}\n  now {now}", line + 1).unwrap();
        } else if was.len() != now.len() {
            writeln!(wrong, "{name}.blocks: one ends before the other").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}UPDATE=1 rewrites them");
}

/// Any document, with what its kind may stumble over.
fn documents() -> impl Strategy<Value = (&'static str, String)> {
    let plain = "(a|B|é|e\u{301}|1,0|a-\n|b¹ c|b\\[12\\] c|\\[3\\]|\\.12 |“|”|\"|'|:|\\.|\\?| |  |\t|\n|\n\n|\r\n|\r|\x0c|\u{ad}|\u{200b}|\u{85}|\u{2028}|> |• |- |— |1\\. |Q: |Ann: |\nB: |\\[14:05\\] Lev: |\nLev 14:05\n|<lev> |From: B\n|To: a\n|October: |READ MORE: |By |\u{1b}){0,40}";
    let markdown = "(a|B|é|e\u{301}|a-\n|b¹ c|b\\[\\^1\\] c|bb\\[12\\] c|\\[\\[3\\]\\]|b<sup>1</sup> c|\\*|\\*\\*|_|`|```|\\[|\\]|\\(u\\)|!|# |> |- |1\\. |\\| |\\|-|&amp;|&eacute;|\\\\|<b>|</b>|<p>|</p>|<br>|Ann: |\n\\*\\*B:\\*\\* |\n14:05 - Lev: |Lev 14:05\n|From: B\n|To: a\n|\n|\n\n|\r\n|---\n| |    |\u{ad}|--- ){0,40}";
    let html = "(a|B|é|e\u{301}|a-\n|b¹ c|bb\\[12\\] c|<a href=x>\\[3\\]</a>|b<sup>\\[1\\]</sup> c|b<sup>1</sup> c| |\n|\r\n|&amp;|&rsquo;|&ngE;|&nbsp;|&shy;|&#x41|<|>|<p>|</p>|<b>|</b>|<br>|Ann: |<br>B: |<br>\\[14:05\\] Lev: |Lev 14:05<br>|From: B<br>|To: a<br>|<div>|</div>|<ul><li>|</ul>|<a href=x>|</a>|<pre>|</pre>|<script>|</script>|<!--|-->|<table><td>|</table>|<h2>|</h2>|<nav>|</nav>|<blockquote>|</blockquote>|<title>|</title>){0,40}";
    let of = |name: &'static str, pattern: &str| {
        string_regex(pattern).unwrap().prop_map(move |text| (name, text))
    };
    prop_oneof![of("a.txt", plain), of("a.md", markdown), of("a.html", html)]
}

fn blocks(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<Block> {
    let mut files = Files::default();
    let file = files.add_bytes(name, bytes.into());
    Blocks::open(&files, file).unwrap().collect::<Result<_, _>>().unwrap()
}

/// Whether a piece of a file may be what a reader sees as this character.
fn may_show(piece: &str, shown: char) -> bool {
    let escaped = piece.strip_prefix('\\').filter(|rest| !rest.is_empty());
    let is_itself = escaped.unwrap_or(piece) == shown.to_string();
    let is_entity = piece.starts_with('&');
    let is_control = shown == '\u{fffd}' && piece.chars().count() == 1;
    // `&ngE;` is two characters, and the second has no place of its own.
    is_itself || is_entity || is_control || matches!(shown, ' ' | '\u{338}')
}

#[test]
fn a_label_never_reaches_into_the_name_of_who_is_quoted() {
    for text in ["\"“- Q: a", "“Yes” — Q: Ann", "“October: fine” — Ann"] {
        for block in blocks("a.txt", text) {
            let labelled = block.label.map_or(0, |label| label.end);
            let named = block.attribution.map_or(text.len(), |name| name.start);
            assert!(labelled <= named, "{text}");
        }
    }
}

#[test]
fn a_word_that_goes_on_behind_the_number_of_a_page_is_found() {
    for text in
        ["a-\n[3]\na-\n", "He trans-\n- 4 -\nHalden Post\nferred it.", "pre-\n[3]\nand later"]
    {
        let words = Words::of(text.as_bytes(), "a.txt");
        let read = blocks("a.txt", text);
        let joined = read.iter().find(|block| block.kind.yields_claims()).unwrap();
        let found = words.find(&joined.text);
        assert_eq!(found, Some(joined.place(0..joined.text.len())), "{}", joined.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_stretch_of_text_is_found_in_the_file((name, document) in documents()) {
        let mut end = 0;
        for block in blocks(name, document.clone()) {
            let text = &block.text;
            let is_bad = |c: char| matches!(c, '\n' | '\r' | '\u{ad}' | '\u{2028}');
            prop_assert!(!text.is_empty() && text.trim() == text && !text.contains(is_bad));
            prop_assert!(!text.contains("  "), "{text:?}");
            let whole = block.place(0..text.len());
            // The foot of a page may stand within a sentence.
            let is_within = !block.kind.yields_claims() && whole.end <= end;
            prop_assert!(end <= whole.start || is_within, "{whole:?} after {end}");
            prop_assert!(whole.start < whole.end);
            end = end.max(whole.end);
            let mut before = whole.start;
            for (at, c) in text.char_indices() {
                let place = block.place(at..at + c.len_utf8());
                prop_assert!(before <= place.start && place.end <= whole.end, "{place:?} of {c:?}");
                before = place.end;
                let piece = &document[place.start as usize..place.end as usize];
                prop_assert!(may_show(piece, c), "{piece:?} for {c:?} in {text:?}");
                prop_assert_eq!(block.place(0..at + c.len_utf8()).end, place.end);
                prop_assert_eq!(block.place(at..text.len()).start, place.start);
            }
            prop_assert!(text.get(block.body()).is_some());
        }
    }

    #[test]
    fn every_block_is_found_where_it_stands((name, document) in documents()) {
        // A title is among the words, but in no block, even in the middle of one.
        prop_assume!(!document.contains("<title"));
        let words = Words::of(document.as_bytes(), name);
        for block in blocks(name, document.clone()) {
            let found = words.find(&block.text);
            prop_assert!(found.is_some(), "{:?} in {words:?}", block.text);
            let place = block.place(0..block.text.len());
            // The same words may stand further up as well; further down only where here something is
            // left out of them.
            let is_whole = !document.contains("-\n") && !document.contains(['¹', '[', '1']);
            prop_assert!(!is_whole || found.is_some_and(|found| found.start < place.end));
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300), start in 0..4_usize) {
        let start = ["", "<!doctype html>", "# ", "---\n"][start];
        for name in ["a.txt", "a.md", "a.html", "-"] {
            let bytes: Vec<u8> = start.bytes().chain(bytes.clone()).collect();
            for block in blocks(name, bytes) {
                block.place(0..block.text.len());
            }
        }
    }
}

/// The first words of the blocks of a document, how many bytes they have, and what was told.
fn outline(name: &str, bytes: Vec<u8>) -> (Vec<String>, usize, String) {
    let mut files = Files::default();
    let file = files.add_bytes(name, bytes);
    let mut blocks = Blocks::open(&files, file).unwrap();
    let read: Vec<Block> = blocks.by_ref().map(Result::unwrap).collect();
    let first = |block: &Block| block.text.chars().take(9).collect();
    let told = blocks.told().into_iter().map(|told| format!("{}: {}", told.rule, told.message));
    let told: Vec<String> = told.collect();
    (
        read.iter().map(first).collect(),
        read.iter().map(|block| block.text.len()).sum(),
        told.join("\n"),
    )
}

#[test]
fn text_that_turns_into_bytes_is_read_up_to_them() {
    let mut bytes = b"Anna paid Bob.\n\n".repeat(10_000);
    let text = bytes.len();
    bytes.extend(b"\0\x01\x02".repeat(100_000));
    bytes.extend(b"\n\nCarl paid Dora.\n");
    let (first, length, told) = outline("a.txt", bytes);
    assert_eq!((first.len(), length), (10_000, text - 20_000));
    assert_eq!(told, "not-text: from here on it is not text but bytes, which are not read");
    let (first, _, told) = outline("a.md", b"\0Anna paid Bob.".to_vec());
    assert_eq!((first.len(), told.as_str()), (0, "not-text: it is not text but bytes"));
}

#[test]
fn a_line_that_never_ends_is_cut() {
    let (first, length, told) = outline("a.txt", b"Anna paid Bob. ".repeat(200_000));
    assert_eq!(
        told,
        "long-line: text without a line end is cut into blocks, here and 44 more times"
    );
    // The space goes at each cut, and at the end.
    assert_eq!((first.len(), length), (46, 3_000_000 - 46));
}

#[test]
fn a_page_that_is_too_large_is_read_up_to_its_limit() {
    let mut bytes = b"<!doctype html><p>Anna paid Bob.</p><!--".to_vec();
    bytes.resize(64 << 20, b'x');
    bytes.extend(b"--><p>Carl paid Dora.</p>");
    let (first, _, told) = outline("a.html", bytes);
    assert_eq!(first, ["Anna paid"]);
    assert_eq!(told, "too-large: a page of HTML is read up to 64 MiB, and this one goes on");
}

#[test]
fn elements_within_elements_a_hundred_thousand_deep_are_read() {
    let depth = 100_000;
    let page = ["<div><b>".repeat(depth), "Anna paid Bob.".into(), "</b></div>".repeat(depth)];
    let (first, length, told) = outline("a.html", page.concat().into_bytes());
    assert_eq!((first, length, told.as_str()), (vec!["Anna paid".into()], 14, ""));
}
