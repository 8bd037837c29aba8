//! One label in, its place on a ladder of degree out: reads sets of labels that nobody has listed ("Overhovedet ikke ...
//! I meget høj grad", "Aldrig ... Altid"), and tells which end of a scale is the favourable one.

use super::label_sets::Family;
use super::wording;

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// `None` fits any family: "neutral", "slet ikke".
    pub family: Option<Family>,
    /// Order within the family; below 0 is unfavourable, 0 is neither.
    pub height: i32,
}

/// What a word names, and its sign. Longest beginning first, so that "utilfreds" is not read as "tilfreds".
#[rustfmt::skip]
const POLES: &[(&str, Family, i32)] = &[
    ("utilfredsstillende", Family::Quality, -1), ("tilfredsstillende", Family::Quality, 1),
    ("utilfreds", Family::Satisfaction, -1), ("tilfreds", Family::Satisfaction, 1),
    ("misfornøyd", Family::Satisfaction, -1), ("misfornøgd", Family::Satisfaction, -1),
    ("fornøyd", Family::Satisfaction, 1), ("fornøgd", Family::Satisfaction, 1),
    ("missnöjd", Family::Satisfaction, -1), ("onöjd", Family::Satisfaction, -1),
    ("nöjd", Family::Satisfaction, 1), ("dissatisf", Family::Satisfaction, -1),
    ("unsatisf", Family::Satisfaction, -1), ("satisf", Family::Satisfaction, 1),
    ("unhappy", Family::Satisfaction, -1), ("happy", Family::Satisfaction, 1), ("uenig", Family::Agreement, -1),
    ("ueinig", Family::Agreement, -1), ("enig", Family::Agreement, 1), ("einig", Family::Agreement, 1),
    ("disagree", Family::Agreement, -1), ("agree", Family::Agreement, 1), ("instämm", Family::Agreement, 1),
    ("instemm", Family::Agreement, 1), ("vigtig", Family::Importance, 1), ("viktig", Family::Importance, 1),
    ("uvigtig", Family::Importance, -1), ("uviktig", Family::Importance, -1),
    ("oviktig", Family::Importance, -1), ("unimportant", Family::Importance, -1),
    ("important", Family::Importance, 1), ("passer", Family::Fit, 1), ("stemmer", Family::Fit, 1),
    ("stämmer", Family::Fit, 1), ("usandsynlig", Family::Likelihood, -1), ("sandsynlig", Family::Likelihood, 1),
    ("usannsynlig", Family::Likelihood, -1), ("sannsynlig", Family::Likelihood, 1),
    ("osannolik", Family::Likelihood, -1), ("sannolik", Family::Likelihood, 1),
    ("unlikely", Family::Likelihood, -1), ("likely", Family::Likelihood, 1), ("unfavo", Family::Favour, -1),
    ("favo", Family::Favour, 1), ("positiv", Family::Favour, 1), ("negativ", Family::Favour, -1),
    ("utryg", Family::Safety, -1), ("otrygg", Family::Safety, -1), ("tryg", Family::Safety, 1),
    ("unsafe", Family::Safety, -1), ("safe", Family::Safety, 1), ("dårligere", Family::Change, -1),
    ("værre", Family::Change, -1), ("verre", Family::Change, -1), ("sämre", Family::Change, -1),
    ("worse", Family::Change, -1), ("bedre", Family::Change, 1), ("bättre", Family::Change, 1),
    ("better", Family::Change, 1), ("forværret", Family::Change, -1), ("forbedret", Family::Change, 1),
    ("dårlig", Family::Quality, -1), ("dålig", Family::Quality, -1), ("bad", Family::Quality, -1),
    ("poor", Family::Quality, -1), ("good", Family::Quality, 1), ("god", Family::Quality, 1),
    ("bra", Family::Quality, 1), ("vanskelig", Family::Ease, -1), ("difficult", Family::Ease, -1),
    ("hard", Family::Ease, -1), ("svårt", Family::Ease, -1), ("svår", Family::Ease, -1),
    ("easy", Family::Ease, 1), ("nemt", Family::Ease, 1), ("nem", Family::Ease, 1), ("lätt", Family::Ease, 1),
    ("enkel", Family::Ease, 1), ("lett", Family::Ease, 1), ("let", Family::Ease, 1),
];

