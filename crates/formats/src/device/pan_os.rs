//! PAN-OS, as `set` commands.
//!
//! `set` adds to the members that a rule has, so an earlier rule of the same name would keep what
//! it opened: each is deleted first, and so are those that an earlier snippet may have had beyond
//! these. All of it takes effect at the commit, so nothing is ever half done. PAN-OS knows no
//! comment lines; what an opening is for is in its rule's description.
//!
//! Addresses stand in the rules as they are, with their length: no object can have such a name,
//! and there is none to keep in step. Host names and ports need an object.

use super::{Script, objects};
use crate::context::RenderContext;
use crate::fields::{FAR_ZONE, NEAR_ZONE};
use crate::format::{Format, Group, Names, PLAIN, words};
use ports_core::text::put;

/// PAN-OS.
pub(crate) static FORMAT: Format = Format {
    id: "pan-os",
    group: Group::Device,
    words: words! {
        name: "Palo Alto PAN-OS",
        keywords: "panos networks ngfw firewall security policy",
        file_name: "palette-ports-pan-os.txt",
        said: format_pan_os,
    },
    comment: "",
    near: true,
    names: Names::Both,
    fields: &[&NEAR_ZONE, &FAR_ZONE],
    replaces: objects::EARLIER,
    write,
    ..PLAIN
};

static SCRIPT: Script = Script {
    objects: ["", "", "set address <object> fqdn <host>\n"],
    service: "set service palette-<protocol>-<ports> protocol <protocol> port <ports>\n",
    max: 1000,
    ahead: "set rulebase security rules <name> description \"<description>\"\nset rulebase security rules <name> from <$far-zone|$near-zone> to <$near-zone|$far-zone>\n",
    end: "set rulebase security rules <name> <side> <member>\n",
    names: ["any", "<address>/<length>", "<object>"],
    behind: "set rulebase security rules <name> application any service palette-<protocol>-<ports> action allow\nmove rulebase security rules <name> top\n",
};

fn write(text: &mut String, job: &RenderContext) {
    for number in 1..=job.openings.len().max(objects::EARLIER) {
        put(
            text,
            format_args!("delete rulebase security rules {}\n", job.name(number)),
        );
    }
    SCRIPT.push(text, job);
}
