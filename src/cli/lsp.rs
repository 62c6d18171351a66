//! `bilint lsp`: what `bilint check FILE` would find, for an editor.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use super::lsp_args::LspArgs;
use super::output::Failure;
use super::{CLEAN, FINDINGS, beside, one_file};
use crate::article;
use crate::config::{Config, ConfigFinder, Selection};
use crate::engine::{Around, Round};
use crate::input::{self, File, Files, InputError};
use crate::lsp::{self, Checks, Seen, Stdio, Trouble};
use crate::sibling::judge;

/// Runs the command until the editor ends it. The status is that of the protocol: 0 after
/// `shutdown` and `exit`, else 1.
///
/// # Errors
/// Where a name on the command line is none of a rule or a family.
pub fn run(args: &LspArgs) -> Result<u8, Failure> {
    let mut desk = Desk::new(args)?;
    let (connection, threads) = Stdio::open();
    let was_asked = lsp::serve(connection, &mut desk);
    threads.close();
    Ok(if was_asked { CLEAN } else { FINDINGS })
}

/// Checks documents as the command line says.
struct Desk<'a> {
    args: &'a LspArgs,
    selection: Selection,
    finder: ConfigFinder,
    /// Configurations as they were found, and with the English files of the command line.
    opened: RefCell<Vec<(Arc<Config>, Arc<Config>)>>,
}

impl<'a> Desk<'a> {
    fn new(args: &'a LspArgs) -> Result<Self, Failure> {
        let it = args.selection.clone();
        let (select, ignore, advice) = (it.select, it.ignore, it.advice);
        let selection = Selection { select, ignore, advice, history: false };
        let finder = ConfigFinder::new(args.config.mode());
        Ok(Self { args, selection, finder, opened: RefCell::default() })
    }

    fn described(&self, path: &Path, text: &str) -> Result<File, Failure> {
        let mut file = input::given(&self.finder, path, text.as_bytes().to_vec())?;
        let known = self.opened.borrow().iter().find_map(|(found, opened)| {
            Arc::ptr_eq(found, &file.config).then(|| Arc::clone(opened))
        });
        if let Some(config) = known {
            return Ok(File { config, ..file });
        }
        let found = Arc::clone(&file.config);
        let mut files = Files { files: vec![file], ..Files::default() };
        self.args.source.open(&mut files)?;
        self.args.selection.selection(&files)?;
        file = files.files.remove(0);
        self.opened.borrow_mut().push((found, Arc::clone(&file.config)));
        Ok(file)
    }
}

impl Checks for Desk<'_> {
    fn file(&self, path: &Path, text: &str) -> Result<File, Trouble> {
        self.described(path, text).map_err(|failure| match failure {
            Failure::Config(error) => Trouble::Config(error),
            other => Trouble::Other(other.to_string()),
        })
    }

    fn check(&self, file: &File) -> Result<Option<Seen>, InputError> {
        if self.args.selection.no_project {
            file.config.pages.close();
        }
        one_file::guarded(file, |bytes| {
            let article = article::read(bytes);
            if !article.is_bilingual() {
                return Ok(None);
            }
            let check = |round: Round| {
                let around = Around { round, ..Around::default() };
                one_file::check(file, &article, &self.selection, around)
            };
            let is_alone = self.args.selection.no_project || file.config.siblings.is_empty();
            let first = check(if is_alone { Round::Alone } else { Round::Gather });
            let mut said = Vec::new();
            if !is_alone {
                let beside = beside::facts(std::slice::from_ref(file));
                let facts = std::iter::once(first.facts.as_ref()).chain(beside.iter().map(Some));
                said = judge(&facts.collect::<Vec<_>>());
            }
            let said = said.first().filter(|it| it.is_news());
            let checked = said.map_or(first, |said| check(Round::Judged(said)));
            Ok(Some(Seen { diagnostics: checked.diagnostics, article }))
        })
    }

    fn selection(&self) -> &Selection {
        &self.selection
    }

    fn forget(&mut self) {
        self.finder = ConfigFinder::new(self.args.config.mode());
        self.opened.borrow_mut().clear();
    }
}
