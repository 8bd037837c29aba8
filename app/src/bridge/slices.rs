//! A bootstrap that several workers share: how fast they are in, who makes which replicates out; their numbers in, the
//! list in order out.

use std::ops::Range;

use svarkort_core::analysis::SettingsInput;

use crate::protocol::Ticket;

/// So long a worker makes replicates before it looks up: the longest that a cancelled one works on.
const SLICE_MS: f64 = 50.0;

/// Work that is over sooner is not worth another worker, who would have to read the files first.
const ALONE_MS: f64 = 100.0;

/// Between two answers with fewer replicates.
const PARTIAL_MS: f64 = 250.0;

const FIRST_SLICE: f64 = 32.0;
const FIRST_PARTIAL: u32 = 200;

/// The replicates of one question.
#[derive(Debug)]
pub struct Slices {
    pub ticket: Ticket,
    pub settings: Box<SettingsInput>,
    total: u32,
    next: u32,
    /// What a worker did not bring back.
    returned: Vec<Range<u32>>,
    made: Vec<(Range<u32>, Vec<f64>)>,
    done: u32,
    /// Replicates in a millisecond, by one worker.
    pace: f64,
    partial: u32,
    told: f64,
    finishing: bool,
}

impl Slices {
    /// `now`: milliseconds, as every time here.
    pub fn new(ticket: Ticket, settings: Box<SettingsInput>, total: u32, now: f64) -> Self {
        Slices {
            ticket,
            settings,
            total,
            next: 0,
            returned: Vec::new(),
            made: Vec::new(),
            done: 0,
            pace: FIRST_SLICE / SLICE_MS,
            partial: FIRST_PARTIAL,
            told: now,
            finishing: false,
        }
    }

    /// 0 to 1.
    pub fn share_done(&self) -> f64 {
        f64::from(self.done) / f64::from(self.total.max(1))
    }

    /// Some are made: how long they take is known.
    pub fn started(&self) -> bool {
        self.done > 0
    }

    pub fn complete(&self) -> bool {
        self.done == self.total
    }

    /// The next replicates for a worker; `None` where all are taken.
    pub fn take(&mut self, workers: u32) -> Option<Range<u32>> {
        if let Some(range) = self.returned.pop() {
            return Some(range);
        }
        let left = self.total - self.next;
        if left == 0 {
            return None;
        }
        #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "a count of replicates")]
        let count = (self.pace * SLICE_MS).round().max(1.0) as u32;
        let range = self.next..self.next + count.min(left.div_ceil(workers.max(1)));
        self.next = range.end;
        Some(range)
    }

    pub fn give_back(&mut self, range: Range<u32>) {
        self.returned.push(range);
    }

    pub fn put(&mut self, range: Range<u32>, numbers: Vec<f64>, took: f64) {
        self.pace = range.len() as f64 / took.max(1.0);
        self.done += range.end - range.start;
        self.made.push((range, numbers));
    }

    /// Whether there is enough left to do for one more worker.
    pub fn long(&self) -> bool {
        f64::from(self.total - self.next) / self.pace > ALONE_MS
    }

    /// The numbers from replicate 0 on as far as there is no gap, if an answer is to be made of them now.
    pub fn due(&mut self, now: f64) -> Option<Vec<f64>> {
        let partial = self.done >= self.partial && now - self.told >= PARTIAL_MS;
        if self.finishing || !(self.complete() || partial) {
            return None;
        }
        self.made.sort_by_key(|(range, _)| range.start);
        let mut end = 0;
        let mut numbers = Vec::new();
        for (range, part) in &self.made {
            if range.start != end {
                break;
            }
            end = range.end;
            numbers.extend_from_slice(part);
        }
        if end == 0 {
            return None;
        }
        self.partial = 2 * self.done;
        self.finishing = true;
        Some(numbers)
    }

    /// An answer was made.
    pub fn answered(&mut self, now: f64) {
        self.told = now;
        self.finishing = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slices(total: u32) -> Slices {
        Slices::new(Ticket(3), Box::default(), total, 0.0)
    }

    /// One number per replicate: its own.
    fn numbers(range: &Range<u32>) -> Vec<f64> {
        range.clone().map(f64::from).collect()
    }

    #[test]
    fn every_replicate_is_made_once_and_comes_back_in_order() {
        let mut job = slices(5000);
        let mut out = Vec::new();
        while let Some(range) = job.take(2) {
            out.push(range);
            if out.len() == 3 {
                let lost = out.pop().expect("three");
                job.give_back(lost);
                let late = out.remove(0);
                let soon = out.remove(0);
                job.put(soon.clone(), numbers(&soon), 50.0);
                job.put(late.clone(), numbers(&late), 20.0);
            }
        }
        assert!(job.due(0.0).is_none(), "some are still out, and no time has passed");
        for range in out {
            job.put(range.clone(), numbers(&range), 40.0);
        }
        assert!(job.complete());
        assert_eq!(job.due(0.0), Some(numbers(&(0..5000))));
        assert_eq!(job.due(0.0), None, "one at a time");
    }

    #[test]
    fn slices_take_about_as_long_each() {
        let mut job = slices(100_000);
        for _ in 0..5 {
            let range = job.take(2).expect("many left");
            let took = range.len() as f64 / 40.0;
            job.put(range.clone(), numbers(&range), took);
        }
        assert_eq!(job.take(2).map(|range| range.len()), Some(2000));
        let mut slow = slices(1000);
        let range = slow.take(1).expect("all left");
        slow.put(range.clone(), Vec::new(), 60_000.0);
        assert_eq!(slow.take(1).map(|range| range.len()), Some(1));
    }

    #[test]
    fn answers_with_fewer_come_at_a_pace() {
        let mut job = slices(10_000);
        let range = 0..300;
        job.next = 300;
        job.put(range.clone(), numbers(&range), 1.0);
        assert!(job.due(100.0).is_none());
        assert_eq!(job.due(300.0).map(|numbers| numbers.len()), Some(300));
        job.answered(310.0);
        assert!(job.due(1000.0).is_none(), "not before there are twice as many");
    }
}
