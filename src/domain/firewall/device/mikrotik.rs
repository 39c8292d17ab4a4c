//! MikroTik RouterOS 7, as a script.
//!
//! Our rules are in a chain of their own, which one rule on top of `forward` jumps to; it comes
//! last, so nothing is half open. All of it carries a comment that finds it again.

use super::{Member, Values, fill, members, way};
use crate::domain::firewall::format::{Format, Group, Names, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// MikroTik RouterOS.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "mikrotik",
    name: "MikroTik RouterOS",
    group: Group::Device,
    keywords: "routerboard chr rsc script firewall",
    file_name: "palette-ports.rsc",
    about: "MikroTik routers with RouterOS 7, by a script.",
    apply: "upload it, then /import file-name=FILE. Replies need a rule of yours that accepts established connections, as in the default configuration. Host names need /ip dns servers. A second run replaces the first.",
    undo: "run the remove lines at its top.",
    checked: "Read back rule by rule by FWShift, and held against community.routeros; never loaded into a device.",
    near: true,
    names: Names::Both,
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    let tag = &job.plan.tag;
    let near = format!("palette-{tag}-near");
    let families = [("ip", false), ("ipv6", true)];
    for (family, _) in families {
        put(
            text,
            format_args!(
                "/{family} firewall filter remove [find comment~\"^palette-{tag}:\"]\n/{family} firewall address-list remove [find comment~\"^palette-{tag}:\"]\n"
            ),
        );
    }
    for (family, is_v6) in families {
        let near_members = members(&job.near, Some(is_v6));
        let values = vec![("family", family.to_owned()), ("tag", tag.clone())];
        let mut is_empty = true;
        for filtered in &job.openings {
            let far_members = members(&filtered.far, Some(is_v6));
            if near_members.is_empty() || far_members.is_empty() {
                continue;
            }
            text.push('\n');
            if is_empty {
                push_list(text, &values, &near, &near_members);
                is_empty = false;
            }
            let far = job.name(filtered.number);
            let way = way(job, filtered, &near, &far);
            fill(text, "# <comment>\n", &way.values);
            push_list(text, &values, &far, &far_members);
            put(text, format_args!("/{family}"));
            fill(
                text,
                " firewall filter add chain=palette-<tag> action=accept connection-state=new protocol=<protocol> dst-port=<ports>",
                &way.values,
            );
            for (list, ends) in [
                (" src-address-list=<from>", way.source),
                (" dst-address-list=<to>", way.destination),
            ] {
                if members(ends, Some(is_v6))[0] != Member::Any {
                    fill(text, list, &way.values);
                }
            }
            fill(text, " comment=\"palette-<tag>: <ids>\"\n", &way.values);
        }
        if !is_empty {
            fill(
                text,
                "\n:if ([:len [/<family> firewall filter find chain=forward dynamic=no]] > 0) do={/<family> firewall filter add chain=forward action=jump jump-target=palette-<tag> comment=\"palette-<tag>: palette-ports\" place-before=[:pick [/<family> firewall filter find chain=forward dynamic=no] 0]} else={/<family> firewall filter add chain=forward action=jump jump-target=palette-<tag> comment=\"palette-<tag>: palette-ports\"}\n",
                &values,
            );
        }
    }
}

/// The addresses of one family at an end, as a list; none for anybody.
fn push_list(text: &mut String, values: &Values, list: &str, members: &[Member]) {
    for member in members {
        let address = match member {
            Member::Any => continue,
            Member::Net(net) => &net.text,
            Member::Host(host) => *host,
        };
        fill(text, "/<family> firewall address-list add ", values);
        put(text, format_args!("list={list} address={address}"));
        fill(text, " comment=\"palette-<tag>: palette-ports\"\n", values);
    }
}
