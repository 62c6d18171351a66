//! What other programs build on: `json` and `jsonl`, and what people see.

mod common;

use common::{Folder, faulty, german, lost_link, segment};
use serde_json::Value;

const KEYS: [&str; 16] = [
    "rule",
    "level",
    "path",
    "locale",
    "translation_type",
    "segment",
    "side",
    "start",
    "end",
    "message",
    "help",
    "its",
    "mqm",
    "related",
    "fix",
    "fingerprint",
];

/// Faults of many kinds, with characters of one to four bytes before each.
fn many() -> String {
    let body = [
        "<!-- bilint-disable structure -->".to_owned(),
        format!("𝄞 漢字 ä {}", lost_link(103)),
        segment(104, "𝄞 Der [Hafen](hafen.md).", "𝄞 The [harbor](harbor.md)."),
        segment(105, "Der Befehl `dock`.", "The dock command."),
        segment(103, "Kai", "Pier"),
        "<span data-ttu-id=\"aa11f-106\">ä".to_owned(),
    ];
    german(&body.join("\r\n\r\n")).replace("03/14/2024", "13/14/2024")
}

fn lines(folder: &Folder, arguments: &str) -> Vec<Value> {
    folder.run(&format!("check --advice --output-format jsonl {arguments}")).json_lines()
}

#[test]
fn every_line_keeps_the_contract() {
    let folder = Folder::new().with("docs/a.md", many());
    let run = folder.run("check docs --advice --output-format jsonl");
    assert!(run.json_lines().len() >= 4, "{run:?}");
    for line in run.stdout.lines() {
        let positions: Vec<Option<usize>> =
            KEYS.iter().map(|key| line.find(&format!("\"{key}\":"))).collect();
        assert!(positions.iter().all(Option::is_some) && positions.is_sorted(), "{line}");
        entry(&folder, &serde_json::from_str(line).unwrap_or_default());
    }
}

/// Looks at one diagnostic: its keys, its types, its places.
fn entry(folder: &Folder, entry: &Value) {
    assert_eq!(entry.as_object().map(serde_json::Map::len), Some(KEYS.len()), "{entry}");
    for key in ["rule", "level", "path", "message", "help", "its", "fingerprint"] {
        assert!(entry[key].as_str().is_some_and(|it| !it.is_empty()), "{key}: {entry}");
    }
    for (key, values) in
        [("side", ["target", "source"]), ("translation_type", ["machine", "human"])]
    {
        assert!(
            entry[key].is_null() || entry[key].as_str().is_some_and(|it| values.contains(&it)),
            "{entry}"
        );
    }
    assert_eq!(entry["segment"].is_null(), entry["side"].is_null(), "{entry}");
    assert!(["error", "warning", "advice"].contains(&entry["level"].as_str().unwrap_or_default()));
    assert!(entry["mqm"].is_null() || entry["mqm"].is_string());
    assert!(entry["fix"].is_null() || entry["fix"].is_object());
    let print = entry["fingerprint"].as_str().unwrap_or_default();
    assert!(print.len() == 32 && print.bytes().all(|it| it.is_ascii_hexdigit()));
    place(folder, entry);
    for related in entry["related"].as_array().into_iter().flatten() {
        assert_eq!(related.as_object().map(serde_json::Map::len), Some(5), "{related}");
        place(folder, related);
    }
}

/// Opens the path and counts line and column of both ends from the offsets.
fn place(folder: &Folder, entry: &Value) {
    let text = folder.read(entry["path"].as_str().unwrap_or_default());
    for end in ["start", "end"] {
        let number = |key: &str| entry[end][key].as_u64().and_then(|it| usize::try_from(it).ok());
        let before = &text[..number("offset").unwrap_or(usize::MAX)];
        let line = before.rsplit('\n').next().unwrap_or_default();
        let expected = (Some(before.matches('\n').count() + 1), Some(line.chars().count() + 1));
        assert_eq!((number("line"), number("column")), expected, "{entry}");
    }
}

