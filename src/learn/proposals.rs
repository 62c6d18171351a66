//! What the evidence of a locale says for each key of its profile.

use std::collections::BTreeMap;

use serde_yaml::Value;

use super::tally::{Tally, Verdict, is_clear};
use super::{
    Aspect, CLEAR_SHARE, Evidence, FEWEST, Family, blanks, labels, numbers, terminals, widths,
};
use crate::locale::{Blank, Numbers, ProfileFile, quoted};

/// A pair is a style where at least this share of the bold became it (percent): less is chance, and
/// a profile with labels lets bold go more easily.
const PAIR_SHARE: usize = 5;

/// A key of a profile, what was counted for it, and its value where that is to be set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Proposal {
    pub key: &'static str,
    pub notes: Vec<String>,
    pub value: Option<Value>,
}

/// What ships for a locale.
pub(super) struct Base {
    pub file: ProfileFile,
    /// Whether anything ships at all.
    pub ships: bool,
}

/// The proposals for all keys that are counted, in the order of a profile.
pub(super) fn all(evidence: &Evidence, base: &Base) -> Vec<Proposal> {
    let script = (!base.ships).then(|| script(evidence));
    let is_unknown = script.as_ref().is_some_and(|it| it.value.is_none());
    let mut proposals: Vec<Proposal> = script.into_iter().collect();
    proposals.extend([
        ui_labels(evidence, base),
        terminal_marks(evidence, base),
        quotes(evidence, base),
        blank_before(evidence, base),
        blank_beside_latin(evidence, base),
        numbers(evidence, base),
        widths(evidence),
    ]);
    // Without its script a profile that does not ship cannot be made.
    if is_unknown {
        proposals.iter_mut().for_each(|it| it.value = None);
    }
    proposals
}

fn script(evidence: &Evidence) -> Proposal {
    let tally = evidence.tally(Aspect::Script);
    let found = match tally.verdict() {
        Verdict::Clear(script) => Ok(script),
        _ => Err("no profile ships, and without its script none can be made"),
    };
    let outcome = found.map_or_else(str::to_owned, |_| "no profile ships, so it is set".to_owned());
    let value = found.ok().and_then(to_value);
    Proposal { key: "script", notes: vec![note("script", tally, &outcome)], value }
}

fn quotes(evidence: &Evidence, base: &Base) -> Proposal {
    let tally = evidence.tally(Aspect::Quotes);
    let listed = base.file.quotes.as_deref().unwrap_or_default();
    let (outcome, list) = first(tally, listed, base);
    let value = list.and_then(to_value);
    Proposal { key: "quotes", notes: vec![note("quotes", tally, &outcome)], value }
}

fn terminal_marks(evidence: &Evidence, base: &Base) -> Proposal {
    let mut marks = base.file.terminal_marks.clone().unwrap_or_default();
    let (mut notes, mut differs) = (Vec::new(), false);
    for family in Family::ALL {
        let list = match family {
            Family::Statement => &mut marks.statement,
            Family::Question => &mut marks.question,
            Family::Exclamation => &mut marks.exclamation,
            Family::Intro => &mut marks.intro,
        };
        let tally = evidence.tally(Aspect::Terminal(family));
        let subject = format!("terminal-marks, {}", family.key());
        if tally.verdict() == Verdict::Clear(terminals::NONE) {
            notes.push(note(&subject, tally, "that there is none is nothing a profile can say"));
            continue;
        }
        let (outcome, learned) = first(tally, list, base);
        notes.push(note(&subject, tally, &outcome));
        if let Some(learned) = learned {
            *list = learned;
            differs = true;
        }
    }
    let value = differs.then_some(marks).and_then(to_value).map(without_empty);
    Proposal { key: "terminal-marks", notes, value }
}

fn blank_before(evidence: &Evidence, base: &Base) -> Proposal {
    let mut blanks = base.file.blank_before.clone().unwrap_or_default();
    let (mut notes, mut differs) = (Vec::new(), false);
    for mark in blanks::MARKS {
        let tally = evidence.tally(Aspect::BlankBefore(mark));
        let subject = format!("blank-before, {}", quoted(&mark.to_string()));
        let learned = match tally.verdict() {
            Verdict::Clear(blanks::NONE) => Some(Blank::None),
            Verdict::Clear(blanks::NO_BREAK) => Some(Blank::NoBreak),
            Verdict::Clear(_) => Some(Blank::Any),
            _ => None,
        };
        let shipped = blanks.get(&mark.to_string()).copied().unwrap_or_default();
        let outcome = match learned {
            None => unclear(tally),
            Some(blank) if blank == shipped => same(base).to_owned(),
            Some(blank) => {
                differs = true;
                set_blank(&mut blanks, mark, blank);
                SET.to_owned()
            }
        };
        notes.push(note(&subject, tally, &outcome));
    }
    let value = differs.then_some(blanks).and_then(to_value);
    Proposal { key: "blank-before", notes, value }
}

