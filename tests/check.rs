//! What `check` tells: about the case that comes with the program, about hostile tables, and in
//! which order.

use std::path::Path;

use claimgraph::check::{RULES, check};
use claimgraph::model::Level;
use claimgraph::project::{Loaded, load, load_table};
use claimgraph::resolve::resolve;
use claimgraph::text::{Diagnostic, Files, show, show_plain};
use proptest::prelude::*;

fn checked(loaded: Loaded, files: &Files) -> Vec<Diagnostic> {
    let (resolution, mut told) = resolve(&loaded.ledger);
    told.extend(loaded.diagnostics);
    told.extend(check(&loaded.ledger, &resolution, files));
    told
}

fn check_table(text: &str) -> (Vec<Diagnostic>, Files) {
    let mut files = Files::default();
    let file = files.add_bytes("claims.csv", text.as_bytes());
    let loaded = load_table(file, &mut files).expect("memory can be read");
    (checked(loaded, &files), files)
}

#[test]
fn the_bundled_case_has_no_problems() {
    let mut files = Files::default();
    let mut loaded = load(Path::new("graph-data"), &mut files).unwrap();
    for rule in RULES {
        loaded
            .ledger
            .schema
            .lints
            .entry(rule.name.to_string())
            .or_insert(claimgraph::model::Lint { level: Level::Error, place: None });
    }
    assert_eq!(show(&checked(loaded, &files), &files, false), "");
}

#[test]
fn a_bare_table_needs_nothing_but_its_ends() {
    let (told, files) = check_table("subject,relation,object\na,likes,b\nb,likes,a\na,likes,b\n");
    assert_eq!(show_plain(&told, &files), "");
}

#[test]
fn findings_are_told_row_by_row_from_left_to_right() {
    let (told, files) = check_table(
        "when,subject,relation,object,status,negated\n\
         2026,a,is,b,alledged,no\n\
         soon,a,is,b,xyz,never\n",
    );
    assert_eq!(
        show_plain(&told, &files),
        "\
claims.csv:2:13: error[unknown-status]: `alledged` is no status
claims.csv:3:1: error[bad-date]: `soon` is no date
claims.csv:3:13: error[unknown-status]: `xyz` is no status
claims.csv:3:17: error[bad-yes-no]: `never` is neither yes nor no, so its claim is in no graph
"
    );
}

#[test]
fn no_more_is_told_than_anybody_reads_and_the_rest_is_counted() {
    let rows: String = (0..200_000).map(|row| format!("a,is,b,status {row}\n")).collect();
    let (told, files) = check_table(&format!("subject,relation,object,status\n{rows}"));
    assert_eq!(told.len(), 1001);
    assert_eq!(
        show_plain(&told[999..], &files),
        "claims.csv:1001:8: error[unknown-status]: `status 999` is no status\n\
         error[unknown-status]: 199000 more of `unknown-status` are not told\n"
    );
}

#[test]
fn rows_that_lack_a_cell_are_told_no_more_than_anybody_reads_and_the_rest_is_counted() {
    let rows = "a,is,\n".repeat(150) + &"a,,b\n".repeat(150);
    let (told, files) = check_table(&format!("subject,relation,object\n{rows}a,is,b\n"));
    assert_eq!(told.len(), 201);
    assert_eq!(
        show_plain(&told[199..], &files),
        "claims.csv:201:1: error[missing-cell]: the row has no relation\n\
         error[missing-cell]: 100 more rows lack a cell\n"
    );
    assert_eq!(told[200].count, 100);
}

