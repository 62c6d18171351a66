//! The rules about what links lead to, on folders of files: what is there, what is not, and what must
//! not be looked at.

mod common;

use common::{Folder, Run};

/// An article of a segment or several, each a target with its source.
fn article(locale: &str, segments: &[(&str, &str)]) -> String {
    let mut text = format!(
        "---\nms.openlocfilehash: 3f9c1d0b7a5e42c68d1f0a9b3c7e5d2468ace013\n\
         ms.translationtype: HT\nms.contentlocale: {locale}\n---\n"
    );
    for (at, (target, source)) in segments.iter().enumerate() {
        let id = format!("aa11f-{}", at + 101);
        text += &format!(
            "\n<span data-ttu-id=\"{id}\">{target}</span><span class=\"sxs-lookup\">\
             <span data-stu-id=\"{id}\">{source}</span></span>\n"
        );
    }
    text
}

/// An article with one link, the same on both sides.
fn linking(destination: &str) -> String {
    linking_from(destination, destination)
}

/// An article with one link, and that of its source.
fn linking_from(source: &str, target: &str) -> String {
    let target = format!("Siehe [Gebühren]({target}).");
    article("de-DE", &[(&target, &format!("See [Fees]({source})."))])
}

const RULES: &str =
    "--select link/dead-file,link/dead-anchor,link/case-differs,link/foreign-locale";

fn check(folder: &Folder, arguments: &str) -> Run {
    folder.run(&format!("check {arguments} {RULES} --advice --output-format concise"))
}

/// The rules that were broken, in order, with the places.
fn found(run: &Run) -> Vec<String> {
    let line = |it: &str| {
        let (path, rest) = it.split_once(':')?;
        let rule = rest.split_once('[')?.1.split_once(']')?.0;
        Some(format!("{path} {rule}"))
    };
    run.stdout.lines().filter_map(line).collect()
}

/// A page with an anchor.
fn fees() -> String {
    let heading = article("de-DE", &[("Gebühren", "Port fees")]);
    heading.replace("\n<span data-ttu", "\n## <a name=\"port-fees\"></a><span data-ttu")
}

#[test]
fn anchors_are_looked_up_in_other_pages_and_in_the_article() {
    let folder = Folder::new()
        .with("docs/fees.md", fees())
        .with("docs/a/good.md", linking("../fees.md#port-fees"))
        .with("docs/a/bad.md", linking("../fees.md#late"))
        .with("docs/a/own.md", linking("#nowhere"))
        .with("docs/a/none.md", linking("../README.md#nowhere"))
        .with("docs/README.md", "# Nothing bilingual\n");
    let all = ["docs/a/bad.md link/dead-anchor", "docs/a/own.md link/dead-anchor"];
    assert_eq!(found(&check(&folder, "docs")), all);
    assert_eq!(found(&check(&folder, "docs --threads 1")), all);
    assert_eq!(found(&check(&folder, "docs --no-project")), [""; 0]);
    // The other page lies outside of what the command line names.
    assert_eq!(found(&check(&folder, "docs/a/bad.md docs/a/own.md")), all[1..]);
}

#[test]
fn what_most_other_locales_have_is_missing() {
    // Two links to one file, which is told once.
    let twice = article(
        "de-DE",
        &[
            ("Siehe [Gebühren](sub/fees.md).", "See [Fees](sub/fees.md)."),
            ("Siehe [Fristen](sub/fees.md#dates).", "See [Dates](sub/fees.md#dates)."),
        ],
    );
    let mut folder =
        Folder::new().with("docs.de-de/a.md", twice).with("docs.de-de/b.md", linking("pier.md"));
    for locale in ["es-es", "fr-fr", "ru-ru"] {
        folder = folder.with(format!("docs.{locale}/sub/fees.md"), "");
    }
    folder = folder.with("docs.ru-ru/pier.md", "");
    let run = check(&folder, ".");
    assert_eq!(found(&run), ["docs.de-de/a.md link/dead-file"]);
    assert!(run.stdout.contains("es-es, fr-fr, ru-ru have it"), "{}", run.stdout);
    assert_eq!(found(&check(&folder, "docs.de-de")), [""; 0], "what lies beside is not looked at");
}

