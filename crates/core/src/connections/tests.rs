//! What is a connection, and in which order.

use super::*;
use crate::evaluation::evaluate;
use crate::link;
use crate::selection::Include;
use proptest::prelude::*;

fn dataset() -> &'static Dataset {
    crate::testing::dataset()
}

fn of(query: &str) -> Vec<ConnectionGroup<'static>> {
    let selection = link::read(query, dataset()).selection;
    connections(dataset(), &selection, &evaluate(dataset(), &selection))
}

/// The groups as lines: a heading, and a row for each connection.
fn said(groups: &[ConnectionGroup<'_>]) -> Vec<String> {
    let mut lines = Vec::new();
    for group in groups {
        lines.push(format!("{} {}", group.role, group.direction.as_str()));
        for one in &group.connections {
            let purposes: Vec<&str> = one.purposes().iter().map(|one| &*one.text).collect();
            lines.push(format!(
                "  {} {}: {} ({}){}{}",
                one.port_label(),
                one.far.name,
                purposes.join(", "),
                one.status.label(),
                if one.is_included() { "" } else { " -" },
                if one.is_found { " *" } else { "" },
            ));
        }
    }
    lines
}

const CLUSTER: &str = "deployment=self-hosted&role=workload-cluster&version=4.2";

#[test]
fn a_self_hosted_workload_cluster_has_seven_connections_those_that_are_needed_first() {
    assert_eq!(
        said(&of(CLUSTER)),
        [
            "workload-cluster outbound",
            "  tcp/443 Management platform: API access to management platform, gRPC (Required)",
            "  tcp/443 vCenter: vSphere vCenter API (Required)",
            "  tcp/443 Registries: Registry (packs, integrations), Pack containers (Required)",
            "  tcp/443 Application update servers: Application updates (Required)",
            "  tcp/4222 Management platform: Agent communication via message bus (Deprecated) -",
            "workload-cluster inbound",
            "  tcp/22 Administrators: Optional: remote access to cluster nodes for troubleshooting (Optional) -",
            "  tcp/6443 Management platform: Workload K8s cluster API Server (Check) -",
        ]
    );
}

#[test]
fn what_has_ended_is_shown_behind_what_applies_and_included_by_no_choice() {
    let query = CLUSTER.replace("4.2", "4.6.12");
    for include in ["", "&include=optional,deprecated"] {
        let groups = of(&format!("{query}{include}"));
        let last = groups[0].connections.last().expect("a connection");
        assert_eq!(
            (last.ports.from, last.status),
            (4222, ConnectionStatus::Ended)
        );
        assert_eq!(last.not_included, Some(NotIncluded::Ended));
    }
}

#[test]
fn a_connection_names_its_source_its_destination_and_every_rule_behind_it() {
    let groups = of(CLUSTER);
    let [outbound, inbound] = &groups[..] else {
        panic!("{groups:?}")
    };
    let (platform, ssh) = (&outbound.connections[0], &inbound.connections[0]);
    let names = |one: &Connection<'static>| [one.source().name, one.destination().name];
    assert_eq!(
        names(platform),
        ["Workload clusters", "Management platform"]
    );
    assert_eq!(names(ssh), ["Administrators", "Workload clusters"]);
    let rules: Vec<&str> = platform.rules().iter().map(|one| one.id.as_str()).collect();
    assert_eq!(
        rules,
        [
            "self-hosted-cluster-out-https-api",
            "self-hosted-cluster-out-https"
        ]
    );
    assert_eq!(platform.services(), ["HTTPS"]);
}

#[test]
fn what_is_to_be_checked_says_why_and_is_never_included() {
    for query in [CLUSTER, &format!("{CLUSTER}&include=optional,deprecated")] {
        let groups = of(query);
        let last = groups.last().and_then(|group| group.connections.last());
        let check = last.expect("a connection");
        assert_eq!(check.status, ConnectionStatus::Check);
        assert!(check.check.is_some_and(|why| why.contains("tcp/6443")));
        assert!(!check.is_included());
        assert_eq!(check.direction, Direction::Inbound);
    }
    let outbound = of(&format!("{CLUSTER}&direction=outbound"));
    let mut all = outbound.iter().flat_map(|group| &group.connections);
    assert!(all.all(|one| one.check.is_none()));
}

#[test]
fn a_search_marks_the_rows_it_finds_and_hides_none() {
    let plain = said(&of(CLUSTER));
    for (search, found) in [
        ("vcenter", vec!["tcp/443 vCenter"]),
        ("6443", vec!["tcp/6443 Management"]),
        ("22", vec!["tcp/22 Administrators"]),
        ("nats", vec!["tcp/4222 Management"]),
        ("registries containers", vec!["tcp/443 Registries"]),
        (
            "self-hosted-cluster-out-https-api",
            vec!["tcp/443 Management"],
        ),
        ("no+such+thing", vec![]),
        ("", vec![]),
    ] {
        let lines = said(&of(&format!("{CLUSTER}&q={search}")));
        let marked: Vec<&String> = lines.iter().filter(|line| line.ends_with('*')).collect();
        assert_eq!(marked.len(), found.len(), "{search}: {marked:?}");
        for (line, start) in marked.iter().zip(found) {
            assert!(line.trim().starts_with(start), "{search}: {line}");
        }
        let unmarked: Vec<&str> = lines
            .iter()
            .map(|line| line.trim_end_matches(" *"))
            .collect();
        assert_eq!(unmarked, plain, "{search}");
    }
}

#[test]
fn what_the_vendor_runs_is_there_for_reference_and_never_included() {
    for query in ["role=management-platform", "role=all"] {
        let groups = of(&format!(
            "deployment=saas&{query}&include=optional,deprecated"
        ));
        let vendors: Vec<_> = groups
            .iter()
            .filter(|group| group.side == Side::Vendor)
            .collect();
        assert_eq!(vendors.len(), 1, "{query}");
        assert_eq!(vendors[0].role.as_str(), "management-platform");
        for one in &vendors[0].connections {
            assert_eq!(one.not_included, Some(NotIncluded::Vendor), "{query}");
        }
    }
}

#[test]
fn rules_that_need_a_connection_differently_make_one_that_is_what_is_needed_most() {
    let mut dataset = dataset().clone();
    let ssh = dataset
        .rules
        .iter()
        .find(|rule| rule.id.as_str() == "self-hosted-cluster-in-ssh")
        .cloned();
    let mut again = ssh.expect("a rule");
    again.id = "again".into();
    again.requirement = crate::dataset::Requirement::Required;
    again.purposes[0].text = "Something else".into();
    dataset.rules.push(again);
    let selection = link::read(CLUSTER, &dataset).selection;
    let groups = connections(&dataset, &selection, &evaluate(&dataset, &selection));
    let mut all = groups.iter().flat_map(|group| &group.connections);
    let found = all.find(|one| one.ports.contains(22)).expect("one");
    assert_eq!(found.status, ConnectionStatus::Required);
    assert!(found.is_included());
    assert_eq!((found.uses.len(), found.rules().len()), (2, 2));
}

prop_compose! {
    /// Any choice of the dataset that ships.
    fn any_selection()(
        deployment in 0usize..3, role in prop::option::of(0usize..2),
        version in prop::sample::select(vec!["2.0", "3.4", "3.9", "4.0.0-rc.1", "4.0", "4.2.13", "4.6.11", "4.6.12", "4.9", "5.1"]),
        direction in prop::option::of(0usize..2),
        search in prop::sample::select(vec!["", "443", "nats", "no such thing"]),
        include: [bool; 2],
    ) -> Selection {
        let dataset = dataset();
        Selection {
            deployment: dataset.deployments[deployment].id.clone(),
            role: role.map(|role| dataset.roles[role].id.clone()),
            version: version.parse().expect("a release"),
            from: None,
            search: search.to_owned(),
            direction: direction.map(|index| Direction::ALL[index]),
            include: Include { optional: include[0], deprecated: include[1] },
        }
    }
}

/// A rule, a purpose and a far end.
type Used = (String, String, String);

fn used(rule: &Rule, purpose: &Purpose, end: &FarEnd) -> Used {
    (
        rule.id.to_string(),
        purpose.text.to_string(),
        end.endpoint.to_string(),
    )
}

proptest! {
    #[test]
    fn whatever_is_included_is_in_exactly_one_connection_and_nothing_else_is(selection in any_selection()) {
        let evaluation = evaluate(dataset(), &selection);
        let mut wanted: Vec<Used> = Vec::new();
        let mut wanted_at_all: Vec<Used> = Vec::new();
        for found in &evaluation.matches {
            for purpose in &found.purposes {
                for end in &purpose.far_ends {
                    let one = used(found.rule, purpose, end);
                    if found.is_included() {
                        wanted.push(one.clone());
                    }
                    wanted_at_all.push(one);
                }
            }
        }
        let groups = connections(dataset(), &selection, &evaluation);
        let all = groups.iter().flat_map(|group| &group.connections);
        let uses = |one: &Connection<'_>| -> Vec<Used> {
            one.uses.iter().map(|one| used(one.rule, one.purpose, one.end)).collect()
        };
        let mut included: Vec<Used> = all.clone().filter(|one| one.is_included()).flat_map(uses).collect();
        let mut at_all: Vec<Used> = all.filter(|one| one.check.is_none()).flat_map(uses).collect();
        for list in [&mut wanted, &mut wanted_at_all, &mut included, &mut at_all] {
            list.sort();
        }
        prop_assert_eq!(included, wanted);
        prop_assert_eq!(at_all, wanted_at_all);
    }

    #[test]
    fn no_two_connections_are_the_same_and_each_is_where_it_belongs(selection in any_selection()) {
        let evaluation = evaluate(dataset(), &selection);
        let groups = connections(dataset(), &selection, &evaluation);
        let mut keys = std::collections::HashSet::new();
        for group in &groups {
            prop_assert!(!group.connections.is_empty());
            prop_assert!(group.connections.is_sorted_by_key(|one| one.status));
            for one in &group.connections {
                prop_assert_eq!((one.role, one.direction), (group.role, group.direction));
                prop_assert!(keys.insert(one.key()), "{:?} twice", one.key());
                prop_assert!(!one.uses.is_empty());
                let port = (one.direction, one.protocol, one.ports);
                for used in one.uses.iter().filter(|_| one.check.is_none()) {
                    let rule = used.rule;
                    prop_assert_eq!((rule.direction, rule.protocol, rule.ports), port);
                    prop_assert_eq!(Some(&used.end.endpoint), one.far.endpoint);
                }
            }
        }
        let found = groups.iter().flat_map(|group| &group.connections).filter(|one| one.is_found);
        prop_assert!(!selection.search.is_empty() || found.count() == 0);
    }
}
