//! The gate from end to end: a repository with three articles, an old fault on `main`, and a pull
//! request that breaks one more article.

#![allow(clippy::unwrap_used)]

mod common;

use std::process::Command;

use common::Folder;
use serde_json::Value;

const OLD: (&str, &str) = ("erreicht [die Lotsen](pilots.md)", "erreicht die Lotsen");
const BROKEN: (&str, &str) = ("[Gezeiten](tides.md)", "Gezeiten");

#[track_caller]
fn git(folder: &Folder, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder.path(".")).arg("-c").arg("commit.gpgsign=false");
    command.args(["-c", "user.name=Harbor", "-c", "user.email=harbor@example.org"]);
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

fn change(folder: &Folder, path: &str, (from, to): (&str, &str)) {
    let text = folder.read(path);
    assert!(text.contains(from), "{path}");
    folder.write(path, text.replacen(from, to, 1));
}

fn commit(folder: &Folder, message: &str) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "-q", "-m", message]);
}

/// `main` holds three articles, of which `tides.md` lost a link long ago; the branch `pull-request`
/// takes the link out of `berths.md`, and moves the lines of `tides.md`.
fn repository() -> Folder {
    let folder = Folder::new()
        .with("docs/berths.md", include_str!("gate/berths.md"))
        .with("docs/pilots.md", include_str!("gate/pilots.md"))
        .with("docs/tides.md", include_str!("gate/tides.md"));
    change(&folder, "docs/tides.md", OLD);
    git(&folder, &["init", "-q", "-b", "main"]);
    commit(&folder, "Three articles");
    git(&folder, &["checkout", "-q", "-b", "pull-request"]);
    change(&folder, "docs/tides.md", ("\n\n#", "\n\n\n\n#"));
    folder
}

/// Runs the gate; its exit status and what it says.
fn gate(folder: &Folder, arguments: &str) -> (i32, String) {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let output = folder
        .command()
        .env("PATH", path)
        .args(["check", "--no-config", "--no-ignore"])
        .args(["--output-format", "github", "--output-format", "sarif:o.sarif"])
        .args(["--output-format", "markdown:o.md"])
        .args(arguments.split_whitespace())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn results(folder: &Folder) -> Vec<Value> {
    let log: Value = serde_json::from_str(&folder.read("o.sarif")).unwrap();
    log["runs"][0]["results"].as_array().unwrap().clone()
}

#[test]
fn annotations_sarif_and_summary_carry_exactly_the_fault_of_the_pull_request() {
    let folder = repository();
    change(&folder, "docs/berths.md", BROKEN);
    commit(&folder, "Lose a link");
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
    commit(&folder, "Say it otherwise");
    assert_eq!(gate(&folder, "--changed-since main docs"), (0, String::new()));
    assert_eq!(results(&folder), Vec::<Value>::new());
    assert!(folder.read("o.md").contains("Nothing found."));
}

#[test]
fn with_a_baseline_the_fault_is_new_and_the_old_one_unchanged() {
    let folder = repository();
    git(&folder, &["stash", "-q"]);
    folder.run("baseline --no-config docs").ends(0);
    git(&folder, &["stash", "pop", "-q"]);
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
