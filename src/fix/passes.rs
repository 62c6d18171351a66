//! Applying fixes until none is left.

use std::collections::BTreeSet;

use super::{Checker, apply, settle};
use crate::article;
use crate::config::Selection;
use crate::diagnostic::{Diagnostic, Edit, Safety};

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
    let mut mended: Option<Mended> = None;
    for _ in 0..MOST_PASSES {
        let now = mended.as_ref().map_or(text, |it| &it.text);
        let article = article::read(now.as_bytes().to_vec());
        let mut diagnostics = checker.check(&article, selection);
        for it in &mut diagnostics {
            it.fix = it.fix.take().filter(|it| it.safety <= safety);
        }
        settle(&article, checker, &mut diagnostics);
        let (edits, count) = chosen(&diagnostics);
        if count == 0 {
            break;
        }
        let fixes = mended.as_ref().map_or(0, |it| it.fixes) + count;
        mended = Some(Mended { text: apply(&article.text, edits), fixes });
    }
    mended
}

/// The edits of this pass. A segment gets one fix at a time, since each is proven on its own: the
/// first wins, the rest wait for the next pass.
fn chosen(diagnostics: &[Diagnostic]) -> (Vec<&Edit>, usize) {
    let mut segments = BTreeSet::new();
    let mut edits: Vec<&Edit> = Vec::new();
    let mut count = 0;
    for (diagnostic, fix) in diagnostics.iter().filter_map(|it| Some((it, it.fix.as_ref()?))) {
        let is_free = match diagnostic.segment {
            Some(at) => segments.insert(at),
            None => fix.edits.iter().all(|it| edits.iter().all(|other| !meet(it, other))),
        };
        if is_free {
            edits.extend(&fix.edits);
            count += 1;
        }
    }
    (edits, count)
}

fn meet(a: &Edit, b: &Edit) -> bool {
    a.range.start <= b.range.end && b.range.start <= a.range.end
}
