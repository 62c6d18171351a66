//! Two looks at each article: what one article cannot tell is known after the first.

use rayon::prelude::*;

use super::selection_args::SelectionArgs;
use super::{beside, output};
use crate::engine::Round;
use crate::input::File;
use crate::looked::Looked;
use crate::sibling::{Facts, Said, judge};

/// What a look at one file came to.
pub(super) trait Look: Send + Sync + Sized {
    /// What its siblings are to know of it.
    fn facts(&self) -> Option<&Facts>;

    /// Takes in with what its article was compared, where there is no second look.
    fn compared(&mut self, with: &Looked);

    /// Takes in what the second look came to.
    fn look_again(&mut self, newer: Self) {
        *self = newer;
    }
}

/// How far articles are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compare {
    /// Each is looked at alone.
    Nothing,
    /// Facts are gathered, for others to compare.
    Gather,
    /// Facts are gathered and compared.
    Everything,
}

impl Compare {
    /// The first round of every file.
    const fn first<'a>(self) -> Round<'a> {
        match self {
            Self::Nothing => Round::Alone,
            Self::Gather | Self::Everything => Round::Gather,
        }
    }
}

/// What the looks came to.
pub(super) struct All<T> {
    /// How far articles were compared.
    compare: Compare,
    /// For each file, in order.
    pub all: Vec<T>,
    /// What the others say of each file; empty where nothing was compared.
    said: Vec<Said>,
}

impl<T> All<T> {
    /// The last round in which a file was looked at.
    pub fn round(&self, at: usize) -> Round<'_> {
        judged(&self.said, at).unwrap_or(self.compare.first())
    }
}

/// The second round of a file, where it has one.
fn judged(said: &[Said], at: usize) -> Option<Round<'_>> {
    said.get(at).filter(|it| it.is_news()).map(Round::Judged)
}

/// Looks at every file, and again at those of which siblings have something to say; `look` is told
/// the place of the file.
pub(super) fn look<T: Look>(
    files: &[File],
    compare: Compare,
    look: impl Fn(usize, &File, Round) -> T + Sync,
) -> All<T> {
    let all = files.par_iter().enumerate().map(|(at, file)| look(at, file, compare.first()));
    let mut all: Vec<T> = all.collect();
    if compare != Compare::Everything {
        return All { compare, all, said: Vec::new() };
    }
    let beside = beside::facts(files);
    let facts = all.iter().map(Look::facts).chain(beside.iter().map(Some));
    let mut said = judge(&facts.collect::<Vec<_>>());
    // What is said of the others is none of this run's matter.
    said.truncate(all.len());
    all.par_iter_mut().zip(files).enumerate().for_each(|(at, (it, file))| {
        match judged(&said, at) {
            Some(round) => it.look_again(look(at, file, round)),
            None => said.get(at).into_iter().for_each(|said| it.compared(&said.compared)),
        }
    });
    All { compare, all, said }
}

/// Says that articles were not compared, where that was asked for.
pub(super) fn tell(selection: &SelectionArgs) {
    if selection.rules.no_project {
        output::note(
            "each article was looked at alone (--no-project): not compared with its siblings",
        );
    }
}
