//! Articles against the English files that they were translated from: a folder or a repository with
//! history that each test makes.

#![allow(clippy::unwrap_used)]

mod common;

use common::git::{self, git};
use common::{Folder, Run, segment};
use sha1::{Digest, Sha1};
use sha2::Sha256;

const FIRST: &str = "# Tides\n\nThe table is updated every hour. Ask the pilot before you sail.\n\n- [Berths](berths.md)\n- Cranes\n";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

fn sha1(text: &str) -> String {
    hex(&Sha1::digest(text))
}

/// The second English version: one sentence reworded, one heading and one sentence put in.
fn second() -> String {
    FIRST.replace("every hour", "every minute") + "\n## Ebb\n\nThe tide goes out at night.\n"
}

/// A German article of [`FIRST`] with this hash and commit.
fn article(hash: &str, commit: &str) -> String {
    let link = segment(106, "Liegeplätze", "Berths");
    format!(
        "---\ntitle: Gezeiten\nms.openlocfilehash: {hash}\nms.sourcegitcommit: {commit}\n\
         ms.translationtype: HT\nms.contentlocale: de-DE\nms.lasthandoff: 03/14/2024\n\
         ms.locfileid: \"71820355\"\n---\n# {}\n\n{} {}\n\n- [{link}](berths.md)\n- {}\n",
        segment(103, "Gezeiten", "Tides"),
        segment(
            104,
            "Die Tabelle wird jede Stunde aktualisiert.",
            "The table is updated every hour."
        ),
        segment(105, "Fragen Sie vor der Abfahrt den Lotsen.", "Ask the pilot before you sail."),
        segment(107, "Krane", "Cranes"),
    )
}

const NOWHERE: &str = "8b1e6f40c2d93a7755e0b4c6d8f2a1937c5e0d42";

/// An English folder `en` without history, and the article `de/tides.md` of its first version.
fn folder(english: impl AsRef<[u8]>) -> Folder {
    Folder::new().with("en/tides.md", english).with("de/tides.md", article(&sha1(FIRST), NOWHERE))
}

/// A repository `en` with two versions, and articles; the commits of the versions.
fn repository() -> (Folder, String, String) {
    let folder = folder(FIRST);
    git::init(&folder, "en");
    let first = git::commit(&folder, "en");
    folder.write("en/other.md", "# Other\n");
    git::commit(&folder, "en");
    folder.write("en/tides.md", second());
    let now = git::commit(&folder, "en");
    folder.write("de/tides.md", article(&sha1(FIRST), &first));
    (folder, first, now)
}

fn check(folder: &Folder, arguments: &str) -> Run {
    let command = "check --output-format jsonl --select freshness";
    folder.run_with_git(&format!("{command} {arguments}"))
}

fn status(folder: &Folder, arguments: &str) -> Run {
    folder.run_with_git(&format!("status {arguments}"))
}

/// The one diagnostic of a run: its rule and its message.
#[track_caller]
fn only(run: &Run) -> (String, String) {
    let found = run.json_lines();
    assert_eq!(found.len(), 1, "{run:#?}");
    let text = |key: &str| found[0][key].as_str().unwrap().to_owned();
    (text("rule"), text("message"))
}

#[test]
fn fresh_with_any_line_ends() {
    for hashed in [FIRST.to_owned(), FIRST.replace('\n', "\r\n")] {
        for english in [FIRST.to_owned(), FIRST.replace('\n', "\r\n")] {
            let folder = folder(english);
            folder.write("de/tides.md", article(&sha1(&hashed), NOWHERE));
            check(&folder, "de --source-root en").ends(0).quietly();
        }
    }
    let folder = folder(FIRST);
    folder.write("de/tides.md", article(&hex(&Sha256::digest(FIRST)), NOWHERE));
    check(&folder, "de --source-root en").ends(0).quietly();
}

