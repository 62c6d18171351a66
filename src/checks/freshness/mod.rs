//! Whether the English file that an article was translated from has changed, or is gone.

mod stale;

use crate::article::ByteRange;
use crate::checks::{Check, Context, Finding};
use crate::freshness::{Freshness, Origin, SourceHash};
use crate::source_root::SourceRoot;

pub(super) static CHECKS: &[Check] = &[Check {
    name: "freshness",
    rules: &["freshness/stale", "freshness/source-gone", "freshness/hash-without-commit"],
    placeholders: &["path", "extent", "changes", "redirect", "commit", "hash"],
    article: Some(article),
    ..Check::NONE
}];

fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    let Some(root) = cx.config.source_root() else {
        return;
    };
    let Some(origin) = Origin::of(cx.article) else {
        return;
    };
    let at = Place { cx, root, origin };
    let Some(freshness) = cx.freshness() else {
        return;
    };
    match freshness {
        Freshness::Stale(english) => {
            let wrong = at.wrong_commit(&english.path);
            // Where the commit has the file of today, it is the hash that is wrong.
            if wrong.as_ref().is_none_or(|it| it.1 != english.bytes) {
                findings.push(stale::finding(&at, english));
            }
            findings.extend(wrong.map(|it| it.0));
        }
        Freshness::Gone { path, redirect } => {
            let instead = redirect.as_ref().map(|it| format!("; its readers are led to `{it}`"));
            findings.push(
                Finding::in_article("freshness/source-gone", at.origin.range)
                    .with("path", path.as_str())
                    .with("redirect", instead.unwrap_or_default()),
            );
            findings.extend(at.wrong_commit(path).map(|it| it.0));
        }
        Freshness::Fresh(english) => {
            findings.extend(at.wrong_commit(&english.path).map(|it| it.0));
        }
        Freshness::WithoutHash | Freshness::Unknown => {}
    }
}

/// An article, its source root, and what it says of its English file.
struct Place<'c, 'a> {
    cx: &'c Context<'a>,
    root: &'c SourceRoot,
    origin: Origin,
}

impl<'a> Place<'_, 'a> {
    /// The commit that was translated.
    fn commit(&self) -> Option<&'a str> {
        self.origin.commit_name(self.cx.article)
    }

    /// What is said where the file at the commit does not give the hash, and that file. A commit
    /// that is not there, or that has no such file, says nothing.
    fn wrong_commit(&self, path: &str) -> Option<(Finding<'static>, Vec<u8>)> {
        let hash: &SourceHash = self.origin.hash.as_ref()?;
        let (range, commit): (ByteRange, &str) = (self.origin.commit?, self.commit()?);
        let bytes = self.root.at_commit(commit, path).filter(|it| !hash.is_of(it))?;
        let written = self.cx.at(self.origin.range).trim_matches(['"', '\'']);
        let finding = Finding::in_article("freshness/hash-without-commit", range)
            .with("commit", short(commit))
            .with("path", path)
            .with("hash", short(written))
            .and(self.origin.range);
        Some((finding, bytes))
    }
}

/// The beginning of a hash, as git shows it.
fn short(hash: &str) -> &str {
    hash.get(..10).unwrap_or(hash)
}
