//! A [`Problem`] in, its sentence out: what is wrong, and what to do.

use crate::problem::{BadProject, BadSetting, NoSurvey, NotText, Place, Problem, Wanted, WantedType};
use crate::units::Language;
use crate::words::number;

/// What is wrong and what to do.
#[must_use]
pub fn problem(problem: &Problem, language: Language) -> String {
    match language {
        Language::Da => danish(problem),
        Language::En => english(problem),
    }
}

fn danish(problem: &Problem) -> String {
    match problem {
        Problem::EmptyFile { place } => {
            format!("{} er tom. Eksportér den igen fra spørgeskemaværktøjet.", file_da(place))
        }
        Problem::UnreadableFormat { place, kind } => format!("{} {}", file_da(place), not_text_da(*kind)),
        Problem::EncryptedFile { place } => format!(
            "{} er beskyttet med adgangskode. Åbn den i det program, den er lavet i, gem en kopi uden adgangskode, og vælg kopien.",
            file_da(place)
        ),
        Problem::TruncatedFile { place } => {
            format!("{} er afbrudt: slutningen mangler. Hent eller eksportér den igen.", file_da(place))
        }
        Problem::TooLarge { place, bytes, limit } => format!(
            "{} fylder {} MB; der kan læses op til {} MB. Eksportér kun de kolonner og svar, der skal bruges.",
            file_da(place),
            megabytes(*bytes, Language::Da),
            megabytes(*limit, Language::Da)
        ),
        Problem::TooMuch { place, rows, limit } => format!(
            "{} fylder for meget, når den er læst: efter {} rækker er de {} MB brugt, der er plads til. Eksportér kun de \
             kolonner og svar, der skal bruges.",
            file_da(place),
            number::count(*rows, Language::Da),
            megabytes(*limit, Language::Da)
        ),
        Problem::NotASurvey { place, why } => no_survey_da(place, *why),
        Problem::AggregatedTable { place } => format!(
            "{} er en færdig tabel med antal eller procenter, ikke svar fra enkelte svarpersoner. Eksportér rådata: én \
             række pr. svarperson, én kolonne pr. spørgsmål.",
            file_da(place)
        ),
        Problem::NotAProject { place, why } => format!(
            "{} {}",
            file_da(place),
            match why {
                BadProject::SomethingElse => {
                    "er ikke en projektfil fra Svarkort. Vælg en fil, hvis navn ender på .svarkort."
                }
                BadProject::CutOff => {
                    "er afbrudt: slutningen mangler. Hent den igen, hvor den kom fra, eller brug en tidligere kopi."
                }
                BadProject::Changed => {
                    "er ændret, siden den blev gemt: kontrolsummen passer ikke. Brug en tidligere kopi, eller begynd forfra."
                }
                BadProject::Newer => {
                    "er gemt med en nyere udgave af Svarkort. Åbn den i den nye udgave."
                }
                BadProject::Unreadable => {
                    "har et indhold, der ikke kan læses. Brug en tidligere kopi, eller begynd forfra med eksporten."
                }
            }
        ),
        Problem::UnknownVariable { name } => format!(
            "Der er ingen variabel, der hedder \u{201d}{name}\u{201d}. Vælg en af dem, der står under Kontrol."
        ),
        Problem::WrongRole { name, wanted } => {
            let (name, wanted) = (format!("\u{201d}{name}\u{201d}"), wanted_da(*wanted));
            format!("{name} {wanted} Vælg en anden variabel, eller ret dens rolle under Kontrol.")
        }
        Problem::BadSettings { setting, why } => bad_setting_da(setting, why),
        Problem::TooFewRespondents { n: 0, .. } => String::from(
            "Ingen svarpersoner er med i udvalget. Vælg et bredere udvalg, eller ret rollerne under Kontrol.",
        ),
        Problem::TooFewRespondents { minimum, .. } => format!(
            "Udvalget har færre end {minimum} svarpersoner, og så små grupper vises ikke. Vælg et bredere udvalg."
        ),
        Problem::Cancelled => String::from("Arbejdet blev afbrudt. Start det igen, når det passer."),
        Problem::Internal { at } => format!(
            "Der er en fejl i programmet ({at}). Dine filer er uændrede. Prøv igen, og meld fejlen, hvis den kommer igen."
        ),
    }
}

