//! What the example asks, how many gave each answer, who was invited, and what was written. All of it is invented but the
//! published figures that [`super`] names.

pub(super) struct Group {
    pub label: &'static str,
    pub invited: u16,
    pub answered: u16,
    /// Of the general view, in standard deviations.
    pub shift: f64,
}

/// The benefits of 2023, before the reform that merges them. Two are too small to be shown.
pub(super) const GROUPS: [Group; 13] = [
    Group { label: "A-dagpenge", invited: 392, answered: 208, shift: 0.20 },
    Group { label: "Jobparat kontanthjælp", invited: 168, answered: 71, shift: 0.0 },
    Group { label: "Aktivitetsparat kontanthjælp", invited: 218, answered: 82, shift: -1.30 },
    Group { label: "Uddannelsesparat uddannelseshjælp", invited: 131, answered: 46, shift: 0.25 },
    Group { label: "Aktivitetsparat uddannelseshjælp", invited: 112, answered: 39, shift: 0.15 },
    Group { label: "Selvforsørgelses- og hjemrejseydelse", invited: 63, answered: 21, shift: 0.40 },
    Group { label: "Sygedagpenge", invited: 233, answered: 118, shift: 0.25 },
    Group { label: "Jobafklaringsforløb", invited: 118, answered: 52, shift: -1.35 },
    Group { label: "Ressourceforløb", invited: 97, answered: 41, shift: -1.40 },
    Group { label: "Revalidering", invited: 7, answered: 4, shift: 0.30 },
    Group { label: "Ledighedsydelse", invited: 68, answered: 34, shift: 0.25 },
    Group { label: "Fleksjob", invited: 86, answered: 42, shift: 0.55 },
    Group { label: "Kontantydelse", invited: 7, answered: 3, shift: 0.0 },
];

pub(super) const SEXES: [&str; 2] = ["Kvinde", "Mand"];
pub(super) const AGES: [&str; 5] = ["Under 30 år", "30-39 år", "40-49 år", "50-59 år", "60 år eller derover"];
pub(super) const DURATIONS: [&str; 4] = ["Under 3 måneder", "3-12 måneder", "1-2 år", "Mere end 2 år"];

/// Rødovre's three themes.
pub(super) const THEMES: [&str; 3] =
    ["Den generelle oplevelse af jobcentret", "Dialog med jobcentret", "Medindflydelse og fremskridt"];

pub(super) const SATISFIED: [&str; 5] =
    ["Meget utilfreds", "Utilfreds", "Hverken tilfreds eller utilfreds", "Tilfreds", "Meget tilfreds"];
pub(super) const AGREE: [&str; 5] = ["Helt uenig", "Uenig", "Hverken enig eller uenig", "Enig", "Helt enig"];
pub(super) const DONT_KNOW: &str = "Ved ikke / ikke relevant";

pub(super) struct Item {
    pub name: &'static str,
    pub theme: usize,
    pub text: &'static str,
    /// How many gave each answer, from the least favourable.
    pub counts: [u16; 5],
    /// What it adds to satisfaction in all.
    pub weight: f64,
}

/// 54, 21 and 25 % of 761.
pub(super) const OUTCOME: Item = Item {
    name: "tilfreds",
    theme: 0,
    text: "Hvor tilfreds eller utilfreds er du alt i alt med jobcentret?",
    counts: [72, 118, 160, 283, 128],
    weight: 0.0,
};

/// What the single questions do not explain of satisfaction in all, in the unit of the weights.
pub(super) const UNEXPLAINED: f64 = 3.8;

