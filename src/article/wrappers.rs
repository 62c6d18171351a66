//! What stands outside the segments: links and images around them, text that nothing stands
//! beside, definitions, directives.

use memchr::memmem;

use super::blocks::Line;
use super::{
    Article, Block, ByteRange, Definition, LooseKind, LooseText, Segment, Wrapper, WrapperKind,
};

/// No directive keyword and its arguments are longer (bytes).
const LONGEST_DIRECTIVE: usize = 512;

/// Parentheses in a destination nest no deeper, as in CommonMark's own parsers.
const DEEPEST_PARENTHESIS: usize = 32;

/// Looks at the text of each line outside its segments, and gives each segment its place.
pub(super) fn read(article: &mut Article, lines: &[Line]) {
    let mut next = 0;
    for line in lines {
        while article.segments.get(next).is_some_and(|it| it.range.end <= line.range.start) {
            next += 1;
        }
        // A segment that begins further up and runs into this line hides its beginning.
        let mut first = next;
        let mut start = line.range.start;
        if let Some(segment) = article.segments.get(next).filter(|it| it.range.start < start) {
            start = segment.range.end;
            first += 1;
        }
        if start >= line.range.end {
            continue;
        }
        let behind =
            article.segments[first..].iter().take_while(|it| it.range.start < line.range.end);
        let last = first + behind.count();
        place(&mut article.segments[first..last], line);
        LineScan { line, start, first, last, brackets: Vec::new() }.run(article);
    }
}

fn place(segments: &mut [Segment], line: &Line) {
    for segment in segments {
        segment.place.block = line.block;
        segment.place.in_block_quote = line.in_block_quote;
    }
}

struct Bracket {
    at: usize,
    is_image: bool,
    segment: usize,
}

struct LineScan<'a> {
    line: &'a Line,
    /// Where the line's own text begins.
    start: usize,
    /// The segments of the line.
    first: usize,
    last: usize,
    brackets: Vec<Bracket>,
}

/// A place in a line.
#[derive(Clone, Copy)]
struct Place {
    /// The piece of the line between two segments that it is in.
    piece: ByteRange,
    at: usize,
    /// The segment behind the piece.
    segment: usize,
}

impl LineScan<'_> {
    fn run(&mut self, article: &mut Article) {
        let mut at = self.start;
        let mut has_pipe = false;
        for segment in self.first..=self.last {
            let here = (segment < self.last).then(|| article.segments[segment].range);
            let end = here.map_or(self.line.range.end, |it| it.start);
            if at < end {
                let piece = ByteRange::new(at, end);
                has_pipe |= memchr::memchr(b'|', &article.text.as_bytes()[at..end]).is_some();
                self.piece(article, piece, segment);
            }
            at = here.map_or(at, |it| it.end);
        }
        if has_pipe && self.line.block == Block::Paragraph {
            for segment in &mut article.segments[self.first..self.last] {
                segment.place.block = Block::TableCell;
            }
        }
    }

    /// Scans one piece of the line between two segments; `segment` is the one behind it.
    fn piece(&mut self, article: &mut Article, piece: ByteRange, segment: usize) {
        let mut at = piece.start;
        while at < piece.end {
            let rest = &article.text.as_bytes()[at..piece.end];
            let Some(length) =
                rest.iter().position(|byte| matches!(byte, b'[' | b']' | b'\\' | b':' | b'<'))
            else {
                return;
            };
            at += length;
            at = match rest[length] {
                b'\\' => at + 2,
                b'[' => self.opening(article, Place { piece, at, segment }),
                b']' => self.closing(article, Place { piece, at, segment }),
                b':' => directive_image(article, ByteRange::new(at, piece.end)),
                _ => tag(article, ByteRange::new(at, piece.end)),
            };
        }
    }

    fn opening(&mut self, article: &mut Article, Place { piece, at, segment }: Place) -> usize {
        let rest = &article.text[at..piece.end];
        if rest.starts_with("[!") {
            let near = &rest.as_bytes()[..rest.len().min(LONGEST_DIRECTIVE)];
            if let Some(length) = memchr::memchr(b']', near) {
                article.directives.push(ByteRange::new(at, at + length + 1));
                return at + length + 1;
            }
        }
        if at == self.line.content
            && let Some(definition) = definition(&article.text, ByteRange::new(at, piece.end))
        {
            article.definitions.push(definition);
            return piece.end;
        }
        let is_image = at > self.start && article.text.as_bytes()[at - 1] == b'!';
        self.brackets.push(Bracket { at, is_image, segment });
        at + 1
    }

    fn closing(&mut self, article: &mut Article, Place { piece, at, segment }: Place) -> usize {
        let Some(bracket) = self.brackets.pop() else {
            return at + 1;
        };
        let rest = ByteRange::new(at + 1, piece.end);
        let Some((destination, end)) = destination(&article.text, rest) else {
            return at + 1;
        };
        let range = ByteRange::new(bracket.at - usize::from(bracket.is_image), end);
        let kind = if bracket.is_image { WrapperKind::Image } else { WrapperKind::Link };
        if bracket.segment < segment {
            let index = article.wrappers.len();
            article.wrappers.push(Wrapper { kind, range, destination });
            for inner in &mut article.segments[bracket.segment..segment] {
                inner.place.wrapper.get_or_insert(index);
            }
        } else if bracket.is_image {
            let range = ByteRange::new(bracket.at + 1, at);
            push_loose(article, LooseKind::ImageAlt, range);
        }
        end
    }
}

