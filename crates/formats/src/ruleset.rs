//! The neutral plan: what has to be opened on the hosts of one role.

use super::format::Format;
use ports_core::dataset::{
    Dataset, Direction, EndpointId, PortRange, Protocol, RoleId, Rule, RuleId,
};
use ports_core::evaluation::{Evaluation, Match, Selection, Status};
use ports_core::link::SnippetOptions;
use ports_core::text::{listed, push_once, put};
use ports_network::addresses::{Address, AddressBook, Peers};
use ports_network::sites::Proxy;

/// What one role's hosts have to open. Hosts of different roles never share a plan: what one of
/// them needs would be too wide for the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruleset<'d> {
    /// The role.
    pub role: &'d RoleId,
    /// What the plan is for, as one line: role, deployment model, product and version.
    pub title: String,
    /// The version of the dataset it was made from.
    pub dataset_version: &'d str,
    /// What to open, each once.
    pub openings: Vec<AllowRule<'d>>,
    /// Rules for this role that are not in it.
    pub left_out: Vec<LeftOut<'d>>,
    /// Far ends for which nothing was entered, by name: open to any address.
    pub any: Vec<&'d str>,
    /// Far ends for which every address of a family was entered: `0.0.0.0/0 for Registries`.
    pub all_of: Vec<String>,
    /// The role's own hosts, for formats whose rules name them.
    pub near: PeerSet,
    /// The end that they are, where the dataset has one: its addresses are theirs.
    pub near_end: Option<&'d EndpointId>,
    /// What they are called.
    pub near_name: &'d str,
    /// The role as part of a name: at most 20 lower-case letters, digits and hyphens.
    pub tag: String,
}

/// One opening: a direction, a port range, and everybody at the other end.
#[derive(Clone, Debug, PartialEq)]
pub struct AllowRule<'d> {
    /// Which way connections are opened, as seen from the host.
    pub direction: Direction,
    /// The transport protocol.
    pub protocol: Protocol,
    /// The ports at the end that listens.
    pub ports: PortRange,
    /// Who is at the other end.
    pub peers: PeerSet,
    /// What it is for; more than one where the same opening serves several purposes.
    pub uses: Vec<Use<'d>>,
}

impl<'d> AllowRule<'d> {
    /// `inbound tcp/443`.
    pub fn label(&self) -> String {
        label(self.direction, self.protocol, self.ports)
    }

    /// `inbound tcp/443 from Users`.
    pub fn flow(&self) -> String {
        let (label, ends) = (self.label(), listed(&self.ends()));
        let flow = match self.direction {
            Direction::Inbound => msg_fmt!(opening_from, opening = label, ends = ends),
            Direction::Outbound => msg_fmt!(opening_to, opening = label, ends = ends),
        };
        flow.to_string()
    }

    /// The ids of the rules behind it, each once.
    pub fn rules(&self) -> Vec<&'d RuleId> {
        let mut rules = Vec::new();
        for one in &self.uses {
            push_once(&mut rules, one.rule);
        }
        rules
    }

    /// The far ends by name, each once.
    pub fn ends(&self) -> Vec<&'d str> {
        let mut ends = Vec::new();
        for one in &self.uses {
            push_once(&mut ends, one.end);
        }
        ends
    }

    /// The purposes, each once.
    pub fn purposes(&self) -> Vec<&'d str> {
        let mut purposes = Vec::new();
        for one in &self.uses {
            push_once(&mut purposes, one.purpose);
        }
        purposes
    }
}

/// Who is at the other end of an opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeerSet {
    /// Anybody, over IPv4 and IPv6.
    Any,
    /// These and nobody else; nobody at all when everything entered was wrong.
    Listed(Vec<Address>),
}

/// One purpose that an opening serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use<'d> {
    /// The rule it comes from.
    pub rule: &'d RuleId,
    /// The purpose.
    pub purpose: &'d str,
    /// The far end's name.
    pub end: &'d str,
}

/// A rule that applies and is not in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut<'d> {
    /// The rule.
    pub rule: &'d RuleId,
    /// What it would open.
    pub label: String,
    /// Why it is left out.
    pub why: String,
}

