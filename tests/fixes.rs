//! `bilint check --fix`, `--fix-only`, `--unsafe-fixes` and `--diff`.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Folder, front_matter, german, segment};

/// A German article with this target beside this source, and what a safe fix makes of the target.
const SAFE: [(&str, &str, &str); 9] = [
    (
        "Lesen Sie [die Hafenregeln.](rules.md)",
        "Read [the harbor rules](rules.md).",
        "Lesen Sie [die Hafenregeln](rules.md).",
    ),
    (
        "Wählen Sie **Weiter,** um fortzufahren.",
        "Select **Next** to continue.",
        "Wählen Sie **Weiter**, um fortzufahren.",
    ),
    (
        "Öffnen Sie die[ Gezeitentafel](tides.md) heute.",
        "Open the [tide table](tides.md) today.",
        "Öffnen Sie die [Gezeitentafel](tides.md) heute.",
    ),
    (
        "Wählen Sie **Weiter** , dann **Ende** .",
        "Select **Next**, then **End**.",
        "Wählen Sie **Weiter**, dann **Ende**.",
    ),
    (
        "Der Hafen ( nachts ) ist geöffnet.",
        "The harbor (at night) is open.",
        "Der Hafen (nachts) ist geöffnet.",
    ),
    (
        "Der Hafen  ist nachts  geöffnet.",
        "The harbor is open at night.",
        "Der Hafen ist nachts geöffnet.",
    ),
    ("Der Lot\u{200B}se kommt\u{200B} bald.", "The pilot comes soon.", "Der Lotse kommt bald."),
    (
        "Öffnen Sie [die Gebühren](fees.md#verspätet).",
        "Open [the fees](fees.md#late).",
        "Öffnen Sie [die Gebühren](fees.md#late).",
    ),
    ("Geben Sie `Get-tide` ein.", "Type `Get-Tide`.", "Geben Sie `Get-Tide` ein."),
];

#[test]
fn safe_fixes_change_the_translation_and_nothing_else() {
    for (target, source, wanted) in SAFE {
        let folder = Folder::new().with("a.md", german(&segment(1, target, source)));
        folder.run("check --fix a.md").ends(0);
        assert_eq!(folder.read("a.md"), german(&segment(1, wanted, source)), "{target}");
        folder.run("check --fix a.md").ends(0).quietly();
    }
}

#[test]
fn marks_stay_the_locale_s_own() {
    let article = |target| {
        let body = segment(1, target, "Read [the harbor rules](rules.md) first.");
        front_matter("zh-CN", "HT") + "\n" + &body + "\n"
    };
    let folder = Folder::new().with("a.md", article("请先阅读[港口规则。](rules.md)"));
    folder.run("check --fix-only a.md").ends(0);
    assert_eq!(folder.read("a.md"), article("请先阅读[港口规则](rules.md)。"));
}

#[test]
fn the_case_of_a_hash_is_mended() {
    let clean = german(&segment(1, "Der Hafen ist offen.", "The harbor is open."));
    let hash = "3f9c1d0b7a5e42c68d1f0a9b3c7e5d2468ace013";
    let folder = Folder::new().with("a.md", clean.replace(hash, &hash.to_uppercase()));
    folder.run("check --fix a.md").ends(0);
    assert_eq!(folder.read("a.md"), clean);
}

#[test]
fn a_mark_behind_a_directive_goes() {
    let body = |tail: &str| {
        let first = segment(1, "Der Hafen ist offen.", "The harbor is open.");
        german(&format!("{first}\n\n:::image type=\"content\" source=\"a.png\":::{tail}"))
    };
    let folder = Folder::new().with("a.md", body(" ."));
    folder.run("check --fix a.md --select markup").ends(0);
    assert_eq!(folder.read("a.md"), body(""));
}

const DOUBLED: (&str, &str) = ("Der Hafen Hafen ist offen.", "The harbor is open.");

