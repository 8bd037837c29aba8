//! The steps of the screen, in their order.

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Step {
    #[default]
    Files,
    Check,
    Response,
    Results,
    Map,
    Report,
}

impl Step {
    pub const ALL: [Step; 6] =
        [Step::Files, Step::Check, Step::Response, Step::Results, Step::Map, Step::Report];

    /// As the reader counts: from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    pub fn from_number(number: usize) -> Option<Step> {
        Step::ALL.get(number.checked_sub(1)?).copied()
    }
}
