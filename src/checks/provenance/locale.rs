//! The declared locale against the folder that the article stands in, and against its text.

use super::{Context, Finding};
use crate::article::FrontMatter;
use crate::locale::{LanguageTag, Profile, Script, identify};

/// A text with fewer letters proves nothing.
const FEWEST_LETTERS: usize = 300;

/// Nobody needs more letters to tell a language.
const ENOUGH_LETTERS: usize = 2000;

/// In prose, more than one word in this many is a function word. Related languages share some.
const ONE_FUNCTION_WORD_IN: usize = 4;

/// Languages too close to be told apart in a few hundred letters.
const ALIKE: &[&[&str]] = &[
    &["nob", "nno", "dan"],
    &["ind", "zsm", "msa"],
    &["hrv", "srp", "bos"],
    &["ces", "slk"],
    &["bul", "mkd"],
    &["glg", "por"],
    &["afr", "nld"],
];

pub(super) fn mismatch(cx: &Context, front_matter: &FrontMatter) -> Option<Finding<'static>> {
    let entry = front_matter.get(&cx.article.text, "ms.contentlocale")?;
    let declared = cx.locale.as_ref()?;
    let (found, evidence) = folder(cx, declared).or_else(|| {
        let language = cx.profile.as_deref().and_then(|it| language_of_text(cx, it))?;
        Some((language, "the text".to_owned()))
    })?;
    Some(
        Finding::in_article("provenance/locale-mismatch", entry.value)
            .with("locale", entry.plain_value(&cx.article.text))
            .with("found", found)
            .with("evidence", evidence),
    )
}

/// The locale of the nearest folder that is named after one, where it is another one.
fn folder(cx: &Context, declared: &LanguageTag) -> Option<(String, String)> {
    let folders = cx.path.parent()?.components().rev();
    let names = folders.filter_map(|it| it.as_os_str().to_str());
    let (name, tag) = names.filter_map(|it| Some((it, LanguageTag::of_folder(it)?))).next()?;
    if tag.agrees_with(declared) {
        return None;
    }
    let found = name.rsplit('.').next().unwrap_or(name);
    Some((found.to_owned(), format!("the folder `{name}`")))
}

/// The language of the text by its English name, where it is not the declared one.
fn language_of_text(cx: &Context, profile: &Profile) -> Option<String> {
    let text = translated_text(cx);
    let letters: Vec<Script> = text.chars().filter_map(Script::of).collect();
    if letters.len() < FEWEST_LETTERS {
        return None;
    }
    let declared = profile.script?;
    let own = letters.iter().filter(|it| declared.writes(**it)).count();
    if own * 5 < letters.len() {
        let found = identify(&text).map(|it| it.1.to_owned());
        // A text of names alone is in the source's script, whatever its language.
        return found.filter(|_| {
            letters.iter().filter(|it| **it == Script::Latin).count() * 2 < letters.len()
        });
    }
    if own * 5 < letters.len() * 4 || has_function_words(&text, profile) {
        return None;
    }
    let (found, name) = identify(&text)?;
    let declared = profile.language?;
    let is_alike =
        ALIKE.iter().any(|it| it.contains(&found.code()) && it.contains(&declared.code()));
    (found != declared && !is_alike && found != whatlang::Lang::Eng).then(|| name.to_owned())
}

/// The text of the segments that are no copies of their source.
fn translated_text(cx: &Context) -> String {
    let mut text = String::new();
    for segment in &cx.article.segments {
        let target = cx.at(segment.target.text);
        if target != cx.at(segment.source.text) {
            push_prose(target, &mut text);
        }
        if text.len() > ENOUGH_LETTERS * 3 {
            break;
        }
    }
    text
}

/// Adds a text without its code spans.
fn push_prose(text: &str, into: &mut String) {
    for piece in text.split('`').step_by(2) {
        into.push_str(piece);
        into.push(' ');
    }
}

fn has_function_words(text: &str, profile: &Profile) -> bool {
    if profile.function_words.is_empty() {
        return true;
    }
    let (mut words, mut function_words) = (0, 0);
    for word in text.split(|it: char| !it.is_alphabetic() && it != '\'').filter(|it| !it.is_empty())
    {
        words += 1;
        function_words += usize::from(profile.function_words.contains(&word.to_lowercase()));
    }
    function_words * ONE_FUNCTION_WORD_IN > words
}