#[test]
fn redirected_pages_count_as_there() {
    let listed = |path: &str| {
        format!("\u{feff}{{\"redirections\": [7, {{\"source_path_from_root\": \"{path}\"}}]}}")
    };
    let build = || {
        Folder::new()
            .with("top/.git/HEAD", "")
            .with("top/docs/docs.de-de/a.md", linking("Fees.md"))
            .with("top/docs/docs.es-es/fees.md", "")
            .with("top/docs/docs.es-es/Fees.md", "")
            .with("top/docs/docs.ru-ru/Fees.md", "")
    };
    const NAME: &str = ".openpublishing.redirection.json";
    let dead = ["top/docs/docs.de-de/a.md link/dead-file"];
    assert_eq!(found(&check(&build(), "top/docs")), dead);
    for (file, path) in [
        (format!("top/docs/{NAME}"), "docs.de-de/fees.md"),
        (format!("top/docs/docs.de-de/{NAME}"), "/fees.md"),
        (format!("top/{NAME}"), "/docs/docs.de-de/Fees.md"),
    ] {
        let folder = build().with(&file, listed(path));
        assert_eq!(found(&check(&folder, "top/docs")), [""; 0], "{file}");
        let folder = build().with(&file, listed("other.md"));
        assert_eq!(found(&check(&folder, "top/docs")), dead, "{file}");
        // Nobody knows what a broken file would have said.
        let folder = build().with(&file, "{");
        assert_eq!(found(&check(&folder, "top/docs")), [""; 0], "{file}");
    }
    // A file above the top of the repository is none of its files.
    let folder = build().with(NAME, listed("top/docs/docs.de-de/fees.md"));
    assert_eq!(found(&check(&folder, "top/docs")), dead);
}

#[test]
fn capitals_are_mended_as_the_file_has_them() {
    let wrapped =
        linking("x").replace("\n<span data-ttu", "\n[<span data-ttu").trim_end().to_owned()
            + "](fees.md)\n";
    let folder = Folder::new()
        .with("docs/Sub/Fees.md", fees())
        .with("docs/Fees.md", fees())
        .with("docs/a.md", linking("../docs/sub/fees.md?view=a#port-fees"))
        .with(
            "docs/b.md",
            linking_from("./Sub/Fees.md?view=a#port-fees", "./sub/fees.md?view=a#port-fees"),
        )
        .with("docs/c.md", wrapped)
        .with("docs/d.md", linking("Sub/Fees.md"));
    let all = ["docs/b.md link/case-differs", "docs/c.md link/case-differs"];
    assert_eq!(found(&check(&folder, "docs")), all, "the first leads out of the root");
    folder.run(&format!("check docs {RULES} --fix --advice"));
    assert!(folder.read("docs/b.md").contains("[Gebühren](./Sub/Fees.md?view=a#port-fees)"));
    // What stands around both sides is the source's to mend.
    assert!(folder.read("docs/c.md").contains("](fees.md)\n"));
    assert_eq!(found(&check(&folder, "docs")), all[1..]);
}

#[test]
fn paths_from_the_top_need_a_docset() {
    let folder = Folder::new()
        .with("docs/set/Fees.md", "")
        .with("docs/set/a/b.md", linking("~/fees.md"))
        .with("docs/set/a/c.md", linking("/fees.md"))
        .with("docs/set/a/d.md", linking("/azure/fees"));
    assert_eq!(found(&check(&folder, "docs")), [""; 0]);
    folder.write("docs/set/docfx.json", "{}");
    let all = ["docs/set/a/b.md link/case-differs", "docs/set/a/c.md link/case-differs"];
    assert_eq!(found(&check(&folder, "docs")), all);
}

