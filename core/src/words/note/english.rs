//! A note in, its sentences in English out.

use super::{as_stated, many, names_of, one_or_more, quoted, rows_in, sign};
use crate::note::{LedgerPart, NoteKind};
use crate::units::{Language, Share};
use crate::words::number::{count, decimal, list, share_in_prose, whole_percent};

pub(super) fn english(kind: &NoteKind, name: &str) -> String {
    use NoteKind as K;
    const L: Language = Language::En;
    match kind {
        K::ConstantItem => format!(
            "{name}: everyone gave the same answer. It cannot explain differences; it is left out of the drivers and is not on the map."
        ),
        K::ConstantOutcome => format!(
            "{name}: everyone gave the same answer. There is nothing to explain, so there is no map. Choose another outcome."
        ),
        K::IdenticalItems { other } => format!(
            "{name} and {other} have the same answers for everyone. They share their importance equally; leave one out if it is the same question."
        ),
        K::Collinear { condition } => format!(
            "The questions are so alike (condition number {}) that their importance cannot be told apart safely: small changes may swap their places on the map. Leave some out or group them.",
            decimal(*condition, 0, L)
        ),
        K::FewRespondents { n, drivers, needed, estimated: false } => format!(
            "{} gave the answers that are needed, and {} at least {}. The map cannot be drawn. Use fewer drivers, or leave out those that many skipped.",
            many(*n, "respondent", "respondents", L),
            many(*drivers, "driver takes", "drivers take", L),
            count(*needed, L)
        ),
        K::FewRespondents { n, drivers, needed, estimated: true } => format!(
            "{} few for {}; {} is a good rule of thumb. The map is drawn, but the places are uncertain. Look at their certainty before acting on one, or use fewer drivers.",
            many(*n, "respondent is", "respondents are", L),
            many(*drivers, "driver", "drivers", L),
            count(*needed, L)
        ),
        K::ListwiseLoss { kept, of } => format!(
            "Only {} of {} respondents ({} per cent) answered every question in the analysis, and only they count for importance. Leave out questions with many missing answers, or use the answers there are (pairwise or EM).",
            count(*kept, L),
            count(*of, L),
            whole_percent(*kept, *of).unwrap_or(0)
        ),
        K::StraightLining { respondents, of } => format!(
            "{} of {} respondents gave the same answer all the way. This makes the questions look more alike than they are and evens importance out on the map. Do not rely on small differences.",
            count(*respondents, L),
            count(*of, L)
        ),
        K::FlatWeights { condition } => format!(
            "The questions follow each other so closely (condition number {}) that importance is spread almost evenly. Their order on the map says little: set priorities by satisfaction, or gather the questions in themes.",
            decimal(*condition, 0, L)
        ),
        K::Ceiling { share } => format!(
            "{name}: {} chose the best answer. They cannot be told apart, so importance on the map may be understated. Give more weight to where satisfaction is low.",
            share_in_prose(Share(*share), 0, L)
        ),
        K::NegativeDriver { drivers } if drivers.len() > 1 => format!(
            "{} pull the other way when the others are held constant, and cannot be “Improve first”. Check which end of their scales is good; if it is, they measure nearly the same as others and are better grouped with them.",
            names_of(drivers, "questions", L)
        ),
        K::NegativeDriver { .. } => format!(
            "{name} pulls the other way when the other questions are held constant, and cannot be “Improve first”. Check which end of its scale is good; if it is, it measures nearly the same as others and is better grouped with them."
        ),
        K::SignsDiffer { drivers } => format!(
            "{} goes against the outcome alone, but along with it when the others are held fixed. Check that the response scale has the right direction, and do not give priority by the place on the map alone.",
            one_or_more(name, drivers, "questions", L)
        ),
        K::NoPlace { drivers } => format!(
            "{} has no response scale of the kind the others have and therefore no place on the map. Its importance is reckoned with and stands in the table of importance.",
            one_or_more(name, drivers, "questions", L)
        ),
        K::MethodsDisagree { relative_weight_rank, dominance_rank } => format!(
            "{name} is number {relative_weight_rank} by relative weights and number {dominance_rank} by dominance. Its place on the map depends on the method; look at both before acting on it."
        ),
        K::OutcomeAmongDrivers { correlation: None } => format!(
            "{name} is the outcome and cannot be a driver too: it would explain itself. It is left out of the drivers."
        ),
        K::OutcomeAmongDrivers { correlation: Some(correlation) } => format!(
            "{name} follows the outcome so closely (correlation {}) that it looks like the same question. It takes importance from the others on the map; leave it out of the drivers.",
            decimal(*correlation, 2, L)
        ),
        K::NotPositiveDefinite => String::from(
            "The pairwise correlations rest on different respondents and do not fit together. They were moved to the nearest that do, and the map is uncertain. Leave out questions with many missing answers, or use EM.",
        ),
        K::Separated => format!(
            "{name}: the drivers foretell the answer without fault, so logistic weights cannot be computed and there is no map. Leave out a driver that is nearly the outcome itself, or choose relative weights."
        ),
        K::RowsSkipped { file, rows, count: skipped } => format!(
            "{file}: {} without answers (empty, titles or totals) {} skipped{}.",
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
        K::OtherSheets { file, used, others } => format!(
            "{file}: {} used. {} not, since {} no answers or other questions.",
            super::sheets_used(used, L),
            many(*others, "other sheet is", "other sheets are", L),
            if *others == 1 { "it holds" } else { "they hold" }
        ),
        K::FilesStacked { files, waves: false } => format!(
            "{} were put together as one survey. {name} tells which one each respondent is from; check the names.",
            many(files.len() as u32, "file", "files or sheets", L)
        ),
        K::FilesStacked { files, waves: true } => format!(
            "{} of different years were read together. {name} keeps the years apart: compare them as groups, or choose one year at a time.",
            many(files.len() as u32, "file", "files", L)
        ),
        K::RewordedItems { variables } => format!(
            "{} have slightly different texts in the files and are read as the same. Check that they are.",
            names_of(variables, "questions", L)
        ),
        K::ClassesDecided { variables } => format!(
            "Which answers count as satisfied, neither and dissatisfied was chosen under Check for {}.",
            names_of(variables, "questions", L)
        ),
        K::ItemsKeptApart { variables } => format!(
            "{} have the same name in the files but other texts or options. They are kept apart as questions of their own; correct the names in the export if they are the same.",
            names_of(variables, "questions", L)
        ),
        K::FrameFile { file, rows, variables } => format!(
            "{file} is read as a list of {}. It is used only for response rates by {}.",
            many(*rows, "invited person", "invited persons", L),
            list(variables, L)
        ),
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