#[test]
fn stale_is_said_by_segment() {
    let folder = folder(second());
    let run = check(&folder, "de --source-root en").ends(1);
    let (rule, message) = only(&run);
    assert_eq!(rule, "freshness/stale");
    assert!(
        message.contains(
            "1 of 5 segments is no longer in it, and 3 English sentences have no segment"
        ),
        "{message}"
    );
    let found = &run.json_lines()[0];
    assert_eq!((&found["start"]["line"], &found["start"]["column"]), (&3.into(), &21.into()));
    assert_eq!(found["related"].as_array().unwrap().len(), 1);
    assert_eq!(found["related"][0]["side"], "source");
    check(&folder, "de").ends(0).quietly();
    folder.write("de/tides.md", article(&"0".repeat(64), NOWHERE));
    assert_eq!(only(&check(&folder, "de --source-root en").ends(1)).0, "freshness/stale");
}

#[test]
fn markup_alone_leaves_every_segment() {
    let english = "---\ntitle: New\n---\n# <a id=\"t\"></a>Tides\n\n> The *table* is&nbsp;updated every\n> hour. Ask [the pilot](new.md) before you sail.\n\n1. **Berths**\n1. Cranes\n\n```\nnew code\n```\n![new](new.png)\n";
    let (_, message) = only(&check(&folder(english), "de --source-root en").ends(1));
    assert!(message.contains("the words of all 5 segments are still in it"), "{message}");
}

#[test]
fn gone_and_redirected() {
    let folder = folder(FIRST);
    let redirection = "\u{FEFF}{\"redirections\": [7, {\"source_path\": \"tides.md\", \"redirect_url\": \"/harbor/ebb\\u001b\"}]}";
    folder.write("en/.openpublishing.redirection.json", redirection);
    let run = check(&folder, "de --source-root en").ends(1);
    let (rule, message) = only(&run);
    assert_eq!(rule, "freshness/source-gone");
    assert!(message.contains("`tides.md`") && message.contains("led to `/harbor/ebb"), "{message}");
    assert!(!run.stdout.contains('\u{1b}'));
    folder.write("en/.openpublishing.redirection.json", "{no json");
    check(&folder, "de --source-root en").ends(0).says(&["warning", "cannot be read"]);
    std::fs::remove_file(folder.path("en/tides.md")).unwrap();
    assert_eq!(only(&check(&folder, "de --source-root en").ends(1)).0, "freshness/source-gone");
    folder.write("en/Tides.md", FIRST);
    check(&folder, "de --source-root en").ends(0);
}

#[test]
fn a_revision_reads_blobs_and_knows_the_history() {
    let (folder, first, _) = repository();
    // What is checked out must not count.
    folder.write("en/tides.md", FIRST);
    for root in ["en --source-revision main", "en --source-revision HEAD"] {
        let run = check(&folder, &format!("de --source-root {root}")).ends(1);
        assert_eq!(only(&run).0, "freshness/stale");
        let help = run.json_lines()[0]["help"].as_str().unwrap().to_owned();
        assert!(help.contains("1 heading and 2 sentences; 1 commit since 2020-04-12"), "{help}");
    }
    check(&folder, &format!("de --source-root en --source-revision {first}")).ends(0).quietly();
    check(&folder, "de --source-root en").ends(0).quietly();
    git(&folder, "en", &["checkout", "-q", "-f", "main"]);
    let run = check(&folder, "de --source-root en").ends(1);
    assert!(run.stdout.contains("1 commit since 2020-04-12"), "{}", run.stdout);
}

#[test]
fn a_bare_repository_and_a_folder_in_it() {
    let (folder, _, _) = repository();
    git(&folder, ".", &["clone", "-q", "--bare", "en", "bare.git"]);
    for revision in ["", " --source-revision main"] {
        let run = check(&folder, &format!("de --source-root bare.git{revision}")).ends(1);
        assert!(run.stdout.contains("1 commit since"), "{}", run.stdout);
    }
    folder.write("en/docs/tides.md", FIRST);
    git::commit(&folder, "en");
    check(&folder, "de --source-root en/docs --source-revision main").ends(0).quietly();
    check(&folder, "de --source-root en/docs").ends(0).quietly();
}

