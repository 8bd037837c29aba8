//! A label or question as an export writes it in, the same words without dress out: markup, codes, case and blanks gone,
//! so that `"I meget høj grad (5)"`, `"5 = I meget høj grad"` and `"<strong>i meget  høj grad</strong>"` are one wording.

/// Text without markup, line breaks and doubled blanks, as a reader shall see it.
#[must_use]
pub fn legible(text: &str) -> String {
    // Most labels are legible as they are.
    let dressed = |c: char| "<&\u{200b}\u{feff}\0".contains(c) || (c.is_whitespace() && c != ' ');
    if !text.contains(dressed) && !text.contains("  ") {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        // A tag is short and starts with a letter or a slash: "< 60" and "<3" are text.
        let end = rest[start..].find('>').map(|end| start + end);
        let tag = end.filter(|&end| {
            let inside = rest[start + 1..end].trim_start_matches('/');
            inside.starts_with(|c: char| c.is_ascii_alphabetic()) && end - start < 60
        });
        match tag {
            Some(end) => {
                out.push_str(&rest[..start]);
                out.push(' ');
                rest = &rest[end + 1..];
            }
            None => {
                out.push_str(&rest[..=start]);
                rest = &rest[start + 1..];
            }
        }
    }
    out.push_str(rest);
    let out = out
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace(['\u{200b}', '\u{feff}', '\0'], "");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The wording that comparisons use: lower case, codes before and after taken off, one kind of apostrophe and dash.
#[must_use]
pub fn plain(text: &str) -> String {
    let straight = |c: char| match c {
        '’' | '‘' | '´' | '`' => '\'',
        '–' | '—' => '-',
        other => other,
    };
    let lower: String = legible(text).to_lowercase().chars().map(straight).collect();
    let trimmed = lower.trim_matches(|c: char| c.is_whitespace() || ".:;,*!?\"".contains(c));
    let without = strip_codes(trimmed);
    if without.is_empty() { trimmed.to_owned() } else { without.to_owned() }
}

/// [`plain`] with slashes, brackets and commas as blanks: the key by which known labels are found.
#[must_use]
pub fn key(text: &str) -> String {
    let plain = plain(text);
    plain
        .split(|c: char| c.is_whitespace() || "/(),[]&;".contains(c))
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Words of a name or text, lower case, split where letters, digits and signs meet: `"overall_sat2"` gives
/// `overall`, `sat`, `2`; `"JobTitle"` gives `job`, `title`.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    #[derive(PartialEq, Clone, Copy)]
    enum Sort {
        Upper,
        Lower,
        Digit,
        Other,
    }
    let mut words: Vec<String> = Vec::new();
    let mut before = Sort::Other;
    for c in text.chars() {
        let sort = if c.is_numeric() {
            Sort::Digit
        } else if c.is_uppercase() {
            Sort::Upper
        } else if c.is_alphabetic() || c == '\'' {
            Sort::Lower
        } else {
            Sort::Other
        };
        let goes_on = sort == before || (before == Sort::Upper && sort == Sort::Lower);
        if sort != Sort::Other {
            match words.last_mut() {
                Some(word) if goes_on => word.extend(c.to_lowercase()),
                _ => words.push(c.to_lowercase().collect()),
            }
        }
        before = sort;
    }
    words
}

/// The code that a label carries before or after its words: `"1 = Meget utilfreds"` and `"Slet ikke (1)"` carry 1.
#[must_use]
pub fn carried_code(text: &str) -> Option<i64> {
    let text = legible(text);
    let text = text.trim();
    let without = strip_codes(text);
    if without.is_empty() || without.len() == text.len() {
        return None;
    }
    let around = text.strip_prefix(without).unwrap_or_else(|| text.split(without).next().unwrap_or_default());
    let digits: String = around.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    digits.parse().ok().or_else(|| digits.trim_matches('-').parse().ok())
}

fn strip_codes(text: &str) -> &str {
    let mut text = text.trim();
    // After: "(5)", "[5]".
    if let Some(open) = text.rfind(['(', '[']) {
        let inside = text[open + 1..].trim_end_matches([')', ']', ' ']);
        if text.ends_with([')', ']']) && is_code(inside) {
            text = text[..open].trim_end();
        }
    }
    // Before: "5 = ", "5. ", "(5) ", "5 - ", "5: ", "5 ".
    let bare = text.trim_start_matches(['(', '[']);
    let digits = bare.strip_prefix('-').unwrap_or(bare);
    let after = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = digits.len() - after.len();
    if (1..=3).contains(&length) {
        let words = after.trim_start_matches(|c: char| c.is_whitespace() || "=:.)]-([".contains(c));
        let between = &after[..after.len() - words.len()];
        if !between.is_empty() && words.starts_with(char::is_alphabetic) {
            let bracketed = between.contains(['(', '[']);
            return if bracketed { words.trim_end_matches([')', ']']) } else { words };
        }
    }
    text
}

fn is_code(text: &str) -> bool {
    let digits = text.trim().trim_start_matches('-');
    !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The name without its running number, and how closely that ties columns together: `q3_01` is the first of `q3_`.
#[must_use]
pub fn stem(name: &str) -> Option<Stem> {
    let head = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ']' || c == ')');
    let tail = name[head.len()..].trim_end_matches([']', ')']);
    if head.is_empty() || tail.is_empty() || tail.len() > 3 {
        return None;
    }
    let close = head.chars().any(|c| c.is_ascii_digit()) || (tail.starts_with('0') && tail.len() > 1);
    Some(Stem { text: head.to_lowercase(), close })
}

/// What numbered names have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stem {
    pub text: String,
    /// The number counts the lines of one battery (`q3_01`), not the questions of the whole form (`Q1`).
    pub close: bool,
}

