//! Whole numbers that are unknown, sums of them that are known, and one solution in; whether there is another with a
//! wanted property out.
//!
//! Exact: intervals are tightened until nothing more follows (bounds propagation), then the search branches around the
//! known solution, repairing one broken sum at a time. It is bounded by work, never by a clock, so that the same tables
//! give the same answer on every machine.

/// How much may still be done; one unit is one term of one sum looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    pub left: u64,
}

impl Work {
    pub fn spend(&mut self, units: usize) {
        self.left = self.left.saturating_sub(units as u64);
    }

    fn take(&mut self, terms: usize) -> bool {
        let cost = terms as u64 + 1;
        let enough = self.left >= cost;
        self.left -= cost.min(self.left);
        enough
    }
}

/// `low <= sum of factor * number <= high`, factors being 1 and -1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    pub terms: Vec<(usize, i64)>,
    pub low: i64,
    pub high: i64,
}

impl Constraint {
    pub fn equal(terms: Vec<(usize, i64)>, value: i64) -> Self {
        Constraint { terms, low: value, high: value }
    }

    fn holds(&self, sum: i64) -> bool {
        (self.low..=self.high).contains(&sum)
    }

    /// What must be added to `sum`.
    fn lacks(&self, sum: i64) -> i64 {
        if sum < self.low { self.low - sum } else { self.high.min(sum) - sum }
    }

    pub fn at_least(numbers: &[usize], value: i64) -> Self {
        Constraint { terms: numbers.iter().map(|&k| (k, 1)).collect(), low: value, high: i64::MAX / 4 }
    }

    pub fn at_most(numbers: &[usize], value: i64) -> Self {
        Constraint { terms: numbers.iter().map(|&k| (k, 1)).collect(), low: i64::MIN / 4, high: value }
    }
}

/// Unknown numbers from 0 to `most`, and what is known of their sums.
#[derive(Debug, Clone, Default)]
pub struct System {
    /// Near which to look first; a solution, or close to one.
    pub truth: Vec<i64>,
    pub most: i64,
    pub known: Vec<Constraint>,
    /// By number, the sums it is in: made by [`System::ready`].
    of_number: Vec<Vec<usize>>,
}

/// What a search came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    Found,
    Impossible,
    /// The work allowed was done before it was known.
    Unknown,
}

/// Work allowed to one search.
const ONE_SEARCH: u64 = 8_000;

/// Numbers that a repair may change: what is to be found lies near the known solution.
const CHANGED: u32 = 16;

/// Changes that one repair tries.
const TRIED: u32 = 200;

/// Steps from the known solution; the stack of a browser is short.
const DEEPEST: u32 = 200;

impl System {
    #[must_use]
    pub fn of(truth: Vec<i64>, most: i64, known: Vec<Constraint>) -> System {
        let mut of_number = vec![Vec::new(); truth.len()];
        for (place, constraint) in known.iter().enumerate() {
            for &(k, _) in &constraint.terms {
                of_number[k].push(place);
            }
        }
        System { truth, most, known, of_number }
    }

    pub fn terms(&self) -> usize {
        self.known.iter().map(|constraint| constraint.terms.len()).sum()
    }

    /// Between what limits each number must lie, as far as one sum after the other tells; all, where the work ends.
    pub fn limits(&self, work: &mut Work) -> Vec<(i64, i64)> {
        let all: Vec<&Constraint> = self.known.iter().collect();
        let queue = (0..all.len()).collect();
        let mut bounds = vec![(0, self.most); self.truth.len()];
        let mut tree = Tree { all, of_number: &self.of_number, truth: &self.truth, work, found: Vec::new() };
        // Every step is right by itself, be it the last or not.
        let _ = tree.tighten(&mut bounds, queue);
        bounds
    }

    /// Whether there are numbers that agree with all sums and with `wish`.
    pub fn search(&self, wish: &[Constraint], work: &mut Work) -> Search {
        self.solution(wish, work).0
    }

