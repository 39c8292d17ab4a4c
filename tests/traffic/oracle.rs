//! What must pass, written down a second time, straight from the documented tables and without a
//! look at the library: a mistake in the library's dataset or its formats meets another opinion
//! here.
//!
//! `ROWS` has one entry per row of the tables (the numbers are the rows' in the source
//! table); a row opens its port to every far end of the purposes that apply.

use std::collections::BTreeSet;

use crate::probe::{Direction, Expect, Probe};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deployment {
    Saas,
    SaasEdge,
    SelfHosted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    ManagementPlatform,
    WorkloadCluster,
}

/// A release: one before gRPC took over from NATS (4.0.0), one after, and those on both sides of the end of NATS
/// (4.6.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    V3_4,
    V4_2,
    V4_6_11,
    V4_6_12,
}

/// What a reader may ask for on top of the required rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    pub deprecated: bool,
    pub optional: bool,
}

/// The machine at the other end of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Far {
    Users,
    WorkloadCluster,
    ManagementPlatform,
    /// The hosts of the platform that speak NATS: with SaaS, 4222 is published for no others.
    MessageHosts,
    Registries,
    Updates,
    Vcenter,
    /// The other end of row 10's gRPC, which no page states.
    GrpcPeer,
    Administrators,
}

impl Far {
    pub const ALL: [Self; 9] = [
        Self::Users,
        Self::WorkloadCluster,
        Self::ManagementPlatform,
        Self::MessageHosts,
        Self::Registries,
        Self::Updates,
        Self::Vcenter,
        Self::GrpcPeer,
        Self::Administrators,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::WorkloadCluster => "workload-cluster",
            Self::ManagementPlatform => "management-platform",
            Self::MessageHosts => "message-hosts",
            Self::Registries => "registries",
            Self::Updates => "updates",
            Self::Vcenter => "vcenter",
            Self::GrpcPeer => "grpc-peer",
            Self::Administrators => "administrators",
        }
    }

    /// What the reader of the page types for it: IPv4 (an address or a network), then IPv6.
    pub fn typed(self) -> [&'static str; 2] {
        match self {
            Self::Users => ["203.0.113.0/25", "2001:db8:0:3::/64"],
            _ => self.addresses(),
        }
    }

    /// The addresses that connections are tried with: IPv4, IPv6.
    pub fn addresses(self) -> [&'static str; 2] {
        match self {
            Self::Users => ["203.0.113.7", "2001:db8:0:3::7"],
            Self::WorkloadCluster => ["198.51.100.11", "2001:db8:0:2::11"],
            Self::ManagementPlatform => ["198.51.100.12", "2001:db8:0:2::12"],
            Self::MessageHosts => ["198.51.100.18", "2001:db8:0:2::12:1"],
            Self::Registries => ["198.51.100.13", "2001:db8:0:2::13"],
            Self::Updates => ["198.51.100.14", "2001:db8:0:2::14"],
            Self::Vcenter => ["198.51.100.15", "2001:db8:0:2::15"],
            Self::GrpcPeer => ["198.51.100.16", "2001:db8:0:2::16"],
            Self::Administrators => ["198.51.100.17", "2001:db8:0:2::17"],
        }
    }
}

/// Addresses that no reader types: one far away, one just outside the users' network.
pub const STRANGERS: [[&str; 2]; 2] = [
    ["198.51.100.250", "2001:db8:0:2::fa"],
    ["203.0.113.128", "2001:db8:0:4::7"],
];

/// The ports that are tried, needed or not.
pub const PORTS: [u16; 6] = [22, 443, 444, 4222, 5080, 6443];

/// Which rows, or which of a row's purposes, hold for a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Always,
    Since4,
    Before4,
    /// Required before 4.0.0, deprecated from there on, and gone from 4.6.12 on, whatever is asked for.
    Nats,
    Optional,
}

impl When {
    fn holds(self, line: Line, options: Options) -> bool {
        match self {
            Self::Always => true,
            Self::Since4 => line != Line::V3_4,
            Self::Before4 => line == Line::V3_4,
            Self::Nats => match line {
                Line::V3_4 => true,
                Line::V4_2 | Line::V4_6_11 => options.deprecated,
                Line::V4_6_12 => false,
            },
            Self::Optional => options.optional,
        }
    }
}

struct Row {
    number: u8,
    deployments: &'static [Deployment],
    role: Role,
    direction: Direction,
    port: u16,
    when: When,
    /// The far ends of the row's purposes, and since when each purpose is there.
    ends: &'static [(Far, When)],
}

const SAAS: &[Deployment] = &[Deployment::Saas, Deployment::SaasEdge];
const SELF_HOSTED: &[Deployment] = &[Deployment::SelfHosted];

use Direction::{Egress, Ingress};
use Role::{ManagementPlatform as Platform, WorkloadCluster as Cluster};
use When::{Always, Before4, Nats, Optional, Since4};

