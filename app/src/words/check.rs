//! The words of the step Kontrol.

use svarkort_core::Language;
use svarkort_core::codebook::{Kind, Role};
use svarkort_core::words::number::count;

pub struct Words {
    pub title: &'static str,
    pub lead: fn(u32, Option<u32>, usize) -> String,
    pub next: &'static str,

    pub promise: &'static str,
    pub promises: [&'static str; 3],
    /// What follows from each.
    pub promise_means: [&'static str; 3],
    pub outcome: &'static str,
    pub outcome_hint: &'static str,
    pub outcome_none: &'static str,
    pub outcome_missing: &'static str,
    pub outcome_asks: &'static str,
    pub outcome_yes: &'static str,

    pub files: &'static str,
    pub tool: &'static str,
    pub tool_unknown: &'static str,
    pub tool_recognised: fn(&str) -> String,
    pub tool_by_itself: &'static str,
    pub tool_plain: &'static str,
    pub tool_hint: &'static str,
    pub encoding: &'static str,
    pub delimiter: &'static str,
    pub delimiter_name: fn(&str) -> String,
    pub file_rows: fn(&str) -> String,
    pub completed: &'static str,
    pub reading: &'static str,

    pub doubts: fn(usize) -> String,
    pub no_doubts: &'static str,
    pub no_other_doubts: &'static str,
    pub doubts_hint: &'static str,
    pub quoted: fn(&str) -> String,
    pub which: fn(usize) -> String,
    pub missing_asks: fn(&str, usize) -> String,
    pub missing_now_out: &'static str,
    pub missing_now_in: &'static str,
    pub missing_out: &'static str,
    pub missing_in: &'static str,
    pub direction_asks: &'static str,
    pub direction_now: fn(&str) -> String,
    pub best: fn(&str) -> String,
    pub scale_asks: &'static str,
    pub scale_yes: &'static str,
    pub scale_no: &'static str,
    pub scale_edit: &'static str,
    pub role_asks: &'static str,
    pub role_keep: fn(&str) -> String,
    pub many: fn(usize) -> String,

    pub variables: &'static str,
    pub search: &'static str,
    pub filter: &'static str,
    pub filter_all: &'static str,
    pub filter_doubtful: &'static str,
    pub shown: fn(usize, usize) -> String,
    pub none_shown: &'static str,
    pub column_select: &'static str,
    pub column_variable: &'static str,
    pub column_scale: &'static str,
    pub column_role: &'static str,
    pub column_valid: &'static str,
    pub column_details: &'static str,
    pub select_all: &'static str,
    pub select_one: fn(&str) -> String,
    pub role_of: fn(&str) -> String,
    pub details_of: fn(&str) -> String,
    pub asks: &'static str,
    pub reversed: &'static str,
    pub role: fn(Role) -> &'static str,
    pub kind: fn(Kind) -> &'static str,
    pub points: fn(u32) -> String,
    pub options: fn(usize) -> String,
    pub out_of_base: fn(&str) -> String,
    pub valid_of: fn(u32, u32) -> String,

    pub label: &'static str,
    pub theme: &'static str,
    pub theme_hint: &'static str,
    pub good_end: &'static str,
    pub option_code: &'static str,
    pub option_label: &'static str,
    pub option_n: &'static str,
    pub option_out: &'static str,
    pub option_out_one: fn(&str) -> String,
    pub option_move: &'static str,
    pub option_up: fn(&str) -> String,
    pub option_down: fn(&str) -> String,
    pub options_order: &'static str,
    pub make_scale: &'static str,
    pub more_options: fn(usize) -> String,
    pub evidence: &'static str,
    pub no_options: fn(Kind) -> &'static str,

    pub chosen: fn(usize) -> String,
    pub set_role: &'static str,
    pub set_theme: &'static str,
    pub set_out: &'static str,
    pub clear: &'static str,
    pub choose: &'static str,

    pub undo: &'static str,
    pub redo: &'static str,
    pub history: fn(usize) -> String,
    pub history_none: &'static str,
    pub edit_role: fn(&str) -> String,
    pub edit_turned: &'static str,
    pub edit_label: &'static str,
    pub edit_theme: fn(Option<&str>) -> String,
    pub edit_missing: fn(&str) -> String,
    pub edit_order: &'static str,
    pub edit_merge: &'static str,
}

pub static DA: Words = Words {
    title: "Kontrol",
    lead: |rows, completed, variables| {
        let rows = match rows {
            1 => "1 række".to_owned(),
            rows => format!("{} rækker", count(rows, Language::Da)),
        };
        let variables = match variables {
            1 => "1 variabel".to_owned(),
            variables => format!("{variables} variable"),
        };
        let completed = completed.map_or_else(String::new, |completed| {
            format!(", heraf {} gennemførte besvarelser,", count(completed, Language::Da))
        });
        format!(
            "{rows}{completed} og {variables} er læst. Se efter, om de er forstået rigtigt. Alt kan ændres og fortrydes."
        )
    },
    next: "Vis resultater",

    promise: "Hvad er svarpersonerne lovet?",
    promises: ["Intet, eller det vides ikke", "Fortrolighed", "Anonymitet"],
    promise_means: [
        "Grupper med under 5 svar skjules. Grænsen kan ændres under Resultater.",
        "Grupper med under 5 svar skjules, og grænsen kan ikke sættes under 3.",
        "Grupper med under 5 svar skjules, og under 10, hvor to baggrundsvariable mødes. Grænsen kan ikke sættes lavere. Id'er vises ikke, og citater står uden gruppe.",
    ],
    outcome: "Hvilket spørgsmål måler den samlede tilfredshed?",
    outcome_hint: "De andre spørgsmåls betydning regnes i forhold til dette.",
    outcome_none: "Vælg et spørgsmål",
    outcome_asks: "Det er et gæt. Er det rigtigt? Ellers vælg et andet.",
    outcome_yes: "Ja, det er rigtigt",
    outcome_missing: "Intet spørgsmål er valgt. Uden det kan betydning og prioriteringskort ikke regnes; fordelingerne kan.",

    files: "Filer",
    tool: "Værktøj",
    tool_unknown: "ikke genkendt",
    tool_recognised: |tool| format!("Genkendt af Svarkort: {tool}"),
    tool_by_itself: "Lad Svarkort genkende det",
    tool_plain: "Almindelig tabel",
    tool_hint: "Passer det ikke, så vælg det rigtige. Filen læses igen, og rettelserne herunder begynder forfra.",
    encoding: "Tegnsæt",
    delimiter: "Skilletegn",
    delimiter_name: |sign| match sign {
        ";" => "semikolon".to_owned(),
        "," => "komma".to_owned(),
        "\t" => "tabulator".to_owned(),
        other => other.to_owned(),
    },
    file_rows: |rows| format!("{rows} rækker"),
    completed: "Gennemført",
    reading: "Bemærkninger til læsningen",

    doubts: |doubts| match doubts {
        1 => "1 ting at tage stilling til".to_owned(),
        doubts => format!("{doubts} ting at tage stilling til"),
    },
    no_doubts: "Intet er i tvivl. Du kan gå videre, eller se variablerne igennem herunder.",
    no_other_doubts: "Ellers er intet i tvivl.",
    doubts_hint: "Indtil du vælger, regnes der som vist.",
    quoted: |text| format!("”{text}”"),
    which: |variables| format!("Se de {variables} spørgsmål"),
    missing_asks: |codes, variables| match variables {
        1 => format!("Er {codes} et svar, eller betyder det ”ved ikke” eller ”ikke relevant”?"),
        variables => {
            format!(
                "Er {codes} i {variables} spørgsmål et svar, eller betyder det ”ved ikke” eller ”ikke relevant”?"
            )
        }
    },
    missing_now_out: "Tæller ikke med nu.",
    missing_now_in: "Tæller med som svar nu.",
    missing_out: "Tæl det ikke med",
    missing_in: "Det er et svar",
    direction_asks: "Hvilken ende af svarskalaen er den gode?",
    direction_now: |best| format!("Nu regnes ”{best}” for bedst."),
    best: |label| format!("”{label}” er bedst"),
    scale_asks: "Er svarene en skala fra dårligst til bedst?",
    scale_yes: "Ja, i den rækkefølge",
    scale_no: "Nej, det er grupper",
    scale_edit: "Ret rækkefølgen",
    role_asks: "Hvad bruges variablen til?",
    role_keep: |role| format!("Behold: {role}"),
    many: |variables| format!("{variables} spørgsmål"),

    variables: "Variable",
    search: "Søg i navn og tekst",
    filter: "Vis",
    filter_all: "Alle",
    filter_doubtful: "Skal afgøres",
    shown: |shown, of| format!("{shown} af {of} vises"),
    none_shown: "Ingen variable passer til søgningen.",
    column_select: "Vælg",
    column_variable: "Variabel",
    column_scale: "Svar",
    column_role: "Bruges som",
    column_valid: "Gyldige svar",
    column_details: "Detaljer",
    select_all: "Vælg alle viste",
    select_one: |name| format!("Vælg {name}"),
    role_of: |name| format!("{name} bruges som"),
    details_of: |name| format!("Detaljer om {name}"),
    asks: "Skal afgøres",
    reversed: "vendt",
    role: |role| match role {
        Role::Outcome => "Samlet tilfredshed",
        Role::Item => "Spørgsmål",
        Role::Group => "Baggrund",
        Role::Weight => "Vægt",
        Role::Comment => "Kommentar",
        Role::Id => "Id",
        Role::Technical => "Teknisk",
        Role::Unused => "Bruges ikke",
    },
    kind: |kind| match kind {
        Kind::Rating => "Svarskala",
        Kind::Single => "Ét svar",
        Kind::Multiple => "Flere svar",
        Kind::Number => "Tal",
        Kind::Date => "Dato",
        Kind::Text => "Tekst",
    },
    points: |points| format!("{points} trin"),
    options: |options| match options {
        1 => "1 svarmulighed".to_owned(),
        options => format!("{options} svarmuligheder"),
    },
    out_of_base: |codes| format!("Tæller ikke med: {codes}"),
    valid_of: |valid, missing| match missing {
        0 => count(valid, Language::Da),
        missing => {
            format!(
                "{} af {}",
                count(valid, Language::Da),
                count(u64::from(valid) + u64::from(missing), Language::Da)
            )
        }
    },

    label: "Spørgsmålets tekst",
    theme: "Tema",
    theme_hint: "Spørgsmål med samme tema vises samlet.",
    good_end: "Den gode ende af skalaen",
    option_code: "Kode",
    option_label: "Svarmulighed",
    option_n: "Antal",
    option_out: "Tæller ikke med",
    option_out_one: |label| format!("”{label}” tæller ikke med"),
    option_move: "Flyt",
    option_up: |label| format!("Flyt ”{label}” mod det dårligste"),
    option_down: |label| format!("Flyt ”{label}” mod det bedste"),
    options_order: "Fra dårligst til bedst",
    make_scale: "Brug som svarskala i denne rækkefølge",
    more_options: |more| format!("og {more} til"),
    evidence: "Sådan blev den læst",
    no_options: |kind| match kind {
        Kind::Number => "Tal uden faste svarmuligheder.",
        Kind::Date => "Datoer.",
        _ => "Fri tekst. Indholdet vises ikke her.",
    },

    chosen: |chosen| match chosen {
        1 => "1 valgt".to_owned(),
        chosen => format!("{chosen} valgt"),
    },
    set_role: "Brug som",
    set_theme: "Sæt tema",
    set_out: "Tæller ikke med",
    clear: "Ryd valg",
    choose: "Vælg …",

    undo: "Fortryd",
    redo: "Gentag",
    history: |changes| match changes {
        1 => "1 rettelse".to_owned(),
        changes => format!("{changes} rettelser"),
    },
    history_none: "Ingen rettelser",
    edit_role: |role| format!("bruges som {role}"),
    edit_turned: "den anden ende er bedst",
    edit_label: "ny tekst",
    edit_theme: |theme| match theme {
        Some(theme) => format!("tema: {theme}"),
        None => "intet tema".to_owned(),
    },
    edit_missing: |codes| match codes {
        "" => "alle koder tæller med".to_owned(),
        codes => format!("tæller ikke med: {codes}"),
    },
    edit_order: "rækkefølge sat",
    edit_merge: "svarmuligheder lagt sammen",
};

pub static EN: Words = Words {
    title: "Check",
    lead: |rows, completed, variables| {
        let rows = match rows {
            1 => "1 row".to_owned(),
            rows => format!("{} rows", count(rows, Language::En)),
        };
        let variables = match variables {
            1 => "1 variable".to_owned(),
            variables => format!("{variables} variables"),
        };
        let completed = completed.map_or_else(String::new, |completed| {
            format!(", {} of them completed answers,", count(completed, Language::En))
        });
        format!(
            "{rows}{completed} and {variables} were read. See whether they were understood. Everything can be changed and undone."
        )
    },
    next: "Show results",

    promise: "What were the respondents promised?",
    promises: ["Nothing, or it is not known", "Confidentiality", "Anonymity"],
    promise_means: [
        "Groups of fewer than 5 answers are hidden. The limit can be changed under Results.",
        "Groups of fewer than 5 answers are hidden, and the limit cannot be set below 3.",
        "Groups of fewer than 5 answers are hidden, and fewer than 10 where two background variables meet. The limit cannot be set lower. Ids are not shown, and quotes stand without a group.",
    ],
    outcome: "Which question measures overall satisfaction?",
    outcome_hint: "The importance of the other questions is computed against this one.",
    outcome_none: "Choose a question",
    outcome_asks: "This is a guess. Is it right? Otherwise choose another.",
    outcome_yes: "Yes, it is right",
    outcome_missing: "No question is chosen. Without it importance and priority map cannot be computed; distributions can.",

    files: "Files",
    tool: "Tool",
    tool_unknown: "not recognised",
    tool_recognised: |tool| format!("Recognised by Svarkort: {tool}"),
    tool_by_itself: "Let Svarkort recognise it",
    tool_plain: "Plain table",
    tool_hint: "If it is wrong, choose the right one. The file is read again, and the changes below start over.",
    encoding: "Encoding",
    delimiter: "Delimiter",
    delimiter_name: |sign| match sign {
        ";" => "semicolon".to_owned(),
        "," => "comma".to_owned(),
        "\t" => "tab".to_owned(),
        other => other.to_owned(),
    },
    file_rows: |rows| format!("{rows} rows"),
    completed: "Completed",
    reading: "Remarks on the reading",

    doubts: |doubts| match doubts {
        1 => "1 thing to decide".to_owned(),
        doubts => format!("{doubts} things to decide"),
    },
    no_doubts: "Nothing is in doubt. You can go on, or look through the variables below.",
    no_other_doubts: "Nothing else is in doubt.",
    doubts_hint: "Until you choose, it is computed as shown.",
    quoted: |text| format!("“{text}”"),
    which: |variables| format!("See the {variables} questions"),
    missing_asks: |codes, variables| match variables {
        1 => format!("Is {codes} an answer, or does it mean “don't know” or “not relevant”?"),
        variables => {
            format!(
                "Is {codes} in {variables} questions an answer, or does it mean “don't know” or “not relevant”?"
            )
        }
    },
    missing_now_out: "Left out now.",
    missing_now_in: "Counted as an answer now.",
    missing_out: "Leave it out",
    missing_in: "It is an answer",
    direction_asks: "Which end of the response scale is the good one?",
    direction_now: |best| format!("Now “{best}” is taken to be best."),
    best: |label| format!("“{label}” is best"),
    scale_asks: "Are the answers a scale from worst to best?",
    scale_yes: "Yes, in that order",
    scale_no: "No, they are groups",
    scale_edit: "Change the order",
    role_asks: "What is the variable used for?",
    role_keep: |role| format!("Keep: {role}"),
    many: |variables| format!("{variables} questions"),

    variables: "Variables",
    search: "Search name and text",
    filter: "Show",
    filter_all: "All",
    filter_doubtful: "To be decided",
    shown: |shown, of| format!("{shown} of {of} shown"),
    none_shown: "No variables match the search.",
    column_select: "Select",
    column_variable: "Variable",
    column_scale: "Answers",
    column_role: "Used as",
    column_valid: "Valid answers",
    column_details: "Details",
    select_all: "Select all shown",
    select_one: |name| format!("Select {name}"),
    role_of: |name| format!("{name} is used as"),
    details_of: |name| format!("Details of {name}"),
    asks: "To be decided",
    reversed: "reversed",
    role: |role| match role {
        Role::Outcome => "Overall satisfaction",
        Role::Item => "Question",
        Role::Group => "Background",
        Role::Weight => "Weight",
        Role::Comment => "Comment",
        Role::Id => "Id",
        Role::Technical => "Technical",
        Role::Unused => "Not used",
    },
    kind: |kind| match kind {
        Kind::Rating => "Response scale",
        Kind::Single => "One answer",
        Kind::Multiple => "Several answers",
        Kind::Number => "Number",
        Kind::Date => "Date",
        Kind::Text => "Text",
    },
    points: |points| format!("{points} points"),
    options: |options| match options {
        1 => "1 option".to_owned(),
        options => format!("{options} options"),
    },
    out_of_base: |codes| format!("Left out: {codes}"),
    valid_of: |valid, missing| match missing {
        0 => count(valid, Language::En),
        missing => {
            format!(
                "{} of {}",
                count(valid, Language::En),
                count(u64::from(valid) + u64::from(missing), Language::En)
            )
        }
    },

    label: "Text of the question",
    theme: "Theme",
    theme_hint: "Questions of the same theme are shown together.",
    good_end: "The good end of the scale",
    option_code: "Code",
    option_label: "Response option",
    option_n: "Count",
    option_out: "Left out",
    option_out_one: |label| format!("“{label}” is left out"),
    option_move: "Move",
    option_up: |label| format!("Move “{label}” towards the worst"),
    option_down: |label| format!("Move “{label}” towards the best"),
    options_order: "From worst to best",
    make_scale: "Use as a response scale in this order",
    more_options: |more| format!("and {more} more"),
    evidence: "How it was read",
    no_options: |kind| match kind {
        Kind::Number => "Numbers without fixed options.",
        Kind::Date => "Dates.",
        _ => "Free text. Its content is not shown here.",
    },

    chosen: |chosen| match chosen {
        1 => "1 selected".to_owned(),
        chosen => format!("{chosen} selected"),
    },
    set_role: "Use as",
    set_theme: "Set theme",
    set_out: "Leave out",
    clear: "Clear selection",
    choose: "Choose …",

    undo: "Undo",
    redo: "Redo",
    history: |changes| match changes {
        1 => "1 correction".to_owned(),
        changes => format!("{changes} corrections"),
    },
    history_none: "No corrections",
    edit_role: |role| format!("used as {role}"),
    edit_turned: "the other end is best",
    edit_label: "new text",
    edit_theme: |theme| match theme {
        Some(theme) => format!("theme: {theme}"),
        None => "no theme".to_owned(),
    },
    edit_missing: |codes| match codes {
        "" => "all codes count".to_owned(),
        codes => format!("left out: {codes}"),
    },
    edit_order: "order set",
    edit_merge: "options merged",
};
