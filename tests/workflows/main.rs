//! The workflows: those of this repository and those that the documentation shows.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;
mod release;
mod workflow;

use common::Folder;
use serde_yaml::Value;
use workflow::{Workflow, documented, own, text};

#[test]
fn every_workflow_names_its_rights_and_its_actions_versions() {
    for workflow in documented().iter().chain(&own()) {
        let place = &workflow.place;
        assert!(workflow.yaml["permissions"].is_mapping(), "{place}: no permissions");
        assert!(!workflow.is_on("pull_request_target"), "{place}");
        for action in workflow.actions() {
            let version = action.split_once('@').map_or("", |it| it.1);
            assert!(version.starts_with('v') && version != "v0", "{place}: {action}");
        }
        for script in workflow.scripts() {
            assert!(!script.contains("${{"), "{place}: an expression in a script: {script}");
        }
    }
}

#[test]
fn what_a_pull_request_sets_off_can_only_read() {
    let workflows: Vec<Workflow> =
        documented().into_iter().filter(|it| it.is_on("pull_request")).collect();
    assert_eq!(workflows.len(), 2);
    for workflow in &workflows {
        let place = &workflow.place;
        let rights = workflow.rights();
        assert!(rights.iter().eq(["contents: read"]), "{place}: {rights:?}");
        // The configuration of the protected branch, and no other.
        let restores = "git checkout \"origin/$GITHUB_BASE_REF\" -- bilint.yaml";
        let order: Vec<&str> = workflow
            .steps()
            .into_iter()
            .filter_map(|it| it.get("run").or(it.get("uses")).and_then(Value::as_str))
            .filter(|it| *it == restores || it.starts_with("your-organisation/bilint@"))
            .collect();
        assert_eq!(order.first(), Some(&restores), "{place}");
        assert_eq!(order.len(), 2, "{place}");
        let whole = serde_yaml::to_string(&workflow.yaml).unwrap();
        for part in ["--config bilint.yaml", "--no-ignore", "fetch-depth: 0"] {
            assert!(whole.contains(part), "{place}: no {part}");
        }
        assert!(!whole.contains("secrets."), "{place}");
    }
}

#[test]
fn what_may_write_runs_nothing_of_a_pull_request() {
    let workflows: Vec<Workflow> =
        documented().into_iter().filter(|it| it.is_on("workflow_run")).collect();
    assert_eq!(workflows.len(), 1);
    for workflow in &workflows {
        let place = &workflow.place;
        let watched = workflow.yaml["on"]["workflow_run"]["workflows"][0].as_str().unwrap();
        let first = documented()
            .into_iter()
            .find(|it| it.place.starts_with("docs/") && it.yaml["name"].as_str() == Some(watched));
        let first = first.unwrap_or_else(|| panic!("{place}: no workflow `{watched}`"));
        assert!(first.is_on("pull_request"));
        let names: Vec<&str> =
            workflow.actions().iter().filter_map(|it| it.split('@').next()).collect();
        assert_eq!(names, ["actions/download-artifact", "github/codeql-action/upload-sarif"]);
        assert!(workflow.yaml["permissions"].as_mapping().unwrap().is_empty(), "{place}");
        let rights = workflow.rights();
        let expected = ["actions: read", "pull-requests: read", "security-events: write"];
        assert!(rights.iter().eq(expected), "{place}: {rights:?}");
        for word in
            ["git checkout", "git fetch", "gh pr checkout", "cargo ", "bilint check", "source "]
        {
            let found = workflow.scripts().into_iter().find(|it| it.contains(word));
            assert_eq!(found, None, "{place}: {word}");
        }
        // The artifact has the name under which the first one leaves it, in a folder of its own.
        let left = first.steps().into_iter().find(|it| {
            it.get("uses").and_then(Value::as_str).is_some_and(|it| it.contains("upload-artifact"))
        });
        let taken = &workflow.steps()[0]["with"];
        assert_eq!(left.unwrap()["with"]["name"], taken["name"], "{place}");
        assert_eq!(taken["path"].as_str(), Some("artifact"), "{place}");
    }
}

