//! A publication in, the numbers of it that a project keeps out: counts and what follows from them, no answers.

use serde::{Deserialize, Serialize};

use crate::analysis::{Analysis, Convention, Item, Measure, Settings, ShareOf};
use crate::codebook::VariableName;

/// The numbers of one publication, hidden where it hides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Aggregates {
    /// What was asked, complete.
    pub settings: Settings,
    pub answered: u32,
    pub invited: Option<u32>,
    pub rate: Option<f64>,
    pub items: Vec<ItemFigures>,
    pub groups: Vec<GroupFigures>,
}

/// One item's numbers; shares follow from counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemFigures {
    pub name: VariableName,
    pub label: String,
    pub n: u32,
    pub counts: Vec<OptionFigures>,
    pub points: Option<u32>,
    pub favourable: Option<u32>,
    pub neutral: Option<u32>,
    pub unfavourable: Option<u32>,
    pub upper_half: Option<u32>,
    pub mean: Option<f64>,
    pub index: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionFigures {
    pub label: String,
    pub n: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupFigures {
    pub variable: VariableName,
    pub label: String,
    pub categories: Vec<CategoryFigures>,
}

/// `n` is absent where the category is hidden.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CategoryFigures {
    pub label: String,
    pub n: Option<u32>,
    pub items: Vec<ItemFigures>,
}

impl Aggregates {
    /// `published` is an answer as it may leave.
    #[must_use]
    pub fn of(published: &Analysis) -> Aggregates {
        let groups = published.groups.iter().map(|by| GroupFigures {
            variable: by.variable.clone(),
            label: by.label.clone(),
            categories: by
                .categories
                .iter()
                .map(|category| CategoryFigures {
                    label: category.label.clone(),
                    n: category.n,
                    items: category.items.iter().flatten().map(ItemFigures::of).collect(),
                })
                .collect(),
        });
        Aggregates {
            settings: published.settings.clone(),
            answered: published.respondents.answered,
            invited: published.respondents.invited,
            rate: published.respondents.rate.map(|rate| rate.0),
            items: published.items.iter().map(ItemFigures::of).collect(),
            groups: groups.collect(),
        }
    }

    #[must_use]
    pub fn convention(&self) -> Convention {
        self.settings.convention
    }
}

impl ItemFigures {
    fn of(item: &Item) -> ItemFigures {
        let n = |share: &Option<ShareOf>| share.as_ref().map(|share| share.n);
        let mut figures = ItemFigures {
            name: item.name.clone(),
            label: item.label.clone(),
            n: item.n.0,
            counts: item
                .counts
                .iter()
                .map(|option| OptionFigures { label: option.label.clone(), n: option.n })
                .collect(),
            points: None,
            favourable: None,
            neutral: None,
            unfavourable: None,
            upper_half: None,
            mean: None,
            index: None,
        };
        match &item.measure {
            Measure::Rating { points, favourable, neutral, unfavourable, mean, index, boxes } => {
                figures.points = Some(*points);
                (figures.favourable, figures.neutral) = (n(favourable), n(neutral));
                (figures.unfavourable, figures.upper_half) = (n(unfavourable), n(&boxes.upper_half));
                (figures.mean, figures.index) = (mean.map(|mean| mean.value), *index);
            }
            Measure::Number { mean } => figures.mean = mean.map(|mean| mean.value),
            Measure::Single | Measure::Multiple => {}
        }
        figures
    }

    /// The share of favourable answers; of the two upper of four where that is the convention.
    #[must_use]
    pub fn share(&self, convention: Convention) -> Option<(u32, u32)> {
        let n = if convention == Convention::Top2 { self.upper_half } else { self.favourable }?;
        (self.n > 0).then_some((n, self.n))
    }
}
