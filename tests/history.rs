//! `check --history` on repositories made here.

#![allow(clippy::unwrap_used)]

mod common;

use common::git::{self, DAY, git};
use common::{Folder, Run, front_matter, segment};

const MADE: &str = "3f9c1d0b7a5e42c68d1f0a9b3c7e5d2468ace013";
const BOTH: &str = "provenance/relabelled,provenance/human-overwritten";

/// Commits everything; the short hash as bilint shows it.
fn commit(folder: &Folder) -> String {
    git::commit(folder, ".")[..10].to_owned()
}

/// A repository; each row is a commit that writes its files.
fn repository(commits: &[&[(&str, String)]]) -> (Folder, Vec<String>) {
    let folder = Folder::new();
    git::init(&folder, ".");
    let write = |files: &&[(&str, String)]| {
        files.iter().for_each(|(path, text)| folder.write(path, text));
        commit(&folder)
    };
    let hashes = commits.iter().map(write).collect();
    (folder, hashes)
}

/// The command line that looks for what only the history shows.
fn arguments(more: &str) -> String {
    format!("check --output-format jsonl --select {BOTH} {more}")
}

fn check(folder: &Folder, more: &str) -> Run {
    folder.run_with_git(&arguments(more))
}

/// The same where programs are looked for in this folder only.
fn check_with(folder: &Folder, path: &str, more: &str) -> Run {
    Run::of(folder.command().env("PATH", path).args(arguments(more).split_whitespace()))
}

/// What is found, as `path rule`.
fn found(run: &Run) -> Vec<String> {
    let name = |it: &serde_json::Value| {
        format!("{} {}", it["path"].as_str().unwrap(), it["rule"].as_str().unwrap())
    };
    run.json_lines().iter().map(name).collect()
}

const SOURCE: &str = "The berth is free.";
const MACHINE: &str = "Die Koje ist kostenlos.";
const HUMAN: &str = "Der Liegeplatz ist frei.";

fn article(kind: &str, target: &str) -> String {
    front_matter("de-DE", kind) + "\n" + &segment(103, target, SOURCE) + "\n"
}

#[test]
fn a_new_flag_on_old_text_is_told_with_its_commit() {
    let touched = article("HT", MACHINE).replace("3/4/2024", "3/5/2024");
    let (folder, commits) = repository(&[
        &[("a.md", article("MT", MACHINE)), ("b.md", article("MT", MACHINE))],
        &[("a.md", article("HT", MACHINE))],
        &[("a.md", touched)],
    ]);
    assert_eq!(check(&folder, ".").ends(0).stdout, "");
    let run = check(&folder, "--history .").ends(1);
    assert_eq!(found(&run), ["a.md provenance/relabelled"]);
    let it = &run.json_lines()[0];
    let message = it["message"].as_str().unwrap();
    assert!(message.contains(&format!("`HT` was `MT` until commit {} of {DAY}", commits[1])));
    assert_eq!((&it["level"], &it["start"]["line"]), (&"error".into(), &5.into()));
    assert_eq!(it["start"]["column"], 21);
    // A folder below, and another place to start from.
    folder.write("docs/c.md", article("MT", MACHINE));
    commit(&folder);
    folder.write("docs/c.md", article("HT", MACHINE));
    let run = check(&folder, "--history docs/c.md").ends(1);
    assert!(run.stdout.contains("a change that is not committed yet"), "{run:?}");
}