fn push_loose(article: &mut Article, kind: LooseKind, range: ByteRange) {
    if !range.trimmed(&article.text).is_empty() {
        article.loose_texts.push(LooseText { kind, range });
    }
}

/// Reads `(destination "title")` at the start of `rest`; returns the destination and the end.
fn destination(text: &str, rest: ByteRange) -> Option<(ByteRange, usize)> {
    let bytes = rest.of(text).as_bytes();
    if bytes.first() != Some(&b'(') {
        return None;
    }
    let mut depth = 0_usize;
    let mut destination_end = None;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b' ' | b'\t' if at > 1 => destination_end = destination_end.or(Some(at)),
            _ => {}
        }
        if depth > DEEPEST_PARENTHESIS {
            return None;
        }
        if depth == 0 {
            let range = ByteRange::new(rest.start + 1, rest.start + destination_end.unwrap_or(at));
            return Some((range.trimmed(text), rest.start + at + 1));
        }
    }
    None
}

/// Reads `[label]: destination` at the start of a line's content.
fn definition(text: &str, range: ByteRange) -> Option<Definition> {
    let line = range.of(text);
    let close = line.find("]:")?;
    let inner = line.get(1..close)?;
    if inner.trim().is_empty() || inner.contains(['[', ']']) {
        return None;
    }
    let rest = ByteRange::new(range.start + close + 2, range.end).trimmed(text);
    let word = rest.of(text).split_whitespace().next()?;
    let end = rest.start + word.len();
    let is_enclosed = word.starts_with('<') && word.ends_with('>');
    let edge = usize::from(is_enclosed);
    Some(Definition {
        label: ByteRange::new(range.start + 1, range.start + close),
        destination: ByteRange::new(rest.start + edge, end - edge),
    })
}

/// Reads `:::image … alt-text="…":::`; returns where to go on.
fn directive_image(article: &mut Article, range: ByteRange) -> usize {
    let rest = range.of(&article.text);
    if !rest.starts_with(":::image") {
        return range.start + 1;
    }
    let end = rest[3..].find(":::").map_or(range.end, |at| range.start + at + 6);
    if let Some(alt) = attribute(&article.text, ByteRange::new(range.start, end), "alt-text=\"") {
        push_loose(article, LooseKind::DirectiveAlt, alt);
    }
    end
}

/// Reads `<img … title="…">`, and passes over a comment; returns where to go on.
fn tag(article: &mut Article, range: ByteRange) -> usize {
    let rest = range.of(&article.text);
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(range.end, |at| range.start + at + 3);
    }
    if !rest.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("<img ")) {
        return range.start + 1;
    }
    let end = rest[1..].find(['>', '<']).map_or(range.end, |at| range.start + at + 1);
    if let Some(title) = attribute(&article.text, ByteRange::new(range.start, end), "title=\"") {
        push_loose(article, LooseKind::ImageTitle, title);
    }
    end
}

fn attribute(text: &str, range: ByteRange, name: &str) -> Option<ByteRange> {
    let inner = range.of(text);
    let start = memmem::find(inner.as_bytes(), name.as_bytes())? + name.len();
    let length = inner[start..].find('"')?;
    Some(ByteRange::new(range.start + start, range.start + start + length))
}
