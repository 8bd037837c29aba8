//! The words of the step Rapport.

pub struct Words {
    pub title: &'static str,
}

pub static DA: Words = Words { title: "Rapport" };

pub static EN: Words = Words { title: "Report" };
