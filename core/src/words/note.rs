//! A typed note in, what happened, what it means and what to do out. Names, codes and counts only, never an answer.

use crate::note::{LedgerPart, Note, NoteKind};
use crate::units::{Language, Share};
use crate::words::number::{count, decimal, list, share_in_prose, whole_percent};

/// What happened, what it means, what to do.
#[must_use]
pub fn note(note: &Note, language: Language) -> String {
    let name = note.variable.as_deref();
    let sentences = match language {
        Language::Da => danish(&note.kind, name.unwrap_or("variablen")),
        Language::En => english(&note.kind, name.unwrap_or("the variable")),
    };
    // An abbreviation that ends a sentence has one point, not two.
    sentences.replace("pct..", "pct.")
}

/// A fault in the codebook is not a fault of the reader: plain words, and the way out.
fn danish(kind: &NoteKind, name: &str) -> String {
    use NoteKind as K;
    const L: Language = Language::Da;
    match kind {
        K::ConstantItem => {
            format!(
                "{name}: alle har svaret det samme. Spørgsmålet kan ikke forklare forskelle og er udeladt som driver."
            )
        }
        K::ConstantOutcome => {
            format!(
                "{name}: alle har svaret det samme. Der er ingen forskelle at forklare, så betydning kan ikke beregnes."
            )
        }
        K::IdenticalItems { other } => format!(
            "{name} og {other} har de samme svar hos alle. De deler deres betydning ligeligt; udelad den ene, hvis det er samme spørgsmål."
        ),
        K::Collinear { condition } => format!(
            "Spørgsmålene ligner hinanden så meget (konditionstal {}), at deres betydning ikke kan skilles sikkert ad. Udelad nogle, eller saml dem i grupper.",
            decimal(*condition, 0, L)
        ),
        K::FewRespondents { n, drivers } => format!(
            "Kun {} svarpersoner til {} drivere. Betydningen er usikker; brug færre drivere, eller læs den med forbehold.",
            count(*n, L),
            count(*drivers, L)
        ),
        K::ListwiseLoss { kept, of } => format!(
            "Kun {} af {} svarpersoner ({} pct.) har besvaret alle spørgsmål i analysen. Udelad spørgsmål med mange manglende svar.",
            count(*kept, L),
            count(*of, L),
            whole_percent(*kept, *of).unwrap_or(0)
        ),
        K::StraightLining { respondents, of } => format!(
            "{} af {} svarpersoner har givet samme svar hele vejen. Det kan få spørgsmålene til at ligne hinanden mere, end de gør.",
            count(*respondents, L),
            count(*of, L)
        ),
        K::FlatWeights { condition } => format!(
            "Spørgsmålene følges så tæt ad (konditionstal {}), at betydningen fordeles næsten jævnt. Rækkefølgen siger derfor lidt.",
            decimal(*condition, 0, L)
        ),
        K::Ceiling { share } => format!(
            "{name}: {} har valgt det bedste svar. Der er lidt plads til at blive bedre, og betydningen kan være undervurderet.",
            share_in_prose(Share(*share), 0, L)
        ),
        K::NegativeDriver => format!(
            "{name} trækker den modsatte vej, når de andre spørgsmål holdes fast. Se efter, om svarskalaen vender rigtigt, før det prioriteres."
        ),
        K::MethodsDisagree { relative_weight_rank, dominance_rank } => format!(
            "{name} er nummer {relative_weight_rank} efter relative vægte og nummer {dominance_rank} efter dominans. Læs placeringen med forbehold."
        ),
        K::OutcomeAmongDrivers { correlation } => format!(
            "{name} hænger så tæt sammen med resultatmålet (korrelation {}), at det ligner det samme spørgsmål. Udelad det som driver.",
            decimal(*correlation, 2, L)
        ),
        K::RowsSkipped { file, rows, count: skipped } => format!(
            "{file}: {} uden svar (tomme eller med en titel) er sprunget over{}.",
            many(*skipped, "række", "rækker", L),
            rows_in(rows, *skipped, "række", L)
        ),
        K::RaggedRows { file, rows, count: ragged } => format!(
            "{file}: {} har flere eller færre felter end overskriften{}. Manglende felter er læst som tomme.",
            many(*ragged, "række", "rækker", L),
            rows_in(rows, *ragged, "række", L)
        ),
        K::EncodingGuessed { file, encoding } => {
            format!("{file}: tegnsættet er gættet til {encoding}. Se efter, om æ, ø og å står rigtigt.")
        }
        K::DelimiterGuessed { file, delimiter } => {
            format!(
                "{file}: felterne er læst som adskilt af {}. Se efter, om kolonnerne er rigtige.",
                sign(delimiter, L)
            )
        }
        K::PartialAnswers { rows, completed: 0 } => format!(
            "Ingen af {} er markeret som gennemført. Derfor tæller alle med, der har svaret på noget.",
            many(*rows, "række", "rækker", L)
        ),
        K::PartialAnswers { rows, completed } => format!(
            "{} af {} har gennemført. Kun de gennemførte svar tæller med.",
            count(*completed, L),
            many(*rows, "række", "rækker", L)
        ),
        K::LongFormat { file } => format!(
            "{file} har én række pr. svar. Rækkerne er samlet til én pr. svarperson; se efter, om antallet passer."
        ),
        K::DuplicateRespondents { count: doubles } => format!(
            "{} går igen. Fjern dubletterne i eksporten, hvis de er samme svar.",
            many(*doubles, "svarperson", "svarpersoner", L)
        ),
        K::DoubtfulScale => {
            format!(
                "{name}: er svarene en svarskala fra dårligst til bedst eller kategorier uden rækkefølge? Vælg det rigtige."
            )
        }
        K::DoubtfulMissing { codes } => {
            let codes = list(codes, L);
            format!(
                "{name}: er {codes} et svar på skalaen, eller betyder det ”ved ikke” eller ”ikke relevant”? Vælg det rigtige."
            )
        }
        K::DoubtfulDirection => {
            format!(
                "{name}: hvilken ende af svarskalaen er den gode? Vend skalaen, hvis et højt svar er dårligt."
            )
        }
        K::DoubtfulRole => {
            format!(
                "{name}: er det resultatmålet, altså den samlede vurdering? Bekræft det, eller vælg et andet spørgsmål."
            )
        }
        K::PersonalData => format!(
            "{name} kan vise, hvem svarpersonerne er. Indholdet vises ikke og bruges ikke; slet helst kolonnen i eksporten."
        ),
        K::SmallGroup { groups, minimum } => format!(
            "{name}: {} under {} svar og vises ikke.",
            many(*groups, "gruppe har", "grupper har", L),
            count(*minimum, L)
        ),
        K::AllAlike { groups } => format!(
            "{name}: i {} har alle svaret det samme. Det ville vise, hvad hver enkelt har svaret, og vises ikke.",
            many(*groups, "gruppe", "grupper", L)
        ),
        K::TwoItems { theme } => format!(
            "Temaet {theme} har kun to spørgsmål. Alfa siger da ikke mere end, hvor meget de to følges ad, og omega kan ikke beregnes."
        ),
        K::MixedScales { theme } => format!(
            "Temaet {theme} har spørgsmål på forskellige svarskalaer. De er regnet om til indeks 0-100, før de er lagt sammen."
        ),
        K::SmallExpected { tests } => format!(
            "{name}: i {} er der ventet så få svar i nogle af tabellens felter, at p-værdien er usikker. Slå små grupper eller svarmuligheder sammen.",
            many(*tests, "test", "test", L)
        ),
        K::Untested { items } => format!(
            "{name}: {} kan ikke testes, fordi for få grupper har svar, der vises, eller fordi alle svar er ens.",
            many(*items, "spørgsmål", "spørgsmål", L)
        ),
        K::HiddenCells => {
            "Nogle tal er skjult, så ingen kan regne ud, hvad enkelte svarpersoner har svaret.".to_owned()
        }
        K::AuditCutShort => {
            "Tabellerne hænger sammen på så mange måder, at alle muligheder ikke er prøvet. Der er derfor skjult mere, end det måske er nødvendigt; vælg færre grupper, hvis mere skal vises.".to_owned()
        }
        K::LowResponse { rate, limit } => format!(
            "Svarprocenten er {}, under {}. Resultatet kan være skævt, hvis de, der ikke svarede, mener noget andet.",
            share_in_prose(Share(*rate), 1, L),
            share_in_prose(Share(*limit), 0, L)
        ),
        K::RateMismatch { stated, computed, base_low, base_high } => format!(
            "Den oplyste svarprocent ({}) følger ikke af tallene, som giver {}, og bruges ikke. Den ville kræve omkring {} til {} inviterede.",
            as_stated(*stated, L),
            share_in_prose(Share(*computed), 1, L),
            count(*base_low, L),
            count(*base_high, L)
        ),
        K::LedgerMismatch { part, n, whole, of } => format!(
            "Tallene for deltagelse passer ikke sammen: {} ({}) er flere end {} ({}). Ret dem; svarprocenten er ikke beregnet.",
            ledger_part_da(*part),
            count(*n, L),
            ledger_part_da(*whole),
            count(*of, L)
        ),
        K::MoreThanInvited { groups } => format!(
            "{name}: {} flere svar end inviterede. Se efter, om grupperne er de samme; svarprocenten vises ikke for dem.",
            many(*groups, "gruppe har", "grupper har", L)
        ),
        K::MarginsDiffer { low, high } => format!(
            "Antallet af inviterede er ikke det samme for alle baggrundsvariable ({} til {}). Ret tallene, så summen er den samme.",
            count(*low, L),
            count(*high, L)
        ),
        K::UnexpectedGroup { labels } => format!(
            "{name}: {} er i svarene, men ikke på listen over målgrupper. Føj til listen, eller læg sammen med en anden gruppe.",
            list(&quoted(labels), L)
        ),
        K::AbsentGroup { labels } => format!(
            "{name}: {} er på listen over målgrupper, men ingen svar er derfra. Se efter, om gruppen hedder noget andet i filen.",
            list(&quoted(labels), L)
        ),
        K::PopulationUnknown { groups } => format!(
            "{name}: antallet af inviterede er ikke kendt for {}. Deres usikkerhed er uden korrektion for endelig population.",
            many(*groups, "gruppe", "grupper", L)
        ),
        K::FrameFile { file, rows, variables } => format!(
            "{file} er læst som en liste over {}. Den bruges kun til svarprocenter efter {}.",
            many(*rows, "inviteret", "inviterede", L),
            list(variables, L)
        ),
    }
}

