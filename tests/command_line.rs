//! `bilint check` from outside: which files, which rules, which exit status.

#![allow(clippy::panic)]

mod common;

use common::{Folder, clean, faulty, formats, front_matter, german, lost_link, segment};

/// One error, one warning, one piece of advice.
fn mixed() -> String {
    let extra = segment(104, "Der [Hafen](harbor.md).", "The harbor.");
    let code = segment(105, "Der Befehl `dock`.", "The dock command.");
    german(&format!("{}\n\n{extra}\n\n{code}", lost_link(103)))
}

#[test]
fn exit_statuses_follow_fail_on() {
    let folder = Folder::new().with("a.md", mixed());
    let check = |arguments: &str| folder.run(&format!("check --output-format concise {arguments}"));
    for (arguments, status) in [
        ("", 1),
        ("--fail-on error", 1),
        ("--fail-on warning", 1),
        ("--fail-on never", 0),
        ("--fail-on error --ignore link/missing", 0),
        ("--fail-on warning --ignore link/missing", 1),
        ("--ignore link", 0),
        ("--ignore link --advice", 0),
        ("--ignore link --advice --fail-on advice", 1),
        ("--ignore link --fail-on advice", 0),
        ("lost.md --fail-on never", 2),
    ] {
        let run = check(arguments);
        assert_eq!(run.status, status, "{arguments}: {run:?}");
    }
}

#[test]
fn rules_are_chosen_by_name_and_by_family() {
    let folder = Folder::new().with("a.md", mixed());
    let rules = |arguments: &str| {
        let run = folder.run(&format!("check --output-format concise {arguments}"));
        run.rules().join(" ")
    };
    assert_eq!(rules(""), "link/missing link/extra");
    assert_eq!(rules("--advice"), "link/missing link/extra markup/extra-code");
    assert_eq!(rules("--select link"), "link/missing link/extra");
    assert_eq!(rules("--select link/extra,markup/extra-code"), "link/extra markup/extra-code");
    assert_eq!(rules("--select link --ignore link/extra"), "link/missing");
    assert_eq!(rules("--select markup"), "markup/extra-code", "what is named is shown");
    assert_eq!(rules("--ignore link/missing --ignore link/extra"), "");
}

#[test]
fn a_passing_run_prints_nothing() {
    let folder = Folder::new().with("a.md", clean()).with("README.md", "# Harbor\n");
    for format in ["full", "concise", "jsonl"] {
        folder.run(&format!("check --output-format {format}")).ends(0).quietly();
    }
    folder.run("check README.md").ends(0).quietly();
    let run = folder.run("check --output-format json").ends(0);
    assert!(run.stdout.contains("\"not_articles\":1"), "{}", run.stdout);
}

#[test]
fn standard_input_has_a_name() {
    let folder = Folder::new().with("docs/bilint.yaml", "rules: {link: off}\n");
    let run = folder.run_with_input("check - --output-format concise", faulty()).ends(1);
    assert!(run.stdout.starts_with("stdin.md:11:"), "{}", run.stdout);
    let named = "check - --output-format concise --stdin-filename docs/new/a.md";
    folder.run_with_input(named, faulty()).ends(0).quietly();
    let run = folder.run_with_input(&format!("{named} --no-config"), faulty()).ends(1);
    assert!(run.stdout.starts_with("docs/new/a.md:11:"), "{}", run.stdout);
}

/// The paths of the diagnostics of a run.
fn paths(folder: &Folder, arguments: &str) -> String {
    let run = folder.run(&format!("check --output-format concise {arguments}"));
    assert!(run.status < 2, "{run:?}");
    let paths: Vec<&str> = run.stdout.lines().filter_map(|it| it.split(':').next()).collect();
    paths.join(" ")
}

#[test]
fn folders_are_searched_and_files_are_named() {
    let folder = Folder::new()
        .with("a.md", faulty())
        .with("b.MD", faulty())
        .with("c.txt", faulty())
        .with("build/d.md", faulty())
        .with(".hidden/e.md", faulty())
        .with(".f.md", faulty())
        .with("docs/g.md", faulty())
        .with(".gitignore", "build/\n");
    assert_eq!(paths(&folder, ""), "a.md b.MD docs/g.md");
    assert_eq!(paths(&folder, "."), "a.md b.MD docs/g.md");
    assert_eq!(paths(&folder, "c.txt"), "c.txt");
    assert_eq!(paths(&folder, "build/d.md .f.md"), ".f.md build/d.md");
    assert_eq!(paths(&folder, "build"), "build/d.md");
}