#[test]
fn work_on_the_translation_is_respected() {
    let other_hash = |it: String| it.replace(MADE, "4a0d2e1c8b6f53d79e2a1bac4d8f6e3579bdf124");
    let steps: &[&[String]] = &[
        // A target changed with the flag, before it, and after it.
        &[article("MT", MACHINE), article("HT", HUMAN)],
        &[article("MT", MACHINE), article("MT", HUMAN), article("HT", HUMAN)],
        &[article("MT", MACHINE), article("HT", MACHINE), article("HT", HUMAN)],
        // Another English file, and no word of it.
        &[article("MT", MACHINE), other_hash(article("HT", MACHINE))],
        &[article("MT", MACHINE), article("HT", MACHINE).replace("ms.openlocfilehash", "ms.hash")],
        // No machine's before, or none that is known.
        &[article("HT", HUMAN)],
        &[article("Auto", HUMAN), article("HT", HUMAN)],
        &[article("MT", HUMAN), article("Auto", HUMAN), article("HT", HUMAN)],
        // Still a machine's.
        &[article("MT", MACHINE), article("MTE75", MACHINE)],
    ];
    for (at, texts) in steps.iter().enumerate() {
        let (folder, _) = repository(&[&[("README.md", "# Harbor\n".to_owned())]]);
        for text in *texts {
            folder.write("a.md", text);
            commit(&folder);
        }
        assert_eq!(check(&folder, "--history .").ends(0).stdout, "", "{at}");
    }
}

#[test]
fn renamed_articles_are_followed() {
    let long = |kind: &str| {
        let all =
            (103..130).map(|it| segment(it, &format!("Platz {it}."), &format!("Berth {it}.")));
        front_matter("de-DE", kind) + "\n" + &all.collect::<Vec<_>>().join("\n\n") + "\n"
    };
    let (folder, _) = repository(&[&[("old.md", long("MT"))]]);
    folder.write("old.md", long("HT"));
    let flagged = commit(&folder);
    git(&folder, ".", &["mv", "old.md", "new.md"]);
    folder.write("new.md", long("HT").replace("3/4/2024", "3/5/2024"));
    commit(&folder);
    let run = check(&folder, "--history .").ends(1);
    assert_eq!(found(&run), ["new.md provenance/relabelled"]);
    assert!(run.stdout.contains(&flagged));
    // Not committed yet.
    git(&folder, ".", &["mv", "new.md", "newest.md"]);
    let run = check(&folder, "--history .").ends(1);
    assert_eq!(found(&run), ["newest.md provenance/relabelled"]);
}

#[test]
fn human_text_is_missed_where_its_source_is_the_same() {
    let two = |kind: &str, first: &str, second: &str, source: &str| {
        let second = segment(104, second, source);
        front_matter("de-DE", kind) + "\n" + &segment(103, first, SOURCE) + "\n" + &second + "\n"
    };
    let human = two("HT", HUMAN, "Fragen Sie den Lotsen.", "Ask the pilot.");
    let (folder, commits) = repository(&[
        &[("a.md", human.clone()), ("b.md", human.clone()), ("c.md", human)],
        &[
            ("a.md", two("MT", MACHINE, "Fragen Sie einen Piloten.", "Ask the pilot.")),
            ("b.md", two("MT", HUMAN, "Fragen Sie einen Piloten.", "Ask a pilot.")),
            ("c.md", two("MTE", HUMAN, "Fragen Sie einen Piloten.", "Ask the pilot.")),
        ],
    ]);
    let run = check(&folder, "--history .").ends(1);
    let rule = "provenance/human-overwritten";
    assert_eq!(found(&run), [format!("a.md {rule}"), format!("c.md {rule}")]);
    let lines = run.json_lines();
    let message = lines[0]["message"].as_str().unwrap();
    let start = format!("commit {} of {DAY} made `HT` into `MT`", commits[1]);
    assert!(message.starts_with(&start), "{message}");
    assert!(message.contains("2 human translations"), "{message}");
    assert_eq!(lines[0]["related"].as_array().unwrap().len(), 2);
    assert_eq!(lines[0]["level"], "warning");
    assert!(lines[1]["message"].as_str().unwrap().contains("a human translation"));
    // Somebody took one back.
    folder.write("c.md", two("MTE", HUMAN, "Fragen Sie den Lotsen.", "Ask the pilot."));
    commit(&folder);
    assert_eq!(found(&check(&folder, "--history .")), [format!("a.md {rule}")]);
}

