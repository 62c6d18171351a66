//! By what a baseline knows articles and diagnostics.

use std::path::{Path, PathBuf};

use super::{Entry, SeenArticle};
use crate::article::{Article, LineIndex};
use crate::config::{absolute, below};
use crate::diagnostic::Diagnostic;
use crate::engine::Checked;
use crate::input::File;
use crate::looked::Looked;
use crate::report::{ArticleReport, Fingerprints};

/// The folder of a baseline, from which its paths are told.
#[derive(Debug, Clone)]
pub struct Key {
    folder: PathBuf,
}

impl Key {
    pub(super) fn of(baseline: &Path) -> Self {
        let folder = absolute(baseline).parent().map(Path::to_owned).unwrap_or_default();
        Self { folder }
    }

    /// The path of a file in the baseline.
    pub fn path(&self, file: &File) -> String {
        below(&file.path, &[&self.folder])
    }

    /// The article's diagnostics as entries, in the same order. Where there is no configuration,
    /// the root is the folder of the baseline: it must not matter whether a run names a folder
    /// or, as a hook does, the files in it.
    pub fn entries(&self, file: &File, article: &Article, checked: &Checked) -> SeenArticle {
        let found = &checked.diagnostics;
        let path = self.path(file);
        let below_root = if file.config.file().is_some() { &file.below_root } else { &path };
        let fingerprints = fingerprints(article, below_root, found);
        let entries = found.iter().zip(fingerprints).map(|(it, fingerprint)| Entry {
            path: path.clone(),
            rule: it.rule.id.clone(),
            fingerprint,
            level: it.level,
        });
        let (entries, looked) = (entries.collect(), checked.looked.clone());
        SeenArticle { entries, path, looked }
    }

    /// The same for a file that is no article: there is nothing in it.
    pub fn nothing(&self, file: &File) -> SeenArticle {
        SeenArticle { path: self.path(file), entries: Vec::new(), looked: Looked::at_all() }
    }

    /// Whether the article of an entry is still there.
    pub(super) fn is_there(&self, path: &str) -> bool {
        // A path outside of the folder is told from the top of the file system.
        [&*self.folder, Path::new("/")].iter().any(|it| it.join(path).symlink_metadata().is_ok())
    }
}

/// Gives the diagnostics of an article the fingerprints that the report would give them, before some
/// of them are taken away.
pub fn number(article: &Article, below_root: &str, diagnostics: &mut [Diagnostic]) {
    let made = fingerprints(article, below_root, diagnostics);
    for (diagnostic, fingerprint) in diagnostics.iter_mut().zip(made) {
        diagnostic.fingerprint = Some(fingerprint);
    }
}

/// The fingerprints of all diagnostics of an article.
fn fingerprints(article: &Article, below_root: &str, diagnostics: &[Diagnostic]) -> Vec<String> {
    let lines = LineIndex::new(&article.text);
    let report = ArticleReport { article, path: "", below_root, lines, diagnostics };
    let mut all = Fingerprints::default();
    diagnostics.iter().map(|it| all.next(&report, it)).collect()
}
