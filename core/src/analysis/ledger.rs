//! What is typed of who was asked in, the complete [`Ledger`] out: checked, with its unit and the limit of a low response.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::settings::bad;
use crate::problem::{BadSetting, Problem};
use crate::units::Share;

/// What one answer is of. A conversation is not a person: one citizen may have had several.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    #[default]
    Person,
    Conversation,
}

/// Figures that the export does not hold, as the reader types them; each goes before what the files tell.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ledger {
    pub unit: Unit,
    /// Everybody to whom an invitation was sent.
    pub invited: Option<u32>,
    /// Invitations that came back, or that nobody could be reached with.
    pub bounced: Option<u32>,
    /// Invited, but not of the population: moved, died, invited by mistake.
    pub ineligible: Option<u32>,
    /// Who got the invitation, where it is known by itself.
    pub reached: Option<u32>,
    pub started: Option<u32>,
    /// A response rate as somebody states it; held against the parts.
    pub stated_rate: Option<Share>,
    /// Response rates under this carry a reservation.
    pub limit: Share,
}

/// A [`Ledger`] as it is asked for.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(default, deny_unknown_fields)]
pub struct LedgerInput {
    pub unit: Option<Unit>,
    pub invited: Option<u32>,
    pub bounced: Option<u32>,
    pub ineligible: Option<u32>,
    pub reached: Option<u32>,
    pub started: Option<u32>,
    pub stated_rate: Option<Share>,
    pub limit: Option<Share>,
}

/// Response rates under this are warned about where nothing is said: those who answered are then the smaller part.
pub const LOW_RESPONSE: Share = Share(0.5);

impl Default for Ledger {
    fn default() -> Self {
        Ledger {
            unit: Unit::default(),
            invited: None,
            bounced: None,
            ineligible: None,
            reached: None,
            started: None,
            stated_rate: None,
            limit: LOW_RESPONSE,
        }
    }
}

impl Ledger {
    /// # Errors
    /// When nobody is said to be invited, or a share is none.
    pub(super) fn fill(asked: LedgerInput) -> Result<Ledger, Problem> {
        let out_of_range = |setting| Err(bad(setting, BadSetting::OutOfRange));
        let limit = asked.limit.unwrap_or(LOW_RESPONSE);
        if asked.invited == Some(0) {
            return out_of_range("ledger.invited");
        }
        if !(0.0..=1.0).contains(&limit.0) {
            return out_of_range("ledger.limit");
        }
        if asked.stated_rate.is_some_and(|rate| !(rate.0 > 0.0 && rate.0 <= 1.0)) {
            return out_of_range("ledger.stated_rate");
        }
        Ok(Ledger {
            unit: asked.unit.unwrap_or_default(),
            invited: asked.invited,
            bounced: asked.bounced,
            ineligible: asked.ineligible,
            reached: asked.reached,
            started: asked.started,
            stated_rate: asked.stated_rate,
            limit,
        })
    }
}
