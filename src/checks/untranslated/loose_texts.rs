//! Text outside the segments that is not translated: titles, descriptions, texts of images.

use super::copies;
use super::segments::{cropped, is_mostly_target};
use crate::article::{Block, ByteRange, Entry};
use crate::checks::{Context, Finding};
use crate::inline::{TokenKind, tokens};
use crate::locale::{Prose, is_rather_source};

/// The keys whose values readers see.
const KEYS: [&str; 2] = ["title", "description"];

pub(super) fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    if cx.is_source_language() || cx.profile.is_none() {
        return;
    }
    let entries = cx.article.front_matter.iter().flat_map(|it| &it.entries);
    for entry in entries.filter(|it| KEYS.contains(&cx.at(it.key))) {
        let (key, value) = (cx.at(entry.key), entry.value(&cx.article.text));
        let is_copy = || copies::is_value(cx, key, &value, entry.value);
        if is_source(cx, entry.value) || repeats_heading(cx, entry) || is_copy() {
            let text = cropped(&value);
            let finding = Finding::in_article("untranslated/front-matter", entry.value);
            findings.push(finding.with("key", key).with("text", text));
        }
    }
    for text in &cx.article.loose_texts {
        if is_source(cx, text.range) || copies::is_image_text(cx, text.range) {
            let finding = Finding::in_article("untranslated/loose-text", text.range);
            findings.push(finding.with("text", cropped(cx.at(text.range))));
        }
    }
}

/// Whether a text is a sentence of the source language, and not one of the article's own.
fn is_source(cx: &Context, range: ByteRange) -> bool {
    let text = cx.at(range);
    let Some(profile) = cx.profile.as_deref().filter(|it| it.may_hold_source(text)) else {
        return false;
    };
    let found = tokens(&cx.article.text, range);
    let words: Vec<&str> =
        found.iter().filter(|it| it.kind == TokenKind::Word).map(|it| cx.at(it.range)).collect();
    let prose = if profile.has_script_of_its_own() { text.to_owned() } else { words.join(" ") };
    Prose::of(words.iter().copied(), profile).is_sentence()
        && !is_mostly_target(&words, profile)
        && is_rather_source(&prose, profile)
}

/// Whether the title is the source of the first heading, and the heading itself is translated.
fn repeats_heading(cx: &Context, entry: &Entry) -> bool {
    if cx.at(entry.key) != "title" {
        return false;
    }
    let heading = cx.article.segments.iter().find(|it| it.place.block == Block::Heading);
    heading.is_some_and(|it| {
        let title = entry.value(&cx.article.text);
        let (source, target) = (cx.at(it.source.text).trim(), cx.at(it.target.text).trim());
        title.trim() == source && source != target
    })
}
