//! Terms of the glossaries: the words that they prescribe, and those that they rule out.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::verbs::is_verb;
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::OBJECT;
use crate::locale::LanguageTag;
use crate::terminology::target::{Presence, TargetText};
use crate::terminology::{Entry, Match, Targets, Terminology};

/// Segments with a longer side (bytes) are not looked at: they hold no sentence, and each term of one
/// side is looked for in all of the other.
const LONGEST: usize = 8 * 1024;

/// So many places of one term are tried for one where it is neither a name nor a verb.
const MOST_TRIED: usize = 16;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    let Some(terminology) = cx.context.config.terminology.as_deref() else {
        return;
    };
    let Some(locale) = cx.context.locale.as_ref().filter(|_| !cx.context.is_source_language())
    else {
        return;
    };
    let is_long = cx.source.written().len() > LONGEST || cx.target.written().len() > LONGEST;
    if is_long || is_untranslated(cx) {
        return;
    }
    let matches = terminology.matches(&cx.source_flat().text);
    if matches.is_empty() {
        return;
    }
    let (text, meant) = (OnceCell::new(), OnceCell::new());
    Look { cx, terminology, locale, text, meant, matches: &matches }.all(findings);
}

/// Whether the target is the source but for blanks: another rule's matter.
fn is_untranslated(cx: &SegmentContext) -> bool {
    let (target, source) = (cx.target.written(), cx.source.written());
    target == source || target.split_whitespace().eq(source.split_whitespace())
}

struct Look<'l, 'c, 'a> {
    cx: &'l SegmentContext<'c, 'a>,
    terminology: &'l Terminology,
    locale: &'l LanguageTag,
    text: OnceCell<TargetText<'l>>,
    /// Where the words stand that the terms of the source call for.
    meant: OnceCell<Vec<(usize, usize)>>,
    matches: &'l [Match],
}

