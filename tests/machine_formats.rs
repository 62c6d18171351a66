//! Every format for machines, on one fixture whose names and texts try to break out of it.

#![cfg(unix)]
#![allow(clippy::panic)]

mod common;

use common::{Folder, formats, german, lost_link, segment};
use serde_json::{Value, from_str};

/// What ends strings, tags, commands and lines, what a terminal obeys, and letters of all kinds.
const NAME: &str = "\"q'\n::set-output name=a::b]]>&<x>\u{1B}[31m\u{202E}漢字 مرحبا 🚢 ##vso[task.complete];,%0A|'].md";

/// The same for texts of an article.
const EVIL: &str = "\"q' ]]> ::set-output name=a::b \u{1B}[31m\u{202E}\u{9B} 漢字 مرحبا 🚢 ##vso[task.complete] %0A |']";

/// How many diagnostics the fixture has.
const FOUND: usize = 3;

const CHECK: &str = "check --select link/missing,markup/missing-code --output-format";

/// A format, whether its reader gets the very path, and what a run of it must hold: how many
/// diagnostics, and the paths of them.
type Reader = fn(&str) -> Vec<String>;

const READERS: [(&str, bool, Reader); 9] = [
    ("github", false, github),
    ("sarif", true, sarif),
    ("gitlab", true, gitlab),
    ("rdjson", true, rdjson),
    ("rdjsonl", true, rdjsonl),
    ("azure", false, azure),
    ("checkstyle", false, checkstyle),
    ("junit", false, junit),
    ("teamcity", false, teamcity),
];

/// The formats for people, and those that `tests/formats.rs` reads.
const OTHERS: [&str; 6] = ["full", "concise", "json", "jsonl", "markdown", "html"];

#[test]
fn every_format_is_read_here_or_for_people() {
    let here = READERS.iter().map(|it| it.0).chain(OTHERS);
    let (mut known, mut all): (Vec<_>, Vec<_>) = (here.collect(), formats::names().collect());
    known.sort_unstable();
    all.sort_unstable();
    assert_eq!(known, all);
}

fn fixture() -> Folder {
    let body = [
        segment(103, "Lesen Sie das zuerst.", &format!("Read `{EVIL}` first.")),
        "<!-- bilint-disable-next-segment link/missing in English only -->".to_owned(),
        lost_link(104),
        lost_link(105),
    ];
    let plain = german(&lost_link(103));
    let folder = Folder::new().with(NAME, german(&body.join("\n\n"))).with("docs/a.md", plain);
    let found = folder.run(&format!("{CHECK} jsonl")).ends(1);
    assert_eq!(found.json_lines().len(), FOUND, "{found:#?}");
    for part in ["]]>", "::set-output", "\\u001b", "\\u202e", "漢字 مرحبا 🚢", "#\\u0023vso["]
    {
        assert!(found.stdout.contains(part), "{part}: {found:#?}");
    }
    folder
}

#[test]
fn every_format_holds_what_was_found_and_lets_nothing_out() {
    let folder = fixture();
    for (format, is_exact, paths) in READERS {
        let run = folder.run(&format!("{CHECK} {format}"));
        let text = run.ends(1).stdout;
        for c in text.chars().filter(|&c| c != '\n') {
            let is_hidden = c.is_control() || ['\u{202E}', '\u{2028}', '\u{9B}'].contains(&c);
            assert!(!is_hidden, "{c:?} in {format}: {text}");
        }
        // What the format itself begins a line with is no text of an article.
        let own = formats::own_commands(format);
        let foreign = text.lines().find(|line| {
            let rest = own.iter().find_map(|it| line.strip_prefix(it)).unwrap_or(line);
            rest.starts_with("::") || rest.contains("##vso[") || rest.contains(" ::set-output")
        });
        assert_eq!(foreign, None, "{format}");
        let paths = paths(&text);
        assert_eq!(paths.len(), FOUND, "{format}: {text}");
        let mut visible = NAME.replace('\u{1B}', "␛").replace('\u{202E}', "<U+202E>");
        if ["github", "azure"].contains(&format) {
            // Their readers know no escape for the mark.
            visible = visible.replace("##vso", r"#\#vso");
        }
        let expected = if is_exact { NAME } else { &visible };
        let times = |name: &str| paths.iter().filter(|it| *it == name).count();
        let lines = expected.replace('\n', "␊");
        assert_eq!(times(expected) + times(&lines), FOUND - 1, "{format}: {paths:?}");
        assert_eq!(times("docs/a.md"), 1, "{format}: {paths:?}");
    }
}

