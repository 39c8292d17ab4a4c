//! What a format is given to write: the plan's openings as far as it can express them.

use super::fields::Field;
use super::format::{Format, Names};
use super::ruleset::{AllowRule, PeerSet, Ruleset};
use super::unsupported::{Reason, Unsupported};
use ports_core::dataset::Direction;
use ports_core::text::{listed, put};
use ports_network::addresses::Address;
use ports_network::settings::Settings;

/// What a format has to write.
#[derive(Debug)]
pub struct RenderContext<'a> {
    /// The plan it comes from.
    pub plan: &'a Ruleset<'a>,
    /// The openings that the format can express, none of them for nobody.
    pub openings: Vec<SupportedRule<'a>>,
    /// The role's own hosts, for a format whose rules name them; anybody for the others.
    pub near: Ends<'a>,
    /// The format's own fields.
    pub(super) fields: &'static [&'static Field],
    settings: &'a Settings,
}

/// An opening as a format can express it.
#[derive(Debug)]
pub struct SupportedRule<'a> {
    /// The opening, for its port and its comment.
    pub opening: &'a AllowRule<'a>,
    /// Its place in the snippet, from 1: what names are made of.
    pub number: usize,
    /// Whom it lets through.
    pub far: Ends<'a>,
}

/// Who is at one end of an opening; never nobody.
#[derive(Clone, Debug, Default)]
pub struct Ends<'a> {
    /// The networks, IPv4 first; none at all for anybody, over IPv4 and IPv6. Empty only beside
    /// host names.
    pub nets: Option<Vec<Net>>,
    /// The host names, for a format that holds them.
    pub hosts: Vec<&'a str>,
}

/// More lines than this for one opening are no help to anybody, and slow a page down.
const MAX_PAIRS: usize = 2000;

impl Ends<'_> {
    /// How many there are; anybody is one.
    fn count(&self) -> usize {
        self.nets.as_ref().map_or(1, Vec::len) + self.hosts.len()
    }

    /// Its networks as they are written, of one family or of both; none at all for anybody.
    pub fn texts(&self, family: Option<bool>) -> Option<Vec<&str>> {
        let mut texts = Vec::new();
        for net in self.nets.as_ref()? {
            if family.is_none_or(|is_v6| is_v6 == net.is_v6) {
                texts.push(&*net.text);
            }
        }
        Some(texts)
    }

    /// Whether it has a network of this family; anybody has both, and a host name neither.
    pub fn has(&self, is_v6: bool) -> bool {
        match &self.nets {
            None => true,
            Some(nets) => nets.iter().any(|net| net.is_v6 == is_v6),
        }
    }
}

/// A network as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Net {
    /// Whether it is one of IPv6.
    pub is_v6: bool,
    /// As people write it: `192.0.2.0/24`, `192.0.2.7` for one address.
    pub text: String,
    /// How many of its bits are fixed.
    pub length: u8,
}

impl Net {
    /// Whether it is one address.
    pub fn is_alone(&self) -> bool {
        self.length == if self.is_v6 { 128 } else { 32 }
    }

    /// With its length in every case: `192.0.2.7/32`.
    pub fn cidr(&self) -> String {
        let mut text = self.text.clone();
        if self.is_alone() {
            put(&mut text, format_args!("/{}", self.length));
        }
        text
    }

    /// Its first address.
    pub fn address(&self) -> &str {
        match self.text.as_bytes().iter().position(|byte| *byte == b'/') {
            Some(at) => &self.text[..at],
            None => &self.text,
        }
    }

    /// For IPv4, the bits that are fixed as a mask, `255.255.255.0`; those that are not when it is
    /// a wildcard, `0.0.0.255`.
    pub fn mask(&self, is_wildcard: bool) -> String {
        let free = u32::MAX.checked_shr(self.length.into()).unwrap_or(0);
        let [a, b, c, d] = if is_wildcard { free } else { !free }.to_be_bytes();
        format!("{a}.{b}.{c}.{d}")
    }
}

