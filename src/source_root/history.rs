//! What the history of the English repository tells of one file.

use std::sync::Arc;

use super::repository::{Counts, Repository};

/// The history of a file between the commit that was translated and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The day of the commit that was translated, as `2020-04-12`.
    pub date: String,
    /// How many commits changed the file since, merges not counted; `None` where the clone does not
    /// have all of them.
    pub commits: Option<u32>,
}

impl Repository {
    /// The bytes of a file at a commit; `None` where either is not there.
    pub fn at(&self, commit: &str, path: &str) -> Option<Vec<u8>> {
        let name = [commit.as_bytes(), b":", &self.whole(path)].concat();
        is_hash(commit)
            .then(|| self.object(&name))
            .flatten()
            .filter(|it| it.kind == "blob")
            .map(|it| it.bytes)
    }

    /// The history of a file since a commit; `None` where the commit is not there.
    pub fn history(&self, commit: &str, path: &str) -> Option<History> {
        let date = date(&self.commit_text(commit)?)?;
        let commits = self.touched_since(commit);
        let index = self.index(&self.whole(path));
        let commits = commits.zip(index).map(|(all, at)| all.get(&at).copied().unwrap_or(0));
        Some(History { date, commits })
    }

    fn commit_text(&self, commit: &str) -> Option<Vec<u8>> {
        if !is_hash(commit) {
            return None;
        }
        self.object(commit.as_bytes()).filter(|it| it.kind == "commit").map(|it| it.bytes)
    }

    /// How many commits since this one changed each file: one run of git for all files.
    fn touched_since(&self, commit: &str) -> Option<Arc<Counts>> {
        self.touched.get(&commit.to_owned(), || self.count(commit).map(Arc::new))
    }

    fn count(&self, commit: &str) -> Option<Counts> {
        let shallow = self.printed(&["rev-parse", "--is-shallow-repository"])?;
        let now = self.commit().to_owned();
        // A shallow clone ends somewhere: only what leads to the commit is known to be whole.
        if shallow.starts_with(b"true") {
            self.printed(&["merge-base", "--is-ancestor", commit, &now])?;
        }
        let range = format!("{commit}..{now}");
        let arguments = [
            "log",
            "--format=",
            "--name-only",
            "-z",
            "--no-renames",
            "--no-relative",
            "--no-ext-diff",
            "--no-textconv",
            "--no-show-signature",
            &range,
        ];
        let listing = self.printed(&arguments)?;
        let mut counts = Counts::new();
        for path in listing.split(|&it| it == 0) {
            if let Some(index) = self.index(path) {
                *counts.entry(index).or_insert(0) += 1;
            }
        }
        Some(counts)
    }
}

/// Whether a text is a whole hash, so that it names an object and nothing else.
pub(super) fn is_hash(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|it| it.is_ascii_hexdigit())
}

/// The day on which a commit was made (UTC), from its text.
fn date(commit: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(commit);
    let line =
        text.lines().take_while(|it| !it.is_empty()).find(|it| it.starts_with("committer "))?;
    let seconds: i64 = line.rsplit(' ').nth(1)?.parse().ok()?;
    let (year, month, day) = civil(seconds.div_euclid(86_400))?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Year, month and day of a day that is counted from 1970-01-01.
fn civil(days: i64) -> Option<(i64, i64, i64)> {
    // Eras of 400 years that begin on the first of March, so that leap days come last.
    let days = days.checked_add(719_468).filter(|it| (0..4_000_000).contains(it))?;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    Some((year + era * 400 + i64::from(month <= 2), month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_dates() {
        let day = |seconds: i64| {
            date(format!("tree x\ncommitter A <a@b> {seconds} +0200\n\ntext").as_bytes())
        };
        assert_eq!(day(0).as_deref(), Some("1970-01-01"));
        assert_eq!(day(951_782_400).as_deref(), Some("2000-02-29"));
        assert_eq!(day(1_586_649_600).as_deref(), Some("2020-04-12"));
        assert_eq!(day(1_735_689_599).as_deref(), Some("2024-12-31"));
        assert_eq!(day(i64::MAX), None);
        assert_eq!(date(b"tree x\n\ncommitter A <a> 0 +0000"), None);
    }
}
