//! One answer per respondent in, counts of them out: the option's number, or none, in a byte where there are few options.

/// One option or none per row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes(Width);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Width {
    One(Vec<u8>),
    Two(Vec<u16>),
}

/// Stands for no answer.
const NONE_OF_ONE: u8 = u8::MAX;
const NONE_OF_TWO: u16 = u16::MAX;

impl Default for Codes {
    fn default() -> Self {
        Codes(Width::One(Vec::new()))
    }
}

impl Codes {
    /// `of[number]` for each row's number.
    #[must_use]
    pub(crate) fn of(numbers: impl Iterator<Item = usize>, of: &[Option<u16>]) -> Codes {
        if of.iter().flatten().all(|code| *code < NONE_OF_ONE.into()) {
            // A whole byte's worth of places, so that the loop over a column of bytes need not look.
            let mut places = vec![NONE_OF_ONE; of.len().max(256)];
            places
                .iter_mut()
                .zip(of)
                .for_each(|(place, code)| *place = code.map_or(NONE_OF_ONE, |c| c as u8));
            return Codes(Width::One(numbers.map(|number| places[number]).collect()));
        }
        let places: Vec<u16> = of.iter().map(|code| code.unwrap_or(NONE_OF_TWO)).collect();
        Codes(Width::Two(numbers.map(|number| places[number]).collect()))
    }

    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Width::One(codes) => codes.len(),
            Width::Two(codes) => codes.len(),
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// # Panics
    /// Where there is no such row.
    #[must_use]
    #[inline(always)]
    pub fn at(&self, row: u32) -> Option<u16> {
        match &self.0 {
            Width::One(codes) => {
                let code = codes[row as usize];
                (code != NONE_OF_ONE).then_some(code.into())
            }
            Width::Two(codes) => {
                let code = codes[row as usize];
                (code != NONE_OF_TWO).then_some(code)
            }
        }
    }

    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<u16>> + Clone + '_ {
        // As many rows as a file can have bytes.
        (0..self.len()).map(|row| self.at(row as u32))
    }

    /// Takes the answers of these rows away.
    pub fn keep(&mut self, rows: &[bool]) {
        match &mut self.0 {
            Width::One(codes) => blank(codes, rows, NONE_OF_ONE),
            Width::Two(codes) => blank(codes, rows, NONE_OF_TWO),
        }
    }

    /// How often each of `options` options was chosen.
    #[must_use]
    pub fn counts(&self, options: usize) -> Vec<u32> {
        match &self.0 {
            Width::One(codes) => tally(codes.iter().map(|code| usize::from(*code)), 256, options),
            Width::Two(codes) => tally(codes.iter().map(|code| usize::from(*code)), 65_536, options),
        }
    }

    /// The same among some rows.
    #[must_use]
    pub fn counts_at(&self, rows: &[u32], options: usize) -> Vec<u32> {
        match &self.0 {
            Width::One(codes) => {
                tally(rows.iter().map(|row| usize::from(codes[*row as usize])), 256, options)
            }
            Width::Two(codes) => {
                tally(rows.iter().map(|row| usize::from(codes[*row as usize])), 65_536, options)
            }
        }
    }

    /// Adds to each respondent's sum what the option stands for, and one to the count; nothing where it stands for nothing.
    pub fn add(&self, of: &[Option<f64>], sums: &mut [f64], counts: &mut [u32]) {
        let each = self.iter().zip(sums).zip(counts);
        for ((code, sum), count) in each {
            if let Some(value) = code.and_then(|code| of[usize::from(code)]) {
                *sum += value;
                *count += 1;
            }
        }
    }

    /// For each of these rows what its option stands for, or `none` without one.
    #[must_use]
    pub fn mapped<T: Copy>(&self, rows: &[u32], of: &[T], none: T) -> Vec<T> {
        let value = |row: &u32| self.at(*row).map_or(none, |code| of[usize::from(code)]);
        rows.iter().map(value).collect()
    }

    /// The same as small numbers.
    #[must_use]
    pub fn bytes_at(&self, rows: &[u32], of: &[u8], none: u8) -> Vec<u8> {
        match &self.0 {
            Width::One(codes) => {
                let mut places = [none; 256];
                places.iter_mut().zip(of).for_each(|(place, byte)| *place = *byte);
                places[usize::from(NONE_OF_ONE)] = none;
                rows.iter().map(|row| places[usize::from(codes[*row as usize])]).collect()
            }
            Width::Two(_) => self.mapped(rows, of, none),
        }
    }
}

fn blank<T: Copy>(codes: &mut [T], kept: &[bool], none: T) {
    for (code, _) in codes.iter_mut().zip(kept).filter(|(_, kept)| !**kept) {
        *code = none;
    }
}

fn tally(codes: impl Iterator<Item = usize>, room: usize, options: usize) -> Vec<u32> {
    let mut counts = vec![0; room];
    for code in codes {
        counts[code] += 1;
    }
    counts.resize(options, 0);
    counts
}

impl FromIterator<Option<u16>> for Codes {
    fn from_iter<I: IntoIterator<Item = Option<u16>>>(codes: I) -> Self {
        let mut wide: Vec<u16> = Vec::new();
        wide.extend(codes.into_iter().map(|code| code.unwrap_or(NONE_OF_TWO)));
        let few = wide.iter().all(|code| *code < NONE_OF_ONE.into() || *code == NONE_OF_TWO);
        if few {
            return Codes(Width::One(
                wide.into_iter().map(|code| u8::try_from(code).unwrap_or(NONE_OF_ONE)).collect(),
            ));
        }
        Codes(Width::Two(wide))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cells;

    #[test]
    fn an_answer_is_what_it_was_in_either_width() {
        for most in [3_u16, 254, 255, 300] {
            let given: Vec<Option<u16>> = vec![Some(0), None, Some(most), Some(1), None, Some(most)];
            let codes: Codes = given.iter().copied().collect();
            assert!(codes.iter().eq(given.iter().copied()), "{most}");
            let counts = codes.counts(usize::from(most) + 1);
            assert_eq!((counts[0], counts[1], counts[usize::from(most)]), (1, 1, 2));
            assert_eq!(codes.counts_at(&[2, 3, 1], 2), [0, 1]);
            let cells: Cells = [0, 1, 2, 3, 1, 2].into_iter().collect();
            let of = [Some(0), None, Some(most), Some(1)];
            assert_eq!(cells.codes(&[0, 1, 2, 3, 4, 5], &of), codes);
            assert!(cells.codes(&[5, 1], &of).iter().eq([Some(most), None]));
        }
    }

    #[test]
    fn whoever_was_not_asked_has_no_answer() {
        let mut codes: Codes = [Some(1), Some(2), None].into_iter().collect();
        codes.keep(&[false, true, true]);
        assert!(codes.iter().eq([None, Some(2), None]));
        assert_eq!(codes.bytes_at(&[0, 1, 2], &[7, 8, 9], 0), [0, 9, 0]);
    }
}
