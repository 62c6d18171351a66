//! One line a diagnostic: `path:line:column: error[link/missing]: message`.

use std::fmt::Write;

use super::commands;
use super::visible::{push, shown};
use super::{ArticleReport, Style, Summary};

/// Writes an article's diagnostics, one a line.
pub fn article(report: &ArticleReport, style: Style, out: &mut String) {
    let start = out.len();
    let path = shown(report.path, style.ascii);
    for diagnostic in report.diagnostics {
        let at = report.lines.position(diagnostic.range.start);
        // Writing to a `String` cannot fail.
        let _ = write!(out, "{path}:{}:{}: {}[", at.line, at.column, diagnostic.level.name());
        push(&diagnostic.rule.id, style.ascii, out);
        out.push_str("]: ");
        push(&diagnostic.message, style.ascii, out);
        out.push('\n');
    }
    commands::break_from(start, out);
}

/// Writes nothing: every line is a diagnostic.
pub fn close(_: &Summary, _: Style, _: &mut String) {}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::report::testing::{PLAIN, Sample, one_long_line};

    #[test]
    fn one_line_a_diagnostic() {
        let text = crate::report::testing::article("Zwölf Häfen", "Twelve harbors");
        let sample = Sample::new(&text).at("link/missing", "Häfen").outside("x/y", "HT");
        assert_eq!(
            sample.told(article, PLAIN),
            "docs/berths.md:6:37: error[link/missing]: the translation drops the link\n\
             docs/berths.md:2:21: error[x/y]: the translation drops the link\n"
        );
    }

    #[test]
    fn hostile_text_stays_on_its_line() {
        let sample = Sample::new("x")
            .path("a\n\x1b]0;b\u{202E}.md")
            .outside("x/y", "x")
            .but(|it| it.message = "“\0漢\u{2028}🚢\x1b[2J”".to_owned());
        assert_eq!(
            sample.told(article, PLAIN),
            "a␊␛]0;b<U+202E>.md:1:1: error[x/y]: “␀漢<U+2028>🚢␛[2J”\n"
        );
    }

    #[test]
    fn a_long_line_with_many_diagnostics_takes_no_time() {
        for one_segment in [false, true] {
            let sample = one_long_line(one_segment);
            let start = Instant::now();
            assert_eq!(sample.told(article, PLAIN).lines().count(), 10_000);
            assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
        }
    }
}
