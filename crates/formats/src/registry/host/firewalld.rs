//! firewalld, as policy files and the same at run time.
//!
//! Two policies of our own hold the rules, one towards the host and one away from it: they are
//! replaced whole by a second run, removed whole, and the outbound one is the only way to open
//! what a reader's own outbound policy drops. Inbound, the policy takes every zone: tied to the
//! default zone, firewalld lets nothing in through an interface that was never bound to it by
//! name.
//!
//! A new policy takes effect by a reload alone, and a reload empties the tables of iptables: on a node
//! of a cluster, those of kube-proxy and of a network plugin too. So the script does not reload. Where
//! firewalld knows the policies at run time, from its last start or reload, it changes their rules
//! there. Otherwise it puts the rules, until then, into every zone and into the policies that are in
//! force, with a priority that finds them again.

use std::fmt::{self, Write};

use ports_core::dataset::Direction;

use crate::context::{RenderContext, SupportedRule};
use crate::format::{ALL, Format, PLAIN};
use crate::hosts::Family;

/// firewalld 0.9 and later, which brought policies.
pub(crate) const FORMAT: Format = Format {
    id: "firewalld",
    name: "firewalld",
    keywords: "rhel red hat fedora suse linux",
    extension: "firewalld.sh",
    about: msg!(format_firewalld.about),
    apply: msg!(format_firewalld.apply),
    note: msg!(format_firewalld.note),
    undo: msg!(format_firewalld.undo),
    checked: msg!(format_firewalld.checked),
    replaces: ALL,
    write,
    ..PLAIN
};

/// The priority of our rules in zones and policies that are not ours, by which a later run knows them.
const PRIORITY: &str = "-3217";

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    writeln!(out, "(\nset -eu")?;
    // Asking for the policies fails where firewalld does not know them, before anything is
    // written.
    writeln!(out, "known=\" $(firewall-cmd --get-policies) \"")?;
    writeln!(out, "cd /etc/firewalld\nmkdir -p policies")?;
    for direction in Direction::ALL {
        let (policy, ingress, egress) = match direction {
            Direction::Inbound => ("palette-ports-in", "ANY", "HOST"),
            Direction::Outbound => ("palette-ports-out", "HOST", "ANY"),
        };
        write!(
            out,
            r#"
cat > policies/{policy}.xml <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<policy priority="-10" target="CONTINUE">
  <ingress-zone name="{ingress}"/>
  <egress-zone name="{egress}"/>
"#
        )?;
        for rule in context.rules_for(direction) {
            write_rule(out, rule)?;
        }
        writeln!(out, "</policy>\nXML")?;
    }
    write!(
        out,
        r#"
firewall-cmd --check-config

# {now}
zones=$(firewall-cmd --list-all-zones)
policies=$(firewall-cmd --list-all-policies)
section() {{
  printf '%s\n' "$1" | awk -v name="$2" '/^[^ \t]/ {{ on = $1 == name }} on {{ sub(/^[ \t]+/, ""); print }}'
}}
rules() {{
  sed -n '/^  <rule/{{s/^  <rule/rule'"$2"'/;s/<\/rule>$//;s/\/*></ /g;s/\/>$//;p;}}' "policies/$1.xml"
}}
each() {{
  place=$1 option=$2 list=$3
  set --
  while IFS= read -r rule; do
    [ -z "$rule" ] || set -- "$@" "--$option-rich-rule=$rule"
  done <<RULES
$list
RULES
  [ $# -eq 0 ] || {{ firewall-cmd "$place" "$@" >/dev/null; }} 2>&1
}}
left=
put() {{
  want=$(rules "$2" "$3")
  have=$(section "$4" "${{1#*=}}" | grep "^rule$3" || :)
  said=$(each "$1" add "$(printf '%s\n' "$want" | grep -Fxv -e "$have" || :)" || :)
  if [ -n "$said" ]; then
    in_force=$(firewall-cmd "$1" --list-rich-rules)
    refused=$(printf '%s\n' "$want" | grep -Fxv -e "$in_force" || :)
    [ -z "$refused" ] || left="$left
$said
$refused"
  fi
  each "$1" remove "$(printf '%s\n' "$have" | grep -Fxv -e "$want" || :)" >&2
}}
case $known in
*' palette-ports-in '*)
  put --policy=palette-ports-in palette-ports-in '' "$policies"
  put --policy=palette-ports-out palette-ports-out '' "$policies"
  ;;
*)
  ours=' priority="{PRIORITY}"'
  for zone in $(firewall-cmd --get-zones); do
    put --zone="$zone" palette-ports-in "$ours" "$zones"
  done
  for policy in $known; do
    sides=$(section "$policies" "$policy")
    if printf '%s\n' "$sides" | grep -q '^egress-zones:.* HOST'; then
      put --policy="$policy" palette-ports-in "$ours" "$policies"
    fi
    if printf '%s\n' "$sides" | grep -q '^ingress-zones:.* HOST'; then
      put --policy="$policy" palette-ports-out "$ours" "$policies"
    fi
  done
  ;;
esac
left=$(printf '%s\n' "$left" | grep . | sort -u || :)
if [ -n "$left" ]; then
  printf '%s\n' "{refused}" "$left" >&2
  exit 3
fi
)
"#,
        now = msg!(snippet_firewalld_now),
        refused = msg!(snippet_refused),
    )
}

fn write_rule(out: &mut String, rule: &SupportedRule) -> fmt::Result {
    let side = rule.pick("source", "destination");
    let (ports, protocol) = (rule.ports, rule.protocol);
    let accept = format!(r#"<port port="{ports}" protocol="{protocol}"/><accept/>"#);
    writeln!(out, "  <!-- {} -->", xml_comment(&rule.comment))?;
    match rule.remote.networks() {
        // Without a family the rule holds for IPv4 and IPv6.
        None => writeln!(out, "  <rule>{accept}</rule>")?,
        Some(networks) => {
            for network in networks {
                let family = match network.family() {
                    Family::V4 => "ipv4",
                    Family::V6 => "ipv6",
                };
                writeln!(
                    out,
                    r#"  <rule family="{family}"><{side} address="{network}"/>{accept}</rule>"#
                )?;
            }
        }
    }
    Ok(())
}

/// Two hyphens are not allowed in an XML comment, and a line `XML` would end the shell's document.
/// The comment is one line behind an indent, so only hyphens beside hyphens are taken out.
fn xml_comment(text: &str) -> String {
    let mut text = text.to_owned();
    while text.contains("--") {
        text = text.replace("--", "-");
    }
    text
}