impl<'d> LeftOut<'d> {
    fn new(rule: &'d Rule, why: String) -> Self {
        Self {
            rule: &rule.id,
            label: label(rule.direction, rule.protocol, rule.ports),
            why,
        }
    }
}

/// A direction, a protocol and ports: `inbound tcp/443`.
fn label(direction: Direction, protocol: Protocol, ports: PortRange) -> String {
    let label = match direction {
        Direction::Inbound => msg_fmt!(opening_inbound, protocol = protocol, ports = ports),
        Direction::Outbound => msg_fmt!(opening_outbound, protocol = protocol, ports = ports),
    };
    label.to_string()
}

/// A plan for each role that has rules for the selection, in the dataset's order.
pub fn rulesets<'d>(
    dataset: &'d Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'d>,
    endpoints: &AddressBook,
    options: &SnippetOptions,
) -> Vec<Ruleset<'d>> {
    let has_rules = |plan: &Ruleset| !plan.openings.is_empty() || !plan.left_out.is_empty();
    rulesets_where(
        &has_rules, dataset, selection, evaluation, endpoints, options,
    )
}

/// A plan for each role of the selection, as far as `keep` says so, in the dataset's order.
pub fn rulesets_where<'d>(
    keep: &dyn Fn(&Ruleset) -> bool,
    dataset: &'d Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'d>,
    endpoints: &AddressBook,
    options: &SnippetOptions,
) -> Vec<Ruleset<'d>> {
    let mut plans = Vec::new();
    for (index, named) in dataset.roles.iter().enumerate() {
        let role = &named.id;
        if selection.role.as_ref().is_some_and(|chosen| chosen != role) {
            continue;
        }
        let place = endpoints.place(role);
        let endpoints = place.map_or(endpoints, |place| &place.endpoints);
        let site = place.map_or(String::new(), |place| format!(", {}", place.name));
        let title = format!(
            "{}{site}, {}, {} {}",
            named.name,
            dataset.deployment_name(&selection.deployment),
            dataset.product,
            selection.version
        );
        let near = dataset
            .endpoints
            .iter()
            .find(|end| end.role.as_ref() == Some(role));
        let mut plan = Ruleset {
            near: near.map_or(PeerSet::Any, |end| peer_set(endpoints.peers(&end.id))),
            near_end: near.map(|end| &end.id),
            near_name: near.map_or(&named.name, |end| &end.name),
            tag: tag(role.as_str(), index, place.map(|place| place.number)),
            role,
            title,
            dataset_version: &dataset.dataset_version,
            openings: Vec::new(),
            left_out: Vec::new(),
            any: Vec::new(),
            all_of: Vec::new(),
        };
        plan.open(dataset, evaluation, endpoints, options);
        plan.leave_out_hidden(dataset, selection, evaluation);
        if keep(&plan) {
            plans.push(plan);
        }
    }
    plans
}

/// A role's id as part of a name: what platforms allow in names, and short. `index` keeps ids apart
/// that are the same once they are cut; a site's number, which it keeps for good, the hosts of one
/// site from those of another.
fn tag(id: &str, index: usize, site: Option<u32>) -> String {
    let mut tag = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            tag.push(byte.to_ascii_lowercase().into());
        }
    }
    if tag.len() != id.len() || tag.len() > 20 {
        tag.truncate(16);
        put(&mut tag, format_args!("-{index}"));
    }
    if let Some(number) = site {
        tag.truncate(14);
        put(&mut tag, format_args!("-s{number}"));
    }
    tag
}

fn peer_set(peers: Peers) -> PeerSet {
    match peers {
        Peers::Any => PeerSet::Any,
        Peers::Listed(addresses) => PeerSet::Listed(addresses.to_vec()),
    }
}

/// One address, everybody or nobody at the other end: what flows are merged by.
#[derive(Clone, PartialEq)]
enum Peer {
    Any,
    One(Address),
    /// Everything entered for this end is wrong. Nobody and nobody are still two ends to mend.
    Nobody(EndpointId),
}

