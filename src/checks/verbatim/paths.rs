//! Paths of files and of the registry in prose.

use super::not_kept::not_kept;
use super::target::{TargetText, whole};
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::{Kind, OBJECT};

const RULE: &str = "verbatim/changed-path";

/// A segment with more paths than this is not searched for all of them.
const MOST: usize = 12;

/// A path of more bytes is not compared.
const LONGEST: usize = 512;

/// Folders at the root of a Unix system.
const ROOTS: &[&str] = &[
    "/etc/",
    "/usr/",
    "/var/",
    "/opt/",
    "/home/",
    "/dev/",
    "/tmp/",
    "/bin/",
    "/sbin/",
    "/proc/",
    "/mnt/",
    "/root/",
    "/srv/",
    "/sys/",
    "/lib/",
    "/Library/",
    "/Applications/",
    "~/",
];

/// Keys at the root of the registry.
const HIVES: &[&str] = &[
    "HKEY_LOCAL_MACHINE",
    "HKEY_CURRENT_USER",
    "HKEY_CLASSES_ROOT",
    "HKEY_USERS",
    "HKEY_CURRENT_CONFIG",
    "HKLM",
    "HKCU",
    "HKCR",
    "HKU",
];

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.source.features.has(Kind::BACKSLASH.or(Kind::SLASH)) {
        return;
    }
    if cx.source.written() == cx.target.written() || !may_hold_path(cx.source.written()) {
        return;
    }
    let source = cx.source_flat();
    let text = TargetText::of(cx);
    let mut written = None;
    for (start, path) in paths(&source.text).take(MOST) {
        let wanted = normalized(path);
        let written = written
            .get_or_insert_with(|| normalized(text.flat) + "\n" + &normalized(cx.target.written()));
        if written.contains(&wanted) {
            continue;
        }
        let Some((range, fault)) = place(cx, &text, path) else {
            continue;
        };
        let range_in_source = source.range(start, start + path.len());
        findings.push(not_kept(cx, RULE, ("path", path), (range, fault), range_in_source));
    }
}

fn may_hold_path(text: &str) -> bool {
    text.contains('\\') || ROOTS.iter().any(|it| text.contains(it))
}

/// The paths of a text, with where they begin.
fn paths(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| c.is_whitespace() || c == OBJECT).filter_map(move |chunk| {
        let start = at;
        at += chunk.len();
        if chunk.len() > LONGEST || !chunk.contains(['\\', '/']) || chunk.contains("://") {
            return None;
        }
        let edge = |c: char| c.is_whitespace() || c == OBJECT || "\"'“”‘’()[],;:!?*`.".contains(c);
        let path = chunk.trim_end_matches(edge);
        let lead = path.len() - path.trim_start_matches(|c| "\"'“‘([*`".contains(c)).len();
        let path = path.get(lead..)?;
        is_path(path).then_some((start + lead, path))
    })
}

fn is_path(path: &str) -> bool {
    let bytes = path.as_bytes();
    if !path.is_ascii() || path.contains(['<', '>', '|', '*', '=', '(', ',']) {
        return false;
    }
    let has_drive = matches!(bytes, [drive, b':', b'\\', next, ..]
        if drive.is_ascii_alphabetic() && (next.is_ascii_alphanumeric() || b"\\%$_{".contains(next)));
    let is_share = path.starts_with('\\') && parts(path).count() > 1 && !path.contains("\\n");
    let is_key = HIVES.iter().any(|it| {
        path.strip_prefix(it).is_some_and(|it| it.starts_with(['\\', ':']) && it.contains('\\'))
    });
    let is_variable = path.starts_with('%') && path.contains("%\\");
    let is_relative = path.starts_with(|c: char| c.is_ascii_alphanumeric())
        && parts(path).count() > 2
        && parts(path).all(|it| it.len() > 1);
    let is_unix = ROOTS.iter().any(|it| path.strip_prefix(it).is_some_and(|it| it.len() > 1));
    has_drive || is_share || is_key || is_variable || is_unix || is_relative && path.contains('\\')
}

fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.split('\\').filter(|it| !it.is_empty())
}

/// One backslash for several: some are escaped and some are not.
fn normalized(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\\' || !plain.ends_with('\\') {
            plain.push(c);
        }
    }
    plain
}

/// Where the translation changes the path, and how.
fn place(cx: &SegmentContext, text: &TargetText, path: &str) -> Option<(ByteRange, String)> {
    if let Some((start, end)) = text.split(path, false) {
        return Some((cx.target_flat().range(start, end), "cuts it by a blank".to_owned()));
    }
    let is_separator = |c: char| c == '\\' || c == '/';
    let wanted: Vec<&str> = path.split(is_separator).filter(|it| !it.is_empty()).collect();
    let first = *wanted.first()?;
    let mut at = 0;
    for chunk in text.flat.split_inclusive(|c: char| c.is_whitespace() || c == OBJECT) {
        let start = at;
        at += chunk.len();
        let edge = |c: char| !c.is_alphanumeric() && !"\\/%_}".contains(c);
        let found = chunk.trim_end_matches(edge);
        if !found.contains(is_separator) || found.len() > LONGEST {
            continue;
        }
        let Some(from) = found.find(first) else {
            continue;
        };
        let from = found[..from].trim_end_matches(is_separator).len();
        let found = &found[from..];
        let parts: Vec<&str> = found.split(is_separator).filter(|it| !it.is_empty()).collect();
        if parts.len() < 2 || cx.source_flat().text.contains(found) {
            continue;
        }
        let mut pairs = wanted.iter().zip(&parts).filter(|(a, b)| a != b);
        if parts.len() == wanted.len() && pairs.all(|it| is_sample(it.0)) {
            return None;
        }
        let range = cx.target_flat().range(start + from, start + from + found.len());
        return Some((range, format!("makes it `{found}`")));
    }
    let is_certain = path.contains(":\\") || path.starts_with("HK") || path.starts_with('%');
    let has_sample = wanted.iter().any(|it| is_sample(it));
    (is_certain && !has_sample).then(|| (whole(cx), "drops it".to_owned()))
}

/// Whether the reader puts a name of his own in the place of this part.
fn is_sample(part: &str) -> bool {
    const WORDS: &[&str] =
        &["your", "user", "name", "folder", "path", "my", "example", "sample", "directory", "{"];
    let small = part.to_ascii_lowercase();
    WORDS.iter().any(|it| small.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_what_only_looks_like_one() {
        let text = "C:\\Harbor\\logs, \\\\share\\dock HKLM\\Software\\Harbor and/or a/b DOCK\\user \
                    (/etc/harbor.conf) ~/x https://a.b/etc/c Harbor\\Tide\\Tables. n\\a";
        let found: Vec<&str> = paths(text).map(|it| it.1).collect();
        assert_eq!(
            found,
            [
                "C:\\Harbor\\logs",
                "\\\\share\\dock",
                "HKLM\\Software\\Harbor",
                "/etc/harbor.conf",
                "Harbor\\Tide\\Tables"
            ]
        );
        assert_eq!(normalized("C:\\\\a\\b"), "C:\\a\\b");
    }
}
