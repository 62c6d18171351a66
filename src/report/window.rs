//! Which part of a line is shown. Lines of articles run to thousands of characters, target first and
//! source behind it, so a line is never shown whole: only one side's text, around what matters.

use super::crop::{self, ellipsis, ellipsis_columns};
use super::visible::{columns, push};
use super::{ArticleReport, Style};
use crate::article::ByteRange;

/// The narrowest room that text is cropped to.
const LEAST_ROOM: usize = 24;

/// Columns of the stroke between an underline and its label.
const STROKE: usize = 4;

/// What is shown of a line: the part of it that `side`, the text of one side, takes; all of the line
/// where `range` does not lie in that text.
pub fn frame(
    report: &ArticleReport,
    line: usize,
    side: Option<ByteRange>,
    range: ByteRange,
) -> ByteRange {
    let line = line_without_end(report, line);
    let Some(side) = side.filter(|side| side.contains(range)) else {
        return line;
    };
    let part = ByteRange::new(line.start.max(side.start), line.end.min(side.end));
    if part.is_empty() { line } else { part }
}

fn line_without_end(report: &ArticleReport, line: usize) -> ByteRange {
    let text = &report.article.text;
    let range = report.lines.line(line);
    let whole = range.of(text);
    let content = whole.strip_suffix('\n').map_or(whole, |it| it.strip_suffix('\r').unwrap_or(it));
    let mark = if range.start == 0 && whole.starts_with('\u{FEFF}') { 3 } else { 0 };
    ByteRange::new(range.start + mark, range.start + content.len().max(mark))
}

/// `range`, counted from the start of `frame` and kept inside it, as it is underlined: no mark torn
/// from its letter, and where it is empty, the letter that follows.
pub fn marked(text: &str, frame: ByteRange, range: ByteRange) -> ByteRange {
    let text = frame.of(text);
    let within = |at: usize| floor_boundary(text, at.clamp(frame.start, frame.end) - frame.start);
    let (start, end) = (within(range.start), within(range.end));
    let end = if end > start { end } else { start + crop::first_cluster(&text[start..]) };
    if start == end {
        // The end of the line itself is meant.
        return ByteRange::new(start, end);
    }
    crop::whole_clusters(text, ByteRange::new(start, end))
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Crops one line around a marked part.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    room: usize,
    /// The columns of the label and its stroke, which begin below the middle of the marked part.
    label: usize,
    ascii: bool,
}

impl Window {
    /// A window beside the number of a line, with room for a label.
    pub fn new(line: usize, label: &str, style: Style) -> Self {
        // The number, a bar, blanks.
        let gutter = line.to_string().len() + 4;
        let room = style.width.saturating_sub(gutter).max(LEAST_ROOM);
        let stroke = if label.is_empty() { 0 } else { STROKE };
        Self { room, label: stroke + columns(label, style.ascii), ascii: style.ascii }
    }

    /// What is shown of `text`, and which bytes of that are underlined.
    pub fn crop(self, text: &str, marked: ByteRange) -> (String, ByteRange) {
        let before = &text[..marked.start];
        let middle = self.middle(text, marked);
        let after = &text[marked.start + middle.len()..];
        let rest = self.room.saturating_sub(columns(middle, self.ascii).max(1));

        let mut shown = self.before(before, middle, after, rest);
        let used = columns(&shown, self.ascii);
        let start = shown.len();
        push(middle, self.ascii, &mut shown);
        if middle.is_empty() {
            // Something must be there to be underlined.
            shown.push(' ');
        }
        let underlined = ByteRange::new(start, shown.len());
        if middle.len() < marked.len() {
            shown.push_str(ellipsis(self.ascii));
        } else {
            crop::push_head(after, rest.saturating_sub(used), self.ascii, &mut shown);
        }
        (shown, underlined)
    }

    /// The marked part, as far as there is room beside an ellipsis at either end.
    fn middle(self, text: &str, marked: ByteRange) -> &str {
        let ends = usize::from(marked.start > 0) + usize::from(marked.end < text.len());
        crop::head(marked.of(text), self.room - ends * ellipsis_columns(self.ascii), self.ascii)
    }

