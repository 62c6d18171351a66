//! GitLab's code quality report: an array of findings with fingerprints that occur once only.

use std::collections::HashMap;

use serde::Serialize;

use super::json;
use super::record::{Record, Whole};
use crate::rules::Level;

#[derive(Serialize)]
struct Entry<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes everything.
pub fn document(whole: &Whole, out: &mut String) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let entries: Vec<Entry> = whole.shown().into_iter().map(|it| entry(it, &mut seen)).collect();
    json::push(&entries, out);
    out.push('\n');
}

fn entry<'a>(record: &'a Record, seen: &mut HashMap<&'a str, usize>) -> Entry<'a> {
    let times = seen.entry(&record.fingerprint).or_default();
    *times += 1;
    // Two folders with configurations of their own may hold the same path below each.
    let fingerprint = match *times {
        1 => record.fingerprint.clone(),
        times => format!("{}-{times}", record.fingerprint),
    };
    let (begin, end) = (record.span.start.line, record.span.end.line);
    Entry {
        description: record.shown_message(),
        check_name: &record.rule.id,
        fingerprint,
        severity: match record.level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Advice => "info",
        },
        location: Location { path: &record.path, lines: Lines { begin, end } },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{Sample, article, told_whole};

    #[test]
    fn no_fingerprint_occurs_twice() {
        let sample = || Sample::new(&article("Häfen", "Harbors")).at("link/missing", "Häfen");
        let told = told_whole(&[sample(), sample()], document);
        insta::assert_snapshot!(told, @r#"[{"description":"the translation drops the link","check_name":"link/missing","fingerprint":"db8790b193b9c83417b2c5df949946fa","severity":"major","location":{"path":"docs/berths.md","lines":{"begin":6,"end":6}}},{"description":"the translation drops the link","check_name":"link/missing","fingerprint":"db8790b193b9c83417b2c5df949946fa-2","severity":"major","location":{"path":"docs/berths.md","lines":{"begin":6,"end":6}}}]"#);
    }
}
