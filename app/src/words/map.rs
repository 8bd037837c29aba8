//! The words of the step Prioriteringskort.

pub struct Words {
    pub title: &'static str,
}

pub static DA: Words = Words { title: "Prioriteringskort" };

pub static EN: Words = Words { title: "Priority map" };
