//! Pages whose readers are led elsewhere: `.openpublishing.redirection.json`, as it stands among the
//! articles and among the English files.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// The name of the file.
pub(crate) const FILE: &str = ".openpublishing.redirection.json";

/// Where the pages of one file lead, by their paths from its folder, in small letters.
#[derive(Debug, Default)]
pub(crate) struct Redirections(BTreeMap<String, String>);

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    redirections: Vec<Value>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(alias = "source_path_from_root")]
    source_path: String,
    #[serde(default)]
    redirect_url: Value,
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
        Ok(Self(entries.map(Entry::parts).collect()))
    }

    /// Where a page leads now; empty where the file does not say.
    pub fn of(&self, path: &str) -> Option<&str> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&path.to_lowercase()).map(String::as_str)
    }
}

impl Entry {
    /// The page, and where it leads.
    fn parts(self) -> (String, String) {
        let path = self.source_path.trim_start_matches("./").trim_start_matches('/');
        (path.to_lowercase(), self.redirect_url.as_str().unwrap_or_default().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_another_form_are_passed_over() {
        let text = "\u{FEFF}{\"redirections\": [
            {\"source_path\": \"./Docs/Tides.md\", \"redirect_url\": \"/ebb\"},
            {\"source_path_from_root\": \"/berths.md\", \"redirect_url\": null},
            {\"redirect_url\": \"/nowhere\"}, 7]}";
        let found = Redirections::read(text.as_bytes()).unwrap();
        assert_eq!(found.of("docs/tides.md"), Some("/ebb"));
        assert_eq!(found.of("Berths.md"), Some(""));
        assert_eq!(found.0.len(), 2);
        assert!(Redirections::read(b"[").is_err());
    }
}
