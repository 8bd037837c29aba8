//! All columns in, the response scale of each column whose labels are one out. Value labels are whole lists. Cells show
//! only what was chosen, so a column may take the scale of its battery, or of any column that holds all its labels.

use std::collections::BTreeMap;

use super::label_sets::Family;
use super::labels::{self, Order};
use super::profile::{Profile, Shape};
use super::wording;
use crate::order::InOrder;

/// The scale of each column, in the order of the columns.
#[must_use]
pub fn find(profiles: &[Profile]) -> Vec<Option<Order>> {
    let mut orders: Vec<Option<Order>> = vec![None; profiles.len()];
    let mut columns: Vec<Chosen> = Vec::new();
    // Batteries repeat one list of labels many times: each list is looked at once.
    let mut lists: BTreeMap<Vec<String>, Option<Order>> = BTreeMap::new();
    for (place, profile) in profiles.iter().enumerate() {
        if !profile.value_labels().is_empty() {
            let list: Vec<String> = profile
                .value_labels()
                .iter()
                .map(|(_, label)| label.clone())
                .filter(|label| !labels::is_beside(label))
                .collect();
            orders[place] = lists.entry(list).or_insert_with_key(|list| order_of_list(list)).clone();
        } else if profile.shape == Shape::Labels {
            columns.push(Chosen::of(place, profile));
        }
    }
    for (place, order) in of_cells(&columns) {
        orders[place] = Some(order);
    }
    orders
}

/// The list's order; where all but the last label are a known set, the last is something else ("Har ingen bil").
fn order_of_list(list: &[String]) -> Option<Order> {
    labels::order_of_all(list).or_else(|| {
        let (_, but_last) = list.split_last()?;
        labels::order_of_all(but_last).filter(|order| order.known)
    })
}

/// What was chosen in one column, or in a battery: key to label and answers.
struct Chosen<'a> {
    place: usize,
    battery: Option<&'a str>,
    answers: BTreeMap<String, (String, u32)>,
}

impl<'a> Chosen<'a> {
    fn of(place: usize, profile: &'a Profile) -> Chosen<'a> {
        let mut answers: BTreeMap<String, (String, u32)> = BTreeMap::new();
        for seen in profile.real() {
            let label = seen.code.to_string();
            if labels::is_beside(&label) {
                continue;
            }
            answers.entry(wording::key(&label)).or_insert((label, 0)).1 += seen.n;
        }
        Chosen { place, battery: profile.battery.as_deref(), answers }
    }

    fn keys(&self) -> Vec<String> {
        self.answers.keys().cloned().collect()
    }
}

fn of_cells(columns: &[Chosen]) -> Vec<(usize, Order)> {
    let mut found: Vec<(usize, Order)> = Vec::new();
    // A battery together shows more of its scale than any of its columns.
    let mut batteries: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, column) in columns.iter().enumerate() {
        if let Some(battery) = column.battery {
            batteries.entry(battery).or_default().push(at);
        }
    }
    let mut done = vec![false; columns.len()];
    for members in batteries.values().filter(|members| members.len() >= 2) {
        let mut together: BTreeMap<String, (String, u32)> = BTreeMap::new();
        for (key, (label, n)) in members.iter().flat_map(|&at| &columns[at].answers) {
            together.entry(key.clone()).or_insert((label.clone(), 0)).1 += n;
        }
        if let Some(order) = order_of(&together) {
            for &at in members {
                done[at] = true;
                found.push((columns[at].place, order.clone()));
            }
        }
    }
    // Then the columns that show most, so that those that show less can borrow.
    let mut rest: Vec<usize> = (0..columns.len()).filter(|&at| !done[at]).collect();
    rest.order_by_key(|&at| (std::cmp::Reverse(columns[at].answers.len()), columns[at].keys()));
    let mut scales: Vec<Order> = Vec::new();
    for (_, order) in &found {
        if !scales.contains(order) {
            scales.push(order.clone());
        }
    }
    for at in rest {
        let column = &columns[at];
        let keys = column.keys();
        // One label tells something only where its words are of degree: "Ja" stands in many lists.
        let tells =
            keys.len() >= 2 || keys.iter().any(|key| labels::family(key).is_some_and(|f| f != Family::YesNo));
        let borrowed = scales.iter().filter(|scale| tells && scale.holds(&keys));
        let narrowest = borrowed.min_by_key(|scale| (scale.steps.len(), scale.steps[0].key.clone())).cloned();
        if let Some(order) = narrowest.or_else(|| order_of(&column.answers)) {
            if !scales.contains(&order) {
                scales.push(order.clone());
            }
            found.push((column.place, order));
        }
    }
    found
}

/// The order of what was chosen. Where the whole has none, without the rare texts that people wrote in themselves.
fn order_of(answers: &BTreeMap<String, (String, u32)>) -> Option<Order> {
    let n: u32 = answers.values().map(|(_, n)| n).sum();
    let rare = |answers: u32| answers <= 2.max(n / 100);
    let seen = |keep: &dyn Fn(&str, u32) -> bool| -> Option<Order> {
        let kept: Vec<&(String, u32)> = answers.values().filter(|(label, n)| keep(label, *n)).collect();
        let left: u32 = kept.iter().map(|(_, n)| n).sum();
        if kept.len() < answers.len() && (kept.len() < 3 || left * 100 < n * 97) {
            return None;
        }
        let labels: Vec<String> = kept.iter().map(|(label, _)| label.clone()).collect();
        labels::order_of_seen(&labels, n)
    };
    seen(&|_, _| true)
        .or_else(|| seen(&|label, n| labels::has_place(label) || !rare(n)))
        .or_else(|| seen(&|_, n| !rare(n)))
}
