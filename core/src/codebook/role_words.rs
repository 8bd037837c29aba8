//! Names and questions in, what their words say of a column's role out: facts in Danish, Norwegian, Swedish and English.

use super::wording;

/// Names and short questions of background.
#[rustfmt::skip]
const BACKGROUND: &[&str] = &[
    "køn", "kjønn", "kön", "gender", "sex", "alder", "ålder", "age", "aldersgruppe", "fødselsår", "yrbrn",
    "birthyear", "uddannelse", "uddannelsesniveau", "utdanning", "utbildning", "education", "edu", "educ",
    "civilstand", "civilstatus", "marital", "husstand", "husstandsindkomst", "household", "kommune", "kommun",
    "region", "district", "distrikt", "bydel", "område", "omraade", "postnr", "postnummer", "zip", "zipcode",
    "postcode", "city", "town", "state", "county", "country", "location", "afdeling", "avdeling", "avdelning",
    "department", "enhed", "enhet", "unit", "team", "hold", "jobcenter", "center", "skole", "school", "klasse",
    "institution", "arbejdsplads", "division", "ydelse", "ydelsestype", "ydelsesgruppe", "målgruppe",
    "maalgruppe", "matchgruppe", "forsørgelse", "indkomst", "inntekt", "inkomst", "income", "hinc", "hincome",
    "salary", "job", "jobtitle", "stilling", "occupation", "employment", "beskæftigelse", "erhverv", "branche",
    "sektor", "sector", "industry", "race", "ethnicity", "etnicitet", "herkomst", "nationalitet", "nationality",
    "sprog", "språk", "språkk", "language", "council", "ward", "precinct", "tenure", "anciennitet", "seniority",
    "wave", "bølge", "class", "segment", "gndr", "gen", "method", "mode", "housing", "children", "børn", "barn",
    "ledighed", "ledighedslængde", "religion", "height", "weight", "højde", "vægt",
];

/// Questions of background, as they are asked.
#[rustfmt::skip]
const BACKGROUND_PHRASES: &[&str] = &[
    "mand eller kvinde", "jente eller gutt", "gutt eller jente", "dreng eller pige", "pige eller dreng",
    "hvor gammel er du", "hvor gammel er", "hvilket år er du født", "hvilken aldersgruppe", "hvad er dit køn",
    "hva er ditt kjønn", "hvad er din alder", "how old are you", "what is your age", "what is your gender",
    "your gender", "age range", "age group", "your age", "your race", "your ethnic", "your level of education",
    "level of education", "highest education", "highest level of", "højeste uddannelse", "høyeste utdanning",
    "høyeste utdanningen", "fuldførte uddannelse", "household income", "your income", "hvilken kommune",
    "hvilken afdeling", "hvilken enhed", "hvilket jobcenter", "hvilken ydelse", "hvilken type ydelse",
    "hvilken målgruppe", "hvor længe har du", "hvor bor du", "bopæl", "where do you live", "do you live in",
    "do you work in", "which district", "district is your", "describes your employment", "employment status",
    "job title", "din stilling", "your position", "hvor ble du født", "hvor er du født", "country were you",
];

#[rustfmt::skip]
const OVERALL: &[&str] = &[
    "alt i alt", "samlet set", "samlet tilfreds", "samlede tilfreds", "samlet vurder", "samlede vurder",
    "samlet indtryk", "samlede indtryk", "samlet oplev", "samlede oplev", "overordnet", "generelt",
    "som helhed", "på det hele", "i det hele taget", "totalt sett", "totalt set", "alt i allt", "sammantaget",
    "sammanfattningsvis", "som helhet", "i sin helhed", "i sin helhet", "helhedsvurder", "helhedsindtryk",
    "overall", "all in all", "all things considered", "in general", "taken together", "on the whole",
    "helhetsinntrykk", "helhetsintryck", "overgripende", "samlad bedömning", "samlet sett",
];

const SATISFIED: &[&str] = &["tilfreds", "fornøyd", "fornøgd", "nöjd", "satisf", "zufrieden"];

#[rustfmt::skip]
const JUDGED: &[&str] = &[
    "vurder", "bedøm", "bedöm", "indtryk", "inntrykk", "intryck", "oplevelse", "opplevelse", "upplevelse",
    "kvalitet", "quality", "experience", "impression", "rate", "rating", "service", "assessment", "evaluation",
    "mening om",
];