#[test]
fn hostile_destinations_are_left_alone() {
    let long = "a/".repeat(40_000) + "b.md";
    let up = "../".repeat(3_000) + "etc/passwd.md#x";
    for destination in [
        "../../../../etc/passwd.md#x",
        &up,
        &long,
        "a%00.md#x",
        "..%2f..%2fetc%2fpasswd.md#x",
        "//host/share/a.md#x",
        "\\\\\\\\host\\\\share.md",
        "CON.md",
        "aux.md#x",
        "NUL:.md",
        "C:/a.md",
        "file:///etc/passwd.md",
        "%2e%2e/%2e%2e/secret.md#x",
        "fees.md/../fees.md/x.md#y",
        "~/../../a.md",
        "a\u{202e}.md",
        "%ff.md",
        "#%00",
        "fees.md#%zz",
    ] {
        let folder = Folder::new()
            .with("docs/docfx.json", "{}")
            .with("docs/fees.md", fees())
            .with("docs/a.md", linking(destination));
        let run = check(&folder, "docs").ends(0);
        assert_eq!(run.stdout, "", "{destination}");
    }
}

#[cfg(unix)]
#[test]
fn symbolic_links_do_not_lead_out_of_the_root() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new()
        .with("secret/page.md", fees())
        .with("docs/real/page.md", fees())
        .with("docs/a.md", linking("out/page.md#nowhere"))
        .with("docs/b.md", linking("page.md#nowhere"))
        .with("docs/c.md", linking("in/page.md#nowhere"))
        .with("docs/d.md", linking("loop/page.md#nowhere"))
        .with("docs/e.md", linking("pipe.md#nowhere"));
    symlink("../secret", folder.path("docs/out")).unwrap();
    symlink("../secret/page.md", folder.path("docs/page.md")).unwrap();
    symlink("real", folder.path("docs/in")).unwrap();
    symlink("loop", folder.path("docs/loop")).unwrap();
    symlink("/dev/zero", folder.path("docs/pipe.md")).unwrap();
    let named = "docs/a.md docs/b.md docs/c.md docs/d.md docs/e.md";
    assert_eq!(found(&check(&folder, named)), ["docs/c.md link/dead-anchor"]);
}

#[test]
fn parts_joined_say_the_same() {
    let mut folder = Folder::new().with("docs/fees.md", fees());
    for at in 0..9 {
        let destination = ["fees.md#late", "Fees.md", "fees.md#port-fees"][at % 3];
        folder = folder.with(format!("docs/part-{at}.md"), linking(destination));
    }
    let one = check(&folder, "docs");
    assert_eq!(found(&one).len(), 6, "{}", one.stdout);
    for part in 1..=3 {
        folder.run(&format!(
            "check docs {RULES} --advice --shard {part}/3 --output-format jsonl:{part}.jsonl"
        ));
    }
    let merged = folder.run("merge 1.jsonl 2.jsonl 3.jsonl --output-format concise");
    assert_eq!((merged.stdout, merged.status), (one.stdout, one.status));
}

#[test]
fn suppressions_and_levels_hold_as_for_other_rules() {
    let comment =
        "\n<!-- bilint-disable-next-segment link/case-differs the file is being renamed -->\n";
    let linking = linking_from("fees.md", "Fees.md");
    let suppressed = linking.replacen("\n\n", &format!("\n{comment}\n"), 1);
    let folder = Folder::new()
        .with("docs/fees.md", fees())
        .with("docs/a.md", suppressed)
        .with("docs/b.md", linking)
        .with(
            "docs/bilint.yaml",
            "overrides: [{files: [b.md], rules: {link/case-differs: error}}]",
        );
    let run = check(&folder, "docs");
    assert_eq!(found(&run), ["docs/b.md link/case-differs"]);
    assert!(run.stdout.contains("error[link/case-differs]"), "{}", run.stdout);
    let alone = folder.run("check docs/a.md --no-project --output-format concise");
    assert!(!alone.stdout.contains("unused-suppression"), "{}", alone.stdout);
    folder.run("baseline docs");
    assert_eq!(found(&check(&folder, "docs --baseline")), [""; 0]);
}
