//! One field: a list of entries.

use std::fmt;

use ports_core::text::excerpt;

use super::address::{Address, covers};
use super::entry;

/// The most entries that one field takes; a longer list belongs into a file.
pub const MAX_ENTRIES: usize = 1000;

/// An entry that is not an address, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryError {
    /// The entry's place in the field, counted from 1.
    pub position: usize,
    /// The entry, made safe to repeat.
    pub entry: String,
    /// Why it is refused, and what would be right.
    pub reason: String,
}

impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_fmt(msg_fmt!(
            address_wrong,
            position = self.position,
            entry = self.entry,
            reason = self.reason
        ))
    }
}

/// A field, parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedAddresses {
    /// The valid entries in the order of the field, each once.
    pub addresses: Vec<Address>,
    /// The invalid ones.
    pub errors: Vec<EntryError>,
    /// How many valid entries were left out because another says the same or more.
    pub redundant: usize,
    /// How many comments were left out.
    pub comments: usize,
}

impl ParsedAddresses {
    /// Parses entries separated by commas, semicolons or white space; `#` starts a comment that
    /// goes to the end of its line.
    ///
    /// ```
    /// use ports_network::addresses::ParsedAddresses;
    /// let parsed = ParsedAddresses::parse("192.0.2.1, 2001:db8::/32\n300.1.1.1 # a slip");
    /// assert_eq!(parsed.addresses.len(), 2);
    /// assert_eq!(parsed.errors[0].position, 3);
    /// ```
    pub fn parse(text: &str) -> Self {
        let mut parsed = Self {
            comments: text.split('\n').filter(|line| line.contains('#')).count(),
            ..Self::default()
        };
        for (position, entry) in (1..).zip(entries(text)) {
            let is_over = position > MAX_ENTRIES;
            let result = if is_over {
                Err(msg_fmt!(address_too_many, most = MAX_ENTRIES).to_string())
            } else {
                entry::parse(entry)
            };
            match result {
                Ok(address) => parsed.add(address),
                Err(reason) => parsed.errors.push(EntryError {
                    position,
                    entry: excerpt(entry, 60),
                    reason,
                }),
            }
            if is_over {
                break;
            }
        }
        parsed
    }

    /// Leaves out duplicates and networks inside other ones: some packet filters refuse them, and
    /// they change nothing. Neighbours are not merged, so that every line is one that was entered.
    fn add(&mut self, address: Address) {
        if self.addresses.iter().any(|known| covers(known, &address)) {
            self.redundant += 1;
            return;
        }
        let before = self.addresses.len();
        self.addresses.retain(|known| !covers(&address, known));
        self.redundant += before - self.addresses.len();
        self.addresses.push(address);
    }

    /// Several fields as if they had been entered in one: in that order, without what another entry
    /// covers.
    pub fn joined(fields: &[&Self]) -> Self {
        let addresses = fields.iter().flat_map(|field| &field.addresses);
        let mut sorted: Vec<(&Address, usize)> = addresses.zip(0..).collect();
        // Networks are nested or apart: in the order of their first addresses, a network comes
        // after every one that covers it, and the last one kept is the one to compare with.
        sorted.sort_unstable();
        sorted.dedup_by(|(address, _), (kept, _)| covers(kept, address));
        sorted.sort_unstable_by_key(|(_, place)| *place);
        Self {
            addresses: sorted
                .into_iter()
                .map(|(address, _)| address.clone())
                .collect(),
            errors: fields
                .iter()
                .flat_map(|field| field.errors.clone())
                .collect(),
            ..Self::default()
        }
    }

    /// Whether the field held nothing but white space and comments.
    pub fn is_blank(&self) -> bool {
        self.addresses.is_empty() && self.errors.is_empty()
    }
}

/// The entries of a field, without the comments.
fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .filter_map(|line| line.split('#').next())
        .flat_map(|line| line.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')))
        .filter(|entry| !entry.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
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
        assert!(ParsedAddresses::parse(" \n# nothing\n").is_blank());
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
    fn entries_beyond_the_limit_are_one_error() {
        let parsed = ParsedAddresses::parse(&"192.0.2.1 ".repeat(MAX_ENTRIES + 5));
        assert_eq!((parsed.addresses.len(), parsed.errors.len()), (1, 1));
        assert_eq!(parsed.errors[0].position, MAX_ENTRIES + 1);
    }

    #[test]
    fn all_of_ipv4_and_all_of_ipv6_can_be_written() {
        assert_eq!(shown("0.0.0.0/0 ::/0"), ["0.0.0.0/0", "::/0"]);
    }

    proptest! {
        #[test]
        fn no_text_panics_and_what_is_read_parses_back_to_itself(text in "([0-9a-f:./,# \n*%-]|[^\\x00]){0,60}") {
            let parsed = ParsedAddresses::parse(&text);
            let shown: Vec<String> = parsed.addresses.iter().map(Address::to_string).collect();
            let again = ParsedAddresses::parse(&shown.join("\n"));
            prop_assert_eq!(again.addresses, parsed.addresses);
            prop_assert!(again.errors.is_empty());
        }

        #[test]
        fn several_fields_together_are_one_field(fields in prop::collection::vec("((10\\.[01]\\.[0-2]\\.0/(24|25|26|32)|10\\.0\\.0\\.0/(8|9|15|16)|2001:db8::/(32|48|128)|2001:db8::[0-3]|[ab]|x) ){0,6}", 0..6)) {
            let parsed: Vec<ParsedAddresses> = fields.iter().map(|field| ParsedAddresses::parse(field)).collect();
            let parsed: Vec<&ParsedAddresses> = parsed.iter().collect();
            let joined = ParsedAddresses::joined(&parsed);
            let one = ParsedAddresses::parse(&fields.join(" "));
            prop_assert_eq!(joined.addresses, one.addresses);
            prop_assert_eq!(joined.errors.len(), one.errors.len());
        }

        #[test]
        fn an_address_in_its_canonical_form_is_read_as_itself(address: Ipv4Addr, length in 1u8..=32) {
            let net = Ipv4Net::new(address, length).map_err(|error| TestCaseError::reject(error.to_string()))?.trunc();
            prop_assume!(!net.addr().is_loopback() && !net.addr().is_multicast() && !net.addr().is_unspecified() && net.addr() != Ipv4Addr::BROADCAST);
            let parsed = ParsedAddresses::parse(&net.to_string());
            prop_assert_eq!(parsed.addresses, vec![Address::Network(net.into())]);
        }

        #[test]
        fn leaving_out_what_is_covered_keeps_every_address(nets in prop::collection::vec((any::<u32>(), 4u8..=32), 1..12), probe: u32) {
            let nets: Vec<Ipv4Net> = nets.into_iter().filter_map(|(bits, length)| Ipv4Net::new(Ipv4Addr::from(bits), length).ok()).map(|net| net.trunc()).collect();
            let mut kept = ParsedAddresses::default();
            nets.iter().for_each(|net| kept.add(Address::Network((*net).into())));
            let kept = kept.addresses;
            // A probe inside one of the networks half of the time, anywhere otherwise.
            let probe = Ipv4Addr::from(if probe % 2 == 0 { u32::from(nets[0].addr()) | (probe & u32::from(nets[0].hostmask())) } else { probe });
            let before = nets.iter().any(|net| net.contains(&probe));
            let after = kept.iter().any(|address| matches!(address, Address::Network(IpNet::V4(net)) if net.contains(&probe)));
            prop_assert_eq!(before, after);
        }
    }
}
