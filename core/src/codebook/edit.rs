//! A codebook and the reader's decisions in, the codebook that follows out; all of them or none.

use std::collections::BTreeMap;

use super::{AskedIf, Bands, Classes, Codebook, Edit, Edits, Kind, Reason, ResponseOption, Role, Variable};
use crate::note::NoteKind;
use crate::order::InOrder;
use crate::problem::{BadSetting, Problem};
use crate::units::Code;

impl Codebook {
    /// This codebook with the reader's decisions. A code that was merged can be split again only by going back to the
    /// codebook before: decisions are kept as a list and taken anew.
    ///
    /// # Errors
    /// [`Problem::UnknownVariable`] or [`Problem::BadSettings`] when a variable or code is named that does not exist;
    /// nothing is changed then.
    pub fn edited(&self, edits: &Edits) -> Result<Codebook, Problem> {
        let mut codebook = self.clone();
        for (name, edit) in edits {
            if let Some(bands) = &edit.derive {
                codebook.derive(name, bands)?;
            }
        }
        for (name, edit) in edits {
            if let Some(Some(asked_if)) = &edit.asked_if {
                codebook.can_route(name, asked_if)?;
            }
            let Some(variable) = codebook.variables.iter_mut().find(|variable| variable.name == *name) else {
                return Err(Problem::UnknownVariable { name: name.clone() });
            };
            variable.take(edit).map_err(|why| Problem::BadSettings { setting: name.clone(), why })?;
        }
        codebook.keep_one_outcome(edits);
        Ok(codebook)
    }

    /// Puts the bands after the variable that they are made of, or in the place of those made before.
    fn derive(&mut self, from: &str, bands: &Bands) -> Result<(), Problem> {
        let bad = |why| Problem::BadSettings { setting: format!("{from}.derive"), why };
        let Some(source) = self.variables.iter().position(|variable| variable.name == from) else {
            return Err(Problem::UnknownVariable { name: from.to_owned() });
        };
        let made = self.variables[source].bands(bands).map_err(bad)?;
        match self.variables.iter().position(|variable| variable.name == made.name) {
            Some(place) if self.variables[place].derived.is_some() => self.variables[place] = made,
            Some(_) => return Err(bad(BadSetting::NameTaken)),
            None => self.variables.insert(source + 1, made),
        }
        Ok(())
    }

    /// Whether whom a question was put to can follow from that variable's answers.
    fn can_route(&self, name: &str, asked_if: &AskedIf) -> Result<(), Problem> {
        let bad = |why| Problem::BadSettings { setting: format!("{name}.asked_if"), why };
        let by = self.variables.iter().find(|variable| variable.name == asked_if.variable);
        let Some(by) = by.filter(|by| by.name != name) else {
            return Err(Problem::UnknownVariable { name: asked_if.variable.clone() });
        };
        for code in &asked_if.codes {
            by.position(code).map_err(bad)?;
        }
        if asked_if.codes.is_empty() || matches!(by.kind, Kind::Number | Kind::Date | Kind::Text) {
            return Err(bad(BadSetting::UnknownCode));
        }
        Ok(())
    }

    /// The newest outcome stays; those before become items.
    fn keep_one_outcome(&mut self, edits: &Edits) {
        let decided = edits.iter().find(|(_, edit)| edit.role == Some(Role::Outcome)).map(|(name, _)| name);
        let Some(decided) = decided else { return };
        for variable in &mut self.variables {
            if variable.role == Role::Outcome && variable.name != *decided {
                variable.role = Role::Item;
                variable.doubts.retain(|doubt| *doubt != NoteKind::DoubtfulRole);
            }
        }
    }
}

impl Variable {
    fn take(&mut self, edit: &Edit) -> Result<(), BadSetting> {
        if let Some(label) = &edit.label {
            self.label = label.clone();
        }
        if let Some(theme) = &edit.theme {
            self.theme = theme.clone().filter(|theme| !theme.trim().is_empty());
        }
        if let Some(merge) = &edit.merge {
            self.merge(merge)?;
        }
        for (written, label) in edit.rename.iter().flatten() {
            let place = self.position(&Code::parse(written))?;
            self.options[place].label = label.clone();
        }
        if let Some(asked_if) = &edit.asked_if {
            self.asked_if = asked_if.clone();
        }
        if let Some(missing) = &edit.missing {
            self.set_missing(missing)?;
        }
        if let Some(order) = &edit.order {
            self.set_order(order)?;
        }
        if let Some(role) = edit.role {
            self.role = role;
            let rated = matches!(role, Role::Outcome | Role::Item);
            self.decided(|doubt| match doubt {
                NoteKind::DoubtfulRole => true,
                NoteKind::DoubtfulScale | NoteKind::DoubtfulDirection => !rated,
                _ => false,
            });
            if role == Role::Outcome {
                self.rate_if_codes();
            }
        }
        if let Some(reversed) = edit.reversed {
            if reversed != self.reversed {
                self.turn();
                self.reversed = reversed;
            }
            self.decided(|doubt| *doubt == NoteKind::DoubtfulDirection);
        }
        self.settle();
        if let Some(classes) = edit.classes {
            self.part(classes)?;
        }
        if let Some(expected) = &edit.expected {
            self.expect(expected.as_deref())?;
        }
        Ok(())
    }

