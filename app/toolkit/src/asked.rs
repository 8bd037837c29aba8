//! What a page asks for, as [`Plain`] values, in; settings, edits, options and reports of the core out. Every field that
//! is unknown or of a wrong type is named by its path, with what it may be.

use svarkort_core::analysis::{
    Adjustment, BootstrapInput, Convention, Importance, IndexRuleInput, LedgerInput, Missing, Performance,
    Population, Promise, Rounding, SettingsInput, Split, SplitLines, Unit,
};
use svarkort_core::codebook::{AskedIf, Bands, Classes, Edit, Edits, Role, VariableName};
use svarkort_core::problem::WantedType;
use svarkort_core::report::document::Imprint;
use svarkort_core::report::{Extent, Format};
use svarkort_core::{Language, Problem, Seed, Share};

use crate::field::Field;
use crate::plain::Plain;

const LANGUAGES: [(&str, Language); 2] = [("da", Language::Da), ("en", Language::En)];

const MISSING: [(&str, Missing); 3] =
    [("listwise", Missing::Listwise), ("pairwise", Missing::Pairwise), ("em", Missing::Em)];

const IMPORTANCE: [(&str, Importance); 3] = [
    ("relative_weights", Importance::RelativeWeights),
    ("dominance", Importance::Dominance),
    ("logistic", Importance::Logistic),
];

const PERFORMANCE: [(&str, Performance); 3] =
    [("mean", Performance::Mean), ("index", Performance::Index), ("share", Performance::Share)];

const CONVENTION: [(&str, Convention); 4] = [
    ("traffic_light", Convention::TrafficLight),
    ("mean", Convention::Mean),
    ("index", Convention::Index),
    ("top2", Convention::Top2),
];

const ROUNDING: [(&str, Rounding); 2] =
    [("half_up", Rounding::HalfUp), ("largest_remainder", Rounding::LargestRemainder)];
const PROMISE: [(&str, Promise); 3] = [
    ("unknown", Promise::Unknown),
    ("confidential", Promise::Confidential),
    ("anonymous", Promise::Anonymous),
];

const UNIT: [(&str, Unit); 2] = [("person", Unit::Person), ("conversation", Unit::Conversation)];
const ADJUSTMENT: [(&str, Adjustment); 2] =
    [("holm", Adjustment::Holm), ("benjamini_hochberg", Adjustment::BenjaminiHochberg)];

const SPLIT: [(&str, Split); 3] =
    [("mean", Split::Mean), ("median", Split::Median), ("midpoint", Split::Midpoint)];

const ROLES: [(&str, Role); 8] = [
    ("outcome", Role::Outcome),
    ("item", Role::Item),
    ("group", Role::Group),
    ("weight", Role::Weight),
    ("comment", Role::Comment),
    ("id", Role::Id),
    ("technical", Role::Technical),
    ("unused", Role::Unused),
];

const SETTINGS: [&str; 25] = [
    "language",
    "outcome",
    "drivers",
    "driver_groups",
    "groups",
    "maps_by",
    "crossed",
    "where",
    "wave",
    "weight",
    "population",
    "ledger",
    "missing",
    "importance",
    "performance",
    "convention",
    "index_rule",
    "rounding",
    "adjustment",
    "pairs",
    "split",
    "promise",
    "minimum_group",
    "finite_population",
    "bootstrap",
];

const LEDGER: [&str; 8] =
    ["unit", "invited", "bounced", "ineligible", "reached", "started", "stated_rate", "limit"];

const EDIT: [&str; 12] = [
    "role", "reversed", "theme", "label", "missing", "order", "merge", "rename", "asked_if", "expected",
    "derive", "classes",
];

const REPORT: [&str; 6] = ["format", "extent", "unit", "by", "date", "taken"];

const FORMATS: [(&str, Format); 5] = [
    ("docx", Format::Docx(Extent::Full)),
    ("pptx", Format::Pptx),
    ("xlsx", Format::Xlsx),
    ("html", Format::Html),
    ("json", Format::Json),
];