#[rustfmt::skip]
const ROWS: [Row; 16] = [
    Row { number: 1, deployments: SAAS, role: Platform, direction: Ingress, port: 443, when: Always,
        ends: &[(Far::Users, Always), (Far::WorkloadCluster, Always)] },
    Row { number: 2, deployments: SAAS, role: Platform, direction: Ingress, port: 443, when: Since4,
        ends: &[(Far::WorkloadCluster, Always)] },
    Row { number: 3, deployments: SAAS, role: Platform, direction: Ingress, port: 4222, when: Nats,
        ends: &[(Far::WorkloadCluster, Always)] },
    Row { number: 4, deployments: SAAS, role: Cluster, direction: Egress, port: 443, when: Always,
        ends: &[(Far::ManagementPlatform, Always)] },
    Row { number: 5, deployments: SAAS, role: Cluster, direction: Egress, port: 443, when: Since4,
        ends: &[(Far::ManagementPlatform, Always), (Far::Registries, Always), (Far::Updates, Always)] },
    Row { number: 6, deployments: SAAS, role: Cluster, direction: Egress, port: 4222, when: Nats,
        ends: &[(Far::MessageHosts, Always)] },
    Row { number: 7, deployments: SAAS, role: Cluster, direction: Ingress, port: 22, when: Optional,
        ends: &[(Far::Administrators, Always)] },
    Row { number: 8, deployments: SELF_HOSTED, role: Platform, direction: Ingress, port: 443, when: Always,
        ends: &[(Far::Users, Always), (Far::WorkloadCluster, Always)] },
    Row { number: 9, deployments: SELF_HOSTED, role: Platform, direction: Ingress, port: 4222, when: Nats,
        ends: &[(Far::WorkloadCluster, Always)] },
    Row { number: 10, deployments: SELF_HOSTED, role: Platform, direction: Egress, port: 443, when: Always,
        ends: &[(Far::Vcenter, Always), (Far::Registries, Always), (Far::Updates, Always), (Far::GrpcPeer, Since4)] },
    Row { number: 11, deployments: SELF_HOSTED, role: Platform, direction: Egress, port: 6443, when: Always,
        ends: &[(Far::WorkloadCluster, Always)] },
    Row { number: 12, deployments: SELF_HOSTED, role: Cluster, direction: Egress, port: 443, when: Always,
        ends: &[(Far::ManagementPlatform, Always)] },
    Row { number: 13, deployments: SELF_HOSTED, role: Cluster, direction: Egress, port: 4222, when: Nats,
        ends: &[(Far::ManagementPlatform, Always)] },
    Row { number: 14, deployments: SELF_HOSTED, role: Cluster, direction: Egress, port: 443, when: Always,
        ends: &[(Far::Vcenter, Always), (Far::ManagementPlatform, Since4), (Far::Registries, Always), (Far::Updates, Always)] },
    Row { number: 15, deployments: SELF_HOSTED, role: Cluster, direction: Ingress, port: 22, when: Optional,
        ends: &[(Far::Administrators, Always)] },
    // Not a row of the table: the list of domains before gRPC gives 443 for the registries.
    Row { number: 16, deployments: SAAS, role: Cluster, direction: Egress, port: 443, when: Before4,
        ends: &[(Far::Registries, Always)] },
];

/// Whether the hosts are Spectro Cloud's own, whose firewall is no reader's: SaaS means that they run the
/// platform.
pub fn is_vendors(deployment: Deployment, role: Role) -> bool {
    role == Platform && SAAS.contains(&deployment)
}

/// One port, one way, one far end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AllowRule {
    pub direction: Direction,
    pub port: u16,
    pub far: Far,
}

/// Everything that must be open.
pub fn openings(
    deployment: Deployment,
    role: Role,
    line: Line,
    options: Options,
) -> BTreeSet<AllowRule> {
    rows(deployment, role, line, options)
        .flat_map(|row| {
            row.ends
                .iter()
                .filter(move |(_, when)| when.holds(line, options))
                .map(|&(far, _)| AllowRule {
                    direction: row.direction,
                    port: row.port,
                    far,
                })
        })
        .collect()
}

fn rows(
    deployment: Deployment,
    role: Role,
    line: Line,
    options: Options,
) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(move |row| {
        row.role == role && row.deployments.contains(&deployment) && row.when.holds(line, options)
    })
}

/// What the reader typed for the far ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// IPv4 and IPv6 for every far end.
    Both,
    /// Only IPv4 for every far end: nothing may pass over IPv6.
    V4Only,
    /// Nothing for any far end: whoever it is may pass, on the ports that are needed.
    Nothing,
}

