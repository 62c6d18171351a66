//! The words of a message: templates of rule files with their placeholders filled.

/// Values in messages are cut to this many characters.
const LONGEST_VALUE: usize = 160;

/// A piece of a message template.
enum Piece<'t> {
    Text(&'t str),
    Placeholder(&'t str),
}

/// Splits a template: `{name}` is a placeholder, `{{` and `}}` are braces.
fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, length) = match rest.find(['{', '}']) {
            None => (Piece::Text(rest), rest.len()),
            Some(0) => match rest
                .strip_prefix('{')
                .filter(|it| !it.starts_with('{'))
                .and_then(|it| it.split_once('}'))
            {
                Some((name, _)) => (Piece::Placeholder(name), name.len() + 2),
                None => {
                    (Piece::Text(&rest[..1]), 1 + usize::from(rest[1..].starts_with(&rest[..1])))
                }
            },
            Some(at) => (Piece::Text(&rest[..at]), at),
        };
        rest = &rest[length..];
        Some(piece)
    })
}

/// The names of the placeholders in a message template.
pub fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    pieces(template).filter_map(|it| match it {
        Piece::Placeholder(name) => Some(name),
        Piece::Text(_) => None,
    })
}

/// Puts values in the place of the placeholders, each on one line and not too long.
pub(super) fn fill(template: &str, values: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    for piece in pieces(template) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Placeholder(name) => {
                let value = values.iter().find(|it| it.0 == name).map_or("", |it| it.1.as_str());
                push_cropped(value, &mut filled);
            }
        }
    }
    filled
}

fn push_cropped(value: &str, into: &mut String) {
    for (number, character) in value.chars().enumerate() {
        if number == LONGEST_VALUE {
            into.push('…');
            return;
        }
        into.push(if matches!(character, '\n' | '\r') { ' ' } else { character });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_filled() {
        let values = [("a", "x\ny".to_owned()), ("b", "z".repeat(1000))];
        assert_eq!(fill("{{{a}}} `{a}`{c}", &values), "{x y} `x y`");
        assert_eq!(fill("{b}", &values).chars().count(), LONGEST_VALUE + 1);
        assert_eq!(placeholders("{{x}} {a} {b}").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(fill("{open } x", &values), " x");
        assert_eq!(fill("{open", &values), "{open");
    }
}
