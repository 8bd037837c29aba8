//! A figure and the analysis behind it in, how it was reckoned out: rule, base, method in plain words, and the works
//! cited. Written from what was done: settings, numbers left out, lines as they stand.

mod reporting;

use crate::analysis::{Analysis, Convention, Drivers, Importance, Performance, PriorityMap, Split};
use crate::codebook::VariableName;
use crate::reference::{Method, Work};
use crate::units::{Language, Share};
use crate::words::number::{count, decimal, share, share_in_prose};

/// What is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Who was asked and who answered.
    Response,
    /// Shares, means and intervals of every item.
    Distribution,
    /// The same in each category of a background variable.
    Groups,
    /// What matters for the outcome.
    Importance,
    PriorityMap,
    /// The sentences that the numbers give licence to.
    Findings,
    /// Tests of groups, and one group beside the others.
    Differences,
    Themes,
    /// The four ways to report.
    Conventions,
    /// Questions without a scale from bad to good.
    Others,
}

/// How a figure was reckoned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// One rule a sentence or two, in the order of the reckoning.
    pub rules: Vec<String>,
    pub methods: Vec<Method>,
}

impl Explained {
    /// The works that the methods follow, each once, the first of each method.
    #[must_use]
    pub fn works(&self) -> Vec<&'static Work> {
        let mut works: Vec<&'static Work> = Vec::new();
        for work in self.methods.iter().filter_map(|method| method.works().first()) {
            if !works.contains(&work) {
                works.push(work);
            }
        }
        works
    }
}

/// As a reference list prints it: `Wilson, E. B. (1927). Title. Place.`
#[must_use]
pub fn cited(work: &Work) -> String {
    format!("{} ({}). {}. {}.", work.authors, work.year, work.title, work.place)
}

/// `named`: how a variable is written for the reader.
#[must_use]
pub fn explained(
    topic: Topic,
    analysis: &Analysis,
    language: Language,
    named: &dyn Fn(&VariableName) -> String,
) -> Explained {
    let about = About { words: Words::of(language), analysis, language, named };
    match topic {
        Topic::Response => Explained {
            rules: super::response::rules(&analysis.response, language),
            methods: vec![Method::ResponseRate],
        },
        Topic::Distribution => about.distribution(),
        Topic::Groups => about.groups(),
        Topic::Importance => about.importance(),
        Topic::PriorityMap => about.priority_map(),
        Topic::Findings => reporting::findings(analysis, language),
        Topic::Differences => reporting::differences(analysis, language),
        Topic::Themes => reporting::themes(analysis, language),
        Topic::Conventions => reporting::conventions(analysis, language),
        Topic::Others => reporting::others(language),
    }
}

struct About<'a> {
    words: &'static Words,
    analysis: &'a Analysis,
    language: Language,
    named: &'a dyn Fn(&VariableName) -> String,
}

impl About<'_> {
    fn distribution(&self) -> Explained {
        let words = self.words;
        let answered = count(self.analysis.respondents.answered, self.language);
        let base = if self.analysis.settings.filter.is_empty() {
            (words.base)(&answered)
        } else {
            (words.base_filtered)(&answered)
        };
        let classes = match self.analysis.settings.convention {
            Convention::TrafficLight | Convention::Index => words.classes,
            Convention::Mean => words.classes_mean,
            Convention::Top2 => words.classes_top2,
        };
        let confidence = share_in_prose(self.analysis.settings.bootstrap.confidence, 0, self.language);
        let rules = vec![
            base,
            words.valid.to_owned(),
            classes.to_owned(),
            words.counts.to_owned(),
            words.mean.to_owned(),
            (words.intervals)(&confidence),
        ];
        Explained { rules, methods: vec![Method::WilsonInterval, Method::StudentInterval] }
    }

    fn groups(&self) -> Explained {
        let words = self.words;
        let variables: Vec<String> =
            self.analysis.groups.iter().map(|group| (self.named)(&group.variable)).collect();
        let mut rules = vec![(words.groups)(&variables.join(", "))];
        if self.analysis.settings.minimum_group > 1 {
            rules.push((words.hidden)(self.analysis.settings.minimum_group));
        }
        rules.push(words.counts.to_owned());
        Explained { rules, methods: vec![Method::WilsonInterval, Method::StudentInterval] }
    }

    fn importance(&self) -> Explained {
        let Some(drivers) = &self.analysis.drivers else {
            return Explained { rules: Vec::new(), methods: Vec::new() };
        };
        let words = self.words;
        let mut methods = vec![Method::RelativeWeights];
        let mut rules = vec![self.base_of_drivers(drivers)];
        rules.push((words.weights)(&share_in_prose(drivers.r2, 0, self.language)));
        if drivers.weights.iter().any(|weight| weight.dominance.is_some()) {
            methods.push(Method::GeneralDominance);
            let chosen = drivers.method == Importance::Dominance;
            rules.push(if chosen { words.dominance_shown } else { words.dominance_beside }.to_owned());
        }
        rules.push(words.association.to_owned());
        Explained { rules, methods }
    }

    fn base_of_drivers(&self, drivers: &Drivers) -> String {
        let n = count(drivers.n.0, self.language);
        let of = count(self.analysis.respondents.answered, self.language);
        (self.words.listwise)(&n, &of, &(self.named)(&drivers.outcome))
    }

    fn priority_map(&self) -> Explained {
        let Some(map) = &self.analysis.priority_map else {
            return Explained { rules: Vec::new(), methods: Vec::new() };
        };
        let words = self.words;
        let mut rules = vec![(words.axes)(map.performance), self.lines(map), words.on_the_line.to_owned()];
        if map.items.iter().any(|item| item.negative) {
            rules.push(words.negative.to_owned());
        }
        rules.push(words.association.to_owned());
        Explained { rules, methods: vec![Method::PriorityMap, Method::RelativeWeights] }
    }

    fn lines(&self, map: &PriorityMap) -> String {
        let decimals = if map.performance == Performance::Mean { 2 } else { 1 };
        let performance = match map.performance {
            Performance::Share => share(Share(map.split.performance), 1, self.language),
            Performance::Mean | Performance::Index => decimal(map.split.performance, decimals, self.language),
        };
        let importance = share(Share(map.split.importance), 1, self.language);
        let kind = match self.analysis.settings.split {
            Split::Mean => self.words.splits[0],
            Split::Median => self.words.splits[1],
            Split::Midpoint => self.words.splits[2],
            Split::Free(_) => self.words.splits[3],
        };
        (self.words.lines)(kind, &performance, &importance)
    }
}

