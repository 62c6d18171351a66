//! What two versions of an article have in common.

use std::collections::HashMap;

use crate::article::{Article, ByteRange};

/// The values of the front matter that readers see.
const SHOWN: [&str; 2] = ["title", "description"];

/// What stands in an article for each byte that is no UTF-8.
const NO_UTF8: char = '\u{1A}';

/// Whether nothing of the translation differs: targets, texts of images, title and description.
/// Where bytes are no UTF-8 nobody knows.
pub fn same_translation(before: &Article, after: &Article) -> bool {
    let is_known = |it: &Article| !it.text.contains(NO_UTF8);
    is_known(before) && is_known(after) && translation(before).eq(translation(after))
}

fn translation(article: &Article) -> impl Iterator<Item = String> + '_ {
    let targets = article.segments.iter().map(|it| it.target.text);
    let loose = article.loose_texts.iter().map(|it| it.range);
    let front_matter = article.front_matter.as_ref();
    let shown = SHOWN.iter().map(move |key| front_matter?.get(&article.text, key));
    let shown = shown.map(|it| it.map_or(ByteRange::new(0, 0), |it| it.value));
    targets.chain(loose).chain(shown).map(|range| plain(article.at(range)))
}

/// The segments of `today`, by their indexes, whose human translation of `before` was replaced by
/// the machine's of `after`. Where only marks and blanks differ, nothing was replaced.
pub fn replaced(before: &Article, after: &Article, today: &Article) -> Vec<usize> {
    if [before, after, today].iter().any(|it| it.text.contains(NO_UTF8)) {
        return Vec::new();
    }
    let (human, machine) = (by_source(before), by_source(after));
    let is_replaced = |source: &str, target: &str| {
        let own = words(target);
        let is_machine = machine.get(source).is_some_and(|all| all.contains(&own));
        // What stood there untranslated was no translation.
        let was_human = |all: &Vec<String>| !all.contains(&own) && !all.contains(&words(source));
        !own.is_empty() && is_machine && human.get(source).is_some_and(was_human)
    };
    let segments =
        today.segments.iter().enumerate().filter(|(_, it)| {
            is_replaced(&plain(today.at(it.source.text)), today.at(it.target.text))
        });
    segments.map(|it| it.0).collect()
}

/// The words of the translations by source.
fn by_source(article: &Article) -> HashMap<String, Vec<String>> {
    let mut all: HashMap<String, Vec<String>> = HashMap::new();
    for it in &article.segments {
        let (source, target) = (article.at(it.source.text), article.at(it.target.text));
        all.entry(plain(source)).or_default().push(words(target));
    }
    all
}

/// The letters and digits of a text.
fn words(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Line ends depend on how git checks out.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}
