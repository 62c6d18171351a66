//! A diagnostic as a report carries it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::article::{Article, ByteRange, Side};
use crate::diagnostic::{Diagnostic, Edit, Fix, Related, Safety};
use crate::rules::{Level, Registry};

/// A text at a place: the first byte and the one behind the last.
type Text = (usize, usize, String);

/// A diagnostic with its rule by name; places in bytes of the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Finding {
    rule: String,
    level: Level,
    segment: Option<usize>,
    side: Option<Side>,
    range: (usize, usize),
    label: Option<String>,
    message: String,
    help: String,
    related: Vec<(Option<Side>, Text)>,
    fix: Option<(Safety, Vec<Text>)>,
    fingerprint: Option<String>,
}

impl From<&Diagnostic> for Finding {
    fn from(it: &Diagnostic) -> Self {
        let related = it.related.iter();
        let edits = |it: &Fix| {
            it.edits.iter().map(|it| (it.range.start, it.range.end, it.text.clone())).collect()
        };
        Self {
            rule: it.rule.id.clone(),
            level: it.level,
            segment: it.segment,
            side: it.side,
            range: (it.range.start, it.range.end),
            label: it.label.clone(),
            message: it.message.clone(),
            help: it.help.clone(),
            related: related
                .map(|it| (it.side, (it.range.start, it.range.end, it.message.clone())))
                .collect(),
            fix: it.fix.as_ref().map(|it| (it.safety, edits(it))),
            fingerprint: it.fingerprint.clone(),
        }
    }
}

impl Finding {
    /// The diagnostic in its article; `None` where the article or the rules are other ones.
    pub fn diagnostic(self, article: &Article, registry: &Registry) -> Option<Diagnostic> {
        let range = |start: usize, end: usize| {
            article.text.get(start..end).map(|_| ByteRange::new(start, end))
        };
        let related = self.related.into_iter().map(|(side, (start, end, message))| {
            Some(Related { side, range: range(start, end)?, message })
        });
        let edit = |(start, end, text): Text| Some(Edit { range: range(start, end)?, text });
        let fix = match self.fix {
            Some((safety, edits)) => {
                Some(Fix { safety, edits: edits.into_iter().map(edit).collect::<Option<_>>()? })
            }
            None => None,
        };
        if self.segment.is_some_and(|it| it >= article.segments.len()) {
            return None;
        }
        Some(Diagnostic {
            rule: Arc::clone(registry.rules().get(registry.position(&self.rule)?)?),
            level: self.level,
            segment: self.segment,
            side: self.side,
            range: range(self.range.0, self.range.1)?,
            label: self.label,
            message: self.message,
            help: self.help,
            related: related.collect::<Option<_>>()?,
            fix,
            fingerprint: self.fingerprint,
        })
    }
}
