//! Proposals as a table: a translation a line, the strongest first, ready to be read as a glossary.

use super::Mined;

/// The columns. The last four are for the person who approves; a glossary passes over them.
const HEAD: &str = "source,locale,target,status,part-of-speech,kind,count,of,example\n";

/// The table.
pub fn write(all: &[Mined]) -> String {
    let mut text = HEAD.to_owned();
    for mined in all {
        for it in &mined.proposals {
            let (count, of) = (it.count.to_string(), it.all.to_string());
            let example = mined.example(it);
            let fields: [&str; 9] = [
                &it.source,
                &mined.locale,
                &it.target,
                "preferred",
                it.kind.part_of_speech(),
                it.kind.name(),
                &count,
                &of,
                &example,
            ];
            push_row(&fields, &mut text);
        }
    }
    text
}

fn push_row(fields: &[&str], text: &mut String) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        if field.contains([',', '"', '\n', '\r', ';', '|']) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(field);
        }
    }
    text.push('\n');
}
