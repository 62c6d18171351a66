//! Git repositories in the folders of tests.

use std::process::Command;

use super::{Folder, Run};

/// The day on which everything is committed.
pub const DAY: &str = "2020-04-12";

/// Runs git in a folder inside of this one, untouched by the settings of whoever runs the tests; what
/// it prints.
#[track_caller]
pub fn git(folder: &Folder, inside: &str, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(folder.path(inside));
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for name in ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] {
        command.env(name, format!("{DAY}T12:00:00Z"));
    }
    for setting in [
        "user.name=Harbor",
        "user.email=harbor@example.org",
        "commit.gpgsign=false",
        "core.autocrlf=false",
        "init.defaultBranch=main",
        "protocol.file.allow=always",
    ] {
        command.args(["-c", setting]);
    }
    let output = command.args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Makes a repository of a folder inside of this one, on the branch `main`.
#[track_caller]
pub fn init(folder: &Folder, inside: &str) {
    git(folder, inside, &["init", "-q"]);
}

/// Commits everything, even where nothing is new; the hash.
#[track_caller]
pub fn commit(folder: &Folder, inside: &str) -> String {
    git(folder, inside, &["add", "--all"]);
    git(folder, inside, &["commit", "-q", "--allow-empty", "-m", "x"]);
    git(folder, inside, &["rev-parse", "HEAD"])
}

impl Folder {
    /// Runs the program where it finds git.
    pub fn run_with_git(&self, arguments: &str) -> Run {
        let path = std::env::var_os("PATH").unwrap_or_default();
        Run::of(self.command().env("PATH", path).args(arguments.split_whitespace()))
    }
}
