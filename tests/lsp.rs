//! The language server from outside: a client opens articles, reads diagnostics, edits, hovers,
//! applies what is offered, and closes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
mod editor;

use common::{Folder, clean, faulty, front_matter, german, lost_link, segment};
use editor::{Editor, applied, place, range, rules, uri};
use serde_json::{Value, json};

const ENCODINGS: [&str; 3] = ["utf-8", "utf-16", "utf-32"];

/// A Chinese article with emoji before the places, a lost link and a double blank.
fn chinese() -> String {
    let body = [
        segment(103, "🚢 港口夜間開放。", "🚢 The harbor is open at night."),
        segment(104, "🚢⚓ 請閱讀「泊位」。", "🚢⚓ Read [Berths](berths.md)."),
    ];
    front_matter("zh-TW", "HT") + "\n" + &body.join(" ") + "\n"
}

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
fn an_article_is_opened_edited_and_closed_in_every_encoding() {
    for encoding in ENCODINGS {
        let folder = Folder::new();
        let mut editor = Editor::open(&folder, "", &[encoding]);
        let (uri, text) = (uri(&folder, "泊位 1.md"), chinese());
        let shown = editor.show(&uri, &text);
        assert_eq!(rules(&shown), ["link/missing"], "{shown:#?}");
        let it = &shown[0];
        assert_eq!(it["range"], range(&text, "「泊位」", encoding), "{encoding}");
        assert_eq!((&it["severity"], &it["source"]), (&json!(1), &json!("bilint")));
        let further = &it["relatedInformation"][0]["location"];
        assert_eq!(further["range"], range(&text, "[Berths](berths.md)", encoding));
        assert_eq!(further["uri"], uri);

        let quoted = range(&text, "「泊位」", encoding);
        let hover = editor.hover(&uri, &quoted["start"]).unwrap();
        for part in [
            "link/missing".replace('/', "\\/").as_str(),
            "berths\\.md",
            "aa11f\\-104",
            "zh\\-TW",
            "human",
            "Read \\[Berths\\]",
        ] {
            assert!(hover.contains(part), "no {part} in {hover}");
        }
        let first = range(&text, "港口夜間開放", encoding);
        let hover = editor.hover(&uri, &first["end"]).unwrap();
        assert!(
            hover.contains("🚢 The harbor is open at night") && !hover.contains("link"),
            "{hover}"
        );
        assert_eq!(editor.hover(&uri, &json!({"line": 0, "character": 1})), None);

        let change = json!({"range": quoted, "text": "[泊位⚓](berths.md)"});
        assert!(editor.change(&uri, 2, change).is_empty());
        let text = text.replace("「泊位」", "[泊位⚓](berths.md)");
        let link = range(&text, "[泊位⚓](berths.md)", encoding);
        let shown = editor.change(&uri, 3, json!({"range": link, "text": "泊位⚓"}));
        assert_eq!(rules(&shown), ["link/missing"]);

        let whole = json!({"text": clean()});
        assert!(editor.change(&uri, 4, whole).is_empty());
        let document = json!({"textDocument": {"uri": uri}});
        editor.tell("textDocument/didClose", document);
        assert!(editor.diagnostics(&uri, None).is_empty());
        editor.close();
    }
}

