//! The GitHub action: its own steps, as `action.yml` has them, in the shell that runners use.

#![cfg_attr(windows, allow(dead_code, unused_imports))]
#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;
#[cfg(unix)]
mod install;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::{Folder, Run, clean, faulty};
use serde_yaml::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn action() -> Value {
    let text = std::fs::read_to_string(Path::new(ROOT).join("action.yml")).unwrap();
    serde_yaml::from_str(&text).unwrap()
}

/// A step of the action: the first gets bilint, the second runs it.
fn step(at: usize) -> Value {
    action()["runs"]["steps"][at].clone()
}

/// Runs a step as a runner does, in a workspace, with these inputs.
#[track_caller]
fn run(folder: &Folder, at: usize, inputs: &[(&str, &str)], more: &[(&str, &str)]) -> Run {
    let action = action();
    let step = step(at);
    std::fs::create_dir_all(folder.path("temp")).unwrap();
    std::fs::create_dir_all(folder.path("workspace")).unwrap();
    let mut command = Command::new("bash");
    let script = step["run"].as_str().unwrap();
    command.args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]);
    command.current_dir(folder.path("workspace")).env_clear().stdin(Stdio::null());
    command.env("PATH", search_path(&[])).env("GITHUB_ACTION_PATH", ROOT);
    for (name, file) in [
        ("RUNNER_TEMP", "temp"),
        ("GITHUB_STEP_SUMMARY", "summary"),
        ("GITHUB_OUTPUT", "output"),
        ("GITHUB_PATH", "path"),
    ] {
        command.env(name, folder.path(file));
    }
    for (name, expression) in step["env"].as_mapping().unwrap() {
        let expression = expression.as_str().unwrap();
        let input = expression.strip_prefix("${{ inputs.").and_then(|it| it.strip_suffix(" }}"));
        let Some(input) = input else {
            continue;
        };
        let given = inputs.iter().find(|it| it.0 == input).map(|it| it.1);
        let default = action["inputs"][input]["default"].as_str();
        command.env(name.as_str().unwrap(), given.or(default).unwrap());
    }
    command.envs(more.iter().copied());
    Run::of(&mut command)
}

/// The program's folder and those of this machine, behind `first`.
fn search_path(first: &[PathBuf]) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_bilint")).parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain([program]).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).unwrap().into_string().unwrap()
}

fn workspace() -> Folder {
    Folder::new()
        .with("workspace/docs/a.md", faulty())
        .with("workspace/docs/b.md", clean())
        .with("workspace/with blank/c d.md", faulty())
        .with("workspace/-x/--help.md", faulty())
}

fn annotations(run: &Run) -> Vec<&str> {
    let file = |it: &'_ str| it.find("file=").zip(it.find(",line"));
    run.stdout.lines().filter_map(|it| file(it).map(|(from, to)| &it[from + 5..to])).collect()
}

