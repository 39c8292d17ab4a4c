//! What is where on the page: each panel makes a part of it from the state.

mod addresses;
mod checks;
mod choices;
mod diagram;
mod export;
mod firewall;
mod formats;
mod glossary;
mod not_shown;
mod plan;
#[cfg(feature = "ssr")]
mod planned;
#[cfg(feature = "ssr")]
mod reading;
mod rules;
mod shortcuts;
mod source;
mod theme;
mod upgrade;

pub(super) use checks::checks;
pub(super) use choices::choices;
pub(super) use diagram::diagram;
pub(super) use export::export;
pub(super) use firewall::firewall;
pub(super) use glossary::glossary;
pub(super) use plan::plan;
#[cfg(feature = "ssr")]
pub use planned::{Planned, PlannedProps};
#[cfg(feature = "ssr")]
pub use reading::Reading;
pub(super) use rules::rules;
pub(super) use source::source;
pub(super) use theme::theme;
pub(super) use upgrade::upgrade;
