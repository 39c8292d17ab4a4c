//! A site, as it is entered.

use ports_core::dataset::EndpointId;
use ports_core::text::excerpt;

use crate::digits;

/// The id of the role whose hosts are at the sites.
pub const SITE_ROLE: &str = "workload-cluster";

/// The id of the field for a site's proxy. It is no endpoint of the dataset: a connection through a
/// proxy is one to the endpoint behind it.
pub const PROXY: EndpointId = EndpointId::from_static("proxy");

/// The most sites of a plan.
pub const MAX_SITES: usize = 1000;

/// The highest number of a site: far more than there are sites, so that there is always a free one.
pub const MAX_SITE_NUMBER: u32 = 1_000_000;

/// The most clusters of a site: a larger number is a slip.
pub const MAX_CLUSTERS: u32 = 100_000;

/// A site, as it is entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Its lasting number, from 1: the names in its snippets hold it, so that removing one site does
    /// not rename the rules of another.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// The number of its clusters; empty for one.
    pub clusters: String,
    /// The port that its proxy listens on.
    pub proxy_port: String,
    /// Its own addresses of endpoints, and of its [proxy](PROXY).
    pub addresses: Vec<(EndpointId, String)>,
}

impl Site {
    /// A site without entries.
    pub fn numbered(number: u32) -> Self {
        Self {
            number,
            ..Self::default()
        }
    }

    /// Its name on one line, or its number where it has none.
    pub fn title(&self) -> String {
        let name = excerpt(&self.name, 60);
        if name.is_empty() {
            msg_fmt!(site_unnamed, number = self.number).to_string()
        } else {
            name
        }
    }

    /// The number of its clusters; none when the entry is not a number of them.
    pub fn clusters(&self) -> Option<u32> {
        match self.clusters.trim() {
            "" => Some(1),
            text => digits(text).filter(|clusters| (1..=MAX_CLUSTERS).contains(clusters)),
        }
    }

    /// The port of its proxy; none when the entry is not a port.
    pub fn port(&self) -> Option<u16> {
        digits(self.proxy_port.trim()).filter(|port| *port > 0)
    }

    /// The entry for an endpoint; empty when there is none.
    pub fn text(&self, endpoint: &EndpointId) -> &str {
        self.addresses
            .iter()
            .find(|(known, _)| known == endpoint)
            .map_or("", |(_, text)| text)
    }

    /// Sets the entry for an endpoint, in place of what was there.
    pub fn enter(&mut self, endpoint: EndpointId, text: String) {
        super::set(&mut self.addresses, endpoint, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_digits_only_and_is_one_that_can_be() {
        for (text, clusters, port) in [
            ("", Some(1), None),
            (" 12 ", Some(12), Some(12)),
            ("+12", None, None),
            ("0", None, None),
            ("65536", Some(65_536), None),
            ("100001", None, None),
        ] {
            let site = Site {
                clusters: text.to_owned(),
                proxy_port: text.to_owned(),
                ..Site::default()
            };
            assert_eq!((site.clusters(), site.port()), (clusters, port), "{text:?}");
        }
    }
}
