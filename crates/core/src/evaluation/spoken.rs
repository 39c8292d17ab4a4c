//! The protocols that the sides of the product speak.

use crate::dataset::Dataset;
use crate::release::Release;

/// The protocols that the sides of the product speak at `release`, each like `gRPC (tcp/443)`.
pub fn spoken(dataset: &Dataset, release: &Release) -> Vec<String> {
    dataset
        .transports
        .iter()
        .filter(|transport| transport.range().contains(release))
        .map(|transport| {
            msg_fmt!(
                spoken_protocol,
                name = transport.name,
                protocol = transport.protocol,
                port = transport.port
            )
            .to_string()
        })
        .collect()
}
