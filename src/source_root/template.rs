//! Where the English file of an article stands below the source root.

use std::path::{Component, Path};

/// What stands for the path of the article.
const PATH: &str = "{path}";

/// A path below the source root with `{path}` in the place of the article's path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PathTemplate {
    before: String,
    behind: String,
}

impl PathTemplate {
    /// Reads a template.
    ///
    /// # Errors
    /// What is wrong with it and how to mend it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (before, behind) = text.split_once(PATH).ok_or_else(|| {
            format!("`{text}` does not say where the article's path goes; write `{PATH}` there")
        })?;
        if before.contains(['{', '}']) || behind.contains(['{', '}']) {
            return Err(format!("`{text}` has more braces than those of one `{PATH}`"));
        }
        let template = Self { before: before.to_owned(), behind: behind.to_owned() };
        match template.path("a.md") {
            Some(_) => Ok(template),
            None => Err(format!(
                "`{text}` may lead out of the source root; write a path below it, with `/`, without `..`"
            )),
        }
    }

    /// The path below the source root, with `/`; `None` where it would lead out of it.
    pub fn path(&self, path: &str) -> Option<String> {
        let whole = format!("{}{path}{}", self.before, self.behind);
        is_below(&whole).then_some(whole)
    }
}

/// Whether a path with `/` names something below a folder, whatever the system.
pub(super) fn is_below(path: &str) -> bool {
    let is_plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains('\0');
    let mut parts = Path::new(path).components();
    path.split('/').all(is_plain) && parts.all(|it| matches!(it, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_place_the_path() {
        let path = |template: &str| PathTemplate::parse(template).unwrap().path("b/c.md");
        assert_eq!(path("{path}").as_deref(), Some("b/c.md"));
        assert_eq!(path("docs/{path}").as_deref(), Some("docs/b/c.md"));
        assert_eq!(path("{path}.en").as_deref(), Some("b/c.md.en"));
        for wrong in ["docs", "", "{path}/{path}", "{locale}/{path}", "../{path}", "/{path}"] {
            assert!(PathTemplate::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn no_path_leads_out() {
        let template = PathTemplate::default();
        for path in ["../a.md", "a/../../b.md", "/etc/passwd", "a//b.md", "./a.md", "a\0b", ""] {
            assert_eq!(template.path(path), None, "{path}");
        }
        assert!(template.path("a/..b/c.md").is_some());
    }
}
