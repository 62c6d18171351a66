//! What is shown of an article beside a diagnostic: both sides of its segment, and the lines of its
//! other places.

use crate::article::{ByteRange, Segment, Side};
use crate::diagnostic::Diagnostic;
use crate::report::ArticleReport;
use crate::report::visible::shown;
use crate::report::window::{frame, marked};

/// A text up to this length is shown whole (bytes): some sides are megabytes.
const LONGEST: usize = 1600;

/// What is shown around a place in a longer one (bytes).
const AROUND: usize = 500;

/// The most texts beside a diagnostic.
const MOST_PANELS: usize = 6;

/// The most marks in one of them.
const MOST_MARKS: usize = 50;

/// A text with marks in it.
pub struct Panel {
    /// The side of the segment; `None` for another place of the article.
    pub side: Option<Side>,
    /// Its line in the article, or that of its first mark.
    pub line: usize,
    /// What is shown, with nothing hidden in it.
    pub text: String,
    pub marks: Vec<Mark>,
}

/// A marked part of a text, in units of UTF-16.
pub struct Mark {
    pub from: usize,
    pub to: usize,
    /// What is said there.
    pub note: String,
    /// Whether it is the place of the diagnostic itself.
    pub is_primary: bool,
}

/// A panel in bytes of the article.
struct Draft {
    side: Option<Side>,
    /// All that might be shown: a side, or a line.
    frame: ByteRange,
    /// What is.
    window: ByteRange,
    marks: Vec<(ByteRange, String, bool)>,
}

/// The panels of a diagnostic: the target, the source, other places.
pub fn panels(report: &ArticleReport, diagnostic: &Diagnostic) -> Vec<Panel> {
    let segment = diagnostic.segment.and_then(|at| report.article.segments.get(at));
    let mut drafts: Vec<Draft> = Vec::new();
    let label = diagnostic.label.clone().unwrap_or_default();
    let own = (diagnostic.range, label, true);
    place(report, segment, diagnostic.side, own, &mut drafts);
    for related in &diagnostic.related {
        let mark = (related.range, related.message.clone(), false);
        place(report, segment, related.side, mark, &mut drafts);
    }
    for side in [Side::Target, Side::Source] {
        if let Some(segment) = segment
            && !drafts.iter().any(|it| it.side == Some(side))
        {
            let frame = segment.side(side).text;
            let window = window(report, frame, ByteRange::new(frame.start, frame.start));
            drafts.push(Draft { side: Some(side), frame, window, marks: Vec::new() });
        }
    }
    drafts.sort_by_key(|it| order(it.side));
    drafts.into_iter().map(|it| panel(report, it)).collect()
}

fn order(side: Option<Side>) -> (bool, Option<Side>) {
    (side.is_none(), side)
}

/// Marks a place in the draft that shows it, or in a new one.
fn place(
    report: &ArticleReport,
    segment: Option<&Segment>,
    side: Option<Side>,
    mark: (ByteRange, String, bool),
    drafts: &mut Vec<Draft>,
) {
    if let Some(draft) = drafts.iter_mut().find(|it| it.window.contains(mark.0)) {
        if draft.marks.len() < MOST_MARKS {
            draft.marks.push(mark);
        }
    } else if drafts.len() < MOST_PANELS {
        let text = side.and_then(|side| Some(segment?.side(side).text));
        let (side, frame) = match text.filter(|it| it.contains(mark.0)) {
            Some(text) => (side, text),
            None => (None, frame(report, report.lines.position(mark.0.start).line, None, mark.0)),
        };
        let window = window(report, frame, mark.0);
        drafts.push(Draft { side, frame, window, marks: vec![mark] });
    }
}

/// What is shown of `frame` around `range`.
fn window(report: &ArticleReport, frame: ByteRange, range: ByteRange) -> ByteRange {
    if frame.len() <= LONGEST {
        return frame;
    }
    let text = &report.article.text;
    let end = range.end.min(range.start + LONGEST - 2 * AROUND);
    let start = range.start.saturating_sub(AROUND).max(frame.start);
    let end = (end.max(start + LONGEST - AROUND)).min(frame.end);
    ByteRange::new(boundary(text, start), boundary(text, end))
}

fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&it| text.is_char_boundary(it)).unwrap_or(text.len())
}

fn panel(report: &ArticleReport, draft: Draft) -> Panel {
    let text = &report.article.text;
    let window = draft.window;
    let lead = if window.start > draft.frame.start { "…" } else { "" };
    let tail = if window.end < draft.frame.end { "…" } else { "" };
    let content = window.of(text);
    let units = |upto: usize| {
        let before = content.get(..upto).unwrap_or(content);
        lead.chars().count() + shown(before, false).encode_utf16().count()
    };
    let first = draft.marks.first().map_or(window.start, |it| it.0.start);
    let marks = draft.marks.into_iter().map(|(range, note, is_primary)| {
        let range = marked(text, window, range);
        Mark { from: units(range.start), to: units(range.end), note, is_primary }
    });
    let mut marks: Vec<Mark> = marks.collect();
    marks.sort_by_key(|it| (it.from, it.to));
    Panel {
        side: draft.side,
        line: report.lines.position(first).line,
        text: format!("{lead}{}{tail}", shown(content, false)),
        marks,
    }
}
