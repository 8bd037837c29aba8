//! Multiple response sets as a system file writes them in, what each means for its variables out.
//!
//! `$name=D1 1 5 Label var1 var2`: dichotomies that are chosen where they hold `1`; the numbers are lengths.
//! `$name=C 5 Label var1 var2`: categories, each variable one of the answers. `E 1 1 1 5 Label ...`: as D, extended.

use std::collections::BTreeMap;

use super::dictionary::Dictionary;
use crate::read::described::Set;
use crate::units::Code;

pub(super) struct Member {
    pub stem: String,
    pub set: Set,
}

/// By the variable's first slot. A variable of several sets belongs to the first.
pub(super) fn by_variable(dictionary: &Dictionary) -> BTreeMap<usize, Member> {
    let mut members = BTreeMap::new();
    let mut slots: BTreeMap<String, usize> = BTreeMap::new();
    // The first of a name is meant.
    for variable in &dictionary.variables {
        for name in [&variable.short, &variable.name] {
            slots.entry(name.to_ascii_lowercase()).or_insert(variable.slot);
        }
    }
    for line in dictionary.sets.iter().flat_map(|sets| sets.lines()) {
        let Some((name, set, label, variables)) = parsed(line) else { continue };
        for short in variables.split_whitespace() {
            let Some(slot) = slots.get(&short.to_ascii_lowercase()) else { continue };
            let set = match &set {
                Some(chosen) => Set::Option { chosen: Code::parse(chosen) },
                None => Set::Mention { set: name.to_owned() },
            };
            members.entry(*slot).or_insert_with(|| Member { stem: label.trim().to_owned(), set });
        }
    }
    members
}

/// Name, counted value (of dichotomies), label, variables.
fn parsed(line: &str) -> Option<(&str, Option<String>, &str, &str)> {
    let (name, rest) = line.split_once('=')?;
    let (chosen, rest) = match rest.chars().next()? {
        'C' => (None, rest[1..].trim_start()),
        'D' => {
            let (chosen, rest) = counted(&rest[1..])?;
            (Some(chosen.trim().to_owned()), rest)
        }
        'E' => {
            let (_, rest) = rest[1..].trim_start().split_once(' ')?;
            let (chosen, rest) = counted(rest)?;
            (Some(chosen.trim().to_owned()), rest)
        }
        _ => return None,
    };
    let (label, variables) = counted(rest)?;
    Some((name.trim(), chosen, label, variables))
}

/// A text after its length: "5 Label rest".
fn counted(text: &str) -> Option<(&str, &str)> {
    let (length, rest) = text.trim_start().split_once(' ')?;
    let length = length.parse::<usize>().ok()?;
    Some((rest.get(..length)?, rest.get(length..)?))
}

#[cfg(test)]
mod tests {
    use super::parsed;

    #[test]
    fn sets_are_read_as_the_format_writes_them() {
        assert_eq!(parsed("$a=C 10 my mcgroup a b c"), Some(("$a", None, "my mcgroup", " a b c")));
        assert_eq!(parsed("$b=D2 55 0  g e f d"), Some(("$b", Some("55".to_owned()), "", " g e f d")));
        assert_eq!(
            parsed("$d=E 1 2 34 13 third mdgroup k l m"),
            Some(("$d", Some("34".to_owned()), "third mdgroup", " k l m"))
        );
        for broken in ["", "$a", "$a=", "$a=D", "$a=C 99 short", "$a=E 1", "$a=X 1 2"] {
            assert_eq!(parsed(broken), None, "{broken}");
        }
    }
}