impl<'l> Look<'l, '_, '_> {
    /// The translation, made ready once a term is not there just as it is written.
    fn text(&self) -> &TargetText<'l> {
        let (language, profile) = (&self.locale.language, self.cx.profile());
        self.text.get_or_init(|| TargetText::of(&self.cx.target_flat().text, language, profile))
    }

    fn all(&self, findings: &mut Vec<Finding<'static>>) {
        let source: &str = &self.cx.source_flat().text;
        // How often each term was tried; those that are judged are not tried again.
        let mut tried: BTreeMap<usize, usize> = BTreeMap::new();
        for it in self.matches {
            let Some(entry) = self.terminology.entries().get(it.entry) else { continue };
            let tries = tried.entry(it.entry).or_default();
            if *tries >= MOST_TRIED {
                continue;
            }
            *tries += 1;
            if !is_verb(source, entry, it) && !self.is_name(it) {
                *tries = MOST_TRIED;
                findings.extend(self.judge(entry, it));
            }
        }
    }

    fn judge(&self, entry: &Entry, it: &Match) -> Option<Finding<'static>> {
        let targets = entry.targets(self.locale);
        let ruled_out = [
            ("terminology/forbidden", &targets.forbidden),
            ("terminology/deprecated", &targets.deprecated),
        ];
        for (rule, terms) in ruled_out {
            let found = terms.iter().find_map(|term| self.ruled_out(term));
            if let Some((start, end)) = found {
                let range = self.cx.target_flat().range(start, end);
                return Some(self.finding(rule, entry, it, &targets, range));
            }
        }
        let target: &str = &self.cx.target_flat().text;
        if targets.wanted.iter().any(|it| holds_word(target, it)) || targets.wanted.is_empty() {
            return None;
        }
        if self.text().is_empty() {
            return None;
        }
        let mut has_hint = false;
        for term in &targets.wanted {
            match self.text().presence(term) {
                Presence::Whole(..) => return None,
                Presence::Hint => has_hint = true,
                Presence::Absent => {}
            }
        }
        let rule = if has_hint { "terminology/inflected" } else { "terminology/missing" };
        let whole = self.cx.segment.target.text.trimmed(self.cx.target.text);
        Some(self.finding(rule, entry, it, &targets, whole))
    }

    /// Where a term stands that must not: not as part of one that may, and not for another term.
    fn ruled_out(&self, term: &str) -> Option<(usize, usize)> {
        let (start, end) = self.text().exact(term)?;
        let is_allowed = self.meant().iter().any(|it| it.0 <= start && end <= it.1);
        (!is_allowed).then_some((start, end))
    }

    fn meant(&self) -> &[(usize, usize)] {
        self.meant.get_or_init(|| {
            let entries: BTreeSet<usize> = self.matches.iter().map(|it| it.entry).collect();
            let entries = entries.iter().filter_map(|it| self.terminology.entries().get(*it));
            let wanted = entries.flat_map(|it| it.targets(self.locale).wanted);
            let places = wanted.filter_map(|it| match self.text().presence(it) {
                Presence::Whole(from, to) => Some((from, to)),
                _ => None,
            });
            places.collect()
        })
    }

    fn finding(
        &self,
        rule: &'static str,
        entry: &Entry,
        it: &Match,
        targets: &Targets,
        range: ByteRange,
    ) -> Finding<'static> {
        let preferred = match targets.wanted.as_slice() {
            [] => "another word".to_owned(),
            [one] => format!("“{one}”"),
            [first, rest @ ..] => format!("“{first}” (or “{}”)", rest.join("”, “")),
        };
        let note = entry.note.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        Finding::in_target(rule, self.cx, range)
            .with("term", entry.source.as_str())
            .with("preferred", preferred)
            .with("found", self.cx.context.at(range))
            .with("note", note)
            .and_source(self.cx.source_flat().range(it.start, it.end))
    }

    /// Whether the term is part of a name that stands in the translation as it is: a run of words with
    /// capitals.
    fn is_name(&self, it: &Match) -> bool {
        let source: &str = &self.cx.source_flat().text;
        let is_capital =
            |word: &str| word.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit());
        let written = source.get(it.start..it.end).unwrap_or_default();
        if !written.split_whitespace().all(is_capital) {
            return false;
        }
        let before = source.get(..it.start).unwrap_or_default();
        let behind = source.get(it.end..).unwrap_or_default();
        let (mut start, mut end) = (it.start, it.end);
        // No name goes on over what ends a label: `Role: Pilot`.
        let joins = |it: &&str| is_capital(it) && !it.ends_with([':', '!', '?', '|']);
        for word in before.rsplit(' ').skip(1).take(4).take_while(joins) {
            start -= word.len() + 1;
        }
        for word in behind.split(' ').skip(1).take(4).take_while(|it| is_capital(it)) {
            end += word.len() + 1;
        }
        let target: &str = &self.cx.target_flat().text;
        let kept = |from: usize, to: usize| {
            let name = source.get(from..to).unwrap_or_default();
            let name = name.trim_matches(|it: char| !it.is_alphanumeric());
            let one = name.strip_suffix('s').unwrap_or(name);
            name.contains(' ') && (target.contains(name) || target.contains(one))
        };
        // `Mobility + Security`: no run of words, and a name all the same.
        let begins = before.trim_end().chars().next_back().is_none_or(|it| ".!?:|".contains(it));
        if !begins && holds_word(target, written) {
            return true;
        }
        // A sentence or a list may go on behind the name: its first words will do.
        let whole = source.get(start..end).unwrap_or_default();
        let ends = whole.match_indices(' ').map(|(at, _)| start + at).chain([end]);
        let starts: Vec<usize> = std::iter::once(start)
            .chain(whole.match_indices(' ').map(|(at, _)| start + at + 1))
            .collect();
        ends.filter(|to| *to >= it.end)
            .any(|to| starts.iter().any(|from| *from <= it.start && kept(*from, to)))
            || self.is_untranslatable(written)
    }

    fn is_untranslatable(&self, written: &str) -> bool {
        let names = &self.cx.context.config.untranslatable;
        names
            .iter()
            .any(|it| it.contains(written) && self.cx.source_flat().text.contains(it.as_str()))
            || written.contains(OBJECT)
    }
}

/// Whether a text holds a word as it is written, capitals and all.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let joins = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
        let (before, behind) = (text.get(..at), text.get(at + word.len()..));
        !joins(before.and_then(|it| it.chars().next_back()))
            && !joins(behind.and_then(|it| it.chars().next()))
    })
}
