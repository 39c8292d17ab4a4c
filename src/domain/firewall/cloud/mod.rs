//! Firewalls of clouds.
//!
//! AWS and OpenStack hold one network to a rule, Azure and Google a list of one family.

pub(super) mod aws_cli;
pub(super) mod aws_cloudformation;
pub(super) mod aws_terraform;
mod azure;
pub(super) mod azure_bicep;
pub(super) mod azure_cli;
pub(super) mod azure_terraform;
mod google;
pub(super) mod google_cli;
pub(super) mod google_terraform;
pub(super) mod openstack;

use std::fmt;

use super::fields::{Check, Field};
use super::header;
use super::job::{Job, Net};
use super::plan::Opening;
use crate::domain::dataset::Direction;
use crate::domain::ip::Ip;
use crate::domain::text::put;

/// The group that rules are added to, in all formats for AWS.
static SECURITY_GROUP: Field = Field {
    id: "security-group",
    label: "Security group",
    hint: "The id of the group around these hosts: aws ec2 describe-security-groups.",
    default: "sg-0123456789abcdef0",
    wanted: "the id of a security group, such as sg-0123456789abcdef0",
    check: Check::SecurityGroup,
};

/// The least that a cloud takes: Azure.
const MAX_DESCRIPTION: usize = 140;

/// How a cloud's language wants its rules.
struct Style {
    /// What a comment line begins with.
    mark: &'static str,
    /// Who is anybody, over IPv4 and over IPv6; empty when the first says both.
    any: [&'static str; 2],
    /// What stands between the networks of a rule; empty when each has a rule of its own.
    between: &'static str,
    /// Writes a rule.
    push: fn(&mut String, &Rule),
}

/// Each network has a rule of its own.
const ONE_NETWORK: Style = Style {
    mark: "# ",
    any: ["0.0.0.0/0", "::/0"],
    between: "",
    push: |_, _| {},
};

/// A rule of a cloud, for ends of one family.
struct Rule<'a> {
    job: &'a Job<'a>,
    opening: &'a Opening<'a>,
    is_inbound: bool,
    /// `ingress` or `egress`.
    way: &'static str,
    /// What the role's own end and the far end are: `source` or `destination`.
    near_end: &'static str,
    far_end: &'static str,
    is_v6: bool,
    /// A name that no rule of the other direction or family ever has: a rule can then be changed
    /// in place. At most 48 bytes.
    name: &'a str,
    /// The opening's place, twice, for the two families. It depends on the name alone.
    place: usize,
    /// The networks at the far end, with their lengths.
    far: String,
    /// What it is, for quotes.
    description: &'a str,
}

impl Rule<'_> {
    /// A name that says what the rule opens and is no other's: it stays when other rules come and
    /// go. With numbers, a rule would take over its neighbour's network, and AWS refuses a rule
    /// that another one, not yet changed, still is.
    fn long_name(&self, mark: char, between: char) -> String {
        let (way, protocol) = (self.way, self.opening.protocol);
        let ports = self.opening.ports.joined(between);
        let mut name = format!("{way}{mark}{protocol}{mark}{ports}{mark}");
        for c in self.far.chars() {
            name.push(if c.is_ascii_alphanumeric() { c } else { mark });
        }
        name
    }
}

/// Writes every opening: its comment, and its rules.
fn push_rules(text: &mut String, job: &Job, style: &Style) {
    for filtered in &job.openings {
        let opening = filtered.opening;
        text.push('\n');
        header::above(text, style.mark, opening);
        let description = header::ids(opening, MAX_DESCRIPTION);
        let is_inbound = opening.direction == Direction::Inbound;
        let (way, short, near_end, far_end) = if is_inbound {
            ("ingress", "in", "destination", "source")
        } else {
            ("egress", "out", "source", "destination")
        };
        for (is_v6, family) in [(false, ""), (true, "-ipv6")] {
            let name = format!("{}-{short}{family}", job.name(filtered.number));
            let mut rule = Rule {
                job,
                opening,
                is_inbound,
                way,
                near_end,
                far_end,
                is_v6,
                name: &name,
                place: 2 * (filtered.number - 1) + usize::from(is_v6),
                far: String::new(),
                description: &description,
            };
            match &filtered.far.nets {
                None => rule.far.push_str(style.any[usize::from(is_v6)]),
                Some(nets) => {
                    let has_own = style.between.is_empty();
                    for net in nets {
                        if net.is_v6 != is_v6 || !has_own && is_inside(net, nets) {
                            continue;
                        }
                        if !rule.far.is_empty() {
                            rule.far.push_str(style.between);
                        }
                        rule.far.push_str(&net.cidr());
                        if has_own {
                            (style.push)(text, &rule);
                            rule.far.clear();
                        }
                    }
                }
            }
            if !rule.far.is_empty() {
                (style.push)(text, &rule);
            }
        }
    }
}

