//! Logging commands of Azure Pipelines: `##vso[task.logissue type=error;sourcepath=…]message`.

use std::fmt::Write;

use super::escapes::Escapes;
use super::record::{Record, Whole};
use crate::rules::Level;

/// A semicolon or a bracket ends a property.
const ESCAPES: Escapes = Escapes { percent: "%AZP25", ends: [(';', "%3B"), (']', "%5D")] };

/// Writes everything, the gravest first.
pub fn document(whole: &Whole, out: &mut String) {
    for record in whole.gravest_first() {
        push_command(record, out);
    }
}

fn push_command(record: &Record, out: &mut String) {
    // Azure knows no third kind.
    let kind = if record.level == Level::Error { "error" } else { "warning" };
    let start = record.span.start;
    // Writing to a `String` cannot fail.
    let _ = write!(out, "##vso[task.logissue type={kind};sourcepath=");
    ESCAPES.push_property(&record.path, out);
    let _ = write!(out, ";linenumber={};columnnumber={};code=", start.line, start.column);
    ESCAPES.push_property(&record.rule.id, out);
    out.push(']');
    ESCAPES.push_message(&record.shown_with_help(), out);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{Sample, told_whole};

    #[test]
    fn a_command_a_diagnostic_that_no_text_can_end() {
        let sample = Sample::new("x")
            .path("a;b]c%0A\n##vso[task.setvariable variable=PATH]d.md")
            .outside("x/y", "x")
            .but(|it| it.level = Level::Advice)
            .outside("x/y", "x")
            .but(|it| it.message = "50%\r\n##vso[task.complete]\u{1B}漢".to_owned());
        insta::assert_snapshot!(told_whole(&[sample], document), @r"
        ##vso[task.logissue type=error;sourcepath=a%3Bb%5Dc%AZP250A%0A#\#vso[task.setvariable variable=PATH%5Dd.md;linenumber=1;columnnumber=1;code=x/y]50%AZP25␍␊#\#vso[task.complete]␛漢%0AHelp: put it back
        ##vso[task.logissue type=warning;sourcepath=a%3Bb%5Dc%AZP250A%0A#\#vso[task.setvariable variable=PATH%5Dd.md;linenumber=1;columnnumber=1;code=x/y]the translation drops the link%0AHelp: put it back
        ");
    }
}
