use super::*;
use crate::release::Release;
use proptest::prelude::*;

fn release(text: &str) -> Release {
    text.parse().expect("a release")
}

fn choice(deployment: &str, role: Option<&str>, to: &str) -> Selection {
    let dataset = crate::testing::dataset();
    let deployment = dataset
        .deployments
        .iter()
        .find(|one| one.id.as_str() == deployment);
    Selection {
        deployment: deployment.expect("a deployment model").id.clone(),
        role: role.map(Into::into),
        version: release(to),
        ..Selection::initial(dataset)
    }
}

fn plan(deployment: &str, role: Option<&str>, from: &str, to: &str) -> Upgrade<'static> {
    let selection = choice(deployment, role, to);
    upgrade(crate::testing::dataset(), &selection, &release(from))
}

fn lines(changes: &[&Change]) -> Vec<String> {
    let said = |change: &&Change| {
        let connection = &change.connection;
        let (direction, port) = (connection.direction.as_str(), connection.port_label());
        let (ends, purposes) = (change.ends(), change.purposes_said());
        format!("{direction} {port} {ends}: {purposes}")
    };
    changes.iter().map(said).collect()
}

/// The words of the only change in a list.
fn said(changes: &[&Change], upgrade: &Upgrade) -> (String, String) {
    let dataset = crate::testing::dataset();
    assert_eq!(changes.len(), 1, "{:?}", lines(changes));
    let change = changes[0];
    (
        change.why(dataset, upgrade),
        change.safe_when(dataset, upgrade),
    )
}

/// Deployment model, role, and the lists: to open, to stay, to close.
type Expected = (&'static str, &'static str, [&'static [&'static str]; 3]);

/// The vendor's own side.
const SAAS_PLATFORM: [&[&str]; 3] = [&[], &[], &[]];

const SAAS_CLUSTER: [&[&str]; 3] = [
    &["outbound tcp/443 Workload clusters to Application update servers: Application Updates"],
    &[
        "outbound tcp/443 Workload clusters to Management platform: API access to management platform; gRPC",
        "outbound tcp/443 Workload clusters to Registries: Registry (packs, integrations); Pack containers",
        "inbound tcp/22 Administrators to Workload clusters: Optional: remote access to cluster nodes for troubleshooting",
    ],
    &[
        "outbound tcp/4222 Workload clusters to Palette message hosts: Registry (packs, integrations); Pack containers; Application Updates",
    ],
];

/// Written down from the tables of the source, not from what the code says.
const FROM_3_4_TO_4_2: [Expected; 6] = [
    ("saas", "management-platform", SAAS_PLATFORM),
    ("saas", "workload-cluster", SAAS_CLUSTER),
    ("saas-edge", "management-platform", SAAS_PLATFORM),
    ("saas-edge", "workload-cluster", SAAS_CLUSTER),
    (
        "self-hosted",
        "management-platform",
        [
            &["outbound tcp/443 Management platform to gRPC peer (not stated): gRPC"],
            &[
                "inbound tcp/443 Browsers and API clients to Management platform: Browser/API access to management platform",
                "inbound tcp/443 Workload clusters to Management platform: Browser/API access to management platform; gRPC",
                "outbound tcp/443 Management platform to vCenter: vSphere vCenter API",
                "outbound tcp/443 Management platform to Registries: Registry (packs, integrations); Pack containers",
                "outbound tcp/443 Management platform to Application update servers: app updates",
                "outbound tcp/6443 Management platform to Workload clusters: Workload K8s cluster API Server",
            ],
            &[
                "inbound tcp/4222 Workload clusters to Management platform: Message Bus for workload clusters",
            ],
        ],
    ),
    (
        "self-hosted",
        "workload-cluster",
        [
            &[],
            &[
                "outbound tcp/443 Workload clusters to Management platform: API access to management platform; gRPC",
                "outbound tcp/443 Workload clusters to vCenter: vSphere vCenter API",
                "outbound tcp/443 Workload clusters to Registries: Registry (packs, integrations); Pack containers",
                "outbound tcp/443 Workload clusters to Application update servers: Application updates",
                "inbound tcp/22 Administrators to Workload clusters: Optional: remote access to cluster nodes for troubleshooting",
            ],
            &[
                "outbound tcp/4222 Workload clusters to Management platform: Agent communication via message bus",
            ],
        ],
    ),
];

