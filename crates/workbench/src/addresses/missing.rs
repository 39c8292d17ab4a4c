//! What is said of all fields together: what is missing, what cannot be used, and how much work the plan
//! is.

use std::rc::Rc;

use ports_core::dataset::Dataset;
use ports_core::evaluation::{Evaluation, Selection};
use ports_core::link::SnippetOptions;
use ports_core::text::{counted, listed};
use ports_formats::{Peers, format_name, opens_to_any, rulesets};
use ports_network::addresses::AddressBook;
use ports_network::sites::{self, Proxy, Totals, teams};
use yew::prelude::*;

use super::columns::Column;
use super::field::Row;
use crate::entries::{EntriesContext, EntriesState};

/// How many fields with wrong entries are named.
const FIELDS_NAMED: usize = 5;

/// The names of the endpoints without an address whose connections are opened to any, or left out, as the
/// format does: at any site, or outside of them.
pub fn without_addresses(
    dataset: &'static Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'static>,
    entries: &EntriesState,
    options: &SnippetOptions,
) -> Vec<&'static str> {
    let format = format_name(&options.format);
    let is_between_networks = format.is_some_and(|format| format.is_between_networks);
    let mut names = Vec::new();
    let mut add = |name| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    for chosen in representatives(dataset, entries) {
        let (sites, own) = (&entries.entries.sites, &entries.own);
        let book = sites::endpoints(dataset, &entries.shared, sites, own, chosen);
        for set in rulesets(dataset, selection, evaluation, &book, options) {
            let open = set.open_ports.iter().flat_map(|open| &open.because_of);
            open.for_each(|name| add(*name));
            if is_between_networks && set.local == Peers::Any && !set.rules.is_empty() {
                add(set.local_name);
            }
        }
    }
    names
}

/// A site, by its index, of each kind: with addresses of its own for the same endpoints, and with a proxy
/// or without. What is open at one of a kind is open at each.
fn representatives(dataset: &Dataset, entries: &EntriesState) -> Vec<usize> {
    let mut kinds: Vec<Vec<bool>> = Vec::new();
    let mut found = Vec::new();
    for (index, (site, own)) in entries.entries.sites.iter().zip(&*entries.own).enumerate() {
        let ends = dataset.endpoints.iter().map(|endpoint| &endpoint.id);
        let mut kind: Vec<bool> = ends.map(|id| own.filled(id).is_some()).collect();
        kind.push(own.filled(&Proxy::END).is_some());
        kind.push(site.port().is_some());
        if !kinds.contains(&kind) {
            kinds.push(kind);
            found.push(index);
        }
    }
    if found.is_empty() {
        found.push(0);
    }
    found
}

/// How many endpoints have no address, and what becomes of them, in a sentence; none where each has one.
pub fn missing_sentence(names: &[&str], options: &SnippetOptions) -> Option<String> {
    let open = match opens_to_any(options) {
        true => counted(names.len(), msg!(counted_open)),
        false => counted(names.len(), msg!(counted_left_out)),
    };
    (!names.is_empty()).then(|| sentence(&open, &names.join(msg!(list_comma))))
}

/// The fields with an entry that cannot be used, in a sentence; none where there is none.
fn unusable_sentence(columns: &[Column], entries: &EntriesState) -> Option<String> {
    let all = Row::All(&entries.entries, &entries.shared);
    let sites = entries.entries.sites.iter().zip(&*entries.own);
    let rows = std::iter::once(all).chain(sites.map(|(site, own)| Row::Site(site, own)));
    let mut number = 0;
    let mut named = Vec::new();
    for row in rows {
        for column in columns.iter().filter(|column| is_wrong(row, column)) {
            number += 1;
            if named.len() < FIELDS_NAMED {
                let (site, end) = (row.title(), column.name);
                named.push(msg_fmt!(addresses_wrong_field, site = site, end = end).to_string());
            }
        }
    }
    if number > named.len() {
        let more = number - named.len();
        named.push(msg_fmt!(sheet_more_sites, number = more).to_string());
    }
    let unusable = counted(number, msg!(counted_unusable));
    (number > 0).then(|| sentence(&unusable, &named.join(msg!(list_comma))))
}

fn is_wrong(row: Row, column: &Column) -> bool {
    column.field(row.place()).is_some() && row.is_wrong(column)
}

fn sentence(open: &str, names: &str) -> String {
    msg_fmt!(addresses_missing, open = open, names = names).to_string()
}

