//! The rows of a team: what its firewall has to allow, each once, with all that asks for it.

use super::cell::{Cell, Plain};
use super::change_request::RequestSection;
use super::flows::{Flow, documents, flow, flow_to_proxy, passages};
use super::sheet::Row;
use ports_core::connections::{Connection, ConnectionGroup, ConnectionStatus};
use ports_core::dataset::{Dataset, Direction, Removal, Requirement, Rule};
use ports_core::evaluation::{Status, deprecation};
use ports_core::release::Release;
use ports_network::addresses::Proxy;

/// A connection as a team's firewall sees it: hosts behind a proxy connect to it, and it connects to the
/// remote endpoints.
pub(super) struct Requested<'c, 'd> {
    /// What a firewall matches.
    flow: Flow,
    /// The connections that need it: one, or all that a proxy carries.
    needed_for: Vec<&'c Connection<'d>>,
    /// Whether it is the way to a proxy.
    is_to_proxy: bool,
}

/// What is asked of a team, in the order of the connections. The way to a proxy comes before what goes through
/// it.
pub(super) fn requested<'c, 'd>(
    dataset: &Dataset,
    groups: &'c [ConnectionGroup<'d>],
    team: &RequestSection<'_>,
) -> Vec<Requested<'c, 'd>> {
    let mut all: Vec<Requested<'c, 'd>> = Vec::new();
    let proxy = team.endpoints.proxy();
    let proxy = proxy.filter(|proxy| proxy.direction == Direction::Outbound);
    let groups = groups.iter().filter(|group| group.role == team.role);
    let connections = groups.flat_map(|group| &group.connections);
    for connection in connections.filter(|connection| connection.is_included()) {
        // Any of its rules: they have role, direction, protocol and ports in common.
        let (Some(first), end) = (connection.uses.first(), connection.far.endpoint) else {
            continue;
        };
        let rule = first.rule;
        let carries = |proxy: &&Proxy| end.is_some_and(|end| proxy.carries(dataset, rule, end));
        if let Some(proxy) = proxy.filter(carries) {
            match all.iter_mut().find(|known| known.is_to_proxy) {
                Some(way) => way.needed_for.push(connection),
                None => all.push(Requested {
                    flow: flow_to_proxy(dataset, rule, team.endpoints, proxy),
                    needed_for: vec![connection],
                    is_to_proxy: true,
                }),
            }
        }
        all.push(Requested {
            flow: flow(dataset, rule, end, team.endpoints),
            needed_for: vec![connection],
            is_to_proxy: false,
        });
    }
    all
}