/// Words of quality that carry their own degree.
#[rustfmt::skip]
const QUALITIES: &[(&str, i32)] = &[
    ("fremragende", 40), ("udmærket", 35), ("utmerket", 35), ("utmärkt", 35), ("excellent", 40),
    ("outstanding", 45), ("perfect", 45), ("glimrende", 38), ("above average", 10), ("over middel", 10),
    ("over gennemsnit", 10), ("below average", -10), ("under middel", -10), ("under gennemsnit", -10),
    ("average", 0), ("gennemsnitlig", 0), ("middel", 0), ("middels", 0), ("nogenlunde", 0), ("acceptabel", 0),
    ("acceptable", 0), ("okay", 0), ("ok", 0), ("fair", -5), ("elendig", -40), ("terrible", -40),
    ("awful", -40), ("ringe", -20),
];

/// How often, from never to always.
#[rustfmt::skip]
const FREQUENCIES: &[(&str, i32)] = &[
    ("aldrig eller næsten aldrig", -28), ("næsten aldrig", -25), ("nesten aldri", -25), ("nästan aldrig", -25),
    ("almost never", -25), ("hardly ever", -25), ("aldrig", -30), ("aldri", -30), ("never", -30),
    ("meget sjældent", -22), ("svært sjelden", -22), ("mycket sällan", -22), ("very rarely", -22),
    ("sjældent", -20), ("sjelden", -20), ("sällan", -20), ("rarely", -20), ("seldom", -20),
    ("en gang imellem", -1), ("en gang i mellem", -1), ("af og til", 0), ("av og til", 0), ("iblandt", 0),
    ("ibland", 0), ("sommetider", 0), ("somme tider", 0), ("nogle gange", 1), ("noen ganger", 1),
    ("sometimes", 0), ("occasionally", -1), ("jævnligt", 10), ("regelmæssigt", 10), ("regularly", 10),
    ("meget ofte", 22), ("svært ofte", 22), ("mycket ofta", 22), ("very often", 22), ("for det meste", 24),
    ("det meste af tiden", 24), ("som regel", 24), ("most of the time", 24), ("usually", 24),
    ("næsten altid", 27), ("nesten alltid", 27), ("nästan alltid", 27), ("almost always", 27), ("altid", 30),
    ("alltid", 30), ("always", 30), ("all the time", 30), ("hele tiden", 30), ("ofte", 20), ("ofta", 20),
    ("often", 20), ("frequently", 20),
];

/// How much, as the adjective of "grad", "omfang", "extent".
#[rustfmt::skip]
const DEGREES: &[(&str, i32)] = &[
    ("fuldt ud", 40), ("allerhøjeste", 40), ("højeste", 40), ("høj", 20), ("høy", 20), ("hög", 20),
    ("stor", 20), ("stort", 20), ("large", 20), ("great", 20), ("high", 20), ("rimelig", 8), ("moderate", 6),
    ("moderat", 6), ("nogen", 5), ("noget", 5), ("noen", 5), ("viss", 5), ("some", 5), ("mindre", -10),
    ("begrænset", -12), ("begrenset", -12), ("limited", -12), ("slight", -15), ("lille", -20), ("liten", -20),
    ("lite", -20), ("lav", -20), ("låg", -20), ("ringe", -20), ("small", -20), ("little", -20), ("low", -20),
];

const DEGREE_NOUNS: &[&str] =
    &["grad", "omfang", "utsträckning", "utstrekning", "extent", "degree", "udstrækning", "mån"];

/// What makes a pole word weaker or stronger: 20 is the word alone.
#[rustfmt::skip]
const INTENSITIES: &[(&str, i32)] = &[
    ("særdeles", 40), ("ekstremt", 40), ("extremely", 40), ("extremt", 40), ("yderst", 40), ("completely", 38),
    ("totally", 38), ("fuldstændig", 38), ("fullstendig", 38), ("helt", 34), ("fuldt", 34), ("fullt", 34),
    ("meget", 30), ("veldig", 30), ("svært", 30), ("mycket", 30), ("väldigt", 30), ("very", 30), ("rigtig", 28),
    ("rigtigt", 28), ("virkelig", 30), ("utrolig", 36), ("really", 28), ("strongly", 30), ("highly", 30),
    ("godt", 28), ("overvejende", 15), ("temmelig", 15), ("ganske", 15), ("ganska", 15), ("quite", 15),
    ("rather", 15), ("fairly", 15), ("mostly", 15), ("ret", 15), ("rimelig", 15), ("rimeligt", 15),
    ("tämligen", 15), ("somewhat", 12), ("moderat", 12), ("moderately", 12), ("noget", 12), ("nogenlunde", 12),
    ("delvis", 11), ("delvist", 11), ("partly", 11), ("dels", 11), ("lidt", 10), ("litt", 10), ("lite", 10),
    ("slightly", 10), ("little", 10), ("mindre", -10),
];

