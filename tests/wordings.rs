//! `terminology/inconsistent` from outside: headings and labels that are worded otherwise than in
//! nearly all other articles of a run.

mod common;

use common::{Folder, Run, front_matter, segment};

const USUAL: &str = "Bedingungen der Boje";
const OTHER: &str = "Vorschriften des Hafens";

/// An article with one heading, translated so.
fn article(locale: &str, heading: &str) -> String {
    format!("{}\n## {}\n", front_matter(locale, "HT"), segment(103, heading, "Berth conditions"))
}

/// Ten German articles, two of which have another heading than the eight, and a French one with a
/// heading of its own.
fn folder() -> Folder {
    let mut folder = Folder::new().with("docs/fr.md", article("fr-FR", "Règles du port"));
    for at in 0..10 {
        let heading = if at % 5 == 3 { OTHER } else { USUAL };
        folder = folder.with(format!("docs/page-{at}.md"), article("de-DE", heading));
    }
    folder
}

fn check(folder: &Folder, arguments: &str) -> Run {
    folder.run(&format!(
        "check docs --advice --select terminology/inconsistent --output-format concise {arguments}"
    ))
}

/// The line that is told of an article.
fn told(page: &str, other: &str, count: &str) -> String {
    format!(
        "docs/{page}.md:{}: advice[terminology/inconsistent]: “Berth conditions” is “{other}” here, \
         and “{USUAL}” in {count} places\n",
        place()
    )
}

/// Where the heading stands: line and column.
fn place() -> String {
    let text = article("de-DE", USUAL);
    let line = text.lines().position(|it| it.contains(USUAL)).unwrap_or_default();
    let columns = text.lines().nth(line).and_then(|it| it.split(USUAL).next());
    format!("{}:{}", line + 1, columns.map_or(0, |it| it.chars().count()) + 1)
}

#[test]
fn a_minority_is_told_the_wording_of_the_others_and_its_count() {
    let folder = folder();
    let both = told("page-3", OTHER, "8 of 10") + &told("page-8", OTHER, "8 of 10");
    assert_eq!(check(&folder, "").ends(0).stdout, both);
    let run = check(&folder, "--output-format full:full.txt").ends(0);
    assert_eq!(run.stdout, both);
    let help = format!("write “{USUAL}”, unless this place means another thing");
    assert_eq!(folder.read("full.txt").matches(&help).count(), 2);
    folder.run("check docs").ends(0).quietly();
}

#[test]
fn what_is_the_same_wording_is_counted_with_the_others() {
    let folder = folder();
    // Capitals are no other wording, another ending is one that is not told.
    folder.write("docs/page-1.md", article("de-DE", &USUAL.to_uppercase()));
    folder.write("docs/page-3.md", article("de-DE", "Bedingung der Bojen"));
    assert_eq!(check(&folder, "").stdout, told("page-8", OTHER, "8 of 10"));
    // Two ways to put it, and neither in four of five places.
    folder.write("docs/page-0.md", article("de-DE", OTHER));
    assert_eq!(check(&folder, "").stdout, "");
}

#[test]
fn articles_that_are_not_checked_together_are_not_counted() {
    let folder = folder();
    assert_eq!(check(&folder, "--no-project").ends(0).stdout, "");
    let five = "check docs/page-0.md docs/page-1.md docs/page-2.md docs/page-3.md docs/page-4.md";
    let run = folder.run(&format!("{five} --advice --select terminology --output-format concise"));
    assert_eq!(run.stdout, told("page-3", OTHER, "4 of 5"));
    let three = folder.run(&format!("{} --advice", five.replace("docs/page-0.md ", "")));
    assert!(!three.stdout.contains("inconsistent"), "3 of 4 are too few: {}", three.stdout);
}

#[test]
fn parts_gather_wordings_and_the_merge_counts_them() {
    let folder = folder();
    let options = "docs --advice --select terminology/inconsistent";
    for part in 1..=2 {
        let run = folder.run(&format!(
            "check {options} --shard {part}/2 --output-format jsonl:{part}.jsonl \
             --output-format concise"
        ));
        assert_eq!(run.ends(0).stdout, "", "no part knows the wordings of the others");
    }
    for format in ["full", "concise", "json", "jsonl"] {
        let one = folder.run(&format!("check {options} --output-format {format}"));
        let merged = folder.run(&format!("merge 2.jsonl 1.jsonl --output-format {format}"));
        assert!(one.stdout.contains("8 of 10"), "{format}: {}", one.stdout);
        assert_eq!((merged.stdout, merged.status), (one.stdout, one.status), "{format}");
    }
}

#[test]
fn a_baseline_holds_for_wordings_too() {
    let folder = folder();
    let options = "--advice --select terminology/inconsistent";
    folder.run(&format!("baseline docs {options}")).ends(0).says(&["2 diagnostics"]);
    assert_eq!(check(&folder, "--baseline").stdout, "");
    folder.write("docs/page-9.md", article("de-DE", OTHER));
    for at in 10..15 {
        folder.write(format!("docs/page-{at}.md"), article("de-DE", USUAL));
    }
    assert_eq!(check(&folder, "--baseline").stdout, told("page-9", OTHER, "12 of 15"));
}
