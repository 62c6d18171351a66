use std::time::{Duration, Instant};

use serde_json::{Value, from_str, json};

use super::*;
use crate::report::testing::{self, PLAIN, Sample, one_long_line};

fn sample() -> Sample {
    let text = testing::article("Zwölf Häfen", "Twelve [harbors](x.md)");
    let sample =
        Sample::new(&text).at("link/missing", "Häfen").related("[harbors](x.md)", "linked here");
    sample.outside("provenance/unknown-type", "HT")
}

#[test]
fn an_object_keeps_the_contract() {
    let told = sample().told(article_lines, PLAIN);
    insta::assert_snapshot!(told.lines().next().unwrap(), @r#"{"rule":"link/missing","level":"error","path":"docs/berths.md","locale":"de-DE","translation_type":"human","segment":"0a0a0-103","side":"target","start":{"offset":93,"line":6,"column":37},"end":{"offset":99,"line":6,"column":42},"message":"the translation drops the link","help":"put it back","its":"omission","mqm":null,"related":[{"path":"docs/berths.md","side":"source","start":{"offset":168,"line":6,"column":111},"end":{"offset":183,"line":6,"column":126},"message":"linked here"}],"fix":null,"fingerprint":"920b7d8f99d64cf316b6a68290259098"}"#);
}

#[test]
fn outside_segments_side_and_segment_are_null() {
    let told = sample().told(article_lines, PLAIN);
    let entry: Value = from_str(told.lines().nth(1).unwrap()).unwrap();
    assert_eq!((&entry["segment"], &entry["side"]), (&Value::Null, &Value::Null));
    assert_eq!(entry["start"], json!({"offset": 24, "line": 2, "column": 21}));
}

#[test]
fn what_is_not_known_is_null() {
    let told = Sample::new("x").outside("x/y", "x").told(article_lines, PLAIN);
    let entry: Value = from_str(&told).unwrap();
    assert_eq!((&entry["locale"], &entry["translation_type"]), (&Value::Null, &Value::Null));
    assert_eq!(entry["related"], json!([]));
}

#[test]
fn the_whole_is_one_object() {
    let mut out = String::new();
    open(&mut out);
    article(&sample().report(), PLAIN, &mut out);
    out.push(',');
    article(&sample().report(), PLAIN, &mut out);
    let summary = Summary { articles: 2, levels: [(Level::Error, 4)].into(), ..Summary::default() };
    close(&summary, PLAIN, &mut out);
    assert!(out.ends_with("}\n"));
    let all: Value = from_str(&out).unwrap();
    assert_eq!((&all["version"], all["diagnostics"].as_array().unwrap().len()), (&json!(1), 4));
    let (_, summary) = out.split_once(r#""summary":"#).unwrap();
    insta::assert_snapshot!(summary, @r#"{"articles":2,"not_articles":0,"failed":0,"segments":0,"errors":4,"warnings":0,"advice":0,"suppressed":0,"advice_not_shown":0}}"#);
}

#[test]
fn an_empty_run_is_json_too() {
    let mut out = String::new();
    open(&mut out);
    close(&Summary::default(), PLAIN, &mut out);
    assert_eq!(from_str::<Value>(&out).unwrap()["diagnostics"], json!([]));
}

#[test]
fn nothing_reaches_a_terminal_raw() {
    let hostile = "\x1b[2J\0\u{9B}\u{7F}\u{202E}\u{2066}\u{2028}\u{E0041}漢 مرحبا 🚢";
    let sample = Sample::new("x").path("a\nb.md").outside("x/y", "x");
    let told = sample.but(|it| it.message = hostile.to_owned()).told(article_lines, PLAIN);
    assert_eq!(told.find(is_hidden), Some(told.len() - 1));
    assert!(told.contains("漢 مرحبا 🚢"));
    let entry: Value = from_str(&told).unwrap();
    assert_eq!((&entry["message"], &entry["path"]), (&json!(hostile), &json!("a\nb.md")));
}

#[test]
fn no_text_is_a_command_to_a_runner() {
    let mut out = String::new();
    push(&"##[a] ###vso[b] ##teamcity[c] ## d #[e]", &mut out);
    assert_eq!(out, r##""#\u0023[a] ##\u0023vso[b] #\u0023teamcity[c] ## d #[e]""##);
    assert_eq!(from_str::<Value>(&out).unwrap(), "##[a] ###vso[b] ##teamcity[c] ## d #[e]");
}

#[test]
fn a_long_line_with_many_diagnostics_takes_no_time() {
    for one_segment in [false, true] {
        let sample = one_long_line(one_segment);
        let start = Instant::now();
        assert_eq!(sample.told(article_lines, PLAIN).lines().count(), 10_000);
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    }
}
