//! The sentences of a case that no finding makes: headings, motion, what the map says, advice, reservations.

use crate::analysis::Convention;
use crate::report::case::Part;
use crate::units::{Language, Share};
use crate::words::number::{count, percent_in_prose, share_in_prose};

/// Every sentence of a case in one language.
pub struct Words {
    pub number: &'static str,
    pub competence: &'static str,
    headings: [&'static str; 14],
    pub title_decision: &'static str,
    pub title_information: &'static str,
    pub core: &'static str,
    pub core_decision: &'static str,
    pub core_information: &'static str,
    pub answered: fn(u32) -> String,
    pub of_outcome: fn(&str, &str) -> String,
    pub motion: &'static str,
    pub motion_information: &'static str,
    pub motion_result: &'static str,
    pub motion_plan: &'static str,
    pub motion_first: fn(&str) -> String,
    pub presentation: &'static str,
    pub filtered: fn(u32) -> String,
    pub covers: fn(u32, &[String]) -> String,
    conventions: [&'static str; 4],
    pub names: fn(&[&str], usize) -> String,
    pub no_map: &'static str,
    pub explained: fn(&str, Share, u32) -> String,
    pub improve_none: &'static str,
    /// The second says whether certainty was reckoned.
    pub improve: fn(&str, bool) -> String,
    pub improve_unsure: fn(&str) -> String,
    pub improve_also_unsure: fn(&str) -> String,
    pub keep_up: fn(&str) -> String,
    pub not_cause: &'static str,
    pub advise_first: fn(&str, Option<&str>, f64, Option<Share>) -> String,
    pub advise_look: fn(&str, Option<Share>) -> String,
    pub advise_groups: fn(&str, &[&str], usize) -> String,
    pub advise_none: &'static str,
    pub only_answered: &'static str,
    pub low_response: &'static str,
    pub hidden: fn(u32) -> String,
    pub tests: &'static str,
    pub law: &'static str,
    pub economy: &'static str,
    pub schedule: &'static str,
    pub appendix: &'static str,
    pub appendix_plan: &'static str,
    pub press_improve: fn(&str) -> String,
    pub quote: &'static str,
}

static DA: Words = Words {
    number: "Sagsnr.",
    competence: "Beslutningskompetence",
    headings: [
        "Sagens kerne",
        "Indstilling",
        "Beslutning",
        "Sagsfremstilling",
        "Hovedresultater",
        "Hvad betyder mest",
        "Anbefalinger",
        "Forbehold",
        "Lov- og plangrundlag",
        "Økonomiske konsekvenser",
        "Tidsplan",
        "Bilag",
        "Presseresumé",
        "Fakta om undersøgelsen",
    ],
    title_decision: "Brugerundersøgelse: resultater og indsatser",
    title_information: "Orientering om brugerundersøgelse",
    core: "Der er gennemført en brugerundersøgelse.",
    core_decision: "Forvaltningen fremlægger resultatet, og hvor en indsats bør sættes ind først.",
    core_information: "Forvaltningen fremlægger resultatet til orientering.",
    answered: |n| format!("Undersøgelsen bygger på svar fra {}.", persons_da(n)),
    of_outcome: |outcome, figure| format!("På spørgsmålet »{outcome}«: {figure}"),
    motion: "Forvaltningen indstiller,",
    motion_information: "at orienteringen tages til efterretning.",
    motion_result: "at resultatet af brugerundersøgelsen tages til efterretning, og",
    motion_plan: "at forvaltningen udarbejder en handleplan på grundlag af resultatet.",
    motion_first: |names| {
        format!("at forvaltningen udarbejder en handleplan, der først sætter ind over for {names}.")
    },
    presentation: "Resultatet af brugerundersøgelsen forelægges hermed (bilag 1).",
    filtered: |n| format!("Tallene herunder gælder et udvalg på {}.", persons_da(n)),
    covers: |items, themes| {
        let items = if items == 1 {
            "1 spørgsmål".to_owned()
        } else {
            format!("{} spørgsmål", count(items, Language::Da))
        };
        if themes.is_empty() {
            format!("Undersøgelsen omfatter {items}.")
        } else {
            format!("Undersøgelsen omfatter {items} i temaerne {}.", all(themes, "og"))
        }
    },
    conventions: [
        "Svarene er opgjort som andele af tilfredse, hverken/eller og utilfredse af de gyldige svar; »ved ikke« er holdt ude.",
        "Svarene er opgjort som gennemsnit på svarskalaen; »ved ikke« er holdt ude.",
        "Svarene er opgjort som indeks fra 0 til 100; »ved ikke« er holdt ude.",
        "Svarene er opgjort som andelen, der har valgt en svarmulighed i den øverste halvdel; »ved ikke« er holdt ude.",
    ],
    names: |labels, more| named(labels, more, ("»", "«"), "og", |n| format!("{n} mere")),
    no_map: "Der er ikke beregnet, hvad der betyder mest: det kræver et samlet resultatmål og flere spørgsmål om enkelte forhold.",
    explained: |outcome, r2, n| {
        format!(
            "De enkelte forhold forklarer tilsammen {} af forskellene i svarene på »{outcome}« (n = {}).",
            share_in_prose(r2, 0, Language::Da),
            count(n, Language::Da)
        )
    },
    improve_none: "Ingen forhold ligger i prioriteringskortets felt »Forbedr først«: intet forhold har både stor betydning og lav tilfredshed.",
    improve: |names, examined| {
        let sure = if examined { " Placeringen er sikker i mindst 80 pct. af gentagelserne." } else { "" };
        format!(
            "I prioriteringskortets felt »Forbedr først« ligger {names}: stor betydning for den samlede tilfredshed og lavere tilfredshed end skillelinjen.{sure}"
        )
    },
    improve_unsure: |names| {
        format!(
            "Prioriteringskortets felt »Forbedr først« rummer {names}, men placeringen er usikker: under 80 pct. af gentagelserne giver samme felt."
        )
    },
    improve_also_unsure: |names| format!("Også {names} ligger dér, men placeringen er usikker."),
    keep_up: |names| {
        format!("I feltet »Fasthold« ligger {names}: stor betydning og højere tilfredshed end skillelinjen.")
    },
    not_cause: "Betydning er et sammenfald mellem svarene og viser ikke, hvad der er årsagen.",
    advise_first: |label, figure, importance, certainty| {
        let figure = figure.map(|figure| format!("{figure}, og ")).unwrap_or_default();
        let certainty = certainty
            .map(|share| {
                format!(
                    " Placeringen er sikker i {} af gentagelserne.",
                    share_in_prose(share, 0, Language::Da)
                )
            })
            .unwrap_or_default();
        format!(
            "Sæt først ind over for »{label}«: {figure}forholdet har {} af den forklarede betydning.{certainty}",
            share_in_prose(Share(importance), 0, Language::Da)
        )
    },
    advise_look: |label, certainty| {
        let certainty = certainty
            .map(|share| format!(" ({} af gentagelserne)", share_in_prose(share, 0, Language::Da)))
            .unwrap_or_default();
        format!(
            "Undersøg »{label}« nærmere, før der sættes ind: placeringen i »Forbedr først« er usikker{certainty}."
        )
    },
    advise_groups: |by, labels, more| {
        format!(
            "Følg op, hvor tilfredsheden er lavest efter »{by}«: {}.",
            named(labels, more, ("", ""), "og", |n| format!("{n} mere"))
        )
    },
    advise_none: "Undersøgelsen peger ikke på et enkelt forhold, som sikkert bør forbedres først.",
    only_answered: "Resultatet gælder dem, der har svaret. De, der ikke har svaret, kan mene noget andet.",
    low_response: "Svarprocenten er lav, og resultatet skal læses med forbehold.",
    hidden: |minimum| format!("Grupper med færre end {} svar er ikke vist.", count(minimum, Language::Da)),
    tests: "Hvor noget kaldes højere, lavere, bedst eller dårligst, er forskellen testet (5 pct.-niveau, korrigeret for antallet af test).",
    law: "[Udfyldes: lov- og plangrundlag]",
    economy: "[Udfyldes: økonomiske konsekvenser, eller »Ingen«]",
    schedule: "[Udfyldes: hvornår handleplanen lægges frem, og hvornår der følges op]",
    appendix: "Bilag 1: Resultater af brugerundersøgelsen",
    appendix_plan: "Bilag 2: Handleplan",
    press_improve: |names| {
        format!("Prioriteringskortet peger på, at der først bør sættes ind over for {names}.")
    },
    quote: "[Udfyldes: citat fra udvalgsformand eller direktør]",
};

static EN: Words = Words {
    number: "Case no.",
    competence: "Decided by",
    headings: [
        "The case in brief",
        "Recommendation",
        "Decision",
        "Presentation of the case",
        "Main results",
        "What matters most",
        "Advice",
        "Reservations",
        "Legal basis and plans",
        "Financial consequences",
        "Schedule",
        "Appendices",
        "Press summary",
        "Facts about the survey",
    ],
    title_decision: "User survey: results and efforts",
    title_information: "User survey: for information",
    core: "A user survey has been carried out.",
    core_decision: "The administration presents the result and where an effort should be made first.",
    core_information: "The administration presents the result for information.",
    answered: |n| format!("The survey rests on the answers of {}.", persons_en(n)),
    of_outcome: |outcome, figure| format!("On the question “{outcome}”: {figure}"),
    motion: "The administration recommends",
    motion_information: "that the information is noted.",
    motion_result: "that the result of the user survey is noted, and",
    motion_plan: "that the administration draws up a plan of action on the result.",
    motion_first: |names| {
        format!("that the administration draws up a plan of action which first addresses {names}.")
    },
    presentation: "The result of the user survey is presented here (appendix 1).",
    filtered: |n| format!("The figures below are about a selection of {}.", persons_en(n)),
    covers: |items, themes| {
        let items = if items == 1 {
            "1 question".to_owned()
        } else {
            format!("{} questions", count(items, Language::En))
        };
        if themes.is_empty() {
            format!("The survey covers {items}.")
        } else {
            format!("The survey covers {items} in the themes {}.", all(themes, "and"))
        }
    },
    conventions: [
        "Answers are told as shares of satisfied, neither and dissatisfied of the valid answers; “don't know” is left out.",
        "Answers are told as means on the response scale; “don't know” is left out.",
        "Answers are told as an index from 0 to 100; “don't know” is left out.",
        "Answers are told as the share who chose one of the upper half of the response options; “don't know” is left out.",
    ],
    names: |labels, more| named(labels, more, ("“", "”"), "and", |n| format!("{n} more")),
    no_map: "What matters most was not computed: it takes an overall outcome and several questions about single matters.",
    explained: |outcome, r2, n| {
        format!(
            "Together the single matters explain {} of the differences in the answers to “{outcome}” (n = {}).",
            share_in_prose(r2, 0, Language::En),
            count(n, Language::En)
        )
    },
    improve_none: "Nothing lies in the field “Improve first” of the priority map: no matter has both great importance and low satisfaction.",
    improve: |names, examined| {
        let sure =
            if examined { " The place is sure in at least 80 per cent of the replicates." } else { "" };
        format!(
            "In the field “Improve first” of the priority map: {names}. They matter much for overall satisfaction, and satisfaction is below the split line.{sure}"
        )
    },
    improve_unsure: |names| {
        format!(
            "The field “Improve first” of the priority map holds {names}, but the place is unsure: fewer than 80 per cent of the replicates give the same field."
        )
    },
    improve_also_unsure: |names| format!("There too: {names}, but the place is unsure."),
    keep_up: |names| {
        format!(
            "In the field “Keep up”: {names}. They matter much, and satisfaction is above the split line."
        )
    },
    not_cause: "Importance is association between answers and does not show what is the cause.",
    advise_first: |label, figure, importance, certainty| {
        let figure = figure.map(|figure| format!("{figure}, and ")).unwrap_or_default();
        let certainty = certainty
            .map(|share| {
                format!(" The place is sure in {} of the replicates.", share_in_prose(share, 0, Language::En))
            })
            .unwrap_or_default();
        format!(
            "First address “{label}”: {figure}it has {} of the explained importance.{certainty}",
            share_in_prose(Share(importance), 0, Language::En)
        )
    },
    advise_look: |label, certainty| {
        let certainty = certainty
            .map(|share| format!(" ({} of the replicates)", share_in_prose(share, 0, Language::En)))
            .unwrap_or_default();
        format!("Look closer at “{label}” before acting: its place in “Improve first” is unsure{certainty}.")
    },
    advise_groups: |by, labels, more| {
        format!(
            "Follow up where satisfaction is lowest by “{by}”: {}.",
            named(labels, more, ("", ""), "and", |n| format!("{n} more"))
        )
    },
    advise_none: "The survey points to no single matter that surely should be improved first.",
    only_answered: "The result is about those who answered. Those who did not may think otherwise.",
    low_response: "The response rate is low, and the result must be read with reservation.",
    hidden: |minimum| {
        format!("Groups with fewer than {} answers are not shown.", count(minimum, Language::En))
    },
    tests: "Where something is called higher, lower, best or worst, the difference was tested (5 per cent level, corrected for the number of tests).",
    law: "[To be filled in: legal basis and plans]",
    economy: "[To be filled in: financial consequences, or “None”]",
    schedule: "[To be filled in: when the plan of action is presented, and when it is followed up]",
    appendix: "Appendix 1: Results of the user survey",
    appendix_plan: "Appendix 2: Plan of action",
    press_improve: |names| format!("The priority map points to first addressing {names}."),
    quote: "[To be filled in: quotation]",
};

impl Words {
    #[must_use]
    pub fn of(language: Language) -> &'static Words {
        match language {
            Language::Da => &DA,
            Language::En => &EN,
        }
    }

    #[must_use]
    pub fn heading(&self, part: Part) -> &'static str {
        self.headings[part as usize]
    }

