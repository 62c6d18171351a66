//! `bilint baseline` and `check --baseline` from outside.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Folder, clean, faulty, german, lost_link, segment};

const NAME: &str = "bilint-baseline.jsonl";

/// Two articles with one lost link each, and a baseline that knows both.
fn known() -> Folder {
    let folder = Folder::new().with("docs/a.md", faulty()).with("docs/b.md", faulty());
    folder.run("baseline docs").ends(0).says(&["2 diagnostics, 0 gone"]);
    folder
}

fn lost_crane(number: usize) -> String {
    segment(number, "Lesen Sie „Kräne“.", "Read [Cranes](cranes.md).")
}

#[test]
fn what_is_known_is_not_reported() {
    let folder = known();
    folder.run("check docs --baseline").ends(0).quietly();
    folder.run("check docs").ends(1);
    folder.write("docs/b.md", german(&format!("{}\n\n{}", lost_link(103), lost_crane(104))));
    let run = folder.run("check docs --baseline --output-format jsonl").ends(1);
    let found = run.json_lines();
    assert_eq!((found.len(), &found[0]["segment"]), (1, &"aa11f-104".into()));
    let run = folder.run("check docs --baseline --output-format json").ends(1);
    let summary = &serde_json::from_str::<serde_json::Value>(&run.stdout).unwrap()["summary"];
    assert_eq!((&summary["in_baseline"], &summary["errors"]), (&2.into(), &1.into()));
    let run = folder.run("check docs --baseline --statistics").ends(1);
    assert!(run.stdout.contains("total"), "{run:?}");
    assert!(folder.run("check docs --baseline").stdout.contains("; 2 in the baseline"));
}