#[test]
fn from_3_4_to_4_2_every_model_and_role_opens_keeps_and_closes_what_the_source_lists() {
    for (deployment, role, [open, stays, close]) in FROM_3_4_TO_4_2 {
        let got = plan(deployment, Some(role), "3.4", "4.2");
        assert_eq!(
            lines(&got.list(Step::Open)),
            open,
            "{deployment} {role}, open"
        );
        assert_eq!(
            lines(&got.list(Step::Stay)),
            stays,
            "{deployment} {role}, stays"
        );
        assert_eq!(
            lines(&got.list(Step::Close)),
            close,
            "{deployment} {role}, close"
        );
    }
}

#[test]
fn all_roles_are_the_roles_one_after_the_other() {
    let all = plan("self-hosted", None, "3.4", "4.2");
    assert_eq!(
        (
            all.list(Step::Open).len(),
            all.list(Step::Stay).len(),
            all.list(Step::Close).len()
        ),
        (1, 11, 2)
    );
}

/// Without what a connection is for, which one of the two releases may have more of.
fn without_purposes(lines: &[impl AsRef<str>]) -> Vec<String> {
    let ends = lines.iter().map(|line| {
        let (ends, _) = line.as_ref().split_once(": ").expect("purposes");
        ends.to_owned()
    });
    let mut ends: Vec<String> = ends.collect();
    ends.sort();
    ends
}

#[test]
fn from_4_2_to_3_4_opens_4222_again_first_and_closes_what_is_new_last() {
    for (deployment, role, [open, stays, close]) in FROM_3_4_TO_4_2 {
        let got = plan(deployment, Some(role), "4.2", "3.4");
        for (step, wanted) in [
            (Step::Open, close),
            (Step::Stay, stays),
            (Step::Close, open),
        ] {
            assert_eq!(
                without_purposes(&lines(&got.list(step))),
                without_purposes(wanted),
                "{deployment} {role}, {step:?}"
            );
        }
    }
}

#[test]
fn what_is_open_already_is_not_to_be_opened_and_carries_more() {
    let got = plan("self-hosted", Some("workload-cluster"), "3.4", "4.2");
    assert_eq!(got.list(Step::Open), Vec::<&Change>::new());
    let more = got.carries_more();
    assert_eq!(
        lines(&more),
        [
            "outbound tcp/443 Workload clusters to Management platform: API access to management platform; gRPC"
        ]
    );
    assert_eq!(said(&more, &got).0, "Now also carries gRPC.");
    let other = got.list(Step::Stay)[1];
    assert_eq!(
        other.why(crate::testing::dataset(), &got),
        "Required before and after."
    );
    assert_eq!(
        said(&got.list(Step::Close), &got),
        (
            "Deprecated since 4.0.0. Use tcp/443 (gRPC) instead. Removed in 4.6.12.".to_owned(),
            "Close it once all agents use gRPC (tcp/443) and nothing older than 4.0.0 is running."
                .to_owned()
        )
    );
}