/// The filter of the second workflow, run on a report as the first one writes it.
#[cfg(unix)]
#[test]
fn the_second_workflow_takes_a_report_of_bilint_alone() {
    use std::process::Command;

    if Command::new("jq").arg("--version").output().is_err() {
        eprintln!("skipped: the filter of the second workflow, since jq is not there");
        return;
    }
    let workflow = documented().into_iter().find(|it| it.is_on("workflow_run")).unwrap();
    let script =
        workflow.scripts().into_iter().find(|it| it.contains("jq -ce")).unwrap().to_owned();
    let body = format!(
        "{}\n\n<!-- bilint-disable-next-segment link/missing why -->\n{}",
        common::lost_link(103),
        common::lost_link(104)
    );
    let folder = Folder::new().with("a.md", common::german(&body)).with("artifact/x", "");
    folder.run("check --output-format sarif:artifact/bilint.sarif").ends(1);
    let run = |folder: &Folder| {
        let mut bash = Command::new("bash");
        let bash = bash.args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", &script]);
        bash.current_dir(folder.path(".")).output().unwrap().status.success()
    };
    assert_eq!(folder.read("artifact/bilint.sarif").matches("\"suppressions\"").count(), 1);
    assert!(run(&folder));
    let log: serde_json::Value = serde_json::from_str(&folder.read("upload/bilint.sarif")).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 1);
    for other in
        ["{\"runs\": []}", "no JSON", "{\"runs\": [{\"tool\": {\"driver\": {\"name\": \"x\"}}}]}"]
    {
        let folder = Folder::new().with("artifact/bilint.sarif", other);
        assert!(!run(&folder), "{other}");
    }
    let folder = Folder::new().with("report", "{}").with("artifact/x", "");
    std::os::unix::fs::symlink("../report", folder.path("artifact/bilint.sarif")).unwrap();
    assert!(!run(&folder));
}

#[test]
fn the_documentation_uses_inputs_that_the_action_has() {
    let action: Value = serde_yaml::from_str(&text("action.yml")).unwrap();
    let mut uses = 0;
    for workflow in documented() {
        for step in workflow.steps() {
            let name = step.get("uses").and_then(Value::as_str).unwrap_or_default();
            let Some(version) = name.strip_prefix("your-organisation/bilint@") else {
                continue;
            };
            uses += 1;
            assert_eq!(Some(version), action["inputs"]["version"]["default"].as_str());
            for input in step["with"].as_mapping().unwrap().keys() {
                assert!(action["inputs"].get(input).is_some(), "{}: {input:?}", workflow.place);
            }
        }
    }
    assert_eq!(uses, 3);
    let gate = text("docs/gate.md");
    for input in action["inputs"].as_mapping().unwrap().keys() {
        assert!(gate.contains(&format!("| `{}` |", input.as_str().unwrap())), "{input:?}");
    }
}

#[test]
fn behind_the_arguments_of_a_hook_no_name_is_an_option() {
    let files = [".pre-commit-hooks.yaml", "packaging/pre-commit-mirror/.pre-commit-hooks.yaml"];
    let hooks = files.map(|it| serde_yaml::from_str::<Vec<Value>>(&text(it)).unwrap());
    for hook in hooks.iter().flatten() {
        let args: Vec<&str> =
            hook["args"].as_sequence().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(args, ["--force-exclude", "--no-project", "--"], "{hook:?}");
        assert_eq!(hook["entry"].as_str(), Some("bilint check"));
        // As pre-commit runs it, with a file that a pull request named.
        let folder = Folder::new().with("--no-config.md", common::faulty());
        let run = folder
            .run_all(["check", "--force-exclude", "--no-project", "--", "--no-config.md"])
            .ends(1);
        assert!(run.stdout.contains("error[link/missing]"), "{run:?}");
    }
}