impl<'d> Requested<'_, 'd> {
    /// What it is: what needs it most decides.
    pub fn status(&self) -> ConnectionStatus {
        let all = self.needed_for.iter().map(|connection| connection.status);
        all.min().expect("something needs it")
    }

    /// The cells of its row, behind number and team, at a release.
    pub fn cells(&self, dataset: &Dataset, team: &RequestSection<'_>, version: &Release) -> Row {
        let direction = self.flow.direction;
        let rules = self.rules();
        let passages = match self.is_to_proxy {
            true => Vec::new(),
            false => passages(dataset, rules.iter().copied()),
        };
        let action = msg_fmt!(cell_allow_way, direction = direction.in_sentence()).to_string();
        let mut row = vec![Cell::text(msg!(cell_allow)), Cell::text(&action)];
        row.extend(self.flow.cells());
        row.extend([
            self.open_to_any(team),
            Cell::text(direction.label()),
            self.service(),
            self.purpose(),
            Cell::text(&listed_once(rules.iter().map(|rule| requirement(rule)))),
            Cell::text(self.status().label()),
            self.since(dataset),
            self.until(dataset, version),
            self.when_blocked(),
            Cell::Missing(""),
            Cell::Missing(""),
            Cell::Missing(""),
            match self.is_to_proxy {
                true => Cell::text(msg!(cell_proxy_source)),
                false => documents(&passages),
            },
            Cell::Passages(passages),
            Cell::text(&listed_once(rules.iter().map(|rule| rule.id.to_string()))),
            Cell::List(
                rules
                    .iter()
                    .map(|rule| Plain::new(rule.id.as_str()))
                    .collect(),
            ),
        ]);
        row
    }

    /// The rules that ask for it, each once.
    fn rules(&self) -> Vec<&'d Rule> {
        let mut rules: Vec<&Rule> = Vec::new();
        for rule in self.needed_for.iter().flat_map(|one| one.rules()) {
            if !rules.iter().any(|known| known.id == rule.id) {
                rules.push(rule);
            }
        }
        rules
    }

    /// Whether its port is open to any address, and because of whom: whatever stands in this row, it is
    /// open then.
    fn open_to_any(&self, team: &RequestSection<'_>) -> Cell {
        let open = team.open.iter().find(|open| {
            self.flow.ports == Cell::Ports(open.ports)
                && (open.direction, open.protocol) == (self.flow.direction, self.flow.protocol)
        });
        match open {
            Some(open) => Cell::text(&open.to_string()),
            None => Cell::Missing(""),
        }
    }

    fn service(&self) -> Cell {
        if self.is_to_proxy {
            return Cell::text(msg!(cell_proxy_service));
        }
        let services = self
            .rules()
            .into_iter()
            .map(|rule| rule.service.to_string());
        Cell::text(&listed_once(services))
    }

    /// What it is for, and under which condition.
    fn purpose(&self) -> Cell {
        if self.is_to_proxy {
            return Cell::text(msg!(cell_proxy_purpose));
        }
        let purposes = self.needed_for.iter().flat_map(|one| one.purposes());
        let mut texts: Vec<String> = purposes.map(|purpose| purpose.text.to_string()).collect();
        if self.status() == ConnectionStatus::Conditional {
            let conditions = self.rules().into_iter().filter_map(|rule| rule.condition);
            let said = conditions
                .map(|condition| msg_fmt!(cell_needed_when, condition = condition).to_string());
            texts.extend(said);
        }
        Cell::text(&listed_once(texts.into_iter()))
    }

    /// The first release that it is needed for.
    fn since(&self, dataset: &Dataset) -> Cell {
        if self.is_to_proxy {
            return Cell::Missing(msg!(cell_proxy_since));
        }
        let mut earliest: Option<&Release> = None;
        for connection in &self.needed_for {
            let Some(since) = connection.since(dataset) else {
                return Cell::Missing(msg!(cell_every_version));
            };
            if earliest.is_none_or(|earliest| since.is_before(earliest)) {
                earliest = Some(since);
            }
        }
        match earliest {
            Some(earliest) => Cell::Since(earliest.clone()),
            None => Cell::Missing(msg!(cell_every_version)),
        }
    }

    /// Up to when it is needed, as far as that is announced.
    fn until(&self, dataset: &Dataset, version: &Release) -> Cell {
        if self.is_to_proxy {
            return Cell::Missing(msg!(cell_proxy_since));
        }
        let status = self.status();
        let decides = |rule: &&Rule| ConnectionStatus::from(Status::of(rule, version)) == status;
        let mut ends = Vec::new();
        for rule in self.rules().into_iter().filter(decides) {
            match &rule.removed_in {
                _ if status == ConnectionStatus::Deprecated => {
                    ends.push(deprecation(dataset, rule));
                }
                // One that goes without a deprecation goes on as another rule.
                Some(Removal::In(removed)) if rule.deprecated_since.is_some() => {
                    ends.push(msg_fmt!(cell_before, release = removed).to_string());
                }
                _ => return Cell::Missing(msg!(cell_no_end)),
            }
        }
        Cell::text(&listed_once(ends.into_iter()))
    }

    /// What fails without it, where the sources say so.
    fn when_blocked(&self) -> Cell {
        if self.is_to_proxy {
            return Cell::text(msg!(cell_proxy_when_blocked));
        }
        let rules = self.rules().into_iter();
        let said = rules.filter_map(|rule| rule.when_blocked.map(|text| text.to_string()));
        match listed_once(said) {
            said if said.is_empty() => Cell::Missing(""),
            said => Cell::text(&said),
        }
    }
}

/// Texts in their order, each once.
fn listed_once(texts: impl Iterator<Item = String>) -> String {
    let mut once: Vec<String> = Vec::new();
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    once.join(msg!(list_semicolon))
}

/// The requirement of a rule, with its condition.
fn requirement(rule: &Rule) -> String {
    let requirement = required(rule).label();
    match rule.condition {
        Some(condition) => msg_fmt!(
            cell_condition,
            requirement = requirement,
            condition = condition
        )
        .to_string(),
        None => requirement.to_owned(),
    }
}

/// The status of a rule where it is not deprecated.
pub(super) fn required(rule: &Rule) -> Status {
    match rule.requirement {
        Requirement::Required => Status::Required,
        Requirement::Optional => Status::Optional,
        Requirement::Conditional => Status::Conditional,
    }
}