#[test]
fn an_upgrade_is_said_in_a_few_sentences() {
    let dataset = crate::testing::dataset();
    for (deployment, role, from, to, summary) in [
        (
            "self-hosted",
            None,
            "3.4",
            "4.2",
            "Open first: tcp/443 from Management platform to gRPC peer (not stated). Nothing new between Workload clusters and Management platform: tcp/443 is open already. Let HTTP/2 (gRPC) through proxies and inspection. After the upgrade, you can close tcp/4222.",
        ),
        (
            "self-hosted",
            Some("workload-cluster"),
            "3.4",
            "4.2",
            "Nothing to open: everything that 4.2 needs is open already. Nothing new between Workload clusters and Management platform: tcp/443 is open already. Let HTTP/2 (gRPC) through proxies and inspection. After the upgrade, you can close tcp/4222.",
        ),
        (
            "saas",
            Some("workload-cluster"),
            "3.4",
            "4.2",
            "Open first: tcp/443 from Workload clusters to Application update servers. Nothing new between Workload clusters and Management platform: tcp/443 is open already. Let HTTP/2 (gRPC) through proxies and inspection. After the upgrade, you can close tcp/4222.",
        ),
        // A port that something else needs is not to be closed by its number.
        (
            "self-hosted",
            Some("management-platform"),
            "4.2",
            "3.4",
            "Open first: tcp/4222 from Workload clusters to Management platform. After the downgrade, you can close tcp/443 from Management platform to gRPC peer (not stated).",
        ),
        (
            "self-hosted",
            Some("workload-cluster"),
            "4.2",
            "4.6.11",
            "From 4.2 to 4.6.11, nothing changes on the firewall. You can also close what is deprecated in both versions.",
        ),
        (
            "self-hosted",
            Some("workload-cluster"),
            "4.2",
            "4.9",
            "Nothing to open: everything that 4.9 needs is open already. After the upgrade, you can close tcp/4222. From 4.6.12 on, agents older than 4.0 no longer report health and heartbeats: resume agent upgrades that are paused first.",
        ),
        (
            "self-hosted",
            Some("workload-cluster"),
            "4.6.12",
            "4.9",
            "From 4.6.12 to 4.9, nothing changes on the firewall.",
        ),
        (
            "saas",
            Some("management-platform"),
            "3.4",
            "4.2",
            "This is the vendor’s side, shown for reference. There is nothing for you to change.",
        ),
        (
            "saas",
            None,
            "3.4",
            "4.0.0-rc.1",
            "From 3.4 to 4.0.0-rc.1, nothing changes on the firewall.",
        ),
    ] {
        let got = plan(deployment, role, from, to);
        assert_eq!(got.summary(dataset), summary, "{deployment} {role:?}");
    }
}

#[test]
fn a_protocol_that_needs_nothing_beside_its_port_is_not_told_to_pass() {
    let mut dataset = crate::testing::dataset().clone();
    for transport in &mut dataset.transports {
        transport.over = None;
    }
    let selection = choice("self-hosted", None, "4.2");
    let got = upgrade(&dataset, &selection, &release("3.4"));
    let summary = got.summary(&dataset);
    assert!(!summary.contains("proxies"), "{summary}");
}

#[test]
fn a_downgrade_says_why_and_when_it_is_safe() {
    let got = plan("self-hosted", Some("management-platform"), "4.2", "3.4");
    assert!(got.is_downgrade());
    assert_eq!(
        said(&got.list(Step::Open), &got),
        (
            "Deprecated today, but needed afterwards. If you closed it, open it again first."
                .to_owned(),
            String::new()
        )
    );
    assert_eq!(
        said(&got.list(Step::Close), &got),
        (
            "Needed from 4.0.0.".to_owned(),
            "Close it once nothing of 4.2 is running.".to_owned()
        )
    );
}

#[test]
fn nothing_changes_from_4_2_to_4_6_11_and_what_is_deprecated_says_that_it_may_go() {
    for (deployment, role, _) in FROM_3_4_TO_4_2 {
        let got = plan(deployment, Some(role), "4.2", "4.6.11");
        assert!(got.is_empty(), "{got:?}");
    }
    let got = plan("self-hosted", Some("workload-cluster"), "4.2", "4.6.11");
    let mut stays = got.list(Step::Stay);
    stays.retain(|change| change.becomes() == FlowChange::Deprecated);
    assert_eq!(
        said(&stays, &got),
        (
            "Deprecated since 4.0.0. Use tcp/443 (gRPC) instead. Removed in 4.6.12. It was deprecated before, too.".to_owned(),
            "Close it once all agents use gRPC (tcp/443) and nothing older than 4.0.0 is running.".to_owned()
        )
    );
}

