//! Things found out once for all threads.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// Nobody remembers more things than this of one kind; what comes later is found out every time.
const MOST_REMEMBERED: usize = 500_000;

/// What is known by key, found out when first asked for.
#[derive(Debug)]
pub(crate) struct Memo<K, V>(RwLock<HashMap<K, Arc<OnceLock<V>>>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K: Hash + Eq + Clone, V: Clone> Memo<K, V> {
    /// What is known by this key. Threads that ask for the same at once find it out once.
    pub fn get(&self, key: &K, find: impl FnOnce() -> V) -> V {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned();
        let cell = known.unwrap_or_else(|| {
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            match all.len() < MOST_REMEMBERED {
                true => Arc::clone(all.entry(key.clone()).or_default()),
                false => all.get(key).cloned().unwrap_or_default(),
            }
        });
        cell.get_or_init(find).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn many_threads_find_out_once() {
        let (memo, count) = (Memo::default(), AtomicUsize::new(0));
        let find = || count.fetch_add(1, Ordering::SeqCst);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| assert_eq!(memo.get(&"a", find), 0));
            }
        });
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }
}
