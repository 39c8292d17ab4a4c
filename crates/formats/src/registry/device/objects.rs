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
/// which tells the objects of its families apart. It is cut where it is too long for a name, which
/// has 63 bytes on the tightest device.
pub(super) fn host_object(name: &str, suffix: &str) -> String {
    if name.len() <= 52 {
        format!("palette-{name}{suffix}")
    } else {
        format!("palette-{}-{}{suffix}", cut(name, 40), digest(name))
    }
}

/// A number for a text, most likely no other text's: FNV-1a.
pub(super) fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |digest, byte| {
        (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_long_hosts_are_short_and_differ() {
        let long = "a".repeat(60);
        let names = [".b", ".c"].map(|end| host_object(&format!("{long}{end}"), "-v6"));
        assert_ne!(names[0], names[1]);
        assert!(names[0].len() <= 63 && host_object(&"a".repeat(52), "-v6").len() <= 63);
    }
}
