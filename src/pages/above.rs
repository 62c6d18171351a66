//! Files of redirections that stand above the root.

use std::path::Path;

use super::tree::read_file;
use crate::redirections::{FILE, Redirections};

/// The redirections of the folders above a root as far as the top of its repository, each with the
/// path of the root from there; `None` where one cannot be read.
pub(super) fn above(root: &Path) -> Option<Vec<(String, Redirections)>> {
    let is_top = |it: &&Path| it.join(".git").symlink_metadata().is_ok();
    let top = root.ancestors().find(is_top);
    let mut found = Vec::new();
    for folder in
        root.ancestors().skip(1).take_while(|it| top.is_some_and(|top| it.starts_with(top)))
    {
        let file = folder.join(FILE);
        if file.symlink_metadata().is_err() {
            continue;
        }
        let below = root.strip_prefix(folder).ok()?;
        let below: Vec<&str> = below.iter().map(|it| it.to_str()).collect::<Option<_>>()?;
        found.push((below.join("/"), Redirections::read(&read_file(&file)?).ok()?));
    }
    Some(found)
}
