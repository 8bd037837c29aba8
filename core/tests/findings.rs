//! What is said of the numbers: the seeds' sentences, the licence behind them, and that no hidden cell is cited. Tests named
//! `capability_` hold a statement of the list of what the published surveys needed.

mod made;

use made::{Draws, all, answer, rating, single, survey};
use proptest::prelude::*;
use svarkort_core::analysis::{Analysis, Convention, SIGNIFICANCE, SettingsInput, TestName, TestOf};
use svarkort_core::codebook::Role;
use svarkort_core::findings::{Cell, CellField, Finding, Statement};
use svarkort_core::report::json;
use svarkort_core::survey::{Measured, Survey};
use svarkort_core::{Code, Language, Noted, Study, example};

fn example_by(groups: &[&str]) -> Noted<Analysis> {
    let study = Study::open(&example::sources(), &mut |_, _, _| {}).expect("the example opens");
    let asked = SettingsInput {
        groups: Some(groups.iter().map(|group| (*group).to_owned()).collect()),
        ..SettingsInput::default()
    };
    study.analyse(&asked, &mut |_, _, _| {}).expect("an answer")
}

/// The sentences of this kind, a space of any width as a space.
fn told(analysis: &Analysis, kind: &str, language: Language) -> Vec<String> {
    let of_kind = analysis.findings.iter().filter(|finding| finding.kind() == kind);
    of_kind.map(|finding| json::finding(finding, language).text.replace('\u{a0}', " ")).collect()
}

fn groups_of(name: &str, counts: &[(i64, usize)]) -> Measured {
    let codes: Vec<i64> = counts.iter().flat_map(|&(code, n)| vec![code; n]).collect();
    let options: Vec<i64> = counts.iter().map(|(code, _)| *code).collect();
    single(name, Role::Group, &options, &all(&codes))
}

fn by_centre() -> SettingsInput {
    SettingsInput { groups: Some(vec!["centre".to_owned()]), ..SettingsInput::default() }
}

#[test]
fn capability_03_themes_hold_their_questions() {
    let answer = example_by(&[]).value;
    assert_eq!(answer.themes.len(), 3);
    let items: usize = answer.themes.iter().map(|theme| theme.items.len()).sum();
    assert_eq!(items + 1, answer.items.len(), "every question but the overall one has a theme");
    for theme in &answer.themes {
        assert!(theme.alpha.is_some_and(|alpha| (0.6..0.95).contains(&alpha)), "{}", theme.name);
        assert!(theme.omega.is_some() && theme.n.is_some() && !theme.suppressed);
        assert_eq!(theme.needed as usize, theme.items.len().div_ceil(2));
    }
}

#[test]
fn capability_05_the_key_figures_are_sentences() {
    let answer = example_by(&[]).value;
    assert_eq!(
        told(&answer, "key_figure", Language::Da),
        [
            "54 pct. er tilfredse eller meget tilfredse, 21 pct. er hverken tilfredse eller utilfredse, og 25 pct. er utilfredse eller meget utilfredse (n = 761)."
        ]
    );
    let friendly = &told(&answer, "item", Language::Da)[0];
    assert!(friendly.starts_with("»Jeg bliver mødt med venlighed"), "{friendly}");
    assert!(friendly.contains("73 pct. er enige eller helt enige"), "{friendly}");
    assert!(friendly.contains("11 pct. er uenige eller helt uenige"), "{friendly}");
    // Danish labels in an English sentence are quoted, not bent.
    let english = &told(&answer, "key_figure", Language::En)[0];
    assert!(english.starts_with("54 per cent answer “Tilfreds” or “Meget tilfreds”"), "{english}");
    let finding = answer.findings.iter().find(|finding| finding.kind() == "key_figure").expect("there");
    let fields: Vec<CellField> = finding.cells.iter().map(|cell| cell.field).collect();
    assert_eq!(fields, [CellField::Favourable, CellField::Neutral, CellField::Unfavourable]);
    assert!(finding.test.is_none());
}