/// What is said below the grid.
pub fn said_of_all(
    dataset: &'static Dataset,
    evaluation: &Evaluation<'static>,
    columns: &Rc<Vec<Column>>,
    entries: &EntriesContext,
    missing: Option<String>,
) -> Html {
    let (shared, plan, own) = (&entries.shared, &entries.entries.sites, &entries.own);
    let mut wide: Vec<String> = missing.into_iter().collect();
    wide.extend(unusable_sentence(columns, entries));
    let clusters = sites::without_addresses(dataset, shared, plan, own);
    if !clusters.is_empty() {
        let sites = listed(&clusters);
        wide.push(msg_fmt!(addresses_no_clusters, sites = sites).to_string());
    }
    for (endpoint, sites) in sites::unreached(dataset, shared, plan, own) {
        let (sites, end) = (listed(&sites), &endpoint.name);
        wide.push(msg_fmt!(addresses_unreached, sites = sites, end = end).to_string());
    }
    html! {
        <div class="pp-said-of-all">
            { for wide.into_iter().map(|said| html! { <p class="pp-wide">{ said }</p> }) }
            if !plan.is_empty() {
                <p class="pp-totals">{ totals(dataset, evaluation, entries, own) }</p>
            }
        </div>
    }
}

/// How many sites and clusters there are, and how many openings they take at all firewalls.
fn totals(
    dataset: &Dataset,
    evaluation: &Evaluation<'static>,
    entries: &EntriesState,
    own: &[AddressBook],
) -> String {
    let plan = &entries.entries.sites;
    let clusters: u32 = plan.iter().filter_map(|site| site.clusters()).sum();
    let mut all = Totals::default();
    for team in teams(dataset, evaluation, plan, own) {
        all.join(&team.totals);
    }
    msg_fmt!(
        addresses_totals,
        sites = counted(plan.len(), msg!(counted_sites)),
        clusters = counted(clusters as usize, msg!(counted_clusters)),
        openings = counted(all.openings() as usize, msg!(counted_firewall_openings)),
        egress = all.egress,
        ingress = all.ingress
    )
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_core::evaluation::evaluate;
    use proptest::prelude::*;

    /// What is entered at a site, by the part of its name.
    const ENDS: [&str; 5] = [
        "addresses/workload-cluster=10.1.0.0/24",
        "addresses/vcenter=10.1.9.9",
        "addresses/registries=10.1.9.8",
        "addresses/proxy=10.1.9.7",
        "proxy-port=3128",
    ];

    fn names_in(query: &str, kept: &str) -> Vec<&'static str> {
        let dataset = ports_data::dataset();
        let link = ports_formats::link::read(query, dataset);
        let evaluation = evaluate(dataset, &link.selection);
        let entries = EntriesState::new(dataset, Some(kept), "");
        without_addresses(
            dataset,
            &link.selection,
            &evaluation,
            &entries,
            &link.options,
        )
    }

    /// The same, from the firewall rules of every site.
    fn names_of_all_sites(query: &str, kept: &str) -> Vec<&'static str> {
        let dataset = ports_data::dataset();
        let link = ports_formats::link::read(query, dataset);
        let evaluation = evaluate(dataset, &link.selection);
        let entries = EntriesState::new(dataset, Some(kept), "");
        let number = entries.entries.sites.len().max(1);
        let mut names = Vec::new();
        for index in 0..number {
            let book = sites::chosen(dataset, &entries.entries, index);
            let sets = rulesets(dataset, &link.selection, &evaluation, &book, &link.options);
            let open = sets.iter().flat_map(|set| &set.open_ports);
            names.extend(open.flat_map(|open| open.because_of.clone()));
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn what_has_no_address_is_named_and_what_becomes_of_it() {
        let query = "deployment=self-hosted&role=workload-cluster&version=4.2";
        let kept = "addresses/registries=192.0.2.1&addresses/updates=192.0.2.2";
        let names = names_in(query, kept);
        assert_eq!(names, ["Management platform", "vCenter"]);
        let said = |format: &str| {
            let query = format!("{query}&format={format}");
            let options = ports_formats::link::read(&query, ports_data::dataset()).options;
            missing_sentence(&names_in(&query, kept), &options)
        };
        assert_eq!(
            said("nftables").as_deref(),
            Some("2 endpoints are open to any address: Management platform, vCenter.")
        );
        assert_eq!(
            said("pan-os").as_deref(),
            Some(
                "3 endpoints have no address and are left out: Management platform, vCenter, Workload clusters."
            )
        );
        assert_eq!(missing_sentence(&[], &SnippetOptions::default()), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn what_is_open_at_any_site_is_named(
            sites in prop::collection::vec(prop::collection::vec(any::<bool>(), ENDS.len()), 0..5),
            shared in any::<bool>(),
            role in prop::sample::select(vec!["all", "workload-cluster"]),
        ) {
            let query = &format!("deployment=self-hosted&role={role}&version=4.2&include=optional,deprecated");
            let mut kept: Vec<String> = vec![];
            if shared {
                kept.push("addresses/vcenter=192.0.2.9".to_owned());
            }
            for (index, entered) in sites.iter().enumerate() {
                let of = |field: &str| format!("sites/{}/{field}", index + 1);
                kept.push(of("name="));
                let entered = ENDS.iter().zip(entered).filter(|(_, is_entered)| **is_entered);
                kept.extend(entered.map(|(field, _)| of(field)));
            }
            let kept = kept.join("&");
            let mut names = names_in(query, &kept);
            names.sort_unstable();
            prop_assert_eq!(names, names_of_all_sites(query, &kept));
        }
    }
}
