//! A variable with numbers and where to cut them in, the grouping variable of its bands out.

use super::{Bands, Derived, Kind, Reason, ResponseOption, Role, Variable};
use crate::problem::BadSetting;
use crate::units::Code;

/// More bands than this are no groups.
const MOST_CUTS: usize = 30;

impl Variable {
    /// The new variable; nobody is counted in it yet.
    pub(super) fn bands(&self, bands: &Bands) -> Result<Variable, BadSetting> {
        let numeric = match self.kind {
            Kind::Number => true,
            Kind::Rating | Kind::Single => self
                .options
                .iter()
                .filter(|option| !option.missing)
                .all(|option| option.code.number().is_some()),
            Kind::Multiple | Kind::Date | Kind::Text => false,
        };
        let cuts = &bands.cuts;
        let rising = cuts.windows(2).all(|pair| pair[0] < pair[1]) && cuts.iter().all(|cut| cut.is_finite());
        if !numeric || self.derived.is_some() {
            return Err(BadSetting::Unreadable);
        }
        if cuts.is_empty() || cuts.len() > MOST_CUTS || !rising {
            return Err(BadSetting::OutOfRange);
        }
        let labels = match &bands.labels {
            Some(labels) if labels.len() == cuts.len() + 1 => labels.clone(),
            Some(_) => return Err(BadSetting::OutOfRange),
            None => labels(cuts),
        };
        let options = (1..).zip(labels).map(|(code, label)| ResponseOption {
            code: Code::Number(code),
            label,
            n: 0,
            missing: false,
            favourability: None,
            merged: Vec::new(),
        });
        let cut_by = || cuts.iter().map(written).collect::<Vec<_>>().join(", ");
        let label = bands.label.clone().unwrap_or_else(|| format!("{} ({})", self.label, cut_by()));
        Ok(Variable {
            name: bands.name.clone().unwrap_or_else(|| format!("{} ({})", self.name, cut_by())),
            label,
            file: self.file.clone(),
            role: Role::Group,
            kind: Kind::Single,
            options: options.collect(),
            points: None,
            reversed: false,
            theme: None,
            valid: 0,
            missing: 0,
            reasons: vec![Reason::Decided],
            doubts: Vec::new(),
            asked_if: None,
            expected: None,
            derived: Some(Derived { from: self.name.clone(), cuts: cuts.clone() }),
            classes: None,
        })
    }
}

/// Labels that read the same in both languages: "< 30", "30-49", "≥ 50"; with fractions "18,5-<30".
fn labels(cuts: &[f64]) -> Vec<String> {
    let whole = cuts.iter().all(|cut| *cut == cut.trunc());
    let between = cuts.windows(2).map(|pair| {
        let (low, high) = (written(&pair[0]), pair[1]);
        if !whole {
            format!("{low}-<{}", written(&high))
        } else if high - 1.0 == pair[0] {
            low
        } else {
            format!("{low}-{}", written(&(high - 1.0)))
        }
    });
    let first = cuts.first().map(|cut| format!("< {}", written(cut)));
    let last = cuts.last().map(|cut| format!("≥ {}", written(cut)));
    first.into_iter().chain(between).chain(last).collect()
}

fn written(number: &f64) -> String {
    number.to_string().replace('.', ",")
}

impl Derived {
    /// The code of the band that a number is in.
    #[must_use]
    pub fn band(&self, number: f64) -> Code {
        let below = self.cuts.iter().filter(|cut| number >= **cut).count();
        Code::Number(i64::try_from(below + 1).unwrap_or(i64::MAX))
    }
}
