//! The block structure of an article, as far as it matters here: what is code, what is a comment,
//! and what kind of block each line is. Read by lines; the segments are not looked at.

use memchr::{memchr, memmem};

use super::position::lines;
use super::{Block, ByteRange};

/// One line outside code and comments that is not blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// The line without its line feed.
    pub range: ByteRange,
    /// Where its content begins, behind the marks of block quotes, lists and headings.
    pub content: usize,
    /// The kind of block.
    pub block: Block,
    /// Whether it stands in a block quote.
    pub in_block_quote: bool,
}

/// The lines of an article and what is no text in it.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub lines: Vec<Line>,
    /// Fenced code with its fences.
    pub fences: Vec<ByteRange>,
    /// HTML comments with their marks.
    pub comments: Vec<ByteRange>,
    /// `<pre>`, `<script>` and `<style>` with their tags.
    pub raw_html: Vec<ByteRange>,
    /// Conflict markers.
    pub conflict_markers: Vec<ByteRange>,
}

const RAW_HTML: [(&[u8], &[u8]); 3] =
    [(b"<pre", b"</pre>"), (b"<script", b"</script>"), (b"<style", b"</style>")];

/// List markers on one line behind this many are text.
const DEEPEST_LIST: usize = 32;

/// Reads the blocks of `text` from the byte `from`, a line start, on.
/// `front_matter` are lines before that, in which only conflict markers matter.
pub(super) fn read(text: &str, front_matter: ByteRange, from: usize) -> Blocks {
    let mut scan = Scan::new(text);
    let bytes = text.as_bytes();
    for line in lines(text, front_matter) {
        scan.find_conflict_marker(line);
    }
    let mut at = from;
    while at < bytes.len() {
        let end = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
        at = scan.line(ByteRange::new(at, end));
    }
    if let Some(fence) = scan.fence.take() {
        scan.blocks.fences.push(ByteRange::new(fence.start, bytes.len()));
    }
    scan.blocks
}

#[derive(Debug, Clone, Copy)]
struct Fence {
    start: usize,
    mark: u8,
    length: usize,
    in_block_quote: bool,
}

struct Scan<'a> {
    text: &'a str,
    blocks: Blocks,
    fence: Option<Fence>,
    /// The column at which the content of the current list item begins, and whether it stands in a
    /// block quote.
    list_item: Option<(usize, bool)>,
    conflict: bool,
    /// Where the next comment begins, at or behind the place; the text's length for nowhere.
    next_comment: usize,
    /// Raw HTML was looked for up to this byte and does not close.
    raw_html_open: usize,
    /// Where the next blank line begins, as far as it was looked for.
    paragraph_end: usize,
}