/// Every far end and every stranger, on every port, both ways, over both families.
pub fn probes(openings: &BTreeSet<AllowRule>, typed: Typed) -> Vec<Probe> {
    let ends = Far::ALL
        .iter()
        .map(|&far| (Some(far), far.addresses()))
        .chain(STRANGERS.iter().map(|&addresses| (None, addresses)));
    let mut probes = Vec::new();
    for (far, addresses) in ends {
        for port in PORTS {
            for direction in [Ingress, Egress] {
                for (address, is_v4) in addresses.into_iter().zip([true, false]) {
                    let open = openings.iter().any(|opening| {
                        opening.direction == direction
                            && opening.port == port
                            && match typed {
                                Typed::Both => Some(opening.far) == far,
                                Typed::V4Only => Some(opening.far) == far && is_v4,
                                Typed::Nothing => true,
                            }
                    });
                    let name = far.map_or("a stranger", Far::id);
                    probes.push(Probe {
                        direction,
                        peer: address
                            .parse()
                            .expect("the oracle's addresses are addresses"),
                        port,
                        expect: if open { Expect::Pass } else { Expect::Drop },
                        why: format!(
                            "{name}: {}",
                            if open {
                                "required"
                            } else {
                                "nobody asked for it"
                            }
                        ),
                    });
                }
            }
        }
    }
    probes
}

/// A selection, the rows it requires, and the rows with everything on top.
type Summary = (Deployment, Role, Line, &'static [u8], &'static [u8]);

/// The source table's own summary of which rows apply, against the rows above. An error names the
/// first difference.
pub fn check_itself() -> Result<(), String> {
    use Deployment::{Saas, SaasEdge, SelfHosted};
    let required = Options::default();
    let everything = Options {
        deprecated: true,
        optional: true,
    };
    #[rustfmt::skip]
    let summary: [Summary; 24] = [
        (Saas, Platform, Line::V3_4, &[1, 3], &[1, 3]),
        (Saas, Platform, Line::V4_2, &[1, 2], &[1, 2, 3]),
        (Saas, Platform, Line::V4_6_11, &[1, 2], &[1, 2, 3]),
        (Saas, Platform, Line::V4_6_12, &[1, 2], &[1, 2]),
        (Saas, Cluster, Line::V3_4, &[4, 6, 16], &[4, 6, 7, 16]),
        (Saas, Cluster, Line::V4_2, &[4, 5], &[4, 5, 6, 7]),
        (Saas, Cluster, Line::V4_6_11, &[4, 5], &[4, 5, 6, 7]),
        (Saas, Cluster, Line::V4_6_12, &[4, 5], &[4, 5, 7]),
        (SaasEdge, Platform, Line::V3_4, &[1, 3], &[1, 3]),
        (SaasEdge, Platform, Line::V4_2, &[1, 2], &[1, 2, 3]),
        (SaasEdge, Platform, Line::V4_6_11, &[1, 2], &[1, 2, 3]),
        (SaasEdge, Platform, Line::V4_6_12, &[1, 2], &[1, 2]),
        (SaasEdge, Cluster, Line::V3_4, &[4, 6, 16], &[4, 6, 7, 16]),
        (SaasEdge, Cluster, Line::V4_2, &[4, 5], &[4, 5, 6, 7]),
        (SaasEdge, Cluster, Line::V4_6_11, &[4, 5], &[4, 5, 6, 7]),
        (SaasEdge, Cluster, Line::V4_6_12, &[4, 5], &[4, 5, 7]),
        (SelfHosted, Platform, Line::V3_4, &[8, 9, 10, 11], &[8, 9, 10, 11]),
        (SelfHosted, Platform, Line::V4_2, &[8, 10, 11], &[8, 9, 10, 11]),
        (SelfHosted, Platform, Line::V4_6_11, &[8, 10, 11], &[8, 9, 10, 11]),
        (SelfHosted, Platform, Line::V4_6_12, &[8, 10, 11], &[8, 10, 11]),
        (SelfHosted, Cluster, Line::V3_4, &[12, 13, 14], &[12, 13, 14, 15]),
        (SelfHosted, Cluster, Line::V4_2, &[12, 14], &[12, 13, 14, 15]),
        (SelfHosted, Cluster, Line::V4_6_11, &[12, 14], &[12, 13, 14, 15]),
        (SelfHosted, Cluster, Line::V4_6_12, &[12, 14], &[12, 14, 15]),
    ];
    for (deployment, role, line, wanted, wanted_in_all) in summary {
        for (options, wanted) in [(required, wanted), (everything, wanted_in_all)] {
            let got: Vec<u8> = rows(deployment, role, line, options)
                .map(|row| row.number)
                .collect();
            if got != wanted {
                return Err(format!(
                    "{deployment:?}, {role:?}, {line:?}, {options:?}: rows {got:?} instead of {wanted:?}"
                ));
            }
        }
    }
    Ok(())
}