#[test]
fn the_commit_must_give_the_hash() {
    let (folder, first, now) = repository();
    folder.write("de/tides.md", article(&sha1(&second()), &first));
    let run = check(&folder, "de --source-root en").ends(1);
    let (rule, message) = only(&run);
    assert_eq!(rule, "freshness/hash-without-commit");
    assert!(message.contains(&first[..10]), "{message}");
    let found = &run.json_lines()[0];
    assert_eq!((&found["start"]["line"], &found["level"]), (&4.into(), &"error".into()));
    // The hash is the one that is wrong where the commit has the file of today.
    folder.write("de/tides.md", article(&"0".repeat(40), &now));
    assert_eq!(
        only(&check(&folder, "de --source-root en").ends(1)).0,
        "freshness/hash-without-commit"
    );
    for commit in [NOWHERE, "main", "HEAD", "-p", "--batch"] {
        folder.write("de/tides.md", article(&sha1(&second()), commit));
        check(&folder, "de --source-root en").ends(0).quietly();
    }
}

#[test]
fn a_shallow_clone_knows_less_and_says_nothing_wrong() {
    let (folder, _, _) = repository();
    let from = format!("file://{}", folder.path("en").display());
    git(&folder, ".", &["clone", "-q", "--depth", "1", &from, "clone"]);
    for revision in ["", " --source-revision HEAD"] {
        let run = check(&folder, &format!("de --source-root clone{revision}")).ends(1);
        assert_eq!(only(&run).0, "freshness/stale");
        assert!(!run.stdout.contains("since 20"), "{}", run.stdout);
    }
}

#[test]
fn a_repository_of_sha_256() {
    let folder = folder(FIRST);
    git(&folder, "en", &["init", "-q", "--object-format=sha256"]);
    let first = git::commit(&folder, "en");
    assert_eq!(first.len(), 64);
    folder.write("de/tides.md", article(&hex(&Sha256::digest(FIRST)), &first));
    check(&folder, "de --source-root en --source-revision main").ends(0).quietly();
    folder.write("en/tides.md", second());
    git::commit(&folder, "en");
    let run = check(&folder, "de --source-root en --source-revision main").ends(1);
    assert!(run.stdout.contains("1 commit since"), "{}", run.stdout);
}

#[cfg(unix)]
#[test]
fn nothing_outside_of_the_root_is_opened() {
    use std::os::unix::fs::symlink;
    let folder = folder(FIRST);
    folder.write("secret.md", second());
    std::fs::remove_file(folder.path("en/tides.md")).unwrap();
    symlink(folder.path("secret.md"), folder.path("en/tides.md")).unwrap();
    check(&folder, "de --source-root en").ends(0).quietly();
    std::fs::remove_file(folder.path("en/tides.md")).unwrap();
    symlink(folder.path("nowhere"), folder.path("en/tides.md")).unwrap();
    check(&folder, "de --source-root en").ends(0).quietly();
    std::fs::remove_file(folder.path("en/tides.md")).unwrap();
    std::process::Command::new("mkfifo").arg(folder.path("en/tides.md")).status().unwrap();
    check(&folder, "de --source-root en").ends(0).within(20).quietly();
    std::fs::remove_file(folder.path("en/tides.md")).unwrap();
    symlink(folder.path("secret.md"), folder.path("en/link.md")).unwrap();
    git::init(&folder, "en");
    git::commit(&folder, "en");
    folder.write("de/link.md", article(&sha1(FIRST), NOWHERE));
    check(&folder, "de/link.md --source-root en --source-revision main").ends(0).quietly();
    folder.write("de/a\nb.md", article(&sha1(FIRST), NOWHERE));
    folder.write("de/a:b HEAD.md", article(&sha1(FIRST), NOWHERE));
    let run = check(&folder, "de --source-root en --source-revision main").ends(1);
    assert_eq!(run.json_lines().len(), 3, "{run:#?}");
}

