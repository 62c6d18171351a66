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

/// An article of 5,000 segments of four kinds, one in a hundred with a fault.
fn long() -> String {
    let one = |number: usize| match number % 4 {
        _ if number.is_multiple_of(100) => lost_link(number),
        0 => segment(
            number,
            "Der Hafen ist auch nachts geöffnet.",
            "The harbor is open at night as well.",
        ),
        1 => segment(number, "Wählen Sie **Liegeplatz buchen** aus.", "Select **Book a berth**."),
        2 => segment(
            number,
            "Lesen Sie die [Gezeitentabelle](tides.md).",
            "Read the [tide table](tides.md).",
        ),
        _ => segment(number, "Führen Sie `dock --pier 4` aus.", "Run `dock --pier 4`."),
    };
    german(&(103..5103).map(one).collect::<Vec<_>>().join("\n\n"))
}

/// `cargo test --release --test lsp -- --ignored --nocapture` prints how long an answer takes.
#[test]
#[ignore = "measures a release build"]
fn a_document_of_5000_segments_answers_within_50_milliseconds() {
    let folder = Folder::new();
    let mut editor = Editor::open(&folder, "", &["utf-16"]);
    let (uri, text) = (uri(&folder, "a.md"), long());
    assert_eq!(editor.show(&uri, &text).len(), 50);
    let at = json!({"line": 9, "character": 0});
    let mut times: Vec<_> = (2..42)
        .map(|version| {
            let start = std::time::Instant::now();
            let change = json!({"range": {"start": at, "end": at}, "text": "x"});
            assert_eq!(editor.change(&uri, version, change).len(), 50);
            start.elapsed()
        })
        .collect();
    times.sort();
    println!(
        "{} bytes: fastest {:?}, median {:?}, slowest {:?}",
        text.len(),
        times[0],
        times[20],
        times[39]
    );
    assert!(times[20] < std::time::Duration::from_millis(50), "{times:?}");
    editor.close();
}