/// The rules in one language.
struct Words {
    base: fn(&str) -> String,
    base_filtered: fn(&str) -> String,
    valid: &'static str,
    classes: &'static str,
    classes_mean: &'static str,
    classes_top2: &'static str,
    counts: &'static str,
    mean: &'static str,
    intervals: fn(&str) -> String,
    groups: fn(&str) -> String,
    hidden: fn(u32) -> String,
    /// n, of, outcome.
    listwise: fn(&str, &str, &str) -> String,
    /// R².
    weights: fn(&str) -> String,
    dominance_shown: &'static str,
    dominance_beside: &'static str,
    association: &'static str,
    axes: fn(Performance) -> String,
    /// Kind, performance, importance.
    lines: fn(&str, &str, &str) -> String,
    splits: [&'static str; 4],
    on_the_line: &'static str,
    negative: &'static str,
}

impl Words {
    fn of(language: Language) -> &'static Words {
        match language {
            Language::Da => &DA,
            Language::En => &EN,
        }
    }
}

static DA: Words = Words {
    base: |n| {
        format!("Grundlag: {n} svarpersoner. Ved hvert spørgsmål står, hvor mange gyldige svar det har.")
    },
    base_filtered: |n| {
        format!(
            "Grundlag: de {n} svarpersoner, som filteret lader tilbage. Ved hvert spørgsmål står, hvor mange gyldige svar det har."
        )
    },
    valid: "»Ved ikke«, »ikke relevant« og manglende svar står for sig og er ikke med i procenterne.",
    classes: "Grøn er svar i den øverste del af svarskalaen, rød i den nederste, gul den midterste femtedel: på en \
              skala fra 1 til 5 er 4-5 grøn, 3 gul og 1-2 rød. Skalaer med 2 eller 4 trin har ingen midte.",
    classes_mean: "Opgjort som gennemsnit: grøn er de to bedste svar på skalaen, rød de to dårligste, gul svarene imellem. \
                   På skalaer med 2 eller 3 trin er det øverste svar grøn og det nederste rød.",
    classes_top2: "Opgjort som to øverste af fire: grøn er svar over skalaens midte, rød under den, gul midten selv.",
    counts: "Hver andel er et antal delt med et antal og afrundes for sig. Summen kan afvige fra 100.",
    mean: "Gennemsnittet er af svarskalaens koder. Indekset er det samme sat på en skala fra 0 til 100.",
    intervals: |confidence| {
        format!(
            "Sikkerhedsintervallet er på {confidence}: Wilsons om andele, Students t om gennemsnit. Det tager højde for tilfældet, ikke for, at de, der ikke svarede, kan mene noget andet."
        )
    },
    groups: |variables| {
        format!(
            "Hver gruppe i {variables} regnes for sig på samme måde som alle. En svarperson uden svar på baggrundsspørgsmålet er ikke med i nogen gruppe."
        )
    },
    hidden: |minimum| {
        format!(
            "Grupper med under {minimum} svarpersoner vises ikke. Det gør heller ikke et spørgsmål, som færre end {minimum} i gruppen har svaret på, eller som alle i gruppen har svaret ens på. I det, der forlader siden, er så meget skjult ved siden af, at ingen kan regne de skjulte svar ud af de viste."
        )
    },
    listwise: |n, of, outcome| {
        format!(
            "Grundlag: de {n} af {of} svarpersoner, der har et gyldigt svar på {outcome} og på alle spørgsmål på kortet."
        )
    },
    weights: |r2| {
        format!(
            "Betydning er Johnsons relative vægt. Tilsammen forklarer spørgsmålene {r2} af forskellene i svarene (R²). Fordi de ligner hinanden, deles forklaringen ud over uafhængige mål, der ligger så tæt på spørgsmålene som muligt, og føres derfra tilbage. Vægtene summer til R² og vises som andele af den."
        )
    },
    dominance_shown: "Den viste betydning er generel dominans: hvor meget spørgsmålet i gennemsnit øger R², når det \
                      føjes til enhver kombination af de andre (det samme som LMG og Shapley).",
    dominance_beside: "Ved siden af står generel dominans: hvor meget spørgsmålet i gennemsnit øger R², når det \
                       føjes til enhver kombination af de andre (det samme som LMG og Shapley).",
    association: "Betydning er en sammenhæng i svarene. Den viser ikke, hvad der er årsag til hvad.",
    axes: |performance| {
        let what = match performance {
            Performance::Mean => "gennemsnit",
            Performance::Index => "indeks (0-100)",
            Performance::Share => "andel positive svar",
        };
        format!(
            "Den ene akse er spørgsmålets {what} blandt alle gyldige svar, den anden dets andel af betydningen."
        )
    },
    lines: |kind, performance, importance| {
        format!("Skillelinjerne står ved {kind}: vurdering {performance}, betydning {importance}.")
    },
    splits: [
        "gennemsnittet af kortets punkter",
        "medianen af kortets punkter",
        "svarskalaens midte og en lige fordeling af betydningen",
        "de værdier, der er valgt",
    ],
    on_the_line: "Et punkt på linjen regnes som over den.",
    negative: "Et spørgsmål, hvis sammenhæng vender negativt, når de andre holdes fast, kommer aldrig i »Forbedr \
               først«. Det er mærket, så man kan se nærmere på det.",
};