    /// The numbers too, where they were found.
    pub fn solution(&self, wish: &[Constraint], work: &mut Work) -> (Search, Vec<i64>) {
        let all: Vec<&Constraint> = self.known.iter().chain(wish).collect();
        let mut of_number = Vec::new();
        let of_number = if wish.is_empty() {
            &self.of_number
        } else {
            of_number.clone_from(&self.of_number);
            for (place, constraint) in wish.iter().enumerate() {
                for &(k, _) in &constraint.terms {
                    of_number[k].push(self.known.len() + place);
                }
            }
            &of_number
        };
        work.spend(self.truth.len());
        if let Some(near) = Repair::of(self, &all, of_number, work).made() {
            return (Search::Found, near);
        }
        let allowed = work.left.min(ONE_SEARCH);
        let mut own = Work { left: allowed };
        let mut tree = Tree { all, of_number, truth: &self.truth, work: &mut own, found: Vec::new() };
        let bounds = vec![(0, self.most); self.truth.len()];
        let queue = (0..tree.all.len()).collect();
        let outcome = tree.look(bounds, queue, 0);
        let found = std::mem::take(&mut tree.found);
        work.left -= allowed - own.left;
        (outcome, found)
    }
}

/// Changes a few numbers of a solution so that a wish comes true: quick where it can be, and silent where it cannot.
struct Repair<'a> {
    all: &'a [&'a Constraint],
    of_number: &'a [Vec<usize>],
    most: i64,
    numbers: Vec<i64>,
    changed: Vec<bool>,
    sums: Vec<i64>,
    broken: Vec<usize>,
    tried: u32,
    work: &'a mut Work,
}

impl<'a> Repair<'a> {
    fn of(
        system: &System,
        all: &'a [&'a Constraint],
        of_number: &'a [Vec<usize>],
        work: &'a mut Work,
    ) -> Repair<'a> {
        let sum = |constraint: &&Constraint| -> i64 {
            constraint.terms.iter().map(|&(k, factor)| factor * system.truth[k]).sum()
        };
        let sums: Vec<i64> = all.iter().map(sum).collect();
        let fails = |place: &usize| !all[*place].holds(sums[*place]);
        let broken = (0..all.len()).filter(fails).collect();
        work.spend(all.iter().map(|constraint| constraint.terms.len()).sum());
        Repair {
            all,
            of_number,
            most: system.most,
            numbers: system.truth.clone(),
            changed: vec![false; system.truth.len()],
            sums,
            broken,
            tried: 0,
            work,
        }
    }

    fn made(mut self) -> Option<Vec<i64>> {
        self.repair(0).then_some(self.numbers)
    }

    fn repair(&mut self, depth: u32) -> bool {
        let Some(&place) = self.broken.last() else { return true };
        if depth == CHANGED || self.tried >= TRIED || !self.work.take(self.all[place].terms.len()) {
            return false;
        }
        let constraint = self.all[place];
        let lacks = constraint.lacks(self.sums[place]);
        for &(k, factor) in &constraint.terms {
            let by = factor * lacks;
            let room = if by > 0 { self.most - self.numbers[k] } else { self.numbers[k] };
            let by = by.signum() * by.abs().min(room);
            if by == 0 || self.changed[k] || self.tried >= TRIED {
                continue;
            }
            self.tried += 1;
            self.changed[k] = true;
            let before = self.broken.clone();
            self.change(k, by);
            if self.repair(depth + 1) {
                return true;
            }
            self.change(k, -by);
            self.broken = before;
            self.changed[k] = false;
        }
        false
    }

    fn change(&mut self, k: usize, by: i64) {
        self.numbers[k] += by;
        self.work.spend(self.of_number[k].len());
        for &place in &self.of_number[k] {
            let constraint = self.all[place];
            let factor =
                constraint.terms.iter().find(|(number, _)| *number == k).map_or(0, |(_, factor)| *factor);
            self.sums[place] += factor * by;
            self.broken.retain(|other| *other != place);
            if !constraint.holds(self.sums[place]) {
                self.broken.push(place);
            }
        }
    }
}

type Bounds = Vec<(i64, i64)>;

