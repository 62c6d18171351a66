//! `check --changed-since` on repositories made here.

#![allow(clippy::unwrap_used)]

mod common;

use common::git::{self, git};
use common::{Folder, Run, clean, faulty, front_matter, german, lost_link, segment};

/// A repository with these articles on the branch `main`; the work goes on on `work`.
fn repository(articles: &[(&str, String)]) -> Folder {
    let folder = Folder::new();
    for (path, text) in articles {
        folder.write(path, text);
    }
    git::init(&folder, ".");
    git::commit(&folder, ".");
    git(&folder, ".", &["checkout", "-q", "-b", "work"]);
    folder
}

fn check(folder: &Folder, arguments: &str) -> Run {
    folder.run_with_git(&format!("check --output-format jsonl {arguments}"))
}

fn segments(run: &Run) -> Vec<String> {
    run.json_lines().iter().map(|it| it["segment"].as_str().unwrap_or("none").to_owned()).collect()
}

/// Three segments on one line; the first and the third have lost their links.
fn one_line(second: &str) -> String {
    let last = segment(105, "Lesen Sie „Kräne“.", "Read [Cranes](cranes.md).");
    german(&format!(
        "{} {} {last}",
        lost_link(103),
        segment(104, second, "Read [Tides](tides.md).")
    ))
}

#[test]
fn of_three_segments_on_one_line_only_the_changed_one_counts() {
    let folder = repository(&[("docs/a.md", one_line("Lesen Sie [Gezeiten](tides.md)."))]);
    assert_eq!(check(&folder, "--changed-since main docs").ends(0).stdout, "");
    folder.write("docs/a.md", one_line("Lesen Sie „Gezeiten“."));
    assert_eq!(check(&folder, "docs").json_lines().len(), 3);
    let run = check(&folder, "--changed-since main docs").ends(1);
    assert_eq!(segments(&run), ["aa11f-104"]);
    git::commit(&folder, ".");
    assert_eq!(segments(&check(&folder, "--changed-since main .").ends(1)), ["aa11f-104"]);
    assert_eq!(check(&folder, "--changed-since work docs").ends(0).stdout, "");
    // A change of the source counts as well.
    folder.write("docs/a.md", folder.read("docs/a.md").replace("Read [Cranes]", "See [Cranes]"));
    let run = check(&folder, "--changed-since work docs").ends(1);
    assert_eq!(segments(&run), ["aa11f-105"]);
}

#[test]
fn the_merge_base_counts_and_not_the_tip() {
    let folder = repository(&[("a.md", one_line("Lesen Sie [Gezeiten](tides.md)."))]);
    folder.write("b.md", faulty());
    git::commit(&folder, ".");
    git(&folder, ".", &["checkout", "-q", "main"]);
    folder.write("a.md", clean());
    git::commit(&folder, ".");
    git(&folder, ".", &["checkout", "-q", "work"]);
    let found = check(&folder, "--changed-since main .").ends(1).json_lines();
    assert_eq!((found.len(), &found[0]["path"]), (1, &"b.md".into()));
}

#[test]
fn moved_segments_line_ends_and_new_ids_are_no_change() {
    let folder = repository(&[("a.md", one_line("Lesen Sie [Gezeiten](tides.md)."))]);
    let first = segment(103, "Der Hafen ist offen.", "The harbor is open.");
    let text = one_line("Lesen Sie [Gezeiten](tides.md).").replace("aa11f-10", "bb22e-20");
    let text = text.replacen("\n<span", &format!("\n{first}\n\n\n<span"), 1).replace('\n', "\r\n");
    folder.write("a.md", text);
    assert_eq!(check(&folder, ".").json_lines().len(), 2);
    assert_eq!(check(&folder, "--changed-since main .").ends(0).stdout, "");
}

#[test]
fn of_equal_segments_the_one_more_counts() {
    let folder = repository(&[("a.md", faulty())]);
    folder.write("a.md", german(&format!("{}\n\n{}", lost_link(102), lost_link(103))));
    let all = check(&folder, ".").ends(1).json_lines();
    let run = check(&folder, "--changed-since main .").ends(1);
    assert_eq!(segments(&run), ["aa11f-102"]);
    assert_eq!(run.json_lines()[0]["fingerprint"], all[0]["fingerprint"]);
}

