//! The reasons for one guess in, a short paragraph out: one or two sentences, the most telling first.

use crate::codebook::Reason;
use crate::tools::ToolSign;
use crate::units::{Code, Language};
use crate::words::number::{count, list};

/// Why a variable was read as it was.
#[must_use]
pub fn evidence(reasons: &[Reason], language: Language) -> String {
    let mut sentences: Vec<String> = Vec::new();
    // The scale and how many share it are one thing to say.
    let battery = reasons.iter().find_map(|reason| match reason {
        Reason::Battery { items } => Some(*items),
        _ => None,
    });
    let bare = reasons.iter().any(|reason| matches!(reason, Reason::BareCodes { .. }));
    for reason in reasons {
        // Codes of no answer are told together, at the end.
        if matches!(
            reason,
            Reason::MissingLabel { .. } | Reason::MissingOutside { .. } | Reason::MissingDeclared { .. }
        ) {
            continue;
        }
        let sentence = match (reason, battery) {
            (Reason::BareCodes { low, high }, Some(items)) => codes_of_battery(*low, *high, items),
            (Reason::Battery { .. }, _) if bare => continue,
            _ => sentence(reason),
        };
        let sentence = sentence.pick(language);
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    let outside: Vec<&Code> = reasons
        .iter()
        .filter_map(|reason| match reason {
            Reason::MissingOutside { code } => Some(code),
            _ => None,
        })
        .collect();
    if !outside.is_empty() {
        sentences.push(outside_sentence(&outside).pick(language));
    }
    let declared: Vec<&Code> = reasons
        .iter()
        .filter_map(|reason| match reason {
            Reason::MissingDeclared { code } => Some(code),
            _ => None,
        })
        .collect();
    if !declared.is_empty() {
        sentences.push(declared_sentence(&declared).pick(language));
    }
    let labelled = reasons.iter().filter(|reason| matches!(reason, Reason::MissingLabel { .. })).count();
    if labelled > 0 {
        sentences.push(labelled_sentence(labelled).pick(language));
    }
    sentences.join(" ")
}

/// How it is known which tool wrote a file.
#[must_use]
pub fn tool_evidence(sign: &ToolSign, language: Language) -> String {
    let told = match sign {
        ToolSign::Chosen => both("Valgt af jer.", "Chosen by the reader."),
        ToolSign::Columns(columns) => both(
            format!("Kendt på {}.", list(columns, Language::Da)),
            format!("Known by {}.", list(columns, Language::En)),
        ),
        ToolSign::HeaderRows => both("Kendt på overskrifterne.", "Known by its headers."),
        ToolSign::Beside => {
            both("Kendt på listen over variable ved siden af.", "Known by the list of variables beside it.")
        }
        ToolSign::Nothing => {
            both("Intet kendt værktøj: læst, som der står.", "No known tool: read as it stands.")
        }
    };
    told.pick(language)
}

/// The same sentence in both languages: neither can be left out.
struct Both {
    da: String,
    en: String,
}

impl Both {
    fn pick(self, language: Language) -> String {
        match language {
            Language::Da => self.da,
            Language::En => self.en,
        }
    }
}

fn both(da: impl Into<String>, en: impl Into<String>) -> Both {
    Both { da: da.into(), en: en.into() }
}

fn sentence(reason: &Reason) -> Both {
    match reason {
        Reason::KnownLabels { points } => both(
            format!("Svarmulighederne er en kendt svarskala med {points} trin."),
            format!("The options are a known response scale with {points} points."),
        ),
        Reason::LabelsInOrder { points } => both(
            format!("Ordene i svarmulighederne kan ordnes i {points} trin."),
            format!("The wording of the options can be put in order, {points} points."),
        ),
        Reason::BareCodes { low, high } => both(
            format!("Svarene er tal fra {low} til {high} uden tekst; det høje tal regnes for det gode."),
            format!("The answers are numbers from {low} to {high} without text; high is taken to be good."),
        ),
        Reason::Battery { items } => both(
            format!("{} spørgsmål har samme svarskala.", count(*items, Language::Da)),
            format!("{} questions share the same response scale.", count(*items, Language::En)),
        ),
        Reason::EndLabels { points } => both(
            format!("Svarskalaen har {points} trin, og kun enderne har tekst."),
            format!("The response scale has {points} points, and only its ends carry text."),
        ),
        Reason::MissingLabel { .. } => labelled_sentence(1),
        Reason::MissingOutside { code } => outside_sentence(&[code]),
        Reason::MissingZero => both(
            "Svarskalaen begynder ved 1, så 0 regnes ikke som et svar.",
            "The scale starts at 1, so 0 is not counted as an answer.",
        ),
        Reason::ReversedLabels => both(
            "Koderne løber fra det gode til det dårlige svar og er vendt.",
            "The codes run from the good to the bad answer and have been reversed.",
        ),
        Reason::OutcomeWords => both(
            "Navn eller tekst peger på den samlede vurdering.",
            "The name or the text points to the overall assessment.",
        ),
        Reason::CommentWords => both(
            "Navn eller tekst peger på et åbent spørgsmål.",
            "The name or the text points to an open question.",
        ),
        Reason::BackgroundWords => both(
            "Navn eller tekst peger på en baggrundsoplysning.",
            "The name or the text points to background.",
        ),
        Reason::FewCategories { categories } => both(
            format!("{} forskellige svar uden rækkefølge.", count(*categories, Language::Da)),
            format!("{} different answers without an order.", count(*categories, Language::En)),
        ),
        Reason::ManyDifferentTexts => both("Mange forskellige tekster.", "Many different texts."),
        Reason::AllDifferent => both("Hver række har sin egen værdi.", "Every row has a value of its own."),
        Reason::NumbersManyValues { different } => both(
            format!("Tal med {}.", many(*different, "værdi", "forskellige værdier", Language::Da)),
            format!("Numbers with {}.", many(*different, "value", "different values", Language::En)),
        ),
        Reason::Dates => both("Alle værdier er datoer.", "All values are dates."),
        Reason::TechnicalName => both(
            "Navnet er et, som undersøgelsesværktøjer selv skriver.",
            "The name is one that survey tools write themselves.",
        ),
        Reason::IdName => both("Navnet er et id.", "The name is that of an id."),
        Reason::WeightName => both(
            "Navnet siger vægt, og tallene ligger omkring 1.",
            "The name says weight, and the numbers lie around 1.",
        ),
        Reason::ToolSays => both("Undersøgelsesværktøjet oplyser det.", "The survey tool says so."),
        Reason::FileNames => both(
            "Dannet af det, der er forskelligt i filernes eller arkenes navne.",
            "Made of what differs in the names of the files or sheets.",
        ),
        Reason::FileSays => both("Filen selv oplyser det.", "The file itself says so."),
        Reason::MissingDeclared { code } => declared_sentence(&[code]),
        Reason::OneOfMultiple => both(
            "Kolonnen er én svarmulighed i et spørgsmål med flere svar.",
            "The column is one option of a question with several answers.",
        ),
        Reason::NeverTheSame { columns } => both(
            format!(
                "Ingen giver samme svar i to af de {columns} kolonner, så det er valg i rækkefølge og ikke en svarskala."
            ),
            format!(
                "Nobody gives the same answer in two of the {columns} columns, so these are ranked choices, not a scale."
            ),
        ),
        Reason::RareTexts { answers } => both(
            format!(
                "{} med egne ord er uden for svarskalaen og tæller ikke med.",
                many(*answers, "svar", "svar", Language::Da)
            ),
            format!(
                "{} in own words outside the scale and not counted.",
                many(*answers, "answer is", "answers are", Language::En)
            ),
        ),
        Reason::JoinedAnswers => both(
            "Cellerne rummer flere svar sat sammen; de kan ikke bruges endnu.",
            "The cells hold several answers joined together; they cannot be used yet.",
        ),
        Reason::Personal => both(
            "Navn eller indhold kan vise, hvem personen er; kolonnen vises og bruges ikke.",
            "The name or the content may tell who a person is; the column is neither shown nor used.",
        ),
        Reason::Constant => both("Alle har samme værdi.", "Everyone has the same value."),
        Reason::Empty => both("Kolonnen er tom.", "The column is empty."),
        Reason::Decided => both("Bestemt af dig.", "Decided by you."),
    }
}

fn codes_of_battery(low: i64, high: i64, items: u32) -> Both {
    both(
        format!(
            "Svarene er tal fra {low} til {high}, som i {} spørgsmål; det høje tal regnes for det gode.",
            count(items, Language::Da)
        ),
        format!(
            "The answers are numbers from {low} to {high}, as in {} questions; high is taken to be good.",
            count(items, Language::En)
        ),
    )
}

fn many(n: u32, one: &str, more: &str, language: Language) -> String {
    format!("{} {}", count(n, language), if n == 1 { one } else { more })
}

fn outside_sentence(codes: &[&Code]) -> Both {
    match codes {
        [one] => both(
            format!("{one} ligger uden for svarskalaen og regnes som ”ved ikke”."),
            format!("{one} lies outside the scale and is taken to be “don’t know”."),
        ),
        more => both(
            format!("{} ligger uden for svarskalaen og regnes som ”ved ikke”.", list(more, Language::Da)),
            format!("{} lie outside the scale and are taken to be “don’t know”.", list(more, Language::En)),
        ),
    }
}

fn declared_sentence(codes: &[&Code]) -> Both {
    both(
        format!("Filen angiver, at {} betyder, at der ikke er svaret.", list(codes, Language::Da)),
        format!("The file states that {} means that no answer was given.", list(codes, Language::En)),
    )
}

fn labelled_sentence(options: usize) -> Both {
    if options == 1 {
        both("Én svarmulighed betyder, at der ikke er svaret.", "One option means that no answer was given.")
    } else {
        both(
            format!("{options} svarmuligheder betyder, at der ikke er svaret."),
            format!("{options} options mean that no answer was given."),
        )
    }
}
