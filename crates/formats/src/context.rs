//! What a format is given to write: the rules that it can express.

use std::borrow::Cow;

use ports_core::dataset::{Direction, PortRange, Protocol};
use ports_network::settings::Settings;

use crate::fields::Field;
use crate::hosts::Hosts;
use crate::ruleset::{AllowRule, Ruleset};
use crate::wording::{comment, description, ids};

/// A ruleset as far as one format can express it.
#[derive(Debug)]
pub struct RenderContext<'a> {
    /// The rules, in the order in which they are written.
    pub rules: Vec<SupportedRule<'a>>,
    /// The role's own hosts, for a format whose rules match them; any address for the others.
    pub local: Hosts<'a>,
    /// The role as a part of names: see [`Ruleset::tag`].
    pub tag: &'a str,
    /// The same without the site: see [`Ruleset::role_tag`].
    pub role_tag: &'a str,
    /// The number of the site.
    pub site: Option<u32>,
    /// The place of the role among the roles, and how many there are.
    pub role_of: (usize, usize),
    /// What a format without comments says of the whole, for double quotes: what it is, what it leaves
    /// out, and how to undo it. Empty for the others.
    pub about: String,
    settings: &'a Settings,
}

/// A rule that a format can express, and everything that it writes of it.
#[derive(Debug)]
pub struct SupportedRule<'a> {
    /// Its place in the snippet, from 1.
    pub number: usize,
    /// A name of its own: see [`rule_name`].
    pub name: String,
    /// Which side opens connections, seen from the role's hosts.
    pub direction: Direction,
    /// The transport protocol.
    pub protocol: Protocol,
    /// The destination ports.
    pub ports: PortRange,
    /// The hosts at the other end.
    pub remote: Hosts<'a>,
    /// What it is and what it is for, on one line that no language reads, for a comment.
    pub comment: String,
    /// The rule it was made from.
    pub rule: &'a AllowRule<'a>,
}

impl<'a> RenderContext<'a> {
    pub(crate) fn new(ruleset: &'a Ruleset<'a>, settings: &'a Settings) -> Self {
        Self {
            rules: Vec::new(),
            local: Hosts::Any,
            tag: &ruleset.tag,
            role_tag: &ruleset.role_tag,
            site: ruleset.site,
            role_of: ruleset.role_of,
            about: String::new(),
            settings,
        }
    }

    /// The rules for one direction.
    pub fn rules_for(&self, direction: Direction) -> impl Iterator<Item = &SupportedRule<'a>> {
        let is_wanted = move |rule: &&SupportedRule| rule.direction == direction;
        self.rules.iter().filter(is_wanted)
    }

    /// Whether it has a rule for this direction.
    pub fn has(&self, direction: Direction) -> bool {
        self.rules_for(direction).next().is_some()
    }

    /// The value of one of the format's fields. It is checked, and can be written as it is: a gap,
    /// `<zone>`, where nothing was entered and nothing is right for everybody.
    pub fn setting(&self, field: &'static Field) -> Cow<'a, str> {
        field.written(self.settings, self.tag)
    }

    /// The same as a word of a shell's command, to which the brackets of a gap are redirections.
    pub fn shell_word(&self, field: &'static Field) -> Cow<'a, str> {
        let value = self.setting(field);
        match field.is_missing(self.settings) {
            true => Cow::Owned(format!("'{value}'")),
            false => value,
        }
    }

    /// The sources and the destinations of a rule.
    pub fn source_and_destination<'b>(
        &'b self,
        rule: &'b SupportedRule<'a>,
    ) -> (&'b Hosts<'a>, &'b Hosts<'a>) {
        match rule.direction {
            Direction::Inbound => (&rule.remote, &self.local),
            Direction::Outbound => (&self.local, &rule.remote),
        }
    }
}

/// The name of a rule or of what belongs to it: `palette-workload-cluster-1`. Lower-case letters,
/// digits and hyphens, at most 32 of them; no other rule in the role's snippet has it.
pub fn rule_name(tag: &str, number: usize) -> String {
    format!("palette-{tag}-{number}")
}

impl SupportedRule<'_> {
    /// The value for its direction: `rule.pick("in", "out")`.
    pub fn pick<T>(&self, inbound: T, outbound: T) -> T {
        match self.direction {
            Direction::Inbound => inbound,
            Direction::Outbound => outbound,
        }
    }

    /// The protocol in capitals.
    pub fn protocol_in_capitals(&self) -> String {
        self.protocol.as_str().to_ascii_uppercase()
    }

    /// The last port of a range; none for a single port.
    pub fn last_port(&self) -> Option<u16> {
        (self.ports.from < self.ports.to).then_some(self.ports.to)
    }

    /// The ids of the dataset's rules behind it, for a quoted comment: letters, digits, hyphens and
    /// blanks, at most `max` bytes, and no id cut in half.
    pub fn ids(&self, max: usize) -> String {
        ids(self.rule, max)
    }

    /// Its comment for a quoted description: ASCII letters, digits, blanks and `.,:/()_-`, at most
    /// `max` bytes.
    pub fn description(&self, max: usize) -> String {
        description(&comment(self.rule), max)
    }
}
