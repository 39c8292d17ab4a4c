//! One field: a list of entries.

use ports_core::text::excerpt;

use super::address::{Address, covers};
use super::problem::{EntryError, Problem, Reading};
use super::reading::{Read, entries};
use super::split::words;

/// The most entries that one field takes, and the most networks that they may be; a longer list
/// belongs into a file.
pub const MAX_ENTRIES: usize = 1000;

/// How much of an entry is repeated, in characters.
const MAX_REPEATED: usize = 60;

/// A field, parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedAddresses {
    /// The valid entries in the order of the field, each once.
    pub addresses: Vec<Address>,
    /// The invalid ones.
    pub errors: Vec<EntryError>,
    /// The valid ones that are read as something that is not written there.
    pub readings: Vec<Reading>,
    /// How many valid entries were left out because another says the same or more.
    pub redundant: usize,
    /// How many comments were left out.
    pub comments: usize,
}

impl ParsedAddresses {
    /// Parses entries separated by commas, semicolons or white space; `#` at the beginning of a word
    /// starts a comment that goes to the end of its line. A field with comments and no entry allows no
    /// address: an address that is commented out is taken back, and not opened to any.
    ///
    /// ```
    /// use ports_network::addresses::ParsedAddresses;
    /// let parsed = ParsedAddresses::parse("192.0.2.1, 2001:db8::/32\n300.1.1.1 # a slip");
    /// assert_eq!(parsed.addresses.len(), 2);
    /// assert_eq!(parsed.errors[0].position, 3);
    /// let range = ParsedAddresses::parse("192.0.2.6-9");
    /// assert_eq!(range.readings[0].to_string(), "Entry 1, “192.0.2.6-9”: read as 192.0.2.6/31 and 192.0.2.8/31.");
    /// ```
    pub fn parse(text: &str) -> Self {
        let mut parsed = Self::parse_own(text);
        let has_text = text.chars().any(|c| !c.is_whitespace());
        if has_text && parsed.is_blank() {
            parsed.refuse(1, text, Problem::NoEntry);
        }
        parsed
    }

    /// Parses a field that another one stands behind, as a site's: one without an entry is left to
    /// that, also when it has comments.
    pub fn parse_own(text: &str) -> Self {
        let (words, comments) = words(text);
        let mut parsed = Self {
            comments,
            ..Self::default()
        };
        let mut added: Vec<Address> = Vec::new();
        for (position, entry) in (1..).zip(entries(&words)) {
            let (first, last) = (words[entry.words.start], words[entry.words.end - 1]);
            let shown = &text[first.start..last.end()];
            parsed.take(position, shown, entry.result, &mut added);
            if position > MAX_ENTRIES {
                break;
            }
        }
        let before = added.len();
        parsed.addresses = without_covered(added.iter());
        parsed.redundant = before - parsed.addresses.len();
        parsed
    }

    /// Takes an entry over, as far as there is room.
    fn take(
        &mut self,
        position: usize,
        entry: &str,
        result: Result<Read, Problem>,
        added: &mut Vec<Address>,
    ) {
        let room = MAX_ENTRIES.saturating_sub(added.len());
        match result {
            _ if position > MAX_ENTRIES => self.refuse(position, entry, Problem::TooMany),
            Ok(read) if read.addresses.len() > room => {
                self.refuse(position, entry, Problem::TooMany);
            }
            Ok(read) => {
                added.extend_from_slice(&read.addresses);
                if read.is_told {
                    self.readings.push(Reading {
                        position,
                        entry: excerpt(entry, MAX_REPEATED),
                        addresses: read.addresses,
                    });
                }
            }
            Err(problem) => self.refuse(position, entry, problem),
        }
    }

    fn refuse(&mut self, position: usize, entry: &str, problem: Problem) {
        self.errors.push(EntryError {
            position,
            entry: excerpt(entry, MAX_REPEATED),
            problem,
        });
    }

    /// Several fields as if they had been entered in one: in that order, without what another entry
    /// covers.
    pub fn joined(fields: &[&Self]) -> Self {
        Self {
            addresses: without_covered(fields.iter().flat_map(|field| &field.addresses)),
            errors: fields
                .iter()
                .flat_map(|field| field.errors.clone())
                .collect(),
            ..Self::default()
        }
    }

    /// Whether the field held nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.addresses.is_empty() && self.errors.is_empty()
    }
}

