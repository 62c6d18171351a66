//! The declared locale against the folder that the article stands in, and against its text.

use crate::article::FrontMatter;
use crate::checks::{Context, Finding};
use crate::locale::{LanguageTag, Profile, Script, identify};

/// A text with fewer letters proves nothing.
const FEWEST_LETTERS: usize = 300;

/// Nobody needs more text to tell a language (bytes).
const LONGEST_TEXT: usize = 2000;

/// Function words are counted over so many words at a time.
const STRETCH: usize = 30;

/// Shorter segments are headings and labels rather than sentences (bytes).
const SHORTEST_SENTENCE: usize = 40;

/// In prose, more than one word in this many is a function word. Related languages share some, the
/// more the larger their lists are: those of languages in Latin script are.
const ONE_FUNCTION_WORD_IN: [usize; 2] = [4, 8];

/// So many function words are different ones in any thirty words of prose.
const FEWEST_KINDS: u32 = 4;

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
    if has_function_words(cx, profile) {
        return None;
    }
    let text = translated_text(cx);
    let declared = profile.script?;
    let (mut letters, mut own, mut latin, mut kana) = (0, 0, 0, 0);
    for script in text.chars().filter_map(Script::of) {
        letters += 1;
        own += usize::from(declared.writes(script));
        latin += usize::from(script == Script::Latin);
        kana += usize::from(script == Script::Japanese);
    }
    if letters < FEWEST_LETTERS {
        return None;
    }
    if own * 5 < letters {
        // A text of names alone is in the source's script, whatever its language.
        let is_prose = |it: whatlang::Lang| latin * 2 < letters || it != whatlang::Lang::Eng;
        return identify(&text).filter(|it| is_prose(it.0)).map(|it| it.1.to_owned());
    }
    // Only Japanese writes kana among Han characters.
    if own * 5 < letters * 4 && declared == Script::Han && latin * 2 < letters {
        let japanese = identify(&text).filter(|it| it.0 == whatlang::Lang::Jpn);
        return japanese.map(|it| it.1.to_owned());
    }
    // No Japanese sentence is without kana, and all Chinese ones are.
    if declared == Script::Japanese && kana == 0 && latin * 2 < letters {
        return identify(&text).map(|it| it.1.to_owned());
    }
    // What is in the right script needs evidence to the contrary: function words that are missing.
    if own * 5 < letters * 4 || !profile.has_function_words() {
        return None;
    }
    let (found, name) = identify(&text)?;
    let declared = profile.language?;
    let is_alike =
        |group: &&[&str]| group.contains(&found.code()) && group.contains(&declared.code());
    let is_other = found != declared && found != whatlang::Lang::Eng;
    (is_other && !ALIKE.iter().any(is_alike)).then(|| name.to_owned())
}

/// Whether some stretch of the text is full of function words of the declared language, which
/// settles the matter quickly for nearly every article.
fn has_function_words(cx: &Context, profile: &Profile) -> bool {
    let one_in = ONE_FUNCTION_WORD_IN[usize::from(profile.has_script_of_its_own())];
    let foreign = foreign_letters(profile);
    let (mut words, mut function_words, mut kinds, mut is_foreign) = (0, 0, 0_u64, false);
    let text = sentences(cx).flat_map(|it| it.split([' ', '\'', '’']));
    for word in text.map(|it| it.trim_matches(|it: char| !it.is_alphabetic())) {
        words += usize::from(!word.is_empty());
        is_foreign |= word.contains(foreign);
        if profile.has_function_word(word) {
            function_words += 1;
            kinds |= 1 << (word.bytes().fold(0_u8, |sum, it| sum.wrapping_mul(31) ^ it) % 64);
        }
        if words >= STRETCH {
            // A few short words are common to many languages.
            let is_varied = kinds.count_ones() >= FEWEST_KINDS;
            if function_words * one_in > words && is_varied && !is_foreign {
                return true;
            }
            (words, function_words, kinds, is_foreign) = (0, 0, 0, false);
        }
    }
    false
}

/// Letters that a language does not have and its neighbours need all the time.
fn foreign_letters(profile: &Profile) -> &'static [char] {
    match profile.language {
        Some(whatlang::Lang::Rus) => &['і', 'ї', 'є', 'ґ'],
        Some(whatlang::Lang::Ukr) => &['ы', 'э', 'ъ', 'ё'],
        _ => &[],
    }
}

/// The sentences that are no copies of their source.
fn sentences<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a str> {
    let article = cx.article;
    let segments = article
        .segments
        .iter()
        .filter(|it| article.at(it.target.text) != article.at(it.source.text));
    segments.map(|it| article.at(it.target.text)).filter(|it| it.len() >= SHORTEST_SENTENCE)
}

/// The beginning of the text, without its code spans.
fn translated_text(cx: &Context) -> String {
    let mut text = String::new();
    for sentence in sentences(cx) {
        for piece in sentence.split('`').step_by(2) {
            text.push_str(piece);
            text.push(' ');
        }
        if text.len() > LONGEST_TEXT {
            break;
        }
    }
    text
}
