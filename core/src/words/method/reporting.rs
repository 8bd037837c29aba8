//! An analysis in, how its sentences, themes, comparisons and ways of reporting were reckoned out: the rules that stand
//! beside those of single figures.

use super::Explained;
use crate::analysis::{Adjustment, Analysis, Convention, ThemePair};
use crate::reference::Method;
use crate::units::Language;
use crate::words::convention::rule;
use crate::words::number::count;

/// What gives a sentence its licence.
pub(super) fn findings(analysis: &Analysis, language: Language) -> Explained {
    let rules = match language {
        Language::Da => vec![
            "Hver sætning bygger på celler, der vises på siden. Er en af dem skjult, skrives sætningen ikke.".to_owned(),
            format!(
                "»Højere« og »lavere« om grupper kræver p under 5 pct., justeret ({}) for alle spørgsmål under samme baggrundsvariabel.",
                adjustment(analysis)
            ),
            "»Bedst« og »dårligst« om spørgsmål kræver, at det første slår det næste hos de samme svarpersoner. Kan de ikke skilles ad, nævnes de samlet.".to_owned(),
            "»Mellem« angiver den laveste og den højeste af de grupper, der vises. En sætning uden sammenligning har ingen test.".to_owned(),
        ],
        Language::En => vec![
            "Each sentence rests on cells that are shown on the page. Where one of them is hidden, the sentence is not written.".to_owned(),
            format!(
                "\"Higher\" and \"lower\" of groups need p under 5%, adjusted ({}) for all questions under the same background variable.",
                adjustment(analysis)
            ),
            "\"Best\" and \"worst\" of questions need the first to beat the next among the same respondents. Those that cannot be told apart are named together.".to_owned(),
            "\"Between\" gives the lowest and the highest of the groups that are shown. A sentence without a comparison has no test.".to_owned(),
        ],
    };
    Explained {
        rules,
        methods: vec![Method::KruskalWallis, Method::MannWhitney, Method::PairedT, adjusting(analysis)],
    }
}

/// Tests of groups, each beside the others, and pairs.
pub(super) fn differences(analysis: &Analysis, language: Language) -> Explained {
    let mut rules: Vec<String> = match language {
        Language::Da => vec![
            "Svar med en rækkefølge testes med rangtest: Kruskal-Wallis, og Mann-Whitney hvor der er to grupper. Svar uden rækkefølge testes med chi i anden, gennemsnit med Welch.".to_owned(),
            format!("p-værdierne er justeret ({}) for antallet af spørgsmål.", adjustment(analysis)),
            "En gruppe over for alle andre: gruppens svar mod svarene fra de andre grupper, der vises, lagt sammen. Her er p justeret for spørgsmålets grupper.".to_owned(),
            "»Kan ses« er den forskel, som testen finder i 80 % af tilfældene ved disse antal svar. En mindre forskel kan være der uden at kunne ses.".to_owned(),
        ],
        Language::En => vec![
            "Answers with an order are tested by ranks: Kruskal-Wallis, and Mann-Whitney where there are two groups. Answers without an order are tested by chi-square, means by Welch.".to_owned(),
            format!("The p-values are adjusted ({}) for the number of questions.", adjustment(analysis)),
            "One group beside all others: its answers against those of the other groups that are shown, taken together. Here p is adjusted for the groups of the question.".to_owned(),
            "\"Can be seen\" is the difference that the test finds in 80% of cases with so many answers. A smaller one may be there without being seen.".to_owned(),
        ],
    };
    if analysis.settings.minimum_group > 1 {
        rules.push(match language {
            Language::Da => "Skjulte grupper og celler er ikke med i nogen test.".to_owned(),
            Language::En => "Hidden groups and cells take no part in any test.".to_owned(),
        });
    }
    Explained {
        rules,
        methods: vec![
            Method::KruskalWallis,
            Method::MannWhitney,
            Method::ChiSquareTest,
            Method::WelchAnova,
            Method::Detectable,
            adjusting(analysis),
        ],
    }
}

