//! The cases: what is asked for, and what must come of it.

use ports_core::dataset::Dataset;
use ports_core::evaluation::{Selection, evaluate};
use ports_core::link::SnippetOptions;
use ports_core::selection::Include;
use ports_formats::checks::{self, Kind};
use ports_formats::{Check, FORMATS, Field, Format, HostNames, Peers, Rendered, Ruleset, rulesets};
use ports_network::addresses::{Address, AddressBook, ParsedAddresses};
use ports_network::settings::Settings;
use serde_json::{Value, json};

/// What a reader chooses and enters.
#[derive(Clone, Default)]
pub struct Choice {
    pub deployment: &'static str,
    pub role: &'static str,
    pub version: &'static str,
    /// Deprecated and optional rules as well.
    pub everything: bool,
    /// Each far end and what was entered for it.
    pub entered: Vec<(&'static str, String)>,
    /// What was entered for the role's own hosts; only some formats ask.
    pub near: &'static str,
    /// Whether the format's own fields are filled in.
    pub settings: bool,
}

/// One case.
#[derive(Clone)]
pub struct Case {
    pub name: &'static str,
    pub choice: Choice,
    /// What was chosen for a snippet loaded before this one.
    before: Option<Choice>,
    /// What is changed in the dataset.
    alter: fn(&mut Value),
    /// The formats that it says something about.
    only: fn(&Format) -> bool,
}

/// What must be in a snippet.
pub struct Wanted {
    pub flows: Vec<Value>,
    /// Nothing is missing from it.
    pub is_whole: bool,
}

const ADDRESS: &str = "198.51.100.12";
const CLUSTER_ENDS: [&str; 4] = ["management-platform", "registries", "updates", "vcenter"];

/// Every case.
pub fn all() -> Vec<Case> {
    let same = |text: &str| CLUSTER_ENDS.map(|end| (end, text.to_owned())).to_vec();
    let cluster = Choice {
        deployment: "self-hosted",
        role: "workload-cluster",
        version: "4.2",
        entered: vec![
            (
                "management-platform",
                "198.51.100.12, 2001:db8:0:2::12".to_owned(),
            ),
            (
                "registries",
                "203.0.113.0/24, 198.51.100.12, 2001:db8:7::/48".to_owned(),
            ),
            ("updates", "203.0.113.7".to_owned()),
            ("vcenter", "192.0.2.15".to_owned()),
            (
                "administrators",
                "192.0.2.64/26, 2001:db8:0:9::/64".to_owned(),
            ),
        ],
        ..Choice::default()
    };
    let everything = Choice {
        everything: true,
        ..cluster.clone()
    };
    let one_end = Choice {
        role: "management-platform",
        entered: vec![("workload-cluster", ADDRESS.to_owned())],
        ..cluster.clone()
    };
    let platform = Choice {
        role: "management-platform",
        version: "3.4",
        entered: vec![
            ("users", "192.0.2.0/24, 2001:db8:a::/48".to_owned()),
            (
                "workload-cluster",
                "198.51.100.0/28, 198.51.100.77, 2001:db8::77".to_owned(),
            ),
            ("vcenter", "192.0.2.15".to_owned()),
            ("registries", "203.0.113.9, 2001:db8::9".to_owned()),
            ("updates", String::new()),
        ],
        ..cluster.clone()
    };
    let anybody = Choice {
        entered: Vec::new(),
        ..everything.clone()
    };
    let names = Choice {
        entered: vec![
            ("management-platform", "palette.example.com".to_owned()),
            (
                "registries",
                "registry.example.com, 203.0.113.0/24, 2001:db8:7::/48".to_owned(),
            ),
            ("updates", "198.51.100.300".to_owned()),
            ("vcenter", "vcenter-1.example.com 192.0.2.15".to_owned()),
            (
                "administrators",
                "office.example.com 192.0.2.64/26".to_owned(),
            ),
        ],
        ..everything.clone()
    };
    // As published: names alone at one end, and an end where nobody need look anything up.
    let published = Choice {
        deployment: "saas",
        everything: true,
        entered: vec![
            (
                "management-platform",
                "api.spectrocloud.com console.spectrocloud.com proxy.console.spectrocloud.com"
                    .to_owned(),
            ),
            (
                "message-hosts",
                "44.232.106.120 44.233.247.65 message.spectrocloud.com".to_owned(),
            ),
            ("administrators", "192.0.2.64/26".to_owned()),
        ],
        ..cluster.clone()
    };
    let own = |near| Choice {
        near,
        ..everything.clone()
    };
    let filled = Choice {
        settings: true,
        ..own("10.20.0.0/16, 2001:db8:99::/48")
    };
    let wrong = Choice {
        entered: same("198.51.100.300"),
        ..cluster.clone()
    };

    vec![
        case("one-port", one_end.clone()).altered(one_rule),
        case("range", one_end.clone()).altered(a_range),
        case("tcp-and-udp", one_end).altered(tcp_and_udp),
        case(
            "ipv4-only",
            Choice {
                entered: same("192.0.2.7 198.51.100.0/24"),
                ..cluster.clone()
            },
        ),
        case(
            "ipv6-only",
            Choice {
                entered: same("2001:db8::7 2001:db8:5::/48"),
                ..cluster.clone()
            },
        ),
        case("both", cluster.clone()),
        case("platform", platform),
        case("any", anybody.clone()),
        case("host-names", names),
        case("published", published),
        case("nothing-usable", wrong),
        case(
            "many",
            Choice {
                entered: same(&many()),
                ..cluster.clone()
            },
        ),
        case(
            "shared",
            Choice {
                deployment: "saas",
                entered: same(ADDRESS),
                ..cluster.clone()
            },
        ),
        case("deprecated-and-optional", everything.clone()),
        case("hostile", everything.clone()).altered(hostile),
        case("settings", filled).only(|format| format.matches_local || !format.fields.is_empty()),
        case("near", own("192.0.2.128/25, 10.9.8.7, 2001:db8:1::/64"))
            .only(|format| format.matches_local),
        case("near-ipv4", own("10.9.0.0/16")).only(|format| format.matches_local),
        case("near-names", own("cluster.example.com, 10.9.0.0/16"))
            .only(|format| format.matches_local && format.host_names == HostNames::Both),
        case(
            "near-ipv6-any",
            Choice {
                near: "2001:db8:1::/64",
                ..anybody.clone()
            },
        )
        .only(|format| format.matches_local),
        Case {
            before: Some(anybody),
            ..case("over-a-wider-one", cluster)
        },
    ]
}

fn case(name: &'static str, choice: Choice) -> Case {
    Case {
        name,
        choice,
        before: None,
        alter: |_| {},
        only: |_| true,
    }
}

impl Case {
    fn altered(self, alter: fn(&mut Value)) -> Self {
        Self { alter, ..self }
    }

