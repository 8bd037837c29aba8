//! The words of the case on the step Rapport: its fields, what can be done with a sentence, where its numbers stand.

use svarkort_core::findings::CellField;
use svarkort_core::report::case::CaseKind;

pub struct Words {
    pub title: &'static str,
    pub what: &'static str,
    pub kind: &'static str,
    pub kinds: fn(CaseKind) -> &'static str,
    pub heading: &'static str,
    pub number: &'static str,
    pub competence: &'static str,
    pub to_fill: fn(usize) -> String,
    pub changed: fn(usize) -> String,
    pub number_changed: &'static str,
    pub number_gone: &'static str,
    pub now: fn(&str) -> String,
    pub take_new: &'static str,
    pub keep_mine: &'static str,
    pub fill_in: &'static str,
    pub edited: &'static str,
    pub own: &'static str,
    pub edit: &'static str,
    pub done: &'static str,
    pub give_up: &'static str,
    pub reset: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    pub leave_out: &'static str,
    pub of: fn(&str) -> String,
    pub text_of: fn(&str) -> String,
    pub rests_on: &'static str,
    pub response: &'static str,
    pub explained: &'static str,
    pub settings: &'static str,
    pub place: fn(&str) -> String,
    pub cell: fn(&str, CellField, Option<&str>) -> String,
    pub new_text: &'static str,
    pub offered: fn(usize) -> String,
    pub put_in: &'static str,
    pub left_out: fn(usize) -> String,
    pub put_back: &'static str,
    pub word: &'static str,
    pub copy: &'static str,
    pub press: &'static str,
    pub press_what: &'static str,
    pub press_word: &'static str,
    pub press_copy: &'static str,
    pub empty_for_committee: &'static str,
}

pub static DA: Words = Words {
    title: "Sagsfremstilling",
    what: "Sætningerne er lavet af de tal, der må forlade siden, og siger ikke mere, end testene bærer. Ret tekst og rækkefølge; jeres tekst bliver stående, når tallene ændres, og mærkes, hvis dens tal er et andet.",
    kind: "Sagen er til",
    kinds: |kind| match kind {
        CaseKind::Decision => "Beslutning",
        CaseKind::Information => "Orientering",
    },
    heading: "Sagens titel",
    number: "Sagsnr.",
    competence: "Beslutningskompetence",
    to_fill: |places| {
        if places == 1 {
            "1 sted skal udfyldes af jer.".to_owned()
        } else {
            format!("{places} steder skal udfyldes af jer.")
        }
    },
    changed: |places| {
        if places == 1 {
            "I 1 rettet sætning er tallet ændret. Se den efter.".to_owned()
        } else {
            format!("I {places} rettede sætninger er tallet ændret. Se dem efter.")
        }
    },
    number_changed: "Tallet er ændret",
    number_gone: "Tallene bærer ikke længere sætningen",
    now: |text| format!("Nu: {text}"),
    take_new: "Brug den nye",
    keep_mine: "Behold min tekst",
    fill_in: "Skal udfyldes",
    edited: "Rettet",
    own: "Jeres egen tekst",
    edit: "Ret",
    done: "Færdig",
    give_up: "Fortryd",
    reset: "Gendan",
    up: "Op",
    down: "Ned",
    leave_out: "Udelad",
    of: |text| format!(": {text}"),
    text_of: |heading| format!("Tekst under {heading}"),
    rests_on: "Belæg",
    response: "Deltagelse: inviterede og svar",
    explained: "Prioriteringskort: forklaret variation",
    settings: "Indstillinger og spørgeskema",
    place: |item| format!("Prioriteringskort: placering af »{item}«"),
    cell: |item, field, group| {
        let field = match field {
            CellField::Favourable => "andel tilfredse",
            CellField::Neutral => "andel hverken/eller",
            CellField::Unfavourable => "andel utilfredse",
            CellField::Mean => "gennemsnit",
            CellField::Index => "indeks",
        };
        match group {
            Some(group) => format!("»{item}«, {field}, {group}"),
            None => format!("»{item}«, {field}, alle"),
        }
    },
    new_text: "Nyt afsnit",
    offered: |count| if count == 1 { "1 udsagn mere".to_owned() } else { format!("{count} udsagn mere") },
    put_in: "Tag med",
    left_out: |count| {
        if count == 1 {
            "1 sætning er udeladt.".to_owned()
        } else {
            format!("{count} sætninger er udeladt.")
        }
    },
    put_back: "Tag dem med igen",
    word: "Sagsfremstilling som Word",
    copy: "Kopiér teksten",
    press: "Presseresumé",
    press_what: "De samme tal i kort form, uden test.",
    press_word: "Presseresumé som Word",
    press_copy: "Kopiér presseresumé",
    empty_for_committee: "Udfyldes af udvalget.",
};

pub static EN: Words = Words {
    title: "Committee case",
    what: "The sentences are made of the numbers that may leave the page, and say no more than the tests carry. Edit text and order; your text stays when the numbers change, and is marked where its number is another.",
    kind: "The case is for",
    kinds: |kind| match kind {
        CaseKind::Decision => "Decision",
        CaseKind::Information => "Information",
    },
    heading: "Title of the case",
    number: "Case no.",
    competence: "Decided by",
    to_fill: |places| {
        if places == 1 {
            "1 place is for you to fill in.".to_owned()
        } else {
            format!("{places} places are for you to fill in.")
        }
    },
    changed: |places| {
        if places == 1 {
            "In 1 edited sentence the number has changed. Look it over.".to_owned()
        } else {
            format!("In {places} edited sentences the number has changed. Look them over.")
        }
    },
    number_changed: "The number has changed",
    number_gone: "The numbers no longer carry the sentence",
    now: |text| format!("Now: {text}"),
    take_new: "Use the new one",
    keep_mine: "Keep my text",
    fill_in: "To be filled in",
    edited: "Edited",
    own: "Your own text",
    edit: "Edit",
    done: "Done",
    give_up: "Undo",
    reset: "Restore",
    up: "Up",
    down: "Down",
    leave_out: "Leave out",
    of: |text| format!(": {text}"),
    text_of: |heading| format!("Text under {heading}"),
    rests_on: "Evidence",
    response: "Response: invited and answers",
    explained: "Priority map: explained variation",
    settings: "Settings and questionnaire",
    place: |item| format!("Priority map: place of “{item}”"),
    cell: |item, field, group| {
        let field = match field {
            CellField::Favourable => "share satisfied",
            CellField::Neutral => "share neither",
            CellField::Unfavourable => "share dissatisfied",
            CellField::Mean => "mean",
            CellField::Index => "index",
        };
        match group {
            Some(group) => format!("“{item}”, {field}, {group}"),
            None => format!("“{item}”, {field}, all"),
        }
    },
    new_text: "New paragraph",
    offered: |count| if count == 1 { "1 more finding".to_owned() } else { format!("{count} more findings") },
    put_in: "Take it in",
    left_out: |count| {
        if count == 1 {
            "1 sentence is left out.".to_owned()
        } else {
            format!("{count} sentences are left out.")
        }
    },
    put_back: "Take them in again",
    word: "Case as Word",
    copy: "Copy the text",
    press: "Press summary",
    press_what: "The same numbers in short, without tests.",
    press_word: "Press summary as Word",
    press_copy: "Copy press summary",
    empty_for_committee: "For the committee to fill in.",
};
