//! Columns of answers in, their correlation matrix out.

/// One variable's answers, one entry per complete respondent.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Answers on a response scale and other whole numbers up to [`Column::LARGEST_WHOLE`]: their sums are exact.
    Whole(Vec<i32>),
    Real(Vec<f64>),
}

impl Column {
    /// With four million respondents the sum of squares still fits 64 bits.
    pub const LARGEST_WHOLE: i32 = 1 << 20;

    /// Whether all answers are the same; so too of an empty column.
    #[must_use]
    pub fn constant(&self) -> bool {
        match self {
            Column::Whole(values) => values.windows(2).all(|pair| pair[0] == pair[1]),
            Column::Real(values) => values.windows(2).all(|pair| pair[0] == pair[1]),
        }
    }
}

/// A symmetric matrix, all its entries by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Symmetric {
    order: usize,
    entries: Vec<f64>,
}

impl Symmetric {
    #[must_use]
    pub fn from_fn(order: usize, mut entry: impl FnMut(usize, usize) -> f64) -> Self {
        let mut matrix = Symmetric { order, entries: vec![0.0; order * order] };
        for row in 0..order {
            for column in 0..=row {
                let value = entry(row, column);
                matrix.entries[row * order + column] = value;
                matrix.entries[column * order + row] = value;
            }
        }
        matrix
    }

    #[must_use]
    pub fn order(&self) -> usize {
        self.order
    }

    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.entries[row * self.order + column]
    }

    /// All of them, row by row.
    #[must_use]
    pub fn entries(&self) -> &[f64] {
        &self.entries
    }

    #[must_use]
    pub fn row(&self, row: usize) -> &[f64] {
        &self.entries[row * self.order..(row + 1) * self.order]
    }
}

/// Pearson correlations of the columns with each other.
///
/// `columns`: of equal length, none constant. Where both columns are whole numbers the sums of products are exact, so
/// that the order of respondents changes no bit; else they are taken about the mean. Identical columns correlate 1
/// exactly.
#[must_use]
pub fn correlations(columns: &[Column]) -> Symmetric {
    let centred: Vec<Option<Vec<f64>>> = if columns.iter().any(|column| matches!(column, Column::Real(_))) {
        columns.iter().map(|column| Some(centre(column))).collect()
    } else {
        vec![None; columns.len()]
    };
    let sums: Vec<i64> = columns.iter().map(whole_sum).collect();
    let exact = |i: usize, j: usize| match (&columns[i], &columns[j]) {
        (Column::Whole(a), Column::Whole(b)) => {
            let n = i128::from(a.len() as u64);
            Some((n * i128::from(whole_product(a, b)) - i128::from(sums[i]) * i128::from(sums[j])) as f64)
        }
        _ => None,
    };
    let about_mean = |i: usize, j: usize| match (&centred[i], &centred[j]) {
        (Some(a), Some(b)) => a.iter().zip(b).map(|(x, y)| x * y).sum(),
        _ => 0.0,
    };
    let spreads: Vec<[f64; 2]> =
        (0..columns.len()).map(|i| [exact(i, i).unwrap_or(0.0), about_mean(i, i)]).collect();
    Symmetric::from_fn(columns.len(), |i, j| {
        if i == j {
            return 1.0;
        }
        let (product, way) = match exact(i, j) {
            Some(product) => (product, 0),
            None => (about_mean(i, j), 1),
        };
        // One root of the product, not a product of roots: equal columns then give 1 exactly.
        (product / (spreads[i][way] * spreads[j][way]).sqrt()).clamp(-1.0, 1.0)
    })
}

fn whole_sum(column: &Column) -> i64 {
    match column {
        Column::Whole(values) => values.iter().map(|&x| i64::from(x)).sum(),
        Column::Real(_) => 0,
    }
}

fn whole_product(a: &[i32], b: &[i32]) -> i64 {
    a.iter().zip(b).map(|(&x, &y)| i64::from(x) * i64::from(y)).sum()
}

/// Deviations from the mean in units of the largest, so that no square overflows.
fn centre(column: &Column) -> Vec<f64> {
    let values: Vec<f64> = match column {
        Column::Whole(values) => values.iter().map(|&x| f64::from(x)).collect(),
        Column::Real(values) => values.clone(),
    };
    let n = values.len() as f64;
    let rough = values.iter().map(|x| x / n).sum::<f64>();
    let mean = rough + values.iter().map(|x| x - rough).sum::<f64>() / n;
    let unit = values.iter().map(|x| (x - mean).abs()).fold(0.0, f64::max);
    if unit > 0.0 { values.iter().map(|x| (x - mean) / unit).collect() } else { vec![0.0; values.len()] }
}
