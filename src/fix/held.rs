//! What of an article no fix may touch.

use crate::article::ByteRange;
use crate::diagnostic::Fix;

/// Parts of an article that stay as they are.
#[derive(Debug, Clone, Default)]
pub struct Held {
    /// After [`Held::settle`] sorted, and none meets another.
    ranges: Vec<ByteRange>,
}

impl Held {
    /// Brings the parts in order, once all of them are there.
    pub fn settle(&mut self) {
        self.ranges.sort_unstable();
        self.ranges.dedup_by(|next, it| {
            let meets = next.start <= it.end;
            if meets {
                it.end = it.end.max(next.end);
            }
            meets
        });
    }

    /// Whether an edit of a fix touches one of the parts, or stands at its edge.
    pub fn meets(&self, fix: &Fix) -> bool {
        fix.edits.iter().any(|edit| {
            let next = self.ranges.partition_point(|it| it.end < edit.range.start);
            self.ranges.get(next).is_some_and(|it| it.start <= edit.range.end)
        })
    }
}

impl Extend<ByteRange> for Held {
    /// Adds parts; empty ones are none.
    fn extend<T: IntoIterator<Item = ByteRange>>(&mut self, ranges: T) {
        self.ranges.extend(ranges.into_iter().filter(|it| !it.is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Edit;

    #[test]
    fn edits_in_and_at_held_parts_are_known() {
        let mut held = Held::default();
        held.extend([(20, 30), (4, 6), (5, 9), (40, 40)].map(|it| ByteRange::new(it.0, it.1)));
        held.settle();
        let meets = |at: usize| held.meets(&Fix::safe(vec![Edit::insert(at, "x")]));
        let known: Vec<usize> = (0..50).filter(|it| meets(*it)).collect();
        assert_eq!(known, (4..=9).chain(20..=30).collect::<Vec<_>>());
    }
}
