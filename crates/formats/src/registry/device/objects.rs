//! Names of objects on devices that keep addresses and services apart from their rules.
//!
//! A name says what the object holds: two snippets that share an object agree on it, and loading
//! one of them again changes nothing that a rule of the reader's may use by now.

use ports_core::text::cut;

use crate::context::{RenderContext, SupportedRule};

/// How many rules an earlier snippet is taken to have had at most: those beyond this one's own are
/// deleted, so that nothing stays open that is no longer wanted.
pub(super) const EARLIER: usize = 20;

/// The name of the object for a rule's protocol and ports: `palette-tcp-443`.
pub(super) fn service_name(rule: &SupportedRule) -> String {
    format!("palette-{}-{}", rule.protocol, rule.ports)
}

/// A rule for each protocol and range of ports: those that need an object.
pub(super) fn services<'b, 'a>(context: &'b RenderContext<'a>) -> Vec<&'b SupportedRule<'a>> {
    let mut services: Vec<&SupportedRule> = Vec::new();
    for rule in &context.rules {
        let is_same =
            |other: &&SupportedRule| (other.protocol, other.ports) == (rule.protocol, rule.ports);
        if !services.iter().any(is_same) {
            services.push(rule);
        }
    }
    services
}

/// The name of the object for a host name: `palette-registry.example.com`, followed by `suffix`,
/// which tells the objects of its families apart and begins with [`MARK`].
///
/// It is cut where it is too long for a name, which has 63 bytes on the tightest device. No host has a
/// `_` in its name, so neither a suffix nor a cut name is ever another host's.
pub(super) fn host_object(name: &str, suffix: &str) -> String {
    if name.len() <= 52 {
        format!("palette-{name}{suffix}")
    } else {
        let (start, digest) = (cut(name, 34), long_digest(name));
        format!("palette-{start}{MARK}{digest:016x}{suffix}")
    }
}

/// What no host name holds.
const MARK: char = '_';

/// What the name of a host's object ends with where IPv6 has objects of its own.
pub(super) const V6_SUFFIX: &str = "_v6";

/// A number for a text, seldom another text's: FNV-1a.
pub(super) fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |digest, byte| {
        (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// The same in 64 bits.
fn long_digest(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_network::addresses::ParsedAddresses;

    #[test]
    fn names_of_long_hosts_are_short_and_differ() {
        let long = "a".repeat(60);
        let names = [".b", ".c"].map(|end| host_object(&format!("{long}{end}"), V6_SUFFIX));
        assert_ne!(names[0], names[1]);
        assert!(names[0].len() <= 63 && host_object(&"a".repeat(52), V6_SUFFIX).len() <= 63);
    }

    #[test]
    fn no_two_objects_share_a_name_whatever_hosts_are_called() {
        let long = "a".repeat(60);
        let mut hosts = vec![
            "db".to_owned(),
            "db-v6".to_owned(),
            "db-v6-v6".to_owned(),
            "v6-db".to_owned(),
            "db.v6".to_owned(),
            "db6".to_owned(),
            long.clone(),
            format!("{long}-v6"),
        ];
        // A host that is called what a long one is cut to.
        let cut = host_object(&long, "").replace(MARK, "-");
        hosts.push(cut.trim_start_matches("palette-").to_owned());
        let names = hosts
            .iter()
            .flat_map(|host| ["", V6_SUFFIX].map(|suffix| host_object(host, suffix)));
        let mut names: Vec<String> = names.collect();
        names.sort();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    /// The reason why neither a suffix nor a cut name can be another host's.
    #[test]
    fn no_host_name_holds_what_marks_a_suffix() {
        assert!(V6_SUFFIX.starts_with(MARK));
        for text in ["db_v6", "db_v6.example.com", "a_b", "db.example.com_v6"] {
            let hosts = ParsedAddresses::parse(text).addresses.len();
            assert_eq!(hosts, 0, "{text}");
        }
    }
}