#[test]
fn a_root_that_cannot_be_used_is_an_error() {
    let (folder, _, _) = repository();
    folder.write("plain/tides.md", FIRST);
    for (arguments, parts) in [
        ("--source-root nowhere", &["nowhere", "cannot be read"][..]),
        ("--source-root en/tides.md", &["no folder"]),
        ("--source-root plain --source-revision main", &["no git repository"]),
        ("--source-root en --source-revision lost", &["`lost` is no commit", "git fetch"]),
        ("--source-root en --source-revision --output=x", &["no name of a commit"]),
        ("--source-root en --source-revision=-p", &["no name of a commit"]),
        ("--source-revision main", &["--source-root"]),
    ] {
        let run = check(&folder, &format!("de {arguments}")).ends(2);
        assert_eq!(run.stdout, "");
        run.says(parts);
        status(&folder, &format!("de {arguments}")).ends(2).says(parts);
    }
    assert!(!folder.path("x").exists());
    for (source, parts) in [
        ("{root: en, path: docs}", &["bilint.yaml:1", "{path}"][..]),
        ("{root: en, path: ['{path}', '../{path}']}", &["bilint.yaml:1", "lead out"]),
        ("{root: en, revision: -p}", &["no name of a commit"]),
        ("{root: en, revision: lost}", &["no commit of the source root"]),
        ("{root: lost}", &["lost", "cannot be read"]),
        ("{root: ''}", &["found nothing"]),
        ("{root: en, strip: '[a'}", &["no glob pattern"]),
        ("{roots: en}", &["unknown key"]),
        ("en", &["bilint.yaml:1"]),
    ] {
        folder.write("bilint.yaml", format!("source: {source}\n"));
        check(&folder, "de").ends(2).says(parts);
    }
}

#[test]
fn a_configuration_places_the_files() {
    let (folder, _, _) = repository();
    folder.write("docs.de-de/guide/tides.md", article(&sha1(FIRST), NOWHERE));
    folder.write("en/guide/tides.md", second());
    folder.write("bilint.yaml", "source: {root: en, strip: 'docs.*'}\n");
    assert_eq!(only(&check(&folder, "docs.de-de").ends(1)).0, "freshness/stale");
    folder.write("bilint.yaml", "source: {root: en, strip: ['x', 'docs.*/guide/'], path: ['no/{path}', '{path}'], revision: main}\n");
    assert_eq!(only(&check(&folder, "docs.de-de").ends(1)).0, "freshness/stale");
    folder.write("bilint.yaml", "source: {root: en, strip: 'docs.*'}\nrules: {freshness: off}\n");
    assert!(!folder.run("check docs.de-de").stdout.contains("freshness"));
    folder.write("bilint.yaml", "source: {root: nowhere, strip: 'docs.*'}\noverrides:\n- {locales: [de], rules: {freshness/stale: error}}\n");
    let run = check(&folder, "docs.de-de --source-root en").ends(1);
    assert_eq!(run.json_lines()[0]["level"], "error");
    let disabled = "---\nbilint: {disable: [freshness/stale]}\ntitle";
    let text = article(&sha1(FIRST), NOWHERE).replace("---\ntitle", disabled);
    folder.write("docs.de-de/guide/tides.md", text);
    check(&folder, "docs.de-de --source-root en").ends(0);
}

#[test]
fn a_baseline_holds_what_is_stale() {
    let folder = folder(second());
    folder.run("baseline de --source-root en").ends(0);
    let run = folder.run("check de --source-root en --baseline").ends(0);
    assert!(!run.stdout.contains("freshness"), "{run:#?}");
    assert!(folder.read("bilint-baseline.jsonl").contains("freshness/stale"));
}

#[test]
fn the_threads_make_no_difference() {
    let (folder, first, _) = repository();
    for number in 0..30 {
        folder.write(format!("en/a{number}.md"), second());
        folder.write(format!("de/a{number}.md"), article(&sha1(FIRST), &first));
    }
    git::commit(&folder, "en");
    let texts = ["1", "2", "8"].map(|it| {
        check(&folder, &format!("de --source-root en --source-revision main --threads {it}"))
            .ends(1)
            .stdout
    });
    assert_eq!(texts[0].lines().count(), 31);
    assert!(texts.iter().all(|it| *it == texts[0]));
}