/// What stands before the content of a line.
#[derive(Debug, Clone, Copy, Default)]
struct Prefix {
    content: usize,
    in_block_quote: bool,
    list_marker: bool,
    /// The column of the content.
    indent: usize,
    /// The column of the first mark or of the content.
    outer_indent: usize,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            blocks: Blocks::default(),
            fence: None,
            list_item: None,
            conflict: false,
            next_comment: memmem::find(text.as_bytes(), b"<!--").unwrap_or(text.len()),
            raw_html_open: 0,
            paragraph_end: 0,
        }
    }

    /// Reads a line; returns where to go on.
    fn line(&mut self, range: ByteRange) -> usize {
        let next = range.end + 1;
        let prefix = prefix(self.text, range);
        if self.inside_fence(range, prefix) {
            return next;
        }
        let content = self.text.as_bytes().get(prefix.content..range.end).unwrap_or_default();
        if let Some(fence) = opening_fence(content) {
            self.fence = Some(Fence {
                start: prefix.content,
                in_block_quote: prefix.in_block_quote,
                ..fence
            });
            return next;
        }
        self.find_conflict_marker(range);
        if let Some(end) = self.raw_html(prefix.content, content) {
            return end;
        }
        if content.trim_ascii().is_empty() {
            return next;
        }
        let block = self.block(range, content, prefix);
        let in_block_quote = prefix.in_block_quote;
        self.blocks.lines.push(Line { range, content: prefix.content, block, in_block_quote });
        self.comment(range).unwrap_or(next)
    }

    fn inside_fence(&mut self, range: ByteRange, prefix: Prefix) -> bool {
        let Some(fence) = self.fence else {
            return false;
        };
        if fence.in_block_quote && !prefix.in_block_quote {
            // The quote has ended, and the fence with it; this line is outside.
            self.fence = None;
            self.blocks.fences.push(ByteRange::new(fence.start, range.start));
            return false;
        }
        let content = self.text.as_bytes()[prefix.content..range.end].trim_ascii();
        let closes =
            content.len() >= fence.length && content.iter().all(|&byte| byte == fence.mark);
        if closes {
            self.fence = None;
            self.blocks.fences.push(ByteRange::new(fence.start, range.end));
        }
        true
    }

    fn raw_html(&mut self, start: usize, content: &[u8]) -> Option<usize> {
        if content.first() != Some(&b'<') || start < self.raw_html_open {
            return None;
        }
        let opens = |tag: &[u8]| {
            content.get(..tag.len()).is_some_and(|it| it.eq_ignore_ascii_case(tag))
                && matches!(content.get(tag.len()), None | Some(b'>' | b' ' | b'\r'))
        };
        let (_, closing) = RAW_HTML.iter().find(|(tag, _)| opens(tag))?;
        // Only as far as the next blank line: a tag that never closes must not swallow the article.
        let bytes = self.text.as_bytes();
        if start >= self.paragraph_end {
            let rest = &bytes[start..];
            let is_blank = |at: &usize| matches!(&rest[at + 1..], [b'\n', ..] | [b'\r', b'\n', ..]);
            let blank_line = memchr::memchr_iter(b'\n', rest).find(is_blank);
            self.paragraph_end = blank_line.map_or(bytes.len(), |at| start + at);
        }
        let limit = self.paragraph_end;
        let Some(length) = memmem::find(&bytes[start..limit], closing) else {
            self.raw_html_open = limit;
            return None;
        };
        let end = start + length + closing.len();
        self.blocks.raw_html.push(ByteRange::new(start, end));
        Some(memchr(b'\n', &bytes[end..]).map_or(bytes.len(), |at| end + at) + 1)
    }

    /// Finds the comments that begin on this line. Where one ends on a later line, the text goes
    /// on behind that line.
    fn comment(&mut self, range: ByteRange) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            if self.next_comment < range.start {
                let found = memmem::find(&bytes[range.start..], b"<!--");
                self.next_comment = found.map_or(bytes.len(), |at| range.start + at);
            }
            let start = self.next_comment;
            if start >= range.end {
                return None;
            }
            let Some(length) = memmem::find(&bytes[start + 4..], b"-->") else {
                // Then no other comment ends either.
                self.next_comment = bytes.len();
                return None;
            };
            let end = start + 4 + length + 3;
            self.blocks.comments.push(ByteRange::new(start, end));
            let next = memmem::find(&bytes[end..], b"<!--");
            self.next_comment = next.map_or(bytes.len(), |at| end + at);
            if end > range.end {
                return Some(memchr(b'\n', &bytes[end..]).map_or(bytes.len(), |it| end + it) + 1);
            }
        }
    }

    fn find_conflict_marker(&mut self, range: ByteRange) {
        let line = self.text.as_bytes().get(range.start..range.end).unwrap_or_default();
        let is_marker = |mark: u8| {
            line.len() >= 7
                && line[..7].iter().all(|&byte| byte == mark)
                && matches!(line.get(7), None | Some(b' ' | b'\r'))
        };
        let (opens, closes) = (is_marker(b'<'), is_marker(b'>'));
        let belongs_to_one = closes && self.conflict;
        self.conflict = opens || (self.conflict && !closes);
        if belongs_to_one || !(opens || closes) {
            return;
        }
        self.blocks.conflict_markers.push(ByteRange::new(range.start, range.start + 7));
    }

    fn block(&mut self, range: ByteRange, content: &[u8], prefix: Prefix) -> Block {
        let quoted = prefix.in_block_quote;
        let continues = self.list_item.is_some_and(|(indent, in_quote)| match in_quote {
            true => quoted && prefix.indent >= indent,
            false => prefix.outer_indent >= indent,
        });
        if prefix.list_marker {
            self.list_item = Some((prefix.indent, quoted));
        } else if !continues && self.starts_block(range) {
            self.list_item = None;
        }
        match content[0] {
            b'#' if is_heading(content) => Block::Heading,
            b'|' => Block::TableCell,
            b'<' if !starts_with_span(content) => Block::Html,
            _ if prefix.list_marker || self.list_item.is_some() => Block::ListItem,
            _ => Block::Paragraph,
        }
    }

    /// Whether the line above is blank, so that this one cannot continue a paragraph lazily.
    fn starts_block(&self, range: ByteRange) -> bool {
        self.blocks.lines.last().is_none_or(|line| line.range.end + 1 < range.start)
    }
}

fn is_heading(content: &[u8]) -> bool {
    let marks = content.iter().take_while(|&&byte| byte == b'#').count();
    marks <= 6 && matches!(content.get(marks), None | Some(b' ' | b'\t'))
}