fn english(problem: &Problem) -> String {
    match problem {
        Problem::EmptyFile { place } => {
            format!("{} is empty. Export it again from the survey tool.", file_en(place))
        }
        Problem::UnreadableFormat { place, kind } => format!("{} {}", file_en(place), not_text_en(*kind)),
        Problem::EncryptedFile { place } => format!(
            "{} is protected by a password. Open it in the program that made it, save a copy without a password, and choose the copy.",
            file_en(place)
        ),
        Problem::TruncatedFile { place } => {
            format!("{} is cut off: its end is missing. Download or export it again.", file_en(place))
        }
        Problem::TooLarge { place, bytes, limit } => format!(
            "{} takes up {} MB; up to {} MB can be read. Export only the columns and answers that are needed.",
            file_en(place),
            megabytes(*bytes, Language::En),
            megabytes(*limit, Language::En)
        ),
        Problem::TooMuch { place, rows, limit } => format!(
            "{} takes too much room once it is read: after {} rows the {} MB that there is room for are used. Export only the \
             columns and answers that are needed.",
            file_en(place),
            number::count(*rows, Language::En),
            megabytes(*limit, Language::En)
        ),
        Problem::NotASurvey { place, why } => no_survey_en(place, *why),
        Problem::AggregatedTable { place } => format!(
            "{} is a finished table of counts or percentages, not the answers of single respondents. Export the raw \
             data: one row per respondent, one column per question.",
            file_en(place)
        ),
        Problem::NotAProject { place, why } => format!(
            "{} {}",
            file_en(place),
            match why {
                BadProject::SomethingElse => {
                    "is no project file of Svarkort. Choose a file whose name ends in .svarkort."
                }
                BadProject::CutOff => {
                    "is cut off: its end is missing. Fetch it again from where it came, or use an earlier copy."
                }
                BadProject::Changed => {
                    "was changed after it was saved: its check sum does not fit. Use an earlier copy, or start again."
                }
                BadProject::Newer => "was saved by a newer version of Svarkort. Open it in that version.",
                BadProject::Unreadable => {
                    "has a content that cannot be read. Use an earlier copy, or start again from the export."
                }
            }
        ),
        Problem::UnknownVariable { name } => {
            format!(
                "There is no variable called \u{201c}{name}\u{201d}. Choose one of those listed in the check step."
            )
        }
        Problem::WrongRole { name, wanted } => {
            let (name, wanted) = (format!("\u{201c}{name}\u{201d}"), wanted_en(*wanted));
            format!("{name} {wanted} Choose another variable, or correct its role in the check step.")
        }
        Problem::BadSettings { setting, why } => bad_setting_en(setting, why),
        Problem::TooFewRespondents { n: 0, .. } => String::from(
            "No respondents are in the selection. Choose a wider selection, or correct the roles in the check step.",
        ),
        Problem::TooFewRespondents { minimum, .. } => format!(
            "The selection has fewer than {minimum} respondents, and groups that small are not shown. Choose a wider one."
        ),
        Problem::Cancelled => String::from("The work was stopped. Start it again when it suits you."),
        Problem::Internal { at } => format!(
            "There is a fault in the program ({at}). Your files are unchanged. Try again, and report it if it comes back."
        ),
    }
}

/// A place without a name is all that was handed over.
fn file_da(place: &Place) -> String {
    if place.file.is_empty() {
        String::from("Filen")
    } else {
        format!("Filen \u{201d}{}\u{201d}", place.file)
    }
}