/// Everything that one peer may do on one port.
struct Flow<'d> {
    direction: Direction,
    protocol: Protocol,
    ports: PortRange,
    peer: Peer,
    uses: Vec<Use<'d>>,
}

impl<'d> Ruleset<'d> {
    /// Where a format opens to everybody, as sentences without their full stop. The role's own
    /// hosts count when its rules name them; a list of destinations holds no "any".
    pub fn wide(&self, format: &Format) -> Vec<String> {
        let mut wide = Vec::new();
        if !self.openings.is_empty() {
            let mut any = self.any.clone();
            let mut all_of = self.all_of.clone();
            if format.near {
                match &self.near {
                    PeerSet::Any => any.push(self.near_name),
                    PeerSet::Listed(addresses) => {
                        for address in addresses {
                            push_all_of(&mut all_of, address, self.near_name);
                        }
                    }
                }
            }
            if !any.is_empty() && !format.destinations {
                wide.push(msg_fmt!(wide_nothing_entered, ends = listed(&any)).to_string());
            }
            if !all_of.is_empty() {
                wide.push(msg_fmt!(wide_entered, addresses = listed(&all_of)).to_string());
            }
        }
        wide
    }

    /// Merges the flows of the role's rules that are asked for into openings: an address appears
    /// once for each port, with every purpose it has there, and addresses with the same purposes
    /// share an opening. Some firewalls refuse a rule that is already there.
    fn open(
        &mut self,
        dataset: &'d Dataset,
        evaluation: &Evaluation<'d>,
        endpoints: &AddressBook,
        options: &SnippetOptions,
    ) {
        let mut flows: Vec<Flow> = Vec::new();
        for found in &evaluation.matches {
            if found.rule.role != *self.role {
                continue;
            }
            let (wanted, why) = match found.status {
                Status::Required => (true, ""),
                Status::Deprecated => (options.deprecated, msg!(left_out_deprecated)),
                Status::Optional => (options.optional, msg!(left_out_optional)),
                Status::Conditional => (options.optional, msg!(left_out_conditional)),
            };
            if wanted {
                self.add_flows(&mut flows, dataset, found, endpoints);
            } else {
                let why = why.to_owned();
                self.left_out.push(LeftOut::new(found.rule, why));
            }
        }
        for flow in flows {
            self.add_opening(flow);
        }
    }

    /// Adds what a rule allows, and to whom.
    fn add_flows(
        &mut self,
        flows: &mut Vec<Flow<'d>>,
        dataset: &'d Dataset,
        found: &Match<'d>,
        endpoints: &AddressBook,
    ) {
        for purpose in &found.purposes {
            for far_end in &purpose.far_ends {
                let endpoint = &far_end.endpoint;
                let proxy = endpoints.proxy_of(dataset, found.rule, endpoint);
                let (peers, ports) = match proxy {
                    Some(proxy) => (proxy.peers(), proxy.ports(found.rule)),
                    None => (endpoints.peers(endpoint), found.rule.ports),
                };
                let used = Use {
                    rule: &found.rule.id,
                    purpose: &purpose.text,
                    end: match proxy {
                        // Who connects through a proxy opens the way to it, not to the far end.
                        Some(Proxy {
                            direction: Direction::Outbound,
                            ..
                        }) => Proxy::NAME,
                        _ => dataset.endpoint_name(endpoint),
                    },
                };
                let mut add = |peer| add_flow(flows, found.rule, ports, peer, used);
                match peers {
                    Peers::Any => {
                        push_once(&mut self.any, used.end);
                        add(Peer::Any);
                    }
                    Peers::Listed([]) => add(Peer::Nobody(endpoint.clone())),
                    Peers::Listed(addresses) => {
                        for address in addresses {
                            push_all_of(&mut self.all_of, address, used.end);
                            add(Peer::One(address.clone()));
                        }
                    }
                }
            }
        }
    }

