//! The response scales that surveys use, word by word: facts, no logic. Each set runs from least to most favourable.
//!
//! Collected from public questionnaires and exports in Danish, Norwegian, Swedish and English (national user surveys,
//! patient surveys, SurveyXact, SAS formats, registries); spelling as printed there. A set that is not here may still be
//! read by its words of degree ([`super::degree`]).

/// What a response scale asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    Satisfaction,
    Agreement,
    Degree,
    Frequency,
    Importance,
    Quality,
    Ease,
    Fit,
    Likelihood,
    Favour,
    Safety,
    Change,
    YesNo,
}

/// One known set.
#[derive(Debug)]
pub struct LabelSet {
    pub family: Family,
    pub labels: &'static [&'static str],
}

macro_rules! sets {
    ($($family:ident: [$($label:literal),+ $(,)?];)+) => {
        &[$(LabelSet { family: Family::$family, labels: &[$($label),+] }),+]
    };
}

/// Every known set.
pub const LABEL_SETS: &[LabelSet] = sets! {
    // Danish
    Satisfaction: ["Meget utilfreds", "Utilfreds", "Hverken tilfreds eller utilfreds", "Tilfreds", "Meget tilfreds"];
    Satisfaction: ["Meget utilfreds", "Utilfreds", "Hverken/eller", "Tilfreds", "Meget tilfreds"];
    Satisfaction: ["Meget utilfreds", "Utilfreds", "Hverken utilfreds eller tilfreds", "Tilfreds", "Meget tilfreds"];
    Satisfaction: ["Meget utilfreds", "Utilfreds", "Neutral", "Tilfreds", "Meget tilfreds"];
    Satisfaction: ["Meget utilfreds", "Utilfreds", "Både og", "Tilfreds", "Meget tilfreds"];
    Satisfaction: ["Meget utilfreds", "Utilfreds", "Tilfreds", "Meget tilfreds"];
    Satisfaction: ["Slet ikke tilfreds", "Mindre tilfreds", "Tilfreds", "Meget tilfreds"];
    Satisfaction: ["Slet ikke tilfreds", "I mindre grad tilfreds", "I nogen grad tilfreds", "I høj grad tilfreds"];
    Agreement: ["Helt uenig", "Overvejende uenig", "Hverken enig eller uenig", "Overvejende enig", "Helt enig"];
    Agreement: ["Helt uenig", "Delvist uenig", "Hverken enig eller uenig", "Delvist enig", "Helt enig"];
    Agreement: ["Helt uenig", "Uenig", "Hverken enig eller uenig", "Enig", "Helt enig"];
    Agreement: ["Helt uenig", "Uenig", "Hverken/eller", "Enig", "Helt enig"];
    Agreement: ["Meget uenig", "Delvis uenig", "Hverken enig eller uenig", "Delvis enig", "Meget enig"];
    Agreement: ["Meget uenig", "Uenig", "Hverken/eller", "Enig", "Meget enig"];
    Agreement: ["Meget uenig", "Uenig", "Hverken enig eller uenig", "Enig", "Meget enig"];
    Agreement: ["Helt uenig", "Uenig", "Enig", "Helt enig"];
    Degree: ["Slet ikke", "I mindre grad", "I nogen grad", "I høj grad", "I meget høj grad"];
    Degree: ["Slet ikke", "I lav grad", "I nogen grad", "I høj grad", "I meget høj grad"];
    Degree: ["Slet ikke", "I ringe grad", "I nogen grad", "I høj grad", "I meget høj grad"];
    Degree: ["Slet ikke", "I ringe grad", "I mindre grad", "I nogen grad", "I høj grad"];
    Degree: ["I meget ringe grad", "I ringe grad", "I nogen grad", "I høj grad", "I meget høj grad"];
    Degree: ["I meget lav grad", "I lav grad", "I nogen grad", "I høj grad", "I meget høj grad"];
    Degree: ["I ringe grad", "I nogen grad", "I høj grad", "I meget høj grad"];
    Degree: ["Slet ikke", "I mindre grad", "I nogen grad", "I høj grad"];
    Degree: ["Slet ikke", "I ringe grad", "I nogen grad", "I høj grad"];
    Frequency: ["Aldrig", "Sjældent", "Sommetider", "Ofte", "Altid"];
    Frequency: ["Aldrig", "Sjældent", "Af og til", "Ofte", "Altid"];
    Frequency: ["Aldrig eller næsten aldrig", "Sjældent", "Sommetider", "Ofte", "Altid"];
    Importance: ["Slet ikke vigtigt", "Ikke særlig vigtigt", "Temmelig vigtigt", "Meget vigtigt"];
    Importance: ["Slet ikke vigtigt", "Lidt vigtigt", "Moderat vigtigt", "Vigtigt", "Meget vigtigt"];
    Quality: ["Meget dårligt", "Dårligt", "Nogenlunde", "Godt", "Meget godt"];
    Quality: ["Meget dårlig", "Dårlig", "Hverken god eller dårlig", "God", "Meget god"];
    Quality: ["Særdeles dårlig", "Dårlig", "Nogenlunde", "God", "Særdeles god"];
    Fit: ["Passer ikke", "Passer delvist", "Passer godt"];
    // Swedish
    Satisfaction: ["Väldigt missnöjd", "Missnöjd", "Varken nöjd eller missnöjd", "Nöjd", "Väldigt nöjd"];
    Satisfaction: ["Mycket missnöjd", "Ganska missnöjd", "Varken nöjd eller missnöjd", "Ganska nöjd", "Mycket nöjd"];
    Degree: ["Inte alls", "I låg grad", "I viss grad", "I hög grad", "I mycket hög grad"];
    Agreement: ["Instämmer inte alls", "Instämmer i låg grad", "Instämmer i viss grad", "Instämmer i hög grad",
                "Instämmer helt"];
    // Norwegian
    Satisfaction: ["Svært misfornøyd", "Litt misfornøyd", "Verken fornøyd eller misfornøyd", "Ganske fornøyd",
                   "Svært godt fornøyd"];
    Satisfaction: ["Ikke fornøyd i det hele tatt", "Ikke fornøyd", "Verken fornøyd eller misfornøyd", "Fornøyd",
                   "Veldig fornøyd"];
    Satisfaction: ["Svært misfornøyd", "Misfornøyd", "Verken fornøyd eller misfornøyd", "Fornøyd", "Svært fornøyd"];
    Agreement: ["Helt uenig", "Litt uenig", "Hverken enig eller uenig", "Litt enig", "Helt enig"];
    Degree: ["I svært liten grad", "I liten grad", "I noen grad", "I stor grad", "I svært stor grad"];
    Importance: ["Ikke viktig", "Litt viktig", "Ganske viktig", "Veldig viktig"];
    // English
    Satisfaction: ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"];
    Satisfaction: ["Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied",
                   "Very satisfied"];
    Satisfaction: ["Very dissatisfied", "Somewhat dissatisfied", "Neither satisfied nor dissatisfied",
                   "Somewhat satisfied", "Very satisfied"];
    Quality: ["Poor", "Fair", "Good", "Very good", "Excellent"];
    Quality: ["Poor", "Below average", "Neutral", "Good", "Excellent"];
    Agreement: ["Strongly disagree", "Somewhat disagree", "Neither agree nor disagree", "Somewhat agree",
                "Strongly agree"];
    Agreement: ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"];
    Agreement: ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"];
    Favour: ["Very unfavorably", "Somewhat unfavorably", "Neither favorably nor unfavorably (neutral)",
             "Somewhat favorably", "Very favorably"];
    Ease: ["Difficult", "Somewhat difficult", "Neither easy nor difficult", "Somewhat easy", "Very easy"];
};

