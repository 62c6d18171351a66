//! Articles of several locales made from one English file.

#![allow(clippy::unwrap_used)]

mod common;

use common::Folder;
use serde_json::Value;

const HASH: &str = "5f1c29d0a6b84e37c1d2f09b8a7e6d5c4b3a2910";

/// An article with these pairs of target and source.
fn article(locale: &str, kind: &str, segments: &[(&str, &str)]) -> String {
    let mut text = format!(
        "---\ntitle: x\nms.openlocfilehash: {HASH}\nms.translationtype: {kind}\n\
         ms.contentlocale: {locale}\n---\n"
    );
    for (at, (target, source)) in segments.iter().enumerate() {
        let id =
            format!("{:05x}-{}", locale.len() * 7919 + usize::from(locale.as_bytes()[0]), 101 + at);
        text += &format!(
            "\n<span data-ttu-id=\"{id}\">{target}</span><span class=\"sxs-lookup\">\
             <span data-stu-id=\"{id}\">{source}</span></span>\n"
        );
    }
    text
}

/// Five locales; German lost a group's name and translated a column's.
fn five() -> Folder {
    let lines = |group: &str, column: &str, text: &str| -> String {
        let (locale, text) = text.split_once('|').unwrap();
        article(
            locale,
            "HT",
            &[
                (group, "ShipGroup 2"),
                (column, "ShipName"),
                (text, "Ask the pilot before you sail."),
            ],
        )
    };
    Folder::new()
        .with(
            "docs.de-de/a.md",
            lines(
                "Schiffsgruppe 2",
                "Schiffsname",
                "de-DE|Fragen Sie den Lotsen, bevor Sie ablegen.",
            ),
        )
        .with(
            "docs.es-es/a.md",
            lines("ShipGroup 2", "ShipName", "es-ES|Pregunte al práctico antes de zarpar."),
        )
        .with(
            "docs.pt-br/a.md",
            lines("ShipGroup 2", "ShipName", "pt-BR|Pergunte ao prático antes de zarpar."),
        )
        .with(
            "docs.ru-ru/a.md",
            lines("ShipGroup 2", "ShipName", "ru-RU|Спросите лоцмана перед отплытием."),
        )
        .with("docs.zh-tw/a.md", lines("ShipGroup 2", "ShipName", "zh-TW|啟航前請先詢問引水人。"))
}

fn found(folder: &Folder, arguments: &str) -> Vec<(String, String, String)> {
    let run = folder.run(&format!("check {arguments} --output-format jsonl"));
    let lines = run.stdout.lines().map(|it| serde_json::from_str::<Value>(it).unwrap());
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    lines.map(|it| (text(&it["rule"]), text(&it["path"]), text(&it["message"]))).collect()
}

#[test]
fn what_four_locales_keep_is_lost_in_the_fifth() {
    let found = found(&five(), ".");
    let rules: Vec<&str> = found.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(rules, ["sibling/lost-here", "sibling/translated-here"], "{found:?}");
    assert!(found.iter().all(|it| it.1 == "docs.de-de/a.md"), "{found:?}");
    assert!(found[0].2.contains("`ShipGroup`, which 4 of 4 siblings keep"), "{found:?}");
}

#[test]
fn an_article_alone_says_nothing_of_it() {
    assert_eq!(found(&five(), "docs.de-de"), []);
    let run = five().run("check . --no-project").ends(0);
    assert!(run.stderr.contains("--no-project"), "{}", run.stderr);
    assert_eq!(run.stdout, "");
}

