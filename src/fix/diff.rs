//! What fixes would change, as a unified diff.

use std::fmt::Write;

use similar::{ChangeTag, TextDiff};

use crate::report::{visible, without_commands};

/// Lines around a change.
const CONTEXT: usize = 3;

/// The difference between two texts of the file at `path`; empty where there is none. Characters
/// that a terminal obeys are shown by stand-ins, and commands to a CI runner are broken: only lines
/// that hold none of these can be applied as a patch.
pub fn unified(path: &str, old: &str, new: &str) -> String {
    let mut out = String::new();
    let diff = TextDiff::from_lines(old, new);
    let path = visible(path, false);
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        if out.is_empty() {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "--- {path}\n+++ {path}\n");
        }
        let _ = writeln!(out, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let mark = match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            };
            push_line(mark, change.value(), &mut out);
        }
    }
    without_commands(&out).into_owned()
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
