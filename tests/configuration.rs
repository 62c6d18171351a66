//! `bilint.yaml` from outside: which one counts, and what it changes.

mod common;

use common::{Folder, Run, faulty, front_matter, german, lost_link, segment};

fn check(folder: &Folder, arguments: &str) -> Run {
    folder.run(&format!("check --output-format concise {arguments}"))
}

/// The lines of a run: path, level and rule.
fn told(run: &Run) -> Vec<String> {
    let line = |line: &str| {
        let path = line.split(':').next()?;
        let what = line.split(": ").nth(1)?;
        Some(format!("{path} {what}"))
    };
    run.stdout.lines().filter_map(line).collect()
}

#[test]
fn the_nearest_one_counts_and_is_not_merged() {
    let folder = Folder::new()
        .with("bilint.yaml", "rules: {link/missing: warning}\nexclude: ['out/**']\n")
        .with("a.md", faulty())
        .with("out/b.md", faulty())
        .with("in/bilint.yaml", "rules: {markup: off}\n")
        .with("in/deep/c.md", faulty());
    let run = check(&folder, "").ends(1);
    assert_eq!(told(&run), ["a.md warning[link/missing]", "in/deep/c.md error[link/missing]"]);
    let run = check(&folder, "--no-config").ends(1);
    assert_eq!(run.stdout.matches("error[link/missing]").count(), 3);
    let run = check(&folder, "--config in/bilint.yaml").ends(1);
    assert_eq!(run.stdout.matches("error[link/missing]").count(), 3);
    let run = check(&folder, "out/b.md").ends(1);
    assert_eq!(told(&run), ["out/b.md warning[link/missing]"]);
    check(&folder, "out/b.md --force-exclude").ends(0).quietly();
    check(&folder, "--config bilint.yaml --no-config").ends(2).says(&["--no-config"]);
}

#[test]
fn include_and_exclude_are_below_the_root() {
    let folder = Folder::new()
        .with("docs/bilint.yaml", "include: ['de/**']\nexclude: ['**/draft-*.md']\n")
        .with("docs/de/a.md", faulty())
        .with("docs/de/draft-b.md", faulty())
        .with("docs/fr/c.md", faulty());
    assert_eq!(told(&check(&folder, "docs").ends(1)), ["docs/de/a.md error[link/missing]"]);
    assert_eq!(told(&check(&folder, "docs/de").ends(1)), ["docs/de/a.md error[link/missing]"]);
    check(&folder, "docs/fr").ends(0).quietly();
}

#[test]
fn overrides_hold_where_all_their_conditions_do() {
    let article = |locale: &str, kind: &str| front_matter(locale, kind) + &lost_link(103) + "\n";
    let folder = Folder::new()
        .with("human.md", article("de-AT", "HT"))
        .with("machine.md", article("de-DE", "MT"))
        .with("legal/machine.md", article("de-DE", "MT"))
        .with(
            "es.md",
            front_matter("es-ES", "MT")
                + &segment(103, "Lea «Muelles».", "Read [Berths](b.md).")
                + "\n",
        );
    folder.write(
        "bilint.yaml",
        "overrides:\n- locales: [DE]\n  rules: {link: warning}\n\
         - locales: [de]\n  translation-type: machine\n  rules: {link/missing: off}\n\
         - files: ['legal/**']\n  rules: {link: advice, link/missing: error}\n",
    );
    let expected = [
        "es.md error[link/missing]",
        "human.md warning[link/missing]",
        "legal/machine.md error[link/missing]",
    ];
    assert_eq!(told(&check(&folder, "")), expected);
    let run = check(&folder, "machine.md --select link/missing").ends(1);
    assert_eq!(
        told(&run),
        ["machine.md error[link/missing]"],
        "selected by name, an off rule is back"
    );
}

#[test]
fn people_must_translate_what_the_configuration_says() {
    let machine =
        |kind: &str| german(&segment(103, "Der Hafen.", "The harbor.")).replace(": HT", kind);
    let folder = Folder::new()
        .with("bilint.yaml", "require-human: ['legal/**']\n")
        .with("legal/a.md", machine(": MT"))
        .with("legal/b.md", machine(": HT"))
        .with("c.md", machine(": MT"));
    let run = check(&folder, "").ends(1);
    assert_eq!(told(&run), ["legal/a.md error[provenance/machine-where-human-required]"]);
    assert!(run.stdout.contains("legal/**"), "{}", run.stdout);
}

#[test]
fn names_that_stay_are_not_untranslated() {
    let text = german(&segment(
        103,
        "Open the Harbor Desk and then select the berth.",
        "Open the Harbor Desk and then select the berth.",
    ));
    let folder = Folder::new().with("a.md", text);
    assert_eq!(check(&folder, "").ends(1).rules(), ["untranslated/segment"]);
    folder
        .write("bilint.yaml", "untranslatable: [Open the Harbor Desk and then select the berth]\n");
    check(&folder, "").ends(0).quietly();
}