    /// Names the role's rules that apply and that a filter hides.
    fn leave_out_hidden(
        &mut self,
        dataset: &'d Dataset,
        selection: &Selection,
        evaluation: &Evaluation<'d>,
    ) {
        for miss in &evaluation.not_shown {
            if miss.rule.role == *self.role && miss.is_hidden() {
                let why =
                    msg_fmt!(left_out_hidden, why = miss.text(dataset, selection)).to_string();
                self.left_out.push(LeftOut::new(miss.rule, why));
            }
        }
    }

    fn add_opening(&mut self, flow: Flow<'d>) {
        let Flow {
            direction,
            protocol,
            ports,
            peer,
            uses,
        } = flow;
        let peers = match peer {
            Peer::Any => PeerSet::Any,
            Peer::Nobody(_) => PeerSet::Listed(Vec::new()),
            Peer::One(address) => {
                let same = self.openings.iter_mut().find(|opening| {
                    (opening.direction, opening.protocol, opening.ports)
                        == (direction, protocol, ports)
                        && opening.uses == uses
                });
                if let Some(PeerSet::Listed(addresses)) = same.map(|opening| &mut opening.peers) {
                    addresses.push(address);
                    return;
                }
                PeerSet::Listed(vec![address])
            }
        };
        self.openings.push(AllowRule {
            direction,
            protocol,
            ports,
            peers,
            uses,
        });
    }
}

/// Names `address` where it is every address of its family.
fn push_all_of(all_of: &mut Vec<String>, address: &Address, end: &str) {
    if address.net().is_some_and(|net| net.prefix_len() == 0) {
        let said = msg_fmt!(wide_address, address = address, end = end).to_string();
        push_once(all_of, said);
    }
}

