//! Service messages of TeamCity: an inspection type for each rule, an inspection for each diagnostic.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::commands;
use super::record::{Record, Whole};
use super::visible::shown;
use crate::rules::{Level, Rule};

/// Writes everything.
pub fn document(whole: &Whole, out: &mut String) {
    let records = whole.shown();
    let rules: BTreeMap<&str, &Rule> =
        records.iter().map(|it| (it.rule.id.as_str(), &*it.rule)).collect();
    for rule in rules.values() {
        out.push_str("##teamcity[inspectionType");
        push("id", &rule.id, out);
        push("name", &rule.id, out);
        push("category", rule.family(), out);
        // TeamCity shows a description as HTML.
        push("description", &html(&rule.summary), out);
        out.push_str("]\n");
    }
    for record in records {
        push_inspection(record, out);
    }
}

fn push_inspection(record: &Record, out: &mut String) {
    out.push_str("##teamcity[inspection");
    push("typeId", &record.rule.id, out);
    push("message", &record.shown_with_help(), out);
    push("file", &record.path, out);
    // Writing to a `String` cannot fail.
    let _ = write!(out, " line='{}'", record.span.start.line);
    let severity = match record.level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Advice => "WEAK WARNING",
    };
    push("SEVERITY", severity, out);
    out.push_str("]\n");
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// ` name='value'`
fn push(name: &str, value: &str, out: &mut String) {
    // Writing to a `String` cannot fail.
    let _ = write!(out, " {name}='");
    let start = out.len();
    for (number, line) in value.split('\n').enumerate() {
        if number > 0 {
            out.push_str("|n");
        }
        for c in shown(line, false).chars() {
            if matches!(c, '|' | '\'' | '[' | ']') {
                out.push('|');
            }
            out.push(c);
        }
    }
    commands::break_from(start, out);
    out.push('\'');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{Sample, told_whole};

    #[test]
    fn types_come_first_and_no_text_ends_a_message() {
        let sample = Sample::new("x")
            .path("a'b\n##teamcity[buildStop]|.md")
            .outside("x/y", "x")
            .outside("link/missing", "x")
            .but(|it| {
                it.message = "'] |\n##teamcity[buildStop comment='\u{1B}漢']".to_owned();
                it.level = Level::Advice;
            });
        insta::assert_snapshot!(told_whole(&[sample], document), @"
        ##teamcity[inspectionType id='link/missing' name='link/missing' category='link' description='']
        ##teamcity[inspectionType id='x/y' name='x/y' category='x' description='']
        ##teamcity[inspection typeId='x/y' message='the translation drops the link|nHelp: put it back' file='a|'b|n##teamcity|[buildStop|]||.md' line='1' SEVERITY='ERROR']
        ##teamcity[inspection typeId='link/missing' message='|'|] ||␊##teamcity|[buildStop comment=|'␛漢|'|]|nHelp: put it back' file='a|'b|n##teamcity|[buildStop|]||.md' line='1' SEVERITY='WEAK WARNING']
        ");
    }
}