/// None is what holds for a mark that is not named.
fn set_blank(blanks: &mut BTreeMap<String, Blank>, mark: char, blank: Blank) {
    if blank == Blank::None {
        blanks.remove(&mark.to_string());
    } else {
        blanks.insert(mark.to_string(), blank);
    }
}

fn blank_beside_latin(evidence: &Evidence, base: &Base) -> Proposal {
    let key = "blank-beside-latin";
    let tally = evidence.tally(Aspect::BlankBesideLatin);
    let learned = match tally.verdict() {
        Verdict::Clear(kind) => Some(kind == blanks::BLANK),
        _ => None,
    };
    let (outcome, value) = match learned {
        None => (unclear(tally), None),
        Some(_) if learned == base.file.blank_beside_latin => (same(base).to_owned(), None),
        Some(has_blank) => (SET.to_owned(), Some(Value::from(has_blank))),
    };
    Proposal { key, notes: vec![note(key, tally, &outcome)], value }
}

fn numbers(evidence: &Evidence, base: &Base) -> Proposal {
    let mut numbers = base.file.numbers.clone().unwrap_or_default();
    let decimal = evidence.tally(Aspect::Decimal);
    let shipped: Vec<String> =
        Some(numbers.decimal.clone()).into_iter().filter(|it| !it.is_empty()).collect();
    let (decimal_outcome, learned_decimal) = first(decimal, &shipped, base);
    let group = evidence.tally(Aspect::Group);
    // Short numbers often have no groups: that says nothing about the mark between groups.
    let (group_outcome, learned_group) = first(&group.without(numbers::NONE), &numbers.group, base);
    let differs = learned_decimal.is_some() || learned_group.is_some();
    if let Some(learned) = learned_decimal.and_then(|it| it.into_iter().next()) {
        numbers.decimal = learned;
    }
    numbers.group = learned_group.unwrap_or(numbers.group);
    let mut notes = vec![
        note("numbers, decimal", decimal, &decimal_outcome),
        note("numbers, group", group, &group_outcome),
    ];
    if differs && numbers.decimal.is_empty() {
        notes.push("numbers: not set, since the key needs `decimal`".to_owned());
    }
    let is_complete = differs && !numbers.decimal.is_empty();
    let value =
        is_complete.then_some(numbers).and_then(|it: Numbers| to_value(it)).map(without_empty);
    Proposal { key: "numbers", notes, value }
}

fn ui_labels(evidence: &Evidence, base: &Base) -> Proposal {
    let key = "ui-labels";
    let tally = evidence.tally(Aspect::UiLabels);
    let gone = tally.without(labels::BOLD);
    let pairs = gone.without(labels::NOTHING);
    let listed = base.file.ui_labels.as_deref().unwrap_or_default();
    let new = new_labels(&pairs, tally.total(), listed);
    let (outcome, value) = match new.is_empty() {
        _ if !is_clear(pairs.total(), gone.total()) => {
            let is_bold = is_clear(tally.of(labels::BOLD), tally.total());
            let bold = "bold stays bold, and too little else is clear";
            (if is_bold { bold.to_owned() } else { unclear(tally) }, None)
        }
        true => (same(base).to_owned(), None),
        false => (SET.to_owned(), to_value([listed, &new].concat())),
    };
    Proposal { key, notes: vec![note(key, tally, &outcome)], value }
}

/// The pairs that often enough stand for bold and are not listed yet.
fn new_labels(pairs: &Tally, bold: usize, listed: &[String]) -> Vec<String> {
    let frequent = pairs.ranked().into_iter().filter(|it| it.1 * 100 >= bold * PAIR_SHARE);
    let new = frequent.filter(|it| !listed.iter().any(|known| known == it.0));
    new.map(|it| it.0.to_owned()).collect()
}

/// No key says how wide marks are: the order of the terminal marks does for those, and for the rest
/// the counts are there to be read.
fn widths(evidence: &Evidence) -> Proposal {
    let counted = widths::MARKS.map(|it| (it.0, evidence.tally(Aspect::Width(it.0))));
    let notes = counted.into_iter().filter(|it| it.1.total() > 0).map(|(mark, tally)| {
        note(&format!("width of {}", quoted(&mark.to_string())), tally, "no key of a profile")
    });
    Proposal { key: "width", notes: notes.collect(), value: None }
}

