//! The words of the project file: keeping it, opening it, two of them beside each other.

use svarkort_core::Language;
use svarkort_core::project::{Date, Match};
use svarkort_core::words::date::date;
use svarkort_core::words::number::count;

use crate::state::Restored;

pub struct Words {
    pub title: &'static str,
    pub what: &'static str,
    pub save: &'static str,
    pub unsaved: &'static str,
    pub notes: &'static str,
    pub notes_hint: &'static str,
    pub with_answers: &'static str,
    pub with_answers_what: &'static str,
    pub delete_by: &'static str,
    pub delete_by_hint: &'static str,
    pub not_a_day: &'static str,
    pub save_answers: &'static str,
    pub example_has_none: &'static str,
    pub waiting: fn(&str) -> String,
    pub waiting_for: fn(&[String]) -> String,
    pub saved_on: fn(Date) -> String,
    pub changes: fn(usize) -> String,
    pub put_away: &'static str,
    pub restored: fn(Restored) -> String,
    pub new: fn(&str) -> String,
    pub gone: fn(&str) -> String,
    pub renamed: fn(&str) -> String,
    pub dropped: fn(u32) -> String,
    pub delete: fn(Date) -> String,
    pub overdue: fn(Date) -> String,
    pub beside: &'static str,
    pub beside_what: &'static str,
    pub beside_title: fn(&str, &str) -> String,
    pub beside_none: fn(&str) -> String,
    pub beside_one: &'static str,
    pub this: &'static str,
    pub question: &'static str,
    pub share: &'static str,
    pub mean: &'static str,
    pub change: &'static str,
    pub other_text: fn(&str, &str) -> String,
    pub only_in: fn(&str, &str) -> String,
    pub open_hint: &'static str,
}

pub static DA: Words = Words {
    title: "Projekt",
    what: "En projektfil (.svarkort) holder opsætning, rettelser, tekster og de tal, der må forlade siden, men ikke svarene. Læg den og eksporten ind igen, så fortsætter du, hvor du slap. Tallene i filen tæller med som et udtræk.",
    save: "Gem projekt",
    unsaved: "Ikke gemt",
    notes: "Noter",
    notes_hint: "Til jer selv. Noterne følger med i projektfilen, men ikke i rapporten.",
    with_answers: "Gem også svarene",
    with_answers_what: "Så er eksporten med alle svar i filen, og den kan åbnes uden eksporten. Filen er da personoplysninger: Den skal ligge, hvor eksporten må ligge, og slettes, når den ikke længere skal bruges. Svarkort kan ikke slette den; den siger til, når datoen er passeret.",
    delete_by: "Slettes senest",
    delete_by_hint: "Dag, måned og år, fx 31-05-2027.",
    not_a_day: "Skriv en dag fra i dag og frem, fx 31-05-2027.",
    save_answers: "Gem projekt med svar",
    example_has_none: "Eksemplet laves af siden selv; dets svar skal ikke gemmes.",
    waiting: |name| format!("{name} venter på eksporten"),
    waiting_for: |files| {
        format!(
            "Læg den samme eksport ind: {}. Et nyere udtræk af samme undersøgelse kan også bruges.",
            files.join(", ")
        )
    },
    saved_on: |day| format!("Gemt {}", date(day, Language::Da)),
    changes: |changes| if changes == 1 { "1 rettelse".to_owned() } else { format!("{changes} rettelser") },
    put_away: "Læg væk",
    restored: |restored| match restored.found {
        Match::Same => "Projektet er hentet frem: eksporten er den samme.".to_owned(),
        Match::Survey { found, of } => format!(
            "Projektet er hentet frem på en anden eksport af undersøgelsen: {} af {} variable er de samme. Se rettelserne efter. Hvad der er udgivet fra den tidligere eksport, kan ikke regnes efter her.",
            count(found, Language::Da),
            count(of, Language::Da)
        ),
        Match::Other { found, of } => format!(
            "Filen hører ikke til projektet: kun {} af {} variable er de samme. Projektet venter stadig på sin eksport.",
            count(found, Language::Da),
            count(of, Language::Da)
        ),
    },
    new: |names| format!("Nye variable, læst som genkendt: {names}."),
    gone: |names| format!("Findes ikke i denne eksport: {names}."),
    renamed: |names| format!("Samme tekst under nyt navn; rettelserne er fulgt med: {names}."),
    dropped: |dropped| {
        if dropped == 1 {
            "1 rettelse kunne ikke tages med: dens variabel er her ikke, eller den er anderledes.".to_owned()
        } else {
            format!(
                "{dropped} rettelser kunne ikke tages med: deres variable er her ikke, eller de er anderledes."
            )
        }
    },
    delete: |day| format!("Projektfilen rummer svarene og skal slettes senest {}.", date(day, Language::Da)),
    overdue: |day| {
        format!(
            "Projektfilen rummer svarene og skulle være slettet senest {}. Slet filen nu.",
            date(day, Language::Da)
        )
    },
    beside: "To projekter side om side",
    beside_what: "Spørgsmålene er fundet ved navn og tekst. Forskelle er vist, som de er, og er ikke testet: små forskelle kan være tilfældige.",
    beside_title: |left, right| format!("{left} og {right}"),
    beside_none: |name| format!("{name} rummer ingen tal: der var ikke udgivet nogen, da den blev gemt."),
    beside_one: "Vælg en projektfil mere for at se tallene side om side.",
    this: "Denne undersøgelse",
    question: "Spørgsmål",
    share: "tilfredse",
    mean: "gns.",
    change: "Forskel i tilfredse, pct.point",
    other_text: |text, before| format!("{text} (samme navn; teksten var »{before}«)"),
    only_in: |text, name| format!("{text} (kun i {name})"),
    open_hint: "En gemt projektfil (.svarkort) åbnes her på samme måde.",
};