#[test]
fn capability_06_the_groups_that_are_less_satisfied_are_named() {
    let answer = example_by(&["ydelse"]).value;
    let below: Vec<String> = told(&answer, "group_below_others", Language::Da);
    for group in ["Aktivitetsparat kontanthjælp", "Jobafklaringsforløb", "Ressourceforløb"] {
        assert!(below.iter().any(|text| text.contains(group)), "{group}");
    }
    assert_eq!(below.len(), 3);
    assert!(below.iter().all(|text| text.contains("Mann-Whitney, p < 0,001 efter Holm")), "{below:?}");
    let best = told(&answer, "best_items", Language::Da);
    assert!(best[0].contains("venlighed") && best[0].contains("McNemar"), "{best:?}");
    assert_eq!(told(&answer, "worst_items", Language::Da).len(), 1);
}

#[test]
fn capability_20_staff_against_the_centre_by_the_same_respondents() {
    // Overall 3.4 and staff 3.7, of those who answered both.
    let centre: Vec<Option<i64>> = (0..100).map(|row| Some(if row < 60 { 3 } else { 4 })).collect();
    let staff: Vec<Option<i64>> =
        (0..110).map(|row| (row != 5).then_some(if row < 30 { 3 } else { 4 })).collect();
    let mut centre_of_all = centre.clone();
    centre_of_all.extend(vec![None; 10]);
    let made = survey(vec![
        rating("centre", Role::Outcome, 1, 5, &centre_of_all),
        rating("staff", Role::Item, 1, 5, &staff),
        rating("long", Role::Item, 0, 11, &vec![Some(7); 110]),
    ]);
    let answer = answer(&made, &SettingsInput::default()).value;
    // By default beside every item with the same answers; the eleven points are not.
    assert_eq!(answer.settings.pairs, [["centre".to_owned(), "staff".to_owned()]]);
    let figures = answer.pairs[0].figures.as_ref().expect("figures");
    assert_eq!(figures.n.0, 99);
    assert_eq!([figures.higher, figures.equal, figures.lower], [0, 69, 30]);
    assert!((figures.mean_a - 337.0 / 99.0).abs() < 1e-12 && (figures.mean_b - 367.0 / 99.0).abs() < 1e-12);
    let text = &told(&answer, "pair_differs", Language::Da)[0];
    assert_eq!(
        text,
        "»Label of staff« ligger højere (3,7) end »Label of centre« (3,4) hos de 99, der har besvaret begge (parret t-test, p < 0,001 efter Holm)."
    );
}

#[test]
fn pairs_on_different_scales_are_compared_by_index() {
    let (short, long): (Vec<Option<i64>>, Vec<Option<i64>>) =
        (0..40).map(|row| (Some(1 + row % 5), Some((row * 3) % 11))).unzip();
    let made =
        survey(vec![rating("short", Role::Outcome, 1, 5, &short), rating("long", Role::Item, 0, 11, &long)]);
    let asked = SettingsInput {
        pairs: Some(vec![["short".to_owned(), "long".to_owned()]]),
        ..SettingsInput::default()
    };
    let answer = answer(&made, &asked).value;
    let figures = answer.pairs[0].figures.as_ref().expect("figures");
    let index = |codes: &[Option<i64>], from: i64, last: i64| {
        codes.iter().flatten().map(|code| 100.0 * (code - from) as f64 / last as f64).sum::<f64>() / 40.0
    };
    assert!((figures.mean_a - index(&short, 1, 4)).abs() < 1e-9);
    assert!((figures.mean_b - index(&long, 0, 10)).abs() < 1e-9);
    assert!((figures.difference - (figures.mean_a - figures.mean_b)).abs() < 1e-9);
}

/// Five centres; `first` is best in three of them, `second` in two, and the outcome falls from centre to centre.
fn five_centres() -> Survey {
    let share = |row: usize, best: [usize; 5]| Some(if row % 40 < best[row / 40] { 5 } else { 2 });
    let column = |best: [usize; 5]| (0..200).map(|row| share(row, best)).collect::<Vec<_>>();
    survey(vec![
        groups_of("centre", &[(1, 40), (2, 40), (3, 40), (4, 40), (5, 40)]),
        rating("outcome", Role::Outcome, 1, 5, &column([36, 30, 20, 12, 7])),
        rating("first", Role::Item, 1, 5, &column([38, 37, 36, 20, 20])),
        rating("second", Role::Item, 1, 5, &column([20, 36, 35, 30, 31])),
        rating("third", Role::Item, 1, 5, &column([10, 11, 12, 9, 10])),
    ])
}

