//! The language server and the rest of the program: it finds what the command line finds, as the
//! configuration says, and editors read what the command line prints.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
mod editor;

use common::{Folder, faulty, front_matter, german, lost_link, segment};
use editor::{Editor, rules, uri};
use serde_json::{Value, json};

/// What the command line finds, as rule, line and column in characters.
fn on_the_command_line(folder: &Folder, arguments: &str) -> Vec<(String, u64, u64)> {
    let run = folder.run(&format!("check {arguments} --output-format jsonl"));
    let told = run.json_lines();
    let place = |it: &Value| {
        let start = &it["start"];
        (
            it["rule"].as_str().unwrap().into(),
            start["line"].as_u64().unwrap(),
            start["column"].as_u64().unwrap(),
        )
    };
    told.iter().map(place).collect()
}

/// The same of diagnostics of the protocol in UTF-32.
fn in_the_editor(diagnostics: &[Value]) -> Vec<(String, u64, u64)> {
    let at = |it: &Value, key: &str| it["range"]["start"][key].as_u64().unwrap() + 1;
    let one =
        |it: &Value| (it["code"].as_str().unwrap().to_owned(), at(it, "line"), at(it, "character"));
    diagnostics.iter().map(one).collect()
}

#[test]
fn the_editor_finds_what_the_command_line_finds() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let folder = Folder::new();
    let mut paths = Vec::new();
    for entry in ignore::WalkBuilder::new(root).build().flatten().filter(|it| it.path().is_file()) {
        let below = entry.path().strip_prefix(root).unwrap().to_owned();
        folder.write(&below, std::fs::read(entry.path()).unwrap());
        paths.extend(below.extension().is_some_and(|it| it == "md").then_some(below));
    }
    assert!(paths.len() > 8);
    for arguments in ["", "--advice", "--select link,number"] {
        let mut editor = Editor::open(&folder, arguments, &["utf-32"]);
        for path in &paths {
            let path = path.to_str().unwrap();
            let shown = editor.show(&uri(&folder, path), &folder.read(path));
            let expected =
                on_the_command_line(&folder, &format!("{arguments} --force-exclude {path}"));
            assert_eq!(in_the_editor(&shown), expected, "{path} {arguments}");
        }
        editor.close();
    }
}

#[test]
fn siblings_that_the_configuration_names_are_heard() {
    let article = |locale: &str, text: &str| {
        front_matter(locale, "HT") + "\n" + &segment(103, text, "ShipGroup 2") + "\n"
    };
    let folder = Folder::new().with("docs.de-de/bilint.yaml", "siblings: [\"../docs.{locale}\"]\n");
    for locale in ["es-ES", "pt-BR", "ru-RU", "it-IT"] {
        let path = format!("docs.{}/a.md", locale.to_lowercase());
        folder.write(path, article(locale, "ShipGroup 2"));
    }
    let german = article("de-DE", "Schiffsgruppe 2");
    folder.write("docs.de-de/a.md", &german);
    let expected = on_the_command_line(&folder, "docs.de-de/a.md");
    assert!(!expected.is_empty());
    for (arguments, expected) in [("", expected), ("--no-project", Vec::new())] {
        let mut editor = Editor::open(&folder, arguments, &["utf-32"]);
        let shown = editor.show(&uri(&folder, "docs.de-de/a.md"), &german);
        assert_eq!(in_the_editor(&shown), expected);
        editor.close();
    }
}

#[test]
fn a_configuration_that_changes_counts_at_once() {
    let folder = Folder::new();
    let mut editor = Editor::open(&folder, "", &["utf-16"]);
    let watch = editor.wait(|it| it["method"] == "client/registerCapability");
    assert!(watch.to_string().contains("didChangeWatchedFiles"));
    let (uri, config) = (uri(&folder, "docs/a.md"), uri(&folder, "bilint.yaml"));
    assert_eq!(rules(&editor.show(&uri, &faulty())), ["link/missing"]);
    let changed = json!({"changes": [{"uri": config, "type": 1}]});

    folder.write("bilint.yaml", "rules: {link/missing: off}\n");
    editor.tell("workspace/didChangeWatchedFiles", changed.clone());
    assert!(editor.diagnostics(&uri, Some(1)).is_empty());

    // A configuration that cannot be used says so in its own place, and nothing else is said.
    folder.write("bilint.yaml", "exclude: [漢]\nrules: {link/mising: off}\n");
    editor.tell("workspace/didChangeWatchedFiles", changed.clone());
    let shown = editor.diagnostics(&config, None);
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0]["range"]["start"]["line"], 1);
    assert!(shown[0]["message"].as_str().unwrap().contains("link/missing"), "{shown:#?}");
    assert!(editor.diagnostics(&uri, Some(1)).is_empty());
    editor.wait(|it| it["method"] == "window/showMessage");
    assert_eq!(editor.hover(&uri, &json!({"line": 10, "character": 60})), None);

    folder.write("bilint.yaml", "rules: {link/missing: advice}\n");
    editor.tell("workspace/didChangeWatchedFiles", changed.clone());
    assert!(editor.diagnostics(&config, None).is_empty());
    assert!(editor.diagnostics(&uri, Some(1)).len() <= 1);

    // What the configuration leaves out is left out here too.
    folder.write("bilint.yaml", "exclude: [docs/**]\n");
    editor.tell("workspace/didChangeWatchedFiles", changed);
    assert!(editor.diagnostics(&uri, Some(1)).is_empty());
    editor.close();
}