#[test]
fn the_same_file_counts_once() {
    let folder = Folder::new().with("docs/a.md", faulty()).with("docs/b.md", faulty());
    let whole = folder.path("docs/a.md");
    for arguments in [
        "docs/a.md docs/a.md",
        "docs/a.md ./docs/a.md",
        "docs/a.md docs//a.md",
        "docs/a.md docs/../docs/a.md",
        &format!("docs/a.md {}", whole.display()),
    ] {
        assert_eq!(paths(&folder, arguments), "docs/a.md", "{arguments}");
    }
    for arguments in ["docs docs", ". docs", "docs/a.md docs/b.md docs", "docs docs/a.md"] {
        assert_eq!(paths(&folder, arguments), "docs/a.md docs/b.md", "{arguments}");
    }
}

#[test]
fn comments_suppress_and_say_so_when_they_do_not() {
    let check = |body: &str| {
        let run = Folder::new().with("a.md", german(body)).run("check --output-format concise");
        run.rules().join(" ")
    };
    let (first, second) = (lost_link(103), lost_link(104));
    let next = "<!-- bilint-disable-next-segment link/missing the page moved -->";
    assert_eq!(check(&format!("{next}\n{first}")), "");
    assert_eq!(check(&format!("{next}\n{first}\n\n{second}")), "link/missing");
    assert_eq!(check(&format!("{first}\n\n{next}")), "link/missing structure/unused-suppression");
    let (from, to) = ("<!-- bilint-disable link -->", "<!-- bilint-enable link -->");
    assert_eq!(check(&format!("{from}\n{first}\n{to}\n{second}")), "link/missing");
    assert_eq!(check(&format!("{from}\n{first}\n\n{second}")), "");
    assert_eq!(
        check(&format!("{from}\n{to}\n\n{first}")),
        "structure/unused-suppression link/missing"
    );
    assert_eq!(check("<!-- bilint-disable lnk -->"), "structure/unused-suppression");
}

#[test]
fn front_matter_suppresses_and_says_so_when_it_does_not() {
    let with = |text: String| text.replacen("---\n", "---\nbilint: {disable: [link]}\n", 1);
    let folder = Folder::new().with("a.md", with(faulty())).with("b.md", with(clean()));
    folder.run("check a.md").ends(0).quietly();
    let run = folder.run("check b.md --output-format concise").ends(1);
    assert_eq!(run.rules(), ["structure/unused-suppression"]);
    let human = front_matter("de-DE", "HT");
    assert!(with(human).contains("bilint:"));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    use std::io::Read;
    let body: Vec<String> = (100..3100).map(lost_link).collect();
    let folder = Folder::new().with("a.md", german(&body.join("\n\n")));
    for command in [
        "check a.md",
        "segments a.md",
        "check a.md --output-format json",
        "rules --output-format markdown",
    ] {
        let mut child =
            folder.command().args(command.split(' ')).spawn().unwrap_or_else(|it| panic!("{it}"));
        drop(child.stdout.take());
        let mut told = String::new();
        let stderr = child.stderr.take();
        assert!(stderr.is_some_and(|mut it| it.read_to_string(&mut told).is_ok()));
        let status = child.wait().ok().and_then(|it| it.code());
        assert_eq!((status, told.as_str()), (Some(0), ""), "{command}");
    }
}

#[test]
fn any_number_of_threads_says_the_same() {
    let folder = Folder::new();
    for number in 0..120 {
        let text = [mixed(), clean(), faulty(), "# Harbor\n".to_owned(), "\0".to_owned()];
        folder.write(format!("docs/{}/{number}.md", number % 7), &text[number % 5]);
    }
    for format in formats::names().chain(["full --statistics"]) {
        let run = |threads: usize| {
            folder.run(&format!("check docs --advice --threads {threads} --output-format {format}"))
        };
        let (one, many) = (run(1).ends(2), run(16).ends(2));
        assert!(!one.stdout.is_empty());
        assert_eq!((one.stdout, one.stderr), (many.stdout, many.stderr), "{format}");
    }
    let segments = |threads: usize| folder.run(&format!("segments docs --threads {threads}"));
    assert_eq!(segments(1).stdout, segments(16).stdout);
}
