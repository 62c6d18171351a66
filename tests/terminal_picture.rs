//! The picture of the terminal in the README is what the program prints, or this test fails. With
//! `BILINT_WRITE_PICTURES=1` it writes the picture anew.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod svg;

use std::path::Path;
use std::process::Command;

const ARGUMENTS: &str = "check fixtures/harbor.de-de/invoices --select link/missing,link/changed";
const PICTURE: &str = "docs/pictures/terminal.svg";

#[test]
fn the_picture_is_what_the_program_prints() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_bilint"));
    command.current_dir(here).env_clear().args(ARGUMENTS.split(' ')).args(["--color", "always"]);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let text = format!(
        "\x1b[2m$\x1b[0m bilint {ARGUMENTS}\n{}",
        String::from_utf8(output.stdout).unwrap()
    );
    let picture = svg::of_terminal(&text);
    let file = here.join(PICTURE);
    if std::env::var_os("BILINT_WRITE_PICTURES").is_some() {
        std::fs::write(&file, &picture).unwrap();
    }
    let is_same = std::fs::read_to_string(&file).is_ok_and(|it| it == picture);
    assert!(
        is_same,
        "{PICTURE} is not what bilint prints now; BILINT_WRITE_PICTURES=1 cargo test --test terminal_picture writes it anew"
    );
}

#[test]
fn the_picture_is_xml_and_holds_every_word() {
    let text = "\x1b[31;1merror[a/b]\x1b[0m: <c> & “d”\n    \x1b[36m──┬──\x1b[0m\n";
    let picture = svg::of_terminal(text);
    let document = roxmltree::Document::parse(&picture).unwrap();
    let runs = document.descendants().filter(|it| it.has_tag_name("text"));
    let runs: Vec<_> = runs
        .map(|it| (it.text().unwrap(), it.attribute("class").unwrap(), it.attribute("x").unwrap()))
        .collect();
    assert_eq!(
        runs,
        [
            ("error[a/b]", "red bold", "20.0"),
            (": <c> & “d”", "plain", "104.0"),
            ("──┬──", "cyan", "53.6"),
        ]
    );
}
