//! Workflow commands of GitHub Actions: `::error file=…,line=…::message`, which become annotations.
//!
//! GitHub keeps at most ten annotations of a kind from one step, so the gravest come first and the
//! rest is counted.

use std::fmt::Write;

use super::escapes::Escapes;
use super::record::{Record, Whole};
use crate::rules::Level;

/// How many annotations of a level GitHub keeps from one step.
const MOST: usize = 10;

/// A colon or a comma ends a property.
const ESCAPES: Escapes = Escapes { percent: "%25", ends: [(':', "%3A"), (',', "%2C")] };

/// Writes everything.
pub fn document(whole: &Whole, out: &mut String) {
    let records = whole.gravest_first();
    let mut held_back = Vec::new();
    for level in Level::ALL {
        let mut of_level = records.iter().filter(|it| it.level == level);
        // The last notice is the one that says how many are held back.
        let most = if level == Level::Advice { MOST - 1 } else { MOST };
        for record in of_level.by_ref().take(most) {
            push_command(record, out);
        }
        let rest = of_level.count();
        if rest > 0 {
            held_back.push(format!("{rest} {}", name(level, rest)));
        }
    }
    if !held_back.is_empty() {
        let _ = writeln!(
            out,
            "::notice title=bilint::held back, since GitHub shows ten of a kind at most: {}",
            held_back.join(", ")
        );
    }
}

fn name(level: Level, number: usize) -> &'static str {
    match (level, number) {
        (Level::Error, 1) => "error",
        (Level::Error, _) => "errors",
        (Level::Warning, 1) => "warning",
        (Level::Warning, _) => "warnings",
        (Level::Advice, _) => "advice",
    }
}

fn push_command(record: &Record, out: &mut String) {
    out.push_str(match record.level {
        Level::Error => "::error file=",
        Level::Warning => "::warning file=",
        Level::Advice => "::notice file=",
    });
    ESCAPES.push_property(&record.path, out);
    let (start, end) = (record.span.start, record.span.end);
    // Writing to a `String` cannot fail.
    let _ = write!(out, ",line={},endLine={}", start.line, end.line);
    // GitHub takes columns on one line only.
    if start.line == end.line {
        let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
    }
    out.push_str(",title=");
    ESCAPES.push_property(&record.rule.id, out);
    out.push_str("::");
    ESCAPES.push_message(&record.shown_with_help(), out);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{Sample, article, told_whole};

    #[test]
    fn a_command_a_diagnostic() {
        let sample = Sample::new(&article("Zwölf Häfen\nam Kai", "Twelve harbors"))
            .at("link/missing", "Häfen")
            .at("x/y", "Häfen\nam")
            .but(|it| it.level = Level::Warning);
        insta::assert_snapshot!(told_whole(&[sample], document), @"
        ::error file=docs/berths.md,line=6,endLine=6,col=37,endColumn=42,title=link/missing::the translation drops the link%0AHelp: put it back
        ::warning file=docs/berths.md,line=6,endLine=7,title=x/y::the translation drops the link%0AHelp: put it back
        ");
    }

    #[test]
    fn an_article_cannot_speak_to_the_runner() {
        let sample = Sample::new("x")
            .path("a:b,c%0A\n::set-output name=d::\u{1B}.md")
            .outside("x/y", "x")
            .but(|it| it.message = "100%, x::y\r\n::set-output name=d::e\u{202E}".to_owned());
        insta::assert_snapshot!(told_whole(&[sample], document), @r"::error file=a%3Ab%2Cc%250A%0A%3A%3Aset-output name=d%3A%3A␛.md,line=1,endLine=1,col=1,endColumn=2,title=x/y::100%25, x::y␍␊:\:set-output name=d::e<U+202E>%0AHelp: put it back");
    }

    #[test]
    fn ten_of_a_kind_the_gravest_first() {
        let of =
            |level: Level| Sample::new("x").outside("x/y", "x").but(move |it| it.level = level);
        let samples: Vec<Sample> = [(Level::Advice, 11), (Level::Warning, 11), (Level::Error, 12)]
            .into_iter()
            .flat_map(|(level, number)| (0..number).map(move |_| of(level)))
            .collect();
        let told = told_whole(&samples, document);
        let starts: Vec<&str> = told.lines().filter_map(|it| it.split(' ').next()).collect();
        let expected = [["::error"; 10], ["::warning"; 10], ["::notice"; 10]].concat();
        assert_eq!(starts, expected);
        assert!(told.ends_with("at most: 2 errors, 1 warning, 2 advice\n"), "{told}");
    }
}