#[test]
fn the_configuration_names_siblings_that_the_command_line_does_not() {
    let folder = five().with("docs.de-de/bilint.yaml", "siblings: [\"../docs.{locale}\"]\n");
    assert_eq!(found(&folder, "docs.de-de").len(), 2);
    // They are read and not reported.
    folder.write("docs.es-es/a.md", "no article");
    folder.write("docs.es-es/b.md", article("es-ES", "HT", &[("a", "b")]));
    assert_eq!(found(&folder, "docs.de-de").len(), 2);
    folder.write("docs.pt-br/a.md", "no article");
    assert_eq!(found(&folder, "docs.de-de").len(), 0, "two siblings are too few");
    folder.write("docs.de-de/bilint.yaml", "siblings: [\"../docs\"]\n");
    folder.run("check docs.de-de").ends(2).says(&["{locale}", "bilint.yaml:1"]);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_folder_of_a_sibling() {
    let folder = five().with("docs.de-de/bilint.yaml", "siblings: [\"../docs.{locale}\"]\n");
    folder.write("secret/a.md", folder.read("docs.pt-br/a.md"));
    for sibling in ["docs.pt-br", "docs.es-es"] {
        std::fs::remove_file(folder.path(sibling).join("a.md")).unwrap();
        std::os::unix::fs::symlink(folder.path("secret/a.md"), folder.path(sibling).join("a.md"))
            .unwrap();
    }
    assert_eq!(found(&folder, "docs.de-de"), []);
}

#[test]
fn what_most_locales_have_wrong_is_told_once() {
    let source = "Read [the tide table](tides.md) before you sail.";
    let faulty = |locale: &str, text: &str| article(locale, "MT", &[(text, source)]);
    let folder = Folder::new()
        .with("de/a.md", faulty("de-DE", "Lesen Sie die Gezeitentabelle, bevor Sie ablegen."))
        .with("es/a.md", faulty("es-ES", "Lea la tabla de mareas antes de zarpar."))
        .with("pt/a.md", faulty("pt-BR", "Leia a tabela de marés antes de zarpar."))
        .with("ru/a.md", faulty("ru-RU", "Прочтите таблицу приливов перед отплытием."));
    let told = found(&folder, ".");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((&*told[0].0, &*told[0].1), ("sibling/source-fault", "de/a.md"));
    assert!(told[0].2.contains("4 of 4") && told[0].2.contains("link/missing"), "{told:?}");
    // Whoever does not want to be told once is told everywhere.
    assert_eq!(found(&folder, ". --ignore sibling").len(), 4);
    assert_eq!(found(&folder, ". --select link").len(), 4);
    folder.write("pt/a.md", faulty("pt-BR", "Leia [a tabela](tides.md) antes de zarpar."));
    let told = found(&folder, ".");
    assert!(told.iter().all(|it| it.0 == "link/missing") && told.len() == 3, "{told:?}");
}

#[test]
fn a_flag_of_its_own_is_advice() {
    let folder = five();
    folder.write("docs.de-de/a.md", folder.read("docs.de-de/a.md").replace(": HT", ": MT"));
    let found = found(&folder, ". --advice --select sibling/flag-differs");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].2.contains("4 of 4 siblings"), "{found:?}");
}

#[test]
fn a_baseline_and_exceptions_hold_for_siblings_too() {
    let folder = five();
    folder.run("baseline .").ends(0);
    folder.run("check . --baseline").ends(0).quietly();
    let text = folder
        .read("docs.de-de/a.md")
        .replace("ms.contentlocale", "bilint: {disable: [sibling]}\nms.contentlocale");
    folder.write("docs.de-de/a.md", text);
    folder.run("check .").ends(0);
}

#[test]
fn parts_gather_facts_and_the_merge_compares() {
    let folder = five();
    let one = folder.run("check . --output-format full");
    for part in 1..=3 {
        let run =
            folder.run(&format!("check . --shard {part}/3 --output-format jsonl:{part}.jsonl"));
        assert_eq!(run.status, 0, "no part knows the siblings of its articles");
    }
    let merged = folder.run("merge 3.jsonl 1.jsonl 2.jsonl").ends(1);
    assert!(merged.stdout.contains("sibling/lost-here"));
    assert_eq!(merged.stdout, one.stdout);
}

#[test]
fn order_and_threads_change_nothing() {
    let folder = five();
    let one = folder.run("check . --threads 1 --output-format json").stdout;
    let many = folder.run("check . --threads 4 --output-format json").stdout;
    assert_eq!(one, many);
    let named = "docs.zh-tw docs.ru-ru docs.pt-br docs.es-es docs.de-de";
    assert_eq!(found(&folder, named), found(&folder, "."));
}
