//! No text of an article, no id, no name of a file and no value of its front matter reaches a build
//! server as a command, in whatever form it is told.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod common;

use common::{Folder, formats, front_matter, segment};
use proptest::prelude::*;

/// What commands are made of, whole and in parts, and what may stand around them.
const PARTS: [&str; 16] = [
    "##[error]",
    "##VSO[task.complete]",
    "##vso[task.setvariable variable=PATH]x",
    "##teamcity[buildStop comment='x']",
    "::set-output name=a::b",
    "::error::x",
    "##",
    "#",
    "::",
    ":",
    "[",
    " ",
    "vso[x]",
    "漢",
    "Hafen",
    "\u{1B}\u{202E}",
];

/// The arguments beside those of the formats.
const OTHER_WAYS: [&str; 13] = [
    "check --advice --output-format full --ascii",
    "check --advice --output-format full --color always",
    "check --advice --statistics",
    "check --diff --unsafe-fixes",
    "check --select link --max-diagnostics 1",
    "segments",
    "profile learn",
    "status --depth 9",
    "status --ascii",
    "status --output-format markdown",
    "status --output-format json",
    "terms mine",
    "terms mine --output-format tbx",
];

/// The arguments of all runs, and how the commands begin that the format itself writes.
fn ways() -> impl Iterator<Item = (String, &'static [&'static str])> {
    let format =
        |it: &str| (format!("check --advice --output-format {it}"), formats::own_commands(it));
    let other = OTHER_WAYS.iter().map(|it| ((*it).to_owned(), &[][..]));
    formats::names().map(format).chain(other)
}

/// What a runner would obey in a line, behind what the format itself begins it with.
fn obeyed<'a>(line: &'a str, own: &[&str]) -> Option<&'a str> {
    let rest = own.iter().find_map(|it| line.strip_prefix(it));
    let trimmed = line.trim_start();
    let name =
        trimmed.strip_prefix("::").filter(|it| it.starts_with(|c: char| c.is_ascii_alphabetic()));
    if rest.is_none() && name.is_some() {
        return Some(line);
    }
    let text = rest.unwrap_or(line);
    let low = text.to_ascii_lowercase();
    let signs = ["##[", "##vso[", "##teamcity["].iter().any(|it| low.contains(it));
    let colons = ["::set-output ", "::error::"].iter().any(|it| {
        let joins = |c: char| c.is_alphanumeric() || ['_', ':', '>'].contains(&c);
        low.match_indices(it).any(|(at, _)| !low[..at].ends_with(joins))
    });
    (signs || colons).then_some(line)
}

fn hostile() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&PARTS[..]), 1..5).prop_map(|it| it.concat())
}

fn article(texts: &[String]) -> String {
    let [one, two, three, id, kind, locale] = texts else {
        return String::new();
    };
    let head =
        front_matter("de-DE", "HT").replace("ms.date: 3/4/2024", &format!("ms.date: \"{locale}\""));
    let head = head.replacen("---\n", &format!("---\ntitle: {kind}\n"), 1);
    let body = [
        segment(103, &format!("Lesen , Sie {one}."), &format!("Read [{two}](<{three}>).")),
        segment(104, "Lesen Sie.", &format!("Read `{one}` and **{two}**.")).replace("aa11f", id),
        segment(105, &format!("{two}\n{three}\n"), one),
        format!("<!-- bilint-disable {two} -->\n\n<span data-ttu-id=\"{id}\">{three}"),
        format!("{one}\n\n[!{two}]\n\n![{three}](a.png)"),
    ];
    format!("{head}\n{}\n", body.join("\n\n"))
}

#[track_caller]
fn harmless(folder: &Folder, arguments: &[&str], own: &[&str]) {
    let run = folder.run_all(arguments);
    assert!(run.status < 3, "{run:?}");
    for line in run.stdout.lines().chain(run.stderr.lines()) {
        assert_eq!(obeyed(line, own), None, "{arguments:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_speaks_to_a_runner(
        texts in proptest::collection::vec(hostile(), 6),
        locale in proptest::sample::select(vec!["de-DE", "##[x]", "::error::x ##vso[y]"]),
        name in hostile(),
    ) {
        let text = article(&texts).replace("contentlocale: de-DE", &format!("contentlocale: \"{locale}\""));
        let folder = Folder::new()
            .with(format!("{name}.md"), &text)
            .with(format!("{name}/b.md"), &text)
            .with(format!("{name}/c.md"), "\0");
        for (arguments, own) in ways() {
            let arguments: Vec<&str> = arguments.split_whitespace().collect();
            harmless(&folder, &arguments, own);
        }
        folder.run("check --advice --shard 1/1 --output-format jsonl:.1.jsonl");
        for format in formats::names() {
            let merge = ["merge", ".1.jsonl", "--output-format", format];
            harmless(&folder, &merge, formats::own_commands(format));
        }
        for arguments in [["check", &name], ["explain", &name], ["check", &format!("--{name}")]] {
            harmless(&folder, &arguments, &[]);
        }
        harmless(&folder, &["check", "--select", &name], &[]);
        harmless(&folder, &["check", "--output-format", &name], &[]);
        harmless(&folder, &["check", "--changed-since", &name], &[]);
        harmless(&folder, &["baseline", ".", "--file", &format!("{name}.jsonl")], &[]);
        harmless(&folder, &["check", &format!("--baseline={name}.md")], &[]);
    }
}

#[test]
fn rules_of_ones_own_do_not_speak_either() {
    let evil = "x ##[error]y ##vso[task.complete] ::set-output name=a::b";
    let rule = format!(
        "id: house/berth\nlevel: error\nscope: segment\nits: other\nsummary: \"{evil}\"\ncheck: pattern\n\
         options: {{forbid: a}}\nmessage: \"{evil}\"\nhelp: \"{evil}\"\nwhy: \"::error::w\\n{evil}\"\nexamples:\n\
         - name: \"{evil}\"\n  locale: de-DE\n  source: \"{evil}\"\n  target: \"{evil}\"\n  expect: [\"no\"]\n"
    );
    let folder = Folder::new().with("house/berth.yaml", rule);
    folder.write("bilint.yaml", "rules-folders: [house]\n");
    folder.write("a.md", common::german(&segment(103, "a", "b")));
    for (arguments, own) in ways() {
        harmless(&folder, &arguments.split_whitespace().collect::<Vec<_>>(), own);
    }
    for arguments in [
        &["rules", "house"][..],
        &["rules", "house", "--output-format", "json"],
        &["rules", "house", "--output-format", "markdown"],
        &["explain", "house/berth", "house"],
        &["test-rules", "house"],
    ] {
        harmless(&folder, arguments, &[]);
    }
    folder.write("bilint.yaml", format!("rules: [\"{evil}\n"));
    harmless(&folder, &["check"], &[]);
    folder.write("bilint.yaml", format!("\"{evil}\": a\n"));
    harmless(&folder, &["check"], &[]);
}