    fn only(self, only: fn(&Format) -> bool) -> Self {
        Self { only, ..self }
    }

    /// Whether it says anything about this format.
    pub fn is_for(&self, format: &Format) -> bool {
        (self.only)(format)
    }

    /// The case that is loaded before it.
    pub fn before(&self) -> Option<Self> {
        let choice = self.before.clone()?;
        Some(Self {
            choice,
            ..self.clone()
        })
    }

    /// The format's own fields as they were filled in.
    pub fn settings(&self, format: &Format) -> Value {
        let mut settings = json!({});
        for field in format.fields {
            settings[field.id] = json!(self.value(field));
        }
        settings
    }

    fn value(&self, field: &Field) -> &'static str {
        match field.check {
            _ if !self.choice.settings => field.example,
            Check::SecurityGroup => "sg-0feedfacecafe1234",
            Check::Labels => "app=mine,a.example/tier=edge-1",
            Check::Number(..) => "1234",
            Check::OneOf(words) => words.last().copied().unwrap_or_default(),
            // Two ACLs cannot have one name.
            Check::Word { .. } => match field.id {
                "far-acl" | "far-zone" | "far-interface" => "mine8",
                "near-acl6" => "mine9",
                "far-acl6" => "mine10",
                _ => "mine7",
            },
        }
    }

