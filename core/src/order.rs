//! A slice and a comparison in, the slice in order out.
//!
//! The standard library's sorts are written for speed and are copied into the wasm once per type and comparison, a few
//! kilobytes each; for lists of options and questions one copy over places does.

use std::cmp::Ordering;

/// Stable sorts of short lists. Arrays of numbers are sorted by the standard library.
pub(crate) trait InOrder<T> {
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> InOrder<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut from: Vec<usize> = (0..self.len()).collect();
        places(&mut from, &mut |a, b| compare(&self[a], &self[b]));
        for to in 0..self.len() {
            // What stood at `from[to]` may have been swapped away already: follow it to where it is now.
            let mut now = from[to];
            while now < to {
                now = from[now];
            }
            self.swap(to, now);
        }
    }
}

#[inline(never)]
fn places(from: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    from.sort_by(|&a, &b| compare(a, b));
}

#[cfg(test)]
mod tests {
    use super::InOrder;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_sorts(list in prop::collection::vec((0..5_u8, any::<u16>()), 0..60)) {
            let (mut ours, mut theirs) = (list.clone(), list);
            ours.order_by_key(|(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(&ours, &theirs);
            ours.order();
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