struct Tree<'a> {
    all: Vec<&'a Constraint>,
    of_number: &'a [Vec<usize>],
    truth: &'a [i64],
    work: &'a mut Work,
    found: Vec<i64>,
}

impl Tree<'_> {
    fn look(&mut self, mut bounds: Bounds, queue: Vec<usize>, depth: u32) -> Search {
        if depth == DEEPEST {
            return Search::Unknown;
        }
        match self.tighten(&mut bounds, queue) {
            Search::Found => {}
            stopped => return stopped,
        }
        // Each sum is looked at for the next step.
        self.work.spend(self.of_number.iter().map(Vec::len).sum());
        let near: Vec<i64> =
            self.truth.iter().zip(&bounds).map(|(&value, &(low, high))| value.clamp(low, high)).collect();
        let Some((number, upwards)) = self.broken(&near, &bounds) else {
            self.found = near;
            return Search::Found;
        };
        let value = near[number];
        let branch = |towards: bool| {
            let mut half = bounds.clone();
            match (towards, upwards) {
                (true, true) => half[number].0 = value + 1,
                (true, false) => half[number].1 = value - 1,
                (false, true) => half[number].1 = value,
                (false, false) => half[number].0 = value,
            }
            half
        };
        let queue = self.of_number[number].clone();
        match self.look(branch(true), queue.clone(), depth + 1) {
            Search::Impossible => self.look(branch(false), queue, depth + 1),
            settled => settled,
        }
    }

    /// A number to move and whither: it stands in a sum that does not hold.
    fn broken(&self, near: &[i64], bounds: &Bounds) -> Option<(usize, bool)> {
        for constraint in &self.all {
            let sum: i64 = constraint.terms.iter().map(|&(k, factor)| factor * near[k]).sum();
            if constraint.holds(sum) {
                continue;
            }
            let more = sum < constraint.low;
            let movable = |&&(k, factor): &&(usize, i64)| {
                if more == (factor > 0) { near[k] < bounds[k].1 } else { near[k] > bounds[k].0 }
            };
            let room = |k: usize| bounds[k].1 - bounds[k].0;
            let best = constraint.terms.iter().filter(movable).max_by_key(|(k, _)| room(*k));
            if let Some(&(k, factor)) = best {
                return Some((k, more == (factor > 0)));
            }
        }
        None
    }

    /// `Found` here says: nothing speaks against it yet.
    fn tighten(&mut self, bounds: &mut Bounds, mut queue: Vec<usize>) -> Search {
        let mut waiting = vec![false; self.all.len()];
        for &place in &queue {
            waiting[place] = true;
        }
        while let Some(place) = queue.pop() {
            waiting[place] = false;
            let constraint = self.all[place];
            if !self.work.take(constraint.terms.len()) {
                return Search::Unknown;
            }
            let (mut least, mut most) = (0_i64, 0_i64);
            for &(k, factor) in &constraint.terms {
                let (low, high) = bounds[k];
                least += if factor > 0 { low } else { -high };
                most += if factor > 0 { high } else { -low };
            }
            if least > constraint.high || most < constraint.low {
                return Search::Impossible;
            }
            for &(k, factor) in &constraint.terms {
                let (low, high) = bounds[k];
                let (own_least, own_most) = if factor > 0 { (low, high) } else { (-high, -low) };
                let least_left = constraint.low - (most - own_most);
                let most_left = constraint.high - (least - own_least);
                let (new_low, new_high) =
                    if factor > 0 { (least_left, most_left) } else { (-most_left, -least_left) };
                let tight = (low.max(new_low), high.min(new_high));
                if tight.0 > tight.1 {
                    return Search::Impossible;
                }
                if tight != (low, high) {
                    bounds[k] = tight;
                    least += if factor > 0 { tight.0 - low } else { high - tight.1 };
                    most -= if factor > 0 { high - tight.1 } else { tight.0 - low };
                    for &other in &self.of_number[k] {
                        if !waiting[other] && other != place {
                            waiting[other] = true;
                            queue.push(other);
                        }
                    }
                }
            }
        }
        Search::Found
    }
}
