//! Glossaries of every format, good and bad.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs::File;

use common::Folder;

/// An article with two terms, one of them translated as the glossaries have it.
const ARTICLE: &str = "---\ntitle: x\nms.translationtype: HT\nms.contentlocale: de-DE\n---\n\n\
    <span data-ttu-id=\"0a0a0-103\">Der Lotse wählt einen Anlegesteg.</span>\
    <span class=\"sxs-lookup\"><span data-stu-id=\"0a0a0-103\">The pilot chooses a berth.</span></span>\n";

const HEAD: &str = "<?xml version=\"1.0\"?>\n";

fn folder(name: &str, glossary: impl Into<Vec<u8>>) -> Folder {
    Folder::new()
        .with("a.md", ARTICLE)
        .with(name, glossary.into())
        .with("bilint.yaml", format!("terminology: [{name}]\n"))
}

/// What is said where the glossary cannot be used.
fn refused(name: &str, glossary: impl Into<Vec<u8>>) -> String {
    folder(name, glossary).run("check .").ends(2).stderr
}

fn is_found(name: &str, glossary: &str) {
    let run = folder(name, glossary).run("check . --output-format concise").ends(1);
    assert!(run.stdout.contains("terminology/missing"), "{name}: {}", run.stdout);
    assert!(run.stdout.contains("“berth” is “Liegeplatz”"), "{name}: {}", run.stdout);
    assert_eq!(run.stdout.matches("terminology/").count(), 1, "{name}: {}", run.stdout);
}

#[test]
fn every_format_says_the_same() {
    is_found(
        "g.csv",
        "source,de,note\nberth,Liegeplatz,\"a \"\"place\"\",\nfor ships\"\npilot,Lotse,\n",
    );
    is_found("g.csv", "\u{FEFF}source;locale;target;status\r\nberth;de;Liegeplatz;preferred\r\n");
    is_found("g.tsv", "source\tde\tde:forbidden\nberth\tLiegeplatz\tLände\n");
    is_found("g.yaml", "terms:\n  - source: berth\n    targets: {de: {preferred: Liegeplatz}}\n");
}