#[test]
fn capability_31_and_32_ranges_and_the_first_item_in_most_groups() {
    let answer = answer(&five_centres(), &by_centre()).value;
    assert_eq!(
        told(&answer, "range", Language::Da),
        [
            "Andelen af positive svar ligger mellem 18 pct. og 90 pct. i de fem grupper (Label of centre).",
            "Andelen af negative svar ligger mellem 10 pct. og 83 pct. i de fem grupper (Label of centre).",
        ]
    );
    assert_eq!(
        told(&answer, "best_in_groups", Language::Da),
        [
            "I tre af fem grupper (Label of centre) ligger »Label of first« øverst; i én af dem er afstanden til det næste sikker."
        ]
    );
    assert_eq!(
        told(&answer, "worst_in_groups", Language::En),
        [
            "In all five groups (Label of centre) “Label of third” comes last; in five of them its distance to the next is certain."
        ]
    );
    let differ = &told(&answer, "groups_differ", Language::Da)[0];
    assert_eq!(
        differ,
        "Svarene er forskellige i de fem grupper (Label of centre); parvis testet er andelen af positive svar højest i answer 1 (90 pct.) og answer 2 (75 pct.) og lavest i answer 5 (18 pct.) og answer 4 (30 pct.) (Kruskal-Wallis, p < 0,001 efter Holm)."
    );
}

#[test]
fn capability_34_yes_and_no_in_groups() {
    let yes = |n: usize, of: usize| (0..of).map(move |row| Some(if row < n { 1 } else { 2 }));
    let told: Vec<Option<i64>> = yes(30, 40).chain(yes(10, 40)).chain(yes(20, 40)).collect();
    let made = survey(vec![
        groups_of("centre", &[(1, 40), (2, 40), (3, 40)]),
        single("told", Role::Item, &[1, 2], &told),
    ]);
    let answer = answer(&made, &by_centre()).value;
    let test = &answer.groups[0].tests[0];
    assert_eq!((test.test, test.of, test.df.as_slice()), (TestName::ChiSquare, TestOf::Answers, &[2.0][..]));
    // 60 of 120: expected 20 in each cell; (10² + 10² + 0) / 20, twice.
    assert!((test.statistic - 20.0).abs() < 1e-12);
    let spread = test.difference_share.as_ref().expect("a difference");
    assert!((spread.value - 0.5).abs() < 1e-12);
    assert!(test.detectable.is_none() && test.detectable_share.is_some_and(|share| share < 0.5));
    let rows = &answer.groups[0].letters.rows;
    assert_eq!(rows[0].option, Some(Code::Number(1)));
    // 75, 25 and 50 per cent: z of 75 against 50 is 2.31, p 0.0209, twice that by Holm.
    let letters =
        |letters: &[&str]| Some(letters.iter().map(|&letter| letter.to_owned()).collect::<Vec<_>>());
    assert_eq!(rows[0].above, [letters(&["B", "C"]), letters(&[]), letters(&["B"])]);
    assert_eq!(rows[1].above, [letters(&[]), letters(&["A", "C"]), letters(&["A"])]);
}

#[test]
fn where_nothing_differs_nothing_is_higher() {
    let mut draws = Draws(3);
    let mut column = || (0..300).map(|_| Some(1 + i64::from(draws.below(5)))).collect::<Vec<_>>();
    let made = survey(vec![
        groups_of("centre", &[(1, 100), (2, 100), (3, 100)]),
        rating("outcome", Role::Outcome, 1, 5, &column()),
        rating("a", Role::Item, 1, 5, &column()),
        rating("b", Role::Item, 1, 5, &column()),
        rating("c", Role::Item, 1, 5, &column()),
    ]);
    let answer = answer(&made, &by_centre()).value;
    for kind in ["best_items", "worst_items", "groups_differ", "group_above_others", "pair_differs"] {
        assert!(told(&answer, kind, Language::Da).is_empty(), "{kind}");
    }
    let alike = &told(&answer, "groups_alike", Language::Da)[0];
    assert!(alike.contains("ville ofte være overset") && alike.contains("Kruskal-Wallis"), "{alike}");
}