/// The addresses in their order, without duplicates and networks inside other ones: some packet
/// filters refuse them, and they change nothing. Neighbours are not merged, so that every line is one
/// that was entered.
fn without_covered<'a>(addresses: impl Iterator<Item = &'a Address>) -> Vec<Address> {
    let mut sorted: Vec<(&Address, usize)> = addresses.zip(0..).collect();
    // Networks are nested or apart: in the order of their first addresses, a network comes after
    // every one that covers it, and the last one kept is the one to compare with.
    sorted.sort_unstable();
    sorted.dedup_by(|(address, _), (kept, _)| covers(kept, address));
    sorted.sort_unstable_by_key(|(_, place)| *place);
    sorted
        .into_iter()
        .map(|(address, _)| address.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::addresses::entry;
    use ipnet::{IpNet, Ipv4Net};
    use proptest::prelude::*;
    use std::net::Ipv4Addr;

    fn shown(text: &str) -> Vec<String> {
        let parsed = ParsedAddresses::parse(text);
        assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
        parsed.addresses.iter().map(Address::to_string).collect()
    }

    #[test]
    fn pasted_lists_are_read_with_comments_and_any_separator() {
        let list = "192.0.2.1; 198.51.100.0/24\n# our registries\n2001:db8::1,\t2001:DB8:1::/48 # Berlin\nRegistry.Example.com.";
        assert_eq!(
            shown(list),
            [
                "192.0.2.1",
                "198.51.100.0/24",
                "2001:db8::1",
                "2001:db8:1::/48",
                "registry.example.com"
            ]
        );
        assert_eq!(ParsedAddresses::parse(list).comments, 2);
        assert!(ParsedAddresses::parse(" \n\t").is_blank());
    }

    #[test]
    fn what_another_entry_covers_is_left_out_and_counted() {
        let parsed = ParsedAddresses::parse("192.0.2.0/24 192.0.2.7 192.0.2.0/24 192.0.3.0/24");
        assert_eq!(parsed.addresses.len(), 2);
        assert_eq!(parsed.redundant, 2);
    }

    #[test]
    fn a_wrong_entry_is_named_with_its_position_and_costs_no_other() {
        let parsed = ParsedAddresses::parse("192.0.2.1 192.0.2.256 192.0.2.2");
        assert_eq!(parsed.addresses.len(), 2);
        let message = parsed.errors[0].to_string();
        assert!(
            message.contains("four numbers from 0 to 255") && message.starts_with("Entry 2, "),
            "{message}"
        );
    }

    #[test]
    fn a_field_with_comments_alone_allows_no_address_and_says_so() {
        for text in ["# 192.0.2.1 retired", "#1 192.0.2.10\n#2 192.0.2.11", "; ,"] {
            let parsed = ParsedAddresses::parse(text);
            assert!(parsed.addresses.is_empty() && !parsed.is_blank(), "{text}");
            let said = parsed.errors[0].to_string();
            assert!(
                said.contains("no address is allowed; to allow any, empty the field"),
                "{said}"
            );
            assert!(ParsedAddresses::parse_own(text).is_blank(), "{text}");
        }
    }

    #[test]
    fn a_range_counts_as_its_networks_and_has_room_as_a_whole_or_not_at_all() {
        let full = "192.0.2.1 ".repeat(MAX_ENTRIES - 3) + "198.51.100.1-6 198.51.100.9";
        let parsed = ParsedAddresses::parse(&full);
        assert_eq!(parsed.errors.len(), 1, "{:?}", parsed.errors);
        assert_eq!(parsed.errors[0].problem, Problem::TooMany);
        assert_eq!(parsed.addresses.len(), 2);
    }

    #[test]
    fn entries_beyond_the_limit_are_one_error() {
        let parsed = ParsedAddresses::parse(&"192.0.2.1 ".repeat(MAX_ENTRIES + 5));
        assert_eq!((parsed.addresses.len(), parsed.errors.len()), (1, 1));
        assert_eq!(parsed.errors[0].position, MAX_ENTRIES + 1);
    }

    #[test]
    fn all_of_ipv4_and_all_of_ipv6_can_be_written() {
        assert_eq!(shown("0.0.0.0/0 ::/0"), ["0.0.0.0/0", "::/0"]);
    }

    /// Addresses as they have to be entered: a name without a dot has its full stop.
    fn written(addresses: &[Address]) -> String {
        let entry = |address: &Address| match address {
            Address::Host(name) if !name.contains('.') => format!("{name}."),
            address => address.to_string(),
        };
        let entries: Vec<String> = addresses.iter().map(entry).collect();
        entries.join("\n")
    }

    proptest! {
        #[test]
        fn no_text_panics_and_what_is_read_parses_back_to_itself(text in "([0-9a-f:./,# \n*%-]|[^\\x00]){0,60}") {
            let parsed = ParsedAddresses::parse(&text);
            let again = ParsedAddresses::parse(&written(&parsed.addresses));
            prop_assert_eq!(again.addresses, parsed.addresses);
            prop_assert!(again.errors.is_empty());
        }

        #[test]
        fn what_is_excepted_is_never_opened(
            network in "10\\.0\\.0\\.0/(8|9|16|24)|10\\.0\\.0\\.0 255\\.255\\.0\\.0|10\\.0\\.0\\.0-99",
            words in "(except|EXCEPT|excluding|but not|other than|minus|without|!|sauf|\\(not|ausgenommen|save|apart from|bar)",
            between in "( |, |\t)",
            around in prop::collection::vec("10\\.0\\.0\\.[0-9]|192\\.0\\.2\\.0/24|10\\.0\\.0\\.0/8", 0..3),
            last in 0u8..10, is_behind: bool,
        ) {
            let excepted = Ipv4Addr::new(10, 0, 0, last);
            let mut lines = vec![format!("{network}{between}{words} {excepted}")];
            lines.splice(if is_behind { 1..1 } else { 0..0 }, around);
            let parsed = ParsedAddresses::parse(&lines.join("\n"));
            let has = |address: &Address| matches!(address, Address::Network(IpNet::V4(net)) if net.contains(&excepted));
            let is_foreign = ["sauf", "bar"].contains(&&*words);
            // A word that is not known says so for its line alone.
            prop_assert!(is_foreign || !parsed.addresses.iter().any(has), "{:?}", parsed.addresses);
            prop_assert!(!parsed.errors.is_empty());
        }

        #[test]
        fn several_fields_together_are_one_field(fields in prop::collection::vec("((10\\.[01]\\.[0-2]\\.0/(24|25|26|32)|10\\.0\\.0\\.0/(8|9|15|16)|2001:db8::/(32|48|128)|2001:db8::[0-3]|[ab]\\.example|300\\.1\\.1\\.1) ){0,6}", 0..6)) {
            let parsed: Vec<ParsedAddresses> = fields.iter().map(|field| ParsedAddresses::parse(field)).collect();
            let parsed: Vec<&ParsedAddresses> = parsed.iter().collect();
            let joined = ParsedAddresses::joined(&parsed);
            let one = ParsedAddresses::parse(&fields.join("\n"));
            prop_assert_eq!(joined.addresses, one.addresses);
            prop_assert_eq!(joined.errors.len(), one.errors.len());
        }

        #[test]
        fn an_address_in_its_canonical_form_is_read_as_itself(address: Ipv4Addr, length in 1u8..=32) {
            let net = Ipv4Net::new(address, length).map_err(|error| TestCaseError::reject(error.to_string()))?.trunc();
            prop_assume!(entry::reachable(net.into()).is_ok());
            let parsed = ParsedAddresses::parse(&net.to_string());
            prop_assert_eq!(parsed.addresses, vec![Address::Network(net.into())]);
        }

        #[test]
        fn leaving_out_what_is_covered_keeps_every_address(nets in prop::collection::vec((any::<u32>(), 4u8..=32), 1..12), probe: u32) {
            let nets: Vec<Ipv4Net> = nets.into_iter().filter_map(|(bits, length)| Ipv4Net::new(Ipv4Addr::from(bits), length).ok()).map(|net| net.trunc()).collect();
            let all: Vec<Address> = nets.iter().map(|net| Address::Network((*net).into())).collect();
            let kept = without_covered(all.iter());
            // A probe inside one of the networks half of the time, anywhere otherwise.
            let probe = Ipv4Addr::from(if probe % 2 == 0 { u32::from(nets[0].addr()) | (probe & u32::from(nets[0].hostmask())) } else { probe });
            let before = nets.iter().any(|net| net.contains(&probe));
            let after = kept.iter().any(|address| matches!(address, Address::Network(IpNet::V4(net)) if net.contains(&probe)));
            prop_assert_eq!(before, after);
        }
    }
}