/// Whom the end of NATS cuts off.
const CUT_OFF: &str = "From 4.6.12 on, agents older than 4.0 no longer report health and heartbeats: resume agent upgrades that are paused first.";

#[test]
fn an_upgrade_across_4_6_12_closes_4222_and_says_whom_that_cuts_off() {
    for (from, to) in [("4.6.11", "4.6.12"), ("4.2", "4.9"), ("4.6", "4.10")] {
        for (deployment, role, [_, _, close]) in FROM_3_4_TO_4_2 {
            let got = plan(deployment, Some(role), from, to);
            let case = format!("{deployment} {role} {from} {to}");
            assert_eq!(lines(&got.list(Step::Close)), close, "{case}");
            assert_eq!(lines(&got.list(Step::Open)), [""; 0], "{case}");
            if close.is_empty() {
                continue;
            }
            assert_eq!(
                said(&got.list(Step::Close), &got),
                (
                    format!("Removed in 4.6.12. {CUT_OFF}"),
                    "Close it once all agents use gRPC (tcp/443) and nothing older than 4.0.0 is running.".to_owned()
                ),
                "{case}"
            );
            let summary = got.summary(crate::testing::dataset());
            assert!(
                summary.ends_with(&format!("you can close tcp/4222. {CUT_OFF}")),
                "{case}: {summary}"
            );
        }
    }
}

#[test]
fn what_ended_before_an_upgrade_is_in_none_of_its_lists() {
    for (deployment, role, _) in FROM_3_4_TO_4_2 {
        let got = plan(deployment, Some(role), "4.6.12", "4.9");
        assert!(got.is_empty(), "{got:?}");
        let mut stays = got.changes.iter();
        assert!(stays.all(|change| !change.connection.ports.contains(4222)));
    }
}

#[test]
fn going_back_across_4_6_12_opens_4222_as_what_is_deprecated() {
    let got = plan("self-hosted", Some("workload-cluster"), "4.9", "4.2");
    assert_eq!(
        said(&got.list(Step::Open), &got).0,
        "Deprecated since 4.0.0. Use tcp/443 (gRPC) instead. Removed in 4.6.12."
    );
}

#[test]
fn the_same_release_changes_nothing() {
    for (from, to) in [("3.4", "3.4"), ("3.4", "3.4.0"), ("3.4", "4.0.0-rc.1")] {
        let got = plan("saas", None, from, to);
        assert!(got.is_empty(), "{got:?}");
    }
}

#[test]
fn a_connection_is_known_by_its_ends_and_port_and_not_by_its_rule() {
    for (role, end, is_new) in [
        ("workload-cluster", "registries", false),
        ("workload-cluster", "vcenter", true),
    ] {
        let mut dataset = crate::testing::dataset().clone();
        // Without the rule that leads there in the dataset.
        dataset
            .rules
            .retain(|rule| rule.id.as_str() != "saas-cluster-out-https-registries");
        let is_grpc = |rule: &&Rule| rule.id.as_str() == "saas-cluster-out-https-grpc";
        let rule = dataset.rules.iter().find(is_grpc);
        let mut earlier = rule.expect("the rule").clone();
        earlier.id = "earlier".into();
        earlier.role = role.into();
        earlier.since = None;
        earlier
            .purposes
            .retain(|purpose| &*purpose.text == "Pack containers");
        earlier.purposes[0].far_ends[0].endpoint = end.into();
        dataset.rules.push(earlier);
        let got = upgrade(&dataset, &choice("saas", None, "4.2"), &release("3.4"));
        let to_registries = |change: &&Change| change.ends() == "Workload clusters to Registries";
        for (step, holds) in [(Step::Open, is_new), (Step::Stay, !is_new)] {
            let list = got.list(step);
            assert_eq!(list.iter().any(to_registries), holds, "{end}");
        }
    }
}

