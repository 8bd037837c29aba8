//! The words of what is said of groups in the step Kontrol.

pub struct Words {
    pub cut: &'static str,
    pub cut_hint: &'static str,
    pub cut_do: &'static str,
    pub cut_fault: &'static str,
    /// After the variable's name.
    pub bands: &'static str,
    pub names: &'static str,
    pub names_hint: &'static str,
    pub name_of: fn(&str) -> String,
    pub expected: &'static str,
    pub expected_hint: &'static str,
    pub unexpected: fn(&str) -> String,
    pub asked: &'static str,
    pub asked_hint: &'static str,
    pub everybody: &'static str,
    pub asked_codes: &'static str,
}

pub static DA: Words = Words {
    cut: "Inddel i intervaller",
    cut_hint: "Skriv, hvor der skal deles, fx 30 50 for under 30, 30-49 og fra 50. Uger: 52 105 giver under 52 uger og over 2 år.",
    cut_do: "Lav grupper",
    cut_fault: "Skriv et eller flere tal med mellemrum, fx 30 50.",
    bands: "intervaller",
    names: "Omdøb og læg sammen",
    names_hint: "To grupper med samme navn bliver én. Det kan fortrydes.",
    name_of: |group| format!("Navn på {group}"),
    expected: "Målgrupper i rapporten",
    expected_hint: "Én pr. linje, i den rækkefølge de skal stå. Grupper i svarene, der ikke er på listen, bliver markeret.",
    unexpected: |groups| format!("Ikke på listen: {groups}."),
    asked: "Kun stillet til nogle",
    asked_hint: "Fx opfølgning kun, hvis der har været en tidligere samtale. De andre tæller ikke med i grundlaget.",
    everybody: "Stillet til alle",
    asked_codes: "Stillet til dem, der har svaret",
};

pub static EN: Words = Words {
    cut: "Divide into bands",
    cut_hint: "Type where to cut, such as 30 50 for under 30, 30-49 and from 50. Weeks: 52 105 gives under 52 weeks and over 2 years.",
    cut_do: "Make groups",
    cut_fault: "Type one or more numbers with spaces between, such as 30 50.",
    bands: "bands",
    names: "Rename and merge",
    names_hint: "Two groups of the same name become one. It can be undone.",
    name_of: |group| format!("Name of {group}"),
    expected: "Target groups of the report",
    expected_hint: "One a line, in the order they shall stand. Groups among the answers that are not on the list are flagged.",
    unexpected: |groups| format!("Not on the list: {groups}."),
    asked: "Put only to some",
    asked_hint: "Follow-up, say, only where there was an earlier conversation. The others are outside the base.",
    everybody: "Put to everybody",
    asked_codes: "Put to those who answered",
};
