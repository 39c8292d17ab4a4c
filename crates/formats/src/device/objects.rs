//! Names of objects on devices that keep addresses and services apart from their rules.
//!
//! A name says what the object holds: two snippets that share an object agree on it, and loading
//! one of them again changes nothing that a rule of the reader's may use by now.

use super::{Kinds, members};
use crate::context::RenderContext;
use crate::template::{TemplateValues, expand};
use ports_core::text::{cut, push_once};

/// How many rules an earlier snippet is taken to have had at most: what is beyond this one's own
/// is deleted, so that nothing stays open that is no longer asked for.
pub(super) const EARLIER: usize = 20;

/// Fills a template for each port and protocol, once: `palette-<protocol>-<ports>` is its name.
pub(super) fn push_services(text: &mut String, job: &RenderContext, template: &str) {
    let mut known = Vec::new();
    for filtered in &job.openings {
        let opening = filtered.opening;
        let key = (opening.protocol, opening.ports);
        if !known.contains(&key) {
            known.push(key);
            expand(text, template, &TemplateValues::of(job, filtered, 0));
        }
    }
}

/// Appends everybody at either end, of one family or of both, once.
pub(super) fn push_all(text: &mut String, job: &RenderContext, family: Option<bool>, kinds: Kinds) {
    let mut all = members(&job.near, family, kinds);
    for filtered in &job.openings {
        for member in members(&filtered.far, family, kinds) {
            push_once(&mut all, member);
        }
    }
    for member in all {
        text.push_str(&member);
    }
}

/// A host name: `palette-registry.example.com`, with `-v6` behind it for its IPv6 addresses where
/// these are an object of their own. It is cut where it is too long for a name, which has 63 bytes
/// in the tightest of places.
pub(super) fn host(host: &str, is_v6: bool) -> String {
    let suffix = if is_v6 { "-v6" } else { "" };
    if host.len() <= 52 {
        format!("palette-{host}{suffix}")
    } else {
        format!("palette-{}-{}{suffix}", cut(host, 40), digest(host))
    }
}

/// A number for a text, most likely no other text's.
pub(super) fn digest(text: &str) -> u32 {
    let mut digest = 0x811C_9DC5_u32;
    for byte in text.bytes() {
        digest = (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_long_hosts_are_short_and_differ() {
        let long = "a".repeat(60);
        let names = [".b", ".c"].map(|end| host(&format!("{long}{end}"), true));
        assert_ne!(names[0], names[1]);
        assert!(names[0].len() <= 63 && host(&"a".repeat(52), true).len() <= 63);
    }
}
