//! What the tests of the program share: a folder of files that is gone afterwards, the program in
//! it with an environment that says nothing, and a few articles of the fictitious Harbor.

// Each test file uses its own part of it.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

pub mod formats;
pub mod git;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A temporary folder to run the program in.
pub struct Folder(TempDir);

/// What the program did.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
    pub took: Duration,
}

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With one more file.
    pub fn with(self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) -> Self {
        self.write(path, content);
        self
    }

    pub fn write(&self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    pub fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(path)
    }

    /// Runs the program with arguments split at blanks.
    pub fn run(&self, arguments: &str) -> Run {
        self.run_all(arguments.split_whitespace())
    }

    /// Runs the program with arguments that may hold blanks.
    pub fn run_all<I: IntoIterator<Item: AsRef<std::ffi::OsStr>>>(&self, arguments: I) -> Run {
        Run::of(self.command().args(arguments))
    }

    /// Runs the program with something to read on standard input.
    pub fn run_with_input(&self, arguments: &str, input: impl AsRef<[u8]>) -> Run {
        let input = input.as_ref().to_vec();
        let mut command = self.command();
        let start = Instant::now();
        let child = command.args(arguments.split_whitespace()).stdin(Stdio::piped());
        let mut child = child.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let run = collect(child, start);
        // A program that does not read its input to the end is no fault of the test.
        let _ = writer.join().unwrap();
        run
    }

    /// The program in this folder, nothing of the environment left that it might look at.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bilint"));
        command.current_dir(self.0.path()).env_clear();
        // Windows starts no program without it.
        command.envs(std::env::var_os("SystemRoot").map(|it| ("SystemRoot", it)));
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

fn collect(child: Child, start: Instant) -> Run {
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Run {
        status: output.status.code().expect("ended by itself"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
        took: start.elapsed(),
    }
}

impl Run {
    /// Runs a program to its end.
    pub fn of(command: &mut Command) -> Self {
        let start = Instant::now();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        collect(command.spawn().unwrap(), start)
    }

    /// Asserts how it ended, and that nobody saw a panic.
    #[track_caller]
    pub fn ends(self, status: i32) -> Self {
        let both = format!("{}{}", self.stdout, self.stderr);
        assert_eq!(self.status, status, "{self:#?}");
        for trace in ["panicked", "RUST_BACKTRACE", "internal error", "unwrap()"] {
            assert!(!both.contains(trace), "{trace}: {self:#?}");
        }
        self
    }

    /// Asserts that it printed nothing at all.
    #[track_caller]
    pub fn quietly(self) -> Self {
        assert_eq!((self.stdout.as_str(), self.stderr.as_str()), ("", ""));
        self
    }

    /// Asserts that the error output holds all of these.
    #[track_caller]
    pub fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.stderr.contains(part), "no `{part}` in {:?}", self.stderr);
        }
        self
    }

    /// Asserts that it took no longer. The bounds are generous: they tell a wait of seconds from
    /// one of minutes.
    #[track_caller]
    pub fn within(self, seconds: u64) -> Self {
        assert!(self.took < Duration::from_secs(seconds), "took {:?}", self.took);
        self
    }

    /// The rules of a run in the format `concise`, one a line.
    pub fn rules(&self) -> Vec<&str> {
        let rule = |line: &'_ str| line.find('[').zip(line.find("]: "));
        let lines = self.stdout.lines();
        lines.filter_map(|line| rule(line).map(|(from, to)| &line[from + 1..to])).collect()
    }

    /// The lines of a run in the format `jsonl`.
    pub fn json_lines(&self) -> Vec<serde_json::Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// The folder with real articles; without one the test says aloud that it is skipped.
pub fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("BILINT_CORPUS");
    if folder.is_none() {
        let notice = "SKIPPED: set BILINT_CORPUS to a folder with real articles to run this test";
        // Not by a macro: the test runner would keep that to itself.
        let _ = writeln!(std::io::stderr(), "{notice}");
    }
    folder.map(PathBuf::from)
}

/// A segment with a number.
pub fn segment(number: usize, target: &str, source: &str) -> String {
    format!(
        "<span data-ttu-id=\"aa11f-{number}\">{target}</span><span class=\"sxs-lookup\">\
         <span data-stu-id=\"aa11f-{number}\">{source}</span></span>"
    )
}

/// The front matter of an article without any fault.
pub fn front_matter(locale: &str, kind: &str) -> String {
    format!(
        "---\nms.date: 3/4/2024\nms.openlocfilehash: 3f9c1d0b7a5e42c68d1f0a9b3c7e5d2468ace013\n\
         ms.sourcegitcommit: 8b1e6f40c2d93a7755e0b4c6d8f2a1937c5e0d42\nms.translationtype: {kind}\n\
         ms.contentlocale: {locale}\nms.lasthandoff: 03/14/2024\nms.locfileid: \"71820355\"\n---\n"
    )
}

/// A German article with this body.
pub fn german(body: &str) -> String {
    front_matter("de-DE", "HT") + "\n" + body + "\n"
}

/// An article in which nothing is wrong.
pub fn clean() -> String {
    german(&segment(103, "Der Hafen ist nachts geöffnet.", "The harbor is open at night."))
}

/// A segment that breaks `link/missing` and nothing else.
pub fn lost_link(number: usize) -> String {
    segment(number, "Lesen Sie „Liegeplätze“.", "Read [Berths](berths.md).")
}

/// An article with one `link/missing`.
pub fn faulty() -> String {
    german(&lost_link(103))
}
