//! Nothing of an article, of its name or of a configuration reaches the terminal, or the runner that
//! reads its output, as a command.

#![cfg(unix)]

mod common;

use common::{Folder, Run, formats, front_matter, german, segment};

/// Colours, a mark of direction, an 8-bit control, a lone carriage return, a command of a runner.
const EVIL: &str = "x\u{1B}[31m\u{202E}\u{9B}31m\u{2028}\r::set-output name=a::b";

/// The same with line ends, for file names and arguments.
const LINES: &str = "::set-output name=a::b\n::error::c\u{1B}[31m\u{202E}\u{9B}";

/// Asserts that a terminal and a runner can read it without harm.
#[track_caller]
fn harmless(run: &Run, what: &str) {
    harmless_but(run, &[], what);
}

/// The same where the output may begin lines with commands of its own.
#[track_caller]
fn harmless_but(run: &Run, own: &[&str], what: &str) {
    for text in [&run.stdout, &run.stderr] {
        for hidden in ['\u{1B}', '\u{202E}', '\u{9B}', '\u{2028}', '\r'] {
            assert!(!text.contains(hidden), "{hidden:?} in {what}: {text:?}");
        }
        let foreign = |it: &&str| !own.iter().any(|own| it.starts_with(own));
        // A runner trims a line before it looks at its beginning.
        let is_command = |it: &&str| it.trim_start().starts_with("::");
        assert_eq!(text.lines().filter(foreign).find(is_command), None, "{what}");
    }
}

/// Runs everything that shows something of these articles.
#[track_caller]
fn show(folder: &Folder, what: &str) {
    let other = ["full --ascii", "full --statistics"];
    for format in formats::names().chain(other) {
        let run = folder.run(&format!("check --advice --output-format {format}"));
        assert!(run.status < 3 && !run.stdout.is_empty(), "{what}: {run:?}");
        harmless_but(&run, formats::own_commands(format), what);
    }
    harmless(&folder.run("segments"), what);
}

#[test]
fn in_both_sides_and_in_links() {
    let target = format!("{EVIL} `{EVIL}` [{EVIL}](<{EVIL}>) **{EVIL}");
    let source = format!("[Berths {EVIL}](berths.md#{EVIL}) `{EVIL} x` <kbd {EVIL}>{EVIL}</kbd>");
    show(&Folder::new().with("a.md", german(&segment(103, &target, &source))), "the sides");
}

#[test]
fn in_ids() {
    let body = segment(103, "Liegeplätze", "[Berths](berths.md)").replace("aa11f-103", EVIL);
    let text = format!("{body}\n\n{body}\n\n<span data-ttu-id=\"{EVIL}\">");
    show(&Folder::new().with("a.md", german(&text)), "an id");
}

#[test]
fn in_front_matter() {
    for key in ["ms.date", "ms.translationtype", "ms.contentlocale", "ms.openlocfilehash", "title"]
    {
        let body = segment(103, "Liegeplätze", "[Berths](berths.md)");
        let head = front_matter("de-DE", "HT");
        let lines: Vec<&str> = head.lines().filter(|it| !it.starts_with(key)).collect();
        let head = lines.join("\n").replacen("---", &format!("---\n{key}: {EVIL}"), 1);
        show(&Folder::new().with("a.md", format!("{head}\n{body}\n")), key);
    }
    let text = german(&format!("<!-- bilint-disable {EVIL} -->\n[!Ä{EVIL}]\n<<<<<<< {EVIL}"));
    show(&Folder::new().with("a.md", text), "a comment");
    let text = format!(
        "---\nbilint: {{disable: [\"{}\"]}}\nms.contentlocale: de-DE\n---\n",
        "\\e\u{202E}"
    );
    show(&Folder::new().with("a.md", text), "a suppression");
}

#[test]
fn in_file_names() {
    let body = german(&segment(103, "Liegeplätze", "[Berths](berths.md)"));
    let folder =
        Folder::new().with(format!("{LINES}.md"), body).with(format!("{LINES}/b.md"), "\0");
    show(&folder, "a file name");
    let lost = format!("{LINES}lost.md");
    harmless(&folder.run_all(["check", &lost]), "a name that is not there");
    harmless(&folder.run_all(["check", "-", "--stdin-filename", &lost]), "a name for the input");
    harmless(&folder.run_all(["check", &format!("--{LINES}")]), "a name that looks like a flag");
    harmless(&folder.run_all(["explain", LINES]), "a rule's name");
    harmless(&folder.run_all(["check", "--select", LINES]), "a selection");
}

#[test]
fn in_configurations_and_rules() {
    let file = |text: String| Folder::new().with("a.md", german("")).with("bilint.yaml", text);
    for text in [
        format!("rules: {{\"{}\": off}}\n", LINES.replace('\n', "\\n").replace('\u{1B}', "\\e")),
        format!("exclude: [\"a[{}\"]\n", LINES.replace('\n', "\\n").replace('\u{1B}', "\\e")),
        format!("rules: [{EVIL}\n"),
        format!("{LINES}: a\n"),
    ] {
        harmless(&file(text).run("check").ends(2), "a configuration");
    }
    let rule = "id: house/berth\nlevel: error\nscope: segment\nits: other\nsummary: \"S\\e\\n::set-output\"\n\
        check: pattern\noptions: {forbid: a}\nmessage: \"m\\e\\n::set-output\"\nhelp: \"h\\e\\n::set-output\"\n\
        why: \"w\\e\\n::set-output\"\nexamples:\n- name: \"n\\e\\n::set-output\"\n  locale: de-DE\n  source: a\n  \
        target: a\n  expect: []\n";
    let folder = Folder::new().with("house/berth.yaml", rule);
    folder.write("bilint.yaml", "rules-folders: [house]\n");
    folder.write("a.md", german(&segment(103, "a", "b")));
    show(&folder, "a rule's texts");
    for command in ["test-rules house", "explain house/berth house", "rules house"] {
        harmless(&folder.run(command), command);
    }
}
