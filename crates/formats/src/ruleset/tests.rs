//! What a ruleset allows, leaves out and merges.

use super::*;
use ports_core::dataset::{Direction, EndpointId, Evidence};
use ports_core::evaluation::{Status, evaluate};
use ports_core::selection::Include;
use ports_network::addresses::{self, Address};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn plans_for(
    change: impl FnOnce(&mut Selection),
    endpoints: &AddressBook,
    options: &SnippetOptions,
) -> Vec<Ruleset<'static>> {
    let dataset = ports_data::dataset();
    let mut selection = Selection::initial(dataset);
    change(&mut selection);
    let evaluation = evaluate(dataset, &selection);
    rulesets(dataset, &selection, &evaluation, endpoints, options)
}

fn labels(plan: &Ruleset) -> Vec<String> {
    plan.rules.iter().map(AllowRule::label).collect()
}

#[test]
fn each_role_has_a_plan_of_its_own() {
    let plans = plans_for(
        |selection| {
            selection.deployment = "self-hosted".into();
            selection.role = None;
        },
        &AddressBook::default(),
        &SnippetOptions::default(),
    );
    assert_eq!(plans.len(), 2);
    assert_eq!(
        labels(&plans[0]),
        ["inbound tcp/443", "outbound tcp/443", "outbound tcp/6443"]
    );
    assert_eq!(labels(&plans[1]), ["outbound tcp/443"]);
}

#[test]
fn the_vendors_hosts_have_no_plan() {
    for (role, roles) in [
        (None, vec!["workload-cluster"]),
        (Some("management-platform"), vec![]),
    ] {
        let plans = plans_for(
            |selection| {
                selection.role = role.map(Into::into);
                selection.include = Include::ALL;
            },
            &AddressBook::default(),
            &SnippetOptions::default(),
        );
        let found: Vec<&str> = plans.iter().map(|plan| plan.role.as_str()).collect();
        assert_eq!(found, roles, "{role:?}");
    }
}

#[test]
fn deprecated_and_optional_rules_stay_out_unless_they_are_included() {
    let plans = |include: Include| {
        plans_for(
            |selection| {
                selection.version = "4.2".parse().expect("a release");
                selection.include = include;
            },
            &AddressBook::default(),
            &SnippetOptions::default(),
        )
    };
    let wide = plans(Include::ALL);
    assert_eq!(
        labels(&wide[0]),
        ["outbound tcp/443", "outbound tcp/4222", "inbound tcp/22"]
    );
    assert!(wide[0].left_out.is_empty());
    let narrow = plans(Include::default());
    let left_out: Vec<String> = narrow[0]
        .left_out
        .iter()
        .map(|one| format!("{} {}: {}", one.rule, one.label, one.why))
        .collect();
    assert_eq!(
        left_out,
        [
            "saas-cluster-out-nats outbound tcp/4222: deprecated, not included",
            "saas-cluster-in-ssh inbound tcp/22: optional, not included",
        ]
    );
}

#[test]
fn ended_rules_stay_out_of_snippets_whatever_is_included() {
    for version in ["4.6.12", "4.9", "5.0"] {
        let plans = plans_for(
            |selection| {
                selection.version = version.parse().expect("a release");
                selection.include = Include::ALL;
            },
            &AddressBook::default(),
            &SnippetOptions::default(),
        );
        assert_eq!(labels(&plans[0]), ["outbound tcp/443", "inbound tcp/22"]);
        let left_out = plans[0].left_out.iter();
        let left_out: Vec<String> = left_out
            .map(|one| format!("{} {}: {}", one.rule, one.label, one.why))
            .collect();
        assert_eq!(
            left_out,
            ["saas-cluster-out-nats outbound tcp/4222: ended with 4.6.12, never included"]
        );
    }
}

#[test]
fn what_the_direction_hides_is_named_as_left_out_and_a_search_hides_nothing() {
    let plans = |change: fn(&mut Selection)| {
        plans_for(change, &AddressBook::default(), &SnippetOptions::default())
    };
    let inbound = plans(|selection| selection.direction = Some(Direction::Inbound));
    let left_out = &inbound[0].left_out;
    assert!(
        left_out
            .iter()
            .any(|one| one.rule.as_str() == "saas-cluster-out-https-grpc"
                && one.why == "filtered out: it is outbound; you're viewing inbound only"),
        "{left_out:?}"
    );
    let searched = plans(|selection| selection.search = "no such thing".to_owned());
    assert_eq!(searched, plans(|_| {}));
}

