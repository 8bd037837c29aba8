//! The words of the step Deltagelse.

use svarkort_core::Language;
use svarkort_core::analysis::{QuestionCount, Source, Unit};
use svarkort_core::words::number::count;

pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    pub form: &'static str,
    pub unit: &'static str,
    pub units: [&'static str; 2],
    /// By unit: conversations are held, persons are invited.
    pub invited: fn(Unit) -> &'static str,
    pub invited_hint: fn(Unit) -> &'static str,
    pub bounced: &'static str,
    pub bounced_hint: &'static str,
    pub ineligible: &'static str,
    pub ineligible_hint: &'static str,
    pub reached: &'static str,
    pub reached_hint: &'static str,
    pub started: &'static str,
    pub stated: &'static str,
    pub stated_hint: &'static str,
    pub limit: &'static str,
    pub limit_hint: &'static str,
    pub not_a_count: &'static str,
    pub not_a_percent: &'static str,
    pub finite: &'static str,
    pub finite_hint: &'static str,
    pub finite_unknown: &'static str,
    pub ledger: &'static str,
    pub line: &'static str,
    pub number: &'static str,
    pub from: &'static str,
    pub source: fn(Source) -> &'static str,
    /// A number that a file tells.
    pub told: fn(&str, Source) -> String,
    pub eligible: fn(Unit) -> &'static str,
    pub completed: &'static str,
    pub usable: &'static str,
    pub rate: &'static str,
    pub rates: &'static str,
    pub no_rate: fn(Unit) -> &'static str,
    pub groups: &'static str,
    pub groups_lead: &'static str,
    pub group: &'static str,
    pub groups_of: fn(Unit) -> &'static str,
    pub answers: &'static str,
    pub no_groups: &'static str,
    pub invited_in: fn(&str) -> String,
    pub clear: &'static str,
    pub questions: &'static str,
    pub questions_lead: fn(&QuestionCount) -> String,
    pub question: &'static str,
    pub asked: &'static str,
    pub valid: &'static str,
    pub not_applicable: &'static str,
    pub blank: &'static str,
    pub missing_share: &'static str,
    pub drop_out: &'static str,
    pub drop_out_lead: fn(u32, u32) -> String,
    pub stopped: &'static str,
    pub position: &'static str,
    pub next: &'static str,
}

pub static DA: Words = Words {
    title: "Deltagelse",
    lead: "Hvem blev spurgt, og hvem svarede? Alt på dette trin kan springes over; tallene kommer med i rapporten, hvis de er her.",
    form: "Antal inviterede",
    unit: "Hvad tæller som én besvarelse?",
    units: ["En person", "En samtale"],
    invited: |unit| match unit {
        Unit::Person => "Inviterede",
        Unit::Conversation => "Afholdte samtaler",
    },
    invited_hint: |unit| match unit {
        Unit::Person => "Alle, der fik tilsendt skemaet",
        Unit::Conversation => "Alle samtaler, der kunne udløse et skema",
    },
    bounced: "Ikke leveret",
    bounced_hint: "Kom retur eller nåede ikke frem",
    ineligible: "Uden for målgruppen",
    ineligible_hint: "Fraflyttede, afdøde, inviteret ved en fejl",
    reached: "Nået",
    reached_hint: "Kun hvis det er talt op for sig",
    started: "Påbegyndt",
    stated: "Oplyst svarprocent",
    stated_hint: "Fx fra en pressemeddelelse; den holdes op mod tallene",
    limit: "Forbehold under",
    limit_hint: "Er svarprocenten lavere, følger et forbehold med",
    not_a_count: "Skriv et helt tal, fx 1.700.",
    not_a_percent: "Skriv en procent fra 0 til 100, fx 44,8.",
    finite: "Regn usikkerhed i forhold til alle inviterede",
    finite_hint: "Korrektion for endelig population: intervallerne bliver smallere. Forudsætter, at de, der ikke svarede, mangler tilfældigt.",
    finite_unknown: "Kræver, at antallet af inviterede er kendt.",
    ledger: "Fra inviteret til brugbart svar",
    line: "Trin",
    number: "Antal",
    from: "Kilde",
    source: |source| match source {
        Source::Typed => "indtastet",
        Source::Frame => "fil med inviterede",
        Source::Export => "filen med svar",
        Source::Derived => "beregnet",
    },
    told: |n, source| match source {
        Source::Frame => format!("{n} ifølge filen med inviterede."),
        Source::Typed | Source::Export | Source::Derived => format!("{n} ifølge filen med svar."),
    },
    eligible: |unit| match unit {
        Unit::Person => "I målgruppen",
        Unit::Conversation => "Samtaler i målgruppen",
    },
    completed: "Gennemført",
    usable: "Brugbare svar",
    rate: "Svarprocent",
    rates: "Sådan er procenterne dannet",
    no_rate: |unit| match unit {
        Unit::Person => "Angiv antallet af inviterede for at se svarprocenten.",
        Unit::Conversation => "Angiv antallet af samtaler for at se svarprocenten.",
    },
    groups: "Svarprocent efter gruppe",
    groups_lead: "Skriv antallet af inviterede i hver gruppe, fx fra jobcentrets register. Tal fra filen står der i forvejen.",
    group: "Gruppe",
    groups_of: |unit| match unit {
        Unit::Person => "Inviterede",
        Unit::Conversation => "Samtaler",
    },
    answers: "Svar",
    no_groups: "Der er ingen baggrundsvariable. Giv en variabel rollen Baggrund under Kontrol, hvis svarene skal deles op.",
    invited_in: |group| format!("Inviterede i {group}"),
    clear: "Slet de indtastede tal",
    questions: "Manglende svar på de enkelte spørgsmål",
    questions_lead: |questions| {
        let QuestionCount { items, background, comments } = questions;
        format!(
            "Skemaet har {}, {} og {}.",
            some(*items, "spørgsmål", "spørgsmål", Language::Da),
            some(*background, "baggrundsoplysning", "baggrundsoplysninger", Language::Da),
            some(*comments, "kommentarfelt", "kommentarfelter", Language::Da)
        )
    },
    question: "Spørgsmål",
    asked: "Stillet til",
    valid: "Gyldige svar",
    not_applicable: "Ved ikke",
    blank: "Ikke besvaret",
    missing_share: "Andel ikke besvaret",
    drop_out: "Hvor stopper de, der ikke når igennem?",
    drop_out_lead: |base, none| {
        let none = if none > 0 {
            format!(" {} svarede ikke på noget.", count(none, Language::Da))
        } else {
            String::new()
        };
        format!(
            "{} begyndte. Tallet er dem, hvis sidste svar er på spørgsmålet; de sidste nåede til enden.{none}",
            count(base, Language::Da)
        )
    },
    stopped: "Sidste svar her",
    position: "Nr.",
    next: "Vis resultater",
};

