//! Stretches of an article in which every quotation mark became an entity: tags, code and all.
//!
//! A step of the pipeline takes an image, whatever follows it, and the next `")` for an image with a
//! title, and escapes the quotation marks in what it takes for the title.

use memchr::memmem;

use crate::article::ByteRange;
use crate::checks::{Context, Finding};

const ENTITY: &str = "&quot;";

/// What only the tags of the format hold.
const OF_FORMAT: [&str; 4] =
    ["sxs-lookup&quot;>", "data-ttu-id=&quot;", "data-stu-id=&quot;", "<a name=&quot;"];

pub(super) fn article(cx: &Context, findings: &mut Vec<Finding<'static>>) {
    let text = cx.article.text.as_str();
    let Some(first) = memmem::find(text.as_bytes(), ENTITY.as_bytes()) else {
        return;
    };
    // The region begins with the last quotation mark before its first entity.
    let mut open = text[..first].rfind('"');
    for close in memchr::memchr_iter(b'"', &text.as_bytes()[first..]).map(|it| first + it) {
        if let Some(start) = open {
            push(cx, ByteRange::new(start, close + 1), findings);
        }
        open = Some(close);
    }
    let rest = ByteRange::new(open.unwrap_or(first), text.len());
    push(cx, rest, findings);
}

fn push(cx: &Context, region: ByteRange, findings: &mut Vec<Finding<'static>>) {
    let text = cx.at(region);
    let Some(at) = memmem::find(text.as_bytes(), ENTITY.as_bytes()) else {
        return;
    };
    if !(holds_tags(cx, region) || is_title(cx, region)) {
        return;
    }
    let first = ByteRange::new(region.start, region.start + at + ENTITY.len());
    let count = memmem::find_iter(text.as_bytes(), ENTITY.as_bytes()).count();
    // Where the first entity is far away, the mark before it is somebody else's.
    let first = if first.len() > 512 || first.of(&cx.article.text).contains('\n') {
        ByteRange::new(first.end - ENTITY.len(), first.end)
    } else {
        first
    };
    findings.push(
        Finding::in_article("markup/quote-escaped-region", first)
            .with("count", count.to_string())
            .and(ByteRange::new(region.end - 1, region.end)),
    );
}

/// Whether the region holds a tag of the format with entities in it, outside code.
fn holds_tags(cx: &Context, region: ByteRange) -> bool {
    let text = cx.at(region);
    let in_code = |at: usize| {
        let blocks = &cx.article.code_blocks;
        let next = blocks.partition_point(|it| it.end <= at);
        blocks.get(next).is_some_and(|it| it.start <= at)
    };
    let mut tags = OF_FORMAT.iter().filter_map(|it| memmem::find(text.as_bytes(), it.as_bytes()));
    tags.any(|at| !in_code(region.start + at)) || ends_tag(text)
}

/// Whether the region begins with the value of an attribute whose other mark is an entity.
fn ends_tag(text: &str) -> bool {
    let value = text[1..].split(ENTITY).next().unwrap_or_default();
    let is_value = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
    !value.is_empty()
        && value.chars().all(is_value)
        && text[1 + value.len() + ENTITY.len()..].starts_with('>')
}

/// Whether the region is what would be the title of an image, were the image not over before it.
fn is_title(cx: &Context, region: ByteRange) -> bool {
    let (text, whole) = (cx.at(region), cx.article.text.as_str());
    if !text.contains('\n') || !whole[region.end..].trim_start_matches([' ', '\t']).starts_with(')')
    {
        return false;
    }
    let near = &whole.as_bytes()[region.start.saturating_sub(1024)..region.start];
    memmem::find(near, b"![").is_some_and(|at| memmem::find(&near[at..], b"](").is_some())
}
