//! The shipped dataset against the table it was made from, row by row.
//!
//! The expectations are written out here by hand, from the source, and share nothing with the
//! code under test.

use ports_core::connections::connections;
use ports_core::dataset::{Dataset, Evidence};
use ports_core::evaluation::{Match, Selection, Status, evaluate};
use ports_core::selection::Include;

/// The rows of the source table, as numbered there, and behind them, from 16 on, what is derived from other pages.
const ROWS: [&str; 16] = [
    "saas-mgmt-in-https-api",
    "saas-mgmt-in-https-grpc",
    "saas-mgmt-in-nats",
    "saas-cluster-out-https-api",
    "saas-cluster-out-https-grpc",
    "saas-cluster-out-nats",
    "saas-cluster-in-ssh",
    "self-hosted-mgmt-in-https",
    "self-hosted-mgmt-in-nats",
    "self-hosted-mgmt-out-https",
    "self-hosted-mgmt-out-kube-api",
    "self-hosted-cluster-out-https-api",
    "self-hosted-cluster-out-nats",
    "self-hosted-cluster-out-https",
    "self-hosted-cluster-in-ssh",
    "saas-cluster-out-https-registries",
];

/// How many rows the source table has.
const OF_THE_TABLE: usize = 15;

/// What the sides of the product speak, which decides everything else.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Era {
    /// Before 4.0.0: NATS.
    Nats,
    /// From 4.0.0 on: gRPC, with NATS deprecated.
    Both,
    /// From 4.6.12 on: gRPC alone.
    Grpc,
}

/// Releases of each era, those next to its ends among them. 4.6 is 4.6.0; 4.10 comes after 4.9.
const ERAS: [(Era, &[&str]); 3] = [
    (Era::Nats, &["3.0", "3.4", "3.4.99", "4.0.0-rc.1"]),
    (
        Era::Both,
        &["4.0.0", "4.2.13", "4.6", "4.6.11", "4.6.12-rc.1"],
    ),
    (Era::Grpc, &["4.6.12", "4.7", "4.9", "4.10"]),
];

/// Row number and status in an era.
fn expected(deployment: &str, role: &str, era: Era) -> Vec<(usize, Status)> {
    use Status::{Deprecated, Ended, Optional, Required};
    match (deployment, role, era) {
        ("saas" | "saas-edge", "management-platform", Era::Nats) => {
            vec![(1, Required), (3, Required)]
        }
        ("saas" | "saas-edge", "management-platform", Era::Both) => {
            vec![(1, Required), (2, Required), (3, Deprecated)]
        }
        ("saas" | "saas-edge", "management-platform", Era::Grpc) => {
            vec![(1, Required), (2, Required), (3, Ended)]
        }
        ("saas" | "saas-edge", "workload-cluster", Era::Nats) => {
            vec![(4, Required), (16, Required), (6, Required), (7, Optional)]
        }
        ("saas" | "saas-edge", "workload-cluster", Era::Both) => {
            vec![(4, Required), (5, Required), (6, Deprecated), (7, Optional)]
        }
        ("saas" | "saas-edge", "workload-cluster", Era::Grpc) => {
            vec![(4, Required), (5, Required), (6, Ended), (7, Optional)]
        }
        ("self-hosted", "management-platform", Era::Nats) => {
            vec![(8, Required), (9, Required), (10, Required), (11, Required)]
        }
        ("self-hosted", "management-platform", Era::Both) => {
            vec![
                (8, Required),
                (9, Deprecated),
                (10, Required),
                (11, Required),
            ]
        }
        ("self-hosted", "management-platform", Era::Grpc) => {
            vec![(8, Required), (9, Ended), (10, Required), (11, Required)]
        }
        ("self-hosted", "workload-cluster", Era::Nats) => {
            vec![
                (12, Required),
                (13, Required),
                (14, Required),
                (15, Optional),
            ]
        }
        ("self-hosted", "workload-cluster", Era::Both) => {
            vec![
                (12, Required),
                (13, Deprecated),
                (14, Required),
                (15, Optional),
            ]
        }
        ("self-hosted", "workload-cluster", Era::Grpc) => {
            vec![(12, Required), (13, Ended), (14, Required), (15, Optional)]
        }
        other => panic!("no such case: {other:?}"),
    }
}