#[test]
fn a_safe_fix_is_offered_and_mends() {
    for encoding in ENCODINGS {
        let folder = Folder::new();
        let mut editor = Editor::open(&folder, "", &[encoding]);
        let (uri, text) = (
            uri(&folder, "a.md"),
            german(
                &[
                    segment(103, "🚢漢 Öffnen Sie  die Liste.", "🚢漢 Open the list."),
                    segment(
                        104,
                        "Wählen Sie **Fracht** , dann **Ende**.",
                        "Choose **Cargo**, then **End**.",
                    ),
                ]
                .join(" "),
            ),
        );
        let shown = editor.show(&uri, &text);
        assert_eq!(
            rules(&shown),
            ["typography/double-space", "typography/space-before-punctuation"]
        );
        let actions = editor.actions(&uri, &shown[1]["range"], None);
        let fix = actions.iter().find(|it| it["isPreferred"] == true).expect("a safe fix");
        assert_eq!(fix["kind"], "quickfix");
        assert_eq!(fix["diagnostics"][0], shown[1]);
        assert_eq!(fix["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
        let mended = applied(&text, fix, encoding);
        assert_eq!(mended, text.replace("** ,", "**,"));
        assert_eq!(
            rules(&editor.change(&uri, 2, json!({"text": mended}))),
            ["typography/double-space"]
        );

        // The other one is unsafe, says so, and is not among those of `source.fixAll`.
        let actions = editor.actions(&uri, &shown[0]["range"], Some("quickfix"));
        let fix = actions.iter().find(|it| it.get("isPreferred").is_some()).expect("a fix");
        let safe = fix["isPreferred"] == true;
        assert_eq!(fix["title"].as_str().unwrap().contains("unsafe"), !safe);
        let mended = applied(&mended, fix, encoding);
        assert_eq!(mended, text.replace("** ,", "**,").replace("Sie  die", "Sie die"));
        assert!(editor.change(&uri, 3, json!({"text": mended})).is_empty());
        editor.close();
    }
}

#[test]
fn all_safe_fixes_are_those_of_the_command_line() {
    let folder = Folder::new();
    let text = german(
        &(103..123)
            .map(|it| {
                segment(
                    it,
                    "Wählen Sie **Fracht** , dann 漢 **Ende** .",
                    "Choose **Cargo**, then 漢 **End**.",
                )
            })
            .collect::<Vec<_>>()
            .join("\n\n"),
    );
    folder.write("a.md", &text);
    let mut editor = Editor::open(&folder, "", &["utf-16"]);
    let uri = uri(&folder, "a.md");
    assert!(!editor.show(&uri, &text).is_empty());
    let nowhere = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}});
    assert_eq!(editor.actions(&uri, &nowhere, None), Vec::<Value>::new());
    let actions = editor.actions(&uri, &nowhere, Some("source.fixAll"));
    assert_eq!(actions.len(), 1);
    assert_eq!(actions[0]["kind"], "source.fixAll.bilint");
    let mended = applied(&text, &actions[0], "utf-16");
    assert_ne!(mended, text);
    folder.run("check a.md --fix").ends(0);
    assert_eq!(folder.read("a.md"), mended);
    editor.close();
}

#[test]
fn a_diagnostic_is_disabled_where_the_format_allows_it() {
    let lost = lost_link(104);
    let fine = segment(103, "Der Hafen ist nachts geöffnet.", "The harbor is open at night.");
    let comment = "<!-- bilint-disable-next-segment link/missing say why here -->";
    let cases = [
        // A paragraph.
        (format!("{fine}\n\n{lost}"), format!("{fine}\n\n{comment}\n{lost}")),
        // In the middle of a line.
        (format!("{fine} {lost}"), format!("{fine} {comment}{lost}")),
        (format!("# <a name=\"x\"></a>{lost}"), format!("# <a name=\"x\"></a>{comment}{lost}")),
        (
            format!("| {fine} | {lost} |\n| --- | --- |"),
            format!("| {fine} | {comment}{lost} |\n| --- | --- |"),
        ),
        // An item of a list keeps its number.
        (format!("1.  {fine}\n1.  {lost}"), format!("1.  {fine}\n1.  {comment}\n    {lost}")),
        (format!("> * {lost}"), format!("> * {comment}\n>   {lost}")),
        (format!("> {lost}"), format!("> {comment}\n> {lost}")),
        // A paragraph goes on.
        (format!("Vorwort  \n{lost}"), format!("Vorwort {comment}  \n{lost}")),
        (format!("{fine}\n{lost}"), format!("{fine} {comment}\n{lost}")),
    ];
    let folder = Folder::new();
    let mut editor = Editor::open(&folder, "", &["utf-16"]);
    for (number, (before, after)) in cases.iter().enumerate() {
        let uri = uri(&folder, &format!("{number}.md"));
        let text = german(before);
        let shown = editor.show(&uri, &text);
        assert_eq!(rules(&shown), ["link/missing"], "{before}");
        let actions = editor.actions(&uri, &shown[0]["range"], None);
        let title = "Disable link/missing for this segment, with a reason";
        let action = actions.iter().find(|it| it["title"] == title).expect(before);
        let text = applied(&text, action, "utf-16");
        assert_eq!(text, german(after));
        assert!(editor.change(&uri, 2, json!({"text": text})).is_empty(), "{after}");
    }
    editor.close();
}