fn file_en(place: &Place) -> String {
    if place.file.is_empty() {
        String::from("The file")
    } else {
        format!("The file \u{201c}{}\u{201d}", place.file)
    }
}

fn megabytes(bytes: u64, language: Language) -> String {
    number::count(bytes.div_ceil(1 << 20), language)
}

fn not_text_da(kind: NotText) -> &'static str {
    match kind {
        NotText::Picture => {
            "er et billede. Vælg filen med svarene: eksportér dem som CSV fra spørgeskemaværktøjet."
        }
        NotText::Pdf => "er en PDF. Vælg filen med svarene: eksportér dem som CSV fra spørgeskemaværktøjet.",
        NotText::Archive => "er en pakket fil (zip). Pak den ud, og vælg filerne i den.",
        NotText::Workbook => {
            "er en projektmappe uden ark, der kan læses. Åbn den, gem den som Excel-projektmappe (.xlsx), og vælg den \
             igen."
        }
        NotText::OldWorkbook => {
            "er en projektmappe i et ældre Excel-format (.xls). Åbn den, gem den som Excel-projektmappe (.xlsx), og \
             vælg den."
        }
        NotText::BinaryWorkbook => {
            "er en binær projektmappe (.xlsb). Åbn den, gem den som Excel-projektmappe (.xlsx), og vælg den."
        }
        NotText::Document => {
            "er et dokument. Vælg filen med svarene: eksportér dem som CSV fra spørgeskemaværktøjet."
        }
        NotText::Statistics => {
            "er en datafil fra et statistikprogram, som ikke kan læses (SAS, R eller en ældre udgave af SPSS og Stata). \
             Gem den som .sav eller CSV i programmet, og vælg den."
        }
        NotText::WebPage => {
            "er en webside, også hvis navnet siger Excel. Åbn den i Excel, gem den som Excel-projektmappe (.xlsx), og \
             vælg den."
        }
        NotText::Data => {
            "er XML eller JSON uden en liste af svar, der kan læses. Eksportér svarene som CSV eller Excel, og vælg den fil."
        }
        NotText::Binary => {
            "er ikke en tekstfil og kan ikke læses. Eksportér svarene som CSV fra spørgeskemaværktøjet."
        }
    }
}

fn not_text_en(kind: NotText) -> &'static str {
    match kind {
        NotText::Picture => {
            "is a picture. Choose the file of answers: export them as CSV from the survey tool."
        }
        NotText::Pdf => "is a PDF. Choose the file of answers: export them as CSV from the survey tool.",
        NotText::Archive => "is a packed file (zip). Unpack it, and choose the files in it.",
        NotText::Workbook => {
            "is a workbook without a sheet that can be read. Open it, save it as an Excel workbook (.xlsx), and choose \
             it again."
        }
        NotText::OldWorkbook => {
            "is a workbook in an older Excel format (.xls). Open it, save it as an Excel workbook (.xlsx), and choose \
             that."
        }
        NotText::BinaryWorkbook => {
            "is a binary workbook (.xlsb). Open it, save it as an Excel workbook (.xlsx), and choose that."
        }
        NotText::Document => {
            "is a document. Choose the file of answers: export them as CSV from the survey tool."
        }
        NotText::Statistics => {
            "is a data file of a statistics program that cannot be read (SAS, R, or an older edition of SPSS or Stata). \
             Save it as .sav or CSV there, and choose that."
        }
        NotText::WebPage => {
            "is a web page, even if its name says Excel. Open it in Excel, save it as an Excel workbook (.xlsx), and \
             choose that."
        }
        NotText::Data => {
            "is XML, or JSON without a list of answers that can be read. Export the answers as CSV or Excel, and choose \
             that file."
        }
        NotText::Binary => {
            "is no text file and cannot be read. Export the answers as CSV from the survey tool."
        }
    }
}

