//! The ports that are open to any address, said wherever a port is shown.

use ports_core::dataset::{Dataset, RoleId};
use ports_core::evaluation::{Evaluation, Selection};
use ports_core::link::SnippetOptions;
use ports_network::addresses::AddressBook;

use crate::registry::format_name;
use crate::ruleset::{OpenPort, rulesets_where};

/// The ports of a role's hosts that the chosen format's snippet opens to any address because nothing was
/// entered for an endpoint.
pub fn open_ports<'d>(
    dataset: &'d Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'d>,
    role: &RoleId,
    addresses: &AddressBook,
    options: &SnippetOptions,
) -> Vec<OpenPort<'d>> {
    if !opens_to_any(options) {
        return Vec::new();
    }
    let of_role = Selection {
        role: Some(role.clone()),
        ..selection.clone()
    };
    let sets = rulesets_where(&|_| true, dataset, &of_role, evaluation, addresses, options);
    sets.into_iter().flat_map(|set| set.open_ports).collect()
}

/// Whether the chosen format opens a port to any address where nothing was entered for an endpoint. One
/// that is not known stands for one that does.
pub fn opens_to_any(options: &SnippetOptions) -> bool {
    let format = format_name(&options.format);
    format.is_none_or(|format| format.opens_to_any(options.allow_any))
}
