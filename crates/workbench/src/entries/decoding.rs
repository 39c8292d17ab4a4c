//! Entries from text: what the browser saved, and what the fragment of a link brings along.

use ports_core::dataset::Dataset;
use ports_network::entries::{self, UserEntries};

/// Reads entries from text that [`UserEntries::encode`] wrote. What cannot be used is named among their
/// notices.
pub fn decode(text: &str, dataset: &Dataset) -> UserEntries {
    ports_formats::entries::read(entries::decode(text), dataset)
}

/// The entries that the fragment of a link brings along; blank where it brings none.
pub fn decode_fragment(fragment: &str, dataset: &Dataset) -> UserEntries {
    let pairs = entries::decode_fragment(fragment);
    pairs.map_or_else(UserEntries::default, |pairs| {
        ports_formats::entries::read(pairs, dataset)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn other_fragments_and_damaged_ones_bring_nothing() {
        for fragment in [
            "",
            "pp-upgrade",
            "typed",
            "typed&",
            "typed%26name=x",
            "typed&=&&%00=%00",
        ] {
            let read = decode_fragment(fragment, ports_data::dataset());
            assert!(read.is_blank() && read.notices.is_empty(), "{fragment}");
        }
    }

    #[test]
    fn what_nobody_would_see_is_left_out() {
        let read = decode_fragment("typed&at-users=192.0.2.7%00", ports_data::dataset());
        assert_eq!(read.addresses[0].1, "192.0.2.7");
        let read = decode_fragment("typed&at-users=%E0%A4%A&%ff", ports_data::dataset());
        assert_eq!((read.addresses.len(), read.notices.len()), (1, 0));
    }

    proptest! {
        // A counterexample belongs into a test of its own, and not into a file beside this one.
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_fragment_panics(junk in ".{0,60}|[a-z/&=%0-9]{0,60}") {
            decode_fragment(&format!("typed&{junk}"), ports_data::dataset());
        }
    }
}
