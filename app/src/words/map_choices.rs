//! The words of the step Prioriteringskort that belong to a choice: method, what is drawn, what if, groups, split lines.

use svarkort_core::Language;
use svarkort_core::words::number::list;

pub struct Words {
    pub method: Method,
    pub view: View,
    pub what_if: WhatIf,
    pub groups: Groups,
    pub lines: Lines,
}

pub struct Method {
    pub open: &'static str,
    pub importance: &'static str,
    /// Relative weights, dominance, logistic.
    pub importances: [&'static str; 3],
    pub logistic_hint: &'static str,
    pub missing: &'static str,
    /// Listwise, pairwise, EM.
    pub missings: [&'static str; 3],
    pub missing_hint: &'static str,
    pub weight: &'static str,
    pub weight_none: &'static str,
    pub weight_hint: &'static str,
    pub themes: &'static str,
    pub themes_hint: &'static str,
    pub categories: &'static str,
    pub categories_hint: &'static str,
}

pub struct View {
    pub zoom: &'static str,
    pub whole: &'static str,
    pub around: &'static str,
    pub highlight: &'static str,
    pub highlight_none: &'static str,
}

pub struct WhatIf {
    pub title: &'static str,
    pub rise: &'static str,
    pub points: &'static str,
    /// Change with its interval, the outcome.
    pub told: fn(&str, &str) -> String,
    pub red_to_yellow: &'static str,
    pub yellow_to_green: &'static str,
    pub red_to_green: &'static str,
    pub condition: &'static str,
    /// Room, those at the top.
    pub ceiling: fn(&str, &str) -> String,
    /// More was asked for than there is room for: how much there is.
    pub beyond: fn(&str) -> String,
}

pub struct Groups {
    pub title: &'static str,
    pub hint: &'static str,
    pub by: &'static str,
    pub none: &'static str,
    pub same_numbers: &'static str,
    /// p, the questions that differ.
    pub differ: fn(&str, &[String]) -> String,
    /// p.
    pub alike: fn(&str) -> String,
    pub not_compared: &'static str,
    pub show: &'static str,
}

pub struct Lines {
    pub hint: &'static str,
    pub importance: &'static str,
    pub performance: &'static str,
}

pub static DA: Words = Words {
    method: Method {
        open: "Metode",
        importance: "Betydning",
        importances: ["Relative vægte", "Generel dominans", "Logistiske relative vægte"],
        logistic_hint: "Logistiske vægte kan vælges, når resultatmålet har to svar.",
        missing: "Manglende svar",
        missings: ["Kun fuldt besvarede", "Parvis", "Skønnet (EM)"],
        missing_hint: "Parvis og EM bruger også dem, der har sprunget noget over. »Ikke relevant« er ikke et manglende svar.",
        weight: "Vægt pr. svarperson",
        weight_none: "Ingen",
        weight_hint: "Filen har ingen kolonne med rollen vægt. Den vælges under Kontrol.",
        themes: "Regn hvert tema som ét spørgsmål",
        themes_hint: "Temaet får det, dets spørgsmål forklarer tilsammen. Generel dominans er eksakt for temaer.",
        categories: "Grupper som forhold",
        categories_hint: "Baggrund uden rækkefølge kan vise, hvor meget den forklarer ved siden af spørgsmålene. Den får ingen plads på kortet.",
    },
    view: View {
        zoom: "Vis",
        whole: "Hele kortet",
        around: "Omkring det valgte punkt",
        highlight: "Fremhæv tema",
        highlight_none: "Intet",
    },
    what_if: WhatIf {
        title: "Hvad nu hvis",
        rise: "Gennemsnittet stiger",
        points: "point",
        told: |change, outcome| format!("{outcome} ligger {change} point."),
        red_to_yellow: "Fra rød til gul",
        yellow_to_green: "Fra gul til grøn",
        red_to_green: "Fra rød til grøn",
        condition: "Forskellen mellem svarpersoner, der er ens på de andre spørgsmål. En sammenhæng, ikke et løfte om virkning.",
        ceiling: |room, top| {
            format!(
                "Tæt på loftet: der er {room} point op, og {top} har givet det bedste svar. Der er lidt at vinde, og tallet er usikkert."
            )
        },
        beyond: |room| format!("Så meget kan gennemsnittet ikke stige: der er {room} point op."),
    },
    groups: Groups {
        title: "Kort for hver gruppe",
        hint: "Hver gruppe får sit eget kort på samme akser, så enheder og målgrupper kan ses ved siden af hinanden.",
        by: "Gruppér efter",
        none: "Ingen",
        same_numbers: "Numrene er de samme som på kortet for alle.",
        differ: |p, which| match which {
            [] => format!(
                "Det, der betyder noget, er ikke det samme i alle grupper ({p}, permutationstest), men intet enkelt spørgsmål kan udpeges efter korrektion."
            ),
            few => format!(
                "Det, der betyder noget, er ikke det samme i alle grupper ({p}, permutationstest). Forskellig betydning: {}.",
                list(few, Language::Da)
            ),
        },
        alike: |p| {
            format!(
                "Der er ikke fundet forskel på, hvad der betyder noget i grupperne ({p}, permutationstest)."
            )
        },
        not_compared: "Grupperne kan ikke sammenlignes: under to af dem har svar nok.",
        show: "Se betydningen i hver gruppe",
    },
    lines: Lines {
        hint: "Linjerne kan også trækkes på kortet.",
        importance: "Skillelinje for betydning",
        performance: "Skillelinje for vurdering",
    },
};

pub static EN: Words = Words {
    method: Method {
        open: "Method",
        importance: "Importance",
        importances: ["Relative weights", "General dominance", "Logistic relative weights"],
        logistic_hint: "Logistic weights can be chosen where the outcome has two answers.",
        missing: "Missing answers",
        missings: ["Complete answers only", "Pairwise", "Estimated (EM)"],
        missing_hint: "Pairwise and EM use those who skipped something, too. \"Not relevant\" is no missing answer.",
        weight: "Weight per respondent",
        weight_none: "None",
        weight_hint: "The file has no column with the role weight. It is chosen under Check.",
        themes: "Count each theme as one question",
        themes_hint: "The theme gets what its questions explain together. General dominance is exact for themes.",
        categories: "Groups as drivers",
        categories_hint: "Background without an order can show how much it explains beside the questions. It gets no place on the map.",
    },
    view: View {
        zoom: "Show",
        whole: "The whole map",
        around: "Around the chosen point",
        highlight: "Highlight theme",
        highlight_none: "None",
    },
    what_if: WhatIf {
        title: "What if",
        rise: "The mean rises by",
        points: "points",
        told: |change, outcome| format!("{outcome} is {change} points."),
        red_to_yellow: "From red to yellow",
        yellow_to_green: "From yellow to green",
        red_to_green: "From red to green",
        condition: "The difference between respondents who are alike on the other questions. An association, not a promise of effect.",
        ceiling: |room, top| {
            format!(
                "Close to the ceiling: there are {room} points up, and {top} gave the best answer. There is little to gain, and the number is unsure."
            )
        },
        beyond: |room| format!("The mean cannot rise so much: there are {room} points up."),
    },
    groups: Groups {
        title: "A map for each group",
        hint: "Each group gets a map of its own on the same axes, so that units and target groups can be seen side by side.",
        by: "Group by",
        none: "None",
        same_numbers: "The numbers are those of the map of everybody.",
        differ: |p, which| match which {
            [] => format!(
                "What matters is not the same in all groups ({p}, permutation test), but no single question can be named after correction."
            ),
            few => format!(
                "What matters is not the same in all groups ({p}, permutation test). Different importance: {}.",
                list(few, Language::En)
            ),
        },
        alike: |p| format!("No difference was found in what matters in the groups ({p}, permutation test)."),
        not_compared: "The groups cannot be compared: fewer than two of them have enough answers.",
        show: "See the importance in each group",
    },
    lines: Lines {
        hint: "The lines can also be dragged on the map.",
        importance: "Split line of importance",
        performance: "Split line of performance",
    },
};
