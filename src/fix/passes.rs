//! Applying fixes until none is left.

use super::verify::choose;
use super::{Checker, apply};
use crate::article::{self, Article};
use crate::config::Selection;
use crate::diagnostic::{Diagnostic, Safety};

/// How often an article is looked at again.
const MOST_PASSES: usize = 10;

/// An article with fixes applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The whole text.
    pub text: String,
    /// How many fixes were applied.
    pub fixes: usize,
}

/// Applies what mends the diagnostics that a selection shows; `None` where nothing does. What is less
/// safe than `safety` is left alone.
pub fn mend(
    text: &str,
    checker: &Checker,
    selection: &Selection,
    safety: Safety,
) -> Option<Mended> {
    mend_some(text, checker, selection, safety, |_, _| {})
}

/// The same, with a last word on what may be mended: `leave` takes away diagnostics, or their fixes,
/// each time before the article is mended.
pub fn mend_some(
    text: &str,
    checker: &Checker,
    selection: &Selection,
    safety: Safety,
    mut leave: impl FnMut(&Article, &mut Vec<Diagnostic>),
) -> Option<Mended> {
    let mut mended: Option<Mended> = None;
    for _ in 0..MOST_PASSES {
        let now = mended.as_ref().map_or(text, |it| &it.text);
        let article = article::read(now.as_bytes().to_vec());
        let all = checker.check_all(&article);
        let mut diagnostics: Vec<Diagnostic> =
            checker.shown(&article, selection, &all).cloned().collect();
        leave(&article, &mut diagnostics);
        for it in &mut diagnostics {
            it.fix = it.fix.take().filter(|it| it.safety <= safety);
        }
        let chosen = choose(&article, checker, &mut diagnostics, &all);
        if chosen.is_empty() {
            break;
        }
        let fixes = mended.as_ref().map_or(0, |it| it.fixes) + chosen.len();
        let edits = chosen.iter().filter_map(|&it| diagnostics.get(it)?.fix.as_ref());
        let text = apply(&article.text, edits.flat_map(|it| &it.edits));
        mended = Some(Mended { text, fixes });
    }
    mended
}