pub(super) const ITEMS: [Item; 17] = [
    // 73 and 11 % of 748.
    Item {
        name: "gen_1",
        theme: 0,
        text: "Jeg bliver mødt med venlighed og imødekommenhed",
        counts: [27, 55, 120, 286, 260],
        weight: 1.00,
    },
    Item {
        name: "gen_2",
        theme: 0,
        text: "Det er let at komme i kontakt med jobcentret",
        counts: [82, 125, 149, 262, 123],
        weight: 0.18,
    },
    Item {
        name: "gen_3",
        theme: 0,
        text: "Breve og beskeder fra jobcentret er til at forstå",
        counts: [66, 127, 179, 268, 104],
        weight: 0.28,
    },
    Item {
        name: "gen_4",
        theme: 0,
        text: "Jobcentret overholder de aftaler, vi har indgået",
        counts: [48, 82, 130, 285, 177],
        weight: 0.80,
    },
    Item {
        name: "gen_5",
        theme: 0,
        text: "Mine oplysninger bliver behandlet fortroligt",
        counts: [20, 32, 138, 270, 195],
        weight: 0.14,
    },
    Item {
        name: "dia_1",
        theme: 1,
        text: "Min sagsbehandler lytter til mig",
        counts: [48, 78, 118, 287, 208],
        weight: 0.80,
    },
    Item {
        name: "dia_2",
        theme: 1,
        text: "Min sagsbehandler forstår min situation",
        counts: [64, 98, 132, 258, 183],
        weight: 1.00,
    },
    Item {
        name: "dia_3",
        theme: 1,
        text: "Min sagsbehandler er godt forberedt til samtalerne",
        counts: [55, 98, 160, 268, 147],
        weight: 0.16,
    },
    Item {
        name: "dia_4",
        theme: 1,
        text: "Samtalerne foregår på en måde, der passer mig",
        counts: [35, 67, 154, 309, 166],
        weight: 0.14,
    },
    Item {
        name: "dia_5",
        theme: 1,
        text: "Jeg får klar besked om mine rettigheder og pligter",
        counts: [78, 133, 167, 243, 105],
        weight: 0.22,
    },
    Item {
        name: "dia_6",
        theme: 1,
        text: "Jeg har den samme sagsbehandler gennem forløbet",
        counts: [152, 171, 122, 180, 92],
        weight: 0.28,
    },
    Item {
        name: "med_1",
        theme: 2,
        text: "Jeg ved, hvad der skal ske i mit forløb",
        counts: [97, 147, 155, 237, 102],
        weight: 0.45,
    },
    Item {
        name: "med_2",
        theme: 2,
        text: "Jeg har indflydelse på planen for mit forløb",
        counts: [111, 151, 161, 210, 96],
        weight: 0.70,
    },
    Item {
        name: "med_3",
        theme: 2,
        text: "Forløbet bringer mig tættere på job eller uddannelse",
        counts: [153, 156, 154, 160, 79],
        weight: 1.60,
    },
    Item {
        name: "med_4",
        theme: 2,
        text: "Der bliver taget hensyn til min samlede situation",
        counts: [91, 126, 152, 234, 121],
        weight: 0.75,
    },
    Item {
        name: "med_5",
        theme: 2,
        text: "De tilbud og aktiviteter, jeg får, er meningsfulde for mig",
        counts: [123, 138, 160, 171, 76],
        weight: 0.22,
    },
    Item {
        name: "med_6",
        theme: 2,
        text: "Jobcenter, læge og andre myndigheder arbejder godt sammen om mit forløb",
        counts: [102, 124, 183, 146, 56],
        weight: 0.25,
    },
];

pub(super) const COMMENT_QUESTION: &str = "Hvad kan jobcentret gøre bedre?";
pub(super) const COMMENTS_WRITTEN: usize = 96;

pub(super) const COMMENTS: [&str; 24] = [
    "Jeg vil gerne have den samme sagsbehandler hele vejen.",
    "Det går for langsomt, før der sker noget.",
    "Søde mennesker, men jeg kan ikke se, hvad forløbet skal føre til.",
    "Brevene er svære at forstå. Skriv kortere.",
    "Jeg er blevet lyttet til og har fået god hjælp.",
    "Kurset passede slet ikke til det, jeg kan.",
    "Ring i stedet for at skrive i e-Boks.",
    "Jeg savner en plan med datoer.",
    "Min sagsbehandler tog hensyn til, at jeg har børn i skole.",
    "Jeg måtte forklare det hele forfra tre gange.",
    "Praktikken gav mig mod på at søge job igen.",
    "Der er for mange samtaler, hvor vi siger det samme.",
    "Hold det, I lover.",
    "Gode råd om uddannelse.",
    "Jeg vil selv være med til at vælge virksomheden.",
    "Lægen og jobcentret taler ikke sammen.",
    "Telefontiden er for kort.",
    "Videosamtaler er nemmere for mig.",
    "Jeg ved ikke, hvad jeg har ret til.",
    "Venlig modtagelse hver gang.",
    "Jeg blev sendt i aktivering uden at få at vide hvorfor.",
    "Det hjalp, at vi lavede planen sammen.",
    "Mere fleksible mødetider, tak.",
    "Ingen forslag. Det fungerer fint.",
];