#[test]
fn the_mean_is_told_where_the_convention_is_the_mean() {
    let asked = SettingsInput { convention: Some(Convention::Mean), ..by_centre() };
    let answer = answer(&five_centres(), &asked).value;
    let text = &told(&answer, "mean", Language::Da)[0];
    assert!(text.starts_with("Gennemsnittet er 3,6 på en skala fra 1 til 5 (usikkerhed 3,"), "{text}");
    let differ = &told(&answer, "groups_differ", Language::Da)[0];
    assert!(differ.contains("gennemsnittet højest i answer 1 (4,7)"), "{differ}");
}

#[test]
fn a_theme_says_why_it_has_no_omega() {
    let columns = Draws(5).answers(80, 5, 5);
    let mut variables: Vec<Measured> = Vec::new();
    for (j, column) in columns.iter().enumerate() {
        let mut item = rating(&format!("q{j}"), Role::Item, 1, 5, column);
        item.variable.theme = Some(if j < 2 { "two" } else { "three" }.to_owned());
        variables.push(item);
    }
    let mut long =
        rating("long", Role::Item, 0, 11, &columns[0].iter().map(|c| c.map(|c| 2 * c)).collect::<Vec<_>>());
    long.variable.theme = Some("three".to_owned());
    variables.push(long);
    let mut noted = answer(&survey(variables), &SettingsInput::default());
    let codes: Vec<&str> = noted.notes.iter().map(|note| note.kind.code()).collect();
    assert!(codes.contains(&"two_items") && codes.contains(&"mixed_scales"), "{codes:?}");
    let [two, three] = &mut noted.value.themes[..] else { panic!("two themes") };
    assert!(two.alpha.is_some() && two.omega.is_none());
    assert_eq!(two.no_omega, Some(svarkort_core::analysis::NoReliability::FewItems));
    assert_eq!(three.items.len(), 4);
    assert!(three.alpha.is_some() && three.omega.is_some());
}

#[test]
fn what_leaves_says_only_what_leaves() {
    let study = Study::open(&example::sources(), &mut |_, _, _| {}).expect("the example opens");
    let asked = SettingsInput {
        groups: Some(vec!["ydelse".to_owned(), "alder".to_owned()]),
        minimum_group: Some(10),
        ..SettingsInput::default()
    };
    let whole = study.analyse(&asked, &mut |_, _, _| {}).expect("an answer").value;
    let published = study.publish(&asked, &[], None, &mut |_, _, _| {}).expect("a publication");
    let leaves = published.answer.value;
    let hidden = |analysis: &Analysis| {
        let categories = analysis.groups.iter().flat_map(|by| &by.categories);
        categories
            .map(|category| if category.suppressed { 99 } else { category.hidden_items.len() })
            .sum::<usize>()
    };
    assert!(hidden(&leaves) > hidden(&whole), "more is hidden in what leaves");
    assert!(!leaves.findings.is_empty());
    for finding in &leaves.findings {
        assert!(finding.holds(|cell| shown(&leaves, cell)) && licensed(finding), "{finding:?}");
    }
    assert_eq!(told(&leaves, "key_figure", Language::Da), told(&whole, "key_figure", Language::Da));
    assert_eq!(leaves.themes.len(), 3);
    for (theme, all) in leaves.themes.iter().zip(&whole.themes) {
        assert_eq!(theme.mean, all.mean);
        for (by, groups) in theme.groups.iter().zip(&leaves.groups) {
            let theirs = by.categories.iter().zip(&groups.categories);
            for (category, group) in theirs {
                let all_items = theme
                    .items
                    .iter()
                    .all(|name| group.items.iter().flatten().any(|item| item.name == *name));
                assert!(category.suppressed || all_items, "{} {}", theme.name, group.code);
            }
            // One hidden alone would follow from the others and everybody's.
            assert_ne!(by.categories.iter().filter(|category| category.suppressed).count(), 1);
        }
    }
    for pair in &leaves.pairs {
        let figures = pair.figures.as_ref().expect("all answered");
        for name in [&pair.a, &pair.b] {
            let item = leaves.items.iter().find(|item| item.name == *name).expect("shown");
            let alone = item.n.0 - figures.n.0;
            assert!(alone == 0 || alone >= 10, "{alone} answered {name} alone");
        }
    }
}

