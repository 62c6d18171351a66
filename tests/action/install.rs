//! Getting the program: the first step of the action, with a release made here and a `curl` that
//! finds it.

use std::path::Path;
use std::process::Command;

use crate::common::{Folder, Run};
use crate::{ROOT, run, search_path};

/// A folder that holds a release, packed as the release workflow packs it, and a `curl` that finds
/// it there and writes down what it was asked for.
fn release(folder: &Folder, target: &str) -> String {
    use std::os::unix::fs::PermissionsExt;

    folder.write("bilint", "#!/bin/sh\necho released \"$@\"\n");
    let curl = "#!/bin/bash\nwhile [[ $# -gt 1 ]]; do [[ $1 != --output ]] || to=$2; shift; done\n\
                echo \"$1\" >>\"$ASKED\"; exec cp \"$RELEASE/${1##*/}\" \"$to\"\n";
    folder.write("tools/curl", curl);
    for file in ["tools/curl", "bilint"] {
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(folder.path(file), mode).unwrap();
    }
    let made = Command::new(Path::new(ROOT).join("packaging/archive.sh"))
        .args(["v0.1.0", target])
        .args([folder.path("bilint"), folder.path("release")])
        .status();
    assert!(made.unwrap().success());
    search_path(&[folder.path("tools")])
}

fn install(folder: &Folder, path: &str, version: &str, os: &str, arch: &str) -> Run {
    let (release, asked) = (folder.path("release"), folder.path("asked"));
    let more = [
        ("PATH", path),
        ("RELEASE", release.to_str().unwrap()),
        ("ASKED", asked.to_str().unwrap()),
        ("RUNNER_OS", os),
        ("RUNNER_ARCH", arch),
        ("BILINT_REPOSITORY", "harbor/bilint"),
    ];
    run(folder, 0, &[("version", version)], &more)
}

#[test]
fn a_release_is_installed_for_the_runner() {
    for (os, arch, target) in [
        ("Linux", "X64", "x86_64-unknown-linux-musl"),
        ("Linux", "ARM64", "aarch64-unknown-linux-musl"),
        ("macOS", "X64", "x86_64-apple-darwin"),
        ("macOS", "ARM64", "aarch64-apple-darwin"),
        ("Windows", "X64", "x86_64-pc-windows-msvc"),
    ] {
        let folder = Folder::new();
        let path = release(&folder, target);
        install(&folder, &path, "v0.1.0", os, arch).ends(0).quietly();
        let base = "https://github.com/harbor/bilint/releases/download/v0.1.0";
        let archive = format!("{base}/bilint-v0.1.0-{target}.tar.gz");
        assert_eq!(folder.read("asked"), format!("{archive}\n{archive}.sha256\n"));
        let installed = folder.read("path");
        let output = Command::new(Path::new(installed.trim_end()).join("bilint")).arg("x").output();
        assert_eq!(output.unwrap().stdout, b"released x\n");
    }
}

#[test]
fn an_archive_whose_checksum_disagrees_is_not_installed() {
    let archive = "release/bilint-v0.1.0-x86_64-unknown-linux-musl.tar.gz";
    let empty = format!("{}\n", "0".repeat(64));
    for (file, text) in [
        (archive.to_owned(), "other"),
        (format!("{archive}.sha256"), ""),
        (format!("{archive}.sha256"), &empty),
    ] {
        let folder = Folder::new();
        let path = release(&folder, "x86_64-unknown-linux-musl");
        folder.write(file, text);
        let run = install(&folder, &path, "v0.1.0", "Linux", "X64").ends(2);
        assert!(run.stdout.contains("checksum"), "{run:?}");
        assert!(!folder.path("path").exists() && !folder.path("temp/bilint/bilint").exists());
    }
}

#[test]
fn what_is_no_release_is_not_asked_for() {
    let folder = Folder::new();
    let path = release(&folder, "x86_64-unknown-linux-musl");
    for version in ["", "latest", "v1", "../v0.1.0", "v0.1.0/../..", "v0.1.0\nx", "$(touch made)"] {
        let run = install(&folder, &path, version, "Linux", "X64").ends(2);
        assert!(run.stdout.contains("is no release"), "{run:?}");
    }
    let run = install(&folder, &path, "v0.1.0", "Linux", "RISCV").ends(2);
    assert!(run.stdout.contains("no release for this runner"), "{run:?}");
    assert!(!folder.path("asked").exists() && !folder.path("workspace/made").exists());
    install(&folder, &path, "v9.9.9", "Linux", "X64").ends(2);
}