#[test]
fn a_configuration_is_checked_while_it_is_written() {
    let folder = Folder::new().with("bilint.yaml", "rules: {link/missing: off}\n");
    let mut editor = Editor::open(&folder, "", &["utf-16"]);
    let config = uri(&folder, "bilint.yaml");
    let document =
        json!({"uri": config, "languageId": "yaml", "version": 1, "text": "rules: {}\n"});
    editor.tell("textDocument/didOpen", json!({"textDocument": document}));
    assert!(editor.diagnostics(&config, None).is_empty());
    let change = json!({"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 5}}, "text": "🚢"});
    let params = json!({"textDocument": {"uri": config, "version": 2}, "contentChanges": [change]});
    editor.tell("textDocument/didChange", params);
    assert_eq!(editor.diagnostics(&config, None).len(), 1);
    editor.close();
}

#[test]
fn what_a_configuration_names_is_read_when_it_changes() {
    let text = "terminology: [terms.csv]\n";
    let folder =
        Folder::new().with("bilint.yaml", text).with("terms.csv", "source,de\nberth,Kai\n");
    let mut editor = Editor::open(&folder, "", &["utf-16"]);
    let watch = editor.wait(|it| it["method"] == "client/registerCapability").to_string();
    for ending in ["yaml", "yml", "csv", "tsv", "tbx"] {
        assert!(watch.contains(ending), "{watch}");
    }
    let (config, terms) = (uri(&folder, "bilint.yaml"), uri(&folder, "terms.csv"));
    let document = json!({"uri": config, "languageId": "yaml", "version": 1, "text": text});
    editor.tell("textDocument/didOpen", json!({"textDocument": document}));
    assert!(editor.diagnostics(&config, None).is_empty());
    let article = uri(&folder, "a.md");
    editor.show(&article, &faulty());

    // Typing in an article reads no glossary.
    folder.write("terms.csv", "source,de\nberth,Kai\n\nberth,Kai,Steg\n");
    let is_told = |it: &Value| {
        it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == terms
    };
    editor.change(&article, 2, json!({"text": faulty() + "\n"}));
    editor.hover(&article, &json!({"line": 0, "character": 0}));
    assert!(!editor.kept.iter().any(is_told), "{:#?}", editor.kept);

    // When it changed, what is wrong stands in its own place.
    let changed = json!({"changes": [{"uri": terms, "type": 2}]});
    editor.tell("workspace/didChangeWatchedFiles", changed);
    let shown = editor.diagnostics(&terms, None);
    assert_eq!((shown.len(), &shown[0]["range"]["start"]["line"]), (1, &json!(3)), "{shown:#?}");
    // An editor that opens the glossary keeps seeing it.
    let document = json!({"uri": terms, "languageId": "csv", "version": 1, "text": "source,de\n"});
    editor.tell("textDocument/didOpen", json!({"textDocument": document}));
    assert!(editor.diagnostics(&terms, Some(1)).is_empty());
    assert_eq!(editor.diagnostics(&terms, None).len(), 1);
    editor.close();
}

#[test]
fn a_rule_that_does_not_exist_is_told() {
    let folder = Folder::new();
    let mut editor = Editor::open(&folder, "--select link/mising", &["utf-8"]);
    assert!(editor.show(&uri(&folder, "a.md"), &faulty()).is_empty());
    let told = editor.wait(|it| it["method"] == "window/showMessage");
    assert!(told["params"]["message"].as_str().unwrap().contains("link/missing"), "{told}");
    editor.close();
}

/// What VS Code makes of a line by the problem matcher of the tasks.
fn matched(line: &str) -> Option<Vec<String>> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/editors/vscode/");
    let read = |name: &str| -> Value {
        serde_json::from_str(&std::fs::read_to_string(format!("{root}{name}")).unwrap()).unwrap()
    };
    let (tasks, package) = (read("tasks.json"), read("package.json"));
    let matcher = &package["contributes"]["problemMatchers"][0];
    let pattern = &matcher["pattern"];
    for task in tasks["tasks"].as_array().unwrap() {
        assert_eq!(task["problemMatcher"]["pattern"], *pattern);
    }
    let regex = regex::Regex::new(pattern["regexp"].as_str().unwrap()).unwrap();
    let found = regex.captures(line)?;
    let keys = ["file", "line", "column", "severity", "code", "message"];
    let group =
        |key: &str| found[usize::try_from(pattern[key].as_u64().unwrap()).unwrap()].to_owned();
    Some(keys.map(group).into())
}

#[test]
fn the_problem_matcher_reads_what_the_command_line_prints() {
    let folder = Folder::new();
    folder
        .write("Häfen 1: a[b].md", front_matter("zh-TW", "HT") + "\n🚢 " + &lost_link(103) + "\n");
    folder.write("b.md", german(&segment(103, "Öffnen Sie  die Liste.", "Open the list.")));
    let run = folder.run("check --output-format concise --color never -- .").ends(1);
    let told: Vec<_> = run.stdout.lines().map(|it| matched(it).expect(it)).collect();
    let json = folder.run("check --output-format jsonl .").json_lines();
    assert!(told.len() >= 2);
    for (told, it) in told.iter().zip(&json) {
        let text = |it: &Value| it.as_str().map_or_else(|| it.to_string(), str::to_owned);
        let start = &it["start"];
        let parts = [
            &it["path"],
            &start["line"],
            &start["column"],
            &it["level"],
            &it["rule"],
            &it["message"],
        ];
        assert_eq!(*told, parts.map(text));
    }
    assert_eq!(told.len(), json.len());
    assert_eq!(matched("2 errors, 1 warning in 2 articles"), None);
}
