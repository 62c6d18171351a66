use std::cell::Cell;
use std::path::Path;

use super::*;
use crate::article::read;
use crate::config::{ConfigFinder, ConfigMode, Selection};
use crate::engine;
use crate::input::{InputError, given};
use crate::lsp::Trouble;
use crate::lsp::protocol::Position;

/// Counts the texts that are looked at.
struct Counting {
    finder: ConfigFinder,
    selection: Selection,
    looks: Cell<usize>,
}

impl Checks for Counting {
    fn file(&self, path: &Path, text: &str) -> Result<File, Trouble> {
        self.looks.set(self.looks.get() + 1);
        Ok(given(&self.finder, path, text.as_bytes().to_vec()).unwrap())
    }

    fn check(&self, file: &File) -> Result<Option<Seen>, InputError> {
        let article = read(crate::input::read(file).unwrap());
        let (path, below_root) = (file.absolute(), file.below_root.as_str());
        let found = engine::check(&article, &path, below_root, &file.config, &self.selection);
        Ok(Some(Seen { diagnostics: found.diagnostics, article }))
    }

    fn selection(&self) -> &Selection {
        &self.selection
    }

    fn forget(&mut self) {}
}

#[test]
fn what_is_proven_once_is_not_proven_again() {
    let checks = Counting {
        finder: ConfigFinder::new(ConfigMode::None),
        selection: Selection::default(),
        looks: Cell::default(),
    };
    let text = "---\nms.translationtype: HT\nms.contentlocale: de-DE\n---\n\n\
         <span data-ttu-id=\"0a0a0-103\">Nimm A und B.</span><span class=\"sxs-lookup\">\
         <span data-stu-id=\"0a0a0-103\">Take [A](a.md) and [B](b.md).</span></span>\n";
    let mut document = Document::new("file:///x/a.md".into(), None, text.into(), Path::new("/x"));
    document.look(&checks);
    let client = Client { takes_actions: true, ..Client::default() };
    let ask = Ask {
        checks: &checks,
        document: &document,
        client: &client,
        encoding: Encoding::default(),
    };
    let place = |line| Position { line, character: 0 };
    let line = Range { start: place(5), end: place(6) };
    let mut proven = Proven::default();
    let before = checks.looks.get();
    let actions = ask.actions(line, None, &mut proven);
    let comments = actions.iter().filter(|it| it["title"].to_string().contains("Disable"));
    let comments: Vec<&Value> = comments.collect();
    assert_eq!(comments.len(), 1, "{actions:#?}");
    assert_eq!(comments[0]["diagnostics"].as_array().unwrap().len(), 2);
    let once = checks.looks.get();
    assert!(once > before);
    assert_eq!(ask.actions(line, None, &mut proven), actions);
    assert_eq!(checks.looks.get(), once);
}

#[test]
fn kinds_are_asked_for_by_themselves_or_by_wider_ones() {
    let wants = |only: &str| wants(Some(&[only.to_owned()]), FIX_ALL, false);
    assert!(wants("source") && wants("source.fixAll") && wants(FIX_ALL) && wants(""));
    assert!(!wants("source.fixAll.bilint.x") && !wants("quickfix") && !wants("sour"));
    assert!(super::wants(None, QUICK_FIX, true) && !super::wants(None, FIX_ALL, false));
}