/// Direction, protocol, port and service of a row, and its purposes.
fn row(number: usize, era: Era) -> (&'static str, &'static str, &'static str, Vec<&'static str>) {
    const API: &str = "Browser/API access to management platform";
    const REGISTRY: &str = "Registry (packs, integrations)";
    const SSH: &str = "Optional: remote access to cluster nodes for troubleshooting";
    let grpc = |mut purposes: Vec<&'static str>, at: usize| {
        if era != Era::Nats {
            purposes.insert(at, "gRPC");
        }
        purposes
    };
    match number {
        1 => ("inbound", "tcp/443", "HTTPS", vec![API]),
        2 => (
            "inbound",
            "tcp/443",
            "HTTPS",
            vec!["gRPC communication between Palette and the workload cluster"],
        ),
        3 => (
            "inbound",
            "tcp/4222",
            "NATS",
            vec!["Agent running inside connecting to management platform"],
        ),
        4 => (
            "outbound",
            "tcp/443",
            "HTTPS",
            grpc(vec!["API access to management platform"], 1),
        ),
        5 => (
            "outbound",
            "tcp/443",
            "HTTPS",
            vec!["gRPC", REGISTRY, "Pack containers", "Application Updates"],
        ),
        6 => (
            "outbound",
            "tcp/4222",
            "NATS",
            vec![REGISTRY, "Pack containers", "Application Updates"],
        ),
        7 | 15 => ("inbound", "tcp/22", "SSH", vec![SSH]),
        8 => ("inbound", "tcp/443", "HTTPS", grpc(vec![API], 1)),
        9 => (
            "inbound",
            "tcp/4222",
            "NATS",
            vec!["Message Bus for workload clusters"],
        ),
        10 => (
            "outbound",
            "tcp/443",
            "HTTPS",
            grpc(
                vec![
                    "vSphere vCenter API",
                    REGISTRY,
                    "Pack containers",
                    "app updates",
                ],
                4,
            ),
        ),
        11 => (
            "outbound",
            "tcp/6443",
            "HTTPS",
            vec!["Workload K8s cluster API Server"],
        ),
        12 => (
            "outbound",
            "tcp/443",
            "HTTPS",
            vec!["API access to management platform"],
        ),
        13 => (
            "outbound",
            "tcp/4222",
            "NATS",
            vec!["Agent communication via message bus"],
        ),
        14 => (
            "outbound",
            "tcp/443",
            "HTTPS",
            grpc(
                vec![
                    "vSphere vCenter API",
                    REGISTRY,
                    "Pack containers",
                    "Application updates",
                ],
                1,
            ),
        ),
        16 => (
            "outbound",
            "tcp/443",
            "HTTPS",
            vec!["Registry and image hosts"],
        ),
        other => panic!("no row {other}"),
    }
}

fn dataset() -> &'static Dataset {
    ports_data::dataset()
}

#[test]
fn every_row_applies_exactly_where_the_source_says_with_its_status_and_purposes() {
    let dataset = dataset();
    let mut checked = 0;
    for deployment in ["saas", "saas-edge", "self-hosted"] {
        for role in ["management-platform", "workload-cluster"] {
            let versions = ERAS.into_iter();
            let versions = versions.flat_map(|(era, all)| all.iter().map(move |one| (*one, era)));
            for (version, era) in versions {
                let case = format!("{deployment}, {role}, {version}");
                let mut selection = Selection::initial(dataset);
                selection.deployment = deployment.into();
                selection.role = Some(role.into());
                selection.version = version.parse().expect("a release");
                let evaluation = evaluate(dataset, &selection);
                let found: Vec<(usize, Status)> = evaluation
                    .matches
                    .iter()
                    .map(|found| {
                        let id = found.rule.id.as_str();
                        let number = ROWS.iter().position(|known| *known == id);
                        (number.expect("a row of the table") + 1, found.status)
                    })
                    .collect();
                assert_eq!(found, expected(deployment, role, era), "{case}");
                for (found, (number, _)) in evaluation.matches.iter().zip(&found) {
                    let (direction, port, service, purposes) = row(*number, era);
                    let rule = &found.rule;
                    let texts: Vec<&str> = found
                        .purposes
                        .iter()
                        .map(|purpose| &*purpose.text)
                        .collect();
                    assert_eq!(rule.direction.as_str(), direction, "{case}, row {number}");
                    assert_eq!(rule.port_label(), port, "{case}, row {number}");
                    assert_eq!(rule.service, service, "{case}, row {number}");
                    assert_eq!(texts, purposes, "{case}, row {number}");
                    checked += 1;
                }
                assert_eq!(
                    evaluation.matches.len() + evaluation.not_shown.len(),
                    ROWS.len(),
                    "{case}"
                );
            }
        }
    }
    // 2+4+4+4 rules before 4.0.0 and 3+4+4+4 from it on, the SaaS ones twice.
    assert_eq!(
        checked,
        4 * (2 * (2 + 4) + 4 + 4) + 9 * (2 * (3 + 4) + 4 + 4)
    );
}

