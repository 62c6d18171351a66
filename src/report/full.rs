//! For people: what is wrong, its places on both sides, how to mend it.

use std::fmt::{self, Display, Write};

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use super::excerpt::{Excerpt, Place};
use super::visible::{push, shown};
use super::{ArticleReport, Style, Summary, commands, crop, footer};
use crate::article::{ByteRange, Side};
use crate::diagnostic::{Diagnostic, Related};
use crate::rules::Level;

/// The most columns that an id, a locale or a translation type takes.
const LONGEST_NAME: usize = 32;

/// Writes an article's diagnostics, a blank line behind each.
pub fn article(report: &ArticleReport, style: Style, out: &mut String) {
    let start = out.len();
    let teller = Teller { report, style, path: shown(report.path, style.ascii) };
    for diagnostic in report.diagnostics {
        teller.tell(diagnostic, out);
        out.push('\n');
    }
    commands::break_from(start, out);
}

/// Writes what was counted.
pub fn close(summary: &Summary, _: Style, out: &mut String) {
    footer::push(summary, out);
}

/// Tells the diagnostics of one article.
struct Teller<'a> {
    report: &'a ArticleReport<'a>,
    style: Style,
    path: String,
}

impl Teller<'_> {
    fn tell(&self, diagnostic: &Diagnostic, out: &mut String) {
        let theme = theme(self.style, diagnostic.level);
        self.headline(diagnostic, &theme, out);
        self.primary(diagnostic, &theme, out);
        for related in &diagnostic.related {
            self.related(diagnostic, related, &theme, out);
        }
        push_styled(theme.styles.help.style("  help:"), out);
        out.push(' ');
        push(&diagnostic.help, self.style.ascii, out);
        out.push('\n');
    }

    /// `error[link/missing]: the translation drops the link`
    fn headline(&self, diagnostic: &Diagnostic, theme: &GraphicalTheme, out: &mut String) {
        let rule = shown(&diagnostic.rule.id, self.style.ascii);
        let name = format!("{}[{rule}]", diagnostic.level.name());
        push_styled(theme.styles.highlights[0].style(name), out);
        out.push_str(": ");
        push(&diagnostic.message, self.style.ascii, out);
        out.push('\n');
    }

    fn primary(&self, diagnostic: &Diagnostic, theme: &GraphicalTheme, out: &mut String) {
        let label = diagnostic.label.as_deref().unwrap_or_default();
        let side = self.side_text(diagnostic, diagnostic.side);
        let drawn = self.snippet(diagnostic.range, side, label, theme);
        push_named(&drawn, &self.names(diagnostic), theme, out);
    }

    fn related(
        &self,
        of: &Diagnostic,
        related: &Related,
        theme: &GraphicalTheme,
        out: &mut String,
    ) {
        let mut theme = theme.clone();
        theme.styles.highlights = vec![theme.styles.advice];
        let side = self.side_text(of, related.side);
        let drawn = self.snippet(related.range, side, &related.message, &theme);
        push_named(&drawn, related.side.map_or("", Side::name), &theme, out);
    }

    fn snippet(
        &self,
        range: ByteRange,
        side: Option<ByteRange>,
        label: &str,
        theme: &GraphicalTheme,
    ) -> String {
        let label = shown(label, self.style.ascii);
        let position = self.report.lines.position(range.start);
        let place = Place { path: &self.path, position, range, side, label: &label };
        draw(&Snippet(Excerpt::new(self.report, place, self.style)), theme.clone())
    }

    /// The text of one side of a diagnostic's segment.
    fn side_text(&self, diagnostic: &Diagnostic, side: Option<Side>) -> Option<ByteRange> {
        let segment = self.report.article.segments.get(diagnostic.segment?)?;
        Some(segment.side(side?).text)
    }

    /// Side, locale, translation type and segment id, as far as they are known.
    fn names(&self, diagnostic: &Diagnostic) -> String {
        let article = self.report.article;
        let front_matter = article.front_matter.as_ref();
        let kind = front_matter.and_then(|it| it.translation_type(&article.text));
        let segment = diagnostic.segment.and_then(|at| article.segments.get(at));
        let names = [
            diagnostic.side.map_or("", Side::name),
            article.locale(),
            kind.map_or("", |entry| entry.plain_value(&article.text)),
            segment.map_or("", |segment| article.id(segment)),
        ];
        let ascii = self.style.ascii;
        let mut out = String::new();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            if !out.is_empty() {
                out.push_str(if ascii { " - " } else { " · " });
            }
            crop::push_head(name, LONGEST_NAME, ascii, &mut out);
        }
        out
    }
}

/// Strokes and colours, as far as they are wanted; the colour of the level first among highlights.
fn theme(style: Style, level: Level) -> GraphicalTheme {
    let mut theme = match (style.ascii, style.color) {
        (false, true) => GraphicalTheme::unicode(),
        (false, false) => GraphicalTheme::unicode_nocolor(),
        (true, true) => GraphicalTheme::ascii(),
        (true, false) => GraphicalTheme::none(),
    };
    let color = match level {
        Level::Error => theme.styles.error,
        Level::Warning => theme.styles.warning,
        Level::Advice => theme.styles.advice,
    };
    theme.styles.highlights = vec![if style.color { color.bold() } else { color }];
    // A path is no link.
    theme.styles.link = Default::default();
    theme
}

/// The frame with the line, without the message that miette would print above it.
fn draw(snippet: &Snippet, theme: GraphicalTheme) -> String {
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_links(false)
        .with_wrap_lines(false)
        .with_context_lines(0)
        .without_cause_chain()
        .without_syntax_highlighting();
    let mut drawn = String::new();
    // Neither a `String` nor an excerpt can fail.
    let _ = handler.render_report(&mut drawn, snippet);
    // The line of the empty message goes.
    match drawn.find('\n') {
        Some(end) => drawn.split_off(end + 1),
        None => drawn,
    }
}

/// Appends a drawn snippet with `names` behind its first line, the path.
fn push_named(drawn: &str, names: &str, theme: &GraphicalTheme, out: &mut String) {
    let (path, rest) = drawn.split_once('\n').unwrap_or((drawn, ""));
    out.push_str(path);
    if !names.is_empty() {
        out.push_str("  ");
        push_styled(theme.styles.linum.style(names), out);
    }
    out.push('\n');
    out.push_str(rest);
}

fn push_styled(text: impl Display, out: &mut String) {
    // Writing to a `String` cannot fail.
    let _ = write!(out, "{text}");
}

/// An excerpt in the form that miette wants: an error without a message.
#[derive(Debug)]
struct Snippet<'a>(Excerpt<'a>);

impl Display for Snippet<'_> {
    fn fmt(&self, _: &mut fmt::Formatter) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Snippet<'_> {}

impl miette::Diagnostic for Snippet<'_> {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.0)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::new_primary_with_span(self.0.label(), self.0.underlined());
        Some(Box::new(std::iter::once(label)))
    }
}

#[cfg(test)]
#[path = "full_tests.rs"]
mod tests;
