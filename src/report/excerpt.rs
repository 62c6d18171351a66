//! One cropped line with one place underlined, as miette draws it.
//!
//! Given a whole file, miette searches it from its first byte for every label, shows lines whole,
//! counts columns in bytes and lets control characters through. So it is given an excerpt that is
//! cropped and made visible already, and that knows its own line and column.

use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::commands::broken_around;
use super::window::{Window, frame, marked};
use super::{ArticleReport, Style};
use crate::article::{ByteRange, Position};

/// A place to show. The texts are visible already.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The file.
    pub path: &'a str,
    /// Where `range` begins.
    pub position: Position,
    /// The bytes of the article.
    pub range: ByteRange,
    /// The text of the side that the range lies on.
    pub side: Option<ByteRange>,
    /// What is said there.
    pub label: &'a str,
}

/// One line as it is shown.
#[derive(Debug)]
pub struct Excerpt<'a> {
    place: Place<'a>,
    text: String,
    underlined: ByteRange,
}

impl<'a> Excerpt<'a> {
    /// Cuts a place out of a report's article.
    pub fn new(report: &ArticleReport, place: Place<'a>, style: Style) -> Self {
        let text = &report.article.text;
        let frame = frame(report, place.position.line, place.side, place.range);
        let marked = marked(text, frame, place.range);
        let window = Window::new(place.position.line, place.label, style);
        let (text, underlined) = window.crop(frame.of(text), marked);
        let (text, underlined) = broken_around(text, underlined);
        Self { place, text, underlined }
    }

    /// The bytes of the excerpt that are underlined.
    pub fn underlined(&self) -> Range<usize> {
        self.underlined.start..self.underlined.end
    }

    /// What is said there.
    pub fn label(&self) -> Option<String> {
        (!self.place.label.is_empty()).then(|| self.place.label.to_owned())
    }
}

impl SourceCode for Excerpt<'_> {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        Ok(Box::new(MietteSpanContents::new_named(
            self.place.path.to_owned(),
            self.text.as_bytes(),
            (0, self.text.len()).into(),
            self.place.position.line - 1,
            self.place.position.column - 1,
            1,
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{PLAIN, Sample, article};

    #[test]
    fn an_excerpt_knows_its_own_place() {
        let sample = Sample::new(&article("Zwölf Häfen", "Twelve harbors"));
        let side = sample.article().segments[0].target.text;
        let range = ByteRange::new(side.start + "Zwölf ".len(), side.end);
        let position = sample.report().lines.position(range.start);
        let place = Place { path: "a.md", position, range, side: Some(side), label: "here" };
        let excerpt = Excerpt::new(&sample.report(), place, PLAIN);
        assert_eq!(&excerpt.text[excerpt.underlined()], "Häfen");

        let read = excerpt.read_span(&(0, 1).into(), 0, 0).unwrap();
        assert_eq!(read.data(), "Zwölf Häfen".as_bytes());
        assert_eq!((read.name(), read.line(), read.column()), (Some("a.md"), 5, 36));
    }
}
