//! The neutral ruleset: what the hosts of one role have to allow, whatever the firewall.

mod left_out;
mod merging;
mod model;
mod tag;
#[cfg(test)]
mod tests;
mod whole;

use ports_core::dataset::{Dataset, RoleId, Side};
use ports_core::evaluation::{Evaluation, Selection};
use ports_core::link::SnippetOptions;
use ports_network::addresses::{AddressBook, SiteContext};

pub use model::{AllowRule, LeftOut, OpenPort, Peers, Ruleset, Unnamed, Use};
use tag::tag;

use crate::file_name::{file_part, file_stem};
pub(crate) use whole::add_whole_families;

/// A ruleset for each role that has rules for the selection, in the dataset's order. It holds what is
/// included, and names what applies and is not. A role whose hosts are the vendor's has none: see
/// [`Dataset::side`].
pub fn rulesets<'d>(
    dataset: &'d Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'d>,
    addresses: &AddressBook,
    options: &SnippetOptions,
) -> Vec<Ruleset<'d>> {
    let has_rules = |set: &Ruleset| !set.rules.is_empty() || !set.left_out.is_empty();
    rulesets_where(
        &has_rules, dataset, selection, evaluation, addresses, options,
    )
}

/// A ruleset for each role of the selection for which `keep` holds, in the dataset's order; none for the
/// vendor's hosts.
pub fn rulesets_where<'d>(
    keep: &dyn Fn(&Ruleset) -> bool,
    dataset: &'d Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'d>,
    addresses: &AddressBook,
    options: &SnippetOptions,
) -> Vec<Ruleset<'d>> {
    let is_chosen = |role: &RoleId| {
        selection.role.as_ref().is_none_or(|chosen| chosen == role)
            && dataset.side(&selection.deployment, role) == Side::Reader
    };
    let roles = dataset.roles.iter().enumerate();
    roles
        .filter(|(_, role)| is_chosen(&role.id))
        .map(|(index, _)| Ruleset::new(index, dataset, selection, evaluation, addresses, options))
        .filter(keep)
        .collect()
}

impl<'d> Ruleset<'d> {
    /// The ruleset of the dataset's role at `index`.
    fn new(
        index: usize,
        dataset: &'d Dataset,
        selection: &Selection,
        evaluation: &Evaluation<'d>,
        addresses: &AddressBook,
        options: &SnippetOptions,
    ) -> Self {
        let role = &dataset.roles[index];
        let site = addresses.place(&role.id);
        let addresses = site.map_or(addresses, |site| &site.endpoints);
        let at_site = site.map_or(String::new(), |site| format!(", {}", site.name));
        let local = dataset.home(&role.id);
        let mut set = Ruleset {
            role: &role.id,
            title: format!(
                "{}{at_site}, {}, {} {}",
                role.name,
                dataset.deployment_name(&selection.deployment),
                dataset.product,
                selection.version
            ),
            hosts: msg_fmt!(ruleset_hosts, role = role.name.to_ascii_lowercase()).to_string(),
            file_stem: file_stem(&[
                &dataset.product,
                role.id.as_str(),
                &site.map_or(String::new(), site_part),
                &selection.version.to_string(),
            ]),
            dataset_version: &dataset.dataset_version,
            rules: Vec::new(),
            left_out: Vec::new(),
            open_ports: Vec::new(),
            unnamed: Vec::new(),
            allow_any: options.allow_any,
            whole_families: Vec::new(),
            local: local.map_or(Peers::Any, |local| addresses.peers(&local.id).into()),
            local_endpoint: local.map(|local| &local.id),
            local_name: local.map_or(&role.name, |local| &local.name),
            tag: tag(role.id.as_str(), index, site.map(|site| site.number)),
            role_tag: tag(role.id.as_str(), index, None),
            site: site.map(|site| site.number),
            role_of: (index, dataset.roles.len()),
        };
        set.allow(dataset, evaluation, addresses, options);
        set.leave_out_hidden(dataset, selection, evaluation);
        set
    }
}

/// A site in the name of a file: its name, or its number where nothing of its name can be written there.
fn site_part(site: &SiteContext) -> String {
    match file_part(&site.name) {
        name if name.is_empty() => format!("s{}", site.number),
        name => name,
    }
}