/// Whether a wider network among `nets` has all of `net`: Azure refuses a rule that names both
/// (`OverlappingSubnetsNotPermittedInSecurityRule`).
fn is_inside(net: &Net, nets: &[Net]) -> bool {
    let Some(ip) = Ip::parse(net.address()) else {
        return false;
    };
    nets.iter().any(|wide| {
        wide.is_v6 == net.is_v6
            && wide.length < net.length
            && Ip::parse(wide.address()) == Some(ip.start(wide.length))
    })
}

/// Writes every opening as a command. One that is refused because the rule is there already, by
/// these words, is no failure: so a second run is harmless, and adds what the first one lacked.
fn push_commands(text: &mut String, job: &Job, words: &str, push: fn(&mut String, &Rule)) {
    put(
        text,
        format_args!(
            "(\nset -eu\nadd() {{\n  said=$(\"$@\" 2>&1) && return\n  case $said in *'{words}'*) return 0 ;; esac\n  printf '%s\\n' \"$said\" >&2\n  exit 1\n}}\n"
        ),
    );
    let style = Style {
        push,
        ..ONE_NETWORK
    };
    push_rules(text, job, &style);
    text.push_str(")\n");
}

/// Writes a script whose function `rule`, made of `create`, makes a rule or changes it in place.
/// What an earlier snippet for the role opened beyond these rules is deleted afterwards, so that
/// nothing needed is closed in between. `list` says which rules there are, before anything is
/// changed; carriage returns are those of a command line under Windows. The pattern fits this
/// role's names and no others.
fn push_script(
    text: &mut String,
    job: &Job,
    [list, create, delete]: [fmt::Arguments<'_>; 3],
    style: &Style,
) {
    put(
        text,
        format_args!(
            "(
set -eu
ours=$({list})
ours=$(printf '%s\\n' \"$ours\" | tr -d '\\r')
kept=' '
rule() {{
{create}
}}
"
        ),
    );
    push_rules(text, job, style);
    let tag = &job.plan.tag;
    put(
        text,
        format_args!(
            "
# Deletes what an earlier snippet for this role opened beyond this.
for name in $(printf '%s\\n' \"$ours\" | grep -Ex 'palette-{tag}-[0-9]+-(in|out)(-ipv6)?'); do
  case $kept in
  *\" $name \"*) ;;
  *) {delete} ;;
  esac
done
)
"
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(text: &str) -> Net {
        let (address, length) = text.split_once('/').expect("a length");
        let is_v6 = text.contains(':');
        let length: u8 = length.parse().expect("a number");
        let is_alone = length == if is_v6 { 128 } else { 32 };
        Net {
            is_v6,
            text: if is_alone { address } else { text }.to_owned(),
            length,
        }
    }

    #[test]
    fn a_network_inside_another_is_found_and_no_other() {
        let nets = [
            "203.0.113.0/24",
            "203.0.113.7/32",
            "203.0.114.7/32",
            "2001:db8::/32",
            "2001:db8:1::/48",
            "2001:db9::1/128",
        ]
        .map(net);
        let inside: Vec<_> = nets
            .iter()
            .filter(|one| is_inside(one, &nets))
            .map(Net::cidr)
            .collect();
        assert_eq!(inside, ["203.0.113.7/32", "2001:db8:1::/48"]);
        let all = ["0.0.0.0/0", "203.0.113.0/24", "::1/128"].map(net);
        assert!(!is_inside(&all[0], &all) && is_inside(&all[1], &all) && !is_inside(&all[2], &all));
    }
}