const EXTENTS: [(&str, Extent); 2] = [("full", Extent::Full), ("note", Extent::Note)];

/// The language of an opened survey's sentences.
///
/// # Errors
/// `bad_settings`, as all of this module.
pub fn options(given: &Plain) -> Result<Language, Problem> {
    let Some(options) = Field::new("", given).given() else { return Ok(Language::default()) };
    if !options.is_fields() {
        return Err(Field::new("options", given).wrong(WantedType::Fields));
    }
    let mut language = Language::default();
    options.known(&["language"], |_, field| {
        if let Some(field) = field.given() {
            language = field.word(&LANGUAGES)?;
        }
        Ok(())
    })?;
    Ok(language)
}

/// The language that settings ask for, where it can be told: their own faults are then told in it.
#[must_use]
pub fn language(given: &Plain) -> Option<Language> {
    let Plain::Fields(fields) = given else { return None };
    let (_, value) = fields.iter().find(|(name, _)| name == "language")?;
    Field::new("language", value).word(&LANGUAGES).ok()
}

/// # Errors
/// When a field is unknown or of a wrong type.
pub fn settings(given: &Plain) -> Result<SettingsInput, Problem> {
    let mut asked = SettingsInput::default();
    let Some(settings) = Field::new("", given).given() else { return Ok(asked) };
    if !settings.is_fields() {
        return Err(Field::new("settings", given).wrong(WantedType::Fields));
    }
    settings.known(&SETTINGS, |name, field| {
        let Some(field) = field.given() else { return Ok(()) };
        match name {
            "language" => asked.language = Some(field.word(&LANGUAGES)?),
            "outcome" => asked.outcome = Some(field.text()?),
            "drivers" => asked.drivers = Some(field.texts()?),
            "driver_groups" => asked.driver_groups = Some(field.entries(|entry| entry.texts())?),
            "groups" => asked.groups = Some(field.texts()?),
            "maps_by" => asked.maps_by = Some(field.text()?),
            "crossed" => asked.crossed = Some(field.pairs()?),
            "where" => asked.filter = Some(field.entries(|entry| entry.codes())?),
            "wave" => asked.wave = Some(field.text()?),
            "weight" => asked.weight = Some(field.text()?),
            "population" => asked.population = Some(population(&field)?),
            "ledger" => asked.ledger = Some(ledger(&field)?),
            "missing" => asked.missing = Some(field.word(&MISSING)?),
            "importance" => asked.importance = Some(field.word(&IMPORTANCE)?),
            "performance" => asked.performance = Some(field.word(&PERFORMANCE)?),
            "convention" => asked.convention = Some(field.word(&CONVENTION)?),
            "index_rule" => asked.index_rule = Some(index_rule(&field)?),
            "rounding" => asked.rounding = Some(field.word(&ROUNDING)?),
            "adjustment" => asked.adjustment = Some(field.word(&ADJUSTMENT)?),
            "pairs" => asked.pairs = Some(field.pairs()?),
            "split" => asked.split = Some(split(&field)?),
            "promise" => asked.promise = Some(field.word(&PROMISE)?),
            "minimum_group" => asked.minimum_group = Some(field.whole()?),
            "finite_population" => asked.finite_population = Some(field.flag()?),
            "bootstrap" => asked.bootstrap = Some(bootstrap(&field)?),
            _ => {}
        }
        Ok(())
    })?;
    Ok(asked)
}

fn population(field: &Field) -> Result<Population, Problem> {
    if field.is_number() {
        return field.whole().map(Population::Total).map_err(|_| field.wrong(WantedType::Population));
    }
    if !field.is_fields() {
        return Err(field.wrong(WantedType::Population));
    }
    field.entries(|margin| margin.entries(|entry| entry.whole())).map(Population::Margins)
}

