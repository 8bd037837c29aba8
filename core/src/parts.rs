//! A question in, its bootstrap in parts out, for a pool of workers that have opened the same study: the answer without
//! replicates, some of the replicates, the answer with those made so far.
//!
//! Any part can be asked of any worker: what was begun elsewhere is begun here too, and is the same to the bit.

use std::ops::Range;

use crate::analysis::{Analysis, Begun, Estimate, OnDescribed, Resampling, SettingsInput};
use crate::note::Noted;
use crate::problem::{BadSetting, Problem};
use crate::study::{OnProgress, Study};

/// What the parts of one question have in common; of the question asked last.
#[derive(Debug, Default)]
pub struct Parts {
    asked: Option<SettingsInput>,
    first: Option<Noted<Analysis>>,
    resampling: Option<Resampling>,
    /// What rests on the drivers, without replicates and with as many as were wanted: kept from question to question.
    estimate: Option<Estimate>,
    sharp: Option<Estimate>,
}

impl Parts {
    /// To be called when the study changes.
    pub fn forget(&mut self) {
        *self = Parts::default();
    }

    /// The answer without its bootstrap, and how many replicates are to be made; 0 where there is nothing to resample.
    ///
    /// # Errors
    /// As [`Study::analyse`].
    pub fn begin(
        &mut self,
        study: &Study,
        asked: &SettingsInput,
        on_described: OnDescribed,
        on_progress: OnProgress,
    ) -> Result<(Noted<Analysis>, u32), Problem> {
        let wanted = asked.bootstrap.and_then(|bootstrap| bootstrap.replicates).unwrap_or(0);
        let sharp = self.sharp.take().filter(|sharp| sharp.replicates() == wanted);
        let kept = std::mem::take(self);
        // An estimate with fewer replicates than wanted is begun anew from the one without.
        let known = sharp.as_ref().or(kept.estimate.as_ref());
        let begun = study.begin(asked, known, on_described, on_progress)?;
        let Begun { first, resampling, estimate, kept: was_kept } = begun;
        let (resampling, sharp) = if was_kept { (kept.resampling, sharp) } else { (resampling, None) };
        let done = was_kept && sharp.is_some();
        let replicates = if resampling.is_some() && !done { wanted } else { 0 };
        let estimate = if done { kept.estimate } else { Some(estimate) };
        *self = Parts { asked: Some(asked.clone()), first: Some(first.clone()), resampling, estimate, sharp };
        Ok((first, replicates))
    }

    /// The replicates of these numbers: estimates only, nothing of single respondents.
    ///
    /// # Errors
    /// As [`Study::analyse`].
    pub fn replicates(
        &mut self,
        study: &Study,
        asked: &SettingsInput,
        numbers: Range<u32>,
    ) -> Result<Vec<f64>, Problem> {
        if self.asked.as_ref() != Some(asked) {
            self.forget();
            self.resampling = study.resampling(asked)?;
            self.asked = Some(asked.clone());
        }
        let resampling = self.resampling.as_mut();
        Ok(resampling.map(|resampling| resampling.run(numbers, &mut |_, _| {})).unwrap_or_default())
    }

    /// The answer that as many replicates give as there are in `numbers`, from replicate 0 on in their order.
    ///
    /// # Errors
    /// As [`Study::analyse`]; and when `numbers` are not whole replicates.
    pub fn finish(
        &mut self,
        study: &Study,
        asked: &SettingsInput,
        numbers: &[f64],
    ) -> Result<Noted<Analysis>, Problem> {
        if self.asked.as_ref() != Some(asked) || self.first.is_none() {
            let _ = self.begin(study, asked, &mut |_| {}, &mut |_, _, _| {})?;
        }
        let wrong = || Problem::BadSettings { setting: "numbers".to_owned(), why: BadSetting::OutOfRange };
        let first = self.first.clone().ok_or_else(wrong)?;
        match &mut self.resampling {
            Some(resampling) if numbers.len().is_multiple_of(resampling.width()) => {
                let told = resampling.told(first, numbers);
                self.sharp = self.estimate.as_ref().map(|estimate| estimate.sharpened(&told.value));
                Ok(told)
            }
            Some(_) => Err(wrong()),
            None => Ok(first),
        }
    }
}
