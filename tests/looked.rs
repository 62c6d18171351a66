//! What a run did not look at it knows nothing of: nothing of it is gone from a baseline, and no
//! suppression of it is useless.

#![allow(clippy::unwrap_used)]

mod common;

use common::git::{self, git};
use common::{Folder, front_matter, german, segment};
use sha1::{Digest, Sha1};

const NAME: &str = "bilint-baseline.jsonl";

/// Asserts that a baseline made with all these options holds something, and that neither pruning nor
/// an update without those behind the bar takes it out.
#[track_caller]
fn stays(folder: &Folder, with: &str, without: &str, rule: &str) {
    folder.run(&format!("baseline {with}")).ends(0);
    let before = folder.read(NAME);
    assert!(before.contains(rule), "{before}");
    folder.run(&format!("check {without} --baseline --prune --fail-on never")).ends(0);
    assert_eq!(folder.read(NAME), before, "--prune");
    folder.run(&format!("baseline --update {without}")).ends(0);
    assert_eq!(folder.read(NAME), before, "--update");
    // Where it is looked at and not found, it is gone.
    std::fs::write(folder.path(NAME), before.replace("\"fingerprint\":\"", "\"fingerprint\":\"0"))
        .unwrap();
    let text = folder.read(NAME);
    let other: String = text
        .lines()
        .map(|it| {
            let at = it.find("\",\"level").unwrap();
            format!("{}{}\n", &it[..at - 1], &it[at..])
        })
        .collect();
    folder.write(NAME, other);
    folder.run(&format!("check {with} --baseline --prune --fail-on never")).ends(0);
    assert_eq!(folder.read(NAME), "", "--prune of what is gone");
}

#[test]
fn files_that_links_lead_to() {
    let text = segment(103, "Der [Kran](Crane.md).", "The [crane](Crane.md).");
    let folder = Folder::new().with("docs/a.md", german(&text)).with("docs/crane.md", "# Crane\n");
    stays(&folder, "docs --advice", "docs --advice --no-project", "link/case-differs");
}

#[test]
fn english_files() {
    let hash: String = Sha1::digest("old").iter().map(|it| format!("{it:02x}")).collect();
    let text = german(&segment(103, "Der Hafen.", "The harbor."))
        .replace("3f9c1d0b7a5e42c68d1f0a9b3c7e5d2468ace013", &hash);
    let folder = Folder::new().with("docs/a.md", text).with("en/a.md", "The harbor.\n");
    stays(&folder, "docs --source-root en", "docs", "freshness/stale");
}

#[test]
fn glossaries() {
    let text = segment(103, "Der Lotse wählt einen Steg.", "The pilot chooses a berth.");
    let folder = Folder::new()
        .with("docs/a.md", german(&text))
        .with("terms.csv", "en,de\nberth,Liegeplatz\n");
    stays(&folder, "docs --glossary terms.csv", "docs", "terminology/missing");
}

/// Five locales; the German article lost what the others keep.
fn five(suppression: &str) -> Folder {
    let folder = Folder::new();
    for (locale, text) in [
        ("de-DE", "Schiffsgruppe 2"),
        ("es-ES", "ShipGroup 2"),
        ("fr-FR", "ShipGroup 2"),
        ("it-IT", "ShipGroup 2"),
        ("pt-BR", "ShipGroup 2"),
    ] {
        let text = segment(103, text, "ShipGroup 2");
        let text = format!("{}{suppression}\n{text}\n", front_matter(locale, "HT"));
        folder.write(format!("docs/{locale}/a.md"), text);
    }
    folder
}

#[test]
fn siblings() {
    stays(&five(""), "docs", "docs/de-DE", "sibling/lost-here");
}

#[test]
fn a_suppression_of_what_siblings_say_needs_siblings() {
    let folder = five("<!-- bilint-disable sibling/lost-here it is so -->\n");
    let check = |paths: &str| folder.run(&format!("check {paths} --output-format concise"));
    check("docs/de-DE").ends(0).quietly();
    check("docs/de-DE docs/es-ES docs/fr-FR").ends(0).quietly();
    let run = check("docs").ends(1);
    assert_eq!(run.rules(), ["structure/unused-suppression"; 4], "{run:?}");
    assert!(!run.stdout.contains("de-DE"), "{run:?}");
}