#[test]
fn tbx_in_two_versions_and_two_styles() {
    let entry = |concept: &str,
                 lang: &str,
                 group: &str,
                 root: &str,
                 status: &str,
                 doctype: &str| {
        format!(
            "{HEAD}{doctype}<{root}><text><body><{concept} id=\"c1\">\n<{lang} xml:lang=\"en\"><{group}>\
             <term>berth</term></{group}></{lang}>\n<{lang} xml:lang=\"de\"><{group}><term>Liegeplatz\
             </term>{status}</{group}><{group}><term>Anlegestelle</term></{group}></{lang}></{concept}>\
             </body></text></{root}>"
        )
        .replace("Anlegestelle", "Ankerplatz")
    };
    let admin = "<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>";
    let norm = "<termNote type=\"normativeAuthorization\">preferredTerm</termNote>";
    let element = "<min:administrativeStatus xmlns:min=\"urn:x\">preferredTerm-admn-sts</min:administrativeStatus>";
    let doctype = "<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\n";
    for (concept, lang, group, root, status, doctype) in [
        ("termEntry", "langSet", "tig", "martif", admin, doctype),
        ("termEntry", "langSet", "tig", "martif", norm, ""),
        ("conceptEntry", "langSec", "termSec", "tbx", admin, ""),
        ("conceptEntry", "langSec", "termSec", "tbx", element, ""),
    ] {
        let text = entry(concept, lang, group, root, status, doctype);
        let run = folder("g.tbx", text).run("check . --output-format concise");
        let wanted = "“berth” is “Liegeplatz” (or “Ankerplatz”)";
        assert!(run.stdout.contains(wanted), "{}{}", run.stdout, run.stderr);
    }
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    for (name, glossary, wanted) in [
        ("g.csv", "term,de\nberth,Kai\n", "g.csv:1:1: unknown column or locale `term`"),
        ("g.csv", "de,ru\nKai,причал\n", "g.csv:1:1: no column `source`"),
        ("g.csv", "source,target\nberth,Kai\n", "g.csv:1:1: no column `locale`"),
        ("g.csv", "source,note\nberth,x\n", "g.csv:1:1: no column with translations"),
        ("g.csv", "source,xx\nberth,Kai\n", "unknown column or locale `xx`"),
        ("g.csv", "source,locale,target\nberth,german,Kai\n", "g.csv:2:1: unknown locale `german`"),
        ("g.csv", "source,de\nberth,Kai,Steg\n", "g.csv:2:1: 3 fields"),
        ("g.csv", "source,de\nberth,\"Kai\n", "g.csv:2:1: a quotation mark is never closed"),
        ("g.csv", "source,de\n,Kai\n", "g.csv:2:1: no term in the column `source`"),
        (
            "g.csv",
            "source,locale,target,status\nberth,de,Kai,preferred\nBerth,de,kai,forbidden\n",
            "g.csv:3:1: `kai` is forbidden for `berth` in de here and preferred before",
        ),
        (
            "g.csv",
            "source,locale,target,status\nberth,de,Kai,good\n",
            "g.csv:2:1: unknown status `good`",
        ),
        ("g.csv", "", "g.csv: the glossary is empty"),
        ("g.csv", "source,de\n", "g.csv: the glossary holds no term"),
        (
            "g.yaml",
            "terms:\n  - source: berth\n    targets: {xx: Kai}\n",
            "g.yaml:2:5: unknown locale `xx`",
        ),
        ("g.yaml", "terms:\n  - sorce: berth\n", "unknown key `sorce`; did you mean `source`?"),
        ("g.tbx", "<tbx>\n<a></b></tbx>", "g.tbx:2:4: this is no XML"),
        (
            "g.tbx",
            "<tbx>\n<conceptEntry><langSec xml:lang=\"de\"/></conceptEntry></tbx>",
            "g.tbx:2:1: the concept has no English term",
        ),
        (
            "g.tbx",
            "<tbx>\n<conceptEntry>\n<langSec xml:lang=\"q\"/></conceptEntry></tbx>",
            "g.tbx:3:1: unknown locale `q`",
        ),
        ("g.txt", "x", "the name does not tell the format"),
    ] {
        let told = refused(name, glossary);
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    assert!(
        refused("g.csv", b"source,de\nberth,K\xE4i\n").contains("g.csv:2:8: the file is not UTF-8")
    );
}

#[test]
fn no_entity_is_resolved() {
    let mut bomb = format!("{HEAD}<!DOCTYPE tbx [\n<!ENTITY a \"aaaaaaaaaa\">\n");
    for (name, of) in [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e"), ("g", "f")] {
        bomb += &format!("<!ENTITY {name} \"{}\">\n", format!("&{of};").repeat(10));
    }
    bomb += "]><tbx>&g;</tbx>";
    assert!(refused("g.tbx", bomb).contains("declares entities or elements of its own"));
    let file =
        format!("{HEAD}<!DOCTYPE tbx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tbx>&x;</tbx>");
    assert!(refused("g.tbx", file).contains("declares entities or elements of its own"));
    assert!(refused("g.tbx", format!("{HEAD}<tbx>&x;</tbx>")).contains("this is no XML"));
}

#[test]
fn deep_elements_do_no_harm() {
    let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    assert!(refused("g.tbx", deep).contains("g.tbx"));
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    for name in ["g.csv", "g.tbx", "g.yaml"] {
        let folder = folder(name, "x");
        File::create(folder.path(name)).unwrap().set_len(1 << 30).unwrap();
        folder.run("check .").ends(2).says(&["is larger than 128 MiB"]);
    }
}

#[test]
fn a_missing_glossary_is_told() {
    let folder = Folder::new().with("a.md", ARTICLE);
    folder.write("bilint.yaml", "terminology: [no.csv]\n");
    folder.run("check .").ends(2).says(&["no.csv: there is no such glossary"]);
}

#[test]
fn the_glossary_of_the_docs_and_the_one_of_the_command_line_count() {
    let glossary = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/glossary.csv");
    let folder = Folder::new().with("a.md", ARTICLE).with("b.csv", "source,de\nberth,Liegeplatz\n");
    folder.run(&format!("check . --glossary {glossary}")).ends(0);
    let run = folder.run("check . --glossary b.csv");
    assert!(run.stdout.contains("terminology/missing"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn a_baseline_knows_the_terms_of_the_command_line() {
    let folder = Folder::new().with("a.md", ARTICLE).with("g.csv", "source,de\nberth,Liegeplatz\n");
    folder.run("baseline . --file without.jsonl").ends(0).says(&["0 diagnostics"]);
    folder.run("check . --glossary g.csv --baseline=without.jsonl").ends(1);
    folder.run("baseline . --glossary g.csv").ends(0).says(&["1 diagnostic,"]);
    folder.run("check . --glossary g.csv --baseline").ends(0).quietly();
    folder.write("b.md", ARTICLE);
    let run = folder.run("check . --glossary g.csv --baseline --output-format concise").ends(1);
    assert!(run.stdout.contains("b.md:7") && !run.stdout.contains("a.md:7"), "{}", run.stdout);
    folder.run("baseline . --glossary none.csv --update").ends(2).says(&["no such glossary"]);
}