/// What is said of a key that is set.
const SET: &str = "set here";

fn same(base: &Base) -> &'static str {
    if base.ships { "as shipped" } else { "as it is without a profile" }
}

/// The list in which what is usual comes first; `None` where that is the list as it ships, or
/// nothing is clear.
fn first(tally: &Tally, listed: &[String], base: &Base) -> (String, Option<Vec<String>>) {
    let Verdict::Clear(usual) = tally.verdict() else {
        return (unclear(tally), None);
    };
    if listed.first().is_some_and(|it| it == usual) {
        return (same(base).to_owned(), None);
    }
    let others = listed.iter().filter(|it| *it != usual).cloned();
    (SET.to_owned(), Some(std::iter::once(usual.to_owned()).chain(others).collect()))
}

fn unclear(tally: &Tally) -> String {
    match tally.total() {
        total if total < FEWEST => format!("too few, {FEWEST} are needed"),
        _ => format!("not clear, {CLEAR_SHARE} % must agree"),
    }
}

fn note(subject: &str, tally: &Tally, outcome: &str) -> String {
    if tally.total() == 0 {
        return format!("{subject}: not seen");
    }
    format!("{subject}: {}: {outcome}", tally.shown(name))
}

/// A way of doing something in a comment: words as they are, marks in quotes.
fn name(what: &str) -> String {
    let is_word = what.len() > 1 && what.bytes().all(|it| it.is_ascii_alphabetic() || it == b'-');
    if is_word { what.to_owned() } else { quoted(what) }
}

fn to_value(value: impl serde::Serialize) -> Option<Value> {
    serde_yaml::to_value(value).ok()
}

/// A map without empty lists and texts, which say nothing.
fn without_empty(value: Value) -> Value {
    let Value::Mapping(entries) = value else {
        return value;
    };
    let is_empty = |it: &Value| {
        it.as_sequence().is_some_and(Vec::is_empty) || it.as_str().is_some_and(str::is_empty)
    };
    Value::Mapping(entries.into_iter().filter(|it| !is_empty(&it.1)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels_of(counts: &[(&str, usize)], listed: &[&str]) -> Option<Value> {
        let mut evidence = Evidence::default();
        counts.iter().for_each(|(what, number)| evidence.add_many(Aspect::UiLabels, what, *number));
        let listed = listed.iter().map(|&it| it.to_owned()).collect();
        let file = ProfileFile { ui_labels: Some(listed), ..ProfileFile::default() };
        ui_labels(&evidence, &Base { file, ships: true }).value
    }

    #[test]
    fn labels_are_added_where_they_are_a_style() {
        let set = labels_of(&[(labels::BOLD, 200), ("[ ]", 60), ("「 」", 30)], &["「 」"]);
        assert_eq!(set, to_value(["「 」", "[ ]"]));
        // They are listed already, they are chance, or as much bold is simply lost.
        assert_eq!(labels_of(&[(labels::BOLD, 200), ("[ ]", 60)], &["[ ]"]), None);
        assert_eq!(labels_of(&[(labels::BOLD, 2000), ("[ ]", 60)], &[]), None);
        assert_eq!(labels_of(&[(labels::NOTHING, 60), ("[ ]", 60)], &[]), None);
    }

    #[test]
    fn a_profile_needs_its_decimal_mark() {
        let mut evidence = Evidence::default();
        evidence.add_many(Aspect::Group, ".", FEWEST);
        let none = Base { file: ProfileFile::default(), ships: false };
        assert_eq!(numbers(&evidence, &none).value, None);
        evidence.add_many(Aspect::Decimal, ",", FEWEST);
        let value = numbers(&evidence, &none).value.unwrap();
        assert_eq!((value["decimal"].as_str(), value["group"][0].as_str()), (Some(","), Some(".")));
        assert!(value.get("digits").is_none());
    }

    #[test]
    fn a_blank_that_house_style_leaves_out_goes() {
        let mut evidence = Evidence::default();
        evidence.add_many(Aspect::BlankBefore(':'), blanks::NONE, FEWEST);
        evidence.add_many(Aspect::BlankBefore('%'), blanks::NO_BREAK, FEWEST);
        let shipped = [(":".to_owned(), Blank::NoBreak), ("»".to_owned(), Blank::Any)].into();
        let file = ProfileFile { blank_before: Some(shipped), ..ProfileFile::default() };
        let value = blank_before(&evidence, &Base { file, ships: true }).value;
        let expected = [("%", "no-break"), ("»", "any")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(value, to_value(BTreeMap::from(expected)));
    }
}