#[test]
fn a_suppression_of_what_english_files_say_needs_them() {
    let comment = "<!-- bilint-disable terminology/title-heading,terminology/missing -->";
    let text = german(&format!("{comment}\n{}", segment(103, "Der Hafen.", "The harbor.")));
    let folder = Folder::new().with("docs/a.md", text).with("en/a.md", "The harbor.\n");
    folder.run("check docs").ends(0).quietly();
}

#[test]
fn an_old_suppression_of_what_others_say_is_not_new() {
    let folder = five("<!-- bilint-disable sibling/lost-here,link/dead-file it is so -->\n");
    git::init(&folder, ".");
    git::commit(&folder, ".");
    git(&folder, ".", &["checkout", "-q", "-b", "work"]);
    assert!(folder.run("check docs").ends(1).stdout.contains("suppresses nothing"));
    folder.run_with_git("check docs --changed-since main").ends(0);
}

/// Four locales; those with an article here lost the link.
fn lost_in(locales: &[&str], head: &str) -> Folder {
    let folder = Folder::new();
    for (locale, text) in [
        ("de-DE", "Lesen Sie die [Gezeitentabelle](tides.md), bevor Sie ablegen."),
        ("es-ES", "Lea la [tabla de mareas](tides.md) antes de zarpar."),
        ("pt-BR", "Leia a [tabela de marés](tides.md) antes de zarpar."),
        ("ru-RU", "Прочтите [таблицу приливов](tides.md) перед отплытием."),
    ] {
        let mut text = text.to_owned();
        if locales.contains(&locale) {
            text = text.replace('[', "").replace("](tides.md)", "");
        }
        let text = segment(103, &text, "Read [the tide table](tides.md) before you sail.");
        let mut all = format!("{}\n{text}\n", front_matter(locale, "HT"));
        if locale == "de-DE" {
            all = all.replacen("---\n", &format!("---\n{head}"), 1);
        }
        folder.write(format!("{}/a.md", &locale[..2]), all);
    }
    folder.write("tides.md", "");
    folder
}

const ALL: [&str; 4] = ["de-DE", "es-ES", "pt-BR", "ru-RU"];

/// The rules and paths of what is told.
fn told(folder: &Folder, arguments: &str) -> Vec<String> {
    let run = folder.run_with_git(&format!("check {arguments} --output-format jsonl"));
    let all = run.json_lines();
    let text = |it: &serde_json::Value| it.as_str().unwrap_or_default().to_owned();
    all.iter().map(|it| format!("{} {}", text(&it["path"]), text(&it["rule"]))).collect()
}

#[test]
fn a_new_fault_is_told_though_old_articles_have_it_too() {
    let folder = lost_in(&["de-DE", "es-ES", "ru-RU"], "");
    git::init(&folder, ".");
    git::commit(&folder, ".");
    git(&folder, ".", &["checkout", "-q", "-b", "work"]);
    folder.run("baseline .").ends(0);
    folder.write("pt/a.md", lost_in(&ALL, "").read("pt/a.md"));
    assert_eq!(told(&folder, "."), ["de/a.md sibling/source-fault"]);
    assert_eq!(told(&folder, ". --changed-since main"), ["pt/a.md link/missing"]);
    assert_eq!(told(&folder, ". --baseline"), ["pt/a.md link/missing"]);
    // Neither is there anything new after all of them are written down.
    folder.run("baseline --update .").ends(0);
    assert_eq!(folder.read(NAME).lines().count(), 4);
    assert_eq!(told(&folder, ". --baseline"), [""; 0]);
}

#[test]
fn a_fault_of_the_source_is_told_where_it_may_be() {
    let folder = lost_in(&ALL, "bilint: {disable: [sibling/source-fault]}\n");
    assert_eq!(told(&folder, "."), ["es/a.md sibling/source-fault"]);
    let folder = lost_in(&ALL, "");
    folder.write(
        "bilint.yaml",
        "overrides:\n- {locales: [de], rules: {sibling/source-fault: off}}\n",
    );
    assert_eq!(told(&folder, "."), ["de/a.md link/missing", "es/a.md sibling/source-fault"]);
}

#[test]
fn the_case_of_a_locale_does_not_make_it_another_one() {
    let folder = five("");
    for locale in ["fr-FR", "it-IT"] {
        let path = format!("docs/{locale}/a.md");
        let other = if locale == "it-IT" { "pt-br" } else { "ES-es" };
        folder.write(&path, folder.read(&path).replace(locale, other));
    }
    folder.run("check docs --select sibling").ends(0).quietly();
}