#[test]
fn status_by_locale_and_folder() {
    let (folder, first, _) = repository();
    folder.write("en/fresh/a.md", FIRST);
    folder.write("de/fresh/a.md", article(&sha1(FIRST), &first).replace("HT", "MT"));
    folder.write("de/gone/a.md", article(&sha1(FIRST), &first).replace("de-DE", "de-AT"));
    folder.write("de/gone/b.md", segment(101, "Kai", "Quay"));
    let run = status(&folder, "de --source-root en --output-format json").ends(0);
    let all: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let rows: Vec<_> = all["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let number = |key: &str| it[key].as_u64().unwrap();
            (
                it["locale"].as_str().unwrap().to_owned(),
                it["folder"].as_str().unwrap().to_owned(),
                number("fresh"),
                number("stale"),
                number("gone"),
                number("without_hash"),
            )
        })
        .collect();
    let row =
        |locale: &str, folder: &str, a, b, c, d| (locale.to_owned(), folder.to_owned(), a, b, c, d);
    assert_eq!(
        rows,
        [
            row("de-DE", ".", 0, 1, 0, 0),
            row("de-AT", "gone", 0, 0, 1, 0),
            row("de-DE", "fresh", 1, 0, 0, 0),
            row("", "gone", 0, 0, 0, 1)
        ]
    );
    assert_eq!(
        (&all["total"]["stale_segments"], &all["total"]["stale_words"]),
        (&1.into(), &6.into())
    );
    assert_eq!(
        (&all["total"]["articles_by"]["machine"], &all["total"]["articles_by"]["human"]),
        (&1.into(), &2.into())
    );
    let run = status(&folder, "de --source-root en --output-format markdown --depth 0").ends(0);
    assert!(run.stdout.starts_with("| locale | folder | articles | fresh |"), "{}", run.stdout);
    let run = status(&folder, "de").ends(0).says(&["no source root"]);
    assert!(run.stdout.contains("human words") && !run.stdout.contains("stale"), "{}", run.stdout);
}

#[test]
fn status_weighted_by_page_views() {
    let folder = folder(second()).with("en/read/a.md", second());
    folder.write("de/read/a.md", article(&sha1(FIRST), NOWHERE));
    folder.write("views.csv", "path,views\ntides.md,1\nread/a.md,1000\n");
    let run = status(&folder, "de --source-root en --weights views.csv").ends(0);
    let folders: Vec<&str> =
        run.stdout.lines().filter_map(|it| it.split_whitespace().nth(1)).collect();
    assert_eq!(folders[1..3], ["read", "."], "{}", run.stdout);
    assert!(run.stdout.contains("6000"), "{}", run.stdout);
    folder.write("views.csv", "tides.md,1\nread/a.md;1000\n");
    status(&folder, "de --weights views.csv").ends(2).says(&["views.csv:2", "comma"]);
    status(&folder, "de --weights none.csv").ends(2).says(&["none.csv"]);
    folder.write("views.csv", "other.md,1\n");
    status(&folder, "de --source-root en --weights views.csv").ends(0).says(&["warning"]);
}

#[test]
fn without_a_configuration_the_folders_above_count_too() {
    let folder = folder(FIRST).with("en/docs/deep/tides.md", FIRST);
    folder.write("de/docs/deep/tides.md", article(&sha1(FIRST), NOWHERE));
    for path in ["de", "de/docs", "de/docs/deep", "de/docs/deep/tides.md"] {
        check(&folder, &format!("{path} --source-root en")).ends(0).quietly();
    }
    std::fs::remove_file(folder.path("en/docs/deep/tides.md")).unwrap();
    assert_eq!(
        only(&check(&folder, "de/docs --source-root en").ends(1)).0,
        "freshness/source-gone"
    );
    // With one, the root is known.
    folder.write("bilint.yaml", "source: {root: en}\n");
    assert_eq!(check(&folder, "de").ends(1).json_lines().len(), 2);
}