#[test]
fn what_a_person_should_look_at_needs_a_word_more() {
    let doubled = german(&segment(1, DOUBLED.0, DOUBLED.1));
    let folder = Folder::new().with("a.md", &doubled);
    assert_eq!(folder.run("check --fix --output-format concise").ends(1).rules().len(), 1);
    assert_eq!(folder.read("a.md"), doubled);
    folder.run("check --unsafe-fixes").ends(2).says(&["--fix"]);
    folder.run("check --fix --unsafe-fixes").ends(0).says(&["1 diagnostic fixed in 1 article"]);
    assert_eq!(folder.read("a.md"), german(&segment(1, "Der Hafen ist offen.", DOUBLED.1)));
}

#[test]
fn a_diff_changes_nothing() {
    let (target, source, wanted) = SAFE[3];
    let article = german(&segment(1, target, source));
    let folder = Folder::new().with("a.md", &article);
    for command in ["check --diff", "check --fix --diff", "check --fix-only --diff a.md"] {
        let run = folder.run(command).ends(1);
        let start = "--- a.md\n+++ a.md\n@@ -8,4 +8,4 @@\n";
        assert!(run.stdout.starts_with(start), "{}", run.stdout);
        assert!(run.stdout.contains(&format!("\n+{}\n", segment(1, wanted, source))));
        assert_eq!(folder.read("a.md"), article);
    }
    folder.run("check --fix-only").ends(0);
    folder.run("check --diff").ends(0).quietly();
}

#[test]
fn what_remains_decides() {
    let (target, source, _) = SAFE[3];
    let body = segment(1, target, source) + "\n\n" + &common::lost_link(2);
    let folder = Folder::new().with("a.md", german(&body)).with("b.md", german(&body));
    let run = folder.run("check --fix --output-format concise a.md").ends(1);
    assert_eq!(run.rules(), ["link/missing"]);
    folder.run("check --fix-only b.md").ends(0);
    assert_eq!(folder.read("a.md"), folder.read("b.md"));
}

#[test]
fn standard_input_has_no_file_to_write() {
    let (target, source, wanted) = SAFE[0];
    let article = german(&segment(1, target, source));
    let folder = Folder::new().with("a.md", &article);
    let run = folder.run_with_input("check --fix - --stdin-filename a.md", &article).ends(2);
    run.says(&["--diff"]);
    let run = folder.run_with_input("check --diff - --stdin-filename a.md", &article).ends(1);
    assert!(run.stdout.contains(wanted));
    assert_eq!(folder.read("a.md"), article);
}

#[test]
fn a_file_that_may_not_be_written_is_told() {
    let (target, source, _) = SAFE[0];
    let article = german(&segment(1, target, source));
    let folder = Folder::new().with("a.md", &article);
    let mut mode = std::fs::metadata(folder.path("a.md")).unwrap().permissions();
    mode.set_readonly(true);
    std::fs::set_permissions(folder.path("a.md"), mode).unwrap();
    folder.run("check --fix").ends(2).says(&["a.md", "read-only"]);
    assert_eq!(folder.read("a.md"), article);
}

/// Moving the period out would set another mark before the comma.
#[test]
fn no_fix_is_offered_where_another_fault_would_come() {
    let fix_of = |target: &str| {
        let article = german(&segment(1, target, "Read [the rules](rules.md), then go."));
        let run = Folder::new().with("a.md", article).run("check --output-format jsonl").ends(1);
        run.json_lines()[0]["fix"].clone()
    };
    assert!(fix_of("Lesen Sie [die Regeln.](rules.md), dann gehen Sie.").is_null());
    let fix = fix_of("Lesen Sie [die Regeln,](rules.md) dann gehen Sie.");
    assert_eq!((&fix["safe"], &fix["edits"][1]["text"]), (&true.into(), &",".into()));
}

/// Two segments with the same fault in each.
fn twice(first: &str, second: &str) -> String {
    german(&format!("{}\n\n{}", segment(1, first, SAFE[3].1), segment(2, second, SAFE[4].1)))
}

