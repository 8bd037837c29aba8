//! Places for each text in, the choice out that shows most texts at the least cost, with no two in each other's way.

use crate::geometry::{Rect, Spot, lines_cross};

/// Between a text and what is not its own.
pub(super) const APART: f64 = 4.0;
const STEPS_PER_TEXT: usize = 150;

#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub lines: usize,
    pub rect: Rect,
    pub leader: Option<(Spot, Spot)>,
    pub cost: f64,
}

impl Candidate {
    /// Beyond this it touches nothing.
    fn reach(&self) -> Rect {
        let rect = self.rect.grown(APART);
        let Some((start, end)) = self.leader else { return rect };
        Rect {
            left: rect.left.min(start.x).min(end.x),
            right: rect.right.max(start.x).max(end.x),
            top: rect.top.min(start.y).min(end.y),
            bottom: rect.bottom.max(start.y).max(end.y),
        }
    }
}

/// A text's wrappings and the places for them.
#[derive(Default)]
pub(super) struct Choice {
    pub wrappings: Vec<Vec<String>>,
    pub candidates: Vec<Candidate>,
    /// What it costs to leave it to the key.
    pub absent: f64,
}

/// Which candidate each text takes. Starts from the cheapest free ones; then one text at a time moves to a place by
/// chance, driving out what is in its way, which looks for another; what made it worse is taken back, save now and then
/// in the beginning (simulated annealing).
pub(super) fn search(choices: &[Choice]) -> Vec<Option<usize>> {
    let mut board = Board::new(choices);
    let mut order: Vec<usize> = (0..choices.len()).collect();
    // The fewer places a text has, the earlier it chooses.
    order.sort_by_key(|&i| (choices[i].candidates.len(), i));
    for &i in &order {
        board.take_cheapest_free(i);
    }
    let mut best = (board.cost, board.chosen.clone());
    let mut draw = Draw(0x5EED_CA4D);
    let steps = STEPS_PER_TEXT * choices.len();
    for step in 0..steps {
        let i = draw.below(choices.len());
        let places = choices[i].candidates.len();
        if places == 0 {
            continue;
        }
        let (before, cost_before) = (board.chosen.clone(), board.cost);
        board.put(i, draw.below(places));
        let heat = 12.0 * (1.0 - step as f64 / steps as f64);
        if board.cost > cost_before + heat * draw.part() * draw.part() {
            board.restore(&before);
        } else if board.cost < best.0 {
            best = (board.cost, board.chosen.clone());
        }
    }
    board.restore(&best.1);
    // What came free at the last.
    for &i in &order {
        board.take_cheapest_free(i);
    }
    board.chosen
}

/// Where the texts stand, and what that bars.
struct Board<'a> {
    choices: &'a [Choice],
    /// Where each text's candidates begin among all.
    first: Vec<usize>,
    /// Of each candidate of all: those of other texts that clash with it.
    clashes: Vec<Vec<u32>>,
    /// Of each candidate: how many chosen ones clash with it.
    barred: Vec<u32>,
    text_of: Vec<usize>,
    chosen: Vec<Option<usize>>,
    cost: f64,
}

impl<'a> Board<'a> {
    fn new(choices: &'a [Choice]) -> Self {
        let mut first = Vec::with_capacity(choices.len());
        let (mut all, mut text_of) = (Vec::new(), Vec::new());
        for (text, choice) in choices.iter().enumerate() {
            first.push(all.len());
            all.extend(&choice.candidates);
            text_of.resize(all.len(), text);
        }
        Board {
            choices,
            first,
            clashes: clashes(&all, &text_of),
            barred: vec![0; all.len()],
            text_of,
            chosen: vec![None; choices.len()],
            cost: choices.iter().map(|choice| choice.absent).sum(),
        }
    }

    fn choose(&mut self, text: usize, candidate: Option<usize>) {
        let cost_of = |candidate: Option<usize>| {
            candidate.map_or(self.choices[text].absent, |c| self.choices[text].candidates[c].cost)
        };
        self.cost += cost_of(candidate) - cost_of(self.chosen[text]);
        if let Some(old) = self.chosen[text] {
            for &other in &self.clashes[self.first[text] + old] {
                self.barred[other as usize] -= 1;
            }
        }
        if let Some(new) = candidate {
            for &other in &self.clashes[self.first[text] + new] {
                self.barred[other as usize] += 1;
            }
        }
        self.chosen[text] = candidate;
    }

    /// Whatever stands there goes elsewhere.
    fn put(&mut self, text: usize, candidate: usize) {
        self.choose(text, None);
        let place = self.first[text] + candidate;
        let mut driven_out: Vec<usize> = Vec::new();
        if self.barred[place] > 0 {
            for &other in &self.clashes[place] {
                let (other, owner) = (other as usize, self.text_of[other as usize]);
                if self.chosen[owner] == Some(other - self.first[owner]) {
                    driven_out.push(owner);
                }
            }
        }
        for &other in &driven_out {
            self.choose(other, None);
        }
        self.choose(text, Some(candidate));
        for other in driven_out {
            self.take_cheapest_free(other);
        }
    }

    /// A text moves to its cheapest free place if that is cheaper than where it is.
    fn take_cheapest_free(&mut self, text: usize) {
        let first = self.first[text];
        let free = (0..self.choices[text].candidates.len()).find(|place| self.barred[first + place] == 0);
        if let Some(free) = free
            && self.chosen[text].is_none_or(|now| free < now)
        {
            self.choose(text, Some(free));
        }
    }

    fn restore(&mut self, chosen: &[Option<usize>]) {
        for (text, &candidate) in chosen.iter().enumerate() {
            if self.chosen[text] != candidate {
                self.choose(text, None);
            }
        }
        for (text, &candidate) in chosen.iter().enumerate() {
            if self.chosen[text] != candidate {
                self.choose(text, candidate);
            }
        }
    }
}

/// Those of other texts that each candidate clashes with. Looked for from left to right, so that only what stands above
/// or below one another is compared.
fn clashes(all: &[&Candidate], text_of: &[usize]) -> Vec<Vec<u32>> {
    let reach: Vec<Rect> = all.iter().map(|candidate| candidate.reach()).collect();
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by(|&a, &b| reach[a].left.total_cmp(&reach[b].left));
    let mut clashes: Vec<Vec<u32>> = vec![Vec::new(); all.len()];
    for (place, &a) in order.iter().enumerate() {
        for &b in order[place + 1..].iter().take_while(|&&b| reach[b].left < reach[a].right) {
            if text_of[a] != text_of[b] && reach[a].overlaps(&reach[b]) && clash(all[a], all[b]) {
                clashes[a].push(b as u32);
                clashes[b].push(a as u32);
            }
        }
    }
    clashes
}

fn clash(a: &Candidate, b: &Candidate) -> bool {
    a.rect.grown(APART).overlaps(&b.rect)
        || a.leader.is_some_and(|(start, end)| b.rect.grown(2.0).cut_by(start, end))
        || b.leader.is_some_and(|(start, end)| a.rect.grown(2.0).cut_by(start, end))
        || matches!((a.leader, b.leader), (Some(a), Some(b)) if lines_cross(a, b))
}

/// SplitMix64, by Steele, Lea & Flood (2014): the same map has the same texts everywhere.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