    /// Which places of the scale count as what.
    fn part(&mut self, classes: Option<Classes>) -> Result<(), BadSetting> {
        if let Some(Classes { unfavourable_to, favourable_from }) = classes {
            let points = self.points.filter(|_| self.kind == Kind::Rating).ok_or(BadSetting::Unreadable)?;
            if unfavourable_to >= favourable_from || favourable_from > points + 1 {
                return Err(BadSetting::OutOfRange);
            }
        }
        self.classes = classes;
        self.decided(|_| false);
        Ok(())
    }

    /// The groups that a report expects, by code or label, in its order; what it does not name follows.
    fn expect(&mut self, expected: Option<&[Code]>) -> Result<(), BadSetting> {
        let Some(expected) = expected else {
            self.expected = None;
            return Ok(());
        };
        if !matches!(self.kind, Kind::Single | Kind::Rating) {
            return Err(BadSetting::Unreadable);
        }
        let mut list: Vec<Code> = Vec::new();
        for named in expected {
            let label = named.to_string();
            let by_label = || self.options.iter().position(|option| option.label == label).ok_or(());
            let code = match self.position(named).or_else(|_| by_label()) {
                Ok(place) => self.options[place].code.clone(),
                Err(()) => {
                    self.options.push(ResponseOption {
                        code: named.clone(),
                        label,
                        n: 0,
                        missing: false,
                        favourability: None,
                        merged: Vec::new(),
                    });
                    named.clone()
                }
            };
            if !list.contains(&code) {
                list.push(code);
            }
        }
        if self.kind == Kind::Single {
            let place = |option: &ResponseOption| list.iter().position(|code| *code == option.code);
            self.options.order_by_key(|option| (option.missing, place(option).unwrap_or(list.len())));
        }
        self.expected = Some(list);
        Ok(())
    }

    fn decided(&mut self, settles: impl Fn(&NoteKind) -> bool) {
        self.doubts.retain(|doubt| !settles(doubt));
        if self.reasons.first() != Some(&Reason::Decided) {
            self.reasons.retain(|reason| *reason != Reason::Decided);
            self.reasons.insert(0, Reason::Decided);
        }
    }

    fn position(&self, code: &Code) -> Result<usize, BadSetting> {
        self.options
            .iter()
            .position(|option| option.code == *code || option.merged.contains(code))
            .ok_or(BadSetting::UnknownCode)
    }