#[test]
fn the_dataset_holds_the_rows_of_the_source_in_their_order_and_one_that_is_derived() {
    let ids = dataset().rules.iter().map(|rule| rule.id.as_str());
    let (rows, derived): (Vec<&str>, Vec<&str>) =
        ids.partition(|id| ROWS[..OF_THE_TABLE].contains(id));
    assert_eq!(rows, ROWS[..OF_THE_TABLE]);
    assert_eq!(derived, ROWS[OF_THE_TABLE..]);
}

/// Before gRPC the ports page lists no way to the registries, and the list of domains gives port 443 for
/// them: the connection is there in every version, and one rule follows the other.
#[test]
fn before_4_0_0_a_derived_rule_leads_to_the_registries_and_goes_on_as_the_row_of_the_table() {
    let dataset = dataset();
    let rule = dataset.rule(&ROWS[15].into()).expect("the rule");
    assert_eq!(rule.evidence, Evidence::Derived);
    let said = serde_json::to_value(rule).expect("JSON");
    assert_eq!(said["removed_in"], "4.0.0");
    assert_eq!(said["sources"][0]["source"], "public-addresses-before-grpc");
    for (version, listed) in [
        ("3.4", ROWS[15]),
        ("4.0.0-rc.1", ROWS[15]),
        ("4.0.0", ROWS[4]),
    ] {
        let mut selection = Selection::initial(dataset);
        selection.version = version.parse().expect("a release");
        let evaluation = evaluate(dataset, &selection);
        let groups = connections(dataset, &selection, &evaluation);
        let mut all = groups.iter().flat_map(|group| &group.connections);
        let registries = all.find(|one| one.far.name == "Registries");
        let registries = registries.expect("a connection");
        let ids: Vec<&str> = registries
            .rules()
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        assert_eq!(ids, [listed], "{version}");
        assert!(registries.is_included());
        assert_eq!(registries.port_label(), "tcp/443");
        assert_eq!(
            registries.reasons(dataset, &selection.version),
            ["Needed for every version."],
            "{version}"
        );
    }
}

#[test]
fn nats_ends_with_4_6_12_and_nothing_else_ends() {
    let dataset = dataset();
    for rule in &dataset.rules {
        let is_nats = rule.ports.contains(4222);
        assert_eq!(rule.deprecated_since.is_some(), is_nats, "{}", rule.id);
        let removal = serde_json::to_value(&rule.removed_in).expect("JSON");
        let expected = match rule.id.as_str() {
            _ if is_nats => "4.6.12".into(),
            // It goes on as another rule.
            "saas-cluster-out-https-registries" => "4.0.0".into(),
            _ => serde_json::Value::Null,
        };
        assert_eq!(removal, expected, "{}", rule.id);
        // Who is cut off by it, and both sources: the page that says "[Deprecated]", and the announcement.
        let said = rule.when_removed.map_or("", |text| text.as_str());
        assert_eq!(said.contains("agents older than 4.0"), is_nats, "{said}");
        let note = rule.evidence_note.map_or("", |text| text.as_str());
        assert_eq!(note.contains("“[Deprecated]”"), is_nats, "{note}");
        let cites = |id: &str| rule.sources.iter().any(|one| one.source.as_str() == id);
        let is_row = ROWS[..OF_THE_TABLE].contains(&rule.id.as_str());
        assert_eq!(cites("published-page"), is_row, "{}", rule.id);
        assert_eq!(cites("announcements"), is_nats, "{}", rule.id);
    }
    let announcement = dataset.source(&"announcements".into()).expect("a source");
    let url = announcement.url.as_str();
    assert!(url.ends_with("/docs/docs-content/release-notes/announcements.md"));
    assert!(url.contains("/00666604b6b9f2008eba5e337501a6af0f5b8d35/"));
}

#[test]
fn ended_rules_are_included_by_no_choice() {
    let dataset = dataset();
    for deployment in ["saas", "saas-edge", "self-hosted"] {
        for version in ["4.6.12", "4.7", "4.9", "4.10", "5.0"] {
            let mut selection = Selection::initial(dataset);
            selection.deployment = deployment.into();
            selection.role = None;
            selection.version = version.parse().expect("a release");
            selection.include = Include::ALL;
            let evaluation = evaluate(dataset, &selection);
            let nats = |found: &&Match<'_>| found.rule.ports.contains(4222);
            assert_eq!(evaluation.matches.iter().filter(nats).count(), 2);
            assert_eq!(
                evaluation.included().find(nats),
                None,
                "{deployment} {version}"
            );
        }
    }
}

#[test]
fn the_known_lines_are_those_with_published_documentation() {
    let lines: Vec<String> = dataset().lines.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "3.4", "4.0", "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9"
        ]
    );
}

