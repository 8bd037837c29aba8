//! The words of the step Rapport.

pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    pub documents: &'static str,
    pub documents_what: &'static str,
    pub word: &'static str,
    pub word_note: &'static str,
    pub powerpoint: &'static str,
    pub excel: &'static str,
    pub web_page: &'static str,
    /// In names of files.
    pub appendix_file: &'static str,
    pub note_file: &'static str,
    pub under_way: fn(&str) -> String,
    pub numbers: &'static str,
    pub numbers_what: &'static str,
    pub csv: &'static str,
    pub json: &'static str,
    pub print: &'static str,
    pub print_what: &'static str,
    pub groups: &'static str,
    pub groups_hint: &'static str,
    pub figures: &'static str,
    pub item: fn(&str) -> String,
    pub none: &'static str,
    pub hidden: fn(u32) -> String,
    pub settling: &'static str,
    /// So many outputs have left before.
    pub taken: fn(usize) -> String,
}

pub static DA: Words = Words {
    title: "Rapport",
    lead: "Hent et færdigt bilag, alle tal på én gang eller figurerne én for én.",
    documents: "Bilag til udvalget",
    documents_what: "Hele bilaget med redigerbare figurer, metode og forbehold. Word findes også som et notat på få sider; Excel har alle tal.",
    word: "Word",
    word_note: "Word, kort notat",
    powerpoint: "PowerPoint",
    excel: "Excel",
    web_page: "Webside",
    appendix_file: "bilag",
    note_file: "notat",
    under_way: |name| format!("{name} skrives …"),
    numbers: "Alle tal",
    numbers_what: "Fordelinger, gennemsnit, grupper, betydning og placering på kortet, med antal og intervaller. CSV åbnes i Excel; JSON er til programmer.",
    csv: "CSV",
    json: "JSON",
    print: "Udskriv",
    print_what: "Alle figurer på papir eller som PDF.",
    groups: "Baggrundsvariable i rapporten",
    groups_hint: "De valgte kommer med i figurerne og i alle tal.",
    figures: "Figurer",
    item: |item| format!("Grupperne vises for »{item}«. Vælg et andet spørgsmål under Resultater."),
    none: "Der er ingen figurer at hente endnu. Gå til Kontrol, og angiv svarskalaen for de spørgsmål, der skal med.",
    hidden: |minimum| {
        if minimum <= 1 {
            "Mindste gruppe er sat til 1: Intet er skjult. Se efter, før noget deles, om enkelte svarpersoner kan kendes.".to_owned()
        } else {
            format!(
                "Grupper med færre end {minimum} svar er skjult i alle filer, og så meget ved siden af, at ingen kan regne sig frem til dem. Her vises det, som det forlader siden."
            )
        }
    },
    settling: "Det, der må forlade siden, gøres klar …",
    taken: |outputs| {
        let outputs = if outputs == 1 { "1 udtræk".to_owned() } else { format!("{outputs} udtræk") };
        format!(
            "Du har allerede hentet eller kopieret {outputs} af denne undersøgelse. Nye tal skjules, hvis de sammen med dem kan afsløre enkelte svar."
        )
    },
};

pub static EN: Words = Words {
    title: "Report",
    lead: "Download a finished appendix, all numbers at once, or the figures one by one.",
    documents: "Appendix for the committee",
    documents_what: "The whole appendix with figures that can be edited, method and reservations. Word also comes as a note of a few pages; Excel has all numbers.",
    word: "Word",
    word_note: "Word, short note",
    powerpoint: "PowerPoint",
    excel: "Excel",
    web_page: "Web page",
    appendix_file: "appendix",
    note_file: "note",
    under_way: |name| format!("Writing {name} …"),
    numbers: "All numbers",
    numbers_what: "Distributions, means, groups, importance and places on the map, with counts and intervals. CSV opens in Excel; JSON is for programs.",
    csv: "CSV",
    json: "JSON",
    print: "Print",
    print_what: "All figures on paper or as PDF.",
    groups: "Background variables in the report",
    groups_hint: "The chosen ones are part of the figures and of all numbers.",
    figures: "Figures",
    item: |item| format!("Groups are shown for “{item}”. Choose another question under Results."),
    none: "There are no figures to download yet. Go to Check and set the response scale of the questions that matter.",
    hidden: |minimum| {
        if minimum <= 1 {
            "The smallest group is set to 1: nothing is hidden. Before sharing, check whether single respondents can be recognised.".to_owned()
        } else {
            format!(
                "Groups with fewer than {minimum} answers are hidden in all files, and so much beside them that nobody can work them out. This step shows what leaves the page, as it leaves."
            )
        }
    },
    settling: "What may leave the page is being made ready …",
    taken: |outputs| {
        let outputs = if outputs == 1 { "1 output".to_owned() } else { format!("{outputs} outputs") };
        format!(
            "You have already downloaded or copied {outputs} of this survey. New numbers are hidden where, together with those, they could reveal single answers."
        )
    },
};