/// The place of one label, if its words tell.
#[must_use]
pub fn rung(label: &str) -> Option<Rung> {
    let key = wording::key(label);
    let words: Vec<&str> = key.split(' ').collect();
    if key.is_empty() || words.len() > 12 || is_excess(&words) {
        return None;
    }
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let negated = has(&["ikke", "ikkje", "inte", "ej", "not", "isn't", "doesn't"]);
    let utterly = has(&["slet", "overhovedet", "alls", "all", "hele"]);

    let poles: Vec<(Family, i32)> = words.iter().filter_map(|word| pole(word, &words)).collect();
    let poles = fit_by_quality(poles);
    let neither = has(&["hverken", "verken", "varken", "neither", "både"]);
    if neither {
        return Some(Rung { family: poles.first().map(|(family, _)| *family), height: 0 });
    }
    if has(&["neutral", "neutralt", "nøytral", "nøytralt"]) {
        return Some(match poles.first() {
            // "neutral or dissatisfied"
            Some((family, sign)) => Rung { family: Some(*family), height: 5 * sign },
            None => Rung { family: None, height: 0 },
        });
    }
    if let Some((_, height)) = exact_or_within(FREQUENCIES, &key) {
        return Some(Rung { family: Some(Family::Frequency), height });
    }
    if let Some(height) = per_period(&key, &words) {
        return Some(Rung { family: Some(Family::Frequency), height });
    }
    let adjective = words.iter().find_map(|word| DEGREES.iter().find(|(d, _)| matches_adjective(word, d)));
    if has(DEGREE_NOUNS) {
        let (family, sign) = poles.first().copied().unwrap_or((Family::Degree, 1));
        let (_, base) = adjective?;
        let strong = has(&["meget", "svært", "mycket", "very", "veldig", "særdeles"]);
        let height = sign * if strong { base + base.signum() * 10 } else { *base };
        return Some(Rung { family: Some(family), height });
    }
    if let [(family, sign), more @ ..] = poles.as_slice() {
        if more.iter().any(|(other, _)| other != family) || more.iter().any(|(_, other)| other != sign) {
            return None;
        }
        let strongest = words
            .iter()
            .filter(|word| pole(word, &words).is_none())
            .filter_map(|word| intensity(word, *family))
            .max_by_key(|i| i.abs());
        let height = if negated {
            let softened =
                has(&["særlig", "særligt", "särskilt", "helt", "very", "quite", "så", "that", "specielt"]);
            -sign
                * if utterly {
                    32
                } else if softened {
                    10
                } else {
                    20
                }
        } else {
            sign * strongest.unwrap_or(20)
        };
        return Some(Rung { family: Some(*family), height });
    }
    if let Some((_, height)) =
        QUALITIES.iter().find(|(phrase, _)| key == *phrase || key == format!("{phrase}t"))
    {
        return Some(Rung { family: Some(Family::Quality), height: *height });
    }
    bare_degree(&key, &words, negated, utterly)
}

/// "Stämmer mycket dåligt": how good the fit is, not how good a thing is.
fn fit_by_quality(poles: Vec<(Family, i32)>) -> Vec<(Family, i32)> {
    let of = |family: Family| poles.iter().find(|pole| pole.0 == family).copied();
    match (of(Family::Fit), of(Family::Quality)) {
        (Some(_), Some((_, sign))) => vec![(Family::Fit, sign)],
        _ => poles,
    }
}

