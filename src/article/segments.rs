//! Finds the segments: one pass over the `<`, then a walk over the marks that it found. Every step
//! looks at the marks between two segments at most, so the time is linear whatever the text.

use std::collections::HashMap;

use memchr::{memchr, memchr_iter, memchr2};

use super::{Article, ByteRange, Fault, FaultKind, Place, Segment, SideRanges};

/// No code span that holds a tag is longer (bytes).
const LONGEST_CODE_SPAN: usize = 1024;

/// What a tag means to the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MarkKind {
    /// `<span data-ttu-id="…">`
    Target,
    /// `<span class="sxs-lookup">`
    Lookup,
    /// `<span data-stu-id="…">`
    Source,
    /// Any other `<span …>`: the author's own.
    Open,
    /// `</span>`
    Close,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    kind: MarkKind,
    range: ByteRange,
    id: ByteRange,
}

/// Reads all segments of `text` from the byte `from` on. `code` are the ranges in which tags are
/// sample code.
pub(super) fn read(
    text: &str,
    from: usize,
    code: &[ByteRange],
    faults: &mut Vec<Fault>,
) -> Vec<Segment> {
    let marks = marks(text, from, code, faults);
    let mut walk =
        Walk { text, marks, segments: Vec::new(), faults, sources: None, outer: Vec::new() };
    walk.run();
    walk.segments
}

fn marks(text: &str, from: usize, code: &[ByteRange], faults: &mut Vec<Fault>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut code = code.iter().peekable();
    for at in memchr_iter(b'<', &text.as_bytes()[from..]).map(|at| from + at) {
        while code.next_if(|range| range.end <= at).is_some() {}
        let in_code = code.peek().is_some_and(|range| range.start <= at);
        match mark(text, at) {
            Some(mark) if !in_code => marks.push(mark),
            Some(mark) if mark.kind == MarkKind::Target => {
                let detail = mark.id.of(text).to_owned();
                faults.push(Fault {
                    kind: FaultKind::SpanInCode,
                    range: mark.range,
                    related: None,
                    detail,
                });
            }
            _ => {}
        }
    }
    marks
}

fn mark(text: &str, at: usize) -> Option<Mark> {
    let rest = &text.as_bytes()[at + 1..];
    let plain = |kind, length| {
        let range = ByteRange::new(at, at + length);
        Mark { kind, range, id: ByteRange::new(at, at) }
    };
    if starts_with(rest, b"/span>") {
        return Some(plain(MarkKind::Close, 7));
    }
    if !starts_with(rest, b"span")
        || !matches!(rest.get(4), Some(b' ' | b'>' | b'\n' | b'\t' | b'\r'))
    {
        return None;
    }
    // A tag ends at its `>`; one that another `<` cuts short is none.
    let length = memchr2(b'<', b'>', rest).filter(|&end| rest[end] == b'>')? + 2;
    let inside = ByteRange::new(at + 6, (at + length - 1).max(at + 6));
    if inside.of(text).ends_with('/') {
        return None;
    }
    let (kind, id) = kind_of(text, inside);
    Some(Mark { kind, range: ByteRange::new(at, at + length), id })
}

fn starts_with(bytes: &[u8], prefix: &[u8]) -> bool {
    bytes.get(..prefix.len()).is_some_and(|it| it.eq_ignore_ascii_case(prefix))
}

fn kind_of(text: &str, attributes: ByteRange) -> (MarkKind, ByteRange) {
    const IDS: [(&str, MarkKind); 2] =
        [("data-ttu-id=", MarkKind::Target), ("data-stu-id=", MarkKind::Source)];
    let written = attributes.of(text);
    for (name, kind) in IDS {
        if let Some(value) = written.strip_prefix(name) {
            return (kind, without_quotes(attributes.start + name.len(), value));
        }
    }
    let none = ByteRange::new(attributes.start, attributes.start);
    let class = written.strip_prefix("class=").map(|it| without_quotes(0, it).of(it));
    let kind = if class == Some("sxs-lookup") { MarkKind::Lookup } else { MarkKind::Open };
    (kind, none)
}

/// The place of a value without its quotation marks; it is written from `start` on. In a
/// quote-escaped region either of the marks may be an entity.
fn without_quotes(start: usize, value: &str) -> ByteRange {
    const QUOTES: [&str; 3] = ["\"", "&quot;", "'"];
    let before = QUOTES.iter().find(|it| value.starts_with(**it)).map_or(0, |it| it.len());
    let behind = QUOTES.iter().find(|it| value.ends_with(**it)).map_or(0, |it| it.len());
    let end = value.len().saturating_sub(behind).max(before);
    ByteRange::new(start + before, start + end)
}

struct Walk<'a> {
    text: &'a str,
    marks: Vec<Mark>,
    segments: Vec<Segment>,
    faults: &'a mut Vec<Fault>,
    /// The last source mark of each id, made when a fault first needs it.
    sources: Option<HashMap<&'a str, usize>>,
    /// The segments around the place, by their target marks: their source parts are still to come.
    outer: Vec<usize>,
}