static EN: Words = Words {
    base: |n| format!("Base: {n} respondents. Each question states how many valid answers it has."),
    base_filtered: |n| {
        format!(
            "Base: the {n} respondents that the filter leaves. Each question states how many valid answers it has."
        )
    },
    valid: "\"Don't know\", \"not relevant\" and missing answers are shown apart and are not part of the percentages.",
    classes: "Green are answers in the upper part of the response scale, red in the lower, yellow the middle fifth: on a \
              scale from 1 to 5, 4-5 are green, 3 is yellow and 1-2 are red. Scales of 2 or 4 points have no middle.",
    classes_mean: "Reported as a mean: green are the two best answers of the scale, red the two worst, yellow those \
                   between. On scales of 2 or 3 points the upper answer is green and the lower red.",
    classes_top2: "Reported as two upper of four: green are answers above the middle of the scale, red below it, yellow \
                   the middle itself.",
    counts: "Each share is a count divided by a count and is rounded on its own. The sum may differ from 100.",
    mean: "The mean is of the codes of the response scale. The index is the same on a scale from 0 to 100.",
    intervals: |confidence| {
        format!(
            "The confidence interval is {confidence}: Wilson's for shares, Student's t for means. It allows for chance, not for those who did not answer having other views."
        )
    },
    groups: |variables| {
        format!(
            "Each group of {variables} is reckoned by itself in the same way as the whole. A respondent without an answer to the background question is in no group."
        )
    },
    hidden: |minimum| {
        format!(
            "Groups of fewer than {minimum} respondents are not shown. Nor is a question that fewer than {minimum} in the group answered, or that all in the group answered alike. In what leaves the page, so much is hidden beside them that nobody can work out the hidden answers from those shown."
        )
    },
    listwise: |n, of, outcome| {
        format!(
            "Base: the {n} of {of} respondents who have a valid answer to {outcome} and to every question on the map."
        )
    },
    weights: |r2| {
        format!(
            "Importance is Johnson's relative weight. Together the questions explain {r2} of the differences in the answers (R²). Since they resemble one another, the explanation is shared out over independent measures as close to the questions as can be, and led back from there. The weights sum to R² and are shown as shares of it."
        )
    },
    dominance_shown: "The importance shown is general dominance: how much the question adds to R² on average when it is \
                      added to any combination of the others (the same as LMG and Shapley).",
    dominance_beside: "Beside it stands general dominance: how much the question adds to R² on average when it is added \
                       to any combination of the others (the same as LMG and Shapley).",
    association: "Importance is an association in the answers. It does not show what causes what.",
    axes: |performance| {
        let what = match performance {
            Performance::Mean => "mean",
            Performance::Index => "index (0-100)",
            Performance::Share => "share of favourable answers",
        };
        format!(
            "One axis is the question's {what} among all valid answers, the other its share of the importance."
        )
    },
    lines: |kind, performance, importance| {
        format!("The split lines stand at {kind}: performance {performance}, importance {importance}.")
    },
    splits: [
        "the mean of the points on the map",
        "the median of the points on the map",
        "the middle of the response scale and an even share of the importance",
        "the values chosen",
    ],
    on_the_line: "A point on the line counts as above it.",
    negative: "A question whose association turns negative when the others are held fixed is never in \"Improve first\". \
               It is marked for a closer look.",
};