/// Scores of themes, and how well their items hold together.
pub(super) fn themes(analysis: &Analysis, language: Language) -> Explained {
    let pairs: &[ThemePair] = &analysis.theme_pairs;
    let mut rules: Vec<String> = match language {
        Language::Da => vec![
            "Hvert svar sættes på 0-100 efter sin plads på sin egen skala. En svarpersons temaindeks er gennemsnittet af svarene på temaets spørgsmål, når mindst halvdelen er besvaret.".to_owned(),
            "Temaets indeks er gennemsnittet af svarpersonernes; intervallet er Students t.".to_owned(),
            "Alfa (Cronbach) og omega (én faktor) regnes af dem, der har svaret på alle temaets spørgsmål. Alfa kræver to spørgsmål, omega tre.".to_owned(),
        ],
        Language::En => vec![
            "Each answer is put on 0-100 by its place on its own scale. A respondent's theme index is the mean of the answers to the theme's questions, where at least half are answered.".to_owned(),
            "The index of the theme is the mean of the respondents'; the interval is Student's t.".to_owned(),
            "Alpha (Cronbach) and omega (one factor) are of those who answered every question of the theme. Alpha needs two questions, omega three.".to_owned(),
        ],
    };
    if !pairs.is_empty() {
        rules.push(match language {
            Language::Da => format!(
                "Temaer sammenlignes hos de samme svarpersoner med parret t-test; p er justeret ({}) for alle par.",
                adjustment(analysis)
            ),
            Language::En => format!(
                "Themes are compared among the same respondents by the paired t-test; p is adjusted ({}) for all pairs.",
                adjustment(analysis)
            ),
        });
    }
    let methods = vec![
        Method::IndexOfItems,
        Method::StudentInterval,
        Method::CronbachAlpha,
        Method::OmegaTotal,
        Method::PairedT,
    ];
    Explained { rules, methods }
}

/// The four conventions, as the bridge counted them.
pub(super) fn conventions(analysis: &Analysis, language: Language) -> Explained {
    let mut rules: Vec<String> = Vec::new();
    for figure in &analysis.bridge.figures {
        let told = rule(figure, &analysis.settings.index_rule, language);
        if !rules.contains(&told) {
            rules.push(told);
        }
    }
    rules.push(match language {
        Language::Da => {
            "Hver andel er regnet af antal svar, aldrig ved at lægge afrundede procenter sammen.".to_owned()
        }
        Language::En => "Each share is of numbers of answers, never a sum of rounded per cent.".to_owned(),
    });
    if let Some(index) = &analysis.index {
        let (n, left) = (count(index.n.0, language), count(index.left_out, language));
        rules.push(match language {
            Language::Da => format!(
                "Indekset er af {n} svarpersoner; {left} har svaret på for få spørgsmål til at være med."
            ),
            Language::En => {
                format!("The index is of {n} respondents; {left} answered too few questions to take part.")
            }
        });
    }
    let methods = match analysis.settings.convention {
        Convention::TrafficLight | Convention::Mean | Convention::Index | Convention::Top2 => {
            vec![Method::WilsonInterval, Method::StudentInterval, Method::IndexOfItems]
        }
    };
    Explained { rules, methods }
}

/// Questions without a scale from bad to good.
pub(super) fn others(language: Language) -> Explained {
    let rules = match language {
        Language::Da => [
            "Andelene er af de gyldige svar på spørgsmålet. Hvor flere svar kan vælges, er de af dem, der er spurgt, og kan give mere end 100 tilsammen.",
            "Et tal vises som gennemsnit med standardafvigelse og Students t-interval.",
            "Er spørgsmålet kun stillet til nogle, er de andre ikke med i grundlaget.",
        ],
        Language::En => [
            "The shares are of the valid answers to the question. Where several answers may be chosen they are of those asked, and may sum to more than 100.",
            "A number is shown as a mean with standard deviation and Student's t interval.",
            "Where the question was put only to some, the others are outside the base.",
        ],
    };
    Explained {
        rules: rules.map(str::to_owned).into(),
        methods: vec![Method::WilsonInterval, Method::StudentInterval],
    }
}

fn adjustment(analysis: &Analysis) -> &'static str {
    match analysis.settings.adjustment {
        Adjustment::Holm => "Holm",
        Adjustment::BenjaminiHochberg => "Benjamini-Hochberg",
    }
}

fn adjusting(analysis: &Analysis) -> Method {
    match analysis.settings.adjustment {
        Adjustment::Holm => Method::Holm,
        Adjustment::BenjaminiHochberg => Method::BenjaminiHochberg,
    }
}
