//! Whether the English file that an article was translated from has changed, or is gone.

mod stale;

use crate::article::Entry;
use crate::checks::{Check, Context, Finding};
use crate::freshness::{self, COMMIT, Freshness, SourceHash};
use crate::source_root::SourceRoot;

pub(super) static CHECKS: &[Check] = &[Check {
    name: "freshness",
    rules: &["freshness/stale", "freshness/source-gone", "freshness/hash-without-commit"],
    placeholders: &["value", "path", "extent", "missing", "changes", "redirect", "commit", "hash"],
    article: Some(article),
    ..Check::NONE
}];

fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    let Some(root) = cx.config.source_root() else {
        return;
    };
    let Some((entry, hash)) = freshness::source_hash(cx.article) else {
        return;
    };
    let at = Place { cx, root, entry };
    match freshness::freshness(cx.article, cx.below_root, root) {
        Freshness::Stale(english) => {
            let commit = at.commit();
            let wrong = commit.and_then(|it| at.wrong_commit(&it, &hash, &english.path));
            // Where the commit has the file of today, it is the hash that is wrong.
            let is_today = wrong.as_ref().is_some_and(|it| it.1 == english.bytes);
            if !is_today {
                findings.push(stale::finding(&at, &english));
            }
            findings.extend(wrong.map(|it| it.0));
        }
        Freshness::Gone { path, redirect } => {
            let instead = redirect.map(|it| format!("; its readers are led to `{it}`"));
            findings.push(
                Finding::in_article("freshness/source-gone", entry.value)
                    .with("path", path.as_str())
                    .with("redirect", instead.unwrap_or_default()),
            );
            findings.extend(
                at.commit().and_then(|it| at.wrong_commit(&it, &hash, &path)).map(|it| it.0),
            );
        }
        Freshness::Fresh(english) => {
            let wrong = at.commit().and_then(|it| at.wrong_commit(&it, &hash, &english.path));
            findings.extend(wrong.map(|it| it.0));
        }
        Freshness::WithoutHash | Freshness::Unknown => {}
    }
}

/// An article, its source root, and the entry of its hash.
struct Place<'c, 'a> {
    cx: &'c Context<'a>,
    root: &'c SourceRoot,
    entry: Entry,
}

impl<'a> Place<'_, 'a> {
    /// The entry of the commit, where there is one.
    fn commit(&self) -> Option<Entry> {
        self.cx.article.front_matter.as_ref()?.get(&self.cx.article.text, COMMIT).copied()
    }

    /// The hash of the commit.
    fn commit_name(&self) -> Option<&'a str> {
        Some(self.commit()?.plain_value(&self.cx.article.text))
    }

    /// What is said where the file at the commit does not give the hash, and that file. A commit
    /// that is not there, or that has no such file, says nothing.
    fn wrong_commit(
        &self,
        entry: &Entry,
        hash: &SourceHash,
        path: &str,
    ) -> Option<(Finding<'static>, Vec<u8>)> {
        let text = &self.cx.article.text;
        let commit = entry.plain_value(text);
        let bytes = self.root.at_commit(commit, path).filter(|it| !hash.is_of(it))?;
        let finding = Finding::in_article("freshness/hash-without-commit", entry.value)
            .with("commit", short(commit))
            .with("path", path)
            .with("hash", short(self.entry.plain_value(text)))
            .and(self.entry.value);
        Some((finding, bytes))
    }
}

/// The beginning of a hash, as git shows it.
fn short(hash: &str) -> &str {
    hash.get(..10).unwrap_or(hash)
}