#[test]
fn a_search_or_a_switch_hides_nothing_from_an_upgrade() {
    let plain = choice("self-hosted", None, "4.2");
    let narrow = Selection {
        search: "ssh".to_owned(),
        direction: Some(crate::dataset::Direction::Inbound),
        ..plain.clone()
    };
    let dataset = crate::testing::dataset();
    let from = release("3.4");
    assert_eq!(
        upgrade(dataset, &narrow, &from),
        upgrade(dataset, &plain, &from)
    );
}

type Key = (String, &'static str, String, String);

/// The connections of a list, each as text.
fn keys(changes: &[&Change]) -> Vec<Key> {
    let key = |change: &&Change| {
        let connection = &change.connection;
        (
            connection.role.to_string(),
            connection.direction.as_str(),
            connection.port_label(),
            connection.far.name.to_owned(),
        )
    };
    let mut keys: Vec<Key> = changes.iter().map(key).collect();
    keys.sort();
    keys
}

proptest! {
    // A counterexample belongs into a test of its own, and not into a file beside this one.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_connection_of_either_release_is_in_exactly_one_list_and_going_back_mirrors_them(
        deployment in 0usize..3, role in prop::option::of(0usize..2),
        from in "(3\\.[2-5]|4\\.0\\.0-rc\\.1|4\\.[0-9]|4\\.6\\.1[12]|5\\.0)", to in "(3\\.[2-5]|4\\.0\\.0-rc\\.1|4\\.[0-9]|4\\.6\\.1[12]|5\\.0)",
        removal in prop::option::of("4\\.[1-9]"),
    ) {
        let mut dataset = crate::testing::dataset().clone();
        for rule in &mut dataset.rules {
            if let (Some(_), Some(removal)) = (&rule.removed_in, &removal) {
                rule.removed_in = Some(crate::dataset::Removal::In(release(removal)));
            }
        }
        let mut there = Selection::initial(&dataset);
        there.deployment = dataset.deployments[deployment].id.clone();
        there.role = role.map(|role| dataset.roles[role].id.clone());
        there.version = release(&to);
        let got = upgrade(&dataset, &there, &release(&from));

        let mut wanted = Vec::new();
        for rule in &dataset.rules {
            if !rule.deployments.contains(&there.deployment) || there.role.as_ref().is_some_and(|role| *role != rule.role)
                || dataset.side(&there.deployment, &rule.role) == crate::dataset::Side::Vendor {
                continue;
            }
            for text in [&from, &to] {
                if rule.range().contains(&release(text)) {
                    for purpose in rule.purposes_at(&release(text)) {
                        for end in &purpose.far_ends {
                            wanted.push((rule.role.to_string(), rule.direction.as_str(), rule.port_label(), dataset.endpoint_name(&end.endpoint).to_owned()));
                        }
                    }
                }
            }
        }
        wanted.sort();
        wanted.dedup();
        let lists = [&got.list(Step::Open), &got.list(Step::Stay), &got.list(Step::Close)];
        let mut listed: Vec<Key> = lists.iter().flat_map(|list| keys(list)).collect();
        listed.sort();
        prop_assert_eq!(listed, wanted);

        let back = Selection { version: release(&from), ..there };
        let mirrored = upgrade(&dataset, &back, &release(&to));
        prop_assert_eq!(keys(&mirrored.list(Step::Open)), keys(&got.list(Step::Close)));
        prop_assert_eq!(keys(&mirrored.list(Step::Close)), keys(&got.list(Step::Open)));
        prop_assert_eq!(keys(&mirrored.list(Step::Stay)), keys(&got.list(Step::Stay)));
        for change in got.list(Step::Open).iter().chain(&got.list(Step::Stay)).chain(&got.list(Step::Close)) {
            prop_assert!(change.why(&dataset, &got).ends_with('.'));
        }
    }
}