    /// The end of the text before the marked part: half of the rest, more where little text follows,
    /// less where the label would not fit into the line.
    fn before(self, before: &str, middle: &str, after: &str, rest: usize) -> String {
        let mut following = String::new();
        crop::push_head(after, rest, self.ascii, &mut following);
        let free = rest.saturating_sub(columns(&following, self.ascii));
        let label_end = columns(middle, self.ascii) / 2 + self.label;
        let for_label = self.room.saturating_sub(label_end).max(self.room / 4);
        let mut shown = String::new();
        crop::push_tail(
            before,
            free.max(rest / 2).min(for_label).min(rest),
            self.ascii,
            &mut shown,
        );
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{PLAIN, Sample, article};

    /// What is shown of `text` in 24 columns, the underlined part between `<<` and `>>`.
    fn shown(text: &str, part: &str, label: &str, ascii: bool) -> String {
        let start = text.find(part).unwrap();
        let all = ByteRange::new(0, text.len());
        let range = marked(text, all, ByteRange::new(start, start + part.len()));
        let style = Style { width: 0, ascii, ..PLAIN };
        let (shown, at) = Window::new(1, label, style).crop(text, range);
        assert!(columns(&shown, ascii) <= LEAST_ROOM, "{shown}");
        format!("{}<<{}>>{}", &shown[..at.start], at.of(&shown), &shown[at.end..])
    }

    #[test]
    fn short_lines_stay_whole() {
        assert_eq!(shown("Wählen Sie es aus.", "es", "", false), "Wählen Sie <<es>> aus.");
    }

    #[test]
    fn long_lines_are_cropped_around_the_place() {
        let text = "Wählen Sie den Liegeplatz im Hafen aus, bitte.";
        assert_eq!(shown(text, "Liegeplatz", "", false), "…e den <<Liegeplatz>> im Ha…");
        assert_eq!(shown(text, "Liegeplatz", "", true), "...den <<Liegeplatz>> im ...");
        assert_eq!(shown(text, "Wählen", "", false), "<<Wählen>> Sie den Liegepla…");
        assert_eq!(shown(text, "bitte.", "", false), "…tz im Hafen aus, <<bitte.>>");
    }

    #[test]
    fn a_label_gets_its_room() {
        let text = "Wählen Sie den Liegeplatz im Hafen aus, bitte.";
        assert_eq!(shown(text, "bitte.", "0123456789", false), "… aus, <<bitte.>>");
    }

    #[test]
    fn a_long_place_is_cropped_at_its_end() {
        let text = "Wählen Sie den Liegeplatz im Hafen aus, bitte.";
        assert_eq!(shown(text, text, "", false), "<<Wählen Sie den Liegepla>>…");
        assert_eq!(
            shown(text, "Sie den Liegeplatz im Hafen", "", false),
            "…<<Sie den Liegeplatz im>>…"
        );
    }

    #[test]
    fn wide_hidden_and_combined_characters_are_not_torn() {
        assert_eq!(
            shown(&"漢字".repeat(20), "字漢", "", false),
            "<<漢>>".replace('漢', "字漢").as_str().replacen("<<", "漢<<", 1) + "字漢字漢字漢字漢…"
        );
        assert_eq!(
            shown("Ein \u{202E}Wort\x1b[0m mehr", "Wort", "", false),
            "…n <U+202E><<Wort>>␛[0m mehr"
        );
        assert_eq!(shown("Cafe\u{301} da", "\u{301}", "", false), "Caf<<e\u{301}>> da");
        assert_eq!(shown("👩\u{1F3FD}🚢", "🚢", "", false), "👩\u{1F3FD}<<🚢>>");
        assert_eq!(shown("افتح الميناء الآن", "الميناء", "", false), "افتح <<الميناء>> الآن");
    }

    #[test]
    fn an_empty_place_is_seen() {
        assert_eq!(shown("Hafen", "", "", false), "<<H>>afen");
        let (text, end) = ("Hafen", ByteRange::new(5, 5));
        let range = marked(text, ByteRange::new(0, 5), end);
        let (shown, at) = Window::new(1, "", PLAIN).crop(text, range);
        assert_eq!((shown.as_str(), at.of(&shown)), ("Hafen ", " "));
        let (shown, at) = Window::new(1, "", PLAIN).crop("", ByteRange::default());
        assert_eq!((shown.as_str(), at.of(&shown)), (" ", " "));
    }

    #[test]
    fn offsets_that_do_not_fit_are_moved_to_where_they_do() {
        let text = "ä漢";
        assert_eq!(marked(text, ByteRange::new(0, 5), ByteRange::new(1, 4)), ByteRange::new(0, 2));
        assert_eq!(marked(text, ByteRange::new(0, 5), ByteRange::new(7, 3)), ByteRange::new(5, 5));
    }

    #[test]
    fn a_frame_is_the_side_within_its_line() {
        let sample = Sample::new(&article("Eins\r\nzwei", "One\r\ntwo"));
        let (report, text) = (sample.report(), &sample.article().text);
        let side = sample.article().segments[0].target.text;
        assert_eq!(frame(&report, 6, Some(side), side).of(text), "Eins");
        assert_eq!(
            frame(&report, 7, Some(side), ByteRange::new(side.end, side.end)).of(text),
            "zwei"
        );
        assert_eq!(
            frame(&report, 2, Some(side), ByteRange::new(4, 5)).of(text),
            "ms.translationtype: HT"
        );
    }

    #[test]
    fn a_byte_order_mark_is_not_shown() {
        let sample = Sample::new("\u{FEFF}---\n");
        assert_eq!(frame(&sample.report(), 1, None, ByteRange::new(3, 6)), ByteRange::new(3, 6));
    }
}
