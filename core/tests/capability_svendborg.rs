//! The golden survey: Svendborg 2012 from counts. The capability statements 18, 25, 27-34, 39, with figures 1-3 and 5-8,
//! table 1, 2, the caseworker rows of tables 3 and 5 and the occupation rows of table 5.

mod golden;

use golden::svendborg::{JOBKLARE, LEDIGHEDSYDELSE, MATCH, REVALIDENDER, SYGEDAGPENGE, edits, sources};
use golden::{analyse, edited, percent};
use svarkort_core::analysis::{
    Analysis, Category, Convention, IndexRuleInput, IndexScore, Measure, SettingsInput,
};
use svarkort_core::codebook::Edit;
use svarkort_core::words::convention::rule;
use svarkort_core::{Code, Language, Noted, Study};

fn study() -> Study {
    edited(&sources(), edits())
}

fn text(text: &str) -> Code {
    Code::Text(text.to_owned())
}

/// Nothing hidden: the figures as published.
fn open(groups: &[&str], only: Option<&str>) -> SettingsInput {
    SettingsInput {
        groups: Some(groups.iter().map(|group| (*group).to_owned()).collect()),
        filter: only.map(|group| [("gruppe".to_owned(), vec![text(group)])].into()),
        convention: Some(Convention::Index),
        minimum_group: Some(1),
        ..SettingsInput::default()
    }
}

/// Per cent of the classes slet ikke, i mindre grad, neutral, and of satisfied and dissatisfied.
fn figure(index: &IndexScore) -> [u32; 5] {
    let n = index.n.0;
    let class = |place: usize| percent(index.classes[place].n, n);
    let [satisfied, dissatisfied] = [index.satisfied, index.dissatisfied].map(|share| share.expect("n").n);
    [class(0), class(1), class(2), percent(satisfied, n), percent(dissatisfied, n)]
}

fn category<'a>(noted: &'a Noted<Analysis>, variable: &str, label: &str) -> &'a Category {
    let breakdown = noted.value.groups.iter().find(|group| group.variable == variable).expect("asked for");
    breakdown.categories.iter().find(|category| category.label == label).expect("in the data")
}

fn index<'a>(noted: &'a Noted<Analysis>, variable: &str, label: &str) -> &'a IndexScore {
    category(noted, variable, label).index.as_ref().expect("nothing is hidden")
}

/// Dissatisfied, satisfied and n as the tables print them.
fn row(index: &IndexScore) -> (u32, u32, u32) {
    let [.., satisfied, dissatisfied] = figure(index);
    (dissatisfied, satisfied, index.n.0)
}

#[test]
fn capability_28_the_index_declares_its_items_its_need_and_its_cuts() {
    let noted = analyse(&study(), &open(&[], None));
    let declared = &noted.value.settings.index_rule;
    assert_eq!((declared.items.len(), declared.needed, declared.cuts), (14, 7, [1.5, 2.5, 3.5, 4.5]));
    let of_items = noted
        .value
        .bridge
        .figures
        .iter()
        .find(|figure| figure.convention == Convention::Index && figure.n.0 == 573)
        .expect("the headline");
    assert!(of_items.headline);
    for (language, words) in [
        (Language::Da, ["14 spørgsmål", "mindst 7", "1,5, 2,5, 3,5 og 4,5"]),
        (Language::En, ["14 questions", "at least 7", "1.5, 2.5, 3.5 and 4.5"]),
    ] {
        let told = rule(of_items, declared, language);
        assert!(words.iter().all(|word| told.contains(word)), "{told}");
    }
}

#[test]
fn capability_28_too_few_items_leave_a_respondent_out_and_cuts_can_be_moved() {
    let asked = |needed, cuts: Option<[f64; 4]>| SettingsInput {
        index_rule: Some(IndexRuleInput { needed, cuts: cuts.map(Vec::from), items: None }),
        ..open(&[], None)
    };
    // A quarter of the respondents left nothing out, a quarter one question each, and so on.
    let all = analyse(&study(), &asked(Some(14), None)).value.index.expect("an index");
    assert!(all.n.0 < 573 && all.n.0 + all.left_out == 573);
    let higher = analyse(&study(), &asked(None, Some([2.0, 3.0, 4.0, 5.0]))).value.index.expect("an index");
    // A value on a cut belongs to the class above: whoever has a mean of 4 stays in the fourth.
    assert!(higher.classes[4].n == 0 && higher.satisfied.expect("n").n > 0);
    for (needed, cuts) in [(Some(15), None), (Some(0), None), (None, Some([1.5, 1.5, 3.0, 4.0]))] {
        let refused = study().analyse(&asked(needed, cuts), &mut |_, _, _| {}).expect_err("refused");
        assert_eq!(refused.code(), "bad_settings");
    }
}