fn ledger(field: &Field) -> Result<LedgerInput, Problem> {
    let mut asked = LedgerInput::default();
    field.known(&LEDGER, |name, field| {
        let Some(field) = field.given() else { return Ok(()) };
        match name {
            "unit" => asked.unit = Some(field.word(&UNIT)?),
            "invited" => asked.invited = Some(field.whole()?),
            "bounced" => asked.bounced = Some(field.whole()?),
            "ineligible" => asked.ineligible = Some(field.whole()?),
            "reached" => asked.reached = Some(field.whole()?),
            "started" => asked.started = Some(field.whole()?),
            "stated_rate" => asked.stated_rate = Some(Share(field.number()?)),
            _ => asked.limit = Some(Share(field.number()?)),
        }
        Ok(())
    })?;
    Ok(asked)
}

fn index_rule(field: &Field) -> Result<IndexRuleInput, Problem> {
    let mut asked = IndexRuleInput::default();
    field.known(&["items", "needed", "cuts"], |name, field| {
        let Some(field) = field.given() else { return Ok(()) };
        match name {
            "items" => asked.items = Some(field.texts()?),
            "needed" => asked.needed = Some(field.whole()?),
            _ => asked.cuts = Some(field.numbers()?),
        }
        Ok(())
    })?;
    Ok(asked)
}

fn split(field: &Field) -> Result<Split, Problem> {
    if !field.is_fields() {
        return field.word(&SPLIT).map_err(|_| {
            let named = SPLIT.map(|(word, _)| (word, ()));
            field.not_one_of(&[&named[..], &[("{ performance, importance }", ())]].concat())
        });
    }
    let (mut performance, mut importance) = (None, None);
    field.known(&["performance", "importance"], |name, line| {
        let value = Some(line.number()?);
        if name == "performance" {
            performance = value
        } else {
            importance = value
        }
        Ok(())
    })?;
    match (performance, importance) {
        (Some(performance), Some(importance)) => Ok(Split::Free(SplitLines { performance, importance })),
        (None, _) => Err(Field::new("split.performance", &Plain::Absent).wrong(WantedType::Number)),
        (_, None) => Err(Field::new("split.importance", &Plain::Absent).wrong(WantedType::Number)),
    }
}

fn bootstrap(field: &Field) -> Result<BootstrapInput, Problem> {
    let mut asked = BootstrapInput::default();
    field.known(&["replicates", "seed", "confidence"], |name, field| {
        let Some(field) = field.given() else { return Ok(()) };
        match name {
            "replicates" => asked.replicates = Some(field.whole()?),
            "seed" => asked.seed = Some(Seed(field.whole()?)),
            _ => asked.confidence = Some(Share(field.number()?)),
        }
        Ok(())
    })?;
    Ok(asked)
}

/// # Errors
/// When a field is unknown or of a wrong type.
pub fn edits(given: &Plain) -> Result<Edits, Problem> {
    let edits = Field::new("", given);
    if !edits.is_fields() {
        return Err(Field::new("edits", given).wrong(WantedType::Fields));
    }
    edits.entries(|variable| {
        let mut edit = Edit::default();
        variable.known(&EDIT, |name, field| {
            if name == "theme" {
                edit.theme = Some(if field.is_null() { None } else { Some(field.text()?) });
            }
            if name == "asked_if" {
                edit.asked_if = Some(if field.is_null() { None } else { Some(asked_if(&field)?) });
            }
            if name == "expected" {
                edit.expected = Some(if field.is_null() { None } else { Some(field.codes()?) });
            }
            if name == "classes" {
                edit.classes = Some(if field.is_null() { None } else { Some(classes(&field)?) });
            }
            let Some(field) = field.given() else { return Ok(()) };
            match name {
                "role" => edit.role = Some(field.word(&ROLES)?),
                "reversed" => edit.reversed = Some(field.flag()?),
                "label" => edit.label = Some(field.text()?),
                "missing" => edit.missing = Some(field.codes()?),
                "order" => edit.order = Some(field.codes()?),
                "merge" => edit.merge = Some(field.entries(|entry| entry.codes())?),
                "rename" => edit.rename = Some(field.entries(|entry| entry.text())?),
                "derive" => edit.derive = Some(bands(&field)?),
                _ => {}
            }
            Ok(())
        })?;
        Ok(edit)
    })
}

