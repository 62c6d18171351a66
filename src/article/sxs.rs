//! The reader of side-by-side articles: Markdown in which each translated sentence stands in a
//! `<span data-ttu-id>` and its source in a hidden span behind it.

use super::{
    Article, Block, ByteRange, Fault, FaultKind, blocks, front_matter, segments, wrappers,
};

/// Reads an article from the bytes of its file. Never fails: what cannot be read becomes a fault.
pub fn read(bytes: Vec<u8>) -> Article {
    let mut faults = Vec::new();
    let text = decode(bytes, &mut faults);
    let front_matter = front_matter::read(&text, &mut faults);
    let body = front_matter.as_ref().map_or(0, |it| line_behind(&text, it.range.end));
    let yaml = front_matter.as_ref().map_or(ByteRange::default(), |it| it.body);
    let blocks = blocks::read(&text, yaml, body);
    let segments_from = front_matter.as_ref().map_or(0, |it| it.range.start);
    let segments = segments::read(&text, segments_from, &blocks.fences, &mut faults);

    let mut article = Article { text, front_matter, segments, faults, ..Article::default() };
    drop_commented_out(&mut article, &blocks.comments);
    segments::find_duplicates(&mut article);
    article.code_blocks = merged(&blocks.fences, &blocks.raw_html);
    article.conflict_markers = blocks.conflict_markers;
    article.comments = outside_segments(&article, &blocks.comments);
    wrappers::read(&mut article, &blocks.lines);
    for segment in &mut article.segments {
        if segment.range.start < body {
            segment.place.block = Block::FrontMatter;
        }
    }
    article.faults.sort_by_key(|fault| (fault.range, fault.kind));
    article
}

/// Turns bytes into text of the same length: each byte that is no UTF-8 becomes U+001A.
fn decode(bytes: Vec<u8>, faults: &mut Vec<Fault>) -> String {
    let mut bytes = match String::from_utf8(bytes) {
        Ok(text) => return text,
        Err(error) => error.into_bytes(),
    };
    let mut at = 0;
    while let Err(error) = std::str::from_utf8(&bytes[at..]) {
        let start = at + error.valid_up_to();
        let end = error.error_len().map_or(bytes.len(), |length| start + length);
        push_bad_bytes(&bytes, ByteRange::new(start, end), faults);
        bytes[start..end].fill(0x1A);
        at = end;
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// Neighbouring bad bytes are one fault; at most the first eight are spelled out.
fn push_bad_bytes(bytes: &[u8], range: ByteRange, faults: &mut Vec<Fault>) {
    let hex = |range: ByteRange| {
        let spelled: Vec<String> =
            bytes[range.start..range.end].iter().map(|it| format!("{it:02X}")).collect();
        spelled.join(" ")
    };
    if let Some(last) = faults.last_mut().filter(|last| last.range.end == range.start) {
        if last.range.len() < 8 {
            last.detail = format!("{} {}", last.detail, hex(range));
        } else if !last.detail.ends_with('…') {
            last.detail.push_str(" …");
        }
        last.range.end = range.end;
        return;
    }
    faults.push(Fault { kind: FaultKind::InvalidUtf8, range, related: None, detail: hex(range) });
}

fn line_behind(text: &str, offset: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[offset..]).map_or(text.len(), |at| offset + at + 1)
}

/// A segment inside a comment is read by nobody.
fn drop_commented_out(article: &mut Article, comments: &[ByteRange]) {
    if comments.is_empty() {
        return;
    }
    let holds = |range: ByteRange| {
        let at = comments.partition_point(|it| it.end <= range.start);
        comments.get(at).is_some_and(|it| it.contains(range))
    };
    article.segments.retain(|segment| !holds(segment.range));
    article.faults.retain(|fault| !fault.is_of_segment() || !holds(fault.range));
}

fn outside_segments(article: &Article, ranges: &[ByteRange]) -> Vec<ByteRange> {
    let inside = |range: &ByteRange| {
        let at = article.segments.partition_point(|it| it.range.end <= range.start);
        article.segments.get(at).is_some_and(|it| it.range.start <= range.start)
    };
    ranges.iter().filter(|range| !inside(range)).copied().collect()
}

fn merged(a: &[ByteRange], b: &[ByteRange]) -> Vec<ByteRange> {
    let mut all = [a, b].concat();
    all.sort_unstable();
    all
}