/// The question that several lines share, and the line itself: `"stem - line"`, `"stem [line]"`, `"stem: line"`.
#[must_use]
pub fn battery_text(label: &str) -> Option<(&str, &str)> {
    let label = label.trim();
    if let Some((stem, line)) = label.strip_suffix(']').and_then(|body| body.rsplit_once('[')) {
        return Some((stem.trim(), line.trim()));
    }
    // A colon also stands after one word ("Alder: ..."); a stem is a question.
    let question = |stem: &str| stem.contains(' ') && stem.len() >= 12;
    label
        .rsplit_once(" - ")
        .or_else(|| label.split_once(": ").filter(|(stem, _)| question(stem)))
        .map(|(stem, line)| (stem.trim(), line.trim()))
        .filter(|(_, line)| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_compared_without_their_dress() {
        for dressed in [
            "I meget høj grad (5)",
            "5 = I meget høj grad",
            "5. I meget\u{a0}høj grad ",
            "<strong>I meget\nhøj  grad</strong>",
            "I MEGET HØJ GRAD",
            "5 - I meget høj grad.",
            "(5) I meget høj grad",
            "5 (i meget høj grad)",
        ] {
            assert_eq!(plain(dressed), "i meget høj grad", "{dressed:?}");
        }
        assert_eq!(plain("7"), "7");
        assert_eq!(key("Hverken/eller"), "hverken eller");
        assert_eq!(legible("> 60 and < 70"), "> 60 and < 70");
        assert_eq!(carried_code("Slet ikke (1)"), Some(1));
        assert_eq!(carried_code("5 = Godt"), Some(5));
        assert_eq!(carried_code("Ikke relevant (-1)"), Some(-1));
        assert_eq!(carried_code("Godt"), None);
    }

    #[test]
    fn names_fall_into_words_and_stems() {
        assert_eq!(words("overall_sat2"), ["overall", "sat", "2"]);
        assert_eq!(words("JobTitle"), ["job", "title"]);
        assert_eq!(words("Hvor tilfreds er du?"), ["hvor", "tilfreds", "er", "du"]);
        assert_eq!(stem("q3_01"), Some(Stem { text: "q3_".into(), close: true }));
        assert_eq!(stem("Q12"), Some(Stem { text: "q".into(), close: false }));
        assert_eq!(stem("age"), None);
        assert_eq!(stem("2023"), None);
        assert_eq!(
            battery_text("Hvor enig er du? - Jeg lærer let"),
            Some(("Hvor enig er du?", "Jeg lærer let"))
        );
        assert_eq!(
            battery_text("Hvor tilfreds er du med: Ventetid"),
            Some(("Hvor tilfreds er du med", "Ventetid"))
        );
        assert_eq!(battery_text("Alder: i år"), None);
        assert_eq!(battery_text("Tilfredshed [Ventetid]"), Some(("Tilfredshed", "Ventetid")));
    }
}
