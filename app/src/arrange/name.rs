//! A survey's and a figure's name in, a file's name out.

/// `rødovre 2023.csv` and `fordeling`: `roedovre-2023-fordeling.svg`. Letters, digits and hyphens alone: any file system
/// and any mail takes it.
pub fn file_name(survey: &str, id: &str, ending: &str) -> String {
    let is_ending = |end: &str| end.len() <= 5 && end.chars().all(char::is_alphanumeric);
    let stem = survey.rsplit_once('.').filter(|(_, end)| is_ending(end)).map_or(survey, |(stem, _)| stem);
    let mut name = String::new();
    for letter in stem.to_lowercase().chars() {
        match letter {
            'æ' => name.push_str("ae"),
            'ø' => name.push_str("oe"),
            'å' => name.push_str("aa"),
            letter if letter.is_ascii_alphanumeric() => name.push(letter),
            _ if name.is_empty() || name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    let stem: String = name.chars().take(60).collect();
    let stem = stem.trim_end_matches('-');
    if stem.is_empty() { format!("svarkort-{id}.{ending}") } else { format!("{stem}-{id}.{ending}") }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_called_after_the_survey_and_the_figure() {
        for (survey, expected) in [
            ("Rødovre 2023 (endelig).csv", "roedovre-2023-endelig-fordeling.svg"),
            ("dataset.csv", "dataset-fordeling.svg"),
            ("..", "svarkort-fordeling.svg"),
            ("", "svarkort-fordeling.svg"),
            ("../../etc/passwd", "etc-passwd-fordeling.svg"),
        ] {
            assert_eq!(file_name(survey, "fordeling", "svg"), expected);
        }
    }
}