fn starts_with_span(content: &[u8]) -> bool {
    content.starts_with(b"<span ")
        || content.starts_with(b"<a name=")
        || content.starts_with(b"<a href=")
}

fn prefix(text: &str, range: ByteRange) -> Prefix {
    let bytes = text.as_bytes();
    let mut found = Prefix { content: range.start, ..Prefix::default() };
    let mut markers = 0;
    loop {
        let blanks = bytes[found.content..range.end]
            .iter()
            .take_while(|&&byte| byte == b' ' || byte == b'\t')
            .count();
        let at = found.content + blanks;
        if found.content == range.start {
            found.outer_indent = blanks;
        }
        match bytes.get(at).filter(|_| at < range.end) {
            Some(b'>') => {
                found = Prefix { content: at + 1, in_block_quote: true, ..found };
                continue;
            }
            Some(_) => {
                found.indent = at - range.start;
                if let Some(length) =
                    list_marker(&bytes[at..range.end]).filter(|_| markers < DEEPEST_LIST)
                {
                    markers += 1;
                    found.content = at + length;
                    found.list_marker = true;
                    continue;
                }
            }
            None => {}
        }
        found.content = at;
        return found;
    }
}

/// The length of a list marker and the blank behind it.
fn list_marker(content: &[u8]) -> Option<usize> {
    let length = match content.first()? {
        b'-' | b'*' | b'+' => 1,
        b'0'..=b'9' => {
            let digits = content.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
            matches!(content.get(digits), Some(b'.' | b')')).then_some(digits + 1)?
        }
        _ => return None,
    };
    // A thematic break is no list of dashes.
    let is_break =
        content.iter().all(|byte| matches!(byte, b'-' | b'*' | b' ' | b'\r')) && content.len() > 2;
    (matches!(content.get(length), Some(b' ' | b'\t')) && !is_break).then_some(length + 1)
}

fn opening_fence(content: &[u8]) -> Option<Fence> {
    let mark = *content.first().filter(|&&byte| byte == b'`' || byte == b'~')?;
    let length = content.iter().take_while(|&&byte| byte == mark).count();
    let info_is_clean = mark == b'~' || memchr(b'`', &content[length..]).is_none();
    (length >= 3 && info_is_clean).then_some(Fence {
        start: 0,
        mark,
        length,
        in_block_quote: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Block> {
        read(text, ByteRange::default(), 0).lines.iter().map(|line| line.block).collect()
    }

    #[test]
    fn lines_have_kinds() {
        use Block::{Heading, Html, ListItem, Paragraph, TableCell};
        assert_eq!(
            kinds(
                "# H\ntext\n\n- item\n  more\n\nend\n| a |\n<td>x\n<span id=x>\n1. one\n#no\n* * *"
            ),
            [
                Heading, Paragraph, ListItem, ListItem, Paragraph, TableCell, Html, Paragraph,
                ListItem, ListItem, ListItem
            ]
        );
    }

    #[test]
    fn fences_stand_anywhere() {
        for text in [
            "```\na\n```\nb",
            "~~~x\n```\na\n~~~\nb",
            "> ```\n> a\n> ```\nb",
            "- ```\n  a\n  ```\nb",
            "> ```\n> a\nb",
        ] {
            let blocks = read(text, ByteRange::default(), 0);
            assert_eq!(blocks.fences.len(), 1, "{text}");
            assert_eq!(blocks.lines.len(), 1, "{text}");
            assert_eq!(blocks.lines[0].range.of(text), "b");
        }
        assert_eq!(read("```\nnever closed\n", ByteRange::default(), 0).lines.len(), 0);
        assert_eq!(read("``` not a `fence\nx", ByteRange::default(), 0).fences.len(), 0);
    }

    #[test]
    fn comments_and_raw_html_are_found() {
        let text = "a <!-- b --> c\n<!-- d\ne -->\nf\n<pre>\n<!-- g\n</pre>\nh <!-- open\n";
        let blocks = read(text, ByteRange::default(), 0);
        let comments: Vec<_> = blocks.comments.iter().map(|it| it.of(text)).collect();
        assert_eq!(comments, ["<!-- b -->", "<!-- d\ne -->"]);
        assert_eq!(blocks.raw_html[0].of(text), "<pre>\n<!-- g\n</pre>");
    }

    #[test]
    fn one_conflict_is_one_marker() {
        let text =
            "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n\n>>>>>>> left over\n>>>>>>>> quote\n";
        assert_eq!(read(text, ByteRange::default(), 0).conflict_markers.len(), 2);
    }
}
