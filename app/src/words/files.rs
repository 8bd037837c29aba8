//! The words of the step Vælg filer.

use svarkort_core::Language;
use svarkort_core::words::number::count;

pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    pub drop: &'static str,
    pub drop_hint: &'static str,
    pub choose: &'static str,
    pub example: &'static str,
    pub example_hint: &'static str,
    pub understood: &'static str,
    pub understood_list: &'static [(&'static str, &'static str)],
    pub not_yet: &'static str,
    pub how: &'static str,
    pub how_list: &'static [&'static str],
    pub now: &'static str,
    pub now_example: &'static str,
    pub now_facts: fn(u32, u32) -> String,
    pub now_changes: fn(usize) -> String,
    pub go_on: &'static str,
    pub add: &'static str,
    pub add_hint: &'static str,
    pub back: fn(&str) -> String,
}

pub static DA: Words = Words {
    title: "Vælg filer",
    lead: "Læg eksporten fra jeres brugerundersøgelse ind, og få fordelinger, nøgletal og et prioriteringskort, som udvalget kan bruge.",
    drop: "Træk filerne hertil",
    drop_hint: "CSV- eller tekstfiler, som undersøgelsesværktøjet har eksporteret dem",
    choose: "Vælg på computeren",
    example: "Prøv med et opdigtet eksempel",
    example_hint: "Eksemplet er et opdigtet jobcenter, lavet her i browseren. Tallene svarer til dem, Rødovre Kommune offentliggjorde i 2023; personerne findes ikke.",
    understood: "Det kan læses",
    understood_list: &[
        (
            "SurveyXact",
            "Datasæt, struktur og etiketter: træk alle tre filer ind på én gang, så følger spørgsmål og svarmuligheder med.",
        ),
        (
            "Andre værktøjer",
            "CSV fra Enalyzer, LimeSurvey, Microsoft Forms, Google Forms med flere: én række pr. svarperson, én kolonne pr. spørgsmål.",
        ),
        ("Regneark", "Gem arket som CSV (UTF-8) i Excel."),
        (
            "Tegnsæt og skilletegn",
            "Genkendes af sig selv: UTF-8, UTF-16 og Windows-1252; semikolon, komma og tabulator.",
        ),
    ],
    not_yet: "Excel- og SPSS-filer kan endnu ikke læses direkte.",
    how: "Sådan foregår det",
    how_list: &[
        "Vælg filerne. De bliver på computeren.",
        "Se efter i Kontrol, om spørgsmål, svarskalaer og ”ved ikke” er forstået rigtigt.",
        "Læs resultaterne og prioriteringskortet.",
        "Hent figurer og tal til sagsfremstilling og bilag.",
    ],
    now: "Åben nu",
    now_example: "Opdigtet eksempel",
    now_facts: |rows, variables| {
        format!("{} rækker, {} variable", count(rows, Language::Da), count(variables, Language::Da))
    },
    now_changes: |changes| match changes {
        1 => "1 rettelse".to_owned(),
        changes => format!("{changes} rettelser"),
    },
    go_on: "Fortsæt til kontrollen",
    add: "Tilføj flere filer",
    add_hint: "Nye filer åbnes som en ny undersøgelse. Den, der er åben nu, kan hentes frem igen.",
    back: |name| format!("Tilbage til {name}"),
};

pub static EN: Words = Words {
    title: "Choose files",
    lead: "Put in the export of your user survey and get distributions, key figures and a priority map that a committee can use.",
    drop: "Drag the files here",
    drop_hint: "CSV or text files, as the survey tool exported them",
    choose: "Choose on this computer",
    example: "Try with an invented example",
    example_hint: "The example is an invented job centre, made here in the browser. Its figures match those that Rødovre Municipality published in 2023; the persons do not exist.",
    understood: "What can be read",
    understood_list: &[
        (
            "SurveyXact",
            "Dataset, structure and labels: drag in all three files at once, and questions and response options come along.",
        ),
        (
            "Other tools",
            "CSV from Enalyzer, LimeSurvey, Microsoft Forms, Google Forms and others: one row per respondent, one column per question.",
        ),
        ("Spreadsheets", "Save the sheet as CSV (UTF-8) in Excel."),
        (
            "Encoding and delimiter",
            "Recognised by themselves: UTF-8, UTF-16 and Windows-1252; semicolon, comma and tab.",
        ),
    ],
    not_yet: "Excel and SPSS files cannot be read directly yet.",
    how: "How it works",
    how_list: &[
        "Choose the files. They stay on the computer.",
        "See under Check whether questions, response scales and “don't know” were understood.",
        "Read the results and the priority map.",
        "Download figures and numbers for the case and its appendix.",
    ],
    now: "Open now",
    now_example: "Invented example",
    now_facts: |rows, variables| {
        format!("{} rows, {} variables", count(rows, Language::En), count(variables, Language::En))
    },
    now_changes: |changes| match changes {
        1 => "1 correction".to_owned(),
        changes => format!("{changes} corrections"),
    },
    go_on: "Go on to the check",
    add: "Add more files",
    add_hint: "New files are opened as a new survey. You can go back to the one that is open now.",
    back: |name| format!("Back to {name}"),
};