pub static EN: Words = Words {
    title: "Response",
    lead: "Who was asked, and who answered? Everything in this step can be skipped; the figures go into the report where they are known.",
    form: "Number invited",
    unit: "What counts as one answer?",
    units: ["A person", "A conversation"],
    invited: |unit| match unit {
        Unit::Person => "Invited",
        Unit::Conversation => "Conversations held",
    },
    invited_hint: |unit| match unit {
        Unit::Person => "Everybody to whom the questionnaire was sent",
        Unit::Conversation => "All conversations that could lead to a form",
    },
    bounced: "Not delivered",
    bounced_hint: "Came back or did not arrive",
    ineligible: "Outside the target group",
    ineligible_hint: "Moved, died, invited by mistake",
    reached: "Reached",
    reached_hint: "Only where it was counted by itself",
    started: "Started",
    stated: "Stated response rate",
    stated_hint: "From a press release, say; it is held against the figures",
    limit: "Reservation below",
    limit_hint: "Under this response rate a reservation goes along",
    not_a_count: "Type a whole number, such as 1,700.",
    not_a_percent: "Type a per cent from 0 to 100, such as 44.8.",
    finite: "Reckon uncertainty against everybody invited",
    finite_hint: "Finite population correction: intervals become narrower. Assumes that those who did not answer are missing at random.",
    finite_unknown: "Needs the number of invited to be known.",
    ledger: "From invited to usable answer",
    line: "Stage",
    number: "Number",
    from: "Source",
    source: |source| match source {
        Source::Typed => "typed",
        Source::Frame => "file of those invited",
        Source::Export => "file of answers",
        Source::Derived => "computed",
    },
    told: |n, source| match source {
        Source::Frame => format!("{n} according to the file of those invited."),
        Source::Typed | Source::Export | Source::Derived => format!("{n} according to the file of answers."),
    },
    eligible: |unit| match unit {
        Unit::Person => "In the target group",
        Unit::Conversation => "Conversations in the target group",
    },
    completed: "Completed",
    usable: "Usable answers",
    rate: "Response rate",
    rates: "How the rates are formed",
    no_rate: |unit| match unit {
        Unit::Person => "State the number invited to see the response rate.",
        Unit::Conversation => "State the number of conversations to see the response rate.",
    },
    groups: "Response rate by group",
    groups_lead: "Type the number invited in each group, from the register, say. Figures from the file stand there already.",
    group: "Group",
    groups_of: |unit| match unit {
        Unit::Person => "Invited",
        Unit::Conversation => "Conversations",
    },
    answers: "Answers",
    no_groups: "There are no background variables. Give a variable the role Background in the step Check if the answers shall be broken down.",
    invited_in: |group| format!("Invited in {group}"),
    clear: "Delete the typed figures",
    questions: "Missing answers to each question",
    questions_lead: |questions| {
        let QuestionCount { items, background, comments } = questions;
        format!(
            "The questionnaire has {}, {} and {}.",
            some(*items, "question", "questions", Language::En),
            some(*background, "background variable", "background variables", Language::En),
            some(*comments, "comment field", "comment fields", Language::En)
        )
    },
    question: "Question",
    asked: "Put to",
    valid: "Valid answers",
    not_applicable: "Don't know",
    blank: "Not answered",
    missing_share: "Share not answered",
    drop_out: "Where do those stop who do not get to the end?",
    drop_out_lead: |base, none| {
        let none = if none > 0 {
            format!(" {} answered nothing.", count(none, Language::En))
        } else {
            String::new()
        };
        format!(
            "{} began. The number is of those whose last answer is to the question; the last ones reached the end.{none}",
            count(base, Language::En)
        )
    },
    stopped: "Last answer here",
    position: "No.",
    next: "Show results",
};

fn some(n: u32, one: &str, more: &str, language: Language) -> String {
    format!("{} {}", count(n, language), if n == 1 { one } else { more })
}