pub static EN: Words = Words {
    title: "Project",
    what: "A project file (.svarkort) holds set-up, corrections, texts and the numbers that may leave the page, but not the answers. Put it and the export in again, and you go on where you left off. The numbers in the file count as an output.",
    save: "Save project",
    unsaved: "Not saved",
    notes: "Notes",
    notes_hint: "For yourselves. The notes are kept in the project file, and are not part of the report.",
    with_answers: "Save the answers too",
    with_answers_what: "The export with all answers is then in the file, and it can be opened without the export. The file is then personal data: it must lie where the export may lie, and be deleted when it is no longer needed. Svarkort cannot delete it; it tells when the date has passed.",
    delete_by: "To be deleted by",
    delete_by_hint: "Day, month and year, for example 31-05-2027.",
    not_a_day: "Write a day from today on, for example 31-05-2027.",
    save_answers: "Save project with answers",
    example_has_none: "The page makes the example itself; its answers need not be saved.",
    waiting: |name| format!("{name} waits for its export"),
    waiting_for: |files| {
        format!(
            "Put the same export in: {}. A newer export of the same survey will do too.",
            files.join(", ")
        )
    },
    saved_on: |day| format!("Saved {}", date(day, Language::En)),
    changes: |changes| {
        if changes == 1 { "1 correction".to_owned() } else { format!("{changes} corrections") }
    },
    put_away: "Put away",
    restored: |restored| match restored.found {
        Match::Same => "The project is restored: the export is the same.".to_owned(),
        Match::Survey { found, of } => format!(
            "The project is restored on another export of the survey: {} of {} variables are the same. Look the corrections over. What was published from the earlier export cannot be reckoned with here.",
            count(found, Language::En),
            count(of, Language::En)
        ),
        Match::Other { found, of } => format!(
            "The file does not belong to the project: only {} of {} variables are the same. The project still waits for its export.",
            count(found, Language::En),
            count(of, Language::En)
        ),
    },
    new: |names| format!("New variables, read as recognised: {names}."),
    gone: |names| format!("Not in this export: {names}."),
    renamed: |names| format!("The same text under a new name; the corrections came along: {names}."),
    dropped: |dropped| {
        if dropped == 1 {
            "1 correction could not be taken along: its variable is not here, or is another.".to_owned()
        } else {
            format!(
                "{dropped} corrections could not be taken along: their variables are not here, or are others."
            )
        }
    },
    delete: |day| {
        format!("The project file holds the answers and must be deleted by {}.", date(day, Language::En))
    },
    overdue: |day| {
        format!(
            "The project file holds the answers and should have been deleted by {}. Delete the file now.",
            date(day, Language::En)
        )
    },
    beside: "Two projects side by side",
    beside_what: "Questions are matched by name and text. Differences are shown as they are and are not tested: small ones may be chance.",
    beside_title: |left, right| format!("{left} and {right}"),
    beside_none: |name| format!("{name} holds no numbers: none had been published when it was saved."),
    beside_one: "Choose one more project file to see the numbers side by side.",
    this: "This survey",
    question: "Question",
    share: "satisfied",
    mean: "mean",
    change: "Difference in satisfied, points",
    other_text: |text, before| format!("{text} (same name; the text was “{before}”)"),
    only_in: |text, name| format!("{text} (only in {name})"),
    open_hint: "A saved project file (.svarkort) is opened here in the same way.",
};
