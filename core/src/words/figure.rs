//! The facts of a figure in, its title, legend, axes, description and footnote out.

mod groups;

use crate::analysis::{Class, Convention, Importance, MapStanding, Missing, Performance, Rounding};
use crate::figure::{Order, Orientation};
use crate::units::{Language, Share};
use crate::words::number;

/// Everything that is written in or under a figure, in one language.
#[derive(Debug)]
pub(crate) struct FigureWords {
    pub language: Language,
    pub question: &'static str,
    pub driver: &'static str,
    pub theme: &'static str,
    pub answers: &'static str,
    pub percent_of_answers: &'static str,
    pub hidden: &'static str,
    pub no_answers: &'static str,
    pub everyone: &'static str,
    half_up: &'static str,
    largest_remainder: &'static str,
    pub outside_base: &'static str,
    pub hidden_rule: &'static str,
    pub not_cause: &'static str,
    pub distribution_title: &'static str,
    pub importance_share: &'static str,
    pub importance_axis: &'static str,
    pub interval: &'static str,
    pub dominance: &'static str,
    pub correlation: &'static str,
    pub beta: &'static str,
    pub direction: &'static str,
    pub positive: &'static str,
    pub negative: &'static str,
    pub negative_mark: &'static str,
    pub unsure_mark: &'static str,
    pub certainty_head: &'static str,
    pub outline_rule: &'static str,
    pub placements_title: &'static str,
    pub tests_header: [&'static str; 9],
    pub themes_title: &'static str,
    pub theme_groups_header: [&'static str; 4],
    pub theme_pairs_title: &'static str,
    pub theme_pairs_header: [&'static str; 6],
    pub themes_header: [&'static str; 7],
    pub bridge_title: &'static str,
    pub bridge_header: [&'static str; 7],
    conventions: [&'static str; 4],
    pub conversions_title: &'static str,
    pub conversions_header: [&'static str; 6],
    pub mean_alone: &'static str,
    pub deviation: &'static str,
    pub mean_of_answers: &'static str,
    pub index_of_answers: &'static str,
    pub standing_rule: &'static str,
    pub letters_rule: &'static str,
    pub between_head: &'static str,
    pub pairs_title: &'static str,
    pub pairs_header: [&'static str; 11],
    /// Above, alike, below.
    standings: [&'static str; 3],
    pub same_field: &'static str,
    /// Mean, median, mid-point, free; each in a word.
    short_splits: [&'static str; 4],
    /// Relative weights, dominance, logistic; each in a word.
    short_methods: [&'static str; 3],
    pub equal_share: &'static str,
    pub number: &'static str,
    pub quadrant_head: &'static str,
    pub map_title: &'static str,
    pub importance_title: &'static str,
    pub and: &'static str,
    pub none: &'static str,
    quote: (&'static str, &'static str),
    /// In the order of [`Quadrant`], as the two below.
    pub quadrants: [&'static str; 4],
    pub quadrants_scb: [&'static str; 4],
    pub quadrants_martilla_james: [&'static str; 4],
    classes: [Classes; 4],
    /// The two best and the two worst answers; the answers above and below the middle.
    boxes: [Classes; 2],
    /// What the bars count, where it is not the traffic light: beside a mean, of an index, above the middle.
    counted: [&'static str; 3],
    performance: [&'static str; 3],
    splits: [&'static str; 4],
    methods: [&'static str; 3],
    missing: [&'static str; 3],
}

/// What the answers of a figure are about, read off their labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wording {
    Satisfaction,
    Agreement,
    Both,
    Other,
}

/// Favourable, neutral, unfavourable: for a legend, and after "share of".
#[derive(Debug)]
pub(crate) struct Classes {
    pub legend: [&'static str; 3],
    pub among: [&'static str; 3],
}

impl FigureWords {
    /// How shares are rounded, for the footnote.
    pub(crate) fn rounding(&self, rounding: Rounding) -> &'static str {
        match rounding {
            Rounding::HalfUp => self.half_up,
            Rounding::LargestRemainder => self.largest_remainder,
        }
    }

    #[must_use]
    pub(crate) fn of(language: Language) -> &'static FigureWords {
        match language {
            Language::Da => &DA,
            Language::En => &EN,
        }
    }

    /// What the colours count, where it is not the traffic light.
    pub(crate) fn counted(&self, convention: Convention) -> Option<&'static str> {
        match convention {
            Convention::TrafficLight => None,
            Convention::Mean => Some(self.counted[0]),
            Convention::Index => Some(self.counted[1]),
            Convention::Top2 => Some(self.counted[2]),
        }
    }

    pub(crate) fn classes(&self, wording: Wording, convention: Convention) -> &Classes {
        match convention {
            Convention::Mean => return &self.boxes[0],
            Convention::Top2 => return &self.boxes[1],
            Convention::TrafficLight | Convention::Index => {}
        }
        match wording {
            Wording::Satisfaction => &self.classes[0],
            Wording::Agreement => &self.classes[1],
            Wording::Both => &self.classes[2],
            Wording::Other => &self.classes[3],
        }
    }

    pub(crate) fn performance(&self, performance: Performance) -> &'static str {
        match performance {
            Performance::Mean => self.performance[0],
            Performance::Index => self.performance[1],
            Performance::Share => self.performance[2],
        }
    }

    /// With the ends of the scale, where they are known.
    pub(crate) fn performance_axis(&self, performance: Performance, (low, high): (f64, f64)) -> String {
        let name = self.performance(performance);
        let known = performance == Performance::Mean && low.is_finite() && high.is_finite();
        if known {
            format!("{name} ({}–{})", self.decimal(low, 0), self.decimal(high, 0))
        } else {
            name.to_owned()
        }
    }

    pub(crate) fn split(&self, split: crate::analysis::Split) -> &'static str {
        use crate::analysis::Split;
        match split {
            Split::Mean => self.splits[0],
            Split::Median => self.splits[1],
            Split::Midpoint => self.splits[2],
            Split::Free(_) => self.splits[3],
        }
    }

    fn method(&self, method: Importance) -> &'static str {
        match method {
            Importance::RelativeWeights => self.methods[0],
            Importance::Dominance => self.methods[1],
            Importance::Logistic => self.methods[2],
        }
    }

    fn missing(&self, missing: Missing) -> &'static str {
        match missing {
            Missing::Listwise => self.missing[0],
            Missing::Pairwise => self.missing[1],
            Missing::Em => self.missing[2],
        }
    }

    pub(crate) fn quoted(&self, text: &str) -> String {
        format!("{}{text}{}", self.quote.0, self.quote.1)
    }

    pub(crate) fn percent(&self, percent: u32) -> String {
        number::share(Share(f64::from(percent) / 100.0), 0, self.language)
    }

    pub(crate) fn share(&self, share: f64, decimals: u32) -> String {
        number::share(Share(share), decimals, self.language)
    }

    pub(crate) fn count(&self, n: u32) -> String {
        number::count(n, self.language)
    }

    pub(crate) fn decimal(&self, value: f64, decimals: u32) -> String {
        number::decimal(value, decimals, self.language)
    }

    /// At most so many names, quoted; the rest as a count.
    pub(crate) fn list(&self, names: &[&str], most: usize) -> String {
        let mut shown: Vec<String> = names.iter().take(most).map(|name| self.quoted(name)).collect();
        match (names.len().saturating_sub(most), self.language) {
            (0, _) => {}
            (rest, Language::Da) => shown.push(format!("{rest} til")),
            (rest, Language::En) => shown.push(format!("{rest} more")),
        }
        match shown.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, before)) => format!("{} {} {last}", before.join(", "), self.and),
            None => String::new(),
        }
    }

    /// `by`: the background variable whose groups the order is about.
    pub(crate) fn distribution_subtitle(&self, order: Order, among: &str, by: &str) -> String {
        let by = self.quoted(by);
        match (self.language, order) {
            (Language::Da, Order::Difference(_)) => {
                format!("Procent af de gyldige svar. Sorteret efter forskellen mellem grupperne i {by}.")
            }
            (Language::En, Order::Difference(_)) => {
                format!("Per cent of valid answers, sorted by the difference between the groups of {by}.")
            }
            (Language::Da, Order::Questionnaire) => {
                "Procent af de gyldige svar. Spørgsmålene står som i spørgeskemaet.".to_owned()
            }
            (Language::Da, Order::Share) => {
                format!("Procent af de gyldige svar. Sorteret efter andelen af {among}.")
            }
            (Language::Da, Order::Mean) => {
                "Procent af de gyldige svar. Sorteret efter gennemsnit.".to_owned()
            }
            (Language::En, Order::Questionnaire) => {
                "Per cent of valid answers, in the order of the questionnaire.".to_owned()
            }
            (Language::En, Order::Share) => {
                format!("Per cent of valid answers, sorted by share of {among}.")
            }
            (Language::En, Order::Mean) => "Per cent of valid answers, sorted by mean.".to_owned(),
        }
    }

    pub(crate) fn overview_title(&self, variable: &str) -> String {
        match self.language {
            Language::Da => format!("Procent positive svar fordelt på {}", self.quoted(variable)),
            Language::En => format!("Per cent of favourable answers by {}", self.quoted(variable)),
        }
    }

    pub(crate) fn theme_subtitle(&self) -> &'static str {
        match self.language {
            Language::Da => "Procent af de gyldige svar",
            Language::En => "Per cent of valid answers",
        }
    }

    /// The smallest and the largest number of valid answers in the figure.
    pub(crate) fn base(&self, range: Option<(u32, u32)>) -> String {
        let Some((low, high)) = range else { return self.no_answers.to_owned() + "." };
        let range =
            if low == high { self.count(low) } else { format!("{}–{}", self.count(low), self.count(high)) };
        match self.language {
            Language::Da => format!("Gyldige svar (n): {range}."),
            Language::En => format!("Valid answers (n): {range}."),
        }
    }

    pub(crate) fn questions(&self, count: usize) -> String {
        match (self.language, count) {
            (Language::Da, _) => format!("{count} spørgsmål."),
            (Language::En, 1) => "1 question.".to_owned(),
            (Language::En, _) => format!("{count} questions."),
        }
    }

    /// The rows that have the largest (or smallest) value, which need not be one.
    pub(crate) fn largest_share(&self, among: &str, names: &[&str], percent: u32) -> String {
        let (list, percent) = (self.list(names, 4), self.percent(percent));
        match self.language {
            Language::Da => format!("Størst andel {among}: {list} med {percent}."),
            Language::En => format!("Largest share {among}: {list} with {percent}."),
        }
    }

    pub(crate) fn smallest_share(&self, among: &str, names: &[&str], percent: u32) -> String {
        let (list, percent) = (self.list(names, 4), self.percent(percent));
        match self.language {
            Language::Da => format!("Mindst andel {among}: {list} med {percent}."),
            Language::En => format!("Smallest share {among}: {list} with {percent}."),
        }
    }

    /// The neutral class only where the scale has it.
    pub(crate) fn everyone_has(&self, percents: [u32; 3], middle: bool, classes: &Classes) -> String {
        let parts: Vec<String> = (0..3)
            .filter(|&class| class != 1 || middle)
            .map(|class| format!("{} {}", self.percent(percents[class]), classes.among[class]))
            .collect();
        let parts = parts.join(", ");
        match self.language {
            Language::Da => format!("Alle: {parts}."),
            Language::En => format!("Everyone: {parts}."),
        }
    }

    pub(crate) fn importance_subtitle(&self, outcome: &str, r2: f64) -> String {
        let (outcome, percent) = (self.quoted(outcome), self.share(r2, 0));
        match self.language {
            Language::Da => {
                format!("Andel af de {percent}, som spørgsmålene tilsammen forklarer af svarene på {outcome}")
            }
            Language::En => {
                format!(
                    "Share of the {percent} that the questions together explain of the answers to {outcome}"
                )
            }
        }
    }

    pub(crate) fn importance_method(&self, method: Importance, missing: Missing, n: u32, r2: f64) -> String {
        let (method, missing) = (self.method(method), self.missing(missing));
        format!("{method} n\u{a0}=\u{a0}{}, R²\u{a0}=\u{a0}{}. {missing}", self.count(n), self.decimal(r2, 2))
    }

    pub(crate) fn interval_name(&self, confidence: f64) -> String {
        let percent = self.share(confidence, 0);
        match self.language {
            Language::Da => format!("Streg: {percent} sikkerhedsinterval (bootstrap)."),
            Language::En => format!("Line: {percent} confidence interval (bootstrap)."),
        }
    }

    pub(crate) fn largest_importance(
        &self,
        label: &str,
        share: &str,
        last: &str,
        last_share: &str,
    ) -> String {
        let (label, last) = (self.quoted(label), self.quoted(last));
        match self.language {
            Language::Da => format!("Størst: {label} med {share}. Mindst: {last} med {last_share}."),
            Language::En => format!("Largest: {label} with {share}. Smallest: {last} with {last_share}."),
        }
    }

    pub(crate) fn unsure_places(&self, names: &[&str]) -> String {
        let list = self.list(names, 4);
        match self.language {
            Language::Da => format!("Usikker placering: {list}."),
            Language::En => format!("Unsure place: {list}."),
        }
    }

    /// "Median, dominans".
    pub(crate) fn alternative(&self, split: crate::analysis::Split, method: Importance) -> String {
        use crate::analysis::Split;
        let split = match split {
            Split::Mean => self.short_splits[0],
            Split::Median => self.short_splits[1],
            Split::Midpoint => self.short_splits[2],
            Split::Free(_) => self.short_splits[3],
        };
        let method = match method {
            Importance::RelativeWeights => self.short_methods[0],
            Importance::Dominance => self.short_methods[1],
            Importance::Logistic => self.short_methods[2],
        };
        let mut letters = split.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}, {method}", letters.as_str())
    }

    pub(crate) fn convention(&self, convention: Convention) -> &'static str {
        match convention {
            Convention::TrafficLight => self.conventions[0],
            Convention::Mean => self.conventions[1],
            Convention::Index => self.conventions[2],
            Convention::Top2 => self.conventions[3],
        }
    }

    /// What an answer counts as.
    pub(crate) fn class(&self, class: Class) -> &'static str {
        match class {
            Class::Satisfied => self.bridge_header[1],
            Class::Neutral => self.bridge_header[2],
            Class::Dissatisfied => self.bridge_header[3],
        }
    }

    /// A convention taken of several questions together.
    pub(crate) fn of_items(&self, convention: &str, items: usize) -> String {
        match self.language {
            Language::Da => format!("{convention}, {items} spørgsmål tilsammen"),
            Language::En => format!("{convention}, {items} questions together"),
        }
    }

    pub(crate) fn of_all(&self, part: usize, all: usize) -> String {
        match self.language {
            Language::Da => format!("{part} af {all}"),
            Language::En => format!("{part} of {all}"),
        }
    }

    pub(crate) fn certainty_rule(&self, replicates: u32) -> String {
        let (count, sure) = (self.count(replicates), self.share(crate::analysis::SURE, 0));
        match self.language {
            Language::Da => format!(
                "Sikkerhed: andelen af {count} gentagelser, trukket tilfældigt blandt svarpersonerne, der giver samme felt. Under {sure} er placeringen usikker."
            ),
            Language::En => format!(
                "Certainty: the share of {count} replicates, drawn at random among the respondents, that give the same field. Under {sure} the place is unsure."
            ),
        }
    }

    /// Which part of the map is drawn.
    pub(crate) fn zoomed(&self, shown: usize, all: usize) -> String {
        match self.language {
            Language::Da => format!("Udsnit: {shown} af {all} spørgsmål."),
            Language::En => format!("Detail: {shown} of {all} questions."),
        }
    }

    pub(crate) fn highlighted(&self, theme: &str) -> String {
        let theme = self.quoted(theme);
        match self.language {
            Language::Da => format!("Fremhævet: temaet {theme}."),
            Language::En => format!("Highlighted: the theme {theme}."),
        }
    }

    pub(crate) fn group_base(&self, n: u32, r2: f64) -> String {
        format!("n\u{a0}=\u{a0}{}, R²\u{a0}=\u{a0}{}", self.count(n), self.decimal(r2, 2))
    }

    pub(crate) fn group_weights(&self, group: &str) -> String {
        let group = self.quoted(group);
        match self.language {
            Language::Da => format!("Spørgsmålenes betydning efter {group}"),
            Language::En => format!("The questions' importance by {group}"),
        }
    }

    pub(crate) fn adjusted_p(&self, adjustment: crate::analysis::Adjustment) -> String {
        use crate::analysis::Adjustment;
        let by = match adjustment {
            Adjustment::Holm => "Holm",
            Adjustment::BenjaminiHochberg => "Benjamini-Hochberg",
        };
        match self.language {
            Language::Da => format!("p efter {by}"),
            Language::En => format!("p after {by}"),
        }
    }

    /// What the map of a group can be used for.
    pub(crate) fn map_standing(&self, standing: MapStanding, n: u32, needed: u32) -> String {
        let (n, needed) = (self.count(n), self.count(needed));
        let text = match (standing, self.language) {
            (MapStanding::Hidden, Language::Da) => {
                "Vises ikke: gruppen er så lille, at svarene kunne føres tilbage til enkeltpersoner."
            }
            (MapStanding::Hidden, Language::En) => {
                "Not shown: the group is so small that its answers could be traced to single persons."
            }
            (MapStanding::NoMap, Language::Da) => {
                return format!(
                    "Intet kort: for få har svaret på alle spørgsmål, eller alle svarer ens. Et kort til at stole på kræver omkring {needed}."
                );
            }
            (MapStanding::NoMap, Language::En) => {
                return format!(
                    "No map: too few answered every question, or all answer alike. A map to rely on asks for about {needed}."
                );
            }
            (MapStanding::NothingSure, Language::Da) => {
                return format!(
                    "{n} svarpersoner er for få til at placere noget: intet spørgsmål ligger sikkert i sit felt. Brug kortet for alle."
                );
            }
            (MapStanding::NothingSure, Language::En) => {
                return format!(
                    "{n} respondents are too few to place anything: no question is surely in its field. Use the map of everybody."
                );
            }
            (MapStanding::Few, Language::Da) => {
                return format!(
                    "{n} svarpersoner er få; omkring {needed} er en god tommelfingerregel. Læg kun vægt på de sikre placeringer."
                );
            }
            (MapStanding::Few, Language::En) => {
                return format!(
                    "{n} respondents are few; about {needed} is a good rule of thumb. Rely on the sure places only."
                );
            }
            (MapStanding::Sound, _) => "",
        };
        text.to_owned()
    }

    pub(crate) fn negative_drivers(&self, names: &[&str]) -> String {
        let list = self.list(names, 4);
        match self.language {
            Language::Da => format!("Negativ sammenhæng, se nærmere på: {list}."),
            Language::En => format!("Negative association, look closer at: {list}."),
        }
    }

    pub(crate) fn map_subtitle(&self, outcome: &str) -> String {
        let outcome = self.quoted(outcome);
        match self.language {
            Language::Da => format!("Betydning for svaret på {outcome} og nuværende vurdering"),
            Language::En => format!("Importance for the answer to {outcome} and present performance"),
        }
    }

    pub(crate) fn map_axes(&self, orientation: Orientation) -> &'static str {
        match (self.language, orientation) {
            (Language::Da, Orientation::ImportanceAcross) => {
                "Betydningen vokser mod højre, vurderingen vokser opad."
            }
            (Language::Da, Orientation::PerformanceAcross) => {
                "Vurderingen vokser mod højre, betydningen vokser opad."
            }
            (Language::En, Orientation::ImportanceAcross) => {
                "Importance grows to the right, performance grows upwards."
            }
            (Language::En, Orientation::PerformanceAcross) => {
                "Performance grows to the right, importance grows upwards."
            }
        }
    }

    pub(crate) fn quadrant_holds(&self, name: &str, count: usize, names: &str) -> String {
        if count == 0 { format!("{name}: {}.", self.none) } else { format!("{name} ({count}): {names}.") }
    }

    pub(crate) fn split_lines(
        &self,
        split: crate::analysis::Split,
        performance: &str,
        importance: &str,
    ) -> String {
        let split = self.split(split);
        match self.language {
            Language::Da => {
                format!("Skillelinjer: {split} (vurdering {performance}, betydning {importance}).")
            }
            Language::En => {
                format!("Split lines: {split} (performance {performance}, importance {importance}).")
            }
        }
    }
}

const DA: FigureWords = FigureWords {
    language: Language::Da,
    question: "Spørgsmål",
    driver: "Spørgsmål",
    theme: "Tema",
    answers: "Svar",
    percent_of_answers: "Procent af gyldige svar",
    hidden: "Skjult",
    no_answers: "Ingen gyldige svar",
    everyone: "Alle",
    half_up: "Afrunding: summen kan afvige fra 100.",
    largest_remainder: "Afrundet, så summen er 100 (største rest).",
    outside_base: "»Ved ikke«, »ikke relevant« og tomme svar er ikke med.",
    hidden_rule: "Skjult: så ingen kan se eller regne ud, hvad enkelte har svaret.",
    not_cause: "Betydning er sammenhæng, ikke årsag.",
    distribution_title: "Svarene på hvert spørgsmål",
    importance_share: "Betydning",
    importance_axis: "Betydning (andel af R²)",
    interval: "Interval",
    dominance: "Dominans",
    correlation: "Korrelation",
    beta: "Beta",
    direction: "Retning",
    positive: "positiv",
    negative: "negativ",
    negative_mark: "Hul: negativ sammenhæng, se nærmere",
    unsure_mark: "Bleg med brudt kant: placeringen er usikker",
    certainty_head: "Sikkerhed for feltet",
    outline_rule: "Omrids: her ligger omtrent 95 % af gentagelserne for punktet.",
    themes_title: "Temaernes indeks",
    theme_groups_header: ["Gruppe", "Indeks (0-100)", "95 % sikkerhedsinterval", "n"],
    theme_pairs_title: "Temaerne over for hinanden, hos de samme svarpersoner",
    theme_pairs_header: [
        "Tema",
        "Over for",
        "Forskel i indekspoint",
        "95 % sikkerhedsinterval",
        "n",
        "p, justeret",
    ],
    themes_header: ["Tema", "Spørgsmål", "Indeks (0-100)", "95 % sikkerhedsinterval", "n", "Alfa", "Omega"],
    bridge_title: "De samme svar opgjort på fire måder",
    bridge_header: ["Opgørelse", "Tilfreds", "Hverken/eller", "Utilfreds", "Gennemsnit", "n", "Regel"],
    conventions: ["Grøn, gul, rød", "Gennemsnit", "Indeks i fem klasser", "To øverste af fire"],
    conversions_title: "Hvad hvert svar tæller som",
    conversions_header: [
        "Spørgsmål",
        "Svar",
        "Grøn, gul, rød",
        "Gennemsnit: bedste og dårligste",
        "Indeks: 1-5",
        "To øverste af fire",
    ],
    tests_header: [
        "Spørgsmål",
        "Test",
        "Teststørrelse",
        "n",
        "p",
        "p, justeret",
        "Forskel i point",
        "Kan ses (80 %)",
        "Effekt",
    ],
    placements_title: "Felt ved andre skillelinjer og anden metode",
    mean_alone: "Gennemsnit",
    deviation: "Standardafvigelse",
    mean_of_answers: "Gennemsnit af de gyldige svar",
    index_of_answers: "Indeks (0-100) af de gyldige svar",
    standing_rule: "▲ og ▼: gruppen ligger over eller under alle andre tilsammen (p under 5 pct. efter justering for spørgsmålets grupper).",
    letters_rule: "Bogstaver: gruppen ligger over grupperne med de bogstaver, to og to (p under 5 pct. efter justering).",
    between_head: "Mellem",
    pairs_title: "To spørgsmål hos de samme svarpersoner",
    pairs_header: [
        "Spørgsmål",
        "Over for",
        "Gennemsnit",
        "Gennemsnit, andet",
        "Forskel",
        "95 % sikkerhedsinterval",
        "p, justeret",
        "Svarer højere",
        "Svarer ens",
        "Svarer lavere",
        "n",
    ],
    standings: ["højere", "ingen sikker forskel", "lavere"],
    same_field: "Samme felt",
    short_splits: ["gennemsnit", "median", "skalaens midte", "valgte linjer"],
    short_methods: ["relative vægte", "dominans", "logistiske vægte"],
    equal_share: "Hvis alle betød lige meget",
    number: "Nr.",
    quadrant_head: "Felt",
    map_title: "Prioriteringskort",
    importance_title: "Spørgsmålenes betydning",
    and: "og",
    none: "ingen",
    quote: ("»", "«"),
    quadrants: ["Forbedr først", "Fasthold", "Hold øje", "Ingen særlig indsats"],
    quadrants_scb: ["Prioritér", "Forbedr om muligt", "Lavere prioritet", "Bevar"],
    quadrants_martilla_james: ["Sæt ind her", "Bliv ved", "Lav prioritet", "Måske for meget"],
    classes: [
        Classes {
            legend: ["Tilfreds", "Hverken/eller", "Utilfreds"],
            among: ["tilfredse", "hverken/eller", "utilfredse"],
        },
        Classes { legend: ["Enig", "Hverken/eller", "Uenig"], among: ["enige", "hverken/eller", "uenige"] },
        Classes {
            legend: ["Tilfreds eller enig", "Hverken/eller", "Utilfreds eller uenig"],
            among: ["tilfredse eller enige", "hverken/eller", "utilfredse eller uenige"],
        },
        Classes {
            legend: ["Positive svar", "Neutrale svar", "Negative svar"],
            among: ["positive svar", "neutrale svar", "negative svar"],
        },
    ],
    boxes: [
        Classes {
            legend: ["De to bedste svar", "Imellem", "De to dårligste svar"],
            among: ["svar blandt de to bedste", "svar imellem", "svar blandt de to dårligste"],
        },
        Classes {
            legend: ["Over midten", "Midten", "Under midten"],
            among: ["svar over skalaens midte", "svar på midten", "svar under skalaens midte"],
        },
    ],
    counted: [
        "Opgjort som gennemsnit: grøn er de to bedste svar, rød de to dårligste.",
        "Opgjort som indeks; det enkelte spørgsmål vises i grøn, gul og rød.",
        "Opgjort som to øverste af fire: grøn er svar over skalaens midte, rød under den.",
    ],
    performance: ["Gennemsnit", "Indeks (0–100)", "Andel positive svar"],
    splits: ["gennemsnit", "median", "skalaens midte", "valgt af læseren"],
    methods: [
        "Metode: relative vægte (Johnson 2000).",
        "Metode: generel dominans (LMG, Shapley).",
        "Metode: relative vægte, logistisk (Tonidandel og LeBreton 2010).",
    ],
    missing: [
        "Kun svarpersoner med svar på alle spørgsmålene.",
        "Parvis udeladelse af manglende svar; n er det mindste par.",
        "Manglende svar håndteret med EM.",
    ],
};

const EN: FigureWords = FigureWords {
    language: Language::En,
    question: "Question",
    driver: "Question",
    theme: "Theme",
    answers: "Answers",
    percent_of_answers: "Per cent of valid answers",
    hidden: "Hidden",
    no_answers: "No valid answers",
    everyone: "Everyone",
    half_up: "Rounding: the sum may differ from 100.",
    largest_remainder: "Rounded so that the sum is 100 (largest remainder).",
    outside_base: "“Don't know”, “not relevant” and blanks are left out.",
    hidden_rule: "Hidden: so that nobody can see or work out what single persons answered.",
    not_cause: "Importance is association, not cause.",
    distribution_title: "The answers to each question",
    importance_share: "Importance",
    importance_axis: "Importance (share of R²)",
    interval: "Interval",
    dominance: "Dominance",
    correlation: "Correlation",
    beta: "Beta",
    direction: "Direction",
    positive: "positive",
    negative: "negative",
    negative_mark: "Hollow: negative association, look closer",
    unsure_mark: "Pale with a broken edge: the place is unsure",
    certainty_head: "Certainty of the field",
    outline_rule: "Outline: about 95% of the point's replicates lie within it.",
    themes_title: "Index of the themes",
    theme_groups_header: ["Group", "Index (0-100)", "95% confidence interval", "n"],
    theme_pairs_title: "The themes beside each other, among the same respondents",
    theme_pairs_header: [
        "Theme",
        "Beside",
        "Difference in index points",
        "95% confidence interval",
        "n",
        "p, adjusted",
    ],
    themes_header: ["Theme", "Questions", "Index (0-100)", "95% confidence interval", "n", "Alpha", "Omega"],
    bridge_title: "The same answers reported in four ways",
    bridge_header: ["Convention", "Satisfied", "Neither", "Dissatisfied", "Mean", "n", "Rule"],
    conventions: ["Green, yellow, red", "Mean", "Index in five classes", "Two upper of four"],
    conversions_title: "What each answer counts as",
    conversions_header: [
        "Question",
        "Answer",
        "Green, yellow, red",
        "Mean: best and worst",
        "Index: 1-5",
        "Two upper of four",
    ],
    tests_header: [
        "Question",
        "Test",
        "Statistic",
        "n",
        "p",
        "p, adjusted",
        "Difference in points",
        "Can be seen (80%)",
        "Effect",
    ],
    placements_title: "Field under other split lines and another method",
    mean_alone: "Mean",
    deviation: "Standard deviation",
    mean_of_answers: "Mean of the valid answers",
    index_of_answers: "Index (0-100) of the valid answers",
    standing_rule: "▲ and ▼: the group lies above or below all others together (p under 5% after adjustment for the groups of the question).",
    letters_rule: "Letters: the group lies above the groups of those letters, two by two (p under 5% after adjustment).",
    between_head: "Between",
    pairs_title: "Two questions by the same respondents",
    pairs_header: [
        "Question",
        "Beside",
        "Mean",
        "Mean, other",
        "Difference",
        "95% confidence interval",
        "p, adjusted",
        "Answer higher",
        "Answer alike",
        "Answer lower",
        "n",
    ],
    standings: ["higher", "no sure difference", "lower"],
    same_field: "Same field",
    short_splits: ["mean", "median", "middle of the scale", "chosen lines"],
    short_methods: ["relative weights", "dominance", "logistic weights"],
    equal_share: "If all mattered alike",
    number: "No.",
    quadrant_head: "Field",
    map_title: "Priority map",
    importance_title: "Importance of each question",
    and: "and",
    none: "none",
    quote: ("“", "”"),
    quadrants: ["Improve first", "Keep up", "Watch", "Maintain"],
    quadrants_scb: ["Prioritise", "Improve if possible", "Lower priority", "Preserve"],
    quadrants_martilla_james: [
        "Concentrate here",
        "Keep up the good work",
        "Low priority",
        "Possible overkill",
    ],
    classes: [
        Classes {
            legend: ["Satisfied", "Neither", "Dissatisfied"],
            among: ["satisfied", "neither", "dissatisfied"],
        },
        Classes { legend: ["Agree", "Neither", "Disagree"], among: ["agreeing", "neither", "disagreeing"] },
        Classes {
            legend: ["Satisfied or agree", "Neither", "Dissatisfied or disagree"],
            among: ["satisfied or agreeing", "neither", "dissatisfied or disagreeing"],
        },
        Classes {
            legend: ["Favourable", "Neutral", "Unfavourable"],
            among: ["favourable", "neutral", "unfavourable"],
        },
    ],
    boxes: [
        Classes {
            legend: ["Two best answers", "Between", "Two worst answers"],
            among: ["answers among the two best", "answers between", "answers among the two worst"],
        },
        Classes {
            legend: ["Above the middle", "Middle", "Below the middle"],
            among: ["answers above the middle", "answers on the middle", "answers below the middle"],
        },
    ],
    counted: [
        "Reported as a mean: green are the two best answers, red the two worst.",
        "Reported as an index; the single question is shown in green, yellow and red.",
        "Reported as two upper of four: green are answers above the middle of the scale, red below it.",
    ],
    performance: ["Mean", "Index (0–100)", "Share favourable"],
    splits: ["mean", "median", "mid-point of the scale", "chosen by the reader"],
    methods: [
        "Method: relative weights (Johnson 2000).",
        "Method: general dominance (LMG, Shapley).",
        "Method: relative weights, logistic (Tonidandel and LeBreton 2010).",
    ],
    missing: [
        "Only respondents who answered all the questions.",
        "Missing answers left out by pairs; n is the smallest pair.",
        "Missing answers handled by EM.",
    ],
};
