//! The last line for people: what was counted, and what was not shown.

use std::fmt::Write;

use super::Summary;
use crate::rules::Level;

/// Appends the footer; nothing where no diagnostic is shown, so that a passing hook is silent.
pub fn push(summary: &Summary, out: &mut String) {
    if summary.diagnostic_count() == 0 {
        return;
    }
    let levels = Level::ALL.into_iter().filter_map(|level| told(summary, level));
    out.push_str(&levels.collect::<Vec<_>>().join(", "));
    // Writing to a `String` cannot fail.
    let _ = write!(
        out,
        " in {}, {}",
        counted(summary.articles, "article", "articles"),
        counted(summary.segment_count(), "segment", "segments")
    );
    let parts = [
        (summary.suppressed, " suppressed", " suppressed"),
        (
            summary.advice_not_shown,
            " of level advice not shown (--advice)",
            " of level advice not shown (--advice)",
        ),
        (summary.in_baseline, " in the baseline", " in the baseline"),
        (summary.unchanged, " not touched by the change", " not touched by the change"),
        (summary.not_articles, " file is no bilingual article", " files are no bilingual articles"),
        (summary.failed, " file could not be checked", " files could not be checked"),
    ];
    for (number, one, many) in parts.into_iter().filter(|part| part.0 > 0) {
        let _ = write!(out, "; {number}{}", if number == 1 { one } else { many });
    }
    out.push('\n');
}

fn told(summary: &Summary, level: Level) -> Option<String> {
    let number = summary.levels.get(&level).copied().filter(|&number| number > 0)?;
    Some(match level {
        Level::Error => counted(number, "error", "errors"),
        Level::Warning => counted(number, "warning", "warnings"),
        Level::Advice => counted(number, "piece of advice", "pieces of advice"),
    })
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Count;

    fn footer(summary: &Summary) -> String {
        let mut out = String::new();
        push(summary, &mut out);
        out
    }

    fn segments(number: usize) -> [(String, Count); 1] {
        [("de-DE".to_owned(), Count { human: number, ..Count::default() })]
    }

    #[test]
    fn where_nothing_is_shown_nothing_is_said() {
        let summary = Summary { articles: 3, suppressed: 2, not_articles: 1, ..Summary::default() };
        assert_eq!(footer(&summary), "");
    }

    #[test]
    fn zeros_are_left_out() {
        let summary = Summary {
            articles: 1,
            levels: [(Level::Error, 1), (Level::Warning, 0)].into(),
            segments: segments(1).into(),
            ..Summary::default()
        };
        assert_eq!(footer(&summary), "1 error in 1 article, 1 segment\n");
    }

    #[test]
    fn everything_is_counted() {
        let summary = Summary {
            articles: 12,
            not_articles: 4,
            failed: 1,
            suppressed: 2,
            advice_not_shown: 7,
            levels: [(Level::Advice, 1), (Level::Error, 3), (Level::Warning, 5)].into(),
            segments: segments(840).into(),
            ..Summary::default()
        };
        assert_eq!(
            footer(&summary),
            "3 errors, 5 warnings, 1 piece of advice in 12 articles, 840 segments; 2 suppressed; \
             7 of level advice not shown (--advice); 4 files are no bilingual articles; \
             1 file could not be checked\n"
        );
    }
}