/// Labels that mean "no answer", whole.
#[rustfmt::skip]
pub const MISSING_LABELS: &[&str] = &[
    "ved ikke", "ikke relevant", "ønsker ikke at svare", "jeg ønsker ikke at svare", "vil ikke svare",
    "ikke besvaret", "ingen præference", "ikke relevant for mig", "vet ikke", "vet inte", "kjenner ikke",
    "ikke utfylt", "don't know", "dont know", "i don't know", "i dont know", "do not know", "not applicable",
    "n/a", "na", "nan", "null", "none given", "no answer", "refusal", "refused", "prefer not to respond",
    "keine angabe", "weiß nicht", "#n/a", "unfamiliar", "not sure", "i'm not sure", "unsure", "dk", "d/k", "-",
    ".", "..", "missing", "skipped", "no opinion", "not relevant", "ingen mening", "ingen åsikt",
    "ingen uppfattning", "ingen holdning", "uden for kategori", "intet svar", "ubesvaret", "ubesvart",
    "uoplyst", "oplyst ikke", "ukendt", "ukjent", "okänt", "unknown", "ingen svar", "inget svar",
];

/// How labels that mean "no answer" begin, whatever was asked.
#[rustfmt::skip]
pub const MISSING_BEGINNINGS: &[&str] = &[
    "ved ikke", "ved jeg ikke", "det ved jeg ikke", "jeg ved ikke", "ved det ikke", "vet ikke", "jeg vet ikke",
    "vet inte", "vet ej", "jag vet inte", "don't know", "i don't know", "do not know", "not applicable",
    "does not apply", "not relevant", "ikke relevant", "inte relevant", "ej relevant", "ikke aktuel",
    "inte aktuell", "ej aktuell", "ønsker ikke at svar", "ønsker ikke at oply", "ønsker ikke at besvar",
    "ønsker ikke å svar", "ønsker ikke å oppg", "jeg ønsker ikke at", "vil ikke svar", "vil ikke oply",
    "vil ikke oppg", "vil helst ikke", "vill inte svar", "vill inte uppg", "vill ej svar", "vill ej uppg",
    "ikke besvar", "ikke svar", "ikke utfylt", "ikke udfyldt", "ingen præference", "ingen mening",
    "kjenner ikke", "kender ikke", "kender det ikke", "känner inte", "prefer not", "i prefer not",
    "i'd rather not", "rather not", "no answer", "no opinion", "refus", "decline to", "keine angabe",
    "weiß nicht", "kan ikke svare", "kan ikke vurdere", "kan ikke bedømme", "kan inte bedöma", "kan ej bedöma",
    "kan inte svara", "cannot say", "can't say", "unfamiliar",
];

/// How labels begin that stand beside a scale, since the question does not concern everybody. In a list of categories
/// they are answers like the others ("Har ikke haft kontakt").
#[rustfmt::skip]
pub const BESIDE_BEGINNINGS: &[&str] = &[
    "ønsker ikke", "vil ikke", "ingen erfaring", "har ingen", "jeg har ingen", "har ikke", "jeg har ikke",
    "har endnu ikke", "har inte", "har inget", "ikke benyttet", "ikke brugt", "ikke modtaget", "ikke brukt",
    "not used", "have not", "haven't", "i have not", "i haven't", "did not", "didn't", "får ikke karakter",
    "ikke fått karakter", "ikke fået karakter", "får ingen karakter", "not graded", "passer ikke på mig",
    "uden for", "gælder ikke", "gjelder ikke", "gäller inte",
];
