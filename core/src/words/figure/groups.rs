//! The facts of a figure of groups, or of themes, in, what is written on it out: titles, heads, who stands out.

use super::FigureWords;
use crate::analysis::{NotAnswered, Standing};
use crate::units::Language;

impl FigureWords {
    /// Those in no group, so that the groups add up to all; `None` where everybody is in one.
    pub(crate) fn not_answered(&self, variable: &str, outside: NotAnswered) -> Option<String> {
        let variable = self.quoted(variable);
        match (self.language, outside.n) {
            (_, Some(0)) => None,
            (_, None) if !outside.suppressed => None,
            (Language::Da, Some(n)) => {
                Some(format!("{} har ikke svaret på {variable} og er ikke i nogen gruppe.", self.count(n)))
            }
            (Language::En, Some(n)) => {
                Some(format!("{} did not answer {variable} and are in no group.", self.count(n)))
            }
            (Language::Da, None) => {
                Some(format!("Nogle få har ikke svaret på {variable}; hvor mange, er skjult."))
            }
            (Language::En, None) => Some(format!("A few did not answer {variable}; how many is hidden.")),
        }
    }

    pub(crate) fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Above => self.standings[0],
            Standing::Alike => self.standings[1],
            Standing::Below => self.standings[2],
        }
    }

    pub(crate) fn n(&self, n: u32) -> String {
        format!("n\u{a0}=\u{a0}{}", self.count(n))
    }

    pub(crate) fn share_of_answers(&self, among: &str) -> String {
        match self.language {
            Language::Da => format!("Procent {among} af de gyldige svar"),
            Language::En => format!("Per cent {among} of the valid answers"),
        }
    }

    pub(crate) fn between(&self, low: &str, high: &str) -> String {
        match self.language {
            Language::Da => format!("{low} og {high}"),
            Language::En => format!("{low} and {high}"),
        }
    }

    pub(crate) fn ranks_title(&self, by: &str) -> String {
        let by = self.quoted(by);
        match self.language {
            Language::Da => format!("Spørgsmålenes plads hos alle og i hver gruppe i {by}, bedst er 1"),
            Language::En => format!("Place of each question among all and in each group of {by}, 1 is best"),
        }
    }

    pub(crate) fn heat_title(&self, by: &str) -> String {
        let by = self.quoted(by);
        match self.language {
            Language::Da => format!("Alle spørgsmål fordelt på {by}"),
            Language::En => format!("All questions by {by}"),
        }
    }

    pub(crate) fn heat_description(
        &self,
        questions: usize,
        groups: usize,
        above: usize,
        below: usize,
        hidden: usize,
    ) -> String {
        match self.language {
            Language::Da => format!(
                "{questions} spørgsmål i {groups} grupper. {above} celler ligger over de andre grupper tilsammen, {below} under; {hidden} er skjult."
            ),
            Language::En => format!(
                "{questions} questions in {groups} groups. {above} cells lie above the other groups together, {below} below; {hidden} are hidden."
            ),
        }
    }

    /// `shares`: in percentage points, else in points of the scale.
    pub(crate) fn beside_title(&self, group: &str, by: &str, shares: bool) -> String {
        let (group, by) = (self.quoted(group), self.quoted(by));
        match (self.language, shares) {
            (Language::Da, true) => {
                format!("{group} over for alle andre i {by}, procent tilfredse og forskel i procentpoint")
            }
            (Language::Da, false) => {
                format!("{group} over for alle andre i {by}, gennemsnit og forskel i point")
            }
            (Language::En, true) => {
                format!(
                    "{group} beside all others in {by}, per cent satisfied and difference in percentage points"
                )
            }
            (Language::En, false) => {
                format!("{group} beside all others in {by}, mean and difference in points")
            }
        }
    }

    pub(crate) fn beside_header(&self, group: &str) -> Vec<String> {
        let texts = match self.language {
            Language::Da => {
                ["Spørgsmål", group, "Alle andre", "Forskel", "p, justeret", "Sikker?", "n", "n, andre"]
            }
            Language::En => {
                ["Question", group, "All others", "Difference", "p, adjusted", "Sure?", "n", "n, others"]
            }
        };
        texts.map(str::to_owned).into()
    }

    /// With what the test of the theme over these groups says; `test`: its name and p.
    pub(crate) fn theme_groups_title(&self, theme: &str, by: &str, test: Option<(&str, &str)>) -> String {
        let by = self.quoted(by);
        let title = match self.language {
            Language::Da => format!("{theme}, fordelt på {by}"),
            Language::En => format!("{theme}, by {by}"),
        };
        match test {
            Some((name, p)) => format!("{title} ({name}, {p})"),
            None => title,
        }
    }

    pub(crate) fn by_group_title(&self, item: &str, by: &str) -> String {
        let by = self.quoted(by);
        match self.language {
            Language::Da => format!("{item}, fordelt på {by}"),
            Language::En => format!("{item}, by {by}"),
        }
    }

    pub(crate) fn groups(&self, shown: usize, hidden: usize) -> String {
        match (self.language, shown, hidden) {
            (Language::Da, 1, 0) => "1 gruppe.".to_owned(),
            (Language::Da, _, 0) => format!("{shown} grupper."),
            (Language::Da, 1, _) => format!("1 gruppe vist, {hidden} skjult."),
            (Language::Da, ..) => format!("{shown} grupper vist, {hidden} skjult."),
            (Language::En, 1, 0) => "1 group.".to_owned(),
            (Language::En, _, 0) => format!("{shown} groups."),
            (Language::En, 1, _) => format!("1 group shown, {hidden} hidden."),
            (Language::En, ..) => format!("{shown} groups shown, {hidden} hidden."),
        }
    }

    pub(crate) fn breakdown_subtitle(&self, variable: &str) -> String {
        match self.language {
            Language::Da => format!("Fordelt på {}. Procent af de gyldige svar.", self.quoted(variable)),
            Language::En => format!("By {}. Per cent of valid answers.", self.quoted(variable)),
        }
    }

    pub(crate) fn tests_title(&self, group: &str) -> String {
        let group = self.quoted(group);
        match self.language {
            Language::Da => format!("Test af forskelle efter {group}"),
            Language::En => format!("Tests of differences by {group}"),
        }
    }
}
