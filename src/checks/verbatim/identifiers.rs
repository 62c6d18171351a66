//! Names of code in prose: cut by blanks, or written otherwise.

use super::names::{self, Name, NameKind, has_hump, is_common_word, words_of};
use super::not_kept::not_kept;
use super::target::{TargetText, count, is_bounded, whole, words};
use super::translit::Spelled;
use crate::article::ByteRange;
use crate::checks::{Finding, SegmentContext};
use crate::inline::Kind;
use crate::locale::Profile;

const SPLIT: &str = "verbatim/split-identifier";
const CHANGED: &str = "verbatim/changed-identifier";

/// More findings in one segment tell nobody more.
const MOST_TOLD: usize = 4;

/// Words of a longer translation are not compared with names.
const MOST_WORDS: usize = 512;

pub(super) fn segment(cx: &SegmentContext, findings: &mut Vec<Finding<'static>>) {
    const MARKS: Kind = Kind::STOP.or(Kind::LOW_LINE).or(Kind::BRACKET).or(Kind::PAUSE);
    if !cx.source.features.has(Kind::CAPITAL) && !cx.source.features.has(MARKS) {
        return;
    }
    let source = cx.source.written();
    let Some(profile) = cx.profile() else {
        return;
    };
    let acronyms = profile.has_script_of_its_own() && !profile.transliteration.is_empty();
    if !names::may_stand_in(source, acronyms) || source == cx.target.written() {
        return;
    }
    let (source, text) = (cx.source_flat(), TargetText::of(cx));
    let mut told = 0;
    for name in names::names(&source.text, acronyms) {
        let kept = count(text.flat, name.text);
        if kept > 0 && kept >= count(&source.text, name.text) {
            continue;
        }
        let found = find(cx, profile, &text, &name, kept > 0);
        let Some((rule, range, fault)) = found else {
            continue;
        };
        let range_in_source = source.range(name.start, name.start + name.text.len());
        findings.push(not_kept(cx, rule, ("name", name.text), (range, fault), range_in_source));
        told += 1;
        if told == MOST_TOLD {
            return;
        }
    }
}

