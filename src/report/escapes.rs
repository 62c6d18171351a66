//! Texts inside the commands that build servers read from the output: no text may end its command
//! or begin another one.

use super::commands;
use super::visible::push as push_visible;

/// How a build server wants texts escaped.
pub struct Escapes {
    /// What stands for a percent sign.
    pub percent: &'static str,
    /// What would end the value of a property, and what stands for it.
    pub ends: [(char, &'static str); 2],
}

impl Escapes {
    /// Appends the value of a property.
    pub fn push_property(&self, text: &str, out: &mut String) {
        let start = out.len();
        for c in text.chars() {
            match self.ends.iter().find(|it| it.0 == c) {
                Some((_, escape)) => out.push_str(escape),
                None => self.push(c, out),
            }
        }
        commands::break_from(start, out);
    }

    /// Appends a message.
    pub fn push_message(&self, text: &str, out: &mut String) {
        let start = out.len();
        text.chars().for_each(|it| self.push(it, out));
        commands::break_from(start, out);
    }

    fn push(&self, c: char, out: &mut String) {
        match c {
            '%' => out.push_str(self.percent),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            _ => push_visible(c.encode_utf8(&mut [0; 4]), false, out),
        }
    }
}
