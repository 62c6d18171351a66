//! `--output` and several outputs at once.

mod common;

use common::{Folder, clean, faulty, german, lost_link};

fn folder() -> Folder {
    Folder::new().with("docs/a.md", faulty()).with("docs/b.md", clean())
}

#[test]
fn a_format_goes_where_it_is_told_to() {
    let folder = folder();
    let alone = |format: &str| folder.run(&format!("check docs --output-format {format}")).stdout;
    let (sarif, github, concise) = (alone("sarif"), alone("github"), alone("concise"));
    let run = folder.run(
        "check docs --output-format sarif:out.sarif --output-format github --output-format concise:out.txt",
    );
    assert_eq!(run.ends(1).stdout, github);
    assert_eq!((folder.read("out.sarif"), folder.read("out.txt")), (sarif.clone(), concise));
    folder.run("check docs --output-format sarif --output one.sarif").ends(1).quietly();
    assert_eq!(folder.read("one.sarif"), sarif);
    folder.run("check docs --output-format sarif:two.sarif").ends(1).quietly();
    assert_eq!(folder.read("two.sarif"), sarif);
}

#[test]
fn files_hold_no_colours_unless_they_are_asked_for() {
    let folder = folder();
    folder.run("check docs --output out.txt").ends(1).quietly();
    assert!(folder.read("out.txt").contains("error[link/missing]"));
    folder.run("check docs --output out.txt --color always").ends(1);
    assert!(folder.read("out.txt").contains('\u{1B}'));
}

#[test]
fn statistics_stand_for_standard_output_alone() {
    let folder = folder();
    let table = folder.run("check docs --statistics").ends(1).stdout;
    let run = folder.run("check docs --statistics --output-format rdjsonl:out.jsonl").ends(1);
    assert_eq!(run.stdout, table);
    assert_eq!(folder.read("out.jsonl").lines().count(), 1);
    folder.run("check docs --statistics --output table.txt").ends(1).quietly();
    assert_eq!(folder.read("table.txt"), table);
}

#[test]
fn two_outputs_need_two_places() {
    for (arguments, said) in [
        ("--output-format json --output-format github", "standard output"),
        ("--output-format json:a --output-format github:a", "two outputs go to a"),
        ("--output-format json:a --output-format github --output a", "two outputs go to a"),
        ("--output-format json:a --output b", "names a file of its own"),
        ("--output-format jsn:a", "json"),
    ] {
        folder().run(&format!("check docs {arguments}")).ends(2).says(&[said]);
    }
}

#[test]
fn no_article_is_replaced() {
    let folder = folder();
    for place in ["docs/a.md", "docs/../docs/a.md"] {
        folder.run(&format!("check docs --output {place}")).ends(2).says(&["files to check"]);
    }
    assert_eq!(folder.read("docs/a.md"), faulty());
}

#[test]
fn a_file_that_cannot_be_written_does_not_cost_the_others() {
    let folder = folder();
    let run = folder.run("check docs --output-format json:no/such --output-format concise");
    let run = run.ends(2).says(&["no/such", "cannot be written"]);
    assert!(run.stdout.starts_with("docs/a.md:"), "{run:?}");
}

#[test]
fn what_is_suppressed_shares_no_fingerprint_with_what_is_shown() {
    let comment = "<!-- bilint-disable-next-segment link/missing the pilot said so -->";
    let text = german(&format!("{}\n\n{comment}\n{}", lost_link(103), lost_link(103)));
    let folder = Folder::new().with("a.md", text);
    let prints = |arguments: &str| -> Vec<String> {
        let log = folder.run(&format!("check a.md --output-format sarif {arguments}")).stdout;
        let log: serde_json::Value = serde_json::from_str(&log).expect("SARIF");
        let results = log["runs"][0]["results"].as_array().expect("results");
        let links = results.iter().filter(|it| it["ruleId"] == "link/missing");
        links.map(|it| it["partialFingerprints"].to_string()).collect()
    };
    let alone = prints("");
    assert_eq!(alone.len(), 2, "{alone:?}");
    assert_ne!(alone[0], alone[1]);
    let told = folder.run("check a.md --output-format jsonl").json_lines();
    assert!(alone[0].contains(told[0]["fingerprint"].as_str().expect("text")), "{told:?}");
    // Nor with what a baseline knows.
    folder.run("baseline a.md --file known.json").ends(0);
    assert_eq!(prints("--baseline=known.json"), alone);
}
