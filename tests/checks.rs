//! What every kind of check must do, by shared tests over all kinds, and golden files.
//!
//! To approve a change of the golden files: `INSTA_UPDATE=always cargo test --test checks`, then
//! read the difference. Whether the scripts tell open from closed is the traffic test's matter.

mod asked;

use std::io::Write;
use std::process::{Command, Stdio};

use asked::{altered, every_plan};
use ports_core::dataset::{Dataset, Direction, Protocol};
use ports_formats::checks::{Kind, Rendered, Untried, Why, tries};
use ports_formats::{AllowRule, Peers, Ruleset};
use proptest::prelude::*;
use serde_json::{Value, json};

const CLUSTER: &str =
    "deployment=self-hosted&role=workload-cluster&version=4.2&include=optional,deprecated";

const TYPED: [(&str, &str); 4] = [
    ("management-platform", "198.51.100.12, 2001:db8:0:2::12"),
    ("registries", "203.0.113.0/24 198.51.100.12"),
    ("vcenter", "vcenter.example.com, 192.0.2.15"),
    ("updates", "198.51.100.300"),
];

fn plan<'d>(dataset: &'d Dataset, typed: &[(&str, &str)]) -> Ruleset<'d> {
    asked::plan(dataset, CLUSTER, typed)
}

fn said(untried: &[Untried]) -> Vec<String> {
    untried.iter().map(ToString::to_string).collect()
}

/// Leaves one outbound rule of the cluster, and changes it.
fn one_rule(change: impl FnOnce(&mut Value)) -> Dataset {
    altered(|data| {
        let rules = data["rules"].as_array_mut().expect("rules");
        rules.retain(|rule| rule["id"] == "self-hosted-cluster-out-nats");
        assert_eq!(rules.len(), 1);
        change(&mut rules[0]);
    })
}

#[test]
fn golden_files() {
    let plan = plan(ports_data::dataset(), &TYPED);
    for kind in Kind::ALL {
        let script = kind.render(&plan).script.expect("something to try");
        insta::assert_snapshot!(format!("{kind:?}"), script);
    }
}

#[test]
fn what_cannot_be_tried_is_said_with_the_way_out() {
    let plan = plan(ports_data::dataset(), &TYPED[1..]);
    let (_, untried) = tries(&plan);
    assert_eq!(
        said(&untried),
        [
            "outbound tcp/443 to Management platform: no address is entered. Enter one.",
            "outbound tcp/4222 to Management platform: no address is entered. Enter one.",
            "outbound tcp/443 to Registries: which address listens in 203.0.113.0/24 is not known. Enter one that does.",
            "outbound tcp/443 to Application update servers: nothing usable is entered. Correct the entries.",
            "inbound tcp/22 from Administrators: it comes in. Try it from there, to one of these hosts.",
        ]
    );
}

#[test]
fn without_an_address_there_is_no_script() {
    let plan = plan(ports_data::dataset(), &[]);
    for kind in Kind::ALL {
        let Rendered { script, untried } = kind.render(&plan);
        assert_eq!(script, None, "{kind:?}");
        assert!(untried.len() >= 3, "{kind:?}: {untried:?}");
        assert!(
            said(&untried)
                .iter()
                .any(|one| one.ends_with("no address is entered. Enter one.")),
            "{kind:?}"
        );
    }
}

