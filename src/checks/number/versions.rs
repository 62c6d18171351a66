//! Versions, which have a period in every language.

use super::figures::{Figure, figures};
use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;
use crate::locale::Profile;

/// A text with more numbers is a table.
const MOST: usize = 200;

/// Words that a version follows, lower-case.
const BEFORE: &[&str] = &[
    "version", "versions", "ver", "v", "release", "releases", "revision", "rev", "build",
    "preview", "beta", "rc",
];

/// Names and kinds of software that a version follows where they have a capital, lower-case.
const NAMES: &[&str] = &[
    "update",
    "api",
    "sdk",
    "runtime",
    "framework",
    "core",
    "standard",
    "studio",
    "server",
    "php",
    "python",
    "java",
    "javascript",
    "typescript",
    "ruby",
    "node",
    "android",
    "ios",
    "macos",
    "tls",
    "ssl",
    "http",
    "https",
    "usb",
    "bluetooth",
    "html",
    "css",
    "xml",
    "json",
    "yaml",
    "opengl",
    "openxr",
    "vulkan",
    "directx",
    "direct3d",
    "direct2d",
    "unity",
    "unreal",
    "engine",
    "net",
    "powershell",
    "oauth",
    "odata",
    "saml",
    "library",
    "toolkit",
    "toolset",
    "windows",
    "office",
    "explorer",
    "firefox",
    "chrome",
    "safari",
    "ubuntu",
    "debian",
    "linux",
    "gcc",
    "clang",
    "llvm",
    "msbuild",
    "nuget",
    "npm",
    "docker",
    "kubernetes",
    "git",
    "kinect",
    "hololens",
    "xamarin",
    "mono",
    "silverlight",
    "sharepoint",
    "sql",
    "mysql",
    "postgresql",
    "redis",
    "cuda",
    "blender",
    "angular",
    "vue",
    "maven",
    "kotlin",
    "scala",
    "hadoop",
    "kafka",
    "mrtk",
    "wdk",
    "adk",
    "jdk",
    "jre",
    "wcf",
    "wpf",
    "mvc",
    "svg",
    "hlsl",
    "glsl",
    "wddm",
    "smb",
    "msxml",
    "sapi",
];

/// Words behind a number that tell it for an amount, lower-case.
const UNITS: &[&str] = &[
    "%", "percent", "gb", "mb", "kb", "tb", "million", "billion", "thousand", "hours", "hour",
    "minutes", "minute", "seconds", "second", "days", "years", "months", "points", "point",
    "times", "x", "usd", "eur", "meters", "meter", "m", "cm", "mm", "km", "feet", "inches", "inch",
    "degrees", "ghz", "mhz", "hz", "ms", "fps", "px", "kg", "stars", "units", "pixels", "dollars",
];

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.source.features.has(Kind::DIGIT)
        || !cx.source.features.has(Kind::STOP)
        || cx.profile().is_none()
    {
        return;
    }
    let source = &cx.source_flat().text;
    let target = &cx.target_flat().text;
    if source == target || cx.context.is_source_language() || !has_version(source) {
        return;
    }
    let wanted = figures(source, false);
    let found = figures(target, false);
    if wanted.len() > MOST || found.len() > MOST {
        return;
    }
    let mut told: Vec<&str> = Vec::new();
    for (at, figure) in wanted.iter().enumerate() {
        if !figure.text.contains('.')
            || told.contains(&figure.text)
            || found.iter().any(|it| it.text == figure.text)
            || !(is_version(source, &wanted, at)
                || keeps_name(cx, (source, figure), (target, &found)))
        {
            continue;
        }
        if let Some((start, end)) = damaged(source, target, &found, figure) {
            told.push(figure.text);
            findings.push(
                Finding::in_target(
                    "number/changed-version",
                    cx,
                    cx.target_flat().range(start, end),
                )
                .with("version", figure.text)
                .with("found", &target[start..end])
                .and_source(cx.source_flat().range(figure.start, figure.end)),
            );
        }
    }
}

/// Whether a period stands between two digits anywhere.
fn has_version(text: &str) -> bool {
    text.as_bytes()
        .windows(3)
        .any(|it| it[0].is_ascii_digit() && it[1] == b'.' && it[2].is_ascii_digit())
}

/// Whether the number at `at` is a version, and not an amount.
pub(super) fn is_version(text: &str, all: &[Figure], at: usize) -> bool {
    let figure = all[at];
    let parts = figure.text.split('.').count();
    if !figure.text.bytes().all(|it| it.is_ascii_digit() || it == b'.') {
        return false;
    }
    let behind = &text[figure.end..];
    if is_unit(behind) || text[..figure.start].trim_end().ends_with(['$', '€', '£', '¥']) {
        return false;
    }
    parts >= 3
        || follows_name(&text[..figure.start])
        || precedes_marker(behind)
        || at.checked_sub(1).is_some_and(|before| {
            let between = text[all[before].end..figure.start].trim();
            all[before].text.contains('.')
                && matches!(
                    between,
                    "," | "and" | "or" | "/" | "-" | "–" | "to" | ", and" | ", or" | "&"
                )
                && is_version(text, &all[..at], before)
        })
}