#[test]
fn front_matter_counts_by_key() {
    let broken = german("").replace("8b1e6f40c2d93a7755e0b4c6d8f2a1937c5e0d42", "zz");
    let folder = repository(&[("a.md", broken.clone() + &lost_link(103))]);
    assert_eq!(check(&folder, ".").json_lines().len(), 2);
    assert_eq!(check(&folder, "--changed-since main .").ends(0).stdout, "");
    folder.write("a.md", broken.replace("3f9c1d0b", "xxxx") + &lost_link(103));
    let found = check(&folder, "--changed-since main .").ends(1).json_lines();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["start"]["line"], 3);
}

#[test]
fn what_is_missing_is_new_once() {
    let without = |key: &str| -> String {
        let text = front_matter("de-DE", "HT");
        text.lines().filter(|it| !it.starts_with(key)).map(|it| format!("{it}\n")).collect()
    };
    let body = segment(103, "Der Hafen.", "The harbor.");
    let folder = repository(&[("a.md", without("ms.translationtype") + "\n" + &body)]);
    assert!(!check(&folder, ".").json_lines().is_empty());
    folder.write("a.md", without("ms.translationtype") + "\n" + &body + " \n");
    assert_eq!(check(&folder, "--changed-since main .").ends(0).stdout, "");
    // The fault is told at the hash, since there is nothing else to point at.
    let hash = |it: String| it.replace("3f9c1d0b", "4f9c1d0b");
    folder.write("a.md", hash(without("ms.translationtype")) + "\n" + &body);
    assert_eq!(check(&folder, "--changed-since main .").ends(0).stdout, "");
    folder.write("a.md", without("ms.contentlocale") + "\n" + &body);
    let found = check(&folder, "--changed-since main .").ends(1).json_lines();
    assert!(!found.is_empty() && found.iter().all(|it| it["segment"].is_null()), "{found:?}");
}

#[test]
fn renamed_files_are_followed() {
    let folder = repository(&[("old/ä \"x\".md", one_line("Lesen Sie [Gezeiten](tides.md)."))]);
    std::fs::create_dir(folder.path("new")).unwrap();
    git(&folder, ".", &["mv", "old/ä \"x\".md", "new/b.md"]);
    assert_eq!(check(&folder, "--changed-since main .").ends(0).stdout, "", "in the index");
    folder.write("new/b.md", one_line("Lesen Sie „Gezeiten“."));
    git::commit(&folder, ".");
    assert_eq!(segments(&check(&folder, "--changed-since main .").ends(1)), ["aa11f-104"]);
    folder.write("new/c.md", faulty());
    assert_eq!(check(&folder, "--changed-since main .").ends(1).json_lines().len(), 2);
}

#[test]
fn a_shallow_clone_says_what_to_fetch() {
    let folder = repository(&[("a.md", faulty())]);
    folder.write("b.md", faulty());
    git::commit(&folder, ".");
    let from = format!("file://{}", folder.path(".git").display());
    git(&folder, ".", &["clone", "-q", "--depth", "1", "-b", "work", &from, "clone"]);
    for name in ["HEAD~1", "origin/main"] {
        let run = check(&folder, &format!("--changed-since {name} clone")).ends(2);
        run.says(&[name, "is shallow", "git fetch --unshallow origin", "fetch-depth: 0"]);
    }
    git(&folder, "clone", &["fetch", "-q", "--depth", "1", "origin", "main:there"]);
    let run = check(&folder, "--changed-since there clone").ends(2);
    run.says(&["too shallow", "`there`", "git fetch --unshallow origin"]);
    git(&folder, "clone", &["fetch", "-q", "--unshallow", "origin"]);
    let found = check(&folder, "--changed-since there clone").ends(1).json_lines();
    assert_eq!((found.len(), &found[0]["path"]), (1, &"clone/b.md".into()));
}