const RECOMMENDS: &[&str] = &["anbefale", "rekommendera", "recommend"];

/// Statements that are unfavourable when one agrees with them.
#[rustfmt::skip]
const NEGATIVE: &[&str] = &[
    "vanskelig", "vanskeligere", "vanskeligt", "svært ved", "svårt att", "vanskelig å", "problem", "problemer",
    "bekymr", "bekymret", "usikker", "usikre", "utryg", "otrygg", "stress", "stresset", "mindre fritid",
    "krever mer", "kræver mere", "koste meg mer", "koster mere", "koste mig mere", "for meget", "for lang tid",
    "for lidt", "savner", "manglede", "mangler", "forvirr", "frustr", "overvejer at sige op", "difficult",
    "worried", "worry", "unsure", "uncertain", "too long", "too much", "confus", "frustrat", "hard to",
    "struggle", "afraid", "concerned", "keder", "bange for", "unødig", "unnecessar", "dårlig", "dårligt",
];

const NEGATIONS: &[&str] =
    &["ikke", "aldrig", "inte", "not", "never", "uden", "utan", "without", "no", "ingen", "don't", "isn't"];

#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "age", "alder", "ålder", "antal", "antall", "number", "minutes", "minutter", "timer", "hours", "dage",
    "days", "beløb", "amount", "price", "pris", "km", "distance", "years", "height", "højde", "bmi", "score",
    "weight", "vægt", "yrbrn", "fødselsår", "birthyear", "income", "indkomst", "inntekt", "inkomst", "hinc",
    "hincome", "salary", "løn", "husstandsindkomst",
];

const WEIGHTS: &[&str] =
    &["weight", "weights", "vægt", "vaegt", "vekt", "vikt", "wgt", "wt", "pweight", "pw", "vægtning"];

#[rustfmt::skip]
const IDS: &[&str] = &[
    "id", "idno", "ids", "respondentid", "respid", "respnr", "caseid", "userid", "personid", "respondent",
    "løbenr", "løbenummer", "lbnr", "serial", "token", "guid", "uuid", "key", "nøgle", "rownames", "rowname",
    "rownum", "rownumber", "index", "case", "nr", "no", "recordid", "record", "panelid", "sagsnr", "sagsnummer",
    "medarbejdernr",
];

/// Names that say who somebody is. With any of these the column is never shown, whatever it holds.
#[rustfmt::skip]
const PERSONAL: &[&str] = &[
    "cpr", "cprnr", "cprnummer", "personnummer", "fødselsnummer", "personnr", "ssn", "email", "mail", "epost",
    "e-mail", "navn", "fornavn", "efternavn", "etternavn", "namn", "förnamn", "efternamn", "firstname",
    "lastname", "surname", "fullname", "telefon", "telefonnummer", "telefonnr", "mobil", "mobilnummer",
    "mobilnr", "tlf", "phone", "telephone", "adresse", "adress", "address", "initialer", "initials", "ip",
    "ipaddress", "ipadresse", "recipientemail", "dob", "birthdate", "fødselsdato", "fødselsdag",
];

#[rustfmt::skip]
const TECHNICAL: &[&str] = &[
    "timestamp", "tidsstempel", "tidspunkt", "starttime", "startdate", "enddate", "endtime", "submitdate",
    "startdato", "slutdato", "created", "modified", "closetime", "completiontime", "duration", "varighed",
    "difftime", "useragent", "browser", "lastpage", "lastpagenumber", "startlanguage", "userlanguage",
    "datestamp", "progress", "finished", "status", "referrer", "refurl", "collectorid", "responseset",
    "recordeddate", "responsetype", "distributionchannel", "latitude", "longitude", "interviewtime", "maxpage",
    "missrel", "lastdata", "mailsent", "viewer", "quarter", "seed", "questnnr", "version",
];

#[rustfmt::skip]
const COMMENTS: &[&str] = &[
    "kommentar", "kommentarer", "bemærkning", "bemærkninger", "fritekst", "uddyb", "uddybning", "begrundelse",
    "forslag", "comment", "comments", "remarks", "freetext", "verbatim", "feedback", "kommentarfelt", "fritext",
    "øvrigt",
];

