//! Slices in, numbers out: the kernels behind `svarkort_core::analysis`. Only the core depends on this crate, so that
//! whoever wants a number asks the analysis for it and gets its base and notes along with it. A crate of its own, so that
//! the arithmetic is compiled for speed and everything else for size.
//!
//! Every kernel names its source in `svarkort_core::reference` and is held to an oracle in `core/oracle`.

pub mod adjust;
pub mod beta;
pub mod bootstrap;
pub mod chi_square;
pub mod contingency;
pub mod correlation;
pub mod dominance;
pub mod eigen;
pub mod em;
pub mod f_distribution;
pub mod gamma;
pub mod group_means;
pub mod group_weights;
pub mod grouped_dominance;
pub mod joint;
pub mod logistic;
pub mod moments;
pub mod normal;
pub mod ols;
pub mod paired_shares;
pub mod power;
pub mod proportion;
pub mod quantiles;
pub mod random;
pub mod ranks;
pub mod relative_weights;
pub mod reliability;
mod saddle_point;
pub mod solve;
pub mod student;
pub mod why_not;

#[cfg(test)]
mod estimates;
#[cfg(test)]
mod proofs;
#[cfg(test)]
mod proofs_tests;