/// "Slet ikke", "Lidt", "Meget", "Ja, delvist", "Nej": degree without a word for what.
fn bare_degree(key: &str, words: &[&str], negated: bool, utterly: bool) -> Option<Rung> {
    let yes = words.iter().any(|w| ["ja", "yes"].contains(w));
    let no = words.iter().any(|w| ["nej", "nei", "no"].contains(w));
    let half = words.iter().any(|w| ["delvis", "delvist", "dels", "partly", "noget", "somewhat"].contains(w));
    if (yes || no) && words.len() <= 4 {
        let height = match (yes, half, utterly) {
            (true, true, _) => 10,
            (true, false, _) if words.len() > 1 => 30,
            (true, ..) => 20,
            (false, true, _) => -10,
            (false, _, true) => -30,
            (false, ..) => -20,
        };
        return Some(Rung { family: Some(Family::YesNo), height });
    }
    if negated && utterly && words.len() <= 5 {
        return Some(Rung { family: None, height: -30 });
    }
    let height = match key {
        "lidt" | "litt" | "lite" | "a little" | "slightly" | "en smule" => -15,
        "noget" | "noe" | "något" | "somewhat" | "moderately" | "i nogen udstrækning" => 5,
        "en del" | "quite a bit" | "ret meget" | "ganske meget" | "ganska mycket" | "quite" => 15,
        "meget" | "mye" | "mycket" | "very" | "very much" | "a lot" => 22,
        "særdeles meget" | "svært mye" | "väldigt mycket" | "rigtig meget" | "extremely" => 32,
        "delvist" | "delvis" | "til dels" | "partly" => return Some(Rung { family: None, height: 3 }),
        _ => return None,
    };
    Some(Rung { family: Some(Family::Degree), height })
}

/// "For lidt", "too much": the best answer is in the middle, so the set has no favourable end.
fn is_excess(words: &[&str]) -> bool {
    words.windows(2).any(|pair| {
        (["for", "alt", "too", "för"].contains(&pair[0]))
            && [
                "lidt", "lite", "litt", "meget", "mye", "mycket", "much", "little", "few", "many", "mange",
                "få", "lang", "kort", "long", "short", "høj", "lav", "høyt", "lavt",
            ]
            .contains(&pair[1])
    })
}

fn pole(word: &str, words: &[&str]) -> Option<(Family, i32)> {
    // "svært" is "very" in Norwegian and "difficult" in Danish: the company decides.
    if ["svær", "svært", "svare"].contains(&word) {
        let others = words
            .iter()
            .any(|w| !["svær", "svært"].contains(w) && POLES.iter().any(|(p, ..)| w.starts_with(p)));
        let adverb = others
            || words.iter().any(|w| DEGREE_NOUNS.contains(w) || ["ofte", "sjelden", "mye"].contains(w));
        return (!adverb).then_some((Family::Ease, -1));
    }
    // "godt fornøyd": here "godt" says how much.
    if ["godt", "bra"].contains(&word) && words.iter().any(|w| w.contains("fornøyd") || *w == "passer") {
        return None;
    }
    POLES
        .iter()
        .filter(|(pole, ..)| word.starts_with(pole) && word.len() <= pole.len() + ending(pole))
        .max_by_key(|(pole, ..)| pole.len())
        .map(|(_, family, sign)| (*family, *sign))
}

/// How long an inflection may be: short words take no more than "-t" or "-e", or they become other words.
fn ending(pole: &str) -> usize {
    if pole.chars().count() <= 4 { 1 + usize::from(pole == "favo") * 8 } else { 8 }
}

fn matches_adjective(word: &str, adjective: &str) -> bool {
    word == adjective || (word.starts_with(adjective) && word.len() <= adjective.len() + 1)
}

fn intensity(word: &str, family: Family) -> Option<i32> {
    if word == "godt" && family == Family::Quality {
        return None;
    }
    INTENSITIES.iter().find(|(w, _)| *w == word).map(|(_, height)| *height)
}