/// A rule, the place, and what is wrong there.
type Fault = (&'static str, ByteRange, String);

fn find(
    cx: &SegmentContext,
    profile: &Profile,
    text: &TargetText,
    name: &Name,
    is_kept: bool,
) -> Option<Fault> {
    if name.kind == NameKind::Acronym {
        return if is_kept { None } else { acronym(cx, profile, text, name) };
    }
    if let Some(range) = split(cx, text, name) {
        return Some((SPLIT, range, format!("`{}`", cx.context.at(range))));
    }
    let is_whole_word = !matches!(name.kind, NameKind::Bracketed | NameKind::Call);
    if !is_whole_word || is_common_word(name.text) {
        return None;
    }
    if let Some(fault) = other_case(cx, text, name) {
        return Some(fault);
    }
    if is_kept || text.holds(name.text) || is_host(name) {
        return None;
    }
    if name.text.strip_suffix('s').is_some_and(|it| text.holds(it)) {
        return None;
    }
    spelled_out(cx, profile, text, name)
        .or_else(|| half_translated(cx, text, name))
        .or_else(|| gone(cx, text, name))
}

const fn is_host(name: &Name) -> bool {
    matches!(name.kind, NameKind::Host)
}

/// The name with blanks in it.
fn split(cx: &SegmentContext, text: &TargetText, name: &Name) -> Option<ByteRange> {
    let is_certain = match name.kind {
        // People who mend `HarborApps` write `Harbor Apps`.
        NameKind::Camel => name.parts > 2,
        NameKind::Pair => is_pair(cx, name),
        _ => true,
    };
    if !is_certain || name.kind == NameKind::Acronym {
        return None;
    }
    let exact = matches!(name.kind, NameKind::Camel | NameKind::Bracketed);
    let (start, end) = text.split(name.text, exact)?;
    let range = cx.target_flat().range(start, end);
    let written = cx.context.at(range);
    // A blank beside an escaped low line has a rule of its own.
    let is_escape = written.contains("\\_ ") || written.contains(" \\_");
    let in_source = cx.source_flat().text.contains(text.flat.get(start..end)?);
    (!is_escape && !in_source && !ends_sentence(name, text.flat.get(start..end)?)).then_some(range)
}

/// `Store. The` for `Store.The`: the source lacks a blank that the translation has.
fn ends_sentence(name: &Name, found: &str) -> bool {
    matches!(name.kind, NameKind::Pair | NameKind::Dotted)
        && name.parts < 4
        && found.matches(". ").count() == 1
        && name.text.split('.').any(|it| crate::locale::source_profile().has_function_word(it))
}

/// Whether `A.B` is a name and not the end of a sentence.
fn is_pair(cx: &SegmentContext, name: &Name) -> bool {
    const ROOTS: &[&str] = &["Az", "Microsoft", "System", "Windows", "Azure", "Office", "Excel"];
    const NOUNS: &[&str] = &[
        "namespace",
        "class",
        "module",
        "method",
        "property",
        "type",
        "package",
        "assembly",
        "library",
        "function",
        "object",
        "interface",
        "enum",
        "struct",
        "API",
        "permission",
        "event",
        "attribute",
        "provider",
        "scope",
        "cmdlet",
        "constant",
    ];
    let Some((first, second)) = name.text.split_once('.') else {
        return false;
    };
    let capital = |it: &str| it.starts_with(|c: char| c.is_ascii_uppercase());
    let is_whole = cx.source_flat().text.trim() == name.text;
    is_whole
        || ROOTS.contains(&first)
        || has_hump(second) && has_hump(first)
        || !capital(second) && (has_hump(second) || has_hump(first))
        || capital(first)
            && capital(second)
            && words(&cx.source_flat().text)
                .any(|(_, it)| NOUNS.contains(&it.trim_end_matches('s')))
}

/// The name in other capitals.
fn other_case(cx: &SegmentContext, text: &TargetText, name: &Name) -> Option<Fault> {
    if is_host(name) || name.kind == NameKind::Pair && !is_pair(cx, name) {
        return None;
    }
    let small = name.text.to_ascii_lowercase();
    let in_source = || count(&cx.source_flat().text.to_ascii_lowercase(), &small);
    let finds = memchr::memmem::find_iter(text.folded().as_bytes(), small.as_bytes());
    let mut finds = finds.filter(|&at| is_word(text.flat, at, at + small.len())).peekable();
    finds.peek()?;
    let source = &cx.source_flat().text;
    let is_alone = source.trim() == name.text;
    let at = finds.find(|&at| {
        let found = text.flat.get(at..at + small.len()).unwrap_or_default();
        found != name.text
            && count(text.flat, found) > count(source, found)
            && (is_alone || !begins_sentence(text.flat, at, found, name.text))
            && !is_shouted(text.flat, found)
    })?;
    // Both spellings may stand in the source, too, and change places.
    if in_source() > count(source, name.text) {
        return None;
    }
    let range = cx.target_flat().range(at, at + small.len());
    let found = text.flat.get(at..at + small.len())?;
    Some((CHANGED, range, format!("spells `{}` as `{found}`", name.text)))
}

/// Whether no letter of any script with cases touches a place.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let is_cased = |it: Option<char>| it.is_some_and(|it| it.is_lowercase() || it.is_uppercase());
    // Addresses keep their own case.
    let before = text[..start].chars().next_back();
    let behind = text[end..].chars();
    let is_in_address = before.is_some_and(|it| "/@\\-.#=".contains(it))
        || text[end..].starts_with(['/', '@', '\\'])
        || text[end..].starts_with('.') && behind.clone().nth(1).is_some_and(char::is_alphanumeric);
    is_bounded(text, start, end)
        && !is_cased(before)
        && !is_cased(behind.clone().next())
        && !is_in_address
}

