//! `check --shard` and `merge`: the parts joined say, byte for byte, what one run says.

#![allow(clippy::panic, clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

mod common;

use std::path::Path;
use std::process::Command;

use common::{Folder, Run, clean, corpus, faulty, formats};

/// A folder in which parts differ: findings, a suppression, a file that is no article, one that is
/// no text, a folder without articles.
fn folder() -> Folder {
    let suppressed = faulty().replacen(
        "\n\n",
        "\n\n<!-- bilint-disable link/missing the page is English only -->\n\n",
        1,
    );
    let mut folder = Folder::new()
        .with("docs/README.md", "# Nothing bilingual\n")
        .with("docs/binary.md", b"a\0b")
        .with("docs/suppressed.md", suppressed)
        .with("empty/README.md", "# Nothing\n");
    for at in 0..12 {
        let text = if at % 3 == 0 { clean() } else { faulty() };
        folder = folder.with(format!("docs/part/page-{at}.md"), text);
    }
    folder
}

/// Runs the parts, whose reports are `1.jsonl` and so on; what each says is not looked at.
fn parts(folder: &Folder, count: usize, arguments: &str) -> String {
    let mut reports = String::new();
    for number in 1..=count {
        folder.run(&format!(
            "check {arguments} --shard {number}/{count} --output-format jsonl:{number}.jsonl"
        ));
        reports += &format!(" {number}.jsonl");
    }
    reports
}

fn same(one: &Run, merged: &Run, what: &str) {
    assert_eq!(merged.stdout, one.stdout, "{what}");
    assert_eq!(merged.stderr, one.stderr, "{what}");
    assert_eq!(merged.status, one.status, "{what}");
}

#[test]
fn parts_joined_are_one_run_in_every_format() {
    let folder = folder();
    for count in [1, 2, 5] {
        let reports = parts(&folder, count, "docs empty --advice");
        for format in formats::names() {
            let one = folder.run(&format!("check docs empty --advice --output-format {format}"));
            let merged = folder.run(&format!("merge {reports} --output-format {format}"));
            assert_eq!(one.status, 2, "the binary file and the empty folder");
            assert!(one.stdout.len() > 200, "{format}: {}", one.stdout);
            same(&one, &merged, &format!("{count} parts, {format}"));
        }
        let one = folder.run("check docs empty --advice --statistics");
        same(&one, &folder.run(&format!("merge {reports} --statistics")), "statistics");
    }
}

#[test]
fn the_options_of_a_run_hold_in_the_parts() {
    let folder = folder();
    std::fs::remove_file(folder.path("docs/binary.md")).unwrap();
    folder.run("baseline docs/part/page-1.md --file known.jsonl").ends(0);
    folder.write("docs/part/page-1.md", clean());
    for options in
        ["--select link --baseline=known.jsonl", "--ignore link --fail-on never", "--no-config"]
    {
        let reports = parts(&folder, 3, &format!("docs {options}"));
        let fail_on = if options.contains("never") { "--fail-on never" } else { "" };
        let one = folder.run(&format!("check docs {options}"));
        let merged = folder.run(&format!("merge {reports} {fail_on}"));
        same(&one, &merged, options);
    }
}

#[test]
fn limits_are_those_of_the_merge() {
    let folder = folder();
    let reports = parts(&folder, 4, "docs");
    for limit in ["--max-diagnostics 3", "--max-diagnostics 0", "--max-warnings 1"] {
        let one = folder.run(&format!("check docs {limit} --output-format concise"));
        let merged = folder.run(&format!("merge {reports} {limit} --output-format concise"));
        same(&one, &merged, limit);
    }
}

