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

use super::context::{Net, RenderContext, SupportedRule};
use super::fields::{Check, Field, field};
use super::template::{TemplateValues, expand};
use ipnet::IpNet;
use ports_core::text::number;

/// The group that rules are added to, in all formats for AWS.
static SECURITY_GROUP: Field = Field {
    words: field! {
        id: "security-group",
        said: field_security_group,
        default: "sg-0123456789abcdef0",
    },
    check: Check::SecurityGroup,
};

/// The least that a cloud takes: Azure.
const MAX_DESCRIPTION: usize = 140;

/// How a cloud's language wants its rules: templates, and what the lists in them look like.
struct Style {
    /// What stands before all openings, and behind them.
    head: &'static str,
    tail: &'static str,
    /// What stands above the rules of an opening.
    above: &'static str,
    /// A rule, for ends of one family.
    ///
    /// `<name>-<in|out></-ipv6>` is a name that no rule of the other direction or family ever has:
    /// a rule can then be changed in place. It has at most 48 bytes. `<far>` are the networks at
    /// the far end, with their lengths, and `<key>` is made of them. `<priority>` counts from
    /// Azure's first one.
    rule: &'static str,
    /// Who is anybody, over IPv4 and over IPv6; empty when the first says both.
    any: [&'static str; 2],
    /// What stands between the networks of a rule; empty when each has a rule of its own.
    between: &'static str,
    /// What stands in a `<key>` for all but letters and digits, and in its range of ports.
    ///
    /// A name of it says what the rule opens and is no other's: it stays when other rules come and
    /// go. With numbers, a rule would take over its neighbour's network, and AWS refuses a rule
    /// that another one, not yet changed, still is.
    marks: [char; 2],
}

/// Each network has a rule of its own.
const ONE_NETWORK: Style = Style {
    head: "",
    tail: "",
    above: "\n# <comment>\n",
    rule: "",
    any: ["0.0.0.0/0", "::/0"],
    between: "",
    marks: ['-', '_'],
};

/// Writes every opening: its comment, and its rules.
fn push_rules(text: &mut String, job: &RenderContext, style: &Style) {
    expand(text, style.head, &TemplateValues::new(job));
    for filtered in &job.openings {
        let mut values = TemplateValues::of(job, filtered, MAX_DESCRIPTION);
        expand(text, style.above, &values);
        for is_v6 in [false, true] {
            values.is_v6 = is_v6;
            let mut far = String::new();
            match &filtered.far.nets {
                None => far.push_str(style.any[usize::from(is_v6)]),
                Some(nets) => {
                    let has_own = style.between.is_empty();
                    for net in nets {
                        if net.is_v6 != is_v6 || !has_own && is_inside(net, nets) {
                            continue;
                        }
                        if !far.is_empty() {
                            far.push_str(style.between);
                        }
                        far.push_str(&net.cidr());
                        if has_own {
                            push_rule(text, job, filtered, style, &mut values, &far);
                            far.clear();
                        }
                    }
                }
            }
            if !far.is_empty() {
                push_rule(text, job, filtered, style, &mut values, &far);
            }
        }
    }
    expand(text, style.tail, &TemplateValues::new(job));
}

/// Appends a rule, in which everything that changes from rule to rule stands for its name.
fn push_rule(
    text: &mut String,
    job: &RenderContext,
    filtered: &SupportedRule,
    style: &Style,
    values: &mut TemplateValues,
    far: &str,
) {
    let [mark, between] = style.marks;
    let opening = filtered.opening;
    let mut key = format!(
        "{}{mark}{}{mark}",
        opening.protocol,
        opening.ports.joined(between)
    );
    for c in far.chars() {
        key.push(if c.is_ascii_alphanumeric() { c } else { mark });
    }
    // The opening's place, twice, for the two families: it depends on the name alone.
    let place = 2 * filtered.number - 2 + usize::from(values.is_v6);
    let first = number(job.setting(&azure::PRIORITY)).unwrap_or_default();
    let priority = first + place as u32;
    // A list cannot hold Azure's `*`.
    let (es, open, close) = if far == azure::ANY[0] {
        ("", "", "")
    } else {
        ("es", "[", "]")
    };
    values.more =
        format!("far {far}\nkey {key}\npriority {priority}\nes {es}\n[ {open}\n] {close}\n");
    expand(text, style.rule, values);
}

/// Whether a wider network among `nets` has all of `net`: Azure refuses a rule that names both
/// (`OverlappingSubnetsNotPermittedInSecurityRule`).
fn is_inside(net: &Net, nets: &[Net]) -> bool {
    let parsed = |net: &Net| net.cidr().parse::<IpNet>().ok();
    let Some(inner) = parsed(net) else {
        return false;
    };
    nets.iter().any(|wide| {
        wide.length < net.length && parsed(wide).is_some_and(|wide| wide.contains(&inner))
    })
}

/// What stands before commands. One that is refused because the rule is there already, by these
/// words, is no failure: so a second run is harmless, and adds what the first one lacked.
macro_rules! commands {
    ($words:literal) => {
        concat!(
            "(\nset -eu\nadd() {\n  said=$(\"$@\" 2>&1) && return\n  case $said in *'",
            $words,
            "'*) return 0 ;; esac\n  printf '%s\\n' \"$said\" >&2\n  exit 1\n}\n"
        )
    };
}
use commands;

/// What stands before the rules of a script whose function `rule`, made of `$create`, makes a rule
/// or changes it in place. `$list` says which rules there are, before anything is changed; carriage
/// returns are those of a command line under Windows.
macro_rules! script {
    ($list:literal, $create:literal) => {
        concat!(
            "(
set -eu
ours=$(",
            $list,
            ")
ours=$(printf '%s\\n' \"$ours\" | tr -d '\\r')
kept=' '
rule() {
",
            $create,
            "
}
"
        )
    };
}
use script;

/// What stands behind them. What an earlier snippet for the role opened beyond these rules is
/// deleted last, so that nothing needed is closed in between. The pattern fits this role's names
/// and no others.
macro_rules! script_end {
    ($delete:literal) => {
        concat!(
            "\n# ",
            msg!(snippet_cloud_delete),
            "
for name in $(printf '%s\\n' \"$ours\" | grep -Ex 'palette-<tag>-[0-9]+-(in|out)(-ipv6)?'); do
  case $kept in
  *\" $name \"*) ;;
  *) ",
            $delete,
            " ;;
  esac
done
)
"
        )
    };
}
use script_end;

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
