//! Numbers of values in, one per row, and counts of them out: in bytes as long as no number needs more.

/// One number per row, in the narrowest of three widths that holds them all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells(Width);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Width {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Default for Cells {
    fn default() -> Self {
        Cells(Width::One(Vec::new()))
    }
}

/// The same for each width.
macro_rules! each {
    ($cells:expr, $numbers:ident => $what:expr) => {
        match $cells {
            Width::One($numbers) => $what,
            Width::Two($numbers) => $what,
            Width::Four($numbers) => $what,
        }
    };
}

impl Cells {
    /// Rows that hold nothing: number 0.
    #[must_use]
    pub fn blank(rows: usize) -> Cells {
        Cells(Width::One(vec![0; rows]))
    }

    #[must_use]
    pub fn len(&self) -> usize {
        each!(&self.0, numbers => numbers.len())
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of a row's value.
    ///
    /// # Panics
    /// Where there is no such row.
    #[must_use]
    pub fn at(&self, row: usize) -> usize {
        match &self.0 {
            Width::One(numbers) => numbers[row].into(),
            Width::Two(numbers) => numbers[row].into(),
            Width::Four(numbers) => numbers[row] as usize,
        }
    }

    #[inline]
    pub fn push(&mut self, number: u32) {
        match &mut self.0 {
            Width::One(numbers) if number <= u8::MAX.into() => numbers.push(number as u8),
            Width::Two(numbers) if number <= u16::MAX.into() => numbers.push(number as u16),
            Width::Four(numbers) => numbers.push(number),
            _ => self.push_wider(number),
        }
    }

    #[cold]
    fn push_wider(&mut self, number: u32) {
        let room = each!(&self.0, numbers => numbers.capacity());
        let mut wider = if number <= u16::MAX.into() {
            let mut wider = Vec::with_capacity(room);
            wider.extend(self.iter().map(|number| number as u16));
            Cells(Width::Two(wider))
        } else {
            let mut wider = Vec::with_capacity(room);
            wider.extend(self.iter());
            Cells(Width::Four(wider))
        };
        wider.push(number);
        *self = wider;
    }

    /// Room for so many rows in all, so that growing moves nothing; as much as there is memory for.
    pub fn expect(&mut self, rows: usize) {
        let more = rows.saturating_sub(self.len());
        // Without it the column grows as it comes.
        let _ = each!(&mut self.0, numbers => numbers.try_reserve_exact(more));
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + Clone + '_ {
        Numbers { cells: self, rows: 0..self.len() }
    }

    /// How many rows hold each of `values` values.
    #[must_use]
    pub fn counts(&self, values: usize) -> Vec<u32> {
        match &self.0 {
            Width::One(numbers) => tally(numbers.iter().map(|n| usize::from(*n)), values.max(256), values),
            Width::Two(numbers) => tally(numbers.iter().map(|n| usize::from(*n)), values, values),
            Width::Four(numbers) => tally(numbers.iter().map(|n| *n as usize), values, values),
        }
    }

    /// The same of some rows.
    #[must_use]
    pub fn counts_at(&self, rows: &[u32], values: usize) -> Vec<u32> {
        each!(&self.0, numbers => tally(rows.iter().map(|row| numbers[*row as usize] as usize), values, values))
    }

    /// Other numbers for the same values: `of[old]`, which are no larger than the old ones.
    pub fn renumber(&mut self, of: &[u32]) {
        match &mut self.0 {
            Width::One(numbers) => numbers.iter_mut().for_each(|n| *n = of[usize::from(*n)] as u8),
            Width::Two(numbers) => numbers.iter_mut().for_each(|n| *n = of[usize::from(*n)] as u16),
            Width::Four(numbers) => numbers.iter_mut().for_each(|n| *n = of[*n as usize]),
        }
    }

    /// The cells numbered anew in the order in which their values first come, and the old number of each new one; number 0
    /// stays the first.
    #[must_use]
    pub fn in_order_of_appearance(&self, values: usize) -> (Cells, Vec<u32>) {
        let mut new: Vec<Option<u32>> = vec![None; values.max(1)];
        new[0] = Some(0);
        let mut old = vec![0];
        let number = |cell: u32| {
            *new[cell as usize].get_or_insert_with(|| {
                old.push(cell);
                old.len() as u32 - 1
            })
        };
        (self.iter().map(number).collect(), old)
    }

    /// Takes the first rows away and returns them.
    pub fn take_first(&mut self, rows: usize) -> Vec<u32> {
        let first = self.iter().take(rows).collect();
        each!(&mut self.0, numbers => drop(numbers.drain(..rows)));
        first
    }

    /// Takes these rows away, which are in their order.
    pub fn take_out(&mut self, rows: &[u32]) {
        let mut gone = rows.iter().peekable();
        let mut row = 0_u32;
        let mut stays = move || {
            let out = gone.next_if(|gone| **gone == row).is_some();
            row += 1;
            !out
        };
        each!(&mut self.0, numbers => numbers.retain(|_| stays()));
    }

    /// Per row the code of its value, among some rows or, where `rows` is all of them, of all.
    #[must_use]
    pub fn codes(&self, rows: &[u32], of: &[Option<u16>]) -> crate::Codes {
        let all = rows.len() == self.len();
        each!(&self.0, numbers => if all {
            crate::Codes::of(numbers.iter().map(|n| *n as usize), of)
        } else {
            crate::Codes::of(rows.iter().map(|row| numbers[*row as usize] as usize), of)
        })
    }

    /// Bytes that they take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        each!(&self.0, numbers => size_of_val(numbers.as_slice()))
    }
}

/// `room`: as many as the numbers could be, so that the loop need not look.
fn tally(numbers: impl Iterator<Item = usize>, room: usize, values: usize) -> Vec<u32> {
    let mut counts = vec![0; room];
    for number in numbers {
        counts[number] += 1;
    }
    counts.truncate(values);
    counts
}

#[derive(Debug, Clone)]
struct Numbers<'c> {
    cells: &'c Cells,
    rows: std::ops::Range<usize>,
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.rows.next().map(|row| self.cells.at(row) as u32)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rows.size_hint()
    }
}

impl DoubleEndedIterator for Numbers<'_> {
    fn next_back(&mut self) -> Option<u32> {
        self.rows.next_back().map(|row| self.cells.at(row) as u32)
    }
}

impl ExactSizeIterator for Numbers<'_> {}

impl FromIterator<u32> for Cells {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut cells = Cells::default();
        numbers.into_iter().for_each(|number| cells.push(number));
        cells
    }
}

impl PartialEq<[u32]> for Cells {
    fn eq(&self, other: &[u32]) -> bool {
        self.iter().eq(other.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_widens_and_keeps_what_it_had() {
        let numbers: Vec<u32> = vec![0, 255, 3, 256, 65_535, 1, 65_536, 7];
        for end in 0..=numbers.len() {
            let cells: Cells = numbers[..end].iter().copied().collect();
            assert!(cells == numbers[..end]);
        }
        let cells: Cells = numbers.iter().copied().collect();
        assert_eq!(cells.bytes(), 4 * 8);
        assert_eq!(cells.counts(70_000)[65_536], 1);
        assert_eq!(cells.counts_at(&[0, 0, 2], 4), [2, 0, 0, 1]);
    }

    #[test]
    fn rows_are_taken_from_the_front_and_from_between() {
        let mut cells: Cells = (0..10).collect();
        assert_eq!(cells.take_first(2), [0, 1]);
        cells.take_out(&[1, 2, 7]);
        assert!(cells == [2, 5, 6, 7, 8][..]);
    }
}