#[test]
fn capability_29_the_published_figures_come_from_the_counts() {
    let study = study();
    let whole = analyse(&study, &open(&["gruppe"], None));
    // Figure 1: 573 respondents, 1, 5, 17, 77 % satisfied, 6 % dissatisfied.
    let all = whole.value.index.as_ref().expect("an index");
    let counts: Vec<u32> = all.classes[..3].iter().map(|class| class.n).collect();
    assert_eq!((all.n.0, counts, all.satisfied.expect("n").n), (573, vec![5, 29, 97], 442));
    assert_eq!(figure(all), [1, 5, 17, 77, 6]);

    // Figure 2: the jobcentre's own (126) and the other actor's (62); "4 %" dissatisfied is two rounded shares (F18).
    let jobklare = analyse(&study, &open(&["aktor", "samme"], Some(JOBKLARE)));
    assert_eq!(
        (index(&jobklare, "aktor", "Jobcenter").n.0, figure(index(&jobklare, "aktor", "Jobcenter"))),
        (126, [0, 6, 12, 83, 6])
    );
    assert_eq!(
        (index(&jobklare, "aktor", "Anden aktør").n.0, figure(index(&jobklare, "aktor", "Anden aktør"))),
        (62, [2, 2, 10, 87, 3])
    );
    // Figure 3: the same caseworker (125) or not (63).
    assert_eq!(
        (index(&jobklare, "samme", "Ja").n.0, figure(index(&jobklare, "samme", "Ja"))),
        (125, [0, 2, 9, 89, 2])
    );
    assert_eq!(
        (index(&jobklare, "samme", "Nej").n.0, figure(index(&jobklare, "samme", "Nej"))),
        (63, [2, 8, 16, 75, 10])
    );
    // Figure 5: match category 2 (100) and 3 (36; 26 of 36 is 72, not 73 %, F18).
    let matched = analyse(&study, &open(&["match", "samme"], Some(MATCH)));
    assert_eq!(
        (index(&matched, "match", "Match 2").n.0, figure(index(&matched, "match", "Match 2"))),
        (100, [1, 5, 23, 71, 6])
    );
    assert_eq!(
        (index(&matched, "match", "Match 3").n.0, figure(index(&matched, "match", "Match 3"))),
        (36, [0, 8, 19, 72, 8])
    );
    // Figure 6 with 26 neutral (F12), 7 and 8.
    assert_eq!(figure(index(&whole, "gruppe", SYGEDAGPENGE)), [2, 6, 17, 74, 8]);
    assert_eq!(figure(index(&whole, "gruppe", LEDIGHEDSYDELSE)), [0, 2, 12, 86, 2]);
    assert_eq!(figure(index(&whole, "gruppe", REVALIDENDER)), [0, 6, 28, 66, 6]);
    let n: Vec<u32> = whole.value.groups[0].categories.iter().filter_map(|category| category.n).collect();
    assert_eq!(n.iter().sum::<u32>(), 573);
}