fn add_flow<'d>(
    flows: &mut Vec<Flow<'d>>,
    rule: &Rule,
    ports: PortRange,
    peer: Peer,
    used: Use<'d>,
) {
    let same = flows.iter_mut().find(|flow| {
        (flow.direction, flow.protocol, flow.ports) == (rule.direction, rule.protocol, ports)
            && flow.peer == peer
    });
    match same {
        Some(flow) => flow.uses.push(used),
        None => flows.push(Flow {
            direction: rule.direction,
            protocol: rule.protocol,
            ports,
            peer,
            uses: vec![used],
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_core::evaluation::evaluate;
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
        plan.openings.iter().map(AllowRule::label).collect()
    }

    #[test]
    fn each_role_has_a_plan_of_its_own() {
        let plans = plans_for(|_| {}, &AddressBook::default(), &SnippetOptions::default());
        assert_eq!(plans.len(), 2);
        assert_eq!(labels(&plans[0]), ["inbound tcp/443"]);
        assert_eq!(labels(&plans[1]), ["outbound tcp/443"]);
    }

    #[test]
    fn deprecated_and_optional_rules_stay_out_unless_asked_for() {
        let choose = |selection: &mut Selection| selection.role = Some("workload-cluster".into());
        let all = SnippetOptions {
            deprecated: true,
            optional: true,
            ..SnippetOptions::default()
        };
        let wide = plans_for(choose, &AddressBook::default(), &all);
        assert_eq!(
            labels(&wide[0]),
            ["outbound tcp/443", "outbound tcp/4222", "inbound tcp/22"]
        );
        assert!(wide[0].left_out.is_empty());
        let narrow = plans_for(choose, &AddressBook::default(), &SnippetOptions::default());
        let left_out: Vec<String> = narrow[0]
            .left_out
            .iter()
            .map(|one| format!("{} {}: {}", one.rule, one.label, one.why))
            .collect();
        assert_eq!(
            left_out,
            [
                "saas-cluster-out-nats outbound tcp/4222: deprecated, not asked for",
                "saas-cluster-in-ssh inbound tcp/22: optional, not asked for",
            ]
        );
    }

    #[test]
    fn what_a_filter_hides_is_named_as_left_out() {
        let plans = plans_for(
            |selection| {
                selection.role = Some("workload-cluster".into());
                selection.search = "api access".to_owned();
            },
            &AddressBook::default(),
            &SnippetOptions::default(),
        );
        let left_out = &plans[0].left_out;
        assert!(
            left_out
                .iter()
                .any(|one| one.rule.as_str() == "saas-cluster-out-https-grpc"
                    && one.why == "filtered out: it is not found by “api access”"),
            "{left_out:?}"
        );
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
        let shared = &plans[0].openings[0];
        assert_eq!(shared.ends(), ["Management platform", "Registries"]);
        assert_eq!(
            shared.purposes(),
            [
                "API access to management platform",
                "gRPC",
                "Registry (packs, integrations)",
                "Pack containers"
            ]
        );
        let second = &plans[0].openings[1];
        assert_eq!(
            (second.ends(), second.rules().len()),
            (vec!["Registries"], 1)
        );
        assert_eq!(plans[0].openings[2].peers, PeerSet::Any);
        assert_eq!(plans[0].any, ["Application update servers"]);
    }

    type Flow = (String, String, u16, String, Option<Address>);

    proptest! {
        /// Merging loses no flow and invents none, whatever was entered.
        #[test]
        fn the_flows_read_back_equal_the_flows_asked_for(
            entered in prop::collection::vec(prop::sample::select(vec!["", "192.0.2.1", "192.0.2.1 2001:db8::1", "198.51.100.0/24", "a.example", "300.1.1.1"]), 9),
            deployment in 0usize..3, version in prop::sample::select(vec!["3.4", "4.0.0-rc.1", "4.0.0", "4.9"]), switches: [bool; 2],
        ) {
            let dataset = ports_data::dataset();
            let mut endpoints = AddressBook::default();
            for (endpoint, text) in dataset.endpoints.iter().zip(entered) {
                endpoints.enter(endpoint.id.clone(), text);
            }
            let mut selection = Selection::initial(dataset);
            selection.deployment = dataset.deployments[deployment].id.clone();
            selection.version = version.parse().expect("a release");
            let evaluation = evaluate(dataset, &selection);
            let options = SnippetOptions { deprecated: switches[0], optional: switches[1], ..SnippetOptions::default() };
            let found = rulesets(dataset, &selection, &evaluation, &endpoints, &options);

            let spread = |peers: &PeerSet| -> Vec<Option<Address>> {
                match peers {
                    PeerSet::Any => vec![None],
                    PeerSet::Listed(addresses) => addresses.iter().cloned().map(Some).collect(),
                }
            };
            let wanted_peers = |end: &EndpointId| match endpoints.peers(end) {
                Peers::Any => PeerSet::Any,
                Peers::Listed(addresses) => PeerSet::Listed(addresses.to_vec()),
            };
            let planned: BTreeSet<Flow> = found.iter().flat_map(|plan| plan.openings.iter().flat_map(|opening| {
                opening.uses.iter().flat_map(|one| spread(&opening.peers).into_iter().map(|peer| {
                    (opening.label(), one.rule.to_string(), opening.ports.from, format!("{}/{}", one.purpose, one.end), peer)
                }))
            })).collect();
            let mut asked: BTreeSet<Flow> = BTreeSet::new();
            for rule in &dataset.rules {
                let applies = rule.deployments.contains(&selection.deployment) && rule.range().contains(&selection.version);
                let wanted = match Status::of(rule, &selection.version) {
                    Status::Deprecated => options.deprecated,
                    Status::Required => true,
                    _ => options.optional,
                };
                if !(applies && wanted) { continue; }
                for purpose in rule.purposes_at(&selection.version) {
                    for end in &purpose.far_ends {
                        for peer in spread(&wanted_peers(&end.endpoint)) {
                            asked.insert((format!("{} {}", rule.direction.as_str(), rule.port_label()), rule.id.to_string(), rule.ports.from, format!("{}/{}", purpose.text, dataset.endpoint_name(&end.endpoint)), peer));
                        }
                    }
                }
            }
            prop_assert_eq!(planned, asked);
            for plan in &found {
                let mut once = BTreeSet::new();
                for opening in &plan.openings {
                    if let PeerSet::Listed(addresses) = &opening.peers {
                        for address in addresses {
                            prop_assert!(once.insert((opening.label(), address.clone())), "{} twice", address);
                        }
                    }
                }
            }
        }
    }
}
