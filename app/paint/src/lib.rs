//! A figure in, marks on any plotters backend out.