#[test]
fn capability_30_satisfied_and_dissatisfied_come_from_counts_not_from_rounded_classes() {
    let study = study();
    // Table 3's caseworker rows: dissatisfied, satisfied, n.
    let matched = analyse(&study, &open(&["samme"], Some(MATCH)));
    assert_eq!(row(index(&matched, "samme", "Ja")), (2, 76, 85));
    assert_eq!(row(index(&matched, "samme", "Nej")), (14, 63, 51));
    // Table 5's caseworker and occupation rows.
    let waiting = analyse(&study, &open(&["samme", "erhverv"], Some(LEDIGHEDSYDELSE)));
    assert_eq!(row(index(&waiting, "samme", "Ja")), (0, 90, 40));
    assert_eq!(row(index(&waiting, "samme", "Nej")), (10, 70, 10));
    for (occupation, published) in [
        ("Højtuddannet service", (0, 100, 4)),
        ("Lavtuddannet service", (4, 74, 23)),
        ("Manuelt arbejde", (0, 93, 15)),
        ("Relationsbetonet arbejde", (0, 100, 8)),
    ] {
        assert_eq!(row(index(&waiting, "erhverv", occupation)), published, "{occupation}");
    }
    // Rounded classes would give the other actor 2 + 2 = 4 %.
    let jobklare = analyse(&study, &open(&["aktor"], Some(JOBKLARE)));
    assert_eq!(row(index(&jobklare, "aktor", "Anden aktør")), (3, 87, 62));
}

/// Table 5 with the smallest group of five: its row of four is not told.
#[test]
fn capability_22_small_groups_are_protected() {
    let asked = SettingsInput { minimum_group: None, ..open(&["erhverv"], Some(LEDIGHEDSYDELSE)) };
    let noted = analyse(&study(), &asked);
    let four = category(&noted, "erhverv", "Højtuddannet service");
    assert!(four.suppressed && four.n.is_none() && four.items.is_none() && four.index.is_none());
    assert_eq!(category(&noted, "erhverv", "Lavtuddannet service").n, Some(23));
}

/// "Anonymous" was promised: no smaller group than five at all, and ten where two background variables meet.
#[test]
fn capability_22_anonymity_that_was_promised_changes_the_defaults() {
    use svarkort_core::analysis::Promise;
    let asked = |promise, groups: &[&str], only, minimum_group| SettingsInput {
        promise: Some(promise),
        minimum_group,
        ..open(groups, only)
    };
    let smallest = |asked: &SettingsInput| analyse(&study(), asked).value.settings.minimum_group;
    assert_eq!(smallest(&asked(Promise::Anonymous, &["gruppe"], None, None)), 5);
    // Filter and group meet, and so do two that are crossed.
    assert_eq!(smallest(&asked(Promise::Anonymous, &["erhverv"], Some(LEDIGHEDSYDELSE), None)), 10);
    let crossed = SettingsInput {
        crossed: Some(vec![["gruppe".to_owned(), "samme".to_owned()]]),
        ..asked(Promise::Anonymous, &[], None, None)
    };
    assert_eq!(smallest(&crossed), 10);
    assert_eq!(smallest(&asked(Promise::Unknown, &["erhverv"], Some(LEDIGHEDSYDELSE), None)), 5);
    // The eight of "relationsbetonet arbejde" are told where nothing is promised, and not here.
    let told = |promise| {
        let noted = analyse(&study(), &asked(promise, &["erhverv"], Some(LEDIGHEDSYDELSE), None));
        category(&noted, "erhverv", "Relationsbetonet arbejde").suppressed
    };
    assert!(told(Promise::Anonymous) && !told(Promise::Unknown));
    for (promise, minimum) in [(Promise::Anonymous, 4), (Promise::Confidential, 2)] {
        let refused = study().analyse(&asked(promise, &["gruppe"], None, Some(minimum)), &mut |_, _, _| {});
        assert_eq!(refused.expect_err("refused").code(), "bad_settings");
    }
    assert!(!Promise::Anonymous.labels_quotes() && Promise::Unknown.labels_quotes());
}

#[test]
fn capability_27_each_group_and_the_whole_come_from_one_file() {
    let study = study();
    let whole = analyse(&study, &open(&["gruppe"], None));
    for (group, n) in
        [(JOBKLARE, 188), (MATCH, 136), (SYGEDAGPENGE, 149), (LEDIGHEDSYDELSE, 50), (REVALIDENDER, 50)]
    {
        let alone = analyse(&study, &open(&[], Some(group)));
        assert_eq!(alone.value.respondents.answered, n);
        assert_eq!(alone.value.index.as_ref(), Some(index(&whole, "gruppe", group)), "{group}");
    }
}