#[test]
fn offsets_slice_the_file() {
    let folder = Folder::new().with("a.md", many());
    let all = lines(&folder, "a.md --select link/missing,link/changed");
    let text = folder.read("a.md");
    let offset = |it: &Value| {
        it["offset"].as_u64().and_then(|it| usize::try_from(it).ok()).unwrap_or(usize::MAX)
    };
    let slice = |it: &Value| text[offset(&it["start"])..offset(&it["end"])].to_owned();
    let slices: Vec<_> = all.iter().map(|it| (slice(it), slice(&it["related"][0]))).collect();
    let expected = [("„Liegeplätze“", "[Berths](berths.md)"), ("hafen.md", "harbor.md")];
    assert_eq!(slices, expected.map(|it| (it.0.to_owned(), it.1.to_owned())));
    assert_eq!(
        (all[0]["side"].as_str(), all[0]["segment"].as_str()),
        (Some("target"), Some("aa11f-103"))
    );
}

#[test]
fn json_is_the_same_objects_in_an_array() {
    let folder = Folder::new().with("a.md", many()).with("b.md", faulty()).with("README.md", "#");
    let run = folder.run("check --advice --output-format json").ends(1);
    let json: Value = serde_json::from_str(&run.stdout).unwrap_or_default();
    assert_eq!(json["version"], 1);
    assert_eq!(json["diagnostics"].as_array(), Some(&lines(&folder, "")));
    let counts = [
        ("articles", 2),
        ("not_articles", 1),
        ("failed", 0),
        ("segments", 5),
        ("advice", 1),
        ("suppressed", 2),
    ];
    for (key, number) in counts {
        assert_eq!(json["summary"][key], number, "{key}: {}", json["summary"]);
    }
}

#[test]
fn paths_open_from_the_current_directory() {
    let folder = Folder::new().with("docs/de/a.md", faulty()).with("docs/bilint.yaml", "");
    for arguments in ["docs", ".", "./docs/de", "docs/de/a.md", "./docs/de/a.md"] {
        assert_eq!(lines(&folder, arguments)[0]["path"], "docs/de/a.md", "{arguments}");
    }
    let mut command = folder.command();
    let output = command
        .args(["check", "..", "--output-format", "concise"])
        .current_dir(folder.path("docs/de"))
        .output();
    let text =
        output.map(|it| String::from_utf8_lossy(&it.stdout).into_owned()).unwrap_or_default();
    assert!(text.starts_with("../de/a.md:"), "{text}");
}

#[cfg(unix)]
#[test]
fn paths_with_a_backslash_open_too() {
    let folder = Folder::new().with("a\\b.md", faulty()).with("a/b.md", faulty());
    let paths: Vec<Value> = lines(&folder, "").iter().map(|it| it["path"].clone()).collect();
    assert_eq!(paths, ["a/b.md", "a\\b.md"]);
}

fn fingerprints(text: &str, path: &str) -> Vec<Value> {
    let folder = Folder::new().with(path, text);
    lines(&folder, ".").iter().map(|it| it["fingerprint"].clone()).collect()
}

#[test]
fn fingerprints_stay_while_lines_and_numbers_move() {
    let text = german(&format!("{}\n\n{}", lost_link(103), lost_link(104)));
    let here = fingerprints(&text, "a.md");
    assert_eq!(here.len(), 2);
    assert_ne!(here[0], here[1], "two equal faults");
    let moved = text.replace("\n\n", "\n\nHarbor\n\n").replace("aa11f-10", "bb22e-40");
    assert_eq!(fingerprints(&moved, "a.md"), here);
    let inserted = text.replacen("\n\n", &format!("\n\n{}\n\n", segment(102, "Kai", "Pier")), 1);
    assert_eq!(fingerprints(&inserted, "a.md"), here);
    assert_ne!(fingerprints(&text, "b.md"), here, "another path");
    assert_ne!(fingerprints(&text.replace("Lesen", "Lest"), "a.md"), here, "another text");
}
