//! The gate from end to end: a repository with three articles, an old fault on `main`, and a pull
//! request that breaks one more article.

#![allow(clippy::unwrap_used)]

mod common;

use common::Folder;
use common::git::{self, git};
use serde_json::Value;

const OLD: (&str, &str) = ("erreicht [die Lotsen](pilots.md)", "erreicht die Lotsen");
const BROKEN: (&str, &str) = ("[Gezeiten](tides.md)", "Gezeiten");

fn change(folder: &Folder, path: &str, (from, to): (&str, &str)) {
    let text = folder.read(path);
    assert!(text.contains(from), "{path}");
    folder.write(path, text.replacen(from, to, 1));
}

/// `main` holds three articles, of which `tides.md` lost a link long ago; the branch `pull-request`
/// takes the link out of `berths.md`, and moves the lines of `tides.md`.
fn repository() -> Folder {
    let folder = Folder::new()
        .with("docs/berths.md", include_str!("gate/berths.md"))
        .with("docs/pilots.md", include_str!("gate/pilots.md"))
        .with("docs/tides.md", include_str!("gate/tides.md"));
    change(&folder, "docs/tides.md", OLD);
    git::init(&folder, ".");
    git::commit(&folder, ".");
    git(&folder, ".", &["checkout", "-q", "-b", "pull-request"]);
    change(&folder, "docs/tides.md", ("\n\n#", "\n\n\n\n#"));
    folder
}

/// Runs the gate; its exit status and what it says.
fn gate(folder: &Folder, arguments: &str) -> (i32, String) {
    let outputs =
        "--output-format github --output-format sarif:o.sarif --output-format markdown:o.md";
    let command = format!("check --no-config --no-ignore {outputs} {arguments}");
    let run = folder.run_with_git(&command);
    assert_eq!(run.stderr, "");
    (run.status, run.stdout)
}

fn results(folder: &Folder) -> Vec<Value> {
    let log: Value = serde_json::from_str(&folder.read("o.sarif")).unwrap();
    log["runs"][0]["results"].as_array().unwrap().clone()
}

#[test]
fn annotations_sarif_and_summary_carry_exactly_the_fault_of_the_pull_request() {
    let folder = repository();
    change(&folder, "docs/berths.md", BROKEN);
    git::commit(&folder, ".");
    let (status, annotations) = gate(&folder, "--changed-since main docs");
    assert_eq!(status, 1);
    let lines: Vec<&str> = annotations.lines().collect();
    assert_eq!(lines.len(), 1, "{annotations}");
    let start = "::error file=docs/berths.md,line=14,endLine=14,col=";
    assert!(lines[0].starts_with(start), "{annotations}");
    assert!(lines[0].contains("title=link/missing::the translation drops the link `tides.md`"));

    let results = results(&folder);
    assert_eq!(results.len(), 1, "{results:?}");
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(results[0]["ruleId"], "link/missing");
    assert_eq!(place["artifactLocation"]["uri"], "docs/berths.md");
    assert_eq!(place["region"]["startLine"], 14);
    assert!(lines[0].contains(&format!(",col={},", place["region"]["startColumn"])));
    let summary = folder.read("o.md");
    assert_eq!(summary.matches("| **error** |").count(), 1, "{summary}");
    assert!(summary.contains("; 1 not touched by the change"), "{summary}");

    // Without the commit to compare with, the old one is told as well.
    let (status, annotations) = gate(&folder, "docs");
    assert_eq!((status, annotations.lines().count()), (1, 2), "{annotations}");
}

#[test]
fn a_pull_request_without_a_fault_passes() {
    let folder = repository();
    change(&folder, "docs/berths.md", ("lesen Sie", "studieren Sie"));
    git::commit(&folder, ".");
    assert_eq!(gate(&folder, "--changed-since main docs"), (0, String::new()));
    assert_eq!(results(&folder), Vec::<Value>::new());
    assert!(folder.read("o.md").contains("Nothing found."));
}

#[test]
fn with_a_baseline_the_fault_is_new_and_the_old_one_unchanged() {
    let folder = repository();
    git(&folder, ".", &["stash", "-q"]);
    folder.run("baseline --no-config docs").ends(0);
    git(&folder, ".", &["stash", "pop", "-q"]);
    change(&folder, "docs/berths.md", BROKEN);
    let (status, annotations) = gate(&folder, "--baseline docs");
    assert_eq!((status, annotations.lines().count()), (1, 1), "{annotations}");
    assert!(annotations.starts_with("::error file=docs/berths.md,"), "{annotations}");
    let states: Vec<(String, String)> = results(&folder)
        .iter()
        .map(|it| {
            let uri = &it["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
            let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
            (text(uri), text(&it["baselineState"]))
        })
        .collect();
    let pair = |path: &str, state: &str| (path.to_owned(), state.to_owned());
    assert_eq!(states, [pair("docs/berths.md", "new"), pair("docs/tides.md", "unchanged")]);
    assert_eq!(folder.read("o.md").matches("| **error** |").count(), 1);

    // Both together: what the change does not touch is not told at all.
    let (status, _) = gate(&folder, "--baseline --changed-since main docs");
    assert_eq!((status, results(&folder).len()), (1, 1));
    // No fault, no baseline: no state.
    change(&folder, "docs/berths.md", (BROKEN.1, BROKEN.0));
    let (status, annotations) = gate(&folder, "--baseline docs");
    assert_eq!((status, annotations.as_str()), (0, ""));
    gate(&folder, "docs");
    assert!(results(&folder).iter().all(|it| it.get("baselineState").is_none()));
}