#[test]
fn what_a_merge_brings_in_is_one_change() {
    let (folder, _) =
        repository(&[&[("a.md", article("MT", MACHINE)), ("b.md", article("MT", MACHINE))]]);
    git(&folder, ".", &["checkout", "-q", "-b", "work"]);
    folder.write("a.md", article("MT", HUMAN));
    commit(&folder);
    folder.write("a.md", article("HT", HUMAN));
    folder.write("b.md", article("HT", MACHINE));
    commit(&folder);
    git(&folder, ".", &["checkout", "-q", "main"]);
    folder.write("c.md", article("MT", MACHINE));
    commit(&folder);
    git(&folder, ".", &["merge", "-q", "--no-ff", "-m", "x", "work"]);
    let merge = git(&folder, ".", &["rev-parse", "--short=10", "HEAD"]);
    let run = check(&folder, "--history .").ends(1);
    assert_eq!(found(&run), ["b.md provenance/relabelled"]);
    assert!(run.stdout.contains(&merge), "{run:?}");
}

#[test]
fn in_a_pull_request_only_what_it_changed_counts() {
    let old = [&[("a.md", article("MT", MACHINE)), ("b.md", article("MT", MACHINE))][..]];
    let (folder, _) = repository(&old);
    folder.write("a.md", article("HT", MACHINE));
    commit(&folder);
    git(&folder, ".", &["checkout", "-q", "-b", "work"]);
    folder.write("c.md", article("MT", MACHINE));
    commit(&folder);
    assert_eq!(check(&folder, "--history --changed-since main .").ends(0).stdout, "");
    folder.write("b.md", article("HT", MACHINE));
    // Work on another part of an article does not bring up old matters.
    folder.write("a.md", article("HT", MACHINE).replace("3/4/2024", "3/5/2024"));
    commit(&folder);
    let run = check(&folder, "--history --changed-since main .").ends(1);
    assert_eq!(found(&run), ["b.md provenance/relabelled"]);
}

#[test]
fn without_a_history_it_says_what_to_do() {
    let alone = Folder::new().with("a.md", article("HT", HUMAN));
    check(&alone, "--history .").ends(2).says(&["a.md", "no git repository", "--history"]);
    check_with(&alone, "", ".").ends(0);
    git::init(&alone, ".");
    // Nothing was committed yet.
    check(&alone, "--history .").ends(0).quietly();
    commit(&alone);
    check_with(&alone, "/nowhere", "--history .").ends(2).says(&["cannot run `git`", "PATH"]);
    alone.write("a.md", article("MT", HUMAN));
    commit(&alone);
    let url = format!("file://{}", alone.path("").display());
    let clone = Folder::new();
    git(&clone, ".", &["clone", "-q", "--depth", "1", &url, "here"]);
    let run = check(&clone, "--history here").ends(2);
    run.says(&["shallow", "git fetch --unshallow origin", "fetch-depth: 0"]);
    // A clone that fetches old versions when they are needed: bilint does not.
    git(&alone, ".", &["config", "uploadpack.allowFilter", "true"]);
    git(&clone, ".", &["clone", "-q", "--filter=blob:none", &url, "part"]);
    let run = check(&clone, "--history part").ends(2);
    run.says(&["a.md", "partial clone", "git fetch --refetch --no-filter origin"]);
}

