//! The siblings that a configuration names and the command line does not: read, and never reported.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::one_file;
use crate::article;
use crate::config::{Config, Selection, SiblingFolders};
use crate::engine::{Around, Round};
use crate::input::File;
use crate::sibling::Facts;

/// What the articles of other locales, beside these files, did not keep.
pub(super) fn facts(files: &[File]) -> Vec<Facts> {
    let beside = beside(files);
    beside.par_iter().filter_map(facts_of).collect()
}

/// The files of other locales, in a fixed order, each once and none of those that are checked.
fn beside(files: &[File]) -> Vec<File> {
    let mut folders: Vec<(Arc<Config>, Vec<PathBuf>)> = Vec::new();
    let mut found: BTreeMap<PathBuf, File> = BTreeMap::new();
    for file in files.iter().filter(|it| !it.config.siblings.is_empty()) {
        let known = folders.iter().position(|it| Arc::ptr_eq(&it.0, &file.config));
        let at = known.unwrap_or_else(|| {
            folders.push((Arc::clone(&file.config), existing(&file.config)));
            folders.len() - 1
        });
        for folder in folders.get(at).into_iter().flat_map(|it| &it.1) {
            if let Some(path) = inside(folder, &file.below_root) {
                found.insert(path.clone(), File { path, given: None, ..file.clone() });
            }
        }
    }
    if !found.is_empty() {
        let own: BTreeSet<PathBuf> =
            files.iter().filter_map(|it| it.path.canonicalize().ok()).collect();
        found.retain(|path, _| !own.contains(path));
    }
    found.into_values().collect()
}

fn existing(config: &Config) -> Vec<PathBuf> {
    let folders = config.siblings.iter().flat_map(SiblingFolders::existing);
    folders.filter_map(|it| it.canonicalize().ok()).collect()
}

/// The file at a path below a folder, if it is there and no link leads out of the folder.
fn inside(folder: &Path, below: &str) -> Option<PathBuf> {
    let path = folder.join(below).canonicalize().ok()?;
    (path.starts_with(folder) && path.is_file()).then_some(path)
}

/// What cannot be read is no sibling.
fn facts_of(file: &File) -> Option<Facts> {
    let facts = one_file::guarded(file, |bytes| {
        let article = article::read(bytes);
        let around = Around { round: Round::Gather, ..Around::default() };
        Ok(one_file::check(file, &article, &Selection::default(), around).facts)
    });
    facts.ok().flatten()
}
