//! The one way in which text gets into XML.

use super::visible::shown;

/// Appends a text that is to stand in an attribute or between tags. Control characters, which XML
/// cannot hold at all, and hidden ones become visible; line feeds of our own stay, escaped.
pub fn push(text: &str, out: &mut String) {
    let mut lines = text.split('\n');
    push_line(lines.next().unwrap_or_default(), out);
    for line in lines {
        out.push_str("&#10;");
        push_line(line, out);
    }
}

/// ` name="value"`
pub fn push_attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push(value, out);
    out.push('"');
}

fn push_line(line: &str, out: &mut String) {
    for c in shown(line, false).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            // Runners look for commands that begin with `##` or `::`.
            '#' => out.push_str("&#35;"),
            ':' if out.ends_with(':') => out.push_str("&#58;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped_that_would_be_read_as_something_else() {
        let mut out = String::new();
        push("<a href='\"'>]]>&amp;\u{1B}\0\u{202E}\u{FFFE}\r\n##vso[漢 مرحبا 🚢", &mut out);
        assert_eq!(
            out,
            "&lt;a href=&apos;&quot;&apos;&gt;]]&gt;&amp;amp;␛␀&lt;U+202E&gt;\u{FFFD}␍&#10;&#35;&#35;vso[漢 مرحبا 🚢"
        );
    }
}
