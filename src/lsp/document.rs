//! A document that is open in the editor.

use std::path::{Path, PathBuf};

use super::actions::Proven;
use super::lines::{self, Encoding};
use super::protocol::Change;
use super::{Checks, Seen, Trouble};
use crate::config::{Config, ConfigError, FILE_NAME};
use crate::input::File;
use crate::uri::path_of;

/// The name of a document without a file.
const UNTITLED: &str = "untitled.md";

/// An open document.
#[derive(Debug)]
pub struct Document {
    /// Its name in the protocol.
    pub uri: String,
    /// The version that the client counts.
    pub version: Option<i64>,
    /// The text as it is in the editor.
    pub text: String,
    /// Where it stands, or would stand.
    pub path: PathBuf,
    /// What came of the last look at this text; `None` where it, or what it was looked at with,
    /// changed since.
    pub look: Option<Look>,
    /// What was proven since that look.
    pub proven: Proven,
}

/// What came of a look at a document.
#[derive(Debug)]
pub enum Look {
    /// It is an article.
    Article(Box<File>, Box<Seen>),
    /// There is nothing to say of it.
    Nothing,
    /// It could not be checked, and why.
    Failed(String),
    /// The configuration cannot be used.
    Trouble(Trouble),
    /// It is a configuration itself, and what is wrong with it.
    Config(Option<ConfigError>),
}

impl Document {
    /// A document that was opened; one without a file stands in `folder`.
    pub fn new(uri: String, version: Option<i64>, text: String, folder: &Path) -> Self {
        let path = path_of(&uri).unwrap_or_else(|| folder.join(UNTITLED));
        Self { uri, version, text, path, look: None, proven: Proven::default() }
    }

    /// Whether it is a configuration, not an article.
    pub fn is_config(&self) -> bool {
        self.path.file_name().is_some_and(|it| it == FILE_NAME)
    }

    /// Applies changes, one after the other.
    pub fn change(&mut self, changes: Vec<Change>, encoding: Encoding) {
        for change in changes {
            match change.range {
                None => self.text = change.text,
                Some(range) => {
                    let range = lines::bytes(&self.text, range, encoding);
                    self.text.replace_range(range.start..range.end, &change.text);
                }
            }
        }
        self.forget();
    }

    /// Forgets what came of looking at it.
    pub fn forget(&mut self) {
        self.look = None;
        self.proven = Proven::default();
    }

    /// Looks at it, unless nothing changed since the last time.
    pub fn look(&mut self, checks: &dyn Checks) -> &Look {
        let (path, text, is_config) = (&self.path, &self.text, self.is_config());
        self.look.get_or_insert_with(|| {
            if is_config {
                return Look::Config(Config::from_text(text, path).err());
            }
            look(checks, path, text)
        })
    }

    /// The article with its file and what is found in it.
    pub fn article(&self) -> Option<(&File, &Seen)> {
        match &self.look {
            Some(Look::Article(file, seen)) => Some((file, seen)),
            _ => None,
        }
    }
}

/// Looks at a text that stands at `path`.
pub fn look(checks: &dyn Checks, path: &Path, text: &str) -> Look {
    let file = match checks.file(path, text) {
        Ok(file) => file,
        Err(trouble) => return Look::Trouble(trouble),
    };
    // In an editor any file is open; what the configuration leaves out is left out here too.
    if file.config.excludes(&file.below_root) {
        return Look::Nothing;
    }
    match checks.check(&file) {
        Ok(Some(seen)) => Look::Article(Box::new(file), Box::new(seen)),
        Ok(None) => Look::Nothing,
        Err(error) => Look::Failed(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::protocol::{Position, Range};

    fn changed(text: &str, changes: &[(Option<[u32; 4]>, &str)]) -> String {
        let mut document = Document::new("untitled:1".into(), None, text.into(), Path::new("/x"));
        assert_eq!(document.path, Path::new("/x/untitled.md"));
        let place = |line, character| Position { line, character };
        let change = |it: &(Option<[u32; 4]>, &str)| Change {
            range: it.0.map(|[a, b, c, d]| Range { start: place(a, b), end: place(c, d) }),
            text: it.1.to_owned(),
        };
        document.change(changes.iter().map(change).collect(), Encoding::Utf16);
        document.text
    }

    #[test]
    fn changes_follow_each_other() {
        let text = "漢🚢字\r\nzwei";
        assert_eq!(
            changed(text, &[(Some([0, 1, 0, 3]), "x"), (Some([1, 4, 1, 4]), "!")]),
            "漢x字\r\nzwei!"
        );
        assert_eq!(changed(text, &[(Some([0, 3, 1, 0]), ""), (Some([0, 0, 0, 3]), "")]), "zwei");
        assert_eq!(changed(text, &[(None, "neu"), (Some([9, 9, 0, 1]), "")]), "n");
        assert_eq!(changed(text, &[(Some([0, 2, 0, 99]), "")]), "漢\r\nzwei");
    }
}