    /// The role's own hosts, networks or names; null for any.
    pub fn near(&self, format: &Format, are_names: bool) -> Value {
        let Some(near) = near(&self.choice, format) else {
            return if are_names { json!([]) } else { Value::Null };
        };
        let mut near: Vec<_> = near.iter().map(written).collect();
        near.retain(|(_, family)| family.is_none() == are_names);
        json!(near.into_iter().map(|(text, _)| text).collect::<Vec<_>>())
    }

    /// The snippet, through the functions that the page calls.
    pub fn render(&self, format: &Format) -> Rendered {
        // No engine is asked to read a gap.
        let mut settings = Settings::default();
        for field in format.fields {
            settings.set(field.id, self.value(field).to_owned());
        }
        self.with_plan(|plan| format.render(plan, &settings))
    }

    /// What must be in the snippet: every flow of the plan that the format says it can hold.
    pub fn wanted(&self, format: &Format) -> Wanted {
        let near = near(&self.choice, format);
        // A name may have addresses of both families.
        let near_has = |family: Option<u8>| match &near {
            None => true,
            Some(near) => near
                .iter()
                .map(written)
                .any(|(_, one)| one.is_none() || one == family),
        };
        self.with_plan(|plan| {
            let mut wanted = Wanted {
                flows: Vec::new(),
                is_whole: true,
            };
            for opening in &plan.rules {
                let direction = opening.direction.as_str();
                let is_outbound = direction == "outbound";
                let holds_names = match format.host_names {
                    HostNames::None => false,
                    HostNames::Outbound => is_outbound,
                    HostNames::Both => true,
                };
                // Each far end, and whether the format can hold it.
                let far: Vec<(Value, bool)> = match &opening.peers {
                    Peers::Any => vec![(Value::Null, !format.destinations_only)],
                    Peers::None => {
                        wanted.is_whole = false;
                        Vec::new()
                    }
                    Peers::Listed(addresses) => {
                        let held = |address| {
                            let (text, family) = written(address);
                            let fits = match family {
                                None => holds_names,
                                _ => near_has(family),
                            };
                            (json!(text), fits)
                        };
                        addresses.iter().map(held).collect()
                    }
                };
                for (far, fits) in far {
                    if !fits || (format.destinations_only && !is_outbound) {
                        wanted.is_whole = false;
                        continue;
                    }
                    wanted.flows.push(json!({
                        "direction": direction,
                        "protocol": opening.protocol.to_string(),
                        "from": opening.ports.from,
                        "to": opening.ports.to,
                        "far": far,
                    }));
                }
            }
            wanted
        })
    }

    /// The check, through the function that the page calls.
    pub fn check(&self, kind: Kind) -> checks::Rendered {
        self.with_plan(|plan| kind.render(plan))
    }

    /// What a check must try: out to single addresses and names over TCP, on the first and the
    /// last port.
    pub fn tried(&self) -> Vec<Value> {
        self.with_plan(|plan| {
            let mut tried = Vec::new();
            for opening in &plan.rules {
                let Peers::Listed(addresses) = &opening.peers else {
                    continue;
                };
                if !opening.label().starts_with("outbound tcp/") {
                    continue;
                }
                let is_one = |address: &&Address| match address {
                    Address::Network(net) => net.prefix_len() == net.max_prefix_len(),
                    Address::Host(_) => true,
                };
                for address in addresses.iter().filter(is_one) {
                    for port in [opening.ports.from, opening.ports.to] {
                        let one = json!({
                            "direction": "outbound",
                            "protocol": "tcp",
                            "from": port,
                            "to": port,
                            "far": written(address).0,
                        });
                        if !tried.contains(&one) {
                            tried.push(one);
                        }
                    }
                }
            }
            tried
        })
    }

