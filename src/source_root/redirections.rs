//! Pages that an English repository redirects: `.openpublishing.redirection.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The file, at the source root.
pub(super) const FILE: &str = ".openpublishing.redirection.json";

/// Where pages lead, by their paths below the source root.
#[derive(Debug, Default)]
pub(super) struct Redirections(BTreeMap<String, String>);

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    redirections: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(alias = "source_path_from_root")]
    source_path: String,
    #[serde(default)]
    redirect_url: String,
}

impl Redirections {
    /// Reads the file; entries of another form are passed over, as the publishing tools do.
    ///
    /// # Errors
    /// Where it is no such file at all: what is wrong.
    pub fn read(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let document: Document = serde_json::from_slice(bytes)?;
        let entries = document.redirections.into_iter();
        let entries = entries.filter_map(|it| serde_json::from_value::<Entry>(it).ok());
        let key = |it: &str| it.trim_start_matches("./").trim_start_matches('/').to_lowercase();
        Ok(Self(entries.map(|it| (key(&it.source_path), it.redirect_url)).collect()))
    }

    /// Where a page leads now; empty where the file does not say.
    pub fn of(&self, path: &str) -> Option<&str> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&path.to_lowercase()).map(String::as_str)
    }
}
