//! Text outside the segments that is not translated: titles, descriptions, texts of images.

use super::language::{cropped, is_mostly_target};
use super::{Context, Finding, prose};
use crate::article::{Block, ByteRange, Entry};
use crate::inline::{TokenKind, tokens};
use crate::locale::{Prose, Script, source_profile};

/// The keys whose values readers see.
const KEYS: [&str; 2] = ["title", "description"];

pub(super) fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    if cx.is_source_language() || cx.profile.is_none() {
        return;
    }
    let entries = cx.article.front_matter.iter().flat_map(|it| &it.entries);
    for entry in entries.filter(|it| KEYS.contains(&cx.at(it.key))) {
        if is_source(cx, entry.value) || repeats_heading(cx, entry) {
            let text = cropped(&entry.value(&cx.article.text));
            let finding = Finding::in_article("untranslated/front-matter", entry.value);
            findings.push(finding.with("key", cx.at(entry.key)).with("text", text));
        }
    }
    for text in &cx.article.loose_texts {
        if is_source(cx, text.range) {
            let finding = Finding::in_article("untranslated/loose-text", text.range);
            findings.push(finding.with("text", cropped(cx.at(text.range))));
        }
    }
}

/// Whether a text is a sentence of the source language, and not one of the article's own.
fn is_source(cx: &Context, range: ByteRange) -> bool {
    let text = cx.at(range);
    if !prose::may_be_source(text) {
        return false;
    }
    let found = tokens(&cx.article.text, range);
    let words: Vec<&str> =
        found.iter().filter(|it| it.kind == TokenKind::Word).map(|it| cx.at(it.range)).collect();
    let Some(profile) = cx.profile.as_deref() else {
        return false;
    };
    if !Prose::of(words.iter().copied()).is_sentence() || is_mostly_target(&words, profile) {
        return false;
    }
    let script = profile.script.unwrap_or(Script::Latin);
    if script != Script::Latin {
        return !text.chars().filter_map(Script::of).any(|it| script.writes(it));
    }
    let (Some(source), Some(target)) = (source_profile().language, profile.language) else {
        return false;
    };
    whatlang::Detector::with_allowlist(vec![source, target]).detect_lang(&words.join(" "))
        == Some(source)
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