#[test]
fn the_file_is_sorted_and_each_line_is_a_diagnostic() {
    let folder = known();
    let text = folder.read(NAME);
    let lines: Vec<serde_json::Value> =
        text.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let paths: Vec<_> = lines.iter().map(|it| it["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["docs/a.md", "docs/b.md"]);
    assert!(lines.iter().all(|it| it["rule"] == "link/missing" && it["level"] == "error"));
    // With a configuration the fingerprints are those of the JSON output.
    folder.write("bilint.yaml", "");
    folder.run("baseline docs --file there.jsonl").ends(0);
    let told = folder.run("check docs --output-format jsonl").ends(1).json_lines();
    for (line, told) in folder.read("there.jsonl").lines().zip(told) {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["fingerprint"], told["fingerprint"]);
    }
}

#[test]
fn moved_lines_and_new_ids_do_not_disturb() {
    let folder = known();
    let body = format!("# {}\n\n\n{}", segment(103, "Hafen", "Harbor"), lost_link(218));
    folder.write("docs/a.md", german(&body));
    folder.run("check docs --baseline").ends(0).quietly();
    // A change of the text is another diagnostic.
    folder.write("docs/a.md", faulty().replace("Lesen Sie", "Lesen Sie erst"));
    let run = folder.run("check docs --baseline --output-format concise").ends(1);
    assert_eq!(run.rules(), ["link/missing"]);
    run.says(&["holds 1 diagnostic that is gone", "--prune"]);
}

#[test]
fn a_second_one_of_the_same_is_new_and_keeps_its_fingerprint() {
    let folder = known();
    folder.write("docs/a.md", german(&format!("{}\n\n{}", lost_link(103), lost_link(104))));
    let all = folder.run("check docs --output-format jsonl").json_lines();
    let new = folder.run("check docs --baseline --output-format jsonl").ends(1).json_lines();
    assert_eq!((new.len(), &new[0]["fingerprint"]), (1, &all[1]["fingerprint"]));
    assert_eq!(new[0]["segment"], "aa11f-104");
}

#[test]
fn a_hook_may_name_files() {
    let folder = known();
    folder.run("check docs/a.md --baseline").ends(0).quietly();
    let inside = folder
        .command()
        .current_dir(folder.path("docs"))
        .args(["check", "a.md", "--baseline=../bilint-baseline.jsonl"])
        .output()
        .unwrap();
    assert_eq!(inside.status.code(), Some(0), "{inside:?}");
    // What was not looked at is not gone.
    folder.run("check docs/a.md --baseline --prune").ends(0).quietly();
    folder.run("check docs --baseline --select number --prune").ends(0).quietly();
    assert_eq!(folder.read(NAME).lines().count(), 2);
}

#[test]
fn what_is_gone_is_told_and_pruned() {
    let folder = known();
    folder.write("docs/a.md", clean());
    folder.run("check docs --baseline").ends(0).says(&["holds 1 diagnostic that is gone"]);
    std::fs::remove_file(folder.path("docs/b.md")).unwrap();
    let run = folder.run("check docs --baseline --output-format json").ends(0);
    let summary = &serde_json::from_str::<serde_json::Value>(&run.stdout).unwrap()["summary"];
    assert_eq!(summary["gone_from_baseline"], 2);
    folder.run("check docs --baseline --prune").ends(0).says(&["2 diagnostics that are gone"]);
    assert_eq!(folder.read(NAME), "");
    folder.write("docs/a.md", faulty());
    folder.run("check docs --baseline").ends(1);
    folder.run("check docs --prune").ends(2).says(&["--baseline"]);
}

#[test]
fn a_baseline_is_replaced_on_demand_only() {
    let folder = known();
    let before = folder.read(NAME);
    folder.write("docs/a.md", clean());
    folder.write("docs/b.md", german(&format!("{}\n\n{}", lost_link(103), lost_crane(104))));
    folder.run("baseline docs").ends(2).says(&["there already", "--update"]);
    assert_eq!(folder.read(NAME), before);
    // Only what is named is brought up to date.
    folder.run("baseline --update docs/b.md").ends(0).says(&["3 diagnostics, 0 gone"]);
    folder.run("baseline --update docs").ends(0).says(&["2 diagnostics, 1 gone"]);
    folder.run("check docs --baseline").ends(0).quietly();
}

#[test]
fn nothing_is_written_where_something_cannot_be_read() {
    let folder = Folder::new().with("docs/a.md", faulty()).with("docs/b.md", b"\0");
    folder.run("baseline docs").ends(2).says(&["docs/b.md: the file is binary"]);
    assert!(!folder.path(NAME).exists());
    folder.run("baseline docs/a.md --file lost/x.jsonl").ends(2).says(&["cannot be written"]);
    folder.run("check docs/a.md --baseline").ends(2).says(&["no such baseline", "bilint baseline"]);
    folder.run("check docs/a.md --baseline=docs").ends(2).says(&["docs: this is no file"]);
    folder.run("baseline docs/a.md --select lnk").ends(2).says(&["did you mean `link`?"]);
}

#[test]
fn a_folder_without_articles_is_no_baseline() {
    let folder = Folder::new().with("docs/README.md", "# Nothing\n");
    folder.run("baseline docs").ends(2).says(&["docs: the folder holds no bilingual article"]);
    assert!(!folder.path(NAME).exists());
    let run = folder.run("segments docs").ends(2);
    run.says(&["docs: the folder holds no bilingual article (1 Markdown files in it)"]);
    folder.run("segments docs/README.md").ends(0).quietly();
}

#[test]
fn a_damaged_baseline_is_told_with_its_line() {
    let folder = known();
    let good = folder.read(NAME);
    let first = good.lines().next().unwrap();
    let cut = &first[..first.len() / 2];
    for (text, line) in [
        (format!("{first}\n<<<<<<< \u{1B}[31mours\n{first}\n"), 2),
        (format!("{first}\n\n{cut}"), 3),
        ("\u{FEFF}[]".to_owned(), 1),
    ] {
        folder.write(NAME, &text);
        for command in
            ["check docs --baseline", "check docs --baseline --prune", "baseline --update docs"]
        {
            let run = folder.run(command).ends(2);
            assert_eq!(run.stdout, "");
            assert!(!run.stderr.contains('\u{1B}') && !run.stderr.contains("ours"));
            run.says(&[&format!("{NAME}:{line}: this line is no entry of a baseline")]);
            assert_eq!(folder.read(NAME), text);
        }
    }
    folder.write(NAME, good.replace('\n', "\r\n"));
    folder.run("check docs --baseline").ends(0).quietly();
}

#[test]
fn the_same_bytes_whatever_the_threads() {
    let folder = Folder::new();
    for number in 0..40 {
        let body = format!("{}\n\n{}", lost_link(103), lost_crane(104));
        folder.write(format!("docs/{}/a{number}.md", number % 7), german(&body));
    }
    let texts = ["1", "2", "8"].map(|threads| {
        let name = format!("{threads}.jsonl");
        folder.run(&format!("baseline docs --file {name} --threads {threads}")).ends(0);
        folder.read(&name)
    });
    assert_eq!(texts[0].lines().count(), 80);
    assert!(texts.iter().all(|it| *it == texts[0]));
    let outputs = ["1", "3", "8"].map(|threads| {
        let limit = format!("check docs --max-diagnostics 33 --threads {threads}");
        folder.run(&limit).ends(1)
    });
    assert!(outputs.iter().all(|it| it.stdout == outputs[0].stdout));
    assert_eq!(outputs[0].stdout.matches("error[link/missing]").count(), 33);
}

#[test]
fn limits() {
    let two = german(&format!("{}\n\n{}", lost_link(103), lost_crane(104)));
    let folder = Folder::new().with("a.md", &two).with("b.md", two);
    for (most, told) in [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (9, 4)] {
        for (format, lines) in [("jsonl", told), ("concise", told + usize::from(told > 0))] {
            let arguments = format!("check --max-diagnostics {most} --output-format {format}");
            let run = folder.run(&arguments).ends(1);
            let shown = run.stdout.lines().filter(|it| it.contains("link/missing")).count();
            assert_eq!(shown, told, "{lines} {run:?}");
            match 4 - told {
                0 => assert_eq!(run.stderr, ""),
                rest => drop(run.says(&[&format!("{rest} more not shown")])),
            }
        }
        let run = folder.run(&format!("check --max-diagnostics {most} --output-format json"));
        let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(json["diagnostics"].as_array().unwrap().len(), told);
        assert_eq!(json["summary"]["errors"], 4);
    }
}

#[test]
fn the_article_at_the_limit_is_looked_at_as_at_first() {
    let comment = "<!-- bilint-disable-next-segment link/dead-anchor gone -->\n";
    let text = german(&format!("{comment}{}\n\n{}", lost_link(103), lost_crane(104)));
    let folder = Folder::new().with("a.md", text).with("b.md", faulty());
    let all = folder.run("check --output-format jsonl").ends(1);
    let some = folder.run("check --output-format jsonl --max-diagnostics 2").ends(1);
    assert!(all.stdout.contains("structure/unused-suppression"), "{all:?}");
    assert_eq!(all.json_lines()[..2], some.json_lines());
    some.says(&["2 more not shown"]);
}

#[test]
fn suppressed_ones_beyond_the_limit_are_told_where_a_format_tells_them() {
    let comment = "<!-- bilint-disable-next-segment link/missing gone -->\n";
    let text = german(&format!("{comment}{}\n\n{}", lost_link(103), lost_crane(104)));
    let folder = Folder::new().with("a.md", faulty()).with("b.md", text);
    let run = folder.run("check --output-format sarif --max-diagnostics 1").ends(1);
    let sarif: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let suppressed = results.iter().filter(|it| it["suppressions"].is_array()).count();
    assert_eq!((results.len(), suppressed), (2, 1), "{results:#?}");
}

#[test]
fn warnings_up_to_a_number_pass() {
    let extra = segment(104, "Der [Hafen](harbor.md).", "The harbor.");
    let more = segment(105, "Der [Kran](crane.md).", "The crane.");
    let folder = Folder::new().with("a.md", german(&format!("{extra}\n\n{more}")));
    for (arguments, status) in [
        ("", 1),
        ("--max-warnings 1", 1),
        ("--max-warnings 2", 0),
        ("--max-warnings 1 --fail-on error", 1),
        ("--max-warnings 2 --fail-on error", 0),
        ("--max-warnings 0 --fail-on never", 0),
        ("--max-warnings 2 --max-diagnostics 0", 0),
        ("--max-warnings 1 --max-diagnostics 0", 1),
    ] {
        folder.run(&format!("check --output-format concise {arguments}")).ends(status);
    }
    folder.write("b.md", faulty());
    folder.run("check --max-warnings 9").ends(1);
}

#[test]
fn hidden_articles_are_read_on_demand() {
    let folder = Folder::new().with("docs/a.md", clean()).with("docs/b.md", faulty());
    folder.write("docs/.gitignore", "b.md\n");
    folder.write(".gitignore", "docs/c.md\n");
    folder.write("docs/c.md", faulty());
    folder.run("check docs").ends(0).quietly();
    let run = folder.run("check docs --no-ignore --output-format concise").ends(1);
    assert_eq!(run.rules(), ["link/missing", "link/missing"]);
    folder.run("baseline docs --no-ignore").ends(0).says(&["2 diagnostics"]);
}
