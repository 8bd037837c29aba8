//! Pieces of a page in, each built in a frame of its own out, so that no long table keeps the reader waiting.

use leptos::prelude::*;

/// Counts frames from 0. Made once for a step: when a new answer comes in, all pieces are due and are changed in place,
/// so that neither the focus nor the scroll position is lost.
#[derive(Clone, Copy)]
pub struct Turns {
    now: RwSignal<usize>,
    last: RwSignal<usize>,
}

impl Turns {
    pub fn new() -> Self {
        Turns { now: RwSignal::new(0), last: RwSignal::new(0) }
    }

    /// `last`: the turn of the last piece.
    pub fn to(self, last: usize) {
        let waiting = self.last.get_untracked() > self.now.get_untracked();
        self.last.update_untracked(|before| *before = last.max(*before));
        if !waiting {
            self.next();
        }
    }

    fn next(self) {
        // The page may have gone on to another step, and the counters with it.
        let (Some(now), Some(last)) = (self.now.try_get_untracked(), self.last.try_get_untracked()) else {
            return;
        };
        if last > now {
            request_animation_frame(move || {
                if self.now.try_set(now + 1).is_none() {
                    self.next();
                }
            });
        }
    }

    /// What is built so many turns before the last, which is known when others have said what theirs is.
    pub fn before_last(self, back: usize, build: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        let due = Memo::new(move |before: Option<&bool>| {
            let (now, last) = (self.now.get(), self.last.get_untracked());
            before.copied().unwrap_or(false) || last > 0 && now + back >= last
        });
        (move || due.get().then(&build)).into_any()
    }

    /// What is built when its turn comes, once.
    pub fn at(self, turn: usize, build: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        let due = Memo::new(move |_| self.now.get() >= turn);
        (move || due.get().then(&build)).into_any()
    }
}
