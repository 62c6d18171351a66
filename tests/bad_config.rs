//! Bad input gets a clear answer: configurations and rule files.

mod common;

use common::{Folder, clean, faulty, german, segment};

#[test]
fn a_configuration_that_excludes_everything() {
    let folder = Folder::new().with("bilint.yaml", "exclude: ['**']\n").with("docs/a.md", faulty());
    folder.run("check").ends(0).quietly();
    folder.run("check docs").ends(0).quietly();
    folder.run("check --force-exclude docs/a.md").ends(0).quietly();
    folder
        .run_with_input("check - --force-exclude --stdin-filename docs/a.md", faulty())
        .ends(0)
        .quietly();
    folder.run("check docs/a.md").ends(1);
    folder.run("check --no-config").ends(1);
}

/// A configuration, the place where it is wrong, and words of the message.
const WRONG: [(&str, &str, &str); 10] = [
    ("rules:\n  link/mising: off\n", "bilint.yaml:2:3: ", "did you mean `link/missing`?"),
    ("exclde: []\n", "bilint.yaml:1:1: ", "exclude"),
    ("rules: {link: warn}\n", "bilint.yaml:1:15: ", "warning"),
    ("exclude: [a]\nexclude: [b]\n", "bilint.yaml:2:1: ", "exclude"),
    ("exclude: ['a[']\n", "bilint.yaml:1:11: ", "glob"),
    ("rules: [\n", "bilint.yaml:", ""),
    ("overrides:\n  - files: [a]\n    rule: {}\n", "bilint.yaml:3:5: ", "rules"),
    ("profiles:\n  fr:\n    quots: []\n", "bilint.yaml:3:5: ", "did you mean `quotes`?"),
    ("profiles: {xx: {quotes: ['« »']}}\n", "bilint.yaml:1:12: ", "needs `script`"),
    ("rules-folders: [lost]\n", "bilint.yaml:1:17: ", "`lost`"),
];

#[test]
fn a_wrong_configuration_is_shown_with_the_place() {
    for (text, place, words) in WRONG {
        let folder = Folder::new().with("bilint.yaml", text).with("a.md", clean());
        let run = folder.run("check").ends(2).says(&["error: ", place, words]);
        assert_eq!(run.stdout, "", "{text}");
        folder.run("check --no-config").ends(0).quietly();
        folder.write("fine.yaml", "{}");
        folder.run("check --config fine.yaml").ends(0).quietly();
    }
    let folder = Folder::new().with("a.md", clean()).with("bilint.yaml", [b'a', 0xFF]);
    folder.run("check").ends(2).says(&["bilint.yaml"]);
    folder.run("check --config lost.yaml").ends(2).says(&["lost.yaml: cannot read"]);
}

#[test]
fn a_configuration_that_is_deep_or_long_ends_soon() {
    for text in ["[".repeat(100_000), "{a: ".repeat(100_000), "a: &a [*a]\n".repeat(1000)] {
        let folder = Folder::new().with("bilint.yaml", text).with("a.md", clean());
        folder.run("check").ends(2).within(20).says(&["bilint.yaml"]);
    }
}

/// A rule of one's own, with these lines about its check.
fn rule(check: &str) -> String {
    format!(
        "id: house/berth\nlevel: error\nscope: segment\nits: terminology\nsummary: A berth\n{check}\n\
         help: say it otherwise\nwhy: because\nexamples: []\n"
    )
}

/// What a rule file says of its check, and words of the message.
const WRONG_RULES: [(&str, &[&str]); 7] = [
    ("check: patern\nmessage: m", &["unknown check `patern`", "did you mean `pattern`?"]),
    ("check: pattern\noptions: {forbid: a, forbit: b}\nmessage: m", &["forbit", "forbid"]),
    ("check: pattern\noptions: {forbid: '('}\nmessage: m", &["forbid", "unclosed group"]),
    ("check: pattern\noptions: {forbid: a}\nmessage: '{mtch}'", &["{mtch}", "{match}"]),
    ("check: pattern\nmessage: m", &["forbid"]),
    ("check: links\nmessage: m", &["links", "link/missing"]),
    ("check: pattern\noptions: {forbid: a}\nmesage: m", &["mesage", "message"]),
];

#[test]
fn a_wrong_rule_file_is_told() {
    for (check, words) in WRONG_RULES {
        let folder = Folder::new().with("house/berth.yaml", rule(check)).with("a.md", clean());
        let says = [words, &["house/berth.yaml"]].concat();
        folder.run("test-rules house").ends(2).says(&says);
        folder.write("bilint.yaml", "rules-folders: [house]\n");
        let run = folder.run("check").ends(2).says(&says);
        assert_eq!(run.stdout, "", "{check}");
    }
}

#[test]
fn a_rule_of_ones_own_is_used() {
    let body = segment(103, "Der Anleger.", "The berth.");
    let folder = Folder::new().with("docs/a.md", german(&body));
    folder.write("bilint.yaml", "rules-folders: [house]\n");
    folder.write(
        "house/berth.yaml",
        rule("check: pattern\noptions: {forbid: Anleger}\nmessage: 'no {match}'"),
    );
    let run = folder.run("check --output-format concise").ends(1);
    assert_eq!(run.stdout.trim_end(), "docs/a.md:11:35: error[house/berth]: no Anleger");
    folder.run("check --ignore house").ends(0).quietly();
}
