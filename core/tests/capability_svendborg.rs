//! The golden survey: Svendborg 2012, its figures from counts.
