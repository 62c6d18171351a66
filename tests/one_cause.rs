//! One cause, one diagnostic; a fault of the source is told once.

#![allow(missing_docs)]

mod common;

use common::{Folder, german, segment};
use serde_json::Value;

/// The diagnostics of an article of these segments.
fn diagnostics(body: &str, options: &str) -> Vec<Value> {
    let folder = Folder::new().with("a.md", german(body));
    folder.run(&format!("check a.md --output-format jsonl {options}")).json_lines()
}

fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().filter_map(|it| it["rule"].as_str()).collect()
}

/// What is said at the further places.
fn related(diagnostic: &Value) -> Vec<&str> {
    let places = diagnostic["related"].as_array().map(Vec::as_slice).unwrap_or_default();
    places.iter().filter_map(|it| it["message"].as_str()).collect()
}

#[test]
fn what_follows_from_a_fault_is_a_further_place_of_it() {
    let body = segment(
        103,
        "Wählen Sie in der  Liste Piere einen Pier.",
        "In the **Piers** list, choose a pier.",
    );
    let found = diagnostics(&body, "--advice");
    assert_eq!(rules(&found), ["markup/dropped-marker-scar"]);
    let related = related(&found[0]);
    assert!(related.contains(&"so two blanks stand between two words"), "{related:?}");
    assert!(related.iter().any(|it| it.starts_with("so the translation")), "{related:?}");
}

#[test]
fn a_rule_outranks_others_at_its_own_place_only() {
    let source = "In the **Piers** list, choose a pier, then wait.";
    let same =
        segment(103, "Wählen Sie in der Liste Piere  , dann warten Sie, einen Pier.", source);
    assert_eq!(rules(&diagnostics(&same, "")), ["markup/dropped-marker-scar"]);
    let elsewhere =
        segment(103, "Wählen Sie in der  Liste Piere einen Pier , dann warten Sie.", source);
    let found = diagnostics(&elsewhere, "");
    assert_eq!(
        rules(&found),
        ["markup/dropped-marker-scar", "typography/space-before-punctuation"]
    );
}

#[test]
fn an_empty_translation_says_it_all() {
    let body = segment(103, "", "Open the [harbor](harbor.md) with `berth 12` **now**.");
    assert_eq!(rules(&diagnostics(&body, "--advice")), ["structure/empty-target"]);
}

#[test]
fn a_fault_of_the_source_is_told_once_at_the_source() {
    let one =
        |number| segment(number, "Öffnen Sie den Hafen , bitte.", "Open the harbor , please.");
    let body = format!("{}\n\n{}\n\n{}", one(103), one(104), one(105));
    assert_eq!(rules(&diagnostics(&body, "")), [""; 0]);
    let found = diagnostics(&body, "--advice");
    assert_eq!(rules(&found), ["typography/space-before-punctuation"]);
    let it = &found[0];
    assert_eq!((&it["level"], &it["side"]), (&Value::from("advice"), &Value::from("source")));
    assert!(it["message"].as_str().is_some_and(|it| it.ends_with("(in the source too)")), "{it}");
    assert_eq!(related(it), ["repeated in the translation"]);
}

#[test]
fn characters_that_both_sides_hold_are_no_fault() {
    let both =
        segment(103, "Der Hafen\u{200B}bereich ist offen.", "The harbor\u{200B} area is open.");
    assert_eq!(rules(&diagnostics(&both, "--advice")), [""; 0]);
    let one = segment(103, "Der Hafen\u{200B}bereich ist offen.", "The harbor area is open.");
    assert_eq!(rules(&diagnostics(&one, "")), ["characters/zero-width"]);
}
