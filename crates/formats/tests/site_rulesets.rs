//! What each role's hosts open when a plan has sites.

use ports_core::dataset::EndpointId;
use ports_core::evaluation::{Evaluation, Selection, evaluate};
use ports_core::link::SnippetOptions;
use ports_core::selection::Include;
use ports_formats::checks::Kind;
use ports_formats::{FORMATS, Peers, Ruleset, rulesets};
use ports_network::addresses::{self, AddressBook};
use ports_network::settings::Settings;
use ports_network::sites::*;
use proptest::prelude::*;

fn site(number: u32, name: &str, entries: &[(&'static str, &str)]) -> Site {
    let mut addresses = Vec::new();
    for (end, text) in entries {
        addresses.push((EndpointId::from_static(end), (*text).to_owned()));
    }
    Site {
        number,
        name: name.to_owned(),
        addresses,
        ..Site::default()
    }
}

fn together(shared: &[(&'static str, &str)], sites: &[Site], chosen: usize) -> AddressBook {
    let mut all = AddressBook::default();
    for (end, text) in shared {
        all.enter(EndpointId::from_static(end), text);
    }
    let own: Vec<AddressBook> = sites.iter().map(Site::read).collect();
    endpoints(ports_data::dataset(), &all, sites, &own, chosen)
}

fn self_hosted() -> (Selection, Evaluation<'static>) {
    let dataset = ports_data::dataset();
    let mut selection = Selection::initial(dataset);
    selection.deployment = "self-hosted".into();
    selection.role = None;
    selection.version = "4.2".parse().expect("a release");
    selection.include = Include::ALL;
    let evaluation = evaluate(dataset, &selection);
    (selection, evaluation)
}

fn planned(endpoints: &AddressBook) -> Vec<Ruleset<'static>> {
    let (selection, evaluation) = self_hosted();
    let options = SnippetOptions::default();
    rulesets(
        ports_data::dataset(),
        &selection,
        &evaluation,
        endpoints,
        &options,
    )
}

/// The openings of a plan as text, sorted: what is opened, and to whom.
fn opened(plan: &Ruleset) -> Vec<String> {
    let mut lines = Vec::new();
    for opening in &plan.rules {
        let peers = match &opening.peers {
            Peers::Any => "any".to_owned(),
            Peers::Listed(list) => {
                let list: Vec<String> = list.iter().map(ToString::to_string).collect();
                list.join(" ")
            }
            Peers::None => String::new(),
        };
        lines.push(format!("{}: {peers}", opening.label()));
    }
    lines.sort();
    lines
}

#[test]
fn the_platform_sees_every_site_and_a_site_sees_its_own_entries_alone() {
    let sites = [
        site(
            1,
            "Berlin",
            &[("workload-cluster", "10.1.0.0/24"), ("vcenter", "10.1.9.9")],
        ),
        site(2, "Oslo", &[("workload-cluster", "10.2.0.0/24")]),
    ];
    let shared = [
        ("management-platform", "192.0.2.10"),
        ("vcenter", "10.0.0.9"),
        ("registries", "198.51.100.1"),
        ("updates", "198.51.100.2"),
        ("administrators", "203.0.113.1"),
    ];
    let [platform, berlin] = &planned(&together(&shared, &sites, 0))[..] else {
        panic!("two plans");
    };
    let at = |plan: &Ruleset, label: &str| -> String {
        let lines = opened(plan);
        let line = lines.iter().find(|line| line.starts_with(label));
        line.expect("an opening").clone()
    };
    assert_eq!(
        at(platform, "inbound tcp/4222"),
        "inbound tcp/4222: 10.1.0.0/24 10.2.0.0/24"
    );
    assert_eq!(
        at(platform, "outbound tcp/6443"),
        "outbound tcp/6443: 10.1.0.0/24 10.2.0.0/24"
    );
    // Berlin has a vCenter of its own; the one for all is Oslo's. The platform connects to both.
    let to_vcenter = |plan: &Ruleset| opened(plan).join("\n").contains("10.0.0.9 10.1.9.9");
    assert!(to_vcenter(platform), "{:?}", opened(platform));
    assert_eq!(opened(berlin).join("\n").matches("10.1.9.9").count(), 1);
    assert!(!opened(berlin).join("\n").contains("10.0.0.9"));
    let oslo = &planned(&together(&shared, &sites, 1))[1];
    assert!(opened(oslo).join("\n").contains("10.0.0.9"));
    assert!(!opened(oslo).join("\n").contains("10.1.9.9"));
    assert_eq!(
        (
            berlin.title.as_str(),
            berlin.tag.as_str(),
            oslo.tag.as_str()
        ),
        (
            "Workload cluster, Berlin, Self-hosted, Palette 4.2",
            "workload-clust-s1",
            "workload-clust-s2"
        )
    );
    assert_eq!(platform.tag, "management-platform");
}

#[test]
fn a_site_without_addresses_opens_nothing_at_the_platform_and_is_named() {
    let sites = [
        site(1, "Berlin", &[("workload-cluster", "10.1.0.0/24")]),
        site(2, "", &[]),
        site(3, "Wrong", &[("workload-cluster", "300.1.1.1")]),
    ];
    let all = together(&[], &sites, 0);
    let near = near(ports_data::dataset()).expect("an end");
    let addresses::Peers::Listed(seen) = all.peers(near) else {
        panic!("open to any");
    };
    assert_eq!(seen.len(), 1);
    let own: Vec<AddressBook> = sites.iter().map(Site::read).collect();
    let without = without_addresses(ports_data::dataset(), &AddressBook::default(), &sites, &own);
    assert_eq!(without, ["Site 2"]);
    // What is wrong at the only site is not open to any either.
    let wrong = together(&[], &sites[2..], 0);
    assert_eq!(wrong.peers(near), addresses::Peers::Listed(&[]));
}

#[test]
fn https_goes_through_a_proxy_and_everything_else_goes_past_it() {
    let mut behind = site(
        7,
        "Oslo",
        &[("workload-cluster", "10.2.0.0/24"), ("proxy", "10.2.0.250")],
    );
    behind.proxy_port = "3128".to_owned();
    let sites = [
        site(1, "Berlin", &[("workload-cluster", "10.1.0.0/24")]),
        behind,
    ];
    let shared = [
        ("management-platform", "192.0.2.10"),
        ("vcenter", "10.0.0.9"),
        ("registries", "198.51.100.1"),
        ("updates", "198.51.100.2"),
        ("administrators", "203.0.113.1"),
        ("users", "203.0.113.2"),
    ];
    let found = planned(&together(&shared, &sites, 1));
    assert_eq!(
        opened(&found[1]),
        [
            "inbound tcp/22: 203.0.113.1",
            "outbound tcp/3128: 10.2.0.250",
            "outbound tcp/4222: 192.0.2.10",
            "outbound tcp/443: 10.0.0.9",
        ]
    );
    // The platform hears from the proxy, and connects past it.
    let platform = opened(&found[0]);
    assert_eq!(
        platform[..4],
        [
            "inbound tcp/4222: 10.1.0.0/24 10.2.0.0/24",
            "inbound tcp/443: 10.1.0.0/24 10.2.0.250",
            "inbound tcp/443: 203.0.113.2",
            "outbound tcp/443: 10.0.0.9",
        ]
    );
}

#[test]
fn without_its_port_nothing_is_opened_to_a_proxy_and_nothing_past_it() {
    for port in ["", "http", "0", "70000", "-1", "3128 8080"] {
        let mut behind = site(
            1,
            "Oslo",
            &[("proxy", "10.2.0.250"), ("registries", "192.0.2.7")],
        );
        behind.proxy_port = port.to_owned();
        let plan = &planned(&together(&[], &[behind], 0))[1];
        let lines = opened(plan).join("\n");
        assert!(!lines.contains("192.0.2.7"), "{port}: {lines}");
        assert!(!lines.contains("10.2.0.250"), "{port}: {lines}");
        assert!(
            lines.contains("outbound tcp/443: \n") || lines.ends_with("outbound tcp/443: "),
            "{lines}"
        );
    }
}

#[test]
fn a_vcenter_that_only_sites_have_is_the_one_that_the_platform_connects_to() {
    let sites = [
        site(1, "Berlin", &[("vcenter", "10.1.9.9")]),
        site(
            2,
            "Oslo",
            &[("vcenter", "10.2.9.9"), ("registries", "10.2.0.5")],
        ),
        site(3, "Lund", &[("vcenter", "# none here")]),
    ];
    let all = together(&[], &sites, 0);
    let listed = |book: &AddressBook, endpoint: &'static str| match book
        .peers(&EndpointId::from_static(endpoint))
    {
        addresses::Peers::Any => "any".to_owned(),
        addresses::Peers::Listed(list) => {
            let list: Vec<String> = list.iter().map(ToString::to_string).collect();
            list.join(" ")
        }
    };
    assert_eq!(listed(&all, "vcenter"), "10.1.9.9 10.2.9.9");
    // So it is in the platform's rules, and in what tests them.
    let platform = &planned(&all)[0];
    let to_vcenter: Vec<&Peers> = platform
        .rules
        .iter()
        .filter(|rule| rule.remote_names().contains(&"vCenter"))
        .map(|rule| &rule.peers)
        .collect();
    assert!(!to_vcenter.is_empty());
    for peers in to_vcenter {
        assert!(
            matches!(peers, Peers::Listed(list) if list.len() == 2),
            "{peers:?}"
        );
    }
    let script = Kind::Bash.render(platform).script.expect("a script");
    for vcenter in ["10.1.9.9", "10.2.9.9"] {
        assert!(script.contains(vcenter), "{script}");
    }
    // A registry at a site is for its clusters.
    assert_eq!(listed(&all, "registries"), "any");
    let own: Vec<AddressBook> = sites.iter().map(Site::read).collect();
    let unreached = |shared: &AddressBook| -> Vec<(String, Vec<String>)> {
        let found = unreached(ports_data::dataset(), shared, &sites, &own);
        let found = found.into_iter();
        found.map(|(end, at)| (end.id.to_string(), at)).collect()
    };
    let nobody_reaches = ("vcenter".to_owned(), vec!["Lund".to_owned()]);
    assert_eq!(unreached(&AddressBook::default()), [nobody_reaches]);
    // One for all sites is Lund's too.
    let mut shared = AddressBook::default();
    shared.enter("vcenter".into(), "10.0.0.9");
    assert_eq!(unreached(&shared), []);
    let lund = together(&[("vcenter", "10.0.0.9")], &sites, 2);
    let lund = lund.of(&"workload-cluster".into());
    assert_eq!(listed(lund, "vcenter"), "10.0.0.9");
}

#[test]
fn comments_alone_open_nothing_for_all_sites_and_leave_a_site_what_holds_for_all() {
    let near = near(ports_data::dataset()).expect("an end");
    let sites = [site(1, "Oslo", &[("workload-cluster", "# none yet")])];
    let all = together(&[("workload-cluster", "# retired")], &sites, 0);
    assert_eq!(all.peers(near), addresses::Peers::Listed(&[]));
    let all = together(&[("workload-cluster", "10.0.0.0/24")], &sites, 0);
    assert!(matches!(all.peers(near), addresses::Peers::Listed([_])));
}

#[test]
fn a_wrong_port_of_a_proxy_is_told_once_and_as_that() {
    let mut behind = site(1, "Oslo", &[("proxy", "10.2.0.250")]);
    behind.proxy_port = "=3128".to_owned();
    let shared = [
        ("management-platform", "192.0.2.10"),
        ("vcenter", "10.0.0.9"),
        ("registries", "198.51.100.1"),
        ("updates", "198.51.100.2"),
        ("administrators", "203.0.113.1"),
        ("workload-cluster", "10.1.0.0/24"),
    ];
    let told = |site: &Site| {
        let plans = planned(&together(&shared, std::slice::from_ref(site), 0));
        let found = FORMATS.iter().find(|format| format.id == "nftables");
        let rendered = found
            .expect("a format")
            .render(&plans[1], &Settings::default());
        let told: Vec<String> = rendered
            .unsupported
            .iter()
            .map(ToString::to_string)
            .collect();
        told
    };
    assert_eq!(
        told(&behind),
        [
            "outbound tcp/443 to Proxy: the port of the proxy is missing, or is no port from 1 to 65535. Enter it at the site."
        ]
    );
    behind.proxy_port = "3128".to_owned();
    assert!(told(&behind).is_empty());
    behind.addresses = vec![(EndpointId::from_static("proxy"), "10.2.0.300".to_owned())];
    let wrong = told(&behind);
    assert!(
        wrong.len() == 1 && wrong[0].contains("nothing usable was entered for Proxy"),
        "{wrong:?}"
    );
}

#[test]
fn totals_count_what_the_network_teams_have_to_do() {
    let (_, evaluation) = self_hosted();
    let dataset = ports_data::dataset();
    let mut behind = site(2, "Oslo", &[("proxy", "10.2.0.250")]);
    behind.proxy_port = "3128".to_owned();
    let sites = [site(1, "Berlin", &[]), behind];
    let own: Vec<AddressBook> = sites.iter().map(Site::read).collect();
    let found = teams(dataset, &evaluation, &sites, &own);
    let counted: Vec<(&str, u32, u32, u32)> = found
        .iter()
        .map(|team| {
            let totals = &team.totals;
            (
                team.name.as_str(),
                totals.flows,
                totals.egress,
                totals.ingress,
            )
        })
        .collect();
    assert_eq!(
        counted,
        [
            ("Management platform", 8, 2, 2),
            ("Berlin", 7, 2, 1),
            ("Oslo", 8, 3, 1),
        ]
    );
    let mut all = Totals::default();
    for team in &found {
        all.join(&team.totals);
    }
    assert_eq!(
        (all.flows, all.egress, all.ingress, all.ports()),
        (23, 7, 4, 5)
    );
    assert_eq!(
        added(dataset, &evaluation, &sites, &own, 0),
        "Berlin adds 3 openings. Its addresses are also added to 3 openings of the management platform."
    );
}

#[test]
fn a_number_of_clusters_is_a_number() {
    for (text, clusters) in [
        ("", Some(1)),
        (" 12 ", Some(12)),
        ("0", None),
        ("many", None),
        ("1e3", None),
        ("100001", None),
    ] {
        let site = Site {
            clusters: text.to_owned(),
            ..Site::default()
        };
        assert_eq!(site.clusters(), clusters, "{text}");
    }
}

proptest! {
    /// Whatever is entered where: the platform opens itself to nobody but what a site, or all of
    /// them, entered for its clusters or its proxy.
    #[test]
    fn no_site_is_opened_wider_than_entered(
        hosts in prop::collection::vec((0u8..4, any::<u8>(), any::<bool>()), 1..12),
        chosen in 0usize..12,
    ) {
        let mut sites = Vec::new();
        let mut entered = Vec::new();
        for (index, (kind, last, has_proxy)) in hosts.iter().enumerate() {
            let mut one = site(index as u32 + 1, "", &[]);
            let text = match kind {
                0 => String::new(),
                1 => "300.0.0.1".to_owned(),
                _ => format!("10.0.{index}.{last}"),
            };
            if *kind > 1 {
                entered.push(text.clone());
            }
            one.addresses.push(("workload-cluster".into(), text));
            if *has_proxy {
                let proxy = format!("10.9.{index}.{last}");
                entered.push(proxy.clone());
                one.addresses.push((Proxy::END, proxy));
                one.proxy_port = "3128".to_owned();
            }
            sites.push(one);
        }
        let chosen = chosen % sites.len();
        let all = together(&[("users", "192.0.2.1")], &sites, chosen);
        let found = planned(&all);
        let is_any = entered.is_empty() && hosts.iter().all(|(kind, ..)| *kind == 0);
        for opening in &found[0].rules {
            if opening.remote_names() != ["Workload clusters"] { continue; }
            match &opening.peers {
                Peers::Any => prop_assert!(hosts.iter().all(|(kind, ..)| *kind == 0) || is_any),
                Peers::Listed(list) => for address in list {
                    prop_assert!(entered.contains(&address.to_string()));
                }
                Peers::None => {}
            }
        }
    }
}
