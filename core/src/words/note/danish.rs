//! A note in, its sentences in Danish out.

use super::{as_stated, many, names_of, one_or_more, quoted, rows_in, sign};
use crate::note::{LedgerPart, NoteKind};
use crate::units::{Language, Share};
use crate::words::number::{count, decimal, list, share_in_prose, whole_percent};

/// A fault in the codebook is not a fault of the reader: plain words, and the way out.
pub(super) fn danish(kind: &NoteKind, name: &str) -> String {
    use NoteKind as K;
    const L: Language = Language::Da;
    match kind {
        K::ConstantItem => format!(
            "{name}: alle har svaret det samme. Spørgsmålet kan ikke forklare forskelle; det er udeladt som driver og er ikke på kortet."
        ),
        K::ConstantOutcome => format!(
            "{name}: alle har svaret det samme. Der er ingen forskelle at forklare, så der er intet kort. Vælg et andet resultatmål."
        ),
        K::IdenticalItems { other } => format!(
            "{name} og {other} har de samme svar hos alle. De deler deres betydning ligeligt; udelad den ene, hvis det er samme spørgsmål."
        ),
        K::Collinear { condition } => format!(
            "Spørgsmålene ligner hinanden så meget (konditionstal {}), at deres betydning ikke kan skilles sikkert ad: på kortet kan de bytte plads ved små ændringer. Udelad nogle, eller saml dem i grupper.",
            decimal(*condition, 0, L)
        ),
        K::FewRespondents { n, drivers, needed, estimated: false } => format!(
            "{} har svaret på det, der skal til, og {} kræver mindst {}. Kortet kan ikke tegnes. Brug færre drivere, eller udelad dem, som mange har sprunget over.",
            many(*n, "svarperson", "svarpersoner", L),
            many(*drivers, "driver", "drivere", L),
            count(*needed, L)
        ),
        K::FewRespondents { n, drivers, needed, estimated: true } => format!(
            "{} er få til {}; {} er en god tommelfingerregel. Kortet er tegnet, men pladserne er usikre. Se på sikkerheden, før noget prioriteres, eller brug færre drivere.",
            many(*n, "svarperson", "svarpersoner", L),
            many(*drivers, "driver", "drivere", L),
            count(*needed, L)
        ),
        K::ListwiseLoss { kept, of } => format!(
            "Kun {} af {} svarpersoner ({} pct.) har besvaret alle spørgsmål i analysen, og kun de tæller i betydningen. Udelad spørgsmål med mange manglende svar, eller regn med dem, der er (parvis eller EM).",
            count(*kept, L),
            count(*of, L),
            whole_percent(*kept, *of).unwrap_or(0)
        ),
        K::StraightLining { respondents, of } => format!(
            "{} af {} svarpersoner har givet samme svar hele vejen. Det får spørgsmålene til at ligne hinanden mere, end de gør, og jævner betydningen ud på kortet. Læg ikke vægt på små forskelle.",
            count(*respondents, L),
            count(*of, L)
        ),
        K::FlatWeights { condition } => format!(
            "Spørgsmålene følges så tæt ad (konditionstal {}), at betydningen fordeles næsten jævnt. Rækkefølgen på kortet siger derfor lidt: prioritér efter tilfredshed, eller saml spørgsmålene i temaer.",
            decimal(*condition, 0, L)
        ),
        K::Ceiling { share } => format!(
            "{name}: {} har valgt det bedste svar. De kan ikke skilles ad, så betydningen på kortet kan være undervurderet. Læg mere vægt på, hvor tilfredsheden er lav.",
            share_in_prose(Share(*share), 0, L)
        ),
        K::NegativeDriver { drivers } if drivers.len() > 1 => format!(
            "{} trækker den modsatte vej, når de andre holdes fast, og kan ikke blive \u{201d}Forbedr først\u{201d}. Se efter, om svarskalaerne vender rigtigt; ellers måler spørgsmålene næsten det samme som andre og bør samles med dem.",
            names_of(drivers, "spørgsmål", L)
        ),
        K::NegativeDriver { .. } => format!(
            "{name} trækker den modsatte vej, når de andre spørgsmål holdes fast, og kan ikke blive \u{201d}Forbedr først\u{201d}. Se efter, om svarskalaen vender rigtigt; ellers måler det næsten det samme som andre og bør samles med dem."
        ),
        K::SignsDiffer { drivers } => format!(
            "{} hænger for sig negativt sammen med resultatmålet, men positivt, når de andre holdes fast. Se efter, om svarskalaen vender rigtigt, og prioritér ikke efter pladsen på kortet alene.",
            one_or_more(name, drivers, "spørgsmål", L)
        ),
        K::NoPlace { drivers } => format!(
            "{} har ikke samme slags svarskala som de andre og derfor ingen plads på kortet. Betydningen er regnet med og står i tabellen over betydning.",
            one_or_more(name, drivers, "spørgsmål", L)
        ),
        K::MethodsDisagree { relative_weight_rank, dominance_rank } => format!(
            "{name} er nummer {relative_weight_rank} efter relative vægte og nummer {dominance_rank} efter dominans. Dets plads på kortet afhænger af metoden; se begge, før det prioriteres."
        ),
        K::OutcomeAmongDrivers { correlation: None } => format!(
            "{name} er resultatmålet og kan ikke også være driver: det ville forklare sig selv. Det er udeladt af driverne."
        ),
        K::OutcomeAmongDrivers { correlation: Some(correlation) } => format!(
            "{name} hænger så tæt sammen med resultatmålet (korrelation {}), at det ligner det samme spørgsmål. Det tager betydningen fra de andre på kortet; udelad det som driver.",
            decimal(*correlation, 2, L)
        ),
        K::NotPositiveDefinite => String::from(
            "De parvise sammenhænge hviler på forskellige svarpersoner og passer ikke sammen. De er rettet til de nærmeste, der gør, og kortet er usikkert. Udelad spørgsmål med mange manglende svar, eller brug EM.",
        ),
        K::Separated => format!(
            "{name}: driverne forudsiger svaret uden fejl, så logistiske vægte kan ikke beregnes, og der er intet kort. Udelad en driver, der er næsten det samme som resultatmålet, eller vælg relative vægte."
        ),
        K::RowsSkipped { file, rows, count: skipped } => format!(
            "{file}: {} uden svar (tomme, titler eller summer) er sprunget over{}.",
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
        K::OtherSheets { file, used, others } => format!(
            "{file}: {} er brugt. {} er ikke, fordi {} ikke rummer svar eller rummer andre spørgsmål.",
            super::sheets_used(used, L),
            many(*others, "andet ark", "andre ark", L),
            if *others == 1 { "det" } else { "de" }
        ),
        K::FilesStacked { files, waves: false } => format!(
            "{} er lagt sammen til én undersøgelse. {name} viser, hvilken hver svarperson kommer fra; kontrollér navnene.",
            many(files.len() as u32, "fil", "filer eller ark", L)
        ),
        K::FilesStacked { files, waves: true } => format!(
            "{} fra forskellige år er læst sammen. {name} holder årene adskilt: sammenlign dem som grupper, eller vælg ét år ad gangen.",
            many(files.len() as u32, "fil", "filer", L)
        ),
        K::RewordedItems { variables } => format!(
            "{} har lidt forskellig tekst i filerne og er læst som samme spørgsmål. Kontrollér, at de er det.",
            names_of(variables, "spørgsmål", L)
        ),
        K::ClassesDecided { variables } => format!(
            "Hvilke svar der tæller som tilfreds, hverken/eller og utilfreds, er valgt under Kontrol for {}.",
            names_of(variables, "spørgsmål", L)
        ),
        K::ItemsKeptApart { variables } => format!(
            "{} hedder det samme i filerne, men har forskellig tekst eller forskellige svarmuligheder. De holdes adskilt som hvert sit spørgsmål; ret navnene i eksporten, hvis de er ens.",
            names_of(variables, "spørgsmål", L)
        ),
        K::FrameFile { file, rows, variables } => format!(
            "{file} er læst som en liste over {}. Den bruges kun til svarprocenter efter {}.",
            many(*rows, "inviteret", "inviterede", L),
            list(variables, L)
        ),
    }
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