/// A sentence may begin with a capital, whatever it begins with.
fn begins_sentence(text: &str, at: usize, found: &str, name: &str) -> bool {
    let before =
        text[..at].trim_end_matches(|c: char| !c.is_alphanumeric() && !".!?:。".contains(c));
    (before.is_empty() || before.ends_with(['.', '!', '?', ':', '。']))
        && found.get(1..) == name.get(1..)
        && found.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Whether a word is written in capitals among others that are.
fn is_shouted(text: &str, found: &str) -> bool {
    !found.bytes().any(|it| it.is_ascii_lowercase())
        && text.chars().filter(|it| it.is_lowercase()).count() * 4 < text.chars().count()
}

/// The name in the letters of the translation's script.
fn spelled_out(
    cx: &SegmentContext,
    profile: &Profile,
    text: &TargetText,
    name: &Name,
) -> Option<Fault> {
    // In Japanese the words of such a name are often words of the language.
    if !profile.word_spaces && name.parts < 3 {
        return None;
    }
    let spelled = Spelled::of(name.text, profile)?;
    let (at, word) = words(text.flat).take(MOST_WORDS).find(|(_, word)| spelled.is(word))?;
    let range = cx.target_flat().range(at, at + word.len());
    Some((CHANGED, range, format!("spells `{}` as `{word}`", name.text)))
}

/// Four capitals that the translation writes in its own letters.
fn acronym(
    cx: &SegmentContext,
    profile: &Profile,
    text: &TargetText,
    name: &Name,
) -> Option<Fault> {
    // These have a name of their own there.
    const NATURAL: &[&str] = &[
        "NATO", "UNESCO", "UNICEF", "FIFA", "UEFA", "OPEC", "COVID", "IBAN", "OGRN", "OGRNIP",
        "SNILS", "OKPO", "OKVED", "EGRPOU", "EDRPOU", "RNOKPP", "GOST", "AIDS", "NASA", "EURO",
    ];
    if NATURAL.contains(&name.text) || text.holds(name.text) {
        return None;
    }
    let spelled = Spelled::of(name.text, profile)?;
    let is_upper = |it: &str| it.chars().all(char::is_uppercase);
    let length = name.text.len();
    let (at, word) = words(text.flat)
        .take(MOST_WORDS)
        .filter(|(_, word)| is_upper(word) && word.chars().count() == length)
        .find(|(_, word)| spelled.is_exactly(word))?;
    let range = cx.target_flat().range(at, at + word.len());
    Some((CHANGED, range, format!("spells `{}` as `{word}`", name.text)))
}

/// A name of which one word is translated and another is not.
fn half_translated(cx: &SegmentContext, text: &TargetText, name: &Name) -> Option<Fault> {
    if name.parts < 2 || !matches!(name.kind, NameKind::Camel | NameKind::Snake) {
        return None;
    }
    let parts: Vec<&str> = words_of(name.text).filter(|it| it.len() > 3).collect();
    let source = &cx.source_flat().text;
    let (at, word) = words(text.flat).take(MOST_WORDS).find(|(_, word)| {
        parts.iter().any(|part| {
            word.len() > part.len() + 2
                && (word.starts_with(part) || word.ends_with(part))
                && has_seam(word, part)
        }) && !source.contains(word)
            && !word.eq_ignore_ascii_case(name.text)
    })?;
    let range = cx.target_flat().range(at, at + word.len());
    Some((CHANGED, range, format!("spells `{}` as `{word}`", name.text)))
}

/// Whether a word goes on behind `part`, or before it, as a new word of the same name.
fn has_seam(word: &str, part: &str) -> bool {
    let capital = |it: Option<char>| it.is_some_and(|it| it.is_uppercase() || it == '_');
    let small = |it: Option<char>| it.is_some_and(|it| it.is_lowercase() || it == '_');
    match (word.strip_prefix(part), word.strip_suffix(part)) {
        (Some(rest), _) if !rest.is_empty() => {
            capital(rest.chars().next()) && rest.chars().nth(1).is_some_and(char::is_lowercase)
        }
        (_, Some(rest)) => {
            small(rest.chars().next_back())
                && capital(part.chars().next())
                && rest.chars().next().is_some_and(char::is_uppercase)
        }
        _ => false,
    }
}

/// A name that can be nothing else and that the translation does not hold.
fn gone(cx: &SegmentContext, text: &TargetText, name: &Name) -> Option<Fault> {
    let is_alone = cx.source_flat().text.trim() == name.text;
    let is_certain = match name.kind {
        NameKind::Camel if name.parts > 2 => true,
        NameKind::Camel => is_alone && cx.context.facts.is_in_code(cx.context.article, name.text),
        NameKind::Snake => true,
        _ => false,
    };
    if !is_certain || is_mended(text, name) {
        return None;
    }
    let source = &cx.source_flat().text;
    let is_counterpart =
        |word: &str| word.trim_matches('_').contains('_') && !source.contains(word);
    let other = words(text.flat).take(MOST_WORDS).find(|(_, word)| is_counterpart(word));
    Some(match other.filter(|_| name.kind == NameKind::Snake) {
        Some((at, word)) => {
            let range = cx.target_flat().range(at, at + word.len());
            (CHANGED, range, format!("spells `{}` as `{word}`", name.text))
        }
        None => (CHANGED, whole(cx), format!("drops or translates `{}`", name.text)),
    })
}

/// Whether the translation holds nearly the same name, so that the source may have a typo, or its
/// words one by one.
fn is_mended(text: &TargetText, name: &Name) -> bool {
    let small = name.text.to_ascii_lowercase();
    let is_near = |word: &str| {
        word.len().abs_diff(name.text.len()) < 3
            && strsim::levenshtein(&word.to_ascii_lowercase(), &small) < 3
    };
    words(text.flat).take(MOST_WORDS).any(|(_, word)| is_near(word))
        || words_of(name.text)
            .filter(|it| it.len() > 2)
            .all(|it| text.folded().contains(&it.to_ascii_lowercase()))
}
