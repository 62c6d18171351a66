//! Comparing what both sides hold, in any order.

/// What stands on one side only, as indexes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Indexes of the source's things that the target has none for.
    pub missing: Vec<usize>,
    /// Indexes of the target's things that the source has none for.
    pub extra: Vec<usize>,
}

impl Difference {
    /// Takes a missing thing and an extra one that stand for each other, as long as there are both:
    /// the most similar ones first, by `similarity`.
    pub fn take_pair(
        &mut self,
        similarity: impl Fn(usize, usize) -> f64,
    ) -> Option<(usize, usize)> {
        let (mut best, mut found) = (-1.0, None);
        // Beyond a handful the order of the text serves as well as the best match.
        for (m, &missing) in self.missing.iter().enumerate().take(8) {
            for (e, &extra) in self.extra.iter().enumerate().take(8) {
                let value = similarity(missing, extra);
                if value > best {
                    (best, found) = (value, Some((m, e)));
                }
            }
        }
        let (m, e) = found?;
        Some((self.missing.remove(m), self.extra.remove(e)))
    }
}

/// A segment in which more differs than this is broken as a whole; more tells nobody more.
const MOST_TOLD: usize = 16;

/// Compares two lists by key. Of equal things the first ones count as matched.
pub(super) fn difference<K: Ord>(source: &[K], target: &[K]) -> Difference {
    if source == target {
        return Difference::default();
    }
    let mut difference = Difference::default();
    let (left, right) = (sorted(source), sorted(target));
    let (mut l, mut r) = (0, 0);
    while l < left.len() || r < right.len() {
        let order = match (left.get(l), right.get(r)) {
            (Some(&a), Some(&b)) => source[a].cmp(&target[b]),
            (Some(_), None) => std::cmp::Ordering::Less,
            _ => std::cmp::Ordering::Greater,
        };
        if order.is_le() {
            if order.is_lt() {
                difference.missing.push(left[l]);
            }
            l += 1;
        }
        if order.is_ge() {
            if order.is_gt() {
                difference.extra.push(right[r]);
            }
            r += 1;
        }
    }
    difference.missing.sort_unstable();
    difference.extra.sort_unstable();
    difference.missing.truncate(MOST_TOLD);
    difference.extra.truncate(MOST_TOLD);
    difference
}

fn sorted<K: Ord>(keys: &[K]) -> Vec<usize> {
    let mut indexes: Vec<usize> = (0..keys.len()).collect();
    indexes.sort_by_key(|&index| (&keys[index], index));
    indexes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_free_and_numbers_count() {
        assert_eq!(difference(&["a", "b"], &["b", "a"]), Difference::default());
        let found = difference(&["a", "b", "b"], &["b", "c", "a", "c"]);
        assert_eq!(found, Difference { missing: vec![2], extra: vec![1, 3] });
    }

    #[test]
    fn the_most_similar_are_paired() {
        let mut found = Difference { missing: vec![0, 1], extra: vec![0] };
        let pair = found.take_pair(|missing, _| if missing == 1 { 0.9 } else { 0.1 });
        assert_eq!(pair, Some((1, 0)));
        assert_eq!(found.take_pair(|_, _| 1.0), None);
        assert_eq!(found.missing, [0]);
    }
}