impl<'a> RenderContext<'a> {
    /// What of `plan` the format can express, and what it cannot.
    pub fn new(
        format: &Format,
        plan: &'a Ruleset<'a>,
        settings: &'a Settings,
    ) -> (Self, Vec<Unsupported>) {
        let mut job = Self {
            plan,
            openings: Vec::new(),
            near: Ends::default(),
            fields: format.fields,
            settings,
        };
        let mut unsupported = Vec::new();
        if plan.openings.is_empty() {
            return (job, unsupported);
        }
        for field in format.fields {
            if !field.is_right(settings) {
                refuse(
                    &mut unsupported,
                    msg!(unsupported_every),
                    Reason::Setting(field),
                );
            }
        }
        let is_wrong = !unsupported.is_empty();
        let near_name = plan.near_name;
        if format.near {
            let flow = msg_fmt!(unsupported_every_of, hosts = near_name).to_string();
            let holds = format.names == Names::Both;
            match job.ends(&plan.near, near_name, holds, &flow, &mut unsupported) {
                Some(near) => job.near = near,
                None => return (job, unsupported),
            }
        }
        if is_wrong {
            return (job, unsupported);
        }
        for opening in &plan.openings {
            let (flow, name) = (opening.flow(), listed(&opening.ends()));
            let (holds, never) = match opening.direction {
                Direction::Inbound => (format.names == Names::Both, Some(Reason::Inbound)),
                Direction::Outbound => {
                    let is_any = opening.peers == PeerSet::Any;
                    let holds = format.names != Names::None;
                    (holds, is_any.then_some(Reason::Any))
                }
            };
            if format.destinations
                && let Some(reason) = never
            {
                refuse(&mut unsupported, &flow, reason);
                continue;
            }
            if let Some(far) = job.ends(&opening.peers, &name, holds, &flow, &mut unsupported) {
                let pairs = job.near.count() * far.count();
                if format.pairs && pairs > MAX_PAIRS {
                    refuse(&mut unsupported, &flow, Reason::TooMany(pairs));
                    continue;
                }
                let number = job.openings.len() + 1;
                job.openings.push(SupportedRule {
                    opening,
                    number,
                    far,
                });
            }
        }
        (job, unsupported)
    }

    /// Who is at an end as far as the format can say, or nobody; what it cannot say of `flow` is
    /// refused. It cannot say networks that nobody near shares a family with; a host name near may
    /// have addresses of both.
    fn ends(
        &self,
        peers: &'a PeerSet,
        name: &str,
        holds_names: bool,
        flow: &str,
        unsupported: &mut Vec<Unsupported>,
    ) -> Option<Ends<'a>> {
        let mut ends = Ends::default();
        let PeerSet::Listed(addresses) = peers else {
            return Some(ends);
        };
        if addresses.is_empty() {
            let reason = Reason::NothingUsable(name.to_owned());
            refuse(unsupported, flow, reason);
            return None;
        }
        let (mut nets, mut names, mut apart) = (Vec::new(), Vec::new(), Vec::new());
        for is_v6 in [false, true] {
            let is_shared = !self.near.hosts.is_empty() || self.near.has(is_v6);
            for address in addresses {
                match address {
                    Address::Network(net) if net.addr().is_ipv6() == is_v6 => {
                        let text = address.to_string();
                        if is_shared {
                            nets.push(Net {
                                is_v6,
                                text,
                                length: net.prefix_len(),
                            });
                        } else {
                            apart.push(text);
                        }
                    }
                    Address::Host(host) if !is_v6 => {
                        if holds_names {
                            ends.hosts.push(host);
                        } else {
                            names.push(host.to_owned());
                        }
                    }
                    _ => {}
                }
            }
        }
        if !names.is_empty() {
            refuse(unsupported, flow, Reason::HostNames(names));
        }
        if !apart.is_empty() {
            let reason = Reason::OneFamily(apart, self.plan.near_name.to_owned());
            refuse(unsupported, flow, reason);
        }
        let is_nobody = nets.is_empty() && ends.hosts.is_empty();
        ends.nets = Some(nets);
        (!is_nobody).then_some(ends)
    }

    /// Whether it has an opening of this direction.
    pub fn has(&self, direction: Direction) -> bool {
        let mut openings = self.openings.iter();
        openings.any(|filtered| filtered.opening.direction == direction)
    }

    /// What holds for one of the format's fields: checked, so that it can be written as it is.
    pub fn setting(&self, field: &'a Field) -> &'a str {
        field.value(self.settings)
    }

    /// A name for an opening or what belongs to it: `palette-workload-cluster-1`. Lower-case
    /// letters, digits and hyphens, at most 32 of them, and no other opening's.
    pub fn name(&self, number: usize) -> String {
        format!("palette-{}-{number}", self.plan.tag)
    }
}

fn refuse(unsupported: &mut Vec<Unsupported>, flow: &str, reason: Reason) {
    unsupported.push(Unsupported {
        flow: flow.to_owned(),
        reason,
    });
}
