//! Bad input gets a clear answer: what cannot be read, and what cannot be meant.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Folder, clean, faulty};

#[test]
fn no_such_path() {
    let folder = Folder::new().with("a.md", faulty());
    let run = folder.run("check a.md lost.md --output-format concise").ends(2).within(10);
    assert_eq!(run.rules(), ["link/missing"], "the rest is still checked");
    run.says(&["lost.md: there is no such file or folder"]);
}

#[test]
fn a_folder_without_articles() {
    let folder = Folder::new().with("empty/a.txt", "").with("readme/README.md", "# Harbor\n");
    folder.run("check empty").ends(2).says(&["empty: ", "no bilingual article", "0 Markdown"]);
    folder.run("check readme").ends(2).says(&["readme: ", "no bilingual article", "1 Markdown"]);
    let run = folder.run("check .").ends(2).says(&["name the folder of the articles"]);
    assert_eq!(run.stdout, "");
}

#[test]
fn a_binary_file_among_good_ones() {
    let folder =
        Folder::new().with("a.md", faulty()).with("b.md", b"PNG\0\0").with("c.md", clean());
    let run = folder.run("check --output-format concise").ends(2);
    assert_eq!(run.rules(), ["link/missing"]);
    let run = run.says(&["b.md: the file is binary", "exclude it"]);
    assert_eq!(run.stderr.lines().count(), 1);
    let run = folder.run("segments").ends(2).says(&["b.md: the file is binary"]);
    assert_eq!(run.stdout.lines().count(), 2);
}

#[test]
fn utf_16() {
    let wide: Vec<u8> = clean().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = Folder::new().with("a.md", [&[0xFF, 0xFE], wide.as_slice()].concat());
    folder.run("check a.md").ends(2).says(&["a.md: the file is UTF-16; save it as UTF-8"]);
}

#[test]
fn bytes_that_are_not_utf_8_are_a_diagnostic() {
    let latin = clean().into_bytes().into_iter().filter(|&it| it != 0xC3).collect::<Vec<u8>>();
    let run = Folder::new().with("a.md", latin).run("check --output-format concise").ends(1);
    assert_eq!(run.rules(), ["structure/invalid-utf8"]);
}

#[test]
fn an_empty_file_is_quietly_nothing() {
    let folder =
        Folder::new().with("empty.md", "").with("blank.md", "\n \n").with("bom.md", "\u{FEFF}");
    folder.run("check empty.md blank.md bom.md").ends(0).quietly();
    folder.run_with_input("check -", "").ends(0).quietly();
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_loop() {
    let folder = Folder::new().with("docs/a.md", faulty());
    std::os::unix::fs::symlink(".", folder.path("docs/again")).unwrap();
    std::os::unix::fs::symlink("loop.md", folder.path("docs/loop.md")).unwrap();
    let run = folder.run("check docs --output-format concise").ends(1).within(10);
    assert_eq!(run.rules().len(), 1);
    folder.run("check docs/loop.md").ends(2).says(&["docs/loop.md: "]);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new().with("a.md", faulty()).with("b.md", clean());
    let closed = std::fs::Permissions::from_mode(0o000);
    std::fs::set_permissions(folder.path("b.md"), closed).unwrap();
    if std::fs::read(folder.path("b.md")).is_ok() {
        // Whoever runs this may read everything. A file that is its own folder cannot be read either.
        let run = folder.run("check a.md a.md/b.md --output-format concise").ends(2);
        assert_eq!(run.rules(), ["link/missing"]);
        run.says(&["a.md/b.md: "]);
        return;
    }
    let run = folder.run("check --output-format concise").ends(2);
    assert_eq!(run.rules(), ["link/missing"]);
    run.says(&["b.md: it may not be read: permission denied"]);
}

#[test]
fn unknown_names_and_flags() {
    let folder = Folder::new().with("a.md", clean());
    for flag in ["--select", "--ignore"] {
        let run = folder.run(&format!("check a.md {flag} link/mising")).ends(2);
        run.says(&["unknown rule `link/mising`", "did you mean `link/missing`?", "bilint rules"]);
        folder.run(&format!("check lost.md {flag} lnk")).ends(2).says(&["did you mean `link`?"]);
    }
    folder.run("check --selct link").ends(2).says(&["--selct", "--select"]);
    folder.run("chekc").ends(2).says(&["chekc", "check"]);
    folder.run("check --output-format cocise").ends(2).says(&["concise"]);
    folder.run("").ends(2).says(&["Usage"]);
    let run = folder.run("--help").ends(0);
    assert!(run.stdout.contains("Exit status"));
}
