//! In: what test runners print. Out: how many tests passed, failed and were skipped.

use std::fmt;
use std::ops::AddAssign;

/// Tests counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Tally {
    /// One check that counts as one test.
    pub fn one(well: bool) -> Tally {
        Tally { passed: usize::from(well), failed: usize::from(!well), skipped: 0 }
    }

    /// What the runner's own closing lines count. A runner that failed without counting a failure (it did not compile,
    /// it crashed) counts as one failed.
    pub fn of(output: &str, well: bool) -> Tally {
        let mut tally = Tally::default();
        for line in output.lines() {
            if let Some(counts) = line.strip_prefix("test result: ") {
                tally += cargo(counts);
            } else if let Some((word, count)) = node(line) {
                match word {
                    "pass" => tally.passed += count,
                    "fail" => tally.failed += count,
                    "skipped" | "todo" => tally.skipped += count,
                    "cancelled" => tally.failed += count,
                    _ => {}
                }
            }
        }
        if !well && tally.failed == 0 {
            tally.failed = 1;
        }
        tally
    }
}

/// `ok. 12 passed; 0 failed; 1 ignored; 0 measured; …`
fn cargo(counts: &str) -> Tally {
    let count = |word: &str| {
        counts
            .split(['.', ';'])
            .filter_map(|part| part.trim().strip_suffix(word)?.trim().parse::<usize>().ok())
            .sum::<usize>()
    };
    Tally { passed: count("passed"), failed: count("failed"), skipped: count("ignored") }
}

/// `ℹ pass 12` of the spec reporter, `# pass 12` of TAP.
fn node(line: &str) -> Option<(&str, usize)> {
    let (word, count) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# "))?.split_once(' ')?;
    Some((word, count.parse().ok()?))
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_are_counted() {
        let output = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 3 passed; 1 failed; 0 ignored\nℹ tests 7\nℹ pass 5\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\n";
        let tally = Tally::of(output, false);
        assert_eq!(tally, Tally { passed: 10, failed: 2, skipped: 2 });
        assert_eq!(tally.to_string(), "10 passed, 2 failed, 2 skipped");
    }

    #[test]
    fn a_runner_that_fell_over_counts_as_failed() {
        assert_eq!(Tally::of("error: could not compile", false).failed, 1);
        assert_eq!(Tally::of("", true), Tally::default());
    }
}