#[cfg(unix)]
#[test]
fn hostile_names_and_bytes_do_no_harm() {
    let names =
        ["-n.md", "a\nb.md", "it's \"so\".md", "--output=x.md", "ä *.md", "tab\t.md", "HEAD"];
    let rows = |kind: &str| -> Vec<(String, String)> {
        let name = |it: &&str| format!("docs/{it}{}", if it.contains('.') { "" } else { ".md" });
        names.iter().map(|it| (name(it), article(kind, MACHINE))).collect()
    };
    let folder = Folder::new();
    git::init(&folder, ".");
    for kind in ["MT", "HT"] {
        rows(kind).iter().for_each(|(path, text)| folder.write(path, text));
        commit(&folder);
    }
    let run = check(&folder, "--history .").ends(1);
    assert_eq!(found(&run).len(), names.len(), "{run:?}");
    assert!(!folder.path("x.md").exists());
    // Versions that are no UTF-8, no article, or empty.
    let bytes = |kind: &str, odd: &[u8]| {
        [front_matter("de-DE", kind).as_bytes(), b"\n", odd, segment(103, "x", "y").as_bytes()]
            .concat()
    };
    for odd in [bytes("MT", b"\xE4 "), b"\0\xFF\xFE".to_vec(), Vec::new(), b"---\n".to_vec()] {
        folder.write("docs/odd.md", odd);
        commit(&folder);
    }
    folder.write("docs/odd.md", bytes("HT", b""));
    folder.write("docs/odd-now.md", bytes("MT", b"\xE4 "));
    commit(&folder);
    folder.write("docs/odd-now.md", bytes("HT", b"\xF6 "));
    commit(&folder);
    let run = check(&folder, "--history docs/odd.md docs/odd-now.md").ends(0);
    assert_eq!(run.stdout, "");
}

#[cfg(unix)]
#[test]
fn a_repository_cannot_make_git_run_a_program() {
    let (folder, _) = repository(&[
        &[(".gitattributes", "*.md diff=own filter=own\n".to_owned())],
        &[("a.md", article("MT", MACHINE))],
        &[("a.md", article("HT", MACHINE))],
    ]);
    for key in ["diff.own.textconv", "diff.own.command", "diff.external", "filter.own.smudge"] {
        git(&folder, ".", &["config", key, "touch ran;"]);
    }
    for (key, value) in
        [("core.pager", "touch ran"), ("log.showSignature", "true"), ("color.ui", "always")]
    {
        git(&folder, ".", &["config", key, value]);
    }
    let run = check(&folder, "--history .").ends(1);
    assert_eq!(found(&run), ["a.md provenance/relabelled"]);
    assert!(!folder.path("ran").exists());
}

#[test]
fn the_ordinary_path_holds() {
    let steps = [
        &[("a.md", article("MT", MACHINE)), ("b.md", article("MT", MACHINE))][..],
        &[("a.md", article("HT", MACHINE)), ("b.md", article("HT", MACHINE))],
    ];
    let (folder, _) = repository(&steps);
    let run = |arguments: &str| {
        let run = folder.run_with_git(arguments);
        (run.status, run.stdout, run.stderr)
    };
    // Shards and merge.
    let whole = run("check --history .");
    assert_eq!(whole.0, 1);
    for part in ["1/2", "2/2"] {
        let (number, _) = part.split_once('/').unwrap();
        run(&format!("check --history . --shard {part} --output-format jsonl:{number}.jsonl"));
    }
    assert_eq!(run("merge 1.jsonl 2.jsonl"), whole);
    // A suppression counts, and is not called useless where nobody looked.
    let suppressed = article("HT", MACHINE)
        .replace("---\n\n", "bilint: {disable: [provenance/relabelled]}\n---\n\n");
    folder.write("a.md", suppressed);
    assert_eq!(found(&check(&folder, "--history .")), ["b.md provenance/relabelled"]);
    assert_eq!(run("check --no-project a.md --select structure").0, 0);
    // A baseline holds it, and a run that does not look does not call it gone.
    assert_eq!(run("baseline --history .").0, 0);
    assert_eq!(run("check --history --baseline .").0, 0);
    let (_, _, said) = run("check --baseline --select provenance .");
    assert!(!said.contains("gone"), "{said}");
    // A level of the configuration.
    folder.write("bilint.yaml", "rules: {provenance/relabelled: off}\n");
    assert_eq!(run("check --history b.md --ignore structure").0, 0);
}