fn no_survey_da(place: &Place, why: NoSurvey) -> String {
    let file = file_da(place);
    match why {
        NoSurvey::HeaderOnly => format!(
            "{file} har overskrifter, men ingen rækker med svar. Kontrollér, at eksporten omfatter alle besvarelser."
        ),
        NoSurvey::AllEmpty => format!(
            "{file} har rækker, men alle celler er tomme. Kontrollér, at eksporten omfatter svarene, og eksportér igen."
        ),
        NoSurvey::NoDataset if place.file.is_empty() => String::from(
            "Der er ikke valgt nogen fil med svar. Vælg den fil, spørgeskemaværktøjet eksporterer svarene i.",
        ),
        NoSurvey::NoDataset => format!(
            "{file} beskriver kun spørgsmål og svarmuligheder. Vælg også filen med svarene (dataset) på samme tid."
        ),
        NoSurvey::OneColumnOfText => format!(
            "{file} har kun én kolonne med tekst. Vælg en eksport med én række pr. svarperson og én kolonne pr. spørgsmål."
        ),
        NoSurvey::TooManyColumns => format!(
            "{file} har flere end 16.384 kolonner og er næppe en eksport af svar. Kontrollér filen, og eksportér den igen."
        ),
        NoSurvey::SeveralDatasets => format!(
            "Der er valgt flere filer med svar, blandt andet \u{201d}{}\u{201d}. Vælg én ad gangen, eller saml dem først.",
            place.file
        ),
    }
}

fn no_survey_en(place: &Place, why: NoSurvey) -> String {
    let file = file_en(place);
    match why {
        NoSurvey::HeaderOnly => {
            format!("{file} has headings but no rows of answers. Check that the export covers all responses.")
        }
        NoSurvey::AllEmpty => format!(
            "{file} has rows, but every cell is empty. Check that the export covers the answers, and export it again."
        ),
        NoSurvey::NoDataset if place.file.is_empty() => String::from(
            "No file of answers is chosen. Choose the file that the survey tool exports the answers to.",
        ),
        NoSurvey::NoDataset => format!(
            "{file} only describes questions and response options. Choose the file of answers (dataset) along with it."
        ),
        NoSurvey::OneColumnOfText => format!(
            "{file} has a single column of text. Choose an export with one row per respondent and one column per question."
        ),
        NoSurvey::TooManyColumns => format!(
            "{file} has more than 16,384 columns and is hardly an export of answers. Check the file, and export it again."
        ),
        NoSurvey::SeveralDatasets => format!(
            "Several files of answers are chosen, \u{201c}{}\u{201d} among them. Choose one at a time, or combine them \
             first.",
            place.file
        ),
    }
}

fn wanted_da(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Numeric => "kan ikke regnes som tal: dens svar har ingen rækkefølge.",
        Wanted::Grouping => "kan ikke dele svarpersonerne i grupper: den har ingen svarmuligheder.",
        Wanted::Weight => "er ikke en vægt: en vægt er et positivt tal for hver svarperson.",
    }
}

fn wanted_en(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Numeric => "cannot be calculated with: its answers have no order.",
        Wanted::Grouping => "cannot divide the respondents into groups: it has no response options.",
        Wanted::Weight => "is not a weight: a weight is a positive number for each respondent.",
    }
}

