//! Pages whose readers are led elsewhere: `.openpublishing.redirection.json`.

use std::collections::HashSet;
use std::path::Path;

use serde::Deserialize;

use super::tree::read_file;

/// The name of the file.
pub(super) const FILE: &str = ".openpublishing.redirection.json";

/// The pages that one file redirects, by their paths from its folder, in small letters.
#[derive(Debug)]
pub(super) struct Redirections(HashSet<String>);

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    redirections: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(alias = "source_path_from_root")]
    source_path: String,
}

impl Redirections {
    /// Reads the file; entries of another form are passed over, as the publishing tools do.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let document: Document = serde_json::from_slice(bytes).ok()?;
        let entries = document.redirections.into_iter();
        let entries = entries.filter_map(|it| serde_json::from_value::<Entry>(it).ok());
        let key = |it: &str| it.trim_start_matches("./").trim_start_matches('/').to_lowercase();
        Some(Self(entries.map(|it| key(&it.source_path)).collect()))
    }

    /// Whether a page is redirected.
    pub fn has(&self, path: &str) -> bool {
        self.0.contains(&path.to_lowercase())
    }
}

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
        found.push((below.join("/"), Redirections::read(&read_file(&file)?)?));
    }
    Some(found)
}
