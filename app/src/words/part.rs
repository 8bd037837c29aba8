//! The words of what several steps share: figures, their tables, and what can be done with them.

use svarkort_core::Language;
use svarkort_core::words::number::count;

pub struct Words {
    pub show_table: &'static str,
    pub hide_table: &'static str,
    pub copy_picture: &'static str,
    pub copy_table: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub not_yet: &'static str,
    /// Cells that are shown on the page and hidden in what leaves it.
    pub hidden_more: fn(u32) -> String,
    pub saved: fn(&str) -> String,
    pub save_failed: &'static str,
    /// After the name of a format: "SVG" and, for a screen reader, of what.
    pub of: fn(&str) -> String,
    pub tools: fn(&str) -> String,
    pub table: fn(&str) -> String,
    pub hidden: &'static str,
    pub empty: &'static str,
    pub filter: fn(&str) -> String,
    pub to_check: &'static str,
    pub to_results: &'static str,
    pub too_few: fn(u32) -> String,
    pub other_filter: &'static str,
    pub notes: &'static str,
    pub more_notes: fn(usize) -> String,
    pub remark: &'static str,
    pub remark_add: &'static str,
    pub remark_hint: &'static str,
    pub copy_text: &'static str,
    pub how: &'static str,
    pub sources: &'static str,
    pub quoted: fn(&str) -> String,
}

pub static DA: Words = Words {
    show_table: "Vis som tabel",
    hide_table: "Skjul tabel",
    copy_picture: "Kopiér billede",
    copy_table: "Kopiér tabel",
    copied: "Kopieret. Sæt ind med Ctrl+V.",
    copy_failed: "Browseren tillod ikke kopiering. Hent figuren som fil i stedet.",
    not_yet: "Tallene gøres klar. Prøv igen om et øjeblik.",
    hidden_more: |cells| {
        let cells =
            if cells == 1 { "1 celle".to_owned() } else { format!("{} celler", count(cells, Language::Da)) };
        format!(
            "I det, der forlader siden, er {cells} mere skjult, så ingen kan regne sig frem til de skjulte tal."
        )
    },
    saved: |name| format!("{name} er hentet."),
    save_failed: "Filen kunne ikke gemmes. Prøv igen, eller brug en anden browser.",
    of: |title| format!(" af {title}"),
    tools: |title| format!("Brug figuren {title}"),
    table: |caption| format!("Tabel: {caption}"),
    hidden: "skjult",
    empty: "–",
    filter: |filter| format!("Filter: {filter}."),
    to_check: "Gå til Kontrol",
    to_results: "Gå til Resultater",
    too_few: |minimum| {
        format!(
            "Der er færre end {minimum} svarpersoner, og så få svar vises ikke. Sæt »Mindste gruppe« ned under Resultater, hvis de må vises."
        )
    },
    other_filter: "Nulstil filter",
    notes: "Vær opmærksom på",
    more_notes: |count| {
        if count == 1 { "1 bemærkning mere".to_owned() } else { format!("{count} bemærkninger mere") }
    },
    remark: "Jeres note",
    remark_add: "Skriv en note",
    remark_hint: "Fx om lovændringer, ventetid eller en gruppes vilkår. Noten trykkes for sig, ved siden af tallene.",
    copy_text: "Kopiér tekst",
    how: "Hvordan er det beregnet?",
    sources: "Kilder",
    quoted: |text| format!("»{text}«"),
};

pub static EN: Words = Words {
    show_table: "Show as table",
    hide_table: "Hide table",
    copy_picture: "Copy picture",
    copy_table: "Copy table",
    copied: "Copied. Paste with Ctrl+V.",
    copy_failed: "The browser did not allow copying. Download the figure as a file instead.",
    not_yet: "The numbers are being made ready. Try again in a moment.",
    hidden_more: |cells| {
        let cells = if cells == 1 {
            "1 more cell is".to_owned()
        } else {
            format!("{} more cells are", count(cells, Language::En))
        };
        format!("In what leaves the page {cells} hidden, so that nobody can work out the hidden numbers.")
    },
    saved: |name| format!("{name} is downloaded."),
    save_failed: "The file could not be saved. Try again, or use another browser.",
    of: |title| format!(" of {title}"),
    tools: |title| format!("Use the figure {title}"),
    table: |caption| format!("Table: {caption}"),
    hidden: "hidden",
    empty: "–",
    filter: |filter| format!("Filter: {filter}."),
    to_check: "Go to Check",
    to_results: "Go to Results",
    too_few: |minimum| {
        format!(
            "There are fewer than {minimum} respondents, and so few answers are not shown. Lower “Smallest group” under Results if they may be shown."
        )
    },
    other_filter: "Reset filter",
    notes: "Please note",
    more_notes: |count| if count == 1 { "1 more remark".to_owned() } else { format!("{count} more remarks") },
    remark: "Your note",
    remark_add: "Write a note",
    remark_hint: "Such as changes of the law, waiting times or a group's situation. The note is printed apart, beside the numbers.",
    copy_text: "Copy text",
    how: "How is this calculated?",
    sources: "Sources",
    quoted: |text| format!("“{text}”"),
};
