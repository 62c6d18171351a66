//! The state as a Markdown table.

use super::Status;
use super::table::rows;

pub(super) fn markdown(status: &Status) -> String {
    let mut out = String::new();
    for (at, row) in rows(status, false).iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|it| escaped(it)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
        if at == 0 {
            let rule = |at: usize| if at < 2 { "---" } else { "---:" };
            let rules: Vec<&str> = (0..row.len()).map(rule).collect();
            out.push_str(&format!("| {} |\n", rules.join(" | ")));
        }
    }
    out
}

/// Names of folders come from elsewhere: nothing in them is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(
            character,
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '!' | '~' | '#' | '@'
        ) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
