//! Calls in, the next call out: one at a time, and of each kind only the newest.

use std::collections::VecDeque;

use crate::protocol::{Ask, Call};

/// What waits before the worker. A newer question of a kind replaces an older one that has not been sent.
#[derive(Debug, Default)]
pub struct Queue {
    line: Line,
    open: Option<Call>,
    revise: Option<Call>,
    analyse: Option<Call>,
    publish: Option<Call>,
    /// Documents of what was settled before: none replaces another.
    write: VecDeque<Call>,
    pack: Option<Call>,
    fingerprint: Option<Call>,
    rehearse: Option<Call>,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum Line {
    /// The worker has not said that it is there.
    #[default]
    Closed,
    Free,
    Busy,
}

impl Queue {
    pub fn ready(&mut self) {
        self.line = Line::Free;
    }

    pub fn done(&mut self) {
        self.line = Line::Free;
    }

    pub fn push(&mut self, call: Call) {
        match call.ask {
            // What waits for the study before is not worth asking any more.
            Ask::Open { .. } => {
                (self.revise, self.analyse, self.publish, self.rehearse) = (None, None, None, None);
                (self.pack, self.fingerprint) = (None, None);
                self.open = Some(call);
            }
            Ask::Revise { .. } => {
                self.publish = None;
                self.revise = Some(call);
            }
            Ask::Analyse { .. } => {
                self.publish = None;
                self.analyse = Some(call);
            }
            Ask::Publish { .. } => self.publish = Some(call),
            Ask::Write { .. } => self.write.push_back(call),
            Ask::Pack { .. } => self.pack = Some(call),
            Ask::Fingerprint { .. } => self.fingerprint = Some(call),
            // Parts of a bootstrap do not wait: they are made when nothing else is asked for.
            Ask::Replicates { .. } | Ask::Finish { .. } => {}
            // A reader who has begun needs no rehearsal.
            Ask::Rehearse if self.open.is_some() => {}
            Ask::Rehearse => self.rehearse = Some(call),
        }
    }

    /// Takes the worker for what is not in the queue, if it is free and nothing waits.
    pub fn spare(&mut self) -> bool {
        let Queue { open, revise, analyse, publish, pack, fingerprint, rehearse, .. } = &*self;
        let waiting = [open, revise, analyse, publish, pack, fingerprint, rehearse];
        let spare =
            self.line == Line::Free && self.write.is_empty() && waiting.iter().all(|call| call.is_none());
        if spare {
            self.line = Line::Busy;
        }
        spare
    }

    /// The next call, if the worker is free for it. Opening comes first, then decisions, then questions, then
    /// which files they are, then what leaves.
    pub fn next(&mut self) -> Option<Call> {
        if self.line != Line::Free {
            return None;
        }
        let Queue { open, revise, analyse, publish, write, pack, fingerprint, rehearse, .. } = self;
        let asked = [open, revise, analyse, fingerprint, publish].into_iter().find_map(Option::take);
        let call = asked.or_else(|| write.pop_front()).or_else(|| pack.take()).or_else(|| rehearse.take())?;
        self.line = Line::Busy;
        Some(call)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Material, Ticket};

    fn open(ticket: u32) -> Call {
        let material = Material::Example;
        Call { ticket: Ticket(ticket), ask: Ask::Open { material, history: Vec::new() } }
    }

    fn revise(ticket: u32) -> Call {
        Call { ticket: Ticket(ticket), ask: Ask::Revise { history: Vec::new() } }
    }

    fn analyse(ticket: u32) -> Call {
        Call { ticket: Ticket(ticket), ask: Ask::Analyse { settings: Box::default() } }
    }

    fn next(queue: &mut Queue) -> Option<u32> {
        queue.next().map(|call| call.ticket.0)
    }

    #[test]
    fn nothing_is_sent_before_the_worker_is_ready_and_one_at_a_time_after() {
        let mut queue = Queue::default();
        queue.push(open(1));
        assert_eq!(next(&mut queue), None);
        queue.ready();
        queue.push(analyse(2));
        assert_eq!(next(&mut queue), Some(1));
        assert_eq!(next(&mut queue), None);
        queue.done();
        assert_eq!(next(&mut queue), Some(2));
    }

    #[test]
    fn a_newer_question_replaces_an_older_one_of_its_kind() {
        let mut queue = Queue::default();
        queue.ready();
        for call in [revise(1), analyse(2), revise(3), analyse(4)] {
            queue.push(call);
        }
        assert_eq!(next(&mut queue), Some(3));
        queue.done();
        assert_eq!(next(&mut queue), Some(4));
        queue.done();
        assert_eq!(next(&mut queue), None);
    }

    #[test]
    fn opening_drops_the_questions_to_the_study_before() {
        let mut queue = Queue::default();
        queue.ready();
        queue.push(revise(1));
        queue.push(open(2));
        assert_eq!(next(&mut queue), Some(2));
        queue.done();
        assert_eq!(next(&mut queue), None);
    }
}
