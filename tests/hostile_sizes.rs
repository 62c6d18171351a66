//! Bad input gets a clear answer: what is too large, too deep or too long.

#![allow(clippy::panic)]

mod common;

use common::{Folder, german, lost_link, segment};

/// Checks an article in every output format: no panic, and an end within `seconds` each.
#[track_caller]
fn check(text: &str, seconds: u64) {
    let folder = Folder::new().with("a.md", text);
    for format in ["full", "concise", "json", "jsonl"] {
        let run = folder.run(&format!("check a.md --advice --output-format {format}"));
        let status = run.status;
        assert!(status < 2, "{status}: {}", run.stderr);
        run.ends(status).within(seconds);
    }
    folder.run("segments a.md").ends(0).within(seconds);
}

#[test]
fn marks_ten_thousand_deep() {
    let marks = ["[", "]", "*", "**", "_", "`", "<", "![", "](", "[a](", "> ", "- ", "* ", "<!--"];
    for mark in marks {
        let many = mark.repeat(10_000);
        check(&german(&segment(103, &many, "Berths.")), 20);
        check(&german(&segment(103, "Liegeplätze.", &many)), 20);
        check(&german(&format!("{many}{}", segment(103, "a", "b"))), 20);
    }
}

#[test]
fn brackets_and_asterisks_that_close() {
    for (open, close) in
        [("[", "](a)"), ("*a ", "b*"), ("**a ", "b**"), ("<b>", "</b>"), ("(", ")")]
    {
        let many = open.repeat(10_000) + &close.repeat(10_000);
        check(&german(&segment(103, &many, "Berths.")), 20);
    }
    let ticks: String = (1..150).map(|it| "`".repeat(it) + "a").collect();
    check(&german(&segment(103, &ticks, "Berths.")), 20);
}

#[test]
fn spans_that_never_end() {
    for opening in [
        "<span data-ttu-id=",
        "<span data-ttu-id=\"aa11f-1\">",
        "<span class=\"sxs-lookup\"><span data-stu-id=\"aa11f-1\">",
    ] {
        check(&german(&opening.repeat(100_000)), 60);
    }
}

#[test]
fn ids_of_a_million_characters() {
    let body = lost_link(103).replace("aa11f-103", &"a1".repeat(500_000));
    let text = german(&format!("{body}\n\n{body}"));
    check(&text, 20);
    // A message crops it; only `segment` in JSON says it whole.
    let run = Folder::new().with("a.md", &text).run("check a.md");
    assert!(run.ends(1).stdout.len() < 10_000);
}

#[test]
fn one_line_of_five_megabytes() {
    let body: Vec<String> = (100..20_100).map(lost_link).collect();
    let text = german(&body.join(" "));
    assert!(text.len() > 3_000_000);
    check(&text, 30);
    let long = segment(103, &"Der Hafen. ".repeat(450_000), "The [harbor](harbor.md).");
    check(&german(&long), 30);
}

#[test]
fn front_matter_that_never_closes() {
    let text = format!("---\nms.contentlocale: de-DE\n\n{}\n", lost_link(103));
    let run = Folder::new().with("a.md", text).run("check --output-format concise").ends(1);
    assert_eq!(run.stdout.lines().next().unwrap_or_default().split(": ").next(), Some("a.md:1:1"));
    assert!(run.rules().starts_with(&["structure/invalid-front-matter"]));
    assert!(run.rules().contains(&"link/missing"), "the body is still read: {:?}", run.rules());
    check(&("---\n".to_owned() + &"title: Harbor\n".repeat(200_000)), 20);
}

/// 200 MB in a million segments, written page by page; most repeat an id, which is reported.
#[test]
fn two_hundred_megabytes() {
    let folder = Folder::new();
    let one = segment(103, "Der Hafen ist nachts geöffnet.", "The harbor is open at night.");
    let page = (one + "\n\n").repeat(10_000);
    let pages = 200_000_000 / page.len() + 1;
    let ids = |page: &str, number: usize| page.replace("aa11f-103", &format!("aa{number:03}-103"));
    folder.write("a.md", german(""));
    append(&folder, (0..pages).map(|number| ids(&page, number)));
    let run = folder.run("check a.md --statistics --select structure").ends(1).within(240);
    assert!(run.stdout.contains("structure/duplicate-id"), "{}", run.stdout);
    println!("200 MB: {:?}", run.took);
}

fn append(folder: &Folder, pages: impl Iterator<Item = String>) {
    use std::io::Write;
    let file = std::fs::OpenOptions::new().append(true).open(folder.path("a.md"));
    let mut file = file.unwrap_or_else(|error| panic!("{error}"));
    for page in pages {
        file.write_all(page.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    }
}

/// A line of some megabytes with a fault in each of its 20,000 segments.
#[test]
fn twenty_thousand_fixes_on_one_line() {
    let segments = |target: &str| {
        let of = |at| segment(at, target, "The harbor is open for ships.");
        german(&(0..20_000).map(of).collect::<Vec<_>>().join(" "))
    };
    let (faulty, mended) =
        ("Der Hafen  ist für Schiffe offen.", "Der Hafen ist für Schiffe offen.");
    let folder = Folder::new().with("a.md", segments(faulty));
    folder.run("check a.md --diff").ends(1).within(90);
    folder.run("check a.md --fix-only").ends(0).within(90);
    assert!(folder.read("a.md") == segments(mended));
}