#[test]
fn nothing_found_is_valid_too() {
    let folder = Folder::new().with("a.md", common::clean());
    for (format, _, paths) in READERS {
        let text = folder.run(&format!("check --output-format {format}")).ends(0).stdout;
        assert_eq!(paths(&text), Vec::<String>::new(), "{format}: {text}");
    }
}

#[test]
fn sarif_says_what_the_article_suppresses() {
    let text = fixture().run(&format!("{CHECK} sarif")).ends(1).stdout;
    let log: Value = from_str(&text).unwrap_or_default();
    let results = log["runs"][0]["results"].as_array().cloned().unwrap_or_default();
    let kinds: Vec<&Value> = results.iter().map(|it| &it["suppressions"][0]["kind"]).collect();
    let kinds: Vec<_> = kinds.into_iter().map(Value::as_str).collect();
    assert_eq!(kinds, [None, None, None, Some("inSource")]);
}

/// Asserts that JSON keeps a published schema.
#[track_caller]
fn keeps(value: &Value, schema: &str) {
    let schema: Value = from_str(schema).unwrap_or_default();
    let validator = jsonschema::validator_for(&schema);
    assert!(schema.is_object() && validator.is_ok(), "no schema");
    let errors = validator.iter().flat_map(|it| it.iter_errors(value));
    let errors: Vec<String> = errors.map(|it| format!("{it} at {}", it.instance_path)).collect();
    assert_eq!(errors, Vec::<String>::new());
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn sarif(output: &str) -> Vec<String> {
    let log: Value = from_str(output).unwrap_or_default();
    keeps(&log, include_str!("schemas/sarif-2.1.0.json"));
    let results = array(&log["runs"][0]["results"]).filter(|it| it.get("suppressions").is_none());
    let uri = |it: &Value| text(&it["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]);
    results.map(|it| percent(&uri(it))).collect()
}

/// Turns `%C3%A4` into bytes again.
fn percent(uri: &str) -> String {
    let mut parts = uri.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap_or_default());
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn gitlab(output: &str) -> Vec<String> {
    let report: Value = from_str(output).unwrap_or_default();
    let mut prints: Vec<String> = array(&report).map(|it| text(&it["fingerprint"])).collect();
    for entry in array(&report) {
        keeps(entry, include_str!("schemas/gitlab-codequality.json"));
        assert!(entry["location"]["lines"]["begin"].as_u64() > Some(0), "{entry}");
    }
    prints.sort();
    prints.dedup();
    assert_eq!(prints.len(), array(&report).count());
    assert!(report.is_array(), "{output}");
    array(&report).map(|it| text(&it["location"]["path"])).collect()
}

fn rdjson(output: &str) -> Vec<String> {
    let result: Value = from_str(output).unwrap_or_default();
    keeps(&result, include_str!("schemas/rdjson.json"));
    array(&result["diagnostics"]).map(|it| text(&it["location"]["path"])).collect()
}

fn rdjsonl(output: &str) -> Vec<String> {
    let lines: Vec<Value> = output.lines().map(|it| from_str(it).unwrap_or_default()).collect();
    rdjson(&serde_json::json!({ "diagnostics": lines }).to_string())
}

/// Reads a command as the runner does: properties between the name and the next `::`.
fn github(output: &str) -> Vec<String> {
    let path = |line: &str| {
        let rest = line.strip_prefix("::error file=").unwrap_or_else(|| panic!("{line}"));
        let (properties, message) = rest.split_once("::").unwrap_or_default();
        assert!(message.contains("%0AHelp: "), "{line}");
        let properties: Vec<&str> = properties.split(',').collect();
        assert_eq!(properties.len(), 6, "{line}");
        properties[0]
            .replace("%2C", ",")
            .replace("%3A", ":")
            .replace("%0A", "\n")
            .replace("%25", "%")
    };
    output.lines().map(path).collect()
}

/// Reads a command as the agent does: the first `##vso[` up to the first `]`.
fn azure(output: &str) -> Vec<String> {
    let path = |line: &str| {
        let rest = line.strip_prefix("##vso[task.logissue ").unwrap_or_else(|| panic!("{line}"));
        let (properties, message) = rest.split_once(']').unwrap_or_default();
        assert!(message.contains("%0AHelp: "), "{line}");
        let properties: Vec<&str> = properties.split(';').collect();
        assert_eq!(properties.len(), 5, "{line}");
        properties[1]
            .trim_start_matches("sourcepath=")
            .replace("%5D", "]")
            .replace("%3B", ";")
            .replace("%0A", "\n")
            .replace("%AZP25", "%")
    };
    output.lines().map(path).collect()
}

/// Reads a message as the server does: values in apostrophes, `|` escapes.
fn teamcity(output: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for line in output.lines() {
        let inner = line.strip_prefix("##teamcity[").and_then(|it| it.strip_suffix(']'));
        let inner = inner.unwrap_or_else(|| panic!("{line}"));
        let (mut values, mut value, mut escaped, mut quoted) =
            (Vec::new(), String::new(), false, false);
        for c in inner.chars() {
            match (quoted, escaped, c) {
                (true, true, 'n') => value.push('\n'),
                (true, false, '|') => {}
                (_, false, '\'') => {
                    if quoted {
                        values.push(std::mem::take(&mut value));
                    }
                    quoted = !quoted;
                }
                (true, ..) => {
                    assert!(escaped || !"[]".contains(c), "{line}");
                    value.push(c);
                }
                _ => assert!(c.is_ascii_alphabetic() || " =".contains(c), "{c} in {line}"),
            }
            escaped = quoted && !escaped && c == '|';
        }
        assert!(!quoted, "{line}");
        if inner.starts_with("inspection ") {
            assert_eq!(values.len(), 5, "{line}");
            paths.push(values.swap_remove(2));
        }
    }
    paths
}

#[track_caller]
fn xml(output: &str) -> roxmltree::Document<'_> {
    roxmltree::Document::parse(output).unwrap_or_else(|error| panic!("{error}: {output}"))
}

fn checkstyle(output: &str) -> Vec<String> {
    let document = xml(output);
    let errors = document.descendants().filter(|it| it.has_tag_name("error"));
    let path = |it: roxmltree::Node| {
        for name in ["line", "column", "severity", "message", "source"] {
            assert!(it.attribute(name).is_some_and(|it| !it.is_empty()), "{name}: {output}");
        }
        it.parent().and_then(|it| it.attribute("name")).unwrap_or_default().to_owned()
    };
    errors.map(path).collect()
}

fn junit(output: &str) -> Vec<String> {
    let document = xml(output);
    let cases: Vec<_> = document.descendants().filter(|it| it.has_tag_name("testcase")).collect();
    let tests = document.root_element().attribute("tests").map(str::parse);
    assert_eq!(tests, Some(Ok(cases.len())), "{output}");
    let failed = cases.iter().filter(|it| it.children().any(|it| it.has_tag_name("failure")));
    failed.map(|it| it.attribute("file").unwrap_or_default().to_owned()).collect()
}
