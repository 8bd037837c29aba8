//! Slices in, numbers out: the kernels behind `svarkort_core::analysis`. Only the core depends on this crate, so that
//! whoever wants a number asks the analysis for it and gets its base and notes along with it. A crate of its own, so that
//! the arithmetic is compiled for speed and everything else for size.
//!
//! Every kernel names its source in `svarkort_core::reference` and is held to an oracle in `core/oracle`.

pub mod bootstrap;
pub mod correlation;
pub mod dominance;
pub mod eigen;
pub mod moments;
pub mod normal;
pub mod proportion;
pub mod quantiles;
pub mod random;
pub mod relative_weights;
pub mod student;

#[cfg(test)]
mod proofs;
