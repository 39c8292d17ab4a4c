//! Rules of one address family each, as Azure and Google want them.

use crate::domain::dataset::Direction;
use crate::domain::firewall::job::{Job, Net};
use crate::domain::firewall::plan::Opening;
use crate::domain::ip::Ip;

/// A rule in the making.
pub(super) struct Rule<'a> {
    /// The opening behind it, for its port and its comment.
    pub opening: &'a Opening<'a>,
    /// Its name, which no rule of the other direction or family ever has: a rule can then be
    /// changed in place. At most 48 bytes.
    pub name: String,
    /// Its place: the opening's, twice, for the two families. It depends on the name alone.
    pub place: usize,
    /// Whether it is the first rule of its opening.
    pub is_first: bool,
    /// The far ends, as networks with their lengths.
    pub far: Vec<String>,
}

impl Rule<'_> {
    /// Whether connections come in.
    pub fn is_inbound(&self) -> bool {
        self.opening.direction == Direction::Inbound
    }
}

/// The rules of a job. `any` is what stands for anybody: one word for both families, or one each.
pub(super) fn rules<'a>(job: &Job<'a>, any: &[&str]) -> Vec<Rule<'a>> {
    let mut rules = Vec::new();
    for filtered in &job.openings {
        let opening = filtered.opening;
        let mut is_first = true;
        for (index, suffix) in ["", "-ipv6"].into_iter().enumerate() {
            let mut far = Vec::new();
            match &filtered.far.nets {
                None => {
                    if let Some(word) = any.get(index) {
                        far.push((*word).to_owned());
                    }
                }
                Some(nets) => {
                    for net in nets {
                        if usize::from(net.is_v6) == index && !is_inside(net, nets) {
                            far.push(net.cidr());
                        }
                    }
                }
            }
            if far.is_empty() {
                continue;
            }
            let way = match opening.direction {
                Direction::Inbound => "in",
                Direction::Outbound => "out",
            };
            rules.push(Rule {
                opening,
                name: format!("{}-{way}{suffix}", job.name(filtered.number)),
                place: 2 * (filtered.number - 1) + index,
                is_first,
                far,
            });
            is_first = false;
        }
    }
    rules
}

/// Whether a wider network among `nets` has all of `net`: Azure refuses a rule that names both
/// (`OverlappingSubnetsNotPermittedInSecurityRule`).
fn is_inside(net: &Net, nets: &[Net]) -> bool {
    let Some(ip) = Ip::parse(net.address()) else {
        return false;
    };
    nets.iter().any(|wide| {
        wide.is_v6 == net.is_v6
            && wide.length < net.length
            && Ip::parse(wide.address()) == Some(ip.start(wide.length))
    })
}

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
