//! JUnit's XML, as Jenkins and GitLab read it: a suite for each article, a case for each diagnostic.

use std::fmt::Write;

use super::record::{Record, Whole};
use super::xml::{push, push_attribute};
use crate::rules::Level;

/// Writes everything.
pub fn document(whole: &Whole, out: &mut String) {
    let records = whole.shown();
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"bilint\"");
    push_counts(&records, out);
    for file in records.chunk_by(|a, b| a.path == b.path) {
        out.push_str("  <testsuite");
        push_attribute("name", file.first().map_or("", |it| &it.path), out);
        push_counts(file, out);
        for record in file {
            push_case(record, out);
        }
        out.push_str("  </testsuite>\n");
    }
    if records.is_empty() {
        // A report without any case is an error for most readers of these.
        out.push_str(
            "  <testsuite name=\"bilint\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n",
        );
        out.push_str("    <testcase name=\"no findings\" classname=\"bilint\"/>\n  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
}

/// The counts, and the end of the tag. Advice is told and fails nothing.
fn push_counts(records: &[&Record], out: &mut String) {
    let advice = records.iter().filter(|it| it.level == Level::Advice).count();
    let (tests, failures) = (records.len().max(1), records.len() - advice);
    // Writing to a `String` cannot fail.
    let _ = writeln!(
        out,
        " tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{advice}\">"
    );
}

fn push_case(record: &Record, out: &mut String) {
    let start = record.span.start;
    let place = format!("{}:{}:{}", record.path, start.line, start.column);
    out.push_str("    <testcase");
    push_attribute("name", &format!("{} {}:{}", record.rule.id, start.line, start.column), out);
    push_attribute("classname", &record.path, out);
    push_attribute("file", &record.path, out);
    push_attribute("line", &start.line.to_string(), out);
    let message = record.shown_message();
    if record.level == Level::Advice {
        out.push_str(">\n      <skipped");
        push_attribute("message", &message, out);
        out.push_str("/>\n    </testcase>\n");
        return;
    }
    out.push_str(">\n      <failure");
    push_attribute("message", &message, out);
    push_attribute("type", record.level.name(), out);
    out.push('>');
    push(&place, out);
    push(&format!("\n{}", record.shown_with_help()), out);
    out.push_str("</failure>\n    </testcase>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{Sample, article, told_whole};

    #[test]
    fn a_suite_an_article_and_a_case_a_diagnostic() {
        let sample = Sample::new(&article("Häfen", "Harbors"))
            .at("link/missing", "Häfen")
            .at("x/y", "f")
            .but(|it| it.level = Level::Advice);
        insta::assert_snapshot!(told_whole(&[sample], document), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="bilint" tests="2" failures="1" errors="0" skipped="1">
          <testsuite name="docs/berths.md" tests="2" failures="1" errors="0" skipped="1">
            <testcase name="link/missing 6:31" classname="docs/berths.md" file="docs/berths.md" line="6">
              <failure message="the translation drops the link" type="error">docs/berths.md:6:31&#10;the translation drops the link&#10;Help: put it back</failure>
            </testcase>
            <testcase name="x/y 6:33" classname="docs/berths.md" file="docs/berths.md" line="6">
              <skipped message="the translation drops the link"/>
            </testcase>
          </testsuite>
        </testsuites>
        "#);
    }

    #[test]
    fn nothing_found_is_a_case_that_passes() {
        insta::assert_snapshot!(told_whole(&[], document), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="bilint" tests="1" failures="0" errors="0" skipped="0">
          <testsuite name="bilint" tests="1" failures="0" errors="0" skipped="0">
            <testcase name="no findings" classname="bilint"/>
          </testsuite>
        </testsuites>
        "#);
    }
}
