//! The words of the step Resultater.

use svarkort_core::Language;
use svarkort_core::analysis::Respondents;
use svarkort_core::words::number::{count, list, share};

pub struct Words {
    pub title: &'static str,
    pub key: Key,
    pub controls: Controls,
    pub rules: Rules,
    pub distribution: Distribution,
    pub groups: Groups,
    pub depth: Depth,
    pub findings: Findings,
    pub themes: Themes,
    pub conventions: Conventions,
    pub others: Others,
    pub parts: &'static str,
    pub no_ratings: &'static str,
    pub to_check: &'static str,
}

/// The key figures.
pub struct Key {
    pub title: &'static str,
    pub respondents: &'static str,
    pub respondents_of: fn(&Respondents) -> String,
    pub on: fn(&str) -> String,
    pub valid: fn(u32) -> String,
    pub interval: fn(&str, &str) -> String,
    pub mean: &'static str,
    pub scale: fn(i64, i64) -> String,
    pub index: &'static str,
    pub valid_index: fn(u32) -> String,
    pub hidden: &'static str,
    pub hidden_rule: fn(u32) -> String,
    pub no_groups: &'static str,
    pub no_outcome: &'static str,
    pub no_outcome_why: &'static str,
    pub no_outcome_choose: &'static str,
}

/// Which respondents are looked at.
pub struct Controls {
    pub title: &'static str,
    pub filter_count: fn(usize) -> String,
    pub filter_variable: &'static str,
    pub filter_choose: &'static str,
    pub filter_hint: &'static str,
    pub filter_none: &'static str,
    pub filter_on: fn(&str, &[String]) -> String,
    pub remove: fn(&str) -> String,
    pub reset: &'static str,
    pub minimum: &'static str,
    pub minimum_hint: &'static str,
    pub minimum_one: &'static str,
}