/// Whether the cell is among those that the analysis shows.
fn shown(analysis: &Analysis, cell: &Cell) -> bool {
    if let Some(theme) = &cell.theme {
        return analysis.themes.iter().any(|own| own.name == *theme && own.mean.is_some());
    }
    let name = cell.item.as_ref().expect("an item or a theme");
    match (&cell.variable, &cell.code) {
        (Some(variable), Some(code)) => analysis
            .groups
            .iter()
            .filter(|by| by.variable == *variable)
            .flat_map(|by| &by.categories)
            .filter(|category| category.code == *code && !category.suppressed)
            .any(|category| category.items.iter().flatten().any(|item| item.name == *name)),
        _ => analysis.items.iter().any(|item| item.name == *name),
    }
}

/// A sentence that compares has its test under the level; one that compares nothing has none.
fn licensed(finding: &Finding) -> bool {
    let p = finding.test.map(|test| test.p_adjusted);
    match &finding.statement {
        Statement::Answers { .. } | Statement::Mean { .. } | Statement::Range { .. } => p.is_none(),
        Statement::EndInGroups { .. } => p.is_none(),
        Statement::GroupsAlike { .. } | Statement::Pair { differ: false, .. } => {
            p.is_some_and(|p| p >= SIGNIFICANCE)
        }
        Statement::Ends { .. }
        | Statement::ThemeEnds { .. }
        | Statement::GroupsDiffer { .. }
        | Statement::AgainstOthers { .. }
        | Statement::Pair { .. } => p.is_some_and(|p| p < SIGNIFICANCE),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_sentence_rests_on_shown_cells_and_its_test(
        seed in any::<u64>(), respondents in 12_usize..120, items in 2_usize..6, groups in 1_u32..7, lean in 0_i64..3,
        convention in prop::sample::select(vec![Convention::TrafficLight, Convention::Mean, Convention::Index, Convention::Top2]),
    ) {
        let mut draws = Draws(seed);
        let centre: Vec<Option<i64>> =
            (0..respondents).map(|_| Some(1 + i64::from(draws.below(groups).min(draws.below(groups))))).collect();
        let mut columns = draws.answers(respondents, items, 5);
        for column in &mut columns {
            for (answer, centre) in column.iter_mut().zip(&centre) {
                let higher = answer.zip(*centre).map(|(a, c)| (a + lean * (c % 2)).min(5));
                *answer = higher.filter(|_| draws.below(9) > 0);
            }
        }
        let options: Vec<i64> = (1..=i64::from(groups)).collect();
        let mut variables = vec![single("centre", Role::Group, &options, &centre)];
        for (j, column) in columns.iter().enumerate() {
            let mut item = rating(&format!("q{j}"), if j == 0 { Role::Outcome } else { Role::Item }, 1, 5, column);
            item.variable.theme = (j > 0).then(|| format!("theme {}", j % 2));
            variables.push(item);
        }
        let made = survey(variables);
        let asked = SettingsInput { convention: Some(convention), ..by_centre() };
        let Ok(noted) = made::ask(&made, &asked) else { return Ok(()) };
        for finding in &noted.value.findings {
            prop_assert!(finding.holds(|cell| shown(&noted.value, cell)), "{:?}", finding);
            prop_assert!(!finding.cells.is_empty() && licensed(finding), "{:?}", finding);
            for language in [Language::Da, Language::En] {
                let text = json::finding(finding, language).text;
                prop_assert!(text.ends_with('.') && !text.contains("NaN") && !text.contains("..") , "{}", text);
            }
        }
        for by in &noted.value.groups {
            for test in &by.tests {
                prop_assert!(test.p <= test.p_adjusted && test.p_adjusted <= 1.0 && test.statistic.is_finite());
                prop_assert!(test.detectable.is_none_or(|points| points > 0.0 && points.is_finite()));
                prop_assert!(test.detectable_at_best <= test.detectable);
            }
            for row in &by.letters.rows {
                for (place, above) in row.above.iter().enumerate() {
                    for lower in above.iter().flatten() {
                        let other = by.letters.columns.iter().position(|letter| letter == lower).expect("a column");
                        let back = row.above[other].as_ref().expect("compared too");
                        prop_assert!(other != place && !back.contains(&by.letters.columns[place]));
                        prop_assert!(!by.categories[other].suppressed && !by.categories[place].suppressed);
                    }
                }
            }
        }
    }
}
