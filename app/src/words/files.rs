//! The words of the step Vælg filer.

pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    pub drop: &'static str,
    pub drop_now: &'static str,
    pub or: &'static str,
    pub choose: &'static str,
    pub example: &'static str,
}

pub static DA: Words = Words {
    title: "Vælg filer",
    lead: "Træk besvarelserne ind, som de er eksporteret, og få figurer, prioriteringskort og tal til udvalget.",
    drop: "Træk filerne hertil",
    drop_now: "Slip filerne",
    or: "eller",
    choose: "Vælg filer",
    example: "Prøv med et opdigtet eksempel",
};

pub static EN: Words = Words {
    title: "Choose files",
    lead: "Drag in the answers as they were exported, and get figures, a priority map and numbers for the committee.",
    drop: "Drag the files here",
    drop_now: "Drop the files",
    or: "or",
    choose: "Choose files",
    example: "Try with an invented example",
};
