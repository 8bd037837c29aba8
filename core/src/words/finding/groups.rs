//! What is said of groups in, its sentence out.

use super::{Quotes, Words};
use crate::analysis::Favour;
use crate::findings::{End, Figure, Side, Statement};
use crate::units::Language;
use crate::words::number::decimal;

impl Words {
    /// All of them are about the outcome, which is not named again.
    pub(super) fn groups(&self, statement: &Statement) -> String {
        match statement {
            Statement::GroupsDiffer { by, highest, lowest, groups, answers, .. } => {
                let measure =
                    highest.first().or(lowest.first()).map(|one| self.measure(one.figure, *answers));
                let (high, low) = (self.placed(highest, Quotes::No), self.placed(lowest, Quotes::No));
                let groups = self.number(*groups);
                let measure = measure.unwrap_or_default();
                let named = match (self.language, highest.len(), lowest.len()) {
                    (Language::Da, 0, 0) => String::from(", men ingen gruppe skiller sig ud alene"),
                    (Language::Da, _, 0) => format!("; parvis testet er {measure} højest i {high}"),
                    (Language::Da, 0, _) => format!("; parvis testet er {measure} lavest i {low}"),
                    (Language::Da, _, _) => {
                        format!("; parvis testet er {measure} højest i {high} og lavest i {low}")
                    }
                    (Language::En, 0, 0) => String::from(", but no group stands out alone"),
                    (Language::En, _, 0) => format!("; tested in pairs, {measure} is highest in {high}"),
                    (Language::En, 0, _) => format!("; tested in pairs, {measure} is lowest in {low}"),
                    (Language::En, _, _) => {
                        format!("; tested in pairs, {measure} is highest in {high} and lowest in {low}")
                    }
                };
                match self.language {
                    Language::Da => format!("Svarene er forskellige i de {groups} grupper ({by}){named}"),
                    Language::En => format!("The answers differ between the {groups} groups ({by}){named}"),
                }
            }
            Statement::GroupsAlike { by, groups, detectable, .. } => {
                let groups = self.number(*groups);
                let seen = detectable.map(|points| decimal(points, 1, self.language));
                match (self.language, seen) {
                    (Language::Da, Some(points)) => format!(
                        "Der er ikke fundet forskel på svarene i de {groups} grupper ({by}); en forskel under {points} point mellem de mindste grupper ville ofte være overset"
                    ),
                    (Language::Da, None) => {
                        format!("Der er ikke fundet forskel på svarene i de {groups} grupper ({by})")
                    }
                    (Language::En, Some(points)) => format!(
                        "No difference was found between the answers of the {groups} groups ({by}); a difference under {points} points between the smallest groups would often be missed"
                    ),
                    (Language::En, None) => {
                        format!("No difference was found between the answers of the {groups} groups ({by})")
                    }
                }
            }
            Statement::AgainstOthers { side, by, group, others, answers, .. } => {
                let what = match group.figure {
                    Figure::Share { .. } => format!(" {}", self.answers(*answers, Favour::Favourable)),
                    Figure::Mean(_) | Figure::Index(_) => String::new(),
                };
                let (figure, others) = (self.figure(group.figure), self.figure(*others));
                let label = &group.label;
                let side = match (self.language, side) {
                    (Language::Da, Side::Above) => "højere",
                    (Language::Da, Side::Below) => "lavere",
                    (Language::En, Side::Above) => "higher",
                    (Language::En, Side::Below) => "lower",
                };
                match self.language {
                    Language::Da => format!(
                        "Svarene ligger {side} i gruppen {label} ({figure}{what}) end i de øvrige tilsammen ({others}; {by})"
                    ),
                    Language::En => format!(
                        "The answers are {side} in the group {label} ({figure}{what}) than in the others together ({others}; {by})"
                    ),
                }
            }
            _ => String::new(),
        }
    }

    pub(super) fn end_in_groups(
        &self,
        end: End,
        question: &str,
        by: &str,
        [n, of, sure]: [u32; 3],
    ) -> String {
        let all = n == of;
        let (n, of) = (self.number(n), self.number(of));
        let sure = match (self.language, sure) {
            (Language::Da, 0) => String::from("; ingen steder er afstanden til det næste sikker"),
            (Language::En, 0) => String::from("; nowhere is its distance to the next certain"),
            (Language::Da, sure) => {
                format!("; i {} af dem er afstanden til det næste sikker", self.number(sure))
            }
            (Language::En, sure) => {
                format!("; in {} of them its distance to the next is certain", self.number(sure))
            }
        };
        match (self.language, end, all) {
            (Language::Da, End::Best, true) => {
                format!("I alle {of} grupper ({by}) ligger {question} øverst{sure}")
            }
            (Language::Da, End::Worst, true) => {
                format!("I alle {of} grupper ({by}) ligger {question} nederst{sure}")
            }
            (Language::Da, End::Best, false) => {
                format!("I {n} af {of} grupper ({by}) ligger {question} øverst{sure}")
            }
            (Language::Da, End::Worst, false) => {
                format!("I {n} af {of} grupper ({by}) ligger {question} nederst{sure}")
            }
            (Language::En, End::Best, true) => {
                format!("In all {of} groups ({by}) {question} comes first{sure}")
            }
            (Language::En, End::Worst, true) => {
                format!("In all {of} groups ({by}) {question} comes last{sure}")
            }
            (Language::En, End::Best, false) => {
                format!("In {n} of {of} groups ({by}) {question} comes first{sure}")
            }
            (Language::En, End::Worst, false) => {
                format!("In {n} of {of} groups ({by}) {question} comes last{sure}")
            }
        }
    }
}