#[test]
fn a_name_that_is_an_option_is_refused() {
    let folder = repository(&[("a.md", faulty())]);
    for arguments in
        ["--changed-since --output=x .", "--changed-since=--output=x .", "--changed-since=-h ."]
    {
        let run = check(&folder, arguments).ends(2);
        assert_eq!(run.stdout, "");
        run.says(&["is no name of a commit"]);
    }
    assert!(!folder.path("x").exists());
    check(&folder, "--changed-since= .").ends(2).says(&["is no name of a commit"]);
    for name in ["lost", "main..work", "HEAD:a.md"] {
        let run = check(&folder, &format!("--changed-since {name} .")).ends(2);
        run.says(&[&format!("`{name}` is no commit"), "git fetch origin"]);
    }
}

#[test]
fn outside_a_repository_and_without_history() {
    let folder = Folder::new().with("a.md", faulty());
    check(&folder, "--changed-since main a.md").ends(2).says(&["a.md: ", "no git repository"]);
    let folder = repository(&[("a.md", clean())]);
    git(&folder, ".", &["checkout", "-q", "--orphan", "alone"]);
    folder.write("b.md", clean());
    git::commit(&folder, ".");
    check(&folder, "--changed-since main .").ends(2).says(&["no commit in common"]);
}

#[test]
fn a_repository_cannot_make_git_run_a_program() {
    let folder = repository(&[("a.md", faulty())]);
    let trap = format!("touch {}", folder.path("trapped").display());
    for key in [
        "core.fsmonitor",
        "diff.external",
        "core.pager",
        "filter.x.clean",
        "filter.x.smudge",
        "diff.x.textconv",
        "core.sshCommand",
    ] {
        git(&folder, ".", &["config", key, &trap]);
    }
    folder.write(".gitattributes", "*.md filter=x diff=x\n");
    folder.write("a.md", faulty().replace("Lesen Sie", "Siehe"));
    check(&folder, "--changed-since main .").ends(1);
    assert!(!folder.path("trapped").exists());
}

#[test]
fn with_a_baseline_and_whatever_the_threads() {
    let folder = repository(&[("docs/a.md", one_line("Lesen Sie [Gezeiten](tides.md)."))]);
    for number in 0..20 {
        folder.write(format!("docs/b{number}.md"), one_line("Lesen Sie „Gezeiten“."));
    }
    folder.write("docs/a.md", one_line("Lesen Sie „Gezeiten“."));
    let texts = ["1", "2", "8"].map(|it| {
        check(&folder, &format!("--changed-since main --threads {it} docs")).ends(1).stdout
    });
    assert_eq!(texts[0].lines().count(), 61);
    assert!(texts.iter().all(|it| *it == texts[0]));
    folder.run("baseline docs").ends(0);
    let run = check(&folder, "--changed-since main --baseline docs").ends(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    // The baseline holds more than what changed: that is not gone.
    assert_eq!(folder.read("bilint-baseline.jsonl").lines().count(), 63);
}

#[test]
fn standard_input_is_compared_under_its_name() {
    let folder = repository(&[("docs/a.md", one_line("Lesen Sie [Gezeiten](tides.md)."))]);
    let text = one_line("Lesen Sie „Gezeiten“.");
    let path = "check - --stdin-filename docs/a.md --changed-since main --output-format jsonl";
    let run = folder.run_with_input(path, text).ends(1);
    assert_eq!(segments(&run), ["aa11f-104"]);
}

/// A double blank in each of two segments.
fn blanks(first: &str, second: &str) -> String {
    let source = "The harbor is open.";
    german(&format!("{}\n\n{}", segment(1, first, source), segment(2, second, source)))
}

#[test]
fn fixes_touch_what_changed_and_nothing_else() {
    let (old, new, mended) =
        ("Der Hafen  ist offen.", "Der Hafen ist  geöffnet.", "Der Hafen ist geöffnet.");
    let folder = repository(&[("a.md", blanks(old, "Der Hafen ist offen."))]);
    folder.write("a.md", blanks(old, new));
    let run = check(&folder, "--diff --changed-since main").ends(1);
    assert!(run.stdout.contains(mended) && !run.stdout.contains("\n-Der Hafen  "), "{run:?}");
    check(&folder, "--fix --changed-since main").ends(0);
    assert_eq!(folder.read("a.md"), blanks(old, mended));
    check(&folder, "--fix-only").ends(0);
    assert_eq!(folder.read("a.md"), blanks("Der Hafen ist offen.", mended));
}