impl<'a> Walk<'a> {
    fn run(&mut self) {
        let mut at = 0;
        while at < self.marks.len() {
            at = match self.marks[at].kind {
                MarkKind::Target => self.segment(at),
                MarkKind::Lookup | MarkKind::Source => self.lonely_source(at),
                MarkKind::Open | MarkKind::Close => at + 1,
            };
        }
    }

    fn id(&self, at: usize) -> &'a str {
        self.marks[at].id.of(self.text)
    }

    fn kind(&self, at: usize) -> Option<MarkKind> {
        self.marks.get(at).map(|mark| mark.kind)
    }

    fn fault(&mut self, kind: FaultKind, range: ByteRange, at: usize) {
        let detail = self.id(at).to_owned();
        self.faults.push(Fault { kind, range, related: None, detail });
    }

    /// Reads the segment that begins at the mark `at`; returns the mark to go on with.
    fn segment(&mut self, at: usize) -> usize {
        if let Some(&outer) = self.outer.last() {
            self.nested(outer, at);
        }
        let stop = (at + 1..self.marks.len())
            .find(|&it| !matches!(self.marks[it].kind, MarkKind::Open | MarkKind::Close))
            .unwrap_or(self.marks.len());
        let closing = (at + 1..stop).rev().find(|&it| self.marks[it].kind == MarkKind::Close);
        match (closing, self.kind(stop)) {
            (Some(closing), Some(MarkKind::Lookup | MarkKind::Source))
                if self.belongs_together(at, closing, stop) =>
            {
                self.pair(at, closing, stop)
            }
            (Some(_), _) => self.lonely_target(at, stop),
            (None, Some(MarkKind::Target)) if self.has_source_behind(at, stop) => {
                self.outer.push(at);
                stop
            }
            (None, _) if self.is_in_code_span(at) => at + 1,
            (None, following) => {
                self.fault(FaultKind::UnclosedSpan, self.marks[at].range, at);
                match following {
                    Some(MarkKind::Lookup | MarkKind::Source) => self.source_end(stop).1,
                    _ => stop,
                }
            }
        }
    }

    /// Whether a tag that has no end stands between the backticks of a code span, as a page about
    /// the format would write it.
    fn is_in_code_span(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let start = self.marks[at].range.start;
        let near = &bytes[start.saturating_sub(LONGEST_CODE_SPAN)..start];
        let line = near.rsplit(|it| *it == b'\n').next().unwrap_or(near);
        let behind = &bytes[self.marks[at].range.end..];
        let behind = &behind[..behind.len().min(LONGEST_CODE_SPAN)];
        let rest = behind.split(|it| *it == b'\n').next().unwrap_or(behind);
        let is_open = line.iter().filter(|it| **it == b'`').count() % 2 == 1;
        is_open && memchr(b'`', rest).is_some()
    }

    /// Whether the source part at `stop` is the partner of the target at `at`: it follows at once,
    /// or bears its id.
    fn belongs_together(&self, at: usize, closing: usize, stop: usize) -> bool {
        let between = ByteRange::new(self.marks[closing].range.end, self.marks[stop].range.start);
        let source = self.source_mark(stop);
        between.of(self.text).trim().is_empty()
            || source.is_some_and(|it| self.id(it) == self.id(at))
    }

    /// The mark with the source's id, given the mark at which a source part begins.
    fn source_mark(&self, at: usize) -> Option<usize> {
        match self.kind(at)? {
            MarkKind::Source => Some(at),
            MarkKind::Lookup if self.kind(at + 1) == Some(MarkKind::Source) => Some(at + 1),
            _ => None,
        }
    }

    fn pair(&mut self, at: usize, closing: usize, stop: usize) -> usize {
        let (end, next) = self.source_end(stop);
        let (Some(source), Some(end)) = (self.source_mark(stop), end) else {
            let lost = self.source_mark(stop).unwrap_or(stop);
            self.source_without_end(lost, next);
            return next;
        };
        let target = self.side(at, self.marks[closing].range.start);
        let source = self.side(source, self.marks[end].range.start);
        if target.id.of(self.text) != source.id.of(self.text) {
            let detail = target.id.of(self.text).to_owned();
            let kind = FaultKind::IdMismatch;
            self.faults.push(Fault { kind, range: source.id, related: Some(target.id), detail });
        }
        let range = ByteRange::new(self.marks[at].range.start, self.marks[next - 1].range.end);
        self.segments.push(Segment { range, target, source, place: Place::default() });
        next
    }

    fn side(&self, at: usize, end: usize) -> SideRanges {
        let Mark { range, id, .. } = self.marks[at];
        SideRanges { tag: range, id, text: ByteRange::new(range.end, end) }
    }

    /// Finds the end of the source part that begins at the mark `at` (its lookup tag, or its source
    /// tag where the lookup tag is gone): the mark that closes the source text, if any does before
    /// the next segment begins, and the mark to go on with.
    fn source_end(&self, at: usize) -> (Option<usize>, usize) {
        let Some(source) = self.source_mark(at) else {
            return (None, at + 1);
        };
        let stop = (source + 1..self.marks.len())
            .find(|&it| !matches!(self.marks[it].kind, MarkKind::Open | MarkKind::Close))
            .unwrap_or(self.marks.len());
        let closes_lookup = |it: usize| {
            source == at
                || (it + 1 < stop && self.marks[it + 1].range.start == self.marks[it].range.end)
        };
        let mut depth = 0_usize;
        let mut first = None;
        for it in source + 1..stop {
            if self.marks[it].kind == MarkKind::Open {
                depth += 1;
                continue;
            }
            if closes_lookup(it) {
                first.get_or_insert(it);
                if depth == 0 {
                    first = Some(it);
                    break;
                }
            }
            depth = depth.saturating_sub(1);
        }
        // A `<span>` that is text, in a code span say, leaves the depth open: then it is the first
        // `</span></span>`.
        match first {
            Some(end) => (Some(end), end + 1 + usize::from(source != at)),
            None => (None, stop),
        }
    }

    /// The source text does not end before the next segment begins: that one lies inside it, where
    /// the two tags that are missing here follow behind it.
    fn source_without_end(&mut self, source: usize, next: usize) {
        let holds_next = self.kind(next) == Some(MarkKind::Target) && {
            let stop = (next + 1..self.marks.len())
                .find(|&it| matches!(self.marks[it].kind, MarkKind::Lookup | MarkKind::Source));
            let behind = stop.map_or(next, |it| self.source_end(it).1);
            behind > next
                && self.kind(behind) == Some(MarkKind::Close)
                && self.kind(behind + 1) == Some(MarkKind::Close)
        };
        if holds_next {
            self.nested(source, next);
        } else {
            self.fault(FaultKind::UnclosedSpan, self.marks[source].range, source);
        }
    }

    fn nested(&mut self, outer: usize, inner: usize) {
        let detail = self.id(inner).to_owned();
        let (range, related) = (self.marks[inner].range, Some(self.marks[outer].id));
        self.faults.push(Fault { kind: FaultKind::NestedSpan, range, related, detail });
    }

    /// Whether a source span with the id of the mark `at` stands behind the mark `from`.
    fn has_source_behind(&mut self, at: usize, from: usize) -> bool {
        let text = self.text;
        let marks = &self.marks;
        let sources = self.sources.get_or_insert_with(|| {
            let sources = marks.iter().enumerate().filter(|(_, it)| it.kind == MarkKind::Source);
            sources.map(|(place, it)| (it.id.of(text), place)).collect()
        });
        sources.get(self.marks[at].id.of(text)).is_some_and(|&place| place > from)
    }

    fn lonely_target(&mut self, at: usize, stop: usize) -> usize {
        let mut depth = 0_usize;
        let mut end = at + 1;
        for it in at + 1..stop {
            end = it;
            match self.marks[it].kind {
                MarkKind::Open => depth += 1,
                _ if depth == 0 => break,
                _ => depth -= 1,
            }
        }
        let range = ByteRange::new(self.marks[at].range.start, self.marks[end].range.end);
        self.fault(FaultKind::UnpairedTarget, range, at);
        end + 1
    }

    fn lonely_source(&mut self, at: usize) -> usize {
        let (end, next) = self.source_end(at);
        let Some(source) = self.source_mark(at) else {
            return at + 1;
        };
        let id = self.id(source);
        // No article nests deeper; looking further would cost more than it tells.
        if self.outer.iter().rev().take(64).any(|it| self.id(*it) == id) {
            while self.outer.pop().is_some_and(|it| self.id(it) != id) {}
            return next;
        }
        if end.is_some() {
            let range = ByteRange::new(self.marks[at].range.start, self.marks[next - 1].range.end);
            self.fault(FaultKind::UnpairedSource, range, source);
        } else {
            self.fault(FaultKind::UnclosedSpan, self.marks[source].range, source);
        }
        next
    }
}

/// Finds the ids that stood before.
pub(super) fn find_duplicates(article: &mut Article) {
    let text = &article.text;
    let ids = article.segments.iter().map(|it| it.target.id.of(text));
    // As the pipeline writes them, they ascend, and then there is nothing to remember.
    if ids.map(|it| (it.len(), it)).is_sorted_by(|a, b| a < b) {
        return;
    }
    let mut seen: HashMap<&str, ByteRange> = HashMap::with_capacity(article.segments.len());
    for segment in &article.segments {
        let range = segment.target.id;
        let id = range.of(text);
        if let Some(&first) = seen.get(id) {
            let (kind, related) = (FaultKind::DuplicateId, Some(first));
            article.faults.push(Fault { kind, range, related, detail: id.to_owned() });
        } else {
            seen.insert(id, range);
        }
    }
}
