//! Language in, the words of the documents for a committee out: headings, how to read, what stands around the numbers.

use crate::project::Date;
use crate::units::Language;
use crate::words::number::count;

/// What is written in the workbook of a chart.
#[derive(Debug)]
pub struct ChartWords {
    pub question: &'static str,
    pub number: &'static str,
    pub field: &'static str,
    pub fields: &'static str,
    pub low: &'static str,
    pub high: &'static str,
    pub down: &'static str,
    pub up: &'static str,
    pub upright_line: &'static str,
    pub lying_line: &'static str,
}

impl ChartWords {
    #[must_use]
    pub fn of(language: Language) -> &'static ChartWords {
        match language {
            Language::Da => &ChartWords {
                question: "Spørgsmål",
                number: "Nr.",
                field: "Felt",
                fields: "Felternes navne",
                low: "Interval, lav",
                high: "Interval, høj",
                down: "Streg, ned",
                up: "Streg, op",
                upright_line: "Lodret skillelinje",
                lying_line: "Vandret skillelinje",
            },
            Language::En => &ChartWords {
                question: "Question",
                number: "No.",
                field: "Field",
                fields: "Names of the fields",
                low: "Interval, low",
                high: "Interval, high",
                down: "Line, down",
                up: "Line, up",
                upright_line: "Upright split line",
                lying_line: "Level split line",
            },
        }
    }
}

/// What stands around the numbers of an appendix.
#[derive(Debug)]
pub struct DocumentWords {
    pub title: &'static str,
    pub appendix: &'static str,
    pub note: &'static str,
    pub numbers: &'static str,
    pub about: fn(answered: &str) -> String,
    pub answered: fn(&str) -> String,
    pub filtered: fn(&str) -> String,
    pub introduction: &'static str,
    pub reading: &'static str,
    pub overall: &'static str,
    pub across: &'static str,
    pub map: &'static str,
    pub method: &'static str,
    pub summary: &'static str,
    pub effort: &'static str,
    pub reservations: &'static str,
    pub no_reservations: &'static str,
    pub works: &'static str,
    pub no_groups: &'static str,
    pub no_map: &'static str,
    pub no_items: &'static str,
    pub other_questions: &'static str,
    pub continued: &'static str,
    pub page: &'static str,
    pub contents: &'static str,
    pub skip: &'static str,
    /// Of the numbers on a map.
    pub key: &'static str,
    pub key_answers: &'static str,
    pub key_rate: &'static str,
    pub key_of_invited: fn(&str) -> String,
    pub key_n: fn(&str) -> String,
    pub key_mean: &'static str,
    pub read_bars: fn(legend: &[String; 3]) -> String,
    pub read_n: &'static str,
    pub read_hidden: fn(minimum: u32) -> String,
    pub read_tests: &'static str,
    pub read_map: fn(improve_first: &str) -> String,
    pub read_certainty: &'static str,
    pub topics: [&'static str; 5],
    pub rest: fn(shown: usize, of: usize) -> String,
    pub part: fn(number: usize, of: usize) -> String,
    pub equal_share: fn(share: &str) -> String,
    pub numbers_of: fn(title: &str) -> String,
    pub made_by: fn(version: &str) -> String,
}

impl DocumentWords {
    #[must_use]
    pub fn of(language: Language) -> &'static DocumentWords {
        match language {
            Language::Da => &DA,
            Language::En => &EN,
        }
    }
}

static DA: DocumentWords = DocumentWords {
    title: "Resultater af brugerundersøgelsen",
    appendix: "Bilag",
    note: "Notat",
    numbers: "Alle tal i brugerundersøgelsen",
    about: |answered| {
        format!(
            "Bilaget viser, hvad {answered} har svaret: samlet, i grupper og på et prioriteringskort over, hvad der hænger mest sammen med den samlede vurdering. Bagest står, hvordan tallene er regnet ud, og hvilke forbehold der hører til."
        )
    },
    answered: |n| format!("{n} svarpersoner"),
    filtered: |filters| format!("Kun en del af svarene er med. Udvalget er: {filters}."),
    introduction: "Introduktion",
    reading: "Læsevejledning",
    overall: "Samlede resultater",
    across: "Resultater på tværs",
    map: "Prioriteringskort",
    method: "Metode",
    summary: "Resumé",
    effort: "Hvor en indsats kan lægges",
    reservations: "Forbehold",
    no_reservations: "Der er ingen særlige forbehold ved disse tal.",
    works: "Litteratur",
    no_groups: "Der er ikke valgt baggrundsvariable at fordele svarene på.",
    no_map: "Der er ikke grundlag for et prioriteringskort: Det kræver et samlet resultatmål og spørgsmål med svarskala.",
    no_items: "Ingen spørgsmål har en svarskala, der kan vises.",
    other_questions: "Øvrige spørgsmål",
    continued: "fortsat",
    page: "Side",
    contents: "Indhold",
    skip: "Gå til indholdet",
    key: "Numrenes betydning",
    key_answers: "svar",
    key_rate: "svarprocent",
    key_of_invited: |invited| format!("af {invited} inviterede"),
    key_n: |n| format!("n = {n}"),
    key_mean: "i gennemsnit",
    read_bars: |[good, neutral, bad]| {
        format!(
            "Hver søjle er ét spørgsmål eller én gruppe: grøn er »{good}«, gul »{neutral}« og rød »{bad}«, altid i den rækkefølge fra venstre. Tallene er procent af de gyldige svar; helt små andele står uden tal."
        )
    },
    read_n: "n er antallet af gyldige svar. »Ved ikke«, »ikke relevant« og manglende svar er ikke med i procenterne.",
    read_hidden: |minimum| {
        format!(
            "»Skjult« betyder, at tallet er udeladt. Grupper med under {minimum} svar vises ikke, og så meget er skjult ved siden af, at ingen kan regne sig frem til, hvad enkelte personer har svaret."
        )
    },
    read_tests: "En gruppe kaldes kun højere eller lavere end en anden, hvis en statistisk test bærer det. Testen står i parentes.",
    read_map: |improve_first| {
        format!(
            "Prioriteringskortet sætter hvert spørgsmåls betydning for den samlede vurdering op mod, hvordan det vurderes nu. »{improve_first}« er spørgsmål, der betyder meget og vurderes lavt. Betydning er en sammenhæng i svarene, ikke en årsag."
        )
    },
    read_certainty: "Et blegt mærke med stiplet kant er et spørgsmål, hvis placering på kortet er usikker.",
    topics: ["Deltagelse", "Svar, gennemsnit og intervaller", "Grupper", "Betydning", "Prioriteringskortet"],
    rest: |shown, of| format!("Her vises {shown} af {of} spørgsmål. Alle står i bilaget."),
    part: |number, of| format!("del {number} af {of}"),
    equal_share: |share| format!("Hvis alle betød lige meget: {share}."),
    numbers_of: |title| format!("{title}: tallene"),
    made_by: |version| format!("Lavet med Svarkort {version}."),
};

