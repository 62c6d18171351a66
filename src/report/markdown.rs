//! A summary in Markdown, for the step summary of a workflow or a comment on a pull request.
//!
//! Articles are hostile and the reader is logged in: no text of theirs may become a link, an image,
//! a mention or a heading. It stands in `<code>`, all of its punctuation as character references.

use std::fmt::Write;

use super::footer;
use super::record::{Record, Whole};
use super::visible::shown;
use crate::rules::Level;

/// GitHub takes 65,536 characters in a comment; the rest is counted.
const MOST_BYTES: usize = 60_000;

/// The most rows that somebody reads.
const MOST_ROWS: usize = 100;

/// The most characters of a message.
const LONGEST: usize = 300;

/// Writes everything, the gravest first.
pub fn document(whole: &Whole, out: &mut String) {
    let records = whole.gravest_first();
    out.push_str("## bilint\n\n");
    let start = out.len();
    footer::push(whole.summary, out);
    if out.len() == start {
        out.push_str("Nothing found.\n");
    }
    if !records.is_empty() {
        out.push_str("\n| Level | Place | Rule | What is wrong |\n| --- | --- | --- | --- |\n");
        let told = push_rows(&records, out);
        if told < records.len() {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "\n… and {} more.\n", records.len() - told);
        }
    }
    push_errors(whole.errors, out);
}

/// Writes as many rows as there is room for, and says how many these are.
fn push_rows(records: &[&Record], out: &mut String) -> usize {
    for (number, record) in records.iter().take(MOST_ROWS).enumerate() {
        let row = row(record);
        if out.len() + row.len() > MOST_BYTES {
            return number;
        }
        out.push_str(&row);
    }
    records.len().min(MOST_ROWS)
}

fn row(record: &Record) -> String {
    let level = match record.level {
        Level::Error => "**error**",
        Level::Warning => "warning",
        Level::Advice => "advice",
    };
    let start = record.span.start;
    let place = format!("{}:{}:{}", record.path, start.line, start.column);
    let (place, rule) = (code(&place), code(&record.rule.id));
    format!("| {level} | {place} | {rule} | {} |\n", code(&record.message))
}

/// What could not be read; the exit status alone would not tell which.
fn push_errors(errors: &[String], out: &mut String) {
    if errors.is_empty() {
        return;
    }
    out.push_str("\nNot read or not checked:\n\n");
    let mut told = 0;
    for error in errors.iter().take(MOST_ROWS) {
        let line = format!("- {}\n", code(error));
        if out.len() + line.len() > MOST_BYTES {
            break;
        }
        out.push_str(&line);
        told += 1;
    }
    if told < errors.len() {
        // Writing to a `String` cannot fail.
        let _ = write!(out, "\n… and {} more.\n", errors.len() - told);
    }
}

/// A text as code, in a form that no Markdown and no HTML can end.
fn code(text: &str) -> String {
    let visible = shown(text, false);
    let mut out = String::from("<code>");
    for c in visible.chars().take(LONGEST) {
        if c.is_ascii_punctuation() {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "&#{};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    if visible.chars().nth(LONGEST).is_some() {
        out.push('…');
    }
    out + "</code>"
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;
    use crate::report::standing::Standing;
    use crate::report::testing::{Sample, article, told_whole, told_with};

    const HOSTILE: &str =
        "</code> | `a` | [b](https://c) ![](//d) <img src=e> @admin #1 \n\n# f \u{1B}";

    #[test]
    fn the_gravest_come_first() {
        let sample = Sample::new(&article("Häfen", "Harbors"))
            .at("x/y", "Häfen")
            .but(|it| it.level = Level::Warning)
            .at("link/missing", "Häfen");
        insta::assert_snapshot!(told_whole(&[sample], document), @"
        ## bilint

        1 error, 1 warning in 1 article, 0 segments

        | Level | Place | Rule | What is wrong |
        | --- | --- | --- | --- |
        | **error** | <code>docs&#47;berths&#46;md&#58;6&#58;31</code> | <code>link&#47;missing</code> | <code>the translation drops the link</code> |
        | warning | <code>docs&#47;berths&#46;md&#58;6&#58;31</code> | <code>x&#47;y</code> | <code>the translation drops the link</code> |
        ");
    }

    #[test]
    fn nothing_found() {
        insta::assert_snapshot!(told_whole(&[], document), @"
        ## bilint

        Nothing found.
        ");
    }

    #[test]
    fn no_text_becomes_markup() {
        let sample = Sample::new("x").path(HOSTILE).outside("x/y", "x");
        let told = told_whole(&[sample.but(|it| it.message = HOSTILE.to_owned())], document);
        let mut cells = 0;
        for event in Parser::new_ext(&told, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::TableCell) => cells += 1,
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) | Event::Html(_) => {
                    panic!("{event:?} in {told}")
                }
                Event::InlineHtml(tag) => assert!(["<code>", "</code>"].contains(&&*tag), "{told}"),
                _ => {}
            }
        }
        assert_eq!(cells, 8, "{told}");
        assert!(!told.contains('@') && !told.contains("//"), "{told}");
    }

    #[test]
    fn errors_that_are_too_many_are_counted() {
        let errors: Vec<String> = (0..MOST_ROWS + 7).map(|it| format!("{it}.md: no")).collect();
        let told = told_with(&[], Standing::Shown, &errors, document);
        assert!(told.ends_with("… and 7 more.\n"), "{told}");
    }

    #[test]
    fn it_fits_into_a_comment() {
        let sample =
            |_| Sample::new("x").outside("x/y", "x").but(|it| it.message = HOSTILE.repeat(100));
        let told = told_whole(&(0..200).map(sample).collect::<Vec<_>>(), document);
        assert!(told.len() < MOST_BYTES + 100 && told.len() > MOST_BYTES / 2, "{}", told.len());
        let rows = told.matches("**error**").count();
        assert!(told.ends_with(&format!("… and {} more.\n", 200 - rows)), "{rows}");
    }
}
