//! Page views: a file with a path and a number on each line.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// How often pages were viewed, by the path of the article.
#[derive(Debug, Default)]
pub struct Weights(HashMap<String, u64>);

/// Page views that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// The file cannot be read.
    #[error("{}: cannot read the page views: {reason}", .file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        reason: std::io::Error,
    },
    /// A line that is none.
    #[error("{}:{line}: {what}; write a path, a comma and a whole number, as in `docs/tides.md,120`", .file.display())]
    Line {
        /// The file.
        file: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
}

impl Weights {
    /// Reads a file.
    ///
    /// # Errors
    /// Where it cannot be read, or a line is no path with a number, or names a path again.
    pub fn read(file: &Path) -> Result<Self, WeightsError> {
        let bytes = std::fs::read(file)
            .map_err(|reason| WeightsError::Unreadable { file: file.to_owned(), reason })?;
        let text = String::from_utf8(bytes).map_err(|error| WeightsError::Line {
            file: file.to_owned(),
            line: 1 + error.as_bytes()[..error.utf8_error().valid_up_to()]
                .iter()
                .filter(|it| **it == b'\n')
                .count(),
            what: "the line is not UTF-8".to_owned(),
        })?;
        Self::parse(&text).map_err(|(line, what)| WeightsError::Line {
            file: file.to_owned(),
            line,
            what,
        })
    }

    /// Reads lines; the first may be the head of the table.
    fn parse(text: &str) -> Result<Self, (usize, String)> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut views = HashMap::new();
        for (at, line) in text.lines().enumerate().filter(|it| !it.1.trim().is_empty()) {
            let wrong = |what: &str| (at + 1, what.to_owned());
            let (path, number) = line.rsplit_once(',').ok_or_else(|| wrong("no comma"))?;
            let path = unquoted(path.trim());
            let number = unquoted(number.trim());
            let Ok(number) = number.parse::<u64>() else {
                if at == 0 && path == "path" {
                    continue;
                }
                return Err((at + 1, format!("`{number}` is no whole number")));
            };
            if path.is_empty() {
                return Err(wrong("no path"));
            }
            let path = path.replace("\"\"", "\"");
            let path = path.trim_start_matches("./").to_owned();
            if views.insert(path.clone(), number).is_some() {
                return Err((at + 1, format!("`{path}` stands there twice")));
            }
        }
        Ok(Self(views))
    }

    /// How often an article was viewed, by any of the paths that it goes by; 0 where the file does
    /// not name it.
    pub fn of(&self, paths: &[&str]) -> u64 {
        paths.iter().find_map(|it| self.0.get(*it)).copied().unwrap_or(0)
    }
}

fn unquoted(text: &str) -> &str {
    text.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_paths_and_numbers() {
        let views =
            Weights::parse("path,views\r\na/b.md,12\n\n\"c, d.md\", 7\n./e.md,0\n").unwrap();
        assert_eq!((views.of(&["a/b.md"]), views.of(&["x", "c, d.md"])), (12, 7));
        assert_eq!((views.of(&["e.md"]), views.of(&["none"])), (0, 0));
        for (wrong, line) in [
            ("a.md", 1),
            ("a.md,1\nb.md,many", 2),
            ("a.md,-1", 1),
            ("a.md,1.5", 1),
            ("a.md,1\na.md,2", 2),
            (",3", 1),
            ("a.md,99999999999999999999", 1),
        ] {
            assert_eq!(Weights::parse(wrong).unwrap_err().0, line, "{wrong}");
        }
    }
}