#[rustfmt::skip]
const COMMENT_PHRASES: &[&str] = &[
    "uddyb", "kommentér", "skriv gerne", "skriv her", "beskriv", "har du kommentarer", "har du forslag",
    "andre kommentarer", "øvrige kommentarer", "please describe", "please explain", "please specify",
    "anything else", "any comments", "angiv venligst", "noter gerne", "med egne ord", "in your own words",
];

/// What the name or question says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Says {
    pub background: bool,
    /// Nothing else is said: the word stands alone, or the question asks for it.
    pub background_wholly: bool,
    pub number: bool,
    pub weight: bool,
    pub id: bool,
    pub personal: bool,
    pub technical: bool,
    pub comment: bool,
}

/// Reads a column's name and question; long questions only for phrases, since any word may stand in them.
#[must_use]
pub fn says(name: &str, label: &str) -> Says {
    let of_name = wording::words(name);
    let of_label = wording::words(label);
    let short = of_label.len() <= 4 && !label.contains('?');
    let joined = of_name.concat();
    // The header may be the whole question, and any word may stand in a question.
    let short_name = of_name.iter().filter(|word| word.chars().any(char::is_alphabetic)).count() <= 4;
    let within = |table: &[&str]| {
        (short_name && of_name.iter().any(|word| table.contains(&word.as_str())))
            || table.contains(&joined.as_str())
            || (short && of_label.iter().any(|word| table.contains(&word.as_str())))
    };
    let plain = wording::plain(label);
    // Old files cut names to six or eight letters: "counci".
    let cut = (6..=8).contains(&name.len())
        && BACKGROUND.iter().any(|word| word.len() > name.len() && word.starts_with(&name.to_lowercase()));
    let name_only = |table: &[&str]| {
        of_name.iter().any(|word| table.contains(&word.as_str())) || table.contains(&joined.as_str())
    };
    let phrase = BACKGROUND_PHRASES.iter().any(|phrase| plain.contains(phrase));
    let alone = BACKGROUND.contains(&joined.as_str()) || BACKGROUND.contains(&plain.as_str());
    let few_words = of_name.len() <= 3;
    Says {
        background: within(BACKGROUND) || cut || phrase,
        background_wholly: alone || cut || phrase,
        number: within(NUMBERS)
            || BACKGROUND_PHRASES.iter().any(|p| p.contains("gammel") && plain.contains(p)),
        weight: few_words && name_only(WEIGHTS),
        id: (few_words && name_only(IDS)) || name.to_lowercase().ends_with("_id"),
        personal: (few_words && name_only(PERSONAL))
            || is_name(&of_name)
            || (short && of_label.iter().any(|w| PERSONAL.contains(&w.as_str()))),
        technical: few_words && name_only(TECHNICAL),
        comment: (few_words && name_only(COMMENTS))
            || COMMENT_PHRASES.iter().any(|phrase| plain.contains(phrase)),
    }
}

/// How long something took, or lasted.
#[must_use]
pub fn is_duration(name: &str) -> bool {
    wording::words(name).iter().any(|word| word == "varighed" || word == "duration")
}

/// "first name", "name_last", "RecipientLastName", or nothing but "name".
fn is_name(of_name: &[String]) -> bool {
    let has = |words: &[&str]| of_name.iter().any(|word| words.contains(&word.as_str()));
    has(&["name", "names"])
        && of_name.len() <= 4
        && (of_name.len() == 1 || has(&["first", "last", "full", "sur", "family"]))
}

/// The strength of "overall" and nothing of what.
pub const OVERALL_ALONE: u32 = 50;
/// The strength of a question on recommending.
pub const RECOMMENDING: u32 = 30;