#[test]
fn line_ends_of_windows_stay() {
    let folder = Folder::new();
    let mut editor = Editor::open(&folder, "", &["utf-16"]);
    let (uri, text) = (uri(&folder, "a.md"), faulty().replace('\n', "\r\n"));
    let shown = editor.show(&uri, &text);
    assert_eq!(rules(&shown), ["link/missing"]);
    let actions = editor.actions(&uri, &shown[0]["range"], None);
    let text = applied(&text, &actions[0], "utf-16");
    assert!(text.contains("say why here -->\r\n<span") && !text.replace("\r\n", "").contains('\n'));
    assert!(editor.change(&uri, 2, json!({"text": text})).is_empty());
    editor.close();
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
    let folder = Folder::new();
    let name = |number| segment(number, "Der Hafen.", "The Harbor.");
    let article = |locale: &str, text: &str| {
        front_matter(locale, "HT")
            + "\n"
            + &segment(103, text, "Moor at **Harbor Gate** today.")
            + "\n"
    };
    let _ = name(1);
    for (locale, text) in [
        ("fr-FR", "Amarrez-vous à **Harbor Gate** aujourd’hui."),
        ("es-ES", "Amarre hoy en **Harbor Gate**."),
        ("it-IT", "Ormeggiate oggi a **Harbor Gate**."),
        ("pt-BR", "Atraque hoje em **Harbor Gate**."),
    ] {
        folder.write(format!("{locale}/a.md"), article(locale, text));
    }
    let german = article("de-DE", "Machen Sie heute am **Hafentor** fest.");
    folder.write("de-DE/a.md", &german);
    folder.write("de-DE/bilint.yaml", "siblings: ['../*']\n");
    let expected = on_the_command_line(&folder, "de-DE/a.md");
    let mut editor = Editor::open(&folder, "", &["utf-32"]);
    assert_eq!(in_the_editor(&editor.show(&uri(&folder, "de-DE/a.md"), &german)), expected);
    editor.close();
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
fn what_is_no_article_gets_no_diagnostics() {
    let folder = Folder::new();
    let mut editor = Editor::open(&folder, "", &["utf-16"]);
    let readme = "# Read me\n\nA  page , without [a link](.\n";
    assert!(editor.show(&uri(&folder, "README.md"), readme).is_empty());
    assert!(editor.show(&uri(&folder, "TOC.md"), "# [Seite](a.md)\n").is_empty());
    // Without a file there is no path, and it is an article all the same.
    assert_eq!(rules(&editor.show("untitled:Untitled-1", &faulty())), ["link/missing"]);
    // No text at all is said, not checked.
    let shown = editor.show(&uri(&folder, "b.md"), &(clean() + "\0"));
    assert!(
        shown.len() == 1 && shown[0]["message"].as_str().unwrap().contains("binary"),
        "{shown:#?}"
    );
    editor.close();
}

#[test]
fn hostile_text_reaches_nobody_raw() {
    let folder = Folder::new();
    let mut editor = Editor::open(&folder, "", &["utf-16"]);
    let uri = uri(&folder, "a.md");
    let target = "Lesen\u{1b}[31m Sie „Liegeplätze“.";
    let source = "Read [Ber\u{202e}ths](<x\u{1b}]0;y> \"<img src=x onerror=alert(1)>\") ![x](https://example.org/x.png).";
    let text = german(&segment(103, target, source));
    let shown = editor.show(&uri, &text);
    assert!(!shown.is_empty());
    let hover =
        editor.hover(&uri, &place(&text, text.find("Lesen").unwrap() + 1, "utf-16")).unwrap();
    let told = format!("{shown:?}{hover}");
    for hidden in ['\u{1b}', '\u{202e}'] {
        assert!(!told.contains(hidden), "{told}");
    }
    assert!(hover.contains("\\<img src") && hover.contains("\\!\\[x\\]"), "{hover}");
    editor.close();
}

#[test]
fn only_the_newest_of_many_changes_is_looked_at() {
    let folder = Folder::new();
    let mut editor = Editor::open(&folder, "", &["utf-16"]);
    let uri = uri(&folder, "a.md");
    let body = (103..1103).map(lost_link).collect::<Vec<_>>().join("\n\n");
    let text = german(&body);
    editor.show(&uri, &text);
    let mut all = String::new();
    for version in 2..202 {
        let at = json!({"line": 9, "character": 0});
        let change = json!({"range": {"start": at, "end": at}, "text": "x"});
        let params =
            json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]});
        let body = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params})
            .to_string();
        all.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    }
    editor.write(all.as_bytes());
    assert_eq!(editor.diagnostics(&uri, Some(201)).len(), 1000);
    let looks = editor.kept.iter().filter(|it| it["params"]["uri"] == uri).count();
    assert!(looks < 100, "{looks} looks for 200 changes");
    editor.close();
}

