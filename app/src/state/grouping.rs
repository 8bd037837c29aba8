//! What a reader says of groups in, the edits that say it out: bands, names, target groups, whom a question was put to.

use svarkort_core::Code;
use svarkort_core::codebook::{AskedIf, Bands, Edit, Kind, ResponseOption, Role, Variable};

/// Whether a variable's numbers can be cut into bands.
pub fn can_be_cut(variable: &Variable) -> bool {
    let answers = || variable.options.iter().filter(|option| !option.missing);
    let coded = matches!(variable.kind, Kind::Single | Kind::Rating)
        && answers().count() > 5
        && answers().all(|option| option.code.number().is_some());
    variable.derived.is_none() && (variable.kind == Kind::Number || coded)
}

pub fn can_be_renamed(variable: &Variable) -> bool {
    variable.role == Role::Group && variable.kind == Kind::Single && !variable.options.is_empty()
}

/// Whether its answers can tell whom another question was put to.
pub fn can_route(variable: &Variable) -> bool {
    let answers = variable.options.iter().filter(|option| !option.missing).count();
    matches!(variable.role, Role::Group | Role::Item)
        && variable.kind == Kind::Single
        && variable.derived.is_none()
        && answers > 1
}

/// Numbers with any sign between them: "30, 50" and "30 50"; a comma inside a number is a decimal where no space follows.
pub fn cuts(text: &str) -> Option<Vec<f64>> {
    let mut cuts = Vec::new();
    for part in text.split([';', ' ', '/']).map(|part| part.trim_matches(',')).filter(|part| !part.is_empty())
    {
        cuts.push(part.replace(',', ".").parse::<f64>().ok().filter(|cut| cut.is_finite())?);
    }
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    (!cuts.is_empty()).then_some(cuts)
}

/// The bands go by one name, so that other cuts take the place of the first ones.
pub fn bands(variable: &Variable, cuts: &[f64], suffix: &str) -> Edit {
    let bands = Bands {
        name: Some(format!("{} ({suffix})", variable.name)),
        label: Some(format!("{} ({suffix})", variable.label)),
        cuts: cuts.to_vec(),
        labels: None,
    };
    Edit { derive: Some(bands), ..Edit::default() }
}

/// A new name; the name of another option makes one of the two.
pub fn renamed(variable: &Variable, code: &Code, label: &str) -> Option<Edit> {
    let label = label.trim();
    let option = variable.options.iter().find(|option| option.code == *code)?;
    if label.is_empty() || option.label == label {
        return None;
    }
    let same = variable.options.iter().find(|other| other.label == label && other.code != *code);
    Some(match same {
        Some(other) => {
            let codes = vec![other.code.clone(), code.clone()];
            Edit { merge: Some([(label.to_owned(), codes)].into()), ..Edit::default() }
        }
        None => Edit { rename: Some([(code.to_string(), label.to_owned())].into()), ..Edit::default() },
    })
}

/// One group a line; nothing is no list.
pub fn expected(text: &str) -> Edit {
    let groups: Vec<Code> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Code::parse).collect();
    Edit { expected: Some((!groups.is_empty()).then_some(groups)), ..Edit::default() }
}

/// The list as it is typed.
pub fn listed(variable: &Variable) -> String {
    let expected = variable.expected.as_deref().unwrap_or_default();
    let label = |code: &Code| {
        let option = variable.options.iter().find(|option| option.code == *code);
        option.map_or_else(|| code.to_string(), |option| option.label.clone())
    };
    expected.iter().map(label).collect::<Vec<_>>().join("\n")
}

/// Groups with answers that the list does not name.
pub fn unexpected(variable: &Variable) -> Vec<&ResponseOption> {
    let Some(expected) = &variable.expected else { return Vec::new() };
    let answered = |option: &&ResponseOption| !option.missing && option.n > 0;
    variable.options.iter().filter(answered).filter(|option| !expected.contains(&option.code)).collect()
}

/// Put to those who gave one of these answers; no answers: to everybody.
pub fn asked_if(variable: &str, codes: Vec<Code>) -> Edit {
    let rule = (!codes.is_empty()).then(|| AskedIf { variable: variable.to_owned(), codes });
    Edit { asked_if: Some(rule), ..Edit::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_are_read_however_they_are_separated() {
        for text in ["30, 50", "30 50", "50; 30", "30/50", " 30 ,50 "] {
            assert_eq!(cuts(text), Some(vec![30.0, 50.0]), "{text}");
        }
        assert_eq!(cuts("18,5"), Some(vec![18.5]));
        for text in ["", "unge", "30 og 50", "NaN"] {
            assert_eq!(cuts(text), None, "{text}");
        }
    }

    #[test]
    fn a_list_of_groups_is_one_a_line() {
        let list = expected("Sygedagpenge\n\n 3 \n").expected.flatten().expect("a list");
        assert_eq!(list, [Code::Text("Sygedagpenge".to_owned()), Code::Number(3)]);
        assert_eq!(expected(" \n").expected, Some(None));
        assert_eq!(asked_if("q", Vec::new()).asked_if, Some(None));
    }
}