/// Table 1: expected minutes for a conversation.
#[test]
fn capability_33_a_number_per_group() {
    let noted = analyse(&study(), &open(&["gruppe"], None));
    for (group, minutes) in
        [(JOBKLARE, 29.0), (MATCH, 42.0), (SYGEDAGPENGE, 44.0), (LEDIGHEDSYDELSE, 38.0), (REVALIDENDER, 39.0)]
    {
        let items = category(&noted, "gruppe", group).items.as_ref().expect("shown");
        let item = items.iter().find(|item| item.name == "minutter").expect("asked");
        let Measure::Number { mean: Some(mean) } = &item.measure else { panic!("a number") };
        assert!((mean.value - minutes).abs() < 1e-9, "{group}: {}", mean.value);
    }
    let range = noted.value.groups[0].ranges.iter().find(|range| range.item == "minutter").expect("a range");
    assert!((range.low.value - 29.0).abs() < 1e-9 && (range.high.value - 44.0).abs() < 1e-9);
    assert_eq!(range.high.codes, [text(SYGEDAGPENGE)]);
}

/// Table 2: always the same caseworker, yes or no. 125 of 188 and 85 of 136 print 66 and 63, not 67 and 63 (F19).
#[test]
fn capability_34_a_yes_or_no_question_per_group() {
    let mut edits = edits();
    edits.insert(
        "samme".to_owned(),
        Edit { role: Some(svarkort_core::codebook::Role::Item), ..Edit::default() },
    );
    let noted = analyse(&edited(&sources(), edits), &open(&["gruppe"], None));
    for (group, yes, no) in [
        (JOBKLARE, 66, 34),
        (MATCH, 63, 38),
        (SYGEDAGPENGE, 68, 32),
        (LEDIGHEDSYDELSE, 80, 20),
        (REVALIDENDER, 60, 40),
    ] {
        let items = category(&noted, "gruppe", group).items.as_ref().expect("shown");
        let item = items.iter().find(|item| item.name == "samme").expect("asked");
        let share = |label: &str| {
            let option = item.counts.iter().find(|option| option.label == label).expect("an answer");
            percent(option.n, item.n.0)
        };
        assert_eq!((share("Ja"), share("Nej")), (yes, no), "{group}");
    }
}

/// Table 5: 39 + 8 = 47 of 50 have a match category; the other three are named.
#[test]
fn capability_39_a_row_of_those_without_an_answer_makes_the_groups_add_up() {
    let noted = analyse(&study(), &open(&["match", "samme"], Some(LEDIGHEDSYDELSE)));
    for (breakdown, missing) in noted.value.groups.iter().zip([3, 0]) {
        let shown: u32 = breakdown.categories.iter().filter_map(|category| category.n).sum();
        assert_eq!(breakdown.not_answered.n, Some(missing), "{}", breakdown.variable);
        assert_eq!(shown + missing, 50);
    }
    // A few who did not answer are as few as a small group.
    let asked = SettingsInput { minimum_group: Some(5), ..open(&["match"], Some(LEDIGHEDSYDELSE)) };
    let protected = analyse(&study(), &asked).value.groups[0].not_answered;
    assert!(protected.suppressed && protected.n.is_none());
}

/// Figure 2 and 3 in one: actor by caseworker, the same rule for small cells, and everybody in some cell or in none.
#[test]
fn capability_29_two_variables_crossed() {
    let asked = SettingsInput {
        crossed: Some(vec![["gruppe".to_owned(), "samme".to_owned()]]),
        ..open(&["samme"], None)
    };
    let noted = analyse(&study(), &asked);
    let crossing = &noted.value.crossed[0];
    assert_eq!((crossing.breakdown.variable.as_str(), crossing.sizes), ("gruppe × samme", [5, 2]));
    let cells: u32 = crossing.breakdown.categories.iter().filter_map(|category| category.n).sum();
    assert_eq!(cells + crossing.breakdown.not_answered.n.expect("nothing is hidden"), 573);
    // The cells of one category add up to it, class by class.
    for answer in ["Ja", "Nej"] {
        let whole = index(&noted, "samme", answer);
        let parts = crossing.breakdown.categories.iter().filter(|cell| cell.label.ends_with(answer));
        let satisfied: u32 =
            parts.map(|cell| cell.index.as_ref().and_then(|index| index.satisfied).map_or(0, |s| s.n)).sum();
        assert_eq!(satisfied, whole.satisfied.expect("n").n, "{answer}");
    }
}