#[test]
fn other_families_name_a_commit() {
    let (folder, first, now) = repository();
    let body = "# Gezeiten\n\nDie Tabelle.\n";
    for (path, keys) in [
        ("a", format!("source-git-commit: {first}\nworkflow-type: tm+mt\nht-degree: 0%")),
        ("b", format!("default_lang_commit: {first} # patched")),
        ("c", format!("l10n:\n  sourceCommit: {first}")),
    ] {
        let file = format!("zh-tw/{path}/tides.md");
        folder.write("bilint.yaml", format!("source: {{root: en, strip: zh-tw/{path}}}\n"));
        folder.write(&file, format!("---\ntitle: Gezeiten\n{keys}\n---\n{body}"));
        let run = check(&folder, "zh-tw").ends(1);
        assert_eq!(only(&run).0, "freshness/stale");
        assert!(run.stdout.contains("1 commit since 2020-04-12"), "{}", run.stdout);
        let all = status(&folder, "zh-tw --output-format json").ends(0).stdout;
        let all: serde_json::Value = serde_json::from_str(&all).unwrap();
        assert_eq!(all["rows"][0]["locale"], "zh-TW");
        assert_eq!((&all["total"]["stale"], &all["total"]["without_hash"]), (&1.into(), &0.into()));
        let machine = u64::from(path == "a");
        assert_eq!(all["total"]["articles_by"]["machine"], machine);
        let text = folder.read(&file);
        folder.write(&file, text.replace(&first, &now));
        check(&folder, "zh-tw").ends(0).quietly();
        folder.write(&file, text.replace(&first, NOWHERE));
        check(&folder, "zh-tw").ends(0).quietly();
        std::fs::remove_file(folder.path(&file)).unwrap();
    }
}

#[test]
fn titles_are_compared_with_the_version_that_was_translated() {
    let folder = folder(FIRST);
    let english = |text: &str| format!("---\ntitle: Tides\ndescription: {text}\n---\n{FIRST}");
    folder.write("en/tides.md", english("Free berths along northern quays"));
    git::init(&folder, "en");
    let first = git::commit(&folder, "en");
    let hash = sha1(&english("Free berths along northern quays"));
    let german = |title: &str, description: &str| {
        let keys = format!("title: {title}\ndescription: {description}");
        article(&hash, &first).replace("title: Gezeiten", &keys)
    };
    let rules = |folder: &Folder, source: &str| -> Vec<String> {
        let select = "terminology/title-heading,untranslated/front-matter";
        let run = check(folder, &format!("de --select {select} {source}"));
        let found = run.json_lines().into_iter();
        let rules = found.map(|it| it["rule"].as_str().unwrap().to_owned());
        rules.filter(|it| !it.starts_with("freshness")).collect()
    };
    folder.write("de/tides.md", german("Tiden", "Free berths along northern quays"));
    let both = ["terminology/title-heading", "untranslated/front-matter"];
    assert_eq!(rules(&folder, "--source-root en"), both);
    assert_eq!(rules(&folder, ""), Vec::<String>::new());
    // A later version says nothing of what was translated; its commit does.
    folder.write("en/tides.md", english("Other").replace("# Tides", "# Times of the tides"));
    git::commit(&folder, "en");
    assert_eq!(rules(&folder, "--source-root en --source-revision main"), both);
    git(
        &folder,
        ".",
        &[
            "clone",
            "-q",
            "--depth",
            "1",
            &format!("file://{}", folder.path("en").display()),
            "clone",
        ],
    );
    assert_eq!(rules(&folder, "--source-root clone"), Vec::<String>::new());
    folder.write("de/tides.md", german("GEZEITEN", "Freie Liegeplätze"));
    assert_eq!(rules(&folder, "--source-root en"), Vec::<String>::new());
}