fn classes(field: &Field) -> Result<Classes, Problem> {
    let (mut to, mut from) = (None, None);
    field.known(&["unfavourable_to", "favourable_from"], |name, field| {
        match name {
            "unfavourable_to" => to = Some(field.whole()?),
            _ => from = Some(field.whole()?),
        }
        Ok(())
    })?;
    match (to, from) {
        (Some(unfavourable_to), Some(favourable_from)) => Ok(Classes { unfavourable_to, favourable_from }),
        (None, _) => Err(field.lacks("unfavourable_to", WantedType::WholeNumber)),
        (_, None) => Err(field.lacks("favourable_from", WantedType::WholeNumber)),
    }
}

fn asked_if(field: &Field) -> Result<AskedIf, Problem> {
    let (mut variable, mut codes) = (None, None);
    field.known(&["variable", "codes"], |name, field| {
        match name {
            "variable" => variable = Some(field.text()?),
            _ => codes = Some(field.codes()?),
        }
        Ok(())
    })?;
    match (variable, codes) {
        (Some(variable), Some(codes)) => Ok(AskedIf { variable, codes }),
        (None, _) => Err(field.lacks("variable", WantedType::Text)),
        (_, None) => Err(field.lacks("codes", WantedType::Codes)),
    }
}

fn bands(field: &Field) -> Result<Bands, Problem> {
    let mut bands = Bands::default();
    let mut cut = false;
    field.known(&["name", "label", "cuts", "labels"], |name, field| {
        let Some(field) = field.given() else { return Ok(()) };
        match name {
            "name" => bands.name = Some(field.text()?),
            "label" => bands.label = Some(field.text()?),
            "labels" => bands.labels = Some(field.texts()?),
            _ => {
                bands.cuts = field.numbers()?;
                cut = true;
            }
        }
        Ok(())
    })?;
    if cut { Ok(bands) } else { Err(field.lacks("cuts", WantedType::Numbers)) }
}

/// Which document, what it shall say of itself, and what has left before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub format: Format,
    pub imprint: Imprint,
    /// The background variable that the unit is a category of: the report is of that category alone.
    pub by: Option<VariableName>,
    pub taken: Vec<SettingsInput>,
}

/// # Errors
/// When a field is unknown or of a wrong type, or no format is named.
pub fn report(given: &Plain) -> Result<Report, Problem> {
    let request = Field::new("", given);
    if !request.is_fields() {
        return Err(Field::new("format", &Plain::Absent).not_one_of(&FORMATS));
    }
    let (mut format, mut extent, mut by) = (None, None, None);
    let (mut imprint, mut taken) = (Imprint::default(), Vec::new());
    request.known(&REPORT, |name, field| {
        let Some(field) = field.given() else { return Ok(()) };
        match name {
            "format" => format = Some(field.word(&FORMATS)?),
            "extent" => extent = Some(field.word(&EXTENTS)?),
            "unit" => imprint.unit = Some(field.text()?),
            "by" => by = Some(field.text()?),
            "date" => imprint.date = Some(field.text()?),
            _ => taken = field.each(settings)?,
        }
        Ok(())
    })?;
    let format = format.ok_or_else(|| Field::new("format", &Plain::Absent).not_one_of(&FORMATS))?;
    let format = match (format, extent) {
        (Format::Docx(_), Some(extent)) => Format::Docx(extent),
        (format, _) => format,
    };
    Ok(Report { format, imprint, by, taken })
}

#[cfg(test)]
#[path = "asked_tests.rs"]
mod tests;