static EN: DocumentWords = DocumentWords {
    title: "Results of the user survey",
    appendix: "Appendix",
    note: "Note",
    numbers: "All numbers of the user survey",
    about: |answered| {
        format!(
            "This appendix shows what {answered} answered: overall, in groups and on a priority map of what goes most closely with the overall rating. How the figures were reckoned, and the reservations that belong to them, stand at the end."
        )
    },
    answered: |n| format!("{n} respondents"),
    filtered: |filters| format!("Only some of the answers are included. The selection is: {filters}."),
    introduction: "Introduction",
    reading: "How to read",
    overall: "Overall results",
    across: "Results across groups",
    map: "Priority map",
    method: "Method",
    summary: "Summary",
    effort: "Where an effort may go",
    reservations: "Reservations",
    no_reservations: "There are no particular reservations about these figures.",
    works: "References",
    no_groups: "No background variables were chosen to break the answers down by.",
    no_map: "There is no basis for a priority map: it takes an overall outcome and questions with a response scale.",
    no_items: "No question has a response scale that can be shown.",
    other_questions: "Other questions",
    continued: "continued",
    page: "Page",
    contents: "Contents",
    skip: "Go to the content",
    key: "What the numbers stand for",
    key_answers: "answers",
    key_rate: "response rate",
    key_of_invited: |invited| format!("of {invited} invited"),
    key_n: |n| format!("n = {n}"),
    key_mean: "on average",
    read_bars: |[good, neutral, bad]| {
        format!(
            "Each bar is one question or one group: green is “{good}”, yellow “{neutral}” and red “{bad}”, always in that order from the left. The figures are per cent of the valid answers; very small shares stand without a figure."
        )
    },
    read_n: "n is the number of valid answers. “Don't know”, “not relevant” and missing answers are not part of the percentages.",
    read_hidden: |minimum| {
        format!(
            "“Hidden” means that the figure is left out. Groups of fewer than {minimum} answers are not shown, and so much is hidden beside them that nobody can work out what single persons answered."
        )
    },
    read_tests: "A group is called higher or lower than another only where a statistical test carries it. The test stands in brackets.",
    read_map: |improve_first| {
        format!(
            "The priority map sets each question's importance for the overall rating against how it is rated now. “{improve_first}” are questions that matter much and are rated low. Importance is an association in the answers, not a cause."
        )
    },
    read_certainty: "A pale mark with a broken edge is a question whose place on the map is unsure.",
    topics: ["Response", "Answers, means and intervals", "Groups", "Importance", "The priority map"],
    rest: |shown, of| format!("{shown} of {of} questions are shown here. All stand in the appendix."),
    part: |number, of| format!("part {number} of {of}"),
    equal_share: |share| format!("If all mattered alike: {share}."),
    numbers_of: |title| format!("{title}: the numbers"),
    made_by: |version| format!("Made with Svarkort {version}."),
};

/// `1.960 svarpersoner`.
#[must_use]
pub fn respondents(n: u32, language: Language) -> String {
    (DocumentWords::of(language).answered)(&count(n, language))
}

/// `30. november 2026` of `2026-11-30`; what is written otherwise is kept as it is.
#[must_use]
pub fn date(date: &str, language: Language) -> String {
    date.parse::<Date>().map_or_else(|_| date.to_owned(), |date| super::date::date(date, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_one_says_it() {
        assert_eq!(date("2026-11-30", Language::Da), "30. november 2026");
        assert_eq!(date("2026-05-01", Language::En), "1 May 2026");
        for kept in [
            "30. november 2026",
            "2026-13-01",
            "2026-00-10",
            "2026-01-41",
            "efterår 2026",
            "2026-11-30-1",
            "",
        ] {
            assert_eq!(date(kept, Language::Da), kept);
        }
    }
}
