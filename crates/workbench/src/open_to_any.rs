//! What is said of ports that are open to any address, at the change request.

use ports_components::selection::use_selection;
use ports_formats::{Ruleset, opens_to_any};
use yew::prelude::*;

use crate::entries::use_entries;
use crate::ruleset::missing_list;

/// The ports that are open to any address, as a list for each ruleset that has one.
pub fn open_ports_list(rulesets: &[Ruleset<'static>]) -> Html {
    let lists = rulesets.iter().map(|ruleset| {
        let sentences = ruleset.open_ports.iter().map(ToString::to_string);
        missing_list(&ruleset.title, sentences)
    });
    lists.collect()
}

/// Whether ports that are open to any address are told: where the chosen format opens them, once there is
/// an address. Before, every port is open to any.
#[hook]
pub fn use_is_told() -> bool {
    let selection = use_selection();
    use_entries().entries.has_addresses() && opens_to_any(&selection.options)
}