    #[must_use]
    pub fn convention(&self, convention: Convention) -> &'static str {
        self.conventions[match convention {
            Convention::TrafficLight => 0,
            Convention::Mean => 1,
            Convention::Index => 2,
            Convention::Top2 => 3,
        }]
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.number)
    }
}

fn persons_da(n: u32) -> String {
    if n == 1 { "1 svarperson".to_owned() } else { format!("{} svarpersoner", count(n, Language::Da)) }
}

fn persons_en(n: u32) -> String {
    if n == 1 { "1 respondent".to_owned() } else { format!("{} respondents", count(n, Language::En)) }
}

fn all(names: &[String], and: &str) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    joined(names.into_iter().map(str::to_owned).collect(), and)
}

fn named(
    labels: &[&str],
    more: usize,
    quote: (&str, &str),
    and: &str,
    others: fn(usize) -> String,
) -> String {
    let mut names: Vec<String> =
        labels.iter().map(|label| format!("{}{label}{}", quote.0, quote.1)).collect();
    if more > 0 {
        names.push(others(more));
    }
    joined(names, and)
}

fn joined(mut names: Vec<String>, and: &str) -> String {
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} {and} {last}", names.join(", ")),
        Some(last) => last,
        None => String::new(),
    }
}

/// `54 pct. er tilfredse`, `gennemsnittet er 3,1`, `indekset er 62`.
#[must_use]
pub(super) fn figure_told(n: u32, of: u32, answers: &str, language: Language) -> String {
    let percent = percent_in_prose(n, of, language);
    match language {
        Language::Da => format!("{percent} er {answers} (n = {})", count(of, language)),
        Language::En => format!("{percent} are {answers} (n = {})", count(of, language)),
    }
}
