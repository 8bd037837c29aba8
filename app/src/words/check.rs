//! The words of the step Kontrol.

pub struct Words {
    pub title: &'static str,
    pub next: &'static str,
}

pub static DA: Words = Words { title: "Kontrol", next: "Vis resultater" };

pub static EN: Words = Words { title: "Check", next: "Show results" };
