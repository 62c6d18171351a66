//! What fixes would change, as a unified diff.

use std::fmt::Write;
use std::ops::Range;

use crate::report::{visible, without_commands};

/// Lines around a change.
const CONTEXT: usize = 3;

/// The difference between two texts of the file at `path`; empty where there is none. Characters
/// that a terminal obeys are shown by stand-ins, and commands to a CI runner are broken: only lines
/// that hold none of these can be applied as a patch.
///
/// A fix neither brings nor takes line ends, so that line stands beside line, and nothing has to be
/// searched for. Lines that one of the texts has more of count as changed.
pub fn unified(path: &str, old: &str, new: &str) -> String {
    let (old, new) = (lines(old), lines(new));
    let changed: Vec<usize> =
        (0..old.len().max(new.len())).filter(|&it| old.get(it) != new.get(it)).collect();
    let mut out = String::new();
    // Changes with no more than twice the context between them share a hunk.
    for changes in changed.chunk_by(|a, b| b - a <= 2 * CONTEXT + 1) {
        let (Some(first), Some(last)) = (changes.first(), changes.last()) else { continue };
        if out.is_empty() {
            let path = visible(path, false);
            // Writing to a `String` cannot fail.
            let _ = write!(out, "--- {path}\n+++ {path}\n");
        }
        push_hunk(&old, &new, first.saturating_sub(CONTEXT)..last + 1 + CONTEXT, &mut out);
    }
    without_commands(&out).into_owned()
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn push_hunk(old: &[&str], new: &[&str], lines: Range<usize>, out: &mut String) {
    let part = |of: &[&str]| lines.start.min(of.len())..lines.end.min(of.len());
    let _ = writeln!(out, "@@ -{} +{} @@", place(&part(old)), place(&part(new)));
    let mut at = lines.start;
    while at < lines.end {
        let (kept, other) = (old.get(at), new.get(at));
        if kept == other {
            kept.into_iter().for_each(|it| push_line(' ', it, out));
            at += 1;
            continue;
        }
        let end = (at..lines.end).find(|&it| old.get(it) == new.get(it)).unwrap_or(lines.end);
        let run = |of: &[&str]| at.min(of.len())..end.min(of.len());
        old.get(run(old)).into_iter().flatten().for_each(|it| push_line('-', it, out));
        new.get(run(new)).into_iter().flatten().for_each(|it| push_line('+', it, out));
        at = end;
    }
}

/// A range of lines as the head of a hunk has it: the first one's number and how many, if not one.
fn place(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn push_line(mark: char, line: &str, out: &mut String) {
    let text = line.strip_suffix('\n').unwrap_or(line);
    let (text, end) = text.strip_suffix('\r').map_or((text, ""), |it| (it, "\r"));
    out.push(mark);
    out.push_str(&visible(text, false));
    out.push_str(end);
    out.push('\n');
    if !line.ends_with('\n') {
        out.push_str("\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_line_stands_among_its_neighbours() {
        let old = "1\n2\n3\n4\nfive .\r\n6";
        assert_eq!(
            unified("a.md", old, &old.replace(" .", ".")),
            "--- a.md\n+++ a.md\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-five .\r\n+five.\r\n 6\n\
             \\ No newline at end of file\n"
        );
        assert_eq!(unified("a.md", old, old), "");
    }

    #[test]
    fn changes_far_apart_have_hunks_of_their_own() {
        let old: Vec<String> = (1..=20).map(|it| format!("{it}\n")).collect();
        let shown = |changed: &[usize]| {
            let mut new = old.clone();
            changed.iter().for_each(|&it| new[it - 1] = "x\n".to_owned());
            unified("a.md", &old.concat(), &new.concat())
        };
        assert_eq!(shown(&[4, 12]).matches("@@ -").count(), 2);
        assert_eq!(shown(&[4, 11]).matches("@@ -").count(), 1);
        let two = shown(&[1, 2]);
        assert!(two.ends_with("@@ -1,5 +1,5 @@\n-1\n-2\n+x\n+x\n 3\n 4\n 5\n"), "{two}");
    }

    #[test]
    fn lines_may_come_and_go() {
        assert_eq!(unified("a", "1\n", "1\n2\n"), "--- a\n+++ a\n@@ -1 +1,2 @@\n 1\n+2\n");
        assert_eq!(unified("a", "1\n2\n", "1\n"), "--- a\n+++ a\n@@ -1,2 +1 @@\n 1\n-2\n");
        assert_eq!(unified("a", "1\n", ""), "--- a\n+++ a\n@@ -1 +0,0 @@\n-1\n");
    }

    #[test]
    fn nothing_of_an_article_speaks_to_a_terminal_or_a_runner() {
        let shown = unified(
            "a\u{1b}.md",
            "::error::x ##vso[y]\n\u{202E}\u{1b}[0m\nb .\n",
            "::error::x ##vso[y]\n\u{202E}\u{1b}[0m\nb.\n",
        );
        assert!(!shown.contains(['\u{1b}', '\u{202E}']) && !shown.contains("##vso["), "{shown}");
        assert!(shown.lines().all(|it| !it.trim_start().starts_with("::")), "{shown}");
    }
}
