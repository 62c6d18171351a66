//! Files that are not where links look for them.

use super::{Goal, InSource};
use crate::checks::Context;
use crate::pages::{Destination, Surroundings};
use crate::source_root::{ArticlePath, Lookup, SourceRoot};

const NOWHERE: &str = "neither here nor among the English files";

/// A file that is not there.
pub(super) struct Missing<'a, 'c> {
    pub cx: &'a Context<'c>,
    pub around: &'a Surroundings,
    /// The link to it.
    pub goal: &'a Goal<'a>,
    /// Where that leads.
    pub destination: &'a Destination,
    /// The names of the file's path below the root.
    pub names: &'a [String],
}

impl Missing<'_, '_> {
    /// What makes it certain that the file is not there for the readers of the translation either: an
    /// English file may stand in for what nobody translated. Told once for each file.
    pub fn evidence(&self) -> Option<String> {
        if self.around.is_redirected(self.names) != Some(false) {
            return None;
        }
        let evidence = match self.cx.config.source_root() {
            Some(english) => self.is_gone(english)?.then(|| NOWHERE.to_owned()),
            None => self.among_articles(),
        };
        let evidence = evidence?;
        self.around.is_first(self.names).then_some(evidence)
    }

    /// Whether the English file is not there either, nor moved: a page that moved is a matter of the
    /// English files.
    fn is_gone(&self, english: &SourceRoot) -> Option<bool> {
        let cx = self.cx;
        let root = cx.path.ancestors().nth(cx.below_root.split('/').count())?;
        let path = self.names.iter().fold(root.to_owned(), |path, name| path.join(name));
        let place = ArticlePath::new(&self.names.join("/"), &path, cx.config);
        Some(matches!(english.english(&place), Lookup::Gone { redirect: None, .. }))
    }

    /// What the source of the link and the folders of other locales say.
    fn among_articles(&self) -> Option<String> {
        if self.goal.is_image || !self.destination.is_markdown() {
            return None;
        }
        if self.goal.in_source == InSource::No {
            return Some("not there; the source does not link to it".to_owned());
        }
        let having = self.around.locales_with(self.names)?;
        Some(format!("not there; {} have it", having.join(", ")))
    }
}