    /// New label to the codes that become one option; the first code stands for it.
    fn merge(&mut self, merge: &BTreeMap<String, Vec<Code>>) -> Result<(), BadSetting> {
        for (label, codes) in merge {
            let mut places = Vec::new();
            for code in codes {
                let place = self.position(code)?;
                if !places.contains(&place) {
                    places.push(place);
                }
            }
            let Some((&first, others)) = places.split_first() else { return Err(BadSetting::UnknownCode) };
            let mut joined = self.options[first].clone();
            for &other in others {
                let other = &self.options[other];
                joined.n += other.n;
                joined.merged.push(other.code.clone());
                joined.merged.extend(other.merged.iter().cloned());
                joined.missing &= other.missing;
                joined.favourability = match (joined.favourability, other.favourability) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                };
            }
            joined.label = label.clone();
            self.options[first] = joined;
            let mut place = 0;
            self.options.retain(|_| {
                place += 1;
                !others.contains(&(place - 1))
            });
        }
        self.decided(|doubt| matches!(doubt, NoteKind::DoubtfulScale));
        Ok(())
    }

    fn set_missing(&mut self, missing: &[Code]) -> Result<(), BadSetting> {
        let mut places = Vec::new();
        for code in missing {
            // A number that is no answer need not be an option yet.
            match self.position(code) {
                Ok(place) => places.push(place),
                Err(_) if self.kind == Kind::Number => {
                    places.push(self.options.len());
                    self.options.push(ResponseOption {
                        code: code.clone(),
                        label: code.to_string(),
                        n: 0,
                        missing: true,
                        favourability: None,
                        merged: Vec::new(),
                    });
                }
                Err(why) => return Err(why),
            }
        }
        if self.kind == Kind::Number {
            let mut place = 0;
            self.options.retain(|_| {
                place += 1;
                places.contains(&(place - 1))
            });
        } else {
            let codes_order = |option: &ResponseOption| option.code.number();
            for (place, option) in self.options.iter_mut().enumerate() {
                let now = places.contains(&place);
                if now {
                    option.favourability = None;
                }
                option.missing = now;
            }
            // What counts again as an answer takes its place by its code.
            if self.kind == Kind::Rating {
                let mut answers: Vec<usize> =
                    (0..self.options.len()).filter(|&place| !self.options[place].missing).collect();
                let placed: Vec<(Option<u32>, Option<i64>)> =
                    self.options.iter().map(|o| (o.favourability, codes_order(o))).collect();
                let falls = self.reversed;
                if answers.iter().any(|&place| placed[place].0.is_none()) {
                    answers
                        .order_by_key(|&place| placed[place].1.map(|code| if falls { -code } else { code }));
                } else {
                    answers.order_by_key(|&place| placed[place].0);
                }
                for (step, place) in answers.into_iter().enumerate() {
                    self.options[place].favourability = u32::try_from(step + 1).ok();
                }
            }
        }
        self.decided(|doubt| matches!(doubt, NoteKind::DoubtfulMissing { .. }));
        Ok(())
    }

    fn set_order(&mut self, order: &[Code]) -> Result<(), BadSetting> {
        let mut places = Vec::new();
        for code in order {
            let place = self.position(code)?;
            if places.contains(&place) {
                return Err(BadSetting::Unreadable);
            }
            places.push(place);
        }
        if places.len() < 2 {
            return Err(BadSetting::OutOfRange);
        }
        for (place, option) in self.options.iter_mut().enumerate() {
            let step = places.iter().position(|other| *other == place);
            option.favourability = step.and_then(|step| u32::try_from(step + 1).ok());
            // What the order leaves out is no answer on it.
            option.missing = step.is_none();
        }
        self.kind = Kind::Rating;
        let codes: Option<Vec<i64>> = order.iter().map(Code::number).collect();
        self.reversed = codes.is_some_and(|codes| codes.windows(2).all(|pair| pair[1] < pair[0]));
        self.decided(|doubt| {
            matches!(
                doubt,
                NoteKind::DoubtfulScale | NoteKind::DoubtfulDirection | NoteKind::DoubtfulMissing { .. }
            )
        });
        Ok(())
    }

    /// An outcome must have an order: codes that are numbers have one.
    fn rate_if_codes(&mut self) {
        let answers = || self.options.iter().filter(|option| !option.missing);
        if self.kind != Kind::Single || answers().count() < 2 || !answers().all(|o| o.code.number().is_some())
        {
            return;
        }
        let mut codes: Vec<Code> = answers().map(|option| option.code.clone()).collect();
        codes.order();
        for option in self.options.iter_mut().filter(|option| !option.missing) {
            option.favourability =
                codes.iter().position(|code| *code == option.code).and_then(|at| u32::try_from(at + 1).ok());
        }
        self.kind = Kind::Rating;
        self.doubts.retain(|doubt| *doubt != NoteKind::DoubtfulScale);
    }

    /// The other end becomes the favourable one.
    fn turn(&mut self) {
        // Not the points: an order given in the same edit has not settled them yet.
        let highest = self.options.iter().filter_map(|option| option.favourability).max().unwrap_or(0);
        for option in &mut self.options {
            option.favourability = option.favourability.map(|step| highest + 1 - step);
        }
        if let Some(Classes { unfavourable_to, favourable_from }) = &mut self.classes {
            let favourable = (highest + 1).saturating_sub(*favourable_from);
            *favourable_from = (highest + 1).saturating_sub(*unfavourable_to);
            *unfavourable_to = favourable;
        }
    }

    /// Places without gaps, options in their order, counts that add up.
    fn settle(&mut self) {
        if self.kind == Kind::Rating {
            let mut steps: Vec<u32> = self.options.iter().filter_map(|option| option.favourability).collect();
            steps.order();
            steps.dedup();
            for option in &mut self.options {
                option.favourability = option
                    .favourability
                    .and_then(|step| steps.binary_search(&step).ok())
                    .and_then(|at| u32::try_from(at + 1).ok());
            }
            let points = u32::try_from(steps.len()).ok();
            // Another scale is parted anew.
            self.classes = self.classes.filter(|_| points == self.points);
            self.points = points;
            self.options.order_by_key(|option| (option.missing, option.favourability));
        } else {
            self.options.order_by_key(|option| option.missing);
        }
        if !matches!(self.kind, Kind::Number | Kind::Text | Kind::Date) {
            let total = self.valid + self.missing;
            self.valid = self.options.iter().filter(|option| !option.missing).map(|option| option.n).sum();
            self.missing = total.saturating_sub(self.valid);
        }
    }
}
