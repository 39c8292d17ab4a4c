//! Firewalls of clouds.

pub(super) mod aws_cli;
pub(super) mod aws_cloudformation;
pub(super) mod aws_terraform;
mod azure;
pub(super) mod azure_bicep;
pub(super) mod azure_cli;
pub(super) mod azure_terraform;
mod family;
mod google;
pub(super) mod google_cli;
pub(super) mod google_terraform;
mod hcl;
pub(super) mod openstack;
mod script;

use super::fields::{Check, Field};
use super::header;
use super::job::Job;
use super::plan::Opening;
use crate::domain::dataset::Direction;
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

/// AWS and OpenStack take descriptions of 255 characters.
const MAX_DESCRIPTION: usize = 255;

/// A rule of a cloud: it holds one network.
struct Rule<'a> {
    opening: &'a Opening<'a>,
    /// `ingress` or `egress`.
    way: &'static str,
    is_v6: bool,
    /// The network at the far end, with its length.
    cidr: &'a str,
}

impl Rule<'_> {
    /// A name that says what the rule opens and is no other's: it stays when other rules come and
    /// go. With numbers, a rule would take over its neighbour's network, and AWS refuses a rule
    /// that another one, not yet changed, still is.
    fn name(&self, mark: char, between: char) -> String {
        let Opening {
            protocol, ports, ..
        } = self.opening;
        let (way, ports) = (self.way, ports.joined(between));
        let mut name = format!("{way}{mark}{protocol}{mark}{ports}{mark}");
        for c in self.cidr.chars() {
            name.push(if c.is_ascii_alphanumeric() { c } else { mark });
        }
        name
    }

    /// Its description, for double quotes.
    fn description(&self) -> String {
        header::ids(self.opening, MAX_DESCRIPTION)
    }
}

/// Writes every opening: its comment behind `mark`, and one rule for each network; any is two.
fn push_rules(text: &mut String, job: &Job, mark: &str, push: fn(&mut String, &Job, &Rule)) {
    for filtered in &job.openings {
        let opening = filtered.opening;
        text.push('\n');
        header::above(text, mark, opening);
        let mut push = |is_v6, cidr: &str| {
            let way = match opening.direction {
                Direction::Inbound => "ingress",
                Direction::Outbound => "egress",
            };
            let rule = Rule {
                opening,
                way,
                is_v6,
                cidr,
            };
            push(text, job, &rule);
        };
        match &filtered.far.nets {
            None => {
                push(false, "0.0.0.0/0");
                push(true, "::/0");
            }
            Some(nets) => {
                for net in nets {
                    push(net.is_v6, &net.cidr());
                }
            }
        }
    }
}

/// Writes every opening as a command. One that is refused because the rule is there already, by
/// these words, is no failure: so a second run is harmless, and adds what the first one lacked.
fn push_commands(text: &mut String, job: &Job, words: &str, push: fn(&mut String, &Job, &Rule)) {
    put(
        text,
        format_args!(
            "(\nset -eu\nadd() {{\n  said=$(\"$@\" 2>&1) && return\n  case $said in *'{words}'*) return 0 ;; esac\n  printf '%s\\n' \"$said\" >&2\n  exit 1\n}}\n"
        ),
    );
    push_rules(text, job, "# ", push);
    text.push_str(")\n");
}
