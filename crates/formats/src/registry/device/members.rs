//! What a rule of a device names at one end of a connection.

use crate::context::RenderContext;
use crate::hosts::{Family, Hosts, Network};

/// One thing that a rule matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member<'a> {
    /// Any address.
    Any,
    /// A network or a single address.
    Network(Network),
    /// A host name.
    Name(&'a str),
}

/// The members for one family, for a device whose rules or objects are of one.
///
/// Beside a network of the whole family, the others are left out, and so are host names. A host name
/// may have addresses of each family.
pub(super) fn members_of<'a>(hosts: &Hosts<'a>, family: Family) -> Vec<Member<'a>> {
    let Some(networks) = hosts.networks_of(family) else {
        return vec![Member::Any];
    };
    if networks.iter().any(Network::is_whole_family) {
        return vec![Member::Any];
    }
    let names = hosts.names().iter().copied().map(Member::Name);
    networks
        .into_iter()
        .map(Member::Network)
        .chain(names)
        .collect()
}

/// The members of both families, for a device whose rules and objects are of both.
pub(super) fn members<'a>(hosts: &Hosts<'a>) -> Vec<Member<'a>> {
    let Some(networks) = hosts.networks() else {
        return vec![Member::Any];
    };
    let networks = networks.iter().copied().map(Member::Network);
    let names = hosts.names().iter().copied().map(Member::Name);
    networks.chain(names).collect()
}

/// Everything that is named at either end of a rule, each once: what needs an object.
pub(super) fn all_members<'a>(
    context: &RenderContext<'a>,
    members: impl Fn(&Hosts<'a>) -> Vec<Member<'a>>,
) -> Vec<Member<'a>> {
    let mut all = members(&context.local);
    for rule in &context.rules {
        for member in members(&rule.remote) {
            if !all.contains(&member) {
                all.push(member);
            }
        }
    }
    all
}
