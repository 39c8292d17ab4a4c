//! Juniper SRX, as `set` commands.
//!
//! Addresses and applications are named after what they are, so setting them again changes
//! nothing. Policies are deleted before they are set, in the same commit, because Junos merges.

use super::Script;
use crate::context::RenderContext;
use crate::fields::{FAR_ZONE, NEAR_ZONE};
use crate::format::{Format, Group, Names, PLAIN, words};

/// Juniper SRX.
pub(crate) static FORMAT: Format = Format {
    id: "juniper-srx",
    group: Group::Device,
    words: words! {
        name: "Juniper SRX",
        keywords: "junos vsrx firewall security policy",
        file_name: "palette-ports-srx.set",
        said: format_juniper_srx,
    },
    near: true,
    names: Names::Both,
    fields: &[&NEAR_ZONE, &FAR_ZONE],
    write,
    ..PLAIN
};

static SCRIPT: Script = Script {
    objects: [
        "",
        "set security address-book global address palette-<address>_<length> <cidr>\n",
        "set security address-book global address <object> dns-name <host>\n",
    ],
    service: "set applications application palette-<protocol>-<ports> protocol <protocol>\nset applications application palette-<protocol>-<ports> destination-port <ports>\n",
    max: 255,
    // An earlier snippet may have had this number for the other way.
    ahead: "\n# <comment>\ndelete security policies from-zone <$far-zone|$near-zone> to-zone <$near-zone|$far-zone> policy <name>\ndelete security policies from-zone <$near-zone|$far-zone> to-zone <$far-zone|$near-zone> policy <name>\nset security policies from-zone <$far-zone|$near-zone> to-zone <$near-zone|$far-zone> policy <name> description \"<ids>\"\n",
    end: "set security policies from-zone <$far-zone|$near-zone> to-zone <$near-zone|$far-zone> policy <name> match <side>-address <member>\n",
    names: ["any", "palette-<address>_<length>", "<object>"],
    behind: "set security policies from-zone <$far-zone|$near-zone> to-zone <$near-zone|$far-zone> policy <name> match application palette-<protocol>-<ports>\nset security policies from-zone <$far-zone|$near-zone> to-zone <$near-zone|$far-zone> policy <name> then permit\n",
};

fn write(text: &mut String, job: &RenderContext) {
    SCRIPT.push(text, job);
}
