//! A figure and the analysis behind it in, how it was reckoned out: rule, base, method in plain words, and the works
//! cited. Written from what was done: settings, numbers left out, lines as they stand.

mod reporting;

use crate::analysis::{
    Analysis, Convention, Drivers, Importance, IntervalMethod, Missing, Performance, PriorityMap, Split,
};
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
        let settings = &self.analysis.settings;
        let r2 = share_in_prose(drivers.r2, 0, self.language);
        let mut rules = vec![self.base_of_drivers(drivers)];
        let mut methods = vec![match drivers.method {
            Importance::RelativeWeights => Method::RelativeWeights,
            Importance::Dominance => Method::GeneralDominance,
            Importance::Logistic => Method::LogisticWeights,
        }];
        match drivers.missing {
            Missing::Listwise => {}
            Missing::Pairwise => methods.push(Method::PairwiseCorrelation),
            Missing::Em => methods.push(Method::ExpectationMaximisation),
        }
        if let Some(weight) = &settings.weight {
            rules.push((words.weighted)(&(self.named)(weight)));
        }
        rules.push(match drivers.method {
            Importance::RelativeWeights => (words.weights)(&r2),
            Importance::Dominance => format!("{} {}", (words.r2)(&r2), words.dominance_shown),
            Importance::Logistic => format!("{} {}", (words.r2)(&r2), words.logistic),
        });
        if drivers.weights.iter().any(|weight| weight.dominance.is_some())
            && drivers.method != Importance::Dominance
        {
            methods.push(Method::GeneralDominance);
            rules.push(words.dominance_beside.to_owned());
        }
        if !settings.driver_groups.is_empty() {
            methods.push(Method::GroupedDominance);
            rules.push(words.themes.to_owned());
        }
        self.certainty(drivers, &mut rules, &mut methods);
        rules.push(words.association.to_owned());
        Explained { rules, methods }
    }

    /// What was resampled, how the intervals follow, and what the comparison with noise does not say.
    fn certainty(&self, drivers: &Drivers, rules: &mut Vec<String>, methods: &mut Vec<Method>) {
        if drivers.replicates == 0 {
            return;
        }
        let words = self.words;
        let confidence = share_in_prose(self.analysis.settings.bootstrap.confidence, 0, self.language);
        rules.push((words.resampled)(&count(drivers.replicates, self.language)));
        methods.push(Method::Bootstrap);
        let shifted = drivers.weights.iter().filter_map(|weight| weight.interval);
        if shifted.clone().any(|interval| interval.method == IntervalMethod::Bca) {
            methods.push(Method::Bca);
            rules.push((words.bca)(&confidence));
        } else {
            rules.push((words.percentile)(&confidence));
        }
        if drivers.weights.iter().any(|weight| weight.above_noise.is_some()) {
            methods.push(Method::NoiseComparison);
            rules.push(words.noise.to_owned());
        }
    }

    fn base_of_drivers(&self, drivers: &Drivers) -> String {
        let n = count(drivers.n.0, self.language);
        let of = count(self.analysis.respondents.answered, self.language);
        let outcome = (self.named)(&drivers.outcome);
        match drivers.missing {
            Missing::Listwise => (self.words.listwise)(&n, &of, &outcome),
            Missing::Pairwise => (self.words.pairwise)(&n, &of, &outcome),
            Missing::Em => (self.words.em)(&n, &of, &outcome),
        }
    }

    fn priority_map(&self) -> Explained {
        let Some(map) = &self.analysis.priority_map else {
            return Explained { rules: Vec::new(), methods: Vec::new() };
        };
        let words = self.words;
        let mut rules = vec![(words.axes)(map.performance), self.lines(map), words.on_the_line.to_owned()];
        let mut methods = vec![Method::PriorityMap];
        if map.items.iter().any(|item| item.negative) {
            rules.push(words.negative.to_owned());
        }
        if map.items.iter().any(|item| item.stability.is_some()) {
            methods.push(Method::Bootstrap);
            rules.push(words.stability.to_owned());
        }
        if self.analysis.what_if.is_some() {
            methods.push(Method::RobustErrors);
            rules.push(words.what_if.to_owned());
        }
        if let Some(maps) = &self.analysis.group_maps {
            rules.push(words.group_maps.to_owned());
            if let Some(comparison) = &maps.comparison {
                methods.push(Method::PermutedWeights);
                rules.push((words.permuted)(&count(comparison.permutations, self.language)));
            }
        }
        rules.push(words.association.to_owned());
        Explained { rules, methods }
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
    pairwise: fn(&str, &str, &str) -> String,
    em: fn(&str, &str, &str) -> String,
    /// The weight variable.
    weighted: fn(&str) -> String,
    /// R².
    weights: fn(&str) -> String,
    r2: fn(&str) -> String,
    logistic: &'static str,
    themes: &'static str,
    /// Replicates.
    resampled: fn(&str) -> String,
    /// Confidence.
    bca: fn(&str) -> String,
    percentile: fn(&str) -> String,
    noise: &'static str,
    stability: &'static str,
    what_if: &'static str,
    group_maps: &'static str,
    /// Permutations.
    permuted: fn(&str) -> String,
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
    pairwise: |n, of, outcome| {
        format!(
            "Grundlag: de {of} svarpersoner, så vidt de har svaret på {outcome}. Hver sammenhæng mellem to spørgsmål er beregnet blandt dem, der har svaret på begge; den svageste hviler på {n}."
        )
    },
    em: |n, of, outcome| {
        format!(
            "Grundlag: de {of} svarpersoner, også dem, der mangler svar på {outcome} eller andre spørgsmål. Manglende svar er skønnet ud fra de øvrige (EM, til sammenhængene ikke ændrer sig). Det forudsætter, at de, der sprang over, ligner dem, der svarede ens på resten. »Ikke relevant« er ikke et manglende svar: de svarpersoner er ikke med. Mindst {n} har svaret på begge i ethvert par."
        )
    },
    weighted: |weight| format!("Svarene er vægtet med {weight}. Vægtene er ikke antal og gør ikke n større."),
    r2: |r2| format!("Tilsammen forklarer spørgsmålene {r2} af forskellene i svarene (R²)."),
    logistic: "Betydning er relative vægte af en logistisk regression, fordi resultatmålet kun har to svar.",
    themes: "Spørgsmålene i et tema regnes som ét: temaet får det, dets spørgsmål forklarer tilsammen.",
    resampled: |count| {
        format!(
            "Usikkerheden er fundet ved {count} gange at trække lige så mange svarpersoner tilfældigt blandt dem, der svarede, og regne alt om: betydning, rækkefølge, vurdering, skillelinjer og felter. De samme tal kommer ud hver gang, fordi trækningerne er fastlagt."
        )
    },
    bca: |confidence| {
        format!(
            "Sikkerhedsintervallet er på {confidence} og rettet for skævhed (BCa). Hvor rettelsen bryder sammen, som ved vægte tæt på 0, er det gentagelsernes egne fraktiler, om nødvendigt udvidet, så de rummer den beregnede vægt."
        )
    },
    percentile: |confidence| {
        format!("Sikkerhedsintervallet er på {confidence} og består af gentagelsernes egne fraktiler.")
    },
    noise: "»Over tilfældig støj« betyder, at spørgsmålets vægt er sikkert større end vægten af et opdigtet spørgsmål \
            med tilfældige svar. Det er ikke en test af, om spørgsmålet har en virkning for sig selv: i simulerede \
            undersøgelser blev ren støj aldrig udpeget, men et spørgsmål uden egen virkning, der blot følges med et \
            andet, blev det ofte. At intervallet ligger over 0, siger intet: en relativ vægt er aldrig negativ.",
    stability: "Sikkerheden for et felt er andelen af gentagelser, hvor spørgsmålet lå i det, når både punkter og \
                skillelinjer flyttede sig. Under 80 % er placeringen usikker.",
    what_if: "»Hvad nu hvis« viser forskellen i resultatmålet mellem svarpersoner, der ligger et point fra hinanden på \
              spørgsmålet og ens på de andre (lineær regression, HC3-usikkerhed). Trinnene fra rød til gul og fra gul \
              til grøn er regnet hver for sig. Det er en sammenhæng, ikke et løfte om virkning.",
    group_maps: "Kortet for hver gruppe er regnet for sig på gruppens egne svar og skillelinjer, med samme akser.",
    permuted: |count| {
        format!(
            "Om betydningen er forskellig mellem grupperne, er testet ved {count} gange at fordele svarpersonerne tilfældigt på grupper af samme størrelse, efter at forskelle i niveau og spredning er taget ud. p-værdierne er rettet for antallet af spørgsmål. Testen bruger relative vægte for dem, der har svaret på alt."
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
    pairwise: |n, of, outcome| {
        format!(
            "Base: the {of} respondents, as far as they answered {outcome}. Each association of two questions is reckoned among those who answered both; the weakest rests on {n}."
        )
    },
    em: |n, of, outcome| {
        format!(
            "Base: the {of} respondents, also those without an answer to {outcome} or to other questions. Missing answers are estimated from the others (EM, until the associations no longer change). This assumes that those who skipped resemble those who answered the rest alike. \"Not relevant\" is no missing answer: those respondents are left out. In every pair at least {n} answered both."
        )
    },
    weighted: |weight| {
        format!("Answers are weighted by {weight}. Weights are no counts and make n no larger.")
    },
    r2: |r2| format!("Together the questions explain {r2} of the differences in the answers (R²)."),
    logistic: "Importance is the relative weights of a logistic regression, since the outcome has two answers only.",
    themes: "The questions of a theme count as one: the theme gets what its questions explain together.",
    resampled: |count| {
        format!(
            "The uncertainty is found by drawing as many respondents at random among those who answered, {count} times, and reckoning everything anew: importance, order, performance, split lines and fields. The same numbers come out each time, since the draws are fixed."
        )
    },
    bca: |confidence| {
        format!(
            "The confidence interval is {confidence} and corrected for bias (BCa). Where the correction breaks down, as with weights close to 0, it is the replicates' own quantiles, widened where needed to hold the weight reckoned."
        )
    },
    percentile: |confidence| {
        format!("The confidence interval is {confidence} and made of the replicates' own quantiles.")
    },
    noise: "\"Above random noise\" means that the question's weight is surely larger than that of an invented question \
            with random answers. It is no test of whether the question has an effect of its own: in simulated surveys \
            pure noise was never picked out, but a question without an effect of its own that merely goes along with \
            another often was. That an interval lies above 0 says nothing: a relative weight is never negative.",
    stability: "The certainty of a field is the share of the replicates in which the question was in it when both points \
                and split lines moved. Under 80 % the place is unsure.",
    what_if: "\"What if\" shows the difference in the outcome between respondents who are a point apart on the question \
              and alike on the others (linear regression, HC3 uncertainty). The steps from red to yellow and from \
              yellow to green are reckoned apart. It is an association, not a promise of effect.",
    group_maps: "The map of each group is reckoned by itself, on the group's own answers and split lines, on the same axes.",
    permuted: |count| {
        format!(
            "Whether importance differs between the groups is tested by dealing the respondents at random to groups of the same sizes, {count} times, after differences in level and spread are taken out. The p-values are adjusted for the number of questions. The test uses relative weights of those who answered everything."
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
