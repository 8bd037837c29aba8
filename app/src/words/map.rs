//! The words of the step Prioriteringskort.

use svarkort_core::Language;
use svarkort_core::analysis::{Importance, Missing, Performance, Quadrant};
use svarkort_core::words::number::{count, list};

use super::map_choices;

pub struct Words {
    pub title: &'static str,
    /// The field to begin with, and what is in it.
    pub lead: fn(&str, &[String]) -> String,
    /// Those of the lead whose place is unsure.
    pub lead_unsure: fn(&[String]) -> String,
    /// R² in per cent, the outcome, respondents, what is done about gaps.
    pub explained: fn(&str, &str, u32, Missing) -> String,
    pub settings: Settings,
    pub choices: &'static map_choices::Words,
    pub points: &'static str,
    pub points_hint: &'static str,
    pub card: Card,
    pub table: &'static str,
    pub negative: fn(&[String]) -> String,
    pub placements: Placements,
    pub weights: Weights,
    pub empty: Empty,
    pub quadrant: fn(Quadrant) -> &'static str,
}

pub struct Settings {
    pub title: &'static str,
    pub outcome: &'static str,
    pub outcome_choose: &'static str,
    pub performance: &'static str,
    pub performances: fn(Performance) -> &'static str,
    pub performance_index: &'static str,
    pub split: &'static str,
    /// Mean, median, mid-point, free.
    pub splits: [&'static str; 4],
    pub line_performance: &'static str,
    pub line_importance: &'static str,
    pub transposed: &'static str,
    pub outlines: &'static str,
    pub names: &'static str,
    /// Svarkort's, SCB's, Martilla and James', the reader's own.
    pub names_presets: [&'static str; 4],
    pub drivers: fn(usize, usize) -> String,
    pub drivers_title: &'static str,
    pub drivers_hint: &'static str,
    pub drivers_all: &'static str,
    pub drivers_none: &'static str,
    pub drivers_proposed: &'static str,
}

/// What is told of one point.
pub struct Card {
    pub title: &'static str,
    pub how: &'static str,
    pub importance: &'static str,
    pub dominance: &'static str,
    pub correlation: &'static str,
    pub negative: &'static str,
    pub sure: &'static str,
    pub unsure: &'static str,
    pub fields: &'static str,
    pub rank: &'static str,
    pub noise: &'static str,
    pub above_noise: &'static str,
    pub within_noise: &'static str,
    pub mean: &'static str,
    pub valid: &'static str,
}

pub struct Placements {
    pub title: &'static str,
    /// Those that change field.
    pub lead: fn(&[String]) -> String,
    pub show: &'static str,
}

pub struct Weights {
    pub lead: fn(Importance) -> &'static str,
    pub question: &'static str,
    pub importance: &'static str,
    pub interval: &'static str,
    pub dominance: &'static str,
    pub correlation: &'static str,
    pub direction: &'static str,
    pub positive: &'static str,
    pub negative: &'static str,
    pub even: fn(&str) -> String,
}

/// Why there is no map, and the way out.
pub struct Empty {
    pub outcome: &'static str,
    pub outcome_how: &'static str,
    pub no_candidates: &'static str,
    pub drivers: &'static str,
    pub impossible: &'static str,
    pub nothing_explained: &'static str,
    pub choose_drivers: &'static str,
    pub no_places: &'static str,
}

pub static DA: Words = Words {
    title: "Prioriteringskort",
    lead: |field, first| match first {
        [] => format!("Ingen spørgsmål ligger i feltet »{field}«."),
        few if few.len() <= 4 => format!("{field}: {}.", list(few, Language::Da)),
        many => format!("{} spørgsmål ligger i feltet »{field}«.", many.len()),
    },
    lead_unsure: |unsure| match unsure {
        few if few.len() <= 4 => format!("Usikker placering: {}.", list(few, Language::Da)),
        many => format!("For {} af dem er placeringen usikker.", many.len()),
    },
    explained: |r2, outcome, n, missing| {
        let n = count(n, Language::Da);
        let base = match missing {
            Missing::Listwise => format!("{n} svarpersoner har svaret på alle."),
            Missing::Pairwise => format!("Mindst {n} har svaret på begge i hvert par af spørgsmål."),
            Missing::Em => {
                format!("Manglende svar er skønnet (EM); mindst {n} har svaret på begge i hvert par.")
            }
        };
        format!("Spørgsmålene forklarer {r2} af forskellene i svarene på {outcome}. {base}")
    },
    settings: Settings {
        title: "Indstillinger for kortet",
        outcome: "Resultatmål",
        outcome_choose: "Vælg spørgsmål",
        performance: "Vurdering",
        performances: |performance| match performance {
            Performance::Mean => "Gennemsnit",
            Performance::Index => "Indeks (0-100)",
            Performance::Share => "Andel positive svar",
        },
        performance_index: "Spørgsmålene har forskellige svarskalaer og sammenlignes derfor ved indeks.",
        split: "Skillelinjer",
        splits: ["Gennemsnit", "Median", "Skalaens midte", "Valgt af mig"],
        line_performance: "Vurdering",
        line_importance: "Betydning i %",
        transposed: "Byt om på akserne",
        outlines: "Vis usikkerheden som omrids",
        names: "Felternes navne",
        names_presets: ["Svarkort", "SCB", "Martilla & James", "Mine egne"],
        drivers: |chosen, of| format!("Spørgsmål på kortet ({chosen} af {of})"),
        drivers_title: "Spørgsmål på kortet",
        drivers_hint: "Svarpersoner, der ikke har svaret på alle de valgte, tæller ikke med. Spørgsmål, som få har svaret på, er derfor ikke foreslået.",
        drivers_all: "Vælg alle",
        drivers_none: "Fravælg alle",
        drivers_proposed: "Brug forslaget",
    },
    choices: &map_choices::DA,
    points: "Punkter på kortet",
    points_hint: "Brug piletasterne til at gå fra punkt til punkt.",
    card: Card {
        title: "Valgt punkt",
        how: "Peg på et punkt, eller gå til det med piletasterne.",
        importance: "Betydning (andel af R²)",
        dominance: "Betydning efter dominans",
        correlation: "Korrelation med resultatmålet",
        negative: "Trækker den modsatte vej, når de andre spørgsmål holdes fast. Se nærmere på det, før det prioriteres.",
        sure: "Placeringen er sikker",
        unsure: "Placeringen er usikker",
        fields: "Så ofte kom hvert felt ud",
        rank: "Plads i rækkefølgen",
        noise: "Over tilfældig støj",
        above_noise: "ja",
        within_noise: "kan ikke skelnes fra støj",
        mean: "Gennemsnit",
        valid: "Gyldige svar",
    },
    table: "Spørgsmålene på kortet",
    negative: |names| {
        format!(
            "Negativ sammenhæng: {} trækker den modsatte vej, når de andre spørgsmål holdes fast, og placeres aldrig i »Forbedr først«. Se efter, om svarskalaen vender rigtigt.",
            list(names, Language::Da)
        )
    },
    placements: Placements {
        title: "Hvor meget afhænger af valget?",
        lead: |moving| match moving {
            [] => "Alle spørgsmål ligger i samme felt, uanset skillelinjer og metode.".to_owned(),
            few if few.len() <= 4 => {
                format!(
                    "Med andre skillelinjer eller anden metode skifter felt: {}. De øvrige bliver, hvor de er.",
                    list(few, Language::Da)
                )
            }
            many => {
                format!("{} spørgsmål skifter felt med andre skillelinjer eller anden metode.", many.len())
            }
        },
        show: "Se feltet ved hvert valg",
    },
    weights: Weights {
        lead: |method| match method {
            Importance::RelativeWeights => {
                "Betydning efter relative vægte, med generel dominans ved siden af som kontrol."
            }
            Importance::Dominance => "Betydning efter generel dominans.",
            Importance::Logistic => "Betydning efter logistiske relative vægte.",
        },
        question: "Spørgsmål",
        importance: "Betydning",
        interval: "Sikkerhedsinterval",
        dominance: "Dominans",
        correlation: "Korrelation",
        direction: "Retning",
        positive: "positiv",
        negative: "negativ",
        even: |share| {
            format!("Stregen viser {share}: det, hvert spørgsmål ville få, hvis alle betød lige meget.")
        },
    },
    empty: Empty {
        outcome: "Vælg det spørgsmål, der måler den samlede tilfredshed",
        outcome_how: "Kortet viser, hvilke spørgsmål der hænger tættest sammen med det. Filen har ikke et spørgsmål, der sikkert kunne genkendes som det.",
        no_candidates: "Filen har ingen spørgsmål med en svarskala. Gå til Kontrol, og angiv svarskalaen for det spørgsmål, der måler den samlede tilfredshed.",
        drivers: "Vælg mindst ét spørgsmål til kortet.",
        impossible: "Kortet kan ikke beregnes",
        nothing_explained: "Spørgsmålene forklarer intet af forskellene i resultatmålet. Vælg andre spørgsmål eller et andet resultatmål.",
        choose_drivers: "Vælg spørgsmål til kortet",
        no_places: "Spørgsmålene kan ikke sættes på et kort, fordi de ikke har en svarskala. Deres betydning står herunder.",
    },
    quadrant: |quadrant| match quadrant {
        Quadrant::ImproveFirst => "Forbedr først",
        Quadrant::KeepUp => "Fasthold",
        Quadrant::Watch => "Hold øje",
        Quadrant::Maintain => "Ingen særlig indsats",
    },
};

pub static EN: Words = Words {
    title: "Priority map",
    lead: |field, first| match first {
        [] => format!("No question is in the quadrant “{field}”."),
        few if few.len() <= 4 => format!("{field}: {}.", list(few, Language::En)),
        many => format!("{} questions are in the quadrant “{field}”.", many.len()),
    },
    lead_unsure: |unsure| match unsure {
        few if few.len() <= 4 => format!("Unsure place: {}.", list(few, Language::En)),
        many => format!("For {} of them the place is unsure.", many.len()),
    },
    explained: |r2, outcome, n, missing| {
        let n = count(n, Language::En);
        let base = match missing {
            Missing::Listwise => format!("{n} respondents answered them all."),
            Missing::Pairwise => format!("At least {n} answered both in each pair of questions."),
            Missing::Em => {
                format!("Missing answers are estimated (EM); at least {n} answered both in each pair.")
            }
        };
        format!("The questions explain {r2} of the differences in the answers to {outcome}. {base}")
    },
    settings: Settings {
        title: "Settings of the map",
        outcome: "Outcome",
        outcome_choose: "Choose a question",
        performance: "Performance",
        performances: |performance| match performance {
            Performance::Mean => "Mean",
            Performance::Index => "Index (0-100)",
            Performance::Share => "Share favourable",
        },
        performance_index: "The questions have different response scales and are therefore compared by index.",
        split: "Split lines",
        splits: ["Mean", "Median", "Middle of the scale", "Chosen by me"],
        line_performance: "Performance",
        line_importance: "Importance in %",
        transposed: "Swap the axes",
        outlines: "Show the uncertainty as outlines",
        names: "Names of the fields",
        names_presets: ["Svarkort", "SCB", "Martilla & James", "My own"],
        drivers: |chosen, of| format!("Questions on the map ({chosen} of {of})"),
        drivers_title: "Questions on the map",
        drivers_hint: "Respondents who did not answer all the chosen ones are left out. Questions that few answered are therefore not proposed.",
        drivers_all: "Choose all",
        drivers_none: "Choose none",
        drivers_proposed: "Use the proposal",
    },
    choices: &map_choices::EN,
    points: "Points on the map",
    points_hint: "Use the arrow keys to go from point to point.",
    card: Card {
        title: "Chosen point",
        how: "Point at a point, or go to it with the arrow keys.",
        importance: "Importance (share of R²)",
        dominance: "Importance by dominance",
        correlation: "Correlation with the outcome",
        negative: "Pulls the other way when the other questions are held fixed. Look closer at it before giving it priority.",
        sure: "The place is sure",
        unsure: "The place is unsure",
        fields: "How often each field came out",
        rank: "Rank",
        noise: "Above random noise",
        above_noise: "yes",
        within_noise: "cannot be told from noise",
        mean: "Mean",
        valid: "Valid answers",
    },
    table: "The questions on the map",
    negative: |names| {
        format!(
            "Negative association: {} pulls the other way when the other questions are held fixed, and is never placed in “Improve first”. Check that the response scale has the right direction.",
            list(names, Language::En)
        )
    },
    placements: Placements {
        title: "How much depends on the choice?",
        lead: |moving| match moving {
            [] => "Every question is in the same field, whatever the split lines and method.".to_owned(),
            few if few.len() <= 4 => {
                format!(
                    "With other split lines or another method these change field: {}. The others stay where they are.",
                    list(few, Language::En)
                )
            }
            many => {
                format!("{} questions change field with other split lines or another method.", many.len())
            }
        },
        show: "See the field under each choice",
    },
    weights: Weights {
        lead: |method| match method {
            Importance::RelativeWeights => {
                "Importance by relative weights, with general dominance beside it as a check."
            }
            Importance::Dominance => "Importance by general dominance.",
            Importance::Logistic => "Importance by logistic relative weights.",
        },
        question: "Question",
        importance: "Importance",
        interval: "Confidence interval",
        dominance: "Dominance",
        correlation: "Correlation",
        direction: "Direction",
        positive: "positive",
        negative: "negative",
        even: |share| format!("The line shows {share}: what each question would get if all mattered alike."),
    },
    empty: Empty {
        outcome: "Choose the question that measures overall satisfaction",
        outcome_how: "The map shows which questions go most closely with it. The file has no question that could be recognised as it with certainty.",
        no_candidates: "The file has no questions with a response scale. Go to Check and set the response scale of the question that measures overall satisfaction.",
        drivers: "Choose at least one question for the map.",
        impossible: "The map cannot be computed",
        nothing_explained: "The questions explain none of the differences in the outcome. Choose other questions or another outcome.",
        choose_drivers: "Choose questions for the map",
        no_places: "The questions cannot be put on a map, since they have no response scale. Their importance is told below.",
    },
    quadrant: |quadrant| match quadrant {
        Quadrant::ImproveFirst => "Improve first",
        Quadrant::KeepUp => "Keep up",
        Quadrant::Watch => "Watch",
        Quadrant::Maintain => "Maintain",
    },
};
