//! The municipality's own in: name, logo, colour; what documents carry of it out, and what is wrong with it.

pub mod colour;
pub mod logo;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::document::{Brand, Logo, Rgb};

pub use colour::{Contrast, contrast_on_white};
pub use logo::{BadLogo, LogoFile};

/// Kept with the project; the logo in the file only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default)]
pub struct Sender {
    /// `Rødovre Kommune`.
    pub name: String,
    pub logo: Option<LogoFile>,
    /// `#1b5e20`, as typed.
    pub accent: String,
}

impl Sender {
    /// What documents carry: a colour that cannot be read on white, or is none, is left out.
    #[must_use]
    pub fn brand(&self) -> Brand {
        let name = self.name.trim();
        let logo = self.logo.as_ref().and_then(|file| file.logo().ok());
        Brand {
            organisation: (!name.is_empty()).then(|| name.to_owned()),
            logo: logo.map(|logo| Logo { description: name.to_owned(), ..logo }),
            accent: self.accent().filter(|colour| contrast_on_white(*colour).enough()),
        }
    }

    /// The colour as typed, where it is one.
    #[must_use]
    pub fn accent(&self) -> Option<Rgb> {
        colour::read(&self.accent)
    }
}
