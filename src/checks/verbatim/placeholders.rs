//! Places for values: `{0}`, `{{name}}`, `%1`, `$(name)`, `${name}`, `%NAME%`.

use super::not_kept::not_kept;
use super::target::{TargetText, whole};
use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;

const RULE: &str = "verbatim/changed-placeholder";

/// A segment with more placeholders than this is not searched for all of them.
const MOST: usize = 24;

/// A placeholder of more bytes is running text.
const LONGEST: usize = 80;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    if !cx.source.features.has(Kind::PERCENT_OR_DOLLAR.or(Kind::BRACKET)) {
        return;
    }
    let written = cx.source.written();
    if !written.contains(['{', '%', '$']) || written == cx.target.written() {
        return;
    }
    let source = cx.source_flat();
    let text = TargetText::of(cx);
    let mut told = 0;
    for (start, placeholder) in placeholders(&source.text) {
        if text.holds(placeholder) || cx.target.written().contains(placeholder) {
            continue;
        }
        let flat = cx.target_flat();
        let (range, fault) = match text.split(placeholder, false) {
            Some((start, end)) => (flat.range(start, end), "cuts it by a blank".to_owned()),
            None => match counterpart(cx, text.flat, placeholder) {
                Some((start, it)) => {
                    (flat.range(start, start + it.len()), format!("makes it `{it}`"))
                }
                None => (whole(cx), "drops it".to_owned()),
            },
        };
        let range_in_source = source.range(start, start + placeholder.len());
        findings.push(not_kept(
            cx,
            RULE,
            ("placeholder", placeholder),
            (range, fault),
            range_in_source,
        ));
        told += 1;
        if told == 4 {
            return;
        }
    }
}

/// The placeholders of a text, each once, with where they begin.
pub(in crate::checks) fn placeholders(text: &str) -> Vec<(usize, &str)> {
    let mut found: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['{', '%', '$']) {
        let start = at + next;
        let is_first = |it: &str| !found.iter().any(|known| known.1 == it);
        match placeholder_at(text, start) {
            Some(it) => {
                at = start + it.len();
                if is_first(it) {
                    found.push((start, it));
                }
            }
            None => at = start + 1,
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

fn placeholder_at(text: &str, start: usize) -> Option<&str> {
    let rest = &text[start..];
    let before = text[..start].chars().next_back();
    let end = match rest.as_bytes() {
        [b'{', b'{', ..] => rest.find("}}").filter(|&it| is_name(&rest[2..it]))? + 2,
        [b'{', ..] => {
            let end = rest.find('}')?;
            let digits = &rest[1..end];
            let is_number = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
            // `x{2}` counts in a regular expression, `/{0}` is part of an address.
            let counts = before.is_some_and(|it| it.is_alphanumeric() || "])\\/{$".contains(it));
            (is_number && digits.len() < 3 && !counts).then_some(end + 1)?
        }
        [b'$', b'(', ..] => rest.find(')').filter(|&it| is_name(&rest[2..it]))? + 1,
        [b'$', b'{', ..] => rest.find('}').filter(|&it| is_name(&rest[2..it]))? + 1,
        [b'%', ..] => percent(rest, before)?,
        _ => return None,
    };
    (end <= LONGEST).then(|| rest.get(..end)).flatten()
}

fn is_name(text: &str) -> bool {
    text.len() < LONGEST
        && text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$')
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"_.-:$".contains(&it))
}

/// `%1`, `%1$s`, `%s` and `%NAME%`. A percentage has its digits before the sign, an escaped byte of
/// an address two hexadecimal digits behind it.
fn percent(rest: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|it| it.is_alphanumeric() || "%/=.-_".contains(it)) {
        return None;
    }
    let body = &rest[1..];
    if let Some(end) = body.find('%') {
        let name = &body[..end];
        let is_variable = name.len() > 1
            && name.len() < LONGEST
            && name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"_()".contains(&it));
        if is_variable {
            return Some(end + 2);
        }
    }
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let tail = &body[digits..];
    let is_end = |it: &str| !it.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '%');
    if (1..=2).contains(&digits) {
        let formatted = tail.strip_prefix("$s").or_else(|| tail.strip_prefix("$d"));
        return match formatted {
            Some(behind) if is_end(behind) => Some(digits + 3),
            None if is_end(tail) => Some(digits + 1),
            _ => None,
        };
    }
    let is_printf = digits == 0 && tail.starts_with(['s', 'd']) && is_end(tail.get(1..)?);
    is_printf.then_some(2)
}

/// The placeholder of the translation that has the same marks and is none of the source.
fn counterpart<'t>(
    cx: &SegmentContext,
    target: &'t str,
    placeholder: &str,
) -> Option<(usize, &'t str)> {
    let (open, close) = match placeholder.as_bytes() {
        [b'{', b'{', ..] => ("{{", "}}"),
        [b'{', ..] => ("{", "}"),
        [b'$', b'(', ..] => ("$(", ")"),
        [b'$', ..] => ("${", "}"),
        [b'%', .., b'%'] if placeholder.len() > 2 => ("%", "%"),
        _ => return None,
    };
    let source = &cx.source_flat().text;
    let mut at = 0;
    while let Some(next) = target.get(at..)?.find(open) {
        let start = at + next;
        let inner = target.get(start + open.len()..)?;
        let length = inner.find(close)?;
        let end = start + open.len() + length + close.len();
        let it = target.get(start..end)?;
        if length > 0 && length < LONGEST && !source.contains(it) {
            return Some((start, it));
        }
        at = start + open.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_and_percentages() {
        let text = "{0} of {{name}} at 100 % de 5%, %1 %PATH% $(x) ${y} {{run and run}} a{2} %20x \
                    10%d %s, {word} % d %1$s";
        let found: Vec<&str> = placeholders(text).into_iter().map(|it| it.1).collect();
        assert_eq!(found, ["{0}", "{{name}}", "%1", "%PATH%", "$(x)", "${y}", "%s", "%1$s"]);
    }
}
