//! The dates of the front matter: written in US order, and the handoff not before its source.

use crate::article::{Entry, FrontMatter};
use crate::checks::{Context, Finding};

const DATE: &str = "ms.date";
const HANDOFF: &str = "ms.lasthandoff";

/// Year, month and day, in an order that compares.
type Date = (u16, u8, u8);

pub(super) fn check(
    cx: &Context,
    front_matter: &FrontMatter,
    findings: &mut Vec<Finding<'static>>,
) {
    let text = &cx.article.text;
    let read = |key: &str, findings: &mut Vec<Finding<'static>>| -> Option<(Entry, Date)> {
        let entry = *front_matter.get(text, key)?;
        let value = entry.plain_value(text);
        let date = parse(value);
        if date.is_none() {
            let finding = Finding::in_article("provenance/invalid-date", entry.value);
            findings.push(finding.with("key", cx.at(entry.key)).with("value", value));
        }
        Some((entry, date?))
    };
    let date = read(DATE, findings);
    let handoff = read(HANDOFF, findings);
    if let (Some((source, date)), Some((entry, handoff))) = (date, handoff)
        && handoff < date
    {
        findings.push(
            Finding::in_article("provenance/handoff-before-source", entry.value)
                .with("handoff", entry.plain_value(text))
                .with("date", source.plain_value(text))
                .and(source.value),
        );
    }
}

/// Reads `M/D/YYYY` or `YYYY-MM-DD`, a time behind it or not.
fn parse(value: &str) -> Option<Date> {
    let day = value.trim().split([' ', 'T']).next()?;
    let numbers = |mark: char| -> Option<Vec<u16>> { day.split(mark).map(number).collect() };
    let (year, month, day) = match (numbers('/').as_deref(), numbers('-').as_deref()) {
        (Some(&[month, day, year]), _) | (_, Some(&[year, month, day])) => (year, month, day),
        _ => return None,
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u16::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let is_real = (1970..=9999).contains(&year) && (1..=days).contains(&day);
    is_real.then_some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

fn number(text: &str) -> Option<u16> {
    let is_short = (1..=4).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    is_short.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn real_dates_in_the_two_orders() {
        for value in [
            "1/2/2019",
            "04/23/2019",
            "2019-04-23",
            "02/29/2020",
            "04/23/2019 10:00:00",
            "2019-04-23T10:00:00Z",
        ] {
            assert!(parse(value).is_some(), "{value}");
        }
        for value in [
            "31/05/2018",
            "02/30/2019",
            "02/29/2019",
            "soon",
            "",
            "4.5.2019",
            "1/2/19",
            "0/1/2019",
            "+1/2/2019",
        ] {
            assert_eq!(parse(value), None, "{value}");
        }
        assert!(parse("12/31/2018") < parse("1/1/2019"));
    }
}