#[cfg(unix)]
#[test]
fn one_run_annotates_sums_up_and_reports() {
    let folder = workspace();
    let run = run(&folder, 1, &[("paths", "docs"), ("format", "sarif")], &[]).ends(1);
    assert_eq!((annotations(&run), run.stderr.as_str()), (vec!["docs/a.md"], ""));
    let summary = folder.read("summary");
    assert!(summary.starts_with("## bilint\n\n1 error in 2 articles"), "{summary}");
    let log: serde_json::Value =
        serde_json::from_str(&folder.read("workspace/bilint.sarif")).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 1);
    assert_eq!(folder.read("output"), "status=1\nreport=bilint.sarif\n");
    assert_eq!(std::fs::read_dir(folder.path("temp")).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn a_clean_run_passes_and_a_summary_is_added_to_what_is_there() {
    let folder = workspace().with("summary", "## before\n");
    let run = run(&folder, 1, &[("paths", "docs/b.md")], &[]).ends(0);
    assert_eq!(run.stdout, "");
    assert_eq!(folder.read("summary"), "## before\n## bilint\n\nNothing found.\n");
    assert_eq!(folder.read("output"), "status=0\nreport=\n");
}

#[cfg(unix)]
#[test]
fn the_exit_status_is_that_of_bilint() {
    let of = |inputs: &[(&str, &str)]| run(&workspace(), 1, inputs, &[]).status;
    assert_eq!(of(&[]), 1);
    assert_eq!(of(&[("fail-on", "never")]), 0);
    assert_eq!(of(&[("paths", "nowhere")]), 2);
    assert_eq!(of(&[("fail-on", "x")]), 2);
    assert_eq!(of(&[("format", "nothing:x")]), 2);
}

#[cfg(unix)]
#[test]
fn paths_stand_one_a_line_whatever_they_hold() {
    let folder = workspace();
    let paths = "with blank/c d.md\r\n\n-x\n";
    let run_one = run(&folder, 1, &[("paths", paths)], &[]).ends(1);
    assert_eq!(annotations(&run_one), ["-x/--help.md", "with blank/c d.md"]);
    // Neither an option nor standard input.
    for path in ["--version", "-"] {
        run(&folder, 1, &[("paths", path)], &[]).ends(2).says(&["no such file"]);
    }
}

#[cfg(unix)]
#[test]
fn arguments_are_parted_at_blanks_and_held_together_by_quotes() {
    let folder = workspace().with("workspace/my config.yaml", "rules: {link: off}\n");
    let run_with = |arguments: &str| run(&folder, 1, &[("arguments", arguments)], &[]);
    run_with("--config 'my config.yaml'").ends(0);
    run_with("--config\n\"my config.yaml\"\n").ends(0);
    run_with("--config=my\\ config.yaml").ends(0);
    run_with("--config my config.yaml").ends(2);
    assert_eq!(annotations(&run_with("  --ignore link \r\n ").ends(0)), Vec::<&str>::new());
    let open = run_with("--config 'my config.yaml").ends(2);
    assert!(open.stdout.contains("is a quote open?"), "{open:?}");
}

#[cfg(unix)]
#[test]
fn no_input_is_read_as_shell() {
    let evil = "$(touch made) `touch made` ; touch made && touch made | touch made > made #";
    for input in ["paths", "arguments", "format", "fail-on"] {
        for text in
            [evil.to_owned(), format!("'{evil}'"), format!("\"{evil}"), format!("x\n{evil}")]
        {
            let folder = workspace();
            let run = run(&folder, 1, &[(input, &text)], &[]);
            assert_eq!(run.status, 2, "{input}: {run:?}");
            assert!(!folder.path("workspace/made").exists(), "{input}: {text}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_report_does_not_follow_a_link_of_the_pull_request() {
    let folder = workspace().with("secret", "kept");
    std::os::unix::fs::symlink(folder.path("secret"), folder.path("workspace/bilint.sarif"))
        .unwrap();
    let run = run(&folder, 1, &[("format", "sarif")], &[]).ends(2);
    assert!(run.stdout.contains("is a symbolic link"), "{run:?}");
    assert_eq!(folder.read("secret"), "kept");
    assert_eq!(folder.read("output"), "status=2\nreport=\n");
}

#[cfg(unix)]
#[test]
fn what_could_not_run_says_so_and_names_no_report() {
    for input in [("fail-on", "x"), ("arguments", "'open")] {
        let folder = workspace();
        run(&folder, 1, &[("format", "sarif"), input], &[]).ends(2);
        assert_eq!(folder.read("output"), "status=2\nreport=\n", "{input:?}");
    }
}

#[test]
fn the_action_offers_what_the_documentation_says() {
    let action = action();
    let inputs = action["inputs"].as_mapping().unwrap();
    let names: Vec<&str> = inputs.keys().filter_map(Value::as_str).collect();
    assert_eq!(names, ["paths", "arguments", "format", "fail-on", "version"]);
    let version = format!("v{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(action["inputs"]["version"]["default"].as_str(), Some(version.as_str()));
    for step in action["runs"]["steps"].as_sequence().unwrap() {
        let script = step["run"].as_str().unwrap();
        assert!(!script.contains("${{"), "an expression is written into a script: {script}");
        assert_eq!(step["shell"].as_str(), Some("bash"));
    }
    #[cfg(windows)]
    eprintln!("skipped: the scripts of the action, since there is no bash on every Windows");
}