#[test]
fn what_a_baseline_knows_stays() {
    let (known, new) = (SAFE[3].0, SAFE[4].0);
    let folder = Folder::new().with("a.md", twice(known, SAFE[4].2));
    folder.run("baseline .").ends(0).says(&["1 diagnostic"]);
    folder.write("a.md", twice(known, new));
    let run = folder.run("check --diff --baseline").ends(1);
    assert!(run.stdout.contains(SAFE[4].2) && !run.stdout.contains(SAFE[3].2), "{run:?}");
    folder.run("check --fix --baseline").ends(0).says(&["1 diagnostic fixed in 1 article"]);
    assert_eq!(folder.read("a.md"), twice(known, SAFE[4].2));
    folder.run("check --fix-only --baseline").ends(0).quietly();
    folder.run("check --fix-only").ends(0);
    assert_eq!(folder.read("a.md"), twice(SAFE[3].2, SAFE[4].2));
    for fix in ["--diff", "--fix-only"] {
        folder.run(&format!("check {fix} --baseline --prune")).ends(2).says(&["--prune"]);
    }
}

/// A baseline knows a diagnostic by the text of its segment: with another text it would be new.
#[test]
fn a_segment_with_something_known_stays_as_a_whole() {
    let target = "Der Hafen  ist ( nachts ) geöffnet.";
    let article = german(&segment(1, target, SAFE[4].1));
    let folder = Folder::new().with("a.md", &article);
    folder.run("baseline . --select typography/double-space").ends(0).says(&["1 diagnostic"]);
    let run = folder.run("check --fix --baseline --output-format jsonl").ends(1);
    let found = run.json_lines();
    assert_eq!((found.len(), &found[0]["rule"]), (1, &"typography/inner-blank".into()));
    assert!(found[0]["fix"].is_null());
    assert_eq!(folder.read("a.md"), article);
}

/// Of two segments with the same texts the baseline knows the first.
#[test]
fn of_two_alike_one_is_new() {
    let (target, source, mended) = SAFE[3];
    let article = |texts: [&str; 2]| {
        german(&[segment(1, texts[0], source), segment(2, texts[1], source)].join("\n\n"))
    };
    let folder = Folder::new().with("a.md", german(&segment(1, target, source)));
    folder.run("baseline .").ends(0).says(&["1 diagnostic"]);
    folder.write("a.md", article([target, target]));
    folder.run("check --fix --baseline").ends(0);
    assert_eq!(folder.read("a.md"), article([target, mended]));
}

/// In the front matter the key and its value are what a baseline knows.
#[test]
fn a_known_value_stays() {
    let clean = german(&segment(1, "Der Hafen ist offen.", "The harbor is open."));
    let hash = "3f9c1d0b7a5e42c68d1f0a9b3c7e5d2468ace013";
    let article = clean.replace(hash, &hash.to_uppercase());
    let folder = Folder::new().with("a.md", &article);
    folder.run("baseline .").ends(0).says(&["1 diagnostic"]);
    folder.run("check --fix --baseline").ends(0);
    assert_eq!(folder.read("a.md"), article);
}

/// A rule that the configuration switches off is on where it is named: so is its fix.
#[test]
fn a_rule_that_is_off_is_fixed_where_it_is_named() {
    let (target, source, mended) = SAFE[5];
    let article = german(&segment(1, target, source));
    let folder = Folder::new()
        .with("bilint.yaml", "rules: {typography/double-space: off}\n")
        .with("a.md", &article);
    folder.run("check --fix").ends(0).quietly();
    assert_eq!(folder.read("a.md"), article);
    let run = folder.run("check --select typography/double-space --output-format jsonl").ends(1);
    assert!(run.json_lines()[0]["fix"]["safe"].as_bool().is_some_and(|it| it), "{run:?}");
    folder.run("check --fix-only --select typography/double-space").ends(0);
    assert_eq!(folder.read("a.md"), german(&segment(1, mended, source)));
}
