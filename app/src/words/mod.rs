//! A language in, the page's words out: one struct per screen, one constant per language. What a note, a problem or a
//! reason says is in `svarkort_core::words`.

pub mod case;
pub mod check;
pub mod files;
pub mod grouping;
pub mod map;
pub mod map_choices;
pub mod part;
pub mod project;
pub mod report;
pub mod response;
pub mod results;
pub mod sender;
pub mod shell;

use svarkort_core::Language;

/// Every word of the page in one language.
pub struct Words {
    pub language: Language,
    pub shell: &'static shell::Words,
    pub files: &'static files::Words,
    pub check: &'static check::Words,
    pub grouping: &'static grouping::Words,
    pub response: &'static response::Words,
    pub results: &'static results::Words,
    pub map: &'static map::Words,
    pub part: &'static part::Words,
    pub project: &'static project::Words,
    pub case: &'static case::Words,
    pub sender: &'static sender::Words,
    pub report: &'static report::Words,
}

static DA: Words = Words {
    language: Language::Da,
    shell: &shell::DA,
    files: &files::DA,
    check: &check::DA,
    grouping: &grouping::DA,
    response: &response::DA,
    results: &results::DA,
    map: &map::DA,
    part: &part::DA,
    project: &project::DA,
    case: &case::DA,
    sender: &sender::DA,
    report: &report::DA,
};

static EN: Words = Words {
    language: Language::En,
    shell: &shell::EN,
    files: &files::EN,
    check: &check::EN,
    grouping: &grouping::EN,
    response: &response::EN,
    results: &results::EN,
    map: &map::EN,
    part: &part::EN,
    project: &project::EN,
    case: &case::EN,
    sender: &sender::EN,
    report: &report::EN,
};

pub fn of(language: Language) -> &'static Words {
    match language {
        Language::Da => &DA,
        Language::En => &EN,
    }
}

/// The tag for `lang` attributes.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::Da => "da",
        Language::En => "en",
    }
}
