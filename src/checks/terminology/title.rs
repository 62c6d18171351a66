//! One text in English, in the title and in the first heading, and two in the translation.

use crate::article::{Block, Segment};
use crate::checks::{Context, Finding};
use crate::freshness::words;

pub(super) fn check(cx: &Context) -> Option<Finding<'static>> {
    let article = cx.article;
    let entry = article.front_matter.as_ref()?.get(&article.text, "title")?;
    let heading = first_heading(cx)?;
    let english = cx.english().filter(|it| it.title_is_heading())?;
    // The heading that is compared must be the one that was translated, and whole.
    if words(cx.at(heading.source.text)) != words(&english.title) {
        return None;
    }
    let title = entry.value(&article.text);
    let target = cx.at(heading.target.text);
    let (ours, theirs) = (words(&title).to_lowercase(), words(target).to_lowercase());
    if ours.is_empty() || theirs.is_empty() || ours == theirs {
        return None;
    }
    // A title that is not translated at all is another fault.
    if words(&title) == words(&english.title) {
        return None;
    }
    let mut finding = Finding::in_article("terminology/title-heading", entry.value)
        .with("text", title.trim())
        .with("usual", target.trim())
        .with("source", english.title.as_str());
    finding = finding.and_target(heading.target.text);
    Some(finding)
}

/// The only segment of the first heading, which is of the first level.
fn first_heading<'a>(cx: &Context<'a>) -> Option<&'a Segment> {
    let mut headings = cx.article.segments.iter().filter(|it| it.place.block == Block::Heading);
    let first = headings.next()?;
    let text = &cx.article.text;
    let line = text.get(..first.range.start)?.rfind('\n').map_or(0, |it| it + 1);
    text.get(line..)?.starts_with("# ").then_some(first)
}
