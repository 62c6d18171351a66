use serde_json::{Value, from_str, json};

use super::*;
use crate::article::ByteRange;
use crate::diagnostic::{Edit, Fix, Safety};
use crate::report::testing::{Sample, article, told_whole, told_with};
use crate::rules::Registry;

fn sample() -> Sample {
    let text = article("Zwölf Häfen", "Twelve [harbors](x.md)");
    let at = text.find("Häfen").unwrap();
    let edits = vec![Edit { range: ByteRange::new(at, at + 6), text: "[Häfen](x.md)".to_owned() }];
    Sample::new(&text)
        .at("x/y", "Zwölf")
        .but(|it| it.level = Level::Warning)
        .at("link/missing", "Häfen")
        .related("[harbors](x.md)", "linked here")
        .but(|it| it.fix = Some(Fix { safety: Safety::Safe, edits }))
}

fn run(samples: &[Sample]) -> Value {
    let log: Value = from_str(&told_whole(samples, document)).unwrap();
    log["runs"][0].clone()
}

#[test]
fn a_result_has_its_places_its_fix_and_its_rule() {
    let run = run(&[sample()]);
    let result = &run["results"][0];
    let region = json!({"startLine": 6, "startColumn": 37, "endLine": 6, "endColumn": 42});
    let artifact = json!({"uri": "docs/berths.md"});
    assert_eq!(
        result["locations"],
        json!([{
            "physicalLocation": {"artifactLocation": artifact, "region": region},
            "logicalLocations": [{"name": "0a0a0-103", "kind": "element"}],
        }])
    );
    assert_eq!(
        result["fixes"][0]["artifactChanges"],
        json!([{
            "artifactLocation": artifact,
            "replacements": [{"deletedRegion": region, "insertedContent": {"text": "[Häfen](x.md)"}}],
        }])
    );
    assert_eq!(result["relatedLocations"][0]["message"]["text"], "linked here");
    assert_eq!(result["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"], 111);
    let prints = &result["partialFingerprints"];
    assert_eq!(prints["primaryLocationLineHash"], prints["bilintFingerprint/v1"]);
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
}

#[test]
fn the_gravest_come_first_and_the_rest_is_counted() {
    let levels = |run: &Value| -> Vec<String> {
        let results = run["results"].as_array().unwrap();
        results.iter().map(|it| it["level"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(levels(&run(&[sample()])), ["error", "warning"]);
    let many: Vec<Sample> = (0..MOST - 1).map(|_| sample()).collect();
    let run = run(&many);
    let levels = levels(&run);
    assert_eq!((levels.len(), levels[MOST - 2].as_str()), (MOST, "error"));
    assert_eq!(levels[MOST - 1], "warning");
    let said = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str();
    assert_eq!(said, Some("4998 results are held back: a run holds 5000, the gravest first"));
}

#[test]
fn types_are_taxa() {
    let run = run(&[sample()]);
    let target = &run["tool"]["driver"]["rules"][0]["relationships"][0]["target"];
    let at = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let taxonomy = &run["taxonomies"][at(&target["toolComponent"]["index"])];
    assert_eq!(taxonomy["name"], target["toolComponent"]["name"]);
    assert_eq!(taxonomy["taxa"][at(&target["index"])]["id"], "omission");
    assert_eq!(taxonomy["taxa"].as_array().unwrap().len(), 27);
}

#[test]
fn what_is_suppressed_says_so_and_comes_last() {
    let log = told_with(&[sample()], Standing::Suppressed, &[], document);
    let log: Value = from_str(&log).unwrap();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        assert_eq!(result["suppressions"][0]["kind"], "inSource");
    }
    assert_eq!(run(&[sample()])["results"][0].get("suppressions"), None);
}

#[test]
fn what_a_baseline_says_is_a_state() {
    for (standing, state) in [
        (Standing::Shown, None),
        (Standing::New, Some("new")),
        (Standing::Known, Some("unchanged")),
    ] {
        let log: Value = from_str(&told_with(&[sample()], standing, &[], document)).unwrap();
        for result in log["runs"][0]["results"].as_array().unwrap() {
            assert_eq!(result.get("baselineState").and_then(Value::as_str), state);
        }
    }
}

#[test]
fn what_could_not_be_read_is_told() {
    let errors = ["a.md: no [such](file)".to_owned()];
    let log: Value = from_str(&told_with(&[], Standing::Shown, &errors, document)).unwrap();
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let said = &invocation["toolExecutionNotifications"][0]["message"]["text"];
    assert_eq!(said, "a.md: no \\[such\\](file)");
    assert_eq!(run(&[])["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn no_text_becomes_a_link_and_every_path_a_uri() {
    let sample = sample().path("a b:\"\n\u{1B}\u{202E}漢%.md");
    let run = run(&[sample.but(|it| it.message = "[a](https://b) \\ \u{1B}\u{202E}".to_owned())]);
    let said = run["results"][0]["message"]["text"].as_str().unwrap();
    assert!(said.starts_with("\\[a\\](https://b) \\\\ ␛<U+202E>\n"), "{said}");
    let location = &run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(location["uri"], "a%20b%3A%22%0A%1B%E2%80%AE%E6%BC%A2%25.md");
}

#[test]
fn the_help_of_a_rule_of_ones_own_is_no_markup() {
    let hostile = "![x](https://x/y) <img src=x>\n\n# [a](https://b)";
    let sample = Sample::new("x").outside("x/y", "x").but(|it| {
        let mut rule = (*it.rule).clone();
        rule.why = hostile.to_owned();
        rule.summary = hostile.to_owned();
        rule.help = hostile.to_owned();
        it.rule = rule.into();
    });
    let help = run(&[sample])["tool"]["driver"]["rules"][0]["help"]["markdown"].clone();
    for event in pulldown_cmark::Parser::new(help.as_str().unwrap()) {
        use pulldown_cmark::{Event, Tag};
        let is_text = !matches!(
            event,
            Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Heading { .. })
        );
        assert!(is_text, "{event:?} in {help}");
    }
    let ours = Registry::shipped().get("link/missing").unwrap().clone();
    let sample = Sample::new("x").outside("x/y", "x").but(|it| it.rule = ours.clone());
    let help = run(&[sample])["tool"]["driver"]["rules"][0]["help"]["markdown"].clone();
    assert!(help.as_str().unwrap().contains(ours.why.lines().next().unwrap()), "{help}");
}
