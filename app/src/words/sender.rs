//! The words of what is the municipality's own in documents, and of reports by unit and target group.

use svarkort_core::Language;
use svarkort_core::report::sender::BadLogo;
use svarkort_core::words::number::decimal;

pub struct Words {
    pub title: &'static str,
    pub what: &'static str,
    pub name: &'static str,
    pub logo: &'static str,
    pub logo_hint: &'static str,
    pub choose: &'static str,
    pub remove: &'static str,
    pub chosen: &'static str,
    pub bad_logo: fn(BadLogo) -> &'static str,
    pub colour: &'static str,
    pub colour_hint: &'static str,
    pub no_colour: &'static str,
    pub readable: fn(f64) -> String,
    pub pale: fn(f64) -> String,
    pub darker: fn(&str) -> String,
    pub units: &'static str,
    pub units_what: &'static str,
    pub units_by: &'static str,
    pub units_format: &'static str,
    pub units_make: &'static str,
    pub units_choose: &'static str,
    pub units_made: fn(usize) -> String,
    pub units_left_out: fn(&str) -> String,
}

pub static DA: Words = Words {
    title: "Jeres navn, logo og farve",
    what: "Kommer med i Word, PowerPoint og på websiden. De gemmes kun i projektfilen og i de dokumenter, du henter.",
    name: "Kommune eller afdeling",
    logo: "Logo",
    logo_hint: "PNG eller JPEG, højst 500 kB. SVG tages ikke, fordi den slags filer kan rumme programkode.",
    choose: "Vælg logo",
    remove: "Fjern logo",
    chosen: "Det valgte logo",
    bad_logo: |why| match why {
        BadLogo::Format => "Logoet skal være PNG eller JPEG. Gem det i et af de formater, og vælg det igen.",
        BadLogo::TooLarge => {
            "Logoet fylder mere end 500 kB. Gem det i en mindre størrelse, og vælg det igen."
        }
        BadLogo::TooWide => {
            "Logoet er mere end 4.000 billedpunkter på en led. Gem det mindre, og vælg det igen."
        }
        BadLogo::Damaged => "Billedet er beskadiget eller afbrudt. Gem det igen, og vælg det på ny.",
    },
    colour: "Farve til overskrifter",
    colour_hint: "Som den står i jeres designguide, fx #1b5e20. Lad feltet stå tomt for sort.",
    no_colour: "Skriv farven med seks cifre, fx #1b5e20.",
    readable: |contrast| {
        format!("Kontrasten på hvidt er {}: 1. Farven kan læses.", decimal(contrast, 1, Language::Da))
    },
    pale: |contrast| {
        format!(
            "Kontrasten på hvidt er {}: 1, og der skal være mindst 4,5: 1. Farven bruges ikke i dokumenterne.",
            decimal(contrast, 1, Language::Da)
        )
    },
    darker: |colour| format!("Brug den mørkere {colour}"),
    units: "Rapport pr. enhed og målgruppe",
    units_what: "Én rapport for hver enhed eller målgruppe med helheden ved siden af, pakket i én zip-fil. De er beskyttet samlet: Ingen kan regne sig frem til det skjulte ved at lægge dem ved siden af hinanden.",
    units_by: "En rapport for hver",
    units_format: "Format",
    units_make: "Lav rapporterne",
    units_choose: "Vælg mindst én baggrundsvariabel.",
    units_made: |count| {
        if count == 1 { "1 rapport er hentet.".to_owned() } else { format!("{count} rapporter er hentet.") }
    },
    units_left_out: |names| format!("Uden egen rapport, fordi der er for få svar: {names}."),
};

pub static EN: Words = Words {
    title: "Your name, logo and colour",
    what: "Are part of Word, PowerPoint and the web page. They are kept in the project file and in the documents that you download, and nowhere else.",
    name: "Municipality or department",
    logo: "Logo",
    logo_hint: "PNG or JPEG, at most 500 kB. SVG is not taken, since such files may hold program code.",
    choose: "Choose logo",
    remove: "Remove logo",
    chosen: "The chosen logo",
    bad_logo: |why| match why {
        BadLogo::Format => {
            "The logo must be PNG or JPEG. Save it in one of these formats and choose it again."
        }
        BadLogo::TooLarge => "The logo is larger than 500 kB. Save it smaller and choose it again.",
        BadLogo::TooWide => {
            "The logo is more than 4,000 pixels to a side. Save it smaller and choose it again."
        }
        BadLogo::Damaged => "The picture is damaged or cut off. Save it again and choose it anew.",
    },
    colour: "Colour of headings",
    colour_hint: "As in your design guide, for example #1b5e20. Leave it empty for black.",
    no_colour: "Write the colour with six digits, for example #1b5e20.",
    readable: |contrast| {
        format!("Contrast on white is {}: 1. The colour can be read.", decimal(contrast, 1, Language::En))
    },
    pale: |contrast| {
        format!(
            "Contrast on white is {}: 1, and must be at least 4.5: 1. The colour is not used in documents.",
            decimal(contrast, 1, Language::En)
        )
    },
    darker: |colour| format!("Use the darker {colour}"),
    units: "Report by unit and target group",
    units_what: "One report for each unit or target group with the whole beside it, packed in one zip file. They are protected together: nobody can work out what is hidden by laying them side by side.",
    units_by: "A report for each",
    units_format: "Format",
    units_make: "Make the reports",
    units_choose: "Choose at least one background variable.",
    units_made: |count| {
        if count == 1 {
            "1 report is downloaded.".to_owned()
        } else {
            format!("{count} reports are downloaded.")
        }
    },
    units_left_out: |names| {
        format!("Without a report of their own, since there are too few answers: {names}.")
    },
};