    fn with_plan<T>(&self, act: impl FnOnce(&Ruleset) -> T) -> T {
        let mut data = serde_json::to_value(ports_data::dataset()).expect("the dataset is JSON");
        (self.alter)(&mut data);
        let dataset = Dataset::from_json(&data.to_string()).expect("the right shape");
        let choice = &self.choice;
        let mut selection = Selection::initial(&dataset);
        selection.deployment = choice.deployment.into();
        selection.role = Some(choice.role.into());
        selection.version = choice.version.parse().expect("a release");
        if choice.everything {
            selection.include = Include::ALL;
        }
        let mut endpoints = AddressBook::default();
        for (end, text) in &choice.entered {
            endpoints.enter((*end).into(), text);
        }
        // Every role has an end of its own name, which none of its rules has at the other end.
        endpoints.enter(choice.role.into(), choice.near);
        let options = SnippetOptions {
            format: FORMATS[0].id.to_owned(),
            // What is read back on a device is any address, too.
            allow_any: true,
            allow_unnamed: true,
            ..SnippetOptions::default()
        };
        let evaluation = evaluate(&dataset, &selection);
        let plans = rulesets(&dataset, &selection, &evaluation, &endpoints, &options);
        assert_eq!(plans.len(), 1, "{}: one role has one plan", self.name);
        act(&plans[0])
    }
}

/// What was entered for the role's own hosts, where the format asks; none for any.
fn near(choice: &Choice, format: &Format) -> Option<Vec<Address>> {
    let read = ParsedAddresses::parse(choice.near);
    (format.matches_local && !read.is_blank()).then_some(read.addresses)
}

/// A network with its length and its family; a host name has none.
fn written(address: &Address) -> (String, Option<u8>) {
    match address {
        Address::Network(net) => {
            let family = if net.addr().is_ipv6() { 6 } else { 4 };
            (net.to_string(), Some(family))
        }
        Address::Host(name) => (name.clone(), None),
    }
}

/// Far ends enough to run past the limits of what takes a list.
fn many() -> String {
    let mut text = String::new();
    for number in 1..=24 {
        text += &format!("203.0.113.{} 2001:db8:0:{number}::/64 ", number * 10);
    }
    text
}

/// Leaves one rule: outbound to the workload clusters.
fn one_rule(data: &mut Value) {
    let rules = data["rules"].as_array_mut().expect("rules");
    rules.retain(|rule| rule["id"] == "self-hosted-mgmt-out-kube-api");
    assert_eq!(rules.len(), 1);
}

fn a_range(data: &mut Value) {
    one_rule(data);
    data["rules"][0]["ports"] = json!({"from": 30000, "to": 32767});
}

fn tcp_and_udp(data: &mut Value) {
    one_rule(data);
    let mut other = data["rules"][0].clone();
    other["id"] = json!("udp-out");
    other["protocol"] = json!("udp");
    let mut inbound = other.clone();
    inbound["id"] = json!("udp-in");
    inbound["direction"] = json!("inbound");
    inbound["ports"] = json!({"from": 8472, "to": 8473});
    let rules = data["rules"].as_array_mut().expect("rules");
    rules.extend([other, inbound]);
}

/// Texts that try to leave their comment or their quotes, in every syntax there is.
fn hostile(data: &mut Value) {
    let nasty = "x\" '; reboot #\n$(reboot) `reboot`\r\n*/ --> ]]> EOF\nRULES\nXML\nCOMMIT\n'@\n\"@\n${var.x} %{ if true } {{ x }} \u{2028}!\n\u{202E}txt\u{0} \\ ".repeat(40);
    for (index, rule) in data["rules"]
        .as_array_mut()
        .expect("rules")
        .iter_mut()
        .enumerate()
    {
        rule["id"] = json!(format!("a{index}\" '; accept #$(reboot)`\n\\ ${{x}} -->"));
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
}
