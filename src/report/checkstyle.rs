//! Checkstyle's XML: a `file` for each article, an `error` for each diagnostic.

use super::record::{Record, Whole};
use super::xml::push_attribute;
use crate::rules::Level;

/// Writes everything.
pub fn document(whole: &Whole, out: &mut String) {
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
    for file in whole.shown().chunk_by(|a, b| a.path == b.path) {
        out.push_str("  <file");
        push_attribute("name", file.first().map_or("", |it| &it.path), out);
        out.push_str(">\n");
        for record in file {
            push_error(record, out);
        }
        out.push_str("  </file>\n");
    }
    out.push_str("</checkstyle>\n");
}

fn push_error(record: &Record, out: &mut String) {
    let start = record.span.start;
    out.push_str("    <error");
    push_attribute("line", &start.line.to_string(), out);
    push_attribute("column", &start.column.to_string(), out);
    let severity = match record.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "info",
    };
    push_attribute("severity", severity, out);
    push_attribute("message", &record.shown_message(), out);
    push_attribute("source", &record.rule.id, out);
    out.push_str("/>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{Sample, article, told_whole};

    #[test]
    fn a_file_an_article() {
        let sample = || Sample::new(&article("Häfen", "Harbors")).at("link/missing", "Häfen");
        let two = sample().at("x/y", "f").but(|it| it.level = Level::Advice);
        insta::assert_snapshot!(told_whole(&[two, sample().path("b \"<.md")], document), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <checkstyle version="4.3">
          <file name="docs/berths.md">
            <error line="6" column="31" severity="error" message="the translation drops the link" source="link/missing"/>
            <error line="6" column="33" severity="info" message="the translation drops the link" source="x/y"/>
          </file>
          <file name="b &quot;&lt;.md">
            <error line="6" column="31" severity="error" message="the translation drops the link" source="link/missing"/>
          </file>
        </checkstyle>
        "#);
    }

    #[test]
    fn nothing_found_is_a_document_too() {
        insta::assert_snapshot!(told_whole(&[], document), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <checkstyle version="4.3">
        </checkstyle>
        "#);
    }
}