#[test]
fn names_in_decisions_are_told_no_more_than_anybody_reads_and_hints_are_few() {
    let entities: String = (0..300).map(|n| format!("firm-{n},Firm {}\n", n % 5)).collect();
    let decisions: String = (0..300)
        .map(|n| {
            format!("furm-{n},firm-{n},same\nFirm {},firm-9,same\nfirm-1,firm-2,sane\n", n % 5)
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("claimgraph.toml", "");
    write("entities.csv", &format!("id,label\n{entities}firm-0,\n"));
    write("claims.csv", "subject,relation,object\nFirm 0,owns,firm-2\n");
    write("same.csv", &format!("left,right,decision\n{decisions}"));
    let mut files = Files::default();
    let (_, told) = resolve(&load(folder.path(), &mut files).unwrap().ledger);
    let of = |rule: &str| told.iter().filter(|told| told.rule == rule).collect::<Vec<_>>();
    for rule in ["unknown-entity", "unknown-decision", "ambiguous-name"] {
        assert_eq!(of(rule).len(), 201, "{rule}");
        assert_eq!(of(rule)[200].message, format!("100 more of `{rule}` are not told"));
        assert_eq!(of(rule)[200].count, 100);
    }
    let hinted = of("unknown-entity").iter().filter(|told| told.hints[0].contains("mean")).count();
    assert_eq!(hinted, 50);
    let choices: Vec<String> = (0..10).map(|n| format!("`firm-{}`", 5 * n)).collect();
    assert_eq!(of("ambiguous-name")[0].hints, [format!("write {}", choices.join(" or "))]);
}

#[test]
fn rules_are_listed_by_name_and_say_what_they_look_for() {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(names, sorted);
    for rule in RULES {
        assert!(rule.summary.len() > 10 && !rule.summary.ends_with('.'), "{rule:?}");
    }
}

/// Text that tables may hold and nobody wants.
fn hostile() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "a",
        "b",
        "A",
        "is",
        "denied",
        "no",
        "|",
        "||",
        "c-0",
        "\u{202e}",
        "é",
        "2026-02-30",
        "../..",
        "1e999",
        "-0",
        "x|y",
        "\u{0}",
        "\"",
        "\n",
        "",
        "s",
        "\u{feff}",
        "🦀",
    ]);
    prop_oneof![words.prop_map(str::to_string), ".{0,6}"]
}

const HEADS: &[&str] = &[
    "id,subject,relation,object,status,negated,modality,speaker,when,source,quote,confidence,weight,q.via,q.",
    "id,type,label,aliases,external_ids",
    "id,type,published,retrieved,file,sha256,origin",
    "claim,source,quote",
    "left,right,decision,score,date",
];

fn table(head: &str, cells: &[String]) -> String {
    let width = head.split(',').count();
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let rows = cells.chunks_exact(width);
    let rows: Vec<String> =
        rows.map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",")).collect();
    format!("{head}\n{}\n", rows.join("\n"))
}

const MANIFEST: &str = r#"
[types.a]
parent = "b"
[types.b]
parent = "a"
[types.x]
parent = "s"
[relations.is]
label = "a"
inverse = "s"
domain = ["a", "nobody"]
range = ["value"]
loops = "forbid"
[relations.b]
range = ["x", "value"]
[lints]
document-unpinned = "warn"
claim-without-evidence = "warn"
"é" = "error"
"#;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), known in any::<bool>()) {
        let head = format!("{}\n", HEADS[0]);
        let mut whole = if known { head.into_bytes() } else { Vec::new() };
        whole.extend(bytes);
        let mut files = Files::default();
        let file = files.add_bytes("claims.csv", whole);
        if let Ok(loaded) = load_table(file, &mut files) {
            let told = checked(loaded, &files);
            show(&told, &files, false);
        }
    }

    #[test]
    fn hostile_projects_never_panic_and_are_told_the_same_every_time(
        cells in prop::collection::vec(prop::collection::vec(hostile(), 0..60), 5),
        document in ".{0,40}",
    ) {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        for ((name, head), cells) in
            ["claims", "entities", "sources", "evidence", "same"].iter().zip(HEADS).zip(&cells)
        {
            write(&format!("{name}.csv"), &table(head, cells));
        }
        write("claimgraph.toml", MANIFEST);
        write("a", &document);
        write("b", "a b s x|y");
        let once = || {
            let mut files = Files::default();
            let loaded = load(folder.path(), &mut files).unwrap();
            let told = checked(loaded, &files);
            (show(&told, &files, false), claimgraph::text::show_json(&told, &files).to_string())
        };
        prop_assert_eq!(once(), once());
    }
}
