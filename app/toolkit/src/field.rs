//! A [`Plain`] value and its path in, a typed value or a [`Problem`] that names the path and what it should have been out.

use std::collections::BTreeMap;

use svarkort_core::problem::{BadSetting, WantedType};
use svarkort_core::{Code, Problem};

use crate::plain::Plain;

/// One value that a page gave, with the path that its sentence names.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    path: String,
    value: &'a Plain,
}

type Read<T> = Result<T, Problem>;

impl<'a> Field<'a> {
    #[must_use]
    pub fn new(path: &str, value: &'a Plain) -> Self {
        Field { path: path.to_owned(), value }
    }

    /// `null` is as good as not given.
    pub fn given(self) -> Option<Self> {
        match self.value {
            Plain::Absent | Plain::Null => None,
            _ => Some(self),
        }
    }

    pub fn is_null(&self) -> bool {
        *self.value == Plain::Null
    }

    pub fn is_number(&self) -> bool {
        matches!(self.value, Plain::Number(_))
    }

    pub fn is_fields(&self) -> bool {
        matches!(self.value, Plain::Fields(_))
    }

    pub fn text(&self) -> Read<String> {
        match self.value {
            Plain::Text(text) => Ok(text.clone()),
            _ => Err(self.wrong(WantedType::Text)),
        }
    }

    pub fn each<T>(&self, read: impl Fn(&Plain) -> Read<T>) -> Read<Vec<T>> {
        match self.value {
            Plain::List(entries) => entries.iter().map(read).collect(),
            _ => Err(self.wrong(WantedType::List)),
        }
    }

    pub fn flag(&self) -> Read<bool> {
        match self.value {
            Plain::Flag(flag) => Ok(*flag),
            _ => Err(self.wrong(WantedType::Flag)),
        }
    }

    pub fn number(&self) -> Read<f64> {
        match self.value {
            Plain::Number(number) if number.is_finite() => Ok(*number),
            _ => Err(self.wrong(WantedType::Number)),
        }
    }

    pub fn whole(&self) -> Read<u32> {
        match self.value {
            Plain::Number(number)
                if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number) =>
            {
                Ok(*number as u32)
            }
            _ => Err(self.wrong(WantedType::WholeNumber)),
        }
    }

    /// A number or a text, as the export writes it; a text that is a whole number is that number.
    fn code(&self) -> Option<Code> {
        match self.value {
            Plain::Text(text) => Some(Code::parse(text)),
            Plain::Number(number) if number.is_finite() => Some(Code::parse(&number.to_string())),
            _ => None,
        }
    }

    pub fn texts(&self) -> Read<Vec<String>> {
        self.list(WantedType::Texts, |entry| match entry.value {
            Plain::Text(text) => Some(text.clone()),
            _ => None,
        })
    }

    pub fn numbers(&self) -> Read<Vec<f64>> {
        self.list(WantedType::Numbers, |entry| match entry.value {
            Plain::Number(number) if number.is_finite() => Some(*number),
            _ => None,
        })
    }

    pub fn pairs(&self) -> Read<Vec<[String; 2]>> {
        self.list(WantedType::Pairs, |entry| {
            let names = entry.texts().ok()?;
            <[String; 2]>::try_from(names).ok()
        })
    }

    pub fn codes(&self) -> Read<Vec<Code>> {
        self.list(WantedType::Codes, |entry| entry.code())
    }

    fn list<T>(&self, wanted: WantedType, read: impl Fn(&Field) -> Option<T>) -> Read<Vec<T>> {
        let Plain::List(entries) = self.value else { return Err(self.wrong(wanted)) };
        let entries: Option<Vec<T>> = entries.iter().map(|value| read(&Field::new("", value))).collect();
        entries.ok_or_else(|| self.wrong(wanted))
    }

    /// One word of several.
    pub fn word<T: Copy>(&self, words: &[(&str, T)]) -> Read<T> {
        let Plain::Text(text) = self.value else { return Err(self.not_one_of(words)) };
        let found = words.iter().find(|(word, _)| word == text);
        found.map(|(_, value)| *value).ok_or_else(|| self.not_one_of(words))
    }

    pub fn not_one_of<T>(&self, words: &[(&str, T)]) -> Problem {
        let allowed = words.iter().map(|(word, _)| (*word).to_owned()).collect();
        self.bad(BadSetting::NotOneOf { allowed })
    }

    /// The fields of an object whose names are free: variables, codes, labels.
    pub fn entries<T>(&self, read: impl Fn(&Field) -> Read<T>) -> Read<BTreeMap<String, T>> {
        let Plain::Fields(fields) = self.value else { return Err(self.wrong(WantedType::Fields)) };
        fields.iter().map(|(name, value)| Ok((name.clone(), read(&self.inner(name, value))?))).collect()
    }

    /// The fields of an object whose names are fixed: `known` gets each by its name and says whether it knows it.
    pub fn known(&self, names: &[&str], mut take: impl FnMut(&str, Field) -> Read<()>) -> Read<()> {
        let Plain::Fields(fields) = self.value else { return Err(self.wrong(WantedType::Fields)) };
        for (name, value) in fields {
            let field = self.inner(name, value);
            if !names.contains(&name.as_str()) {
                let allowed = names.iter().map(|&name| name.to_owned()).collect();
                return Err(field.bad(BadSetting::UnknownField { allowed }));
            }
            take(name, field)?;
        }
        Ok(())
    }

    fn inner<'b>(&self, name: &str, value: &'b Plain) -> Field<'b> {
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Field { path, value }
    }

    /// A field of this object that must be there.
    pub fn lacks(&self, name: &str, wanted: WantedType) -> Problem {
        self.inner(name, &Plain::Absent).wrong(wanted)
    }

    pub fn wrong(&self, wanted: WantedType) -> Problem {
        self.bad(BadSetting::WrongType { wanted })
    }

    pub fn bad(&self, why: BadSetting) -> Problem {
        Problem::BadSettings { setting: self.path.clone(), why }
    }
}