/// How answers are reported.
pub struct Rules {
    pub title: &'static str,
    pub lead: &'static str,
    pub convention: &'static str,
    /// In the order of [`svarkort_core::figure::CONVENTIONS`].
    pub conventions: [&'static str; 4],
    pub rounding: &'static str,
    pub roundings: [&'static str; 2],
    pub adjustment: &'static str,
    pub adjustments: [&'static str; 2],
    /// Of how many questions.
    pub needed: fn(usize) -> String,
    pub needed_hint: &'static str,
    pub needed_fault: &'static str,
    pub cuts: &'static str,
    pub cuts_hint: &'static str,
    pub cuts_fault: &'static str,
}

/// One question with all that is known of it.
pub struct Depth {
    pub title: &'static str,
    pub question: &'static str,
    pub go_to: &'static str,
    pub pairs: &'static str,
    /// Asked, valid.
    pub base: fn(&str, &str) -> String,
    pub theme: fn(&str) -> String,
}

pub struct Distribution {
    pub title: &'static str,
    pub sort: &'static str,
    pub sorts: [&'static str; 4],
    pub question: &'static str,
    pub mean: fn(Option<(i64, i64)>) -> String,
    pub mean_alone: &'static str,
    pub n: &'static str,
    pub not_applicable: &'static str,
    pub blank: &'static str,
    pub options: fn(&str) -> String,
    pub option: &'static str,
    pub share: &'static str,
    pub answers: &'static str,
    pub index: &'static str,
    pub deviation: &'static str,
    pub low: &'static str,
    pub high: &'static str,
    pub hidden_items: fn(usize) -> String,
    pub hidden_items_why: &'static str,
}

pub struct Groups {
    pub title: &'static str,
    pub by: &'static str,
    pub none: &'static str,
    pub show: &'static str,
    pub one: &'static str,
    pub each: &'static str,
    pub all: &'static str,
    pub beside: &'static str,
    pub crossed: &'static str,
    pub uncrossed: &'static str,
    /// All small charts, how many they are.
    pub every: fn(usize) -> String,
    pub unit: &'static str,
    pub beside_foot: &'static str,
    pub beside_none: &'static str,
    pub above: &'static str,
    pub below: &'static str,
    pub item: &'static str,
    pub no_variables: &'static str,
    pub no_group: &'static str,
    pub not_shown: &'static str,
    pub hidden: &'static str,
    pub hidden_why: fn(u32) -> String,
    pub empty: &'static str,
    pub empty_why: &'static str,
    pub tests: &'static str,
    pub places: &'static str,
    pub tests_foot: &'static str,
}

pub struct Findings {
    pub title: &'static str,
    pub more: fn(usize) -> String,
    pub foot: &'static str,
    pub copy_what: &'static str,
}

pub struct Themes {
    pub title: &'static str,
    pub one: &'static str,
    pub pairs: &'static str,
    /// Index with its interval, n.
    pub score: fn(&str, &str) -> String,
    pub foot: &'static str,
}

pub struct Conventions {
    pub title: &'static str,
    pub lead: &'static str,
    pub show: &'static str,
    pub converted: &'static str,
}

pub struct Others {
    pub title: &'static str,
    pub lead: &'static str,
    pub multiple: &'static str,
    pub answers: fn(u32) -> String,
}

pub static DA: Words = Words {
    title: "Resultater",
    key: Key {
        title: "Nøgletal",
        respondents: "Svarpersoner",
        respondents_of: |respondents| respondents_da(respondents),
        on: |item| format!("på »{item}«"),
        valid: |n| format!("{} gyldige svar", count(n, Language::Da)),
        interval: |low, high| format!("95 % sikkerhedsinterval {low}–{high}"),
        mean: "Gennemsnit",
        scale: |low, high| format!("på skalaen {low}-{high}"),
        index: "Tilfredse efter indekset",
        valid_index: |n| format!("{} svarpersoner med indeks", count(n, Language::Da)),
        hidden: "Skjulte grupper",
        hidden_rule: |minimum| {
            if minimum <= 1 {
                "Intet skjules".to_owned()
            } else {
                format!("Færre end {minimum} svar, eller alle har svaret ens")
            }
        },
        no_groups: "Ingen baggrundsvariabel er valgt",
        no_outcome: "Samlet tilfredshed",
        no_outcome_why: "Intet spørgsmål er valgt som resultatmål.",
        no_outcome_choose: "Vælg spørgsmål",
    },
    controls: Controls {
        title: "Udsnit af svarene",
        filter_count: |count| if count == 0 { "Filter".to_owned() } else { format!("Filter ({count})") },
        filter_variable: "Vis kun svarpersoner efter",
        filter_choose: "Vælg baggrundsvariabel",
        filter_hint: "Sæt kryds ved dem, der skal med. Uden kryds er alle med.",
        filter_none: "Der er ingen baggrundsvariable. Giv en variabel rollen »baggrund« i Kontrol.",
        filter_on: |variable, labels| format!("{variable}: {}", list(labels, Language::Da)),
        remove: |filter| format!("Fjern filteret {filter}"),
        reset: "Nulstil filter",
        minimum: "Mindste gruppe",
        minimum_hint: "Grupper med færre svar skjules overalt.",
        minimum_one: "1 (skjul intet)",
    },
    rules: Rules {
        title: "Regler for opgørelsen",
        lead: "Reglerne gælder alle tal på siden og i det, der hentes. De skrives under hver figur.",
        convention: "Opgør som",
        conventions: ["Grøn, gul, rød", "Gennemsnit", "Indeks i fem klasser", "To øverste af fire"],
        rounding: "Afrunding",
        roundings: ["Hver andel for sig", "Så summen er 100"],
        adjustment: "Mange test justeres efter",
        adjustments: ["Holm", "Benjamini-Hochberg"],
        needed: |items| format!("Indeks: besvaret mindst, af {items} spørgsmål"),
        needed_hint: "Svarpersoner med færre svar er ikke med i indekset. Tomt felt: halvdelen.",
        needed_fault: "Skriv et helt tal, der ikke er større end antallet af spørgsmål.",
        cuts: "Indeks: grænser mellem de fem klasser",
        cuts_hint: "Fire stigende tal fra 1 til 5. Et indeks på en grænse hører til klassen over. Tomt felt: 1,5 2,5 3,5 4,5.",
        cuts_fault: "Skriv fire tal med mellemrum, fx 1,5 2,5 3,5 4,5.",
    },
    distribution: Distribution {
        title: "Svarene på hvert spørgsmål",
        sort: "Rækkefølge",
        sorts: [
            "Som i spørgeskemaet",
            "Største andel først",
            "Højeste gennemsnit først",
            "Størst forskel mellem grupper først",
        ],
        question: "Spørgsmål",
        mean: |ends| match ends {
            Some((low, high)) => format!("Gennemsnit ({low}-{high})"),
            None => "Gennemsnit".to_owned(),
        },
        mean_alone: "Gennemsnit",
        n: "Gyldige svar",
        not_applicable: "Ved ikke / ikke relevant",
        blank: "Intet svar",
        options: |item| format!("Svarmuligheder: {item}"),
        option: "Svarmulighed",
        share: "Andel",
        answers: "Svar",
        index: "Indeks (0-100)",
        deviation: "Standardafvigelse",
        low: "lav\u{a0}95\u{a0}%",
        high: "høj\u{a0}95\u{a0}%",
        hidden_items: |count| format!("{count} spørgsmål vises ikke"),
        hidden_items_why: "Der er for få gyldige svar til at vise dem, eller alle i udsnittet har svaret ens.",
    },
    groups: Groups {
        title: "Grupper side om side",
        by: "Baggrundsvariabel",
        none: "Ingen",
        show: "Vis",
        one: "Ét spørgsmål",
        each: "Hvert spørgsmål for sig",
        all: "Alle i én tabel",
        beside: "Én gruppe over for alle andre",
        crossed: "Krydset med",
        uncrossed: "Ingen",
        every: |items| format!("Vis alle {items} spørgsmål"),
        unit: "Gruppe",
        beside_foot: "Alle andre er de grupper, der vises, lagt sammen. »Højere« og »lavere« står kun, hvor testen giver lov (p under 5 pct. efter justering for spørgsmålets grupper). Forskelle kan skyldes, hvem der er i gruppen, fx længden af ledigheden.",
        beside_none: "Der er ingen andre grupper at sammenligne med.",
        above: "over de andre grupper tilsammen",
        below: "under de andre grupper tilsammen",
        item: "Spørgsmål",
        no_variables: "Der er ingen baggrundsvariable. Giv en variabel rollen »baggrund« i Kontrol, så kan grupper stilles op mod hinanden.",
        no_group: "Vælg en baggrundsvariabel for at se grupperne.",
        not_shown: "Der er for få svar på spørgsmålet til at vise det.",
        hidden: "skjult",
        hidden_why: |minimum| {
            format!("skjult: færre end {minimum} svar, eller alle i gruppen har svaret ens.")
        },
        empty: "–",
        empty_why: "–: ingen i gruppen har svaret.",
        places: "Se spørgsmålenes rækkefølge i hver gruppe",
        tests: "Se testen af hvert spørgsmål",
        tests_foot: "Kun grupper, der vises, er med. Rækkefølgen af svar testes med rangtest, gennemsnit med Welch. »Kan ses« er den forskel i gennemsnit mellem de to mindst sikre grupper, som testen finder i 80 % af tilfældene.",
    },
    depth: Depth {
        title: "Ét spørgsmål i dybden",
        question: "Spørgsmål",
        go_to: "Se spørgsmålet i dybden",
        pairs: "Sammenlign med andre spørgsmål hos de samme svarpersoner",
        base: |asked, valid| format!("Stillet til {asked}; {valid} gyldige svar."),
        theme: |theme| format!("Tema: {theme}."),
    },
    findings: Findings {
        title: "Det viser svarene",
        more: |rest| format!("{rest} sætninger mere"),
        foot: "Hver sætning er skrevet ud fra tallene på siden. »Højere«, »lavere«, »bedst« og »dårligst« bruges kun, hvor en test giver lov (p under 5 pct. efter justering for mange test); det, der ikke kan skilles ad, nævnes samlet.",
        copy_what: "Hovedtal, bedst, dårligst og forbehold som tekst til en pressemeddelelse eller en sag.",
    },
    themes: Themes {
        title: "Temaerne",
        one: "Tema for sig",
        pairs: "Sammenlign temaerne med hinanden",
        score: |score, n| format!("Indeks {score}, n = {n}."),
        foot: "En svarpersons indeks er gennemsnittet af svarene på temaets spørgsmål, sat på 0-100, når mindst halvdelen er besvaret. Alfa og omega viser, hvor godt spørgsmålene måler det samme: fra omkring 0,7 hænger de sammen.",
    },
    conventions: Conventions {
        title: "Fire måder at gøre det op på",
        lead: "Kommuner opgør tilfredshed på fire måder. Tallene kan ikke sammenlignes med hinanden, så skriv, hvilken der er brugt.",
        show: "Se de samme svar på alle fire måder",
        converted: "Se, hvad hvert svar tæller som",
    },
    others: Others {
        title: "Andre spørgsmål",
        lead: "Spørgsmål uden en skala fra dårlig til god.",
        multiple: "Hvor flere svar kan vælges, kan andelene tilsammen give mere end 100.",
        answers: |n| format!("{} svar", count(n, Language::Da)),
    },
    parts: "Dele af siden",
    no_ratings: "Ingen spørgsmål har en genkendt svarskala, så der er ingen fordelinger at vise. Gå til Kontrol, og angiv svarskalaen for de spørgsmål, der skal med.",
    to_check: "Gå til Kontrol",
};

fn respondents_da(respondents: &Respondents) -> String {
    let n = |n: u32| count(n, Language::Da);
    match (respondents.invited, respondents.rate) {
        (Some(invited), Some(rate)) => {
            format!("af {} inviterede; svarprocent {}", n(invited), share(rate, 0, Language::Da))
        }
        _ if respondents.rows > respondents.answered => format!("af {} rækker i filen", n(respondents.rows)),
        _ => "Alle rækker i filen".to_owned(),
    }
}

pub static EN: Words = Words {
    title: "Results",
    key: Key {
        title: "Key figures",
        respondents: "Respondents",
        respondents_of: |respondents| respondents_en(respondents),
        on: |item| format!("on “{item}”"),
        valid: |n| format!("{} valid answers", count(n, Language::En)),
        interval: |low, high| format!("95% confidence interval {low}–{high}"),
        mean: "Mean",
        scale: |low, high| format!("on the scale {low}-{high}"),
        index: "Satisfied by the index",
        valid_index: |n| format!("{} respondents with an index", count(n, Language::En)),
        hidden: "Hidden groups",
        hidden_rule: |minimum| {
            if minimum <= 1 {
                "Nothing is hidden".to_owned()
            } else {
                format!("Fewer than {minimum} answers, or all answered alike")
            }
        },
        no_groups: "No background variable is chosen",
        no_outcome: "Overall satisfaction",
        no_outcome_why: "No question is chosen as the outcome.",
        no_outcome_choose: "Choose a question",
    },
    controls: Controls {
        title: "Part of the answers",
        filter_count: |count| if count == 0 { "Filter".to_owned() } else { format!("Filter ({count})") },
        filter_variable: "Show only respondents by",
        filter_choose: "Choose a background variable",
        filter_hint: "Tick those to include. With none ticked, all are included.",
        filter_none: "There are no background variables. Give a variable the role “background” in Check.",
        filter_on: |variable, labels| format!("{variable}: {}", list(labels, Language::En)),
        remove: |filter| format!("Remove the filter {filter}"),
        reset: "Reset filter",
        minimum: "Smallest group",
        minimum_hint: "Groups with fewer answers are hidden everywhere.",
        minimum_one: "1 (hide nothing)",
    },
    rules: Rules {
        title: "Rules of reporting",
        lead: "The rules hold for all numbers on the page and in what is downloaded. They are written under each figure.",
        convention: "Report as",
        conventions: ["Green, yellow, red", "Mean", "Index in five classes", "Two upper of four"],
        rounding: "Rounding",
        roundings: ["Each share on its own", "So that the sum is 100"],
        adjustment: "Many tests are adjusted by",
        adjustments: ["Holm", "Benjamini-Hochberg"],
        needed: |items| format!("Index: answered at least, of {items} questions"),
        needed_hint: "Respondents with fewer answers are not part of the index. Empty: half of them.",
        needed_fault: "Type a whole number that is not larger than the number of questions.",
        cuts: "Index: limits between the five classes",
        cuts_hint: "Four rising numbers from 1 to 5. An index on a limit belongs to the class above. Empty: 1.5 2.5 3.5 4.5.",
        cuts_fault: "Type four numbers with spaces between, such as 1.5 2.5 3.5 4.5.",
    },
    distribution: Distribution {
        title: "The answers to each question",
        sort: "Order",
        sorts: [
            "As in the questionnaire",
            "Largest share first",
            "Highest mean first",
            "Largest difference between groups first",
        ],
        question: "Question",
        mean: |ends| match ends {
            Some((low, high)) => format!("Mean ({low}-{high})"),
            None => "Mean".to_owned(),
        },
        mean_alone: "Mean",
        n: "Valid answers",
        not_applicable: "Don't know / not relevant",
        blank: "No answer",
        options: |item| format!("Response options: {item}"),
        option: "Response option",
        share: "Share",
        answers: "Answers",
        index: "Index (0-100)",
        deviation: "Standard deviation",
        low: "low\u{a0}95%",
        high: "high\u{a0}95%",
        hidden_items: |count| {
            if count == 1 {
                "1 question is not shown".to_owned()
            } else {
                format!("{count} questions are not shown")
            }
        },
        hidden_items_why: "Too few valid answers to show them, or all in this part of the answers answered alike.",
    },
    groups: Groups {
        title: "Groups side by side",
        by: "Background variable",
        none: "None",
        show: "Show",
        one: "One question",
        each: "Each question by itself",
        all: "All in one table",
        beside: "One group beside all others",
        crossed: "Crossed with",
        uncrossed: "None",
        every: |items| format!("Show all {items} questions"),
        unit: "Group",
        beside_foot: "All others are the groups that are shown, taken together. “Higher” and “lower” stand only where the test allows it (p under 5% after adjustment for the groups of the question). Differences may be due to who is in the group, such as the length of unemployment.",
        beside_none: "There are no other groups to compare with.",
        above: "above the other groups together",
        below: "below the other groups together",
        item: "Question",
        no_variables: "There are no background variables. Give a variable the role “background” in Check to set groups beside each other.",
        no_group: "Choose a background variable to see its groups.",
        not_shown: "There are too few answers to the question to show it.",
        hidden: "hidden",
        hidden_why: |minimum| {
            format!("hidden: fewer than {minimum} answers, or all in the group answered alike.")
        },
        empty: "–",
        empty_why: "–: nobody in the group answered.",
        places: "See the ranking of questions in each group",
        tests: "See the test of each question",
        tests_foot: "Only groups that are shown take part. The order of answers is tested by ranks, means by Welch. “Can be seen” is the difference of means between the two least certain groups that the test finds in 80% of cases.",
    },
    depth: Depth {
        title: "One question in depth",
        question: "Question",
        go_to: "See the question in depth",
        pairs: "Compare with other questions by the same respondents",
        base: |asked, valid| format!("Put to {asked}; {valid} valid answers."),
        theme: |theme| format!("Theme: {theme}."),
    },
    findings: Findings {
        title: "What the answers show",
        more: |rest| format!("{rest} more sentences"),
        foot: "Each sentence is written from the numbers on this page. “Higher”, “lower”, “best” and “worst” are used only where a test allows it (p under 5% after adjustment for many tests); ties are listed together.",
        copy_what: "Key figures, best, worst and reservations as text for a press release or a case.",
    },
    themes: Themes {
        title: "The themes",
        one: "One theme",
        pairs: "Compare the themes with each other",
        score: |score, n| format!("Index {score}, n = {n}."),
        foot: "A respondent's index is the mean of the answers to the theme's questions, put on 0-100, where at least half are answered. Alpha and omega tell how well the questions measure the same: from about 0.7 they hold together.",
    },
    conventions: Conventions {
        title: "Four ways to report",
        lead: "Municipalities report satisfaction in four ways. The numbers cannot be compared with one another, so state which one is used.",
        show: "See the same answers in all four",
        converted: "See what each answer counts as",
    },
    others: Others {
        title: "Other questions",
        lead: "Questions without a scale from bad to good.",
        multiple: "Where several answers may be chosen, the shares may sum to more than 100.",
        answers: |n| {
            if n == 1 { "1 answer".to_owned() } else { format!("{} answers", count(n, Language::En)) }
        },
    },
    parts: "Parts of the page",
    no_ratings: "No question has a recognised response scale, so there are no distributions to show. Go to Check and set the response scale of the questions that matter.",
    to_check: "Go to Check",
};

fn respondents_en(respondents: &Respondents) -> String {
    let n = |n: u32| count(n, Language::En);
    match (respondents.invited, respondents.rate) {
        (Some(invited), Some(rate)) => {
            format!("of {} invited; response rate {}", n(invited), share(rate, 0, Language::En))
        }
        _ if respondents.rows > respondents.answered => {
            format!("of {} rows in the file", n(respondents.rows))
        }
        _ => "All rows in the file".to_owned(),
    }
}
