//! How much work a plan is for each team, and how much a site adds.

use std::fmt::Write;

use ports_core::dataset::{Dataset, RoleId};
use ports_core::evaluation::Evaluation;
use ports_core::text::counted;

use super::{Proxy, ROLE, Site, Totals, near};
use crate::addresses::AddressBook;

/// The work at one firewall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteWorkload {
    /// The title of the site, or the name of a role whose hosts are at no site.
    pub name: String,
    /// The role of the hosts.
    pub role: RoleId,
    /// The index of the site in the plan.
    pub site: Option<usize>,
    /// The numbers.
    pub totals: Totals,
}

/// The work for each role with rules on screen: at each site for the role at the sites, once for
/// every other one.
pub fn teams(
    dataset: &Dataset,
    evaluation: &Evaluation,
    sites: &[Site],
    own: &[AddressBook],
) -> Vec<SiteWorkload> {
    let mut teams = Vec::new();
    for role in &dataset.roles {
        let totals = Totals::of(dataset, evaluation, &role.id, None, None);
        if totals.flows == 0 {
            continue;
        }
        if role.id.as_str() != ROLE || sites.is_empty() {
            teams.push(SiteWorkload {
                name: role.name.to_string(),
                role: role.id.clone(),
                site: None,
                totals,
            });
            continue;
        }
        for (index, site) in sites.iter().enumerate() {
            let own = own.get(index);
            let totals = match own.and_then(|own| own.filled(&Proxy::END)) {
                None => totals.clone(),
                Some(proxy) => {
                    let proxy = Proxy::behind(proxy.clone(), site.port());
                    Totals::of(dataset, evaluation, &role.id, Some(&proxy), None)
                }
            };
            teams.push(SiteWorkload {
                name: site.title(),
                role: role.id.clone(),
                site: Some(index),
                totals,
            });
        }
    }
    teams
}

/// What the site at `index` adds to a plan, as sentences: at its own firewall, and at those of the
/// other roles that see its hosts.
pub fn added(
    dataset: &Dataset,
    evaluation: &Evaluation,
    sites: &[Site],
    own: &[AddressBook],
    index: usize,
) -> String {
    let mut text = String::new();
    let openings = |totals: &Totals| counted(totals.openings() as usize, msg!(counted_openings));
    for team in teams(dataset, evaluation, sites, own) {
        if team.site == Some(index) {
            let openings = openings(&team.totals);
            let _ = text.write_fmt(msg_fmt!(site_adds, site = team.name, openings = openings));
        }
    }
    let Some(near) = near(dataset) else {
        return text;
    };
    for role in &dataset.roles {
        let joined = Totals::of(dataset, evaluation, &role.id, None, Some(near));
        if joined.openings() > 0 {
            let role = role.name.to_ascii_lowercase();
            let openings = openings(&joined);
            let _ = text.write_fmt(msg_fmt!(site_joins, openings = openings, role = role));
        }
    }
    text
}
