//! The shipped dataset against the table it was made from, row by row.
//!
//! The expectations are written out here by hand, from the source, and share nothing with the
//! code under test.

use ports_core::dataset::Dataset;
use ports_core::evaluation::{Selection, Status, evaluate};

/// The rows of the source table, as numbered there.
const ROWS: [&str; 15] = [
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
];

const BEFORE: [&str; 4] = ["3.0", "3.4", "3.4.99", "4.0.0-rc.1"];
const FROM: [&str; 3] = ["4.0.0", "4.2.13", "4.9"];

/// Row number and status at a version before 4.0.0 and from 4.0.0 on.
fn expected(deployment: &str, role: &str, is_grpc: bool) -> Vec<(usize, Status)> {
    use Status::{Deprecated, Optional, Required};
    match (deployment, role, is_grpc) {
        ("saas" | "saas-edge", "management-platform", false) => vec![(1, Required), (3, Required)],
        ("saas" | "saas-edge", "management-platform", true) => {
            vec![(1, Required), (2, Required), (3, Deprecated)]
        }
        ("saas" | "saas-edge", "workload-cluster", false) => {
            vec![(4, Required), (6, Required), (7, Optional)]
        }
        ("saas" | "saas-edge", "workload-cluster", true) => {
            vec![(4, Required), (5, Required), (6, Deprecated), (7, Optional)]
        }
        ("self-hosted", "management-platform", false) => {
            vec![(8, Required), (9, Required), (10, Required), (11, Required)]
        }
        ("self-hosted", "management-platform", true) => {
            vec![
                (8, Required),
                (9, Deprecated),
                (10, Required),
                (11, Required),
            ]
        }
        ("self-hosted", "workload-cluster", false) => {
            vec![
                (12, Required),
                (13, Required),
                (14, Required),
                (15, Optional),
            ]
        }
        ("self-hosted", "workload-cluster", true) => {
            vec![
                (12, Required),
                (13, Deprecated),
                (14, Required),
                (15, Optional),
            ]
        }
        other => panic!("no such case: {other:?}"),
    }
}

/// Direction, protocol, port and service of a row, and its purposes.
fn row(
    number: usize,
    is_grpc: bool,
) -> (&'static str, &'static str, &'static str, Vec<&'static str>) {
    const API: &str = "Browser/API access to management platform";
    const REGISTRY: &str = "Registry (packs, integrations)";
    const SSH: &str = "Optional: remote access to cluster nodes for troubleshooting";
    let grpc = |mut purposes: Vec<&'static str>, at: usize| {
        if is_grpc {
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
            let versions = BEFORE.map(|version| (version, false)).into_iter();
            for (version, is_grpc) in versions.chain(FROM.map(|version| (version, true))) {
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
                assert_eq!(found, expected(deployment, role, is_grpc), "{case}");
                for (found, (number, _)) in evaluation.matches.iter().zip(&found) {
                    let (direction, port, service, purposes) = row(*number, is_grpc);
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
    // 2+3+4+4 rules before 4.0.0 and 3+4+4+4 from it on, the SaaS ones twice.
    assert_eq!(
        checked,
        4 * (2 * (2 + 3) + 4 + 4) + 3 * (2 * (3 + 4) + 4 + 4)
    );
}

#[test]
fn the_dataset_holds_the_rows_of_the_source_and_no_others() {
    let ids: Vec<String> = dataset()
        .rules
        .iter()
        .map(|rule| rule.id.to_string())
        .collect();
    assert_eq!(ids, ROWS);
}

#[test]
fn nobody_has_invented_a_release_that_removes_4222() {
    for rule in &dataset().rules {
        let is_nats = rule.ports.contains(4222);
        assert_eq!(rule.deprecated_since.is_some(), is_nats, "{}", rule.id);
        let removal = serde_json::to_value(&rule.removed_in).expect("JSON");
        let expected = if is_nats {
            "not-known".into()
        } else {
            serde_json::Value::Null
        };
        assert_eq!(removal, expected, "{}", rule.id);
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
        "starts with 4.0.0; you chose 3.4"
    );
    assert_eq!(
        why("self-hosted-cluster-in-ssh"),
        "is for Self-hosted; you chose SaaS"
    );
    assert_eq!(
        why("saas-mgmt-in-https-grpc"),
        "is for the management platform; you chose the workload cluster; starts with 4.0.0; you chose 3.4"
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
        ("registries", "4.2", vec![registries, images]),
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
