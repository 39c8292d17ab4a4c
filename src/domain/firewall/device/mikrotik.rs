//! MikroTik RouterOS 7, as a script.
//!
//! Our rules are in a chain of their own, which one rule on top of `forward` jumps to; it comes
//! last, so nothing is half open. All of it carries a comment that finds it again.

use super::{is_any, reaches};
use crate::domain::dataset::Direction;
use crate::domain::firewall::format::{Format, Group, Names, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::{Ends, Job};
use crate::domain::text::put;

/// MikroTik RouterOS.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "mikrotik",
    name: "MikroTik RouterOS",
    group: Group::Device,
    keywords: "routerboard chr rsc script address-list",
    file_name: "palette-ports.rsc",
    about: "MikroTik routers with RouterOS 7 between these hosts and the rest.",
    apply: "upload it, then /import file-name=FILE. Replies need a rule of yours that accepts established connections, as in the default configuration. Host names need /ip dns servers. A second import replaces the first.",
    undo: "run the remove lines at its top.",
    checked: "Read back by FWShift, rule by rule, its paths and arguments held against Ansible's community.routeros; never loaded into a router.",
    near: true,
    names: Names::Both,
    write,
    ..PLAIN
};

const MAX_COMMENT: usize = 255;

fn write(text: &mut String, job: &Job) {
    let tag = &job.plan.tag;
    for family in ["ip", "ipv6"] {
        for menu in ["filter", "address-list"] {
            put(
                text,
                format_args!(
                    "/{family} firewall {menu} remove [find comment~\"^palette-{tag}:\"]\n"
                ),
            );
        }
    }
    for (family, is_v6) in [("ip", false), ("ipv6", true)] {
        let near = format!("palette-{tag}-near");
        let mut is_empty = true;
        for filtered in &job.openings {
            let opening = filtered.opening;
            if !reaches(&job.near, is_v6) || !reaches(&filtered.far, is_v6) {
                continue;
            }
            text.push('\n');
            if is_empty {
                push_list(text, family, tag, &near, &job.near, is_v6);
                is_empty = false;
            }
            header::above(text, "# ", opening);
            let far = job.name(filtered.number);
            push_list(text, family, tag, &far, &filtered.far, is_v6);
            let (near_side, far_side) = match opening.direction {
                Direction::Outbound => ("src", "dst"),
                Direction::Inbound => ("dst", "src"),
            };
            put(
                text,
                format_args!(
                    "/{family} firewall filter add chain=palette-{tag} action=accept connection-state=new protocol={} dst-port={}",
                    opening.protocol,
                    opening.ports.joined('-')
                ),
            );
            for (side, list, ends) in [
                (near_side, &near, &job.near),
                (far_side, &far, &filtered.far),
            ] {
                if !is_any(ends, is_v6) {
                    put(text, format_args!(" {side}-address-list={list}"));
                }
            }
            let ids = header::ids(opening, MAX_COMMENT);
            put(text, format_args!(" comment=\"palette-{tag}: {ids}\"\n"));
        }
        if !is_empty {
            let menu = format!("/{family} firewall filter");
            let first = format!("[{menu} find chain=forward dynamic=no]");
            let jump = format!(
                "{menu} add chain=forward action=jump jump-target=palette-{tag} comment=\"palette-{tag}: palette-ports\""
            );
            put(
                text,
                format_args!(
                    "\n:if ([:len {first}] > 0) do={{{jump} place-before=[:pick {first} 0]}} else={{{jump}}}\n"
                ),
            );
        }
    }
}

/// The addresses of one family at an end, as a list; none for anybody.
fn push_list(text: &mut String, family: &str, tag: &str, list: &str, ends: &Ends, is_v6: bool) {
    if is_any(ends, is_v6) {
        return;
    }
    let mut push = |address: &str| {
        put(
            text,
            format_args!(
                "/{family} firewall address-list add list={list} address={address} comment=\"palette-{tag}: palette-ports\"\n"
            ),
        );
    };
    for net in ends.nets.iter().flatten() {
        if net.is_v6 == is_v6 {
            push(&net.text);
        }
    }
    for host in &ends.hosts {
        push(host);
    }
}
