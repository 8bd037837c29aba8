//! What was published must come out of the example, whatever the seed.

use std::collections::BTreeMap;

use super::*;

fn share(n: usize, of: usize) -> usize {
    (200 * n + of) / (2 * of)
}

#[test]
fn the_published_figures_come_out_of_every_seed() {
    for seed in [1, 2, 2023, u32::MAX] {
        let people = people(Seed(seed));
        assert_eq!(people.len(), 1700);
        let answers: Vec<&Answers> = people.iter().filter_map(|person| person.answers.as_ref()).collect();
        assert_eq!(answers.len(), 761);
        let count = |codes: &[u8]| answers.iter().filter(|a| codes.contains(&a.outcome)).count();
        assert_eq!([count(&[4, 5]), count(&[3]), count(&[1, 2])], [411, 160, 190]);
        assert_eq!([share(411, 761), share(160, 761), share(190, 761)], [54, 21, 25]);
        let friendly = |codes: &[u8]| {
            answers.iter().filter(|a| a.items[0].is_some_and(|code| codes.contains(&code))).count()
        };
        let valid = friendly(&[1, 2, 3, 4, 5]);
        assert_eq!([share(friendly(&[4, 5]), valid), share(friendly(&[1, 2]), valid)], [73, 11]);
    }
}

#[test]
fn the_published_groups_are_the_most_dissatisfied() {
    for seed in [1, 2, 3, 2023] {
        let mut red: BTreeMap<u8, (usize, usize)> = BTreeMap::new();
        for person in people(Seed(seed)) {
            let Some(answers) = person.answers else { continue };
            let (dissatisfied, all) = red.entry(person.group).or_default();
            *dissatisfied += usize::from(answers.outcome <= 2);
            *all += 1;
        }
        let mut shown: Vec<(f64, u8)> = red
            .into_iter()
            .filter(|(_, (_, all))| *all >= 5)
            .map(|(group, (dissatisfied, all))| (dissatisfied as f64 / all as f64, group))
            .collect();
        shown.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut most: Vec<u8> = shown[..3].iter().map(|(_, group)| *group).collect();
        most.sort_unstable();
        assert_eq!(most, [3, 8, 9], "seed {seed}: {shown:?}");
    }
}

#[test]
fn groups_add_up_and_two_are_too_small_to_show() {
    let sum = |part: fn(&content::Group) -> u16| GROUPS.iter().map(|g| usize::from(part(g))).sum::<usize>();
    assert_eq!((sum(|g| g.invited), sum(|g| g.answered)), (INVITED, ANSWERED));
    assert_eq!(GROUPS.iter().filter(|group| group.answered < 5).count(), 2);
    assert!(ITEMS.iter().all(|item| usize::from(item.counts.iter().sum::<u16>()) <= ANSWERED));
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_gives_others() {
    let bytes = |seed| survey(Seed(seed)).into_iter().map(|source| source.bytes).collect::<Vec<_>>();
    assert_eq!(bytes(5), bytes(5));
    assert_ne!(bytes(5)[0], bytes(6)[0]);
    assert!(survey(Seed(5)).iter().all(|source| source.name.starts_with("opdigtet-eksempel")));
}