#[test]
fn one_opening_serves_every_purpose_with_the_same_ends() {
    let mut endpoints = AddressBook::default();
    endpoints.enter("management-platform".into(), "192.0.2.1");
    endpoints.enter("registries".into(), "192.0.2.1 192.0.2.2");
    let plans = plans_for(
        |selection| selection.role = Some("workload-cluster".into()),
        &endpoints,
        &SnippetOptions::default(),
    );
    assert_eq!(
        labels(&plans[0]),
        ["outbound tcp/443", "outbound tcp/443", "outbound tcp/443"]
    );
    let shared = &plans[0].rules[0];
    assert_eq!(shared.remote_names(), ["Management platform", "Registries"]);
    assert_eq!(
        shared.purposes(),
        [
            "API access to management platform",
            "gRPC",
            "Registry (packs, integrations)",
            "Pack containers"
        ]
    );
    let second = &plans[0].rules[1];
    assert_eq!(
        (second.remote_names(), second.rule_ids().len()),
        (vec!["Registries"], 1)
    );
    assert_eq!(plans[0].rules[2].peers, Peers::Any);
    let open: Vec<String> = plans[0]
        .open_ports
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        open,
        ["outbound tcp/443 is open to any address because of: Application update servers"]
    );
}

type Flow = (String, String, u16, String, Option<Address>);

proptest! {
    /// Merging loses no flow and invents none, whatever was entered.
    #[test]
    fn the_flows_read_back_equal_the_flows_asked_for(
        entered in prop::collection::vec(prop::sample::select(vec!["", "192.0.2.1", "192.0.2.1 2001:db8::1", "198.51.100.0/24", "a.example", "300.1.1.1"]), 9),
        deployment in 0usize..3, version in prop::sample::select(vec!["3.4", "4.0.0-rc.1", "4.0.0", "4.6.11", "4.6.12", "4.9"]), switches: [bool; 3],
    ) {
        let dataset = ports_data::dataset();
        let mut endpoints = AddressBook::default();
        for (endpoint, text) in dataset.endpoints.iter().zip(entered) {
            endpoints.enter(endpoint.id.clone(), text);
        }
        let mut selection = Selection::initial(dataset);
        selection.deployment = dataset.deployments[deployment].id.clone();
        selection.version = version.parse().expect("a release");
        selection.role = None;
        selection.include = Include { optional: switches[1], deprecated: switches[0] };
        let evaluation = evaluate(dataset, &selection);
        let options = SnippetOptions { allow_unnamed: switches[2], ..SnippetOptions::default() };
        let found = rulesets(dataset, &selection, &evaluation, &endpoints, &options);

        let spread = |peers: &Peers| -> Vec<Option<Address>> {
            match peers {
                Peers::Any => vec![None],
                Peers::Listed(addresses) => addresses.iter().cloned().map(Some).collect(),
                Peers::None => Vec::new(),
            }
        };
        let wanted_peers = |end: &EndpointId| Peers::from(endpoints.peers(end));
        let planned: BTreeSet<Flow> = found.iter().flat_map(|plan| plan.rules.iter().flat_map(|opening| {
            opening.uses.iter().flat_map(|one| spread(&opening.peers).into_iter().map(|peer| {
                (opening.label(), one.rule.to_string(), opening.ports.from, format!("{}/{}", one.purpose, one.remote), peer)
            }))
        })).collect();
        let mut asked: BTreeSet<Flow> = BTreeSet::new();
        for rule in &dataset.rules {
            let is_vendors = dataset.side(&selection.deployment, &rule.role) == Side::Vendor;
            let applies = !is_vendors && rule.deployments.contains(&selection.deployment) && rule.range().contains(&selection.version);
            let wanted = match Status::of(rule, &selection.version) {
                Status::Deprecated => switches[0],
                Status::Ended => false,
                Status::Required => true,
                _ => switches[1],
            };
            if !(applies && wanted) { continue; }
            for purpose in rule.purposes_at(&selection.version) {
                for end in &purpose.far_ends {
                    let is_unnamed = end.evidence == Evidence::NotStated;
                    if is_unnamed && !options.allow_unnamed && endpoints.peers(&end.endpoint) == addresses::Peers::Any {
                        continue;
                    }
                    for peer in spread(&wanted_peers(&end.endpoint)) {
                        asked.insert((format!("{} {}", rule.direction.as_str(), rule.port_label()), rule.id.to_string(), rule.ports.from, format!("{}/{}", purpose.text, dataset.endpoint_name(&end.endpoint)), peer));
                    }
                }
            }
        }
        prop_assert_eq!(planned, asked);
        for plan in &found {
            let mut once = BTreeSet::new();
            for opening in &plan.rules {
                if let Peers::Listed(addresses) = &opening.peers {
                    for address in addresses {
                        prop_assert!(once.insert((opening.label(), address.clone())), "{} twice", address);
                    }
                }
            }
        }
    }
}
