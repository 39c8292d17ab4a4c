//! MikroTik RouterOS 7, as a script.
//!
//! Our rules are in a chain of their own, which one rule on top of `forward` jumps to; it comes
//! last, so nothing is half open. All of it carries a comment that finds it again.

use std::fmt::{self, Write};

use super::members::{Member, members_of};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, HostNames, PLAIN};
use crate::hosts::Family;

/// MikroTik RouterOS.
pub(crate) const FORMAT: Format = Format {
    id: "mikrotik",
    group: Group::Device,
    name: "MikroTik RouterOS",
    keywords: "routerboard chr rsc script firewall",
    extension: "rsc",
    about: msg!(format_mikrotik.about),
    apply: msg!(format_mikrotik.apply),
    undo: msg!(format_mikrotik.undo),
    checked: msg!(format_mikrotik.checked),
    matches_local: true,
    host_names: HostNames::Both,
    replaces: ALL,
    write,
    ..PLAIN
};

const MAX_COMMENT: usize = 255;

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let tag = context.tag;
    for family in Family::ALL {
        let firewall = menu(family);
        writeln!(
            out,
            "{firewall} filter remove [find comment~\"^palette-{tag}:\"]"
        )?;
        writeln!(
            out,
            "{firewall} address-list remove [find comment~\"^palette-{tag}:\"]"
        )?;
    }
    for family in Family::ALL {
        write_family(out, context, family)?;
    }
    Ok(())
}

/// The menu of a family's firewall.
fn menu(family: Family) -> &'static str {
    family.pick("/ip firewall", "/ipv6 firewall")
}

/// Writes the address lists, the rules and the jump for one family; nothing where it has no rules.
fn write_family(out: &mut String, context: &RenderContext, family: Family) -> fmt::Result {
    let firewall = menu(family);
    let tag = context.tag;
    let local = AddressList {
        name: format!("palette-{tag}-near"),
        members: members_of(&context.local, family),
    };
    let mut is_first = true;
    for rule in &context.rules {
        let remote = AddressList {
            name: rule.name.clone(),
            members: members_of(&rule.remote, family),
        };
        if local.members.is_empty() || remote.members.is_empty() {
            continue;
        }
        writeln!(out)?;
        if is_first {
            local.write(out, family, tag)?;
            is_first = false;
        }
        let (protocol, ports) = (rule.protocol, rule.ports);
        let (sources, destinations) = rule.pick((&remote, &local), (&local, &remote));
        let sources = sources.condition("src-address-list");
        let destinations = destinations.condition("dst-address-list");
        let ids = rule.ids(MAX_COMMENT);
        writeln!(out, "# {}", rule.comment)?;
        remote.write(out, family, tag)?;
        writeln!(
            out,
            "{firewall} filter add chain=palette-{tag} action=accept connection-state=new \
             protocol={protocol} dst-port={ports}{sources}{destinations} \
             comment=\"palette-{tag}: {ids}\""
        )?;
    }
    if is_first {
        return Ok(());
    }
    let find = format!("[{firewall} filter find chain=forward dynamic=no]");
    let add = format!(
        "{firewall} filter add chain=forward action=jump jump-target=palette-{tag} \
         comment=\"palette-{tag}: palette-ports\""
    );
    writeln!(
        out,
        "\n:if ([:len {find}] > 0) do={{{add} place-before=[:pick {find} 0]}} else={{{add}}}"
    )
}

/// A list of the addresses at one end of a rule.
struct AddressList<'a> {
    name: String,
    members: Vec<Member<'a>>,
}

impl AddressList<'_> {
    /// Writes the list; nothing for any address.
    fn write(&self, out: &mut String, family: Family, tag: &str) -> fmt::Result {
        let firewall = menu(family);
        let list = &self.name;
        for member in &self.members {
            let address = match member {
                Member::Any => continue,
                Member::Network(network) => network.to_string(),
                Member::Name(name) => (*name).to_owned(),
            };
            writeln!(
                out,
                "{firewall} address-list add list={list} address={address} \
                 comment=\"palette-{tag}: palette-ports\""
            )?;
        }
        Ok(())
    }

    /// What a rule matches by: ` src-address-list=NAME`; nothing for any address.
    fn condition(&self, key: &str) -> String {
        match self.members[..] {
            [Member::Any] => String::new(),
            _ => format!(" {key}={}", self.name),
        }
    }
}