#[test]
fn broken_messages_cost_no_session() {
    let folder = Folder::new();
    let mut editor = Editor::spawn(&folder, "");
    // Before `initialize` nothing is answered but that.
    let early = editor.answer("textDocument/hover", json!({}));
    assert_eq!(early["error"]["code"], -32002);
    editor.ask("initialize", json!({"capabilities": {}}));
    editor.tell("initialized", json!({}));

    editor.write(b"hello\r\n\r\nContent-Length: many\r\n\r\n");
    editor.write_body("{");
    editor.write_body("[]");
    editor.write_body("\u{feff}");
    editor.write(b"Content-Length: 2\r\n\r\n\xff\xfe");
    editor.write_body(r#"{"jsonrpc":"2.0","id":"q","method":5,"error":7}"#);
    let answer = editor.wait(|it| it["id"] == "q");
    assert_eq!(answer["error"]["code"], -32600);
    let logged = editor.kept.iter().filter(|it| it["method"] == "window/logMessage").count();
    assert_eq!(logged, 4, "{:#?}", editor.kept);

    for params in [
        Value::Null,
        json!([]),
        json!({"textDocument": 5}),
        json!({"textDocument": {"uri": "x"}, "contentChanges": [{}]}),
    ] {
        editor.tell("textDocument/didChange", params.clone());
        editor.tell("textDocument/didOpen", params.clone());
        editor.tell("no/such", params.clone());
        editor.tell("$/cancelRequest", params.clone());
        assert_eq!(editor.answer("no/such", params.clone())["error"]["code"], -32601);
        let code = editor.answer("textDocument/hover", params)["error"]["code"].clone();
        assert!(code == -32602 || code.is_null(), "{code}");
    }
    let far = json!({"textDocument": {"uri": "file:///no/such.md"}, "position": {"line": 4_294_967_295_u32, "character": 4_294_967_295_u32}});
    assert_eq!(editor.ask("textDocument/hover", far), Value::Null);

    let uri = uri(&folder, "a.md");
    assert_eq!(rules(&editor.show(&uri, &faulty())), ["link/missing"]);
    let far = json!({"line": 4_294_967_295_u32, "character": 4_294_967_295_u32});
    assert_eq!(editor.hover(&uri, &far), None);
    // A client without code actions of its own kind gets none.
    assert!(
        editor
            .actions(&uri, &json!({"start": {"line": 0, "character": 0}, "end": far}), None)
            .is_empty()
    );
    assert_eq!(editor.ask("shutdown", Value::Null), Value::Null);
    assert_eq!(editor.answer("textDocument/hover", json!({}))["error"]["code"], -32600);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.status(), 0);
}

#[test]
fn an_editor_that_goes_without_a_word_leaves_no_server() {
    let folder = Folder::new();
    let mut editor = Editor::spawn(&folder, "");
    editor.tell("exit", Value::Null);
    assert_eq!(editor.status(), 1);
    let mut editor = Editor::open(&folder, "--stdio", &["utf-8"]);
    editor.hang_up();
    assert_eq!(editor.status(), 1);
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
    folder.write("Häfen 1: a[b].md", chinese());
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
