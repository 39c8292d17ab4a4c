//! Warnings that a snippet allows any address.

use ports_core::text::listed;

use crate::format::Format;
use crate::ruleset::{Peers, Ruleset, add_whole_families};

impl Ruleset<'_> {
    /// Where a format allows any address, as sentences without their full stop.
    ///
    /// The role's own hosts count for a format whose rules match them. A list of destinations
    /// cannot hold "any".
    pub fn any_address_warnings(&self, format: &Format) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.rules.is_empty() {
            return warnings;
        }
        let mut any = self.open_to_any.clone();
        let mut families = self.whole_families.clone();
        if format.matches_local {
            match &self.local {
                Peers::Any => any.push(self.local_name),
                Peers::Listed(addresses) => {
                    add_whole_families(&mut families, addresses, self.local_name);
                }
                Peers::None => {}
            }
        }
        if !any.is_empty() && !format.destinations_only {
            warnings.push(msg_fmt!(wide_nothing_entered, ends = listed(&any)).to_string());
        }
        if !families.is_empty() {
            warnings.push(msg_fmt!(wide_entered, addresses = listed(&families)).to_string());
        }
        warnings
    }
}
