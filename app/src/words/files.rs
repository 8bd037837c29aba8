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
    drop_hint: "Excel, CSV, SPSS, Stata eller JSON, som undersøgelsesværktøjet har eksporteret dem",
    choose: "Vælg på computeren",
    example: "Prøv med et opdigtet eksempel",
    example_hint: "Eksemplet er et opdigtet jobcenter, lavet her i browseren. Tallene svarer til dem, Rødovre Kommune offentliggjorde i 2023; personerne findes ikke.",
    understood: "Det kan læses",
    understood_list: &[
        (
            "SurveyXact",
            "Excel-udtrækket med alle ark, eller datasæt, struktur og etiketter trukket ind på én gang: så følger spørgsmål og svarmuligheder med.",
        ),
        (
            "Andre værktøjer",
            "Microsoft Forms, Google Forms, Enalyzer, LimeSurvey, Qualtrics, SurveyMonkey, Typeform, REDCap, KoboToolbox med flere.",
        ),
        (
            "Formater",
            "Excel (.xlsx) og OpenDocument (.ods), CSV og tekst i alle tegnsæt, SPSS (.sav, .zsav), Stata (.dta) og JSON fra formularværktøjer.",
        ),
        (
            "Flere filer",
            "En fil pr. enhed eller pr. år lægges sammen. En liste over variable eller inviterede kan trækkes ind ved siden af.",
        ),
    ],
    not_yet: "Gamle Excel-filer (.xls) og filer med adgangskode skal gemmes på ny først.",
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
    drop_hint: "Excel, CSV, SPSS, Stata or JSON, as the survey tool exported them",
    choose: "Choose on this computer",
    example: "Try with an invented example",
    example_hint: "The example is an invented job centre, made here in the browser. Its figures match those that Rødovre Municipality published in 2023; the persons do not exist.",
    understood: "What can be read",
    understood_list: &[
        (
            "SurveyXact",
            "The Excel export with all its sheets, or dataset, structure and labels dragged in at once: questions and response options come along.",
        ),
        (
            "Other tools",
            "Microsoft Forms, Google Forms, Enalyzer, LimeSurvey, Qualtrics, SurveyMonkey, Typeform, REDCap, KoboToolbox and others.",
        ),
        (
            "Formats",
            "Excel (.xlsx) and OpenDocument (.ods), CSV and text in any encoding, SPSS (.sav, .zsav), Stata (.dta) and JSON of form tools.",
        ),
        (
            "Several files",
            "A file per unit or per year is put together. A list of variables or of those invited may be dragged in beside it.",
        ),
    ],
    not_yet: "Old Excel files (.xls) and files with a password must be saved anew first.",
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