fn is_unit(behind: &str) -> bool {
    let rest = behind.trim_start_matches([' ', '\u{A0}', '-']);
    let word: String = rest.chars().take_while(|it| it.is_alphabetic() || *it == '%').collect();
    UNITS.contains(&word.to_lowercase().as_str())
}

/// Whether a word for versions, or the name of a product, stands before a number.
fn follows_name(before: &str) -> bool {
    let attached = before.ends_with(['v', 'V'])
        && !before.trim_end_matches(['v', 'V']).ends_with(char::is_alphanumeric);
    let rest = before.trim_end();
    if attached || rest.len() == before.len() {
        return attached;
    }
    let mut words = rest.rsplit(|it: char| it.is_whitespace() || it == '(');
    let is_year = |it: &&str| {
        it.len() == 4 && it.starts_with("20") && it.bytes().all(|it| it.is_ascii_digit())
    };
    let word = words.find(|it| !is_year(it)).unwrap_or_default().trim_end_matches([':', '*']);
    let letters = word.trim_start_matches('.').trim_end_matches('.');
    let folded = letters.to_lowercase();
    let mut pairs = letters.chars().zip(letters.chars().skip(1));
    let has_hump = pairs.any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    let is_capital = letters.starts_with(char::is_uppercase) || has_hump;
    BEFORE.contains(&folded.as_str())
        || is_capital && (NAMES.contains(&folded.as_str()) || has_hump || word.starts_with('.'))
}

/// Whether the same Latin name stands before the number in a text of another script: it is that of a
/// product, and the number its version.
fn keeps_name(
    cx: &SegmentContext,
    (source, version): (&str, &Figure),
    (target, found): (&str, &[Figure]),
) -> bool {
    let word = |text: &'_ str| -> String {
        text.trim_end()
            .rsplit(|it: char| !it.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let name = word(&source[..version.start]);
    cx.profile().is_some_and(Profile::has_script_of_its_own)
        && name.len() > 2
        && name.starts_with(|it: char| it.is_ascii_uppercase())
        && !is_unit(&source[version.end..])
        && found.iter().any(|it| {
            it.text.replace(',', ".") == version.text && word(&target[..it.start]) == name
        })
}

/// Whether what only follows versions stands behind a number.
fn precedes_marker(behind: &str) -> bool {
    const MARKERS: [&str; 10] = [
        "or later",
        "and later",
        "or newer",
        "and newer",
        "or earlier",
        "and earlier",
        "SDK",
        "RC",
        "Preview",
        "Beta",
    ];
    MARKERS.iter().any(|it| behind.trim_start().starts_with(it))
}

/// What became of a version: its digits with other marks between them, or another version that the
/// source does not have.
fn damaged(
    source: &str,
    target: &str,
    found: &[Figure],
    version: &Figure,
) -> Option<(usize, usize)> {
    let parts: Vec<&str> = version.text.split('.').collect();
    let marked = found.iter().find(|it| {
        it.text != version.text && it.text.split(['.', ',', '\'']).eq(parts.iter().copied())
    });
    if let Some(it) = marked {
        return Some((it.start, it.end));
    }
    spaced(target, found, &parts).or_else(|| {
        let is_new = |it: &&Figure| {
            it.text.split('.').count() == parts.len()
                && it.text.bytes().all(|it| it.is_ascii_digit() || it == b'.')
                && parts.len() > 1
                && !source.contains(it.text)
        };
        let mut new = found.iter().filter(is_new);
        let only = new.next().filter(|_| new.next().is_none())?;
        Some((only.start, only.end))
    })
}

/// The parts of a version in a row with blanks between them.
fn spaced(target: &str, found: &[Figure], parts: &[&str]) -> Option<(usize, usize)> {
    found.iter().enumerate().find_map(|(at, first)| {
        let mut rest = parts.to_vec();
        let mut end = first.start;
        for (number, figure) in found[at..].iter().enumerate() {
            let gap = &target[end..figure.start];
            let is_gap =
                number == 0 || gap.contains(['.', ',']) && gap.trim().len() == 1 && gap.len() > 1;
            let pieces: Vec<&str> = figure.text.split('.').collect();
            if !is_gap || !rest.starts_with(&pieces) {
                return None;
            }
            rest.drain(..pieces.len());
            end = figure.end;
            if rest.is_empty() {
                return (number > 0).then_some((first.start, end));
            }
        }
        None
    })
}