/// How strongly name and question say that this is the overall result: 0 for not at all, from 70 without doubt.
#[must_use]
pub fn outcome_strength(name: &str, text: &str) -> u32 {
    let plain = wording::plain(text);
    let of_name = wording::words(name);
    // "tilfreds_alt_i_alt"
    let spaced = of_name.join(" ");
    let has = |table: &[&str]| table.iter().any(|phrase| plain.contains(phrase) || spaced.contains(phrase));
    let name_has = |table: &[&str]| of_name.iter().any(|w| table.iter().any(|phrase| w.contains(phrase)));
    let overall = has(OVERALL) || name_has(&["overall", "samlet", "overordnet", "helhed", "totalt"]);
    let satisfied = has(SATISFIED) || name_has(SATISFIED);
    let only = |words: &[&str]| {
        let named: Vec<&str> =
            of_name.iter().map(String::as_str).filter(|w| !w.bytes().all(|b| b.is_ascii_digit())).collect();
        matches!(named.as_slice(), [one] if words.contains(one))
    };
    let named_satisfied = of_name.iter().any(|word| ["sat", "csat", "satis"].contains(&word.as_str()));
    if overall && (satisfied || named_satisfied) {
        100
    } else if overall && (has(JUDGED) || name_has(JUDGED)) {
        80
    } else if only(&[
        "satisfaction",
        "tilfredshed",
        "tilfredshet",
        "nöjdhet",
        "fornøydhet",
        "csat",
        "overall",
        "samlet",
    ]) {
        75
    } else if only(&["outcome", "resultat", "overallrating"]) {
        60
    } else if overall {
        OVERALL_ALONE
    } else if only(&[
        "rating",
        "sat",
        "satis",
        "satisf",
        "tilfreds",
        "happ",
        "happy",
        "happiness",
        "nps",
        "y",
    ]) {
        40
    } else if has(RECOMMENDS) {
        RECOMMENDING
    } else {
        0
    }
}

/// Whether the question asks how satisfied one is, overall or with a part.
#[must_use]
pub fn asks_satisfaction(text: &str) -> bool {
    let plain = wording::plain(text);
    SATISFIED.iter().any(|word| plain.contains(word))
}

/// Whether agreeing with the statement seems unfavourable.
#[must_use]
pub fn sounds_negative(text: &str) -> bool {
    let plain = wording::plain(text);
    NEGATIVE.iter().any(|phrase| {
        plain.match_indices(phrase).any(|(at, _)| {
            let starts_word = plain[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            let before: Vec<&str> = plain[..at].split_whitespace().rev().take(4).collect();
            starts_word && !before.iter().any(|word| NEGATIONS.contains(word))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_questions_tell_the_role() {
        for (name, label) in [
            ("Gender", "Gender"),
            ("koen", "Køn"),
            ("counci", "counci"),
            ("q7", "Hvad er dit køn?"),
            ("b_1", "Er du jente eller gutt?"),
            ("b_1_1", "Skole"),
            ("Customer Age", "Customer Age"),
            ("hinc", "hinc"),
            ("zip", "zip"),
        ] {
            assert!(says(name, label).background, "{name} {label}");
        }
        for (name, label) in [
            ("q3_01", "q3_01"),
            ("q", "Hvor tilfreds er du med sagsbehandlingen i dit jobcenter?"),
            ("Seat comfort", "Seat comfort"),
            ("Cleanliness", "Cleanliness"),
            ("image", "image"),
            ("manage", "manage"),
        ] {
            assert!(!says(name, label).background, "{name} {label}");
        }
        assert!(says("respondentid", "respondentid").id);
        assert!(says("RespondentID", "RespondentID").id);
        assert!(!says("idea", "idea").id);
        assert!(says("E-mail", "E-mail").personal);
        assert!(says("telephone", "telephone").personal);
        assert!(says("vægt", "vægt").weight);
    }

    #[test]
    fn the_overall_question_is_known_by_its_words() {
        for text in [
            "Hvor tilfreds er du alt i alt med jobcentret?",
            "Alt i alt, hvor fornøyd er du med NAV?",
            "Hur nöjd är du som helhet med kommunen?",
            "Overall, how satisfied are you with the service?",
            "Hvor tilfreds eller utilfreds er du samlet set med forløbet?",
        ] {
            assert_eq!(outcome_strength("q1", text), 100, "{text}");
        }
        assert!(outcome_strength("satisfaction", "satisfaction") >= 70);
        assert!(outcome_strength("overall_sat", "overall_sat") >= 70);
        assert!((1..70).contains(&outcome_strength("rating", "rating")));
        assert_eq!(outcome_strength("Seat comfort", "Seat comfort"), 0);
        assert_eq!(outcome_strength("q2", "Hvor tilfreds er du med ventetiden?"), 0);
    }

    #[test]
    fn agreeing_with_a_complaint_is_unfavourable() {
        assert!(sounds_negative("Matematikk er vanskeligere enn de fleste andre fag"));
        assert!(sounds_negative("Jeg har svært ved at forstå brevene"));
        assert!(!sounds_negative("Det er ikke vanskeligt at komme i kontakt"));
        assert!(!sounds_negative("Jeg lærer let"));
    }
}