#[test]
fn a_rule_that_does_not_apply_says_why() {
    let dataset = dataset();
    let mut selection = Selection::initial(dataset);
    selection.version = "3.4".parse().expect("a release");
    selection.role = Some("workload-cluster".into());
    let evaluation = evaluate(dataset, &selection);
    let why = |id: &str| {
        let miss = evaluation
            .not_shown
            .iter()
            .find(|miss| miss.rule.id.as_str() == id);
        miss.map(|miss| miss.text(dataset, &selection))
            .unwrap_or_default()
    };
    assert_eq!(
        why("saas-cluster-out-https-grpc"),
        "applies from 4.0.0; you're viewing 3.4"
    );
    assert_eq!(
        why("self-hosted-cluster-in-ssh"),
        "is for Self-hosted; you're viewing SaaS"
    );
    assert_eq!(
        why("saas-mgmt-in-https-grpc"),
        "is for the management platform and applies from 4.0.0; you're viewing the workload cluster, 3.4"
    );
    selection.version = "4.2".parse().expect("a release");
    let evaluation = evaluate(dataset, &selection);
    let mut hidden = evaluation.not_shown.iter();
    let registries = hidden.find(|miss| miss.rule.id.as_str() == ROWS[15]);
    assert_eq!(
        registries.map(|miss| miss.text(dataset, &selection)),
        Some("applies before 4.0.0; you're viewing 4.2".to_owned())
    );
}

#[test]
fn the_api_server_flow_is_pointed_out_where_the_source_has_no_row_for_it() {
    let dataset = dataset();
    let gaps = |deployment: &str, role: Option<&str>| {
        let mut selection = Selection::initial(dataset);
        selection.deployment = deployment.into();
        selection.role = role.map(Into::into);
        evaluate(dataset, &selection).gaps.len()
    };
    assert_eq!(gaps("self-hosted", Some("workload-cluster")), 1);
    assert_eq!(gaps("self-hosted", None), 1);
    assert_eq!(gaps("self-hosted", Some("management-platform")), 0);
    assert_eq!(gaps("saas", Some("workload-cluster")), 0);
}

/// What the page on public addresses lists, by far end and release: the numbers in a host's name
/// written as a range.
#[test]
fn published_addresses_are_those_of_the_source_for_saas_alone() {
    use ports_network::addresses::ParsedAddresses;
    let numbered = |name: &str| {
        let hosts = ["", "1", "2", "3"];
        hosts.map(|number| format!("{name}{number}.spectrocloud.com"))
    };
    let hosts =
        |names: &[&str]| -> Vec<String> { names.iter().flat_map(|name| numbered(name)).collect() };
    let console = ["console", "proxy.console"].map(|name| format!("{name}.spectrocloud.com"));
    let us = [
        "44.232.106.120",
        "44.233.247.65",
        "52.35.163.177",
        "13.52.68.206",
        "18.144.153.171",
        "52.6.49.233",
        "54.158.209.13",
        "54.80.29.137",
    ];
    let us = us.map(str::to_owned).to_vec();
    let mut registries = hosts(&["registry"]);
    registries.push("saas-repo.console.spectrocloud.com".to_owned());
    for region in ["us-east-1", "us-west-2"] {
        registries.push(format!("415789037893.dkr.ecr.{region}.amazonaws.com"));
    }
    let images = ["maas", "openstack", "edge", "vmware"]
        .map(|name| format!("{name}goldenimage-console.s3.amazonaws.com"))
        .to_vec();
    let dataset = dataset();
    for (end, version, expected) in [
        (
            "management-platform",
            "4.2",
            vec![
                [hosts(&["api", "message", "msg"]), console.to_vec()].concat(),
                us.clone(),
            ],
        ),
        (
            "management-platform",
            "3.4",
            vec![[hosts(&["api"]), console.to_vec()].concat(), us.clone()],
        ),
        (
            "message-hosts",
            "4.0.0",
            vec![hosts(&["message"]), us.clone()],
        ),
        ("message-hosts", "3.4", vec![hosts(&["message"]), us]),
        (
            "registries",
            "4.5.2",
            vec![registries.clone(), images.clone()],
        ),
        (
            "registries",
            "4.5.3",
            vec![registries, images, vec!["us-docker.pkg.dev".to_owned()]],
        ),
        ("updates", "4.2", vec![]),
    ] {
        for (deployment, expected) in [
            ("saas", &expected),
            ("saas-edge", &expected),
            ("self-hosted", &vec![]),
        ] {
            let release = version.parse().expect("a release");
            let found: Vec<Vec<String>> = dataset
                .published
                .iter()
                .filter(|list| list.holds(&end.into(), &deployment.into(), &release))
                .map(|list| list.addresses.iter().map(ToString::to_string).collect())
                .collect();
            assert_eq!(&found, expected, "{deployment} {end} {version}");
            for list in found {
                let read = ParsedAddresses::parse(&list.join("\n"));
                assert_eq!((read.addresses.len(), read.errors.len()), (list.len(), 0));
            }
        }
    }
}