fn bad_setting_da(setting: &str, why: &BadSetting) -> String {
    let what = match why {
        BadSetting::Unreadable => String::from("kan ikke læses. Ret den, og prøv igen."),
        BadSetting::UnknownField { allowed } => {
            format!("findes ikke. Mulighederne er: {}.", allowed.join(", "))
        }
        BadSetting::NotOneOf { allowed } => format!("skal være en af: {}.", allowed.join(", ")),
        BadSetting::WrongType { wanted } => format!("skal være {}.", wanted_type_da(*wanted)),
        BadSetting::OutOfRange => String::from("er uden for det mulige. Vælg en anden værdi."),
        BadSetting::UnknownCode => {
            String::from("nævner en kode, som variablen ikke har. Vælg blandt koderne under Kontrol.")
        }
        BadSetting::Busy => {
            String::from("kan ikke bruges, mens et andet kald er i gang. Vent, til det er færdigt.")
        }
        BadSetting::NotYetAvailable => {
            String::from("kan ikke vælges endnu. Udelad den, eller vælg noget andet.")
        }
        BadSetting::NeedsTwoValues => String::from(
            "kræver et resultatmål med to svar, fx ja og nej. Vælg et andet resultatmål, eller vælg relative vægte.",
        ),
        BadSetting::NeedsListwise => String::from(
            "kan med logistiske vægte kun være \"listwise\": kun svarpersoner med svar på alt. Vælg det, eller vælg andre vægte.",
        ),
        BadSetting::Ambiguous => String::from(
            "bruger et navn eller et spørgsmål to gange. Giv hver gruppe sit eget navn og hvert spørgsmål én gruppe.",
        ),
        BadSetting::NeedsPopulation => {
            String::from("kræver, at antallet af inviterede er kendt. Angiv det under Deltagelse.")
        }
        BadSetting::NameTaken => {
            String::from("giver en ny variabel et navn, der er brugt i forvejen. Vælg et andet navn.")
        }
    };
    format!("Indstillingen \u{201d}{setting}\u{201d} {what}")
}

fn bad_setting_en(setting: &str, why: &BadSetting) -> String {
    let what = match why {
        BadSetting::Unreadable => String::from("cannot be read. Correct it, and try again."),
        BadSetting::UnknownField { allowed } => format!("does not exist. There are: {}.", allowed.join(", ")),
        BadSetting::NotOneOf { allowed } => format!("must be one of: {}.", allowed.join(", ")),
        BadSetting::WrongType { wanted } => format!("must be {}.", wanted_type_en(*wanted)),
        BadSetting::OutOfRange => String::from("is out of range. Choose another value."),
        BadSetting::UnknownCode => String::from(
            "names a code that the variable does not have. Choose among the codes in the check step.",
        ),
        BadSetting::Busy => {
            String::from("cannot be used while another call is at work. Wait until it has ended.")
        }
        BadSetting::NotYetAvailable => {
            String::from("cannot be chosen yet. Leave it out, or choose something else.")
        }
        BadSetting::NeedsTwoValues => String::from(
            "needs an outcome with two answers, such as yes and no. Choose another outcome, or relative weights.",
        ),
        BadSetting::NeedsListwise => String::from(
            "can only be \"listwise\" with logistic weights: respondents who answered everything. Choose that, or other weights.",
        ),
        BadSetting::Ambiguous => String::from(
            "uses a name or a question twice. Give each group a name of its own, and each question one group.",
        ),
        BadSetting::NeedsPopulation => {
            String::from("needs the number of invited to be known. State it in the response step.")
        }
        BadSetting::NameTaken => {
            String::from("gives a new variable a name that is already in use. Choose another name.")
        }
    };
    format!("The setting \u{201c}{setting}\u{201d} {what}")
}

fn wanted_type_da(wanted: WantedType) -> &'static str {
    match wanted {
        WantedType::Text => "en tekst",
        WantedType::Texts => "en liste med navne på variable",
        WantedType::Pairs => "en liste med par af navne på variable",
        WantedType::Numbers => "en liste med tal",
        WantedType::Codes => "en liste med koder, tal eller tekster",
        WantedType::Flag => "true eller false",
        WantedType::WholeNumber => "et helt tal fra 0 og op",
        WantedType::Number => "et tal",
        WantedType::Fields => "et objekt med navngivne felter",
        WantedType::List => "en liste af objekter med navngivne felter",
        WantedType::Population => {
            "et helt tal eller, pr. baggrundsvariabel, et objekt med et helt tal for hver kode"
        }
        WantedType::Files => "en liste af objekter med name og bytes",
        WantedType::Bytes => "et Uint8Array",
        WantedType::Function => "en funktion",
    }
}

