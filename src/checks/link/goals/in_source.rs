//! Where the source of a segment leads, and whether a fault of a link is the source's own.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::article::ByteRange;
use crate::inline::Tree;
use crate::pages::{Destination, Start};

/// Where the source of a segment leads.
pub(super) struct Source<'t> {
    tree: &'t Tree<'t>,
    destinations: OnceCell<HashSet<&'t str>>,
    files: OnceCell<HashSet<(Start, String)>>,
    places: OnceCell<HashMap<Place, ByteRange>>,
}

/// What a destination means, as far as a fault depends on it.
#[derive(PartialEq, Eq, Hash)]
enum Place {
    /// A file, with the letters as they are written.
    File(Start, String),
    /// An anchor, whatever the capitals.
    Anchor(Start, String, String),
}

/// What of a destination is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    File,
    Anchor,
}

impl<'t> Source<'t> {
    pub fn of(tree: &'t Tree<'t>) -> Self {
        let (destinations, files, places) = Default::default();
        Self { tree, destinations, files, places }
    }

    fn all(&self) -> impl Iterator<Item = (&'t str, ByteRange)> + use<'t> {
        let all = self.tree.links().chain(self.tree.images());
        all.map(|(_, _, it)| (&*it.destination, it.written))
    }

    /// Whether it leads to the same place, or at least to the same file.
    pub fn leads_to(&self, destination: &str) -> bool {
        let file = |it: &str| Destination::read(it).map(|it| (it.start, it.path.to_lowercase()));
        let files = || self.all().filter_map(|it| file(it.0)).collect();
        self.destinations.get_or_init(|| self.all().map(|it| it.0).collect()).contains(destination)
            || file(destination).is_some_and(|it| self.files.get_or_init(files).contains(&it))
    }

    /// Where it has a destination with the same part, if it has.
    pub fn place_of(&self, destination: &Destination, part: Part) -> Option<ByteRange> {
        let place = Place::of(destination, part)?;
        self.places.get_or_init(|| self.places()).get(&place).copied()
    }

    fn places(&self) -> HashMap<Place, ByteRange> {
        let mut found = HashMap::new();
        for (destination, written) in self.all() {
            let Some(destination) = Destination::read(destination) else { continue };
            for part in [Part::File, Part::Anchor] {
                if let Some(place) = Place::of(&destination, part) {
                    found.entry(place).or_insert(written);
                }
            }
        }
        found
    }
}

impl Place {
    fn of(destination: &Destination, part: Part) -> Option<Self> {
        let (start, path) = (destination.start, &destination.path);
        Some(match part {
            Part::File => Self::File(start, path.clone()),
            Part::Anchor => {
                let anchor = destination.anchor.as_deref()?.to_lowercase();
                Self::Anchor(start, path.to_lowercase(), anchor)
            }
        })
    }
}
