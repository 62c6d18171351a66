//! Takes the pictures of the page that stand in `docs/`: `cargo test --test page_pictures -- --ignored`.
//! Fonts differ from machine to machine, so nothing compares them.

#![allow(clippy::unwrap_used)]

mod browser;

use std::path::Path;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser::{Browser, View};

#[test]
#[ignore = "writes docs/pictures"]
fn the_page_in_light_and_dark() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("report.html");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bilint"));
    command.current_dir(here).args(["report", "fixtures", "--output"]).arg(&page);
    assert!(command.status().unwrap().success());
    let Some(mut browser) = Browser::start() else { return };
    for (name, dark, scrolls) in [
        ("page-light", false, false),
        ("page-dark", true, false),
        ("page-diagnostics-light", false, true),
        ("page-diagnostics-dark", true, true),
    ] {
        browser.look(View { width: 1100, height: 760, dark });
        browser.open(&page);
        if scrolls {
            browser.evaluate("document.getElementById('diagnostics').scrollIntoView()");
        }
        let png = STANDARD.decode(browser.picture()).unwrap();
        std::fs::write(here.join(format!("docs/pictures/{name}.png")), png).unwrap();
    }
    assert_eq!(browser.complaints, Vec::<String>::new());
}
