//! The words of the step Resultater.

pub struct Words {
    pub title: &'static str,
}

pub static DA: Words = Words { title: "Resultater" };

pub static EN: Words = Words { title: "Results" };