fn wanted_type_en(wanted: WantedType) -> &'static str {
    match wanted {
        WantedType::Text => "a text",
        WantedType::Texts => "a list of names of variables",
        WantedType::Pairs => "a list of pairs of names of variables",
        WantedType::Numbers => "a list of numbers",
        WantedType::Codes => "a list of codes, numbers or texts",
        WantedType::Flag => "true or false",
        WantedType::WholeNumber => "a whole number from 0",
        WantedType::Number => "a number",
        WantedType::Fields => "an object with named fields",
        WantedType::List => "a list of objects with named fields",
        WantedType::Population => {
            "a whole number or, per background variable, an object with a whole number for each code"
        }
        WantedType::Files => "a list of objects with name and bytes",
        WantedType::Bytes => "a Uint8Array",
        WantedType::Function => "a function",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of each kind; the compiler asks for the others where the sentences are made.
    fn samples() -> Vec<Problem> {
        let place = || Place::file("svar.csv");
        let mut all = vec![
            Problem::EmptyFile { place: place() },
            Problem::EncryptedFile { place: place() },
            Problem::TruncatedFile { place: place() },
            Problem::TooLarge { place: place(), bytes: 500 << 20, limit: 400 << 20 },
            Problem::TooMuch { place: place(), rows: 1_000_000, limit: 600 << 20 },
            Problem::AggregatedTable { place: place() },
            Problem::UnknownVariable { name: "q1".to_owned() },
            Problem::TooFewRespondents { n: 0, minimum: 5 },
            Problem::TooFewRespondents { n: 3, minimum: 5 },
            Problem::Cancelled,
            Problem::Internal { at: "analyse".to_owned() },
        ];
        use NotText::*;
        for kind in [
            Picture,
            Pdf,
            Archive,
            Workbook,
            OldWorkbook,
            BinaryWorkbook,
            Document,
            Statistics,
            WebPage,
            Data,
            Binary,
        ] {
            all.push(Problem::UnreadableFormat { place: place(), kind });
        }
        use NoSurvey::*;
        for why in [HeaderOnly, AllEmpty, NoDataset, OneColumnOfText, TooManyColumns, SeveralDatasets] {
            all.push(Problem::NotASurvey { place: place(), why });
            all.push(Problem::NotASurvey { place: Place::default(), why });
        }
        use BadProject as Project;
        for why in
            [Project::SomethingElse, Project::CutOff, Project::Changed, Project::Newer, Project::Unreadable]
        {
            all.push(Problem::NotAProject { place: place(), why });
        }
        for wanted in [Wanted::Numeric, Wanted::Grouping, Wanted::Weight] {
            all.push(Problem::WrongRole { name: "q1".to_owned(), wanted });
        }
        all.push(Problem::BadSettings {
            setting: "bootstrap.seed".to_owned(),
            why: BadSetting::WrongType { wanted: WantedType::WholeNumber },
        });
        all
    }

    #[test]
    fn every_sentence_says_what_is_wrong_and_what_to_do() {
        for sample in samples() {
            for language in [Language::Da, Language::En] {
                let text = problem(&sample, language);
                assert!(text.ends_with('.') && !text.contains("  "), "{text}");
                let sentences =
                    text.matches(". ").count() + text.matches(": ").count() + text.matches("skal ").count();
                assert!(sentences > 0 || text.contains("must "), "{text}");
            }
            assert_ne!(problem(&sample, Language::Da), problem(&sample, Language::En));
        }
    }

    #[test]
    fn a_small_number_of_respondents_is_not_told() {
        let text = problem(&Problem::TooFewRespondents { n: 3, minimum: 5 }, Language::Da);
        assert!(!text.contains('3') && text.contains('5'), "{text}");
    }
}
