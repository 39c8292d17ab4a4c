//! Firewalls and routers between networks.

pub(super) mod cisco_asa;
pub(super) mod cisco_ios;
pub(super) mod fortios;
pub(super) mod juniper_srx;
pub(super) mod mikrotik;
pub(super) mod nsx_t;
mod objects;
pub(super) mod pan_os;

use super::context::{Ends, RenderContext, SupportedRule};
use super::template::{TemplateValues, expand};
use ports_core::dataset::Direction;
use ports_core::text::{joined, put};

/// How a device writes everybody, a network, and a host name: templates. A network has `<net>`,
/// which is without a length when it is one address, `<cidr>`, `<address>`, `<length>`, `<subnet>`
/// and `<wildcard>`; a host name `<host>` and its `<object>`.
type Kinds = [&'static str; 3];

/// Who is at an end, of one family or of both. A host name may have addresses of each; beside a
/// network of a whole family, the others of that family are left out.
fn members(ends: &Ends, family: Option<bool>, [any, network, name]: Kinds) -> Vec<String> {
    let is_v6 = family == Some(true);
    let filled = |template, lines, is_v6, is_many| {
        let mut text = String::new();
        expand(
            &mut text,
            template,
            &TemplateValues::of_end(lines, is_v6, is_many),
        );
        text
    };
    let anybody = vec![filled(any, String::new(), is_v6, false)];
    let Some(nets) = &ends.nets else {
        return anybody;
    };
    let mut members = Vec::new();
    for net in nets {
        if family.is_some_and(|is_v6| is_v6 != net.is_v6) {
            continue;
        }
        if net.length == 0 && family.is_some() {
            return anybody;
        }
        let (address, length) = (net.address(), net.length);
        let lines = format!(
            "net {}\ncidr {}\naddress {address}\nlength {length}\nsubnet {address} {}\nwildcard {address} {}\n",
            net.text,
            net.cidr(),
            net.mask(false),
            net.mask(true)
        );
        members.push(filled(network, lines, net.is_v6, !net.is_alone()));
    }
    for host in &ends.hosts {
        let lines = format!("host {host}\nobject {}\n", objects::host(host, is_v6));
        members.push(filled(name, lines, is_v6, false));
    }
    members
}

/// Where an opening's connections come from, and where they go to.
fn sides<'a>(job: &'a RenderContext, filtered: &'a SupportedRule) -> [&'a Ends<'a>; 2] {
    match filtered.opening.direction {
        Direction::Inbound => [&filtered.far, &job.near],
        Direction::Outbound => [&job.near, &filtered.far],
    }
}

/// Has `<sources>` and `<destinations>` stand for all members at the ends of a rule, with `between`
/// them; says whether there are any at both.
fn set_ends(
    values: &mut TemplateValues,
    ends: [&Ends; 2],
    family: Option<bool>,
    kinds: Kinds,
    between: &str,
) -> bool {
    values.more.clear();
    let mut is_both = true;
    for (name, ends) in [("sources", ends[0]), ("destinations", ends[1])] {
        let members = joined(&members(ends, family, kinds), between, between);
        is_both &= !members.is_empty();
        put(&mut values.more, format_args!("{name} {members}\n"));
    }
    is_both
}

/// What some devices take: commands for every object and service, and for each opening.
struct Script {
    objects: Kinds,
    service: &'static str,
    /// The most bytes of `<ids>` and `<description>`.
    max: usize,
    ahead: &'static str,
    /// For each member at both ends of a rule, so that no line is too long: `<side>` is `source`
    /// or `destination`, and `<member>` is named as `names` says.
    end: &'static str,
    names: Kinds,
    behind: &'static str,
}

impl Script {
    fn push(&self, text: &mut String, job: &RenderContext) {
        objects::push_all(text, job, None, self.objects);
        objects::push_services(text, job, self.service);
        for filtered in &job.openings {
            let mut values = TemplateValues::of(job, filtered, self.max);
            expand(text, self.ahead, &values);
            let [source, destination] = sides(job, filtered);
            for (side, ends) in [("source", source), ("destination", destination)] {
                for member in members(ends, None, self.names) {
                    values.more = format!("side {side}\nmember {member}\n");
                    expand(text, self.end, &values);
                }
            }
            expand(text, self.behind, &values);
        }
    }
}

/// Cisco's ` eq 443` or ` range 30000 32767`.
const PORTS: &str = " <eq~range> <first><~ ><~$last>";