#[test]
fn of_a_range_the_ends_are_tried_and_the_middle_is_named() {
    for (from, to, ports, between) in [
        (
            30000,
            32767,
            vec![30000, 32767],
            Some(Why::Between(30001, 32766)),
        ),
        (30000, 30001, vec![30000, 30001], None),
        (30000, 30000, vec![30000], None),
    ] {
        let dataset = one_rule(|rule| rule["ports"] = json!({"from": from, "to": to}));
        let plan = plan(&dataset, &TYPED[..1]);
        let (found, untried) = tries(&plan);
        for host in ["198.51.100.12", "2001:db8:0:2::12"] {
            let tried: Vec<u16> = found
                .iter()
                .filter(|(one, _)| one.host == host)
                .map(|(one, _)| one.port)
                .collect();
            assert_eq!(tried, ports);
        }
        let whys: Vec<Why> = untried.into_iter().map(|one| one.why).collect();
        assert_eq!(whys, between.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn udp_is_not_tried_and_says_so() {
    let dataset = one_rule(|rule| rule["protocol"] = json!("udp"));
    let plan = plan(&dataset, &TYPED[..1]);
    let (found, untried) = tries(&plan);
    assert!(found.is_empty());
    assert_eq!(
        said(&untried),
        [
            "outbound udp/4222 to Management platform: no answer over UDP proves nothing. Look at the service itself."
        ]
    );
}

/// What a program says against a script; empty when nothing.
fn against(command: &[&str], script: &str) -> String {
    let mut child = Command::new(command[0])
        .args(&command[1..])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program is there");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    stdin.write_all(script.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let said = [output.stdout, output.stderr].concat();
    match output.status.success() {
        true => String::new(),
        false => format!("{command:?}: {}", String::from_utf8_lossy(&said)),
    }
}

fn scripts(plan: &Ruleset) -> Vec<(Kind, String)> {
    let script = |kind: &Kind| Some((*kind, kind.render(plan).script?));
    Kind::ALL.iter().filter_map(script).collect()
}

fn is_shell(kind: Kind) -> bool {
    kind.extension().ends_with(".sh")
}

/// A dataset whose texts and ids try to leave their comment or their quotes, in every syntax here.
fn hostile() -> Dataset {
    altered(|data| {
        let nasty = "x\" '; reboot #\n$(reboot) `reboot`\r\n$reboot ${reboot} ) } EOF\n--- \u{201C}reboot\u{2019} \u{2028}!\n\u{202E}txt\u{0} \\ ".repeat(40);
        let rules = data["rules"].as_array_mut().expect("rules");
        for (index, rule) in rules.iter_mut().enumerate() {
            rule["id"] = json!(format!("a{index}\" '; reboot #$(reboot)`\n\\ ${{x}} -->"));
            rule["service"] = json!(nasty);
            for purpose in rule["purposes"].as_array_mut().expect("purposes") {
                purpose["text"] = json!(nasty);
            }
        }
        for list in ["endpoints", "deployments", "roles"] {
            for named in data[list].as_array_mut().expect("a list") {
                named["name"] = json!(nasty);
            }
        }
        data["product"] = json!(nasty);
        data["dataset_version"] = json!(nasty);
    })
}

#[test]
fn no_text_of_a_dataset_leaves_its_comment_or_its_quotes() {
    let dataset = hostile();
    let wild = scripts(&plan(&dataset, &TYPED));
    let calm = scripts(&plan(ports_data::dataset(), &TYPED));
    assert_eq!(wild.len(), Kind::ALL.len());
    // What is done: without comment lines on top, and without the words for each try.
    let effective = |script: &str| -> Vec<String> {
        let lines = script.lines().filter(|line| !line.starts_with('#'));
        let words = |line: &str| match line.rsplit_once(": outbound tcp/") {
            None => line.to_owned(),
            Some((start, end)) => {
                let start = start.rfind('"').map_or(start, |at| &start[..=at]);
                let number = start.ends_with("name: \"");
                assert!(
                    end.ends_with('"') && end.matches('"').count() == 1,
                    "{line}"
                );
                if number {
                    "name".to_owned()
                } else {
                    start.to_owned()
                }
            }
        };
        lines.map(words).collect()
    };
    for ((kind, wild), (_, calm)) in wild.iter().zip(&calm) {
        assert_eq!(effective(wild), effective(calm), "{kind:?}");
        let body: Vec<&str> = wild.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(
            body.iter().all(|line| line.is_ascii() && line.len() < 520),
            "{kind:?}"
        );
        assert!(!body.join("\n").contains("$(reboot"), "{kind:?}");
    }
}

#[test]
fn shells_read_the_scripts_and_a_broken_one_is_found_out() {
    let dataset = hostile();
    for plan in [plan(ports_data::dataset(), &TYPED), plan(&dataset, &TYPED)] {
        for (kind, script) in scripts(&plan) {
            if !is_shell(kind) {
                continue;
            }
            assert_eq!(against(&["bash", "-n"], &script), "", "{kind:?}");
            let broken = script.replacen("check \"", "check '", 1);
            assert_ne!(against(&["bash", "-n"], &broken), "", "{kind:?}");
            if kind != Kind::Bash {
                assert_eq!(against(&["sh", "-n"], &script), "", "{kind:?}");
            }
        }
    }
}

/// The address or name that stands for one host, and a port, as every kind writes them.
fn is_tried(kind: Kind, script: &str, host: &str, port: u16) -> bool {
    let bracketed = match host.contains(':') {
        true => format!("[{host}]"),
        false => host.to_owned(),
    };
    let line = match kind {
        Kind::Bash | Kind::Nc => format!("\ncheck \"{host}\" \"{port}\" \""),
        Kind::Curl => format!("\ncheck \"{bracketed}\" \"{port}\" \""),
        Kind::PowerShell => format!("\n$failed += Test-Opening \"{host}\" {port} \""),
        Kind::NetworkValidator => format!("\n      host: \"{bracketed}\"\n      ports: [{port}]\n"),
    };
    script.contains(&line)
}

/// Every connection that an opening allows and that can be tried: one address, one port.
fn wanted(opening: &AllowRule) -> Option<Vec<(String, u16)>> {
    let Peers::Listed(addresses) = &opening.peers else {
        return None;
    };
    if (opening.direction, opening.protocol) != (Direction::Outbound, Protocol::Tcp)
        || addresses.is_empty()
    {
        return None;
    }
    let mut wanted = Vec::new();
    for address in addresses {
        let is_one = address
            .net()
            .is_none_or(|net| net.prefix_len() == net.max_prefix_len());
        if is_one {
            wanted.push((address.to_string(), opening.ports.from));
            wanted.push((address.to_string(), opening.ports.to));
        }
    }
    (wanted.len() == 2 * addresses.len()).then_some(wanted)
}

const ENTERED: [&str; 8] = [
    "",
    "192.0.2.1",
    "198.51.100.0/24 2001:db8:1::/48",
    "2001:db8::1 2001:db8::2",
    "a.example.com",
    "203.0.113.7, b.example.com, 198.51.100.0/24",
    "0.0.0.0/0 ::/0",
    "300.1.1.1",
];

proptest! {
    // A counterexample belongs into a test of its own, and not into a file beside this one.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is entered and chosen, every connection is tried, or its flow is named as not
    /// tried; and nothing else is.
    #[test]
    fn every_flow_is_tried_or_named_as_not_tried(
        entered in prop::collection::vec(prop::sample::select(&ENTERED[..]), 9),
        deployment in prop::sample::select(vec!["saas", "self-hosted"]),
        ports in prop::sample::select(vec![(443u16, 443u16), (443, 444), (440, 450)]),
        udp: bool,
    ) {
        let dataset = altered(|data| {
            for rule in data["rules"].as_array_mut().expect("rules") {
                if rule["ports"]["from"] == 443 {
                    rule["ports"] = json!({"from": ports.0, "to": ports.1});
                } else if udp {
                    rule["protocol"] = json!("udp");
                }
            }
        });
        let typed: Vec<(&str, &str)> = dataset.endpoints.iter().zip(entered).map(|(end, text)| (end.id.as_str(), text)).collect();
        let query = format!("deployment={deployment}&role=all&version=4.2&include=optional,deprecated");
        for plan in every_plan(&dataset, &query, &typed) {
            let mut all = std::collections::BTreeSet::new();
            for opening in &plan.rules {
                let end = opening.remote_names();
                let (_, untried) = tries(&plan);
                let is_named = untried.iter().any(|one| one.flow.starts_with(&opening.label()) && end.iter().all(|end| one.flow.contains(end)));
                let found = wanted(opening);
                prop_assert!(found.is_some() || is_named, "{}: {:?}", opening.label(), said(&untried));
                all.extend(found.unwrap_or_default());
                prop_assert!(opening.ports.to - opening.ports.from < 2 || is_named, "{:?}", said(&untried));
            }
            let (found, _) = tries(&plan);
            for (host, port) in &all {
                prop_assert!(found.iter().any(|(one, _)| (&one.host, one.port) == (host, *port)), "{host} {port}");
            }
            for (one, opening) in &found {
                let is_in = matches!(&opening.peers, Peers::Listed(known) if known.iter().any(|known| known.to_string() == one.host));
                prop_assert!(is_in && !one.host.contains('/') && [opening.ports.from, opening.ports.to].contains(&one.port));
                for (kind, script) in scripts(&plan) {
                    prop_assert!(is_tried(kind, &script, &one.host, one.port), "{kind:?} {one:?}\n{script}");
                }
            }
        }
    }
}