/// A rate with the decimals that it was stated with.
fn as_stated(rate: f64, language: Language) -> String {
    let whole = (100.0 * rate - (100.0 * rate + 0.5).floor()).abs() < 1e-7;
    share_in_prose(Share(rate), u32::from(!whole), language)
}

fn quoted(labels: &[String]) -> Vec<String> {
    labels.iter().map(|label| format!("”{label}”")).collect()
}

fn ledger_part_da(part: LedgerPart) -> &'static str {
    match part {
        LedgerPart::Invited => "inviterede",
        LedgerPart::NotReached => "ikke leverede og uden for målgruppen",
        LedgerPart::Reached => "nåede",
        LedgerPart::Started => "påbegyndte",
        LedgerPart::Completed => "gennemførte",
        LedgerPart::Usable => "brugbare svar",
    }
}

fn ledger_part_en(part: LedgerPart) -> &'static str {
    match part {
        LedgerPart::Invited => "invited",
        LedgerPart::NotReached => "bounced and ineligible",
        LedgerPart::Reached => "reached",
        LedgerPart::Started => "started",
        LedgerPart::Completed => "completed",
        LedgerPart::Usable => "usable answers",
    }
}

fn english(kind: &NoteKind, name: &str) -> String {
    use NoteKind as K;
    const L: Language = Language::En;
    match kind {
        K::ConstantItem => {
            format!(
                "{name}: everyone gave the same answer. It cannot explain differences and is left out of the drivers."
            )
        }
        K::ConstantOutcome => {
            format!(
                "{name}: everyone gave the same answer. There is nothing to explain, so importance cannot be computed."
            )
        }
        K::IdenticalItems { other } => format!(
            "{name} and {other} have the same answers for everyone. They share their importance equally; leave one out if it is the same question."
        ),
        K::Collinear { condition } => format!(
            "The questions are so alike (condition number {}) that their importance cannot be told apart safely. Leave some out or group them.",
            decimal(*condition, 0, L)
        ),
        K::FewRespondents { n, drivers } => format!(
            "Only {} respondents for {} drivers. Importance is uncertain; use fewer drivers or read it with care.",
            count(*n, L),
            count(*drivers, L)
        ),
        K::ListwiseLoss { kept, of } => format!(
            "Only {} of {} respondents ({} per cent) answered every question in the analysis. Leave out questions with many missing answers.",
            count(*kept, L),
            count(*of, L),
            whole_percent(*kept, *of).unwrap_or(0)
        ),
        K::StraightLining { respondents, of } => format!(
            "{} of {} respondents gave the same answer all the way. This may make the questions look more alike than they are.",
            count(*respondents, L),
            count(*of, L)
        ),
        K::FlatWeights { condition } => format!(
            "The questions follow each other so closely (condition number {}) that importance is spread almost evenly. Their order says little.",
            decimal(*condition, 0, L)
        ),
        K::Ceiling { share } => format!(
            "{name}: {} chose the best answer. There is little room to improve, and importance may be understated.",
            share_in_prose(Share(*share), 0, L)
        ),
        K::NegativeDriver => format!(
            "{name} pulls the other way when the other questions are held constant. Check which end of its scale is good before acting on it."
        ),
        K::MethodsDisagree { relative_weight_rank, dominance_rank } => format!(
            "{name} is number {relative_weight_rank} by relative weights and number {dominance_rank} by dominance. Read its place with care."
        ),
        K::OutcomeAmongDrivers { correlation } => format!(
            "{name} follows the outcome so closely (correlation {}) that it looks like the same question. Leave it out of the drivers.",
            decimal(*correlation, 2, L)
        ),
        K::RowsSkipped { file, rows, count: skipped } => format!(
            "{file}: {} without answers (empty or with a title) {} skipped{}.",
            many(*skipped, "row", "rows", L),
            if *skipped == 1 { "was" } else { "were" },
            rows_in(rows, *skipped, "row", L)
        ),
        K::RaggedRows { file, rows, count: ragged } => format!(
            "{file}: {} more or fewer fields than the header{}. Missing fields are read as empty.",
            many(*ragged, "row has", "rows have", L),
            rows_in(rows, *ragged, "row", L)
        ),
        K::EncodingGuessed { file, encoding } => {
            format!(
                "{file}: the encoding is guessed to be {encoding}. Check that letters such as æ, ø and å look right."
            )
        }
        K::DelimiterGuessed { file, delimiter } => {
            format!(
                "{file}: fields are read as separated by {}. Check that the columns look right.",
                sign(delimiter, L)
            )
        }
        K::PartialAnswers { rows, completed: 0 } => format!(
            "None of {} is marked as completed. So everyone who answered something counts.",
            many(*rows, "row", "rows", L)
        ),
        K::PartialAnswers { rows, completed } => format!(
            "{} of {} completed the survey. Only completed answers count.",
            count(*completed, L),
            many(*rows, "row", "rows", L)
        ),
        K::LongFormat { file } => {
            format!(
                "{file} has one row per answer. The rows are gathered to one per respondent; check that the number is right."
            )
        }
        K::DuplicateRespondents { count: doubles } => format!(
            "{} more than once. Remove the duplicates from the export if they are the same answers.",
            many(*doubles, "respondent appears", "respondents appear", L)
        ),
        K::DoubtfulScale => {
            format!(
                "{name}: are the answers a scale from worst to best, or categories without an order? Choose which."
            )
        }
        K::DoubtfulMissing { codes } => {
            let codes = list(codes, L);
            format!(
                "{name}: is {codes} an answer on the scale, or does it mean “don’t know” or “not relevant”? Choose which."
            )
        }
        K::DoubtfulDirection => {
            format!(
                "{name}: which end of the scale is the good one? Reverse the scale if a high answer is bad."
            )
        }
        K::DoubtfulRole => {
            format!(
                "{name}: is this the outcome, the overall assessment? Confirm it, or choose another question."
            )
        }
        K::PersonalData => format!(
            "{name} may tell who the respondents are. Its content is neither shown nor used; better delete the column from the export."
        ),
        K::SmallGroup { groups, minimum } => format!(
            "{name}: {} fewer than {} answers and {} not shown.",
            many(*groups, "group has", "groups have", L),
            count(*minimum, L),
            if *groups == 1 { "is" } else { "are" }
        ),
        K::AllAlike { groups } => format!(
            "{name}: in {} everyone gave the same answer. Showing it would reveal each person's answer, so it is hidden.",
            many(*groups, "group", "groups", L)
        ),
        K::TwoItems { theme } => format!(
            "The theme {theme} has only two questions. Alpha then says no more than how closely the two follow each other, and omega cannot be computed."
        ),
        K::MixedScales { theme } => format!(
            "The theme {theme} has questions on different scales. They are converted to an index of 0-100 before they are put together."
        ),
        K::SmallExpected { tests } => format!(
            "{name}: in {} so few answers are expected in some cells of the table that the p-value is uncertain. Merge small groups or options.",
            many(*tests, "test", "tests", L)
        ),
        K::Untested { items } => format!(
            "{name}: {} cannot be tested, because too few groups have answers that are shown, or because all answers are alike.",
            many(*items, "question", "questions", L)
        ),
        K::HiddenCells => {
            "Some numbers are hidden, so that nobody can work out what single respondents answered.".to_owned()
        }
        K::AuditCutShort => {
            "The tables are linked in so many ways that not all possibilities were tried. More may therefore be hidden than is needed; choose fewer groups if more shall be shown.".to_owned()
        }
        K::LowResponse { rate, limit } => format!(
            "The response rate is {}, below {}. Results may be skewed if those who did not answer think otherwise.",
            share_in_prose(Share(*rate), 1, L),
            share_in_prose(Share(*limit), 0, L)
        ),
        K::RateMismatch { stated, computed, base_low, base_high } => format!(
            "The stated response rate ({}) does not follow from the numbers, which give {}, and is not used. It would take about {} to {} invited.",
            as_stated(*stated, L),
            share_in_prose(Share(*computed), 1, L),
            count(*base_low, L),
            count(*base_high, L)
        ),
        K::LedgerMismatch { part, n, whole, of } => format!(
            "The response figures do not fit together: {} ({}) are more than {} ({}). Correct them; the response rate is not computed.",
            ledger_part_en(*part),
            count(*n, L),
            ledger_part_en(*whole),
            count(*of, L)
        ),
        K::MoreThanInvited { groups } => format!(
            "{name}: {} more answers than invited. Check that the groups are the same; their response rate is not shown.",
            many(*groups, "group has", "groups have", L)
        ),
        K::MarginsDiffer { low, high } => format!(
            "The number of invited is not the same for all background variables ({} to {}). Correct the figures so that the sums agree.",
            count(*low, L),
            count(*high, L)
        ),
        K::UnexpectedGroup { labels } => format!(
            "{name}: {} appears among the answers but is not on the list of target groups. Add it to the list, or merge it with another group.",
            list(&quoted(labels), L)
        ),
        K::AbsentGroup { labels } => format!(
            "{name}: {} is on the list of target groups, but no answers come from it. Check whether the group has another name in the file.",
            list(&quoted(labels), L)
        ),
        K::PopulationUnknown { groups } => format!(
            "{name}: the number of invited is not known for {}. Their uncertainty is without the finite population correction.",
            many(*groups, "group", "groups", L)
        ),
        K::FrameFile { file, rows, variables } => format!(
            "{file} is read as a list of {}. It is used only for response rates by {}.",
            many(*rows, "invited person", "invited persons", L),
            list(variables, L)
        ),
    }
}

fn many(n: u32, one: &str, more: &str, language: Language) -> String {
    format!("{} {}", count(n, language), if n == 1 { one } else { more })
}

/// The first rows, as a spreadsheet counts them.
fn rows_in(rows: &[u32], all: u32, word: &str, language: Language) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let shown = &rows[..rows.len().min(5)];
    let more = all as usize > shown.len();
    match language {
        Language::Da if more => format!(" (bl.a. {word} {})", list(shown, language)),
        Language::En if more => format!(" ({word} {} and others)", list(shown, language)),
        _ => format!(" ({word} {})", list(shown, language)),
    }
}

fn sign(delimiter: &str, language: Language) -> String {
    match (delimiter, language) {
        ("\t", Language::Da) => "tabulator".to_owned(),
        ("\t", Language::En) => "tabs".to_owned(),
        (";", Language::Da) => "semikolon".to_owned(),
        (";", Language::En) => "semicolons".to_owned(),
        (",", Language::Da) => "komma".to_owned(),
        (",", Language::En) => "commas".to_owned(),
        (other, _) => format!("”{other}”"),
    }
}
