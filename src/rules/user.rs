//! Rules of users, read from a folder.

use std::path::{Path, PathBuf};

use super::Rule;
use crate::checks;
use crate::yaml;

/// A rule file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RuleFileError {
    /// The folder or a file in it cannot be read.
    #[error("{}: {source}; name a folder that holds rule files", .path.display())]
    Unreadable {
        /// The folder or file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The text is no rule.
    #[error("{}", .error.in_file(&.path.display().to_string()))]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The place and what is wrong there.
        error: yaml::YamlError,
    },
    /// A folder without rules.
    #[error("{}: the folder holds no rule file (`*.yaml`)", .path.display())]
    Empty {
        /// The folder.
        path: PathBuf,
    },
}

/// Reads all rule files (`*.yaml`) of a folder and of the folders in it, sorted by path.
///
/// # Errors
/// Where there is none, one cannot be read, is no rule, or asks for a check or an option that there
/// is not.
pub fn load_folder(folder: &Path) -> Result<Vec<Rule>, RuleFileError> {
    let rules = load_files(folder)?;
    if rules.is_empty() {
        return Err(RuleFileError::Empty { path: folder.to_owned() });
    }
    Ok(rules)
}

fn load_files(folder: &Path) -> Result<Vec<Rule>, RuleFileError> {
    let entries = std::fs::read_dir(folder).map_err(unreadable(folder))?;
    let mut paths = entries
        .map(|entry| entry.map(|it| it.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(unreadable(folder))?;
    paths.sort();
    let mut rules = Vec::new();
    for path in paths {
        if path.is_dir() && !path.is_symlink() {
            rules.extend(load_files(&path)?);
        } else if path.extension().is_some_and(|it| it == "yaml" || it == "yml") {
            let text = std::fs::read_to_string(&path).map_err(unreadable(&path))?;
            rules.push(load(&path, &text)?);
        }
    }
    Ok(rules)
}

fn unreadable(path: &Path) -> impl FnOnce(std::io::Error) -> RuleFileError + '_ {
    |source| RuleFileError::Unreadable { path: path.to_owned(), source }
}

fn load(path: &Path, text: &str) -> Result<Rule, RuleFileError> {
    let rule: Rule = yaml::from_str(text)
        .map_err(|error| RuleFileError::Malformed { path: path.to_owned(), error })?;
    checks::validate(&rule).map_err(|wrong| {
        let error = yaml::error_at(text, &[yaml::Step::Key(wrong.key)], &wrong.reason);
        RuleFileError::Malformed { path: path.to_owned(), error }
    })?;
    Ok(rule)
}
