//! Google Cloud, as commands for `gcloud`.
//!
//! `gcloud … create` refuses a name that is there, and `update` leaves direction and network as
//! they are: so a rule is updated only when it is in this network, and its name says its direction.

use std::fmt::{self, Write};

use super::google::{NETWORK, TAG, ranges};
use super::rules::{MAX_DESCRIPTION, joined, name};
use super::script::{write_delete_loop, write_rule_function};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, PLAIN};

/// Google Cloud VPC firewall rules, as `gcloud` commands.
pub(crate) const FORMAT: Format = Format {
    id: "google-cli",
    group: Group::Cloud,
    name: "Google Cloud CLI",
    keywords: "gcp vpc compute gcloud shell",
    extension: "google.sh",
    about: msg!(format_google_cli.about),
    apply: msg!(format_google_cli.apply),
    undo: msg!(format_google_cli.undo),
    checked: msg!(format_google_cli.checked),
    fields: &[&NETWORK, &TAG],
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let pattern = context.setting(&NETWORK);
    let network = context.shell_word(&NETWORK);
    let target = context.shell_word(&TAG);
    write_rule_function(
        out,
        &format!(
            "gcloud compute firewall-rules list --filter='network ~ /{pattern}$' --format='value(name)'"
        ),
        &format!(
            r#"  name=$1 direction=$2
  shift 2
  set -- "$name" --target-tags={target} --priority=1000 --quiet "$@"
  if printf '%s\n' "$ours" | grep -qx "$name"; then
    gcloud compute firewall-rules update "$@"
  else
    gcloud compute firewall-rules create "$@" --network={network} --direction="$direction"
  fi
  kept="$kept$name ""#
        ),
    )?;
    for rule in &context.rules {
        let (direction, side) = rule.pick(("INGRESS", "source"), ("EGRESS", "destination"));
        let (protocol, ports) = (rule.protocol, rule.ports);
        let ids = rule.ids(MAX_DESCRIPTION);
        writeln!(out, "\n# {}", rule.comment)?;
        for (family, networks) in ranges(&rule.remote) {
            let name = name(rule, family);
            let ranges = joined(&networks, ",");
            write!(
                out,
                r#"rule {name} {direction} --allow={protocol}:{ports} \
  --{side}-ranges={ranges} \
  --description="{ids}"
"#
            )?;
        }
    }
    write_delete_loop(
        out,
        context.tag,
        r#"gcloud compute firewall-rules delete "$name" --quiet"#,
    )
}
