//! Slices in, numbers out: the kernels behind [`crate::analysis`]. Private, so that whoever wants a number asks the
//! analysis for it and gets its base and notes along with it.
//!
//! Every kernel names its source in [`crate::reference`] and is held to an oracle in `core/oracle`.

pub(crate) mod correlation;
pub(crate) mod dominance;
pub(crate) mod eigen;
pub(crate) mod moments;
pub(crate) mod normal;
pub(crate) mod proportion;
pub(crate) mod relative_weights;
pub(crate) mod student;

#[cfg(test)]
mod proofs;
