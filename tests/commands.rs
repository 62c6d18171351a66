//! The smaller commands from outside.

mod common;

use common::{Folder, clean, faulty};

#[test]
fn rules_are_listed() {
    let folder = Folder::new();
    let table = folder.run("rules").ends(0).stdout;
    assert!(table.lines().any(|it| it.starts_with("link/missing ") && it.contains("error")));
    let json: serde_json::Value =
        serde_json::from_str(&folder.run("rules --output-format json").ends(0).stdout)
            .unwrap_or_default();
    assert_eq!(json.as_array().map(Vec::len), Some(table.lines().count()));
    let page = folder.run("rules --output-format markdown").ends(0).stdout;
    assert_eq!(page.matches("\n## ").count(), table.lines().count());
}

#[test]
fn every_rule_is_explained() {
    let folder = Folder::new();
    for line in folder.run("rules").stdout.lines() {
        let id = line.split(' ').next().unwrap_or_default();
        let text = folder.run(&format!("explain {id}")).ends(0).stdout;
        for part in ["### Reported", "### Not reported", "Help: ", "ITS 2.0"] {
            assert!(text.contains(part), "{id}: no {part}");
        }
    }
    let sibling = folder.run("explain sibling").ends(0).stdout;
    assert!(sibling.contains("\n      sibling es-ES:\n\n      "), "{sibling}");
    let family = folder.run("explain link").ends(0).stdout;
    assert!(family.contains("## link/missing") && family.contains("## link/extra"));
    let run = folder.run("explain link/mising").ends(2);
    run.says(&["unknown rule `link/mising`", "did you mean `link/missing`?"]);
    folder.run("explain").ends(2);
}

const RULE: &str = "id: house/quay\nlevel: warning\nscope: segment\nits: terminology\n\
    summary: A quay is a Kai\ncheck: pattern\noptions: {forbid: Anleger}\nmessage: 'not {match}'\n\
    help: say Kai\nwhy: the Harbor says so\nexamples:\n- name: the wrong word\n  locale: de-DE\n  \
    source: The quay.\n  target: Der Anleger.\n  expect: [Anleger]\n";

#[test]
fn examples_of_rules_are_tests() {
    let folder = Folder::new().with("good/quay.yaml", RULE);
    let run = folder.run("test-rules").ends(0);
    assert!(
        run.stdout.ends_with(" passed, 0 failed\n") && run.stdout.lines().count() == 1,
        "{run:?}"
    );
    assert_eq!(folder.run("test-rules good").ends(0).stdout, "1 passed, 0 failed\n");
    folder.write("bad/quay.yaml", RULE.replace("expect: [Anleger]", "expect: []"));
    let run = folder.run("test-rules bad").ends(1);
    assert!(
        run.stdout.contains("house/quay: the wrong word: expected [], found [\"Anleger\"]"),
        "{run:?}"
    );
    assert!(run.stdout.ends_with("0 passed, 1 failed\n"));
    folder.run("test-rules lost").ends(2).says(&["lost: "]);
}

#[test]
fn init_writes_a_configuration_and_never_over_one() {
    let folder =
        Folder::new().with("a.md", faulty()).with("b.md", clean()).with("docs/c.md", clean());
    folder.run("init").ends(0);
    folder.run("check b.md").ends(0).quietly();
    folder.run("check a.md").ends(1);
    folder.write("bilint.yaml", "rules: {link: off}\n");
    folder.run("init").ends(2).says(&["bilint.yaml", "there already"]);
    assert_eq!(folder.read("bilint.yaml"), "rules: {link: off}\n");
    folder.run("init docs").ends(0);
    folder.run("check").ends(0).quietly();
    folder.run("init lost").ends(2).says(&["cannot be written"]);
}

#[test]
fn shells_get_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = Folder::new().run(&format!("completions {shell}")).ends(0).stdout;
        assert!(script.contains("stdin-filename"), "{shell}");
    }
    Folder::new().run("completions cmd").ends(2).says(&["bash"]);
}

#[test]
fn schemas_are_json() {
    for kind in ["config", "rule"] {
        let text = Folder::new().run(&format!("schema {kind}")).ends(0).stdout;
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        assert!(
            jsonschema::validator_for(&schema).is_ok() && schema["properties"].is_object(),
            "{kind}"
        );
    }
}