#[test]
fn each_file_is_in_one_part() {
    let folder = folder();
    parts(&folder, 3, "docs");
    let lines: Vec<String> =
        (1..=3).flat_map(|it| lines(&folder.read(&format!("{it}.jsonl")))).collect();
    let facts = lines.iter().filter(|it| it.starts_with(r#"{"facts":"#)).count();
    assert_eq!(facts, 15);
    let headers = lines.iter().filter(|it| it.starts_with(r#"{"shard":{"version":1,"#)).count();
    assert_eq!(headers, 3);
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let folder = folder();
    parts(&folder, 2, "docs");
    folder.run("merge 1.jsonl").ends(2).says(&["part 2 of 2 is missing"]);
    folder.run("merge 1.jsonl 1.jsonl").ends(2).says(&["both part 1"]);
    folder.run("merge 1.jsonl none.jsonl").ends(2).says(&["none.jsonl: cannot be read"]);
    folder.run("merge").ends(2).says(&["<REPORT>"]);

    folder.run("check docs --shard 2/2 --advice --output-format jsonl:other.jsonl");
    folder.run("merge 1.jsonl other.jsonl").ends(2).says(&["not of one run", "same options"]);
    folder.run("check docs --output-format jsonl:whole.jsonl");
    folder.run("merge whole.jsonl").ends(2).says(&["--shard K/N"]);

    let second = folder.read("2.jsonl");
    folder.write("cut.jsonl", &second[..second.rfind("{\"facts\"").unwrap()]);
    folder.run("merge 1.jsonl cut.jsonl").ends(2).says(&["1 of the 15 files", "cut short"]);
    folder.write("torn.jsonl", &second[..second.len() - 9]);
    folder.run("merge 1.jsonl torn.jsonl").ends(2).says(&["torn.jsonl:", "no line of a report"]);
    folder.write("later.jsonl", second.replace(r#""version":1"#, r#""version":99"#));
    folder.run("merge 1.jsonl later.jsonl").ends(2).says(&["same version"]);
    let later = r#"{"shard":{"version":2,"bilint":"9.9.9","part":1}}"#;
    folder.write("later.jsonl", format!("{later}\n{{\"facts\":1}}\n"));
    let run = folder.run("merge 1.jsonl later.jsonl").ends(2);
    run.says(&["later.jsonl: was written by bilint 9.9.9", "same version"]);
}

#[test]
fn a_merge_needs_the_files_of_its_parts() {
    let folder = folder();
    let reports = parts(&folder, 2, "docs");
    folder.write("docs/part/page-1.md", faulty().replace("ms.date", "ms.dated"));
    folder.run(&format!("merge {reports}")).ends(2).says(&["page-1.md: is not the file"]);
    folder.write("docs/part/new.md", faulty());
    folder.run(&format!("merge {reports}")).ends(2).says(&["not those of the reports"]);
}

#[test]
fn a_file_of_which_nothing_is_told_must_be_the_one_of_its_part_as_well() {
    let folder = folder();
    std::fs::remove_file(folder.path("docs/binary.md")).unwrap();
    let reports = parts(&folder, 2, "docs");
    folder.run(&format!("merge {reports}")).ends(1);
    for (path, was) in
        [("docs/part/page-0.md", clean()), ("docs/README.md", "# Nothing bilingual\n".to_owned())]
    {
        folder.write(path, faulty());
        let run = folder.run(&format!("merge {reports}")).ends(2);
        run.says(&[&format!("{path}: is not the file")]);
        folder.write(path, was);
    }
}

#[test]
fn what_changed_is_told_though_its_siblings_speak_of_it() {
    let article = |locale: &str, text: &str| {
        let head = common::front_matter(locale, "HT");
        format!("{head}\n{}\n", common::segment(103, text, "ShipGroup 2"))
    };
    let folder = Folder::new();
    for (locale, text) in [
        ("de-DE", "Schiffsgruppe 2"),
        ("es-ES", "ShipGroup 2"),
        ("pt-BR", "ShipGroup 2"),
        ("it-IT", "ShipGroup 2"),
        ("fr-FR", "ShipGroup 2"),
    ] {
        folder.write(format!("docs/{locale}/a.md"), article(locale, text));
    }
    let reports = parts(&folder, 2, "docs");
    let merged = folder.run(&format!("merge {reports} --output-format concise"));
    assert!(merged.stdout.contains("sibling/lost-here"), "{merged:?}");
    folder.write("docs/de-DE/a.md", article("de-DE", "Gruppe 2 der Schiffe"));
    folder.run(&format!("merge {reports}")).ends(2).says(&["de-DE/a.md: is not the file"]);
}

#[test]
fn a_damaged_report_is_an_error_of_its_file() {
    let folder = Folder::new().with("docs/a.md", faulty());
    folder.run("check docs --shard 1/1 --output-format jsonl:1.jsonl").ends(1);
    let report = folder.read("1.jsonl");
    let range = regex::Regex::new(r#""range":\[\d+,"#).unwrap();
    folder.write("1.jsonl", range.replace(&report, r#""range":[99999999,"#).as_ref());
    folder.run("merge 1.jsonl").ends(2).says(&["docs/a.md: is not the file"]);
}

#[test]
fn parts_are_numbered_from_one() {
    for bad in ["0/2", "3/2", "1", "a/b", "1/0"] {
        folder().run(&format!("check docs --shard {bad}")).ends(2).says(&["1/4, 2/4"]);
    }
    for bad in ["--fix", "--diff", "--statistics", "--max-diagnostics 2"] {
        folder().run(&format!("check docs --shard 1/2 {bad}")).ends(2).says(&["--shard"]);
    }
    folder().run("check - --shard 1/2").ends(2).says(&["standard input"]);
}

#[test]
fn nothing_of_an_article_reaches_a_runner_by_way_of_a_report() {
    let name = "docs/a##[error]b.md";
    let folder = Folder::new().with(name, faulty().replace("916", "##vso[task.complete]916"));
    let run = folder.run("check docs --shard 1/1 --output-format jsonl");
    assert!(run.stdout.contains(r#"{"facts":"#), "{}", run.stdout);
    assert!(!run.stdout.contains("##["), "{}", run.stdout);
    assert!(!run.stdout.contains("##vso["), "{}", run.stdout);
}

/// Real articles: `BILINT_CORPUS` names the folder that holds them.
#[test]
fn real_articles_in_parts_are_one_run() {
    let Some(corpus) = corpus() else { return };
    let folder = Folder::new();
    let run = |arguments: &[&str], is_check: bool| -> Vec<u8> {
        let paths: Vec<&Path> = if is_check { vec![&corpus] } else { Vec::new() };
        let mut command: Command = folder.command();
        command.args(arguments).args(paths).output().unwrap().stdout
    };
    for shard in ["1/3", "2/3", "3/3"] {
        let output = format!("jsonl:{}.jsonl", &shard[..1]);
        run(&["check", "--shard", shard, "--output-format", &output], true);
    }
    for format in ["full", "sarif"] {
        let one = run(&["check", "--output-format", format], true);
        let merge = ["merge", "3.jsonl", "1.jsonl", "2.jsonl", "--output-format", format];
        assert!(one.len() > 100_000 && one == run(&merge, false), "{format}");
    }
}