fn exact_or_within(table: &[(&'static str, i32)], key: &str) -> Option<(&'static str, i32)> {
    let stripped =
        key.strip_prefix("ja ").or_else(|| key.strip_prefix("nej ")).or_else(|| key.strip_prefix("yes "));
    table.iter().find(|(phrase, _)| key == *phrase || stripped == Some(phrase)).copied()
}

/// "2-3 gange om ugen", "once a month": times a year, put between never and always.
fn per_period(key: &str, words: &[&str]) -> Option<i32> {
    let a_year = words.iter().find_map(|word| {
        Some(match *word {
            "dagligt" | "daglig" | "daily" | "dag" | "day" | "dagen" => 365.0,
            "ugentligt" | "ugentlig" | "weekly" | "uge" | "ugen" | "week" | "uke" | "uken" | "vecka"
            | "veckan" => 52.0,
            "månedligt" | "månedlig" | "monthly" | "måned" | "måneden" | "month" | "månad" | "månaden" => {
                12.0
            }
            "årligt" | "årlig" | "yearly" | "annually" | "år" | "året" | "year" => 1.0,
            _ => return None,
        })
    })?;
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let number = words.iter().find_map(|w| w.split('-').next_back().and_then(|n| n.parse::<f64>().ok()));
    let adverb = words.len() == 1;
    let counted = has(&[
        "gang", "gange", "ganger", "gånger", "gång", "times", "time", "once", "twice", "hver", "every",
        "each", "varje",
    ]);
    if !adverb && !counted {
        return None;
    }
    let times = if has(&["flere", "several", "flera"]) {
        3.0
    } else if has(&["twice"]) {
        2.0
    } else {
        number.unwrap_or(1.0)
    };
    let fewer = has(&["sjældnere", "sjeldnere", "mindre", "less", "fewer", "färre", "færre"]);
    let more = key.starts_with("mere end") || key.starts_with("more than");
    let rate: f64 = a_year
        * times
        * if fewer {
            0.5
        } else if more {
            1.5
        } else {
            1.0
        };
    // Logarithm by counting halvings keeps this exact on every machine.
    let mut height = -24;
    let mut reached = 0.25;
    while reached < rate && height < 28 {
        reached *= 1.25;
        height += 1;
    }
    Some(height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_order(labels: &[&str]) {
        let rungs: Vec<Rung> =
            labels.iter().map(|l| rung(l).unwrap_or_else(|| panic!("no place for {l:?}"))).collect();
        for (pair, labels) in rungs.windows(2).zip(labels.windows(2)) {
            assert!(pair[0].height < pair[1].height, "{labels:?} {pair:?}");
        }
        let mut families: Vec<Family> = rungs.iter().filter_map(|r| r.family).collect();
        families.dedup();
        assert!(families.len() <= 1, "{labels:?} {families:?}");
    }

    #[test]
    fn every_known_set_climbs() {
        for set in super::super::label_sets::LABEL_SETS {
            in_order(set.labels);
        }
    }

    #[test]
    fn sets_that_nobody_listed_climb() {
        in_order(&["Overhovedet ikke", "I mindre grad", "I nogen grad", "I høj grad", "I meget høj grad"]);
        in_order(&["Meget dårlig", "Dårlig", "Hverken/eller", "God", "Meget god"]);
        in_order(&["Aldrig", "Sjældent", "Nogle gange", "Ofte", "Altid"]);
        in_order(&["Never", "Rarely", "Sometimes", "Often", "Always"]);
        in_order(&["Meget utryg", "Utryg", "Hverken tryg eller utryg", "Tryg", "Meget tryg"]);
        in_order(&["Meget svært", "Svært", "Hverken let eller svært", "Let", "Meget let"]);
        in_order(&["Svært vanskelig", "Vanskelig", "Lett", "Svært lett"]);
        in_order(&[
            "Meget usandsynligt",
            "Usandsynligt",
            "Hverken eller",
            "Sandsynligt",
            "Meget sandsynligt",
        ]);
        in_order(&[
            "Not at all important",
            "Slightly important",
            "Moderately important",
            "Very important",
            "Extremely important",
        ]);
        in_order(&["Nej, slet ikke", "Nej", "Ja, delvist", "Ja", "Ja, helt sikkert"]);
        in_order(&["Meget værre", "Værre", "Hverken/eller", "Bedre", "Meget bedre"]);
        in_order(&[
            "Never",
            "Less than once a month",
            "Once a month",
            "2-3 times a month",
            "Once a week",
            "Several times a week",
            "Every day",
        ]);
        in_order(&["neutral or dissatisfied", "satisfied"]);
        in_order(&["Extremely unhappy", "Extremely happy"]);
        in_order(
            &["Nej, slet ikke", "Nej, kun i mindre grad", "Ja, i nogen grad", "Ja, i høj grad"]
                .map(|l| if l == "Nej, slet ikke" { "Slet ikke" } else { l }),
        );
        in_order(&["I svært lav grad", "I lav grad", "I høy grad", "I svært høy grad"]);
        in_order(&[
            "Stämmer mycket dåligt",
            "Stämmer ganska dåligt",
            "Stämmer ganska bra",
            "Stämmer mycket bra",
        ]);
        in_order(&["Dårlig", "Nogenlunde", "God", "Rigtig god", "Fremragende"]);
        in_order(&["Mycket dålig", "Dålig", "Varken bra eller dålig", "Bra", "Mycket bra"]);
    }

    #[test]
    fn what_has_no_favourable_end_has_no_place() {
        for label in [
            "Alt for meget",
            "For lidt",
            "Too long",
            "Jobparat",
            "18-29 år",
            "Mand",
            "Bydel 3",
            "Goddag",
            "Sygedagpenge",
        ] {
            assert_eq!(rung(label), None, "{label}");
        }
    }
}
